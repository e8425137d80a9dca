//! Allocation snapshots: what each named stage of a room asks of the allocator, kept in a file.
//!
//! A room gathers its stages in a [`Snapshot`] and holds them against `bench/allocations/ROOM.toml`.
//! One allocation more than recorded fails, and so does one less: a snapshot that is too generous
//! would hide the next growth. `LARDER_RECORD=1` in the environment writes the file anew.

mod compare;
mod file;
mod stage;

pub use compare::{Change, Difference, SnapshotReport};
pub use stage::{Phase, Snapshot, Stage, is_recording};

//! Keeps memory within reach: pools, arenas, interning, columns, copy-on-write and big buffers,
//! each bounded, each counted exactly, all under one budget.
//!
//! This crate never reads a clock, never sets the global allocator, and never frees what a caller
//! still holds. It imports nothing else of Larder.

// What the derive writes names this crate, in our own tests too.
#[cfg(test)]
extern crate self as larder_memory;

pub mod arena;
mod budget;
pub mod buffer;
pub mod cast;
pub mod cold;
pub mod columns;
mod config;
pub mod cow;
mod error;
mod fallible;
pub mod intern;
pub mod map;
mod metrics;
mod panics;
pub mod pool;
pub mod prefetch;
mod stats;
mod sync;
pub mod sys;
mod thread;

pub use budget::{Budget, Pressure, PressureListener, Reservation};
pub use config::{KEYS, Key, KeyType, MemoryConfig};
pub use error::{ErrorKind, MemoryError};
pub use metrics::{MemoryMetrics, Part, PartStats, Sample, SampleKind};
pub use stats::{
    ArenaStats, BudgetStats, BufferStats, CacheStats, ColdStats, InternStats, PoolStats,
};

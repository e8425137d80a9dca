//! The memory layer of Larder beside its rivals.
//!
//! A case is a piece of work; a side is a way of doing it. The same sides run in two ways:
//! - one side in a process of its own, asked turn by turn over the line protocol of
//!   `peers/README.md` (`larder-peers-line`);
//! - all sides in one process, in turn (module [`together`]), as the targets of the memory layer
//!   ask: one allocator, one heap, one core.
//!
//! The allocator under everything is chosen when this is built: the system's, or the features
//! `jemalloc` or `mimalloc`.
//!
//! Every turn gives an answer that follows from the number of operations alone, and that a side
//! which does not do the work cannot give.

pub mod case;
mod corpus;
mod definition;
mod pin;
pub mod side;
pub mod start;
mod together;

pub use larder_peers_line::Trouble;

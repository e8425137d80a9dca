//! Where trees lie.

use larder_memory::arena::{Arena, ArenaOptions};
use larder_memory::{ArenaStats, MemoryError};

/// The arena of trees. What is parsed into it stays until [`AstArena::reset`], which the compiler
/// refuses while a tree still borrows from it.
///
/// The first source finds out how much is needed; from the second one of its size on nothing is asked
/// of the allocator.
#[derive(Debug)]
pub struct AstArena {
    pub(crate) arena: Arena,
}

/// Bytes of the first chunk: the tree of a module of a few thousand bytes.
const FIRST_BYTES: usize = 64 << 10;

impl AstArena {
    /// An empty arena.
    ///
    /// # Panics
    /// When the allocator has no memory for the first chunk; [`AstArena::with_options`] returns an
    /// error instead.
    pub fn new() -> Self {
        match Self::with_options(Self::options()) {
            Ok(arena) => arena,
            Err(error) => panic!("no arena for trees can be made: {error}"),
        }
    }

    pub(crate) fn options() -> ArenaOptions {
        ArenaOptions { first_bytes: FIRST_BYTES, ..ArenaOptions::default() }
    }

    /// An arena with bounds of its own: a budget, a pool of chunks, memory kept over a reset or not.
    ///
    /// # Errors
    /// As [`Arena::with_options`].
    pub fn with_options(options: ArenaOptions) -> Result<Self, MemoryError> {
        Ok(AstArena { arena: Arena::with_options(options)? })
    }

    /// Forgets all trees and keeps the memory.
    pub fn reset(&mut self) {
        self.arena.reset();
    }

    /// The counters.
    pub fn stats(&self) -> ArenaStats {
        self.arena.stats()
    }
}

impl Default for AstArena {
    fn default() -> Self {
        Self::new()
    }
}

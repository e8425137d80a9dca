//! The figures of one thread, one scope or the whole process.

use std::fmt;

/// What was asked of the allocator between two moments.
///
/// `bytes - bytes_freed` is the exact change of the bytes held. A block that is made on one thread
/// and freed on another counts as an allocation there and as a free here, so the difference of one
/// thread or scope can be negative while the sum over all threads never is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Blocks handed out, zeroed ones included.
    pub allocations: u64,
    /// Blocks given back.
    pub frees: u64,
    /// Blocks resized, whether they moved or not. A resize is neither an allocation nor a free.
    pub reallocations: u64,
    /// Requests that the allocator behind answered with null.
    pub refused: u64,
    /// Bytes asked for: the size of each block handed out, and what a resize added to it.
    pub bytes: u64,
    /// Bytes given back: the size of each block freed, and what a resize took from it.
    pub bytes_freed: u64,
    /// Bytes that resizing had to copy because the block moved.
    pub bytes_copied: u64,
    /// Most bytes held at once over the level at the beginning. Exact for a thread and a scope; for
    /// the process see [`process_counts`](super::process_counts).
    pub bytes_peak: u64,
}

impl Counts {
    /// Calls to the allocator of every kind, refused ones included. Zero is what the law of the
    /// house asks of a steady state.
    pub fn heap_calls(&self) -> u64 {
        self.allocations + self.frees + self.reallocations + self.refused
    }

    /// Change of the bytes held.
    pub fn bytes_live(&self) -> i64 {
        self.bytes.wrapping_sub(self.bytes_freed).cast_signed()
    }

    /// Change of the number of blocks held.
    pub fn blocks_live(&self) -> i64 {
        self.allocations.wrapping_sub(self.frees).cast_signed()
    }

    /// What happened after `earlier` and up to `self`, two readings of the same totals. The peak is
    /// left at zero: it cannot be had from two totals.
    pub(super) fn since(&self, earlier: &Counts) -> Counts {
        Counts {
            allocations: self.allocations.wrapping_sub(earlier.allocations),
            frees: self.frees.wrapping_sub(earlier.frees),
            reallocations: self.reallocations.wrapping_sub(earlier.reallocations),
            refused: self.refused.wrapping_sub(earlier.refused),
            bytes: self.bytes.wrapping_sub(earlier.bytes),
            bytes_freed: self.bytes_freed.wrapping_sub(earlier.bytes_freed),
            bytes_copied: self.bytes_copied.wrapping_sub(earlier.bytes_copied),
            bytes_peak: 0,
        }
    }

    /// Adds the totals of another ledger; peaks of different threads do not add up and are left.
    pub(super) fn absorb(&mut self, other: &Counts) {
        self.allocations = self.allocations.wrapping_add(other.allocations);
        self.frees = self.frees.wrapping_add(other.frees);
        self.reallocations = self.reallocations.wrapping_add(other.reallocations);
        self.refused = self.refused.wrapping_add(other.refused);
        self.bytes = self.bytes.wrapping_add(other.bytes);
        self.bytes_freed = self.bytes_freed.wrapping_add(other.bytes_freed);
        self.bytes_copied = self.bytes_copied.wrapping_add(other.bytes_copied);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} allocations, {} reallocations, {} frees, {} bytes asked for, {} bytes at the peak",
            self.allocations, self.reallocations, self.frees, self.bytes, self.bytes_peak
        )?;
        if self.refused > 0 {
            write!(f, ", {} requests refused", self.refused)?;
        }
        Ok(())
    }
}

//! One piece of memory of a size class, from the allocator or mapped.

use std::alloc::{Layout, alloc, alloc_zeroed, dealloc};
use std::ptr::NonNull;

use crate::error::{ErrorKind, MemoryError};
use crate::sys::{HugeOutcome, HugePages, Mapping};

/// Where the data begins: a multiple of a cache line.
pub(super) const BLOCK_ALIGN: usize = 64;

/// Owned memory of `bytes` bytes at a 64-byte address.
#[derive(Debug)]
pub(super) struct Block {
    start: NonNull<u8>,
    bytes: usize,
    /// Bytes from the start that are known to be initialised.
    initialised: usize,
    origin: Origin,
}

#[derive(Debug)]
enum Origin {
    Allocator { base: NonNull<u8>, layout: Layout },
    Mapped(#[expect(dead_code, reason = "held for its drop, which unmaps")] Mapping),
}

// SAFETY: a block owns its memory alone and nothing in it is tied to a thread.
unsafe impl Send for Block {}
// SAFETY: nothing is reached through `&Block` but plain figures; its memory needs `&mut`, or goes
// through a guard that follows the borrow rules.
unsafe impl Sync for Block {}

impl Block {
    /// Memory from the allocator, all zeros when `zeroed`.
    ///
    /// The allocator is asked for 16-byte alignment and a little more room, not for 64: a request
    /// for more than its own alignment makes it write the zeros itself, where it could hand on the
    /// zero pages of the system untouched.
    pub(super) fn from_allocator(bytes: usize, zeroed: bool) -> Result<Self, MemoryError> {
        let layout = bytes
            .checked_add(BLOCK_ALIGN - 16)
            .and_then(|room| Layout::from_size_align(room, 16).ok())
            .ok_or(NO_MEMORY)?;
        // SAFETY: the size is at least 48, so it is not zero.
        let base = unsafe { if zeroed { alloc_zeroed(layout) } else { alloc(layout) } };
        let base = NonNull::new(base).ok_or(NO_MEMORY)?;
        let skip = base.as_ptr().addr().wrapping_neg() % BLOCK_ALIGN;
        debug_assert!(
            skip <= BLOCK_ALIGN - 16,
            "a 16-byte address is at most 48 from the next line"
        );
        // SAFETY: `skip <= 48`, and the block is 48 bytes larger than `bytes`.
        let start = unsafe { base.add(skip) };
        let initialised = if zeroed { bytes } else { 0 };
        Ok(Block { start, bytes, initialised, origin: Origin::Allocator { base, layout } })
    }

    /// Memory from the system at a 2 MiB address, all zeros; says what became of the huge pages.
    pub(super) fn mapped(
        bytes: usize,
        huge: HugePages,
    ) -> Result<(Self, HugeOutcome), MemoryError> {
        let mapping = Mapping::new(bytes, huge)?;
        let outcome = mapping.outcome();
        let start = mapping.start();
        Ok((Block { start, bytes, initialised: bytes, origin: Origin::Mapped(mapping) }, outcome))
    }

    pub(super) fn start(&self) -> NonNull<u8> {
        self.start
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn is_mapped(&self) -> bool {
        matches!(self.origin, Origin::Mapped(_))
    }

    /// Makes the first `count` bytes initialised, writing zeros only where nothing was ever written.
    pub(super) fn initialise(&mut self, count: usize) {
        debug_assert!(count <= self.bytes, "{count} bytes of a block of {}", self.bytes);
        if self.initialised < count {
            // SAFETY: `initialised < count <= bytes`, so the range lies in the block, which is ours.
            unsafe {
                let from = self.start.add(self.initialised).as_ptr();
                from.write_bytes(0, count - self.initialised);
            }
            self.initialised = count;
        }
    }

    /// Writes zeros over the first `count` bytes.
    pub(super) fn clear(&mut self, count: usize) {
        debug_assert!(count <= self.bytes, "{count} bytes of a block of {}", self.bytes);
        // SAFETY: `count <= bytes`, and the block is ours.
        unsafe { self.start.as_ptr().write_bytes(0, count) }
        self.initialised = self.initialised.max(count);
    }

    /// Someone may write anything, "uninitialised" included, over the block from now on.
    pub(super) fn forget_content(&mut self) -> usize {
        std::mem::replace(&mut self.initialised, 0)
    }

    /// # Safety
    /// The first `count` bytes are initialised.
    pub(super) unsafe fn assume_initialised(&mut self, count: usize) {
        debug_assert!(count <= self.bytes, "{count} bytes of a block of {}", self.bytes);
        self.initialised = self.initialised.max(count);
    }
}

const NO_MEMORY: MemoryError = MemoryError::fixed(
    ErrorKind::OutOfMemory,
    "the allocator has no memory left for a pooled buffer",
);

impl Drop for Block {
    fn drop(&mut self) {
        if let Origin::Allocator { base, layout } = self.origin {
            // SAFETY: `base` came from the global allocator with `layout`, and the block is owned.
            unsafe { dealloc(base.as_ptr(), layout) }
        }
    }
}

//! Room for short texts: blocks of a few sizes, cut from larger pieces and used again and again.
//!
//! A program that splits a file makes and forgets words by the million, and for each a general allocator takes more time
//! than it takes to copy the letters. Blocks that are given back wait in a list of their size, so that most texts cost a
//! look at the head of a list. Pieces stay with the thread that cut them: what was once the room of short texts is room
//! for short texts until the program ends.

use std::alloc::{Layout, alloc, handle_alloc_error};
use std::cell::Cell;
use std::ptr::{NonNull, null_mut};

/// Sizes are multiples of this, and blocks lie at such addresses.
pub(super) const STEP: usize = 16;
/// The largest block.
pub(super) const MOST: usize = 128;
/// What is asked of the allocator at a time.
const PIECE: usize = 16 << 10;

/// What stands in a block that nobody has.
struct Free {
    next: *mut Free,
}

thread_local! {
    /// By size: the block that is given out next.
    static FREE: [Cell<*mut Free>; MOST / STEP] =
        const { [const { Cell::new(null_mut()) }; MOST / STEP] };
}

/// A block of `size` bytes, a multiple of [`STEP`] from one to [`MOST`].
#[inline]
pub(super) fn take(size: usize) -> NonNull<u8> {
    FREE.with(|free| {
        let list = &free[size / STEP - 1];
        let first = NonNull::new(list.get()).unwrap_or_else(|| cut(size));
        // SAFETY: what is in a list, or comes out of `cut`, is a block that nobody has, and begins with a `Free`.
        list.set(unsafe { first.as_ref().next });
        first.cast()
    })
}

/// Takes a block back.
///
/// # Safety
/// It came from [`take`] on this thread, with this size, and nobody uses it any more.
#[inline]
pub(super) unsafe fn give(block: NonNull<u8>, size: usize) {
    FREE.with(|free| {
        let list = &free[size / STEP - 1];
        let block = block.cast::<Free>();
        // SAFETY: it is the caller's, at least as large as a `Free`, and aligned for more.
        unsafe { block.write(Free { next: list.get() }) };
        list.set(block.as_ptr());
    });
}

/// Cuts a piece into blocks, each of which leads to the one behind it.
#[cold]
#[inline(never)]
fn cut(size: usize) -> NonNull<Free> {
    let layout = Layout::from_size_align(PIECE, STEP).expect("a constant that is small");
    // SAFETY: the size is not zero.
    let Some(piece) = NonNull::new(unsafe { alloc(layout) }) else { handle_alloc_error(layout) };
    let mut next = null_mut();
    for at in (0..PIECE / size).rev() {
        // SAFETY: the block lies in the piece, which is this function's alone, and begins at a multiple of `STEP`.
        next = unsafe {
            let block = piece.add(at * size).cast::<Free>();
            block.write(Free { next });
            block.as_ptr()
        };
    }
    NonNull::new(next).expect("a piece holds several blocks")
}

#[cfg(test)]
mod tests {
    use super::{MOST, PIECE, STEP, give, take};
    use std::collections::BTreeSet;

    #[test]
    fn blocks_do_not_meet_and_come_again() {
        for size in (STEP..=MOST).step_by(STEP) {
            let count = 3 * PIECE / size;
            let blocks: Vec<_> = (0..count).map(|_| take(size)).collect();
            let places: BTreeSet<usize> = blocks.iter().map(|block| block.addr().get()).collect();
            let mut last = 0;
            for &place in &places {
                assert!(place >= last && place % STEP == 0, "{size} at {place}");
                last = place + size;
            }
            assert_eq!(places.len(), count);
            for (number, &block) in blocks.iter().enumerate() {
                // SAFETY: nobody else has the block.
                unsafe { block.write_bytes(u8::try_from(number % 251).unwrap(), size) };
            }
            for block in blocks {
                // SAFETY: each is given back once.
                unsafe { give(block, size) };
            }
            let again: BTreeSet<usize> = (0..count).map(|_| take(size).addr().get()).collect();
            assert_eq!(again, places, "the same blocks, and no new ones");
        }
    }
}

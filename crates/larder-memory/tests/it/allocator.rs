//! An allocator that counts the calls of one thread, and fails one of them when told to.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

#[derive(Debug)]
pub(crate) struct Watched;

thread_local! {
    static CALLS: Cell<u64> = const { Cell::new(0) };
    /// Calls that still succeed; `u64::MAX` when none shall fail.
    static LEFT: Cell<u64> = const { Cell::new(u64::MAX) };
}

/// Whether this call goes through.
fn admit() -> bool {
    // A thread that is ending has no counters any more; its calls go through.
    CALLS.try_with(|calls| calls.set(calls.get() + 1)).is_err()
        || LEFT
            .try_with(|left| match left.get() {
                u64::MAX => true,
                0 => false,
                some => {
                    left.set(some - 1);
                    true
                }
            })
            .unwrap_or(true)
}

// SAFETY: every call is passed on to the system's allocator with the same arguments, or answered
// with null, which the contract allows; the counters are plain cells and allocate nothing.
unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !admit() {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !admit() {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, bytes: usize) -> *mut u8 {
        if !admit() {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promises are passed on; every block came from the system.
        unsafe { System.realloc(block, layout, bytes) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }
}

/// Calls to the allocator that `work` makes on this thread.
pub(crate) fn calls(work: impl FnOnce()) -> u64 {
    let before = CALLS.get();
    work();
    CALLS.get() - before
}

/// Runs `work` with the k-th call to the allocator and all after it failing, for k = 0, 1, 2, ...
/// until it succeeds; says how many times it failed first.
pub(crate) fn fails_until(mut work: impl FnMut() -> bool) -> u64 {
    for k in 0..1000 {
        LEFT.set(k);
        let done = work();
        LEFT.set(u64::MAX);
        if done {
            return k;
        }
    }
    panic!("it still fails when 1000 calls succeed");
}

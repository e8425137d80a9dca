//! An allocator that refuses on demand.
//!
//! The law of fallible code is that a refused allocation is an error and leaves everything as it
//! was. One proves it by refusing the first request, then the second, and so on until the work gets
//! through without meeting a refusal; `larder_testkit::fail_every_allocation` does that loop.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Passes every call on to `A`, except the requests that [`with_failures`] has doomed on this
/// thread. Give it to [`Counting`](super::Counting): `Counting<FailAfter<System>>`.
#[derive(Clone, Copy, Debug, Default)]
pub struct FailAfter<A = System> {
    behind: A,
}

/// Which requests of the armed stretch are refused. Requests are counted from 1; allocations, zeroed
/// allocations and resizes are requests, frees are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FailPlan {
    /// None: the stretch is only counted.
    Nothing,
    /// This one only.
    Once(u64),
    /// This one and all after it: the machine stays full.
    From(u64),
}

/// What the armed stretch asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts {
    /// Requests seen, refused ones included.
    pub seen: u64,
    /// Requests refused.
    pub refused: u64,
}

thread_local! {
    static PLAN: Cell<Option<FailPlan>> = const { Cell::new(None) };
    static ATTEMPTS: Cell<Attempts> = const { Cell::new(Attempts { seen: 0, refused: 0 }) };
}

/// Runs `work` with `plan` in force on this thread, and disarms also when `work` panics. An armed
/// stretch inside another replaces it until it ends.
///
/// A refused request that `work` did not prepare for ends in the standard library's allocation error,
/// which aborts the process: that is the finding. Without [`FailAfter`] as (part of) the global
/// allocator `seen` stays zero.
pub fn with_failures<R>(plan: FailPlan, work: impl FnOnce() -> R) -> (R, Attempts) {
    struct Disarm(Option<FailPlan>, Attempts);
    impl Drop for Disarm {
        fn drop(&mut self) {
            PLAN.set(self.0);
            ATTEMPTS.set(self.1);
        }
    }
    let _disarm = Disarm(PLAN.replace(Some(plan)), ATTEMPTS.replace(Attempts::default()));
    let result = work();
    (result, ATTEMPTS.get())
}

impl FailAfter<System> {
    /// In front of the system's allocator.
    pub const fn system() -> Self {
        FailAfter { behind: System }
    }
}

impl<A> FailAfter<A> {
    /// In front of `behind`.
    pub const fn new(behind: A) -> Self {
        FailAfter { behind }
    }
}

#[inline]
fn is_doomed() -> bool {
    match PLAN.get() {
        None => false,
        Some(plan) => judge(plan),
    }
}

#[cold]
fn judge(plan: FailPlan) -> bool {
    let mut attempts = ATTEMPTS.get();
    attempts.seen += 1;
    let doomed = match plan {
        FailPlan::Nothing => false,
        FailPlan::Once(k) => attempts.seen == k,
        FailPlan::From(k) => attempts.seen >= k,
    };
    attempts.refused += u64::from(doomed);
    ATTEMPTS.set(attempts);
    doomed
}

// SAFETY: a doomed request is answered with null, which any allocator may do, and leaves the block of
// a resize untouched as the contract of `realloc` wants; every other call goes to `A` unchanged, and
// blocks come back to the `A` that made them. Nothing here unwinds or allocates: the thread-locals
// are `const` and have no destructor.
unsafe impl<A: GlobalAlloc> GlobalAlloc for FailAfter<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if is_doomed() {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise about `layout` is passed on.
        unsafe { self.behind.alloc(layout) }
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if is_doomed() {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise about `layout` is passed on.
        unsafe { self.behind.alloc_zeroed(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: every block handed out is one of `A`'s, with the layout it was asked with.
        unsafe { self.behind.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if is_doomed() {
            return std::ptr::null_mut();
        }
        // SAFETY: as in `dealloc`; the promise about `size` is passed on.
        unsafe { self.behind.realloc(block, layout, size) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Counting, Scope};
    use super::*;

    static BOTH: Counting<FailAfter> = Counting::new(FailAfter::system());

    fn pair() -> bool {
        let layout = Layout::new::<[u8; 24]>();
        // SAFETY: the size is 24; the block goes back with its layout.
        unsafe {
            let block = BOTH.alloc(layout);
            let got = !block.is_null();
            if got {
                BOTH.dealloc(block, layout);
            }
            got
        }
    }

    #[test]
    fn the_chosen_request_is_refused_and_counted_in_front() {
        let scope = Scope::start();
        let three = || [pair(), pair(), pair()];
        assert_eq!(three(), [true, true, true]);
        let (got, attempts) = with_failures(FailPlan::Once(2), three);
        assert_eq!((got, attempts), ([true, false, true], Attempts { seen: 3, refused: 1 }));
        let (got, attempts) = with_failures(FailPlan::From(2), three);
        assert_eq!((got, attempts), ([true, false, false], Attempts { seen: 3, refused: 2 }));
        let (got, attempts) = with_failures(FailPlan::Nothing, three);
        assert_eq!((got, attempts), ([true; 3], Attempts { seen: 3, refused: 0 }));
        assert_eq!(three(), [true; 3]);
        let counts = scope.finish();
        assert_eq!((counts.refused, counts.allocations), (3, 12));
    }

    #[test]
    fn a_panic_disarms_and_another_thread_is_never_armed() {
        let caught =
            std::panic::catch_unwind(|| with_failures(FailPlan::Once(1), || panic!("planted")));
        assert!(caught.is_err());
        assert!(pair());
        let (elsewhere, _) = with_failures(FailPlan::From(1), || {
            std::thread::spawn(pair).join().expect("the other thread runs")
        });
        assert!(elsewhere);
    }
}

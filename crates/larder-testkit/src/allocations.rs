//! Assertions about calls to the global allocator. They hold in release mode too.

use larder_measure::alloc::{Counts, ProcessScope, counting_is_installed, measure};

/// Runs `work` and fails if this thread called the global allocator meanwhile, be it to allocate, to
/// resize or to free. Other threads are not seen, so tests may run beside each other.
///
/// # Panics
/// If `work` called the allocator; or if the counting allocator is not installed, because then the
/// count of zero would prove nothing.
#[track_caller]
pub fn no_allocations<R>(name: &str, work: impl FnOnce() -> R) -> R {
    let (result, counts) = allocation_counts(work);
    assert!(counts.heap_calls() == 0, "{name}: called the heap in its steady state: {counts}");
    result
}

/// The same over all threads of the process, for engines with threads of their own. Nothing else may
/// run meanwhile: use it in a test binary with one test, or with `--test-threads=1`.
///
/// # Panics
/// As [`no_allocations`].
#[track_caller]
pub fn no_allocations_in_any_thread<R>(name: &str, work: impl FnOnce() -> R) -> R {
    assert_installed();
    let scope = ProcessScope::start();
    let result = work();
    let counts = scope.finish();
    assert!(counts.heap_calls() == 0, "{name}: some thread called the heap: {counts}");
    result
}

/// Runs `work` and gives what this thread asked of the global allocator.
///
/// # Panics
/// If the counting allocator is not installed.
#[track_caller]
pub fn allocation_counts<R>(work: impl FnOnce() -> R) -> (R, Counts) {
    assert_installed();
    measure(work)
}

#[track_caller]
fn assert_installed() {
    assert!(
        counting_is_installed(),
        "the counting allocator is not installed in this binary: \
         put `larder_testkit::counting_allocator!();` into its main.rs"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    // This binary has no counting allocator, and that must be noticed.
    #[test]
    #[should_panic(expected = "the counting allocator is not installed")]
    fn without_the_counting_allocator_nothing_is_proven() {
        no_allocations("nothing", || ());
    }

    #[test]
    #[should_panic(expected = "the counting allocator is not installed")]
    fn nor_for_all_threads() {
        no_allocations_in_any_thread("nothing", || ());
    }
}

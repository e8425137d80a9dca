//! Every allocation fails once.

use std::fmt::Debug;

use larder_measure::alloc::{FailPlan, with_failures};

/// Requests that a loop tries before it gives up.
const REQUESTS_MAX: u64 = 100_000;

/// What [`fail_every_allocation`] went through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FailureReport {
    /// Requests of the whole work, each of which was refused once.
    pub requests: u64,
}

/// Refuses the first request to the allocator, then the second, and so on, until the work gets
/// through without meeting a refusal.
///
/// Each round begins with a state from `fresh` (made unarmed). `work` is run on it with one request
/// refused and must give an error; `unchanged` then says whether the state is as before (it asserts,
/// or returns `false`); and `work` run once more, unarmed, must succeed. A `work` that succeeds though
/// a request was refused has found another way; it has done its work, and its state is not asked.
///
/// A request refused to code that cannot fail (`Vec::push`, `format!`) aborts the test binary: that is
/// the finding.
///
/// # Panics
/// If the failing allocator is not installed, if `unchanged` says no, if the retry fails, or if there
/// is no end after 100,000 requests.
#[track_caller]
pub fn fail_every_allocation<S, R, E: Debug>(
    name: &str,
    mut fresh: impl FnMut() -> S,
    mut work: impl FnMut(&mut S) -> Result<R, E>,
    mut unchanged: impl FnMut(&S) -> bool,
) -> FailureReport {
    let ((), probe) =
        with_failures(FailPlan::Nothing, || drop(std::hint::black_box(Box::new(0_u8))));
    assert!(
        probe.seen > 0,
        "the failing allocator is not installed in this binary: \
         put `larder_testkit::counting_allocator!();` into its main.rs"
    );
    for k in 1..=REQUESTS_MAX {
        let mut state = fresh();
        let (result, attempts) = with_failures(FailPlan::Once(k), || work(&mut state));
        if attempts.refused == 0 {
            if let Err(error) = result {
                panic!("{name}: no request was refused, yet the work failed: {error:?}");
            }
            return FailureReport { requests: attempts.seen };
        }
        if result.is_ok() {
            continue;
        }
        // The error may own memory of the state's making: it goes before the state is looked at.
        drop(result);
        assert!(unchanged(&state), "{name}: request {k} was refused and the state has changed");
        if let Err(error) = work(&mut state) {
            panic!("{name}: after request {k} was refused the retry failed: {error:?}");
        }
    }
    panic!("{name}: asks more than {REQUESTS_MAX} times; try a smaller input");
}

//! Every request refused once: what passes, and what is caught.

use std::collections::TryReserveError;

use larder_testkit::fail_every_allocation;

/// Puts `items` into both lists or into none.
fn add_both(state: &mut (Vec<u64>, Vec<u64>), items: &[u64]) -> Result<(), TryReserveError> {
    state.0.try_reserve_exact(items.len())?;
    state.1.try_reserve_exact(items.len())?;
    state.0.extend_from_slice(items);
    state.1.extend_from_slice(items);
    Ok(())
}

/// Forgets that the second can fail after the first is done.
fn add_carelessly(state: &mut (Vec<u64>, Vec<u64>), items: &[u64]) -> Result<(), TryReserveError> {
    state.0.try_reserve_exact(items.len())?;
    state.0.extend_from_slice(items);
    state.1.try_reserve_exact(items.len())?;
    state.1.extend_from_slice(items);
    Ok(())
}

fn is_empty(state: &(Vec<u64>, Vec<u64>)) -> bool {
    state.0.is_empty() && state.1.is_empty()
}

#[test]
fn careful_code_gets_through_with_each_request_refused_once() {
    let report = fail_every_allocation(
        "add to both",
        || (Vec::new(), Vec::new()),
        |state| add_both(state, &[1, 2, 3]),
        is_empty,
    );
    assert_eq!(report.requests, 2);
}

#[test]
#[should_panic(expected = "careless: request 2 was refused and the state has changed")]
fn a_state_changed_by_a_failure_is_caught() {
    fail_every_allocation(
        "careless",
        || (Vec::new(), Vec::new()),
        |state| add_carelessly(state, &[1, 2, 3]),
        is_empty,
    );
}

#[test]
#[should_panic(expected = "no retry: after request 1 was refused the retry failed")]
fn a_state_that_never_recovers_is_caught() {
    fail_every_allocation(
        "no retry",
        || (false, Vec::<u8>::new()),
        |(is_broken, list)| {
            if *is_broken {
                return list.try_reserve(usize::MAX);
            }
            let result = list.try_reserve(8);
            *is_broken = result.is_err();
            result
        },
        |_| true,
    );
}

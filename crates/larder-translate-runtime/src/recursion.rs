//! Python's bound on the depth of calls.

use std::cell::Cell;

use crate::exc::{Result, recursion_error, value_error};

thread_local! {
    /// Calls that have begun and not ended; the module is the first.
    static DEPTH: Cell<i64> = const { Cell::new(1) };
    static DEPTH_MAX: Cell<i64> = const { Cell::new(1000) };
}

/// A call is running until this is dropped.
#[derive(Debug)]
#[must_use = "the call ends when this is dropped"]
pub struct Call(());

/// Begins a call of a function of the program: `let _call = py::enter()?;`.
#[inline]
pub fn enter() -> Result<Call> {
    enter_with("")
}

/// Begins a comparison of containers, which counts as a call.
pub(crate) fn enter_comparison() -> Result<Call> {
    enter_with(" in comparison")
}

#[inline]
fn enter_with(what: &str) -> Result<Call> {
    let depth = DEPTH.get();
    if depth >= DEPTH_MAX.get() {
        return Err(recursion_error(&format!("maximum recursion depth exceeded{what}")));
    }
    DEPTH.set(depth + 1);
    Ok(Call(()))
}

impl Drop for Call {
    #[inline]
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

/// `sys.getrecursionlimit()`.
pub fn limit() -> i64 {
    DEPTH_MAX.get()
}

/// `sys.setrecursionlimit(n)`. A main thread has room for about a million calls of small functions; what is
/// asked beyond 200,000 is bounded there, so that RecursionError comes before the end of the stack.
pub fn set_limit(limit: i64) -> Result<()> {
    if limit < 1 {
        return Err(value_error("recursion limit must be greater or equal than 1"));
    }
    DEPTH_MAX.set(limit.min(200_000));
    Ok(())
}

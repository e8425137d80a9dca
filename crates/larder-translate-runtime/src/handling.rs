//! The exceptions that are being handled right now, innermost last: what CPython keeps for `sys.exc_info()`.
//!
//! Whatever is raised while one of them is handled has it as its `__context__`, and a bare `raise` raises it
//! again, wherever it stands. A block that handles holds a [`Handling`]; a generator takes its own with it when
//! it yields, so that who asks it for the next value handles only what is handled there.

use std::cell::RefCell;

use crate::exc::{Exc, runtime_error};
use crate::support::Flow;

thread_local! {
    static HANDLED: RefCell<Vec<Exc>> = const { RefCell::new(Vec::new()) };
}

/// As long as it lives, an exception is being handled.
#[must_use]
#[derive(Debug)]
pub struct Handling(());

impl Drop for Handling {
    fn drop(&mut self) {
        // What was handled may have values whose end is code of the program, and at the end of the thread the
        // list may be gone before the last generator.
        drop(HANDLED.try_with(|handled| handled.borrow_mut().pop()));
    }
}

/// The beginning of an `except` block.
pub fn handling(exc: &Exc) -> Handling {
    HANDLED.with_borrow_mut(|handled| handled.push(exc.clone()));
    Handling(())
}

/// The beginning of a `finally` block, which handles when an exception has brought it there.
pub fn handling_outcome<T>(outcome: &Flow<T>) -> Option<Handling> {
    match outcome {
        Flow::Raise(exc) => Some(handling(exc)),
        _ => None,
    }
}

/// What is being handled, if anything is.
pub fn handled() -> Option<Exc> {
    HANDLED.with_borrow(|handled| handled.last().cloned())
}

/// `raise` alone.
pub fn reraised() -> Exc {
    match handled() {
        Some(exc) => exc.again(),
        None => runtime_error("No active exception to reraise"),
    }
}

/// How many are being handled.
pub(crate) fn depth() -> usize {
    HANDLED.try_with(|handled| handled.borrow().len()).unwrap_or(0)
}

/// Takes those away that came after the first `depth`: a generator stops.
pub(crate) fn take_from(depth: usize) -> Vec<Exc> {
    let take = |handled: &RefCell<Vec<Exc>>| {
        let mut handled = handled.borrow_mut();
        let depth = depth.min(handled.len());
        handled.split_off(depth)
    };
    HANDLED.try_with(take).unwrap_or_default()
}

/// Puts them back: the generator goes on.
pub(crate) fn put_back(own: Vec<Exc>) {
    // At the end of the thread nobody asks any more.
    let _: Result<(), _> = HANDLED.try_with(|handled| handled.borrow_mut().extend(own));
}

//! Containers that hold themselves are shown once: `[[...]]`.

use std::cell::RefCell;

use crate::exc::{Result, recursion_error};

thread_local! {
    static WITHIN: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// How deep containers may be shown in each other before it is an error.
const DEPTH_MAX: usize = 900;

/// A container is being shown until this is dropped.
#[derive(Debug)]
pub(crate) struct Showing(());

/// `None` where the container is being shown already.
pub(crate) fn enter(address: usize) -> Result<Option<Showing>> {
    WITHIN.with_borrow_mut(|within| {
        if within.contains(&address) {
            return Ok(None);
        }
        if within.len() >= DEPTH_MAX {
            return Err(recursion_error(
                "maximum recursion depth exceeded while getting the repr of an object",
            ));
        }
        within.push(address);
        Ok(Some(Showing(())))
    })
}

impl Drop for Showing {
    fn drop(&mut self) {
        WITHIN.with_borrow_mut(|within| {
            within.pop();
        });
    }
}

//! Going on although user code panicked: first everything is done that has to be done, then the
//! first panic takes its course.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// The first panic of several pieces of user code that must all have run.
///
/// Freeing a batch of objects is such a piece of work: the destructor of one may panic, the others
/// are to be freed all the same. Guards that free the rest while unwinding would do for one panic;
/// the second one would end the process.
#[derive(Default)]
pub(crate) struct FirstPanic(Option<Box<dyn Any + Send>>);

impl FirstPanic {
    /// Runs `work` with a collector, then lets the first panic it caught go on.
    pub(crate) fn after<R>(work: impl FnOnce(&mut FirstPanic) -> R) -> R {
        let mut first = FirstPanic::default();
        let result = work(&mut first);
        if let Some(payload) = first.0
            // Who unwinds already has a panic to report; a second one would end the process.
            && !std::thread::panicking()
        {
            resume_unwind(payload);
        }
        result
    }

    /// Runs user code; `None` says that it panicked. Whoever calls this has its books in order
    /// before and after: nothing that the closure reaches is half done.
    pub(crate) fn hold<R>(&mut self, work: impl FnOnce() -> R) -> Option<R> {
        match catch_unwind(AssertUnwindSafe(work)) {
            Ok(result) => Some(result),
            Err(payload) => {
                self.0.get_or_insert(payload);
                None
            }
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn all_the_work_is_done_and_the_first_panic_is_the_one_that_goes_on() {
        let mut done = Vec::new();
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            FirstPanic::after(|panics| {
                for at in 0..4 {
                    panics.hold(|| {
                        done.push(at);
                        assert!(at % 2 == 0, "planted at {at}");
                    });
                }
            });
        }));
        assert_eq!(done, [0, 1, 2, 3]);
        let said = panicked.unwrap_err();
        assert_eq!(said.downcast_ref::<String>().map(String::as_str), Some("planted at 1"));
        assert_eq!(FirstPanic::after(|panics| panics.hold(|| 5)), Some(5));
    }
}

//! Counts of a stretch of work.

use std::marker::PhantomData;

use super::counts::Counts;
use super::ledger::{Ledger, Opened};
use super::registry::{Book, book, process_counts};

/// Counts what this thread asks for from [`Scope::start`] to [`Scope::finish`].
///
/// Scopes nest: the outer one includes the inner one, and each has its own peak. Other threads are
/// not counted; [`ProcessScope`] counts them. Starting and finishing make no heap call.
#[derive(Debug)]
#[must_use = "a scope that is not finished has counted for nobody"]
pub struct Scope {
    opened: On,
    /// A scope is an account of one thread, so it stays there.
    _here: PhantomData<*const ()>,
}

#[derive(Debug)]
enum On {
    Own(&'static Ledger, Opened),
    /// In a destructor after the thread's ledger went back: all such late operations of the process
    /// count, and there is no peak.
    Shared(&'static super::ledger::SharedLedger, Counts),
    Finished,
}

impl Scope {
    /// Begins to count.
    pub fn start() -> Self {
        let opened = match book() {
            Book::Own(ledger) => On::Own(ledger, ledger.open_scope()),
            Book::Shared(shared) => On::Shared(shared, shared.totals()),
        };
        Scope { opened, _here: PhantomData }
    }

    /// Ends the stretch and gives its counts.
    ///
    /// # Panics
    /// If a scope that was started inside this one is still open: its peak would be wrong.
    pub fn finish(mut self) -> Counts {
        match std::mem::replace(&mut self.opened, On::Finished) {
            On::Own(ledger, opened) => {
                assert!(
                    ledger.is_innermost(&opened),
                    "a scope is finished before a scope that was started inside it"
                );
                ledger.close_scope(&opened)
            }
            On::Shared(shared, at) => shared.totals().since(&at),
            On::Finished => unreachable!("`finish` takes the scope, so it runs once"),
        }
    }
}

impl Drop for Scope {
    /// A scope dropped unfinished, for example while a panic unwinds, leaves the outer scopes right.
    fn drop(&mut self) {
        if let On::Own(ledger, opened) = &self.opened {
            ledger.close_scope(opened);
        }
    }
}

/// Runs `work` in a [`Scope`] and gives its result with the counts.
pub fn measure<R>(work: impl FnOnce() -> R) -> (R, Counts) {
    let scope = Scope::start();
    let result = work();
    (result, scope.finish())
}

/// Counts what all threads of the process ask for, from [`ProcessScope::start`] to
/// [`ProcessScope::finish`]; for engines with threads of their own.
///
/// The peak is left at zero: a peak of the whole process is known since its beginning only, see
/// [`process_counts`].
#[derive(Debug)]
#[must_use = "a scope that is not finished has counted for nobody"]
pub struct ProcessScope {
    at: Counts,
}

impl ProcessScope {
    /// Begins to count.
    pub fn start() -> Self {
        ProcessScope { at: process_counts() }
    }

    /// Ends the stretch and gives its counts.
    pub fn finish(self) -> Counts {
        process_counts().since(&self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_lost_to_a_panic_does_not_disturb_the_outer_one() {
        let outer = Scope::start();
        let lost = std::panic::catch_unwind(|| {
            let _inner = Scope::start();
            panic!("planted");
        });
        assert!(lost.is_err());
        // Would panic if the inner scope still counted as open.
        outer.finish();
    }

    #[test]
    #[should_panic(expected = "before a scope that was started inside it")]
    fn finishing_out_of_order_is_said_aloud() {
        let outer = Scope::start();
        let _inner = Scope::start();
        outer.finish();
    }
}

//! Ctrl-C: the first one asks for a clean end, the second one ends at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once the user wants the program to end.
#[derive(Clone, Debug)]
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
}

impl Interrupt {
    /// Begins to listen. Where signals cannot be had, ctrl-C ends the program as it always does.
    pub(crate) fn listen() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
            // Registered before the flag is set by the second registration, so that the first
            // signal only sets it, and one that finds it set ends the program.
            drop(signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&asked)));
            drop(signal_hook::flag::register(signal, Arc::clone(&asked)));
        }
        Interrupt { asked }
    }

    pub(crate) fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}

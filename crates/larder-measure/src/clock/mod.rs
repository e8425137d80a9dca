//! The only clock of the house.
//!
//! Wall time, and the processor time of this thread or process. Everything else in the house that
//! wants to know the time takes a [`Clock`] or a [`Stopwatch`] from here, or the date as an argument.
//! Where the system has no processor time for a thread, asking for it is an error, not wall time.

mod date;
mod stopwatch;

pub use date::{Date, today};
pub use stopwatch::{Clock, Stopwatch};

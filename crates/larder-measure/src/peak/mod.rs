//! The process's memory as the system sees it: resident now, at its peak, and page faults.
//!
//! Where the system gives no figure, the figure is an error with a reason, never 0.

mod process;

pub use process::{ProcessMemory, reset_peak};

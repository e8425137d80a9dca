//! Counters of the processor and the kernel, each with a clear word where it is not granted.
//!
//! [`Counters::open`] never fails as a whole: what cannot be had is [`Unavailable`] with a sentence,
//! and a reading of it is that sentence, never 0. A [`CounterScope`] reads the difference over a
//! stretch of work on the calling thread; opening, reading and closing a scope make no heap call.

mod event;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
use linux::Group;
#[cfg(not(target_os = "linux"))]
mod not_linux;
#[cfg(not(target_os = "linux"))]
use not_linux::Group;
mod readings;
#[cfg_attr(unix, expect(unsafe_code, reason = "raw system calls; one of the three rooms"))]
pub(crate) mod system;

pub use event::{Event, EventGroup};
pub use readings::{CounterReadings, CounterScope, Counters, Reading, Unavailable};

//! The system calls of the crate, each behind a safe function that gives back plain values.
//!
//! They stand here and not beside their users (the clock, the peak, the pinning of threads) because
//! this is one of the rooms where `unsafe` may live.

#[cfg(unix)]
mod unix;
#[cfg(unix)]
pub(crate) use unix::{clock_ns, own_usage, wait_with_usage};

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
pub(crate) use linux::{PerfFile, allowed_cores, pin_to_core, preemptions};

#[cfg(not(unix))]
mod elsewhere;
#[cfg(not(unix))]
pub(crate) use elsewhere::{clock_ns, own_usage, wait_with_usage};

#[cfg(not(target_os = "linux"))]
mod not_linux;
#[cfg(not(target_os = "linux"))]
pub(crate) use not_linux::{allowed_cores, pin_to_core, preemptions};

/// The clocks that the crate reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ClockSource {
    Wall,
    ThreadCpu,
    ProcessCpu,
}

/// What the kernel accounts to a process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub(crate) user_ns: u64,
    pub(crate) system_ns: u64,
    pub(crate) peak_rss_bytes: u64,
    pub(crate) minor_faults: u64,
    pub(crate) major_faults: u64,
}

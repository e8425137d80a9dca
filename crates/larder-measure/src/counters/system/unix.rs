//! Clocks and resource usage of a unix.

use std::io;
use std::process::{Child, ExitStatus};

use super::{ClockSource, Usage};

pub(crate) fn clock_ns(source: ClockSource) -> io::Result<u64> {
    let id = match source {
        ClockSource::Wall => libc::CLOCK_MONOTONIC,
        ClockSource::ThreadCpu => libc::CLOCK_THREAD_CPUTIME_ID,
        ClockSource::ProcessCpu => libc::CLOCK_PROCESS_CPUTIME_ID,
    };
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `time` is a valid, writable `timespec` that outlives the call; any id is allowed, an
    // unknown one gives an error.
    if unsafe { libc::clock_gettime(id, &raw mut time) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(unsigned(time.tv_sec) * 1_000_000_000 + unsigned(time.tv_nsec))
}

pub(crate) fn own_usage() -> io::Result<Usage> {
    let mut usage = no_usage();
    // SAFETY: `usage` is a valid, writable `rusage` that outlives the call.
    if unsafe { libc::getrusage(libc::RUSAGE_SELF, &raw mut usage) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(read(&usage))
}

/// Waits for `child` and reaps it, with what it and its waited-for descendants used.
pub(crate) fn wait_with_usage(child: Child) -> io::Result<(ExitStatus, Usage)> {
    use std::os::unix::process::ExitStatusExt;
    let pid = child.id().cast_signed();
    let mut usage = no_usage();
    let mut status = 0;
    loop {
        // SAFETY: `status` and `usage` are valid and writable for the call. `pid` is a child of ours
        // that nobody else reaps: `child` is owned here, and dropping a `Child` does not wait.
        let reaped = unsafe { libc::wait4(pid, &raw mut status, 0, &raw mut usage) };
        if reaped == pid {
            drop(child);
            return Ok((ExitStatus::from_raw(status), read(&usage)));
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
}

fn no_usage() -> libc::rusage {
    // SAFETY: `rusage` is a C struct of integers, for which all bytes zero is a value.
    unsafe { std::mem::zeroed() }
}

fn read(usage: &libc::rusage) -> Usage {
    // Linux counts the peak in KiB, the Apple systems in bytes.
    let unit = if cfg!(target_vendor = "apple") { 1 } else { 1024 };
    Usage {
        user_ns: nanoseconds(usage.ru_utime),
        system_ns: nanoseconds(usage.ru_stime),
        peak_rss_bytes: unsigned(usage.ru_maxrss) * unit,
        minor_faults: unsigned(usage.ru_minflt),
        major_faults: unsigned(usage.ru_majflt),
    }
}

fn nanoseconds(time: libc::timeval) -> u64 {
    unsigned(time.tv_sec) * 1_000_000_000 + unsigned(time.tv_usec) * 1_000
}

/// The kernel's figures are never negative; their C types are signed and of differing width.
fn unsigned(figure: impl TryInto<u64>) -> u64 {
    figure.try_into().unwrap_or(0)
}

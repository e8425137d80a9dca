//! Pinning of threads and performance counters of Linux.

use std::io;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

/// The cores this process may use, ascending.
pub(crate) fn allowed_cores() -> io::Result<Vec<usize>> {
    let mut set = no_cores();
    // SAFETY: `set` is a valid, writable `cpu_set_t` of the size given; pid 0 is the calling thread.
    if unsafe { libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), &raw mut set) } != 0 {
        return Err(io::Error::last_os_error());
    }
    let count = size_of::<libc::cpu_set_t>() * 8;
    // SAFETY: `set` was written by the kernel, and every core asked for lies within it.
    Ok((0..count).filter(|&core| unsafe { libc::CPU_ISSET(core, &set) }).collect())
}

/// Binds the calling thread to one core.
pub(crate) fn pin_to_core(core: usize) -> io::Result<()> {
    assert!(core < size_of::<libc::cpu_set_t>() * 8, "core {core} is past the kernel's set");
    let mut set = no_cores();
    // SAFETY: `core` lies within the set, asserted above.
    unsafe { libc::CPU_SET(core, &mut set) };
    // SAFETY: `set` is a valid `cpu_set_t` of the size given; pid 0 is the calling thread.
    match unsafe { libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), &raw const set) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}

/// How often the calling thread was taken off its core against its will.
pub(crate) fn preemptions() -> io::Result<u64> {
    // SAFETY: `rusage` is a C struct of integers, for which all bytes zero is a value.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: `usage` is a valid, writable `rusage` that outlives the call.
    if unsafe { libc::getrusage(libc::RUSAGE_THREAD, &raw mut usage) } != 0 {
        return Err(io::Error::last_os_error());
    }
    Ok(u64::try_from(usage.ru_nivcsw).unwrap_or(0))
}

fn no_cores() -> libc::cpu_set_t {
    // SAFETY: `cpu_set_t` is an array of integers, for which all bytes zero is the empty set.
    unsafe { std::mem::zeroed() }
}

/// The first published form of the kernel's `perf_event_attr`; the kernel takes any published size.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
struct PerfAttributes {
    kind: u32,
    size: u32,
    config: u64,
    sample_period: u64,
    sample_type: u64,
    read_format: u64,
    flags: u64,
    wakeup_events: u32,
    breakpoint_type: u32,
    config1: u64,
}

const _: () = assert!(size_of::<PerfAttributes>() == 64, "PERF_ATTR_SIZE_VER0");

const FORMAT_TOTAL_TIME_ENABLED: u64 = 1;
const FORMAT_TOTAL_TIME_RUNNING: u64 = 1 << 1;
const FORMAT_GROUP: u64 = 1 << 3;
const FLAG_EXCLUDE_KERNEL: u64 = 1 << 5;
const FLAG_EXCLUDE_HYPERVISOR: u64 = 1 << 6;
const OPEN_CLOEXEC: libc::c_ulong = 1 << 3;

/// One open counter of the calling thread, on whatever core it runs.
#[derive(Debug)]
pub(crate) struct PerfFile {
    file: OwnedFd,
}

impl PerfFile {
    /// Opens the counter `config` of the type `kind`, in the group of `leader`. It counts at once.
    pub(crate) fn open(
        kind: u32,
        config: u64,
        with_kernel: bool,
        leader: Option<&PerfFile>,
    ) -> io::Result<PerfFile> {
        let outside = if with_kernel { 0 } else { FLAG_EXCLUDE_KERNEL };
        let attributes = PerfAttributes {
            kind,
            size: u32::try_from(size_of::<PerfAttributes>()).expect("64 bytes"),
            config,
            read_format: FORMAT_TOTAL_TIME_ENABLED | FORMAT_TOTAL_TIME_RUNNING | FORMAT_GROUP,
            flags: outside | FLAG_EXCLUDE_HYPERVISOR,
            ..PerfAttributes::default()
        };
        let group = leader.map_or(-1, |leader| leader.file.as_raw_fd());
        // SAFETY: `attributes` is a `perf_event_attr` of the size it states and outlives the call, which
        // only reads it; pid 0 and cpu -1 are this thread on any core; `group` is -1 or an open
        // descriptor borrowed for the call.
        let fd = unsafe {
            libc::syscall(
                libc::SYS_perf_event_open,
                &raw const attributes,
                0 as libc::pid_t,
                -1 as libc::c_int,
                group,
                OPEN_CLOEXEC,
            )
        };
        let fd = i32::try_from(fd).expect("a descriptor is an int");
        if fd < 0 {
            return Err(io::Error::last_os_error());
        }
        // SAFETY: the kernel just gave this descriptor to us; nobody else knows it.
        Ok(PerfFile { file: unsafe { OwnedFd::from_raw_fd(fd) } })
    }

    /// Reads the group of this leader into `words`: the number of counters, the nanoseconds enabled,
    /// the nanoseconds counted, and one value each. Gives the number of words written.
    pub(crate) fn read_group(&self, words: &mut [u64]) -> io::Result<usize> {
        // SAFETY: `words` is writable for its length in bytes, and any bytes are valid `u64`s.
        let read = unsafe {
            libc::read(self.file.as_raw_fd(), words.as_mut_ptr().cast(), size_of_val(words))
        };
        let read = usize::try_from(read).map_err(|_negative| io::Error::last_os_error())?;
        Ok(read / size_of::<u64>())
    }
}

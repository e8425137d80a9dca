//! Reading `/proc/self/status` and `getrusage`.

use crate::counters::system::own_usage;
use crate::{ErrorKind, MeasureError};

/// The memory of this process at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcessMemory {
    /// Bytes resident now; `None` where the system tells only the peak.
    pub rss_bytes: Option<u64>,
    /// Most bytes resident since the process began, or since [`reset_peak`].
    pub rss_peak_bytes: u64,
    /// Whether `rss_peak_bytes` follows [`reset_peak`].
    pub peak_can_be_reset: bool,
    /// Page faults served without reading from a disk.
    pub minor_faults: u64,
    /// Page faults that had to read.
    pub major_faults: u64,
}

impl ProcessMemory {
    /// Asks the system.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the system has no such account.
    pub fn now() -> Result<Self, MeasureError> {
        let usage = own_usage().map_err(|error| {
            MeasureError::new(
                ErrorKind::Unsupported,
                format!("the memory of the process is not told by this system: {error}"),
            )
        })?;
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let high_water = field_bytes(&status, "VmHWM:");
        Ok(ProcessMemory {
            rss_bytes: field_bytes(&status, "VmRSS:"),
            rss_peak_bytes: high_water.unwrap_or(usage.peak_rss_bytes),
            peak_can_be_reset: high_water.is_some(),
            minor_faults: usage.minor_faults,
            major_faults: usage.major_faults,
        })
    }
}

/// Starts the peak of the resident memory again from the present level.
///
/// # Errors
/// [`ErrorKind::Unsupported`] where the kernel does not grant it; the peak then stays that of the
/// whole life of the process, and a stretch has to be measured in a process of its own.
pub fn reset_peak() -> Result<(), MeasureError> {
    std::fs::write("/proc/self/clear_refs", "5").map_err(|error| {
        MeasureError::new(
            ErrorKind::Unsupported,
            format!(
                "the peak of this process cannot be reset (/proc/self/clear_refs: {error}); \
                 measure the stretch in a process of its own"
            ),
        )
    })
}

/// The figure of a line such as `VmHWM:     1234 kB`.
fn field_bytes(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kib.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_read_only_in_the_form_the_kernel_writes() {
        let status = "VmPeak:\t  99 kB\nVmHWM:\t  12 kB\nVmRSS:\t x kB\n";
        assert_eq!(field_bytes(status, "VmHWM:"), Some(12 * 1024));
        assert_eq!(field_bytes(status, "VmRSS:"), None);
        assert_eq!(field_bytes(status, "VmSwap:"), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_peak_sees_memory_that_is_gone_and_forgets_it_when_reset() {
        const BYTES: u64 = 64 << 20;
        let touch = || {
            let mut pages = vec![0_u8; 64 << 20];
            pages.chunks_mut(4096).for_each(|page| page[0] = 1);
            std::hint::black_box(&pages);
        };
        let before = ProcessMemory::now().expect("Linux tells");
        touch();
        let after = ProcessMemory::now().expect("Linux tells");
        assert!(after.rss_peak_bytes >= BYTES);
        assert!(after.minor_faults > before.minor_faults);
        match reset_peak() {
            Ok(()) => {
                let reset = ProcessMemory::now().expect("Linux tells");
                assert!(reset.rss_peak_bytes < after.rss_peak_bytes, "{reset:?} {after:?}");
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::Unsupported),
        }
    }
}

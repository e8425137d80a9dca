//! How long tasks wait for memory: the kernel's pressure stall figures.
//!
//! `some` is the share of time in which at least one task waited, `full` in which all did. Figures
//! are read, not subscribed to: a caller that polls them decides for itself when to announce
//! pressure to its [`Budget`](crate::Budget).

use std::path::Path;

/// One line of the kernel's figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StallShare {
    /// Percent of the last 10 seconds.
    pub avg10: f64,
    /// Percent of the last 60 seconds.
    pub avg60: f64,
    /// Percent of the last 300 seconds.
    pub avg300: f64,
    /// Microseconds in all since the machine or the group began.
    pub total_us: u64,
}

/// How long tasks waited for memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryStall {
    /// At least one task waited.
    pub some: StallShare,
    /// All tasks waited; older kernels do not say.
    pub full: Option<StallShare>,
}

impl MemoryStall {
    /// The machine's figures; `None` where the kernel does not keep them.
    pub fn of_machine() -> Option<Self> {
        Self::read(Path::new("/proc/pressure/memory"))
    }

    /// The figures of this process's control group (version 2); `None` where there are none.
    pub fn of_group() -> Option<Self> {
        let group = super::CgroupMemory::read()?;
        Self::read(&group.folder.join("memory.pressure"))
    }

    /// Reads one file of such figures; `None` when it is absent or not understood.
    pub fn read(file: &Path) -> Option<Self> {
        Self::parse(&std::fs::read_to_string(file).ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let line = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            let value = |key: &str| {
                line.split_whitespace().find_map(|word| word.strip_prefix(key)?.strip_prefix('='))
            };
            let share = |key: &str| {
                let share: f64 = value(key)?.parse().ok()?;
                (0.0..=100.0).contains(&share).then_some(share)
            };
            Some(StallShare {
                avg10: share("avg10")?,
                avg60: share("avg60")?,
                avg300: share("avg300")?,
                total_us: value("total")?.parse().ok()?,
            })
        };
        Some(MemoryStall { some: line("some ")?, full: line("full ") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_lines_are_read() {
        let text = "some avg10=1.25 avg60=0.50 avg300=0.10 total=123456\n\
                    full avg10=0.00 avg60=0.00 avg300=0.00 total=99\n";
        let stall = MemoryStall::parse(text).unwrap();
        assert_eq!(stall.some.total_us, 123_456);
        assert!((stall.some.avg10 - 1.25).abs() < 1e-12, "parsed from the same two decimals");
        assert_eq!(stall.full.unwrap().total_us, 99);
    }

    #[test]
    fn absence_and_nonsense_are_none() {
        assert_eq!(MemoryStall::read(Path::new("/nonexistent/pressure")), None);
        for text in [
            "",
            "some\n",
            "some avg10=x avg60=0 avg300=0 total=0",
            "some avg10=NaN avg60=0 avg300=0 total=0",
        ] {
            assert_eq!(MemoryStall::parse(text), None, "{text}");
        }
        let no_full = MemoryStall::parse("some avg10=0 avg60=0 avg300=0 total=0").unwrap();
        assert_eq!(no_full.full, None);
        // Asking this machine does not fail, whatever it keeps.
        let _ = (MemoryStall::of_machine(), MemoryStall::of_group());
    }
}

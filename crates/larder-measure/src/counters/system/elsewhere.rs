//! Where there is no unix: the standard library's clock, and refusals.

#![expect(clippy::unnecessary_wraps, reason = "the twin of a file in which these calls can fail")]

use std::io;
use std::process::{Child, ExitStatus};
use std::sync::OnceLock;
use std::time::Instant;

use super::{ClockSource, Usage};

#[expect(clippy::disallowed_methods, reason = "this is the clock that the others have to take")]
pub(crate) fn clock_ns(source: ClockSource) -> io::Result<u64> {
    static ORIGIN: OnceLock<Instant> = OnceLock::new();
    match source {
        ClockSource::Wall => {
            let now = Instant::now();
            let elapsed = now.duration_since(*ORIGIN.get_or_init(|| now));
            Ok(u64::try_from(elapsed.as_nanos()).unwrap_or(u64::MAX))
        }
        ClockSource::ThreadCpu | ClockSource::ProcessCpu => Err(io::ErrorKind::Unsupported.into()),
    }
}

pub(crate) fn own_usage() -> io::Result<Usage> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Waits for `child`; what it used is not known here.
pub(crate) fn wait_with_usage(mut child: Child) -> io::Result<(ExitStatus, Usage)> {
    Ok((child.wait()?, Usage::default()))
}

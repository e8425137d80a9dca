//! Where the kernel is not Linux: threads cannot be pinned the way a measurement wants it.

use std::io;

pub(crate) fn allowed_cores() -> io::Result<Vec<usize>> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(crate) fn pin_to_core(_: usize) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

pub(crate) fn preemptions() -> io::Result<u64> {
    Err(io::ErrorKind::Unsupported.into())
}

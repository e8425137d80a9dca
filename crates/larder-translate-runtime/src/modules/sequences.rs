//! Stub.
use super::Names;
use crate::exc::Result;
pub(super) fn fill(_: &Names) -> Result<()> { Ok(()) }
pub(super) fn fill_bisect(_: &Names) -> Result<()> { Ok(()) }
pub(super) fn fill_copy(_: &Names) -> Result<()> { Ok(()) }
pub(super) fn fill_heapq(_: &Names) -> Result<()> { Ok(()) }

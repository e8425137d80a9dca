//! Stub.
use super::Names;
use crate::exc::Result;
pub(super) fn fill(_: &Names) -> Result<()> {
    Ok(())
}

//! Stub.
use super::Names;
use crate::exc::Result;
pub(super) fn fill(_: &Names) -> Result<()> {
    Ok(())
}
use crate::dyn_value::Dyn;
use crate::function::Args;
pub(super) fn construct(_: &str, _: &Args<'_>) -> Result<Option<Dyn>> {
    Ok(None)
}

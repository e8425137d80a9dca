//! Stub.
use super::Names;
use crate::exc::Result;
pub(super) fn fill(_: &Names) -> Result<()> {
    Ok(())
}
use crate::dyn_value::Dyn;
use crate::function::Args;
pub(super) fn fill_abc(_: &Names) -> Result<()> {
    Ok(())
}
pub(super) fn simple_namespace(_: &Args<'_>) -> Result<Dyn> {
    Ok(Dyn::None)
}

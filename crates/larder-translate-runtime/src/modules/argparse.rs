//! Stub.
use super::Names;
use crate::exc::Result;
pub(super) fn fill(_: &Names) -> Result<()> {
    Ok(())
}
use crate::dyn_value::Dyn;
use crate::function::Args;
pub(crate) struct Namespace;
impl Namespace {
    pub(crate) fn has(&self, _: &str) -> bool {
        false
    }
}
pub(super) fn construct(_: &Args<'_>) -> Result<Dyn> {
    Ok(Dyn::None)
}
pub(super) fn namespace(_: &Args<'_>) -> Result<Dyn> {
    Ok(Dyn::None)
}

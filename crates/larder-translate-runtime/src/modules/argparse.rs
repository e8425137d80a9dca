//! `argparse` is not here yet: importing it is refused by name.

use super::Names;
use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, not_implemented_error};
use crate::function::Args;

fn refusal() -> Exc {
    not_implemented_error("the module argparse")
}

pub(super) fn fill(_: &Names) -> Result<()> {
    Err(refusal())
}

pub(super) fn construct(_: &Args<'_>) -> Result<Dyn> {
    Err(refusal())
}

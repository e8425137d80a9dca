//! Cases that no generator draws.

use crate::cases::Case;
use crate::draw::Draw;

pub(crate) fn expressions() -> Vec<Case> {
    Vec::new()
}

pub(crate) fn patterns(_: &mut Draw) -> Vec<Case> {
    Vec::new()
}

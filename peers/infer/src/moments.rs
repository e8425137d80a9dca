//! What draws must agree with: means on the unconstrained scale with their errors.

use crate::input::Moment;

pub(crate) const EIGHT: &[Moment] = &[];
pub(crate) const LOGIT: &[Moment] = &[];
pub(crate) const RADON: &[Moment] = &[];
pub(crate) const VOLATILITY: &[Moment] = &[];

//! In place of nuts-rs, where the program was built without it.

use larder_measure::clock::Clock;

use crate::draws::Chained;
use crate::input::Posterior;
use crate::{Side, Trouble};

pub(crate) fn chain(_: Posterior, _: u64, _: usize, _: Clock) -> Result<Chained, Trouble> {
    Err(super::ABSENT.to_owned())
}

pub(crate) fn leapfrog(_: usize) -> Result<Box<dyn Side>, Trouble> {
    Err(super::ABSENT.to_owned())
}

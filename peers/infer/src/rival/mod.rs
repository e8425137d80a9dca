//! nuts-rs, if it was built in: it brings linear algebra that takes minutes to compile.

#[cfg(not(feature = "nuts-rs"))]
mod absent;
#[cfg(feature = "nuts-rs")]
mod there;

#[cfg(not(feature = "nuts-rs"))]
pub(crate) use absent::{chain, leapfrog};
#[cfg(feature = "nuts-rs")]
pub(crate) use there::{chain, leapfrog};

use crate::Trouble;

/// Why there are no chains.
const ABSENT: &str = "nuts-rs: this program was built without the feature of that name";

pub(crate) fn is_there() -> Result<(), Trouble> {
    if cfg!(feature = "nuts-rs") { Ok(()) } else { Err(ABSENT.to_owned()) }
}

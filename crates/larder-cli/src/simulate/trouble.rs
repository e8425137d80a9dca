//! From an error of the fluid engine to an exit code.

use larder_hydro::{HydroError, HydroErrorKind};

use crate::exit::{Exit, Failure};

/// The failure that an error of the engine is.
pub(crate) fn failure(error: HydroError) -> Failure {
    let exit = match error.kind() {
        HydroErrorKind::Memory
        | HydroErrorKind::System
        | HydroErrorKind::Busy
        | HydroErrorKind::StepsSpent => Exit::Outside,
        HydroErrorKind::Cancelled => Exit::Interrupted,
        _ => Exit::Input,
    };
    let hint = error.hint().map(str::to_owned);
    let failure = Failure::new(exit, anyhow::Error::new(error));
    match hint {
        Some(hint) => failure.with_long_hint(hint),
        None => failure,
    }
}

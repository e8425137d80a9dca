//! What to change in a run file when matter was lost at the edge of vacuum.

use crate::error::{HydroError, HydroErrorKind};
use crate::run_file::RunFile;
use crate::solver::{SolverOptions, Space};
use crate::state::{Block, Component};

/// A cell with less than this share of the largest energy density is at the edge of vacuum.
const EDGE: f64 = 1e-2;

/// The error with what helps there, where it happened at the edge of vacuum: a flow near the speed of light,
/// stresses near the pressure, and a continuation to the faces that adds to both.
pub(super) fn explained(
    error: HydroError,
    state: &Block,
    options: &SolverOptions,
    run: &RunFile,
) -> HydroError {
    let Some(place) = error.place().filter(|_| error.kind() == HydroErrorKind::StateLost) else {
        return error;
    };
    let energies = state.field(Component::Energy as usize);
    let share = energies[options.grid.index(place.cell)]
        / energies.iter().fold(f64::MIN_POSITIVE, |most, &energy| most.max(energy));
    if share.is_nan() || share > EDGE {
        return error;
    }
    let mut settings = Vec::new();
    match options.space {
        Space::Fourier(_) => {
            settings.push("`scheme.space = \"kt\"` with `scheme.theta = 1.0`".to_owned());
        }
        Space::Kt(kt) if kt.theta > 1.0 => {
            settings.push(format!("`scheme.theta = 1.0` (now {})", kt.theta));
        }
        Space::Kt(_) => {}
    }
    // The kinds that have a background take a thousandth of the peak for it.
    let reads_background = matches!(run.word("initial.kind"), Some("gaussian" | "glauber"));
    settings.push(match run.number_if_any("initial.background") {
        Some(background) => format!("a larger `initial.background` (now {background:e} fm^-4)"),
        None if reads_background => {
            "an `initial.background` of more than a thousandth of the peak".to_owned()
        }
        None => "more energy density in the emptiest cells of the start".to_owned(),
    });
    if options.transport.has_stress() {
        settings.push("less viscosity".to_owned());
    }
    error.with_hint(format!(
        "that is the edge of vacuum, with {share:.0e} of the largest energy density; what helps there: {}",
        settings.join(", or ")
    ))
}

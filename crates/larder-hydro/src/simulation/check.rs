//! The dry run: what a run would need, before any of it is asked for.

use super::room::{Need, available_bytes};
use super::{Landings, RunOptions, Stops, solver_options};
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::AXIS_NAMES;
use crate::initial;
use crate::run_file::RunFile;
use crate::solver::{SolverOptions, Space, StepChoice, Stores};

/// What a run would need.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Points of the grid.
    pub points: usize,
    /// Bytes of the solver: state, stages, scratch, primitive variables.
    pub solver_bytes: usize,
    /// Bytes that are borrowed while a state is written.
    pub output_bytes: usize,
    /// Bytes that are available: of the memory budget, or of the machine where it has less.
    pub available_bytes: usize,
    /// Steps, when they are fixed.
    pub steps: Option<u64>,
    /// Lines of sentences: scheme, plans, limits.
    pub remarks: Vec<String>,
    /// What the run would refuse to start for, or end before its end for, in its order.
    pub troubles: Vec<HydroError>,
}

/// Looks at a run file: whether the run fits into memory, and, if it does, at its state at the start, in
/// which step limits and causality are found as the run finds them. Of the solver's blocks only those are
/// made that looking needs; a run that does not fit is told so before any field is made or read.
///
/// # Errors
/// When a part of the run file or of the initial state cannot be right.
pub fn check(run: &RunFile, options: &RunOptions, stores: &Stores) -> Result<Check, HydroError> {
    let of_solver = solver_options(run, options)?;
    let need = Need::of(&of_solver);
    let troubles = Vec::from_iter(need.met_by(&stores.arrays).err());
    run.output()?;
    let grid = of_solver.grid;
    let mut found = Check {
        points: grid.points(),
        solver_bytes: need.solver,
        output_bytes: need.output,
        available_bytes: available_bytes(&stores.arrays),
        steps: None,
        remarks: plans(&of_solver),
        troubles,
    };
    if found.troubles.is_empty() {
        look_at_start(run, &of_solver, stores, &mut found)?;
    }
    Ok(found)
}

/// The scheme and its plans, in sentences.
fn plans(of_solver: &SolverOptions) -> Vec<String> {
    let name = match of_solver.space {
        Space::Fourier(filter) => format!("Fourier series, filter {}", filter.name()),
        Space::Kt(options) => format!("finite volumes, theta {}", options.theta),
    };
    let mut remarks = vec![format!("{name}; {}", of_solver.method.name())];
    remarks.extend(super::idle_threads(of_solver));
    if matches!(of_solver.space, Space::Fourier(_)) {
        for (axis, cells) in AXIS_NAMES.into_iter().zip(of_solver.grid.shape()) {
            let method = crate::spectral::choose(cells);
            let slower = if method == crate::spectral::Method::Library {
                ": slower than a length of factors 2, 3, 5, 7"
            } else {
                ""
            };
            if cells > 1 {
                remarks
                    .push(format!("plan along {axis}: {cells} cells by {}{slower}", method.name()));
            }
        }
    }
    remarks
}

/// Signal speed, causality and the longest step in the state at the start.
fn look_at_start(
    run: &RunFile,
    of_solver: &SolverOptions,
    stores: &Stores,
    into: &mut Check,
) -> Result<(), HydroError> {
    let SolverOptions { grid, eos, transport, method, .. } = of_solver;
    let start = initial::start(run, grid, eos, transport)?;
    let (from, until) = (start.from, start.until);
    into.remarks.extend(start.remarks);
    let named = |error: HydroError| error.inside(run.initial_name().as_str());
    let (seen, limit) = of_solver.look_at_start(start.fields, from, stores).map_err(named)?;
    let landings = Landings::of(run, from, until)?;
    if let StepChoice::Fixed(dt) = of_solver.step {
        into.steps = Some(landings.steps_of(dt));
    }
    into.remarks.extend([
        format!(
            "at the start, t = {from} fm: e from {:.4e} to {:.4e} fm^-4, max |v| {:.5}, max |pi|/(e+P) {:.4}",
            seen.energy_range[0], seen.energy_range[1], seen.speed_max, seen.viscous_max
        ),
        format!(
            "signals there: {:.4} of the speed of light at most in matter at rest; {} points acausal, {} undecided",
            seen.signal_speed_max, seen.causality.acausal, seen.causality.undecided
        ),
        format!("longest step of {} there: {:.5} fm, by {}", method.name(), limit.0, limit.1),
    ]);
    let steps_max = run.count("run.steps_max");
    let unfinished = into.steps.filter(|steps| *steps > steps_max).map(|steps| {
        HydroError::new(
            HydroErrorKind::StepsSpent,
            format!("the run takes {steps} steps; `run.steps_max` allows {steps_max}"),
        )
    });
    let stops = Stops::of(run)?;
    let refusals = of_solver.refusals(&seen, limit).chain(stops.refusal(&seen, grid));
    for refusal in refusals.map(named) {
        if of_solver.force {
            into.remarks.push(format!("--force overrules: {refusal}"));
        } else {
            into.troubles.push(refusal);
        }
    }
    into.troubles.extend(unfinished);
    Ok(())
}

//! The dry run: what a run would need, before any of it is asked for.

use super::{RunOptions, solver_options, tried_start};
use crate::error::HydroError;
use crate::fields::WRITTEN_COUNT;
use crate::grid::{AXIS_NAMES, Grid};
use crate::run_file::RunFile;
use crate::scheme::{Fourier, Kt};
use crate::solver::{Solver, SolverOptions, Space, StepChoice};
use crate::state::Block;

/// Cells along an axis in which an initial state is tried.
const FEW_CELLS: usize = 8;

/// What a run would need.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Points of the grid.
    pub points: usize,
    /// Bytes of the solver: state, stages, scratch, primitive variables.
    pub solver_bytes: usize,
    /// Bytes that are borrowed while a state is written.
    pub output_bytes: usize,
    /// Bytes that are available to this process.
    pub available_bytes: usize,
    /// Steps, when they are fixed.
    pub steps: Option<u64>,
    /// Lines of sentences: scheme, plans, limits.
    pub remarks: Vec<String>,
    /// What would make the run fail.
    pub troubles: Vec<String>,
}

/// Looks at a run file. No field of its size is made; of an npz only its time is read.
///
/// # Errors
/// When a part of the run file cannot be right.
pub fn check(run: &RunFile, options: &RunOptions) -> Result<Check, HydroError> {
    let of_solver = solver_options(run, options)?;
    run.output()?;
    let grid = of_solver.grid;
    let points = grid.points();
    let solver_bytes = Solver::bytes(&of_solver);
    let output_bytes = Block::bytes(WRITTEN_COUNT, points);
    let available_bytes = super::available_bytes();
    // Of the npz the time alone is looked at.
    let stored = run.path("initial.npz").map(|path| crate::io::npz::time(&path)).transpose()?;
    let stored = stored.flatten().filter(|_| !run.is_given("run.from"));
    let (from, until) = run.times(stored)?;
    initial_state(run, &of_solver)?;
    let mut remarks = Vec::new();
    let mut troubles = Vec::new();
    let steps = match of_solver.step {
        StepChoice::Fixed(dt) => {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "positive; `as` stops at the end"
            )]
            let steps = ((until - from) / dt - 1e-9).ceil().max(0.0) as u64;
            Some(steps)
        }
        StepChoice::Tolerance(_) => None,
    };
    if solver_bytes.saturating_add(output_bytes) > available_bytes {
        troubles.push(format!(
            "{} MB are needed, {} MB available",
            (solver_bytes + output_bytes) / 1_000_000,
            available_bytes / 1_000_000
        ));
    }
    let name = match of_solver.space {
        Space::Fourier(filter) => format!("Fourier series, filter {}", filter.name()),
        Space::Kt(options) => format!("finite volumes, theta {}", options.theta),
    };
    remarks.push(format!("{name}; {}", of_solver.method.name()));
    if matches!(of_solver.space, Space::Fourier(_)) {
        for (axis, cells) in AXIS_NAMES.into_iter().zip(grid.shape()) {
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
    limits(run, options, from, &mut remarks, &mut troubles)?;
    Ok(Check { points, solver_bytes, output_bytes, available_bytes, steps, remarks, troubles })
}

/// An initial state by formula, made in a few cells of the same box: what its keys cannot mean shows there.
fn initial_state(run: &RunFile, of_solver: &SolverOptions) -> Result<(), HydroError> {
    if run.path("initial.npz").is_some() && run.word("initial.kind").is_none() {
        return Ok(());
    }
    let grid = &of_solver.grid;
    let shape = grid.shape().map(|cells| cells.min(FEW_CELLS));
    let few = Grid::new(shape, grid.length(), grid.coordinates(), grid.boundary())?;
    tried_start(run, of_solver, &few).map(drop)
}

/// Signal speed and the longest step, for matter at rest with the energy density of the run file.
fn limits(
    run: &RunFile,
    options: &RunOptions,
    from: f64,
    remarks: &mut Vec<String>,
    troubles: &mut Vec<String>,
) -> Result<(), HydroError> {
    let of_solver = solver_options(run, options)?;
    // Ratios that do not depend on the energy density are the same anywhere in the range.
    let (low, high) = of_solver.eos.range();
    let energy = run.number_if_any("initial.energy").unwrap_or(10.0).clamp(low, high);
    let fluid = crate::initial::linear_fluid(&of_solver.eos, &of_solver.transport, energy);
    let speed = fluid.front_speed();
    remarks.push(format!(
        "signals in matter at rest with e = {energy:.4} fm^-4: {speed:.4} of the speed of light"
    ));
    if speed > 1.0 {
        troubles.push(format!("signals run at {speed:.4} of the speed of light: acausal"));
    }
    let k = match of_solver.space {
        Space::Fourier(filter) => Fourier::wave_number_of(&of_solver.grid, filter),
        Space::Kt(_) => Kt::wave_number_of(&of_solver.grid, from),
    };
    let method = of_solver.method;
    let by_waves = method.imaginary_reach() / (speed.min(1.0) * k);
    let tau = if fluid.tau_pi > 0.0 { fluid.tau_pi } else { f64::INFINITY };
    let tau = if fluid.tau_bulk > 0.0 { tau.min(fluid.tau_bulk) } else { tau };
    let by_relaxation = method.real_reach() * tau;
    let limit = by_waves.min(by_relaxation);
    remarks.push(format!(
        "longest step of {} for matter at rest: {by_waves:.5} fm by waves, {by_relaxation:.5} fm by relaxation; faster flow shortens it",
        method.name()
    ));
    if let StepChoice::Fixed(dt) = of_solver.step
        && dt > limit
    {
        troubles.push(format!("dt is {dt} fm, above the limit of {limit:.5} fm"));
    }
    Ok(())
}

//! States in which a run file asks to stop: the same ones at the start, later, and in a dry run.

use crate::diagnostics::Diagnostics;
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::{AXIS_NAMES, Grid};
use crate::run_file::RunFile;
use crate::scheme::Tail;
use crate::solver::SolverOptions;

/// What a run file asks to stop for in a state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stops {
    acausal: bool,
    unresolved: bool,
    tail_max: f64,
    look_every: u64,
}

/// An energy density that grows by this factor between two looks is no physics of a resolved flow.
const GROWTH_MAX: f64 = 10.0;

impl Stops {
    pub(super) fn of(run: &RunFile) -> Result<Self, HydroError> {
        let scheme = run.scheme()?;
        Ok(Stops {
            acausal: run.word("run.acausal") == Some("stop"),
            unresolved: scheme.stop_if_unresolved,
            tail_max: scheme.tail_max,
            look_every: run.count("output.history_every").max(1),
        })
    }

    /// Whether the state is looked at after so many steps.
    pub(super) fn looks_after(&self, steps: u64) -> bool {
        steps.is_multiple_of(self.look_every)
    }

    /// The same as [`Stops::obey`] for a look that follows another, between which nothing may have
    /// burst.
    pub(super) fn obey_after(
        &self,
        before: &Diagnostics,
        seen: &Diagnostics,
        options: &SolverOptions,
    ) -> Result<(), HydroError> {
        let (then, now) = (before.energy_range[1], seen.energy_range[1]);
        if now > GROWTH_MAX * then && !options.force {
            return Err(HydroError::new(
                HydroErrorKind::StateLost,
                format!(
                    "the largest energy density grew from {then:.4e} to {now:.4e} fm^-4 within {} steps at t = {:.6} fm",
                    self.look_every, seen.time
                ),
            )
            .with_hint("too coarse a grid or too long a step, most likely; --force goes on"));
        }
        self.obey(seen, options)
    }

    /// Why a state ends a run that asked for it.
    pub(super) fn refusal(&self, seen: &Diagnostics, grid: &Grid) -> Option<HydroError> {
        if self.acausal
            && let Some(worst) = seen.causality.worst
        {
            let error = HydroError::new(
                HydroErrorKind::Acausal,
                format!(
                    "{} points fail a necessary condition of causality, and `run.acausal = \"stop\"`",
                    seen.causality.acausal
                ),
            );
            return Some(error.at(grid.place(worst, Some(seen.time))));
        }
        let tail = self.unresolved_in(seen).filter(|_| self.unresolved)?;
        let axis = AXIS_NAMES[tail.axis];
        Some(
            HydroError::new(
                HydroErrorKind::Unresolved,
                format!(
                    "the upper third of the wave numbers along {axis} holds {:.1e} of the power of the waves of e at t = {:.6} fm, `run.tail_max` is {:.1e}, and `run.unresolved = \"stop\"`",
                    tail.share, seen.time, self.tail_max
                ),
            )
            .with_hint(format!(
                "more cells along {axis}, or `scheme.space = \"kt\"` for jumps and the edge of vacuum"
            )),
        )
    }

    /// The same as an outcome, unless a run insists.
    pub(super) fn obey(
        &self,
        seen: &Diagnostics,
        options: &SolverOptions,
    ) -> Result<(), HydroError> {
        match self.refusal(seen, &options.grid).filter(|_| !options.force) {
            Some(refusal) => Err(refusal),
            None => Ok(()),
        }
    }

    /// What the shortest waves hold, where that is too much.
    pub(super) fn unresolved_in(&self, seen: &Diagnostics) -> Option<Tail> {
        seen.tail.filter(|tail| tail.share > self.tail_max)
    }
}

//! Schemes: what computes `dU/dt` from `U` on a grid. Integrators know only this.

mod fourier;
mod kt;

use std::fmt::Debug;

pub use fourier::{Fourier, WORKERS_MAX};
pub use kt::{Kt, KtOptions};

use crate::error::HydroError;
use crate::state::Block;
use crate::watch::Watch;

/// What a scheme saw while it computed one rate of change.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StageReport {
    /// Most iterations that the recovery of primitive variables took.
    pub recovery_iterations: u32,
    /// Cells whose primitive variables needed the safeguarded solution.
    pub guarded_cells: u64,
    /// Cells in which a regulator changed something; 0 unless one was asked for.
    pub regulated_cells: u64,
}

impl StageReport {
    /// Both together.
    pub fn merge(&mut self, other: StageReport) {
        self.recovery_iterations = self.recovery_iterations.max(other.recovery_iterations);
        self.guarded_cells += other.guarded_cells;
        self.regulated_cells += other.regulated_cells;
    }
}

/// Where in a step a rate of change is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageOrder {
    /// The first of a step: nothing that an earlier call left behind may be used, so that a run that was
    /// stopped and resumed between two steps gives the same bits.
    First,
    /// A later one: what the earlier stages of the same step found may serve as a first guess.
    Later,
}

/// What the shortest waves that a scheme carries hold of a field.
///
/// The waves of a flow that the grid resolves fall off long before; where this is more than next to
/// nothing, the grid is too coarse, or the flow has a jump that no series follows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tail {
    /// Share of the power of all waves that the upper third of the wave numbers has, along the axis where
    /// it is largest.
    pub share: f64,
    /// That axis.
    pub axis: usize,
}

/// A discretisation in space.
///
/// The blocks hold the components of [`Component`](crate::Component), in order. A call asks the
/// allocator for nothing.
pub trait Scheme: Debug + Send {
    /// As a word of run files and tables.
    fn name(&self) -> &'static str;

    /// Writes `dU/dt` at `state` and `time` into `rates`, and tells `watch` what it is at.
    ///
    /// # Errors
    /// When primitive variables cannot be recovered somewhere; the cell is named.
    fn rates(
        &mut self,
        time: f64,
        order: StageOrder,
        state: &Block,
        rates: &mut Block,
        watch: &mut dyn Watch,
    ) -> Result<StageReport, HydroError>;

    /// Writes energy density, flow and temperature of `state` into `primitives`.
    ///
    /// # Errors
    /// As [`Scheme::rates`].
    fn primitives(
        &mut self,
        time: f64,
        state: &Block,
        primitives: &mut Block,
    ) -> Result<StageReport, HydroError>;

    /// The longest wave vector in 1/fm that the scheme carries, times the square root of the number of
    /// axes: with a signal speed it bounds a step.
    fn wave_number_max(&self, time: f64) -> f64;

    /// What a scheme does to the state at the end of each step, such as a filter; nothing by default.
    ///
    /// # Errors
    /// When it cannot be done.
    fn end_step(&mut self, _state: &mut Block) -> Result<(), HydroError> {
        Ok(())
    }

    /// What the shortest waves hold of `field`; `None` for a scheme that has no waves. `room` is as long as
    /// the field, and overwritten.
    ///
    /// # Errors
    /// When a plan cannot be had.
    fn tail(&mut self, _field: &[f64], _room: &mut [f64]) -> Result<Option<Tail>, HydroError> {
        Ok(None)
    }

    /// Derivatives along one axis in one stage, each of which asks for its plan; 0 where there are none.
    fn derivatives_per_stage(&self) -> usize {
        0
    }

    /// Bytes that the scheme holds besides what it took from the pool.
    fn scratch_bytes(&self) -> usize {
        0
    }
}

//! Relativistic viscous fluids to second order (Israel and Stewart), on periodic boxes by Fourier
//! series and on open ones by finite volumes, with nothing asked of the allocator per step.
//!
//! | if you want | look at |
//! |---|---|
//! | the box, its cells and its coordinates | [`Grid`] |
//! | fields and the state that is evolved | [`Block`], [`Component`], [`Primitive`] |
//! | pressure, temperature, speed of sound | [`eos`] |
//! | the equations, viscosities and relaxation times | [`physics`] |
//! | what computes the rate of change | [`scheme`] |
//!
//! Units: energy density, bulk pressure and shear stress in fm^-4, temperature in fm^-1, lengths and
//! times in fm, velocities in units of light; `hbar = c = 1`. The metric is mostly minus.
//!
//! # The state
//!
//! At each point: `E = T^00`, `M^i = T^0i`, five of the shear stresses `pi^ij`, the bulk pressure `Pi`.
//! In Milne coordinates the third axis is the unit vector along eta: a stored component is the
//! coordinate component times tau for each eta index, so the algebra at a point is that of Cartesian
//! coordinates; `E` and `M^i` carry one more factor tau (see [`Grid::weight`]).
#![forbid(unsafe_code)]

mod causality;
pub mod compare;
mod diagnostics;
pub mod eos;
mod error;
pub mod exact;
pub mod fields;
mod grid;
pub mod initial;
pub mod integrate;
pub mod io;
mod memory;
pub mod physics;
pub mod plot;
mod pool;
mod run_file;
mod run_folder;
pub mod scheme;
pub mod simulation;
mod solver;
pub mod spectral;
pub mod spectrum;
mod state;
mod watch;
mod words;

pub use causality::CausalityCount;
pub use diagnostics::Diagnostics;
pub use error::{HydroError, HydroErrorKind, Place};
pub use grid::{AXIS_NAMES, Boundary, Coordinates, Grid};
pub use memory::{ArrayPoolAnalysis, FftWorkspaceAnalysis, MemoryAnalysis};
pub use pool::BlockPool;
pub use run_file::{KEYS, Key, OutputChoice, RunFile, SchemeChoice, Takes};
pub use run_folder::{RunFolder, Stored};
pub use solver::{Solver, SolverOptions, Space, StepChoice, StepSummary, Stores};
pub use state::{Block, Component, Primitive};
pub use watch::{Phase, Unwatched, Watch};

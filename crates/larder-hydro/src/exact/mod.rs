//! Flows that are known without a grid: what a simulation is held against.
//!
//! Pure functions on numbers. They share neither the point kernel nor the schemes with the solver,
//! so that a slip there cannot hide here.

mod bjorken;
mod complex;
mod error;
mod gubser;
mod linear;
mod ode;
mod riemann;

pub use bjorken::{Bjorken, Coefficients, bjorken};
pub use complex::Complex;
pub use error::ExactError;
pub use gubser::{GUBSER_RUN, GubserFlow, GubserPoint, GubserSlice};
pub use linear::{LinearFluid, LinearPoint, ShearMode, SoundMode};
pub use riemann::{Barotropic, RiemannProblem, RiemannState};

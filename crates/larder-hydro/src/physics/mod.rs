//! The equations at a point: no grid, no time step, no memory.
//!
//! `T^{mu nu} = e u^mu u^nu - (P + Pi) Delta^{mu nu} + pi^{mu nu}` with `Delta = g - u u`, the metric
//! mostly minus, is conserved; the stresses relax (`D = u.d`, `theta = d.u`, `nabla = Delta.d`,
//! `sigma` the symmetric traceless part of `nabla u`, `omega = (nabla^mu u^nu - nabla^nu u^mu)/2`):
//!
//! ```text
//! tau_pi Delta Delta D pi + pi = 2 eta sigma - delta_pipi pi theta - tau_pipi pi_l^<mu sigma^nu>l
//!                              + 2 tau_pi pi_l^<mu omega^nu>l + phi_7 pi_l^<mu pi^nu>l + lambda_piPi Pi sigma
//! tau_Pi D Pi + Pi             = -zeta theta - delta_PiPi Pi theta + lambda_Pipi pi:sigma
//! ```
//!
//! Everything is written on lanes: one call treats as many points as a register holds.
//!
//! - [`Transport`]: viscosities, relaxation times, and a switch for each term of second order;
//! - [`recover`]: energy density and velocity from `E`, `M^i` and the stresses;
//! - [`point`]: the rates of change of everything, with the exact `du/dt`.

mod linear;
pub mod point;
pub mod recover;
mod shear;
pub mod stress_tensor;
mod transport;

pub use shear::Shear;
pub use transport::{Coefficients, SecondOrder, Transport, Viscosity};

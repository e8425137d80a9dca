//! Elementary functions on lanes: one algorithm for both widths and all levels.
//!
//! They use multiply-adds and no table, so a register of eight costs what a register of two costs,
//! and the same source gives the same bits everywhere. Ranges are chosen by selection, never by a
//! branch: the time does not depend on the data (subnormal operands excepted, where the machine
//! itself is slow).
//!
//! Polynomials are minimax in the relative error of the *function*, found by Remez exchange at 50
//! digits and then rounded; the residual after rounding stands beside each table. Measured bounds
//! stand in [`ERROR_BOUNDS`] and are what the tests hold.

mod bounds;
mod constants;
mod erf;
mod exp;
mod log;
mod logistic;
mod polynomial;

pub use bounds::{ERROR_BOUNDS, ErrorBound};
pub(crate) use constants::Constants;
pub(crate) use erf::erf;
pub(crate) use exp::exp;
pub(crate) use log::{log, log1p};
pub(crate) use logistic::{sigmoid, tanh};

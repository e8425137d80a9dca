//! Did the chains converge, and how much do their draws say?
//!
//! Definitions of Vehtari, Gelman, Simpson, Carpenter and Bürkner (2021), with the edges of ArviZ: a
//! constant array has as many effective draws as draws and no R-hat, any NaN or fewer than four draws make
//! NaN, one chain has effective draws but no R-hat.
//!
//! Arrays are chains of equal length, each a slice.

mod ess;
mod psis;
mod summary;

pub use ess::{
    e_bfmi, ess_bulk, ess_mean, ess_quantile, ess_tail, mcse_mean, mcse_quantile, mcse_sd,
    quantile, rhat,
};
pub use psis::{Loo, PARETO_K_MAX, loo, psis};
pub use summary::{Summary, summarise};

//! Sequential Monte Carlo: particles that are weighed, resampled and moved.
//!
//! | if you have | use |
//! |---|---|
//! | a series with a state that steps through time (`unfold`) | [`Filter`] |
//! | the same, with unknown parameters | [`pmmh`] |
//! | any model with a proper prior, and want its evidence | [`tempered`] |

mod filter;
mod moves;
mod pmmh;
mod resample;
mod shape;
mod tempered;

pub use filter::{Filter, FilterOptions, Filtered, Parameter, State};
pub use pmmh::{Pmmh, PmmhOptions, pmmh};
pub use resample::{effective, normalise, systematic};
pub(crate) use shape::{Shape, place};
pub use tempered::{Tempered, TemperedOptions, tempered};

//! Fourier series on periodic boxes: derivatives, filters and transforms of fields.
//!
//! - [`PlanCache`]: tables for a length, a period, a kind of work and a filter, by **value**; never by
//!   the address of a buffer, so nothing that was computed is ever taken for something else;
//! - [`LinePlan`]: the work along one axis, by passes, by a matrix, or by rustfft;
//! - [`Calculus`]: gradients and divergences of whole fields; [`Fft3`]: their spectra;
//! - [`Filter`]: which modes are kept.

mod calculus;
mod fallback;
mod fft3;
mod filter;
mod lines;
mod plan;
mod planner;

pub use calculus::Calculus;
pub use fft3::Fft3;
pub use filter::Filter;
pub use lines::{LineScratch, Put, along_lines, along_rows};
pub use plan::{LineKind, LinePlan, PlanCache, PlanKey};
pub use planner::{Method, choose};

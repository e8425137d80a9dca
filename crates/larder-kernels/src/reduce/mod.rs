//! Reductions: many numbers to one, in one order for every level and every number of threads.
//!
//! The order. The input is cut into *chunks* of [`CHUNK_BYTES`], a chunk into *blocks* of
//! [`BLOCK_BYTES`]. A block has a place for each of its `W` numbers (64 of `f32`, 32 of `f64`), and
//! place `j` of a chunk gathers the numbers `j, j + W, j + 2W, ...` one after the other. Then the
//! places are added by halves, `j` with `j + W/2`, down to one: the chunk's value. Chunks are merged
//! like the digits of a binary counter: two neighbours of equal size as soon as there are two, what is
//! left over from the last to the first.
//!
//! A level with registers of `L` numbers keeps the places in `W / L` registers. Halving the list of
//! registers and then the lanes of the one left is the same order of additions whatever `L` is, so the
//! answer has the same bits on every level. And since chunks begin at multiples of a constant,
//! several threads that take whole chunks and merge them with the same counter change nothing either.
//!
//! The error. A number passes at most `63` additions in its place (the first one to zero is exact),
//! `log2(W)` among the places, and `1 + log2(chunks)` in the counter. With `u` the unit roundoff,
//!
//! ```text
//! |computed - exact| <= d u / (1 - d u) * sum |x_i|,    d = 63 + log2(W) + 1 + ceil(log2(chunks))
//! ```
//!
//! which is what [`sum_error_bound`] returns; a dot product adds one rounding for the first product of
//! each place (the others are fused) and takes `sum |x_i y_i|`. Naive summation has `d = n - 1`.

mod counter;
mod extremes;
mod moments;
mod operands;
mod order;
mod products;
mod sums;

pub(crate) use extremes::{ArgMax, ArgMin, Max, Min};
pub(crate) use moments::{Mean, Variance};
pub use order::{CHUNK_BYTES, sum_error_bound};
pub(crate) use products::{Cosine, Dot, SquaredDistance};
pub(crate) use sums::Sum;

//! Fourier transforms of many columns at once, one column to a lane.
//!
//! A *panel* is sixteen real columns, or eight complex ones, of one length: row `j` holds the numbers of
//! all columns at place `j`, real parts first. Every butterfly of the transform then works on whole
//! registers, whatever the radix, and there is nothing to shuffle. Sixteen real columns are transformed
//! as eight complex ones, column `c` being the real and column `c + 8` the imaginary part of one.
//!
//! The forward passes decimate in frequency and leave the spectrum in permuted order; the inverse ones
//! decimate in time and take it from there, so that what multiplies the spectrum in between (a
//! derivative, a filter) is stored in permuted order and nothing is ever reordered. The innermost
//! forward pass, the product and the innermost inverse pass touch the same few rows and are one loop;
//! the outermost passes read from and write to the caller's own storage ([`RowSource`], [`RowSink`]).
//! A line of 64 numbers is differentiated in three sweeps.
//!
//! The inverse uses the forward butterflies on swapped real and imaginary parts:
//! `swap(z) w = swap(z conj(w))`.
//!
//! Lengths whose prime factors are 2, 3, 5 and 7 are served ([`Factors::of`]). Tables are the caller's;
//! nothing here allocates. A panel has sixteen columns on every level, so all levels give the same bits.

mod butterfly;
mod factors;
mod matrix;
mod passes;
mod rows;

pub use factors::{FACTORS_MAX, Factors};
pub use matrix::{MirrorMatrix, MirrorPart, mirror_entries};
pub use passes::{
    Passes, begin, begin_in_place, convolve, convolve_in_place, end_forward, forward, gather,
    inverse, inverse_in_place,
};
pub use rows::{
    HalfRow, PANEL_COLUMNS, Pair, PairMut, PanelRow, RowSink, RowSource, Scatter, Strided,
    TileSink, load_tile, store_tile,
};

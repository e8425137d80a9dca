//! Plain text tables with aligned columns, and figures in units that people read.

mod figure;
mod grid;

pub use figure::{bytes, count, nanoseconds, percent, ratio};
pub use grid::{Align, Cell, Table};

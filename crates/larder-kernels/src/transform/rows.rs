//! Where panels are read from and written to.

use crate::lanes::{Lanes, Simd};

/// Real columns of a panel.
pub const PANEL_COLUMNS: usize = 16;

/// Real columns that are the real parts of a panel's complex ones.
pub(super) const HALF: usize = PANEL_COLUMNS / 2;

/// One row of a panel.
pub type PanelRow = [f64; PANEL_COLUMNS];

/// What a transform reads rows of sixteen numbers from.
pub trait RowSource {
    /// The numbers from `column` on in row `row`, as many as a register has; `column` is a multiple of
    /// that count.
    fn read<S: Simd>(&self, simd: S, row: usize, column: usize) -> S::F64;
}

/// What a transform writes rows of sixteen numbers to.
pub trait RowSink {
    /// Takes the numbers from `column` on of row `row`.
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V);
}

impl RowSource for [PanelRow] {
    #[inline(always)]
    fn read<S: Simd>(&self, simd: S, row: usize, column: usize) -> S::F64 {
        S::F64::load(simd, &self[row][column..])
    }
}

impl RowSink for [PanelRow] {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        value.store(&mut self[row][column..]);
    }
}

/// Sixteen neighbouring columns of a matrix: row `j` begins at `start + j pitch`.
#[derive(Clone, Copy, Debug)]
pub struct Strided<'a> {
    /// The matrix from the first of the columns on.
    pub values: &'a [f64],
    /// From one row to the next.
    pub pitch: usize,
}

impl RowSource for Strided<'_> {
    #[inline(always)]
    fn read<S: Simd>(&self, simd: S, row: usize, column: usize) -> S::F64 {
        S::F64::load(simd, &self.values[row * self.pitch + column..])
    }
}

/// The same, to write.
#[derive(Debug)]
pub struct StridedMut<'a> {
    /// The matrix from the first of the columns on.
    pub values: &'a mut [f64],
    /// From one row to the next.
    pub pitch: usize,
}

impl RowSink for StridedMut<'_> {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        value.store(&mut self.values[row * self.pitch + column..]);
    }
}

/// Writes row `row` to row `places[row]` of another sink: a spectrum in its natural order.
#[derive(Debug)]
pub struct Scatter<'a, T: ?Sized> {
    /// Where each row goes.
    pub places: &'a [u32],
    /// What takes it.
    pub sink: &'a mut T,
}

impl<T: RowSink + ?Sized> RowSink for Scatter<'_, T> {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        self.sink.write(self.places[row] as usize, column, value);
    }
}

/// Fills the sixteen columns of a panel, from `column` on, with up to as many contiguous lines: line `i`
/// of `lines` is `values[i * pitch..][..length]`. Columns without a line keep what they hold.
#[inline(always)]
pub fn load_tile<S: Simd>(
    simd: S,
    values: &[f64],
    pitch: usize,
    lines: usize,
    length: usize,
    panel: &mut [PanelRow],
    column: usize,
) {
    let lanes = S::F64::LANES;
    let zero = S::F64::zero(simd);
    let mut tile = [zero; 8];
    let tile = &mut tile[..lanes];
    let mut first = 0;
    while first < lines {
        let here = (lines - first).min(lanes);
        let mut place = 0;
        while place < length {
            let wide = (length - place).min(lanes);
            for (i, register) in tile.iter_mut().enumerate() {
                *register = if i >= here {
                    zero
                } else {
                    let from = (first + i) * pitch + place;
                    if wide == lanes {
                        S::F64::load(simd, &values[from..])
                    } else {
                        S::F64::load_partial(simd, &values[from..from + wide], 0.0)
                    }
                };
            }
            simd.transpose(tile);
            for (j, register) in tile[..wide].iter().enumerate() {
                register.store(&mut panel[place + j][column + first..]);
            }
            place += lanes;
        }
        first += lanes;
    }
}

/// The way back: gives each number of a line to `put(line, place, register, count)`, a register of
/// neighbouring places at a time, of which the first `count` count.
#[inline(always)]
pub fn store_tile<S: Simd, P: TileSink<S>>(
    simd: S,
    panel: &[PanelRow],
    column: usize,
    lines: usize,
    length: usize,
    put: &mut P,
) {
    let lanes = S::F64::LANES;
    let zero = S::F64::zero(simd);
    let mut tile = [zero; 8];
    let tile = &mut tile[..lanes];
    let mut first = 0;
    while first < lines {
        let here = (lines - first).min(lanes);
        let mut place = 0;
        while place < length {
            let wide = (length - place).min(lanes);
            for (j, register) in tile.iter_mut().enumerate() {
                *register = if j < wide {
                    S::F64::load(simd, &panel[place + j][column + first..])
                } else {
                    zero
                };
            }
            simd.transpose(tile);
            for (i, register) in tile[..here].iter().enumerate() {
                put.put(first + i, place, wide, *register);
            }
            place += lanes;
        }
        first += lanes;
    }
}

/// What [`store_tile`] gives its numbers to.
pub trait TileSink<S: Simd> {
    /// The first `count` lanes of `value` belong to the places from `place` on of line `line`.
    fn put(&mut self, line: usize, place: usize, count: usize, value: S::F64);
}

//! Where panels are read from and written to.

use crate::lanes::{Lanes, Simd};

/// Real columns of a panel.
pub const PANEL_COLUMNS: usize = 16;

/// Real columns that are the real parts of a panel's complex ones.
pub(super) const HALF: usize = PANEL_COLUMNS / 2;

/// One row of a panel.
pub type PanelRow = [f64; PANEL_COLUMNS];

/// The real or the imaginary parts of one row.
pub type HalfRow = [f64; HALF];

/// What a transform reads rows of sixteen numbers from.
pub trait RowSource {
    /// The first and the second eight numbers of row `row`.
    fn halves(&self, row: usize) -> (&HalfRow, &HalfRow);
}

/// What a transform writes rows of sixteen numbers to.
pub trait RowSink {
    /// Takes the numbers from `column` on of row `row`.
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V);

    /// Takes the outcome of a butterfly: `left[s]` belongs to `column` of row `first + s step`, and
    /// `right[s]` to the column eight further. A sink that has to decide what to do decides once.
    #[inline(always)]
    fn put<V: Lanes<Element = f64>, const R: usize>(
        &mut self,
        first: usize,
        step: usize,
        column: usize,
        left: [V; R],
        right: [V; R],
    ) {
        for s in 0..R {
            self.write(first + s * step, column, left[s]);
            self.write(first + s * step, HALF + column, right[s]);
        }
    }
}

/// Both halves of sixteen numbers.
#[inline(always)]
pub(super) fn split(row: &PanelRow) -> (&HalfRow, &HalfRow) {
    let (halves, _) = row.as_chunks::<HALF>();
    (&halves[0], &halves[1])
}

impl RowSource for [PanelRow] {
    #[inline(always)]
    fn halves(&self, row: usize) -> (&HalfRow, &HalfRow) {
        split(&self[row])
    }
}

impl RowSink for [PanelRow] {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        value.store(&mut self[row][column..]);
    }
}

/// Sixteen neighbouring columns of a matrix: row `j` begins at `j pitch`.
#[derive(Clone, Copy, Debug)]
pub struct Strided<'a> {
    /// The matrix from the first of the columns on.
    pub values: &'a [f64],
    /// From one row to the next.
    pub pitch: usize,
}

impl RowSource for Strided<'_> {
    #[inline(always)]
    fn halves(&self, row: usize) -> (&HalfRow, &HalfRow) {
        let row = self.values[row * self.pitch..].first_chunk();
        split(row.expect("a row has sixteen numbers"))
    }
}

/// Eight neighbouring complex columns, real and imaginary parts in matrices of their own.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// Real parts, from the first of the columns on.
    pub re: &'a [f64],
    /// Imaginary parts.
    pub im: &'a [f64],
    /// From one row to the next.
    pub pitch: usize,
}

impl RowSource for Pair<'_> {
    #[inline(always)]
    fn halves(&self, row: usize) -> (&HalfRow, &HalfRow) {
        let (re, im) = (&self.re[row * self.pitch..], &self.im[row * self.pitch..]);
        let (re, im) = (re.first_chunk(), im.first_chunk());
        (re.expect("eight real parts"), im.expect("eight imaginary parts"))
    }
}

/// The same, to write.
#[derive(Debug)]
pub struct PairMut<'a> {
    /// Real parts, from the first of the columns on.
    pub re: &'a mut [f64],
    /// Imaginary parts.
    pub im: &'a mut [f64],
    /// From one row to the next.
    pub pitch: usize,
}

impl RowSink for PairMut<'_> {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        let at = row * self.pitch;
        if column < HALF {
            value.store(&mut self.re[at + column..]);
        } else {
            value.store(&mut self.im[at + column - HALF..]);
        }
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

/// Fills columns of a panel, from `column` on, with up to sixteen contiguous lines: line `i` of `lines`
/// is `values[i * pitch..][..length]`. Lanes beyond the last line become zero.
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
    let panel = &mut panel[..length];
    let mut first = 0;
    while first < lines {
        let here = (lines - first).min(lanes);
        let values = &values[first * pitch..];
        let mut place = 0;
        while place < length {
            let wide = (length - place).min(lanes);
            let mut tile = [zero; 8];
            let rows = &mut panel[place..place + wide];
            if here == lanes && wide == lanes {
                let values = &values[place..];
                for i in 0..lanes {
                    tile[i] = S::F64::load(simd, &values[i * pitch..]);
                }
                simd.transpose(&mut tile[..lanes]);
                // One check for a square and none for its rows.
                let rows = &mut rows[..lanes];
                for j in 0..lanes {
                    tile[j].store(&mut rows[j][column + first..]);
                }
            } else {
                for i in 0..here {
                    let from = i * pitch + place;
                    tile[i] = S::F64::load_partial(simd, &values[from..from + wide], 0.0);
                }
                simd.transpose(&mut tile[..lanes]);
                for j in 0..wide {
                    tile[j].store(&mut rows[j][column + first..]);
                }
            }
            place += lanes;
        }
        first += lanes;
    }
}

/// The way back: gives each number of a line to [`TileSink::put`], a register of neighbouring places at
/// a time.
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
    let panel = &panel[..length];
    let mut first = 0;
    while first < lines {
        let here = (lines - first).min(lanes);
        let mut place = 0;
        while place < length {
            let wide = (length - place).min(lanes);
            let mut tile = [zero; 8];
            let rows = &panel[place..place + wide];
            if here == lanes && wide == lanes {
                let rows = &rows[..lanes];
                for j in 0..lanes {
                    tile[j] = S::F64::load(simd, &rows[j][column + first..]);
                }
                simd.transpose(&mut tile[..lanes]);
                put.put_square(first, place, &tile[..lanes]);
            } else {
                for j in 0..wide {
                    tile[j] = S::F64::load(simd, &rows[j][column + first..]);
                }
                simd.transpose(&mut tile[..lanes]);
                for i in 0..here {
                    put.put(first + i, place, wide, tile[i]);
                }
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

    /// As many whole registers as one has lanes: those of the lines from `line` on. A sink that has to
    /// decide what to do decides once.
    #[inline(always)]
    fn put_square(&mut self, line: usize, place: usize, values: &[S::F64]) {
        for (i, value) in values.iter().enumerate() {
            self.put(line + i, place, S::F64::LANES, *value);
        }
    }
}

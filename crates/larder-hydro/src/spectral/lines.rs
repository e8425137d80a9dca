//! Work along one axis of a field: a plan applied to rows or to contiguous lines, and what becomes of the
//! result.

use larder_kernels::transform::{
    PANEL_COLUMNS, RowSink, Strided, TileSink, convolve, load_tile, store_tile,
};
use larder_kernels::{Kernel, Lanes, Level, Simd};
use rustfft::num_complex::Complex64;

use super::plan::{LineKind, LinePlan, LineTables};
use crate::error::HydroError;

/// What is done with each number of the result at its place of the target.
#[derive(Clone, Copy, Debug)]
pub enum Put<'a> {
    /// `target = r`.
    Store,
    /// `target = -r`.
    StoreNegated,
    /// `target -= r`.
    Subtract,
    /// `target = w r`, with `w` laid out as the target.
    StoreWeighted(&'a [f64]),
    /// `target += w r`.
    AddWeighted(&'a [f64]),
}

/// Room that work along lines of some length needs; one for each thread.
#[derive(Debug)]
pub struct LineScratch {
    panels: larder_memory::buffer::AlignedBuf<f64>,
    rows: usize,
    complex: Vec<Complex64>,
}

impl LineScratch {
    /// Room for the plans of a solver: the longest decides.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn for_plans<'a>(
        plans: impl Iterator<Item = &'a LinePlan> + Clone,
    ) -> Result<Self, HydroError> {
        let rows = plans.clone().map(LinePlan::length).max().unwrap_or(1);
        let complex = plans.map(LinePlan::library_scratch).max().unwrap_or(0);
        let panels = larder_memory::buffer::AlignedBuf::try_zeroed(3 * rows * PANEL_COLUMNS)?;
        Ok(LineScratch { panels, rows, complex: vec![Complex64::default(); complex] })
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.panels.bytes_held() + self.complex.capacity() * size_of::<Complex64>()
    }
}

/// Works along the slow axis of `source`: row `j` is `columns` contiguous numbers from `j * pitch` on.
/// The result goes to the same columns of `target`, whose rows lie `target_pitch` apart.
///
/// # Panics
/// When a slice is too short, or a weight is shorter than the target.
pub fn along_rows(
    level: Level,
    plan: &LinePlan,
    source: &[f64],
    pitch: usize,
    columns: usize,
    target: &mut [f64],
    target_pitch: usize,
    put: Put<'_>,
    scratch: &mut LineScratch,
) {
    let need = (plan.length() - 1) * pitch + columns;
    let target_need = (plan.length() - 1) * target_pitch + columns;
    assert!(source.len() >= need, "a source of {} numbers, need {need}", source.len());
    assert!(
        target.len() >= target_need,
        "a target of {} numbers, need {target_need}",
        target.len()
    );
    level.run(Rows { plan, source, pitch, columns, target, target_pitch, put, scratch });
}

/// Works along the fast axis: `lines` contiguous lines, one after the other.
///
/// # Panics
/// When a slice is too short, or a weight is shorter than the target.
pub fn along_lines(
    level: Level,
    plan: &LinePlan,
    source: &[f64],
    lines: usize,
    target: &mut [f64],
    put: Put<'_>,
    scratch: &mut LineScratch,
) {
    let need = lines * plan.length();
    assert!(source.len() >= need, "a source of {} numbers, need {need}", source.len());
    assert!(target.len() >= need, "a target of {} numbers, need {need}", target.len());
    level.run(Lines { plan, source, lines, target, put, scratch });
}

struct Rows<'a> {
    plan: &'a LinePlan,
    source: &'a [f64],
    pitch: usize,
    columns: usize,
    target: &'a mut [f64],
    target_pitch: usize,
    put: Put<'a>,
    scratch: &'a mut LineScratch,
}

struct Lines<'a> {
    plan: &'a LinePlan,
    source: &'a [f64],
    lines: usize,
    target: &'a mut [f64],
    put: Put<'a>,
    scratch: &'a mut LineScratch,
}

impl Kernel for Rows<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let n = self.plan.length();
        let lanes = S::F64::LANES;
        let LineScratch { panels, rows, complex } = self.scratch;
        let (work, tiles) = panels.split_at_mut(*rows * PANEL_COLUMNS);
        let (input, output) = tiles.split_at_mut(*rows * PANEL_COLUMNS);
        let mut first = 0;
        while first < self.columns {
            let wide = (self.columns - first).min(PANEL_COLUMNS);
            if wide == PANEL_COLUMNS {
                let mut sink = PutSink {
                    target: &mut self.target[first..],
                    pitch: self.target_pitch,
                    put: self.put.from(first),
                };
                apply(simd, self.plan, &self.source[first..], self.pitch, work, complex, &mut sink);
            } else {
                for j in 0..n {
                    let row = &self.source[j * self.pitch + first..][..wide];
                    let copy = &mut input[j * PANEL_COLUMNS..][..PANEL_COLUMNS];
                    copy[..wide].copy_from_slice(row);
                    copy[wide..].fill(0.0);
                }
                let mut sink =
                    PutSink { target: &mut *output, pitch: PANEL_COLUMNS, put: Put::Store };
                apply(simd, self.plan, input, PANEL_COLUMNS, work, complex, &mut sink);
                for j in 0..n {
                    let row = &output[j * PANEL_COLUMNS..][..wide];
                    let mut column = 0;
                    while column < wide {
                        let count = (wide - column).min(lanes);
                        let value = S::F64::load_partial(simd, &row[column..column + count], 0.0);
                        let place = j * self.target_pitch + first + column;
                        put_some(self.put, self.target, place, count, value);
                        column += count;
                    }
                }
            }
            first += wide;
        }
    }
}

impl Kernel for Lines<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let n = self.plan.length();
        let LineScratch { panels, rows, complex } = self.scratch;
        let (work, tiles) = panels.split_at_mut(*rows * PANEL_COLUMNS);
        let (input, output) = tiles.split_at_mut(*rows * PANEL_COLUMNS);
        let mut first = 0;
        while first < self.lines {
            let here = (self.lines - first).min(PANEL_COLUMNS);
            if here < PANEL_COLUMNS {
                input.fill(0.0);
            }
            let source = &self.source[first * n..];
            load_tile(simd, source, n, here, n, input.as_chunks_mut().0, 0);
            let mut sink = PutSink { target: &mut *output, pitch: PANEL_COLUMNS, put: Put::Store };
            apply(simd, self.plan, input, PANEL_COLUMNS, work, complex, &mut sink);
            let mut lines = PutLines {
                target: &mut self.target[first * n..],
                length: n,
                put: self.put.from(first * n),
            };
            store_tile(simd, output.as_chunks().0, 0, here, n, &mut lines);
            first += here;
        }
    }
}

/// One panel through a plan.
#[inline(always)]
fn apply<S: Simd>(
    simd: S,
    plan: &LinePlan,
    source: &[f64],
    pitch: usize,
    work: &mut [f64],
    complex: &mut [Complex64],
    sink: &mut PutSink<'_>,
) {
    let rows = Strided { values: source, pitch };
    let panel = work.as_chunks_mut().0;
    let is_derivative = plan.kind() == LineKind::Derivative;
    if let Some((passes, symbol, _)) = plan.passes() {
        if is_derivative {
            convolve::<S, true>(simd, &passes, symbol, &rows, panel, sink);
        } else {
            convolve::<S, false>(simd, &passes, symbol, &rows, panel, sink);
        }
    } else if let Some(matrix) = plan.matrix() {
        matrix.apply(simd, &rows, panel, sink);
    } else if let LineTables::Library(library) = &plan.work {
        for column in 0..PANEL_COLUMNS / 2 {
            for (j, z) in complex[..plan.length()].iter_mut().enumerate() {
                let at = j * pitch + column;
                *z = Complex64::new(source[at], source[at + PANEL_COLUMNS / 2]);
            }
            library.convolve(complex, is_derivative);
            for (row, z) in panel.iter_mut().zip(complex.iter()) {
                row[column] = z.re;
                row[column + PANEL_COLUMNS / 2] = z.im;
            }
        }
        for (j, row) in panel[..plan.length()].iter().enumerate() {
            let mut column = 0;
            while column < PANEL_COLUMNS {
                sink.write(j, column, S::F64::load(simd, &row[column..]));
                column += S::F64::LANES;
            }
        }
    }
}

impl<'a> Put<'a> {
    /// The same for the part of the target that begins at `place`.
    #[inline(always)]
    fn from(self, place: usize) -> Put<'a> {
        match self {
            Put::StoreWeighted(weight) => Put::StoreWeighted(&weight[place..]),
            Put::AddWeighted(weight) => Put::AddWeighted(&weight[place..]),
            other => other,
        }
    }
}

/// Puts rows of registers into a target.
struct PutSink<'a> {
    target: &'a mut [f64],
    pitch: usize,
    put: Put<'a>,
}

impl RowSink for PutSink<'_> {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        put_all(self.put, self.target, row * self.pitch + column, value);
    }
}

struct PutLines<'a> {
    target: &'a mut [f64],
    length: usize,
    put: Put<'a>,
}

impl<S: Simd> TileSink<S> for PutLines<'_> {
    #[inline(always)]
    fn put(&mut self, line: usize, place: usize, count: usize, value: S::F64) {
        let place = line * self.length + place;
        if count == S::F64::LANES {
            put_all(self.put, self.target, place, value);
        } else {
            put_some(self.put, self.target, place, count, value);
        }
    }
}

#[inline(always)]
fn put_all<V: Lanes<Element = f64>>(put: Put<'_>, target: &mut [f64], place: usize, value: V) {
    let simd = value.simd();
    let target = &mut target[place..];
    match put {
        Put::Store => value.store(target),
        Put::StoreNegated => (-value).store(target),
        Put::Subtract => (V::load(simd, target) - value).store(target),
        Put::StoreWeighted(weight) => (value * V::load(simd, &weight[place..])).store(target),
        Put::AddWeighted(weight) => {
            value.mul_add(V::load(simd, &weight[place..]), V::load(simd, target)).store(target);
        }
    }
}

#[inline(always)]
fn put_some<V: Lanes<Element = f64>>(
    put: Put<'_>,
    target: &mut [f64],
    place: usize,
    count: usize,
    value: V,
) {
    let simd = value.simd();
    let target = &mut target[place..place + count];
    let part = |slice: &[f64]| V::load_partial(simd, &slice[place..place + count], 0.0);
    match put {
        Put::Store => value.store_partial(target),
        Put::StoreNegated => (-value).store_partial(target),
        Put::Subtract => (V::load_partial(simd, target, 0.0) - value).store_partial(target),
        Put::StoreWeighted(weight) => (value * part(weight)).store_partial(target),
        Put::AddWeighted(weight) => {
            value.mul_add(part(weight), V::load_partial(simd, target, 0.0)).store_partial(target);
        }
    }
}

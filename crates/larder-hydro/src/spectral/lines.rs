//! Work along one axis of a field: a plan applied to rows or to contiguous lines, and what becomes of the
//! result.

use larder_kernels::transform::{
    PANEL_COLUMNS, RowSink, Strided, TileSink, convolve, load_tile, store_tile,
};
use larder_kernels::{Kernel, Lanes, Level, Simd};
use rustfft::num_complex::Complex64;

use super::fallback::LibraryPlan;
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
    let n = plan.length();
    let need = (n - 1) * pitch + columns;
    let target_need = (n - 1) * target_pitch + columns;
    assert!(source.len() >= need, "a source of {} numbers, need {need}", source.len());
    assert!(
        target.len() >= target_need,
        "a target of {} numbers, need {target_need}",
        target.len()
    );
    let mut first = 0;
    while first < columns {
        let wide = (columns - first).min(PANEL_COLUMNS);
        if wide == PANEL_COLUMNS {
            let (work, ..) = scratch.tiles();
            let sink =
                PutSink { target: &mut target[first..], pitch: target_pitch, put: put.from(first) };
            let source = Strided { values: &source[first..], pitch };
            level.run(OnePanel { plan, source, work, sink });
            scratch.through_library(
                plan,
                &source,
                &mut target[first..],
                target_pitch,
                put.from(first),
            );
        } else {
            let (_, input, _) = scratch.tiles();
            for (j, copy) in input.chunks_exact_mut(PANEL_COLUMNS).take(n).enumerate() {
                copy[..wide].copy_from_slice(&source[j * pitch + first..][..wide]);
                copy[wide..].fill(0.0);
            }
            scratch.tile(level, plan);
            let (_, _, output) = scratch.tiles();
            for (j, row) in output.chunks_exact(PANEL_COLUMNS).take(n).enumerate() {
                put.line(&row[..wide], target, j * target_pitch + first);
            }
        }
        first += wide;
    }
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
    let n = plan.length();
    let need = lines * n;
    assert!(source.len() >= need, "a source of {} numbers, need {need}", source.len());
    assert!(target.len() >= need, "a target of {} numbers, need {need}", target.len());
    let mut first = 0;
    while first < lines {
        let here = (lines - first).min(PANEL_COLUMNS);
        let (_, input, _) = scratch.tiles();
        if here < PANEL_COLUMNS {
            input.fill(0.0);
        }
        level.run(LoadLines { source: &source[first * n..], lines: here, length: n, tile: input });
        scratch.tile(level, plan);
        let (_, _, output) = scratch.tiles();
        let sink =
            PutLines { target: &mut target[first * n..], length: n, put: put.from(first * n) };
        level.run(StoreLines { tile: output, lines: here, length: n, sink });
        first += here;
    }
}

impl LineScratch {
    /// Scratch of the passes, the tile that goes in, the tile that comes out.
    fn tiles(&mut self) -> (&mut [f64], &mut [f64], &mut [f64]) {
        let (work, tiles) = self.panels.split_at_mut(self.rows * PANEL_COLUMNS);
        let (input, output) = tiles.split_at_mut(self.rows * PANEL_COLUMNS);
        (work, input, output)
    }

    /// The tile that comes out becomes the result for the one that went in.
    fn tile(&mut self, level: Level, plan: &LinePlan) {
        let LineScratch { panels, rows, complex } = self;
        let (work, tiles) = panels.split_at_mut(*rows * PANEL_COLUMNS);
        let (input, output) = tiles.split_at_mut(*rows * PANEL_COLUMNS);
        let source = Strided { values: input, pitch: PANEL_COLUMNS };
        if let LineTables::Library(library) = &plan.work {
            library_panel(library, plan, complex, &source, output);
            return;
        }
        let sink = PutSink { target: output, pitch: PANEL_COLUMNS, put: Put::Store };
        level.run(OnePanel { plan, source, work, sink });
    }

    /// Where the plan is the library's, a whole panel through it; else nothing, for the passes have
    /// done it.
    fn through_library(
        &mut self,
        plan: &LinePlan,
        source: &Strided<'_>,
        target: &mut [f64],
        target_pitch: usize,
        put: Put<'_>,
    ) {
        let LineTables::Library(library) = &plan.work else { return };
        let LineScratch { panels, complex, .. } = self;
        library_panel(library, plan, complex, source, panels);
        for (j, row) in panels.chunks_exact(PANEL_COLUMNS).take(plan.length()).enumerate() {
            put.line(row, target, j * target_pitch);
        }
    }
}

/// Sixteen columns through rustfft, into rows of sixteen.
fn library_panel(
    library: &LibraryPlan,
    plan: &LinePlan,
    complex: &mut [Complex64],
    source: &Strided<'_>,
    rows: &mut [f64],
) {
    const HALF: usize = PANEL_COLUMNS / 2;
    let is_derivative = plan.kind() == LineKind::Derivative;
    for column in 0..HALF {
        for (j, z) in complex[..plan.length()].iter_mut().enumerate() {
            let at = j * source.pitch + column;
            *z = Complex64::new(source.values[at], source.values[at + HALF]);
        }
        library.convolve(complex, is_derivative);
        for (row, z) in rows.chunks_exact_mut(PANEL_COLUMNS).zip(&complex[..plan.length()]) {
            row[column] = z.re;
            row[column + HALF] = z.im;
        }
    }
}

/// One panel through passes or a matrix: the one place where their butterflies are compiled.
struct OnePanel<'a> {
    plan: &'a LinePlan,
    source: Strided<'a>,
    work: &'a mut [f64],
    sink: PutSink<'a>,
}

impl Kernel for OnePanel<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let panel = self.work.as_chunks_mut().0;
        if let Some((passes, symbol, _)) = self.plan.passes() {
            let imaginary = self.plan.kind() == LineKind::Derivative;
            convolve(simd, &passes, symbol, imaginary, &self.source, panel, &mut self.sink);
        } else if let Some(matrix) = self.plan.matrix() {
            matrix.apply(simd, &self.source, panel, &mut self.sink);
        }
    }
}

struct LoadLines<'a> {
    source: &'a [f64],
    lines: usize,
    length: usize,
    tile: &'a mut [f64],
}

impl Kernel for LoadLines<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let tile = self.tile.as_chunks_mut().0;
        load_tile(simd, self.source, self.length, self.lines, self.length, tile, 0);
    }
}

struct StoreLines<'a> {
    tile: &'a [f64],
    lines: usize,
    length: usize,
    sink: PutLines<'a>,
}

impl Kernel for StoreLines<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        store_tile(simd, self.tile.as_chunks().0, 0, self.lines, self.length, &mut self.sink);
    }
}

impl<'a> Put<'a> {
    /// The same for the part of the target that begins at `place`.
    #[inline(always)]
    pub(super) fn from(self, place: usize) -> Put<'a> {
        match self {
            Put::StoreWeighted(weight) => Put::StoreWeighted(&weight[place..]),
            Put::AddWeighted(weight) => Put::AddWeighted(&weight[place..]),
            other => other,
        }
    }

    /// A few numbers from `place` on, one by one, with the arithmetic of the registers.
    fn line(self, numbers: &[f64], target: &mut [f64], place: usize) {
        for (i, &number) in numbers.iter().enumerate() {
            let at = place + i;
            let target = &mut target[at];
            match self {
                Put::Store => *target = number,
                Put::StoreNegated => *target = -number,
                Put::Subtract => *target -= number,
                Put::StoreWeighted(weight) => *target = number * weight[at],
                Put::AddWeighted(weight) => *target = number.mul_add(weight[at], *target),
            }
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

//! Work along one axis of a field: a plan applied to rows or to contiguous lines, and what becomes of the
//! result.

use larder_kernels::transform::{
    PANEL_COLUMNS, PanelRow, RowSink, Strided, TileSink, convolve, convolve_in_place, load_tile,
    store_tile,
};
use larder_kernels::{Kernel, Lanes, Level, Simd};
use larder_memory::prefetch::prefetch_read;
use rustfft::num_complex::Complex64;

use super::fallback::LibraryPlan;
use super::plan::{LineKind, LinePlan, LineTables};
use crate::error::HydroError;

/// Columns that are real parts of complex ones.
const HALF: usize = PANEL_COLUMNS / 2;

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
    let is_far = pitch >= FAR_PITCH;
    let mut first = 0;
    while first < columns {
        let wide = (columns - first).min(PANEL_COLUMNS);
        if is_far && first + wide < columns {
            ask_for_rows(source, first + wide, pitch, n);
        }
        if is_far && target_pitch >= FAR_PITCH {
            ask_for_rows(target, first, target_pitch, n);
        }
        if wide == PANEL_COLUMNS {
            let source = Strided { values: &source[first..], pitch };
            let target = &mut target[first..];
            let sink = PutSink { target, pitch: target_pitch, put: put.from(first) };
            scratch.panel(level, plan, source, sink);
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

/// From this pitch on each row of a panel lies in a page of its own, and the processor does not guess
/// where the next one will be.
const FAR_PITCH: usize = 512;

/// Asks the cache for the panel of sixteen columns from `first` on: `count` rows that lie `pitch` apart,
/// as far as `values` reach.
pub(crate) fn ask_for_rows(values: &[f64], first: usize, pitch: usize, count: usize) {
    for row in values.chunks(pitch).take(count) {
        let Some(row) = row.get(first..first + PANEL_COLUMNS) else { return };
        prefetch_read(&row[0]);
        prefetch_read(&row[HALF]);
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
        let source = &source[first * n..];
        let sink = PutLines {
            target: &mut target[first * n..],
            first_line: 0,
            length: n,
            put: put.from(first * n),
        };
        if let Some((passes, symbol, _)) = plan.passes() {
            // One tile holds the lines from the first transpose to the last.
            let tile = cleared(scratch.tiles().0, here);
            level.run(LoadLines { source, lines: here, length: n, tile });
            let is_derivative = plan.kind() == LineKind::Derivative;
            convolve_in_place(level, &passes, symbol, is_derivative, tile);
            level.run(StoreLines { tile, is_swapped: true, lines: here, length: n, sink });
        } else {
            let tile = cleared(scratch.tiles().1, here);
            level.run(LoadLines { source, lines: here, length: n, tile });
            scratch.tile(level, plan);
            let tile = scratch.tiles().2.as_chunks().0;
            level.run(StoreLines { tile, is_swapped: false, lines: here, length: n, sink });
        }
        first += here;
    }
}

/// A tile for so many lines. Two lines are one complex column, so what an earlier tile left in an empty
/// one would change the rounding of its neighbour.
fn cleared(tile: &mut [f64], lines: usize) -> &mut [PanelRow] {
    if lines < PANEL_COLUMNS {
        tile.fill(0.0);
    }
    tile.as_chunks_mut().0
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
        let sink = PutSink { target: output, pitch: PANEL_COLUMNS, put: Put::Store };
        one_panel(level, plan, source, work, complex, sink);
    }

    /// Sixteen columns from where they are to where they belong.
    fn panel(&mut self, level: Level, plan: &LinePlan, source: Strided<'_>, sink: PutSink<'_>) {
        let LineScratch { panels, complex, .. } = self;
        one_panel(level, plan, source, panels, complex, sink);
    }
}

/// One panel through passes, a matrix or the library.
fn one_panel(
    level: Level,
    plan: &LinePlan,
    source: Strided<'_>,
    work: &mut [f64],
    complex: &mut [Complex64],
    mut sink: PutSink<'_>,
) {
    if let LineTables::Library(library) = &plan.work {
        library_panel(library, plan, complex, &source, work);
        for (j, row) in work.chunks_exact(PANEL_COLUMNS).take(plan.length()).enumerate() {
            sink.put.line(row, sink.target, j * sink.pitch);
        }
        return;
    }
    let panel = work.as_chunks_mut().0;
    if let Some((passes, symbol, _)) = plan.passes() {
        let is_derivative = plan.kind() == LineKind::Derivative;
        convolve(level, &passes, symbol, is_derivative, &source, panel, &mut sink);
    } else if let Some(matrix) = plan.matrix() {
        matrix.apply(level, &source, panel, &mut sink);
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

struct LoadLines<'a> {
    source: &'a [f64],
    lines: usize,
    length: usize,
    tile: &'a mut [PanelRow],
}

impl Kernel for LoadLines<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        load_tile(simd, self.source, self.length, self.lines, self.length, self.tile, 0);
    }
}

struct StoreLines<'a> {
    tile: &'a [PanelRow],
    /// Whether the two halves of each row changed places.
    is_swapped: bool,
    lines: usize,
    length: usize,
    sink: PutLines<'a>,
}

impl Kernel for StoreLines<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let StoreLines { tile, is_swapped, lines, length, .. } = self;
        let first = lines.min(HALF);
        let (left, right) = if is_swapped { (HALF, 0) } else { (0, HALF) };
        for (column, from, to) in [(left, 0, first), (right, first, lines)] {
            self.sink.first_line = from;
            store_tile(simd, tile, column, to - from, length, &mut self.sink);
        }
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
pub(super) struct PutSink<'a> {
    pub(super) target: &'a mut [f64],
    pub(super) pitch: usize,
    pub(super) put: Put<'a>,
}

impl RowSink for PutSink<'_> {
    #[inline(always)]
    fn write<V: Lanes<Element = f64>>(&mut self, row: usize, column: usize, value: V) {
        put_rows(self.put, self.target, row * self.pitch + column, 0, &[value]);
    }

    #[inline(always)]
    fn put<V: Lanes<Element = f64>, const R: usize>(
        &mut self,
        first: usize,
        step: usize,
        column: usize,
        left: [V; R],
        right: [V; R],
    ) {
        let (from, pitch) = (first * self.pitch + column, step * self.pitch);
        put_rows(self.put, self.target, from, pitch, &left);
        put_rows(self.put, self.target, from + HALF, pitch, &right);
    }
}

struct PutLines<'a> {
    target: &'a mut [f64],
    /// What line 0 of a tile is here.
    first_line: usize,
    length: usize,
    put: Put<'a>,
}

impl<S: Simd> TileSink<S> for PutLines<'_> {
    #[inline(always)]
    fn put(&mut self, line: usize, place: usize, count: usize, value: S::F64) {
        let place = (self.first_line + line) * self.length + place;
        put_some(self.put, self.target, place, count, value);
    }

    #[inline(always)]
    fn put_square(&mut self, line: usize, place: usize, values: &[S::F64]) {
        let pitch = self.length;
        let from = (self.first_line + line) * pitch + place;
        put_rows(self.put, self.target, from, pitch, values);
    }
}

/// Puts register `i` at `from + i pitch`: what is done is decided once for all.
#[inline(always)]
fn put_rows<V: Lanes<Element = f64>>(
    put: Put<'_>,
    target: &mut [f64],
    from: usize,
    pitch: usize,
    values: &[V],
) {
    let simd = values[0].simd();
    match put {
        Put::Store => {
            for (i, value) in values.iter().enumerate() {
                value.store(&mut target[from + i * pitch..]);
            }
        }
        Put::StoreNegated => {
            for (i, value) in values.iter().enumerate() {
                (-*value).store(&mut target[from + i * pitch..]);
            }
        }
        Put::Subtract => {
            for (i, value) in values.iter().enumerate() {
                let place = &mut target[from + i * pitch..];
                (V::load(simd, place) - *value).store(place);
            }
        }
        Put::StoreWeighted(weight) => {
            for (i, value) in values.iter().enumerate() {
                let weight = V::load(simd, &weight[from + i * pitch..]);
                (*value * weight).store(&mut target[from + i * pitch..]);
            }
        }
        Put::AddWeighted(weight) => {
            for (i, value) in values.iter().enumerate() {
                let weight = V::load(simd, &weight[from + i * pitch..]);
                let place = &mut target[from + i * pitch..];
                value.mul_add(weight, V::load(simd, place)).store(place);
            }
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
    let weight = match put {
        Put::StoreWeighted(weight) | Put::AddWeighted(weight) => &weight[place..place + count],
        _ => &[],
    };
    let weight = V::load_partial(simd, weight, 0.0);
    match put {
        Put::Store => value.store_partial(target),
        Put::StoreNegated => (-value).store_partial(target),
        Put::Subtract => (V::load_partial(simd, target, 0.0) - value).store_partial(target),
        Put::StoreWeighted(_) => (value * weight).store_partial(target),
        Put::AddWeighted(_) => {
            value.mul_add(weight, V::load_partial(simd, target, 0.0)).store_partial(target);
        }
    }
}

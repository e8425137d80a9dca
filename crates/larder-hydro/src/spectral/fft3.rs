//! Real fields in three dimensions to their spectra and back.
//!
//! The axis that is halved is x, the slow one, where sixteen real columns are eight complex ones and
//! nothing has to be shuffled: mode `(k, l, m)` with `k` from 0 to `nx/2` stands at
//! `(k ny + l) nz + m`, its real parts in one slice and its imaginary parts in another. Forward is not
//! scaled, back divides by the number of points.

use std::sync::Arc;

use larder_kernels::transform::{
    PANEL_COLUMNS, Pair, PairMut, PanelRow, Passes, Scatter, Strided, TileSink, begin,
    begin_in_place, end_forward, gather, inverse, load_tile, store_tile,
};
use larder_kernels::{Kernel, Lanes, Level, Simd};
use larder_memory::buffer::AlignedBuf;
use larder_memory::prefetch::prefetch_slice;
use rustfft::num_complex::Complex64;

use super::filter::Filter;
use super::lines::{Put, PutSink, ask_for_rows};
use super::plan::{LineKind, LinePlan, LineTables, PlanCache, PlanKey};
use crate::error::HydroError;

const HALF: usize = PANEL_COLUMNS / 2;

/// A field of more numbers than this does not stay in the second level of the cache between two axes, so
/// the cache is asked for what comes next.
const LARGE: usize = 1 << 16;

/// A field of more numbers than this comes from memory. Its columns are fetched broad then, several
/// panels at once: the sixteen numbers of a row of one panel are two lines of the cache in a page of
/// their own, too few for the memory to warm to.
const FAR: usize = 1 << 19;

/// Columns that are fetched at once, and from one row of them to the next: a line more than they are,
/// so that rows fall into different sets of the cache.
const BROAD: usize = 4 * PANEL_COLUMNS;
const BROAD_PITCH: usize = BROAD + HALF;

/// Transforms of one shape with the room that they work in.
#[derive(Debug)]
pub struct Fft3 {
    shape: [usize; 3],
    level: Level,
    plans: [Option<Arc<LinePlan>>; 3],
    tiles: AlignedBuf<f64>,
    /// Columns fetched broad; empty when the field is not far.
    broad: AlignedBuf<f64>,
    complex: Vec<Complex64>,
}

impl Fft3 {
    /// Transforms of this shape; an axis of length 1 is left alone.
    ///
    /// # Errors
    /// When an axis is empty or memory cannot be had.
    pub fn new(shape: [usize; 3], level: Level, cache: &PlanCache) -> Result<Self, HydroError> {
        let mut plans = [None, None, None];
        for (plan, &length) in plans.iter_mut().zip(&shape) {
            if length == 0 {
                return Err(HydroError::configuration("a transform of an axis without places"));
            }
            if length > 1 {
                let key = PlanKey::new(length, 1.0, LineKind::Transform, Filter::None);
                *plan = Some(cache.get(key)?);
            }
        }
        let longest = shape.iter().copied().max().unwrap_or(1);
        let complex = plans.iter().flatten().map(|plan| plan.library_scratch()).max();
        let is_far = shape.iter().product::<usize>() > FAR;
        // A spectrum has two rows of columns for each of its modes along x.
        let broad = if is_far { 2 * (shape[0] / 2 + 1) * BROAD_PITCH } else { 0 };
        Ok(Fft3 {
            shape,
            level,
            plans,
            tiles: AlignedBuf::try_zeroed(3 * longest * PANEL_COLUMNS)?,
            broad: AlignedBuf::try_zeroed(broad)?,
            complex: vec![Complex64::default(); complex.unwrap_or(0)],
        })
    }

    /// Places of each part of a spectrum.
    pub fn spectrum_len(&self) -> usize {
        (self.shape[0] / 2 + 1) * self.shape[1] * self.shape[2]
    }

    /// Places of a field.
    pub fn field_len(&self) -> usize {
        self.shape.iter().product()
    }

    /// Bytes of scratch.
    pub fn bytes(&self) -> usize {
        self.tiles.bytes_held()
            + self.broad.bytes_held()
            + self.complex.capacity() * size_of::<Complex64>()
    }

    /// The spectrum of `field`.
    ///
    /// # Panics
    /// When a slice has not the length that [`Fft3::field_len`] or [`Fft3::spectrum_len`] says.
    pub fn forward(&mut self, field: &[f64], real: &mut [f64], imaginary: &mut [f64]) {
        assert_eq!(field.len(), self.field_len(), "a field has its length");
        self.check(real, imaginary);
        self.run_forward(Some(field), real, imaginary);
    }

    /// The same in place: the field stands in the first places of `buffer`, which has room for both parts
    /// of the spectrum, real ones first.
    ///
    /// # Panics
    /// When the buffer has not twice the length that [`Fft3::spectrum_len`] says.
    pub fn forward_in_place(&mut self, buffer: &mut [f64]) {
        assert_eq!(buffer.len(), 2 * self.spectrum_len(), "the buffer holds both parts");
        let (real, imaginary) = buffer.split_at_mut(self.spectrum_len());
        self.run_forward(None, real, imaginary);
    }

    /// The field of a spectrum, which is overwritten.
    ///
    /// # Panics
    /// As [`Fft3::forward`].
    pub fn back(&mut self, real: &mut [f64], imaginary: &mut [f64], field: &mut [f64]) {
        assert_eq!(field.len(), self.field_len(), "a field has its length");
        self.check(real, imaginary);
        self.run_back(real, imaginary, Some(field));
    }

    /// The same in place: the field is left in the first places of `buffer`.
    ///
    /// # Panics
    /// As [`Fft3::forward_in_place`].
    pub fn back_in_place(&mut self, buffer: &mut [f64]) {
        assert_eq!(buffer.len(), 2 * self.spectrum_len(), "the buffer holds both parts");
        let (real, imaginary) = buffer.split_at_mut(self.spectrum_len());
        self.run_back(real, imaginary, None);
    }

    fn check(&self, real: &[f64], imaginary: &[f64]) {
        for part in [real, imaginary] {
            assert_eq!(part.len(), self.spectrum_len(), "a part of a spectrum has its length");
        }
    }
}

/// Scratch of three tiles.
struct Tiles<'a> {
    work: &'a mut [PanelRow],
    input: &'a mut [PanelRow],
    output: &'a mut [PanelRow],
    broad: &'a mut [f64],
    complex: &'a mut [Complex64],
}

impl Fft3 {
    fn tiles(&mut self) -> ([usize; 3], [Option<Arc<LinePlan>>; 3], Tiles<'_>) {
        let rows = self.tiles.len() / PANEL_COLUMNS / 3;
        let (work, rest) = self.tiles.as_chunks_mut().0.split_at_mut(rows);
        let (input, output) = rest.split_at_mut(rows);
        let (broad, complex) = (&mut *self.broad, &mut *self.complex);
        (self.shape, self.plans.clone(), Tiles { work, input, output, broad, complex })
    }
}

/// `output` becomes the transform of `input`, both in natural order; eight complex columns.
fn transform(level: Level, plan: &LinePlan, tiles: &mut Tiles<'_>, is_forward: bool) {
    let n = plan.length();
    let Tiles { work, input, output, complex, .. } = tiles;
    if let LineTables::Library(library) = &plan.work {
        for column in 0..HALF {
            for (z, row) in complex[..n].iter_mut().zip(input.iter()) {
                *z = Complex64::new(row[column], row[HALF + column]);
            }
            library.transform(complex, is_forward);
            for (z, row) in complex[..n].iter().zip(output.iter_mut()) {
                row[column] = z.re;
                row[HALF + column] = z.im;
            }
        }
        return;
    }
    let (passes, places) = smooth(plan);
    let source = Strided { values: input.as_flattened(), pitch: PANEL_COLUMNS };
    if is_forward {
        begin(level, &passes, &source, work);
        end_forward(level, &passes, work, &mut Scatter { places, sink: &mut **output });
    } else {
        gather(level, places, &source, work);
        inverse(level, &passes, work, &mut tile_sink(output));
    }
}

/// The passes of a plan that is not the library's, and where each row of a spectrum belongs.
fn smooth(plan: &LinePlan) -> (Passes<'_>, &[u32]) {
    let Some((passes, _, places)) = plan.passes() else {
        unreachable!("a transform is planned by passes or by the library")
    };
    (passes, places)
}

fn tile_sink(tile: &mut [PanelRow]) -> PutSink<'_> {
    PutSink { target: tile.as_flattened_mut(), pitch: PANEL_COLUMNS, put: Put::Store }
}

/// Row `at..at + count` of a field that stands in one slice or in two, one after the other.
fn split_row<'a>(first: &'a [f64], second: &'a [f64], at: usize, count: usize) -> &'a [f64] {
    if at < first.len() { &first[at..at + count] } else { &second[at - first.len()..][..count] }
}

impl Fft3 {
    /// Without a field it stands where the spectrum will be.
    fn run_forward(&mut self, field: Option<&[f64]>, real: &mut [f64], imaginary: &mut [f64]) {
        let level = self.level;
        let ([nx, ny, nz], plans, mut tiles) = self.tiles();
        let plane = ny * nz;
        let (is_large, is_far) = (nx * plane > LARGE, nx * plane > FAR);
        let smooth = plans[0].as_deref().and_then(LinePlan::passes);
        let mut first = 0;
        while first < plane {
            let wide = (plane - first).min(PANEL_COLUMNS);
            // A row of columns never lies across the border of the parts: both are whole planes.
            let row = |j: usize, wide: usize| match field {
                Some(field) => &field[j * plane + first..][..wide],
                None => split_row(real, imaginary, j * plane + first, wide),
            };
            let fetched = first % BROAD;
            if is_far && fetched == 0 {
                let wide = (plane - first).min(BROAD);
                for (j, copy) in tiles.broad.chunks_exact_mut(BROAD_PITCH).take(nx).enumerate() {
                    copy[..wide].copy_from_slice(row(j, wide));
                }
            } else if is_large && !is_far {
                if let Some(field) = field {
                    ask_for_rows(field, first + wide, plane, nx);
                }
                ask_for_rows(real, first, plane, nx / 2 + 1);
                ask_for_rows(imaginary, first, plane, nx / 2 + 1);
            }
            let source = if is_far {
                Some(Strided { values: &tiles.broad[fetched..], pitch: BROAD_PITCH })
            } else {
                field.map(|field| Strided { values: &field[first..], pitch: plane })
            };
            if let (Some((passes, _, places)), Some(source), PANEL_COLUMNS) =
                (&smooth, source, wide)
            {
                begin(level, passes, &source, tiles.work);
                let mut sink = Scatter { places, sink: &mut *tiles.output };
                end_forward(level, passes, tiles.work, &mut sink);
            } else {
                for (j, copy) in tiles.input[..nx].iter_mut().enumerate() {
                    // Two real columns are one complex one: what is left in an empty one would change
                    // the rounding of its neighbour.
                    copy[wide..].fill(0.0);
                    copy[..wide].copy_from_slice(match source {
                        Some(Strided { values, pitch }) => &values[j * pitch..][..wide],
                        None => row(j, wide),
                    });
                }
                if let Some(plan) = &plans[0] {
                    transform(level, plan, &mut tiles, true);
                } else {
                    tiles.output[0] = tiles.input[0];
                }
            }
            let rows = &*tiles.output;
            let (re, im) = (&mut real[first..], &mut imaginary[first..]);
            if plans[0].is_none() {
                re[..wide].copy_from_slice(&rows[0][..wide]);
                im[..wide].fill(0.0);
            } else {
                level.run(Unpack { rows, re, im, pitch: plane, wide, count: nx });
            }
            first += wide;
        }
        for k in 0..=nx / 2 {
            let (re, next_re) = real[k * plane..].split_at_mut(plane);
            let (im, next_im) = imaginary[k * plane..].split_at_mut(plane);
            across(level, plans[1].as_deref(), [ny, nz], re, im, &mut tiles, true);
            let next = if is_large { [&*next_re, &*next_im] } else { [&[][..]; 2] };
            along(level, plans[2].as_deref(), [ny, nz], re, im, next, &mut tiles, true);
        }
    }

    /// Without a field it is left where the spectrum stood.
    fn run_back(&mut self, real: &mut [f64], imaginary: &mut [f64], mut field: Option<&mut [f64]>) {
        let level = self.level;
        let ([nx, ny, nz], plans, mut tiles) = self.tiles();
        let plane = ny * nz;
        let (is_large, is_far) = (nx * plane > LARGE, nx * plane > FAR);
        for k in 0..=nx / 2 {
            let (re, next_re) = real[k * plane..].split_at_mut(plane);
            let (im, next_im) = imaginary[k * plane..].split_at_mut(plane);
            let next = if is_large { [&*next_re, &*next_im] } else { [&[][..]; 2] };
            along(level, plans[2].as_deref(), [ny, nz], re, im, next, &mut tiles, false);
            across(level, plans[1].as_deref(), [ny, nz], re, im, &mut tiles, false);
        }
        let scale = 1.0 / (nx * plane) as f64;
        let smooth = plans[0].as_deref().and_then(LinePlan::passes);
        let mut first = 0;
        while first < plane {
            let wide = (plane - first).min(PANEL_COLUMNS);
            let fetched = first % BROAD;
            if is_far && fetched == 0 {
                let wide = (plane - first).min(BROAD);
                let parts = real.chunks_exact(plane).chain(imaginary.chunks_exact(plane));
                for (copy, row) in tiles.broad.chunks_exact_mut(BROAD_PITCH).zip(parts) {
                    copy[..wide].copy_from_slice(&row[first..first + wide]);
                }
            } else if is_large && !is_far {
                ask_for_rows(real, first + wide, plane, nx / 2 + 1);
                ask_for_rows(imaginary, first + wide, plane, nx / 2 + 1);
                if let Some(field) = &field {
                    ask_for_rows(field, first, plane, nx);
                }
            }
            let (re, im, pitch) = if is_far {
                let (re, im) = tiles.broad.split_at((nx / 2 + 1) * BROAD_PITCH);
                (&re[fetched..], &im[fetched..], BROAD_PITCH)
            } else {
                (&real[first..], &imaginary[first..], plane)
            };
            let rows = &mut *tiles.input;
            level.run(Pack { re, im, pitch, wide, rows, count: nx, scale });
            if let (Some((passes, _, places)), Some(field), PANEL_COLUMNS) =
                (&smooth, &mut field, wide)
            {
                let source = Strided { values: tiles.input.as_flattened(), pitch: PANEL_COLUMNS };
                gather(level, places, &source, tiles.work);
                let target = &mut field[first..];
                let mut sink = PutSink { target, pitch: plane, put: Put::Store };
                inverse(level, passes, tiles.work, &mut sink);
                first += wide;
                continue;
            }
            if let Some(plan) = &plans[0] {
                transform(level, plan, &mut tiles, false);
            } else {
                tiles.output[0] = tiles.input[0];
            }
            for (j, row) in tiles.output[..nx].iter().enumerate() {
                let at = j * plane + first;
                let target = match &mut field {
                    Some(field) => &mut field[at..at + wide],
                    None if at < real.len() => &mut real[at..at + wide],
                    None => &mut imaginary[at - real.len()..][..wide],
                };
                target.copy_from_slice(&row[..wide]);
            }
            first += wide;
        }
    }
}

/// Takes sixteen real columns apart that were transformed as eight complex ones.
struct Unpack<'a> {
    rows: &'a [PanelRow],
    re: &'a mut [f64],
    im: &'a mut [f64],
    /// From one row of the two parts to the next.
    pitch: usize,
    /// How many of the columns there are.
    wide: usize,
    count: usize,
}

impl Kernel for Unpack<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let half = S::F64::splat(simd, 0.5);
        let whole = self.wide == PANEL_COLUMNS;
        for k in 0..=self.count / 2 {
            let mirror = if k == 0 { 0 } else { self.count - k };
            let (z, w) = (&self.rows[k], &self.rows[mirror]);
            let at = k * self.pitch;
            let mut column = 0;
            while column < HALF {
                let zr = S::F64::load(simd, &z[column..]);
                let zi = S::F64::load(simd, &z[HALF + column..]);
                let wr = S::F64::load(simd, &w[column..]);
                let wi = S::F64::load(simd, &w[HALF + column..]);
                let parts = [
                    (column, (zr + wr) * half, (zi - wi) * half),
                    (HALF + column, (zi + wi) * half, (wr - zr) * half),
                ];
                for (column, re, im) in parts {
                    let end = at + self.wide.min(column + S::F64::LANES);
                    if whole {
                        re.store(&mut self.re[at + column..]);
                        im.store(&mut self.im[at + column..]);
                    } else if column < self.wide {
                        re.store_partial(&mut self.re[at + column..end]);
                        im.store_partial(&mut self.im[at + column..end]);
                    }
                }
                column += S::F64::LANES;
            }
        }
    }
}

/// The way back: all rows from the lower half of them, scaled.
struct Pack<'a> {
    re: &'a [f64],
    im: &'a [f64],
    pitch: usize,
    wide: usize,
    rows: &'a mut [PanelRow],
    count: usize,
    scale: f64,
}

impl Kernel for Pack<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for k in 0..=self.count / 2 {
            let mirror = if k == 0 { 0 } else { self.count - k };
            let at = k * self.pitch;
            let (re, im) = (&self.re[at..], &self.im[at..]);
            let mut column = 0;
            while column < HALF {
                let ar = self.part(simd, re, column);
                let br = self.part(simd, re, HALF + column);
                // Where a mode is its own mirror image its imaginary part says nothing of the field.
                if mirror == k {
                    ar.store(&mut self.rows[k][column..]);
                    br.store(&mut self.rows[k][HALF + column..]);
                } else {
                    let ai = self.part(simd, im, column);
                    let bi = self.part(simd, im, HALF + column);
                    (ar - bi).store(&mut self.rows[k][column..]);
                    (ai + br).store(&mut self.rows[k][HALF + column..]);
                    (ar + bi).store(&mut self.rows[mirror][column..]);
                    (br - ai).store(&mut self.rows[mirror][HALF + column..]);
                }
                column += S::F64::LANES;
            }
        }
    }
}

impl Pack<'_> {
    /// A register of a row of one part, scaled; zeros beyond its columns.
    #[inline(always)]
    fn part<S: Simd>(&self, simd: S, row: &[f64], column: usize) -> S::F64 {
        let scale = S::F64::splat(simd, self.scale);
        if self.wide == PANEL_COLUMNS {
            return S::F64::load(simd, &row[column..]) * scale;
        }
        let here = self.wide.saturating_sub(column).min(S::F64::LANES);
        let row = if here == 0 { &[] } else { &row[column..column + here] };
        S::F64::load_partial(simd, row, 0.0) * scale
    }
}

/// Complex transforms along the slow axis of a plane, eight columns at a time.
fn across(
    level: Level,
    plan: Option<&LinePlan>,
    [ny, nz]: [usize; 2],
    re: &mut [f64],
    im: &mut [f64],
    tiles: &mut Tiles<'_>,
    is_forward: bool,
) {
    let Some(plan) = plan else { return };
    let smooth = plan.passes();
    let mut first = 0;
    while first < nz {
        let wide = (nz - first).min(HALF);
        if let (Some((passes, _, places)), HALF) = (&smooth, wide) {
            let (re, im) = (&mut re[first..], &mut im[first..]);
            if is_forward {
                begin(level, passes, &Pair { re, im, pitch: nz }, tiles.work);
                let sink = &mut PairMut { re, im, pitch: nz };
                end_forward(level, passes, tiles.work, &mut Scatter { places, sink });
            } else {
                gather(level, places, &Pair { re, im, pitch: nz }, tiles.work);
                inverse(level, passes, tiles.work, &mut PairMut { re, im, pitch: nz });
            }
        } else {
            for (j, row) in tiles.input[..ny].iter_mut().enumerate() {
                let at = j * nz + first;
                row[..wide].copy_from_slice(&re[at..at + wide]);
                row[HALF..HALF + wide].copy_from_slice(&im[at..at + wide]);
            }
            transform(level, plan, tiles, is_forward);
            for (j, row) in tiles.output[..ny].iter().enumerate() {
                let at = j * nz + first;
                re[at..at + wide].copy_from_slice(&row[..wide]);
                im[at..at + wide].copy_from_slice(&row[HALF..HALF + wide]);
            }
        }
        first += wide;
    }
}

/// Complex transforms along the fast axis of a plane, eight lines at a time. The cache is asked for the
/// same lines of the next plane, whose first transform reads columns.
fn along(
    level: Level,
    plan: Option<&LinePlan>,
    [ny, nz]: [usize; 2],
    re: &mut [f64],
    im: &mut [f64],
    next: [&[f64]; 2],
    tiles: &mut Tiles<'_>,
    is_forward: bool,
) {
    let Some(plan) = plan else { return };
    let smooth = plan.passes();
    let mut first = 0;
    while first < ny {
        let lines = (ny - first).min(HALF);
        let part = first * nz..(first + lines) * nz;
        for next in next {
            prefetch_slice(next.get(part.clone()).unwrap_or_default(), lines * nz / 8);
        }
        let (re, im) = (&mut re[part.clone()], &mut im[part]);
        match &smooth {
            Some((passes, _, places)) if is_forward => {
                level.run(LoadPair { re, im, lines, length: nz, tile: tiles.work });
                begin_in_place(level, passes, tiles.work);
                let mut sink = Scatter { places, sink: &mut *tiles.output };
                end_forward(level, passes, tiles.work, &mut sink);
            }
            _ => {
                level.run(LoadPair { re, im, lines, length: nz, tile: tiles.input });
                transform(level, plan, tiles, is_forward);
            }
        }
        level.run(StorePair { re, im, lines, length: nz, tile: tiles.output });
        first += lines;
    }
}

struct LoadPair<'a> {
    re: &'a [f64],
    im: &'a [f64],
    lines: usize,
    length: usize,
    tile: &'a mut [PanelRow],
}

impl Kernel for LoadPair<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (values, column) in [(self.re, 0), (self.im, HALF)] {
            load_tile(simd, values, self.length, self.lines, self.length, self.tile, column);
        }
    }
}

struct StorePair<'a> {
    re: &'a mut [f64],
    im: &'a mut [f64],
    lines: usize,
    length: usize,
    tile: &'a [PanelRow],
}

impl Kernel for StorePair<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (values, column) in [(self.re, 0), (self.im, HALF)] {
            let mut sink = Lines { values, pitch: self.length };
            store_tile(simd, self.tile, column, self.lines, self.length, &mut sink);
        }
    }
}

struct Lines<'a> {
    values: &'a mut [f64],
    pitch: usize,
}

impl<S: Simd> TileSink<S> for Lines<'_> {
    #[inline(always)]
    fn put(&mut self, line: usize, place: usize, count: usize, value: S::F64) {
        let target = &mut self.values[line * self.pitch + place..];
        if count == S::F64::LANES {
            value.store(target);
        } else {
            value.store_partial(&mut target[..count]);
        }
    }
}

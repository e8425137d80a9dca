//! Real fields in three dimensions to their spectra and back.
//!
//! The axis that is halved is x, the slow one, where sixteen real columns are eight complex ones and
//! nothing has to be shuffled: mode `(k, l, m)` with `k` from 0 to `nx/2` stands at
//! `(k ny + l) nz + m`, its real parts in one slice and its imaginary parts in another. Forward is not
//! scaled, back divides by the number of points.

use std::sync::Arc;

use larder_kernels::transform::{
    PANEL_COLUMNS, PanelRow, Scatter, TileSink, forward, inverse, load_tile, store_tile,
};
use larder_kernels::{Kernel, Lanes, Level, Simd};
use larder_memory::buffer::AlignedBuf;
use rustfft::num_complex::Complex64;

use super::filter::Filter;
use super::plan::{LineKind, LinePlan, LineTables, PlanCache, PlanKey};
use crate::error::HydroError;

const HALF: usize = PANEL_COLUMNS / 2;

/// Transforms of one shape with the room that they work in.
#[derive(Debug)]
pub struct Fft3 {
    shape: [usize; 3],
    level: Level,
    plans: [Option<Arc<LinePlan>>; 3],
    tiles: AlignedBuf<f64>,
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
        Ok(Fft3 {
            shape,
            level,
            plans,
            tiles: AlignedBuf::try_zeroed(3 * longest * PANEL_COLUMNS)?,
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
        self.tiles.bytes_held() + self.complex.capacity() * size_of::<Complex64>()
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
    complex: &'a mut [Complex64],
}

impl Fft3 {
    fn tiles(&mut self) -> ([usize; 3], [Option<Arc<LinePlan>>; 3], Tiles<'_>) {
        let rows = self.tiles.len() / PANEL_COLUMNS / 3;
        let (work, rest) = self.tiles.as_chunks_mut().0.split_at_mut(rows);
        let (input, output) = rest.split_at_mut(rows);
        (self.shape, self.plans.clone(), Tiles { work, input, output, complex: &mut self.complex })
    }
}

/// `output` becomes the transform of `input`, both in natural order; eight complex columns.
fn transform(level: Level, plan: &LinePlan, tiles: &mut Tiles<'_>, is_forward: bool) {
    let n = plan.length();
    if let LineTables::Library(library) = &plan.work {
        let Tiles { input, output, complex, .. } = tiles;
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
    } else {
        level.run(TransformTile { plan, tiles, is_forward });
    }
}

/// The one place where the butterflies of transforms are compiled.
struct TransformTile<'a, 'b> {
    plan: &'a LinePlan,
    tiles: &'a mut Tiles<'b>,
    is_forward: bool,
}

impl Kernel for TransformTile<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Tiles { work, input, output, .. } = self.tiles;
        let Some((passes, _, places)) = self.plan.passes() else {
            unreachable!("a transform is planned by passes or by the library")
        };
        if self.is_forward {
            let mut sink = Scatter { places, sink: &mut **output };
            forward(simd, &passes, &**input, work, &mut sink);
            return;
        }
        for (row, &place) in work[..passes.length()].iter_mut().zip(places) {
            let from = &input[place as usize];
            let mut column = 0;
            while column < HALF {
                S::F64::load(simd, &from[column..]).store(&mut row[HALF + column..]);
                S::F64::load(simd, &from[HALF + column..]).store(&mut row[column..]);
                column += S::F64::LANES;
            }
        }
        inverse(simd, &passes, work, &mut **output);
    }
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
        let mut first = 0;
        while first < plane {
            let wide = (plane - first).min(PANEL_COLUMNS);
            for (j, copy) in tiles.input[..nx].iter_mut().enumerate() {
                let at = j * plane + first;
                // Two real columns are one complex one: what is left in an empty one would change the
                // rounding of its neighbour.
                copy[wide..].fill(0.0);
                match field {
                    Some(field) => copy[..wide].copy_from_slice(&field[at..at + wide]),
                    // A row of columns never lies across the border: both parts are whole planes.
                    None => copy[..wide].copy_from_slice(split_row(real, imaginary, at, wide)),
                }
            }
            if let Some(plan) = &plans[0] {
                transform(level, plan, &mut tiles, true);
                level.run(Unpack { rows: tiles.output, imaginary: tiles.input, count: nx });
            } else {
                tiles.output[0] = tiles.input[0];
                tiles.input[0].fill(0.0);
            }
            for k in 0..=nx / 2 {
                let at = k * plane + first;
                real[at..at + wide].copy_from_slice(&tiles.output[k][..wide]);
                imaginary[at..at + wide].copy_from_slice(&tiles.input[k][..wide]);
            }
            first += wide;
        }
        for k in 0..=nx / 2 {
            let part = k * plane..(k + 1) * plane;
            let (re, im) = (&mut real[part.clone()], &mut imaginary[part]);
            across(level, plans[1].as_deref(), [ny, nz], re, im, &mut tiles, true);
            along(level, plans[2].as_deref(), [ny, nz], re, im, &mut tiles, true);
        }
    }

    /// Without a field it is left where the spectrum stood.
    fn run_back(&mut self, real: &mut [f64], imaginary: &mut [f64], mut field: Option<&mut [f64]>) {
        let level = self.level;
        let ([nx, ny, nz], plans, mut tiles) = self.tiles();
        let plane = ny * nz;
        for k in 0..=nx / 2 {
            let part = k * plane..(k + 1) * plane;
            let (re, im) = (&mut real[part.clone()], &mut imaginary[part]);
            along(level, plans[2].as_deref(), [ny, nz], re, im, &mut tiles, false);
            across(level, plans[1].as_deref(), [ny, nz], re, im, &mut tiles, false);
        }
        let scale = 1.0 / (nx * plane) as f64;
        let mut first = 0;
        while first < plane {
            let wide = (plane - first).min(PANEL_COLUMNS);
            for k in 0..=nx / 2 {
                let at = k * plane + first;
                tiles.work[k][wide..].fill(0.0);
                tiles.output[k][wide..].fill(0.0);
                tiles.work[k][..wide].copy_from_slice(&real[at..at + wide]);
                tiles.output[k][..wide].copy_from_slice(&imaginary[at..at + wide]);
            }
            let Tiles { work, input, output, .. } = &mut tiles;
            level.run(Pack { real: work, imaginary: output, rows: input, count: nx, scale });
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

/// Takes sixteen real columns apart that were transformed as eight complex ones: real parts are left in
/// `rows`, imaginary parts go to `imaginary`.
struct Unpack<'a> {
    rows: &'a mut [PanelRow],
    imaginary: &'a mut [PanelRow],
    count: usize,
}

impl Kernel for Unpack<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let half = S::F64::splat(simd, 0.5);
        let load = |row: &PanelRow, from: usize| S::F64::load(simd, &row[from..]);
        for k in 0..=self.count / 2 {
            let mirror = (self.count - k) % self.count;
            let mut column = 0;
            while column < HALF {
                let (z, w) = (&self.rows[k], &self.rows[mirror]);
                let (zr, zi) = (load(z, column), load(z, HALF + column));
                let (wr, wi) = (load(w, column), load(w, HALF + column));
                let row = &mut self.rows[k];
                ((zr + wr) * half).store(&mut row[column..]);
                ((zi + wi) * half).store(&mut row[HALF + column..]);
                let row = &mut self.imaginary[k];
                ((zi - wi) * half).store(&mut row[column..]);
                ((wr - zr) * half).store(&mut row[HALF + column..]);
                column += S::F64::LANES;
            }
        }
    }
}

/// The way back: the upper half of the rows from the lower one, scaled.
struct Pack<'a> {
    real: &'a [PanelRow],
    imaginary: &'a [PanelRow],
    rows: &'a mut [PanelRow],
    count: usize,
    scale: f64,
}

impl Kernel for Pack<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let scale = S::F64::splat(simd, self.scale);
        let load = |row: &PanelRow, from: usize| S::F64::load(simd, &row[from..]) * scale;
        for k in 0..=self.count / 2 {
            let mirror = (self.count - k) % self.count;
            let (re, im) = (&self.real[k], &self.imaginary[k]);
            let mut column = 0;
            while column < HALF {
                let (ar, br) = (load(re, column), load(re, HALF + column));
                // Where a mode is its own mirror image its imaginary part says nothing of the field.
                if mirror == k {
                    ar.store(&mut self.rows[k][column..]);
                    br.store(&mut self.rows[k][HALF + column..]);
                } else {
                    let (ai, bi) = (load(im, column), load(im, HALF + column));
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
    let mut first = 0;
    while first < nz {
        let wide = (nz - first).min(HALF);
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
        first += wide;
    }
}

/// Complex transforms along the fast axis of a plane, eight lines at a time.
fn along(
    level: Level,
    plan: Option<&LinePlan>,
    [ny, nz]: [usize; 2],
    re: &mut [f64],
    im: &mut [f64],
    tiles: &mut Tiles<'_>,
    is_forward: bool,
) {
    let Some(plan) = plan else { return };
    let mut first = 0;
    while first < ny {
        let lines = (ny - first).min(HALF);
        let part = first * nz..(first + lines) * nz;
        let (re, im) = (&mut re[part.clone()], &mut im[part]);
        level.run(LoadPair { re, im, lines, length: nz, tile: tiles.input });
        transform(level, plan, tiles, is_forward);
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

//! The passes of a transform over a panel.

use super::butterfly::{Butterfly, Complex, Dft};
use super::factors::Factors;
use super::rows::{HALF, PanelRow, RowSink, RowSource};
use crate::lanes::{Lanes, Simd};

/// A length with its table of twiddle factors.
#[derive(Clone, Copy, Debug)]
pub struct Passes<'a> {
    factors: Factors,
    twiddles: &'a [f64],
}

impl<'a> Passes<'a> {
    /// The passes of a length; `twiddles` was filled by [`Factors::fill_twiddles`].
    ///
    /// # Panics
    /// When the table has another length.
    pub fn new(factors: Factors, twiddles: &'a [f64]) -> Self {
        assert_eq!(
            twiddles.len(),
            factors.twiddle_count(),
            "the table belongs to another length than {}",
            factors.length()
        );
        Passes { factors, twiddles }
    }

    /// The length.
    pub fn length(&self) -> usize {
        self.factors.length()
    }

    fn count(&self) -> usize {
        self.factors.radices().len()
    }

    /// Radix, block length and twiddle factors of one pass.
    #[inline(always)]
    fn pass(&self, index: usize) -> (u8, usize, &'a [f64]) {
        let mut block = self.factors.length();
        let mut offset = 0;
        for &radix in &self.factors.radices()[..index] {
            let radix = usize::from(radix);
            block /= radix;
            offset += 2 * (radix - 1) * block;
        }
        let radix = self.factors.radices()[index];
        let count = 2 * (usize::from(radix) - 1) * (block / usize::from(radix));
        (radix, block, &self.twiddles[offset..offset + count])
    }
}

/// Calls `$function::<S, R, ...>` with the radix as a constant.
macro_rules! by_radix {
    ($radix:expr, $R:ident => $call:expr) => {
        match $radix {
            2 => {
                const $R: usize = 2;
                $call
            }
            3 => {
                const $R: usize = 3;
                $call
            }
            4 => {
                const $R: usize = 4;
                $call
            }
            5 => {
                const $R: usize = 5;
                $call
            }
            7 => {
                const $R: usize = 7;
                $call
            }
            8 => {
                const $R: usize = 8;
                $call
            }
            other => unreachable!("a radix of {other}: factors are made of 2, 3, 4, 5, 7 and 8"),
        }
    };
}

/// The transform of what `source` holds, in permuted order, into `sink`. `panel` is scratch of as many
/// rows; a sink that is the panel itself is the case in place, which this does for all but the last pass.
#[inline(always)]
pub fn forward<S: Simd>(
    simd: S,
    passes: &Passes<'_>,
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let panel = &mut panel[..passes.length()];
    let last = passes.count() - 1;
    if last == 0 {
        copy_in(simd, source, panel);
    } else {
        let (radix, _, twiddles) = passes.pass(0);
        by_radix!(radix, R => first_forward::<S, R>(simd, source, panel, twiddles));
    }
    for index in 1..last {
        let (radix, block, twiddles) = passes.pass(index);
        by_radix!(radix, R => middle_forward::<S, R>(simd, panel, block, twiddles));
    }
    let (radix, ..) = passes.pass(last);
    by_radix!(radix, R => last_forward::<S, R>(simd, panel, sink));
}

/// The inverse transform, not divided by the length, of a spectrum in permuted order with real and
/// imaginary parts swapped: what `panel` holds, which it overwrites. Row `j` goes to `sink`, swapped
/// back: real parts first.
#[inline(always)]
pub fn inverse<S: Simd>(
    simd: S,
    passes: &Passes<'_>,
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let panel = &mut panel[..passes.length()];
    let last = passes.count() - 1;
    let (radix, ..) = passes.pass(last);
    by_radix!(radix, R => innermost_inverse::<S, R>(simd, panel));
    outer_inverse(simd, passes, panel, sink);
}

/// Multiplies the spectrum of what `source` holds with numbers of one kind and transforms back: a
/// derivative when `imaginary` (`i symbol[p]`), a filter when not (`symbol[p]`). The symbol stands in
/// permuted order and includes the division by the length. `panel` is scratch of as many rows.
///
/// All radices are compiled into each place that calls this: have one such place.
#[inline(always)]
pub fn convolve<S: Simd>(
    simd: S,
    passes: &Passes<'_>,
    symbol: &[f64],
    imaginary: bool,
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let panel = &mut panel[..passes.length()];
    let symbol = &symbol[..passes.length()];
    let last = passes.count() - 1;
    if last == 0 {
        copy_in(simd, source, panel);
    } else {
        let (radix, _, twiddles) = passes.pass(0);
        by_radix!(radix, R => first_forward::<S, R>(simd, source, panel, twiddles));
    }
    for index in 1..last {
        let (radix, block, twiddles) = passes.pass(index);
        by_radix!(radix, R => middle_forward::<S, R>(simd, panel, block, twiddles));
    }
    let (radix, ..) = passes.pass(last);
    by_radix!(radix, R => innermost::<S, R>(simd, panel, symbol, imaginary));
    outer_inverse(simd, passes, panel, sink);
}

/// All inverse passes but the innermost.
#[inline(always)]
fn outer_inverse<S: Simd>(
    simd: S,
    passes: &Passes<'_>,
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let last = passes.count() - 1;
    for index in (1..last).rev() {
        let (radix, block, twiddles) = passes.pass(index);
        by_radix!(radix, R => middle_inverse::<S, R>(simd, panel, block, twiddles));
    }
    if last == 0 {
        copy_out(simd, panel, sink);
    } else {
        let (radix, _, twiddles) = passes.pass(0);
        by_radix!(radix, R => last_inverse::<S, R>(simd, panel, twiddles, sink));
    }
}

#[inline(always)]
fn copy_in<S: Simd>(simd: S, source: &(impl RowSource + ?Sized), panel: &mut [PanelRow]) {
    for (j, row) in panel.iter_mut().enumerate() {
        let mut column = 0;
        while column < 2 * HALF {
            source.read(simd, j, column).store(&mut row[column..]);
            column += S::F64::LANES;
        }
    }
}

#[inline(always)]
fn copy_out<S: Simd>(simd: S, panel: &[PanelRow], sink: &mut (impl RowSink + ?Sized)) {
    for (j, row) in panel.iter().enumerate() {
        let mut column = 0;
        while column < HALF {
            sink.write(j, column, S::F64::load(simd, &row[HALF + column..]));
            sink.write(j, HALF + column, S::F64::load(simd, &row[column..]));
            column += S::F64::LANES;
        }
    }
}

#[inline(always)]
fn load<S: Simd>(simd: S, row: &PanelRow, column: usize) -> Complex<S::F64> {
    Complex {
        re: S::F64::load(simd, &row[column..]),
        im: S::F64::load(simd, &row[HALF + column..]),
    }
}

#[inline(always)]
fn store<V: Lanes<Element = f64>>(z: Complex<V>, row: &mut PanelRow, column: usize) {
    z.re.store(&mut row[column..]);
    z.im.store(&mut row[HALF + column..]);
}

#[inline(always)]
fn first_forward<S: Simd, const R: usize>(
    simd: S,
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
    twiddles: &[f64],
) where
    Dft: Butterfly<R>,
{
    let step = panel.len() / R;
    for (j, twiddles) in twiddles.chunks_exact(2 * (R - 1)).enumerate() {
        let mut column = 0;
        while column < HALF {
            let z = std::array::from_fn(|s| Complex {
                re: source.read(simd, j + s * step, column),
                im: source.read(simd, j + s * step, HALF + column),
            });
            let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
            store(y[0], &mut panel[j], column);
            for m in 1..R {
                let turned = y[m].times(twiddles[2 * m - 2], twiddles[2 * m - 1]);
                store(turned, &mut panel[j + m * step], column);
            }
            column += S::F64::LANES;
        }
    }
}

#[inline(always)]
fn middle_forward<S: Simd, const R: usize>(
    simd: S,
    panel: &mut [PanelRow],
    block: usize,
    twiddles: &[f64],
) where
    Dft: Butterfly<R>,
{
    let step = block / R;
    for rows in panel.chunks_exact_mut(block) {
        for (j, twiddles) in twiddles.chunks_exact(2 * (R - 1)).enumerate() {
            let mut column = 0;
            while column < HALF {
                let z = std::array::from_fn(|s| load(simd, &rows[j + s * step], column));
                let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                store(y[0], &mut rows[j], column);
                for m in 1..R {
                    let turned = y[m].times(twiddles[2 * m - 2], twiddles[2 * m - 1]);
                    store(turned, &mut rows[j + m * step], column);
                }
                column += S::F64::LANES;
            }
        }
    }
}

/// The innermost forward pass, whose blocks are as long as its radix, so that it turns nothing.
#[inline(always)]
fn last_forward<S: Simd, const R: usize>(
    simd: S,
    panel: &[PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) where
    Dft: Butterfly<R>,
{
    let (blocks, rest) = panel.as_chunks::<R>();
    debug_assert!(rest.is_empty(), "a panel is made of whole blocks");
    for (index, rows) in blocks.iter().enumerate() {
        let mut column = 0;
        while column < HALF {
            let z = std::array::from_fn(|s| load(simd, &rows[s], column));
            let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
            for (m, y) in y.iter().enumerate() {
                sink.write(index * R + m, column, y.re);
                sink.write(index * R + m, HALF + column, y.im);
            }
            column += S::F64::LANES;
        }
    }
}

/// Innermost forward pass, product, innermost inverse pass. Leaves real and imaginary parts swapped.
#[inline(always)]
fn innermost<S: Simd, const R: usize>(
    simd: S,
    panel: &mut [PanelRow],
    symbol: &[f64],
    imaginary: bool,
) where
    Dft: Butterfly<R>,
{
    let (blocks, rest) = panel.as_chunks_mut::<R>();
    debug_assert!(rest.is_empty(), "a panel is made of whole blocks");
    for (rows, symbol) in blocks.iter_mut().zip(symbol.as_chunks::<R>().0) {
        let mut column = 0;
        while column < HALF {
            let z = std::array::from_fn(|s| load(simd, &rows[s], column));
            let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
            // i s (re + i im) = -s im + i s re, and both are stored swapped.
            let y = std::array::from_fn(|m| {
                let factor = S::F64::splat(simd, symbol[m]);
                let (re, im) = (y[m].re * factor, y[m].im * factor);
                if imaginary { Complex { re, im: -im } } else { Complex { re: im, im: re } }
            });
            let z = <Dft as Butterfly<R>>::transform::<S::F64>(y);
            for (z, row) in z.into_iter().zip(rows.iter_mut()) {
                store(z, row, column);
            }
            column += S::F64::LANES;
        }
    }
}

#[inline(always)]
fn innermost_inverse<S: Simd, const R: usize>(simd: S, panel: &mut [PanelRow])
where
    Dft: Butterfly<R>,
{
    for rows in panel.as_chunks_mut::<R>().0 {
        let mut column = 0;
        while column < HALF {
            let z = std::array::from_fn(|s| load(simd, &rows[s], column));
            let z = <Dft as Butterfly<R>>::transform::<S::F64>(z);
            for (z, row) in z.into_iter().zip(rows.iter_mut()) {
                store(z, row, column);
            }
            column += S::F64::LANES;
        }
    }
}

#[inline(always)]
fn turned_rows<S: Simd, const R: usize>(
    simd: S,
    rows: &[PanelRow],
    j: usize,
    step: usize,
    twiddles: &[f64],
    column: usize,
) -> [Complex<S::F64>; R] {
    std::array::from_fn(|m| {
        let z = load(simd, &rows[j + m * step], column);
        if m == 0 { z } else { z.times(twiddles[2 * m - 2], twiddles[2 * m - 1]) }
    })
}

#[inline(always)]
fn middle_inverse<S: Simd, const R: usize>(
    simd: S,
    panel: &mut [PanelRow],
    block: usize,
    twiddles: &[f64],
) where
    Dft: Butterfly<R>,
{
    let step = block / R;
    for rows in panel.chunks_exact_mut(block) {
        for (j, twiddles) in twiddles.chunks_exact(2 * (R - 1)).enumerate() {
            let mut column = 0;
            while column < HALF {
                let z = turned_rows::<S, R>(simd, rows, j, step, twiddles, column);
                let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                for (s, y) in y.into_iter().enumerate() {
                    store(y, &mut rows[j + s * step], column);
                }
                column += S::F64::LANES;
            }
        }
    }
}

#[inline(always)]
fn last_inverse<S: Simd, const R: usize>(
    simd: S,
    panel: &[PanelRow],
    twiddles: &[f64],
    sink: &mut (impl RowSink + ?Sized),
) where
    Dft: Butterfly<R>,
{
    let step = panel.len() / R;
    for (j, twiddles) in twiddles.chunks_exact(2 * (R - 1)).enumerate() {
        let mut column = 0;
        while column < HALF {
            let z = turned_rows::<S, R>(simd, panel, j, step, twiddles, column);
            let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
            for (s, y) in y.into_iter().enumerate() {
                sink.write(j + s * step, column, y.im);
                sink.write(j + s * step, HALF + column, y.re);
            }
            column += S::F64::LANES;
        }
    }
}

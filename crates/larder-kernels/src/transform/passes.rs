//! The passes of a transform over a panel.
//!
//! Each pass of each radix is a kernel of its own, compiled once for each level, and called once a panel:
//! a call per thousand numbers costs nothing, and functions of a few hundred instructions are compiled
//! well and fast.

use super::butterfly::{Butterfly, Complex, Dft};
use super::factors::Factors;
use super::rows::{HALF, HalfRow, PanelRow, RowSink, RowSource, split};
use crate::Level;
use crate::each;
use crate::lanes::{Kernel, Lanes, Simd};

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

    /// The number of the innermost pass.
    fn last(&self) -> usize {
        self.factors.radices().len() - 1
    }

    /// Radix, block length and twiddle factors of one pass.
    fn pass(&self, index: usize) -> (u8, usize, &'a [[f64; 2]]) {
        let mut block = self.factors.length();
        for &radix in &self.factors.radices()[..index] {
            block /= usize::from(radix);
        }
        // The same sum as in [`Factors::twiddle_count`].
        let offset = 2 * (self.factors.length() - block);
        let radix = self.factors.radices()[index];
        let count = 2 * (usize::from(radix) - 1) * (block / usize::from(radix));
        (radix, block, self.twiddles[offset..offset + count].as_chunks().0)
    }
}

/// The expression with the radix as a constant.
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
/// rows.
///
/// # Panics
/// When the panel is shorter than the length, or a row is not there.
pub fn forward(
    level: Level,
    passes: &Passes<'_>,
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    begin(level, passes, source, panel);
    end_forward(level, passes, panel, sink);
}

/// Multiplies the spectrum of what `source` holds with numbers of one kind and transforms back: a
/// derivative when `imaginary` (`i symbol[p]`), a filter when not (`symbol[p]`). The symbol stands in
/// permuted order and includes the division by the length. `panel` is scratch of as many rows.
///
/// # Panics
/// As [`forward`], or when the symbol is shorter than the length.
pub fn convolve(
    level: Level,
    passes: &Passes<'_>,
    symbol: &[f64],
    imaginary: bool,
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    begin(level, passes, source, panel);
    multiply(level, passes, symbol, imaginary, panel);
    end_inverse(level, passes, panel, sink);
}

/// The same in place. Leaves the halves of each row swapped: column `c` is left in column `c + 8`, and
/// that one in `c`.
///
/// # Panics
/// As [`convolve`].
pub fn convolve_in_place(
    level: Level,
    passes: &Passes<'_>,
    symbol: &[f64],
    imaginary: bool,
    panel: &mut [PanelRow],
) {
    let panel = &mut panel[..passes.length()];
    for index in 0..passes.last() {
        forward_pass(level, passes, index, panel);
    }
    multiply(level, passes, symbol, imaginary, panel);
    for index in (0..passes.last()).rev() {
        inverse_pass(level, passes, index, panel);
    }
}

/// All passes of a transform but the innermost, which [`end_forward`] or [`convolve`] do.
pub fn begin(
    level: Level,
    passes: &Passes<'_>,
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
) {
    let panel = &mut panel[..passes.length()];
    if passes.last() == 0 {
        level.run(CopyIn { source, panel });
        return;
    }
    let (radix, _, twiddles) = passes.pass(0);
    by_radix!(radix, R => level.run(FirstForward::<_, R> { source, panel, twiddles }));
    for index in 1..passes.last() {
        forward_pass(level, passes, index, panel);
    }
}

/// The same where the panel itself is the source.
pub fn begin_in_place(level: Level, passes: &Passes<'_>, panel: &mut [PanelRow]) {
    for index in 0..passes.last() {
        forward_pass(level, passes, index, &mut panel[..passes.length()]);
    }
}

/// The innermost pass of a transform that was begun: the spectrum in permuted order.
pub fn end_forward(
    level: Level,
    passes: &Passes<'_>,
    panel: &[PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let panel = &panel[..passes.length()];
    let (radix, ..) = passes.pass(passes.last());
    by_radix!(radix, R => level.run(LastForward::<_, R> { panel, sink }));
}

/// Fills a panel with a spectrum in natural order: its row `j` is row `places[j]` of the source, halves
/// swapped, as [`inverse`] wants it.
pub fn gather(
    level: Level,
    places: &[u32],
    source: &(impl RowSource + ?Sized),
    panel: &mut [PanelRow],
) {
    level.run(Gather { places, source, panel: &mut panel[..places.len()] });
}

/// The inverse transform, not divided by the length, of a spectrum in permuted order with real and
/// imaginary parts swapped: what `panel` holds, which it overwrites. Row `j` goes to `sink`, swapped
/// back: real parts first.
pub fn inverse(
    level: Level,
    passes: &Passes<'_>,
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let panel = &mut panel[..passes.length()];
    let (radix, ..) = passes.pass(passes.last());
    by_radix!(radix, R => level.run(InnermostInverse::<R> { panel }));
    end_inverse(level, passes, panel, sink);
}

/// The same in place, which leaves the halves of each row swapped.
pub fn inverse_in_place(level: Level, passes: &Passes<'_>, panel: &mut [PanelRow]) {
    let panel = &mut panel[..passes.length()];
    let (radix, ..) = passes.pass(passes.last());
    by_radix!(radix, R => level.run(InnermostInverse::<R> { panel }));
    for index in (0..passes.last()).rev() {
        inverse_pass(level, passes, index, panel);
    }
}

/// The innermost pass forward, a product, and the innermost pass back.
fn multiply(
    level: Level,
    passes: &Passes<'_>,
    symbol: &[f64],
    imaginary: bool,
    panel: &mut [PanelRow],
) {
    let panel = &mut panel[..passes.length()];
    let symbol = &symbol[..passes.length()];
    let (radix, ..) = passes.pass(passes.last());
    by_radix!(radix, R => level.run(Innermost::<R> { panel, symbol, imaginary }));
}

/// All inverse passes but the innermost.
fn end_inverse(
    level: Level,
    passes: &Passes<'_>,
    panel: &mut [PanelRow],
    sink: &mut (impl RowSink + ?Sized),
) {
    let panel = &mut panel[..passes.length()];
    for index in (1..passes.last()).rev() {
        inverse_pass(level, passes, index, panel);
    }
    if passes.last() == 0 {
        level.run(CopyOut { panel, sink });
        return;
    }
    let (radix, _, twiddles) = passes.pass(0);
    by_radix!(radix, R => level.run(LastInverse::<_, R> { panel, twiddles, sink }));
}

fn forward_pass(level: Level, passes: &Passes<'_>, index: usize, panel: &mut [PanelRow]) {
    let (radix, block, twiddles) = passes.pass(index);
    by_radix!(radix, R => level.run(MiddleForward::<R> { panel, block, twiddles }));
}

fn inverse_pass(level: Level, passes: &Passes<'_>, index: usize, panel: &mut [PanelRow]) {
    let (radix, block, twiddles) = passes.pass(index);
    by_radix!(radix, R => level.run(MiddleInverse::<R> { panel, block, twiddles }));
}

#[inline(always)]
fn load<S: Simd>(simd: S, (re, im): (&HalfRow, &HalfRow), column: usize) -> Complex<S::F64> {
    Complex { re: S::F64::load(simd, &re[column..]), im: S::F64::load(simd, &im[column..]) }
}

#[inline(always)]
fn store<V: Lanes<Element = f64>>(z: Complex<V>, row: &mut PanelRow, column: usize) {
    z.re.store(&mut row[column..]);
    z.im.store(&mut row[HALF + column..]);
}

/// Rows as they are.
struct CopyIn<'a, T: ?Sized> {
    source: &'a T,
    panel: &'a mut [PanelRow],
}

impl<T: RowSource + ?Sized> Kernel for CopyIn<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (j, row) in self.panel.iter_mut().enumerate() {
            let mut column = 0;
            while column < HALF {
                store(load(simd, self.source.halves(j), column), row, column);
                column += S::F64::LANES;
            }
        }
    }
}

/// Rows as they are, halves swapped.
struct CopyOut<'a, T: ?Sized> {
    panel: &'a [PanelRow],
    sink: &'a mut T,
}

impl<T: RowSink + ?Sized> Kernel for CopyOut<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (j, row) in self.panel.iter().enumerate() {
            let mut column = 0;
            while column < HALF {
                let z = load(simd, split(row), column);
                self.sink.put(j, 0, column, [z.im], [z.re]);
                column += S::F64::LANES;
            }
        }
    }
}

struct Gather<'a, T: ?Sized> {
    places: &'a [u32],
    source: &'a T,
    panel: &'a mut [PanelRow],
}

impl<T: RowSource + ?Sized> Kernel for Gather<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for (row, &place) in self.panel.iter_mut().zip(self.places) {
            let mut column = 0;
            while column < HALF {
                let z = load(simd, self.source.halves(place as usize), column);
                store(Complex { re: z.im, im: z.re }, row, column);
                column += S::F64::LANES;
            }
        }
    }
}

struct FirstForward<'a, T: ?Sized, const R: usize> {
    source: &'a T,
    panel: &'a mut [PanelRow],
    twiddles: &'a [[f64; 2]],
}

impl<T: RowSource + ?Sized, const R: usize> Kernel for FirstForward<'_, T, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let FirstForward { source, panel, twiddles } = self;
        let step = panel.len() / R;
        for (j, twiddles) in twiddles.chunks_exact(R - 1).enumerate() {
            let mut column = 0;
            while column < HALF {
                let z = each!(Complex::zero(simd), s => {
                    load(simd, source.halves(j + s * step), column)
                });
                let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                store(y[0], &mut panel[j], column);
                for m in 1..R {
                    store(y[m].times(twiddles[m - 1]), &mut panel[j + m * step], column);
                }
                column += S::F64::LANES;
            }
        }
    }
}

struct MiddleForward<'a, const R: usize> {
    panel: &'a mut [PanelRow],
    block: usize,
    twiddles: &'a [[f64; 2]],
}

impl<const R: usize> Kernel for MiddleForward<'_, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MiddleForward { panel, block, twiddles } = self;
        let step = block / R;
        for rows in panel.chunks_exact_mut(block) {
            for (j, twiddles) in twiddles.chunks_exact(R - 1).enumerate() {
                let mut column = 0;
                while column < HALF {
                    let z = each!(Complex::zero(simd), s => {
                        load(simd, split(&rows[j + s * step]), column)
                    });
                    let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                    store(y[0], &mut rows[j], column);
                    for m in 1..R {
                        store(y[m].times(twiddles[m - 1]), &mut rows[j + m * step], column);
                    }
                    column += S::F64::LANES;
                }
            }
        }
    }
}

/// The innermost forward pass, whose blocks are as long as its radix, so that it turns nothing.
struct LastForward<'a, T: ?Sized, const R: usize> {
    panel: &'a [PanelRow],
    sink: &'a mut T,
}

impl<T: RowSink + ?Sized, const R: usize> Kernel for LastForward<'_, T, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let (blocks, rest) = self.panel.as_chunks::<R>();
        debug_assert!(rest.is_empty(), "a panel is made of whole blocks");
        for (index, rows) in blocks.iter().enumerate() {
            let mut column = 0;
            while column < HALF {
                let z = each!(Complex::zero(simd), s => load(simd, split(&rows[s]), column));
                let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                let (re, im) = parts(y);
                self.sink.put(index * R, 1, column, re, im);
                column += S::F64::LANES;
            }
        }
    }
}

/// Innermost forward pass, product, innermost inverse pass. Leaves real and imaginary parts swapped.
struct Innermost<'a, const R: usize> {
    panel: &'a mut [PanelRow],
    symbol: &'a [f64],
    imaginary: bool,
}

impl<const R: usize> Kernel for Innermost<'_, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let (blocks, rest) = self.panel.as_chunks_mut::<R>();
        debug_assert!(rest.is_empty(), "a panel is made of whole blocks");
        for (rows, symbol) in blocks.iter_mut().zip(self.symbol.as_chunks::<R>().0) {
            let mut column = 0;
            while column < HALF {
                let z = each!(Complex::zero(simd), s => load(simd, split(&rows[s]), column));
                let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                // i s (re + i im) = -s im + i s re, and both are stored swapped.
                let y = each!(y[0], m => {
                    let factor = S::F64::splat(simd, symbol[m]);
                    let (re, im) = (y[m].re * factor, y[m].im * factor);
                    if self.imaginary {
                        Complex { re, im: -im }
                    } else {
                        Complex { re: im, im: re }
                    }
                });
                let z = <Dft as Butterfly<R>>::transform::<S::F64>(y);
                for s in 0..R {
                    store(z[s], &mut rows[s], column);
                }
                column += S::F64::LANES;
            }
        }
    }
}

struct InnermostInverse<'a, const R: usize> {
    panel: &'a mut [PanelRow],
}

impl<const R: usize> Kernel for InnermostInverse<'_, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        for rows in self.panel.as_chunks_mut::<R>().0 {
            let mut column = 0;
            while column < HALF {
                let z = each!(Complex::zero(simd), s => load(simd, split(&rows[s]), column));
                let z = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                for s in 0..R {
                    store(z[s], &mut rows[s], column);
                }
                column += S::F64::LANES;
            }
        }
    }
}

/// The rows `j + m step`, each but the first turned by its factor.
#[inline(always)]
fn turned_rows<S: Simd, const R: usize>(
    simd: S,
    rows: &[PanelRow],
    j: usize,
    step: usize,
    twiddles: &[[f64; 2]],
    column: usize,
) -> [Complex<S::F64>; R] {
    each!(Complex::zero(simd), m => {
        let z = load(simd, split(&rows[j + m * step]), column);
        if m == 0 { z } else { z.times(twiddles[m - 1]) }
    })
}

struct MiddleInverse<'a, const R: usize> {
    panel: &'a mut [PanelRow],
    block: usize,
    twiddles: &'a [[f64; 2]],
}

impl<const R: usize> Kernel for MiddleInverse<'_, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MiddleInverse { panel, block, twiddles } = self;
        let step = block / R;
        for rows in panel.chunks_exact_mut(block) {
            for (j, twiddles) in twiddles.chunks_exact(R - 1).enumerate() {
                let mut column = 0;
                while column < HALF {
                    let z = turned_rows::<S, R>(simd, rows, j, step, twiddles, column);
                    let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                    for s in 0..R {
                        store(y[s], &mut rows[j + s * step], column);
                    }
                    column += S::F64::LANES;
                }
            }
        }
    }
}

struct LastInverse<'a, T: ?Sized, const R: usize> {
    panel: &'a [PanelRow],
    twiddles: &'a [[f64; 2]],
    sink: &'a mut T,
}

impl<T: RowSink + ?Sized, const R: usize> Kernel for LastInverse<'_, T, R>
where
    Dft: Butterfly<R>,
{
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let LastInverse { panel, twiddles, sink } = self;
        let step = panel.len() / R;
        for (j, twiddles) in twiddles.chunks_exact(R - 1).enumerate() {
            let mut column = 0;
            while column < HALF {
                let z = turned_rows::<S, R>(simd, panel, j, step, twiddles, column);
                let y = <Dft as Butterfly<R>>::transform::<S::F64>(z);
                // Real and imaginary parts were swapped.
                let (im, re) = parts(y);
                sink.put(j, step, column, re, im);
                column += S::F64::LANES;
            }
        }
    }
}

#[inline(always)]
fn parts<V: Lanes<Element = f64>, const R: usize>(z: [Complex<V>; R]) -> ([V; R], [V; R]) {
    (each!(z[0].re, s => z[s].re), each!(z[0].im, s => z[s].im))
}

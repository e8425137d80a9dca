//! Circulant matrices with a mirror symmetry: what a transform, a product and a transform back amount
//! to, as one matrix product with half of the multiplications.
//!
//! A derivative is `y_i = sum_j d(i - j) x_j` with an odd kernel `d`, a filter the same with an even one.
//! With `e_j = x_j + x_{n-j}` and `o_j = x_j - x_{n-j}` the rows `i` and `n - i` share both of their sums.
//! It serves every length, and costs `n` multiply-adds a number: for lengths with large primes in
//! them, and for short ones.

use super::rows::{HALF, PANEL_COLUMNS, PanelRow, RowSink, RowSource};
use crate::Level;
use crate::each;
use crate::lanes::{Kernel, Lanes, Simd};

/// Which part of a kernel's mirror symmetry a table was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MirrorPart {
    /// `d(-m) = -d(m)`: derivatives.
    Odd,
    /// `d(-m) = d(m)`: filters.
    Even,
}

/// A circulant matrix by the tables that [`mirror_entries`] makes.
#[derive(Clone, Copy, Debug)]
pub struct MirrorMatrix<'a> {
    length: usize,
    part: MirrorPart,
    is_zero_sum: bool,
    entries: &'a [f64],
}

/// Numbers in the tables of a length: both parts of the first half of the rows.
fn entry_count(length: usize) -> usize {
    let half = length / 2 + 1;
    half * length
}

/// Fills the tables of the kernel `d(0), d(1), ...`; the convenience of a count: with `table` empty it
/// writes nothing and says how many numbers there are.
///
/// # Panics
/// When `table` is neither empty nor of that count.
pub fn mirror_entries(kernel: &[f64], table: &mut [f64]) -> usize {
    let n = kernel.len();
    let count = entry_count(n);
    if table.is_empty() {
        return count;
    }
    assert_eq!(table.len(), count, "the table of a kernel of {n} has its length");
    let half = n / 2;
    let at = |m: usize| kernel[m % n];
    for (i, row) in table.chunks_exact_mut(n).enumerate() {
        // Columns 0..=half belong to the sums, the rest to the differences 1, 2, ...
        for (place, entry) in row.iter_mut().enumerate() {
            let (j, is_sum) = if place <= half { (place, true) } else { (place - half, false) };
            let (near, far) = (at(i + n - j), at(i + j));
            let is_own_mirror = j == 0 || 2 * j == n;
            *entry = match (is_sum, is_own_mirror) {
                (true, true) => near,
                (true, false) => 0.5 * (near + far),
                (false, _) => 0.5 * (near - far),
            };
        }
    }
    count
}

impl<'a> MirrorMatrix<'a> {
    /// The matrix whose tables were filled by [`mirror_entries`] from a kernel of this symmetry.
    ///
    /// # Panics
    /// When the table has another length.
    pub fn new(length: usize, part: MirrorPart, entries: &'a [f64]) -> Self {
        assert_eq!(entries.len(), entry_count(length), "the table belongs to another length");
        MirrorMatrix { length, part, is_zero_sum: false, entries }
    }

    /// For a kernel whose sum is zero: columns are read relative to their first row. A constant is then
    /// answered by zeros, and not by the rounding of the kernel's sum, which is the same for every
    /// column and so would add up.
    #[must_use]
    pub fn of_zero_sum(self) -> Self {
        MirrorMatrix { is_zero_sum: true, ..self }
    }

    /// Multiplies the columns that `source` holds. `panel` is scratch of as many rows.
    pub fn apply(
        &self,
        level: Level,
        source: &(impl RowSource + ?Sized),
        panel: &mut [PanelRow],
        sink: &mut (impl RowSink + ?Sized),
    ) {
        level.run(Apply { matrix: self, source, panel: &mut panel[..self.length], sink });
    }
}

struct Apply<'a, F: ?Sized, T: ?Sized> {
    matrix: &'a MirrorMatrix<'a>,
    source: &'a F,
    panel: &'a mut [PanelRow],
    sink: &'a mut T,
}

impl<F: RowSource + ?Sized, T: RowSink + ?Sized> Kernel for Apply<'_, F, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let n = self.matrix.length;
        let half = n / 2;
        let (left, right) = self.source.halves(0);
        let origin =
            if self.matrix.is_zero_sum { (*left, *right) } else { ([0.0; HALF], [0.0; HALF]) };
        for j in 0..=half {
            let near = self.source.halves(j);
            let far = self.source.halves(if j == 0 { 0 } else { n - j });
            let halves = [(0, near.0, far.0, &origin.0), (HALF, near.1, far.1, &origin.1)];
            for (first, near, far, origin) in halves {
                let mut column = 0;
                while column < HALF {
                    let origin = S::F64::load(simd, &origin[column..]);
                    let near = S::F64::load(simd, &near[column..]) - origin;
                    let far = S::F64::load(simd, &far[column..]) - origin;
                    // The first row and that of half the length are their own mirror images.
                    let is_own = j == 0 || 2 * j == n;
                    let sum = if is_own { near } else { near + far };
                    sum.store(&mut self.panel[j][first + column..]);
                    if !is_own {
                        (near - far).store(&mut self.panel[half + j][first + column..]);
                    }
                    column += S::F64::LANES;
                }
            }
        }
        let mut row = 0;
        while row + 4 <= half + 1 {
            self.rows::<S, 4>(simd, row);
            row += 4;
        }
        while row <= half {
            self.rows::<S, 1>(simd, row);
            row += 1;
        }
    }
}

impl<F: RowSource + ?Sized, T: RowSink + ?Sized> Apply<'_, F, T> {
    /// Rows `first..first + R` and their mirrors.
    #[inline(always)]
    fn rows<S: Simd, const R: usize>(&mut self, simd: S, first: usize) {
        // Two registers a row where there are 32 of them, one where there are sixteen.
        if S::F64::LANES == 8 {
            self.tile::<S, R, 2>(simd, first);
        } else {
            self.tile::<S, R, 1>(simd, first);
        }
    }

    #[inline(always)]
    fn tile<S: Simd, const R: usize, const W: usize>(&mut self, simd: S, first: usize) {
        let n = self.matrix.length;
        let half = n / 2;
        let lanes = S::F64::LANES;
        let entries: [&[f64]; R] = each!(&[][..], r => {
            &self.matrix.entries[(first + r) * n..(first + r + 1) * n]
        });
        let (above, below) = self.panel.split_at(half + 1);
        let mut column = 0;
        while column < PANEL_COLUMNS {
            let evens = sums::<S, R, W>(simd, above, &entries, 0, column);
            let odds = sums::<S, R, W>(simd, below, &entries, half + 1, column);
            for r in 0..R {
                let i = first + r;
                for w in 0..W {
                    let (even, odd) = (evens[r][w], odds[r][w]);
                    let place = column + w * lanes;
                    self.sink.write(i, place, even + odd);
                    if i != 0 && 2 * i != n {
                        let mirrored = match self.matrix.part {
                            MirrorPart::Odd => odd - even,
                            MirrorPart::Even => even - odd,
                        };
                        self.sink.write(n - i, place, mirrored);
                    }
                }
            }
            column += W * lanes;
        }
    }
}

/// The products of some rows of a panel with the entries from `from` on.
#[inline(always)]
fn sums<S: Simd, const R: usize, const W: usize>(
    simd: S,
    rows: &[PanelRow],
    entries: &[&[f64]; R],
    from: usize,
    column: usize,
) -> [[S::F64; W]; R] {
    let lanes = S::F64::LANES;
    let mut sums = [[S::F64::zero(simd); W]; R];
    let entries: [&[f64]; R] = each!(&[][..], r => &entries[r][from..from + rows.len()]);
    for (j, row) in rows.iter().enumerate() {
        let x: [S::F64; W] = each!(sums[0][0], w => S::F64::load(simd, &row[column + w * lanes..]));
        for r in 0..R {
            let factor = S::F64::splat(simd, entries[r][j]);
            for w in 0..W {
                sums[r][w] = x[w].mul_add(factor, sums[r][w]);
            }
        }
    }
    sums
}

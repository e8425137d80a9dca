//! Circulant matrices with a mirror symmetry: what a transform, a product and a transform back amount
//! to, as one matrix product with half of the multiplications.
//!
//! A derivative is `y_i = sum_j d(i - j) x_j` with an odd kernel `d`, a filter the same with an even one.
//! With `e_j = x_j + x_{n-j}` and `o_j = x_j - x_{n-j}` the rows `i` and `n - i` share both of their sums.
//! It serves every length, and costs `n` multiply-adds a number: for lengths with large primes in
//! them, and for short ones.

use super::rows::{PANEL_COLUMNS, PanelRow, RowSink, RowSource};
use crate::lanes::{Lanes, Simd};

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
        MirrorMatrix { length, part, entries }
    }

    /// Multiplies the columns that `source` holds. `panel` is scratch of as many rows.
    #[inline(always)]
    pub fn apply<S: Simd>(
        &self,
        simd: S,
        source: &(impl RowSource + ?Sized),
        panel: &mut [PanelRow],
        sink: &mut (impl RowSink + ?Sized),
    ) {
        let n = self.length;
        let half = n / 2;
        let panel = &mut panel[..n];
        let lanes = S::F64::LANES;
        let mut column = 0;
        while column < PANEL_COLUMNS {
            source.read(simd, 0, column).store(&mut panel[0][column..]);
            for j in 1..n.div_ceil(2) {
                let (near, far) = (source.read(simd, j, column), source.read(simd, n - j, column));
                (near + far).store(&mut panel[j][column..]);
                (near - far).store(&mut panel[half + j][column..]);
            }
            if n.is_multiple_of(2) {
                source.read(simd, half, column).store(&mut panel[half][column..]);
            }
            column += lanes;
        }
        let mut row = 0;
        while row + 4 <= half + 1 {
            self.rows::<S, 4>(simd, row, panel, sink);
            row += 4;
        }
        while row <= half {
            self.rows::<S, 1>(simd, row, panel, sink);
            row += 1;
        }
    }

    /// Rows `first..first + R` and their mirrors.
    #[inline(always)]
    fn rows<S: Simd, const R: usize>(
        &self,
        simd: S,
        first: usize,
        panel: &[PanelRow],
        sink: &mut (impl RowSink + ?Sized),
    ) {
        // Two registers a row where there are 32 of them, one where there are sixteen.
        if S::F64::LANES == 8 {
            self.tile::<S, R, 2>(simd, first, panel, sink);
        } else {
            self.tile::<S, R, 1>(simd, first, panel, sink);
        }
    }

    #[inline(always)]
    fn tile<S: Simd, const R: usize, const W: usize>(
        &self,
        simd: S,
        first: usize,
        panel: &[PanelRow],
        sink: &mut (impl RowSink + ?Sized),
    ) {
        let n = self.length;
        let half = n / 2;
        let lanes = S::F64::LANES;
        let zero = S::F64::zero(simd);
        let entries: [&[f64]; R] =
            std::array::from_fn(|r| &self.entries[(first + r) * n..(first + r + 1) * n]);
        let mut column = 0;
        while column < PANEL_COLUMNS {
            let sum = |from: usize, to: usize| {
                let mut sums = [[zero; W]; R];
                for (j, row) in panel[from..to].iter().enumerate() {
                    let x: [S::F64; W] =
                        std::array::from_fn(|w| S::F64::load(simd, &row[column + w * lanes..]));
                    for (sums, entries) in sums.iter_mut().zip(&entries) {
                        let factor = S::F64::splat(simd, entries[from + j]);
                        for (sum, x) in sums.iter_mut().zip(x) {
                            *sum = x.mul_add(factor, *sum);
                        }
                    }
                }
                sums
            };
            let evens = sum(0, half + 1);
            let odds = sum(half + 1, n);
            for r in 0..R {
                let i = first + r;
                for w in 0..W {
                    let (even, odd) = (evens[r][w], odds[r][w]);
                    let place = column + w * lanes;
                    sink.write(i, place, even + odd);
                    if i != 0 && 2 * i != n {
                        let mirrored = match self.part {
                            MirrorPart::Odd => odd - even,
                            MirrorPart::Even => even - odd,
                        };
                        sink.write(n - i, place, mirrored);
                    }
                }
            }
            column += W * lanes;
        }
    }
}

//! Which way is taken for a length: from a committed table, so that two runs never differ by chance. The
//! table is measured: panels of sixteen of 1024 columns, the best of seven runs of two million numbers, on
//! the machine of the records (two cores of a Xeon at 2.8 GHz with AVX-512).

use larder_kernels::transform::Factors;

/// A way to work along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Passes of small radices over panels of columns.
    Passes,
    /// A circulant matrix, halved by its mirror symmetry.
    Matrix,
    /// Column by column through rustfft.
    Library,
}

impl Method {
    /// As a word of reports.
    pub fn name(self) -> &'static str {
        match self {
            Method::Passes => "passes",
            Method::Matrix => "matrix",
            Method::Library => "rustfft",
        }
    }
}

/// Lengths with large primes in them are multiplied out up to this one. Measured in ns a number:
///
/// | length | matrix, AVX-512 | matrix, AVX2 | library |
/// |---|---|---|---|
/// | 331 | 14 | 25 | 42 |
/// | 401 | 12 to 21 | 28 | 46 to 49 |
/// | 509 | 15 | | 61 |
/// | 641 | 26 | | 34 to 39 |
/// | 1009 | 40 | | 34 |
///
/// The matrix has half a million places at 1009: from here on they would be fetched from memory for every panel.
const MATRIX_LENGTH_MAX: usize = 512;

/// Lengths made of small factors for which the matrix is faster all the same. Of the lengths from 3 to 64
/// these are the ones where it was so on both of the levels that have registers of eight and of four, in
/// ns a number, matrix against passes:
///
/// | length | AVX-512 | AVX2 |
/// |---|---|---|
/// | 3 | 0.71 / 0.97 | 1.40 / 1.51 |
/// | 6 | 1.16 / 1.32 | 1.94 / 2.13 |
/// | 7 | 1.23 / 1.51 | 0.95 / 1.42 |
/// | 9 | 1.33 / 1.56 | 0.95 / 1.00 |
/// | 10 | 1.40 / 1.46 | 1.09 / 1.15 |
/// | 14 | 1.37 / 1.56 | 1.09 / 1.52 |
/// | 15 | 1.49 / 1.52 | 1.13 / 1.26 |
const MATRIX_LENGTHS: [usize; 7] = [3, 6, 7, 9, 10, 14, 15];

/// The way for a length; the same on every level, so that levels give the same bits.
pub fn choose(length: usize) -> Method {
    let is_smooth = Factors::of(length).is_some();
    if MATRIX_LENGTHS.contains(&length) || (!is_smooth && length <= MATRIX_LENGTH_MAX) {
        Method::Matrix
    } else if is_smooth {
        Method::Passes
    } else {
        Method::Library
    }
}

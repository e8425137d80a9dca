//! Which way is taken for a length: from a committed table, so that two runs never differ by chance.

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

/// Lengths up to this one that have large primes in them are multiplied out: the matrix costs `n`
/// multiply-adds a number at nearly the machine's peak, the library's chirp some hundred operations
/// and a scattered access or two.
const MATRIX_LENGTH_MAX: usize = 160;

/// Lengths made of small factors for which the matrix is faster all the same, as measured.
const MATRIX_LENGTHS: [usize; 4] = [5, 7, 10, 14];

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

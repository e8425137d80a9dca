//! Reductions: many numbers to one, in one order for every level and every number of threads.
//!
//! The order. The input is cut into *chunks* of [`CHUNK_BYTES`], a chunk into *blocks* of
//! [`BLOCK_BYTES`]. A block has a place for each of its `W` numbers (64 of `f32`, 32 of `f64`), and
//! place `j` of a chunk gathers the numbers `j, j + W, j + 2W, ...` one after the other. Then the
//! places are added by halves, `j` with `j + W/2`, down to one: the chunk's value. Chunks are merged
//! like the digits of a binary counter: two neighbours of equal size as soon as there are two, what is
//! left over from the last to the first.
//!
//! A level with registers of `L` numbers keeps the places in `W / L` registers. Halving the list of
//! registers and then the lanes of the one left is the same order of additions whatever `L` is, so the
//! answer has the same bits on every level. And since chunks begin at multiples of a constant,
//! several threads that take whole chunks and merge them with the same counter change nothing either.
//!
//! The error. A number passes at most `63` additions in its place (the first one to zero is exact),
//! `log2(W)` among the places, and `1 + log2(chunks)` in the counter. With `u` the unit roundoff,
//!
//! ```text
//! |computed - exact| <= d u / (1 - d u) * sum |x_i|,    d = 63 + log2(W) + 1 + ceil(log2(chunks))
//! ```
//!
//! which is what [`sum_error_bound`] returns; a dot product adds one rounding for the first product of
//! each place (the others are fused) and takes `sum |x_i y_i|`. Naive summation has `d = n - 1`.

mod extremes;
mod moments;
mod products;
mod sums;

pub(crate) use extremes::{ArgMax, ArgMin, Max, Min};
pub(crate) use moments::{Mean, Variance};
pub(crate) use products::{Cosine, Dot, SquaredDistance};
pub(crate) use sums::Sum;

use crate::BLOCK_BYTES;
use crate::lanes::{Lanes, Real, Simd};

/// Bytes of a chunk: 64 blocks. The chunks of two slices fill the 32 KiB of the smallest first-level
/// cache in use, so that a kernel which needs several reductions of the same numbers reads memory once.
pub const CHUNK_BYTES: usize = 64 * BLOCK_BYTES;

/// Rows of a chunk: how many numbers a place gathers.
const ROWS: usize = CHUNK_BYTES / BLOCK_BYTES;

/// The factor `d u / (1 - d u)` by which the error of [`sum`](crate::sum) over `count` numbers is
/// bounded, relative to the sum of their absolute values.
///
/// For [`dot`](crate::dot) and [`squared_distance`](crate::squared_distance) take it for
/// `count` and add two unit roundoffs.
pub fn sum_error_bound<T: Real>(count: usize) -> f64 {
    let places = BLOCK_BYTES / size_of::<T>();
    let chunks = count.div_ceil(CHUNK_BYTES / size_of::<T>()).max(1);
    let merges = usize::BITS - (chunks - 1).leading_zeros();
    let depth = (ROWS - 1) as f64 + f64::from(places.ilog2()) + 1.0 + f64::from(merges);
    let roundoff = depth * Into::<f64>::into(T::UNIT_ROUNDOFF);
    roundoff / (1.0 - roundoff)
}

/// What a reduction reads: one slice, or two of the same length.
pub(crate) trait Operands<T: Real>: Copy {
    /// What one step takes: a register of each slice.
    type Registers<V: Lanes<Element = T>>: Copy;

    fn len(self) -> usize;
    fn chunks(self, count: usize) -> impl Iterator<Item = Self>;
    /// Whole pieces of `count`, and what is left.
    fn chunks_exact(self, count: usize) -> (impl Iterator<Item = Self>, Self);
    fn piece(self, from: usize, to: usize) -> Self;
    fn load<V: Lanes<Element = T>>(self, simd: V::Simd) -> Self::Registers<V>;
    fn load_partial<V: Lanes<Element = T>>(self, simd: V::Simd, fill: T) -> Self::Registers<V>;
}

impl<T: Real> Operands<T> for &[T] {
    type Registers<V: Lanes<Element = T>> = V;

    #[inline(always)]
    fn len(self) -> usize {
        <[T]>::len(self)
    }

    #[inline(always)]
    fn chunks(self, count: usize) -> impl Iterator<Item = Self> {
        <[T]>::chunks(self, count)
    }

    #[inline(always)]
    fn chunks_exact(self, count: usize) -> (impl Iterator<Item = Self>, Self) {
        let pieces = <[T]>::chunks_exact(self, count);
        let rest = pieces.remainder();
        (pieces, rest)
    }

    #[inline(always)]
    fn piece(self, from: usize, to: usize) -> Self {
        &self[from..to]
    }

    #[inline(always)]
    fn load<V: Lanes<Element = T>>(self, simd: V::Simd) -> V {
        V::load(simd, self)
    }

    #[inline(always)]
    fn load_partial<V: Lanes<Element = T>>(self, simd: V::Simd, fill: T) -> V {
        V::load_partial(simd, self, fill)
    }
}

impl<T: Real> Operands<T> for (&[T], &[T]) {
    type Registers<V: Lanes<Element = T>> = (V, V);

    #[inline(always)]
    fn len(self) -> usize {
        self.0.len()
    }

    #[inline(always)]
    fn chunks(self, count: usize) -> impl Iterator<Item = Self> {
        self.0.chunks(count).zip(self.1.chunks(count))
    }

    #[inline(always)]
    fn chunks_exact(self, count: usize) -> (impl Iterator<Item = Self>, Self) {
        let (left, right) = (self.0.chunks_exact(count), self.1.chunks_exact(count));
        let rest = (left.remainder(), right.remainder());
        (left.zip(right), rest)
    }

    #[inline(always)]
    fn piece(self, from: usize, to: usize) -> Self {
        (&self.0[from..to], &self.1[from..to])
    }

    #[inline(always)]
    fn load<V: Lanes<Element = T>>(self, simd: V::Simd) -> (V, V) {
        (V::load(simd, self.0), V::load(simd, self.1))
    }

    #[inline(always)]
    fn load_partial<V: Lanes<Element = T>>(self, simd: V::Simd, fill: T) -> (V, V) {
        (V::load_partial(simd, self.0, fill), V::load_partial(simd, self.1, fill))
    }
}

/// How a place takes in the next number.
pub(crate) trait Step<T: Real, O: Operands<T>>: Copy {
    /// What stands where the input has ended; a step with it changes nothing.
    #[inline(always)]
    fn fill(self) -> T {
        T::ZERO
    }

    fn step<V: Lanes<Element = T>>(self, place: V, next: O::Registers<V>) -> V;
}

/// Runs `step` over the operands, a register of every block at a time, on places that start as `start`.
#[inline(always)]
fn gather<S: Simd, T: Real, O: Operands<T>, F: Step<T, O>>(
    simd: S,
    operands: O,
    step: F,
    start: T,
) -> <T::Lanes<S> as Lanes>::Block {
    let lanes = <T::Lanes<S>>::LANES;
    let mut places = <T::Lanes<S>>::splat(simd, start).block();
    let (blocks, rest) = operands.chunks_exact(BLOCK_BYTES / size_of::<T>());
    for block in blocks {
        for (k, place) in places.as_mut().iter_mut().enumerate() {
            *place = step.step(*place, block.piece(k * lanes, (k + 1) * lanes).load(simd));
        }
    }
    for (k, place) in places.as_mut().iter_mut().enumerate() {
        let from = k * lanes;
        if from < rest.len() {
            let to = rest.len().min(from + lanes);
            *place = step.step(*place, rest.piece(from, to).load_partial(simd, step.fill()));
        }
    }
    places
}

/// The value of one chunk.
#[inline(always)]
fn reduce_chunk<S: Simd, T: Real, O: Operands<T>, F: Step<T, O>>(simd: S, chunk: O, step: F) -> T {
    debug_assert!(chunk.len() <= CHUNK_BYTES / size_of::<T>(), "a chunk of {}", chunk.len());
    let mut places = gather(simd, chunk, step, T::ZERO);
    let places = places.as_mut();
    let mut half = places.len() / 2;
    while half > 0 {
        for k in 0..half {
            places[k] = places[k] + places[k + half];
        }
        half /= 2;
    }
    places[0].sum()
}

/// The value of the whole input.
#[inline(always)]
fn reduce<S: Simd, T: Real, O: Operands<T>, F: Step<T, O>>(simd: S, operands: O, step: F) -> T {
    let [value] = reduce_together(simd, operands, Alone(step));
    value
}

/// Several reductions of the same chunk, so that the second and third read from the cache what the
/// first brought into it.
///
/// A trait, where a closure would say the same: a closure cannot be told to be inlined, and one that is
/// not is compiled without the level's instructions (tried: twenty times slower).
trait Chunked<T: Real, O: Operands<T>, const N: usize>: Copy {
    fn values<S: Simd>(self, simd: S, chunk: O) -> [T; N];
}

#[derive(Clone, Copy)]
struct Alone<F>(F);

impl<T: Real, O: Operands<T>, F: Step<T, O>> Chunked<T, O, 1> for Alone<F> {
    #[inline(always)]
    fn values<S: Simd>(self, simd: S, chunk: O) -> [T; 1] {
        [reduce_chunk(simd, chunk, self.0)]
    }
}

/// The values of the whole input for each of the reductions.
#[inline(always)]
fn reduce_together<S, T, O, C, const N: usize>(simd: S, operands: O, reductions: C) -> [T; N]
where
    S: Simd,
    T: Real,
    O: Operands<T>,
    C: Chunked<T, O, N>,
{
    let chunk = CHUNK_BYTES / size_of::<T>();
    if operands.len() <= chunk {
        return reductions.values(simd, operands); // as the counter would, without setting one up
    }
    let mut counters = [const { Counter::new() }; N];
    for chunk in operands.chunks(chunk) {
        let values = reductions.values(simd, chunk);
        for (counter, value) in counters.iter_mut().zip(values) {
            counter.push(value);
        }
    }
    let mut values = [T::ZERO; N];
    for (value, counter) in values.iter_mut().zip(&counters) {
        *value = counter.total();
    }
    values
}

/// Merges the values of chunks pairwise, in a fixed order, without knowing how many will come.
#[derive(Debug)]
struct Counter<T> {
    /// `sums[k]` holds `2^k` chunks where bit `k` of `chunks` is set.
    sums: [T; usize::BITS as usize],
    chunks: usize,
}

impl<T: Real> Counter<T> {
    const fn new() -> Self {
        Counter { sums: [T::ZERO; usize::BITS as usize], chunks: 0 }
    }

    #[inline(always)]
    fn push(&mut self, mut value: T) {
        let carries = self.chunks.trailing_ones() as usize;
        for &earlier in &self.sums[..carries] {
            value = earlier.plus(value);
        }
        self.sums[carries] = value;
        self.chunks += 1;
    }

    fn total(&self) -> T {
        let mut total = T::ZERO;
        for (k, &earlier) in self.sums.iter().enumerate() {
            if self.chunks >> k & 1 == 1 {
                total = earlier.plus(total);
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_merges_neighbours_of_equal_size() {
        // Powers of two far apart make every order of additions visible in the last bits.
        let values: Vec<f64> =
            (0..13).map(|k| 1.0 + f64::from(k) * 1e-9 + 3.0_f64.powi(k)).collect();
        let mut counter = Counter::new();
        for &value in &values {
            counter.push(value);
        }
        let pairs = |range: std::ops::Range<usize>| {
            fn tree(values: &[f64]) -> f64 {
                if values.len() == 1 {
                    return values[0];
                }
                let (left, right) = values.split_at(values.len() / 2);
                tree(left) + tree(right)
            }
            tree(&values[range])
        };
        let expected = pairs(0..8) + (pairs(8..12) + (pairs(12..13) + 0.0));
        assert_eq!(counter.total().to_bits(), expected.to_bits());
    }

    #[test]
    fn a_chunk_is_a_whole_number_of_blocks_for_both_widths() {
        assert_eq!(CHUNK_BYTES % BLOCK_BYTES, 0);
        assert_eq!(BLOCK_BYTES / size_of::<f32>(), 64);
        assert_eq!(BLOCK_BYTES / size_of::<f64>(), 32);
    }
}

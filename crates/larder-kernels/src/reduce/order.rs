//! The order of additions: places, blocks, chunks.

use super::counter::Counter;
use super::operands::Operands;
use crate::BLOCK_BYTES;
use crate::lanes::{Lanes, Real, Simd};

/// Bytes of a chunk: 64 blocks. The chunks of two slices fill the 32 KiB of the smallest first-level
/// cache in use, so that a kernel which needs several reductions of the same numbers reads memory once.
///
/// The order of additions of every reduction, on every level: the input is cut into chunks of this many
/// bytes, a chunk into blocks of [`BLOCK_BYTES`]. Place `j` of a chunk adds up the numbers `j` of its
/// blocks, one after the other; the places are added by halves, `j` with `j + W/2`, down to one. Chunks
/// are merged pairwise like the digits of a binary counter, the earlier on the left; what is left over
/// at the end is added from the last to the first.
///
/// So a run of `2^k` chunks that begins at a multiple of `2^k` chunks is one node of the tree: threads
/// may take such runs, and adding their results pairwise gives the bits of a single call.
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

/// How a place takes in the next number.
pub(super) trait Step<T: Real, O: Operands<T>>: Copy {
    /// What stands where the input has ended; a step with it changes nothing.
    #[inline(always)]
    fn fill(self) -> T {
        T::ZERO
    }

    fn step<V: Lanes<Element = T>>(self, place: V, next: O::Registers<V>) -> V;
}

/// Runs `step` over the operands, a register of every block at a time, on places that start as `start`.
#[inline(always)]
pub(super) fn gather<S: Simd, T: Real, O: Operands<T>, F: Step<T, O>>(
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
pub(super) fn reduce_chunk<S: Simd, T: Real, O: Operands<T>, F: Step<T, O>>(
    simd: S,
    chunk: O,
    step: F,
) -> T {
    debug_assert!(chunk.len() <= CHUNK_BYTES / size_of::<T>(), "a chunk of {}", chunk.len());
    fold::<T::Lanes<S>>(gather(simd, chunk, step, T::ZERO))
}

/// The places of a chunk added by halves.
#[inline(always)]
fn fold<V: Lanes<Element: Real>>(mut places: V::Block) -> V::Element {
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

/// Whether the places of three reductions fit the registers of a level beside what they read: four
/// registers each on AVX-512, which has 32; eight on AVX2, which has 16.
#[inline(always)]
pub(super) fn has_room_for_three<S: Simd, T: Real>() -> bool {
    BLOCK_BYTES / (<T::Lanes<S>>::LANES * size_of::<T>()) <= 4
}

/// The values of one chunk under three steps that read the same numbers, each number once. The same
/// bits as [`reduce_chunk`] for each.
#[inline(always)]
pub(super) fn reduce_chunk_thrice<S, T, O, F, G, H>(
    simd: S,
    chunk: O,
    (first, second, third): (F, G, H),
) -> [T; 3]
where
    S: Simd,
    T: Real,
    O: Operands<T>,
    F: Step<T, O>,
    G: Step<T, O>,
    H: Step<T, O>,
{
    let lanes = <T::Lanes<S>>::LANES;
    let zeros = || <T::Lanes<S>>::splat(simd, T::ZERO).block();
    let (mut a, mut b, mut c) = (zeros(), zeros(), zeros());
    let places = (a.as_mut(), b.as_mut(), c.as_mut());
    let (blocks, rest) = chunk.chunks_exact(BLOCK_BYTES / size_of::<T>());
    for block in blocks {
        for k in 0..places.0.len() {
            let next = block.piece(k * lanes, (k + 1) * lanes).load(simd);
            places.0[k] = first.step(places.0[k], next);
            places.1[k] = second.step(places.1[k], next);
            places.2[k] = third.step(places.2[k], next);
        }
    }
    for k in 0..places.0.len() {
        let from = k * lanes;
        if from < rest.len() {
            let piece = rest.piece(from, rest.len().min(from + lanes));
            places.0[k] = first.step(places.0[k], piece.load_partial(simd, first.fill()));
            places.1[k] = second.step(places.1[k], piece.load_partial(simd, second.fill()));
            places.2[k] = third.step(places.2[k], piece.load_partial(simd, third.fill()));
        }
    }
    [fold::<T::Lanes<S>>(a), fold::<T::Lanes<S>>(b), fold::<T::Lanes<S>>(c)]
}

/// The value of the whole input.
#[inline(always)]
pub(super) fn reduce<S: Simd, T: Real, O: Operands<T>, F: Step<T, O>>(
    simd: S,
    operands: O,
    step: F,
) -> T {
    let [value] = reduce_together(simd, operands, Alone(step));
    value
}

/// Several reductions of the same chunk, so that the second and third read from the cache what the
/// first brought into it.
///
/// A trait, where a closure would say the same: a closure cannot be told to be inlined, and one that is
/// not is compiled without the level's instructions (tried: twenty times slower).
pub(super) trait Chunked<T: Real, O: Operands<T>, const N: usize>: Copy {
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
pub(super) fn reduce_together<S, T, O, C, const N: usize>(
    simd: S,
    operands: O,
    reductions: C,
) -> [T; N]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_a_whole_number_of_blocks_for_both_widths() {
        assert_eq!(CHUNK_BYTES % BLOCK_BYTES, 0);
        assert_eq!(BLOCK_BYTES / size_of::<f32>(), 64);
        assert_eq!(BLOCK_BYTES / size_of::<f64>(), 32);
    }
}

//! The kernels as plain loops over plain numbers: what the documentation says, and nothing clever.

use larder_kernels::{BLOCK_BYTES, CHUNK_BYTES};

use crate::harness::Number;

/// The documented order of reductions: places of a block, halves of the places, a binary counter of
/// chunks. `take` is how a place takes in number `i`.
fn reduce<T: Number>(count: usize, take: impl Fn(T, usize) -> T) -> T {
    let places_count = BLOCK_BYTES / size_of::<T>();
    let chunk = CHUNK_BYTES / size_of::<T>();
    let mut values: Vec<(T, usize)> = Vec::new(); // value of a run of chunks, length of the run
    let mut start = 0;
    while start == 0 || start < count {
        let mut places = vec![T::ZERO; places_count];
        for i in start..count.min(start + chunk) {
            places[i % places_count] = take(places[i % places_count], i);
        }
        while places.len() > 1 {
            let half = places.len() / 2;
            places = (0..half).map(|j| places[j].plus(places[j + half])).collect();
        }
        values.push((places[0], 1));
        while let [.., (left, a), (right, b)] = values[..] {
            if a != b {
                break;
            }
            values.truncate(values.len() - 2);
            values.push((left.plus(right), a + b));
        }
        start += chunk;
    }
    let mut total = None;
    for &(value, _) in values.iter().rev() {
        total = Some(total.map_or(value, |total| value.plus(total)));
    }
    total.expect("there is a chunk, be it empty")
}

pub(crate) fn sum<T: Number>(x: &[T]) -> T {
    reduce(x.len(), |place: T, i| place.plus(x[i]))
}

pub(crate) fn mean<T: Number>(x: &[T]) -> T {
    sum(x).over(T::of(x.len() as f64))
}

pub(crate) fn variance<T: Number>(x: &[T], ddof: usize) -> T {
    if x.len() <= ddof {
        return T::NAN;
    }
    let m = mean(x);
    let off = reduce(x.len(), |place: T, i| place.plus(x[i].minus(m)));
    let squares = reduce(x.len(), |place: T, i| x[i].minus(m).fused(x[i].minus(m), place));
    let correction = off.times(off).over(T::of(x.len() as f64));
    let spread = squares.minus(correction);
    let spread = if spread < T::ZERO { T::ZERO } else { spread };
    spread.over(T::of((x.len() - ddof) as f64))
}

pub(crate) fn dot<T: Number>(x: &[T], y: &[T]) -> T {
    reduce(x.len(), |place: T, i| x[i].fused(y[i], place))
}

pub(crate) fn squared_distance<T: Number>(x: &[T], y: &[T]) -> T {
    reduce(x.len(), |place: T, i| x[i].minus(y[i]).fused(x[i].minus(y[i]), place))
}

pub(crate) fn cosine<T: Number>(x: &[T], y: &[T]) -> T {
    let lengths = dot(x, x).root().times(dot(y, y).root());
    if lengths == T::ZERO {
        return T::ZERO;
    }
    let cosine = dot(x, y).over(lengths);
    let minus_one = T::ZERO.minus(T::ONE);
    if cosine > T::ONE {
        T::ONE
    } else if cosine < minus_one {
        minus_one
    } else {
        cosine
    }
}

fn is_nan<T: Number>(x: T) -> bool {
    Into::<f64>::into(x).is_nan()
}

/// The first place of the extreme, or of the first NaN.
pub(crate) fn extreme_place<T: Number>(x: &[T], beats: impl Fn(T, T) -> bool) -> Option<usize> {
    if let Some(place) = x.iter().position(|&x| is_nan(x)) {
        return Some(place);
    }
    (0..x.len()).reduce(|best, i| if beats(x[i], x[best]) { i } else { best })
}

pub(crate) fn decay<T: Number>(values: &mut [T], factor: T, floor: T) -> usize {
    let mut living = 0;
    for x in values {
        *x = x.times(factor);
        if x.magnitude() < floor {
            *x = T::ZERO;
        }
        living += usize::from(*x != T::ZERO);
    }
    living
}

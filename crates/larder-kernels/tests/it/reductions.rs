//! The numerical promises of the reductions: errors within the derived bounds, where naive loops fail.

use larder_kernels::*;

use crate::harness::{Number, Random};
use crate::oracle::Pair;

/// The sum in twice the digits.
fn exact_sum(x: impl Iterator<Item = f64>) -> Pair {
    x.fold(Pair::new(0.0), |sum, x| sum.plus(Pair::new(x)))
}

fn sums_stay_within<T: Number>() {
    let mut random = Random::new(3);
    for count in [1_usize, 5, 100, 4096, 4097, 100_000, 300_001] {
        let x: Vec<T> = random.numbers(count);
        let wide = || x.iter().map(|&x| Into::<f64>::into(x));
        let exact = exact_sum(wide());
        let scale: f64 = wide().map(f64::abs).sum();
        let error = (Into::<f64>::into(sum(&x)) - exact.high - exact.low).abs();
        let allowed = sum_error_bound::<T>(count) * scale;
        assert!(error <= allowed, "sum of {count}: off by {error:e}, allowed {allowed:e}");

        let y: Vec<T> = random.numbers(count);
        let products = || x.iter().zip(&y).map(|(&x, &y)| (x.into(), y.into()));
        // A product of two f64 is a pair itself.
        let exact = products().fold(Pair::new(0.0), |sum, (x, y): (f64, f64)| {
            sum.plus(Pair::new(x).times(Pair::new(y)))
        });
        let scale: f64 = products().map(|(x, y): (f64, f64)| (x * y).abs()).sum();
        let error = (Into::<f64>::into(dot(&x, &y)) - exact.high - exact.low).abs();
        let allowed =
            (sum_error_bound::<T>(count) + 2.0 * Into::<f64>::into(T::UNIT_ROUNDOFF)) * scale;
        assert!(error <= allowed, "dot of {count}: off by {error:e}, allowed {allowed:e}");
    }
}

#[test]
fn sums_and_dots_stay_within_their_derived_bounds() {
    sums_stay_within::<f32>();
    sums_stay_within::<f64>();
}

/// Ten million times 0.1 in f32: one after the other gives 1,087,937.
#[test]
fn a_long_f32_sum_keeps_its_digits() {
    let x = vec![0.1_f32; 10_000_000];
    let exact = f64::from(0.1_f32) * 1e7;
    let error = (f64::from(sum(&x)) - exact).abs() / exact;
    assert!(error <= sum_error_bound::<f32>(x.len()), "{error:e}");
    let naive: f32 = x.iter().sum();
    assert!((f64::from(naive) - exact).abs() / exact > 1e-3, "the naive sum must show the fault");
}

fn variance_of<T: Number>(offset: f64, count: usize) {
    let mut random = Random::new(17);
    let x: Vec<T> = (0..count).map(|_| T::of(offset + random.unit())).collect();
    let wide: Vec<f64> = x.iter().map(|&x| x.into()).collect();
    let n = Pair::new(count as f64);
    let mean = exact_sum(wide.iter().copied()).over(n);
    let (mut squares, mut about_zero) = (Pair::new(0.0), 0.0);
    for &x in &wide {
        let deviation = Pair::new(x).minus(mean);
        squares = squares.plus(deviation.times(deviation));
        about_zero += x * x;
    }
    let exact = squares.over(Pair::new((count - 1) as f64)).high;
    let error = (Into::<f64>::into(variance(&x, 1)) - exact).abs() / exact;
    // The bound in `reduce/moments.rs`: D is the depth of a sum plus 3.
    let unit: f64 = T::UNIT_ROUNDOFF.into();
    let depth = sum_error_bound::<T>(count) + 3.0 * unit;
    let condition = (about_zero / squares.high).sqrt();
    let allowed = (depth + 2.0 * unit + (depth * condition).powi(2)) * 1.01;
    assert!(error <= allowed, "variance at {offset:e} of {count}: {error:e}, allowed {allowed:e}");
}

#[test]
fn variance_survives_a_large_mean() {
    for count in [2, 10, 5000, 70_000] {
        for offset in [0.0, 1e3, 1e6] {
            variance_of::<f64>(offset, count);
        }
        variance_of::<f64>(1e9, count);
        variance_of::<f32>(0.0, count);
        variance_of::<f32>(1e3, count);
    }
}

/// The mean of equal numbers may be off by a rounding, and so may what the correction takes out.
#[test]
fn variance_is_never_negative() {
    for count in 2..400 {
        for value in [0.1, 1e-3, 1.0 / 3.0, 1e15 / 7.0] {
            let spread = variance(&vec![value; count], 0);
            let allowed = (value * sum_error_bound::<f64>(count)).powi(2);
            assert!((0.0..=allowed).contains(&spread), "{count} times {value}: {spread:e}");
        }
    }
}

#[test]
fn nothing_has_no_extreme_no_mean_and_the_sum_zero() {
    let nothing: [f64; 0] = [];
    assert_eq!(sum(&nothing).to_bits(), 0.0_f64.to_bits());
    assert!(mean(&nothing).is_nan());
    assert!(variance(&nothing, 0).is_nan());
    assert!(variance(&[4.0_f64], 1).is_nan(), "one number says nothing of a sample's spread");
    assert_eq!(variance(&[4.0_f64], 0).to_bits(), 0.0_f64.to_bits());
    assert_eq!((min(&nothing), max(&nothing)), (None, None));
    assert_eq!((argmin(&nothing), argmax(&nothing)), (None, None));
    assert_eq!(cosine(&nothing, &nothing).to_bits(), 0.0_f64.to_bits());
}

#[test]
fn cosine_knows_parallel_opposite_and_upright() {
    let x: Vec<f32> = Random::new(1).numbers(777);
    let opposite: Vec<f32> = x.iter().map(|x| -3.0 * x).collect();
    // Three dots of the same length, each within its bound, then a root and a quotient.
    let allowed = 3.0 * sum_error_bound::<f32>(777) + 4.0 * f64::from(f32::EPSILON);
    assert!((f64::from(cosine(&x, &x)) - 1.0).abs() <= allowed);
    assert!((f64::from(cosine(&x, &opposite)) + 1.0).abs() <= allowed);
    assert_eq!(cosine(&[1.0_f64, 0.0], &[0.0, 1.0]).to_bits(), 0.0_f64.to_bits());
    assert_eq!(cosine(&[0.0_f64, 0.0], &[3.0, 1.0]).to_bits(), 0.0_f64.to_bits());
}

/// What a user of several threads does: whole chunks per thread, and the answer does not change.
#[test]
fn chunks_merged_by_hand_give_the_same_bits() {
    let x: Vec<f64> = Random::new(9).numbers(4 * CHUNK_BYTES / 8);
    let quarters: Vec<f64> = x.chunks(CHUNK_BYTES / 8).map(sum).collect();
    let merged = (quarters[0] + quarters[1]) + (quarters[2] + quarters[3]);
    assert_eq!(sum(&x).to_bits(), merged.to_bits());
}

//! How far two floating-point results may lie apart, and why.
//!
//! A tolerance is derived, not tuned: from the number of roundings on the way, each of which errs by
//! at most half a unit in the last place, relative `EPSILON / 2`.

/// Representable numbers between `a` and `b`; 0 when equal (also `0.0` and `-0.0`), `u64::MAX` when
/// one is NaN.
pub fn ulps_between(a: f64, b: f64) -> u64 {
    if a.is_nan() || b.is_nan() {
        return u64::MAX;
    }
    place(a).abs_diff(place(b))
}

/// The same for `f32`; `u32::MAX` when one is NaN.
pub fn ulps_between_f32(a: f32, b: f32) -> u32 {
    if a.is_nan() || b.is_nan() {
        return u32::MAX;
    }
    let place = |x: f32| {
        let bits = x.to_bits().cast_signed();
        if bits < 0 { i32::MIN.wrapping_sub(bits) } else { bits }
    };
    place(a).abs_diff(place(b))
}

/// The number's place on the line of all numbers: the bits of negative ones run the other way.
fn place(x: f64) -> i64 {
    let bits = x.to_bits().cast_signed();
    if bits < 0 { i64::MIN.wrapping_sub(bits) } else { bits }
}

/// The bound on the error of a sum of `n` terms in any order, relative to the sum of their absolute
/// values: `(n-1)u / (1 - (n-1)u)` with `u = EPSILON / 2` (Higham, Accuracy and Stability, eq. 4.4).
pub fn sum_bound(n: usize) -> f64 {
    let nu = n.saturating_sub(1) as f64 * f64::EPSILON / 2.0;
    nu / (1.0 - nu)
}

/// The same for the dot product of two vectors of `n` items, which rounds each product too (eq. 3.5).
pub fn dot_bound(n: usize) -> f64 {
    let nu = n as f64 * f64::EPSILON / 2.0;
    nu / (1.0 - nu)
}

/// Whether `a` and `b` differ by at most `relative` times the larger, or by at most `absolute`.
pub fn is_close(a: f64, b: f64, relative: f64, absolute: f64) -> bool {
    let is_equal = ulps_between(a, b) == 0;
    let scale = a.abs().max(b.abs());
    is_equal || ((a - b).abs() <= absolute.max(relative * scale) && scale.is_finite())
}

/// Fails unless two numbers are close; the bound is part of the call.
///
/// ```
/// use larder_testkit::assert_close;
/// assert_close!(0.1 + 0.2, 0.3, ulps = 1);
/// assert_close!(1.0, 1.0 + 1e-12, relative = 1e-11);
/// assert_close!(1e-20, 0.0, absolute = 1e-15);
/// ```
#[macro_export]
macro_rules! assert_close {
    ($a:expr, $b:expr, ulps = $bound:expr) => {{
        let (a, b, bound): (f64, f64, u64) = ($a, $b, $bound);
        let apart = $crate::tolerance::ulps_between(a, b);
        assert!(apart <= bound, "{a:?} and {b:?} are {apart} units apart, want at most {bound}");
    }};
    ($a:expr, $b:expr, relative = $bound:expr) => {{
        let (a, b, bound): (f64, f64, f64) = ($a, $b, $bound);
        assert!(
            $crate::tolerance::is_close(a, b, bound, 0.0),
            "{a:?} and {b:?} differ by {:e} relative, want at most {bound:e}",
            (a - b).abs() / a.abs().max(b.abs())
        );
    }};
    ($a:expr, $b:expr, absolute = $bound:expr) => {{
        let (a, b, bound): (f64, f64, f64) = ($a, $b, $bound);
        assert!(
            $crate::tolerance::is_close(a, b, 0.0, bound),
            "{a:?} and {b:?} differ by {:e}, want at most {bound:e}",
            (a - b).abs()
        );
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ulps_count_the_numbers_between_across_zero_too() {
        assert_eq!(ulps_between(1.0, 1.0 + f64::EPSILON), 1);
        assert_eq!(ulps_between(0.0, -0.0), 0);
        assert_eq!(ulps_between(f64::from_bits(1), -f64::from_bits(1)), 2);
        assert_eq!(ulps_between(f64::NAN, f64::NAN), u64::MAX);
        assert_eq!(ulps_between(f64::MAX, f64::INFINITY), 1);
        assert_eq!(ulps_between_f32(1.0, 1.0 - f32::EPSILON / 2.0), 1);
        assert_eq!(ulps_between_f32(-0.0, 0.0), 0);
    }

    #[test]
    fn a_long_sum_stays_within_its_bound_and_the_bound_is_not_idle() {
        let terms: Vec<f64> = (1..=10_000).map(|k| 1.0 / f64::from(k)).collect();
        let forth: f64 = terms.iter().sum();
        let back: f64 = terms.iter().rev().sum();
        assert!(is_close(forth, back, 2.0 * sum_bound(terms.len()), 0.0));
        assert!(!is_close(forth, back * (1.0 + 1e-11), 2.0 * sum_bound(terms.len()), 0.0));
        assert!(dot_bound(10) > sum_bound(10));
    }

    #[test]
    #[should_panic(expected = "2 units apart, want at most 1")]
    fn a_difference_over_the_bound_is_told() {
        assert_close!(1.0, 1.0 + 2.0 * f64::EPSILON, ulps = 1);
    }

    #[test]
    fn not_a_number_and_infinity_are_close_to_nothing_else() {
        assert!(!is_close(f64::NAN, f64::NAN, 1.0, 1.0));
        assert!(!is_close(f64::INFINITY, 1.0, 1.0, 1.0));
        assert!(is_close(f64::INFINITY, f64::INFINITY, 0.0, 0.0));
    }
}

//! Between integers and floats: nearest, ties to even, exact where the answer is exact.

use std::cmp::Ordering;

use super::{Int, magnitude, parts};
use crate::exc::{Result, overflow_error, value_error, zero_division_error};

impl Int {
    /// The nearest float, `None` beyond the largest.
    pub fn to_float_lossy(&self) -> Option<f64> {
        if let Some(small) = self.as_small() {
            return Some(small as f64);
        }
        let mut room = [0];
        let (is_negative, limbs) = parts(self, &mut room);
        let (top, exponent, is_inexact) = leading(limbs);
        let size = compose(u128::from(top), is_inexact, exponent)?;
        Some(if is_negative { -size } else { size })
    }

    /// `float(a)`.
    pub fn to_float(&self) -> Result<f64> {
        self.to_float_lossy().ok_or_else(|| overflow_error("int too large to convert to float"))
    }

    /// `int(x)`.
    #[expect(clippy::cast_possible_truncation, reason = "bounded by the test")]
    pub fn from_float(value: f64) -> Result<Int> {
        if value.is_nan() {
            return Err(value_error("cannot convert float NaN to integer"));
        }
        if value.is_infinite() {
            return Err(overflow_error("cannot convert float infinity to integer"));
        }
        let value = value.trunc();
        if value.abs() < 9e18 {
            return Ok(Int::from(value as i64));
        }
        let (mantissa, exponent) = decompose(value.abs());
        // At least 9e18, so the exponent is positive.
        let limbs = magnitude::shl(&[mantissa], u64::try_from(exponent).unwrap_or(0));
        Ok(Int::from_parts(value < 0.0, limbs))
    }

    /// `a / b`, correctly rounded.
    pub fn truediv(&self, other: &Int) -> Result<f64> {
        if other.sign() == 0 {
            return Err(zero_division_error("division by zero"));
        }
        const EXACT: i64 = 1 << 53;
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small())
            && a.abs() <= EXACT
            && b.abs() <= EXACT
        {
            return Ok(a as f64 / b as f64);
        }
        let (mut left, mut right) = ([0], [0]);
        let (a_negative, a) = parts(self, &mut left);
        let (b_negative, b) = parts(other, &mut right);
        if a.is_empty() {
            return Ok(if b_negative { -0.0 } else { 0.0 });
        }
        // The quotient gets 66 or 67 bits; what is left over only tells a tie from more than a tie.
        let shift = 66 - (magnitude::bits(a).cast_signed() - magnitude::bits(b).cast_signed());
        let (quotient, rest) = if shift >= 0 {
            magnitude::divmod(&magnitude::shl(a, shift.unsigned_abs()), b)
        } else {
            magnitude::divmod(a, &magnitude::shl(b, shift.unsigned_abs()))
        };
        let wide = quotient.iter().rev().fold(0u128, |wide, &limb| (wide << 64) | u128::from(limb));
        let size = compose(wide, !rest.is_empty(), -shift)
            .ok_or_else(|| overflow_error("integer division result too large for a float"))?;
        Ok(if a_negative == b_negative { size } else { -size })
    }

    /// The exact order of an integer and a float, `None` against NaN.
    pub fn compare_float(&self, value: f64) -> Option<Ordering> {
        if value.is_nan() {
            return None;
        }
        if value.is_infinite() {
            return Some(if value > 0.0 { Ordering::Less } else { Ordering::Greater });
        }
        let whole = Int::from_float(value).ok()?;
        let fraction = value - value.trunc();
        let by_fraction = if fraction > 0.0 {
            Ordering::Less
        } else if fraction < 0.0 {
            Ordering::Greater
        } else {
            Ordering::Equal
        };
        Some(self.compare(&whole).then(by_fraction))
    }

    /// `round(a, digits)`.
    pub fn round(&self, digits: i64) -> Result<Int> {
        if digits >= 0 {
            return Ok(self.clone());
        }
        let Some(places) = usize::try_from(-digits).ok().filter(|&places| places < 1 << 24) else {
            return Ok(Int::small(0));
        };
        let unit = Int::from_parts(false, magnitude::power_of_ten(places));
        let (quotient, rest) = self.divmod(&unit)?;
        let twice = rest.add(&rest);
        let is_up = match twice.compare(&unit) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => quotient.is_odd(),
        };
        let quotient = if is_up { quotient.add(&Int::small(1)) } else { quotient };
        Ok(quotient.mul(&unit))
    }

    /// `math.log(a)` for numbers beyond the floats: the fraction and the power of two.
    pub(crate) fn fraction_and_exponent(&self) -> (f64, i64) {
        let mut room = [0];
        let (_, limbs) = parts(self, &mut room);
        let (top, exponent, is_inexact) = leading(limbs);
        let fraction = compose(u128::from(top), is_inexact, -64).unwrap_or(0.5);
        (fraction, exponent + 64)
    }
}

/// The top 64 bits, the power of two of their last bit, and whether bits were left below it.
fn leading(limbs: &[u64]) -> (u64, i64, bool) {
    let bits = magnitude::bits(limbs);
    if bits <= 64 {
        return (limbs.first().copied().unwrap_or(0), 0, false);
    }
    let below = bits - 64;
    let top = magnitude::shr(limbs, below);
    (top[0], below.cast_signed(), magnitude::has_bits_below(limbs, below))
}

/// Mantissa and exponent of a positive finite float: `mantissa * 2^exponent`.
pub(crate) fn decompose(value: f64) -> (u64, i64) {
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52 & 0x7FF).cast_signed(), bits & ((1 << 52) - 1));
    if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) }
}

/// The float nearest to `mantissa * 2^exponent`, and a bit more than that where `is_inexact`; ties to
/// even; `None` beyond the largest.
pub(crate) fn compose(mantissa: u128, is_inexact: bool, exponent: i64) -> Option<f64> {
    if mantissa == 0 {
        return Some(0.0);
    }
    let bits = 128 - i64::from(mantissa.leading_zeros());
    let top = bits + exponent;
    if top > 1024 {
        return None;
    }
    // Below the normal range fewer bits remain.
    let kept = (top + 1074).min(53);
    let dropped = bits - kept;
    if dropped <= 0 {
        return Some(scale(mantissa as f64, exponent));
    }
    if kept < 0 {
        return Some(0.0);
    }
    let (mut quotient, rest) = if dropped >= 128 {
        (0, mantissa)
    } else {
        (mantissa >> dropped, mantissa & ((1 << dropped) - 1))
    };
    let half = 1u128 << (dropped - 1).min(127);
    if rest > half || (rest == half && (is_inexact || quotient & 1 == 1)) {
        quotient += 1;
    }
    let value = scale(quotient as f64, exponent + dropped);
    value.is_finite().then_some(value)
}

/// `value * 2^exponent`, without rounding twice where the answer is a float.
pub(crate) fn scale(mut value: f64, mut exponent: i64) -> f64 {
    let power = |exponent: i64| f64::from_bits((exponent + 1023).cast_unsigned() << 52);
    while exponent > 1000 {
        if value.is_infinite() || value == 0.0 {
            return value;
        }
        value *= power(1000);
        exponent -= 1000;
    }
    while exponent < -1000 {
        // One step of at most 1000 keeps the last multiplication the only one that may round.
        if value == 0.0 || exponent < -4000 {
            return value * 0.0;
        }
        value *= power(-1000);
        exponent += 1000;
    }
    value * power(exponent)
}

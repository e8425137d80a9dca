//! Python's `float`: its text, its rounding, its remainders.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::exc::{
    Exc, Result, not_implemented_error, overflow_error, value_error, zero_division_error,
};
use crate::int::Int;
use crate::str::{classes, repr_of};
use crate::traits::{Comparison, Eq, Hash, Order, Repr, Truth, TypeName};

/// Digits without a point, and the power of ten of the first.
pub(crate) fn digits_of(scientific: &str) -> (String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    (mantissa.replace('.', ""), exponent.parse().unwrap_or(0))
}

/// `repr(x)`: the shortest text that reads back as the same float.
pub fn repr(value: f64) -> String {
    if let Some(text) = not_finite(value) {
        return text.to_owned();
    }
    let (mut digits, mut exponent) = digits_of(&format!("{:e}", value.abs()));
    if digits.len() > 14 {
        // Of two shortest texts that are equally near CPython takes the even one, as rounding does.
        let places = digits.len() - 1;
        let text = format!("{:.places$e}", value.abs());
        if text.parse::<f64>().is_ok_and(|read| read.to_bits() == value.abs().to_bits()) {
            (digits, exponent) = digits_of(&text);
        }
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if (-4..16).contains(&exponent) {
        let text = place_point(&digits, exponent);
        let point = if text.contains('.') { "" } else { ".0" };
        return format!("{sign}{text}{point}");
    }
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{first}{point}{rest}{}", exponent_text(exponent))
}

/// `e+16`, `e-05`.
pub(crate) fn exponent_text(exponent: i32) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("e{sign}{:02}", exponent.abs())
}

/// The digits with a point after the power of ten zero.
pub(crate) fn place_point(digits: &str, exponent: i32) -> String {
    match usize::try_from(exponent) {
        Err(_) => {
            let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
            format!("0.{}{digits}", "0".repeat(zeros))
        }
        Ok(exponent) if digits.len() <= exponent + 1 => {
            format!("{digits}{}", "0".repeat(exponent + 1 - digits.len()))
        }
        Ok(exponent) => format!("{}.{}", &digits[..=exponent], &digits[exponent + 1..]),
    }
}

pub(crate) fn not_finite(value: f64) -> Option<&'static str> {
    if value.is_nan() {
        Some("nan")
    } else if value == f64::INFINITY {
        Some("inf")
    } else if value == f64::NEG_INFINITY {
        Some("-inf")
    } else {
        None
    }
}

/// `float(text)`.
pub fn parse(text: &str) -> Result<f64> {
    let fault = || value_error(&format!("could not convert string to float: {}", repr_of(text)));
    let trimmed = text.trim_matches(classes::is_space);
    let mut plain = String::with_capacity(trimmed.len());
    let mut previous = ' ';
    for character in trimmed.chars() {
        let character = match classes::decimal(character) {
            Some(digit) => char::from_digit(digit, 10).unwrap_or('0'),
            None => character,
        };
        // An underscore stands between two digits.
        if character == '_' && !previous.is_ascii_digit() {
            return Err(fault());
        }
        if previous == '_' && !character.is_ascii_digit() {
            return Err(fault());
        }
        if character != '_' {
            plain.push(character);
        }
        previous = character;
    }
    if previous == '_' {
        return Err(fault());
    }
    let unsigned = plain.strip_prefix(['+', '-']).unwrap_or(&plain).to_ascii_lowercase();
    let is_named = matches!(unsigned.as_str(), "inf" | "infinity" | "nan");
    if !is_named
        && !unsigned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'+' | b'-'))
    {
        return Err(fault());
    }
    if unsigned == "nan" {
        return Ok(fresh_nan());
    }
    plain.parse().map_err(|_| fault())
}

/// A value that is not a number and no other object: `in` and the comparison of containers ask for the same
/// object first, which two floats are here when their bits are the same. Arithmetic hands the bits on, and moves
/// keep them.
pub fn fresh_nan() -> f64 {
    thread_local! {
        static LAST: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
    }
    // 51 bits are free beside the one that makes it quiet.
    let number = LAST.get().wrapping_add(1) & ((1 << 51) - 1);
    LAST.set(number);
    f64::from_bits(f64::NAN.to_bits() | number)
}

/// The answer of an operation: one that is not a number is no object that was there before.
#[inline]
#[must_use]
pub fn made(value: f64) -> f64 {
    if value.is_nan() { fresh_nan() } else { value }
}

/// `a / b`.
#[inline]
pub fn div(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(zero_division_error("float division by zero"));
    }
    Ok(a / b)
}

/// `divmod(a, b)`.
pub fn divmod(a: f64, b: f64) -> Result<(f64, f64)> {
    if b == 0.0 {
        return Err(zero_division_error("float divmod()"));
    }
    Ok(floor_parts(a, b))
}

fn floor_parts(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    let floor = if quotient == 0.0 {
        0f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (floor, rest)
}

/// `a // b`.
pub fn floordiv(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(zero_division_error("float floor division by zero"));
    }
    Ok(floor_parts(a, b).0)
}

/// `a % b`.
pub fn modulo(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(zero_division_error("float modulo"));
    }
    Ok(floor_parts(a, b).1)
}

/// `a ** b`.
#[inline]
pub fn pow(a: f64, b: f64) -> Result<f64> {
    let power = a.powf(b);
    // Of a positive number, what is finite is the answer.
    if a > 0.0 && power.is_finite() { Ok(power) } else { pow_of_the_others(a, b, power) }
}

#[cold]
fn pow_of_the_others(a: f64, b: f64, power: f64) -> Result<f64> {
    if a == 0.0 && b < 0.0 {
        return Err(zero_division_error("0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return Err(not_implemented_error("a complex number: a negative number to a broken power"));
    }
    if power.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(out_of_range());
    }
    Ok(power)
}

/// `OverflowError: (34, 'Numerical result out of range')`.
pub(crate) fn out_of_range() -> Exc {
    use crate::dyn_value::Dyn;
    crate::exc::ExcType::OverflowError
        .of(vec![Dyn::from(34), Dyn::text("Numerical result out of range")])
}

/// `round(x)`.
pub fn round_to_int(value: f64) -> Result<Int> {
    Int::from_float(value.round_ties_even())
}

/// `x.is_integer()`.
pub fn is_integer(value: f64) -> bool {
    value.is_finite() && value.trunc() == value
}

/// `round(x, digits)`: the float nearest to the exact decimal rounding.
pub fn round(value: f64, digits: i64) -> Result<f64> {
    if !value.is_finite() || value == 0.0 || digits > 400 {
        return Ok(value);
    }
    if digits < -400 {
        return Ok(0f64.copysign(value));
    }
    let text = if let Ok(digits) = usize::try_from(digits) {
        format!("{value:.digits$}")
    } else {
        let exponent = i64::from(digits_of(&format!("{value:e}")).1);
        match usize::try_from(exponent + digits) {
            Ok(places) => format!("{value:.places$e}"),
            // Less than a unit: a half at most counts.
            Err(_) if exponent + digits == -1 => {
                let half: f64 = format!("5e{}", -digits - 1).parse().unwrap_or(f64::INFINITY);
                let up = value.abs() > half;
                format!("{}{}e{}", if value < 0.0 { "-" } else { "" }, u8::from(up), -digits)
            }
            Err(_) => return Ok(0f64.copysign(value)),
        }
    };
    let rounded: f64 = text.parse().unwrap_or(value);
    if rounded.is_infinite() {
        return Err(overflow_error("rounded value too large to represent"));
    }
    Ok(rounded)
}

/// `hash(x)`: that of the int for a whole float.
pub fn hash(value: f64) -> i64 {
    const BITS: u32 = 61;
    const PRIME: u64 = (1 << BITS) - 1;
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { -314_159 };
    }
    if value.is_nan() || value == 0.0 {
        return 0;
    }
    let (mantissa, exponent) = crate::int::decompose_float(value.abs());
    // mantissa * 2^exponent modulo a prime whose powers of two repeat after 61.
    let turn = u32::try_from(exponent.rem_euclid(i64::from(BITS))).unwrap_or(0);
    let rest = u128::from(mantissa % PRIME) << turn;
    let hash = i64::try_from(rest % u128::from(PRIME)).unwrap_or(0);
    match if value < 0.0 { -hash } else { hash } {
        -1 => -2,
        hash => hash,
    }
}

/// `x.as_integer_ratio()`.
pub fn as_integer_ratio(value: f64) -> Result<(Int, Int)> {
    if value.is_nan() {
        return Err(value_error("cannot convert NaN to integer ratio"));
    }
    if value.is_infinite() {
        return Err(overflow_error("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = crate::int::decompose_float(value.abs());
    if mantissa == 0 {
        return Ok((Int::from(0i64), Int::from(1i64)));
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += i64::from(zeros);
    let (top, bottom) = (Int::from(mantissa), Int::from(1i64));
    let power = Int::from(exponent.abs());
    let (top, bottom) =
        if exponent >= 0 { (top.shl(&power)?, bottom) } else { (top, bottom.shl(&power)?) };
    Ok((if value < 0.0 { top.neg() } else { top }, bottom))
}

/// `float.fromhex(text)`: the nearest float.
pub fn from_hex(text: &str) -> Result<f64> {
    let fault = || value_error("invalid hexadecimal floating-point string");
    let text = text.trim().to_ascii_lowercase();
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(&text)),
    };
    match rest {
        "inf" | "infinity" => return Ok(sign * f64::INFINITY),
        "nan" => return Ok(fresh_nan()),
        _ => {}
    }
    let rest = rest.strip_prefix("0x").unwrap_or(rest);
    let (digits, exponent) = match rest.split_once('p') {
        Some((digits, exponent)) => (digits, exponent.parse::<i64>().map_err(|_| fault())?),
        None => (rest, 0),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{part}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(fault());
    }
    let mantissa = crate::int::parse(&all, 16)?;
    if mantissa.sign() == 0 {
        return Ok(sign * 0.0);
    }
    let places = i64::try_from(part.len()).map_err(|_| fault())?;
    let power = exponent.saturating_sub(4 * places);
    // The place of the first bit; beyond these no float is near.
    let most = power.saturating_add(mantissa.bit_length());
    let too_large = || overflow_error("hexadecimal value too large to represent as a float");
    if most > 1025 {
        return Err(too_large());
    }
    if most < -1100 {
        return Ok(sign * 0.0);
    }
    let one = Int::from(1i64);
    let shift = Int::from(power.abs());
    let (top, bottom) =
        if power >= 0 { (mantissa.shl(&shift)?, one) } else { (mantissa, one.shl(&shift)?) };
    top.truediv(&bottom).map(|size| sign * size).map_err(|_| too_large())
}

/// `x.hex()`.
pub fn hex(value: f64) -> String {
    if let Some(text) = not_finite(value) {
        return text.to_owned();
    }
    let sign = if value.is_sign_negative() { "-" } else { "" };
    if value == 0.0 {
        return format!("{sign}0x0.0p+0");
    }
    let bits = value.to_bits();
    let (exponent, fraction) = ((bits >> 52) & 0x7FF, bits & ((1 << 52) - 1));
    let (lead, exponent) =
        if exponent == 0 { (0, -1022) } else { (1, i64::try_from(exponent).unwrap_or(0) - 1023) };
    format!("{sign}0x{lead}.{fraction:013x}p{exponent:+}")
}

impl Repr for f64 {
    fn repr(&self, out: &mut String) -> Result<()> {
        out.push_str(&repr(*self));
        Ok(())
    }
}

impl Truth for f64 {
    #[inline]
    fn truth(&self) -> Result<bool> {
        Ok(*self != 0.0)
    }
}

impl TypeName for f64 {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("float")
    }
}

impl Hash for f64 {
    fn hash(&self) -> Result<i64> {
        Ok(hash(*self))
    }
}

impl Eq for f64 {
    #[inline]
    fn equals(&self, other: &f64) -> Result<bool> {
        Ok(self == other)
    }
    #[inline]
    fn equals_quick(&self, other: &f64) -> Option<bool> {
        Some(self == other || self.to_bits() == other.to_bits())
    }
}

impl Order for f64 {
    #[inline]
    fn order(&self, comparison: Comparison, other: &f64) -> Result<bool> {
        Ok(self.partial_cmp(other).is_some_and(|ordering| comparison.holds(ordering)))
    }
    fn total(&self, other: &f64) -> Option<Ordering> {
        self.partial_cmp(other)
    }
}

/// Equality and order of an int with a float, both ways round.
macro_rules! mixed {
    ($($int:ty, $make:expr;)*) => {
        $(
            impl Eq<f64> for $int {
                fn equals(&self, other: &f64) -> Result<bool> {
                    Ok($make(self).compare_float(*other) == Some(Ordering::Equal))
                }
                fn equals_quick(&self, other: &f64) -> Option<bool> {
                    self.equals(other).ok()
                }
            }
            impl Eq<$int> for f64 {
                fn equals(&self, other: &$int) -> Result<bool> {
                    other.equals(self)
                }
                fn equals_quick(&self, other: &$int) -> Option<bool> {
                    other.equals(self).ok()
                }
            }
            impl Order<f64> for $int {
                fn order(&self, comparison: Comparison, other: &f64) -> Result<bool> {
                    let ordering = $make(self).compare_float(*other);
                    Ok(ordering.is_some_and(|ordering| comparison.holds(ordering)))
                }
            }
            impl Order<$int> for f64 {
                fn order(&self, comparison: Comparison, other: &$int) -> Result<bool> {
                    other.order(comparison.swapped(), self)
                }
            }
        )*
    };
}

mixed! {
    i64, |value: &i64| Int::from(*value);
    Int, |value: &Int| value.clone();
}

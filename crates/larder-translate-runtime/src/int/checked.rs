//! Arithmetic on `i64` that raises where 64 bits do not hold the answer: loud, never wrapped.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Int;
use crate::exc::{Exc, Result, overflow_error, value_error, zero_division_error};
use crate::traits::{Comparison, Eq, Hash, Order, Repr, Truth, TypeName};

/// The operands are given as values: what is only looked at in case of an error stays in registers.
#[cold]
#[inline(never)]
fn beyond(a: i64, sign: &str, b: i64) -> Exc {
    overflow(&format!("{a} {sign} {b}"))
}

#[cold]
fn overflow(what: &str) -> Exc {
    overflow_error(&format!("{what} leaves 64 bits: translate with --int=big")).refusing()
}

/// What a checked operation says of the line that it stands in.
pub trait At {
    /// Names the line of the Python program in the `OverflowError` of an answer that left 64 bits.
    #[must_use]
    fn at(self, line: u32) -> Self;
}

impl<T> At for Result<T> {
    #[inline]
    fn at(self, line: u32) -> Self {
        match self {
            Ok(value) => Ok(value),
            Err(exc) => Err(named(exc, line)),
        }
    }
}

#[cold]
fn named(exc: Exc, line: u32) -> Exc {
    use crate::dyn_value::Dyn;
    if exc.is_refusal()
        && let [Dyn::Str(text)] = exc.args().items()
        && text.as_str().ends_with("--int=big")
        && !text.as_str().starts_with("line ")
    {
        exc.set_args(vec![Dyn::from(format!("line {line}: {}", text.as_str()))]);
    }
    exc
}

/// `a + b`.
#[inline]
pub fn add(a: i64, b: i64) -> Result<i64> {
    match a.checked_add(b) {
        Some(value) => Ok(value),
        None => Err(beyond(a, "+", b)),
    }
}

/// `a - b`.
#[inline]
pub fn sub(a: i64, b: i64) -> Result<i64> {
    match a.checked_sub(b) {
        Some(value) => Ok(value),
        None => Err(beyond(a, "-", b)),
    }
}

/// `a * b`.
#[inline]
pub fn mul(a: i64, b: i64) -> Result<i64> {
    match a.checked_mul(b) {
        Some(value) => Ok(value),
        None => Err(beyond(a, "*", b)),
    }
}

/// `-a`.
#[inline]
pub fn neg(a: i64) -> Result<i64> {
    a.checked_neg().ok_or_else(|| overflow(&format!("-({a})")))
}

/// `abs(a)`.
#[inline]
pub fn abs(a: i64) -> Result<i64> {
    a.checked_abs().ok_or_else(|| overflow(&format!("abs({a})")))
}

/// `a // b`.
#[inline]
pub fn floordiv(a: i64, b: i64) -> Result<i64> {
    if b == 0 {
        return Err(zero_division_error("integer division or modulo by zero"));
    }
    let Some(quotient) = a.checked_div(b) else { return Err(beyond(a, "//", b)) };
    Ok(if a % b != 0 && (a < 0) != (b < 0) { quotient - 1 } else { quotient })
}

/// `a % b`.
#[inline]
pub fn modulo(a: i64, b: i64) -> Result<i64> {
    if b == 0 {
        return Err(zero_division_error("integer modulo by zero"));
    }
    let rest = a.wrapping_rem(b);
    Ok(if rest != 0 && (rest < 0) != (b < 0) { rest + b } else { rest })
}

/// `divmod(a, b)`.
#[inline]
pub fn divmod(a: i64, b: i64) -> Result<(i64, i64)> {
    Ok((floordiv(a, b)?, modulo(a, b)?))
}

/// `a / b`, correctly rounded.
#[inline]
pub fn truediv(a: i64, b: i64) -> Result<f64> {
    const EXACT: u64 = 1 << 53;
    if b != 0 && a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        return Ok(a as f64 / b as f64);
    }
    Int::from(a).truediv(&Int::from(b))
}

/// `a ** b` for `b >= 0`.
pub fn pow(a: i64, b: i64) -> Result<i64> {
    if b < 0 {
        return Err(crate::exc::not_implemented_error(
            "a negative power of a whole number, where the translation expected none",
        ));
    }
    let power = match (a, u32::try_from(b)) {
        (0 | 1, _) => Some(if b == 0 { 1 } else { a }),
        (-1, _) => Some(if b % 2 == 0 { 1 } else { -1 }),
        (_, Ok(b)) => a.checked_pow(b),
        _ => None,
    };
    power.ok_or_else(|| overflow(&format!("{a} ** {b}")))
}

/// `pow(a, b, c)`.
pub fn pow_mod(a: i64, b: i64, c: i64) -> Result<i64> {
    if b < 0 || c <= 0 {
        let answer = Int::from(a).pow_mod(&Int::from(b), &Int::from(c))?;
        return Ok(answer.to_i64().unwrap_or(0));
    }
    let modulus = i128::from(c);
    let (mut power, mut square, mut count) = (1 % modulus, i128::from(a).rem_euclid(modulus), b);
    while count > 0 {
        if count & 1 == 1 {
            power = power * square % modulus;
        }
        square = square * square % modulus;
        count >>= 1;
    }
    Ok(i64::try_from(power).unwrap_or(0))
}

/// `a << b`.
#[inline]
pub fn shl(a: i64, b: i64) -> Result<i64> {
    if b < 0 {
        return Err(value_error("negative shift count"));
    }
    if a == 0 {
        return Ok(0);
    }
    if b < 64 {
        let shifted = a << b;
        if shifted >> b == a {
            return Ok(shifted);
        }
    }
    Err(beyond(a, "<<", b))
}

/// `a >> b`.
#[inline]
pub fn shr(a: i64, b: i64) -> Result<i64> {
    if b < 0 {
        return Err(value_error("negative shift count"));
    }
    Ok(a >> b.min(63))
}

/// A length or a position as Python's int.
#[inline]
pub fn from_usize(value: usize) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// `int(x)` where the translation expects 64 bits.
pub fn from_float(value: f64) -> Result<i64> {
    narrow(&Int::from_float(value)?)
}

/// `round(x)` where the translation expects 64 bits.
pub fn rounded(value: f64) -> Result<i64> {
    narrow(&crate::float::round_to_int(value)?)
}

/// An [`Int`] where the translation expects 64 bits.
pub fn narrow(value: &Int) -> Result<i64> {
    value.to_i64().ok_or_else(|| {
        let text = value.to_text().unwrap_or_else(|_| "an int of thousands of digits".to_owned());
        overflow(&text)
    })
}

impl Repr for i64 {
    fn repr(&self, out: &mut String) -> Result<()> {
        use std::fmt::Write;
        write!(out, "{self}").map_err(|_| value_error("a text cannot be written"))
    }
}

impl Truth for i64 {
    #[inline]
    fn truth(&self) -> Result<bool> {
        Ok(*self != 0)
    }
}

impl TypeName for i64 {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("int")
    }
}

impl Hash for i64 {
    #[inline]
    fn hash(&self) -> Result<i64> {
        const PRIME: i64 = (1 << 61) - 1;
        let hash = self % PRIME;
        Ok(if hash == -1 { -2 } else { hash })
    }
}

impl Eq for i64 {
    #[inline]
    fn equals(&self, other: &i64) -> Result<bool> {
        Ok(self == other)
    }
    #[inline]
    fn equals_quick(&self, other: &i64) -> Option<bool> {
        Some(self == other)
    }
}

impl Order for i64 {
    #[inline]
    fn order(&self, comparison: Comparison, other: &i64) -> Result<bool> {
        Ok(comparison.holds(self.cmp(other)))
    }
    fn total(&self, other: &i64) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `n.bit_length()`.
pub fn bit_length(value: i64) -> i64 {
    i64::from(64 - value.unsigned_abs().leading_zeros())
}

//! Python's `int`: [`Int`] of any size, and checked arithmetic on `i64` for what the translator bounds.
//!
//! `py::int::add(a, b)?` and its relatives work on `i64` and raise `OverflowError` where 64 bits do not
//! hold the answer; the methods of [`Int`] have the same names and never do.

mod bits;
mod checked;
mod float;
mod magnitude;
mod text;
mod word;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

pub use checked::*;
pub(crate) use float::{compose, decompose as decompose_float};
pub use text::{max_str_digits, parse, set_max_str_digits};
pub use word::Int;
use word::{Big, SMALL_MAX, SMALL_MIN, View};

use crate::exc::{
    Result, index_error, overflow_error, type_error, value_error, zero_division_error,
};
use crate::traits::{Comparison, Eq, Hash, Order, Repr, Truth, TypeName};

/// Sign and limbs of either form; `room` holds the limb of a small number.
fn parts<'a>(value: &'a Int, room: &'a mut [u64; 1]) -> (bool, &'a [u64]) {
    match value.view() {
        View::Small(small) => {
            room[0] = small.unsigned_abs();
            (small < 0, if small == 0 { &[] } else { &room[..] })
        }
        View::Big(big) => (big.is_negative, &big.limbs),
    }
}

impl Int {
    #[expect(clippy::cast_possible_wrap, reason = "the magnitude was compared first")]
    pub(crate) fn from_parts(is_negative: bool, limbs: Vec<u64>) -> Int {
        let mut limbs = limbs;
        magnitude::trim(&mut limbs);
        match limbs.as_slice() {
            [] => Int::small(0),
            [one] if *one <= SMALL_MAX as u64 => {
                Int::small(if is_negative { -(*one as i64) } else { *one as i64 })
            }
            [one] if is_negative && *one == SMALL_MIN.unsigned_abs() => Int::small(SMALL_MIN),
            _ => Int::big(Big { is_negative, limbs }),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the limbs of 128 bits")]
    fn from_wide(value: i128) -> Int {
        let size = value.unsigned_abs();
        Int::from_parts(value < 0, vec![size as u64, (size >> 64) as u64])
    }

    /// The number if it has 64 bits.
    #[inline]
    pub fn to_i64(&self) -> Option<i64> {
        if let Some(small) = self.as_small() {
            return Some(small);
        }
        let mut room = [0];
        match parts(self, &mut room) {
            (false, [one]) => i64::try_from(*one).ok(),
            (true, [one]) if *one <= 1 << 63 => Some((*one).wrapping_neg().cast_signed()),
            _ => None,
        }
    }

    /// The number as a float, where it has 63 bits.
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "rounded to the nearest, as Python does")]
    pub(crate) fn small_float(&self) -> Option<f64> {
        self.as_small().map(|small| small as f64)
    }

    /// The number as a place in a sequence, or `IndexError` where it has more than 64 bits.
    pub fn to_place(&self) -> Result<i64> {
        self.to_i64().ok_or_else(|| index_error("cannot fit 'int' into an index-sized integer"))
    }

    /// The number as a bound of a slice: what lies beyond 64 bits lies beyond every sequence.
    pub fn clamped(&self) -> i64 {
        // The least of all has no opposite.
        self.to_i64().unwrap_or(if self.sign() < 0 { i64::MIN + 1 } else { i64::MAX })
    }

    /// The number as an argument that counts, or `OverflowError` where it has more than 64 bits.
    pub fn to_index(&self) -> Result<i64> {
        self.to_i64().ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
    }

    /// -1, 0 or 1.
    pub fn sign(&self) -> i64 {
        match self.view() {
            View::Small(small) => small.signum(),
            View::Big(big) if big.is_negative => -1,
            View::Big(_) => 1,
        }
    }

    /// `a + b`.
    #[inline]
    #[must_use]
    pub fn add(&self, other: &Int) -> Int {
        match (self.as_small(), other.as_small()) {
            // Two numbers of 63 bits cannot overflow 64.
            (Some(a), Some(b)) => Int::from(a + b),
            _ => self.add_signed(other, false),
        }
    }

    /// `a - b`.
    #[inline]
    #[must_use]
    pub fn sub(&self, other: &Int) -> Int {
        match (self.as_small(), other.as_small()) {
            (Some(a), Some(b)) => Int::from(a - b),
            _ => self.add_signed(other, true),
        }
    }

    fn add_signed(&self, other: &Int, is_flipped: bool) -> Int {
        let (mut left, mut right) = ([0], [0]);
        let (a_negative, a) = parts(self, &mut left);
        let (b_negative, b) = parts(other, &mut right);
        let b_negative = b_negative != is_flipped;
        if a_negative == b_negative {
            return Int::from_parts(a_negative, magnitude::add(a, b));
        }
        match magnitude::compare(a, b) {
            Ordering::Less => Int::from_parts(b_negative, magnitude::sub(b, a)),
            _ => Int::from_parts(a_negative, magnitude::sub(a, b)),
        }
    }

    /// `a * b`.
    #[inline]
    #[must_use]
    pub fn mul(&self, other: &Int) -> Int {
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small()) {
            return match a.checked_mul(b) {
                Some(product) => Int::from(product),
                None => Int::from_wide(i128::from(a) * i128::from(b)),
            };
        }
        let (mut left, mut right) = ([0], [0]);
        let (a_negative, a) = parts(self, &mut left);
        let (b_negative, b) = parts(other, &mut right);
        Int::from_parts(a_negative != b_negative, magnitude::mul(a, b))
    }

    /// `-a`.
    #[must_use]
    pub fn neg(&self) -> Int {
        match self.view() {
            View::Small(small) => Int::from(-small),
            View::Big(big) => Int::from_parts(!big.is_negative, big.limbs.clone()),
        }
    }

    /// `abs(a)`.
    #[must_use]
    pub fn abs(&self) -> Int {
        if self.sign() < 0 { self.neg() } else { self.clone() }
    }

    /// `~a`.
    #[must_use]
    pub fn invert(&self) -> Int {
        self.neg().sub(&Int::small(1))
    }

    /// `divmod(a, b)`: floor, and the remainder with the sign of the divisor.
    pub fn divmod(&self, other: &Int) -> Result<(Int, Int)> {
        if other.sign() == 0 {
            return Err(zero_division_error("integer division or modulo by zero"));
        }
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small()) {
            let (quotient, rest) = (a / b, a % b);
            return Ok(if rest != 0 && (rest < 0) != (b < 0) {
                (Int::from(quotient - 1), Int::from(rest + b))
            } else {
                (Int::from(quotient), Int::from(rest))
            });
        }
        let (mut left, mut right) = ([0], [0]);
        let (a_negative, a) = parts(self, &mut left);
        let (b_negative, b) = parts(other, &mut right);
        let (quotient, rest) = magnitude::divmod(a, b);
        if a_negative == b_negative || rest.is_empty() {
            let is_negative = a_negative != b_negative;
            return Ok((Int::from_parts(is_negative, quotient), Int::from_parts(a_negative, rest)));
        }
        let quotient = magnitude::add(&quotient, &[1]);
        Ok((Int::from_parts(true, quotient), Int::from_parts(b_negative, magnitude::sub(b, &rest))))
    }

    /// `a // b`.
    pub fn floordiv(&self, other: &Int) -> Result<Int> {
        Ok(self.divmod(other)?.0)
    }

    /// `a % b`.
    pub fn modulo(&self, other: &Int) -> Result<Int> {
        if other.sign() == 0 {
            return Err(zero_division_error("integer modulo by zero"));
        }
        Ok(self.divmod(other)?.1)
    }

    /// `a ** b` for `b >= 0`; a negative exponent has its answer in [`Int::pow_float`].
    pub fn pow(&self, exponent: &Int) -> Result<Int> {
        if exponent.sign() < 0 {
            return Err(crate::exc::not_implemented_error(
                "a negative power of a whole number, where the translation expected none",
            ));
        }
        match self.as_small() {
            Some(0) => return Ok(Int::small(i64::from(exponent.sign() == 0))),
            Some(1) => return Ok(Int::small(1)),
            Some(-1) => {
                let is_odd = exponent.is_odd();
                return Ok(Int::small(if is_odd { -1 } else { 1 }));
            }
            _ => {}
        }
        let Some(mut count) = exponent.to_i64().filter(|&count| count < 1 << 40) else {
            return Err(crate::exc::memory_error(""));
        };
        if self.as_small() == Some(2) {
            return Int::small(1).shl(&Int::from(count));
        }
        let (mut power, mut square) = (Int::small(1), self.clone());
        loop {
            if count & 1 == 1 {
                power = power.mul(&square);
            }
            count >>= 1;
            if count == 0 {
                return Ok(power);
            }
            square = square.mul(&square);
        }
    }

    /// `a ** b` for `b < 0`.
    pub fn pow_float(&self, exponent: &Int) -> Result<f64> {
        crate::float::pow(self.to_float()?, exponent.to_float()?)
    }

    /// `pow(a, b, c)`.
    pub fn pow_mod(&self, exponent: &Int, modulus: &Int) -> Result<Int> {
        if modulus.sign() == 0 {
            return Err(value_error("pow() 3rd argument cannot be 0"));
        }
        let mut base = self.modulo(modulus)?;
        let mut exponent = exponent.clone();
        if exponent.sign() < 0 {
            base = base.inverse(modulus)?;
            exponent = exponent.neg();
        }
        let mut power = Int::small(1).modulo(modulus)?;
        let mut room = [0];
        let (_, limbs) = parts(&exponent, &mut room);
        for index in (0..magnitude::bits(limbs)).rev() {
            power = power.mul(&power).modulo(modulus)?;
            if (limbs[usize::try_from(index / 64).unwrap_or(0)] >> (index % 64)) & 1 == 1 {
                power = power.mul(&base).modulo(modulus)?;
            }
        }
        Ok(power)
    }

    fn inverse(&self, modulus: &Int) -> Result<Int> {
        let (mut a, mut b) = (modulus.abs(), self.modulo(&modulus.abs())?);
        let (mut x, mut y) = (Int::small(0), Int::small(1));
        while b.sign() != 0 {
            let (quotient, rest) = a.divmod(&b)?;
            (a, b) = (b, rest);
            (x, y) = (y.clone(), x.sub(&quotient.mul(&y)));
        }
        if a.as_small() != Some(1) {
            return Err(value_error("base is not invertible for the given modulus"));
        }
        x.modulo(modulus)
    }

    /// Whether the last bit is set.
    pub fn is_odd(&self) -> bool {
        match self.view() {
            View::Small(small) => small & 1 == 1,
            View::Big(big) => big.limbs[0] & 1 == 1,
        }
    }

    /// The order of two numbers.
    #[inline]
    pub fn compare(&self, other: &Int) -> Ordering {
        if let (Some(a), Some(b)) = (self.as_small(), other.as_small()) {
            return a.cmp(&b);
        }
        let (mut left, mut right) = ([0], [0]);
        match (parts(self, &mut left), parts(other, &mut right)) {
            ((false, a), (false, b)) => magnitude::compare(a, b),
            ((true, a), (true, b)) => magnitude::compare(b, a),
            ((true, _), _) => Ordering::Less,
            (_, (true, _)) => Ordering::Greater,
        }
    }

    /// `math.gcd(a, b)`.
    #[must_use]
    pub fn gcd(&self, other: &Int) -> Int {
        let (mut a, mut b) = (self.abs(), other.abs());
        while b.sign() != 0 {
            let rest = match a.divmod(&b) {
                Ok((_, rest)) => rest,
                Err(_) => return a,
            };
            (a, b) = (b, rest);
        }
        a
    }

    /// `math.isqrt(a)` of a number that is not negative.
    pub fn isqrt(&self) -> Result<Int> {
        if self.sign() < 0 {
            return Err(value_error("isqrt() argument must be nonnegative"));
        }
        if self.sign() == 0 {
            return Ok(Int::small(0));
        }
        // Newton from above: the first guess that does not fall is the answer.
        let mut guess = Int::small(1).shl(&Int::from(self.bit_length().div_euclid(2) + 1))?;
        loop {
            let next = guess.add(&self.floordiv(&guess)?).shr(&Int::small(1))?;
            if next.compare(&guess).is_ge() {
                return Ok(guess);
            }
            guess = next;
        }
    }
}

impl From<i64> for Int {
    #[inline]
    fn from(value: i64) -> Int {
        if (SMALL_MIN..=SMALL_MAX).contains(&value) {
            Int::small(value)
        } else {
            Int::big(Big { is_negative: value < 0, limbs: vec![value.unsigned_abs()] })
        }
    }
}

impl From<u64> for Int {
    fn from(value: u64) -> Int {
        Int::from_parts(false, vec![value])
    }
}

impl From<usize> for Int {
    fn from(value: usize) -> Int {
        Int::from(value as u64)
    }
}

impl From<bool> for Int {
    fn from(value: bool) -> Int {
        Int::small(i64::from(value))
    }
}

macro_rules! operator {
    ($trait:ident, $name:ident, $by:ident) => {
        impl std::ops::$trait<&Int> for &Int {
            type Output = Int;
            #[inline]
            fn $name(self, other: &Int) -> Int {
                Int::$by(self, other)
            }
        }
        impl std::ops::$trait for Int {
            type Output = Int;
            #[inline]
            fn $name(self, other: Int) -> Int {
                Int::$by(&self, &other)
            }
        }
    };
}

operator!(Add, add, add);
operator!(Sub, sub, sub);
operator!(Mul, mul, mul);

impl std::ops::Neg for Int {
    type Output = Int;
    fn neg(self) -> Int {
        Int::neg(&self)
    }
}

impl PartialEq for Int {
    #[inline]
    fn eq(&self, other: &Int) -> bool {
        self.compare(other).is_eq()
    }
}

impl std::cmp::Eq for Int {}

impl PartialOrd for Int {
    fn partial_cmp(&self, other: &Int) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int {
    fn cmp(&self, other: &Int) -> Ordering {
        self.compare(other)
    }
}

impl fmt::Debug for Int {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal())
    }
}

impl fmt::Display for Int {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_decimal())
    }
}

impl Repr for Int {
    fn repr(&self, out: &mut String) -> Result<()> {
        out.push_str(&self.to_text()?);
        Ok(())
    }
}

impl Truth for Int {
    fn truth(&self) -> Result<bool> {
        Ok(self.sign() != 0)
    }
}

impl TypeName for Int {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("int")
    }
}

impl Hash for Int {
    fn hash(&self) -> Result<i64> {
        Ok(self.hash_value())
    }
}

impl Eq for Int {
    #[inline]
    fn equals(&self, other: &Int) -> Result<bool> {
        Ok(self == other)
    }
    #[inline]
    fn equals_quick(&self, other: &Int) -> Option<bool> {
        Some(self == other)
    }
}

impl Order for Int {
    #[inline]
    fn order(&self, comparison: Comparison, other: &Int) -> Result<bool> {
        Ok(comparison.holds(self.compare(other)))
    }
    fn total(&self, other: &Int) -> Option<Ordering> {
        Some(self.compare(other))
    }
}

/// `chr(i)` wants a code point; anything else is refused by `chr`.
pub(crate) fn code_point(value: &Int) -> Result<u32> {
    let value = value.to_i64();
    if value.is_none_or(|value| i32::try_from(value).is_err()) {
        return Err(crate::exc::overflow_error("Python int too large to convert to C int"));
    }
    value
        .and_then(|value| u32::try_from(value).ok())
        .filter(|&value| value < 0x11_0000)
        .ok_or_else(|| value_error("chr() arg not in range(0x110000)"))
}

/// `'float' object cannot be interpreted as an integer`.
pub(crate) fn not_an_integer(type_name: &str) -> crate::exc::Exc {
    type_error(&format!("'{type_name}' object cannot be interpreted as an integer"))
}

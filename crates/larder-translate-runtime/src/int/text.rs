//! Between integers and text, in any base, with CPython's bound on decimal digits.

use std::cell::Cell;

use super::{Int, magnitude, parts};
use crate::exc::{Exc, Result, value_error};
use crate::str::{classes, repr_of};

thread_local! {
    /// `sys.get_int_max_str_digits()`.
    static DIGITS_MAX: Cell<usize> = const { Cell::new(4300) };
}

/// `sys.get_int_max_str_digits()`.
pub fn max_str_digits() -> usize {
    DIGITS_MAX.get()
}

/// `sys.set_int_max_str_digits(n)`; 0 is no bound.
pub fn set_max_str_digits(digits: i64) -> Result<()> {
    match usize::try_from(digits) {
        Ok(digits) if digits == 0 || digits >= 640 => {
            DIGITS_MAX.set(digits);
            Ok(())
        }
        _ => Err(value_error("maxdigits must be 0 or larger than 640")),
    }
}

impl Int {
    /// `str(a)`; `ValueError` beyond [`max_str_digits`].
    pub fn to_text(&self) -> Result<String> {
        let most = max_str_digits();
        let too_long = || {
            value_error(&format!(
                "Exceeds the limit ({most} digits) for integer string conversion; use \
                 sys.set_int_max_str_digits() to increase the limit"
            ))
        };
        // Bits for that many digits, with a margin: a number far beyond is refused before the work.
        let is_bounded = most > 0 && self.as_small().is_none();
        if is_bounded
            && self.bit_length() > i64::try_from(most).unwrap_or(i64::MAX / 8) * 10 / 3 + 64
        {
            return Err(too_long());
        }
        let text = self.to_decimal();
        if is_bounded && text.len() - usize::from(self.sign() < 0) > most {
            return Err(too_long());
        }
        Ok(text)
    }

    /// All decimal digits, however many.
    pub(crate) fn to_decimal(&self) -> String {
        if let Some(small) = self.as_small() {
            return small.to_string();
        }
        let mut room = [0];
        let (is_negative, limbs) = parts(self, &mut room);
        let digits = magnitude::to_decimal(limbs);
        if is_negative { format!("-{digits}") } else { digits }
    }

    /// How many decimal digits the magnitude has; one for zero.
    pub(crate) fn decimal_digits(&self) -> usize {
        if let Some(small) = self.as_small() {
            return small.unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1);
        }
        let mut room = [0];
        let (_, limbs) = parts(self, &mut room);
        // A number of so many bits has this many digits, or one more. The fraction lies a little below the
        // logarithm of two, by less than a digit for numbers of 10^10 bits.
        let bits = u128::from(magnitude::bits(limbs)) - 1;
        let least = (bits * 30_102_999_566 / 100_000_000_000) as usize;
        match magnitude::compare(limbs, &magnitude::power_of_ten(least + 1)) {
            std::cmp::Ordering::Less => least + 1,
            _ => least + 2,
        }
    }

    /// The digits of the magnitude in base 2, 8 or 16, without prefix.
    pub(crate) fn to_radix(&self, width: u32) -> String {
        let mut room = [0];
        let (_, limbs) = parts(self, &mut room);
        let bits = magnitude::bits(limbs);
        let count = bits.div_ceil(u64::from(width)).max(1);
        let bit = |index: u64| {
            let limb = usize::try_from(index / 64).ok().and_then(|at| limbs.get(at)).unwrap_or(&0);
            u32::from(limb >> (index % 64) & 1 == 1)
        };
        (0..count)
            .rev()
            .map(|digit| {
                let from = digit * u64::from(width);
                let value =
                    (0..width).rev().fold(0, |value, at| value * 2 + bit(from + u64::from(at)));
                char::from_digit(value, 16).unwrap_or('?')
            })
            .collect()
    }

    fn with_prefix(&self, prefix: &str, width: u32) -> String {
        let sign = if self.sign() < 0 { "-" } else { "" };
        format!("{sign}{prefix}{}", self.to_radix(width))
    }

    /// `hex(a)`.
    pub fn hex(&self) -> String {
        self.with_prefix("0x", 4)
    }

    /// `oct(a)`.
    pub fn oct(&self) -> String {
        self.with_prefix("0o", 3)
    }

    /// `bin(a)`.
    pub fn bin(&self) -> String {
        self.with_prefix("0b", 1)
    }

    /// A literal of the program: decimal digits, which the translator has read.
    pub fn literal(digits: &str) -> Int {
        let (is_negative, digits) = match digits.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, digits),
        };
        if let Ok(small) = digits.parse::<i64>() {
            return Int::from(if is_negative { -small } else { small });
        }
        let digits: Vec<u8> =
            digits.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Int::from_parts(is_negative, magnitude::from_digits(&digits, 10))
    }
}

/// `int(text, base)`; base 0 reads the prefix of a literal.
pub fn parse(text: &str, base: i64) -> Result<Int> {
    if base != 0 && !(2..=36).contains(&base) {
        return Err(value_error("int() base must be >= 2 and <= 36, or 0"));
    }
    let fault = || invalid(text, base);
    let rest = text.trim_matches(classes::is_space);
    let (is_negative, mut rest) = match rest.as_bytes() {
        [b'-', ..] => (true, &rest[1..]),
        [b'+', ..] => (false, &rest[1..]),
        _ => (false, rest),
    };
    let prefix = match rest.as_bytes() {
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => 0,
    };
    let mut radix = u32::try_from(base).unwrap_or(10);
    if base == 0 {
        radix = if prefix == 0 { 10 } else { prefix };
    }
    let has_prefix = prefix != 0 && prefix == radix;
    if has_prefix {
        rest = &rest[2..];
        // One underscore may stand between prefix and digits.
        rest = rest.strip_prefix('_').unwrap_or(rest);
    }
    let mut digits = Vec::with_capacity(rest.len());
    let mut can_underscore = false;
    for character in rest.chars() {
        if character == '_' {
            if !can_underscore {
                return Err(fault());
            }
            can_underscore = false;
            continue;
        }
        let digit = match character.to_digit(36) {
            Some(digit) => Some(digit),
            None => classes::decimal(character),
        };
        match digit {
            Some(digit) if digit < radix => digits.push(u8::try_from(digit).unwrap_or(0)),
            _ => return Err(fault()),
        }
        can_underscore = true;
    }
    if !can_underscore {
        return Err(fault());
    }
    // "012" is no literal; "000" is.
    if base == 0
        && !has_prefix
        && digits.first() == Some(&0)
        && digits.iter().any(|&digit| digit != 0)
    {
        return Err(fault());
    }
    let most = max_str_digits();
    if most > 0 && !radix.is_power_of_two() && digits.len() > most {
        return Err(value_error(&format!(
            "Exceeds the limit ({most} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    Ok(Int::from_parts(is_negative, magnitude::from_digits(&digits, radix)))
}

fn invalid(text: &str, base: i64) -> Exc {
    // CPython shows the first 200 characters.
    let shown: String = repr_of(text).chars().take(200).collect();
    value_error(&format!("invalid literal for int() with base {base}: {shown}"))
}

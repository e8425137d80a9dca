//! Numbers as Python prints them.

use std::fmt::{self, Write as _};

/// `repr` of a float.
pub(super) fn write_float(f: &mut fmt::Formatter<'_>, value: f64) -> fmt::Result {
    if value.is_infinite() {
        return f.write_str(if value > 0.0 { "inf" } else { "-inf" });
    }
    // Rust's `{:e}` has the shortest digits that read back; Python lays them out by the exponent.
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').expect("an exponent was asked for");
    let exponent: i32 = exponent.parse().expect("a whole number");
    if (-4..16).contains(&exponent) {
        let plain = format!("{value}");
        f.write_str(&plain)?;
        return if plain.contains('.') { Ok(()) } else { f.write_str(".0") };
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    write!(f, "{mantissa}e{sign}{:02}", exponent.unsigned_abs())
}

/// `repr` of a complex number without a real part.
pub(super) fn write_imaginary(f: &mut fmt::Formatter<'_>, value: f64) -> fmt::Result {
    struct Float(f64);
    impl fmt::Display for Float {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write_float(f, self.0)
        }
    }
    let text = Float(value).to_string();
    write!(f, "{}j", text.strip_suffix(".0").unwrap_or(&text))
}

/// Nine decimal digits.
const BASE: u64 = 1_000_000_000;

/// The decimal digits of a whole number as it is written in a source.
pub(crate) fn decimal(written: &str) -> String {
    let digits: String = written.chars().filter(|&c| c != '_').collect();
    let radix = match digits.as_bytes().get(1).map(|b| b | 0x20) {
        Some(b'x') => 16,
        Some(b'o') => 8,
        Some(b'b') => 2,
        _ => {
            let plain = digits.trim_start_matches('0');
            return if plain.is_empty() { "0".to_owned() } else { plain.to_owned() };
        }
    };
    // Nine decimal digits to a word, lowest first.
    let mut words: Vec<u64> = vec![0];
    for digit in digits[2..].chars() {
        let mut carry = u64::from(digit.to_digit(radix).expect("the lexer looked at the digits"));
        for word in &mut words {
            let sum = *word * u64::from(radix) + carry;
            *word = sum % BASE;
            carry = sum / BASE;
        }
        if carry > 0 {
            words.push(carry);
        }
    }
    let mut text = words.pop().expect("there is one word at least").to_string();
    for word in words.iter().rev() {
        write!(text, "{word:09}").expect("a string takes it");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Shown(f64, bool);
    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            if self.1 { write_imaginary(f, self.0) } else { write_float(f, self.0) }
        }
    }

    #[test]
    fn floats_look_as_python_prints_them() {
        for (value, text) in [
            (1.0, "1.0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e16, "1e+16"),
            (1e15, "1000000000000000.0"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (1.5e300, "1.5e+300"),
            (123_456_789_012_345_680.0, "1.2345678901234568e+17"),
            (f64::INFINITY, "inf"),
            (5e-324, "5e-324"),
            (0.0, "0.0"),
        ] {
            assert_eq!(Shown(value, false).to_string(), text);
        }
        assert_eq!(Shown(2.0, true).to_string(), "2j");
        assert_eq!(Shown(1e100, true).to_string(), "1e+100j");
        assert_eq!(Shown(0.5, true).to_string(), "0.5j");
    }

    #[test]
    fn large_whole_numbers_become_decimal() {
        assert_eq!(decimal("0x1_0000_0000_0000_0000"), "18446744073709551616");
        assert_eq!(
            decimal("340_282_366_920_938_463_463_374_607_431_768_211_456"),
            (1_u128 << 127)
                .checked_mul(2)
                .map_or("340282366920938463463374607431768211456".to_owned(), |n| n.to_string())
        );
        assert_eq!(decimal("0b1"), "1");
        assert_eq!(decimal("000"), "0");
        assert_eq!(decimal(&format!("0x{:x}", u128::MAX)), u128::MAX.to_string());
    }
}

//! Numbers in a format specification.

use super::{Spec, unknown_code};
use crate::exc::{Result, value_error};
use crate::float::{digits_of, exponent_text, place_point};
use crate::int::Int;

/// Appends an int.
pub fn int(value: &Int, spec: &str, out: &mut String) -> Result<()> {
    if spec.is_empty() {
        out.push_str(&value.to_text()?);
        return Ok(());
    }
    let text = spec;
    let spec = Spec::parse(text, "int")?;
    let kind = spec.kind.unwrap_or('d');
    if matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') {
        return float(value.to_float()?, text, out);
    }
    if spec.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    if spec.has_no_negative_zero {
        return Err(value_error(
            "Negative zero coercion (z) not allowed in format specifier with integer format code 'd'"
                .replace("'d'", &format!("'{kind}'"))
                .as_str(),
        ));
    }
    if kind == 'c' {
        if spec.sign != '-' {
            return Err(value_error("Sign not allowed with integer format specifier 'c'"));
        }
        if spec.is_alternate {
            return Err(value_error(
                "Alternate form (#) not allowed with integer format specifier 'c'",
            ));
        }
        let code = value.to_i64().filter(|code| (0..0x11_0000).contains(code));
        let Some(code) = code else {
            return Err(crate::exc::overflow_error("%c arg not in range(0x110000)"));
        };
        return spec.pad("", crate::str::chr(code)?.as_str(), '<', out);
    }
    let (digits, prefix, every) = match kind {
        'd' | 'n' => (value.abs().to_text()?, "", 3),
        'b' => (value.to_radix(1), "0b", 4),
        'o' => (value.to_radix(3), "0o", 4),
        'x' => (value.to_radix(4), "0x", 4),
        'X' => (value.to_radix(4).to_uppercase(), "0X", 4),
        _ => return Err(unknown_code(kind, "int")),
    };
    let sign = sign_of(value.sign() < 0, spec.sign);
    let lead = format!("{sign}{}", if spec.is_alternate { prefix } else { "" });
    grouped(&spec, &lead, &digits, "", every, out)
}

fn sign_of(is_negative: bool, sign: char) -> &'static str {
    match (is_negative, sign) {
        (true, _) => "-",
        (false, '+') => "+",
        (false, ' ') => " ",
        (false, _) => "",
    }
}

/// Writes sign, grouped digits and what follows them; zeros that fill are grouped with the digits.
fn grouped(
    spec: &Spec,
    lead: &str,
    digits: &str,
    rest: &str,
    every: usize,
    out: &mut String,
) -> Result<()> {
    let Some(separator) = spec.grouping else {
        return spec.pad(lead, &format!("{digits}{rest}"), '>', out);
    };
    let mut digits = digits.to_owned();
    if spec.fill == '0' && spec.align == Some('=') {
        let width = spec.width.saturating_sub(lead.len() + rest.len());
        crate::slice::room_for(1, width)?;
        // The least count of digits whose groups fill the width.
        while digits.len() + (digits.len() - 1) / every < width {
            digits.insert(0, '0');
        }
    }
    let mut body = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % every == 0 {
            body.push(separator);
        }
        body.push(digit);
    }
    body.push_str(rest);
    spec.pad(lead, &body, '>', out)
}

/// Appends a float.
pub fn float(value: f64, spec: &str, out: &mut String) -> Result<()> {
    if spec.is_empty() {
        out.push_str(&crate::float::repr(value));
        return Ok(());
    }
    let spec = Spec::parse(spec, "float")?;
    let kind = spec.kind;
    if let Some(kind) = kind
        && !matches!(kind, 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')
    {
        return Err(unknown_code(kind, "float"));
    }
    if spec.precision.is_some_and(|precision| precision > 100_000) {
        return Err(value_error("precision too big"));
    }
    let mut body = body_of(value.abs(), kind, spec.precision, spec.is_alternate);
    let mut is_negative = value.is_sign_negative() && !value.is_nan();
    if spec.has_no_negative_zero && !body.bytes().any(|byte| (b'1'..=b'9').contains(&byte)) {
        is_negative &= value.is_infinite();
    }
    if matches!(kind, Some('E' | 'G' | 'F')) {
        body = body.to_uppercase();
    }
    let end = body.find(|c: char| !c.is_ascii_digit()).unwrap_or(body.len());
    let (digits, rest) = body.split_at(end);
    if digits.is_empty() {
        // `inf` and `nan` have no digits to group, but are filled with zeros like others.
        return spec.pad(sign_of(is_negative, spec.sign), rest, '>', out);
    }
    grouped(&spec, sign_of(is_negative, spec.sign), digits, rest, 3, out)
}

/// The text of a float that is not negative.
pub(super) fn body_of(
    value: f64,
    kind: Option<char>,
    precision: Option<usize>,
    is_alternate: bool,
) -> String {
    if let Some(text) = crate::float::not_finite(value) {
        let percent = if kind == Some('%') { "%" } else { "" };
        return format!("{text}{percent}");
    }
    let point = if is_alternate { "." } else { "" };
    match kind {
        Some('f' | 'F') => {
            let precision = precision.unwrap_or(6);
            let text = format!("{value:.precision$}");
            if precision == 0 { format!("{text}{point}") } else { text }
        }
        Some('%') => {
            let precision = precision.unwrap_or(6);
            let text = format!("{:.precision$}", value * 100.0);
            format!("{text}{}%", if precision == 0 { point } else { "" })
        }
        Some('e' | 'E') => {
            let precision = precision.unwrap_or(6);
            let (digits, exponent) = digits_of(&format!("{value:.precision$e}"));
            let (first, rest) = digits.split_at(1);
            let point = if rest.is_empty() { point } else { "." };
            format!("{first}{point}{rest}{}", exponent_text(exponent))
        }
        // Without a code the shortest text, or `g` with at least one digit after the point.
        None if precision.is_none() => {
            let text = crate::float::repr(value);
            text
        }
        _ => general(value, kind, precision.unwrap_or(6).max(1), is_alternate),
    }
}

fn general(value: f64, kind: Option<char>, precision: usize, is_alternate: bool) -> String {
    let places = precision - 1;
    let (mut digits, exponent) = digits_of(&format!("{value:.places$e}"));
    if !is_alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    // Without a code one digit after the point is kept, so the point moves one place earlier.
    let most = i64::try_from(precision).unwrap_or(i64::MAX) - i64::from(kind.is_none());
    if exponent >= -4 && i64::from(exponent) < most {
        let text = place_point(&digits, exponent);
        return match (text.contains('.'), kind, is_alternate) {
            (false, None, _) => format!("{text}.0"),
            (false, _, true) => format!("{text}."),
            _ => text,
        };
    }
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() && !is_alternate { "" } else { "." };
    format!("{first}{point}{rest}{}", exponent_text(exponent))
}

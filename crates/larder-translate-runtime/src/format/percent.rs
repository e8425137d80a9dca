//! `'…' % values`.

use super::Spec;
use super::number::body_of;
use crate::dyn_value::Dyn;
use crate::dynamic::{self, Number};
use crate::exc::{Result, type_error, value_error};
use crate::str::Str;

/// The values of a `%`: a tuple gives one after the other, a mapping by name, anything else is one value.
struct Values<'a> {
    value: &'a Dyn,
    taken: usize,
}

impl Values<'_> {
    fn next(&mut self) -> Result<Dyn> {
        self.taken += 1;
        let found = match self.value {
            Dyn::Tuple(tuple) => tuple.items().get(self.taken - 1).cloned(),
            value if self.taken == 1 => Some(value.clone()),
            _ => None,
        };
        found.ok_or_else(|| type_error("not enough arguments for format string"))
    }

    /// Whatever can be asked for items, but a tuple or a text: it may be left over.
    fn is_mapping(&self) -> bool {
        match self.value {
            Dyn::Dict(_) | Dyn::List(_) | Dyn::Bytes(_) | Dyn::ByteArray(_) | Dyn::Range(_) => true,
            Dyn::Instance(instance) => {
                dynamic::special(self.value, "__getitem__").is_some()
                    || matches!(instance.payload(), Some(Dyn::Dict(_) | Dyn::List(_)))
            }
            _ => false,
        }
    }
}

/// `format % value`.
pub fn percent(format: &Str, value: &Dyn) -> Result<String> {
    percent_of(format, value, false)
}

/// The same of bytes: each stands for the character of its number on the way.
pub(crate) fn percent_bytes(format: &Dyn, value: &Dyn) -> Result<Vec<u8>> {
    let bytes = crate::bytes::bytes_like(format).unwrap_or_default();
    let text: String = bytes.into_iter().map(char::from).collect();
    let made = percent_of(&Str::from(text), value, true)?;
    Ok(made.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect())
}

/// What `%s` and `%c` show of bytes.
fn shown_bytes(kind: char, value: &Dyn) -> Result<Dyn> {
    let text = |bytes: Vec<u8>| Dyn::from(bytes.into_iter().map(char::from).collect::<String>());
    if kind == 'c' {
        let byte = match (dynamic::number(value), crate::bytes::bytes_like(value)) {
            (Some(Number::Int(number)), _) => {
                let byte = number.to_i64().and_then(|number| u8::try_from(number).ok());
                byte.ok_or_else(|| crate::exc::overflow_error("%c arg not in range(256)"))?
            }
            (_, Some(bytes)) if bytes.len() == 1 => bytes[0],
            _ => {
                let text = "%c requires an integer in range(256) or a single byte";
                return Err(type_error(text));
            }
        };
        return Ok(text(vec![byte]));
    }
    if let Some(bytes) = crate::bytes::bytes_like(value) {
        return Ok(text(bytes));
    }
    if let Some(method) = dynamic::special(value, "__bytes__") {
        let made = crate::own::call(&method, &[])?;
        return Ok(text(crate::bytes::bytes_like(&made).unwrap_or_default()));
    }
    Err(type_error(&format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
        dynamic::type_name(value)
    )))
}

fn percent_of(format: &Str, value: &Dyn, is_bytes: bool) -> Result<String> {
    let mut values = Values { value, taken: 0 };
    let mut used_names = false;
    let mut out = String::new();
    let characters: Vec<char> = format.as_str().chars().collect();
    let mut at = 0;
    while at < characters.len() {
        if characters[at] != '%' {
            out.push(characters[at]);
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        let mut named = None;
        if characters.get(at) == Some(&'(') {
            let start = at + 1;
            let mut depth = 1;
            at += 1;
            while depth > 0 {
                match characters.get(at) {
                    Some('(') => depth += 1,
                    Some(')') => depth -= 1,
                    Some(_) => {}
                    None => return Err(value_error("incomplete format key")),
                }
                at += 1;
            }
            let key: String = characters[start..at - 1].iter().collect();
            if !values.is_mapping() {
                return Err(type_error("format requires a mapping"));
            }
            used_names = true;
            let key = if is_bytes {
                let bytes: Vec<u8> = key.chars().filter_map(|c| u8::try_from(c).ok()).collect();
                Dyn::Bytes(crate::bytes::Bytes::from(bytes))
            } else {
                Dyn::from(key)
            };
            named = Some(dynamic::item_of_value(value, &key)?);
        }
        let mut spec = Spec::parse("", "str")?;
        let (mut is_left, mut has_zero) = (false, false);
        while let Some(flag @ ('-' | '+' | ' ' | '#' | '0')) = characters.get(at) {
            match flag {
                '-' => is_left = true,
                '+' => spec.sign = '+',
                ' ' if spec.sign != '+' => spec.sign = ' ',
                '#' => spec.is_alternate = true,
                '0' => has_zero = true,
                _ => {}
            }
            at += 1;
        }
        let number = |at: &mut usize, values: &mut Values<'_>| -> Result<Option<i64>> {
            if characters.get(*at) == Some(&'*') {
                *at += 1;
                return match dynamic::number(&values.next()?) {
                    Some(Number::Int(value)) => value.to_index().map(Some),
                    _ => Err(type_error("* wants int")),
                };
            }
            let mut value = None;
            while let Some(digit) = characters.get(*at).and_then(|c| c.to_digit(10)) {
                let next = value.unwrap_or(0i64) * 10 + i64::from(digit);
                if next > i64::from(i32::MAX) {
                    return Err(value_error("width too big"));
                }
                value = Some(next);
                *at += 1;
            }
            Ok(value)
        };
        let width = number(&mut at, &mut values)?.unwrap_or(0);
        is_left |= width < 0;
        spec.width = usize::try_from(width.unsigned_abs()).unwrap_or(usize::MAX);
        if characters.get(at) == Some(&'.') {
            at += 1;
            let precision = number(&mut at, &mut values)?.unwrap_or(0);
            spec.precision = Some(usize::try_from(precision).unwrap_or(0));
        }
        while matches!(characters.get(at), Some('l' | 'h' | 'L')) {
            at += 1;
        }
        let Some(&kind) = characters.get(at) else { return Err(value_error("incomplete format")) };
        at += 1;
        if kind == '%' && at == start + 2 {
            out.push('%');
            continue;
        }
        let value = match named {
            Some(value) => value,
            None => values.next()?,
        };
        let (kind, value) = match kind {
            's' | 'b' | 'c' if is_bytes => ('s', shown_bytes(kind, &value)?),
            'r' if is_bytes => ('a', value),
            kind => (kind, value),
        };
        spec.align = Some(if is_left { '<' } else { '>' });
        if has_zero && !is_left && !matches!(kind, 's' | 'r' | 'a' | 'c') {
            spec.fill = '0';
            spec.align = Some('=');
        }
        convert(&mut spec, kind, &value, at - 1, &mut out)?;
    }
    let is_left_over = match value {
        Dyn::Tuple(tuple) => values.taken < tuple.len(),
        Dyn::Bytes(_) | Dyn::ByteArray(_) if is_bytes => values.taken == 0,
        _ => values.taken == 0 && !values.is_mapping() && !used_names,
    };
    if is_left_over {
        let what = if is_bytes { "bytes" } else { "string" };
        return Err(type_error(&format!("not all arguments converted during {what} formatting")));
    }
    Ok(out)
}

/// A number; none where its method answered with something else.
fn numeric(value: Result<crate::int::Int>) -> Result<Option<crate::int::Int>> {
    match value {
        Err(exc) if exc.is(crate::exc::ExcType::TypeError) => Ok(None),
        other => other.map(Some),
    }
}

/// Whether an object has what CPython takes for the sign of a number.
fn is_numeric(value: &Dyn) -> bool {
    let names = ["__int__", "__index__", "__float__"];
    names.iter().any(|name| dynamic::special(value, name).is_some())
}

fn convert(spec: &mut Spec, kind: char, value: &Dyn, at: usize, out: &mut String) -> Result<()> {
    match kind {
        's' | 'r' | 'a' => {
            let text = match kind {
                's' => dynamic::str(value)?,
                'r' => dynamic::repr(value)?,
                _ => dynamic::ascii(value)?,
            };
            let cut: String = match spec.precision {
                Some(precision) => text.as_str().chars().take(precision).collect(),
                None => text.as_str().to_owned(),
            };
            spec.pad("", &cut, '>', out)
        }
        'c' => {
            let text = match value {
                Dyn::Str(text) if text.len() == 1 => text.clone(),
                Dyn::Int(_) | Dyn::Bool(_) => {
                    let code = dynamic::index(value)?
                        .to_i64()
                        .filter(|code| (0..0x11_0000).contains(code));
                    crate::str::chr(code.ok_or_else(|| {
                        crate::exc::overflow_error("%c arg not in range(0x110000)")
                    })?)?
                }
                _ => return Err(type_error("%c requires int or char")),
            };
            spec.pad("", text.as_str(), '>', out)
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' => {
            let says_int = matches!(value, Dyn::Instance(_))
                && matches!(kind, 'd' | 'i' | 'u')
                && matches!(dynamic::number(value), Some(Number::Float(_)))
                && dynamic::special(value, "__int__").is_some();
            let whole = match dynamic::number(value).filter(|_| !says_int) {
                Some(Number::Int(value)) => Some(value),
                Some(Number::Float(value)) if matches!(kind, 'd' | 'i' | 'u') => {
                    Some(crate::int::Int::from_float(value)?)
                }
                // What it answers with may be no number: the message is the same.
                _ if matches!(kind, 'd' | 'i' | 'u') && is_numeric(value) => {
                    numeric(crate::builtins::to_int(value))?
                }
                _ if dynamic::special(value, "__index__").is_some() || is_index(value) => {
                    numeric(dynamic::index(value))?
                }
                _ => None,
            };
            let Some(whole) = whole else {
                let wanted =
                    if matches!(kind, 'd' | 'i' | 'u') { "a real number" } else { "an integer" };
                return Err(type_error(&format!(
                    "%{kind} format: {wanted} is required, not {}",
                    dynamic::type_name(value)
                )));
            };
            let (digits, prefix) = match kind {
                'x' => (whole.to_radix(4), "0x"),
                'X' => (whole.to_radix(4).to_uppercase(), "0X"),
                'o' => (whole.to_radix(3), "0o"),
                _ => (whole.abs().to_text()?, ""),
            };
            let sign = match (whole.sign() < 0, spec.sign) {
                (true, _) => "-",
                (false, '+') => "+",
                (false, ' ') => " ",
                _ => "",
            };
            let missing = spec.precision.unwrap_or(0).saturating_sub(digits.len());
            crate::slice::room_for(1, missing)?;
            let digits = format!("{}{digits}", "0".repeat(missing));
            let lead = format!("{sign}{}", if spec.is_alternate { prefix } else { "" });
            spec.pad(&lead, &digits, '>', out)
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' => {
            let number = crate::modules::real(value)?;
            let mut body = body_of(
                number.abs(),
                Some(kind),
                Some(spec.precision.unwrap_or(6)),
                spec.is_alternate,
            );
            if kind.is_uppercase() {
                body = body.to_uppercase();
            }
            let is_negative = number.is_sign_negative() && !number.is_nan();
            let sign = match (is_negative, spec.sign) {
                (true, _) => "-",
                (false, '+') => "+",
                (false, ' ') => " ",
                _ => "",
            };
            spec.pad(sign, &body, '>', out)
        }
        _ => Err(value_error(&format!(
            "unsupported format character '{}' ({:#x}) at index {at}",
            if ('\x1f'..='~').contains(&kind) { kind } else { '?' },
            u32::from(kind)
        ))),
    }
}

/// Whether it is a whole number of the library's: flags of a pattern.
fn is_index(value: &Dyn) -> bool {
    matches!(value, Dyn::Native(native) if matches!(native.unary("__index__"), Ok(Some(_))))
}

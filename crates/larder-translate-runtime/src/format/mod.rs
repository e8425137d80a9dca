//! Format specifications: `format(x, spec)`, f-strings, `str.format`, and `%`.

mod number;
mod percent;
mod template;

pub use number::{float, int};
pub use percent::percent;
pub(crate) use percent::percent_bytes;
pub use template::{format_map, str_format};

use crate::exc::{Exc, Result, value_error};

/// `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug)]
pub(crate) struct Spec {
    pub(crate) fill: char,
    pub(crate) align: Option<char>,
    pub(crate) sign: char,
    /// Whether the sign was written.
    pub(crate) has_sign: bool,
    pub(crate) is_alternate: bool,
    pub(crate) has_no_negative_zero: bool,
    pub(crate) width: usize,
    pub(crate) grouping: Option<char>,
    pub(crate) precision: Option<usize>,
    pub(crate) kind: Option<char>,
}

impl Spec {
    pub(crate) fn parse(text: &str, type_name: &str) -> Result<Spec> {
        let characters: Vec<char> = text.chars().collect();
        let is_align = |character: Option<&char>| matches!(character, Some('<' | '>' | '=' | '^'));
        let mut spec = Spec {
            fill: ' ',
            align: None,
            sign: '-',
            has_sign: false,
            is_alternate: false,
            has_no_negative_zero: false,
            width: 0,
            grouping: None,
            precision: None,
            kind: None,
        };
        let mut at = 0;
        let mut has_fill = false;
        if is_align(characters.get(1)) {
            spec.fill = characters[0];
            spec.align = Some(characters[1]);
            has_fill = true;
            at = 2;
        } else if is_align(characters.first()) {
            spec.align = Some(characters[0]);
            at = 1;
        }
        if let Some(sign @ ('+' | '-' | ' ')) = characters.get(at) {
            spec.sign = *sign;
            spec.has_sign = true;
            at += 1;
        }
        if characters.get(at) == Some(&'z') {
            spec.has_no_negative_zero = true;
            at += 1;
        }
        if characters.get(at) == Some(&'#') {
            spec.is_alternate = true;
            at += 1;
        }
        if characters.get(at) == Some(&'0') && !has_fill {
            spec.fill = '0';
            if spec.align.is_none() && type_name != "str" {
                spec.align = Some('=');
            } else if spec.align.is_none() {
                spec.align = Some('<');
            }
            at += 1;
        }
        let number = |at: &mut usize| -> Result<Option<usize>> {
            let start = *at;
            let mut value = 0usize;
            while let Some(digit) = characters.get(*at).and_then(|c| c.to_digit(10)) {
                value = value
                    .checked_mul(10)
                    .and_then(|value| value.checked_add(digit as usize))
                    .filter(|&value| i32::try_from(value).is_ok())
                    .ok_or_else(|| value_error("Too many decimal digits in format string"))?;
                *at += 1;
            }
            Ok((*at > start).then_some(value))
        };
        spec.width = number(&mut at)?.unwrap_or(0);
        if let Some(&grouping @ (',' | '_')) = characters.get(at) {
            spec.grouping = Some(grouping);
            at += 1;
            if let Some(&second @ (',' | '_')) = characters.get(at) {
                return Err(value_error(&if grouping == second {
                    format!("Cannot specify '{grouping}' with '{second}'.")
                } else {
                    "Cannot specify both ',' and '_'.".to_owned()
                }));
            }
        }
        if characters.get(at) == Some(&'.') {
            at += 1;
            match number(&mut at)? {
                Some(precision) => spec.precision = Some(precision),
                None => return Err(value_error("Format specifier missing precision")),
            }
        }
        match characters.len() - at {
            0 => {}
            1 => spec.kind = Some(characters[at]),
            _ => {
                return Err(value_error(&format!(
                    "Invalid format specifier '{text}' for object of type '{type_name}'"
                )));
            }
        }
        let usual = (type_name == "str").then_some('s');
        if let (Some(grouping), Some(kind)) = (spec.grouping, spec.kind.or(usual)) {
            let is_fine = matches!(kind, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')
                || (grouping == '_' && matches!(kind, 'b' | 'o' | 'x' | 'X'));
            if !is_fine {
                return Err(value_error(&format!("Cannot specify '{grouping}' with '{kind}'.")));
            }
        }
        Ok(spec)
    }

    /// Puts the text into its width; `lead` is the sign and prefix that `=` keeps in front.
    pub(crate) fn pad(&self, lead: &str, body: &str, usual: char, out: &mut String) -> Result<()> {
        let length = lead.chars().count() + body.chars().count();
        let missing = self.width.saturating_sub(length);
        crate::slice::room_for(4, missing)?;
        let fill =
            |out: &mut String, count: usize| out.extend(std::iter::repeat_n(self.fill, count));
        let (before, inside, after) = match self.align.unwrap_or(usual) {
            '<' => (0, 0, missing),
            '^' => (missing / 2, 0, missing - missing / 2),
            '=' => (0, missing, 0),
            _ => (missing, 0, 0),
        };
        fill(out, before);
        out.push_str(lead);
        fill(out, inside);
        out.push_str(body);
        fill(out, after);
        Ok(())
    }
}

pub(crate) fn unknown_code(kind: char, type_name: &str) -> Exc {
    let shown = if (' '..='\u{7f}').contains(&kind) {
        format!("'{kind}'")
    } else {
        format!("'\\x{:x}'", u32::from(kind))
    };
    value_error(&format!("Unknown format code {shown} for object of type '{type_name}'"))
}

/// Appends a text.
pub fn text(value: &str, spec: &str, type_name: &str, out: &mut String) -> Result<()> {
    if spec.is_empty() {
        out.push_str(value);
        return Ok(());
    }
    let spec = Spec::parse(spec, type_name)?;
    if let Some(kind) = spec.kind.filter(|&kind| kind != 's') {
        return Err(unknown_code(kind, type_name));
    }
    let refused = if spec.sign == ' ' {
        Some("Space not allowed in string format specifier")
    } else if spec.has_sign {
        Some("Sign not allowed in string format specifier")
    } else if spec.has_no_negative_zero {
        Some("Negative zero coercion (z) not allowed in string format specifier")
    } else if spec.is_alternate {
        Some("Alternate form (#) not allowed in string format specifier")
    } else if spec.align == Some('=') {
        Some("'=' alignment not allowed in string format specifier")
    } else {
        None
    };
    if let Some(message) = refused {
        return Err(value_error(message));
    }
    let cut: String;
    let value = match spec.precision {
        Some(precision) => {
            cut = value.chars().take(precision).collect();
            &cut
        }
        None => value,
    };
    spec.pad("", value, '<', out)
}

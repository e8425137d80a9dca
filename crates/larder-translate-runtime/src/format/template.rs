//! `'…'.format(…)`.

use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::{Result, index_error, key_error, value_error};
use crate::str::Str;

/// Where fields get their values.
struct Fields<'a> {
    pos: &'a [Dyn],
    by_name: &'a dyn Fn(&str) -> Result<Dyn>,
    /// The next number of `{}`; `None` once a number was written.
    next: Option<usize>,
    has_auto: bool,
}

/// `template.format(*pos, **kw)`.
pub fn str_format(template: &Str, pos: &[Dyn], kw: &[(Str, Dyn)]) -> Result<Str> {
    let by_name = |name: &str| -> Result<Dyn> {
        let found = kw.iter().find(|(known, _)| known.as_str() == name);
        found.map(|(_, value)| value.clone()).ok_or_else(|| key_error(&Str::from(name)))
    };
    let mut fields = Fields { pos, by_name: &by_name, next: Some(0), has_auto: false };
    let mut out = String::new();
    fill(template.as_str(), &mut fields, 2, &mut out)?;
    Ok(Str::from(out))
}

/// `template.format_map(mapping)`.
pub fn format_map(template: &Str, mapping: &Dyn) -> Result<Str> {
    let by_name = |name: &str| dynamic::getitem(mapping, &Dyn::text(name));
    let mut fields = Fields { pos: &[], by_name: &by_name, next: Some(0), has_auto: false };
    let mut out = String::new();
    fill(template.as_str(), &mut fields, 2, &mut out)?;
    Ok(Str::from(out))
}

fn fill(template: &str, fields: &mut Fields<'_>, depth: usize, out: &mut String) -> Result<()> {
    if depth == 0 {
        return Err(value_error("Max string recursion exceeded"));
    }
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let brace = rest.as_bytes()[at];
        let next = rest.as_bytes().get(at + 1);
        if next == Some(&brace) {
            out.push(char::from(brace));
            rest = &rest[at + 2..];
            continue;
        }
        if brace == b'}' {
            return Err(value_error("Single '}' encountered in format string"));
        }
        rest = &rest[at + 1..];
        if rest.is_empty() {
            return Err(value_error("Single '{' encountered in format string"));
        }
        let end = end_of_field(rest)?;
        field(&rest[..end], fields, depth, out)?;
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Ok(())
}

/// Where the brace that closes the field stands; a bracket hides braces in the name.
fn end_of_field(text: &str) -> Result<usize> {
    let (mut depth, mut in_bracket) = (1, false);
    let mut in_name = true;
    for (at, character) in text.char_indices() {
        match character {
            '[' if in_name && depth == 1 => in_bracket = true,
            ']' => in_bracket = false,
            ':' | '!' if !in_bracket => in_name = false,
            '{' if !in_bracket => depth += 1,
            '}' if !in_bracket => {
                depth -= 1;
                if depth == 0 {
                    return Ok(at);
                }
            }
            _ => {}
        }
    }
    Err(value_error("expected '}' before end of string"))
}

fn field(text: &str, fields: &mut Fields<'_>, depth: usize, out: &mut String) -> Result<()> {
    // The name goes on to the first `!` or `:` outside of brackets.
    let mut in_bracket = false;
    let mut end = text.len();
    for (at, character) in text.char_indices() {
        match character {
            '[' => in_bracket = true,
            ']' => in_bracket = false,
            '!' | ':' if !in_bracket => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    let (name, mut tail) = text.split_at(end);
    let mut conversion = None;
    if let Some(rest) = tail.strip_prefix('!') {
        let mut characters = rest.chars();
        conversion = characters.next();
        if conversion.is_none() {
            return Err(value_error("unmatched '{' in format spec"));
        }
        tail = characters.as_str();
        if !tail.is_empty() && !tail.starts_with(':') {
            return Err(value_error("expected ':' after conversion specifier"));
        }
    }
    let spec = tail.strip_prefix(':').unwrap_or("");
    let mut value = look_up(name, fields)?;
    match conversion {
        None => {}
        Some('s') => value = Dyn::Str(dynamic::str(&value)?),
        Some('r') => value = Dyn::Str(dynamic::repr(&value)?),
        Some('a') => value = Dyn::Str(dynamic::ascii(&value)?),
        Some(other) => {
            return Err(value_error(&format!("Unknown conversion specifier {other}")));
        }
    }
    let mut filled = String::new();
    if spec.contains(['{', '}']) {
        fill(spec, fields, depth - 1, &mut filled)?;
    } else {
        filled.push_str(spec);
    }
    dynamic::format_into(&value, &filled, out)
}

fn look_up(name: &str, fields: &mut Fields<'_>) -> Result<Dyn> {
    let first_end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(first_end);
    let mut value = if first.is_empty() {
        let Some(next) = fields.next else {
            return Err(value_error(
                "cannot switch from manual field specification to automatic field numbering",
            ));
        };
        fields.next = Some(next + 1);
        fields.has_auto = true;
        place(fields.pos, next)?
    } else if first.bytes().all(|byte| byte.is_ascii_digit()) {
        if fields.has_auto {
            return Err(value_error(
                "cannot switch from automatic field numbering to manual field specification",
            ));
        }
        fields.next = None;
        let index =
            first.parse().map_err(|_| value_error("Too many decimal digits in format string"))?;
        place(fields.pos, index)?
    } else {
        (fields.by_name)(first)?
    };
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (attribute, tail) = after.split_at(end);
            if attribute.is_empty() {
                return Err(value_error("Empty attribute in format string"));
            }
            value = dynamic::getattr_of(&value, attribute)?;
            rest = tail;
        } else if let Some(after) = rest.strip_prefix('[') {
            let Some((key, tail)) = after.split_once(']') else {
                return Err(value_error("Missing ']' in format string"));
            };
            if key.is_empty() {
                return Err(value_error("Empty attribute in format string"));
            }
            let key = match key.parse::<i64>() {
                Ok(index) if key.bytes().all(|byte| byte.is_ascii_digit()) => Dyn::from(index),
                _ => Dyn::text(key),
            };
            value = dynamic::getitem(&value, &key)?;
            rest = tail;
        } else {
            return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
        }
    }
    Ok(value)
}

fn place(pos: &[Dyn], index: usize) -> Result<Dyn> {
    pos.get(index).cloned().ok_or_else(|| {
        index_error(&format!("Replacement index {index} out of range for positional args tuple"))
    })
}

//! Checks Prometheus text as a scraper and promtool would, by the definition of the format: each family
//! told once, with help and type; its series together, named and labelled as they may be, none twice;
//! counters ending in `_total` and never negative.

use std::collections::BTreeSet;

/// Checks a whole text and returns how many series it has.
///
/// # Errors
/// The first line that a scraper would refuse, and why.
pub fn check(text: &str) -> Result<usize, String> {
    if !text.is_empty() && !text.ends_with('\n') {
        return Err("the last line has no end".into());
    }
    let (mut families, mut series) = (BTreeSet::new(), BTreeSet::new());
    let (mut family, mut kind) = (String::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').ok_or(format!("no help: {line}"))?;
            let typed = lines.next().and_then(|line| line.strip_prefix("# TYPE "));
            let (of, its_kind) =
                typed.and_then(|t| t.split_once(' ')).ok_or(format!("no type: {line}"))?;
            if of != name || help.is_empty() || !families.insert(name.to_owned()) {
                return Err(format!("family {name} is not told once and whole"));
            }
            if (its_kind == "counter") != name.ends_with("_total") {
                return Err(format!("{name} is a {its_kind}"));
            }
            name.clone_into(&mut family);
            its_kind.clone_into(&mut kind);
            continue;
        }
        let (key, value) = line.rsplit_once(' ').ok_or(format!("no value: {line}"))?;
        let name = key.split('{').next().unwrap_or_default();
        let is_name = |s: &str| {
            s.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        if name != family || !is_name(name) || !series.insert(key.to_owned()) {
            return Err(format!("{key}: outside its family, misnamed or doubled"));
        }
        let number: f64 = value.parse().map_err(|error| format!("{key} is {value}: {error}"))?;
        if number.is_nan() || (kind == "counter" && number < 0.0) {
            return Err(format!("{key} is {number}"));
        }
        if let Some(labels) = key.strip_prefix(name).filter(|labels| !labels.is_empty()) {
            check_labels(labels).map_err(|fault| format!("{key}: {fault}"))?;
        }
    }
    Ok(series.len())
}

fn check_labels(labels: &str) -> Result<(), String> {
    let mut rest = labels.strip_prefix('{').and_then(|l| l.strip_suffix('}')).ok_or("no braces")?;
    while !rest.is_empty() {
        let (key, value) = rest.split_once("=\"").ok_or("no value")?;
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err(format!("label {key}"));
        }
        let mut end = None;
        let mut escaped = false;
        for (index, c) in value.char_indices() {
            match c {
                _ if escaped && !matches!(c, '\\' | '"' | 'n') => {
                    return Err(format!("escape {c}"));
                }
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    end = Some(index);
                    break;
                }
                _ => {}
            }
        }
        rest = &value[end.ok_or("an open quote")? + 1..];
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    Ok(())
}

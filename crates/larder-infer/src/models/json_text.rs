//! Objects of JSON, with what a parser does not tell: which keys they have twice, and under which key it stopped.

use serde_json::{Map, Value};

use crate::error::{ErrorKind, InferError, Result};

/// The keys of a text that is one JSON object; a byte order mark before it is passed over. `what` says in errors what
/// the text holds, in the plural.
///
/// # Errors
/// [`ErrorKind::Data`], with line, column and key where the text is no JSON, and for a key that is there twice.
pub fn parse_object(text: &str, what: &str) -> Result<Map<String, Value>> {
    let error = |text: String| InferError::new(ErrorKind::Data, text);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value = serde_json::from_str(text).map_err(|fault| {
        let line = fault.line();
        match stopped(text, line, fault.column()) {
            Some((key, Some(word))) => {
                error(format!("`{key}`: {word} in line {line}, want a finite number"))
            }
            Some((key, None)) => {
                error(format!("{what} are not JSON: {fault}, after the key `{key}`"))
            }
            None => error(format!("{what} are not JSON: {fault}")),
        }
    })?;
    if let Some(key) = repeated(text) {
        return Err(error(format!("the {what} have the key `{key}` twice, want it once")));
    }
    match value {
        Value::Object(keys) => Ok(keys),
        other => {
            let kind = super::data::kind(&other);
            Err(error(format!("{what} are one JSON object of keys, not {kind}")))
        }
    }
}

/// The keys of the outermost object in their order, with where they begin, up to a place of the text. The text need
/// not be JSON beyond what was read.
fn keys(text: &str) -> Vec<(usize, String)> {
    let (mut keys, mut depth) = (Vec::new(), 0_usize);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let begin = at;
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                let end = (at + 1).min(bytes.len());
                let is_key = text.get(end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
                let key = text.get(begin..end).and_then(|raw| serde_json::from_str(raw).ok());
                if let Some(key) = key.filter(|_| depth == 1 && is_key) {
                    keys.push((begin, key));
                }
            }
            _ => {}
        }
        at += 1;
    }
    keys
}

/// A key that the outermost object has twice.
fn repeated(text: &str) -> Option<String> {
    let mut keys: Vec<String> = keys(text).into_iter().map(|(_, key)| key).collect();
    keys.sort_unstable();
    keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0].clone())
}

/// The key under which a parser stopped, and the word that stands there where it is one for what JSON cannot write.
fn stopped(text: &str, line: usize, column: usize) -> Option<(String, Option<String>)> {
    let begin: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = (begin + column.saturating_sub(1)).min(text.len());
    let key = keys(text).into_iter().rev().find(|(begin, _)| *begin < at).map(|(_, key)| key)?;
    // The place is that of the first letter, or of one inside the word.
    let before = text.get(..at)?;
    let is_part = |c: char| c.is_ascii_alphabetic() || c == '-' || c == '+';
    let from = before.trim_end_matches(is_part).len();
    let word: String = text[from..].chars().take_while(|c| is_part(*c)).collect();
    let bare = word.trim_start_matches(['-', '+']);
    let is_number = ["nan", "inf", "infinity"].contains(&bare.to_ascii_lowercase().as_str());
    Some((key, is_number.then_some(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_the_outermost_object() {
        let text = r#"{"a": {"b": 1, "b": 2}, "c\"d": ["e", "a"], "a": "a"}"#;
        assert_eq!(repeated(text).as_deref(), Some("a"));
        assert_eq!(repeated(r#"{"a": {"a": 1}, "b": "a"}"#), None);
    }

    #[test]
    fn the_key_of_a_fault_is_found() {
        for (text, word) in [
            ("{\"n\": 1,\n \"y\": [1, NaN]}", Some("NaN")),
            ("{\"n\": 1,\n \"y\": [1, -Infinity]}", Some("-Infinity")),
            ("{\"n\": 1,\n \"y\": [1, oops]}", None),
        ] {
            let fault = serde_json::from_str::<serde_json::Value>(text).expect_err("no JSON");
            let (key, found) = stopped(text, fault.line(), fault.column()).expect("a key");
            assert_eq!((key.as_str(), found.as_deref()), ("y", word), "{fault}");
        }
    }
}

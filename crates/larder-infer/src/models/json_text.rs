//! Objects of JSON, with what a parser does not tell: which keys they have twice, and under which key it stopped.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::data::kind;
use crate::error::{ErrorKind, InferError, Result};

/// The keys of a text that is one JSON object; a byte order mark before it is passed over. `what` says in errors what
/// the text holds, in the plural.
///
/// # Errors
/// [`ErrorKind::Data`], with line, column and key where the text is no JSON, and for a key that is there twice.
pub fn parse_object(text: &str, what: &str) -> Result<Map<String, Value>> {
    let error = |text: String| InferError::new(ErrorKind::Data, text);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let parsed: Parsed = serde_json::from_str(text).map_err(|fault| {
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
    match parsed {
        Parsed::Keys(_, Some(key)) => {
            Err(error(format!("the {what} have the key `{key}` twice, want it once")))
        }
        Parsed::Keys(keys, None) => Ok(keys),
        Parsed::Other(kind) => {
            Err(error(format!("{what} are one JSON object of keys, not {kind}")))
        }
    }
}

/// A text that was read.
enum Parsed {
    /// The keys of an object, and the first by the alphabet that it has twice.
    Keys(Map<String, Value>, Option<String>),
    /// What it is where it is no object.
    Other(&'static str),
}

impl<'de> Deserialize<'de> for Parsed {
    fn deserialize<D: Deserializer<'de>>(text: D) -> std::result::Result<Self, D::Error> {
        text.deserialize_any(Reader)
    }
}

/// Reads an object key by key, where a plain map would keep the last of two and say nothing.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Parsed;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> std::result::Result<Parsed, A::Error> {
        let (mut keys, mut repeated) = (Map::new(), None::<String>);
        while let Some(key) = entries.next_key::<String>()? {
            let value: Value = entries.next_value()?;
            // It goes on: what is no JSON is said before what is there twice.
            if keys.contains_key(&key) {
                repeated = Some(repeated.map_or(key.clone(), |first| first.min(key.clone())));
            }
            keys.insert(key, value);
        }
        Ok(Parsed::Keys(keys, repeated))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rest: A) -> std::result::Result<Parsed, A::Error> {
        while rest.next_element::<Value>()?.is_some() {}
        Ok(Parsed::Other(kind(&Value::Array(Vec::new()))))
    }

    fn visit_bool<E>(self, is: bool) -> std::result::Result<Parsed, E> {
        Ok(Parsed::Other(kind(&Value::Bool(is))))
    }

    fn visit_i64<E>(self, number: i64) -> std::result::Result<Parsed, E> {
        Ok(Parsed::Other(kind(&number.into())))
    }

    fn visit_u64<E>(self, number: u64) -> std::result::Result<Parsed, E> {
        Ok(Parsed::Other(kind(&number.into())))
    }

    fn visit_f64<E>(self, number: f64) -> std::result::Result<Parsed, E> {
        Ok(Parsed::Other(kind(&number.into())))
    }

    fn visit_str<E>(self, _text: &str) -> std::result::Result<Parsed, E> {
        Ok(Parsed::Other(kind(&Value::String(String::new()))))
    }

    fn visit_unit<E>(self) -> std::result::Result<Parsed, E> {
        Ok(Parsed::Other(kind(&Value::Null)))
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

    /// Keys of the outermost object count, escaped or not; the first by the alphabet is named; what is no JSON is said
    /// before it; and two of one key in an inner object are no fault.
    #[test]
    fn a_key_that_is_there_twice_is_named() {
        let said = |text: &str| parse_object(text, "data").map_err(|error| error.to_string());
        let twice = |key: &str| format!("the data have the key `{key}` twice, want it once");
        for (text, key) in [
            (r#"{"a": {"b": 1, "b": 2}, "c\"d": ["e", "a"], "a": "a"}"#, "a"),
            (r#"{"z": 1, "b": 2, "z": 3, "b": 4, "z": 5}"#, "b"),
            (r#"{"a": 1, "\u0061": 2}"#, "a"),
            (r#"{"": 1, "": 1}"#, ""),
        ] {
            assert!(said(text).unwrap_err().contains(&twice(key)), "{text}: {:?}", said(text));
        }
        let keys =
            said(r#"{"b": {"a": 1}, "a": "a", "c": [{"c": 1}]}"#).expect("each key is there once");
        assert_eq!(keys.keys().collect::<Vec<_>>(), ["a", "b", "c"]);
        let fault = said(r#"{"a": 1, "a": 2, "b": [1, }"#).unwrap_err();
        assert!(fault.contains("not JSON") && fault.contains("`b`"), "{fault}");
    }

    #[test]
    fn what_is_no_object_is_named() {
        for text in ["[1, {\"a\": 2}]", "\"a\"", "1", "-1", "1.5", "null", "true"] {
            let value: Value = serde_json::from_str(text).expect("it is JSON");
            let want = format!("values are one JSON object of keys, not {}", kind(&value));
            let fault = parse_object(text, "values").expect_err("no object").to_string();
            assert!(fault.contains(&want), "{fault}");
        }
        assert!(parse_object("[1, 2", "values").unwrap_err().to_string().contains("not JSON"));
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

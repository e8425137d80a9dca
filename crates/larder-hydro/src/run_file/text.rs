//! From TOML to values, each checked against its key, with the line for every complaint.

use std::fmt::Write as _;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{KEYS, Key, Takes};
use crate::error::HydroError;
use crate::words::nearest;

/// A value as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Numbers([f64; 3]),
    Wholes([i64; 3]),
    Whole(u64),
    Switch(bool),
    Text(String),
    Texts(Vec<String>),
}

/// The values of a file; one place for each of [`KEYS`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Values {
    values: Vec<Option<Value>>,
}

/// Longest run file that is read.
pub(super) const FILE_MAX: u64 = 1 << 20;

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].split(|byte| *byte == b'\n').count()
}

impl Values {
    /// Reads a text.
    pub(super) fn parse(text: &str) -> Result<Self, HydroError> {
        let mut values = Values { values: vec![None; KEYS.len()] };
        values.read(text, None)?;
        Ok(values)
    }

    /// One value as it would be written.
    pub(super) fn one(name: &str, written: &str) -> Option<Value> {
        let mut values = Values { values: vec![None; KEYS.len()] };
        values.read(&format!("{name} = {written}"), None).ok()?;
        values.get(name).cloned()
    }

    /// `key=value`, over what the file says. A word needs no quotes here.
    pub(super) fn set(&mut self, setting: &str) -> Result<(), HydroError> {
        let Some((name, value)) = setting.split_once('=') else {
            return Err(HydroError::configuration(format!(
                "--set {setting}: want KEY=VALUE, as in --set scheme.dt=0.005"
            )));
        };
        let (name, value) = (name.trim(), value.trim());
        let plain = format!("{name} = {value}");
        let text = match DeTable::parse(&plain) {
            Ok(_) => plain,
            Err(_) => format!("{name} = \"{}\"", value.replace('\\', "\\\\").replace('"', "\\\"")),
        };
        self.read(&text, Some(setting))
    }

    fn read(&mut self, text: &str, setting: Option<&str>) -> Result<(), HydroError> {
        let place = |at: usize| match setting {
            Some(setting) => format!("--set {setting}"),
            None => format!("line {}", line_of(text, at)),
        };
        let document = DeTable::parse(text).map_err(|bad| {
            let at = bad.span().map_or(0, |span| span.start);
            HydroError::configuration(format!("{}: not TOML: {}", place(at), bad.message()))
        })?;
        for (table, entries) in document.get_ref() {
            let table_name = table.get_ref().as_ref();
            let at = place(table.span().start);
            let prefix = format!("{table_name}.");
            if !KEYS.iter().any(|key| key.name.starts_with(&prefix)) {
                let tables = ["grid", "fluid", "scheme", "run", "initial", "output", "compare"];
                let error = HydroError::configuration(format!(
                    "{at}: unknown table `{table_name}`; known: {}",
                    tables.join(", ")
                ));
                return Err(match nearest(table_name, tables) {
                    Some(near) => error.with_hint(format!("`{near}` is meant, perhaps")),
                    None => error,
                });
            }
            let Some(entries) = entries.get_ref().as_table() else {
                return Err(HydroError::configuration(format!(
                    "{at}: `{table_name}` is a value, want a table"
                )));
            };
            for (name, value) in entries {
                let full = format!("{prefix}{}", name.get_ref());
                let at = place(name.span().start);
                let index = KEYS.iter().position(|key| key.name == full);
                let index = index.ok_or_else(|| unknown(&at, &full, &prefix))?;
                let written = text.get(value.span()).unwrap_or_default();
                self.values[index] = Some(
                    fit(&KEYS[index], value)
                        .map_err(|want| wrong(&at, &KEYS[index], written, &want))?,
                );
            }
        }
        Ok(())
    }

    /// What the file says of a key.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        let index = KEYS.iter().position(|key| key.name == name);
        let index = index.unwrap_or_else(|| panic!("`{name}` is no key of a run file"));
        self.values[index].as_ref()
    }

    /// Replaces a value by one of ours.
    pub(super) fn put(&mut self, name: &str, value: Value) {
        let index = KEYS.iter().position(|key| key.name == name);
        self.values[index.unwrap_or_else(|| panic!("`{name}` is no key of a run file"))] =
            Some(value);
    }

    /// The values as a file, table by table.
    pub(super) fn to_toml(&self) -> String {
        let mut text = String::new();
        let mut table = "";
        for (key, value) in KEYS.iter().zip(&self.values) {
            let Some(value) = value else { continue };
            let (name, entry) = key.name.split_once('.').expect("every key stands in a table");
            if name != table {
                let gap = if text.is_empty() { "" } else { "\n" };
                let _ = writeln!(text, "{gap}[{name}]");
                table = name;
            }
            let _ = writeln!(text, "{entry} = {}", render(value));
        }
        text
    }
}

pub(super) fn render(value: &Value) -> String {
    let quote = |text: &str| {
        let mut out = String::from("\"");
        for c in text.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                c if c.is_control() => out.extend(format!("\\u{:04x}", u32::from(c)).chars()),
                c => out.push(c),
            }
        }
        out.push('"');
        out
    };
    let list = |items: Vec<String>| format!("[{}]", items.join(", "));
    match value {
        // `{:?}` writes the shortest digits that read back as the same number.
        Value::Number(number) => format!("{number:?}"),
        Value::Numbers(numbers) => list(numbers.iter().map(|n| format!("{n:?}")).collect()),
        Value::Wholes(numbers) => list(numbers.iter().map(ToString::to_string).collect()),
        Value::Whole(number) => number.to_string(),
        Value::Switch(on) => on.to_string(),
        Value::Text(text) => quote(text),
        Value::Texts(texts) => list(texts.iter().map(|text| quote(text)).collect()),
    }
}

fn unknown(at: &str, full: &str, prefix: &str) -> HydroError {
    let error = HydroError::configuration(format!("{at}: unknown key `{full}`"));
    // A key of the same table is the likelier slip; else one that stands in another table.
    let word = full.strip_prefix(prefix).unwrap_or(full);
    let inside = KEYS.iter().filter_map(|key| key.name.strip_prefix(prefix));
    if let Some(near) = nearest(word, inside) {
        return error.with_hint(format!("`{prefix}{near}` is meant, perhaps"));
    }
    let elsewhere =
        KEYS.iter().find(|key| key.name.split_once('.').is_some_and(|(_, k)| k == word));
    match elsewhere {
        Some(key) => error.with_hint(format!("`{}` stands in another table", key.name)),
        None => error.with_hint("`larder simulate --keys` lists every key with its default"),
    }
}

fn wrong(at: &str, key: &Key, written: &str, want: &str) -> HydroError {
    let shown: String = written.chars().take(60).collect();
    HydroError::configuration(format!("{at}: `{}` is {shown}, want {want}", key.name))
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
        DeValue::Integer(whole) => {
            i64::from_str_radix(whole.as_str(), whole.radix()).ok().map(|whole| whole as f64)
        }
        _ => None,
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    match value {
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix()).ok(),
        _ => None,
    }
}

fn three<T: Copy>(value: &DeValue<'_>, read: impl Fn(&DeValue<'_>) -> Option<T>) -> Option<[T; 3]> {
    let items: Vec<T> =
        value.as_array()?.iter().map(|item| read(item.get_ref())).collect::<Option<_>>()?;
    items.try_into().ok()
}

/// The value in the form that the key takes, or what it would take.
fn fit(key: &Key, value: &Spanned<DeValue<'_>>) -> Result<Value, String> {
    let value = value.get_ref();
    let text = value.as_str();
    let found = match key.takes {
        Takes::NumberOrAuto if text == Some("auto") => Some(Value::Text("auto".into())),
        Takes::Number | Takes::NumberOrAuto => match text {
            Some(text) => Some(Value::Text(with_unit(key, text)?)),
            None => number(value).map(Value::Number),
        },
        Takes::Whole => whole(value).and_then(|n| u64::try_from(n).ok()).map(Value::Whole),
        Takes::Switch => value.as_bool().map(Value::Switch),
        Takes::Text | Takes::WordOrPath(_) => {
            text.filter(|text| !text.is_empty()).map(|text| Value::Text(text.to_owned()))
        }
        Takes::Word(words) => match text {
            Some(text) if words.contains(&text) => Some(Value::Text(text.to_owned())),
            Some(text) => {
                let near = nearest(text, words.iter().copied());
                let hint = near.map_or(String::new(), |near| format!("; \"{near}\" is near"));
                return Err(format!("{}{hint}", key.takes_in_words()));
            }
            None => None,
        },
        Takes::Words(words) => value.as_array().and_then(|items| {
            let read = |item: &Spanned<DeValue<'_>>| {
                item.get_ref().as_str().filter(|text| words.contains(text)).map(str::to_owned)
            };
            items.iter().map(read).collect::<Option<Vec<_>>>().map(Value::Texts)
        }),
        Takes::Numbers => three(value, number).map(Value::Numbers),
        Takes::Wholes => three(value, whole).map(Value::Wholes),
    };
    let found = found.ok_or_else(|| key.takes_in_words())?;
    let is_finite = match &found {
        Value::Number(number) => number.is_finite(),
        Value::Numbers(numbers) => numbers.iter().all(|number| number.is_finite()),
        _ => true,
    };
    if is_finite { Ok(found) } else { Err(format!("{}; it must be finite", key.takes_in_words())) }
}

/// Units that can be turned into the key's own by a power of hbar c.
const CONVERTIBLE: [(&str, &str); 3] = [("fm^-1", "GeV"), ("fm^-1", "MeV"), ("fm^-4", "GeV/fm^3")];

/// A number with its unit, checked; it is turned into a number once hbar c is known.
fn with_unit(key: &Key, text: &str) -> Result<String, String> {
    let (digits, unit) = split_unit(text);
    let value: Option<f64> = digits.parse().ok();
    if value.is_none_or(|value| !value.is_finite()) || unit.is_empty() {
        return Err(key.takes_in_words());
    }
    let units: Vec<&str> = std::iter::once(key.unit)
        .chain(CONVERTIBLE.iter().filter(|(own, _)| *own == key.unit).map(|(_, other)| *other))
        .collect();
    if key.unit.is_empty() {
        return Err(format!("{}, which has no unit", key.takes_in_words()));
    }
    if units.contains(&unit) {
        Ok(text.to_owned())
    } else {
        Err(format!("a number in {}", units.join(" or ")))
    }
}

fn split_unit(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once(' ') {
        Some((digits, unit)) => (digits, unit.trim()),
        None => (text, ""),
    }
}

/// The number of a text that [`with_unit`] let pass, in the key's own unit.
pub(super) fn in_own_unit(text: &str, hbarc: f64) -> f64 {
    let (digits, unit) = split_unit(text);
    let value: f64 = digits.parse().unwrap_or(f64::NAN);
    match unit {
        "GeV" | "GeV/fm^3" => value / hbarc,
        "MeV" => value / (1000.0 * hbarc),
        _ => value,
    }
}

//! An acceptance line: the words, the command, where its figure stands, and what is wanted of it.

use std::fmt;

use toml::{Table, Value};

use super::figure::Figure;
use crate::trouble::Trouble;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// What is asked, in words.
    pub(super) words: String,
    pub(super) command: String,
    pub(super) source: Source,
    pub(super) want: Want,
    pub(super) cost: Cost,
    /// Why it cannot be looked at yet.
    pub(super) skip: Option<String>,
    /// The rivals' record, `ROOM-CASE`, that holds the same figure.
    pub(super) record: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cost {
    Quick,
    Long,
}

/// Where the figure stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// `exit`: the command ends with 0 or it does not.
    Exit,
    /// `tests`: the number of tests that passed. A command that ran none, or one that failed, has
    /// no figure: a name that matches nothing proves nothing.
    Tests,
    /// `json /a/b`: the pointer into the last JSON object on standard output.
    Json(String),
    /// `after TEXT`: the number that follows this text, in either output.
    After(String),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Want {
    Pass,
    Compare(Comparison, f64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
}

const SIGNS: [(&str, Comparison); 5] = [
    (">=", Comparison::AtLeast),
    ("<=", Comparison::AtMost),
    ("==", Comparison::Equal),
    (">", Comparison::Above),
    ("<", Comparison::Below),
];

impl Want {
    fn parse(text: &str) -> Option<Want> {
        if text.trim() == "pass" {
            return Some(Want::Pass);
        }
        SIGNS.iter().find_map(|(sign, comparison)| {
            let number = text.trim().strip_prefix(sign)?.trim().parse().ok()?;
            Some(Want::Compare(*comparison, number))
        })
    }

    /// Whether the figure is what is wanted. A fault, or no figure, never is.
    #[expect(clippy::float_cmp, reason = "`== 0` faults or allocations is meant to the unit")]
    pub(super) fn is_met_by(&self, figure: &Figure) -> bool {
        match (self, figure) {
            (Want::Pass, Figure::Pass) => true,
            (Want::Compare(comparison, wanted), Figure::Number(found)) => match comparison {
                Comparison::AtLeast => found >= wanted,
                Comparison::AtMost => found <= wanted,
                Comparison::Above => found > wanted,
                Comparison::Below => found < wanted,
                Comparison::Equal => found == wanted,
            },
            _ => false,
        }
    }
}

impl fmt::Display for Want {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Want::Pass => f.write_str("pass"),
            Want::Compare(comparison, wanted) => {
                let sign = SIGNS.iter().find(|(_, other)| other == comparison);
                write!(f, "{} {wanted}", sign.map_or("?", |(sign, _)| sign))
            }
        }
    }
}

impl Source {
    fn parse(text: &str) -> Option<Source> {
        match text.split_once(' ') {
            None if text == "exit" => Some(Source::Exit),
            None if text == "tests" => Some(Source::Tests),
            Some(("json", pointer)) if pointer.starts_with('/') => {
                Some(Source::Json(pointer.to_owned()))
            }
            Some(("after", before)) if !before.is_empty() => Some(Source::After(before.to_owned())),
            _ => None,
        }
    }
}

/// Reads every `[[line]]` of a file.
pub(super) fn parse(place: &str, text: &str) -> Result<Vec<Line>, Trouble> {
    let wrong = |what: String| Trouble::input(format!("{place}: {what}"));
    let table: Table = text.parse().map_err(|error| wrong(format!("{error}")))?;
    if let Some(key) = table.keys().find(|key| *key != "line") {
        return Err(wrong(format!("unknown key `{key}`, want [[line]] alone")));
    }
    let Some(Value::Array(entries)) = table.get("line") else {
        return Err(wrong("no [[line]]".into()));
    };
    entries.iter().map(|entry| line(entry).map_err(&wrong)).collect()
}

fn line(entry: &Value) -> Result<Line, String> {
    const KEYS: [&str; 7] = ["line", "command", "figure", "want", "cost", "skip", "record"];
    let Value::Table(entry) = entry else { return Err("a [[line]] is no table".into()) };
    let get = |key: &str| match entry.get(key) {
        None => Ok(None),
        Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text.clone())),
        Some(other) => Err(format!("`{key}` is {other}, want a text")),
    };
    let Some(line) = get("line")? else { return Err("an entry has no `line`".into()) };
    let with = |what: String| format!("the line \"{line}\": {what}");
    if let Some(key) = entry.keys().find(|key| !KEYS.contains(&key.as_str())) {
        return Err(with(format!("unknown key `{key}`, known are {}", KEYS.join(", "))));
    }
    let need = |key: &str| get(key)?.ok_or_else(|| with(format!("`{key}` is missing")));
    let (figure, want, cost) = (need("figure")?, need("want")?, need("cost")?);
    let source = Source::parse(&figure).ok_or_else(|| {
        with(format!("the figure `{figure}` is not exit, tests, json /POINTER or after TEXT"))
    })?;
    let want = Want::parse(&want)
        .ok_or_else(|| with(format!("`{want}` is not pass or a comparison like >= 2.0")))?;
    if (source == Source::Exit) != (want == Want::Pass) {
        return Err(with(format!("the figure `{figure}` cannot be `{want}`")));
    }
    let cost = match cost.as_str() {
        "quick" => Cost::Quick,
        "long" => Cost::Long,
        other => return Err(with(format!("the cost `{other}` is neither quick nor long"))),
    };
    let (command, skip, record) = (need("command")?, get("skip")?, get("record")?);
    Ok(Line { words: line, command, source, want, cost, skip, record })
}

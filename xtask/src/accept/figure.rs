//! The figure of a line, out of what a command wrote.

use std::fmt;

use larder_measure::json::Object;
use serde_json::Value;

use super::definition::Source;
use crate::shell::{Ran, test_counts};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Figure {
    /// Nothing was looked at.
    None,
    /// The command ended with 0, and that was the question.
    Pass,
    /// The command ended otherwise.
    Code(i32),
    Number(f64),
    /// There is no figure where one should stand.
    Fault(String),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Figure::None => f.write_str("no figure"),
            Figure::Pass => f.write_str("pass"),
            Figure::Code(code) => write!(f, "ended with {code}"),
            Figure::Number(number) => write!(f, "{number}"),
            Figure::Fault(what) => f.write_str(what),
        }
    }
}

impl Figure {
    /// A number, a text, or null.
    pub(super) fn write(&self, out: &mut Object<'_>) {
        match self {
            Figure::None => out.null("figure"),
            Figure::Number(number) => out.number("figure", *number),
            other => out.text("figure", &other.to_string()),
        }
    }

    /// What [`Figure::write`] wrote. What was a fault stays one.
    pub(super) fn from_record(value: &Value) -> Figure {
        match value {
            Value::Null => Figure::None,
            Value::String(text) if text == "pass" => Figure::Pass,
            Value::String(text) => Figure::Fault(text.clone()),
            other => other.as_f64().map_or_else(
                || Figure::Fault(format!("the record holds `{other}`, want a number")),
                Figure::Number,
            ),
        }
    }
}

/// The figure of a command that ran. One that ended badly has no figure, whatever it wrote.
pub(super) fn read(source: &Source, ran: &Ran) -> Figure {
    if !ran.is_success() {
        return Figure::Code(ran.code);
    }
    match source {
        Source::Exit => Figure::Pass,
        Source::Tests => match test_counts(&format!("{}\n{}", ran.out, ran.err)) {
            (0, ..) => Figure::Fault("no test ran".to_owned()),
            (passed, 0, _) => Figure::Number(passed as f64),
            (_, failed, _) => Figure::Fault(format!("{failed} tests failed")),
        },
        Source::Json(pointer) => {
            let objects = ran.out.lines().rev().filter(|line| line.trim_start().starts_with('{'));
            match objects.map(serde_json::from_str::<Value>).find_map(Result::ok) {
                Some(value) => at_pointer(&value, pointer),
                None => Figure::Fault("no JSON object on standard output".to_owned()),
            }
        }
        Source::After(before) => {
            let both = [ran.out.as_str(), ran.err.as_str()];
            let rest = both.iter().find_map(|text| text.split_once(before)).map(|(_, rest)| rest);
            rest.and_then(number).map_or_else(
                || Figure::Fault(format!("no number after `{before}`")),
                Figure::Number,
            )
        }
    }
}

pub(super) fn at_pointer(value: &Value, pointer: &str) -> Figure {
    match value.pointer(pointer) {
        Some(Value::Number(number)) if number.as_f64().is_some() => {
            Figure::Number(number.as_f64().unwrap_or(f64::NAN))
        }
        Some(Value::Bool(flag)) => Figure::Number(f64::from(u8::from(*flag))),
        Some(other) => Figure::Fault(format!("{pointer} holds `{other}`, want a number")),
        None => Figure::Fault(format!("there is nothing at {pointer}")),
    }
}

/// The number at the front of a text; commas between thousands are passed over.
fn number(text: &str) -> Option<f64> {
    let text = text.trim_start_matches([' ', ':', '=']);
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | 'e');
    let end = text.find(|c: char| !is_part(c)).unwrap_or(text.len());
    text[..end].replace(',', "").trim_end_matches(['.', 'e']).parse().ok()
}

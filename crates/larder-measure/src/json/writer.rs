//! The writer.

use std::fmt::{self, Write as _};

/// One JSON object in `schema` ("larder.VERB/1"), which is its first key.
///
/// ```
/// let text = larder_measure::json::document("larder.demo/1", |out| {
///     out.text("engine", "memory");
///     out.whole("allocations", 0_u64);
///     out.number("seconds", 0.25);
///     out.number("ratio", f64::NAN);
///     out.array("rounds", |rounds| rounds.whole(3_u32));
/// });
/// assert_eq!(
///     text,
///     r#"{"schema":"larder.demo/1","engine":"memory","allocations":0,"seconds":0.25,"ratio":null,"rounds":[3]}"#
/// );
/// ```
pub fn document(schema: &str, fill: impl FnOnce(&mut Object<'_>)) -> String {
    let mut out = String::new();
    object(&mut out, |object| {
        object.text("schema", schema);
        fill(object);
    });
    out
}

/// An integer of any width. It prints its digits and nothing else, which is what JSON wants.
pub trait WholeNumber: fmt::Display {}

macro_rules! whole_numbers {
    ($($t:ty)*) => { $(impl WholeNumber for $t {})* };
}
whole_numbers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// An object being written. Keys are the caller's affair: they are not checked for doubles.
#[derive(Debug)]
pub struct Object<'a> {
    out: &'a mut String,
    is_first: bool,
}

/// An array being written.
#[derive(Debug)]
pub struct Array<'a> {
    out: &'a mut String,
    is_first: bool,
}

fn object(out: &mut String, fill: impl FnOnce(&mut Object<'_>)) {
    out.push('{');
    fill(&mut Object { out, is_first: true });
    out.push('}');
}

fn array(out: &mut String, fill: impl FnOnce(&mut Array<'_>)) {
    out.push('[');
    fill(&mut Array { out, is_first: true });
    out.push(']');
}

impl Object<'_> {
    fn key(&mut self, key: &str) -> &mut String {
        separate(self.out, &mut self.is_first);
        push_text(self.out, key);
        self.out.push(':');
        self.out
    }

    /// A text.
    pub fn text(&mut self, key: &str, value: &str) {
        push_text(self.key(key), value);
    }

    /// A number; `null` when it is not finite.
    pub fn number(&mut self, key: &str, value: f64) {
        push_number(self.key(key), value);
    }

    /// A number, or `null`.
    pub fn maybe_number(&mut self, key: &str, value: Option<f64>) {
        self.number(key, value.unwrap_or(f64::NAN));
    }

    /// An integer, in full.
    pub fn whole(&mut self, key: &str, value: impl WholeNumber) {
        push_display(self.key(key), value);
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str, value: bool) {
        push_display(self.key(key), value);
    }

    /// `null`.
    pub fn null(&mut self, key: &str) {
        self.key(key).push_str("null");
    }

    /// An object within.
    pub fn object(&mut self, key: &str, fill: impl FnOnce(&mut Object<'_>)) {
        object(self.key(key), fill);
    }

    /// An array within.
    pub fn array(&mut self, key: &str, fill: impl FnOnce(&mut Array<'_>)) {
        array(self.key(key), fill);
    }
}

impl Array<'_> {
    fn next(&mut self) -> &mut String {
        separate(self.out, &mut self.is_first);
        self.out
    }

    /// A text.
    pub fn text(&mut self, value: &str) {
        push_text(self.next(), value);
    }

    /// A number; `null` when it is not finite.
    pub fn number(&mut self, value: f64) {
        push_number(self.next(), value);
    }

    /// An integer, in full.
    pub fn whole(&mut self, value: impl WholeNumber) {
        push_display(self.next(), value);
    }

    /// `true` or `false`.
    pub fn flag(&mut self, value: bool) {
        push_display(self.next(), value);
    }

    /// An object within.
    pub fn object(&mut self, fill: impl FnOnce(&mut Object<'_>)) {
        object(self.next(), fill);
    }

    /// An array within.
    pub fn array(&mut self, fill: impl FnOnce(&mut Array<'_>)) {
        array(self.next(), fill);
    }
}

fn separate(out: &mut String, is_first: &mut bool) {
    if !std::mem::take(is_first) {
        out.push(',');
    }
}

fn push_display(out: &mut String, value: impl fmt::Display) {
    write!(out, "{value}").expect("a String takes any text");
}

fn push_number(out: &mut String, value: f64) {
    if value.is_finite() {
        // `Debug` is the shortest text that reads back, with an exponent where that is shorter.
        write!(out, "{value:?}").expect("a String takes any text");
    } else {
        out.push_str("null");
    }
}

fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // The two separators end a line in JavaScript, where the text may be pasted.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                write!(out, "\\u{:04x}", u32::from(c)).expect("a String takes any text");
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

//! What is wrong with a program, where, in CPython's words.

use std::fmt;

/// The exception that CPython raises for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorClass {
    /// `SyntaxError`
    Syntax,
    /// `IndentationError`
    Indentation,
    /// `TabError`
    Tab,
    /// A limit with a name was reached; CPython has limits of its own there.
    Limit,
}

impl ErrorClass {
    /// The name of the exception.
    pub const fn name(self) -> &'static str {
        match self {
            ErrorClass::Syntax => "SyntaxError",
            ErrorClass::Indentation => "IndentationError",
            ErrorClass::Tab => "TabError",
            ErrorClass::Limit => "LimitError",
        }
    }
}

/// What stands in a place of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Arg {
    None,
    Word(&'static str),
    Char(char),
    Number(u32),
    /// At least four hexadecimal digits.
    Hex(u32),
    /// A bracket of the source in quotes, and its line if that is not the line of the second place.
    Bracket(u32, u32),
    /// The line of a byte of the source.
    LineOf(u32),
    /// A piece of the source.
    Source(u32, u32),
}

/// A sentence with up to two places to fill, kept small so that nothing is allocated for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    template: &'static str,
    args: [Arg; 2],
}

impl Wording {
    pub(crate) const fn fixed(template: &'static str) -> Self {
        Wording { template, args: [Arg::None, Arg::None] }
    }

    pub(crate) const fn new(template: &'static str, first: Arg, second: Arg) -> Self {
        Wording { template, args: [first, second] }
    }
}

/// One thing that is wrong, with the piece of the source that it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub(crate) class: ErrorClass,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) wording: Wording,
}

impl Diagnostic {
    /// The exception that CPython raises for it.
    pub fn class(&self) -> ErrorClass {
        self.class
    }

    /// Where the piece begins, in bytes of the source.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// Where it ends.
    pub fn end(&self) -> u32 {
        self.end
    }
}

/// A place in a source as people count: lines from 1, columns in characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
}

/// The lines of a source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lines<'a> {
    pub(crate) text: &'a str,
    /// Where each line begins.
    pub(crate) starts: &'a [u32],
}

impl Lines<'_> {
    /// The line of a byte from 0, and where it begins.
    pub(crate) fn line(&self, at: u32) -> (usize, u32) {
        let line = self.starts.partition_point(|&start| start <= at) - 1;
        (line, self.starts[line])
    }

    pub(crate) fn place(&self, at: u32) -> Place {
        let (line, start) = self.line(at);
        let before = self.text.as_bytes().get(start as usize..at as usize).unwrap_or_default();
        let characters = before.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        let number = |count: usize| u32::try_from(count + 1).unwrap_or(u32::MAX);
        Place { line: number(line), column: number(characters) }
    }
}

/// A message, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    pub(crate) lines: Lines<'a>,
    pub(crate) wording: Wording,
}

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut args = self.wording.args.iter();
        let mut rest = self.wording.template;
        while let Some((before, after)) = rest.split_once("{}") {
            f.write_str(before)?;
            match *args.next().unwrap_or(&Arg::None) {
                Arg::None => f.write_str("{}")?,
                Arg::Word(word) => f.write_str(word)?,
                Arg::Char(character) => write!(f, "{character}")?,
                Arg::Number(number) => write!(f, "{number}")?,
                Arg::Hex(number) => write!(f, "{number:04X}")?,
                Arg::Bracket(at, near) => {
                    let bracket = char::from(self.lines.text.as_bytes()[at as usize]);
                    write!(f, "'{bracket}'")?;
                    let (line, here) = (self.lines.place(at).line, self.lines.place(near).line);
                    if line != here {
                        write!(f, " on line {line}")?;
                    }
                }
                Arg::LineOf(at) => write!(f, "{}", self.lines.place(at).line)?,
                Arg::Source(start, end) => {
                    f.write_str(self.lines.text.get(start as usize..end as usize).unwrap_or(""))?;
                }
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

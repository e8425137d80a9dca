//! From bytes to tokens: a kind, a start and a length, without a copy of any text.
//!
//! The first two are the token, the third saves looking for its end again: eight bytes each. A table of
//! classes decides by the first byte; words, short strings and the space before a line are passed eight
//! bytes at a time, long strings and comments a vector at a time. Blocks become [`TokenKind::Indent`] and [`TokenKind::Dedent`] as CPython's tokenizer makes them,
//! with its rules for tabs, form feeds and continued lines. A fault is a diagnostic and an
//! [`TokenKind::Error`] token, and the scan goes on behind it: a bracket that was never closed ends where
//! a line begins with a word that no expression can hold.

mod eight;
mod indent;
mod kind;
mod number;
mod scan;
mod tokens;
pub(crate) mod unicode;
mod word;

pub use kind::TokenKind;
pub(crate) use scan::{Lexer, Range};
pub(crate) use tokens::{Full, Tokens};

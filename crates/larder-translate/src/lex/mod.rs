//! From bytes to tokens: a kind, a start and a length, in columns, without a copy of any text.
//!
//! Two of the columns are the token, the third saves looking for its end again: six bytes each. A table of
//! classes decides by the first byte; the ends of strings, comments and lines are found a vector at a
//! time. Blocks become [`TokenKind::Indent`] and [`TokenKind::Dedent`] as CPython's tokenizer makes them,
//! with its rules for tabs, form feeds and continued lines. A fault is a diagnostic and an
//! [`TokenKind::Error`] token, and the scan goes on behind it: a bracket that was never closed ends where
//! a line begins with a word that no expression can hold.

mod columns;
mod indent;
mod kind;
mod number;
mod scan;
pub(crate) mod unicode;
mod word;

pub(crate) use columns::{Full, Tokens};
pub use kind::TokenKind;
pub(crate) use scan::{Lexer, Range};

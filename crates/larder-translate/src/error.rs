//! Why a source was not read at all. What is wrong inside one that was read is a diagnostic.

use std::fmt;

use larder_memory::{ErrorKind as MemoryErrorKind, MemoryError};

/// What went wrong, to decide by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are no text in the encoding that they say they have.
    Encoding,
    /// The source is longer than a limit with a name.
    TooLong,
    /// The arena, the interner or the budget has no room.
    OutOfMemory,
}

/// A source that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslateError {
    kind: ErrorKind,
    message: String,
}

/// The result of reading a source.
pub type Result<T> = std::result::Result<T, TranslateError>;

impl TranslateError {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        TranslateError { kind, message: message.into() }
    }

    /// What went wrong, to decide by.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for TranslateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TranslateError {}

impl From<MemoryError> for TranslateError {
    fn from(error: MemoryError) -> Self {
        let kind = match error.kind() {
            MemoryErrorKind::LimitReached => ErrorKind::TooLong,
            _ => ErrorKind::OutOfMemory,
        };
        TranslateError::new(kind, error.to_string())
    }
}

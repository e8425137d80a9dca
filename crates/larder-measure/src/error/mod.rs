//! The one error type of the crate.

use std::fmt;

/// What kind of thing went wrong, for callers that decide by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument or an option can never be served.
    InvalidArgument,
    /// The machine or the operating system does not offer what was asked.
    Unsupported,
    /// The operating system refused a call.
    System,
    /// A file could not be read or written, a command not be run.
    File,
    /// Stored text does not follow its format.
    Damaged,
    /// Two sides of a comparison gave different answers, or one side changed its mind.
    AnswerDiffers,
    /// The measurement was made and says nothing: too few clean rounds, or its control is wrong.
    Void,
}

/// Why a measurement could not be made.
#[derive(Clone, PartialEq, Eq)]
pub struct MeasureError {
    kind: ErrorKind,
    message: Box<str>,
}

impl MeasureError {
    /// The kind, to decide by.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        MeasureError { kind, message: message.into().into_boxed_str() }
    }

    /// What the operating system said, in front of it what was asked.
    pub(crate) fn system(what: &str, error: &std::io::Error) -> Self {
        Self::new(ErrorKind::System, format!("{what}: {error}"))
    }
}

impl fmt::Display for MeasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for MeasureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MeasureError({:?}: {self})", self.kind)
    }
}

impl std::error::Error for MeasureError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_three_words_and_says_its_kind() {
        assert!(size_of::<MeasureError>() <= 24);
        let error = MeasureError::system("getrusage", &std::io::Error::other("no"));
        assert_eq!(error.kind(), ErrorKind::System);
        assert_eq!(format!("{error:?}"), "MeasureError(System: getrusage: no)");
    }
}

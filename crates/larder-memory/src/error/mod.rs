//! The one error type of the crate.
//!
//! The type is opaque and a few words long, so that a `Result` in a hot path costs nothing; what
//! went wrong is asked with [`MemoryError::kind`]. The message names the thing, the value and what
//! would have been right; the hint, where there is one, says what to do about it.

use std::borrow::Cow;
use std::fmt;

/// What kind of thing went wrong, for callers that decide by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument or an option can never be served: a bound of zero, `max` below `min`, an
    /// alignment that is no power of two, a shape whose size overflows.
    InvalidArgument,
    /// The budget's hard limit stands in the way; trying again after something was released can work.
    BudgetExceeded,
    /// The global allocator returned null.
    OutOfMemory,
    /// A bounded pool has everything out on loan, and was told to fail or has waited long enough.
    Exhausted,
    /// A named limit of a container (ids, text bytes, length) is reached for good.
    LimitReached,
    /// A symbol, key or index does not belong to the container it was given to.
    Foreign,
    /// A configuration key or value is not known or has the wrong type.
    Configuration,
    /// The machine or the operating system does not offer what was asked.
    Unsupported,
    /// The operating system refused a call, or a file could not be read.
    System,
    /// Stored data does not agree with its checksum.
    Damaged,
}

/// Why a memory operation could not be done.
///
/// Nothing is lost by an error: the container is as it was before the call, and a value that was
/// handed in comes back in the error type of that call.
#[derive(Clone, PartialEq, Eq)]
pub struct MemoryError {
    kind: ErrorKind,
    message: Cow<'static, str>,
    hint: Option<&'static str>,
    /// Line of the configuration text, from 1; 0 when there is none.
    line: u32,
}

impl MemoryError {
    /// The kind, to decide by.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What to do about it, where there is something to do.
    pub fn hint(&self) -> Option<&'static str> {
        self.hint
    }

    /// The line of the configuration text that is at fault, counted from 1.
    pub fn line(&self) -> Option<u32> {
        (self.line > 0).then_some(self.line)
    }

    /// Whether the same call can succeed later, once memory has been released.
    pub fn is_temporary(&self) -> bool {
        matches!(
            self.kind,
            ErrorKind::BudgetExceeded | ErrorKind::OutOfMemory | ErrorKind::Exhausted
        )
    }

    /// An error with a message made at run time. The message is allocated: errors that report a
    /// failed allocation use [`MemoryError::fixed`].
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        MemoryError { kind, message: Cow::Owned(message.into()), hint: None, line: 0 }
    }

    /// An error whose making cannot itself allocate.
    pub(crate) const fn fixed(kind: ErrorKind, message: &'static str) -> Self {
        MemoryError { kind, message: Cow::Borrowed(message), hint: None, line: 0 }
    }

    pub(crate) fn with_hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }

    #[cfg(feature = "config")]
    pub(crate) fn at_line(mut self, line: u32) -> Self {
        self.line = line;
        self
    }
}

impl fmt::Display for MemoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Debug for MemoryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MemoryError({:?}: {self})", self.kind)
    }
}

impl std::error::Error for MemoryError {}

#[cfg(all(test, feature = "config"))]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_cheap_to_move_and_says_line_and_message() {
        assert!(size_of::<MemoryError>() <= 56, "{}", size_of::<MemoryError>());
        let error = MemoryError::new(ErrorKind::Configuration, "unknown key `pool`").at_line(7);
        assert_eq!(error.to_string(), "line 7: unknown key `pool`");
        assert_eq!(error.line(), Some(7));
        assert!(!error.is_temporary());
    }
}

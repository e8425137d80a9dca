//! What can go wrong with a chore, and the exit code it ends with.

use std::fmt;

/// The exit codes of the house that a chore can end with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The answer is no.
    No = 1,
    /// The command line is not understood.
    Usage = 2,
    /// A definition, a manifest or a record cannot be used.
    Input = 3,
    /// Something outside is missing.
    Missing = 4,
}

/// A sentence and the code that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trouble {
    pub(crate) code: Code,
    pub(crate) text: String,
}

impl Trouble {
    pub(crate) fn no(text: impl Into<String>) -> Self {
        Trouble { code: Code::No, text: text.into() }
    }

    pub(crate) fn usage(text: impl Into<String>) -> Self {
        Trouble { code: Code::Usage, text: text.into() }
    }

    pub(crate) fn input(text: impl Into<String>) -> Self {
        Trouble { code: Code::Input, text: text.into() }
    }

    pub(crate) fn missing(text: impl Into<String>) -> Self {
        Trouble { code: Code::Missing, text: text.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Trouble {}

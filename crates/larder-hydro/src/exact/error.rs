//! Why an exact flow cannot be had.

use std::fmt;

/// Why an exact flow cannot be had: parameters outside its range, or no solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactError {
    what: String,
}

impl ExactError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        ExactError { what: what.into() }
    }
}

impl fmt::Display for ExactError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for ExactError {}

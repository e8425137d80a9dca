//! The one error type of the crate: what is wrong, at which site, with which value, and what would
//! have been right.

use std::fmt;

use crate::address::Address;

/// What kind of thing went wrong, for callers that decide by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A parameter of a distribution lies outside what the distribution allows.
    Parameter,
    /// Two sites of one run have the same address.
    DuplicateAddress,
    /// A site was met with another type of value than the trace holds.
    TypeMismatch,
    /// A site of the model is not in the trace, or one of the trace is not in the model.
    MissingAddress,
    /// An observed value lies outside the support of its distribution.
    Support,
    /// Data are not what the model asks for: a key is absent, a length differs, a number is not finite.
    Data,
    /// An option has a value that can never be served.
    Option,
    /// The model cannot be treated by this method: a discrete site and gradients, an improper prior
    /// and a draw from it.
    Method,
    /// No starting point with a finite density and gradient was found.
    Start,
    /// A file could not be read, was damaged, or belongs to another model or version.
    File,
    /// The work was cancelled.
    Cancelled,
    /// There is no model of that name.
    UnknownModel,
    /// The memory budget has no room for what the run holds.
    Memory,
}

/// Why something could not be done.
#[derive(Clone, PartialEq, Eq)]
pub struct InferError {
    kind: ErrorKind,
    site: Option<Address>,
    message: Box<str>,
}

impl InferError {
    /// An error of a kind, with its sentence.
    pub fn new(kind: ErrorKind, message: impl Into<Box<str>>) -> Self {
        InferError { kind, site: None, message: message.into() }
    }

    /// The same at a site.
    #[must_use]
    pub fn at(mut self, site: Address) -> Self {
        self.site.get_or_insert(site);
        self
    }

    /// The kind, to decide by.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The site it happened at.
    pub fn site(&self) -> Option<Address> {
        self.site
    }
}

impl fmt::Display for InferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(site) = self.site {
            write!(f, "site `{site}`: ")?;
        }
        f.write_str(&self.message)
    }
}

impl fmt::Debug for InferError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "InferError({:?}: {self})", self.kind)
    }
}

impl std::error::Error for InferError {}

/// The result of most fallible calls of this crate.
pub type Result<T, E = InferError> = std::result::Result<T, E>;

//! Modules of the library that are written in Python.
//!
//! The translator puts those that a program imports beside this file, as Rust, and names them here; in the runtime by
//! itself there are none.

/// What modules of the runtime get beside what they have in Rust.
pub(crate) mod more {
    use crate::modules::Written;

    pub(crate) const COLLECTIONS: Option<Written> = None;
    pub(crate) const CONTEXTLIB: Option<Written> = None;
    pub(crate) const FUNCTOOLS: Option<Written> = None;
    pub(crate) const IO: Option<Written> = None;
    pub(crate) const JSON: Option<Written> = None;
    pub(crate) const OPERATOR: Option<Written> = None;
    pub(crate) const STRING: Option<Written> = None;
    pub(crate) const TIME: Option<Written> = None;
    pub(crate) const TYPES: Option<Written> = None;
}

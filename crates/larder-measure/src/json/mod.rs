//! Writes JSON, for the `--json` of every verb. There is no reader here.
//!
//! [`document`] gives one object that begins with its `schema`. Nesting is by closures, so that what
//! is written is always closed. Numbers print shortest such that reading gives the same value; a
//! number that is not finite is `null`.

mod writer;

pub use writer::{Array, Object, WholeNumber, document};

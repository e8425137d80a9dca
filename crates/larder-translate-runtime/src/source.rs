//! The source of this crate, for the translator.
/// Path and text of every file.
pub const FILES: &[(&str, &str)] = &[];

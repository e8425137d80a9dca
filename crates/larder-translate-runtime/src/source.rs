//! The source of this crate, for the translator.

/// Path under `src/` and text of every file.
pub const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

//! Modules of the library that are written in Python.
//!
//! The translator puts those that a program imports beside this file, as Rust, and fills the table; in the runtime by
//! itself there are none.

use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::Result;
use crate::str::Str;

/// A module's name, and what runs it and gives its names.
pub(crate) type Written = (&'static str, fn() -> Result<Dict<Str, Dyn>>);

/// The modules there are.
pub(crate) const MODULES: &[Written] = &[];

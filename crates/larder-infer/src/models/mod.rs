//! The models that ship with the program, under the names of the posterior database's Stan programs:
//! same parameters, same data, same density up to a constant.
//!
//! ```
//! use larder_infer::{Compiled, Target, models};
//! let entry = models::find("eight_schools_noncentered")?;
//! let model = entry.build(&models::Data::new(entry.example())?)?;
//! assert_eq!(Compiled::of(model)?.dim(), 10);
//! # Ok::<(), larder_infer::InferError>(())
//! ```

mod counts;
mod data;
mod gaussian_process;
mod hierarchical;
mod json_text;
mod linear;
mod logistic;
mod mixture;
mod nonlinear;
mod series;
mod simulate;

use std::sync::Arc;

pub use data::Data;
pub use hierarchical::EightSchools;
pub use json_text::parse_object;
use serde_json::Value;

use crate::error::{ErrorKind, InferError, Result};
use crate::target::AnyModel;

/// Makes a model from data and the names of its parameters.
type Build = fn(&Data, &'static [&'static str]) -> Result<Arc<dyn AnyModel>>;

/// A model of the library.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its name.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    /// Its parameters in their order.
    pub parameters: &'static [&'static str],
    /// The keys of its data.
    pub data: &'static [&'static str],
    example: fn() -> Value,
    build: Build,
}

impl Entry {
    /// A small data set of our own making.
    pub fn example(&self) -> Value {
        (self.example)()
    }

    /// The model over data.
    ///
    /// # Errors
    /// [`ErrorKind::Data`]: a key is missing, a length differs, a number is not one.
    pub fn build(&self, data: &Data) -> Result<Arc<dyn AnyModel>> {
        data.has(self.data)?;
        (self.build)(data, self.parameters)
    }
}

/// All models, by name.
pub fn all() -> Vec<Entry> {
    let parts = [
        counts::ENTRIES,
        gaussian_process::ENTRIES,
        hierarchical::ENTRIES,
        linear::ENTRIES,
        logistic::ENTRIES,
        mixture::ENTRIES,
        nonlinear::ENTRIES,
        series::ENTRIES,
    ];
    let mut all: Vec<Entry> = parts.into_iter().flatten().copied().collect();
    all.sort_by_key(|entry| entry.name);
    all
}

/// The model of a name.
///
/// # Errors
/// [`ErrorKind::UnknownModel`], with the names that are near.
pub fn find(name: &str) -> Result<Entry> {
    let all = all();
    if let Some(entry) = all.iter().find(|entry| entry.name == name) {
        return Ok(*entry);
    }
    let near: Vec<&str> = all
        .iter()
        .map(|entry| entry.name)
        .filter(|known| {
            let start = name.get(..4).unwrap_or(name);
            known.contains(name) || name.contains(known) || known.starts_with(start)
        })
        .collect();
    let hint = if near.is_empty() {
        format!("there are {}, see the list", all.len())
    } else {
        format!("did you mean {}?", near.join(", "))
    };
    Err(InferError::new(ErrorKind::UnknownModel, format!("there is no model `{name}`; {hint}")))
}

//! Deterministic input: the same seed gives the same text, tree or order on every machine.

mod rng;
mod shapes;

pub use rng::Rng;
pub use shapes::{Tree, Zipf, identifier, identifiers, text, tree};

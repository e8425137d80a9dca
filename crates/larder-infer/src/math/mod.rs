//! Functions of one number that the standard library lacks, for density formulas.

mod special;

pub use special::*;

//! Interning: each distinct text is kept once and is a number from then on.
//!
//! [`Interner`] grows and is shared by threads: a text that was met before costs no lock and no
//! write that another thread could notice, and a number can be turned back into its text at any
//! time. [`FrozenInterner`] is what remains when nothing new is expected: smaller, read-only.

mod frozen;
mod hash;
mod interner;
#[cfg(all(test, loom))]
mod loom_model;
#[cfg(all(test, not(loom)))]
mod small;
mod store;
mod symbol;
mod table;

pub use frozen::FrozenInterner;
pub use interner::{Interner, InternerOptions};
pub use symbol::Symbol;

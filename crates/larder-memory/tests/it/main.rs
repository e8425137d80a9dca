//! What the memory layer promises, held against naive twins.
#![expect(clippy::cast_possible_truncation, reason = "tests count small things")]

mod arena;
mod intern;
mod pool;

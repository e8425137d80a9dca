//! The vocabulary in which an algorithm is written once: a token that proves a CPU level, lanes of
//! numbers, lanes of bits, lanes of yes and no.
//!
//! The idea. A level's token ([`Simd`]) has no public constructor: [`Level::run`](crate::Level::run)
//! makes one after detection and hands it to a [`Kernel`]. Every lane value is born from a token, by
//! `splat`, `load` or `from_bits` of another lane value, so **whoever holds a lane value runs on a
//! machine that has the instructions**. That is why the methods below are safe, and why no engine
//! needs `unsafe` to write its own vector loop.
//!
//! All operations are defined so that each level gives the same bits: `min` and `max` say what they
//! do with NaN and zero, `mul_add` is fused everywhere, `sum` has one order. Only the sign and the
//! payload of a NaN are left to the machine.

mod block;
mod each;
mod real;
mod traits;

pub use block::BLOCK_BYTES;
pub use each::length_of;
pub(crate) use real::Sealed;
pub use real::{BitPattern, Real};
pub use traits::{Bits, Kernel, Lanes, Mask, Simd};

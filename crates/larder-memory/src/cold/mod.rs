//! Cold regions: data that is not needed for a while, compressed where that pays.
//!
//! General compressors do nothing for floating-point numbers as they lie: lz4 on a smooth `f64` field
//! gives a ratio of 1.00. What is alike in neighbouring numbers is their sign, exponent and first
//! bits, eight bytes apart. So the bytes are **shuffled** first (all first bytes, then all second
//! bytes, ...), after taking from each number its difference to the one before, by subtraction or
//! exclusive or; which of these does best is tried out on a sample.
//!
//! A region whose ratio is under the bound is **declined**: it is counted and left exactly as it is.
//! A region that was compressed carries checksums of both forms; if it does not come back as it was,
//! that is [`ErrorKind::Damaged`](crate::ErrorKind::Damaged), and the packed bytes stay as they are.

#[cfg(feature = "compression")]
#[path = "lz4.rs"]
mod codec;
#[cfg(not(feature = "compression"))]
#[path = "absent.rs"]
mod codec;
mod region;
#[cfg(feature = "compression")]
mod shuffle;

pub use region::{Cold, ColdOptions, ColdOutcome};

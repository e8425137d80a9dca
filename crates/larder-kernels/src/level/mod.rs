//! CPU levels: what there is, what this machine has, and which one a kernel runs on.
//!
//! A level is a value. [`Level::best`] is chosen once per process; any function takes another one
//! through its `_at` form, so that a test or a bench can force it down. One folder per level holds
//! its token and its table of instructions; no algorithm stands in them.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod choice;
mod error;
#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
mod neon;
mod portable;
mod refuse;
#[cfg(any(target_arch = "x86_64", all(target_arch = "aarch64", target_endian = "little")))]
mod table;

pub use choice::{LEVEL_VARIABLE, Level, LevelName};
pub use error::LevelError;

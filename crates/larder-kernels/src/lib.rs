//! Arithmetic on slices: one algorithm per job, written once, compiled for every CPU level, the level
//! chosen once at run time. Same answer, bit for bit, on every level.
//!
//! ```
//! let mut x = [0.0, 1.0, -2.5, 40.0];
//! larder_kernels::sigmoid_in_place(&mut x);
//! assert_eq!(x[0], 0.5);
//!
//! let (a, b) = (vec![0.5_f32; 768], vec![2.0_f32; 768]);
//! assert_eq!(larder_kernels::dot(&a, &b), 768.0);
//! ```
//!
//! | if you have | use |
//! |---|---|
//! | numbers to add, average, compare | [`sum`], [`mean`], [`variance`], [`min`], [`max`], [`argmin`], [`argmax`] |
//! | two vectors | [`dot`], [`squared_distance`], [`cosine`], [`axpy`] |
//! | a vector to scale, or to let fade | [`scale_in_place`], [`scale_into`], [`decay`] |
//! | a function of every number | [`exp_into`], [`log_into`], [`log1p_into`], [`tanh_into`], [`sigmoid_into`], [`erf_into`], each with its `_in_place` |
//! | many columns to transform, differentiate or filter | [`transform`] |
//! | threads that share a slice | [`share`] |
//! | a loop of your own | [`Kernel`] and [`Level::run`]: no `unsafe`, no instruction set named; [`Lanes`] has the functions too |
//! | a level to force | any function's `_at` form with a [`Level`], or `LARDER_CPU_LEVEL=portable\|avx2\|avx512\|neon` |
//!
//! Every function takes `f32` or `f64` ([`Real`]). None allocates. Slices that must have one length
//! and do not are refused with a panic that says both.
//!
//! # Levels
//!
//! | level | needs | register |
//! |---|---|---|
//! | `portable` | nothing | arrays of 32 bytes, left to the compiler |
//! | `avx2` | x86-64 with AVX2 and FMA | 32 bytes |
//! | `avx512` | x86-64 with AVX-512 F, BW, DQ, VL | 64 bytes |
//! | `neon` | AArch64 | 16 bytes |
//!
//! [`Level::best`] detects once. A [`Level`] exists only where its instructions do, so holding one is
//! the proof that they may be used. A program should ask [`Level::from_environment`] at its start and
//! show the error: a word in `LARDER_CPU_LEVEL` that cannot be honoured is otherwise passed over, at
//! the price of time alone, because of the next section.
//!
//! # The same answer everywhere
//!
//! - *Elementwise functions* give the same bits on every level, at every place of a slice, for every
//!   length and alignment: they use the same operations in the same order, each correctly rounded, and
//!   every multiply-add is fused.
//! - *Reductions* too: their order of additions is fixed by the length alone. There are
//!   [`BLOCK_BYTES`] of places on every level, whatever the width of a register; the order, and how
//!   threads can share it without changing a bit, is told at [`CHUNK_BYTES`].
//! - *Not promised*: sign and payload of a NaN; which zero [`min`] and [`max`] return when both are
//!   there (it is the same one on every level); anything across versions of this crate.
//! - *A kernel of your own* inherits this if its result does not depend on [`Lanes::LANES`]: elementwise
//!   it cannot, a sum over registers does unless it uses [`Lanes::Block`].
//!
//! The price is paid by the portable level where the compiler may not assume a fused multiply-add
//! (x86-64 before 2013, WebAssembly): there it is a call per number. On x86-64, where that call finds
//! the instruction, products are two and elementary functions two to twenty times slower than a plain
//! loop over the standard library; where it does not, more. Sums, extremes, scaling and decay have no
//! multiply-add and pay nothing.
//!
//! # Errors of the elementary functions
//!
//! Largest error over the whole domain (subnormals, infinities, NaN and both zeros included) in units
//! in the last place; a correctly rounded function has 0.5. These are [`ERROR_BOUNDS`], held by the
//! tests: `f32` by all 2^32 arguments on request and by a sweep always, `f64` by dense sampling
//! against a reference of 98 bits.
//!
//! | function | f32 | f64 |
//! |---|---|---|
//! | `exp` | 1 | 1 |
//! | `log` | 0.85 | 0.9 |
//! | `log1p` | 0.85 | 0.9 |
//! | `tanh` | 0.8 | 0.95 |
//! | `sigmoid` | 0.8 | 0.8 |
//! | `erf` | 0.95 | 0.95 |
//!
//! They are not promised to be monotonic between neighbours closer than that.
//!
//! # Testing another level
//!
//! ```console
//! $ LARDER_CPU_LEVEL=avx2 cargo test -p larder-kernels
//! $ CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc \
//!   CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64 -L /usr/aarch64-linux-gnu" \
//!   cargo test -p larder-kernels --target aarch64-unknown-linux-gnu
//! ```
//!
//! The tests run every level that the machine has, whatever the variable says; the second command runs
//! NEON on any machine that has `qemu-user` and `gcc-aarch64-linux-gnu`.

mod kernels;
mod lanes;
mod level;
mod map;
mod math;
mod reduce;
pub mod share;
pub mod transform;

pub use kernels::{
    argmax, argmax_at, argmin, argmin_at, axpy, axpy_at, cosine, cosine_at, decay, decay_at, dot,
    dot_at, erf_in_place, erf_in_place_at, erf_into, erf_into_at, exp_in_place, exp_in_place_at,
    exp_into, exp_into_at, log_in_place, log_in_place_at, log_into, log_into_at, log1p_in_place,
    log1p_in_place_at, log1p_into, log1p_into_at, max, max_at, mean, mean_at, min, min_at,
    scale_in_place, scale_in_place_at, scale_into, scale_into_at, sigmoid_in_place,
    sigmoid_in_place_at, sigmoid_into, sigmoid_into_at, squared_distance, squared_distance_at, sum,
    sum_at, tanh_in_place, tanh_in_place_at, tanh_into, tanh_into_at, variance, variance_at,
};
#[doc(hidden)]
pub use lanes::length_of;
pub use lanes::{BLOCK_BYTES, BitPattern, Bits, Kernel, Lanes, Mask, Real, Simd};
pub use level::{LEVEL_VARIABLE, Level, LevelError, LevelName};
pub use math::{ERROR_BOUNDS, ErrorBound};
pub use reduce::{CHUNK_BYTES, sum_error_bound};

/// The examples of `docs/kernels.md` are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/kernels.md")]
mod book_kernels {}

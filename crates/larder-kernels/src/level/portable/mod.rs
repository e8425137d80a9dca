//! Arrays of plain numbers: the specification of every lane operation, the level of machines that
//! have none of the others, and the oracle in the tests.
//!
//! Two `f64` or four `f32`, what the narrowest vector registers hold: the compiler's own vectoriser
//! finds them, and takes two thirds of the time over a large kernel that arrays twice as long take.
//! `mul_add` is fused here too, because the answer must not depend on the level. Where the target has
//! the instruction (AArch64) that is free; where the compiler may not assume it (x86-64 by default,
//! WebAssembly) it is a call per number, and kernels made of multiply-adds are 25 times slower than on
//! AVX2. Sums, extremes, scaling and decay have none.

mod arrays;

pub(crate) use arrays::Portable;

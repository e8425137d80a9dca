//! 256-bit registers: AVX2 with FMA. Masks are registers of sign bits, tails are masked moves.

mod instructions;

pub(crate) use instructions::Avx2;

//! 512-bit registers: AVX-512 F, BW, DQ and VL. Masks live in mask registers, tails are masked loads.

mod instructions;

pub(crate) use instructions::Avx512;

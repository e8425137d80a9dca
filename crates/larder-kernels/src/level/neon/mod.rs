//! 128-bit registers: NEON of AArch64. Masks are registers of all ones or none, tails go through a
//! small array on the stack.

mod instructions;

pub(crate) use instructions::Neon;

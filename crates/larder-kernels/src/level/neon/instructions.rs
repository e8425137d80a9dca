//! The token, and the table from lane operation to instruction.

use std::arch::aarch64::*;

use crate::Level;
use crate::lanes::{Kernel, Sealed, Simd};
use crate::level::table::lanes;

/// Proof that this machine has NEON; every AArch64 that Rust's default targets name does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Neon(());

impl Neon {
    /// The token, where the processor offers the level.
    pub(in crate::level) fn detect() -> Option<Neon> {
        std::arch::is_aarch64_feature_detected!("neon").then_some(Neon(()))
    }

    /// Runs `kernel` compiled with this level's instructions.
    pub(in crate::level) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        #[target_feature(enable = "neon")]
        fn neon_loop<K: Kernel>(token: Neon, kernel: K) -> K::Output {
            kernel.run(token)
        }
        // SAFETY: `self` exists, so `detect` found NEON.
        unsafe { neon_loop(self, kernel) }
    }
}

impl Sealed for Neon {}

impl Simd for Neon {
    type F32 = F32x4;
    type F64 = F64x2;

    #[inline(always)]
    fn level(self) -> Level {
        Level::from(self)
    }
}

lanes! {
    token Neon,
    float F64x2 [f64; 2] in float64x2_t,
    bits B64x2 [u64] in uint64x2_t,
    mask M64x2 in uint64x2_t,
    splat |x| vdupq_n_f64(x);
    load |p| vld1q_f64(p);
    store |p, x| vst1q_f64(p, x);
    load_partial |p, n, fill| {
        let mut lanes = [fill; 2];
        std::ptr::copy_nonoverlapping(p, lanes.as_mut_ptr(), n);
        vld1q_f64(lanes.as_ptr())
    };
    store_partial |p, n, x| {
        let mut lanes = [0.0; 2];
        vst1q_f64(lanes.as_mut_ptr(), x);
        std::ptr::copy_nonoverlapping(lanes.as_ptr(), p, n);
    };
    add |a, b| vaddq_f64(a, b);
    sub |a, b| vsubq_f64(a, b);
    mul |a, b| vmulq_f64(a, b);
    div |a, b| vdivq_f64(a, b);
    neg |a| vnegq_f64(a);
    mul_add |a, b, c| vfmaq_f64(c, a, b);
    neg_mul_add |a, b, c| vfmsq_f64(c, a, b);
    abs |a| vabsq_f64(a);
    sqrt |a| vsqrtq_f64(a);
    round_ties_even |a| vrndnq_f64(a);
    // The instructions fmin and fmax have other ideas of NaN and zero than `Lanes::min`.
    min |a, b| vbslq_f64(vcltq_f64(a, b), a, b);
    max |a, b| vbslq_f64(vcgtq_f64(a, b), a, b);
    lt |a, b| vcltq_f64(a, b);
    le |a, b| vcleq_f64(a, b);
    eq |a, b| vceqq_f64(a, b);
    select |m, a, b| vbslq_f64(m, a, b);
    to_bits |a| vreinterpretq_u64_f64(a);
    sum |a| vgetq_lane_f64::<0>(a) + vgetq_lane_f64::<1>(a);
    bits_splat |x| vreinterpretq_u64_s64(vdupq_n_s64(x));
    bits_and |a, b| vandq_u64(a, b);
    bits_or |a, b| vorrq_u64(a, b);
    bits_xor |a, b| veorq_u64(a, b);
    wrapping_add |a, b| vaddq_u64(a, b);
    wrapping_sub |a, b| vsubq_u64(a, b);
    shl |a, n| vshlq_u64(a, vdupq_n_s64(i64::from(n)));
    shr |a, n| vshlq_u64(a, vdupq_n_s64(-i64::from(n)));
    to_float |a| vreinterpretq_f64_u64(a);
    mask_and |a, b| vandq_u64(a, b);
    mask_or |a, b| vorrq_u64(a, b);
    mask_not |a| veorq_u64(a, vdupq_n_u64(u64::MAX));
    to_bitmask |a| (vgetq_lane_u64::<0>(a) & 1) | (vgetq_lane_u64::<1>(a) & 2);
}

lanes! {
    token Neon,
    float F32x4 [f32; 4] in float32x4_t,
    bits B32x4 [u32] in uint32x4_t,
    mask M32x4 in uint32x4_t,
    splat |x| vdupq_n_f32(x);
    load |p| vld1q_f32(p);
    store |p, x| vst1q_f32(p, x);
    load_partial |p, n, fill| {
        let mut lanes = [fill; 4];
        std::ptr::copy_nonoverlapping(p, lanes.as_mut_ptr(), n);
        vld1q_f32(lanes.as_ptr())
    };
    store_partial |p, n, x| {
        let mut lanes = [0.0; 4];
        vst1q_f32(lanes.as_mut_ptr(), x);
        std::ptr::copy_nonoverlapping(lanes.as_ptr(), p, n);
    };
    add |a, b| vaddq_f32(a, b);
    sub |a, b| vsubq_f32(a, b);
    mul |a, b| vmulq_f32(a, b);
    div |a, b| vdivq_f32(a, b);
    neg |a| vnegq_f32(a);
    mul_add |a, b, c| vfmaq_f32(c, a, b);
    neg_mul_add |a, b, c| vfmsq_f32(c, a, b);
    abs |a| vabsq_f32(a);
    sqrt |a| vsqrtq_f32(a);
    round_ties_even |a| vrndnq_f32(a);
    min |a, b| vbslq_f32(vcltq_f32(a, b), a, b);
    max |a, b| vbslq_f32(vcgtq_f32(a, b), a, b);
    lt |a, b| vcltq_f32(a, b);
    le |a, b| vcleq_f32(a, b);
    eq |a, b| vceqq_f32(a, b);
    select |m, a, b| vbslq_f32(m, a, b);
    to_bits |a| vreinterpretq_u32_f32(a);
    sum |a| {
        let halves = vadd_f32(vget_low_f32(a), vget_high_f32(a));
        vget_lane_f32::<0>(halves) + vget_lane_f32::<1>(halves)
    };
    bits_splat |x| vreinterpretq_u32_s32(vdupq_n_s32(x));
    bits_and |a, b| vandq_u32(a, b);
    bits_or |a, b| vorrq_u32(a, b);
    bits_xor |a, b| veorq_u32(a, b);
    wrapping_add |a, b| vaddq_u32(a, b);
    wrapping_sub |a, b| vsubq_u32(a, b);
    shl |a, n| vshlq_u32(a, vdupq_n_s32(n));
    shr |a, n| vshlq_u32(a, vdupq_n_s32(-n));
    to_float |a| vreinterpretq_f32_u32(a);
    mask_and |a, b| vandq_u32(a, b);
    mask_or |a, b| vorrq_u32(a, b);
    mask_not |a| veorq_u32(a, vdupq_n_u32(u32::MAX));
    // Each lane keeps its own bit, then the lanes are added.
    to_bitmask |a| {
        let place = vld1q_u32([1, 2, 4, 8].as_ptr());
        u64::from(vaddvq_u32(vandq_u32(a, place)))
    };
}

//! The token, and the table from lane operation to instruction.

use std::arch::x86_64::*;

use crate::Level;
use crate::lanes::{Kernel, Sealed, Simd};
use crate::level::table::lanes;

/// Proof that this machine has AVX-512 F, BW, DQ, VL, AVX2 and FMA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Avx512(());

impl Avx512 {
    /// The token, where the processor and the operating system offer the level.
    pub(in crate::level) fn detect() -> Option<Avx512> {
        let present = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl")
            && is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("fma")
            && is_x86_feature_detected!("bmi2");
        present.then_some(Avx512(()))
    }

    /// Runs `kernel` compiled with this level's instructions.
    pub(in crate::level) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,bmi2")]
        fn avx512_loop<K: Kernel>(token: Avx512, kernel: K) -> K::Output {
            kernel.run(token)
        }
        // SAFETY: `self` exists, so `detect` found every feature that `avx512_loop` enables.
        unsafe { avx512_loop(self, kernel) }
    }
}

impl Sealed for Avx512 {}

impl Simd for Avx512 {
    type F32 = F32x16;
    type F64 = F64x8;

    #[inline(always)]
    fn level(self) -> Level {
        Level::from(self)
    }

    #[inline(always)]
    fn transpose(self, tile: &mut [F64x8]) {
        let tile: &mut [F64x8; 8] =
            tile.try_into().expect("a square has as many registers as lanes");
        // SAFETY: `self` proves the features; registers alone are touched.
        let columns = unsafe { transpose_8(&crate::each!(tile[0].0, i => tile[i].0)) };
        for i in 0..8 {
            tile[i] = F64x8(columns[i], self);
        }
    }
}

/// Pairs of neighbours, then pairs of pairs, then halves.
#[target_feature(enable = "avx512f")]
#[inline]
fn transpose_8(r: &[__m512d; 8]) -> [__m512d; 8] {
    let t0 = _mm512_unpacklo_pd(r[0], r[1]);
    let t1 = _mm512_unpackhi_pd(r[0], r[1]);
    let t2 = _mm512_unpacklo_pd(r[2], r[3]);
    let t3 = _mm512_unpackhi_pd(r[2], r[3]);
    let t4 = _mm512_unpacklo_pd(r[4], r[5]);
    let t5 = _mm512_unpackhi_pd(r[4], r[5]);
    let t6 = _mm512_unpacklo_pd(r[6], r[7]);
    let t7 = _mm512_unpackhi_pd(r[6], r[7]);
    let even = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13);
    let odd = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
    let s0 = _mm512_permutex2var_pd(t0, even, t2);
    let s1 = _mm512_permutex2var_pd(t1, even, t3);
    let s2 = _mm512_permutex2var_pd(t0, odd, t2);
    let s3 = _mm512_permutex2var_pd(t1, odd, t3);
    let s4 = _mm512_permutex2var_pd(t4, even, t6);
    let s5 = _mm512_permutex2var_pd(t5, even, t7);
    let s6 = _mm512_permutex2var_pd(t4, odd, t6);
    let s7 = _mm512_permutex2var_pd(t5, odd, t7);
    [
        _mm512_shuffle_f64x2::<0b01_00_01_00>(s0, s4),
        _mm512_shuffle_f64x2::<0b01_00_01_00>(s1, s5),
        _mm512_shuffle_f64x2::<0b01_00_01_00>(s2, s6),
        _mm512_shuffle_f64x2::<0b01_00_01_00>(s3, s7),
        _mm512_shuffle_f64x2::<0b11_10_11_10>(s0, s4),
        _mm512_shuffle_f64x2::<0b11_10_11_10>(s1, s5),
        _mm512_shuffle_f64x2::<0b11_10_11_10>(s2, s6),
        _mm512_shuffle_f64x2::<0b11_10_11_10>(s3, s7),
    ]
}

/// The mask of the first `count` of 8 lanes; `count <= 8`.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the mask has eight bits")]
fn first_of_8(count: usize) -> __mmask8 {
    ((1_u32 << count) - 1) as __mmask8
}

/// The mask of the first `count` of 16 lanes; `count <= 16`.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "the mask has sixteen bits")]
fn first_of_16(count: usize) -> __mmask16 {
    ((1_u32 << count) - 1) as __mmask16
}

lanes! {
    token Avx512,
    float F64x8 [f64; 8] in __m512d,
    bits B64x8 [u64] in __m512i,
    mask M64x8 in __mmask8,
    splat |x| _mm512_set1_pd(x);
    load |p| _mm512_loadu_pd(p);
    store |p, x| _mm512_storeu_pd(p, x);
    load_partial |p, n, fill| _mm512_mask_loadu_pd(_mm512_set1_pd(fill), first_of_8(n), p);
    store_partial |p, n, x| _mm512_mask_storeu_pd(p, first_of_8(n), x);
    add |a, b| _mm512_add_pd(a, b);
    sub |a, b| _mm512_sub_pd(a, b);
    mul |a, b| _mm512_mul_pd(a, b);
    div |a, b| _mm512_div_pd(a, b);
    neg |a| _mm512_xor_pd(a, _mm512_set1_pd(-0.0));
    mul_add |a, b, c| _mm512_fmadd_pd(a, b, c);
    neg_mul_add |a, b, c| _mm512_fnmadd_pd(a, b, c);
    abs |a| _mm512_andnot_pd(_mm512_set1_pd(-0.0), a);
    sqrt |a| _mm512_sqrt_pd(a);
    round_ties_even |a| _mm512_roundscale_pd::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(a);
    min |a, b| _mm512_min_pd(a, b);
    max |a, b| _mm512_max_pd(a, b);
    lt |a, b| _mm512_cmp_pd_mask::<_CMP_LT_OQ>(a, b);
    le |a, b| _mm512_cmp_pd_mask::<_CMP_LE_OQ>(a, b);
    eq |a, b| _mm512_cmp_pd_mask::<_CMP_EQ_OQ>(a, b);
    select |m, a, b| _mm512_mask_blend_pd(m, b, a);
    to_bits |a| _mm512_castpd_si512(a);
    sum |a| {
        let halves = _mm256_add_pd(_mm512_castpd512_pd256(a), _mm512_extractf64x4_pd::<1>(a));
        let quarters = _mm_add_pd(_mm256_castpd256_pd128(halves), _mm256_extractf128_pd::<1>(halves));
        _mm_cvtsd_f64(_mm_add_sd(quarters, _mm_unpackhi_pd(quarters, quarters)))
    };
    bits_splat |x| _mm512_set1_epi64(x);
    bits_and |a, b| _mm512_and_si512(a, b);
    bits_or |a, b| _mm512_or_si512(a, b);
    bits_xor |a, b| _mm512_xor_si512(a, b);
    wrapping_add |a, b| _mm512_add_epi64(a, b);
    wrapping_sub |a, b| _mm512_sub_epi64(a, b);
    shl |a, n| _mm512_sll_epi64(a, _mm_cvtsi32_si128(n));
    shr |a, n| _mm512_srl_epi64(a, _mm_cvtsi32_si128(n));
    to_float |a| _mm512_castsi512_pd(a);
    mask_and |a, b| _kand_mask8(a, b);
    mask_or |a, b| _kor_mask8(a, b);
    mask_not |a| _knot_mask8(a);
    to_bitmask |a| u64::from(_cvtmask8_u32(a));
}

lanes! {
    token Avx512,
    float F32x16 [f32; 16] in __m512,
    bits B32x16 [u32] in __m512i,
    mask M32x16 in __mmask16,
    splat |x| _mm512_set1_ps(x);
    load |p| _mm512_loadu_ps(p);
    store |p, x| _mm512_storeu_ps(p, x);
    load_partial |p, n, fill| _mm512_mask_loadu_ps(_mm512_set1_ps(fill), first_of_16(n), p);
    store_partial |p, n, x| _mm512_mask_storeu_ps(p, first_of_16(n), x);
    add |a, b| _mm512_add_ps(a, b);
    sub |a, b| _mm512_sub_ps(a, b);
    mul |a, b| _mm512_mul_ps(a, b);
    div |a, b| _mm512_div_ps(a, b);
    neg |a| _mm512_xor_ps(a, _mm512_set1_ps(-0.0));
    mul_add |a, b, c| _mm512_fmadd_ps(a, b, c);
    neg_mul_add |a, b, c| _mm512_fnmadd_ps(a, b, c);
    abs |a| _mm512_andnot_ps(_mm512_set1_ps(-0.0), a);
    sqrt |a| _mm512_sqrt_ps(a);
    round_ties_even |a| _mm512_roundscale_ps::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(a);
    min |a, b| _mm512_min_ps(a, b);
    max |a, b| _mm512_max_ps(a, b);
    lt |a, b| _mm512_cmp_ps_mask::<_CMP_LT_OQ>(a, b);
    le |a, b| _mm512_cmp_ps_mask::<_CMP_LE_OQ>(a, b);
    eq |a, b| _mm512_cmp_ps_mask::<_CMP_EQ_OQ>(a, b);
    select |m, a, b| _mm512_mask_blend_ps(m, b, a);
    to_bits |a| _mm512_castps_si512(a);
    sum |a| {
        let halves = _mm256_add_ps(_mm512_castps512_ps256(a), _mm512_extractf32x8_ps::<1>(a));
        let quarters = _mm_add_ps(_mm256_castps256_ps128(halves), _mm256_extractf128_ps::<1>(halves));
        let pairs = _mm_add_ps(quarters, _mm_movehl_ps(quarters, quarters));
        _mm_cvtss_f32(_mm_add_ss(pairs, _mm_shuffle_ps::<0b01>(pairs, pairs)))
    };
    bits_splat |x| _mm512_set1_epi32(x);
    bits_and |a, b| _mm512_and_si512(a, b);
    bits_or |a, b| _mm512_or_si512(a, b);
    bits_xor |a, b| _mm512_xor_si512(a, b);
    wrapping_add |a, b| _mm512_add_epi32(a, b);
    wrapping_sub |a, b| _mm512_sub_epi32(a, b);
    shl |a, n| _mm512_sll_epi32(a, _mm_cvtsi32_si128(n));
    shr |a, n| _mm512_srl_epi32(a, _mm_cvtsi32_si128(n));
    to_float |a| _mm512_castsi512_ps(a);
    mask_and |a, b| _kand_mask16(a, b);
    mask_or |a, b| _kor_mask16(a, b);
    mask_not |a| _knot_mask16(a);
    to_bitmask |a| u64::from(_cvtmask16_u32(a));
}

//! The token, and the table from lane operation to instruction.

use std::arch::x86_64::*;

use crate::Level;
use crate::lanes::{Kernel, Sealed, Simd};
use crate::level::table::lanes;

/// Proof that this machine has AVX2, FMA and BMI2: every processor with the first has the others, and is asked all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Avx2(());

impl Avx2 {
    /// The token, where the processor and the operating system offer the level.
    pub(in crate::level) fn detect() -> Option<Avx2> {
        let present = is_x86_feature_detected!("avx2")
            && is_x86_feature_detected!("fma")
            && is_x86_feature_detected!("bmi2");
        present.then_some(Avx2(()))
    }

    /// Runs `kernel` compiled with this level's instructions.
    pub(in crate::level) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        #[target_feature(enable = "avx2,fma,bmi2")]
        fn avx2_loop<K: Kernel>(token: Avx2, kernel: K) -> K::Output {
            kernel.run(token)
        }
        // SAFETY: `self` exists, so `detect` found every feature that `avx2_loop` enables.
        unsafe { avx2_loop(self, kernel) }
    }
}

impl Sealed for Avx2 {}

impl Simd for Avx2 {
    type F32 = F32x8;
    type F64 = F64x4;

    #[inline(always)]
    fn level(self) -> Level {
        Level::from(self)
    }

    #[inline(always)]
    fn transpose(self, tile: &mut [F64x4]) {
        let tile: &mut [F64x4; 4] =
            tile.try_into().expect("a square has as many registers as lanes");
        // SAFETY: `self` proves the features; registers alone are touched.
        let columns = unsafe { transpose_4(crate::each!(tile[0].0, i => tile[i].0)) };
        for i in 0..4 {
            tile[i] = F64x4(columns[i], self);
        }
    }
}

/// Pairs of neighbours, then halves.
#[target_feature(enable = "avx2")]
#[inline]
fn transpose_4(r: [__m256d; 4]) -> [__m256d; 4] {
    let t0 = _mm256_unpacklo_pd(r[0], r[1]);
    let t1 = _mm256_unpackhi_pd(r[0], r[1]);
    let t2 = _mm256_unpacklo_pd(r[2], r[3]);
    let t3 = _mm256_unpackhi_pd(r[2], r[3]);
    [
        _mm256_permute2f128_pd::<0x20>(t0, t2),
        _mm256_permute2f128_pd::<0x20>(t1, t3),
        _mm256_permute2f128_pd::<0x31>(t0, t2),
        _mm256_permute2f128_pd::<0x31>(t1, t3),
    ]
}

/// A window on this table, `WIDTH - n` in, has the sign bit set in its first `n` lanes.
static WINDOW_64: [i64; 8] = [-1, -1, -1, -1, 0, 0, 0, 0];
/// The same for eight lanes.
static WINDOW_32: [i32; 16] = [-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0];

/// The mask of the first `count` of 4 lanes.
///
/// # Safety
/// - The machine has AVX2.
/// - `count <= 4`.
#[inline(always)]
unsafe fn first_of_4(count: usize) -> __m256i {
    debug_assert!(count <= 4, "{count} of 4 lanes");
    // SAFETY: AVX2 is promised; `count <= 4`, so the window [4 - count, 8 - count) lies in the table.
    unsafe { _mm256_loadu_si256(WINDOW_64.as_ptr().add(4 - count).cast()) }
}

/// The mask of the first `count` of 8 lanes.
///
/// # Safety
/// - The machine has AVX2.
/// - `count <= 8`.
#[inline(always)]
unsafe fn first_of_8(count: usize) -> __m256i {
    debug_assert!(count <= 8, "{count} of 8 lanes");
    // SAFETY: AVX2 is promised; `count <= 8`, so the window [8 - count, 16 - count) lies in the table.
    unsafe { _mm256_loadu_si256(WINDOW_32.as_ptr().add(8 - count).cast()) }
}

lanes! {
    token Avx2,
    float F64x4 [f64; 4] in __m256d,
    bits B64x4 [u64] in __m256i,
    mask M64x4 in __m256d,
    splat |x| _mm256_set1_pd(x);
    load |p| _mm256_loadu_pd(p);
    store |p, x| _mm256_storeu_pd(p, x);
    load_partial |p, n, fill| {
        let mask = first_of_4(n);
        _mm256_blendv_pd(_mm256_set1_pd(fill), _mm256_maskload_pd(p, mask), _mm256_castsi256_pd(mask))
    };
    store_partial |p, n, x| _mm256_maskstore_pd(p, first_of_4(n), x);
    add |a, b| _mm256_add_pd(a, b);
    sub |a, b| _mm256_sub_pd(a, b);
    mul |a, b| _mm256_mul_pd(a, b);
    div |a, b| _mm256_div_pd(a, b);
    neg |a| _mm256_xor_pd(a, _mm256_set1_pd(-0.0));
    mul_add |a, b, c| _mm256_fmadd_pd(a, b, c);
    neg_mul_add |a, b, c| _mm256_fnmadd_pd(a, b, c);
    abs |a| _mm256_andnot_pd(_mm256_set1_pd(-0.0), a);
    sqrt |a| _mm256_sqrt_pd(a);
    round_ties_even |a| _mm256_round_pd::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(a);
    min |a, b| _mm256_min_pd(a, b);
    max |a, b| _mm256_max_pd(a, b);
    lt |a, b| _mm256_cmp_pd::<_CMP_LT_OQ>(a, b);
    le |a, b| _mm256_cmp_pd::<_CMP_LE_OQ>(a, b);
    eq |a, b| _mm256_cmp_pd::<_CMP_EQ_OQ>(a, b);
    select |m, a, b| _mm256_blendv_pd(b, a, m);
    to_bits |a| _mm256_castpd_si256(a);
    sum |a| {
        let halves = _mm_add_pd(_mm256_castpd256_pd128(a), _mm256_extractf128_pd::<1>(a));
        _mm_cvtsd_f64(_mm_add_sd(halves, _mm_unpackhi_pd(halves, halves)))
    };
    bits_splat |x| _mm256_set1_epi64x(x);
    bits_and |a, b| _mm256_and_si256(a, b);
    bits_or |a, b| _mm256_or_si256(a, b);
    bits_xor |a, b| _mm256_xor_si256(a, b);
    wrapping_add |a, b| _mm256_add_epi64(a, b);
    wrapping_sub |a, b| _mm256_sub_epi64(a, b);
    shl |a, n| _mm256_sll_epi64(a, _mm_cvtsi32_si128(n));
    shr |a, n| _mm256_srl_epi64(a, _mm_cvtsi32_si128(n));
    to_float |a| _mm256_castsi256_pd(a);
    mask_and |a, b| _mm256_and_pd(a, b);
    mask_or |a, b| _mm256_or_pd(a, b);
    mask_not |a| _mm256_xor_pd(a, _mm256_castsi256_pd(_mm256_set1_epi64x(-1)));
    to_bitmask |a| u64::from(_mm256_movemask_pd(a).cast_unsigned());
}

lanes! {
    token Avx2,
    float F32x8 [f32; 8] in __m256,
    bits B32x8 [u32] in __m256i,
    mask M32x8 in __m256,
    splat |x| _mm256_set1_ps(x);
    load |p| _mm256_loadu_ps(p);
    store |p, x| _mm256_storeu_ps(p, x);
    load_partial |p, n, fill| {
        let mask = first_of_8(n);
        _mm256_blendv_ps(_mm256_set1_ps(fill), _mm256_maskload_ps(p, mask), _mm256_castsi256_ps(mask))
    };
    store_partial |p, n, x| _mm256_maskstore_ps(p, first_of_8(n), x);
    add |a, b| _mm256_add_ps(a, b);
    sub |a, b| _mm256_sub_ps(a, b);
    mul |a, b| _mm256_mul_ps(a, b);
    div |a, b| _mm256_div_ps(a, b);
    neg |a| _mm256_xor_ps(a, _mm256_set1_ps(-0.0));
    mul_add |a, b, c| _mm256_fmadd_ps(a, b, c);
    neg_mul_add |a, b, c| _mm256_fnmadd_ps(a, b, c);
    abs |a| _mm256_andnot_ps(_mm256_set1_ps(-0.0), a);
    sqrt |a| _mm256_sqrt_ps(a);
    round_ties_even |a| _mm256_round_ps::<{ _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC }>(a);
    min |a, b| _mm256_min_ps(a, b);
    max |a, b| _mm256_max_ps(a, b);
    lt |a, b| _mm256_cmp_ps::<_CMP_LT_OQ>(a, b);
    le |a, b| _mm256_cmp_ps::<_CMP_LE_OQ>(a, b);
    eq |a, b| _mm256_cmp_ps::<_CMP_EQ_OQ>(a, b);
    select |m, a, b| _mm256_blendv_ps(b, a, m);
    to_bits |a| _mm256_castps_si256(a);
    sum |a| {
        let halves = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps::<1>(a));
        let pairs = _mm_add_ps(halves, _mm_movehl_ps(halves, halves));
        _mm_cvtss_f32(_mm_add_ss(pairs, _mm_shuffle_ps::<0b01>(pairs, pairs)))
    };
    bits_splat |x| _mm256_set1_epi32(x);
    bits_and |a, b| _mm256_and_si256(a, b);
    bits_or |a, b| _mm256_or_si256(a, b);
    bits_xor |a, b| _mm256_xor_si256(a, b);
    wrapping_add |a, b| _mm256_add_epi32(a, b);
    wrapping_sub |a, b| _mm256_sub_epi32(a, b);
    shl |a, n| _mm256_sll_epi32(a, _mm_cvtsi32_si128(n));
    shr |a, n| _mm256_srl_epi32(a, _mm_cvtsi32_si128(n));
    to_float |a| _mm256_castsi256_ps(a);
    mask_and |a, b| _mm256_and_ps(a, b);
    mask_or |a, b| _mm256_or_ps(a, b);
    mask_not |a| _mm256_xor_ps(a, _mm256_castsi256_ps(_mm256_set1_epi32(-1)));
    to_bitmask |a| u64::from(_mm256_movemask_ps(a).cast_unsigned());
}

//! Gamma function and relatives, normal distribution function, Bessel functions of order zero and one.

use std::f64::consts::{LN_2, PI};

/// `ln sqrt(2 pi)`.
pub const LN_SQRT_2PI: f64 = 0.918_938_533_204_672_8;

/// `ln |gamma(x)|`.
#[inline]
pub fn lgamma(x: f64) -> f64 {
    libm::lgamma_r(x).0
}

/// The derivative of [`lgamma`]. Poles at zero and the negative whole numbers give NaN.
///
/// Reflection below zero, recurrence up to ten, then the asymptotic series with seven Bernoulli
/// terms, whose first omitted one is below 1e-16 there.
pub fn digamma(mut x: f64) -> f64 {
    const B: [f64; 7] = [
        1.0 / 12.0,
        -1.0 / 120.0,
        1.0 / 252.0,
        -1.0 / 240.0,
        1.0 / 132.0,
        -691.0 / 32760.0,
        1.0 / 12.0,
    ];
    if x.is_nan() || x == f64::NEG_INFINITY || (x <= 0.0 && x == x.floor()) {
        return f64::NAN;
    }
    let mut result = 0.0;
    if x < 0.0 {
        result -= PI / libm::tan(PI * x);
        x = 1.0 - x;
    }
    while x < 10.0 {
        result -= 1.0 / x;
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let tail = B.iter().rev().fold(0.0, |sum, b| (sum + b) * y);
    result + x.ln() - 0.5 / x - tail
}

/// The error function.
#[inline]
pub fn erf(x: f64) -> f64 {
    libm::erf(x)
}

/// `ln` of the standard normal distribution function, accurate in both tails.
pub fn log_ndtr(x: f64) -> f64 {
    if x > 6.0 {
        return (-ndtr(-x)).ln_1p();
    }
    if x > -20.0 {
        return ndtr(x).ln();
    }
    -0.5 * x * x - (-x).ln() - LN_SQRT_2PI + tail_share(x).ln()
}

/// The derivative of [`log_ndtr`]: density over distribution function.
pub fn log_ndtr_slope(x: f64) -> f64 {
    if x > -20.0 {
        (-0.5 * x * x - LN_SQRT_2PI - log_ndtr(x)).exp()
    } else {
        // The density cancels; as a difference of logarithms it would take all digits with it.
        -x / tail_share(x)
    }
}

/// The distribution function over the density, times `-x`, for `x` up to -20: an asymptotic series whose terms
/// fall below 1e-16 there before they grow.
fn tail_share(x: f64) -> f64 {
    let y = 1.0 / (x * x);
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 1..12 {
        term *= -f64::from(2 * k - 1) * y;
        sum += term;
    }
    sum
}

/// The standard normal distribution function.
#[inline]
pub fn ndtr(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// The inverse of [`ndtr`] (Wichura 1988, AS 241, about 1e-16); `-inf` at 0, `inf` at 1, NaN outside.
pub fn ndtri(p: f64) -> f64 {
    let ratio = |x: f64, a: &[f64; 8], b: &[f64; 7]| {
        let top = a.iter().rev().fold(0.0, |s, c| s * x + c);
        let bottom = b.iter().rev().fold(0.0, |s, c| s * x + c);
        top / (bottom * x + 1.0)
    };
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        const A: [f64; 8] = [
            3.387_132_872_796_366_5,
            133.141_667_891_784_38,
            1_971.590_950_306_551_3,
            13_731.693_765_509_46,
            45_921.953_931_549_87,
            67_265.770_927_008_7,
            33_430.575_583_588_13,
            2_509.080_928_730_122_7,
        ];
        const B: [f64; 7] = [
            42.313_330_701_600_91,
            687.187_007_492_057_9,
            5_394.196_021_424_751,
            21_213.794_301_586_597,
            39_307.895_800_092_71,
            28_729.085_735_721_943,
            5_226.495_278_852_854,
        ];
        let r = 0.180_625 - q * q;
        return q * ratio(r, &A, &B);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 || tail.is_nan() {
        return if tail == 0.0 { f64::INFINITY.copysign(q) } else { f64::NAN };
    }
    let r = (-tail.ln()).sqrt();
    let z = if r <= 5.0 {
        const C: [f64; 8] = [
            1.423_437_110_749_683_5,
            4.630_337_846_156_546,
            5.769_497_221_460_691,
            3.647_848_324_763_204_5,
            1.270_458_252_452_368_4,
            0.241_780_725_177_450_6,
            0.022_723_844_989_269_184,
            7.745_450_142_783_414e-4,
        ];
        const D: [f64; 7] = [
            2.053_191_626_637_759,
            1.676_384_830_183_803_8,
            0.689_767_334_985_1,
            0.148_103_976_427_480_08,
            0.015_198_666_563_616_457,
            5.475_938_084_995_345e-4,
            1.050_750_071_644_416_9e-9,
        ];
        ratio(r - 1.6, &C, &D)
    } else {
        const E: [f64; 8] = [
            6.657_904_643_501_103,
            5.463_784_911_164_114,
            1.784_826_539_917_291_3,
            0.296_560_571_828_504_87,
            0.026_532_189_526_576_124,
            0.001_242_660_947_388_078_4,
            2.711_555_568_743_487_6e-5,
            2.010_334_399_292_288_1e-7,
        ];
        const F: [f64; 7] = [
            0.599_832_206_555_888,
            0.136_929_880_922_735_8,
            0.014_875_361_290_850_615,
            7.868_691_311_456_133e-4,
            1.846_318_317_510_054_8e-5,
            1.421_511_758_316_446e-7,
            2.044_263_103_389_939_8e-15,
        ];
        ratio(r - 5.0, &E, &F)
    };
    z.copysign(q)
}

/// `ln(1 + e^x)`.
#[inline]
pub fn softplus(x: f64) -> f64 {
    x.max(0.0) + (-x.abs()).exp().ln_1p()
}

/// `1 / (1 + e^-x)`.
#[inline]
pub fn inv_logit(x: f64) -> f64 {
    if x >= 0.0 {
        1.0 / (1.0 + (-x).exp())
    } else {
        let e = x.exp();
        e / (1.0 + e)
    }
}

/// `ln(1 - e^x)` for negative `x` (Mächler 2012).
#[inline]
pub fn log1m_exp(x: f64) -> f64 {
    if x > -LN_2 { (-x.exp_m1()).ln() } else { (-x.exp()).ln_1p() }
}

/// `ln(e^-x I0(x))` for `x >= 0`, the scaled modified Bessel function of order zero.
pub fn log_i0e(x: f64) -> f64 {
    bessel_ie(0, x).ln()
}

/// The derivative of [`log_i0e`]: `I1/I0 - 1`.
pub fn log_i0e_slope(x: f64) -> f64 {
    bessel_ie(1, x) / bessel_ie(0, x) - 1.0
}

/// `e^-x I_n(x)` for order 0 or 1 and `x >= 0`: power series up to 30, asymptotic series beyond, whose
/// terms fall below 1e-17 before they grow there.
fn bessel_ie(order: u32, x: f64) -> f64 {
    if x < 30.0 {
        let quarter = 0.25 * x * x;
        let mut term = if order == 0 { 1.0 } else { 0.5 * x };
        let mut sum = term;
        for k in 1..200 {
            term *= quarter / (f64::from(k) * f64::from(k + order));
            sum += term;
            if term < sum * 1e-17 {
                break;
            }
        }
        return sum * (-x).exp();
    }
    let mu = f64::from(4 * order * order);
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 1..30 {
        let odd = f64::from(2 * k - 1);
        let next = -term * (mu - odd * odd) / (f64::from(8 * k) * x);
        if next.abs() > term.abs() || next.abs() < 1e-18 {
            break;
        }
        term = next;
        sum += term;
    }
    sum / (2.0 * PI * x).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use larder_testkit::assert_close;

    #[test]
    fn the_inverse_normal_undoes_the_normal() {
        for p in [1e-300, 1e-20, 1e-5, 0.02, 0.3, 0.5, 0.7, 0.999] {
            // ndtri's relative error of 1e-16 in z moves p by z^2 of it in the tail.
            assert_close!(ndtr(ndtri(p)), p, relative = 1e-12);
        }
        assert_close!(ndtri(0.975), 1.959_963_984_540_054, relative = 1e-14);
    }

    #[test]
    fn logarithms_of_tails_agree_where_their_formulas_meet() {
        for x in [-20.0, 6.0_f64] {
            let (a, b) = (log_ndtr(x - 1e-9), log_ndtr(x + 1e-9));
            assert!((b - a - 2e-9 * log_ndtr_slope(x)).abs() < 1e-12, "{a} {b}");
        }
        // mpmath: log(ncdf(-30)).
        assert_close!(log_ndtr(-30.0), -454.321_243_956_343_2, relative = 1e-14);
        // Far out the slope is -x to all digits: 1 / x^2 is below their last.
        for x in [-1e5_f64, -1e7, -1e8, -1e9, -1e150] {
            let want = -x - 1.0 / x;
            assert_close!(log_ndtr_slope(x), want, relative = 1e-15);
        }
        // mpmath: npdf(-25) / ncdf(-25).
        assert_close!(log_ndtr_slope(-25.0), 25.039_873_012_057_563, relative = 1e-14);
        assert_close!(digamma(1.0), -0.577_215_664_901_532_9, relative = 1e-14);
        assert_close!(digamma(-0.5), 0.036_489_973_978_576_52, relative = 1e-12);
    }
}

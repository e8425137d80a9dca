//! The numbers that the algorithms need, once per width.

/// Tables and thresholds of the elementary functions. For the algorithms of this crate alone.
#[doc(hidden)]
#[expect(
    unnameable_types,
    reason = "a supertrait of the sealed `Real`: nobody outside needs its name"
)]
pub trait Constants: Sized + 'static {
    const HALF: Self;
    const TWO: Self;
    /// The bias of the exponent field.
    const EXPONENT_BIAS: u64;
    /// The bit pattern of the square root of one half.
    const SQRT_HALF_BITS: u64;
    /// A float whose last place is one, in the middle of its binade so that negative numbers can be
    /// added too.
    const SHIFTER: Self;
    const SHIFTER_BITS: u64;
    const SHIFTER_LESS_60: Self;
    /// The pattern of the float whose last place is one and whose fraction is empty.
    const WHOLE_BITS: u64;
    /// That float plus the offset that `log` adds to its exponents.
    const WHOLE_OFFSET: Self;
    const SMALLEST_NORMAL: Self;
    /// The power of two that lifts every subnormal to a normal number, and its exponent.
    const LIFT: Self;
    const LIFT_EXPONENT: Self;
    /// Below this `log1p(x)` is `x`.
    const NEGLIGIBLE: Self;

    const LOG2_E: Self;
    /// `ln 2` in two pieces, the upper ending in zeros: its product with any exponent is exact.
    const LN_2_HIGH: Self;
    const LN_2_LOW: Self;
    /// Where `e^x` is surely infinite, and where it is surely zero.
    const EXP_HIGHEST: Self;
    const EXP_LOWEST: Self;
    /// `(e^r - 1 - r) / r^2`.
    const EXP_TAIL: &'static [Self];
    /// `2 (atanh(s) - s) / s^3` in `s^2`.
    const LOG_TAIL: &'static [Self];
    /// Where `tanh` is surely 1 after rounding.
    const TANH_CAP: Self;
    /// Where `sigmoid(-x)` is surely 0 after rounding.
    const SIGMOID_CAP: Self;
    /// Where `erf` is surely 1 after rounding.
    const ERF_CAP: Self;
    /// Where the two polynomials of `erf` meet.
    const ERF_JOINT: Self;
    /// `erf(x)/x - 1` in `x^2`.
    const ERF_NEAR: &'static [Self];
    /// `-log(erfc(x))` in `x - ERF_JOINT`.
    const ERF_FAR: &'static [Self];
}

#[expect(clippy::unreadable_literal, reason = "digits of coefficients are not read in thousands")]
impl Constants for f64 {
    const HALF: f64 = 0.5;
    const TWO: f64 = 2.0;
    const EXPONENT_BIAS: u64 = 1023;
    const SQRT_HALF_BITS: u64 = 0x3fe6_a09e_667f_3bcd;
    const SHIFTER: f64 = 6755399441055744.0;
    const SHIFTER_BITS: u64 = 0x4338_0000_0000_0000;
    const SHIFTER_LESS_60: f64 = 6755399441055684.0;
    const WHOLE_BITS: u64 = 0x4330_0000_0000_0000;
    const WHOLE_OFFSET: f64 = 4503599627370496.0 + 1024.0;
    const SMALLEST_NORMAL: f64 = f64::MIN_POSITIVE;
    const LIFT: f64 = 18014398509481984.0; // 2^54
    const LIFT_EXPONENT: f64 = 54.0;
    const NEGLIGIBLE: f64 = 5.551115123125783e-17; // 2^-54
    const LOG2_E: f64 = std::f64::consts::LOG2_E;
    const LN_2_HIGH: f64 = 0.6931471805598903;
    const LN_2_LOW: f64 = 5.497923018708371e-14;
    const EXP_HIGHEST: f64 = 710.0;
    const EXP_LOWEST: f64 = -746.0;
    // Residual 2^-60.1 of e^r.
    const EXP_TAIL: &'static [f64] = &[
        0.5,
        0.16666666666666682,
        0.04166666666666609,
        0.008333333333316983,
        0.0013888888889116544,
        0.0001984126989651428,
        2.480158692546864e-05,
        2.7557234727758646e-06,
        2.7557582431217354e-07,
        2.5112084734452485e-08,
        2.0826550125174123e-09,
    ];
    // Residual 2^-59.1 of the logarithm.
    const LOG_TAIL: &'static [f64] = &[
        0.6666666666666735,
        0.3999999999940748,
        0.28571428744142907,
        0.22222198378336022,
        0.1818357517221432,
        0.153137556001769,
        0.14799067600648427,
    ];
    const TANH_CAP: f64 = 20.0; // 1 - tanh(20) = 2^-56.7
    const SIGMOID_CAP: f64 = 746.0;
    const ERF_CAP: f64 = 5.9375; // 1 - erf(5.9375) = 2^-54.6
    const ERF_JOINT: f64 = 0.875;
    // Residual 2^-56.3, nearly all of it the rounding of the first two coefficients.
    const ERF_NEAR: &'static [f64] = &[
        0.1283791670955126,
        -0.37612638903183754,
        0.11283791670955111,
        -0.02686617064512686,
        0.0052239776253770395,
        -0.0008548327017690957,
        0.0001205533265433233,
        -1.4925637858497256e-05,
        1.646178691459607e-06,
        -1.6359932656694284e-07,
        1.4734654106187812e-08,
        -1.1708912219266285e-09,
        6.619690165847633e-11,
    ];
    // Residual 2^-56.5 of erf, up to 5.95.
    const ERF_FAR: &'static [f64] = &[
        1.5328244365985517,
        2.430219722954838,
        0.8265416933338848,
        0.04689605455936298,
        -0.011323339674345343,
        0.002143997708505306,
        -0.0002007879330346753,
        -5.9277369063433076e-05,
        3.9351572434042445e-05,
        -1.2123877183085716e-05,
        1.988286122685518e-06,
        1.8547278703798596e-07,
        -2.718928281311186e-07,
        1.1440725585600709e-07,
        -3.219920576805082e-08,
        6.651496896825426e-09,
        -1.0056000608185392e-09,
        1.05813607446788e-10,
        -6.9270118610382085e-12,
        2.120586042743697e-13,
    ];
}

#[expect(clippy::unreadable_literal, reason = "digits of coefficients are not read in thousands")]
impl Constants for f32 {
    const HALF: f32 = 0.5;
    const TWO: f32 = 2.0;
    const EXPONENT_BIAS: u64 = 127;
    const SQRT_HALF_BITS: u64 = 0x3f35_04f3;
    const SHIFTER: f32 = 12582912.0;
    const SHIFTER_BITS: u64 = 0x4b40_0000;
    const SHIFTER_LESS_60: f32 = 12582852.0;
    const WHOLE_BITS: u64 = 0x4b00_0000;
    const WHOLE_OFFSET: f32 = 8388608.0 + 128.0;
    const SMALLEST_NORMAL: f32 = f32::MIN_POSITIVE;
    const LIFT: f32 = 33554432.0; // 2^25
    const LIFT_EXPONENT: f32 = 25.0;
    const NEGLIGIBLE: f32 = 2.9802322e-8; // 2^-25
    const LOG2_E: f32 = std::f32::consts::LOG2_E;
    const LN_2_HIGH: f32 = 0.693_145_75;
    const LN_2_LOW: f32 = 1.428_606_8e-6;
    const EXP_HIGHEST: f32 = 89.0;
    const EXP_LOWEST: f32 = -105.0;
    // Residual 2^-29.8 of e^r.
    const EXP_TAIL: &'static [f32] =
        &[0.5, 0.166_666_66, 0.041_666_295, 0.008_333_498, 0.001_394_470_1, 0.000_197_900_44];
    // Residual 2^-31.1 of the logarithm.
    const LOG_TAIL: &'static [f32] = &[0.666_666_6, 0.400_003_37, 0.285_371_7, 0.235_849_83];
    const TANH_CAP: f32 = 10.0; // 1 - tanh(10) = 2^-27.8
    const SIGMOID_CAP: f32 = 105.0;
    const ERF_CAP: f32 = 3.9375; // 1 - erf(3.9375) = 2^-25.3
    const ERF_JOINT: f32 = 0.875;
    // Residual 2^-26.8, nearly all of it the rounding of the first coefficient.
    const ERF_NEAR: &'static [f32] = &[
        0.128_379_17,
        -0.376_126_35,
        0.11283733,
        -0.026_861_586,
        0.005_206_748_4,
        -0.000_821_110_85,
        8.675_388_4e-5,
    ];
    // Residual 2^-26.8 of erf, up to 3.95.
    const ERF_FAR: &'static [f32] = &[
        1.5328244,
        2.430_22,
        0.826_540_6,
        0.046905268,
        -0.011_359_797,
        0.002_223_242,
        -0.000_302_332_86,
        2.055_416_4e-5,
    ];
}

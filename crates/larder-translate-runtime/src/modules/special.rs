//! The functions of `math` that Rust has not, or has otherwise: the error function, gamma, the inverse hyperbolic
//! ones.
//!
//! CPython computes gamma by Lanczos' sum itself, and takes the others from the platform. Here they are computed as
//! glibc does, so that the last bit agrees: error functions by Sun's rational approximations, its polynomials summed in
//! pairs; inverse hyperbolic functions by logarithms, in the ranges that it tells apart.
#![expect(
    clippy::excessive_precision,
    clippy::unreadable_literal,
    reason = "the digits are those that were published"
)]

/// The shift of Lanczos' sum.
const LANCZOS: f64 = 6.024680040776729583740234375;
const LANCZOS_LESS_HALF: f64 = 5.524680040776729583740234375;

const ABOVE: [f64; 13] = [
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
];
const BELOW: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for at in (0..13).rev() {
            above = above * x + ABOVE[at];
            below = below * x + BELOW[at];
        }
    } else {
        for at in 0..13 {
            above = above / x + ABOVE[at];
            below = below / x + BELOW[at];
        }
    }
    above / below
}

/// The sine of x times pi, without the error of multiplying a large x.
fn sine_of_pi(x: f64) -> f64 {
    use std::f64::consts::PI;
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i64 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    1.0_f64.copysign(x) * sine
}

/// `math.gamma`; not a number where it has a pole.
pub(super) fn gamma(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x == f64::NEG_INFINITY || x == 0.0 {
        return f64::NAN;
    }
    if x == x.floor() {
        if x < 0.0 {
            return f64::NAN;
        }
        if x <= 23.0 {
            return (2..x as i64).map(|factor| factor as f64).product();
        }
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > 200.0 {
        return if x < 0.0 { 0.0 / sine_of_pi(x) } else { f64::INFINITY };
    }
    let y = size + LANCZOS_LESS_HALF;
    // What was lost when `y` was rounded.
    let lost = if size > LANCZOS_LESS_HALF {
        (y - size) - LANCZOS_LESS_HALF
    } else {
        (y - LANCZOS_LESS_HALF) - size
    };
    let lost = lost * LANCZOS / y;
    let mut answer;
    if x < 0.0 {
        answer = -std::f64::consts::PI / sine_of_pi(size) / size * y.exp() / lanczos(size);
        answer -= lost * answer;
        if size < 140.0 {
            answer /= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            answer = answer / root / root;
        }
    } else {
        answer = lanczos(size) / y.exp();
        answer += lost * answer;
        if size < 140.0 {
            answer *= y.powf(size - 0.5);
        } else {
            let root = y.powf(size / 2.0 - 0.25);
            answer = answer * root * root;
        }
    }
    answer
}

/// `math.lgamma`; not a number where gamma has a pole.
pub(super) fn lgamma(x: f64) -> f64 {
    const LOG_PI: f64 = 1.144_729_885_849_400_2;
    if !x.is_finite() {
        return if x.is_nan() { x } else { f64::INFINITY };
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { f64::NAN } else { 0.0 };
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let mut answer = lanczos(size).ln() - LANCZOS;
    answer += (size - 0.5) * ((size + LANCZOS - 0.5).ln() - 1.0);
    if x < 0.0 {
        answer = LOG_PI - sine_of_pi(size).abs().ln() - size.ln() - answer;
    }
    answer
}

/// A polynomial whose terms are summed in pairs.
fn paired<const N: usize>(terms: [f64; N], x: f64) -> f64 {
    let square = x * x;
    let fourth = square * square;
    let powers = [1.0, square, fourth, fourth * square, fourth * fourth];
    let mut sum = 0.0;
    for (at, pair) in terms.chunks(2).enumerate() {
        let part = if let [first, second] = pair { first + x * second } else { pair[0] };
        sum = if at == 0 { part } else { sum + powers[at] * part };
    }
    sum
}

const SMALL: ([f64; 5], [f64; 6]) = (
    [
        1.283_791_670_955_125_585_61e-01,
        -3.250_421_072_470_014_993_70e-01,
        -2.848_174_957_559_851_047_66e-02,
        -5.770_270_296_489_441_591_57e-03,
        -2.376_301_665_665_016_260_84e-05,
    ],
    [
        1.0,
        3.979_172_239_591_553_528_19e-01,
        6.502_224_998_876_729_444_85e-02,
        5.081_306_281_875_765_627_76e-03,
        1.324_947_380_043_216_445_26e-04,
        -3.960_228_278_775_368_123_20e-06,
    ],
);
const NEAR_ONE: ([f64; 7], [f64; 7]) = (
    [
        -2.362_118_560_752_659_440_77e-03,
        4.148_561_186_837_483_316_66e-01,
        -3.722_078_760_357_013_238_47e-01,
        3.183_466_199_011_617_536_74e-01,
        -1.108_946_942_823_966_774_76e-01,
        3.547_830_432_561_823_593_71e-02,
        -2.166_375_594_868_790_843_00e-03,
    ],
    [
        1.0,
        1.064_208_804_008_442_282_86e-01,
        5.403_979_177_021_710_489_37e-01,
        7.182_865_441_419_626_628_68e-02,
        1.261_712_198_087_616_421_12e-01,
        1.363_708_391_202_905_073_62e-02,
        1.198_449_984_679_910_741_70e-02,
    ],
);
const LARGE: ([f64; 8], [f64; 9]) = (
    [
        -9.864_944_034_847_148_227_05e-03,
        -6.938_585_727_071_817_643_72e-01,
        -1.055_862_622_532_329_098_14e+01,
        -6.237_533_245_032_600_603_96e+01,
        -1.623_966_694_625_734_703_55e+02,
        -1.846_050_929_067_110_359_94e+02,
        -8.128_743_550_630_659_342_46e+01,
        -9.814_329_344_169_145_485_92e+00,
    ],
    [
        1.0,
        1.965_127_166_743_925_712_92e+01,
        1.376_577_541_435_190_426_00e+02,
        4.345_658_774_752_292_288_21e+02,
        6.453_872_717_332_678_803_36e+02,
        4.290_081_400_275_678_333_86e+02,
        1.086_350_055_417_794_351_34e+02,
        6.570_249_770_319_281_701_35e+00,
        -6.042_441_521_485_809_874_38e-02,
    ],
);
const LARGEST: ([f64; 7], [f64; 8]) = (
    [
        -9.864_942_924_700_099_285_97e-03,
        -7.992_832_376_805_230_065_74e-01,
        -1.775_795_491_775_475_198_89e+01,
        -1.606_363_848_558_219_160_62e+02,
        -6.375_664_433_683_896_277_22e+02,
        -1.025_095_131_611_077_249_54e+03,
        -4.835_191_916_086_513_702_83e+02,
    ],
    [
        1.0,
        3.033_806_074_348_245_829_24e+01,
        3.257_925_129_965_739_188_26e+02,
        1.536_729_586_084_436_959_94e+03,
        3.199_858_219_508_595_539_08e+03,
        2.553_050_406_433_164_426_22e+03,
        4.745_285_412_069_553_672_15e+02,
        -2.244_095_244_658_581_833_62e+01,
    ],
);
const ERF_OF_ONE: f64 = 8.450_629_115_104_675_292_97e-01;

/// One less the error function, from one and a quarter on.
fn tail(size: f64) -> f64 {
    let s = 1.0 / (size * size);
    let ratio = if size < 1.0 / 0.35 {
        paired(LARGE.0, s) / paired(LARGE.1, s)
    } else {
        paired(LARGEST.0, s) / paired(LARGEST.1, s)
    };
    let short = f64::from_bits(size.to_bits() & 0xFFFF_FFFF_0000_0000);
    (-short * short - 0.5625).exp() * ((short - size) * (short + size) + ratio).exp() / size
}

/// `math.erf`.
pub(super) fn erf(x: f64) -> f64 {
    // Two over the root of pi, less one.
    const MORE: f64 = 1.283_791_670_955_125_863_16e-01;
    let size = x.abs();
    if size.is_nan() {
        return x;
    }
    if size < 0.84375 {
        if size < 2.0_f64.powi(-28) {
            // Where numbers are small, times sixteen.
            if size < 2.0_f64.powi(-1015) {
                return 0.0625 * (16.0 * x + (16.0 * MORE) * x);
            }
            return x + MORE * x;
        }
        let z = x * x;
        return x + x * (paired(SMALL.0, z) / paired(SMALL.1, z));
    }
    let answer = if size < 1.25 {
        ERF_OF_ONE + paired(NEAR_ONE.0, size - 1.0) / paired(NEAR_ONE.1, size - 1.0)
    } else if size >= 6.0 {
        1.0
    } else {
        1.0 - tail(size)
    };
    answer.copysign(x)
}

/// `math.erfc`.
pub(super) fn erfc(x: f64) -> f64 {
    let size = x.abs();
    if size.is_nan() {
        return x;
    }
    if size < 0.84375 {
        if size < 2.0_f64.powi(-56) {
            return 1.0 - x;
        }
        let z = x * x;
        let y = paired(SMALL.0, z) / paired(SMALL.1, z);
        return if x < 0.25 { 1.0 - (x + x * y) } else { 0.5 - (x * y + (x - 0.5)) };
    }
    if size < 1.25 {
        let ratio = paired(NEAR_ONE.0, size - 1.0) / paired(NEAR_ONE.1, size - 1.0);
        return if x >= 0.0 { 1.0 - ERF_OF_ONE - ratio } else { 1.0 + (ERF_OF_ONE + ratio) };
    }
    if x < -6.0 {
        return 2.0;
    }
    if size >= 28.0 {
        return if x > 0.0 { 0.0 } else { 2.0 };
    }
    if x > 0.0 { tail(size) } else { 2.0 - tail(size) }
}

/// `math.asinh`.
pub(super) fn asinh(x: f64) -> f64 {
    let size = x.abs();
    let answer = if size < 2.0_f64.powi(-28) || !size.is_finite() {
        return x;
    } else if size > 2.0_f64.powi(28) {
        size.ln() + std::f64::consts::LN_2
    } else if size > 2.0 {
        (2.0 * size + 1.0 / ((x * x + 1.0).sqrt() + size)).ln()
    } else {
        let square = x * x;
        (size + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    answer.copysign(x)
}

/// `math.acosh`.
pub(super) fn acosh(x: f64) -> f64 {
    if x.is_nan() || x < 1.0 {
        f64::NAN
    } else if x >= 2.0_f64.powi(28) {
        x.ln() + std::f64::consts::LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let over = x - 1.0;
        (over + (2.0 * over + over * over).sqrt()).ln_1p()
    }
}

/// `math.atanh`.
pub(super) fn atanh(x: f64) -> f64 {
    let size = x.abs();
    let answer = if size < 2.0_f64.powi(-28) {
        return x;
    } else if size < 0.5 {
        let twice = size + size;
        0.5 * (twice + twice * size / (1.0 - size)).ln_1p()
    } else {
        0.5 * ((size + size) / (1.0 - size)).ln_1p()
    };
    answer.copysign(x)
}

/// `math.cbrt`: a polynomial for the root of the mantissa, and one step of Halley's.
pub(super) fn cbrt(x: f64) -> f64 {
    const ROOT: f64 = 1.259_921_049_894_873_164_8;
    const SQUARE: f64 = 1.587_401_051_968_199_474_8;
    const FACTORS: [f64; 5] = [1.0 / SQUARE, 1.0 / ROOT, 1.0, ROOT, SQUARE];
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let is_tiny = x.abs() < f64::MIN_POSITIVE;
    let bits = (if is_tiny { x * 2.0_f64.powi(54) } else { x }).abs().to_bits();
    let exponent = (bits >> 52) as i32 - 1022 - if is_tiny { 54 } else { 0 };
    let mantissa = f64::from_bits(bits & 0x000F_FFFF_FFFF_FFFF | 1022 << 52);
    let terms = [
        0.145_263_899_385_486_367,
        0.784_932_344_976_639_262,
        1.834_692_774_836_130_86,
        2.446_931_225_635_344_30,
        2.114_994_941_673_712_87,
        1.508_191_937_815_848_96,
    ];
    let guess = terms.into_iter().reduce(|sum, term| term - sum * mantissa).unwrap_or(0.0);
    let guess = 0.354_895_765_043_919_860 + guess * mantissa;
    let cube = guess * guess * guess;
    let root = guess * (cube + 2.0 * mantissa) / (2.0 * cube + mantissa)
        * FACTORS[(2 + exponent % 3) as usize];
    root.copysign(x) * 2.0_f64.powi(exponent / 3)
}

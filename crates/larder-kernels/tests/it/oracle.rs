//! What the elementary functions really are: sums of two `f64`, good to about `2^-98`.
//!
//! Written for being right, not fast: exponentials by a Taylor series after halving, logarithms by
//! Newton's step on the exponential, `erf` by its series of positive terms. The oracle is itself held
//! against numbers computed with 60 digits by another program (module `golden`).

/// An unevaluated sum of two `f64`, the second below the last place of the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) high: f64,
    pub(crate) low: f64,
}

/// `ln 2` to 160 bits.
const LN_2: [f64; 3] =
    [std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17, 5.707_708_438_416_212e-34];
/// `2 / sqrt(pi)`.
const TWO_OVER_ROOT_PI: Pair =
    Pair { high: std::f64::consts::FRAC_2_SQRT_PI, low: 1.533_545_961_316_588e-17 };

impl Pair {
    pub(crate) fn new(x: f64) -> Pair {
        Pair { high: x, low: 0.0 }
    }

    /// The exact sum of two numbers (Knuth).
    pub(crate) fn sum(a: f64, b: f64) -> Pair {
        let high = a + b;
        if !high.is_finite() {
            return Pair::new(high);
        }
        let back = high - a;
        Pair { high, low: (a - (high - back)) + (b - back) }
    }

    /// The exact product of two numbers.
    fn product(a: f64, b: f64) -> Pair {
        let high = a * b;
        Pair { high, low: a.mul_add(b, -high) }
    }

    pub(crate) fn plus(self, other: Pair) -> Pair {
        let Pair { high: s, low: e } = Pair::sum(self.high, other.high);
        let Pair { high: t, low: f } = Pair::sum(self.low, other.low);
        let Pair { high, low } = Pair::sum(s, e + t);
        Pair::sum(high, low + f)
    }

    pub(crate) fn minus(self, other: Pair) -> Pair {
        self.plus(other.negated())
    }

    pub(crate) fn negated(self) -> Pair {
        Pair { high: -self.high, low: -self.low }
    }

    pub(crate) fn times(self, other: Pair) -> Pair {
        let Pair { high, low } = Pair::product(self.high, other.high);
        Pair::sum(high, low + self.high.mul_add(other.low, self.low * other.high))
    }

    pub(crate) fn over(self, other: Pair) -> Pair {
        let first = self.high / other.high;
        let rest = self.minus(other.times(Pair::new(first)));
        let second = rest.high / other.high;
        let rest = rest.minus(other.times(Pair::new(second)));
        Pair::sum(first, second).plus(Pair::new(rest.high / other.high))
    }

    /// Exact: both parts are far from the subnormals wherever this is used.
    fn scaled(self, power: i32) -> Pair {
        let factor = 2.0_f64.powi(power);
        Pair { high: self.high * factor, low: self.low * factor }
    }
}

/// A real value as `pair * 2^power`, so that subnormal results keep their digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Value {
    pub(crate) pair: Pair,
    pub(crate) power: i32,
}

impl From<Pair> for Value {
    fn from(pair: Pair) -> Value {
        Value { pair, power: 0 }
    }
}

/// `e^r - 1` for `|r| < 0.4`, relative error about `2^-100`.
fn expm1_small(r: Pair) -> Pair {
    // Terms below 2^-110 of the first: 0.4^k / (k+1)! < 2^-110 from k = 24 on.
    let mut sum = Pair::new(0.0);
    for k in (1..=26).rev() {
        // 1 + r/(k+1) (1 + ...), the inner sum first.
        sum = r.times(Pair::new(1.0).plus(sum)).over(Pair::new(f64::from(k) + 1.0));
    }
    r.times(Pair::new(1.0).plus(sum))
}

/// `x = n ln 2 + r`.
#[expect(clippy::cast_possible_truncation, reason = "n is below 2000")]
fn reduced(x: Pair) -> (i32, Pair) {
    let n = (x.high / LN_2[0]).round();
    let mut r = x;
    for part in LN_2 {
        r = r.minus(Pair::product(n, part));
    }
    (n as i32, r)
}

/// `e^x` for `|x| < 1500`.
fn exp_pair(x: Pair) -> Value {
    let (power, r) = reduced(x);
    Value { pair: Pair::new(1.0).plus(expm1_small(r)), power }
}

/// `e^x - 1` for `|x| < 700`.
fn expm1_pair(x: Pair) -> Pair {
    if x.high.abs() < 0.35 {
        return expm1_small(x);
    }
    let Value { pair, power } = exp_pair(x);
    pair.scaled(power).minus(Pair::new(1.0))
}

pub(crate) fn exp(x: f64) -> Value {
    if x.is_nan() {
        Pair::new(x).into()
    } else if x > 1000.0 {
        Value { pair: Pair::new(1.0), power: 1400 }
    } else if x < -1000.0 {
        Value { pair: Pair::new(1.0), power: -1400 }
    } else {
        exp_pair(Pair::new(x))
    }
}

/// Newton from the value of the standard library: two digits become four, then eight.
fn log_pair(x: Pair) -> Pair {
    let mut y = Pair::new(x.high.ln());
    for _ in 0..2 {
        let Value { pair, power } = exp_pair(y.negated());
        let ratio = x.times(pair.scaled(power / 2)).scaled(power - power / 2);
        y = y.plus(ratio.minus(Pair::new(1.0)));
    }
    y
}

pub(crate) fn log(x: f64) -> Value {
    if x < 0.0 || x.is_nan() {
        return Pair::new(f64::NAN).into();
    }
    if x == 0.0 || x.is_infinite() {
        return Pair::new(x.ln()).into();
    }
    if (x - 1.0).abs() < 0.3 {
        return log1p_pair(Pair::new(x - 1.0)).into();
    }
    // Lifted out of the subnormals.
    if x < 1e-290 {
        let lift = Pair::product(64.0, LN_2[0]).plus(Pair::product(64.0, LN_2[1]));
        return log_pair(Pair::new(x * 2.0_f64.powi(64))).minus(lift).into();
    }
    log_pair(Pair::new(x)).into()
}

/// By `2 atanh(x / (2 + x))` near zero, where Newton's step has no relative precision.
fn log1p_pair(x: Pair) -> Pair {
    if x.high.abs() > 0.31 {
        return log_pair(Pair::new(1.0).plus(x));
    }
    let s = x.over(Pair::new(2.0).plus(x));
    let square = s.times(s);
    let mut sum = Pair::new(0.0);
    // s^2 < 0.034: after 24 terms 2^-117.
    for k in (0..24).rev() {
        sum = Pair::new(1.0).over(Pair::new(f64::from(2 * k + 1))).plus(sum.times(square));
    }
    s.scaled(1).times(sum)
}

pub(crate) fn log1p(x: f64) -> Value {
    if x < -1.0 || x.is_nan() {
        return Pair::new(f64::NAN).into();
    }
    let sum = 1.0 + x;
    if sum == 0.0 || x.is_infinite() || x.abs() < 1e-200 {
        return Pair::new(if sum == 0.0 { f64::NEG_INFINITY } else { x }).into();
    }
    if x.abs() > 0.31 {
        log_pair(Pair::sum(1.0, x)).into()
    } else {
        log1p_pair(Pair::new(x)).into()
    }
}

pub(crate) fn tanh(x: f64) -> Value {
    if x.is_nan() || x.abs() < 1e-200 {
        return Pair::new(x).into();
    }
    if x.abs() > 50.0 {
        return Pair { high: 1.0_f64.copysign(x), low: -1e-40_f64.copysign(x) }.into();
    }
    let t = expm1_pair(Pair::sum(x, x));
    t.over(t.plus(Pair::new(2.0))).into()
}

pub(crate) fn sigmoid(x: f64) -> Value {
    if x.is_nan() {
        return Pair::new(x).into();
    }
    if x > 100.0 {
        return Pair { high: 1.0, low: -1e-40 }.into();
    }
    if x < -100.0 {
        return exp(x); // 1 + e^x is 1 to 140 bits
    }
    let Value { pair, power } = exp_pair(Pair::new(x));
    let e = pair.scaled(power);
    e.over(e.plus(Pair::new(1.0))).into()
}

/// `2/sqrt(pi) e^(-x^2) sum 2^n x^(2n+1) / (2n+1)!!`: every term positive, nothing cancels.
pub(crate) fn erf(x: f64) -> Value {
    if x.is_nan() || x == 0.0 {
        return Pair::new(x).into();
    }
    if x.abs() > 8.0 {
        return Pair { high: 1.0_f64.copysign(x), low: -1e-28_f64.copysign(x) }.into();
    }
    if x.abs() < 1e-100 {
        // The constant times x, with x lifted so that both parts stay normal.
        let lifted = TWO_OVER_ROOT_PI.times(Pair::new(x * 2.0_f64.powi(200) * 2.0_f64.powi(300)));
        return Value { pair: lifted, power: -500 };
    }
    let square = Pair::product(x, x);
    let mut term = Pair::new(x);
    let mut sum = term;
    let mut n = 0.0;
    while term.high.abs() > sum.high.abs() * 1e-33 {
        n += 1.0;
        term = term.times(square.scaled(1)).over(Pair::new(2.0 * n + 1.0));
        sum = sum.plus(term);
    }
    let Value { pair, power } = exp_pair(square.negated());
    TWO_OVER_ROOT_PI.times(sum).times(pair.scaled(power)).into()
}

/// The error of `answer` in units in the last place of `f64` at the real value `truth`.
pub(crate) fn error_ulp_f64(answer: f64, truth: Value) -> f64 {
    error_ulp(answer, truth, 53, -1074, 1024)
}

/// The same for `f32`.
pub(crate) fn error_ulp_f32(answer: f32, truth: Value) -> f64 {
    error_ulp(f64::from(answer), truth, 24, -149, 128)
}

fn error_ulp(answer: f64, truth: Value, digits: i32, smallest: i32, highest: i32) -> f64 {
    let Value { pair, power } = truth;
    if pair.high.is_nan() || answer.is_nan() {
        return if pair.high.is_nan() && answer.is_nan() { 0.0 } else { f64::INFINITY };
    }
    if pair.high.is_infinite() || pair.high == 0.0 {
        // Exact cases, and the sign of zero with them.
        return if answer.to_bits() == pair.high.to_bits() { 0.0 } else { f64::INFINITY };
    }
    // 2^exponent <= |truth| < 2^(exponent + 1)
    let exponent = exponent_of(pair) + power;
    if exponent >= highest {
        return if answer.is_infinite() && answer.signum() == pair.high.signum() {
            0.0
        } else {
            f64::INFINITY
        };
    }
    let place = (exponent - (digits - 1)).max(smallest);
    if answer.is_infinite() {
        // The number that infinity stands for: two to the `highest`.
        let distance = Pair::new(2.0_f64.powi(highest - 1 - place).copysign(answer) * 2.0)
            .minus(lifted(pair, power - place));
        return distance.high.abs();
    }
    // Both in units of the last place; exact shifts.
    lifted(Pair::new(answer), -place).minus(lifted(pair, power - place)).high.abs()
}

/// `pair * 2^power`, in steps that neither overflow nor lose bits on the way to about one ulp.
fn lifted(pair: Pair, power: i32) -> Pair {
    let mut pair = pair;
    let mut left = power;
    while left != 0 {
        let step = left.clamp(-600, 600);
        pair = pair.scaled(step);
        left -= step;
    }
    pair
}

/// The exponent of the leading bit; when the low part is negative a power of two belongs below.
fn exponent_of(pair: Pair) -> i32 {
    let lifted = pair.high.abs() < f64::MIN_POSITIVE;
    let high = if lifted { pair.high * 2.0_f64.powi(64) } else { pair.high };
    let field = (high.to_bits() >> 52 & 0x7ff) as i32;
    let exponent = field - 1023 - if lifted { 64 } else { 0 };
    let is_power = high.to_bits() << 12 == 0;
    if is_power && pair.low != 0.0 && (pair.low < 0.0) != (pair.high < 0.0) {
        exponent - 1
    } else {
        exponent
    }
}

//! Loops over tiles: what the blocks of a plate are made of.
//!
//! A tile is a slice of at most 64 numbers whose length is a whole number of registers. Sums are kept
//! as eight partial sums, lane `i` in sum `i % 8`, on every CPU level, so all levels agree.

use larder_kernels::{Lanes, Simd};

use super::machine;
use super::program::BLOCK;
use super::tiles::Tile;

/// Partial sums.
pub(super) const SUMS: usize = 8;

/// A function of one register; a trait, because closures are not always inlined.
pub(super) trait One: Copy {
    fn of<V: Lanes<Element = f64>>(self, x: V) -> V;
}

/// A function of two registers.
pub(super) trait Two: Copy {
    fn of<V: Lanes<Element = f64>>(self, x: V, y: V) -> V;
}

/// Two functions of two registers.
pub(super) trait Pair: Copy {
    fn of<V: Lanes<Element = f64>>(self, x: V, y: V) -> (V, V);
}

/// A function of three registers.
pub(super) trait Three: Copy {
    fn of<V: Lanes<Element = f64>>(self, x: V, y: V, z: V) -> V;
}

/// Runs a body for the place of each register of so many numbers. A loop over places, because iterators over pairs of
/// chunks are not always inlined, and then each step is a call.
macro_rules! each_register {
    ($Simd:ident, $len:expr, |$at:ident| $body:block) => {
        let mut $at = 0;
        while $at + <$Simd::F64 as Lanes>::LANES <= $len {
            $body
            $at += <$Simd::F64 as Lanes>::LANES;
        }
    };
}

/// The register at a place.
#[inline(always)]
pub(super) fn load<S: Simd>(simd: S, x: &[f64], at: usize) -> S::F64 {
    S::F64::load(simd, &x[at..at + <S::F64 as Lanes>::LANES])
}

/// The register at a place of so many numbers, and `fill` beyond them.
#[inline(always)]
fn load_before<S: Simd>(simd: S, x: &[f64], at: usize, len: usize, fill: f64) -> S::F64 {
    if at + <S::F64 as Lanes>::LANES <= len {
        load(simd, x, at)
    } else {
        S::F64::load_partial(simd, &x[at.min(len)..len], fill)
    }
}

#[inline(always)]
fn store<V: Lanes<Element = f64>>(value: V, out: &mut [f64], at: usize) {
    value.store(&mut out[at..at + V::LANES]);
}

#[inline(always)]
pub(super) fn map1<S: Simd>(simd: S, f: impl One, x: &[f64], out: &mut [f64]) {
    let x = &x[..out.len()];
    each_register!(S, out.len(), |at| {
        store(f.of(load(simd, x, at)), out, at);
    });
}

#[inline(always)]
pub(super) fn map2<S: Simd>(simd: S, f: impl Two, x: &[f64], y: &[f64], out: &mut [f64]) {
    let (x, y) = (&x[..out.len()], &y[..out.len()]);
    each_register!(S, out.len(), |at| {
        store(f.of(load(simd, x, at), load(simd, y, at)), out, at);
    });
}

#[inline(always)]
pub(super) fn map3<S: Simd>(
    simd: S,
    f: impl Three,
    x: &[f64],
    y: &[f64],
    z: &[f64],
    out: &mut [f64],
) {
    let (x, y, z) = (&x[..out.len()], &y[..out.len()], &z[..out.len()]);
    each_register!(S, out.len(), |at| {
        store(f.of(load(simd, x, at), load(simd, y, at), load(simd, z, at)), out, at);
    });
}

/// Two functions of the same two registers, which share what they have in common.
#[inline(always)]
pub(super) fn map2_pair<S: Simd>(
    simd: S,
    f: impl Pair,
    x: &[f64],
    y: &[f64],
    (first, second): (&mut [f64], &mut [f64]),
) {
    let len = first.len();
    let (x, y, second) = (&x[..len], &y[..len], &mut second[..len]);
    each_register!(S, len, |at| {
        let (one, two) = f.of(load(simd, x, at), load(simd, y, at));
        store(one, first, at);
        store(two, second, at);
    });
}

/// `out = value`; and not `fill`, which calls a function for a register or two.
#[inline(always)]
pub(super) fn set<S: Simd>(simd: S, value: f64, out: &mut [f64]) {
    let value = S::F64::splat(simd, value);
    each_register!(S, out.len(), |at| {
        store(value, out, at);
    });
}

/// `out = x`, of any length; and no call for whole registers.
#[inline(always)]
pub(super) fn copy<S: Simd>(simd: S, x: &[f64], out: &mut [f64]) {
    let x = &x[..out.len()];
    let whole = out.len() / <S::F64 as Lanes>::LANES * <S::F64 as Lanes>::LANES;
    each_register!(S, whole, |at| {
        store(load(simd, x, at), out, at);
    });
    // Not part of a register: what reads it soon after would wait until it has come to memory.
    out[whole..].copy_from_slice(&x[whole..]);
}

/// `out += factor * x`.
#[inline(always)]
pub(super) fn add_scaled<S: Simd>(simd: S, factor: f64, x: &[f64], out: &mut [f64]) {
    let x = &x[..out.len()];
    let factor = S::F64::splat(simd, factor);
    each_register!(S, out.len(), |at| {
        store(load(simd, x, at).mul_add(factor, load(simd, out, at)), out, at);
    });
}

/// `out = factor * x`.
#[inline(always)]
pub(super) fn scaled<S: Simd>(simd: S, factor: f64, x: &[f64], out: &mut [f64]) {
    let x = &x[..out.len()];
    let factor = S::F64::splat(simd, factor);
    each_register!(S, out.len(), |at| {
        store(load(simd, x, at) * factor, out, at);
    });
}

/// `out = factor * x * y`.
#[inline(always)]
pub(super) fn product<S: Simd>(simd: S, factor: f64, x: &[f64], y: &[f64], out: &mut [f64]) {
    let (x, y) = (&x[..out.len()], &y[..out.len()]);
    let factor = S::F64::splat(simd, factor);
    each_register!(S, out.len(), |at| {
        store(load(simd, x, at) * factor * load(simd, y, at), out, at);
    });
}

/// `out += factor * x * y`.
#[inline(always)]
pub(super) fn add_product<S: Simd>(simd: S, factor: f64, x: &[f64], y: &[f64], out: &mut [f64]) {
    let (x, y) = (&x[..out.len()], &y[..out.len()]);
    let factor = S::F64::splat(simd, factor);
    each_register!(S, out.len(), |at| {
        let x = load(simd, x, at) * factor;
        store(x.mul_add(load(simd, y, at), load(simd, out, at)), out, at);
    });
}

/// Adds the first `len` numbers of a tile to the partial sums, which stay in registers meanwhile: a store and a load
/// for each row would be most of the time.
#[inline(always)]
pub(super) fn sum<S: Simd>(simd: S, x: &[f64], len: usize, sums: &mut [f64]) {
    let whole = len / SUMS * SUMS;
    each_register!(S, SUMS, |part| {
        let mut kept = load(simd, sums, part);
        let mut at = part;
        while at < whole {
            kept = kept + load(simd, x, at);
            at += SUMS;
        }
        store(kept, sums, part);
    });
    for at in whole..len {
        sums[at % SUMS] += x[at];
    }
}

/// Adds the products of one tile with many columns to the partial sums of each. Eight columns at a time, whose sums
/// stay in registers: one alone would wait for each of its additions.
#[inline(always)]
pub(super) fn dots<S: Simd>(simd: S, x: &[f64], columns: &[f64], len: usize, sums: &mut [f64]) {
    const TOGETHER: usize = 8;
    // A row of eight that the iterations fill in part is read from a tile that is zero beyond them.
    let mut ended = [0.0; BLOCK];
    let rows = len.next_multiple_of(SUMS);
    let x = if rows == len {
        &x[..rows]
    } else {
        ended[..len].copy_from_slice(&x[..len]);
        &ended[..rows]
    };
    let (columns, _) = columns.as_chunks::<BLOCK>();
    let (sums, _) = sums.as_chunks_mut::<SUMS>();
    let (eights, ones) = columns.as_chunks::<TOGETHER>();
    let (eights_sums, ones_sums) = sums.as_chunks_mut::<TOGETHER>();
    for (columns, sums) in eights.iter().zip(eights_sums) {
        dots_of(simd, x, columns, sums);
    }
    for (column, sums) in ones.iter().zip(ones_sums) {
        dots_of(simd, x, std::array::from_ref(column), std::array::from_mut(sums));
    }
}

/// Those of so many columns with whole rows.
#[inline(always)]
fn dots_of<S: Simd, const COLUMNS: usize>(
    simd: S,
    x: &[f64],
    columns: &[[f64; BLOCK]; COLUMNS],
    sums: &mut [[f64; SUMS]; COLUMNS],
) {
    each_register!(S, SUMS, |part| {
        let mut kept = [S::F64::zero(simd); COLUMNS];
        for (kept, sums) in kept.iter_mut().zip(&*sums) {
            *kept = load(simd, sums, part);
        }
        let mut at = part;
        while at < x.len().min(BLOCK) {
            let x = load(simd, x, at);
            for (kept, column) in kept.iter_mut().zip(columns) {
                *kept = x.mul_add(load(simd, column, at), *kept);
            }
            at += SUMS;
        }
        for (kept, sums) in kept.iter().zip(&mut *sums) {
            store(*kept, sums, part);
        }
    });
}

/// Adds `x * y` to the partial sums.
#[inline(always)]
pub(super) fn dot<S: Simd>(simd: S, x: &[f64], y: &[f64], len: usize, sums: &mut [f64]) {
    let whole = len / SUMS * SUMS;
    each_register!(S, SUMS, |part| {
        let mut kept = load(simd, sums, part);
        let mut at = part;
        while at < whole {
            kept = load(simd, x, at).mul_add(load(simd, y, at), kept);
            at += SUMS;
        }
        store(kept, sums, part);
    });
    for at in whole..len {
        let sum = &mut sums[at % SUMS];
        *sum = x[at].mul_add(y[at], *sum);
    }
}

/// Values that come several times in a row, one after the other: `out` is a tile with room for a register after its
/// block. Whole registers are written; what they write too much the next run writes over.
#[inline(always)]
pub(super) fn spread_runs<S: Simd>(simd: S, values: &[f64], runs: &[(u32, u32)], out: &mut Tile) {
    let mut from = 0;
    for &(place, count) in runs {
        let value = S::F64::splat(simd, values[place as usize]);
        let end = from + count as usize;
        while from < end {
            // Two for a register of four, so that the last run fills its eight.
            let mut at = from;
            while at < from + SUMS {
                store(value, out, at);
                at += <S::F64 as Lanes>::LANES;
            }
            from += SUMS;
        }
        from = end;
    }
    // The last value up to a whole register.
    if let Some(&(place, _)) = runs.last() {
        out[from..from.next_multiple_of(SUMS)].fill(values[place as usize]);
    }
}

/// Adds the sums of runs of `x`, so many times, to numbers by index. A run is added up in eight chains on every level.
#[inline(always)]
pub(super) fn add_runs<S: Simd>(
    simd: S,
    factor: f64,
    mut x: &[f64],
    runs: &[(u32, u32)],
    out: &mut [f64],
) {
    let lanes = <S::F64 as Lanes>::LANES;
    for &(place, count) in runs {
        let (run, after) = x.split_at(count as usize);
        let mut sums: machine::Row<S> = [S::F64::zero(simd); machine::REGISTERS];
        for eight in run.chunks(SUMS) {
            let mut register = 0;
            while register * lanes < SUMS {
                let at = (register * lanes).min(eight.len());
                let part = if at + lanes <= eight.len() {
                    load(simd, eight, at)
                } else {
                    S::F64::load_partial(simd, &eight[at..], 0.0)
                };
                sums[register] = sums[register] + part;
                register += 1;
            }
        }
        out[place as usize] += factor * machine::total::<S>(sums);
        x = after;
    }
}

/// The total of partial sums.
#[inline(always)]
pub(super) fn total(sums: &[f64]) -> f64 {
    ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]))
}

macro_rules! one {
    ($($Name:ident |$x:ident| $body:expr;)*) => {$(
        #[derive(Clone, Copy)]
        pub(super) struct $Name;
        impl One for $Name {
            #[inline(always)]
            fn of<V: Lanes<Element = f64>>(self, $x: V) -> V {
                $body
            }
        }
    )*};
}

macro_rules! two {
    ($($(#[$meta:meta])* $Name:ident |$x:ident, $y:ident| $body:expr;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub(super) struct $Name;
        impl Two for $Name {
            #[inline(always)]
            fn of<V: Lanes<Element = f64>>(self, $x: V, $y: V) -> V {
                $body
            }
        }
    )*};
}

macro_rules! three {
    ($($(#[$meta:meta])* $Name:ident |$x:ident, $y:ident, $z:ident| $body:expr;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub(super) struct $Name;
        impl Three for $Name {
            #[inline(always)]
            fn of<V: Lanes<Element = f64>>(self, $x: V, $y: V, $z: V) -> V {
                $body
            }
        }
    )*};
}

one! {
    Negate |x| -x;
    Exp |x| x.exp();
    Log |x| x.log();
    Log1p |x| x.log1p();
    Sqrt |x| x.sqrt();
    Square |x| x * x;
    Abs |x| x.abs();
    Tanh |x| x.tanh();
    Softplus |x| logistic(x).0;
    Sigmoid |x| x.sigmoid();
}

two! {
    Divide |x, y| x / y;
    /// `y` of the logarithm of a Bernoulli: `x y - softplus(y)`.
    AnswerMass |x, y| x * y - logistic(y).0;
    /// Its slope.
    AnswerSlope |x, y| x - y.sigmoid();
    CountMass |x, y| x * y - y.exp();
    CountSlope |x, y| x - y.exp();
    Product |x, y| x * y;
    /// Adjoint over argument.
    OverArgument |d, x| d / x;
    OverOnePlus |d, x| d / (x + x.constant(1.0));
    HalfOver |d, y| d * x_half(d) / y;
    TwiceProduct |d, x| d * (x + x);
    TimesSign |d, x| {
        let zero = V::zero(x.simd());
        V::select(x.gt(zero), d, V::select(x.lt(zero), -d, zero))
    };
    TimesOneMinusSquare |d, y| d * y.neg_mul_add(y, y.constant(1.0));
    TimesSigmoid |d, x| d * x.sigmoid();
    TimesLogisticSlope |d, y| d * (y * (y.constant(1.0) - y));
    /// `ln(e^x + e^y)`; two that are equal lie nothing apart, infinite ones too.
    LogAddExp |x, y| {
        let apart = V::select(x.eq(y), V::zero(x.simd()), (x - y).abs());
        x.max(y) + logistic(-apart).0
    };
    /// The share of `e^x` in `e^x + e^y`.
    Share |x, y| V::select(x.eq(y), V::zero(x.simd()), x - y).sigmoid();
    /// `(z^2 - 1) / sd`.
    ScaleSlope |z, sd| z.mul_add(z, -z.constant(1.0)) / sd;
}

/// Mass and slope of an answer, both from one exponential and one division; a whole block of them is for [`answers`].
#[derive(Clone, Copy)]
pub(super) struct Answer;

impl Pair for Answer {
    #[inline(always)]
    fn of<V: Lanes<Element = f64>>(self, x: V, y: V) -> (V, V) {
        let (softplus, sigmoid) = logistic(y);
        (x * y - softplus, x - sigmoid)
    }
}

/// Mass and slope of a count: the exponential is the same.
#[derive(Clone, Copy)]
pub(super) struct Count;

impl Pair for Count {
    #[inline(always)]
    fn of<V: Lanes<Element = f64>>(self, x: V, y: V) -> (V, V) {
        let rate = y.exp();
        (x * y - rate, x - rate)
    }
}

/// `(x - mean) * inverse`, the same for all.
#[derive(Clone, Copy)]
pub(super) struct Scaled {
    pub(super) inverse: f64,
}

impl Two for Scaled {
    #[inline(always)]
    fn of<V: Lanes<Element = f64>>(self, x: V, mean: V) -> V {
        (x - mean) * x.constant(self.inverse)
    }
}

/// `softplus` and `sigmoid` of a number, within four ulp: with `t = e^-|y|` one division gives both `1 / (1 + t)` and
/// `s = t / (2 + t)`, and `log(1 + t) = 2 atanh(s)` where `s` is at most a third.
#[inline(always)]
fn logistic<V: Lanes<Element = f64>>(y: V) -> (V, V) {
    let (zero, one, two) = (V::zero(y.simd()), y.constant(1.0), y.constant(2.0));
    let t = (-y.abs()).exp();
    let (near, far) = (one + t, two + t);
    let both = one / (near * far);
    let s = t * near * both;
    let square = s * s;
    let mut tail = y.constant(ATANH_TAIL[ATANH_TAIL.len() - 1]);
    for &c in ATANH_TAIL[..ATANH_TAIL.len() - 1].iter().rev() {
        tail = tail.mul_add(square, y.constant(c));
    }
    let log1p = (s * square * tail + s) * two;
    let chance = far * both;
    let sigmoid = V::select(y.lt(zero), t * chance, chance);
    (y.max(zero) + log1p, sigmoid)
}

/// The target of a plate in partial sums; and partial products whose logarithms are taken from it at the end.
pub(super) struct Masses {
    pub(super) sums: [f64; SUMS],
    products: [f64; SUMS],
}

impl Masses {
    pub(super) const NONE: Masses = Masses { sums: [0.0; SUMS], products: [1.0; SUMS] };

    #[inline(always)]
    pub(super) fn total<S: Simd>(mut self, simd: S) -> f64 {
        self.take_logs(simd);
        total(&self.sums)
    }

    #[inline(always)]
    fn take_logs<S: Simd>(&mut self, simd: S) {
        // A plate without answers has none.
        if self.products == [1.0; SUMS] {
            return;
        }
        each_register!(S, SUMS, |at| {
            let log = load(simd, &self.products, at).log();
            store(load(simd, &self.sums, at) - log, &mut self.sums, at);
        });
        self.products = [1.0; SUMS];
    }
}

/// Answers of a block and the logits of their chances: adds the logarithms of their masses, and leaves their slopes.
///
/// What costs is shared. With `t = e^-|y|` a mass is `x y - max(y, 0) - ln(1 + t)`, and the logarithms of all blocks are
/// one of a product, which a block raises by `2^8` at most; the slope asks for `1 / (1 + t)`, and four of them are one
/// division and products of the other three. A slope is within four ulp of one; and each answer adds at most an ulp of
/// one to the error of the sum.
#[inline(always)]
pub(super) fn answers<S: Simd>(
    simd: S,
    x: &[f64],
    y: &[f64],
    len: usize,
    slopes: &mut [f64],
    masses: &mut Masses,
) {
    /// Rows of eight that share a division.
    const ROWS: usize = 4;
    /// A block more would not reach the largest number.
    const HIGH: f64 = 1e300;
    let (zero, one) = (S::F64::zero(simd), S::F64::splat(simd, 1.0));
    each_register!(S, SUMS, |part| {
        let mut sum = load(simd, &masses.sums, part);
        let mut product = load(simd, &masses.products, part);
        let mut from = part;
        // Of a row that is begun all lanes are answered: what is not written would be multiplied by zero.
        while from < slopes.len() {
            let (mut ys, mut ts, mut nears) = ([zero; ROWS], [zero; ROWS], [one; ROWS]);
            for k in 0..ROWS {
                // Beyond the last an answer that is certain.
                ys[k] = load_before(simd, y, from + k * SUMS, len, -1000.0);
                ts[k] = (-ys[k].abs()).exp();
                nears[k] = one + ts[k];
            }
            let pairs = [nears[0] * nears[1], nears[2] * nears[3]];
            let all = pairs[0] * pairs[1];
            let inverse = one / all;
            let halves = [pairs[1] * inverse, pairs[0] * inverse];
            product = product * all;
            for k in 0..ROWS {
                let at = from + k * SUMS;
                let x = load_before(simd, x, at, len, 0.0);
                sum = sum + x.mul_add(ys[k], -ys[k].max(zero));
                let chance = nears[k ^ 1] * halves[k / 2];
                let sigmoid = S::F64::select(ys[k].lt(zero), ts[k] * chance, chance);
                if at < slopes.len() {
                    store(x - sigmoid, slopes, at);
                }
            }
            from += ROWS * SUMS;
        }
        store(sum, &mut masses.sums, part);
        store(product, &mut masses.products, part);
    });
    if masses.products.iter().any(|&product| product > HIGH) {
        masses.take_logs(simd);
    }
}

/// `(atanh(s) / s - 1) / s^2` for `s` up to a third, by powers of `s^2`: off by 5e-18 at most, interpolated at
/// Chebyshev's places with 50 digits.
const ATANH_TAIL: [f64; 10] = [
    0.333_333_333_333_333_3,
    0.200_000_000_000_072_92,
    0.142_857_142_835_543_8,
    0.111_111_113_587_139_32,
    0.090_908_947_180_664_29,
    0.076_927_850_324_793_12,
    0.066_570_721_048_274_68,
    0.060_005_364_047_953_56,
    0.044_003_692_430_723_37,
    0.080_820_228_059_717_66,
];

three! {
    /// `(x - mean) / sd`.
    Standard |x, mean, sd| (x - mean) / sd;
    /// `(x - mean) * inverse`.
    StandardInverse |x, mean, inverse| (x - mean) * inverse;
}

#[inline(always)]
fn x_half<V: Lanes<Element = f64>>(x: V) -> V {
    x.constant(0.5)
}

#[cfg(test)]
mod tests {
    use larder_kernels::{Kernel, Level};

    use super::*;
    use crate::tape::tiles::TILE;

    /// Runs there and back.
    struct ThereAndBack<'a> {
        values: &'a [f64],
        runs: &'a [(u32, u32)],
        x: &'a [f64],
        tile: &'a mut Tile,
        sums: &'a mut [f64],
    }

    impl Kernel for ThereAndBack<'_> {
        type Output = ();

        fn run<S: Simd>(self, simd: S) {
            spread_runs(simd, self.values, self.runs, self.tile);
            add_runs(simd, 3.0, self.x, self.runs, self.sums);
        }
    }

    #[test]
    fn runs_are_what_they_are_number_by_number_on_every_level() {
        let values: Vec<f64> = (0..40).map(|k| f64::from(k) * 0.7 - 5.0).collect();
        let x: Vec<f64> = (0..BLOCK).map(|k| 1.0 / (k as f64 + 1.5)).collect();
        // Lengths around those of registers; blocks that are full, end within a register, and are of one iteration.
        let cases: [&[u32]; 6] =
            [&[64], &[1, 7, 8, 9, 15, 16, 8], &[2, 3, 2, 5, 11], &[1], &[20, 3], &[31, 33]];
        for lengths in cases {
            let runs: Vec<(u32, u32)> =
                lengths.iter().zip(0..).map(|(&len, k)| ((7 * k + 3) % 40, len)).collect();
            let places: Vec<u32> = runs
                .iter()
                .flat_map(|&(place, len)| std::iter::repeat_n(place, len as usize))
                .collect();
            let mut want = vec![0.5; values.len()];
            for (&place, x) in places.iter().zip(&x) {
                want[place as usize] += 3.0 * x;
            }
            let mut first: Option<Vec<f64>> = None;
            for level in Level::available() {
                let (mut tile, mut sums) = ([f64::NAN; TILE], vec![0.5; values.len()]);
                let x = &x[..places.len()];
                let (values, runs) = (&values[..], &runs[..]);
                level.run(ThereAndBack { values, runs, x, tile: &mut tile, sums: &mut sums });
                for (at, got) in tile[..places.len().next_multiple_of(SUMS)].iter().enumerate() {
                    let place = places[at.min(places.len() - 1)] as usize;
                    assert_eq!(got.to_bits(), values[place].to_bits(), "{level:?}, {at}");
                }
                for (got, want) in sums.iter().zip(&want) {
                    larder_testkit::assert_close!(*got, *want, relative = 1e-14);
                }
                // Sums are in the same order on every level.
                let first = first.get_or_insert_with(|| sums.clone());
                assert!(first.iter().zip(&sums).all(|(a, b)| a.to_bits() == b.to_bits()));
            }
        }
    }
    /// Blocks of answers, one after the other.
    struct Answered<'a> {
        x: &'a [f64],
        y: &'a [f64],
        slopes: &'a mut [f64],
    }

    impl Kernel for Answered<'_> {
        type Output = f64;

        fn run<S: Simd>(self, simd: S) -> f64 {
            let mut masses = Masses::NONE;
            let blocks = self.x.chunks(BLOCK).zip(self.y.chunks(BLOCK));
            for ((x, y), slopes) in blocks.zip(self.slopes.chunks_mut(BLOCK)) {
                answers(simd, x, y, x.len(), slopes, &mut masses);
            }
            masses.total(simd)
        }
    }

    #[test]
    fn answers_of_blocks_have_the_masses_and_slopes_that_each_has_alone_on_every_level() {
        // Logits around zero, where an exponential vanishes, and beyond; enough blocks for many products.
        let logit = |k: usize| match k % 23 {
            3 => -745.5,
            7 => 36.9,
            11 => 0.0,
            12 => 1e5,
            19 => -1e-9,
            k => (k as f64 - 12.3) * 0.7,
        };
        for len in [1, 2, 7, 8, 9, 31, 32, 33, 40, 63, 64, 65, 1000, 70_001] {
            let y: Vec<f64> = (0..len).map(logit).collect();
            let x: Vec<f64> = (0..len).map(|k| f64::from(u8::from(k % 3 == 1))).collect();
            let (mut want, mut size) = (0.0, 0.0);
            for (x, y) in x.iter().zip(&y) {
                let mass = x * y - (y.max(0.0) + (-y.abs()).exp().ln_1p());
                want += mass;
                size += mass.abs();
            }
            // The ulps of one that answers add, and those of the sums: of eight lanes here, of all one after the other
            // in what is wanted.
            let within = f64::EPSILON * (len as f64 + size * (2.0 + len as f64));
            let mut first: Option<(f64, Vec<f64>)> = None;
            for level in Level::available() {
                let mut slopes = vec![f64::NAN; len.next_multiple_of(SUMS)];
                let total = level.run(Answered { x: &x, y: &y, slopes: &mut slopes });
                assert!((total - want).abs() <= within, "{level:?}, {len}: {total} and {want}");
                for (at, (slope, (x, y))) in slopes.iter().zip(x.iter().zip(&y)).enumerate() {
                    let want = x - 1.0 / (1.0 + (-y).exp());
                    assert!((slope - want).abs() <= 4.0 * f64::EPSILON, "{level:?}, {at} of {len}");
                }
                // What lies beyond the last is finite: it is multiplied by zero.
                assert!(slopes.iter().all(|slope| slope.is_finite()));
                let (first, first_slopes) = first.get_or_insert_with(|| (total, slopes.clone()));
                assert_eq!(first.to_bits(), total.to_bits(), "{level:?}, {len}");
                assert!(first_slopes.iter().zip(&slopes).all(|(a, b)| a.to_bits() == b.to_bits()));
            }
        }
    }

    #[test]
    fn an_answer_that_is_no_number_makes_the_target_none() {
        for level in Level::available() {
            let (x, mut y) = ([1.0; BLOCK], [0.5; BLOCK]);
            y[37] = f64::NAN;
            let mut slopes = [0.0; BLOCK];
            assert!(level.run(Answered { x: &x, y: &y, slopes: &mut slopes }).is_nan());
        }
    }
}

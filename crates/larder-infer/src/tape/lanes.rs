//! Loops over tiles: what the blocks of a plate are made of.
//!
//! A tile is a slice of at most 64 numbers whose length is a whole number of registers. Sums are kept
//! as eight partial sums, lane `i` in sum `i % 8`, on every CPU level, so all levels agree.

use larder_kernels::{Lanes, Simd};

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

/// A function of three registers.
pub(super) trait Three: Copy {
    fn of<V: Lanes<Element = f64>>(self, x: V, y: V, z: V) -> V;
}

#[inline(always)]
pub(super) fn map1<S: Simd>(simd: S, f: impl One, x: &[f64], out: &mut [f64]) {
    let lanes = <S::F64 as Lanes>::LANES;
    for (x, out) in x.chunks_exact(lanes).zip(out.chunks_exact_mut(lanes)) {
        f.of(S::F64::load(simd, x)).store(out);
    }
}

#[inline(always)]
pub(super) fn map2<S: Simd>(simd: S, f: impl Two, x: &[f64], y: &[f64], out: &mut [f64]) {
    let lanes = <S::F64 as Lanes>::LANES;
    let pairs = x.chunks_exact(lanes).zip(y.chunks_exact(lanes));
    for ((x, y), out) in pairs.zip(out.chunks_exact_mut(lanes)) {
        f.of(S::F64::load(simd, x), S::F64::load(simd, y)).store(out);
    }
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
    let lanes = <S::F64 as Lanes>::LANES;
    let triples = x.chunks_exact(lanes).zip(y.chunks_exact(lanes)).zip(z.chunks_exact(lanes));
    for (((x, y), z), out) in triples.zip(out.chunks_exact_mut(lanes)) {
        f.of(S::F64::load(simd, x), S::F64::load(simd, y), S::F64::load(simd, z)).store(out);
    }
}

/// `out += x`.
#[inline(always)]
pub(super) fn add<S: Simd>(simd: S, x: &[f64], out: &mut [f64]) {
    let lanes = <S::F64 as Lanes>::LANES;
    for (x, out) in x.chunks_exact(lanes).zip(out.chunks_exact_mut(lanes)) {
        (S::F64::load(simd, out) + S::F64::load(simd, x)).store(out);
    }
}

/// `out += factor * x`.
#[inline(always)]
pub(super) fn add_scaled<S: Simd>(simd: S, factor: f64, x: &[f64], out: &mut [f64]) {
    let lanes = <S::F64 as Lanes>::LANES;
    let factor = S::F64::splat(simd, factor);
    for (x, out) in x.chunks_exact(lanes).zip(out.chunks_exact_mut(lanes)) {
        S::F64::load(simd, x).mul_add(factor, S::F64::load(simd, out)).store(out);
    }
}

/// `out = factor * x`.
#[inline(always)]
pub(super) fn scaled<S: Simd>(simd: S, factor: f64, x: &[f64], out: &mut [f64]) {
    let lanes = <S::F64 as Lanes>::LANES;
    let factor = S::F64::splat(simd, factor);
    for (x, out) in x.chunks_exact(lanes).zip(out.chunks_exact_mut(lanes)) {
        (S::F64::load(simd, x) * factor).store(out);
    }
}

/// `out += factor * x * y`.
#[inline(always)]
pub(super) fn add_product<S: Simd>(simd: S, factor: f64, x: &[f64], y: &[f64], out: &mut [f64]) {
    let lanes = <S::F64 as Lanes>::LANES;
    let factor = S::F64::splat(simd, factor);
    let pairs = x.chunks_exact(lanes).zip(y.chunks_exact(lanes));
    for ((x, y), out) in pairs.zip(out.chunks_exact_mut(lanes)) {
        let x = S::F64::load(simd, x) * factor;
        x.mul_add(S::F64::load(simd, y), S::F64::load(simd, out)).store(out);
    }
}

/// Adds the first `len` numbers of a tile to the partial sums.
#[inline(always)]
pub(super) fn sum<S: Simd>(simd: S, x: &[f64], len: usize, sums: &mut [f64]) {
    let whole = len / SUMS * SUMS;
    for x in x[..whole].chunks_exact(SUMS) {
        add(simd, x, sums);
    }
    for (x, sum) in x[whole..len].iter().zip(sums) {
        *sum += x;
    }
}

/// Adds the products of one tile with many columns to the partial sums of each. Four columns at a time, whose sums
/// stay in registers: one alone would wait for each of its additions.
#[inline(always)]
pub(super) fn dots<S: Simd>(
    simd: S,
    x: &[f64],
    columns: &[f64],
    stride: usize,
    len: usize,
    sums: &mut [f64],
) {
    const TOGETHER: usize = 4;
    let lanes = <S::F64 as Lanes>::LANES;
    let whole = len / SUMS * SUMS;
    let mut fours = columns.chunks_exact(TOGETHER * stride);
    let mut four_sums = sums.chunks_exact_mut(TOGETHER * SUMS);
    for (columns, sums) in fours.by_ref().zip(four_sums.by_ref()) {
        for part in (0..SUMS).step_by(lanes) {
            let load = |from: &[f64], at: usize| S::F64::load(simd, &from[at..at + lanes]);
            let mut a = load(sums, part);
            let mut b = load(sums, SUMS + part);
            let mut c = load(sums, 2 * SUMS + part);
            let mut d = load(sums, 3 * SUMS + part);
            for at in (part..whole).step_by(SUMS) {
                let x = load(x, at);
                a = x.mul_add(load(columns, at), a);
                b = x.mul_add(load(columns, stride + at), b);
                c = x.mul_add(load(columns, 2 * stride + at), c);
                d = x.mul_add(load(columns, 3 * stride + at), d);
            }
            a.store(&mut sums[part..part + lanes]);
            b.store(&mut sums[SUMS + part..SUMS + part + lanes]);
            c.store(&mut sums[2 * SUMS + part..2 * SUMS + part + lanes]);
            d.store(&mut sums[3 * SUMS + part..3 * SUMS + part + lanes]);
        }
        for (column, sums) in columns.chunks_exact(stride).zip(sums.chunks_exact_mut(SUMS)) {
            for ((x, y), sum) in x[whole..len].iter().zip(&column[whole..len]).zip(sums) {
                *sum = x.mul_add(*y, *sum);
            }
        }
    }
    let rest = fours.remainder().chunks_exact(stride);
    for (column, sums) in rest.zip(four_sums.into_remainder().chunks_exact_mut(SUMS)) {
        dot(simd, x, column, len, sums);
    }
}

/// Adds `x * y` to the partial sums.
#[inline(always)]
pub(super) fn dot<S: Simd>(simd: S, x: &[f64], y: &[f64], len: usize, sums: &mut [f64]) {
    let whole = len / SUMS * SUMS;
    for (x, y) in x[..whole].chunks_exact(SUMS).zip(y[..whole].chunks_exact(SUMS)) {
        add_product(simd, 1.0, x, y, sums);
    }
    for ((x, y), sum) in x[whole..len].iter().zip(&y[whole..len]).zip(sums) {
        *sum = x.mul_add(*y, *sum);
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
    Softplus |x| x.max(V::zero(x.simd())) + (-x.abs()).exp().log1p();
    Sigmoid |x| x.sigmoid();
}

two! {
    Divide |x, y| x / y;
    /// `y` of the logarithm of a Bernoulli: `x y - softplus(y)`.
    AnswerMass |x, y| x * y - (y.max(V::zero(y.simd())) + (-y.abs()).exp().log1p());
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
    /// `(z^2 - 1) / sd`.
    ScaleSlope |z, sd| z.mul_add(z, -z.constant(1.0)) / sd;
}

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

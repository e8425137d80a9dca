//! `math`.

use super::{Names, special};
use crate::dyn_value::Dyn;
use crate::dynamic::{self as d, Number};
use crate::exc::{Result, type_error, value_error};
use crate::function::Args;
use crate::int::Int;

/// A real number as `math` takes it.
pub(super) fn float_of(value: &Dyn) -> Result<f64> {
    match value {
        Dyn::Float(value) => Ok(*value),
        Dyn::Int(value) => value.to_float(),
        Dyn::Bool(value) => Ok(f64::from(u8::from(*value))),
        Dyn::Instance(_) | Dyn::Tuple(_)
            if d::special(value, "__float__").is_some()
                || d::special(value, "__index__").is_some()
                || d::number(value).is_some() =>
        {
            crate::builtins::to_float(value)
        }
        Dyn::Native(native) if matches!(native.unary("__float__"), Ok(Some(_))) => {
            crate::builtins::to_float(value)
        }
        _ => Err(type_error(&format!("must be real number, not {}", d::type_name(value)))),
    }
}

fn domain() -> crate::exc::Exc {
    value_error("math domain error")
}

/// An answer that is no number, or infinite, for an argument that is finite.
fn checked(argument: f64, answer: f64, may_overflow: bool) -> Result<Dyn> {
    if answer.is_nan() && !argument.is_nan() {
        return Err(domain());
    }
    if answer.is_infinite() && argument.is_finite() {
        return Err(if may_overflow {
            crate::exc::overflow_error("math range error")
        } else {
            domain()
        });
    }
    Ok(Dyn::Float(answer))
}

macro_rules! plain {
    ($names:ident; $($name:literal $call:expr, $overflows:literal;)*) => {
        $(
            $names.function($name, |args| {
                let x = float_of(&args.one()?)?;
                let call: fn(f64) -> f64 = $call;
                checked(x, call(x), $overflows)
            });
        )*
    };
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.set("pi", std::f64::consts::PI);
    names.set("e", std::f64::consts::E);
    names.set("tau", std::f64::consts::TAU);
    names.set("inf", f64::INFINITY);
    names.set("nan", f64::NAN);
    plain! { names;
        "sqrt" f64::sqrt, false;
        "exp" f64::exp, true;
        "expm1" f64::exp_m1, true;
        "log1p" f64::ln_1p, false;
        "sin" f64::sin, false;
        "cos" f64::cos, false;
        "tan" f64::tan, false;
        "asin" f64::asin, false;
        "acos" f64::acos, false;
        "atan" f64::atan, false;
        "sinh" f64::sinh, true;
        "cosh" f64::cosh, true;
        "tanh" f64::tanh, false;
        "asinh" special::asinh, false;
        "acosh" special::acosh, false;
        "atanh" special::atanh, false;
        "fabs" f64::abs, false;
        "erf" special::erf, false;
        "erfc" special::erfc, false;
        "gamma" special::gamma, true;
        "lgamma" special::lgamma, true;
        "cbrt" special::cbrt, false;
        "exp2" f64::exp2, true;
        "degrees" |x| x * (180.0 / std::f64::consts::PI), true;
        "radians" |x| x * (std::f64::consts::PI / 180.0), true;
    }
    names.function("floor", |args| whole(&args.one()?, "__floor__", f64::floor));
    names.function("ceil", |args| whole(&args.one()?, "__ceil__", f64::ceil));
    names.function("trunc", |args| whole(&args.one()?, "__trunc__", f64::trunc));
    names.function("log", |args| {
        let [x, base] = args.places::<2>(1)?;
        let x = logarithm(&x.unwrap_or_default(), f64::ln)?;
        match base {
            None => Ok(Dyn::Float(x)),
            Some(base) => {
                let base = logarithm(&base, f64::ln)?;
                crate::float::div(x, base).map(Dyn::Float)
            }
        }
    });
    names.function("log2", |args| logarithm(&args.one()?, f64::log2).map(Dyn::Float));
    names.function("log10", |args| logarithm(&args.one()?, f64::log10).map(Dyn::Float));
    names.function("pow", |args| {
        let (x, y) = args.two()?;
        let (x, y) = (float_of(&x)?, float_of(&y)?);
        let power = x.powf(y);
        let both_finite = x.is_finite() && y.is_finite();
        if both_finite && (power.is_nan() || (x == 0.0 && y < 0.0)) {
            return Err(domain());
        }
        if both_finite && power.is_infinite() {
            return Err(crate::exc::overflow_error("math range error"));
        }
        Ok(Dyn::Float(power))
    });
    names.function("fmod", |args| {
        let (x, y) = args.two()?;
        let (x, y) = (float_of(&x)?, float_of(&y)?);
        let rest = x % y;
        if rest.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(domain());
        }
        Ok(Dyn::Float(rest))
    });
    names.function("remainder", |args| {
        let (x, y) = args.two()?;
        let (x, y) = (float_of(&x)?, float_of(&y)?);
        if x.is_nan() || y.is_nan() {
            return Ok(Dyn::Float(crate::float::fresh_nan()));
        }
        if x.is_infinite() || y == 0.0 {
            return Err(domain());
        }
        if y.is_infinite() {
            return Ok(Dyn::Float(x));
        }
        // The nearest multiple, ties to even, without a product that rounds.
        let (size, unit) = (x.abs(), y.abs());
        let rest = size % unit;
        let other = unit - rest;
        let near = if rest < other {
            rest
        } else if rest > other {
            -other
        } else {
            rest - 2.0 * ((0.5 * (size - rest)) % unit)
        };
        Ok(Dyn::Float(1f64.copysign(x) * near))
    });
    names.function("atan2", |args| {
        let (y, x) = args.two()?;
        Ok(Dyn::Float(float_of(&y)?.atan2(float_of(&x)?)))
    });
    names.function("copysign", |args| {
        let (x, y) = args.two()?;
        Ok(Dyn::Float(float_of(&x)?.copysign(float_of(&y)?)))
    });
    names.function("hypot", |args| {
        let values = args.pos.iter().map(float_of).collect::<Result<Vec<f64>>>()?;
        Ok(Dyn::Float(length(&values)))
    });
    names.function("dist", |args| {
        let (p, q) = args.two()?;
        let (p, q) = (d::to_vec(&p)?, d::to_vec(&q)?);
        if p.len() != q.len() {
            return Err(value_error("both points must have the same number of dimensions"));
        }
        let mut values = Vec::with_capacity(p.len());
        for (p, q) in p.iter().zip(&q) {
            values.push(float_of(p)? - float_of(q)?);
        }
        Ok(Dyn::Float(length(&values)))
    });
    names.function("isnan", |args| Ok(Dyn::Bool(float_of(&args.one()?)?.is_nan())));
    names.function("isinf", |args| Ok(Dyn::Bool(float_of(&args.one()?)?.is_infinite())));
    names.function("isfinite", |args| Ok(Dyn::Bool(float_of(&args.one()?)?.is_finite())));
    names.function("isclose", is_close);
    names.function("modf", |args| {
        let x = float_of(&args.one()?)?;
        let fraction = if x.is_infinite() { 0.0 } else { x.fract() };
        Ok(Dyn::tuple(vec![Dyn::Float(fraction.copysign(x)), Dyn::Float(x.trunc())]))
    });
    names.function("frexp", |args| {
        let x = float_of(&args.one()?)?;
        if x == 0.0 || !x.is_finite() {
            return Ok(Dyn::tuple(vec![Dyn::Float(x), Dyn::from(0)]));
        }
        let (mantissa, exponent) = crate::int::decompose_float(x.abs());
        let bits = 64 - i64::from(mantissa.leading_zeros());
        let fraction = crate::int::compose(u128::from(mantissa), false, -bits).unwrap_or(0.5);
        Ok(Dyn::tuple(vec![Dyn::Float(fraction.copysign(x)), Dyn::from(exponent + bits)]))
    });
    names.function("ldexp", |args| {
        let (x, by) = args.two()?;
        let (x, by) = (float_of(&x)?, d::index(&by)?);
        if x == 0.0 || !x.is_finite() {
            return Ok(Dyn::Float(x));
        }
        let by = by.to_i64().unwrap_or(if by.sign() < 0 { -100_000 } else { 100_000 });
        let (mantissa, exponent) = crate::int::decompose_float(x.abs());
        let scaled = crate::int::compose(
            u128::from(mantissa),
            false,
            exponent + by.clamp(-100_000, 100_000),
        );
        match scaled {
            Some(scaled) => Ok(Dyn::Float(scaled.copysign(x))),
            None => Err(crate::exc::overflow_error("math range error")),
        }
    });
    names.function("nextafter", |args| {
        let (x, y) = args.two()?;
        let (x, y) = (float_of(&x)?, float_of(&y)?);
        Ok(Dyn::Float(if x == y {
            y
        } else if x < y {
            x.next_up()
        } else {
            x.next_down()
        }))
    });
    names.function("ulp", |args| {
        let x = float_of(&args.one()?)?.abs();
        Ok(Dyn::Float(if x.is_finite() {
            if x == f64::MAX { x - x.next_down() } else { x.next_up() - x }
        } else {
            x
        }))
    });
    names.function("factorial", |args| {
        let value = args.one()?;
        if let Dyn::Float(_) = value {
            return Err(type_error("'float' object cannot be interpreted as an integer"));
        }
        let count = d::index(&value)?;
        if count.sign() < 0 {
            return Err(value_error("factorial() not defined for negative values"));
        }
        let Some(count) = count.to_i64().filter(|count| *count < 1 << 31) else {
            return Err(crate::exc::overflow_error(
                "factorial() argument should not exceed 2147483647",
            ));
        };
        Ok(Dyn::Int(product(1, count)))
    });
    names.function("comb", |args| {
        let (n, k) = args.two()?;
        let (n, mut k) = counts(&n, &k)?;
        if k > n {
            return Ok(Dyn::from(0));
        }
        k = k.min(n - k);
        let bottom = product(1, k);
        product(n - k + 1, n).floordiv(&bottom).map(Dyn::Int)
    });
    names.function("perm", |args| {
        let [n, k] = args.places::<2>(1)?;
        let n = n.unwrap_or_default();
        let k = k.filter(|k| !k.is_none()).unwrap_or_else(|| n.clone());
        let (n, k) = counts(&n, &k)?;
        Ok(Dyn::Int(if k > n { Int::from(0i64) } else { product(n - k + 1, n) }))
    });
    names.function("gcd", |args| {
        let mut total = Int::from(0i64);
        for value in args.pos {
            total = total.gcd(&d::index(value)?);
        }
        Ok(Dyn::Int(total))
    });
    names.function("lcm", |args| {
        let mut total = Int::from(1i64);
        for value in args.pos {
            let value = d::index(value)?.abs();
            if value.sign() == 0 {
                return Ok(Dyn::from(0));
            }
            total = total.floordiv(&total.gcd(&value))?.mul(&value);
        }
        Ok(Dyn::Int(total))
    });
    names.function("isqrt", |args| d::index(&args.one()?)?.isqrt().map(Dyn::Int));
    names.function("prod", |args| {
        let [items, start] = args.named(["iterable", "start"], 1)?;
        let mut total = start.unwrap_or_else(|| Dyn::from(1));
        let items = d::iter(&items.unwrap_or_default())?;
        while let Some(item) = items.advance()? {
            total = d::mul(&total, &item)?;
        }
        Ok(total)
    });
    names.function("fsum", |args| {
        let items = d::iter(&args.one()?)?;
        let mut parts: Vec<f64> = Vec::new();
        let (mut special, mut infinite) = (0.0, 0.0_f64);
        while let Some(item) = items.advance()? {
            let value = float_of(&item)?;
            if value.is_finite() {
                add_exactly(&mut parts, value);
                if parts.last().is_some_and(|last| !last.is_finite()) {
                    return Err(crate::exc::overflow_error("intermediate overflow in fsum"));
                }
            } else {
                infinite += if value.is_infinite() { value } else { 0.0 };
                special += value;
            }
        }
        // A sum that is no number is one of infinities, or there was one among the items.
        if infinite.is_nan() {
            return Err(value_error("-inf + inf in fsum"));
        }
        if special != 0.0 {
            return Ok(Dyn::Float(crate::float::made(special)));
        }
        Ok(Dyn::Float(total_of(&parts)))
    });
    Ok(())
}

fn whole(value: &Dyn, dunder: &str, round: fn(f64) -> f64) -> Result<Dyn> {
    if let Dyn::Instance(_) | Dyn::Tuple(_) = value
        && let Some(method) = d::special(value, dunder)
    {
        return d::call(&method, &[]);
    }
    if let Dyn::Native(native) = value
        && let Some(answer) = native.unary(dunder)?
    {
        return Ok(answer);
    }
    match d::number(value) {
        Some(Number::Int(value)) => Ok(Dyn::Int(value)),
        _ => Int::from_float(round(float_of(value)?)).map(Dyn::Int),
    }
}

/// A logarithm; of ints beyond the floats by their power of two.
fn logarithm(value: &Dyn, log: fn(f64) -> f64) -> Result<f64> {
    if let Some(Number::Int(value)) = d::number(value) {
        if value.sign() <= 0 {
            return Err(domain());
        }
        return Ok(match value.to_float_lossy() {
            Some(value) => log(value),
            None => {
                let (fraction, exponent) = value.fraction_and_exponent();
                log(fraction) + log(2.0) * exponent as f64
            }
        });
    }
    let x = float_of(value)?;
    if x <= 0.0 {
        return Err(domain());
    }
    Ok(log(x))
}

fn counts(n: &Dyn, k: &Dyn) -> Result<(i64, i64)> {
    let (n, k) = (d::index(n)?, d::index(k)?);
    if n.sign() < 0 {
        return Err(value_error("n must be a non-negative integer"));
    }
    if k.sign() < 0 {
        return Err(value_error("k must be a non-negative integer"));
    }
    Ok((n.to_index()?, k.to_i64().unwrap_or(i64::MAX)))
}

/// The product of a run of ints, by halves so that factors of one length meet.
fn product(from: i64, to: i64) -> Int {
    if to - from < 8 {
        return (from..=to).fold(Int::from(1i64), |total, factor| total.mul(&Int::from(factor)));
    }
    let middle = i64::midpoint(from, to);
    product(from, middle).mul(&product(middle + 1, to))
}

/// The Euclidean length to the last digit that CPython has: its sum of squares is begun at one, kept in four parts
/// that lose nothing of each other, and its root corrected by one step. The C library's answer for two numbers is
/// another one now and then.
fn length(values: &[f64]) -> f64 {
    let most = values.iter().fold(0f64, |most, value| most.max(value.abs()));
    if most.is_infinite() {
        return f64::INFINITY;
    }
    if values.iter().any(|value| value.is_nan()) {
        return crate::float::fresh_nan();
    }
    if most == 0.0 || values.len() <= 1 {
        return most;
    }
    let mut squares = Squares { sum: 1.0, lost: [0.0; 3] };
    let (mantissa, exponent) = crate::int::decompose_float(most);
    let exponent = exponent + 64 - i64::from(mantissa.leading_zeros());
    if exponent < -1023 {
        // No power of two takes these up to one.
        for value in values {
            let x = value / most;
            squares.add(x * x, 0);
        }
        return most * squares.rest().sqrt();
    }
    let scale = crate::int::compose(1, false, -exponent).unwrap_or(f64::INFINITY);
    for value in values {
        squares.add_square(value.abs() * scale, 1.0);
    }
    let root = squares.rest().sqrt();
    squares.add_square(root, -1.0);
    (root + squares.rest() / (2.0 * root)) / scale
}

/// One and a sum of squares, with what each addition lost.
struct Squares {
    sum: f64,
    lost: [f64; 3],
}

impl Squares {
    /// Adds a number, and to one of the losses what the sum could not take of it.
    fn add(&mut self, x: f64, place: usize) {
        let before = self.sum;
        self.sum += x;
        self.lost[place] += (before - self.sum) + x;
    }

    /// Adds the square of a number in the products of its halves.
    fn add_square(&mut self, x: f64, sign: f64) {
        let shifted = x * 134_217_729.0; // 2^27 + 1: the halves have 26 bits each
        let high = shifted - (shifted - x);
        let low = x - high;
        self.add(sign * high * high, 0);
        self.add(sign * 2.0 * high * low, 1);
        if sign > 0.0 {
            self.lost[2] += low * low;
        } else {
            self.add(sign * low * low, 2);
        }
    }

    /// The sum without the one that it began with.
    fn rest(&self) -> f64 {
        let [a, b, c] = self.lost;
        self.sum - 1.0 + (a + b + c)
    }
}

/// Shewchuk's exact sum: parts that do not overlap.
fn add_exactly(parts: &mut Vec<f64>, value: f64) {
    let mut x = value;
    let mut kept = 0;
    for at in 0..parts.len() {
        let mut y = parts[at];
        if x.abs() < y.abs() {
            std::mem::swap(&mut x, &mut y);
        }
        let high = x + y;
        let low = y - (high - x);
        if low != 0.0 {
            parts[kept] = low;
            kept += 1;
        }
        x = high;
    }
    parts.truncate(kept);
    if x != 0.0 {
        parts.push(x);
    }
}

/// The parts rounded once.
fn total_of(parts: &[f64]) -> f64 {
    let Some((&last, rest)) = parts.split_last() else { return 0.0 };
    let mut high = last;
    let mut rest = rest.to_vec();
    let mut low = 0.0;
    while let Some(y) = rest.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    if let Some(&next) = rest.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        // A tie that the rest decides.
        let y = low * 2.0;
        let x = high + y;
        if (y - (x - high)).abs() < f64::MIN_POSITIVE {
            high = x;
        }
    }
    high
}

fn is_close(args: &Args<'_>) -> Result<Dyn> {
    let [a, b, relative, absolute] = args.named(["a", "b", "rel_tol", "abs_tol"], 2)?;
    let (a, b) = (float_of(&a.unwrap_or_default())?, float_of(&b.unwrap_or_default())?);
    let relative = relative.map_or(Ok(1e-9), |value| float_of(&value))?;
    let absolute = absolute.map_or(Ok(0.0), |value| float_of(&value))?;
    if relative < 0.0 || absolute < 0.0 {
        return Err(value_error("tolerances must be non-negative"));
    }
    if a.total_cmp(&b).is_eq() || (a == 0.0 && b == 0.0) {
        return Ok(Dyn::Bool(!a.is_nan()));
    }
    if a.is_infinite() || b.is_infinite() {
        return Ok(Dyn::Bool(false));
    }
    let distance = (b - a).abs();
    Ok(Dyn::Bool(
        distance <= (relative * b).abs()
            || distance <= (relative * a).abs()
            || distance <= absolute,
    ))
}

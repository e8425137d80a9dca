//! `fractions`: quotients of whole numbers in lowest terms.

use std::any::Any;
use std::cmp::Ordering;

use super::Names;
use super::complex::Complex;
use crate::class::{Class, Maker, Type};
use crate::dyn_value::Dyn;
use crate::dynamic::{self as d, Number};
use crate::exc::{Result, type_error, value_error, zero_division_error};
use crate::function::{Args, Function};
use crate::int::Int;
use crate::native::Native;
use crate::traits::Comparison;

/// A fraction; what is below is positive.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fraction {
    above: Int,
    below: Int,
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.made(&MAKER);
    names.function("gcd", |_| Err(crate::exc::not_implemented_error("fractions.gcd")));
    Ok(())
}

/// `Fraction`.
static MAKER: Maker = Maker { name: "Fraction", construct, function: Some(class_function) };

fn reduced(above: Int, below: Int) -> Result<Fraction> {
    if below.sign() == 0 {
        return Err(zero_division_error(&format!("Fraction({above}, 0)")));
    }
    let common = above.gcd(&below);
    let (above, below) = (above.floordiv(&common)?, below.floordiv(&common)?);
    Ok(if below.sign() < 0 {
        Fraction { above: above.neg(), below: below.neg() }
    } else {
        Fraction { above, below }
    })
}

fn ten_to(exponent: usize) -> Result<Int> {
    Int::from(10i64).pow(&Int::from(exponent as u64))
}

/// A float as it is, exactly.
fn of_float(value: f64) -> Result<Fraction> {
    let ratio = d::call_method(&Dyn::Float(value), "as_integer_ratio", &[])?;
    match d::to_vec(&ratio)?.as_slice() {
        [Dyn::Int(above), Dyn::Int(below)] => reduced(above.clone(), below.clone()),
        _ => Err(type_error("a float has a ratio")),
    }
}

/// Whether a value is a `Decimal`.
fn is_decimal(value: &Dyn) -> bool {
    let is_one = |class: &Class| class.name() == "Decimal" && class.module() == "decimal";
    match value {
        Dyn::Instance(instance) => {
            std::iter::once(instance.class()).chain(instance.class().ancestors()).any(is_one)
        }
        _ => false,
    }
}

/// A `Decimal` as it is, exactly.
fn of_decimal(value: &Dyn) -> Result<Fraction> {
    let ratio = d::call_method(value, "as_integer_ratio", &[])?;
    match d::to_vec(&ratio)?.as_slice() {
        [Dyn::Int(above), Dyn::Int(below)] => reduced(above.clone(), below.clone()),
        _ => Err(type_error("as_integer_ratio of a Decimal gives two ints")),
    }
}

/// `3/4`, `-1.25`, `1e-3`.
fn parse(text: &str) -> Result<Fraction> {
    let fault = || {
        let shown = crate::traits::repr_text(&Dyn::text(text)).unwrap_or_default();
        value_error(&format!("Invalid literal for Fraction: {shown}"))
    };
    let digits = |part: &str| -> Result<Int> {
        let is_plain = part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let is_right = is_plain && !part.starts_with('_') && !part.ends_with('_');
        if part.is_empty() || !is_right || part.contains("__") {
            return Err(fault());
        }
        crate::int::parse(part, 10)
    };
    let trimmed = text.trim();
    let (is_negative, rest) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let fraction = if let Some((above, below)) = rest.split_once('/') {
        reduced(digits(above)?, digits(below)?)?
    } else {
        let (number, exponent) = match rest.split_once(['e', 'E']) {
            Some((number, exponent)) => {
                let (is_below, size) = match exponent.strip_prefix('-') {
                    Some(size) => (true, size),
                    None => (false, exponent.strip_prefix('+').unwrap_or(exponent)),
                };
                (number, Some((is_below, digits(size)?.to_index()?)))
            }
            None => (rest, None),
        };
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() && decimals.is_empty() {
            return Err(fault());
        }
        let mut above = if whole.is_empty() { Int::from(0i64) } else { digits(whole)? };
        let mut below = Int::from(1i64);
        if !decimals.is_empty() {
            let count = decimals.bytes().filter(|byte| *byte != b'_').count();
            below = ten_to(count)?;
            above = above.mul(&below).add(&digits(decimals)?);
        }
        match exponent {
            Some((true, size)) => below = below.mul(&ten_to(usize::try_from(size).unwrap_or(0))?),
            Some((false, size)) => above = above.mul(&ten_to(usize::try_from(size).unwrap_or(0))?),
            None => {}
        }
        reduced(above, below)?
    };
    Ok(if is_negative { Fraction { above: fraction.above.neg(), ..fraction } } else { fraction })
}

/// A rational number as a fraction; none where it is none.
fn rational(value: &Dyn) -> Option<Fraction> {
    match value {
        Dyn::Native(native) => native.as_any().downcast_ref::<Fraction>().cloned(),
        _ => match d::number(value) {
            Some(Number::Int(above)) => Some(Fraction { above, below: Int::from(1i64) }),
            _ => None,
        },
    }
}

/// `Fraction(numerator, denominator)`.
pub(crate) fn construct(args: &Args<'_>) -> Result<Dyn> {
    let [above, below] = args.named(["numerator", "denominator"], 0)?;
    let above = above.unwrap_or_else(|| Dyn::from(0));
    let below = below.filter(|below| !below.is_none());
    let made = match below {
        None => match &above {
            Dyn::Str(text) => parse(text.as_str())?,
            Dyn::Float(value) => of_float(*value)?,
            Dyn::Instance(instance) if let Some(Dyn::Str(text)) = instance.payload() => {
                parse(text.as_str())?
            }
            Dyn::Instance(instance) if let Some(Dyn::Float(value)) = instance.payload() => {
                of_float(value)?
            }
            value if is_decimal(value) => of_decimal(value)?,
            value => rational(value)
                .ok_or_else(|| type_error("argument should be a string or a Rational instance"))?,
        },
        Some(below) => match (rational(&above), rational(&below)) {
            (Some(a), Some(b)) => {
                if b.above.sign() == 0 {
                    let shown = a.above.mul(&b.below);
                    return Err(zero_division_error(&format!("Fraction({shown}, 0)")));
                }
                reduced(a.above.mul(&b.below), a.below.mul(&b.above))?
            }
            _ => return Err(type_error("both arguments should be Rational instances")),
        },
    };
    Ok(Dyn::native(made))
}

/// `Fraction.from_float` and `Fraction.from_decimal`.
pub(crate) fn class_function(name: &str) -> Option<Dyn> {
    let is_float = match name {
        "from_float" => true,
        "from_decimal" => false,
        _ => return None,
    };
    Some(Dyn::Function(Function::open(name, move |args| {
        let value = args.one()?;
        let made = match &value {
            Dyn::Float(value) if is_float => of_float(*value)?,
            Dyn::Int(_) | Dyn::Bool(_) => {
                return construct(&Args { name: "Fraction", pos: &[value], kw: &[] });
            }
            value if !is_float && is_decimal(value) => of_decimal(value)?,
            other => {
                let (method, kind) =
                    if is_float { ("float", "floats") } else { ("decimal", "Decimals") };
                return Err(type_error(&format!(
                    "Fraction.from_{method}() only takes {kind}, not {} ({})",
                    d::repr(other)?,
                    d::type_name(other)
                )));
            }
        };
        Ok(Dyn::native(made))
    })))
}

impl Fraction {
    fn to_float(&self) -> Result<f64> {
        self.above.truediv(&self.below)
    }

    fn compare(&self, other: &Fraction) -> Ordering {
        self.above.mul(&other.below).compare(&other.above.mul(&self.below))
    }

    fn is_whole(&self) -> bool {
        self.below.compare(&Int::from(1i64)) == Ordering::Equal
    }

    fn floor(&self) -> Result<Int> {
        self.above.floordiv(&self.below)
    }

    /// The nearest whole number, the even one of two.
    fn rounded(&self) -> Result<Int> {
        let (floor, rest) = self.above.divmod(&self.below)?;
        let double = rest.add(&rest);
        let up = match double.compare(&self.below) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => floor.is_odd(),
        };
        Ok(if up { floor.add(&Int::from(1i64)) } else { floor })
    }

    /// The nearest fraction whose denominator is not above a bound.
    fn limited(&self, most: &Int) -> Result<Fraction> {
        let one = Int::from(1i64);
        if most.compare(&one) == Ordering::Less {
            return Err(value_error("max_denominator should be at least 1"));
        }
        if self.below.compare(most) != Ordering::Greater {
            return Ok(self.clone());
        }
        let (mut p0, mut q0, mut p1, mut q1) =
            (Int::from(0i64), one.clone(), one.clone(), Int::from(0i64));
        let (mut n, mut rest) = (self.above.clone(), self.below.clone());
        loop {
            let a = n.floordiv(&rest)?;
            let q2 = q0.add(&a.mul(&q1));
            if q2.compare(most) == Ordering::Greater {
                break;
            }
            let p2 = p0.add(&a.mul(&p1));
            (p0, q0, p1, q1) = (p1, q1, p2, q2);
            let next = n.sub(&a.mul(&rest));
            (n, rest) = (rest, next);
        }
        let k = most.sub(&q0).floordiv(&q1)?;
        let first = reduced(p0.add(&k.mul(&p1)), q0.add(&k.mul(&q1)))?;
        let second = reduced(p1, q1)?;
        let distance = |other: &Fraction| -> Result<Fraction> {
            let above = self.above.mul(&other.below).sub(&other.above.mul(&self.below));
            reduced(above.abs(), self.below.mul(&other.below))
        };
        let is_second = distance(&second)?.compare(&distance(&first)?) != Ordering::Greater;
        Ok(if is_second { second } else { first })
    }

    fn combined(&self, sign: &str, other: &Fraction) -> Result<Option<Dyn>> {
        let (a, b) = (self, other);
        let cross = |combine: fn(&Int, &Int) -> Int| {
            reduced(combine(&a.above.mul(&b.below), &b.above.mul(&a.below)), a.below.mul(&b.below))
        };
        Ok(Some(match sign {
            "+" => Dyn::native(cross(Int::add)?),
            "-" => Dyn::native(cross(Int::sub)?),
            "*" => Dyn::native(reduced(a.above.mul(&b.above), a.below.mul(&b.below))?),
            "/" => {
                if b.above.sign() == 0 {
                    let shown = a.above.sign().signum();
                    return Err(zero_division_error(&format!("Fraction({shown}, 0)")));
                }
                Dyn::native(reduced(a.above.mul(&b.below), a.below.mul(&b.above))?)
            }
            "//" => Dyn::Int(a.above.mul(&b.below).floordiv(&a.below.mul(&b.above))?),
            "%" => {
                let below = a.below.mul(&b.below);
                let rest = a.above.mul(&b.below).modulo(&b.above.mul(&a.below))?;
                Dyn::native(reduced(rest, below)?)
            }
            "** or pow()" if b.below.compare(&Int::from(1i64)) == Ordering::Equal => {
                let power = b.above.abs();
                let (above, below) = (a.above.pow(&power)?, a.below.pow(&power)?);
                if b.above.sign() < 0 {
                    if above.sign() == 0 {
                        return Err(zero_division_error(&format!("Fraction({below}, 0)")));
                    }
                    Dyn::native(reduced(below, above)?)
                } else {
                    Dyn::native(Fraction { above, below })
                }
            }
            "** or pow()" => d::pow(&Dyn::Float(a.to_float()?), &Dyn::Float(b.to_float()?))?,
            _ => return Ok(None),
        }))
    }
}

/// What a sign does with a fraction as a float beside a float, or beside a complex number.
fn inexact(sign: &str, a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    Ok(Some(match sign {
        "+" => d::add(a, b)?,
        "-" => d::sub(a, b)?,
        "*" => d::mul(a, b)?,
        "/" => d::truediv(a, b)?,
        "//" => d::floordiv(a, b)?,
        "%" => d::modulo(a, b)?,
        "** or pow()" => d::pow(a, b)?,
        _ => return Ok(None),
    }))
}

/// The real part of a complex number that has no other.
fn real_of(value: &Dyn) -> Option<f64> {
    let Dyn::Native(native) = value else { return None };
    let complex = native.as_any().downcast_ref::<Complex>()?;
    (complex.imaginary == 0.0).then_some(complex.real)
}

impl Native for Fraction {
    fn type_name(&self) -> &'static str {
        "Fraction"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Held(Class::made(&MAKER))
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let own = self.clone();
        Ok(match name {
            "numerator" => Some(Dyn::Int(self.above.clone())),
            "denominator" => Some(Dyn::Int(self.below.clone())),
            "real" => Some(Dyn::native(own)),
            "imag" => Some(Dyn::from(0)),
            "as_integer_ratio" | "conjugate" | "limit_denominator" => {
                let method = name.to_owned();
                Some(Dyn::Function(Function::open(name, move |args| match method.as_str() {
                    "as_integer_ratio" => Ok(Dyn::tuple(vec![
                        Dyn::Int(own.above.clone()),
                        Dyn::Int(own.below.clone()),
                    ])),
                    "conjugate" => Ok(Dyn::native(own.clone())),
                    _ => {
                        let [most] = args.named(["max_denominator"], 0)?;
                        let most =
                            most.map_or(Ok(Int::from(1_000_000i64)), |most| d::index(&most))?;
                        own.limited(&most).map(|made| Dyn::native(made))
                    }
                })))
            }
            "__copy__" | "__deepcopy__" => {
                Some(Dyn::Function(Function::open(name, move |_| Ok(Dyn::native(own.clone())))))
            }
            _ => super::native_operator(&Dyn::native(own), name),
        })
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(format!("Fraction({}, {})", self.above, self.below)))
    }
    fn str(&self) -> Option<String> {
        Some(if self.below.compare(&Int::from(1i64)) == Ordering::Equal {
            self.above.to_string()
        } else {
            format!("{}/{}", self.above, self.below)
        })
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        if let Some(other) = rational(other) {
            return Ok(Some(*self == other));
        }
        Ok(match d::number(other) {
            Some(Number::Float(value)) if value.is_finite() => Some(*self == of_float(value)?),
            Some(_) => Some(false),
            None => match real_of(other) {
                Some(value) if value.is_finite() => Some(*self == of_float(value)?),
                Some(_) => Some(false),
                None => None,
            },
        })
    }
    fn order(&self, comparison: Comparison, other: &Dyn) -> Result<Option<bool>> {
        if let Some(other) = rational(other) {
            return Ok(Some(comparison.holds(self.compare(&other))));
        }
        Ok(match d::number(other) {
            Some(Number::Float(value)) if value.is_finite() => {
                Some(comparison.holds(self.compare(&of_float(value)?)))
            }
            Some(Number::Float(value)) => {
                let ordering = 0.0_f64.partial_cmp(&value);
                Some(ordering.is_some_and(|ordering| comparison.holds(ordering)))
            }
            _ => None,
        })
    }
    fn hash(&self) -> Result<Option<i64>> {
        let prime = Int::from((1i64 << 61) - 1);
        let inverse = match self.below.modulo(&prime)?.sign() {
            0 => Int::from(314_159i64),
            _ => {
                let inverse = self.below.pow_mod(&prime.sub(&Int::from(2i64)), &prime)?;
                self.above.abs().modulo(&prime)?.mul(&inverse).modulo(&prime)?
            }
        };
        let hash = inverse.to_i64().unwrap_or(0) * self.above.sign().signum();
        Ok(Some(if hash == -1 { -2 } else { hash }))
    }
    fn truth(&self) -> Option<bool> {
        Some(self.above.sign() != 0)
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        if is_right && sign == "** or pow()" && self.is_whole() && self.above.sign() >= 0 {
            // A whole exponent multiplies, as an int does.
            return d::pow(other, &Dyn::Int(self.above.clone())).map(Some);
        }
        if let Some(other) = rational(other) {
            let (a, b) = if is_right { (&other, self) } else { (self, &other) };
            return a.combined(sign, b);
        }
        let is_complex = matches!(other, Dyn::Native(native) if native.as_any().is::<Complex>());
        let other = match d::number(other) {
            Some(Number::Float(value)) => Dyn::Float(value),
            _ if is_complex => other.clone(),
            _ => return Ok(None),
        };
        if sign == "** or pow()" && is_right && self.is_whole() {
            return d::pow(&other, &Dyn::Int(self.above.clone())).map(Some);
        }
        let own = self.to_float()?;
        let own = if is_complex { super::complex::value(own, 0.0) } else { Dyn::Float(own) };
        let (a, b) = if is_right { (&other, &own) } else { (&own, &other) };
        inexact(sign, a, b)
    }
    fn unary(&self, dunder: &str) -> Result<Option<Dyn>> {
        let whole = |value: Int| Ok(Some(Dyn::Int(value)));
        let made =
            |above: Int| Ok(Some(Dyn::native(Fraction { above, below: self.below.clone() })));
        match dunder {
            "__neg__" => made(self.above.neg()),
            "__pos__" => made(self.above.clone()),
            "__abs__" => made(self.above.abs()),
            "__int__" | "__trunc__" if self.above.sign() < 0 => {
                whole(self.above.neg().floordiv(&self.below)?.neg())
            }
            "__int__" | "__trunc__" | "__floor__" => whole(self.floor()?),
            "__ceil__" => whole(self.above.neg().floordiv(&self.below)?.neg()),
            "__round__" => whole(self.rounded()?),
            "__float__" => Ok(Some(Dyn::Float(self.to_float()?))),
            _ => Ok(None),
        }
    }
    fn rounded(&self, digits: i64) -> Result<Option<Dyn>> {
        let shift = ten_to(usize::try_from(digits.unsigned_abs()).unwrap_or(0))?;
        let scaled = if digits > 0 {
            reduced(self.above.mul(&shift), self.below.clone())?
        } else {
            reduced(self.above.clone(), self.below.mul(&shift))?
        };
        let nearest = scaled.rounded()?;
        Ok(Some(Dyn::native(if digits > 0 {
            reduced(nearest, shift)?
        } else {
            reduced(nearest.mul(&shift), Int::from(1i64))?
        })))
    }
}

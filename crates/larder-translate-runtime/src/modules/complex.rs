//! `complex`.

use std::any::Any;

use crate::class::{Class, Maker, Type};
use crate::dyn_value::Dyn;
use crate::dynamic::{self as d, Number};
use crate::exc::{Result, overflow_error, type_error, value_error, zero_division_error};
use crate::float;
use crate::function::{Args, Function};
use crate::native::Native;

/// A complex number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Complex {
    pub(crate) real: f64,
    pub(crate) imaginary: f64,
}

fn of(real: f64, imaginary: f64) -> Complex {
    Complex { real, imaginary }
}

/// A complex number as a value.
pub(crate) fn value(real: f64, imaginary: f64) -> Dyn {
    Dyn::native(of(real, imaginary))
}

/// A number as a complex one; none where it is no number.
fn number(value: &Dyn) -> Result<Option<Complex>> {
    if let Dyn::Native(native) = value {
        return Ok(native.as_any().downcast_ref::<Complex>().copied());
    }
    Ok(match d::number(value) {
        Some(Number::Int(value)) => Some(of(value.to_float()?, 0.0)),
        Some(Number::Float(value)) => Some(of(value, 0.0)),
        None => None,
    })
}

/// `complex(real, imag)`.
pub(crate) fn construct(args: &Args<'_>) -> Result<Dyn> {
    let [real, imaginary] = args.named(["real", "imag"], 0)?;
    // A text of a class that derives from `str` is read as a text.
    let real = real.map(|value| match &value {
        Dyn::Instance(held) => {
            held.payload().filter(|held| matches!(held, Dyn::Str(_))).unwrap_or(value)
        }
        _ => value,
    });
    if let Some(Dyn::Str(text)) = &real {
        if imaginary.is_some() {
            return Err(type_error("complex() can't take second arg if first is a string"));
        }
        return parse(text.as_str()).map(|parsed| Dyn::native(parsed));
    }
    let part = |value: Option<Dyn>, which: &str| -> Result<Complex> {
        let Some(value) = value else { return Ok(of(0.0, 0.0)) };
        if let Some(method) = d::special(&value, "__complex__") {
            let answer = crate::own::call(&method, &[])?;
            let found = number(&answer)?.filter(|_| d::type_name(&answer) == "complex");
            return found.ok_or_else(|| {
                type_error(&format!(
                    "__complex__ returned non-complex (type {})",
                    d::type_name(&answer)
                ))
            });
        }
        if let Some(found) = number(&value)? {
            return Ok(found);
        }
        match d::special(&value, "__float__").or_else(|| d::special(&value, "__index__")) {
            Some(_) => Ok(of(crate::builtins::to_float(&value)?, 0.0)),
            None => Err(type_error(&format!(
                "complex() {which} argument must be a {}number, not '{}'",
                if which == "first" { "string or a " } else { "" },
                d::type_name(&value)
            ))),
        }
    };
    let (given, a) = (imaginary.is_some(), part(real, "first")?);
    let b = part(imaginary, "second")?;
    // A zero that nobody gave must not change the sign of one that somebody gave.
    let sum = |x: f64, y: f64| if x == 0.0 { y } else { x + y };
    let real = if b.imaginary == 0.0 { a.real } else { a.real - b.imaginary };
    Ok(value(real, if given { sum(a.imaginary, b.real) } else { a.imaginary }))
}

fn parse(text: &str) -> Result<Complex> {
    let fault = || value_error("complex() arg is a malformed string");
    let text = text.trim();
    let text = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')').ok_or_else(fault)?.trim(),
        None => text,
    };
    if text.contains(|c: char| c.is_whitespace()) || text.is_empty() {
        return Err(fault());
    }
    let number = |text: &str| float::parse(text).map_err(|_| fault());
    let Some(rest) = text.strip_suffix(['j', 'J']) else { return Ok(of(number(text)?, 0.0)) };
    // The sign of the imaginary part is the last that belongs to no exponent.
    let bytes = rest.as_bytes();
    let at = (1..bytes.len())
        .rev()
        .find(|&at| matches!(bytes[at], b'+' | b'-') && !matches!(bytes[at - 1], b'e' | b'E'));
    let (real, imaginary) = match at {
        Some(at) => (number(&rest[..at])?, &rest[at..]),
        None => (0.0, rest),
    };
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        text => number(text)?,
    };
    Ok(of(real, imaginary))
}

/// A part without the `.0` that a float shows.
fn shown(value: f64) -> String {
    let text = float::repr(value);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn product(a: Complex, b: Complex) -> Complex {
    of(a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
}

fn quotient(a: Complex, b: Complex) -> Result<Complex> {
    if b.real == 0.0 && b.imaginary == 0.0 {
        return Err(zero_division_error("complex division by zero"));
    }
    Ok(if b.real.abs() >= b.imaginary.abs() {
        let ratio = b.imaginary / b.real;
        let below = b.real + b.imaginary * ratio;
        of((a.real + a.imaginary * ratio) / below, (a.imaginary - a.real * ratio) / below)
    } else {
        let ratio = b.real / b.imaginary;
        let below = b.real * ratio + b.imaginary;
        of((a.real * ratio + a.imaginary) / below, (a.imaginary * ratio - a.real) / below)
    })
}

fn power(a: Complex, b: Complex) -> Result<Complex> {
    if b.real == 0.0 && b.imaginary == 0.0 {
        return Ok(of(1.0, 0.0));
    }
    if a.real == 0.0 && a.imaginary == 0.0 {
        if b.imaginary != 0.0 || b.real < 0.0 {
            return Err(zero_division_error("0.0 to a negative or complex power"));
        }
        return Ok(of(0.0, 0.0));
    }
    let is_whole = b.imaginary == 0.0 && b.real == b.real.floor() && b.real.abs() <= 100.0;
    let answer = if is_whole {
        let (mut left, mut square) = (b.real.abs() as u32, a);
        let mut all = of(1.0, 0.0);
        while left > 0 {
            if left & 1 == 1 {
                all = product(all, square);
            }
            left >>= 1;
            square = product(square, square);
        }
        if b.real < 0.0 { quotient(of(1.0, 0.0), all)? } else { all }
    } else {
        let (length, angle) = (a.real.hypot(a.imaginary), a.imaginary.atan2(a.real));
        let (mut size, mut phase) = (length.powf(b.real), angle * b.real);
        if b.imaginary != 0.0 {
            size /= (angle * b.imaginary).exp();
            phase += b.imaginary * length.ln();
        }
        of(size * phase.cos(), size * phase.sin())
    };
    if !answer.real.is_finite() || !answer.imaginary.is_finite() {
        return Err(overflow_error("complex exponentiation"));
    }
    Ok(answer)
}

/// `complex`.
pub(crate) static MAKER: Maker = Maker { name: "complex", construct, function: None };

impl Native for Complex {
    fn type_name(&self) -> &'static str {
        "complex"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Held(Class::made(&MAKER))
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let own = *self;
        Ok(match name {
            "real" => Some(Dyn::Float(self.real)),
            "imag" => Some(Dyn::Float(self.imaginary)),
            "conjugate" => Some(Dyn::Function(Function::open(name, move |args| {
                Args { name: "complex.conjugate", ..*args }.places::<0>(0)?;
                Ok(value(own.real, -own.imaginary))
            }))),
            _ => None,
        })
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let imaginary = shown(self.imaginary);
        if self.real == 0.0 && self.real.is_sign_positive() {
            return Ok(Some(format!("{imaginary}j")));
        }
        let sign = if imaginary.starts_with('-') { "" } else { "+" };
        Ok(Some(format!("({}{sign}{imaginary}j)", shown(self.real))))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        if self.imaginary == 0.0 && d::number(other).is_some() {
            return d::equal(&Dyn::Float(self.real), other).map(Some);
        }
        if let Dyn::Native(_) = other {
            return Ok(number(other)?.map(|other| *self == other));
        }
        Ok(d::number(other).map(|_| false))
    }
    fn hash(&self) -> Result<Option<i64>> {
        let (a, b) = (float::hash(self.real), float::hash(self.imaginary));
        let hash = a.wrapping_add(b.wrapping_mul(1_000_003));
        Ok(Some(if hash == -1 { -2 } else { hash }))
    }
    fn truth(&self) -> Option<bool> {
        Some(self.real != 0.0 || self.imaginary != 0.0)
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        let Some(other) = number(other)? else { return Ok(None) };
        let (a, b) = if is_right { (other, *self) } else { (*self, other) };
        let answer = match sign {
            "+" => of(a.real + b.real, a.imaginary + b.imaginary),
            "-" => of(a.real - b.real, a.imaginary - b.imaginary),
            "*" => product(a, b),
            "/" => quotient(a, b)?,
            "** or pow()" => power(a, b)?,
            _ => return Ok(None),
        };
        Ok(Some(Dyn::native(answer)))
    }
    fn unary(&self, dunder: &str) -> Result<Option<Dyn>> {
        Ok(match dunder {
            "__neg__" => Some(value(-self.real, -self.imaginary)),
            "__pos__" => Some(value(self.real, self.imaginary)),
            "__abs__" => {
                let size = self.real.hypot(self.imaginary);
                if size.is_infinite() && self.real.is_finite() && self.imaginary.is_finite() {
                    return Err(overflow_error("absolute value too large"));
                }
                Some(Dyn::Float(size))
            }
            _ => None,
        })
    }
    fn format(&self, this: &Dyn, spec: &str) -> Result<Option<String>> {
        if spec.is_empty() {
            return self.repr(this);
        }
        let characters: Vec<char> = spec.chars().collect();
        let is_align = |at: usize| characters.get(at).is_some_and(|c| "<>^=".contains(*c));
        let (fill, align, rest) = if is_align(1) {
            (characters[0], characters[1], 2)
        } else if is_align(0) {
            (' ', characters[0], 1)
        } else {
            (' ', '>', 0)
        };
        if align == '=' {
            return Err(crate::exc::value_error(
                "'=' alignment flag is not allowed in complex format specifier",
            ));
        }
        let sign_end = rest + usize::from(characters.get(rest).is_some_and(|c| "+- ".contains(*c)));
        let width_end = characters[sign_end..]
            .iter()
            .position(|c| !c.is_ascii_digit())
            .map_or(characters.len(), |at| sign_end + at);
        if characters.get(sign_end) == Some(&'0') {
            return Err(crate::exc::value_error(
                "Zero padding is not allowed in complex format specifier",
            ));
        }
        let width: String = characters[sign_end..width_end].iter().collect();
        let width = width.parse::<usize>().unwrap_or(0);
        let parts: String =
            characters[rest..sign_end].iter().chain(&characters[width_end..]).collect();
        let kind = characters.last().filter(|last| last.is_alphabetic() || **last == '%');
        if let Some(kind) = kind.filter(|kind| !"eEfFgGn".contains(**kind)) {
            return Err(crate::exc::value_error(&format!(
                "Unknown format code '{kind}' for object of type 'complex'"
            )));
        }
        let text = self.parts(&parts, kind.is_some())?;
        let missing = width.saturating_sub(text.chars().count());
        let before = match align {
            '<' => 0,
            '^' => missing / 2,
            _ => missing,
        };
        let pad = |count: usize| fill.to_string().repeat(count);
        Ok(Some(format!("{}{text}{}", pad(before), pad(missing - before))))
    }
}

impl Complex {
    /// Both parts in a form without a width. Without a code they stand as `repr` has them: in parentheses, and no
    /// real part that is nothing.
    fn parts(&self, spec: &str, has_kind: bool) -> Result<String> {
        let is_short = !has_kind && !spec.contains('.');
        let spec = if has_kind || is_short { spec.to_owned() } else { format!("{spec}g") };
        let part = |x: f64, spec: &str| -> Result<String> {
            let mut text = String::new();
            crate::format::float(x, spec, &mut text)?;
            if is_short && text.ends_with(".0") {
                text.truncate(text.len() - 2);
            }
            Ok(text)
        };
        if !has_kind && self.real == 0.0 && self.real.is_sign_positive() {
            return Ok(format!("{}j", part(self.imaginary, &spec)?));
        }
        let real = part(self.real, &spec)?;
        let imaginary = part(self.imaginary, spec.trim_start_matches(['+', ' ', '-']))?;
        let plus = if imaginary.starts_with('-') { "" } else { "+" };
        let both = format!("{real}{plus}{imaginary}j");
        Ok(if has_kind { both } else { format!("({both})") })
    }
}

//! The methods of `int` and `float`.

use crate::dyn_value::Dyn;
use crate::dynamic::{self, Number};
use crate::exc::{Result, value_error};
use crate::float;
use crate::function::Args;
use crate::int::Int;

pub(super) const INT_NAMES: &[&str] = &[
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "conjugate",
    "to_bytes",
    "from_bytes",
    "__index__",
    "__int__",
    "__float__",
    "__add__",
    "__sub__",
    "__mul__",
    "__abs__",
    "__neg__",
    "__round__",
    "__floordiv__",
    "__truediv__",
    "__mod__",
    "__pow__",
    "__and__",
    "__or__",
    "__xor__",
    "__lshift__",
    "__rshift__",
    "__invert__",
    "__pos__",
    "__divmod__",
    "__radd__",
    "__rsub__",
    "__rmul__",
    "__rfloordiv__",
    "__rtruediv__",
    "__rmod__",
    "__rpow__",
    "__rdivmod__",
    "__floor__",
    "__ceil__",
    "__trunc__",
    "__rand__",
    "__ror__",
    "__rxor__",
    "__rlshift__",
    "__rrshift__",
];
pub(super) const FLOAT_NAMES: &[&str] = &[
    "as_integer_ratio",
    "conjugate",
    "fromhex",
    "hex",
    "is_integer",
    "__int__",
    "__float__",
    "__add__",
    "__sub__",
    "__mul__",
    "__abs__",
    "__neg__",
    "__round__",
    "__floordiv__",
    "__truediv__",
    "__mod__",
    "__pow__",
    "__pos__",
    "__divmod__",
    "__radd__",
    "__rsub__",
    "__rmul__",
    "__rfloordiv__",
    "__rtruediv__",
    "__rmod__",
    "__rpow__",
    "__rdivmod__",
    "__floor__",
    "__ceil__",
    "__trunc__",
];

fn operator(value: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    let other = || args.one();
    if let ("__pow__", [exponent, modulus]) = (args.name, args.pos) {
        return dynamic::pow_mod(value, exponent, modulus);
    }
    let is_binary = !matches!(
        args.name,
        "__abs__"
            | "__neg__"
            | "__pos__"
            | "__invert__"
            | "__round__"
            | "__floor__"
            | "__ceil__"
            | "__trunc__"
    );
    if is_binary && let [given] = args.pos {
        // A method alone answers for its own type: the operator asks the other side next.
        let is_known = match dynamic::number(given) {
            None => false,
            Some(Number::Float(_)) => matches!(value, Dyn::Float(_)),
            Some(Number::Int(_)) => true,
        };
        if !is_known {
            return Ok(Dyn::NotImplemented);
        }
    }
    match args.name {
        "__add__" => dynamic::add(value, &other()?),
        "__sub__" => dynamic::sub(value, &other()?),
        "__mul__" => dynamic::mul(value, &other()?),
        "__floordiv__" => dynamic::floordiv(value, &other()?),
        "__truediv__" => dynamic::truediv(value, &other()?),
        "__mod__" => dynamic::modulo(value, &other()?),
        "__pow__" => dynamic::pow(value, &other()?),
        "__and__" => dynamic::bitand(value, &other()?),
        "__or__" => dynamic::bitor(value, &other()?),
        "__xor__" => dynamic::bitxor(value, &other()?),
        "__lshift__" => dynamic::lshift(value, &other()?),
        "__rshift__" => dynamic::rshift(value, &other()?),
        "__divmod__" => dynamic::divmod(value, &other()?),
        "__radd__" => dynamic::add(&other()?, value),
        "__rsub__" => dynamic::sub(&other()?, value),
        "__rmul__" => dynamic::mul(&other()?, value),
        "__rfloordiv__" => dynamic::floordiv(&other()?, value),
        "__rtruediv__" => dynamic::truediv(&other()?, value),
        "__rmod__" => dynamic::modulo(&other()?, value),
        "__rpow__" => dynamic::pow(&other()?, value),
        "__rdivmod__" => dynamic::divmod(&other()?, value),
        "__rand__" => dynamic::bitand(&other()?, value),
        "__ror__" => dynamic::bitor(&other()?, value),
        "__rxor__" => dynamic::bitxor(&other()?, value),
        "__rlshift__" => dynamic::lshift(&other()?, value),
        "__rrshift__" => dynamic::rshift(&other()?, value),
        "__floor__" | "__ceil__" | "__trunc__" => match value {
            Dyn::Float(number) => {
                let whole = match args.name {
                    "__floor__" => number.floor(),
                    "__ceil__" => number.ceil(),
                    _ => number.trunc(),
                };
                Int::from_float(whole).map(Dyn::Int)
            }
            _ => dynamic::pos(value),
        },
        "__abs__" => dynamic::abs(value),
        "__pos__" => dynamic::pos(value),
        "__invert__" => dynamic::invert(value),
        "__neg__" => dynamic::neg(value),
        _ => crate::builtins::round(value, args.pos.first()),
    }
}

fn is_little(order: &Dyn) -> Result<bool> {
    match order.as_text("byteorder")?.as_str() {
        "little" => Ok(true),
        "big" => Ok(false),
        _ => Err(value_error("byteorder must be either 'little' or 'big'")),
    }
}

pub(super) fn call_int(value: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    let Some(Number::Int(number)) = dynamic::number(value) else { return Ok(Dyn::None) };
    Ok(match args.name {
        "bit_length" => Dyn::from(number.bit_length()),
        "bit_count" => Dyn::from(number.bit_count()),
        "conjugate" | "__index__" | "__int__" => Dyn::Int(number),
        "__float__" => Dyn::Float(number.to_float()?),
        "as_integer_ratio" => Dyn::tuple(vec![Dyn::Int(number), Dyn::from(1)]),
        "to_bytes" => {
            let [length, order, is_signed] = args.named(["length", "byteorder", "signed"], 0)?;
            let length = length.map_or(Ok(1), |length| length.as_index())?;
            let order = order.unwrap_or_else(|| Dyn::text("big"));
            let is_signed = is_signed.map_or(Ok(false), |value| dynamic::truth(&value))?;
            Dyn::Bytes(number.to_bytes(length, is_little(&order)?, is_signed)?.into())
        }
        "from_bytes" => from_bytes(args)?,
        _ => operator(value, args)?,
    })
}

/// `int.from_bytes(bytes, order, signed=…)`.
pub(crate) fn from_bytes(args: &Args<'_>) -> Result<Dyn> {
    let [bytes, order, is_signed] = args.named(["bytes", "byteorder", "signed"], 1)?;
    let bytes = bytes.unwrap_or_default();
    if matches!(bytes, Dyn::Str(_) | Dyn::Int(_) | Dyn::Float(_) | Dyn::None) {
        return Err(crate::exc::type_error(&format!(
            "cannot convert '{}' object to bytes",
            dynamic::type_name(&bytes)
        )));
    }
    let bytes = crate::bytes::collect(&bytes)?;
    let order = order.unwrap_or_else(|| Dyn::text("big"));
    let is_signed = is_signed.map_or(Ok(false), |value| dynamic::truth(&value))?;
    Ok(Dyn::Int(Int::from_bytes(&bytes, is_little(&order)?, is_signed)))
}

pub(super) fn call_float(value: f64, args: &Args<'_>) -> Result<Dyn> {
    Ok(match args.name {
        "is_integer" => Dyn::Bool(value.is_finite() && value.fract() == 0.0),
        "conjugate" | "__float__" => Dyn::Float(value),
        "__int__" => Dyn::Int(Int::from_float(value)?),
        "hex" => Dyn::from(float::hex(value)),
        "as_integer_ratio" => {
            let (top, bottom) = float::as_integer_ratio(value)?;
            Dyn::tuple(vec![Dyn::Int(top), Dyn::Int(bottom)])
        }
        "fromhex" => {
            return crate::float::from_hex(
                args.one()?.as_text("float.fromhex() argument")?.as_str(),
            )
            .map(Dyn::Float);
        }
        _ => operator(&Dyn::Float(value), args)?,
    })
}

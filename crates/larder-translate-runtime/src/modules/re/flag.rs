//! `re.IGNORECASE` and its kind: numbers that are shown by their names.

use std::any::Any;
use std::cmp::Ordering;

use crate::class::{Builtin, Type};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType, Result};
use crate::int::Int;
use crate::native::Native;
use crate::traits::Comparison;

pub(super) const IGNORECASE: i64 = 2;
pub(super) const MULTILINE: i64 = 8;
pub(super) const DOTALL: i64 = 16;
pub(super) const UNICODE: i64 = 32;
pub(super) const VERBOSE: i64 = 64;
pub(super) const ASCII: i64 = 256;
/// Of a pattern of bytes; no program sees it.
pub(super) const BYTES: i64 = 1 << 40;

/// All that CPython has, in the order in which they are shown.
const NAMES: [(i64, &str); 9] = [
    (ASCII, "ASCII"),
    (IGNORECASE, "IGNORECASE"),
    (4, "LOCALE"),
    (UNICODE, "UNICODE"),
    (MULTILINE, "MULTILINE"),
    (DOTALL, "DOTALL"),
    (VERBOSE, "VERBOSE"),
    (1, "TEMPLATE"),
    (128, "DEBUG"),
];
const ALL: i64 = 511;

struct Flags(i64);

pub(super) fn value(bits: i64) -> Dyn {
    Dyn::native(Flags(bits))
}

/// The bits of flags, and of a number that could be some.
fn bits_of(value: &Dyn) -> Option<i64> {
    let bits = match value {
        Dyn::Native(native) => native.as_any().downcast_ref::<Flags>()?.0,
        Dyn::Int(_) | Dyn::Bool(_) => value.as_index().ok()?,
        _ => return None,
    };
    (0..=ALL).contains(&bits).then_some(bits)
}

impl Flags {
    /// Names of its bits with `before` each; none of those are `none`.
    fn names(&self, before: &str, none: &str) -> String {
        if self.0 == 0 {
            return format!("{before}{none}");
        }
        let held = NAMES.iter().filter(|(bits, _)| self.0 & bits != 0);
        held.map(|(_, name)| format!("{before}{name}")).collect::<Vec<_>>().join("|")
    }
}

impl Native for Flags {
    fn type_name(&self) -> &'static str {
        "RegexFlag"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Known(Builtin::Int)
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(match name {
            "value" => Some(Dyn::from(self.0)),
            "name" => Some(Dyn::text(&self.names("", "NOFLAG"))),
            _ => None,
        })
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(self.names("re.", "NOFLAG")))
    }
    fn format(&self, _: &Dyn, spec: &str) -> Result<Option<String>> {
        if spec.is_empty() {
            return Ok(Some(self.names("re.", "NOFLAG")));
        }
        let mut out = String::new();
        d::format_into(&Dyn::from(self.0), spec, &mut out)?;
        Ok(Some(out))
    }
    fn truth(&self) -> Option<bool> {
        Some(self.0 != 0)
    }
    fn hash(&self) -> Result<Option<i64>> {
        Ok(Some(self.0))
    }
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        Ok(bits_of(item).map(|bits| bits & self.0 == bits))
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        let Some(bits) = bits_of(other) else {
            return match other {
                Dyn::Int(_) => Err(beyond()),
                _ => Ok(None),
            };
        };
        let own = Dyn::from(self.0);
        let (a, b) = if is_right { (Dyn::from(bits), own) } else { (own, Dyn::from(bits)) };
        Ok(Some(match sign {
            "&" => value(self.0 & bits),
            "|" => value(self.0 | bits),
            "^" => value(self.0 ^ bits),
            "+" => d::add(&a, &b)?,
            "-" => d::sub(&a, &b)?,
            "*" => d::mul(&a, &b)?,
            _ => return Err(beyond()),
        }))
    }
    fn unary(&self, dunder: &str) -> Result<Option<Dyn>> {
        Ok(match dunder {
            "__index__" | "__int__" | "__pos__" | "__abs__" => Some(Dyn::from(self.0)),
            "__neg__" => Some(Dyn::from(-self.0)),
            "__invert__" => Some(value(ALL ^ self.0)),
            _ => None,
        })
    }
    fn order(&self, comparison: Comparison, other: &Dyn) -> Result<Option<bool>> {
        Ok(compared(self.0, other).map(|ordering| comparison.holds(ordering)))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        Ok(compared(self.0, other).map(Ordering::is_eq))
    }
}

/// Flags beside flags and whole numbers.
fn compared(bits: i64, other: &Dyn) -> Option<Ordering> {
    match (bits_of(other), other) {
        (Some(other), _) => Some(bits.cmp(&other)),
        (None, Dyn::Int(other)) => Some(Int::from(bits).cmp(other)),
        _ => None,
    }
}

fn beyond() -> Exc {
    ExcType::NotImplementedError
        .with("flags of `re` are joined with each other alone: by `&`, `|` and `^`")
}

//! Values of choices.

use std::fmt;

use crate::address::Address;

/// The type of a value, as the column of types keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A real number.
    #[default]
    F64,
    /// Yes or no.
    Bool,
    /// A count.
    U64,
    /// An index.
    Usize,
    /// A whole number.
    I64,
    /// Several real numbers.
    Vector,
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Tag::F64 => "f64",
            Tag::Bool => "bool",
            Tag::U64 => "u64",
            Tag::Usize => "usize",
            Tag::I64 => "i64",
            Tag::Vector => "vector",
        })
    }
}

/// A value of a choice.
#[derive(Clone, Debug, PartialEq)]
pub enum ChoiceValue {
    /// A real number.
    F64(f64),
    /// Yes or no.
    Bool(bool),
    /// A count.
    U64(u64),
    /// An index.
    Usize(usize),
    /// A whole number.
    I64(i64),
    /// Several real numbers. Making one of these allocates; [`Choices::vector`](super::Choices::vector) does not.
    Vector(Vec<f64>),
}

impl ChoiceValue {
    /// The type.
    pub fn tag(&self) -> Tag {
        match self {
            ChoiceValue::F64(_) => Tag::F64,
            ChoiceValue::Bool(_) => Tag::Bool,
            ChoiceValue::U64(_) => Tag::U64,
            ChoiceValue::Usize(_) => Tag::Usize,
            ChoiceValue::I64(_) => Tag::I64,
            ChoiceValue::Vector(_) => Tag::Vector,
        }
    }

    /// The number of an `F64`.
    pub fn as_f64(&self) -> Option<f64> {
        if let ChoiceValue::F64(x) = self { Some(*x) } else { None }
    }

    /// The answer of a `Bool`.
    pub fn as_bool(&self) -> Option<bool> {
        if let ChoiceValue::Bool(x) = self { Some(*x) } else { None }
    }

    /// The count of a `U64`.
    pub fn as_u64(&self) -> Option<u64> {
        if let ChoiceValue::U64(x) = self { Some(*x) } else { None }
    }

    /// The index of a `Usize`.
    pub fn as_usize(&self) -> Option<usize> {
        if let ChoiceValue::Usize(x) = self { Some(*x) } else { None }
    }

    /// The number of an `I64`.
    pub fn as_i64(&self) -> Option<i64> {
        if let ChoiceValue::I64(x) = self { Some(*x) } else { None }
    }

    /// The eight bytes by which a column keeps a scalar; a vector has none.
    pub(super) fn bits(&self) -> u64 {
        match *self {
            ChoiceValue::F64(x) => x.to_bits(),
            ChoiceValue::Bool(x) => u64::from(x),
            ChoiceValue::U64(x) => x,
            ChoiceValue::Usize(x) => x as u64,
            ChoiceValue::I64(x) => x.cast_unsigned(),
            ChoiceValue::Vector(_) => 0,
        }
    }

    /// The scalar with these bytes.
    pub(super) fn of_bits(tag: Tag, bits: u64) -> ChoiceValue {
        match tag {
            Tag::F64 => ChoiceValue::F64(f64::from_bits(bits)),
            Tag::Bool => ChoiceValue::Bool(bits != 0),
            Tag::U64 => ChoiceValue::U64(bits),
            Tag::Usize => ChoiceValue::Usize(bits as usize),
            Tag::I64 => ChoiceValue::I64(bits.cast_signed()),
            Tag::Vector => ChoiceValue::Vector(Vec::new()),
        }
    }
}

/// A sampled site: where, what, and the log density of the value there.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Where.
    pub addr: Address,
    /// What.
    pub value: ChoiceValue,
    /// Log density of the value under its distribution.
    pub logp: f64,
}

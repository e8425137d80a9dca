//! What every value can do, whatever its type: be shown, compared, hashed, walked through.
//!
//! Containers implement each trait by that of their elements. A method may run code of the program (an
//! `__eq__`, a `__repr__`), so it returns a [`Result`], and no container holds a borrow while it runs.

use std::borrow::Cow;

use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, type_error};

/// `repr(x)` and `str(x)`.
pub trait Repr {
    /// Appends `repr(self)`.
    fn repr(&self, out: &mut String) -> Result<()>;
    /// Appends `str(self)`; the same as `repr` unless the type says otherwise.
    fn str(&self, out: &mut String) -> Result<()> {
        self.repr(out)
    }
}

/// `bool(x)`.
pub trait Truth {
    /// Whether the value counts as true.
    fn truth(&self) -> Result<bool>;
}

/// `a == b`.
pub trait Eq<R: ?Sized = Self> {
    /// Whether the two are equal.
    fn equals(&self, other: &R) -> Result<bool>;
    /// Whether they are the same object or equal, where that can be told without running code of the
    /// program; `None` where it cannot.
    fn equals_quick(&self, other: &R) -> Option<bool>;
    /// Whether the two are unequal, which a class may answer in its own way.
    fn differs(&self, other: &R) -> Result<bool> {
        self.equals(other).map(|is_equal| !is_equal)
    }
}

/// Which comparison [`Order::order`] makes.
#[derive(Clone, Copy, Debug, PartialEq, std::cmp::Eq)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

impl Comparison {
    /// Whether an ordering satisfies the comparison.
    #[inline]
    pub fn holds(self, ordering: std::cmp::Ordering) -> bool {
        match self {
            Comparison::Less => ordering.is_lt(),
            Comparison::LessEqual => ordering.is_le(),
            Comparison::Greater => ordering.is_gt(),
            Comparison::GreaterEqual => ordering.is_ge(),
        }
    }

    /// The comparison with its sides exchanged.
    pub fn swapped(self) -> Comparison {
        match self {
            Comparison::Less => Comparison::Greater,
            Comparison::LessEqual => Comparison::GreaterEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterEqual => Comparison::LessEqual,
        }
    }

    /// As the program writes it.
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Less => "<",
            Comparison::LessEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterEqual => ">=",
        }
    }

    /// The method that answers it.
    pub fn dunder(self) -> &'static str {
        match self {
            Comparison::Less => "__lt__",
            Comparison::LessEqual => "__le__",
            Comparison::Greater => "__gt__",
            Comparison::GreaterEqual => "__ge__",
        }
    }
}

/// `a < b` and its three relatives.
pub trait Order<R: ?Sized = Self>: TypeName {
    /// Whether the comparison holds; `TypeError` where the types have no order.
    fn order(&self, comparison: Comparison, other: &R) -> Result<bool>;

    /// The order of two values where their type has a total one: sorting then needs no care.
    fn total(&self, other: &R) -> Option<std::cmp::Ordering> {
        let _: &R = other;
        None
    }
}

/// `hash(x)`.
pub trait Hash {
    /// Python's hash; `TypeError` where the value can change.
    fn hash(&self) -> Result<i64>;
}

/// What a dict key or the element of a set must be.
pub trait Key: Clone + Eq + Hash + 'static {}

impl<T: Clone + Eq + Hash + 'static> Key for T {}

/// `next(it)`, without the exception.
pub trait Next {
    /// What comes out.
    type Item;
    /// The next value, or `None` at the end.
    fn next(&mut self) -> Result<Option<Self::Item>>;
    /// How many are left, where it can tell.
    fn remaining(&self) -> Option<usize> {
        None
    }
    /// All that is left at once, by one look at the container and where it is this many; else nothing has
    /// been taken.
    #[inline]
    fn exactly<const N: usize>(&mut self) -> Option<[Self::Item; N]> {
        None
    }
}

/// `iter(x)`.
pub trait Iterate {
    /// What comes out.
    type Item;
    /// The iterator, of a type that the compiler can see through.
    type Iter: Next<Item = Self::Item> + 'static;
    /// Starts to walk through the value.
    fn iterate(&self) -> Result<Self::Iter>;
    /// About how many will come; only a hint.
    fn count_hint(&self) -> usize {
        0
    }
}

/// A typed value as a [`Dyn`], sharing what is shared.
pub trait ToDyn {
    /// The value with its type beside it.
    fn to_dyn(&self) -> Dyn;
}

/// A [`Dyn`] as a typed value.
pub trait FromDyn: Sized {
    /// The value, if it has the type; `TypeError` otherwise.
    fn from_dyn(value: &Dyn) -> Result<Self>;
}

/// `type(x).__name__`.
pub trait TypeName {
    /// The name that messages show.
    fn type_name(&self) -> Cow<'static, str>;
}

/// `format(x, spec)`.
pub trait Format {
    /// Appends the value in the form that `spec` asks for.
    fn format(&self, spec: &str, out: &mut String) -> Result<()>;
}

/// `'<' not supported between instances of 'A' and 'B'`.
pub fn no_order(comparison: Comparison, left: &str, right: &str) -> Exc {
    type_error(&format!(
        "'{}' not supported between instances of '{left}' and '{right}'",
        comparison.sign()
    ))
}

/// `a == b`.
#[inline]
pub fn eq<A: Eq<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    a.equals(b)
}

/// `a is b or a == b`: what containers ask of their elements.
#[inline]
pub fn same<A: Eq<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    match a.equals_quick(b) {
        Some(answer) => Ok(answer),
        None => a.equals(b),
    }
}

/// `a != b`.
#[inline]
pub fn ne<A: Eq<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    a.differs(b)
}

/// `a < b`.
#[inline]
pub fn lt<A: Order<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    a.order(Comparison::Less, b)
}

/// `a <= b`.
#[inline]
pub fn le<A: Order<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    a.order(Comparison::LessEqual, b)
}

/// `a > b`.
#[inline]
pub fn gt<A: Order<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    a.order(Comparison::Greater, b)
}

/// `a >= b`.
#[inline]
pub fn ge<A: Order<B> + ?Sized, B: ?Sized>(a: &A, b: &B) -> Result<bool> {
    a.order(Comparison::GreaterEqual, b)
}

/// `repr(x)` as a text.
pub fn repr_text<T: Repr + ?Sized>(value: &T) -> Result<String> {
    let mut out = String::new();
    value.repr(&mut out)?;
    Ok(out)
}

/// `str(x)` as a text.
pub fn str_text<T: Repr + ?Sized>(value: &T) -> Result<String> {
    let mut out = String::new();
    value.str(&mut out)?;
    Ok(out)
}

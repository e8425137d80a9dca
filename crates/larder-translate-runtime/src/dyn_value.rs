//! A value with its type beside it: all of Python's semantics at run time.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

use crate::bytes::{ByteArray, Bytes};
use crate::class::Class;
use crate::deque::Deque;
use crate::dict::Dict;
use crate::dynamic;
use crate::exc::{Exc, Result, type_error};
use crate::function::Function;
use crate::instance::Instance;
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::native::Native;
use crate::range::Range;
use crate::set::{FrozenSet, Set};
use crate::str::Str;
use crate::traits::{
    Comparison, Eq, Format, FromDyn, Hash, Iterate, Order, Repr, ToDyn, Truth, TypeName,
};
use crate::tuple::Tuple;

/// Any value of Python, in 16 bytes.
///
/// The tag takes eight of them and what it stands for the others, so that a value is moved as two words: with a tag of
/// one byte a `bool` lies right behind it, and moves are of pieces that the processor has to wait for.
#[derive(Default)]
#[repr(u64)]
#[expect(missing_docs, reason = "each is named as Python names it")]
pub enum Dyn {
    #[default]
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(Int),
    Float(f64),
    Str(Str),
    Bytes(Bytes),
    ByteArray(ByteArray),
    List(List<Dyn>),
    Tuple(Tuple),
    Dict(Dict<Dyn, Dyn>),
    Set(Set<Dyn>),
    FrozenSet(FrozenSet<Dyn>),
    Deque(Deque<Dyn>),
    Range(Rc<Range>),
    /// `start`, `stop` and `step` of a slice.
    Slice(Rc<[Dyn; 3]>),
    /// Keys, values or items of a dict, and which of all views it is.
    View(Rc<(Dict<Dyn, Dyn>, ViewKind, u64)>),
    Iter(Iter<Dyn>),
    Function(Function),
    /// A function and the `self` it is bound to.
    Method(Rc<(Dyn, Dyn)>),
    Class(Class),
    Instance(Instance),
    Exc(Exc),
    /// What the runtime's library makes.
    Native(Rc<Box<dyn Native>>),
}

// Where an address has eight bytes; WebAssembly's has four.
const _: () = {
    let is_wide = size_of::<usize>() == 8;
    assert!(!is_wide || size_of::<Dyn>() == 16, "a vector of them is what programs hold");
    assert!(!is_wide || size_of::<Result<Dyn>>() == 16, "an answer is no larger than its value");
    assert!(!is_wide || size_of::<Option<Dyn>>() == 16, "nor is one that may be missing");
};

impl Clone for Dyn {
    #[inline]
    fn clone(&self) -> Dyn {
        match self {
            Dyn::None => Dyn::None,
            Dyn::Bool(value) => Dyn::Bool(*value),
            Dyn::Int(value) => Dyn::Int(value.clone()),
            Dyn::Float(value) => Dyn::Float(*value),
            _ => self.shared(),
        }
    }
}

/// What a view of a dict shows.
#[derive(Clone, Copy, Debug, PartialEq, std::cmp::Eq)]
#[expect(missing_docs, reason = "each is named as Python names it")]
pub enum ViewKind {
    Keys,
    Values,
    Items,
}

impl Dyn {
    /// `iter(x)` for what gathers all in a list: an object of the program is asked how many will come.
    pub fn counted(&self) -> Result<Iter<Dyn>> {
        let items = dynamic::iter(self)?;
        dynamic::ask_length(self)?;
        Ok(items)
    }

    /// The same value, of one that is kept elsewhere.
    fn shared(&self) -> Dyn {
        match self {
            Dyn::None => Dyn::None,
            Dyn::NotImplemented => Dyn::NotImplemented,
            Dyn::Ellipsis => Dyn::Ellipsis,
            Dyn::Bool(value) => Dyn::Bool(*value),
            Dyn::Int(value) => Dyn::Int(value.clone()),
            Dyn::Float(value) => Dyn::Float(*value),
            Dyn::Str(value) => Dyn::Str(value.clone()),
            Dyn::Bytes(value) => Dyn::Bytes(value.clone()),
            Dyn::ByteArray(value) => Dyn::ByteArray(value.clone()),
            Dyn::List(value) => Dyn::List(value.clone()),
            Dyn::Tuple(value) => Dyn::Tuple(value.clone()),
            Dyn::Dict(value) => Dyn::Dict(value.clone()),
            Dyn::Set(value) => Dyn::Set(value.clone()),
            Dyn::FrozenSet(value) => Dyn::FrozenSet(value.clone()),
            Dyn::Deque(value) => Dyn::Deque(value.clone()),
            Dyn::Range(value) => Dyn::Range(Rc::clone(value)),
            Dyn::Slice(value) => Dyn::Slice(Rc::clone(value)),
            Dyn::View(value) => Dyn::View(Rc::clone(value)),
            Dyn::Iter(value) => Dyn::Iter(value.clone()),
            Dyn::Function(value) => Dyn::Function(value.clone()),
            Dyn::Method(value) => Dyn::Method(Rc::clone(value)),
            Dyn::Class(value) => Dyn::Class(value.clone()),
            Dyn::Instance(value) => Dyn::Instance(value.clone()),
            Dyn::Exc(value) => Dyn::Exc(value.clone()),
            Dyn::Native(value) => Dyn::Native(Rc::clone(value)),
        }
    }

    /// `slice(start, stop, step)`.
    pub fn slice(start: Dyn, stop: Dyn, step: Dyn) -> Dyn {
        Dyn::Slice(Rc::new([start, stop, step]))
    }

    /// A value of the runtime's library.
    pub fn native(value: impl Native + 'static) -> Dyn {
        Dyn::Native(Rc::new(Box::new(value)))
    }

    /// A complex number.
    pub fn complex(real: f64, imaginary: f64) -> Dyn {
        crate::modules::complex::value(real, imaginary)
    }

    /// A text.
    pub fn text(text: &str) -> Dyn {
        Dyn::Str(Str::from(text))
    }

    /// A list of values.
    pub fn list(items: Vec<Dyn>) -> Dyn {
        Dyn::List(List::from(items))
    }

    /// A tuple of values.
    pub fn tuple(items: Vec<Dyn>) -> Dyn {
        Dyn::Tuple(Tuple::new(items))
    }

    /// Whether it is `None`.
    pub fn is_none(&self) -> bool {
        matches!(self, Dyn::None)
    }

    /// A position or a count: an int, a bool, or what `__index__` gives.
    pub fn as_index(&self) -> Result<i64> {
        match self {
            Dyn::Bool(value) => Ok(i64::from(*value)),
            Dyn::Int(value) => value.to_index(),
            _ => dynamic::index(self)?.to_index(),
        }
    }

    /// The text of a `str`, or `TypeError`.
    pub fn as_text(&self, what: &str) -> Result<Str> {
        match self {
            Dyn::Str(text) => Ok(text.clone()),
            Dyn::Instance(instance) => match instance.payload() {
                Some(Dyn::Str(text)) => Ok(text),
                _ => Err(wants(what, "str", self)),
            },
            _ => Err(wants(what, "str", self)),
        }
    }
}

fn wants(what: &str, wanted: &str, value: &Dyn) -> Exc {
    type_error(&format!("{what} must be {wanted}, not {}", dynamic::type_name(value)))
}

impl fmt::Debug for Dyn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match crate::traits::repr_text(self) {
            Ok(text) => f.write_str(&text),
            Err(exc) => write!(f, "<{exc}>"),
        }
    }
}

macro_rules! simple {
    ($($type:ty => $variant:ident;)*) => {
        $(
            impl From<$type> for Dyn {
                #[inline]
                fn from(value: $type) -> Dyn {
                    Dyn::$variant(value)
                }
            }

            impl ToDyn for $type {
                #[inline]
                fn to_dyn(&self) -> Dyn {
                    Dyn::$variant(self.clone())
                }
            }

            impl FromDyn for $type {
                fn from_dyn(value: &Dyn) -> Result<$type> {
                    match value {
                        Dyn::$variant(value) => Ok(value.clone()),
                        other => Err(unexpected(stringify!($variant), other)),
                    }
                }
            }
        )*
    };
}

simple! {
    bool => Bool;
    Str => Str;
    Bytes => Bytes;
    ByteArray => ByteArray;
    List<Dyn> => List;
    Tuple => Tuple;
    Dict<Dyn, Dyn> => Dict;
    Set<Dyn> => Set;
    Deque<Dyn> => Deque;
    Function => Function;
    Class => Class;
    Instance => Instance;
    Exc => Exc;
}

fn unexpected(wanted: &str, value: &Dyn) -> Exc {
    type_error(&format!("expected {}, got {}", wanted.to_lowercase(), dynamic::type_name(value)))
}

impl From<i64> for Dyn {
    #[inline]
    fn from(value: i64) -> Dyn {
        Dyn::Int(Int::from(value))
    }
}

impl From<Int> for Dyn {
    #[inline]
    fn from(value: Int) -> Dyn {
        Dyn::Int(value)
    }
}

impl From<f64> for Dyn {
    #[inline]
    fn from(value: f64) -> Dyn {
        Dyn::Float(value)
    }
}

impl From<()> for Dyn {
    fn from((): ()) -> Dyn {
        Dyn::None
    }
}

impl From<&str> for Dyn {
    fn from(text: &str) -> Dyn {
        Dyn::text(text)
    }
}

impl From<String> for Dyn {
    fn from(text: String) -> Dyn {
        Dyn::Str(Str::from(text))
    }
}

impl From<Range> for Dyn {
    fn from(range: Range) -> Dyn {
        Dyn::Range(Rc::new(range))
    }
}

impl From<FrozenSet<Dyn>> for Dyn {
    fn from(value: FrozenSet<Dyn>) -> Dyn {
        Dyn::FrozenSet(value)
    }
}

impl FromDyn for FrozenSet<Dyn> {
    fn from_dyn(value: &Dyn) -> Result<FrozenSet<Dyn>> {
        match value {
            Dyn::FrozenSet(value) => Ok(value.clone()),
            other => Err(unexpected("FrozenSet", other)),
        }
    }
}

// What cannot change can be copied with other elements: the key of a `KeyError`.
impl<T: crate::traits::Key + ToDyn> ToDyn for FrozenSet<T> {
    fn to_dyn(&self) -> Dyn {
        match (self as &dyn std::any::Any).downcast_ref::<FrozenSet<Dyn>>() {
            Some(own) => Dyn::FrozenSet(own.clone()),
            None => Dyn::FrozenSet(self.as_dynamic()),
        }
    }
}

impl ToDyn for Dyn {
    #[inline]
    fn to_dyn(&self) -> Dyn {
        self.clone()
    }
}

impl FromDyn for Dyn {
    fn from_dyn(value: &Dyn) -> Result<Dyn> {
        Ok(value.clone())
    }
}

impl ToDyn for i64 {
    #[inline]
    fn to_dyn(&self) -> Dyn {
        Dyn::from(*self)
    }
}

impl FromDyn for i64 {
    fn from_dyn(value: &Dyn) -> Result<i64> {
        match value {
            Dyn::Int(value) => crate::int::narrow(value),
            Dyn::Bool(value) => Ok(i64::from(*value)),
            other => Err(unexpected("int", other)),
        }
    }
}

impl ToDyn for Int {
    #[inline]
    fn to_dyn(&self) -> Dyn {
        Dyn::Int(self.clone())
    }
}

impl FromDyn for Int {
    fn from_dyn(value: &Dyn) -> Result<Int> {
        match value {
            Dyn::Int(value) => Ok(value.clone()),
            Dyn::Bool(value) => Ok(Int::from(*value)),
            other => Err(unexpected("int", other)),
        }
    }
}

impl ToDyn for f64 {
    #[inline]
    fn to_dyn(&self) -> Dyn {
        Dyn::Float(*self)
    }
}

impl FromDyn for f64 {
    /// A float alone: an int would print otherwise.
    fn from_dyn(value: &Dyn) -> Result<f64> {
        match value {
            Dyn::Float(value) => Ok(*value),
            other => Err(unexpected("float", other)),
        }
    }
}

impl ToDyn for () {
    fn to_dyn(&self) -> Dyn {
        Dyn::None
    }
}

impl FromDyn for () {
    fn from_dyn(value: &Dyn) -> Result<()> {
        match value {
            Dyn::None => Ok(()),
            other => Err(unexpected("None", other)),
        }
    }
}

impl ToDyn for Range {
    fn to_dyn(&self) -> Dyn {
        Dyn::from(*self)
    }
}

impl FromDyn for Range {
    fn from_dyn(value: &Dyn) -> Result<Range> {
        match value {
            Dyn::Range(range) => Ok(**range),
            other => Err(unexpected("range", other)),
        }
    }
}

impl<T: ToDyn> ToDyn for Option<T> {
    fn to_dyn(&self) -> Dyn {
        self.as_ref().map_or(Dyn::None, ToDyn::to_dyn)
    }
}

impl<T: FromDyn> FromDyn for Option<T> {
    fn from_dyn(value: &Dyn) -> Result<Option<T>> {
        if value.is_none() { Ok(None) } else { T::from_dyn(value).map(Some) }
    }
}

impl Repr for Dyn {
    fn repr(&self, out: &mut String) -> Result<()> {
        dynamic::repr_into(self, out)
    }
    fn str(&self, out: &mut String) -> Result<()> {
        dynamic::str_into(self, out)
    }
}

impl Truth for Dyn {
    fn truth(&self) -> Result<bool> {
        dynamic::truth(self)
    }
}

impl Eq for Dyn {
    fn equals(&self, other: &Dyn) -> Result<bool> {
        dynamic::equal(self, other)
    }
    fn equals_quick(&self, other: &Dyn) -> Option<bool> {
        dynamic::equal_quick(self, other)
    }
    fn differs(&self, other: &Dyn) -> Result<bool> {
        match (self, other) {
            (Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) | Dyn::Class(_), _)
            | (_, Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) | Dyn::Class(_)) => {
                dynamic::truth(&dynamic::ne(self, other)?)
            }
            _ => self.equals(other).map(|is_equal| !is_equal),
        }
    }
}

impl Order for Dyn {
    fn order(&self, comparison: Comparison, other: &Dyn) -> Result<bool> {
        dynamic::order(comparison, self, other)
    }
    fn total(&self, other: &Dyn) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Dyn::Int(a), Dyn::Int(b)) => Some(a.compare(b)),
            (Dyn::Str(a), Dyn::Str(b)) => Some(a.as_str().cmp(b.as_str())),
            _ => None,
        }
    }
}

impl Hash for Dyn {
    fn hash(&self) -> Result<i64> {
        dynamic::hash(self)
    }
}

impl TypeName for Dyn {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Owned(dynamic::type_name(self))
    }
}

impl Format for Dyn {
    fn format(&self, spec: &str, out: &mut String) -> Result<()> {
        dynamic::format_into(self, spec, out)
    }
}

impl Iterate for Dyn {
    type Item = Dyn;
    type Iter = Iter<Dyn>;
    fn iterate(&self) -> Result<Iter<Dyn>> {
        dynamic::iter(self)
    }
    fn count_hint(&self) -> usize {
        dynamic::length_hint(self)
    }
}

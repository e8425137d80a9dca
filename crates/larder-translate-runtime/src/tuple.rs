//! Python's `tuple`: [`Tuple`] of dynamic elements, and Rust's tuples where the types are known.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;
use std::rc::Rc;

use crate::class::Class;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::{Result, index_error, type_error, value_error};
use crate::slice::{self, Slice};
use crate::traits::{
    Comparison, Eq, FromDyn, Hash, Iterate, Next, Order, Repr, ToDyn, Truth, TypeName,
};

/// An immutable sequence; with a class it is a named tuple.
#[derive(Clone)]
pub struct Tuple(Rc<Items>);

struct Items {
    items: Vec<Dyn>,
    class: Option<Class>,
    /// What the program has set, where the class is its own.
    attributes: OnceCell<Dict<Dyn, Dyn>>,
}

impl Tuple {
    /// `(a, b, …)`.
    pub fn new(items: Vec<Dyn>) -> Tuple {
        Tuple(Rc::new(Items { items, class: None, attributes: OnceCell::new() }))
    }

    /// An instance of a class that derives from `tuple`.
    pub fn of_class(items: Vec<Dyn>, class: &Class) -> Tuple {
        let attributes = OnceCell::new();
        Tuple(Rc::new(Items { items, class: Some(class.clone()), attributes }))
    }

    /// The class of a named tuple.
    pub fn class(&self) -> Option<&Class> {
        crate::plain::class_of(&self.0.class)
    }

    /// Its attributes; a plain tuple has none.
    pub(crate) fn attributes(&self) -> Option<&Dict<Dyn, Dyn>> {
        self.class().map(|_| self.0.attributes.get_or_init(Dict::new))
    }

    /// The elements.
    #[inline]
    pub fn items(&self) -> &[Dyn] {
        &self.0.items
    }

    /// `len(t)`.
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of a tuple")]
    pub fn len(&self) -> usize {
        self.0.items.len()
    }

    /// `t[index]`.
    pub fn get(&self, index: i64) -> Result<Dyn> {
        match slice::place(index, self.len()) {
            Some(at) => Ok(self.0.items[at].clone()),
            None => Err(index_error("tuple index out of range")),
        }
    }

    /// `t[a:b:c]`.
    pub fn slice(&self, slice: &Slice) -> Result<Tuple> {
        let (start, stop, step) = slice.indices(self.len())?;
        if step == 1
            && slice::walk(start, stop, step).count() == self.len()
            && self.0.class.is_none()
        {
            return Ok(self.clone());
        }
        Ok(Tuple::new(slice::walk(start, stop, step).map(|at| self.0.items[at].clone()).collect()))
    }

    /// `t + u`.
    #[must_use]
    pub fn concat(&self, other: &Tuple) -> Tuple {
        Tuple::new([self.items(), other.items()].concat())
    }

    /// `t * count`.
    pub fn repeat(&self, count: i64) -> Result<Tuple> {
        let count = usize::try_from(count).unwrap_or(0);
        slice::room_for(self.len() * size_of::<Dyn>(), count)?;
        let all = std::iter::repeat_n(self.items(), count).flatten().cloned();
        Ok(Tuple::new(all.collect()))
    }

    /// `value in t`.
    pub fn contains(&self, value: &Dyn) -> Result<bool> {
        for item in self.items() {
            if crate::traits::same(item, value)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// `t.index(value, start, stop)`.
    pub fn index(&self, value: &Dyn, start: Option<i64>, stop: Option<i64>) -> Result<i64> {
        let (start, stop, is_empty) = slice::bounds(start, stop, self.len());
        if !is_empty {
            for at in start..stop {
                if crate::traits::same(&self.0.items[at], value)? {
                    return Ok(crate::int::from_usize(at));
                }
            }
        }
        Err(value_error("tuple.index(x): x not in tuple"))
    }

    /// `t.count(value)`.
    pub fn count(&self, value: &Dyn) -> Result<i64> {
        let mut count = 0;
        for item in self.items() {
            count += i64::from(crate::traits::same(item, value)?);
        }
        Ok(count)
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Tuple) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || (self.len() == 0 && other.len() == 0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}

impl fmt::Debug for Tuple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tuple of {}", self.len())
    }
}

/// Walks through a tuple.
#[derive(Debug)]
pub struct TupleIter {
    tuple: Tuple,
    at: usize,
}

impl Next for TupleIter {
    type Item = Dyn;
    fn next(&mut self) -> Result<Option<Dyn>> {
        let item = self.tuple.items().get(self.at).cloned();
        self.at += 1;
        Ok(item)
    }
    fn remaining(&self) -> Option<usize> {
        Some(self.tuple.items().len().saturating_sub(self.at))
    }
}

impl Iterate for Tuple {
    type Item = Dyn;
    type Iter = TupleIter;
    fn iterate(&self) -> Result<TupleIter> {
        Ok(TupleIter { tuple: self.clone(), at: 0 })
    }
    fn count_hint(&self) -> usize {
        self.len()
    }
}

impl Repr for Tuple {
    fn repr(&self, out: &mut String) -> Result<()> {
        let Some(_guard) = crate::repr::enter(self.address())? else {
            out.push_str("(...)");
            return Ok(());
        };
        let names = self.class().map(Class::field_names).unwrap_or_default();
        // A class that only stands on `tuple` is shown as one.
        let has_fields = |class: &Class| class.lookup("_fields").is_some();
        let is_named = !names.is_empty() || self.class().is_some_and(has_fields);
        if let Some(class) = self.class().filter(|_| is_named) {
            out.push_str(class.name());
        }
        out.push('(');
        for (index, item) in self.items().iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            if let Some(name) = names.get(index) {
                out.push_str(name.as_str());
                out.push('=');
            }
            item.repr(out)?;
        }
        if self.len() == 1 && !is_named {
            out.push(',');
        }
        out.push(')');
        Ok(())
    }
}

impl Truth for Tuple {
    fn truth(&self) -> Result<bool> {
        Ok(self.len() > 0)
    }
}

impl TypeName for Tuple {
    fn type_name(&self) -> Cow<'static, str> {
        match self.class() {
            Some(class) => Cow::Owned(class.name().to_owned()),
            None => Cow::Borrowed("tuple"),
        }
    }
}

impl Eq for Tuple {
    fn equals(&self, other: &Tuple) -> Result<bool> {
        if self.len() != other.len() {
            return Ok(false);
        }
        let _depth = crate::recursion::enter_comparison()?;
        for (a, b) in self.items().iter().zip(other.items()) {
            if !crate::traits::same(a, b)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    fn equals_quick(&self, other: &Tuple) -> Option<bool> {
        if self.is_same(other) {
            return Some(true);
        }
        if self.len() != other.len() {
            return Some(false);
        }
        for (a, b) in self.items().iter().zip(other.items()) {
            if !a.equals_quick(b)? {
                return Some(false);
            }
        }
        Some(true)
    }
}

impl Order for Tuple {
    fn order(&self, comparison: Comparison, other: &Tuple) -> Result<bool> {
        let _depth = crate::recursion::enter_comparison()?;
        for (a, b) in self.items().iter().zip(other.items()) {
            if !crate::traits::same(a, b)? {
                return a.order(comparison, b);
            }
        }
        Ok(comparison.holds(self.len().cmp(&other.len())))
    }
}

/// CPython's hash of a tuple from those of its elements.
fn hash_of(hashes: impl Iterator<Item = Result<i64>>) -> Result<i64> {
    const PRIMES: [u64; 3] =
        [11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 2_870_177_450_012_600_261];
    let (mut hash, mut count) = (PRIMES[2], 0u64);
    for lane in hashes {
        hash = hash.wrapping_add(lane?.cast_unsigned().wrapping_mul(PRIMES[1]));
        hash = hash.rotate_left(31).wrapping_mul(PRIMES[0]);
        count += 1;
    }
    hash = hash.wrapping_add(count ^ (PRIMES[2] ^ 3_527_539));
    Ok(match hash.cast_signed() {
        -1 => 1_546_275_796,
        hash => hash,
    })
}

impl Hash for Tuple {
    fn hash(&self) -> Result<i64> {
        hash_of(self.items().iter().map(Hash::hash))
    }
}

/// Walks through a Rust tuple whose elements have one type.
#[derive(Debug)]
pub struct ArrayIter<T, const N: usize>(std::array::IntoIter<T, N>);

impl<T, const N: usize> Next for ArrayIter<T, N> {
    type Item = T;
    fn next(&mut self) -> Result<Option<T>> {
        Ok(self.0.next())
    }
    fn remaining(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

macro_rules! rust_tuple {
    ($count:literal; $($type:ident $index:tt),+) => {
        impl<$($type: Repr),+> Repr for ($($type,)+) {
            fn repr(&self, out: &mut String) -> Result<()> {
                out.push('(');
                $(
                    if $index > 0 {
                        out.push_str(", ");
                    }
                    self.$index.repr(out)?;
                )+
                if $count == 1 {
                    out.push(',');
                }
                out.push(')');
                Ok(())
            }
        }

        impl<$($type),+> Truth for ($($type,)+) {
            fn truth(&self) -> Result<bool> {
                Ok(true)
            }
        }

        impl<$($type),+> TypeName for ($($type,)+) {
            fn type_name(&self) -> Cow<'static, str> {
                Cow::Borrowed("tuple")
            }
        }

        impl<$($type: Eq),+> Eq for ($($type,)+) {
            fn equals(&self, other: &Self) -> Result<bool> {
                $(
                    if !crate::traits::same(&self.$index, &other.$index)? {
                        return Ok(false);
                    }
                )+
                Ok(true)
            }
            fn equals_quick(&self, other: &Self) -> Option<bool> {
                $(
                    if !self.$index.equals_quick(&other.$index)? {
                        return Some(false);
                    }
                )+
                Some(true)
            }
        }

        impl<$($type: Eq + Order),+> Order for ($($type,)+) {
            fn order(&self, comparison: Comparison, other: &Self) -> Result<bool> {
                $(
                    if !crate::traits::same(&self.$index, &other.$index)? {
                        return self.$index.order(comparison, &other.$index);
                    }
                )+
                Ok(comparison.holds(std::cmp::Ordering::Equal))
            }
            fn total(&self, other: &Self) -> Option<std::cmp::Ordering> {
                let mut order = std::cmp::Ordering::Equal;
                $( order = order.then(self.$index.total(&other.$index)?); )+
                Some(order)
            }
        }

        impl<$($type: Hash),+> Hash for ($($type,)+) {
            fn hash(&self) -> Result<i64> {
                hash_of([$(self.$index.hash()),+].into_iter())
            }
        }

        impl<$($type: ToDyn),+> ToDyn for ($($type,)+) {
            fn to_dyn(&self) -> Dyn {
                Dyn::Tuple(Tuple::new(vec![$(self.$index.to_dyn()),+]))
            }
        }

        impl<$($type: FromDyn),+> FromDyn for ($($type,)+) {
            fn from_dyn(value: &Dyn) -> Result<Self> {
                match value {
                    Dyn::Tuple(tuple) if tuple.len() == $count => {
                        Ok(($($type::from_dyn(&tuple.items()[$index])?,)+))
                    }
                    _ => Err(type_error(&format!(
                        "expected a tuple of {}, got {}",
                        $count,
                        value.type_name()
                    ))),
                }
            }
        }
    };
}

macro_rules! same_tuple {
    ($count:literal; $($type:ident $index:tt),+) => {
        impl<T: Clone + 'static> Iterate for ($($type,)+) {
            type Item = T;
            type Iter = ArrayIter<T, $count>;
            fn iterate(&self) -> Result<ArrayIter<T, $count>> {
                Ok(ArrayIter([$(self.$index.clone()),+].into_iter()))
            }
            fn count_hint(&self) -> usize {
                $count
            }
        }
    };
}

rust_tuple!(1; A 0);
rust_tuple!(2; A 0, B 1);
rust_tuple!(3; A 0, B 1, C 2);
rust_tuple!(4; A 0, B 1, C 2, D 3);
rust_tuple!(5; A 0, B 1, C 2, D 3, E 4);
rust_tuple!(6; A 0, B 1, C 2, D 3, E 4, F 5);
rust_tuple!(7; A 0, B 1, C 2, D 3, E 4, F 5, G 6);
rust_tuple!(8; A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
rust_tuple!(9; A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
rust_tuple!(10; A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
rust_tuple!(11; A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
rust_tuple!(12; A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);
same_tuple!(1; T 0);
same_tuple!(2; T 0, T 1);
same_tuple!(3; T 0, T 1, T 2);
same_tuple!(4; T 0, T 1, T 2, T 3);
same_tuple!(5; T 0, T 1, T 2, T 3, T 4);
same_tuple!(6; T 0, T 1, T 2, T 3, T 4, T 5);
same_tuple!(7; T 0, T 1, T 2, T 3, T 4, T 5, T 6);
same_tuple!(8; T 0, T 1, T 2, T 3, T 4, T 5, T 6, T 7);
same_tuple!(9; T 0, T 1, T 2, T 3, T 4, T 5, T 6, T 7, T 8);
same_tuple!(10; T 0, T 1, T 2, T 3, T 4, T 5, T 6, T 7, T 8, T 9);
same_tuple!(11; T 0, T 1, T 2, T 3, T 4, T 5, T 6, T 7, T 8, T 9, T 10);
same_tuple!(12; T 0, T 1, T 2, T 3, T 4, T 5, T 6, T 7, T 8, T 9, T 10, T 11);

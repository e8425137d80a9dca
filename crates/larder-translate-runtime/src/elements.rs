//! The elements of a list of numbers, for a stretch of the program that only reads and sets such.
//!
//! Each `xs[i]` of a [`List`] marks the list as borrowed and unmarks it: three stores for one. Where the
//! translator sees a stretch that does nothing but arithmetic and elements of lists of numbers,
//! [`elements!`](crate::elements) borrows these lists once, and two names of one list share its elements.

use std::cell::{Cell, RefMut};
use std::fmt;

use crate::exc::{Result, index_error};
use crate::int::from_usize;
use crate::list::List;
use crate::slice::{self, Slice};
use crate::support::Length;
use crate::traits::Next;

/// The elements of a list of numbers, while nobody else can change how many there are.
pub struct Elements<'a, T>(&'a [Cell<T>]);

impl<T> fmt::Debug for Elements<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Elements of a list of {}", self.0.len())
    }
}

impl<T> Clone for Elements<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Elements<'_, T> {}

impl<'a, T: Copy> Elements<'a, T> {
    /// Those of a list that is borrowed until they are not needed any more.
    #[inline]
    pub fn of(items: &'a mut RefMut<'_, Vec<T>>) -> Elements<'a, T> {
        Elements(Cell::from_mut(items.as_mut_slice()).as_slice_of_cells())
    }

    /// `xs[index]`.
    #[inline]
    pub fn get(&self, index: i64) -> Result<T> {
        match slice::place(index, self.0.len()) {
            Some(at) => Ok(self.0[at].get()),
            None => Err(index_error("list index out of range")),
        }
    }

    /// `xs[index] = value`.
    #[inline]
    pub fn set(&self, index: i64, value: T) -> Result<()> {
        match slice::place(index, self.0.len()) {
            Some(at) => {
                self.0[at].set(value);
                Ok(())
            }
            None => Err(index_error("list assignment index out of range")),
        }
    }

    /// `iter(xs)`, of a list that keeps its length meanwhile.
    #[inline]
    pub fn iterate(&self) -> Result<ElementsIter<'a, T>> {
        Ok(ElementsIter(self.0.iter()))
    }

    /// `xs[a:b] = reversed(xs[a:b])`.
    #[inline]
    pub fn reverse_slice(&self, slice: &Slice) -> Result<()> {
        let (start, stop, _) = slice.indices(self.0.len())?;
        let part = &self.0[slice::span(start, stop)];
        let (left, right) = part.split_at(part.len() / 2);
        for (left, right) in left.iter().zip(right.iter().rev()) {
            left.set(right.replace(left.get()));
        }
        Ok(())
    }
}

/// Walks through the elements; what is set meanwhile is seen.
pub struct ElementsIter<'a, T>(std::slice::Iter<'a, Cell<T>>);

impl<T> fmt::Debug for ElementsIter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ElementsIter with {} to go", self.0.len())
    }
}

impl<T: Copy> Next for ElementsIter<'_, T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> Result<Option<T>> {
        Ok(self.0.next().map(Cell::get))
    }
    fn remaining(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

impl<T: Copy> Length for Elements<'_, T> {
    #[inline]
    fn length(&self) -> Result<i64> {
        Ok(from_usize(self.0.len()))
    }
}

impl<T: Clone + 'static> List<T> {
    /// Borrows the list, unless it is one that is borrowed already.
    #[inline]
    pub fn hold(&self, is_held: bool) -> Option<RefMut<'_, Vec<T>>> {
        (!is_held).then(|| self.borrow_items())
    }
}

impl<T: Copy> Length for &Elements<'_, T> {
    #[inline]
    fn length(&self) -> Result<i64> {
        (**self).length()
    }
}

/// From here to the end of the block these names of lists of numbers, all of one type, stand for the elements.
///
/// Nothing else may reach the lists meanwhile, by whatever name: no call of a function that has them, no
/// walk through them. Two of the names may be of the same list.
///
/// ```
/// use py::prelude::*;
///
/// fn swap(xs: &List<i64>, ys: &List<i64>) -> py::Result<()> {
///     py::elements!(xs, ys);
///     let first = xs.get(0)?;
///     xs.set(0, ys.get(-1)?)?;
///     ys.set(-1, first)
/// }
///
/// let xs = list![1, 2, 3];
/// swap(&xs, &xs.clone()).unwrap();
/// assert_eq!(py::repr_text(&xs).unwrap(), "[3, 2, 1]");
/// ```
#[macro_export]
macro_rules! elements {
    ($a:ident) => {
        let mut first = $a.hold(false).expect("nobody else holds it");
        let $a = &$crate::Elements::of(&mut first);
    };
    ($a:ident, $b:ident) => {
        let mut first = $a.hold(false).expect("nobody else holds it");
        let mut second = $b.hold($b.is_same(&$a));
        let $a = &$crate::Elements::of(&mut first);
        let $b = &second.as_mut().map_or(*$a, $crate::Elements::of);
    };
    ($a:ident, $b:ident, $c:ident) => {
        let mut first = $a.hold(false).expect("nobody else holds it");
        let mut second = $b.hold($b.is_same(&$a));
        let is_second = $c.is_same(&$b);
        let mut third = $c.hold(is_second || $c.is_same(&$a));
        let $a = &$crate::Elements::of(&mut first);
        let $b = &second.as_mut().map_or(*$a, $crate::Elements::of);
        let $c = &third.as_mut().map_or(*if is_second { $b } else { $a }, $crate::Elements::of);
    };
    ($a:ident, $b:ident, $c:ident, $d:ident) => {
        let mut first = $a.hold(false).expect("nobody else holds it");
        let mut second = $b.hold($b.is_same(&$a));
        let is_second = $c.is_same(&$b);
        let mut third = $c.hold(is_second || $c.is_same(&$a));
        let (is_like_second, is_like_third) = ($d.is_same(&$b), $d.is_same(&$c));
        let mut fourth = $d.hold(is_like_second || is_like_third || $d.is_same(&$a));
        let $a = &$crate::Elements::of(&mut first);
        let $b = &second.as_mut().map_or(*$a, $crate::Elements::of);
        let $c = &third.as_mut().map_or(*if is_second { $b } else { $a }, $crate::Elements::of);
        let known = if is_like_third {
            $c
        } else if is_like_second {
            $b
        } else {
            $a
        };
        let $d = &fourth.as_mut().map_or(*known, $crate::Elements::of);
    };
}

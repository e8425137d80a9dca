//! Which attributes instances have, and in which order they got them.
//!
//! Instances of a class nearly always get the same attributes in the same order. So the names are kept once, in a
//! [`Shape`] that all of them share, and an instance holds the values alone, one behind the other. A shape leads to
//! those that have one name more; who has seen a shape before knows where in it a name lies without looking.

use std::cell::{Cell, RefCell};

use crate::str::Str;

/// The names of attributes in their order, each with its hash. Two shapes are the same where they are one object.
pub(crate) struct Shape {
    names: Vec<(i64, Str)>,
    /// Those with one name more.
    next: RefCell<Vec<&'static Shape>>,
}

/// Attributes beyond which an instance keeps a dict of its own.
const NAMES_MAX: usize = 64;

/// Shapes that a program may have; they live as long as it does. A program that makes up names as it runs would
/// make them without end: its later instances keep dicts.
const SHAPES_MAX: usize = 1 << 14;

thread_local! {
    static EMPTY: &'static Shape =
        Box::leak(Box::new(Shape { names: Vec::new(), next: RefCell::new(Vec::new()) }));
    static COUNT: Cell<usize> = const { Cell::new(1) };
}

impl Shape {
    /// The shape without a name.
    pub(crate) fn empty() -> &'static Shape {
        EMPTY.with(|empty| *empty)
    }

    /// Where a name lies.
    pub(crate) fn find(&self, hash: i64, name: &str) -> Option<usize> {
        self.names.iter().position(|(own, text)| *own == hash && text.as_str() == name)
    }

    /// The names in their order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Str> {
        self.names.iter().map(|(_, name)| name)
    }

    /// The shape with one name more, which this one does not have; nothing where there are enough of them.
    pub(crate) fn with(&'static self, hash: i64, name: &str) -> Option<&'static Shape> {
        let is_it = |shape: &&&'static Shape| {
            shape.names.last().is_some_and(|(own, text)| *own == hash && text.as_str() == name)
        };
        if let Some(known) = self.next.borrow().iter().find(is_it) {
            return Some(known);
        }
        if self.names.len() >= NAMES_MAX || COUNT.get() >= SHAPES_MAX {
            return None;
        }
        COUNT.set(COUNT.get() + 1);
        let mut names = Vec::with_capacity(self.names.len() + 1);
        names.extend_from_slice(&self.names);
        names.push((hash, Str::from(name)));
        let longer: &'static Shape =
            Box::leak(Box::new(Shape { names, next: RefCell::new(Vec::new()) }));
        self.next.borrow_mut().push(longer);
        Some(longer)
    }

    /// Whether two are one.
    #[inline]
    pub(crate) fn is_same(&self, other: &Shape) -> bool {
        std::ptr::eq(self, other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::str::hash_text;

    fn with(shape: &'static Shape, name: &str) -> Option<&'static Shape> {
        shape.with(hash_text(name.as_bytes()), name)
    }

    #[test]
    fn the_same_names_in_the_same_order_are_one_shape() {
        let ab = with(Shape::empty(), "a").and_then(|a| with(a, "b")).unwrap();
        let again = with(Shape::empty(), "a").and_then(|a| with(a, "b")).unwrap();
        let ba = with(Shape::empty(), "b").and_then(|b| with(b, "a")).unwrap();
        assert!(ab.is_same(again) && !ab.is_same(ba));
        assert_eq!(ab.find(hash_text(b"b"), "b"), Some(1));
        assert_eq!(ba.find(hash_text(b"b"), "b"), Some(0));
        assert_eq!(ab.find(hash_text(b"c"), "c"), None);
    }

    #[test]
    fn a_shape_ends_where_it_has_enough_names() {
        let mut shape = Shape::empty();
        for number in 0..NAMES_MAX {
            shape = with(shape, &format!("of_the_end_{number}")).unwrap();
        }
        assert!(with(shape, "one_more").is_none());
    }
}

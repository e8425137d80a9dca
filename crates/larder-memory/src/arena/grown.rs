//! What grows in an arena: vectors and strings that note the arena's use before they give back.
//!
//! The last thing in an arena gives its place back when it is dropped or shrunk, so use falls there;
//! a peak that is read only at a reset would miss what was gone by then.

use std::fmt;
use std::ops::{Deref, DerefMut};

use bump_scope::{BumpBox, BumpString, BumpVec};

use super::bump::{Arena, Inner};

/// Notes the use of an arena when it goes. It stands before the collection in each type here:
/// fields are dropped in the order of their declaration.
struct Mark<'a>(&'a Arena);

impl Drop for Mark<'_> {
    fn drop(&mut self) {
        self.0.note_peak();
    }
}

/// A growing vector in an arena: bump-scope's, and all that one can do.
pub struct ArenaVec<'a, T> {
    mark: Mark<'a>,
    vec: BumpVec<T, &'a Inner>,
}

/// A growing string in an arena: bump-scope's, and all that one can do.
pub struct ArenaString<'a> {
    mark: Mark<'a>,
    text: BumpString<&'a Inner>,
}

impl<'a, T> ArenaVec<'a, T> {
    pub(super) fn new(arena: &'a Arena, bump: &'a Inner) -> Self {
        ArenaVec { mark: Mark(arena), vec: BumpVec::new_in(bump) }
    }

    /// Gives room back that no item uses, where it can be given back.
    pub fn shrink_to_fit(&mut self) {
        self.mark.0.note_peak();
        self.vec.shrink_to_fit();
    }

    /// The items, with their destructors.
    pub fn into_boxed_slice(self) -> BumpBox<'a, [T]> {
        self.into_inner().into_boxed_slice()
    }

    /// The items, for as long as the arena stands; their destructors will not run, so a type that
    /// has one is refused by the compiler.
    pub fn into_slice(self) -> &'a mut [T] {
        const {
            assert!(!std::mem::needs_drop::<T>(), "want `into_boxed_slice`: it has a destructor");
        }
        BumpBox::leak(self.into_boxed_slice())
    }

    /// The vector alone, which notes nothing when it is dropped.
    fn into_inner(self) -> BumpVec<T, &'a Inner> {
        self.vec
    }
}

impl<'a> ArenaString<'a> {
    pub(super) fn new(arena: &'a Arena, bump: &'a Inner) -> Self {
        ArenaString { mark: Mark(arena), text: BumpString::new_in(bump) }
    }

    /// Gives room back that no character uses, where it can be given back.
    pub fn shrink_to_fit(&mut self) {
        self.mark.0.note_peak();
        self.text.shrink_to_fit();
    }

    /// The text, for as long as the arena stands.
    pub fn into_str(self) -> &'a mut str {
        let ArenaString { mark, text } = self;
        drop(mark);
        text.into_str()
    }
}

impl<'a, T> Deref for ArenaVec<'a, T> {
    type Target = BumpVec<T, &'a Inner>;

    #[inline(always)]
    fn deref(&self) -> &Self::Target {
        &self.vec
    }
}

impl<T> DerefMut for ArenaVec<'_, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.vec
    }
}

impl<'a> Deref for ArenaString<'a> {
    type Target = BumpString<&'a Inner>;

    #[inline(always)]
    fn deref(&self) -> &Self::Target {
        &self.text
    }
}

impl DerefMut for ArenaString<'_> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.text
    }
}

impl<'a, T> IntoIterator for ArenaVec<'a, T> {
    type Item = T;
    type IntoIter = <BumpVec<T, &'a Inner> as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.into_inner().into_iter()
    }
}

impl<'v, T> IntoIterator for &'v ArenaVec<'_, T> {
    type Item = &'v T;
    type IntoIter = std::slice::Iter<'v, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.vec.iter()
    }
}

impl<'v, T> IntoIterator for &'v mut ArenaVec<'_, T> {
    type Item = &'v mut T;
    type IntoIter = std::slice::IterMut<'v, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.vec.iter_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for ArenaVec<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.vec, f)
    }
}

impl fmt::Debug for ArenaString<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text.as_str(), f)
    }
}

impl fmt::Display for ArenaString<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.text.as_str(), f)
    }
}

impl fmt::Write for ArenaString<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text.try_push_str(text).map_err(|_full| fmt::Error)
    }
}

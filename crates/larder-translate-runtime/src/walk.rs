//! `enumerate`, `zip`, `map`, `filter` where the types are known: no allocation for each element.

use crate::exc::{ExcType, Result};
use crate::iter::Iter;
use crate::list::List;
use crate::traits::{Iterate, Next};

/// `iter(x)`.
#[inline]
pub fn iter<I: Iterate + ?Sized>(items: &I) -> Result<I::Iter> {
    items.iterate()
}

/// `next(it)`.
pub fn next<N: Next>(items: &mut N) -> Result<N::Item> {
    items.next()?.ok_or_else(|| ExcType::StopIteration.bare())
}

/// `next(it, default)`.
pub fn next_or<N: Next>(items: &mut N, default: N::Item) -> Result<N::Item> {
    Ok(items.next()?.unwrap_or(default))
}

/// `enumerate(it, start)`.
#[derive(Debug)]
pub struct Enumerate<N>(N, i64);

/// `enumerate(it, start)`.
pub fn enumerate<N: Next>(items: N, start: i64) -> Enumerate<N> {
    Enumerate(items, start)
}

impl<N: Next> Next for Enumerate<N> {
    type Item = (i64, N::Item);
    #[inline]
    fn next(&mut self) -> Result<Option<(i64, N::Item)>> {
        let Some(item) = self.0.next()? else { return Ok(None) };
        let at = self.1;
        self.1 += 1;
        Ok(Some((at, item)))
    }
}

/// `zip(a, b)`.
#[derive(Debug)]
pub struct Zip<A, B>(A, B);

/// `zip(a, b)`; three are a zip of a zip.
pub fn zip<A: Next, B: Next>(a: A, b: B) -> Zip<A, B> {
    Zip(a, b)
}

impl<A: Next, B: Next> Next for Zip<A, B> {
    type Item = (A::Item, B::Item);
    #[inline]
    fn next(&mut self) -> Result<Option<(A::Item, B::Item)>> {
        let Some(a) = self.0.next()? else { return Ok(None) };
        Ok(self.1.next()?.map(|b| (a, b)))
    }
}

/// `map(f, it)`.
#[derive(Debug)]
pub struct Mapped<N, F>(N, F);

/// `map(f, it)`.
pub fn map<N: Next, U, F: FnMut(N::Item) -> Result<U>>(items: N, function: F) -> Mapped<N, F> {
    Mapped(items, function)
}

impl<N: Next, U, F: FnMut(N::Item) -> Result<U>> Next for Mapped<N, F> {
    type Item = U;
    #[inline]
    fn next(&mut self) -> Result<Option<U>> {
        self.0.next()?.map_or(Ok(None), |item| ended((self.1)(item)))
    }
}

/// What a function that is called for each item gives; `StopIteration` is an end of the walk.
fn ended<T>(given: Result<T>) -> Result<Option<T>> {
    match given {
        Err(exc) if exc.is(crate::exc::ExcType::StopIteration) => Ok(None),
        given => given.map(Some),
    }
}

/// `filter(f, it)`.
#[derive(Debug)]
pub struct Filter<N, F>(N, F);

/// `filter(f, it)`.
pub fn filter<N: Next, F: FnMut(&N::Item) -> Result<bool>>(items: N, test: F) -> Filter<N, F> {
    Filter(items, test)
}

impl<N: Next, F: FnMut(&N::Item) -> Result<bool>> Next for Filter<N, F> {
    type Item = N::Item;
    fn next(&mut self) -> Result<Option<N::Item>> {
        while let Some(item) = self.0.next()? {
            match ended((self.1)(&item))? {
                Some(true) => return Ok(Some(item)),
                Some(false) => {}
                None => return Ok(None),
            }
        }
        Ok(None)
    }
}

/// `reversed(xs)` of a list.
pub fn reversed<T: Clone + 'static>(items: &List<T>) -> Iter<T> {
    Iter::of("list_reverseiterator", ListBackwards::new(items))
}

/// `reversed(xs)` of a list whose type is known.
#[derive(Debug)]
pub struct ListBackwards<T> {
    list: Option<List<T>>,
    left: usize,
}

impl<T: Clone + 'static> ListBackwards<T> {
    pub(crate) fn new(items: &List<T>) -> Self {
        ListBackwards { list: Some(items.clone()), left: items.len() }
    }
}

impl<T: Clone + 'static> Next for ListBackwards<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> Result<Option<T>> {
        let Some(list) = &self.list else { return Ok(None) };
        let item = self.left.checked_sub(1).and_then(|at| list.at(at));
        match item {
            Some(_) => self.left -= 1,
            // Over for good, also where the list grows again.
            None => self.list = None,
        }
        Ok(item)
    }
    fn remaining(&self) -> Option<usize> {
        // One that was cut below the next place has no more.
        let list = self.list.as_ref();
        Some(list.filter(|list| self.left <= list.len()).map_or(0, |_| self.left))
    }
}

/// What a list held that nobody else has a name for.
#[derive(Debug)]
pub struct Items<T>(std::vec::IntoIter<T>);

/// A walk through what was cut out of a list.
#[inline]
pub fn items<T>(all: Vec<T>) -> Items<T> {
    Items(all.into_iter())
}

/// The same from its end.
#[inline]
pub fn items_backwards<T>(mut all: Vec<T>) -> Items<T> {
    all.reverse();
    items(all)
}

impl<T> Next for Items<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> Result<Option<T>> {
        Ok(self.0.next())
    }
    fn remaining(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

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
    let (held, mut at) = (items.clone(), items.len());
    Iter::from_fn("list_reverseiterator", move || {
        if at == 0 || at > held.len() {
            return Ok(None);
        }
        at -= 1;
        Ok(held.at(at))
    })
}

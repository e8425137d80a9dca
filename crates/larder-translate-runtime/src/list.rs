//! Python's `list`: shared by reference, with short borrows only.
//!
//! No code of the program runs while the elements are borrowed: a comparison, a key function or a `repr`
//! sees a list that it may change.

use std::borrow::Cow;
use std::cell::{RefCell, RefMut};
use std::fmt;
use std::rc::Rc;

use crate::exc::{Exc, Result, index_error, type_error, value_error};
use crate::slice::{self, Slice};
use crate::sort;
use crate::traits::{Comparison, Eq, Hash, Iterate, Next, Order, Repr, Truth, TypeName};

/// Python's `list`; a clone is another name for the same one.
pub struct List<T>(Rc<RefCell<Vec<T>>>);

impl<T> Clone for List<T> {
    #[inline]
    fn clone(&self) -> List<T> {
        List(Rc::clone(&self.0))
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> List<T> {
        List(Rc::new(RefCell::new(items)))
    }
}

impl<T> Default for List<T> {
    fn default() -> List<T> {
        List::from(Vec::new())
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> List<T> {
        List::from(items.into_iter().collect::<Vec<T>>())
    }
}

impl<T> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "List of {}", self.0.borrow().len())
    }
}

impl<T: Clone + 'static> List<T> {
    /// `[]`.
    pub fn new() -> List<T> {
        List::default()
    }

    /// `list(iterable)`.
    pub fn collect<I: Iterate<Item = T> + ?Sized>(items: &I) -> Result<List<T>> {
        let mut all = Vec::with_capacity(items.count_hint().min(1 << 20));
        let mut items = items.iterate()?;
        while let Some(item) = items.next()? {
            all.push(item);
        }
        Ok(List::from(all))
    }

    /// `len(xs)`.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of a list")]
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    /// The elements as they are now.
    pub fn to_vec(&self) -> Vec<T> {
        self.0.borrow().clone()
    }

    /// The element at a place from 0, if there is one.
    #[inline]
    pub fn at(&self, index: usize) -> Option<T> {
        self.0.borrow().get(index).cloned()
    }

    /// `xs[index]`.
    #[inline]
    pub fn get(&self, index: i64) -> Result<T> {
        let items = self.0.borrow();
        match slice::place(index, items.len()) {
            Some(at) => Ok(items[at].clone()),
            None => Err(index_error("list index out of range")),
        }
    }

    /// `xs[index] = value`.
    #[inline]
    pub fn set(&self, index: i64, value: T) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let length = items.len();
        match slice::place(index, length) {
            Some(at) => {
                let old = std::mem::replace(&mut items[at], value);
                // What is dropped may be the last name of something large: not under the borrow.
                drop(items);
                drop(old);
                Ok(())
            }
            None => Err(index_error("list assignment index out of range")),
        }
    }

    /// `del xs[index]`.
    pub fn delete(&self, index: i64) -> Result<()> {
        let mut items = self.0.borrow_mut();
        match slice::place(index, items.len()) {
            Some(at) => {
                let old = items.remove(at);
                drop(items);
                drop(old);
                Ok(())
            }
            None => Err(index_error("list assignment index out of range")),
        }
    }

    /// `xs[a:b:c]`.
    pub fn slice(&self, slice: &Slice) -> Result<List<T>> {
        self.cut(slice).map(List::from)
    }

    /// `xs[a:b:c]` that is consumed at once and needs no list around it.
    pub fn cut(&self, slice: &Slice) -> Result<Vec<T>> {
        let items = self.0.borrow();
        let (start, stop, step) = slice.indices(items.len())?;
        if step == 1 {
            return Ok(items[slice::span(start, stop)].to_vec());
        }
        Ok(slice::walk(start, stop, step).map(|at| items[at].clone()).collect())
    }

    /// `xs[a:b:c] = values`.
    pub fn set_slice(&self, slice: &Slice, mut values: Vec<T>) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let (start, stop, step) = slice.indices(items.len())?;
        if step == 1 {
            let span = slice::span(start, stop);
            // What goes is dropped when nothing is borrowed.
            if span.len() == values.len() {
                items[span].swap_with_slice(&mut values);
                drop(items);
            } else {
                let old: Vec<T> = items.splice(span, values).collect();
                drop(items);
                drop(old);
            }
            return Ok(());
        }
        let count = slice::count(start, stop, step);
        if count != values.len() {
            return Err(value_error(&format!(
                "attempt to assign sequence of size {} to extended slice of size {count}",
                values.len()
            )));
        }
        for (at, value) in slice::walk(start, stop, step).zip(values) {
            items[at] = value;
        }
        Ok(())
    }

    /// `xs[to] = xs[from]`, or `reversed(xs[from])`; a part that is turned round where it stands needs no
    /// room of its own.
    pub fn set_slice_within(&self, from: &Slice, to: &Slice, is_reversed: bool) -> Result<()> {
        let length = self.len();
        let (start, stop, step) = from.indices(length)?;
        let (to_start, to_stop, to_step) = to.indices(length)?;
        let span = slice::span(to_start, to_stop);
        let is_turned = match (step, is_reversed) {
            (1, true) => slice::span(start, stop) == span,
            // From the last down to the first; an empty part may be named in many ways.
            (-1, false) => start + 1 == to_stop && stop + 1 == to_start && !span.is_empty(),
            _ => false,
        };
        if is_turned && to_step == 1 {
            self.0.borrow_mut()[span].reverse();
            return Ok(());
        }
        let mut values = self.cut(from)?;
        if is_reversed {
            values.reverse();
        }
        self.set_slice(to, values)
    }

    /// `xs[a:b] = reversed(xs[a:b])`.
    #[inline]
    pub fn reverse_slice(&self, slice: &Slice) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let (start, stop, _) = slice.indices(items.len())?;
        items[slice::span(start, stop)].reverse();
        Ok(())
    }

    /// `a, b, c = xs`.
    #[inline]
    pub fn parts<const N: usize>(&self) -> Result<[T; N]> {
        let items = self.0.borrow();
        match <&[T; N]>::try_from(items.as_slice()) {
            Ok(all) => Ok(all.clone()),
            Err(_) if items.len() < N => Err(crate::support::too_few(N, items.len())),
            Err(_) => Err(crate::support::too_many(N)),
        }
    }

    /// `del xs[a:b:c]`.
    pub fn delete_slice(&self, slice: &Slice) -> Result<()> {
        let mut items = self.0.borrow_mut();
        let (start, stop, step) = slice.indices(items.len())?;
        let mut gone = vec![false; items.len()];
        slice::walk(start, stop, step).for_each(|at| gone[at] = true);
        let mut gone = gone.into_iter();
        let old = std::mem::take(&mut *items);
        let (dropped, kept) = old.into_iter().partition(|_| gone.next() == Some(true));
        *items = kept;
        drop(items);
        drop::<Vec<T>>(dropped);
        Ok(())
    }

    /// `xs.append(value)`.
    #[inline]
    pub fn append(&self, value: T) {
        self.0.borrow_mut().push(value);
    }

    /// `xs.extend(items)`.
    pub fn extend<I: Iterate<Item = T> + 'static>(&self, items: &I) -> Result<()> {
        // A list that is put behind itself would grow as it is walked through.
        let any = items as &dyn std::any::Any;
        let given = any.downcast_ref::<crate::Dyn>();
        let list = match given {
            Some(crate::Dyn::List(list)) => list as &dyn std::any::Any,
            _ => any,
        };
        if let Some(other) = list.downcast_ref::<List<T>>() {
            self.extend_list(other);
            return Ok(());
        }
        let mut items = items.iterate()?;
        if let Some(given) = given {
            crate::dynamic::ask_length(given)?;
        }
        while let Some(item) = items.next()? {
            self.append(item);
        }
        Ok(())
    }

    /// `xs.extend(ys)` and `xs += ys` where `ys` may be `xs`.
    pub fn extend_list(&self, other: &List<T>) {
        let items = other.to_vec();
        self.0.borrow_mut().extend(items);
    }

    /// `xs.insert(index, value)`.
    pub fn insert(&self, index: i64, value: T) {
        let mut items = self.0.borrow_mut();
        let length = crate::int::from_usize(items.len());
        let at = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
        items.insert(usize::try_from(at).unwrap_or(0), value);
    }

    /// `xs.pop(index)`; `None` is the last.
    #[inline]
    pub fn pop(&self, index: Option<i64>) -> Result<T> {
        let mut items = self.0.borrow_mut();
        let Some(index) = index else {
            return items.pop().ok_or_else(|| index_error("pop from empty list"));
        };
        if items.is_empty() {
            return Err(index_error("pop from empty list"));
        }
        match slice::place(index, items.len()) {
            Some(at) => Ok(items.remove(at)),
            None => Err(index_error("pop index out of range")),
        }
    }

    /// `xs.clear()`.
    pub fn clear(&self) {
        let old = std::mem::take(&mut *self.0.borrow_mut());
        drop(old);
    }

    /// `xs.copy()`.
    #[must_use]
    pub fn copy(&self) -> List<T> {
        List::from(self.to_vec())
    }

    /// `xs.reverse()`.
    pub fn reverse(&self) {
        self.0.borrow_mut().reverse();
    }

    /// `xs + ys`.
    #[must_use]
    pub fn concat(&self, other: &List<T>) -> List<T> {
        let mut items = Vec::with_capacity(self.len() + other.len());
        items.extend_from_slice(&self.0.borrow());
        items.extend_from_slice(&other.0.borrow());
        List::from(items)
    }

    /// `xs * count`.
    pub fn repeat(&self, count: i64) -> Result<List<T>> {
        let count = usize::try_from(count).unwrap_or(0);
        let items = self.0.borrow();
        slice::room_for(items.len() * size_of::<T>(), count)?;
        if let [item] = &items[..] {
            return Ok(List::from(vec![item.clone(); count]));
        }
        let mut all = Vec::with_capacity(items.len() * count);
        for _ in 0..count {
            all.extend_from_slice(&items);
        }
        Ok(List::from(all))
    }

    /// `xs *= count`.
    pub fn repeat_in_place(&self, count: i64) -> Result<()> {
        let items = self.repeat(count)?.to_vec();
        *self.0.borrow_mut() = items;
        Ok(())
    }

    /// `xs.sort(key=…, reverse=…)`: stable, the key called once for each element. The list is empty while
    /// code of the program runs, and a change to it then is an error.
    pub fn sort_by_key<K: Order + Clone>(
        &self,
        mut key: impl FnMut(&T) -> Result<K>,
        is_reverse: bool,
    ) -> Result<()> {
        self.sorted_by(is_reverse, |items| {
            let mut pairs = Vec::with_capacity(items.len());
            for item in &*items {
                pairs.push((key(item)?, item.clone()));
            }
            let outcome = sort::sort(&mut pairs, |a, b| a.0.order(Comparison::Less, &b.0));
            *items = pairs.into_iter().map(|(_, item)| item).collect();
            outcome
        })
    }

    fn sorted_by(
        &self,
        is_reverse: bool,
        order: impl FnOnce(&mut Vec<T>) -> Result<()>,
    ) -> Result<()> {
        let mut items = std::mem::take(&mut *self.0.borrow_mut());
        // Equal elements keep their order in a reversed sort too.
        if is_reverse {
            items.reverse();
        }
        let outcome = order(&mut items);
        if is_reverse {
            items.reverse();
        }
        let meanwhile = std::mem::replace(&mut *self.0.borrow_mut(), items);
        outcome?;
        if meanwhile.is_empty() { Ok(()) } else { Err(value_error("list modified during sort")) }
    }

    /// The elements, which nobody else may touch meanwhile.
    #[inline]
    pub(crate) fn borrow_items(&self) -> RefMut<'_, Vec<T>> {
        self.0.borrow_mut()
    }

    /// `xs is ys`.
    pub fn is_same(&self, other: &List<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}

impl<T: Clone + Order + 'static> List<T> {
    /// `xs.sort(reverse=…)`.
    pub fn sort(&self, is_reverse: bool) -> Result<()> {
        self.sorted_by(is_reverse, |items| {
            let has_total = items.first().is_some_and(|first| first.total(first).is_some())
                && items.windows(2).all(|pair| pair[0].total(&pair[1]).is_some());
            if has_total {
                items.sort_by(|a, b| a.total(b).unwrap_or(std::cmp::Ordering::Equal));
                return Ok(());
            }
            sort::sort(items, |a, b| a.order(Comparison::Less, b))
        })
    }
}

impl<T: Clone + Eq + 'static> List<T> {
    /// The first place of an equal element in `start..stop`.
    fn place_of(&self, value: &T, start: usize, stop: usize) -> Result<Option<usize>> {
        let mut at = start;
        while at < stop {
            let Some(item) = self.at(at) else { break };
            if crate::traits::same(&item, value)? {
                return Ok(Some(at));
            }
            at += 1;
        }
        Ok(None)
    }

    /// `value in xs`.
    pub fn contains(&self, value: &T) -> Result<bool> {
        Ok(self.place_of(value, 0, usize::MAX)?.is_some())
    }

    /// `xs.index(value, start, stop)`.
    pub fn index(&self, value: &T, start: Option<i64>, stop: Option<i64>) -> Result<i64>
    where
        T: Repr,
    {
        let (from, to, _) = slice::bounds(start, stop, self.len());
        let to = if stop.is_none() { usize::MAX } else { to };
        match self.place_of(value, from, to)? {
            Some(at) => Ok(crate::int::from_usize(at)),
            None => {
                Err(value_error(&format!("{} is not in list", crate::traits::repr_text(value)?)))
            }
        }
    }

    /// `xs.count(value)`.
    pub fn count(&self, value: &T) -> Result<i64> {
        let (mut count, mut at) = (0, 0);
        while let Some(item) = self.at(at) {
            count += i64::from(crate::traits::same(&item, value)?);
            at += 1;
        }
        Ok(count)
    }

    /// `xs.remove(value)`.
    pub fn remove(&self, value: &T) -> Result<()> {
        match self.place_of(value, 0, usize::MAX)? {
            Some(at) => self.delete(crate::int::from_usize(at)),
            None => Err(value_error("list.remove(x): x not in list")),
        }
    }
}

/// Walks through a list by index, so that it sees what is appended meanwhile.
#[derive(Debug)]
pub struct ListIter<T> {
    list: Option<List<T>>,
    at: usize,
}

impl<T: Clone + 'static> Next for ListIter<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> Result<Option<T>> {
        let Some(list) = &self.list else { return Ok(None) };
        let item = list.at(self.at);
        if item.is_none() {
            self.list = None;
        }
        self.at += 1;
        Ok(item)
    }
    #[inline]
    fn exactly<const N: usize>(&mut self) -> Option<[T; N]> {
        let list = self.list.as_ref()?;
        let all = <&[T; N]>::try_from(list.0.borrow().get(self.at..)?).ok()?.clone();
        self.list = None;
        Some(all)
    }
    fn remaining(&self) -> Option<usize> {
        Some(self.list.as_ref().map_or(0, |list| list.len().saturating_sub(self.at)))
    }
}

impl<T: Clone + 'static> Iterate for List<T> {
    type Item = T;
    type Iter = ListIter<T>;
    fn iterate(&self) -> Result<ListIter<T>> {
        Ok(ListIter { list: Some(self.clone()), at: 0 })
    }
    fn count_hint(&self) -> usize {
        self.len()
    }
}

impl<T: Clone + Repr + 'static> Repr for List<T> {
    fn repr(&self, out: &mut String) -> Result<()> {
        let Some(_guard) = crate::repr::enter(self.address())? else {
            out.push_str("[...]");
            return Ok(());
        };
        out.push('[');
        let mut at = 0;
        while let Some(item) = self.at(at) {
            if at > 0 {
                out.push_str(", ");
            }
            item.repr(out)?;
            at += 1;
        }
        out.push(']');
        Ok(())
    }
}

impl<T: Clone + 'static> Truth for List<T> {
    #[inline]
    fn truth(&self) -> Result<bool> {
        Ok(self.len() > 0)
    }
}

impl<T> TypeName for List<T> {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("list")
    }
}

impl<T: Clone + Eq + 'static> Eq for List<T> {
    fn equals(&self, other: &List<T>) -> Result<bool> {
        if self.is_same(other) {
            return Ok(true);
        }
        if self.len() != other.len() {
            return Ok(false);
        }
        let _depth = crate::recursion::enter_comparison()?;
        let mut at = 0;
        while let (Some(a), Some(b)) = (self.at(at), other.at(at)) {
            if !crate::traits::same(&a, &b)? {
                return Ok(false);
            }
            at += 1;
        }
        Ok(self.len() == other.len())
    }
    fn equals_quick(&self, other: &List<T>) -> Option<bool> {
        self.is_same(other).then_some(true)
    }
}

impl<T: Clone + Eq + Order + 'static> Order for List<T> {
    fn order(&self, comparison: Comparison, other: &List<T>) -> Result<bool> {
        let _depth = crate::recursion::enter_comparison()?;
        let mut at = 0;
        loop {
            match (self.at(at), other.at(at)) {
                (Some(a), Some(b)) => {
                    if !crate::traits::same(&a, &b)? {
                        return a.order(comparison, &b);
                    }
                }
                (None, None) => return Ok(comparison.holds(std::cmp::Ordering::Equal)),
                (None, Some(_)) => return Ok(comparison.holds(std::cmp::Ordering::Less)),
                (Some(_), None) => return Ok(comparison.holds(std::cmp::Ordering::Greater)),
            }
            at += 1;
        }
    }
}

impl<T> Hash for List<T> {
    fn hash(&self) -> Result<i64> {
        Err(unhashable("list"))
    }
}

/// `unhashable type: 'list'`; of the types that C keeps in modules the whole name.
pub(crate) fn unhashable(name: &str) -> Exc {
    let module = match name {
        "deque" | "defaultdict" | "OrderedDict" => "collections.",
        "array" => "array.",
        _ => "",
    };
    type_error(&format!("unhashable type: '{module}{name}'"))
}

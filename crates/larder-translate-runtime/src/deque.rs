//! `collections.deque`.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::fmt;
use std::rc::Rc;

use crate::exc::{Result, index_error, runtime_error, value_error};
use crate::list::List;
use crate::slice::place;
use crate::traits::{Eq, Iterate, Next, Repr, Truth, TypeName};

/// Python's `deque`; a clone is another name for the same one.
pub struct Deque<T>(Rc<Inner<T>>);

struct Inner<T> {
    items: RefCell<VecDeque<T>>,
    limit: Option<usize>,
    version: Cell<u64>,
}

impl<T> Clone for Deque<T> {
    fn clone(&self) -> Deque<T> {
        Deque(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Deque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "deque of {}", self.0.items.borrow().len())
    }
}

impl<T: Clone + 'static> Deque<T> {
    /// `deque(maxlen=limit)`.
    pub fn new(limit: Option<usize>) -> Deque<T> {
        Deque(Rc::new(Inner { items: RefCell::new(VecDeque::new()), limit, version: Cell::new(0) }))
    }

    fn change<R>(&self, change: impl FnOnce(&mut VecDeque<T>) -> R) -> R {
        self.0.version.set(self.0.version.get() + 1);
        change(&mut self.0.items.borrow_mut())
    }

    /// `d.maxlen`.
    pub fn limit(&self) -> Option<usize> {
        self.0.limit
    }

    /// `len(d)`.
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of a deque")]
    pub fn len(&self) -> usize {
        self.0.items.borrow().len()
    }

    /// The elements as they are now.
    pub fn to_list(&self) -> List<T> {
        self.0.items.borrow().iter().cloned().collect()
    }

    /// `d.append(value)`.
    pub fn append(&self, value: T) {
        self.change(|items| {
            if Some(items.len()) == self.0.limit {
                items.pop_front();
            }
            if self.0.limit != Some(0) {
                items.push_back(value);
            }
        });
    }

    /// `d.appendleft(value)`.
    pub fn appendleft(&self, value: T) {
        self.change(|items| {
            if Some(items.len()) == self.0.limit {
                items.pop_back();
            }
            if self.0.limit != Some(0) {
                items.push_front(value);
            }
        });
    }

    /// `d.pop()`.
    pub fn pop(&self) -> Result<T> {
        self.change(VecDeque::pop_back).ok_or_else(|| index_error("pop from an empty deque"))
    }

    /// `d.popleft()`.
    pub fn popleft(&self) -> Result<T> {
        self.change(VecDeque::pop_front).ok_or_else(|| index_error("pop from an empty deque"))
    }

    /// `d.extend(items)`.
    pub fn extend<I: Iterate<Item = T> + 'static>(&self, items: &I) -> Result<()> {
        self.take_all(items, Deque::append)
    }

    /// `d.extendleft(items)`.
    pub fn extendleft<I: Iterate<Item = T> + 'static>(&self, items: &I) -> Result<()> {
        self.take_all(items, Deque::appendleft)
    }

    /// Takes one item after the other, so that those before a fault are in; what it holds itself is copied first.
    fn take_all<I: Iterate<Item = T> + 'static>(
        &self,
        items: &I,
        take: fn(&Deque<T>, T),
    ) -> Result<()> {
        let any = items as &dyn std::any::Any;
        let own = match any.downcast_ref::<crate::Dyn>() {
            Some(crate::Dyn::Deque(deque)) => deque as &dyn std::any::Any,
            _ => any,
        };
        if own.downcast_ref::<Deque<T>>().is_some_and(|own| own.is_same(self)) {
            for item in List::collect(items)?.to_vec() {
                take(self, item);
            }
            return Ok(());
        }
        let mut items = items.iterate()?;
        while let Some(item) = items.next()? {
            take(self, item);
        }
        Ok(())
    }

    /// `d *= count`.
    pub fn repeat_in_place(&self, count: i64) -> Result<()> {
        let count = usize::try_from(count).unwrap_or(0);
        crate::slice::room_for(self.len(), count)?;
        let items = self.to_list().to_vec();
        if count == 0 {
            self.clear();
        }
        for item in (1..count).flat_map(|_| items.iter()) {
            self.append(item.clone());
        }
        Ok(())
    }

    /// `d.rotate(count)`.
    pub fn rotate(&self, count: i64) {
        self.change(|items| {
            if !items.is_empty() {
                let length = crate::int::from_usize(items.len());
                items.rotate_right(usize::try_from(count.rem_euclid(length)).unwrap_or(0));
            }
        });
    }

    /// `d.clear()`.
    pub fn clear(&self) {
        drop(self.change(std::mem::take));
    }

    /// `d.copy()`.
    #[must_use]
    pub fn copy(&self) -> Deque<T> {
        let copy = Deque::new(self.0.limit);
        copy.0.items.borrow_mut().clone_from(&self.0.items.borrow());
        copy
    }

    /// `d.reverse()`.
    pub fn reverse(&self) {
        self.change(|items| items.make_contiguous().reverse());
    }

    /// `d.insert(index, value)`.
    pub fn insert(&self, index: i64, value: T) -> Result<()> {
        if Some(self.len()) == self.0.limit {
            return Err(index_error("deque already at its maximum size"));
        }
        self.change(|items| {
            let length = crate::int::from_usize(items.len());
            let at =
                if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
            items.insert(usize::try_from(at).unwrap_or(0), value);
        });
        Ok(())
    }

    /// `d[index]`.
    pub fn get(&self, index: i64) -> Result<T> {
        let items = self.0.items.borrow();
        match place(index, items.len()) {
            Some(at) => Ok(items[at].clone()),
            None => Err(index_error("deque index out of range")),
        }
    }

    /// `d[index] = value`.
    pub fn set(&self, index: i64, value: T) -> Result<()> {
        let mut items = self.0.items.borrow_mut();
        match place(index, items.len()) {
            Some(at) => {
                let old = std::mem::replace(&mut items[at], value);
                drop(items);
                drop(old);
                Ok(())
            }
            None => Err(index_error("deque index out of range")),
        }
    }

    /// `del d[index]`.
    pub fn delete(&self, index: i64) -> Result<()> {
        match place(index, self.len()) {
            Some(at) => {
                drop(self.change(|items| items.remove(at)));
                Ok(())
            }
            None => Err(index_error("deque index out of range")),
        }
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Deque<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}

impl<T: Clone + Eq + 'static> Deque<T> {
    /// The place of an equal element.
    pub fn place_of(&self, value: &T) -> Result<Option<usize>> {
        let version = self.0.version.get();
        for (at, item) in self.to_list().to_vec().iter().enumerate() {
            if crate::traits::same(item, value)? {
                return Ok(Some(at));
            }
            if self.0.version.get() != version {
                return Err(runtime_error("deque mutated during iteration"));
            }
        }
        Ok(None)
    }

    /// `d.count(value)`.
    pub fn count(&self, value: &T) -> Result<i64> {
        self.to_list().count(value)
    }

    /// `d.remove(value)`.
    pub fn remove(&self, value: &T) -> Result<()>
    where
        T: Repr,
    {
        match self.place_of(value)? {
            Some(at) => self.delete(crate::int::from_usize(at)),
            None => {
                Err(value_error(&format!("{} is not in deque", crate::traits::repr_text(value)?)))
            }
        }
    }
}

/// Walks through a deque, which must not change meanwhile.
#[derive(Debug)]
pub struct DequeIter<T> {
    deque: Option<Deque<T>>,
    at: usize,
    version: u64,
}

impl<T: Clone + 'static> Next for DequeIter<T> {
    type Item = T;
    fn next(&mut self) -> Result<Option<T>> {
        let Some(deque) = &self.deque else { return Ok(None) };
        if deque.0.version.get() != self.version {
            return Err(runtime_error("deque mutated during iteration"));
        }
        let item = deque.0.items.borrow().get(self.at).cloned();
        self.at += 1;
        if item.is_none() {
            self.deque = None;
        }
        Ok(item)
    }
}

impl<T: Clone + 'static> Iterate for Deque<T> {
    type Item = T;
    type Iter = DequeIter<T>;
    fn iterate(&self) -> Result<DequeIter<T>> {
        Ok(DequeIter { deque: Some(self.clone()), at: 0, version: self.0.version.get() })
    }
    fn count_hint(&self) -> usize {
        self.len()
    }
}

impl<T: Clone + Repr + 'static> Repr for Deque<T> {
    fn repr(&self, out: &mut String) -> Result<()> {
        let Some(_guard) = crate::repr::enter(self.address())? else {
            out.push_str("[...]");
            return Ok(());
        };
        out.push_str("deque(");
        self.to_list().repr(out)?;
        if let Some(limit) = self.0.limit {
            out.push_str(&format!(", maxlen={limit}"));
        }
        out.push(')');
        Ok(())
    }
}

impl<T: Clone + 'static> Truth for Deque<T> {
    fn truth(&self) -> Result<bool> {
        Ok(self.len() > 0)
    }
}

impl<T> TypeName for Deque<T> {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("deque")
    }
}

impl<T: Clone + Eq + 'static> Eq for Deque<T> {
    fn equals(&self, other: &Deque<T>) -> Result<bool> {
        self.to_list().equals(&other.to_list())
    }
    fn equals_quick(&self, other: &Deque<T>) -> Option<bool> {
        self.is_same(other).then_some(true)
    }
}

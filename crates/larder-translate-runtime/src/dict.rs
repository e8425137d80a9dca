//! Python's `dict`: insertion order, a compact table, shared by reference.
//!
//! Entries lie in the order of insertion, a deleted one as a gap; the index is open addressing by linear
//! steps over slots of 32 bits. A comparison of keys may run code of the program, so no borrow is held
//! across it: the probe notes the table's version, compares, and starts again where it changed.
//!
//! The relatives of `dict` in `collections` are the same type with another [`Kind`].

use std::any::Any;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, key_error, runtime_error};
use crate::int::Int;
use crate::list::List;
use crate::str::Str;
use crate::traits::{
    Comparison, Eq, Hash, Iterate, Key, Next, Order, Repr, ToDyn, Truth, TypeName,
};

/// Which of Python's dicts it is.
#[derive(Clone, Copy, Debug, PartialEq, std::cmp::Eq)]
pub enum Kind {
    /// `dict`.
    Plain,
    /// `collections.defaultdict`.
    Default,
    /// `collections.OrderedDict`.
    Ordered,
    /// `collections.Counter`.
    Counter,
}

impl Kind {
    /// As the class is named.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Plain => "dict",
            Kind::Default => "defaultdict",
            Kind::Ordered => "OrderedDict",
            Kind::Counter => "Counter",
        }
    }
}

/// What a missing key is answered with.
pub type Factory<V> = Rc<dyn Fn() -> Result<V>>;

/// Python's `dict`; a clone is another name for the same one.
pub struct Dict<K, V>(Rc<Shared<K, V>>);

struct Shared<K, V> {
    table: RefCell<Table<K, V>>,
    kind: Kind,
    factory: RefCell<Option<Factory<V>>>,
    /// How the factory is shown by `repr`.
    factory_name: RefCell<std::borrow::Cow<'static, str>>,
    /// Counts changes of the set of keys.
    version: Cell<u64>,
    /// The entry that was found last without asking the program: `d[k] += 1` looks for it again.
    last: Cell<usize>,
    /// Whether classes want to know of every change.
    is_watched: Cell<bool>,
}

struct Table<K, V> {
    entries: Vec<Option<Entry<K, V>>>,
    /// Slot to entry; [`FREE`] and [`GONE`] are none.
    slots: Vec<u32>,
    live: usize,
    /// Slots that are not free.
    filled: usize,
}

struct Entry<K, V> {
    hash: i64,
    key: K,
    value: V,
}

const FREE: u32 = u32::MAX;
const GONE: u32 = u32::MAX - 1;

impl<K, V> Clone for Dict<K, V> {
    #[inline]
    fn clone(&self) -> Dict<K, V> {
        Dict(Rc::clone(&self.0))
    }
}

impl<K, V> Default for Dict<K, V> {
    fn default() -> Dict<K, V> {
        Dict::of_kind(Kind::Plain)
    }
}

impl<K, V> fmt::Debug for Dict<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dict of {}", self.0.table.borrow().live)
    }
}

impl<K, V> Dict<K, V> {
    /// An empty one of a kind.
    pub fn of_kind(kind: Kind) -> Dict<K, V> {
        let table = Table { entries: Vec::new(), slots: Vec::new(), live: 0, filled: 0 };
        Dict(Rc::new(Shared {
            table: RefCell::new(table),
            kind,
            factory: RefCell::new(None),
            factory_name: RefCell::new(std::borrow::Cow::Borrowed("None")),
            version: Cell::new(0),
            last: Cell::new(usize::MAX),
            is_watched: Cell::new(false),
        }))
    }

    /// `{}`.
    pub fn new() -> Dict<K, V> {
        Dict::default()
    }

    /// Which of Python's dicts it is.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// `len(d)`.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of a dict")]
    pub fn len(&self) -> usize {
        self.0.table.borrow().live
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Dict<K, V>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }

    /// `collections.defaultdict(factory)`, with the text that `repr` shows for the factory.
    pub fn with_factory(factory: Option<Factory<V>>, name: &str) -> Dict<K, V> {
        let dict = Dict::of_kind(Kind::Default);
        *dict.0.factory.borrow_mut() = factory;
        *dict.0.factory_name.borrow_mut() = std::borrow::Cow::Owned(name.to_owned());
        dict
    }

    fn changed(&self) {
        self.0.version.set(self.0.version.get() + 1);
        self.0.last.set(usize::MAX);
        self.replaced();
    }

    fn replaced(&self) {
        if self.0.is_watched.get() {
            crate::class::forget();
        }
    }

    /// From now on what classes know is forgotten at every change.
    pub(crate) fn watch(&self) {
        self.0.is_watched.set(true);
    }
}

/// A key that may be a text.
pub trait TextKey: Key {
    /// The text.
    fn text(&self) -> Option<&str>;
    /// A key that is a text.
    fn of_text(text: Str) -> Self;
}

impl TextKey for Str {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self.as_str())
    }
    fn of_text(text: Str) -> Str {
        text
    }
}

impl TextKey for Dyn {
    #[inline]
    fn text(&self) -> Option<&str> {
        match self {
            Dyn::Str(text) => Some(text.as_str()),
            _ => None,
        }
    }
    fn of_text(text: Str) -> Dyn {
        Dyn::Str(text)
    }
}

impl<K: TextKey, V> Table<K, V> {
    fn find_text(&self, text: &str) -> Option<usize> {
        self.find_hashed(crate::str::hash_text(text.as_bytes()), text)
    }

    fn find_hashed(&self, hash: i64, text: &str) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut slot = start(hash, mask);
        loop {
            match self.slots[slot] {
                FREE => return None,
                GONE => {}
                index => {
                    if let Some(entry) = &self.entries[index as usize]
                        && entry.hash == hash
                        && entry.key.text() == Some(text)
                    {
                        return Some(index as usize);
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
    }
}

impl<K: TextKey, V: Clone + 'static> Dict<K, V> {
    /// The value of a text that is no [`Str`] yet.
    pub fn get_text(&self, text: &str) -> Option<V> {
        let table = self.0.table.borrow();
        let index = table.find_text(text)?;
        table.entries[index].as_ref().map(|entry| entry.value.clone())
    }

    /// The value of a text whose hash is known.
    pub(crate) fn get_text_hashed(&self, hash: i64, text: &str) -> Option<V> {
        let table = self.0.table.borrow();
        let index = table.find_hashed(hash, text)?;
        table.entries[index].as_ref().map(|entry| entry.value.clone())
    }

    /// The value of a text whose hash is known, and which is likely to lie where it lay in another dict.
    #[inline]
    pub(crate) fn get_near(&self, near: &Cell<usize>, hash: i64, text: &str) -> Option<V> {
        let table = self.0.table.borrow();
        if let Some(Some(entry)) = table.entries.get(near.get())
            && entry.hash == hash
            && entry.key.text() == Some(text)
        {
            return Some(entry.value.clone());
        }
        let index = table.find_hashed(hash, text)?;
        near.set(index);
        table.entries[index].as_ref().map(|entry| entry.value.clone())
    }

    /// Sets the value of a text that is a key already, and gives the one that it had; the value comes back where the
    /// text is none.
    #[inline]
    pub(crate) fn set_near(
        &self,
        near: &Cell<usize>,
        hash: i64,
        text: &str,
        value: V,
    ) -> std::result::Result<V, V> {
        let mut table = self.0.table.borrow_mut();
        let is_near = matches!(table.entries.get(near.get()), Some(Some(entry))
            if entry.hash == hash && entry.key.text() == Some(text));
        if !is_near {
            match table.find_hashed(hash, text) {
                Some(index) => near.set(index),
                None => return Err(value),
            }
        }
        match table.entries[near.get()].as_mut() {
            Some(entry) => Ok(std::mem::replace(&mut entry.value, value)),
            None => Err(value),
        }
    }

    /// Whether a text is a key, by its hash.
    #[inline]
    pub(crate) fn has_hashed(&self, hash: i64, text: &str) -> bool {
        self.0.table.borrow().find_hashed(hash, text).is_some()
    }

    /// Sets the value of a text.
    pub fn set_text(&self, text: &str, value: V) {
        // Texts compare without running code of the program.
        let outcome = self.set_item(K::of_text(Str::from(text)), value);
        debug_assert!(outcome.is_ok(), "texts have a hash");
    }

    /// Replaces the value of a text that is a key, and tells nobody of it; gives the one that it had.
    pub(crate) fn replace_text(&self, text: &str, value: V) -> Option<V> {
        let mut table = self.0.table.borrow_mut();
        let index = table.find_text(text)?;
        table.entries[index].as_mut().map(|entry| std::mem::replace(&mut entry.value, value))
    }

    /// Takes out the value of a text.
    pub fn remove_text(&self, text: &str) -> Option<V> {
        self.remove(&K::of_text(Str::from(text))).ok().flatten().map(|(_, value)| value)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "any bits will do")]
fn start(hash: i64, mask: usize) -> usize {
    // Small integers would lie in a row, which is what linear steps like; others are spread.
    ((hash as u64 ^ (hash as u64 >> 32)) as usize) & mask
}

enum Probe {
    Found(usize),
    /// A slot for a new entry.
    Missing(usize),
}

impl<K: Key, V: Clone + 'static> Dict<K, V> {
    /// `dict(pairs)`.
    pub fn collect<I: Iterate<Item = (K, V)>>(pairs: &I) -> Result<Dict<K, V>> {
        let dict = Dict::new();
        let mut pairs = pairs.iterate()?;
        while let Some((key, value)) = pairs.next()? {
            dict.set_item(key, value)?;
        }
        Ok(dict)
    }

    fn probe(&self, hash: i64, key: &K) -> Result<Probe> {
        'again: loop {
            let table = self.0.table.borrow();
            if table.slots.is_empty() {
                return Ok(Probe::Missing(usize::MAX));
            }
            if let Some(Some(entry)) = table.entries.get(self.0.last.get())
                && entry.hash == hash
                && entry.key.equals_quick(key) == Some(true)
            {
                return Ok(Probe::Found(self.0.last.get()));
            }
            let mask = table.slots.len() - 1;
            let mut slot = start(hash, mask);
            let mut unsure: Vec<(usize, K)> = Vec::new();
            let free = loop {
                match table.slots[slot] {
                    FREE => break slot,
                    GONE => {}
                    index => {
                        if let Some(entry) = &table.entries[index as usize]
                            && entry.hash == hash
                        {
                            match entry.key.equals_quick(key) {
                                Some(true) if unsure.is_empty() => {
                                    self.0.last.set(index as usize);
                                    return Ok(Probe::Found(index as usize));
                                }
                                Some(false) => {}
                                _ => unsure.push((index as usize, entry.key.clone())),
                            }
                        }
                    }
                }
                slot = (slot + 1) & mask;
            };
            drop(table);
            let version = self.0.version.get();
            for (index, candidate) in unsure {
                let is_equal = crate::traits::same(&candidate, key)?;
                if self.0.version.get() != version {
                    continue 'again;
                }
                if is_equal {
                    return Ok(Probe::Found(index));
                }
            }
            return Ok(Probe::Missing(free));
        }
    }

    fn find(&self, key: &K) -> Result<Option<usize>> {
        if self.len() == 0 {
            key.hash()?;
            return Ok(None);
        }
        match self.probe(key.hash()?, key)? {
            Probe::Found(index) => Ok(Some(index)),
            Probe::Missing(_) => Ok(None),
        }
    }

    fn value_at(&self, index: usize) -> Option<V> {
        let table = self.0.table.borrow();
        table.entries.get(index).and_then(Option::as_ref).map(|entry| entry.value.clone())
    }

    /// `d.get(key)`.
    #[inline]
    pub fn get(&self, key: &K) -> Result<Option<V>> {
        Ok(self.find(key)?.and_then(|index| self.value_at(index)))
    }

    /// `d.get(key, default)`.
    pub fn get_or(&self, key: &K, default: V) -> Result<V> {
        Ok(self.get(key)?.unwrap_or(default))
    }

    /// `key in d`.
    pub fn contains(&self, key: &K) -> Result<bool> {
        Ok(self.find(key)?.is_some())
    }

    /// `d[key]`.
    pub fn get_item(&self, key: &K) -> Result<V>
    where
        K: ToDyn,
    {
        if let Some(value) = self.get(key)? {
            return Ok(value);
        }
        self.missing(key)
    }

    /// `d[key] = f(d[key])`, where `f` does not see the dict.
    pub fn change(&self, key: &K, f: impl FnOnce(V) -> Result<V>) -> Result<()>
    where
        K: ToDyn,
    {
        match self.find(key)? {
            Some(index) => self.change_at(index, f),
            None => {
                let value = f(self.missing(key)?)?;
                self.set_item(key.clone(), value)
            }
        }
    }

    /// `d[key] = f(d.get(key, default))`, where `f` does not see the dict.
    pub fn change_or(&self, key: &K, default: V, f: impl FnOnce(V) -> Result<V>) -> Result<()> {
        let hash = key.hash()?;
        match self.probe(hash, key)? {
            Probe::Found(index) => self.change_at(index, f),
            Probe::Missing(slot) => {
                self.add(hash, key.clone(), f(default)?, slot);
                Ok(())
            }
        }
    }

    fn change_at(&self, index: usize, f: impl FnOnce(V) -> Result<V>) -> Result<()> {
        if let Some(value) = self.value_at(index) {
            self.replace_at(index, f(value)?);
        }
        Ok(())
    }

    fn replace_at(&self, index: usize, value: V) {
        let mut table = self.0.table.borrow_mut();
        let old =
            table.entries[index].as_mut().map(|entry| std::mem::replace(&mut entry.value, value));
        drop(table);
        drop(old);
        self.replaced();
    }

    /// What `d[key]` does without the key: the factory's value, or `KeyError`.
    pub fn missing(&self, key: &K) -> Result<V>
    where
        K: ToDyn,
    {
        let factory = self.0.factory.borrow().clone();
        let Some(factory) = factory else { return Err(key_error(key)) };
        let value = factory()?;
        if self.kind() == Kind::Default {
            self.set_item(key.clone(), value.clone())?;
        }
        Ok(value)
    }

    /// How what makes the values that are missing is shown.
    pub(crate) fn factory_name(&self) -> String {
        self.0.factory_name.borrow().to_string()
    }

    /// What makes the values that are missing.
    pub(crate) fn factory(&self) -> Option<Factory<V>> {
        self.0.factory.borrow().clone()
    }

    /// Answers a missing key without keeping the answer, as a `Counter` does.
    pub fn answer_missing(&self, factory: Factory<V>) {
        *self.0.factory.borrow_mut() = Some(factory);
    }

    /// `d[key] = value`.
    pub fn set_item(&self, key: K, value: V) -> Result<()> {
        let hash = key.hash()?;
        self.set_hashed(hash, key, value)
    }

    /// `d[key] = value` of a key whose hash is known: what comes out of another table is not asked again.
    pub(crate) fn set_hashed(&self, hash: i64, key: K, value: V) -> Result<()> {
        match self.probe(hash, &key)? {
            Probe::Found(index) => self.replace_at(index, value),
            Probe::Missing(slot) => self.add(hash, key, value, slot),
        }
        Ok(())
    }

    fn add(&self, hash: i64, key: K, value: V, slot: usize) {
        let mut table = self.0.table.borrow_mut();
        let index = u32::try_from(table.entries.len()).unwrap_or(GONE);
        assert!(index < GONE, "a dict of four thousand million entries");
        table.entries.push(Some(Entry { hash, key, value }));
        table.live += 1;
        if slot == usize::MAX || (table.filled + 1) * 3 > table.slots.len() * 2 {
            table.rebuild();
        } else {
            table.slots[slot] = index;
            table.filled += 1;
        }
        drop(table);
        self.changed();
    }

    /// Takes the key and its value out.
    fn remove(&self, key: &K) -> Result<Option<(K, V)>> {
        let Some(index) = self.find(key)? else { return Ok(None) };
        Ok(self.remove_at(index, false))
    }

    fn remove_at(&self, index: usize, is_popped: bool) -> Option<(K, V)> {
        let mut table = self.0.table.borrow_mut();
        let entry = table.entries[index].take()?;
        let mask = table.slots.len() - 1;
        let mut slot = start(entry.hash, mask);
        while table.slots[slot] as usize != index {
            slot = (slot + 1) & mask;
        }
        table.slots[slot] = GONE;
        table.live -= 1;
        // What `del` leaves at the end stays a gap, as in CPython: a walk sees the key that comes next.
        if is_popped {
            while matches!(table.entries.last(), Some(None)) {
                table.entries.pop();
            }
        }
        if table.live == 0 && (is_popped || self.kind() == Kind::Ordered) {
            // Gaps at the front would make a queue quadratic.
            table.entries.clear();
            table.slots.fill(FREE);
            table.filled = 0;
        }
        drop(table);
        self.changed();
        Some((entry.key, entry.value))
    }

    /// `del d[key]`.
    pub fn delete(&self, key: &K) -> Result<()>
    where
        K: ToDyn,
    {
        match self.remove(key)? {
            Some(_) => Ok(()),
            None => Err(key_error(key)),
        }
    }

    /// `d.pop(key, default)`.
    pub fn pop(&self, key: &K, default: Option<V>) -> Result<V>
    where
        K: ToDyn,
    {
        // A key that has no hash is not looked for where there is nothing.
        let found = if self.len() == 0 { None } else { self.remove(key)? };
        match (found, default) {
            (Some((_, value)), _) | (None, Some(value)) => Ok(value),
            (None, None) => Err(key_error(key)),
        }
    }

    /// `d.popitem()`, and `popitem(last=False)` of an ordered one.
    pub fn popitem(&self, is_last: bool) -> Result<(K, V)> {
        let index = {
            let table = self.0.table.borrow();
            if is_last {
                table.entries.iter().rposition(Option::is_some)
            } else {
                table.entries.iter().position(Option::is_some)
            }
        };
        match index.and_then(|index| self.remove_at(index, true)) {
            Some(pair) => Ok(pair),
            None if self.kind() == Kind::Ordered => {
                Err(key_error(&Str::from("dictionary is empty")))
            }
            None => Err(key_error(&Str::from("popitem(): dictionary is empty"))),
        }
    }

    /// `d.setdefault(key, default)`.
    pub fn setdefault(&self, key: K, default: V) -> Result<V> {
        let hash = key.hash()?;
        match self.probe(hash, &key)? {
            Probe::Found(index) => Ok(self.value_at(index).unwrap_or(default)),
            Probe::Missing(slot) => {
                self.add(hash, key, default.clone(), slot);
                Ok(default)
            }
        }
    }

    /// `d.update(other)`.
    pub fn update(&self, other: &Dict<K, V>) -> Result<()> {
        for (hash, key, value) in other.hashed() {
            match self.kind() {
                // An ordered one is filled item by item, and asks each key.
                Kind::Ordered => self.set_item(key, value)?,
                _ => self.set_hashed(hash, key, value)?,
            }
        }
        Ok(())
    }

    /// The pairs as they are now, with the hashes of the keys.
    pub(crate) fn hashed(&self) -> Vec<(i64, K, V)> {
        let table = self.0.table.borrow();
        table.entries.iter().flatten().map(|e| (e.hash, e.key.clone(), e.value.clone())).collect()
    }

    /// The keys as they are now, with their hashes.
    pub(crate) fn hashed_keys(&self) -> Vec<(i64, K)> {
        let table = self.0.table.borrow();
        table.entries.iter().flatten().map(|entry| (entry.hash, entry.key.clone())).collect()
    }

    /// The value of a key whose hash is known.
    fn get_hashed(&self, hash: i64, key: &K) -> Result<Option<V>> {
        Ok(match self.probe(hash, key)? {
            Probe::Found(index) => self.value_at(index),
            Probe::Missing(_) => None,
        })
    }

    /// `d.clear()`.
    pub fn clear(&self) {
        let empty = Table { entries: Vec::new(), slots: Vec::new(), live: 0, filled: 0 };
        let old = self.0.table.replace(empty);
        drop(old);
        self.changed();
    }

    /// `d.copy()`: of the same kind.
    pub fn copy(&self) -> Result<Dict<K, V>> {
        let copy = Dict::of_kind(self.kind());
        copy.0.factory.borrow_mut().clone_from(&self.0.factory.borrow());
        copy.0.factory_name.borrow_mut().clone_from(&self.0.factory_name.borrow());
        for (hash, key, value) in self.hashed() {
            copy.set_hashed(hash, key, value)?;
        }
        Ok(copy)
    }

    /// `d | other`.
    pub fn merged(&self, other: &Dict<K, V>) -> Result<Dict<K, V>> {
        let both = self.copy()?;
        both.update(other)?;
        Ok(both)
    }

    /// `OrderedDict.move_to_end(key, last)`.
    pub fn move_to_end(&self, key: &K, is_last: bool) -> Result<()>
    where
        K: ToDyn,
    {
        let Some(index) = self.find(key)? else { return Err(key_error(key)) };
        let is_there = {
            let entries = &self.0.table.borrow().entries;
            let mut others =
                if is_last { entries[index + 1..].iter() } else { entries[..index].iter() };
            others.all(Option::is_none)
        };
        if is_there {
            return Ok(());
        }
        let Some((key, value)) = self.remove_at(index, false) else { return Ok(()) };
        if is_last {
            return self.set_item(key, value);
        }
        let rest = self.pairs();
        self.clear();
        self.set_item(key, value)?;
        for (key, value) in rest {
            self.set_item(key, value)?;
        }
        Ok(())
    }

    /// The pairs as they are now.
    pub fn pairs(&self) -> Vec<(K, V)> {
        let table = self.0.table.borrow();
        table.entries.iter().flatten().map(|e| (e.key.clone(), e.value.clone())).collect()
    }

    /// The keys as they are now.
    pub fn key_list(&self) -> List<K> {
        let table = self.0.table.borrow();
        table.entries.iter().flatten().map(|entry| entry.key.clone()).collect()
    }

    /// The values as they are now.
    pub fn value_list(&self) -> List<V> {
        let table = self.0.table.borrow();
        table.entries.iter().flatten().map(|entry| entry.value.clone()).collect()
    }

    /// `d.keys()`, to walk through.
    pub fn keys(&self) -> DictKeys<K, V> {
        DictKeys::of(self)
    }

    /// `d.values()`, to walk through.
    pub fn values(&self) -> DictValues<K, V> {
        DictValues::of(self)
    }

    /// `d.items()`, to walk through.
    pub fn items(&self) -> DictItems<K, V> {
        DictItems::of(self)
    }

    pub(crate) fn walk(&self, is_reversed: bool) -> Walk<K, V> {
        let at = if is_reversed { self.0.table.borrow().entries.len() } else { 0 };
        let count = self.len();
        let version = self.0.version.get();
        Walk { dict: Some(self.clone()), at, count, left: count, version, is_reversed }
    }
}

impl<K, V> Table<K, V> {
    fn rebuild(&mut self) {
        if self.entries.len() > self.live {
            self.entries.retain(Option::is_some);
        }
        let size = (self.live * 3).next_power_of_two().max(8);
        self.slots.clear();
        self.slots.resize(size, FREE);
        let mask = size - 1;
        for (index, entry) in self.entries.iter().enumerate() {
            let Some(entry) = entry else { continue };
            let mut slot = start(entry.hash, mask);
            while self.slots[slot] != FREE {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = u32::try_from(index).unwrap_or(GONE);
        }
        self.filled = self.live;
    }
}

/// Walks through the entries, and notices when keys come or go meanwhile.
#[derive(Debug)]
pub struct Walk<K, V> {
    dict: Option<Dict<K, V>>,
    at: usize,
    count: usize,
    /// How many entries may still come: one more means that keys have gone and others come.
    left: usize,
    version: u64,
    is_reversed: bool,
}

impl<K: Key, V: Clone + 'static> Walk<K, V> {
    /// The next entry, through `pick`.
    #[inline]
    pub(crate) fn step<R>(&mut self, pick: impl FnOnce(&K, &V) -> R) -> Result<Option<R>> {
        let Some(dict) = &self.dict else { return Ok(None) };
        let table = dict.0.table.borrow();
        let is_moved = self.version != dict.0.version.get() && dict.kind() == Kind::Ordered;
        if table.live != self.count || is_moved {
            // Python says it at every further step.
            self.count = usize::MAX;
            return Err(changed_size(dict.kind()));
        }
        loop {
            if self.is_reversed {
                if self.at == 0 {
                    break;
                }
                self.at -= 1;
            }
            match table.entries.get(self.at) {
                Some(Some(entry)) => {
                    if !self.is_reversed {
                        if self.left == 0 {
                            let kind = dict.kind();
                            drop(table);
                            self.dict = None;
                            return Err(changed_keys(kind));
                        }
                        self.left -= 1;
                        self.at += 1;
                    }
                    return Ok(Some(pick(&entry.key, &entry.value)));
                }
                Some(None) if !self.is_reversed => self.at += 1,
                Some(None) => {}
                None => break,
            }
        }
        drop(table);
        self.dict = None;
        Ok(None)
    }

    /// How many are left.
    fn remaining(&self) -> usize {
        let Some(dict) = &self.dict else { return 0 };
        let table = dict.0.table.borrow();
        if table.live != self.count {
            return 0;
        }
        let (before, after) = table.entries.split_at(self.at.min(table.entries.len()));
        let left = if self.is_reversed { before } else { after };
        left.iter().flatten().count()
    }
}

#[cold]
fn changed_size(kind: Kind) -> Exc {
    runtime_error(match kind {
        Kind::Ordered => "OrderedDict mutated during iteration",
        _ => "dictionary changed size during iteration",
    })
}

#[cold]
fn changed_keys(kind: Kind) -> Exc {
    runtime_error(match kind {
        Kind::Ordered => "OrderedDict mutated during iteration",
        _ => "dictionary keys changed during iteration",
    })
}

macro_rules! view {
    ($view:ident, $iter:ident, $item:ty, $pick:expr, $doc:literal) => {
        #[doc = $doc]
        #[derive(Debug)]
        pub struct $view<K, V> {
            dict: Dict<K, V>,
            /// Which view of the dict it is: each call of the method makes another.
            number: u64,
        }

        #[doc = $doc]
        #[derive(Debug)]
        pub struct $iter<K, V>(Walk<K, V>);

        impl<K: Key, V: Clone + 'static> Next for $iter<K, V> {
            type Item = $item;
            #[inline]
            fn next(&mut self) -> Result<Option<$item>> {
                self.0.step($pick)
            }
            fn remaining(&self) -> Option<usize> {
                Some(self.0.remaining())
            }
        }

        impl<K: Key, V: Clone + 'static> Iterate for $view<K, V> {
            type Item = $item;
            type Iter = $iter<K, V>;
            fn iterate(&self) -> Result<$iter<K, V>> {
                Ok($iter(self.dict.walk(false)))
            }
            fn count_hint(&self) -> usize {
                self.dict.len()
            }
        }
    };
}

macro_rules! view_as_dyn {
    ($view:ident, $kind:ident) => {
        impl crate::traits::ToDyn for $view<crate::dyn_value::Dyn, crate::dyn_value::Dyn> {
            fn to_dyn(&self) -> crate::dyn_value::Dyn {
                let kind = crate::dyn_value::ViewKind::$kind;
                crate::dyn_value::Dyn::View(Rc::new((self.dict.clone(), kind, self.number)))
            }
        }

        impl<K, V> $view<K, V> {
            /// The dict that it looks at.
            pub(crate) fn dict(&self) -> &Dict<K, V> {
                &self.dict
            }

            fn of(dict: &Dict<K, V>) -> Self {
                $view { dict: dict.clone(), number: fresh_view() }
            }
        }

        impl<K, V> Clone for $view<K, V> {
            fn clone(&self) -> Self {
                $view { dict: self.dict.clone(), number: self.number }
            }
        }
    };
}

view_as_dyn!(DictKeys, Keys);
view_as_dyn!(DictValues, Values);
view_as_dyn!(DictItems, Items);

impl<K, V> DictValues<K, V> {
    /// `a is b`.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<K: Key, V: Clone + 'static> DictKeys<K, V> {
    /// `key in d.keys()`.
    pub fn contains(&self, key: &K) -> Result<bool> {
        self.dict.contains(key)
    }
}

thread_local! {
    static VIEWS: Cell<u64> = const { Cell::new(0) };
}

/// The number of a view that is made now.
pub(crate) fn fresh_view() -> u64 {
    VIEWS.replace(VIEWS.get() + 1)
}

view!(DictKeys, KeysIter, K, |key: &K, _: &V| key.clone(), "The keys of a dict.");
view!(DictValues, ValuesIter, V, |_: &K, value: &V| value.clone(), "The values of a dict.");
view!(
    DictItems,
    ItemsIter,
    (K, V),
    |key: &K, value: &V| (key.clone(), value.clone()),
    "The pairs of a dict."
);

impl<K: Key, V: Clone + 'static> Iterate for Dict<K, V> {
    type Item = K;
    type Iter = KeysIter<K, V>;
    fn iterate(&self) -> Result<KeysIter<K, V>> {
        Ok(KeysIter(self.walk(false)))
    }
    fn count_hint(&self) -> usize {
        self.len()
    }
}

/// A count of any of the types that counts have.
fn as_count<V: 'static>(count: &V) -> Option<Dyn> {
    let count: &dyn Any = count;
    let number = count.downcast_ref::<i64>().map(ToDyn::to_dyn);
    let number = number.or_else(|| count.downcast_ref::<Int>().map(ToDyn::to_dyn));
    let number = number.or_else(|| count.downcast_ref::<f64>().map(ToDyn::to_dyn));
    let number = number.or_else(|| count.downcast_ref::<bool>().map(ToDyn::to_dyn));
    number.or_else(|| count.downcast_ref::<Dyn>().cloned())
}

impl<K: Key + Repr, V: Clone + Repr + 'static> Repr for Dict<K, V> {
    fn repr(&self, out: &mut String) -> Result<()> {
        let kind = self.kind();
        let Some(_guard) = crate::repr::enter(self.address())? else {
            out.push_str(if kind == Kind::Plain { "{...}" } else { "..." });
            return Ok(());
        };
        let mut pairs = self.pairs();
        match kind {
            Kind::Plain => {}
            Kind::Default => {
                out.push_str("defaultdict(");
                out.push_str(&self.0.factory_name.borrow());
                out.push_str(", ");
            }
            Kind::Ordered | Kind::Counter => {
                out.push_str(kind.name());
                out.push('(');
                if pairs.is_empty() {
                    out.push(')');
                    return Ok(());
                }
            }
        }
        if kind == Kind::Counter {
            // The most common first; counts without an order are shown as they lie.
            let counts: Option<Vec<Dyn>> = pairs.iter().map(|(_, count)| as_count(count)).collect();
            let mut sorted: Vec<(usize, Dyn)> = counts.into_iter().flatten().enumerate().collect();
            let by_count = |a: &(usize, Dyn), b: &(usize, Dyn)| {
                crate::dynamic::order(Comparison::Less, &b.1, &a.1)
            };
            if sorted.len() == pairs.len() && crate::sort::sort(&mut sorted, by_count).is_ok() {
                pairs = sorted.iter().map(|(place, _)| pairs[*place].clone()).collect();
            }
        }
        let is_pairs = kind == Kind::Ordered;
        out.push(if is_pairs { '[' } else { '{' });
        for (index, (key, value)) in pairs.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            if is_pairs {
                out.push('(');
            }
            key.repr(out)?;
            out.push_str(if is_pairs { ", " } else { ": " });
            value.repr(out)?;
            if is_pairs {
                out.push(')');
            }
        }
        out.push(if is_pairs { ']' } else { '}' });
        if kind != Kind::Plain {
            out.push(')');
        }
        Ok(())
    }
}

impl<K, V> Truth for Dict<K, V> {
    fn truth(&self) -> Result<bool> {
        Ok(self.len() > 0)
    }
}

impl<K, V> TypeName for Dict<K, V> {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed(self.kind().name())
    }
}

impl<K: Key, V: Clone + Eq + 'static> Eq for Dict<K, V> {
    fn equals(&self, other: &Dict<K, V>) -> Result<bool> {
        if self.is_same(other) {
            return Ok(true);
        }
        if self.len() != other.len() {
            return Ok(false);
        }
        let _depth = crate::recursion::enter_comparison()?;
        let is_ordered = self.kind() == Kind::Ordered && other.kind() == Kind::Ordered;
        if is_ordered {
            for (a, b) in self.pairs().iter().zip(other.pairs()) {
                if !(crate::traits::same(&a.0, &b.0)? && crate::traits::same(&a.1, &b.1)?) {
                    return Ok(false);
                }
            }
            return Ok(true);
        }
        for (hash, key, value) in self.hashed() {
            match other.get_hashed(hash, &key)? {
                Some(other) if crate::traits::same(&value, &other)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }
    fn equals_quick(&self, other: &Dict<K, V>) -> Option<bool> {
        self.is_same(other).then_some(true)
    }
}

impl<K, V> Hash for Dict<K, V> {
    fn hash(&self) -> Result<i64> {
        Err(crate::list::unhashable(self.kind().name()))
    }
}

impl<K, V> Order for Dict<K, V> {
    fn order(&self, comparison: Comparison, other: &Dict<K, V>) -> Result<bool> {
        Err(crate::traits::no_order(comparison, self.kind().name(), other.kind().name()))
    }
}

//! Python's `set` and `frozenset`, in the order of CPython 3.11.
//!
//! Programs print sets, so the table is CPython's: the same sizes, the same probing (nine steps in a row,
//! then perturbed), the same moments of growth, the same way through an operation of two sets. With the
//! same hashes, which ints, floats, bools and tuples of these have, the order is the same too.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::exc::{Result, key_error, runtime_error};
use crate::str::Str;
use crate::traits::{
    Comparison, Eq, Hash, Iterate, Key, Next, Order, Repr, ToDyn, Truth, TypeName,
};

const LINEAR_PROBES: usize = 9;
const PERTURB_SHIFT: u32 = 5;
const SIZE_MIN: usize = 8;

enum Slot<T> {
    Free,
    Gone,
    Used(i64, T),
}

impl<T: Clone> Clone for Slot<T> {
    fn clone(&self) -> Slot<T> {
        match self {
            Slot::Free => Slot::Free,
            Slot::Gone => Slot::Gone,
            Slot::Used(hash, item) => Slot::Used(*hash, item.clone()),
        }
    }
}

struct Table<T> {
    slots: Vec<Slot<T>>,
    /// Slots that are not free.
    fill: usize,
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
    version: u64,
}

/// The table behind both types.
struct Core<T>(RefCell<Table<T>>);

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the low bits count")]
fn first(hash: i64, mask: usize) -> usize {
    hash as usize & mask
}

/// The places of a hash, in the order in which CPython looks at them.
struct Probe {
    at: usize,
    mask: usize,
    perturb: u64,
    base: usize,
    left: usize,
}

impl Probe {
    fn new(hash: i64, mask: usize) -> Probe {
        let base = first(hash, mask);
        let left = if base + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
        Probe { at: base, mask, perturb: hash.cast_unsigned(), base, left }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the low bits count")]
    fn advance(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.at += 1;
            return;
        }
        self.perturb >>= PERTURB_SHIFT;
        self.base = (self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize))
            & self.mask;
        self.at = self.base;
        self.left = if self.base + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 };
    }
}

impl<T> Table<T> {
    fn empty() -> Table<T> {
        let slots = (0..SIZE_MIN).map(|_| Slot::Free).collect();
        Table { slots, fill: 0, used: 0, finger: 0, version: 0 }
    }

    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    fn insert_clean(&mut self, hash: i64, item: T) {
        let mut probe = Probe::new(hash, self.mask());
        while !matches!(self.slots[probe.at], Slot::Free) {
            probe.advance();
        }
        self.slots[probe.at] = Slot::Used(hash, item);
    }

    fn resize(&mut self, least: usize) {
        let mut size = SIZE_MIN;
        while size <= least {
            size <<= 1;
        }
        let fresh = (0..size).map(|_| Slot::Free).collect();
        let old = std::mem::replace(&mut self.slots, fresh);
        for slot in old {
            if let Slot::Used(hash, item) = slot {
                self.insert_clean(hash, item);
            }
        }
        self.fill = self.used;
        self.version += 1;
    }

    fn grow(&mut self) {
        let least = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
        self.resize(least);
    }

    /// Puts an item into the free slot that a probe has found.
    fn put(&mut self, at: usize, hash: i64, item: T) {
        let was_gone = matches!(self.slots[at], Slot::Gone);
        self.slots[at] = Slot::Used(hash, item);
        self.used += 1;
        self.version += 1;
        if was_gone {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.grow();
        }
    }

    fn take(&mut self, at: usize) -> Option<T> {
        match std::mem::replace(&mut self.slots[at], Slot::Gone) {
            Slot::Used(_, item) => {
                self.used -= 1;
                self.version += 1;
                Some(item)
            }
            _ => None,
        }
    }
}

enum Place {
    Found(usize),
    Free(usize),
}

impl<T: Key> Core<T> {
    fn empty() -> Core<T> {
        Core(RefCell::new(Table::empty()))
    }

    fn len(&self) -> usize {
        self.0.borrow().used
    }

    fn probe(&self, hash: i64, item: &T) -> Result<Place> {
        'again: loop {
            let table = self.0.borrow();
            let version = table.version;
            let mut probe = Probe::new(hash, table.mask());
            let mut unsure: Vec<(usize, T)> = Vec::new();
            // A slot that was given up is taken again: the last one on the way.
            let mut gone = None;
            let free = loop {
                match &table.slots[probe.at] {
                    Slot::Free => break gone.unwrap_or(probe.at),
                    Slot::Gone => gone = Some(probe.at),
                    Slot::Used(other, candidate) if *other == hash => {
                        match candidate.equals_quick(item) {
                            Some(true) if unsure.is_empty() => return Ok(Place::Found(probe.at)),
                            Some(false) => {}
                            _ => unsure.push((probe.at, candidate.clone())),
                        }
                    }
                    _ => {}
                }
                probe.advance();
            };
            drop(table);
            for (at, candidate) in unsure {
                let is_equal = crate::traits::same(&candidate, item)?;
                if self.0.borrow().version != version {
                    continue 'again;
                }
                if is_equal {
                    return Ok(Place::Found(at));
                }
            }
            return Ok(Place::Free(free));
        }
    }

    fn add_hashed(&self, hash: i64, item: T) -> Result<bool> {
        match self.probe(hash, &item)? {
            Place::Found(_) => Ok(false),
            Place::Free(at) => {
                self.0.borrow_mut().put(at, hash, item);
                Ok(true)
            }
        }
    }

    fn contains_hashed(&self, hash: i64, item: &T) -> Result<bool> {
        Ok(matches!(self.probe(hash, item)?, Place::Found(_)))
    }

    fn discard_hashed(&self, hash: i64, item: &T) -> Result<Option<T>> {
        match self.probe(hash, item)? {
            Place::Found(at) => Ok(self.0.borrow_mut().take(at)),
            Place::Free(_) => Ok(None),
        }
    }

    /// The items with their hashes, in the order of the table.
    fn entries(&self) -> Vec<(i64, T)> {
        let table = self.0.borrow();
        let used = |slot: &Slot<T>| match slot {
            Slot::Used(hash, item) => Some((*hash, item.clone())),
            _ => None,
        };
        table.slots.iter().filter_map(used).collect()
    }

    /// CPython's `set_merge`.
    /// A frozen set among the constants of CPython's compiler: it is made, and made anew from what is walked through
    /// in it, when equal constants become one.
    fn of_constants(items: Vec<T>) -> Result<Core<T>> {
        let made = |items: Vec<T>| {
            let set = Core::empty();
            for item in items {
                set.add_hashed(item.hash()?, item)?;
            }
            Ok(set)
        };
        let first: Core<T> = made(items)?;
        let walked = first.entries().into_iter().map(|(_, item)| item).collect();
        made(walked)
    }

    fn merge(&self, other: &Core<T>) -> Result<()> {
        if std::ptr::eq(self, other) || other.len() == 0 {
            return Ok(());
        }
        {
            let (mut table, other) = (self.0.borrow_mut(), other.0.borrow());
            if (table.fill + other.used) * 5 >= table.mask() * 3 {
                let least = (table.used + other.used) * 2;
                table.resize(least);
            }
            if table.fill == 0 {
                if table.mask() == other.mask() && other.fill == other.used {
                    table.slots.clone_from(&other.slots);
                } else {
                    for slot in &other.slots {
                        if let Slot::Used(hash, item) = slot {
                            table.insert_clean(*hash, item.clone());
                        }
                    }
                }
                table.fill = other.used;
                table.used = other.used;
                table.version += 1;
                return Ok(());
            }
        }
        for (hash, item) in other.entries() {
            self.add_hashed(hash, item)?;
        }
        Ok(())
    }

    fn copied(&self) -> Result<Core<T>> {
        let copy = Core::empty();
        copy.merge(self)?;
        Ok(copy)
    }

    /// The same table with other items of the same hashes.
    fn mapped<U>(&self, map: impl Fn(&T) -> U) -> Core<U> {
        let table = self.0.borrow();
        let slots = table.slots.iter().map(|slot| match slot {
            Slot::Free => Slot::Free,
            Slot::Gone => Slot::Gone,
            Slot::Used(hash, item) => Slot::Used(*hash, map(item)),
        });
        Core(RefCell::new(Table {
            slots: slots.collect(),
            fill: table.fill,
            used: table.used,
            finger: table.finger,
            version: table.version,
        }))
    }

    fn intersection(&self, other: &Core<T>) -> Result<Core<T>> {
        let (walked, asked) = if other.len() > self.len() { (self, other) } else { (other, self) };
        let both = Core::empty();
        for (hash, item) in walked.entries() {
            if asked.contains_hashed(hash, &item)? {
                both.add_hashed(hash, item)?;
            }
        }
        Ok(both)
    }

    fn difference_update(&self, other: &Core<T>) -> Result<()> {
        if std::ptr::eq(self, other) {
            *self.0.borrow_mut() = Table::empty();
            return Ok(());
        }
        let fewer;
        let other = if other.len() >> 3 > self.len() {
            fewer = self.intersection(other)?;
            &fewer
        } else {
            other
        };
        for (hash, item) in other.entries() {
            self.discard_hashed(hash, &item)?;
        }
        self.drop_gaps();
        Ok(())
    }

    fn drop_gaps(&self) {
        let mut table = self.0.borrow_mut();
        if table.fill - table.used > table.mask() / 4 {
            table.grow();
        }
    }

    fn difference(&self, other: &Core<T>) -> Result<Core<T>> {
        if self.len() >> 2 > other.len() {
            let rest = self.copied()?;
            rest.difference_update(other)?;
            return Ok(rest);
        }
        let rest = Core::empty();
        for (hash, item) in self.entries() {
            if !other.contains_hashed(hash, &item)? {
                rest.add_hashed(hash, item)?;
            }
        }
        Ok(rest)
    }

    fn symmetric_update(&self, other: &Core<T>) -> Result<()> {
        if std::ptr::eq(self, other) {
            *self.0.borrow_mut() = Table::empty();
            return Ok(());
        }
        for (hash, item) in other.entries() {
            if self.discard_hashed(hash, &item)?.is_none() {
                self.add_hashed(hash, item)?;
            }
        }
        Ok(())
    }

    fn is_within(&self, other: &Core<T>) -> Result<bool> {
        if self.len() > other.len() {
            return Ok(false);
        }
        for (hash, item) in self.entries() {
            if !other.contains_hashed(hash, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_apart(&self, other: &Core<T>) -> Result<bool> {
        for (hash, item) in self.entries() {
            if other.contains_hashed(hash, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn same_items(&self, other: &Core<T>) -> Result<bool> {
        Ok(self.len() == other.len() && self.is_within(other)?)
    }

    fn compare(&self, comparison: Comparison, other: &Core<T>) -> Result<bool> {
        match comparison {
            Comparison::LessEqual => self.is_within(other),
            Comparison::GreaterEqual => other.is_within(self),
            Comparison::Less => Ok(self.len() < other.len() && self.is_within(other)?),
            Comparison::Greater => Ok(other.len() < self.len() && other.is_within(self)?),
        }
    }

    fn extend<I: Iterate<Item = T> + ?Sized>(&self, items: &I) -> Result<()> {
        let mut items = items.iterate()?;
        while let Some(item) = items.next()? {
            self.add_hashed(item.hash()?, item)?;
        }
        Ok(())
    }

    /// CPython's `frozenset_hash`: the same for any order.
    fn hash(&self) -> i64 {
        let mut hash = 0u64;
        for (item, _) in self.entries() {
            let item = item.cast_unsigned();
            hash ^= ((item ^ 89_869_747) ^ (item << 16)).wrapping_mul(3_644_798_167);
        }
        // CPython folds in free slots too, and takes their effect out again.
        hash ^= (self.len() as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        match hash.cast_signed() {
            -1 => 590_923_713,
            hash => hash,
        }
    }
}

/// What is looked for where a set is: a frozen one of the same items.
fn frozen_for<T: 'static>(item: &T) -> Option<T> {
    use crate::dyn_value::Dyn;
    let Some(Dyn::Set(set)) = (item as &dyn std::any::Any).downcast_ref::<Dyn>() else {
        return None;
    };
    let frozen = Dyn::FrozenSet(FrozenSet::from_set(set).ok()?);
    let mut found = Some(frozen);
    (&mut found as &mut dyn std::any::Any).downcast_mut::<Option<T>>()?.take()
}

macro_rules! set_type {
    ($set:ident, $doc:literal, $name:literal) => {
        #[doc = $doc]
        pub struct $set<T>(Rc<Core<T>>);

        impl<T> Clone for $set<T> {
            fn clone(&self) -> $set<T> {
                $set(Rc::clone(&self.0))
            }
        }

        impl<T: Key> Default for $set<T> {
            fn default() -> $set<T> {
                $set(Rc::new(Core::empty()))
            }
        }

        impl<T> fmt::Debug for $set<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} of {}", stringify!($set), self.0.0.borrow().used)
            }
        }

        impl<T: Key> $set<T> {
            /// The empty one.
            pub fn new() -> $set<T> {
                $set::default()
            }

            /// From an iterable, item by item.
            pub fn collect<I: Iterate<Item = T> + ?Sized>(items: &I) -> Result<$set<T>> {
                let set = $set::new();
                set.0.extend(items)?;
                Ok(set)
            }

            /// From another set, as CPython copies a table.
            pub fn from_set(other: &Set<T>) -> Result<$set<T>> {
                Ok($set(Rc::new(other.0.copied()?)))
            }

            /// From another frozen set, as CPython copies a table.
            pub fn from_frozen(other: &FrozenSet<T>) -> Result<$set<T>> {
                Ok($set(Rc::new(other.0.copied()?)))
            }

            /// `len(s)`.
            #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of a set")]
            pub fn len(&self) -> usize {
                self.0.len()
            }

            /// `item in s`.
            pub fn contains(&self, item: &T) -> Result<bool> {
                self.0.contains_hashed(item.hash()?, item)
            }

            /// The items as they are now, in the order of the table.
            pub fn to_vec(&self) -> Vec<T> {
                self.0.entries().into_iter().map(|(_, item)| item).collect()
            }

            /// `a is b`.
            pub fn is_same(&self, other: &$set<T>) -> bool {
                Rc::ptr_eq(&self.0, &other.0)
            }

            pub(crate) fn address(&self) -> usize {
                Rc::as_ptr(&self.0).cast::<()>() as usize
            }

            /// The same items as a set to work with.
            pub(crate) fn as_set(&self) -> Set<T> {
                Set(Rc::clone(&self.0))
            }

            /// `s.copy()`.
            pub fn copy(&self) -> Result<$set<T>> {
                Ok($set(Rc::new(self.0.copied()?)))
            }

            /// `s | other`.
            pub fn union(&self, other: &Set<T>) -> Result<$set<T>> {
                let all = self.0.copied()?;
                all.merge(&other.0)?;
                Ok($set(Rc::new(all)))
            }

            /// `s & other`.
            pub fn intersection(&self, other: &Set<T>) -> Result<$set<T>> {
                Ok($set(Rc::new(self.0.intersection(&other.0)?)))
            }

            /// `s - other`.
            pub fn difference(&self, other: &Set<T>) -> Result<$set<T>> {
                Ok($set(Rc::new(self.0.difference(&other.0)?)))
            }

            /// `s ^ other`.
            pub fn symmetric_difference(&self, other: &Set<T>) -> Result<$set<T>> {
                let rest = Rc::new(other.0.copied()?);
                rest.symmetric_update(&self.0)?;
                Ok($set(rest))
            }

            /// `s.issubset(other)`.
            pub fn issubset(&self, other: &Set<T>) -> Result<bool> {
                self.0.is_within(&other.0)
            }

            /// `s.issuperset(other)`.
            pub fn issuperset(&self, other: &Set<T>) -> Result<bool> {
                other.0.is_within(&self.0)
            }

            /// `s.isdisjoint(other)`.
            pub fn isdisjoint(&self, other: &Set<T>) -> Result<bool> {
                self.0.is_apart(&other.0)
            }
        }

        impl<T: Key> Iterate for $set<T> {
            type Item = T;
            type Iter = SetIter<T>;
            fn iterate(&self) -> Result<SetIter<T>> {
                Ok(SetIter { set: Some(self.as_set()), at: 0, count: self.len() })
            }
            fn count_hint(&self) -> usize {
                self.len()
            }
        }

        impl<T: Key> Truth for $set<T> {
            fn truth(&self) -> Result<bool> {
                Ok(self.len() > 0)
            }
        }

        impl<T> TypeName for $set<T> {
            fn type_name(&self) -> Cow<'static, str> {
                Cow::Borrowed($name)
            }
        }

        impl<T: Key> Eq for $set<T> {
            fn equals(&self, other: &$set<T>) -> Result<bool> {
                self.0.same_items(&other.0)
            }
            fn equals_quick(&self, other: &$set<T>) -> Option<bool> {
                self.is_same(other).then_some(true)
            }
        }

        impl<T: Key> Order for $set<T> {
            fn order(&self, comparison: Comparison, other: &$set<T>) -> Result<bool> {
                self.0.compare(comparison, &other.0)
            }
        }

        impl<T: Key + Repr> Repr for $set<T> {
            fn repr(&self, out: &mut String) -> Result<()> {
                let is_plain = $name == "set";
                if self.len() == 0 {
                    out.push_str($name);
                    out.push_str("()");
                    return Ok(());
                }
                let Some(_guard) = crate::repr::enter(self.address())? else {
                    out.push_str($name);
                    out.push_str("(...)");
                    return Ok(());
                };
                out.push_str(if is_plain { "{" } else { "frozenset({" });
                for (index, item) in self.to_vec().iter().enumerate() {
                    if index > 0 {
                        out.push_str(", ");
                    }
                    item.repr(out)?;
                }
                out.push_str(if is_plain { "}" } else { "})" });
                Ok(())
            }
        }
    };
}

set_type!(Set, "Python's `set`; a clone is another name for the same one.", "set");
set_type!(FrozenSet, "Python's `frozenset`.", "frozenset");

impl<T: Key> Hash for FrozenSet<T> {
    fn hash(&self) -> Result<i64> {
        Ok(self.0.hash())
    }
}

impl<T> Hash for Set<T> {
    fn hash(&self) -> Result<i64> {
        Err(crate::list::unhashable("set"))
    }
}

impl<T: Key> Set<T> {
    /// A display of three or more constants: CPython makes a frozen set of them first, and copies it.
    pub fn of_constants(items: Vec<T>) -> Result<Set<T>> {
        let set = Set::new();
        set.0.merge(&Core::of_constants(items)?)?;
        Ok(set)
    }

    /// What a loop over a set of constants walks through: the compiler's own, in its own order.
    pub fn of_looped_constants(items: Vec<T>) -> Result<Set<T>> {
        Ok(Set(Rc::new(Core::of_constants(items)?)))
    }

    /// `s.add(item)`.
    pub fn add(&self, item: T) -> Result<()> {
        self.0.add_hashed(item.hash()?, item).map(|_| ())
    }

    /// `s.discard(item)`.
    pub fn discard(&self, item: &T) -> Result<()> {
        if let Some(frozen) = frozen_for(item) {
            return self.discard(&frozen);
        }
        self.0.discard_hashed(item.hash()?, item).map(|_| ())
    }

    /// `s.remove(item)`.
    pub fn remove(&self, item: &T) -> Result<()>
    where
        T: ToDyn,
    {
        let frozen = frozen_for(item);
        let sought = frozen.as_ref().unwrap_or(item);
        match self.0.discard_hashed(sought.hash()?, sought)? {
            Some(_) => Ok(()),
            None => Err(key_error(item)),
        }
    }

    /// `s.pop()`.
    pub fn pop(&self) -> Result<T> {
        let mut table = self.0.0.borrow_mut();
        if table.used == 0 {
            return Err(key_error(&Str::from("pop from an empty set")));
        }
        let mask = table.mask();
        let mut at = table.finger & mask;
        while !matches!(table.slots[at], Slot::Used(..)) {
            at = (at + 1) & mask;
        }
        table.finger = at + 1;
        table.take(at).ok_or_else(|| key_error(&Str::from("pop from an empty set")))
    }

    /// `s.clear()`.
    pub fn clear(&self) {
        let old = self.0.0.replace(Table::empty());
        self.0.0.borrow_mut().version = old.version + 1;
    }

    /// `s |= other`.
    pub fn update(&self, other: &Set<T>) -> Result<()> {
        self.0.merge(&other.0)
    }

    /// `s.update(items)` of something that is no set.
    pub fn update_from<I: Iterate<Item = T> + ?Sized>(&self, items: &I) -> Result<()> {
        self.0.extend(items)
    }

    /// `s.update(d)`: of the keys of a dict, whose number is known before.
    pub(crate) fn update_from_keys(&self, keys: Vec<(i64, T)>) -> Result<()> {
        {
            let mut table = self.0.0.borrow_mut();
            if (table.fill + keys.len()) * 5 >= table.mask() * 3 {
                let least = (table.used + keys.len()) * 2;
                table.resize(least);
            }
        }
        for (hash, key) in keys {
            self.0.add_hashed(hash, key)?;
        }
        Ok(())
    }

    /// `s &= other`.
    pub fn intersection_update(&self, other: &Set<T>) -> Result<()> {
        let both = self.0.intersection(&other.0)?;
        self.0.0.swap(&both.0);
        Ok(())
    }

    /// `s -= other`.
    pub fn difference_update(&self, other: &Set<T>) -> Result<()> {
        self.0.difference_update(&other.0)
    }

    /// `s ^= other`.
    pub fn symmetric_difference_update(&self, other: &Set<T>) -> Result<()> {
        self.0.symmetric_update(&other.0)
    }

    /// Takes over the table of another set, which nobody else holds.
    pub(crate) fn replace(&self, other: &Set<T>) {
        self.0.0.swap(&other.0.0);
    }

    /// Seals the items: the caller gives up the set.
    pub(crate) fn into_frozen(self) -> FrozenSet<T> {
        FrozenSet(self.0)
    }
}

impl<T: Key + crate::traits::ToDyn> FrozenSet<T> {
    /// The same set of values whose types nobody knows.
    pub(crate) fn as_dynamic(&self) -> FrozenSet<crate::dyn_value::Dyn> {
        FrozenSet(Rc::new(self.0.mapped(crate::traits::ToDyn::to_dyn)))
    }
}

/// Walks through a set in the order of its table.
#[derive(Debug)]
pub struct SetIter<T> {
    set: Option<Set<T>>,
    at: usize,
    count: usize,
}

impl<T: Key> Next for SetIter<T> {
    type Item = T;
    fn next(&mut self) -> Result<Option<T>> {
        let Some(set) = &self.set else { return Ok(None) };
        let table = set.0.0.borrow();
        if table.used != self.count {
            self.count = usize::MAX;
            return Err(runtime_error("Set changed size during iteration"));
        }
        while let Some(slot) = table.slots.get(self.at) {
            self.at += 1;
            if let Slot::Used(_, item) = slot {
                return Ok(Some(item.clone()));
            }
        }
        drop(table);
        self.set = None;
        Ok(None)
    }
}

//! A cache bounded in entries and bytes, at every moment.
//!
//! The keys are dealt out over shards by their hash; each shard has a lock and its even share of both
//! bounds, so the whole can never pass them. The price is named: an entry heavier than one shard's
//! share is not kept, and a shard that is unlucky in its keys evicts while another has room.
//!
//! Eviction is SIEVE (Zhang et al., NSDI 2024): entries stand in a queue in the order of their coming;
//! a hit sets a mark and moves nothing; a hand walks from the oldest to the newest, takes marks away,
//! and evicts the first entry without one. It beats LRU on most published traces and its hit path
//! writes one bit.
//!
//! No user code runs under a lock but the key's own `Hash` and `Eq`: weighing, making, and dropping
//! values all happen outside, where they may use the cache themselves. Room is made **before** an
//! entry goes in, and the budget is charged before that, while no lock is held.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::sync::{Arc, Weak};

use crossbeam_utils::CachePadded;
use hashbrown::HashTable;
use smallvec::SmallVec;

use super::seed::FastState;
use crate::budget::{Budget, Pressure, PressureListener};
use crate::error::{ErrorKind, MemoryError};
use crate::panics::FirstPanic;
use crate::stats::CacheStats;
use crate::sync::{AtomicU64, Mutex, Ordering};

/// The bounds and switches of a [`KeyedCache`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CacheOptions {
    /// Off: nothing is kept and every look-up misses, through the same code.
    pub enabled: bool,
    /// Most entries held.
    pub entries_max: usize,
    /// Most bytes held, by the weigher's word plus [`KeyedCache::ENTRY_BYTES`] for each entry.
    pub bytes_max: usize,
    /// Shards wanted, rounded up to a power of two; fewer are made where a shard's share would be
    /// under 64 entries. The default is 16.
    pub shards: usize,
}

impl Default for CacheOptions {
    /// 65,536 entries, 64 MiB, 16 shards.
    fn default() -> Self {
        CacheOptions { enabled: true, entries_max: 1 << 16, bytes_max: 64 << 20, shards: 16 }
    }
}

/// A thread-safe cache that never holds more than it was told.
///
/// The weigher says what an entry takes in bytes **beyond** its own size: what key and value own on
/// the heap, both of them.
///
/// ```
/// use larder_memory::map::{CacheOptions, KeyedCache};
/// let cache = KeyedCache::new(CacheOptions::default(), |key: &String, value: &Vec<u8>| {
///     key.capacity() + value.capacity()
/// })?;
/// let found = cache.get_or_insert_with("a".to_owned(), || vec![1, 2, 3]);
/// assert_eq!((found.len(), cache.stats().misses), (3, 1));
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
pub struct KeyedCache<K, V> {
    core: Arc<Core<K, V>>,
    weigh: Weigher<K, V>,
    _listener: Option<PressureListener>,
}

/// What an entry takes beyond its own size.
type Weigher<K, V> = Box<dyn Fn(&K, &V) -> usize + Send + Sync>;

type LockedShard<K, V> = CachePadded<Mutex<Shard<K, V>>>;

struct Core<K, V> {
    options: CacheOptions,
    shards: Box<[LockedShard<K, V>]>,
    /// One shard's share of each bound.
    entries_each: usize,
    bytes_each: usize,
    hasher: FastState,
    budget: Option<Budget>,
    /// Most bytes held at once, over all shards; both move only when entries come or go.
    bytes_live: AtomicU64,
    bytes_peak: AtomicU64,
}

/// The end of a chain of slots.
const NONE: u32 = u32::MAX;

struct Shard<K, V> {
    /// Slot numbers by hash.
    table: HashTable<u32>,
    slots: Vec<Slot<K, V>>,
    /// First of the empty slots, chained by `newer`.
    empty: u32,
    oldest: u32,
    newest: u32,
    /// Where the hand stands: the next entry it looks at; `NONE` means the oldest.
    hand: u32,
    bytes: usize,
    stats: CacheStats,
}

struct Slot<K, V> {
    entry: Option<(K, Arc<V>)>,
    hash: u64,
    weight: usize,
    older: u32,
    newer: u32,
    marked: bool,
}

/// Bytes charged for entries that are not in yet, or no longer; given back when dropped, a panic in
/// the key's `Eq` included.
struct Charge<'a> {
    budget: Option<&'a Budget>,
    bytes: usize,
}

/// What leaves a shard: dropped once the lock is open, and then given back to the budget, also
/// where the destructor of a value panics.
struct Leaving<'a, K, V> {
    entries: SmallVec<[(K, Arc<V>); 4]>,
    charge: Charge<'a>, // after the entries: fields are dropped in this order
}

impl<K: Eq + Hash + Send + 'static, V: Send + Sync + 'static> KeyedCache<K, V> {
    /// Bytes that an entry takes in the cache's own books, beside what the weigher says: its slot
    /// with the key, its place in the table, the value behind its handle with two counts.
    pub const ENTRY_BYTES: usize =
        size_of::<Slot<K, V>>() + 8 + size_of::<V>() + 2 * size_of::<usize>();

    /// A cache without a budget.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when a bound is 0 or there are more than 2^32 entries to a
    /// shard.
    pub fn new(
        options: CacheOptions,
        weigh: impl Fn(&K, &V) -> usize + Send + Sync + 'static,
    ) -> Result<Self, MemoryError> {
        Self::make(options, None, Box::new(weigh))
    }

    /// A cache whose entries are charged to a budget. What the budget refuses is not kept; under soft
    /// pressure the cache gives up half of its bytes, under hard pressure all.
    ///
    /// # Errors
    /// As [`KeyedCache::new`].
    pub fn with_budget(
        options: CacheOptions,
        budget: &Budget,
        weigh: impl Fn(&K, &V) -> usize + Send + Sync + 'static,
    ) -> Result<Self, MemoryError> {
        Self::make(options, Some(budget.clone()), Box::new(weigh))
    }

    fn make(
        options: CacheOptions,
        budget: Option<Budget>,
        weigh: Weigher<K, V>,
    ) -> Result<Self, MemoryError> {
        let zero = |name: &str| {
            Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!("{name} is 0, want at least 1 (or `enabled: false`)"),
            ))
        };
        if options.entries_max == 0 {
            return zero("entries_max");
        }
        if options.bytes_max == 0 {
            return zero("bytes_max");
        }
        if options.shards == 0 {
            return zero("shards");
        }
        let wanted = options.shards.min(1 << 16).next_power_of_two();
        let worth = (options.entries_max / 64).max(1);
        // Rounded down to a power of two, so that a hash picks a shard by a mask.
        let shards = wanted.min(1 << worth.ilog2());
        let entries_each = options.entries_max / shards;
        if entries_each >= NONE as usize {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!(
                    "entries_max is {}, which is {entries_each} for a shard; want fewer than {NONE}",
                    options.entries_max
                ),
            ));
        }
        let core = Arc::new(Core {
            options,
            shards: (0..shards).map(|_| CachePadded::new(Mutex::new(Shard::new()))).collect(),
            entries_each,
            bytes_each: options.bytes_max / shards,
            hasher: FastState::default(),
            budget,
            bytes_live: AtomicU64::new(0),
            bytes_peak: AtomicU64::new(0),
        });
        let listener = core.budget.as_ref().map(|budget| {
            let cache: Weak<Core<K, V>> = Arc::downgrade(&core);
            budget.on_pressure(move |pressure| {
                if let Some(core) = cache.upgrade() {
                    core.give_up(if pressure == Pressure::Soft { 2 } else { 1 });
                }
            })
        });
        Ok(KeyedCache { core, weigh, _listener: listener })
    }

    /// The value of a key, if it is held.
    pub fn get<Q>(&self, key: &Q) -> Option<Arc<V>>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let hash = self.core.hasher.hash_one(key);
        self.core.shard(hash).lock().look_up(hash, key)
    }

    /// Puts an entry in, replacing the one of its key, and says whether it is held. An entry heavier
    /// than [`KeyedCache::entry_bytes_max`], or one that the budget refuses, is not; the one that it
    /// would have replaced is then gone as well, since it is out of date.
    pub fn insert(&self, key: K, value: V) -> bool {
        self.core.put(key, Arc::new(value), &self.weigh, true).1
    }

    /// As [`KeyedCache::insert`] for a value that has its handle already: this call then asks the
    /// allocator for room in its books alone, and where there is none the entry is not held.
    pub fn insert_shared(&self, key: K, value: Arc<V>) -> bool {
        self.core.put(key, value, &self.weigh, true).1
    }

    /// The value of a key, made if it is absent. `make` runs without a lock: two threads that miss
    /// at once both make, and both get the value that was put in first.
    pub fn get_or_insert_with(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        match self.get(&key) {
            Some(found) => found,
            None => self.core.put(key, Arc::new(make()), &self.weigh, false).0,
        }
    }

    /// As [`KeyedCache::get_or_insert_with`] for a value whose making can fail.
    ///
    /// # Errors
    /// That of `make`; nothing is then put in.
    pub fn get_or_try_insert_with<E>(
        &self,
        key: K,
        make: impl FnOnce() -> Result<V, E>,
    ) -> Result<Arc<V>, E> {
        match self.get(&key) {
            Some(found) => Ok(found),
            None => Ok(self.core.put(key, Arc::new(make()?), &self.weigh, false).0),
        }
    }

    /// Takes an entry out.
    pub fn remove<Q>(&self, key: &Q) -> Option<Arc<V>>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        let hash = self.core.hasher.hash_one(key);
        let mut leaving = Leaving::of(self.core.budget.as_ref());
        {
            let mut shard = self.core.shard(hash).lock();
            let slot = shard.find(hash, key)?;
            shard.take_out(slot, &mut leaving);
            shard.stats.removed += 1;
            self.core.note(leaving.charge.bytes, 0);
        }
        let value = leaving.entries.first().map(|(_key, value)| Arc::clone(value));
        FirstPanic::after(|panics| leaving.settle(panics));
        value
    }

    /// Takes all entries out.
    pub fn clear(&self) {
        self.core.give_up(1);
    }

    /// Entries held now.
    pub fn len(&self) -> usize {
        self.core.shards.iter().map(|shard| shard.lock().table.len()).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The heaviest entry that can be held: one shard's share of the bytes.
    pub fn entry_bytes_max(&self) -> usize {
        self.core.bytes_each
    }

    /// The counters.
    pub fn stats(&self) -> CacheStats {
        let mut sum = CacheStats::default();
        for shard in &self.core.shards {
            let shard = shard.lock();
            sum.hits += shard.stats.hits;
            sum.misses += shard.stats.misses;
            sum.inserted += shard.stats.inserted;
            sum.evicted += shard.stats.evicted;
            sum.removed += shard.stats.removed;
            sum.refused += shard.stats.refused;
            sum.live += shard.table.len() as u64;
            sum.bytes_live += shard.bytes as u64;
        }
        sum.bytes_peak = self.core.bytes_peak.load(Ordering::Relaxed);
        sum
    }
}

impl<K: Eq + Hash, V> Core<K, V> {
    fn shard(&self, hash: u64) -> &Mutex<Shard<K, V>> {
        // The table inside picks by the low bits and compares the top seven, so the shard is picked
        // by bits of the middle. The cast keeps exactly those that the mask looks at.
        let at = usize::try_from(hash >> 40 & (self.shards.len() as u64 - 1));
        &self.shards[at.expect("a mask of a length fits a usize")]
    }

    /// Puts an entry in; `replace` or not. Gives the value that now counts as the key's, and whether
    /// it is held.
    fn put(
        &self,
        key: K,
        value: Arc<V>,
        weigh: &(dyn Fn(&K, &V) -> usize + Send + Sync),
        replace: bool,
    ) -> (Arc<V>, bool) {
        let own = size_of::<Slot<K, V>>() + 8 + size_of::<V>() + 2 * size_of::<usize>();
        let weight = weigh(&key, &value).saturating_add(own);
        let hash = self.hasher.hash_one(&key);
        let fits = self.options.enabled && weight <= self.bytes_each;
        let mut charge = if fits { Charge::of(self.budget.as_ref(), weight) } else { None };

        let mut leaving = Leaving::of(self.budget.as_ref());
        let mut kept = false;
        let mut answer = Arc::clone(&value);
        let mut unused = None;
        {
            let mut shard = self.shard(hash).lock();
            let there = shard.find(hash, &key);
            if let Some(slot) = there
                && !replace
            {
                // Another thread was first: its value is everybody's.
                answer = shard.value(slot);
                kept = true;
                unused = Some((key, value));
            } else {
                if let Some(slot) = there {
                    shard.take_out(slot, &mut leaving);
                    shard.stats.removed += 1;
                }
                let bounds = (self.entries_each, self.bytes_each);
                if let Some(charge) = &mut charge
                    && shard.make_room(weight, bounds, &mut leaving)
                {
                    self.note(leaving.charge.bytes, weight);
                    shard.put_in(key, value, hash, weight);
                    // The entry carries the charge from now on.
                    charge.bytes = 0;
                    kept = true;
                } else {
                    self.note(leaving.charge.bytes, 0);
                    shard.stats.refused += u64::from(self.options.enabled);
                    unused = Some((key, value));
                }
            }
        }
        drop(charge);
        FirstPanic::after(|panics| {
            leaving.settle(panics);
            panics.hold(|| drop(unused));
        });
        (answer, kept)
    }

    /// Moves the sum of bytes held, down before up and under the lock of the shard it is about, so
    /// that the sum never passes the bound.
    fn note(&self, gone: usize, come: usize) {
        if gone > 0 {
            self.bytes_live.fetch_sub(gone as u64, Ordering::Relaxed);
        }
        if come > 0 {
            let now = self.bytes_live.fetch_add(come as u64, Ordering::Relaxed) + come as u64;
            self.bytes_peak.fetch_max(now, Ordering::Relaxed);
        }
    }

    /// Evicts from every shard until it holds at most its bytes less a share of `1 / part`.
    /// All of them go, whatever panics meanwhile.
    fn give_up(&self, part: usize) {
        FirstPanic::after(|panics| self.give_up_holding(part, panics));
    }

    fn give_up_holding(&self, part: usize, panics: &mut FirstPanic) {
        for shard in &self.shards {
            // What others put in meanwhile is not waited for.
            let (keep, mut turns) = {
                let shard = shard.lock();
                (shard.bytes - shard.bytes / part, shard.table.len())
            };
            // A few at a time, so that values are dropped while the lock is free for others.
            while turns > 0 {
                let mut leaving = Leaving::of(self.budget.as_ref());
                {
                    let mut shard = shard.lock();
                    while shard.bytes > keep && leaving.entries.len() < 4 {
                        if !shard.evict(&mut leaving) {
                            break;
                        }
                    }
                    self.note(leaving.charge.bytes, 0);
                }
                if leaving.entries.is_empty() {
                    break;
                }
                turns = turns.saturating_sub(leaving.entries.len());
                leaving.settle(panics);
            }
        }
    }
}

impl<K, V> Drop for Core<K, V> {
    fn drop(&mut self) {
        if let Some(budget) = &self.budget {
            let bytes: usize = self.shards.iter_mut().map(|shard| shard.get_mut().bytes).sum();
            budget.discharge(bytes);
        }
    }
}

impl<'a> Charge<'a> {
    /// `None` when the budget refuses; without a budget there is nothing to refuse.
    fn of(budget: Option<&'a Budget>, bytes: usize) -> Option<Self> {
        if budget.is_some_and(|budget| budget.charge(bytes).is_err()) {
            return None;
        }
        Some(Charge { budget, bytes })
    }
}

impl Drop for Charge<'_> {
    fn drop(&mut self) {
        if let Some(budget) = self.budget {
            budget.discharge(self.bytes);
        }
    }
}

impl<'a, K, V> Leaving<'a, K, V> {
    fn of(budget: Option<&'a Budget>) -> Self {
        Leaving { entries: SmallVec::new(), charge: Charge { budget, bytes: 0 } }
    }

    /// Drops the entries, each of them, then gives their bytes back; no lock is held.
    fn settle(self, panics: &mut FirstPanic) {
        for entry in self.entries {
            panics.hold(|| drop(entry));
        }
    }
}

impl<K: Eq + Hash, V> Shard<K, V> {
    fn new() -> Self {
        Shard {
            table: HashTable::new(),
            slots: Vec::new(),
            empty: NONE,
            oldest: NONE,
            newest: NONE,
            hand: NONE,
            bytes: 0,
            stats: CacheStats::default(),
        }
    }

    fn find<Q>(&self, hash: u64, key: &Q) -> Option<u32>
    where
        K: Borrow<Q>,
        Q: Eq + ?Sized,
    {
        let slots = &self.slots;
        let is_key = |&at: &u32| {
            slots[at as usize].entry.as_ref().is_some_and(|(held, _)| held.borrow() == key)
        };
        self.table.find(hash, is_key).copied()
    }

    fn look_up<Q>(&mut self, hash: u64, key: &Q) -> Option<Arc<V>>
    where
        K: Borrow<Q>,
        Q: Eq + ?Sized,
    {
        let Some(at) = self.find(hash, key) else {
            self.stats.misses += 1;
            return None;
        };
        self.stats.hits += 1;
        self.slots[at as usize].marked = true;
        Some(self.value(at))
    }

    fn value(&self, at: u32) -> Arc<V> {
        let (_key, value) =
            self.slots[at as usize].entry.as_ref().expect("the table names full slots only");
        Arc::clone(value)
    }

    /// Evicts until an entry of this weight fits within the bounds on entries and bytes, and makes
    /// sure that table and slots can take it; false when memory for those is not to be had.
    fn make_room(
        &mut self,
        weight: usize,
        (entries_max, bytes_max): (usize, usize),
        leaving: &mut Leaving<'_, K, V>,
    ) -> bool {
        debug_assert!(weight <= bytes_max, "heavier entries are refused before");
        while self.table.len() >= entries_max || self.bytes + weight > bytes_max {
            // A heavy entry can throw out more than fit the list's own place.
            if leaving.entries.try_reserve(1).is_err() || !self.evict(leaving) {
                return false;
            }
        }
        if self.empty == NONE && self.slots.try_reserve(1).is_err() {
            return false;
        }
        let slots = &self.slots;
        self.table.try_reserve(1, |&at| slots[at as usize].hash).is_ok()
    }

    /// Puts an entry in as the newest. There is room: `make_room` said so under the same lock.
    fn put_in(&mut self, key: K, value: Arc<V>, hash: u64, weight: usize) {
        let slot = Slot {
            entry: Some((key, value)),
            hash,
            weight,
            older: self.newest,
            newer: NONE,
            marked: false,
        };
        let at = if self.empty == NONE {
            let at =
                u32::try_from(self.slots.len()).expect("a shard's entries are fewer than 2^32");
            self.slots.push(slot);
            at
        } else {
            let at = self.empty;
            self.empty = self.slots[at as usize].newer;
            self.slots[at as usize] = slot;
            at
        };
        match self.newest {
            NONE => self.oldest = at,
            newest => self.slots[newest as usize].newer = at,
        }
        self.newest = at;
        self.bytes += weight;
        self.stats.inserted += 1;
        let slots = &self.slots;
        self.table.insert_unique(hash, at, |&at| slots[at as usize].hash);
    }

    /// One step of SIEVE; false when there is nothing to evict.
    fn evict(&mut self, leaving: &mut Leaving<'_, K, V>) -> bool {
        if self.oldest == NONE {
            return false;
        }
        let mut at = if self.hand == NONE { self.oldest } else { self.hand };
        // Ends within two rounds: the first takes every mark away.
        while self.slots[at as usize].marked {
            self.slots[at as usize].marked = false;
            at = match self.slots[at as usize].newer {
                NONE => self.oldest,
                newer => newer,
            };
        }
        self.hand = at;
        self.take_out(at, leaving);
        self.stats.evicted += 1;
        true
    }

    /// Takes an entry out of table and queue; its slot becomes empty.
    fn take_out(&mut self, at: u32, leaving: &mut Leaving<'_, K, V>) {
        let slot = &mut self.slots[at as usize];
        let entry = slot.entry.take().expect("the table names full slots only");
        let (hash, weight, older, newer) = (slot.hash, slot.weight, slot.older, slot.newer);
        slot.newer = self.empty;
        self.empty = at;
        if self.hand == at {
            self.hand = newer;
        }
        match older {
            NONE => self.oldest = newer,
            older => self.slots[older as usize].newer = newer,
        }
        match newer {
            NONE => self.newest = older,
            newer => self.slots[newer as usize].older = older,
        }
        self.table
            .find_entry(hash, |&there| there == at)
            .unwrap_or_else(|_absent| panic!("slot {at} was full, so the table names it"))
            .remove();
        self.bytes -= weight;
        leaving.charge.bytes += weight;
        leaving.entries.push(entry);
    }
}

impl<K, V> fmt::Debug for KeyedCache<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyedCache").field("options", &self.core.options).finish_non_exhaustive()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    type Cache = KeyedCache<u64, Vec<u8>>;

    fn cache(entries_max: usize, bytes_max: usize) -> Cache {
        let options = CacheOptions { entries_max, bytes_max, shards: 1, ..CacheOptions::default() };
        KeyedCache::new(options, |_, value: &Vec<u8>| value.len())
            .expect("the bounds can be served")
    }

    fn assert_conserved(stats: &CacheStats) {
        assert_eq!(stats.inserted, stats.evicted + stats.removed + stats.live, "{stats:?}");
    }

    #[test]
    fn an_entry_that_was_asked_for_outlives_one_that_was_not() {
        let cache = cache(3, 1 << 20);
        for key in 0..3 {
            assert!(cache.insert(key, vec![]));
        }
        assert!(cache.get(&0).is_some());
        cache.insert(3, vec![]);
        assert!(cache.get(&1).is_none(), "the oldest without a mark goes");
        assert!(cache.get(&0).is_some() && cache.get(&2).is_some() && cache.get(&3).is_some());
        let stats = cache.stats();
        assert_eq!((stats.hits, stats.misses, stats.evicted), (4, 1, 1));
        assert_conserved(&stats);
    }

    #[test]
    fn bytes_are_bounded_with_key_slot_and_value_counted() {
        let room = 10 * (Cache::ENTRY_BYTES + 100);
        let cache = cache(1000, room);
        for key in 0..100 {
            assert!(cache.insert(key, vec![0; 100]));
            assert!(cache.stats().bytes_live <= room as u64);
        }
        assert_eq!((cache.len(), cache.stats().bytes_live), (10, room as u64));
        assert!(!cache.insert(7, vec![0; room]), "one that can never fit is not held");
        assert_eq!(cache.stats().refused, 1);
        assert_eq!(cache.len(), 10, "and nothing made way for it");
        assert_conserved(&cache.stats());
    }

    #[test]
    fn replacing_counts_the_old_one_as_removed_and_a_refused_replacement_leaves_nothing_stale() {
        let cache = cache(10, 10_000);
        cache.insert(1, vec![1]);
        cache.insert(1, vec![2]);
        assert_eq!(*cache.get(&1).unwrap(), [2]);
        assert_eq!(cache.stats().removed, 1);
        assert!(!cache.insert(1, vec![0; 20_000]));
        assert!(cache.get(&1).is_none());
        assert_conserved(&cache.stats());
    }

    #[test]
    fn switched_off_every_look_up_misses_and_every_answer_is_the_same() {
        let options = CacheOptions { enabled: false, ..CacheOptions::default() };
        let cache = KeyedCache::new(options, |_: &u64, _: &u64| 0).unwrap();
        for _ in 0..3 {
            assert_eq!(*cache.get_or_insert_with(4, || 16), 16);
        }
        let stats = cache.stats();
        assert_eq!((stats.hits, stats.misses, stats.live, stats.inserted), (0, 3, 0, 0));
    }

    #[test]
    fn making_weighing_and_dropping_may_use_the_cache_itself() {
        struct Nosy(Arc<Mutex<Weak<KeyedCache<u64, Nosy>>>>);
        impl Drop for Nosy {
            fn drop(&mut self) {
                let cache = self.0.lock().upgrade();
                if let Some(cache) = cache {
                    assert!(cache.get(&999).is_none());
                }
            }
        }
        let own = Arc::new(Mutex::new(Weak::new()));
        let seen = Arc::clone(&own);
        let options = CacheOptions { entries_max: 2, shards: 1, ..CacheOptions::default() };
        let cache = KeyedCache::new(options, move |_, _: &Nosy| {
            let cache: Option<Arc<KeyedCache<u64, Nosy>>> = seen.lock().upgrade();
            cache.map_or(0, |cache| cache.len())
        });
        let cache = Arc::new(cache.unwrap());
        *own.lock() = Arc::downgrade(&cache);
        for key in 0..10 {
            cache.get_or_insert_with(key, || {
                assert!(cache.get(&1000).is_none());
                Nosy(Arc::clone(&own))
            });
        }
        assert_eq!(cache.len(), 2);
        *own.lock() = Weak::new();
    }

    #[test]
    fn the_budget_is_charged_and_pressure_makes_room() {
        let each = Cache::ENTRY_BYTES + 100;
        let budget = Budget::with_limit("program", 4 * each);
        let options = CacheOptions { shards: 1, ..CacheOptions::default() };
        let cache = Cache::with_budget(options, &budget, |_, value: &Vec<u8>| value.len()).unwrap();
        for key in 0..4 {
            assert!(cache.insert(key, vec![0; 100]));
        }
        assert_eq!(budget.stats().bytes_reserved, 4 * each as u64);
        budget.announce(Pressure::Soft);
        assert_eq!(budget.stats().bytes_reserved, 2 * each as u64);
        let held = budget.try_reserve(4 * each).expect("the cache gives way");
        assert_eq!(cache.len(), 0);
        assert!(!cache.insert(9, vec![0; 100]), "the budget has nothing left");
        assert_eq!(cache.get_or_insert_with(9, || vec![0; 7]).len(), 7, "the answer is the same");
        drop(held);
        assert!(cache.insert(9, vec![0; 100]));
        assert_conserved(&cache.stats());
        drop(cache);
        assert_eq!(budget.stats().bytes_reserved, 0);
    }

    #[test]
    fn a_key_that_panics_when_compared_leaves_no_charge_behind() {
        struct Brittle;
        impl Hash for Brittle {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                state.write_u8(1);
            }
        }
        impl PartialEq for Brittle {
            fn eq(&self, _other: &Self) -> bool {
                panic!("compared")
            }
        }
        impl Eq for Brittle {}
        let budget = Budget::unlimited("program");
        let options = CacheOptions::default();
        let cache = KeyedCache::with_budget(options, &budget, |_: &Brittle, _: &u8| 0).unwrap();
        assert!(cache.insert(Brittle, 1));
        let reserved = budget.stats().bytes_reserved;
        let insert = std::panic::AssertUnwindSafe(|| cache.insert(Brittle, 2));
        assert!(std::panic::catch_unwind(insert).is_err());
        assert_eq!(budget.stats().bytes_reserved, reserved);
        assert_eq!(cache.len(), 1, "and the cache still works");
    }

    #[test]
    fn a_value_that_panics_when_it_is_dropped_leaves_no_charge_behind() {
        type Way = fn(&KeyedCache<u32, Bomb>) -> bool;
        struct Bomb(bool);
        impl Drop for Bomb {
            fn drop(&mut self) {
                assert!(!self.0, "planted");
            }
        }
        let budget = Budget::unlimited("program");
        let options = CacheOptions { entries_max: 8, shards: 1, ..CacheOptions::default() };
        let ways: [(u32, Way); 5] = [
            (8, |cache| cache.insert_shared(100, Arc::new(Bomb(false)))),
            (7, |cache| cache.remove(&0).is_none()),
            (0, |cache| {
                cache.clear();
                true
            }),
            (4, |cache| {
                cache.core.give_up(2);
                true
            }),
            (8, |cache| cache.insert(0, Bomb(false))),
        ];
        for (left, way) in ways {
            let cache = KeyedCache::with_budget(options, &budget, |_: &u32, _: &Bomb| 100).unwrap();
            for key in 0..8 {
                // Several of one batch: who drops them in one go is ended by the second.
                assert!(cache.insert(key, Bomb(key < 3)));
            }
            let each = budget.stats().bytes_reserved / 8;
            let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| way(&cache)));
            assert!(panicked.is_err(), "the panic goes on");
            let held = cache.stats();
            assert_eq!(held.live, u64::from(left), "{held:?}");
            assert_eq!(budget.stats().bytes_reserved, each * held.live);
            assert_conserved(&held);
            while !cache.is_empty() {
                let clear = std::panic::AssertUnwindSafe(|| cache.clear());
                let _reported = std::panic::catch_unwind(clear);
            }
            drop(cache);
            assert_eq!(budget.stats().bytes_reserved, 0);
        }
    }

    #[test]
    fn bounds_of_zero_are_named() {
        let refused = |options| {
            KeyedCache::<u8, u8>::new(options, |_, _| 0).expect_err("a bound is 0").to_string()
        };
        let usual = CacheOptions::default();
        for (options, name) in [
            (CacheOptions { entries_max: 0, ..usual }, "entries_max"),
            (CacheOptions { bytes_max: 0, ..usual }, "bytes_max"),
            (CacheOptions { shards: 0, ..usual }, "shards"),
        ] {
            assert_eq!(
                refused(options),
                format!("{name} is 0, want at least 1 (or `enabled: false`)")
            );
        }
    }

    #[test]
    fn a_failed_making_puts_nothing_in_and_a_removed_entry_is_gone() {
        let cache = cache(10, 10_000);
        let failed: Result<_, &str> = cache.get_or_try_insert_with(1, || Err("no"));
        assert_eq!(failed.unwrap_err(), "no");
        cache.insert(2, vec![5]);
        assert_eq!(*cache.remove(&2).unwrap(), [5]);
        assert!(cache.remove(&2).is_none());
        cache.insert(3, vec![]);
        cache.clear();
        assert!(cache.is_empty());
        assert_conserved(&cache.stats());
    }
}

//! The interner that grows and is shared.
//!
//! ```text
//! meet a text:  hash -> shard -> table -> entry with my tag -> index -> record: same text?
//!     yes: its number. Five loads and a comparison; no lock, no locked instruction, no write
//!          outside the thread's own counters. Any number of threads do it side by side.
//!     no:  take the shard's lock, look again, store the text, take a number, publish.
//! ```
//!
//! Sixteen shards, by the top bits of the hash, so that threads that meet new texts seldom wait for
//! each other. The second look under the lock is what keeps two threads from giving one text two
//! numbers. A hash is never trusted: the text itself is compared, always.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use crossbeam_utils::CachePadded;

use super::frozen::FrozenInterner;
use super::hash::{hash, same};
use super::store::{Account, Chunks, Index, Record, no_memory};
use super::symbol::Symbol;
use super::table::{Found, Table};
use crate::budget::Budget;
use crate::error::{ErrorKind, MemoryError};
use crate::fallible::{try_box, try_collect};
use crate::stats::InternStats;
use crate::sync::{AtomicPtr, AtomicU32, AtomicU64, Mutex, Ordering};
use crate::thread;

#[cfg(not(loom))]
const SHARD_BITS: u32 = 4;
#[cfg(loom)]
const SHARD_BITS: u32 = 1;
const SHARDS: usize = 1 << SHARD_BITS;
/// Threads with counters of their own; further ones share one with locked instructions.
#[cfg(not(loom))]
const COUNTED: usize = 32;
#[cfg(loom)]
const COUNTED: usize = 0;

/// The bounds of an interner, each with a name and a default.
#[derive(Clone, Debug)]
pub struct InternerOptions {
    /// Most distinct texts. Default: about four thousand million, all that a [`Symbol`] can tell.
    pub ids_max: u32,
    /// Most bytes of text in all. Default: no bound.
    pub text_bytes_max: usize,
    /// Most bytes of one text. Default 16 MiB.
    pub text_len_max: usize,
    /// Whether a text that was met before is found instead of stored again. Switched off, every
    /// meeting keeps a copy of its own, as a program without an interner would, and the symbols
    /// are the same. Default on, unless the crate was built without the feature `interning`.
    pub enabled: bool,
    /// The budget that texts and tables are charged to. Default none.
    pub budget: Option<Budget>,
}

impl Default for InternerOptions {
    fn default() -> Self {
        InternerOptions {
            ids_max: u32::MAX - 1,
            text_bytes_max: usize::MAX,
            text_len_max: 16 << 20,
            enabled: true,
            budget: None,
        }
    }
}

/// Keeps each distinct text once and gives it a number.
///
/// ```
/// use larder_memory::intern::Interner;
/// let names = Interner::with_keywords(&["def", "class"]);
/// let a = names.intern("price");
/// assert_eq!(names.intern("price"), a);
/// assert_eq!(names.resolve(a), "price");
/// assert_eq!(names.intern("class").id(), 1);
/// assert!(names.is_keyword(names.intern("def")) && !names.is_keyword(a));
/// ```
///
/// Numbers count from 0 without gaps. One thread alone meets texts in its own order, so its numbers
/// are the same in every run; when several threads meet new texts at once, which is first is chance.
pub struct Interner {
    shards: Vec<CachePadded<Shard>>,
    index: Index,
    next: AtomicU32,
    text_bytes: AtomicU64,
    keywords: u32,
    seed: u64,
    options: InternerOptions,
    /// By the thread's index, for the first threads.
    counters: Box<[CachePadded<Counters>]>,
    /// Of all other threads together.
    shared: CachePadded<Counters>,
    account: Account,
}

struct Shard {
    table: AtomicPtr<Table>,
    inside: Mutex<Inside>,
}

/// What only a thread that inserts touches.
struct Inside {
    chunks: Chunks,
    /// Tables that were replaced; readers may still be in them.
    retired: Vec<*mut Table>,
    /// Numbers in the table.
    used: usize,
    misses: u64,
}

// SAFETY: the retired tables are boxes that nobody but the shard frees.
unsafe impl Send for Inside {}

#[derive(Debug, Default)]
struct Counters {
    hits: AtomicU64,
    bytes_saved: AtomicU64,
}

impl Counters {
    /// One more hit of the one thread that writes here: a plain load, addition and store.
    #[inline(always)]
    fn add(&self, bytes: usize) {
        let add = |counter: &AtomicU64, by: u64| {
            counter.store(counter.load(Ordering::Relaxed).wrapping_add(by), Ordering::Relaxed);
        };
        add(&self.hits, 1);
        add(&self.bytes_saved, bytes as u64);
    }
}

impl Interner {
    /// An empty interner with the default bounds.
    #[expect(clippy::missing_panics_doc, reason = "without a budget nothing can be refused")]
    pub fn new() -> Self {
        Self::with_options(InternerOptions::default(), &[])
            .expect("an interner without a budget can be made")
    }

    /// An interner that knows these texts already, under the ids 0, 1, 2, ... in this order: whether
    /// a symbol is one of them is a comparison of numbers.
    ///
    /// # Panics
    /// When a text stands twice in the list: its id would not be its place.
    pub fn with_keywords(keywords: &[&str]) -> Self {
        match Self::with_options(InternerOptions::default(), keywords) {
            Ok(interner) => interner,
            Err(error) => panic!("the keywords cannot be interned: {error}"),
        }
    }

    /// An interner with bounds of its own and a pre-seeded set.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when a keyword stands twice in the list; a limit or budget
    /// that has no room for the keywords.
    pub fn with_options(
        mut options: InternerOptions,
        keywords: &[&str],
    ) -> Result<Self, MemoryError> {
        let account = Account::new(options.budget.clone());
        let counters = try_collect(COUNTED, std::iter::repeat_with(CachePadded::default))?;
        // Built without the feature, an interner is one that was switched off: it gives the same
        // symbols and keeps every copy.
        options.enabled &= cfg!(feature = "interning");
        let mut interner = Interner {
            shards: try_collect(SHARDS, std::iter::empty())?,
            index: Index::new(),
            next: AtomicU32::new(0),
            text_bytes: AtomicU64::new(0),
            keywords: 0,
            seed: seed(),
            options,
            counters: counters.into_boxed_slice(),
            shared: CachePadded::default(),
            account,
        };
        // One by one into the interner, so that a refusal half-way frees those before.
        for _ in 0..SHARDS {
            let table = try_box(Table::first(&interner.account)?)?;
            interner.shards.push(CachePadded::new(Shard {
                table: AtomicPtr::new(Box::into_raw(table)),
                inside: Mutex::new(Inside {
                    chunks: Chunks::new(),
                    retired: Vec::new(),
                    used: 0,
                    misses: 0,
                }),
            }));
        }
        for (at, keyword) in keywords.iter().enumerate() {
            if interner.try_intern(keyword)?.index() != at {
                return Err(MemoryError::new(
                    ErrorKind::InvalidArgument,
                    format!("keyword `{keyword}` stands twice in the list"),
                ));
            }
        }
        interner.keywords = interner.next.load(Ordering::Relaxed);
        for shard in &mut interner.shards {
            shard.inside.get_mut().misses = 0;
        }
        Ok(interner)
    }

    /// The symbol of a text, new or known.
    ///
    /// # Panics
    /// When a bound or the budget has no room for a new text; [`Interner::try_intern`] returns an
    /// error instead.
    #[inline]
    pub fn intern(&self, text: &str) -> Symbol {
        match self.try_intern(text) {
            Ok(symbol) => symbol,
            Err(error) => panic!("the text cannot be interned: {error}"),
        }
    }

    /// The symbol of a text, new or known, or why there is none.
    ///
    /// # Errors
    /// [`ErrorKind::LimitReached`] for a bound of [`InternerOptions`], [`ErrorKind::BudgetExceeded`],
    /// [`ErrorKind::OutOfMemory`]. The interner is as it was.
    #[inline]
    pub fn try_intern(&self, text: &str) -> Result<Symbol, MemoryError> {
        let hash = hash(text.as_bytes(), self.seed);
        if let Some(symbol) = self.find(hash, text)
            && self.options.enabled
        {
            self.count_hit(text.len());
            return Ok(symbol);
        }
        self.insert(hash, text)
    }

    /// The symbol of a text that was met before.
    #[inline]
    pub fn get(&self, text: &str) -> Option<Symbol> {
        self.find(hash(text.as_bytes(), self.seed), text)
    }

    /// The text of a symbol.
    ///
    /// # Panics
    /// When no text has this number: the symbol is another interner's.
    #[inline]
    pub fn resolve(&self, symbol: Symbol) -> &str {
        match self.try_resolve(symbol) {
            Some(text) => text,
            None => foreign(symbol, self.len()),
        }
    }

    /// The text of a symbol, `None` when no text has this number.
    #[inline]
    pub fn try_resolve(&self, symbol: Symbol) -> Option<&str> {
        let record = self.index.get(symbol.0)?;
        // SAFETY: a published record was written by this interner's chunks, from a `&str`, and
        // chunks live as long as the interner.
        Some(unsafe { std::str::from_utf8_unchecked(record.text()) })
    }

    /// Whether the symbol is one of the pre-seeded set.
    #[inline]
    pub fn is_keyword(&self, symbol: Symbol) -> bool {
        symbol.0 < self.keywords
    }

    /// How many texts were pre-seeded.
    pub fn keywords(&self) -> usize {
        self.keywords as usize
    }

    /// How many distinct texts there are.
    pub fn len(&self) -> usize {
        self.next.load(Ordering::Acquire) as usize
    }

    /// Whether no text was met yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All texts by number, up to the first that another thread is just about to publish.
    pub fn iter(&self) -> impl Iterator<Item = (Symbol, &str)> + '_ {
        (0..self.next.load(Ordering::Acquire))
            .map_while(|id| Some((Symbol(id), self.try_resolve(Symbol(id))?)))
    }

    /// A smaller, read-only interner with the same symbols.
    ///
    /// # Errors
    /// [`ErrorKind::LimitReached`] when there are more than 4 GiB of text,
    /// [`ErrorKind::OutOfMemory`]. This interner stays as it is.
    pub fn freeze(&self) -> Result<FrozenInterner, MemoryError> {
        // Listed first: other threads may go on inserting.
        let texts: Vec<&str> = try_collect(self.len(), self.iter().map(|(_, text)| text))?;
        FrozenInterner::build(&texts, self.keywords)
    }

    /// Frees what growth has left behind. Needs the interner to itself, because a reader in another
    /// thread could still be looking into an old table.
    pub fn compact(&mut self) {
        for shard in &mut self.shards {
            for table in shard.inside.get_mut().retired.drain(..) {
                // SAFETY: made by `Box::into_raw`, listed once, and `&mut self` says that no
                // reader is left.
                let table = unsafe { Box::from_raw(table) };
                self.account.discharge(table.bytes());
            }
        }
    }

    /// The counters.
    pub fn stats(&self) -> InternStats {
        let mut stats = InternStats {
            symbols: self.len() as u64,
            bytes_text: self.text_bytes.load(Ordering::Relaxed),
            bytes_held: (self.account.held()
                + self.counters.len() * size_of::<CachePadded<Counters>>()
                + self.shards.len() * size_of::<CachePadded<Shard>>())
                as u64,
            ..InternStats::default()
        };
        for counters in self.counters.iter().chain([&self.shared]) {
            stats.hits += counters.hits.load(Ordering::Relaxed);
            stats.bytes_saved += counters.bytes_saved.load(Ordering::Relaxed);
        }
        for shard in &self.shards {
            stats.misses += shard.inside.lock().misses;
        }
        stats
    }

    #[inline(always)]
    fn find(&self, hash: u64, text: &str) -> Option<Symbol> {
        match self.shards[shard_of(hash)].table().find(hash, |id| self.is(id, text.as_bytes())) {
            Found::Id(id) => Some(Symbol(id)),
            Found::Vacant(_) => None,
        }
    }

    #[inline(always)]
    fn is(&self, id: u32, text: &[u8]) -> bool {
        let Some(record) = self.index.get(id) else { return false };
        // SAFETY: a published record of this interner.
        let known = unsafe { record.text() };
        known.len() == text.len() && same(known, text)
    }

    #[inline(always)]
    fn count_hit(&self, bytes: usize) {
        match self.counters.get(thread::index()) {
            Some(own) => own.add(bytes),
            None => self.count_hit_of_a_thread_without(bytes),
        }
    }

    /// The first hit of a thread, which gets its index now, and every hit of those that come after the counters.
    #[cold]
    fn count_hit_of_a_thread_without(&self, bytes: usize) {
        if let Some(own) = thread::enroll().and_then(|index| self.counters.get(index)) {
            return own.add(bytes);
        }
        self.shared.hits.fetch_add(1, Ordering::Relaxed);
        self.shared.bytes_saved.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    #[cold]
    #[inline(never)]
    fn insert(&self, hash: u64, text: &str) -> Result<Symbol, MemoryError> {
        let bytes = text.as_bytes();
        if bytes.len() > self.options.text_len_max {
            return Err(MemoryError::new(
                ErrorKind::LimitReached,
                format!(
                    "a text of {} bytes is longer than the interner's limit of {}",
                    bytes.len(),
                    self.options.text_len_max
                ),
            ));
        }
        let shard = &self.shards[shard_of(hash)];
        let mut guard = shard.inside.lock();
        let inside = &mut *guard;
        if let Some(symbol) = self.find(hash, text) {
            if self.options.enabled {
                // Another thread was faster.
                drop(guard);
                self.count_hit(bytes.len());
            } else {
                self.store(inside, bytes)?;
                inside.misses += 1;
            }
            return Ok(symbol);
        }
        // Everything that can fail comes before the number is taken, so that none is lost; and the
        // text comes last, so that a refusal that is repeated does not fill the chunks.
        let mut record = None;
        let id = loop {
            let id = self.next.load(Ordering::Relaxed);
            if id >= self.options.ids_max {
                return Err(MemoryError::new(
                    ErrorKind::LimitReached,
                    format!("the interner is full: it may hold {} texts", self.options.ids_max),
                ));
            }
            self.index.prepare(id, &self.account)?;
            self.make_room(shard, inside, id)?;
            let stored = match record {
                Some(stored) => stored,
                None => *record.insert(self.store(inside, bytes)?),
            };
            // Other shards take numbers at the same time; the one that is free now may be larger.
            let next = id + 1;
            let taken = self.next.compare_exchange(id, next, Ordering::AcqRel, Ordering::Relaxed);
            if taken.is_ok() {
                self.index.publish(id, stored);
                break id;
            }
        };
        let table = shard.table();
        let Found::Vacant(place) = table.find(hash, |_| false) else {
            unreachable!("nothing is equal when every comparison says no")
        };
        table.put(place, hash, id);
        inside.used += 1;
        inside.misses += 1;
        Ok(Symbol(id))
    }

    /// Stores one text, within the bound on all of them.
    fn store(&self, inside: &mut Inside, bytes: &[u8]) -> Result<Record, MemoryError> {
        self.reserve_text(bytes.len())?;
        inside.chunks.append(bytes, &self.account).inspect_err(|_| {
            self.text_bytes.fetch_sub(bytes.len() as u64, Ordering::Relaxed);
        })
    }

    /// Replaces the shard's table if one more number does not fit into it.
    fn make_room(&self, shard: &Shard, inside: &mut Inside, id: u32) -> Result<(), MemoryError> {
        let table = shard.table();
        if table.has_room(inside.used, id) {
            return Ok(());
        }
        inside.retired.try_reserve(1).map_err(|_full| no_memory())?;
        let grown = table.successor(inside.used, id, &self.account)?;
        for id in table.ids() {
            let record = self.index.get(id).expect("an entry is published after its record");
            // SAFETY: a published record of this interner.
            let hash = hash(unsafe { record.text() }, self.seed);
            let Found::Vacant(place) = grown.find(hash, |_| false) else {
                unreachable!("nothing is equal when every comparison says no")
            };
            grown.put(place, hash, id);
        }
        let bytes = grown.bytes();
        let grown = try_box(grown).inspect_err(|_| self.account.discharge(bytes))?;
        let grown = Box::into_raw(grown);
        inside.retired.push(shard.table.swap(grown, Ordering::AcqRel));
        Ok(())
    }

    fn reserve_text(&self, bytes: usize) -> Result<(), MemoryError> {
        let limit = self.options.text_bytes_max as u64;
        let sum = |held: u64| held.checked_add(bytes as u64).filter(|&sum| sum <= limit);
        match self.text_bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, sum) {
            Ok(_) => Ok(()),
            Err(held) => Err(MemoryError::new(
                ErrorKind::LimitReached,
                format!("{held} bytes of text and {bytes} more are over the interner's {limit}"),
            )),
        }
    }
}

impl Shard {
    #[inline(always)]
    fn table(&self) -> &Table {
        // SAFETY: the pointer is a box; a replaced one is freed only with the interner's `&mut`.
        unsafe { &*self.table.load(Ordering::Acquire) }
    }
}

/// Drawn anew for every interner; a model has to go the same way every time.
fn seed() -> u64 {
    if cfg!(loom) { 1 } else { RandomState::new().hash_one(0) }
}

#[inline(always)]
fn shard_of(hash: u64) -> usize {
    (hash >> (64 - SHARD_BITS)) as usize
}

#[cold]
#[inline(never)]
fn foreign(symbol: Symbol, len: usize) -> ! {
    panic!("symbol {} does not belong to this interner of {len} texts", symbol.0)
}

impl Default for Interner {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Interner {
    fn drop(&mut self) {
        self.compact();
        for shard in &self.shards {
            // SAFETY: made by `Box::into_raw`; `drop` has the interner to itself.
            drop(unsafe { Box::from_raw(shard.table.load(Ordering::Acquire)) });
        }
    }
}

impl fmt::Debug for Interner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interner").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn no_two_interners_have_one_seed() {
        let seeds = [Interner::new().seed, Interner::new().seed, Interner::new().seed];
        assert!(seeds[0] != seeds[1] && seeds[1] != seeds[2], "{seeds:?}");
    }
}

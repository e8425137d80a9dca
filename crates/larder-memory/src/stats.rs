//! Statistics are plain values: `Copy` structs of counters, read whole, never live references.
//!
//! Every counter is exact. While threads run, one reading sums per-thread counters that move, so
//! two counters of the same reading may differ by operations in flight; once the threads have
//! stopped the conservation laws stated beside each struct hold to the unit.

/// Hits over requests, `None` when nothing was asked yet.
fn ratio(hits: u64, misses: u64) -> Option<f64> {
    let asked = hits.saturating_add(misses);
    (asked > 0).then(|| hits as f64 / asked as f64)
}

/// Counters of one object pool.
///
/// At rest: `hits + misses == releases() + live + failed`, and
/// `prefilled + returns == hits + trimmed + idle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolStats {
    /// Requests served by an object that was used before (or made ahead of time).
    pub hits: u64,
    /// Requests for which an object had to be made.
    pub misses: u64,
    /// Misses that could not be served: refused by a bound or a budget, or their making failed.
    pub failed: u64,
    /// Objects taken back and kept for the next request.
    pub returns: u64,
    /// Objects freed on their return because the pool was full or switched off.
    pub drops_full: u64,
    /// Objects freed on their return because they had grown over `item_bytes_max`.
    pub drops_oversize: u64,
    /// Objects freed on their return because their own `recycle` refused or panicked.
    pub drops_refused: u64,
    /// Idle objects freed by `shrink`, `trim`, pressure or a lowered bound.
    pub trimmed: u64,
    /// Objects made ahead of any request.
    pub prefilled: u64,
    /// Objects out on loan now.
    pub live: u64,
    /// Most objects that existed at once, on loan and waiting: what a pool of this work needs.
    pub objects_peak: u64,
    /// Objects waiting in the pool now.
    pub idle: u64,
    /// Bytes of heap held by waiting objects now.
    pub bytes_idle: u64,
    /// Most bytes held by waiting objects at any reading of these counters, shrink or epoch.
    pub bytes_idle_peak: u64,
    /// Bytes that did not have to be asked of the allocator because a used object served.
    pub bytes_saved: u64,
    /// The bound on waiting objects in force now (`auto_tune` moves it).
    pub max: u64,
}

impl PoolStats {
    /// Share of requests served by reuse, 0 to 1; `None` when nothing was asked.
    pub fn hit_ratio(&self) -> Option<f64> {
        ratio(self.hits, self.misses)
    }

    /// Loans that have ended, whatever became of the object.
    pub fn releases(&self) -> u64 {
        self.returns + self.drops()
    }

    /// Objects freed on their return, for whatever reason.
    pub fn drops(&self) -> u64 {
        self.drops_full + self.drops_oversize + self.drops_refused
    }
}

/// Counters of one arena or of one pool of arenas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArenaStats {
    /// Arenas handed out by the pool that had been used before.
    pub hits: u64,
    /// Arenas that had to be made.
    pub misses: u64,
    /// Arenas taken back and kept.
    pub returns: u64,
    /// Arenas freed on their return because the pool was full.
    pub drops_full: u64,
    /// Times an arena was reset.
    pub resets: u64,
    /// Chunks taken from the allocator.
    pub chunks_made: u64,
    /// Chunks served again from the chunk pool.
    pub chunks_reused: u64,
    /// Bytes in use now, by everything placed in the arena, collections included, and the ends of
    /// chunks that were too short for what came next.
    pub bytes_used: u64,
    /// Most bytes in use at once.
    pub bytes_used_peak: u64,
    /// Bytes of all chunks held now, used or not.
    pub bytes_held: u64,
    /// Most bytes of chunks held at once.
    pub bytes_held_peak: u64,
}

impl ArenaStats {
    /// Share of arena requests served by a used arena; `None` when nothing was asked.
    pub fn hit_ratio(&self) -> Option<f64> {
        ratio(self.hits, self.misses)
    }
}

/// Counters of one interner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InternStats {
    /// Texts that were met before.
    pub hits: u64,
    /// Texts that were met for the first time.
    pub misses: u64,
    /// Distinct texts held.
    pub symbols: u64,
    /// Bytes of text held.
    pub bytes_text: u64,
    /// Bytes asked of the allocator in all: text, tables, index.
    pub bytes_held: u64,
    /// Bytes of text that were not stored a second time.
    pub bytes_saved: u64,
}

impl InternStats {
    /// Share of texts that were met before; `None` when nothing was interned.
    pub fn hit_ratio(&self) -> Option<f64> {
        ratio(self.hits, self.misses)
    }
}

/// Counters of one bounded cache.
///
/// At rest: `inserted == evicted + removed + live`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheStats {
    /// Look-ups that found their key.
    pub hits: u64,
    /// Look-ups that did not.
    pub misses: u64,
    /// Entries put in, a replaced one counted as removed.
    pub inserted: u64,
    /// Entries thrown out to keep a bound.
    pub evicted: u64,
    /// Entries taken out by the caller or replaced.
    pub removed: u64,
    /// Entries that were not taken in: too heavy, or over the budget.
    pub refused: u64,
    /// Entries held now.
    pub live: u64,
    /// Bytes held now, keys and values by their stated weight.
    pub bytes_live: u64,
    /// Most bytes held at once.
    pub bytes_peak: u64,
}

impl CacheStats {
    /// Share of look-ups that found their key; `None` when nothing was asked.
    pub fn hit_ratio(&self) -> Option<f64> {
        ratio(self.hits, self.misses)
    }
}

/// Counters of one buffer pool, all read at one moment.
///
/// Always: `hits + misses == returns + drops_full + live` and `returns == hits + trimmed + idle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BufferStats {
    /// Requests served by a used buffer.
    pub hits: u64,
    /// Requests for which memory was taken from the system.
    pub misses: u64,
    /// Buffers taken back and kept.
    pub returns: u64,
    /// Buffers freed on their return because a bound was reached or the pool is switched off.
    pub drops_full: u64,
    /// Idle buffers freed by `trim` or pressure.
    pub trimmed: u64,
    /// Buffers out on loan now.
    pub live: u64,
    /// Buffers waiting now.
    pub idle: u64,
    /// Bytes out on loan now.
    pub bytes_live: u64,
    /// Bytes waiting now.
    pub bytes_idle: u64,
    /// Most bytes held at once, on loan and waiting together.
    pub bytes_peak: u64,
    /// Bytes served from reuse.
    pub bytes_saved: u64,
    /// Buffers that asked for huge pages and got the advice through.
    pub huge_granted: u64,
    /// Buffers that asked for huge pages and fell back to ordinary ones.
    pub huge_refused: u64,
}

impl BufferStats {
    /// Share of requests served by reuse; `None` when nothing was asked.
    pub fn hit_ratio(&self) -> Option<f64> {
        ratio(self.hits, self.misses)
    }
}

/// Counters of one cold region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColdStats {
    /// Regions compressed.
    pub compressed: u64,
    /// Regions left as they were because the ratio was under the bound.
    pub declined: u64,
    /// Regions brought back.
    pub restored: u64,
    /// Bytes before compression, of the regions that are compressed now.
    pub bytes_plain: u64,
    /// Bytes those regions take now.
    pub bytes_packed: u64,
}

impl ColdStats {
    /// Plain bytes over packed bytes; `None` when nothing is compressed now.
    pub fn ratio(&self) -> Option<f64> {
        (self.bytes_packed > 0).then(|| self.bytes_plain as f64 / self.bytes_packed as f64)
    }
}

/// Counters of one node of the budget tree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BudgetStats {
    /// Bytes reserved now, children included.
    pub bytes_reserved: u64,
    /// Most bytes reserved at once.
    pub bytes_reserved_peak: u64,
    /// The hard limit; `u64::MAX` when there is none.
    pub bytes_limit: u64,
    /// The soft limit, over which pressure is announced; `u64::MAX` when there is none.
    pub bytes_soft: u64,
    /// Reservations refused.
    pub refused: u64,
    /// Times pressure was announced.
    pub pressures: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_of_nothing_is_none_and_of_something_lies_between_zero_and_one() {
        assert_eq!(PoolStats::default().hit_ratio(), None);
        let stats = PoolStats { hits: 3, misses: 1, ..PoolStats::default() };
        assert_eq!(stats.hit_ratio(), Some(0.75));
        assert_eq!(ColdStats::default().ratio(), None);
    }
}

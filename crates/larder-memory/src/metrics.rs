//! Gathers the statistics of many containers under their names.
//!
//! This module gives values; the text of the exporter is written in `larder-measure`.

use crate::stats::{
    ArenaStats, BudgetStats, BufferStats, CacheStats, ColdStats, InternStats, PoolStats,
};

/// The statistics of one named part, by what the part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartStats {
    /// An object pool.
    Pool(PoolStats),
    /// An arena or a pool of arenas.
    Arena(ArenaStats),
    /// An interner.
    Interner(InternStats),
    /// A bounded cache.
    Cache(CacheStats),
    /// A buffer pool.
    Buffer(BufferStats),
    /// Cold regions.
    Cold(ColdStats),
    /// A node of the budget tree.
    Budget(BudgetStats),
}

/// One named part: which room it serves, what it is called, and its counters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The room, for example `memory` or `recall`.
    pub room: String,
    /// The name within the room, for example `strings`.
    pub name: String,
    /// The counters.
    pub stats: PartStats,
}

/// A snapshot of all parts of a program, and the figures drawn from them.
///
/// The summary fields are kept up to date by [`MemoryMetrics::add`]. "Saved" means: served from
/// reuse instead of the allocator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemoryMetrics {
    /// Hits over requests of all object and buffer pools; `None` when nothing was asked.
    pub pool_hit_rate: Option<f64>,
    /// Hits over look-ups of all caches; `None` when nothing was asked.
    pub cache_hit_rate: Option<f64>,
    /// Texts that were interned and already there.
    pub strings_deduplicated: u64,
    /// Most bytes in use in any one arena, summed over arenas.
    pub arena_peak_usage: u64,
    /// Requests that were served without asking the allocator.
    pub allocations_saved: u64,
    /// Bytes that were served without asking the allocator.
    pub bytes_saved: u64,
    parts: Vec<Part>,
    pool_hits: u64,
    pool_misses: u64,
    cache_hits: u64,
    cache_misses: u64,
}

/// Whether a figure only grows or moves both ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SampleKind {
    /// Only grows while the program runs; the exporter's name ends in `_total`.
    Counter,
    /// Moves both ways.
    Gauge,
}

/// One figure of one part, ready for an exporter: the name without prefix and suffix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample<'a> {
    /// For example `pool_hits`; the exporter adds `larder_memory_` and, for counters, `_total`.
    pub name: &'static str,
    /// One sentence for the exporter's HELP line.
    pub help: &'static str,
    /// Counter or gauge.
    pub kind: SampleKind,
    /// The room label; empty for the summary figures of the whole program.
    pub room: &'a str,
    /// The label key of the part (`pool`, `arena`, ...) and the part's name.
    pub part: Option<(&'static str, &'a str)>,
    /// The figure; `None` when it is not known (a rate of nothing).
    pub value: Option<f64>,
}

impl MemoryMetrics {
    /// No parts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one part and folds it into the summary.
    pub fn add(&mut self, room: &str, name: &str, stats: PartStats) {
        match stats {
            PartStats::Pool(s) => {
                self.pool_hits += s.hits;
                self.pool_misses += s.misses;
                self.allocations_saved += s.hits;
                self.bytes_saved += s.bytes_saved;
            }
            PartStats::Buffer(s) => {
                self.pool_hits += s.hits;
                self.pool_misses += s.misses;
                self.allocations_saved += s.hits;
                self.bytes_saved += s.bytes_saved;
            }
            PartStats::Arena(s) => {
                self.arena_peak_usage += s.bytes_used_peak;
                self.allocations_saved += s.chunks_reused;
            }
            PartStats::Interner(s) => {
                self.strings_deduplicated += s.hits;
                self.allocations_saved += s.hits;
                self.bytes_saved += s.bytes_saved;
            }
            PartStats::Cache(s) => {
                self.cache_hits += s.hits;
                self.cache_misses += s.misses;
            }
            PartStats::Cold(s) => {
                self.bytes_saved += s.bytes_plain.saturating_sub(s.bytes_packed);
            }
            PartStats::Budget(_) => {}
        }
        self.pool_hit_rate = rate(self.pool_hits, self.pool_misses);
        self.cache_hit_rate = rate(self.cache_hits, self.cache_misses);
        self.parts.push(Part { room: room.to_owned(), name: name.to_owned(), stats });
    }

    /// Adds all parts of another snapshot.
    pub fn merge(&mut self, other: &MemoryMetrics) {
        for part in &other.parts {
            self.add(&part.room, &part.name, part.stats);
        }
    }

    /// The parts, in the order they were added.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Every figure: first the summary of the whole program, then part by part.
    pub fn samples(&self) -> Vec<Sample<'_>> {
        use SampleKind::{Counter, Gauge};
        let whole =
            |name, help, value| Sample { name, help, kind: Gauge, room: "", part: None, value };
        let count = |value: u64| Some(value as f64);
        let mut out = vec![
            whole(
                "pool_hit_rate",
                "Share of pool requests served by reuse, 0 to 1.",
                self.pool_hit_rate,
            ),
            whole(
                "cache_hit_rate",
                "Share of cache look-ups that found their key, 0 to 1.",
                self.cache_hit_rate,
            ),
            whole(
                "bytes_saved",
                "Bytes served from reuse instead of the allocator.",
                count(self.bytes_saved),
            ),
            whole(
                "arena_peak_bytes",
                "Most bytes in use in any one arena, summed over arenas.",
                count(self.arena_peak_usage),
            ),
            whole(
                "allocations_saved",
                "Requests served from reuse instead of the allocator.",
                count(self.allocations_saved),
            ),
            whole(
                "strings_deduplicated",
                "Texts interned that were already there.",
                count(self.strings_deduplicated),
            ),
        ];
        for part in &self.parts {
            let (room, name) = (part.room.as_str(), part.name.as_str());
            let mut push = |label, figures: &[(&'static str, &'static str, SampleKind, u64)]| {
                for &(figure, help, kind, value) in figures {
                    out.push(Sample {
                        name: figure,
                        help,
                        kind,
                        room,
                        part: Some((label, name)),
                        // A limit that is not set is not known, not 2^64.
                        value: (value != u64::MAX).then_some(value as f64),
                    });
                }
            };
            match part.stats {
                PartStats::Pool(s) => push(
                    "pool",
                    &[
                        ("pool_hits", "Requests served by a used object.", Counter, s.hits),
                        (
                            "pool_misses",
                            "Requests for which an object was made.",
                            Counter,
                            s.misses,
                        ),
                        ("pool_failed", "Misses that could not be served.", Counter, s.failed),
                        ("pool_returns", "Objects taken back and kept.", Counter, s.returns),
                        (
                            "pool_drops_full",
                            "Objects freed because the pool was full.",
                            Counter,
                            s.drops_full,
                        ),
                        (
                            "pool_drops_oversize",
                            "Objects freed because they had grown too large.",
                            Counter,
                            s.drops_oversize,
                        ),
                        (
                            "pool_drops_refused",
                            "Objects freed because they could not be cleaned.",
                            Counter,
                            s.drops_refused,
                        ),
                        (
                            "pool_trimmed",
                            "Idle objects freed to give memory back.",
                            Counter,
                            s.trimmed,
                        ),
                        ("pool_bytes_saved", "Bytes served from reuse.", Counter, s.bytes_saved),
                        ("pool_live", "Objects out on loan.", Gauge, s.live),
                        ("pool_idle", "Objects waiting in the pool.", Gauge, s.idle),
                        ("pool_idle_bytes", "Bytes held by waiting objects.", Gauge, s.bytes_idle),
                        ("pool_max", "Bound on waiting objects in force.", Gauge, s.max),
                    ],
                ),
                PartStats::Buffer(s) => push(
                    "pool",
                    &[
                        ("buffer_hits", "Requests served by a used buffer.", Counter, s.hits),
                        (
                            "buffer_misses",
                            "Requests for which memory was taken from the system.",
                            Counter,
                            s.misses,
                        ),
                        ("buffer_returns", "Buffers taken back and kept.", Counter, s.returns),
                        (
                            "buffer_drops_full",
                            "Buffers freed because a bound was reached.",
                            Counter,
                            s.drops_full,
                        ),
                        (
                            "buffer_trimmed",
                            "Idle buffers freed to give memory back.",
                            Counter,
                            s.trimmed,
                        ),
                        ("buffer_bytes_saved", "Bytes served from reuse.", Counter, s.bytes_saved),
                        ("buffer_live", "Buffers out on loan.", Gauge, s.live),
                        ("buffer_idle", "Buffers waiting in the pool.", Gauge, s.idle),
                        ("buffer_live_bytes", "Bytes out on loan.", Gauge, s.bytes_live),
                        ("buffer_idle_bytes", "Bytes waiting in the pool.", Gauge, s.bytes_idle),
                        ("buffer_peak_bytes", "Most bytes held at once.", Gauge, s.bytes_peak),
                        (
                            "buffer_huge_granted",
                            "Buffers that got huge pages.",
                            Counter,
                            s.huge_granted,
                        ),
                        (
                            "buffer_huge_refused",
                            "Buffers that asked for huge pages and fell back.",
                            Counter,
                            s.huge_refused,
                        ),
                    ],
                ),
                PartStats::Arena(s) => push(
                    "arena",
                    &[
                        (
                            "arena_hits",
                            "Arenas handed out that had been used before.",
                            Counter,
                            s.hits,
                        ),
                        ("arena_misses", "Arenas that had to be made.", Counter, s.misses),
                        ("arena_returns", "Arenas taken back and kept.", Counter, s.returns),
                        (
                            "arena_drops_full",
                            "Arenas freed because the pool was full.",
                            Counter,
                            s.drops_full,
                        ),
                        ("arena_resets", "Times an arena was reset.", Counter, s.resets),
                        (
                            "arena_chunks_made",
                            "Chunks taken from the allocator.",
                            Counter,
                            s.chunks_made,
                        ),
                        (
                            "arena_chunks_reused",
                            "Chunks served again from the chunk pool.",
                            Counter,
                            s.chunks_reused,
                        ),
                        ("arena_used_bytes", "Bytes in use.", Gauge, s.bytes_used),
                        (
                            "arena_used_peak_bytes",
                            "Most bytes in use at once.",
                            Gauge,
                            s.bytes_used_peak,
                        ),
                        ("arena_held_bytes", "Bytes of all chunks held.", Gauge, s.bytes_held),
                        (
                            "arena_held_peak_bytes",
                            "Most bytes of chunks held at once.",
                            Gauge,
                            s.bytes_held_peak,
                        ),
                    ],
                ),
                PartStats::Interner(s) => push(
                    "interner",
                    &[
                        ("interner_hits", "Texts met before.", Counter, s.hits),
                        ("interner_misses", "Texts met for the first time.", Counter, s.misses),
                        (
                            "interner_bytes_saved",
                            "Bytes of text not stored a second time.",
                            Counter,
                            s.bytes_saved,
                        ),
                        ("interner_symbols", "Distinct texts held.", Gauge, s.symbols),
                        ("interner_text_bytes", "Bytes of text held.", Gauge, s.bytes_text),
                        (
                            "interner_held_bytes",
                            "Bytes asked of the allocator in all.",
                            Gauge,
                            s.bytes_held,
                        ),
                    ],
                ),
                PartStats::Cache(s) => push(
                    "cache",
                    &[
                        ("cache_hits", "Look-ups that found their key.", Counter, s.hits),
                        ("cache_misses", "Look-ups that did not.", Counter, s.misses),
                        ("cache_inserted", "Entries put in.", Counter, s.inserted),
                        (
                            "cache_refused",
                            "Entries too heavy, or over the budget.",
                            Counter,
                            s.refused,
                        ),
                        (
                            "cache_evicted",
                            "Entries thrown out to keep a bound.",
                            Counter,
                            s.evicted,
                        ),
                        ("cache_removed", "Entries taken out or replaced.", Counter, s.removed),
                        ("cache_live", "Entries held.", Gauge, s.live),
                        ("cache_live_bytes", "Bytes held.", Gauge, s.bytes_live),
                        ("cache_peak_bytes", "Most bytes held at once.", Gauge, s.bytes_peak),
                    ],
                ),
                PartStats::Cold(s) => push(
                    "region",
                    &[
                        ("cold_compressed", "Regions compressed.", Counter, s.compressed),
                        ("cold_declined", "Regions not worth compressing.", Counter, s.declined),
                        ("cold_restored", "Regions brought back.", Counter, s.restored),
                        (
                            "cold_plain_bytes",
                            "Bytes of compressed regions before.",
                            Gauge,
                            s.bytes_plain,
                        ),
                        (
                            "cold_packed_bytes",
                            "Bytes of compressed regions now.",
                            Gauge,
                            s.bytes_packed,
                        ),
                    ],
                ),
                PartStats::Budget(s) => push(
                    "budget",
                    &[
                        ("budget_refused", "Reservations refused.", Counter, s.refused),
                        ("budget_pressures", "Times pressure was announced.", Counter, s.pressures),
                        ("budget_reserved_bytes", "Bytes reserved.", Gauge, s.bytes_reserved),
                        (
                            "budget_reserved_peak_bytes",
                            "Most bytes reserved at once.",
                            Gauge,
                            s.bytes_reserved_peak,
                        ),
                        ("budget_limit_bytes", "The hard limit.", Gauge, s.bytes_limit),
                    ],
                ),
            }
        }
        out
    }
}

fn rate(hits: u64, misses: u64) -> Option<f64> {
    let asked = hits + misses;
    (asked > 0).then(|| hits as f64 / asked as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_follows_the_parts() {
        let mut metrics = MemoryMetrics::new();
        assert_eq!(metrics.pool_hit_rate, None);
        let pool = PoolStats { hits: 3, misses: 1, bytes_saved: 300, ..PoolStats::default() };
        metrics.add("memory", "strings", PartStats::Pool(pool));
        let mut twice = MemoryMetrics::new();
        twice.merge(&metrics);
        twice.merge(&metrics);
        assert_eq!(twice.pool_hit_rate, Some(0.75));
        assert_eq!(twice.allocations_saved, 6);
        assert_eq!(twice.bytes_saved, 600);
        assert_eq!(twice.parts().len(), 2);
        let samples = twice.samples();
        assert!(
            samples
                .iter()
                .any(|s| s.name == "pool_hits" && s.room == "memory" && s.value == Some(3.0))
        );
    }
}

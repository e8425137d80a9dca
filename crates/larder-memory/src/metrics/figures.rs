//! The figures of each kind of part: their names, what they say, and where they stand.

use super::parts::PartStats;

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

/// One figure of a kind of part.
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) help: &'static str,
    pub(super) kind: SampleKind,
    read: fn(&PartStats) -> u64,
}

impl Figure {
    /// The figure of these counters. A limit that is not set is not known, not 2^64.
    pub(super) fn of(&self, stats: &PartStats) -> Option<f64> {
        let value = (self.read)(stats);
        (value != u64::MAX).then_some(value as f64)
    }
}

/// A kind of part: the label key of its name, and its figures in the order of an exposition.
pub(super) struct Kind {
    pub(super) label: &'static str,
    pub(super) figures: &'static [Figure],
}

/// All kinds, in the order of an exposition; [`PartStats::kind`] is the place in it.
pub(super) static KINDS: [Kind; 7] = [
    Kind { label: "pool", figures: POOL },
    Kind { label: "pool", figures: BUFFER },
    Kind { label: "arena", figures: ARENA },
    Kind { label: "interner", figures: INTERNER },
    Kind { label: "cache", figures: CACHE },
    Kind { label: "region", figures: COLD },
    Kind { label: "budget", figures: BUDGET },
];

impl PartStats {
    /// The place of this kind of part in [`KINDS`].
    pub(super) fn kind(&self) -> usize {
        match self {
            PartStats::Pool(_) => 0,
            PartStats::Buffer(_) => 1,
            PartStats::Arena(_) => 2,
            PartStats::Interner(_) => 3,
            PartStats::Cache(_) => 4,
            PartStats::Cold(_) => 5,
            PartStats::Budget(_) => 6,
        }
    }
}

/// A table of figures: name, kind, field of the counters, help.
macro_rules! figures {
    ($table:ident: $part:ident = $($name:literal, $kind:ident, $field:ident, $help:literal;)*) => {
        const $table: &[Figure] = &[$(Figure {
            name: $name,
            help: $help,
            kind: SampleKind::$kind,
            read: |stats| match stats {
                PartStats::$part(stats) => stats.$field,
                // Never read: a figure is only asked of its own kind of part.
                _ => u64::MAX,
            },
        },)*];
    };
}

figures! { POOL: Pool =
    "pool_hits", Counter, hits, "Requests served by a used object.";
    "pool_misses", Counter, misses, "Requests for which an object was made.";
    "pool_failed", Counter, failed, "Misses that could not be served.";
    "pool_returns", Counter, returns, "Objects taken back and kept.";
    "pool_drops_full", Counter, drops_full, "Objects freed because the pool was full.";
    "pool_drops_oversize", Counter, drops_oversize, "Objects freed because they had grown too large.";
    "pool_drops_refused", Counter, drops_refused, "Objects freed because they could not be cleaned.";
    "pool_trimmed", Counter, trimmed, "Idle objects freed to give memory back.";
    "pool_bytes_saved", Counter, bytes_saved, "Bytes served from reuse.";
    "pool_live", Gauge, live, "Objects out on loan.";
    "pool_idle", Gauge, idle, "Objects waiting in the pool.";
    "pool_idle_bytes", Gauge, bytes_idle, "Bytes held by waiting objects.";
    "pool_max", Gauge, max, "Bound on waiting objects in force.";
}

figures! { BUFFER: Buffer =
    "buffer_hits", Counter, hits, "Requests served by a used buffer.";
    "buffer_misses", Counter, misses, "Requests for which memory was taken from the system.";
    "buffer_returns", Counter, returns, "Buffers taken back and kept.";
    "buffer_drops_full", Counter, drops_full, "Buffers freed because a bound was reached.";
    "buffer_trimmed", Counter, trimmed, "Idle buffers freed to give memory back.";
    "buffer_bytes_saved", Counter, bytes_saved, "Bytes served from reuse.";
    "buffer_live", Gauge, live, "Buffers out on loan.";
    "buffer_idle", Gauge, idle, "Buffers waiting in the pool.";
    "buffer_live_bytes", Gauge, bytes_live, "Bytes out on loan.";
    "buffer_idle_bytes", Gauge, bytes_idle, "Bytes waiting in the pool.";
    "buffer_peak_bytes", Gauge, bytes_peak, "Most bytes held at once.";
    "buffer_huge_granted", Counter, huge_granted, "Buffers that got huge pages.";
    "buffer_huge_refused", Counter, huge_refused, "Buffers that asked for huge pages and fell back.";
}

figures! { ARENA: Arena =
    "arena_hits", Counter, hits, "Arenas handed out that had been used before.";
    "arena_misses", Counter, misses, "Arenas that had to be made.";
    "arena_returns", Counter, returns, "Arenas taken back and kept.";
    "arena_drops_full", Counter, drops_full, "Arenas freed because the pool was full.";
    "arena_resets", Counter, resets, "Times an arena was reset.";
    "arena_chunks_made", Counter, chunks_made, "Chunks taken from the allocator.";
    "arena_chunks_reused", Counter, chunks_reused, "Chunks served again from the chunk pool.";
    "arena_used_bytes", Gauge, bytes_used, "Bytes in use.";
    "arena_used_peak_bytes", Gauge, bytes_used_peak, "Most bytes in use at once.";
    "arena_held_bytes", Gauge, bytes_held, "Bytes of all chunks held.";
    "arena_held_peak_bytes", Gauge, bytes_held_peak, "Most bytes of chunks held at once.";
}

figures! { INTERNER: Interner =
    "interner_hits", Counter, hits, "Texts met before.";
    "interner_misses", Counter, misses, "Texts met for the first time.";
    "interner_bytes_saved", Counter, bytes_saved, "Bytes of text not stored a second time.";
    "interner_symbols", Gauge, symbols, "Distinct texts held.";
    "interner_text_bytes", Gauge, bytes_text, "Bytes of text held.";
    "interner_held_bytes", Gauge, bytes_held, "Bytes asked of the allocator in all.";
}

figures! { CACHE: Cache =
    "cache_hits", Counter, hits, "Look-ups that found their key.";
    "cache_misses", Counter, misses, "Look-ups that did not.";
    "cache_inserted", Counter, inserted, "Entries put in.";
    "cache_refused", Counter, refused, "Entries too heavy, or over the budget.";
    "cache_evicted", Counter, evicted, "Entries thrown out to keep a bound.";
    "cache_removed", Counter, removed, "Entries taken out or replaced.";
    "cache_live", Gauge, live, "Entries held.";
    "cache_live_bytes", Gauge, bytes_live, "Bytes held.";
    "cache_peak_bytes", Gauge, bytes_peak, "Most bytes held at once.";
}

figures! { COLD: Cold =
    "cold_compressed", Counter, compressed, "Regions compressed.";
    "cold_declined", Counter, declined, "Regions not worth compressing.";
    "cold_restored", Counter, restored, "Regions brought back.";
    "cold_plain_bytes", Gauge, bytes_plain, "Bytes of compressed regions before.";
    "cold_packed_bytes", Gauge, bytes_packed, "Bytes of compressed regions now.";
}

figures! { BUDGET: Budget =
    "budget_refused", Counter, refused, "Reservations refused.";
    "budget_pressures", Counter, pressures, "Times pressure was announced.";
    "budget_reserved_bytes", Gauge, bytes_reserved, "Bytes reserved.";
    "budget_reserved_peak_bytes", Gauge, bytes_reserved_peak, "Most bytes reserved at once.";
    "budget_limit_bytes", Gauge, bytes_limit, "The hard limit.";
}

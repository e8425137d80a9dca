//! Rendering.

use larder_memory::{MemoryMetrics, Part, PartStats, Sample};

use crate::json::Object;
use crate::table::{Cell, Table, bytes, count, percent};

/// The parts, one a row, and the summary under them.
pub fn metrics_table(metrics: &MemoryMetrics) -> Table {
    let mut table =
        Table::new(["room", "part", "kind", "asked", "reused", "share", "held", "saved"]);
    for part in metrics.parts() {
        table.row(part_row(part));
    }
    let share = |rate: Option<f64>| rate.map_or("nothing asked".to_owned(), percent);
    table.note(format!(
        "pools served {} from reuse, caches {}; {} allocations and {} saved; {} texts met again; arenas peaked at {}",
        share(metrics.pool_hit_rate),
        share(metrics.cache_hit_rate),
        count(metrics.allocations_saved),
        bytes(metrics.bytes_saved),
        count(metrics.strings_deduplicated),
        bytes(metrics.arena_peak_usage),
    ));
    table
}

fn part_row(part: &Part) -> [Cell; 8] {
    let reuse = |hits: u64, misses: u64, ratio: Option<f64>| {
        let share = ratio.map_or(Cell::Missing("nothing was asked".to_owned()), Cell::Share);
        [Cell::Count(hits + misses), Cell::Count(hits), share]
    };
    let none = || [Cell::Empty, Cell::Empty, Cell::Empty];
    let (kind, [asked, reused, share], held, saved) = match part.stats {
        PartStats::Pool(s) => (
            "pool",
            reuse(s.hits, s.misses, s.hit_ratio()),
            Cell::Bytes(s.bytes_idle),
            Cell::Bytes(s.bytes_saved),
        ),
        PartStats::Buffer(s) => (
            "buffer pool",
            reuse(s.hits, s.misses, s.hit_ratio()),
            Cell::Bytes(s.bytes_live + s.bytes_idle),
            Cell::Bytes(s.bytes_saved),
        ),
        PartStats::Arena(s) => (
            "arena",
            reuse(s.hits, s.misses, s.hit_ratio()),
            Cell::Bytes(s.bytes_held),
            Cell::Empty,
        ),
        PartStats::Interner(s) => (
            "interner",
            reuse(s.hits, s.misses, s.hit_ratio()),
            Cell::Bytes(s.bytes_held),
            Cell::Bytes(s.bytes_saved),
        ),
        PartStats::Cache(s) => (
            "cache",
            reuse(s.hits, s.misses, s.hit_ratio()),
            Cell::Bytes(s.bytes_live),
            Cell::Empty,
        ),
        PartStats::Cold(s) => (
            "cold regions",
            none(),
            Cell::Bytes(s.bytes_packed),
            Cell::Bytes(s.bytes_plain.saturating_sub(s.bytes_packed)),
        ),
        PartStats::Budget(s) => ("budget", none(), Cell::Bytes(s.bytes_reserved), Cell::Empty),
        // A kind of part that memory has and this table does not know yet.
        _ => ("other", none(), Cell::Empty, Cell::Empty),
    };
    let name = |text: &String| Cell::Text(text.clone());
    [name(&part.room), name(&part.name), kind.into(), asked, reused, share, held, saved]
}

/// Writes the summary, then each part with its figures, into an object.
pub fn metrics_json(metrics: &MemoryMetrics, out: &mut Object<'_>) {
    out.maybe_number("pool_hit_rate", metrics.pool_hit_rate);
    out.maybe_number("cache_hit_rate", metrics.cache_hit_rate);
    out.whole("strings_deduplicated", metrics.strings_deduplicated);
    out.whole("arena_peak_usage", metrics.arena_peak_usage);
    out.whole("allocations_saved", metrics.allocations_saved);
    out.whole("bytes_saved", metrics.bytes_saved);
    let samples = metrics.samples();
    let of_parts: Vec<&Sample<'_>> =
        samples.iter().filter(|sample| sample.part.is_some()).collect();
    out.array("parts", |parts| {
        for figures in of_parts.chunk_by(|a, b| (a.room, a.part) == (b.room, b.part)) {
            parts.object(|part| {
                part.text("room", figures[0].room);
                if let Some((kind, name)) = figures[0].part {
                    part.text("kind", kind);
                    part.text("name", name);
                }
                part.object("figures", |out| {
                    for sample in figures {
                        out.maybe_number(sample.name, sample.value);
                    }
                });
            });
        }
    });
}

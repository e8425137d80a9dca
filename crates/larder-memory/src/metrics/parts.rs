//! Parts by name, and what they come to together.

use std::fmt;
use std::hash::BuildHasher as _;

use hashbrown::HashTable;

use super::figures::{Figure, KINDS, Sample, SampleKind};
use crate::map::FastState;
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
    /// For each part, whether it is the first of its name and which one comes next.
    links: Vec<Link>,
    names: Names,
    spare: Spare,
}

/// Parts of one kind, room and name form a chain: an exposition gives their sum.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Link {
    is_first: bool,
    next: Option<usize>,
    /// Of the first: the end of its chain.
    last: usize,
}

/// The first part of each kind, room and name, by their hash.
#[derive(Clone, Default)]
struct Names {
    table: HashTable<usize>,
    hasher: FastState,
}

/// Parts that were cleared, for their memory.
#[derive(Default)]
struct Spare(Vec<Part>);

impl MemoryMetrics {
    /// No parts yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes all parts out and keeps their memory: a snapshot that is cleared and filled again and
    /// again, with as many parts of no longer names, asks the allocator for nothing from the third
    /// time on.
    pub fn clear(&mut self) {
        self.spare.0.extend(self.parts.drain(..).rev());
        self.links.clear();
        self.names.table.clear();
        *self = MemoryMetrics {
            parts: std::mem::take(&mut self.parts),
            links: std::mem::take(&mut self.links),
            names: std::mem::take(&mut self.names),
            spare: std::mem::take(&mut self.spare),
            ..MemoryMetrics::default()
        };
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
        let mut part = self.spare.0.pop().unwrap_or_else(|| Part {
            room: String::new(),
            name: String::new(),
            stats,
        });
        part.stats = stats;
        for (kept, text) in [(&mut part.room, room), (&mut part.name, name)] {
            kept.clear();
            kept.push_str(text);
        }
        self.parts.push(part);
        self.link();
    }

    /// Puts the last part at the end of the chain of its name.
    fn link(&mut self) {
        let MemoryMetrics { parts, links, names, .. } = self;
        let at = links.len();
        let key = |at: usize| {
            let part = &parts[at];
            (part.stats.kind(), part.room.as_str(), part.name.as_str())
        };
        let Names { table, hasher } = names;
        let hash = |at: usize| hasher.hash_one(key(at));
        let first = table.find(hash(at), |&first| key(first) == key(at)).copied();
        links.push(Link { is_first: first.is_none(), next: None, last: at });
        if let Some(first) = first {
            let last = std::mem::replace(&mut links[first].last, at);
            links[last].next = Some(at);
        } else {
            table.insert_unique(hash(at), at, |&at| hash(at));
        }
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
        let mut out = self.summary().to_vec();
        for part in &self.parts {
            let kind = &KINDS[part.stats.kind()];
            let of_part = |figure| part.sample(kind.label, figure, Figure::of(figure, &part.stats));
            out.extend(kind.figures.iter().map(of_part));
        }
        out
    }

    /// Calls `visit` with every figure, one family after the other, as an exporter writes them: the
    /// summary, then for each figure of each kind all parts that have it. Parts of one kind, room
    /// and name are given once, with the sum of what is known. Asks the allocator for nothing.
    pub fn for_each_family_sample(&self, mut visit: impl FnMut(Sample<'_>)) {
        self.summary().into_iter().for_each(&mut visit);
        for (at, kind) in KINDS.iter().enumerate() {
            if !self.parts.iter().any(|part| part.stats.kind() == at) {
                continue;
            }
            for figure in kind.figures {
                for (part, link) in self.parts.iter().zip(&self.links) {
                    if link.is_first && part.stats.kind() == at {
                        visit(part.sample(kind.label, figure, self.sum(figure, part, *link)));
                    }
                }
            }
        }
    }

    /// The sum of a figure over a chain of parts, of those that know it.
    fn sum(&self, figure: &Figure, first: &Part, link: Link) -> Option<f64> {
        let mut sum = figure.of(&first.stats);
        let mut next = link.next;
        while let Some(at) = next {
            if let Some(value) = figure.of(&self.parts[at].stats) {
                *sum.get_or_insert(0.0) += value;
            }
            next = self.links[at].next;
        }
        sum
    }

    /// The figures of the whole program.
    fn summary(&self) -> [Sample<'static>; 6] {
        let whole = |name, help, value| Sample {
            name,
            help,
            kind: SampleKind::Gauge,
            room: "",
            part: None,
            value,
        };
        let count = |value: u64| Some(value as f64);
        [
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
        ]
    }
}

impl Part {
    fn sample(&self, label: &'static str, figure: &Figure, value: Option<f64>) -> Sample<'_> {
        Sample {
            name: figure.name,
            help: figure.help,
            kind: figure.kind,
            room: &self.room,
            part: Some((label, &self.name)),
            value,
        }
    }
}

impl PartialEq for Names {
    /// Drawn from the parts, which are compared themselves.
    fn eq(&self, _other: &Names) -> bool {
        true
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names").field("count", &self.table.len()).finish_non_exhaustive()
    }
}

impl Clone for Spare {
    /// Spare memory is not copied.
    fn clone(&self) -> Self {
        Spare::default()
    }
}

impl PartialEq for Spare {
    fn eq(&self, _other: &Spare) -> bool {
        true
    }
}

impl fmt::Debug for Spare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Spare").field(&self.0.len()).finish()
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

    fn families(metrics: &MemoryMetrics) -> Vec<(&'static str, String, Option<f64>)> {
        let mut seen = Vec::new();
        metrics.for_each_family_sample(|sample| {
            let part = sample.part.map_or("", |(_label, name)| name);
            seen.push((sample.name, format!("{}/{part}", sample.room), sample.value));
        });
        seen
    }

    #[test]
    fn a_visit_goes_family_by_family_and_sums_parts_of_one_name() {
        let pool = |hits| PartStats::Pool(PoolStats { hits, ..PoolStats::default() });
        let limit =
            |bytes_limit| PartStats::Budget(BudgetStats { bytes_limit, ..BudgetStats::default() });
        let mut metrics = MemoryMetrics::new();
        metrics.add("memory", "strings", pool(3));
        metrics.add("infer", "strings", pool(10));
        metrics.add("memory", "process", limit(u64::MAX));
        metrics.add("memory", "strings", pool(4));
        metrics.add("memory", "strings", pool(5));
        metrics.add("memory", "process", limit(7));
        let seen = families(&metrics);
        let of = |wanted: &str| -> Vec<(&str, Option<f64>)> {
            let those = seen.iter().filter(|(name, _, _)| *name == wanted);
            those.map(|(_, part, value)| (part.as_str(), *value)).collect()
        };
        let sums = [("memory/strings", Some(12.0)), ("infer/strings", Some(10.0))];
        assert_eq!(of("pool_hits"), sums);
        assert_eq!(of("budget_limit_bytes"), [("memory/process", Some(7.0))]);
        let mut names: Vec<&str> = seen.iter().map(|(name, _, _)| *name).collect();
        names.dedup();
        let runs = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), runs, "a family comes in two runs");
    }

    #[test]
    fn a_cleared_snapshot_is_an_empty_one_and_fills_again() {
        let fill = |metrics: &mut MemoryMetrics| {
            for (name, hits) in [("a", 1), ("b", 2), ("a", 3)] {
                let pool = PoolStats { hits, ..PoolStats::default() };
                metrics.add("memory", name, PartStats::Pool(pool));
            }
        };
        let mut metrics = MemoryMetrics::new();
        fill(&mut metrics);
        let once = metrics.clone();
        metrics.clear();
        assert_eq!(metrics, MemoryMetrics::new());
        assert_eq!(families(&metrics), families(&MemoryMetrics::new()));
        fill(&mut metrics);
        assert_eq!(metrics, once);
        assert_eq!(families(&metrics), families(&once));
    }
}

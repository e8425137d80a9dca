//! Maps: for one thread, for many, for one hot key, and with bounds.
//!
//! | map | for | 100,000 `u64` keys, one thread | two threads, 5 % writes |
//! |---|---|---|---|
//! | [`FastMap`] | one thread, or behind a lock of its owner | 16 ns | - |
//! | [`ShardedMap`] | many threads, many keys, reads and writes | 39 ns | 54 ns |
//! | [`HotMap`] | many threads, few writes, above all one hot key | 75 ns, one hot key 8.5 ns | 132 ns |
//! | [`KeyedCache`] | results that may be forgotten, bounded in entries and bytes | 170 ns a hit | a lock per shard |
//!
//! A hot key that two threads read costs 216 ns in a sharded map and 8.5 in a [`HotMap`]; half
//! writes cost 690 ns in a hot map and 62 in a sharded one. Neither is the other's better.

mod cache;
mod fast;
mod hot;
mod seed;
mod sharded;

pub use cache::{CacheOptions, KeyedCache};
pub use fast::{FastMap, FastSet};
pub use hot::HotMap;
pub use seed::FastState;
pub use sharded::ShardedMap;

/// Counters of a map.
///
/// A map that threads share counts no hits: that would write to a line that all of them share, and
/// cost more than the look-up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapStats {
    /// Entries held now.
    pub live: u64,
    /// Entries there is room for without growing; `None` where the map does not say.
    pub capacity: Option<u64>,
    /// Bytes of the table itself, without what keys and values own; `None` where the map does not
    /// say.
    pub bytes_table: Option<u64>,
}

//! Maps.
/// The house's hash map.
pub type FastMap<K, V> = hashbrown::HashMap<K, V, foldhash::fast::RandomState>;

//! The three pools everybody needs.

use super::handle::Pool;
use super::options::PoolOptions;
use crate::budget::Budget;
use crate::error::{ErrorKind, MemoryError};
use crate::map::FastMap;
use crate::metrics::{MemoryMetrics, PartStats};

/// Sizes of the standard pools.
#[derive(Clone, Debug)]
pub struct StandardPoolsOptions {
    /// Most strings kept. Default 1000.
    pub string_pool_size: usize,
    /// Most byte vectors kept. Default 500.
    pub vec_pool_size: usize,
    /// Most maps kept. Default 100.
    pub map_pool_size: usize,
    /// An object that holds more heap than this when it comes back is freed. Default 64 KiB.
    pub item_bytes_max: usize,
    /// Whether objects are kept at all. Default on.
    pub enabled: bool,
    /// The budget that the objects are charged to. Default none.
    pub budget: Option<Budget>,
}

impl Default for StandardPoolsOptions {
    fn default() -> Self {
        StandardPoolsOptions {
            string_pool_size: 1000,
            vec_pool_size: 500,
            map_pool_size: 100,
            item_bytes_max: 64 << 10,
            enabled: true,
            budget: None,
        }
    }
}

/// Pools of strings, byte vectors and string maps, ready made.
///
/// ```
/// use larder_memory::pool::StandardPools;
/// let pools = StandardPools::default();
/// let mut line = pools.strings.acquire();
/// line.push_str("text");
/// ```
#[derive(Clone, Debug)]
pub struct StandardPools {
    /// Strings, made with room for 256 bytes.
    pub strings: Pool<String>,
    /// Byte vectors, made with room for 1024.
    pub vecs: Pool<Vec<u8>>,
    /// Maps from string to string, made with room for 32 entries.
    pub maps: Pool<FastMap<String, String>>,
}

impl StandardPools {
    /// Pools of these sizes.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when a size is zero.
    pub fn new(options: &StandardPoolsOptions) -> Result<Self, MemoryError> {
        let bounds = |max| PoolOptions {
            max,
            item_bytes_max: options.item_bytes_max,
            enabled: options.enabled,
            budget: options.budget.clone(),
            ..PoolOptions::default()
        };
        Ok(StandardPools {
            strings: Pool::with_fallible(bounds(options.string_pool_size), || {
                let mut string = String::new();
                string.try_reserve_exact(256).map_err(no_memory)?;
                Ok(string)
            })?,
            vecs: Pool::with_fallible(bounds(options.vec_pool_size), || {
                let mut bytes = Vec::new();
                bytes.try_reserve_exact(1024).map_err(no_memory)?;
                Ok(bytes)
            })?,
            maps: Pool::with_fallible(bounds(options.map_pool_size), || {
                let mut map = FastMap::default();
                map.try_reserve(32).map_err(no_memory)?;
                Ok(map)
            })?,
        })
    }

    /// Adds the three pools to a snapshot.
    pub fn add_to(&self, metrics: &mut MemoryMetrics, room: &str) {
        metrics.add(room, "strings", PartStats::Pool(self.strings.stats()));
        metrics.add(room, "vecs", PartStats::Pool(self.vecs.stats()));
        metrics.add(room, "maps", PartStats::Pool(self.maps.stats()));
    }
}

impl Default for StandardPools {
    fn default() -> Self {
        Self::new(&StandardPoolsOptions::default()).expect("the default sizes are valid")
    }
}

/// The container's own error says no more than this; its words would need memory to write down.
fn no_memory<E>(_error: E) -> MemoryError {
    MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory for a pooled object")
}

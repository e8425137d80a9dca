//! Whole arenas on loan, and one at hand in every thread.

use std::cell::Cell;
use std::ops::{Deref, DerefMut};

use super::bump::{Arena, ArenaOptions};
use super::chunk::{ChunkPool, ChunkPoolOptions};
use crate::budget::Budget;
use crate::error::MemoryError;
use crate::pool::{Pool, PoolOptions, PoolRef};
use crate::stats::ArenaStats;
use crate::sync::{AtomicU64, Ordering};
use std::sync::Arc;

/// The bounds of a pool of arenas.
#[derive(Clone, Debug)]
pub struct ArenaPoolOptions {
    /// Most arenas kept. Default 16.
    pub max: usize,
    /// An arena that holds more than this when it comes back is freed. Default 16 MiB.
    pub arena_bytes_max: usize,
    /// Bytes of an arena's first chunk. Default 4096.
    pub first_bytes: usize,
    /// Most bytes of chunks kept beside the arenas. Default 1 MiB.
    pub idle_bytes_max: usize,
    /// Whether arenas and chunks are kept at all. Default on.
    pub enabled: bool,
    /// The budget that chunks are charged to. Default none.
    pub budget: Option<Budget>,
}

impl Default for ArenaPoolOptions {
    fn default() -> Self {
        ArenaPoolOptions {
            max: 16,
            arena_bytes_max: 16 << 20,
            first_bytes: 4096,
            idle_bytes_max: 1 << 20,
            enabled: true,
            budget: None,
        }
    }
}

/// A pool of arenas over one pool of chunks.
///
/// ```
/// use larder_memory::arena::ArenaPool;
/// let arenas = ArenaPool::default();
/// for task in 0..10 {
///     let arena = arenas.acquire();
///     arena.alloc([task; 100]);
/// }
/// # if cfg!(all(feature = "arenas", feature = "pools")) {
/// assert_eq!(arenas.stats().misses, 1);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct ArenaPool {
    pool: Pool<Arena>,
    chunks: ChunkPool,
    figures: Arc<Figures>,
}

#[derive(Debug, Default)]
struct Figures {
    used_peak: AtomicU64,
    resets: AtomicU64,
}

impl ArenaPool {
    /// A pool with these bounds.
    ///
    /// # Errors
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) when `max` is zero.
    pub fn new(options: &ArenaPoolOptions) -> Result<Self, MemoryError> {
        let chunks = ChunkPool::new(ChunkPoolOptions {
            idle_bytes_max: options.idle_bytes_max,
            enabled: options.enabled,
            budget: options.budget.clone(),
        });
        let arena = ArenaOptions {
            first_bytes: options.first_bytes,
            chunks: Some(chunks.clone()),
            budget: None,
            enabled: options.enabled,
        };
        let pool = Pool::with_fallible(
            PoolOptions {
                max: options.max,
                item_bytes_max: options.arena_bytes_max,
                enabled: options.enabled && cfg!(feature = "arenas"),
                ..PoolOptions::default()
            },
            move || Arena::with_options(arena.clone()),
        )?;
        Ok(ArenaPool { pool, chunks, figures: Arc::default() })
    }

    /// Lends an arena, empty; it is reset and goes home when the loan ends.
    ///
    /// # Panics
    /// When none can be made; [`ArenaPool::try_acquire`] returns an error instead.
    pub fn acquire(&self) -> ArenaLoan<'_> {
        ArenaLoan { arena: self.pool.acquire(), figures: &self.figures }
    }

    /// Lends an arena, or says why there is none.
    ///
    /// # Errors
    /// As [`Arena::with_options`].
    pub fn try_acquire(&self) -> Result<ArenaLoan<'_>, MemoryError> {
        Ok(ArenaLoan { arena: self.pool.try_acquire()?, figures: &self.figures })
    }

    /// Frees idle arenas and chunks.
    pub fn shrink(&self) {
        self.pool.shrink();
        self.chunks.trim(0);
    }

    /// The counters, of arenas that came back and of all chunks.
    pub fn stats(&self) -> ArenaStats {
        let (pool, chunks) = (self.pool.stats(), self.chunks.stats());
        ArenaStats {
            hits: pool.hits,
            misses: pool.misses,
            returns: pool.returns,
            drops_full: pool.drops(),
            resets: self.figures.resets.load(Ordering::Relaxed),
            chunks_made: chunks.made,
            chunks_reused: chunks.reused,
            bytes_used: 0,
            bytes_used_peak: self.figures.used_peak.load(Ordering::Relaxed),
            bytes_held: chunks.bytes_held,
            bytes_held_peak: chunks.bytes_held_peak,
        }
    }
}

impl Default for ArenaPool {
    fn default() -> Self {
        Self::new(&ArenaPoolOptions::default()).expect("the defaults are valid")
    }
}

/// An arena on loan.
#[derive(Debug)]
#[must_use = "a loan that is dropped at once goes straight back"]
pub struct ArenaLoan<'p> {
    arena: PoolRef<'p, Arena>,
    figures: &'p Figures,
}

impl Deref for ArenaLoan<'_> {
    type Target = Arena;

    fn deref(&self) -> &Arena {
        &self.arena
    }
}

impl DerefMut for ArenaLoan<'_> {
    fn deref_mut(&mut self) -> &mut Arena {
        &mut self.arena
    }
}

impl Drop for ArenaLoan<'_> {
    fn drop(&mut self) {
        let peak = self.arena.used().max(self.arena.used_peak()) as u64;
        self.figures.used_peak.fetch_max(peak, Ordering::Relaxed);
        self.figures.resets.fetch_add(1, Ordering::Relaxed);
    }
}

thread_local! {
    static ARENA: Cell<Option<Box<Arena>>> = const { Cell::new(None) };
}

/// Runs `work` with this thread's arena and resets it afterwards. A nested call gets an arena of its
/// own; a thread's arena grows to what its largest work needed, up to 1 MiB, and stays.
///
/// ```
/// use larder_memory::arena::thread_arena;
/// let sum: u64 = thread_arena(|arena| arena.alloc_slice(&[1_u64, 2, 3]).iter().sum());
/// assert_eq!(sum, 6);
/// ```
pub fn thread_arena<R>(work: impl FnOnce(&Arena) -> R) -> R {
    const KEPT_BYTES_MAX: usize = 1 << 20;
    // Taken out while in use, so that a nested call or a panic leaves nothing half used behind.
    let mut arena = ARENA.take().unwrap_or_default();
    let result = work(&arena);
    arena.reset();
    if crate::pool::Recycle::bytes(&*arena) <= KEPT_BYTES_MAX {
        ARENA.set(Some(arena));
    }
    result
}

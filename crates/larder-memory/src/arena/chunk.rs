//! The chunks beneath the arenas: kept between uses, charged to a budget, counted.

use std::alloc::Layout;
use std::fmt;
use std::ptr::NonNull;
use std::sync::Arc;

use bump_scope::alloc::{AllocError, Allocator};

use crate::budget::{Budget, PressureListener};
use crate::sync::{AtomicU64, Mutex, Ordering};

/// The bounds of a chunk pool.
#[derive(Clone, Debug)]
pub struct ChunkPoolOptions {
    /// Most bytes of chunks kept while no arena uses them. Default 1 MiB.
    pub idle_bytes_max: usize,
    /// Whether chunks are kept at all. Default on.
    pub enabled: bool,
    /// The budget that every chunk is charged to, used or idle. Default none.
    pub budget: Option<Budget>,
}

impl Default for ChunkPoolOptions {
    fn default() -> Self {
        ChunkPoolOptions { idle_bytes_max: 1 << 20, enabled: true, budget: None }
    }
}

/// Counters of a chunk pool. At rest `made == freed + chunks in use + idle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChunkStats {
    /// Chunks taken from the allocator.
    pub made: u64,
    /// Chunks served again.
    pub reused: u64,
    /// Chunks given back to the allocator.
    pub freed: u64,
    /// Chunks waiting now.
    pub idle: u64,
    /// Bytes of chunks waiting now.
    pub bytes_idle: u64,
    /// Bytes of all chunks, in use and waiting.
    pub bytes_held: u64,
    /// Most bytes of all chunks at once.
    pub bytes_held_peak: u64,
}

/// Chunks shared by any number of arenas and threads; clones are handles to the same pool.
///
/// An arena asks seldom, for sizes that double, so one lock serves.
#[derive(Clone)]
pub struct ChunkPool {
    inner: Arc<Inner>,
}

struct Inner {
    idle: Mutex<Idle>,
    idle_bytes_max: usize,
    budget: Option<Budget>,
    listener: Mutex<Option<PressureListener>>,
    made: AtomicU64,
    reused: AtomicU64,
    freed: AtomicU64,
    held: AtomicU64,
    held_peak: AtomicU64,
    /// 1 when the last refusal was the budget's, 0 when it was the allocator's.
    spent: AtomicU64,
}

#[derive(Default)]
struct Idle {
    /// Coldest first.
    chunks: Vec<(Layout, NonNull<u8>)>,
    bytes: usize,
}

// SAFETY: idle chunks are plain owned memory.
unsafe impl Send for Idle {}

impl ChunkPool {
    /// A pool with these bounds. Its shared handle, some two hundred bytes, is the one thing here
    /// that cannot be refused: the standard library ends the process when the allocator has no
    /// room for an `Arc`. Make the pool early and give it to arenas that must not fail so.
    pub fn new(options: ChunkPoolOptions) -> Self {
        let keep = options.enabled && cfg!(feature = "arenas");
        let pool = ChunkPool {
            inner: Arc::new(Inner {
                idle: Mutex::new(Idle::default()),
                idle_bytes_max: if keep { options.idle_bytes_max } else { 0 },
                budget: options.budget,
                listener: Mutex::new(None),
                made: AtomicU64::new(0),
                reused: AtomicU64::new(0),
                freed: AtomicU64::new(0),
                held: AtomicU64::new(0),
                held_peak: AtomicU64::new(0),
                spent: AtomicU64::new(0),
            }),
        };
        if let Some(budget) = &pool.inner.budget {
            let inner = Arc::downgrade(&pool.inner);
            let listener = budget.on_pressure(move |_| {
                if let Some(inner) = inner.upgrade() {
                    inner.free_idle(0);
                }
            });
            *pool.inner.listener.lock() = Some(listener);
        }
        pool
    }

    /// Frees idle chunks, coldest first, until at most `bytes` are left; returns how many bytes went.
    pub fn trim(&self, bytes: usize) -> usize {
        self.inner.free_idle(bytes)
    }

    /// The counters.
    pub fn stats(&self) -> ChunkStats {
        let (idle, bytes_idle) = {
            let idle = self.inner.idle.lock();
            (idle.chunks.len() as u64, idle.bytes as u64)
        };
        ChunkStats {
            made: self.inner.made.load(Ordering::Relaxed),
            reused: self.inner.reused.load(Ordering::Relaxed),
            freed: self.inner.freed.load(Ordering::Relaxed),
            idle,
            bytes_idle,
            bytes_held: self.inner.held.load(Ordering::Relaxed),
            bytes_held_peak: self.inner.held_peak.load(Ordering::Relaxed),
        }
    }

    /// Whether the last refusal was the budget's rather than the allocator's.
    pub(super) fn is_spent(&self) -> bool {
        self.inner.spent.load(Ordering::Relaxed) != 0
    }
}

impl Default for ChunkPool {
    fn default() -> Self {
        Self::new(ChunkPoolOptions::default())
    }
}

impl fmt::Debug for ChunkPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunkPool").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

impl Inner {
    fn free_idle(&self, keep_bytes: usize) -> usize {
        let mut gone = 0;
        loop {
            let (layout, chunk) = {
                let mut idle = self.idle.lock();
                if idle.bytes <= keep_bytes {
                    return gone;
                }
                let (layout, chunk) = idle.chunks.remove(0);
                idle.bytes -= layout.size();
                (layout, chunk)
            };
            gone += layout.size();
            self.free(layout, chunk);
        }
    }

    fn free(&self, layout: Layout, chunk: NonNull<u8>) {
        self.freed.fetch_add(1, Ordering::Relaxed);
        self.held.fetch_sub(layout.size() as u64, Ordering::Relaxed);
        if let Some(budget) = &self.budget {
            budget.discharge(layout.size());
        }
        // SAFETY: every chunk comes from `alloc` below with the layout it is listed under, and is
        // freed once: it was just taken off the list, or handed in by its only user.
        unsafe { std::alloc::dealloc(chunk.as_ptr(), layout) };
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.free_idle(0);
    }
}

// SAFETY: a chunk stays valid until it is deallocated through any clone of the pool, all clones
// share one list, and the memory does not move when the handle does.
unsafe impl Allocator for ChunkPool {
    fn allocate(&self, layout: Layout) -> Result<NonNull<[u8]>, AllocError> {
        let inner = &*self.inner;
        if layout.size() == 0 {
            return Err(AllocError); // a chunk has a header: never asked
        }
        let found = {
            let mut idle = inner.idle.lock();
            // The hottest of exactly this layout: sizes come from few classes.
            let at = idle.chunks.iter().rposition(|(known, _)| *known == layout);
            at.map(|at| {
                idle.bytes -= layout.size();
                idle.chunks.remove(at).1
            })
        };
        if let Some(chunk) = found {
            inner.reused.fetch_add(1, Ordering::Relaxed);
            return Ok(NonNull::slice_from_raw_parts(chunk, layout.size()));
        }
        if let Some(budget) = &inner.budget {
            budget.charge(layout.size()).map_err(|_spent| {
                inner.spent.store(1, Ordering::Relaxed);
                AllocError
            })?;
        }
        // SAFETY: the size is not zero.
        let Some(chunk) = NonNull::new(unsafe { std::alloc::alloc(layout) }) else {
            if let Some(budget) = &inner.budget {
                budget.discharge(layout.size());
            }
            inner.spent.store(0, Ordering::Relaxed);
            return Err(AllocError);
        };
        inner.made.fetch_add(1, Ordering::Relaxed);
        let size = layout.size() as u64;
        let held = inner.held.fetch_add(size, Ordering::Relaxed) + size;
        inner.held_peak.fetch_max(held, Ordering::Relaxed);
        Ok(NonNull::slice_from_raw_parts(chunk, layout.size()))
    }

    unsafe fn deallocate(&self, chunk: NonNull<u8>, layout: Layout) {
        let keep = {
            let mut idle = self.inner.idle.lock();
            let fits = idle.bytes + layout.size() <= self.inner.idle_bytes_max
                && idle.chunks.try_reserve(1).is_ok();
            if fits {
                idle.bytes += layout.size();
                idle.chunks.push((layout, chunk));
            }
            fits
        };
        if !keep {
            self.inner.free(layout, chunk);
        }
    }
}

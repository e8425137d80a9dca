//! The arena: bumping in chunks, with limits and exact figures.

use std::cell::Cell;
use std::fmt;

use bump_scope::alloc::AllocError;
use bump_scope::settings::BumpSettings;
use bump_scope::{Bump, BumpBox};

use super::chunk::{ChunkPool, ChunkPoolOptions};
use super::grown::{ArenaString, ArenaVec};
use super::scope::ArenaScope;
use crate::budget::Budget;
use crate::error::{ErrorKind, MemoryError};
use crate::pool::Recycle;
use crate::stats::ArenaStats;

/// Upwards, so that the last vector or string grows in place; always one chunk, so that the fast
/// path has no case of "none yet".
pub(super) type Settings = BumpSettings<1, true, true, false, true, true, 512>;
pub(super) type Inner = Bump<ChunkPool, Settings>;

/// An owned value in an arena: dropped when the box is, its memory goes with the arena.
pub type ArenaBox<'a, T> = BumpBox<'a, T>;

/// The bounds of an arena.
#[derive(Clone, Debug)]
pub struct ArenaOptions {
    /// Bytes of the first chunk. Default 4096.
    pub first_bytes: usize,
    /// Where chunks come from and go to. Default: a pool of its own that keeps nothing idle.
    pub chunks: Option<ChunkPool>,
    /// The budget that chunks are charged to, when `chunks` is not given. Default none.
    pub budget: Option<Budget>,
    /// Whether memory is kept over a reset. Switched off, every reset gives all chunks back and
    /// the next use asks again. Default on, unless the crate was built without `arenas`.
    pub enabled: bool,
}

impl Default for ArenaOptions {
    fn default() -> Self {
        ArenaOptions { first_bytes: 4096, chunks: None, budget: None, enabled: true }
    }
}

/// A place for things that live and die together.
///
/// ```
/// use larder_memory::arena::Arena;
/// #[derive(Clone, Copy)]
/// struct Node<'a> { value: u32, next: Option<&'a Node<'a>> }
///
/// let mut arena = Arena::new();
/// for round in 0..3 {
///     let mut list = None;
///     for value in 0..1000 {
///         list = Some(&*arena.alloc(Node { value, next: list }));
///     }
///     assert_eq!(list.unwrap().next.unwrap().value, 998);
///     arena.reset();
/// }
/// // The first round found out how much is needed; the second and third had it in one chunk.
/// assert!(arena.stats().bytes_held as f64 <= 1.1 * arena.stats().bytes_used_peak as f64);
/// ```
///
/// A reset keeps memory, in one chunk as large as what was used: the first round of a loop pays
/// for finding the size, the next ones ask the allocator for nothing.
pub struct Arena {
    bump: Inner,
    chunks: ChunkPool,
    first_bytes: usize,
    enabled: bool,
    resets: u64,
    used_peak: Cell<usize>,
}

impl Arena {
    /// An empty arena with the default bounds.
    ///
    /// # Panics
    /// When the allocator has no memory for the first chunk.
    pub fn new() -> Self {
        match Self::try_new() {
            Ok(arena) => arena,
            Err(error) => panic!("no arena can be made: {error}"),
        }
    }

    /// [`Arena::new`], or why there is none.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`]. The handle of its own chunk pool is the exception: see
    /// [`ChunkPool::new`], and [`ArenaOptions::chunks`] for a way around it.
    pub fn try_new() -> Result<Self, MemoryError> {
        Self::with_options(ArenaOptions::default())
    }

    /// An arena with bounds of its own.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] or [`ErrorKind::OutOfMemory`] for the first chunk. Without
    /// [`ArenaOptions::chunks`] it makes a [`ChunkPool`] first, whose handle cannot be refused.
    pub fn with_options(options: ArenaOptions) -> Result<Self, MemoryError> {
        let chunks = options.chunks.unwrap_or_else(|| {
            ChunkPool::new(ChunkPoolOptions {
                idle_bytes_max: 0,
                budget: options.budget,
                ..ChunkPoolOptions::default()
            })
        });
        let first_bytes = class_of(options.first_bytes);
        let bump = Inner::try_with_size_in(first_bytes, chunks.clone())
            .map_err(|AllocError| refused(&chunks))?;
        Ok(Arena {
            bump,
            chunks,
            first_bytes,
            enabled: options.enabled && cfg!(feature = "arenas"),
            resets: 0,
            used_peak: Cell::new(0),
        })
    }

    /// Places a value. Its destructor will not run, so a type that has one is refused by the
    /// compiler: place it with [`Arena::alloc_drop`].
    ///
    /// ```compile_fail
    /// larder_memory::arena::Arena::new().alloc(String::from("has a destructor"));
    /// ```
    ///
    /// # Panics
    /// When no memory can be had; [`Arena::try_alloc`] returns an error instead.
    #[inline(always)]
    pub fn alloc<T>(&self, value: T) -> &mut T {
        const { assert!(!std::mem::needs_drop::<T>(), "use `alloc_drop` for a type with a destructor") };
        match self.bump.try_alloc(value) {
            Ok(placed) => BumpBox::leak(placed),
            Err(AllocError) => exhausted(&self.chunks),
        }
    }

    /// [`Arena::alloc`], or why there is no room.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] or [`ErrorKind::OutOfMemory`]; the arena is as it was.
    #[inline(always)]
    pub fn try_alloc<T>(&self, value: T) -> Result<&mut T, MemoryError> {
        const { assert!(!std::mem::needs_drop::<T>(), "use `alloc_drop` for a type with a destructor") };
        match self.bump.try_alloc(value) {
            Ok(placed) => Ok(BumpBox::leak(placed)),
            Err(AllocError) => Err(refused(&self.chunks)),
        }
    }

    /// Places a value that has a destructor: it runs when the box is dropped.
    ///
    /// # Panics
    /// When no memory can be had; [`Arena::try_alloc_drop`] returns an error instead.
    #[inline]
    pub fn alloc_drop<T>(&self, value: T) -> ArenaBox<'_, T> {
        match self.bump.try_alloc(value) {
            Ok(placed) => placed,
            Err(AllocError) => exhausted(&self.chunks),
        }
    }

    /// [`Arena::alloc_drop`], or why there is no room.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] or [`ErrorKind::OutOfMemory`]; the arena is as it was.
    pub fn try_alloc_drop<T>(&self, value: T) -> Result<ArenaBox<'_, T>, MemoryError> {
        self.bump.try_alloc(value).map_err(|AllocError| refused(&self.chunks))
    }

    /// Places a copy of a text.
    ///
    /// # Panics
    /// When no memory can be had; [`Arena::try_alloc_str`] returns an error instead.
    #[inline]
    pub fn alloc_str(&self, text: &str) -> &str {
        match self.bump.try_alloc_str(text) {
            Ok(placed) => placed.into_ref(),
            Err(AllocError) => exhausted(&self.chunks),
        }
    }

    /// [`Arena::alloc_str`], or why there is no room.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] or [`ErrorKind::OutOfMemory`]; the arena is as it was.
    pub fn try_alloc_str(&self, text: &str) -> Result<&str, MemoryError> {
        match self.bump.try_alloc_str(text) {
            Ok(placed) => Ok(placed.into_ref()),
            Err(AllocError) => Err(refused(&self.chunks)),
        }
    }

    /// Places a copy of a slice.
    ///
    /// # Panics
    /// When no memory can be had; [`Arena::try_alloc_slice`] returns an error instead.
    #[inline]
    pub fn alloc_slice<T: Copy>(&self, values: &[T]) -> &mut [T] {
        match self.bump.try_alloc_slice_copy(values) {
            Ok(placed) => placed.into_mut(),
            Err(AllocError) => exhausted(&self.chunks),
        }
    }

    /// [`Arena::alloc_slice`], or why there is no room.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`] or [`ErrorKind::OutOfMemory`]; the arena is as it was.
    pub fn try_alloc_slice<T: Copy>(&self, values: &[T]) -> Result<&mut [T], MemoryError> {
        match self.bump.try_alloc_slice_copy(values) {
            Ok(placed) => Ok(placed.into_mut()),
            Err(AllocError) => Err(refused(&self.chunks)),
        }
    }

    /// A growing vector in this arena; its methods that can run out of memory begin with `try_`.
    pub fn vec<T>(&self) -> ArenaVec<'_, T> {
        ArenaVec::new(self, &self.bump)
    }

    /// A growing string in this arena.
    pub fn string(&self) -> ArenaString<'_> {
        ArenaString::new(self, &self.bump)
    }

    /// Runs `work` with a scope: what it places is gone afterwards, what was placed before stays.
    ///
    /// ```
    /// let mut arena = larder_memory::arena::Arena::new();
    /// arena.alloc(1_u64);
    /// let used = arena.stats().bytes_used;
    /// arena.scope(|scope| {
    ///     scope.try_alloc_str("only here").unwrap();
    /// });
    /// assert_eq!(arena.stats().bytes_used, used);
    /// assert!(arena.stats().bytes_used_peak > used);
    /// ```
    pub fn scope<R>(&mut self, work: impl FnOnce(&mut ArenaScope<'_>) -> R) -> R {
        let peak = &self.used_peak;
        let bump = self.bump.as_mut_scope();
        bump.scoped(|scope| work(&mut ArenaScope::new(scope, peak)))
    }

    /// Forgets everything that was placed and keeps the memory, in one chunk.
    pub fn reset(&mut self) {
        let used = self.note_peak();
        self.resets += 1;
        if !self.enabled {
            self.replace(self.first_bytes);
        } else if self.bump.stats().count() > 1 {
            // Doubling chunks hold up to twice what was used. One chunk of the size that the
            // work turned out to need serves the next round without asking.
            self.replace(class_of(used));
        } else {
            self.bump.reset_to_start();
        }
    }

    /// Starts over in one chunk of this size, or in the first one there is if none can be had.
    fn replace(&mut self, bytes: usize) {
        match Inner::try_with_size_in(bytes, self.chunks.clone()) {
            Ok(bump) => self.bump = bump,
            Err(AllocError) => self.bump.reset_to_start(),
        }
    }

    /// Bytes in use now, by everything placed here, collections included.
    pub fn used(&self) -> usize {
        self.bump.stats().allocated()
    }

    /// Reads the use where it is about to fall.
    pub(super) fn note_peak(&self) -> usize {
        let used = self.bump.stats().allocated();
        self.used_peak.set(self.used_peak.get().max(used));
        used
    }

    /// The counters. The peak is exact: use falls at a reset, at the end of a scope however deep,
    /// and where a collection gives its room back, and it is read there.
    pub fn stats(&self) -> ArenaStats {
        let chunks = self.chunks.stats();
        let used = self.bump.stats().allocated() as u64;
        let held = self.bump.stats().size() as u64;
        ArenaStats {
            resets: self.resets,
            chunks_made: chunks.made,
            chunks_reused: chunks.reused,
            bytes_used: used,
            bytes_used_peak: used.max(self.used_peak.get() as u64),
            bytes_held: held,
            bytes_held_peak: chunks.bytes_held_peak,
            ..ArenaStats::default()
        }
    }

    pub(super) fn used_peak(&self) -> usize {
        self.used_peak.get()
    }
}

/// The size class of a chunk: sixteenths of a power of two, so that at most 1/16 is not asked for
/// and equal work finds equal chunks.
fn class_of(bytes: usize) -> usize {
    let bytes = bytes.saturating_add(64).max(512); // the chunk's own header
    // Above the largest power of two nothing is ever given; rounding up to a part of one below it cannot overflow.
    bytes
        .checked_next_power_of_two()
        .map_or(bytes, |octave| bytes.next_multiple_of((octave / 32).max(64)))
}

#[cold]
#[inline(never)]
fn refused(chunks: &ChunkPool) -> MemoryError {
    if chunks.is_spent() {
        MemoryError::fixed(
            ErrorKind::BudgetExceeded,
            "the memory budget has no room for the arena to grow",
        )
        .with_hint("raise `memory.budget`, or reset the arena sooner")
    } else {
        MemoryError::fixed(
            ErrorKind::OutOfMemory,
            "the allocator has no memory for the arena to grow",
        )
    }
}

#[cold]
#[inline(never)]
fn exhausted(chunks: &ChunkPool) -> ! {
    panic!("an arena cannot grow: {}", refused(chunks))
}

impl Default for Arena {
    fn default() -> Self {
        Self::new()
    }
}

impl Recycle for Arena {
    fn recycle(&mut self) -> bool {
        self.reset();
        true
    }

    fn bytes(&self) -> usize {
        self.bump.stats().size()
    }
}

impl fmt::Debug for Arena {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Arena").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::class_of;

    #[test]
    fn a_chunk_is_asked_for_in_sixteen_sizes_an_octave_with_room_for_its_header() {
        for octave in [1 << 12, 1 << 16, 1 << 20] {
            let classes: std::collections::BTreeSet<usize> =
                (octave..2 * octave).step_by(64).map(|bytes| class_of(bytes - 64)).collect();
            assert_eq!(classes.len(), 17, "from {octave} to its double, both included");
        }
        for bytes in [0, 1, 448, 449, 4_000, 100_000, 33_333_333] {
            let class = class_of(bytes);
            assert!(
                class >= bytes + 64 && class <= (bytes + 64).max(512) * 17 / 16 + 64,
                "{class}"
            );
        }
        assert!(class_of(usize::MAX) >= usize::MAX - 64);
    }
}

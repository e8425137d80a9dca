//! A nested part of an arena.

use std::cell::Cell;
use std::fmt;
use std::ops::Deref;

use bump_scope::{BumpBox, BumpScope};

use super::bump::Settings;
use super::chunk::ChunkPool;

/// A nested part of an arena: what is placed in it goes when it ends. See [`Arena::scope`].
///
/// It places what bump-scope's scope places, and remembers how much was in use at its end, however
/// it ends.
///
/// [`Arena::scope`]: super::Arena::scope
pub struct ArenaScope<'a> {
    scope: BumpScope<'a, ChunkPool, Settings>,
    peak: &'a Cell<usize>,
}

impl<'a> ArenaScope<'a> {
    pub(super) fn new(
        scope: &'a mut BumpScope<'_, ChunkPool, Settings>,
        peak: &'a Cell<usize>,
    ) -> Self {
        let scope = scope.try_by_value().expect("a bump with a chunk from the start has one");
        ArenaScope { scope, peak }
    }

    /// Runs `work` with a scope inside this one: what it places is gone afterwards.
    pub fn scoped<R>(&mut self, work: impl FnOnce(&mut ArenaScope<'_>) -> R) -> R {
        let peak = self.peak;
        self.scope.scoped(|scope| work(&mut ArenaScope::new(scope, peak)))
    }

    /// Drops a value; its place is free again if it is the last one that was taken.
    pub fn dealloc<T: ?Sized>(&self, placed: BumpBox<'_, T>) {
        self.note();
        self.scope.dealloc(placed);
    }

    fn note(&self) {
        self.peak.set(self.peak.get().max(self.scope.stats().allocated()));
    }
}

impl<'a> Deref for ArenaScope<'a> {
    type Target = BumpScope<'a, ChunkPool, Settings>;

    fn deref(&self) -> &Self::Target {
        &self.scope
    }
}

impl Drop for ArenaScope<'_> {
    fn drop(&mut self) {
        self.note();
    }
}

impl fmt::Debug for ArenaScope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let used = self.scope.stats().allocated();
        f.debug_struct("ArenaScope").field("used", &used).finish_non_exhaustive()
    }
}

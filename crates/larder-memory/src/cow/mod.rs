//! States that differ little from one another: change in place and take it back, or share what is
//! the same and copy what is not.
//!
//! One edit per derived state, its fork and its drop included, with 30,000 entries; the ratio is that of
//! alternating runs against `Arc<BTreeMap>` made mutable:
//!
//! | kind | time | bytes | ratio | right for |
//! |---|---|---|---|---|
//! | [`Journal`] | 3 to 10 ns | 0 | 24,000x | try, then accept or reject: one state at a time |
//! | [`Chunks`] | 0.6 µs | 544 | 370x | many states of a dense vector alive together |
//! | [`Persist`] | 2 µs | under 1 KiB | 90x | many states of an ordered map alive together |
//! | [`PersistHash`] | 2.7 µs | under 1 KiB | 70x | the same, where keys have no order |
//! | `Arc<BTreeMap>` | 150 to 240 µs | 415 KB | 1x | nothing |
//!
//! With 50 entries a plain copy (49 ns) beats all but the journal.
//!
//! [`Shared`] is a vector that many own and nobody copies until somebody writes; [`Text`] is text
//! borrowed from its input or shared, whose clones never copy. For borrowed-or-owned values that are
//! **not** cloned, the standard library's `Cow` is the right type and there is none here: its clone
//! copies the whole once it is owned, which is the one thing `Text` does not do.

mod checkpoint;
mod chunks;
mod journal;
mod persist;
mod shared;
mod text;

pub use checkpoint::Checkpoint;
pub use chunks::Chunks;
pub use journal::Journal;
pub use persist::{Persist, PersistHash};
pub use shared::Shared;
pub use text::Text;

/// A state that can be forked cheaply, edited, and taken back.
pub trait CowState: Sized {
    /// What names a value: an index or a key.
    type Key;
    /// What is held.
    type Value;

    /// The value of a key.
    fn get(&self, key: &Self::Key) -> Option<&Self::Value>;

    /// Sets a value.
    ///
    /// # Panics
    /// A dense state panics when the index is out of range; its `try_set` gives an error instead.
    fn set(&mut self, key: Self::Key, value: Self::Value);

    /// Marks this moment, to come back to. Checkpoints nest.
    fn checkpoint(&mut self) -> Checkpoint;

    /// Undoes every edit since the checkpoint and closes it, with those opened after it.
    ///
    /// # Panics
    /// When the checkpoint is closed already, or belongs to another state.
    fn rollback(&mut self, to: Checkpoint);

    /// Keeps the edits since the checkpoint and closes it, with those opened after it. An outer
    /// checkpoint can still undo them.
    ///
    /// # Panics
    /// When the checkpoint is closed already, or belongs to another state.
    fn commit(&mut self, to: Checkpoint);

    /// Another state that is equal now and independent from now on. Open checkpoints stay behind.
    #[must_use]
    fn fork(&self) -> Self;

    /// Bytes that this state shares with others; `None` where the container cannot tell.
    fn bytes_shared(&self) -> Option<u64>;

    /// The counters of this state, from its making or forking on.
    fn stats(&self) -> CowStats;
}

/// Counters of one state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CowStats {
    /// Values held.
    pub live: u64,
    /// Values set.
    pub edits: u64,
    /// Edits undone by rolling back; `None` where a rollback swaps whole states.
    pub undone: Option<u64>,
    /// Bytes copied by forking and editing; `None` where the container cannot tell.
    pub bytes_copied: Option<u64>,
    /// Bytes shared with other states now; `None` where the container cannot tell.
    pub bytes_shared: Option<u64>,
    /// Checkpoints open now.
    pub checkpoints: u64,
}

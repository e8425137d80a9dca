//! Arenas: one chunk where many boxes were.
//!
//! Put what lives and dies together, a syntax tree, a query, a step, into an [`Arena`]: an allocation
//! is a comparison and an addition, and all of it goes at once. The bumping is
//! [`bump_scope`]'s; beneath it lies our [`ChunkPool`], which keeps chunks between arenas, charges
//! them to a budget and counts them. [`ArenaPool`] lends whole arenas, [`thread_arena`] has one at
//! hand in every thread.
//!
//! Memory that is still borrowed cannot be used again:
//!
//! ```compile_fail,E0502
//! let mut arena = larder_memory::arena::Arena::new();
//! let number = arena.alloc(5);
//! arena.reset(); // error: `arena` is borrowed by `number`
//! assert_eq!(*number, 5);
//! ```

mod bump;
mod chunk;
mod grown;
mod pool;
mod scope;
#[cfg(all(test, not(loom)))]
mod small;

pub use bump::{Arena, ArenaBox, ArenaOptions};
pub use chunk::{ChunkPool, ChunkPoolOptions, ChunkStats};
pub use grown::{ArenaString, ArenaVec};
pub use pool::{ArenaLoan, ArenaPool, ArenaPoolOptions, thread_arena};
pub use scope::ArenaScope;

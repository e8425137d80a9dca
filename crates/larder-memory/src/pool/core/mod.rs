//! The pool itself: per-thread magazines over one shared depot.
//!
//! ```text
//! take:  my magazine has one?  ->  pop it                      no lock, no locked instruction
//!        the depot has some?   ->  half a magazine of them     one lock per 32 objects
//!        else                  ->  make one
//! give:  clean it; my magazine has room?  ->  push it
//!        it is full?           ->  its colder half goes to the depot
//!        no credit left?       ->  free the object, count the drop
//! ```
//!
//! Three decisions carry the speed. Objects never move, only pointers do: moving a 24-byte string
//! header in and out of a vector takes four times as long as moving a pointer. The magazine is
//! reached by a small thread index, not by a lock or a compare-and-swap: one locked instruction
//! each way would already cost more than `malloc`. And the counters live in the magazine's slot,
//! written by one thread only.
//!
//! No user code (making, cleaning, dropping) runs while a magazine or the depot is held, so a
//! pooled object may itself use the pool, and a panic in user code leaves the pool whole.

mod bound;
mod count;
mod depot;
mod give;
mod object;
mod state;
mod take;
mod trim;

pub(super) use state::Core;

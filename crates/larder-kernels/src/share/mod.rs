//! Work on one slice by several threads, divided the same way every time.
//!
//! [`ColumnsMut`] divides a matrix by its columns, as `split_at_mut` divides a slice by its rows.
//! [`Team`] keeps threads that wait for work: a call costs a wake-up and asks the allocator for
//! nothing; making a team does.

mod columns;
mod team;

pub use columns::ColumnsMut;
pub use team::Team;

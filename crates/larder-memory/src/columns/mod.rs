//! Records laid out by field: structure of arrays, and arrays of structures of arrays.
//!
//! A loop that reads one field of a 64-byte record drags the other 56 bytes through the cache. Laid
//! out in columns ([`Table`]) it reads only what it needs. Reading **whole records in random order**
//! is the reverse: each field is a cache line of its own. Both sides, measured on records of
//! eight `f64`, as time against plain `Vec<Record>` (above 1 is faster):
//!
//! | records | columns: scan of one field | lanes of 8: the same | columns: random whole records | lanes of 8: the same |
//! |---|---|---|---|---|
//! | 16 KiB | 1.3x | 1.5x | 0.74x | 0.95x |
//! | 1 MiB | 3.6x | 2.7x | 0.67x | 0.86x |
//! | 32 MiB | 11 to 14x | 2.4 to 3.2x | 0.11x | 0.33x |
//!
//! [`Lanes`] puts `L` records at a time side by side, field after field: a vector register loads one
//! field of `L` records, and one record lies within a few neighbouring lines. Take columns when loops
//! read few fields of many records in order; lanes when they read most fields of many records, in
//! vectors; plain records when they come one at a time from anywhere. Columns do nothing for fields
//! that own memory elsewhere: the string is where it was.
//!
//! `#[derive(Columns)]` makes a struct, with named fields or a tuple, with parameters or without, a
//! record of a [`Table`]. The code it writes has no `unsafe` and needs this crate alone, under its
//! own name. An enum is refused, and so is what has no fields:
//!
//! ```compile_fail
//! #[derive(larder_memory::columns::Columns)]
//! enum Shape { Round { radius: f64 }, Square { side: f64 } } // no fields in common
//! ```
//! ```compile_fail
//! #[derive(larder_memory::columns::Columns)]
//! union Bits { float: f32, int: u32 } // one place for all fields
//! ```
//! ```compile_fail
//! #[derive(larder_memory::columns::Columns)]
//! struct Nothing; // no fields
//! ```
//! So is a record with a destructor of its own, which would run when the record is taken apart:
//!
//! ```compile_fail,E0119
//! #[derive(larder_memory::columns::Columns)]
//! struct Handle { id: u32 }
//! impl Drop for Handle {
//!     fn drop(&mut self) {}
//! }
//! ```

mod lanes;
mod record;
mod table;

pub use lanes::{LaneRecord, Lanes};
pub use larder_memory_derive::Columns;
pub use record::Columns;
pub use table::{Table, TableStats};

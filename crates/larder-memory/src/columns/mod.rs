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
//! The derive for [`Table`] is that of the crate `soa-rs`, and the code it writes names that crate
//! and its trait: a crate that derives [`Soars`] has `soa-rs = "1"` among its own dependencies, and
//! the trait in scope under this name.

mod lanes;
mod table;

pub use lanes::{LaneRecord, Lanes};
pub use soa_rs::Soars;
pub use table::{Table, TableStats};

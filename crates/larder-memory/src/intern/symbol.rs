//! The number of a text.

/// The number of an interned text: ids count from 0 in the order of first meeting, the pre-seeded
/// set first. Equal texts of one interner have equal symbols.
///
/// A symbol belongs to the interner that gave it out. Another interner cannot tell: it answers
/// with its own text of that number, or with nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Symbol(pub u32);

impl Symbol {
    /// The number.
    pub const fn id(self) -> u32 {
        self.0
    }

    /// The number as an index into a column of one's own.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

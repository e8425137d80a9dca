//! An interner that has stopped growing.
//!
//! The texts lie end to end. Where one begins is found from a base for every sixteen and the
//! lengths between, a byte each; the rare text of 255 bytes or more has its length in a side list.
//! The table of numbers is filled to nine tenths, with a multiplication in place of a mask, so that
//! its size need not be a power of two. In all about six bytes for a text beside the text.

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use super::hash::{hash, same};
use super::store::no_memory;
use super::symbol::Symbol;
use crate::error::{ErrorKind, MemoryError};
use crate::fallible::try_collect;
use crate::stats::InternStats;

/// Texts between two bases.
const BLOCK: usize = 16;
/// A length that stands in the side list.
const LONG: u8 = u8::MAX;
const VACANT: u32 = u32::MAX;

/// A read-only interner: [`Interner::freeze`](super::Interner::freeze) makes it.
///
/// ```
/// use larder_memory::intern::Interner;
/// let names = Interner::new();
/// let price = names.intern("price");
/// let frozen = names.freeze()?;
/// assert_eq!(frozen.get("price"), Some(price));
/// assert_eq!(frozen.resolve(price), "price");
/// assert_eq!(frozen.get("volume"), None);
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
pub struct FrozenInterner {
    text: Box<str>,
    bases: Box<[u32]>,
    lengths: Box<[u8]>,
    /// Ids and lengths of the texts of `LONG` bytes and more, by id.
    long: Box<[(u32, u32)]>,
    table: Box<[u32]>,
    keywords: u32,
    seed: u64,
}

impl FrozenInterner {
    pub(super) fn build(texts: &[&str], keywords: u32) -> Result<Self, MemoryError> {
        let count = texts.len();
        let bytes: usize = texts.iter().map(|text| text.len()).sum();
        if u32::try_from(bytes).is_err() {
            return Err(MemoryError::new(
                ErrorKind::LimitReached,
                format!("{bytes} bytes of text are over the 4 GiB of a frozen interner"),
            ));
        }
        let long_count = texts.iter().filter(|text| text.len() >= usize::from(LONG)).count();
        let mut text = String::new();
        text.try_reserve_exact(bytes).map_err(|_full| no_memory())?;
        // Room for all at once: nothing below asks again.
        let mut bases = try_collect(count.div_ceil(BLOCK), std::iter::empty())?;
        let mut lengths = try_collect(count, std::iter::empty())?;
        let mut long = try_collect(long_count, std::iter::empty())?;
        let below = "the sum of all lengths fits 32 bits";
        for (id, one) in texts.iter().enumerate() {
            if id % BLOCK == 0 {
                bases.push(u32::try_from(text.len()).expect(below));
            }
            lengths.push(match u8::try_from(one.len()) {
                Ok(len) if len < LONG => len,
                _ => {
                    let id = u32::try_from(id).expect("ids are 32 bits");
                    long.push((id, u32::try_from(one.len()).expect(below)));
                    LONG
                }
            });
            text.push_str(one);
        }
        let places = lengths.len() * 10 / 9 + 1;
        let table = try_collect(places, std::iter::repeat(VACANT))?;
        let mut frozen = FrozenInterner {
            text: text.into_boxed_str(),
            bases: bases.into_boxed_slice(),
            lengths: lengths.into_boxed_slice(),
            long: long.into_boxed_slice(),
            table: table.into_boxed_slice(),
            keywords,
            seed: RandomState::new().hash_one(0),
        };
        for id in 0..frozen.lengths.len() {
            let id = u32::try_from(id).expect("ids are 32 bits");
            let mut place = frozen.place(hash(frozen.text_of(id).as_bytes(), frozen.seed));
            while frozen.table[place] != VACANT {
                place = frozen.after(place);
            }
            frozen.table[place] = id;
        }
        Ok(frozen)
    }

    /// The symbol of a text, if it is one of those frozen.
    pub fn get(&self, text: &str) -> Option<Symbol> {
        let mut place = self.place(hash(text.as_bytes(), self.seed));
        loop {
            let id = self.table[place];
            if id == VACANT {
                return None;
            }
            let (start, len) = self.span(id);
            if len == text.len() && same(&self.text.as_bytes()[start..start + len], text.as_bytes())
            {
                return Some(Symbol(id));
            }
            place = self.after(place);
        }
    }

    /// The text of a symbol.
    ///
    /// # Panics
    /// When no text has this number.
    pub fn resolve(&self, symbol: Symbol) -> &str {
        assert!(
            symbol.index() < self.len(),
            "symbol {} does not belong to this interner of {} texts",
            symbol.0,
            self.len()
        );
        self.text_of(symbol.0)
    }

    /// The text of a symbol, `None` when no text has this number.
    pub fn try_resolve(&self, symbol: Symbol) -> Option<&str> {
        (symbol.index() < self.len()).then(|| self.text_of(symbol.0))
    }

    /// Whether the symbol is one of the pre-seeded set.
    pub fn is_keyword(&self, symbol: Symbol) -> bool {
        symbol.0 < self.keywords
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// All texts by number.
    pub fn iter(&self) -> impl Iterator<Item = (Symbol, &str)> + '_ {
        (0..).map(Symbol).take(self.len()).map(|symbol| (symbol, self.text_of(symbol.0)))
    }

    /// Size and contents; a frozen interner counts no look-ups.
    pub fn stats(&self) -> InternStats {
        let bytes = self.text.len()
            + self.bases.len() * size_of::<u32>()
            + self.lengths.len()
            + self.long.len() * size_of::<(u32, u32)>()
            + self.table.len() * size_of::<u32>();
        InternStats {
            symbols: self.len() as u64,
            bytes_text: self.text.len() as u64,
            bytes_held: bytes as u64,
            ..InternStats::default()
        }
    }

    fn text_of(&self, id: u32) -> &str {
        let (start, len) = self.span(id);
        &self.text[start..start + len]
    }

    /// Where a text begins, and its length.
    fn span(&self, id: u32) -> (usize, usize) {
        let at = id as usize;
        let block = at - at % BLOCK;
        let before = &self.lengths[block..at];
        let mut start = self.bases[at / BLOCK] as usize;
        for (offset, &len) in before.iter().enumerate() {
            start += if len == LONG { self.long_len(block + offset) } else { usize::from(len) };
        }
        let len = self.lengths[at];
        (start, if len == LONG { self.long_len(at) } else { usize::from(len) })
    }

    #[cold]
    fn long_len(&self, at: usize) -> usize {
        let found = self.long.binary_search_by_key(&at, |&(id, _)| id as usize);
        self.long[found.expect("every long text is in the side list")].1 as usize
    }

    /// A place in the table from the high bits of the hash.
    fn place(&self, hash: u64) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "the product is below the length")]
        let place = ((u128::from(hash) * self.table.len() as u128) >> 64) as usize;
        place
    }

    fn after(&self, place: usize) -> usize {
        if place + 1 == self.table.len() { 0 } else { place + 1 }
    }
}

impl fmt::Debug for FrozenInterner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FrozenInterner").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

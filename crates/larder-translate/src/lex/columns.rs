//! The tokens of a source, in columns.

use larder_memory::arena::{Arena, ArenaVec};

use super::TokenKind;

/// A length that does not fit its byte stands in a list of its own.
const LONG: u8 = u8::MAX;

/// The columns, in an arena.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    pub(crate) kinds: ArenaVec<'a, TokenKind>,
    pub(crate) starts: ArenaVec<'a, u32>,
    lengths: ArenaVec<'a, u8>,
    /// Index and end of the tokens of 255 bytes and more, by index.
    long: ArenaVec<'a, (u32, u32)>,
}

/// The arena has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl<'a> Tokens<'a> {
    pub(crate) fn with_room(arena: &'a Arena, tokens: usize) -> Result<Self, Full> {
        let mut columns = Tokens {
            kinds: arena.vec(),
            starts: arena.vec(),
            lengths: arena.vec(),
            long: arena.vec(),
        };
        columns.kinds.try_reserve_exact(tokens).map_err(|_full| Full)?;
        columns.starts.try_reserve_exact(tokens).map_err(|_full| Full)?;
        columns.lengths.try_reserve_exact(tokens).map_err(|_full| Full)?;
        Ok(columns)
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, kind: TokenKind, start: usize, end: usize) -> Result<(), Full> {
        debug_assert!(start <= end, "a token ends at {end}, before its start {start}");
        #[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
        let at = start as u32;
        let length = u8::try_from(end - start).unwrap_or(LONG);
        if length == LONG {
            self.push_long(end)?;
        }
        let is_in = self.kinds.try_push(kind).is_ok()
            && self.starts.try_push(at).is_ok()
            && self.lengths.try_push(length).is_ok();
        if is_in { Ok(()) } else { Err(Full) }
    }

    #[cold]
    #[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
    fn push_long(&mut self, end: usize) -> Result<(), Full> {
        let index = self.kinds.len() as u32;
        self.long.try_push((index, end as u32)).map_err(|_full| Full)
    }

    /// Where a token ends.
    #[inline(always)]
    pub(crate) fn end(&self, index: usize) -> u32 {
        let length = self.lengths[index];
        if length == LONG { self.long_end(index) } else { self.starts[index] + u32::from(length) }
    }

    #[cold]
    fn long_end(&self, index: usize) -> u32 {
        let place = self.long.binary_search_by_key(&index, |&(index, _)| index as usize);
        self.long[place.expect("a long token stands in the list")].1
    }

    pub(crate) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Bytes of the columns.
    pub(crate) fn bytes(&self) -> usize {
        self.kinds.len() * 6 + self.long.len() * 8
    }
}

//! The tokens of a source, behind each other.
//!
//! A token is eight bytes: one place to write when it is read, one line of the cache when the parser looks
//! at its kind and then at its start. Columns of their own took a quarter less memory, and three writes.

use larder_memory::arena::{Arena, ArenaVec};

use super::TokenKind;

/// A length that does not fit stands in a list of its own.
const LONG: u16 = u16::MAX;

/// A token: what it is and where it stands.
#[derive(Clone, Copy, Debug)]
struct Token {
    start: u32,
    length: u16,
    kind: TokenKind,
}

const _: () = assert!(size_of::<Token>() == 8);

/// The tokens, in an arena.
#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    all: ArenaVec<'a, Token>,
    /// Index and end of the tokens of 65 535 bytes and more, by index.
    long: ArenaVec<'a, (u32, u32)>,
}

/// The arena has no room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

impl<'a> Tokens<'a> {
    pub(crate) fn with_room(arena: &'a Arena, tokens: usize) -> Result<Self, Full> {
        let mut columns = Tokens { all: arena.vec(), long: arena.vec() };
        columns.all.try_reserve_exact(tokens).map_err(|_full| Full)?;
        Ok(columns)
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, kind: TokenKind, start: usize, end: usize) -> Result<(), Full> {
        debug_assert!(start <= end, "a token ends at {end}, before its start {start}");
        #[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
        let at = start as u32;
        let length = u16::try_from(end - start).unwrap_or(LONG);
        if length == LONG {
            self.push_long(end)?;
        }
        self.all.try_push(Token { start: at, length, kind }).map_err(|_full| Full)
    }

    #[cold]
    #[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
    fn push_long(&mut self, end: usize) -> Result<(), Full> {
        let index = self.all.len() as u32;
        self.long.try_push((index, end as u32)).map_err(|_full| Full)
    }

    /// What a token is.
    #[inline(always)]
    pub(crate) fn kind(&self, index: usize) -> TokenKind {
        self.all[index].kind
    }

    /// What a token is, if there are so many.
    #[inline(always)]
    pub(crate) fn get(&self, index: usize) -> Option<TokenKind> {
        self.all.get(index).map(|token| token.kind)
    }

    /// Where a token begins.
    #[inline(always)]
    pub(crate) fn start(&self, index: usize) -> u32 {
        self.all[index].start
    }

    /// Where a token ends.
    #[inline(always)]
    pub(crate) fn end(&self, index: usize) -> u32 {
        let Token { start, length, .. } = self.all[index];
        if length == LONG { self.long_end(index) } else { start + u32::from(length) }
    }

    #[cold]
    fn long_end(&self, index: usize) -> u32 {
        let place = self.long.binary_search_by_key(&index, |&(index, _)| index as usize);
        self.long[place.expect("a long token stands in the list")].1
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// Bytes of the tokens.
    pub(crate) fn bytes(&self) -> usize {
        self.all.len() * size_of::<Token>() + self.long.len() * size_of::<(u32, u32)>()
    }
}

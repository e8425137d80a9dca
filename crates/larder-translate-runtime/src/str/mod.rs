//! Python's `str`: immutable, shared, indexed by code point.
//!
//! The text is UTF-8. An ASCII text is indexed directly; any other gets the offset of every 64th code point
//! at its first indexing. `s += t` on a text that nobody else holds extends it in place. Lone surrogates
//! have no place in it: what would make one is refused.

#[expect(unsafe_code, reason = "a text is one allocation, its bytes behind what is known of it")]
mod block;
mod case;
pub mod classes;
pub(crate) mod codecs;
mod methods;
#[expect(unsafe_code, reason = "blocks that nobody has lead to each other")]
mod room;
mod search;
mod split;
pub use methods::maketrans;
mod tables;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use block::Block;

use crate::exc::{Result, index_error, type_error};
use crate::slice::Slice;
use crate::traits::{Comparison, Eq, Hash, Iterate, Next, Order, Repr, Truth, TypeName};

/// Code points between two remembered offsets.
const STRIDE: usize = 64;

/// Python's `str`.
#[derive(Clone)]
pub struct Str(Block);

thread_local! {
    /// One text per ASCII character: programs make them by the million.
    static SINGLES: Vec<Str> = (0u8..128).map(|byte| Str::allocate(char::from(byte).encode_utf8(&mut [0; 4]))).collect();
    static EMPTY: Str = Str::allocate("");
}

impl Str {
    fn allocate(text: &str) -> Str {
        Str(Block::of_parts([text], code_points(text), 0))
    }

    /// A text that will grow to about so many bytes.
    pub(crate) fn with_room(text: &str, capacity: usize) -> Str {
        Str(Block::of_parts([text], code_points(text), capacity))
    }

    /// A part of this text, which is ASCII where the whole is.
    pub(crate) fn part(&self, bytes: std::ops::Range<usize>) -> Str {
        let text = &self.as_str()[bytes];
        match text.as_bytes() {
            [] => Str::empty(),
            [byte] => Str::of_char(char::from(*byte)),
            _ if self.is_ascii() => Str(Block::of_parts([text], text.len(), 0)),
            _ => Str::allocate(text),
        }
    }

    /// An ASCII text whose letters of one case are changed; where there are none it is the text itself.
    fn with_letters(&self, is_changed: impl Fn(&u8) -> bool, change: impl FnOnce(&mut str)) -> Str {
        if !self.as_str().as_bytes().iter().any(is_changed) {
            return self.clone();
        }
        if self.len() < 2 {
            let mut letter = self.as_str().to_owned();
            change(&mut letter);
            return Str::from(letter);
        }
        let mut text = Block::of_parts([self.as_str()], self.len(), 0);
        change(text.as_mut_str().expect("the block was made here"));
        Str(text)
    }

    /// The empty text.
    pub fn empty() -> Str {
        EMPTY.with(Str::clone)
    }

    /// A text of one character.
    pub fn of_char(character: char) -> Str {
        match u8::try_from(character) {
            Ok(byte) if byte < 128 => SINGLES.with(|singles| singles[usize::from(byte)].clone()),
            _ => Str::allocate(character.encode_utf8(&mut [0; 4])),
        }
    }

    /// The text as Rust sees it.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// `len(s)`.
    #[inline]
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of a text")]
    pub fn len(&self) -> usize {
        self.0.count()
    }

    /// Whether each code point is one byte.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.0.is_ascii()
    }

    /// Where a code point starts; the end for the length.
    pub(crate) fn offset(&self, index: usize) -> usize {
        debug_assert!(index <= self.len(), "index {index} of {}", self.len());
        let Some(offsets) = self.0.offsets() else { return index };
        let text = self.as_str();
        let offsets = offsets.get_or_init(|| {
            text.char_indices().step_by(STRIDE).map(|(offset, _)| offset).collect()
        });
        let Some(&start) = offsets.get(index / STRIDE) else { return text.len() };
        let mut rest = text[start..].char_indices().map(|(offset, _)| start + offset);
        rest.nth(index % STRIDE).unwrap_or(text.len())
    }

    /// How many code points stand before a byte.
    pub(crate) fn index_of_offset(&self, offset: usize) -> usize {
        if self.is_ascii() { offset } else { self.as_str()[..offset].chars().count() }
    }

    /// The code points from `from` to `to`, both within the length.
    pub(crate) fn cut(&self, from: usize, to: usize) -> Str {
        if from >= to {
            return Str::empty();
        }
        if from == 0 && to == self.len() {
            return self.clone();
        }
        self.part(self.offset(from)..self.offset(to))
    }

    /// `s[index]`.
    #[inline]
    pub fn get(&self, index: i64) -> Result<Str> {
        let at = crate::slice::place(index, self.len())
            .ok_or_else(|| index_error("string index out of range"))?;
        if self.is_ascii() {
            return Ok(Str::of_char(char::from(self.as_str().as_bytes()[at])));
        }
        let offset = self.offset(at);
        Ok(self.as_str()[offset..].chars().next().map_or_else(Str::empty, Str::of_char))
    }

    /// `s[start:stop:step]`.
    pub fn slice(&self, slice: &Slice) -> Result<Str> {
        let (start, stop, step) = slice.indices(self.len())?;
        if step == 1 {
            return Ok(self.cut(
                usize::try_from(start).unwrap_or(0),
                usize::try_from(stop.max(start)).unwrap_or(0),
            ));
        }
        let places = crate::slice::walk(start, stop, step);
        if self.is_ascii() {
            let bytes = self.as_str().as_bytes();
            return Ok(Str::from(places.map(|at| char::from(bytes[at])).collect::<String>()));
        }
        let characters: Vec<char> = self.as_str().chars().collect();
        Ok(Str::from(places.map(|at| characters[at]).collect::<String>()))
    }

    /// `s + t`.
    #[must_use]
    pub fn concat(&self, other: &Str) -> Str {
        if self.len() == 0 {
            return other.clone();
        }
        if other.len() == 0 {
            return self.clone();
        }
        let parts = [self.as_str(), other.as_str()];
        Str(Block::of_parts(parts, self.len() + other.len(), 0))
    }

    /// `s += t`: in place where nobody else holds the text.
    pub fn push(&mut self, other: &Str) {
        if !self.0.push(other.as_str(), other.len()) {
            *self = self.concat(other);
        }
    }

    /// `s * count`.
    pub fn repeat(&self, count: i64) -> Result<Str> {
        let count = usize::try_from(count).unwrap_or(0);
        if count == 1 {
            return Ok(self.clone());
        }
        crate::slice::room_for(self.as_str().len(), count)?;
        Ok(Str::from(self.as_str().repeat(count)))
    }

    /// `ord(s)`.
    pub fn ord(&self) -> Result<i64> {
        let mut characters = self.as_str().chars();
        match (characters.next(), characters.next()) {
            (Some(one), None) => Ok(i64::from(u32::from(one))),
            _ => Err(type_error(&format!(
                "ord() expected a character, but string of length {} found",
                self.len()
            ))),
        }
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Str) -> bool {
        self.address() == other.address()
    }

    pub(crate) fn address(&self) -> usize {
        self.0.address()
    }

    /// The hash, which is the same in every run.
    #[inline]
    pub fn hash_value(&self) -> i64 {
        let known = self.0.hash().get();
        if known != 0 {
            return known;
        }
        let hash = hash_text(self.as_str().as_bytes());
        self.0.hash().set(hash);
        hash
    }
}

fn code_points(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

/// The hash of a text that is no [`Str`] yet; never 0 but for the empty one, never -1.
pub(crate) fn hash_text(bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    // Words folded by multiplication; the last one padded, the length mixed in.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut hash = bytes.len() as u64 ^ FACTOR;
    let (words, rest) = bytes.as_chunks::<8>();
    let last = (!rest.is_empty()).then(|| padded(rest));
    for word in words.iter().map(|word| u64::from_le_bytes(*word)).chain(last) {
        let wide = u128::from(hash ^ word) * u128::from(FACTOR);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are folded")]
        let folded = (wide as u64) ^ ((wide >> 64) as u64);
        hash = folded.rotate_left(23);
    }
    match hash.cast_signed() {
        -1 | 0 => -2,
        hash => hash,
    }
}

/// One to seven bytes as a word, the first one lowest, without a step for each.
#[inline]
fn padded(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        // Where the two halves overlap they agree.
        (Some(low), Some(high)) => {
            let at = 8 * (bytes.len() - 4);
            u64::from(u32::from_le_bytes(*low)) | u64::from(u32::from_le_bytes(*high)) << at
        }
        _ => {
            let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
            byte(0) | byte(bytes.len() / 2) | byte(bytes.len() - 1)
        }
    }
}

/// `chr(code)`.
pub fn chr(code: i64) -> Result<Str> {
    let code = crate::int::code_point(&crate::int::Int::from(code))?;
    match char::from_u32(code) {
        Some(character) => Ok(Str::of_char(character)),
        None => Err(crate::exc::not_implemented_error(&format!(
            "chr({code}) is half a surrogate pair, which a text here cannot hold"
        ))),
    }
}

/// `repr(s)`.
pub(crate) fn repr_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    repr_into(text, false, &mut out);
    out
}

/// `repr`, or `ascii` where everything else is escaped too.
pub(crate) fn repr_into(text: &str, is_ascii: bool, out: &mut String) {
    use std::fmt::Write;
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if character == quote => {
                out.push('\\');
                out.push(character);
            }
            ' '..='~' => out.push(character),
            _ if !is_ascii && classes::is_printable(character) => out.push(character),
            _ => {
                let code = u32::from(character);
                let written = match code {
                    0..0x100 => write!(out, "\\x{code:02x}"),
                    0x100..0x1_0000 => write!(out, "\\u{code:04x}"),
                    _ => write!(out, "\\U{code:08x}"),
                };
                debug_assert!(written.is_ok(), "a String takes everything");
            }
        }
    }
    out.push(quote);
}

impl From<&str> for Str {
    fn from(text: &str) -> Str {
        match text.as_bytes() {
            [] => Str::empty(),
            [byte] => Str::of_char(char::from(*byte)),
            _ => Str::allocate(text),
        }
    }
}

impl From<String> for Str {
    fn from(text: String) -> Str {
        Str::from(text.as_str())
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&repr_of(self.as_str()))
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Str) -> bool {
        self.is_same(other) || self.as_str() == other.as_str()
    }
}

impl std::cmp::Eq for Str {}

impl Repr for Str {
    fn repr(&self, out: &mut String) -> Result<()> {
        repr_into(self.as_str(), false, out);
        Ok(())
    }
    fn str(&self, out: &mut String) -> Result<()> {
        out.push_str(self.as_str());
        Ok(())
    }
}

impl Truth for Str {
    fn truth(&self) -> Result<bool> {
        Ok(self.len() > 0)
    }
}

impl TypeName for Str {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("str")
    }
}

impl Eq for Str {
    fn equals(&self, other: &Str) -> Result<bool> {
        Ok(self == other)
    }
    #[inline]
    fn equals_quick(&self, other: &Str) -> Option<bool> {
        Some(self == other)
    }
}

impl Order for Str {
    fn order(&self, comparison: Comparison, other: &Str) -> Result<bool> {
        // The bytes of UTF-8 have the order of code points.
        Ok(comparison.holds(self.as_str().cmp(other.as_str())))
    }
    fn total(&self, other: &Str) -> Option<Ordering> {
        Some(self.as_str().cmp(other.as_str()))
    }
}

impl Hash for Str {
    #[inline]
    fn hash(&self) -> Result<i64> {
        Ok(self.hash_value())
    }
}

/// Walks through the characters of a text.
#[derive(Clone, Debug)]
pub struct StrIter {
    text: Str,
    offset: usize,
}

impl Next for StrIter {
    type Item = Str;
    fn next(&mut self) -> Result<Option<Str>> {
        let Some(character) = self.text.as_str()[self.offset..].chars().next() else {
            return Ok(None);
        };
        self.offset += character.len_utf8();
        Ok(Some(Str::of_char(character)))
    }
    fn remaining(&self) -> Option<usize> {
        Some(self.text.as_str()[self.offset..].chars().count())
    }
}

impl Iterate for Str {
    type Item = Str;
    type Iter = StrIter;
    fn iterate(&self) -> Result<StrIter> {
        Ok(StrIter { text: self.clone(), offset: 0 })
    }
    fn count_hint(&self) -> usize {
        self.len()
    }
}

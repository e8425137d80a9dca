//! Text that is borrowed from its input, or shared: a clone is a handle, never a copy.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Borrowed or shared text. It compares, orders and hashes as the `str` it is.
///
/// Against `Cow<str>`: the clone of an owned `Cow` copies the whole text, the clone of a `Text` counts
/// a handle up; and a slice of owned text stays text of its own ([`Text::slice`]) instead of a borrow
/// of it.
#[derive(Clone)]
pub struct Text<'a> {
    kept: Kept<'a>,
}

#[derive(Clone)]
enum Kept<'a> {
    Borrowed(&'a str),
    Shared(Arc<str>, Range<usize>),
}

impl<'a> Text<'a> {
    /// Text borrowed from where it lies.
    pub const fn borrowed(text: &'a str) -> Self {
        Text { kept: Kept::Borrowed(text) }
    }

    /// Text copied once and shared from then on.
    pub fn shared(text: &str) -> Text<'static> {
        Text { kept: Kept::Shared(Arc::from(text), 0..text.len()) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.kept {
            Kept::Borrowed(text) => text,
            Kept::Shared(text, range) => &text[range.clone()],
        }
    }

    /// Whether it is borrowed from its input.
    pub fn is_borrowed(&self) -> bool {
        matches!(self.kept, Kept::Borrowed(_))
    }

    /// A part of the text, without a copy; `None` when the range does not lie within it or cuts a
    /// character.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Option<Self> {
        let kept = match &self.kept {
            Kept::Borrowed(text) => Kept::Borrowed(text.get(range)?),
            Kept::Shared(text, own) => {
                self.as_str().get(range.clone())?;
                Kept::Shared(Arc::clone(text), own.start + range.start..own.start + range.end)
            }
        };
        Some(Text { kept })
    }

    /// Text that no longer needs its input: borrowed text is copied, shared text is not.
    #[must_use]
    pub fn into_static(self) -> Text<'static> {
        match self.kept {
            Kept::Borrowed(text) => Self::shared(text),
            Kept::Shared(text, range) => Text { kept: Kept::Shared(text, range) },
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Text::borrowed(text)
    }
}

impl From<String> for Text<'static> {
    fn from(text: String) -> Self {
        Text::shared(&text)
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        self
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text<'_> {}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_and_slices_of_shared_text_lie_where_the_text_lies() {
        let text = Text::from(String::from("größe = 3"));
        let copy = text.clone();
        assert!(std::ptr::eq(text.as_ptr(), copy.as_ptr()));
        let part = text.slice(0..7).unwrap().slice(2..7).unwrap();
        assert_eq!(&part, "öße");
        assert_eq!(part.as_ptr(), text[2..].as_ptr());
        assert_eq!(text.slice(0..3), None, "a character would be cut");
        assert_eq!(text.slice(5..99), None);
    }

    #[test]
    fn borrowed_text_stays_where_it_is_until_it_must_outlive_its_input() {
        let input = String::from("key value");
        let text = Text::from(&input[4..]);
        assert!(text.is_borrowed() && std::ptr::eq(text.as_ptr(), input[4..].as_ptr()));
        let kept = text.into_static();
        drop(input);
        assert_eq!((&*kept, kept.is_borrowed()), ("value", false));
        assert_eq!(format!("{kept:>7}|{kept:?}"), "  value|\"value\"");
    }

    #[test]
    fn it_is_found_in_a_map_by_plain_text() {
        let mut map = crate::map::FastMap::new();
        map.insert(Text::shared("a"), 1);
        assert_eq!(map.get("a"), Some(&1));
    }
}

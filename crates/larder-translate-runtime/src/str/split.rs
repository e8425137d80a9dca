//! Splitting and joining.

use super::{Str, classes};
use crate::exc::{Result, value_error};
use crate::list::List;
use crate::traits::{Iterate, Next};

impl Str {
    /// `s.split(sep, maxsplit)`; without `sep` at runs of white space; a negative `maxsplit` is no bound.
    pub fn split(&self, separator: Option<&Str>, most: i64) -> Result<List<Str>> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let text = self.as_str();
        let mut parts = Vec::new();
        match separator {
            Some(separator) if separator.len() == 0 => return Err(value_error("empty separator")),
            Some(separator) => {
                let (mut from, step) = (0, separator.as_str().len());
                // One letter is found faster than a text.
                let letter = separator.as_str().chars().next().filter(|_| separator.len() == 1);
                while parts.len() < most {
                    let rest = &text[from..];
                    let found = match letter {
                        Some(letter) => rest.find(letter),
                        None => rest.find(separator.as_str()),
                    };
                    let Some(found) = found else { break };
                    parts.push(self.part(from..from + found));
                    from += found + step;
                }
                parts.push(self.part(from..text.len()));
            }
            None if self.is_ascii() => {
                let is_space = |&byte: &u8| classes::is_space(char::from(byte));
                let (bytes, mut from) = (text.as_bytes(), 0);
                while let Some(start) = bytes[from..].iter().position(|byte| !is_space(byte)) {
                    let start = from + start;
                    if parts.len() == most {
                        parts.push(self.part(start..bytes.len()));
                        break;
                    }
                    let length = bytes[start..].iter().position(is_space);
                    from = length.map_or(bytes.len(), |length| start + length);
                    parts.push(self.part(start..from));
                }
            }
            None => {
                let mut rest = text.trim_start_matches(classes::is_space);
                while !rest.is_empty() {
                    if parts.len() == most {
                        parts.push(Str::from(rest));
                        break;
                    }
                    let end = rest.find(classes::is_space).unwrap_or(rest.len());
                    parts.push(Str::from(&rest[..end]));
                    rest = rest[end..].trim_start_matches(classes::is_space);
                }
            }
        }
        Ok(List::from(parts))
    }

    /// `s.rsplit(sep, maxsplit)`.
    pub fn rsplit(&self, separator: Option<&Str>, most: i64) -> Result<List<Str>> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let text = self.as_str();
        let mut parts = Vec::new();
        match separator {
            Some(separator) if separator.len() == 0 => return Err(value_error("empty separator")),
            Some(separator) => {
                parts.extend(
                    text.rsplitn(most.saturating_add(1), separator.as_str()).map(Str::from),
                );
            }
            None => {
                let mut rest = text.trim_end_matches(classes::is_space);
                while !rest.is_empty() {
                    if parts.len() == most {
                        parts.push(Str::from(rest));
                        break;
                    }
                    let start = rest
                        .char_indices()
                        .rev()
                        .find(|&(_, character)| classes::is_space(character))
                        .map_or(0, |(at, character)| at + character.len_utf8());
                    parts.push(Str::from(&rest[start..]));
                    rest = rest[..start].trim_end_matches(classes::is_space);
                }
            }
        }
        parts.reverse();
        Ok(List::from(parts))
    }

    /// `s.splitlines(keepends)`.
    pub fn splitlines(&self, keep_ends: bool) -> List<Str> {
        let mut parts = Vec::new();
        let mut rest = self.as_str();
        while !rest.is_empty() {
            let (end, after) = match rest.char_indices().find(|&(_, c)| classes::is_line_break(c)) {
                Some((at, '\r')) if rest[at + 1..].starts_with('\n') => (at, at + 2),
                Some((at, character)) => (at, at + character.len_utf8()),
                None => (rest.len(), rest.len()),
            };
            parts.push(Str::from(&rest[..if keep_ends { after } else { end }]));
            rest = &rest[after..];
        }
        List::from(parts)
    }

    /// The lines with their ends, cut at `\n` alone as files are.
    pub(crate) fn splitlines_at_newlines(&self) -> Vec<Str> {
        self.as_str().split_inclusive('\n').map(Str::from).collect()
    }

    /// `s.join(parts)`.
    pub fn join<I: Iterate<Item = Str>>(&self, parts: &I) -> Result<Str> {
        let about = parts.count_hint();
        let mut parts = parts.iterate()?;
        let Some(first) = parts.next()? else { return Ok(Str::empty()) };
        let Some(second) = parts.next()? else { return Ok(first) };
        // The others are likely to be as long as the first.
        let each = first.as_str().len() + self.as_str().len();
        let about = about.saturating_mul(each).min(1 << 12);
        let mut text = Str::with_room(first.as_str(), about);
        let mut next = Some(second);
        while let Some(part) = next {
            text.push(self);
            text.push(&part);
            next = parts.next()?;
        }
        Ok(text)
    }
}

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
                parts
                    .extend(text.splitn(most.saturating_add(1), separator.as_str()).map(Str::from));
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
        let mut parts = parts.iterate()?;
        let Some(first) = parts.next()? else { return Ok(Str::empty()) };
        let Some(second) = parts.next()? else { return Ok(first) };
        let mut text = String::from(first.as_str());
        let mut next = Some(second);
        while let Some(part) = next {
            text.push_str(self.as_str());
            text.push_str(part.as_str());
            next = parts.next()?;
        }
        Ok(Str::from(text))
    }
}

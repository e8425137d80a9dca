//! Finding, counting, replacing and taking apart at a text.

use super::Str;
use crate::exc::{Result, value_error};

impl Str {
    /// The part that a search with bounds looks at, and the byte where it starts; `None` for bounds that
    /// cross.
    fn window(&self, start: Option<i64>, stop: Option<i64>) -> Option<(&str, usize)> {
        if start.is_none() && stop.is_none() {
            return Some((self.as_str(), 0));
        }
        let (start, stop, is_empty) = crate::slice::bounds(start, stop, self.len());
        if is_empty {
            return None;
        }
        let from = self.offset(start);
        Some((&self.as_str()[from..self.offset(stop)], from))
    }

    fn place_of(&self, offset: Option<usize>) -> i64 {
        offset.map_or(-1, |offset| crate::int::from_usize(self.index_of_offset(offset)))
    }

    /// `s.find(sub, start, stop)`.
    pub fn find(&self, sub: &Str, start: Option<i64>, stop: Option<i64>) -> i64 {
        let Some((text, from)) = self.window(start, stop) else { return -1 };
        self.place_of(text.find(sub.as_str()).map(|at| from + at))
    }

    /// `s.rfind(sub, start, stop)`.
    pub fn rfind(&self, sub: &Str, start: Option<i64>, stop: Option<i64>) -> i64 {
        let Some((text, from)) = self.window(start, stop) else { return -1 };
        self.place_of(text.rfind(sub.as_str()).map(|at| from + at))
    }

    /// `s.index(sub, start, stop)`.
    pub fn index(&self, sub: &Str, start: Option<i64>, stop: Option<i64>) -> Result<i64> {
        match self.find(sub, start, stop) {
            -1 => Err(value_error("substring not found")),
            at => Ok(at),
        }
    }

    /// `s.rindex(sub, start, stop)`.
    pub fn rindex(&self, sub: &Str, start: Option<i64>, stop: Option<i64>) -> Result<i64> {
        match self.rfind(sub, start, stop) {
            -1 => Err(value_error("substring not found")),
            at => Ok(at),
        }
    }

    /// `s.count(sub, start, stop)`.
    pub fn count(&self, sub: &Str, start: Option<i64>, stop: Option<i64>) -> i64 {
        let Some((text, _)) = self.window(start, stop) else { return 0 };
        if sub.len() == 0 {
            return crate::int::from_usize(text.chars().count() + 1);
        }
        crate::int::from_usize(text.matches(sub.as_str()).count())
    }

    /// `sub in s`.
    pub fn contains(&self, sub: &Str) -> bool {
        self.as_str().contains(sub.as_str())
    }

    /// `s.startswith(prefix, start, stop)`.
    pub fn startswith(&self, prefix: &Str, start: Option<i64>, stop: Option<i64>) -> bool {
        self.window(start, stop).is_some_and(|(text, _)| text.starts_with(prefix.as_str()))
    }

    /// `s.endswith(suffix, start, stop)`.
    pub fn endswith(&self, suffix: &Str, start: Option<i64>, stop: Option<i64>) -> bool {
        self.window(start, stop).is_some_and(|(text, _)| text.ends_with(suffix.as_str()))
    }

    /// `s.replace(from, to, count)`; a negative count is all of them.
    #[must_use]
    pub fn replace(&self, from: &Str, to: &Str, count: i64) -> Str {
        let Ok(count) = usize::try_from(count) else {
            return Str::from(self.as_str().replace(from.as_str(), to.as_str()));
        };
        Str::from(self.as_str().replacen(from.as_str(), to.as_str(), count))
    }

    /// `s.partition(sep)`.
    pub fn partition(&self, separator: &Str) -> Result<(Str, Str, Str)> {
        if separator.len() == 0 {
            return Err(value_error("empty separator"));
        }
        Ok(match self.as_str().split_once(separator.as_str()) {
            Some((head, tail)) => (Str::from(head), separator.clone(), Str::from(tail)),
            None => (self.clone(), Str::empty(), Str::empty()),
        })
    }

    /// `s.rpartition(sep)`.
    pub fn rpartition(&self, separator: &Str) -> Result<(Str, Str, Str)> {
        if separator.len() == 0 {
            return Err(value_error("empty separator"));
        }
        Ok(match self.as_str().rsplit_once(separator.as_str()) {
            Some((head, tail)) => (Str::from(head), separator.clone(), Str::from(tail)),
            None => (Str::empty(), Str::empty(), self.clone()),
        })
    }

    /// `s.removeprefix(prefix)`.
    #[must_use]
    pub fn removeprefix(&self, prefix: &Str) -> Str {
        self.as_str().strip_prefix(prefix.as_str()).map_or_else(|| self.clone(), Str::from)
    }

    /// `s.removesuffix(suffix)`.
    #[must_use]
    pub fn removesuffix(&self, suffix: &Str) -> Str {
        self.as_str().strip_suffix(suffix.as_str()).map_or_else(|| self.clone(), Str::from)
    }
}

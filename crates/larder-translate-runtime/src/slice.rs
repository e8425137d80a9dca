//! Indices that may be negative and slices that may lie outside, brought within a length.

use crate::dyn_value::Dyn;
use crate::exc::{Result, memory_error, value_error};

/// `start:stop:step`; what is left out is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slice {
    /// Where it starts.
    pub start: Option<i64>,
    /// Where it stops, not included.
    pub stop: Option<i64>,
    /// How far apart.
    pub step: Option<i64>,
}

impl Slice {
    /// `start:stop:step`.
    pub fn new(start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Slice {
        Slice { start, stop, step }
    }

    /// `start:stop:step` of any values.
    pub fn of(parts: &[Dyn; 3]) -> Result<Slice> {
        crate::dynamic::slice_of(parts)
    }

    /// `slice.indices(length)`.
    #[inline]
    pub fn indices(&self, length: usize) -> Result<(i64, i64, i64)> {
        self.indices_of(i64::try_from(length).unwrap_or(i64::MAX))
    }

    /// The same for a length that may be more than fits into memory.
    #[inline]
    pub(crate) fn indices_of(&self, length: i64) -> Result<(i64, i64, i64)> {
        let step = self.step.unwrap_or(1);
        if step == 0 {
            return Err(value_error("slice step cannot be zero"));
        }
        let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
        let within = |index: i64| {
            let index = if index < 0 { index.saturating_add(length) } else { index };
            index.clamp(low, high)
        };
        let (first, last) = if step < 0 { (high, low) } else { (low, high) };
        Ok((self.start.map_or(first, within), self.stop.map_or(last, within), step))
    }
}

/// An index from either end as a place, if there is one.
#[inline]
pub(crate) fn place(index: i64, length: usize) -> Option<usize> {
    let index = if index < 0 { index.checked_add(i64::try_from(length).ok()?)? } else { index };
    usize::try_from(index).ok().filter(|&index| index < length)
}

/// The places that `indices` names with a step of 1.
#[inline]
pub(crate) fn span(start: i64, stop: i64) -> std::ops::Range<usize> {
    let start = usize::try_from(start).unwrap_or(0);
    start..usize::try_from(stop).unwrap_or(0).max(start)
}

/// How many places `indices` names.
pub(crate) fn count(start: i64, stop: i64, step: i64) -> usize {
    let distance = if step > 0 { stop - start } else { start - stop };
    if distance <= 0 {
        return 0;
    }
    usize::try_from((distance.unsigned_abs() - 1) / step.unsigned_abs() + 1).unwrap_or(usize::MAX)
}

/// The places that `indices` names, each within the length.
pub(crate) fn walk(start: i64, stop: i64, step: i64) -> impl Iterator<Item = usize> {
    (0..count(start, stop, step)).map(move |turn| {
        let turn = i64::try_from(turn).unwrap_or(i64::MAX);
        usize::try_from(start + turn * step).unwrap_or(0)
    })
}

/// `start` and `stop` of a search, as `str.find` reads them.
pub(crate) fn bounds(start: Option<i64>, stop: Option<i64>, length: usize) -> (usize, usize, bool) {
    let signed = i64::try_from(length).unwrap_or(i64::MAX);
    let from_end = |index: i64| if index < 0 { index.saturating_add(signed).max(0) } else { index };
    let start = from_end(start.unwrap_or(0));
    let stop = from_end(stop.unwrap_or(signed)).min(signed);
    let is_empty = start > stop;
    (usize::try_from(start.min(signed)).unwrap_or(0), usize::try_from(stop).unwrap_or(0), is_empty)
}

/// More than one value of any kind can have: what a pointer can span, and no more than 1 TiB.
const ROOM_MAX: u64 = if size_of::<usize>() < 8 { 1 << 31 } else { 1 << 40 };

/// `MemoryError` for a repetition that nobody can hold, before the allocator is asked.
pub(crate) fn room_for(length: usize, count: usize) -> Result<()> {
    match length.checked_mul(count) {
        Some(bytes) if bytes as u64 <= ROOM_MAX => Ok(()),
        _ => Err(memory_error("")),
    }
}

//! Python's `range`, of 64 bits.

use std::borrow::Cow;

use crate::exc::{Result, index_error, overflow_error, value_error};
use crate::slice::Slice;
use crate::traits::{Eq, Hash, Iterate, Next, Repr, Truth, TypeName};

/// Python's `range`.
#[derive(Clone, Copy, Debug)]
pub struct Range {
    /// Where it starts.
    pub start: i64,
    /// Where it stops, not included.
    pub stop: i64,
    /// How far apart.
    pub step: i64,
}

impl Range {
    /// `range(start, stop, step)`.
    #[inline]
    pub fn new(start: i64, stop: i64, step: i64) -> Result<Range> {
        if step == 0 {
            return Err(value_error("range() arg 3 must not be zero"));
        }
        Ok(Range { start, stop, step })
    }

    /// `range(stop)`.
    #[inline]
    pub fn to(stop: i64) -> Range {
        Range { start: 0, stop, step: 1 }
    }

    /// `range(start, stop)`.
    #[inline]
    pub fn between(start: i64, stop: i64) -> Range {
        Range { start, stop, step: 1 }
    }

    /// How many numbers it has.
    pub(crate) fn count_all(&self) -> u64 {
        let distance = if self.step > 0 {
            i128::from(self.stop) - i128::from(self.start)
        } else {
            i128::from(self.start) - i128::from(self.stop)
        };
        if distance <= 0 {
            return 0;
        }
        let step = i128::from(self.step).abs();
        u64::try_from((distance - 1) / step + 1).unwrap_or(u64::MAX)
    }

    /// `len(r)`.
    pub fn len(&self) -> Result<i64> {
        i64::try_from(self.count_all())
            .map_err(|_| overflow_error("Python int too large to convert to C ssize_t"))
    }

    fn nth(&self, index: i128) -> i64 {
        i64::try_from(i128::from(self.start) + index * i128::from(self.step)).unwrap_or(i64::MAX)
    }

    /// `r[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        let count = i128::from(self.count_all());
        let index = i128::from(index) + if index < 0 { count } else { 0 };
        if (0..count).contains(&index) {
            Ok(self.nth(index))
        } else {
            Err(index_error("range object index out of range"))
        }
    }

    /// `r[a:b:c]`.
    pub fn slice(&self, slice: &Slice) -> Result<Range> {
        let (start, stop, step) =
            slice.indices_of(i64::try_from(self.count_all()).unwrap_or(i64::MAX))?;
        let at = |index: i64| self.start.saturating_add(index.saturating_mul(self.step));
        Range::new(at(start), at(stop), self.step.saturating_mul(step))
    }

    /// `value in r`.
    pub fn contains(&self, value: i64) -> bool {
        self.place_of(value).is_some()
    }

    fn place_of(&self, value: i64) -> Option<i64> {
        let within = if self.step > 0 {
            (self.start..self.stop).contains(&value)
        } else {
            value <= self.start && value > self.stop
        };
        let distance = i128::from(value) - i128::from(self.start);
        let step = i128::from(self.step);
        (within && distance % step == 0).then(|| i64::try_from(distance / step).unwrap_or(i64::MAX))
    }

    /// `r.index(value)`.
    pub fn index(&self, value: i64) -> Result<i64> {
        self.place_of(value).ok_or_else(|| value_error(&format!("{value} is not in range")))
    }

    /// `r.count(value)`.
    pub fn count(&self, value: i64) -> i64 {
        i64::from(self.contains(value))
    }

    /// `reversed(r)`.
    pub fn reversed(&self) -> RangeIter {
        let count = self.count_all();
        if count == 0 {
            return RangeIter { at: 0, step: 1, left: 0 };
        }
        RangeIter {
            at: self.nth(i128::from(count) - 1),
            step: self.step.wrapping_neg(),
            left: count,
        }
    }
}

/// Walks through a range.
#[derive(Clone, Debug)]
pub struct RangeIter {
    at: i64,
    step: i64,
    left: u64,
}

impl Next for RangeIter {
    type Item = i64;
    #[inline]
    fn next(&mut self) -> Result<Option<i64>> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        let value = self.at;
        self.at = self.at.wrapping_add(self.step);
        Ok(Some(value))
    }
    fn remaining(&self) -> Option<usize> {
        usize::try_from(self.left).ok()
    }
}

impl Iterate for Range {
    type Item = i64;
    type Iter = RangeIter;
    #[inline]
    fn iterate(&self) -> Result<RangeIter> {
        Ok(RangeIter { at: self.start, step: self.step, left: self.count_all() })
    }
    fn count_hint(&self) -> usize {
        usize::try_from(self.count_all()).unwrap_or(usize::MAX)
    }
}

impl Repr for Range {
    fn repr(&self, out: &mut String) -> Result<()> {
        out.push_str(&match self.step {
            1 => format!("range({}, {})", self.start, self.stop),
            step => format!("range({}, {}, {step})", self.start, self.stop),
        });
        Ok(())
    }
}

impl Truth for Range {
    fn truth(&self) -> Result<bool> {
        Ok(self.count_all() > 0)
    }
}

impl TypeName for Range {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("range")
    }
}

impl Range {
    /// What two equal ranges have in common: their values.
    fn values(&self) -> (u64, Option<i64>, Option<i64>) {
        match self.count_all() {
            0 => (0, None, None),
            1 => (1, Some(self.start), None),
            count => (count, Some(self.start), Some(self.step)),
        }
    }
}

impl Eq for Range {
    fn equals(&self, other: &Range) -> Result<bool> {
        Ok(self.values() == other.values())
    }
    fn equals_quick(&self, other: &Range) -> Option<bool> {
        Some(self.values() == other.values())
    }
}

impl Hash for Range {
    fn hash(&self) -> Result<i64> {
        use crate::dyn_value::Dyn;
        let part = |value: Option<i64>| value.map_or(Dyn::None, Dyn::from);
        let (count, start, step) = self.values();
        crate::tuple::Tuple::new(vec![
            Dyn::from(crate::int::Int::from(count)),
            part(start),
            part(step),
        ])
        .hash()
    }
}

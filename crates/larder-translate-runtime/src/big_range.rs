//! `range` beyond 64 bits.
//!
//! The usual [`Range`] has words; a program that asks for larger ends or steps gets this one, which
//! says and does the same.

use std::any::Any;
use std::cmp::Ordering;

use crate::class::{Builtin, Type};
use crate::dyn_value::Dyn;
use crate::dynamic::{self as d, Number};
use crate::exc::{
    Result, index_error, not_implemented_error, overflow_error, type_error, value_error,
};
use crate::function::{Args, Function};
use crate::int::Int;
use crate::iter::Iter;
use crate::native::Native;
use crate::range::Range;

/// Ends and a step of any size.
#[derive(Clone, Debug)]
pub(crate) struct BigRange {
    start: Int,
    stop: Int,
    step: Int,
}

/// `range(start, stop, step)`, in words where they are enough.
pub(crate) fn range(start: Int, stop: Int, step: Int) -> Result<Dyn> {
    if step.sign() == 0 {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    match (start.to_i64(), stop.to_i64(), step.to_i64()) {
        (Some(start), Some(stop), Some(step)) => Range::new(start, stop, step).map(Dyn::from),
        _ => Ok(Dyn::native(BigRange { start, stop, step })),
    }
}

fn one() -> Int {
    Int::from(1i64)
}

impl BigRange {
    /// How many numbers it has.
    fn count(&self) -> Result<Int> {
        let distance = match self.step.sign() {
            1 => self.stop.sub(&self.start),
            _ => self.start.sub(&self.stop),
        };
        if distance.sign() <= 0 {
            return Ok(Int::from(0i64));
        }
        Ok(distance.sub(&one()).floordiv(&self.step.abs())?.add(&one()))
    }

    fn nth(&self, at: &Int) -> Int {
        self.start.add(&at.mul(&self.step))
    }

    /// Where a number stands.
    fn place_of(&self, value: &Int) -> Result<Option<Int>> {
        let (at, rest) = value.sub(&self.start).divmod(&self.step)?;
        let is_in = rest.sign() == 0 && at.sign() >= 0;
        Ok((is_in && at.compare(&self.count()?) == Ordering::Less).then_some(at))
    }

    fn walk(from: Int, count: Int, step: Int) -> Iter<Dyn> {
        let (mut at, mut left) = (from, count);
        Iter::from_fn("longrange_iterator", move || {
            if left.sign() <= 0 {
                return Ok(None);
            }
            let now = at.clone();
            at = at.add(&step);
            left = left.sub(&one());
            Ok(Some(Dyn::Int(now)))
        })
    }

    /// What tells it from others: how many, the first, the step.
    fn key(&self) -> Result<[Option<Int>; 3]> {
        let count = self.count()?;
        let first = (count.sign() > 0).then(|| self.start.clone());
        let step = (count.compare(&one()) == Ordering::Greater).then(|| self.step.clone());
        Ok([Some(count), first, step])
    }
}

/// A place in a slice, brought to the ends of what has `count` numbers.
fn bound(value: &Dyn, count: &Int, usual: &Int, is_back: bool) -> Result<Int> {
    if value.is_none() {
        return Ok(usual.clone());
    }
    let zero = Int::from(0i64);
    let least = if is_back { Int::from(-1i64) } else { zero.clone() };
    let most = if is_back { count.sub(&one()) } else { count.clone() };
    let given = d::index(value)?;
    let at = if given.sign() < 0 { given.add(count) } else { given };
    Ok(if at.compare(&least) == Ordering::Less {
        least
    } else if at.compare(&most) == Ordering::Greater {
        most
    } else {
        at
    })
}

impl Native for BigRange {
    fn type_name(&self) -> &'static str {
        "range"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Known(Builtin::Range)
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let (start, stop, step) = (&self.start, &self.stop, &self.step);
        Ok(Some(if step.compare(&one()) == Ordering::Equal {
            format!("range({start}, {stop})")
        } else {
            format!("range({start}, {stop}, {step})")
        }))
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        Ok(BigRange::walk(self.start.clone(), self.count()?, self.step.clone()))
    }
    fn reversed(&self) -> Result<Option<Iter<Dyn>>> {
        let count = self.count()?;
        Ok(Some(BigRange::walk(self.nth(&count.sub(&one())), count, self.step.neg())))
    }
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        match d::number(item) {
            Some(Number::Int(value)) => Ok(Some(self.place_of(&value)?.is_some())),
            Some(Number::Float(value)) if value.is_finite() && value.fract() == 0.0 => {
                Ok(Some(self.place_of(&Int::from_float(value)?)?.is_some()))
            }
            Some(Number::Float(_)) => Ok(Some(false)),
            None => Err(not_implemented_error("what is no number in a range beyond 64 bits")),
        }
    }
    fn length(&self) -> Result<Option<usize>> {
        let count = self.count()?.to_i64().and_then(|count| usize::try_from(count).ok());
        count
            .map(Some)
            .ok_or_else(|| overflow_error("Python int too large to convert to C ssize_t"))
    }
    fn truth(&self) -> Option<bool> {
        self.count().ok().map(|count| count.sign() > 0)
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        let count = self.count()?;
        if let Dyn::Slice(parts) = key {
            let [start, stop, step] = &**parts;
            let step = if step.is_none() { one() } else { d::index(step)? };
            if step.sign() == 0 {
                return Err(value_error("slice step cannot be zero"));
            }
            let is_back = step.sign() < 0;
            let (first, last) = if is_back {
                (count.sub(&one()), Int::from(-1i64))
            } else {
                (Int::from(0i64), count.clone())
            };
            let start = bound(start, &count, &first, is_back)?;
            let stop = bound(stop, &count, &last, is_back)?;
            return range(self.nth(&start), self.nth(&stop), self.step.mul(&step));
        }
        let Some(Number::Int(_)) = d::number(key) else {
            let kind = d::type_name(key);
            let text = format!("range indices must be integers or slices, not {kind}");
            return Err(type_error(&text));
        };
        let given = d::index(key)?;
        let at = if given.sign() < 0 { given.add(&count) } else { given };
        if at.sign() < 0 || at.compare(&count) != Ordering::Less {
            return Err(index_error("range object index out of range"));
        }
        Ok(Dyn::Int(self.nth(&at)))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        let Dyn::Native(native) = other else {
            // One in words equals only where both are empty.
            let Dyn::Range(other) = other else { return Ok(Some(false)) };
            return Ok(Some(BigRange::from(**other).key()? == self.key()?));
        };
        match native.as_any().downcast_ref::<BigRange>() {
            Some(other) => Ok(Some(self.key()? == other.key()?)),
            None => Ok(Some(false)),
        }
    }
    fn hash(&self) -> Result<Option<i64>> {
        let parts = self.key()?.map(|part| part.map_or(Dyn::None, Dyn::Int));
        d::hash(&Dyn::tuple(parts.to_vec())).map(Some)
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let own = self.clone();
        Ok(Some(match name {
            "start" => Dyn::Int(own.start),
            "stop" => Dyn::Int(own.stop),
            "step" => Dyn::Int(own.step),
            "index" | "count" => {
                let is_count = name == "count";
                Dyn::Function(Function::open(name, move |args: &Args<'_>| {
                    let value = args.one()?;
                    let at = match d::number(&value) {
                        Some(Number::Int(value)) => own.place_of(&value)?,
                        _ => {
                            return Err(not_implemented_error(
                                "a number that is no int in a range",
                            ));
                        }
                    };
                    match at {
                        at if is_count => Ok(Dyn::from(i64::from(at.is_some()))),
                        Some(at) => Ok(Dyn::Int(at)),
                        None => Err(value_error(&format!("{} is not in range", d::repr(&value)?))),
                    }
                }))
            }
            _ => return Ok(None),
        }))
    }
}

impl From<Range> for BigRange {
    fn from(range: Range) -> BigRange {
        BigRange {
            start: Int::from(range.start),
            stop: Int::from(range.stop),
            step: Int::from(range.step),
        }
    }
}

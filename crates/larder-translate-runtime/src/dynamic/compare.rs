//! Equality, order, identity, hash, membership.

use super::{Number, is_withheld, number, special, type_name, type_of};
use crate::dyn_value::{Dyn, ViewKind};
use crate::exc::{Exc, Result, type_error};
use crate::int::Int;
use crate::own::call;
use crate::traits::{Comparison, Eq, Hash, Order};

/// `a is b`.
pub fn is(a: &Dyn, b: &Dyn) -> bool {
    match (a, b) {
        (Dyn::None, Dyn::None)
        | (Dyn::NotImplemented, Dyn::NotImplemented)
        | (Dyn::Ellipsis, Dyn::Ellipsis) => true,
        (Dyn::Bool(a), Dyn::Bool(b)) => a == b,
        // Numbers and texts have no identity of their own here: the same value is the same object.
        (Dyn::Int(a), Dyn::Int(b)) => a == b,
        (Dyn::Float(a), Dyn::Float(b)) => a.to_bits() == b.to_bits(),
        (Dyn::Str(a), Dyn::Str(b)) => a == b,
        (Dyn::Bytes(a), Dyn::Bytes(b)) => a.as_slice() == b.as_slice(),
        (Dyn::ByteArray(a), Dyn::ByteArray(b)) => a.is_same(b),
        (Dyn::List(a), Dyn::List(b)) => a.is_same(b),
        (Dyn::Tuple(a), Dyn::Tuple(b)) => a.is_same(b),
        (Dyn::Dict(a), Dyn::Dict(b)) => a.is_same(b),
        (Dyn::Set(a), Dyn::Set(b)) => a.is_same(b),
        (Dyn::FrozenSet(a), Dyn::FrozenSet(b)) => a.is_same(b),
        (Dyn::Deque(a), Dyn::Deque(b)) => a.is_same(b),
        (Dyn::Range(a), Dyn::Range(b)) => std::rc::Rc::ptr_eq(a, b),
        (Dyn::Slice(a), Dyn::Slice(b)) => std::rc::Rc::ptr_eq(a, b),
        (Dyn::View(a), Dyn::View(b)) => a.2 == b.2,
        (Dyn::Iter(a), Dyn::Iter(b)) => a.is_same(b),
        (Dyn::Function(a), Dyn::Function(b)) => a.is_same(b),
        (Dyn::Method(a), Dyn::Method(b)) => std::rc::Rc::ptr_eq(a, b),
        (Dyn::Class(a), Dyn::Class(b)) => a.is_same(b),
        (Dyn::Instance(a), Dyn::Instance(b)) => a.is_same(b),
        (Dyn::Exc(a), Dyn::Exc(b)) => a.is_same(b),
        (Dyn::Native(a), Dyn::Native(b)) => std::rc::Rc::ptr_eq(a, b),
        _ => false,
    }
}

/// Equality where no code of the program has a word in it.
pub fn equal_quick(a: &Dyn, b: &Dyn) -> Option<bool> {
    match (a, b) {
        (Dyn::Int(a), Dyn::Int(b)) => Some(a == b),
        (Dyn::Str(a), Dyn::Str(b)) => Some(a == b),
        (Dyn::Tuple(x), Dyn::Tuple(y)) if x.class().is_some() || y.class().is_some() => {
            if has_method(a, "__eq__") || has_method(b, "__eq__") {
                return None;
            }
            x.equals_quick(y)
        }
        (Dyn::Tuple(a), Dyn::Tuple(b)) => a.equals_quick(b),
        (Dyn::Tuple(x), _) | (_, Dyn::Tuple(x)) if x.class().is_some() => None,
        (Dyn::Instance(x), Dyn::Instance(y)) if x.is_same(y) => Some(true),
        (Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Native(_), _)
        | (_, Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Native(_)) => None,
        (Dyn::Float(a), Dyn::Float(b)) => Some(a == b || a.to_bits() == b.to_bits()),
        (
            Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_),
            Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_),
        ) => Some(numbers_equal(a, b)),
        (Dyn::None, Dyn::None) => Some(true),
        (
            Dyn::None | Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_) | Dyn::Str(_),
            Dyn::None | Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_) | Dyn::Str(_) | Dyn::Tuple(_),
        )
        | (Dyn::Tuple(_), Dyn::None | Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_) | Dyn::Str(_)) => {
            Some(false)
        }
        _ => is(a, b).then_some(true),
    }
}

fn numbers_equal(a: &Dyn, b: &Dyn) -> bool {
    match (number(a), number(b)) {
        (Some(Number::Int(a)), Some(Number::Int(b))) => a == b,
        (Some(Number::Float(a)), Some(Number::Float(b))) => a == b,
        (Some(Number::Int(a)), Some(Number::Float(b)))
        | (Some(Number::Float(b)), Some(Number::Int(a))) => {
            a.compare_float(b) == Some(std::cmp::Ordering::Equal)
        }
        _ => false,
    }
}

/// `a == b` as a bool.
pub fn equal(a: &Dyn, b: &Dyn) -> Result<bool> {
    match (a, b) {
        // A float is not equal to itself where it is no number.
        (Dyn::Float(a), Dyn::Float(b)) => return Ok(a == b),
        (Dyn::Int(a), Dyn::Int(b)) => return Ok(a == b),
        (
            Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_),
            Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_),
        ) => return Ok(numbers_equal(a, b)),
        (Dyn::Str(a), Dyn::Str(b)) => return Ok(a == b),
        _ => {}
    }
    super::truth(&eq(a, b)?)
}

/// `a == b`.
pub fn eq(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    if let Some(answer) = by_method(a, b, "__eq__", "__eq__")? {
        return Ok(answer);
    }
    Ok(Dyn::Bool(equal_builtin(a, b)?))
}

/// `a != b`.
pub fn ne(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    if has_method(a, "__ne__") || has_method(b, "__ne__") {
        if let Some(answer) = by_method(a, b, "__ne__", "__ne__")? {
            return Ok(answer);
        }
    }
    // `object` turns what `__eq__` says round; a built-in base has a `__ne__` of its own.
    let is_plain = |value: &Dyn| match value {
        Dyn::Instance(instance) => instance.payload().is_none(),
        value => !matches!(value, Dyn::Tuple(_)),
    };
    let asks = |value: &Dyn| is_plain(value) && has_method(value, "__eq__");
    if (asks(a) || asks(b))
        && let Some(answer) = by_method(a, b, "__eq__", "__eq__")?
    {
        return Ok(Dyn::Bool(!super::truth(&answer)?));
    }
    Ok(Dyn::Bool(!equal_builtin(a, b)?))
}

fn has_method(value: &Dyn, name: &str) -> bool {
    match value {
        Dyn::Instance(instance) => instance.class().lookup(name).is_some(),
        Dyn::Exc(exc) => exc.own_class().is_some_and(|class| class.lookup(name).is_some()),
        Dyn::Tuple(tuple) => tuple.class().is_some_and(|class| class.lookup(name).is_some()),
        Dyn::Class(class) => class.meta().is_some_and(|meta| meta.lookup(name).is_some()),
        _ => false,
    }
}

/// The answer of the program's methods, the right one first where its class derives from the left one's.
fn by_method(a: &Dyn, b: &Dyn, name: &str, reflected: &str) -> Result<Option<Dyn>> {
    let (on_left, on_right) = (has_method(a, name), has_method(b, reflected));
    if !on_left && !on_right {
        return Ok(None);
    }
    let ask = |value: &Dyn, name: &str, other: &Dyn| -> Result<Option<Dyn>> {
        let Some(method) = special(value, name) else { return Ok(None) };
        Ok(match call(&method, &[other.clone()])? {
            Dyn::NotImplemented => None,
            answer => Some(answer),
        })
    };
    let (left, right) = (type_of(a), type_of(b));
    let right_first = on_right && !left.is_same(&right) && right.is_subclass(&left);
    if right_first && let Some(answer) = ask(b, reflected, a)? {
        return Ok(Some(answer));
    }
    if on_left && let Some(answer) = ask(a, name, b)? {
        return Ok(Some(answer));
    }
    if on_right && !right_first {
        return ask(b, reflected, a);
    }
    Ok(None)
}

fn equal_builtin(a: &Dyn, b: &Dyn) -> Result<bool> {
    if let (Dyn::Native(native), _) = (a, b)
        && let Some(answer) = native.equals(b)?
    {
        return Ok(answer);
    }
    if let (_, Dyn::Native(native)) = (a, b)
        && let Some(answer) = native.equals(a)?
    {
        return Ok(answer);
    }
    Ok(match (a, b) {
        (Dyn::Instance(x), Dyn::Instance(y)) if x.is_same(y) => true,
        // What the two hold: nobody is asked again.
        (Dyn::Instance(x), Dyn::Instance(y))
            if let (Some(x), Some(y)) = (x.payload(), y.payload()) =>
        {
            return equal(&x, &y);
        }
        (Dyn::Instance(x), _) if x.payload().is_some() => {
            return x.payload().map_or(Ok(false), |payload| equal(&payload, b));
        }
        (_, Dyn::Instance(y)) if y.payload().is_some() => {
            return y.payload().map_or(Ok(false), |payload| equal(a, &payload));
        }
        (Dyn::Str(a), Dyn::Str(b)) => a == b,
        (
            Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_),
            Dyn::Bool(_) | Dyn::Int(_) | Dyn::Float(_),
        ) => numbers_equal(a, b),
        (Dyn::List(a), Dyn::List(b)) => a.equals(b)?,
        (Dyn::Tuple(a), Dyn::Tuple(b)) => a.equals(b)?,
        (Dyn::Dict(x), Dyn::Dict(y)) if is_counter(x) && is_counter(y) => {
            crate::modules::collections::counters_equal(x, y)?
        }
        (Dyn::Dict(a), Dyn::Dict(b)) => a.equals(b)?,
        (Dyn::Deque(a), Dyn::Deque(b)) => a.equals(b)?,
        (Dyn::Range(a), Dyn::Range(b)) => a.equals(b)?,
        (Dyn::Slice(x), Dyn::Slice(y)) => {
            for (x, y) in x.iter().zip(y.iter()) {
                if !equal(x, y)? {
                    return Ok(false);
                }
            }
            true
        }
        (Dyn::Method(x), Dyn::Method(y)) => is(&x.0, &y.0) && is(&x.1, &y.1),
        (Dyn::Bytes(_) | Dyn::ByteArray(_), Dyn::Bytes(_) | Dyn::ByteArray(_)) => {
            crate::bytes::bytes_like(a) == crate::bytes::bytes_like(b)
        }
        (Dyn::View(_), _) | (_, Dyn::View(_)) => match (view_length(a), view_length(b)) {
            (Some(x), Some(y)) if matches!(a, Dyn::View(_)) => x == y && all_within(a, b)?,
            (Some(x), Some(y)) => x == y && all_within(b, a)?,
            _ => is(a, b),
        },
        (Dyn::Set(_) | Dyn::FrozenSet(_), Dyn::Set(_) | Dyn::FrozenSet(_)) => {
            match (super::as_set(a), super::as_set(b)) {
                (Some(a), Some(b)) => a.equals(&b)?,
                _ => false,
            }
        }
        _ => is(a, b),
    })
}

/// `a < b` and its relatives, as the values of the program's methods.
pub fn order_value(comparison: Comparison, a: &Dyn, b: &Dyn) -> Result<Dyn> {
    if let Some(answer) = by_base(comparison, a, b) {
        return Ok(Dyn::Bool(answer));
    }
    if let Some(answer) = by_method(a, b, comparison.dunder(), comparison.swapped().dunder())? {
        return Ok(answer);
    }
    // Two lists answer what their first items that differ answer.
    let differ = match (a, b) {
        (Dyn::List(x), Dyn::List(y)) => {
            first_unequal(|at| x.at(at).zip(y.at(at)))?.ok_or_else(|| x.len().cmp(&y.len()))
        }
        (Dyn::Tuple(x), Dyn::Tuple(y)) => {
            let (x, y) = (x.items(), y.items());
            let found = first_unequal(|at| x.get(at).cloned().zip(y.get(at).cloned()))?;
            found.ok_or_else(|| x.len().cmp(&y.len()))
        }
        _ => return order_builtin(comparison, a, b).map(Dyn::Bool),
    };
    match differ {
        Ok((x, y)) => order_value(comparison, &x, &y),
        Err(lengths) => Ok(Dyn::Bool(comparison.holds(lengths))),
    }
}

/// The first items of two sequences that are not equal.
fn first_unequal(pair: impl Fn(usize) -> Option<(Dyn, Dyn)>) -> Result<Option<(Dyn, Dyn)>> {
    let _depth = crate::recursion::enter_comparison()?;
    for at in 0.. {
        let Some((x, y)) = pair(at) else { break };
        if !crate::traits::same(&x, &y)? {
            return Ok(Some((x, y)));
        }
    }
    Ok(None)
}

/// What the built-in base of the left side answers, where the program has written the method of the other side
/// alone: a base has all of them, and is asked before the other side is.
fn by_base(comparison: Comparison, a: &Dyn, b: &Dyn) -> Option<bool> {
    let payload = match a {
        Dyn::Instance(instance) => instance.payload()?,
        Dyn::Tuple(tuple) if tuple.class().is_some() => a.clone(),
        _ => return None,
    };
    let is_written = has_method(a, comparison.dunder());
    if is_written || !has_method(b, comparison.swapped().dunder()) || enum_member(a) {
        return None;
    }
    let (left, right) = (type_of(a), type_of(b));
    if !left.is_same(&right) && right.is_subclass(&left) {
        return None;
    }
    let other = match b {
        Dyn::Instance(other) => other.payload()?,
        other => other.clone(),
    };
    order_builtin(comparison, &payload, &other).ok()
}

/// `a < b` and its relatives, as a bool.
#[inline]
pub fn order(comparison: Comparison, a: &Dyn, b: &Dyn) -> Result<bool> {
    match (a, b) {
        (Dyn::Int(a), Dyn::Int(b)) => Ok(comparison.holds(a.compare(b))),
        (Dyn::Float(a), Dyn::Float(b)) => {
            Ok(a.partial_cmp(b).is_some_and(|order| comparison.holds(order)))
        }
        _ => super::truth(&order_value(comparison, a, b)?),
    }
}

fn order_builtin(comparison: Comparison, a: &Dyn, b: &Dyn) -> Result<bool> {
    order_bases(comparison, a, b, (a, b))
}

/// The order of two values or of what their built-in bases hold; `given` are the two that a refusal names.
fn order_bases(comparison: Comparison, a: &Dyn, b: &Dyn, given: (&Dyn, &Dyn)) -> Result<bool> {
    if let (Some(x), Some(y)) = (number(a), number(b)) {
        let ordering = match (x, y) {
            (Number::Int(x), Number::Int(y)) => Some(x.compare(&y)),
            (Number::Float(x), Number::Float(y)) => x.partial_cmp(&y),
            (Number::Int(x), Number::Float(y)) => x.compare_float(y),
            (Number::Float(x), Number::Int(y)) => {
                y.compare_float(x).map(std::cmp::Ordering::reverse)
            }
        };
        return Ok(ordering.is_some_and(|ordering| comparison.holds(ordering)));
    }
    if let Dyn::Native(native) = a
        && let Some(answer) = native.order(comparison, b)?
    {
        return Ok(answer);
    }
    if let Dyn::Native(native) = b
        && let Some(answer) = native.order(comparison.swapped(), a)?
    {
        return Ok(answer);
    }
    match (a, b) {
        (Dyn::Str(a), Dyn::Str(b)) => a.order(comparison, b),
        (Dyn::List(a), Dyn::List(b)) => a.order(comparison, b),
        (Dyn::Tuple(a), Dyn::Tuple(b)) => a.order(comparison, b),
        (Dyn::Deque(a), Dyn::Deque(b)) => a.to_list().order(comparison, &b.to_list()),
        (Dyn::Bytes(_) | Dyn::ByteArray(_), Dyn::Bytes(_) | Dyn::ByteArray(_)) => {
            Ok(comparison.holds(crate::bytes::bytes_like(a).cmp(&crate::bytes::bytes_like(b))))
        }
        (Dyn::Dict(x), Dyn::Dict(y)) if is_counter(x) && is_counter(y) => {
            crate::modules::collections::compare_counters(comparison, x, y)
        }
        (Dyn::Instance(x), _) if x.payload().is_some() && !enum_member(a) => {
            x.payload().map_or(Ok(false), |payload| order_bases(comparison, &payload, b, given))
        }
        (_, Dyn::Instance(y)) if y.payload().is_some() && !enum_member(b) => {
            y.payload().map_or(Ok(false), |payload| order_bases(comparison, a, &payload, given))
        }
        (Dyn::View(_), _) | (_, Dyn::View(_))
            if let (Some(x), Some(y)) = (view_length(a), view_length(b)) =>
        {
            match comparison {
                Comparison::Less => Ok(x < y && all_within(a, b)?),
                Comparison::LessEqual => Ok(x <= y && all_within(a, b)?),
                Comparison::Greater => Ok(x > y && all_within(b, a)?),
                Comparison::GreaterEqual => Ok(x >= y && all_within(b, a)?),
            }
        }
        _ => match (super::as_set(a), super::as_set(b)) {
            (Some(a), Some(b)) => a.order(comparison, &b),
            _ => {
                let (left, right) = (type_name(given.0), type_name(given.1));
                Err(crate::traits::no_order(comparison, &left, &right))
            }
        },
    }
}

/// How many there are in what compares as a set does: views of values do not.
fn view_length(value: &Dyn) -> Option<usize> {
    match value {
        Dyn::View(view) => (view.1 != ViewKind::Values).then(|| view.0.len()),
        Dyn::Set(set) => Some(set.len()),
        Dyn::FrozenSet(set) => Some(set.len()),
        Dyn::Instance(instance) => match instance.payload()? {
            set @ (Dyn::Set(_) | Dyn::FrozenSet(_)) => view_length(&set),
            _ => None,
        },
        _ => None,
    }
}

/// Whether all of one are in the other; values that have no hash are fine in the items of two dicts.
fn all_within(one: &Dyn, other: &Dyn) -> Result<bool> {
    let items = super::iter(one)?;
    while let Some(item) = items.advance()? {
        if !contains(&item, other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_counter(dict: &crate::dict::Dict<Dyn, Dyn>) -> bool {
    dict.kind() == crate::dict::Kind::Counter
}

/// A member of a plain enumeration: its value is no payload to compute with.
fn enum_member(value: &Dyn) -> bool {
    matches!(value, Dyn::Instance(object) if object.class().layout() == crate::class::Builtin::Object)
}

/// `a < b`.
pub fn lt(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    order_value(Comparison::Less, a, b)
}

/// `a <= b`.
pub fn le(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    order_value(Comparison::LessEqual, a, b)
}

/// `a > b`.
pub fn gt(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    order_value(Comparison::Greater, a, b)
}

/// `a >= b`.
pub fn ge(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    order_value(Comparison::GreaterEqual, a, b)
}

/// `hash(x)`.
#[expect(clippy::cast_possible_wrap, reason = "an address is a hash like any other")]
pub fn hash(value: &Dyn) -> Result<i64> {
    let of_address = |address: usize| (address as i64).rotate_right(4);
    Ok(match value {
        Dyn::None => 0x0fca_86c0,
        Dyn::NotImplemented => 0x0fca_86d0,
        Dyn::Ellipsis => 0x0fca_86e0,
        Dyn::Bool(value) => i64::from(*value),
        Dyn::Int(value) => value.hash()?,
        Dyn::Float(value) => crate::float::hash(*value),
        Dyn::Str(value) => value.hash_value(),
        Dyn::Bytes(value) => crate::str::hash_text(value.as_slice()),
        Dyn::Tuple(tuple) => match tuple.class().and_then(|class| class.lookup("__hash__")) {
            Some(Dyn::None) => return Err(crate::list::unhashable(&type_name(value))),
            Some(_) if let Some(method) = special(value, "__hash__") => hash_by(&method)?,
            _ => tuple.hash()?,
        },
        Dyn::FrozenSet(value) => value.hash()?,
        Dyn::Range(value) => value.hash()?,
        Dyn::Function(function) => of_address(function.address()),
        Dyn::Method(method) => hash(&method.0)? ^ of_address(address(&method.1)),
        Dyn::Class(class) => match class.meta().and_then(|meta| meta.lookup("__hash__")) {
            Some(Dyn::None) => return Err(crate::list::unhashable(&type_name(value))),
            Some(_) if let Some(method) = special(value, "__hash__") => hash_by(&method)?,
            _ => of_address(class.address()),
        },
        Dyn::Iter(iter) => of_address(iter.address()),
        Dyn::Native(native) => match native.hash()? {
            Some(hash) => hash,
            None => of_address(std::rc::Rc::as_ptr(native).cast::<()>() as usize),
        },
        Dyn::Exc(exc) => match exc.own_class().and_then(|class| class.lookup("__hash__")) {
            Some(Dyn::None) => return Err(crate::list::unhashable(exc.class().name())),
            Some(_) => match special(value, "__hash__") {
                Some(method) => hash_by(&method)?,
                None => of_address(exc.address()),
            },
            None => of_address(exc.address()),
        },
        Dyn::Instance(instance) => match instance.class().lookup("__hash__") {
            Some(Dyn::None) => return Err(crate::list::unhashable(instance.class().name())),
            Some(_) => match special(value, "__hash__") {
                Some(method) => hash_by(&method)?,
                None => of_address(instance.address()),
            },
            None => match instance.payload() {
                Some(payload) => hash(&payload).map_err(|exc| {
                    let is_its_own = exc.is(crate::exc::ExcType::TypeError)
                        && !matches!(payload, Dyn::Tuple(_) | Dyn::FrozenSet(_));
                    if is_its_own { crate::list::unhashable(instance.class().name()) } else { exc }
                })?,
                None => of_address(instance.address()),
            },
        },
        Dyn::List(_)
        | Dyn::Dict(_)
        | Dyn::Set(_)
        | Dyn::ByteArray(_)
        | Dyn::Deque(_)
        | Dyn::Slice(_) => return Err(crate::list::unhashable(&type_name(value))),
        Dyn::View(view) => crate::views::hash(&view.0, view.1)?,
    })
}

fn hash_by(method: &Dyn) -> Result<i64> {
    match call(method, &[])? {
        Dyn::Int(value) => match value.to_i64() {
            Some(-1) => Ok(-2),
            Some(hash) => Ok(hash),
            None => value.hash(),
        },
        Dyn::Bool(value) => Ok(i64::from(value)),
        _ => Err(type_error("__hash__ method should return an integer")),
    }
}

/// `id(x)`: where it lies, or for a value that is the same object wherever it is equal an odd number of its own.
pub(crate) fn address(value: &Dyn) -> usize {
    // Of numbers a part has room.
    let of_number = |number: u64, tag: usize| (number as usize) << 4 | tag;
    match value {
        Dyn::None => 1,
        Dyn::Ellipsis => 17,
        Dyn::NotImplemented => 33,
        Dyn::Bool(value) => 49 + 16 * usize::from(*value),
        Dyn::Int(value) => {
            let number = value.to_i64().unwrap_or_else(|| value.hash().unwrap_or(0));
            of_number(number.cast_unsigned(), 3)
        }
        Dyn::Float(value) => of_number(value.to_bits(), 5),
        Dyn::Bytes(value) => value.as_slice().as_ptr() as usize,
        Dyn::ByteArray(value) => value.address(),
        Dyn::Deque(value) => value.address(),
        Dyn::Str(value) => value.address(),
        Dyn::List(value) => value.address(),
        Dyn::Tuple(value) => value.address(),
        Dyn::Dict(value) => value.address(),
        Dyn::Set(value) => value.address(),
        Dyn::FrozenSet(value) => value.address(),
        Dyn::Function(value) => value.address(),
        Dyn::Class(value) => value.address(),
        Dyn::Instance(value) => value.address(),
        Dyn::Exc(value) => value.address(),
        Dyn::Iter(value) => value.address(),
        Dyn::Native(value) => std::rc::Rc::as_ptr(value).cast::<()>() as usize,
        Dyn::Range(value) => std::rc::Rc::as_ptr(value).cast::<()>() as usize,
        Dyn::Slice(value) => std::rc::Rc::as_ptr(value).cast::<()>() as usize,
        Dyn::View(value) => std::rc::Rc::as_ptr(value).cast::<()>() as usize,
        Dyn::Method(value) => std::rc::Rc::as_ptr(value).cast::<()>() as usize,
    }
}

/// `id(value)`: no two numbers have the same, nor has one that of another value.
pub(crate) fn identity(value: &Dyn) -> Int {
    let of_number = |number: Int, tag: i64| number.mul(&Int::from(16i64)).add(&Int::from(tag));
    match value {
        Dyn::Int(value) if value.sign() < 0 => of_number(value.abs(), 7),
        Dyn::Int(value) => of_number(value.clone(), 3),
        Dyn::Float(value) => of_number(Int::from(value.to_bits()), 5),
        _ => Int::from(crate::int::from_usize(address(value))),
    }
}

/// `item in container`.
pub fn contains(item: &Dyn, container: &Dyn) -> Result<bool> {
    match container {
        Dyn::List(list) => list.contains(item),
        Dyn::Tuple(tuple) => match tuple.class().and_then(|_| special(container, "__contains__")) {
            Some(method) => super::truth(&call(&method, &[item.clone()])?),
            None if is_withheld(container, "__contains__") => Err(no_container(container)),
            None => tuple.contains(item),
        },
        Dyn::Dict(dict) => dict.contains(item),
        Dyn::Set(_) | Dyn::FrozenSet(_) => {
            // A set is looked for as a frozen one.
            let frozen;
            let item = match item {
                Dyn::Set(set) => {
                    frozen = Dyn::FrozenSet(crate::set::FrozenSet::from_set(set)?);
                    &frozen
                }
                Dyn::Instance(instance)
                    if let Some(Dyn::Set(set)) = instance.payload()
                        && !matches!(instance.class().lookup("__hash__"), Some(own) if !own.is_none()) =>
                {
                    frozen = Dyn::FrozenSet(crate::set::FrozenSet::from_set(&set)?);
                    &frozen
                }
                item => item,
            };
            match super::as_set(container) {
                Some(set) => set.contains(item),
                None => Ok(false),
            }
        }
        Dyn::Str(text) => match item {
            Dyn::Str(sub) => Ok(text.contains(sub)),
            Dyn::Instance(instance) if matches!(instance.payload(), Some(Dyn::Str(_))) => {
                instance.payload().map_or(Ok(false), |payload| contains(&payload, container))
            }
            other => Err(type_error(&format!(
                "'in <string>' requires string as left operand, not {}",
                type_name(other)
            ))),
        },
        Dyn::Bytes(_) | Dyn::ByteArray(_) => crate::bytes::contains(item, container),
        Dyn::Range(range) => match number(item) {
            Some(Number::Int(value)) => {
                Ok(value.to_i64().is_some_and(|value| range.contains(value)))
            }
            _ => by_walking(item, container),
        },
        Dyn::View(view) => match view.1 {
            ViewKind::Keys => view.0.contains(item),
            ViewKind::Values => by_walking(item, container),
            ViewKind::Items => match item {
                Dyn::Tuple(pair) if pair.len() == 2 => match view.0.get(&pair.items()[0])? {
                    Some(value) => crate::traits::same(&value, &pair.items()[1]),
                    None => Ok(false),
                },
                _ => Ok(false),
            },
        },
        Dyn::Instance(instance) => {
            if let Some(method) = special(container, "__contains__") {
                return super::truth(&call(&method, &[item.clone()])?);
            }
            if is_withheld(container, "__contains__") {
                return Err(no_container(container));
            }
            if let Some(answer) = crate::modules::enumeration::flag_contains(item, container)? {
                return Ok(answer);
            }
            // A built-in base has a `__contains__` of its own.
            let is_number = |value: &Dyn| matches!(value, Dyn::Int(_) | Dyn::Float(_));
            if let Some(payload) = instance.payload().filter(|payload| !is_number(payload)) {
                return contains(item, &payload);
            }
            by_walking(item, container)
        }
        Dyn::Class(_) | Dyn::Exc(_) if let Some(method) = special(container, "__contains__") => {
            super::truth(&call(&method, &[item.clone()])?)
        }
        Dyn::Class(class) if class.meta().is_some() && special(container, "__iter__").is_some() => {
            by_walking(item, container)
        }
        Dyn::Class(class)
            if class.is_subclass(&crate::class::Class::builtin(crate::class::Builtin::Enum)) =>
        {
            crate::modules::enumeration::class_contains(item, class)
        }
        Dyn::Exc(_)
            if special(container, "__iter__").is_some()
                || special(container, "__getitem__").is_some() =>
        {
            by_walking(item, container)
        }
        Dyn::Iter(_) | Dyn::Deque(_) => by_walking(item, container),
        Dyn::Native(native) => match native.contains(item)? {
            Some(answer) => Ok(answer),
            None => by_walking(item, container),
        },
        other => {
            Err(type_error(&format!("argument of type '{}' is not iterable", type_name(other))))
        }
    }
}

fn no_container(value: &Dyn) -> Exc {
    type_error(&format!("'{}' object is not a container", type_name(value)))
}

fn by_walking(item: &Dyn, container: &Dyn) -> Result<bool> {
    let iter = super::iter(container).map_err(|exc| {
        if exc.is(crate::exc::ExcType::TypeError) {
            type_error(&format!("argument of type '{}' is not iterable", type_name(container)))
        } else {
            exc
        }
    })?;
    while let Some(next) = iter.advance()? {
        if crate::traits::same(&next, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

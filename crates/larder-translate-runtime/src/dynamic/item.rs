//! Indexing, lengths, iteration, unpacking.

use super::{is_withheld, special, type_name};
use crate::class::Class;
use crate::dict::Kind;
use crate::dyn_value::{Dyn, ViewKind};
use crate::exc::{
    Exc, ExcType, Result, index_error, not_implemented_error, overflow_error, type_error,
    value_error,
};
use crate::iter::{Iter, Source};
use crate::own::{self, call};
use crate::slice::Slice;
use crate::traits::{Iterate, Next};

/// A slice of the program as one of places.
pub(crate) fn slice_of(parts: &[Dyn; 3]) -> Result<Slice> {
    let part = |value: &Dyn| -> Result<Option<i64>> {
        let is_int = |value: &Dyn| matches!(value, Dyn::Int(_) | Dyn::Bool(_));
        let has_index = match value {
            Dyn::None => return Ok(None),
            Dyn::Instance(instance) => {
                special(value, "__index__").is_some()
                    || instance.payload().is_some_and(|payload| is_int(&payload))
            }
            _ => is_int(value) || special(value, "__index__").is_some(),
        };
        if !has_index {
            let text = "slice indices must be integers or None or have an __index__ method";
            return Err(type_error(text));
        }
        // What lies beyond 64 bits lies beyond every sequence.
        Ok(Some(super::index(value)?.clamped()))
    };
    // CPython asks for the step first, and for nothing else where that is zero.
    let step = part(&parts[2])?;
    if step == Some(0) {
        return Err(crate::exc::value_error("slice step cannot be zero"));
    }
    Ok(Slice::new(part(&parts[0])?, part(&parts[1])?, step))
}

fn place(key: &Dyn, what: &str) -> Result<i64> {
    // What is no `int` itself is named by its own class.
    let fit = |value: crate::int::Int| {
        value.to_i64().ok_or_else(|| {
            let kind = type_name(key);
            index_error(&format!("cannot fit '{kind}' into an index-sized integer"))
        })
    };
    match key {
        Dyn::Int(value) => value.to_place(),
        Dyn::Bool(value) => Ok(i64::from(*value)),
        _ if special(key, "__index__").is_some() => fit(super::index(key)?),
        Dyn::Instance(instance) if matches!(instance.payload(), Some(Dyn::Int(_))) => {
            fit(super::index(key)?)
        }
        _ if what == "string" => {
            Err(type_error(&format!("string indices must be integers, not '{}'", type_name(key))))
        }
        _ if what == "byte" || what == "bytearray" => Err(type_error(&format!(
            "{what} indices must be integers or slices, not {}",
            type_name(key)
        ))),
        _ => Err(type_error(&format!(
            "{what} indices must be integers or slices, not {}",
            type_name(key)
        ))),
    }
}

/// `x[key]`.
pub fn getitem(value: &Dyn, key: &Dyn) -> Result<Dyn> {
    match value {
        Dyn::Class(class) => item_of_class(value, class, key),
        _ => item_of_value(value, key),
    }
}

/// `C[key]` of a class.
fn item_of_class(value: &Dyn, class: &Class, key: &Dyn) -> Result<Dyn> {
    if let Some(method) = special(value, "__getitem__") {
        return call(&method, &[key.clone()]);
    }
    if let Some(found) = own::by_name(class, key)? {
        return Ok(found);
    }
    if let Some(method) = class.lookup("__class_getitem__") {
        return call(&super::bind_class(&method, class)?, &[value.clone(), key.clone()][1..]);
    }
    if !takes_types(class) {
        return Err(type_error(&format!("type '{}' is not subscriptable", class.name())));
    }
    crate::alias::subscripted(class, key)
}

/// Whether a class answers `C[key]` with itself and the types that it is given.
fn takes_types(class: &Class) -> bool {
    const GENERIC: [&str; 10] = [
        "InitVar",
        "list",
        "dict",
        "tuple",
        "set",
        "frozenset",
        "type",
        "enumerate",
        "BaseExceptionGroup",
        "ExceptionGroup",
    ];
    class.ancestors().iter().chain([class]).any(|base| match base.module() {
        "builtins" => GENERIC.contains(&base.name()),
        "typing" | "collections.abc" | "numbers" | "types" => true,
        _ => base.kind() != crate::class::Builtin::Program || base.name() == "Generic",
    })
}

/// `x[key]` of what is no class.
pub(crate) fn item_of_value(value: &Dyn, key: &Dyn) -> Result<Dyn> {
    match (value, key) {
        (Dyn::List(list), Dyn::Slice(parts)) => Ok(Dyn::List(list.slice(&slice_of(parts)?)?)),
        (Dyn::List(list), _) => list.get(place(key, "list")?),
        (Dyn::Dict(dict), _) => {
            if let Some(found) = dict.get(key)? {
                return Ok(found);
            }
            dict.missing(key)
        }
        (Dyn::Str(text), Dyn::Slice(parts)) => Ok(Dyn::Str(text.slice(&slice_of(parts)?)?)),
        (Dyn::Str(text), _) => Ok(Dyn::Str(text.get(place(key, "string")?)?)),
        (Dyn::Tuple(tuple), _)
            if tuple.class().is_some() && special(value, "__getitem__").is_some() =>
        {
            match special(value, "__getitem__") {
                Some(method) => call(&method, &[key.clone()]),
                None => Err(no_items(value)),
            }
        }
        (Dyn::Tuple(tuple), Dyn::Slice(parts)) => Ok(Dyn::Tuple(tuple.slice(&slice_of(parts)?)?)),
        (Dyn::Tuple(tuple), _) => tuple.get(place(key, "tuple")?),
        (Dyn::Range(_), Dyn::Slice(parts)) if matches!(&parts[2], Dyn::Int(step) if step.to_i64().is_none()) => {
            Err(crate::exc::not_implemented_error("a range with a step beyond 64 bits"))
        }
        (Dyn::Range(range), Dyn::Slice(parts)) => Ok(Dyn::from(range.slice(&slice_of(parts)?)?)),
        (Dyn::Range(_), Dyn::Int(at)) if at.to_i64().is_none() => {
            Err(index_error("range object index out of range"))
        }
        (Dyn::Range(range), _) => range.get(place(key, "range")?).map(Dyn::from),
        (Dyn::Bytes(bytes), Dyn::Slice(parts)) => Ok(Dyn::Bytes(bytes.slice(&slice_of(parts)?)?)),
        (Dyn::Bytes(bytes), _) => bytes.get(place(key, "byte")?).map(Dyn::from),
        (Dyn::ByteArray(bytes), Dyn::Slice(parts)) => {
            Ok(Dyn::ByteArray(bytes.slice(&slice_of(parts)?)?))
        }
        (Dyn::ByteArray(bytes), _) => bytes.get(place(key, "bytearray")?).map(Dyn::from),
        (Dyn::Deque(deque), Dyn::Slice(_)) => {
            let _: &crate::deque::Deque<Dyn> = deque;
            Err(type_error("sequence index must be integer, not 'slice'"))
        }
        (Dyn::Deque(deque), _) => deque.get(place(key, "sequence")?),
        (Dyn::Instance(_), _) => match special(value, "__getitem__") {
            Some(method) => call(&method, &[key.clone()]),
            None => base_item(value, key),
        },
        (Dyn::Native(native), _) => native.item(value, key),
        (Dyn::Exc(_), _) if let Some(method) = special(value, "__getitem__") => {
            call(&method, &[key.clone()])
        }
        _ => Err(no_items(value)),
    }
}

fn no_items(value: &Dyn) -> Exc {
    type_error(&format!("'{}' object is not subscriptable", type_name(value)))
}

/// `x[key] = new`.
pub fn setitem(value: &Dyn, key: &Dyn, new: Dyn) -> Result<()> {
    match (value, key) {
        (Dyn::Native(native), _) => native.set_item(key, &new),
        (Dyn::Class(_) | Dyn::Exc(_), _) if let Some(method) = special(value, "__setitem__") => {
            call(&method, &[key.clone(), new]).map(|_| ())
        }
        (Dyn::List(list), Dyn::Slice(parts)) => {
            let new = match &new {
                Dyn::List(items) => items.to_vec(),
                other => to_items(other).map_err(|exc| {
                    if exc.is(ExcType::TypeError) && special(other, "__iter__").is_none() {
                        type_error("can only assign an iterable")
                    } else {
                        exc
                    }
                })?,
            };
            list.set_slice(&slice_of(parts)?, new)
        }
        (Dyn::List(list), _) => list.set(place(key, "list")?, new),
        (Dyn::Dict(dict), _) => dict.set_item(key.clone(), new),
        (Dyn::ByteArray(bytes), Dyn::Slice(parts)) => {
            let new = crate::bytes::collect(&new)?;
            bytes.set_slice(&slice_of(parts)?, new)
        }
        (Dyn::ByteArray(bytes), _) => bytes.set(place(key, "bytearray")?, new.as_index()?),
        (Dyn::Deque(deque), _) => deque.set(place(key, "sequence")?, new),
        (Dyn::Instance(instance), _) => {
            if let Some(method) = special(value, "__setitem__") {
                return call(&method, &[key.clone(), new]).map(|_| ());
            }
            match instance.payload() {
                Some(payload) if takes_items(&payload) => setitem(&payload, key, new),
                _ => Err(no_assignment(value, "assignment")),
            }
        }
        _ => Err(no_assignment(value, "assignment")),
    }
}

/// Whether `x[key] = new` is possible for a value of a built-in type.
fn takes_items(value: &Dyn) -> bool {
    matches!(value, Dyn::List(_) | Dyn::Dict(_) | Dyn::ByteArray(_) | Dyn::Deque(_))
}

fn no_assignment(value: &Dyn, what: &str) -> Exc {
    // What CPython asks of sequences and of classes in Python has other words.
    let is_plain = matches!(
        value,
        Dyn::Int(_) | Dyn::Bool(_) | Dyn::Float(_) | Dyn::None | Dyn::Function(_) | Dyn::Iter(_)
    );
    let verb = if what == "deletion" && (is_plain || type_name(value) == "mappingproxy") {
        "does not support item deletion"
    } else if what == "deletion" {
        "doesn't support item deletion"
    } else {
        "does not support item assignment"
    };
    type_error(&format!("'{}' object {verb}", type_name(value)))
}

/// `del x[key]`.
pub fn delitem(value: &Dyn, key: &Dyn) -> Result<()> {
    match (value, key) {
        (Dyn::Class(_) | Dyn::Exc(_), _) if let Some(method) = special(value, "__delitem__") => {
            call(&method, &[key.clone()]).map(|_| ())
        }
        (Dyn::List(list), Dyn::Slice(parts)) => list.delete_slice(&slice_of(parts)?),
        (Dyn::List(list), _) => list.delete(place(key, "list")?),
        (Dyn::Dict(dict), _) => match dict.delete(key) {
            Err(exc) if dict.kind() == Kind::Counter && exc.is(ExcType::KeyError) => Ok(()),
            outcome => outcome,
        },
        (Dyn::ByteArray(bytes), Dyn::Slice(parts)) => {
            bytes.set_slice(&slice_of(parts)?, Vec::new())
        }
        (Dyn::ByteArray(bytes), _) => bytes.delete(place(key, "bytearray")?),
        (Dyn::Deque(deque), _) => deque.delete(place(key, "sequence")?),
        (Dyn::Instance(instance), _) => {
            if let Some(method) = special(value, "__delitem__") {
                return call(&method, &[key.clone()]).map(|_| ());
            }
            match instance.payload() {
                Some(payload) if takes_items(&payload) => delitem(&payload, key),
                _ => Err(no_assignment(value, "deletion")),
            }
        }
        _ => Err(no_assignment(value, "deletion")),
    }
}

/// `len(x)` as a number of Python's: ranges may have more than memory.
pub fn length(value: &Dyn) -> Result<i64> {
    match value {
        Dyn::Range(range) => range.len(),
        value => len(value).map(crate::int::from_usize),
    }
}

/// `len(x)`.
pub fn len(value: &Dyn) -> Result<usize> {
    Ok(match value {
        Dyn::Str(value) => value.len(),
        Dyn::Bytes(value) => value.as_slice().len(),
        Dyn::ByteArray(value) => value.len(),
        Dyn::List(value) => value.len(),
        Dyn::Tuple(tuple) => {
            let method = tuple.class().and_then(|_| special(value, "__len__"));
            let Some(method) = method else { return Ok(tuple.len()) };
            return length_of(&method);
        }
        Dyn::Dict(value) => value.len(),
        Dyn::Set(value) => value.len(),
        Dyn::FrozenSet(value) => value.len(),
        Dyn::Deque(value) => value.len(),
        Dyn::Range(value) => usize::try_from(value.len()?).map_err(|_| {
            not_implemented_error("a length of more than 32 bits where addresses have 32")
        })?,
        Dyn::View(view) => view.0.len(),
        Dyn::Instance(instance) => {
            if let Some(method) = super::special_called(value, "__len__")? {
                return length_of(&method);
            }
            match instance.payload() {
                Some(payload) if !matches!(payload, Dyn::Int(_) | Dyn::Float(_)) => len(&payload)?,
                _ => match own::flag_parts(value)? {
                    Some(parts) => parts.len(),
                    None => return Err(no_length(value)),
                },
            }
        }
        Dyn::Native(native) => native.length()?.ok_or_else(|| no_length(value))?,
        Dyn::Class(_) | Dyn::Exc(_) if let Some(method) = special(value, "__len__") => {
            return length_of(&method);
        }
        Dyn::Class(class) => match own::members(class) {
            Some(members) => members.len(),
            None => return Err(no_length(value)),
        },
        _ => return Err(no_length(value)),
    })
}

/// What a `__len__` gives.
fn length_of(method: &Dyn) -> Result<usize> {
    let length = super::index(&call(method, &[])?)?;
    if length.sign() < 0 {
        return Err(value_error("__len__() should return >= 0"));
    }
    let fits = length.to_i64().and_then(|length| usize::try_from(length).ok());
    fits.ok_or_else(|| overflow_error("cannot fit 'int' into an index-sized integer"))
}

fn no_length(value: &Dyn) -> Exc {
    type_error(&format!("object of type '{}' has no len()", type_name(value)))
}

/// About how many elements will come.
pub fn length_hint(value: &Dyn) -> usize {
    match value {
        Dyn::Instance(_) | Dyn::Native(_) => 0,
        _ => len(value).unwrap_or(0),
    }
}

/// Calls `__len__`, or else `__length_hint__`, of an object that is to be gathered in a list: what they print is seen,
/// and so is what they raise beside `TypeError`.
pub(crate) fn ask_length(value: &Dyn) -> Result<()> {
    let has_length = match value {
        Dyn::Native(_) => true,
        Dyn::Tuple(tuple) if tuple.class().is_none() => return Ok(()),
        Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Class(_) | Dyn::Tuple(_) => {
            special(value, "__len__").is_some()
        }
        _ => return Ok(()),
    };
    if has_length {
        match len(value) {
            Err(exc) if exc.is(ExcType::TypeError) => {}
            outcome => return outcome.map(drop),
        }
    }
    let Some(method) = special(value, "__length_hint__") else { return Ok(()) };
    let hint = match call(&method, &[]) {
        Err(exc) if exc.is(ExcType::TypeError) => return Ok(()),
        outcome => outcome?,
    };
    match hint {
        Dyn::NotImplemented | Dyn::Bool(_) => Ok(()),
        Dyn::Int(hint) if hint.sign() < 0 => {
            Err(value_error("__length_hint__() should return >= 0"))
        }
        Dyn::Int(_) => Ok(()),
        other => Err(type_error(&format!(
            "__length_hint__ must be an integer, not {}",
            type_name(&other)
        ))),
    }
}

/// `x[key]` of an instance as its built-in base answers: a dict asks the class for what it lacks.
pub(crate) fn base_item(value: &Dyn, key: &Dyn) -> Result<Dyn> {
    let instance = match value {
        Dyn::Instance(instance) => instance,
        Dyn::Tuple(tuple) if tuple.class().is_some() => {
            return item_of_value(&Dyn::tuple(tuple.items().to_vec()), key);
        }
        value => return item_of_value(value, key),
    };
    match instance.payload() {
        Some(Dyn::Dict(dict)) if special(value, "__missing__").is_some() => {
            match (dict.get(key)?, special(value, "__missing__")) {
                (Some(found), _) => Ok(found),
                (None, Some(method)) => call(&method, &[key.clone()]),
                (None, None) => dict.missing(key),
            }
        }
        Some(payload)
            if !matches!(
                payload,
                Dyn::Int(_) | Dyn::Float(_) | Dyn::Set(_) | Dyn::FrozenSet(_)
            ) =>
        {
            item_of_value(&payload, key)
        }
        _ => Err(no_items(value)),
    }
}

/// `iter(x)`.
pub fn iter(value: &Dyn) -> Result<Iter<Dyn>> {
    Ok(match value {
        Dyn::List(list) => Iter::of("list_iterator", list.iterate()?),
        Dyn::Tuple(tuple) => match special(value, "__iter__") {
            Some(method) => return iter_of_call(&call(&method, &[])?),
            None if is_withheld(value, "__iter__") => return Err(not_iterable(value)),
            None => Iter::of("tuple_iterator", tuple.iterate()?),
        },
        Dyn::Str(text) => {
            let name = if text.is_ascii() { "str_ascii_iterator" } else { "str_iterator" };
            Iter::of(name, Map(text.iterate()?, Dyn::Str))
        }
        Dyn::Range(range) => Iter::of("range_iterator", Map(range.iterate()?, Dyn::from)),
        Dyn::Dict(dict) => Iter::of("dict_keyiterator", dict.iterate()?),
        Dyn::Set(set) => Iter::of("set_iterator", set.iterate()?),
        Dyn::FrozenSet(set) => Iter::of("set_iterator", set.iterate()?),
        Dyn::Deque(deque) => Iter::of("_collections._deque_iterator", deque.iterate()?),
        Dyn::Bytes(bytes) => Iter::of("bytes_iterator", Map(bytes.to_ints().iterate()?, Dyn::from)),
        Dyn::ByteArray(bytes) => {
            // What is appended meanwhile is walked through as well.
            let (mut held, mut at) = (Some(bytes.clone()), 0);
            Iter::from_fn("bytearray_iterator", move || {
                held = held.take().filter(|bytes| at < bytes.len());
                let Some(bytes) = &held else { return Ok(None) };
                at += 1;
                bytes.get(crate::int::from_usize(at - 1)).map(|byte| Some(Dyn::from(byte)))
            })
        }
        Dyn::View(view) => match view.1 {
            ViewKind::Keys => Iter::of("dict_keyiterator", view.0.iterate()?),
            ViewKind::Values => Iter::of("dict_valueiterator", view.0.values().iterate()?),
            ViewKind::Items => Iter::of(
                "dict_itemiterator",
                Map(view.0.items().iterate()?, |(key, value)| Dyn::tuple(vec![key, value])),
            ),
        },
        Dyn::Iter(iter) => iter.clone(),
        Dyn::Instance(instance) => {
            if let Some(method) = special(value, "__iter__") {
                return iter_of_call(&call(&method, &[])?);
            }
            if is_withheld(value, "__iter__") {
                return Err(not_iterable(value));
            }
            // A built-in base has an `__iter__` of its own, whatever the class says of subscripts.
            let is_number = |value: &Dyn| matches!(value, Dyn::Int(_) | Dyn::Float(_));
            let payload = instance.payload().filter(|payload| !is_number(payload));
            if payload.is_none() && special(value, "__getitem__").is_some() {
                return Ok(by_index(value));
            }
            if let Some(parts) = own::flag_parts(value)? {
                return Ok(Iter::of("generator", crate::list::List::from(parts).iterate()?));
            }
            match payload {
                Some(payload) => return iter(&payload),
                None => return Err(not_iterable(value)),
            }
        }
        Dyn::Native(native) => return native.iter(value),
        Dyn::Class(_) | Dyn::Exc(_) if let Some(method) = special(value, "__iter__") => {
            return iter_of_call(&call(&method, &[])?);
        }
        Dyn::Exc(_) if special(value, "__getitem__").is_some() => return Ok(by_index(value)),
        Dyn::Class(class) => match own::members(class) {
            Some(members) => Iter::of("generator", crate::list::List::from(members).iterate()?),
            None => {
                return Err(type_error("'type' object is not iterable"));
            }
        },
        _ => return Err(not_iterable(value)),
    })
}

/// Another type for what an iterator gives.
struct Map<I, F>(I, F);

impl<I: Next, T, F: FnMut(I::Item) -> T> Next for Map<I, F> {
    type Item = T;
    fn next(&mut self) -> Result<Option<T>> {
        Ok(self.0.next()?.map(&mut self.1))
    }
    fn remaining(&self) -> Option<usize> {
        self.0.remaining()
    }
}

fn not_iterable(value: &Dyn) -> Exc {
    type_error(&format!("'{}' object is not iterable", type_name(value)))
}

/// What an `__iter__` has returned, as an iterator.
pub(crate) fn iter_of_call(value: &Dyn) -> Result<Iter<Dyn>> {
    match value {
        Dyn::Iter(iter) => Ok(iter.clone()),
        Dyn::Instance(_) | Dyn::Exc(_) if special(value, "__next__").is_some() => {
            let source = ByNext { held: value.clone(), returned: Dyn::None, is_over: false };
            Ok(Iter::from_source("iterator", Box::new(source)))
        }
        Dyn::Native(native) if native.attribute(value, "__next__")?.is_some() => native.iter(value),
        other => {
            Err(type_error(&format!("iter() returned non-iterator of type '{}'", type_name(other))))
        }
    }
}

/// An object of the program with a `__next__`.
struct ByNext {
    held: Dyn,
    /// The value of its `StopIteration`.
    returned: Dyn,
    is_over: bool,
}

impl ByNext {
    fn note(&mut self, outcome: Result<Dyn>) -> Result<Option<Dyn>> {
        match outcome {
            Ok(next) => Ok(Some(next)),
            Err(exc) if exc.is(ExcType::StopIteration) => {
                self.is_over = true;
                self.returned = super::getattr(&Dyn::Exc(exc), "value")?;
                Ok(None)
            }
            Err(exc) => Err(exc),
        }
    }
}

impl Source<Dyn> for ByNext {
    fn next(&mut self) -> Result<Option<Dyn>> {
        if self.is_over {
            return Ok(None);
        }
        let Some(method) = special(&self.held, "__next__") else { return Ok(None) };
        let outcome = call(&method, &[]);
        self.note(outcome)
    }
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<Dyn>> {
        let outcome = match message {
            Ok(value) => super::call_method(&self.held, "send", &[value]),
            Err(exc) if super::hasattr(&self.held, "throw")? => {
                super::call_method(&self.held, "throw", &[Dyn::Exc(exc)])
            }
            Err(exc) => return Err(exc),
        };
        self.note(outcome)
    }
    fn close(&mut self) -> Result<()> {
        if super::hasattr(&self.held, "close")? {
            super::call_method(&self.held, "close", &[])?;
        }
        Ok(())
    }
    fn returned(&self) -> Dyn {
        self.returned.clone()
    }
    fn is_asked(&self) -> bool {
        true
    }
}

/// Iteration of a class that only has `__getitem__`.
fn by_index(value: &Dyn) -> Iter<Dyn> {
    let (held, mut at, mut is_over) = (value.clone(), 0i64, false);
    Iter::from_fn("iterator", move || {
        if is_over {
            return Ok(None);
        }
        match own::item(&held, &Dyn::from(at)) {
            Ok(item) => {
                at += 1;
                Ok(Some(item))
            }
            Err(exc) if exc.is(ExcType::IndexError) || exc.is(ExcType::StopIteration) => {
                is_over = true;
                Ok(None)
            }
            Err(exc) => Err(exc),
        }
    })
}

/// `next(it)`.
pub fn next(value: &Dyn) -> Result<Dyn> {
    match value {
        Dyn::Iter(iter) => match iter.advance()? {
            Some(item) => Ok(item),
            None => Err(iter.stop()),
        },
        Dyn::Instance(_) | Dyn::Exc(_) => match special(value, "__next__") {
            Some(method) => call(&method, &[]),
            None => Err(no_iterator(value)),
        },
        Dyn::Native(native) => match native.attribute(value, "__next__")? {
            Some(method) => call(&method, &[]),
            None => Err(no_iterator(value)),
        },
        _ => Err(no_iterator(value)),
    }
}

fn no_iterator(value: &Dyn) -> Exc {
    type_error(&format!("'{}' object is not an iterator", type_name(value)))
}

/// `next(it, default)`.
pub fn next_or(value: &Dyn, default: Dyn) -> Result<Dyn> {
    match next(value) {
        Err(exc) if exc.is(ExcType::StopIteration) => Ok(default),
        outcome => outcome,
    }
}

/// All elements.
pub fn to_vec(value: &Dyn) -> Result<Vec<Dyn>> {
    match value {
        Dyn::List(list) => Ok(list.to_vec()),
        Dyn::Tuple(tuple) if tuple.class().is_none() => Ok(tuple.items().to_vec()),
        _ => {
            let iter = value.counted()?;
            let mut items = Vec::new();
            while let Some(item) = iter.advance()? {
                items.push(item);
            }
            Ok(items)
        }
    }
}

/// The same where CPython gathers what the iterator gives: the object itself is not asked how many will come.
pub(crate) fn to_items(value: &Dyn) -> Result<Vec<Dyn>> {
    match value {
        Dyn::Instance(_) | Dyn::Native(_) | Dyn::Class(_) => {
            let items = iter(value)?;
            // What is its own iterator is asked after all.
            let is_own = special(value, "__next__").is_some();
            if is_own { to_vec(value) } else { to_vec(&Dyn::Iter(items)) }
        }
        _ => to_vec(value),
    }
}

/// What is unpacked, as an iterator.
pub(crate) fn to_unpack(value: &Dyn) -> Result<Iter<Dyn>> {
    iter_or(value, |name| format!("cannot unpack non-iterable {name} object"))
}

/// `iter(x)` where a value whose class says nothing of iteration is refused in words of its own.
pub(crate) fn iter_or(value: &Dyn, words: impl FnOnce(&str) -> String) -> Result<Iter<Dyn>> {
    iter(value).map_err(|exc| {
        let is_silent = special(value, "__iter__").is_none() && !is_withheld(value, "__iter__");
        if exc.is(ExcType::TypeError) && is_silent {
            type_error(&words(&type_name(value)))
        } else {
            exc
        }
    })
}

/// `a, b = x` for `count` names.
pub fn unpack(value: &Dyn, count: usize) -> Result<Vec<Dyn>> {
    let iter = to_unpack(value)?;
    let mut items = Vec::with_capacity(count);
    while let Some(item) = iter.advance()? {
        if items.len() == count {
            return Err(value_error(&format!("too many values to unpack (expected {count})")));
        }
        items.push(item);
    }
    if items.len() < count {
        return Err(value_error(&format!(
            "not enough values to unpack (expected {count}, got {})",
            items.len()
        )));
    }
    Ok(items)
}

/// `a, *b, c = x`: the middle comes as a list between the others.
pub fn unpack_star(value: &Dyn, before: usize, after: usize) -> Result<Vec<Dyn>> {
    let iter = to_unpack(value)?;
    let mut items = Vec::new();
    while let Some(item) = iter.advance()? {
        items.push(item);
    }
    if items.len() < before + after {
        return Err(value_error(&format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        )));
    }
    let tail = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    items.push(Dyn::list(middle));
    items.extend(tail);
    Ok(items)
}

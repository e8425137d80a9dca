//! `copy` and the table of `copyreg`: an object says itself how it is made again.
//!
//! What an object does not say goes as `object.__reduce_ex__` has it: a new object of the class through its
//! `__new__`, then its state, then the items of a list or the pairs of a dict.

use super::Names;
use crate::class::{Builtin, Class};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result, not_implemented_error, type_error};
use crate::function::Function;
use crate::instance::Instance;
use crate::list::List;
use crate::str::Str;
use crate::tuple::Tuple;

thread_local! {
    /// `copyreg.dispatch_table`: functions by the class whose objects they take apart.
    static TABLE: Dict<Dyn, Dyn> = Dict::new();
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.function("copy", |args| shallow(&args.one()?));
    names.function("deepcopy", |args| {
        let [value, memo] = args.named(["x", "memo"], 1)?;
        let memo = match memo {
            Some(Dyn::Dict(memo)) => memo,
            _ => Dict::new(),
        };
        deep(&value.unwrap_or_default(), &memo)
    });
    let base = Dyn::Class(crate::ExcType::Exception.class());
    let error =
        Class::create("Error", &[base], vec![(Str::from("__module__"), Dyn::text("copy"))])?;
    names.set("Error", error.clone());
    names.set("error", error);
    Ok(())
}

/// The functions by class that `copyreg.pickle` fills.
pub(super) fn table() -> Dyn {
    TABLE.with(|table| Dyn::Dict(table.clone()))
}

/// How an object is made again: what is called with which arguments, and what is put in then.
struct Parts {
    make: Dyn,
    args: Vec<Dyn>,
    state: Dyn,
    items: Option<Vec<Dyn>>,
    pairs: Option<Vec<(Dyn, Dyn)>>,
}

impl Parts {
    fn of(make: Dyn, args: Vec<Dyn>) -> Parts {
        Parts { make, args, state: Dyn::None, items: None, pairs: None }
    }
}

fn is_enum_member(value: &Dyn) -> bool {
    matches!(value, Dyn::Instance(instance) if super::enumeration::members(instance.class()).is_some())
}

/// What a program cannot copy in CPython either.
fn no_copy(value: &Dyn) -> Exc {
    let name = d::type_name(value);
    type_error(&format!("cannot pickle '{name}' object"))
}

fn lacking(value: &Dyn) -> Exc {
    not_implemented_error(&format!("copy of a {}", d::type_name(value)))
}

/// A value that needs no copy whatever it holds.
fn is_atom(value: &Dyn) -> bool {
    match value {
        Dyn::Native(native) => {
            native.as_any().is::<super::fractions::Fraction>()
                || native.as_any().is::<crate::wrapper::Property>()
                || matches!(native.type_name(), "complex" | "Pattern" | "Match")
        }
        Dyn::None
        | Dyn::NotImplemented
        | Dyn::Ellipsis
        | Dyn::Bool(_)
        | Dyn::Int(_)
        | Dyn::Float(_)
        | Dyn::Str(_)
        | Dyn::Bytes(_)
        | Dyn::Range(_)
        | Dyn::Function(_)
        | Dyn::Class(_) => true,
        value => is_enum_member(value),
    }
}

/// Whether a value has no copies at all, and which error says so.
fn refused(value: &Dyn) -> Option<Exc> {
    match value {
        Dyn::Iter(iter) => Some(match iter.type_name() {
            "generator" | "coroutine" | "async_generator" => no_copy(value),
            _ => lacking(value),
        }),
        Dyn::View(_) => Some(no_copy(value)),
        Dyn::Native(native) => Some(match native.type_name() {
            "module" | "memoryview" | "classmethod" | "staticmethod" => no_copy(value),
            _ => lacking(value),
        }),
        Dyn::Instance(instance)
            if matches!(
                instance.class().module(),
                "threading"
                    | "queue"
                    | "asyncio"
                    | "io"
                    | "_io"
                    | "concurrent.futures"
                    | "logging"
                    | "hashlib"
                    | "_hashlib"
                    | "contextvars"
                    | "_contextvars"
                    | "weakref"
                    | "sched"
            ) =>
        {
            Some(lacking(value))
        }
        _ => None,
    }
}

fn shallow(value: &Dyn) -> Result<Dyn> {
    if is_atom(value) {
        return Ok(value.clone());
    }
    Ok(match value {
        Dyn::List(list) => Dyn::List(list.copy()),
        Dyn::Dict(dict) => Dyn::Dict(dict.copy()?),
        Dyn::Set(set) => Dyn::Set(set.copy()?),
        Dyn::Deque(deque) => Dyn::Deque(deque.copy()),
        Dyn::ByteArray(bytes) => Dyn::ByteArray(bytes.to_vec().into()),
        Dyn::FrozenSet(_) | Dyn::Slice(_) => value.clone(),
        Dyn::Tuple(tuple) if tuple.class().is_none() => value.clone(),
        Dyn::Method(method) => Dyn::Method(std::rc::Rc::new((method.0.clone(), method.1.clone()))),
        _ => {
            if let Some(method) = d::special(value, "__copy__") {
                return d::call(&method, &[]);
            }
            if let Some(exc) = refused(value) {
                return Err(exc);
            }
            match parts(value)? {
                Some(parts) => rebuilt(value, parts, None)?,
                None => value.clone(),
            }
        }
    })
}

/// The key under which a memo of `deepcopy` has the copy of a value.
fn memo_key(value: &Dyn) -> Dyn {
    Dyn::Int(d::identity(value))
}

/// Writes a copy down in a memo, which keeps the value alive as well: its key is a place in memory.
fn remember(value: &Dyn, copy: &Dyn, memo: &Dict<Dyn, Dyn>) -> Result<()> {
    memo.set_item(memo_key(value), copy.clone())?;
    let own = memo_key(&Dyn::Dict(memo.clone()));
    match memo.get(&own)? {
        Some(Dyn::List(kept)) => kept.append(value.clone()),
        _ => memo.set_item(own, Dyn::list(vec![value.clone()]))?,
    }
    Ok(())
}

/// Copies in depth; the memo holds what was copied, so that shared parts stay shared and cycles end.
pub(super) fn deep(value: &Dyn, memo: &Dict<Dyn, Dyn>) -> Result<Dyn> {
    let _depth = crate::recursion::enter()?;
    if is_atom(value) {
        return Ok(value.clone());
    }
    if let Some(copy) = memo.get(&memo_key(value))? {
        return Ok(copy);
    }
    let copy = deep_copy(value, memo)?;
    if !d::is(&copy, value) {
        remember(value, &copy, memo)?;
    }
    Ok(copy)
}

fn deep_all(items: &[Dyn], memo: &Dict<Dyn, Dyn>) -> Result<Vec<Dyn>> {
    items.iter().map(|item| deep(item, memo)).collect()
}

fn deep_copy(value: &Dyn, memo: &Dict<Dyn, Dyn>) -> Result<Dyn> {
    let note = |copy: &Dyn| memo.set_item(memo_key(value), copy.clone());
    Ok(match value {
        Dyn::List(list) => {
            let copy = List::new();
            note(&Dyn::List(copy.clone()))?;
            let mut at = 0;
            // What `__deepcopy__` of an item appends is copied too.
            while let Ok(item) = list.get(at) {
                copy.append(deep(&item, memo)?);
                at += 1;
            }
            Dyn::List(copy)
        }
        Dyn::Dict(dict) => {
            let copy: Dict<Dyn, Dyn> = dict.copy()?;
            copy.clear();
            note(&Dyn::Dict(copy.clone()))?;
            for (key, item) in dict.pairs() {
                copy.set_item(deep(&key, memo)?, deep(&item, memo)?)?;
            }
            Dyn::Dict(copy)
        }
        Dyn::Tuple(tuple) if tuple.class().is_none() => {
            let items = deep_all(tuple.items(), memo)?;
            // Its parts may have come back to it.
            if let Some(copy) = memo.get(&memo_key(value))? {
                return Ok(copy);
            }
            // A tuple of what needs no copy is its own copy.
            if items.iter().zip(tuple.items()).all(|(a, b)| d::is(a, b)) {
                return Ok(value.clone());
            }
            Dyn::tuple(items)
        }
        Dyn::Set(set) => {
            let items = deep_all(&set.to_vec(), memo)?;
            Dyn::Set(crate::set::Set::collect(&List::from(items))?)
        }
        Dyn::FrozenSet(_) => {
            let items = deep_all(&d::to_vec(value)?, memo)?;
            Dyn::from(crate::set::Set::collect(&List::from(items))?.into_frozen())
        }
        Dyn::Slice(parts) => {
            let [start, stop, step] = &**parts;
            Dyn::slice(deep(start, memo)?, deep(stop, memo)?, deep(step, memo)?)
        }
        Dyn::Deque(deque) => {
            let copy = crate::deque::Deque::new(deque.limit());
            note(&Dyn::Deque(copy.clone()))?;
            for item in deque.to_list().to_vec() {
                copy.append(deep(&item, memo)?);
            }
            Dyn::Deque(copy)
        }
        Dyn::ByteArray(bytes) => Dyn::ByteArray(bytes.to_vec().into()),
        Dyn::Method(method) => {
            Dyn::Method(std::rc::Rc::new((method.0.clone(), deep(&method.1, memo)?)))
        }
        _ => {
            if let Some(method) = d::special(value, "__deepcopy__") {
                return d::call(&method, &[Dyn::Dict(memo.clone())]);
            }
            if let Some(exc) = refused(value) {
                return Err(exc);
            }
            match parts(value)? {
                Some(parts) => rebuilt(value, parts, Some(memo))?,
                None => value.clone(),
            }
        }
    })
}

/// Makes an object from its parts; with a memo from copies of them.
fn rebuilt(value: &Dyn, parts: Parts, memo: Option<&Dict<Dyn, Dyn>>) -> Result<Dyn> {
    let copied = |value: &Dyn| match memo {
        Some(memo) => deep(value, memo),
        None => Ok(value.clone()),
    };
    let args = parts.args.iter().map(copied).collect::<Result<Vec<_>>>()?;
    let made = d::call(&parts.make, &args)?;
    if let Some(memo) = memo {
        memo.set_item(memo_key(value), made.clone())?;
    }
    if !parts.state.is_none() {
        restore(&made, &copied(&parts.state)?)?;
    }
    for item in parts.items.unwrap_or_default() {
        d::call_method(&made, "append", &[copied(&item)?])?;
    }
    for (key, item) in parts.pairs.unwrap_or_default() {
        let key = copied(&key)?;
        d::setitem(&made, &key, copied(&item)?)?;
    }
    Ok(made)
}

/// Gives an object the state that another had.
fn restore(made: &Dyn, state: &Dyn) -> Result<()> {
    if let Some(method) = d::special(made, "__setstate__") {
        return d::call(&method, &[state.clone()]).map(|_| ());
    }
    let (state, slots) = match state {
        Dyn::Tuple(both) if both.len() == 2 => (both.items()[0].clone(), both.items()[1].clone()),
        state => (state.clone(), Dyn::None),
    };
    if d::truth(&state)? {
        let Dyn::Dict(values) = &state else {
            return Err(not_implemented_error(
                "copy: a state that is no dict, and no __setstate__",
            ));
        };
        match made {
            Dyn::Instance(instance) => {
                for (name, item) in values.pairs() {
                    match &name {
                        Dyn::Str(name) => instance.set(name.as_str(), item)?,
                        _ => instance.attributes().set_item(name, item)?,
                    }
                }
            }
            Dyn::Exc(exc) => exc.attributes().update(values)?,
            Dyn::Tuple(tuple) if let Some(own) = tuple.attributes() => own.update(values)?,
            _ => return Err(lacking(made)),
        }
    }
    if let Dyn::Dict(slots) = slots {
        for (name, item) in slots.pairs() {
            d::setattr_of(made, name.as_text("attribute name")?.as_str(), item)?;
        }
    }
    Ok(())
}

/// What `__reduce_ex__` of an object gives; nothing where the object itself is its copy.
fn parts(value: &Dyn) -> Result<Option<Parts>> {
    let class = d::type_of(value);
    let by_table = TABLE.with(|table| table.clone()).get(&Dyn::Class(class.clone()))?;
    let said = if let Some(reduce) = by_table {
        Some(d::call(&reduce, std::slice::from_ref(value))?)
    } else if let Some(method) = d::special(value, "__reduce_ex__") {
        Some(d::call(&method, &[Dyn::from(4)])?)
    } else if let Some(method) = d::special(value, "__reduce__") {
        Some(d::call(&method, &[])?)
    } else {
        None
    };
    match said {
        None => usual(value, &class).map(Some),
        Some(Dyn::Str(_)) => Ok(None),
        Some(Dyn::Tuple(said)) if (2..=5).contains(&said.len()) => {
            let at = |index: usize| said.items().get(index).cloned().unwrap_or_default();
            let mut parts = Parts::of(at(0), d::to_vec(&at(1))?);
            parts.state = at(2);
            if !at(3).is_none() {
                parts.items = Some(d::to_vec(&at(3))?);
            }
            if !at(4).is_none() {
                let pairs = d::to_vec(&at(4))?;
                let pair = |pair: &Dyn| match d::to_vec(pair)?.as_slice() {
                    [key, item] => Ok((key.clone(), item.clone())),
                    _ => Err(not_implemented_error("copy: pairs of __reduce__ that are no pairs")),
                };
                parts.pairs = Some(pairs.iter().map(pair).collect::<Result<Vec<_>>>()?);
            }
            Ok(Some(parts))
        }
        Some(_) => {
            Err(not_implemented_error("copy: what __reduce__ gives is no tuple of two to five"))
        }
    }
}

/// What the object says of its state, or `object.__getstate__`.
fn state_of(value: &Dyn, class: &Class) -> Result<Dyn> {
    if let Some(method) = d::special(value, "__getstate__") {
        return d::call(&method, &[]);
    }
    let attributes = match value {
        Dyn::Instance(instance) => instance.pairs(),
        Dyn::Exc(exc) => exc.attributes().pairs(),
        Dyn::Tuple(tuple) => match tuple.attributes() {
            Some(attributes) => attributes.pairs(),
            None => return Ok(Dyn::None),
        },
        _ => return Ok(Dyn::None),
    };
    let (values, slots) = (Dict::new(), Dict::new());
    for (name, item) in attributes {
        let is_slot = match &name {
            Dyn::Str(name) => d::is_declared(class, name.as_str()),
            _ => false,
        };
        (if is_slot { &slots } else { &values }).set_item(name, item)?;
    }
    let values = if values.len() == 0 { Dyn::None } else { Dyn::Dict(values) };
    Ok(if slots.len() == 0 { values } else { Dyn::tuple(vec![values, Dyn::Dict(slots)]) })
}

/// `object.__reduce_ex__`, and those of the built-in bases.
fn usual(value: &Dyn, class: &Class) -> Result<Parts> {
    let of_class = |args: Vec<Dyn>| Parts::of(Dyn::Class(class.clone()), args);
    let payload = match value {
        Dyn::Instance(instance) => instance.payload(),
        Dyn::Exc(exc) => {
            let mut parts = of_class(exc.args().items().to_vec());
            parts.state = state_of(value, class)?;
            return Ok(parts);
        }
        Dyn::Tuple(tuple) if class.field_names().is_empty() => {
            Some(Dyn::tuple(tuple.items().to_vec()))
        }
        _ => None,
    };
    // These call the class again.
    match (&payload, class.layout()) {
        (Some(Dyn::Dict(dict)), kind @ (Builtin::DefaultDict | Builtin::OrderedDict)) => {
            let factory = super::collections::factory_of(dict);
            let is_default = kind == Builtin::DefaultDict && !factory.is_none();
            let mut parts = of_class(if is_default { vec![factory] } else { Vec::new() });
            if kind == Builtin::OrderedDict {
                parts.state = state_of(value, class)?;
            }
            parts.pairs = Some(dict.pairs());
            return Ok(parts);
        }
        (Some(Dyn::Dict(dict)), Builtin::Counter) => {
            let plain: Dict<Dyn, Dyn> = Dict::new();
            plain.update(dict)?;
            return Ok(of_class(vec![Dyn::Dict(plain)]));
        }
        (Some(items @ (Dyn::Set(_) | Dyn::FrozenSet(_))), _) => {
            let mut parts = of_class(vec![Dyn::list(d::to_vec(items)?)]);
            parts.state = state_of(value, class)?;
            return Ok(parts);
        }
        (Some(Dyn::Deque(deque)), _) => {
            let mut parts = of_class(match deque.limit() {
                Some(limit) => {
                    vec![Dyn::tuple(Vec::new()), Dyn::from(crate::int::from_usize(limit))]
                }
                None => Vec::new(),
            });
            parts.state = state_of(value, class)?;
            parts.items = Some(deque.to_list().to_vec());
            return Ok(parts);
        }
        (Some(Dyn::ByteArray(bytes)), _) => {
            let bytes = crate::bytes::Bytes::from(bytes.to_vec());
            let mut parts = of_class(vec![Dyn::Bytes(bytes)]);
            parts.state = state_of(value, class)?;
            return Ok(parts);
        }
        _ => {}
    }
    let (args, keywords) = arguments(value, payload.as_ref())?;
    let mut parts = Parts::of(maker(class, keywords), args);
    parts.state = state_of(value, class)?;
    match payload {
        Some(Dyn::List(list)) => parts.items = Some(list.to_vec()),
        Some(Dyn::Dict(dict)) => parts.pairs = Some(dict.pairs()),
        _ => {}
    }
    Ok(parts)
}

/// Arguments by place and by name.
type Given = (Vec<Dyn>, Vec<(Str, Dyn)>);

/// What `__new__` of the class is called with after the class.
fn arguments(value: &Dyn, payload: Option<&Dyn>) -> Result<Given> {
    if let Some(method) = d::special(value, "__getnewargs_ex__") {
        let both = d::to_vec(&d::call(&method, &[])?)?;
        let [args, Dyn::Dict(named)] = both.as_slice() else {
            return Err(type_error("__getnewargs_ex__ should return a tuple of length 2"));
        };
        let mut keywords = Vec::new();
        for (name, item) in named.pairs() {
            keywords.push((name.as_text("keyword")?, item));
        }
        return Ok((d::to_vec(args)?, keywords));
    }
    if let Some(method) = d::special(value, "__getnewargs__") {
        return Ok((d::to_vec(&d::call(&method, &[])?)?, Vec::new()));
    }
    let args = match (value, payload) {
        (Dyn::Tuple(tuple), None) => tuple.items().to_vec(),
        (_, Some(Dyn::List(_) | Dyn::Dict(_)) | None) => Vec::new(),
        (_, Some(payload)) => vec![payload.clone()],
    };
    Ok((args, Vec::new()))
}

/// `cls.__new__(cls, …)` as a function of what comes after the class.
fn maker(class: &Class, keywords: Vec<(Str, Dyn)>) -> Dyn {
    let class = class.clone();
    Dyn::Function(Function::open("__newobj__", move |args| {
        let new = match class.lookup("__new__") {
            // Classes of the library are made by what they are called with; what they hold is their state.
            _ if class.module() != "__main__" && class.layout() == Builtin::Object => None,
            Some(Dyn::Native(native)) => crate::wrapper::inner_of(native.as_ref().as_ref()),
            other => other,
        };
        match new {
            Some(new) => {
                let mut all = vec![Dyn::Class(class.clone())];
                all.extend_from_slice(args.pos);
                d::call_with(&new, &all, &keywords)
            }
            None if class.layout() == Builtin::Tuple && class.field_names().is_empty() => {
                let items = args.pos.first().map(d::to_vec).transpose()?.unwrap_or_default();
                Ok(Dyn::Tuple(Tuple::of_class(items, &class)))
            }
            None if class.layout() == Builtin::Object => Ok(Dyn::Instance(Instance::new(&class))),
            None => d::allocate(&class, args.pos, &keywords),
        }
    }))
}

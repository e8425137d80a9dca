//! What the abstract classes of `collections.abc` give to classes that derive from them.

use std::any::Any;

use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result, key_error, type_error};
use crate::function::{Args, Function, NativeCall};
use crate::int;
use crate::iter::Iter;
use crate::native::Native;
use crate::set::FrozenSet;
use crate::str::Str;
use crate::traits::Comparison;

type Method = (&'static str, NativeCall);

const ITERATOR: &[Method] = &[("__iter__", |args| args.one())];

const GENERATOR: &[Method] = &[
    ("__next__", |args| d::call_method(&args.one()?, "send", &[Dyn::None])),
    ("close", |args| {
        let end = Dyn::Class(ExcType::GeneratorExit.class());
        match d::call_method(&args.one()?, "throw", &[end]) {
            Ok(_) => Err(crate::exc::runtime_error("generator ignored GeneratorExit")),
            Err(exc) if exc.is(ExcType::GeneratorExit) || exc.is(ExcType::StopIteration) => {
                Ok(Dyn::None)
            }
            Err(exc) => Err(exc),
        }
    }),
];

const SEQUENCE: &[Method] = &[
    ("index", index),
    ("count", count),
    ("__contains__", within),
    ("__iter__", walk),
    ("__reversed__", walk_back),
];

/// Whether what the object walks through has the value.
fn within(args: &Args<'_>) -> Result<Dyn> {
    let (this, wanted) = args.two()?;
    found_in(&d::iter(&this)?, &wanted).map(Dyn::Bool)
}

fn found_in(items: &Iter<Dyn>, wanted: &Dyn) -> Result<bool> {
    while let Some(item) = items.advance()? {
        if crate::traits::same(&item, wanted)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `Sequence.__iter__`: by index, until there is none.
fn walk(args: &Args<'_>) -> Result<Dyn> {
    let this = args.one()?;
    let mut at = 0_i64;
    Ok(Dyn::Iter(generator(move || {
        let item = unless(ExcType::IndexError, d::getitem(&this, &Dyn::from(at)))?;
        at += 1;
        Ok(item)
    })))
}

/// `Sequence.__reversed__`: by index, from its length down, which is asked at the first item.
fn walk_back(args: &Args<'_>) -> Result<Dyn> {
    let this = args.one()?;
    let mut left = None;
    Ok(Dyn::Iter(generator(move || {
        let end = match left {
            Some(end) => end,
            None => length(&this)?,
        };
        left = Some(end - 1);
        if end <= 0 { Ok(None) } else { d::getitem(&this, &Dyn::from(end - 1)).map(Some) }
    })))
}

/// A generator of the library: after its end or an exception there is nothing more.
fn generator(mut step: impl FnMut() -> Result<Option<Dyn>> + 'static) -> Iter<Dyn> {
    let mut is_over = false;
    Iter::from_fn("generator", move || {
        if is_over {
            return Ok(None);
        }
        let outcome = step();
        is_over = !matches!(outcome, Ok(Some(_)));
        outcome
    })
}

/// Nothing where this exception was raised.
fn unless(kind: ExcType, outcome: Result<Dyn>) -> Result<Option<Dyn>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(exc) if exc.is(kind) => Ok(None),
        Err(exc) => Err(exc),
    }
}

fn length(of: &Dyn) -> Result<i64> {
    d::len(of).map(int::from_usize)
}

/// `method()` until it raises this.
fn until(kind: ExcType, this: &Dyn, method: &'static str) -> Result<Dyn> {
    while unless(kind, d::call_method(this, method, &[]))?.is_some() {}
    Ok(Dyn::None)
}

const CHANGING_SEQUENCE: &[Method] = &[
    ("append", |args| {
        let (this, value) = args.two()?;
        let end = Dyn::from(length(&this)?);
        d::call_method(&this, "insert", &[end, value])?;
        Ok(Dyn::None)
    }),
    ("extend", |args| {
        let (this, values) = args.two()?;
        let values = if d::is(&this, &values) { Dyn::list(d::to_vec(&values)?) } else { values };
        let values = d::iter(&values)?;
        while let Some(value) = values.advance()? {
            d::call_method(&this, "append", &[value])?;
        }
        Ok(Dyn::None)
    }),
    ("__iadd__", |args| {
        let (this, values) = args.two()?;
        d::call_method(&this, "extend", &[values])?;
        Ok(this)
    }),
    ("pop", |args| {
        let [this, at] = args.named(["self", "index"], 1)?;
        let (this, at) = (this.unwrap_or_default(), at.unwrap_or_else(|| Dyn::from(-1)));
        let value = d::getitem(&this, &at)?;
        d::delitem(&this, &at)?;
        Ok(value)
    }),
    ("remove", |args| {
        let (this, value) = args.two()?;
        let at = d::call_method(&this, "index", &[value])?;
        d::delitem(&this, &at)?;
        Ok(Dyn::None)
    }),
    ("reverse", |args| {
        let this = args.one()?;
        let count = length(&this)?;
        for at in 0..count / 2 {
            let (low, high) = (Dyn::from(at), Dyn::from(count - at - 1));
            let (b, a) = (d::getitem(&this, &high)?, d::getitem(&this, &low)?);
            d::setitem(&this, &low, b)?;
            d::setitem(&this, &high, a)?;
        }
        Ok(Dyn::None)
    }),
    ("clear", |args| until(ExcType::IndexError, &args.one()?, "pop")),
];

const MAPPING: &[Method] = &[
    ("get", |args| {
        let [this, key, default] = args.named(["self", "key", "default"], 2)?;
        found(&this.unwrap_or_default(), &key.unwrap_or_default())
            .map(|value| value.or(default).unwrap_or_default())
    }),
    ("__contains__", |args| {
        let (this, key) = args.two()?;
        found(&this, &key).map(|value| Dyn::Bool(value.is_some()))
    }),
    ("keys", |args| view(args, "KeysView")),
    ("values", |args| view(args, "ValuesView")),
    ("items", |args| view(args, "ItemsView")),
    ("__eq__", |args| {
        let (this, other) = args.two()?;
        if !d::is_abstract(&other, "Mapping") {
            return Ok(Dyn::NotImplemented);
        }
        let (this, other) = (plain(&this)?, plain(&other)?);
        d::equal(&this, &other).map(Dyn::Bool)
    }),
];

const CHANGING_MAPPING: &[Method] = &[
    ("pop", |args| {
        let [this, key, default] = args.named(["self", "key", "default"], 2)?;
        let (this, key) = (this.unwrap_or_default(), key.unwrap_or_default());
        match (d::getitem(&this, &key), default) {
            (Ok(value), _) => {
                d::delitem(&this, &key)?;
                Ok(value)
            }
            (Err(exc), Some(default)) if exc.is(ExcType::KeyError) => Ok(default),
            (Err(exc), _) => Err(exc),
        }
    }),
    ("popitem", |args| {
        let this = args.one()?;
        let Some(key) = d::iter(&this)?.advance()? else {
            return Err(ExcType::KeyError.bare());
        };
        let value = d::getitem(&this, &key)?;
        d::delitem(&this, &key)?;
        Ok(Dyn::tuple(vec![key, value]))
    }),
    ("clear", |args| until(ExcType::KeyError, &args.one()?, "popitem")),
    ("setdefault", |args| {
        let [this, key, default] = args.named(["self", "key", "default"], 2)?;
        let (this, key) = (this.unwrap_or_default(), key.unwrap_or_default());
        match found(&this, &key)? {
            Some(value) => Ok(value),
            None => {
                let default = default.unwrap_or_default();
                d::setitem(&this, &key, default.clone())?;
                Ok(default)
            }
        }
    }),
    ("update", update),
];

/// `update(other, **more)`: each entry goes in by `__setitem__` as it is met.
fn update(args: &Args<'_>) -> Result<Dyn> {
    let [this, other] = Args { kw: &[], ..*args }.places::<2>(1)?;
    let this = this.unwrap_or_default();
    if let Some(other) = other {
        let keys = if d::is_abstract(&other, "Mapping") {
            Some(other.clone())
        } else if d::hasattr(&other, "keys")? {
            Some(d::call_method(&other, "keys", &[])?)
        } else {
            None
        };
        let items = d::iter(keys.as_ref().unwrap_or(&other))?;
        while let Some(item) = items.advance()? {
            let (key, value) = match keys {
                Some(_) => {
                    let value = d::getitem(&other, &item)?;
                    (item, value)
                }
                None => pair(&item)?,
            };
            d::setitem(&this, &key, value)?;
        }
    }
    for (name, value) in args.kw {
        d::setitem(&this, &Dyn::Str(name.clone()), value.clone())?;
    }
    Ok(Dyn::None)
}

/// `key, value = item`
fn pair(item: &Dyn) -> Result<(Dyn, Dyn)> {
    let [key, value] = crate::support::unpack(crate::support::unpackable(item)?)?;
    Ok((key, value))
}

const SET: &[Method] = &[
    ("__le__", |args| compared(args, no_more)),
    ("__ge__", |args| {
        compared(args, |own, other| Ok(d::len(own)? >= d::len(other)? && all_in(other, own)?))
    }),
    ("__lt__", |args| {
        compared(args, |own, other| {
            Ok(d::len(own)? < d::len(other)? && answered(own, "__le__", other)?)
        })
    }),
    ("__gt__", |args| {
        compared(args, |own, other| {
            Ok(d::len(own)? > d::len(other)? && answered(own, "__ge__", other)?)
        })
    }),
    ("__eq__", |args| {
        compared(args, |own, other| {
            Ok(d::len(own)? == d::len(other)? && answered(own, "__le__", other)?)
        })
    }),
    ("__and__", both),
    ("__rand__", both),
    ("__or__", either),
    ("__ror__", either),
    ("__sub__", |args| {
        let (this, other) = args.two()?;
        match as_set(&this, other)? {
            Some(other) => of_own_class(&this, &this, move |item| Ok(!d::contains(item, &other)?)),
            None => Ok(Dyn::NotImplemented),
        }
    }),
    ("__rsub__", |args| {
        let (this, other) = args.two()?;
        let own = this.clone();
        match as_set(&this, other)? {
            Some(other) => of_own_class(&this, &other, move |item| Ok(!d::contains(item, &own)?)),
            None => Ok(Dyn::NotImplemented),
        }
    }),
    ("__xor__", only_one),
    ("__rxor__", only_one),
    ("isdisjoint", |args| {
        let (this, other) = args.two()?;
        let others = d::iter(&other)?;
        while let Some(item) = others.advance()? {
            if d::contains(&item, &this)? {
                return Ok(Dyn::Bool(false));
            }
        }
        Ok(Dyn::Bool(true))
    }),
    ("_hash", |args| {
        let items = FrozenSet::from_set(&crate::support::set_of::<Dyn>(d::to_vec(&args.one()?)?)?)?;
        d::hash(&Dyn::FrozenSet(items)).map(Dyn::from)
    }),
];

const CHANGING_SET: &[Method] = &[
    ("remove", |args| {
        let (this, value) = args.two()?;
        if !d::contains(&value, &this)? {
            return Err(key_error(&value));
        }
        d::call_method(&this, "discard", &[value])?;
        Ok(Dyn::None)
    }),
    ("pop", |args| {
        let this = args.one()?;
        let Some(value) = d::iter(&this)?.advance()? else {
            return Err(ExcType::KeyError.bare());
        };
        d::call_method(&this, "discard", std::slice::from_ref(&value))?;
        Ok(value)
    }),
    ("clear", |args| until(ExcType::KeyError, &args.one()?, "pop")),
    ("__ior__", |args| changed(args, |_, other| Ok(other.clone()), |_, _| Ok("add"))),
    ("__iand__", |args| changed(args, d::sub, |_, _| Ok("discard"))),
    ("__isub__", |args| {
        emptied_or(args, |args| changed(args, |_, other| Ok(other.clone()), |_, _| Ok("discard")))
    }),
    ("__ixor__", |args| {
        emptied_or(args, |args| {
            // Whatever gives a value twice would put it in and take it out again.
            let once = |this: &Dyn, other: &Dyn| {
                if d::is_abstract(other, "Set") {
                    Ok(other.clone())
                } else {
                    of_own_class(this, other, |_| Ok(true))
                }
            };
            changed(args, once, |this, value| {
                Ok(if d::contains(value, this)? { "discard" } else { "add" })
            })
        })
    }),
];

/// `this |= other` and its kind: each of the others is given to a method of the object, which is the answer.
fn changed(
    args: &Args<'_>,
    others: impl Fn(&Dyn, &Dyn) -> Result<Dyn>,
    method: impl Fn(&Dyn, &Dyn) -> Result<&'static str>,
) -> Result<Dyn> {
    let (this, other) = args.two()?;
    let others = d::iter(&others(&this, &other)?)?;
    while let Some(value) = others.advance()? {
        let method = method(&this, &value)?;
        d::call_method(&this, method, &[value])?;
    }
    Ok(this)
}

/// What a set does with itself on the right is to be emptied.
fn emptied_or(args: &Args<'_>, change: impl Fn(&Args<'_>) -> Result<Dyn>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    if !d::is(&this, &other) {
        return change(args);
    }
    d::call_method(&this, "clear", &[])?;
    Ok(this)
}

fn both(args: &Args<'_>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    if !d::is_abstract(&other, "Iterable") {
        return Ok(Dyn::NotImplemented);
    }
    let own = this.clone();
    of_own_class(&this, &other, move |item| d::contains(item, &own))
}

fn either(args: &Args<'_>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    if !d::is_abstract(&other, "Iterable") {
        return Ok(Dyn::NotImplemented);
    }
    let mut sources = vec![this.clone(), other].into_iter();
    let chained = Dyn::Iter(super::itertools::chained(move || Ok(sources.next())));
    of_own_class(&this, &chained, |_| Ok(true))
}

fn only_one(args: &Args<'_>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    match as_set(&this, other)? {
        Some(other) => d::bitor(&d::sub(&this, &other)?, &d::sub(&other, &this)?),
        None => Ok(Dyn::NotImplemented),
    }
}

/// The other as it is where it is a set, or a set of the object's own class; nothing of what cannot be walked through.
fn as_set(this: &Dyn, other: Dyn) -> Result<Option<Dyn>> {
    if d::is_abstract(&other, "Set") {
        return Ok(Some(other));
    }
    if !d::is_abstract(&other, "Iterable") {
        return Ok(None);
    }
    of_own_class(this, &other, |_| Ok(true)).map(Some)
}

/// The methods that a class of this name gives, as attributes.
pub(super) fn methods(class: &str) -> Vec<(Str, Dyn)> {
    let tables: &[&[Method]] = match class {
        "Iterator" => &[ITERATOR],
        "Generator" => &[ITERATOR, GENERATOR],
        "Sequence" => &[SEQUENCE],
        "MutableSequence" => &[SEQUENCE, CHANGING_SEQUENCE],
        "Mapping" => &[MAPPING],
        "MutableMapping" => &[MAPPING, CHANGING_MAPPING],
        "Set" | "AbstractSet" => &[SET],
        "MutableSet" => &[SET, CHANGING_SET],
        _ => &[],
    };
    let all = tables.iter().copied().flatten();
    let mut methods: Vec<(Str, Dyn)> = all
        .map(|&(name, call)| (Str::from(name), Dyn::Function(Function::native(name, call))))
        .collect();
    // A mapping that can be walked through by number is still not one with an order to turn round.
    if matches!(class, "Mapping" | "MutableMapping") {
        methods.push((Str::from("__reversed__"), Dyn::None));
    }
    methods
}

fn index(args: &Args<'_>) -> Result<Dyn> {
    let [this, value, start, stop] = args.named(["self", "value", "start", "stop"], 2)?;
    let (this, value) = (this.unwrap_or_default(), value.unwrap_or_default());
    let bound = |given: Option<Dyn>| -> Result<Option<i64>> {
        given.filter(|given| !given.is_none()).map(|given| given.as_index()).transpose()
    };
    let (start, stop) = (bound(start)?.unwrap_or(0), bound(stop)?);
    let start = if start < 0 { (length(&this)? + start).max(0) } else { start };
    let stop = match stop {
        Some(stop) if stop < 0 => Some(stop + length(&this)?),
        stop => stop,
    };
    let mut at = start;
    while stop.is_none_or(|stop| at < stop) {
        let place = Dyn::from(at);
        match unless(ExcType::IndexError, d::getitem(&this, &place))? {
            Some(item) if crate::traits::same(&item, &value)? => return Ok(place),
            Some(_) => at += 1,
            None => break,
        }
    }
    Err(ExcType::ValueError.bare())
}

fn count(args: &Args<'_>) -> Result<Dyn> {
    let (this, value) = args.two()?;
    let mut count = 0_i64;
    let items = d::iter(&this)?;
    while let Some(item) = items.advance()? {
        count += i64::from(crate::traits::same(&item, &value)?);
    }
    Ok(Dyn::from(count))
}

/// The value of a key, none where `KeyError` is raised.
fn found(this: &Dyn, key: &Dyn) -> Result<Option<Dyn>> {
    unless(ExcType::KeyError, d::getitem(this, key))
}

/// `dict(m.items())`
fn plain(of: &Dyn) -> Result<Dyn> {
    let dict = crate::dict::Dict::new();
    let items = d::iter(&d::call_method(of, "items", &[])?)?;
    while let Some(item) = items.advance()? {
        let (key, value) = pair(&item)?;
        dict.set_item(key, value)?;
    }
    Ok(Dyn::Dict(dict))
}

fn all_in(a: &Dyn, b: &Dyn) -> Result<bool> {
    let items = d::iter(a)?;
    while let Some(item) = items.advance()? {
        if !d::contains(&item, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `a <= b` of sets.
fn no_more(a: &Dyn, b: &Dyn) -> Result<bool> {
    Ok(d::len(a)? <= d::len(b)? && all_in(a, b)?)
}

/// What the object's own method says of another set.
fn answered(this: &Dyn, method: &'static str, other: &Dyn) -> Result<bool> {
    d::truth(&d::call_method(this, method, std::slice::from_ref(other))?)
}

fn compared(args: &Args<'_>, ask: impl Fn(&Dyn, &Dyn) -> Result<bool>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    if d::is_abstract(&other, "Set") {
        ask(&this, &other).map(Dyn::Bool)
    } else {
        Ok(Dyn::NotImplemented)
    }
}

/// `_from_iterable` of the class of `this` with those items that are to be kept, which it asks for one by one.
fn of_own_class(
    this: &Dyn,
    items: &Dyn,
    keep: impl Fn(&Dyn) -> Result<bool> + 'static,
) -> Result<Dyn> {
    let items = d::iter(items)?;
    let kept = Dyn::Iter(generator(move || {
        while let Some(item) = items.advance()? {
            if keep(&item)? {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }));
    if let Dyn::Native(_) = this {
        return crate::support::set_of::<Dyn>(d::to_vec(&kept)?).map(Dyn::Set);
    }
    if let Some(make) = d::special(this, "_from_iterable") {
        return d::call(&make, &[kept]);
    }
    d::construct(&d::type_of(this), &[kept], &[])
}

/// `m.keys()` and its kind.
struct View {
    name: &'static str,
    of: Dyn,
}

fn view(args: &Args<'_>, name: &'static str) -> Result<Dyn> {
    Ok(Dyn::native(View { name, of: args.one()? }))
}

impl View {
    /// Keys and entries are sets; values are none.
    fn is_set(&self) -> bool {
        self.name != "ValuesView"
    }

    fn as_value(&self) -> Dyn {
        Dyn::native(View { name: self.name, of: self.of.clone() })
    }

    /// What a method of `Set` answers.
    fn as_set(&self, method: &str, pos: &[Dyn]) -> Result<Option<Dyn>> {
        let known = SET.iter().find(|(name, _)| *name == method).filter(|_| self.is_set());
        let Some((name, call)) = known else { return Ok(None) };
        let answer = call(&Args { name, pos, kw: &[] })?;
        Ok(Some(answer).filter(|answer| !matches!(answer, Dyn::NotImplemented)))
    }
}

impl Native for View {
    fn type_name(&self) -> &'static str {
        self.name
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn len(&self) -> Option<usize> {
        d::len(&self.of).ok()
    }
    fn length(&self) -> Result<Option<usize>> {
        d::len(&self.of).map(Some)
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(format!("{}({})", self.name, d::repr(&self.of)?)))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        if name != "isdisjoint" || !self.is_set() {
            return Ok(None);
        }
        let held = this.clone();
        Ok(Some(Dyn::Function(Function::open(name, move |args| {
            let other = args.one()?;
            let others = d::iter(&other)?;
            Ok(Dyn::Bool(loop {
                match others.advance()? {
                    Some(item) if d::contains(&item, &held)? => break false,
                    Some(_) => {}
                    None => break true,
                }
            }))
        }))))
    }
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        Ok(Some(match self.name {
            "KeysView" => d::contains(item, &self.of)?,
            "ItemsView" => {
                let (key, value) = pair(item)?;
                match found(&self.of, &key)? {
                    Some(own) => crate::traits::same(&own, &value)?,
                    None => false,
                }
            }
            _ => found_in(&d::iter(&self.as_value())?, item)?,
        }))
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        let method = match (sign, is_right) {
            ("&", _) => "__and__",
            ("|", _) => "__or__",
            ("^", _) => "__xor__",
            ("-", false) => "__sub__",
            ("-", true) => "__rsub__",
            _ => return Ok(None),
        };
        self.as_set(method, &[self.as_value(), other.clone()])
    }
    fn order(&self, comparison: Comparison, other: &Dyn) -> Result<Option<bool>> {
        if !self.is_set() || !d::is_abstract(other, "Set") {
            return Ok(None);
        }
        let (own, mine, theirs) = (self.as_value(), d::len(&self.of)?, d::len(other)?);
        Ok(Some(match comparison {
            Comparison::Less => mine < theirs && no_more(&own, other)?,
            Comparison::LessEqual => mine <= theirs && all_in(&own, other)?,
            Comparison::Greater => mine > theirs && no_more(other, &own)?,
            Comparison::GreaterEqual => mine >= theirs && all_in(other, &own)?,
        }))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        if !self.is_set() || !d::is_abstract(other, "Set") {
            return Ok(None);
        }
        Ok(Some(d::len(&self.of)? == d::len(other)? && no_more(&self.as_value(), other)?))
    }
    fn hash(&self) -> Result<Option<i64>> {
        if self.is_set() {
            return Err(type_error(&format!("unhashable type: '{}'", self.name)));
        }
        Ok(None)
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        let (name, of) = (self.name, self.of.clone());
        let mut keys = None;
        Ok(generator(move || {
            let keys = match &keys {
                Some(keys) => keys,
                None => keys.insert(d::iter(&of)?),
            };
            let Some(key) = keys.advance()? else { return Ok(None) };
            Ok(Some(match name {
                "KeysView" => key,
                "ValuesView" => d::getitem(&of, &key)?,
                _ => {
                    let value = d::getitem(&of, &key)?;
                    Dyn::tuple(vec![key, value])
                }
            }))
        }))
    }
}

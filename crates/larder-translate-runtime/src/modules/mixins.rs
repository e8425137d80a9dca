//! What the abstract classes of `collections.abc` give to classes that derive from them.

use std::any::Any;

use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result, key_error, type_error, value_error};
use crate::function::{Args, Function, NativeCall};
use crate::int;
use crate::iter::Iter;
use crate::list::List;
use crate::native::Native;
use crate::str::Str;
use crate::traits::{Comparison, Iterate};

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

/// `Sequence.__contains__`: each item is asked.
fn within(args: &Args<'_>) -> Result<Dyn> {
    let (this, wanted) = args.two()?;
    let items = d::iter(&this)?;
    while let Some(item) = items.advance()? {
        if crate::traits::same(&item, &wanted)? {
            return Ok(Dyn::Bool(true));
        }
    }
    Ok(Dyn::Bool(false))
}

/// `Sequence.__iter__`: by index, until there is none.
fn walk(args: &Args<'_>) -> Result<Dyn> {
    let this = args.one()?;
    let mut at = Some(0_i64);
    Ok(Dyn::Iter(Iter::from_fn("generator", move || {
        let Some(index) = at else { return Ok(None) };
        match d::getitem(&this, &Dyn::from(index)) {
            Ok(item) => {
                at = Some(index + 1);
                Ok(Some(item))
            }
            Err(exc) if exc.is(ExcType::IndexError) => {
                at = None;
                Ok(None)
            }
            Err(exc) => {
                at = None;
                Err(exc)
            }
        }
    })))
}

/// `Sequence.__reversed__`: by index, from its length down.
fn walk_back(args: &Args<'_>) -> Result<Dyn> {
    let this = args.one()?;
    let mut left = int::from_usize(d::len(&this)?);
    Ok(Dyn::Iter(Iter::from_fn("generator", move || {
        if left <= 0 {
            return Ok(None);
        }
        left -= 1;
        d::getitem(&this, &Dyn::from(left)).map(Some)
    })))
}

const CHANGING_SEQUENCE: &[Method] = &[
    ("index", index),
    ("count", count),
    ("__contains__", within),
    ("__iter__", walk),
    ("__reversed__", walk_back),
    ("append", |args| {
        let (this, value) = args.two()?;
        let end = Dyn::from(int::from_usize(d::len(&this)?));
        d::call_method(&this, "insert", &[end, value])
    }),
    ("extend", extend),
    ("__iadd__", |args| {
        extend(args)?;
        Ok(args.pos[0].clone())
    }),
    ("pop", |args| {
        let [this, at] = args.places::<2>(1)?;
        let (this, at) = (this.unwrap_or_default(), at.unwrap_or_else(|| Dyn::from(-1)));
        let value = d::getitem(&this, &at)?;
        d::delitem(&this, &at)?;
        Ok(value)
    }),
    ("remove", |args| {
        let at = index(args)?;
        d::delitem(&args.pos[0], &at)?;
        Ok(Dyn::None)
    }),
    ("reverse", |args| {
        let this = args.one()?;
        let count = int::from_usize(d::len(&this)?);
        for at in 0..count / 2 {
            let (low, high) = (Dyn::from(at), Dyn::from(count - at - 1));
            let (a, b) = (d::getitem(&this, &low)?, d::getitem(&this, &high)?);
            d::setitem(&this, &low, b)?;
            d::setitem(&this, &high, a)?;
        }
        Ok(Dyn::None)
    }),
    ("clear", |args| {
        let this = args.one()?;
        while d::len(&this)? > 0 {
            d::delitem(&this, &Dyn::from(-1))?;
        }
        Ok(Dyn::None)
    }),
];

const MAPPING: &[Method] = &[
    ("get", |args| {
        let [this, key, default] = args.places::<3>(2)?;
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
        let other = match &other {
            Dyn::Dict(_) => other,
            Dyn::Instance(_) if d::special(&other, "items").is_some() => plain(&other)?,
            _ => return Ok(Dyn::NotImplemented),
        };
        d::equal(&plain(&this)?, &other).map(Dyn::Bool)
    }),
];

const CHANGING_MAPPING: &[Method] = &[
    ("pop", |args| {
        let [this, key, default] = args.places::<3>(2)?;
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
    ("clear", |args| {
        let this = args.one()?;
        while let Some(key) = d::iter(&this)?.advance()? {
            d::delitem(&this, &key)?;
        }
        Ok(Dyn::None)
    }),
    ("setdefault", |args| {
        let [this, key, default] = args.places::<3>(2)?;
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
    ("update", |args| {
        let Some((this, rest)) = args.pos.split_first() else {
            return Err(type_error("update() needs an argument"));
        };
        let given = crate::dict::Dict::new();
        crate::builtins::fill_dict(&given, &Args { name: "update", pos: rest, kw: args.kw })?;
        for (key, value) in given.pairs() {
            d::setitem(this, &key, value)?;
        }
        Ok(Dyn::None)
    }),
];

const SET: &[Method] = &[
    ("__le__", |args| compared(args, |own, other| all_in(own, other))),
    ("__ge__", |args| compared(args, |own, other| all_in(other, own))),
    ("__lt__", |args| {
        compared(args, |own, other| Ok(d::len(own)? < d::len(other)? && all_in(own, other)?))
    }),
    ("__gt__", |args| {
        compared(args, |own, other| Ok(d::len(own)? > d::len(other)? && all_in(other, own)?))
    }),
    ("__eq__", |args| {
        compared(args, |own, other| Ok(d::len(own)? == d::len(other)? && all_in(own, other)?))
    }),
    ("__and__", |args| combined(args, |own, other| kept(other, |item| d::contains(item, own)))),
    ("__rand__", |args| combined(args, |own, other| kept(other, |item| d::contains(item, own)))),
    ("__or__", either),
    ("__ror__", either),
    ("__sub__", |args| {
        combined(args, |own, other| kept(own, |item| Ok(!d::contains(item, other)?)))
    }),
    ("__rsub__", |args| {
        combined(args, |own, other| kept(other, |item| Ok(!d::contains(item, own)?)))
    }),
    ("__xor__", only_one),
    ("__rxor__", only_one),
    ("isdisjoint", |args| {
        let (this, other) = args.two()?;
        kept(&other, |item| d::contains(item, &this)).map(|all| Dyn::Bool(all.is_empty()))
    }),
];

const CHANGING_SET: &[Method] = &[
    ("remove", |args| {
        let (this, value) = args.two()?;
        if !d::contains(&value, &this)? {
            return Err(key_error(&value));
        }
        d::call_method(&this, "discard", &[value])
    }),
    ("pop", |args| {
        let this = args.one()?;
        let Some(value) = d::iter(&this)?.advance()? else {
            return Err(ExcType::KeyError.bare());
        };
        d::call_method(&this, "discard", std::slice::from_ref(&value))?;
        Ok(value)
    }),
    ("clear", |args| {
        emptied(&args.one()?)?;
        Ok(Dyn::None)
    }),
    ("__ior__", |args| {
        changed(args, |this, other| {
            let others = d::iter(other)?;
            while let Some(value) = others.advance()? {
                d::call_method(this, "add", &[value])?;
            }
            Ok(())
        })
    }),
    ("__iand__", |args| {
        changed(args, |this, other| {
            for value in d::to_vec(&d::sub(this, other)?)? {
                d::call_method(this, "discard", &[value])?;
            }
            Ok(())
        })
    }),
    ("__isub__", |args| {
        changed(args, |this, other| {
            if d::is(this, other) {
                return emptied(this);
            }
            let others = d::iter(other)?;
            while let Some(value) = others.advance()? {
                d::call_method(this, "discard", &[value])?;
            }
            Ok(())
        })
    }),
    ("__ixor__", |args| {
        changed(args, |this, other| {
            if d::is(this, other) {
                return emptied(this);
            }
            // Whatever gives a value twice would put it in and take it out again.
            let others = if is_set(other) { other.clone() } else { of_own_class(this, other)? };
            for value in d::to_vec(&others)? {
                let change = if d::contains(&value, this)? { "discard" } else { "add" };
                d::call_method(this, change, &[value])?;
            }
            Ok(())
        })
    }),
];

/// `this |= other` and its kind: the object itself, changed.
fn changed(args: &Args<'_>, change: impl Fn(&Dyn, &Dyn) -> Result<()>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    change(&this, &other)?;
    Ok(this)
}

fn emptied(this: &Dyn) -> Result<()> {
    while let Some(value) = d::iter(this)?.advance()? {
        d::call_method(this, "discard", &[value])?;
    }
    Ok(())
}

fn either(args: &Args<'_>) -> Result<Dyn> {
    combined(args, |own, other| {
        let mut all = d::to_vec(own)?;
        all.extend(d::to_vec(other)?);
        Ok(all)
    })
}

fn only_one(args: &Args<'_>) -> Result<Dyn> {
    combined(args, |own, other| {
        let mut all = kept(own, |item| Ok(!d::contains(item, other)?))?;
        all.extend(kept(other, |item| Ok(!d::contains(item, own)?))?);
        Ok(all)
    })
}

/// The methods that a class of this name gives, as attributes.
pub(super) fn methods(class: &str) -> Vec<(Str, Dyn)> {
    let tables: &[&[Method]] = match class {
        "Iterator" => &[ITERATOR],
        "Generator" => &[ITERATOR, GENERATOR],
        "Sequence" => &[SEQUENCE],
        "MutableSequence" => &[CHANGING_SEQUENCE],
        "Mapping" => &[MAPPING],
        "MutableMapping" => &[MAPPING, CHANGING_MAPPING],
        "Set" | "AbstractSet" => &[SET],
        "MutableSet" => &[SET, CHANGING_SET],
        _ => &[],
    };
    let all = tables.iter().copied().flatten();
    all.map(|&(name, call)| (Str::from(name), Dyn::Function(Function::native(name, call))))
        .collect()
}

fn index(args: &Args<'_>) -> Result<Dyn> {
    let [this, value, start, stop] = args.places::<4>(2)?;
    let (this, value) = (this.unwrap_or_default(), value.unwrap_or_default());
    let count = int::from_usize(d::len(&this)?);
    let bound = |given: Option<Dyn>, usual: i64| -> Result<i64> {
        match given {
            None | Some(Dyn::None) => Ok(usual),
            Some(given) => given.as_index().map(|at| if at < 0 { (at + count).max(0) } else { at }),
        }
    };
    let (start, stop) = (bound(start, 0)?, bound(stop, count)?);
    for at in start..stop.min(count) {
        if crate::traits::same(&d::getitem(&this, &Dyn::from(at))?, &value)? {
            return Ok(Dyn::from(at));
        }
    }
    Err(value_error(""))
}

fn count(args: &Args<'_>) -> Result<Dyn> {
    let (this, value) = args.two()?;
    let mut count = 0_i64;
    for item in d::to_vec(&this)? {
        count += i64::from(crate::traits::same(&item, &value)?);
    }
    Ok(Dyn::from(count))
}

fn extend(args: &Args<'_>) -> Result<Dyn> {
    let (this, values) = args.two()?;
    for value in d::to_vec(&values)? {
        d::call_method(&this, "append", &[value])?;
    }
    Ok(Dyn::None)
}

/// The value of a key, none where `KeyError` is raised.
fn found(this: &Dyn, key: &Dyn) -> Result<Option<Dyn>> {
    match d::getitem(this, key) {
        Ok(value) => Ok(Some(value)),
        Err(exc) if exc.is(ExcType::KeyError) => Ok(None),
        Err(exc) => Err(exc),
    }
}

/// The entries as a dict of Python's.
fn plain(this: &Dyn) -> Result<Dyn> {
    let dict = crate::dict::Dict::new();
    for key in d::to_vec(this)? {
        let value = d::getitem(this, &key)?;
        dict.set_item(key, value)?;
    }
    Ok(Dyn::Dict(dict))
}

fn is_set(value: &Dyn) -> bool {
    matches!(value, Dyn::Set(_) | Dyn::FrozenSet(_) | Dyn::View(_))
        || matches!(value, Dyn::Native(native) if native.as_any().downcast_ref::<View>().is_some_and(View::is_set))
        || matches!(value, Dyn::Instance(_)) && d::special(value, "isdisjoint").is_some()
}

fn all_in(a: &Dyn, b: &Dyn) -> Result<bool> {
    for item in d::to_vec(a)? {
        if !d::contains(&item, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn kept(of: &Dyn, keep: impl Fn(&Dyn) -> Result<bool>) -> Result<Vec<Dyn>> {
    let mut all = Vec::new();
    for item in d::to_vec(of)? {
        if keep(&item)? {
            all.push(item);
        }
    }
    Ok(all)
}

fn compared(args: &Args<'_>, ask: impl Fn(&Dyn, &Dyn) -> Result<bool>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    if is_set(&other) { ask(&this, &other).map(Dyn::Bool) } else { Ok(Dyn::NotImplemented) }
}

/// A set of the object's own class.
fn combined(args: &Args<'_>, gather: impl Fn(&Dyn, &Dyn) -> Result<Vec<Dyn>>) -> Result<Dyn> {
    let (this, other) = args.two()?;
    if !is_set(&other) && d::iter(&other).is_err() {
        return Ok(Dyn::NotImplemented);
    }
    let items = Dyn::list(gather(&this, &other)?);
    of_own_class(&this, &items)
}

/// A set of the class of `this`, made of these.
fn of_own_class(this: &Dyn, items: &Dyn) -> Result<Dyn> {
    if let Some(make) = d::special(this, "_from_iterable") {
        return d::call(&make, std::slice::from_ref(items));
    }
    d::construct(&d::type_of(this), std::slice::from_ref(items), &[])
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
            kept(&other, |item| d::contains(item, &held)).map(|all| Dyn::Bool(all.is_empty()))
        }))))
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        if !self.is_set() || d::iter(other).is_err() {
            return Ok(None);
        }
        let own = crate::support::set_of::<Dyn>(d::to_vec(&self.as_value())?)?;
        let other = crate::support::set_of::<Dyn>(d::to_vec(other)?)?;
        let (a, b) = if is_right { (other, own) } else { (own, other) };
        Ok(Some(match sign {
            "&" => d::bitand(&Dyn::Set(a), &Dyn::Set(b))?,
            "|" => d::bitor(&Dyn::Set(a), &Dyn::Set(b))?,
            "-" => d::sub(&Dyn::Set(a), &Dyn::Set(b))?,
            "^" => d::bitxor(&Dyn::Set(a), &Dyn::Set(b))?,
            _ => return Ok(None),
        }))
    }
    fn order(&self, comparison: Comparison, other: &Dyn) -> Result<Option<bool>> {
        if !self.is_set() || !is_set(other) {
            return Ok(None);
        }
        let (own, fewer) = (self.as_value(), d::len(&self.of)? < d::len(other)?);
        let more = d::len(&self.of)? > d::len(other)?;
        Ok(Some(match comparison {
            Comparison::Less => fewer && all_in(&own, other)?,
            Comparison::LessEqual => all_in(&own, other)?,
            Comparison::Greater => more && all_in(other, &own)?,
            Comparison::GreaterEqual => all_in(other, &own)?,
        }))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        if !self.is_set() || !is_set(other) {
            return Ok(None);
        }
        Ok(Some(d::len(&self.of)? == d::len(other)? && all_in(&self.as_value(), other)?))
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        let mut all = Vec::new();
        for key in d::to_vec(&self.of)? {
            all.push(match self.name {
                "KeysView" => key,
                "ValuesView" => d::getitem(&self.of, &key)?,
                _ => {
                    let value = d::getitem(&self.of, &key)?;
                    Dyn::tuple(vec![key, value])
                }
            });
        }
        Ok(Iter::of("generator", List::from(all).iterate()?))
    }
}

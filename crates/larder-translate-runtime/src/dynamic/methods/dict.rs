//! The methods of `dict` and its relatives.

use std::rc::Rc;

use crate::dict::{Dict, Kind};
use crate::dyn_value::{Dyn, ViewKind};
use crate::dynamic;
use crate::exc::{Result, type_error, value_error};
use crate::function::Args;
use crate::iter::Iter;
use crate::traits::{Iterate, Next};

pub(super) const NAMES: &[&str] = &[
    "clear",
    "copy",
    "fromkeys",
    "get",
    "items",
    "keys",
    "pop",
    "popitem",
    "setdefault",
    "update",
    "values",
    "__reversed__",
];

/// What the relatives have on top.
pub(super) fn names(dict: &Dict<Dyn, Dyn>) -> &'static [&'static str] {
    match dict.kind() {
        Kind::Ordered => &["move_to_end"],
        Kind::Counter => &["elements", "most_common", "subtract", "total"],
        _ => &[],
    }
}

/// Whether a method of an ordered dict goes through the `__setitem__` that a class of the program has written.
pub(crate) fn goes_by_items(this: &Dyn, payload: &Dyn, name: &str) -> bool {
    let Dyn::Dict(dict) = payload else { return false };
    match name {
        "update" | "setdefault" | "__init__" => {
            dict.kind() == Kind::Ordered && dynamic::special(this, "__setitem__").is_some()
        }
        // A class that walks in its own way is asked for each of its items.
        "copy" => dict.kind() == Kind::Plain && dynamic::special(this, "__iter__").is_some(),
        _ => false,
    }
}

/// Such a method: `update`, `setdefault`, `__init__` or `copy`.
pub(crate) fn by_items(this: &Dyn, name: &str, args: &Args<'_>) -> Result<Dyn> {
    if name == "copy" {
        args.places::<0>(0)?;
        let copy = Dict::new();
        let is_empty = match this {
            Dyn::Instance(instance) => {
                matches!(instance.payload(), Some(Dyn::Dict(held)) if held.len() == 0)
            }
            _ => false,
        };
        if !is_empty {
            update(&copy, this)?;
        }
        return Ok(Dyn::Dict(copy));
    }
    if name == "setdefault" {
        let [key, default] = args.named(["key", "default"], 1)?;
        let (key, default) = (key.unwrap_or_default(), default.unwrap_or_default());
        if dynamic::contains(&key, this)? {
            return dynamic::getitem(this, &key);
        }
        dynamic::setitem(this, &key, default.clone())?;
        return Ok(default);
    }
    let given = Dict::new();
    crate::builtins::fill_dict(&given, args)?;
    for (key, value) in given.pairs() {
        dynamic::setitem(this, &key, value)?;
    }
    Ok(Dyn::None)
}

/// `d.update(other)`: a mapping or pairs.
pub(crate) fn update(dict: &Dict<Dyn, Dyn>, other: &Dyn) -> Result<()> {
    if let Dyn::Dict(other) = other {
        return dict.update(other);
    }
    if let Dyn::Instance(instance) = other
        && let Some(Dyn::Dict(other)) = instance.payload()
        && dynamic::special(&Dyn::Instance(instance.clone()), "__iter__").is_none()
    {
        return dict.update(&other);
    }
    if dynamic::hasattr(other, "keys")? {
        let keys = dynamic::iter(&dynamic::call_method(other, "keys", &[])?)?;
        while let Some(key) = keys.advance()? {
            let value = dynamic::getitem(other, &key)?;
            dict.set_item(key, value)?;
        }
        return Ok(());
    }
    let pairs = dynamic::iter(other)?;
    let mut at = 0;
    while let Some(pair) = pairs.advance()? {
        let items = match &pair {
            Dyn::Tuple(tuple) => tuple.items().to_vec(),
            pair => dynamic::to_items(pair).map_err(|_| {
                type_error(&format!(
                    "cannot convert dictionary update sequence element #{at} to a sequence"
                ))
            })?,
        };
        let [key, value] = items.as_slice() else {
            return Err(value_error(&format!(
                "dictionary update sequence element #{at} has length {}; 2 is required",
                items.len()
            )));
        };
        dict.set_item(key.clone(), value.clone())?;
        at += 1;
    }
    Ok(())
}

pub(crate) fn view(dict: &Dict<Dyn, Dyn>, kind: ViewKind) -> Dyn {
    Dyn::View(Rc::new((dict.clone(), kind, crate::dict::fresh_view())))
}

/// Walks backwards.
struct Backwards(crate::dict::Walk<Dyn, Dyn>, ViewKind);

impl Next for Backwards {
    type Item = Dyn;
    fn next(&mut self) -> Result<Option<Dyn>> {
        let kind = self.1;
        self.0.step(|key, value| match kind {
            ViewKind::Keys => key.clone(),
            ViewKind::Values => value.clone(),
            ViewKind::Items => Dyn::tuple(vec![key.clone(), value.clone()]),
        })
    }
}

/// `reversed(d)` and of its views.
pub(crate) fn backwards(dict: &Dict<Dyn, Dyn>, kind: ViewKind) -> Iter<Dyn> {
    Iter::of("dict_reversekeyiterator", Backwards(dict.walk(true), kind))
}

pub(super) fn call(this: &Dyn, dict: &Dict<Dyn, Dyn>, args: &Args<'_>) -> Result<Dyn> {
    Ok(match args.name {
        "keys" => {
            Args { name: "dict.keys", ..*args }.places::<0>(0)?;
            view(dict, ViewKind::Keys)
        }
        "values" => {
            Args { name: "dict.values", ..*args }.places::<0>(0)?;
            view(dict, ViewKind::Values)
        }
        "items" => {
            Args { name: "dict.items", ..*args }.places::<0>(0)?;
            view(dict, ViewKind::Items)
        }
        "__reversed__" => Dyn::Iter(backwards(dict, ViewKind::Keys)),
        "get" => {
            let [key, default] = args.places::<2>(1)?;
            dict.get_or(&key.unwrap_or_default(), default.unwrap_or_default())?
        }
        "pop" => {
            let [key, default] = if args.kw.is_empty() {
                args.places::<2>(1)?
            } else {
                args.named(["key", "default"], 1)?
            };
            dict.pop(&key.unwrap_or_default(), default)?
        }
        "popitem" if dict.kind() != Kind::Ordered => {
            Args { name: "dict.popitem", ..*args }.places::<0>(0)?;
            let (key, value) = dict.popitem(true)?;
            Dyn::tuple(vec![key, value])
        }
        "popitem" => {
            let [last] = args.named(["last"], 0)?;
            let (key, value) =
                dict.popitem(last.map_or(Ok(true), |last| dynamic::truth(&last))?)?;
            Dyn::tuple(vec![key, value])
        }
        "setdefault" => {
            let [key, default] = if dict.kind() == Kind::Ordered {
                args.named(["key", "default"], 1)?
            } else {
                args.places::<2>(1)?
            };
            dict.setdefault(key.unwrap_or_default(), default.unwrap_or_default())?
        }
        "update" if dict.kind() == Kind::Counter => {
            crate::modules::collections::count_into(dict, args, 1)?;
            Dyn::None
        }
        "subtract" => {
            crate::modules::collections::count_into(dict, args, -1)?;
            Dyn::None
        }
        "update" => {
            if args.pos.len() > 1 {
                return Err(type_error(&format!(
                    "update expected at most 1 argument, got {}",
                    args.pos.len()
                )));
            }
            if let Some(other) = args.pos.first() {
                update(dict, other)?;
            }
            for (name, value) in args.kw {
                dict.set_item(Dyn::Str(name.clone()), value.clone())?;
            }
            Dyn::None
        }
        "clear" => {
            Args { name: "dict.clear", ..*args }.places::<0>(0)?;
            dict.clear();
            Dyn::None
        }
        "copy" => {
            Args { name: "dict.copy", ..*args }.places::<0>(0)?;
            Dyn::Dict(dict.copy()?)
        }
        "fromkeys" => fromkeys(&dynamic::type_of(this), args)?,
        "move_to_end" => {
            let [key, last] = args.named(["key", "last"], 1)?;
            let last = last.map_or(Ok(true), |last| dynamic::truth(&last))?;
            dict.move_to_end(&key.unwrap_or_default(), last)?;
            Dyn::None
        }
        _ => return crate::modules::collections::counter_method(dict, args),
    })
}

/// `dict.fromkeys(keys, value)`.
pub(crate) fn fromkeys(class: &crate::class::Class, args: &Args<'_>) -> Result<Dyn> {
    let [keys, value] = args.places::<2>(1)?;
    let value = value.unwrap_or_default();
    let mut keys = keys.unwrap_or_default().iterate()?;
    // A class of the program is called, and filled as it fills itself.
    let made = match class.kind() {
        crate::class::Builtin::Dict => Dyn::Dict(Dict::new()),
        crate::class::Builtin::OrderedDict => Dyn::Dict(Dict::of_kind(Kind::Ordered)),
        _ => dynamic::construct(class, &[], &[])?,
    };
    while let Some(key) = keys.next()? {
        dynamic::setitem(&made, &key, value.clone())?;
    }
    Ok(made)
}

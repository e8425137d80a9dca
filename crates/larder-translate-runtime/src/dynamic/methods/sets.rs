//! The methods of `set`, `frozenset` and of views of keys.

use crate::dyn_value::Dyn;
use crate::dynamic::as_set;
use crate::exc::Result;
use crate::function::Args;
use crate::set::{FrozenSet, Set};

pub(super) const NAMES: &[&str] = &[
    "copy",
    "difference",
    "intersection",
    "isdisjoint",
    "issubset",
    "issuperset",
    "symmetric_difference",
    "union",
];
pub(super) const CHANGING: &[&str] = &[
    "add",
    "clear",
    "difference_update",
    "discard",
    "intersection_update",
    "pop",
    "remove",
    "symmetric_difference_update",
    "update",
];

/// The argument of a method: a set as it is, anything else made into one.
fn other(value: &Dyn) -> Result<Set<Dyn>> {
    match value {
        Dyn::Set(_) | Dyn::FrozenSet(_) => Ok(as_set(value).unwrap_or_default()),
        _ => Set::collect(value),
    }
}

/// `s.update(x)`, in the order in which CPython adds.
pub(crate) fn update(set: &Set<Dyn>, value: &Dyn) -> Result<()> {
    match value {
        Dyn::Set(_) | Dyn::FrozenSet(_) => set.update(&as_set(value).unwrap_or_default()),
        Dyn::Dict(dict) => set.update_from_keys(dict.hashed_keys()),
        _ => set.update_from(value),
    }
}

fn same_type(this: &Dyn, set: Set<Dyn>) -> Dyn {
    match this {
        Dyn::FrozenSet(_) => Dyn::FrozenSet(set.into_frozen()),
        _ => Dyn::Set(set),
    }
}

/// `view.isdisjoint(other)`: what is looked up in the view needs a hash, what is in it does not.
fn view_is_disjoint(view: &Dyn, other: &Dyn) -> Result<Dyn> {
    let items = crate::dynamic::iter(other)?;
    while let Some(item) = items.advance()? {
        if crate::dynamic::contains(&item, view)? {
            return Ok(Dyn::Bool(false));
        }
    }
    Ok(Dyn::Bool(true))
}

pub(super) fn call(this: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    let set = as_set(this).unwrap_or_default();
    let name = args.name;
    let full = format!("{}.{name}", crate::dynamic::type_name(this));
    let args = &Args { name: &full, ..*args };
    args.no_names()?;
    if let Dyn::View(_) = this {
        return view_is_disjoint(this, &args.one()?);
    }
    Ok(match name {
        "add" => {
            set.add(args.one()?)?;
            Dyn::None
        }
        "discard" => {
            set.discard(&hashable(args.one()?)?)?;
            Dyn::None
        }
        "remove" => {
            let item = args.one()?;
            let found = set.remove(&hashable(item.clone())?);
            // What is missed is shown as it was asked for.
            let is_set = matches!(item, Dyn::Set(_));
            match found {
                Err(exc) if is_set && exc.is(crate::ExcType::KeyError) => {
                    return Err(crate::ExcType::KeyError.of(vec![item]));
                }
                found => found?,
            }
            Dyn::None
        }
        "pop" => {
            args.places::<0>(0)?;
            set.pop()?
        }
        "clear" => {
            args.places::<0>(0)?;
            set.clear();
            Dyn::None
        }
        "copy" => match this {
            Dyn::FrozenSet(_) => this.clone(),
            _ => Dyn::Set(set.copy()?),
        },
        "update" => {
            for value in args.pos {
                update(&set, value)?;
            }
            Dyn::None
        }
        "union" => {
            let all = set.copy()?;
            for value in args.pos {
                update(&all, value)?;
            }
            same_type(this, all)
        }
        "intersection" => {
            let mut all = if args.pos.is_empty() { set.copy()? } else { set };
            for value in args.pos {
                all = match value {
                    Dyn::Set(_) | Dyn::FrozenSet(_) => all.intersection(&other(value)?)?,
                    _ => walked(&all, value)?,
                };
            }
            same_type(this, all)
        }
        "intersection_update" => {
            for value in args.pos {
                match value {
                    Dyn::Set(_) | Dyn::FrozenSet(_) => set.intersection_update(&other(value)?)?,
                    _ => {
                        let both = walked(&set, value)?;
                        set.replace(&both);
                    }
                }
            }
            Dyn::None
        }
        "difference" => {
            let mut all = if args.pos.is_empty() { set.copy()? } else { set };
            for value in args.pos {
                all = match value {
                    Dyn::Set(_) | Dyn::FrozenSet(_) => all.difference(&other(value)?)?,
                    // From a copy, as CPython takes what is no set out.
                    _ => {
                        let rest = all.copy()?;
                        rest.difference_update(&other(value)?)?;
                        rest
                    }
                };
            }
            same_type(this, all)
        }
        "difference_update" => {
            for value in args.pos {
                set.difference_update(&other(value)?)?;
            }
            Dyn::None
        }
        "symmetric_difference" => {
            let value = args.one()?;
            let rest = match &value {
                Dyn::Set(_) | Dyn::FrozenSet(_) => other(&value)?.copy()?,
                // What was made for this call need not be copied.
                value => other(value)?,
            };
            rest.symmetric_difference_update(&set)?;
            same_type(this, rest)
        }
        "symmetric_difference_update" => {
            set.symmetric_difference_update(&other(&args.one()?)?)?;
            Dyn::None
        }
        "issubset" => Dyn::Bool(set.issubset(&other(&args.one()?)?)?),
        "issuperset" => Dyn::Bool(set.issuperset(&other(&args.one()?)?)?),
        _ => Dyn::Bool(set.isdisjoint(&other(&args.one()?)?)?),
    })
}

/// A set looks for a set as for a frozen one.
fn hashable(value: Dyn) -> Result<Dyn> {
    match value {
        Dyn::Set(set) => Ok(Dyn::FrozenSet(FrozenSet::from_set(&set)?)),
        value => Ok(value),
    }
}

/// The intersection with what is no set: in its order.
fn walked(set: &Set<Dyn>, value: &Dyn) -> Result<Set<Dyn>> {
    let both = Set::new();
    let items = crate::dynamic::iter(value)?;
    while let Some(item) = items.advance()? {
        if set.contains(&item)? {
            both.add(item)?;
        }
    }
    Ok(both)
}

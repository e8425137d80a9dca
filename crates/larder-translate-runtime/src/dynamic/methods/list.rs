//! The methods of `list` and `tuple`.

use super::position;
use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::Result;
use crate::function::Args;
use crate::list::List;
use crate::tuple::Tuple;

pub(super) const NAMES: &[&str] = &[
    "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse",
    "sort",
];
pub(super) const TUPLE_NAMES: &[&str] = &["count", "index"];

pub(super) fn call(list: &List<Dyn>, args: &Args<'_>) -> Result<Dyn> {
    match args.name {
        "append" => {
            // The name in messages has the type in front where there is one argument.
            let named = Args { name: "list.append", ..*args };
            list.append(named.one()?);
        }
        "clear" => {
            args.places::<0>(0)?;
            list.clear();
        }
        "copy" => {
            args.places::<0>(0)?;
            return Ok(Dyn::List(list.copy()));
        }
        "count" => return list.count(&Args { name: "list.count", ..*args }.one()?).map(Dyn::from),
        "extend" => match (Args { name: "list.extend", ..*args }).one()? {
            Dyn::List(other) => list.extend_list(&other),
            other => list.extend(&other)?,
        },
        "index" => {
            let [value, start, stop] = args.places::<3>(1)?;
            let (start, stop) = (bound(start)?, bound(stop)?);
            return list.index(&value.unwrap_or_default(), start, stop).map(Dyn::from);
        }
        "insert" => {
            let (at, value) = args.two()?;
            list.insert(at.as_index()?, value);
        }
        "pop" => {
            let [at] = args.places::<1>(0)?;
            return list.pop(at.map(|at| at.as_index()).transpose()?);
        }
        "remove" => list.remove(&Args { name: "list.remove", ..*args }.one()?)?,
        "reverse" => {
            args.places::<0>(0)?;
            list.reverse();
        }
        _ => {
            if !args.pos.is_empty() {
                return Err(crate::exc::type_error("sort() takes no positional arguments"));
            }
            let [key, is_reverse] = args.named(["key", "reverse"], 0)?;
            let is_reverse = is_reverse.map_or(Ok(false), |value| dynamic::flag(&value))?;
            match key {
                None | Some(Dyn::None) => list.sort(is_reverse)?,
                Some(key) => {
                    list.sort_by_key(
                        |item| dynamic::call(&key, std::slice::from_ref(item)),
                        is_reverse,
                    )?;
                }
            }
        }
    }
    Ok(Dyn::None)
}

/// Where a search begins or ends: `None` is no place here, other than in a slice.
fn bound(place: Option<Dyn>) -> Result<Option<i64>> {
    let words = "slice indices must be integers or have an __index__ method";
    match place {
        Some(Dyn::None) => Err(crate::exc::type_error(words)),
        place => position(place).map_err(|_| crate::exc::type_error(words)),
    }
}

pub(super) fn call_tuple(tuple: &Tuple, args: &Args<'_>) -> Result<Dyn> {
    if args.name == "count" {
        return tuple.count(&args.one()?).map(Dyn::from);
    }
    let [value, start, stop] = args.places::<3>(1)?;
    tuple.index(&value.unwrap_or_default(), bound(start)?, bound(stop)?).map(Dyn::from)
}

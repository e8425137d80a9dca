//! The methods of `collections.deque`.

use super::position;
use crate::deque::Deque;
use crate::dyn_value::Dyn;
use crate::exc::{Result, type_error, value_error};
use crate::function::Args;

pub(super) const NAMES: &[&str] = &[
    "append",
    "appendleft",
    "clear",
    "copy",
    "count",
    "extend",
    "extendleft",
    "index",
    "insert",
    "pop",
    "popleft",
    "remove",
    "reverse",
    "rotate",
];

/// `index` and `insert` have words of their own for how many arguments they take.
fn counted(args: &Args<'_>, least: usize, most: usize) -> Result<()> {
    let given = args.pos.len();
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (bound, count) = match (least == most, given < least) {
        (true, _) => ("exactly", least),
        (false, true) => ("at least", least),
        (false, false) => ("at most", most),
    };
    let plural = if count == 1 { "" } else { "s" };
    let name = args.name;
    Err(type_error(&format!("{name}() takes {bound} {count} argument{plural} ({given} given)")))
}

pub(super) fn call(deque: &Deque<Dyn>, args: &Args<'_>) -> Result<Dyn> {
    match args.name {
        "append" => deque.append(args.one()?),
        "appendleft" => deque.appendleft(args.one()?),
        "clear" => deque.clear(),
        "copy" => return Ok(Dyn::Deque(deque.copy())),
        "count" => return deque.count(&args.one()?).map(Dyn::from),
        "extend" => deque.extend(&args.one()?)?,
        "extendleft" => deque.extendleft(&args.one()?)?,
        "index" => {
            counted(args, 1, 3)?;
            let [value, start, stop] = args.places::<3>(1)?;
            let value = value.unwrap_or_default();
            let (from, to, _) =
                crate::slice::bounds(position(start)?, position(stop)?, deque.len());
            for at in from..to {
                let at = crate::int::from_usize(at);
                if crate::traits::same(&deque.get(at)?, &value)? {
                    return Ok(Dyn::from(at));
                }
            }
            return Err(value_error(&format!("{} is not in deque", crate::dynamic::repr(&value)?)));
        }
        "insert" => {
            counted(args, 2, 2)?;
            let (at, value) = args.two()?;
            deque.insert(at.as_index()?, value)?;
        }
        "pop" => return deque.pop(),
        "popleft" => return deque.popleft(),
        "remove" => deque.remove(&args.one()?)?,
        "reverse" => deque.reverse(),
        _ => {
            let [count] = Args { name: "deque.rotate", ..*args }.places::<1>(0)?;
            deque.rotate(count.map_or(Ok(1), |count| count.as_index())?);
        }
    }
    Ok(Dyn::None)
}

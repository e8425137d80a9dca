//! The methods of `collections.deque`.

use super::{counted, position};
use crate::deque::Deque;
use crate::dyn_value::Dyn;
use crate::exc::{Result, value_error};
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

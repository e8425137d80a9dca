//! The methods of iterators and generators.

use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::Result;
use crate::function::Args;
use crate::iter::Iter;

pub(super) const NAMES: &[&str] = &["__iter__", "__next__", "close", "send", "throw"];

pub(super) fn call(iter: &Iter<Dyn>, args: &Args<'_>) -> Result<Dyn> {
    let step = match args.name {
        "__iter__" => return Ok(Dyn::Iter(iter.clone())),
        "__next__" => iter.advance()?,
        "close" => {
            iter.close()?;
            return Ok(Dyn::None);
        }
        "send" => iter.resume(Ok(args.one()?))?,
        _ => {
            let [class, value, _] = args.places::<3>(1)?;
            let exc = match (class.unwrap_or_default(), value) {
                (class @ Dyn::Class(_), Some(value)) if !matches!(value, Dyn::Exc(_)) => {
                    dynamic::raise(&dynamic::call(&class, &[value])?)
                }
                (_, Some(exc @ Dyn::Exc(_))) => dynamic::raise(&exc),
                (class, _) => dynamic::raise(&class),
            };
            iter.resume(Err(exc))?
        }
    };
    step.ok_or_else(|| iter.stop())
}

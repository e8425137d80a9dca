//! The methods of iterators and generators.

use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::{Exc, Result};
use crate::function::Args;
use crate::iter::{Iter, Stage};

pub(super) const NAMES: &[&str] = &["__iter__", "__next__", "close", "send", "throw"];

pub(super) fn call(iter: &Iter<Dyn>, args: &Args<'_>) -> Result<Dyn> {
    let step = match args.name {
        "__iter__" => return Ok(Dyn::Iter(iter.clone())),
        "__next__" => iter.advance()?,
        "__length_hint__" => {
            let left = iter.remaining().unwrap_or_default();
            return Ok(Dyn::from(crate::int::from_usize(left)));
        }
        "close" => {
            iter.close()?;
            return Ok(Dyn::None);
        }
        "send" => iter.resume(Ok(args.one()?))?,
        _ => iter.resume(Err(thrown(args)?))?,
    };
    step.ok_or_else(|| iter.stop())
}

/// What `throw` throws: a class with or without a value, or an exception.
pub(crate) fn thrown(args: &Args<'_>) -> Result<Exc> {
    let [class, value, _] = args.places::<3>(1)?;
    Ok(match (class.unwrap_or_default(), value) {
        (class @ Dyn::Class(_), Some(value)) if !matches!(value, Dyn::Exc(_)) => {
            dynamic::raise(&dynamic::call(&class, &[value])?)
        }
        (_, Some(exc @ Dyn::Exc(_))) => dynamic::raise(&exc),
        (class, _) => dynamic::raise(&class),
    })
}

/// What a generator tells of itself; nothing of an iterator that is none.
pub(crate) fn of_generator(iter: &Iter<Dyn>, name: &str) -> Result<Option<Dyn>> {
    let Some(stage) = iter.stage() else { return Ok(None) };
    Ok(Some(match name {
        "gi_running" => Dyn::Bool(stage == Stage::Running),
        "gi_suspended" => Dyn::Bool(stage == Stage::Suspended),
        "gi_frame" => frame_at(stage),
        "__qualname__" => Dyn::text(iter.qualname()?),
        "__name__" => {
            let qualname = iter.qualname()?;
            Dyn::text(qualname.rsplit('.').next().unwrap_or(qualname))
        }
        _ => {
            let why = format!("{name} of a generator: frames do not exist at run time");
            return Err(crate::exc::not_implemented_error(&why));
        }
    }))
}

/// The frame of a generator: that it is there.
#[derive(Debug)]
struct Frame;

/// The frame of a generator or a coroutine; none is left when it is over.
pub(crate) fn frame_at(stage: Stage) -> Dyn {
    if stage == Stage::Closed { Dyn::None } else { Dyn::native(Frame) }
}

impl crate::native::Native for Frame {
    fn type_name(&self) -> &'static str {
        "frame"
    }
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
    fn attribute(&self, _this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let why = format!("frame.{name}: frames do not exist at run time");
        Err(crate::exc::not_implemented_error(&why))
    }
}

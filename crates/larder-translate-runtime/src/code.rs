//! What functions show of themselves: `__code__` and `__closure__`, for programs that ask.

use std::any::Any;
use std::fmt;
use std::rc::Rc;

use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result, not_implemented_error, value_error};
use crate::function::{ParamKind, Signature};
use crate::int::from_usize;
use crate::native::Native;
use crate::traits::ToDyn;
use crate::variables::Cell;

type Read = Rc<dyn Fn() -> Result<Dyn>>;

/// A variable that a function holds, as its cell shows it.
#[derive(Clone)]
pub struct Held(Read);

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Held")
    }
}

/// A variable that has its last value.
pub fn held(value: Dyn) -> Held {
    Held(Rc::new(move || Ok(value.clone())))
}

/// A variable that may change.
pub fn held_in<T: ToDyn + Clone + 'static>(cell: &Cell<T>) -> Held {
    let cell = cell.clone();
    Held(Rc::new(move || match cell.get() {
        Ok(value) => Ok(value.to_dyn()),
        Err(_) => Err(value_error("Cell is empty")),
    }))
}

/// A variable that no cell holds here: a function of its own.
pub fn held_elsewhere() -> Held {
    Held(Rc::new(|| Err(untold("the cell of a function"))))
}

fn untold(what: &str) -> Exc {
    not_implemented_error(&format!("{what}: frames and namespaces do not exist at run time"))
}

/// `f.__closure__`.
pub(crate) fn closure(held: Vec<(&'static str, Held)>) -> Dyn {
    if held.is_empty() {
        return Dyn::None;
    }
    Dyn::tuple(held.into_iter().map(|(_, held)| Dyn::native(CellValue(held))).collect())
}

struct CellValue(Held);

impl Native for CellValue {
    fn type_name(&self) -> &'static str {
        "cell"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        if name == "cell_contents" { self.0.0().map(Some) } else { Ok(None) }
    }
}

/// `__classcell__` in the body of a class: what takes the class when it is made.
pub(crate) struct ClassCell(pub(crate) Box<dyn Fn(&Dyn)>);

impl Native for ClassCell {
    fn type_name(&self) -> &'static str {
        "cell"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `f.__code__`.
pub(crate) fn of(
    signature: &'static Signature,
    has_more: bool,
    held: &[(&'static str, Held)],
) -> Dyn {
    let free = held.iter().map(|(name, _)| *name).collect();
    Dyn::native(CodeValue { signature, has_more, free })
}

struct CodeValue {
    signature: &'static Signature,
    has_more: bool,
    free: Vec<&'static str>,
}

impl CodeValue {
    fn count(&self, kinds: &[ParamKind]) -> Dyn {
        let all = self.signature.params.iter().filter(|param| kinds.contains(&param.kind));
        Dyn::from(from_usize(all.count()))
    }

    /// The parameters as CPython numbers its variables.
    fn parameters(&self) -> Dyn {
        let order = [
            &[ParamKind::PosOnly, ParamKind::Normal][..],
            &[ParamKind::KwOnly],
            &[ParamKind::Star],
            &[ParamKind::StarStar],
        ];
        let mut names = Vec::new();
        for kinds in order {
            let params = self.signature.params.iter().filter(|param| kinds.contains(&param.kind));
            names.extend(params.map(|param| Dyn::text(param.name)));
        }
        Dyn::tuple(names)
    }
}

impl Native for CodeValue {
    fn type_name(&self) -> &'static str {
        "code"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match name {
            "co_name" => Dyn::text(self.signature.name),
            "co_qualname" => Dyn::text(self.signature.qualname),
            "co_argcount" => self.count(&[ParamKind::PosOnly, ParamKind::Normal]),
            "co_posonlyargcount" => self.count(&[ParamKind::PosOnly]),
            "co_kwonlyargcount" => self.count(&[ParamKind::KwOnly]),
            "co_freevars" => Dyn::tuple(self.free.iter().map(|name| Dyn::text(name)).collect()),
            "co_varnames" if self.has_more => Dyn::native(Names(self.parameters())),
            "co_varnames" => self.parameters(),
            name if name.starts_with("co_") => return Err(untold(name)),
            _ => return Ok(None),
        }))
    }
}

/// Names of which only the first are known: the parameters.
struct Names(Dyn);

impl Native for Names {
    fn type_name(&self) -> &'static str {
        "tuple"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        let known = d::len(&self.0)?;
        let last = match key {
            Dyn::Slice(parts) => match &parts[1] {
                Dyn::None => None,
                stop => stop.as_index().ok(),
            },
            key => key.as_index().ok().map(|at| at.saturating_add(1)),
        };
        match last {
            Some(last) if last >= 0 && usize::try_from(last).is_ok_and(|last| last <= known) => {
                d::getitem(&self.0, key)
            }
            _ => Err(untold("co_varnames")),
        }
    }
    fn iter(&self, _: &Dyn) -> Result<crate::iter::Iter<Dyn>> {
        Err(untold("co_varnames"))
    }
    fn len(&self) -> Option<usize> {
        None
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Err(untold("co_varnames"))
    }
}

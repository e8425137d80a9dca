//! `contextlib`: generators as the managers of `with`.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use super::Names;
use crate::class::Class;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result, attribute_error, runtime_error, type_error};
use crate::function::{Args, Function};
use crate::iter::Iter;
use crate::native::Native;
use crate::str::Str;
use crate::support::Flow;

pub(super) fn fill(names: &Names) -> Result<()> {
    names.function("contextmanager", |args| {
        let function = args.one()?;
        let name = match d::getattr(&function, "__name__") {
            Ok(Dyn::Str(name)) => name.as_str().to_owned(),
            _ => "helper".to_owned(),
        };
        Ok(Dyn::Function(Function::open(&name, move |args| {
            made(&Rc::new((function.clone(), args.pos.to_vec(), args.kw.to_vec())))
        })))
    });
    names.function("suppress", |args| {
        Ok(Dyn::native(Manager(Kind::Suppress(Dyn::tuple(args.pos.to_vec())))))
    });
    names.function("nullcontext", |args| {
        let value = args.pos.first().cloned().unwrap_or_default();
        Ok(Dyn::native(Manager(Kind::Nothing(value))))
    });
    let enter: crate::function::NativeCall = |args| args.one();
    let leave: crate::function::NativeCall = |_| Ok(Dyn::None);
    let leave = Function::native("__exit__", leave);
    leave.attributes().set_item(Dyn::text("__isabstractmethod__"), Dyn::Bool(true))?;
    let methods = vec![
        (crate::str::Str::from("__module__"), Dyn::text("contextlib")),
        (crate::str::Str::from("__enter__"), Dyn::Function(Function::native("__enter__", enter))),
        (crate::str::Str::from("__exit__"), Dyn::Function(leave)),
    ];
    let manager = Class::create("AbstractContextManager", &[], methods)?;
    if let Dyn::Class(class) = &manager {
        class.set_abstract_kind();
    }
    names.set("AbstractContextManager", manager);
    names.function("closing", |args| Ok(Dyn::native(Manager(Kind::Closing(args.one()?)))));
    Ok(())
}

/// A function that yields, and what it was called with.
type Making = Rc<(Dyn, Vec<Dyn>, Vec<(Str, Dyn)>)>;

/// The manager of a generator that has not begun.
fn made(making: &Making) -> Result<Dyn> {
    match d::call_with(&making.0, &making.1, &making.2)? {
        Dyn::Iter(body) => {
            Ok(Dyn::native(Manager(Kind::Generator(body, Rc::clone(making), Rc::default()))))
        }
        other => Err(type_error(&format!("'{}' object is not an iterator", d::type_name(&other)))),
    }
}

/// What `with` enters and leaves.
struct Manager(Kind);

#[derive(Clone)]
enum Kind {
    /// The generator, what makes it, and whether it was entered: then it cannot be made again.
    Generator(Iter<Dyn>, Making, Rc<Cell<bool>>),
    /// Classes of exceptions that go no further.
    Suppress(Dyn),
    Nothing(Dyn),
    Closing(Dyn),
}

impl Native for Manager {
    fn type_name(&self) -> &'static str {
        match self.0 {
            Kind::Generator(..) => "_GeneratorContextManager",
            Kind::Suppress(_) => "suppress",
            Kind::Nothing(_) => "nullcontext",
            Kind::Closing(_) => "closing",
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn is_callable(&self) -> bool {
        matches!(self.0, Kind::Generator(..))
    }
    /// As a decorator: each call of the function is inside a context of its own.
    fn call(&self, this: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        let Kind::Generator(_, making, is_entered) = &self.0 else {
            return Err(type_error(&format!("'{}' object is not callable", d::type_name(this))));
        };
        let (function, making) = (args.one()?, Rc::clone(making));
        let is_entered = Rc::clone(is_entered);
        let name = |what: &str| match d::getattr_of(&function, what) {
            Ok(Dyn::Str(name)) => name,
            _ => Str::from("inner"),
        };
        let names = (name("__name__"), name("__qualname__"));
        let doc = d::getattr(&function, "__doc__").unwrap_or_default();
        let held = function.clone();
        let inner = Function::open("inner", move |args| {
            if is_entered.get() {
                return Err(entered_before("func"));
            }
            let manager = made(&making)?;
            crate::support::entered(&manager)?;
            let outcome = match d::call_with(&held, args.pos, args.kw) {
                Ok(value) => Flow::Return(value),
                Err(exc) => Flow::Raise(exc),
            };
            match crate::support::leave(&manager, outcome)? {
                Flow::Return(value) => Ok(value),
                Flow::Raise(exc) => Err(exc),
                _ => Ok(Dyn::None),
            }
        });
        let inner = inner.renamed(&names.0, &names.1);
        inner.set_special("__doc__", doc);
        inner.attributes().set_text("__wrapped__", function);
        Ok(Dyn::Function(inner))
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let kind = self.0.clone();
        Ok(match name {
            "__enter__" => Some(Dyn::Function(Function::open(name, move |_| enter(&kind)))),
            "__exit__" => Some(Dyn::Function(Function::open(name, move |args| exit(&kind, args)))),
            _ => None,
        })
    }
}

/// What a manager says that has given its function away when it was entered.
fn entered_before(part: &str) -> Exc {
    attribute_error(&format!("'_GeneratorContextManager' object has no attribute '{part}'"))
}

fn enter(kind: &Kind) -> Result<Dyn> {
    match kind {
        Kind::Generator(_, _, is_entered) if is_entered.replace(true) => {
            Err(entered_before("args"))
        }
        Kind::Generator(body, ..) => match body.advance()? {
            Some(value) => Ok(value),
            // CPython finds out while it handles the end of the generator, and hides that.
            None => {
                let ended = crate::ExcType::StopIteration.bare();
                let fault = runtime_error("generator didn't yield").from_cause(None);
                fault.set_context(Some(&ended));
                Err(fault)
            }
        },
        Kind::Suppress(_) => Ok(Dyn::None),
        Kind::Nothing(value) | Kind::Closing(value) => Ok(value.clone()),
    }
}

/// Whether the exception goes no further.
fn exit(kind: &Kind, args: &Args<'_>) -> Result<Dyn> {
    let raised = match args.pos.get(1) {
        Some(Dyn::Exc(raised)) => Some(raised.clone()),
        _ => None,
    };
    let is_over = match (kind, raised) {
        (Kind::Generator(body, ..), None) => match body.advance()? {
            None => false,
            Some(_) => return Err(runtime_error("generator didn't stop")),
        },
        (Kind::Generator(body, ..), Some(raised)) => match body.resume(Err(raised.clone())) {
            Ok(None) => true,
            Ok(Some(_)) => return Err(runtime_error("generator didn't stop after throw()")),
            Err(exc) if exc.is_same(&raised) => false,
            Err(exc) => return Err(exc),
        },
        (Kind::Suppress(classes), Some(raised)) => raised.matches(classes)?,
        (Kind::Closing(value), _) => {
            d::call_method(value, "close", &[])?;
            false
        }
        (Kind::Suppress(_) | Kind::Nothing(_), _) => false,
    };
    Ok(Dyn::Bool(is_over))
}

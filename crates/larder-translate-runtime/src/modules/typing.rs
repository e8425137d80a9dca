//! `typing`, `abc`, `collections.abc`, `numbers`, `types`: names that mean little at run time.

use super::Names;
use crate::class::{Builtin, Class};
use crate::dyn_value::Dyn;
use crate::exc::Result;
use crate::function::Args;
use crate::instance::Instance;
use crate::str::Str;
use crate::wrapper::Property;

/// Classes that programs derive from, ask `isinstance` of, or subscript.
const CLASSES: [&str; 36] = [
    "Iterable",
    "Iterator",
    "Generator",
    "Sequence",
    "MutableSequence",
    "Mapping",
    "MutableMapping",
    "Set",
    "MutableSet",
    "Hashable",
    "Callable",
    "Sized",
    "Container",
    "Collection",
    "Number",
    "Real",
    "Integral",
    "Rational",
    "Complex",
    "Reversible",
    "KeysView",
    "ValuesView",
    "ItemsView",
    "Any",
    "Union",
    "Optional",
    "Literal",
    "Final",
    "ClassVar",
    "Type",
    "Protocol",
    "Generic",
    "Annotated",
    "NoReturn",
    "Self",
    "SupportsInt",
];

fn mark(args: &Args<'_>) -> Result<Dyn> {
    let function = args.one()?;
    match &function {
        Dyn::Function(inner) => {
            inner.attributes().set_text("__isabstractmethod__", Dyn::Bool(true))
        }
        Dyn::Native(native) => {
            let any = native.as_any();
            let inner = match any.downcast_ref::<Property>() {
                Some(property) => Some(property.get.clone()),
                None => crate::wrapper::inner_of(native.as_ref().as_ref()),
            };
            if let Some(Dyn::Function(inner)) = inner {
                inner.attributes().set_text("__isabstractmethod__", Dyn::Bool(true));
            }
        }
        _ => {}
    }
    Ok(function)
}

fn plain_class(name: &str, module: &str) -> Result<Dyn> {
    Class::create(name, &[], vec![(Str::from("__module__"), Dyn::text(module))])
}

pub(super) fn fill_abc(names: &Names) -> Result<()> {
    names.set("ABC", plain_class("ABC", "abc")?);
    names.class("ABCMeta", Builtin::Type);
    names.function("abstractmethod", mark);
    Ok(())
}

pub(super) fn fill(names: &Names) -> Result<()> {
    let mut made: Vec<(&str, Dyn)> = Vec::with_capacity(CLASSES.len());
    for name in CLASSES {
        let mut attributes = super::mixins::methods(name);
        attributes.push((Str::from("__module__"), Dyn::text("typing")));
        // What can be changed is one of what can be read; the list has the latter first.
        let read = name.strip_prefix("Mutable");
        let base = made.iter().find(|(known, _)| Some(*known) == read);
        let bases: Vec<Dyn> = base.map(|(_, class)| class.clone()).into_iter().collect();
        let class = Class::create(name, &bases, attributes)?;
        made.push((name, class.clone()));
        names.set(name, class);
    }
    for (name, kind) in [
        ("List", Builtin::List),
        ("Dict", Builtin::Dict),
        ("Tuple", Builtin::Tuple),
        ("FrozenSet", Builtin::FrozenSet),
        ("DefaultDict", Builtin::DefaultDict),
        ("OrderedDict", Builtin::OrderedDict),
        ("Counter", Builtin::Counter),
        ("Deque", Builtin::Deque),
        ("Text", Builtin::Str),
        ("FunctionType", Builtin::Function),
        ("SimpleNamespace", Builtin::Named("SimpleNamespace")),
    ] {
        names.class(name, kind);
    }
    names.set("TYPE_CHECKING", false);
    for name in ["TypeVar", "ParamSpec"] {
        names.function(name, |args| Ok(args.pos.first().cloned().unwrap_or_default()));
    }
    for name in ["cast", "NewType"] {
        names.function(name, |args| {
            if args.name == "cast" {
                return args.two().map(|(_, value)| value);
            }
            Ok(Dyn::Function(crate::function::Function::native("NewType", |args| args.one())))
        });
    }
    for name in ["overload", "final", "runtime_checkable", "no_type_check", "override"] {
        names.function(name, |args| args.one());
    }
    names.function("NamedTuple", |_| {
        Err(crate::exc::not_implemented_error("typing.NamedTuple called"))
    });
    Ok(())
}

/// `types.SimpleNamespace(name=value)`.
pub(super) fn simple_namespace(args: &Args<'_>) -> Result<Dyn> {
    let instance = Instance::new(&Class::builtin(Builtin::Named("SimpleNamespace")));
    for (name, value) in args.kw {
        instance.attributes().set_item(Dyn::Str(name.clone()), value.clone())?;
    }
    Ok(Dyn::Instance(instance))
}

//! What kind of value it is.

use crate::class::{Builtin, Class};
use crate::dict::Kind;
use crate::dyn_value::{Dyn, ViewKind};
use crate::exc::{Result, type_error};
use crate::int::Int;

/// `type(x)`.
pub fn type_of(value: &Dyn) -> Class {
    Class::builtin(match value {
        Dyn::None => Builtin::NoneType,
        Dyn::NotImplemented => Builtin::NotImplementedType,
        Dyn::Ellipsis => Builtin::Ellipsis,
        Dyn::Bool(_) => Builtin::Bool,
        Dyn::Int(_) => Builtin::Int,
        Dyn::Float(_) => Builtin::Float,
        Dyn::Str(_) => Builtin::Str,
        Dyn::Bytes(_) => Builtin::Bytes,
        Dyn::ByteArray(_) => Builtin::ByteArray,
        Dyn::List(_) => Builtin::List,
        Dyn::Tuple(tuple) => match tuple.class() {
            Some(class) => return class.clone(),
            None => Builtin::Tuple,
        },
        Dyn::Dict(dict) => match dict.kind() {
            Kind::Plain => Builtin::Dict,
            Kind::Default => Builtin::DefaultDict,
            Kind::Ordered => Builtin::OrderedDict,
            Kind::Counter => Builtin::Counter,
        },
        Dyn::Set(_) => Builtin::Set,
        Dyn::FrozenSet(_) => Builtin::FrozenSet,
        Dyn::Deque(_) => Builtin::Deque,
        Dyn::Range(_) => Builtin::Range,
        Dyn::Slice(_) => Builtin::Slice,
        Dyn::View(view) => Builtin::Named(match view.1 {
            ViewKind::Keys => "dict_keys",
            ViewKind::Values => "dict_values",
            ViewKind::Items => "dict_items",
        }),
        Dyn::Iter(iter) => Builtin::Named(iter.type_name()),
        Dyn::Function(function) if function.is_python() => Builtin::Function,
        Dyn::Function(_) => Builtin::BuiltinFunction,
        Dyn::Method(method) => match &method.0 {
            Dyn::Function(function) if !function.is_python() => Builtin::BuiltinFunction,
            _ => Builtin::Method,
        },
        Dyn::Class(_) => Builtin::Type,
        Dyn::Instance(instance) => return instance.class().clone(),
        Dyn::Exc(exc) => return exc.class().clone(),
        Dyn::Native(native) => return native.class(),
    })
}

/// `type(x).__name__`.
pub fn type_name(value: &Dyn) -> String {
    match value {
        Dyn::Class(class) if class.is_subclass(&Class::builtin(Builtin::Enum)) => {
            "EnumType".to_owned()
        }
        _ => type_of(value).shown_name(),
    }
}

/// `isinstance(x, class)`: a class or a tuple of them.
pub fn is_instance(value: &Dyn, class: &Dyn) -> Result<bool> {
    match class {
        Dyn::Class(class) => {
            let own = type_of(value);
            if own.is_subclass(class) || is_registered(&own, class) {
                return Ok(true);
            }
            if let Some(answer) = asked_hook(class, &own)? {
                return Ok(answer);
            }
            Ok(abstract_matches(&own, class.name()) && class.module() != "__main__")
        }
        Dyn::Tuple(classes) => {
            for class in classes.items() {
                if is_instance(value, class)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")),
    }
}

/// What the `__subclasshook__` of a class of the program says.
fn asked_hook(class: &Class, own: &Class) -> Result<Option<bool>> {
    if class.kind() != crate::class::Builtin::Program {
        return Ok(None);
    }
    let Some(hook) = class.lookup("__subclasshook__") else { return Ok(None) };
    let answer = super::call(&super::bind_class(&hook, class)?, &[Dyn::Class(own.clone())])?;
    match answer {
        Dyn::NotImplemented => Ok(None),
        answer => truth(&answer).map(Some),
    }
}

/// Classes of iterators that are not called so.
const ITERATORS: [&str; 31] = [
    "generator",
    "map",
    "filter",
    "zip",
    "enumerate",
    "reversed",
    "iter",
    "chain",
    "count",
    "cycle",
    "repeat",
    "accumulate",
    "compress",
    "takewhile",
    "dropwhile",
    "filterfalse",
    "starmap",
    "pairwise",
    "zip_longest",
    "islice",
    "groupby",
    "_grouper",
    "product",
    "permutations",
    "combinations",
    "combinations_with_replacement",
    "_tee",
    "StringIO",
    "TextIOWrapper",
    "BufferedReader",
    "BufferedRandom",
];

/// The abstract classes of `collections.abc` and `numbers` ask for methods.
fn abstract_matches(own: &Class, name: &str) -> bool {
    let kind = own.layout();
    let is_iterator = matches!(kind, Builtin::Named(name) if name.contains("iterator") || ITERATORS.contains(&name));
    let sequence = matches!(
        kind,
        Builtin::List
            | Builtin::Tuple
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::Range
            | Builtin::ByteArray
    );
    let mapping = matches!(
        kind,
        Builtin::Dict | Builtin::DefaultDict | Builtin::OrderedDict | Builtin::Counter
    );
    let set = matches!(kind, Builtin::Set | Builtin::FrozenSet);
    let view = matches!(kind, Builtin::Named("dict_keys" | "dict_values" | "dict_items"));
    let sized = sequence || mapping || set || view || kind == Builtin::Deque;
    let number =
        matches!(kind, Builtin::Int | Builtin::Float | Builtin::Bool | Builtin::Named("Fraction"));
    let has = |method: &str| own.lookup(method).is_some_and(|found| !found.is_none());
    match name {
        "Iterable" => sized || is_iterator || has("__iter__"),
        "Iterator" => is_iterator || (has("__iter__") && has("__next__")),
        "Generator" => kind == Builtin::Named("generator"),
        "Reversible" => {
            sequence || mapping || kind == Builtin::Deque || view || has("__reversed__")
        }
        "Sequence" => sequence || kind == Builtin::Deque,
        "MutableSequence" => {
            matches!(kind, Builtin::List | Builtin::ByteArray | Builtin::Deque)
        }
        "Mapping" | "MutableMapping" => mapping,
        "Set" => set || matches!(kind, Builtin::Named("dict_keys" | "dict_items")),
        "MappingView" => view,
        "KeysView" => kind == Builtin::Named("dict_keys"),
        "ValuesView" => kind == Builtin::Named("dict_values"),
        "ItemsView" => kind == Builtin::Named("dict_items"),
        "MutableSet" => kind == Builtin::Set,
        "Hashable" => match own.lookup("__hash__") {
            Some(method) => !method.is_none(),
            None => {
                !mapping
                    && !matches!(
                        kind,
                        Builtin::Set | Builtin::List | Builtin::ByteArray | Builtin::Deque
                    )
                    && !matches!(kind, Builtin::Named("dict_keys" | "dict_items"))
            }
        },
        "Callable" => {
            matches!(
                kind,
                Builtin::Function | Builtin::BuiltinFunction | Builtin::Method | Builtin::Type
            ) || has("__call__")
        }
        "Sized" => sized || has("__len__"),
        "Container" => {
            sized && kind != Builtin::Named("dict_values") || view || has("__contains__")
        }
        "Collection" => {
            sized && kind != Builtin::Named("dict_values")
                || view
                || has("__len__") && has("__iter__") && has("__contains__")
        }
        "Number" => number || kind == Builtin::Named("complex") || is_decimal(own),
        "Complex" => number || kind == Builtin::Named("complex"),
        "Real" => number,
        "Rational" => {
            matches!(kind, Builtin::Int | Builtin::Bool | Builtin::Named("Fraction"))
        }
        "Integral" => matches!(kind, Builtin::Int | Builtin::Bool),
        _ => false,
    }
}

/// Whether a class is that of decimals, or one of its subclasses: these are numbers, and not real ones.
fn is_decimal(own: &Class) -> bool {
    let mut all = std::iter::once(own).chain(own.ancestors());
    all.any(|class| class.name() == "Decimal" && class.module() == "decimal")
}

thread_local! {
    /// What was registered with an abstract class: the two.
    static REGISTERED: std::cell::RefCell<Vec<(Class, Class)>> =
        const { std::cell::RefCell::new(Vec::new()) };
}

/// `Abstract.register(class)`.
pub(crate) fn register(with: &Class, class: &Dyn) -> Result<Dyn> {
    let Dyn::Class(own) = class else { return Err(type_error("Can only register classes")) };
    if !own.is_subclass(with) {
        if with.is_subclass(own) {
            let text = "Refusing to create an inheritance cycle";
            return Err(crate::exc::runtime_error(text));
        }
        REGISTERED.with_borrow_mut(|all| all.push((with.clone(), own.clone())));
    }
    Ok(class.clone())
}

fn is_registered(own: &Class, with: &Class) -> bool {
    REGISTERED.with_borrow(|all| {
        all.iter().any(|(known, class)| known.is_subclass(with) && own.is_subclass(class))
    })
}

/// `issubclass(class, other)`.
pub fn is_subclass(class: &Dyn, other: &Dyn) -> Result<bool> {
    let Dyn::Class(own) = class else {
        return Err(type_error("issubclass() arg 1 must be a class"));
    };
    match other {
        Dyn::Class(other) => Ok(own.is_subclass(other)
            || is_registered(own, other)
            || asked_hook(other, own)? == Some(true)
            || (abstract_matches(own, other.name()) && other.module() != "__main__")),
        Dyn::Tuple(classes) => {
            for other in classes.items() {
                if is_subclass(class, other)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
    }
}

/// `bool(x)`.
pub fn truth(value: &Dyn) -> Result<bool> {
    Ok(match value {
        Dyn::None => false,
        Dyn::Bool(value) => *value,
        Dyn::Int(value) => value.sign() != 0,
        Dyn::Float(value) => *value != 0.0,
        Dyn::Instance(instance) => {
            if let Some(method) = super::special(value, "__bool__") {
                return match super::call(&method, &[])? {
                    Dyn::Bool(answer) => Ok(answer),
                    other => Err(type_error(&format!(
                        "__bool__ should return bool, returned {}",
                        type_name(&other)
                    ))),
                };
            }
            if super::special(value, "__len__").is_some() {
                return Ok(super::len(value)? != 0);
            }
            match instance.payload() {
                Some(payload) => truth(&payload)?,
                None => crate::modules::enumeration::flag_truth(value).unwrap_or(true),
            }
        }
        Dyn::Native(native) => native.truth().unwrap_or_else(|| native.len() != Some(0)),
        Dyn::Str(_)
        | Dyn::Bytes(_)
        | Dyn::ByteArray(_)
        | Dyn::List(_)
        | Dyn::Tuple(_)
        | Dyn::Dict(_)
        | Dyn::Set(_)
        | Dyn::FrozenSet(_)
        | Dyn::Deque(_)
        | Dyn::Range(_)
        | Dyn::View(_) => super::len(value)? != 0,
        _ => true,
    })
}

/// A number, for arithmetic.
#[derive(Clone, Debug)]
pub enum Number {
    /// An int or a bool.
    Int(Int),
    /// A float.
    Float(f64),
}

impl Number {
    /// As a float; `OverflowError` where it is too large.
    pub fn to_float(&self) -> Result<f64> {
        match self {
            Number::Int(value) => value.to_float(),
            Number::Float(value) => Ok(*value),
        }
    }
}

/// The number in a value, if it is one.
pub fn number(value: &Dyn) -> Option<Number> {
    match value {
        Dyn::Bool(value) => Some(Number::Int(Int::from(*value))),
        Dyn::Int(value) => Some(Number::Int(value.clone())),
        Dyn::Float(value) => Some(Number::Float(*value)),
        Dyn::Instance(instance) => number(&instance.payload()?),
        _ => None,
    }
}

/// `operator.index(x)`.
pub fn index(value: &Dyn) -> Result<Int> {
    match value {
        Dyn::Int(value) => return Ok(value.clone()),
        Dyn::Bool(value) => return Ok(Int::from(*value)),
        Dyn::Instance(instance) => {
            if let Some(method) = super::special(value, "__index__") {
                return match super::call(&method, &[])? {
                    Dyn::Int(value) => Ok(value),
                    Dyn::Bool(value) => Ok(Int::from(value)),
                    other => Err(type_error(&format!(
                        "__index__ returned non-int (type {})",
                        type_name(&other)
                    ))),
                };
            }
            if let Some(payload @ (Dyn::Int(_) | Dyn::Bool(_))) = instance.payload() {
                return index(&payload);
            }
        }
        _ => {}
    }
    Err(crate::int::not_an_integer(&type_name(value)))
}

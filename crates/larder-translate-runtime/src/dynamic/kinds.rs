//! What kind of value it is.

use crate::class::{Builtin, Class, Type};
use crate::dict::Kind;
use crate::dyn_value::Dyn;
use crate::exc::{Result, type_error};
use crate::int::Int;

/// `type(x)`.
pub fn type_of(value: &Dyn) -> Class {
    kind_of(value).class()
}

/// The same, without the class where its kind is known.
pub(crate) fn kind_of(value: &Dyn) -> Type {
    Type::Known(match value {
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
            Some(class) => return Type::Held(class.clone()),
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
        Dyn::View(view) => Builtin::Named(crate::views::name(&view.0, view.1)),
        Dyn::Iter(iter) => Builtin::Named(iter.type_name()),
        Dyn::Function(function) if function.is_python() => Builtin::Function,
        Dyn::Function(function) => function.builtin_class(),
        Dyn::Method(method) => match &method.0 {
            Dyn::Function(function) if !function.is_python() => function.builtin_class(),
            _ => Builtin::Method,
        },
        Dyn::Class(class) => match class.meta() {
            Some(meta) => return Type::Held(meta.clone()),
            None if class.kind() == Builtin::Enum || class.is_enumeration() => Builtin::EnumType,
            None if class.is_abstract_kind() || is_of_library(class) => Builtin::AbcMeta,
            None => Builtin::Type,
        },
        Dyn::Instance(instance) => return Type::Held(instance.class().clone()),
        Dyn::Exc(exc) => match exc.own_class() {
            Some(class) => return Type::Held(class.clone()),
            None => Builtin::Exc(exc.kind()),
        },
        Dyn::Native(native) => return native.class(),
    })
}

/// What an object of a class with a built-in base holds.
pub(crate) fn held(value: &Dyn) -> Option<Dyn> {
    match value {
        Dyn::Instance(instance) => instance.payload(),
        _ => None,
    }
}

/// `type(x).__name__`.
pub fn type_name(value: &Dyn) -> String {
    kind_of(value).shown_name()
}

/// `isinstance(x, class)`: a class or a tuple of them.
pub fn is_instance(value: &Dyn, class: &Dyn) -> Result<bool> {
    match class {
        Dyn::Class(class) => {
            if let Some(answer) = is_of_builtin(value, class.kind()) {
                return Ok(answer);
            }
            let own = type_of(value);
            if let Some(answer) = asked_meta(class, "__instancecheck__", value, &own)? {
                return Ok(answer);
            }
            if own.is_subclass(class) || is_registered(&own, class) {
                return Ok(true);
            }
            // An object may say that it is of another class.
            if let Dyn::Instance(_) = value
                && let Some(said) = own.lookup("__class__")
                && let Ok(Dyn::Class(said)) = super::bind(&said, value, &own)
                && (said.is_subclass(class) || is_registered(&said, class))
            {
                return Ok(true);
            }
            if let Some(answer) = asked_hook(class, &own)? {
                return Ok(answer);
            }
            if is_protocol(class) {
                return keeps_protocol(value, class);
            }
            Ok(abstract_matches(&own, class.name()) && class.module() != "__main__")
        }
        Dyn::Tuple(classes) => is_instance_of_any(value, classes.items()),
        other => {
            if let Some(members) = crate::alias::members(other) {
                for class in members {
                    if is_instance(value, class)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
            match crate::alias::asked(other, "isinstance")? {
                Some(class) => is_instance(value, &Dyn::Class(class)),
                None => {
                    let text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
                    Err(type_error(text))
                }
            }
        }
    }
}

/// `isinstance(x, (class, …))`.
pub fn is_instance_of_any(value: &Dyn, classes: &[Dyn]) -> Result<bool> {
    for class in classes {
        if is_instance(value, class)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a value of a plain built-in type is of a built-in class: nobody else has a word in that.
#[inline]
fn is_of_builtin(value: &Dyn, class: Builtin) -> Option<bool> {
    let is_concrete = matches!(
        class,
        Builtin::Int
            | Builtin::Bool
            | Builtin::Float
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::List
            | Builtin::Tuple
            | Builtin::Dict
            | Builtin::Set
            | Builtin::FrozenSet
            | Builtin::NoneType
    );
    if !is_concrete {
        return None;
    }
    let own = match value {
        Dyn::None => Builtin::NoneType,
        Dyn::Bool(_) => return Some(matches!(class, Builtin::Bool | Builtin::Int)),
        Dyn::Int(_) => Builtin::Int,
        Dyn::Float(_) => Builtin::Float,
        Dyn::Str(_) => Builtin::Str,
        Dyn::Bytes(_) => Builtin::Bytes,
        Dyn::List(_) => Builtin::List,
        Dyn::Tuple(tuple) if tuple.class().is_none() => Builtin::Tuple,
        Dyn::Dict(_) => Builtin::Dict,
        Dyn::Set(_) => Builtin::Set,
        Dyn::FrozenSet(_) => Builtin::FrozenSet,
        _ => return None,
    };
    Some(own == class)
}

/// What the metaclass of a class says.
fn asked_meta(class: &Class, name: &str, value: &Dyn, own: &Class) -> Result<Option<bool>> {
    let Some(meta) = class.meta().filter(|_| !own.is_same(class) || name != "__instancecheck__")
    else {
        return Ok(None);
    };
    let Some(check) = meta.lookup(name) else { return Ok(None) };
    let check = super::bind(&check, &Dyn::Class(class.clone()), meta)?;
    truth(&super::call(&check, std::slice::from_ref(value))?).map(Some)
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

fn is_of_abstract_module(class: &Class) -> bool {
    matches!(class.module(), "typing" | "collections.abc" | "numbers")
}

/// Whether a class is one of the abstract classes of the library, or derives from one.
pub(crate) fn is_of_library(class: &Class) -> bool {
    let mut all = std::iter::once(class).chain(class.ancestors());
    let is_it = |class: &Class| match class.module() {
        "collections.abc" | "numbers" => true,
        module => module == "abc" && class.name() == "ABC",
    };
    all.any(is_it)
}

/// What an abstract class of `collections.abc` or `numbers` derives from.
pub(crate) fn abstract_bases(name: &str) -> &'static [&'static str] {
    match name {
        "Iterator" | "Reversible" => &["Iterable"],
        "Generator" => &["Iterator"],
        "Collection" => &["Sized", "Iterable", "Container"],
        "Sequence" => &["Reversible", "Collection"],
        "MutableSequence" | "ByteString" => &["Sequence"],
        "Set" | "Mapping" => &["Collection"],
        "MutableSet" => &["Set"],
        "MutableMapping" => &["Mapping"],
        "MappingView" => &["Sized"],
        "KeysView" | "ItemsView" => &["MappingView", "Set"],
        "ValuesView" => &["MappingView", "Collection"],
        "Complex" => &["Number"],
        "Real" => &["Complex"],
        "Rational" => &["Real"],
        "Integral" => &["Rational"],
        _ => &[],
    }
}

/// Whether an abstract class is another one, or comes from it.
fn leads_to(name: &str, wanted: &str) -> bool {
    let parents = abstract_bases(name);
    name == wanted || parents.iter().any(|parent| leads_to(parent, wanted))
}

/// Whether a value is a sequence as `collections.abc` says it.
pub(crate) fn is_sequence(value: &Dyn) -> bool {
    abstract_matches(&type_of(value), "Sequence")
}

/// Whether a value is an instance of this class of `collections.abc`, by its class or because it was registered.
pub(crate) fn is_abstract(value: &Dyn, name: &str) -> bool {
    if abstract_matches(&type_of(value), name) {
        return true;
    }
    let Dyn::Instance(_) = value else { return false };
    let class = crate::modules::import(&crate::modules::COLLECTIONS_ABC)
        .and_then(|module| super::getattr_of(&module, name));
    class.is_ok_and(|class| is_instance(value, &class).unwrap_or(false))
}

/// The abstract classes of `collections.abc` and `numbers` ask for methods, or for a class that is known to them.
fn abstract_matches(own: &Class, name: &str) -> bool {
    let mut all = std::iter::once(own).chain(own.ancestors());
    if all.any(|class| is_of_abstract_module(class) && leads_to(class.name(), name)) {
        return true;
    }
    let kind = own.layout();
    let named = match kind {
        Builtin::Named("odict_keys") => "dict_keys",
        Builtin::Named("odict_values") => "dict_values",
        Builtin::Named("odict_items") => "dict_items",
        Builtin::Named(name) => name,
        _ => "",
    };
    let is_iterator = named.contains("iterator") || ITERATORS.contains(&named);
    let sequence = matches!(
        kind,
        Builtin::List
            | Builtin::Tuple
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::Range
            | Builtin::ByteArray
            | Builtin::Deque
    ) || named == "memoryview";
    let mapping = matches!(
        kind,
        Builtin::Dict | Builtin::DefaultDict | Builtin::OrderedDict | Builtin::Counter
    );
    let view = matches!(named, "dict_keys" | "dict_values" | "dict_items");
    // What the methods of `Mapping` give.
    let mixed = matches!(named, "KeysView" | "ValuesView" | "ItemsView");
    let set = matches!(kind, Builtin::Set | Builtin::FrozenSet)
        || matches!(named, "dict_keys" | "dict_items" | "KeysView" | "ItemsView");
    let collection = sequence || mapping || set || view || mixed;
    let has = |method: &str| own.lookup(method).is_some_and(|found| !found.is_none());
    let is_set_none = |method: &str| own.lookup(method).is_some_and(|found| found.is_none());
    let any = |built_in: bool, methods: &[&str]| {
        !methods.iter().any(|method| is_set_none(method))
            && (built_in || methods.iter().all(|method| has(method)))
    };
    match name {
        // What is registered as a collection is one, whatever a subclass says of its methods.
        "Iterable" => collection || any(is_iterator, &["__iter__"]),
        "Iterator" => any(is_iterator, &["__iter__", "__next__"]),
        "AbstractContextManager" => any(false, &["__enter__", "__exit__"]),
        "Generator" => {
            any(named == "generator", &["__iter__", "__next__", "send", "throw", "close"])
        }
        "Reversible" => sequence || any(mapping || view, &["__iter__", "__reversed__"]),
        "Sized" => collection || any(false, &["__len__"]),
        "Container" => collection || any(false, &["__contains__"]),
        "Collection" => collection || any(false, &["__len__", "__iter__", "__contains__"]),
        "Sequence" => sequence,
        "MutableSequence" => {
            matches!(kind, Builtin::List | Builtin::ByteArray | Builtin::Deque)
        }
        "Mapping" | "MutableMapping" => mapping,
        "MappingView" => view || mixed,
        "KeysView" => matches!(named, "dict_keys" | "KeysView"),
        "ValuesView" => matches!(named, "dict_values" | "ValuesView"),
        "ItemsView" => matches!(named, "dict_items" | "ItemsView"),
        "Set" => set,
        "MutableSet" => kind == Builtin::Set,
        "Hashable" => {
            let is_changed =
                matches!(kind, Builtin::List | Builtin::Set | Builtin::ByteArray | Builtin::Deque)
                    || mapping
                    || matches!(named, "dict_keys" | "dict_items" | "KeysView" | "ItemsView");
            !is_set_none("__hash__") && (!is_changed || has("__hash__"))
        }
        "Callable" => any(
            matches!(
                kind,
                Builtin::Function | Builtin::BuiltinFunction | Builtin::Method | Builtin::Type
            ),
            &["__call__"],
        ),
        "Number" | "Complex" => {
            matches!(kind, Builtin::Int | Builtin::Float | Builtin::Bool)
                || matches!(named, "complex" | "Fraction")
                || name == "Number" && is_decimal(own)
        }
        "Real" => {
            matches!(kind, Builtin::Int | Builtin::Float | Builtin::Bool) || named == "Fraction"
        }
        "Rational" => matches!(kind, Builtin::Int | Builtin::Bool) || named == "Fraction",
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

/// What every class has, and a protocol asks nobody for.
const OF_NO_PROTOCOL: [&str; 15] = [
    "__abstractmethods__",
    "__annotations__",
    "__dict__",
    "__doc__",
    "__init__",
    "__module__",
    "__new__",
    "__slots__",
    "__subclasshook__",
    "__weakref__",
    "__class_getitem__",
    "__parameters__",
    "__orig_bases__",
    RUNTIME_PROTOCOL,
    "__match_args__",
];

/// What `@runtime_checkable` sets.
pub(crate) const RUNTIME_PROTOCOL: &str = "_is_runtime_protocol";

/// Whether a class is a protocol itself, and not one that implements it.
pub(crate) fn is_protocol(class: &Class) -> bool {
    class.kind() == Builtin::Program && class.bases().iter().any(is_protocol_of_typing)
}

fn is_protocol_of_typing(class: &Class) -> bool {
    class.name() == "Protocol" && class.module() == "typing"
}

/// The names that a protocol asks for, and whether each is a method.
fn protocol_names(class: &Class) -> Result<Vec<(String, bool)>> {
    let mut names: Vec<(String, bool)> = Vec::new();
    for each in std::iter::once(class).chain(class.ancestors()) {
        if each.kind() != Builtin::Program || matches!(each.name(), "Protocol" | "Generic") {
            continue;
        }
        let mut own: Vec<String> =
            each.attributes().pairs().iter().map(|(name, _)| name.as_str().to_owned()).collect();
        if let Some(Dyn::Dict(annotated)) = each.own("__annotations__") {
            for (name, _) in annotated.pairs() {
                own.push(super::str(&name)?.as_str().to_owned());
            }
        }
        for name in own {
            let is_known = names.iter().any(|(known, _)| *known == name);
            if is_known || OF_NO_PROTOCOL.contains(&name.as_str()) || name.starts_with("_abc_") {
                continue;
            }
            let is_method = match super::getattr_of(&Dyn::Class(class.clone()), &name) {
                Ok(found) => super::is_callable(&found),
                Err(_) => false,
            };
            names.push((name, is_method));
        }
    }
    Ok(names)
}

/// Whether a value has what a protocol asks for.
fn keeps_protocol(value: &Dyn, class: &Class) -> Result<bool> {
    check_runtime_protocol(class)?;
    for (name, is_method) in protocol_names(class)? {
        match super::getattr_of(value, &name) {
            Ok(found) if is_method && found.is_none() => return Ok(false),
            Ok(_) => {}
            Err(exc) if exc.is(crate::exc::ExcType::AttributeError) => return Ok(false),
            Err(exc) => return Err(exc),
        }
    }
    Ok(true)
}

fn check_runtime_protocol(class: &Class) -> Result<()> {
    if class.lookup(RUNTIME_PROTOCOL).is_some() {
        return Ok(());
    }
    Err(type_error("Instance and class checks can only be used with @runtime_checkable protocols"))
}

/// `issubclass(own, class)` of a protocol.
fn has_protocol(own: &Class, class: &Class) -> Result<bool> {
    check_runtime_protocol(class)?;
    let names = protocol_names(class)?;
    if names.iter().any(|(_, is_method)| !is_method) {
        return Err(type_error("Protocols with non-method members don't support issubclass()"));
    }
    let own = Dyn::Class(own.clone());
    for (name, _) in names {
        match super::getattr_of(&own, &name) {
            Ok(found) if !found.is_none() => {}
            Ok(_) => return Ok(false),
            Err(exc) if exc.is(crate::exc::ExcType::AttributeError) => return Ok(false),
            Err(exc) => return Err(exc),
        }
    }
    Ok(true)
}

/// `issubclass(class, other)`.
pub fn is_subclass(class: &Dyn, other: &Dyn) -> Result<bool> {
    let Dyn::Class(own) = class else {
        return Err(type_error("issubclass() arg 1 must be a class"));
    };
    if let Dyn::Class(other) = other
        && let Some(answer) = asked_meta(other, "__subclasscheck__", class, own)?
    {
        return Ok(answer);
    }
    match other {
        Dyn::Class(other) if is_protocol(other) && !own.is_same(other) => {
            let answer = asked_hook(other, own)?;
            if answer == Some(true) || answer.is_none() && own.is_subclass(other) {
                return Ok(true);
            }
            has_protocol(own, other)
        }
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
        other => {
            if let Some(members) = crate::alias::members(other) {
                for other in members {
                    if is_subclass(class, other)? {
                        return Ok(true);
                    }
                }
                return Ok(false);
            }
            match crate::alias::asked(other, "issubclass")? {
                Some(other) => is_subclass(class, &Dyn::Class(other)),
                None => {
                    let text = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
                    Err(type_error(text))
                }
            }
        }
    }
}

/// What `__bool__` gives must be a truth value.
fn truth_answer(answer: &Dyn) -> Result<bool> {
    match answer {
        Dyn::Bool(answer) => Ok(*answer),
        other => {
            Err(type_error(&format!("__bool__ should return bool, returned {}", type_name(other))))
        }
    }
}

/// `bool(x)`.
pub fn truth(value: &Dyn) -> Result<bool> {
    Ok(match value {
        Dyn::Class(class) if class.meta().is_some() => match super::special(value, "__bool__") {
            Some(method) => return truth(&crate::own::call(&method, &[])?),
            None if super::special(value, "__len__").is_some() => crate::own::length(value)? != 0,
            None => true,
        },
        Dyn::None => false,
        Dyn::Bool(value) => *value,
        Dyn::Int(value) => value.sign() != 0,
        Dyn::Float(value) => *value != 0.0,
        Dyn::Tuple(tuple) if tuple.class().is_some() => {
            if let Some(method) = super::special(value, "__bool__") {
                return truth_answer(&crate::own::call(&method, &[])?);
            }
            crate::own::length(value)? != 0
        }
        Dyn::Instance(instance) => {
            if let Some(method) = super::special_called(value, "__bool__")? {
                return truth_answer(&crate::own::call(&method, &[])?);
            }
            if super::special_called(value, "__len__")?.is_some() {
                return Ok(crate::own::length(value)? != 0);
            }
            match instance.payload() {
                Some(payload) => truth(&payload)?,
                None => crate::own::flag_truth(value).unwrap_or(true),
            }
        }
        Dyn::Exc(_) => match super::special_called(value, "__bool__")? {
            Some(method) => return truth_answer(&crate::own::call(&method, &[])?),
            None if super::special_called(value, "__len__")?.is_some() => {
                crate::own::length(value)? != 0
            }
            None => true,
        },
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

/// A flag that CPython takes as a C `int`: `reverse` of a sort.
pub fn flag(value: &Dyn) -> Result<bool> {
    match index(value)?.to_i64().and_then(|value| i32::try_from(value).ok()) {
        Some(value) => Ok(value != 0),
        None => Err(crate::exc::overflow_error("Python int too large to convert to C int")),
    }
}

/// `operator.index(x)`.
pub fn index(value: &Dyn) -> Result<Int> {
    match value {
        Dyn::Int(value) => return Ok(value.clone()),
        Dyn::Bool(value) => return Ok(Int::from(*value)),
        Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) => {
            // An int is asked for its value, whatever its class says.
            if let Dyn::Instance(instance) = value
                && let Some(payload @ (Dyn::Int(_) | Dyn::Bool(_))) = instance.payload()
            {
                return index(&payload);
            }
            if let Some(method) = super::special(value, "__index__") {
                return match crate::own::call(&method, &[])? {
                    Dyn::Int(value) => Ok(value),
                    Dyn::Bool(value) => Ok(Int::from(value)),
                    other => Err(type_error(&format!(
                        "__index__ returned non-int (type {})",
                        type_name(&other)
                    ))),
                };
            }
        }
        Dyn::Native(native) => {
            if let Some(Dyn::Int(value)) = native.unary("__index__")? {
                return Ok(value);
            }
        }
        _ => {}
    }
    Err(crate::int::not_an_integer(&type_name(value)))
}

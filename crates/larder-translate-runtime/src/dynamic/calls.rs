//! Calling, and making instances.

use super::{bind, getattr, getattr_of, special, type_name};
use crate::class::{Builtin, Class};
use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, type_error};
use crate::function::{Args, Function};
use crate::instance::Instance;
use crate::known::{self, Known};
use crate::str::Str;
use crate::tuple::Tuple;
use crate::wrapper::Super;

/// `f(*args)`.
#[inline]
pub fn call(function: &Dyn, args: &[Dyn]) -> Result<Dyn> {
    call_with(function, args, &[])
}

/// What a key or a test makes of one value: `None` in the place of a function leaves it as it is.
pub fn call_or_same(function: &Dyn, args: &[Dyn]) -> Result<Dyn> {
    match (function, args) {
        (Dyn::None, [value]) => Ok(value.clone()),
        _ => call(function, args),
    }
}

/// `f(*args, **kwargs)`.
pub fn call_with(function: &Dyn, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
    match function {
        Dyn::Function(function) => function.call(args, kwargs),
        Dyn::Method(method) => with_front(&method.1, args, |all| call_with(&method.0, all, kwargs)),
        Dyn::Class(class) => construct(class, args, kwargs),
        Dyn::Native(native) => {
            native.call(function, &Args { name: native.type_name(), pos: args, kw: kwargs })
        }
        Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) => match special(function, "__call__") {
            Some(method) => call_with(&method, args, kwargs),
            None => Err(not_callable(function)),
        },
        other => Err(not_callable(other)),
    }
}

/// Arguments with one more in front, without the heap where they are few.
fn with_front<R>(first: &Dyn, rest: &[Dyn], run: impl FnOnce(&[Dyn]) -> R) -> R {
    let first = first.clone();
    match rest {
        [] => run(&[first]),
        [a] => run(&[first, a.clone()]),
        [a, b] => run(&[first, a.clone(), b.clone()]),
        [a, b, c] => run(&[first, a.clone(), b.clone(), c.clone()]),
        [a, b, c, d] => run(&[first, a.clone(), b.clone(), c.clone(), d.clone()]),
        _ => {
            let mut all = Vec::with_capacity(rest.len() + 1);
            all.push(first);
            all.extend_from_slice(rest);
            run(&all)
        }
    }
}

fn not_callable(value: &Dyn) -> Exc {
    type_error(&format!("'{}' object is not callable", type_name(value)))
}

/// `callable(x)`.
pub fn is_callable(value: &Dyn) -> bool {
    match value {
        Dyn::Function(_) | Dyn::Method(_) | Dyn::Class(_) => true,
        Dyn::Native(native) => native.is_callable(),
        Dyn::Instance(instance) => instance.class().lookup("__call__").is_some(),
        Dyn::Exc(_) | Dyn::Tuple(_) => special(value, "__call__").is_some(),
        _ => false,
    }
}

/// `x.name(*args)`, without a bound method in between where the type is built in.
pub fn call_method(value: &Dyn, name: &'static str, args: &[Dyn]) -> Result<Dyn> {
    call_method_with(value, name, args, &[])
}

/// `x.name(*args, **kwargs)`.
pub fn call_method_with(
    value: &Dyn,
    name: &'static str,
    args: &[Dyn],
    kwargs: &[(Str, Dyn)],
) -> Result<Dyn> {
    match find(value, name)? {
        Found::BuiltIn => super::methods::call(value, &Args { name, pos: args, kw: kwargs }),
        Found::Plain(function) => with_front(value, args, |all| function.call(all, kwargs)),
        Found::Bound(method) => call_with(&method, args, kwargs),
    }
}

/// The same of a name that is made as the program runs.
pub fn call_method_of(value: &Dyn, name: &str, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
    if super::methods::has(value, name) {
        return super::methods::call(value, &Args { name, pos: args, kw: kwargs });
    }
    call_with(&getattr_of(value, name)?, args, kwargs)
}

/// `x.name` of a call whose arguments do something: Python looks the method up before it evaluates them.
pub fn method(value: &Dyn, name: &'static str) -> Result<Method> {
    Ok(Method { found: find(value, name)?, value: value.clone(), name })
}

/// A method that is about to be called.
#[derive(Debug)]
pub struct Method {
    value: Dyn,
    name: &'static str,
    found: Found,
}

impl Method {
    /// Calls it.
    pub fn call(&self, args: &[Dyn]) -> Result<Dyn> {
        self.call_with(args, &[])
    }

    /// Calls it with keywords.
    pub fn call_with(&self, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
        match &self.found {
            Found::BuiltIn => {
                let args = Args { name: self.name, pos: args, kw: kwargs };
                super::methods::call(&self.value, &args)
            }
            Found::Plain(function) => {
                with_front(&self.value, args, |all| function.call(all, kwargs))
            }
            Found::Bound(method) => call_with(method, args, kwargs),
        }
    }
}

/// What a name after a dot means where it is called.
#[derive(Debug)]
enum Found {
    /// A method of a built-in type.
    BuiltIn,
    /// A function of the class, which takes the instance in front.
    Plain(Function),
    Bound(Dyn),
}

#[inline]
fn find(value: &Dyn, name: &'static str) -> Result<Found> {
    match value {
        Dyn::Str(_)
        | Dyn::List(_)
        | Dyn::Dict(_)
        | Dyn::Set(_)
        | Dyn::FrozenSet(_)
        | Dyn::Int(_)
        | Dyn::Bool(_)
        | Dyn::Float(_)
        | Dyn::Bytes(_)
        | Dyn::ByteArray(_)
        | Dyn::Deque(_)
        | Dyn::Iter(_)
            if super::methods::has(value, name) =>
        {
            return Ok(Found::BuiltIn);
        }
        Dyn::Instance(instance) => {
            // The usual case: a function of the class, called with the instance in front.
            let plain = |known: &Known| match &known.found {
                known::Found::Other(Dyn::Function(function))
                    if known.is_plain_to_read
                        && function.is_method()
                        && !instance.has_known(known) =>
                {
                    Some(function.clone())
                }
                _ => None,
            };
            let function = match instance.class().known_now(name) {
                Some(known) => plain(&known),
                None => plain(&instance.class().known_here(name)),
            };
            if let Some(function) = function {
                return Ok(Found::Plain(function));
            }
        }
        _ => {}
    }
    getattr(value, name).map(Found::Bound)
}

/// `super(class, object)`, and `super()` of a method in `class`.
pub fn super_(class: &Dyn, object: &Dyn) -> Result<Dyn> {
    let Dyn::Class(known) = class else {
        return Err(crate::exc::runtime_error("super(): empty __class__ cell"));
    };
    let is_below = match object {
        Dyn::Class(own) => own.is_subclass(known),
        // It is bound to nothing, and lacks what it is asked for.
        Dyn::None => true,
        _ => false,
    };
    if !is_below && !super::type_of(object).is_subclass(known) {
        return Err(type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    Ok(Dyn::native(Super { class: known.clone(), object: object.clone() }))
}

/// Remembers which class statement has made a class.
pub fn mark_class(class: &Dyn, statement: u32) {
    if let Dyn::Class(class) = class {
        class.set_statement(statement);
    }
}

/// The class that a statement has made, for a method in it: the one that a variable holds where nothing else can be
/// bound to it, or the one among the classes of the first argument.
pub fn marked_class(statement: u32, held: Option<&Dyn>, object: &Dyn) -> Result<Dyn> {
    let is_it = |class: &&Class| class.statement() == Some(statement);
    if let Some(held @ Dyn::Class(class)) = held
        && is_it(&class)
    {
        return Ok(held.clone());
    }
    let own = super::type_of(object);
    let mut classes = vec![own];
    if let Dyn::Class(class) = object {
        classes.push(class.clone());
    }
    let all = classes.iter().flat_map(|class| std::iter::once(class).chain(class.ancestors()));
    let mut found = all.filter(is_it);
    match (found.next(), found.next()) {
        (Some(class), None) => Ok(Dyn::Class(class.clone())),
        (None, _) => {
            Err(type_error("super(type, obj): obj must be an instance or subtype of type"))
        }
        (Some(_), Some(_)) => Err(crate::exc::not_implemented_error(
            "super() in a class that derives from another of the same statement",
        )),
    }
}

/// `super()` in a function without parameters.
pub fn super_of_nothing() -> Result<Dyn> {
    Err(crate::exc::runtime_error("super(): no arguments"))
}

/// `cls(*args, **kwargs)`.
pub fn construct(class: &Class, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
    if let Some(call) = class.meta().and_then(|meta| meta.lookup("__call__")) {
        let meta = super::type_of(&Dyn::Class(class.clone()));
        return call_with(&bind(&call, &Dyn::Class(class.clone()), &meta)?, args, kwargs);
    }
    construct_plain(class, args, kwargs)
}

/// `type.__call__(cls, *args, **kwargs)`.
pub(crate) fn construct_plain(class: &Class, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
    if class.kind() != Builtin::Program {
        return crate::builtins::construct(
            class,
            &Args { name: class.name(), pos: args, kw: kwargs },
        );
    }
    if let Some(init) = class.making() {
        let made = Dyn::Instance(Instance::new(class));
        let answer = with_front(&made, args, |all| init.call(all, kwargs))?;
        return if answer.is_none() { Ok(made) } else { Err(not_none(&answer)) };
    }
    if class.is_enumeration() {
        return crate::modules::enumeration::called(class, args, kwargs);
    }
    refuse_abstract(class)?;
    let made = match class.lookup("__new__") {
        Some(new) => {
            let mut all = vec![Dyn::Class(class.clone())];
            all.extend_from_slice(args);
            let new = match &new {
                Dyn::Native(native) => {
                    crate::wrapper::inner_of(native.as_ref().as_ref()).unwrap_or(new.clone())
                }
                _ => new.clone(),
            };
            let made = call_with(&new, &all, kwargs)?;
            if !super::type_of(&made).is_subclass(class) {
                return Ok(made);
            }
            made
        }
        None => allocate(class, args, kwargs)?,
    };
    // What `__new__` has made may be of a class below this one, and has the `__init__` of its own.
    let own = super::type_of(&made);
    match own.lookup("__init__") {
        Some(init) => {
            let answer = match &init {
                Dyn::Function(init) => with_front(&made, args, |all| init.call(all, kwargs))?,
                _ => call_with(&bind(&init, &made, &own)?, args, kwargs)?,
            };
            if !answer.is_none() {
                return Err(not_none(&answer));
            }
        }
        None if class.layout() == Builtin::Object && class.lookup("__new__").is_none() => {
            if !args.is_empty() || !kwargs.is_empty() {
                return Err(type_error(&format!("{}() takes no arguments", class.name())));
            }
        }
        // The `__init__` that exceptions have keeps what the call was given.
        None if let (Dyn::Exc(exc), true, true) =
            (&made, class.lookup("__new__").is_some(), kwargs.is_empty()) =>
        {
            exc.set_args(args.to_vec());
        }
        None => {}
    }
    Ok(made)
}

/// What an `__init__` that gives something is told.
fn not_none(answer: &Dyn) -> Exc {
    type_error(&format!("__init__() should return None, not '{}'", type_name(answer)))
}

pub(crate) fn refuse_abstract(class: &Class) -> Result<()> {
    if class.is_concrete() {
        return Ok(());
    }
    let mut names = abstract_names(class);
    if names.is_empty() {
        if super::kinds::is_protocol(class) {
            return Err(type_error("Protocols cannot be instantiated"));
        }
        class.set_concrete();
        return Ok(());
    }
    names.sort();
    let plural = if names.len() == 1 { "" } else { "s" };
    Err(type_error(&format!(
        "Can't instantiate abstract class {} with abstract method{plural} {}",
        class.name(),
        names.join(", ")
    )))
}

/// The abstract methods that a class has not filled in.
pub(crate) fn abstract_names(class: &Class) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let all = std::iter::once(class).chain(class.ancestors());
    for each in all {
        for (name, value) in each.attributes().pairs() {
            if is_abstract(&value)
                && class.lookup(name.as_str()).is_some_and(|found| is_abstract(&found))
                && !names.iter().any(|known| known == name.as_str())
            {
                names.push(name.as_str().to_owned());
            }
        }
    }
    // A built-in base has what those of the library ask for.
    if class.layout() == Builtin::Object {
        let all = std::iter::once(class).chain(class.ancestors());
        for name in all.flat_map(asked_by_library) {
            if class.lookup(name).is_none() && !names.iter().any(|known| known == name) {
                names.push((*name).to_owned());
            }
        }
    }
    names
}

/// The methods that an abstract class of the library leaves to others.
fn asked_by_library(class: &Class) -> &'static [&'static str] {
    if class.module() != "collections.abc" {
        return &[];
    }
    match class.name() {
        "Hashable" => &["__hash__"],
        "Iterable" => &["__iter__"],
        "Iterator" => &["__next__"],
        "Reversible" => &["__iter__", "__reversed__"],
        "Generator" => &["send", "throw"],
        "Sized" => &["__len__"],
        "Container" => &["__contains__"],
        "Collection" | "Set" => &["__contains__", "__iter__", "__len__"],
        "Callable" => &["__call__"],
        "MutableSet" => &["__contains__", "__iter__", "__len__", "add", "discard"],
        "Mapping" => &["__getitem__", "__iter__", "__len__"],
        "MutableMapping" => &["__delitem__", "__getitem__", "__iter__", "__len__", "__setitem__"],
        "Sequence" | "ByteString" => &["__getitem__", "__len__"],
        "MutableSequence" => &["__delitem__", "__getitem__", "__len__", "__setitem__", "insert"],
        "Awaitable" => &["__await__"],
        "AsyncIterable" => &["__aiter__"],
        "AsyncIterator" => &["__anext__"],
        _ => &[],
    }
}

fn is_abstract(value: &Dyn) -> bool {
    match value {
        Dyn::Function(function) => function.attribute("__isabstractmethod__").is_some(),
        Dyn::Native(native) => {
            if let Some(property) = native.as_any().downcast_ref::<crate::wrapper::Property>() {
                return is_abstract(&property.get);
            }
            crate::wrapper::inner_of(native.as_ref().as_ref())
                .is_some_and(|inner| is_abstract(&inner))
        }
        _ => false,
    }
}

/// `object.__new__(cls)`, or what the built-in base makes.
pub(crate) fn allocate(class: &Class, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
    match class.layout() {
        Builtin::Type => crate::metaclass::make(class, args, kwargs),
        Builtin::Object => {
            if !(args.is_empty() && kwargs.is_empty()) {
                refuse_to_make(class)?;
            }
            Ok(Dyn::Instance(Instance::new(class)))
        }
        Builtin::Exc(_) if class.is_subclass(&crate::ExcType::BaseExceptionGroup.class()) => {
            crate::groups::made(class, args).map(Dyn::Exc)
        }
        Builtin::Exc(_) => Exc::try_new(class, args.to_vec()).map(Dyn::Exc),
        Builtin::Tuple => {
            if !class.field_names().is_empty() {
                return crate::modules::collections::make_named(class, args, kwargs);
            }
            let items = match args.first() {
                Some(items) => super::to_vec(items)?,
                None => Vec::new(),
            };
            Ok(Dyn::Tuple(Tuple::of_class(items, class)))
        }
        kind => {
            let instance = Instance::new(class);
            // A class with its own `__init__` takes what arguments it likes; a mutable base starts empty.
            let is_mutable = matches!(
                kind,
                Builtin::List
                    | Builtin::Dict
                    | Builtin::Set
                    | Builtin::Deque
                    | Builtin::DefaultDict
                    | Builtin::OrderedDict
                    | Builtin::Counter
                    | Builtin::ByteArray
            );
            let has_own = class.lookup("__init__").is_some();
            // An ordered dict is filled through the `__setitem__` of its class.
            let by_items = kind == Builtin::OrderedDict && class.lookup("__setitem__").is_some();
            let is_empty = is_mutable && (has_own || by_items);
            let (first, named) = if is_empty { (&[][..], &[][..]) } else { (args, kwargs) };
            let payload = construct(&Class::builtin(kind), first, named)?;
            instance.set_payload(payload);
            let made = Dyn::Instance(instance);
            if by_items && !has_own {
                let args = crate::function::Args { name: "OrderedDict", pos: args, kw: kwargs };
                super::methods::dict::by_items(&made, "__init__", &args)?;
            }
            Ok(made)
        }
    }
}

/// Refuses arguments that came to the `__new__` of `object` and that no other method of the class takes.
fn refuse_to_make(class: &Class) -> Result<()> {
    if class.lookup("__new__").is_some() {
        let said = "object.__new__() takes exactly one argument (the type to instantiate)";
        return Err(type_error(said));
    }
    if class.lookup("__init__").is_none() {
        return Err(type_error(&format!("{}() takes no arguments", class.name())));
    }
    Ok(())
}

/// What stands behind `from`: an exception, a class of them, or `None`.
pub fn cause(value: &Dyn) -> Result<Option<Exc>> {
    match value {
        Dyn::None => Ok(None),
        Dyn::Exc(_) => Ok(Some(raise(value))),
        Dyn::Class(class) if class.is_exception() => Ok(Some(raise(value))),
        _ => Err(type_error("exception causes must derive from BaseException")),
    }
}

/// What `raise x` raises: an instance, or a class that is made into one.
pub fn raise(value: &Dyn) -> Exc {
    match value {
        Dyn::Exc(exc) => {
            exc.not_again();
            exc.clone()
        }
        Dyn::Class(class) if class.is_exception() => match construct(class, &[], &[]) {
            Ok(Dyn::Exc(exc)) | Err(exc) => exc,
            Ok(_) => type_error("exceptions must derive from BaseException"),
        },
        _ => type_error("exceptions must derive from BaseException"),
    }
}

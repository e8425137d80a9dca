//! Attributes: of instances, of classes, of what is built in.

use std::rc::Rc;

use super::{call, type_name, type_of};
use crate::class::{Builtin, Class};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::{Exc, ExcType, Result, attribute_error, type_error};
use crate::function::{Function, Role};
use crate::instance::Instance;
use crate::known::Known;
use crate::wrapper::{Property, Wrapped};

/// Attributes that every function has, and that are not in its `__dict__` when they are set.
const OF_FUNCTIONS: [&str; 5] =
    ["__name__", "__qualname__", "__module__", "__doc__", "__annotations__"];

/// The method of a value's class, bound to it: for operators, which never look at the instance.
pub fn special(value: &Dyn, name: &str) -> Option<Dyn> {
    if let Dyn::Native(native) = value {
        let is_told = name == "__set_name__";
        return is_told.then(|| native.attribute(value, name).ok().flatten()).flatten();
    }
    let class = class_with_methods(value)?;
    let found = class.lookup(name)?;
    if found.is_none() {
        return None;
    }
    crate::own::bind(&found, value, class).ok()
}

/// Whether a class says of a method that it has none, whatever its bases have: `__iter__ = None`.
pub(crate) fn is_withheld(value: &Dyn, name: &str) -> bool {
    let found = class_with_methods(value).and_then(|class| class.lookup(name));
    found.is_some_and(|found| found.is_none())
}

/// The same where `None` in the place of a method is called as any other.
pub(crate) fn special_called(value: &Dyn, name: &str) -> Result<Option<Dyn>> {
    match special(value, name) {
        None if is_withheld(value, name) => Err(type_error("'NoneType' object is not callable")),
        found => Ok(found),
    }
}

/// The class whose methods operators find, where that can be one of the program's.
fn class_with_methods(value: &Dyn) -> Option<&Class> {
    match value {
        Dyn::Instance(instance) => Some(instance.class()),
        Dyn::Exc(exc) => exc.own_class(),
        Dyn::Tuple(tuple) => tuple.class(),
        Dyn::Class(class) => class.meta(),
        _ => None,
    }
}

/// An attribute of a class as an instance sees it.
pub fn bind(found: &Dyn, value: &Dyn, class: &Class) -> Result<Dyn> {
    match found {
        Dyn::Function(function) if !function.is_method() => Ok(found.clone()),
        Dyn::Function(_) => Ok(Dyn::Method(Rc::new((found.clone(), value.clone())))),
        Dyn::Native(native) => {
            let any = native.as_any();
            if let Some(property) = any.downcast_ref::<Property>() {
                if property.get.is_none() {
                    return Err(property.lacks("getter", value));
                }
                return call(&property.get, &[value.clone()]);
            }
            if let Some(wrapped) = any.downcast_ref::<Wrapped>() {
                return if wrapped.takes_class {
                    bind_to_class(&wrapped.function, class)
                } else {
                    Ok(wrapped.function.clone())
                };
            }
            if let Some(descriptor) = any.downcast_ref::<crate::descriptor::Descriptor>() {
                return descriptor.read(value);
            }
            if any.is::<crate::modules::functools::Cached>() {
                return Ok(Dyn::Method(Rc::new((found.clone(), value.clone()))));
            }
            if let Some(cached) = any.downcast_ref::<crate::modules::functools::CachedProperty>() {
                return cached.read(value);
            }
            Ok(found.clone())
        }
        // A descriptor of the program.
        Dyn::Instance(instance) if instance.class().lookup("__get__").is_some() => {
            match special(found, "__get__") {
                Some(get) => call(&get, &[value.clone(), Dyn::Class(class.clone())]),
                None => Ok(found.clone()),
            }
        }
        _ => Ok(found.clone()),
    }
}

/// What stands in a `classmethod`, for a class: a descriptor is read as an attribute of the class, anything else gets
/// the class as its first argument.
fn bind_to_class(function: &Dyn, class: &Class) -> Result<Dyn> {
    let is_descriptor = match function {
        Dyn::Native(native) => native.is_descriptor(),
        Dyn::Instance(instance) => instance.class().lookup("__get__").is_some(),
        Dyn::Method(_) => true,
        _ => false,
    };
    let object = Dyn::Class(class.clone());
    if is_descriptor {
        return bind(function, &object, class);
    }
    Ok(Dyn::Method(Rc::new((function.clone(), object))))
}

/// An attribute of a class as the class itself sees it.
pub fn bind_class(found: &Dyn, class: &Class) -> Result<Dyn> {
    match found {
        Dyn::Native(native) => match native.as_any().downcast_ref::<Wrapped>() {
            Some(wrapped) if wrapped.takes_class => bind_to_class(&wrapped.function, class),
            Some(wrapped) => Ok(wrapped.function.clone()),
            None => Ok(found.clone()),
        },
        Dyn::Instance(instance) if instance.class().lookup("__get__").is_some() => {
            match special(found, "__get__") {
                Some(get) => call(&get, &[Dyn::None, Dyn::Class(class.clone())]),
                None => Ok(found.clone()),
            }
        }
        _ => Ok(found.clone()),
    }
}

fn missing(value: &Dyn, name: &str) -> Exc {
    let exc = attribute_error(&match value {
        Dyn::Class(class) if class.is_enumeration() => name.to_owned(),
        Dyn::Class(class) => {
            format!("type object '{}' has no attribute '{name}'", class.shown_name())
        }
        _ => format!("'{}' object has no attribute '{name}'", type_name(value)),
    });
    exc.set_place("name", Dyn::text(name));
    exc.set_object(value.clone());
    exc
}

/// What is missing where an attribute is set or deleted: the error does not keep whose it is.
fn unset(value: &Dyn, name: &str) -> Exc {
    let text = missing(value, name).args();
    ExcType::AttributeError.of(text.items().to_vec())
}

/// An error of the program's own words learns whose attribute was asked for, as in CPython.
#[cold]
fn blamed(exc: Exc, value: &Dyn, name: &str) -> Exc {
    let is_plain = exc.is_itself(ExcType::AttributeError);
    if is_plain && !exc.is_placed("name") && !exc.is_placed("obj") {
        exc.set_place("name", Dyn::text(name));
        exc.set_object(value.clone());
    }
    exc
}

/// Whether an attribute of a class goes before one of the instance.
pub(crate) fn is_data(found: &Dyn) -> bool {
    match found {
        Dyn::Native(native) => native.as_any().is::<Property>(),
        Dyn::Instance(instance) => {
            let class = instance.class();
            class.lookup("__set__").is_some() || class.lookup("__delete__").is_some()
        }
        _ => false,
    }
}

/// Whether a descriptor says what reading gives: one that has `__set__` alone leaves that to the instance.
fn is_read(found: &Dyn) -> bool {
    match found {
        Dyn::Instance(instance) => instance.class().lookup("__get__").is_some(),
        _ => true,
    }
}

/// Where a value keeps attributes of its own.
enum Own<'a> {
    Instance(&'a Instance),
    Dict(&'a Dict<Dyn, Dyn>),
}

impl Own<'_> {
    fn get(&self, name: &str) -> Option<Dyn> {
        match self {
            Own::Instance(instance) => instance.get(name),
            Own::Dict(dict) => dict.get_text(name),
        }
    }

    fn set(&self, name: &str, value: Dyn) -> Result<()> {
        match self {
            Own::Instance(instance) => instance.set(name, value),
            Own::Dict(dict) => dict.set_item(Dyn::text(name), value),
        }
    }

    fn remove(&self, name: &str) -> Option<Dyn> {
        match self {
            Own::Instance(instance) => instance.remove(name),
            Own::Dict(dict) => dict.remove_text(name),
        }
    }

    fn dict(&self) -> &Dict<Dyn, Dyn> {
        match self {
            Own::Instance(instance) => instance.attributes(),
            Own::Dict(dict) => dict,
        }
    }
}

fn own_attributes(value: &Dyn) -> Option<(Own<'_>, &Class)> {
    match value {
        Dyn::Instance(instance) => Some((Own::Instance(instance), instance.class())),
        Dyn::Exc(exc) => Some((Own::Dict(exc.attributes()), exc.class())),
        Dyn::Tuple(tuple) => Some((Own::Dict(tuple.attributes()?), tuple.class()?)),
        _ => None,
    }
}

/// What a class that derives from `tuple` gives its instances: fields, and what all tuples have.
fn of_tuple(value: &Dyn, name: &str) -> Result<Option<Dyn>> {
    let Dyn::Tuple(tuple) = value else { return Ok(None) };
    let class = type_of(value);
    if let Some(at) = class.field_names().iter().position(|field| field.as_str() == name) {
        return Ok(Some(tuple.items()[at].clone()));
    }
    if let Some(found) = class.lookup(name) {
        return bind(&found, value, &class).map(Some);
    }
    if let Some(found) = crate::modules::collections::named_attribute(value, &class, name)? {
        return Ok(Some(found));
    }
    builtin_attribute(value, name)
}

/// `x.name`.
pub fn getattr(value: &Dyn, name: &'static str) -> Result<Dyn> {
    let instance = match value {
        Dyn::Instance(instance) => instance,
        Dyn::Class(class) => return getattr_of_class(value, class, name),
        _ => return get_hooked(value, name),
    };
    if let Some(known) = instance.class().known_now(name) {
        if known.is_plain_to_read
            && let Some(held) = instance.get_near(&known)
        {
            return Ok(held.clone());
        }
        if let Some(found) = get_known(value, instance, &known) {
            return Ok(found);
        }
    } else if let Some(found) = get_known(value, instance, &instance.class().known_here(name)) {
        return Ok(found);
    }
    get_hooked(value, name)
}

/// The same of a class.
fn getattr_of_class(value: &Dyn, class: &Class, name: &'static str) -> Result<Dyn> {
    let open = |known: &Known| if known.is_open { known.found() } else { None };
    let found = match class.known_now(name) {
        Some(known) => open(&known),
        None => open(&class.known_here(name)),
    };
    found.map_or_else(|| get_hooked(value, name), Ok)
}

/// The same of a name that is made as the program runs.
pub fn getattr_of(value: &Dyn, name: &str) -> Result<Dyn> {
    if let Dyn::Instance(instance) = value
        && let Some(found) = get_known(value, instance, &instance.class().known(name))
    {
        return Ok(found);
    }
    get_hooked(value, name)
}

/// An attribute that an instance has, or shares with all of its class, where nobody else has a word in it.
fn get_known(value: &Dyn, instance: &Instance, known: &Known) -> Option<Dyn> {
    if !known.is_plain_to_read {
        return None;
    }
    match instance.get_known(known) {
        None if known.is_shared => Some(match known.found()? {
            Dyn::Function(function) if function.is_method() => {
                Dyn::Method(Rc::new((Dyn::Function(function), value.clone())))
            }
            found => found,
        }),
        own => own,
    }
}

/// The same where what the class says of reading attributes is asked.
fn get_hooked(value: &Dyn, name: &str) -> Result<Dyn> {
    if let Some((_, class)) = own_attributes(value)
        && let Some(hook) = class.lookup("__getattribute__")
    {
        let answer = call(&bind(&hook, value, class)?, &[Dyn::text(name)]);
        return match (answer, class.lookup("__getattr__")) {
            (Err(exc), Some(hook)) if exc.is(ExcType::AttributeError) => {
                call(&bind(&hook, value, class)?, &[Dyn::text(name)])
            }
            (answer, _) => answer,
        }
        .map_err(|exc| blamed(exc, value, name));
    }
    let hook = match value {
        Dyn::Class(class) => class.meta().and_then(|meta| meta.lookup("__getattribute__")),
        _ => None,
    };
    let found = match hook {
        Some(hook) => call(&hook, &[value.clone(), Dyn::text(name)]),
        None => plain(value, name),
    };
    match found {
        Err(exc) if exc.is(ExcType::AttributeError) => {
            if let Some((_, class)) = own_attributes(value)
                && let Some(hook) = class.lookup("__getattr__")
            {
                return call(&bind(&hook, value, class)?, &[Dyn::text(name)])
                    .map_err(|exc| blamed(exc, value, name));
            }
            if let Some(hook) =
                special(value, "__getattr__").filter(|_| matches!(value, Dyn::Class(_)))
            {
                return call(&hook, &[Dyn::text(name)]).map_err(|exc| blamed(exc, value, name));
            }
            Err(blamed(exc, value, name))
        }
        outcome => outcome,
    }
}

/// `object.__getattribute__(x, name)`.
pub(crate) fn plain(value: &Dyn, name: &str) -> Result<Dyn> {
    if let Some((attributes, class)) = own_attributes(value) {
        let found = class.lookup(name);
        if let Some(found) = &found
            && is_data(found)
            && is_read(found)
        {
            return bind(found, value, class);
        }
        if let Some(own) = attributes.get(name) {
            return Ok(own);
        }
        if let Some(found) = of_tuple(value, name)? {
            return Ok(found);
        }
        if let Some(found) = crate::modules::enumeration::member_attribute(value, name) {
            return Ok(found);
        }
        if let Some(found) = found {
            return bind(&found, value, class);
        }
        let ancestors = class.ancestors();
        return base_attribute(value, ancestors, name)?.ok_or_else(|| missing(value, name));
    }
    // What the program has set goes before what a function was made with.
    if let Dyn::Function(function) = value
        && OF_FUNCTIONS.contains(&name)
        && let Some(set) = function.special(name)
    {
        return Ok(set);
    }
    match value {
        Dyn::Class(class) => {
            let Some(meta) = class.meta() else { return class_attribute(class, name) };
            let found = meta.lookup(name);
            if let Some(found) = found.as_ref().filter(|found| is_data(found)) {
                return bind(found, value, meta);
            }
            let is_own = |name| matches!(name, "__call__" | "__init__" | "__new__" | "__setattr__");
            match class_attribute(class, name) {
                Err(exc) if exc.is(ExcType::AttributeError) => match found {
                    Some(found) => bind(&found, value, meta),
                    None => Err(exc),
                },
                Ok(_) if found.is_some() && is_own(name) && class.lookup(name).is_none() => {
                    bind(&found.unwrap_or_default(), value, meta)
                }
                answer => answer,
            }
        }
        Dyn::Native(native) => {
            if let Some(found) = of_descriptor(value, name) {
                return Ok(found);
            }
            if let Some(found) = native.attribute(value, name)? {
                return Ok(found);
            }
            common(value, name)?.ok_or_else(|| missing(value, name))
        }
        Dyn::Function(function) => match name {
            "__name__" => Ok(Dyn::Str(function.name().clone())),
            "__qualname__" => Ok(match function.role() {
                Role::Plain | Role::Free => Dyn::Str(function.qualname().clone()),
                Role::Method(of) => {
                    Dyn::text(&format!("{}.{}", type_of(of).qualname(), function.name()))
                }
                Role::Unbound(class) => {
                    Dyn::text(&format!("{}.{}", class.qualname(), function.name()))
                }
            }),
            "__get__" if function.is_python() => Ok(getter(value)),
            "__self__" if let Role::Method(of) = function.role() => Ok(of.clone()),
            "__objclass__" if let Role::Unbound(class) = function.role() => {
                Ok(Dyn::Class(class.clone()))
            }
            "__module__" => {
                Ok(Dyn::text(if function.is_python() { "__main__" } else { "builtins" }))
            }
            "__defaults__" if function.is_python() => Ok(function.defaults(false)),
            "__kwdefaults__" if function.is_python() => Ok(function.defaults(true)),
            "__dict__" => Ok(Dyn::Dict(function.attributes().clone())),
            "__code__" | "__closure__" if function.is_python() => {
                function.special(name).ok_or_else(|| {
                    crate::exc::not_implemented_error(&format!(
                        "{name} of a function of the library"
                    ))
                })
            }
            _ => match function.attribute(name) {
                Some(found) => Ok(found),
                None if name == "__doc__" => Ok(Dyn::None),
                None if name == "__annotations__" && function.is_python() => {
                    function.set_special(name, Dyn::Dict(Dict::new()));
                    Ok(function.special(name).unwrap_or(Dyn::None))
                }
                None if function.is_python() => common(value, name)?.ok_or_else(|| {
                    attribute_error(&format!("'function' object has no attribute '{name}'"))
                }),
                None => common(value, name)?.ok_or_else(|| missing(value, name)),
            },
        },
        Dyn::Method(method) => match name {
            "__self__" => Ok(method.1.clone()),
            "__func__" => Ok(method.0.clone()),
            _ => getattr_of(&method.0, name),
        },
        _ => builtin_attribute(value, name)?.ok_or_else(|| missing(value, name)),
    }
}

/// `__get__`, `__set__` and `__delete__` of what the runtime has for the attributes of a class.
fn of_descriptor(value: &Dyn, name: &str) -> Option<Dyn> {
    let Dyn::Native(native) = value else { return None };
    let is_property = native.as_any().is::<Property>();
    match name {
        "__get__" if native.is_descriptor() => Some(getter(value)),
        "__set__" | "__delete__" if is_property => {
            let (held, is_set) = (value.clone(), name == "__set__");
            Some(Dyn::Function(Function::open(name, move |args| {
                let Dyn::Native(native) = &held else { return Ok(Dyn::None) };
                let Some(property) = native.as_any().downcast_ref::<Property>() else {
                    return Ok(Dyn::None);
                };
                let (function, what) =
                    if is_set { (&property.set, "setter") } else { (&property.delete, "deleter") };
                match args.pos.first() {
                    Some(object) if function.is_none() => Err(property.lacks(what, object)),
                    _ => call(function, args.pos).map(|_| Dyn::None),
                }
            })))
        }
        _ => None,
    }
}

/// `found.__get__`: what reading it as an attribute gives.
fn getter(found: &Dyn) -> Dyn {
    let found = found.clone();
    Dyn::Function(Function::open("__get__", move |args| {
        let [object, owner] = args.places::<2>(1)?;
        let object = object.unwrap_or_default();
        let owner = match owner {
            Some(Dyn::Class(owner)) => Some(owner),
            _ => None,
        };
        match (object, owner) {
            (Dyn::None, None) => Err(type_error("__get__(None, None) is invalid")),
            (Dyn::None, Some(owner)) if !owner.is_same(&Class::builtin(Builtin::NoneType)) => {
                bind_class(&found, &owner)
            }
            (object, owner) => bind(&found, &object, &owner.unwrap_or_else(|| type_of(&object))),
        }
    }))
}

/// The `__dict__` of an object, whatever its class has under that name.
pub(crate) fn own_dict(value: &Dyn) -> Result<Dyn> {
    common(value, "__dict__")?.ok_or_else(|| missing(value, "__dict__"))
}

/// What every object has.
fn common(value: &Dyn, name: &str) -> Result<Option<Dyn>> {
    let class = type_of(value);
    Ok(Some(match name {
        "__class__" => Dyn::Class(class),
        "__doc__" => Dyn::None,
        "__module__" => Dyn::text(class.module()),
        "__dict__"
            if let Dyn::Instance(instance) = value
                && let Some(given) = instance.given() =>
        {
            given
        }
        "__dict__" => match own_attributes(value) {
            Some((_, class)) if has_slots(class) && !has_slot(class, "__dict__")? => {
                return Ok(None);
            }
            Some((own, class)) => {
                let attributes = own.dict();
                let keys = attributes.key_list().to_vec();
                let is_slot =
                    |key: &Dyn| matches!(key, Dyn::Str(key) if is_declared(class, key.as_str()));
                if class.lookup("__slots__").is_some() && keys.iter().any(is_slot) {
                    let what = "__dict__ of an object that has __slots__ as well";
                    return Err(crate::exc::not_implemented_error(what));
                }
                Dyn::Dict(attributes.clone())
            }
            None => return Ok(None),
        },
        _ if super::methods::has_common(value, name) => method_of(value, name),
        _ => return Ok(None),
    }))
}

/// A method of a built-in type as a value.
fn method_of(value: &Dyn, name: &str) -> Dyn {
    let held = value.clone();
    let name_held = name.to_owned();
    Dyn::Function(Function::with_role(name, Role::Method(value.clone()), move |args| {
        super::methods::call(
            &held,
            &crate::function::Args { name: &name_held, pos: args.pos, kw: args.kw },
        )
    }))
}

fn builtin_attribute(value: &Dyn, name: &str) -> Result<Option<Dyn>> {
    match data_attribute(value, name)? {
        Some(found) => Ok(Some(found)),
        None if super::methods::has(value, name) => Ok(Some(method_of(value, name))),
        None => common(value, name),
    }
}

/// An attribute of a built-in type that is no method.
fn data_attribute(value: &Dyn, name: &str) -> Result<Option<Dyn>> {
    Ok(match (value, name) {
        (Dyn::Int(_) | Dyn::Bool(_), "real" | "numerator") => {
            super::number(value).map(|number| match number {
                super::Number::Int(value) => Dyn::Int(value),
                super::Number::Float(value) => Dyn::Float(value),
            })
        }
        (Dyn::Int(_) | Dyn::Bool(_), "imag") => Some(Dyn::from(0)),
        (Dyn::Int(_) | Dyn::Bool(_), "denominator") => Some(Dyn::from(1)),
        (Dyn::Float(value), "real") => Some(Dyn::Float(*value)),
        (Dyn::Float(_), "imag") => Some(Dyn::Float(0.0)),
        (Dyn::Range(range), "start") => Some(Dyn::from(range.start)),
        (Dyn::Range(range), "stop") => Some(Dyn::from(range.stop)),
        (Dyn::Range(range), "step") => Some(Dyn::from(range.step)),
        (Dyn::Slice(parts), "start") => Some(parts[0].clone()),
        (Dyn::Slice(parts), "stop") => Some(parts[1].clone()),
        (Dyn::Slice(parts), "step") => Some(parts[2].clone()),
        (Dyn::Deque(deque), "maxlen") => {
            Some(deque.limit().map_or(Dyn::None, |limit| Dyn::from(crate::int::from_usize(limit))))
        }
        (Dyn::View(view), "mapping") => {
            Some(Dyn::native(crate::proxy::Proxy(Dyn::Dict(view.0.clone()))))
        }
        (Dyn::Dict(dict), "default_factory") => Some(crate::modules::collections::factory_of(dict)),
        (
            Dyn::Iter(iter),
            "gi_frame" | "gi_running" | "gi_suspended" | "gi_yieldfrom" | "gi_code" | "__name__"
            | "__qualname__",
        ) => super::methods::iterators::of_generator(iter, name)?,
        _ => None,
    })
}

/// What the built-in bases in `classes` give an instance.
pub fn base_attribute(value: &Dyn, classes: &[Class], name: &str) -> Result<Option<Dyn>> {
    match value {
        Dyn::Tuple(tuple) => {
            let place =
                |class: &Class| class.field_names().iter().position(|field| field.as_str() == name);
            if let Some(at) = classes.iter().find_map(place) {
                return Ok(tuple.items().get(at).cloned());
            }
            if super::methods::has(value, name) {
                return Ok(Some(method_of(value, name)));
            }
            let own = type_of(value);
            if let Some(found) = crate::modules::collections::named_attribute(value, &own, name)? {
                return Ok(Some(found));
            }
        }
        Dyn::Exc(exc) => {
            let found = match name {
                "args" => Some(Dyn::Tuple(exc.args())),
                "__cause__" => Some(exc.cause().map_or(Dyn::None, Dyn::Exc)),
                "__context__" => Some(exc.context().map_or(Dyn::None, Dyn::Exc)),
                "__suppress_context__" => Some(Dyn::Bool(exc.is_context_hidden())),
                "__traceback__" => Some(exc.traceback()),
                "__notes__" => exc.attributes().get_text("__notes__"),
                "encoding" | "object" | "start" | "end" | "reason"
                    if exc.is(ExcType::UnicodeError) =>
                {
                    let names = ["encoding", "object", "start", "end", "reason"];
                    let at = names.iter().position(|known| *known == name).unwrap_or(0);
                    exc.args().items().get(at).cloned()
                }
                "obj"
                    if exc.is(ExcType::AttributeError)
                        && exc.is_placed("name")
                        && !exc.is_placed("obj") =>
                {
                    // The run time made it, and did not keep whose attribute was missing.
                    return Err(crate::exc::not_implemented_error("AttributeError.obj"));
                }
                "split" | "subgroup" | "derive" if exc.is(ExcType::BaseExceptionGroup) => {
                    Some(method_of(value, name))
                }
                "__init__" | "with_traceback" | "add_note" => Some(method_of(value, name)),
                _ => exc.place(name),
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        Dyn::Instance(instance) => {
            if let Some(payload) = instance.payload() {
                if super::methods::dict::goes_by_items(value, &payload, name) {
                    let (held, name_held) = (value.clone(), name.to_owned());
                    return Ok(Some(Dyn::Function(Function::open(name, move |args| {
                        super::methods::dict::by_items(&held, &name_held, args)
                    }))));
                }
                if name == "__init__" {
                    return Ok(Some(method_of(value, name)));
                }
                if name == "__format__" {
                    let held = value.clone();
                    return Ok(Some(Dyn::Function(Function::open(name, move |args| {
                        let spec = args.one()?.as_text("format spec")?;
                        super::show::format_of_base(&held, &payload, spec.as_str())
                    }))));
                }
                // A class method is that of the object's own class.
                if matches!(name, "fromkeys" | "from_bytes" | "fromhex")
                    && let Some(found) = crate::builtins::class_function(instance.class(), name)
                {
                    return Ok(Some(found));
                }
                if super::methods::has(&payload, name) {
                    let method = method_of(&payload, name);
                    // What changes in place answers with the object, not with what it holds.
                    if super::methods::is_in_place(&payload, name) {
                        let held = value.clone();
                        return Ok(Some(Dyn::Function(Function::open(name, move |args| {
                            let answer = super::call_with(&method, args.pos, args.kw)?;
                            let is_done = !matches!(answer, Dyn::NotImplemented);
                            Ok(if is_done { held.clone() } else { answer })
                        }))));
                    }
                    return Ok(Some(method));
                }
                if let Some(part) = data_attribute(&payload, name)? {
                    return Ok(Some(part));
                }
                if let Dyn::Native(native) = &payload {
                    crate::modules::refuse_overridden(native.as_ref().as_ref(), instance.class())?;
                    if let Some(found) = native.attribute(&payload, name)? {
                        return Ok(Some(found));
                    }
                }
            }
        }
        _ => {}
    }
    if let Dyn::Class(class) = value {
        if let Some(found) = crate::metaclass::of_type(name, Some(class)) {
            return Ok(Some(found));
        }
        if name == "_missing_" {
            return crate::modules::enumeration::class_attribute(class, name);
        }
    }
    if name == "__new__" {
        return Ok(Some(new_of(&Class::builtin(Builtin::Object), false)));
    }
    let _: &[Class] = classes;
    common(value, name)
}

/// `__new__` of a built-in class, which refuses what another would have to make where somebody says its own name.
fn new_of(owner: &Class, is_named: bool) -> Dyn {
    let owner = owner.clone();
    Dyn::Function(Function::open("__new__", move |args| {
        let (class, rest) = match args.pos {
            [Dyn::Class(class), rest @ ..] => (class, rest),
            [] => {
                let what = format!("{}.__new__(): not enough arguments", owner.name());
                return Err(type_error(&what));
            }
            [other, ..] => {
                return Err(type_error(&format!(
                    "{}.__new__(X): X is not a type object ({})",
                    owner.name(),
                    type_name(other)
                )));
            }
        };
        if is_named && !class.is_subclass(&owner) {
            let (class, owner) = (class.name(), owner.name());
            return Err(type_error(&format!(
                "{owner}.__new__({class}): {class} is not a subtype of {owner}"
            )));
        }
        let layout = class.layout();
        let is_plain = matches!(layout, Builtin::Object | Builtin::Exc(_) | Builtin::Type);
        if is_named && owner.kind() == Builtin::Object && !is_plain && !class.is_enumeration() {
            let (class, wanted) = (class.name(), layout.name());
            return Err(type_error(&format!(
                "object.__new__({class}) is not safe, use {wanted}.__new__()"
            )));
        }
        if class.kind() != Builtin::Program && class.kind() != Builtin::Object {
            return super::construct_plain(class, rest, args.kw);
        }
        super::calls::refuse_abstract(class)?;
        super::calls::allocate(class, rest, args.kw)
    }))
}

/// What `object.__dict__` has, in its order.
const OF_OBJECT: [&str; 24] = [
    "__new__",
    "__repr__",
    "__hash__",
    "__str__",
    "__getattribute__",
    "__setattr__",
    "__delattr__",
    "__lt__",
    "__le__",
    "__eq__",
    "__ne__",
    "__gt__",
    "__ge__",
    "__init__",
    "__reduce_ex__",
    "__reduce__",
    "__getstate__",
    "__subclasshook__",
    "__init_subclass__",
    "__format__",
    "__sizeof__",
    "__dir__",
    "__class__",
    "__doc__",
];

/// The `__dict__` of a class: what CPython adds stands around what the body has bound.
pub(crate) fn own_names(class: &Class) -> Result<Dict<Dyn, Dyn>> {
    let dict = Dict::new();
    if class.kind() == Builtin::Object {
        for name in OF_OBJECT {
            dict.set_text(name, class_attribute(class, name).unwrap_or_default());
        }
        return Ok(dict);
    }
    if class.kind() != Builtin::Program {
        let what = format!("{}.__dict__", class.name());
        return Err(crate::exc::not_implemented_error(&what));
    }
    if let Some(names) = crate::modules::collections::named_class_names(class) {
        for name in names {
            let value = match class.own(name.as_str()) {
                Some(value) => value,
                None => class_attribute(class, name.as_str())?,
            };
            dict.set_item(Dyn::Str(name), value)?;
        }
        return Ok(dict);
    }
    dict.set_text("__module__", Dyn::text(class.module()));
    for (key, value) in class.attributes().pairs() {
        if key.as_str() != "__qualname__" {
            dict.set_item(Dyn::Str(key), value)?;
        }
    }
    let slots = match class.own("__slots__") {
        Some(Dyn::Str(slot)) => vec![Dyn::Str(slot)],
        Some(slots) => super::to_vec(&slots)?,
        None => Vec::new(),
    };
    for slot in slots {
        let name = slot.as_text("__slots__ items")?;
        if let Some(found) = crate::descriptor::of(class, name.as_str()) {
            dict.set_text(name.as_str(), found);
        }
    }
    let is_open = |class: &Class| !has_slots(class) && class.kind() == Builtin::Program;
    let is_first = class.own("__slots__").is_none() && !class.ancestors().iter().any(is_open);
    for name in ["__dict__", "__weakref__"] {
        if is_first && (name == "__dict__" || class.layout() == Builtin::Object) {
            dict.set_text(name, crate::descriptor::of_every_object(class, name));
        }
    }
    if dict.get_text("__doc__").is_none() {
        dict.set_text("__doc__", Dyn::None);
    }
    Ok(dict)
}

fn class_attribute(class: &Class, name: &str) -> Result<Dyn> {
    // Each class has its own, and inherits none.
    if name == "__annotations__" && class.kind() == Builtin::Program && class.own(name).is_none() {
        class.attributes().set_text(name, Dyn::Dict(Dict::new()));
    }
    if let Some(found) = class.lookup(name) {
        return bind_class(&found, class);
    }
    let value = Dyn::Class(class.clone());
    Ok(match name {
        "__name__" => Dyn::text(class.name()),
        "__qualname__" => Dyn::text(class.qualname()),
        "__module__" => Dyn::text(class.module()),
        "__doc__" if class.kind() != Builtin::Program => {
            let what = format!("{}.__doc__", class.name());
            return Err(crate::exc::not_implemented_error(&what));
        }
        "__doc__" => Dyn::None,
        "__class__" => Dyn::Class(type_of(&value)),
        "__bases__" => Dyn::tuple(class.bases().iter().cloned().map(Dyn::Class).collect()),
        "__base__" => class.bases().first().cloned().map_or(Dyn::None, Dyn::Class),
        "__mro__" => {
            let all = std::iter::once(class).chain(class.ancestors());
            Dyn::tuple(all.cloned().map(Dyn::Class).collect())
        }
        "__dict__" if matches!(class.kind(), Builtin::Program | Builtin::Object) => {
            Dyn::native(crate::proxy::Proxy(Dyn::Dict(own_names(class)?)))
        }
        "__dict__" => Dyn::native(crate::proxy::OfBuiltin(class.clone())),
        "__abstractmethods__" if class.is_abstract_kind() || super::is_of_library(class) => {
            let names = super::calls::abstract_names(class).into_iter().map(Dyn::from).collect();
            let names = crate::support::set_of::<Dyn>(names)?;
            Dyn::FrozenSet(crate::set::FrozenSet::from_set(&names)?)
        }
        "register"
            if class.is_abstract_kind()
                || super::is_protocol(class)
                || matches!(class.module(), "typing" | "collections.abc" | "numbers") =>
        {
            let held = class.clone();
            Dyn::Function(Function::open("register", move |args| {
                super::kinds::register(&held, &args.one()?)
            }))
        }
        "__subclasses__" if class.kind() == Builtin::Program => {
            let held = class.clone();
            Dyn::Function(Function::open("__subclasses__", move |args| {
                let given = args.pos.len();
                if given > 0 {
                    let name = held.name();
                    return Err(type_error(&format!(
                        "{name}.__subclasses__() takes no arguments ({given} given)"
                    )));
                }
                Ok(Dyn::list(held.children().into_iter().map(Dyn::Class).collect()))
            }))
        }
        "__subclasses__" => {
            let what = format!("{}.__subclasses__", class.name());
            return Err(crate::exc::not_implemented_error(&what));
        }
        "mro" => {
            let held = class.clone();
            Dyn::Function(Function::open("mro", move |_| {
                let all = std::iter::once(&held).chain(held.ancestors());
                Ok(Dyn::list(all.cloned().map(Dyn::Class).collect()))
            }))
        }
        "__parameters__" | "__orig_bases__"
            if class.ancestors().iter().any(|base| {
                base.module() == "typing" && matches!(base.name(), "Generic" | "Protocol")
            }) =>
        {
            let what = format!("{}.{name}", class.name());
            return Err(crate::exc::not_implemented_error(&what));
        }
        "_fields" | "__match_args__" if !class.field_names().is_empty() => {
            Dyn::tuple(class.field_names().into_iter().map(Dyn::Str).collect())
        }
        "__new__" => {
            let mut all = std::iter::once(class).chain(class.ancestors());
            let owner = all.find(|class| class.kind() != Builtin::Program);
            new_of(owner.unwrap_or(class), true)
        }
        _ if crate::metaclass::is_metaclass(class)
            && let Some(found) = crate::metaclass::of_type(name, None) =>
        {
            found
        }
        _ => match crate::modules::enumeration::class_attribute(class, name)? {
            Some(found) => found,
            None => match crate::builtins::class_function(class, name) {
                Some(function) => function,
                None => match crate::descriptor::of(class, name) {
                    Some(found) => found,
                    None => return Err(missing(&value, name)),
                },
            },
        },
    })
}

/// `x.name = value`.
pub fn setattr(value: &Dyn, name: &'static str, new: Dyn) -> Result<()> {
    let Dyn::Instance(instance) = value else { return setattr_of(value, name, new) };
    let outcome = match instance.class().known_now(name) {
        Some(known) if known.is_plain_to_write => {
            instance.set_near(&known, new).or_else(|new| instance.set_known(&known, new))
        }
        Some(_) => Err(new),
        None => {
            let known = instance.class().known_here(name);
            if known.is_plain_to_write { instance.set_known(&known, new) } else { Err(new) }
        }
    };
    match outcome {
        Ok(old) => {
            drop(old);
            Ok(())
        }
        Err(new) => setattr_of(value, name, new),
    }
}

/// The same of any name, where what the class says of setting attributes is asked.
pub fn setattr_of(value: &Dyn, name: &str, new: Dyn) -> Result<()> {
    if let Dyn::Class(_) = value
        && let Some(hook) = special(value, "__setattr__")
    {
        return call(&hook, &[Dyn::text(name), new]).map(|_| ());
    }
    if let Some((_, class)) = own_attributes(value)
        && let Some(hook) = class.lookup("__setattr__")
    {
        return call(&bind(&hook, value, class)?, &[Dyn::text(name), new]).map(|_| ());
    }
    set_plain(value, name, new)
}

/// Whether an instance of a class that asks nobody when attributes are set can be given one that it lacks: it has no
/// `__slots__`, or one of that name, and the name means nothing else.
pub(crate) fn is_free_to_add(class: &Class, name: &str) -> bool {
    class.kind() != Builtin::Object
        && !class.is_enumeration()
        && !class.field_names().iter().any(|field| field.as_str() == name)
        && (!has_slots(class) || matches!(has_slot(class, name), Ok(true)))
}

/// `object.__setattr__(x, name, value)`.
pub(crate) fn set_plain(value: &Dyn, name: &str, new: Dyn) -> Result<()> {
    let mut new = new;
    if let Dyn::Instance(instance) = value {
        let known = instance.class().known(name);
        if !known.is_data {
            match instance.set_known(&known, new) {
                Ok(_old) => return Ok(()),
                Err(value) => new = value,
            }
        }
    }
    if let Some((attributes, class)) = own_attributes(value) {
        match class.lookup(name) {
            Some(Dyn::Native(native)) => {
                if let Some(property) = native.as_any().downcast_ref::<Property>() {
                    if property.set.is_none() {
                        return Err(property.lacks("setter", value));
                    }
                    return call(&property.set, &[value.clone(), new]).map(|_| ());
                }
            }
            Some(found @ Dyn::Instance(_)) => {
                if let Some(set) = special(&found, "__set__") {
                    return call(&set, &[value.clone(), new]).map(|_| ());
                }
            }
            _ => {}
        }
        if let Dyn::Exc(exc) = value {
            match name {
                "args" => {
                    exc.set_args(super::to_vec(&new)?);
                    return Ok(());
                }
                "__cause__" => {
                    let cause = match new {
                        Dyn::Exc(cause) => Some(cause),
                        _ => None,
                    };
                    drop(exc.clone().from_cause(cause));
                    return Ok(());
                }
                "__context__" => {
                    exc.set_context(match &new {
                        Dyn::Exc(context) => Some(context),
                        _ => None,
                    });
                    return Ok(());
                }
                "__traceback__" | "__suppress_context__" => return Ok(()),
                _ if exc.put_place(name, &new) => return Ok(()),
                _ => {}
            }
        }
        if matches!(name, "name" | "value")
            && crate::modules::enumeration::member_attribute(value, name).is_some()
        {
            return Err(attribute_error(&format!("<enum 'Enum'> cannot set attribute '{name}'")));
        }
        if name == "__class__" {
            return set_class(value, &new);
        }
        if name == "__dict__" {
            let behind = match &new {
                Dyn::Instance(instance) => instance.payload(),
                other => Some(other.clone()),
            };
            let Some(Dyn::Dict(given)) = behind else {
                return Err(type_error(&format!(
                    "__dict__ must be set to a dictionary, not a '{}'",
                    type_name(&new)
                )));
            };
            let Dyn::Instance(instance) = value else {
                return Err(crate::exc::not_implemented_error("__dict__ set anew"));
            };
            instance.set_attributes(given, &new);
            return Ok(());
        }
        if class.field_names().iter().any(|field| field.as_str() == name) {
            return Err(attribute_error("can't set attribute"));
        }
        if class.kind() == Builtin::Object {
            return Err(unset(value, name));
        }
        if has_slots(class) && !has_slot(class, name)? {
            let is_known = class.lookup(name).is_some();
            return Err(if is_known {
                attribute_error(&format!(
                    "'{}' object attribute '{name}' is read-only",
                    class.name()
                ))
            } else {
                unset(value, name)
            });
        }
        return attributes.set(name, new);
    }
    match value {
        Dyn::Class(class) if class.kind() == Builtin::Program => {
            if let Some(Dyn::Native(native)) = class.meta().and_then(|meta| meta.lookup(name))
                && let Some(property) = native.as_any().downcast_ref::<Property>()
            {
                if property.set.is_none() {
                    return Err(property.lacks("setter", value));
                }
                return call(&property.set, &[value.clone(), new]).map(|_| ());
            }
            if class.is_subclass(&Class::builtin(Builtin::Enum))
                && crate::modules::enumeration::is_member(class, name)
            {
                return Err(attribute_error(&format!("cannot reassign member '{name}'")));
            }
            if matches!(name, "__bases__" | "__dict__" | "__mro__") {
                let what = format!("{}.{name} set anew", class.name());
                return Err(crate::exc::not_implemented_error(&what));
            }
            if is_fixed(class) {
                return Err(immutable(class, name));
            }
            if declares_slot(class, name) {
                return Err(slot_set_anew(class, name));
            }
            class.set(name, new)
        }
        Dyn::Class(class) => Err(immutable(class, name)),
        Dyn::Native(native) => native.set_attribute(name, new),
        Dyn::Function(_)
            if matches!(name, "__name__" | "__qualname__") && !matches!(new, Dyn::Str(_)) =>
        {
            Err(type_error(&format!("{name} must be set to a string object")))
        }
        Dyn::Function(_) if name == "__code__" => {
            Err(crate::exc::not_implemented_error("__code__ set anew"))
        }
        Dyn::Function(function) if matches!(name, "__defaults__" | "__kwdefaults__") => {
            let (is_right, kind) = match (name, &new) {
                ("__defaults__", new) => (matches!(new, Dyn::None | Dyn::Tuple(_)), "tuple"),
                (_, new) => (matches!(new, Dyn::None | Dyn::Dict(_)), "dict"),
            };
            if !is_right {
                return Err(type_error(&format!("{name} must be set to a {kind} object")));
            }
            function.set_special(name, new);
            Ok(())
        }
        Dyn::Function(function) if OF_FUNCTIONS.contains(&name) => {
            function.set_special(name, new);
            Ok(())
        }
        Dyn::Function(function) => function.attributes().set_item(Dyn::text(name), new),
        _ => Err(unchanging(value, name)),
    }
}

/// What a value of a built-in type answers when one of its attributes is set or deleted.
fn unchanging(value: &Dyn, name: &str) -> Exc {
    match plain(value, name) {
        Ok(_) => {
            let kind = type_name(value);
            // What is computed says other things than what is a method.
            match (value, name) {
                (Dyn::Bool(_) | Dyn::Int(_), "real" | "imag" | "numerator" | "denominator") => {
                    let text = format!("attribute '{name}' of 'int' objects is not writable");
                    return attribute_error(&text);
                }
                (Dyn::Float(_), "real" | "imag") => {
                    let text = format!("attribute '{name}' of 'float' objects is not writable");
                    return attribute_error(&text);
                }
                (Dyn::Range(_) | Dyn::Slice(_), "start" | "stop" | "step") => {
                    return attribute_error("readonly attribute");
                }
                _ => {}
            }
            attribute_error(&format!("'{kind}' object attribute '{name}' is read-only"))
        }
        Err(_) => unset(value, name),
    }
}

/// `x.__class__ = new`: between classes whose instances are built alike.
fn set_class(value: &Dyn, new: &Dyn) -> Result<()> {
    let Dyn::Class(new) = new else {
        return Err(type_error(&format!(
            "__class__ must be set to a class, not '{}' object",
            type_name(new)
        )));
    };
    let Dyn::Instance(instance) = value else {
        return Err(crate::exc::not_implemented_error("__class__ of an exception set anew"));
    };
    let old = instance.class();
    if new.kind() != Builtin::Program {
        return Err(type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    }
    let slots = has_slots;
    if old.layout() != new.layout() || slots(old) != slots(new) {
        return Err(type_error(&format!(
            "__class__ assignment: '{}' object layout differs from '{}'",
            new.name(),
            old.name()
        )));
    }
    instance.set_class(new);
    Ok(())
}

/// Whether a class or one that it comes from says which attributes there are.
fn has_slots(class: &Class) -> bool {
    class.lookup("__slots__").is_some() || !class.field_names().is_empty()
}

/// Whether it is the class that `namedtuple` makes, not one that derives from it: its instances have no `__dict__`.
fn is_named_tuple(class: &Class) -> bool {
    let is_bare = |other: &Class| other.field_names().is_empty();
    !is_bare(class) && class.ancestors().iter().all(is_bare)
}

/// Whether instances of a class can have an attribute: one of a class with `__slots__` in all its ancestors only
/// those.
fn has_slot(class: &Class, name: &str) -> Result<bool> {
    for each in std::iter::once(class).chain(class.ancestors()) {
        if each.kind() != Builtin::Program {
            continue;
        }
        match each.own("__slots__") {
            None if matches!(
                each.module(),
                "abc" | "typing" | "collections.abc" | "numbers" | "enum"
            ) => {}
            None if is_named_tuple(each) => {}
            None => return Ok(true),
            Some(slots) => {
                if declares(each, &slots, name)? || declares(each, &slots, "__dict__")? {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

/// Whether the `__slots__` of a class name an attribute.
fn declares(class: &Class, slots: &Dyn, name: &str) -> Result<bool> {
    let is_own = |slot: &str| {
        let is_private = slot.starts_with("__") && !slot.ends_with("__");
        slot == name
            || is_private && name == format!("_{}{slot}", class.name().trim_start_matches('_'))
    };
    if let Dyn::Str(slot) = slots {
        return Ok(is_own(slot.as_str()));
    }
    let slots = super::to_vec(slots)?;
    Ok(slots.iter().any(|slot| matches!(slot, Dyn::Str(slot) if is_own(slot.as_str()))))
}

/// Whether the `__slots__` of a class itself name an attribute.
pub(crate) fn declares_slot(class: &Class, name: &str) -> bool {
    let slots = class.own("__slots__");
    slots.is_some_and(|slots| declares(class, &slots, name).unwrap_or(false))
}

/// Whether a class or one that it comes from names an attribute in its `__slots__`.
pub(crate) fn is_declared(class: &Class, name: &str) -> bool {
    std::iter::once(class).chain(class.ancestors()).any(|each| declares_slot(each, name))
}

/// `del x.name`.
pub fn delattr(value: &Dyn, name: &str) -> Result<()> {
    if let Some((_, class)) = own_attributes(value)
        && let Some(hook) = class.lookup("__delattr__")
    {
        return call(&bind(&hook, value, class)?, &[Dyn::text(name)]).map(|_| ());
    }
    delete_plain(value, name)
}

/// `object.__delattr__(x, name)`.
pub(crate) fn delete_plain(value: &Dyn, name: &str) -> Result<()> {
    if let Some((attributes, class)) = own_attributes(value) {
        if let Some(Dyn::Native(native)) = class.lookup(name)
            && let Some(property) = native.as_any().downcast_ref::<Property>()
        {
            if property.delete.is_none() {
                return Err(property.lacks("deleter", value));
            }
            return call(&property.delete, &[value.clone()]).map(|_| ());
        }
        if let Some(found @ Dyn::Instance(_)) = class.lookup(name) {
            if let Some(delete) = special(&found, "__delete__") {
                return call(&delete, &[value.clone()]).map(|_| ());
            }
            if special(&found, "__set__").is_some() {
                return Err(attribute_error("__delete__"));
            }
        }
        return match attributes.remove(name) {
            Some(_) => Ok(()),
            None if class.field_names().iter().any(|field| field.as_str() == name) => {
                Err(attribute_error("can't delete attribute"))
            }
            // The place of a slot is there, and empty.
            None if is_declared(class, name) => Err(attribute_error(name)),
            None => Err(unset(value, name)),
        };
    }
    match value {
        Dyn::Class(class) if class.kind() != Builtin::Program || is_fixed(class) => {
            Err(immutable(class, name))
        }
        Dyn::Class(class) if declares_slot(class, name) => Err(slot_set_anew(class, name)),
        Dyn::Class(class) if class.attributes().remove_text(name).is_some() => Ok(()),
        Dyn::Function(function) if function.attributes().remove_text(name).is_some() => Ok(()),
        Dyn::Function(function) if matches!(name, "__defaults__" | "__kwdefaults__") => {
            function.set_special(name, Dyn::None);
            Ok(())
        }
        Dyn::Native(native) if native.delete_attribute(name) => Ok(()),
        Dyn::Function(_) | Dyn::Native(_) => Err(unset(value, name)),
        _ => Err(unchanging(value, name)),
    }
}

/// Whether a class that is written in Python here is one that CPython has in C, whose attributes nobody sets; while a
/// module of the library is made, it sets its own.
fn is_fixed(class: &Class) -> bool {
    matches!(class.module(), "_io" | "array" | "datetime" | "decimal")
        && !crate::modules::is_filling()
}

/// What instances hold in the place could not be reached any more.
fn slot_set_anew(class: &Class, name: &str) -> Exc {
    let what = format!("{}.{name} set anew or deleted, a place of its __slots__", class.name());
    crate::exc::not_implemented_error(&what)
}

fn immutable(class: &Class, name: &str) -> Exc {
    let shown = class.shown_name();
    type_error(&format!("cannot set '{name}' attribute of immutable type '{shown}'"))
}

/// `hasattr(x, name)`.
pub fn hasattr(value: &Dyn, name: &str) -> Result<bool> {
    match getattr_of(value, name) {
        Ok(_) => Ok(true),
        Err(exc) if exc.is(ExcType::AttributeError) => Ok(false),
        Err(exc) => Err(exc),
    }
}

//! `dataclasses`: methods written for a class from its fields.

use std::any::Any;

use super::Names;
use crate::class::Class;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, attribute_error, not_implemented_error, type_error, value_error};
use crate::function::{Args, Function, lacking};
use crate::native::Native;
use crate::str::Str;
use crate::traits::Comparison;

/// A field of a data class.
#[derive(Clone)]
struct Field {
    name: Str,
    default: Option<Dyn>,
    factory: Option<Dyn>,
    /// Whether `__init__` takes it.
    init: bool,
    /// Whether `__repr__` shows it.
    repr: bool,
    /// Whether comparisons look at it.
    compare: bool,
    /// Whether the hash does, where that is said.
    hash: Option<bool>,
    /// What others have noted of it.
    metadata: Dyn,
    /// Whether it is given by name alone.
    by_name: bool,
    /// Whether it goes to `__post_init__` and nowhere else: an `InitVar`.
    is_passing: bool,
    /// What it is annotated with, in a program that asks; `None` where nobody does.
    ty: Dyn,
}

/// What the decorator was told.
#[derive(Clone, Copy)]
struct Options {
    init: bool,
    repr: bool,
    eq: bool,
    order: bool,
    frozen: bool,
    by_name: bool,
    unsafe_hash: bool,
    slots: bool,
    match_args: bool,
}

pub(super) fn fill(names: &Names) -> Result<()> {
    names.function("dataclass", decorate);
    names.function("field", |args| Ok(Dyn::native(Told::read(args)?)));
    names.set("FrozenInstanceError", Dyn::Class(frozen_class()?));
    names.class("InitVar", crate::class::Builtin::Named("InitVar"));
    names.class("KW_ONLY", crate::class::Builtin::Named("KW_ONLY"));
    names.function("fields", |args| {
        let value = args.one()?;
        let class = match &value {
            Dyn::Class(class) => class.clone(),
            value => d::type_of(value),
        };
        if !d::hasattr(&value, "__dataclass_fields__")? {
            return Err(type_error("must be called with a dataclass type or instance"));
        }
        let all = std::iter::once(&class).chain(class.ancestors());
        let fields = all.map(fields_of).find(|fields| !fields.is_empty()).unwrap_or_default();
        let kept = fields.into_iter().filter(|field| !field.is_passing);
        Ok(Dyn::tuple(kept.map(|field| Dyn::native(Known(field))).collect()))
    });
    names.set("MISSING", missing());
    names.function("make_dataclass", make);
    names.function("asdict", |args| {
        let [make] = Args { pos: &[], ..*args }.named(["dict_factory"], 0)?;
        let value = Args { kw: &[], ..*args }.one()?;
        plain(&value, &As::Dict(make))
    });
    names.function("astuple", |args| {
        let [make] = Args { pos: &[], ..*args }.named(["tuple_factory"], 0)?;
        let value = Args { kw: &[], ..*args }.one()?;
        plain(&value, &As::Tuple(make))
    });
    names.function("is_dataclass", |args| {
        let value = args.one()?;
        Ok(Dyn::Bool(d::hasattr(&value, "__dataclass_fields__")?))
    });
    names.function("replace", |args| {
        let Some(value) = args.pos.first() else {
            return Err(type_error("replace() missing 1 required positional argument: 'obj'"));
        };
        let mut given = args.kw.to_vec();
        let class = d::type_of(value);
        for name in field_names(value)? {
            let is_given = given.iter().any(|(known, _)| known == &name);
            let is_taken = fields_of(&class).iter().all(|field| field.name != name || field.init);
            match (is_given, is_taken) {
                (true, false) => {
                    return Err(value_error(&format!(
                        "field {name} is declared with init=False, it cannot be specified with replace()"
                    )));
                }
                (false, true) => given.push((name.clone(), d::getattr_of(value, name.as_str())?)),
                _ => {}
            }
        }
        d::construct(&class, &[], &given)
    });
    Ok(())
}

/// A field as `fields` shows it.
struct Known(Field);

impl Native for Known {
    fn type_name(&self) -> &'static str {
        "Field"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match (name, &self.0.default) {
            ("name", _) => Dyn::Str(self.0.name.clone()),
            ("default", Some(default)) => default.clone(),
            ("default", None) => missing(),
            ("default_factory", _) => self.0.factory.clone().unwrap_or_else(missing),
            ("hash", _) => self.0.hash.map_or(Dyn::None, Dyn::Bool),
            ("metadata", _) => Dyn::native(crate::proxy::Proxy(match &self.0.metadata {
                Dyn::None => Dyn::Dict(Dict::new()),
                given => given.clone(),
            })),
            ("init", _) => Dyn::Bool(self.0.init),
            ("repr", _) => Dyn::Bool(self.0.repr),
            ("compare", _) => Dyn::Bool(self.0.compare),
            ("kw_only", _) => Dyn::Bool(self.0.by_name),
            ("type", _) if !self.0.ty.is_none() => self.0.ty.clone(),
            ("type", _) => return Err(not_implemented_error("type of a field")),
            _ => return Ok(None),
        }))
    }
}

/// What `field(…)` was told, until the decorator reads it.
struct Told {
    default: Option<Dyn>,
    factory: Option<Dyn>,
    init: bool,
    repr: bool,
    compare: bool,
    hash: Option<bool>,
    metadata: Dyn,
    by_name: Option<bool>,
}

impl Told {
    fn read(args: &Args<'_>) -> Result<Told> {
        if !args.pos.is_empty() {
            return Err(type_error(&format!(
                "field() takes 0 positional arguments but {} {} given",
                args.pos.len(),
                if args.pos.len() == 1 { "was" } else { "were" }
            )));
        }
        let mut told = Told {
            default: None,
            factory: None,
            init: true,
            repr: true,
            compare: true,
            hash: None,
            metadata: Dyn::None,
            by_name: None,
        };
        for (name, value) in args.kw {
            match name.as_str() {
                "default" => told.default = Some(value.clone()),
                "default_factory" => told.factory = Some(value.clone()),
                "init" => told.init = d::truth(value)?,
                "repr" => told.repr = d::truth(value)?,
                "compare" => told.compare = d::truth(value)?,
                "metadata" => told.metadata = value.clone(),
                "hash" if matches!(value, Dyn::None) => {}
                "hash" => told.hash = Some(d::truth(value)?),
                "kw_only" => told.by_name = Some(d::truth(value)?),
                _ => {
                    return Err(type_error(&format!(
                        "field() got an unexpected keyword argument '{name}'"
                    )));
                }
            }
        }
        if told.default.is_some() && told.factory.is_some() {
            return Err(value_error("cannot specify both default and default_factory"));
        }
        Ok(told)
    }
}

impl Native for Told {
    fn type_name(&self) -> &'static str {
        "Field"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `@dataclass` and `@dataclass(…)`.
fn decorate(args: &Args<'_>) -> Result<Dyn> {
    let mut options = Options {
        init: true,
        repr: true,
        eq: true,
        order: false,
        frozen: false,
        by_name: false,
        unsafe_hash: false,
        slots: false,
        match_args: true,
    };
    for (name, value) in args.kw {
        let is_on = d::truth(value)?;
        match name.as_str() {
            "init" => options.init = is_on,
            "repr" => options.repr = is_on,
            "eq" => options.eq = is_on,
            "order" => options.order = is_on,
            "frozen" => options.frozen = is_on,
            "kw_only" => options.by_name = is_on,
            "match_args" => options.match_args = is_on,
            "unsafe_hash" => options.unsafe_hash = is_on,
            "slots" => options.slots = is_on,
            "weakref_slot" if !is_on => {}
            "weakref_slot" => {
                return Err(not_implemented_error(&format!("dataclass({name}=True)")));
            }
            _ => {
                return Err(type_error(&format!(
                    "dataclass() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    if options.order && !options.eq {
        return Err(value_error("eq must be true if order is true"));
    }
    match args.pos {
        [class] => annotated(class, options),
        [] => {
            Ok(Dyn::Function(Function::open("wrap", move |args| annotated(&args.one()?, options))))
        }
        _ => Err(type_error("dataclass() takes from 0 to 1 positional arguments")),
    }
}

thread_local! {
    static MISSING: Dyn = Dyn::native(Missing);
}

/// `dataclasses.MISSING`.
fn missing() -> Dyn {
    MISSING.with(Clone::clone)
}

struct Missing;

impl Native for Missing {
    fn type_name(&self) -> &'static str {
        "_MISSING_TYPE"
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// `make_dataclass(name, fields, *, bases=(), namespace=None, …)`.
fn make(args: &Args<'_>) -> Result<Dyn> {
    let is_ours = |name: &Str| {
        matches!(name.as_str(), "cls_name" | "fields" | "bases" | "namespace" | "module")
    };
    let (ours, rest): (Vec<_>, Vec<_>) =
        args.kw.to_vec().into_iter().partition(|kw| is_ours(&kw.0));
    let [name, fields, bases, namespace, module] = Args { kw: &ours, ..*args }
        .named(["cls_name", "fields", "bases", "namespace", "module"], 2)?;
    let name = name.unwrap_or_default().as_text("cls_name")?;
    let annotations: Dict<Dyn, Dyn> = Dict::new();
    let mut attributes = vec![(Str::from("__annotations__"), Dyn::Dict(annotations.clone()))];
    for item in d::to_vec(&fields.unwrap_or_default())? {
        let (field, ty) = match &item {
            Dyn::Str(_) => (item.clone(), Dyn::text("typing.Any")),
            item => {
                let parts = d::to_vec(item)?;
                let [field, ty, ..] = parts.as_slice() else {
                    return Err(type_error(&format!("Invalid field: {}", d::repr(item)?)));
                };
                if let [_, _, default] = parts.as_slice() {
                    attributes.push((field.as_text("field name")?, default.clone()));
                }
                (field.clone(), ty.clone())
            }
        };
        let text = field.as_text("field name")?;
        if annotations.contains(&field)? {
            return Err(type_error(&format!("Field name duplicated: {}", d::repr(&field)?)));
        }
        if !text.isidentifier() {
            return Err(type_error(&format!(
                "Field names must be valid identifiers: {}",
                d::repr(&field)?
            )));
        }
        annotations.set_item(field, ty)?;
    }
    if let Some(Dyn::Dict(more)) = namespace {
        for (key, value) in more.pairs() {
            attributes.push((key.as_text("name")?, value));
        }
    }
    attributes.push((Str::from("__module__"), module.unwrap_or_else(|| Dyn::text("types"))));
    let bases = bases.map_or(Ok(Vec::new()), |bases| d::to_vec(&bases))?;
    let class = Class::create(name.as_str(), &bases, attributes)?;
    let decorator = decorate(&Args { name: "dataclass", pos: &[], kw: &rest })?;
    d::call(&decorator, &[class])
}

/// A class whose fields are the names that its body annotates.
fn annotated(value: &Dyn, options: Options) -> Result<Dyn> {
    let Dyn::Class(class) = value else {
        return Err(type_error("dataclass() should be called on a class"));
    };
    let names = match class.own("__annotations__") {
        Some(Dyn::Dict(names)) => names.pairs(),
        _ => Vec::new(),
    };
    let mut fields = Vec::new();
    let mut by_name = options.by_name;
    for (name, word) in names {
        let name = d::str(&name)?;
        let has_word = |wanted: &str| matches!(&word, Dyn::Str(word) if word.as_str() == wanted);
        if has_word("KW_ONLY") {
            by_name = true;
            continue;
        }
        let is_passing = has_word("InitVar") || is_init_var(&word);
        let given = class.own(name.as_str());
        let told = match &given {
            Some(Dyn::Native(native)) => native.as_any().downcast_ref::<Told>(),
            _ => None,
        };
        fields.push(match told {
            Some(told) => {
                class.attributes().remove_text(name.as_str());
                Field {
                    name,
                    default: told.default.clone(),
                    factory: told.factory.clone(),
                    init: told.init,
                    repr: told.repr,
                    compare: told.compare,
                    hash: told.hash,
                    metadata: told.metadata.clone(),
                    by_name: told.by_name.unwrap_or(by_name),
                    is_passing,
                    ty: word.clone(),
                }
            }
            None => {
                let (init, repr, compare) = (true, true, true);
                Field {
                    name,
                    default: given,
                    factory: None,
                    init,
                    repr,
                    compare,
                    hash: None,
                    metadata: Dyn::None,
                    by_name,
                    is_passing,
                    ty: word.clone(),
                }
            }
        });
    }
    dataclass(value, &fields, options)
}

/// Whether an annotation is `InitVar` or `InitVar[…]`, or a text that says so.
fn is_init_var(annotation: &Dyn) -> bool {
    if let Dyn::Str(text) = annotation {
        let head = text.as_str().split('[').next().unwrap_or_default();
        return head.rsplit('.').next().unwrap_or_default().trim() == "InitVar";
    }
    let class = match annotation {
        Dyn::Class(class) => Some(class.clone()),
        other => crate::alias::class_of(other),
    };
    class.is_some_and(|class| class.kind() == crate::class::Builtin::Named("InitVar"))
}

fn field_names(value: &Dyn) -> Result<Vec<Str>> {
    match d::getattr(value, "__dataclass_fields__") {
        Ok(Dyn::Dict(fields)) => fields.key_list().to_vec().iter().map(d::str).collect(),
        _ => Err(type_error("asdict() should be called on dataclass instances")),
    }
}

/// What an object of a data class becomes, and who makes it where the program says so.
enum As {
    Dict(Option<Dyn>),
    Tuple(Option<Dyn>),
}

fn plain(value: &Dyn, how: &As) -> Result<Dyn> {
    if let (Dyn::Instance(_), Ok(names)) = (value, field_names(value)) {
        let mut pairs = Vec::new();
        for name in names {
            let item = plain(&d::getattr_of(value, name.as_str())?, how)?;
            pairs.push((Dyn::Str(name), item));
        }
        let values = |pairs: Vec<(Dyn, Dyn)>| pairs.into_iter().map(|pair| pair.1).collect();
        return match how {
            As::Dict(None) => {
                let dict = Dict::new();
                for (name, item) in pairs {
                    dict.set_item(name, item)?;
                }
                Ok(Dyn::Dict(dict))
            }
            As::Dict(Some(make)) => {
                let pairs = pairs.into_iter().map(|(name, item)| Dyn::tuple(vec![name, item]));
                d::call(make, &[Dyn::list(pairs.collect())])
            }
            As::Tuple(None) => Ok(Dyn::tuple(values(pairs))),
            As::Tuple(Some(make)) => d::call(make, &[Dyn::list(values(pairs))]),
        };
    }
    let all =
        |items: Vec<Dyn>| items.iter().map(|item| plain(item, how)).collect::<Result<Vec<Dyn>>>();
    Ok(match value {
        Dyn::List(list) => Dyn::list(all(list.to_vec())?),
        Dyn::Tuple(tuple) => {
            let items = all(tuple.items().to_vec())?;
            match tuple.class() {
                None => Dyn::tuple(items),
                Some(class) if class.field_names().is_empty() => {
                    d::call(&Dyn::Class(class.clone()), &[Dyn::list(items)])?
                }
                Some(class) => d::call(&Dyn::Class(class.clone()), &items)?,
            }
        }
        Dyn::Dict(dict) => {
            let copy = Dict::new();
            for (key, item) in dict.pairs() {
                copy.set_item(plain(&key, how)?, plain(&item, how)?)?;
            }
            Dyn::Dict(copy)
        }
        // What is changed in the copy stays as it is in the original.
        _ => super::copying::deep(value, &Dict::new())?,
    })
}

/// A data class whose own fields are these; those of its bases come first.
fn dataclass(value: &Dyn, own: &[Field], options: Options) -> Result<Dyn> {
    let Dyn::Class(class) = value else {
        return Err(type_error("dataclass() should be called on a class"));
    };
    let mut fields: Vec<Field> = Vec::new();
    let inherited = class.ancestors().iter().rev().flat_map(fields_of);
    for field in inherited.chain(own.iter().cloned()) {
        match fields.iter_mut().find(|known| known.name == field.name) {
            Some(known) => *known = field,
            None => fields.push(field),
        }
    }
    for field in &fields {
        if let Some(default @ (Dyn::List(_) | Dyn::Dict(_) | Dyn::Set(_))) = &field.default {
            return Err(value_error(&format!(
                "mutable default {} for field {} is not allowed: use default_factory",
                d::repr(&Dyn::Class(d::type_of(default)))?,
                field.name
            )));
        }
        if let Some(default) = &field.default {
            class.attributes().set_item(field.name.clone(), default.clone())?;
        }
    }
    let has_default = |field: &Field| field.default.is_some() || field.factory.is_some();
    let mut seen = false;
    for field in fields.iter().filter(|field| field.init && !field.by_name) {
        if seen && !has_default(field) {
            return Err(type_error(&format!(
                "non-default argument '{}' follows default argument",
                field.name
            )));
        }
        seen |= has_default(field);
    }
    let table = Dict::new();
    for field in fields.iter().filter(|field| !field.is_passing) {
        table.set_item(Dyn::Str(field.name.clone()), Dyn::None)?;
    }
    class.attributes().set_text("__dataclass_fields__", Dyn::Dict(table));
    if options.match_args && class.own("__match_args__").is_none() {
        let names = fields.iter().filter(|field| field.init && !field.by_name);
        let names = names.map(|field| Dyn::Str(field.name.clone())).collect();
        class.attributes().set_text("__match_args__", Dyn::tuple(names));
    }
    KNOWN.with_borrow_mut(|known| known.push((class.clone(), fields.clone())));
    write_methods(class, &fields, options)?;
    write_doc(class, &fields, options)?;
    if options.slots { with_slots(class, &fields) } else { Ok(value.clone()) }
}

/// Without words of its own a class is described by how it is made, where the program asks for annotations.
fn write_doc(class: &Class, fields: &[Field], options: Options) -> Result<()> {
    let is_told = fields.iter().all(|field| !field.ty.is_none());
    let is_described = class.own("__doc__").is_some_and(|doc| !doc.is_none());
    if is_described || !is_told || !options.init {
        return Ok(());
    }
    let (by_name, by_place): (Vec<&Field>, Vec<&Field>) =
        fields.iter().filter(|field| field.init).partition(|field| field.by_name);
    let mut parts = Vec::new();
    for field in by_place.into_iter().chain(by_name) {
        if field.by_name && !parts.iter().any(|part| part == "*") {
            parts.push("*".to_owned());
        }
        let default = match (&field.default, &field.factory) {
            (Some(default), _) => format!(" = {}", d::repr(default)?),
            (None, Some(_)) => " = <factory>".to_owned(),
            (None, None) => String::new(),
        };
        let ty = crate::alias::of_signature(&field.ty)?;
        parts.push(format!("{}: {ty}{default}", field.name));
    }
    let text = format!("{}({})", class.name(), parts.join(", "));
    class.attributes().set_text("__doc__", Dyn::from(text));
    Ok(())
}

/// `slots=True`: another class of the same name, whose instances have the fields and no other attributes.
fn with_slots(class: &Class, fields: &[Field]) -> Result<Dyn> {
    if class.own("__slots__").is_some() {
        return Err(type_error(&format!("{} already specifies __slots__", class.name())));
    }
    let mut inherited = Vec::new();
    for ancestor in class.ancestors() {
        match ancestor.own("__slots__") {
            Some(Dyn::Str(slot)) => inherited.push(Dyn::Str(slot)),
            Some(slots) => inherited.extend(d::to_vec(&slots)?),
            None => {}
        }
    }
    let is_inherited = |name: &Str| {
        inherited
            .iter()
            .any(|slot| matches!(slot, Dyn::Str(slot) if slot.as_str() == name.as_str()))
    };
    let kept = || fields.iter().filter(|field| !field.is_passing);
    let slots = kept().filter(|field| !is_inherited(&field.name));
    let slots = slots.map(|field| Dyn::Str(field.name.clone())).collect();
    let mut attributes = class.attributes().pairs();
    // The default stands in `__init__` and nowhere else.
    attributes.retain(|(name, _)| kept().all(|field| field.name.as_str() != name.as_str()));
    for (name, value) in [("__qualname__", class.qualname()), ("__module__", class.module())] {
        attributes.push((Str::from(name), Dyn::text(value)));
    }
    attributes.push((Str::from("__slots__"), Dyn::tuple(slots)));
    let bases: Vec<Dyn> = class.bases().iter().cloned().map(Dyn::Class).collect();
    let meta = class.meta().cloned().map(|meta| (Str::from("metaclass"), Dyn::Class(meta)));
    let meta: Vec<(Str, Dyn)> = meta.into_iter().collect();
    let made = Class::create_with(class.name(), &bases, attributes, &meta)?;
    if let Dyn::Class(made) = &made {
        KNOWN.with_borrow_mut(|known| known.push((made.clone(), fields.to_vec())));
    }
    Ok(made)
}

/// The fields of a data class, or none of its own.
fn fields_of(class: &Class) -> Vec<Field> {
    KNOWN.with_borrow(|known| {
        let found = known.iter().find(|(other, _)| other.is_same(class));
        found.map(|(_, fields)| fields.clone()).unwrap_or_default()
    })
}

thread_local! {
    static KNOWN: std::cell::RefCell<Vec<(Class, Vec<Field>)>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn write_methods(class: &Class, fields: &[Field], options: Options) -> Result<()> {
    // A class with an `__eq__` and no `__hash__` of its own has `None` for the latter.
    let has_hash = match class.own("__hash__") {
        None => false,
        Some(Dyn::None) => class.own("__eq__").is_none(),
        Some(_) => true,
    };
    if options.unsafe_hash && has_hash {
        return Err(type_error(&format!(
            "Cannot overwrite attribute __hash__ in class {}",
            class.name()
        )));
    }
    let set = |name: &str, function: Function| {
        if class.own(name).is_none() || matches!(class.own(name), Some(Dyn::None)) {
            class.attributes().set_text(name, Dyn::Function(function));
        }
    };
    if options.init {
        let (held, owner) = (fields.to_vec(), class.clone());
        set("__init__", Function::open("__init__", move |args| init(&owner, &held, args)));
    }
    let kept = || fields.iter().filter(|field| !field.is_passing);
    let shown: Vec<Str> = kept().filter(|f| f.repr).map(|f| f.name.clone()).collect();
    if options.repr {
        set(
            "__repr__",
            Function::open("__repr__", move |args| {
                let value = args.one()?;
                let Some(_guard) = crate::repr::enter(d::address_of(&value))? else {
                    return Ok(Dyn::text("..."));
                };
                let mut parts = Vec::new();
                for name in &shown {
                    parts.push(format!(
                        "{name}={}",
                        d::repr(&d::getattr_of(&value, name.as_str())?)?
                    ));
                }
                Ok(Dyn::from(format!("{}({})", d::type_of(&value).qualname(), parts.join(", "))))
            }),
        );
    }
    let compared: Vec<Str> = kept().filter(|f| f.compare).map(|f| f.name.clone()).collect();
    let values = move |value: &Dyn| -> Result<Dyn> {
        let items = compared.iter().map(|name| d::getattr_of(value, name.as_str()));
        items.collect::<Result<Vec<Dyn>>>().map(Dyn::tuple)
    };
    if options.eq {
        let values = values.clone();
        set(
            "__eq__",
            Function::open("__eq__", move |args| {
                let (a, b) = args.two()?;
                if !d::type_of(&a).is_same(&d::type_of(&b)) {
                    return Ok(Dyn::NotImplemented);
                }
                d::equal(&values(&a)?, &values(&b)?).map(Dyn::Bool)
            }),
        );
    }
    if options.eq || options.unsafe_hash {
        if options.unsafe_hash || options.frozen && !has_hash {
            let values = values_of(fields);
            class.attributes().set_text(
                "__hash__",
                Dyn::Function(Function::open("__hash__", move |args| {
                    d::hash(&values(&args.one()?)?).map(Dyn::from)
                })),
            );
        } else if !options.frozen && class.own("__hash__").is_none() {
            class.attributes().set_text("__hash__", Dyn::None);
        }
    }
    let taken = |name: &str, more: &str| {
        type_error(&format!("Cannot overwrite attribute {name} in class {}{more}", class.name()))
    };
    if options.order {
        for comparison in
            [Comparison::Less, Comparison::LessEqual, Comparison::Greater, Comparison::GreaterEqual]
        {
            let name = comparison.dunder();
            if class.own(name).is_some() {
                return Err(taken(name, ". Consider using functools.total_ordering"));
            }
            let values = values.clone();
            set(
                comparison.dunder(),
                Function::open(comparison.dunder(), move |args| {
                    let (a, b) = args.two()?;
                    if !d::type_of(&a).is_same(&d::type_of(&b)) {
                        return Ok(Dyn::NotImplemented);
                    }
                    d::order(comparison, &values(&a)?, &values(&b)?).map(Dyn::Bool)
                }),
            );
        }
    }
    if options.frozen {
        for (name, verb) in [("__setattr__", "assign to"), ("__delattr__", "delete")] {
            if class.own(name).is_some() {
                return Err(taken(name, ""));
            }
            set(
                name,
                Function::open(name, {
                    let (owner, names) = (class.clone(), kept().map(|field| field.name.clone()));
                    let names: Vec<Str> = names.collect();
                    move |args| {
                        let (this, rest) = args.pos.split_first().unwrap_or((&Dyn::None, &[]));
                        let field = rest.first().cloned().unwrap_or_default();
                        let is_field = matches!(&field, Dyn::Str(text) if names.contains(text));
                        // A class below this one may have attributes of its own.
                        if !is_field && !d::type_of(this).is_same(&owner) {
                            let above = d::super_(&Dyn::Class(owner.clone()), this)?;
                            return d::call_method(&above, name, rest);
                        }
                        Err(frozen(&format!("cannot {verb} field {}", d::repr(&field)?)))
                    }
                }),
            );
        }
    }
    Ok(())
}

/// `dataclasses.FrozenInstanceError`.
fn frozen(message: &str) -> crate::exc::Exc {
    match frozen_class() {
        Ok(class) => crate::exc::Exc::new(&class, vec![Dyn::text(message)]),
        Err(_) => attribute_error(message),
    }
}

fn frozen_class() -> Result<Class> {
    thread_local! {
        static MADE: std::cell::RefCell<Option<Class>> = const { std::cell::RefCell::new(None) };
    }
    if let Some(class) = MADE.with_borrow(Clone::clone) {
        return Ok(class);
    }
    let base = Dyn::Class(crate::exc::ExcType::AttributeError.class());
    let module = vec![(Str::from("__module__"), Dyn::text("dataclasses"))];
    match Class::create("FrozenInstanceError", &[base], module)? {
        Dyn::Class(class) => {
            MADE.set(Some(class.clone()));
            Ok(class)
        }
        other => Err(type_error(&format!("{} is no class", d::type_name(&other)))),
    }
}

fn values_of(fields: &[Field]) -> impl Fn(&Dyn) -> Result<Dyn> + 'static {
    let names: Vec<Str> = fields
        .iter()
        .filter(|f| f.hash.unwrap_or(f.compare) && !f.is_passing)
        .map(|f| f.name.clone())
        .collect();
    move |value| {
        let items = names.iter().map(|name| d::getattr_of(value, name.as_str()));
        items.collect::<Result<Vec<Dyn>>>().map(Dyn::tuple)
    }
}

fn init(owner: &Class, fields: &[Field], args: &Args<'_>) -> Result<Dyn> {
    let Some((this, given)) = args.pos.split_first() else {
        return Err(type_error("__init__() missing 1 required positional argument: 'self'"));
    };
    let is_plain = |field: &Field| field.init && !field.by_name && !field.is_passing;
    if args.kw.is_empty() && given.len() == fields.len() && fields.iter().all(is_plain) {
        for (field, value) in fields.iter().zip(given) {
            d::set_plain(this, field.name.as_str(), value.clone())?;
        }
        return after_init(owner, this, &[]);
    }
    let fault = |what: String| type_error(&format!("{}.__init__() {what}", owner.qualname()));
    let taken: Vec<&Field> = fields.iter().filter(|field| field.init && !field.by_name).collect();
    if given.len() > taken.len() {
        let optional = taken.iter().filter(|f| f.default.is_some() || f.factory.is_some()).count();
        let most = taken.len() + 1;
        let takes = if optional > 0 {
            format!("from {} to {most}", most - optional)
        } else {
            most.to_string()
        };
        return Err(fault(format!(
            "takes {takes} positional argument{} but {} were given",
            if optional > 0 || most != 1 { "s" } else { "" },
            given.len() + 1
        )));
    }
    let mut values: Vec<(Str, Option<Dyn>)> = taken
        .iter()
        .enumerate()
        .map(|(at, field)| (field.name.clone(), given.get(at).cloned()))
        .collect();
    let by_name = fields.iter().filter(|field| field.init && field.by_name);
    values.extend(by_name.map(|field| (field.name.clone(), None)));
    let mut passing = Vec::new();
    for (name, value) in args.kw {
        match values.iter_mut().find(|(known, _)| known == name) {
            Some((_, Some(_))) => {
                return Err(fault(format!("got multiple values for argument '{name}'")));
            }
            Some((_, slot)) => *slot = Some(value.clone()),
            None => return Err(fault(format!("got an unexpected keyword argument '{name}'"))),
        }
    }
    let (mut missing, mut unnamed) = (Vec::new(), Vec::new());
    for field in fields {
        let slot = values
            .iter()
            .find(|(name, _)| name == &field.name)
            .and_then(|(_, value)| value.clone());
        let value = match (slot, &field.factory, &field.default) {
            (Some(value), _, _) => value,
            (None, Some(factory), _) => d::call(factory, &[])?,
            (None, None, Some(default)) => default.clone(),
            (None, None, None) if field.init && field.by_name => {
                unnamed.push(field.name.as_str());
                continue;
            }
            (None, None, None) if field.init => {
                missing.push(field.name.as_str());
                continue;
            }
            (None, None, None) => continue,
        };
        if field.is_passing {
            passing.push(value);
        } else if missing.is_empty() && unnamed.is_empty() {
            d::set_plain(this, field.name.as_str(), value)?;
        }
    }
    if !missing.is_empty() {
        return Err(fault(lacking(&missing, "positional")));
    }
    if !unnamed.is_empty() {
        return Err(fault(lacking(&unnamed, "keyword-only")));
    }
    after_init(owner, this, &passing)
}

/// `__post_init__`, where the class has one.
fn after_init(owner: &Class, this: &Dyn, passing: &[Dyn]) -> Result<Dyn> {
    if owner.lookup("__post_init__").is_some() {
        d::call_method(this, "__post_init__", passing)?;
    }
    Ok(Dyn::None)
}

//! `typing`, `abc`, `collections.abc`, `numbers`, `types`: names that mean little at run time.

use super::Names;
use crate::class::{Builtin, Class, Maker};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::{Result, type_error};
use crate::function::{Args, Function};
use crate::instance::Instance;
use crate::str::Str;
use crate::wrapper::Property;

/// Classes that programs derive from, ask `isinstance` of, or subscript.
const CLASSES: [&str; 37] = [
    "Iterable",
    "Sized",
    "Container",
    "Hashable",
    "Callable",
    "Collection",
    "Reversible",
    "Iterator",
    "Generator",
    "Sequence",
    "MutableSequence",
    "Mapping",
    "MutableMapping",
    "Set",
    "MutableSet",
    "MappingView",
    "KeysView",
    "ValuesView",
    "ItemsView",
    "Number",
    "Complex",
    "Real",
    "Rational",
    "Integral",
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
    names.class("ABCMeta", Builtin::AbcMeta);
    names.function("abstractmethod", mark);
    Ok(())
}

/// `typing` itself: its names for classes are no classes, and sets are Python's.
pub(super) fn fill_typing(names: &Names) -> Result<()> {
    fill(names, "typing")?;
    for (name, kind) in [
        ("List", Builtin::List),
        ("Dict", Builtin::Dict),
        ("Tuple", Builtin::Tuple),
        ("Set", Builtin::Set),
        ("FrozenSet", Builtin::FrozenSet),
        ("DefaultDict", Builtin::DefaultDict),
        ("OrderedDict", Builtin::OrderedDict),
        ("Counter", Builtin::Counter),
        ("Deque", Builtin::Deque),
        ("Type", Builtin::Type),
    ] {
        names.set(name, crate::alias::bare(name, Class::builtin(kind)));
    }
    if let Dyn::Class(class) = plain_class("AbstractSet", "typing")? {
        names.set("AbstractSet", Dyn::Class(class));
    }
    names.function("get_type_hints", type_hints);
    names.function("get_origin", |args| {
        let value = args.one()?;
        if crate::alias::of(&value).is_some_and(crate::alias::Alias::is_annotated) {
            return crate::modules::typing_name("Annotated");
        }
        let class = dynamic::type_of(&value);
        if class.kind() == Builtin::Named("UnionType") {
            return Ok(Dyn::Class(class));
        }
        match dynamic::getattr(&value, "__origin__") {
            Ok(origin) if matches!(value, Dyn::Native(_)) => Ok(behind(&origin).unwrap_or(origin)),
            _ => Ok(behind(&value).unwrap_or_default()),
        }
    });
    names.function("get_args", |args| {
        let value = args.one()?;
        if let Some(alias) = crate::alias::of(&value).filter(|alias| alias.is_annotated()) {
            return Ok(Dyn::tuple(alias.args().to_vec()));
        }
        Ok(match dynamic::getattr(&value, "__args__") {
            Ok(parts) if matches!(value, Dyn::Native(_)) => parts,
            _ => Dyn::tuple(Vec::new()),
        })
    });
    Ok(())
}

/// What a class of `typing` stands for: one of `collections.abc`, but for `Generic`, which is itself.
fn behind(value: &Dyn) -> Option<Dyn> {
    let Dyn::Class(class) = value else { return None };
    if class.module() != "typing" {
        return None;
    }
    if class.name() == "Generic" {
        return Some(value.clone());
    }
    let is_abstract = ABSTRACT.contains(&class.name());
    let module = crate::modules::import(&crate::modules::COLLECTIONS_ABC).ok()?;
    is_abstract.then(|| dynamic::getattr_of(&module, class.name()).ok()).flatten()
}

/// Those of the classes below that `collections.abc` has.
const ABSTRACT: &[&str] = CLASSES.first_chunk::<19>().expect("there are more");

/// What is left to read of an annotation that is a text. `None` is what it cannot read.
struct Words<'t> {
    left: &'t str,
}

impl<'t> Words<'t> {
    fn takes(&mut self, sign: char) -> bool {
        let rest = self.left.trim_start().strip_prefix(sign);
        self.left = rest.unwrap_or(self.left);
        rest.is_some()
    }

    /// `A | B`.
    fn union(&mut self) -> Result<Option<Dyn>> {
        let Some(mut hint) = self.one()? else { return Ok(None) };
        while self.takes('|') {
            let Some(other) = self.one()? else { return Ok(None) };
            hint = dynamic::bitor(&hint, &other)?;
        }
        Ok(Some(hint))
    }

    /// A name, those after its dots, and what stands in brackets behind it.
    fn one(&mut self) -> Result<Option<Dyn>> {
        let Some(name) = self.name() else { return Ok(None) };
        let mut hint = match name {
            "None" => Dyn::Class(Class::builtin(Builtin::NoneType)),
            name => match crate::names::known(name)? {
                Some(found) => found,
                None => match crate::builtins::builtin(name) {
                    Some(found @ Dyn::Class(_)) => found,
                    _ => return Ok(None),
                },
            },
        };
        while self.takes('.') {
            let Some(name) = self.name() else { return Ok(None) };
            hint = dynamic::getattr_of(&hint, name)?;
        }
        if !self.takes('[') {
            return Ok(Some(hint));
        }
        let mut parts = Vec::new();
        while !self.takes(']') {
            // What stands in these is no type.
            let has_values = match name {
                "Literal" => true,
                "Annotated" => !parts.is_empty(),
                _ => false,
            };
            let Some(part) = self.part(has_values)? else { return Ok(None) };
            parts.push(part);
            if !self.takes(',') && !self.left.trim_start().starts_with(']') {
                return Ok(None);
            }
        }
        let parts = if parts.len() == 1 { parts.remove(0) } else { Dyn::tuple(parts) };
        dynamic::getitem(&hint, &parts).map(Some)
    }

    /// One of the things in brackets: a type, a list of types, or a value.
    fn part(&mut self, is_value: bool) -> Result<Option<Dyn>> {
        if let Some(text) = self.quoted() {
            if is_value {
                return Ok(Some(Dyn::text(text)));
            }
            let mut inner = Words { left: text };
            let hint = inner.union()?;
            return Ok(hint.filter(|_| inner.left.trim().is_empty()));
        }
        if is_value && let Some(number) = self.number() {
            return Ok(Some(number));
        }
        if self.takes('[') {
            let mut types = Vec::new();
            while !self.takes(']') {
                let Some(one) = self.part(false)? else { return Ok(None) };
                types.push(one);
                if !self.takes(',') && !self.left.trim_start().starts_with(']') {
                    return Ok(None);
                }
            }
            return Ok(Some(Dyn::list(types)));
        }
        if let Some(rest) = self.left.trim_start().strip_prefix("...") {
            self.left = rest;
            return Ok(Some(Dyn::Ellipsis));
        }
        self.union()
    }

    /// A text between quotes that has no backslash.
    fn quoted(&mut self) -> Option<&'t str> {
        let text = self.left.trim_start();
        let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (inner, left) = text[1..].split_once(quote)?;
        if inner.contains('\\') {
            return None;
        }
        self.left = left;
        Some(inner)
    }

    /// A whole number in figures.
    fn number(&mut self) -> Option<Dyn> {
        let text = self.left.trim_start();
        let is_end = |c: char| !c.is_ascii_digit() && c != '-';
        let (figures, left) = text.split_at(text.find(is_end).unwrap_or(text.len()));
        let number: i64 = figures.parse().ok()?;
        self.left = left;
        Some(Dyn::from(number))
    }

    fn name(&mut self) -> Option<&'t str> {
        let text = self.left.trim_start();
        let is_end = |c: char| !c.is_alphanumeric() && c != '_';
        let (name, left) = text.split_at(text.find(is_end).unwrap_or(text.len()));
        self.left = left;
        (!name.is_empty() && !name.starts_with(char::is_numeric)).then_some(name)
    }
}

/// `typing.get_type_hints(x)` of a function or a class.
fn type_hints(args: &Args<'_>) -> Result<Dyn> {
    let value = args.pos.first().cloned().unwrap_or_default();
    let extras = args.kw.iter().find(|(name, _)| name.as_str() == "include_extras");
    let keeps_notes = extras.map_or(Ok(false), |(_, extras)| dynamic::truth(extras))?;
    let hints: crate::dict::Dict<Dyn, Dyn> = crate::dict::Dict::new();
    let sources: Vec<Dyn> = match &value {
        Dyn::Class(class) => {
            let all = class.ancestors().iter().rev().chain(std::iter::once(class));
            all.filter_map(|each| each.own("__annotations__")).collect()
        }
        other => vec![dynamic::getattr(other, "__annotations__")?],
    };
    for source in sources {
        let Dyn::Dict(source) = source else { continue };
        for (name, hint) in source.pairs() {
            let text = match &hint {
                Dyn::Str(text) => Some(text.as_str()),
                hint => crate::alias::forward(hint),
            };
            let hint = match (&hint, text) {
                (Dyn::None, _) => Dyn::Class(Class::builtin(Builtin::NoneType)),
                (_, Some(text)) => {
                    let mut words = Words { left: text };
                    match words.union()? {
                        Some(hint) if words.left.trim().is_empty() => hint,
                        _ => {
                            return Err(crate::exc::not_implemented_error(&format!(
                                "typing.get_type_hints: the annotation {text} is a text"
                            )));
                        }
                    }
                }
                _ => hint,
            };
            if crate::alias::has_forward(&hint) {
                return Err(crate::exc::not_implemented_error(
                    "typing.get_type_hints: a text in the brackets of a type",
                ));
            }
            let hint = match crate::alias::of(&hint) {
                Some(alias) if alias.is_annotated() && !keeps_notes => {
                    alias.args().first().cloned().unwrap_or_default()
                }
                _ => hint,
            };
            hints.set_item(name, hint)?;
        }
    }
    Ok(Dyn::Dict(hints))
}

pub(super) fn fill(names: &Names, module: &str) -> Result<()> {
    let mut made: Vec<(&str, Dyn)> = Vec::with_capacity(CLASSES.len());
    for name in CLASSES {
        let mut attributes = super::mixins::methods(name);
        attributes.push((Str::from("__module__"), Dyn::text(module)));
        // The list has what a class derives from before it.
        let base = |base: &&str| made.iter().find(|(known, _)| known == base);
        let bases = dynamic::abstract_bases(name).iter().filter_map(base);
        let bases: Vec<Dyn> = bases.map(|(_, class)| class.clone()).collect();
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
        ("MethodDescriptorType", Builtin::Named("method_descriptor")),
        ("WrapperDescriptorType", Builtin::Named("wrapper_descriptor")),
        ("MethodWrapperType", Builtin::Named("method-wrapper")),
        ("GetSetDescriptorType", Builtin::Named("getset_descriptor")),
        ("MemberDescriptorType", Builtin::Named("member_descriptor")),
        ("ModuleType", Builtin::Module),
    ] {
        names.class(name, kind);
    }
    names.made(&SIMPLE_NAMESPACE);
    names.set("MappingProxyType", Dyn::Class(Class::made(&crate::proxy::MAKER)));
    names.set("TYPE_CHECKING", false);
    for name in ["TypeVar", "ParamSpec"] {
        names.function(name, crate::alias::variable);
    }
    for name in ["cast", "NewType"] {
        names.function(name, |args| {
            if args.name == "cast" {
                return args.two().map(|(_, value)| value);
            }
            Ok(Dyn::Function(crate::function::Function::native("NewType", |args| args.one())))
        });
    }
    for name in ["overload", "final", "no_type_check"] {
        names.function(name, |args| args.one());
    }
    names.function("runtime_checkable", |args| {
        let class = args.one()?;
        match &class {
            Dyn::Class(own) if dynamic::is_protocol(own) => {
                dynamic::setattr(&class, dynamic::RUNTIME_PROTOCOL, Dyn::Bool(true))?;
                Ok(class)
            }
            other => Err(type_error(&format!(
                "@runtime_checkable can be only applied to protocol classes, got {}",
                dynamic::repr(other)?
            ))),
        }
    });
    names.function(NAMED_TUPLE, named_tuple);
    names.function(TYPED_DICT, |args| {
        let [total] = Args { pos: &[], ..*args }.named(["total"], 0)?;
        let [name, fields] = Args { kw: &[], ..*args }.places::<2>(2)?;
        let name = name.unwrap_or_default().as_text("typename")?;
        let attributes = vec![(Str::from("__annotations__"), fields.unwrap_or_default())];
        let keywords: Vec<(Str, Dyn)> =
            total.into_iter().map(|total| (Str::from("total"), total)).collect();
        class_of_typed_dicts(name.as_str(), &[], attributes, &keywords)
    });
    Ok(())
}

/// Another function that a class may derive from.
const TYPED_DICT: &str = "TypedDict";

/// Whether a base of a class is `TypedDict`, or a class that was made of it.
pub(crate) fn is_typed_dict(base: &Dyn) -> bool {
    match base {
        Dyn::Function(function) => !function.is_python() && function.name().as_str() == TYPED_DICT,
        Dyn::Class(class) => class.own("__total__").is_some(),
        _ => false,
    }
}

/// `class Movie(TypedDict): …`: what is made of it is a plain dict.
pub(crate) fn class_of_typed_dicts(
    name: &str,
    bases: &[Dyn],
    attributes: Vec<(Str, Dyn)>,
    keywords: &[(Str, Dyn)],
) -> Result<Dyn> {
    let is_known = |base: &Dyn| {
        is_typed_dict(base)
            || matches!(base, Dyn::Class(class) if class.name() == "Generic")
            || crate::alias::class_of(base).is_some_and(|class| class.name() == "Generic")
    };
    if !bases.iter().all(is_known) {
        return Err(type_error(
            "cannot inherit from both a TypedDict type and a non-TypedDict base class",
        ));
    }
    let total = keywords.iter().find(|(key, _)| key.as_str() == "total").map(|(_, value)| value);
    let is_total = total.map_or(Ok(true), dynamic::truth)?;
    let annotations: Dict<Dyn, Dyn> = Dict::new();
    let (mut required, mut optional) = (Vec::new(), Vec::new());
    for base in bases {
        let Dyn::Class(class) = base else { continue };
        if let Some(Dyn::Dict(known)) = class.own("__annotations__") {
            annotations.update(&known)?;
        }
        for (list, name) in
            [(&mut required, "__required_keys__"), (&mut optional, "__optional_keys__")]
        {
            if let Some(known) = class.own(name) {
                list.extend(dynamic::to_vec(&known)?);
            }
        }
    }
    let mut rest = Vec::new();
    for (key, value) in attributes {
        if key.as_str() != "__annotations__" {
            rest.push((key, value));
            continue;
        }
        let Dyn::Dict(own) = value else { continue };
        for (key, ty) in own.pairs() {
            let word = dynamic::repr(&ty)?;
            let is_said = |what: &str| word.as_str().starts_with(what);
            let is_required =
                is_said("typing.Required") || is_total && !is_said("typing.NotRequired");
            if is_required {
                required.push(key.clone())
            } else {
                optional.push(key.clone())
            }
            annotations.set_item(key, ty)?;
        }
    }
    let keys = |keys: Vec<Dyn>| -> Result<Dyn> {
        let keys = crate::support::set_of::<Dyn>(keys)?;
        Ok(Dyn::FrozenSet(crate::set::FrozenSet::from_set(&keys)?))
    };
    let new = Function::open("__new__", |args| {
        let dict = Dyn::Class(Class::builtin(Builtin::Dict));
        dynamic::call_with(&dict, args.pos.get(1..).unwrap_or_default(), args.kw)
    });
    rest.push((Str::from("__annotations__"), Dyn::Dict(annotations)));
    rest.push((Str::from("__total__"), Dyn::Bool(is_total)));
    rest.push((Str::from("__required_keys__"), keys(required)?));
    rest.push((Str::from("__optional_keys__"), keys(optional)?));
    rest.push((Str::from("__new__"), Dyn::Function(new)));
    let base = [Dyn::Class(Class::builtin(Builtin::Dict))];
    Class::create_of(None, (name, &base), rest, &[])
}

/// What is a function that a class may derive from.
const NAMED_TUPLE: &str = "NamedTuple";

/// Whether a base of a class is `NamedTuple`.
pub(crate) fn is_named_tuple(base: &Dyn) -> bool {
    matches!(base, Dyn::Function(function) if !function.is_python() && function.name().as_str() == NAMED_TUPLE)
}

/// `NamedTuple("Point", [("x", int), ("y", int)])`.
fn named_tuple(args: &Args<'_>) -> Result<Dyn> {
    let [name, fields] = args.named(["typename", "fields"], 2)?;
    let name = name.unwrap_or_default().as_text("typename")?;
    let fields = dynamic::to_vec(&fields.unwrap_or_default())?;
    let first = |pair: &Dyn| dynamic::str(&dynamic::getitem(pair, &Dyn::from(0_i64))?);
    let mut fields = fields.iter().map(first).collect::<Result<Vec<Str>>>()?;
    super::collections::check_fields(&mut fields, false)?;
    super::collections::named_class(name.as_str(), fields, Vec::new())
}

/// Names that a class of named tuples brings, and its body must not bind.
const OWN_OF_NAMED: [&str; 11] = [
    "__new__",
    "__init__",
    "__slots__",
    "__getnewargs__",
    "_fields",
    "_field_defaults",
    "_field_types",
    "_make",
    "_replace",
    "_asdict",
    "_source",
];

/// `class Point(NamedTuple): …`: annotated names are the fields, their values defaults, the rest stays.
pub(crate) fn class_of_named_tuples(
    name: &str,
    bases: &[Dyn],
    attributes: Vec<(Str, Dyn)>,
) -> Result<Dyn> {
    let is_known = |base: &Dyn| {
        is_named_tuple(base)
            || matches!(base, Dyn::Class(class) if class.name() == "Generic")
            || crate::alias::class_of(base).is_some_and(|class| class.name() == "Generic")
    };
    if !bases.iter().all(is_known) {
        return Err(type_error("can only inherit from a NamedTuple type and Generic"));
    }
    let annotations = attributes.iter().find(|(key, _)| key.as_str() == "__annotations__");
    // A type that is a text is one that is looked up later.
    if let Some((_, Dyn::Dict(annotated))) = annotations {
        for (key, ty) in annotated.pairs() {
            if matches!(ty, Dyn::Str(_)) {
                annotated.set_item(key, crate::alias::typed(&ty))?;
            }
        }
    }
    let mut fields: Vec<Str> = match annotations {
        Some((_, Dyn::Dict(annotated))) => {
            annotated.pairs().iter().map(|(key, _)| dynamic::str(key)).collect::<Result<_>>()?
        }
        _ => Vec::new(),
    };
    super::collections::check_fields(&mut fields, false)?;
    let mut defaults: Vec<(Str, Dyn)> = Vec::new();
    for field in &fields {
        match attributes.iter().find(|(key, _)| key == field) {
            Some(default) => defaults.push(default.clone()),
            None if defaults.is_empty() => {}
            None => {
                let before: Vec<&str> = defaults.iter().map(|(name, _)| name.as_str()).collect();
                return Err(type_error(&format!(
                    "Non-default namedtuple field {field} cannot follow default field{} {}",
                    if before.len() > 1 { "s" } else { "" },
                    before.join(", ")
                )));
            }
        }
    }
    if let Some((own, _)) = attributes.iter().find(|(key, _)| OWN_OF_NAMED.contains(&key.as_str()))
    {
        let text = format!("Cannot overwrite NamedTuple attribute {own}");
        return Err(crate::exc::attribute_error(&text));
    }
    let rest = attributes.into_iter().filter(|(key, _)| !fields.contains(key)).collect();
    let made = super::collections::named_class_with(name, fields, defaults, rest)?;
    if let Dyn::Class(class) = &made {
        class.attributes().set_text("__orig_bases__", Dyn::tuple(bases.to_vec()));
    }
    Ok(made)
}

/// `SimpleNamespace`.
static SIMPLE_NAMESPACE: Maker =
    Maker { name: "SimpleNamespace", construct: simple_namespace, function: None };

/// `types.SimpleNamespace(name=value)`.
fn simple_namespace(args: &Args<'_>) -> Result<Dyn> {
    crate::own::begin();
    let instance = Instance::new(&Class::made(&SIMPLE_NAMESPACE));
    for (name, value) in args.kw {
        instance.set(name.as_str(), value.clone())?;
    }
    Ok(Dyn::Instance(instance))
}

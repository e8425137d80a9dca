//! Classes of classes: what derives from `type`.
//!
//! A class knows its metaclass where that is one of the program. The class statement calls it with the name, the
//! bases and what the body has bound; `type.__new__` then makes the class. What the metaclass defines is found by
//! the class itself as its instances find what the class defines.

use crate::class::{Builtin, Class};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, not_implemented_error, type_error};
use crate::function::Function;
use crate::str::Str;

/// Whether instances of a class are classes.
pub(crate) fn is_metaclass(class: &Class) -> bool {
    class.layout() == Builtin::Type
}

/// The metaclass of a class with these bases, if it is one of the program: the one that derives from all of theirs.
pub(crate) fn winner<'c>(
    given: Option<&Class>,
    parents: impl IntoIterator<Item = &'c Class>,
) -> Result<Option<Class>> {
    let mut winner = given.cloned();
    for parent in parents {
        let meta = d::type_of(&Dyn::Class(parent.clone()));
        match &winner {
            _ if meta.kind() == Builtin::Type => {}
            None => winner = Some(meta),
            Some(known) if known.is_subclass(&meta) => {}
            Some(known) if meta.is_subclass(known) => winner = Some(meta),
            Some(_) => {
                return Err(type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
        }
    }
    Ok(winner.filter(|meta| meta.kind() == Builtin::Program))
}

/// The classes among the bases that a class statement gives.
pub(crate) fn classes(bases: &[Dyn]) -> impl Iterator<Item = &Class> {
    bases.iter().filter_map(|base| match base {
        Dyn::Class(class) => Some(class),
        _ => None,
    })
}

/// A `class` statement whose metaclass is one of the program, or some other thing that is called.
pub(crate) fn create(
    meta: &Dyn,
    (name, bases): (&str, &[Dyn]),
    attributes: Vec<(Str, Dyn)>,
    keywords: &[(Str, Dyn)],
) -> Result<Dyn> {
    // A class statement has asked it before its body; a call of `type` does not ask.
    let namespace: Dict<Dyn, Dyn> = Dict::new();
    let has_module = attributes.iter().any(|(key, _)| key.as_str() == "__module__");
    if !has_module {
        namespace.set_text("__module__", Dyn::text("__main__"));
    }
    for (key, value) in attributes {
        namespace.set_item(Dyn::Str(key), value)?;
    }
    call(meta, (name, bases), Dyn::Dict(namespace), keywords)
}

/// `meta(name, bases, namespace, **keywords)`.
pub(crate) fn call(
    meta: &Dyn,
    (name, bases): (&str, &[Dyn]),
    namespace: Dyn,
    keywords: &[(Str, Dyn)],
) -> Result<Dyn> {
    let args = [Dyn::text(name), Dyn::tuple(bases.to_vec()), namespace];
    let keywords: Vec<(Str, Dyn)> =
        keywords.iter().filter(|(key, _)| key.as_str() != "metaclass").cloned().collect();
    d::call_with(meta, &args, &keywords)
}

/// The metaclass of a class statement and what its `__prepare__` gives, where it has one.
pub(crate) fn prepared(
    name: &str,
    bases: &[Dyn],
    keywords: &[(Str, Dyn)],
) -> Result<Option<(Dyn, Dyn)>> {
    let given = keywords.iter().find(|(key, _)| key.as_str() == "metaclass");
    let own = match given {
        Some((_, Dyn::Class(meta))) => (meta.kind() == Builtin::Program).then_some(meta),
        Some((_, other)) => {
            if d::hasattr(other, "__prepare__")? {
                return Err(not_implemented_error("__prepare__ of a metaclass that is no class"));
            }
            return Ok(None);
        }
        None => None,
    };
    let Some(meta) = winner(own, classes(bases))? else { return Ok(None) };
    if meta.lookup("__prepare__").is_none() {
        return Ok(None);
    }
    let shown = meta.name().to_owned();
    let meta = Dyn::Class(meta);
    let args = [Dyn::text(name), Dyn::tuple(bases.to_vec())];
    let named: Vec<(Str, Dyn)> =
        keywords.iter().filter(|(key, _)| key.as_str() != "metaclass").cloned().collect();
    let mapping = d::call_with(&d::getattr(&meta, "__prepare__")?, &args, &named)?;
    let is_mapping = match &mapping {
        Dyn::Dict(_) => true,
        Dyn::Instance(instance) => {
            instance.payload().is_some() || instance.class().lookup("__getitem__").is_some()
        }
        _ => false,
    };
    if !is_mapping {
        let kind = d::type_name(&mapping);
        let text = format!("{shown}.__prepare__() must return a mapping, not {kind}");
        return Err(type_error(&text));
    }
    Ok(Some((meta, mapping)))
}

/// `type.__new__(meta, name, bases, namespace)`.
pub(crate) fn make(meta: &Class, args: &[Dyn], keywords: &[(Str, Dyn)]) -> Result<Dyn> {
    let behind = match args {
        [_, _, Dyn::Instance(instance)] => instance.payload(),
        [_, _, namespace] => Some(namespace.clone()),
        _ => None,
    };
    let ([name, bases, _], Some(Dyn::Dict(namespace))) = (args, behind) else {
        let given = args.len();
        return Err(if given == 3 {
            type_error(&format!(
                "type.__new__() argument 3 must be dict, not {}",
                d::type_name(&args[2])
            ))
        } else {
            type_error(&format!("type.__new__() takes exactly 3 arguments ({given} given)"))
        });
    };
    let bases = d::to_vec(bases)?;
    if crate::modules::enumeration::body("", &bases).is_some() {
        return Err(not_implemented_error("a metaclass of an enumeration"));
    }
    let mut attributes = Vec::new();
    for (key, value) in namespace.pairs() {
        attributes.push((key.as_text("attribute name")?, value));
    }
    let is_abstract = meta.is_subclass(&Class::builtin(Builtin::AbcMeta));
    if is_abstract && namespace.get_text("__module__").is_none() {
        attributes.push((Str::from("__module__"), Dyn::text("abc")));
    }
    let name = name.as_text("type.__new__() argument 1")?;
    let meta = (meta.kind() == Builtin::Program).then_some(meta);
    Class::create_of(meta, (name.as_str(), &bases), attributes, keywords)
}

/// What `type` itself gives a class: of `super()` in a method of a metaclass, and by its own name.
pub(crate) fn of_type(name: &str, held: Option<&Class>) -> Option<Dyn> {
    let held = held.cloned();
    let function = match name {
        "__init__" => Function::open(name, |_| Ok(Dyn::None)),
        "__prepare__" => Function::open(name, |_| Ok(Dyn::Dict(Dict::new()))),
        "__call__" => Function::open(name, move |args| {
            let (class, rest) = first_class(held.as_ref(), args.pos)?;
            d::construct_plain(&class, rest, args.kw)
        }),
        "__setattr__" => Function::open(name, move |args| {
            let (class, rest) = first_class(held.as_ref(), args.pos)?;
            match rest {
                [Dyn::Str(name), value] => {
                    d::set_plain(&Dyn::Class(class), name.as_str(), value.clone())?;
                    Ok(Dyn::None)
                }
                _ => Err(type_error("expected 2 arguments")),
            }
        }),
        "__getattribute__" => Function::open(name, move |args| {
            let (class, rest) = first_class(held.as_ref(), args.pos)?;
            match rest {
                [Dyn::Str(name)] => d::plain_attribute(&Dyn::Class(class), name.as_str()),
                _ => Err(type_error("expected 1 argument")),
            }
        }),
        "__delattr__" => Function::open(name, move |args| {
            let (class, rest) = first_class(held.as_ref(), args.pos)?;
            match rest {
                [Dyn::Str(name)] if class.attributes().remove_text(name.as_str()).is_some() => {
                    Ok(Dyn::None)
                }
                _ => Err(type_error("expected 1 argument")),
            }
        }),
        "__repr__" => Function::open(name, move |args| {
            let (class, _) = first_class(held.as_ref(), args.pos)?;
            Ok(Dyn::text(&d::class_text(&class)))
        }),
        "__instancecheck__" | "__subclasscheck__" => {
            let is_instance = name == "__instancecheck__";
            Function::open(name, move |args| {
                let (class, rest) = first_class(held.as_ref(), args.pos)?;
                match (rest, is_instance) {
                    ([value], true) => Ok(Dyn::Bool(d::type_of(value).is_subclass(&class))),
                    ([Dyn::Class(own)], false) => Ok(Dyn::Bool(own.is_subclass(&class))),
                    _ => Err(type_error("expected 1 argument")),
                }
            })
        }
        _ => return None,
    };
    Some(Dyn::Function(function))
}

/// The class that a method of `type` is called for, and the other arguments.
fn first_class<'a>(held: Option<&Class>, args: &'a [Dyn]) -> Result<(Class, &'a [Dyn])> {
    match (held, args) {
        (Some(class), rest) => Ok((class.clone(), rest)),
        (None, [Dyn::Class(class), rest @ ..]) => Ok((class.clone(), rest)),
        _ => Err(type_error("descriptor requires a 'type' object")),
    }
}

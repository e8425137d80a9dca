//! `enum`: members made from the attributes of a class, looked up by value and by name.

use std::any::Any;

use super::Names;
use crate::class::{Builtin, Class};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, key_error, type_error, value_error};
use crate::instance::Instance;
use crate::native::Native;
use crate::str::Str;

pub(super) fn fill(names: &Names) -> Result<()> {
    let base = Dyn::Class(Class::builtin(Builtin::Enum));
    names.set("Enum", base.clone());
    names.class("auto", Builtin::Named("auto"));
    let int = Dyn::Class(Class::builtin(Builtin::Int));
    let text = Dyn::Class(Class::builtin(Builtin::Str));
    let module = || vec![(Str::from("__module__"), Dyn::text("enum"))];
    names.set("IntEnum", Class::create("IntEnum", &[int.clone(), base.clone()], module())?);
    names.set("StrEnum", Class::create("StrEnum", &[text, base.clone()], module())?);
    names.set("Flag", Class::create("Flag", &[base.clone()], module())?);
    names.set("IntFlag", Class::create("IntFlag", &[int, base], module())?);
    names.function("unique", |args| {
        let class = args.one()?;
        if let Dyn::Class(enumeration) = &class {
            let names = member_table(enumeration);
            let mut twice = Vec::new();
            if let Some(names) = names {
                for (name, member) in names.pairs() {
                    let own = d::getattr(&member, "name")?;
                    if !d::equal(&own, &name)? {
                        twice.push(format!("{} -> {}", d::str(&name)?, d::str(&own)?));
                    }
                }
            }
            if !twice.is_empty() {
                return Err(value_error(&format!(
                    "duplicate values found in {}: {}",
                    d::repr(&class)?,
                    twice.join(", ")
                )));
            }
        }
        Ok(class)
    });
    Ok(())
}

/// `auto()` until the class is made.
#[derive(Debug)]
struct Auto;

impl Native for Auto {
    fn type_name(&self) -> &'static str {
        "auto"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

pub(super) fn auto() -> Result<Dyn> {
    Ok(Dyn::native(Auto))
}

fn is_enum(class: &Class) -> bool {
    class.kind() == Builtin::Enum
        || class.ancestors().iter().any(|base| base.kind() == Builtin::Enum)
}

fn is_a(class: &Class, name: &str) -> bool {
    std::iter::once(class)
        .chain(class.ancestors())
        .any(|base| base.name() == name && base.module() == "enum")
}

/// Turns the plain attributes of a new class into members.
pub(crate) fn make_members(class: &Class) -> Result<()> {
    if class.module() == "enum" {
        return Ok(());
    }
    let members: Dict<Dyn, Dyn> = Dict::new();
    let mut last: Option<Dyn> = None;
    let mut ordered: Vec<Dyn> = Vec::new();
    for (name, value) in class.attributes().pairs() {
        let text = name.as_str();
        let is_plain = match &value {
            Dyn::Function(_) => false,
            Dyn::Native(native) => native.as_any().is::<Auto>(),
            Dyn::Instance(instance) => instance.class().lookup("__get__").is_none(),
            _ => true,
        };
        if !is_plain || text.starts_with('_') {
            continue;
        }
        let value = match &value {
            Dyn::Native(_) if is_a(class, "StrEnum") => Dyn::Str(name.lower()),
            Dyn::Native(_) if is_a(class, "Flag") || is_a(class, "IntFlag") => match &last {
                Some(Dyn::Int(last)) => Dyn::Int(
                    crate::int::Int::from(1i64).shl(&crate::int::Int::from(last.bit_length()))?,
                ),
                _ => Dyn::from(1),
            },
            Dyn::Native(_) => match &last {
                Some(last) => d::add(last, &Dyn::from(1))
                    .map_err(|_| type_error("unable to sort non-numeric values"))?,
                None => Dyn::from(1),
            },
            _ => value,
        };
        last = Some(value.clone());
        let mut alias = None;
        for known in &ordered {
            if d::equal(&d::getattr(known, "_value_")?, &value)? {
                alias = Some(known.clone());
                break;
            }
        }
        let member = match alias {
            Some(member) => member,
            None => {
                let instance = Instance::new(class);
                let attributes = instance.attributes();
                attributes.set_text("_name_", Dyn::Str(name.clone()));
                let layout = class.layout();
                attributes.set_text("_value_", value.clone());
                if layout != Builtin::Object {
                    let args = match &value {
                        Dyn::Tuple(items) => items.items().to_vec(),
                        value => vec![value.clone()],
                    };
                    let payload = d::construct(&Class::builtin(layout), &args, &[])?;
                    attributes.set_text("_value_", payload.clone());
                    instance.set_payload(payload);
                }
                let member = Dyn::Instance(instance);
                if let Some(init) = class.lookup("__init__") {
                    let args = match &value {
                        Dyn::Tuple(items) => items.items().to_vec(),
                        value => vec![value.clone()],
                    };
                    d::call(&d::bind(&init, &member, class)?, &args)?;
                }
                ordered.push(member.clone());
                member
            }
        };
        members.set_item(Dyn::Str(name.clone()), member.clone())?;
        class.attributes().set_item(name, member)?;
    }
    class.attributes().set_text("__members__", Dyn::Dict(members));
    class.attributes().set_text("_members_", Dyn::list(ordered));
    Ok(())
}

fn member_table(class: &Class) -> Option<Dict<Dyn, Dyn>> {
    match class.own("__members__") {
        Some(Dyn::Dict(members)) if is_enum(class) => Some(members),
        _ => None,
    }
}

/// The members in their order, without aliases.
pub(crate) fn members(class: &Class) -> Option<Vec<Dyn>> {
    if !is_enum(class) {
        return None;
    }
    match class.own("_members_") {
        Some(Dyn::List(members)) => Some(members.to_vec()),
        _ => Some(Vec::new()),
    }
}

pub(crate) fn is_member(class: &Class, name: &str) -> bool {
    member_table(class).is_some_and(|members| members.contains(&Dyn::text(name)).unwrap_or(false))
}

/// `Class(value)`.
pub(crate) fn look_up(class: &Class, args: &[Dyn]) -> Result<Dyn> {
    let [value] = args else {
        return Err(crate::exc::not_implemented_error("an enumeration made by a call of Enum"));
    };
    if let Dyn::Instance(instance) = value
        && instance.class().is_same(class)
    {
        return Ok(value.clone());
    }
    for member in members(class).unwrap_or_default() {
        if d::equal(&d::getattr(&member, "_value_")?, value)? {
            return Ok(member);
        }
    }
    if let Some(missing) = class.lookup("_missing_") {
        let found = d::call(&d::bind_class(&missing, class)?, std::slice::from_ref(value))?;
        if !found.is_none() {
            return Ok(found);
        }
    }
    if is_a(class, "Flag") || is_a(class, "IntFlag") {
        return Err(crate::exc::not_implemented_error("a combination of flags"));
    }
    Err(value_error(&format!("{} is not a valid {}", d::repr(value)?, class.qualname())))
}

/// `Class[name]`.
pub(crate) fn by_name(class: &Class, key: &Dyn) -> Result<Option<Dyn>> {
    let Some(members) = member_table(class) else { return Ok(None) };
    match members.get(key)? {
        Some(member) => Ok(Some(member)),
        None => Err(key_error(key)),
    }
}

/// `Class.__members__` and what a named tuple's class has.
pub(crate) fn class_attribute(class: &Class, name: &str) -> Result<Option<Dyn>> {
    Ok(super::collections::named_class_attribute(class, name))
}

/// `<enum 'Color'>`.
pub(crate) fn class_repr(class: &Class) -> Option<String> {
    is_enum(class).then(|| match class.kind() {
        Builtin::Enum => "<enum 'Enum'>".to_owned(),
        _ => format!("<enum '{}'>", class.name()),
    })
}

/// `<Color.RED: 1>`.
pub(crate) fn member_repr(value: &Dyn) -> Result<Option<String>> {
    let Dyn::Instance(instance) = value else { return Ok(None) };
    if !is_enum(instance.class()) {
        return Ok(None);
    }
    let attributes = instance.attributes();
    let name = d::str(&attributes.get_text("_name_").unwrap_or_default())?;
    let shown = d::repr(&attributes.get_text("_value_").unwrap_or_default())?;
    Ok(Some(format!("<{}.{name}: {shown}>", instance.class().name())))
}

/// `Color.RED`; the value of an `IntEnum` or `StrEnum`.
pub(crate) fn member_str(value: &Dyn) -> Result<Option<String>> {
    let Dyn::Instance(instance) = value else { return Ok(None) };
    let class = instance.class();
    if !is_enum(class) {
        return Ok(None);
    }
    let attributes = instance.attributes();
    let shown = attributes.get_text("_value_").unwrap_or_default();
    if is_a(class, "IntEnum") || is_a(class, "StrEnum") || is_a(class, "IntFlag") {
        return Ok(Some(d::str(&shown)?.to_string()));
    }
    let name = d::str(&attributes.get_text("_name_").unwrap_or_default())?;
    Ok(Some(format!("{}.{name}", class.name())))
}

/// `member.name` and `member.value`.
pub(crate) fn member_attribute(value: &Dyn, name: &str) -> Option<Dyn> {
    let Dyn::Instance(instance) = value else { return None };
    if !is_enum(instance.class()) {
        return None;
    }
    match name {
        "name" => instance.attributes().get_text("_name_"),
        "value" => instance.attributes().get_text("_value_"),
        _ => None,
    }
}

//! `enum`: members made from the attributes of a class, looked up by value and by name.

use std::any::Any;

use super::Names;
use crate::class::{Builtin, Class, Maker};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, key_error, type_error, value_error};
use crate::function::{Args, Function};
use crate::instance::Instance;
use crate::int::Int;
use crate::native::Native;
use crate::str::Str;

pub(super) fn fill(names: &Names) -> Result<()> {
    let base = Dyn::Class(Class::builtin(Builtin::Enum));
    names.set("Enum", base.clone());
    names.class("EnumMeta", Builtin::EnumType);
    names.class("EnumType", Builtin::EnumType);
    names.made(&AUTO);
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

/// `auto`.
static AUTO: Maker = Maker { name: "auto", construct: |_| Ok(Dyn::native(Auto)), function: None };

/// What the body of an enumeration has bound so far.
#[derive(Debug, Default)]
pub(crate) struct Body {
    names: Vec<String>,
    values: Vec<Dyn>,
    /// How names begin that are private to the class: `_Color__`.
    private: String,
    /// Whether `auto()` stood for a value.
    has_numbered: bool,
    /// What `_ignore_` names: neither members nor attributes.
    ignored: Vec<String>,
}

/// The body of a class of a name and with these bases, where it is an enumeration's.
pub(crate) fn body(class: &str, bases: &[Dyn]) -> Option<Body> {
    let is_one = |base: &Dyn| matches!(base, Dyn::Class(class) if is_enum(class));
    bases.iter().any(is_one).then(|| Body::of(class))
}

/// Names between single underscores that say something to the enumeration.
const SAYING: [&str; 9] = [
    "_generate_next_value_",
    "_ignore_",
    "_iter_member_",
    "_iter_member_by_def_",
    "_iter_member_by_value_",
    "_missing_",
    "_numeric_repr_",
    "_order_",
    "_members_",
];

/// Whether a name stands between single underscores: `_order_`.
fn is_sunder(name: &str) -> bool {
    let inside = name.strip_prefix('_').and_then(|name| name.strip_suffix('_'));
    inside.is_some_and(|inside| {
        !inside.is_empty() && !inside.starts_with('_') && !inside.ends_with('_')
    })
}

/// Whether a name stands between two underscores: `__init__`.
fn is_dunder(name: &str) -> bool {
    let inside = name.strip_prefix("__").and_then(|name| name.strip_suffix("__"));
    inside.is_some_and(|inside| {
        !inside.is_empty() && !inside.starts_with('_') && !inside.ends_with('_')
    })
}

fn is_auto(value: &Dyn) -> bool {
    matches!(value, Dyn::Native(native) if native.as_any().is::<Auto>())
}

/// Whether a value of the body of an enumeration becomes a member under a name of its own.
fn is_plain(value: &Dyn) -> bool {
    match value {
        Dyn::Function(_) => false,
        Dyn::Native(native) => !native.is_descriptor(),
        Dyn::Instance(instance) => instance.class().lookup("__get__").is_none(),
        _ => true,
    }
}

impl Body {
    fn of(class: &str) -> Body {
        Body { private: format!("_{class}__"), ..Body::default() }
    }

    /// Whether a name may be that of a member.
    fn is_open(&self, name: &str) -> bool {
        let is_private = name.len() > self.private.len()
            && name.starts_with(&self.private)
            && !name.ends_with("__");
        !is_private && !is_sunder(name) && !is_dunder(name)
    }

    /// A name that says something to the enumeration gets its value.
    fn say(&mut self, name: &str, value: &Dyn) -> Result<()> {
        if !SAYING.contains(&name) {
            let text =
                format!("_sunder_ names, such as '{name}', are reserved for future Enum use");
            return Err(crate::exc::value_error(&text));
        }
        if name == "_generate_next_value_" && self.has_numbered {
            return Err(type_error("_generate_next_value_ must be defined before members"));
        }
        if name == "_ignore_" {
            self.ignored = ignored(value)?;
            let is_late = |name: &&String| self.names.contains(*name);
            let late: Vec<Dyn> =
                self.ignored.iter().filter(is_late).map(|name| Dyn::text(name)).collect();
            if !late.is_empty() {
                let late = Dyn::Set(crate::support::set_of::<Dyn>(late)?);
                let text =
                    format!("_ignore_ cannot specify already set names: {}", d::repr(&late)?);
                return Err(crate::exc::value_error(&text));
            }
        }
        Ok(())
    }

    /// The value that a name of the body gets: `auto()` is a value at once.
    pub(crate) fn bind(
        &mut self,
        bases: &[Dyn],
        attributes: &Dict<Str, Dyn>,
        name: &str,
        value: Dyn,
    ) -> Result<Dyn> {
        if is_sunder(name) {
            self.say(name, &value)?;
        }
        if !self.is_open(name) {
            return Ok(value);
        }
        let is_ignored = self.ignored.iter().any(|known| known == name);
        let is_member = self.names.iter().any(|known| known == name);
        let held = attributes.get_text(name);
        if is_member || !is_ignored && is_plain(&value) && held.is_some() {
            let held = d::repr(&held.unwrap_or_default())?;
            return Err(type_error(&format!("'{name}' already defined as {held}")));
        }
        if is_ignored || !is_plain(&value) {
            return Ok(value);
        }
        let value = match &value {
            value if is_auto(value) => self.next(bases, attributes, name)?,
            Dyn::Tuple(parts) if parts.items().iter().any(is_auto) => {
                let mut all = Vec::with_capacity(parts.len());
                for part in parts.items() {
                    let is_auto = is_auto(part);
                    let part =
                        if is_auto { self.next(bases, attributes, name)? } else { part.clone() };
                    if is_auto {
                        self.values.push(part.clone());
                    }
                    all.push(part);
                }
                self.names.push(name.to_owned());
                return Ok(Dyn::tuple(all));
            }
            _ => value,
        };
        self.names.push(name.to_owned());
        self.values.push(value.clone());
        Ok(value)
    }

    /// What `auto()` stands for.
    fn next(&mut self, bases: &[Dyn], attributes: &Dict<Str, Dyn>, name: &str) -> Result<Dyn> {
        self.has_numbered = true;
        let hook = attributes.get_text("_generate_next_value_").or_else(|| {
            bases.iter().find_map(|base| match base {
                Dyn::Class(class) => class.lookup("_generate_next_value_"),
                _ => None,
            })
        });
        if let Some(hook) = hook {
            let function = match &hook {
                Dyn::Native(native) => crate::wrapper::inner_of(native.as_ref().as_ref()),
                _ => None,
            };
            let values = Dyn::list(self.values.clone());
            let count = Dyn::from(crate::int::from_usize(self.names.len()));
            let args = [Dyn::text(name), Dyn::from(1), count, values];
            return d::call(&function.unwrap_or(hook), &args);
        }
        let has =
            |kind: &str| bases.iter().any(|base| matches!(base, Dyn::Class(c) if is_a(c, kind)));
        if has("StrEnum") {
            return Ok(Dyn::Str(Str::from(name).lower()));
        }
        if has("Flag") || has("IntFlag") {
            let mut most: Option<Int> = None;
            for value in &self.values {
                let Dyn::Int(value) = value else {
                    return Err(type_error(&format!("invalid flag value {}", d::repr(value)?)));
                };
                if most.as_ref().is_none_or(|most| value > most) {
                    most = Some(value.clone());
                }
            }
            return Ok(match most {
                None => Dyn::from(1),
                Some(most) => Dyn::Int(Int::from(1i64).shl(&Int::from(most.bit_length()))?),
            });
        }
        let Some(last) = self.values.last() else { return Ok(Dyn::from(1)) };
        let sorted = crate::list::List::from(self.values.clone());
        let is_sorted = match sorted.sort(false) {
            Ok(()) => d::equal(last, &sorted.get(-1)?)?,
            Err(exc) if exc.is(crate::exc::ExcType::TypeError) => false,
            Err(exc) => return Err(exc),
        };
        let one = Dyn::from(1);
        if is_sorted && let Ok(next) = d::add(last, &one) {
            return Ok(next);
        }
        let next = sorted.to_vec().iter().find_map(|value| d::add(value, &one).ok());
        Ok(next.unwrap_or(one))
    }
}

/// The names of an `_ignore_`: a list of them, or one text.
fn ignored(names: &Dyn) -> Result<Vec<String>> {
    match names {
        Dyn::Str(text) => {
            let is_end = |c: char| c == ',' || c.is_whitespace();
            let words = text.as_str().split(is_end).filter(|word| !word.is_empty());
            Ok(words.map(str::to_owned).collect())
        }
        names => d::to_vec(names)?
            .iter()
            .map(|name| Ok(name.as_text("name to ignore")?.as_str().to_owned()))
            .collect(),
    }
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

/// The last base of an enumeration is one.
pub(crate) fn check_bases(bases: &[Class]) -> Result<()> {
    if bases.iter().any(is_enum) && !bases.last().is_some_and(is_enum) {
        return Err(type_error(
            "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`",
        ));
    }
    Ok(())
}

/// Turns the plain attributes of a new class into members.
pub(crate) fn make_members(class: &Class) -> Result<()> {
    if class.module() == "enum" {
        return Ok(());
    }
    for base in class.ancestors() {
        if members(base).is_some_and(|members| !members.is_empty()) {
            let (name, base) = (class.name(), base.name());
            let why = format!("<enum '{name}'> cannot extend <enum '{base}'>");
            return Err(type_error(&why));
        }
    }
    let members: Dict<Dyn, Dyn> = Dict::new();
    let mut ordered: Vec<Dyn> = Vec::new();
    let mut body = Body::of(class.name());
    let is_flags = is_flags(class);
    if let Some(names) = class.own("_ignore_") {
        for name in ignored(&names)?.iter().map(String::as_str).chain(["_ignore_"]) {
            drop(class.attributes().remove_text(name));
        }
    }
    for (name, value) in class.attributes().pairs() {
        if !body.is_open(name.as_str()) || !is_plain(&value) {
            continue;
        }
        // What a call of `type` has made has its `auto()` still.
        let bases: Vec<Dyn> = class.bases().iter().cloned().map(Dyn::Class).collect();
        let value = body.bind(&bases, &Dict::new(), name.as_str(), value)?;
        let mut alias = None;
        let known: Vec<Dyn> = members.value_list().to_vec();
        for known in &known {
            if d::equal(&d::getattr(known, "_value_")?, &value)? {
                alias = Some(known.clone());
                break;
            }
        }
        let member = match alias {
            Some(member) => member,
            None => {
                let member = match made_by_new(class, &name, &value)? {
                    Some(member) => member,
                    None => made_of_base(class, &name, &value)?,
                };
                if let Some(init) = class.lookup("__init__") {
                    let args = match &value {
                        Dyn::Tuple(items) => items.items().to_vec(),
                        value => vec![value.clone()],
                    };
                    d::call(&d::bind(&init, &member, class)?, &args)?;
                }
                if !is_flags || is_single(&value) {
                    ordered.push(member.clone());
                }
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

/// A member whose class does not make its members itself: its base makes what it holds of the value.
fn made_of_base(class: &Class, name: &Str, value: &Dyn) -> Result<Dyn> {
    let instance = Instance::new(class);
    let attributes = instance.attributes();
    attributes.set_text("_name_", Dyn::Str(name.clone()));
    attributes.set_text("_value_", value.clone());
    let layout = class.layout();
    if layout != Builtin::Object {
        let args = match value {
            Dyn::Tuple(items) => items.items().to_vec(),
            value => vec![value.clone()],
        };
        let payload = d::construct(&Class::builtin(layout), &args, &[])?;
        attributes.set_text("_value_", payload.clone());
        instance.set_payload(payload);
    }
    Ok(Dyn::Instance(instance))
}

/// A member that the class's own `__new__` makes.
fn made_by_new(class: &Class, name: &Str, value: &Dyn) -> Result<Option<Dyn>> {
    let Some(new) = class.lookup("__new__") else { return Ok(None) };
    let function = match &new {
        Dyn::Native(native) => crate::wrapper::inner_of(native.as_ref().as_ref()),
        _ => None,
    };
    let mut args = vec![Dyn::Class(class.clone())];
    match value {
        Dyn::Tuple(items) => args.extend(items.items().iter().cloned()),
        value => args.push(value.clone()),
    }
    let made = d::call(&function.unwrap_or(new), &args)?;
    let Dyn::Instance(instance) = &made else {
        return Err(crate::exc::not_implemented_error(
            "an enumeration whose __new__ gives no member",
        ));
    };
    let attributes = instance.attributes();
    attributes.set_text("_name_", Dyn::Str(name.clone()));
    if attributes.get_text("_value_").is_none() {
        let shown = instance.payload().unwrap_or_else(|| value.clone());
        attributes.set_text("_value_", shown);
    }
    Ok(Some(made))
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
        return made_by_call(class, args, None);
    };
    if let Dyn::Instance(instance) = value
        && instance.class().is_same(class)
    {
        return Ok(value.clone());
    }
    let all = member_table(class).map(|table| table.value_list().to_vec()).unwrap_or_default();
    for member in all {
        if d::equal(&d::getattr(&member, "_value_")?, value)? {
            return Ok(member);
        }
    }
    if let Some(missing) = class.lookup("_missing_") {
        let found = d::call(&d::bind_class(&missing, class)?, std::slice::from_ref(value))?;
        if found.is_none() {
            return Err(no_value(class, value)?);
        }
        if !d::type_of(&found).is_subclass(class) {
            return Err(type_error(&format!(
                "error in {}._missing_: returned {} instead of None or a valid member",
                class.name(),
                d::repr(&found)?
            )));
        }
        return Ok(found);
    }
    if let (true, Dyn::Int(value)) = (is_flags(class), value) {
        return combined(class, value);
    }
    Err(no_value(class, value)?)
}

fn no_value(class: &Class, value: &Dyn) -> Result<crate::exc::Exc> {
    let shown = d::repr(value)?;
    Ok(value_error(&format!("{shown} is not a valid {}", class.qualname())))
}

/// The `_missing_` that enumerations have: flags are put together.
fn missing(class: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    match (class, args.one()?) {
        (Dyn::Class(class), Dyn::Int(value)) if is_flags(class) => combined(class, &value),
        _ => Ok(Dyn::None),
    }
}

/// `Color(value)`, or `Enum("Color", "RED GREEN", start=1)`.
pub(crate) fn called(class: &Class, args: &[Dyn], keywords: &[(Str, Dyn)]) -> Result<Dyn> {
    let mut args = args.to_vec();
    let mut start = None;
    for (key, value) in keywords {
        match (key.as_str(), args.len()) {
            ("value", 0) | ("names", 1) => args.push(value.clone()),
            // Of those with values of their own making it is not known what they make of it.
            ("start", _) if START_COUNTS.contains(&class.name()) => start = Some(value.clone()),
            ("module", _) if matches!(value, Dyn::Str(name) if name.as_str() == "__main__") => {}
            (key, _) => {
                let what = format!("an enumeration made by a call with {key}");
                return Err(crate::exc::not_implemented_error(&what));
            }
        }
    }
    if args.len() == 1 { look_up(class, &args) } else { made_by_call(class, &args, start) }
}

/// The classes whose members are counted from `start` on.
const START_COUNTS: [&str; 4] = ["Enum", "IntEnum", "Flag", "IntFlag"];

/// `Enum("Color", "RED GREEN")`; the first that has no value gets `start`.
fn made_by_call(class: &Class, args: &[Dyn], mut start: Option<Dyn>) -> Result<Dyn> {
    let [Dyn::Str(name), names] = args else {
        return Err(crate::exc::not_implemented_error("an enumeration made by this call"));
    };
    let mut attributes = Vec::new();
    match names {
        Dyn::Dict(pairs) => {
            for (name, value) in pairs.pairs() {
                attributes.push((name.as_text("name of a member")?, value));
            }
        }
        names => {
            let names = match names {
                Dyn::Str(text) => {
                    let spaced = text.replace(&Str::from(","), &Str::from(" "), -1);
                    spaced.split(None, -1)?.to_vec().into_iter().map(Dyn::Str).collect()
                }
                names => d::to_vec(names)?,
            };
            for name in names {
                match &name {
                    Dyn::Str(name) => {
                        let value = start.take().unwrap_or_else(|| Dyn::native(Auto));
                        attributes.push((name.clone(), value));
                    }
                    pair => {
                        let pair = d::to_vec(pair)?;
                        let [name, value] = &pair[..] else {
                            return Err(value_error("members are names or pairs"));
                        };
                        attributes.push((name.as_text("name of a member")?, value.clone()));
                    }
                }
            }
        }
    }
    Class::create(name.as_str(), &[Dyn::Class(class.clone())], attributes)
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
    if class.kind() == Builtin::Program && is_enum(class) {
        // `Flag` has some of them for its members, and these go before those of the metaclass.
        let of_members = matches!(name, "__contains__" | "__iter__" | "__len__");
        if is_flags(class) && of_members {
            let what = format!("{}.{name} taken from the class", class.name());
            return Err(crate::exc::not_implemented_error(&what));
        }
        let this = Dyn::Class(class.clone());
        let found: Option<fn(&Dyn, &Args<'_>) -> Result<Dyn>> = match name {
            "__contains__" => Some(|this, args| d::contains(&args.one()?, this).map(Dyn::Bool)),
            "__getitem__" => Some(|this, args| d::getitem(this, &args.one()?)),
            "__iter__" => Some(|this, args| {
                args.places::<0>(0)?;
                d::iter(this).map(Dyn::Iter)
            }),
            "__len__" => Some(|this, args| {
                args.places::<0>(0)?;
                d::length(this).map(Dyn::from)
            }),
            "_missing_" => Some(missing),
            "__reversed__" => Some(|this, args| {
                args.places::<0>(0)?;
                crate::builtins::reversed(this)
            }),
            _ => None,
        };
        if let Some(found) = found {
            let open = Function::open(name, move |args| found(&this, args));
            return Ok(Some(Dyn::Function(open)));
        }
    }
    Ok(super::collections::named_class_attribute(class, name))
}

/// `item in Color`.
pub(crate) fn class_contains(item: &Dyn, class: &Class) -> Result<bool> {
    let own = d::type_of(item);
    if !is_enum(&own) {
        return Err(type_error(&format!(
            "unsupported operand type(s) for 'in': '{}' and '{}'",
            own.qualname(),
            d::type_of(&Dyn::Class(class.clone())).qualname()
        )));
    }
    let Dyn::Instance(member) = item else { return Ok(false) };
    let is_named = !member.attributes().get_text("_name_").unwrap_or_default().is_none();
    Ok(own.is_subclass(class) && is_named)
}

/// `<enum 'Color'>`.
pub(crate) fn class_repr(class: &Class) -> Option<String> {
    is_enum(class).then(|| match class.kind() {
        Builtin::Enum => "<enum 'Enum'>".to_owned(),
        _ if is_flags(class) => format!("<flag '{}'>", class.name()),
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
    let shown = d::repr(&attributes.get_text("_value_").unwrap_or_default())?;
    let class = instance.class().name();
    Ok(Some(match attributes.get_text("_name_").unwrap_or_default() {
        Dyn::None => format!("<{class}: {shown}>"),
        name => format!("<{class}.{}: {shown}>", d::str(&name)?),
    }))
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
    Ok(Some(match attributes.get_text("_name_").unwrap_or_default() {
        Dyn::None => format!("{}({})", class.name(), d::repr(&shown)?),
        name => format!("{}.{}", class.name(), d::str(&name)?),
    }))
}

/// Whether a member is formatted as its name: the value of an `IntEnum` or `StrEnum` is formatted itself.
pub(crate) fn shows_name(value: &Dyn) -> bool {
    let Dyn::Instance(instance) = value else { return false };
    let class = instance.class();
    is_enum(class) && !["IntEnum", "StrEnum", "IntFlag"].iter().any(|name| is_a(class, name))
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

fn is_flags(class: &Class) -> bool {
    is_a(class, "Flag") || is_a(class, "IntFlag")
}

/// Whether a value is one bit: such members of flags are walked through.
fn is_single(value: &Dyn) -> bool {
    match value {
        Dyn::Int(value) => {
            value.sign() > 0 && value.bit_and(&value.sub(&Int::from(1i64))).sign() == 0
        }
        _ => false,
    }
}

/// The class and the value of a flag.
fn flag(value: &Dyn) -> Option<(Class, Int)> {
    let Dyn::Instance(instance) = value else { return None };
    let class = instance.class();
    if !class.is_enumeration() || !is_flags(class) {
        return None;
    }
    match instance.attributes().get_text("_value_") {
        Some(Dyn::Int(value)) => Some((class.clone(), value)),
        _ => None,
    }
}

/// The bits that the members of a class have.
fn mask(class: &Class) -> Int {
    let mut mask = Int::from(0i64);
    for member in member_table(class).map(|table| table.value_list().to_vec()).unwrap_or_default() {
        if let Some((_, value)) = flag(&member) {
            mask = mask.bit_or(&value);
        }
    }
    mask
}

/// The members of one bit that a value holds, the smallest first or as they were written.
fn parts(class: &Class, value: &Int) -> Result<Vec<Dyn>> {
    let mut all: Vec<(Int, Dyn)> = Vec::new();
    for member in members(class).unwrap_or_default() {
        if let Some((_, bit)) = flag(&member)
            && bit.bit_and(value).sign() != 0
        {
            all.push((bit, member));
        }
    }
    Ok(all.into_iter().map(|(_, member)| member).collect())
}

/// `Class(value)` of flags: a member for every combination, each made once.
fn combined(class: &Class, given: &Int) -> Result<Dyn> {
    let (mask, keeps) = (mask(class), is_a(class, "IntFlag"));
    let one = Int::from(1i64);
    let all_bits = one.shl(&Int::from(mask.bit_length()))?.sub(&one);
    let mut value = given.clone();
    let is_outside = value > all_bits
        || value < all_bits.invert()
        || value.bit_and(&all_bits.bit_xor(&mask)).sign() != 0;
    if is_outside {
        if !keeps {
            let bits = value.bit_length().max(mask.bit_length());
            return Err(value_error(&format!(
                "<flag '{}'> invalid value {value}\n    given {}\n  allowed {}",
                class.name(),
                shown_bits(&value, bits)?,
                shown_bits(&mask, bits)?
            )));
        } else if value.sign() < 0 {
            let wide = one.shl(&Int::from(value.bit_length()))?;
            let above = all_bits.add(&one);
            value = if wide > above { wide } else { above }.add(&value);
        }
    }
    if value.sign() < 0 {
        value = all_bits.add(&one).add(&value);
    }
    let made = match class.own("_combined_") {
        Some(Dyn::Dict(made)) => made,
        _ => {
            let made = Dict::new();
            class.attributes().set_text("_combined_", Dyn::Dict(made.clone()));
            made
        }
    };
    let key = Dyn::Int(value.clone());
    for member in member_table(class).map(|table| table.value_list().to_vec()).unwrap_or_default() {
        if flag(&member).is_some_and(|(_, known)| known == value) {
            return Ok(member);
        }
    }
    if let Some(known) = made.get(&key)? {
        return Ok(known);
    }
    let unknown = value.bit_and(&mask.invert());
    if unknown.sign() != 0 && !keeps {
        return Err(value_error(&format!(
            "{}({value}) -->  unknown values {unknown} [{}]",
            class.name(),
            unknown.bin()
        )));
    }
    let mut names: Vec<String> = Vec::new();
    for part in parts(class, &value)? {
        names.push(d::str(&d::getattr(&part, "_name_")?)?.to_string());
    }
    if unknown.sign() != 0 && !names.is_empty() {
        names.push(unknown.to_string());
    }
    let instance = Instance::new(class);
    let name = if names.is_empty() { Dyn::None } else { Dyn::from(names.join("|")) };
    instance.attributes().set_text("_name_", name);
    instance.attributes().set_text("_value_", key.clone());
    if class.layout() != Builtin::Object {
        instance.set_payload(key.clone());
    }
    let member = Dyn::Instance(instance);
    if unknown.sign() == 0 {
        made.set_item(key, member.clone())?;
    }
    Ok(member)
}

/// A number in bits as messages about flags write it: `0b0 0111`, the sign before the rest.
fn shown_bits(value: &Int, width: i64) -> Result<String> {
    let one = Int::from(1i64);
    let ceiling = one.shl(&Int::from(value.bit_length()))?;
    let (sign, digits) = if value.sign() < 0 {
        let digits = value.invert().bit_xor(&ceiling.sub(&one).add(&ceiling));
        ('1', digits)
    } else {
        ('0', value.add(&ceiling))
    };
    // The highest bit only keeps the zeros behind it.
    let digits = digits.bin();
    let digits = &digits["0b1".len()..];
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(digits.len());
    let fill: String = std::iter::repeat_n(sign, missing).collect();
    Ok(format!("0b{sign} {fill}{digits}"))
}

/// `a | b` and its kind of flags.
pub(crate) fn flag_operation(
    a: &Dyn,
    b: &Dyn,
    combine: fn(&Int, &Int) -> Int,
) -> Result<Option<Dyn>> {
    let (class, x, y) = match (flag(a), flag(b)) {
        (Some((class, x)), Some((other, y))) if class.is_same(&other) => (class, x, y),
        (Some((class, x)), None) if is_a(&class, "IntFlag") => match d::number(b) {
            Some(d::Number::Int(y)) => (class, x, y),
            _ => return Ok(None),
        },
        (None, Some((class, y))) if is_a(&class, "IntFlag") => match d::number(a) {
            Some(d::Number::Int(x)) => (class, x, y),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    };
    look_up(&class, &[Dyn::Int(combine(&x, &y))]).map(Some)
}

/// `~a` of flags.
pub(crate) fn flag_inverted(value: &Dyn) -> Result<Option<Dyn>> {
    let Some((class, value)) = flag(value) else { return Ok(None) };
    let inverted =
        if is_a(&class, "IntFlag") { value.invert() } else { mask(&class).bit_xor(&value) };
    look_up(&class, &[Dyn::Int(inverted)]).map(Some)
}

/// The flags that are set, for `in`, `for` and `len`.
pub(crate) fn flag_parts(value: &Dyn) -> Result<Option<Vec<Dyn>>> {
    match flag(value) {
        Some((class, value)) => parts(&class, &value).map(Some),
        None => Ok(None),
    }
}

/// `a in b` of flags.
pub(crate) fn flag_contains(item: &Dyn, container: &Dyn) -> Result<Option<bool>> {
    let Some((class, held)) = flag(container) else { return Ok(None) };
    match flag(item) {
        Some((other, value)) if other.is_same(&class) => Ok(Some(value.bit_and(&held) == value)),
        _ => Err(type_error(&format!(
            "unsupported operand type(s) for 'in': '{}' and '{}'",
            d::type_of(item).qualname(),
            class.qualname()
        ))),
    }
}

/// `bool(a)` of flags.
pub(crate) fn flag_truth(value: &Dyn) -> Option<bool> {
    flag(value).map(|(_, value)| value.sign() != 0)
}

//! Types that are written with brackets: `list[int]`, `typing.Optional[str]`, `int | None`, and variables of types.
//!
//! At run time they say little: what is called through one is its class, `isinstance` takes unions, and they can be
//! printed, compared and asked for their parts.

use std::any::Any;

use crate::class::{Builtin, Class};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, type_error};
use crate::function::{Args, Function};
use crate::native::Native;

/// How a field that goes to `__post_init__` alone is shown.
const PASSED: &str = "dataclasses.InitVar";

/// How a type is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `typing.List` without brackets.
    Bare,
    /// `list[int]`
    OfClass,
    /// `typing.List[int]`
    OfTyping,
    /// `typing.Union[int, str]`, and `typing.Optional`.
    Union,
    /// `int | str`
    Bar,
}

/// A type with brackets, or a name of `typing` that takes them.
#[derive(Debug)]
pub(crate) struct Alias {
    form: Form,
    /// What stands before the brackets.
    head: String,
    origin: Dyn,
    args: Vec<Dyn>,
}

/// `typing.List` and its kind: another name of a class, which takes brackets.
pub(crate) fn bare(name: &str, origin: Class) -> Dyn {
    let head = format!("typing.{name}");
    Dyn::native(Alias { form: Form::Bare, head, origin: Dyn::Class(origin), args: Vec::new() })
}

pub(crate) fn of(value: &Dyn) -> Option<&Alias> {
    match value {
        Dyn::Native(native) => native.as_any().downcast_ref::<Alias>(),
        _ => None,
    }
}

/// The class that a type with brackets means as the base of another.
pub(crate) fn class_of(value: &Dyn) -> Option<Class> {
    match of(value) {
        Some(Alias { origin: Dyn::Class(class), form, .. })
            if !matches!(form, Form::Union | Form::Bar) =>
        {
            Some(class.clone())
        }
        _ => None,
    }
}

/// The members of a union; none of anything else.
pub(crate) fn members(value: &Dyn) -> Option<&[Dyn]> {
    of(value)
        .filter(|alias| matches!(alias.form, Form::Union | Form::Bar))
        .map(|alias| &alias.args[..])
}

/// What `isinstance` and `issubclass` ask a type with brackets for: its class, where there is nothing in them.
pub(crate) fn asked(value: &Dyn, what: &str) -> Result<Option<Class>> {
    match of(value) {
        None => Ok(None),
        Some(Alias { form: Form::Bare, origin: Dyn::Class(class), .. }) => Ok(Some(class.clone())),
        Some(Alias { form: Form::OfClass, .. }) => {
            Err(type_error(&format!("{what}() argument 2 cannot be a parameterized generic")))
        }
        Some(_) => {
            Err(type_error("Subscripted generics cannot be used with class and instance checks"))
        }
    }
}

fn none_type() -> Dyn {
    Dyn::Class(Class::builtin(Builtin::NoneType))
}

/// What stands in brackets, as parts.
fn parts(key: &Dyn) -> Vec<Dyn> {
    match key {
        Dyn::Tuple(tuple) if tuple.class().is_none() => tuple.items().to_vec(),
        one => vec![one.clone()],
    }
}

/// As `typing` keeps a part: `None` is its type, a text a name that is looked up later.
pub(crate) fn typed(part: &Dyn) -> Dyn {
    match part {
        Dyn::None => none_type(),
        Dyn::Str(text) => Dyn::native(Variable {
            shown: format!("ForwardRef({})", quoted(text.as_str())),
            name: text.as_str().to_owned(),
            bound: Dyn::None,
            choices: Vec::new(),
        }),
        other => other.clone(),
    }
}

fn quoted(text: &str) -> String {
    d::repr(&Dyn::text(text)).map_or_else(|_| text.to_owned(), |text| text.as_str().to_owned())
}

/// `class[key]`, of a class that has no answer of its own.
pub(crate) fn subscripted(class: &Class, key: &Dyn) -> Result<Dyn> {
    let origin = Dyn::Class(class.clone());
    let given = parts(key);
    if class.kind() == Builtin::Program && class.module() == "typing" {
        return of_typing(class.name(), origin, given);
    }
    if class.kind() == Builtin::Named("InitVar") {
        let (form, head) = (Form::OfClass, PASSED.to_owned());
        return Ok(Dyn::native(Alias { form, head, origin, args: vec![key.clone()] }));
    }
    let is_callable = class.name() == "Callable" && class.module() == "collections.abc";
    let head = match class.module() {
        "builtins" => class.qualname().to_owned(),
        module => format!("{module}.{}", class.qualname()),
    };
    // What derives from `list` alone is given types as `list` is, by the language and not by `typing`.
    let is_generic = class.ancestors().iter().any(|base| base.name() == "Generic");
    let is_own = class.kind() == Builtin::Program
        && !is_callable
        && class.module() != "collections.abc"
        && (is_generic || class.module() == "types");
    let args = if is_own { given.iter().map(typed).collect() } else { given };
    let form = if is_own { Form::OfTyping } else { Form::OfClass };
    Ok(Dyn::native(Alias { form, head, origin, args }))
}

fn of_typing(name: &str, origin: Dyn, given: Vec<Dyn>) -> Result<Dyn> {
    let args: Vec<Dyn> = match name {
        "Literal" | "Annotated" | "Callable" => given,
        _ => given.iter().map(typed).collect(),
    };
    match name {
        "Optional" => match &args[..] {
            [one] => union(&[one.clone(), none_type()], Form::Union),
            _ => Err(type_error(&format!(
                "typing.Optional requires a single type. Got {}.",
                d::repr(&Dyn::tuple(args))?
            ))),
        },
        "Union" => union(&args, Form::Union),
        "Any" | "NoReturn" | "Self" => {
            Err(type_error(&format!("typing.{name} is not subscriptable")))
        }
        _ => Ok(Dyn::native(Alias {
            form: Form::OfTyping,
            head: format!("typing.{name}"),
            origin,
            args,
        })),
    }
}

/// A union of types, each once; unions in it are taken apart.
fn union(all: &[Dyn], form: Form) -> Result<Dyn> {
    let mut args: Vec<Dyn> = Vec::new();
    for one in all {
        for part in members(one).unwrap_or(std::slice::from_ref(one)) {
            let mut is_known = false;
            for known in &args {
                is_known |= d::equal(known, part)?;
            }
            if !is_known {
                args.push(part.clone());
            }
        }
    }
    if let [one] = &args[..] {
        return Ok(one.clone());
    }
    let head = "typing.Union".to_owned();
    Ok(Dyn::native(Alias { form, head, origin: Dyn::None, args }))
}

/// `a | b` of types; none where one of them is no type.
pub(crate) fn either(a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    let is_type =
        |value: &Dyn| matches!(value, Dyn::Class(_)) || of(value).is_some() || is_variable(value);
    let is_one = (is_type(a) && (is_type(b) || b.is_none())) || (a.is_none() && is_type(b));
    if !is_one {
        return Ok(None);
    }
    let is_typing = |value: &Dyn| {
        is_variable(value)
            || of(value).is_some_and(|alias| !matches!(alias.form, Form::Bar | Form::OfClass))
    };
    let form = if is_typing(a) || is_typing(b) { Form::Union } else { Form::Bar };
    union(&[typed(a), typed(b)], form).map(Some)
}

/// A part as `typing` shows it.
fn shown(part: &Dyn) -> Result<String> {
    Ok(match part {
        Dyn::Class(class) => match class.module() {
            "builtins" => class.qualname().to_owned(),
            module => format!("{module}.{}", class.qualname()),
        },
        Dyn::Ellipsis => "...".to_owned(),
        Dyn::Function(function) if function.is_python() => function.name().as_str().to_owned(),
        Dyn::List(list) => {
            let all: Vec<String> =
                list.to_vec().iter().map(|part| shown(&typed(part))).collect::<Result<_>>()?;
            format!("[{}]", all.join(", "))
        }
        other => d::repr(other)?.as_str().to_owned(),
    })
}

impl Alias {
    /// `Annotated[int, …]`: a type with notes beside it.
    pub(crate) fn is_annotated(&self) -> bool {
        self.head == "typing.Annotated" && !self.args.is_empty()
    }

    /// What stands in the brackets.
    pub(crate) fn args(&self) -> &[Dyn] {
        &self.args
    }
}

/// An annotation as a signature shows it.
pub(crate) fn of_signature(annotation: &Dyn) -> Result<String> {
    let text = match annotation {
        Dyn::Class(class) if matches!(class.module(), "builtins" | "typing") => {
            return Ok(class.qualname().to_owned());
        }
        Dyn::Class(class) => return Ok(format!("{}.{}", class.module(), class.qualname())),
        other => d::repr(other)?.as_str().to_owned(),
    };
    Ok(match of(annotation) {
        Some(alias) if !matches!(alias.form, Form::OfClass | Form::Bar) => {
            text.replace("typing.", "")
        }
        _ => text,
    })
}

impl Native for Alias {
    fn type_name(&self) -> &'static str {
        match self.form {
            Form::Bare => "_SpecialGenericAlias",
            Form::OfClass => "GenericAlias",
            Form::OfTyping => "_GenericAlias",
            Form::Union => "_UnionGenericAlias",
            Form::Bar => "UnionType",
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let none = none_type();
        let is_none = |part: &Dyn| d::is(part, &none);
        if self.form == Form::Bare {
            return Ok(Some(self.head.clone()));
        }
        if self.form == Form::Bar {
            let all: Vec<String> = self
                .args
                .iter()
                .map(|part| if is_none(part) { Ok("None".to_owned()) } else { shown(part) })
                .collect::<Result<_>>()?;
            return Ok(Some(all.join(" | ")));
        }
        if let (Form::Union, [a, b]) = (self.form, &self.args[..])
            && (is_none(a) || is_none(b))
        {
            let other = if is_none(a) { b } else { a };
            return Ok(Some(format!("typing.Optional[{}]", shown(other)?)));
        }
        let is_literal = self.head == "typing.Literal";
        let mut all: Vec<String> = Vec::new();
        for (index, part) in self.args.iter().enumerate() {
            all.push(match part {
                part if is_literal => d::repr(part)?.as_str().to_owned(),
                Dyn::Class(class) if self.head == PASSED => class.name().to_owned(),
                part if self.head == PASSED => d::repr(part)?.as_str().to_owned(),
                Dyn::None if self.form != Form::OfClass => "NoneType".to_owned(),
                Dyn::Tuple(tuple) if tuple.len() == 0 => "()".to_owned(),
                part if self.head == "typing.Annotated" && index > 0 => {
                    d::repr(part)?.as_str().to_owned()
                }
                part => shown(part)?,
            });
        }
        let all = if all.is_empty() { "()".to_owned() } else { all.join(", ") };
        Ok(Some(format!("{}[{all}]", self.head)))
    }
    fn is_callable(&self) -> bool {
        !matches!(self.form, Form::Union | Form::Bar)
    }
    fn call(&self, _: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        match (&self.origin, self.form) {
            (_, Form::Bar) => Err(type_error("'types.UnionType' object is not callable")),
            (_, Form::Union) => Err(type_error("Cannot instantiate typing.Union")),
            (origin, _) => d::call_with(origin, args.pos, args.kw),
        }
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        if self.form == Form::Bare {
            let name = self.head.trim_start_matches("typing.");
            return of_typing(name, self.origin.clone(), parts(key));
        }
        // Variables among the parts are replaced in their order.
        let mut given = parts(key).into_iter();
        let mut args = Vec::new();
        for part in &self.args {
            args.push(if is_variable(part) {
                given.next().map_or_else(|| part.clone(), |new| typed(&new))
            } else {
                part.clone()
            });
        }
        let is_open = self.args.iter().any(is_variable);
        if !is_open {
            let text = self.repr(&Dyn::None)?.unwrap_or_default();
            return Err(type_error(&format!("{text} is not a generic class")));
        }
        if matches!(self.form, Form::Union | Form::Bar) {
            return union(&args, self.form);
        }
        let (form, head, origin) = (self.form, self.head.clone(), self.origin.clone());
        Ok(Dyn::native(Alias { form, head, origin, args }))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(match name {
            "__origin__" if self.is_annotated() => self.args.first().cloned(),
            "__args__" if self.is_annotated() => {
                Some(Dyn::tuple(self.args.iter().take(1).cloned().collect()))
            }
            "__metadata__" if self.is_annotated() => {
                Some(Dyn::tuple(self.args.iter().skip(1).cloned().collect()))
            }
            "__origin__" if self.form == Form::Union => Some(crate::modules::typing_name("Union")?),
            "__origin__" if self.form != Form::Bar => Some(self.origin.clone()),
            "__args__" if self.form != Form::Bare => Some(Dyn::tuple(self.args.clone())),
            "__parameters__" if self.form != Form::Bare => Some(Dyn::tuple(
                self.args.iter().filter(|part| is_variable(part)).cloned().collect(),
            )),
            "__class_getitem__" | "__getitem__" => {
                let held = this.clone();
                Some(Dyn::Function(Function::open(name, move |args| {
                    d::getitem(&held, &args.one()?)
                })))
            }
            _ if name.starts_with("__")
                && name.ends_with("__")
                && !matches!(name, "__name__" | "__qualname__" | "__doc__" | "__mro__") =>
            {
                None
            }
            _ if matches!(self.form, Form::Union | Form::Bar) => None,
            _ => Some(d::getattr_of(&self.origin, name)?),
        })
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        let Some(other) = of(other) else { return Ok(Some(false)) };
        let is_union = |form| matches!(form, Form::Union | Form::Bar);
        if is_union(self.form) != is_union(other.form) || self.args.len() != other.args.len() {
            return Ok(Some(false));
        }
        if is_union(self.form) {
            for part in &self.args {
                if !d::contains(part, &Dyn::tuple(other.args.clone()))? {
                    return Ok(Some(false));
                }
            }
            return Ok(Some(true));
        }
        let same = self.form == other.form
            && self.head == other.head
            && d::equal(&self.origin, &other.origin)?
            && d::equal(&Dyn::tuple(self.args.clone()), &Dyn::tuple(other.args.clone()))?;
        Ok(Some(same))
    }
    fn hash(&self) -> Result<Option<i64>> {
        if matches!(self.form, Form::Union | Form::Bar) {
            let mut all = 0_i64;
            for part in &self.args {
                all ^= d::hash(part)?;
            }
            return Ok(Some(all));
        }
        let origin = d::hash(&self.origin)?;
        Ok(Some(origin ^ d::hash(&Dyn::tuple(self.args.clone()))?))
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        if sign != "|" {
            return Ok(None);
        }
        // The form is asked of the values; this one is made anew for that.
        let own = Dyn::native(Alias {
            form: self.form,
            head: self.head.clone(),
            origin: self.origin.clone(),
            args: self.args.clone(),
        });
        if is_right { either(other, &own) } else { either(&own, other) }
    }
}

/// A variable of types: `T`, a `ParamSpec`, a name that is looked up later.
#[derive(Clone, Debug)]
struct Variable {
    shown: String,
    name: String,
    /// What it derives from, and what it may be.
    bound: Dyn,
    choices: Vec<Dyn>,
}

fn is_variable(value: &Dyn) -> bool {
    matches!(value, Dyn::Native(native)
        if native.as_any().downcast_ref::<Variable>().is_some_and(|own| own.shown != own.name && !own.shown.starts_with("Forward")))
}

/// The text of a name that is looked up later.
pub(crate) fn forward(value: &Dyn) -> Option<&str> {
    let Dyn::Native(native) = value else { return None };
    let variable = native.as_any().downcast_ref::<Variable>()?;
    variable.shown.starts_with("Forward").then_some(variable.name.as_str())
}

/// Whether a name that is looked up later stands in the brackets of a type.
pub(crate) fn has_forward(value: &Dyn) -> bool {
    let is_one = |part: &Dyn| forward(part).is_some() || has_forward(part);
    of(value).is_some_and(|alias| alias.args().iter().any(is_one))
}

/// `TypeVar("T")` and `ParamSpec("P")`.
pub(crate) fn variable(args: &Args<'_>) -> Result<Dyn> {
    let name = args.pos.first().cloned().unwrap_or_default().as_text("name")?;
    let has = |wanted: &str| {
        args.kw
            .iter()
            .any(|(key, value)| key.as_str() == wanted && d::truth(value).unwrap_or(false))
    };
    let sign = match (has("covariant"), has("contravariant")) {
        (true, _) => "+",
        (_, true) => "-",
        _ => "~",
    };
    let bound = args.kw.iter().find(|(key, _)| key.as_str() == "bound");
    Ok(Dyn::native(Variable {
        shown: format!("{sign}{name}"),
        name: name.as_str().to_owned(),
        bound: bound.map_or(Dyn::None, |(_, bound)| match bound {
            Dyn::None => Dyn::None,
            bound => typed(bound),
        }),
        choices: args.pos.iter().skip(1).map(typed).collect(),
    }))
}

impl Native for Variable {
    fn type_name(&self) -> &'static str {
        if self.shown.starts_with("Forward") { "ForwardRef" } else { "TypeVar" }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(self.shown.clone()))
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match name {
            "__name__" | "__forward_arg__" => Dyn::text(&self.name),
            "__bound__" => self.bound.clone(),
            "__constraints__" => Dyn::tuple(self.choices.clone()),
            "__covariant__" => Dyn::Bool(self.shown.starts_with('+')),
            "__contravariant__" => Dyn::Bool(self.shown.starts_with('-')),
            _ => return Ok(None),
        }))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        Ok(match other {
            Dyn::Native(native) => native.as_any().downcast_ref::<Variable>().and_then(|other| {
                (self.shown.starts_with("Forward") && other.shown == self.shown).then_some(true)
            }),
            _ => None,
        })
    }
    fn hash(&self) -> Result<Option<i64>> {
        if !self.shown.starts_with("Forward") {
            return Ok(None);
        }
        d::hash(&Dyn::text(&self.name)).map(Some)
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        if sign != "|" {
            return Ok(None);
        }
        let own = Dyn::native(self.clone());
        if is_right { either(other, &own) } else { either(&own, other) }
    }
}

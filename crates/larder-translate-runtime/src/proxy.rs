//! `types.MappingProxyType`: a mapping to look at only.

use std::any::Any;

use crate::class::{Builtin, Class, Maker, Type};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, type_error};
use crate::function::{Args, Function};
use crate::iter::Iter;
use crate::native::Native;

/// A mapping that nobody changes through it.
pub(crate) struct Proxy(pub(crate) Dyn);

pub(crate) static MAKER: Maker = Maker { name: "mappingproxy", construct, function: None };

/// `types.MappingProxyType(mapping)`.
fn construct(args: &Args<'_>) -> Result<Dyn> {
    let name = "mappingproxy";
    let [mapping] = Args { name, ..*args }.named(["mapping"], 1)?;
    let mapping = mapping.unwrap_or_default();
    let is_mapping = match &mapping {
        Dyn::Dict(_) | Dyn::Native(_) => d::hasattr(&mapping, "keys")?,
        Dyn::Instance(instance) => {
            matches!(instance.payload(), Some(Dyn::Dict(_)))
                || instance.payload().is_none() && d::special(&mapping, "__getitem__").is_some()
        }
        _ => false,
    };
    if !is_mapping {
        let kind = d::type_name(&mapping);
        return Err(type_error(&format!("mappingproxy() argument must be a mapping, not {kind}")));
    }
    Ok(Dyn::native(Proxy(mapping)))
}

/// The mapping behind a value, where it is one of these.
fn behind(value: &Dyn) -> &Dyn {
    match value {
        Dyn::Native(native) => native.as_any().downcast_ref().map_or(value, |Proxy(inner)| inner),
        value => value,
    }
}

impl Native for Proxy {
    fn type_name(&self) -> &'static str {
        "mappingproxy"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Held(Class::made(&MAKER))
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let held = self.0.clone();
        Ok(match name {
            "get" | "keys" | "values" | "items" | "copy" => Some(d::getattr_of(&self.0, name)?),
            "__getitem__" => Some(Dyn::Function(Function::open(name, move |args| {
                d::getitem(&held, &args.one()?)
            }))),
            "__contains__" => Some(Dyn::Function(Function::open(name, move |args| {
                d::contains(&args.one()?, &held).map(Dyn::Bool)
            }))),
            _ => None,
        })
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        d::getitem(&self.0, key)
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        d::iter(&self.0)
    }
    fn reversed(&self) -> Result<Option<Iter<Dyn>>> {
        d::iter(&crate::builtins::reversed(&self.0)?).map(Some)
    }
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        d::contains(item, &self.0).map(Some)
    }
    fn len(&self) -> Option<usize> {
        d::len(&self.0).ok()
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(format!("mappingproxy({})", d::repr(&self.0)?)))
    }
    fn str(&self) -> Option<String> {
        d::str(&self.0).ok().map(|text| text.to_string())
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        d::equal(&self.0, behind(other)).map(Some)
    }
    fn hash(&self) -> Result<Option<i64>> {
        Err(type_error("unhashable type: 'mappingproxy'"))
    }
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        if sign != "|" {
            return Ok(None);
        }
        let (own, other) = (&self.0, behind(other));
        (if is_right { d::bitor(other, own) } else { d::bitor(own, other) }).map(Some)
    }
}

/// The `__dict__` of a class of Python's: it says what it has, and is not shown.
pub(crate) struct OfBuiltin(pub(crate) Class);

/// Names that exceptions have beside those of all objects.
const OF_EXCEPTIONS: [&str; 16] = [
    "add_note",
    "args",
    "characters_written",
    "code",
    "derive",
    "encoding",
    "end",
    "errno",
    "filename",
    "lineno",
    "msg",
    "name",
    "obj",
    "reason",
    "value",
    "with_traceback",
];

impl OfBuiltin {
    fn untold(&self) -> crate::exc::Exc {
        crate::exc::not_implemented_error(&format!("{}.__dict__", self.0.name()))
    }

    fn find(&self, key: &Dyn) -> Result<Option<Dyn>> {
        let Dyn::Str(name) = key else { return Ok(None) };
        let name = name.as_str();
        let is_exception = self.0.is_exception();
        if name.starts_with("__") || is_exception && OF_EXCEPTIONS.contains(&name) {
            return Err(self.untold());
        }
        let has = |class: &Class| match class.kind() {
            Builtin::Program => class.own(name),
            _ => crate::builtins::class_function(class, name)
                .or_else(|| crate::descriptor::of(class, name)),
        };
        let is_inherited = self.0.ancestors().iter().any(|class| has(class).is_some());
        Ok(has(&self.0).filter(|_| !is_exception && !is_inherited))
    }
}

impl Native for OfBuiltin {
    fn type_name(&self) -> &'static str {
        "mappingproxy"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        match name {
            "get" => {
                let class = self.0.clone();
                Ok(Some(Dyn::Function(Function::open(name, move |args| {
                    let [key, usual] = args.places::<2>(1)?;
                    let found = OfBuiltin(class.clone()).find(&key.unwrap_or_default())?;
                    Ok(found.unwrap_or_else(|| usual.unwrap_or_default()))
                }))))
            }
            _ => Err(self.untold()),
        }
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        self.find(key)?.ok_or_else(|| crate::ExcType::KeyError.of(vec![key.clone()]))
    }
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        self.find(item).map(|found| Some(found.is_some()))
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        Err(self.untold())
    }
    fn length(&self) -> Result<Option<usize>> {
        Err(self.untold())
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Err(self.untold())
    }
    fn equals(&self, _: &Dyn) -> Result<Option<bool>> {
        Err(self.untold())
    }
}

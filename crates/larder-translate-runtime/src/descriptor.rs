//! What stands in a class for an attribute of its objects: `int.real`, and the places of `__slots__`.

use std::any::Any;
use std::cell::RefCell;

use crate::class::{Builtin, Class};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Result, attribute_error, type_error};
use crate::function::{Args, Function};
use crate::native::Native;

/// An attribute of the objects of a class.
#[derive(Clone, Debug)]
pub(crate) struct Descriptor {
    owner: Class,
    name: String,
    /// Whether it is a place in the object, not what a function reads.
    is_member: bool,
}

/// What a class has under the name of an attribute of its objects.
pub(crate) fn of(class: &Class, name: &str) -> Option<Dyn> {
    let all = || std::iter::once(class).chain(class.ancestors());
    let described = |owner: &Class, is_member: bool| {
        Dyn::native(Descriptor { owner: owner.clone(), name: name.to_owned(), is_member })
    };
    if let Some(owner) = all().find(|each| d::declares_slot(each, name)) {
        return Some(described(owner, true));
    }
    if let Some(at) = class.field_names().iter().position(|field| field.as_str() == name) {
        return Some(field(class, at));
    }
    let owner = all().find(|each| each.kind() != Builtin::Program)?;
    let (owner, is_member) = match (owner.kind(), name) {
        (Builtin::Int | Builtin::Bool, "real" | "imag" | "numerator" | "denominator") => {
            (Class::builtin(Builtin::Int), false)
        }
        (Builtin::Float, "real" | "imag") => (owner.clone(), false),
        (Builtin::Named("complex"), "real" | "imag")
        | (Builtin::Range | Builtin::Slice, "start" | "stop" | "step") => (owner.clone(), true),
        (Builtin::Deque, "maxlen") => (owner.clone(), false),
        _ => return None,
    };
    Some(described(&owner, is_member))
}

/// `__dict__` and `__weakref__` of a class of the program.
pub(crate) fn of_every_object(class: &Class, name: &str) -> Dyn {
    Dyn::native(Descriptor { owner: class.clone(), name: name.to_owned(), is_member: false })
}

impl Descriptor {
    fn check(&self, value: &Dyn) -> Result<()> {
        if d::type_of(value).is_subclass(&self.owner) {
            return Ok(());
        }
        Err(type_error(&format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            self.name,
            self.owner.name(),
            d::type_name(value)
        )))
    }

    /// The attribute of an object, through a class that has got this from another as well.
    pub(crate) fn read(&self, value: &Dyn) -> Result<Dyn> {
        self.check(value)?;
        match &*self.name {
            "__dict__" => d::own_dict(value),
            name => d::plain_attribute(value, name),
        }
    }

    fn call(&self, this: &Dyn, method: &str, args: &Args<'_>) -> Result<Dyn> {
        let value = args.pos.first().cloned().unwrap_or_default();
        if method == "__get__" && value.is_none() {
            return Ok(this.clone());
        }
        self.check(&value)?;
        if method == "__get__" {
            return self.read(&value);
        }
        if !self.is_member {
            return Err(attribute_error(&format!(
                "attribute '{}' of '{}' objects is not writable",
                self.name,
                self.owner.name()
            )));
        }
        match (method, args.pos) {
            ("__set__", [_, new]) => d::set_plain(&value, &self.name, new.clone())?,
            ("__delete__", [_]) => d::delete_plain(&value, &self.name)?,
            _ => return Err(type_error("expected another number of arguments")),
        }
        Ok(Dyn::None)
    }
}

impl Native for Descriptor {
    fn type_name(&self) -> &'static str {
        if self.is_member { "member_descriptor" } else { "getset_descriptor" }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let kind = if self.is_member { "member" } else { "attribute" };
        Ok(Some(format!("<{kind} '{}' of '{}' objects>", self.name, self.owner.name())))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        let other = match other {
            Dyn::Native(native) => native.as_any().downcast_ref::<Descriptor>(),
            _ => None,
        };
        let is_same =
            |other: &Descriptor| self.owner.is_same(&other.owner) && self.name == other.name;
        Ok(Some(other.is_some_and(is_same)))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match name {
            "__name__" => Dyn::text(&self.name),
            "__qualname__" => Dyn::text(&format!("{}.{}", self.owner.qualname(), self.name)),
            "__objclass__" => Dyn::Class(self.owner.clone()),
            "__get__" | "__set__" | "__delete__" => {
                let (own, this, method) = (self.clone(), this.clone(), name.to_owned());
                Dyn::Function(Function::open(name, move |args| own.call(&this, &method, args)))
            }
            _ => return Ok(None),
        }))
    }
}

thread_local! {
    static FIELDS: RefCell<Vec<(Class, Vec<Dyn>)>> = const { RefCell::new(Vec::new()) };
}

/// The same object for the same field, each time and for classes that derive from the named tuple.
fn field(class: &Class, at: usize) -> Dyn {
    let mut all = std::iter::once(class).chain(class.ancestors());
    let owner = all.rfind(|each| !each.field_names().is_empty()).unwrap_or(class);
    FIELDS.with_borrow_mut(|fields| {
        if let Some((_, made)) = fields.iter().find(|(known, _)| known.is_same(owner)) {
            return made.get(at).cloned().unwrap_or_default();
        }
        let made: Vec<Dyn> =
            (0..owner.field_names().len()).map(|at| Dyn::native(Field { at })).collect();
        let found = made.get(at).cloned().unwrap_or_default();
        fields.push((owner.clone(), made));
        found
    })
}

/// What a named tuple's class has under the name of a field.
#[derive(Clone, Debug)]
struct Field {
    at: usize,
}

impl Field {
    fn doc(&self) -> String {
        format!("Alias for field number {}", self.at)
    }
}

impl Native for Field {
    fn type_name(&self) -> &'static str {
        "_tuplegetter"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(format!("_tuplegetter({}, '{}')", self.at, self.doc())))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let (own, this) = (self.clone(), this.clone());
        Ok(Some(match name {
            "__doc__" => Dyn::from(self.doc()),
            "__get__" => Dyn::Function(Function::open(name, move |args| {
                let [object, _] = args.places::<2>(1)?;
                match object.unwrap_or_default() {
                    Dyn::None => Ok(this.clone()),
                    Dyn::Tuple(tuple) => tuple
                        .items()
                        .get(own.at)
                        .cloned()
                        .ok_or_else(|| crate::exc::index_error("tuple index out of range")),
                    other => Err(type_error(&format!(
                        "descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object",
                        own.at,
                        d::type_name(&other)
                    ))),
                }
            })),
            "__set__" | "__delete__" => {
                let text = if name == "__set__" {
                    "can't set attribute"
                } else {
                    "can't delete attribute"
                };
                Dyn::Function(Function::open(name, move |_| Err(attribute_error(text))))
            }
            _ => return Ok(None),
        }))
    }
}

//! What stands between a class and its functions: `property`, `staticmethod`, `classmethod`, `super()`.

use std::any::Any;
use std::cell::RefCell;

use crate::class::{Builtin, Class, Type};
use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, attribute_error};
use crate::function::{Args, Function};
use crate::native::Native;
use crate::str::Str;

/// `@property`.
#[derive(Clone, Debug)]
pub struct Property {
    /// What reads it.
    pub get: Dyn,
    /// What writes it.
    pub set: Dyn,
    /// What deletes it.
    pub delete: Dyn,
    /// Its documentation, if it is not that of what reads it.
    pub doc: Dyn,
    /// Under which name its class has it, once the class is made.
    pub name: RefCell<Option<Str>>,
}

impl Property {
    /// What is missing for an object: a getter, a setter, a deleter.
    pub(crate) fn lacks(&self, what: &str, value: &Dyn) -> Exc {
        let of = crate::dynamic::type_of(value);
        let name = match &*self.name.borrow() {
            Some(name) => format!("property '{name}'"),
            None => "property".to_owned(),
        };
        attribute_error(&format!("{name} of '{}' object has no {what}", of.qualname()))
    }
}

impl Native for Property {
    fn is_descriptor(&self) -> bool {
        true
    }
    fn type_name(&self) -> &'static str {
        "property"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Known(Builtin::Property)
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let own = self.clone();
        let with = move |change: fn(&mut Property, Dyn)| {
            Dyn::Function(Function::open("property", move |args| {
                let mut property = own.clone();
                change(&mut property, args.one()?);
                Ok(Dyn::native(property))
            }))
        };
        Ok(match name {
            "getter" => Some(with(|property, function| property.get = function)),
            "setter" => Some(with(|property, function| property.set = function)),
            "deleter" => Some(with(|property, function| property.delete = function)),
            "fget" => Some(self.get.clone()),
            "fset" => Some(self.set.clone()),
            "fdel" => Some(self.delete.clone()),
            "__doc__" if self.doc.is_none() => crate::dynamic::getattr(&self.get, "__doc__").ok(),
            "__doc__" => Some(self.doc.clone()),
            "__set_name__" => {
                let held = this.clone();
                Some(Dyn::Function(Function::open(name, move |args| {
                    let (_, name) = args.two()?;
                    if let Dyn::Native(native) = &held
                        && let Some(property) = native.as_any().downcast_ref::<Property>()
                    {
                        *property.name.borrow_mut() = Some(name.as_text("name")?);
                    }
                    Ok(Dyn::None)
                })))
            }
            _ => None,
        })
    }
}

/// `@staticmethod` or `@classmethod`.
#[derive(Clone, Debug)]
pub struct Wrapped {
    /// The function.
    pub function: Dyn,
    /// Whether the class is its first argument.
    pub takes_class: bool,
}

impl Native for Wrapped {
    fn is_descriptor(&self) -> bool {
        true
    }
    fn type_name(&self) -> &'static str {
        if self.takes_class { "classmethod" } else { "staticmethod" }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Known(if self.takes_class { Builtin::ClassMethod } else { Builtin::StaticMethod })
    }
    fn is_callable(&self) -> bool {
        !self.takes_class
    }
    fn call(&self, _: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        crate::dynamic::call_with(&self.function, args.pos, args.kw)
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        match name {
            "__func__" | "__wrapped__" => Ok(Some(self.function.clone())),
            "__get__" => {
                let held = self.clone();
                Ok(Some(Dyn::Function(Function::open(name, move |args| {
                    let [object, class] = args.places::<2>(1)?;
                    let object = object.unwrap_or_default();
                    let class = match class.filter(|class| !class.is_none()) {
                        Some(Dyn::Class(class)) => class,
                        _ => crate::dynamic::type_of(&object),
                    };
                    crate::dynamic::bind(&Dyn::native(held.clone()), &object, &class)
                }))))
            }
            _ => crate::dynamic::getattr_of(&self.function, name).map(Some),
        }
    }
}

/// The function in a `staticmethod` or `classmethod`.
pub(crate) fn inner_of(native: &dyn Native) -> Option<Dyn> {
    native.as_any().downcast_ref::<Wrapped>().map(|wrapped| wrapped.function.clone())
}

/// `super()`: finds attributes after a class in the order of an object's class.
#[derive(Clone, Debug)]
pub struct Super {
    /// The class that the method stands in.
    pub class: Class,
    /// The object, or the class of a class method.
    pub object: Dyn,
}

impl Native for Super {
    fn type_name(&self) -> &'static str {
        "super"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        match (name, &self.object) {
            // The one name that is not looked for behind it.
            ("__class__", _) => return Ok(Some(Dyn::Class(Native::class(self).class()))),
            ("__thisclass__", _) => return Ok(Some(Dyn::Class(self.class.clone()))),
            ("__self__" | "__self_class__", object @ Dyn::None) => return Ok(Some(object.clone())),
            (name, Dyn::None) if name.starts_with("__") => {
                let what = format!("{name} of super() that is bound to nothing");
                return Err(crate::exc::not_implemented_error(&what));
            }
            (name, Dyn::None) => {
                let text = format!("'super' object has no attribute '{name}'");
                return Err(crate::exc::attribute_error(&text));
            }
            ("__self__", object) => return Ok(Some(object.clone())),
            ("__self_class__", own @ Dyn::Class(class)) if class.is_subclass(&self.class) => {
                return Ok(Some(own.clone()));
            }
            ("__self_class__", object) => {
                return Ok(Some(Dyn::Class(crate::dynamic::type_of(object))));
            }
            _ => {}
        }
        if let Dyn::Class(own) = &self.object
            && let Some(meta) = own.meta().filter(|meta| meta.is_subclass(&self.class))
        {
            // A class is the object of a method of its metaclass.
            if let Some(found) = meta.lookup_after(&self.class, name) {
                return crate::dynamic::bind(&found, &self.object, meta).map(Some);
            }
            let own = crate::metaclass::of_type(name, Some(own));
            return match own {
                Some(own) => Ok(Some(own)),
                None => crate::dynamic::base_attribute(&self.object, &[], name),
            };
        }
        let class = match &self.object {
            Dyn::Class(class) => class.clone(),
            object => crate::dynamic::type_of(object),
        };
        if let Some(found) = class.lookup_after(&self.class, name) {
            return match &self.object {
                Dyn::Class(class) => crate::dynamic::bind_class(&found, class).map(Some),
                object => crate::dynamic::bind(&found, object, &class).map(Some),
            };
        }
        crate::dynamic::base_attribute(&self.object, &class.after(&self.class), name)
    }
}

//! Objects that the runtime's library makes, or that typed code brings: one trait, all of it optional.

use std::any::Any;
use std::fmt;

use crate::class::{Builtin, Type};
use crate::dyn_value::Dyn;
use crate::exc::{Result, attribute_error, not_implemented_error, type_error};
use crate::function::Args;
use crate::iter::Iter;
use crate::str::Str;
use crate::traits::Comparison;

/// An object behind [`Dyn::Native`]. `this` is the same object as a value.
pub trait Native: Any {
    /// `type(x).__name__`.
    fn type_name(&self) -> &'static str;

    /// Lets the library find its own type behind the trait.
    fn as_any(&self) -> &dyn Any;

    /// `type(x)`.
    fn class(&self) -> Type {
        Type::Known(Builtin::Named(self.type_name()))
    }

    /// `x.name`; `None` is an `AttributeError`.
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let _: (&Dyn, &str) = (this, name);
        Ok(None)
    }

    /// `del x.name`: whether there was one.
    fn delete_attribute(&self, name: &str) -> bool {
        let _: &str = name;
        false
    }

    /// `x.name = value`.
    fn set_attribute(&self, name: &str, value: Dyn) -> Result<()> {
        drop(value);
        Err(attribute_error(&format!(
            "'{}' object attribute '{name}' is read-only",
            self.type_name()
        )))
    }

    /// `x(…)`.
    fn call(&self, this: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        let _: (&Dyn, &Args<'_>) = (this, args);
        Err(type_error(&format!("'{}' object is not callable", self.type_name())))
    }

    /// Whether `x(…)` is possible.
    fn is_callable(&self) -> bool {
        false
    }

    /// Whether it stands in a class for something else: a property, a wrapped function.
    fn is_descriptor(&self) -> bool {
        false
    }

    /// `repr(x)`; `None` is the usual one with an address.
    fn repr(&self, this: &Dyn) -> Result<Option<String>> {
        let _: &Dyn = this;
        Ok(None)
    }

    /// `x[key]`.
    fn item(&self, this: &Dyn, key: &Dyn) -> Result<Dyn> {
        let _: (&Dyn, &Dyn) = (this, key);
        Err(type_error(&format!("'{}' object is not subscriptable", self.type_name())))
    }

    /// `x[key] = new`.
    fn set_item(&self, key: &Dyn, new: &Dyn) -> Result<()> {
        let _: (&Dyn, &Dyn) = (key, new);
        Err(type_error(&format!("'{}' object does not support item assignment", self.type_name())))
    }

    /// Whether `x[key] = new` is possible.
    fn takes_items(&self) -> bool {
        false
    }

    /// `iter(x)`.
    fn iter(&self, this: &Dyn) -> Result<Iter<Dyn>> {
        let _: &Dyn = this;
        Err(type_error(&format!("'{}' object is not iterable", self.type_name())))
    }

    /// `len(x)`.
    fn len(&self) -> Option<usize> {
        None
    }

    /// `len(x)` where it may be too large for a length; `None` where there is none.
    fn length(&self) -> Result<Option<usize>> {
        Ok(self.len())
    }

    /// `reversed(x)`.
    fn reversed(&self) -> Result<Option<Iter<Dyn>>> {
        Ok(None)
    }

    /// `item in x`; `None` walks through it.
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        let _: &Dyn = item;
        Ok(None)
    }

    /// `str(x)` where it is not `repr(x)`.
    fn str(&self) -> Option<String> {
        None
    }

    /// `bool(x)` where its length does not say it.
    fn truth(&self) -> Option<bool> {
        None
    }

    /// `hash(x)` where it is not that of an object.
    fn hash(&self) -> Result<Option<i64>> {
        Ok(None)
    }

    /// `x sign other`, or `other sign x` where it stands on the right.
    fn operate(&self, sign: &str, other: &Dyn, is_right: bool) -> Result<Option<Dyn>> {
        let _: (&str, &Dyn, bool) = (sign, other, is_right);
        Ok(None)
    }

    /// What a method of one number answers: `__neg__`, `__abs__`, `__floor__`.
    fn unary(&self, dunder: &str) -> Result<Option<Dyn>> {
        let _: &str = dunder;
        Ok(None)
    }

    /// `round(x, digits)`.
    fn rounded(&self, digits: i64) -> Result<Option<Dyn>> {
        let _: i64 = digits;
        Ok(None)
    }

    /// `format(x, spec)`.
    fn format(&self, this: &Dyn, spec: &str) -> Result<Option<String>> {
        let _: (&Dyn, &str) = (this, spec);
        Ok(None)
    }

    /// `x < other` and its kind.
    fn order(&self, comparison: Comparison, other: &Dyn) -> Result<Option<bool>> {
        let _: (Comparison, &Dyn) = (comparison, other);
        Ok(None)
    }

    /// `x == other`; `None` asks the other side.
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        let _: &Dyn = other;
        Ok(None)
    }
}

impl fmt::Debug for dyn Native {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.type_name())
    }
}

/// A module of the library, filled when it is imported.
#[derive(Debug)]
pub(crate) struct Module {
    pub(crate) name: &'static str,
    pub(crate) names: crate::dict::Dict<Str, Dyn>,
}

impl Native for Module {
    fn type_name(&self) -> &'static str {
        "module"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> Type {
        Type::Known(Builtin::Module)
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        if name == "__name__" {
            return Ok(Some(Dyn::text(self.name)));
        }
        match self.names.get_text(name) {
            Some(value) => Ok(Some(value)),
            None if crate::modules::is_missing(self.name, name) => {
                let text = format!("module '{}' has no attribute '{name}'", self.name);
                Err(attribute_error(&text))
            }
            // All that Python's module has is here.
            None if self.name == "itertools" && !name.starts_with('_') => {
                Err(attribute_error(&format!("module 'itertools' has no attribute '{name}'")))
            }
            // Names that came with a later Python.
            None if matches!(
                (self.name, name),
                ("math", "sumprod" | "fma")
                    | ("random", "binomialvariate")
                    | ("copy", "replace")
                    | ("statistics", "kde" | "kde_random")
                    | ("heapq", "heapify_max" | "heappush_max" | "heappop_max")
                    | ("functools", "Placeholder")
                    | ("warnings", "deprecated")
                    | ("enum", "EnumDict")
                    | ("queue", "ShutDown")
                    | ("calendar", "Month" | "Day" | "JANUARY" | "FEBRUARY")
                    | ("inspect", "markcoroutinefunction" | "BufferFlags")
                    | ("os", "process_cpu_count")
                    | (
                        "typing",
                        "override"
                            | "TypeAliasType"
                            | "ReadOnly"
                            | "TypeIs"
                            | "NoDefault"
                            | "get_protocol_members"
                            | "is_protocol"
                    )
            ) =>
            {
                let text = format!("module '{}' has no attribute '{name}'", self.name);
                Err(attribute_error(&text))
            }
            // No module is a container, a function or a context manager.
            None if crate::dynamic::methods::is_of_some(name)
                || matches!(name, "__enter__" | "__exit__" | "__aenter__" | "__aexit__") =>
            {
                Ok(None)
            }
            // Python's module may well have it: this is a lack of ours, and not for `hasattr` to hide.
            None => Err(not_implemented_error(&format!("{}.{name} is not translated", self.name))),
        }
    }
    fn set_attribute(&self, name: &str, value: Dyn) -> Result<()> {
        if self.name == "builtins" {
            // Every name that nobody binds would have to be looked up there.
            return Err(not_implemented_error(&format!("builtins.{name} = …")));
        }
        self.names.set_text(name, value);
        crate::modules::sys::note_bound(self.name, name);
        Ok(())
    }
    fn delete_attribute(&self, name: &str) -> bool {
        self.names.remove_text(name).is_some()
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(format!("<module '{}' (built-in)>", self.name)))
    }
}

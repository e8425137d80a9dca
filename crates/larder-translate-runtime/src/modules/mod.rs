//! The modules of Python's library, as values: [`import`].

pub(crate) mod collections;
pub(crate) mod complex;
mod contextlib;
mod dataclasses;
mod digest;
pub(crate) mod disk;
mod distributions;
pub(crate) mod enumeration;
pub(crate) mod files;
pub(crate) mod fractions;
pub(crate) mod functools;
mod itertools;
mod json;
mod math;
mod mixins;
pub(crate) mod native;
mod operator;
mod places;
mod random;
mod re;
mod sequences;
mod special;
pub(crate) mod sys;
mod text;
mod time;
pub(crate) mod typing;

use std::cell::RefCell;
use std::collections::HashMap;

use crate::class::{Builtin, Class};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::{Result, module_not_found_error, type_error};
use crate::function::{Args, Function, NativeCall};
use crate::native::Module;
use crate::str::Str;

thread_local! {
    static LOADED: RefCell<HashMap<&'static str, Dyn>> = RefCell::new(HashMap::new());
}

/// A real number as `math` takes it.
pub(crate) fn real(value: &Dyn) -> Result<f64> {
    math::float_of(value)
}

type Fill = fn(&Names) -> Result<()>;

/// The modules there are.
const MODULES: [(&str, Fill); 26] = [
    ("_native", native::fill),
    ("abc", typing::fill_abc),
    ("bisect", sequences::fill_bisect),
    ("builtins", fill_builtins),
    ("collections", collections::fill),
    ("collections.abc", |names| typing::fill(names, "collections.abc")),
    ("contextlib", contextlib::fill),
    ("copy", sequences::fill_copy),
    ("dataclasses", dataclasses::fill),
    ("enum", enumeration::fill),
    ("fractions", fractions::fill),
    ("functools", functools::fill),
    ("heapq", sequences::fill_heapq),
    ("io", files::fill),
    ("itertools", itertools::fill),
    ("json", json::fill),
    ("math", math::fill),
    ("numbers", |names| typing::fill(names, "numbers")),
    ("operator", operator::fill),
    ("random", random::fill),
    ("re", re::fill),
    ("string", text::fill),
    ("sys", sys::fill),
    ("time", time::fill),
    ("types", |names| typing::fill(names, "types")),
    ("typing", typing::fill_typing),
];

/// Whether there is a module of the name.
pub(crate) fn is_known(name: &str) -> bool {
    MODULES.iter().any(|(known, _)| *known == name)
        || crate::written::MODULES.iter().any(|(known, _)| *known == name)
}

/// `import name`.
pub fn import(name: &str) -> Result<Dyn> {
    if let Some(module) = LOADED.with_borrow(|loaded| loaded.get(name).cloned()) {
        return Ok(module);
    }
    let native = MODULES.iter().find(|(known, _)| *known == name);
    let written = crate::written::MODULES.iter().find(|(known, _)| *known == name);
    let Some(name) = native.map(|row| row.0).or_else(|| written.map(|row| row.0)) else {
        return Err(module_not_found_error(&format!("No module named '{name}'")));
    };
    let names = Names(Dict::new());
    if let Some((_, fill)) = native {
        fill(&names)?;
    }
    let module = Dyn::native(Module { name, names: names.0.clone() });
    LOADED.with_borrow_mut(|loaded| loaded.insert(name, module.clone()));
    if let Some((_, run)) = written {
        for (key, value) in run()?.pairs() {
            names.set(key.as_str(), value);
        }
    }
    Ok(module)
}

/// `from module import name`.
pub fn import_name(module: &Dyn, name: &str) -> Result<Dyn> {
    crate::dynamic::getattr(module, name).map_err(|error| {
        if !error.is(crate::exc::ExcType::AttributeError) {
            return error;
        }
        let from = crate::dynamic::getattr(module, "__name__");
        let from = from.unwrap_or_else(|_| Dyn::None);
        let from =
            crate::dynamic::str(&from).map_or_else(|_| String::new(), |from| from.to_string());
        let text = format!("cannot import name '{name}' from '{from}' (unknown location)");
        crate::exc::import_error(&text)
    })
}

/// A name of `typing`.
pub(crate) fn typing_name(name: &str) -> Result<Dyn> {
    crate::dynamic::getattr(&import("typing")?, name)
}

/// The names of a module while it is made.
pub(crate) struct Names(Dict<Str, Dyn>);

impl Names {
    fn set(&self, name: &str, value: impl Into<Dyn>) {
        self.0.set_text(name, value.into());
    }

    fn function(&self, name: &str, call: NativeCall) {
        self.0.set_text(name, Dyn::Function(Function::native(name, call)));
    }

    fn class(&self, name: &str, kind: Builtin) {
        self.0.set_text(name, Dyn::Class(Class::builtin(kind)));
    }
}

fn fill_builtins(names: &Names) -> Result<()> {
    for name in [
        "abs", "all", "any", "print", "len", "min", "max", "sum", "sorted", "int", "float", "str",
        "list", "dict", "set", "tuple", "open", "input", "range", "repr",
    ] {
        if let Some(value) = crate::builtins::builtin(name) {
            names.set(name, value);
        }
    }
    Ok(())
}

/// A class of the library, called.
pub(crate) fn construct(class: &Class, args: &Args<'_>) -> Result<Dyn> {
    match class.name() {
        "partial" => functools::partial(args),
        "memoryview" => crate::memory_view::construct(args),
        "Fraction" => fractions::construct(args),
        "complex" => complex::construct(args),
        "Random" => random::construct(args),
        "StringIO" => files::string_io(args),
        "auto" => enumeration::auto(),
        "cached_property" => functools::cached_property(args),
        "SimpleNamespace" => typing::simple_namespace(args),
        "TextIOWrapper" | "BufferedReader" | "BufferedWriter" | "BufferedRandom" | "FileIO" => {
            Err(crate::exc::not_implemented_error(&format!("io.{} of another file", class.name())))
        }
        name => match itertools::construct(name, args)? {
            Some(value) => Ok(value),
            None => Err(type_error(&format!("cannot create '{name}' instances"))),
        },
    }
}

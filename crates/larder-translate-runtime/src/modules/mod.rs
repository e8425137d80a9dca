//! The modules of Python's library, as values: [`import`].

pub(crate) mod collections;
pub(crate) mod complex;
mod contextlib;
mod copying;
mod dataclasses;
mod deflate;
mod digest;
pub(crate) mod disk;
mod distributions;
pub(crate) mod enumeration;
pub(crate) mod files;
mod fractions;
pub(crate) mod functools;
mod huffman;
mod inflate;
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

use std::cell::{Cell, RefCell};

use crate::class::{Builtin, Class, Maker};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::{Result, type_error};
use crate::function::{Args, Function, NativeCall};
use crate::native::Module;
use crate::str::Str;
use crate::written::more;

thread_local! {
    static LOADED: RefCell<Vec<(&'static str, Dyn)>> = const { RefCell::new(Vec::new()) };
    /// How many modules that are written in Python are being made.
    static FILLING: Cell<u32> = const { Cell::new(0) };
}

/// Whether a module of the library is being made.
pub(crate) fn is_filling() -> bool {
    FILLING.get() > 0
}

/// A real number as `math` takes it.
pub(crate) fn real(value: &Dyn) -> Result<f64> {
    math::float_of(value)
}

type Fill = fn(&Names) -> Result<()>;

/// What runs a module that is written in Python, and gives its names.
pub(crate) type Written = fn() -> Result<Dict<Str, Dyn>>;

/// A module of the library before it is imported. A program names those that it imports, so that the linker
/// drops all others.
#[expect(missing_debug_implementations, reason = "it has functions alone")]
pub struct Library {
    name: &'static str,
    fill: Option<Fill>,
    written: Option<Written>,
}

impl Library {
    const fn native(name: &'static str, fill: Fill) -> Library {
        Library { name, fill: Some(fill), written: None }
    }

    /// The same with names that are written in Python, where the program wants them.
    const fn both(name: &'static str, fill: Fill, written: Option<Written>) -> Library {
        Library { name, fill: Some(fill), written }
    }

    /// A module that is written in Python.
    pub const fn written(name: &'static str, written: Written) -> Library {
        Library { name, fill: None, written: Some(written) }
    }
}

/// The modules that are part of the runtime, each under its name in capitals.
macro_rules! libraries {
    ($($word:ident = $value:expr;)*) => {
        $(
            #[expect(missing_docs, reason = "each is named as Python names it")]
            pub static $word: Library = $value;
        )*
    };
}

libraries! {
    _NATIVE = Library::native("_native", native::fill);
    ABC = Library::native("abc", typing::fill_abc);
    BISECT = Library::native("bisect", sequences::fill_bisect);
    BUILTINS = Library::native("builtins", fill_builtins);
    COLLECTIONS = Library::both("collections", collections::fill, more::COLLECTIONS);
    COLLECTIONS_ABC =
        Library::native("collections.abc", |names| typing::fill(names, "collections.abc"));
    CONTEXTLIB = Library::both("contextlib", contextlib::fill, more::CONTEXTLIB);
    COPY = Library::native("copy", copying::fill);
    DATACLASSES = Library::native("dataclasses", dataclasses::fill);
    ENUM = Library::native("enum", enumeration::fill);
    FRACTIONS = Library::native("fractions", fractions::fill);
    FUNCTOOLS = Library::both("functools", functools::fill, more::FUNCTOOLS);
    HEAPQ = Library::native("heapq", sequences::fill_heapq);
    IO = Library::both("io", files::fill, more::IO);
    ITERTOOLS = Library::native("itertools", itertools::fill);
    JSON = Library::both("json", json::fill, more::JSON);
    MATH = Library::native("math", math::fill);
    NUMBERS = Library::native("numbers", |names| typing::fill(names, "numbers"));
    OPERATOR = Library::both("operator", operator::fill, more::OPERATOR);
    RANDOM = Library::native("random", random::fill);
    RE = Library::native("re", re::fill);
    STRING = Library::both("string", text::fill, more::STRING);
    SYS = Library::native("sys", sys::fill);
    TIME = Library::both("time", time::fill, more::TIME);
    TYPES = Library::both("types", |names| typing::fill(names, "types"), more::TYPES);
    TYPING = Library::native("typing", typing::fill_typing);
}

/// `import name`.
pub fn import(library: &'static Library) -> Result<Dyn> {
    let name = library.name;
    if let Some(module) = loaded(name) {
        return Ok(module);
    }
    let names = Names(Dict::new(), IN_C.contains(&name));
    if let Some(fill) = library.fill {
        fill(&names)?;
    }
    let module = Dyn::native(Module { name, names: names.0.clone() });
    LOADED.with_borrow_mut(|loaded| loaded.push((name, module.clone())));
    if let Some(run) = library.written {
        FILLING.set(FILLING.get() + 1);
        let made = run();
        FILLING.set(FILLING.get() - 1);
        for (key, value) in made?.pairs() {
            names.set(key.as_str(), value);
        }
    }
    Ok(module)
}

/// A module that was imported before.
pub(crate) fn loaded(name: &str) -> Option<Dyn> {
    LOADED.with_borrow(|loaded| {
        loaded.iter().find(|(known, _)| *known == name).map(|(_, module)| module.clone())
    })
}

/// `from module import name`.
pub fn import_name(module: &Dyn, name: &str) -> Result<Dyn> {
    crate::dynamic::getattr_of(module, name).map_err(|error| {
        if error.is(crate::exc::ExcType::AttributeError) { no_name(module, name) } else { error }
    })
}

/// The same of a name that CPython's module does not have; one that is written here may have it for the others.
pub fn import_lacking(module: &Dyn, name: &str) -> Result<Dyn> {
    crate::dynamic::getattr_of(module, name).map_err(|_| no_name(module, name))
}

fn own_name_of(module: &Dyn) -> String {
    let name = crate::dynamic::getattr(module, "__name__").unwrap_or_else(|_| Dyn::None);
    crate::dynamic::str(&name).map_or_else(|_| String::new(), |name| name.to_string())
}

fn no_name(module: &Dyn, name: &str) -> crate::exc::Exc {
    let from = own_name_of(module);
    let text = format!("cannot import name '{name}' from '{from}' (unknown location)");
    let fault = crate::exc::import_error(&text);
    fault.set_place("name", Dyn::text(&from));
    fault
}

/// `module.name` where CPython's module has other names.
pub fn lacking(module: &Dyn, name: &str, names: &[&str]) -> Result<Dyn> {
    if let Ok(own) = crate::dynamic::getattr_of(module, name) {
        return Ok(own);
    }
    let text = format!("module '{}' has no attribute '{name}'", own_name_of(module));
    let fault = crate::exc::attribute_error(&text);
    fault.set_place("name", Dyn::text(name));
    fault.set_object(module.clone());
    crate::suggest::propose(&fault, name, names);
    Err(fault)
}

/// Refuses a class of the program whose own methods its base would have to call.
pub(crate) fn refuse_overridden(base: &dyn crate::native::Native, class: &Class) -> Result<()> {
    let drawn = ["random", "getrandbits"].into_iter().find(|name| class.lookup(name).is_some());
    match drawn.filter(|_| base.as_any().is::<random::Random>()) {
        Some(name) => {
            let what = format!("random.Random with a {name} of the program");
            Err(crate::exc::not_implemented_error(&what))
        }
        None => Ok(()),
    }
}

/// The method of an operator of a number that the library has made.
pub(crate) fn native_operator(value: &Dyn, name: &str) -> Option<Dyn> {
    use crate::dynamic as d;
    type Binary = fn(&Dyn, &Dyn) -> Result<Dyn>;
    let (act, is_right): (Binary, bool) = match name {
        "__add__" => (d::add, false),
        "__sub__" => (d::sub, false),
        "__mul__" => (d::mul, false),
        "__truediv__" => (d::truediv, false),
        "__floordiv__" => (d::floordiv, false),
        "__mod__" => (d::modulo, false),
        "__pow__" => (d::pow, false),
        "__divmod__" => (d::divmod, false),
        "__radd__" => (d::add, true),
        "__rsub__" => (d::sub, true),
        "__rmul__" => (d::mul, true),
        "__rtruediv__" => (d::truediv, true),
        "__rfloordiv__" => (d::floordiv, true),
        "__rmod__" => (d::modulo, true),
        "__rpow__" => (d::pow, true),
        "__rdivmod__" => (d::divmod, true),
        _ => {
            let held = value.clone();
            let unary: fn(&Dyn, &[Dyn]) -> Result<Dyn> = match name {
                "__neg__" => |value, _| d::neg(value),
                "__pos__" => |value, _| d::pos(value),
                "__abs__" => |value, _| d::abs(value),
                "__bool__" => |value, _| d::truth(value).map(Dyn::Bool),
                "__int__" => |value, _| crate::builtins::to_int(value).map(Dyn::Int),
                "__float__" => |value, _| crate::builtins::to_float(value).map(Dyn::Float),
                "__round__" => |value, args| crate::builtins::round(value, args.first()),
                "__floor__" | "__ceil__" | "__trunc__" => {
                    let dunder = name.to_owned();
                    return Some(Dyn::Function(Function::open(name, move |_| match &held {
                        Dyn::Native(native) => native.unary(&dunder).map(Option::unwrap_or_default),
                        _ => Ok(Dyn::None),
                    })));
                }
                _ => return None,
            };
            let role = crate::function::Role::Method(held.clone());
            let call = move |args: &Args<'_>| unary(&held, args.pos);
            return Some(Dyn::Function(Function::with_role(name, role, call)));
        }
    };
    let held = value.clone();
    let role = crate::function::Role::Method(held.clone());
    Some(Dyn::Function(Function::with_role(name, role, move |args| {
        let other = args.one()?;
        // A method alone answers for numbers; the operator asks the other side next.
        let is_number = d::number(&other).is_some()
            || matches!(&other, Dyn::Native(native) if matches!(native.type_name(), "Fraction" | "complex"));
        match (is_number, is_right) {
            (false, _) => Ok(Dyn::NotImplemented),
            (true, false) => act(&held, &other),
            (true, true) => act(&other, &held),
        }
    })))
}

/// A name of `typing`, which the program has imported: what it is asked for comes from there.
pub(crate) fn typing_name(name: &str) -> Result<Dyn> {
    match loaded("typing") {
        Some(typing) => crate::dynamic::getattr_of(&typing, name),
        None => Err(crate::exc::not_implemented_error(&format!("typing.{name} before its import"))),
    }
}

/// Modules whose functions CPython has written in C, or made of one object's methods.
const IN_C: &[&str] =
    &["bisect", "heapq", "itertools", "math", "operator", "random", "sys", "time"];

/// The names of a module while it is made, and whether its functions are `IN_C`.
pub(crate) struct Names(Dict<Str, Dyn>, bool);

impl Names {
    fn set(&self, name: &str, value: impl Into<Dyn>) {
        self.0.set_text(name, value.into());
    }

    fn function(&self, name: &str, call: NativeCall) {
        let function =
            if self.1 { Function::free(name, call) } else { Function::native(name, call) };
        self.0.set_text(name, Dyn::Function(function));
    }

    fn class(&self, name: &str, kind: Builtin) {
        self.0.set_text(name, Dyn::Class(Class::builtin(kind)));
    }

    /// A class of the library that can be called.
    fn made(&self, maker: &'static Maker) {
        self.0.set_text(maker.name, Dyn::Class(Class::made(maker)));
    }
}

/// What `builtins` has and a translated program has not.
const OF_THE_INTERPRETER: &[&str] = &[
    "__build_class__",
    "__debug__",
    "__doc__",
    "__import__",
    "__loader__",
    "__package__",
    "__spec__",
    "breakpoint",
    "compile",
    "copyright",
    "credits",
    "dir",
    "eval",
    "exec",
    "exit",
    "globals",
    "help",
    "license",
    "locals",
    "quit",
    "vars",
];

/// Whether a module of Python has no such name for certain: all of its names are known here.
pub(crate) fn is_missing(module: &str, name: &str) -> bool {
    match module {
        "math" => !name.starts_with("__"),
        "builtins" => !OF_THE_INTERPRETER.contains(&name),
        _ => false,
    }
}

fn fill_builtins(names: &Names) -> Result<()> {
    for name in crate::builtins::NAMES {
        if let Some(value) = crate::builtins::builtin(name) {
            names.set(name, value);
        }
    }
    for (name, value) in
        [("None", Dyn::None), ("True", Dyn::Bool(true)), ("False", Dyn::Bool(false))]
    {
        names.set(name, value);
    }
    names.set("__debug__", Dyn::Bool(true));
    Ok(())
}

/// A class of the library, called: the class brings what makes its values.
pub(crate) fn construct(class: &Class, args: &Args<'_>) -> Result<Dyn> {
    match (class.maker(), class.name()) {
        (Some(maker), _) => (maker.construct)(args),
        (
            None,
            name @ ("TextIOWrapper" | "BufferedReader" | "BufferedWriter" | "BufferedRandom"
            | "FileIO"),
        ) => Err(crate::exc::not_implemented_error(&format!("io.{name} of another file"))),
        (None, name) => Err(type_error(&format!("cannot create '{name}' instances"))),
    }
}

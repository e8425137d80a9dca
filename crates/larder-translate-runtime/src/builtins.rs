//! The built-in functions and classes as values, with CPython's rules for their arguments.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::bytes::{ByteArray, Bytes};
use crate::class::{Builtin, Class, Maker};
use crate::deque::Deque;
use crate::dict::{Dict, Kind};
use crate::dyn_value::Dyn;
use crate::dynamic::{self as d, Number};
use crate::exc::{Exc, ExcType, Result, type_error, value_error};
use crate::float;
use crate::function::{Args, Function, NativeCall, Role};
use crate::instance::Instance;
use crate::int::{self, Int};
use crate::iter::Iter;
use crate::list::List;
use crate::set::{FrozenSet, Set};
use crate::str::Str;
use crate::traits::{Comparison, Iterate, Next};
use crate::tuple::Tuple;
use crate::wrapper::{Property, Wrapped};

thread_local! {
    static KNOWN: RefCell<HashMap<String, Dyn>> = RefCell::new(HashMap::new());
}

/// What a name of Python's builtins means.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it has functions")]
pub struct Found<'n>(Kinds<'n>);

#[derive(Clone, Copy)]
enum Kinds<'n> {
    Class(Builtin),
    Made(&'static Maker),
    Function(&'n str, NativeCall),
    NotImplemented,
    Ellipsis,
}

impl Found<'_> {
    /// Whether it is a function, and no class.
    pub fn is_function(self) -> bool {
        matches!(self.0, Kinds::Function(..))
    }

    /// Calls it, without a way through its value.
    #[inline(always)]
    pub fn call(self, pos: &[Dyn], kw: &[(Str, Dyn)]) -> Result<Dyn> {
        match self.0 {
            Kinds::Function(name, call) => call(&Args { name, pos, kw }),
            _ => d::call_with(&self.value(), pos, kw),
        }
    }

    /// As a value: the same one each time.
    pub fn value(self) -> Dyn {
        match self.0 {
            Kinds::Class(class) => Dyn::Class(Class::builtin(class)),
            Kinds::Made(maker) => Dyn::Class(Class::made(maker)),
            Kinds::NotImplemented => Dyn::NotImplemented,
            Kinds::Ellipsis => Dyn::Ellipsis,
            Kinds::Function(name, call) => {
                if let Some(known) = KNOWN.with_borrow(|known| known.get(name).cloned()) {
                    return known;
                }
                let value = Dyn::Function(Function::free(name, call));
                KNOWN.with_borrow_mut(|known| known.insert(name.to_owned(), value.clone()));
                value
            }
        }
    }
}

/// The names of `builtins`, without those of the interpreter.
#[rustfmt::skip]
pub(crate) const NAMES: &[&str] = &[
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup",
    "BlockingIOError", "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError",
    "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
    "DeprecationWarning", "EOFError", "Ellipsis", "EncodingWarning", "EnvironmentError",
    "Exception", "ExceptionGroup", "False", "FileExistsError", "FileNotFoundError",
    "FloatingPointError", "FutureWarning", "GeneratorExit", "IOError", "ImportError",
    "ImportWarning", "IndentationError", "IndexError", "InterruptedError", "IsADirectoryError",
    "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError", "ModuleNotFoundError",
    "NameError", "None", "NotADirectoryError", "NotImplemented", "NotImplementedError", "OSError",
    "OverflowError", "PendingDeprecationWarning", "PermissionError", "ProcessLookupError",
    "RecursionError", "ReferenceError", "ResourceWarning", "RuntimeError", "RuntimeWarning",
    "StopAsyncIteration", "StopIteration", "SyntaxError", "SyntaxWarning", "SystemError",
    "SystemExit", "TabError", "TimeoutError", "True", "TypeError", "UnboundLocalError",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
    "UnicodeWarning", "UserWarning", "ValueError", "Warning", "ZeroDivisionError", "abs", "aiter",
    "all", "anext", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr",
    "classmethod", "complex", "delattr", "dict", "divmod", "enumerate", "filter", "float",
    "format", "frozenset", "getattr", "hasattr", "hash", "hex", "id", "input", "int", "isinstance",
    "issubclass", "iter", "len", "list", "map", "max", "memoryview", "min", "next", "object",
    "oct", "open", "ord", "pow", "print", "property", "range", "repr", "reversed", "round", "set",
    "setattr", "slice", "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "zip",
];

/// A built-in function, class or exception by its name.
pub fn builtin(name: &str) -> Option<Dyn> {
    find(name).map(Found::value)
}

/// What a name means, or none. A constant of it holds that alone, so that the linker drops all others: see
/// [`builtin!`](crate::builtin!).
pub const fn find(name: &str) -> Option<Found<'_>> {
    let class = match name.as_bytes() {
        b"object" => Builtin::Object,
        b"type" => Builtin::Type,
        b"int" => Builtin::Int,
        b"bool" => Builtin::Bool,
        b"float" => Builtin::Float,
        b"str" => Builtin::Str,
        b"bytes" => Builtin::Bytes,
        b"bytearray" => Builtin::ByteArray,
        b"list" => Builtin::List,
        b"tuple" => Builtin::Tuple,
        b"dict" => Builtin::Dict,
        b"set" => Builtin::Set,
        b"frozenset" => Builtin::FrozenSet,
        b"range" => Builtin::Range,
        b"slice" => Builtin::Slice,
        b"property" => Builtin::Property,
        b"staticmethod" => Builtin::StaticMethod,
        b"classmethod" => Builtin::ClassMethod,
        b"enumerate" => Builtin::Named("enumerate"),
        b"map" => Builtin::Named("map"),
        b"filter" => Builtin::Named("filter"),
        b"zip" => Builtin::Named("zip"),
        b"reversed" => Builtin::Named("reversed"),
        b"super" => Builtin::Named("super"),
        b"complex" => return Some(Found(Kinds::Made(&crate::modules::complex::MAKER))),
        b"memoryview" => return Some(Found(Kinds::Made(&crate::memory_view::MAKER))),
        b"IOError" | b"EnvironmentError" => Builtin::Exc(ExcType::OSError),
        b"NotImplemented" => return Some(Found(Kinds::NotImplemented)),
        b"Ellipsis" => return Some(Found(Kinds::Ellipsis)),
        _ => match exception(name) {
            Some(kind) => Builtin::Exc(kind),
            None => {
                return match function(name) {
                    Some(call) => Some(Found(Kinds::Function(name, call))),
                    None => None,
                };
            }
        },
    };
    Some(Found(Kinds::Class(class)))
}

const fn exception(name: &str) -> Option<ExcType> {
    let mut at = 0;
    while at < ExcType::ALL.len() {
        let kind = ExcType::ALL[at];
        // Two are not among the builtins.
        let is_apart = matches!(kind, ExcType::JSONDecodeError | ExcType::ReError);
        if !is_apart && is_same(kind.name().as_bytes(), name.as_bytes()) {
            return Some(kind);
        }
        at += 1;
    }
    None
}

const fn is_same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

#[expect(clippy::too_many_lines, reason = "a table")]
const fn function(name: &str) -> Option<NativeCall> {
    Some(match name.as_bytes() {
        b"abs" => |args| d::abs(&args.one()?),
        b"all" => |args| every(&args.one()?, false),
        b"any" => |args| every(&args.one()?, true),
        b"ascii" => |args| d::ascii(&args.one()?).map(Dyn::Str),
        b"bin" => |args| Ok(Dyn::from(d::index(&args.one()?)?.bin())),
        b"oct" => |args| Ok(Dyn::from(d::index(&args.one()?)?.oct())),
        b"hex" => |args| Ok(Dyn::from(d::index(&args.one()?)?.hex())),
        b"aiter" => crate::coroutine::aiter,
        b"anext" => crate::coroutine::anext,
        b"callable" => |args| Ok(Dyn::Bool(d::is_callable(&args.one()?))),
        b"chr" => |args| {
            let code = int::code_point(&d::index(&args.one()?)?)?;
            crate::str::chr(i64::from(code)).map(Dyn::Str)
        },
        b"ord" => ord,
        b"divmod" => |args| {
            let (a, b) = args.two()?;
            d::divmod(&a, &b)
        },
        b"pow" => |args| {
            let [a, b, c] = args.named(["base", "exp", "mod"], 2)?;
            d::pow_mod(&a.unwrap_or_default(), &b.unwrap_or_default(), &c.unwrap_or_default())
        },
        b"format" => |args| {
            let [value, spec] = args.places::<2>(1)?;
            let spec = spec.map_or(Ok(Str::empty()), |spec| spec.as_text("format() argument 2"))?;
            d::format(&value.unwrap_or_default(), &spec).map(Dyn::Str)
        },
        b"getattr" => |args| {
            let [value, name, default] = args.places::<3>(2)?;
            let name = attribute_name(&name.unwrap_or_default())?;
            match (d::getattr_of(&value.unwrap_or_default(), name.as_str()), default) {
                (Err(exc), Some(default)) if exc.is(ExcType::AttributeError) => Ok(default),
                (outcome, _) => outcome,
            }
        },
        b"hasattr" => |args| {
            let (value, name) = args.two()?;
            d::hasattr(&value, attribute_name(&name)?.as_str()).map(Dyn::Bool)
        },
        b"setattr" => |args| {
            let [value, name, new] = args.places::<3>(3)?;
            let name = attribute_name(&name.unwrap_or_default())?;
            d::setattr_of(&value.unwrap_or_default(), name.as_str(), new.unwrap_or_default())?;
            Ok(Dyn::None)
        },
        b"delattr" => |args| {
            let (value, name) = args.two()?;
            d::delattr(&value, attribute_name(&name)?.as_str())?;
            Ok(Dyn::None)
        },
        b"hash" => |args| d::hash(&args.one()?).map(Dyn::from),
        b"id" => |args| Ok(Dyn::Int(d::identity(&args.one()?))),
        b"input" => |args| {
            let [prompt] = args.places::<1>(0)?;
            let prompt = prompt.map_or(Ok(Str::empty()), |prompt| d::str(&prompt))?;
            crate::io::input(prompt.as_str()).map(Dyn::Str)
        },
        b"isinstance" => |args| {
            let (value, class) = args.two()?;
            d::is_instance(&value, &class).map(Dyn::Bool)
        },
        b"issubclass" => |args| {
            let (class, other) = args.two()?;
            d::is_subclass(&class, &other).map(Dyn::Bool)
        },
        b"iter" => |args| {
            let [value, sentinel] = args.places::<2>(1)?;
            let value = value.unwrap_or_default();
            let Some(sentinel) = sentinel else { return iter_value(&value) };
            if !d::is_callable(&value) {
                return Err(type_error("iter(v, w): v must be callable"));
            }
            Ok(Dyn::Iter(Iter::from_fn("callable_iterator", move || {
                let next = match d::call(&value, &[]) {
                    Err(exc) if exc.is(ExcType::StopIteration) => return Ok(None),
                    next => next?,
                };
                Ok(if d::equal(&next, &sentinel)? { None } else { Some(next) })
            })))
        },
        b"next" => |args| {
            let [value, default] = args.places::<2>(1)?;
            match default {
                Some(default) => d::next_or(&value.unwrap_or_default(), default),
                None => d::next(&value.unwrap_or_default()),
            }
        },
        b"len" => |args| d::length(&args.one()?).map(Dyn::from),
        b"max" => |args| extreme(args, Comparison::Greater),
        b"min" => |args| extreme(args, Comparison::Less),
        b"open" => crate::modules::disk::open,
        b"print" => print,
        b"repr" => |args| d::repr(&args.one()?).map(Dyn::Str),
        b"round" => |args| {
            let [value, digits] = args.named(["number", "ndigits"], 1)?;
            round(&value.unwrap_or_default(), digits.as_ref())
        },
        b"sorted" => |args| {
            let (items, kw) = (args.pos, args.kw);
            let [item] = items else {
                let given = items.len();
                return Err(type_error(&format!("sorted expected 1 argument, got {given}")));
            };
            let list = List::from(d::to_vec(item)?);
            d::call_method_with(&Dyn::List(list.clone()), "sort", &[], kw)?;
            Ok(Dyn::List(list))
        },
        b"sum" => |args| {
            if args.pos.is_empty() {
                return Err(type_error("sum() takes at least 1 positional argument (0 given)"));
            }
            let [items, start] = args.named(["iterable", "start"], 1)?;
            sum(&items.unwrap_or_default(), start)
        },
        b"vars" => |args| {
            if args.pos.is_empty() && args.kw.is_empty() {
                return Err(crate::exc::not_implemented_error("vars() without an argument"));
            }
            let value = args.one()?;
            d::getattr(&value, "__dict__").map_err(|exc| {
                if exc.is(ExcType::AttributeError) {
                    type_error("vars() argument must have __dict__ attribute")
                } else {
                    exc
                }
            })
        },
        b"dir" => |args| {
            if args.pos.is_empty() && args.kw.is_empty() {
                return Err(crate::exc::not_implemented_error("dir() without an argument"));
            }
            let value = args.one()?;
            if let Some(method) = d::special(&value, "__dir__") {
                let names = List::from(d::to_vec(&d::call(&method, &[])?)?);
                names.sort(false)?;
                return Ok(Dyn::List(names));
            }
            let mut names: Vec<Str> = Vec::new();
            if let Dyn::Instance(instance) = &value {
                names.extend(instance.pairs().into_iter().filter_map(|(key, _)| match key {
                    Dyn::Str(name) => Some(name),
                    _ => None,
                }));
            }
            let class = match &value {
                Dyn::Class(class) => class.clone(),
                value => d::type_of(value),
            };
            let is_own = |each: &Class| matches!(each.kind(), Builtin::Program | Builtin::Object);
            if !std::iter::once(&class).chain(class.ancestors()).all(is_own) {
                return Err(crate::exc::not_implemented_error(
                    "dir of a value of a built-in class",
                ));
            }
            for each in std::iter::once(&class).chain(class.ancestors()) {
                for name in d::own_names(each)?.key_list().to_vec() {
                    names.push(name.as_text("a name")?);
                }
            }
            names.sort_by(|a, b| a.as_str().cmp(b.as_str()));
            names.dedup();
            Ok(Dyn::list(names.into_iter().map(Dyn::Str).collect()))
        },
        _ => return None,
    })
}

/// `iter(x)` as a value: an instance that is its own iterator stays one.
fn iter_value(value: &Dyn) -> Result<Dyn> {
    if let Dyn::Instance(_) = value
        && let Some(method) = d::special(value, "__iter__")
    {
        let answer = d::call(&method, &[])?;
        return match &answer {
            Dyn::Iter(_) => Ok(answer),
            Dyn::Instance(_) if d::special(&answer, "__next__").is_some() => Ok(answer),
            _ => d::iter_of_call(&answer).map(Dyn::Iter),
        };
    }
    d::iter(value).map(Dyn::Iter)
}

fn every(items: &Dyn, wanted: bool) -> Result<Dyn> {
    let items = d::iter(items)?;
    while let Some(item) = items.advance()? {
        if d::truth(&item)? == wanted {
            return Ok(Dyn::Bool(wanted));
        }
    }
    Ok(Dyn::Bool(!wanted))
}

fn ord(args: &Args<'_>) -> Result<Dyn> {
    let value = args.one()?;
    if let Dyn::Str(text) = &value {
        return text.ord().map(Dyn::from);
    }
    match crate::bytes::bytes_like(&value) {
        Some(bytes) if bytes.len() == 1 => Ok(Dyn::from(i64::from(bytes[0]))),
        Some(bytes) => Err(type_error(&format!(
            "ord() expected a character, but string of length {} found",
            bytes.len()
        ))),
        None => Err(type_error(&format!(
            "ord() expected string of length 1, but {} found",
            d::type_name(&value)
        ))),
    }
}

fn print(args: &Args<'_>) -> Result<Dyn> {
    let [separator, end, file, flush] =
        Args { name: "print", pos: &[], kw: args.kw }.named(["sep", "end", "file", "flush"], 0)?;
    let text_of = |value: Option<Dyn>, name: &str, usual: &str| -> Result<Str> {
        match value {
            None | Some(Dyn::None) => Ok(Str::from(usual)),
            Some(Dyn::Str(text)) => Ok(text),
            Some(other) => Err(type_error(&format!(
                "{name} must be None or a string, not {}",
                d::type_name(&other)
            ))),
        }
    };
    let separator = text_of(separator, "sep", " ")?;
    let end = text_of(end, "end", "\n")?;
    let file = file.filter(|file| !file.is_none());
    let write = |text: &str| match &file {
        Some(file) => d::call_method(file, "write", &[Dyn::text(text)]).map(|_| ()),
        None => crate::modules::sys::write_out(text),
    };
    // Each piece goes out before the next value is asked for its text, which may print or raise.
    let mut text = String::new();
    for (index, value) in args.pos.iter().enumerate() {
        if index > 0 {
            write(separator.as_str())?;
        }
        text.clear();
        d::str_into(value, &mut text)?;
        write(&text)?;
    }
    write(end.as_str())?;
    if flush.map_or(Ok(false), |flush| d::truth(&flush))? {
        match &file {
            Some(file) => drop(d::call_method(file, "flush", &[])?),
            None => crate::modules::sys::flush_out()?,
        }
    }
    Ok(Dyn::None)
}

/// `round(x, digits)`.
pub(crate) fn round(value: &Dyn, digits: Option<&Dyn>) -> Result<Dyn> {
    let digits = digits.filter(|digits| !digits.is_none());
    if let Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) = value
        && let Some(method) = d::special(value, "__round__")
    {
        return crate::own::call(&method, digits.map(std::slice::from_ref).unwrap_or_default());
    }
    let places = digits.map(|digits| d::index(digits)).transpose()?;
    let places = places.map(|places| {
        places.to_i64().unwrap_or(if places.sign() < 0 { i64::MIN } else { i64::MAX })
    });
    if let Dyn::Native(native) = value {
        let answer = match places {
            Some(places) => native.rounded(places)?,
            None => native.unary("__round__")?,
        };
        if let Some(answer) = answer {
            return Ok(answer);
        }
    }
    match (d::number(value), places) {
        (Some(Number::Int(value)), None) => Ok(Dyn::Int(value)),
        (Some(Number::Int(value)), Some(places)) => value.round(places).map(Dyn::Int),
        (Some(Number::Float(value)), None) => float::round_to_int(value).map(Dyn::Int),
        (Some(Number::Float(value)), Some(places)) => float::round(value, places).map(Dyn::Float),
        (None, _) => Err(type_error(&format!(
            "type {} doesn't define __round__ method",
            d::type_name(value)
        ))),
    }
}

/// `sum(items, start)`.
pub(crate) fn sum(items: &Dyn, start: Option<Dyn>) -> Result<Dyn> {
    let mut total = start.unwrap_or_else(|| Dyn::from(0));
    match &total {
        Dyn::Str(_) => {
            return Err(type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        Dyn::Bytes(_) => {
            return Err(type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        _ => {}
    }
    let items = d::iter(items)?;
    while let Some(item) = items.advance()? {
        total = d::add(&total, &item)?;
    }
    Ok(total)
}

fn extreme(args: &Args<'_>, comparison: Comparison) -> Result<Dyn> {
    let name = args.name;
    let [key, default] = Args { name, pos: &[], kw: args.kw }.named(["key", "default"], 0)?;
    let items = match args.pos {
        [] => {
            return Err(type_error(&format!("{name} expected at least 1 argument, got 0")));
        }
        [one] => d::iter(one)?,
        many => {
            if default.is_some() {
                return Err(type_error(&format!(
                    "Cannot specify a default for {name}() with multiple positional arguments"
                )));
            }
            Iter::of("list_iterator", List::from(many.to_vec()).iterate()?)
        }
    };
    let key = key.filter(|key| !key.is_none());
    let mut best: Option<(Dyn, Dyn)> = None;
    while let Some(item) = items.advance()? {
        let rank = match &key {
            Some(key) => d::call(key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let is_better = match &best {
            Some((_, best)) => d::order(comparison, &rank, best)?,
            None => true,
        };
        if is_better {
            best = Some((item, rank));
        }
    }
    match (best, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(value_error(&format!("{name}() arg is an empty sequence"))),
    }
}

/// `int(x, base)`.
pub(crate) fn to_int(value: &Dyn) -> Result<Int> {
    match value {
        Dyn::Int(value) => return Ok(value.clone()),
        Dyn::Bool(value) => return Ok(Int::from(*value)),
        Dyn::Float(value) => return Int::from_float(*value),
        Dyn::Str(text) => return int::parse(text.as_str(), 10),
        Dyn::Bytes(_) | Dyn::ByteArray(_) => {
            let bytes = crate::bytes::bytes_like(value).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            return int::parse(&text, 10).map_err(|_| {
                value_error(&format!(
                    "invalid literal for int() with base 10: {}",
                    crate::traits::repr_text(value).unwrap_or_default()
                ))
            });
        }
        Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) => {
            // What is a number, and says nothing of its own, is that number.
            let payload = d::held(value);
            let names = ["__int__", "__index__", "__trunc__"];
            let asked = if payload.as_ref().is_some_and(is_number) { &names[..1] } else { &names };
            for &name in asked {
                if let Some(method) = d::special(value, name) {
                    let answer = crate::own::call(&method, &[])?;
                    let (whole, wanted) = match (d::number(&answer), name) {
                        (Some(d::Number::Int(whole)), _) => (Some(whole), ""),
                        (_, "__trunc__") if d::special(&answer, "__index__").is_some() => {
                            (Some(d::index(&answer)?), "")
                        }
                        (_, "__trunc__") => (None, "Integral"),
                        _ => (None, "int"),
                    };
                    return whole.ok_or_else(|| {
                        let kind = d::type_name(&answer);
                        type_error(&format!("{name} returned non-{wanted} (type {kind})"))
                    });
                }
            }
            if let Some(payload) = payload
                && !is_container(&payload)
            {
                return to_int(&payload);
            }
        }
        Dyn::Native(native) => {
            if let Some(Dyn::Int(value)) = native.unary("__int__")? {
                return Ok(value);
            }
        }
        _ => {}
    }
    Err(type_error(&format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        d::type_name(value)
    )))
}

/// Whether the value of a built-in base is no number, and none can be read from it.
fn is_container(value: &Dyn) -> bool {
    matches!(value, Dyn::List(_) | Dyn::Dict(_) | Dyn::Set(_) | Dyn::FrozenSet(_) | Dyn::Deque(_))
}

/// `float(x)`.
pub(crate) fn to_float(value: &Dyn) -> Result<f64> {
    match value {
        Dyn::Float(value) => return Ok(*value),
        Dyn::Int(value) => return value.to_float(),
        Dyn::Bool(value) => return Ok(f64::from(u8::from(*value))),
        Dyn::Str(text) => return float::parse(text.as_str()),
        Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_) => {
            let payload = d::held(value);
            let names = ["__float__", "__index__"];
            let asked = if payload.as_ref().is_some_and(is_number) { &names[..1] } else { &names };
            for &name in asked {
                if let Some(method) = d::special(value, name) {
                    return match (crate::own::call(&method, &[])?, name) {
                        (Dyn::Float(value), "__float__") => Ok(value),
                        (Dyn::Int(value), "__index__") => value.to_float(),
                        (other, _) => Err(type_error(&format!(
                            "{}.{name} returned non-float (type {})",
                            d::type_name(value),
                            d::type_name(&other)
                        ))),
                    };
                }
            }
            if let Some(payload) = payload
                && !is_container(&payload)
            {
                return to_float(&payload);
            }
        }
        Dyn::Native(native) => {
            if let Some(Dyn::Float(value)) = native.unary("__float__")? {
                return Ok(value);
            }
        }
        Dyn::Bytes(_) | Dyn::ByteArray(_) => {
            let bytes = crate::bytes::bytes_like(value).unwrap_or_default();
            return float::parse(&String::from_utf8_lossy(&bytes));
        }
        _ => {}
    }
    Err(type_error(&format!(
        "float() argument must be a string or a real number, not '{}'",
        d::type_name(value)
    )))
}

/// A built-in class, called.
pub(crate) fn construct(class: &Class, args: &Args<'_>) -> Result<Dyn> {
    Ok(match class.kind() {
        Builtin::Object => {
            args.places::<0>(0).map_err(|_| type_error("object() takes no arguments"))?;
            Dyn::Instance(Instance::new(class))
        }
        Builtin::Type => match args.pos {
            [_] if !args.kw.is_empty() => {
                return Err(type_error("type() takes no keyword arguments"));
            }
            [value] => Dyn::Class(d::type_of(value)),
            [name, bases @ Dyn::Tuple(_), Dyn::Dict(attributes)] if is_text(name) => {
                let bases = d::to_vec(bases)?;
                if crate::modules::enumeration::body("", &bases).is_some() {
                    return Err(crate::exc::attribute_error(
                        "'dict' object has no attribute '_member_names'",
                    ));
                }
                let mut pairs = Vec::new();
                for (key, value) in attributes.pairs() {
                    pairs.push((key.as_text("attribute name")?, value));
                }
                // The class is made by the metaclass of the bases: its module is that of the code that does so.
                let is_abstract = |base: &Dyn| {
                    matches!(base, Dyn::Class(_))
                        && d::type_of(base).is_subclass(&Class::builtin(Builtin::AbcMeta))
                };
                if attributes.get_text("__module__").is_none() && bases.iter().any(is_abstract) {
                    pairs.push((Str::from("__module__"), Dyn::text("abc")));
                }
                let name = name.as_text("type() argument 1")?;
                // `__init_subclass__` gets the keywords.
                Class::create_with(name.as_str(), &bases, pairs, args.kw)?
            }
            [name, bases, attributes] => {
                let (at, wanted, given) = match (is_text(name), bases) {
                    (true, Dyn::Tuple(_)) => (3, "dict", attributes),
                    (true, _) => (2, "tuple", bases),
                    _ => (1, "str", name),
                };
                return Err(type_error(&format!(
                    "type.__new__() argument {at} must be {wanted}, not {}",
                    d::type_name(given)
                )));
            }
            _ => return Err(type_error("type() takes 1 or 3 arguments")),
        },
        Builtin::EnumType | Builtin::AbcMeta => {
            let what = format!("a class made by a call of {}", class.name());
            return Err(crate::exc::not_implemented_error(&what));
        }
        Builtin::NoneType => Dyn::None,
        Builtin::Int => {
            let given = args.pos.len() + args.kw.len();
            if given > 2 {
                return Err(type_error(&format!(
                    "int() takes at most 2 arguments ({given} given)"
                )));
            }
            let [value, base] = match args.kw {
                [(name, base)] if name.as_str() == "base" && args.pos.len() < 2 => {
                    [args.pos.first().cloned(), Some(base.clone())]
                }
                [(name, _), ..] if name.as_str() != "base" => {
                    return Err(type_error(&format!(
                        "'{name}' is an invalid keyword argument for int()"
                    )));
                }
                [(name, _)] if name.as_str() == "base" => {
                    let given = args.pos.len() + 1;
                    return Err(type_error(&format!(
                        "int() takes at most 2 arguments ({given} given)"
                    )));
                }
                _ => args.places::<2>(0)?,
            };
            match (value, base) {
                (None, None) => Dyn::from(0),
                (None, Some(_)) => return Err(type_error("int() missing string argument")),
                (Some(value), None) => Dyn::Int(to_int(&value)?),
                (Some(value), Some(base)) => match &value {
                    Dyn::Str(text) => Dyn::Int(int::parse(text.as_str(), base.as_index()?)?),
                    Dyn::Bytes(_) | Dyn::ByteArray(_) => {
                        let text = crate::bytes::bytes_like(&value).unwrap_or_default();
                        let text = String::from_utf8_lossy(&text).into_owned();
                        Dyn::Int(int::parse(&text, base.as_index()?)?)
                    }
                    _ => {
                        return Err(type_error(
                            "int() can't convert non-string with explicit base",
                        ));
                    }
                },
            }
        }
        Builtin::Bool => {
            let [value] = args.places::<1>(0)?;
            Dyn::Bool(d::truth(&value.unwrap_or_default())?)
        }
        Builtin::Float => {
            let [value] = args.places::<1>(0)?;
            Dyn::Float(value.map_or(Ok(0.0), |value| to_float(&value))?)
        }
        Builtin::Str => {
            let [value, encoding, errors] = args.named(["object", "encoding", "errors"], 0)?;
            match (value, encoding) {
                (None, _) => Dyn::Str(Str::empty()),
                (Some(value), None) if errors.is_none() => Dyn::Str(d::str(&value)?),
                (Some(value), encoding) => {
                    let encoding = args.text_of("encoding", encoding, "utf-8")?;
                    let errors = args.text_of("errors", errors, "strict")?;
                    if let Dyn::Str(_) = value {
                        return Err(type_error("decoding str is not supported"));
                    }
                    let Some(bytes) = crate::bytes::bytes_like(&value) else {
                        return Err(type_error(&format!(
                            "decoding to str: need a bytes-like object, {} found",
                            d::type_name(&value)
                        )));
                    };
                    Dyn::Str(Bytes::from(bytes).decode(encoding.as_str(), errors.as_str())?)
                }
            }
        }
        Builtin::Bytes => Dyn::Bytes(Bytes::from(bytes_of(args, true)?)),
        Builtin::ByteArray => Dyn::ByteArray(ByteArray::from(bytes_of(args, false)?)),
        Builtin::List => {
            let [items] = args.places::<1>(0)?;
            Dyn::list(items.map_or(Ok(Vec::new()), |items| d::to_vec(&items))?)
        }
        Builtin::Tuple => {
            let [items] = args.places::<1>(0)?;
            match items {
                Some(Dyn::Tuple(tuple)) if tuple.class().is_none() => Dyn::Tuple(tuple),
                Some(items) => Dyn::tuple(d::to_vec(&items)?),
                None => Dyn::tuple(Vec::new()),
            }
        }
        Builtin::Dict | Builtin::OrderedDict => {
            let kind = if class.kind() == Builtin::Dict { Kind::Plain } else { Kind::Ordered };
            let dict = Dict::of_kind(kind);
            fill_dict(&dict, args)?;
            Dyn::Dict(dict)
        }
        Builtin::DefaultDict => crate::modules::collections::default_dict(args)?,
        Builtin::Counter => {
            let counter = crate::modules::collections::counter();
            crate::modules::collections::count_into(&counter, args, 1)?;
            Dyn::Dict(counter)
        }
        Builtin::Set => {
            let [items] = args.places::<1>(0)?;
            Dyn::Set(set_of(items)?)
        }
        Builtin::FrozenSet => {
            let [items] = args.places::<1>(0)?;
            match items {
                Some(items @ Dyn::FrozenSet(_)) => items,
                items => Dyn::FrozenSet(set_of(items)?.into_frozen()),
            }
        }
        Builtin::Deque => {
            let [items, limit] = args.named(["iterable", "maxlen"], 0)?;
            let limit = match limit {
                None | Some(Dyn::None) => None,
                Some(limit) => Some(
                    usize::try_from(limit.as_index()?)
                        .map_err(|_| value_error("maxlen must be non-negative"))?,
                ),
            };
            let deque = Deque::new(limit);
            if let Some(items) = items {
                deque.extend(&items)?;
            }
            Dyn::Deque(deque)
        }
        Builtin::Range => {
            let [a, b, c] = args.places::<3>(1)?;
            let a = d::index(&a.unwrap_or_default())?;
            let (start, stop) = match b {
                None => (Int::from(0i64), a),
                Some(b) => (a, d::index(&b)?),
            };
            let step = c.map_or(Ok(Int::from(1i64)), |step| d::index(&step))?;
            crate::big_range::range(start, stop, step)?
        }
        Builtin::Slice => {
            let [a, b, c] = args.places::<3>(1)?;
            match b {
                None => Dyn::slice(Dyn::None, a.unwrap_or_default(), Dyn::None),
                Some(b) => Dyn::slice(a.unwrap_or_default(), b, c.unwrap_or_default()),
            }
        }
        Builtin::Property => {
            let [get, set, delete, doc] = args.named(["fget", "fset", "fdel", "doc"], 0)?;
            Dyn::native(Property {
                get: get.unwrap_or_default(),
                set: set.unwrap_or_default(),
                delete: delete.unwrap_or_default(),
                doc: doc.unwrap_or_default(),
                name: std::cell::RefCell::new(None),
            })
        }
        Builtin::StaticMethod => Dyn::native(Wrapped { function: args.one()?, takes_class: false }),
        Builtin::ClassMethod => Dyn::native(Wrapped { function: args.one()?, takes_class: true }),
        Builtin::Exc(kind) => {
            if matches!(kind, crate::ExcType::BaseExceptionGroup | crate::ExcType::ExceptionGroup) {
                let exc = crate::groups::made(class, args.pos)?;
                exc.keep_keywords(args.kw)?;
                return Ok(Dyn::Exc(exc));
            }
            let exc = kind.try_made(args.pos.to_vec())?;
            exc.keep_keywords(args.kw)?;
            Dyn::Exc(exc)
        }
        Builtin::Enum => return crate::modules::enumeration::called(class, args.pos, args.kw),
        Builtin::Named("super") => match args.pos {
            [class @ Dyn::Class(_), object] => d::super_(class, object)?,
            [other, ..] if !matches!(other, Dyn::Class(_)) => {
                return Err(type_error(&format!(
                    "super() argument 1 must be a type, not {}",
                    d::type_name(other)
                )));
            }
            [Dyn::Class(_)] => {
                return Err(crate::exc::not_implemented_error("super() of a class alone"));
            }
            _ => return Err(crate::exc::runtime_error("super(): no arguments")),
        },
        Builtin::Named("reversed") => {
            args.no_names()?;
            let [value] = args.pos else {
                let given = args.pos.len();
                return Err(type_error(&format!("reversed expected 1 argument, got {given}")));
            };
            return reversed(value);
        }
        Builtin::Named(name) => match iterator(name, args)? {
            Some(iter) => Dyn::Iter(iter),
            None => return crate::modules::construct(class, args),
        },
        Builtin::Method => match args.pos {
            [function, _] if !d::is_callable(function) => {
                return Err(type_error("first argument must be callable"));
            }
            [_, Dyn::None] => return Err(type_error("instance must not be None")),
            [function, object] if args.kw.is_empty() => {
                Dyn::Method(std::rc::Rc::new((function.clone(), object.clone())))
            }
            [_, _] => return Err(type_error("method() takes no keyword arguments")),
            given => {
                return Err(type_error(&format!(
                    "method expected 2 arguments, got {}",
                    given.len()
                )));
            }
        },
        Builtin::Module | Builtin::Function => {
            let what = format!("{} made by its class", class.name());
            return Err(crate::exc::not_implemented_error(&what));
        }
        _ => return Err(type_error(&format!("cannot create '{}' instances", class.name()))),
    })
}

/// `dict(pairs, name=value)`.
pub(crate) fn fill_dict(dict: &Dict<Dyn, Dyn>, args: &Args<'_>) -> Result<()> {
    if args.pos.len() > 1 {
        return Err(type_error(&format!(
            "dict expected at most 1 argument, got {}",
            args.pos.len()
        )));
    }
    if let Some(pairs) = args.pos.first() {
        d::methods::dict::update(dict, pairs)?;
    }
    for (name, value) in args.kw {
        dict.set_item(Dyn::Str(name.clone()), value.clone())?;
    }
    Ok(())
}

fn set_of(items: Option<Dyn>) -> Result<Set<Dyn>> {
    match items {
        None => Ok(Set::new()),
        Some(Dyn::Set(set)) => set.copy(),
        Some(Dyn::FrozenSet(set)) => Set::from_frozen(&set),
        Some(Dyn::Dict(dict)) if dict.kind() == Kind::Plain => {
            let set = Set::new();
            set.update_from_keys(dict.hashed_keys())?;
            Ok(set)
        }
        Some(items) => Set::collect(&items),
    }
}

/// What `bytes(…)` and `bytearray(…)` hold; the first asks the object itself.
fn bytes_of(args: &Args<'_>, asks: bool) -> Result<Vec<u8>> {
    let [source, encoding, errors] = args.named(["source", "encoding", "errors"], 0)?;
    let misplaced = match (&encoding, &errors) {
        (Some(_), _) => Some("encoding"),
        (None, Some(_)) => Some("errors"),
        _ => None,
    };
    let has_encoding = encoding.is_some();
    let encoding = args.text_of("encoding", encoding, "utf-8")?;
    let errors = args.text_of("errors", errors, "strict")?;
    if let Some(name) = misplaced.filter(|_| !matches!(source, Some(Dyn::Str(_)))) {
        return Err(type_error(&format!("{name} without a string argument")));
    }
    match source {
        None => Ok(Vec::new()),
        Some(Dyn::Str(text)) if has_encoding => {
            Ok(text.encode(encoding.as_str(), errors.as_str())?.as_slice().to_vec())
        }
        Some(source)
            if matches!(source, Dyn::Int(_) | Dyn::Bool(_)) || has_index(&source, asks) =>
        {
            let index = d::index(&source).map_err(|exc| {
                if exc.is(ExcType::TypeError) {
                    let name = d::type_name(&source);
                    type_error(&format!("cannot convert '{name}' object to bytes"))
                } else {
                    exc
                }
            })?;
            let count = index.to_i64().ok_or_else(|| {
                crate::exc::overflow_error(&format!(
                    "cannot fit '{}' into an index-sized integer",
                    d::type_name(&source)
                ))
            })?;
            let count = usize::try_from(count).map_err(|_| value_error("negative count"))?;
            crate::slice::room_for(1, count)?;
            Ok(vec![0; count])
        }
        Some(source) => match d::special(&source, "__bytes__").filter(|_| asks) {
            Some(method) => {
                let made = d::call(&method, &[])?;
                crate::bytes::bytes_like(&made).ok_or_else(|| {
                    let name = d::type_name(&made);
                    type_error(&format!("__bytes__ returned non-bytes (type {name})"))
                })
            }
            None => crate::bytes::collect(&source),
        },
    }
}

/// Whether an object of the program says itself what number it is, and not what bytes.
fn has_index(value: &Dyn, asks: bool) -> bool {
    let Dyn::Instance(instance) = value else { return false };
    let is_number = || matches!(instance.payload(), Some(Dyn::Int(_) | Dyn::Bool(_)));
    (!asks || d::special(value, "__bytes__").is_none())
        && (d::special(value, "__index__").is_some() || is_number())
}

fn attribute_name(name: &Dyn) -> Result<Str> {
    let fault =
        |_| type_error(&format!("attribute name must be string, not '{}'", d::type_name(name)));
    name.as_text("attribute name").map_err(fault)
}

/// `enumerate`, `map`, `filter`, `zip`.
fn iterator(name: &str, args: &Args<'_>) -> Result<Option<Iter<Dyn>>> {
    Ok(Some(match name {
        "enumerate" => {
            if args.pos.is_empty() && args.kw.is_empty() {
                return Err(type_error("enumerate() missing required argument 'iterable'"));
            }
            let [items, start] = args.named(["iterable", "start"], 1)?;
            let items = d::iter(&items.unwrap_or_default())?;
            let mut at = start.map_or(Ok(Int::from(0i64)), |start| d::index(&start))?;
            Iter::from_fn("enumerate", move || {
                let Some(item) = items.advance()? else { return Ok(None) };
                let pair = Dyn::tuple(vec![Dyn::Int(at.clone()), item]);
                at = at.add(&Int::from(1i64));
                Ok(Some(pair))
            })
        }
        "map" => {
            args.no_names()?;
            let [function, sources @ ..] = args.pos else {
                return Err(type_error("map() must have at least two arguments."));
            };
            if sources.is_empty() {
                return Err(type_error("map() must have at least two arguments."));
            }
            let sources = sources.iter().map(d::iter).collect::<Result<Vec<_>>>()?;
            let function = function.clone();
            Iter::from_fn("map", move || {
                let mut values = Vec::with_capacity(sources.len());
                for source in &sources {
                    match source.advance()? {
                        Some(value) => values.push(value),
                        None => return Ok(None),
                    }
                }
                d::call(&function, &values).map(Some)
            })
        }
        "filter" => {
            let (test, items) = args.two()?;
            let items = d::iter(&items)?;
            Iter::from_fn("filter", move || {
                while let Some(item) = items.advance()? {
                    let keeps = match &test {
                        Dyn::None => d::truth(&item)?,
                        test => d::truth(&d::call(test, std::slice::from_ref(&item))?)?,
                    };
                    if keeps {
                        return Ok(Some(item));
                    }
                }
                Ok(None)
            })
        }
        "zip" => {
            let [strict] = Args { name: "zip", pos: &[], kw: args.kw }.named(["strict"], 0)?;
            let is_strict = strict.map_or(Ok(false), |strict| d::truth(&strict))?;
            let sources = args.pos.iter().map(d::iter).collect::<Result<Vec<_>>>()?;
            Iter::from_fn("zip", move || zip_step(&sources, is_strict))
        }
        _ => return Ok(None),
    }))
}

fn zip_step(sources: &[Iter<Dyn>], is_strict: bool) -> Result<Option<Dyn>> {
    if sources.is_empty() {
        return Ok(None);
    }
    let mut values = Vec::with_capacity(sources.len());
    for (index, source) in sources.iter().enumerate() {
        if let Some(value) = source.advance()? {
            values.push(value);
            continue;
        }
        if is_strict {
            let others = |count: usize| match count {
                1 => "argument 1".to_owned(),
                count => format!("arguments 1-{count}"),
            };
            if index > 0 {
                return Err(value_error(&format!(
                    "zip() argument {} is shorter than {}",
                    index + 1,
                    others(index)
                )));
            }
            for (index, source) in sources.iter().enumerate().skip(1) {
                if source.advance()?.is_some() {
                    return Err(value_error(&format!(
                        "zip() argument {} is longer than {}",
                        index + 1,
                        others(index)
                    )));
                }
            }
        }
        return Ok(None);
    }
    Ok(Some(Dyn::tuple(values)))
}

/// Whether it is a number of a built-in class.
fn is_number(value: &Dyn) -> bool {
    matches!(value, Dyn::Int(_) | Dyn::Bool(_) | Dyn::Float(_))
}

/// Whether it is a `str`, or an object of a class that is one.
fn is_text(value: &Dyn) -> bool {
    match value {
        Dyn::Str(_) => true,
        Dyn::Instance(instance) => matches!(instance.payload(), Some(Dyn::Str(_))),
        _ => false,
    }
}

/// `reversed(x)`: what a `__reversed__` of a program's own class gives, as it is; else an iterator.
pub(crate) fn reversed(value: &Dyn) -> Result<Dyn> {
    if matches!(value, Dyn::Instance(_) | Dyn::Exc(_) | Dyn::Tuple(_))
        && let Some(method) = d::special(value, "__reversed__")
    {
        return d::call(&method, &[]);
    }
    backwards(value).map(Dyn::Iter)
}

/// The items of a value from its end, where no `__reversed__` of the program's own says otherwise.
pub(crate) fn backwards(value: &Dyn) -> Result<Iter<Dyn>> {
    use crate::dyn_value::ViewKind;
    Ok(match value {
        Dyn::List(list) => crate::walk::reversed(list),
        Dyn::Range(range) => {
            let mut range = range.reversed();
            Iter::from_fn("range_iterator", move || Ok(range.next()?.map(Dyn::from)))
        }
        Dyn::Dict(dict) => d::methods::dict::backwards(dict, ViewKind::Keys),
        Dyn::View(view) => d::methods::dict::backwards(&view.0, view.1),
        Dyn::Instance(_) | Dyn::Tuple(_) if d::is_withheld(value, "__reversed__") => {
            return Err(not_reversible(value));
        }
        Dyn::Instance(instance) => {
            if d::special(value, "__getitem__").is_some() {
                // Without a length it is `len` that complains, as in CPython.
                let (held, mut at) = (value.clone(), d::len(value)?);
                return Ok(Iter::from_fn("reversed", move || {
                    if at == 0 {
                        return Ok(None);
                    }
                    at -= 1;
                    d::getitem(&held, &Dyn::from(int::from_usize(at))).map(Some)
                }));
            }
            let payload = instance.payload();
            match payload.filter(|held| !is_number(held) && d::as_set(held).is_none()) {
                Some(payload) => return backwards(&payload),
                None => return Err(not_reversible(value)),
            }
        }
        Dyn::Tuple(tuple) => {
            let mut items = tuple.items().to_vec();
            Iter::from_fn("reversed", move || Ok(items.pop()))
        }
        Dyn::Str(_) | Dyn::Bytes(_) | Dyn::ByteArray(_) | Dyn::Deque(_) => {
            let mut items = d::to_vec(value)?;
            Iter::from_fn("reversed", move || Ok(items.pop()))
        }
        Dyn::Class(class)
            if let Some(mut members) = crate::modules::enumeration::members(class) =>
        {
            Iter::from_fn("reversed", move || Ok(members.pop()))
        }
        Dyn::Native(native) => match native.reversed()? {
            Some(iter) => iter,
            None => return Err(not_reversible(value)),
        },
        _ => return Err(not_reversible(value)),
    })
}

fn not_reversible(value: &Dyn) -> Exc {
    type_error(&format!("'{}' object is not reversible", d::type_name(value)))
}

/// What a class method has made, as a value of the class that it was called for.
fn of_class(class: &Class, made: Dyn) -> Result<Dyn> {
    if d::type_of(&made).is_same(class) {
        return Ok(made);
    }
    d::call(&Dyn::Class(class.clone()), &[made])
}

/// A function of a built-in class, unbound: `str.upper`, `dict.fromkeys`.
pub(crate) fn class_function(class: &Class, name: &str) -> Option<Dyn> {
    if let Some(function) = class.maker().and_then(|maker| maker.function) {
        return function(name);
    }
    let layout = class.layout();
    let held = class.clone();
    let special: Option<fn(&Class, &Args<'_>) -> Result<Dyn>> = match (layout, name) {
        (Builtin::Dict | Builtin::OrderedDict | Builtin::DefaultDict, "fromkeys") => {
            Some(|class, args| d::methods::dict::fromkeys(class, args))
        }
        (Builtin::Int | Builtin::Bool, "from_bytes") => {
            Some(|class, args| of_class(class, d::methods::from_bytes(args)?))
        }
        (Builtin::Float, "fromhex") => Some(|class, args| {
            let text = args.one()?.as_text("fromhex() argument")?;
            of_class(class, Dyn::Float(float::from_hex(text.as_str())?))
        }),
        (Builtin::Bytes | Builtin::ByteArray, "fromhex") => Some(|class, args| {
            let bytes = Dyn::Bytes(Bytes::from(d::methods::bytes::fromhex(&args.one()?)?));
            of_class(class, bytes)
        }),
        (Builtin::Str, "maketrans") => Some(|_, args| {
            d::call_method_with(&Dyn::Str(Str::empty()), "maketrans", args.pos, args.kw)
        }),
        (Builtin::Bytes, "maketrans") => Some(|_, args| {
            d::call_method_with(
                &Dyn::Bytes(Bytes::from(Vec::new())),
                "maketrans",
                args.pos,
                args.kw,
            )
        }),
        _ => None,
    };
    if let Some(special) = special {
        return Some(Dyn::Function(Function::open(name, move |args| special(&held, args))));
    }
    let example = match layout {
        Builtin::Str => Dyn::Str(Str::empty()),
        Builtin::List => Dyn::list(Vec::new()),
        Builtin::Tuple => Dyn::Tuple(Tuple::new(Vec::new())),
        Builtin::Dict => Dyn::Dict(Dict::new()),
        Builtin::OrderedDict => Dyn::Dict(Dict::of_kind(Kind::Ordered)),
        Builtin::Counter => Dyn::Dict(Dict::of_kind(Kind::Counter)),
        Builtin::DefaultDict => Dyn::Dict(Dict::of_kind(Kind::Default)),
        Builtin::Set => Dyn::Set(Set::new()),
        Builtin::FrozenSet => Dyn::FrozenSet(FrozenSet::new()),
        Builtin::Int | Builtin::Bool => Dyn::from(0),
        Builtin::Float => Dyn::Float(0.0),
        Builtin::Bytes => Dyn::Bytes(Bytes::from(Vec::new())),
        Builtin::ByteArray => Dyn::ByteArray(ByteArray::from(Vec::new())),
        Builtin::Deque => Dyn::Deque(Deque::new(None)),
        _ => Dyn::None,
    };
    // Whose instances it is for: what a class of the program has from a built-in base is for all of that.
    let exceptions = match name {
        "add_note" | "with_traceback" => Some(crate::ExcType::BaseException.class()),
        "split" | "subgroup" | "derive" => Some(crate::ExcType::BaseExceptionGroup.class()),
        _ => None,
    };
    let exceptions = exceptions.filter(|owner| class.is_subclass(owner));
    let is_inherited = class.kind() == Builtin::Program && !d::methods::is_common(name);
    let held = match &exceptions {
        Some(owner) => owner.clone(),
        None if is_inherited && layout != Builtin::Object => Class::builtin(layout),
        None => held,
    };
    let is_common = match &example {
        // Of the class itself, which is called.
        _ if name == "__call__" => true,
        // A class of the program has what containers and iterators have when it says so itself.
        Dyn::None if class.kind() == Builtin::Program => {
            d::methods::is_common(name) && !d::methods::is_of_some(name)
        }
        Dyn::None => d::methods::is_common(name),
        example => d::methods::is_common(name) && d::methods::has_common(example, name),
    };
    if !d::methods::has(&example, name) && !is_common && exceptions.is_none() {
        return None;
    }
    let method = name.to_owned();
    let owner = held.name().to_owned();
    let role = Role::Unbound(held.clone());
    Some(Dyn::Function(Function::with_role(name, role, move |args| {
        let Some((this, rest)) = args.pos.split_first() else {
            return Err(type_error(&format!(
                "unbound method {owner}.{method}() needs an argument"
            )));
        };
        if !d::type_of(this).is_subclass(&held) {
            return Err(type_error(&format!(
                "descriptor '{method}' for '{owner}' objects doesn't apply to a '{}' object",
                d::type_name(this)
            )));
        }
        let payload = match this {
            Dyn::Instance(instance) => instance.payload(),
            // `tuple` shows what is in it, and no names of fields.
            Dyn::Tuple(_) if held.kind() == Builtin::Tuple && method == "__repr__" => {
                Some(d::methods::bare(this))
            }
            _ => None,
        };
        // `int` shows a bool as the number that it is.
        if let (Dyn::Bool(flag), "__repr__", true) = (this, method.as_str(), layout == Builtin::Int)
        {
            return Ok(Dyn::text(if *flag { "1" } else { "0" }));
        }
        if method == "__format__"
            && let (Some(payload), [Dyn::Str(spec)]) = (&payload, rest)
        {
            return d::format_of_base(this, payload, spec.as_str());
        }
        // What the built-in class compares, shows and hashes is its own value, whatever the program's class says.
        let is_compared = matches!(
            method.as_str(),
            "__eq__" | "__ne__" | "__lt__" | "__le__" | "__gt__" | "__ge__"
        );
        let is_own = is_compared
            || matches!(method.as_str(), "__hash__" | "__repr__")
            || method == "__str__" && layout == Builtin::Str;
        let target = match (&payload, d::methods::is_common(&method)) {
            (Some(payload), is_common) if is_own || !is_common => payload,
            _ => this,
        };
        if is_compared
            && let [Dyn::Instance(other)] = rest
            && let Some(other) = other.payload()
        {
            return d::methods::call(target, &Args { name: &method, pos: &[other], kw: args.kw });
        }
        d::methods::call(target, &Args { name: &method, pos: rest, kw: args.kw })
    })))
}

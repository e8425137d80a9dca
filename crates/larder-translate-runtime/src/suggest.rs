//! What CPython proposes beside an attribute that is missing: the nearest name that there is.

use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType};

/// CPython looks at no more names, and at no longer ones.
const NAMES_MAX: usize = 750;
const LENGTH_MAX: usize = 40;
/// What another letter costs, and what the other case of the same one does.
const MOVE: usize = 2;
const CASE: usize = 1;

/// Where an exception keeps what it proposes: no name of Python's.
const PLACE: &str = " near";

/// A name that nothing binds, in a function with these variables and a module with those: a builtin of CPython's, or
/// `NameError`, which proposes the nearest of these.
pub(crate) fn unknown(name: &str, within: &[&str], beside: &[&str]) -> crate::exc::Result<Dyn> {
    let found = crate::support::builtin_value(name);
    if let Err(exc) = &found {
        let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let beside = [MODULE_NAMES, beside].concat();
        if let Some(near) = nearest(name, &owned(within)).or_else(|| nearest(name, &owned(&beside)))
        {
            exc.set_place(PLACE, Dyn::from(near));
        }
    }
    found
}

/// Proposes the nearest of some names beside an exception.
pub(crate) fn propose(exc: &Exc, name: &str, names: &[&str]) {
    let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
    if let Some(near) = nearest(name, &names) {
        exc.set_place(PLACE, Dyn::from(near));
    }
}

/// What each module binds before it is run.
const MODULE_NAMES: &[&str] = &[
    "__name__",
    "__doc__",
    "__package__",
    "__loader__",
    "__spec__",
    "__annotations__",
    "__builtins__",
    "__file__",
    "__cached__",
];

fn of_name(exc: &Exc) -> Option<String> {
    if let Some(Dyn::Str(near)) = exc.place(PLACE) {
        return Some(near.as_str().to_owned());
    }
    let Some(Dyn::Str(name)) = exc.place("name") else { return None };
    let all: Vec<String> = BUILTINS.iter().map(|&name| name.to_owned()).collect();
    nearest(name.as_str(), &all)
}

/// The name to propose for an exception that nobody has caught.
pub(crate) fn of(exc: &Exc) -> Option<String> {
    if exc.is_itself(ExcType::NameError) {
        return of_name(exc);
    }
    if !exc.is_itself(ExcType::AttributeError) {
        return None;
    }
    if let Some(Dyn::Str(near)) = exc.place(PLACE) {
        return Some(near.as_str().to_owned());
    }
    exc.proposal()
}

/// The nearest name that the object of an `AttributeError` has.
pub(crate) fn of_object(exc: &Exc) -> Option<String> {
    let (Some(Dyn::Str(name)), true) = (exc.place("name"), exc.is_placed("obj")) else {
        return None;
    };
    nearest(name.as_str(), &names_of(&exc.place("obj")?)?)
}

/// What `dir` lists of a value; nothing of a value whose names are not all known.
fn names_of(value: &Dyn) -> Option<Vec<String>> {
    let dir = crate::builtins::builtin("dir")?;
    if let Ok(listed) = d::call(&dir, std::slice::from_ref(value)) {
        let listed = d::to_vec(&listed).ok()?;
        let text = |name: &Dyn| match name {
            Dyn::Str(name) => Some(name.to_string()),
            _ => None,
        };
        return Some(listed.iter().filter_map(text).collect());
    }
    if let Some(mut names) = names_of_made(value) {
        names.sort();
        return Some(names);
    }
    let mut names: Vec<String> = d::methods::names(value)?.into_iter().map(str::to_owned).collect();
    names.sort();
    Some(names)
}

/// The names of what the program's own class makes of a tuple, and of an enumeration.
fn names_of_made(value: &Dyn) -> Option<Vec<String>> {
    match value {
        Dyn::Tuple(tuple) => {
            let class = tuple.class()?;
            let all = std::iter::once(class).chain(class.ancestors());
            let mut names: Vec<String> = all
                .flat_map(|class| class.attributes().pairs())
                .map(|(name, _)| name.to_string())
                .collect();
            names.extend(class.field_names().iter().map(ToString::to_string));
            let known =
                ["_asdict", "_field_defaults", "_fields", "_make", "_replace", "count", "index"];
            names.extend(known.map(str::to_owned));
            Some(names)
        }
        Dyn::Class(class) => {
            let members = crate::own::members(class)?;
            let names = members.iter().filter_map(|member| d::getattr(member, "name").ok());
            let mut names: Vec<String> =
                names.filter_map(|name| Some(name.as_text("name").ok()?.to_string())).collect();
            let known = [
                "__class__",
                "__contains__",
                "__doc__",
                "__getitem__",
                "__init_subclass__",
                "__iter__",
                "__len__",
                "__members__",
                "__module__",
                "__name__",
                "__qualname__",
            ];
            names.extend(known.map(str::to_owned));
            Some(names)
        }
        _ => None,
    }
}

fn nearest(name: &str, names: &[String]) -> Option<String> {
    if names.len() >= NAMES_MAX {
        return None;
    }
    let wanted: Vec<char> = name.chars().collect();
    let mut best: Option<(usize, &String)> = None;
    for each in names.iter().filter(|each| *each != name) {
        let letters: Vec<char> = each.chars().collect();
        // No more than a third of the letters may have to change.
        let mut most = (wanted.len() + letters.len() + 3) * MOVE / 6;
        if let Some((found, _)) = best {
            let Some(less) = found.checked_sub(1) else { break };
            most = most.min(less);
        }
        let distance = distance(&wanted, &letters);
        if distance <= most {
            best = Some((distance, each));
        }
    }
    best.map(|(_, name)| name.clone())
}

/// How much has to change from one text to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LENGTH_MAX || b.len() > LENGTH_MAX {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|count| count * MOVE).collect();
    for (index, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = (index + 1) * MOVE;
        for (at, y) in b.iter().enumerate() {
            let replaced = before + replacing(*x, *y);
            before = row[at + 1];
            row[at + 1] = replaced.min(row[at] + MOVE).min(before + MOVE);
        }
    }
    row[b.len()]
}

fn replacing(a: char, b: char) -> usize {
    match a.eq_ignore_ascii_case(&b) {
        _ if a == b => 0,
        true => CASE,
        false => MOVE,
    }
}

/// The names of `builtins`, in the order of its dict.
#[rustfmt::skip]
const BUILTINS: &[&str] = &[
    "__name__", "__doc__", "__package__", "__loader__", "__spec__", "__build_class__", "__import__", "abs",
    "all", "any", "ascii", "bin", "breakpoint", "callable", "chr", "compile", "delattr", "dir", "divmod",
    "eval", "exec", "format", "getattr", "globals", "hasattr", "hash", "hex", "id", "input", "isinstance",
    "issubclass", "iter", "aiter", "len", "locals", "max", "min", "next", "anext", "oct", "ord", "pow",
    "print", "repr", "round", "setattr", "sorted", "sum", "vars", "None", "Ellipsis", "NotImplemented",
    "False", "True", "bool", "memoryview", "bytearray", "bytes", "classmethod", "complex", "dict",
    "enumerate", "filter", "float", "frozenset", "property", "int", "list", "map", "object", "range",
    "reversed", "set", "slice", "staticmethod", "str", "super", "tuple", "type", "zip", "__debug__",
    "BaseException", "BaseExceptionGroup", "Exception", "GeneratorExit", "KeyboardInterrupt", "SystemExit",
    "ArithmeticError", "AssertionError", "AttributeError", "BufferError", "EOFError", "ImportError",
    "LookupError", "MemoryError", "NameError", "OSError", "ReferenceError", "RuntimeError",
    "StopAsyncIteration", "StopIteration", "SyntaxError", "SystemError", "TypeError", "ValueError",
    "Warning", "FloatingPointError", "OverflowError", "ZeroDivisionError", "BytesWarning",
    "DeprecationWarning", "EncodingWarning", "FutureWarning", "ImportWarning", "PendingDeprecationWarning",
    "ResourceWarning", "RuntimeWarning", "SyntaxWarning", "UnicodeWarning", "UserWarning",
    "BlockingIOError", "ChildProcessError", "ConnectionError", "FileExistsError", "FileNotFoundError",
    "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError", "ProcessLookupError",
    "TimeoutError", "IndentationError", "IndexError", "KeyError", "ModuleNotFoundError",
    "NotImplementedError", "RecursionError", "UnboundLocalError", "UnicodeError", "BrokenPipeError",
    "ConnectionAbortedError", "ConnectionRefusedError", "ConnectionResetError", "TabError",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeTranslateError", "ExceptionGroup",
    "EnvironmentError", "IOError", "open", "quit", "exit", "copyright", "credits", "license", "help",
];

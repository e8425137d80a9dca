//! The variables of a module as a dict: for programs that ask for them by `globals()`.
//!
//! They live in that dict and nowhere else, so that who looks there and who says a name see the same, in the order
//! in which they were bound.

use std::any::Any;
use std::fmt;

use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result, name_error, not_implemented_error};
use crate::list::List;
use crate::native::Native;
use crate::str::Str;
use crate::variables::UntilLeft;

thread_local! {
    static NAMES: Dict<Dyn, Dyn> = Dict::new();
}

fn names() -> Dict<Dyn, Dyn> {
    NAMES.with(Clone::clone)
}

/// What CPython binds before the first statement: most of it is of the interpreter.
pub fn open_module(doc: Dyn) {
    let names = names();
    names.set_text("__name__", Dyn::text("__main__"));
    names.set_text("__doc__", doc);
    names.set_text("__package__", Dyn::None);
    names.set_text("__loader__", Dyn::native(Untold("__loader__")));
    names.set_text("__spec__", Dyn::None);
    names.set_text("__annotations__", Dyn::native(Untold("__annotations__ of a module")));
    names.set_text("__builtins__", Dyn::native(Untold("__builtins__")));
    names.set_text("__file__", Dyn::native(Untold("__file__")));
    names.set_text("__cached__", Dyn::None);
}

/// `globals()`.
pub fn globals() -> Dyn {
    Dyn::Dict(names())
}

/// Binds a variable of the module by its name.
pub fn set_global(name: &str, value: Dyn) {
    names().set_text(name, value);
}

/// A variable of the module that no statement binds, or a builtin.
pub fn global_or_builtin(name: &str) -> Result<Dyn> {
    match names().get_text(name) {
        Some(value) => Ok(value),
        None => crate::support::builtin_value(name),
    }
}

/// A variable of the module, where they live in a dict: what an annotation names. A name that is bound nowhere is an
/// error there, and not known where variables live elsewhere.
pub(crate) fn known(name: &str) -> Result<Option<Dyn>> {
    match names().get_text("__name__") {
        Some(_) => global_or_builtin(name).map(Some),
        None => Ok(None),
    }
}

/// `locals()` of a function: what is bound of its variables.
pub fn locals(all: Vec<(&str, Option<Dyn>)>) -> Dyn {
    let dict: Dict<Dyn, Dyn> = Dict::new();
    for (name, value) in all {
        if let Some(value) = value {
            dict.set_text(name, value);
        }
    }
    Dyn::Dict(dict)
}

/// `dir()`: the names of a dict, sorted.
pub fn sorted_names(names: &Dyn) -> Result<Dyn> {
    let list = List::from(d::to_vec(names)?);
    list.sort(false)?;
    Ok(Dyn::List(list))
}

/// A variable of the module.
pub struct Named(&'static str);

impl fmt::Debug for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "global {}", self.0)
    }
}

impl Named {
    /// What the macro writes.
    pub const fn new(name: &'static str) -> Named {
        Named(name)
    }

    /// Its value, or `NameError`.
    pub fn get(&self) -> Result<Dyn> {
        global_or_builtin(self.0)
    }

    /// Binds it.
    pub fn set(&self, value: Dyn) {
        set_global(self.0, value);
    }

    /// `del name`.
    pub fn del(&self) -> Result<()> {
        match names().remove_text(self.0) {
            Some(_) => Ok(()),
            None => Err(name_error(&format!("name '{}' is not defined", self.0))),
        }
    }

    /// What is held as long as an `except` block runs.
    pub fn until_left(&self) -> UntilLeft<impl Fn()> {
        let name = self.0;
        UntilLeft::new(move || drop(names().remove_text(name)))
    }
}

/// What the interpreter has and a translated program has not.
struct Untold(&'static str);

impl Native for Untold {
    fn type_name(&self) -> &'static str {
        "object"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, _: &Dyn, _: &str) -> Result<Option<Dyn>> {
        Err(not_implemented_error(self.0))
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Err(not_implemented_error(self.0))
    }
    fn length(&self) -> Result<Option<usize>> {
        Err(not_implemented_error(self.0))
    }
    fn item(&self, _: &Dyn, _: &Dyn) -> Result<Dyn> {
        Err(not_implemented_error(self.0))
    }
    fn iter(&self, _: &Dyn) -> Result<crate::iter::Iter<Dyn>> {
        Err(not_implemented_error(self.0))
    }
    fn equals(&self, _: &Dyn) -> Result<Option<bool>> {
        Err(not_implemented_error(self.0))
    }
}

/// The module that runs, as `sys.modules["__main__"]` has it.
struct Main;

impl Native for Main {
    fn type_name(&self) -> &'static str {
        "module"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn class(&self) -> crate::class::Type {
        crate::class::Type::Known(crate::Builtin::Module)
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        match names().get_text(name) {
            Some(value) => Ok(Some(value)),
            None if name == "__dict__" => Ok(Some(globals())),
            None if matches!(
                name,
                "__class__" | "__repr__" | "__str__" | "__eq__" | "__hash__"
            ) =>
            {
                Ok(None)
            }
            None => Err(crate::exc::attribute_error(&format!(
                "module '__main__' has no attribute '{name}'"
            ))),
        }
    }
    fn set_attribute(&self, name: &str, value: Dyn) -> Result<()> {
        set_global(name, value);
        Ok(())
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Err(not_implemented_error("__file__"))
    }
}

thread_local! {
    static MAIN: Dyn = Dyn::native(Main);
}

/// `sys.modules`: those that the program has imported.
pub(crate) struct Modules;

/// The modules of Python's library, without what stands inside packages.
#[rustfmt::skip]
const LIBRARY: &[&str] = &[
    "abc", "aifc", "argparse", "array", "ast", "asynchat", "asyncio", "asyncore", "atexit", "audioop",
    "base64", "bdb", "binascii", "bisect", "builtins", "bz2", "cProfile", "calendar", "cgi", "cgitb", "chunk",
    "cmath", "cmd", "code", "codecs", "codeop", "collections", "colorsys", "compileall", "concurrent",
    "configparser", "contextlib", "contextvars", "copy", "copyreg", "crypt", "csv", "ctypes", "curses",
    "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis", "distutils", "doctest", "email",
    "encodings", "ensurepip", "enum", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch",
    "fractions", "ftplib", "functools", "gc", "genericpath", "getopt", "getpass", "gettext", "glob",
    "graphlib", "grp", "gzip", "hashlib", "heapq", "hmac", "html", "http", "imaplib", "imghdr", "imp",
    "importlib", "inspect", "io", "ipaddress", "itertools", "json", "keyword", "linecache", "locale",
    "logging", "lzma", "mailbox", "mailcap", "marshal", "math", "mimetypes", "mmap", "modulefinder", "msilib",
    "msvcrt", "multiprocessing", "netrc", "nis", "nntplib", "nt", "ntpath", "nturl2path", "numbers", "opcode",
    "operator", "optparse", "os", "ossaudiodev", "pathlib", "pdb", "pickle", "pickletools", "pipes",
    "pkgutil", "platform", "plistlib", "poplib", "posix", "posixpath", "pprint", "profile", "pstats", "pty",
    "pwd", "py_compile", "pyclbr", "pydoc", "pydoc_data", "pyexpat", "queue", "quopri", "random", "re",
    "readline", "reprlib", "resource", "rlcompleter", "runpy", "sched", "secrets", "select", "selectors",
    "shelve", "shlex", "shutil", "signal", "site", "smtpd", "smtplib", "sndhdr", "socket", "socketserver",
    "spwd", "sqlite3", "sre_compile", "sre_constants", "sre_parse", "ssl", "stat", "statistics", "string",
    "stringprep", "struct", "subprocess", "sunau", "symtable", "sys", "sysconfig", "syslog", "tabnanny",
    "tarfile", "telnetlib", "tempfile", "termios", "textwrap", "threading", "time", "timeit", "tkinter",
    "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc", "tty", "turtle", "types", "typing",
    "unicodedata", "unittest", "urllib", "uu", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser",
    "winreg", "winsound", "wsgiref", "xdrlib", "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib",
    "zoneinfo",
];

impl Modules {
    fn find(name: &str) -> Result<Option<Dyn>> {
        if name == "__main__" {
            return Ok(Some(MAIN.with(Clone::clone)));
        }
        if let Some(module) = crate::modules::loaded(name) {
            return Ok(Some(module));
        }
        // Python may have loaded it for its own sake, or for another module of the library.
        let top = name.split('.').next().unwrap_or_default();
        if LIBRARY.contains(&top) || name.starts_with('_') {
            let what = format!("sys.modules[{name:?}], which the program has not imported");
            return Err(not_implemented_error(&what));
        }
        Ok(None)
    }
}

impl Native for Modules {
    fn type_name(&self) -> &'static str {
        "dict"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        let name = key.as_text("the name of a module")?;
        Modules::find(name.as_str())?.ok_or_else(|| ExcType::KeyError.of(vec![key.clone()]))
    }
    fn contains(&self, item: &Dyn) -> Result<Option<bool>> {
        let name = item.as_text("the name of a module")?;
        Ok(Some(Modules::find(name.as_str())?.is_some()))
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        if name != "get" {
            return Err(not_implemented_error(&format!("sys.modules.{name}")));
        }
        Ok(Some(Dyn::Function(crate::Function::native("get", |args| {
            let [name, usual] = args.places::<2>(1)?;
            let name: Str = name.unwrap_or_default().as_text("the name of a module")?;
            Ok(Modules::find(name.as_str())?.unwrap_or_else(|| usual.unwrap_or_default()))
        }))))
    }
    fn set_item(&self, _: &Dyn, _: &Dyn) -> Result<()> {
        Err(not_implemented_error("sys.modules[…] = …"))
    }
    fn length(&self) -> Result<Option<usize>> {
        Err(not_implemented_error("len(sys.modules)"))
    }
    fn iter(&self, _: &Dyn) -> Result<crate::iter::Iter<Dyn>> {
        Err(not_implemented_error("iteration through sys.modules"))
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Err(not_implemented_error("sys.modules as a text"))
    }
}

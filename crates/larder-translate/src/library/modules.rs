//! Which modules of Python's library there are.
//!
//! Most are part of the runtime, in Rust. Some are written in Python: the file of such a module stands in the folder
//! `written` beside this one, and is translated when a program imports it. The package of that program gets the Rust
//! that comes out, so that nobody else builds it. A file may also add names to a module of the runtime: it goes with a
//! program that says one of them.
//!
//! What a file gives is what it defines at its margin without `_` before it. Whole numbers have no bound in it.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use crate::infer::Integers;
use crate::lower::name::module_word;
use crate::session::{Options, Translator};

/// Modules of the runtime.
const NATIVE: &[&str] = &[
    "__future__",
    "_native",
    "abc",
    "bisect",
    "builtins",
    "collections",
    "collections.abc",
    "contextlib",
    "copy",
    "dataclasses",
    "enum",
    "fractions",
    "functools",
    "heapq",
    "io",
    "itertools",
    "json",
    "math",
    "numbers",
    "operator",
    "random",
    "re",
    "string",
    "sys",
    "time",
    "types",
    "typing",
];

/// Modules that are written in Python: the name, and the text.
const WRITTEN: &[(&str, &str)] = &[
    ("_dates", include_str!("written/_dates.py")),
    ("argparse", include_str!("written/argparse.py")),
    ("array", include_str!("written/array.py")),
    ("ast", include_str!("written/ast.py")),
    ("asyncio", include_str!("written/asyncio.py")),
    ("atexit", include_str!("written/atexit.py")),
    ("base64", include_str!("written/base64.py")),
    ("binascii", include_str!("written/binascii.py")),
    ("calendar", include_str!("written/calendar.py")),
    ("cmath", include_str!("written/cmath.py")),
    ("collections", include_str!("written/collections.py")),
    ("colorsys", include_str!("written/colorsys.py")),
    ("concurrent", include_str!("written/concurrent.py")),
    ("concurrent.futures", include_str!("written/concurrent_futures.py")),
    ("configparser", include_str!("written/configparser.py")),
    ("contextlib", include_str!("written/contextlib.py")),
    ("contextvars", include_str!("written/contextvars.py")),
    ("copyreg", include_str!("written/copyreg.py")),
    ("csv", include_str!("written/csv.py")),
    ("datetime", include_str!("written/datetime.py")),
    ("decimal", include_str!("written/decimal.py")),
    ("difflib", include_str!("written/difflib.py")),
    ("errno", include_str!("written/errno.py")),
    ("fnmatch", include_str!("written/fnmatch.py")),
    ("functools", include_str!("written/functools.py")),
    ("glob", include_str!("written/glob.py")),
    ("graphlib", include_str!("written/graphlib.py")),
    ("hashlib", include_str!("written/hashlib.py")),
    ("hmac", include_str!("written/hmac.py")),
    ("html", include_str!("written/html.py")),
    ("inspect", include_str!("written/inspect.py")),
    ("io", include_str!("written/io.py")),
    ("json", include_str!("written/json.py")),
    ("keyword", include_str!("written/keyword.py")),
    ("logging", include_str!("written/logging.py")),
    ("operator", include_str!("written/operator.py")),
    ("os", include_str!("written/os.py")),
    ("os.path", include_str!("written/os_path.py")),
    ("pathlib", include_str!("written/pathlib.py")),
    ("pickle", include_str!("written/pickle.py")),
    ("posixpath", include_str!("written/os_path.py")),
    ("pprint", include_str!("written/pprint.py")),
    ("queue", include_str!("written/queue.py")),
    ("reprlib", include_str!("written/reprlib.py")),
    ("sched", include_str!("written/sched.py")),
    ("secrets", include_str!("written/secrets.py")),
    ("shlex", include_str!("written/shlex.py")),
    ("shutil", include_str!("written/shutil.py")),
    ("statistics", include_str!("written/statistics.py")),
    ("string", include_str!("written/string.py")),
    ("struct", include_str!("written/struct.py")),
    ("tempfile", include_str!("written/tempfile.py")),
    ("textwrap", include_str!("written/textwrap.py")),
    ("threading", include_str!("written/threading.py")),
    ("time", include_str!("written/time.py")),
    ("timeit", include_str!("written/timeit.py")),
    ("traceback", include_str!("written/traceback.py")),
    ("types", include_str!("written/types.py")),
    ("unittest", include_str!("written/unittest.py")),
    ("unittest.mock", include_str!("written/unittest_mock.py")),
    ("urllib", include_str!("written/urllib.py")),
    ("urllib.parse", include_str!("written/urllib_parse.py")),
    ("uuid", include_str!("written/uuid.py")),
    ("warnings", include_str!("written/warnings.py")),
    ("weakref", include_str!("written/weakref.py")),
    ("zlib", include_str!("written/zlib.py")),
];

/// The name that a module goes by here: some have two.
fn own_name(module: &str) -> &str {
    match module {
        "posixpath" => "os.path",
        module => module,
    }
}

/// Whether a program can import it.
pub(crate) fn is_known(module: &str) -> bool {
    let module = own_name(module);
    NATIVE.contains(&module) || WRITTEN.iter().any(|&(name, _)| name == module)
}

/// The module that `from package import name` brings, where it is one.
pub(crate) fn inner(package: &str, name: &str) -> Option<&'static str> {
    let is_it = |module: &str| {
        module.strip_prefix(package).and_then(|rest| rest.strip_prefix('.')) == Some(name)
    };
    let native = NATIVE.iter().copied();
    native.chain(WRITTEN.iter().map(|&(module, _)| module)).find(|module| is_it(module))
}

/// Whether it is part of the runtime, and so of every package.
pub(crate) fn is_native(module: &str) -> bool {
    NATIVE.contains(&module) && module != "__future__"
}

/// How generated text names a module: `&py::modules::RE`, and `&py::written::TEXTWRAP` where it is written in Python.
/// What nobody names is not linked.
#[derive(Clone, Copy)]
pub(crate) struct Item<'m>(pub(crate) &'m str);

impl fmt::Display for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let room = if NATIVE.contains(&self.0) { "modules" } else { "written" };
        write!(f, "&py::{room}::{}", Capitals(own_name(self.0)))
    }
}

/// The name of a module in capitals.
pub(crate) struct Capitals<'m>(pub(crate) &'m str);

impl fmt::Display for Capitals<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .chars()
            .try_for_each(|c| f.write_char(if c == '.' { '_' } else { c.to_ascii_uppercase() }))
    }
}

/// The modules of the runtime that a written module may add names to.
pub(crate) fn with_more() -> impl Iterator<Item = &'static str> {
    WRITTEN.iter().map(|&(name, _)| name).filter(|name| NATIVE.contains(name))
}

/// A module that is written in Python, as Rust.
#[derive(Debug)]
pub(crate) struct Rust {
    /// Its name in Python.
    pub(crate) name: &'static str,
    /// The name of its file.
    pub(crate) word: String,
    pub(crate) text: String,
}

/// The written modules that translated programs import, and those that these import.
pub(crate) fn wanted<'t>(programs: impl IntoIterator<Item = &'t str>) -> Vec<Rust> {
    let mut taken = BTreeSet::new();
    let mut all: Vec<Rust> = Vec::new();
    for program in programs {
        note(program, &mut taken, &mut all);
    }
    let mut at = 0;
    while at < all.len() {
        let text = std::mem::take(&mut all[at].text);
        note(&text, &mut taken, &mut all);
        all[at].text = text;
        at += 1;
    }
    all.sort_by_key(|module| module.name);
    all
}

/// Adds what one text of Rust imports.
fn note(rust: &str, taken: &mut BTreeSet<&'static str>, all: &mut Vec<Rust>) {
    if !rust.contains("py::import(") {
        return;
    }
    for &(name, source) in WRITTEN {
        let is_said = |said: &str| rust.contains(&format!("{said:?}"));
        let is_imported = || rust.contains(&format!("py::import({})", Item(name)));
        let is_wanted = || !NATIVE.contains(&name) || given(source).any(is_said);
        if !taken.contains(name) && is_imported() && is_wanted() {
            taken.insert(name);
            all.push(Rust {
                name,
                word: module_word(&name.replace('.', "_")),
                text: translated(name, source),
            });
        }
    }
}

/// The names that a written module gives.
fn given(source: &str) -> impl Iterator<Item = &str> {
    let mut seen = BTreeSet::new();
    source.lines().filter_map(move |line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let rest = line.strip_prefix("def ").or_else(|| line.strip_prefix("class "));
        let end = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_');
        let name = match rest {
            Some(rest) => &rest[..end(rest)?],
            None => {
                let name = &line[..end(line)?];
                line[name.len()..].starts_with(" = ").then_some(name)?
            }
        };
        (!name.starts_with('_') && seen.insert(name)).then_some(name)
    })
}

fn translated(name: &str, source: &str) -> String {
    let mut text = source.to_owned();
    text.push_str("\n\ndef __names__():\n    return {");
    for name in given(source) {
        write!(text, "{name:?}: {name}, ").expect("a string takes it");
    }
    text.push_str("}\n");
    let options = Options { integers: Integers::Big, is_library: true, ..Options::default() };
    let mut rust = String::new();
    let mut translator = Translator::new(options);
    let report = translator.translate(name, &text, &mut rust).expect("it is short");
    debug_assert!(report.findings.is_empty(), "{name}: {:?}", report.findings);
    rust
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_that_are_written_in_python_are_translated_whole() {
        for &(name, source) in WRITTEN {
            let rust = translated(name, source);
            assert!(rust.contains("pub fn __names__() -> Result<Dict<Str, Dyn>>"), "{name}");
        }
    }

    #[test]
    fn a_written_module_goes_with_those_who_import_it() {
        let words = |text: &str| -> Vec<&str> {
            wanted([text]).into_iter().map(|module| module.name).collect()
        };
        assert_eq!(words("py::import(&py::written::TEXTWRAP)?"), ["textwrap"]);
        assert_eq!(words("py::import(&py::written::TEXT)?, \"textwrap\""), [""; 0]);
    }
}

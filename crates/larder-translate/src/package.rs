//! A Cargo package around translated modules. It builds without a network: the runtime's source goes with it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::library::{Capitals, Rust, is_native, wanted, with_more};
use crate::session::RustModule;

/// The first lines of every file that holds translated text: what a program that was written for another
/// language leaves unused.
const LINTS: &str = "#![allow(
    dead_code,
    non_snake_case,
    path_statements,
    uncommon_codepoints,
    unreachable_code,
    unused_assignments,
    unused_imports,
    unused_labels,
    unused_mut,
    unused_must_use,
    unused_parens,
    unused_variables
)]
";

/// One file of a package: its path in it, and its text.
pub type PackageFile = (String, String);

/// Names that mean something else to cargo or in Rust.
const TAKEN: &[&str] = &[
    "abstract",
    "alloc",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "build",
    "const",
    "continue",
    "core",
    "crate",
    "deps",
    "do",
    "dyn",
    "else",
    "enum",
    "examples",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "incremental",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "proc_macro",
    "pub",
    "py",
    "ref",
    "return",
    "runtime",
    "self",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
    "larder-translate-runtime",
    "_",
];

/// A name as cargo takes it: other characters become `_`, a leading digit gets `p_`, and what means something
/// else to cargo or in Rust gets `_` at its end.
///
/// ```
/// use larder_translate::package_name;
/// assert_eq!(package_name("2 words.x"), "p_2_words_x");
/// assert_eq!(package_name("match"), "match_");
/// ```
pub fn package_name(stem: &str) -> String {
    let mut name: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' })
        .collect();
    let is_digit = name.starts_with(|c: char| c.is_ascii_digit());
    if is_digit || name.is_empty() || name.starts_with('-') {
        name.insert_str(0, "p_");
    }
    // Cargo takes no name longer than a file's.
    name.truncate(64);
    if TAKEN.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// Where the package finds the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuntimePlace<'p> {
    /// In its own folder `runtime`, whose files go with it.
    Inside,
    /// In another folder, by the path from the package.
    At(&'p str),
}

/// The package of a program of one or more modules; the first is the package itself.
pub fn package_of_program(
    name: &str,
    modules: &[RustModule],
    runtime_at: RuntimePlace<'_>,
) -> Vec<PackageFile> {
    let crate_name = name.replace('-', "_");
    let path = match runtime_at {
        RuntimePlace::Inside => "runtime",
        RuntimePlace::At(path) => path,
    };
    let mut files = vec![("Cargo.toml".to_owned(), manifest(name, path)), settings()];
    let mut paths: BTreeSet<&str> = BTreeSet::new();
    for module in modules {
        let ends = module.path.match_indices("::").map(|(at, _)| at).chain([module.path.len()]);
        paths.extend(ends.map(|end| &module.path[..end]));
    }
    paths.insert("");
    for &path in &paths {
        let is_inside = |other: &&&str| match path {
            "" => !other.is_empty() && !other.contains("::"),
            path => other
                .strip_prefix(path)
                .and_then(|rest| rest.strip_prefix("::"))
                .is_some_and(|rest| !rest.contains("::")),
        };
        let mut declared = String::new();
        for inner in paths.iter().filter(is_inside) {
            let word = inner.rsplit("::").next().unwrap_or(inner);
            writeln!(declared, "pub mod {word};").expect("a string takes it");
        }
        let text = modules.iter().find(|module| module.path == path).map_or("", |one| &one.text);
        // In the package itself the lints stand between.
        let text = with_modules(text, &declared, !path.is_empty());
        let (file, text) = match path {
            "" => ("src/lib.rs".to_owned(), with_lints(&text)),
            path if declared.is_empty() => (format!("src/{}.rs", path.replace("::", "/")), text),
            path => (format!("src/{}/mod.rs", path.replace("::", "/")), text),
        };
        files.push((file, text));
    }
    files.push((
        "src/main.rs".to_owned(),
        format!(
            "//! Runs the program.\n\nuse std::process::ExitCode;\n\nfn main() -> ExitCode {{\n    \
             py::main({crate_name}::run)\n}}\n"
        ),
    ));
    if runtime_at == RuntimePlace::Inside {
        files.extend(runtime("runtime", modules.iter().map(|module| module.text.as_str())));
    }
    files
}

/// Puts the declarations of modules behind what a text is documented by.
fn with_modules(text: &str, declared: &str, is_apart: bool) -> String {
    if declared.is_empty() {
        return text.to_owned();
    }
    let gap = if text.starts_with("//!") && is_apart { "\n" } else { "" };
    behind_documentation(text, &format!("{gap}{declared}\n"))
}

/// A module of [`package_of_many`]: a second `clone` for everything whose own would copy what it holds. Where it is
/// in scope rustc takes neither (E0034), so that a program which builds names its containers anew and copies none.
const COPIES: &str = "//! Makes a `clone` that copies what a container holds ambiguous.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};

pub trait Copies {
    fn clone(&self) {}
}

impl Copies for String {}
impl<T: ?Sized> Copies for Box<T> {}
impl<T> Copies for Vec<T> {}
impl<T> Copies for VecDeque<T> {}
impl<T> Copies for LinkedList<T> {}
impl<T> Copies for BinaryHeap<T> {}
impl<T> Copies for BTreeSet<T> {}
impl<T, S> Copies for HashSet<T, S> {}
impl<K, V> Copies for BTreeMap<K, V> {}
impl<K, V, S> Copies for HashMap<K, V, S> {}
";

/// A package of many programs, for tests: `LARDER_PROGRAM` in the environment says which one runs, so that its own
/// arguments are those of the command, or else the first argument.
///
/// It is stricter than the package of one program: rustc refuses `unsafe` in it, and a `clone` of a container of
/// Rust's own. Those of the runtime are counted, which is what another name is in Python.
pub fn package_of_many(name: &str, programs: &[(String, String)]) -> Vec<PackageFile> {
    let mut main =
        format!("//! Runs one of many programs.\n#![forbid(unsafe_code)]\n{LINTS}\nmod copies;\n");
    for (module, _) in programs {
        writeln!(main, "mod {module};").expect("a string takes it");
    }
    main.push_str(
        "\nfn main() -> std::process::ExitCode {\n    let named = std::env::var(\"LARDER_PROGRAM\").ok();\n    \
         match named.or_else(|| std::env::args().nth(1)).as_deref() {\n",
    );
    for (module, _) in programs {
        writeln!(main, "        Some(\"{module}\") => py::main({module}::run),")
            .expect("a string takes it");
    }
    main.push_str("        _ => std::process::ExitCode::from(2),\n    }\n}\n");
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest(name, "runtime")),
        settings(),
        ("src/main.rs".to_owned(), main),
        ("src/copies.rs".to_owned(), COPIES.to_owned()),
    ];
    for (module, rust) in programs {
        let rust = behind_documentation(rust, "use crate::copies::Copies as _;\n");
        files.push((format!("src/{module}.rs"), rust));
    }
    files.extend(runtime("runtime", programs.iter().map(|(_, rust)| rust.as_str())));
    files
}

/// What cargo is told in a package: the stack of a module of WebAssembly is 64 MiB, as deep as programs go that
/// set no limit of their own.
fn settings() -> PackageFile {
    let text = "[target.wasm32-wasip1]\nrustflags = [\"-C\", \"link-arg=-zstack-size=67108864\"]\n";
    (".cargo/config.toml".to_owned(), text.to_owned())
}

/// The script that runs the module of its own name under Node. The program's calls need more stack than Node's
/// first thread has, so that it runs on another.
pub const NODE_SCRIPT: &str = "\
// Runs the module of WebAssembly beside this script, under Node 20 or newer: node NAME.mjs ARGS
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

if (isMainThread) {
  const resourceLimits = { stackSizeMb: 256 };
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2), resourceLimits });
  worker.on('error', (error) => {
    console.error(String(error));
    process.exitCode = 70;
  });
  worker.on('message', (code) => process.exit(code));
  worker.on('exit', (code) => {
    process.exitCode ??= code;
  });
} else {
  // Node calls its WASI an experiment: that is no output of the program.
  process.removeAllListeners('warning');
  const { WASI } = await import('node:wasi');
  const file = fileURLToPath(import.meta.url).replace(/\\.mjs$/, '.wasm');
  const args = [file, ...process.argv.slice(2)];
  const preopens = { '.': '.', '/': '/' };
  const wasi = new WASI({ version: 'preview1', args, env: process.env, preopens });
  // The first thread ends all: Node falls over when the program's own thread leaves out of a call of the module.
  const proc_exit = (code) => {
    parentPort.postMessage(code);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const module = new WebAssembly.Module(readFileSync(file));
  const instance = new WebAssembly.Instance(module, { wasi_snapshot_preview1: { ...wasi.wasiImport, proc_exit } });
  wasi.start(instance);
}
";

/// The runtime's files, in a folder, with the modules of the library that translated programs want beside it.
pub fn runtime<'t>(folder: &str, programs: impl IntoIterator<Item = &'t str>) -> Vec<PackageFile> {
    let manifest = "[package]\nname = \"larder-translate-runtime\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                    [lib]\nname = \"py\"\n\n[features]\nplain = []\nsource = []\n";
    let mut files = vec![(format!("{folder}/Cargo.toml"), manifest.to_owned())];
    let written = wanted(programs);
    for (path, text) in py::FILES {
        let text = match *path {
            "written/mod.rs" => table(&written),
            _ => (*text).to_owned(),
        };
        files.push((format!("{folder}/src/{path}"), text));
    }
    for module in written {
        let text = with_lints(&module.text).replacen("    uncommon_codepoints,\n", "", 1).replacen(
            "use py::",
            "use crate as py;\nuse py::",
            1,
        );
        files.push((format!("{folder}/src/written/{}.rs", module.word), text));
    }
    files
}

/// The table of written modules.
fn table(written: &[Rust]) -> String {
    let mut text = String::from("//! Modules of the library that are written in Python.\n\n");
    let (mut whole, mut more) = (String::new(), String::new());
    for Rust { name, word, .. } in written {
        writeln!(text, "pub mod {word};").expect("a string takes it");
        if is_native(name) {
            continue;
        }
        writeln!(
            whole,
            "\n/// `{name}`.\npub static {}: Library = Library::written({name:?}, || {{\n    \
             {word}::run()?;\n    {word}::__names__()\n}});",
            Capitals(name)
        )
        .expect("a string takes it");
    }
    for name in with_more() {
        let value = match written.iter().find(|module| module.name == name) {
            Some(Rust { word, .. }) => {
                format!(
                    "Some(|| {{\n        super::{word}::run()?;\n        super::{word}::__names__()\n    }})"
                )
            }
            None => "None".to_owned(),
        };
        writeln!(more, "    pub(crate) const {}: Option<Written> = {value};", Capitals(name))
            .expect("a string takes it");
    }
    if !whole.is_empty() {
        text.push_str("\nuse crate::modules::Library;\n");
    }
    write!(
        text,
        "{whole}\n/// What modules of the runtime get beside what they have in Rust.\n\
         pub(crate) mod more {{\n    use crate::modules::Written;\n\n{more}}}\n"
    )
    .expect("a string takes it");
    text
}

fn manifest(name: &str, runtime: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         py = {{ package = \"larder-translate-runtime\", path = \"{runtime}\" }}\n\n[profile.release]\n\
         overflow-checks = false\npanic = \"abort\"\n\n[workspace]\n"
    )
}

fn with_lints(rust: &str) -> String {
    behind_documentation(rust, &format!("{LINTS}\n"))
}

/// Puts lines behind what documents a module.
fn behind_documentation(rust: &str, lines: &str) -> String {
    let end: usize =
        rust.lines().take_while(|line| line.starts_with("//!")).map(|line| line.len() + 1).sum();
    format!("{}{lines}{}", &rust[..end], &rust[end..])
}

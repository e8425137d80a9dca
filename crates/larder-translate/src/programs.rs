//! Which files make a program together.
//!
//! A file is looked for as Python looks: `import a.b` in a file of a package begins where the outermost
//! package stands, in another file beside it. What is found there is part of the program; what is not is the
//! standard library's, and whether it is translated is said where it is used.

use std::collections::{BTreeMap, BTreeSet};

use crate::ast::{Node, NodeId};
use crate::error::Result;
use crate::link::{Module, absolute};
use crate::parse::Parser;
use crate::session::Translator;

/// A Python file: its path from the folder that is translated, with `/` between its parts, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path: `shop/cart.py`.
    pub path: String,
    /// The text.
    pub source: String,
}

/// Files that are one program, or one package without a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// Where it stands: the path of its main file or of its folder, without an ending; nothing for the folder
    /// itself.
    pub stem: String,
    /// Its modules: dotted name, number of the file, whether it is the `__init__.py` of a folder, whether it is
    /// run. A folder without `__init__.py` has no file.
    pub modules: Vec<ProgramModule>,
}

/// A module of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramModule {
    /// Its dotted name.
    pub name: String,
    /// The number of its file.
    pub file: Option<usize>,
    /// Whether it is a folder.
    pub is_package: bool,
    /// Whether it is run as `__main__`.
    pub is_main: bool,
}

impl Program {
    /// The modules with their texts, to be translated. `shown` makes of a file's number the path that reports say.
    pub fn modules<'p>(&'p self, files: &'p [File], shown: &'p [String]) -> Vec<Module<'p>> {
        let one = |module: &'p ProgramModule| Module {
            name: &module.name,
            path: module.file.map_or("", |file| &shown[file]),
            source: module.file.map_or("", |file| &files[file].source),
            is_package: module.is_package,
            is_main: module.is_main,
        };
        self.modules.iter().map(one).collect()
    }
}

/// Modules that Python has loaded before it runs anything, or has built in: a file of that name is never found.
const FIRST: &[&str] = &[
    "_abc",
    "_codecs",
    "_collections",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sre",
    "_stat",
    "_string",
    "_symtable",
    "_thread",
    "_tracemalloc",
    "_warnings",
    "_weakref",
    "abc",
    "atexit",
    "builtins",
    "codecs",
    "encodings",
    "errno",
    "faulthandler",
    "gc",
    "genericpath",
    "io",
    "itertools",
    "marshal",
    "os",
    "posix",
    "posixpath",
    "pwd",
    "site",
    "stat",
    "sys",
    "time",
    "zipimport",
];

/// The program of one file: it is run, and brings what it imports. Paths are those from its folder.
///
/// # Errors
/// When a text cannot be read at all.
pub fn programs_of_file(
    translator: &mut Translator,
    files: &[File],
    main: &str,
) -> Result<Program> {
    let tree = Tree::of(translator, files)?;
    let number = files.iter().position(|file| file.path == main).unwrap_or(0);
    Ok(tree.script(number, stem(main).to_owned()))
}

/// The first words of what a text imports from outside of its package: `shop` of `import shop.cart`.
///
/// # Errors
/// When the text cannot be read at all.
pub fn imported_words(translator: &mut Translator, source: &str) -> Result<Vec<String>> {
    let mut all: Vec<String> = written(translator, source)?
        .into_iter()
        .filter(|import| import.level == 0)
        .map(|import| first(&import.dotted).to_owned())
        .filter(|word| !FIRST.contains(&word.as_str()))
        .collect();
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The programs of a folder: packages, files that are run with what they import, and files that stand alone.
///
/// # Errors
/// When a text cannot be read at all.
pub fn programs_of_folder(
    translator: &mut Translator,
    files: &[File],
    folder: &str,
) -> Result<Vec<Program>> {
    let tree = Tree::of(translator, files)?;
    let mut programs = Vec::new();
    let mut taken = vec![false; files.len()];
    // Packages, outermost first; and folders that are run. A package without a program that others import is theirs.
    let used: BTreeSet<usize> = (0..files.len())
        .filter(|&file| tree.root(file) == parent(&files[file].path) && !tree.is_in_package(file))
        .flat_map(|file| tree.reached(file))
        .collect();
    let mut folders: BTreeSet<&str> = files.iter().map(|file| parent(&file.path)).collect();
    folders.insert("");
    for &path in &folders {
        let has = |name: &str| tree.number(&joined(path, name)).is_some();
        let is_outermost =
            has("__init__.py") && (path.is_empty() || !tree.is_package(parent(path)));
        let is_script = has("__main__.py") && !has("__init__.py");
        let is_theirs = |file: &usize| used.contains(file) && parent_is(&files[*file].path, path);
        if is_outermost && !has("__main__.py") && (0..files.len()).any(|file| is_theirs(&file)) {
            continue;
        }
        if is_outermost || is_script {
            let name =
                if path.is_empty() { folder } else { path.rsplit('/').next().unwrap_or(path) };
            let program =
                if is_outermost { tree.package(path, name) } else { tree.run_folder(path) };
            let is_in = |file: usize| parent_is(&files[file].path, path);
            (0..files.len()).filter(|&file| is_in(file)).for_each(|file| taken[file] = true);
            for module in &program.modules {
                module.file.into_iter().for_each(|file| taken[file] = true);
            }
            programs.push(program);
        }
    }
    // Other files: those that nobody imports are run.
    let loose: Vec<usize> = (0..files.len()).filter(|&file| !taken[file]).collect();
    let mut imported = vec![false; files.len()];
    for &file in &loose {
        for other in tree.reached(file) {
            imported[other] |= other != file;
        }
    }
    let mut covered = vec![false; files.len()];
    let first: Vec<usize> = loose.iter().copied().filter(|&file| !imported[file]).collect();
    let mains = |file: &usize| stem(&files[*file].path).rsplit('/').next() != Some("main");
    let mut rest: Vec<usize> = loose.iter().copied().filter(|&file| imported[file]).collect();
    // Of files that import each other in a circle, `main.py` is run, or the first.
    rest.sort_by_key(mains);
    for file in first.into_iter().chain(rest) {
        if covered[file] {
            continue;
        }
        let mut program = tree.script(file, stem(&files[file].path).to_owned());
        tree.complete(&mut program);
        for module in &program.modules {
            module.file.into_iter().for_each(|file| covered[file] = true);
        }
        programs.push(program);
    }
    programs.sort_by(|a, b| a.stem.cmp(&b.stem));
    // A folder that is one program of several files is that program.
    if let [only] = &mut programs[..]
        && only.modules.iter().filter_map(|module| module.file).collect::<BTreeSet<_>>().len()
            == files.len()
        && files.len() > 1
    {
        only.stem.clear();
    }
    Ok(programs)
}

/// An import as it is written: how many points, the dotted name, the names that it brings.
#[derive(Clone, Debug)]
struct Written {
    level: u32,
    dotted: String,
    names: Vec<String>,
}

struct Tree<'f> {
    files: &'f [File],
    numbers: BTreeMap<&'f str, usize>,
    /// Folders that hold files.
    folders: BTreeSet<&'f str>,
    imports: Vec<Vec<Written>>,
}

impl<'f> Tree<'f> {
    fn of(translator: &mut Translator, files: &'f [File]) -> Result<Self> {
        let numbers = files.iter().enumerate().map(|(at, file)| (&*file.path, at)).collect();
        let mut folders = BTreeSet::new();
        for file in files {
            let mut folder = parent(&file.path);
            while !folder.is_empty() && folders.insert(folder) {
                folder = parent(folder);
            }
        }
        let imports =
            files.iter().map(|file| written(translator, &file.source)).collect::<Result<_>>()?;
        Ok(Tree { files, numbers, folders, imports })
    }

    fn number(&self, path: &str) -> Option<usize> {
        self.numbers.get(path).copied()
    }

    fn is_package(&self, folder: &str) -> bool {
        self.number(&joined(folder, "__init__.py")).is_some()
    }

    /// Where a file's absolute imports begin.
    fn root(&self, file: usize) -> &'f str {
        let mut folder = parent(&self.files[file].path);
        while !folder.is_empty() && self.is_package(folder) {
            folder = parent(folder);
        }
        folder
    }

    /// The file of a dotted name below a folder: none, a folder without a file, or a file.
    fn find(&self, root: &str, dotted: &str) -> Option<(Option<usize>, bool)> {
        let path = joined(root, &dotted.replace('.', "/"));
        if let Some(file) = self.number(&joined(&path, "__init__.py")) {
            return Some((Some(file), true));
        }
        if let Some(file) = self.number(&format!("{path}.py")) {
            return Some((Some(file), false));
        }
        self.folders.contains(path.as_str()).then_some((None, true))
    }

    /// The dotted names that a module's imports may mean, each with all before it.
    fn wanted(&self, module: &Module<'_>, file: usize) -> Vec<String> {
        let mut all = Vec::new();
        for import in &self.imports[file] {
            let Some(base) = absolute(module, import.level, &import.dotted) else { continue };
            if base.is_empty() || import.level == 0 && FIRST.contains(&first(&base)) {
                continue;
            }
            let ends = base.match_indices('.').map(|(at, _)| at).chain([base.len()]);
            all.extend(ends.map(|end| base[..end].to_owned()));
            all.extend(import.names.iter().map(|name| format!("{base}.{name}")));
        }
        all
    }

    /// A program that begins with some modules, and all that they import.
    fn closure(&self, root: &str, begin: Vec<ProgramModule>, stem: String) -> Program {
        let mut modules: BTreeMap<String, ProgramModule> = BTreeMap::new();
        let mut work = begin;
        while let Some(one) = work.pop() {
            if modules.contains_key(&one.name) {
                continue;
            }
            if let Some(file) = one.file {
                let module = Module {
                    name: &one.name,
                    path: "",
                    source: "",
                    is_package: one.is_package,
                    is_main: one.is_main,
                };
                for name in self.wanted(&module, file) {
                    let Some((file, is_package)) = self.find(root, &name) else { continue };
                    // A module whose package is not there is not there.
                    work.push(ProgramModule { name, file, is_package, is_main: false });
                }
            }
            modules.insert(one.name.clone(), one);
        }
        let mut modules: Vec<ProgramModule> = modules.into_values().collect();
        // The main module comes first: its text is the package's.
        modules.sort_by_key(|module| !module.is_main);
        Program { stem, modules }
    }

    /// A file that is run.
    fn script(&self, file: usize, stem: String) -> Program {
        let path = &self.files[file].path;
        // Python puts the folder of the file that is run first, whether it is a package or not.
        let root = parent(path);
        let name = "__main__".to_owned();
        let main = ProgramModule { name, file: Some(file), is_package: false, is_main: true };
        self.closure(root, vec![main], stem)
    }

    /// Adds what belongs to the packages of a program and nobody imports, so that it is said.
    fn complete(&self, program: &mut Program) {
        let main = program.modules.iter().find(|module| module.is_main);
        let root = main.and_then(|module| module.file).map_or("", |file| self.root(file));
        let outermost: BTreeSet<String> = program
            .modules
            .iter()
            .filter(|module| {
                module.is_package && module.file.is_some() && !module.name.contains('.')
            })
            .map(|module| module.name.clone())
            .collect();
        for name in outermost {
            let all = self.package(&joined(root, &name), &name);
            for module in all.modules {
                if program.modules.iter().all(|known| known.name != module.name) {
                    program.modules.push(module);
                }
            }
        }
        program.modules.sort_by(|a, b| (!a.is_main, &a.name).cmp(&(!b.is_main, &b.name)));
    }

    fn is_in_package(&self, file: usize) -> bool {
        self.is_package(parent(&self.files[file].path))
    }

    /// A folder with `__init__.py`.
    fn package(&self, folder: &str, name: &str) -> Program {
        let mut begin = Vec::new();
        for (number, file) in self.files.iter().enumerate() {
            if !parent_is(&file.path, folder) {
                continue;
            }
            let inside = file.path[folder.len()..].trim_start_matches('/');
            let inside = inside.strip_suffix(".py").unwrap_or(inside);
            let dotted = format!("{name}.{}", inside.replace('/', "."));
            let (dotted, is_package) = match dotted.strip_suffix(".__init__") {
                Some(outer) => (outer.to_owned(), true),
                None => (dotted, false),
            };
            let is_main = inside == "__main__";
            let is_script = !is_main && inside.ends_with("__main__");
            // Beside its `__init__.py` a package is the files whose folders are packages too.
            if !is_script {
                begin.push(ProgramModule { name: dotted, file: Some(number), is_package, is_main });
            }
        }
        let folders =
            self.folders.iter().filter(|inner| parent_is(inner, folder) && **inner != folder);
        for inner in folders.filter(|inner| !self.is_package(inner)) {
            let inside = inner[folder.len()..].trim_start_matches('/').replace('/', ".");
            let name = format!("{name}.{inside}");
            begin.push(ProgramModule { name, file: None, is_package: true, is_main: false });
        }
        let root = if folder.is_empty() { "" } else { parent(folder) };
        let mut program = if folder.is_empty() {
            // What stands beside the folder is not ours to see.
            let mut modules = begin;
            modules.sort_by(|a, b| (!a.is_main, &a.name).cmp(&(!b.is_main, &b.name)));
            Program { stem: String::new(), modules }
        } else {
            self.closure(root, begin, folder.to_owned())
        };
        program.modules.sort_by(|a, b| (!a.is_main, &a.name).cmp(&(!b.is_main, &b.name)));
        program
    }

    /// A folder with `__main__.py` alone.
    fn run_folder(&self, folder: &str) -> Program {
        let file = self.number(&joined(folder, "__main__.py")).expect("it was asked before");
        self.script(file, folder.to_owned())
    }

    /// The files that a file imports, through others too.
    fn reached(&self, file: usize) -> BTreeSet<usize> {
        let program = if self.root(file) == parent(&self.files[file].path) {
            self.script(file, String::new())
        } else {
            return BTreeSet::new();
        };
        program.modules.into_iter().filter_map(|module| module.file).collect()
    }
}

/// The imports of a text; none when CPython refuses it, which is said when it is translated.
fn written(translator: &mut Translator, source: &str) -> Result<Vec<Written>> {
    if memchr::memmem::find(source.as_bytes(), b"import").is_none() {
        return Ok(Vec::new());
    }
    let (interner, arena) = translator.room();
    let ast = Parser::new(interner).parse_with_arena(source, arena)?;
    let mut all = Vec::new();
    for number in 1..=u32::try_from(ast.len()).unwrap_or(0) {
        let Some(node) = NodeId::new(number) else { continue };
        let kind = ast.kind(node);
        if !matches!(kind, crate::ast::NodeKind::Import | crate::ast::NodeKind::ImportFrom) {
            continue;
        }
        let names = |list: crate::ast::List<'_>| -> Vec<String> {
            list.iter()
                .filter_map(|alias| match ast.node(alias) {
                    Node::Alias { name, .. } => Some(ast.name(name).to_owned()),
                    _ => None,
                })
                .collect()
        };
        match ast.node(node) {
            Node::Import { names: list } => {
                for dotted in names(list) {
                    all.push(Written { level: 0, dotted, names: Vec::new() });
                }
            }
            Node::ImportFrom { module, names: list, level } => {
                let dotted = module.map_or("", |module| ast.name(module)).to_owned();
                all.push(Written { level, dotted, names: names(list) });
            }
            _ => {}
        }
    }
    Ok(all)
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Whether a path is in a folder, at any depth.
fn parent_is(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn stem(path: &str) -> &str {
    path.strip_suffix(".py").unwrap_or(path)
}

fn first(dotted: &str) -> &str {
    dotted.split('.').next().unwrap_or(dotted)
}

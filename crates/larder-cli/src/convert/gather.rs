//! From the paths of the command line to programs, and where each is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use larder_translate::{
    File, Program, RuntimePlace, Translator, decode, imported_words, package_name,
    programs_of_file, programs_of_folder,
};

use crate::exit::{Exit, Failure};

/// Files that were read together, and how reports name them.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) files: Vec<File>,
    pub(super) shown: Vec<String>,
    /// The folder that the paths of the files begin in.
    pub(super) base: PathBuf,
}

/// A program and where it goes.
#[derive(Debug)]
pub(super) struct Job {
    /// The number of its texts.
    pub(super) texts: usize,
    pub(super) program: Program,
    pub(super) name: String,
    pub(super) folder: PathBuf,
    /// The path from the package to the runtime; none when the runtime goes with it.
    pub(super) runtime: Option<String>,
}

impl Job {
    pub(super) fn runtime_place(&self) -> RuntimePlace<'_> {
        self.runtime.as_deref().map_or(RuntimePlace::Inside, RuntimePlace::At)
    }

    /// What Python is told to run.
    pub(super) fn python_path(&self, texts: &[Texts]) -> Option<PathBuf> {
        let texts = &texts[self.texts];
        let main = self.program.modules.iter().find(|module| module.is_main)?;
        let path = &texts.files[main.file?].path;
        // A package is run by its folder's name, from around it.
        if main.name.contains('.') { None } else { Some(texts.base.join(path)) }
    }
}

/// All that the command line names.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) texts: Vec<Texts>,
    pub(super) jobs: Vec<Job>,
    /// Folders that share one copy of the runtime among their packages.
    pub(super) shared: Vec<PathBuf>,
    /// What could not be read, and why.
    pub(super) unreadable: Vec<(String, String)>,
}

/// Most files of one folder: more is a mistake in the command line.
const FILES_MAX: usize = 100_000;

pub(super) fn gather(
    paths: &[PathBuf],
    out: Option<&Path>,
    translator: &mut Translator,
) -> Result<Gathered, Failure> {
    let mut all = Gathered::default();
    let is_one = paths.len() == 1;
    for path in paths {
        if path.is_dir() {
            of_folder(path, out, is_one, translator, &mut all)?;
        } else {
            of_file(path, out, is_one, translator, &mut all)?;
        }
    }
    let mut folders = BTreeSet::new();
    for job in &all.jobs {
        if !folders.insert(&job.folder) {
            let what =
                anyhow::anyhow!("two programs would be written into {}", job.folder.display());
            return Err(Failure::new(Exit::Usage, what)
                .with_hint(Some("translate them one after another, each with its own --out")));
        }
    }
    Ok(all)
}

fn of_file(
    path: &Path,
    out: Option<&Path>,
    is_one: bool,
    translator: &mut Translator,
    all: &mut Gathered,
) -> Result<(), Failure> {
    let shown = path.display().to_string();
    let source = match text_of(path) {
        Ok(source) => source,
        Err(why) => {
            all.unreadable.push((shown, why));
            return Ok(());
        }
    };
    let base = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut texts = Texts {
        files: vec![File { path: file_name.clone(), source }],
        shown: vec![shown],
        base: base.clone(),
    };
    // What stands beside it and is imported, by it or by what it imports.
    let mut known: BTreeSet<String> = BTreeSet::from([file_name.clone()]);
    let mut next = 0;
    while next < texts.files.len() {
        let words = imported_words(translator, &texts.files[next].source)
            .map_err(|error| Failure::new(Exit::Input, error))?;
        next += 1;
        for word in words {
            let beside = format!("{word}.py");
            if base.join(&beside).is_file() && known.insert(beside.clone()) {
                add(&base, beside, &mut texts, all);
            }
            let folder = base.join(&word);
            if folder.is_dir() && known.insert(word.clone()) {
                for inside in python_files(&folder, None)? {
                    add(&base, format!("{word}/{inside}"), &mut texts, all);
                }
            }
        }
    }
    let program = programs_of_file(translator, &texts.files, &file_name)
        .map_err(|error| Failure::new(Exit::Input, error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = package_name(&stem);
    let folder = written_to(out, is_one, &name);
    all.jobs.push(Job { texts: all.texts.len(), program, name, folder, runtime: None });
    all.texts.push(texts);
    Ok(())
}

fn of_folder(
    path: &Path,
    out: Option<&Path>,
    is_one: bool,
    translator: &mut Translator,
    all: &mut Gathered,
) -> Result<(), Failure> {
    let full = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let own = full.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let name = package_name(&own);
    let root = written_to(out, is_one, &name);
    let mut texts = Texts { base: path.to_owned(), ..Texts::default() };
    for inside in python_files(path, Some(&root))? {
        add(path, inside, &mut texts, all);
    }
    if texts.files.is_empty() && all.unreadable.is_empty() {
        let what = anyhow::anyhow!("{} holds no Python file", path.display());
        return Err(Failure::new(Exit::Input, what));
    }
    let programs = programs_of_folder(translator, &texts.files, &own)
        .map_err(|error| Failure::new(Exit::Input, error))?;
    let is_shared = !matches!(&programs[..], [only] if only.stem.is_empty());
    if is_shared {
        all.shared.push(root.clone());
    }
    let stems: Vec<String> = programs.iter().map(|program| program.stem.clone()).collect();
    let mut taken = BTreeSet::new();
    for program in programs {
        let (folder, name, runtime) = if program.stem.is_empty() && !is_shared {
            (root.clone(), name.clone(), None)
        } else {
            let stem = if program.stem.is_empty() { own.clone() } else { program.stem.clone() };
            let stem = folder_of(&stem, &stems, &mut taken);
            let up = "../".repeat(stem.matches('/').count() + 1);
            let last = stem.rsplit('/').next().unwrap_or(&stem);
            (root.join(&stem), package_name(last), Some(format!("{up}runtime")))
        };
        all.jobs.push(Job { texts: all.texts.len(), program, name, folder, runtime });
    }
    all.texts.push(texts);
    Ok(())
}

/// Where the programs of one path of the command line go.
fn written_to(out: Option<&Path>, is_one: bool, name: &str) -> PathBuf {
    match (out, is_one) {
        (Some(out), true) => out.to_owned(),
        (Some(out), false) => out.join(name),
        (None, _) => PathBuf::from(format!("{name}-rs")),
    }
}

/// The folder of a program among others: what would lie in another package's folder, or over the shared runtime,
/// gets `_` at its end.
fn folder_of(stem: &str, stems: &[String], taken: &mut BTreeSet<String>) -> String {
    let (first, rest) = stem.split_once('/').map_or((stem, None), |(a, b)| (a, Some(b)));
    let first =
        if matches!(first, "runtime" | "target") { format!("{first}_") } else { first.to_owned() };
    let mut folder = rest.map_or_else(|| first.clone(), |rest| format!("{first}/{rest}"));
    let has_inside = stems
        .iter()
        .any(|other| other.strip_prefix(stem).is_some_and(|rest| rest.starts_with('/')));
    if has_inside {
        folder.push('_');
    }
    while !taken.insert(folder.clone()) {
        folder.push('_');
    }
    folder
}

fn add(base: &Path, inside: String, texts: &mut Texts, all: &mut Gathered) {
    let path = base.join(&inside);
    let shown = path.display().to_string();
    match text_of(&path) {
        Ok(source) => {
            texts.files.push(File { path: inside, source });
            texts.shown.push(shown);
        }
        Err(why) => all.unreadable.push((shown, why)),
    }
}

fn text_of(path: &Path) -> Result<String, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    decode(&bytes).map(std::borrow::Cow::into_owned).map_err(|error| error.to_string())
}

/// The Python files of a folder, by their paths from it, in order. Hidden folders, links to folders and what was
/// written before are passed over.
fn python_files(folder: &Path, without: Option<&Path>) -> Result<Vec<String>, Failure> {
    let mut files = Vec::new();
    let mut work = vec![String::new()];
    let without = without.and_then(|path| std::fs::canonicalize(path).ok());
    while let Some(inside) = work.pop() {
        let here = folder.join(&inside);
        let entries = std::fs::read_dir(&here).map_err(|error| {
            let what =
                anyhow::Error::new(error).context(format!("{} cannot be read", here.display()));
            Failure::new(Exit::Input, what)
        })?;
        for entry in entries.filter_map(Result::ok) {
            // A name that is no text is no name of a module.
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder {
                let is_hidden = name.starts_with('.')
                    || matches!(name.as_str(), "__pycache__" | "node_modules" | "target");
                let is_ours = entry.path().join("translation.json").is_file()
                    || std::fs::canonicalize(entry.path()).ok() == without && without.is_some();
                if !is_hidden && !is_ours {
                    work.push(path);
                }
            } else if Path::new(&name).extension().is_some_and(|end| end == "py")
                && entry.path().is_file()
            {
                files.push(path);
                if files.len() > FILES_MAX {
                    let what = anyhow::anyhow!(
                        "{} holds more than {FILES_MAX} Python files",
                        folder.display()
                    );
                    return Err(Failure::new(Exit::Input, what)
                        .with_hint(Some("translate its folders one after another")));
                }
            }
        }
    }
    files.sort();
    Ok(files)
}

//! Packages, on disk.

use std::path::{Path, PathBuf};

use larder_translate::{RuntimePlace, RustModule, TranslationBatch, package_of_program, runtime};

use crate::exit::{Exit, Failure};
use crate::files;

use super::gather::Gathered;
use super::{entries, is_refused, report};

/// Writes the packages of all programs that were not refused; which those are. What is there already and has the
/// same text is left alone, so that cargo builds what has changed.
pub(super) fn all(
    gathered: &Gathered,
    batch: &TranslationBatch<'_>,
    force: bool,
    document: &str,
) -> Result<Vec<usize>, Failure> {
    for folder in &gathered.shared {
        check_ours(folder, force)?;
    }
    let is_shared = |folder: &Path| gathered.shared.iter().any(|root| folder.starts_with(root));
    let jobs: Vec<usize> = (0..gathered.jobs.len())
        .filter(|&number| !is_refused(&gathered.jobs[number], batch, number))
        .collect();
    for &number in &jobs {
        let job = &gathered.jobs[number];
        if !is_shared(&job.folder) {
            check_ours(&job.folder, force)?;
        }
    }
    for root in &gathered.shared {
        let inside = jobs.iter().filter(|&&number| gathered.jobs[number].folder.starts_with(root));
        let texts = inside.flat_map(|&number| batch.modules(number).map(|(_, text)| text));
        let known = put_all(root, &runtime("runtime", texts))?;
        prune(&root.join("runtime/src"), &known);
        put(&root.join("translation.json"), &format!("{document}\n"))?;
    }
    for &number in &jobs {
        let job = &gathered.jobs[number];
        let modules: Vec<RustModule> = batch
            .modules(number)
            .map(|(path, text)| RustModule { path: path.to_owned(), text: text.to_owned() })
            .collect();
        let known =
            put_all(&job.folder, &package_of_program(&job.name, &modules, job.runtime_place()))?;
        for path in known.iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
            take_away_twin(path);
        }
        if job.runtime_place() == RuntimePlace::Inside {
            prune(&job.folder.join("runtime/src"), &known);
        }
        // Of many, each says what was made of it; what all took is said once.
        let own;
        let text = if is_shared(&job.folder) {
            own = report::document(&entries(gathered, batch, Some(number)), None);
            &own
        } else {
            document
        };
        put(&job.folder.join("translation.json"), &format!("{text}\n"))?;
    }
    Ok(jobs)
}

/// Refuses a folder that holds something else.
fn check_ours(folder: &Path, force: bool) -> Result<(), Failure> {
    let is_ours = folder.join("translation.json").is_file();
    if force || is_ours || !has_entries(folder) {
        return Ok(());
    }
    let what = anyhow::anyhow!("{} is not empty", folder.display());
    Err(Failure::new(Exit::Input, what)
        .with_hint(Some("--force writes into it; --out names another folder")))
}

fn put_all(folder: &Path, files: &[(String, String)]) -> Result<Vec<PathBuf>, Failure> {
    for (path, text) in files {
        put(&folder.join(path), text)?;
    }
    Ok(files.iter().map(|(path, _)| folder.join(path)).collect())
}

/// Takes away `x.rs` beside `x/mod.rs`, and the other way round: two files of one module do not build.
fn take_away_twin(path: &Path) {
    let twin = if path.ends_with("mod.rs") {
        path.parent().map(|folder| folder.with_extension("rs"))
    } else {
        Some(path.with_extension("").join("mod.rs"))
    };
    // What is not there need not go.
    drop(twin.map(std::fs::remove_file));
}

/// Takes away what the runtime of an earlier version had and this one has not. What cannot be taken away is told by
/// the build.
fn prune(folder: &Path, known: &[PathBuf]) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            prune(&path, known);
        } else if !known.contains(&path) {
            drop(std::fs::remove_file(&path));
        }
    }
}

fn has_entries(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

fn put(path: &Path, text: &str) -> Result<(), Failure> {
    if std::fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| {
            let what = anyhow::Error::new(error)
                .context(format!("the folder {} cannot be made", folder.display()));
            Failure::new(Exit::Outside, what)
        })?;
    }
    files::write(path, text)
}

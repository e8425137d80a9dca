//! The package of a file, on disk.

use std::path::{Path, PathBuf};

use crate::exit::{Exit, Failure};
use crate::files;

use super::Converted;

/// Writes a package; what is there already and has the same text is left alone, so that cargo builds what has
/// changed.
pub(super) fn package(one: &Converted, force: bool, document: &str) -> Result<(), Failure> {
    let is_ours = one.folder.join("translation.json").is_file();
    if !force && !is_ours && has_entries(&one.folder) {
        let what = anyhow::anyhow!("{} is not empty", one.folder.display());
        return Err(Failure::new(Exit::Input, what)
            .with_hint(Some("--force writes into it; --out names another folder")));
    }
    let files = larder_translate::package_of_program(&one.name, &one.rust);
    for (path, text) in &files {
        put(&one.folder.join(path), text)?;
    }
    let known: Vec<PathBuf> = files.iter().map(|(path, _)| one.folder.join(path)).collect();
    prune(&one.folder.join("runtime/src"), &known);
    put(&one.folder.join("translation.json"), &format!("{document}\n"))
}

/// Takes away what the runtime of an earlier version had and this one has not: two files of one module do not
/// build. What cannot be taken away is told by the build.
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

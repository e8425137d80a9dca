//! Which files belong to the project: what git knows or would add, never what it ignores.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::trouble::Trouble;

/// The files of a checkout, as paths from its root with `/` between the parts, sorted.
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    pub(crate) root: PathBuf,
    pub(crate) files: Vec<String>,
}

/// The folder of the workspace: the one above this crate.
pub(crate) fn workspace_root() -> Result<PathBuf, Trouble> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.parent().filter(|root| root.join("Cargo.toml").is_file());
    root.map(Path::to_owned)
        .ok_or_else(|| Trouble::missing(format!("no workspace above {}", here.display())))
}

impl Tree {
    /// The files that git tracks and those it does not ignore; without git, every file outside
    /// `target` and dot folders.
    pub(crate) fn of_checkout(root: &Path) -> Result<Tree, Trouble> {
        let listing = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(root)
            .output();
        let Some(listing) = listing.ok().filter(|output| output.status.success()) else {
            return Tree::of_folder(root);
        };
        let text = String::from_utf8(listing.stdout)
            .map_err(|error| Trouble::input(format!("a file name is not UTF-8: {error}")))?;
        let mut files: Vec<String> = text
            .split('\0')
            .filter(|name| !name.is_empty() && root.join(name).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(Tree { root: root.to_owned(), files })
    }

    /// Every file below `root`, except in `target` and in dot folders.
    pub(crate) fn of_folder(root: &Path) -> Result<Tree, Trouble> {
        let mut files = Vec::new();
        let mut folders = vec![String::new()];
        while let Some(folder) = folders.pop() {
            let entries = fs::read_dir(root.join(&folder)).map_err(|error| {
                Trouble::input(format!("{}: {error}", root.join(&folder).display()))
            })?;
            for entry in entries.flatten() {
                let Ok(name) = entry.file_name().into_string() else { continue };
                let path =
                    if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
                if entry.path().is_file() {
                    files.push(path);
                } else if name != "target" && !name.starts_with('.') {
                    folders.push(path);
                }
            }
        }
        files.sort();
        Ok(Tree { root: root.to_owned(), files })
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.binary_search_by(|file| file.as_str().cmp(path)).is_ok()
    }

    /// The text of a file; nothing for one that is not UTF-8.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.root.join(path)).ok()
    }

    pub(crate) fn bytes(&self, path: &str) -> Result<Vec<u8>, Trouble> {
        fs::read(self.root.join(path)).map_err(|error| Trouble::input(format!("{path}: {error}")))
    }

    /// The Rust files of the workspace's own crates and of this one.
    pub(crate) fn rust_files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str).filter(|file| {
            Path::new(file).extension().is_some_and(|extension| extension == "rs")
                && (file.starts_with("crates/") || file.starts_with("xtask/"))
        })
    }

    /// The folders of the workspace's crates, `xtask` included: each has a `Cargo.toml`.
    pub(crate) fn packages(&self) -> Vec<&str> {
        let is_package = |folder: &&str| {
            *folder == "xtask"
                || (folder.starts_with("crates/") && folder.matches('/').count() == 1)
        };
        let folders = self.files.iter().filter_map(|file| file.strip_suffix("/Cargo.toml"));
        folders.filter(is_package).collect()
    }
}

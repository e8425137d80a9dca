//! The folder of a run.

use std::path::{Path, PathBuf};

use super::lock::{FolderLock, LOCK};
use super::{CHECKPOINT, RUN_FILE};
use crate::error::{HydroError, HydroErrorKind};
use crate::io::files;
use crate::run_file::RunFile;
use crate::run_folder::HISTORY;

/// The first line of our copy of a run file.
pub(super) const MARK: &str = "# The run file of this folder, as larder simulate understood it.";

/// Makes the folder, takes it and puts the run file into it. What an earlier run left is moved aside to
/// `NAME.1`, `NAME.2`, and so on, unless it may be replaced; a folder of other things, or of a run that
/// goes on, is refused.
pub(super) fn prepare(
    folder: &Path,
    run: &RunFile,
    replace: bool,
) -> Result<FolderLock, HydroError> {
    let refuse = |what: &str| {
        Err(HydroError::new(
            HydroErrorKind::Input,
            format!("the folder {} {what}", folder.display()),
        )
        .with_hint("name another with --out"))
    };
    if folder.exists() && !folder.is_dir() {
        return refuse("is a file");
    }
    // Taken before anything in it is looked at: what another run is writing is not moved under its hands.
    let mut lock = FolderLock::take(folder)?;
    let copy = folder.join(RUN_FILE);
    if !is_empty(folder) {
        let is_ours = std::fs::read_to_string(&copy).is_ok_and(|text| text.starts_with(MARK));
        let holds_the_run_file = run.is_at(&copy) || run.is_inside(folder);
        if is_ours && !holds_the_run_file && !replace {
            let aside = free_name(folder);
            std::fs::rename(folder, &aside).map_err(|error| {
                HydroError::new(
                    HydroErrorKind::System,
                    format!("{} cannot be moved to {}: {error}", folder.display(), aside.display()),
                )
            })?;
            lock.moved_to(&aside);
            lock = FolderLock::take(folder)?;
        } else if is_ours || replace {
            remove_states(folder)?;
        } else if copy.exists() && !run.is_at(&copy) {
            return refuse("holds a run.toml that no run wrote; --force replaces it");
        } else if [HISTORY, CHECKPOINT].iter().any(|name| folder.join(name).exists()) {
            return refuse("holds files of an earlier run; --force replaces them");
        }
    }
    if !run.is_at(&copy) {
        files::replace_text(&copy, &format!("{MARK}\n{}", run.to_toml()))?;
    }
    Ok(lock)
}

fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder)
        .is_ok_and(|entries| entries.flatten().all(|entry| entry.file_name() == LOCK))
}

fn free_name(folder: &Path) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (1_u32..=u32::MAX)
        .map(|number| folder.with_file_name(format!("{name}.{number}")))
        .find(|path| !path.exists())
        .expect("numbers do not end")
}

/// Removes numbered states of an earlier run, which a shorter one would leave among its own.
fn remove_states(folder: &Path) -> Result<(), HydroError> {
    let entries = std::fs::read_dir(folder).map_err(|error| files::unreadable(folder, &error))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let is_numbered = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .is_some_and(|stem| stem.len() >= 4 && stem.bytes().all(|b| b.is_ascii_digit()));
        let is_state = path.extension().is_some_and(|extension| {
            ["npz", "vti", "csv"].iter().any(|format| extension == *format)
        });
        if is_numbered && is_state {
            std::fs::remove_file(&path).map_err(|error| {
                HydroError::new(
                    HydroErrorKind::System,
                    format!("{} cannot be removed: {error}", path.display()),
                )
            })?;
        }
    }
    Ok(())
}

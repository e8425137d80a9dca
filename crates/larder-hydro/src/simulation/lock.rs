//! One run at a time in a folder.
//!
//! Whoever writes into a folder holds the lock of a file in it, which bears the number of his process. The
//! lock is the system's: it ends with the process, however that ends, so a file that a kill left behind
//! stands in nobody's way.

use std::fs::{File, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{HydroError, HydroErrorKind};
use crate::io::files;

/// The file.
pub(super) const LOCK: &str = "run.lock";

/// Tries before it is given up: each that fails means that another run came and went in between.
const TRIES_MAX: u32 = 100;

/// A folder that nobody else writes into.
#[derive(Debug)]
pub(super) struct FolderLock {
    path: PathBuf,
    /// Locked; closing it unlocks.
    file: File,
}

impl FolderLock {
    /// Makes the folder if it is not there, and takes it.
    ///
    /// # Errors
    /// When another run has it, or it cannot be written.
    pub(super) fn take(folder: &Path) -> Result<Self, HydroError> {
        files::make_folder(folder)?;
        let path = folder.join(LOCK);
        let unwritable = |error: io::Error| files::unwritable(&path, &error);
        for _ in 0..TRIES_MAX {
            let mut open = File::options();
            let mut file = open
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(unwritable)?;
            match file.try_lock() {
                // A file system without locks: as good as it gets there.
                Ok(()) | Err(TryLockError::Error(_)) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    // The number is a help and no more: its file may be written at this moment.
                    let read = file.read_to_string(&mut holder);
                    let holder = match (read, holder.trim()) {
                        (Ok(_), number) if !number.is_empty() => format!(" (process {number})"),
                        _ => String::new(),
                    };
                    return Err(HydroError::new(
                        HydroErrorKind::Busy,
                        format!("another run{holder} writes into the folder {}", folder.display()),
                    )
                    .with_hint("wait for its end, or name another folder with --out"));
                }
            }
            // What was locked may have been removed or moved away between opening and locking.
            if !is_at(&file, &path) {
                continue;
            }
            file.set_len(0).and_then(|()| file.rewind()).map_err(unwritable)?;
            writeln!(file, "{}", std::process::id()).map_err(unwritable)?;
            return Ok(FolderLock { path, file });
        }
        Err(HydroError::new(
            HydroErrorKind::Busy,
            format!("other runs come and go in the folder {}", folder.display()),
        )
        .with_hint("name another folder with --out"))
    }

    /// The folder was moved, and the file with it.
    pub(super) fn moved_to(&mut self, folder: &Path) {
        self.path = folder.join(LOCK);
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Removed before it is unlocked, so that it is nobody else's yet. What cannot be removed is stale,
        // and harmless.
        if is_at(&self.file, &self.path) {
            drop(std::fs::remove_file(&self.path));
        }
    }
}

/// Whether an open file is the one that stands at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;

    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(own), Ok(there)) => (own.dev(), own.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

/// Elsewhere an open file is neither removed nor moved.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::files::tests::Folder;

    #[test]
    fn a_folder_is_taken_once_and_a_file_that_was_left_behind_is_nobodys() {
        let folder = Folder::new();
        let path = folder.path().join("deep/run");
        let first = FolderLock::take(&path).unwrap();
        let error = FolderLock::take(&path).expect_err("taken");
        assert_eq!(error.kind(), HydroErrorKind::Busy);
        let own = format!("another run (process {}) writes into", std::process::id());
        assert!(error.to_string().contains(&own), "{error}");
        drop(first);
        assert!(!path.join(LOCK).exists(), "it is gone when the run is");
        // As a kill leaves it.
        std::fs::write(path.join(LOCK), "4711\n").unwrap();
        drop(FolderLock::take(&path).unwrap());
        // Moved away with its folder, it still goes, and what stands in its old place is another's.
        let mut moved = FolderLock::take(&path).unwrap();
        let aside = folder.path().join("deep/run.1");
        std::fs::rename(&path, &aside).unwrap();
        moved.moved_to(&aside);
        let second = FolderLock::take(&path).unwrap();
        drop(moved);
        assert!(!aside.join(LOCK).exists() && path.join(LOCK).exists());
        drop(second);
    }
}

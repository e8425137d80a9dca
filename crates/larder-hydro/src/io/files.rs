//! Files that appear whole or not at all.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::Path;

use crate::error::{HydroError, HydroErrorKind};

/// Writes a file beside its target, makes sure that it is on the disk, and renames it into place. A link stays, and the
/// file that it leads to is replaced; what is no file, a device or a pipe, is written to.
///
/// # Errors
/// When any of it fails; then the target is what it was before.
pub(crate) fn replace(
    path: &Path,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), HydroError> {
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if place.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        let written = File::options().write(true).open(&place).and_then(|mut file| fill(&mut file));
        return written.map_err(|error| unwritable(path, &error));
    }
    let mut name = place.file_name().map_or_else(OsString::new, OsString::from);
    name.push(format!(".{}.part", std::process::id()));
    let beside = place.with_file_name(name);
    let written = (|| {
        if let Some(folder) = place.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = File::create(&beside)?;
        fill(&mut file)?;
        file.sync_all()?;
        std::fs::rename(&beside, &place)
    })();
    written.map_err(|error| {
        // Whatever was begun is of no use; the complaint is about the target.
        drop(std::fs::remove_file(&beside));
        unwritable(path, &error)
    })
}

/// Writes a text in the same way.
pub(crate) fn replace_text(path: &Path, text: &str) -> Result<(), HydroError> {
    replace(path, |file| io::Write::write_all(file, text.as_bytes()))
}

/// Makes a folder with all above it.
pub(crate) fn make_folder(folder: &Path) -> Result<(), HydroError> {
    if folder.as_os_str().is_empty() {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        HydroError::new(
            HydroErrorKind::System,
            format!("the folder {} cannot be made: {error}", folder.display()),
        )
    })
}

/// Why a file cannot be written.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> HydroError {
    HydroError::new(
        HydroErrorKind::System,
        format!("{} cannot be written: {error}", path.display()),
    )
}

/// Why a file cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> HydroError {
    HydroError::new(HydroErrorKind::Input, format!("{} cannot be read: {error}", path.display()))
}

#[cfg(test)]
pub(crate) mod tests {
    use std::path::PathBuf;
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// A folder that goes when the test ends.
    pub(crate) struct Folder(PathBuf);

    impl Folder {
        pub(crate) fn new() -> Self {
            static NEXT: AtomicU32 = AtomicU32::new(0);
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let name = format!("larder-hydro-{}-{number}", std::process::id());
            let path = std::env::temp_dir().join(name);
            std::fs::create_dir_all(&path).unwrap();
            Folder(path)
        }

        pub(crate) fn path(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn a_failed_write_leaves_what_was_there_and_nothing_beside_it() {
        let folder = Folder::new();
        let path = folder.path().join("a.txt");
        replace_text(&path, "one").unwrap();
        let full = |_: &mut File| Err(io::Error::from(io::ErrorKind::StorageFull));
        let error = replace(&path, full).unwrap_err();
        assert_eq!(error.kind(), HydroErrorKind::System);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_it_leads_to_is_replaced() {
        let folder = Folder::new();
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("link"));
        replace_text(&path, "one").unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        replace_text(&link, "two").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
    }
}

//! Files that take the place of others when they are whole: no reader sees half of one, and who is ended in between has
//! the old one.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// A new file beside the one that it is to replace; gone when it is dropped before it did. What is there and is no
/// file, a device or a pipe, is not replaced but written to.
#[derive(Debug)]
pub struct Beside {
    place: PathBuf,
    here: Option<PathBuf>,
}

impl Beside {
    /// A file under a name that no file has: whatever lies beside the target is the user's.
    ///
    /// # Errors
    /// Where no file can be made.
    pub fn create(target: &Path) -> io::Result<(Beside, File)> {
        // Where the path is a link, the file it leads to is replaced and not the link.
        let place = target.canonicalize().unwrap_or_else(|_| target.to_owned());
        if place.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            let device = File::options().write(true).open(&place)?;
            return Ok((Beside { place, here: None }, device));
        }
        for attempt in 0..u32::MAX {
            let mut name = place.file_name().unwrap_or_default().to_owned();
            name.push(format!(".{}-{attempt}.partial", std::process::id()));
            let here = place.with_file_name(name);
            match File::options().write(true).create_new(true).open(&here) {
                Ok(file) => return Ok((Beside { place, here: Some(here) }, file)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    /// Puts the file in its place; what was written to it is on the disk before.
    ///
    /// # Errors
    /// Where it cannot be renamed.
    pub fn settle(mut self, written: &File) -> io::Result<()> {
        if let Some(here) = &self.here {
            written.sync_all()?;
            std::fs::rename(here, &self.place)?;
        }
        self.here = None;
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(here) = &self.here {
            // What was begun is of no use, and the complaint is about the target.
            drop(std::fs::remove_file(here));
        }
    }
}

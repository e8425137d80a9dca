//! A user's files.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::exit::{Exit, Failure};

/// Writes a file beside its target and renames it into place, so that no reader sees half of it.
pub(crate) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    write_bytes(file, text.as_bytes())
}

/// The same for a file that is no text.
pub(crate) fn write_bytes(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let (beside, mut open) = beside(file).map_err(|error| unwritten(file, error))?;
    let written = open.write_all(bytes).and_then(|()| std::fs::rename(&beside, file));
    written.map_err(|error| {
        // Whatever was begun is of no use; the complaint is about the target.
        drop(std::fs::remove_file(&beside));
        unwritten(file, error)
    })
}

fn unwritten(file: &Path, error: io::Error) -> Failure {
    let what = anyhow::Error::new(error).context(format!("{} cannot be written", file.display()));
    Failure::new(Exit::Outside, what)
}

/// A new file beside another, under a name that no file has: whatever lies there is the user's.
fn beside(file: &Path) -> io::Result<(PathBuf, File)> {
    let mut attempt = 0_u32;
    loop {
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}-{attempt}.part", std::process::id()));
        let beside = file.with_file_name(name);
        match File::options().write(true).create_new(true).open(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => attempt += 1,
            opened => return opened.map(|open| (beside, open)),
        }
    }
}

//! A user's files.

use std::path::Path;

use crate::exit::{Exit, Failure};

/// Writes a file beside its target and renames it into place, so that no reader sees half of it.
pub(crate) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    write_bytes(file, text.as_bytes())
}

/// The same for a file that is no text.
pub(crate) fn write_bytes(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = file.with_file_name(name);
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, file));
    written.map_err(|error| {
        // Whatever was begun is of no use; the complaint is about the target.
        drop(std::fs::remove_file(&beside));
        let what =
            anyhow::Error::new(error).context(format!("{} cannot be written", file.display()));
        Failure::new(Exit::Outside, what)
    })
}

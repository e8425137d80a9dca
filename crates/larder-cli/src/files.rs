//! A user's files.

use std::io::{self, Write as _};
use std::path::Path;

use larder_infer::beside::Beside;

use crate::exit::{Exit, Failure};

/// Writes a file beside its target and renames it into place, so that no reader sees half of it.
pub(crate) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    write_bytes(file, text.as_bytes())
}

/// The same for a file that is no text.
pub(crate) fn write_bytes(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let (beside, mut open) = Beside::create(file)?;
        open.write_all(bytes)?;
        beside.settle(&open)
    };
    write().map_err(|error| unwritten(file, error))
}

fn unwritten(file: &Path, error: io::Error) -> Failure {
    let what = anyhow::Error::new(error).context(format!("{} cannot be written", file.display()));
    Failure::new(Exit::Outside, what)
}

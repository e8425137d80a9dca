//! `history.csv`: a line for every look at the state.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::diagnostics::Diagnostics;
use crate::error::HydroError;
use crate::io::files;
use crate::run_folder::HISTORY;

const HEAD: &str = "step,t,E,Mx,My,Mz,e_min,e_max,T_min,T_max,v_max,viscous_max,bulk_max,\
                    acausal,undecided,ecc2,ecc3,tail\n";

/// The file, and the room in which a line is put together.
#[derive(Debug)]
pub(super) struct History {
    path: PathBuf,
    file: File,
    line: String,
}

/// Longer than any line: eighteen numbers of at most 25 characters.
const LINE: usize = 512;

impl History {
    pub(super) fn create(folder: &Path) -> Result<Self, HydroError> {
        let path = folder.join(HISTORY);
        let open = || {
            let mut file = File::create(&path)?;
            file.write_all(HEAD.as_bytes())?;
            Ok(file)
        };
        let file = open().map_err(|error| files::unwritable(&path, &error))?;
        Ok(History { path, file, line: String::with_capacity(LINE) })
    }

    /// Opens the history of an interrupted run. Lines past the checkpoint will be written again.
    pub(super) fn resume(folder: &Path, steps: u64) -> Result<Self, HydroError> {
        let path = folder.join(HISTORY);
        let Ok(text) = std::fs::read_to_string(&path) else { return Self::create(folder) };
        let mut kept = String::from(HEAD);
        for line in text.lines().skip(1) {
            let step: Option<u64> = line.split(',').next().and_then(|word| word.parse().ok());
            if step.is_some_and(|step| step <= steps) {
                kept += line;
                kept.push('\n');
            }
        }
        files::replace_text(&path, &kept)?;
        let file = File::options().append(true).open(&path);
        let file = file.map_err(|error| files::unwritable(&path, &error))?;
        Ok(History { path, file, line: String::with_capacity(LINE) })
    }

    /// Adds a line. Nothing is asked of the allocator.
    pub(super) fn row(&mut self, steps: u64, seen: &Diagnostics) -> Result<(), HydroError> {
        let line = &mut self.line;
        line.clear();
        let numbers = [
            seen.time,
            seen.totals[0],
            seen.totals[1],
            seen.totals[2],
            seen.totals[3],
            seen.energy_range[0],
            seen.energy_range[1],
            seen.temperature_range[0],
            seen.temperature_range[1],
            seen.speed_max,
            seen.viscous_max,
            seen.bulk_max,
        ];
        let _ = write!(line, "{steps}");
        for number in numbers {
            let _ = write!(line, ",{number:e}");
        }
        let _ = write!(line, ",{},{}", seen.causality.acausal, seen.causality.undecided);
        let _ = write!(line, ",{:e},{:e},", seen.eccentricity[0], seen.eccentricity[1]);
        // Finite volumes have no waves: nothing stands there.
        let _ = match seen.tail {
            Some(tail) => writeln!(line, "{:e}", tail.share),
            None => writeln!(line),
        };
        self.file.write_all(line.as_bytes()).map_err(|error| files::unwritable(&self.path, &error))
    }
}

//! `ensemble.csv`: one row for each event, the newest, and the run file that made them.
//!
//! A row is added when its event is done. An event that is carried out again, because it failed, has its
//! row replaced where it stands; the file is then written anew and renamed into place, so that a reader,
//! and a call after a kill, find one row of it. Beside the table stands the run file of the events as it
//! was understood: rows of two run files are never mixed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::error::{HydroError, HydroErrorKind};
use crate::io::files;
use crate::run_file::{KEYS, RunFile};

/// The columns.
pub(super) const HEAD: &str = "event,seed,status,steps,t,E,Mx,My,Mz,e_max,T_max,v_max,viscous_max,ecc2,ecc3,\
                               acausal,tail\n";

/// The table in the folder of an ensemble.
pub(super) const TABLE: &str = "ensemble.csv";

/// The run file beside it.
const RUN_OF_EVENTS: &str = "ensemble.run.toml";

/// Its first line.
const MARK: &str = "# The run file of these events, as larder simulate understood it.";
/// Before the checksum of a table of an equation of state.
const SUM: &str = "# table of the equation of state: ";

/// Keys that leave the numbers of an event as they are: what is written, and how long it may take.
const FREE: [&str; 3] = ["run.steps_max", "run.checkpoint_every", "compare.within"];

/// The rows, in the order in which events were first done.
#[derive(Debug)]
pub(super) struct EventTable {
    path: PathBuf,
    file: File,
    rows: Vec<String>,
    place: BTreeMap<u64, usize>,
}

impl EventTable {
    /// Opens the table of a folder, or begins one.
    ///
    /// # Errors
    /// When its events were made with another run file, when it is no such table, or when a file cannot
    /// be read or written.
    pub(super) fn open(folder: &Path, run: &RunFile, sum: Option<u32>) -> Result<Self, HydroError> {
        let path = folder.join(TABLE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(files::unreadable(&path, &error)),
        };
        let mut rows: Vec<String> = Vec::new();
        let mut place = BTreeMap::new();
        // A line that was cut short when the program was killed has no end and counts for nothing.
        let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        for (number, line) in whole.enumerate() {
            let event = line.split(',').next().and_then(|word| word.parse::<u64>().ok());
            match event {
                None if number == 0 && line == HEAD => {}
                Some(event) if number > 0 => {
                    if let Some(&at) = place.get(&event) {
                        line.clone_into(&mut rows[at]);
                    } else {
                        place.insert(event, rows.len());
                        rows.push(line.to_owned());
                    }
                }
                _ => {
                    return Err(HydroError::new(
                        HydroErrorKind::Input,
                        format!(
                            "{}: line {} is no row of an ensemble: {}",
                            path.display(),
                            number + 1,
                            line.trim_end().chars().take(60).collect::<String>()
                        ),
                    )
                    .with_hint("name another folder with --out"));
                }
            }
        }
        same_run(folder, !rows.is_empty(), run, sum)?;
        let is_whole = text.len() == HEAD.len() + rows.iter().map(String::len).sum::<usize>();
        let file = if is_whole { opened(&path) } else { replaced(&path, &rows) }?;
        Ok(EventTable { path, file, rows, place })
    }

    /// Whether an event is done, and need not be carried out again.
    pub(super) fn is_done(&self, event: u64) -> bool {
        let row = self.place.get(&event).map(|&at| &self.rows[at]);
        row.is_some_and(|row| row.split(',').nth(2) == Some("done"))
    }

    /// How many events of a range are done.
    pub(super) fn done_within(&self, events: std::ops::Range<u64>) -> u64 {
        self.place.range(events).filter(|(event, _)| self.is_done(**event)).count() as u64
    }

    /// Adds the row of an event, or puts it in the place of its older one.
    pub(super) fn put(&mut self, event: u64, row: String) -> Result<(), HydroError> {
        if let Some(&at) = self.place.get(&event) {
            self.rows[at] = row;
            self.file = replaced(&self.path, &self.rows)?;
            return Ok(());
        }
        self.file
            .write_all(row.as_bytes())
            .map_err(|error| files::unwritable(&self.path, &error))?;
        self.place.insert(event, self.rows.len());
        self.rows.push(row);
        Ok(())
    }
}

/// Writes the table anew and opens it for more rows.
fn replaced(path: &Path, rows: &[String]) -> Result<File, HydroError> {
    files::replace(path, |file| {
        file.write_all(HEAD.as_bytes())?;
        rows.iter().try_for_each(|row| file.write_all(row.as_bytes()))
    })?;
    opened(path)
}

fn opened(path: &Path) -> Result<File, HydroError> {
    File::options().append(true).open(path).map_err(|error| files::unwritable(path, &error))
}

/// Refuses events of another run file than that of the rows that are there; where there are none, the
/// run file is put beside them.
fn same_run(
    folder: &Path,
    has_rows: bool,
    run: &RunFile,
    sum: Option<u32>,
) -> Result<(), HydroError> {
    let path = folder.join(RUN_OF_EVENTS);
    let sum_line = sum.map_or_else(String::new, |sum| format!("{SUM}{sum:08x}\n"));
    let own = run.to_toml();
    if !has_rows {
        return files::replace_text(&path, &format!("{MARK}\n{sum_line}{own}"));
    }
    let anew = "to start anew, name another folder with --out, or remove this one";
    let text = std::fs::read_to_string(&path).map_err(|error| {
        HydroError::new(
            HydroErrorKind::Input,
            format!(
                "{} cannot be read: {error}; it says which run made the events of {}",
                path.display(),
                folder.join(TABLE).display()
            ),
        )
        .with_hint(anew)
    })?;
    let name = path.display().to_string();
    let [then, now] =
        [text.as_str(), own.as_str()].map(|text| RunFile::parse(text, Path::new(""), &name));
    let (then, now) = (then?, now?);
    let had_sum = text.lines().find_map(|line| line.strip_prefix(SUM)).unwrap_or_default();
    let same_table = had_sum == sum.map_or_else(String::new, |sum| format!("{sum:08x}"));
    let mut changed: Vec<String> = KEYS
        .iter()
        .map(|key| key.name)
        .filter(|key| !key.starts_with("output.") && !FREE.contains(key))
        // The same table may have moved.
        .filter(|key| !(*key == "fluid.eos" && sum.is_some() && same_table))
        .filter(|key| !now.says_the_same(&then, key))
        .map(|key| format!("`{key}` ({} then, {} now)", then.said_of(key), now.said_of(key)))
        .collect();
    if changed.is_empty() && !same_table {
        changed.push("the numbers in the table of `fluid.eos`".into());
    }
    if changed.is_empty() {
        return Ok(());
    }
    Err(HydroError::configuration(format!(
        "the events in {} were made with another run file: {}; events of two fluids are not mixed",
        folder.join(TABLE).display(),
        changed.join(", ")
    ))
    .with_hint(anew))
}

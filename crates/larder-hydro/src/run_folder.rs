//! What a run leaves behind: numbered states, a history, and the run file that made them.

use std::path::{Path, PathBuf};

use crate::compare::{FieldError, compare, completed};
use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::fields::Fields;
use crate::grid::Grid;
use crate::initial::{EXACT, Flow};
use crate::io::{files, npz};
use crate::physics::Transport;
use crate::run_file::RunFile;

/// The copy of the run file in a folder.
pub(crate) const RUN_FILE: &str = "run.toml";
/// Time, totals, extremes.
pub(crate) const HISTORY: &str = "history.csv";

/// The file of a numbered state.
pub(crate) fn numbered(folder: &Path, number: u64, format: &str) -> PathBuf {
    folder.join(format!("{number:04}.{format}"))
}

/// The copy of the run file beside the last state.
pub(crate) fn beside(last: &Path) -> PathBuf {
    last.with_extension("toml")
}

/// Finished states of one run.
#[derive(Debug)]
pub struct RunFolder {
    run: RunFile,
    grid: Grid,
    eos: EquationOfState,
    transport: Transport,
    states: Vec<PathBuf>,
}

/// A state with all fields, in the order of [`crate::fields::WRITTEN`].
#[derive(Debug)]
pub struct Stored {
    /// Time, fm.
    pub time: f64,
    /// The fields.
    pub fields: Vec<Vec<f64>>,
}

impl RunFolder {
    /// Opens the folder of a run, or one npz file with its run file beside it.
    ///
    /// # Errors
    /// When a file is missing or cannot be used; the path is named.
    pub fn open(path: &Path) -> Result<Self, HydroError> {
        let is_folder = path.is_dir();
        let run_path = if is_folder { path.join(RUN_FILE) } else { beside(path) };
        if !is_folder && !path.exists() {
            return Err(HydroError::new(
                HydroErrorKind::Input,
                format!("{} is not there; want the folder of a run or an npz file", path.display()),
            ));
        }
        if !run_path.exists() {
            return Err(HydroError::new(
                HydroErrorKind::Input,
                format!("{} is missing: the run file that made the states", run_path.display()),
            )
            .with_hint("a run writes it into its folder, and beside the file of its last state"));
        }
        let run = RunFile::read(&run_path)?;
        let states = if is_folder { states_of(path)? } else { vec![path.to_owned()] };
        if states.is_empty() {
            return Err(HydroError::new(
                HydroErrorKind::Input,
                format!("{} holds no numbered npz file", path.display()),
            ));
        }
        let (grid, eos, transport) = (run.grid()?, run.eos()?, run.transport()?);
        Ok(RunFolder { run, grid, eos, transport, states })
    }

    /// The box.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The run file.
    pub fn run(&self) -> &RunFile {
        &self.run
    }

    /// How many states there are.
    pub fn count(&self) -> usize {
        self.states.len()
    }

    /// One of the states.
    ///
    /// # Errors
    /// When its file cannot be used.
    pub fn state(&self, index: usize) -> Result<Stored, HydroError> {
        let path = &self.states[index];
        let fields = npz::read(path, self.grid.shape())?;
        let time = fields.time.ok_or_else(|| {
            HydroError::new(HydroErrorKind::Input, format!("{} holds no `t`", path.display()))
        })?;
        Ok(Stored { time, fields: self.completed(&fields, time) })
    }

    fn completed(&self, fields: &Fields, time: f64) -> Vec<Vec<f64>> {
        completed(fields, &self.grid, &self.eos, time)
    }

    /// An exact flow with the parameters of the run.
    ///
    /// # Errors
    /// When the run is not one that the flow describes.
    pub fn flow(&self, kind: &str) -> Result<Flow, HydroError> {
        // Matter at rest that is uniform in Milne coordinates is Bjorken's flow; a state from a file may be any.
        let is_it = self.run.word("initial.kind").is_none_or(|begun| {
            begun == kind || (begun, kind) == ("uniform", "bjorken") || !EXACT.contains(&kind)
        });
        if !is_it {
            return Err(HydroError::configuration(format!(
                "{}: the run began with `initial.kind = \"{}\"`, which the exact {kind} flow does not describe",
                self.run.name(),
                self.run.word("initial.kind").unwrap_or_default()
            )));
        }
        let (from, _) = self.run.times(self.start_of_file())?;
        Flow::new(kind, &self.run, &self.grid, &self.eos, &self.transport, from)
    }

    /// The time in the npz that the run began with, if the run file does not say it.
    fn start_of_file(&self) -> Option<f64> {
        if self.run.is_given("run.from") {
            return None;
        }
        let path = self.run.path("initial.npz")?;
        npz::time(&path).ok()?
    }

    /// An exact flow at a time, with all fields.
    ///
    /// # Errors
    /// When the flow has no state at that time.
    pub fn exact(&self, flow: &Flow, time: f64) -> Result<Stored, HydroError> {
        let fields = flow.fields(&self.grid, time)?;
        Ok(Stored { time, fields: self.completed(&fields, time) })
    }

    /// The last state against an exact flow.
    ///
    /// # Errors
    /// As [`RunFolder::state`] and [`RunFolder::exact`].
    pub fn compare(&self, flow: &Flow) -> Result<(f64, Vec<FieldError>), HydroError> {
        let got = self.state(self.states.len() - 1)?;
        let exact = self.exact(flow, got.time)?;
        let within = self.run.number_if_any("compare.within").unwrap_or(f64::INFINITY);
        if within.is_nan() || within <= 0.0 {
            return Err(HydroError::configuration(format!(
                "{}: `compare.within` is {within} fm, want a positive length",
                self.run.name()
            )));
        }
        if !crate::compare::any_within(&self.grid, within) {
            return Err(HydroError::configuration(format!(
                "{}: `compare.within` is {within} fm, within which no cell stands",
                self.run.name()
            )));
        }
        Ok((got.time, compare(&self.grid, &got.fields, &exact.fields, within)))
    }
}

/// Numbered states in order.
fn states_of(folder: &Path) -> Result<Vec<PathBuf>, HydroError> {
    let entries = std::fs::read_dir(folder).map_err(|error| files::unreadable(folder, &error))?;
    let mut states: Vec<(u64, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let is_npz = path.extension().is_some_and(|extension| extension == "npz");
            let number = path.file_stem()?.to_str()?.parse().ok()?;
            is_npz.then_some((number, path))
        })
        .collect();
    states.sort();
    Ok(states.into_iter().map(|(_, path)| path).collect())
}

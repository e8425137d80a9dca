//! Run files: a simulation in TOML.

mod keys;
mod text;

use std::path::{Path, PathBuf};

use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::{Boundary, Coordinates, Grid};
use crate::io::files;
use crate::physics::{SecondOrder, Transport, Viscosity};
use crate::spectral::Filter;
use text::{Value, Values};

pub use keys::{KEYS, Key, Takes};

/// A run file, read and checked as far as it can be without memory for the fields.
#[derive(Clone, Debug)]
pub struct RunFile {
    values: Values,
    /// Where paths in the file begin.
    folder: PathBuf,
    /// How the file is called in messages.
    name: String,
}

/// The discretisation that was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeChoice {
    /// `fourier` or `kt`.
    pub space: String,
    /// Name of the integrator.
    pub time: String,
    /// The step; `None` for one that is chosen by `tolerance`.
    pub dt: Option<f64>,
    /// Relative error of one step, for a chosen one.
    pub tolerance: f64,
    /// `none`, `two-thirds` or `exponential`.
    pub filter: String,
    /// Order of the exponential filter.
    pub filter_order: u32,
    /// Limiter of finite volumes.
    pub theta: f64,
    /// Most that the shortest waves may hold.
    pub tail_max: f64,
    /// Whether more of them ends the run.
    pub stop_if_unresolved: bool,
}

impl SchemeChoice {
    /// Which modes of Fourier series are kept; finite volumes have none.
    pub(crate) fn modes(&self) -> Filter {
        match self.filter.as_str() {
            "two-thirds" | "2/3" => Filter::TwoThirds,
            "exponential" => Filter::Exponential { order: self.filter_order },
            _ => Filter::None,
        }
    }
}

/// What is written.
#[derive(Clone, Debug, PartialEq)]
pub struct OutputChoice {
    /// The file of the last state.
    pub last: Option<PathBuf>,
    /// Time between numbered files.
    pub every: Option<f64>,
    /// Whether numbered files are npz, vti, csv.
    pub formats: Vec<String>,
    /// Whether an earlier run's files may be replaced.
    pub overwrite: bool,
}

impl RunFile {
    /// Reads a file. Paths in it are relative to its folder.
    ///
    /// # Errors
    /// When it cannot be read, is no TOML, or a key is unknown or holds what it does not take.
    pub fn read(path: &Path) -> Result<Self, HydroError> {
        let length =
            std::fs::metadata(path).map_err(|error| files::unreadable(path, &error))?.len();
        if length > text::FILE_MAX {
            return Err(HydroError::configuration(format!(
                "{} has {length} bytes, want at most {}: it is no run file",
                path.display(),
                text::FILE_MAX
            )));
        }
        let text =
            std::fs::read_to_string(path).map_err(|error| files::unreadable(path, &error))?;
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        Self::parse(&text, &folder, &path.display().to_string())
    }

    /// Reads a text; `folder` is where its paths begin, `name` what messages call it.
    ///
    /// # Errors
    /// As [`RunFile::read`].
    pub fn parse(text: &str, folder: &Path, name: &str) -> Result<Self, HydroError> {
        let values = Values::parse(text).map_err(|error| error.inside(name))?;
        Ok(RunFile { values, folder: folder.to_owned(), name: name.to_owned() })
    }

    /// `key=value` over what the file says.
    ///
    /// # Errors
    /// When the key is unknown or takes something else.
    pub fn set(&mut self, setting: &str) -> Result<(), HydroError> {
        self.values.set(setting)
    }

    /// The file as it is understood, with paths that begin at the root: what a run keeps beside its
    /// output.
    pub fn to_toml(&self) -> String {
        let mut values = self.values.clone();
        for key in ["initial.npz", "output.final"] {
            if let Some(path) = self.path(key) {
                let path = std::path::absolute(&path).unwrap_or(path);
                values.put(key, Value::Text(path.display().to_string()));
            }
        }
        if let Some(path) = self.table_file() {
            let path = std::path::absolute(&path).unwrap_or(path);
            values.put("fluid.eos", Value::Text(path.display().to_string()));
        }
        values.to_toml()
    }

    /// How the file is called in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The seed of the initial state.
    pub fn seed(&self) -> u64 {
        self.whole("initial.seed")
    }

    /// Whether the file gives a key.
    pub fn is_given(&self, name: &str) -> bool {
        self.values.get(name).is_some()
    }

    /// Whether both files say the same of a key, defaults counted and units turned.
    pub(crate) fn says_the_same(&self, other: &RunFile, name: &str) -> bool {
        let is_number = KEYS.iter().any(|key| {
            key.name == name && matches!(key.takes, Takes::Number | Takes::NumberOrAuto)
        });
        let (own, others) = (self.effective(name), other.effective(name));
        if is_number && own != others {
            let numbers = [self, other].map(|run| run.number_if_any(name));
            return matches!(numbers, [Some(a), Some(b)] if a.total_cmp(&b).is_eq());
        }
        own == others
    }

    /// What stands at a key, or its default; for a message.
    pub(crate) fn said_of(&self, name: &str) -> String {
        self.effective(name).map_or_else(|| "none".to_owned(), |value| text::render(&value))
    }

    /// What stands at a key, or its default.
    fn effective(&self, name: &str) -> Option<Value> {
        let given = self.values.get(name).cloned();
        given.or_else(|| Values::one(name, Self::default_of(name)))
    }

    /// Where the run's folder is by default: beside the file, called by its stem.
    pub fn stem(&self) -> PathBuf {
        let stem = Path::new(&self.name).file_stem().unwrap_or_else(|| "run".as_ref());
        self.folder.join(stem)
    }

    /// Whether this is the file itself.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        match (std::fs::canonicalize(&self.name), std::fs::canonicalize(path)) {
            (Ok(own), Ok(path)) => own == path,
            _ => false,
        }
    }

    /// The file itself and what it reads, as far as they are there.
    fn own_files(&self) -> impl Iterator<Item = PathBuf> {
        [Some(PathBuf::from(&self.name)), self.path("initial.npz"), self.table_file()]
            .into_iter()
            .flatten()
            .filter_map(|path| std::fs::canonicalize(path).ok())
    }

    /// Whether the file, or what it reads, stands inside of a folder.
    pub(crate) fn is_inside(&self, folder: &Path) -> bool {
        let Ok(folder) = std::fs::canonicalize(folder) else { return false };
        self.own_files().any(|path| path.starts_with(&folder))
    }

    /// Refuses to write `what` over the file itself or what it reads.
    ///
    /// # Errors
    /// When it would.
    pub(crate) fn refuse_to_replace(&self, what: &str, path: &Path) -> Result<(), HydroError> {
        let Ok(there) = std::fs::canonicalize(path) else { return Ok(()) };
        if self.own_files().any(|own| own == there) {
            return Err(self.wrong(format_args!(
                "{what} would replace {}, which the run reads",
                path.display()
            )));
        }
        Ok(())
    }

    /// What the initial state is called in messages.
    pub(crate) fn initial_name(&self) -> String {
        match self.path("initial.npz") {
            Some(path) => path.display().to_string(),
            None => self.name.clone(),
        }
    }

    /// Writes the start into the file, so that a copy of it needs no other file to know it.
    pub fn set_from(&mut self, from: f64) {
        self.values.put("run.from", Value::Number(from));
    }

    /// Sets the seed of the initial state.
    pub fn set_seed(&mut self, seed: u64) {
        self.values.put("initial.seed", Value::Whole(seed));
    }

    fn wrong(&self, message: impl std::fmt::Display) -> HydroError {
        HydroError::configuration(format!("{}: {message}", self.name))
    }

    /// Refuses a key that nobody reads because of what another key says: it would do nothing.
    fn refuse_idle(
        &self,
        key: &str,
        is_read: bool,
        chooser: &str,
        reader: &str,
    ) -> Result<(), HydroError> {
        if is_read || !self.is_given(key) {
            return Ok(());
        }
        let chosen = self.word(chooser).unwrap_or_default();
        Err(self.wrong(format_args!(
            "`{key}` does nothing with `{chooser} = \"{chosen}\"`; it belongs to {reader}"
        )))
    }

    fn default_of(name: &str) -> &'static str {
        let key = KEYS.iter().find(|key| key.name == name);
        key.unwrap_or_else(|| panic!("`{name}` is no key of a run file")).default
    }

    /// A number, if the file gives one or the key has a default.
    pub fn number_if_any(&self, name: &str) -> Option<f64> {
        match self.values.get(name) {
            Some(Value::Number(number)) => Some(*number),
            Some(Value::Text(text)) if text != "auto" => {
                // hbar c itself is a plain number.
                let hbarc = if name == "fluid.hbarc" { 1.0 } else { self.number("fluid.hbarc") };
                Some(text::in_own_unit(text, hbarc))
            }
            _ => Self::default_of(name).parse().ok(),
        }
    }

    /// A number that has a default.
    ///
    /// # Panics
    /// When the key has none.
    pub fn number(&self, name: &str) -> f64 {
        self.number_if_any(name).unwrap_or_else(|| panic!("`{name}` has no default"))
    }

    /// A number that must be given.
    ///
    /// # Errors
    /// When it is not; `why` says who needs it.
    pub fn number_for(&self, name: &str, why: &str) -> Result<f64, HydroError> {
        self.number_if_any(name)
            .ok_or_else(|| self.wrong(format_args!("`{name}` is missing; {why} needs it")))
    }

    fn whole(&self, name: &str) -> u64 {
        match self.values.get(name) {
            Some(Value::Whole(number)) => *number,
            _ => {
                Self::default_of(name).parse().unwrap_or_else(|_| panic!("`{name}` has no default"))
            }
        }
    }

    /// A whole number.
    pub fn count(&self, name: &str) -> u64 {
        self.whole(name)
    }

    /// Three numbers that have a default.
    ///
    /// # Panics
    /// When the key has none.
    pub fn numbers(&self, name: &str) -> [f64; 3] {
        if let Some(Value::Numbers(numbers)) = self.values.get(name) {
            return *numbers;
        }
        let text = Self::default_of(name).trim_matches(['[', ']']);
        let parts: Vec<f64> = text.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        parts.try_into().unwrap_or_else(|_| panic!("`{name}` has no default"))
    }

    /// Three whole numbers that have a default.
    ///
    /// # Panics
    /// When the key has none.
    pub fn wholes(&self, name: &str) -> [i64; 3] {
        if let Some(Value::Wholes(numbers)) = self.values.get(name) {
            return *numbers;
        }
        let text = Self::default_of(name).trim_matches(['[', ']']);
        let parts: Vec<i64> = text.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        parts.try_into().unwrap_or_else(|_| panic!("`{name}` has no default"))
    }

    /// A word, if the file gives one or the key has a default.
    pub fn word(&self, name: &str) -> Option<&str> {
        match self.values.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => Some(Self::default_of(name).trim_matches('"')).filter(|word| !word.is_empty()),
        }
    }

    fn switch(&self, name: &str) -> bool {
        match self.values.get(name) {
            Some(Value::Switch(on)) => *on,
            _ => Self::default_of(name) == "true",
        }
    }

    /// A path, begun at the file's folder.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        match self.values.get(name) {
            Some(Value::Text(text)) => Some(self.folder.join(text)),
            _ => None,
        }
    }

    fn table_file(&self) -> Option<PathBuf> {
        let word = self.word("fluid.eos")?;
        (!["conformal", "bag", "hotqcd"].contains(&word)).then(|| self.folder.join(word))
    }

    /// The box.
    ///
    /// # Errors
    /// When shape or length is missing, or they are no box.
    pub fn grid(&self) -> Result<Grid, HydroError> {
        let missing =
            |name: &str| self.wrong(format_args!("`{name}` is missing; every run needs it"));
        let Some(Value::Wholes(shape)) = self.values.get("grid.shape") else {
            return Err(missing("grid.shape"));
        };
        let Some(Value::Numbers(length)) = self.values.get("grid.length") else {
            return Err(missing("grid.length"));
        };
        let mut cells = [0; 3];
        for (cells, asked) in cells.iter_mut().zip(shape) {
            *cells = usize::try_from(*asked).map_err(|_cause| {
                self.wrong(format_args!("`grid.shape` is {shape:?}, want positive numbers"))
            })?;
        }
        let coordinates = match self.word("grid.coordinates") {
            Some("milne") => Coordinates::Milne,
            _ => Coordinates::Cartesian,
        };
        let boundary = match self.word("grid.boundary") {
            Some("outflow") => Boundary::Outflow,
            _ => Boundary::Periodic,
        };
        Grid::new(cells, *length, coordinates, boundary).map_err(|error| error.inside(&self.name))
    }

    /// The equation of state. A table is read from its file.
    ///
    /// # Errors
    /// When a constant is missing or cannot be right, or the table cannot be used.
    pub fn eos(&self) -> Result<EquationOfState, HydroError> {
        let degrees = self.number("fluid.degrees");
        let hbarc = self.number("fluid.hbarc");
        if hbarc.is_nan() || hbarc <= 0.0 {
            return Err(
                self.wrong(format_args!("`fluid.hbarc` is {hbarc}, want a positive number"))
            );
        }
        // A key of another equation of state would do nothing.
        let word = self.word("fluid.eos").unwrap_or_default();
        let is_table = self.table_file().is_some();
        let idle = [
            ("fluid.bag_constant", word == "bag", "\"bag\""),
            ("fluid.table_units", is_table, "a table in `fluid.eos`"),
        ];
        for (key, is_read, reader) in idle {
            self.refuse_idle(key, is_read, "fluid.eos", reader)?;
        }
        let eos = match self.word("fluid.eos") {
            Some("conformal") => EquationOfState::conformal(degrees),
            Some("bag") => {
                let bag = self.number_for("fluid.bag_constant", "the bag")?;
                EquationOfState::bag(degrees, bag)
            }
            Some("hotqcd") => EquationOfState::hotqcd(hbarc),
            _ => {
                let path = self.table_file().unwrap_or_default();
                let units = self.word("fluid.table_units").ok_or_else(|| {
                    self.wrong(format_args!(
                        "`fluid.table_units` is missing; the table {} needs it: \"fm\" (fm^-4, fm^-3, fm^-1) or \"GeV\" (GeV/fm^3, fm^-3, GeV)",
                        path.display()
                    ))
                    .with_hint("if `fluid.eos` was meant as a word: \"conformal\", \"bag\", \"hotqcd\"")
                })?;
                let per = if units == "GeV" { 1.0 / hbarc } else { 1.0 };
                EquationOfState::table(&path, per)
            }
        };
        eos.map_err(|error| error.inside(&self.name))
    }

    /// Viscosities and terms of second order.
    ///
    /// # Errors
    /// When a number cannot be right.
    pub fn transport(&self) -> Result<Transport, HydroError> {
        let is_constant = self.word("fluid.transport") == Some("constant");
        for key in ["eta_over_s", "tau_pi_factor", "zeta_over_s", "bulk_factor"] {
            let key = format!("fluid.{key}");
            self.refuse_idle(&key, !is_constant, "fluid.transport", "\"entropy\"")?;
        }
        for key in ["eta", "zeta", "tau_pi", "tau_Pi"] {
            let key = format!("fluid.{key}");
            self.refuse_idle(&key, is_constant, "fluid.transport", "\"constant\"")?;
        }
        // With cs^2 = 1/3 the relaxation time of the bulk pressure has no end.
        let is_stiff = ["conformal", "bag"].contains(&self.word("fluid.eos").unwrap_or_default());
        if !is_constant && is_stiff && self.number("fluid.zeta_over_s") > 0.0 {
            self.refuse_idle(
                "fluid.zeta_over_s",
                false,
                "fluid.eos",
                "matter in which cs^2 is not 1/3, or to `fluid.transport = \"constant\"` as `fluid.zeta`",
            )?;
        }
        let viscosity = if is_constant {
            Viscosity::Constant {
                eta: self.number("fluid.eta"),
                zeta: self.number("fluid.zeta"),
                tau_pi: self.number_if_any("fluid.tau_pi").unwrap_or(0.0),
                tau_bulk: self.number_if_any("fluid.tau_Pi").unwrap_or(0.0),
            }
        } else {
            Viscosity::Entropy {
                eta_over_s: self.number("fluid.eta_over_s"),
                tau_pi_factor: self.number("fluid.tau_pi_factor"),
                zeta_over_s: self.number("fluid.zeta_over_s"),
                bulk_factor: self.number("fluid.bulk_factor"),
            }
        };
        let second_order = SecondOrder {
            delta_pipi: self.number("fluid.delta_pipi"),
            tau_pipi: self.number("fluid.tau_pipi"),
            vorticity: self.number("fluid.vorticity"),
            phi_7: self.number("fluid.phi_7"),
            lambda_shear_bulk: self.number("fluid.lambda_piPi"),
            delta_bulk: self.number("fluid.delta_PiPi"),
            lambda_bulk_shear: self.number("fluid.lambda_Pipi"),
        };
        Transport::new(viscosity, second_order).map_err(|error| error.inside(&self.name))
    }

    /// The discretisation.
    ///
    /// # Errors
    /// When the step is missing or not positive.
    pub fn scheme(&self) -> Result<SchemeChoice, HydroError> {
        let dt = match self.values.get("scheme.dt") {
            Some(Value::Text(text)) if text == "auto" => None,
            Some(_) => self.number_if_any("scheme.dt"),
            None => {
                return Err(self.wrong(
                    "`scheme.dt` is missing; want a step in fm, or \"auto\" with scheme.tolerance",
                ));
            }
        };
        if let Some(dt) = dt
            && dt <= 0.0
        {
            return Err(
                self.wrong(format_args!("`scheme.dt` is {dt}, want a positive number of fm"))
            );
        }
        let tolerance = self.number("scheme.tolerance");
        if tolerance <= 0.0 || tolerance >= 1.0 {
            return Err(self.wrong(format_args!(
                "`scheme.tolerance` is {tolerance}, want a number between 0 and 1"
            )));
        }
        let word = |name: &str| self.word(name).unwrap_or_default().to_owned();
        let is_kt = word("scheme.space") == "kt";
        self.refuse_idle("scheme.theta", is_kt, "scheme.space", "\"kt\"")?;
        for key in ["run.tail_max", "run.unresolved"] {
            self.refuse_idle(key, !is_kt, "scheme.space", "\"fourier\"")?;
        }
        if word("scheme.filter") != "exponential" && self.whole("scheme.filter_order") != 16 {
            self.refuse_idle("scheme.filter_order", false, "scheme.filter", "\"exponential\"")?;
        }
        let tail_max = self.number("run.tail_max");
        if !(0.0..=1.0).contains(&tail_max) {
            return Err(self.wrong(format_args!(
                "`run.tail_max` is {tail_max}, want a share: a number from 0 to 1"
            )));
        }
        Ok(SchemeChoice {
            space: word("scheme.space"),
            time: word("scheme.time"),
            dt,
            tolerance,
            filter: word("scheme.filter"),
            filter_order: u32::try_from(self.whole("scheme.filter_order")).unwrap_or(u32::MAX),
            theta: self.number("scheme.theta"),
            tail_max,
            stop_if_unresolved: word("run.unresolved") == "stop",
        })
    }

    /// What is written.
    ///
    /// # Errors
    /// When the time between files is not positive, or a file that the run reads would be replaced.
    pub fn output(&self) -> Result<OutputChoice, HydroError> {
        let formats = match self.values.get("output.formats") {
            Some(Value::Texts(formats)) => formats.clone(),
            _ => vec!["npz".to_owned()],
        };
        if formats.is_empty() {
            return Err(
                self.wrong("`output.formats` is empty, want some of \"npz\", \"vti\", \"csv\"")
            );
        }
        if self.whole("output.history_every") == 0 {
            return Err(
                self.wrong("`output.history_every` is 0, want a number of steps, 1 or more")
            );
        }
        let last = self.path("output.final");
        if let Some(last) = &last {
            self.refuse_to_replace("`output.final`", last)?;
        }
        Ok(OutputChoice {
            last,
            every: self.period("output.every")?,
            formats,
            overwrite: self.switch("output.overwrite"),
        })
    }

    /// A time between two events, positive if it is given.
    ///
    /// # Errors
    /// When it is not positive.
    pub fn period(&self, name: &str) -> Result<Option<f64>, HydroError> {
        match self.number_if_any(name) {
            Some(period) if period <= 0.0 => {
                Err(self.wrong(format_args!("`{name}` is {period}, want a positive time in fm")))
            }
            period => Ok(period),
        }
    }

    /// Start and end of the run; `stored` is the time of the npz.
    ///
    /// # Errors
    /// When the end is missing or not after the start, or a proper time is not positive.
    pub fn times(&self, stored: Option<f64>) -> Result<(f64, f64), HydroError> {
        let from = self.number_if_any("run.from").or(stored).unwrap_or(0.0);
        let until = self.number_for("run.until", "every run")?;
        if self.word("grid.coordinates") == Some("milne") && from <= 0.0 {
            return Err(self
                .wrong(format_args!(
                    "the run starts at tau = {from} fm; in Milne coordinates it must be positive"
                ))
                .with_hint("give `run.from`, or `t` in the npz"));
        }
        if until < from {
            return Err(self
                .wrong(format_args!("`run.until` is {until} fm, before the start at {from} fm")));
        }
        let latest = from.abs().max(until.abs());
        if let Some(dt) = self.number_if_any("scheme.dt").filter(|dt| latest + dt <= latest) {
            return Err(self.wrong(format_args!(
                "`scheme.dt` is {dt:e} fm, a step by which a time of {latest:e} fm does not move"
            )));
        }
        Ok((from, until))
    }

    /// An error in the initial state.
    pub(crate) fn initial_error(&self, message: impl std::fmt::Display) -> HydroError {
        HydroError::new(HydroErrorKind::Configuration, format!("{}: {message}", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = include_str!("../../tests/data/example.toml");

    fn said(text: &str) -> String {
        let read = RunFile::parse(text, Path::new("."), "run.toml").and_then(|file| {
            file.grid()?;
            file.transport()?;
            file.scheme()?;
            file.output()?;
            file.times(None).map(drop)
        });
        let error = read.expect_err("refused");
        format!("{error} | {}", error.hint().unwrap_or_default())
    }

    #[test]
    fn the_example_of_the_book_is_read_as_it_stands() {
        let file = RunFile::parse(EXAMPLE, Path::new("folder"), "run.toml").unwrap();
        assert_eq!(file.grid().unwrap().shape(), [24, 20, 16]);
        assert_eq!(file.scheme().unwrap().dt, Some(0.01));
        assert_eq!(file.path("initial.npz").unwrap(), Path::new("folder").join("start.npz"));
        assert_eq!(file.output().unwrap().every, Some(0.5));
        assert!(file.transport().unwrap().has_shear());
        assert_eq!(file.times(Some(0.25)).unwrap(), (0.0, 1.0));
        // What is kept beside the output is read as the same values.
        let again = RunFile::parse(&file.to_toml(), Path::new("elsewhere"), "copy").unwrap();
        assert_eq!(again.grid().unwrap(), file.grid().unwrap());
        assert_eq!(again.scheme().unwrap(), file.scheme().unwrap());
        assert_eq!(again.transport().unwrap(), file.transport().unwrap());
    }

    #[test]
    fn keys_of_one_table_stand_together() {
        let mut tables: Vec<&str> =
            KEYS.iter().map(|key| key.name.split('.').next().unwrap()).collect();
        tables.dedup();
        let mut once = tables.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), tables.len(), "{tables:?}");
    }

    #[test]
    fn every_default_is_what_its_key_takes_and_every_term_is_off_by_default() {
        for key in KEYS.iter().filter(|key| !key.default.is_empty()) {
            let (table, name) = key.name.split_once('.').unwrap();
            let text = format!("[{table}]\n{name} = {}\n", key.default);
            Values::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
        let file = RunFile::parse("", Path::new("."), "run.toml").unwrap();
        assert_eq!(file.transport().unwrap().second_order(), SecondOrder::default());
        assert!(!file.transport().unwrap().has_shear());
    }

    #[test]
    fn a_slip_is_named_with_its_line_and_the_nearest_key() {
        let slip = EXAMPLE.replace("eta_over_s", "eta_ovr_s");
        let text = said(&slip);
        assert!(text.contains("unknown key `fluid.eta_ovr_s`"), "{text}");
        assert!(text.contains("`fluid.eta_over_s` is meant"), "{text}");
        assert!(text.contains("line "), "{text}");
        assert!(said("[girds]\nshape = 1\n").contains("`grid` is meant"));
        assert!(said("[grid]\ndt = 1\n").contains("`scheme.dt` stands in another table"));
        assert!(said("[grid").contains("not TOML"));
    }

    #[test]
    fn values_that_a_key_does_not_take_are_refused_with_what_it_takes() {
        let with = |from: &str, to: &str| said(&EXAMPLE.replace(from, to));
        assert!(with("[24, 20, 16]", "[24, 20]").contains("three whole numbers"));
        assert!(with("[24, 20, 16]", "[24, -20, 16]").contains("positive"));
        assert!(with("[24, 20, 16]", "[24, 3, 16]").contains("3 cells along y"));
        assert!(with("\"cartesian\"", "\"cartesain\"").contains("\"cartesian\" is near"));
        assert!(with("dt = 0.01", "dt = 0.0").contains("positive"));
        assert!(with("dt = 0.01", "dt = nan").contains("finite"));
        assert!(with("dt = 0.01", "dt = 1e-320").contains("does not move"));
        assert!(with("until = 1.0", "until = 1e18").contains("does not move"));
        assert!(with("dt = 0.01", "dt = \"0.01 GeV\"").contains("a number in fm"));
        assert!(with("dt = 0.01", "dt = \"soon\"").contains("auto"));
        assert!(with("until = 1.0", "until = -1.0").contains("before the start"));
        assert!(with("until = 1.0", "").contains("`run.until` is missing"));
        assert!(with("eta_over_s = 0.2", "eta_over_s = -0.2").contains("eta_over_s is -0.2"));
        assert!(
            with("eta_over_s = 0.2", "eta_over_s = 0.2\ntau_pi = 1.0").contains("does nothing")
        );
        assert!(with("\"cartesian\"", "\"milne\"").contains("positive"));
    }

    #[test]
    fn units_are_turned_or_refused_and_settings_stand_over_the_file() {
        let mut file = RunFile::parse(EXAMPLE, Path::new("."), "run.toml").unwrap();
        file.set("initial.temperature=0.3 GeV").unwrap();
        let got = file.number_if_any("initial.temperature").unwrap();
        assert!((got - 0.3 / 0.197_326_980_4).abs() < 1e-14);
        file.set("initial.energy=\"2 GeV/fm^3\"").unwrap();
        file.set("scheme.dt=0.005").unwrap();
        assert_eq!(file.scheme().unwrap().dt, Some(0.005));
        file.set("grid.shape=[8, 8, 8]").unwrap();
        assert_eq!(file.grid().unwrap().shape(), [8, 8, 8]);
        assert!(file.set("initial.energy=3 fm").unwrap_err().to_string().contains("fm^-4"));
        assert!(file.set("scheme.dt").is_err());
        assert!(file.set("scheme.bt=1").unwrap_err().hint().unwrap().contains("scheme.dt"));
    }
}

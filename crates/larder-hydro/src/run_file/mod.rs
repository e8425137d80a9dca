//! Run files: a simulation in TOML.

mod choices;
mod keys;
mod text;

use std::path::{Path, PathBuf};

use crate::error::HydroError;
use crate::io::files;
use text::{Value, Values};

pub use choices::{OutputChoice, SchemeChoice};
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::SecondOrder;

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

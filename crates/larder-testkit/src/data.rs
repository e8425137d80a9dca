//! Tests that need data which is not in the repository.
//!
//! The data lies under the folder that `LARDER_DATA_DIR` names, as `ROOM/FILE`. A target with
//! `harness = false` lists its tests and hands them to [`run`]; without the folder each is reported
//! as ignored, with the reason in its name's kind, so that nobody takes it for passed.
//!
//! ```no_run
//! use larder_testkit::data::{DataTest, run};
//!
//! fn main() -> std::process::ExitCode {
//!     run(vec![DataTest::new("the_series_has_a_row_an_hour", "forecast/ETTh1.csv.gz", |path| {
//!         assert!(std::fs::metadata(path).is_ok());
//!     })])
//! }
//! ```

use std::ffi::OsString;
use std::fmt;
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// Why a file of data is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// `LARDER_DATA_DIR` is not set.
    NotSet,
    /// It is not an absolute path: tests run in different folders.
    NotAbsolute(PathBuf),
    /// The file is not there.
    NoFile(PathBuf),
    /// The name is not of the form `ROOM/FILE`.
    BadName(String),
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::NotSet => f.write_str("LARDER_DATA_DIR is not set"),
            Missing::NotAbsolute(path) => {
                write!(f, "LARDER_DATA_DIR is `{}`, want an absolute path", path.display())
            }
            Missing::NoFile(path) => write!(f, "there is no file {}", path.display()),
            Missing::BadName(name) => write!(f, "`{name}` is not of the form ROOM/FILE"),
        }
    }
}

impl std::error::Error for Missing {}

/// The path of `ROOM/FILE` under `LARDER_DATA_DIR`.
///
/// # Errors
/// [`Missing`], which is a sentence.
pub fn data_file(name: &str) -> Result<PathBuf, Missing> {
    data_file_in(std::env::var_os("LARDER_DATA_DIR"), name)
}

fn data_file_in(folder: Option<OsString>, name: &str) -> Result<PathBuf, Missing> {
    let parts: Vec<Component<'_>> = Path::new(name).components().collect();
    if parts.len() < 2 || !parts.iter().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Missing::BadName(name.to_owned()));
    }
    let folder = PathBuf::from(folder.filter(|f| !f.is_empty()).ok_or(Missing::NotSet)?);
    if !folder.is_absolute() {
        return Err(Missing::NotAbsolute(folder));
    }
    let path = folder.join(name);
    if path.is_file() { Ok(path) } else { Err(Missing::NoFile(path)) }
}

/// A test that wants one file.
pub struct DataTest {
    name: String,
    file: String,
    test: Box<dyn FnOnce(&Path) + Send>,
}

impl fmt::Debug for DataTest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataTest({} on {})", self.name, self.file)
    }
}

impl DataTest {
    /// A test of the file `ROOM/FILE`, which fails by panicking.
    pub fn new(name: &str, file: &str, test: impl FnOnce(&Path) + Send + 'static) -> Self {
        DataTest { name: name.to_owned(), file: file.to_owned(), test: Box::new(test) }
    }

    /// As a trial of the harness. A name that cannot be right and a folder that is not absolute fail;
    /// data that is merely absent is ignored, with the reason as the kind, unless it is required.
    fn into_trial(self, found: Result<PathBuf, Missing>, required: bool) -> Trial {
        let test = self.test;
        match found {
            Ok(path) => Trial::test(self.name, move || {
                test(&path);
                Ok(())
            }),
            Err(missing)
                if required || matches!(missing, Missing::BadName(_) | Missing::NotAbsolute(_)) =>
            {
                Trial::test(self.name, move || Err(missing.to_string().into()))
            }
            Err(missing) => Trial::test(self.name, || Ok(()))
                .with_kind(format!("skipped: {missing}"))
                .with_ignored_flag(true),
        }
    }
}

/// Runs the tests as the usual harness would, with its command line. `--ignored` does not run what
/// has no data: it is left out then, and said. With `LARDER_DATA_REQUIRED=1` a test without its data
/// fails: where the data is known to be, an absence is a fault.
pub fn run(tests: Vec<DataTest>) -> ExitCode {
    let arguments = Arguments::from_args();
    let with_ignored = arguments.ignored || arguments.include_ignored;
    let required = std::env::var_os("LARDER_DATA_REQUIRED").is_some_and(|word| word == "1");
    let mut trials = Vec::new();
    for test in tests {
        let found = data_file(&test.file);
        if let (true, Err(missing @ (Missing::NotSet | Missing::NoFile(_)))) =
            (with_ignored && !required, &found)
        {
            say(&format!("{}: left out, {missing}", test.name));
            continue;
        }
        trials.push(test.into_trial(found, required));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

#[expect(clippy::print_stderr, reason = "a test harness talks to the person who runs it")]
fn say(text: &str) {
    eprintln!("{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_for_missing_data_is_told_apart() {
        let here = env!("CARGO_MANIFEST_DIR");
        let find =
            |folder: Option<&str>, name: &str| data_file_in(folder.map(OsString::from), name);
        assert!(find(Some(here), "src/lib.rs").is_ok());
        assert_eq!(find(None, "src/lib.rs"), Err(Missing::NotSet));
        assert_eq!(find(Some(""), "src/lib.rs"), Err(Missing::NotSet));
        let relative = find(Some("data"), "src/lib.rs").expect_err("a relative folder");
        assert_eq!(relative.to_string(), "LARDER_DATA_DIR is `data`, want an absolute path");
        assert!(matches!(find(Some(here), "src/none.rs"), Err(Missing::NoFile(_))));
        for bad in ["lib.rs", "../src/lib.rs", "/src/lib.rs", "src/../../x", ""] {
            assert!(matches!(find(Some(here), bad), Err(Missing::BadName(_))), "{bad}");
        }
    }

    #[test]
    fn absent_data_ignores_the_test_and_a_fault_of_the_set_up_fails_it() {
        // The failures below are planted: their reports go to a file that nobody reads.
        let log = std::env::temp_dir().join(format!("larder-data-{}.log", std::process::id()));
        let logfile = Some(log.to_string_lossy().into_owned());
        let quiet = Arguments { quiet: true, logfile, ..Arguments::default() };
        let trial = |found| DataTest::new("t", "room/file", |_| ()).into_trial(found, false);
        let required =
            DataTest::new("t", "room/file", |_| ()).into_trial(Err(Missing::NotSet), true);
        assert!(!required.has_ignored_flag(), "where data is required its absence is no excuse");
        let outcome = |found| {
            let conclusion = libtest_mimic::run(&quiet, vec![trial(found)]);
            (conclusion.num_passed, conclusion.num_failed, conclusion.num_ignored)
        };
        assert_eq!(outcome(Err(Missing::NotSet)), (0, 0, 1));
        assert!(trial(Err(Missing::NotSet)).kind().contains("LARDER_DATA_DIR is not set"));
        assert_eq!(outcome(Err(Missing::NotAbsolute("data".into()))), (0, 1, 0));
        assert_eq!(outcome(Ok(PathBuf::from("/"))), (1, 0, 0));
        let failing = DataTest::new("t", "room/file", |_| panic!("planted"))
            .into_trial(Ok("/".into()), false);
        assert!(libtest_mimic::run(&quiet, vec![failing]).has_failed());
        std::fs::remove_file(log).expect("ours");
    }
}

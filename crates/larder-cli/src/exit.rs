//! Exit codes, one table for every verb.

use std::fmt;
use std::process::ExitCode;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, warnings included.
    Done = 0,
    /// The answer is no: a wrong answer, a tolerance or a gate missed.
    No = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// Input or configuration cannot be used.
    Input = 3,
    /// Something outside is missing, or a limit was hit.
    Outside = 4,
    /// A fault of ours.
    Fault = 70,
    /// Interrupted; what was finished is kept.
    Interrupted = 130,
}

/// The table of the help text.
pub(crate) const TABLE: &str = "\
Exit codes:
    0  done, warnings included
    1  the answer is no: a wrong answer, a steady state that allocates, a gate missed
    2  the command line cannot be understood
    3  input or configuration cannot be used
    4  something outside is missing, or a limit was hit
   69  not possible on this machine
   70  a fault of ours
  130  interrupted; what was finished is kept";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a verb could not do its work.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) what: anyhow::Error,
    pub(crate) hint: Option<std::borrow::Cow<'static, str>>,
}

impl Failure {
    pub(crate) fn new(exit: Exit, what: impl Into<anyhow::Error>) -> Self {
        Failure { exit, what: what.into(), hint: None }
    }

    pub(crate) fn with_hint(mut self, hint: Option<&'static str>) -> Self {
        self.hint = hint.map(Into::into);
        self
    }

    pub(crate) fn with_long_hint(mut self, hint: String) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.what)
    }
}

impl From<larder_memory::MemoryError> for Failure {
    fn from(error: larder_memory::MemoryError) -> Self {
        use larder_memory::ErrorKind;
        let exit = match error.kind() {
            ErrorKind::Configuration | ErrorKind::InvalidArgument | ErrorKind::Damaged => {
                Exit::Input
            }
            ErrorKind::Foreign => Exit::Fault,
            _ => Exit::Outside,
        };
        let hint = error.hint();
        Failure::new(exit, error).with_hint(hint)
    }
}

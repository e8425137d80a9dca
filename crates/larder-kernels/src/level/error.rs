//! Why a level could not be had.

use std::fmt;

use super::{Level, LevelName};

/// A level was asked for that does not exist, or that this machine does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelError {
    kind: Kind,
    from_environment: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Unknown(String),
    Unavailable(LevelName),
}

impl LevelError {
    pub(super) fn unknown(name: &str) -> LevelError {
        LevelError { kind: Kind::Unknown(name.to_owned()), from_environment: false }
    }

    pub(super) fn unavailable(name: LevelName) -> LevelError {
        LevelError { kind: Kind::Unavailable(name), from_environment: false }
    }

    pub(super) fn in_environment(mut self) -> LevelError {
        self.from_environment = true;
        self
    }

    /// True when the word is not the name of any level; false when the level exists but this
    /// machine, or this build's architecture, does not have it.
    pub fn is_unknown_name(&self) -> bool {
        matches!(self.kind, Kind::Unknown(_))
    }
}

impl fmt::Display for LevelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from_environment {
            write!(f, "{}: ", super::LEVEL_VARIABLE)?;
        }
        match &self.kind {
            Kind::Unknown(name) => {
                write!(f, "`{name}` is no CPU level, want one of ")?;
                list(f, LevelName::ALL.iter().copied())
            }
            Kind::Unavailable(name) => {
                write!(f, "this machine has no CPU level `{name}`, it has ")?;
                list(f, Level::available().map(Level::name))
            }
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, names: impl Iterator<Item = LevelName>) -> fmt::Result {
    for (place, name) in names.enumerate() {
        write!(f, "{}{name}", if place == 0 { "" } else { ", " })?;
    }
    Ok(())
}

impl std::error::Error for LevelError {}

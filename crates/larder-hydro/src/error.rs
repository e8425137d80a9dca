//! The one error type of the crate: what went wrong, at which cell and time where there is one.

use std::fmt;

use larder_memory::MemoryError;

/// What kind of thing went wrong, for callers that decide by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HydroErrorKind {
    /// A key, an option or a combination of them that cannot be right.
    Configuration,
    /// A field that was handed in holds what no fluid has: a negative energy, a NaN, `|v| >= 1`.
    Input,
    /// Asked for something that this scheme or this build does not do.
    Unsupported,
    /// More memory was needed than there is, or than the budget allows.
    Memory,
    /// The time step is longer than the scheme can carry.
    StepLimit,
    /// The steps that the run file allows were taken before the end.
    StepsSpent,
    /// Primitive variables could not be recovered, or the state stopped being a number.
    StateLost,
    /// Matter became thinner or denser than the equation of state serves.
    OutOfRange,
    /// The grid does not carry the flow.
    Unresolved,
    /// The chosen coefficients let signals run faster than light.
    Acausal,
    /// A stored file is damaged, cut short, newer, or belongs to another run.
    Damaged,
    /// The system refused to read or write.
    System,
    /// Another run has what this one needs.
    Busy,
    /// The observer asked to stop.
    Cancelled,
}

/// Where in the box, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Index of the cell along each axis.
    pub cell: [usize; 3],
    /// Its coordinates.
    pub position: [f64; 3],
    /// The time of the state, where it is known.
    pub time: Option<f64>,
}

/// Why a fluid could not be set up, advanced, read or written.
#[derive(Clone, PartialEq)]
pub struct HydroError {
    kind: HydroErrorKind,
    message: Box<str>,
    hint: Option<Box<str>>,
    place: Option<Box<Place>>,
}

impl HydroError {
    /// An error of this kind; the message names the thing, the value and what would have been right.
    pub(crate) fn new(kind: HydroErrorKind, message: impl Into<String>) -> Self {
        HydroError { kind, message: message.into().into(), hint: None, place: None }
    }

    /// A key or option that cannot be right.
    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(HydroErrorKind::Configuration, message)
    }

    /// What to do about it.
    #[must_use]
    pub(crate) fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into().into());
        self
    }

    /// One more thing to know, after the hint.
    #[must_use]
    pub(crate) fn and_hint(mut self, more: &str) -> Self {
        self.hint = Some(match self.hint {
            Some(hint) => format!("{hint}; {more}").into(),
            None => more.into(),
        });
        self
    }

    /// Inside of what it happened: a file's name goes before the message.
    #[must_use]
    pub(crate) fn inside(mut self, name: &str) -> Self {
        self.message = format!("{name}: {}", self.message).into();
        self
    }

    /// Where it happened.
    #[must_use]
    pub(crate) fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// The time of the state at fault, where a cell is named.
    #[must_use]
    pub(crate) fn at_time(mut self, time: f64) -> Self {
        if let Some(place) = &mut self.place {
            place.time = Some(time);
        }
        self
    }

    /// The kind, to decide by.
    pub fn kind(&self) -> HydroErrorKind {
        self.kind
    }

    /// What to do about it, where there is something to do.
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The cell, where one is at fault.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_deref()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [i, j, k] = self.cell;
        let [x, y, z] = self.position;
        write!(f, "cell [{i}, {j}, {k}] at ({x:.6}, {y:.6}, {z:.6})")?;
        match self.time {
            Some(time) => write!(f, ", time {time:.6}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for HydroError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.place {
            Some(place) => write!(f, " ({place})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for HydroError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HydroError({:?}: {self})", self.kind)
    }
}

impl std::error::Error for HydroError {}

impl From<MemoryError> for HydroError {
    fn from(error: MemoryError) -> Self {
        let hint = error.hint().map(str::to_owned);
        let mut ours = HydroError::new(HydroErrorKind::Memory, error.to_string());
        ours.hint = hint.map(Into::into);
        ours
    }
}

//! Stages and the snapshot that gathers them.

use std::path::{Path, PathBuf};

use super::compare::{SnapshotReport, differences};
use super::file;
use crate::alloc::Counts;
use crate::{ErrorKind, MeasureError};

/// Whether a stage may allocate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The first time, when everything is taken from the allocator.
    WarmUp,
    /// Every later time.
    Steady,
}

impl Phase {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Phase::WarmUp => "warm-up",
            Phase::Steady => "steady",
        }
    }
}

/// What one stage asked of the allocator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The name; with the phase it is the key.
    pub name: String,
    /// Warm-up or steady.
    pub phase: Phase,
    /// Blocks handed out.
    pub allocations: u64,
    /// Blocks resized.
    pub reallocations: u64,
    /// Blocks given back.
    pub frees: u64,
    /// Bytes asked for.
    pub bytes: u64,
}

/// The stages of one room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub(super) room: String,
    pub(super) stages: Vec<Stage>,
}

impl Snapshot {
    /// No stages yet.
    ///
    /// # Panics
    /// If `room` is not made of small letters, digits and hyphens: it names a file.
    pub fn new(room: &str) -> Self {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(!room.is_empty() && room.chars().all(is_plain), "`{room}` does not name a room");
        Snapshot { room: room.to_owned(), stages: Vec::new() }
    }

    /// Adds the counts of a stage.
    ///
    /// # Panics
    /// If the stage is there already, or its name holds a quote, a backslash or a control character.
    pub fn stage(&mut self, name: &str, phase: Phase, counts: &Counts) -> &mut Self {
        let is_plain = |c: char| !c.is_control() && c != '"' && c != '\\';
        assert!(!name.is_empty() && name.chars().all(is_plain), "`{name}` cannot name a stage");
        assert!(
            self.find(name, phase).is_none(),
            "the stage `{name}` ({}) is there already",
            phase.name()
        );
        self.stages.push(Stage {
            name: name.to_owned(),
            phase,
            allocations: counts.allocations,
            reallocations: counts.reallocations,
            frees: counts.frees,
            bytes: counts.bytes,
        });
        self
    }

    /// The stages, in the order they were added.
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    pub(super) fn find(&self, name: &str, phase: Phase) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.name == name && stage.phase == phase)
    }

    /// Holds the stages against `folder/ROOM.toml`, or writes that file when [`is_recording`].
    ///
    /// # Errors
    /// When the file cannot be read or written, or does not follow its format.
    pub fn check(&self, folder: &Path) -> Result<SnapshotReport, MeasureError> {
        if is_recording() { self.record(folder) } else { self.compare(folder) }
    }

    /// Holds the stages against `folder/ROOM.toml`. A missing file is a snapshot without stages.
    ///
    /// # Errors
    /// When the file cannot be read or does not follow its format.
    pub fn compare(&self, folder: &Path) -> Result<SnapshotReport, MeasureError> {
        let path = self.path(folder);
        let recorded = match std::fs::read_to_string(&path) {
            Ok(text) => file::parse(&text).map_err(|fault| {
                MeasureError::new(ErrorKind::Damaged, format!("{}: {fault}", path.display()))
            })?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Snapshot::new(&self.room),
            Err(error) => return Err(unusable(&path, &error)),
        };
        if recorded.room != self.room {
            let (found, want) = (&recorded.room, &self.room);
            let fault = format!("{}: is of the room `{found}`, not `{want}`", path.display());
            return Err(MeasureError::new(ErrorKind::Damaged, fault));
        }
        Ok(SnapshotReport { path, recorded: false, differences: differences(&recorded, self) })
    }

    /// Writes `folder/ROOM.toml`, beside it first and then in its place.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn record(&self, folder: &Path) -> Result<SnapshotReport, MeasureError> {
        let path = self.path(folder);
        let beside = path.with_extension("toml.part");
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&beside, file::print(self)))
            .and_then(|()| std::fs::rename(&beside, &path))
            .map_err(|error| unusable(&path, &error))?;
        Ok(SnapshotReport { path, recorded: true, differences: Vec::new() })
    }

    fn path(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.toml", self.room))
    }
}

/// Whether `LARDER_RECORD=1` asks for snapshots and golden files to be written anew.
pub fn is_recording() -> bool {
    std::env::var_os("LARDER_RECORD").is_some_and(|value| value == "1")
}

fn unusable(path: &Path, error: &std::io::Error) -> MeasureError {
    MeasureError::new(ErrorKind::File, format!("{}: {error}", path.display()))
}

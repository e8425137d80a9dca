//! What differs between two snapshots.

use std::fmt;
use std::path::PathBuf;

use super::stage::{Snapshot, Stage};

/// What became of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// More than recorded: the program got worse.
    Grew,
    /// Less than recorded: the snapshot is stale.
    Shrank,
    /// A stage that the file does not have.
    Unrecorded,
    /// A stage that the file has and the program does not.
    Vanished,
}

/// One figure that is not what the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The stage and its phase: `round trip (steady)`.
    pub stage: String,
    /// `allocations`, `reallocations`, `frees` or `bytes`; empty when the whole stage is meant.
    pub figure: &'static str,
    /// What the file says.
    pub was: Option<u64>,
    /// What was counted.
    pub is: Option<u64>,
    /// What became of it.
    pub change: Change,
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotReport {
    /// The file.
    pub path: PathBuf,
    /// Whether it was written anew.
    pub recorded: bool,
    /// What differs; empty after recording.
    pub differences: Vec<Difference>,
}

impl SnapshotReport {
    /// Whether program and file agree.
    pub fn is_clean(&self) -> bool {
        self.differences.is_empty()
    }

    /// Fails a test with the list of differences.
    ///
    /// # Panics
    /// If anything differs.
    pub fn assert_clean(&self) {
        assert!(self.is_clean(), "{self}");
    }
}

pub(super) fn differences(recorded: &Snapshot, found: &Snapshot) -> Vec<Difference> {
    let mut out = Vec::new();
    for is in &found.stages {
        match recorded.find(&is.name, is.phase) {
            None => out.push(whole_stage(is, Change::Unrecorded)),
            Some(was) => out.extend(figures(was, is)),
        }
    }
    let vanished = recorded.stages.iter().filter(|was| found.find(&was.name, was.phase).is_none());
    out.extend(vanished.map(|was| whole_stage(was, Change::Vanished)));
    out
}

fn label(stage: &Stage) -> String {
    format!("{} ({})", stage.name, stage.phase.name())
}

fn whole_stage(stage: &Stage, change: Change) -> Difference {
    Difference { stage: label(stage), figure: "", was: None, is: None, change }
}

fn figures(was: &Stage, is: &Stage) -> impl Iterator<Item = Difference> {
    [
        ("allocations", was.allocations, is.allocations),
        ("reallocations", was.reallocations, is.reallocations),
        ("frees", was.frees, is.frees),
        ("bytes", was.bytes, is.bytes),
    ]
    .into_iter()
    .filter(|(_, was, is)| was != is)
    .map({
        let stage = label(is);
        move |(figure, was, is)| Difference {
            stage: stage.clone(),
            figure,
            was: Some(was),
            is: Some(is),
            change: if is > was { Change::Grew } else { Change::Shrank },
        }
    })
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = &self.stage;
        match (self.was, self.is) {
            (Some(was), Some(is)) if self.change == Change::Grew => {
                write!(f, "{stage}: {} grew, was {was}, is {is}", self.figure)
            }
            (Some(was), Some(is)) => write!(
                f,
                "{stage}: {} shrank, was {was}, is {is}: the snapshot is stale, record it anew",
                self.figure
            ),
            _ if self.change == Change::Vanished => {
                write!(f, "{stage}: is in the file but was not run")
            }
            _ => write!(f, "{stage}: is not in the file"),
        }
    }
}

impl fmt::Display for SnapshotReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        if self.recorded {
            return writeln!(f, "{path}: recorded");
        }
        if self.is_clean() {
            return writeln!(f, "{path}: agrees");
        }
        writeln!(f, "{path}: {} figures differ (LARDER_RECORD=1 records)", self.differences.len())?;
        self.differences.iter().try_for_each(|difference| writeln!(f, "  {difference}"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Phase;
    use super::*;
    use crate::alloc::Counts;

    fn snapshot(allocations: u64) -> Snapshot {
        let counts = Counts { allocations, frees: 2, bytes: 64, ..Counts::default() };
        let mut snapshot = Snapshot::new("measure");
        snapshot.stage("round trip", Phase::WarmUp, &counts);
        snapshot.stage("round trip", Phase::Steady, &Counts::default());
        snapshot
    }

    #[test]
    fn growth_by_one_allocation_is_caught_and_named() {
        let found = differences(&snapshot(2), &snapshot(3));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].change, Change::Grew);
        assert_eq!(found[0].to_string(), "round trip (warm-up): allocations grew, was 2, is 3");
    }

    #[test]
    fn shrinkage_makes_the_snapshot_stale() {
        let found = differences(&snapshot(2), &snapshot(1));
        assert_eq!(found[0].change, Change::Shrank);
        assert!(found[0].to_string().ends_with("the snapshot is stale, record it anew"));
    }

    #[test]
    fn stages_that_came_or_went_are_differences_too() {
        let found = differences(&Snapshot::new("measure"), &snapshot(1));
        assert!(found.iter().all(|d| d.change == Change::Unrecorded) && found.len() == 2);
        let found = differences(&snapshot(1), &Snapshot::new("measure"));
        assert!(found.iter().all(|d| d.change == Change::Vanished) && found.len() == 2);
    }
}

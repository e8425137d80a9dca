//! Open checkpoints: a stack of moments, each known by a serial number.

use std::sync::atomic::{AtomicU64, Ordering};

/// A moment of a state, to come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a checkpoint stays open until it is rolled back or committed"]
pub struct Checkpoint {
    depth: usize,
    serial: u64,
}

/// The open checkpoints of one state, each with what it needs to go back.
#[derive(Debug)]
pub(super) struct OpenCheckpoints<M> {
    stack: Vec<(u64, M)>,
    /// 0 before the first.
    next_serial: u64,
}

/// Serials of different states come from different ranges, so that a checkpoint of one is not taken
/// for one of another. A state would have to open 2^40 checkpoints to reach the next range.
///
/// A state takes its range with its first checkpoint: forks that never open one, and there are many,
/// do not touch this line that all threads share.
static RANGES: AtomicU64 = AtomicU64::new(1);

impl<M> OpenCheckpoints<M> {
    pub(super) fn new() -> Self {
        OpenCheckpoints { stack: Vec::new(), next_serial: 0 }
    }

    pub(super) fn open(&mut self, moment: M) -> Checkpoint {
        if self.next_serial == 0 {
            self.next_serial = RANGES.fetch_add(1, Ordering::Relaxed) << 40;
        }
        let checkpoint = Checkpoint { depth: self.stack.len(), serial: self.next_serial };
        self.next_serial += 1;
        self.stack.push((checkpoint.serial, moment));
        checkpoint
    }

    /// Closes a checkpoint and all that were opened after it.
    pub(super) fn close(&mut self, checkpoint: Checkpoint) -> M {
        let is_open = self
            .stack
            .get(checkpoint.depth)
            .is_some_and(|(serial, _)| *serial == checkpoint.serial);
        assert!(
            is_open,
            "checkpoint {} of depth {} is not open here: it was closed, or is another state's",
            checkpoint.serial, checkpoint.depth
        );
        self.stack.truncate(checkpoint.depth + 1);
        let (_serial, moment) = self.stack.pop().expect("the checkpoint was just found");
        moment
    }

    pub(super) fn count(&self) -> usize {
        self.stack.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }
}

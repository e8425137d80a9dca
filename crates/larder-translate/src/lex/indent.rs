//! Blocks: how far lines are set in, by CPython's rules.
//!
//! Two widths are kept, one with tabs to every eighth column and one with tabs as single columns. Lines
//! must be ordered the same by both, else the block depends on the width of a tab.

use crate::diagnostic::{ErrorClass, Wording};

/// CPython's bound on nested blocks.
const DEPTH_MAX: usize = 100;

/// What the width of a line means for the blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Same,
    In,
    /// This many blocks end.
    Out(usize),
    /// They end too, but the line fits none of the outer ones.
    Stray(usize),
    Fault(ErrorClass, Wording),
}

/// How far a line is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Width {
    pub(super) tabs_of_eight: u32,
    pub(super) tabs_of_one: u32,
}

impl Width {
    /// Of a line that begins with so many spaces.
    pub(super) fn of_spaces(spaces: u32) -> Self {
        Width { tabs_of_eight: spaces, tabs_of_one: spaces }
    }

    pub(super) fn add(&mut self, byte: u8) {
        match byte {
            b'\t' => {
                self.tabs_of_eight = (self.tabs_of_eight / 8 + 1) * 8;
                self.tabs_of_one += 1;
            }
            b'\x0c' => *self = Width::default(),
            _ => {
                self.tabs_of_eight += 1;
                self.tabs_of_one += 1;
            }
        }
    }
}

/// The blocks that are open.
#[derive(Debug)]
pub(super) struct Blocks {
    widths: [Width; DEPTH_MAX],
    depth: usize,
}

const MIXED: Wording = Wording::fixed("inconsistent use of tabs and spaces in indentation");

impl Blocks {
    pub(super) fn new() -> Self {
        Blocks { widths: [Width::default(); DEPTH_MAX], depth: 0 }
    }

    pub(super) fn close_all(&mut self) -> usize {
        std::mem::take(&mut self.depth)
    }

    pub(super) fn step(&mut self, width: Width) -> Step {
        let current = self.widths[self.depth];
        if width.tabs_of_eight == current.tabs_of_eight {
            return if width.tabs_of_one == current.tabs_of_one {
                Step::Same
            } else {
                Step::Fault(ErrorClass::Tab, MIXED)
            };
        }
        if width.tabs_of_eight > current.tabs_of_eight {
            if self.depth + 1 >= DEPTH_MAX {
                let wording = Wording::fixed("too many levels of indentation");
                return Step::Fault(ErrorClass::Indentation, wording);
            }
            if width.tabs_of_one <= current.tabs_of_one {
                return Step::Fault(ErrorClass::Tab, MIXED);
            }
            self.depth += 1;
            self.widths[self.depth] = width;
            return Step::In;
        }
        let mut closed = 0;
        while self.depth > 0 && width.tabs_of_eight < self.widths[self.depth].tabs_of_eight {
            self.depth -= 1;
            closed += 1;
        }
        let outer = self.widths[self.depth];
        if width.tabs_of_eight != outer.tabs_of_eight {
            return Step::Stray(closed);
        }
        if width.tabs_of_one != outer.tabs_of_one {
            return Step::Fault(ErrorClass::Tab, MIXED);
        }
        Step::Out(closed)
    }
}

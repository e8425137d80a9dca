//! What a recording is compiled to: plain code, plates in tiles, scans, terms of the target.

use larder_memory::buffer::AlignedBuf;

use super::code::{Flat, ROW};
use super::op::{Comparison, Op};
use super::scan::Scan;

/// Iterations in a block.
pub(super) const BLOCK: usize = 64;
/// Values that vector code reads begin at multiples of this.
pub(super) const REGISTER: usize = 8;
/// Plates with fewer iterations are plain code.
pub(super) const PLATE_MIN: usize = 4;

/// One operation of plain code; operands and result are places of values.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScalarOp {
    pub(super) op: Op,
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) c: u32,
    pub(super) out: u32,
    /// How many times a target counts.
    pub(super) weight: f64,
}

/// Where an operand of a plate comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Source {
    None,
    /// A slot of the block.
    Local(u32),
    /// A value that is the same for all iterations, spread over a tile.
    Spread {
        tile: u32,
        value: u32,
    },
    /// A constant spread over a tile.
    Constant {
        tile: u32,
    },
    /// A column of constants, padded to whole blocks.
    Column(u32),
    /// Values side by side.
    Run(u32),
    /// Values by index, padded to whole blocks; and where its runs begin.
    Gather {
        at: u32,
        runs: u32,
    },
}

/// Indices that come several times in a row, so that what goes back to one place is added up first: for each block
/// of a gather the places with their counts.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    runs: Vec<(u32, u32)>,
    /// Where the runs of each block begin.
    starts: Vec<u32>,
}

impl Runs {
    const NONE: u32 = u32::MAX;

    /// Notes the runs of a gather, where there are few enough.
    pub(super) fn add(&mut self, places: &[u32]) -> u32 {
        let same = places.windows(2).filter(|pair| pair[0] == pair[1]).count();
        if 2 * same < places.len() {
            return Runs::NONE;
        }
        let at = self.starts.len() as u32;
        for block in places.chunks(BLOCK) {
            self.starts.push(self.runs.len() as u32);
            for run in block.chunk_by(|a, b| a == b) {
                self.runs.push((run[0], run.len() as u32));
            }
        }
        self.starts.push(self.runs.len() as u32);
        at
    }

    /// The runs of a block, if they were noted.
    #[inline(always)]
    pub(super) fn of_block(&self, at: u32, block: usize) -> Option<&[(u32, u32)]> {
        if at == Runs::NONE {
            return None;
        }
        let starts = &self.starts[at as usize + block..];
        Some(&self.runs[starts[0] as usize..starts[1] as usize])
    }
}

#[derive(Clone, Debug)]
pub(super) struct Linear {
    /// Sign, factor, second factor.
    pub(super) terms: Vec<(f64, Source, Source)>,
    /// Values that multiply columns.
    pub(super) dense: Vec<u32>,
    /// Their columns: block by block, in each block column by column.
    pub(super) dense_columns: u32,
    /// Where their partial sums are kept, eight apiece.
    pub(super) dense_sums: u32,
}

#[derive(Clone, Debug)]
pub(super) enum Work {
    Unary(Op),
    Divide,
    Power,
    LogAddExp,
    Linear(Linear),
    Normal,
    BernoulliLogit,
    PoissonLog,
    /// Straight into the target: value, mean; the third operand is the standard deviation, or one over
    /// it where it is constant.
    NormalTarget {
        inverted: bool,
        /// The logarithm of the standard deviation, where that is an exponential.
        log_sd: Source,
    },
    BernoulliLogitTarget,
    PoissonLogTarget,
    Target(f64),
    Guard(Comparison, bool),
}

#[derive(Clone, Debug)]
pub(super) struct PlateOp {
    pub(super) work: Work,
    pub(super) a: Source,
    pub(super) b: Source,
    pub(super) c: Source,
    pub(super) out: u32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Plate {
    pub(super) iterations: usize,
    pub(super) ops: Vec<PlateOp>,
    pub(super) slots: usize,
    /// Slots that others read, and where their values stand.
    pub(super) exports: Vec<(u32, u32)>,
    /// Tiles that are filled before the plate runs, and the values they take.
    pub(super) spreads: Vec<(u32, u32)>,
    /// Where the blocks' slots are kept until the way back; only where there are exports.
    pub(super) store: usize,
    /// Places of the sums of dense terms.
    pub(super) dense_sums: (u32, u32),
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Plain code, from and up to.
    Plain(u32, u32),
    Plate(u32),
    Scan(u32),
}

/// Priors that stand by themselves: normal densities of parameters with constant means and deviations, and terms that
/// are parameters. They are one pass over the point, which comes before all else.
#[derive(Clone, Debug, Default)]
pub(super) struct Prior {
    /// For each row of parameters its means, then one over its standard deviations, zero where there is no such density,
    /// then how many times each parameter itself is a term: what is read together stands together.
    pub(super) rows: AlignedBuf<f64>,
}

/// Numbers of a row of priors.
pub(super) const PRIOR_ROW: usize = 3 * ROW;

impl Prior {
    /// None yet, for so many parameters.
    pub(super) fn new(dim: usize) -> Prior {
        Prior { rows: AlignedBuf::zeroed(dim.div_ceil(ROW) * PRIOR_ROW) }
    }

    /// Where the mean of a parameter stands; the two other numbers follow a row each behind it.
    fn place(parameter: u32) -> usize {
        parameter as usize / ROW * PRIOR_ROW + parameter as usize % ROW
    }

    /// Whether a parameter has no normal density here.
    pub(super) fn is_free(&self, parameter: u32) -> bool {
        let inverse = self.rows.get(Prior::place(parameter) + ROW);
        inverse.is_some_and(|inverse| inverse.to_bits() == 0)
    }

    /// Gives a parameter its normal density.
    pub(super) fn set(&mut self, parameter: u32, mean: f64, inverse: f64) {
        debug_assert!(self.is_free(parameter), "a parameter has one density here");
        let place = Prior::place(parameter);
        self.rows[place] = mean;
        self.rows[place + ROW] = inverse;
    }

    /// Counts a parameter as a term of the target so many times.
    pub(super) fn add_slope(&mut self, parameter: u32, times: f64) {
        self.rows[Prior::place(parameter) + 2 * ROW] += times;
    }
}

/// A compiled tape.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    pub(super) dim: usize,
    pub(super) values: usize,
    pub(super) constants: Vec<(u32, f64)>,
    pub(super) scalars: Vec<ScalarOp>,
    pub(super) steps: Vec<Step>,
    pub(super) plates: Vec<Plate>,
    pub(super) scans: Vec<Scan>,
    pub(super) columns: AlignedBuf<f64>,
    pub(super) gathers: Vec<u32>,
    pub(super) runs: Runs,
    /// Values that are terms of the target, and how many times they count.
    pub(super) terms: Vec<(f64, u32)>,
    pub(super) prior: Prior,
    /// Plain code and small plates, written out.
    pub(super) flat: Flat,
    pub(super) tiles: usize,
    pub(super) tile_constants: Vec<(u32, f64)>,
    pub(super) dense_sums: usize,
    pub(super) store: usize,
    /// What the data contribute whatever the parameters.
    pub(super) offset: f64,
    /// Scalar operations that were recorded.
    pub(crate) nodes: usize,
    /// Comparisons that are made again by every replay.
    pub(crate) guards: usize,
}

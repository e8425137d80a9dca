//! Running a program: the log density and its gradient at a point, stage by stage.

use larder_kernels::{Kernel, Level, Simd};
use larder_memory::buffer::AlignedBuf;

use super::code::Stage;
use super::lanes::{self, SUMS};
use super::machine;
pub(crate) use super::machine::Flip;
use super::program::{BLOCK, Plate, Program};
use super::scan::Scan;
use super::tiles::{ROOMS, TILE, plate_backward, plate_forward};

/// Room for the replays of one program by one thread. Tiles begin at whole cache lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Workspace {
    /// Values, adjoints, rows: see `code`.
    pub(super) file: AlignedBuf<f64>,
    /// Spread operands, a block each.
    pub(super) tiles: AlignedBuf<f64>,
    /// Partial sums of the adjoints of spread operands.
    pub(super) tile_sums: AlignedBuf<f64>,
    pub(super) dense_sums: AlignedBuf<f64>,
    /// Slots of the block at hand.
    pub(super) slots: AlignedBuf<f64>,
    pub(super) slot_adjoints: AlignedBuf<f64>,
    /// The way back on which the adjoint of a slot was last written: it is never cleared.
    pub(super) written: Vec<u64>,
    /// Ways back so far.
    pub(super) way: u64,
    /// Slots of all blocks of plates that others read.
    pub(super) store: AlignedBuf<f64>,
    /// Tiles for what lies nowhere in one piece.
    pub(super) rooms: AlignedBuf<f64>,
}

impl Workspace {
    pub(crate) fn new(program: &Program) -> Self {
        let slots = program.plates.iter().map(|plate| plate.slots).max().unwrap_or(0);
        let zeros = |len: usize| AlignedBuf::zeroed(len);
        let mut workspace = Workspace {
            file: zeros(program.flat.len),
            tiles: zeros(program.tiles * BLOCK),
            tile_sums: zeros(program.tiles * SUMS),
            dense_sums: zeros(program.dense_sums),
            slots: zeros(slots * BLOCK),
            slot_adjoints: zeros(slots * BLOCK),
            written: vec![0; slots],
            way: 0,
            store: zeros(program.store),
            rooms: zeros(ROOMS * TILE),
        };
        for &(at, x) in &program.flat.constants {
            workspace.file[at as usize] = x;
        }
        for &(tile, x) in &program.tile_constants {
            workspace.tiles[tile as usize * BLOCK..][..BLOCK].fill(x);
        }
        workspace
    }
}

impl Program {
    /// The log density at `q`; its gradient too where `gradient` is not empty.
    ///
    /// # Errors
    /// [`Flip`] when the tape does not describe the model at this point.
    #[inline]
    pub(crate) fn replay(
        &self,
        level: Level,
        workspace: &mut Workspace,
        q: &[f64],
        gradient: &mut [f64],
    ) -> Result<f64, Flip> {
        assert!(q.len() == self.dim, "a point has {} numbers, not {}", self.dim, q.len());
        level.run(Replay { program: self, level, workspace, q, gradient })
    }
}

/// A replay, both ways in one: of a small tape hardly more than codes is left, and each change to a level's own
/// instructions would be felt. Plates in tiles and scans are worth a change of their own.
struct Replay<'a> {
    program: &'a Program,
    level: Level,
    workspace: &'a mut Workspace,
    q: &'a [f64],
    gradient: &'a mut [f64],
}

impl Kernel for Replay<'_> {
    type Output = Result<f64, Flip>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Result<f64, Flip> {
        let Replay { program, level, workspace, q, gradient } = self;
        let flat = &program.flat;
        let wants_gradient = !gradient.is_empty();
        let file = &mut *workspace.file;
        for &row in &flat.zero_rows {
            lanes::set(simd, 0.0, &mut file[row as usize..row as usize + SUMS]);
        }
        let (from, to) = flat.zero_adjoints;
        if wants_gradient && from < to {
            file[from as usize..to as usize].fill(0.0);
        }
        program.prior.enter(simd, q, file, flat.adjoints, flat.squares[0].0);
        let mut target = 0.0;
        // One loop for both ways: what runs codes is there once.
        for is_back in [false, true] {
            let stages = if is_back { &flat.backward } else { &flat.forward };
            for stage in stages {
                match *stage {
                    Stage::Codes(from, to) => {
                        let codes = &flat.codes[from as usize..to as usize];
                        machine::run(simd, codes, flat, &mut workspace.file)?;
                    }
                    Stage::Scan(at) => {
                        let scan = &program.scans[at as usize];
                        level.run(Scanned { scan, program, workspace, is_back });
                    }
                    Stage::Plate(at) => {
                        let plate = &program.plates[at as usize];
                        if is_back {
                            level.run(Back { program, plate, workspace });
                        } else {
                            target +=
                                level.run(There { program, plate, workspace, wants_gradient })?;
                        }
                    }
                }
            }
            if !is_back {
                target += flat.target(simd, &workspace.file);
                if !wants_gradient {
                    return Ok(target);
                }
            }
        }
        lanes::copy(simd, &workspace.file[flat.adjoints..][..q.len()], gradient);
        Ok(target)
    }
}

/// A scan, one way or the other: its sums of products are rounded once on every level.
struct Scanned<'a> {
    scan: &'a Scan,
    program: &'a Program,
    workspace: &'a mut Workspace,
    is_back: bool,
}

impl Kernel for Scanned<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        let (values, adjoints) = self.workspace.file.split_at_mut(self.program.flat.adjoints);
        if self.is_back {
            self.scan.backward(values, adjoints);
        } else {
            self.scan.forward(values);
        }
    }
}

/// A plate of tiles on the way there.
struct There<'a> {
    program: &'a Program,
    plate: &'a Plate,
    workspace: &'a mut Workspace,
    wants_gradient: bool,
}

impl Kernel for There<'_> {
    type Output = Result<f64, Flip>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Result<f64, Flip> {
        plate_forward(simd, self.program, self.plate, self.workspace, self.wants_gradient)
    }
}

/// The way back of a plate of tiles whose values others read.
struct Back<'a> {
    program: &'a Program,
    plate: &'a Plate,
    workspace: &'a mut Workspace,
}

impl Kernel for Back<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        plate_backward(simd, self.program, self.plate, self.workspace);
    }
}

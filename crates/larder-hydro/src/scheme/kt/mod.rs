//! Finite volumes after Kurganov and Tadmor: for shocks, edges and everything that is not periodic.
//!
//! # The scheme
//!
//! In each cell energy density, flow and stresses are known. Along each axis they are continued to the
//! faces by straight lines whose slopes are limited (`theta`-minmod of one-sided and centred differences),
//! and the flux through a face is that of both sides, halved, minus half the jump times the fastest
//! signal there (Kurganov and Tadmor 2000, eq. 4.4). What leaves one cell enters its neighbour, so energy
//! and momentum are conserved to rounding.
//!
//! The stresses are not conserved, they are carried along: the same formula for `v^k pi`, minus `pi`
//! times the divergence of the same `v^k`, is `v^k d_k pi` with upwinding. Gradients of the flow are
//! differences of what both sides of the faces agree on. With these, and with what the fluxes say of
//! `dE/dt` and `dM/dt`, the equations at a point ([`crate::physics::point`]) give the rates of the
//! stresses with the exact acceleration, as for the Fourier scheme.
//!
//! Signals run with `c^2 = cs^2 + (4/3) eta/((e+P) tau_pi) + zeta/((e+P) tau_Pi)` in the rest frame, boosted.
//!
//! # Cells beyond the box
//!
//! Two on each side of an axis along which fields vary: the box again where it is periodic, else the last
//! cell repeated. Rows of the last such axis are padded to whole registers.

mod cells;
mod face;
mod sweep;

use larder_kernels::Level;

use crate::eos::{Eos, EosVisitor, EquationOfState};
use crate::error::HydroError;
use crate::grid::Grid;
use crate::physics::Transport;
use crate::pool::BlockPool;
use crate::scheme::{Scheme, StageOrder, StageReport};
use crate::state::Block;
use crate::watch::{Phase, Watch};
use cells::{CELL_FIELDS, Frame};
use face::FACE_FIELDS;

/// How sharply slopes are limited.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KtOptions {
    /// Between 1 (the minmod of one-sided differences, most damping) and 2 (least).
    pub theta: f64,
}

impl Default for KtOptions {
    fn default() -> Self {
        KtOptions { theta: 1.8 }
    }
}

/// The finite-volume scheme.
#[derive(Debug)]
pub struct Kt {
    grid: Grid,
    eos: EquationOfState,
    transport: Transport,
    options: KtOptions,
    level: Level,
    frame: Frame,
    /// Energy density, flow and stresses of all cells with those beyond the box.
    cells: Block,
    faces: Faces,
    /// What the equation of state says of a row.
    matter: Block,
}

/// Pressure, its slope and temperature.
const MATTER_FIELDS: usize = 3;

/// Fluxes through faces, as long as they are needed: those below the row that is being computed, and
/// those above it.
#[derive(Debug)]
struct Faces {
    /// For each axis but that of the rows: a row for each that waits for its upper neighbour.
    lower: [Option<Block>; 3],
    upper: [Option<Block>; 3],
    /// Along the row itself.
    along: Block,
}

impl Kt {
    /// A scheme for this box, with room from this pool.
    ///
    /// # Errors
    /// When `theta` is not between 1 and 2, or the pool cannot serve.
    pub fn new(
        grid: Grid,
        eos: EquationOfState,
        transport: Transport,
        options: KtOptions,
        level: Level,
        pool: &BlockPool,
    ) -> Result<Self, HydroError> {
        if !(1.0..=2.0).contains(&options.theta) {
            return Err(HydroError::configuration(format!(
                "theta is {}, want a number from 1 to 2",
                options.theta
            )));
        }
        let frame = Frame::new(&grid);
        let cells = Block::zeroed(pool, CELL_FIELDS, frame.padded)?;
        let mut faces = Faces {
            lower: [None, None, None],
            upper: [None, None, None],
            along: Block::zeroed(pool, FACE_FIELDS, frame.pitch)?,
        };
        for axis in frame.across() {
            faces.lower[axis] =
                Some(Block::zeroed(pool, FACE_FIELDS, frame.rows_waiting(axis) * frame.pitch)?);
            faces.upper[axis] = Some(Block::zeroed(pool, FACE_FIELDS, frame.pitch)?);
        }
        let matter = Block::zeroed(pool, MATTER_FIELDS, frame.pitch)?;
        Ok(Kt { grid, eos, transport, options, level, frame, cells, faces, matter })
    }

    /// What [`Scheme::wave_number_max`] will be.
    pub fn wave_number_of(grid: &Grid, time: f64) -> f64 {
        // Limited slopes have no derivative at the shortest wave; what bounds the step is the dissipation
        // of the jumps, 2 c/dx an axis, a little less than it is real for the classical method of order 4.
        let (spacing, stretch) = (grid.spacing(), grid.stretch(time));
        (0..3)
            .filter(|&axis| grid.is_active(axis))
            .map(|axis| 2.5 * stretch[axis] / spacing[axis])
            // The sum of nothing is -0, of which the inverse is minus infinity.
            .sum::<f64>()
            .abs()
    }

    /// Bytes of each block that [`Kt::new`] asks of its pool.
    pub fn blocks(grid: &Grid) -> Vec<usize> {
        let frame = Frame::new(grid);
        let mut blocks = vec![
            Block::bytes(CELL_FIELDS, frame.padded),
            Block::bytes(FACE_FIELDS, frame.pitch),
            Block::bytes(MATTER_FIELDS, frame.pitch),
        ];
        for axis in frame.across() {
            blocks.push(Block::bytes(FACE_FIELDS, frame.rows_waiting(axis) * frame.pitch));
            blocks.push(Block::bytes(FACE_FIELDS, frame.pitch));
        }
        blocks
    }
}

/// Recovery of all cells.
struct Fill<'a> {
    kt: &'a mut Kt,
    time: f64,
    state: &'a Block,
    warm: bool,
}

impl EosVisitor for Fill<'_> {
    type Output = Result<StageReport, HydroError>;

    fn visit<E: Eos>(self, eos: E) -> Self::Output {
        let kt = self.kt;
        let weight = kt.grid.weight(self.time);
        let mut found = kt.level.run(cells::Recover {
            eos,
            frame: &kt.frame,
            weight,
            state: self.state,
            cells: &mut kt.cells,
            warm: self.warm,
        });
        if found.failed {
            cells::recover_one_by_one(
                eos,
                &kt.grid,
                &kt.frame,
                self.time,
                self.state,
                &mut kt.cells,
                &mut found.report,
            )?;
        }
        kt.frame.surround(&mut kt.cells, kt.grid.boundary());
        Ok(found.report)
    }
}

impl Scheme for Kt {
    fn name(&self) -> &'static str {
        "kt"
    }

    fn rates(
        &mut self,
        time: f64,
        order: StageOrder,
        state: &Block,
        rates: &mut Block,
        watch: &mut dyn Watch,
    ) -> Result<StageReport, HydroError> {
        let eos = self.eos.clone();
        let warm = order == StageOrder::Later;
        watch.enter(Phase::Neighbours);
        let report = eos.visit(Fill { kt: self, time, state, warm })?;
        // Faces and points are one sweep.
        watch.enter(Phase::Points);
        let rows = sweep::Rows {
            level: self.level,
            eos: &self.eos,
            transport: &self.transport,
            theta: self.options.theta,
            grid: &self.grid,
            frame: &self.frame,
            time,
            cells: &self.cells,
            faces: &mut self.faces,
            matter: &mut self.matter,
            rates,
        };
        rows.run();
        Ok(report)
    }

    fn primitives(
        &mut self,
        time: f64,
        state: &Block,
        primitives: &mut Block,
    ) -> Result<StageReport, HydroError> {
        let eos = self.eos.clone();
        let report = eos.visit(Fill { kt: self, time, state, warm: false })?;
        eos.visit(cells::Export { frame: &self.frame, cells: &self.cells, primitives });
        Ok(report)
    }

    fn wave_number_max(&self, time: f64) -> f64 {
        Self::wave_number_of(&self.grid, time)
    }
}

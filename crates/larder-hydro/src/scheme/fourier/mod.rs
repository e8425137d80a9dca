//! The Fourier scheme: periodic boxes in Cartesian coordinates.
//!
//! Derivatives are those of the series along one axis: of `M^i` (3), of `T^{ij}` formed at the points
//! (9), of `u^i` (9) and of the stored shear stresses (15), 36 in all, and three more with a bulk
//! pressure. Those of `u^0`, `pi^{zz}`, `pi^{0i}`, `pi^{00}` follow by the chain rule. The highest mode of a
//! first derivative is zero on an axis of even length.
//!
//! # How the memory is walked
//!
//! What limits a stage is how often a field comes from memory. So the terms with gradients are summed up
//! one axis after the other, see [`Medium::along`], and nothing waits for them but the rates themselves:
//!
//! 1. *Planes* of constant x, one at a time, which stay in the cache meanwhile. Strips of sixteen lines:
//!    primitive variables are recovered, `T^{ij}` is formed, derivatives along z are taken, and what they
//!    do to the rates is written there. Then the same with derivatives along y, sixteen columns at a time.
//! 2. *Panels* of some columns along x: their derivatives along x join the rates, and the equations at
//!    the points are solved right there.
//!
//! Between the two stand, beside the state and the rates, energy density and flow alone. Workers share
//! planes, then panels; nothing is summed across lines, so the bits of an answer do not depend on their
//! number.
//!
//! [`Medium::along`]: crate::physics::point::Medium::along

mod along;
mod panel;
mod plane;
mod sieve;
mod tail;

use std::sync::{Arc, Mutex, PoisonError};

use larder_kernels::Level;
use larder_kernels::share::{ColumnsMut, Team};
use larder_kernels::transform::PANEL_COLUMNS;
use larder_memory::buffer::AlignedBuf;

use self::panel::Panels;
use self::plane::Planes;
use super::{Scheme, StageOrder, StageReport, Tail};
use crate::eos::{Eos, EosVisitor, EquationOfState};
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::{Boundary, Coordinates, Grid};
use crate::physics::Transport;
use crate::pool::BlockPool;
use crate::spectral::{Filter, LineKind, LinePlan, LineScratch, PlanCache, PlanKey};
use crate::state::{Block, Component, Primitive};
use crate::watch::{Phase, Watch};

/// Where things stand in the work block.
pub(super) mod field {
    /// `e`.
    pub(crate) const ENERGY: usize = 0;
    /// `u^x, u^y, u^z`.
    pub(crate) const FLOW: usize = 1;
    /// How many there are.
    pub(crate) const COUNT: usize = 4;
}

/// Most workers of a scheme.
pub const WORKERS_MAX: usize = 32;

/// Derivatives along x of a panel: of `M^x`, `T^{xi}`, `u^i`, the stored stresses and `Pi`.
const PANEL_DERIVATIVES: usize = 13;

/// What the equation of state says of a panel: pressure, its slope and temperature.
const MATTER_FIELDS: usize = 3;

/// `T^{xx}, T^{xy}, T^{xz}` of a panel.
const STRESS_FIELDS: usize = 3;

/// What is gathered from the fields: `e`, `u^i`, the stored stresses, `M^x`, `Pi`.
const GATHERED_FIELDS: usize = 11;

/// All fields of a panel.
const PANEL_FIELDS: usize = PANEL_DERIVATIVES + MATTER_FIELDS + STRESS_FIELDS + GATHERED_FIELDS;

/// Numbers of a panel's fields: half of a second-level cache of two megabytes.
const PANEL_NUMBERS_MAX: usize = 128 << 10;

/// Most columns that are worked on at a time: eight lines of each field at each place along x, so that
/// the memory is read in runs and not line by line.
const PANEL_WIDTH_MAX: usize = 64;

/// How many columns are worked on at a time: whole panels of a transform, as many as fit.
fn panel_width([nx, ny, nz]: [usize; 3]) -> usize {
    let fit = PANEL_NUMBERS_MAX / (PANEL_FIELDS * nx * PANEL_COLUMNS);
    let there = (ny * nz).div_ceil(PANEL_COLUMNS);
    fit.clamp(1, PANEL_WIDTH_MAX / PANEL_COLUMNS).min(there) * PANEL_COLUMNS
}

/// From one field of a worker's room to the next: whole cache lines, and five more. Lengths are often
/// powers of two, and the lines of all fields at one point would fall into one set of the first cache.
fn far_apart(numbers: usize) -> usize {
    numbers.next_multiple_of(8) + 40
}

/// Whether fields come from memory, or nearly so, each time they are wanted: then the cache is asked for
/// them ahead of time. Where they stay in it, the asking costs more than it brings.
fn is_large(shape: [usize; 3]) -> bool {
    shape.iter().product::<usize>() > 1 << 16
}

/// Numbers of a worker's panel.
fn panel_numbers(shape: [usize; 3]) -> usize {
    PANEL_FIELDS * far_apart(shape[0] * panel_width(shape))
}

/// Numbers of what a worker keeps of a plane, and of the strip or the columns that it is working on.
fn plane_numbers([_, ny, nz]: [usize; 3]) -> [usize; 2] {
    let strip = far_apart(PANEL_COLUMNS * ny.max(nz));
    [plane::PLANE_FIELDS * far_apart(ny * nz), plane::STRIP_FIELDS * strip]
}

/// See the head of the module.
#[derive(Debug)]
pub struct Fourier {
    grid: Grid,
    eos: EquationOfState,
    transport: Transport,
    filter: Filter,
    level: Level,
    plans: PlanCache,
    team: Team,
    work: Block,
    rooms: Vec<Mutex<Room>>,
}

/// What a worker writes to that nobody else reads.
#[derive(Debug)]
struct Room {
    lines: LineScratch,
    /// What derivatives along y need of a plane.
    plane: AlignedBuf<f64>,
    /// What belongs to some of its lines or columns.
    strip: AlignedBuf<f64>,
    /// What belongs to a panel.
    panel: AlignedBuf<f64>,
    outcome: Result<StageReport, HydroError>,
}

/// The plans of the three axes; an axis that nothing varies along has none.
type Axes = [Option<Arc<LinePlan>>; 3];

impl Fourier {
    /// A scheme on a periodic Cartesian grid.
    ///
    /// # Errors
    /// When the grid is not periodic and Cartesian, when there are more workers than
    /// [`WORKERS_MAX`] or none, or when memory or threads cannot be had.
    pub fn new(
        grid: Grid,
        eos: EquationOfState,
        transport: Transport,
        filter: Filter,
        level: Level,
        workers: usize,
        pool: &BlockPool,
        plans: PlanCache,
    ) -> Result<Self, HydroError> {
        if grid.boundary() != Boundary::Periodic || grid.coordinates() != Coordinates::Cartesian {
            return Err(HydroError::new(
                HydroErrorKind::Unsupported,
                "the Fourier scheme needs a periodic box in Cartesian coordinates",
            )
            .with_hint("use the scheme \"kt\" for open boundaries and Milne coordinates"));
        }
        if !(1..=WORKERS_MAX).contains(&workers) {
            return Err(HydroError::configuration(format!(
                "{workers} threads for the Fourier scheme, want 1 to {WORKERS_MAX}"
            )));
        }
        let filter = filter.checked()?;
        let team = Team::new(workers).map_err(|error| {
            HydroError::new(
                HydroErrorKind::System,
                format!("cannot start {workers} threads: {error}"),
            )
        })?;
        let work = Block::zeroed(pool, field::COUNT, grid.points())?;
        let mut scheme =
            Fourier { grid, eos, transport, filter, level, plans, team, work, rooms: Vec::new() };
        let axes = scheme.axes()?;
        let [plane, strip] = plane_numbers(grid.shape());
        for _ in 0..workers {
            let plans = axes.iter().flatten().map(|plan| &**plan);
            scheme.rooms.push(Mutex::new(Room {
                lines: LineScratch::for_plans(plans)?,
                plane: AlignedBuf::try_zeroed(plane)?,
                strip: AlignedBuf::try_zeroed(strip)?,
                panel: AlignedBuf::try_zeroed(panel_numbers(grid.shape()))?,
                outcome: Ok(StageReport::default()),
            }));
        }
        Ok(scheme)
    }

    /// The grid.
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The filter that its integrator applies to the state.
    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// The cache of plans, for its figures.
    pub fn plans(&self) -> &PlanCache {
        &self.plans
    }

    /// Bytes of each block that [`Fourier::new`] asks of its pool.
    pub fn blocks(grid: &Grid) -> Vec<usize> {
        vec![Block::bytes(field::COUNT, grid.points())]
    }

    /// Bytes that [`Fourier::new`] asks for beside its pool, tables of plans not counted.
    pub fn room_bytes(grid: &Grid, workers: usize) -> usize {
        let [nx, ny, nz] = grid.shape();
        let longest = nx.max(ny).max(nz);
        let [plane, strip] = plane_numbers(grid.shape());
        let room = 3 * longest * PANEL_COLUMNS + plane + strip + panel_numbers(grid.shape());
        workers * room * size_of::<f64>()
    }

    /// What [`Scheme::wave_number_max`] will be.
    pub fn wave_number_of(grid: &Grid, filter: Filter) -> f64 {
        let spacing = grid.spacing();
        let square: f64 = (0..3)
            .filter(|&axis| grid.is_active(axis))
            .map(|axis| (std::f64::consts::PI / spacing[axis] * filter.reach()).powi(2))
            .sum();
        // The sum of nothing is -0, of which the inverse is minus infinity.
        square.abs().sqrt()
    }

    /// The derivative plans, asked for anew: one look-up for each axis.
    fn axes(&self) -> Result<Axes, HydroError> {
        let mut axes = [None, None, None];
        for (axis, plan) in axes.iter_mut().enumerate() {
            if self.grid.is_active(axis) {
                *plan = Some(self.plan(axis, LineKind::Derivative, Filter::None)?);
            }
        }
        Ok(axes)
    }

    fn plan(
        &self,
        axis: usize,
        kind: LineKind,
        filter: Filter,
    ) -> Result<Arc<LinePlan>, HydroError> {
        let (length, period) = (self.grid.shape()[axis], self.grid.length()[axis]);
        self.plans.get(PlanKey::new(length, period, kind, filter))
    }

    /// Plans for every derivative of a stage: as many look-ups as there are derivatives.
    fn stage_axes(&self) -> Result<Axes, HydroError> {
        let axes = self.axes()?;
        for axis in 0..3 {
            if self.grid.is_active(axis) {
                for _ in 1..self.derivatives_per_stage() / self.grid.dimensions() {
                    let _plan = self.plan(axis, LineKind::Derivative, Filter::None)?;
                }
            }
        }
        Ok(axes)
    }

    /// The first half of a stage: everything that needs a plane alone. Without `stage`, the plans and the
    /// rates, only the primitive variables.
    fn planes(
        &mut self,
        cold: bool,
        state: &Block,
        stage: Option<(&Axes, &mut Block)>,
    ) -> Result<StageReport, HydroError> {
        struct Visit<'a> {
            scheme: &'a mut Fourier,
            cold: bool,
            state: &'a Block,
            stage: Option<(&'a Axes, &'a mut Block)>,
        }
        impl EosVisitor for Visit<'_> {
            type Output = Result<StageReport, HydroError>;

            fn visit<E: Eos>(self, eos: E) -> Self::Output {
                self.scheme.planes_with(eos, self.cold, self.state, self.stage)
            }
        }
        let eos = self.eos.clone();
        eos.visit(Visit { scheme: self, cold, state, stage })
    }

    fn planes_with<E: Eos>(
        &mut self,
        eos: E,
        cold: bool,
        state: &Block,
        stage: Option<(&Axes, &mut Block)>,
    ) -> Result<StageReport, HydroError> {
        let [nx, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let workers = self.team.workers();
        let Fourier { grid, transport, level, team, work, rooms, .. } = self;
        let mut rest = work.fields_mut::<{ field::COUNT }>();
        let (axes, mut rates) = match stage {
            Some((axes, rates)) => (Some(axes), Some(rates.fields_mut::<{ Component::COUNT }>())),
            None => (None, None),
        };
        // Whole planes for each worker, the same ones in every call.
        let parts: [Mutex<Option<Planes<'_, E>>>; WORKERS_MAX] = std::array::from_fn(|worker| {
            if worker >= workers {
                return Mutex::new(None);
            }
            let (first, end) = share_of(nx, workers, worker);
            let mine = ..(end - first) * plane;
            let enough = "the planes of all workers are those of the grid";
            Mutex::new(Some(Planes {
                eos,
                grid,
                transport,
                level: *level,
                cold,
                state,
                first,
                end,
                work: rest.each_mut().map(|field| field.split_off_mut(mine).expect(enough)),
                stage: axes.zip(rates.as_mut()).map(|(axes, rates)| {
                    (axes, rates.each_mut().map(|field| field.split_off_mut(mine).expect(enough)))
                }),
            }))
        });
        team.run(&|worker| {
            let part = parts[worker].lock().unwrap_or_else(PoisonError::into_inner).take();
            let mut room = rooms[worker].lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(mut part) = part {
                let Room { lines, plane, strip, .. } = &mut *room;
                let outcome = part.run(lines, plane, strip);
                room.outcome = outcome;
            }
        });
        gather(rooms)
    }

    /// The second half: derivatives along x, and the equations at the points.
    fn panels(&mut self, state: &Block, rates: &mut Block, axes: &Axes) {
        let grid_shape = self.grid.shape();
        let plane = grid_shape[1] * grid_shape[2];
        let panels = plane.div_ceil(PANEL_COLUMNS);
        let workers = self.team.workers();
        let wide = panel_width(grid_shape);
        let Fourier { grid, eos, transport, level, team, work, rooms, .. } = self;
        let fields = work.fields::<{ field::COUNT }>();
        let mut rest = rates
            .fields_mut::<{ Component::COUNT }>()
            .map(|field| Some(ColumnsMut::new(field, plane)));
        let parts: [Mutex<Option<Panels<'_>>>; WORKERS_MAX] = std::array::from_fn(|worker| {
            if worker >= workers {
                return Mutex::new(None);
            }
            let (first, end) = share_of(panels, workers, worker);
            let (first, end) = (first * PANEL_COLUMNS, (end * PANEL_COLUMNS).min(plane));
            let mine = rest.each_mut().map(|columns| {
                let (mine, others) =
                    columns.take().expect("the rest is put back").split_at(end - first);
                *columns = Some(others);
                mine
            });
            Mutex::new(Some(Panels {
                eos,
                grid,
                transport,
                level: *level,
                state,
                work: fields,
                plan: axes[0].as_deref(),
                first,
                wide,
                rates: mine,
            }))
        });
        team.run(&|worker| {
            let part = parts[worker].lock().unwrap_or_else(PoisonError::into_inner).take();
            let mut room = rooms[worker].lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(mut part) = part {
                let Room { lines, panel, .. } = &mut *room;
                part.run(lines, panel);
            }
        });
    }
}

/// Which of `count` things belong to a worker: whole ones, as even as can be.
fn share_of(count: usize, workers: usize, worker: usize) -> (usize, usize) {
    (count * worker / workers, count * (worker + 1) / workers)
}

/// The reports of all workers; the error of the first of them that has one.
fn gather(rooms: &[Mutex<Room>]) -> Result<StageReport, HydroError> {
    let mut report = StageReport::default();
    let mut failure = None;
    for room in rooms {
        let mut room = room.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut room.outcome, Ok(StageReport::default())) {
            Ok(part) => report.merge(part),
            Err(error) => failure = failure.or(Some(error)),
        }
    }
    failure.map_or(Ok(report), Err)
}

impl Scheme for Fourier {
    fn name(&self) -> &'static str {
        "fourier"
    }

    fn rates(
        &mut self,
        time: f64,
        order: StageOrder,
        state: &Block,
        rates: &mut Block,
        watch: &mut dyn Watch,
    ) -> Result<StageReport, HydroError> {
        watch.enter(Phase::Neighbours);
        let axes = self.stage_axes()?;
        let report = self
            .planes(order == StageOrder::First, state, Some((&axes, &mut *rates)))
            .map_err(|error| error.at_time(time))?;
        watch.enter(Phase::Points);
        self.panels(state, rates, &axes);
        Ok(report)
    }

    fn primitives(
        &mut self,
        time: f64,
        state: &Block,
        primitives: &mut Block,
    ) -> Result<StageReport, HydroError> {
        let report = self.planes(true, state, None).map_err(|error| error.at_time(time))?;
        let points = self.grid.points();
        for (to, from) in [
            (Primitive::Energy, field::ENERGY),
            (Primitive::VelocityX, field::FLOW),
            (Primitive::VelocityY, field::FLOW + 1),
            (Primitive::VelocityZ, field::FLOW + 2),
        ] {
            primitives.field_mut(to as usize)[..points].copy_from_slice(self.work.field(from));
        }
        self.eos.temperatures(
            self.level,
            self.work.field(field::ENERGY),
            primitives.field_mut(Primitive::Temperature as usize),
        );
        Ok(report)
    }

    fn derivatives_per_stage(&self) -> usize {
        let each = if !self.transport.has_stress() {
            4
        } else if self.transport.has_bulk() {
            13
        } else {
            12
        };
        each * self.grid.dimensions()
    }

    fn end_step(&mut self, state: &mut Block) -> Result<(), HydroError> {
        self.sieve(state)
    }

    fn tail(&mut self, field: &[f64], room: &mut [f64]) -> Result<Option<Tail>, HydroError> {
        self.tail_of(field, room).map(Some)
    }

    fn scratch_bytes(&self) -> usize {
        self.rooms
            .iter()
            .map(|room| {
                let room = room.lock().unwrap_or_else(PoisonError::into_inner);
                let held = [&room.plane, &room.strip, &room.panel].map(AlignedBuf::bytes_held);
                room.lines.bytes() + held.iter().sum::<usize>()
            })
            .sum()
    }

    fn wave_number_max(&self, _: f64) -> f64 {
        Self::wave_number_of(&self.grid, self.filter)
    }
}

//! A fluid that can be advanced.

use larder_kernels::Level;
use larder_memory::buffer::BufferOptions;
use larder_memory::sys::HugePages;
use larder_memory::{Budget, MemoryConfig};

use crate::diagnostics::Diagnostics;
use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::fields::Fields;
use crate::grid::Grid;
use crate::integrate::{Integrator, TimeMethod};
use crate::memory::MemoryAnalysis;
use crate::physics::Transport;
use crate::pool::BlockPool;
use crate::scheme::{Fourier, Kt, KtOptions, Scheme, StageReport};
use crate::spectral::{Filter, PlanCache};
use crate::state::{Block, Component, Primitive};
use crate::watch::{Phase, Watch};

/// The discretisation in space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Space {
    /// Fourier series, with a filter of the state at the end of each step.
    Fourier(Filter),
    /// Finite volumes.
    Kt(KtOptions),
}

/// How steps are chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StepChoice {
    /// The same step always, in fm.
    Fixed(f64),
    /// As long as the error of a step stays below this, and never longer than stability allows.
    Tolerance(f64),
}

/// Everything that a solver is made from.
#[derive(Clone, Debug)]
pub struct SolverOptions {
    /// The box.
    pub grid: Grid,
    /// The equation of state.
    pub eos: EquationOfState,
    /// Viscosities.
    pub transport: Transport,
    /// The discretisation in space.
    pub space: Space,
    /// The integrator.
    pub method: TimeMethod,
    /// How steps are chosen.
    pub step: StepChoice,
    /// The CPU level.
    pub level: Level,
    /// Workers, the caller included.
    pub workers: usize,
    /// Take steps and coefficients that theory forbids.
    pub force: bool,
}

impl SolverOptions {
    /// Checks how steps are chosen.
    fn checked(&self) -> Result<(), HydroError> {
        match self.step {
            StepChoice::Fixed(dt) if !(dt.is_finite() && dt > 0.0) => {
                Err(HydroError::configuration(format!("dt is {dt}, want a positive number of fm")))
            }
            StepChoice::Tolerance(tolerance) if !(1e-14..=0.1).contains(&tolerance) => {
                Err(HydroError::configuration(format!(
                    "tolerance is {tolerance}, want a number from 1e-14 to 0.1"
                )))
            }
            _ => Ok(()),
        }
    }

    /// The discretisation in space, with its own blocks.
    fn scheme(&self, stores: &Stores) -> Result<Box<dyn Scheme>, HydroError> {
        let SolverOptions { grid, transport, level, .. } = *self;
        let (eos, pool) = (self.eos.clone(), &stores.arrays);
        Ok(match self.space {
            Space::Fourier(filter) => Box::new(Fourier::new(
                grid,
                eos,
                transport,
                filter,
                level,
                self.workers,
                pool,
                stores.plans.clone(),
            )?),
            Space::Kt(kt) => Box::new(Kt::new(grid, eos, transport, kt, level, pool)?),
        })
    }

    /// Looks at a state. The primitive variables are computed into a block on loan.
    fn look(
        &self,
        scheme: &mut dyn Scheme,
        stores: &Stores,
        time: f64,
        state: &Block,
    ) -> Result<Diagnostics, HydroError> {
        let SolverOptions { grid, eos, transport, level, .. } = self;
        let mut primitives = Block::dirty(&stores.arrays, Primitive::COUNT, grid.points())?;
        scheme.primitives(time, state, &mut primitives)?;
        let mut found = Diagnostics::of(grid, eos, transport, *level, time, state, &primitives);
        if matches!(self.space, Space::Fourier(_)) {
            let mut room = Block::dirty(&stores.arrays, 1, grid.points())?;
            let energy = primitives.field(Primitive::Energy as usize);
            found.tail = scheme.tail(energy, room.field_mut(0))?;
        }
        Ok(found)
    }

    /// What a solver would see of a state at its start, and the longest step there with what bounds it,
    /// found by the same code and without the blocks that steps need.
    pub(crate) fn look_at_start(
        &self,
        fields: Fields,
        time: f64,
        stores: &Stores,
    ) -> Result<(Diagnostics, (f64, &'static str)), HydroError> {
        self.checked()?;
        let mut state = Block::zeroed(&stores.arrays, Component::COUNT, self.grid.points())?;
        fields.assemble(&self.grid, &self.eos, &self.transport, time, &mut state)?;
        drop(fields);
        let mut scheme = self.scheme(stores)?;
        let found = self.look(&mut *scheme, stores, time, &state)?;
        Ok((found, found.step_limit(self.method, scheme.wave_number_max(time))))
    }

    /// Why a state is not one to start from: signals that outrun light, a step that is too long.
    pub(crate) fn refusals(
        &self,
        found: &Diagnostics,
        (limit, because): (f64, &'static str),
    ) -> impl Iterator<Item = HydroError> + use<> {
        let signal = found.signal_speed_max;
        let acausal = (signal > 1.0).then(|| {
            HydroError::new(
                HydroErrorKind::Acausal,
                format!(
                    "signals run at {signal:.4} of the speed of light with these coefficients, want at \
                     most 1: cs^2 + (4/3) eta/((e+P) tau_pi) + zeta/((e+P) tau_Pi) <= 1"
                ),
            )
            .with_hint("lengthen the relaxation times, or insist with --force")
        });
        let too_long = match self.step {
            StepChoice::Fixed(dt) if dt > limit => {
                Some(HydroError::step_too_long(dt, limit, because))
            }
            _ => None,
        };
        acausal.into_iter().chain(too_long)
    }
}

/// Memory and plans that solvers share: an ensemble hands one to each of its solvers in turn.
#[derive(Debug)]
pub struct Stores {
    /// Where blocks come from.
    pub arrays: BlockPool,
    /// Plans by value.
    pub plans: PlanCache,
}

/// Idle blocks that are kept for reuse, in bytes.
const IDLE_BYTES_MAX: usize = 1 << 31;

impl Stores {
    /// A pool that keeps up to 2 GiB of blocks for reuse, charged to no budget, and an empty cache of plans.
    ///
    /// # Errors
    /// When the defaults cannot be served on this machine.
    pub fn new() -> Result<Self, HydroError> {
        let options = BufferOptions {
            idle_bytes_max: IDLE_BYTES_MAX,
            // Work along the slow axis touches a page a number: with ordinary ones that is a page walk each.
            huge: HugePages::Transparent,
            ..BufferOptions::default()
        };
        Ok(Stores { arrays: BlockPool::new(options)?, plans: PlanCache::new()? })
    }

    /// The same as a configuration has it: within its budget, and with the techniques that it switches
    /// off switched off. A block that the budget has no room for is refused when it is asked for.
    ///
    /// # Errors
    /// As [`Stores::new`].
    pub fn with_memory(config: &MemoryConfig) -> Result<Self, HydroError> {
        Self::within(config, &config.budget("hydro"))
    }

    /// The same within a budget that others share.
    ///
    /// # Errors
    /// As [`Stores::new`].
    pub fn within(config: &MemoryConfig, budget: &Budget) -> Result<Self, HydroError> {
        let options = BufferOptions { idle_bytes_max: IDLE_BYTES_MAX, ..config.buffer_options() };
        let arrays = BlockPool::with_budget(options, budget)?;
        Ok(Stores { arrays, plans: PlanCache::new()? })
    }
}

/// What a step brought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepSummary {
    /// The step that was taken.
    pub dt: f64,
    /// What the scheme saw.
    pub report: StageReport,
    /// Its error, where steps are chosen by it.
    pub error: Option<f64>,
    /// Steps that were tried longer and thrown away.
    pub rejected: u32,
}

/// A fluid with everything that advances it. From the second step on it asks the allocator for nothing.
#[derive(Debug)]
pub struct Solver<'s> {
    options: SolverOptions,
    stores: &'s Stores,
    scheme: Box<dyn Scheme>,
    integrator: Integrator,
    state: Block,
    time: f64,
    steps: u64,
    /// The next step to try, where steps are chosen.
    next: Option<f64>,
    stages: u64,
    overruled: Option<HydroError>,
}

impl<'s> Solver<'s> {
    /// A fluid of zeros, which must be [started](Solver::start).
    ///
    /// # Errors
    /// When an option is out of bounds or memory cannot be had.
    pub fn new(options: SolverOptions, stores: &'s Stores) -> Result<Self, HydroError> {
        options.checked()?;
        let SolverOptions { grid, transport, level, .. } = options;
        let pool = &stores.arrays;
        let scheme = options.scheme(stores)?;
        let with_error = matches!(options.step, StepChoice::Tolerance(_));
        let integrator = Integrator::new(
            options.method,
            with_error,
            grid,
            options.eos.clone(),
            transport,
            level,
            pool,
        )?;
        let state = Block::zeroed(pool, Component::COUNT, grid.points())?;
        Ok(Solver {
            options,
            stores,
            scheme,
            integrator,
            state,
            time: 0.0,
            steps: 0,
            next: None,
            overruled: None,
            stages: 0,
        })
    }

    /// Sets the fluid to a state, and checks it: that steps are not too long, and that signals are slower
    /// than light, unless [forced](SolverOptions::force).
    ///
    /// # Errors
    /// When a field does not fit or holds what no fluid has; the cell is named.
    pub fn start(&mut self, fields: &Fields, time: f64) -> Result<Diagnostics, HydroError> {
        let SolverOptions { grid, eos, transport, .. } = &self.options;
        fields.assemble(grid, eos, transport, time, &mut self.state)?;
        self.begin(time, 0)
    }

    /// Takes over a stored state as it is, between two steps.
    ///
    /// # Errors
    /// When it is no state of a fluid.
    pub fn resume(
        &mut self,
        time: f64,
        steps: u64,
        next: Option<f64>,
        fill: impl FnOnce(&mut Block) -> Result<(), HydroError>,
    ) -> Result<Diagnostics, HydroError> {
        fill(&mut self.state)?;
        let found = self.begin(time, steps)?;
        self.next = next.or(self.next);
        Ok(found)
    }

    fn begin(&mut self, time: f64, steps: u64) -> Result<Diagnostics, HydroError> {
        (self.time, self.steps) = (time, steps);
        let found = self.diagnostics()?;
        let limit = self.step_limit(&found);
        let refusal = self.options.refusals(&found, limit).next();
        match refusal {
            Some(refusal) if !self.options.force => return Err(refusal),
            refusal => self.overruled = refusal,
        }
        if let StepChoice::Tolerance(_) = self.options.step {
            self.next = Some(0.1 * limit.0);
        }
        Ok(found)
    }

    /// What would have ended the run at its start, had [`force`](SolverOptions::force) not been set.
    pub fn overruled(&self) -> Option<&HydroError> {
        self.overruled.as_ref()
    }

    /// The longest step that is stable in a state, and what bounds it.
    pub fn step_limit(&self, found: &Diagnostics) -> (f64, &'static str) {
        found.step_limit(self.options.method, self.scheme.wave_number_max(found.time))
    }

    /// Takes one step, or a shorter one that ends at `until`.
    ///
    /// # Errors
    /// When the scheme cannot go on; the state is that of the last good step.
    ///
    /// # Panics
    /// When the solver was not started.
    pub fn step(&mut self, until: f64, watch: &mut dyn Watch) -> Result<StepSummary, HydroError> {
        let left = until - self.time;
        let (mut dt, tolerance) = match (self.options.step, self.next) {
            (StepChoice::Fixed(dt), _) => (dt, None),
            (StepChoice::Tolerance(tolerance), next) => {
                (next.expect("the fluid was started"), Some(tolerance))
            }
        };
        let wanted = dt;
        let is_last = left <= dt * (1.0 + 1e-9);
        if is_last {
            dt = left;
        }
        let mut rejected = 0;
        let order = f64::from(self.options.method.order());
        loop {
            let Solver { integrator, scheme, state, .. } = self;
            let outcome = integrator.step(&mut **scheme, self.time, dt, state, tolerance, watch)?;
            self.stages += self.options.method.stages(tolerance.is_some()) as u64;
            let Some((error, tolerance)) = outcome.error.zip(tolerance) else {
                self.arrive(if is_last { until } else { self.time + dt });
                return Ok(StepSummary { dt, report: outcome.report, error: None, rejected });
            };
            // The error is that of the lower order, so it grows with this power of the step.
            let factor = (0.9 * (tolerance / error.max(1e-300)).powf(1.0 / order)).clamp(0.2, 4.0);
            if error <= tolerance {
                let landed = is_last && rejected == 0;
                self.arrive(if landed { until } else { self.time + dt });
                // A step cut short by the end says little about the next one.
                let next = if landed { wanted.max(dt * factor) } else { dt * factor };
                self.next = Some(next.min(self.stable_step(watch)?));
                return Ok(StepSummary {
                    dt,
                    report: outcome.report,
                    error: Some(error),
                    rejected,
                });
            }
            rejected += 1;
            dt *= factor.min(0.8);
            if rejected > 40 || self.time + dt <= self.time {
                return Err(HydroError::new(
                    HydroErrorKind::StepLimit,
                    format!(
                        "the error of a step is {error:.3e} at {dt:.3e} fm, want {tolerance:.3e}: no step \
                         is short enough at time {:.6}",
                        self.time
                    ),
                )
                .with_hint("a discontinuity, or a tolerance below what rounding allows"));
            }
        }
    }

    /// Nine tenths of what is stable now; looked at every few steps, for extremes move slowly.
    fn stable_step(&mut self, watch: &mut dyn Watch) -> Result<f64, HydroError> {
        const EVERY: u64 = 4;
        if !self.steps.is_multiple_of(EVERY) {
            return Ok(self.next.unwrap_or(f64::INFINITY).max(0.0) * 1.2);
        }
        watch.enter(Phase::Diagnostics);
        let found = self.diagnostics()?;
        Ok(0.9 * self.step_limit(&found).0)
    }

    fn arrive(&mut self, time: f64) {
        self.time = time;
        self.steps += 1;
        self.stores.arrays.advance_epoch();
    }

    /// Looks at the state. The primitive variables are computed into a block on loan.
    ///
    /// # Errors
    /// When they cannot be recovered.
    pub fn diagnostics(&mut self) -> Result<Diagnostics, HydroError> {
        let Solver { options, stores, scheme, state, time, .. } = self;
        options.look(&mut **scheme, stores, *time, state)
    }

    /// Writes energy density, flow and temperature into a block of [`Primitive::COUNT`] fields.
    ///
    /// # Errors
    /// When they cannot be recovered.
    pub fn primitives(&mut self, primitives: &mut Block) -> Result<StageReport, HydroError> {
        self.scheme.primitives(self.time, &self.state, primitives)
    }

    /// A block of this grid on loan from the pool; it goes home when dropped.
    ///
    /// # Errors
    /// When the pool cannot serve it.
    pub fn loan(&self, components: usize) -> Result<Block, HydroError> {
        Block::dirty(&self.stores.arrays, components, self.options.grid.points())
    }

    /// The options.
    pub fn options(&self) -> &SolverOptions {
        &self.options
    }

    /// The state, in the order of [`Component`].
    pub fn state(&self) -> &Block {
        &self.state
    }

    /// The time of the state.
    pub fn time(&self) -> f64 {
        self.time
    }

    /// Steps taken since the fluid was started, before it was stored included.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Rates that were asked of the scheme.
    pub fn stages(&self) -> u64 {
        self.stages
    }

    /// The next step to try, where steps are chosen by their error.
    pub fn next_step(&self) -> Option<f64> {
        self.next
    }

    /// What pool and plans have served so far.
    pub fn memory_analysis(&self) -> MemoryAnalysis {
        let Stores { arrays, plans } = self.stores;
        let (counts, lent) = (arrays.stats(), arrays.bytes_lent());
        MemoryAnalysis::new(&counts, lent, &plans.stats(), self.scheme.scratch_bytes())
    }

    /// Derivatives along one axis in one stage: what the look-ups of plans are made of.
    pub fn derivatives_per_stage(&self) -> usize {
        self.scheme.derivatives_per_stage()
    }

    /// Bytes that a solver of these options will hold, before any of them is asked for.
    pub fn bytes(options: &SolverOptions) -> usize {
        let room = match options.space {
            Space::Fourier(_) => Fourier::room_bytes(&options.grid, options.workers),
            Space::Kt(_) => 0,
        };
        Self::blocks(options).iter().sum::<usize>().saturating_add(room)
    }

    /// Bytes of each block that a solver of these options holds, with those that a look borrows.
    pub(crate) fn blocks(options: &SolverOptions) -> Vec<usize> {
        let points = options.grid.points();
        let with_error = matches!(options.step, StepChoice::Tolerance(_));
        let (mut blocks, waves) = match options.space {
            Space::Fourier(_) => (Fourier::blocks(&options.grid), Some(Block::bytes(1, points))),
            Space::Kt(_) => (Kt::blocks(&options.grid), None),
        };
        let state = Block::bytes(Component::COUNT, points);
        blocks.extend(std::iter::repeat_n(state, 1 + options.method.blocks(with_error)));
        blocks.push(Block::bytes(Primitive::COUNT, points));
        blocks.extend(waves);
        blocks
    }
}

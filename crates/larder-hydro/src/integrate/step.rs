//! One step.

use std::str::FromStr;

use larder_kernels::Level;

use super::combine::{accumulate, blend, combine, largest};
use super::imex::Relaxation;
use super::tableau::{ImexTableau, STAGES_MAX, ars222, ars443};
use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::Grid;
use crate::physics::Transport;
use crate::pool::BlockPool;
use crate::scheme::{Scheme, StageOrder, StageReport};
use crate::state::{Block, Component};
use crate::watch::{Phase, Watch};

/// The integrators there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeMethod {
    /// Strong-stability-preserving Runge-Kutta of order 3 (Shu and Osher).
    SspRk3,
    /// The classical method of order 4.
    Rk4,
    /// Implicit-explicit, order 2 (Ascher, Ruuth, Spiteri).
    Ars222,
    /// Implicit-explicit, order 3.
    Ars443,
}

impl TimeMethod {
    /// All.
    pub const ALL: [TimeMethod; 4] =
        [TimeMethod::SspRk3, TimeMethod::Rk4, TimeMethod::Ars222, TimeMethod::Ars443];

    /// As a word of run files.
    pub fn name(self) -> &'static str {
        match self {
            TimeMethod::SspRk3 => "ssprk3",
            TimeMethod::Rk4 => "rk4",
            TimeMethod::Ars222 => "ars222",
            TimeMethod::Ars443 => "ars443",
        }
    }

    /// Order of the error in the step.
    pub fn order(self) -> u32 {
        match self {
            TimeMethod::Ars222 => 2,
            TimeMethod::SspRk3 | TimeMethod::Ars443 => 3,
            TimeMethod::Rk4 => 4,
        }
    }

    /// Rates asked of the scheme for one step; one more of `rk4` where an error is wanted.
    pub fn stages(self, with_error: bool) -> usize {
        match self {
            TimeMethod::Ars222 => 2 + usize::from(with_error),
            TimeMethod::SspRk3 => 3,
            TimeMethod::Rk4 | TimeMethod::Ars443 => 4 + usize::from(with_error),
        }
    }

    /// Whether relaxation is implicit, so that a step may be longer than the relaxation times.
    pub fn is_implicit(self) -> bool {
        matches!(self, TimeMethod::Ars222 | TimeMethod::Ars443)
    }

    /// How far along the imaginary axis a step is stable: `omega dt` of an undamped wave.
    pub fn imaginary_reach(self) -> f64 {
        match self {
            TimeMethod::SspRk3 => 3.0_f64.sqrt(),
            TimeMethod::Rk4 => 8.0_f64.sqrt(),
            // The explicit part of this method grows every undamped wave a little; viscosity holds it.
            TimeMethod::Ars222 => 1.0,
            TimeMethod::Ars443 => 1.57,
        }
    }

    /// How far along the negative real axis: `dt / tau` of a relaxation.
    pub fn real_reach(self) -> f64 {
        match self {
            TimeMethod::SspRk3 => 2.5,
            TimeMethod::Rk4 => 2.78,
            TimeMethod::Ars222 | TimeMethod::Ars443 => f64::INFINITY,
        }
    }

    /// Blocks beside the state.
    pub fn blocks(self, with_error: bool) -> usize {
        match self {
            TimeMethod::SspRk3 => 2 + usize::from(with_error),
            TimeMethod::Rk4 => 3 + 2 * usize::from(with_error),
            TimeMethod::Ars222 => 1 + 2 * 3,
            TimeMethod::Ars443 => 1 + 2 * 5,
        }
    }
}

impl FromStr for TimeMethod {
    type Err = HydroError;

    fn from_str(word: &str) -> Result<Self, HydroError> {
        TimeMethod::ALL.into_iter().find(|method| method.name() == word).ok_or_else(|| {
            let names = TimeMethod::ALL.map(TimeMethod::name).join(", ");
            HydroError::configuration(format!(
                "no integrator is called `{word}`; there are {names}"
            ))
        })
    }
}

/// What a step brought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StepOutcome {
    /// What the scheme saw.
    pub report: StageReport,
    /// The largest error of a component relative to the largest value of its kind, where one was wanted.
    pub error: Option<f64>,
}

/// An integrator with its blocks.
#[derive(Debug)]
pub struct Integrator {
    method: TimeMethod,
    level: Level,
    relaxation: Relaxation,
    with_error: bool,
    /// The stage that is being built; after a step, the result.
    stage: Block,
    /// Rates, as the method needs them.
    rates: Vec<Block>,
}

/// A step to be tried.
struct Attempt<'a> {
    scheme: &'a mut dyn Scheme,
    time: f64,
    dt: f64,
    state: &'a Block,
    want_error: bool,
    watch: &'a mut dyn Watch,
}

impl Integrator {
    /// An integrator for states of `grid`, with an error of each step if wanted.
    ///
    /// # Errors
    /// When the pool cannot serve its blocks.
    pub fn new(
        method: TimeMethod,
        with_error: bool,
        grid: Grid,
        eos: EquationOfState,
        transport: Transport,
        level: Level,
        pool: &BlockPool,
    ) -> Result<Self, HydroError> {
        let block = || Block::zeroed(pool, Component::COUNT, grid.points());
        let mut rates = Vec::new();
        for _ in 0..method.blocks(with_error) - 1 {
            rates.push(block()?);
        }
        let stage = block()?;
        let relaxation = Relaxation { grid, eos, transport, level };
        Ok(Integrator { method, level, relaxation, with_error, stage, rates })
    }

    /// The method.
    pub fn method(&self) -> TimeMethod {
        self.method
    }

    /// Advances `state` from `time` by `dt`. With an error wanted the state is advanced only when the
    /// error is at most `tolerance`; else it is as it was, and the step may be tried shorter.
    ///
    /// # Errors
    /// When the scheme cannot go on; the state is as it was.
    pub fn step(
        &mut self,
        scheme: &mut dyn Scheme,
        time: f64,
        dt: f64,
        state: &mut Block,
        tolerance: Option<f64>,
        watch: &mut dyn Watch,
    ) -> Result<StepOutcome, HydroError> {
        debug_assert!(tolerance.is_none() || self.with_error, "an error needs its blocks");
        let want_error = tolerance.is_some();
        let attempt =
            Attempt { scheme: &mut *scheme, time, dt, state, want_error, watch: &mut *watch };
        let outcome = match self.method {
            TimeMethod::SspRk3 => self.ssprk3(attempt),
            TimeMethod::Rk4 => self.rk4(attempt),
            TimeMethod::Ars222 => self.imex(&ars222(), attempt),
            TimeMethod::Ars443 => self.imex(&ars443(), attempt),
        }?;
        let accepted = match (outcome.error, tolerance) {
            (Some(error), Some(tolerance)) => error <= tolerance,
            _ => true,
        };
        if accepted {
            watch.enter(Phase::Filter);
            scheme.end_step(&mut self.stage)?;
            watch.enter(Phase::Update);
            std::mem::swap(state, &mut self.stage);
        }
        Ok(outcome)
    }

    fn ssprk3(&mut self, step: Attempt<'_>) -> Result<StepOutcome, HydroError> {
        let Attempt { scheme, time, dt, state, want_error, watch } = step;
        let Integrator { level, stage, rates, .. } = self;
        let (level, later) = (*level, StageOrder::Later);
        let mut rates = rates.iter_mut();
        let k = rates.next().expect("room for one rate");
        let mut first_two = rates.next();
        let mut report = scheme.rates(time, StageOrder::First, state, k, watch)?;
        watch.enter(Phase::Update);
        if let Some(sum) = first_two.as_deref_mut() {
            combine(level, sum, [(1.0, &*k)]);
        }
        combine(level, stage, [(1.0, state), (dt, k)]);
        report.merge(scheme.rates(time + dt, later, stage, k, watch)?);
        watch.enter(Phase::Update);
        if let Some(sum) = first_two.as_deref_mut() {
            accumulate(level, sum, [(1.0, &*k)]);
        }
        blend(level, 0.25, stage, [(0.75, state), (0.25 * dt, k)]);
        report.merge(scheme.rates(time + 0.5 * dt, later, stage, k, watch)?);
        watch.enter(Phase::Update);
        blend(level, 2.0 / 3.0, stage, [(1.0 / 3.0, state), (2.0 / 3.0 * dt, k)]);
        // Weights 1/6, 1/6, 2/3 against 1/2, 1/2, 0.
        let error = first_two.filter(|_| want_error).map(|sum| {
            let third = dt / 3.0;
            relative(largest(level, [(-third, &*sum), (2.0 * third, &*k)]), level, state)
        });
        Ok(StepOutcome { report, error })
    }

    fn rk4(&mut self, step: Attempt<'_>) -> Result<StepOutcome, HydroError> {
        let Attempt { scheme, time, dt, state, want_error, watch } = step;
        let Integrator { level, stage, rates, .. } = self;
        let (level, later) = (*level, StageOrder::Later);
        let mut rates = rates.iter_mut();
        let (Some(k), Some(sum)) = (rates.next(), rates.next()) else {
            unreachable!("room for a rate and a sum")
        };
        // For an error: the start of Zonneveld's fifth stage, and the difference of both results.
        let mut extra = match (rates.next(), rates.next()) {
            (Some(fifth), Some(difference)) if want_error => Some((fifth, difference)),
            _ => None,
        };
        // Weights: of the result, of the fifth stage, of the result of order 3 minus the result.
        let weights = [1.0 / 6.0, 1.0 / 3.0, 1.0 / 3.0, 1.0 / 6.0];
        let fifth_weights = [5.0 / 32.0, 7.0 / 32.0, 13.0 / 32.0, -1.0 / 32.0];
        let embedded = [-1.0 / 2.0, 7.0 / 3.0, 7.0 / 3.0, 13.0 / 6.0, -16.0 / 3.0];
        let starts = [0.0, 0.5, 0.5, 1.0];
        let mut report = StageReport::default();
        for s in 0..4 {
            let order = if s == 0 { StageOrder::First } else { later };
            let at = time + starts[s] * dt;
            let from: &Block = if s == 0 { state } else { stage };
            report.merge(scheme.rates(at, order, from, k, watch)?);
            watch.enter(Phase::Update);
            if let Some((fifth, difference)) = &mut extra {
                let off = embedded[s] - weights[s];
                if s == 0 {
                    combine(level, fifth, [(1.0, state), (fifth_weights[s] * dt, k)]);
                    combine(level, difference, [(off * dt, &*k)]);
                } else {
                    accumulate(level, fifth, [(fifth_weights[s] * dt, &*k)]);
                    accumulate(level, difference, [(off * dt, &*k)]);
                }
            }
            if s == 0 {
                combine(level, sum, [(1.0, state), (weights[0] * dt, k)]);
            } else if s < 3 {
                accumulate(level, sum, [(weights[s] * dt, &*k)]);
            }
            if s < 3 {
                combine(level, stage, [(1.0, state), (starts[s + 1] * dt, k)]);
            } else {
                combine(level, stage, [(1.0, &*sum), (weights[3] * dt, k)]);
            }
        }
        let error = match extra {
            None => None,
            Some((fifth, difference)) => {
                report.merge(scheme.rates(time + 0.75 * dt, later, fifth, k, watch)?);
                watch.enter(Phase::Update);
                let last = embedded[4] * dt;
                Some(relative(largest(level, [(1.0, &*difference), (last, k)]), level, state))
            }
        };
        Ok(StepOutcome { report, error })
    }

    fn imex(
        &mut self,
        tableau: &ImexTableau,
        step: Attempt<'_>,
    ) -> Result<StepOutcome, HydroError> {
        let Attempt { scheme, time, dt, state, want_error, watch } = step;
        let Integrator { level, stage, rates, relaxation, .. } = self;
        let level = *level;
        let last = tableau.stages - 1;
        let (explicit, implicit) = rates.split_at_mut(tableau.stages);
        let mut report = StageReport::default();
        for i in 0..=last {
            let at = time + tableau.time(i) * dt;
            if i > 0 {
                watch.enter(Phase::Update);
                combine(level, stage, [(1.0, state)]);
                for j in 0..i {
                    let (e, g) = (tableau.explicit[i][j], tableau.implicit[i][j]);
                    // A share of zero times a rate that was never computed would be a NaN at worst.
                    if e != 0.0 {
                        accumulate(level, stage, [(dt * e, &explicit[j])]);
                    }
                    if g != 0.0 {
                        accumulate(level, stage, [(dt * g, &implicit[j])]);
                    }
                }
                let h = dt * tableau.implicit[i][i];
                combine(level, &mut implicit[i], [(-1.0 / h, &*stage)]);
                relaxation.solve(at, h, stage)?;
                accumulate(level, &mut implicit[i], [(1.0 / h, &*stage)]);
            }
            let is_needed = i < last || (want_error && tableau.embedded[0][last] != 0.0);
            if is_needed {
                let order = if i == 0 { StageOrder::First } else { StageOrder::Later };
                let from: &Block = if i == 0 { state } else { stage };
                report.merge(scheme.rates(at, order, from, &mut explicit[i], watch)?);
                watch.enter(Phase::Update);
                if i == 0 {
                    relaxation.rate(at, state, &mut implicit[0])?;
                }
                accumulate(level, &mut explicit[i], [(-1.0, &implicit[i])]);
            }
        }
        let error = want_error.then(|| {
            // The sum of differences goes where the last explicit rate, which no result uses, stands.
            let (before, from_last) = explicit.split_at_mut(last);
            let sum = &mut from_last[0];
            sum.raw_mut().fill(0.0);
            for (j, rate) in before.iter().enumerate() {
                let e = tableau.embedded[0][j] - tableau.explicit[last][j];
                accumulate(level, sum, [(dt * e, rate)]);
            }
            for (j, rate) in implicit.iter().enumerate().take(last + 1).skip(1) {
                let g = tableau.embedded[1][j] - tableau.implicit[last][j];
                accumulate(level, sum, [(dt * g, rate)]);
            }
            relative(largest(level, [(1.0, &*sum)]), level, state)
        });
        Ok(StepOutcome { report, error })
    }
}

/// The largest error relative to the largest value of its kind: energy and momentum to the energy, the
/// stresses to the largest of them, or to a thousandth of the energy where there are none yet.
fn relative(errors: [f64; Component::COUNT], level: Level, state: &Block) -> f64 {
    let sizes = largest(level, [(1.0, state)]);
    let energy = sizes[0];
    let stress = sizes[4..].iter().fold(1e-3 * energy, |most, &size| most.max(size));
    let mut worst = 0.0_f64;
    for (c, error) in errors.into_iter().enumerate() {
        let share = error / if c < 4 { energy } else { stress };
        if share.is_nan() {
            return f64::INFINITY;
        }
        worst = worst.max(share);
    }
    worst
}

impl HydroError {
    /// A step that an explicit method cannot take.
    pub(crate) fn step_too_long(dt: f64, limit: f64, because: &str) -> HydroError {
        HydroError::new(
            HydroErrorKind::StepLimit,
            format!(
                "the time step is {dt:.6e} fm, want at most {limit:.6e} fm because of {because}"
            ),
        )
        .with_hint("shorten `dt`, say `dt = \"auto\"`, or insist with --force")
    }
}

const _: () = assert!(STAGES_MAX == 5, "the table of blocks in the module's head counts them");

//! Relaxation at a point: its rate alone, and the implicit equation for it.
//!
//! `G(U)` is what the equations at a point say when all gradients are zero: energy and momentum stay,
//! the stresses fall, and because the flow of given energy and momentum depends on the stresses, it
//! changes too. Across the flow they fall with `1/(gamma tau)`, along a fast one faster, by no more than
//! `1/(1 - v^2 c^2)` with `c` the speed of signals. The implicit equation `x = x* + h G(x)` is solved by
//! `x <- x - (x - x* - h G(x)) / (1 + h lambda)` with `lambda` the fastest of these rates: the error falls
//! at least by the factor `v^2 c^2` in each round, and all of it at once in matter at rest.

use larder_kernels::{Kernel, Lanes, Level, Mask, Simd};

use crate::eos::{Eos, EosVisitor, EquationOfState};
use crate::error::HydroError;
use crate::grid::Grid;
use crate::physics::point::{Matter, Neighbourhood, ShearAndBulk, rates};
use crate::physics::recover::{Conserved, Recovered, first_guess, lost, recover};
use crate::physics::{Coefficients, Transport};
use crate::state::{Block, Component};

/// Everything that relaxation depends on but the state.
#[derive(Clone, Debug)]
pub(super) struct Relaxation {
    pub(super) grid: Grid,
    pub(super) eos: EquationOfState,
    pub(super) transport: Transport,
    pub(super) level: Level,
}

/// What is asked.
enum Wanted<'a> {
    /// `rates = G(state)`.
    Rate(&'a Block, &'a mut Block),
    /// `state = state + h G(state)`, solved for the state on the left.
    Solve(f64, &'a mut Block),
}

/// Rounds of the implicit equation.
const ROUNDS_MAX: u32 = 200;

/// The largest change of a stress in the last round, relative to the energy density.
const CHANGE: f64 = 1e-15;

impl Relaxation {
    /// Writes `G(state)`.
    pub(super) fn rate(
        &self,
        time: f64,
        state: &Block,
        rates: &mut Block,
    ) -> Result<(), HydroError> {
        self.eos.visit(Visit { relaxation: self, time, wanted: Wanted::Rate(state, rates) })
    }

    /// Solves `x = state + h G(x)` and leaves `x` in `state`.
    pub(super) fn solve(&self, time: f64, h: f64, state: &mut Block) -> Result<(), HydroError> {
        self.eos.visit(Visit { relaxation: self, time, wanted: Wanted::Solve(h, state) })
    }
}

struct Visit<'a> {
    relaxation: &'a Relaxation,
    time: f64,
    wanted: Wanted<'a>,
}

impl EosVisitor for Visit<'_> {
    type Output = Result<(), HydroError>;

    fn visit<E: Eos>(self, eos: E) -> Self::Output {
        let Relaxation { grid, transport, level, .. } = self.relaxation;
        let weight = grid.weight(self.time);
        if !transport.has_shear() {
            if let Wanted::Rate(_, rates) = self.wanted {
                rates.raw_mut().fill(0.0);
            }
            return Ok(());
        }
        let (failed, state) = match self.wanted {
            Wanted::Rate(state, rates) => {
                let sources = state.fields::<{ Component::COUNT }>();
                let mut targets = rates.fields_mut::<{ Component::COUNT }>();
                for target in &mut targets[..4] {
                    target.fill(0.0);
                }
                let work = RatesAlone { eos, transport, weight, sources, targets };
                (level.run(work), state)
            }
            Wanted::Solve(h, state) => {
                let fields = state.fields_mut::<{ Component::COUNT }>();
                let work = SolveAll { eos, transport, weight, h, fields };
                let failed = level.run(work);
                (failed, &*state)
            }
        };
        match failed {
            None => Ok(()),
            Some(at) => {
                let conserved = Conserved {
                    energy: state.field(0)[at] / weight,
                    momentum: std::array::from_fn(|i| state.field(1 + i)[at] / weight),
                    shear: std::array::from_fn(|i| state.field(4 + i)[at]),
                    bulk: state.field(9)[at],
                };
                Err(lost(eos, &conserved).at(grid.place(at, Some(self.time))))
            }
        }
    }
}

struct RatesAlone<'a, E> {
    eos: E,
    transport: &'a Transport,
    weight: f64,
    sources: [&'a [f64]; Component::COUNT],
    targets: [&'a mut [f64]; Component::COUNT],
}

struct SolveAll<'a, E> {
    eos: E,
    transport: &'a Transport,
    weight: f64,
    h: f64,
    fields: [&'a mut [f64]; Component::COUNT],
}

#[inline(always)]
fn read<S: Simd>(
    simd: S,
    fields: &[&[f64]; Component::COUNT],
    at: usize,
    count: usize,
    weight: f64,
) -> Conserved<S::F64> {
    let load = |c: usize, fill: f64| S::F64::load_partial(simd, &fields[c][at..at + count], fill);
    let inverse = S::F64::splat(simd, 1.0 / weight);
    Conserved {
        energy: load(0, weight) * inverse,
        momentum: std::array::from_fn(|i| load(1 + i, 0.0) * inverse),
        shear: std::array::from_fn(|i| load(4 + i, 0.0)),
        bulk: load(9, 0.0),
    }
}

/// Matter at rest in space and time, apart from relaxation.
#[inline(always)]
fn matter<V: Lanes<Element = f64>, E: Eos>(
    eos: E,
    transport: &Transport,
    found: &Recovered<V>,
    bulk: V,
) -> Matter<V> {
    let one = bulk.constant(1.0);
    let v = found.velocity;
    let square = v[0].mul_add(v[0], v[1].mul_add(v[1], v[2] * v[2]));
    let gamma_inverse = (one - square).sqrt();
    let gamma = one / gamma_inverse;
    let (pressure, slope) = eos.pressure_and_slope(found.energy);
    Matter {
        energy: found.energy,
        pressure,
        slope,
        flow: v.map(|v| v * gamma),
        velocity: v,
        gamma,
        gamma_inverse,
        shear: found.shear,
        bulk,
        coefficients: transport.coefficients(
            found.energy + pressure,
            eos.temperature(found.energy),
            slope,
        ),
    }
}

#[inline(always)]
fn stillness<V: Lanes<Element = f64>>(zero: V) -> Neighbourhood<V> {
    Neighbourhood {
        flow: [[zero; 3]; 3],
        shear_advection: [zero; 5],
        bulk_advection: zero,
        conserved: [zero; 4],
    }
}

impl<E: Eos> Kernel for RatesAlone<'_, E> {
    /// A point that has no matter, if there is one.
    type Output = Option<usize>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Option<usize> {
        let work = self;
        let lanes = S::F64::LANES;
        let points = work.sources[0].len();
        let second_order = work.transport.second_order();
        let mut at = 0;
        while at < points {
            let count = lanes.min(points - at);
            let conserved = read(simd, &work.sources, at, count, work.weight);
            let [found] = recover(work.eos, &[conserved], [first_guess(&conserved)]);
            if found.failed.any() {
                return Some(at + found.failed.to_bitmask().trailing_zeros() as usize);
            }
            let matter = matter(work.eos, work.transport, &found, conserved.bulk);
            let zero = S::F64::zero(simd);
            let rate = rates(ShearAndBulk, &matter, &stillness(zero), &second_order);
            for c in 0..5 {
                rate.shear[c].store_partial(&mut work.targets[4 + c][at..at + count]);
            }
            rate.bulk.store_partial(&mut work.targets[9][at..at + count]);
            at += count;
        }
        None
    }
}

impl<E: Eos> Kernel for SolveAll<'_, E> {
    type Output = Option<usize>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Option<usize> {
        let work = self;
        let lanes = S::F64::LANES;
        let points = work.fields[0].len();
        let second_order = work.transport.second_order();
        let zero = S::F64::zero(simd);
        let h = S::F64::splat(simd, work.h);
        let mut at = 0;
        while at < points {
            let count = lanes.min(points - at);
            let fields = work.fields.each_ref().map(|field| &**field);
            let start = read(simd, &fields, at, count, work.weight);
            let mut now = start;
            let mut guess = first_guess(&start);
            let mut arrived = zero.lt(zero);
            let mut rounds = 0;
            loop {
                let [found] = recover(work.eos, &[now], [guess]);
                // A start whose stresses are too large for matter may still lead to a solution that
                // is not: the first rounds use the velocity that there is.
                if found.failed.any() && rounds > 20 {
                    return Some(at + found.failed.to_bitmask().trailing_zeros() as usize);
                }
                guess = found.velocity;
                let matter = matter(work.eos, work.transport, &found, now.bulk);
                let rate = rates(ShearAndBulk, &matter, &stillness(zero), &second_order);
                let close = matter.energy.abs() * zero.constant(CHANGE);
                let share = shares(&matter, h);
                let mut change = zero;
                let mut update = |now: &mut S::F64, start: S::F64, rate: S::F64, share: S::F64| {
                    let missing = *now - h.mul_add(rate, start);
                    let step = S::F64::select(arrived, zero, missing * share);
                    change = change.max(step.abs());
                    *now = *now - step;
                };
                for c in 0..5 {
                    update(&mut now.shear[c], start.shear[c], rate.shear[c], share[0]);
                }
                // Without a bulk pressure this changes nothing: zeros stay zeros.
                update(&mut now.bulk, start.bulk, rate.bulk, share[1]);
                arrived = arrived | change.le(close);
                rounds += 1;
                if !(!arrived).any() {
                    break;
                }
                if rounds == ROUNDS_MAX {
                    let left = (!arrived).to_bitmask();
                    return Some(at + left.trailing_zeros() as usize);
                }
            }
            for c in 0..5 {
                now.shear[c].store_partial(&mut work.fields[4 + c][at..at + count]);
            }
            now.bulk.store_partial(&mut work.fields[9][at..at + count]);
            at += count;
        }
        None
    }
}

/// `1 / (1 + h lambda)` of both stresses.
#[inline(always)]
fn shares<V: Lanes<Element = f64>>(matter: &Matter<V>, h: V) -> [V; 2] {
    let one = h.constant(1.0);
    let v = matter.velocity;
    let square = v[0].mul_add(v[0], v[1].mul_add(v[1], v[2] * v[2]));
    let Coefficients { shear_rate, bulk_rate, .. } = matter.coefficients;
    let signal = matter.signal_speed_squared().min(h.constant(0.999_999));
    let slowed = one / square.neg_mul_add(signal, one);
    [shear_rate, bulk_rate].map(|rate| {
        let fastest = rate * matter.gamma_inverse * slowed;
        one / h.mul_add(fastest, one)
    })
}

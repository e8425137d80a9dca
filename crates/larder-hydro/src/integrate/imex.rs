//! Relaxation at a point: its rate alone, and the implicit equation for it.
//!
//! `G(U)` is what the equations at a point say when all gradients are zero: energy and momentum stay,
//! the stresses fall, and because the flow of given energy and momentum depends on the stresses, it
//! changes too. Across the flow they fall with `1/(gamma tau)`, along a fast one faster, by no more than
//! `1/(1 - v^2 c^2)` with `c` the speed of signals. The implicit equation `x = x* + h G(x)` is solved by
//! `x <- x - (x - x* - h G(x)) / (1 + h lambda)` with `lambda` the fastest of these rates: the error falls
//! at least by the factor `v^2 c^2` in each round, and all of it at once in matter at rest.
#![expect(
    clippy::needless_range_loop,
    reason = "one index for several arrays of registers; iterators would be closures"
)]

use larder_kernels::{Kernel, Lanes, Level, Mask, Simd, each};

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
        if !transport.has_stress() {
            if let Wanted::Rate(_, rates) = self.wanted {
                rates.raw_mut().fill(0.0);
            }
            return Ok(());
        }
        let (failed, state) = match self.wanted {
            Wanted::Rate(state, rates) => {
                rates.raw_mut().copy_from_slice(state.raw());
                let fields = rates.fields_mut::<{ Component::COUNT }>();
                let failed = level.run(Relax { eos, transport, weight, step: None, fields });
                for conserved in 0..4 {
                    rates.field_mut(conserved).fill(0.0);
                }
                (failed, state)
            }
            Wanted::Solve(h, state) => {
                let fields = state.fields_mut::<{ Component::COUNT }>();
                let failed = level.run(Relax { eos, transport, weight, step: Some(h), fields });
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

/// One kernel for both questions: recovery and the equations at a point are long, and compiled for each
/// level and each equation of state.
struct Relax<'a, E> {
    eos: E,
    transport: &'a Transport,
    weight: f64,
    /// The `h` of the implicit equation; without it the rates are wanted.
    step: Option<f64>,
    /// A state, whose stresses become the solution or the rates.
    fields: [&'a mut [f64]; Component::COUNT],
}

impl<E: Eos> Relax<'_, E> {
    #[inline(always)]
    fn read<S: Simd>(&self, simd: S, at: usize, count: usize) -> Conserved<S::F64> {
        let inverse = S::F64::splat(simd, 1.0 / self.weight);
        Conserved {
            energy: self.load(simd, 0, at, count, self.weight) * inverse,
            momentum: each!(3; i => self.load(simd, 1 + i, at, count, 0.0) * inverse),
            shear: each!(5; i => self.load(simd, 4 + i, at, count, 0.0)),
            bulk: self.load(simd, 9, at, count, 0.0),
        }
    }

    #[inline(always)]
    fn load<S: Simd>(&self, simd: S, field: usize, at: usize, count: usize, fill: f64) -> S::F64 {
        S::F64::load_partial(simd, &self.fields[field][at..at + count], fill)
    }

    #[inline(always)]
    fn store<V: Lanes<Element = f64>>(&mut self, stresses: [V; 6], at: usize, count: usize) {
        for c in 0..6 {
            stresses[c].store_partial(&mut self.fields[4 + c][at..at + count]);
        }
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
        flow: each!(3; i => v[i] * gamma),
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

impl<E: Eos> Kernel for Relax<'_, E> {
    /// A point that has no matter, if there is one.
    type Output = Option<usize>;

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) -> Option<usize> {
        let points = self.fields[0].len();
        let second_order = self.transport.second_order();
        let zero = S::F64::zero(simd);
        let h = S::F64::splat(simd, self.step.unwrap_or(0.0));
        let mut at = 0;
        while at < points {
            let count = S::F64::LANES.min(points - at);
            let start = self.read(simd, at, count);
            let first = stresses(&start);
            let mut now = start;
            let mut guess = first_guess(&start);
            let mut arrived = zero.lt(zero);
            let mut rounds = 0;
            let found = loop {
                let found = recover(self.eos, &now, guess);
                // A start whose stresses are too large for matter may still lead to a solution that
                // is not: the first rounds use the velocity that there is.
                if found.failed.any() && (rounds > 20 || self.step.is_none()) {
                    return Some(at + found.failed.to_bitmask().trailing_zeros() as usize);
                }
                guess = found.velocity;
                let matter = matter(self.eos, self.transport, &found, now.bulk);
                let rate = rates(ShearAndBulk, &matter, &stillness(zero), &second_order);
                let [xx, xy, xz, yy, yz] = rate.shear;
                let rate = [xx, xy, xz, yy, yz, rate.bulk];
                if self.step.is_none() {
                    break rate;
                }
                let close = matter.energy.abs() * zero.constant(CHANGE);
                let shares = shares(&matter, h);
                let mut next = stresses(&now);
                let mut change = zero;
                // Without a bulk pressure its share changes nothing: zeros stay zeros.
                for c in 0..6 {
                    let missing = next[c] - h.mul_add(rate[c], first[c]);
                    let step = missing * shares[usize::from(c == 5)];
                    let step = S::F64::select(arrived, zero, step);
                    change = change.max(step.abs());
                    next[c] = next[c] - step;
                }
                now.shear = [next[0], next[1], next[2], next[3], next[4]];
                now.bulk = next[5];
                arrived = arrived | change.le(close);
                rounds += 1;
                if !(!arrived).any() {
                    break next;
                }
                if rounds == ROUNDS_MAX {
                    let left = (!arrived).to_bitmask();
                    return Some(at + left.trailing_zeros() as usize);
                }
            };
            self.store(found, at, count);
            at += count;
        }
        None
    }
}

#[inline(always)]
fn stresses<V: Copy>(conserved: &Conserved<V>) -> [V; 6] {
    let [xx, xy, xz, yy, yz] = conserved.shear;
    [xx, xy, xz, yy, yz, conserved.bulk]
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
    let rates = [shear_rate, bulk_rate];
    each!(2; c => one / h.mul_add(rates[c] * matter.gamma_inverse * slowed, one))
}

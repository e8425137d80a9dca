//! What a state is like: totals, extremes, how far it is from rest and from what the equations can bear.
//!
//! Sums are taken plane by plane and then pairwise, so that neither the level nor the number of workers
//! changes a bit.

use larder_kernels::{Kernel, Lanes, Level, Simd};

use crate::causality::{CausalityCount, CausalityTest};
use crate::eos::{Eos, EosVisitor, EquationOfState};
use crate::grid::{Coordinates, Grid};
use crate::physics::point::Matter;
use crate::physics::{Shear, Transport};
use crate::scheme::Tail;
use crate::state::{Block, Component, Primitive};

/// What a state is like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Diagnostics {
    /// Time of the state.
    pub time: f64,
    /// Integrals of stored `E, M^x, M^y, M^z` over the box.
    pub totals: [f64; 4],
    /// Largest `|v|`.
    pub speed_max: f64,
    /// Largest `gamma`.
    pub gamma_max: f64,
    /// Smallest and largest energy density, in fm^-4.
    pub energy_range: [f64; 2],
    /// Smallest and largest temperature, in fm^-1.
    pub temperature_range: [f64; 2],
    /// Largest `sqrt(pi:pi) / (e + P)`.
    pub viscous_max: f64,
    /// Largest `|Pi| / P`.
    pub bulk_max: f64,
    /// Where the viscous fraction is largest.
    pub viscous_place: [usize; 3],
    /// Longest speed of linear signals in the rest frame.
    pub signal_speed_max: f64,
    /// Shortest relaxation time, in fm of the box; infinity without viscosity.
    pub relaxation_min: f64,
    /// Proper time in Milne coordinates, in which everything expands; infinity where nothing does of
    /// itself.
    pub expansion_time: f64,
    /// How fast the expansion dilutes stresses: the largest of the factors of `1/tau` in their equations.
    pub dilution: f64,
    /// Points that fail the conditions of causality.
    pub causality: CausalityCount,
    /// Spatial eccentricities of second and third order in the x-y plane, weighted with energy density.
    pub eccentricity: [f64; 2],
    /// What the shortest waves hold of the energy density, where the scheme has waves and was asked.
    pub tail: Option<Tail>,
}

impl Diagnostics {
    /// Looks at a state whose primitive variables are known.
    ///
    /// # Panics
    /// When the blocks are not of this grid.
    pub fn of(
        grid: &Grid,
        eos: &EquationOfState,
        transport: &Transport,
        level: Level,
        time: f64,
        state: &Block,
        primitives: &Block,
    ) -> Diagnostics {
        assert_eq!(state.points(), grid.points(), "the state is one of this grid");
        assert_eq!(primitives.points(), grid.points(), "the primitives are of this grid");
        let mut found = Diagnostics { time, ..Diagnostics::default() };
        for (c, total) in found.totals.iter_mut().enumerate() {
            *total = larder_kernels::sum_at(level, state.field(c)) * grid.cell_volume();
        }
        let energy = primitives.field(Primitive::Energy as usize);
        let temperature = primitives.field(Primitive::Temperature as usize);
        let range = |field: &[f64]| {
            [
                larder_kernels::min_at(level, field).unwrap_or(f64::NAN),
                larder_kernels::max_at(level, field).unwrap_or(f64::NAN),
            ]
        };
        found.energy_range = range(energy);
        found.temperature_range = range(temperature);
        let extremes = eos.visit(VisitPoints { grid, transport, level, state, primitives });
        found.gamma_max = extremes.gamma;
        found.speed_max = ((extremes.gamma - 1.0) * (extremes.gamma + 1.0)).sqrt() / extremes.gamma;
        found.viscous_max = extremes.viscous;
        found.viscous_place = grid.cell(extremes.viscous_at);
        found.bulk_max = extremes.bulk;
        found.signal_speed_max = extremes.signal.sqrt();
        found.relaxation_min =
            if extremes.rate > 0.0 { 1.0 / extremes.rate } else { f64::INFINITY };
        found.expansion_time = match grid.coordinates() {
            Coordinates::Cartesian => f64::INFINITY,
            Coordinates::Milne => time,
        };
        // Of energy density 4/3 at most, of the stresses as the equations of Bjorken flow have them.
        let terms = transport.second_order();
        found.dilution =
            (terms.delta_pipi + terms.tau_pipi / 3.0).max(terms.delta_bulk).max(4.0 / 3.0);
        found.causality = extremes.causality;
        found.eccentricity = eccentricities(grid, energy);
        found
    }

    /// The longest step of an integrator, in fm, with what bounds it.
    pub fn step_limit(
        &self,
        method: crate::integrate::TimeMethod,
        wave_number_max: f64,
    ) -> (f64, &'static str) {
        // In the frame of the box a signal of speed c runs with (v + c) / (1 + v c) at most.
        let (v, c) = (self.speed_max, self.signal_speed_max.min(1.0));
        let fastest = (v + c) / (1.0 + v * c);
        // Stresses fall by relaxation and by dilution at the same time.
        let fall = 1.0 / self.relaxation_min + self.dilution / self.expansion_time;
        let by_waves = method.imaginary_reach() / (fastest * wave_number_max);
        let mut least = (by_waves, "the fastest signal across a cell");
        for bound in [
            (method.real_reach() / fall, "the shortest relaxation time"),
            (EXPANSION_SHARE * self.expansion_time, "the expansion: half of tau"),
        ] {
            // A NaN counts as more than any bound.
            if bound.0.total_cmp(&least.0).is_lt() {
                least = bound;
            }
        }
        least
    }
}

/// Longest step as a share of proper time. What expands is a power of tau, which no polynomial follows far:
/// at half of tau the first step of an integrator of order 4 is off by 1e-4, of one of order 3 by 3e-3.
const EXPANSION_SHARE: f64 = 0.5;

/// `|<r^n e^{i n phi}>| / <r^n>` about the centre of energy, for n = 2 and 3.
fn eccentricities(grid: &Grid, energy: &[f64]) -> [f64; 2] {
    let [nx, ny, nz] = grid.shape();
    let column = |x: usize, y: usize| -> f64 {
        let first = (x * ny + y) * nz;
        energy[first..first + nz].iter().sum()
    };
    let mut moments = [0.0; 3];
    for x in 0..nx {
        for y in 0..ny {
            let e = column(x, y);
            moments[0] += e;
            moments[1] += e * grid.coordinate(0, x);
            moments[2] += e * grid.coordinate(1, y);
        }
    }
    let [total, mx, my] = moments;
    let (cx, cy) = (mx / total, my / total);
    let mut sums = [[0.0; 3]; 2];
    for x in 0..nx {
        for y in 0..ny {
            let e = column(x, y);
            let (dx, dy) = (grid.coordinate(0, x) - cx, grid.coordinate(1, y) - cy);
            let square = dx * dx + dy * dy;
            let radius = square.sqrt();
            // (dx + i dy)^2 and its cube.
            let second = [dx * dx - dy * dy, 2.0 * dx * dy];
            let third = [second[0] * dx - second[1] * dy, second[0] * dy + second[1] * dx];
            for (sums, (parts, size)) in
                sums.iter_mut().zip([(second, square), (third, square * radius)])
            {
                sums[0] += e * parts[0];
                sums[1] += e * parts[1];
                sums[2] += e * size;
            }
        }
    }
    sums.map(|[re, im, size]| if size > 0.0 { re.hypot(im) / size } else { 0.0 })
}

/// Extremes over points.
#[derive(Clone, Copy, Debug, Default)]
struct Extremes {
    gamma: f64,
    viscous: f64,
    viscous_at: usize,
    bulk: f64,
    signal: f64,
    rate: f64,
    causality: CausalityCount,
}

struct VisitPoints<'a> {
    grid: &'a Grid,
    transport: &'a Transport,
    level: Level,
    state: &'a Block,
    primitives: &'a Block,
}

impl EosVisitor for VisitPoints<'_> {
    type Output = Extremes;

    fn visit<E: Eos>(self, eos: E) -> Extremes {
        let mut found = Extremes::default();
        let test = CausalityTest::new(self.transport);
        let points = self.grid.points();
        let mut first = 0;
        while first < points {
            let count = STRETCH.min(points - first);
            let mut facts = [[0.0; STRETCH]; FACTS];
            self.level.run(Points {
                eos,
                transport: self.transport,
                state: self.state,
                primitives: self.primitives,
                first,
                count,
                facts: &mut facts,
            });
            for i in 0..count {
                let [gamma, viscous, bulk, signal, rate, ..] = facts.each_ref().map(|fact| fact[i]);
                found.gamma = found.gamma.max(gamma);
                if viscous > found.viscous {
                    (found.viscous, found.viscous_at) = (viscous, first + i);
                }
                found.bulk = found.bulk.max(bulk);
                found.signal = found.signal.max(signal);
                found.rate = found.rate.max(rate);
            }
            test.count(&facts, first, count, &mut found.causality);
            first += count;
        }
        found
    }
}

/// Points treated at a time.
pub(crate) const STRETCH: usize = 64;

/// Facts about a point, in the order of [`Points`].
pub(crate) const FACTS: usize = 14;

/// Computes facts about a stretch of points: gamma, viscous fraction, bulk fraction, signal speed squared,
/// relaxation rate in the box, `e`, `P`, `cs^2`, `Pi`, `eta/tau_pi`, `zeta/tau_Pi`, and three invariants of
/// the shear stress: `pi:pi`, `tr pi^3`, and `1/tau_pi`.
struct Points<'a, E> {
    eos: E,
    transport: &'a Transport,
    state: &'a Block,
    primitives: &'a Block,
    first: usize,
    count: usize,
    facts: &'a mut [[f64; STRETCH]; FACTS],
}

impl<E: Eos> Kernel for Points<'_, E> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let state = self.state.fields::<{ Component::COUNT }>();
        let primitives = self.primitives.fields::<{ Primitive::COUNT }>();
        let one = S::F64::splat(simd, 1.0);
        let mut at = 0;
        while at < self.count {
            let count = S::F64::LANES.min(self.count - at);
            let place = self.first + at;
            let read = |field: &[f64], fill: f64| {
                S::F64::load_partial(simd, &field[place..place + count], fill)
            };
            let energy = read(primitives[Primitive::Energy as usize], 1.0);
            let temperature = read(primitives[Primitive::Temperature as usize], 1.0);
            let flow: [S::F64; 3] =
                std::array::from_fn(|i| read(primitives[Primitive::VelocityX as usize + i], 0.0));
            let gamma = flow[0]
                .mul_add(flow[0], flow[1].mul_add(flow[1], flow[2].mul_add(flow[2], one)))
                .sqrt();
            let gamma_inverse = one / gamma;
            let velocity = flow.map(|u| u * gamma_inverse);
            let stored: [S::F64; 5] = std::array::from_fn(|c| read(state[4 + c], 0.0));
            let bulk = read(state[9], 0.0);
            let (pressure, slope) = self.eos.pressure_and_slope(energy);
            let matter = Matter {
                energy,
                pressure,
                slope,
                flow,
                velocity,
                gamma,
                gamma_inverse,
                shear: Shear::complete(stored, velocity),
                bulk,
                coefficients: self.transport.coefficients(energy + pressure, temperature, slope),
            };
            let square = matter.shear.square().max(one.constant(0.0));
            let viscous = square.sqrt() / (energy + pressure);
            let rates = matter.coefficients.shear_rate.max(matter.coefficients.bulk_rate);
            // The fall of stresses along a fast flow, as the implicit integrators bound it.
            let signal = matter.signal_speed_squared();
            let speed = (gamma - gamma_inverse) * gamma_inverse;
            let slowed = one / speed.neg_mul_add(signal.min(one.constant(0.999_999)), one);
            let facts = [
                gamma,
                viscous,
                S::F64::select(bulk.eq(one.constant(0.0)), bulk, bulk.abs() / pressure),
                signal,
                rates * gamma_inverse * slowed,
                energy,
                pressure,
                slope,
                bulk,
                matter.coefficients.shear_stiffness,
                matter.coefficients.bulk_stiffness,
                square,
                matter.shear.cube_with(velocity),
                matter.coefficients.shear_rate,
            ];
            for (fact, target) in facts.into_iter().zip(self.facts.iter_mut()) {
                fact.store_partial(&mut target[at..at + count]);
            }
            at += count;
        }
    }
}

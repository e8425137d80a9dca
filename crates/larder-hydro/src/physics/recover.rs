//! Energy density and velocity of matter from what is conserved.
//!
//! In the frame of the box `M - pi^{0.} = (E - pi^{00} + P + Pi) v` and `e = E - pi^{00} - (M - pi^{0.}).v`.
//! The stresses are known but for `pi^{zz}`, which the trace ties to the velocity: `pi^{00} = v.pi.v`. So
//! `v` and `pi^{zz}` are looked for together, by Newton's method. With `r` what is missing in the equation
//! of the momentum, `c` what is missing in that of the trace and `W` the inertia, the steps `d` and `d_zz` obey
//!
//! - `(1 - v_z^2) d_zz = 2 pi^{0.}.d - c`, and then the energy density moves by `c - M.d`;
//! - `(W + pi) d - cs^2 v (M.d) - 2 (v_x, v_y, 0) (pi^{0.}.d) / (1 - v_z^2) = r - c (...)`,
//!
//! three equations for three numbers. A cold start, which is off by the stresses, takes three rounds where the
//! fixed point of the first equation takes twelve. No round is spent on seeing that nothing is left: what is
//! left after a step is quadratic in it. A point that has converged keeps its numbers while its neighbours in
//! the register go on: what a point gives depends on nothing but itself.
//!
//! Where that does not converge, at velocities near that of light or stresses near the pressure, a
//! damped Newton method on `u` follows, one point at a time. Where that fails as well there is no matter: the caller
//! names the cell.

use larder_kernels::{Lanes, Mask, each};

use super::Shear;
use super::linear::{dot, solve, solve_plain};
use super::shear::{SYMMETRIC, contract};
use crate::eos::Eos;
use crate::error::{HydroError, HydroErrorKind};

/// What is conserved at a point, and the stresses there; no weights.
#[derive(Clone, Copy, Debug)]
pub struct Conserved<V> {
    /// `E`.
    pub energy: V,
    /// `M^i`.
    pub momentum: [V; 3],
    /// The stored components of the shear stress.
    pub shear: [V; 5],
    /// The bulk pressure.
    pub bulk: V,
}

/// What was recovered.
#[derive(Clone, Copy, Debug)]
pub struct Recovered<V: Lanes> {
    /// Energy density.
    pub energy: V,
    /// `v^i`.
    pub velocity: [V; 3],
    /// The completed shear stress.
    pub shear: Shear<V>,
    /// Points that did not converge: their numbers are not to be used.
    pub failed: V::Mask,
    /// Rounds that the slowest point took.
    pub rounds: u32,
}

/// Rounds of Newton's method before the guarded one takes over. It gains digits twofold: what has not
/// arrived by then wanders about.
const ROUNDS_MAX: u32 = 16;

/// A round that moves no component of the velocity by more than this was the last. What is left after a
/// step `d` is `k d^2`, where `k` is about one, and some tens at velocities near that of light: below
/// the rounding of `v` itself.
const LAST_STEP: f64 = 1e-9;

/// A guess of the velocity from nothing else: exact for conformal matter without stresses.
#[inline(always)]
pub fn first_guess<V: Lanes<Element = f64>>(conserved: &Conserved<V>) -> [V; 3] {
    let Conserved { energy, momentum: [x, y, z], .. } = *conserved;
    let square = x.mul_add(x, y.mul_add(y, z * z));
    let root = (energy * energy * energy.constant(4.0) - square * energy.constant(3.0))
        .max(energy.constant(0.0))
        .sqrt();
    // e = sqrt(4 E^2 - 3 M^2) - E, and M = (E + e/3) v.
    let inverse = energy.constant(3.0) / (root + energy + energy);
    [x * inverse, y * inverse, z * inverse]
}

/// Energy density and velocity of a register's points, starting from `guess`.
#[inline(always)]
pub fn recover<V: Lanes<Element = f64>, E: Eos>(
    eos: E,
    conserved: &Conserved<V>,
    guess: [V; 3],
) -> Recovered<V> {
    let zero = conserved.energy.constant(0.0);
    // No point has arrived yet; a comparison that is never true.
    let mut search = Search::from(conserved, guess, zero.lt(zero));
    let mut rounds = 0;
    loop {
        search = search.round(eos, conserved);
        rounds += 1;
        if !(!search.arrived).any() || rounds == ROUNDS_MAX {
            return search.end(eos, conserved, rounds);
        }
    }
}

/// How far the search for the matter of a register is.
#[derive(Clone, Copy, Debug)]
struct Search<V: Lanes> {
    velocity: [V; 3],
    /// `pi^{zz}`.
    zz: V,
    energy: V,
    arrived: V::Mask,
}

impl<V: Lanes<Element = f64>> Search<V> {
    /// A velocity, and the stress that has no trace at rest: that of the velocity is one round away.
    #[inline(always)]
    fn from(conserved: &Conserved<V>, velocity: [V; 3], arrived: V::Mask) -> Self {
        let [xx, _, _, yy, _] = conserved.shear;
        Search { velocity, zz: -(xx + yy), energy: conserved.energy, arrived }
    }

    /// One round of Newton's method for those points that have not arrived.
    #[inline(always)]
    fn round<E: Eos>(self, eos: E, conserved: &Conserved<V>) -> Self {
        let Search { velocity: v, zz, arrived, .. } = self;
        let Conserved { momentum, shear: [xx, xy, xz, yy, yz], bulk, .. } = *conserved;
        let one = zz.constant(1.0);
        let pi = [xx, xy, xz, yy, yz, zz];
        let mixed = contract(&pi, v);
        let time = xx + yy + zz;
        let [x, y, z] = v;
        // What is missing in the two equations: the trace, and the momentum.
        let trace = x.neg_mul_add(mixed[0], y.neg_mul_add(mixed[1], z.neg_mul_add(mixed[2], time)));
        let total = conserved.energy - time;
        let rest: [V; 3] = each!(3; i => momentum[i] - mixed[i]);
        let energy = x.neg_mul_add(rest[0], y.neg_mul_add(rest[1], z.neg_mul_add(rest[2], total)));
        let (pressure, slope) = eos.pressure_and_slope(energy);
        let inertia = total + pressure + bulk;
        let missing: [V; 3] = each!(3; i => inertia.neg_mul_add(v[i], rest[i]));
        // The step of `zz` put into the equations of the momentum; see the head of the module.
        let weight = one / z.neg_mul_add(z, one);
        let push: [V; 3] = each!(3; j => slope * momentum[j]);
        let twice = weight + weight;
        let pull: [V; 3] = each!(3; j => twice.mul_add(mixed[j], push[j]));
        let columns: [[V; 3]; 3] = each!(3; j => {
            let mut column: [V; 3] = each!(3; i => {
                let by = if i == 2 { push[j] } else { pull[j] };
                v[i].neg_mul_add(by, pi[SYMMETRIC[i][j]])
            });
            column[j] = column[j] + inertia;
            column
        });
        let along = trace * slope;
        let across = trace.mul_add(weight, along);
        let right = each!(3; i => {
            v[i].neg_mul_add(if i == 2 { along } else { across }, missing[i])
        });
        let step = solve(&columns, right);
        let turned = dot(mixed, step);
        let zz_step = (turned + turned - trace) * weight;
        let energy_step = dot(momentum, step);
        // `max` drops a NaN on its left and keeps one on its right; all three are NaN together.
        let zero = one.constant(0.0);
        let size = zero.max(step[0].abs()).max(step[1].abs()).max(step[2].abs());
        let select = |now: V, next: V| V::select(arrived, now, next);
        Search {
            velocity: each!(3; i => select(v[i], v[i] + step[i])),
            zz: select(zz, zz + zz_step),
            energy: select(self.energy, energy + trace - energy_step),
            // A comparison with a NaN is false.
            arrived: arrived | size.le(one.constant(LAST_STEP)),
        }
    }

    /// What was found.
    #[inline(always)]
    fn end<E: Eos>(self, eos: E, conserved: &Conserved<V>, rounds: u32) -> Recovered<V> {
        let Search { velocity, energy, arrived, .. } = self;
        let one = energy.constant(1.0);
        let square = dot(velocity, velocity);
        // What the equation of state does not serve is no answer either: the caller says which cell.
        let (low, high) = eos.range();
        let sound = energy.ge(one.constant(low)) & energy.le(one.constant(high)) & square.lt(one);
        let [_, _, z] = velocity;
        let weight = one / z.neg_mul_add(z, one);
        let shear = Shear::with_zz(conserved.shear, self.zz, weight, velocity);
        Recovered { energy, velocity, shear, failed: !(arrived & sound), rounds }
    }
}

/// One point's matter, in plain numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointMatter {
    /// Energy density.
    pub energy: f64,
    /// `v^i`.
    pub velocity: [f64; 3],
}

/// The guarded solution for one point, `None` where no matter has these numbers.
///
/// Newton's method on `u = gamma v`, which knows no limit, with the Jacobian by differences and a step
/// that is halved until the residual falls; started from rest, from the guess without stresses, and from
/// what is left when the stresses are halved again and again.
pub fn recover_guarded<E: Eos>(eos: E, conserved: &Conserved<f64>) -> Option<PointMatter> {
    let numbers = [conserved.energy, conserved.bulk];
    let all = numbers.iter().chain(&conserved.momentum).chain(&conserved.shear);
    if !all.copied().all(f64::is_finite) || conserved.energy <= 0.0 {
        return None;
    }
    let mut flow = ideal_flow(eos, conserved)?;
    // The stresses are switched on by quarters, each solution the start of the next.
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let partly = Conserved {
            shear: conserved.shear.map(|stress| stress * share),
            bulk: conserved.bulk * share,
            ..*conserved
        };
        match newton(eos, &partly, flow) {
            Some(found) => flow = found,
            None if share < 1.0 => {}
            None => return None,
        }
    }
    let (energy, residual, scale) = residual(eos, conserved, flow)?;
    let small = residual.iter().all(|part| part.abs() <= 1e-11 * scale);
    let gamma = gamma_of(flow);
    small.then(|| PointMatter { energy, velocity: flow.map(|u| u / gamma) })
}

/// Why no matter has these numbers, for the caller to say where.
pub(crate) fn lost<E: Eos>(eos: E, conserved: &Conserved<f64>) -> HydroError {
    let Conserved { energy, momentum, .. } = conserved;
    let size = momentum.iter().map(|m| m * m).sum::<f64>().sqrt();
    let (low, high) = eos.range();
    let mut message = format!(
        "no energy density and velocity belong to E = {energy:.6e} fm^-4 and |M| = {size:.6e} fm^-4"
    );
    // The rest energy of the same numbers without stresses says whether the table ended.
    if let Some(rest) = rest_energy(conserved)
        && !(low..=high).contains(&rest)
    {
        message = eos.complain(rest);
        let hint = if rest < low {
            "the equation of state ends there: a larger `initial.background`, an earlier `run.until`, or an \
             equation of state that reaches lower, such as \"conformal\" or a table"
        } else {
            "the equation of state ends there: less energy density, or one that reaches higher"
        };
        return HydroError::new(HydroErrorKind::OutOfRange, message).with_hint(hint);
    }
    HydroError::new(HydroErrorKind::StateLost, message).with_hint(
        "too coarse a grid, too long a step, or stresses as large as the pressure; \
         see the counts of the last lines of the run",
    )
}

/// The energy density of conformal matter with these numbers and no stresses.
fn rest_energy(conserved: &Conserved<f64>) -> Option<f64> {
    let square: f64 = conserved.momentum.iter().map(|m| m * m).sum();
    let root = 4.0 * conserved.energy * conserved.energy - 3.0 * square;
    (root > 0.0).then(|| root.sqrt() - conserved.energy).filter(|rest| *rest > 0.0)
}

fn gamma_of(flow: [f64; 3]) -> f64 {
    (1.0 + flow.iter().map(|u| u * u).sum::<f64>()).sqrt()
}

/// The flow of matter without stresses: one number, bracketed and bisected. `|M| = (E + P) |v|`.
fn ideal_flow<E: Eos>(eos: E, conserved: &Conserved<f64>) -> Option<[f64; 3]> {
    let energy = conserved.energy;
    let momentum = conserved.momentum.iter().map(|m| m * m).sum::<f64>().sqrt();
    if momentum <= f64::MIN_POSITIVE {
        return Some([0.0; 3]);
    }
    if momentum >= energy {
        return None;
    }
    let (mut slow, mut fast) = (0.0_f64, 1.0_f64);
    for _ in 0..64 {
        let speed = 0.5 * (slow + fast);
        let rest = energy - momentum * speed;
        let pressure = pressure_at(eos, rest)?;
        if momentum > (energy + pressure) * speed {
            slow = speed;
        } else {
            fast = speed;
        }
    }
    let speed = slow;
    let gamma = 1.0 / ((1.0 - speed) * (1.0 + speed)).sqrt();
    Some(conserved.momentum.map(|m| gamma * speed * m / momentum))
}

/// The pressure of one energy density; `None` outside of what the equation of state serves.
fn pressure_at<E: Eos>(eos: E, energy: f64) -> Option<f64> {
    let (lowest, highest) = eos.range();
    // A NaN is in no range.
    if !(lowest..=highest).contains(&energy) {
        return None;
    }
    let pressure = crate::eos::at_point(eos, energy).pressure;
    pressure.is_finite().then_some(pressure)
}

/// `e`, what is missing in the momentum equation, and the scale to judge it by.
fn residual<E: Eos>(
    eos: E,
    conserved: &Conserved<f64>,
    flow: [f64; 3],
) -> Option<(f64, [f64; 3], f64)> {
    let gamma = gamma_of(flow);
    let v = flow.map(|u| u / gamma);
    let [xx, xy, xz, yy, yz] = conserved.shear;
    let off = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
    let zz = (xx * v[0] * v[0] + yy * v[1] * v[1] + off - xx - yy) / (1.0 - v[2] * v[2]);
    let stress = [xx, xy, xz, yy, yz, zz];
    let mixed: [f64; 3] =
        std::array::from_fn(|i| (0..3).map(|j| stress[SYMMETRIC[i][j]] * v[j]).sum());
    let total = conserved.energy - (xx + yy + zz);
    let momentum: [f64; 3] = std::array::from_fn(|i| conserved.momentum[i] - mixed[i]);
    let energy = total - (0..3).map(|i| momentum[i] * v[i]).sum::<f64>();
    let pressure = pressure_at(eos, energy)?;
    let inertia = total + pressure + conserved.bulk;
    Some((energy, std::array::from_fn(|i| momentum[i] - inertia * v[i]), conserved.energy))
}

fn newton<E: Eos>(eos: E, conserved: &Conserved<f64>, start: [f64; 3]) -> Option<[f64; 3]> {
    const STEPS_MAX: usize = 40;
    let norm = |r: [f64; 3]| r.iter().map(|x| x * x).sum::<f64>();
    let mut flow = start;
    let (_, mut missing, scale) = residual(eos, conserved, flow)?;
    for _ in 0..STEPS_MAX {
        if norm(missing).sqrt() <= 1e-15 * scale {
            break;
        }
        let mut columns = [[0.0; 3]; 3];
        for m in 0..3 {
            let width = 1e-7 * gamma_of(flow);
            let shifted = |by: f64| {
                let mut near = flow;
                near[m] += by;
                residual(eos, conserved, near).map(|(_, missing, _)| missing)
            };
            let (above, below) = (shifted(width)?, shifted(-width)?);
            columns[m] = std::array::from_fn(|i| (above[i] - below[i]) / (2.0 * width));
        }
        let step = solve_plain(&columns, missing)?;
        let mut share = 1.0;
        let mut better = None;
        while share > 1e-6 {
            let tried: [f64; 3] = std::array::from_fn(|i| flow[i] - share * step[i]);
            if let Some((_, left, _)) = residual(eos, conserved, tried)
                && norm(left) < norm(missing)
            {
                better = Some((tried, left));
                break;
            }
            share *= 0.5;
        }
        // No step helps any more: rounding is reached, or there is no solution; the caller looks.
        let Some((tried, left)) = better else { break };
        (flow, missing) = (tried, left);
    }
    Some(flow)
}

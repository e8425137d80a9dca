//! The rates of change at a point.
//!
//! Every term of the relaxation equations is affine in `du^i/dt`, and so is `d(E, M)/dt` through the
//! equations of state and of the stresses. So the rate that conserves energy and momentum is found
//! exactly, by three linear equations at each point: a true ordinary differential equation in time,
//! for integrators of any order, where lagged differences would be of first order.
//!
//! # How the unknowns are eliminated
//!
//! With `v = u/gamma`, `W = e + P + Pi`, a dot for `d/dt`, `gamma' = v.u'`, and
//! `rho^{ij} = pi^{ij} - pi^{i0} v_j`, which turns `u'` into the change of `pi^{0i}` at fixed `pi^{ij}`:
//!
//! - `(pi^{0i})' = v_j (pi^{ij})' + rho^{ij} u'_j / gamma`;
//! - `E' - v.M'` has no stress rates in it: `e' = E' - v.M' - [(W - pi^{00}) v + pi^{0.}].u' / gamma`;
//! - `pi : sigma = -rho^{kj} d_k u_j + (pi^{00} v_m - pi^{0m}) u'_m`, because the projectors drop out;
//! - `pi_l^i nabla^j u^l = rho^{ik} d_j u_k - u^j q^i` and `pi_l^i nabla^l u^j = pi^{i0} u'^j + pi^{ik} d_k u^j`
//!   with `q^i = pi^{il} D u_l = -rho^{ik} D u_k`; half their sum is the shear term, half their difference the
//!   vorticity term.
//!
//! What is left of `M^i` is three equations for `u'`. The rate of `pi^{ij}` for a unit of `u'_m` is made of
//! projectors, `rho` and products of vectors, and so is its contraction with `v_j`:
//!
//! - `v_j Delta^{ij} = -gamma u^i`, `v_j pi^{ij} = pi^{0i}`, `v_j rho^{jm} = -w^m` with
//!   `w^m = pi^{00} v_m - pi^{0m}`, and `v.u = gamma - 1/gamma`;
//! - so the matrix of the equations is `s rho^{im} + u^i (a v_m + b w_m) - c pi^{0i} v_m + d delta_im`,
//!   five numbers and no tensor of third rank.
//!
//! The terms with gradients are a sum over the axis of the derivative: [`Medium::along`] adds those of one
//! axis, so that a scheme need not have the derivatives along all of them at the same time.

use larder_kernels::{Lanes, each};

use super::linear::solve;
use super::shear::{STORED, SYMMETRIC, contract, quadratic};
use super::{Coefficients, SecondOrder, Shear};

/// Matter at a point.
#[derive(Clone, Copy, Debug)]
pub struct Matter<V> {
    /// Energy density.
    pub energy: V,
    /// Pressure.
    pub pressure: V,
    /// `dP/de`.
    pub slope: V,
    /// `u^i`.
    pub flow: [V; 3],
    /// `v^i = u^i / gamma`.
    pub velocity: [V; 3],
    /// `gamma = u^0`.
    pub gamma: V,
    /// `1 / gamma`.
    pub gamma_inverse: V,
    /// The shear stress.
    pub shear: Shear<V>,
    /// The bulk pressure.
    pub bulk: V,
    /// Viscosities and relaxation times.
    pub coefficients: Coefficients<V>,
}

impl<V: Lanes<Element = f64>> Matter<V> {
    /// The square of the speed of the fastest linear signal in the rest frame,
    /// `cs^2 + (4/3) eta/((e+P) tau_pi) + zeta/((e+P) tau_Pi)`.
    #[inline(always)]
    pub fn signal_speed_squared(&self) -> V {
        let stiffness = self
            .coefficients
            .shear_stiffness
            .mul_add(self.energy.constant(4.0 / 3.0), self.coefficients.bulk_stiffness);
        self.slope + stiffness / (self.energy + self.pressure)
    }
}

/// What the scheme knows about the neighbourhood of a point, all along unit vectors.
///
/// In Milne coordinates the scheme adds what the turning of the unit vectors contributes: `u^0/tau` to
/// `flow[2][2]`, `u^z pi^{x0}/tau`, `u^z pi^{y0}/tau` to the advection of `pi^{xz}`, `pi^{yz}`, and its
/// sources to `conserved`.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhood<V> {
    /// `flow[k][i] = d_k u^i`.
    pub flow: [[V; 3]; 3],
    /// `u^k d_k pi^{ij}` of the stored components.
    pub shear_advection: [V; 5],
    /// `u^k d_k Pi`.
    pub bulk_advection: V,
    /// `dE/dt, dM^x/dt, dM^y/dt, dM^z/dt`, without the weight of the grid.
    pub conserved: [V; 4],
}

/// Rates of change with coordinate time.
#[derive(Clone, Copy, Debug)]
pub struct Rates<V> {
    /// Of the stored shear stresses.
    pub shear: [V; 5],
    /// Of the bulk pressure.
    pub bulk: V,
    /// Of the energy density.
    pub energy: V,
    /// Of `u^i`.
    pub flow: [V; 3],
}

/// Which terms are compiled in.
pub trait Terms: Copy {
    /// Whether there is a bulk pressure.
    const BULK: bool;
}

/// Shear stress alone.
#[derive(Clone, Copy, Debug)]
pub struct ShearAlone;

/// Shear stress and bulk pressure.
#[derive(Clone, Copy, Debug)]
pub struct ShearAndBulk;

impl Terms for ShearAlone {
    const BULK: bool = false;
}

impl Terms for ShearAndBulk {
    const BULK: bool = true;
}

/// The rates of change of the stresses, and with them those of energy density and flow.
#[inline(always)]
pub fn rates<V: Lanes<Element = f64>, T: Terms>(
    terms: T,
    matter: &Matter<V>,
    near: &Neighbourhood<V>,
    second_order: &SecondOrder,
) -> Rates<V> {
    let medium = Medium::of(terms, matter, second_order);
    let mut drift = Drift {
        shear: each!(5; c => -near.shear_advection[c]),
        bulk: if T::BULK { -near.bulk_advection } else { near.bulk_advection },
    };
    drift = medium.along(terms, 0, near.flow[0], drift);
    drift = medium.along(terms, 1, near.flow[1], drift);
    drift = medium.along(terms, 2, near.flow[2], drift);
    medium.settle(terms, matter, near.conserved, drift, second_order)
}

/// `gamma` times the rates of the stresses without relaxation and without acceleration: what the
/// gradients along some of the axes make of them.
#[derive(Clone, Copy, Debug)]
pub struct Drift<V> {
    /// Of the stored shear stresses.
    pub shear: [V; 5],
    /// Of the bulk pressure.
    pub bulk: V,
}

/// What gradients of the flow act on at a point.
#[derive(Clone, Copy, Debug)]
pub struct Medium<V> {
    /// `u^i`.
    flow: [V; 3],
    /// `pi^{ij}`, as [`Shear::space`].
    space: [V; 6],
    /// `rho^{ij} = pi^{ij} - pi^{i0} v_j`.
    rho: [[V; 3]; 3],
    /// `-Delta^{ij} = delta_ij + u^i u^j`, of the stored components.
    projector: [V; 5],
    /// Half of what multiplies `sigma^{ij}`.
    stiffness_half: V,
    /// `-theta` times this is in the rate of the bulk pressure.
    bulk_dilution: V,
    /// `pi : sigma` times this is.
    bulk_work: V,
    factors: Factors,
}

/// The factors of the terms of second order.
#[derive(Clone, Copy, Debug)]
struct Factors {
    /// Half of the factors of both products of stress and gradient.
    alpha_half: f64,
    beta_half: f64,
    dilution: f64,
    pi_sigma: f64,
    turning: f64,
}

impl Factors {
    #[inline(always)]
    fn of(terms: &SecondOrder) -> Self {
        let alpha = 0.5 * terms.tau_pipi - terms.vorticity;
        let beta = 0.5 * terms.tau_pipi + terms.vorticity;
        Factors {
            alpha_half: 0.5 * alpha,
            beta_half: 0.5 * beta,
            dilution: terms.delta_pipi - terms.tau_pipi / 3.0,
            pi_sigma: terms.tau_pipi / 3.0,
            turning: 1.0 - 0.5 * alpha,
        }
    }
}

impl<V: Lanes<Element = f64>> Medium<V> {
    /// Of matter that is wholly known.
    #[inline(always)]
    pub fn of<T: Terms>(terms: T, matter: &Matter<V>, second_order: &SecondOrder) -> Self {
        let Matter { flow, slope, bulk, coefficients, shear, .. } = *matter;
        let rho = without_time(&shear.space, shear.mixed, matter.velocity);
        Self::new(terms, flow, shear.space, rho, slope, bulk, &coefficients, second_order)
    }

    /// Of a flow whose `1/gamma` is known and of spatial stresses that are complete, with no more arithmetic
    /// than gradients need. Of the `coefficients` the rates of relaxation are not used, nor is `slope`
    /// without a bulk pressure.
    #[inline(always)]
    pub fn moving<T: Terms>(
        terms: T,
        flow: [V; 3],
        gamma_inverse: V,
        space: [V; 6],
        slope: V,
        bulk: V,
        coefficients: &Coefficients<V>,
        second_order: &SecondOrder,
    ) -> Self {
        let velocity: [V; 3] = each!(3; i => flow[i] * gamma_inverse);
        let rho = without_time(&space, contract(&space, velocity), velocity);
        Self::new(terms, flow, space, rho, slope, bulk, coefficients, second_order)
    }

    #[inline(always)]
    fn new<T: Terms>(
        _: T,
        flow: [V; 3],
        space: [V; 6],
        rho: [[V; 3]; 3],
        slope: V,
        bulk: V,
        coefficients: &Coefficients<V>,
        second_order: &SecondOrder,
    ) -> Self {
        let number = |x: f64| slope.constant(x);
        let (zero, one) = (number(0.0), number(1.0));
        let projector: [V; 5] = each!(5; c => {
            let (i, j) = STORED[c];
            if i == j { flow[i].mul_add(flow[j], one) } else { flow[i] * flow[j] }
        });
        let mut medium = Medium {
            flow,
            space,
            rho,
            projector,
            stiffness_half: coefficients.shear_stiffness,
            bulk_dilution: zero,
            bulk_work: zero,
            factors: Factors::of(second_order),
        };
        if T::BULK {
            let half = number(0.5 * second_order.lambda_shear_bulk);
            medium.stiffness_half = bulk.mul_add(half, coefficients.shear_stiffness);
            medium.bulk_dilution =
                bulk.mul_add(number(second_order.delta_bulk), coefficients.bulk_stiffness);
            medium.bulk_work = (number(1.0 / 3.0) - slope) * number(second_order.lambda_bulk_shear);
        }
        medium
    }

    /// Adds what `gradient[i] = d_k u^i` along axis `k` does to the stresses. The sums over indices of
    /// the head of the module fall apart into one for each axis: with `q^i = rho^{ij} d_k u_j`,
    /// `pi : sigma` is `-q^k`, and `rho^{ij} D u_j` is `u^k q^i`.
    #[inline(always)]
    pub fn along<T: Terms>(&self, _: T, k: usize, gradient: [V; 3], drift: Drift<V>) -> Drift<V> {
        let Medium { flow: u, space, rho, projector, stiffness_half, factors, .. } = *self;
        let number = |x: f64| stiffness_half.constant(x);
        let g = gradient;
        let q: [V; 3] = each!(3; i => {
            rho[i][0].mul_add(g[0], rho[i][1].mul_add(g[1], rho[i][2] * g[2]))
        });
        let alpha_half = number(factors.alpha_half);
        let turning = number(factors.turning);
        let stiff: [V; 3] = each!(3; i => stiffness_half * g[i]);
        let on_axis: [V; 3] = each!(3; i => q[i].mul_add(alpha_half, stiff[i]));
        let with_flow: [V; 3] = each!(3; i => q[i].neg_mul_add(turning, stiff[i]) * u[k]);
        let pulled: [V; 3] = each!(3; i => space[SYMMETRIC[i][k]] * number(factors.beta_half));
        let isotropic = stiff[k].mul_add(number(2.0 / 3.0), q[k] * number(factors.pi_sigma));
        let dilution = g[k] * number(factors.dilution);
        let shear = each!(5; c => {
            let (i, j) = STORED[c];
            let mut rate = projector[c].mul_add(isotropic, drift.shear[c]);
            rate = space[c].neg_mul_add(dilution, rate);
            if i == j {
                let once = u[i].mul_add(with_flow[i], pulled[i] * g[i]);
                let once = if i == k { once + on_axis[i] } else { once };
                rate - (once + once)
            } else {
                rate = u[i].neg_mul_add(with_flow[j], u[j].neg_mul_add(with_flow[i], rate));
                rate = pulled[i].neg_mul_add(g[j], pulled[j].neg_mul_add(g[i], rate));
                if i == k {
                    rate - on_axis[j]
                } else if j == k {
                    rate - on_axis[i]
                } else {
                    rate
                }
            }
        });
        let mut bulk = drift.bulk;
        if T::BULK {
            bulk = self.bulk_dilution.neg_mul_add(g[k], self.bulk_work.neg_mul_add(q[k], bulk));
        }
        Drift { shear, bulk }
    }

    /// The rates, when the gradients along all axes are in `drift`: relaxation joins them, and the
    /// acceleration that goes with `conserved`, the rates of `E` and `M^i`, is found.
    #[inline(always)]
    pub fn settle<T: Terms>(
        &self,
        _: T,
        matter: &Matter<V>,
        conserved: [V; 4],
        drift: Drift<V>,
        terms: &SecondOrder,
    ) -> Rates<V> {
        let Matter { velocity: v, gamma, gamma_inverse, shear, .. } = *matter;
        let Medium { flow: u, rho, projector, stiffness_half, factors, .. } = *self;
        let number = |x: f64| gamma.constant(x);
        let (zero, one, third) = (number(0.0), number(1.0), number(1.0 / 3.0));
        let pi = shear.space;
        let [c_time, c_space @ ..] = conserved;
        let relaxation = matter.coefficients.shear_rate;
        let mut shear_free: [V; 5] = each!(5; c => pi[c].neg_mul_add(relaxation, drift.shear[c]));
        if terms.phi_7 != 0.0 {
            let factor = number(terms.phi_7) * relaxation / matter.pressure;
            let square = shear.square() * third;
            shear_free = each!(5; c => {
                let (i, j) = STORED[c];
                let mut product = shear.mixed[i].mul_add(shear.mixed[j], projector[c] * square);
                for k in 0..3 {
                    product = shear.at(i, k).neg_mul_add(shear.at(j, k), product);
                }
                product.mul_add(factor, shear_free[c])
            });
        }
        let shear_free = each!(5; c => shear_free[c] * gamma_inverse);
        let mut bulk_free = zero;
        if T::BULK {
            bulk_free = matter.bulk.neg_mul_add(matter.coefficients.bulk_rate, drift.bulk);
            bulk_free = bulk_free * gamma_inverse;
        }

        // pi : sigma of a unit of u'_m.
        let work: [V; 3] = each!(3; m => shear.time.mul_add(v[m], -shear.mixed[m]));
        let beta = gamma_inverse * number(factors.beta_half);
        let corner: [V; 3] = each!(3; i => stiffness_half.mul_add(u[i], beta * shear.mixed[i]));
        let pi_sigma = number(factors.pi_sigma);
        let (dilution, turning) = (number(factors.dilution), number(factors.turning));

        let total = matter.energy + matter.pressure;
        let total = if T::BULK { total + matter.bulk } else { total };
        let growth = one + matter.slope;
        let energy_free =
            c_time - v[0].mul_add(c_space[0], v[1].mul_add(c_space[1], v[2] * c_space[2]));
        let free = contracted(&shear_free, v, shear.zz_weight);
        let along =
            if T::BULK { growth.mul_add(energy_free, bulk_free) } else { growth * energy_free };
        let right: [V; 3] = each!(3; i => (gamma * u[i]).neg_mul_add(along, c_space[i] - free[i]));

        // What u'_m does to M^i: `spread rho^{im} + u^i (a v_m + b work_m) - c pi^{0i} v_m`, and more on
        // the diagonal; see the head of the module.
        let slip = gamma - gamma_inverse;
        let spread = turning.mul_add(slip, gamma_inverse);
        let mut by_velocity =
            matter.slope.mul_add(total, stiffness_half * third) + self.bulk_dilution;
        by_velocity = -by_velocity;
        let by_work = growth - pi_sigma - turning + self.bulk_work;
        let by_mixed = dilution.mul_add(gamma_inverse, beta);
        let diagonal =
            stiffness_half.neg_mul_add(slip, beta.neg_mul_add(shear.time, total * gamma));
        let matrix: [[V; 3]; 3] = each!(3; m => {
            let with_flow = by_velocity.mul_add(v[m], by_work * work[m]);
            let with_mixed = by_mixed * v[m];
            each!(3; i => {
                let sum = shear.mixed[i].neg_mul_add(with_mixed, spread * rho[i][m]);
                let sum = u[i].mul_add(with_flow, sum);
                if i == m { sum + diagonal } else { sum }
            })
        });
        let flow = solve(&matrix, right);

        let [x, y, z] = flow;
        let speeding = x.mul_add(v[0], y.mul_add(v[1], z * v[2]));
        let working = x.mul_add(work[0], y.mul_add(work[1], z * work[2]));
        let energy = total.mul_add(speeding, -working).neg_mul_add(gamma_inverse, energy_free);
        let isotropic = (stiffness_half * number(2.0 / 3.0))
            .mul_add(speeding, -(pi_sigma * working))
            * gamma_inverse;
        let decay = dilution * speeding * gamma_inverse;
        let turned: [V; 3] = each!(3; i => {
            rho[i][0].mul_add(x, rho[i][1].mul_add(y, rho[i][2] * z)) * turning
        });
        let shear = each!(5; c => {
            let (i, j) = STORED[c];
            let mut rate = projector[c].mul_add(isotropic, shear_free[c]);
            rate = pi[c].neg_mul_add(decay, rate);
            rate = u[i].mul_add(turned[j], u[j].mul_add(turned[i], rate));
            flow[i].neg_mul_add(corner[j], flow[j].neg_mul_add(corner[i], rate))
        });
        let mut bulk = bulk_free;
        if T::BULK {
            let pushed = self.bulk_work * working - self.bulk_dilution * speeding;
            bulk = pushed.mul_add(gamma_inverse, bulk);
        }
        Rates { shear, bulk, energy, flow }
    }
}

/// `pi^{ij} - a^i b^j`: with `a^i = pi^{i0}` and `b = v`.
#[inline(always)]
fn without_time<V: Lanes<Element = f64>>(space: &[V; 6], a: [V; 3], b: [V; 3]) -> [[V; 3]; 3] {
    each!(3; i => each!(3; j => a[i].neg_mul_add(b[j], space[SYMMETRIC[i][j]])))
}

/// `v_j` times rates of `pi^{ij}` at a velocity that stays: that of `pi^zz` follows from the trace.
#[inline(always)]
fn contracted<V: Lanes<Element = f64>>(stored: &[V; 5], v: [V; 3], zz_weight: V) -> [V; 3] {
    let zz = (quadratic(stored, v) - stored[0] - stored[3]) * zz_weight;
    contract(&[stored[0], stored[1], stored[2], stored[3], stored[4], zz], v)
}

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
//! What is left of `M^i` is three equations for `u'`.
#![expect(
    clippy::needless_range_loop,
    reason = "one index for several arrays of registers; iterators would be closures"
)]

use larder_kernels::{Lanes, each};

use super::shear::{STORED, contract, quadratic};
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
    _: T,
    matter: &Matter<V>,
    near: &Neighbourhood<V>,
    terms: &SecondOrder,
) -> Rates<V> {
    let Matter { flow: u, velocity: v, gamma, gamma_inverse, shear, .. } = *matter;
    let number = |x: f64| gamma.constant(x);
    let (zero, one, half, third) = (number(0.0), number(1.0), number(0.5), number(1.0 / 3.0));
    let pi = shear.space;
    let [c_time, c_space @ ..] = near.conserved;

    // rho^{ij} = pi^{ij} - pi^{i0} v_j
    let rho: [[V; 3]; 3] = each!(3; i => {
        each!(3; j => shear.mixed[i].neg_mul_add(v[j], shear.at(i, j)))
    });
    // -Delta^{ij} = delta_ij + u^i u^j, of the stored components
    let projector: [V; 5] = each!(5; c => {
        let (i, j) = STORED[c];
        if i == j { u[i].mul_add(u[j], one) } else { u[i] * u[j] }
    });

    // What is there without acceleration.
    let along_flow: [V; 3] = each!(3; i => {
        u[0].mul_add(near.flow[0][i], u[1].mul_add(near.flow[1][i], u[2] * near.flow[2][i]))
    });
    let expansion = near.flow[0][0] + near.flow[1][1] + near.flow[2][2];
    let mut stress_work = zero;
    for k in 0..3 {
        for i in 0..3 {
            stress_work = rho[k][i].neg_mul_add(near.flow[k][i], stress_work);
        }
    }
    let turned: [V; 3] = each!(3; i => {
        -rho[i][0]
            .mul_add(along_flow[0], rho[i][1].mul_add(along_flow[1], rho[i][2] * along_flow[2]))
    });

    // The factors of the terms, per gamma.
    let alpha = 0.5 * terms.tau_pipi - terms.vorticity;
    let beta = 0.5 * terms.tau_pipi + terms.vorticity;
    let stiffness = matter.coefficients.shear_stiffness + matter.coefficients.shear_stiffness;
    let stiffness = if T::BULK {
        matter.bulk.mul_add(number(terms.lambda_shear_bulk), stiffness)
    } else {
        stiffness
    };
    let (alpha_half, beta_half) = (number(0.5 * alpha), number(0.5 * beta));
    let dilution = number(terms.delta_pipi - terms.tau_pipi / 3.0);
    let pi_sigma = number(terms.tau_pipi / 3.0);
    let turning = number(1.0 - 0.5 * alpha);
    let stiffness_half = stiffness * half;

    let isotropic = stiffness * third * expansion - pi_sigma * stress_work;
    let decay = dilution.mul_add(expansion, matter.coefficients.shear_rate);
    let mut shear_free: [V; 5] = each!(5; c => {
        let (i, j) = STORED[c];
        let symmetric = near.flow[i][j] + near.flow[j][i];
        let accelerated = u[i].mul_add(along_flow[j], u[j] * along_flow[i]);
        let mut rate = projector[c] * isotropic - near.shear_advection[c];
        rate = (symmetric + accelerated).neg_mul_add(stiffness_half, rate);
        rate = pi[c].neg_mul_add(decay, rate);
        let (mut a, mut b) = (zero, zero);
        for k in 0..3 {
            let flow = near.flow[k];
            a = rho[i][k].mul_add(near.flow[j][k], rho[j][k].mul_add(near.flow[i][k], a));
            b = shear.at(i, k).mul_add(flow[j], shear.at(j, k).mul_add(flow[i], b));
        }
        rate = a.neg_mul_add(alpha_half, b.neg_mul_add(beta_half, rate));
        u[i].mul_add(turned[j], u[j] * turned[i]).neg_mul_add(turning, rate)
    });
    if terms.phi_7 != 0.0 {
        let factor = number(terms.phi_7) * matter.coefficients.shear_rate / matter.pressure;
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

    // What a unit of acceleration along m adds.
    let work_response: [V; 3] = each!(3; m => shear.time.mul_add(v[m], -shear.mixed[m]));
    let corner: [V; 3] = each!(3; i => {
        (stiffness_half * gamma).mul_add(u[i], beta_half * shear.mixed[i]) * gamma_inverse
    });
    let shear_response: [[V; 5]; 3] = each!(3; m => {
        let isotropic =
            (stiffness * third).mul_add(v[m], -(pi_sigma * work_response[m])) * gamma_inverse;
        let decay = dilution * v[m] * gamma_inverse;
        each!(5; c => {
            let (i, j) = STORED[c];
            let mut rate = projector[c] * isotropic;
            rate = pi[c].neg_mul_add(decay, rate);
            rate = u[i].mul_add(rho[j][m], u[j] * rho[i][m]).mul_add(turning, rate);
            if i == m {
                rate = rate - corner[j];
            }
            if j == m {
                rate = rate - corner[i];
            }
            rate
        })
    });

    let (mut bulk_free, mut bulk_response) = (zero, [zero; 3]);
    if T::BULK {
        let off = third - matter.slope;
        let dilution =
            matter.bulk.mul_add(number(terms.delta_bulk), matter.coefficients.bulk_stiffness);
        let shear_share = off * number(terms.lambda_bulk_shear);
        bulk_free = matter.bulk.mul_add(matter.coefficients.bulk_rate, near.bulk_advection);
        bulk_free = shear_share * stress_work - dilution.mul_add(expansion, bulk_free);
        bulk_free = bulk_free * gamma_inverse;
        bulk_response =
            each!(3; m => (shear_share * work_response[m] - dilution * v[m]) * gamma_inverse);
    }

    let total = matter.energy + matter.pressure;
    let total = if T::BULK { total + matter.bulk } else { total };
    let growth = one + matter.slope;
    let energy_free =
        c_time - v[0].mul_add(c_space[0], v[1].mul_add(c_space[1], v[2] * c_space[2]));
    let energy_response: [V; 3] =
        each!(3; m => (total - shear.time).mul_add(v[m], shear.mixed[m]) * gamma_inverse);

    let free = contracted(&shear_free, zero, v, shear.zz_weight);
    let along = if T::BULK { growth.mul_add(energy_free, bulk_free) } else { growth * energy_free };
    let right: [V; 3] = each!(3; i => (gamma * u[i]).neg_mul_add(along, c_space[i] - free[i]));
    let diagonal = total * gamma;
    // matrix[m][i]: what u'_m does to M^i.
    let matrix: [[V; 3]; 3] = each!(3; m => {
        // 2 pi^{0j} v'_j for a unit of u'_m
        let twice = work_response[m] * gamma_inverse;
        let response = contracted(&shear_response[m], -(twice + twice), v, shear.zz_weight);
        let mut along = total * v[m] - growth * (energy_response[m] * gamma);
        if T::BULK {
            along = gamma.mul_add(bulk_response[m], along);
        }
        each!(3; i => {
            let sum = u[i].mul_add(along, rho[i][m].mul_add(gamma_inverse, response[i]));
            if i == m { sum + diagonal } else { sum }
        })
    });
    let flow = solve(&matrix, right);

    let [x, y, z] = flow;
    let energy = energy_response[0].neg_mul_add(x, energy_free);
    let energy = energy_response[2].neg_mul_add(z, energy_response[1].neg_mul_add(y, energy));
    let shear = each!(5; c => {
        let rate = shear_response[0][c].mul_add(x, shear_free[c]);
        shear_response[2][c].mul_add(z, shear_response[1][c].mul_add(y, rate))
    });
    let mut bulk = bulk_free;
    if T::BULK {
        bulk = bulk_response[0].mul_add(x, bulk);
        bulk = bulk_response[2].mul_add(z, bulk_response[1].mul_add(y, bulk));
    }
    Rates { shear, bulk, energy, flow }
}

/// `v_j` times rates of `pi^{ij}`: that of `pi^zz` follows from the trace, with what the rate of the
/// velocity adds to it.
#[inline(always)]
fn contracted<V: Lanes<Element = f64>>(
    stored: &[V; 5],
    velocity_part: V,
    v: [V; 3],
    zz_weight: V,
) -> [V; 3] {
    let zz = (quadratic(stored, v) + velocity_part - stored[0] - stored[3]) * zz_weight;
    contract(&[stored[0], stored[1], stored[2], stored[3], stored[4], zz], v)
}

/// The three numbers whose combination of `columns` is `right`. The matrix is `W gamma` times one plus
/// what the stresses add, so its determinant is far from zero wherever the equations are causal.
#[inline(always)]
fn solve<V: Lanes<Element = f64>>(columns: &[[V; 3]; 3], right: [V; 3]) -> [V; 3] {
    let [a, b, c] = *columns;
    let bc = cross(b, c);
    let inverse = dot(a, bc).constant(1.0) / dot(a, bc);
    [dot(right, bc) * inverse, dot(right, cross(c, a)) * inverse, dot(right, cross(a, b)) * inverse]
}

#[inline(always)]
fn cross<V: Lanes<Element = f64>>(a: [V; 3], b: [V; 3]) -> [V; 3] {
    [
        a[1].mul_add(b[2], -(a[2] * b[1])),
        a[2].mul_add(b[0], -(a[0] * b[2])),
        a[0].mul_add(b[1], -(a[1] * b[0])),
    ]
}

#[inline(always)]
fn dot<V: Lanes<Element = f64>>(a: [V; 3], b: [V; 3]) -> V {
    a[0].mul_add(b[0], a[1].mul_add(b[1], a[2] * b[2]))
}

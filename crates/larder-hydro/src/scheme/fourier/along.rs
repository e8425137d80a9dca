//! What derivatives along one axis do to the rates of the stresses.

use larder_kernels::{Kernel, Lanes, Simd, each};

use super::plane::{load, store};
use crate::physics::Transport;
use crate::physics::point::{Drift, Medium, Terms};

/// Derivatives along an axis that act on the stresses: of `u^i`, of the stored shear stresses, of `Pi`.
pub(super) const GRADIENTS: usize = 9;

/// The stored shear stresses and the bulk pressure.
pub(super) const STRESSES: usize = 6;

/// Fields of some columns of a plane, each from the first of them on; rows of all of them lie `pitch` apart,
/// those of the derivatives `narrow`.
pub(super) struct Columns<'a> {
    pub(super) transport: &'a Transport,
    pub(super) energy: &'a [f64],
    pub(super) flow: [&'a [f64]; 3],
    pub(super) gamma_inverse: &'a [f64],
    pub(super) pressure: &'a [f64],
    /// `dP/de`; not read without a bulk pressure.
    pub(super) slope: &'a [f64],
    pub(super) stresses: [&'a [f64]; STRESSES],
    /// `pi^{zz}`.
    pub(super) zz: &'a [f64],
    pub(super) gradients: [&'a [f64]; GRADIENTS],
    /// Whether the rates hold what derivatives along other axes do; else they are written anew.
    pub(super) begun: bool,
    pub(super) rates: [&'a mut [f64]; STRESSES],
    pub(super) rows: usize,
    pub(super) wide: usize,
    pub(super) pitch: usize,
    pub(super) narrow: usize,
}

/// The work along an axis, and which terms there are.
pub(super) struct Along<'a, const AXIS: usize, T>(pub(super) Columns<'a>, pub(super) T);

impl<const AXIS: usize, T: Terms> Kernel for Along<'_, AXIS, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Along(mut columns, terms) = self;
        for row in 0..columns.rows {
            let mut column = 0;
            while column < columns.wide {
                let count = (columns.wide - column).min(S::F64::LANES);
                let at = row * columns.pitch + column;
                let place = row * columns.narrow + column;
                columns.points::<AXIS, S, T>(simd, terms, at, place, count);
                column += count;
            }
        }
    }
}

impl Columns<'_> {
    #[inline(always)]
    fn points<const AXIS: usize, S: Simd, T: Terms>(
        &mut self,
        simd: S,
        terms: T,
        at: usize,
        place: usize,
        count: usize,
    ) {
        let zero = S::F64::zero(simd);
        let flow: [S::F64; 3] = each!(3; i => load(simd, self.flow[i], at, count, 0.0));
        let gamma_inverse = load(simd, self.gamma_inverse, at, count, 1.0);
        let zz = load(simd, self.zz, at, count, 0.0);
        let [xx, xy, xz, yy, yz]: [S::F64; 5] =
            each!(5; c => load(simd, self.stresses[c], at, count, 0.0));
        let space = [xx, xy, xz, yy, yz, zz];
        let pressure = load(simd, self.pressure, at, count, 0.0);
        let enthalpy = load(simd, self.energy, at, count, 1.0) + pressure;
        let (mut slope, mut bulk) = (zero, zero);
        if T::BULK {
            slope = load(simd, self.slope, at, count, 0.0);
            bulk = load(simd, self.stresses[5], at, count, 0.0);
        }
        // Of no use here are the rates of relaxation, which alone depend on the temperature.
        let coefficients = self.transport.coefficients(enthalpy, zero, slope);
        let second_order = self.transport.second_order();
        let medium = Medium::moving(
            terms,
            flow,
            gamma_inverse,
            space,
            slope,
            bulk,
            &coefficients,
            &second_order,
        );
        let gradients: [S::F64; 8] =
            each!(zero, c => load(simd, self.gradients[c], place, count, 0.0));
        let mut drift = Drift { shear: [zero; 5], bulk: zero };
        if self.begun {
            drift.shear = each!(5; c => load(simd, self.rates[c], at, count, 0.0));
            if T::BULK {
                drift.bulk = load(simd, self.rates[5], at, count, 0.0);
            }
        }
        drift.shear = each!(5; c => flow[AXIS].neg_mul_add(gradients[3 + c], drift.shear[c]));
        if T::BULK {
            let gradient = load(simd, self.gradients[8], place, count, 0.0);
            drift.bulk = flow[AXIS].neg_mul_add(gradient, drift.bulk);
        }
        let gradient = [gradients[0], gradients[1], gradients[2]];
        let drift = medium.along(terms, AXIS, gradient, drift);
        for c in 0..5 {
            store(drift.shear[c], self.rates[c], at, count);
        }
        if T::BULK {
            store(drift.bulk, self.rates[5], at, count);
        }
    }
}

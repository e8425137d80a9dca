//! The spatial part of the energy-momentum tensor.

use larder_kernels::Lanes;

use super::Shear;
use super::recover::{Conserved, PointMatter};

/// `T^{xx}, T^{xy}, T^{xz}, T^{yy}, T^{yz}, T^{zz}`; `pressure` includes the bulk pressure.
#[inline(always)]
pub fn space<V: Lanes<Element = f64>>(
    energy: V,
    pressure: V,
    u: [V; 3],
    shear: &Shear<V>,
) -> [V; 6] {
    let weight = energy + pressure;
    let [xx, xy, xz, yy, yz, zz] = shear.space;
    let [x, y, z] = [weight * u[0], weight * u[1], weight * u[2]];
    [
        x.mul_add(u[0], xx + pressure),
        x.mul_add(u[1], xy),
        x.mul_add(u[2], xz),
        y.mul_add(u[1], yy + pressure),
        y.mul_add(u[2], yz),
        z.mul_add(u[2], zz + pressure),
    ]
}

/// The same for one point, in plain numbers, with its flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointTensor {
    /// `u^i`.
    pub flow: [f64; 3],
    /// `1/gamma`.
    pub gamma_inverse: f64,
    /// `pi^{zz}`.
    pub shear_zz: f64,
    /// As [`space`].
    pub stress: [f64; 6],
}

/// The tensor of a point whose matter is known; `pressure` is without the bulk pressure.
pub fn at_point(conserved: &Conserved<f64>, matter: PointMatter, pressure: f64) -> PointTensor {
    let v = matter.velocity;
    let gamma_inverse = (1.0 - v.iter().map(|v| v * v).sum::<f64>()).sqrt();
    let gamma = 1.0 / gamma_inverse;
    let flow = v.map(|v| v * gamma);
    let [xx, xy, xz, yy, yz] = conserved.shear;
    let off = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
    let zz = (xx * v[0] * v[0] + yy * v[1] * v[1] + off - xx - yy) / (1.0 - v[2] * v[2]);
    let total = pressure + conserved.bulk;
    let weight = matter.energy + total;
    let pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];
    let stresses = [xx, xy, xz, yy, yz, zz];
    let stress = std::array::from_fn(|c| {
        let (i, j) = pairs[c];
        weight * flow[i] * flow[j] + stresses[c] + if i == j { total } else { 0.0 }
    });
    PointTensor { flow, gamma_inverse, shear_zz: zz, stress }
}

//! What passes through faces: continuation from both sides, and the flux of Kurganov and Tadmor.
#![expect(
    clippy::needless_range_loop,
    reason = "one index for several arrays of registers; iterators would be closures"
)]

use larder_kernels::{Lanes, each};

use super::cells::CELL_FIELDS;
use crate::eos::Eos;
use crate::physics::{Shear, Transport};

/// Fluxes of `E` and `M^i`, of the five shear stresses and `Pi` with the flow, then `u^i` and `v^k` of
/// the face.
pub(super) const FACE_FIELDS: usize = 14;

/// A slope between those of both neighbours: the smallest of three in size, none where they disagree.
#[inline(always)]
fn limited<V: Lanes<Element = f64>>(below: V, here: V, above: V, theta: V) -> V {
    let zero = here.constant(0.0);
    let one_sided = (theta * (here - below), theta * (above - here));
    let centred = (above - below) * here.constant(0.5);
    let least = one_sided.0.min(one_sided.1).min(centred).max(zero);
    let most = one_sided.0.max(one_sided.1).max(centred).min(zero);
    // One of the two is zero.
    least + most
}

/// Both sides of a face between `cells[1]` and `cells[2]`.
#[inline(always)]
pub(super) fn sides<V: Lanes<Element = f64>>(cells: [V; 4], theta: V) -> (V, V) {
    let half = theta.constant(0.5);
    let [a, b, c, d] = cells;
    (limited(a, b, c, theta).mul_add(half, b), limited(b, c, d, theta).neg_mul_add(half, c))
}

/// One side of a face: what it holds, what it sends, and how fast.
#[derive(Clone, Copy)]
struct Side<V> {
    conserved: [V; 4],
    flux: [V; 4],
    velocity: V,
    speed: V,
}

/// Picks by axis; the same for every lane, so the processor guesses it right.
#[inline(always)]
fn along<V: Copy>(values: [V; 3], axis: usize) -> V {
    match axis {
        0 => values[0],
        1 => values[1],
        _ => values[2],
    }
}

#[inline(always)]
fn side<V: Lanes<Element = f64>, E: Eos>(
    eos: E,
    transport: &Transport,
    axis: usize,
    cell: &[V; CELL_FIELDS],
) -> Side<V> {
    let [energy, ux, uy, uz, xx, xy, xz, yy, yz, bulk] = *cell;
    let one = energy.constant(1.0);
    let u = [ux, uy, uz];
    let square = ux.mul_add(ux, uy.mul_add(uy, uz.mul_add(uz, one)));
    let gamma = square.sqrt();
    let inverse = one / gamma;
    let v = [ux * inverse, uy * inverse, uz * inverse];
    let stress = Shear::complete([xx, xy, xz, yy, yz], v);
    let (pressure, slope) = eos.pressure_and_slope(energy);
    let enthalpy = energy + pressure;
    let total = enthalpy + bulk;
    let isotropic = pressure + bulk;

    let momentum: [V; 3] = each!(3; i => (total * gamma).mul_add(u[i], stress.mixed[i]));
    let conserved_energy = total.mul_add(square, stress.time - isotropic);
    let (u_k, v_k) = (along(u, axis), along(v, axis));
    let [xx, xy, xz, yy, yz, zz] = stress.space;
    let row = match axis {
        0 => [xx, xy, xz],
        1 => [xy, yy, yz],
        _ => [xz, yz, zz],
    };
    let push = total * u_k;
    let mut flux: [V; 3] = each!(3; i => push.mul_add(u[i], row[i]));
    match axis {
        0 => flux[0] = flux[0] + isotropic,
        1 => flux[1] = flux[1] + isotropic,
        _ => flux[2] = flux[2] + isotropic,
    }

    // The fastest signal in the rest frame; relaxation times do not enter the stiffnesses' ratios.
    let stiff = transport.coefficients(enthalpy, one, slope);
    let four_thirds = one.constant(4.0 / 3.0);
    let stiffness = four_thirds.mul_add(stiff.shear_stiffness, stiff.bulk_stiffness);
    let c2 = (slope + stiffness / enthalpy).min(one).max(one.constant(0.0));
    // Boosted: v_k (1 - c^2) and c sqrt((1 - v^2)(1 - v_k^2 - (v^2 - v_k^2) c^2)), over 1 - v^2 c^2.
    let rest = inverse * inverse;
    let v2 = one - rest;
    let across = (v2 - v_k * v_k).max(one.constant(0.0));
    let root = (rest * c2 * across.neg_mul_add(c2, v_k.neg_mul_add(v_k, one))).sqrt();
    let speed = (v_k.abs() * (one - c2) + root) / v2.neg_mul_add(c2, one);
    Side {
        conserved: [conserved_energy, momentum[0], momentum[1], momentum[2]],
        flux: [along(momentum, axis), flux[0], flux[1], flux[2]],
        velocity: v_k,
        speed,
    }
}

/// What passes through a face between two continuations.
#[inline(always)]
pub(super) fn face<V: Lanes<Element = f64>, E: Eos>(
    eos: E,
    transport: &Transport,
    axis: usize,
    both: &[[V; CELL_FIELDS]; 2],
) -> [V; FACE_FIELDS] {
    // A loop and not two calls: what is inlined stands in the program once.
    let blank = Side {
        conserved: [both[0][0]; 4],
        flux: [both[0][0]; 4],
        velocity: both[0][0],
        speed: both[0][0],
    };
    let mut found = [blank; 2];
    for (found, cell) in found.iter_mut().zip(both) {
        *found = side(eos, transport, axis, cell);
    }
    let [a, b] = found;
    let [left, right] = both;
    let half = a.speed.constant(0.5);
    let speed = a.speed.max(b.speed) * half;
    let mut out = [half; FACE_FIELDS];
    for c in 0..4 {
        let mean = (a.flux[c] + b.flux[c]) * half;
        out[c] = speed.neg_mul_add(b.conserved[c] - a.conserved[c], mean);
    }
    for c in 0..6 {
        let (l, r) = (left[4 + c], right[4 + c]);
        let mean = a.velocity.mul_add(l, b.velocity * r) * half;
        out[4 + c] = speed.neg_mul_add(r - l, mean);
    }
    for i in 0..3 {
        out[10 + i] = (left[1 + i] + right[1 + i]) * half;
    }
    out[13] = (a.velocity + b.velocity) * half;
    out
}

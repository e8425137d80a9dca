//! Three equations for three numbers.

use larder_kernels::Lanes;

/// The three numbers whose combination of `columns` is `right`. The matrices of this room are the inertia of
/// matter times one plus what the stresses add, so their determinants are far from zero wherever the
/// equations are causal.
#[inline(always)]
pub(super) fn solve<V: Lanes<Element = f64>>(columns: &[[V; 3]; 3], right: [V; 3]) -> [V; 3] {
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
pub(super) fn dot<V: Lanes<Element = f64>>(a: [V; 3], b: [V; 3]) -> V {
    a[0].mul_add(b[0], a[1].mul_add(b[1], a[2] * b[2]))
}

/// The three numbers whose combination of `columns` is `right`; `None` when the columns are dependent.
pub(super) fn solve_plain(columns: &[[f64; 3]; 3], right: [f64; 3]) -> Option<[f64; 3]> {
    let cross = |a: [f64; 3], b: [f64; 3]| {
        [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    };
    let dot = |a: [f64; 3], b: [f64; 3]| a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let [a, b, c] = *columns;
    let determinant = dot(a, cross(b, c));
    let found =
        [cross(b, c), cross(c, a), cross(a, b)].map(|normal| dot(right, normal) / determinant);
    found.iter().all(|number| number.is_finite()).then_some(found)
}

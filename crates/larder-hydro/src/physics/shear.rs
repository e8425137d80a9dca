//! The shear stress at a point, completed from its five stored components.

use larder_kernels::{Lanes, each};

/// All components of `pi^{mu nu}`: orthogonal to the flow and traceless by construction.
#[derive(Clone, Copy, Debug)]
pub struct Shear<V> {
    /// `xx, xy, xz, yy, yz, zz`.
    pub space: [V; 6],
    /// `pi^{0i} = pi^{ij} v_j`.
    pub mixed: [V; 3],
    /// `pi^{00}`, the trace of the spatial part.
    pub time: V,
    /// `1 / (1 - v_z^2)`, which gave `zz` and gives its rate.
    pub zz_weight: V,
}

/// Where component `(i, j)` stands among the six.
pub(crate) const SYMMETRIC: [[usize; 3]; 3] = [[0, 1, 2], [1, 3, 4], [2, 4, 5]];

/// The stored components as pairs of axes.
pub(crate) const STORED: [(usize, usize); 5] = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2)];

impl<V: Lanes<Element = f64>> Shear<V> {
    /// The stress whose stored components are given, in matter of velocity `v`.
    #[inline(always)]
    pub fn complete(stored: [V; 5], v: [V; 3]) -> Self {
        let one = v[0].constant(1.0);
        Self::weighted(stored, one / v[2].neg_mul_add(v[2], one), v)
    }

    /// The same where `1 / (1 - v_z^2)` is known.
    #[inline(always)]
    pub fn weighted(stored: [V; 5], zz_weight: V, v: [V; 3]) -> Self {
        let zz = (quadratic(&stored, v) - stored[0] - stored[3]) * zz_weight;
        Self::with_zz(stored, zz, zz_weight, v)
    }

    /// The same where `zz` is known, and the weight that it is found with.
    #[inline(always)]
    pub(super) fn with_zz(stored: [V; 5], zz: V, zz_weight: V, v: [V; 3]) -> Self {
        let [xx, xy, xz, yy, yz] = stored;
        let space = [xx, xy, xz, yy, yz, zz];
        let mixed = contract(&space, v);
        Shear { space, mixed, time: xx + yy + zz, zz_weight }
    }

    /// Component `(i, j)`.
    #[inline(always)]
    pub fn at(&self, i: usize, j: usize) -> V {
        self.space[SYMMETRIC[i][j]]
    }

    /// The square `pi^{mu nu} pi_{mu nu}`.
    #[inline(always)]
    pub fn square(&self) -> V {
        let [xx, xy, xz, yy, yz, zz] = self.space;
        let [x, y, z] = self.mixed;
        let diagonal = xx.mul_add(xx, yy.mul_add(yy, zz * zz));
        let off = xy.mul_add(xy, xz.mul_add(xz, yz * yz)) - x.mul_add(x, y.mul_add(y, z * z));
        (off + off) + self.time.mul_add(self.time, diagonal)
    }
}

impl<V: Lanes<Element = f64>> Shear<V> {
    /// The sum of the cubes of the eigenvalues in the rest frame. Their product is the determinant of
    /// `pi^{ij} - pi^{i0} v_j`, which is what the stress does to vectors at rest; their sum is zero.
    #[inline(always)]
    pub fn cube_with(&self, v: [V; 3]) -> V {
        let [a, b, c]: [[V; 3]; 3] = each!(3; i => {
            each!(3; j => self.mixed[i].neg_mul_add(v[j], self.at(i, j)))
        });
        let minor = |i: usize, j: usize| b[i].mul_add(c[j], -(b[j] * c[i]));
        let determinant = a[0].mul_add(minor(1, 2), a[1].mul_add(minor(2, 0), a[2] * minor(0, 1)));
        determinant * determinant.constant(3.0)
    }
}

/// `v_i v_j pi^{ij}` without the `zz` component.
#[inline(always)]
pub(super) fn quadratic<V: Lanes<Element = f64>>(stored: &[V; 5], v: [V; 3]) -> V {
    let [xx, xy, xz, yy, yz] = *stored;
    let off = xy.mul_add(v[1], xz * v[2]);
    let from_x = v[0] * xx.mul_add(v[0], off + off);
    let from_y = v[1] * yy.mul_add(v[1], (yz + yz) * v[2]);
    from_x + from_y
}

/// `pi^{ij} w_j`.
#[inline(always)]
pub(super) fn contract<V: Lanes<Element = f64>>(space: &[V; 6], w: [V; 3]) -> [V; 3] {
    let [xx, xy, xz, yy, yz, zz] = *space;
    [
        xx.mul_add(w[0], xy.mul_add(w[1], xz * w[2])),
        xy.mul_add(w[0], yy.mul_add(w[1], yz * w[2])),
        xz.mul_add(w[0], yz.mul_add(w[1], zz * w[2])),
    ]
}

//! The shape of a cloud of points: where it lies, how wide and how long it is, and random steps of that shape.

use larder_kernels::{Kernel, Lanes, Level, Simd};
use larder_memory::buffer::AlignedBuf;

use crate::dist::{cholesky_in_place, triangle};
use crate::rng::Stream;

/// Distinct points for each direction, from which on a covariance is told from noise: its eigenvalues are then within
/// a factor of four of the true ones (Marchenko and Pastur). With fewer the coordinates are scaled one by one.
const POINTS_EACH: usize = 4;

/// Standardised numbers beyond this count as this: a prior with heavy tails has no covariance, and one far point
/// would be all that is seen of the cloud.
const FAR: f64 = 4.0;

/// Numbers of the factor that are worked on together: whole registers on every CPU level.
const BLOCK: usize = 8;

/// The interquartile range of a standard normal.
const QUARTILES_APART: f64 = 1.348_979_500_392_163;

/// Centre and factor of a cloud: `centre + factor z` is as it is when `z` is standard normal. The factor is a lower
/// triangle row by row; with few points its diagonal alone is used.
#[derive(Debug)]
pub(crate) struct Shape {
    dim: usize,
    /// In whole blocks.
    centre: AlignedBuf<f64>,
    /// The width of each coordinate, by quartiles.
    scales: Vec<f64>,
    factor: Vec<f64>,
    /// The factor once more, by rows and by columns of whole blocks, with zeros beside the triangle: products with both
    /// are taken at every gradient.
    rows: AlignedBuf<f64>,
    columns: AlignedBuf<f64>,
    is_dense: bool,
    level: Level,
    noise: Vec<f64>,
    /// Room for one coordinate of all points.
    column: Vec<f64>,
}

impl Shape {
    /// Room for the shape of so many points of so many numbers.
    pub(crate) fn new(points: usize, dim: usize) -> Self {
        Shape {
            dim,
            centre: AlignedBuf::zeroed(stride(dim)),
            scales: vec![1.0; dim],
            factor: vec![0.0; dim * (dim + 1) / 2],
            rows: AlignedBuf::zeroed(dim * stride(dim)),
            columns: AlignedBuf::zeroed(dim * stride(dim)),
            is_dense: false,
            level: Level::best(),
            noise: vec![0.0; dim],
            column: Vec::with_capacity(points.max(dim)),
        }
    }

    /// Numbers that it holds.
    pub(crate) fn numbers(points: usize, dim: usize) -> usize {
        dim.saturating_mul(3 * stride(dim) + 4).saturating_add(points)
    }

    /// Learns the shape of points that stand one after the other, of which so many are distinct.
    pub(crate) fn learn(&mut self, points: &[f64], distinct: usize) {
        let dim = self.dim;
        if dim == 0 || points.is_empty() {
            return;
        }
        let n = (points.len() / dim) as f64;
        for at in 0..dim {
            self.measure(points, at);
        }
        self.is_dense = distinct >= POINTS_EACH * dim;
        self.factor.fill(0.0);
        self.column.clear();
        self.column.resize(dim, 0.0);
        self.noise.fill(0.0);
        let (standard, means) = (&mut self.column, &mut self.noise);
        for point in points.chunks_exact(dim) {
            for (((u, x), centre), scale) in
                standard.iter_mut().zip(point).zip(&*self.centre).zip(&self.scales)
            {
                *u = clipped((x - centre) / scale);
            }
            means.iter_mut().zip(&*standard).for_each(|(mean, u)| *mean += u / n);
            for row in 0..dim {
                let share = standard[row] / n;
                let first = if self.is_dense { 0 } else { row };
                let start = triangle(row, first);
                for (sum, u) in self.factor[start..].iter_mut().zip(&standard[first..=row]) {
                    *sum += share * u;
                }
            }
        }
        for row in 0..dim {
            let first = if self.is_dense { 0 } else { row };
            for at in first..=row {
                self.factor[triangle(row, at)] -= self.noise[row] * self.noise[at];
            }
            // A coordinate in which all points agree still moves a little.
            let diagonal = &mut self.factor[triangle(row, row)];
            *diagonal = *diagonal * (1.0 + 1e-9) + 1e-9;
        }
        if self.is_dense && !cholesky_in_place(&mut self.factor, dim) {
            self.is_dense = false;
            self.factor.fill(0.0);
            (0..dim).for_each(|row| self.factor[triangle(row, row)] = 1.0);
        } else if !self.is_dense {
            (0..dim).for_each(|row| {
                let diagonal = &mut self.factor[triangle(row, row)];
                *diagonal = diagonal.sqrt();
            });
        }
        for row in 0..dim {
            let start = triangle(row, 0);
            let scale = self.scales[row];
            self.factor[start..=start + row].iter_mut().for_each(|x| *x *= scale);
        }
        if self.is_dense {
            let stride = stride(dim);
            for row in 0..dim {
                let weights = &self.factor[triangle(row, 0)..=triangle(row, row)];
                self.rows[row * stride..row * stride + weights.len()].copy_from_slice(weights);
                for (at, weight) in weights.iter().enumerate() {
                    self.columns[at * stride + row] = *weight;
                }
            }
        }
    }

    /// Centre and width of a coordinate: the median and the quartiles; where half of the points agree, the standard
    /// deviation; where all do, as it was.
    fn measure(&mut self, points: &[f64], at: usize) {
        self.column.clear();
        self.column.extend(points.iter().skip(at).step_by(self.dim));
        let n = self.column.len();
        let (_, &mut median, above) = self.column.select_nth_unstable_by(n / 2, f64::total_cmp);
        let quarter = above.len() / 2;
        let upper = match above {
            [] => median,
            above => *above.select_nth_unstable_by(quarter, f64::total_cmp).1,
        };
        let below = &mut self.column[..n / 2];
        let quarter = below.len().div_ceil(2).saturating_sub(1);
        let lower = match below {
            [] => median,
            below => *below.select_nth_unstable_by(quarter, f64::total_cmp).1,
        };
        self.centre[at] = median;
        let mut scale = (upper - lower) / QUARTILES_APART;
        if !(scale > f64::MIN_POSITIVE) {
            let mean = self.column.iter().sum::<f64>() / n as f64;
            let squares: f64 = self.column.iter().map(|x| (x - mean).powi(2)).sum();
            scale = (squares / n as f64).sqrt();
        }
        if scale > f64::MIN_POSITIVE && scale.is_finite() {
            self.scales[at] = scale;
        }
    }

    /// A coordinate in units of the cloud's width, far ones cut off.
    pub(crate) fn standard(&self, at: usize, x: f64) -> f64 {
        clipped((x - self.centre[at]) / self.scales[at])
    }

    /// A random step of the cloud's shape, `scale` times as wide, from `here`.
    pub(crate) fn step(&mut self, here: &[f64], scale: f64, rng: &mut Stream, to: &mut [f64]) {
        self.noise.fill_with(|| scale * rng.normal());
        self.put(here, &self.noise, to);
    }

    /// The point of a standard one: `centre + factor z`, which may be followed by room up to a whole block.
    pub(crate) fn place(&self, z: &[f64], x: &mut [f64]) {
        self.put(&self.centre[..x.len()], z, x);
    }

    /// `from + factor z`.
    fn put(&self, from: &[f64], z: &[f64], out: &mut [f64]) {
        if self.is_dense {
            let weights = &self.columns[..];
            return self.level.run(Product { weights, by: z, from, out, is_below: true });
        }
        for (at, ((out, from), z)) in out.iter_mut().zip(from).zip(z).enumerate() {
            *out = from + self.factor[triangle(at, at)] * z;
        }
    }

    /// The standard point of a point: what [`Shape::place`] takes there.
    pub(crate) fn find(&self, x: &[f64], z: &mut [f64]) {
        for row in 0..self.dim {
            let start = triangle(row, 0);
            let weights = &self.factor[start..=start + row];
            let known: f64 = if self.is_dense {
                weights[..row].iter().zip(&*z).map(|(l, z)| l * z).sum()
            } else {
                0.0
            };
            z[row] = (x[row] - self.centre[row] - known) / weights[row];
        }
    }

    /// The slopes over standard numbers from those over the numbers themselves: the factor transposed, times them.
    pub(crate) fn pull(&self, slope: &[f64], out: &mut [f64]) {
        if !self.is_dense {
            for (at, (out, slope)) in out.iter_mut().zip(slope).enumerate() {
                *out = self.factor[triangle(at, at)] * slope;
            }
            return;
        }
        let weights = &self.rows[..];
        self.level.run(Product { weights, by: slope, from: &[], out, is_below: false });
    }
}

/// Numbers of a row or a column in whole blocks.
pub(super) fn stride(dim: usize) -> usize {
    dim.next_multiple_of(BLOCK)
}

/// Sums of the rows of a square, each times a number: `out[i] = from[i] + sum of weights[k][i] by[k]`. The square is one
/// side of its diagonal, so that a block needs only some rows. The sums of a block stay in registers.
struct Product<'a> {
    weights: &'a [f64],
    by: &'a [f64],
    /// Zeros where it is empty.
    from: &'a [f64],
    out: &'a mut [f64],
    /// Whether row `k` begins at its place `k`; it ends there otherwise.
    is_below: bool,
}

impl Kernel for Product<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Product { weights, by, from, out, is_below } = self;
        let (lanes, stride, dim) = (<S::F64 as Lanes>::LANES, stride(by.len()), by.len());
        for (block, out) in out.chunks_mut(BLOCK).enumerate() {
            let at = block * BLOCK;
            let rows = if is_below { 0..dim.min(at + BLOCK) } else { at..dim };
            // Whole blocks go between memory and registers without a stop; registers stay in registers where every
            // loop over them has a known end.
            let mut edge = [0.0; BLOCK];
            let mut sums = [S::F64::zero(simd); BLOCK];
            let from = if let Some(from) = from.get(at..at + BLOCK) {
                from
            } else {
                let rest = from.get(at..).unwrap_or_default();
                edge[..rest.len()].copy_from_slice(rest);
                &edge
            };
            let mut register = 0;
            while register < BLOCK / lanes {
                sums[register] = load(simd, from, register);
                register += 1;
            }
            let weights = weights[rows.start * stride..rows.end * stride].chunks_exact(stride);
            for (row, by) in weights.zip(&by[rows]) {
                let (row, by) = (&row[at..at + BLOCK], S::F64::splat(simd, *by));
                let mut register = 0;
                while register < BLOCK / lanes {
                    sums[register] = load(simd, row, register).mul_add(by, sums[register]);
                    register += 1;
                }
            }
            let is_whole = out.len() == BLOCK;
            let to = if is_whole { &mut *out } else { &mut edge };
            let mut register = 0;
            while register < BLOCK / lanes {
                sums[register].store(&mut to[register * lanes..(register + 1) * lanes]);
                register += 1;
            }
            if !is_whole {
                out.copy_from_slice(&edge[..out.len()]);
            }
        }
    }
}

/// A register of a block; a function, because closures are not always inlined.
#[inline(always)]
fn load<S: Simd>(simd: S, block: &[f64], register: usize) -> S::F64 {
    let lanes = <S::F64 as Lanes>::LANES;
    S::F64::load(simd, &block[register * lanes..(register + 1) * lanes])
}

/// `mean + scale L z`, where the lower triangle `L` is stored row by row.
pub(crate) fn place(mean: &[f64], factor: &[f64], noise: &[f64], scale: f64, out: &mut [f64]) {
    for row in 0..mean.len() {
        let start = row * (row + 1) / 2;
        let step: f64 = factor[start..=start + row].iter().zip(noise).map(|(l, z)| l * z).sum();
        out[row] = mean[row] + scale * step;
    }
}

fn clipped(u: f64) -> f64 {
    if u.is_nan() { 0.0 } else { u.clamp(-FAR, FAR) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Purpose;
    use larder_testkit::assert_close;

    /// Points of a correlated normal give its factor; one point far away changes nothing much.
    #[test]
    fn a_shape_is_that_of_its_points() {
        let (n, mut rng) = (4000, Stream::new(1, 0, Purpose::Other));
        let mut points = Vec::new();
        for _ in 0..n {
            let (a, b) = (rng.normal(), rng.normal());
            points.extend([1e4 + 300.0 * a, -2.0 + 1e-3 * (0.9 * a + 0.19_f64.sqrt() * b)]);
        }
        for is_far in [false, true] {
            if is_far {
                points[0] = 1e12;
            }
            let mut shape = Shape::new(n, 2);
            shape.learn(&points, n);
            // Quartiles of 4,000 points are good to 2.5 %, the correlation to 1 % and what is cut off.
            assert_close!(shape.centre[0], 1e4, absolute = 25.0);
            assert_close!(shape.factor[0], 300.0, relative = 0.08);
            assert_close!(shape.factor[1], 0.9e-3, relative = 0.08);
            assert_close!(shape.factor[2], 0.19_f64.sqrt() * 1e-3, relative = 0.08);
            let (x, mut z, mut back) = ([9_500.0, -2.001], [0.0; 2], [0.0; 2]);
            shape.find(&x, &mut z);
            shape.place(&z, &mut back);
            assert_close!(back[0], x[0], relative = 1e-13);
            assert_close!(back[1], x[1], relative = 1e-13);
            let mut slope = [0.0; 2];
            shape.pull(&[2.0, 3.0], &mut slope);
            assert_close!(
                slope[0],
                2.0 * shape.factor[0] + 3.0 * shape.factor[1],
                relative = 1e-13
            );
            assert_close!(slope[1], 3.0 * shape.factor[2], relative = 1e-13);
        }
    }

    /// Products with whole blocks are those of the triangle, number by number, whatever the dimension.
    #[test]
    fn products_are_those_of_the_triangle() {
        for dim in [1, 2, 7, 8, 9, 16, 23] {
            let (points, mut rng) = (400, Stream::new(2, 0, Purpose::Other));
            let cloud: Vec<f64> = (0..points * dim).map(|_| rng.normal()).collect();
            let mut shape = Shape::new(points, dim);
            shape.learn(&cloud, points);
            assert!(shape.is_dense);
            let z: Vec<f64> = (0..dim).map(|_| rng.normal()).collect();
            let (mut x, mut pulled) = (vec![0.0; dim], vec![0.0; dim]);
            shape.place(&z, &mut x);
            shape.pull(&z, &mut pulled);
            for at in 0..dim {
                let weight = |row, column| shape.factor[triangle(row, column)];
                let want: f64 = (0..=at).map(|k| weight(at, k) * z[k]).sum();
                assert_close!(x[at], shape.centre[at] + want, absolute = 1e-13);
                let want: f64 = (at..dim).map(|k| weight(k, at) * z[k]).sum();
                assert_close!(pulled[at], want, absolute = 1e-13);
            }
        }
    }

    /// Fewer points than directions leave each coordinate its own scale.
    #[test]
    fn few_points_have_scales_alone() {
        let points = [0.0, 10.0, 1.0, 20.0, 2.0, 30.0, 3.0, 40.0];
        let mut shape = Shape::new(4, 2);
        shape.learn(&points, 4);
        let mut z = [0.0; 2];
        shape.find(&[shape.centre[0] + 1.0, shape.centre[1] + 10.0], &mut z);
        assert_close!(z[0], z[1], relative = 1e-12);
        assert!(!shape.is_dense && z[0] > 0.1 && z[0] < 3.0, "{z:?}");
    }
}

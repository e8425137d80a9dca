//! Small dense matrices, row by row: what a metric needs when it is found. Not on the path of a draw.

/// Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations. The vectors are the
/// columns of the second result.
pub(super) fn eigen(a: &[f64], n: usize) -> (Vec<f64>, Vec<f64>) {
    let mut a = a.to_vec();
    let mut v = vec![0.0; n * n];
    for i in 0..n {
        v[i * n + i] = 1.0;
    }
    let scale: f64 = a.iter().map(|x| x * x).sum::<f64>().sqrt();
    for _sweep in 0..60 {
        let off: f64 = (0..n)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| a[i * n + j].powi(2))
            .sum();
        if off.sqrt() <= 1e-14 * scale {
            break;
        }
        for p in 0..n {
            for q in p + 1..n {
                let apq = a[p * n + q];
                if apq.abs() <= 1e-300 {
                    continue;
                }
                let theta = (a[q * n + q] - a[p * n + p]) / (2.0 * apq);
                let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let c = 1.0 / (t * t + 1.0).sqrt();
                let s = t * c;
                for k in 0..n {
                    let (x, y) = (a[k * n + p], a[k * n + q]);
                    a[k * n + p] = c * x - s * y;
                    a[k * n + q] = s * x + c * y;
                }
                for k in 0..n {
                    let (x, y) = (a[p * n + k], a[q * n + k]);
                    a[p * n + k] = c * x - s * y;
                    a[q * n + k] = s * x + c * y;
                }
                for k in 0..n {
                    let (x, y) = (v[k * n + p], v[k * n + q]);
                    v[k * n + p] = c * x - s * y;
                    v[k * n + q] = s * x + c * y;
                }
            }
        }
    }
    ((0..n).map(|i| a[i * n + i]).collect(), v)
}

/// A function of a symmetric positive matrix, by its eigenvalues.
fn apply(a: &[f64], n: usize, f: impl Fn(f64) -> f64) -> Vec<f64> {
    let (values, vectors) = eigen(a, n);
    let mut out = vec![0.0; n * n];
    for (k, value) in values.iter().enumerate() {
        let w = f(value.max(1e-300));
        for i in 0..n {
            for j in 0..n {
                out[i * n + j] += w * vectors[i * n + k] * vectors[j * n + k];
            }
        }
    }
    out
}

pub(super) fn multiply(a: &[f64], b: &[f64], n: usize) -> Vec<f64> {
    let mut out = vec![0.0; n * n];
    for i in 0..n {
        for k in 0..n {
            let x = a[i * n + k];
            for j in 0..n {
                out[i * n + j] += x * b[k * n + j];
            }
        }
    }
    out
}

/// The symmetric positive `s` with `s g s = x`: the geometric mean of `x` and the inverse of `g`, which
/// minimises the Fisher divergence of draws with covariance `x` and gradients with covariance `g`.
pub(super) fn geometric_mean(x: &[f64], g: &[f64], n: usize) -> Vec<f64> {
    let root = apply(g, n, f64::sqrt);
    let inverse_root = apply(g, n, |v| 1.0 / v.sqrt());
    let middle = multiply(&multiply(&root, x, n), &root, n);
    let middle = apply(&middle, n, f64::sqrt);
    multiply(&multiply(&inverse_root, &middle, n), &inverse_root, n)
}

/// An orthonormal basis of the span of some vectors (Gram and Schmidt, twice); basis vectors row by row.
pub(super) fn basis(vectors: impl Iterator<Item = Vec<f64>>, dim: usize) -> Vec<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for mut vector in vectors {
        if basis.len() == dim {
            break;
        }
        let before = dot(&vector, &vector).sqrt();
        for _ in 0..2 {
            for known in &basis {
                let share = dot(&vector, known);
                vector.iter_mut().zip(known).for_each(|(x, k)| *x -= share * k);
            }
        }
        let after = dot(&vector, &vector).sqrt();
        if after > 1e-8 * before && after > 0.0 {
            for x in &mut vector {
                *x /= after;
            }
            basis.push(vector);
        }
    }
    basis
}

#[inline]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    // Eight sums, so that the additions do not wait for each other; their order is fixed.
    let mut sums = [0.0; LANES];
    let (a8, b8) = (a.chunks_exact(LANES), b.chunks_exact(LANES));
    let rest: f64 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for k in 0..LANES {
            sums[k] += x[k] * y[k];
        }
    }
    total(sums) + rest
}

/// Partial sums of a product.
const LANES: usize = 8;

#[inline(always)]
fn total(sums: [f64; LANES]) -> f64 {
    ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use larder_testkit::assert_close;

    #[test]
    fn the_mean_solves_its_equation() {
        let x = [4.0, 1.0, 0.5, 1.0, 3.0, 0.2, 0.5, 0.2, 2.0];
        let g = [2.0, -0.3, 0.1, -0.3, 1.0, 0.4, 0.1, 0.4, 5.0];
        let s = geometric_mean(&x, &g, 3);
        let back = multiply(&multiply(&s, &g, 3), &s, 3);
        for (a, b) in back.iter().zip(x) {
            assert_close!(*a, b, absolute = 1e-12);
        }
    }
}

//! The small transforms that passes are made of.

use crate::lanes::{Lanes, Simd};

/// A register of complex numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Complex<V> {
    pub(super) re: V,
    pub(super) im: V,
}

impl<V: Lanes<Element = f64>> Complex<V> {
    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        Complex { re: self.re + other.re, im: self.im + other.im }
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        Complex { re: self.re - other.re, im: self.im - other.im }
    }

    /// Times `-i`.
    #[inline(always)]
    fn turned(self) -> Self {
        Complex { re: self.im, im: -self.re }
    }

    #[inline(always)]
    pub(super) fn zero<S: Simd<F64 = V>>(simd: S) -> Self
    where
        V: Lanes<Simd = S>,
    {
        Complex { re: V::zero(simd), im: V::zero(simd) }
    }

    /// Times the complex number `(re, im)`.
    #[inline(always)]
    pub(super) fn times(self, [re, im]: [f64; 2]) -> Self {
        let (c, s) = (self.re.constant(re), self.re.constant(im));
        Complex { re: self.im.neg_mul_add(s, self.re * c), im: self.re.mul_add(s, self.im * c) }
    }

    #[inline(always)]
    fn scaled(self, by: f64) -> Self {
        let by = self.re.constant(by);
        Complex { re: self.re * by, im: self.im * by }
    }

    /// `self + other * factor`.
    #[inline(always)]
    fn plus_scaled(self, other: Self, factor: f64) -> Self {
        let factor = self.re.constant(factor);
        Complex { re: other.re.mul_add(factor, self.re), im: other.im.mul_add(factor, self.im) }
    }
}

/// The transforms, told apart by their length.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dft;

/// A transform of `R` numbers, `y_m = sum_s z_s exp(-2 pi i m s / R)`.
pub(super) trait Butterfly<const R: usize> {
    fn transform<V: Lanes<Element = f64>>(z: [Complex<V>; R]) -> [Complex<V>; R];
}

impl Butterfly<2> for Dft {
    #[inline(always)]
    fn transform<V: Lanes<Element = f64>>([a, b]: [Complex<V>; 2]) -> [Complex<V>; 2] {
        [a.plus(b), a.minus(b)]
    }
}

impl Butterfly<3> for Dft {
    #[inline(always)]
    fn transform<V: Lanes<Element = f64>>([a, b, c]: [Complex<V>; 3]) -> [Complex<V>; 3] {
        const SIN: f64 = 0.866_025_403_784_438_6; // sin(2 pi / 3)
        let (sum, difference) = (b.plus(c), b.minus(c));
        let middle = a.plus_scaled(sum, -0.5);
        let side = difference.turned().scaled(SIN);
        [a.plus(sum), middle.plus(side), middle.minus(side)]
    }
}

impl Butterfly<4> for Dft {
    #[inline(always)]
    fn transform<V: Lanes<Element = f64>>([a, b, c, d]: [Complex<V>; 4]) -> [Complex<V>; 4] {
        let (even, odd) = (a.plus(c), a.minus(c));
        let (sum, side) = (b.plus(d), b.minus(d).turned());
        [even.plus(sum), odd.plus(side), even.minus(sum), odd.minus(side)]
    }
}

impl Butterfly<5> for Dft {
    #[inline(always)]
    fn transform<V: Lanes<Element = f64>>([a, b, c, d, e]: [Complex<V>; 5]) -> [Complex<V>; 5] {
        // cos and sin of 2 pi / 5 and 4 pi / 5
        const C: [f64; 2] = [0.309_016_994_374_947_45, -0.809_016_994_374_947_5];
        const S: [f64; 2] = [0.951_056_516_295_153_5, 0.587_785_252_292_473_1];
        let (near, far) = (b.plus(e), c.plus(d));
        let (near_side, far_side) = (b.minus(e).turned(), c.minus(d).turned());
        let first = a.plus_scaled(near, C[0]).plus_scaled(far, C[1]);
        let second = a.plus_scaled(near, C[1]).plus_scaled(far, C[0]);
        let first_side = near_side.scaled(S[0]).plus_scaled(far_side, S[1]);
        let second_side = near_side.scaled(S[1]).plus_scaled(far_side, -S[0]);
        [
            a.plus(near).plus(far),
            first.plus(first_side),
            second.plus(second_side),
            second.minus(second_side),
            first.minus(first_side),
        ]
    }
}

impl Butterfly<7> for Dft {
    #[inline(always)]
    fn transform<V: Lanes<Element = f64>>(z: [Complex<V>; 7]) -> [Complex<V>; 7] {
        // cos and sin of 2 pi k / 7
        const C: [f64; 3] =
            [0.623_489_801_858_733_6, -0.222_520_933_956_314_34, -0.900_968_867_902_419];
        const S: [f64; 3] =
            [0.781_831_482_468_029_8, 0.974_927_912_181_823_6, 0.433_883_739_117_558_23];
        let [a, b, c, d, e, f, g] = z;
        let sums = [b.plus(g), c.plus(f), d.plus(e)];
        let sides = [b.minus(g).turned(), c.minus(f).turned(), d.minus(e).turned()];
        // m s modulo 7 for m = 1, 2, 3 and s = 1, 2, 3, folded to 1, 2, 3 with the sign of the sine.
        let (first, sixth) = of_seven(a, sums, sides, [C[0], C[1], C[2]], [S[0], S[1], S[2]]);
        let (second, fifth) = of_seven(a, sums, sides, [C[1], C[2], C[0]], [S[1], -S[2], -S[0]]);
        let (third, fourth) = of_seven(a, sums, sides, [C[2], C[0], C[1]], [S[2], -S[0], S[1]]);
        [a.plus(sums[0]).plus(sums[1]).plus(sums[2]), first, second, third, fourth, fifth, sixth]
    }
}

/// Two numbers of a transform of seven that mirror each other.
#[inline(always)]
fn of_seven<V: Lanes<Element = f64>>(
    a: Complex<V>,
    sums: [Complex<V>; 3],
    sides: [Complex<V>; 3],
    cosines: [f64; 3],
    sines: [f64; 3],
) -> (Complex<V>, Complex<V>) {
    let middle = a
        .plus_scaled(sums[0], cosines[0])
        .plus_scaled(sums[1], cosines[1])
        .plus_scaled(sums[2], cosines[2]);
    let side =
        sides[0].scaled(sines[0]).plus_scaled(sides[1], sines[1]).plus_scaled(sides[2], sines[2]);
    (middle.plus(side), middle.minus(side))
}

impl Butterfly<8> for Dft {
    #[inline(always)]
    fn transform<V: Lanes<Element = f64>>(z: [Complex<V>; 8]) -> [Complex<V>; 8] {
        let half_root = std::f64::consts::FRAC_1_SQRT_2;
        let [e0, e1, e2, e3] = <Dft as Butterfly<4>>::transform([z[0], z[2], z[4], z[6]]);
        let [o0, o1, o2, o3] = <Dft as Butterfly<4>>::transform([z[1], z[3], z[5], z[7]]);
        // Times exp(-2 pi i m / 8): (1 - i)/sqrt 2, -i, -(1 + i)/sqrt 2.
        let o1 = o1.plus(o1.turned());
        let o2 = o2.turned();
        let o3 = o3.turned().minus(o3);
        [
            e0.plus(o0),
            e1.plus_scaled(o1, half_root),
            e2.plus(o2),
            e3.plus_scaled(o3, half_root),
            e0.minus(o0),
            e1.plus_scaled(o1, -half_root),
            e2.minus(o2),
            e3.plus_scaled(o3, -half_root),
        ]
    }
}

//! Points in phase space, one step of the leapfrog, and whether a trajectory turns.
//!
//! A point lies in one block whose parts begin at whole registers and end in zeros, so that every loop runs over
//! whole registers. A step writes its end beside its start: a trajectory keeps the points that it needs and
//! copies none.

use larder_kernels::{Kernel, Lanes, Level, Simd};
use larder_memory::buffer::AlignedBuf;

use super::metric::Metric;
use crate::target::Target;

/// Partial sums of a product: lane `i` goes to sum `i % 8`, on every CPU level, so all levels agree.
const SUMS: usize = 8;

/// Where a trajectory is: position, momentum, velocity, slope.
#[derive(Clone, Debug, Default)]
pub(super) struct Point {
    dim: usize,
    /// Numbers of a part: the dimension in whole registers.
    stride: usize,
    numbers: AlignedBuf<f64>,
    pub(super) log_density: f64,
    /// What a perfect integrator keeps.
    pub(super) energy: f64,
    /// Which step of its trajectory led here; none where it begins.
    pub(super) step: u32,
}

/// How steps are made.
pub(super) struct Mover<'a> {
    pub(super) target: &'a mut dyn Target,
    pub(super) metric: &'a mut Metric,
    pub(super) level: Level,
    pub(super) step: f64,
    /// Differences of energy up to this are rounding and count as none.
    pub(super) slack: f64,
}

impl Mover<'_> {
    /// The energy that was lost between two points.
    #[inline]
    pub(super) fn lost(&self, from: f64, to: f64) -> f64 {
        let lost = to - from;
        if lost.abs() <= self.slack { 0.0 } else { lost }
    }
}

impl Point {
    pub(super) fn new(dim: usize) -> Self {
        let stride = stride(dim);
        Point {
            dim,
            stride,
            numbers: AlignedBuf::zeroed(4 * stride),
            log_density: 0.0,
            energy: 0.0,
            step: 0,
        }
    }

    pub(super) fn q(&self) -> &[f64] {
        &self.numbers[..self.dim]
    }

    pub(super) fn q_mut(&mut self) -> &mut [f64] {
        &mut self.numbers[..self.dim]
    }

    pub(super) fn gradient(&self) -> &[f64] {
        &self.numbers[3 * self.stride..][..self.dim]
    }

    pub(super) fn gradient_mut(&mut self) -> &mut [f64] {
        &mut self.numbers[3 * self.stride..][..self.dim]
    }

    /// Position and gradient, for whoever knows both.
    pub(super) fn parts_mut(&mut self) -> (&mut [f64], &mut [f64]) {
        let (before, slope) = self.numbers.split_at_mut(3 * self.stride);
        (&mut before[..self.dim], &mut slope[..self.dim])
    }

    /// The momentum in whole registers.
    pub(super) fn momentum(&self) -> &[f64] {
        &self.numbers[self.stride..2 * self.stride]
    }

    /// The velocity in whole registers.
    pub(super) fn velocity(&self) -> &[f64] {
        &self.numbers[2 * self.stride..3 * self.stride]
    }

    pub(super) fn copy(&mut self, other: &Point) {
        self.numbers.copy_from_slice(&other.numbers);
        self.log_density = other.log_density;
        self.energy = other.energy;
        self.step = other.step;
    }

    /// Position and slope of another; the momentum stays.
    pub(super) fn copy_place(&mut self, other: &Point) {
        let stride = self.stride;
        self.numbers[..stride].copy_from_slice(&other.numbers[..stride]);
        self.numbers[3 * stride..].copy_from_slice(&other.numbers[3 * stride..]);
        self.log_density = other.log_density;
    }

    /// Density and slope at the position.
    pub(super) fn evaluate(&mut self, target: &mut dyn Target) {
        let (q, gradient) = self.parts_mut();
        self.log_density = target.log_density_gradient(q, gradient);
    }

    /// A momentum of the metric, with its velocity and energy.
    pub(super) fn push(&mut self, mover: &mut Mover<'_>, rng: &mut crate::rng::Stream) {
        let (stride, dim) = (self.stride, self.dim);
        mover.metric.momentum(rng, &mut self.numbers[stride..][..dim]);
        let (p, v) = self.numbers[stride..].split_at_mut(stride);
        let settle =
            Settle { p, slope: None, v: &mut v[..stride], metric: mover.metric, dim, half: 0.0 };
        let kinetic = mover.level.run(settle);
        self.energy = kinetic - self.log_density;
    }

    /// One step in time from `start`.
    #[inline]
    pub(super) fn step_from(&mut self, start: &Point, mover: &mut Mover<'_>) {
        let (stride, dim, half) = (self.stride, self.dim, 0.5 * mover.step);
        mover.level.run(Drift {
            start: &start.numbers,
            end: &mut self.numbers,
            stride,
            dim,
            metric: mover.metric,
            half,
            step: mover.step,
        });
        self.evaluate(mover.target);
        let (before, slope) = self.numbers.split_at_mut(3 * stride);
        let (p, v) = before[stride..].split_at_mut(stride);
        let settle = Settle { p, slope: Some(slope), v, metric: mover.metric, dim, half };
        let kinetic = mover.level.run(settle);
        self.energy = kinetic - self.log_density;
    }
}

/// Numbers in whole blocks of partial sums.
pub(super) fn stride(dim: usize) -> usize {
    dim.next_multiple_of(SUMS)
}

/// Half a step of the momentum, then a step of the position.
struct Drift<'a> {
    start: &'a [f64],
    end: &'a mut [f64],
    stride: usize,
    dim: usize,
    metric: &'a mut Metric,
    half: f64,
    step: f64,
}

impl Kernel for Drift<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Drift { start, end, stride, dim, metric, half, step } = self;
        let (q, rest) = start.split_at(stride);
        let (p, slope) = (&rest[..stride], &rest[2 * stride..3 * stride]);
        let (q_end, rest) = end.split_at_mut(stride);
        let (p_end, rest) = rest.split_at_mut(stride);
        let v_end = &mut rest[..stride];
        let lanes = <S::F64 as Lanes>::LANES;
        let (half, step) = (S::F64::splat(simd, half), S::F64::splat(simd, step));
        let kicks = p.chunks_exact(lanes).zip(slope.chunks_exact(lanes));
        let kicks = kicks.zip(p_end.chunks_exact_mut(lanes));
        let places = q.chunks_exact(lanes).zip(q_end.chunks_exact_mut(lanes));
        if let Some(squares) = metric.plain() {
            // In one pass: nobody reads the velocity of half a step.
            for ((((p, slope), p_end), (q, q_end)), square) in
                kicks.zip(places).zip(squares.chunks_exact(lanes))
            {
                let kicked = S::F64::load(simd, slope).mul_add(half, S::F64::load(simd, p));
                kicked.store(p_end);
                let v = S::F64::load(simd, square) * kicked;
                v.mul_add(step, S::F64::load(simd, q)).store(q_end);
            }
            return;
        }
        for ((p, slope), p_end) in kicks {
            S::F64::load(simd, slope).mul_add(half, S::F64::load(simd, p)).store(p_end);
        }
        metric.velocity(&p_end[..dim], &mut v_end[..dim]);
        for ((q, q_end), v) in places.zip(v_end.chunks_exact(lanes)) {
            S::F64::load(simd, v).mul_add(step, S::F64::load(simd, q)).store(q_end);
        }
    }
}

/// The other half, where there is a slope; then velocity and kinetic energy.
struct Settle<'a> {
    p: &'a mut [f64],
    slope: Option<&'a [f64]>,
    v: &'a mut [f64],
    metric: &'a mut Metric,
    dim: usize,
    half: f64,
}

impl Kernel for Settle<'_> {
    type Output = f64;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f64 {
        let Settle { p, slope, v, metric, dim, half } = self;
        let lanes = <S::F64 as Lanes>::LANES;
        let mut sums = Sums::<S>::zero(simd);
        let factor = S::F64::splat(simd, half);
        if let (Some(slope), Some(squares)) = (slope, metric.plain()) {
            let rows = p.chunks_exact_mut(SUMS).zip(v.chunks_exact_mut(SUMS));
            let more = slope.chunks_exact(SUMS).zip(squares.chunks_exact(SUMS));
            for ((p, v), (slope, squares)) in rows.zip(more) {
                for (register, at) in (0..SUMS).step_by(lanes).enumerate() {
                    let kicked = load(simd, slope, at).mul_add(factor, load(simd, p, at));
                    let moved = load(simd, squares, at) * kicked;
                    kicked.store(&mut p[at..at + lanes]);
                    moved.store(&mut v[at..at + lanes]);
                    sums.0[register] = kicked.mul_add(moved, sums.0[register]);
                }
            }
            return 0.5 * sums.total();
        }
        if let Some(slope) = slope {
            for (p, slope) in p.chunks_exact_mut(lanes).zip(slope.chunks_exact(lanes)) {
                S::F64::load(simd, slope).mul_add(factor, S::F64::load(simd, p)).store(p);
            }
        }
        match metric.plain() {
            Some(squares) => {
                let rows = p.chunks_exact(lanes).zip(squares.chunks_exact(lanes));
                for ((p, square), v) in rows.zip(v.chunks_exact_mut(lanes)) {
                    (S::F64::load(simd, square) * S::F64::load(simd, p)).store(v);
                }
            }
            None => metric.velocity(&p[..dim], &mut v[..dim]),
        }
        for (p, v) in p.chunks_exact(SUMS).zip(v.chunks_exact(SUMS)) {
            sums.add(simd, p, v);
        }
        0.5 * sums.total()
    }
}

/// The register that begins at a number; a function, because closures are not always inlined.
#[inline(always)]
fn load<S: Simd>(simd: S, part: &[f64], at: usize) -> S::F64 {
    S::F64::load(simd, &part[at..at + <S::F64 as Lanes>::LANES])
}

/// Partial sums in registers.
#[derive(Clone, Copy)]
struct Sums<S: Simd>([S::F64; SUMS]);

impl<S: Simd> Sums<S> {
    const REGISTERS: usize = {
        assert!(SUMS.is_multiple_of(<S::F64 as Lanes>::LANES), "partial sums fill whole registers");
        SUMS / <S::F64 as Lanes>::LANES
    };

    #[inline(always)]
    fn zero(simd: S) -> Self {
        Sums([S::F64::zero(simd); SUMS])
    }

    /// Adds the products of two blocks.
    #[inline(always)]
    fn add(&mut self, simd: S, x: &[f64], y: &[f64]) {
        for register in 0..Self::REGISTERS {
            let at = register * <S::F64 as Lanes>::LANES;
            self.0[register] = load(simd, x, at).mul_add(load(simd, y, at), self.0[register]);
        }
    }

    #[inline(always)]
    fn total(mut self) -> f64 {
        let mut count = Self::REGISTERS;
        while count > 1 {
            count /= 2;
            for at in 0..count {
                self.0[at] = self.0[at] + self.0[at + count];
            }
        }
        self.0[0].sum()
    }
}

/// Whether two neighbouring points still go apart; writes the sum of their momenta.
pub(super) struct Pair<'a> {
    pub(super) first: &'a Point,
    pub(super) second: &'a Point,
    pub(super) rho: &'a mut [f64],
}

impl Kernel for Pair<'_> {
    type Output = bool;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> bool {
        let Pair { first, second, rho } = self;
        let lanes = <S::F64 as Lanes>::LANES;
        let (mut begin, mut end) = (Sums::<S>::zero(simd), Sums::<S>::zero(simd));
        let momenta = first.momentum().chunks_exact(SUMS).zip(second.momentum().chunks_exact(SUMS));
        let velocities =
            first.velocity().chunks_exact(SUMS).zip(second.velocity().chunks_exact(SUMS));
        for (((p, p_next), (v, v_next)), rho) in
            momenta.zip(velocities).zip(rho.chunks_exact_mut(SUMS))
        {
            for at in (0..SUMS).step_by(lanes) {
                (load(simd, p, at) + load(simd, p_next, at)).store(&mut rho[at..at + lanes]);
            }
            begin.add(simd, v, rho);
            end.add(simd, v_next, rho);
        }
        begin.total() > 0.0 && end.total() > 0.0
    }
}

/// Whether two neighbouring subtrees still go apart: the ends of both together, and each with the nearest point
/// of the other. Adds the second's sum of momenta to the first's.
pub(super) struct Turn<'a> {
    /// Begin and end of the first.
    pub(super) first: [&'a Point; 2],
    pub(super) second: [&'a Point; 2],
    pub(super) rho: &'a mut [f64],
    pub(super) rho_second: &'a [f64],
}

impl Kernel for Turn<'_> {
    type Output = bool;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> bool {
        let Turn { first: [begin, end], second: [next_begin, next_end], rho, rho_second } = self;
        let lanes = <S::F64 as Lanes>::LANES;
        let len = rho.len();
        // All of one length, which spares the loop its checks.
        let (v_begin, v_end) = (&begin.velocity()[..len], &end.velocity()[..len]);
        let (v_next_begin, v_next_end) =
            (&next_begin.velocity()[..len], &next_end.velocity()[..len]);
        let (p_end, p_next_begin) = (&end.momentum()[..len], &next_begin.momentum()[..len]);
        let rho_second = &rho_second[..len];
        let mut sums = [Sums::<S>::zero(simd); 6];
        for from in (0..len).step_by(SUMS) {
            for register in 0..Sums::<S>::REGISTERS {
                let at = from + register * lanes;
                let (one, two) = (load(simd, rho, at), load(simd, rho_second, at));
                let near = one + load(simd, p_next_begin, at);
                let far = two + load(simd, p_end, at);
                let all = one + two;
                let products = [
                    (load(simd, v_begin, at), near),
                    (load(simd, v_next_begin, at), near),
                    (load(simd, v_end, at), far),
                    (load(simd, v_next_end, at), far),
                    (load(simd, v_begin, at), all),
                    (load(simd, v_next_end, at), all),
                ];
                for (sum, (v, rho)) in sums.iter_mut().zip(products) {
                    sum.0[register] = v.mul_add(rho, sum.0[register]);
                }
                all.store(&mut rho[at..at + lanes]);
            }
        }
        let mut goes = true;
        for sum in sums {
            goes &= sum.total() > 0.0;
        }
        goes
    }
}

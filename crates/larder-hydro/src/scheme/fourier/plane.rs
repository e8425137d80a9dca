//! Planes of constant x: recovery, the stress tensor, derivatives along y and z.

use larder_kernels::{Kernel, Lanes, Level, Mask, Simd, each};

use super::{Axes, field};
use crate::eos::Eos;
use crate::error::HydroError;
use crate::grid::Grid;
use crate::physics::Transport;
use crate::physics::recover::{Conserved, Recovered, first_guess, lost, recover, recover_guarded};
use crate::physics::stress_tensor;
use crate::scheme::StageReport;
use crate::spectral::{LinePlan, LineScratch, Put, along_lines, along_rows};
use crate::state::{Block, Component};

/// A worker's planes.
pub(super) struct Planes<'a, E> {
    pub(super) eos: E,
    pub(super) grid: &'a Grid,
    pub(super) transport: &'a Transport,
    pub(super) level: Level,
    /// Whether nothing of an earlier stage may be used.
    pub(super) cold: bool,
    pub(super) state: &'a Block,
    /// Without plans only primitive variables are wanted.
    pub(super) axes: Option<&'a Axes>,
    pub(super) first: usize,
    pub(super) end: usize,
    /// The fields of the work block from plane `first` to plane `end`.
    pub(super) work: [&'a mut [f64]; field::COUNT],
}

impl<E: Eos> Planes<'_, E> {
    pub(super) fn run(
        &mut self,
        scratch: &mut LineScratch,
        local: &mut [f64],
    ) -> Result<StageReport, HydroError> {
        let [_, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let mut report = StageReport::default();
        for x in self.first..self.end {
            let from = (x - self.first) * plane;
            let state = std::array::from_fn(|c| &self.state.field(c)[x * plane..(x + 1) * plane]);
            let mut work = self.work.each_mut().map(|field| &mut field[from..from + plane]);
            let (rounds, failed) = self.level.run(RecoverPlane {
                eos: self.eos,
                cold: self.cold,
                state,
                work: work.each_mut().map(|field| &mut **field),
                local: &mut *local,
            });
            report.recovery_iterations = report.recovery_iterations.max(rounds);
            if failed > 0 {
                report.guarded_cells += failed;
                guard(self.eos, self.grid, x, &state, &mut work, local)?;
            }
            if let Some(axes) = self.axes {
                derivatives(
                    self.level,
                    self.transport,
                    [ny, nz],
                    axes,
                    &state,
                    &mut work,
                    local,
                    scratch,
                );
            }
        }
        Ok(report)
    }
}

/// The points of a plane that the fixed point left, which are marked by an energy that is no number.
fn guard<E: Eos>(
    eos: E,
    grid: &Grid,
    x: usize,
    state: &[&[f64]; Component::COUNT],
    work: &mut [&mut [f64]; field::COUNT],
    local: &mut [f64],
) -> Result<(), HydroError> {
    let plane = work[0].len();
    for at in 0..plane {
        if !work[field::ENERGY][at].is_nan() {
            continue;
        }
        let conserved = conserved_at(state, at);
        let Some(found) = recover_guarded(eos, &conserved) else {
            return Err(lost(eos, &conserved).at(grid.place(x * plane + at, None)));
        };
        let pressure = crate::eos::at_point(eos, found.energy).pressure;
        let point = stress_tensor::at_point(&conserved, found, pressure);
        work[field::ENERGY][at] = found.energy;
        for i in 0..3 {
            work[field::FLOW + i][at] = point.flow[i];
            work[field::STRESS + i][at] = point.stress[i];
            local[i * plane + at] = point.stress[3 + i];
        }
    }
    Ok(())
}

fn conserved_at(state: &[&[f64]; Component::COUNT], at: usize) -> Conserved<f64> {
    Conserved {
        energy: state[0][at],
        momentum: std::array::from_fn(|i| state[1 + i][at]),
        shear: std::array::from_fn(|i| state[4 + i][at]),
        bulk: state[Component::Bulk as usize][at],
    }
}

/// The derivatives of a plane along y and z, and what they are summed up to.
fn derivatives(
    level: Level,
    transport: &Transport,
    [ny, nz]: [usize; 2],
    axes: &Axes,
    state: &[&[f64]; Component::COUNT],
    work: &mut [&mut [f64]; field::COUNT],
    local: &[f64],
    scratch: &mut LineScratch,
) {
    let plane = ny * nz;
    let shear = transport.has_shear();
    let [tyy, tyz, tzz] = std::array::from_fn(|i| &local[i * plane..(i + 1) * plane]);
    let (lower, upper) = work.split_at_mut(field::FLUX);
    let (flow, stress) = lower[field::FLOW..].split_at_mut(3);
    let [uy, uz] = [&*flow[1], &*flow[2]];
    let upper_at = |field: usize| field - field::FLUX;
    let momentum = |i: usize| state[Component::MomentumX as usize + i];
    // Sources of the divergence along y and along z.
    let along_y = [momentum(1), &*stress[1], tyy, tyz];
    let along_z = [momentum(2), &*stress[2], tyz, tzz];

    let rows =
        |plan: &LinePlan, source: &[f64], target: &mut [f64], put, scratch: &mut LineScratch| {
            along_rows(level, plan, source, nz, nz, target, nz, put, scratch);
        };
    let lines =
        |plan: &LinePlan, source: &[f64], target: &mut [f64], put, scratch: &mut LineScratch| {
            along_lines(level, plan, source, ny, target, put, scratch);
        };

    let mut begun = false;
    if let Some(plan) = &axes[1] {
        for (source, target) in along_y.into_iter().zip(&mut upper[..4]) {
            rows(plan, source, target, Put::StoreNegated, scratch);
        }
        if shear {
            for i in 0..3 {
                rows(plan, &*flow[i], upper[upper_at(field::ALONG_Y) + i], Put::Store, scratch);
            }
            for c in 0..5 {
                let target = &mut upper[upper_at(field::ADVECTION) + c];
                rows(plan, state[4 + c], target, Put::StoreWeighted(uy), scratch);
            }
            if transport.has_bulk() {
                let target = &mut upper[upper_at(field::BULK_ADVECTION)];
                rows(plan, state[9], target, Put::StoreWeighted(uy), scratch);
            }
        }
        begun = true;
    }
    if let Some(plan) = &axes[2] {
        for (source, target) in along_z.into_iter().zip(&mut upper[..4]) {
            let put = if begun { Put::Subtract } else { Put::StoreNegated };
            lines(plan, source, target, put, scratch);
        }
        if shear {
            for i in 0..3 {
                lines(plan, &*flow[i], upper[upper_at(field::ALONG_Z) + i], Put::Store, scratch);
            }
            let put = if begun { Put::AddWeighted(uz) } else { Put::StoreWeighted(uz) };
            for c in 0..5 {
                lines(plan, state[4 + c], upper[upper_at(field::ADVECTION) + c], put, scratch);
            }
            if transport.has_bulk() {
                lines(plan, state[9], upper[upper_at(field::BULK_ADVECTION)], put, scratch);
            }
        }
    }
    // An axis that nothing varies along leaves its fields as they were made: zeros.
}

/// Primitive variables and the stress tensor of a plane.
struct RecoverPlane<'a, E> {
    eos: E,
    cold: bool,
    state: [&'a [f64]; Component::COUNT],
    work: [&'a mut [f64]; field::COUNT],
    local: &'a mut [f64],
}

impl<E: Eos> Kernel for RecoverPlane<'_, E> {
    /// Most rounds of a point, and how many points failed.
    type Output = (u32, u64);

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) -> (u32, u64) {
        let plane = self.state[0].len();
        let (mut rounds, mut failed) = (0, 0);
        let mut at = 0;
        // One place where a recovery is compiled: it is long.
        while at < plane {
            let (more, left) = self.points(simd, at);
            rounds = rounds.max(more);
            failed += left;
            at += 2 * S::F64::LANES;
        }
        (rounds, failed)
    }
}

impl<E: Eos> RecoverPlane<'_, E> {
    /// Two registers from `at` on, as far as the plane goes; beyond stands matter at rest.
    #[inline(always)]
    fn points<S: Simd>(&mut self, simd: S, at: usize) -> (u32, u64) {
        let plane = self.state[0].len();
        let second = plane.min(at + S::F64::LANES);
        let ats = [at, second];
        let counts = [second - at, (plane - second).min(S::F64::LANES)];
        let conserved = each!(2; w => self.conserved(simd, ats[w], counts[w]));
        let guess = each!(2; w => {
            if self.cold {
                first_guess(&conserved[w])
            } else {
                self.last_velocity(simd, ats[w], counts[w])
            }
        });
        let found = recover(self.eos, &conserved, guess);
        let mut failed = 0;
        for w in 0..2 {
            failed += u64::from(found[w].failed.count());
            self.keep(simd, ats[w], counts[w], &conserved[w], &found[w]);
        }
        (found[0].rounds, failed)
    }

    #[inline(always)]
    fn conserved<S: Simd>(&self, simd: S, at: usize, count: usize) -> Conserved<S::F64> {
        Conserved {
            energy: load(simd, self.state[0], at, count, 1.0),
            momentum: each!(3; i => load(simd, self.state[1 + i], at, count, 0.0)),
            shear: each!(5; i => load(simd, self.state[4 + i], at, count, 0.0)),
            bulk: load(simd, self.state[9], at, count, 0.0),
        }
    }

    /// The velocity that the last stage found.
    #[inline(always)]
    fn last_velocity<S: Simd>(&self, simd: S, at: usize, count: usize) -> [S::F64; 3] {
        let one = S::F64::splat(simd, 1.0);
        let u = each!(3; i => load(simd, self.work[field::FLOW + i], at, count, 0.0));
        let gamma = u[0].mul_add(u[0], u[1].mul_add(u[1], u[2].mul_add(u[2], one))).sqrt();
        let inverse = one / gamma;
        each!(3; i => u[i] * inverse)
    }

    #[inline(always)]
    fn keep<S: Simd>(
        &mut self,
        simd: S,
        at: usize,
        count: usize,
        conserved: &Conserved<S::F64>,
        found: &Recovered<S::F64>,
    ) {
        let one = S::F64::splat(simd, 1.0);
        let v = found.velocity;
        let square = v[0].mul_add(v[0], v[1].mul_add(v[1], v[2] * v[2]));
        let gamma = one / (one - square).sqrt();
        let flow = each!(3; i => v[i] * gamma);
        let pressure = self.eos.pressure(found.energy) + conserved.bulk;
        let stress = stress_tensor::space(found.energy, pressure, flow, &found.shear);
        let marked = S::F64::select(found.failed, S::F64::splat(simd, f64::NAN), found.energy);
        store(marked, self.work[field::ENERGY], at, count);
        let plane = self.state[0].len();
        for i in 0..3 {
            store(flow[i], self.work[field::FLOW + i], at, count);
            store(stress[i], self.work[field::STRESS + i], at, count);
            store(stress[3 + i], &mut self.local[i * plane..(i + 1) * plane], at, count);
        }
    }
}

/// The register at a place of a field, the rest of the last one filled.
#[inline(always)]
pub(super) fn load<S: Simd>(simd: S, field: &[f64], at: usize, count: usize, fill: f64) -> S::F64 {
    if count == S::F64::LANES {
        S::F64::load(simd, &field[at..])
    } else {
        S::F64::load_partial(simd, &field[at..at + count], fill)
    }
}

/// Writes the first `count` numbers of a register.
#[inline(always)]
pub(super) fn store<V: Lanes<Element = f64>>(value: V, field: &mut [f64], at: usize, count: usize) {
    if count == V::LANES {
        value.store(&mut field[at..]);
    } else {
        value.store_partial(&mut field[at..at + count]);
    }
}

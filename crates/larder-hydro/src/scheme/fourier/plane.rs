//! Planes of constant x: recovery, the stress tensor, derivatives along y and z.

use larder_kernels::transform::PANEL_COLUMNS;
use larder_kernels::{Kernel, Lanes, Level, Mask, Simd, each};
use larder_memory::prefetch::prefetch_read;

use super::along::{Along, Columns, GRADIENTS, STRESSES};
use super::{Axes, far_apart, field, is_large};
use crate::eos::Eos;
use crate::error::HydroError;
use crate::grid::Grid;
use crate::physics::Transport;
use crate::physics::point::{ShearAlone, ShearAndBulk};
use crate::physics::recover::{Conserved, Recovered, first_guess, lost, recover, recover_guarded};
use crate::physics::stress_tensor;
use crate::scheme::StageReport;
use crate::spectral::{LineScratch, Put, along_lines, along_rows};
use crate::state::{Block, Component};

/// What recovery leaves behind beside energy density and flow: first what the whole plane is kept of,
/// then what a strip of lines needs alone.
mod held {
    pub(super) const XY: usize = 0;
    pub(super) const YY: usize = 1;
    pub(super) const YZ: usize = 2;
    pub(super) const PRESSURE: usize = 3;
    pub(super) const SLOPE: usize = 4;
    /// `1/gamma` and `pi^{zz}`: known here, and a root and two divisions away everywhere else.
    pub(super) const GAMMA_INVERSE: usize = 5;
    pub(super) const SHEAR_ZZ: usize = 6;
    pub(super) const XZ: usize = 7;
    pub(super) const ZZ: usize = 8;
    pub(super) const COUNT: usize = 9;
}

/// Fields of a plane.
pub(super) const PLANE_FIELDS: usize = held::XZ;

/// Fields of a strip of lines or of some columns.
pub(super) const STRIP_FIELDS: usize = GRADIENTS + held::COUNT - PLANE_FIELDS;

/// A worker's planes.
pub(super) struct Planes<'a, E> {
    pub(super) eos: E,
    pub(super) grid: &'a Grid,
    pub(super) transport: &'a Transport,
    pub(super) level: Level,
    /// Whether nothing of an earlier stage may be used.
    pub(super) cold: bool,
    pub(super) state: &'a Block,
    pub(super) first: usize,
    pub(super) end: usize,
    /// The fields of the work block from plane `first` to plane `end`.
    pub(super) work: [&'a mut [f64]; field::COUNT],
    /// Plans, and the rates of the same planes; without them only primitive variables are wanted.
    pub(super) stage: Option<(&'a Axes, [&'a mut [f64]; Component::COUNT])>,
}

impl<E: Eos> Planes<'_, E> {
    pub(super) fn run(
        &mut self,
        lines: &mut LineScratch,
        plane_room: &mut [f64],
        strip_room: &mut [f64],
    ) -> Result<StageReport, HydroError> {
        let [_, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let apart = far_apart(plane);
        let size = strip_room.len() / STRIP_FIELDS;
        let bulk = self.transport.has_bulk();
        let is_large = is_large(self.grid.shape());
        let mut report = StageReport::default();
        for x in self.first..self.end {
            let from = (x - self.first) * plane;
            let state = std::array::from_fn(|c| &self.state.field(c)[x * plane..(x + 1) * plane]);
            let mut work = self.work.each_mut().map(|field| &mut field[from..from + plane]);
            let mut stage = self.stage.as_mut().map(|(axes, rates)| Stage {
                level: self.level,
                transport: self.transport,
                shape: [ny, nz],
                axes,
                rates: rates.each_mut().map(|field| &mut field[from..from + plane]),
            });
            for row in (0..ny).step_by(PANEL_COLUMNS) {
                let rows = (ny - row).min(PANEL_COLUMNS);
                let range = row * nz..(row + rows) * nz;
                let (gradients, others) = strip_room.split_at_mut(GRADIENTS * size);
                let mut fields =
                    plane_room.chunks_exact_mut(apart).chain(others.chunks_exact_mut(size));
                let mut strip = Strip {
                    state: state.map(|field: &[f64]| &field[range.clone()]),
                    work: work.each_mut().map(|field| &mut field[range.clone()]),
                    held: std::array::from_fn(|at| {
                        let field = fields.next().expect("there is room for what is held");
                        let begin = if at < PLANE_FIELDS { range.start } else { 0 };
                        &mut field[begin..begin + range.len()]
                    }),
                };
                let (later, count) = (x * plane + range.end, range.len());
                let is_last = later + count > self.state.field(0).len();
                let next = (is_large && !is_last)
                    .then(|| std::array::from_fn(|c| &self.state.field(c)[later..later + count]));
                let rates = stage
                    .as_ref()
                    .filter(|_| is_large)
                    .map(|stage| std::array::from_fn(|c| &stage.rates[c][range.clone()]));
                let (rounds, failed) = self.level.run(RecoverStrip {
                    eos: self.eos,
                    cold: self.cold,
                    bulk,
                    strip: &mut strip,
                    next,
                    rates,
                });
                report.recovery_iterations = report.recovery_iterations.max(rounds);
                if failed > 0 {
                    report.guarded_cells += failed;
                    strip.guard(self.eos, self.grid, x * plane + range.start)?;
                }
                if let Some(stage) = &mut stage {
                    stage.along_z(row, &strip, gradients, lines);
                }
            }
            if let Some(stage) = &mut stage {
                let kept = std::array::from_fn(|at| &plane_room[at * apart..at * apart + plane]);
                let work = work.each_ref().map(|field| &**field);
                stage.along_y(&state, &work, &kept, strip_room, lines);
            }
        }
        Ok(report)
    }
}

/// Some neighbouring lines along z of a plane.
struct Strip<'a> {
    state: [&'a [f64]; Component::COUNT],
    work: [&'a mut [f64]; field::COUNT],
    held: [&'a mut [f64]; held::COUNT],
}

impl Strip<'_> {
    /// The points that whole registers left, which are marked by an energy that is no number. `first` is
    /// the cell at which the strip begins.
    fn guard<E: Eos>(&mut self, eos: E, grid: &Grid, first: usize) -> Result<(), HydroError> {
        for at in 0..self.work[field::ENERGY].len() {
            if !self.work[field::ENERGY][at].is_nan() {
                continue;
            }
            let conserved = Conserved {
                energy: self.state[0][at],
                momentum: std::array::from_fn(|i| self.state[1 + i][at]),
                shear: std::array::from_fn(|i| self.state[4 + i][at]),
                bulk: self.state[Component::Bulk as usize][at],
            };
            let Some(found) = recover_guarded(eos, &conserved) else {
                return Err(lost(eos, &conserved).at(grid.place(first + at, None)));
            };
            let matter = crate::eos::at_point(eos, found.energy);
            let point = stress_tensor::at_point(&conserved, found, matter.pressure);
            self.work[field::ENERGY][at] = found.energy;
            for i in 0..3 {
                self.work[field::FLOW + i][at] = point.flow[i];
            }
            let [_, xy, xz, yy, yz, zz] = point.stress;
            for (place, value) in [
                (held::XY, xy),
                (held::YY, yy),
                (held::YZ, yz),
                (held::PRESSURE, matter.pressure),
                (held::SLOPE, matter.slope),
                (held::GAMMA_INVERSE, point.gamma_inverse),
                (held::SHEAR_ZZ, point.shear_zz),
                (held::XZ, xz),
                (held::ZZ, zz),
            ] {
                self.held[place][at] = value;
            }
        }
        Ok(())
    }
}

/// Derivatives of a plane, and what they do to its rates.
struct Stage<'a> {
    level: Level,
    transport: &'a Transport,
    shape: [usize; 2],
    axes: &'a Axes,
    rates: [&'a mut [f64]; Component::COUNT],
}

impl Stage<'_> {
    /// How many derivatives act on the stresses.
    fn gradients(&self) -> usize {
        if self.transport.has_bulk() {
            GRADIENTS
        } else if self.transport.has_shear() {
            GRADIENTS - 1
        } else {
            0
        }
    }

    /// Along the lines of a strip that begins with line `row`.
    fn along_z(
        &mut self,
        row: usize,
        strip: &Strip<'_>,
        gradients: &mut [f64],
        lines: &mut LineScratch,
    ) {
        let level = self.level;
        let nz = self.shape[1];
        let (from, length) = (row * nz, strip.state[0].len());
        let Some(plan) = &self.axes[2] else { return };
        let fluxes = [
            strip.state[Component::MomentumZ as usize],
            &*strip.held[held::XZ],
            &*strip.held[held::YZ],
            &*strip.held[held::ZZ],
        ];
        for (source, rates) in fluxes.into_iter().zip(&mut self.rates) {
            let target = &mut rates[from..from + length];
            along_lines(level, plan, source, length / nz, target, Put::StoreNegated, lines);
        }
        let size = gradients.len() / GRADIENTS;
        let flow: [&[f64]; 3] = std::array::from_fn(|i| &*strip.work[field::FLOW + i]);
        let stresses: [&[f64]; STRESSES] = std::array::from_fn(|c| strip.state[4 + c]);
        let sources = flow.iter().chain(&stresses);
        for (source, target) in sources.zip(gradients.chunks_exact_mut(size)).take(self.gradients())
        {
            along_lines(level, plan, source, length / nz, &mut target[..length], Put::Store, lines);
        }
        self.run::<2>(
            false,
            [from, length, 1, length],
            length,
            strip.work.each_ref().map(|field| &**field),
            each!(4; c => &*strip.held[held::PRESSURE + c]),
            stresses,
            gradients,
        );
    }

    /// Along the columns of the plane, a panel at a time.
    fn along_y(
        &mut self,
        state: &[&[f64]; Component::COUNT],
        work: &[&[f64]; field::COUNT],
        kept: &[&[f64]; PLANE_FIELDS],
        room: &mut [f64],
        lines: &mut LineScratch,
    ) {
        let level = self.level;
        let [ny, nz] = self.shape;
        let begun = self.axes[2].is_some();
        let Some(plan) = &self.axes[1] else {
            if !begun {
                self.rates.iter_mut().for_each(|rates| rates.fill(0.0));
            }
            return;
        };
        let put = if begun { Put::Subtract } else { Put::StoreNegated };
        let fluxes =
            [state[Component::MomentumY as usize], kept[held::XY], kept[held::YY], kept[held::YZ]];
        let size = room.len() / STRIP_FIELDS;
        let gradients = &mut room[..GRADIENTS * size];
        for column in (0..nz).step_by(PANEL_COLUMNS) {
            let wide = (nz - column).min(PANEL_COLUMNS);
            for (source, rates) in fluxes.into_iter().zip(&mut self.rates) {
                let (source, target) = (&source[column..], &mut rates[column..]);
                along_rows(level, plan, source, nz, wide, target, nz, put, lines);
            }
            let sources = work[field::FLOW..].iter().chain(&state[4..]);
            for (source, target) in
                sources.zip(gradients.chunks_exact_mut(size)).take(self.gradients())
            {
                let (source, narrow) = (&source[column..], PANEL_COLUMNS);
                along_rows(level, plan, source, nz, wide, target, narrow, Put::Store, lines);
            }
            self.run::<1>(
                begun,
                [column, ny * nz - column, ny, wide],
                PANEL_COLUMNS,
                std::array::from_fn(|c| &work[c][column..]),
                each!(4; c => &kept[held::PRESSURE + c][column..]),
                std::array::from_fn(|c| &state[4 + c][column..]),
                gradients,
            );
        }
    }

    /// What derivatives along `AXIS` do to the stresses of `rows` times `wide` points, whose first is
    /// number `from` of the plane and whose fields are `length` long from there.
    fn run<const AXIS: usize>(
        &mut self,
        begun: bool,
        [from, length, rows, wide]: [usize; 4],
        narrow: usize,
        work: [&[f64]; field::COUNT],
        [pressure, slope, gamma_inverse, zz]: [&[f64]; 4],
        stresses: [&[f64]; STRESSES],
        gradients: &[f64],
    ) {
        if !self.transport.has_stress() {
            return;
        }
        let size = gradients.len() / GRADIENTS;
        let [energy, flow @ ..] = work;
        let mut rates = self.rates[4..].iter_mut();
        let rates = std::array::from_fn(|_| {
            let rates = rates.next().expect("a rate for each stress");
            &mut rates[from..from + length]
        });
        let columns = Columns {
            transport: self.transport,
            energy,
            flow,
            gamma_inverse,
            pressure,
            slope,
            stresses,
            zz,
            gradients: std::array::from_fn(|c| &gradients[c * size..(c + 1) * size]),
            begun,
            rates,
            rows,
            wide,
            pitch: self.shape[1],
            narrow,
        };
        if self.transport.has_bulk() {
            self.level.run(Along::<AXIS, _>(columns, ShearAndBulk));
        } else {
            self.level.run(Along::<AXIS, _>(columns, ShearAlone));
        }
    }
}

/// Primitive variables and the stress tensor of a strip.
struct RecoverStrip<'s, 'a, E> {
    eos: E,
    cold: bool,
    /// Whether the slope of the pressure is wanted, which the bulk pressure needs.
    bulk: bool,
    strip: &'s mut Strip<'a>,
    /// What will be wanted when these points are done, and comes from memory meanwhile: the state of the
    /// next strip, and the rates of this one.
    next: Option<[&'s [f64]; Component::COUNT]>,
    rates: Option<[&'s [f64]; Component::COUNT]>,
}

impl<'s, E: Eos> Kernel for RecoverStrip<'s, '_, E> {
    /// Most rounds of a point, and how many points failed.
    type Output = (u32, u64);

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> (u32, u64) {
        let RecoverStrip { eos, cold, bulk, strip, next, rates } = self;
        let points = strip.state[0].len();
        // One check for all of a strip and none for its registers.
        let [w0, w1, w2, w3] = &mut strip.work;
        let [h0, h1, h2, h3, h4, h5, h6, h7, h8] = &mut strip.held;
        let mut fields = Fields {
            state: each!(strip.state[0], c => &strip.state[c][..points]),
            work: [&mut w0[..points], &mut w1[..points], &mut w2[..points], &mut w3[..points]],
            held: [
                &mut h0[..points],
                &mut h1[..points],
                &mut h2[..points],
                &mut h3[..points],
                &mut h4[..points],
                &mut h5[..points],
                &mut h6[..points],
                &mut h7[..points],
                &mut h8[..points],
            ],
        };
        let same = |fields: [&'s [f64]; Component::COUNT]| fields.map(|field| &field[..points]);
        let (next, rates) = (next.map(same), rates.map(same));
        let (mut rounds, mut failed) = (0, 0);
        let mut at = 0;
        while at < points {
            let count = (points - at).min(S::F64::LANES);
            if at % 8 == 0 {
                for fields in [next, rates].iter().flatten() {
                    ask_for(fields, at);
                }
            }
            let conserved = fields.conserved(simd, at, count);
            let guess =
                if cold { first_guess(&conserved) } else { fields.last_velocity(simd, at, count) };
            let found = recover(eos, &conserved, guess);
            rounds = rounds.max(found.rounds);
            failed += u64::from(found.failed.count());
            fields.keep(simd, eos, bulk, [at, count], &conserved, &found);
            at += count;
        }
        (rounds, failed)
    }
}

/// Asks the cache for the line of each field that holds place `at`.
#[inline(always)]
pub(super) fn ask_for<const N: usize>(fields: &[&[f64]; N], at: usize) {
    for field in fields {
        prefetch_read(&field[at]);
    }
}

/// The fields of a strip, all of one length.
struct Fields<'f> {
    state: [&'f [f64]; Component::COUNT],
    work: [&'f mut [f64]; field::COUNT],
    held: [&'f mut [f64]; held::COUNT],
}

impl Fields<'_> {
    /// What is conserved at some points; beyond the end of a strip stands matter at rest.
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
    fn keep<S: Simd, E: Eos>(
        &mut self,
        simd: S,
        eos: E,
        bulk: bool,
        [at, count]: [usize; 2],
        conserved: &Conserved<S::F64>,
        found: &Recovered<S::F64>,
    ) {
        let one = S::F64::splat(simd, 1.0);
        let v = found.velocity;
        let square = v[0].mul_add(v[0], v[1].mul_add(v[1], v[2] * v[2]));
        let gamma_inverse = (one - square).sqrt();
        let gamma = one / gamma_inverse;
        let flow = each!(3; i => v[i] * gamma);
        let (pressure, slope) = eos.pressure_and_slope(found.energy);
        let total = pressure + conserved.bulk;
        let [_, xy, xz, yy, yz, zz] = stress_tensor::space(found.energy, total, flow, &found.shear);
        let marked = S::F64::select(found.failed, S::F64::splat(simd, f64::NAN), found.energy);
        let Fields { work, held, .. } = self;
        store(marked, work[field::ENERGY], at, count);
        for i in 0..3 {
            store(flow[i], work[field::FLOW + i], at, count);
        }
        store(xy, held[held::XY], at, count);
        store(yy, held[held::YY], at, count);
        store(yz, held[held::YZ], at, count);
        store(pressure, held[held::PRESSURE], at, count);
        store(gamma_inverse, held[held::GAMMA_INVERSE], at, count);
        store(found.shear.space[5], held[held::SHEAR_ZZ], at, count);
        store(xz, held[held::XZ], at, count);
        store(zz, held[held::ZZ], at, count);
        if bulk {
            store(slope, held[held::SLOPE], at, count);
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

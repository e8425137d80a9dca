//! Panels of columns along x: derivatives along x, and the equations at the points.

use larder_kernels::share::ColumnsMut;
use larder_kernels::{Kernel, Lanes, Level, Simd, each};
use larder_memory::prefetch::prefetch_read;

use super::plane::{load, store};
use super::{PANEL_FIELDS, field};
use crate::eos::EquationOfState;
use crate::grid::Grid;
use crate::physics::point::{Matter, Neighbourhood, ShearAlone, ShearAndBulk, Terms, rates};
use crate::physics::{SecondOrder, Shear, Transport};
use crate::spectral::{LinePlan, LineScratch, Put, along_rows, ask_for_rows};
use crate::state::{Block, Component};

/// How many registers ahead the cache is asked for the fields of the points. The work on one register
/// takes as long as a trip to memory, more or less; two leave room for the trips that take longer.
const AHEAD: usize = 2;

/// A worker's columns.
pub(super) struct Panels<'a> {
    pub(super) eos: &'a EquationOfState,
    pub(super) grid: &'a Grid,
    pub(super) transport: &'a Transport,
    pub(super) level: Level,
    pub(super) state: &'a Block,
    pub(super) work: [&'a [f64]; field::COUNT],
    /// Derivatives along x; none when nothing varies along it.
    pub(super) plan: Option<&'a LinePlan>,
    /// The first column.
    pub(super) first: usize,
    /// How many columns are worked on at a time: whole panels of a transform.
    pub(super) wide: usize,
    pub(super) rates: [ColumnsMut<'a, f64>; Component::COUNT],
}

impl Panels<'_> {
    pub(super) fn run(&mut self, lines: &mut LineScratch, scratch: &mut [f64]) {
        let [nx, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let pitch = self.wide;
        let size = nx * pitch;
        let end = self.first + self.rates[0].width();
        let (shear, bulk) = (self.transport.has_shear(), self.transport.has_bulk());
        let state = self.state;
        let work = self.work;
        let sources: [&[f64]; PANEL_FIELDS] = std::array::from_fn(|c| match c {
            0 => state.field(Component::MomentumX as usize),
            1..=3 => work[field::STRESS + c - 1],
            4..=6 => work[field::FLOW + c - 4],
            _ => state.field(c - 7 + Component::ShearXx as usize),
        });
        let wanted = if bulk {
            PANEL_FIELDS
        } else if shear {
            PANEL_FIELDS - 1
        } else {
            4
        };
        let mut column = self.first;
        while column < end {
            let wide = (end - column).min(pitch);
            if let Some(plan) = self.plan {
                let targets = scratch.chunks_exact_mut(size);
                for (c, (source, target)) in sources[..wanted].iter().zip(targets).enumerate() {
                    if let Some(next) = sources[..wanted].get(c + 1) {
                        ask_for_rows(next, column, plane, nx);
                    }
                    along_rows(
                        self.level,
                        plan,
                        &source[column..],
                        plane,
                        wide,
                        target,
                        pitch,
                        Put::Store,
                        lines,
                    );
                }
            }
            // Without a plan the scratch holds the zeros that it was made with.
            let (along_x, matter) = scratch.split_at_mut(PANEL_FIELDS * size);
            if shear {
                let (pressures, rest) = matter.split_at_mut(size);
                let (slopes, temperatures) = rest.split_at_mut(size);
                for row in 0..nx {
                    let at = row * plane + column;
                    let energies = &work[field::ENERGY][at..at + wide];
                    let part = row * pitch..row * pitch + wide;
                    let found = [&mut *pressures, &mut *slopes, &mut *temperatures]
                        .map(|values| &mut values[part.clone()]);
                    self.eos.matter(self.level, energies, found);
                }
            }
            let panel = Panel {
                transport: self.transport,
                second_order: self.transport.second_order(),
                state: state.fields::<{ Component::COUNT }>(),
                work,
                along_x,
                matter,
                pitch,
                rates: &mut self.rates,
                from: column - self.first,
                column,
                wide,
                rows: nx,
                plane,
            };
            match (shear, bulk) {
                (false, _) => self.level.run(Ideal(panel)),
                (true, false) => self.level.run(Viscous(panel, ShearAlone)),
                (true, true) => self.level.run(Viscous(panel, ShearAndBulk)),
            }
            column += wide;
        }
    }
}

/// One panel.
struct Panel<'p, 'a> {
    transport: &'a Transport,
    second_order: SecondOrder,
    state: [&'a [f64]; Component::COUNT],
    work: [&'a [f64]; field::COUNT],
    along_x: &'p [f64],
    /// Pressure, its slope and temperature.
    matter: &'p [f64],
    /// From one row of `along_x` and of `matter` to the next.
    pitch: usize,
    rates: &'p mut [ColumnsMut<'a, f64>; Component::COUNT],
    /// The panel's first column among those of `rates`.
    from: usize,
    /// Its first column in the fields.
    column: usize,
    wide: usize,
    rows: usize,
    plane: usize,
}

/// Without stresses only the divergence is left.
struct Ideal<'p, 'a>(Panel<'p, 'a>);

impl Kernel for Ideal<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let panel = self.0;
        let size = panel.rows * panel.pitch;
        for row in 0..panel.rows {
            let mut column = 0;
            while column < panel.wide {
                let count = (panel.wide - column).min(S::F64::LANES);
                let at = row * panel.plane + panel.column + column;
                for c in 0..4 {
                    let flux = load(simd, panel.work[field::FLUX + c], at, count, 0.0);
                    let along = &panel.along_x[c * size + row * panel.pitch + column..];
                    let rate = flux - S::F64::load(simd, along);
                    let target = panel.rates[c].row_mut(row);
                    store(rate, target, panel.from + column, count);
                }
                for target in &mut panel.rates[4..] {
                    let zero = S::F64::zero(simd);
                    store(zero, target.row_mut(row), panel.from + column, count);
                }
                column += count;
            }
        }
    }
}

/// The full equations.
struct Viscous<'p, 'a, T>(Panel<'p, 'a>, T);

impl<T: Terms> Kernel for Viscous<'_, '_, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Viscous(mut panel, terms) = self;
        for row in 0..panel.rows {
            let mut column = 0;
            while column < panel.wide {
                let count = (panel.wide - column).min(S::F64::LANES);
                panel.ask_for(row, column + AHEAD * S::F64::LANES);
                panel.points(simd, terms, row, column, count);
                column += count;
            }
        }
    }
}

impl Panel<'_, '_> {
    /// Asks the cache for what the next points will read and write. There are more fields than the
    /// processor follows by itself, and the work on one register is too long for it to look ahead.
    #[inline(always)]
    fn ask_for(&mut self, mut row: usize, mut column: usize) {
        if column >= self.wide {
            (row, column) = (row + 1, column - self.wide);
        }
        if row == self.rows || column >= self.wide {
            return;
        }
        let at = row * self.plane + self.column + column;
        for field in 0..field::STRESS {
            prefetch_read(&self.work[field][at]);
        }
        for field in field::FLUX..field::COUNT {
            prefetch_read(&self.work[field][at]);
        }
        for field in &self.state[Component::ShearXx as usize..] {
            prefetch_read(&field[at]);
        }
        for target in self.rates.iter_mut() {
            prefetch_read(&target.row_mut(row)[self.from + column]);
        }
    }

    /// A register of a field of the work block.
    #[inline(always)]
    fn work<S: Simd>(&self, simd: S, field: usize, at: usize, count: usize) -> S::F64 {
        load(simd, self.work[field], at, count, 0.0)
    }

    /// A register of a derivative along x.
    #[inline(always)]
    fn along_x<S: Simd>(&self, simd: S, field: usize, place: usize) -> S::F64 {
        S::F64::load(simd, &self.along_x[field * self.rows * self.pitch + place..])
    }

    /// A register of what the equation of state said.
    #[inline(always)]
    fn matter<S: Simd>(&self, simd: S, field: usize, place: usize) -> S::F64 {
        S::F64::load(simd, &self.matter[field * self.rows * self.pitch + place..])
    }

    #[inline(always)]
    fn points<S: Simd, T: Terms>(
        &mut self,
        simd: S,
        terms: T,
        row: usize,
        column: usize,
        count: usize,
    ) {
        let at = row * self.plane + self.column + column;
        let place = row * self.pitch + column;
        let one = S::F64::splat(simd, 1.0);
        let zero = S::F64::zero(simd);
        let energy = load(simd, self.work[field::ENERGY], at, count, 1.0);
        let flow: [S::F64; 3] = each!(3; i => self.work(simd, field::FLOW + i, at, count));
        let gamma = flow[0]
            .mul_add(flow[0], flow[1].mul_add(flow[1], flow[2].mul_add(flow[2], one)))
            .sqrt();
        let gamma_inverse = one / gamma;
        let velocity = each!(3; i => flow[i] * gamma_inverse);
        let [pressure, slope, temperature] = each!(3; c => self.matter(simd, c, place));
        let stored: [S::F64; 5] = each!(5; c => load(simd, self.state[4 + c], at, count, 0.0));
        let matter = Matter {
            energy,
            pressure,
            slope,
            flow,
            velocity,
            gamma,
            gamma_inverse,
            shear: Shear::complete(stored, velocity),
            bulk: if T::BULK { load(simd, self.state[9], at, count, 0.0) } else { zero },
            coefficients: self.transport.coefficients(energy + pressure, temperature, slope),
        };
        let near = Neighbourhood {
            flow: [
                each!(3; i => self.along_x(simd, 4 + i, place)),
                each!(3; i => self.work(simd, field::ALONG_Y + i, at, count)),
                each!(3; i => self.work(simd, field::ALONG_Z + i, at, count)),
            ],
            shear_advection: each!(5; c => {
                let rest = self.work(simd, field::ADVECTION + c, at, count);
                flow[0].mul_add(self.along_x(simd, 7 + c, place), rest)
            }),
            bulk_advection: if T::BULK {
                let rest = self.work(simd, field::BULK_ADVECTION, at, count);
                flow[0].mul_add(self.along_x(simd, 12, place), rest)
            } else {
                zero
            },
            conserved: each!(4; c => {
                self.work(simd, field::FLUX + c, at, count) - self.along_x(simd, c, place)
            }),
        };
        let found = rates(terms, &matter, &near, &self.second_order);
        let place = self.from + column;
        for c in 0..4 {
            store(near.conserved[c], self.rates[c].row_mut(row), place, count);
        }
        for c in 0..5 {
            store(found.shear[c], self.rates[4 + c].row_mut(row), place, count);
        }
        store(found.bulk, self.rates[9].row_mut(row), place, count);
    }
}

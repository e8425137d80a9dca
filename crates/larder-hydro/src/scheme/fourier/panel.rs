//! Panels of columns along x: derivatives along x, and the equations at the points.

use larder_kernels::share::ColumnsMut;
use larder_kernels::transform::PANEL_COLUMNS;
use larder_kernels::{Kernel, Lanes, Level, Simd};

use super::plane::{load, store};
use super::{PANEL_FIELDS, field};
use crate::each::each;
use crate::eos::Eos;
use crate::grid::Grid;
use crate::physics::point::{Matter, Neighbourhood, ShearAlone, ShearAndBulk, Terms, rates};
use crate::physics::{Shear, Transport};
use crate::spectral::{LinePlan, LineScratch, Put, along_rows};
use crate::state::{Block, Component};

/// A worker's columns.
pub(super) struct Panels<'a, E> {
    pub(super) eos: E,
    pub(super) grid: &'a Grid,
    pub(super) transport: &'a Transport,
    pub(super) level: Level,
    pub(super) state: &'a Block,
    pub(super) work: [&'a [f64]; field::COUNT],
    /// Derivatives along x; none when nothing varies along it.
    pub(super) plan: Option<&'a LinePlan>,
    /// The first column.
    pub(super) first: usize,
    pub(super) rates: [ColumnsMut<'a, f64>; Component::COUNT],
}

impl<E: Eos> Panels<'_, E> {
    pub(super) fn run(&mut self, lines: &mut LineScratch, scratch: &mut [f64]) {
        let [nx, ny, nz] = self.grid.shape();
        let plane = ny * nz;
        let size = nx * PANEL_COLUMNS;
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
            let wide = (end - column).min(PANEL_COLUMNS);
            if let Some(plan) = self.plan {
                for (source, target) in sources[..wanted].iter().zip(scratch.chunks_exact_mut(size))
                {
                    along_rows(
                        self.level,
                        plan,
                        &source[column..],
                        plane,
                        wide,
                        target,
                        PANEL_COLUMNS,
                        Put::Store,
                        lines,
                    );
                }
            }
            // Without a plan the scratch holds the zeros that it was made with.
            let panel = Panel {
                eos: self.eos,
                transport: self.transport,
                state: state.fields::<{ Component::COUNT }>(),
                work,
                along_x: scratch,
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
struct Panel<'p, 'a, E> {
    eos: E,
    transport: &'a Transport,
    state: [&'a [f64]; Component::COUNT],
    work: [&'a [f64]; field::COUNT],
    along_x: &'p [f64],
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
struct Ideal<'p, 'a, E>(Panel<'p, 'a, E>);

impl<E: Eos> Kernel for Ideal<'_, '_, E> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let panel = self.0;
        let size = panel.rows * PANEL_COLUMNS;
        for row in 0..panel.rows {
            let mut column = 0;
            while column < panel.wide {
                let count = (panel.wide - column).min(S::F64::LANES);
                let at = row * panel.plane + panel.column + column;
                for c in 0..4 {
                    let flux = load(simd, panel.work[field::FLUX + c], at, count, 0.0);
                    let along = &panel.along_x[c * size + row * PANEL_COLUMNS + column..];
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
struct Viscous<'p, 'a, E, T>(Panel<'p, 'a, E>, T);

impl<E: Eos, T: Terms> Kernel for Viscous<'_, '_, E, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Viscous(mut panel, terms) = self;
        for row in 0..panel.rows {
            let mut column = 0;
            while column < panel.wide {
                let count = (panel.wide - column).min(S::F64::LANES);
                panel.points(simd, terms, row, column, count);
                column += count;
            }
        }
    }
}

impl<E: Eos> Panel<'_, '_, E> {
    /// A register of a field of the work block.
    #[inline(always)]
    fn work<S: Simd>(&self, simd: S, field: usize, at: usize, count: usize) -> S::F64 {
        load(simd, self.work[field], at, count, 0.0)
    }

    /// A register of a derivative along x.
    #[inline(always)]
    fn along_x<S: Simd>(&self, simd: S, field: usize, place: usize) -> S::F64 {
        S::F64::load(simd, &self.along_x[field * self.rows * PANEL_COLUMNS + place..])
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
        let place = row * PANEL_COLUMNS + column;
        let one = S::F64::splat(simd, 1.0);
        let zero = S::F64::zero(simd);
        let energy = load(simd, self.work[field::ENERGY], at, count, 1.0);
        let flow: [S::F64; 3] = each!(zero, i => self.work(simd, field::FLOW + i, at, count));
        let gamma = flow[0]
            .mul_add(flow[0], flow[1].mul_add(flow[1], flow[2].mul_add(flow[2], one)))
            .sqrt();
        let gamma_inverse = one / gamma;
        let velocity = each!(zero, i => flow[i] * gamma_inverse);
        let (pressure, slope) = self.eos.pressure_and_slope(energy);
        let stored: [S::F64; 5] = each!(zero, c => load(simd, self.state[4 + c], at, count, 0.0));
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
            coefficients: self.transport.coefficients(
                energy + pressure,
                self.eos.temperature(energy),
                slope,
            ),
        };
        let near = Neighbourhood {
            flow: [
                each!(zero, i => self.along_x(simd, 4 + i, place)),
                each!(zero, i => self.work(simd, field::ALONG_Y + i, at, count)),
                each!(zero, i => self.work(simd, field::ALONG_Z + i, at, count)),
            ],
            shear_advection: each!(zero, c => {
                let rest = self.work(simd, field::ADVECTION + c, at, count);
                flow[0].mul_add(self.along_x(simd, 7 + c, place), rest)
            }),
            bulk_advection: if T::BULK {
                let rest = self.work(simd, field::BULK_ADVECTION, at, count);
                flow[0].mul_add(self.along_x(simd, 12, place), rest)
            } else {
                zero
            },
            conserved: each!(zero, c => {
                self.work(simd, field::FLUX + c, at, count) - self.along_x(simd, c, place)
            }),
        };
        let found = rates(terms, &matter, &near, &self.transport.second_order());
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

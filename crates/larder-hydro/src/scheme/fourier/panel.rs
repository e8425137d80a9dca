//! Panels of columns along x: derivatives along x, and the equations at the points.

use larder_kernels::share::ColumnsMut;
use larder_kernels::{Kernel, Lanes, Level, Simd, each};
use larder_memory::prefetch::prefetch_read;

use super::plane::{load, store};
use super::{MATTER_FIELDS, PANEL_FIELDS, field};
use crate::eos::EquationOfState;
use crate::grid::Grid;
use crate::physics::point::{Drift, Matter, Medium, ShearAlone, ShearAndBulk, Terms};
use crate::physics::{Shear, Transport};
use crate::spectral::{LinePlan, LineScratch, Put, along_rows};
use crate::state::{Block, Component};

/// How many registers ahead the cache is asked for the fields of the points. The work on one register
/// takes as long as a trip to memory, more or less; two leave room for the trips that take longer.
const AHEAD: usize = 2;

/// How many rows ahead it is asked for the fields of a panel: a row of 64 columns is little work, and a
/// row further is a page of its own.
const ROWS_AHEAD: usize = 3;

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
            let (along_x, rest) = scratch.split_at_mut(PANEL_FIELDS * size);
            let (matter, stress) = rest.split_at_mut(MATTER_FIELDS * size);
            {
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
            // Without a plan the derivatives are the zeros that the scratch was made with.
            if let Some(plan) = self.plan {
                self.level.run(StressAlongX {
                    bulk,
                    state,
                    work,
                    pressures: &matter[..size],
                    stress: &mut *stress,
                    place: [nx, wide],
                    from: [column, plane],
                    pitch,
                });
                let sources: [(&[f64], usize); PANEL_FIELDS] = std::array::from_fn(|c| match c {
                    0 => (&state.field(Component::MomentumX as usize)[column..], plane),
                    1..=3 => (&stress[(c - 1) * size..c * size], pitch),
                    4..=6 => (&work[field::FLOW + c - 4][column..], plane),
                    _ => (&state.field(c - 7 + Component::ShearXx as usize)[column..], plane),
                });
                let targets = along_x.chunks_exact_mut(size);
                for (&(source, from), target) in sources[..wanted].iter().zip(targets) {
                    along_rows(
                        self.level,
                        plan,
                        source,
                        from,
                        wide,
                        target,
                        pitch,
                        Put::Store,
                        lines,
                    );
                }
            }
            let panel = Panel {
                transport: self.transport,
                state: state.fields::<{ Component::COUNT }>(),
                work,
                along_x: &*along_x,
                matter: &*matter,
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
                for c in 0..4 {
                    let flux = panel.rate(simd, c, row, column, count);
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

/// `T^{xx}, T^{xy}, T^{xz}` of a panel, from what is recovered: cheaper than to keep them.
struct StressAlongX<'p, 'a> {
    bulk: bool,
    state: &'a Block,
    work: [&'a [f64]; field::COUNT],
    pressures: &'p [f64],
    stress: &'p mut [f64],
    /// Rows and columns of the panel.
    place: [usize; 2],
    /// Its first column in the fields, and from one row to the next there.
    from: [usize; 2],
    /// From one row to the next in the panel.
    pitch: usize,
}

impl Kernel for StressAlongX<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let ([rows, wide], [first, plane]) = (self.place, self.from);
        let size = rows * self.pitch;
        let shear: [&[f64]; 5] = std::array::from_fn(|c| self.state.field(4 + c));
        let bulk = self.state.field(Component::Bulk as usize);
        for row in 0..rows {
            let mut column = 0;
            while column < wide {
                let count = (wide - column).min(S::F64::LANES);
                let (at, place) = (row * plane + first + column, row * self.pitch + column);
                // The first to touch the panel: it asks for all that will be needed of these fields.
                let ahead = at + ROWS_AHEAD * plane;
                if row + ROWS_AHEAD < rows {
                    for field in self.work {
                        prefetch_read(&field[ahead]);
                    }
                    for field in shear {
                        prefetch_read(&field[ahead]);
                    }
                }
                let energy = load(simd, self.work[field::ENERGY], at, count, 1.0);
                let flow: [S::F64; 3] =
                    each!(3; i => load(simd, self.work[field::FLOW + i], at, count, 0.0));
                let mut pressure = load(simd, self.pressures, place, count, 0.0);
                if self.bulk {
                    pressure = pressure + load(simd, bulk, at, count, 0.0);
                }
                let carried = (energy + pressure) * flow[0];
                for i in 0..3 {
                    let mut stress = carried.mul_add(flow[i], load(simd, shear[i], at, count, 0.0));
                    if i == 0 {
                        stress = stress + pressure;
                    }
                    store(stress, &mut self.stress[i * size..(i + 1) * size], place, count);
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
    /// Asks the cache for the rates of the next points: the fields were all there a moment ago.
    #[inline(always)]
    fn ask_for(&mut self, mut row: usize, mut column: usize) {
        if column >= self.wide {
            (row, column) = (row + 1, column - self.wide);
        }
        if row == self.rows || column >= self.wide {
            return;
        }
        for target in self.rates.iter_mut() {
            prefetch_read(&target.row_mut(row)[self.from + column]);
        }
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

    /// A register of what the planes made of a rate.
    #[inline(always)]
    fn rate<S: Simd>(&self, simd: S, c: usize, row: usize, column: usize, count: usize) -> S::F64 {
        load(simd, self.rates[c].row(row), self.from + column, count, 0.0)
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
        let flow: [S::F64; 3] =
            each!(3; i => load(simd, self.work[field::FLOW + i], at, count, 0.0));
        let gamma = flow[0]
            .mul_add(flow[0], flow[1].mul_add(flow[1], flow[2].mul_add(flow[2], one)))
            .sqrt();
        let gamma_inverse = one / gamma;
        let velocity = each!(3; i => flow[i] * gamma_inverse);
        let [pressure, slope, temperature] = each!(3; c => self.matter(simd, c, place));
        let stored: [S::F64; 5] = each!(5; c => load(simd, self.state[4 + c], at, count, 0.0));
        let second_order = self.transport.second_order();
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
        let medium = Medium::of(terms, &matter, &second_order);
        let drift = Drift {
            shear: each!(5; c => {
                let rest = self.rate(simd, 4 + c, row, column, count);
                flow[0].neg_mul_add(self.along_x(simd, 7 + c, place), rest)
            }),
            bulk: if T::BULK {
                let rest = self.rate(simd, 9, row, column, count);
                flow[0].neg_mul_add(self.along_x(simd, 12, place), rest)
            } else {
                zero
            },
        };
        let gradient = each!(3; i => self.along_x(simd, 4 + i, place));
        let drift = medium.along(terms, 0, gradient, drift);
        let conserved: [S::F64; 4] = each!(4; c => {
            self.rate(simd, c, row, column, count) - self.along_x(simd, c, place)
        });
        let found = medium.settle(terms, &matter, conserved, drift, &second_order);
        let place = self.from + column;
        for c in 0..4 {
            store(conserved[c], self.rates[c].row_mut(row), place, count);
        }
        for c in 0..5 {
            store(found.shear[c], self.rates[4 + c].row_mut(row), place, count);
        }
        store(found.bulk, self.rates[9].row_mut(row), place, count);
    }
}

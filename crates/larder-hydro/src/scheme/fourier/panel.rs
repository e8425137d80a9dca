//! Panels of columns along x: derivatives along x, and the equations at the points.

use larder_kernels::share::ColumnsMut;
use larder_kernels::{Kernel, Lanes, Level, Simd, each};
use larder_memory::prefetch::prefetch_read;

use super::plane::{ask_for, load, store};
use super::{
    GATHERED_FIELDS, MATTER_FIELDS, PANEL_DERIVATIVES, STRESS_FIELDS, far_apart, field, is_large,
};
use crate::eos::EquationOfState;
use crate::grid::Grid;
use crate::physics::point::{Drift, Matter, Medium, ShearAlone, ShearAndBulk, Terms};
use crate::physics::{Shear, Transport};
use crate::spectral::{LinePlan, LineScratch, Put, along_rows};
use crate::state::{Block, Component};

/// How many registers ahead the cache is asked for the rates of the points. The work on one register
/// takes as long as a trip to memory, more or less; two leave room for the trips that take longer.
const AHEAD: usize = 2;

/// How many rows ahead it is asked for the fields of a panel: a row of 64 columns is little work, and a
/// row further is a page of its own.
const ROWS_AHEAD: usize = 3;

/// The last of the derivatives of a panel.
const OF_BULK: usize = PANEL_DERIVATIVES - 1;

/// Where things stand among what is gathered.
mod gathered {
    pub(super) const ENERGY: usize = 0;
    pub(super) const FLOW: usize = 1;
    pub(super) const SHEAR: usize = 4;
    pub(super) const MOMENTUM_X: usize = 9;
    /// The last one: without a bulk pressure it is not gathered, and is the zeros that the scratch was
    /// made with.
    pub(super) const BULK: usize = 10;
}

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
        let apart = far_apart(nx * pitch);
        let end = self.first + self.rates[0].width();
        let is_large = is_large(self.grid.shape());
        let (shear, bulk) = (self.transport.has_shear(), self.transport.has_bulk());
        let state = self.state;
        let sources: [&[f64]; GATHERED_FIELDS] = std::array::from_fn(|c| match c {
            gathered::ENERGY => self.work[field::ENERGY],
            gathered::FLOW..gathered::SHEAR => self.work[field::FLOW + c - gathered::FLOW],
            gathered::MOMENTUM_X => state.field(Component::MomentumX as usize),
            gathered::BULK => state.field(Component::Bulk as usize),
            _ => state.field(Component::ShearXx as usize + c - gathered::SHEAR),
        });
        let wanted = if bulk {
            PANEL_DERIVATIVES
        } else if shear {
            PANEL_DERIVATIVES - 1
        } else {
            4
        };
        let mut fields = scratch.chunks_exact_mut(apart).map(|field| &mut field[..nx * pitch]);
        let mut next = || fields.next().expect("there is room for the fields of a panel");
        let mut along_x: [&mut [f64]; PANEL_DERIVATIVES] = std::array::from_fn(|_| next());
        let mut matter: [&mut [f64]; MATTER_FIELDS] = std::array::from_fn(|_| next());
        let mut stress: [&mut [f64]; STRESS_FIELDS] = std::array::from_fn(|_| next());
        let mut near: [&mut [f64]; GATHERED_FIELDS] = std::array::from_fn(|_| next());
        let mut column = self.first;
        while column < end {
            let wide = (end - column).min(pitch);
            self.level.run(Gather {
                sources: sources.map(|field| &field[column..]),
                near: near.each_mut().map(|field| &mut **field),
                count: if bulk { GATHERED_FIELDS } else { GATHERED_FIELDS - 1 },
                wide,
                plane,
                pitch,
                is_first: !is_large || column == self.first,
            });
            self.eos.matter(
                self.level,
                near[gathered::ENERGY],
                matter.each_mut().map(|field| &mut **field),
            );
            // Without a plan the derivatives are the zeros that the scratch was made with.
            if let Some(plan) = self.plan {
                self.level.run(StressAlongX {
                    near: near.each_ref().map(|field| &**field),
                    pressure: matter[0],
                    stress: stress.each_mut().map(|field| &mut **field),
                });
                for (c, target) in along_x.iter_mut().take(wanted).enumerate() {
                    let source = match c {
                        0 => &*near[gathered::MOMENTUM_X],
                        1..=3 => &*stress[c - 1],
                        OF_BULK => &*near[gathered::BULK],
                        _ => &*near[gathered::FLOW + c - 4],
                    };
                    let put = Put::Store;
                    along_rows(self.level, plan, source, pitch, pitch, target, pitch, put, lines);
                }
            }
            let panel = Panel {
                transport: self.transport,
                near: near.each_ref().map(|field| &**field),
                along_x: along_x.each_ref().map(|field| &**field),
                matter: matter.each_ref().map(|field| &**field),
                pitch,
                rates: &mut self.rates,
                from: column - self.first,
                wide,
                rows: nx,
                next: (is_large && column + wide + pitch <= end)
                    .then(|| sources.map(|field| &field[column + wide..])),
                plane,
            };
            match (shear, bulk) {
                (false, false) => self.level.run(Ideal(panel)),
                (true, false) => self.level.run(Viscous(panel, ShearAlone)),
                // Without a shear viscosity its stress is a zero that stays one.
                (_, true) => self.level.run(Viscous(panel, ShearAndBulk)),
            }
            column += wide;
        }
    }
}

/// What the panel needs, out of the fields: once, and from then on it lies together. Rows of the fields
/// lie a plane apart, often a power of two, where a cache holds few of them.
struct Gather<'p, 'a> {
    /// From the first of the columns on.
    sources: [&'a [f64]; GATHERED_FIELDS],
    near: [&'p mut [f64]; GATHERED_FIELDS],
    /// How many of them are wanted.
    count: usize,
    wide: usize,
    /// From one row to the next in the fields and in the panel.
    plane: usize,
    pitch: usize,
    /// Whether nobody has asked the cache for these columns yet.
    is_first: bool,
}

impl Kernel for Gather<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(mut self, simd: S) {
        let rows = self.near[0].len() / self.pitch;
        for row in 0..rows {
            for (source, near) in self.sources.iter().zip(&mut self.near).take(self.count) {
                if self.is_first {
                    let ahead = source.get((row + ROWS_AHEAD) * self.plane..).unwrap_or_default();
                    for line in ahead[..self.wide.min(ahead.len())].chunks(8) {
                        prefetch_read(&line[0]);
                    }
                }
                let from = &source[row * self.plane..][..self.wide];
                let to = &mut near[row * self.pitch..][..self.pitch];
                // Beyond the last column of a plane stands that column again: what a transform pairs it
                // with must be matter, and the same matter however the workers share the panels.
                let fill = from[self.wide - 1];
                for (at, to) in to.chunks_exact_mut(S::F64::LANES).enumerate() {
                    let at = at * S::F64::LANES;
                    let count = self.wide.saturating_sub(at).min(S::F64::LANES);
                    load(simd, from, at.min(self.wide), count, fill).store(to);
                }
            }
        }
    }
}

/// `T^{xx}, T^{xy}, T^{xz}` of a panel: cheaper than to keep them from the planes.
struct StressAlongX<'p> {
    near: [&'p [f64]; GATHERED_FIELDS],
    pressure: &'p [f64],
    stress: [&'p mut [f64]; STRESS_FIELDS],
}

impl Kernel for StressAlongX<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let StressAlongX { near, pressure, stress } = self;
        for at in (0..pressure.len()).step_by(S::F64::LANES) {
            let energy = S::F64::load(simd, &near[gathered::ENERGY][at..]);
            let bulk = S::F64::load(simd, &near[gathered::BULK][at..]);
            let pressure = S::F64::load(simd, &pressure[at..]) + bulk;
            let flow: [S::F64; 3] =
                each!(3; i => S::F64::load(simd, &near[gathered::FLOW + i][at..]));
            let carried = (energy + pressure) * flow[0];
            for i in 0..3 {
                let shear = S::F64::load(simd, &near[gathered::SHEAR + i][at..]);
                let mut value = carried.mul_add(flow[i], shear);
                if i == 0 {
                    value = value + pressure;
                }
                value.store(&mut stress[i][at..]);
            }
        }
    }
}

/// One panel.
struct Panel<'p, 'a> {
    transport: &'a Transport,
    near: [&'p [f64]; GATHERED_FIELDS],
    along_x: [&'p [f64]; PANEL_DERIVATIVES],
    /// Pressure, its slope and temperature.
    matter: [&'p [f64]; MATTER_FIELDS],
    /// From one row of these to the next.
    pitch: usize,
    rates: &'p mut [ColumnsMut<'a, f64>; Component::COUNT],
    /// The panel's first column among those of `rates`.
    from: usize,
    wide: usize,
    rows: usize,
    /// What the next panel will be gathered from, whose rows lie a plane apart: it comes while this one is
    /// worked on.
    next: Option<[&'p [f64]; GATHERED_FIELDS]>,
    plane: usize,
}

/// Without stresses only the divergence is left.
struct Ideal<'p, 'a>(Panel<'p, 'a>);

impl Kernel for Ideal<'_, '_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let panel = self.0;
        for row in 0..panel.rows {
            let mut column = 0;
            while column < panel.wide {
                let count = (panel.wide - column).min(S::F64::LANES);
                for c in 0..4 {
                    let flux = panel.rate(simd, c, row, column, count);
                    let along = &panel.along_x[c][row * panel.pitch + column..];
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
            let wide = panel.wide;
            let from = row * panel.plane;
            let next: Option<[&[f64]; GATHERED_FIELDS]> =
                panel.next.map(|next| each!(next[0], c => &next[c][from..][..wide]));
            let mut column = 0;
            while column < wide {
                let count = (wide - column).min(S::F64::LANES);
                if let Some(next) = &next
                    && column % 8 == 0
                {
                    ask_for(next, column);
                }
                panel.ask_for(row, column + AHEAD * S::F64::LANES);
                panel.points(simd, terms, row, column, count);
                column += count;
            }
        }
    }
}

impl Panel<'_, '_> {
    /// Asks the cache for the rates of the next points; all else was there a moment ago.
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
        S::F64::load(simd, &self.along_x[field][place..])
    }

    /// A register of what was gathered.
    #[inline(always)]
    fn near<S: Simd>(&self, simd: S, field: usize, place: usize) -> S::F64 {
        S::F64::load(simd, &self.near[field][place..])
    }

    /// A register of what the equation of state said.
    #[inline(always)]
    fn matter<S: Simd>(&self, simd: S, field: usize, place: usize) -> S::F64 {
        S::F64::load(simd, &self.matter[field][place..])
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
        let place = row * self.pitch + column;
        let one = S::F64::splat(simd, 1.0);
        let zero = S::F64::zero(simd);
        let energy = self.near(simd, gathered::ENERGY, place);
        let flow: [S::F64; 3] = each!(3; i => self.near(simd, gathered::FLOW + i, place));
        // gamma^2 (1 - v_z^2) and gamma^2, and of all that is divided by them one division.
        let across = flow[0].mul_add(flow[0], flow[1].mul_add(flow[1], one));
        let square = flow[2].mul_add(flow[2], across);
        let gamma = square.sqrt();
        let inverse = one / (gamma * across);
        let gamma_inverse = inverse * across;
        let zz_weight = inverse * gamma * square;
        let velocity = each!(3; i => flow[i] * gamma_inverse);
        let [pressure, slope, temperature] = each!(3; c => self.matter(simd, c, place));
        let stored: [S::F64; 5] = each!(5; c => self.near(simd, gathered::SHEAR + c, place));
        let second_order = self.transport.second_order();
        let matter = Matter {
            energy,
            pressure,
            slope,
            flow,
            velocity,
            gamma,
            gamma_inverse,
            shear: Shear::weighted(stored, zz_weight, velocity),
            bulk: if T::BULK { self.near(simd, gathered::BULK, place) } else { zero },
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
        for (c, rate) in conserved.into_iter().enumerate() {
            store(rate, self.rates[c].row_mut(row), place, count);
        }
        for c in 0..5 {
            store(found.shear[c], self.rates[4 + c].row_mut(row), place, count);
        }
        store(found.bulk, self.rates[9].row_mut(row), place, count);
    }
}

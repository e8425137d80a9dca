//! States as people exchange them: energy density, flow and stresses along the coordinates.
//!
//! In Milne coordinates a component along eta is that along the unit vector, which the solver keeps,
//! divided by tau for each index: `u^eta = u^z / tau`.
#![expect(
    clippy::needless_range_loop,
    reason = "one index for several arrays of registers; iterators would be closures"
)]

use larder_kernels::{Kernel, Lanes, Level, Simd};

use crate::eos::{Eos, EosVisitor, EquationOfState};
use crate::error::{HydroError, HydroErrorKind};
use crate::grid::{Coordinates, Grid};
use crate::physics::{Shear, Transport};
use crate::state::{Block, Component, Primitive};

/// Fields of a state, in the order of [`Fields::values`].
pub const FIELDS: [&str; 10] =
    ["e", "ux", "uy", "uz", "pixx", "pixy", "pixz", "piyy", "piyz", "Pi"];

/// Fields that follow from the others.
pub const DERIVED: [&str; 2] = ["pizz", "T"];

/// All fields that are written, in the order in which they are.
pub const WRITTEN: [&str; 12] =
    ["e", "ux", "uy", "uz", "pixx", "pixy", "pixz", "piyy", "piyz", "pizz", "Pi", "T"];

/// A state, components along the coordinates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// Time of the state, in fm, where it is known.
    pub time: Option<f64>,
    /// [`FIELDS`] in order; an omitted one, which means zero, is empty.
    pub values: [Vec<f64>; 10],
}

/// A block of [`WRITTEN`] fields.
pub const WRITTEN_COUNT: usize = WRITTEN.len();

/// Indices of eta that a field of [`FIELDS`] carries.
fn eta_indices(field: usize) -> i32 {
    match field {
        3 | 6 | 8 => 1,
        _ => 0,
    }
}

impl Fields {
    /// Writes the state that these fields are at `time`.
    ///
    /// # Errors
    /// When a field has another length than the grid, an energy is outside of the equation of state, or
    /// a stress is given to a fluid that has no viscosity for it. The cell is named.
    pub fn assemble(
        &self,
        grid: &Grid,
        eos: &EquationOfState,
        transport: &Transport,
        time: f64,
        state: &mut Block,
    ) -> Result<(), HydroError> {
        for (name, values) in FIELDS.iter().zip(&self.values) {
            if !(values.is_empty() || values.len() == grid.points()) {
                return Err(HydroError::new(
                    HydroErrorKind::Input,
                    format!("`{name}` has {} values for {} cells", values.len(), grid.points()),
                ));
            }
        }
        for (field, viscosity, is_there) in [
            (4..9, "shear viscosity", transport.has_shear()),
            (9..10, "bulk viscosity", transport.has_bulk()),
        ] {
            for field in field.filter(|_| !is_there) {
                let Some(at) = self.values[field].iter().position(|value| *value != 0.0) else {
                    continue;
                };
                return Err(HydroError::new(
                    HydroErrorKind::Input,
                    format!(
                        "`{}` is {:e} fm^-4 in a fluid without {viscosity}",
                        FIELDS[field], self.values[field][at]
                    ),
                )
                .with_hint("leave the field out, or give the fluid the viscosity")
                .at(grid.place(at, Some(time))));
            }
        }
        let outside = eos.visit(Range { energies: &self.values[0] });
        if let Some((at, complaint)) = outside {
            let error = HydroError::new(HydroErrorKind::Input, complaint);
            return Err(error.at(grid.place(at, Some(time))));
        }
        eos.visit(AssembleVisitor { fields: self, grid, time, state });
        Ok(())
    }

    /// Takes the state apart: `primitives` are those of `state`, `written` gets [`WRITTEN`].
    ///
    /// # Panics
    /// When a block has another form.
    pub fn take_apart(
        grid: &Grid,
        time: f64,
        state: &Block,
        primitives: &Block,
        written: &mut Block,
    ) {
        let tau = match grid.coordinates() {
            Coordinates::Cartesian => 1.0,
            Coordinates::Milne => time,
        };
        Level::best().run(TakeApart { tau, state, primitives, written });
    }
}

/// Looks for an energy that the equation of state does not serve.
struct Range<'a> {
    energies: &'a [f64],
}

impl EosVisitor for Range<'_> {
    type Output = Option<(usize, String)>;

    fn visit<E: Eos>(self, eos: E) -> Self::Output {
        let (low, high) = eos.range();
        let at = self.energies.iter().position(|e| !(low..=high).contains(e))?;
        Some((at, eos.complain(self.energies[at])))
    }
}

struct AssembleVisitor<'a> {
    fields: &'a Fields,
    grid: &'a Grid,
    time: f64,
    state: &'a mut Block,
}

impl EosVisitor for AssembleVisitor<'_> {
    type Output = ();

    fn visit<E: Eos>(self, eos: E) {
        let AssembleVisitor { fields, grid, time, state } = self;
        let tau = match grid.coordinates() {
            Coordinates::Cartesian => 1.0,
            Coordinates::Milne => time,
        };
        Level::best().run(Assemble { eos, fields, tau, weight: grid.weight(time), state });
    }
}

struct Assemble<'a, E> {
    eos: E,
    fields: &'a Fields,
    tau: f64,
    weight: f64,
    state: &'a mut Block,
}

impl<E: Eos> Kernel for Assemble<'_, E> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let points = self.state.points();
        let mut state = self.state.fields_mut::<{ Component::COUNT }>();
        let scales: [S::F64; 10] =
            std::array::from_fn(|field| S::F64::splat(simd, self.tau.powi(eta_indices(field))));
        let weight = S::F64::splat(simd, self.weight);
        let one = S::F64::splat(simd, 1.0);
        let mut at = 0;
        while at < points {
            let width = S::F64::LANES.min(points - at);
            let load = |field: usize| match self.fields.values[field].get(at..at + width) {
                Some(values) => {
                    let fill = if field == 0 { 1.0 } else { 0.0 };
                    S::F64::load_partial(simd, values, fill) * scales[field]
                }
                None => S::F64::zero(simd),
            };
            let energy = load(0);
            let u: [S::F64; 3] = std::array::from_fn(|i| load(1 + i));
            let stored: [S::F64; 5] = std::array::from_fn(|c| load(4 + c));
            let bulk = load(9);
            let square = u[0].mul_add(u[0], u[1].mul_add(u[1], u[2].mul_add(u[2], one)));
            let gamma = square.sqrt();
            let inverse = one / gamma;
            let stress = Shear::complete(stored, u.map(|u| u * inverse));
            let isotropic = self.eos.pressure(energy) + bulk;
            let total = energy + isotropic;
            let mut store = |component: usize, value: S::F64| {
                value.store_partial(&mut state[component][at..][..width]);
            };
            store(0, total.mul_add(square, stress.time - isotropic) * weight);
            for i in 0..3 {
                store(1 + i, (total * gamma).mul_add(u[i], stress.mixed[i]) * weight);
            }
            for (c, stress) in stored.into_iter().enumerate() {
                store(4 + c, stress);
            }
            store(9, bulk);
            at += S::F64::LANES;
        }
    }
}

struct TakeApart<'a> {
    tau: f64,
    state: &'a Block,
    primitives: &'a Block,
    written: &'a mut Block,
}

impl Kernel for TakeApart<'_> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let points = self.state.points();
        let state = self.state.fields::<{ Component::COUNT }>();
        let primitives = self.primitives.fields::<{ Primitive::COUNT }>();
        let mut written = self.written.fields_mut::<WRITTEN_COUNT>();
        let one = S::F64::splat(simd, 1.0);
        let per_tau = S::F64::splat(simd, 1.0 / self.tau);
        let mut at = 0;
        while at < points {
            let width = S::F64::LANES.min(points - at);
            let load = |field: &[f64]| S::F64::load_partial(simd, &field[at..][..width], 0.0);
            let u: [S::F64; 3] = std::array::from_fn(|i| load(primitives[1 + i]));
            let stored: [S::F64; 5] = std::array::from_fn(|c| load(state[4 + c]));
            let square = u[0].mul_add(u[0], u[1].mul_add(u[1], u[2].mul_add(u[2], one)));
            let inverse = one / square.sqrt();
            let [xx, xy, xz, yy, yz, zz] = Shear::complete(stored, u.map(|u| u * inverse)).space;
            let all = [
                load(primitives[0]),
                u[0],
                u[1],
                u[2] * per_tau,
                xx,
                xy,
                xz * per_tau,
                yy,
                yz * per_tau,
                zz * per_tau * per_tau,
                load(state[9]),
                load(primitives[4]),
            ];
            for (value, field) in all.into_iter().zip(written.iter_mut()) {
                value.store_partial(&mut field[at..][..width]);
            }
            at += S::F64::LANES;
        }
    }
}

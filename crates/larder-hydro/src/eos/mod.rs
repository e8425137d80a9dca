//! Equations of state: pressure, speed of sound, temperature and entropy of matter at rest.
//!
//! An equation of state is a plain value whose methods are written on lanes, so that they are compiled
//! into the loops over points. [`EquationOfState`] names the ones there are; [`EquationOfState::visit`]
//! picks one **outside** of a loop.

mod conformal;
mod hotqcd;
mod pieces;
mod table;

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use larder_kernels::{Kernel, Lanes, Level, Simd};

pub use conformal::Conformal;
pub use pieces::{Pieces, PiecesRef};

use crate::error::HydroError;

/// What the equations ask of matter, from its energy density in fm^-4.
///
/// Every method is total: on its way to a solution a recovery may ask about any number, NaN included,
/// and anything may be answered outside of [`Eos::range`], but no panic; what is found there is refused
/// with the cell. Write `#[inline(always)]` on each method: it runs inside loops over lanes.
pub trait Eos: Copy + Debug + Send + Sync {
    /// Pressure in fm^-4.
    fn pressure<V: Lanes<Element = f64>>(self, energy: V) -> V;

    /// Pressure and its slope `dP/de`, the square of the speed of sound.
    fn pressure_and_slope<V: Lanes<Element = f64>>(self, energy: V) -> (V, V);

    /// Temperature in fm^-1.
    fn temperature<V: Lanes<Element = f64>>(self, energy: V) -> V;

    /// Energy density at a temperature in fm^-1: the inverse of [`Eos::temperature`], for starts and
    /// files. One number at a time; need not be fast.
    fn energy_at(self, temperature: f64) -> f64;

    /// The energies that are served, both ends included.
    fn range(self) -> (f64, f64);

    /// Why an energy density outside of [`Eos::range`] is refused.
    fn complain(self, energy: f64) -> String {
        let (low, high) = self.range();
        format!(
            "e = {energy:.6e} fm^-4 is outside of the equation of state, {low:.6e} to {high:.6e}"
        )
    }

    /// Entropy density `(e + P) / T` in fm^-3.
    #[inline(always)]
    fn entropy<V: Lanes<Element = f64>>(self, energy: V) -> V {
        (energy + self.pressure(energy)) / self.temperature(energy)
    }
}

/// The equations of state there are.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum EquationOfState {
    /// `P = e/3`, `e = degrees T^4`, or the same in a bag.
    Conformal(Conformal),
    /// Polynomials between values of `ln e`: the lattice form, a user's table.
    Pieces(Arc<Pieces>),
}

/// Work that is compiled for each equation of state.
pub trait EosVisitor {
    /// What the work gives back.
    type Output;

    /// The work.
    fn visit<E: Eos>(self, eos: E) -> Self::Output;
}

impl EquationOfState {
    /// `e = degrees T^4`, `P = e/3`.
    ///
    /// # Errors
    /// As [`Conformal::new`].
    pub fn conformal(degrees: f64) -> Result<Self, HydroError> {
        Conformal::new(degrees).map(EquationOfState::Conformal)
    }

    /// `e = degrees T^4 + bag`, `P = (e - 4 bag)/3`, `bag` in fm^-4.
    ///
    /// # Errors
    /// As [`Conformal::in_bag`].
    pub fn bag(degrees: f64, bag: f64) -> Result<Self, HydroError> {
        Conformal::in_bag(degrees, bag).map(EquationOfState::Conformal)
    }

    /// The closed form of HotQCD 2014, for temperatures from 0.1 to 5 GeV.
    ///
    /// # Errors
    /// When `hbarc` (GeV fm) is not a positive number.
    pub fn hotqcd(hbarc: f64) -> Result<Self, HydroError> {
        if !(hbarc.is_finite() && hbarc > 0.0) {
            return Err(HydroError::configuration(format!(
                "hbar c is {hbarc} GeV fm, want a positive number, such as 0.1973269804"
            )));
        }
        Ok(EquationOfState::Pieces(Arc::new(hotqcd::pieces(hbarc))))
    }

    /// A table of `e, P, s, T` in a file, text or raw little-endian doubles. `e`, `P` and `T` are
    /// multiplied with `per_unit` to be in fm units.
    ///
    /// # Errors
    /// When the file cannot be read, or no matter has such a table: the row is named.
    pub fn table(path: &Path, per_unit: f64) -> Result<Self, HydroError> {
        table::read(path, per_unit).map(|pieces| EquationOfState::Pieces(Arc::new(pieces)))
    }

    /// The checksum of the table that it was made from, if it was.
    pub(crate) fn table_sum(&self) -> Option<u32> {
        match self {
            EquationOfState::Conformal(_) => None,
            EquationOfState::Pieces(pieces) => pieces.sum(),
        }
    }

    /// What it says of one energy density.
    pub fn at(&self, energy: f64) -> PointState {
        struct At(f64);
        impl EosVisitor for At {
            type Output = PointState;
            fn visit<E: Eos>(self, eos: E) -> PointState {
                at_point(eos, self.0)
            }
        }
        self.visit(At(energy))
    }

    /// The energies that are served.
    pub fn range(&self) -> (f64, f64) {
        struct Range;
        impl EosVisitor for Range {
            type Output = (f64, f64);
            fn visit<E: Eos>(self, eos: E) -> (f64, f64) {
                eos.range()
            }
        }
        self.visit(Range)
    }

    /// The energy density at a temperature in fm^-1.
    pub fn energy_at(&self, temperature: f64) -> f64 {
        struct EnergyAt(f64);
        impl EosVisitor for EnergyAt {
            type Output = f64;
            fn visit<E: Eos>(self, eos: E) -> f64 {
                eos.energy_at(self.0)
            }
        }
        self.visit(EnergyAt(temperature))
    }

    /// Does the work with the equation of state that this is.
    pub fn visit<W: EosVisitor>(&self, work: W) -> W::Output {
        match self {
            EquationOfState::Conformal(eos) => work.visit(*eos),
            EquationOfState::Pieces(pieces) => work.visit(PiecesRef(pieces)),
        }
    }

    /// Pressure, `dP/de` and temperature for each of many energy densities: what a large kernel needs of
    /// matter, so that it is compiled once and not for each equation of state.
    ///
    /// # Panics
    /// When the lengths differ.
    pub fn matter(&self, level: Level, energies: &[f64], found: [&mut [f64]; 3]) {
        struct Matter<'a>(Level, &'a [f64], [&'a mut [f64]; 3]);
        impl EosVisitor for Matter<'_> {
            type Output = ();

            fn visit<E: Eos>(self, eos: E) {
                self.0.run(MatterAt(eos, self.1, self.2));
            }
        }
        for part in &found {
            assert_eq!(part.len(), energies.len(), "a place for each energy density");
        }
        self.visit(Matter(level, energies, found));
    }

    /// Temperatures of a field of energy densities.
    ///
    /// # Panics
    /// When the lengths differ.
    pub fn temperatures(&self, level: Level, energy: &[f64], temperature: &mut [f64]) {
        struct Field<'a>(Level, &'a [f64], &'a mut [f64]);
        impl EosVisitor for Field<'_> {
            type Output = ();

            fn visit<E: Eos>(self, eos: E) {
                temperatures_at(self.0, eos, self.1, self.2);
            }
        }
        self.visit(Field(level, energy, temperature));
    }
}

/// What an equation of state says of one energy density, in plain numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointState {
    /// Pressure.
    pub pressure: f64,
    /// `dP/de`.
    pub slope: f64,
    /// Temperature.
    pub temperature: f64,
}

/// Asks an equation of state about one energy density.
pub fn at_point<E: Eos>(eos: E, energy: f64) -> PointState {
    struct AtPoint<E>(E, f64);
    impl<E: Eos> Kernel for AtPoint<E> {
        type Output = PointState;

        #[inline(always)]
        fn run<S: Simd>(self, simd: S) -> PointState {
            let energy = S::F64::splat(simd, self.1);
            let (pressure, slope) = self.0.pressure_and_slope(energy);
            let first = |lanes: S::F64| {
                let mut all = [0.0; 8];
                lanes.store(&mut all);
                all[0]
            };
            PointState {
                pressure: first(pressure),
                slope: first(slope),
                temperature: first(self.0.temperature(energy)),
            }
        }
    }
    // Levels agree bit for bit, and one point is served by any of them.
    Level::PORTABLE.run(AtPoint(eos, energy))
}

/// See [`EquationOfState::matter`].
struct MatterAt<'a, E>(E, &'a [f64], [&'a mut [f64]; 3]);

impl<E: Eos> Kernel for MatterAt<'_, E> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MatterAt(eos, energies, [pressures, slopes, temperatures]) = self;
        let mut at = 0;
        while at < energies.len() {
            let end = energies.len().min(at + S::F64::LANES);
            let energy = S::F64::load_partial(simd, &energies[at..end], 1.0);
            let (pressure, slope) = eos.pressure_and_slope(energy);
            pressure.store_partial(&mut pressures[at..end]);
            slope.store_partial(&mut slopes[at..end]);
            eos.temperature(energy).store_partial(&mut temperatures[at..end]);
            at = end;
        }
    }
}

/// The temperatures of many energy densities.
///
/// # Panics
/// When the two differ in length.
pub fn temperatures_at<E: Eos>(level: Level, eos: E, energies: &[f64], temperatures: &mut [f64]) {
    struct Temperatures<'a, E>(E, &'a [f64], &'a mut [f64]);
    impl<E: Eos> Kernel for Temperatures<'_, E> {
        type Output = ();

        #[inline(always)]
        fn run<S: Simd>(self, simd: S) {
            let width = S::F64::LANES;
            for (from, to) in self.1.chunks(width).zip(self.2.chunks_mut(width)) {
                let energy = S::F64::load_partial(simd, from, 1.0);
                self.0.temperature(energy).store_partial(to);
            }
        }
    }
    assert_eq!(energies.len(), temperatures.len(), "a temperature for each energy density");
    level.run(Temperatures(eos, energies, temperatures));
}

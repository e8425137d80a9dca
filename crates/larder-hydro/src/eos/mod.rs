//! Equations of state: pressure, speed of sound, temperature and entropy of matter at rest.
//!
//! An equation of state is a plain value whose methods are written on lanes, so that they are compiled
//! into the loops over points. [`EquationOfState`] names the ones there are; [`EquationOfState::visit`]
//! picks one **outside** of a loop.

mod conformal;

use std::fmt::Debug;

use larder_kernels::{Kernel, Lanes, Level, Simd};

pub use conformal::Conformal;

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
    /// `P = e/3`, `e = degrees T^4`.
    Conformal(Conformal),
}

/// Work that is compiled for each equation of state.
pub trait EosVisitor {
    /// What the work gives back.
    type Output;

    /// The work.
    fn visit<E: Eos>(self, eos: E) -> Self::Output;
}

impl EquationOfState {
    /// Does the work with the equation of state that this is.
    pub fn visit<W: EosVisitor>(&self, work: W) -> W::Output {
        match self {
            EquationOfState::Conformal(eos) => work.visit(*eos),
        }
    }

    /// Temperatures of a field of energy densities.
    ///
    /// # Panics
    /// When the lengths differ.
    pub fn temperatures(&self, level: Level, energy: &[f64], temperature: &mut [f64]) {
        struct Field<'a>(Level, &'a [f64], &'a mut [f64]);
        struct Compute<'a, E>(E, &'a [f64], &'a mut [f64]);
        impl EosVisitor for Field<'_> {
            type Output = ();

            fn visit<E: Eos>(self, eos: E) {
                self.0.run(Compute(eos, self.1, self.2));
            }
        }
        impl<E: Eos> Kernel for Compute<'_, E> {
            type Output = ();

            #[inline(always)]
            fn run<S: Simd>(self, simd: S) {
                let lanes = S::F64::LANES;
                for (e, t) in self.1.chunks(lanes).zip(self.2.chunks_mut(lanes)) {
                    let energy = S::F64::load_partial(simd, e, 1.0);
                    self.0.temperature(energy).store_partial(t);
                }
            }
        }
        assert_eq!(energy.len(), temperature.len(), "one temperature for each energy density");
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

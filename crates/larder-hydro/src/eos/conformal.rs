//! Matter without a scale: `P = e/3`.

use larder_kernels::Lanes;

use super::Eos;
use crate::error::HydroError;

/// `e = degrees T^4`, `P = e/3`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conformal {
    degrees: f64,
    degrees_inverse: f64,
}

impl Conformal {
    /// Matter with this many degrees of freedom, `pi^2/30` each included.
    ///
    /// # Errors
    /// When `degrees` is not a positive number.
    pub fn new(degrees: f64) -> Result<Self, HydroError> {
        if !(degrees.is_finite() && degrees > 0.0) {
            return Err(HydroError::configuration(format!(
                "degrees is {degrees}, want a positive number, such as 13.9"
            )));
        }
        Ok(Conformal { degrees, degrees_inverse: 1.0 / degrees })
    }

    /// Energy density over the fourth power of the temperature.
    pub fn degrees(self) -> f64 {
        self.degrees
    }
}

impl Eos for Conformal {
    #[inline(always)]
    fn pressure<V: Lanes<Element = f64>>(self, energy: V) -> V {
        energy * energy.constant(1.0 / 3.0)
    }

    #[inline(always)]
    fn pressure_and_slope<V: Lanes<Element = f64>>(self, energy: V) -> (V, V) {
        let third = energy.constant(1.0 / 3.0);
        (energy * third, third)
    }

    #[inline(always)]
    fn temperature<V: Lanes<Element = f64>>(self, energy: V) -> V {
        (energy * energy.constant(self.degrees_inverse)).sqrt().sqrt()
    }

    fn energy_at(self, temperature: f64) -> f64 {
        self.degrees * temperature.powi(4)
    }

    fn range(self) -> (f64, f64) {
        (f64::MIN_POSITIVE, f64::MAX)
    }
}

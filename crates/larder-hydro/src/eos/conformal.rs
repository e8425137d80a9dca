//! Matter without a scale, `P = e/3`, as it is or in a bag.

use larder_kernels::Lanes;

use super::Eos;
use crate::error::HydroError;

/// `e = degrees T^4 + B`, `P = (e - 4B)/3`; without a bag `P = e/3`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conformal {
    degrees: f64,
    degrees_inverse: f64,
    bag: f64,
}

impl Conformal {
    /// Matter with this many degrees of freedom, `pi^2/30` each included.
    ///
    /// # Errors
    /// When `degrees` is not a positive number.
    pub fn new(degrees: f64) -> Result<Self, HydroError> {
        Self::in_bag(degrees, 0.0)
    }

    /// The same in a bag of this constant, in fm^-4: a vacuum of energy `B` and pressure `-B`.
    ///
    /// # Errors
    /// When `degrees` is not a positive number, or the constant is negative.
    pub fn in_bag(degrees: f64, bag: f64) -> Result<Self, HydroError> {
        if !(degrees.is_finite() && degrees > 0.0) {
            return Err(HydroError::configuration(format!(
                "degrees is {degrees}, want a positive number, such as 13.9"
            )));
        }
        if !(bag.is_finite() && bag >= 0.0) {
            return Err(HydroError::configuration(format!(
                "the bag constant is {bag} fm^-4, want 0 or more"
            )));
        }
        Ok(Conformal { degrees, degrees_inverse: 1.0 / degrees, bag })
    }

    /// `e / T^4`, the bag apart.
    pub fn degrees(self) -> f64 {
        self.degrees
    }

    /// The bag constant, fm^-4.
    pub fn bag(self) -> f64 {
        self.bag
    }
}

impl Eos for Conformal {
    #[inline(always)]
    fn pressure<V: Lanes<Element = f64>>(self, energy: V) -> V {
        (energy - energy.constant(4.0 * self.bag)) * energy.constant(1.0 / 3.0)
    }

    #[inline(always)]
    fn pressure_and_slope<V: Lanes<Element = f64>>(self, energy: V) -> (V, V) {
        (self.pressure(energy), energy.constant(1.0 / 3.0))
    }

    #[inline(always)]
    fn temperature<V: Lanes<Element = f64>>(self, energy: V) -> V {
        let thermal = energy - energy.constant(self.bag);
        (thermal * energy.constant(self.degrees_inverse)).sqrt().sqrt()
    }

    fn energy_at(self, temperature: f64) -> f64 {
        self.degrees * temperature.powi(4) + self.bag
    }

    fn range(self) -> (f64, f64) {
        // Above the vacuum of the bag by more than rounding: there the temperature is one.
        let lowest = (self.bag * (1.0 + 1e-9)).max(f64::MIN_POSITIVE);
        (lowest, f64::MAX)
    }

    fn complain(self, energy: f64) -> String {
        if self.bag > 0.0 {
            format!(
                "e = {energy:.6e} fm^-4 is not above the bag constant {:.6e} fm^-4: no matter has it",
                self.bag
            )
        } else {
            format!("e = {energy:.6e} fm^-4, want a positive energy density")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eos::at_point;

    #[test]
    fn a_bag_lowers_the_pressure_and_keeps_the_entropy() {
        let (free, bag) = (Conformal::new(13.9).unwrap(), Conformal::in_bag(13.9, 0.5).unwrap());
        let temperature = 1.3;
        let (a, b) = (free.energy_at(temperature), bag.energy_at(temperature));
        let (p, q) = (at_point(free, a), at_point(bag, b));
        assert!((p.pressure - q.pressure - 0.5).abs() < 1e-13);
        assert!((p.temperature - temperature).abs() < 1e-14);
        assert!((q.temperature - temperature).abs() < 1e-14);
        assert!((a + p.pressure - b - q.pressure).abs() < 1e-13, "T s is the same");
        assert!(bag.complain(0.4).contains("bag constant"));
        assert!(Conformal::in_bag(13.9, -1.0).is_err() && Conformal::new(0.0).is_err());
    }
}

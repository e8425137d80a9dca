//! Viscosities, relaxation times and the coefficients of second order.

use larder_kernels::Lanes;

use crate::error::HydroError;

/// How viscosities and relaxation times follow from the state of matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Viscosity {
    /// The same numbers everywhere, in fm units: `eta` and `zeta` in fm^-3, times in fm. A viscosity of
    /// zero switches its stress off.
    Constant {
        /// Shear viscosity.
        eta: f64,
        /// Bulk viscosity.
        zeta: f64,
        /// Relaxation time of the shear stress.
        tau_pi: f64,
        /// Relaxation time of the bulk pressure.
        tau_bulk: f64,
    },
    /// `eta = eta_over_s s`, `tau_pi = tau_pi_factor eta / (e + P)`; `zeta = zeta_over_s s`,
    /// `tau_Pi = zeta / (14.55 (1/3 - cs^2)^2 (e + P))`, 14.55 being `bulk_factor`.
    Entropy {
        /// Shear viscosity over entropy density; 0 switches the shear stress off.
        eta_over_s: f64,
        /// `tau_pi (e + P) / eta`: 5 for a Boltzmann gas, `4 - 2 ln 2` for strongly coupled plasma.
        tau_pi_factor: f64,
        /// Bulk viscosity over entropy density; 0 switches the bulk pressure off.
        zeta_over_s: f64,
        /// `zeta / (tau_Pi (1/3 - cs^2)^2 (e + P))`, 14.55 from kinetic theory.
        bulk_factor: f64,
    },
}

/// The coefficients of second order. Zero means that the term is off, which is the default.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SecondOrder {
    /// In units of `tau_pi`; 4/3 for conformal matter.
    pub delta_pipi: f64,
    /// In units of `tau_pi`; 10/7 from kinetic theory.
    pub tau_pipi: f64,
    /// Multiplies `2 tau_pi pi_l^<mu omega^nu>l`; 1 switches the term on.
    pub vorticity: f64,
    /// In units of `1/P`; 9/70 from kinetic theory.
    pub phi_7: f64,
    /// In units of `tau_pi`; 6/5 from kinetic theory.
    pub lambda_shear_bulk: f64,
    /// In units of `tau_Pi`; 2/3 from kinetic theory.
    pub delta_bulk: f64,
    /// In units of `(1/3 - cs^2) tau_Pi`; 8/5 from kinetic theory.
    pub lambda_bulk_shear: f64,
}

/// Viscosities with their terms of second order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transport {
    viscosity: Viscosity,
    second_order: SecondOrder,
    shear: bool,
    bulk: bool,
}

/// The coefficients at a point, as the equations use them.
#[derive(Clone, Copy, Debug)]
pub struct Coefficients<V> {
    /// `1 / tau_pi`.
    pub shear_rate: V,
    /// `eta / tau_pi`.
    pub shear_stiffness: V,
    /// `1 / tau_Pi`.
    pub bulk_rate: V,
    /// `zeta / tau_Pi`.
    pub bulk_stiffness: V,
}

impl Transport {
    /// Checks the numbers.
    ///
    /// # Errors
    /// When a viscosity is negative, a relaxation time or factor that is used is not positive, or a
    /// number is not finite.
    pub fn new(viscosity: Viscosity, second_order: SecondOrder) -> Result<Self, HydroError> {
        let refuse = |name: &str, value: f64, want: &str| {
            Err(HydroError::configuration(format!("{name} is {value}, want {want}")))
        };
        let coefficients = [
            ("delta_pipi", second_order.delta_pipi),
            ("tau_pipi", second_order.tau_pipi),
            ("vorticity", second_order.vorticity),
            ("phi_7", second_order.phi_7),
            ("lambda_piPi", second_order.lambda_shear_bulk),
            ("delta_PiPi", second_order.delta_bulk),
            ("lambda_Pipi", second_order.lambda_bulk_shear),
        ];
        for (name, value) in coefficients {
            if !value.is_finite() {
                return refuse(name, value, "a finite number");
            }
        }
        let (viscosities, times) = match viscosity {
            Viscosity::Constant { eta, zeta, tau_pi, tau_bulk } => (
                [("eta", eta), ("zeta", zeta)],
                [("tau_pi", tau_pi, eta), ("tau_Pi", tau_bulk, zeta)],
            ),
            Viscosity::Entropy { eta_over_s, tau_pi_factor, zeta_over_s, bulk_factor } => (
                [("eta_over_s", eta_over_s), ("zeta_over_s", zeta_over_s)],
                [
                    ("tau_pi_factor", tau_pi_factor, eta_over_s),
                    ("bulk_factor", bulk_factor, zeta_over_s),
                ],
            ),
        };
        for (name, value) in viscosities {
            if !(value.is_finite() && value >= 0.0) {
                return refuse(name, value, "a finite number, 0 or more");
            }
        }
        for (name, value, viscosity) in times {
            if viscosity > 0.0 && !(value.is_finite() && value > 0.0) {
                return refuse(name, value, "a positive number, because its viscosity is not zero");
            }
        }
        let [shear, bulk] = viscosities.map(|(_, value)| value > 0.0);
        if bulk && !shear && second_order.lambda_shear_bulk != 0.0 {
            // It would make a shear stress that nothing relaxes.
            let name = "lambda_piPi";
            return refuse(name, second_order.lambda_shear_bulk, "0 without shear viscosity");
        }
        Ok(Transport { viscosity, second_order, shear, bulk })
    }

    /// Whether there is a shear stress.
    pub fn has_shear(&self) -> bool {
        self.shear
    }

    /// Whether there is a bulk pressure.
    pub fn has_bulk(&self) -> bool {
        self.bulk
    }

    /// Whether there is either.
    pub fn has_stress(&self) -> bool {
        self.shear || self.bulk
    }

    /// The viscosities.
    pub fn viscosity(&self) -> Viscosity {
        self.viscosity
    }

    /// The terms of second order.
    pub fn second_order(&self) -> SecondOrder {
        self.second_order
    }

    /// The coefficients in matter of this enthalpy density `e + P`, temperature and `cs^2`. Stresses that
    /// are switched off get zeros.
    #[inline(always)]
    pub fn coefficients<V: Lanes<Element = f64>>(
        &self,
        enthalpy: V,
        temperature: V,
        slope: V,
    ) -> Coefficients<V> {
        let zero = enthalpy.constant(0.0);
        let mut found = Coefficients {
            shear_rate: zero,
            shear_stiffness: zero,
            bulk_rate: zero,
            bulk_stiffness: zero,
        };
        match self.viscosity {
            Viscosity::Constant { eta, zeta, tau_pi, tau_bulk } => {
                if self.shear {
                    found.shear_rate = zero.constant(1.0 / tau_pi);
                    found.shear_stiffness = zero.constant(eta / tau_pi);
                }
                if self.bulk {
                    found.bulk_rate = zero.constant(1.0 / tau_bulk);
                    found.bulk_stiffness = zero.constant(zeta / tau_bulk);
                }
            }
            Viscosity::Entropy { eta_over_s, tau_pi_factor, zeta_over_s, bulk_factor } => {
                // eta = (eta/s) (e+P)/T, so tau_pi = factor (eta/s) / T.
                if self.shear {
                    found.shear_rate =
                        temperature * zero.constant(1.0 / (tau_pi_factor * eta_over_s));
                    found.shear_stiffness = enthalpy * zero.constant(1.0 / tau_pi_factor);
                }
                if self.bulk {
                    let off = zero.constant(1.0 / 3.0) - slope;
                    let scale = off * off * zero.constant(bulk_factor);
                    found.bulk_rate = scale * temperature * zero.constant(1.0 / zeta_over_s);
                    found.bulk_stiffness = scale * enthalpy;
                }
            }
        }
        found
    }
}

//! Bjorken flow: boost-invariant expansion along one axis, `u^tau = 1`, everything a function of
//! proper time alone.
//!
//! With `phi = -tau^2 pi^{eta eta}` the equations of the crate become
//!
//! ```text
//! de/dtau           = -(e + P + Pi - phi) / tau
//! tau_pi dphi/dtau  = -phi + (4/3) eta/tau - (delta_pipi + tau_pipi/3) phi/tau
//!                     + (2/3) lambda_piPi Pi/tau + phi_7 phi^2/2
//! tau_Pi dPi/dtau   = -Pi - zeta/tau - delta_PiPi Pi/tau + lambda_Pipi phi/tau
//! ```
//!
//! The one third of `tau_pipi` is `-pi_l^<eta sigma^eta>l` for `sigma = diag(1, 1, -2)/(3 tau)`; the
//! half of `phi_7` is the same product of `pi = diag(1/2, 1/2, -1) phi` with itself.

use super::ExactError;
use super::ode;

/// What a fluid is at one energy density, second-order coefficients with their relaxation times.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Coefficients {
    /// Pressure, fm^-4.
    pub pressure: f64,
    /// Shear viscosity, fm^-3.
    pub eta: f64,
    /// Shear relaxation time, fm; 0 for a fluid without shear viscosity.
    pub tau_pi: f64,
    /// Bulk viscosity, fm^-3.
    pub zeta: f64,
    /// Bulk relaxation time, fm; 0 for a fluid without bulk viscosity.
    pub tau_bulk: f64,
    /// `delta_pipi`, fm.
    pub delta_pipi: f64,
    /// `tau_pipi`, fm.
    pub tau_pipi: f64,
    /// `phi_7`, fm^4.
    pub phi_7: f64,
    /// `lambda_piPi`, fm.
    pub lambda_pi_bulk: f64,
    /// `delta_PiPi`, fm.
    pub delta_bulk: f64,
    /// `lambda_Pipi`, fm.
    pub lambda_bulk_pi: f64,
}

/// The state of a Bjorken flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bjorken {
    /// Energy density, fm^-4.
    pub energy: f64,
    /// `-tau^2 pi^{eta eta}`, fm^-4.
    pub phi: f64,
    /// Bulk pressure, fm^-4.
    pub bulk: f64,
}

/// Carries a Bjorken flow from one proper time to another.
///
/// # Errors
/// When a time is not positive, or the equations have no solution in between.
pub fn bjorken(
    start: Bjorken,
    from: f64,
    until: f64,
    fluid: impl Fn(f64) -> Coefficients,
) -> Result<Bjorken, ExactError> {
    if !(from > 0.0 && until > 0.0 && start.energy > 0.0) {
        return Err(ExactError::new(format!(
            "Bjorken flow from tau = {from} to {until} with e = {}: all three must be positive",
            start.energy
        )));
    }
    let rate = |tau: f64, y: &[f64; 3]| {
        let [energy, phi, bulk] = *y;
        let c = fluid(energy);
        let de = -(energy + c.pressure + bulk - phi) / tau;
        let dphi = if c.tau_pi > 0.0 {
            let source = (4.0 / 3.0) * c.eta - (c.delta_pipi + c.tau_pipi / 3.0) * phi
                + (2.0 / 3.0) * c.lambda_pi_bulk * bulk;
            (source / tau - phi + 0.5 * c.phi_7 * phi * phi) / c.tau_pi
        } else {
            0.0
        };
        let dbulk = if c.tau_bulk > 0.0 {
            let source = -c.zeta - c.delta_bulk * bulk + c.lambda_bulk_pi * phi;
            (source / tau - bulk) / c.tau_bulk
        } else {
            0.0
        };
        [de, dphi, dbulk]
    };
    // Stresses far below the pressure count as zero.
    let small = 1e-3 * start.energy * (from / until).min(1.0).powi(2);
    let [energy, phi, bulk] = ode::solve(
        [start.energy, start.phi, start.bulk],
        from,
        until,
        [1e-6 * small, small, small],
        rate,
    )?;
    Ok(Bjorken { energy, phi, bulk })
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    const HBARC: f64 = 0.197_326_98;

    /// `a T^4` of a gas of 42.25 massless bosons.
    fn degrees() -> f64 {
        42.25 * PI * PI / 30.0
    }

    fn conformal(energy: f64, tau_pipi: f64) -> Coefficients {
        let temperature = (energy / degrees()).powf(0.25);
        let eta = 0.2 * (4.0 / 3.0) * energy / temperature;
        let tau_pi = 5.0 * 0.2 / temperature;
        Coefficients {
            pressure: energy / 3.0,
            eta,
            tau_pi,
            delta_pipi: (4.0 / 3.0) * tau_pi,
            tau_pipi: tau_pipi * tau_pi,
            ..Coefficients::default()
        }
    }

    fn run(until: f64, tau_pipi: f64) -> Bjorken {
        let energy = degrees() * (0.3 / HBARC).powi(4);
        let start = Bjorken { energy, phi: 0.0, bulk: 0.0 };
        bjorken(start, 0.6, until, |e| conformal(e, tau_pipi)).unwrap()
    }

    #[test]
    fn the_reference_table_comes_out_to_its_last_digit() {
        // Ten significant digits were printed; half a unit of the last is 6e-11 at the worst.
        let table = [
            (1.0, 38.947_741_14, 0.120_520_854_4),
            (5.0, 5.599_827_114, 0.091_054_779_34),
            (20.0, 0.957_139_417_3, 0.035_305_327_43),
        ];
        for (tau, energy, ratio) in table {
            let flow = run(tau, 10.0 / 7.0);
            assert!((flow.energy / energy - 1.0).abs() < 3e-10, "e({tau}) = {}", flow.energy);
            let got = flow.phi / flow.energy;
            assert!((got / ratio - 1.0).abs() < 1e-9, "phi/e({tau}) = {got}");
        }
        let flow = run(5.0, 0.0);
        assert!((flow.energy / 5.820_268_262 - 1.0).abs() < 3e-10, "{}", flow.energy);
    }

    #[test]
    fn an_ideal_fluid_cools_as_tau_to_the_minus_four_thirds() {
        let ideal = |e| Coefficients { pressure: e / 3.0, ..Coefficients::default() };
        let start = Bjorken { energy: 10.0, phi: 0.0, bulk: 0.0 };
        let flow = bjorken(start, 1.0, 8.0, ideal).unwrap();
        assert!((flow.energy - 10.0 / 16.0).abs() < 1e-11);
    }

    #[test]
    fn bulk_viscosity_heats_and_a_time_at_zero_is_refused() {
        let fluid = |e| Coefficients {
            pressure: e / 3.0,
            zeta: 0.1,
            tau_bulk: 0.5,
            ..Coefficients::default()
        };
        let start = Bjorken { energy: 10.0, phi: 0.0, bulk: 0.0 };
        let flow = bjorken(start, 1.0, 8.0, fluid).unwrap();
        assert!(flow.bulk < 0.0 && flow.energy > 10.0 / 16.0);
        assert!(bjorken(start, 0.0, 8.0, fluid).is_err());
    }
}

//! Gubser flow: boost-invariant and rotation-symmetric, with transverse expansion.
//!
//! In the coordinates `rho`, `theta` of de Sitter space times a line the fluid rests, and what is
//! left of the equations of a conformal fluid is (with `tau_pi = C eta/(e + P)`,
//! `delta_pipi = 4/3 tau_pi`)
//!
//! ```text
//! dT/drho = (T/3) tanh(rho) (pbar - 2)
//! dpbar/drho = (4/(3C)) tanh(rho) - (4/3) pbar^2 tanh(rho) + (tau_pipi/3) pbar tanh(rho) - pbar T/(C eta/s)
//! ```
//!
//! where `pbar` is `tau^2 pi^{eta eta} / (e + P)`; `T = That(rho)/tau` and the fluid moves outward
//! with rapidity `artanh(2 q^2 tau r / (1 + q^2 tau^2 + q^2 r^2))`. See Gubser, arXiv:1006.0006, and
//! Marrochio et al., arXiv:1307.6130, which takes `tau_pipi = 0`.

use super::ExactError;
use super::ode;

/// A run file of this flow on 51 x 51 cells, from `tau` = 1 to 1.5 fm: what the demo carries out, and the
/// tests hold against theory.
pub const GUBSER_RUN: &str = "
[grid]
shape = [51, 51, 1]
length = [10.2, 10.2, 1.0]
coordinates = \"milne\"
boundary = \"outflow\"
[fluid]
degrees = 13.899692864867513
eta_over_s = 0.2
delta_pipi = 1.3333333333333333
[scheme]
space = \"kt\"
time = \"ssprk3\"
dt = 0.02
[run]
from = 1.0
until = 1.5
[initial]
kind = \"gubser\"
";

/// Parameters of a Gubser flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GubserFlow {
    /// Inverse transverse size, fm^-1.
    pub q: f64,
    /// `That` at `rho = 0`, a pure number; the temperature at the centre at `tau = 1/q` is `q That`.
    pub temperature: f64,
    /// `pbar` at `rho = 0`.
    pub stress: f64,
    /// Shear viscosity over entropy density; 0 is the ideal flow.
    pub eta_over_s: f64,
    /// `tau_pi (e + P) / eta`.
    pub tau_pi_factor: f64,
    /// `tau_pipi / tau_pi`.
    pub tau_pipi: f64,
    /// `e / T^4`.
    pub degrees: f64,
}

/// A Gubser flow at one point of the transverse plane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GubserPoint {
    /// Energy density, fm^-4.
    pub energy: f64,
    /// Temperature, fm^-1.
    pub temperature: f64,
    /// `u^x`, `u^y`.
    pub velocity: [f64; 2],
    /// `pi^xx`, `pi^xy`, `pi^yy`, fm^-4.
    pub stress: [f64; 3],
    /// `tau^2 pi^{eta eta}`, fm^-4.
    pub stress_long: f64,
}

/// One flow at one proper time: `That` and `pbar` along `rho`, ready for any number of points.
#[derive(Clone, Debug)]
pub struct GubserSlice {
    flow: GubserFlow,
    tau: f64,
    /// `rho` of the first node; the nodes go down from there in steps of [`RHO_STEP`].
    rho_top: f64,
    /// `ln That`, its slope, `pbar`, its slope.
    nodes: Vec<[f64; 4]>,
}

/// Between nodes a cubic through values and slopes is off by `step^4/384` times the fourth
/// derivative (of order ten at the most): 4e-13.
const RHO_STEP: f64 = 1.0 / 512.0;

impl GubserFlow {
    fn slopes(&self, rho: f64, y: &[f64; 2]) -> [f64; 2] {
        let tanh = rho.tanh();
        let [log_temperature, pbar] = *y;
        let dlog = tanh * (pbar - 2.0) / 3.0;
        if self.eta_over_s <= 0.0 {
            return [dlog, 0.0];
        }
        let relax = log_temperature.exp() / (self.tau_pi_factor * self.eta_over_s);
        let source = 4.0 / (3.0 * self.tau_pi_factor) - (4.0 / 3.0) * pbar * pbar
            + (self.tau_pipi / 3.0) * pbar;
        [dlog, tanh * source - pbar * relax]
    }

    /// The flow at proper time `tau` for points out to `radius_max`.
    ///
    /// # Errors
    /// When a parameter is not positive, or the equations have no solution that far out: `pbar` has
    /// no bound for `rho` far below zero.
    pub fn at(&self, tau: f64, radius_max: f64) -> Result<GubserSlice, ExactError> {
        let is_usable = tau > 0.0
            && self.q > 0.0
            && self.temperature > 0.0
            && self.degrees > 0.0
            && self.tau_pi_factor > 0.0
            && self.eta_over_s >= 0.0
            && radius_max.is_finite();
        if !is_usable {
            return Err(ExactError::new(format!(
                "Gubser flow at tau = {tau} of {self:?}: tau, q, temperature, degrees and \
                 tau_pi_factor must be positive, eta_over_s not negative"
            )));
        }
        let (top, bottom) = (self.rho(tau, 0.0), self.rho(tau, radius_max));
        let count = ((top - bottom) / RHO_STEP).ceil();
        if count > 1e6 {
            return Err(ExactError::new(format!(
                "Gubser flow out to {radius_max} fm spans rho from {bottom} to {top}"
            )));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "bounded above"
        )]
        let count = count as usize + 2;
        let scale = [1.0, 1e-3];
        let rhs = |rho: f64, y: &[f64; 2]| self.slopes(rho, y);
        let mut y = ode::solve([self.temperature.ln(), self.stress], 0.0, top, scale, rhs)?;
        let mut nodes = Vec::with_capacity(count);
        for index in 0..count {
            let rho = top - index as f64 * RHO_STEP;
            let slopes = self.slopes(rho, &y);
            nodes.push([y[0], slopes[0], y[1], slopes[1]]);
            y = ode::solve(y, rho, rho - RHO_STEP, scale, rhs)?;
        }
        Ok(GubserSlice { flow: *self, tau, rho_top: top, nodes })
    }

    /// De Sitter time of a point.
    fn rho(&self, tau: f64, radius: f64) -> f64 {
        let (qt, qr) = (self.q * tau, self.q * radius);
        (-(1.0 - qt * qt + qr * qr) / (2.0 * qt)).asinh()
    }
}

impl GubserSlice {
    /// The flow at a point.
    ///
    /// # Panics
    /// When the point lies beyond the radius that the slice was made for.
    pub fn point(&self, x: f64, y: f64) -> GubserPoint {
        let flow = &self.flow;
        let radius = x.hypot(y);
        let (log_temperature, pbar) = self.profile(flow.rho(self.tau, radius));
        let temperature = log_temperature.exp() / self.tau;
        let energy = flow.degrees * temperature.powi(4);
        let (qt, qr) = (flow.q * self.tau, flow.q * radius);
        // sinh(artanh(v)) without the cancellation of 1 - v^2 where the flow is fast.
        let (across, along) = (2.0 * qt * qr, 1.0 + qt * qt + qr * qr);
        let root = ((1.0 + (qr - qt).powi(2)) * (1.0 + (qr + qt).powi(2))).sqrt();
        debug_assert!(along > across);
        let speed = across / root;
        let direction = if radius > 0.0 { [x / radius, y / radius] } else { [0.0, 0.0] };
        let [ux, uy] = direction.map(|c| c * speed);
        let stress_long = (4.0 / 3.0) * energy * pbar;
        // Isotropic across the beam axis in the rest frame: -Delta^{ij} times minus half of it.
        let half = -0.5 * stress_long;
        GubserPoint {
            energy,
            temperature,
            velocity: [ux, uy],
            stress: [half * (1.0 + ux * ux), half * ux * uy, half * (1.0 + uy * uy)],
            stress_long,
        }
    }

    fn profile(&self, rho: f64) -> (f64, f64) {
        let place = ((self.rho_top - rho) / RHO_STEP).max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative")]
        let index = place as usize;
        assert!(index + 1 < self.nodes.len(), "the point lies beyond the slice's radius");
        let (a, b) = (&self.nodes[index], &self.nodes[index + 1]);
        let s = place - index as f64;
        // Hermite's cubic; the nodes go down in rho, so a slope along `s` is minus one along rho.
        let cubic = |k: usize| {
            let (fa, fb) = (a[k], b[k]);
            let (da, db) = (-a[k + 1] * RHO_STEP, -b[k + 1] * RHO_STEP);
            let r = 1.0 - s;
            (1.0 + 2.0 * s) * r * r * fa + s * r * r * da + s * s * (3.0 - 2.0 * s) * fb
                - s * s * r * db
        };
        (cubic(0), cubic(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HBARC: f64 = 0.1973;

    fn flow() -> GubserFlow {
        GubserFlow {
            q: 1.0,
            temperature: 1.2,
            stress: 0.0,
            eta_over_s: 0.2,
            tau_pi_factor: 5.0,
            tau_pipi: 0.0,
            degrees: 13.899_692_864_867_513,
        }
    }

    #[test]
    fn the_cut_of_an_independent_solution_comes_out_to_its_print() {
        let text = include_str!("../../tests/data/gubser_cut_y0.csv");
        let mut rows = 0;
        let mut slice: Option<GubserSlice> = None;
        for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())) {
            let row: Vec<f64> = line.split(',').map(|word| word.parse().unwrap()).collect();
            let [tau, x, temperature, ux, pixx, piyy, long] = row[..] else { panic!("{line}") };
            if slice.as_ref().is_none_or(|slice| slice.tau.to_bits() != tau.to_bits()) {
                slice = Some(flow().at(tau, 10.0).unwrap());
            }
            let point = slice.as_ref().unwrap().point(x, 0.0);
            // Eleven digits are printed, of an equation solved to 1e-12.
            let close = |got: f64, want: f64, scale: f64| {
                assert!((got - want).abs() <= 3e-10 * want.abs() + 1e-12 * scale, "{line}: {got}");
            };
            close(point.temperature * HBARC, temperature, 1.0);
            close(point.velocity[0], ux, 1.0);
            close(point.stress[0], pixx, point.energy);
            close(point.stress[2], piyy, point.energy);
            close(point.stress_long, long, point.energy);
            rows += 1;
        }
        assert!(rows > 50, "only {rows} rows were read");
    }

    #[test]
    fn the_flow_is_the_same_in_every_direction() {
        let slice = flow().at(1.5, 8.0).unwrap();
        let along = slice.point(2.0, 0.0);
        let root = 2.0_f64.sqrt();
        let across = slice.point(root, root);
        assert!((along.energy - across.energy).abs() < 1e-12 * along.energy);
        assert!((along.velocity[0] - across.velocity[0].hypot(across.velocity[1])).abs() < 1e-12);
        // Rotated by 45 degrees: xy is half the difference of the radial and the other stress.
        let want = 0.5 * (along.stress[0] - along.stress[2]);
        assert!((across.stress[1] - want).abs() < 1e-12 * along.energy);
    }

    #[test]
    fn the_ideal_flow_has_its_closed_form() {
        let ideal = GubserFlow { eta_over_s: 0.0, ..flow() };
        let slice = ideal.at(1.3, 5.0).unwrap();
        for x in [0.0, 0.7, 2.0, 4.5] {
            let rho: f64 = ideal.rho(1.3, x);
            let want = 1.2 / rho.cosh().powf(2.0 / 3.0) / 1.3;
            let got = slice.point(x, 0.0).temperature;
            assert!((got / want - 1.0).abs() < 1e-11, "{x}: {got} instead of {want}");
        }
        assert!(flow().at(-1.0, 5.0).is_err());
    }
}

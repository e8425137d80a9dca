//! Small waves on a fluid at rest: sound and shear modes of the second-order equations.
//!
//! With `w = e + P` and everything as `exp(i k.x + lambda t)`, the linear equations along `k` are
//!
//! ```text
//! lambda de = -i k w v        lambda v = -(i k/w) (cs^2 de + pi + Pi)
//! pi (1 + lambda tau_pi) = -(4/3) eta i k v        Pi (1 + lambda tau_Pi) = -zeta i k v
//! ```
//!
//! and across it `lambda v = -(i k/w) pi`, `pi (1 + lambda tau_pi) = -eta i k v`. Second-order terms
//! are products of small quantities and drop out. A mode is an eigenvector of these, given here by
//! the amplitude of its velocity; its real part is what the fields hold.

use super::ExactError;
use super::complex::{Complex, roots};

/// A fluid at rest, as a small wave sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearFluid {
    /// Energy density, fm^-4.
    pub energy: f64,
    /// Pressure, fm^-4.
    pub pressure: f64,
    /// Square of the speed of sound.
    pub cs2: f64,
    /// Shear viscosity, fm^-3.
    pub eta: f64,
    /// Shear relaxation time, fm.
    pub tau_pi: f64,
    /// Bulk viscosity, fm^-3.
    pub zeta: f64,
    /// Bulk relaxation time, fm.
    pub tau_bulk: f64,
}

/// A travelling sound mode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SoundMode {
    fluid: LinearFluid,
    wave: [f64; 3],
    amplitude: f64,
    /// `lambda`: damping rate negative, frequency positive or negative.
    rate: Complex,
}

/// A shear mode: velocity across the wave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShearMode {
    fluid: LinearFluid,
    wave: [f64; 3],
    across: [f64; 3],
    amplitude: f64,
    rate: Complex,
}

/// The fields of a mode at one place and time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinearPoint {
    /// Energy density, fm^-4.
    pub energy: f64,
    /// Velocity; to this order the same as `u^i`.
    pub velocity: [f64; 3],
    /// `pi^xx, pi^xy, pi^xz, pi^yy, pi^yz, pi^zz`, fm^-4.
    pub stress: [f64; 6],
    /// Bulk pressure, fm^-4.
    pub bulk: f64,
}

impl LinearFluid {
    fn enthalpy(&self) -> f64 {
        self.energy + self.pressure
    }

    /// Speed of the fastest signal: `k` to infinity. Above one the equations are acausal.
    pub fn front_speed(&self) -> f64 {
        let part = |viscosity: f64, time: f64| {
            if viscosity > 0.0 { viscosity / (self.enthalpy() * time) } else { 0.0 }
        };
        let square =
            self.cs2 + part((4.0 / 3.0) * self.eta, self.tau_pi) + part(self.zeta, self.tau_bulk);
        square.sqrt()
    }

    /// Every rate of a sound wave with wave number `k`: two that travel, one or two that relax.
    pub fn sound_rates(&self, k: f64) -> Vec<Complex> {
        let (tau_pi, tau_bulk) = (self.tau_pi, self.tau_bulk);
        // (1 + lambda tau_pi)(1 + lambda tau_Pi)
        let relax = [1.0, tau_pi + tau_bulk, tau_pi * tau_bulk];
        let k2 = k * k;
        let w = self.enthalpy();
        let eta = (4.0 / 3.0) * self.eta;
        let mut coefficients = vec![
            k2 * self.cs2 * relax[0],
            k2 * (self.cs2 * relax[1] + (eta + self.zeta) / w),
            relax[0] + k2 * (self.cs2 * relax[2] + (eta * tau_bulk + self.zeta * tau_pi) / w),
            relax[1],
            relax[2],
        ];
        while coefficients.last().is_some_and(|last| *last <= 0.0) {
            coefficients.pop();
        }
        roots(&coefficients)
    }

    /// Both rates of a shear wave (one, when nothing relaxes), the slower first.
    pub fn shear_rates(&self, k: f64) -> Vec<Complex> {
        let diffusion = k * k * self.eta / self.enthalpy();
        if self.tau_pi <= 0.0 {
            return vec![Complex::from(-diffusion)];
        }
        let root = Complex::from(1.0 - 4.0 * self.tau_pi * diffusion).sqrt();
        let scale = 0.5 / self.tau_pi;
        vec![(root - Complex::from(1.0)) * scale, (-root - Complex::from(1.0)) * scale]
    }
}

impl SoundMode {
    /// The mode that travels along `wave` (a wave vector in fm^-1), with this amplitude of velocity.
    ///
    /// # Errors
    /// When the wave vector is zero, or viscosity leaves no travelling wave.
    pub fn new(fluid: LinearFluid, wave: [f64; 3], amplitude: f64) -> Result<Self, ExactError> {
        let k = length(wave);
        check_wave(k)?;
        let rate = fluid
            .sound_rates(k)
            .into_iter()
            // exp(i k.x + lambda t) travels along k when the imaginary part is negative.
            .min_by(|a, b| a.im.total_cmp(&b.im))
            .filter(|rate| rate.im < -1e-12 * k);
        let rate = rate.ok_or_else(|| {
            ExactError::new(format!("no sound travels with k = {k} fm^-1: the fluid overdamps it"))
        })?;
        Ok(SoundMode { fluid, wave, amplitude, rate })
    }

    /// Angular frequency, fm^-1.
    pub fn frequency(&self) -> f64 {
        -self.rate.im
    }

    /// Damping rate, fm^-1.
    pub fn damping(&self) -> f64 {
        -self.rate.re
    }

    /// The fields at a place and time.
    pub fn at(&self, place: [f64; 3], time: f64) -> LinearPoint {
        let k = length(self.wave);
        let direction = self.wave.map(|c| c / k);
        let fluid = &self.fluid;
        let phase = dot(self.wave, place);
        let v =
            Complex::new(self.rate.re * time, self.rate.im * time + phase).exp() * self.amplitude;
        let ikv = Complex::new(0.0, k) * v;
        let one = Complex::from(1.0);
        let de = -ikv * fluid.enthalpy() / self.rate;
        let pi = -ikv * ((4.0 / 3.0) * fluid.eta) / (one + self.rate * fluid.tau_pi);
        let bulk = -ikv * fluid.zeta / (one + self.rate * fluid.tau_bulk);
        let stress = symmetric(|i, j| {
            1.5 * pi.re * (direction[i] * direction[j] - if i == j { 1.0 / 3.0 } else { 0.0 })
        });
        LinearPoint {
            energy: fluid.energy + de.re,
            velocity: direction.map(|c| c * v.re),
            stress,
            bulk: bulk.re,
        }
    }
}

impl ShearMode {
    /// The slowest mode with wave vector `wave`; the velocity points along the part of `across` that
    /// stands at a right angle to it.
    ///
    /// # Errors
    /// When the wave vector is zero, or `across` is parallel to it.
    pub fn new(
        fluid: LinearFluid,
        wave: [f64; 3],
        across: [f64; 3],
        amplitude: f64,
    ) -> Result<Self, ExactError> {
        let k = length(wave);
        check_wave(k)?;
        let along = dot(across, wave) / (k * k);
        let across = [0, 1, 2].map(|i| across[i] - along * wave[i]);
        let size = length(across);
        if size.is_nan() || size <= 1e-9 {
            return Err(ExactError::new(format!(
                "the polarization of a shear wave stands at a right angle to its wave vector \
                 {wave:?}; none of it is left"
            )));
        }
        let rate = fluid.shear_rates(k)[0];
        Ok(ShearMode { fluid, wave, across: across.map(|c| c / size), amplitude, rate })
    }

    /// The rate: the real part damps, the imaginary part is the frequency where the wave travels.
    pub fn rate(&self) -> Complex {
        self.rate
    }

    /// The fields at a place and time.
    pub fn at(&self, place: [f64; 3], time: f64) -> LinearPoint {
        let k = length(self.wave);
        let direction = self.wave.map(|c| c / k);
        let phase = dot(self.wave, place);
        let v =
            Complex::new(self.rate.re * time, self.rate.im * time + phase).exp() * self.amplitude;
        // From the momentum equation, which holds when tau_pi vanishes as well.
        let pi = self.rate * v * self.fluid.enthalpy() / Complex::new(0.0, -k);
        let across = self.across;
        LinearPoint {
            energy: self.fluid.energy,
            velocity: across.map(|c| c * v.re),
            stress: symmetric(|i, j| pi.re * (direction[i] * across[j] + across[i] * direction[j])),
            bulk: 0.0,
        }
    }
}

fn check_wave(k: f64) -> Result<(), ExactError> {
    if k.is_finite() && k > 0.0 {
        return Ok(());
    }
    Err(ExactError::new(format!("a wave needs a wave vector; its length is {k} fm^-1")))
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn length(a: [f64; 3]) -> f64 {
    dot(a, a).sqrt()
}

fn symmetric(entry: impl Fn(usize, usize) -> f64) -> [f64; 6] {
    [entry(0, 0), entry(0, 1), entry(0, 2), entry(1, 1), entry(1, 2), entry(2, 2)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fluid() -> LinearFluid {
        LinearFluid {
            energy: 1.0,
            pressure: 1.0 / 3.0,
            cs2: 1.0 / 3.0,
            eta: 0.1,
            tau_pi: 0.5,
            zeta: 0.05,
            tau_bulk: 0.3,
        }
    }

    /// Computed by an independent program from the eigenvalues of the matrix; ten digits printed.
    #[test]
    fn frequencies_and_dampings_are_those_of_the_matrix() {
        for (k, omega, gamma) in
            [(1.0, 0.591_713_588_0, 0.067_898_615_2), (4.0, 2.961_436_810_8, 0.486_905_272_4)]
        {
            let mode = SoundMode::new(fluid(), [0.0, k, 0.0], 1e-3).unwrap();
            assert!((mode.frequency() - omega).abs() < 1e-9, "{}", mode.frequency());
            assert!((mode.damping() - gamma).abs() < 1e-9, "{}", mode.damping());
        }
        let slow = fluid().shear_rates(1.0)[0];
        assert!((slow.re + 0.078_045_55).abs() < 1e-8 && slow.im.abs() < 1e-15);
        let fast = fluid().shear_rates(4.0)[0];
        assert!((fast.re + 1.0).abs() < 1e-12 && (fast.im - 1.183_215_96).abs() < 1e-8);
        assert!((fluid().front_speed() - 0.811_377_4).abs() < 1e-7);
    }

    type Field = Box<dyn Fn([f64; 3], f64) -> LinearPoint>;

    /// The fields must satisfy the linear equations: differences of the fields themselves.
    #[test]
    #[expect(clippy::needless_range_loop, reason = "indices of tensors")]
    fn the_fields_of_an_oblique_mode_satisfy_the_linear_equations() {
        let f = fluid();
        let (wave, place, time, h) = ([0.7, -0.4, 1.1], [0.3, 0.2, -0.5], 0.8, 1e-4);
        let sound = SoundMode::new(f, wave, 1e-2).unwrap();
        let shear = ShearMode::new(f, wave, [0.0, 0.0, 1.0], 1e-2).unwrap();
        let fields: [Field; 2] =
            [Box::new(move |x, t| sound.at(x, t)), Box::new(move |x, t| shear.at(x, t))];
        for at in fields {
            let along = |axis: usize, take: &dyn Fn(&LinearPoint) -> f64| {
                let (mut up, mut down) = (place, place);
                up[axis] += h;
                down[axis] -= h;
                (take(&at(up, time)) - take(&at(down, time))) / (2.0 * h)
            };
            let rate = |take: &dyn Fn(&LinearPoint) -> f64| {
                (take(&at(place, time + h)) - take(&at(place, time - h))) / (2.0 * h)
            };
            let w = 4.0 / 3.0;
            let theta: f64 = (0..3).map(|i| along(i, &|p| p.velocity[i])).sum();
            // Differences of second order with h = 1e-4 on waves of size 1e-2: 1e-10.
            assert!((rate(&|p| p.energy) + w * theta).abs() < 1e-9);
            let index = [[0, 1, 2], [1, 3, 4], [2, 4, 5]];
            for i in 0..3 {
                let push: f64 = (0..3).map(|j| along(j, &|p| p.stress[index[i][j]])).sum();
                let push = push + along(i, &|p| p.energy / 3.0 + p.bulk);
                assert!((w * rate(&|p| p.velocity[i]) + push).abs() < 1e-9, "momentum {i}");
                for j in i..3 {
                    let gradient = along(i, &|p| p.velocity[j]) + along(j, &|p| p.velocity[i]);
                    let trace = if i == j { (2.0 / 3.0) * theta } else { 0.0 };
                    let pi = at(place, time).stress[index[i][j]];
                    let want = -f.eta * (gradient - trace) - pi;
                    let got = f.tau_pi * rate(&|p| p.stress[index[i][j]]);
                    assert!((got - want).abs() < 1e-9, "pi {i}{j}: {got} instead of {want}");
                }
            }
            let got = f.tau_bulk * rate(&|p| p.bulk) + at(place, time).bulk;
            assert!((got + f.zeta * theta).abs() < 1e-9);
        }
    }

    #[test]
    fn an_ideal_fluid_carries_sound_undamped_and_holds_shear_still() {
        let ideal = LinearFluid { eta: 0.0, tau_pi: 0.0, zeta: 0.0, tau_bulk: 0.0, ..fluid() };
        let mode = SoundMode::new(ideal, [2.0, 0.0, 0.0], 1e-3).unwrap();
        assert!((mode.frequency() - 2.0 / 3.0_f64.sqrt()).abs() < 1e-12);
        assert!(mode.damping().abs() < 1e-12);
        let still = ShearMode::new(ideal, [2.0, 0.0, 0.0], [0.0, 1.0, 0.0], 1e-3).unwrap();
        assert!(still.rate().norm() < 1e-30);
        assert!(ShearMode::new(ideal, [2.0, 0.0, 0.0], [1.0, 0.0, 0.0], 1e-3).is_err());
        assert!(SoundMode::new(ideal, [0.0; 3], 1e-3).is_err());
    }
}

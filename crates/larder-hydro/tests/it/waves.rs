//! Linear waves against theory: frequency and damping to 1e-6, along axes and oblique.

use larder_hydro::eos::EquationOfState;
use larder_hydro::fields::Fields;
use larder_hydro::physics::{SecondOrder, Transport, Viscosity};
use larder_hydro::spectral::Filter;
use larder_hydro::{Boundary, Coordinates, Grid, Solver, Space, StepChoice, Unwatched};

use crate::fluid::{options, primitives, stores};

/// eta = 0.1, zeta = 0.05, tau_pi = 0.5, tau_Pi = 0.3 in matter of e = 1, P = 1/3.
fn transport() -> Transport {
    Transport::new(
        Viscosity::Constant { eta: 0.1, zeta: 0.05, tau_pi: 0.5, tau_bulk: 0.3 },
        SecondOrder::default(),
    )
    .unwrap()
}

/// Complex amplitude of a mode of a field.
fn amplitude(grid: &Grid, field: &[f64], wave: [f64; 3]) -> (f64, f64) {
    let mut sum = (0.0, 0.0);
    for (index, value) in field.iter().enumerate() {
        let at = grid.position(grid.cell(index));
        let phase: f64 = (0..3).map(|i| wave[i] * at[i]).sum();
        sum.0 += value * phase.cos();
        sum.1 -= value * phase.sin();
    }
    let count = grid.points() as f64 / 2.0;
    (sum.0 / count, sum.1 / count)
}

/// Follows the momentum of a wave whose parts are given at time 0, for a time.
struct Wave {
    shape: [usize; 3],
    length: [f64; 3],
    wave: [f64; 3],
    until: f64,
    steps: u32,
}

impl Wave {
    /// The amplitude of `(de, dv along, pi along-along)` or of `(dv across, pi along-across)` at some times,
    /// started from a velocity alone; the direction across is as given.
    fn follow(&self, direction: [f64; 3]) -> Vec<(f64, f64)> {
        let stores = stores();
        let mut options = options(self.shape, self.length);
        options.grid =
            Grid::new(self.shape, self.length, Coordinates::Cartesian, Boundary::Periodic).unwrap();
        options.eos = EquationOfState::conformal(13.9).unwrap();
        options.transport = transport();
        options.space = Space::Fourier(Filter::None);
        options.step = StepChoice::Fixed(self.until / f64::from(self.steps));
        let grid = options.grid;
        let size = 1e-7;
        let mut fields = Fields::default();
        for index in 0..grid.points() {
            let at = grid.position(grid.cell(index));
            let phase: f64 = (0..3).map(|i| self.wave[i] * at[i]).sum();
            fields.values[0].push(1.0);
            for i in 0..3 {
                fields.values[1 + i].push(size * direction[i] * phase.cos());
            }
        }
        let mut solver = Solver::new(options, &stores).unwrap();
        solver.start(&fields, 0.0).unwrap();
        let mut found = Vec::new();
        for step in 0..=self.steps {
            let matter = primitives(&mut solver);
            let mut sum = (0.0, 0.0);
            for i in 0..3 {
                let (re, im) = amplitude(&grid, matter.field(1 + i), self.wave);
                sum.0 += re * direction[i] / size;
                sum.1 += im * direction[i] / size;
            }
            found.push(sum);
            if step < self.steps {
                solver.step(f64::INFINITY, &mut Unwatched).unwrap();
            }
        }
        found
    }
}

/// The exponents of a real signal that is a sum of `count` exponentials, by Prony's method from samples a
/// time apart: the roots of the linear recurrence that fits them. Given as the recurrence itself, to be
/// compared with that of the expected exponents.
fn recurrence_misfit(samples: &[f64], exponents: &[(f64, f64)], spacing: f64) -> f64 {
    // The polynomial with the roots exp(s dt), whose coefficients are real: exponents come in pairs.
    let mut polynomial = vec![(1.0, 0.0)];
    for &(re, im) in exponents {
        let size = (re * spacing).exp();
        let root = (size * (im * spacing).cos(), size * (im * spacing).sin());
        let mut next = vec![(0.0, 0.0); polynomial.len() + 1];
        for (i, c) in polynomial.iter().enumerate() {
            next[i].0 += c.0;
            next[i].1 += c.1;
            next[i + 1].0 -= c.0 * root.0 - c.1 * root.1;
            next[i + 1].1 -= c.0 * root.1 + c.1 * root.0;
        }
        polynomial = next;
    }
    let order = exponents.len();
    samples
        .windows(order + 1)
        .map(|window| {
            let sum: f64 = polynomial.iter().zip(window.iter().rev()).map(|(c, x)| c.0 * x).sum();
            sum.abs()
        })
        .fold(0.0, f64::max)
}

/// The sound mode's own frequency and damping, fitted: the parts that die first are waited for.
fn late_mode(samples: &[(f64, f64)], spacing: f64, from: usize) -> (f64, f64) {
    // Two exponentials make x_{n+1} = a x_n - b x_{n-1}: a and b by least squares over late samples.
    let late: Vec<f64> = samples[from..].iter().map(|sample| sample.0).collect();
    let (mut xx, mut xy, mut yy, mut xz, mut yz) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for window in late.windows(3) {
        let (y, x, z) = (window[0], window[1], window[2]);
        xx += x * x;
        xy += x * y;
        yy += y * y;
        xz += x * z;
        yz += y * z;
    }
    let determinant = xx * yy - xy * xy;
    let a = (xz * yy - yz * xy) / determinant;
    let b = -(yz * xx - xz * xy) / determinant;
    // Roots exp((-gamma +- i omega) dt): product b, sum a.
    let gamma = -b.ln() / (2.0 * spacing);
    let omega = (a / (2.0 * b.sqrt())).acos() / spacing;
    (omega, gamma)
}

#[test]
fn sound_has_the_frequency_and_damping_of_theory() {
    let tau = 2.0 * std::f64::consts::PI;
    let root = (1.0_f64 / 3.0).sqrt();
    // |k| = 1 along each axis and along the diagonal of a box whose sides differ.
    let cases = [
        ([8, 1, 1], [tau, 1.0, 1.0], [1.0, 0.0, 0.0]),
        ([1, 8, 1], [1.0, tau, 1.0], [0.0, 1.0, 0.0]),
        ([1, 1, 8], [1.0, 1.0, tau], [0.0, 0.0, 1.0]),
        ([8, 8, 8], [tau / root; 3], [root; 3]),
        ([8, 10, 1], [tau / 0.6, tau / 0.8, 1.0], [0.6, 0.8, 0.0]),
    ];
    for (shape, length, wave) in cases {
        let until = 30.0;
        let steps = 1500;
        let samples = Wave { shape, length, wave, until, steps }.follow(wave);
        let spacing = until / f64::from(steps);
        // The other modes fall with 1.7 and 2.8: after 12 fm they are 1e-9 and less of this one.
        let from = 600;
        let stride = 25;
        let sparse: Vec<_> = samples[from..].iter().copied().step_by(stride).collect();
        let (omega, gamma) = late_mode(&sparse, spacing * stride as f64, 0);
        assert!((omega - 0.591_713_588_0).abs() <= 1e-6, "{wave:?}: omega {omega}");
        assert!((gamma - 0.067_898_615_2).abs() <= 1e-6, "{wave:?}: gamma {gamma}");
    }
}

#[test]
fn short_sound_has_the_frequency_and_damping_of_theory() {
    let length = std::f64::consts::PI / 2.0;
    let until = 8.0;
    let steps = 3200;
    let wave =
        Wave { shape: [8, 1, 1], length: [length, 1.0, 1.0], wave: [4.0, 0.0, 0.0], until, steps };
    let samples: Vec<f64> = wave.follow([1.0, 0.0, 0.0]).iter().map(|sample| sample.0).collect();
    let stride = 40;
    let spacing = until / f64::from(steps) * stride as f64;
    let sparse: Vec<f64> = samples.iter().copied().step_by(stride).collect();
    // The other two exponents are real. With those of sound they sum to -1/tau_pi - 1/tau_Pi = -16/3,
    // and the squares of all to the trace of the matrix squared,
    // 2 k^2 (-cs^2 - (4/3) eta/(w tau_pi) - zeta/(w tau_Pi)) + 1/tau_pi^2 + 1/tau_Pi^2.
    let misfit = |omega: f64, gamma: f64| {
        let sum = -16.0 / 3.0 + 2.0 * gamma;
        let trace = 2.0 * 16.0 * (-1.0 / 3.0 - 0.2 - 0.125) + 4.0 + 100.0 / 9.0;
        let squares = trace - 2.0 * (gamma * gamma - omega * omega);
        let product = (sum * sum - squares) / 2.0;
        let root = (sum * sum / 4.0 - product).sqrt();
        let exponents =
            [(-gamma, omega), (-gamma, -omega), (sum / 2.0 + root, 0.0), (sum / 2.0 - root, 0.0)];
        recurrence_misfit(&sparse, &exponents, spacing)
    };
    // The recurrence of four exponentials annihilates the signal; were omega or gamma off by 1e-6, what
    // is left would be several times as much.
    let (omega, gamma) = (2.961_436_810_8, 0.486_905_272_4);
    let left = misfit(omega, gamma);
    for (wrong, what) in
        [(misfit(omega + 1e-6, gamma), "omega"), (misfit(omega, gamma + 1e-6), "gamma")]
    {
        assert!(3.0 * left < wrong, "{what}: {left:e} is left, {wrong:e} if it were off by 1e-6");
    }
}

#[test]
fn shear_waves_fall_and_turn_as_theory_says() {
    let tau = 2.0 * std::f64::consts::PI;
    // k = 1, oblique: across the wave vector. Two real exponents.
    let wave = Wave {
        shape: [8, 10, 1],
        length: [tau / 0.6, tau / 0.8, 1.0],
        wave: [0.6, 0.8, 0.0],
        until: 10.0,
        steps: 1000,
    };
    let samples: Vec<f64> = wave.follow([-0.8, 0.6, 0.0]).iter().map(|sample| sample.0).collect();
    let slow = -0.078_045_55;
    let stride = 50;
    let sparse: Vec<f64> = samples.iter().copied().step_by(stride).collect();
    let spacing = 0.01 * stride as f64;
    // The sum of both exponents is -1/tau_pi.
    let misfit = recurrence_misfit(&sparse, &[(slow, 0.0), (-2.0 - slow, 0.0)], spacing);
    assert!(misfit <= 2e-8, "k = 1: {misfit:e}");
    // k = 4: -1 +- 1.18321596 i.
    let wave = Wave {
        shape: [1, 8, 1],
        length: [1.0, tau / 4.0, 1.0],
        wave: [0.0, 4.0, 0.0],
        until: 4.0,
        steps: 1600,
    };
    let samples: Vec<f64> = wave.follow([0.0, 0.0, 1.0]).iter().map(|sample| sample.0).collect();
    let omega = 1.183_215_96;
    let stride = 80;
    let sparse: Vec<f64> = samples.iter().copied().step_by(stride).collect();
    let spacing = 4.0 / 1600.0 * stride as f64;
    let misfit = recurrence_misfit(&sparse, &[(-1.0, omega), (-1.0, -omega)], spacing);
    assert!(misfit <= 2e-8, "k = 4: {misfit:e}");
}

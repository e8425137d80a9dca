//! Angles: the two ends of their interval are one place, for every sampler.

use std::f64::consts::PI;

use larder_infer::mcmc::mh::MhOptions;
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::vi::{self, ViOptions};
use larder_infer::*;

use crate::support::check_gradient;

/// A direction whose noisy cosine and sine are seen.
#[derive(Clone, Copy)]
struct Heading {
    /// The concentration of its prior around zero.
    prior: f64,
    seen: (f64, f64),
    noise: f64,
}

impl Model for Heading {
    fn run<C: Ctx>(&self, m: &mut C) {
        let angle = m.sample(addr!("angle"), VonMises(0.0, self.prior));
        m.generated(addr!("cos"), angle.cos());
        m.generated(addr!("sin"), angle.sin());
        m.observe(addr!("x"), Normal(angle.cos(), self.noise), self.seen.0);
        m.observe(addr!("y"), Normal(angle.sin(), self.noise), self.seen.1);
    }
}

/// Mass just on both sides of the cut; two hills, one at the cut; next to nothing known.
const AT_THE_CUT: Heading = Heading { prior: 0.5, seen: (-1.0, -0.03), noise: 0.15 };
const WIDE: Heading = Heading { prior: 0.3, seen: (-0.4, 0.2), noise: 1.5 };

/// Evidence, and the means of cosine, sine and their squares, by the trapezoidal rule, which is exact to rounding for
/// a smooth function all around.
fn exact(heading: Heading) -> (f64, [f64; 4]) {
    let steps = 20_000;
    let (mut mass, mut sums) = (0.0, [0.0; 4]);
    for k in 0..steps {
        let angle = -PI + 2.0 * PI * f64::from(k) / f64::from(steps);
        let law = |law: &dyn Distribution<f64>, x: f64| law.log_prob(&x);
        let (sin, cos) = angle.sin_cos();
        let log = law(&VonMises(0.0, heading.prior), angle)
            + law(&Normal(cos, heading.noise), heading.seen.0)
            + law(&Normal(sin, heading.noise), heading.seen.1);
        let p = log.exp();
        mass += p;
        for (sum, x) in sums.iter_mut().zip([cos, sin, cos * cos, sin * sin]) {
            *sum += p * x;
        }
    }
    ((mass * 2.0 * PI / f64::from(steps)).ln(), sums.map(|sum| sum / mass))
}

/// Cosine and sine of a draw.
type Pair = (f64, f64);

/// Chains of cosines and sines agree with the quadrature within four of their Monte Carlo errors.
#[track_caller]
fn agree(chains: &[Vec<Pair>], heading: Heading) {
    type Statistic = fn(&Pair) -> f64;
    let (_, exact) = exact(heading);
    let of: [Statistic; 4] = [|p| p.0, |p| p.1, |p| p.0 * p.0, |p| p.1 * p.1];
    for (of, exact) in of.iter().zip(exact) {
        let columns: Vec<Vec<f64>> =
            chains.iter().map(|chain| chain.iter().map(of).collect()).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let row = diag::summarise("x", &columns);
        assert!((row.mean - exact).abs() < 4.0 * row.mcse_mean, "{row:?}, exact {exact}");
        assert!(row.rhat < 1.02, "{row:?}");
    }
}

fn pairs(angles: &[f64]) -> Vec<Pair> {
    angles.iter().map(|angle| (angle.cos(), angle.sin())).collect()
}

#[test]
fn trajectories_go_around_the_circle() {
    for heading in [AT_THE_CUT, WIDE] {
        let model = Compiled::record(heading).unwrap();
        assert_eq!(
            (model.dim(), model.names()),
            (2, ["angle", "cos", "sin"].map(String::from).to_vec())
        );
        for method in [Method::Nuts, Method::Hmc { length: 1.5 }] {
            let options = NutsOptions { draws: 2000, seed: 5, method, ..NutsOptions::default() };
            let chains = sample_in_memory(&model, &options, &Silent).unwrap();
            let angles: Vec<Vec<f64>> = chains.iter().map(|chain| chain.column(0)).collect();
            if heading.noise < 1.0 {
                // No chain sits on one side of the cut.
                for chain in &angles {
                    let above = chain.iter().filter(|x| **x > 0.0).count() as f64 / 2000.0;
                    assert!((0.25..0.75).contains(&above), "{method:?}: {above}");
                }
            }
            agree(&angles.iter().map(|chain| pairs(chain)).collect::<Vec<_>>(), heading);
        }
    }
}

#[test]
fn walks_go_around_the_circle() {
    for heading in [AT_THE_CUT, WIDE] {
        let mut chains = Vec::new();
        for chain in 0..4 {
            let options = MhOptions { draws: 4000, seed: 2, ..MhOptions::default() };
            let mut walk = mcmc::mh::Mh::start(&heading, &options, chain).unwrap();
            let mut draws = Draws::with_capacity(4000, 3);
            walk.draw(&options, 0, &Silent, &mut draws).unwrap();
            chains.push(pairs(&draws.column(0)));
        }
        agree(&chains, heading);
    }
}

/// The evidence is that of the angle: the distance of its point from the origin has a density with integral one.
#[test]
fn particles_know_the_evidence_of_an_angle() {
    for heading in [AT_THE_CUT, WIDE] {
        let model = Compiled::record(heading).unwrap();
        let runs: Vec<_> = (0..8)
            .map(|run| {
                let options = TemperedOptions { run, ..TemperedOptions::default() };
                tempered(&model, &options, &Silent).unwrap()
            })
            .collect();
        let logs: Vec<f64> = runs.iter().map(|run| run.log_evidence).collect();
        let mean = logs.iter().sum::<f64>() / 8.0;
        let sd = (logs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 7.0).sqrt();
        let (evidence, _) = exact(heading);
        // Seven degrees of freedom: 5.4 errors are as rare as four of a normal; the log's bias is sd^2/2.
        assert!(
            (mean - evidence).abs() < 5.4 * sd / 8f64.sqrt() + sd * sd,
            "{mean} +- {sd}, exact {evidence}"
        );
        let chains: Vec<Vec<Pair>> = runs
            .iter()
            .map(|run| {
                let angle = |q: &[f64]| q[1].atan2(q[0]);
                pairs(&run.points.chunks_exact(2).map(angle).collect::<Vec<_>>())
            })
            .collect();
        agree(&chains, heading);
    }
}

/// The bound of a fit lies below the evidence.
#[test]
fn fits_of_angles_have_a_bound() {
    for heading in [AT_THE_CUT, WIDE] {
        let model = Compiled::record(heading).unwrap();
        let fit = vi::fit(&model, &ViOptions { full_rank: true, ..ViOptions::default() }, &Silent);
        let fit = fit.unwrap();
        let (evidence, _) = exact(heading);
        assert!(fit.elbo < evidence + 4.0 * fit.elbo_error, "{fit:?}, {evidence}");
        // A ring is no normal, and the fit says so; what is narrow nearly is.
        assert!((fit.pareto_k < diag::PARETO_K_MAX) == (heading.noise < 1.0), "{fit:?}");
    }
}

/// An angle and a direction of space.
struct Both;

impl Model for Both {
    fn run<C: Ctx>(&self, m: &mut C) {
        let angle = m.sample(addr!("angle"), VonMises(1.0, 2.0));
        let way = m.sample_vector(addr!("way"), FlatVector(VectorSupport::Unit(3)));
        m.observe(addr!("y"), Normal(angle.cos() + way[0], 1.0), 0.0);
    }
}

#[test]
fn the_slope_of_an_angle_is_that_of_its_density() {
    let mut model = Compiled::record(Both).unwrap();
    check_gradient(&mut model, &crate::support::points(5, 20));
    assert_eq!(model.layout().free_names()[..2], ["angle.1", "angle.2"]);
}

struct Angle;

impl Model for Angle {
    fn run<C: Ctx>(&self, m: &mut C) {
        let angle = m.sample(addr!("angle"), VonMises(1.0, 2.0));
        m.observe(addr!("y"), Normal(angle.cos(), 1.0), 0.0);
    }
}

/// Draws from a prior are draws of its density over the unconstrained numbers: another density over it has the mean one
/// under them. The other is a narrow normal, away from the circle's centre, so that the ratio has a variance.
#[test]
fn draws_from_the_prior_are_those_of_its_density() {
    let model = Compiled::record(Angle).unwrap();
    let mut points = Points::new(&model);
    let mut rng = Stream::new(9, 0, Purpose::Simulate);
    let (n, mut q) = (40_000, [0.0; 2]);
    let (mut sum, mut squares) = (0.0, 0.0);
    for _ in 0..n {
        let weight = points.draw_prior(&mut rng, &mut q).unwrap();
        let off = [q[0] - 0.5, q[1] - 0.7].map(|x: f64| x / 0.15);
        let log = -0.5 * (off[0] * off[0] + off[1] * off[1]) - (2.0 * PI * 0.0225).ln();
        let ratio = (log - weight.prior).exp();
        sum += ratio;
        squares += ratio * ratio;
    }
    let n = f64::from(n);
    let (mean, error) = (sum / n, ((squares / n - (sum / n).powi(2)) / n).sqrt());
    assert!((mean - 1.0).abs() < 4.0 * error, "{mean} +- {error}");
}

/// A start may be on the cut itself, and beyond it.
#[test]
fn starts_at_the_cut_are_starts() {
    let mut model = Compiled::record(AT_THE_CUT).unwrap();
    let mut gradient = [0.0; 2];
    for angle in [-PI, PI, PI + 0.1, 0.0, -0.5 * PI] {
        let mut q = [0.0; 2];
        model.layout().unconstrain(&[angle], &mut q);
        let density = model.log_density_gradient(&q, &mut gradient);
        assert!((density - model.score(&q).unwrap()).abs() < 1e-7, "{angle}: {density}");
        assert!(gradient.iter().all(|g| g.is_finite()), "{angle}: {gradient:?}");
        let mut values = [0.0; 3];
        model.values(&q, &mut values).unwrap();
        assert!((values[0].cos() - angle.cos()).abs() < 1e-12, "{values:?}");
    }
}

/// An angle around an unknown one.
struct Seen(f64);

impl Model for Seen {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mean = m.sample(addr!("mean"), VonMises(0.0, 0.0));
        m.observe(addr!("y"), VonMises(mean, 2.0), self.0);
    }
}

#[test]
fn what_is_no_angle_is_refused() {
    assert!(Compiled::record(Seen(PI)).is_ok());
    let error = Compiled::record(Seen(4.0)).expect_err("beyond the circle").to_string();
    assert!(error.contains("wants an angle from -pi to pi"), "{error}");
}

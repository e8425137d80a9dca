//! Particles: against the Kalman filter, against quadrature, and what they ask of the allocator.

use larder_infer::models::EightSchools;
use larder_infer::smc::{
    Filter, FilterOptions, Filtered, PmmhOptions, TemperedOptions, pmmh, tempered,
};
use larder_infer::*;

/// A linear state, seen through noise.
struct Linear {
    phi: Option<f64>,
    y: Vec<f64>,
}

impl Model for Linear {
    fn run<C: Ctx>(&self, m: &mut C) {
        let phi = match self.phi {
            Some(phi) => C::Real::from(phi),
            None => m.sample(addr!("phi"), Uniform(0.0, 1.0)),
        };
        let start = C::Real::from(0.0);
        m.unfold("time", start, self.y.len(), |m, x, t| {
            let law = if t == 0 {
                let sd = (-(phi * phi) + 1.0).sqrt();
                Normal(C::Real::from(0.0), C::Real::from(1.0) / sd)
            } else {
                Normal(phi * x, C::Real::from(1.0))
            };
            let x = m.sample(addr!("x", t), law);
            m.observe(addr!("y", t), Normal(x, 0.5), self.y[t]);
            x
        });
    }
}

fn series(steps: usize) -> Vec<f64> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/infer/lgssm.json");
    let text = std::fs::read_to_string(path).expect("the series is committed");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    value["y"]
        .as_array()
        .expect("a list")
        .iter()
        .take(steps)
        .map(|x| x.as_f64().expect("a number"))
        .collect()
}

/// The Kalman filter: log likelihood, and mean and variance of each state given the data so far.
fn kalman(phi: f64, y: &[f64]) -> (f64, Vec<(f64, f64)>) {
    let (mut mean, mut variance) = (0.0, 1.0 / (1.0 - phi * phi));
    let (mut log_likelihood, mut states) = (0.0, Vec::new());
    for (t, y) in y.iter().enumerate() {
        if t > 0 {
            (mean, variance) = (phi * mean, phi * phi * variance + 1.0);
        }
        let total = variance + 0.25;
        let surprise = y - mean;
        log_likelihood -=
            0.5 * (surprise * surprise / total + total.ln() + (2.0 * std::f64::consts::PI).ln());
        let gain = variance / total;
        (mean, variance) = (mean + gain * surprise, (1.0 - gain) * variance);
        states.push((mean, variance));
    }
    (log_likelihood, states)
}

#[test]
fn the_filters_likelihood_is_that_of_kalman() {
    let y = series(1000);
    let (exact, _) = kalman(0.9, &y);
    larder_testkit::assert_close!(exact, -1_593.095_461_650_457_3, relative = 1e-12);
    // Few steps in a test without optimisation. The estimate's mean is the likelihood: over 40 runs the mean of the
    // ratios is one within four of its own standard errors.
    let model = Linear { phi: Some(0.9), y: series(60) };
    let (exact, _) = kalman(0.9, &model.y);
    let mut filter =
        Filter::new(&model, FilterOptions { particles: 400, ..FilterOptions::default() }).unwrap();
    let ratios: Vec<f64> =
        (0..40).map(|_| (filter.run().unwrap().log_likelihood - exact).exp()).collect();
    let mean = ratios.iter().sum::<f64>() / 40.0;
    let sd = (ratios.iter().map(|r| (r - mean).powi(2)).sum::<f64>() / 39.0).sqrt();
    assert!((mean - 1.0).abs() < 4.0 * sd / 40.0_f64.sqrt(), "mean ratio {mean}, sd {sd}");
    assert!(sd < 1.0, "{sd}");
    assert!(filter.pool_stats().hit_ratio() > 90.0);
}

#[test]
fn filtered_states_are_those_of_kalman_and_smoothed_ones_know_more() {
    let model = Linear { phi: Some(0.9), y: series(40) };
    let (_, exact) = kalman(0.9, &model.y);
    let options = FilterOptions { particles: 4000, paths: true, ..FilterOptions::default() };
    let found = Filter::new(&model, options).unwrap().run().unwrap();
    assert_eq!(found.states.len(), 40);
    let mut narrower = 0;
    for (state, (mean, variance)) in found.states.iter().zip(&exact) {
        // 4,000 particles of which at least half count: an error of sd / 45, five of them.
        let sd = variance.sqrt();
        assert!(
            (state.filtered_mean - mean).abs() < 5.0 * sd / 45.0,
            "{}: {}",
            state.address,
            state.filtered_mean
        );
        assert!(
            (state.filtered_sd / sd - 1.0).abs() < 0.12,
            "{}: {}",
            state.address,
            state.filtered_sd
        );
        narrower += usize::from(state.smoothed_sd < state.filtered_sd);
    }
    assert!(narrower > 30, "{narrower} of 40 states are known better with later data");
}

/// Also where the parameter is drawn: in every island the same.
#[test]
fn islands_give_the_same_on_any_number_of_threads() {
    for phi in [Some(0.9), None] {
        let model = Linear { phi, y: series(30) };
        let run = |threads| {
            let options =
                FilterOptions { particles: 200, islands: 3, threads, ..FilterOptions::default() };
            let mut filter = Filter::new(&model, options).unwrap();
            let bits =
                |found: Filtered| [found.log_likelihood.to_bits(), found.log_prior.to_bits()];
            let told = [filter.run(), filter.run()].map(|found| bits(found.unwrap()));
            let point: Vec<u64> = filter.point().iter().map(|x| x.to_bits()).collect();
            (told, point)
        };
        assert_eq!(run(1), run(2));
        assert_eq!(run(1), run(8));
        assert_ne!(run(1).0[0], run(1).0[1], "each run draws anew");
    }
}

/// Sites with whole values outside the steps belong to every island too, and those after the steps are drawn by each
/// from its own last state.
#[test]
fn islands_share_what_is_drawn_before_the_steps() {
    struct Kinds;
    impl Model for Kinds {
        fn run<C: Ctx>(&self, m: &mut C) {
            let sd = if m.sample(addr!("wide"), Bernoulli(0.5)) { 2.0 } else { 0.5 };
            let last = m.unfold("time", C::Real::from(0.0), 3, |m, x, t| {
                let x = m.sample(addr!("x", t), Normal(x, sd));
                m.observe(addr!("y", t), Normal(x, 1.0), 1.0);
                x
            });
            let next = m.sample(addr!("next"), Normal(last, 1.0));
            m.observe(addr!("after"), Normal(next, 1.0), 1.0);
        }
    }
    // Exactly: the likelihood under each kind by the covariance of four observations.
    let exact = |variance: f64| {
        let covariance = |i: usize, j: usize| {
            let shared = variance * (1 + i.min(j).min(2)) as f64;
            shared + f64::from(u8::from(i == j)) + f64::from(u8::from(i == 3 && j == 3))
        };
        let mut a: Vec<Vec<f64>> =
            (0..4).map(|i| (0..4).map(|j| covariance(i, j)).collect()).collect();
        let (mut y, mut density) = ([1.0; 4], 0.0);
        for k in 0..4 {
            density -= 0.5 * (y[k] * y[k] / a[k][k] + (2.0 * std::f64::consts::PI * a[k][k]).ln());
            let pivot = a[k].clone();
            for (i, row) in a.iter_mut().enumerate().skip(k + 1) {
                let share = row[k] / pivot[k];
                y[i] -= share * y[k];
                row.iter_mut().zip(&pivot).for_each(|(x, p)| *x -= share * p);
            }
        }
        density
    };
    let options = FilterOptions { particles: 400, islands: 4, ..FilterOptions::default() };
    let mut filter = Filter::new(&Kinds, options).unwrap();
    let runs = 400;
    let mean = (0..runs).map(|_| filter.run().unwrap().log_likelihood.exp()).sum::<f64>();
    let want = 0.5 * (exact(4.0).exp() + exact(0.25).exp());
    // A run's kind is a coin, and each island's last site one draw: their spread is below the mean's own size.
    let got = mean / f64::from(runs);
    assert!((got / want - 1.0).abs() < 4.0 / f64::from(runs).sqrt(), "{got} for {want}");
}

/// The posterior mean of phi on a grid, with Kalman's likelihood.
#[test]
fn pmmh_finds_the_posterior_of_the_parameter() {
    let model = Linear { phi: None, y: series(40) };
    let grid: Vec<f64> = (1..400).map(|k| f64::from(k) / 400.0).collect();
    let logs: Vec<f64> = grid.iter().map(|&phi| kalman(phi, &model.y).0).collect();
    let top = logs.iter().copied().fold(f64::MIN, f64::max);
    let weights: Vec<f64> = logs.iter().map(|l| (l - top).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let mean = grid.iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>() / sum;
    let sd =
        (grid.iter().zip(&weights).map(|(x, w)| (x - mean).powi(2) * w).sum::<f64>() / sum).sqrt();
    let filter = FilterOptions { particles: 60, ..FilterOptions::default() };
    let chain = pmmh(&model, &PmmhOptions { filter, warmup: 300, draws: 1200 }, &Silent).unwrap();
    assert_eq!(chain.names, ["phi"]);
    let phi = chain.column(0);
    let chains = [phi.as_slice()];
    let error = diag::mcse_mean(&chains);
    let ours = phi.iter().sum::<f64>() / phi.len() as f64;
    assert!((ours - mean).abs() < 4.0 * error, "{ours} for {mean}, error {error}");
    assert!(error < 0.25 * sd, "error {error}, sd {sd}");
}

#[test]
fn the_evidence_of_eight_schools_is_that_of_quadrature() {
    let model = Compiled::record(EightSchools::classical()).unwrap();
    let exact = -31.311_347_352;
    let runs = 8;
    let logs: Vec<f64> = (0..runs)
        .map(|run| {
            let options = TemperedOptions { particles: 500, run, ..TemperedOptions::default() };
            let found = tempered(&model, &options, &Silent).unwrap();
            assert!(found.unmixed == 0, "{} of {} powers", found.unmixed, found.powers.len());
            found.log_evidence
        })
        .collect();
    let mean = logs.iter().sum::<f64>() / runs as f64;
    let sd = (logs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (runs as f64 - 1.0)).sqrt();
    // The mean of the logarithm lies half a variance below; four standard errors of the mean.
    assert!(
        (mean + 0.5 * sd * sd - exact).abs() < 4.0 * sd / (runs as f64).sqrt() + 0.01,
        "{mean}, sd {sd}"
    );
    assert!(sd < 0.12, "sd {sd}");
}

#[test]
fn a_step_of_the_filter_allocates_nothing() {
    // Two runs that differ only in length ask for the same.
    let counts = |steps: usize| {
        let model = Linear { phi: Some(0.9), y: series(steps) };
        let mut filter =
            Filter::new(&model, FilterOptions { particles: 50, ..FilterOptions::default() })
                .unwrap();
        filter.run().unwrap();
        larder_testkit::allocation_counts(|| filter.run().unwrap()).1.heap_calls()
    };
    assert_eq!(counts(10), counts(60));
}

/// Runs that differ in the number of sweeps alone ask for the same, but for the list of powers, which grows with
/// their number.
#[test]
fn a_sweep_of_tempered_particles_allocates_nothing() {
    let model = Compiled::record(EightSchools::classical()).unwrap();
    let counts = |moves| {
        let options = TemperedOptions { particles: 100, moves, ..TemperedOptions::default() };
        let run = || tempered(&model, &options, &Silent).unwrap();
        let (found, counts) = larder_testkit::allocation_counts(run);
        let growth = found.powers.len().next_power_of_two().trailing_zeros();
        counts.heap_calls() - u64::from(growth.max(2))
    };
    counts(2);
    assert_eq!(counts(2), counts(20));
}

#[test]
fn what_cannot_be_filtered_is_refused() {
    let schools = EightSchools::classical();
    let error = Filter::new(&schools, FilterOptions::default()).unwrap().run().unwrap_err();
    assert!(error.to_string().contains("no `unfold`"), "{error}");
    let none = FilterOptions { particles: 0, ..FilterOptions::default() };
    assert_eq!(Filter::new(&schools, none).unwrap_err().kind(), ErrorKind::Option);
    if let Ok(model) = Compiled::record(Far) {
        let error = tempered(&model, &TemperedOptions::default(), &Silent).unwrap_err();
        assert!(error.to_string().contains("likelihood zero"), "{error}");
    }
}

/// A likelihood that is zero wherever the prior is not.
struct Far;
impl Model for Far {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Uniform(0.0, 1.0));
        let low = C::Real::from(f64::NEG_INFINITY);
        m.factor(if x > 2.0 { x } else { low });
    }
}

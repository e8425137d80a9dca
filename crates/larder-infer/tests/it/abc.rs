//! Approximate Bayesian computation against posteriors whose distance is integrated out exactly.

use larder_infer::abc::{Abc, AbcOptions, Near};
use larder_infer::*;

/// A shift seen through noise of one half.
struct Shift(Vec<f64>);

impl Model for Shift {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        m.plate("row", self.0.len(), |m, i| m.observe(addr!("y", i), Normal(x, 0.5), self.0[i]));
    }
}

/// A chance of success, seen in twelve trials.
struct Chance;

impl Model for Chance {
    fn run<C: Ctx>(&self, m: &mut C) {
        let p = m.sample(addr!("p"), Beta(2.0, 3.0));
        m.observe(addr!("k"), Binomial(12, p), 9);
    }
}

fn moments(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / n;
    (mean, (values.map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt())
}

/// Mean and standard deviation of a density on a grid.
fn on_grid(low: f64, high: f64, density: impl Fn(f64) -> f64) -> (f64, f64) {
    let steps = 4000;
    let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
    for k in 0..steps {
        let x = low + (high - low) * (f64::from(k) + 0.5) / f64::from(steps);
        let p = density(x);
        mass += p;
        first += p * x;
        second += p * x * x;
    }
    let mean = first / mass;
    (mean, (second / mass - mean * mean).sqrt())
}

/// What the draws that are worth `n` may be off: four standard errors of the mean, and of the standard
/// deviation of something near to a normal.
#[track_caller]
fn agree(found: (f64, f64), exact: (f64, f64), n: f64) {
    assert!(
        (found.0 - exact.0).abs() < 4.0 * exact.1 / n.sqrt(),
        "{found:?}, exact {exact:?}, {n}"
    );
    assert!(
        (found.1 - exact.1).abs() < 4.0 * exact.1 / (2.0 * n).sqrt(),
        "{found:?}, exact {exact:?}, {n}"
    );
}

/// The normal distribution's mass from `low` to `high`, by Simpson's rule over 200 steps.
fn mass(mean: f64, sd: f64, low: f64, high: f64) -> f64 {
    let density = |x: f64| (-0.5 * ((x - mean) / sd).powi(2)).exp();
    let h = (high - low) / 200.0;
    let inner = (1..200).map(|k| {
        let weight = if k % 2 == 1 { 4.0 } else { 2.0 };
        weight * density(low + f64::from(k) * h)
    });
    (density(low) + density(high) + inner.sum::<f64>()) * h
}

fn raw(keep: usize, trials: usize) -> AbcOptions {
    AbcOptions { keep, trials, adjust: false, seed: 3, ..AbcOptions::default() }
}

/// Within a distance, the posterior is the prior times the chance to come within it.
fn within_of_the_shift(near: &Near) -> (f64, f64) {
    let reach = near.within * near.scales[0];
    on_grid(-5.0, 5.0, |x| (-0.5 * x * x).exp() * mass(x, 0.5, 1.0 - reach, 1.0 + reach))
}

#[test]
fn the_nearest_of_the_prior_follow_the_posterior_of_their_distance() {
    let model = Compiled::record(Shift(vec![1.0])).unwrap();
    for trials in [4000, 40_000] {
        let near = Abc::new(&model, raw(1000, trials)).reject(&Silent).unwrap();
        agree(moments(near.points.iter().copied()), within_of_the_shift(&near), near.effective);
        assert!(near.distances.iter().all(|d| *d <= near.within) && near.effective > 999.0);
        assert_eq!(near.trials, trials);
    }
}

#[test]
fn narrowed_points_follow_the_posterior_of_their_distance() {
    let model = Compiled::record(Shift(vec![1.0])).unwrap();
    for within in [1.5, 0.5, 0.0] {
        let options = AbcOptions { within, ..raw(1000, 60_000) };
        let near = Abc::new(&model, options).sequential(&Silent).unwrap();
        assert!(near.within >= within && near.distances.iter().all(|d| *d <= near.within));
        agree(moments(near.points.iter().copied()), within_of_the_shift(&near), near.effective);
        assert!(near.effective > 500.0, "{}", near.effective);
    }
}

/// Successes are whole numbers, so the distance comes down to zero, and with it the exact posterior: Beta(11, 6).
#[test]
fn counts_are_met_exactly() {
    let model = Compiled::record(Chance).unwrap();
    let near = Abc::new(&model, raw(1000, 60_000)).sequential(&Silent).unwrap();
    assert_eq!(near.within, 0.0);
    let p = near.points.iter().map(|u| 1.0 / (1.0 + (-u).exp()));
    let exact = on_grid(0.0, 1.0, |p| p.powi(10) * (1.0 - p).powi(5));
    agree(moments(p), exact, near.effective);
}

/// Point and summaries are jointly normal, so the regression takes all of the distance away: the mean of the data
/// has the posterior N(n y / (n + 1/4), 1 / (1 + 4 n)) however wide the distance was. The slopes are found from as
/// many points, which widens the standard errors by a factor of at most sqrt(1 + summaries / points).
#[test]
fn adjusted_points_follow_the_exact_posterior() {
    let y = vec![1.0, 0.4, 1.3, 0.7];
    let sum: f64 = y.iter().sum();
    let exact = (4.0 * sum / 17.0, (1.0 / 17.0_f64).sqrt());
    let model = Compiled::record(Shift(y)).unwrap();
    let options = AbcOptions { adjust: true, ..raw(1500, 8000) };
    let near = Abc::new(&model, options.clone()).reject(&Silent).unwrap();
    assert!(near.is_adjusted);
    agree(moments(near.points.iter().copied()), exact, near.effective);
    // By the mean alone, which is sufficient, it is the same posterior.
    let mean = |y: &[f64], out: &mut Vec<f64>| out.push(y.iter().sum::<f64>() / y.len() as f64);
    let near = Abc::new(&model, options).by(&mean).sequential(&Silent).unwrap();
    assert_eq!(near.scales.len(), 1);
    agree(moments(near.points.iter().copied()), exact, near.effective);
}

/// Runs that differ in their number of trials alone ask for the same.
#[test]
fn a_trial_allocates_nothing() {
    let model = Compiled::record(Shift(vec![1.0])).unwrap();
    let counts = |trials| {
        let run = Abc::new(&model, AbcOptions { within: 0.3, ..raw(100, trials) });
        let rejected = larder_testkit::allocation_counts(|| run.reject(&Silent).unwrap()).1;
        let narrowed = larder_testkit::allocation_counts(|| run.sequential(&Silent).unwrap()).1;
        [rejected.heap_calls(), narrowed.heap_calls()]
    };
    counts(2000);
    assert_eq!(counts(2000), counts(20_000));
}

#[test]
fn what_cannot_be_served_is_refused() {
    let model = Compiled::record(Chance).unwrap();
    for (options, word) in [
        (raw(1, 1000), "1 points"),
        (raw(100, 250), "want at least 300"),
        (AbcOptions { share: 1.0, ..raw(100, 1000) }, "share of 1"),
        (AbcOptions { within: f64::NAN, ..raw(100, 1000) }, "distance of NaN"),
    ] {
        let error = Abc::new(&model, options).sequential(&Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Option);
        assert!(error.to_string().contains(word), "{error}");
    }
    let nothing = |_: &[f64], _: &mut Vec<f64>| ();
    let error = Abc::new(&model, raw(100, 1000)).by(&nothing).reject(&Silent).unwrap_err();
    assert!(error.to_string().contains("summaries"), "{error}");
    let stop = Stop::new();
    stop.stop();
    let error = Abc::new(&model, raw(100, 1000)).reject(&stop).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
}

/// A scale whose data have a spread beyond every simulation.
struct Wide(Vec<f64>);

impl Model for Wide {
    fn run<C: Ctx>(&self, m: &mut C) {
        let scale = m.sample(addr!("scale"), HalfNormal(1.0));
        m.plate("row", self.0.len(), |m, i| {
            m.observe(addr!("y", i), Normal(0.0, scale), self.0[i]);
        });
    }
}

/// A straight line leads from scales of four to one of forty; the prior all but rules these out.
#[test]
fn a_regression_is_followed_only_as_far_as_the_prior_goes() {
    let y = (0..11).map(|i| if i % 2 == 0 { 28.0 } else { -28.0 }).collect();
    let model = Compiled::record(Wide(y)).expect("it can be compiled");
    let spread = |y: &[f64], out: &mut Vec<f64>| out.push(moments(y.iter().copied()).1);
    let run = |adjust| {
        let options = AbcOptions { keep: 200, trials: 20_000, adjust, ..AbcOptions::default() };
        Abc::new(&model, options).by(&spread).sequential(&Silent).expect("it runs")
    };
    let prior = |u: &f64| u - 0.5 * (2.0 * u).exp();
    let (plain, adjusted) = (run(false), run(true));
    let (least, most) = plain
        .points
        .iter()
        .map(prior)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), p| (least.min(p), most.max(p)));
    assert!(adjusted.is_adjusted && adjusted.held > 0 && plain.held == 0, "{}", adjusted.held);
    for u in &adjusted.points {
        assert!(prior(u) >= 2.0 * least - most - 1e-9, "scale {}, {least} to {most}", u.exp());
    }
}

/// Sixteen numbers each of which says nothing of the scale by a straight line: slopes made of noise led from scales
/// around 0.7 to a mean of five, where the posterior's is 1.2.
#[test]
fn a_regression_leads_nowhere_where_no_kept_point_was() {
    let y = [1.0, 0.8, -0.5, -0.9, 0.3, 0.1, 1.9, 1.4, -1.2, -0.4, 0.2, 0.9, -2.0, -1.1, 0.6, 0.2];
    let model = Compiled::record(Wide(y.to_vec())).expect("it can be compiled");
    let run = |adjust| {
        let options = AbcOptions { keep: 1000, trials: 20_000, adjust, ..AbcOptions::default() };
        Abc::new(&model, options).reject(&Silent).expect("it runs")
    };
    let (plain, adjusted) = (run(false), run(true));
    let range = |near: &Near| {
        let low = near.points.iter().copied().fold(f64::INFINITY, f64::min);
        (low, near.points.iter().copied().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((low, high), (least, most)) = (range(&plain), range(&adjusted));
    let slack = 0.1 * (high - low) + 1e-9;
    assert!(
        least >= low - slack && most <= high + slack,
        "{least} to {most}, kept {low} to {high}"
    );
    assert!(adjusted.is_adjusted && adjusted.held > 0, "{}", adjusted.held);
}

/// A model without sites has nothing that simulations could tell.
struct Siteless;

impl Model for Siteless {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.observe(addr!("y"), Normal(0.0, 1.0), 0.3);
    }
}

#[test]
fn a_model_without_sites_is_refused() {
    let model = Compiled::record(Siteless).expect("it can be compiled");
    for error in [
        Abc::new(&model, raw(10, 1000)).reject(&Silent).unwrap_err(),
        Abc::new(&model, raw(10, 1000)).sequential(&Silent).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Method);
        assert!(error.to_string().contains("no real sites"), "{error}");
    }
}

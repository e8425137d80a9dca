//! Chains that begin where the posterior is nothing: warm-up comes down to it.

use larder_infer::mcmc::Chain;
use larder_infer::{
    Compiled, Ctx, Method, MetricKind, Model, MvNormal, NutsOptions, Real as _, Target, addr,
    models,
};

/// All chains of a few seeds end their warm-up in the posterior, from starts that lie more than `steep` below it.
#[track_caller]
fn check(name: &str, mut model: Compiled, steep: f64, method: Method, metric: MetricKind) {
    let (mut lowest, mut ends, mut still) = (f64::INFINITY, Vec::new(), 0);
    for seed in 0..3 {
        for index in 0..4 {
            let options =
                NutsOptions { seed, method, metric, warmup: 600, ..NutsOptions::default() };
            let mut chain =
                Chain::start(Box::new(model.clone()), &options, index).expect("a start");
            lowest = lowest.min(model.log_density(chain.position()));
            for _ in 0..600 {
                chain.step();
            }
            let at = chain.position().to_vec();
            let densities: Vec<f64> = (0..50).map(|_| chain.step().log_density).collect();
            if at == chain.position() || chain.step_size() < 1e-3 {
                still += 1;
                continue;
            }
            ends.push(densities.iter().copied().fold(f64::NEG_INFINITY, f64::max));
        }
    }
    assert!(still == 0, "{name}: {still} of 12 chains stand still");
    assert!(lowest < steep, "{name}: the lowest start has {lowest}, so nothing was shown");
    // With four parameters the log density lies two below its mode in the mean, with a deviation of 1.4; the highest
    // of fifty draws is nearer still.
    let best = ends.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    assert!(ends.iter().all(|end| *end > best - 20.0), "{name}: {ends:?}");
}

fn library(name: &str) -> Compiled {
    let entry = models::find(name).expect("a model of the library");
    let data = models::Data::new(entry.example()).expect("its own data");
    let model = entry.build(&data).expect("a model of its own data");
    Compiled::of(model).expect("it can be compiled")
}

#[test]
fn counts_beyond_all_data_are_left_by_every_metric_and_method() {
    let name = "GLM_Poisson_model";
    for metric in [MetricKind::Diagonal, MetricKind::Dense, MetricKind::LowRank] {
        check(name, library(name), -1e12, Method::Nuts, metric);
    }
    check(name, library(name), -1e12, Method::Hmc { length: 2.0 }, MetricKind::Diagonal);
}

/// Three correlated numbers, far away and narrow.
struct Narrow {
    at: f64,
    sd: f64,
}

impl Model for Narrow {
    fn run<C: Ctx>(&self, m: &mut C) {
        let (at, v) = (self.at, self.sd * self.sd);
        let mean = [at, -at, at].map(C::Real::from);
        let covariance = [v, 0.5 * v, v, 0.2 * v, 0.1 * v, v].map(C::Real::from);
        let x = m.sample_vector(addr!("x"), MvNormal(&mean, &covariance));
        m.generated(addr!("size"), x[0].abs());
    }
}

/// On the way down the first two numbers come to rest where the third has them, and their slopes are next to zero: a
/// metric that took them for wide ones made steps too short for the third to arrive.
#[test]
fn a_narrow_normal_far_away_is_reached_by_every_metric() {
    for (at, sd) in [(1e6, 1e-2), (1e5, 1e-3), (1e3, 1e-4)] {
        for metric in [MetricKind::Diagonal, MetricKind::Dense, MetricKind::LowRank] {
            let model = Compiled::record(Narrow { at, sd }).expect("it can be compiled");
            let name = format!("a normal of {sd} at {at}, {metric:?}");
            check(&name, model, -1e12, Method::Nuts, metric);
        }
    }
}

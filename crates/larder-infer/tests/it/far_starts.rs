//! Chains that begin where the posterior is nothing: warm-up comes down to it.

use larder_infer::mcmc::Chain;
use larder_infer::{Compiled, Method, MetricKind, NutsOptions, Target, models};

/// All chains of a few seeds end their warm-up in the posterior, from starts that lie more than `steep` below it.
fn check(name: &str, steep: f64, method: Method, metric: MetricKind) {
    let entry = models::find(name).expect("a model of the library");
    let data = models::Data::new(entry.example()).expect("its own data");
    let model = entry.build(&data).expect("a model of its own data");
    let mut model = Compiled::of(model).expect("it can be compiled");
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

#[test]
fn counts_beyond_all_data_are_left_by_every_metric_and_method() {
    for metric in [MetricKind::Diagonal, MetricKind::Dense, MetricKind::LowRank] {
        check("GLM_Poisson_model", -1e12, Method::Nuts, metric);
    }
    check("GLM_Poisson_model", -1e12, Method::Hmc { length: 2.0 }, MetricKind::Diagonal);
}

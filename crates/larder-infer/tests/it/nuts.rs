//! The sampler by gradients.

use larder_infer::mcmc::Chain;
use larder_infer::mcmc::checkpoint::{Checkpoint, sample_with_checkpoint};
use larder_infer::models::EightSchools;
use larder_infer::*;

fn schools() -> Compiled {
    Compiled::record(EightSchools::classical()).expect("it can be recorded")
}

fn hash(draws: &[Draws]) -> u64 {
    draws
        .iter()
        .flat_map(|d| &d.values)
        .fold(17, |h, x| (h ^ x.to_bits()).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn draws_are_the_same_for_any_number_of_threads() {
    let model = schools();
    let run = |threads| {
        let options = NutsOptions { threads, draws: 50, warmup: 100, ..NutsOptions::default() };
        sample_in_memory(&model, &options, &Silent).unwrap()
    };
    let one = run(1);
    assert_eq!(hash(&one), hash(&run(2)));
    assert_eq!(hash(&one), hash(&run(8)));
    assert_ne!(one[0].values, one[1].values);
}

/// Exact moments by quadrature: E mu 4.3968207, sd 3.3177045, E tau 3.5977055, sd 3.2199584. With 4 chains of
/// 4,000 draws and about 8,000 effective ones, four standard errors of a mean are 0.15.
#[test]
fn eight_schools_has_its_exact_moments() {
    let options = NutsOptions { draws: 4000, ..NutsOptions::default() };
    for metric in [MetricKind::Diagonal, MetricKind::Dense, MetricKind::LowRank] {
        let options = NutsOptions { metric, ..options.clone() };
        let draws = sample_in_memory(&schools(), &options, &Silent).unwrap();
        let divergences: usize = draws.iter().map(Draws::divergences).sum();
        assert!(divergences < 40, "{divergences} divergences");
        for (column, mean, sd) in [(8, 4.396_820_7, 3.317_704_5), (9, 3.597_705_5, 3.219_958_4)] {
            let all: Vec<f64> = draws.iter().flat_map(|d| d.column(column)).collect();
            let n = all.len() as f64;
            let m = all.iter().sum::<f64>() / n;
            let s = (all.iter().map(|x| (x - m).powi(2)).sum::<f64>() / n).sqrt();
            assert!((m - mean).abs() < 0.15, "{metric:?}: mean {m} for {mean}");
            assert!((s - sd).abs() < 0.2, "{metric:?}: sd {s} for {sd}");
        }
    }
}

#[test]
fn hmc_finds_the_same() {
    let options =
        NutsOptions { method: Method::Hmc { length: 3.0 }, draws: 4000, ..NutsOptions::default() };
    let draws = sample_in_memory(&schools(), &options, &Silent).unwrap();
    let all: Vec<f64> = draws.iter().flat_map(|d| d.column(8)).collect();
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    assert!((mean - 4.396_820_7).abs() < 0.3, "{mean}");
}

#[test]
fn a_draw_allocates_nothing() {
    let mut chain = Chain::start(Box::new(schools()), &NutsOptions::default(), 0).unwrap();
    for _ in 0..1100 {
        chain.step();
    }
    larder_testkit::no_allocations("a draw of nuts", || {
        for _ in 0..200 {
            chain.step();
        }
    });
}

#[test]
fn a_run_that_goes_on_equals_one_that_was_not_stopped() {
    let model = schools();
    let options = NutsOptions { warmup: 150, draws: 300, chains: 2, ..NutsOptions::default() };
    let whole = sample_in_memory(&model, &options, &Silent).unwrap();
    let folder = std::env::temp_dir().join(format!("larder-checkpoint-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("run.checkpoint");
    let sinks =
        || vec![Draws::with_capacity(0, model.columns()), Draws::with_capacity(0, model.columns())];
    for stop in [70, 120, 250] {
        // A run of fewer draws is the first part of a longer one.
        let part = NutsOptions { draws: stop, ..options.clone() };
        let first =
            sample_with_checkpoint(&model, &part, &Silent, sinks(), None, Some(&path)).unwrap();
        let saved = Checkpoint::read(&path, &model, &options).unwrap();
        assert_eq!(saved.iterations(0), 150 + stop);
        let rest =
            sample_with_checkpoint(&model, &options, &Silent, sinks(), Some(&saved), None).unwrap();
        for chain in 0..2 {
            let mut all = first[chain].0.values.clone();
            all.extend(&rest[chain].0.values);
            assert!(all == whole[chain].values, "stopped after {stop}");
        }
    }
    // Damage, and another model's file.
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replacen("3f", "3e", 1)).unwrap();
    let error = Checkpoint::read(&path, &model, &options).unwrap_err();
    assert!(error.to_string().contains("damaged"), "{error}");
    std::fs::write(&path, &text).unwrap();
    let other = NutsOptions { seed: 9, ..options };
    let error = Checkpoint::read(&path, &model, &other).unwrap_err();
    assert!(error.to_string().contains("belongs to another"), "{error}");
    std::fs::remove_dir_all(&folder).unwrap();
}

//! Diagnostics against ArviZ, on arrays that `data/infer/diagnostics.py` made.

use larder_infer::{Purpose, Stream, diag};
use serde_json::Value;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().expect("a list").iter().map(number).collect()
}

fn number(value: &Value) -> f64 {
    match value {
        Value::Null => f64::NAN,
        Value::String(_) => f64::INFINITY,
        other => other.as_f64().expect("a number"),
    }
}

/// Both sum a few hundred products, in different orders and ArviZ through a Fourier transform: relative errors of
/// 1e-13 or less, which Geyer's cut can only pass on unless a pair of correlations is zero to rounding.
#[test]
fn every_array_gives_what_arviz_gives() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/infer/diagnostics.json");
    let text = std::fs::read_to_string(path).expect("the file is committed");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    let arrays = all["arrays"].as_array().expect("a list");
    assert!(arrays.len() >= 30);
    for array in arrays {
        let rows: Vec<Vec<f64>> =
            array["draws"].as_array().expect("rows").iter().map(numbers).collect();
        let chains: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let ours = [
            ("rhat", diag::rhat(&chains)),
            ("ess_bulk", diag::ess_bulk(&chains)),
            ("ess_tail", diag::ess_tail(&chains)),
            ("ess_mean", diag::ess_mean(&chains)),
            ("mcse_mean", diag::mcse_mean(&chains)),
            ("mcse_sd", diag::mcse_sd(&chains)),
            ("mcse_q5", diag::mcse_quantile(&chains, 0.05)),
            ("mcse_q50", diag::mcse_quantile(&chains, 0.5)),
        ];
        for (key, ours) in ours {
            let theirs = number(&array[key]);
            // A large offset costs its digits in every difference.
            let bound = if array["name"] == "large offset" { 1e-6 } else { 1e-9 };
            let agree = (ours.is_nan() && theirs.is_nan())
                || ours == theirs
                || (ours - theirs).abs() <= bound * theirs.abs();
            assert!(agree, "{}: {key} is {ours}, ArviZ says {theirs}", array["name"]);
        }
        for (row, theirs) in rows.iter().zip(numbers(&array["e_bfmi"])) {
            let finite: Vec<f64> = row
                .iter()
                .map(|x| {
                    if x.is_nan() {
                        0.0
                    } else if x.is_infinite() {
                        1.0
                    } else {
                        *x
                    }
                })
                .collect();
            let ours = diag::e_bfmi(&finite);
            assert!(
                (ours.is_nan() && theirs.is_nan())
                    || (ours - theirs).abs() <= 1e-6 * theirs.abs()
                    || ours == theirs,
                "{}: {ours} {theirs}",
                array["name"]
            );
        }
    }
}

/// Each number is a sum of a few hundred exponentials, good to 1e-13 of the largest; the tail's fit divides by
/// differences of weights, which costs up to three digits.
#[test]
fn leave_one_out_gives_what_arviz_gives() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/infer/loo.json");
    let text = std::fs::read_to_string(path).expect("the file is committed");
    let all: Value = serde_json::from_str(&text).expect("JSON");
    let same = |ours: f64, theirs: f64| {
        (ours.is_nan() && theirs.is_nan())
            || ours == theirs
            || (ours - theirs).abs() <= 1e-9 * (1.0 + theirs.abs())
    };
    for case in all["cases"].as_array().expect("a list") {
        let name = &case["name"];
        let rows: Vec<Vec<f64>> =
            case["log_lik"].as_array().expect("rows").iter().map(numbers).collect();
        let efficiency = number(&case["efficiency"]);
        let found = diag::loo(rows.iter().map(Vec::as_slice), efficiency);
        for (key, ours) in [
            ("elpd", found.elpd),
            ("se", found.se),
            ("p", found.p),
            ("pareto_k_max", found.pareto_k_limit),
        ] {
            let theirs = number(&case[key]);
            assert!(same(ours, theirs), "{name}: {key} is {ours}, ArviZ says {theirs}");
        }
        let mut weights: Vec<f64> = rows[0].iter().map(|x| -x).collect();
        diag::psis(&mut weights, efficiency);
        // Equal weights are smoothed to unequal ones in an order that nothing fixes.
        weights.sort_by(f64::total_cmp);
        for (key, ours) in [
            ("pointwise", &found.pointwise),
            ("pareto_k", &found.pareto_k),
            ("log_weights", &weights),
        ] {
            let mut theirs = numbers(&case[key]);
            if key == "log_weights" {
                theirs.sort_by(f64::total_cmp);
            }
            for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
                assert!(same(*ours, theirs), "{name}: {key} {at} is {ours}, ArviZ says {theirs}");
            }
        }
    }
}

/// Draws far from zero are summed as what they differ by. A plain sum of 80,000 of them rounds by more than their
/// spread: the mean of these was off by more than a standard deviation, and the deviation nearly twice what it is.
#[test]
fn draws_far_from_zero_have_their_mean_and_deviation() {
    let mut rng = Stream::new(1, 0, Purpose::Other);
    let noise: Vec<f64> = (0..80_000).map(|_| rng.normal()).collect();
    let plain = diag::summarise("x", &[&noise[..40_000], &noise[40_000..]]);
    let (far, scale) = (1e6_f64, 7e-7_f64);
    let moved: Vec<f64> = noise.iter().map(|x| far + scale * x).collect();
    let row = diag::summarise("x", &[&moved[..40_000], &moved[40_000..]]);
    // Each draw is rounded to 1.2e-10, evenly to both sides.
    assert!((row.mean - far - scale * plain.mean).abs() < 3e-10, "{row:?}");
    assert!((row.sd / scale / plain.sd - 1.0).abs() < 1e-3, "{row:?}");
    assert!((row.mcse_mean / scale / plain.mcse_mean - 1.0).abs() < 1e-2, "{row:?}");
}

/// The spread of a column of two values as far from the middle says nothing, and the location decides: ArviZ has
/// 0.944911182523068 for these.
#[test]
fn two_values_as_far_from_the_middle_have_the_r_hat_of_their_location() {
    let chains = [
        [1.0, 1.0, 1.0, -1.0, 1.0, -1.0, 1.0, -1.0],
        [-1.0, 1.0, -1.0, -1.0, -1.0, 1.0, -1.0, 1.0],
    ];
    let found = diag::rhat(&[&chains[0], &chains[1]]);
    assert!((found - 0.944_911_182_523_068).abs() < 1e-12, "{found}");
}

/// Not a number that is missing: the worst there is.
#[test]
fn chains_that_stand_still_at_different_places_have_an_infinite_r_hat() {
    let (here, there) = ([3.5; 20], [4.5; 20]);
    assert_eq!(diag::rhat(&[&here, &there]), f64::INFINITY);
    assert!(diag::rhat(&[&here, &here]).is_nan());
}

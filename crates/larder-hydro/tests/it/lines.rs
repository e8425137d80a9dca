//! Derivatives and filters along each axis, against the exact ones of trigonometric polynomials.

use std::f64::consts::PI;

use larder_hydro::spectral::{
    Filter, LineKind, LineScratch, Method, PlanCache, PlanKey, Put, along_lines, along_rows,
};
use larder_kernels::Level;

/// A sum of all modes below the highest, and its derivative.
fn line(n: usize, period: f64, salt: f64) -> (Vec<f64>, Vec<f64>) {
    let unit = 2.0 * PI / period;
    let mut values = vec![0.3; n];
    let mut slopes = vec![0.0; n];
    for k in 1..n.div_ceil(2) {
        let (size, phase) = (1.0 / (1.0 + k as f64), salt + 1.7 * k as f64);
        for j in 0..n {
            let angle = unit * k as f64 * (period * j as f64 / n as f64) + phase;
            values[j] += size * angle.sin();
            slopes[j] += size * unit * k as f64 * angle.cos();
        }
    }
    (values, slopes)
}

/// Every length up to 70, lengths with large primes, and columns that fill no panel.
#[test]
fn a_derivative_is_that_of_the_series() {
    let plans = PlanCache::new().unwrap();
    let mut methods = Vec::new();
    for n in (4..=70).chain([96, 97, 128, 254, 256, 331, 521]) {
        let plan = plans.get(PlanKey::new(n, 3.0, LineKind::Derivative, Filter::None)).unwrap();
        methods.push(plan.method());
        let mut scratch = LineScratch::for_plans(std::iter::once(&*plan)).unwrap();
        let columns = 21;
        let lines: Vec<_> = (0..columns).map(|c| line(n, 3.0, 0.2 * c as f64)).collect();
        // Some n/2 modes of slope up to 2 pi n/3, n roundings of each on either side.
        let allowed = 8.0 * n as f64 * f64::EPSILON * n as f64;
        for level in [Level::PORTABLE, Level::best()] {
            let rows: Vec<f64> =
                (0..n).flat_map(|j| lines.iter().map(move |(values, _)| values[j])).collect();
            let mut found = vec![0.0; rows.len()];
            along_rows(
                level,
                &plan,
                &rows,
                columns,
                columns,
                &mut found,
                columns,
                Put::Store,
                &mut scratch,
            );
            let flat: Vec<f64> = lines.iter().flat_map(|(values, _)| values.clone()).collect();
            let mut along = vec![0.0; flat.len()];
            along_lines(level, &plan, &flat, columns, &mut along, Put::Store, &mut scratch);
            for (c, (_, slopes)) in lines.iter().enumerate() {
                for (j, slope) in slopes.iter().enumerate() {
                    let (a, b) = (found[j * columns + c], along[c * n + j]);
                    assert!(
                        (a - slope).abs() <= allowed,
                        "rows of {n} on {level}: {a} for {slope}"
                    );
                    assert!(
                        (b - slope).abs() <= allowed,
                        "lines of {n} on {level}: {b} for {slope}"
                    );
                }
            }
        }
    }
    for method in [Method::Passes, Method::Matrix, Method::Library] {
        assert!(methods.contains(&method), "{method:?} was tried");
    }
}

#[test]
fn what_becomes_of_a_result_is_what_was_asked() {
    let plans = PlanCache::new().unwrap();
    let n = 24;
    let plan = plans.get(PlanKey::new(n, 2.0, LineKind::Derivative, Filter::None)).unwrap();
    let mut scratch = LineScratch::for_plans(std::iter::once(&*plan)).unwrap();
    let columns = 19;
    let source: Vec<f64> = (0..n * columns).map(|i| (i as f64 * 0.37).sin()).collect();
    let weight: Vec<f64> = (0..n * columns).map(|i| (i as f64 * 0.11).cos()).collect();
    let old: Vec<f64> = (0..n * columns).map(|i| i as f64).collect();
    let run = |put: Put<'_>, by_rows: bool, scratch: &mut LineScratch| {
        let mut target = old.clone();
        let level = Level::best();
        if by_rows {
            along_rows(level, &plan, &source, columns, columns, &mut target, columns, put, scratch);
        } else {
            along_lines(level, &plan, &source, columns, &mut target, put, scratch);
        }
        target
    };
    for by_rows in [true, false] {
        let plain = run(Put::Store, by_rows, &mut scratch);
        type Rule = fn(f64, f64, f64) -> f64;
        let cases: [(Put<'_>, Rule); 4] = [
            (Put::StoreNegated, |r, _, _| -r),
            (Put::Subtract, |r, old, _| old - r),
            (Put::StoreWeighted(&weight), |r, _, w| w * r),
            (Put::AddWeighted(&weight), |r, old, w| r.mul_add(w, old)),
        ];
        for (put, rule) in cases {
            let found = run(put, by_rows, &mut scratch);
            for i in 0..found.len() {
                let expected = rule(plain[i], old[i], weight[i]);
                assert_eq!(found[i].to_bits(), expected.to_bits(), "{put:?} at {i}");
            }
        }
    }
}

/// The highest mode of an even axis has no first derivative, and a filter takes away what it says.
#[test]
fn modes_are_kept_or_taken_away_exactly() {
    let plans = PlanCache::new().unwrap();
    let level = Level::best();
    for n in [16, 22, 24, 15] {
        for k in 0..=n / 2 {
            let wave: Vec<f64> =
                (0..n).map(|j| (2.0 * PI * (k * j % n) as f64 / n as f64).cos()).collect();
            for filter in [Filter::None, Filter::TwoThirds, Filter::Exponential { order: 8 }] {
                let plan = plans.get(PlanKey::new(n, 1.0, LineKind::Filter, filter)).unwrap();
                let mut scratch = LineScratch::for_plans(std::iter::once(&*plan)).unwrap();
                let mut found = vec![0.0; n];
                along_lines(level, &plan, &wave, 1, &mut found, Put::Store, &mut scratch);
                for (found, wave) in found.iter().zip(&wave) {
                    let off = (found - wave * (1.0 - filter.share(k, n))).abs();
                    assert!(off < 4e-15, "{k} of {n}, {filter:?}: {off:e}");
                }
            }
            if 2 * k == n {
                let plan =
                    plans.get(PlanKey::new(n, 1.0, LineKind::Derivative, Filter::None)).unwrap();
                let mut scratch = LineScratch::for_plans(std::iter::once(&*plan)).unwrap();
                let mut found = vec![1.0; n];
                along_lines(level, &plan, &wave, 1, &mut found, Put::Store, &mut scratch);
                assert!(found.iter().all(|slope| slope.abs() < 1e-13), "{n}: {found:?}");
            }
        }
    }
}

/// Nothing is remembered of a buffer: new numbers at an old address give the derivative of the new ones.
#[test]
fn plans_know_values_and_no_addresses() {
    let plans = PlanCache::new().unwrap();
    let (n, columns) = (32, 16);
    let mut buffer = vec![0.0; n * columns];
    let mut found = vec![0.0; n * columns];
    for round in 0..1000 {
        for (i, number) in buffer.iter_mut().enumerate() {
            *number = ((i * 7919 + round * 104_729) % 1013) as f64 / 1013.0 - 0.5;
        }
        let plan = plans.get(PlanKey::new(n, 1.0, LineKind::Derivative, Filter::None)).unwrap();
        let mut scratch = LineScratch::for_plans(std::iter::once(&*plan)).unwrap();
        along_rows(
            Level::best(),
            &plan,
            &buffer,
            columns,
            columns,
            &mut found,
            columns,
            Put::Store,
            &mut scratch,
        );
        let fresh = PlanCache::new().unwrap();
        let plan = fresh.get(PlanKey::new(n, 1.0, LineKind::Derivative, Filter::None)).unwrap();
        let mut expected = vec![0.0; n * columns];
        along_rows(
            Level::best(),
            &plan,
            &buffer.clone(),
            columns,
            columns,
            &mut expected,
            columns,
            Put::Store,
            &mut scratch,
        );
        assert!(
            found.iter().zip(&expected).all(|(a, b)| a.to_bits() == b.to_bits()),
            "round {round}"
        );
    }
    let stats = plans.stats();
    assert_eq!((stats.misses, stats.hits), (1, 999));
}

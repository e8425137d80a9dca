//! Densities and draws where a plain formula has no digits left.

use larder_infer::*;

/// A rate of error of the sums that are compared: each term is good to a few units in its last place, and none is
/// larger than a few hundred times the whole.
const CLOSE: f64 = 1e-12;

fn near(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance * (1.0 + want.abs()), "{got}, want {want}");
}

/// By mpmath with 60 digits. Below 1e5 the gamma functions are subtracted, which costs 1e-16 of their 1e6.
#[test]
fn gamma_functions_of_large_numbers_do_not_cancel() {
    for (precision, four, none, many) in [
        (9e4, -1.667_022_789_303_726_8, -3.499_931_946_208_796_3, -13_902.244_340_163_857),
        (2e5, -1.667_011_331_286_266_2, -3.499_969_375_357_287, -13_921.028_231_325_145),
        (1e12, -1.667_001_956_368_348_7, -3.499_999_999_993_875, -13_936.538_597_659_27),
        (1e16, -1.667_001_956_366_473_7, -3.499_999_999_999_999_6, -13_936.538_600_773_965),
    ] {
        let law = NegativeBinomial2(3.5, precision);
        let tolerance = if precision < 1e5 { 1e-9 } else { CLOSE };
        near(law.log_prob(&4), four, tolerance);
        near(law.log_prob(&0), none, tolerance);
        near(law.log_prob(&2500), many, tolerance);
    }
    near(NegativeBinomial(1e13, 2e12).log_prob(&4), -1.740_302_180_611_694, CLOSE);
    near(BetaBinomial(10, 3e12, 7e12).log_prob(&4), -1.608_833_350_219_026_6, CLOSE);
    near(BetaBinomial(10, 3e12, 2.0).log_prob(&4), -158.505_531_535_816_74, CLOSE);
    for (df, want) in [
        (1.9e5, -1.200_190_912_931_921_7),
        (3e5, -1.200_190_040_365_581_9),
        (1e10, -1.200_188_533_249_887_6),
        (1e16, -1.200_188_533_204_673),
    ] {
        let tolerance = if df < 2e5 { 1e-9 } else { CLOSE };
        near(StudentT(df, 0.0, 1.0).log_prob(&0.75), want, tolerance);
        near(HalfStudentT(df, 1.0).log_prob(&0.75), want + std::f64::consts::LN_2, tolerance);
    }
    // Its slopes are those of a Poisson.
    let (_, slope) =
        gradient_of(&[3.5, 1e12], |x| NegativeBinomial2(x[0], x[1]).log_density(Var::from(4.0)));
    near(slope[0], 4.0 / 3.5 - 1.0, 1e-11);
    near(slope[1], 0.0, 1e-15);
}

/// Moments of a normal beyond 40 by its continued fraction: mean 40 + 1/40 - 2/40^3, variance 1/40^2 - 6/40^4.
#[test]
fn a_normal_cut_off_far_out_is_drawn_there() {
    let mut rng = Stream::new(3, 0, Purpose::Simulate);
    let n = 20_000_usize;
    for sign in [1.0, -1.0] {
        let (low, high) = if sign > 0.0 { (40.0, 41.0) } else { (-41.0, -40.0) };
        let law = TruncatedNormal(0.0, 1.0, low, high);
        let draws: Vec<f64> = (0..n).map(|_| Distribution::<f64>::sample(&law, &mut rng)).collect();
        assert!(draws.iter().all(|&x| law.log_prob(&x).is_finite()));
        let mean = draws.iter().sum::<f64>() / n as f64;
        let sd = 1.0 / 40.0;
        // Four standard errors.
        let want = 40.0 + 1.0 / 40.0 - 2.0 / 64_000.0;
        assert!((sign * mean - want).abs() < 4.0 * sd / (n as f64).sqrt(), "{mean}");
        let variance = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n as f64;
        let want = 1.0 / 1600.0 - 6.0 / 40_f64.powi(4);
        // An exponential's fourth moment makes the relative standard error of a variance sqrt(8 / n).
        assert!((variance / want - 1.0).abs() < 4.0 * (8.0 / n as f64).sqrt(), "{variance}");
    }
    // A strip so narrow that the density hardly falls: even.
    let strip = TruncatedNormal(1.0, 2.0, 21.0, 21.0 + 1e-6);
    let mean = (0..n).map(|_| Distribution::<f64>::sample(&strip, &mut rng) - 21.0).sum::<f64>();
    let error = 4.0 * 1e-6 / (12.0 * n as f64).sqrt();
    assert!((mean / n as f64 - 0.5e-6).abs() < error, "{mean}");
}

/// On both sides of the change of methods, by the distribution function: the share of draws below some quantile.
#[test]
fn the_two_ways_to_draw_a_normal_that_is_cut_off_agree() {
    let mut rng = Stream::new(4, 0, Purpose::Simulate);
    let n = 40_000_usize;
    for low in [4.9, 5.1] {
        let law = TruncatedNormal(0.0, 1.0, low, low + 2.0);
        let (all, half) = (law.log_prob(&low), low + 0.13);
        // The share below by Simpson's rule over the density, 200 steps: good to 1e-10 of so smooth a function.
        let step = 0.13 / 200.0;
        let f = |k: usize| (law.log_prob(&(low + k as f64 * step))).exp();
        let inner: f64 = (1..200).map(|k| if k % 2 == 1 { 4.0 } else { 2.0 } * f(k)).sum();
        let share = (all.exp() + inner + f(200)) * step / 3.0;
        let below = (0..n).filter(|_| Distribution::<f64>::sample(&law, &mut rng) < half).count()
            as f64
            / n as f64;
        let error = 4.0 * (share * (1.0 - share) / n as f64).sqrt();
        assert!((below - share).abs() < error, "{low}: {below}, want {share}");
    }
}

#[test]
fn an_urn_of_any_size_can_be_drawn_from() {
    let mut rng = Stream::new(5, 0, Purpose::Simulate);
    let law = Hypergeometric(u64::MAX, 5, 3);
    Distribution::<u64>::check(&law).expect("it is allowed");
    assert_eq!(Distribution::<u64>::sample(&law, &mut rng), 3);
    let huge = Binomial(u64::MAX, 0.5);
    assert!(
        Distribution::<u64>::support(&huge).contains(3.0),
        "{}",
        Distribution::<u64>::support(&huge)
    );
}

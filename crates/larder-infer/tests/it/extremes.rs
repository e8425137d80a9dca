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

/// By mpmath with 60 digits. `k ln rate - rate - ln k!` is a difference of numbers as large as `k ln k`: of a count of
/// 1e15 it was off by whole units, and a walk took that noise for a posterior several times too wide.
#[test]
fn masses_of_large_counts_do_not_cancel() {
    const HALF: u64 = 1 << 30;
    for (count, rate, want) in [
        (HALF - 1, 1_073_741_824.0, -11.316_146_241_681_462),
        (HALF, 1_073_741_824.0, -11.316_146_241_681_462),
        (1_000_000_000_000, 1_000_001_000_000.0, -15.234_448_757_835_947),
        (1_000_000_000_000_000, 999_999_970_000_000.0, -18.638_326_739_660_016),
        (1_000_000_000_000, 5e11, -193_147_180_574.679_75),
        (1_000_000_000_000, 3e12, -901_387_711_346.624_8),
        (1 << 62, 4.6e18, -14_831_253_262_787.95),
    ] {
        // Below the border `ln k!`, some 2e10, is rounded in its seventh decimal.
        let tolerance = if count < HALF { 1e-6 } else { 1e-9 };
        near(Poisson(rate).log_prob(&count), want, tolerance);
        near(ZeroInflatedPoisson(0.5, rate).log_prob(&count), want - 2.0_f64.ln(), tolerance);
        let (value, slopes) =
            gradient_of(&[rate], |v| Poisson(v[0]).log_density(Var::from(count as f64)));
        near(value, want, tolerance);
        let slope = (count as f64 - rate) / rate;
        assert!((slopes[0] - slope).abs() <= 1e-12 + 1e-9 * slope.abs(), "{slopes:?}, {slope}");
    }
    assert!(Poisson(0.0).log_prob(&HALF).is_infinite());
    near(PoissonLog(27.631_021).log_prob(&1_000_000_000_000), -14.741_168_804_996_441, 1e-8);
    near(
        PoissonLog(34.538_776_394_910_684).log_prob(&1_000_000_000_000_000),
        -18.188_326_730_660_016,
        1e-6,
    );
    for (n, k, p, want, logit, want_logit) in [
        (1 << 40, 1 << 39, 0.5, -14.088_734_963_843_86, 0.0, -14.088_734_963_843_86),
        (
            1 << 60,
            1 << 59,
            0.500_000_000_1,
            -21.043_265_203_350_95,
            4.000_000_330_961_484e-10,
            -21.043_265_203_350_95,
        ),
        (
            1_000_000_000_000_000,
            10_000_000_000,
            1.0001e-5,
            -62.429_025_919_767_55,
            -11.512_815_468_919_884,
            -62.429_025_920_528_76,
        ),
        (
            1 << 33,
            1 << 31,
            0.3,
            -5.295_063_966_633_897e7,
            -0.847_297_860_387_203_7,
            -5.295_063_966_633_897e7,
        ),
        (
            1_000_000_000_000_000,
            3,
            2e-15,
            -1.712_317_927_548_218,
            -33.845_629_214_350_74,
            -1.712_317_927_548_217,
        ),
        (
            1_000_000_000_000_000,
            999_999_999_999_997,
            0.999_999_999_999_998_2,
            -1.844_422_666_208_209_5,
            33.964_211_847_437_32,
            -1.844_422_666_208_210_4,
        ),
    ] {
        // A probability of one half is known to 1e-16, a score of 2^60 trials to 2^-23 by that.
        near(Binomial(n, p).log_prob(&k), want, 1e-6);
        if k < 1 << 40 || n - k > 1 << 40 {
            near(BinomialLogit(n, logit).log_prob(&k), want_logit, 1e-6);
        }
        let (_, slopes) = gradient_of(&[p], |v| Binomial(n, v[0]).log_density(Var::from(k as f64)));
        let (k, n) = (k as f64, n as f64);
        let slope = k / p - (n - k) / (1.0 - p);
        assert!((slopes[0] - slope).abs() <= 1e-6 * (k / p), "{slopes:?}, {slope}");
    }
    near(
        Hypergeometric(1_000_000_000_000_000, 3_000_000_000_000_000, 20).log_prob(&7),
        -2.185_636_223_147_738,
        CLOSE,
    );
}

/// A count beyond what a number of floating point tells from its neighbours, seen through noise as wide as its own.
struct Far;
impl Model for Far {
    fn run<C: Ctx>(&self, m: &mut C) {
        let n = m.sample(addr!("n"), Poisson(1e16));
        m.observe(addr!("y"), Normal(n as f64 - 1e16, 1e8), 1e8);
    }
}

/// Half-way between what is expected and what was seen, to a part of 1e-8 of the rounding. Counts beyond 9e15 stood
/// still under a walk, and nothing said so.
#[test]
fn counts_beyond_floating_point_are_walked_over() {
    let options = mcmc::mh::MhOptions::default();
    let mut walk = mcmc::mh::Mh::start(&Far, &options, 0).expect("a start");
    walk.learn(true);
    (0..4000).for_each(|_| walk.sweep());
    walk.learn(false);
    let offs: Vec<f64> = (0..40_000)
        .map(|_| {
            walk.sweep();
            let Some(ChoiceValue::U64(n)) = walk.trace().choices.get(&addr!("n")).map(|c| c.value)
            else {
                panic!("a count")
            };
            (i128::from(n) - 10_000_000_000_000_000) as f64 / 1e8
        })
        .collect();
    let mean = offs.iter().sum::<f64>() / 40_000.0;
    let sd = (offs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 40_000.0).sqrt();
    // A step of one site leaves at least one draw in twenty: four standard errors.
    let bound = 4.0 * 0.5_f64.sqrt() / (40_000.0_f64 / 20.0).sqrt();
    assert!((mean - 0.5).abs() < bound, "{mean}");
    assert!((sd - 0.5_f64.sqrt()).abs() < bound, "{sd}");
}

/// Whole numbers that floating point does not tell apart are refused as bounds: a draw could not be one of them.
#[test]
fn bounds_beyond_floating_point_are_refused() {
    let far = 1_i64 << 53;
    assert!(DiscreteUniform::new(-far, far).is_ok());
    for (low, high) in [(0, far + 1), (-far - 1, 0), (i64::MIN, i64::MAX)] {
        let error = DiscreteUniform::new(low, high).unwrap_err().to_string();
        assert!(error.contains("2^53"), "{error}");
    }
}

//! Every scalar distribution against tables that `data/infer/distributions.py` made with mpmath.

use larder_infer::*;
use larder_testkit::assert_close;
use serde_json::Value;

/// The log density over any numbers: `a` is the value and then the parameters.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of the table")]
fn density<R: Real>(name: &str, a: &[R]) -> Option<R> {
    fn at<R: Real, L: Law<R>>(law: L, x: R) -> R {
        assert!(law.complaint().is_none(), "{}", law.describe());
        assert!(law.support().contains(x), "{} at {:?}", law.describe(), x);
        law.log_density(x)
    }
    let x = a[0];
    let n = |k: usize| a[k].peek() as u64;
    Some(match name {
        "normal" => at(Normal(a[1], a[2]), x),
        "student_t" => at(StudentT(a[1], a[2], a[3]), x),
        "cauchy" => at(Cauchy(a[1], a[2]), x),
        "laplace" => at(Laplace(a[1], a[2]), x),
        "logistic" => at(Logistic(a[1], a[2]), x),
        "gumbel" => at(Gumbel(a[1], a[2]), x),
        "skew_normal" => at(SkewNormal(a[1], a[2], a[3]), x),
        "exp_mod_normal" => at(ExpModNormal(a[1], a[2], a[3]), x),
        "half_normal" => at(HalfNormal(a[1]), x),
        "half_cauchy" => at(HalfCauchy(a[1]), x),
        "half_student_t" => at(HalfStudentT(a[1], a[2]), x),
        "exponential" => at(Exponential(a[1]), x),
        "gamma" => at(Gamma(a[1], a[2]), x),
        "inverse_gamma" => at(InverseGamma(a[1], a[2]), x),
        "log_normal" => at(LogNormal(a[1], a[2]), x),
        "weibull" => at(Weibull(a[1], a[2]), x),
        "frechet" => at(Frechet(a[1], a[2]), x),
        "chi_squared" => at(ChiSquared(a[1]), x),
        "inverse_chi_squared" => at(InverseChiSquared(a[1]), x),
        "scaled_inverse_chi_squared" => at(ScaledInverseChiSquared(a[1], a[2]), x),
        "rayleigh" => at(Rayleigh(a[1]), x),
        "lomax" => at(Lomax(a[1], a[2]), x),
        "log_logistic" => at(LogLogistic(a[1], a[2]), x),
        "inverse_gaussian" => at(InverseGaussian(a[1], a[2]), x),
        "pareto" => at(Pareto(a[1], a[2]), x),
        "uniform" => at(Uniform(a[1], a[2]), x),
        "beta" => at(Beta(a[1], a[2]), x),
        "beta_proportion" => at(BetaProportion(a[1], a[2]), x),
        "kumaraswamy" => at(Kumaraswamy(a[1], a[2]), x),
        "logit_normal" => at(LogitNormal(a[1], a[2]), x),
        "triangular" => at(Triangular(a[1], a[2], a[3]), x),
        "von_mises" => at(VonMises(a[1], a[2]), x),
        "truncated_normal" => at(TruncatedNormal(a[1], a[2], a[3], a[4]), x),
        "bernoulli" => at(Bernoulli(a[1]), x),
        "bernoulli_logit" => at(BernoulliLogit(a[1]), x),
        "binomial" => at(Binomial(n(1), a[2]), x),
        "binomial_logit" => at(BinomialLogit(n(1), a[2]), x),
        "beta_binomial" => at(BetaBinomial(n(1), a[2], a[3]), x),
        "poisson" => at(Poisson(a[1]), x),
        "poisson_log" => at(PoissonLog(a[1]), x),
        "negative_binomial" => at(NegativeBinomial(a[1], a[2]), x),
        "negative_binomial_2" => at(NegativeBinomial2(a[1], a[2]), x),
        "geometric" => at(Geometric(a[1]), x),
        "zero_inflated_poisson" => at(ZeroInflatedPoisson(a[1], a[2]), x),
        "hypergeometric" => at(Hypergeometric(n(1), n(2), n(3)), x),
        "discrete_uniform" => at(DiscreteUniform(a[1].peek() as i64, a[2].peek() as i64), x),
        _ => return None,
    })
}

/// A line of the table: name, value and parameters, log density, slopes.
type Row = (String, Vec<f64>, f64, Vec<Option<f64>>);

fn table() -> Vec<Row> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/infer/distributions.json");
    let text = std::fs::read_to_string(path).expect("the file is committed");
    let rows: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    let list = |v: &Value| v.as_array().expect("a list").clone();
    rows.iter()
        .map(|row| {
            let arguments = list(&row[1]).iter().map(|x| x.as_f64().expect("a number")).collect();
            let slopes = list(&row[3]).iter().map(Value::as_f64).collect();
            (
                row[0].as_str().expect("a name").to_owned(),
                arguments,
                row[2].as_f64().expect("a number"),
                slopes,
            )
        })
        .collect()
}

/// Densities are sums of terms, each good to a few units in its last place; where terms cancel (gamma functions of
/// hundreds) the error is that of the largest, which stays below 1e4 here: 1e-15 times that, times ten.
#[test]
fn log_densities_are_those_of_the_tables() {
    let rows = table();
    assert!(rows.len() > 400);
    for (name, arguments, want, _) in rows {
        let got =
            density::<f64>(&name, &arguments).unwrap_or_else(|| panic!("{name} is not known"));
        let scale = 1.0 + want.abs() + arguments[0].abs();
        assert!((got - want).abs() <= 1e-11 * scale, "{name}{arguments:?}: {got}, want {want}");
    }
}

#[test]
fn partial_derivatives_are_those_of_the_tables() {
    for (name, arguments, _, slopes) in table() {
        // Arguments without a slope in the table stay constants: whole numbers, borders.
        let free: Vec<usize> = (0..arguments.len()).filter(|&at| slopes[at].is_some()).collect();
        let start: Vec<f64> = free.iter().map(|&at| arguments[at]).collect();
        let (_, got) = gradient_of(&start, |x| {
            let mut all: Vec<Var> = arguments.iter().map(|&a| Var::from(a)).collect();
            for (place, &at) in free.iter().enumerate() {
                all[at] = x[place];
            }
            density(&name, &all).expect("the name is known")
        });
        for (place, &at) in free.iter().enumerate() {
            let want = slopes[at].expect("it was filtered");
            let scale = 1.0
                + want.abs()
                + slopes.iter().flatten().fold(0.0_f64, |m, s| m.max(s.abs())) * 1e-3;
            assert!(
                (got[place] - want).abs() <= 1e-9 * scale,
                "{name}{arguments:?}: slope {at} is {}, want {want}",
                got[place]
            );
        }
    }
}

/// A law that is not allowed says what would be right; a value outside has density zero.
#[test]
fn what_is_not_allowed_is_refused_with_its_values() {
    let error = Normal::new(0.0, -2.0).unwrap_err();
    assert_eq!(error.to_string(), "normal(mean = 0, sd = -2): `sd` must be positive");
    assert_eq!(
        Normal::new(f64::NAN, 1.0).unwrap_err().to_string(),
        "normal(mean = NaN, sd = 1): `mean` must be a finite number"
    );
    assert!(
        Bernoulli::new(1.5).is_err()
            && Gamma::new(0.0, 1.0).is_err()
            && Uniform::new(1.0, 1.0).is_err()
    );
    let outside = |law: &dyn Distribution<f64>, x: f64| law.log_prob(&x) == f64::NEG_INFINITY;
    assert!(
        outside(&HalfNormal(1.0), -0.1)
            && outside(&Beta(2.0, 2.0), 1.1)
            && outside(&Normal(0.0, 1.0), f64::NAN)
    );
    assert_eq!(Poisson(2.0).log_prob(&0), -2.0);
    assert_eq!(Bernoulli(1.0).log_prob(&false), f64::NEG_INFINITY);
}

/// Log densities and slopes by mean and deviation, from SciPy's `log_ndtr` and the formulas of the slopes.
#[test]
fn a_normal_may_be_cut_off_at_one_side() {
    let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
    for (x, [mean, sd, a, b], want, slopes) in [
        (
            1.7,
            [1.0, 2.0, 0.5, high],
            -1.160_351_638_355_187_3,
            [-0.147_919_685_508_408_67, -0.358_020_078_622_897_86],
        ),
        (
            -4.5,
            [1.0, 2.0, low, -3.0],
            -1.610_151_380_082_586,
            [-0.188_392_233_588_579_93, 0.908_034_467_177_159_9],
        ),
        (
            25.0,
            [0.0, 1.0, 24.0, high],
            -21.320_217_529_996_796,
            [0.958_476_769_262_130_5, 47.003_442_462_291_105],
        ),
        (1.7, [1.0, 2.0, low, high], Normal(1.0, 2.0).log_prob(&1.7), [0.175, -0.438_75]),
    ] {
        assert_close!(TruncatedNormal(mean, sd, a, b).log_prob(&x), want, relative = 1e-13);
        let law = |q: &[Var]| TruncatedNormal(q[0], q[1], a, b).log_density(Var::from(x));
        let (density, got) = gradient_of(&[mean, sd], law);
        assert_close!(density, want, relative = 1e-13);
        for (got, want) in got.iter().zip(slopes) {
            assert_close!(*got, want, relative = 1e-11);
        }
    }
    let refused =
        |low: f64, high: f64| TruncatedNormal::new(0.0, 1.0, low, high).unwrap_err().to_string();
    assert!(refused(high, high).ends_with("`low` must lie below `high`"));
    assert!(refused(f64::NAN, 1.0).ends_with("`low` must be a finite number"));
    assert!(TruncatedNormal::new(high, 1.0, 0.0, high).is_err(), "a mean is a number");
}

/// Bounds at one side on tape, with their Jacobians.
#[test]
fn normals_cut_off_at_their_middle_are_halves_of_them() {
    struct Scale;
    impl Model for Scale {
        fn run<C: Ctx>(&self, m: &mut C) {
            let sd = m.sample(addr!("sd"), TruncatedNormal(0.0, 2.0, 0.0, f64::INFINITY));
            let x = m.sample(addr!("x"), TruncatedNormal(0.0, 1.0, f64::NEG_INFINITY, 0.0));
            m.observe(addr!("y"), Normal(x, sd), 1.5);
        }
    }
    struct Half;
    impl Model for Half {
        fn run<C: Ctx>(&self, m: &mut C) {
            let sd = m.sample(addr!("sd"), HalfNormal(2.0));
            let minus = m.sample(addr!("x"), HalfNormal(1.0));
            m.observe(addr!("y"), Normal(-minus, sd), 1.5);
        }
    }
    let mut cut = Compiled::record(Scale).expect("it can be recorded");
    let mut half = Compiled::record(Half).expect("it can be recorded");
    let (mut got, mut want) = ([0.0; 2], [0.0; 2]);
    for q in [[0.3, -0.4], [-2.0, 1.5], [1.0, 0.0]] {
        let density = cut.log_density_gradient(&q, &mut got);
        assert_close!(density, half.log_density_gradient(&q, &mut want), relative = 1e-13);
        assert_close!(cut.score(&q).expect("it runs"), density, relative = 1e-13);
        for (got, want) in got.iter().zip(want) {
            assert_close!(*got, want, absolute = 1e-12);
        }
    }
}

/// Draws have the mean and variance that the density has, by sums over a fine grid of the density itself.
#[test]
fn draws_follow_their_density() {
    fn check<L: Law<f64, Value = f64>>(law: L, low: f64, high: f64) {
        let (steps, mut mass, mut mean, mut square) = (40_000, 0.0, 0.0, 0.0);
        let width = (high - low) / f64::from(steps);
        for k in 0..steps {
            let x = low + (f64::from(k) + 0.5) * width;
            let p = law.log_density(x).exp() * width;
            mass += p;
            mean += p * x;
            square += p * x * x;
        }
        assert!((mass - 1.0).abs() < 2e-3, "{}: mass {mass}", law.describe());
        let mut rng = Stream::new(5, 0, Purpose::Other);
        let n = 40_000;
        let draws: Vec<f64> = (0..n).map(|_| law.draw(&mut rng)).collect();
        assert!(draws.iter().all(|&x| law.support().contains(x)));
        let variance = square / mass - (mean / mass).powi(2);
        let got = draws.iter().sum::<f64>() / f64::from(n);
        // Five standard errors of the mean.
        assert!(
            (got - mean / mass).abs() < 5.0 * (variance / f64::from(n)).sqrt(),
            "{}: {got} for {}",
            law.describe(),
            mean / mass
        );
    }
    check(Normal(1.0, 2.0), -15.0, 17.0);
    check(StudentT(6.0, 1.0, 2.0), -120.0, 122.0);
    check(Laplace(1.0, 2.0), -50.0, 52.0);
    check(Logistic(1.0, 2.0), -70.0, 72.0);
    check(Gumbel(1.0, 2.0), -15.0, 70.0);
    check(SkewNormal(1.0, 2.0, 3.0), -10.0, 15.0);
    check(ExpModNormal(1.0, 2.0, 0.7), -12.0, 40.0);
    check(HalfNormal(2.0), 0.0, 20.0);
    check(HalfStudentT(6.0, 2.0), 0.0, 120.0);
    check(Exponential(0.7), 0.0, 50.0);
    check(Gamma(2.5, 0.7), 0.0, 80.0);
    check(InverseGamma(5.5, 2.0), 0.0, 40.0);
    check(LogNormal(0.2, 0.4), 0.0, 30.0);
    check(Weibull(1.7, 2.0), 0.0, 40.0);
    check(Frechet(6.0, 2.0), 0.0, 60.0);
    check(ChiSquared(5.0), 0.0, 90.0);
    check(InverseChiSquared(9.0), 0.0, 6.0);
    check(ScaledInverseChiSquared(9.0, 1.5), 0.0, 60.0);
    check(Rayleigh(2.0), 0.0, 30.0);
    check(Lomax(2.0, 6.0), 0.0, 80.0);
    check(LogLogistic(2.0, 6.0), 0.0, 80.0);
    check(InverseGaussian(2.0, 3.0), 0.0, 60.0);
    check(Pareto(1.0, 6.0), 1.0, 60.0);
    check(Uniform(-1.0, 3.0), -1.0, 3.0);
    check(Beta(2.0, 3.0), 0.0, 1.0);
    check(BetaProportion(0.3, 5.0), 0.0, 1.0);
    check(Kumaraswamy(2.0, 3.0), 0.0, 1.0);
    check(LogitNormal(0.4, 0.8), 0.0, 1.0);
    check(Triangular(-1.0, 0.5, 3.0), -1.0, 3.0);
    check(VonMises(0.5, 2.0), -std::f64::consts::PI, std::f64::consts::PI);
    check(TruncatedNormal(0.0, 1.0, 1.0, 3.0), 1.0, 3.0);
    check(TruncatedNormal(1.0, 2.0, 0.5, f64::INFINITY), 0.5, 20.0);
    check(TruncatedNormal(0.0, 1.0, 6.0, f64::INFINITY), 6.0, 12.0);
    check(TruncatedNormal(1.0, 2.0, f64::NEG_INFINITY, -3.0), -20.0, -3.0);
    check(TruncatedNormal(1.0, 2.0, f64::NEG_INFINITY, f64::INFINITY), -20.0, 20.0);
}

#[test]
fn counts_follow_their_probabilities() {
    fn check<L: Law<f64>>(law: L, top: u32) {
        let mut rng = Stream::new(6, 0, Purpose::Other);
        let n = 40_000;
        let mut counts = vec![0_u32; top as usize + 1];
        for _ in 0..n {
            let x = <L::Value as SiteValue>::number::<f64>(law.draw(&mut rng).lift::<f64>());
            counts[(x as usize).min(top as usize)] += 1;
        }
        for (k, &count) in counts.iter().enumerate().take(top as usize) {
            let x = k as f64;
            let p = if law.support().contains(x) { law.log_density(x).exp() } else { 0.0 };
            let expected = p * f64::from(n);
            // Five standard deviations of a count, and one for the rare.
            let bound = 5.0 * (expected * (1.0 - p)).sqrt() + 1.0;
            assert!(
                (f64::from(count) - expected).abs() <= bound,
                "{} at {k}: {count} for {expected}",
                law.describe()
            );
        }
    }
    check(Bernoulli(0.3), 2);
    check(BernoulliLogit(0.3), 2);
    check(Binomial(12, 0.3), 13);
    check(Binomial(80, 0.55), 80);
    check(BinomialLogit(12, -0.5), 13);
    check(BetaBinomial(12, 2.0, 3.0), 13);
    check(Poisson(3.5), 15);
    check(Poisson(30.0), 60);
    check(PoissonLog(1.0), 15);
    check(NegativeBinomial(2.0, 0.5), 25);
    check(NegativeBinomial2(3.0, 1.5), 25);
    check(Geometric(0.3), 25);
    check(ZeroInflatedPoisson(0.3, 4.0), 15);
    check(Hypergeometric(12, 30, 9), 10);
    check(DiscreteUniform(2, 9), 12);
    check(Categorical(&[0.2, 0.5, 0.3]), 3);
    check(CategoricalLogit(&[0.2, 0.5, -0.3]), 3);
    check(OrderedLogistic(0.3, &[-1.0, 0.5, 2.0]), 4);
}

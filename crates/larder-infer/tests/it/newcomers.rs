//! Models that the library has not, each written as a user would and held against an answer that no sampler gave:
//! sums over a grid, or a conjugate posterior.

use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::*;

/// Sums over a grid of three parameters: log evidence and the mean of each.
fn grid(axes: [(f64, f64, usize); 3], log_density: impl Fn([f64; 3]) -> f64) -> (f64, [f64; 3]) {
    let points = |(low, high, count): (f64, f64, usize)| {
        (0..count).map(move |k| low + (high - low) * (k as f64 + 0.5) / count as f64)
    };
    let cell: f64 = axes.iter().map(|(low, high, count)| (high - low) / *count as f64).product();
    let [a, b, c] = axes;
    let mut all = Vec::new();
    for x in points(a) {
        for y in points(b) {
            all.extend(points(c).map(|z| ([x, y, z], log_density([x, y, z]))));
        }
    }
    let top = all.iter().map(|(_, l)| *l).fold(f64::NEG_INFINITY, f64::max);
    let (mut mass, mut sums) = (0.0, [0.0; 3]);
    for (at, log) in &all {
        let weight = (log - top).exp();
        mass += weight;
        sums.iter_mut().zip(at).for_each(|(sum, x)| *sum += weight * x);
    }
    (top + (mass * cell).ln(), sums.map(|sum| sum / mass))
}

/// The mean of a column within four of its own standard errors, and the grid's error beside it.
#[track_caller]
fn has_mean(chains: &[Draws], model: &Compiled, name: &str, want: f64, grid_error: f64) {
    let names = model.names();
    let column = names.iter().position(|known| known == name).expect("a parameter");
    let values: Vec<Vec<f64>> = chains.iter().map(|chain| chain.column(column)).collect();
    let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
    let row = diag::summarise(name, &values);
    assert!(row.rhat < 1.02, "{row:?}");
    let bound = 4.0 * row.mcse_mean + grid_error;
    assert!((row.mean - want).abs() < bound, "{row:?}, want {want} within {bound}");
}

fn draws(model: &Compiled) -> Vec<Draws> {
    let options = NutsOptions { warmup: 600, draws: 1000, seed: 3, ..NutsOptions::default() };
    let chains = sample_in_memory(model, &options, &Silent).expect("it can be sampled");
    let divergences: usize = chains.iter().map(Draws::divergences).sum();
    assert!(divergences < 40, "{divergences} of 4000 transitions diverged");
    chains
}

/// Counts of which some are zero for a reason of their own; the rate of the others follows a covariate.
struct ZeroInflated {
    x: Vec<f64>,
    count: Vec<u64>,
}

impl ZeroInflated {
    fn example() -> Self {
        let count = vec![0, 2, 0, 1, 3, 0, 2, 4, 0, 5, 3, 0, 6, 4, 0, 7, 5, 9, 0, 8];
        let x = (0..count.len()).map(|i| -1.0 + 0.1 * i as f64).collect();
        ZeroInflated { x, count }
    }

    fn score(&self, [share, base, slope]: [f64; 3]) -> f64 {
        let prior = Beta(2.0, 3.0).log_prob(&share)
            + Normal(0.0, 2.0).log_prob(&base)
            + Normal(0.0, 1.0).log_prob(&slope);
        let rows = self.x.iter().zip(&self.count).map(|(x, &count)| {
            let rate = (base + slope * x).exp();
            let counted = (1.0 - share) * Poisson(rate).log_prob(&count).exp();
            (if count == 0 { share + counted } else { counted }).ln()
        });
        prior + rows.sum::<f64>()
    }
}

impl Model for ZeroInflated {
    fn run<C: Ctx>(&self, m: &mut C) {
        let share = m.sample(addr!("share"), Beta(2.0, 3.0));
        let base = m.sample(addr!("base"), Normal(0.0, 2.0));
        let slope = m.sample(addr!("slope"), Normal(0.0, 1.0));
        m.plate("row", self.count.len(), |m, i| {
            let log_rate = base + slope * self.x[i];
            if self.count[i] == 0 {
                m.factor(log_mix(share, C::Real::from(0.0), -log_rate.exp()));
            } else {
                m.factor((-share).ln_1p());
                m.observe(addr!("count", i), PoissonLog(log_rate), self.count[i]);
            }
        });
    }
}

#[test]
fn a_zero_inflated_regression_has_its_posterior_and_its_evidence() {
    let example = ZeroInflated::example();
    let axes = [(0.0, 1.0, 48), (-1.5, 3.0, 60), (-2.0, 4.0, 60)];
    let (evidence, means) = grid(axes, |at| example.score(at));
    let model = Compiled::record(ZeroInflated::example()).expect("it can be recorded");
    let chains = draws(&model);
    // Midpoints of a smooth density that vanishes at the borders err by far less than a thousandth of its width.
    for (name, want) in ["share", "base", "slope"].into_iter().zip(means) {
        has_mean(&chains, &model, name, want, 1e-3);
    }
    let logs: Vec<f64> = (0..4)
        .map(|run| {
            let options = TemperedOptions { particles: 500, run, ..TemperedOptions::default() };
            tempered(&model, &options, &Silent).expect("a proper prior").log_evidence
        })
        .collect();
    let mean = logs.iter().sum::<f64>() / 4.0;
    // A run's standard deviation is about 0.1: four standard errors of the mean of four.
    assert!((mean - evidence).abs() < 0.2, "{logs:?}, want {evidence}");
}

/// Answers on a scale of three, by proportional odds; the prior is on the shares of the answers and not on the
/// cutpoints.
struct Answers {
    x: Vec<f64>,
    answer: Vec<usize>,
}

impl Answers {
    fn example() -> Self {
        let answer = vec![0, 0, 1, 0, 1, 0, 2, 1, 1, 0, 2, 1, 2, 1, 2, 2];
        let x = (0..answer.len()).map(|i| -1.5 + 0.2 * i as f64).collect();
        Answers { x, answer }
    }

    /// The density over the shares' stick-breaking fractions, where the grid is a box.
    fn score(&self, [first, rest, slope]: [f64; 3]) -> f64 {
        let shares = [first, (1.0 - first) * rest, (1.0 - first) * (1.0 - rest)];
        let logit = |p: f64| (p / (1.0 - p)).ln();
        let below = [logit(shares[0]), logit(shares[0] + shares[1])];
        // Dirichlet(2, 2, 2): 120 p1 p2 p3, and one minus the first fraction for the change of variables.
        let prior = (120.0 * shares.iter().product::<f64>() * (1.0 - first)).ln()
            + Normal(0.0, 1.5).log_prob(&slope);
        let at_most = |cut: f64, x: f64| 1.0 / (1.0 + (slope * x - cut).exp());
        let rows = self.x.iter().zip(&self.answer).map(|(&x, &answer)| {
            let (low, high) = (at_most(below[0], x), at_most(below[1], x));
            [low, high - low, 1.0 - high][answer].ln()
        });
        prior + rows.sum::<f64>()
    }
}

impl Model for Answers {
    fn run<C: Ctx>(&self, m: &mut C) {
        let shares =
            m.sample_vector(addr!("shares"), Dirichlet(&[2.0, 2.0, 2.0].map(C::Real::from)));
        let slope = m.sample(addr!("slope"), Normal(0.0, 1.5));
        let mut cuts = m.buffer();
        let mut below = shares[0];
        cuts.push(below.logit());
        below += shares[1];
        cuts.push(below.logit());
        m.plate("row", self.answer.len(), |m, i| {
            let law = OrderedLogistic(slope * self.x[i], &cuts);
            m.observe(addr!("answer", i), law, self.answer[i]);
        });
    }
}

#[test]
fn an_ordered_logit_with_a_simplex_prior_has_its_posterior() {
    let example = Answers::example();
    let axes = [(0.0, 1.0, 60), (0.0, 1.0, 60), (-3.0, 6.0, 60)];
    let (_, [first, _, slope]) = grid(axes, |at| example.score(at));
    let model = Compiled::record(Answers::example()).expect("it can be recorded");
    let chains = draws(&model);
    has_mean(&chains, &model, "shares.1", first, 1e-3);
    has_mean(&chains, &model, "slope", slope, 2e-3);
}

/// Without a covariate the shares are conjugate: Dirichlet(2 + 6, 2 + 5, 2 + 5).
#[test]
fn without_a_covariate_the_shares_are_conjugate() {
    let Answers { answer, .. } = Answers::example();
    let counts = [0, 1, 2].map(|k| answer.iter().filter(|&&a| a == k).count() as f64);
    let model = Answers { x: vec![0.0; answer.len()], answer };
    let model = Compiled::record(model).expect("it can be recorded");
    let chains = draws(&model);
    let total: f64 = counts.iter().map(|count| count + 2.0).sum();
    for (name, count) in ["shares.1", "shares.2", "shares.3"].into_iter().zip(counts) {
        has_mean(&chains, &model, name, (count + 2.0) / total, 0.0);
    }
}

/// Accidents in coal mines, the first years of the series: the rate changes once, nobody knows when.
const ACCIDENTS: [u64; 24] =
    [4, 5, 4, 1, 0, 4, 3, 4, 0, 6, 3, 3, 4, 0, 2, 1, 0, 1, 1, 2, 0, 1, 1, 0];

/// The probability that the change comes before year `s`, and the mean of the early rate: with rates of
/// Gamma(2, 1) the sums of each side say all.
fn changes() -> (Vec<f64>, f64) {
    let side = |counts: &[u64]| {
        let (sum, years) = (counts.iter().sum::<u64>() as f64, counts.len() as f64);
        math::lgamma(2.0 + sum) - (2.0 + sum) * (1.0 + years).ln()
    };
    let logs: Vec<f64> =
        (1..ACCIDENTS.len()).map(|s| side(&ACCIDENTS[..s]) + side(&ACCIDENTS[s..])).collect();
    let top = logs.iter().copied().fold(f64::MIN, f64::max);
    let mass: f64 = logs.iter().map(|l| (l - top).exp()).sum();
    let weights: Vec<f64> = logs.iter().map(|l| (l - top).exp() / mass).collect();
    let early = weights.iter().zip(1..).map(|(weight, s)| {
        weight * (2.0 + ACCIDENTS[..s].iter().sum::<u64>() as f64) / (1.0 + s as f64)
    });
    let early = early.sum();
    (weights, early)
}

/// The year of change summed out.
struct Summed;

impl Model for Summed {
    fn run<C: Ctx>(&self, m: &mut C) {
        let early = m.sample(addr!("early"), Gamma(2.0, 1.0));
        let late = m.sample(addr!("late"), Gamma(2.0, 1.0));
        let years = ACCIDENTS.len();
        let mut terms = m.buffer();
        for s in 1..years {
            let before = ACCIDENTS[..s].iter().sum::<u64>() as f64;
            let after = ACCIDENTS[s..].iter().sum::<u64>() as f64;
            terms.push(
                early.ln() * before - early * s as f64 + late.ln() * after
                    - late * (years - s) as f64,
            );
        }
        m.factor(log_sum_exp(&terms));
    }
}

/// The year as a site.
struct Sampled;

impl Model for Sampled {
    fn run<C: Ctx>(&self, m: &mut C) {
        let year = m.sample(addr!("year"), Categorical(&[1.0 / 23.0; 23].map(C::Real::from))) + 1;
        let early = m.sample(addr!("early"), Gamma(2.0, 1.0));
        let late = m.sample(addr!("late"), Gamma(2.0, 1.0));
        m.plate("year", ACCIDENTS.len(), |m, t| {
            let rate = if t < year { early } else { late };
            m.observe(addr!("accidents", t), Poisson(rate), ACCIDENTS[t]);
        });
    }
}

#[test]
fn a_change_whose_year_is_summed_out_has_its_rates() {
    let (_, early) = changes();
    let model = Compiled::record(Summed).expect("it can be recorded");
    has_mean(&draws(&model), &model, "early", early, 0.0);
}

#[test]
fn a_change_whose_year_is_sampled_has_its_probabilities() {
    let (want, early) = changes();
    let mut chain = Mh::start(&Sampled, &MhOptions::default(), 0).expect("there is a start");
    chain.learn(true);
    (0..1000).for_each(|_| chain.sweep());
    chain.learn(false);
    let sweeps = 20_000;
    let (mut counts, mut sum) = (vec![0.0; want.len()], 0.0);
    for _ in 0..sweeps {
        chain.sweep();
        let choices = &chain.trace().choices;
        let year = choices.get(&addr!("year")).and_then(|choice| choice.value.as_usize());
        counts[year.expect("a whole number")] += 1.0;
        sum += choices.f64(&addr!("early")).expect("a number");
    }
    // Years are drawn from their exact conditional; one sweep in ten counts as independent: four standard errors.
    for (year, (count, p)) in counts.iter().zip(&want).enumerate() {
        let bound = 4.0 * (p * (1.0 - p) / (f64::from(sweeps) / 10.0)).sqrt() + 1e-3;
        let got = count / f64::from(sweeps);
        assert!((got - p).abs() < bound, "year {year}: {got}, want {p} within {bound}");
    }
    // A standard deviation of half an accident, over a tenth of the sweeps.
    let mean = sum / f64::from(sweeps);
    assert!(
        (mean - early).abs() < 4.0 * 0.5 / (f64::from(sweeps) / 10.0).sqrt(),
        "{mean}, want {early}"
    );
}

/// One source, every way of running it.
#[test]
fn one_source_serves_every_engine() {
    let source = ZeroInflated::example;
    let compiled = Compiled::record(source()).expect("it can be recorded");
    let mut rng = Stream::new(1, 0, Purpose::Simulate);
    let prior = PriorHandler { rng: &mut rng, trace: Trace::default() };
    let ((), trace) = runtime::handler::run(prior, prob::direct(&source()));
    assert_eq!(trace.choices.len(), 3);
    let score = ScoreGivenTrace::new(trace.clone());
    let again = runtime::handler::run(score, prob::direct(&source())).1;
    assert_eq!(again.total_log_weight().to_bits(), trace.total_log_weight().to_bits());
    let mut chain = Mh::start(&source(), &MhOptions::default(), 0).map(|_| ()).is_ok();
    chain &= draws(&compiled).len() == 4;
    let few = TemperedOptions { particles: 50, ..TemperedOptions::default() };
    chain &= tempered(&compiled, &few, &Silent).is_ok();
    chain &= vi::fit(&compiled, &vi::ViOptions::default(), &Silent).is_ok();
    assert!(chain, "an engine refused the model");
}

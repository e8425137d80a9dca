//! Models of kinds that nothing else here has, every engine that fits them against what a pencil or an enumeration says.

use larder_infer::dist::triangle;
use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::*;

/// A column's name, its mean and its standard deviation.
type Exact<'a> = (&'a str, f64, f64);

#[track_caller]
fn agree(engine: &str, names: &[String], chains: &[Draws], exact: &[Exact<'_>]) {
    for &(name, mean, sd) in exact {
        let column = names.iter().position(|known| known == name).expect("a column");
        let values: Vec<Vec<f64>> = chains.iter().map(|chain| chain.column(column)).collect();
        let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        let row = diag::summarise(name, &values);
        // Four standard errors of each.
        let errors = [4.0 * row.mcse_mean, 4.0 * diag::mcse_sd(&values)];
        assert!((row.mean - mean).abs() < errors[0], "{engine}: {row:?}, want the mean {mean}");
        assert!((row.sd - sd).abs() < errors[1], "{engine}: {row:?}, want the deviation {sd}");
    }
}

#[track_caller]
fn by_gradients<M: Model + Send + Sync + 'static>(model: M, exact: &[Exact<'_>]) -> Compiled {
    let model = Compiled::record(model).expect("it can be recorded");
    for metric in [MetricKind::Diagonal, MetricKind::Dense] {
        let options =
            NutsOptions { warmup: 500, draws: 1000, seed: 2, metric, ..NutsOptions::default() };
        let chains = sample_in_memory(&model, &options, &Silent).expect("it can be sampled");
        agree("nuts", &model.names(), &chains, exact);
    }
    model
}

#[track_caller]
fn by_walks<M: Model + Sync>(model: &M, draws: usize, exact: &[Exact<'_>]) {
    for gibbs in [false, true] {
        let options =
            MhOptions { warmup: draws / 4, draws, gibbs, seed: 2, ..MhOptions::default() };
        let (mut names, mut chains) = (Vec::new(), Vec::new());
        for chain in 0..2 {
            let mut walk = Mh::start(model, &options, chain).expect("there is a start");
            names = walk.names();
            let mut sink = Draws::with_capacity(draws, names.len());
            walk.draw(&options, 0, &Silent, &mut sink).expect("it walks");
            chains.push(sink);
        }
        agree(if gibbs { "gibbs" } else { "mh" }, &names, &chains, exact);
    }
}

/// Runs of 300 particles spread by 0.08 or less here; four standard errors of the mean of six, and half a variance.
#[track_caller]
fn has_evidence(model: &Compiled, want: f64) {
    let logs: Vec<f64> = (0..6)
        .map(|run| {
            let options = TemperedOptions { particles: 300, run, ..TemperedOptions::default() };
            tempered(model, &options, &Silent).expect("a proper prior").log_evidence
        })
        .collect();
    let mean = logs.iter().sum::<f64>() / 6.0;
    assert!((mean - want).abs() < 0.14, "{logs:?}, want {want}");
}

fn deviation_of_beta(a: f64, b: f64) -> f64 {
    (a * b / (a + b + 1.0)).sqrt() / (a + b)
}

/// Counts of which none is drawn unless a hurdle is taken: zero has a chance of its own, the rest are counts above zero.
struct Hurdle;
const HURDLE: [u64; 10] = [0, 3, 0, 1, 2, 5, 0, 0, 1, 4];

impl Model for Hurdle {
    fn run<C: Ctx>(&self, m: &mut C) {
        let none = m.sample(addr!("none"), Beta(1.0, 1.0));
        let rate = m.sample(addr!("rate"), Gamma(2.0, 0.5));
        for (i, &y) in HURDLE.iter().enumerate() {
            m.observe(addr!("is_none", i), Bernoulli(none), y == 0);
            if y > 0 {
                m.observe(addr!("y", i), Poisson(rate), y);
                m.factor(-(-(-rate).exp()).ln_1p());
            }
        }
    }
}

#[test]
fn a_hurdle_is_conjugate_whatever_comes_behind_it() {
    // Four zeros, six others; the rate by a sum over a fine grid.
    let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
    for k in 1..20_000 {
        let rate = f64::from(k) / 1000.0;
        let counts = HURDLE.iter().filter(|&&y| y > 0);
        let log = Gamma(2.0, 0.5).log_prob(&rate)
            + counts.map(|y| Poisson(rate).log_prob(y) - (-(-rate).exp()).ln_1p()).sum::<f64>();
        mass += log.exp();
        first += rate * log.exp();
        second += rate * rate * log.exp();
    }
    let mean = first / mass;
    let exact = [
        ("none", 5.0 / 12.0, deviation_of_beta(5.0, 7.0)),
        ("rate", mean, (second / mass - mean * mean).sqrt()),
    ];
    let model = by_gradients(Hurdle, &exact);
    by_walks(&Hurdle, 8000, &exact);
    // The hurdle's part: B(5, 7); the grid's: its sum.
    let beta = math::lgamma(5.0) + math::lgamma(7.0) - math::lgamma(12.0);
    has_evidence(&model, beta + (mass / 1000.0).ln());
}

/// Correlations of three, shape two.
struct Correlations;

impl Model for Correlations {
    fn run<C: Ctx>(&self, m: &mut C) {
        let l = m.sample_vector(addr!("L"), LkjCholesky(3, 2.0));
        for (at, (i, j)) in [(1, 0), (2, 0), (2, 1)].into_iter().enumerate() {
            let products = (0..=j).map(|k| l[triangle(i, k)] * l[triangle(j, k)]);
            m.generated(addr!("R", at), larder_infer::sum(products));
        }
    }
}

/// Each is twice a Beta(shape - 1 + 3/2, the same), less one: mean zero, variance 1 / (2 * 2.5 + 1).
#[test]
fn correlations_of_a_matrix_have_their_marginals_whatever_their_place() {
    let sd = (1.0_f64 / 6.0).sqrt();
    let exact = [("R.1", 0.0, sd), ("R.2", 0.0, sd), ("R.3", 0.0, sd)];
    by_gradients(Correlations, &exact);
    by_walks(&Correlations, 8000, &exact);
}

/// Two rows of counts with shares in common.
struct Shares;
const ROWS: [(u64, [f64; 4]); 2] = [(12, [1.0, 4.0, 7.0, 0.0]), (8, [0.0, 2.0, 5.0, 1.0])];
const CONCENTRATIONS: [f64; 4] = [0.5, 1.0, 2.0, 0.8];

impl Model for Shares {
    fn run<C: Ctx>(&self, m: &mut C) {
        let p = m.sample_vector(addr!("p"), Dirichlet(&CONCENTRATIONS));
        for (i, (n, row)) in ROWS.iter().enumerate() {
            m.observe_vector(addr!("row", i), Multinomial(*n, &p), row);
        }
    }
}

#[test]
fn shares_of_counts_are_dirichlet_and_their_evidence_is_known() {
    let lg = math::lgamma;
    let total: f64 = CONCENTRATIONS.iter().sum();
    let posterior: Vec<f64> =
        (0..4).map(|k| CONCENTRATIONS[k] + ROWS[0].1[k] + ROWS[1].1[k]).collect();
    let names = ["p.1", "p.2", "p.3", "p.4"];
    let exact: Vec<Exact<'_>> = names
        .iter()
        .zip(&posterior)
        .map(|(name, &a)| (*name, a / (total + 20.0), deviation_of_beta(a, total + 20.0 - a)))
        .collect();
    let model = by_gradients(Shares, &exact);
    by_walks(&Shares, 12_000, &exact);
    let ways: f64 = ROWS
        .iter()
        .map(|(n, row)| lg(*n as f64 + 1.0) - row.iter().map(|y| lg(y + 1.0)).sum::<f64>())
        .sum();
    let parts: f64 = CONCENTRATIONS.iter().zip(&posterior).map(|(a, b)| lg(*b) - lg(*a)).sum();
    has_evidence(&model, ways + parts + lg(total) - lg(total + 20.0));
}

/// Magnets on a grid of two by three, in a weak field at a corner.
struct Magnets;

fn energy(s: &[f64; 6]) -> f64 {
    let right = [(0, 1), (1, 2), (3, 4), (4, 5)];
    let down = [(0, 3), (1, 4), (2, 5)];
    let pairs: f64 = right.iter().chain(&down).map(|&(a, b)| s[a] * s[b]).sum();
    0.4 * pairs + 0.2 * s[0]
}

impl Model for Magnets {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mut s = [0.0; 6];
        for (i, s) in s.iter_mut().enumerate() {
            *s = if m.sample(addr!("up", i), Bernoulli(0.5)) { 1.0 } else { -1.0 };
        }
        m.factor(C::Real::from(energy(&s)));
    }
}

#[test]
fn magnets_point_as_an_enumeration_says() {
    let (mut all, mut up) = (0.0, [0.0; 6]);
    for state in 0..64_u32 {
        let s: [f64; 6] = std::array::from_fn(|i| if state >> i & 1 == 1 { 1.0 } else { -1.0 });
        let weight = energy(&s).exp();
        all += weight;
        (0..6).filter(|&i| s[i] > 0.0).for_each(|i| up[i] += weight);
    }
    let names = ["up.1", "up.2", "up.3", "up.4", "up.5", "up.6"];
    let exact: Vec<Exact<'_>> = names
        .iter()
        .zip(up)
        .map(|(name, w)| (*name, w / all, (w / all * (1.0 - w / all)).sqrt()))
        .collect();
    by_walks(&Magnets, 10_000, &exact);
}

/// How many there are when each was seen with the same unknown chance: a count above a real number.
struct HowMany;
const SEEN: [u64; 3] = [7, 9, 6];

impl Model for HowMany {
    fn run<C: Ctx>(&self, m: &mut C) {
        let n = m.sample(addr!("n"), Poisson(20.0));
        let p = m.sample(addr!("p"), Beta(4.0, 4.0));
        for (i, &y) in SEEN.iter().enumerate() {
            m.observe(addr!("y", i), Binomial(n, p), y);
        }
    }
}

#[test]
fn a_population_and_its_chance_to_be_seen_are_those_of_the_sum() {
    let lg = math::lgamma;
    let (mut mass, mut n1, mut n2, mut p1, mut p2) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for n in 9_u64..200 {
        let size = n as f64;
        let (a, b) = (4.0 + 22.0, 4.0 + 3.0 * size - 22.0);
        let ways: f64 = SEEN
            .iter()
            .map(|&y| y as f64)
            .map(|y| lg(size + 1.0) - lg(y + 1.0) - lg(size - y + 1.0))
            .sum();
        let weight = (Poisson(20.0).log_prob(&n) + ways + lg(a) + lg(b) - lg(a + b)).exp();
        let mean = a / (a + b);
        mass += weight;
        n1 += weight * size;
        n2 += weight * size * size;
        p1 += weight * mean;
        p2 += weight * (mean * mean + deviation_of_beta(a, b).powi(2));
    }
    let sd = |first: f64, second: f64| (second / mass - (first / mass).powi(2)).sqrt();
    let exact = [("n", n1 / mass, sd(n1, n2)), ("p", p1 / mass, sd(p1, p2))];
    by_walks(&HowMany, 20_000, &exact);
}

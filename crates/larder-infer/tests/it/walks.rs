//! Metropolis-Hastings: exact answers for real, discrete and varying sites.

use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::*;

use crate::varying::Varying;

/// Conjugate: the posterior of x is normal with mean 0.8 and variance 0.2.
struct Conjugate;
impl Model for Conjugate {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        m.observe(addr!("y"), Normal(x, 0.5), 1.0);
    }
}

/// A mixture of two kinds of rows with its labels, and a count.
struct Discrete;
impl Model for Discrete {
    fn run<C: Ctx>(&self, m: &mut C) {
        let p = m.sample(addr!("p"), Beta(2.0, 2.0));
        let kind = m.sample(addr!("kind"), Bernoulli(p));
        let n = m.sample(addr!("n"), Poisson(3.0));
        let mean = if kind { 2.0 } else { 0.0 };
        m.observe(addr!("y"), Normal(mean + n as f64 * 0.5, 1.0), 2.5);
    }
}

fn run<M: Model + Sync>(model: &M, sweeps: usize, mut visit: impl FnMut(&Trace)) {
    let mut chain = Mh::start(model, &MhOptions::default(), 0).expect("there is a start");
    chain.learn(true);
    (0..2000).for_each(|_| chain.sweep());
    chain.learn(false);
    for _ in 0..sweeps {
        chain.sweep();
        visit(chain.trace());
    }
}

#[test]
fn a_conjugate_posterior_is_found() {
    let (mut sum, mut square) = (0.0, 0.0);
    let n = 40_000;
    run(&Conjugate, n, |trace| {
        let x = trace.choices.f64(&addr!("x")).unwrap();
        sum += x;
        square += x * x;
    });
    let mean = sum / n as f64;
    let variance = square / n as f64 - mean * mean;
    // About one effective draw in five: a standard error of 0.005.
    assert!((mean - 0.8).abs() < 0.025, "{mean}");
    assert!((variance - 0.2).abs() < 0.02, "{variance}");
}

#[test]
fn discrete_sites_have_their_probabilities() {
    // By enumeration; p is integrated out: each kind has prior probability one half.
    let (mut exact, mut total) = ([0.0; 2], 0.0);
    let mut mean_n = 0.0;
    for kind in 0..2 {
        for n in 0..60_u32 {
            let z = 2.5 - f64::from(kind) * 2.0 - f64::from(n) * 0.5;
            let w = 0.5 * Poisson(3.0).log_prob(&u64::from(n)).exp() * (-0.5 * z * z).exp();
            exact[kind as usize] += w;
            mean_n += w * f64::from(n);
            total += w;
        }
    }
    let (want_kind, want_n) = (exact[1] / total, mean_n / total);
    let (mut kinds, mut counts) = (0.0, 0.0);
    let sweeps = 40_000;
    run(&Discrete, sweeps, |trace| {
        kinds += f64::from(u8::from(
            trace.choices.get(&addr!("kind")).unwrap().value.as_bool().unwrap(),
        ));
        counts += trace.choices.get(&addr!("n")).unwrap().value.as_u64().unwrap() as f64;
    });
    assert!(
        (kinds / sweeps as f64 - want_kind).abs() < 0.02,
        "{} for {want_kind}",
        kinds / sweeps as f64
    );
    assert!(
        (counts / sweeps as f64 - want_n).abs() < 0.06,
        "{} for {want_n}",
        counts / sweeps as f64
    );
}

#[test]
fn sites_that_come_and_go_have_their_posterior() {
    let want = Varying::chance_of_two();
    let mut twos = 0.0;
    let sweeps = 60_000;
    run(&Varying, sweeps, |trace| {
        let two = trace.choices.get(&addr!("two")).unwrap().value.as_bool().unwrap();
        assert_eq!(trace.choices.contains_key(&addr!("a", 1)), two);
        twos += f64::from(u8::from(two));
    });
    let got = twos / sweeps as f64;
    assert!((got - want).abs() < 0.015, "{got} for {want}");
}

/// The bounds of one site are another's value.
struct Bounded;
impl Model for Bounded {
    fn run<C: Ctx>(&self, m: &mut C) {
        let high = m.sample(addr!("high"), Uniform(1.0, 3.0));
        let x = m.sample(addr!("x"), Uniform(0.0, high));
        m.observe(addr!("y"), Normal(x, 0.5), 1.0);
    }
}

/// A refused bound must leave no trace: the mean of `high` against sums over a grid, where x given high is a cut
/// normal.
#[test]
fn bounds_that_depend_on_values_are_those_of_the_state() {
    let (mut mass, mut first) = (0.0, 0.0);
    for k in 0..400 {
        let high = 1.0 + 2.0 * (f64::from(k) + 0.5) / 400.0;
        for j in 0..400 {
            let x = high * (f64::from(j) + 0.5) / 400.0;
            let p = (-2.0 * (x - 1.0).powi(2)).exp();
            mass += p;
            first += p * high;
        }
    }
    let (mut sum, sweeps) = (0.0, 40_000);
    run(&Bounded, sweeps, |trace| sum += trace.choices.f64(&addr!("high")).unwrap());
    let got = sum / sweeps as f64;
    // A standard deviation of 0.57 over some 5,000 effective draws: four standard errors.
    assert!((got - first / mass).abs() < 0.032, "{got} for {}", first / mass);
}

/// Rows that share a middle and a width; where they bend, one term turns around.
struct Rows {
    count: usize,
    bend: bool,
}
impl Model for Rows {
    fn run<C: Ctx>(&self, m: &mut C) {
        let middle = m.sample(addr!("middle"), Normal(0.0, 2.0));
        let width = m.sample(addr!("width"), HalfNormal(1.0));
        m.plate("row", self.count, |m, i| {
            let x = m.sample(addr!("x", i), Normal(middle, width));
            let far = if self.bend && x > 1.0 { x * 2.0 } else { x };
            m.observe(addr!("y", i), Normal(far, 0.5), 0.3 * (i % 7) as f64);
        });
    }
}

/// The density that was added up part by part is that of the model over the state, to the rounding of 60,000 sums of
/// some hundreds; also where comparisons turn around on the way.
#[test]
fn a_density_scored_by_parts_is_that_of_the_whole() {
    for bend in [false, true] {
        let model = Rows { count: 40, bend };
        let mut chain = Mh::start(&model, &MhOptions::default(), 0).unwrap();
        for _ in 0..20 {
            (0..3000).for_each(|_| chain.step());
            let handler = ScoreGivenTrace::new(chain.trace().clone());
            let whole = handler::run(handler, prob::direct(&model)).1.total_log_weight();
            let off = chain.log_density() - whole;
            assert!(off.abs() < 1e-9 * (1.0 + whole.abs()), "{off} of {whole}");
        }
        // A middle or a width reaches everything; most steps do not. A model that bends at every other step is
        // scored as a whole.
        let (_, steps, runs) = chain.counts();
        assert!(bend || runs < steps / 4, "{runs} runs of the model in {steps} steps");
    }
}

/// Ten sites, ten observations.
struct Ten;
impl Model for Ten {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.plate("row", 10, |m, i| {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            m.observe(addr!("y", i), Normal(x, 0.5), 0.2 * i as f64);
        });
    }
}

#[test]
fn a_step_allocates_nothing() {
    let mut chain = Mh::start(&Ten, &MhOptions::default(), 0).unwrap();
    chain.sweep();
    larder_testkit::no_allocations("steps of single-site mh", || {
        (0..1000).for_each(|_| chain.step());
    });
}

/// A walk writes the columns that draws by gradient have, derived quantities among them, each that of its own row.
#[test]
fn what_is_derived_stands_beside_the_draws() {
    struct Three;
    impl Model for Three {
        fn run<C: Ctx>(&self, m: &mut C) {
            let l = m.sample_vector(addr!("l"), LkjCholesky(2, 2.0));
            let a = m.sample(addr!("a"), Uniform(0.0, 10.0));
            let b = m.sample(addr!("b"), Uniform(0.0, a));
            m.generated(addr!("rest"), a - b);
            m.generated(addr!("r", 0), l[1] * 2.0);
            m.observe(addr!("y"), Normal(a - b, 0.5), 2.0);
        }
    }
    let model = Compiled::record(Three).expect("it can be recorded");
    let options = MhOptions { draws: 200, warmup: 100, ..MhOptions::default() };
    let mut walk = Mh::start(&Three, &options, 0).expect("a start");
    let names = walk.names();
    assert_eq!(names, model.names());
    assert_eq!(names, ["l.1.1", "l.2.1", "l.2.2", "a", "b", "rest", "r.1"]);
    let mut draws = Draws::with_capacity(200, names.len());
    walk.draw(&options, 0, &Silent, &mut draws).expect("draws");
    for at in 0..draws.len() {
        let row = draws.row(at);
        assert_eq!(row[5].to_bits(), (row[3] - row[4]).to_bits(), "{row:?}");
        assert_eq!(row[6].to_bits(), (row[1] * 2.0).to_bits(), "{row:?}");
    }
}

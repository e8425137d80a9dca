//! Metropolis-Hastings: exact answers for real, discrete and varying sites.

use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::*;

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

/// The number of sites is itself sampled.
struct Varying;
impl Model for Varying {
    fn run<C: Ctx>(&self, m: &mut C) {
        let two = m.sample(addr!("two"), Bernoulli(0.5));
        let a = m.sample(addr!("a", 0), Normal(0.0, 1.0));
        let b = if two { m.sample(addr!("a", 1), Normal(0.0, 1.0)) } else { C::Real::from(0.0) };
        m.observe(addr!("y"), Normal(a + b, 1.0), 2.0);
    }
}

fn run<M: Model>(model: &M, sweeps: usize, mut visit: impl FnMut(&Trace)) {
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
    // y is normal around zero with variance 2 or 3.
    let density = |variance: f64| (-2.0_f64.powi(2) / (2.0 * variance)).exp() / variance.sqrt();
    let want = density(3.0) / (density(2.0) + density(3.0));
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

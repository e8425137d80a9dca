//! Models whose sites depend on values, of every kind that people write: walks find what is exact, and what needs a
//! fixed set of sites refuses.

use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::vi::{self, ViOptions};
use larder_infer::*;

const SWEEPS: usize = 60_000;

/// The mean of something over a walk, twice: discrete sites by their conditional, and walking.
fn means<M: Model + Sync>(model: &M, mut of: impl FnMut(&Trace) -> f64) -> [f64; 2] {
    [true, false].map(|gibbs| {
        let options = MhOptions { gibbs, ..MhOptions::default() };
        let mut chain = Mh::start(model, &options, 0).expect("there is a start");
        chain.learn(true);
        (0..2000).for_each(|_| chain.sweep());
        chain.learn(false);
        let mut sum = 0.0;
        for _ in 0..SWEEPS {
            chain.sweep();
            sum += of(chain.trace());
        }
        assert!(chain.fault().is_none());
        sum / SWEEPS as f64
    })
}

fn flag(trace: &Trace, at: Address) -> f64 {
    let choice = trace.choices.get(&at).expect("it is always there");
    f64::from(u8::from(choice.value.as_bool().expect("a coin")))
}

/// Coins until one shows heads.
struct UntilHeads;
impl Model for UntilHeads {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mut i = 0;
        while !m.sample(addr!("stop", i), Bernoulli(0.4)) {
            i += 1;
        }
    }
}

/// A stick that is broken until little is left.
struct Stick;
impl Model for Stick {
    fn run<C: Ctx>(&self, m: &mut C) {
        let (mut rest, mut i) = (C::Real::from(1.0), 0);
        while rest > 0.1 {
            let part = m.sample(addr!("part", i), Beta(1.0, 2.0));
            rest *= -part + 1.0;
            i += 1;
        }
    }
}

#[test]
fn a_model_that_loops_until_a_draw_says_stop_is_walked() {
    for mean in means(&UntilHeads, |trace| trace.choices.len() as f64) {
        // Successes come after 1/0.4 trials in the mean; the deviation of one count is 1.9.
        assert!((mean - 2.5).abs() < 0.1, "{mean}");
    }
    // Minus the logarithm of what a piece leaves is exponential with rate 2, so the pieces are a Poisson process:
    // one more than 2 ln 10 of them.
    for mean in means(&Stick, |trace| trace.choices.len() as f64) {
        let want = 1.0 + 2.0 * 10_f64.ln();
        assert!((mean - want).abs() < 0.15, "{mean} for {want}");
    }
}

#[test]
fn a_model_that_loops_is_refused_by_gradients_and_does_not_hang() {
    for error in [Compiled::record(UntilHeads).unwrap_err(), Compiled::record(Stick).unwrap_err()] {
        assert_eq!(error.kind(), ErrorKind::Method, "{error}");
    }
}

/// So many weights as a number says, under one address.
struct Weights;
impl Model for Weights {
    fn run<C: Ctx>(&self, m: &mut C) {
        let kinds = m.sample(addr!("kinds"), Categorical(&[C::Real::from(0.25); 4])) + 1;
        let ones = vec![C::Real::from(1.0); kinds];
        m.sample_vector(addr!("weights"), Dirichlet(&ones));
    }
}

/// One address, two types of value.
struct TwoTypes;
impl Model for TwoTypes {
    fn run<C: Ctx>(&self, m: &mut C) {
        if m.sample(addr!("real"), Bernoulli(0.5)) {
            m.sample(addr!("z"), Normal(0.0, 0.01));
        } else {
            m.sample(addr!("z"), Poisson(50.0));
        }
    }
}

#[test]
fn an_address_whose_value_changes_its_kind_is_a_site_that_goes_and_one_that_comes() {
    for kinds in 0..4_usize {
        let is = |trace: &Trace| {
            let now = trace.choices.get(&addr!("kinds")).unwrap().value.as_usize();
            f64::from(u8::from(now == Some(kinds)))
        };
        for share in means(&Weights, is) {
            assert!((share - 0.25).abs() < 0.02, "{kinds}: {share}");
        }
    }
    for share in means(&TwoTypes, |trace| flag(trace, addr!("real"))) {
        assert!((share - 0.5).abs() < 0.02, "{share}");
    }
}

/// A vector decides whether there is another site.
struct ByVector;
impl Model for ByVector {
    fn run<C: Ctx>(&self, m: &mut C) {
        let (zero, one) = (C::Real::from(0.0), C::Real::from(1.0));
        let v = m.sample_vector(addr!("v"), MvNormalCholesky(&[zero, zero], &[one, zero, one]));
        if v[0] > 0.0 {
            m.sample(addr!("extra"), Normal(0.0, 1.0));
        }
    }
}

#[test]
fn a_vector_may_decide_what_is_sampled() {
    let is_above = |trace: &Trace| {
        let v = trace.choices.vector(&addr!("v")).unwrap();
        assert_eq!(trace.choices.contains_key(&addr!("extra")), v[0] > 0.0);
        f64::from(u8::from(v[0] > 0.0))
    };
    for share in means(&ByVector, is_above) {
        assert!((share - 0.5).abs() < 0.03, "{share}");
    }
}

/// Values that are only used as what their laws promise: an index, a divisor.
struct Promises;
impl Model for Promises {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        if x > 0.0 {
            let k = m.sample(addr!("k"), DiscreteUniform(1, 3));
            assert!(12 / k >= 4);
        } else {
            let k = m.sample(addr!("j"), DiscreteUniform(1, 3));
            assert!([1, 2, 3][(k - 1) as usize] == k);
        }
    }
}

#[test]
fn a_model_never_sees_a_value_that_its_law_cannot_give() {
    let is_above =
        |trace: &Trace| f64::from(u8::from(trace.choices.f64(&addr!("x")).unwrap() > 0.0));
    for share in means(&Promises, is_above) {
        assert!((share - 0.5).abs() < 0.03, "{share}");
    }
    assert_eq!(Compiled::record(Promises).unwrap_err().kind(), ErrorKind::Method);
}

/// Counts with a fixed sum that something is known of.
struct Counts;
impl Model for Counts {
    fn run<C: Ctx>(&self, m: &mut C) {
        let half = C::Real::from(0.5);
        let n = m.sample_vector(addr!("n"), Multinomial(10, &[half, half]));
        m.observe(addr!("y"), Normal(n[0], 0.5), 9.0);
    }
}

#[test]
fn counts_with_a_fixed_sum_are_walked() {
    let (mut sum, mut mass) = (0.0, 0.0);
    for n in 0..=10_u64 {
        let z = (n as f64 - 9.0) / 0.5;
        let w = Binomial(10, 0.5).log_prob(&n).exp() * (-0.5 * z * z).exp();
        sum += w * n as f64;
        mass += w;
    }
    let want = sum / mass;
    for mean in means(&Counts, |trace| trace.choices.vector(&addr!("n")).unwrap()[0]) {
        assert!((mean - want).abs() < 0.03, "{mean} for {want}");
    }
}

/// An address twice, behind a branch.
struct Twice;
impl Model for Twice {
    fn run<C: Ctx>(&self, m: &mut C) {
        let again = m.sample(addr!("again"), Bernoulli(0.5));
        m.sample(addr!("x"), Normal(0.0, 1.0));
        if again {
            m.sample(addr!("x"), Normal(0.0, 1.0));
        }
    }
}

#[test]
fn an_address_twice_behind_a_branch_is_an_error_for_every_seed() {
    for seed in 0..8 {
        let options = MhOptions { seed, ..MhOptions::default() };
        let mut draws = Draws::with_capacity(100, 2);
        let done = Mh::start(&Twice, &options, 0)
            .and_then(|mut chain| chain.draw(&options, 0, &Silent, &mut draws));
        let error = done.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::DuplicateAddress, "{seed}: {error}");
        assert!(error.to_string().contains('x'), "{error}");
    }
}

/// A site that is there for some values, rarely or often.
struct Sometimes {
    from: f64,
}
impl Model for Sometimes {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        if x > self.from {
            m.sample(addr!("z"), Normal(0.0, 1.0));
        }
    }
}

#[test]
fn gradients_refuse_sites_that_depend_on_values_when_they_record_or_when_they_meet_one() {
    let error = Compiled::record(Sometimes { from: 0.3 }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Method, "{error}");
    // So rare that only a run meets it: one of a few thousand prior draws lies beyond.
    let model = Compiled::record(Sometimes { from: 2.9 }).expect("no trial lies out there");
    let error = sample_in_memory(&model, &NutsOptions::default(), &Silent).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Method, "{error}");
    let error = vi::fit(&model, &ViOptions::default(), &Silent).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Method, "{error}");
}

/// A scale that is negative near zero, and one whose draws are negative now and then.
struct Scale {
    mean: f64,
    sd: f64,
}
impl Model for Scale {
    fn run<C: Ctx>(&self, m: &mut C) {
        let s = m.sample(addr!("s"), Normal(self.mean, self.sd));
        m.observe(addr!("y"), Normal(0.0, s), 0.5);
    }
}

#[test]
fn parameters_that_are_not_allowed_somewhere_do_not_condemn_a_model() {
    let model = Compiled::record(Scale { mean: 5.0, sd: 0.5 }).expect("it is allowed elsewhere");
    let draws = sample_in_memory(&model, &NutsOptions::default(), &Silent).unwrap();
    let mean = draws.iter().flat_map(|chain| chain.column(0)).sum::<f64>() / 4000.0;
    // The likelihood takes s down by about its variance over its mean.
    assert!((mean - 4.95).abs() < 0.06, "{mean}");
    for seed in 0..12 {
        let options = MhOptions { seed, ..MhOptions::default() };
        Mh::start(&Scale { mean: 0.2, sd: 1.0 }, &options, 0).expect("some draws are positive");
    }
    let error = Mh::start(&Scale { mean: -9.0, sd: 0.1 }, &MhOptions::default(), 0).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Start, "{error}");
    assert!(error.to_string().contains("`y`"), "{error}");
}

/// A density that is nowhere finite, for a reason that a site has.
struct Hopeless;
impl Model for Hopeless {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        m.observe(addr!("far"), Normal(x, 1e-300), 1e308);
    }
}

#[test]
fn a_chain_without_a_start_names_the_term() {
    let model = Compiled::record(Hopeless).unwrap();
    let error = sample_in_memory(&model, &NutsOptions::default(), &Silent).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Start);
    assert!(error.to_string().contains("far"), "{error}");
}

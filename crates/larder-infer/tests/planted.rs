//! Bugs that such programs have had, planted one by one: each must be caught by an oracle of the suite; and the
//! pool of traces made to panic, which must stop every engine that claims to use it.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test says what it saw")]

#[path = "shared/varying.rs"]
mod varying;

use std::panic::{AssertUnwindSafe, catch_unwind};

use larder_infer::abc::{Abc, AbcOptions};
use larder_infer::handler::run;
use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::models::EightSchools;
use larder_infer::planted::{Fault, plant};
use larder_infer::prob::direct;
use larder_infer::smc::{Filter, FilterOptions, PmmhOptions, TemperedOptions, pmmh, tempered};
use larder_infer::vi::{ViOptions, fit};
use larder_infer::*;
use varying::Varying;

/// A rate, conjugate: Gamma(2 + 9, 1 + 4) after counts 3, 1, 4, 1.
struct Rate;
impl Model for Rate {
    fn run<C: Ctx>(&self, m: &mut C) {
        let rate = m.sample(addr!("rate"), Gamma(2.0, 1.0));
        for (i, k) in [3, 1, 4, 1].into_iter().enumerate() {
            m.observe(addr!("k", i), Poisson(rate), k);
        }
    }
}

/// The mean of the rate, 11/5, by NUTS: sd 0.66 over some 1,500 effective draws of 4,000.
fn jacobian() -> Result<(), String> {
    let model = Compiled::record(Rate).unwrap();
    let chains = sample_in_memory(&model, &NutsOptions::default(), &Silent).unwrap();
    let all: Vec<f64> = chains.iter().flat_map(|chain| chain.column(0)).collect();
    let mean = all.iter().sum::<f64>() / all.len() as f64;
    if (mean - 2.2).abs() < 0.08 { Ok(()) } else { Err(format!("mean {mean}, want 2.2")) }
}

/// The evidence of eight schools, whose logarithm 1,000 particles know to 0.06.
fn evidence() -> Result<(), String> {
    let model = Compiled::record(EightSchools::classical()).unwrap();
    let found = tempered(&model, &TemperedOptions::default(), &Silent).unwrap().log_evidence;
    let off = found + 31.311_347_352;
    if off.abs() < 0.4 { Ok(()) } else { Err(format!("log evidence {found}")) }
}

/// How often there are two.
fn dimensions() -> Result<(), String> {
    let want = Varying::chance_of_two();
    let mut chain = Mh::start(&Varying, &MhOptions::default(), 0).unwrap();
    let sweeps = 40_000;
    let mut twos = 0;
    for _ in 0..sweeps {
        chain.sweep();
        twos += u32::from(chain.trace().choices.contains_key(&addr!("a", 1)));
    }
    let got = f64::from(twos) / f64::from(sweeps);
    if (got - want).abs() < 0.02 { Ok(()) } else { Err(format!("{got} for {want}")) }
}

/// Heavy tails: the curvature at the mode is not the best spread.
struct Heavy;
impl Model for Heavy {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.sample(addr!("x"), StudentT(3.0, 0.0, 1.0));
    }
}

/// The best spread of a normal for it: the highest bound, by sums over a grid.
fn spread() -> Result<(), String> {
    let law = StudentT(3.0, 0.0, 1.0);
    let bound = |s: f64| {
        let steps = 2000;
        let mean: f64 = (0..steps)
            .map(|k| {
                let z = -8.0 + 16.0 * (f64::from(k) + 0.5) / f64::from(steps);
                (-0.5 * z * z).exp() * law.log_prob(&(s * z))
            })
            .sum();
        mean * 16.0 / f64::from(steps) / (2.0 * std::f64::consts::PI).sqrt() + s.ln()
    };
    let grid = (50..300).map(|k| f64::from(k) / 100.0);
    let want = grid.max_by(|a, b| bound(*a).total_cmp(&bound(*b))).unwrap();
    let model = Compiled::record(Heavy).unwrap();
    let got = fit(&model, &ViOptions::default(), &Silent).unwrap().sd(0);
    if (got / want - 1.0).abs() < 0.05 { Ok(()) } else { Err(format!("sd {got} for {want}")) }
}

/// A trace from the pool is as a new one by every look at it.
fn cleanliness() -> Result<(), String> {
    let mut pool = TracePool::new(4);
    let mut builder = TraceBuilder::new();
    for i in 0..1000 {
        builder.add_sample(addr!("x", i), f64::NAN, f64::NEG_INFINITY);
    }
    builder.add_sample_bool(addr!("b"), true, -1.0);
    builder.add_observation(f64::NAN);
    builder.add_factor(f64::INFINITY);
    pool.return_trace(builder.build());
    let trace = pool.get();
    let is_new = trace == Trace::default()
        && trace.choices.iter().next().is_none()
        && !trace.choices.contains_key(&addr!("x", 3));
    if is_new { Ok(()) } else { Err(format!("{} choices are left", trace.choices.len())) }
}

type Oracle = fn() -> Result<(), String>;

/// A random walk seen through noise.
struct Walk;
impl Model for Walk {
    fn run<C: Ctx>(&self, m: &mut C) {
        let sd = m.sample(addr!("sd"), HalfNormal(1.0));
        m.unfold("time", C::Real::from(0.0), 5, |m, x, t| {
            let x = m.sample(addr!("x", t), Normal(x, sd));
            m.observe(addr!("y", t), Normal(x, 0.5), 0.3 * t as f64);
            x
        });
    }
}

fn with_pool(engine: &str) {
    let schools = EightSchools::classical();
    let compiled = || Compiled::record(EightSchools::classical()).unwrap();
    match engine {
        "prior runs" => {
            let (mut pool, mut rng) = (TracePool::new(8), Stream::new(0, 0, Purpose::Simulate));
            let trace_builder = TraceBuilder::new();
            let handler = PooledPriorHandler { rng: &mut rng, trace_builder, pool: &mut pool };
            let ((), trace) = run(handler, direct(&schools));
            pool.return_trace(trace);
        }
        "mh" => drop(Mh::start(&schools, &MhOptions::default(), 0).unwrap()),
        "tempered smc" => {
            let options = TemperedOptions { particles: 10, ..TemperedOptions::default() };
            drop(tempered(&compiled(), &options, &Silent).unwrap());
        }
        "particle filter" => {
            // The parameter is drawn from its prior.
            let options = FilterOptions { particles: 10, ..FilterOptions::default() };
            drop(Filter::new(&Walk, options).unwrap().run());
        }
        "pmmh" => {
            let filter = FilterOptions { particles: 10, ..FilterOptions::default() };
            drop(pmmh(&Walk, &PmmhOptions { filter, warmup: 5, draws: 5 }, &Silent).unwrap());
        }
        "vi" => drop(fit(&compiled(), &ViOptions::default(), &Silent).unwrap()),
        "abc" => {
            let options = AbcOptions { keep: 10, trials: 1000, ..AbcOptions::default() };
            drop(Abc::new(&compiled(), options).sequential(&Silent).unwrap());
        }
        other => panic!("no engine of the name {other}"),
    }
}

/// One test, because a planted fault is planted in the whole process.
#[test]
fn every_planted_fault_is_caught() {
    let oracles: [(Fault, Oracle); 5] = [
        (Fault::DroppedJacobian, jacobian),
        (Fault::SquaredPrior, evidence),
        (Fault::DroppedHastings, dimensions),
        (Fault::FrozenScale, spread),
        (Fault::SkippedClear, cleanliness),
    ];
    for (fault, oracle) in oracles {
        oracle().unwrap_or_else(|error| panic!("nothing is planted, and yet: {error}"));
        plant(Some(fault));
        let caught = oracle();
        plant(None);
        let error = caught.expect_err(&format!("{fault:?} was not caught"));
        println!("{fault:?}: {error}");
    }
    for engine in ["prior runs", "mh", "tempered smc", "particle filter", "pmmh", "vi", "abc"] {
        with_pool(engine);
        plant(Some(Fault::TrappedPool));
        let ended = catch_unwind(AssertUnwindSafe(|| with_pool(engine)));
        plant(None);
        let panicked = ended.expect_err(&format!("{engine} went on without its pool"));
        let text = panicked.downcast_ref::<&str>().copied().unwrap_or_default();
        assert!(text.contains("trace pool was used"), "{engine}: {text}");
    }
}

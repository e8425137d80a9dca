//! Prior runs into a pooled trace, and single-site walks over independent rows.

use std::hint::black_box;

use fugue::inference::mcmc_utils::DiminishingAdaptation;
use fugue::inference::mh::adaptive_single_site_mh_cached;
use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::{
    Bernoulli, Ctx, Model, Normal, PooledPriorHandler, Prob as _, Purpose, Stream, TraceBuilder,
    TracePool, addr, observe, sample,
};
use larder_measure::clock::{Clock, Stopwatch};
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::{Side, Trouble, Turn, hash};

pub(crate) fn side(case: &str, what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let sites = || what.parse::<usize>().map_err(|error| format!("`{what}` sites: {error}"));
    Ok(match (case, name) {
        ("pool", "larder") => Box::new(Pooled),
        ("pool", "fugue") => Box::new(Fugue),
        ("mh", "larder") => Box::new(Walk { model: Rows(sites()?), what: what.to_owned() }),
        ("mh", "whole") => Box::new(Walk { model: Mixed(sites()?), what: what.to_owned() }),
        ("mh", "fugue") => Box::new(FugueWalk { sites: sites()?, what: what.to_owned() }),
        _ => return Err(format!("no side is called `{name}`")),
    })
}

struct Pooled;

impl Side for Pooled {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let (mut pool, mut rng) = (TracePool::new(100), Stream::new(1, 0, Purpose::Simulate));
        let mut sum = 0.0;
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            let handler = PooledPriorHandler {
                rng: &mut rng,
                trace_builder: TraceBuilder::new(),
                pool: &mut pool,
            };
            let x = Normal::new(0.0, 1.0).map_err(|error| error.to_string())?;
            let model = sample(addr!("x"), x).bind(|x| {
                let y = Normal::new(x, 0.1).unwrap_or(Normal(0.0, 1.0));
                observe(addr!("y"), y, 1.5)
            });
            let ((), trace) = larder_infer::runtime::handler::run(handler, model);
            sum += trace.log_prior;
            pool.return_trace(trace);
        }
        let ns = watch.elapsed_ns();
        entropy(sum, iterations)?;
        let percent = pool.stats().hit_ratio();
        Ok(Turn { ns: ns as f64, answer: hash("example"), values: vec![("hit_percent", percent)] })
    }
}

/// The mean log density of draws is the negative entropy, with variance 1/2: five standard errors.
fn entropy(sum: f64, count: u64) -> Result<(), Trouble> {
    let (mean, want) = (sum / count as f64, -1.418_938_533_204_672_7);
    if (mean - want).abs() <= 5.0 * (0.5 / count as f64).sqrt() {
        Ok(())
    } else {
        Err(format!("the mean log density of the draws is {mean}, want {want}"))
    }
}

struct Fugue;

impl Side for Fugue {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let mut rng = StdRng::seed_from_u64(1);
        let mut sum = 0.0;
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            let x = fugue::Normal::new(0.0, 1.0).map_err(|error| error.to_string())?;
            let model = fugue::sample(fugue::addr!("x"), x);
            let model = fugue::ModelExt::bind(model, |x| {
                let y = fugue::Normal::new(x, 0.1).expect("a deviation of 0.1");
                fugue::observe(fugue::addr!("y"), y, 1.5)
            });
            let trace = fugue::Trace::default();
            let handler = fugue::PriorHandler { rng: &mut rng, trace };
            let ((), trace) = fugue::runtime::handler::run(handler, model);
            sum += trace.log_prior;
            drop(black_box(trace));
        }
        let ns = watch.elapsed_ns();
        entropy(sum, iterations)?;
        Ok(Turn { ns: ns as f64, answer: hash("example"), values: Vec::new() })
    }
}

/// Independent rows, each seen through noise: the posterior of `x_i` is `N(0.8 y_i, 0.2)` in variance.
struct Rows(usize);

fn y(i: usize) -> f64 {
    0.2 * (i % 10) as f64
}

impl Model for Rows {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.plate("row", self.0, |m, i| {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            m.observe(addr!("y", i), Normal(x, 0.5), y(i));
        });
    }
}

/// The same with a site that is true or false, so that every step runs the whole model.
struct Mixed(usize);

impl Model for Mixed {
    fn run<C: Ctx>(&self, m: &mut C) {
        let coin = m.sample(addr!("coin"), Bernoulli(0.5));
        black_box(coin);
        m.plate("row", self.0 - 1, |m, i| {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            m.observe(addr!("y", i), Normal(x, 0.5), y(i));
        });
    }
}

/// The mean of all `x_i` over a chain. Steps of an adapted walk are worth at least one in ten sweeps; so the
/// mean of `sites` numbers of variance 0.2 over that many sweeps, to five standard errors.
fn mean_is_right(mean: f64, sites: usize, steps: u64, what: &str) -> Result<u64, Trouble> {
    let want = 0.8 * (0..sites).map(y).sum::<f64>() / sites as f64;
    let sweeps = steps as f64 / sites as f64;
    let bound =
        5.0 * (0.2 / sites as f64 / (sweeps / 10.0).max(1.0)).sqrt() + 5.0 / sweeps.max(1.0);
    if (mean - want).abs() <= bound {
        Ok(hash(what))
    } else {
        Err(format!("the mean of the sites is {mean}, want {want} within {bound}"))
    }
}

struct Walk<M> {
    model: M,
    what: String,
}

impl<M: Model + Sync> Side for Walk<M> {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let mut chain =
            Mh::start(&self.model, &MhOptions::default(), 0).map_err(|error| error.to_string())?;
        let sites = chain.trace().choices.len();
        for _ in 0..(iterations / 10).max(20 * sites as u64) {
            chain.step();
        }
        let (mut sum, mut count) = (0.0, 0);
        let mut ns = 0;
        let parts = 20;
        for _ in 0..parts {
            let watch = Stopwatch::start(clock);
            for _ in 0..iterations / parts {
                chain.step();
            }
            ns += watch.elapsed_ns();
            let rows = (0..sites).filter_map(|i| chain.trace().choices.f64(&addr!("x", i)));
            for x in rows {
                sum += x;
                count += 1;
            }
        }
        let rows = count / parts as usize;
        // Twenty looks at the chain: as many independent sweeps at the most.
        let looks = (parts as usize * rows) as u64;
        let answer = mean_is_right(sum / count as f64, rows, looks, &self.what)?;
        Ok(Turn { ns: ns as f64, answer, values: Vec::new() })
    }
}

struct FugueWalk {
    sites: usize,
    what: String,
}

impl Side for FugueWalk {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        use fugue::ModelExt as _;
        let sites = self.sites;
        let model = move || {
            let rows = (0..sites).map(|i| {
                let x = fugue::Normal::new(0.0, 1.0).expect("a standard normal");
                fugue::sample(fugue::addr!("x", i), x).bind(move |x| {
                    let seen = fugue::Normal::new(x, 0.5).expect("a deviation of 0.5");
                    fugue::observe(fugue::addr!("y", i), seen, y(i)).map(move |()| x)
                })
            });
            fugue::sequence_vec(rows.collect())
        };
        let mut rng = StdRng::seed_from_u64(1);
        let handler = fugue::PriorHandler { rng: &mut rng, trace: fugue::Trace::default() };
        let (_, mut trace) = fugue::runtime::handler::run(handler, model());
        let mut adaptation = DiminishingAdaptation::new(0.44, 0.7);
        #[expect(clippy::disallowed_types, reason = "the rival asks for one")]
        let overrides = std::collections::HashMap::new();
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            let step = adaptive_single_site_mh_cached(
                &mut rng,
                model,
                &trace,
                &mut adaptation,
                &overrides,
                true,
            );
            if let Some((_, other, _)) = step {
                trace = other;
            }
        }
        let ns = watch.elapsed_ns();
        let sum: f64 = trace.choices.values().filter_map(|choice| choice.value.as_f64()).sum();
        let answer = mean_is_right(sum / sites as f64, sites, sites as u64, &self.what)?;
        Ok(Turn { ns: ns as f64, answer, values: Vec::new() })
    }
}

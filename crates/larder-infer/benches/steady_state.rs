//! What each steady state costs, in nanoseconds of thread CPU time: the median of 15 rounds.
//!
//! ```console
//! $ cargo bench -p larder-infer --bench steady_state
//! ```

use std::hint::black_box;

use larder_infer::mcmc::Chain;
use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::models::{self, Data, EightSchools};
use larder_infer::runtime::handler::run;
use larder_infer::*;
use larder_testkit::larder_measure::clock::Clock;

/// Sites, each with an observation.
struct Rows(usize);

impl Model for Rows {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.plate("row", self.0, |m, i| {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            m.observe(addr!("y", i), Normal(x, 0.5), 0.2 * (i % 10) as f64);
        });
    }
}

/// Logistic regression of 1000 rows on 25 columns.
struct Logit {
    x: Vec<f64>,
    y: Vec<bool>,
}

impl Logit {
    fn new() -> Self {
        let mut rng = Stream::new(20_240_601, 0, Purpose::Simulate);
        let x: Vec<f64> = (0..25_000).map(|_| rng.normal()).collect();
        let y =
            x.chunks(25).map(|row| rng.open01() < 1.0 / (1.0 + (row[1] - row[0]).exp())).collect();
        Logit { x, y }
    }
}

impl Model for Logit {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha = m.sample(addr!("alpha"), Normal(0.0, 5.0));
        let mut beta = m.buffer();
        m.plate("column", 25, |m, j| beta.push(m.sample(addr!("beta", j), Normal(0.0, 1.0))));
        m.plate("row", 1000, |m, i| {
            let mut eta = alpha;
            for j in 0..25 {
                eta += beta[j] * self.x[i * 25 + j];
            }
            m.observe(addr!("y", i), BernoulliLogit(eta), self.y[i]);
        });
    }
}

/// Stochastic volatility over 500 steps, by its innovations.
struct Volatility {
    y: Vec<f64>,
}

impl Model for Volatility {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Cauchy(0.0, 10.0));
        let phi = m.sample(addr!("phi"), Uniform(-1.0, 1.0));
        let s = m.sample(addr!("s"), HalfCauchy(5.0));
        let mut z = m.buffer();
        m.plate("time", self.y.len(), |m, t| z.push(m.sample(addr!("z", t), Normal(0.0, 1.0))));
        let mut h = m.buffer();
        h.push(s * z[0] / (-phi.square() + 1.0).sqrt());
        for t in 1..self.y.len() {
            let last = h[t - 1];
            h.push(phi * last + s * z[t]);
        }
        m.plate("return", self.y.len(), |m, t| {
            m.observe(addr!("y", t), Normal(0.0, ((h[t] + mu) * 0.5).exp()), self.y[t]);
        });
    }
}

fn nanoseconds(times: u32, mut work: impl FnMut()) -> f64 {
    let clock = Clock::thread_cpu().unwrap_or(Clock::wall());
    let mut rounds: Vec<f64> = (0..16)
        .map(|_| {
            let start = clock.now_ns();
            (0..times).for_each(|_| work());
            (clock.now_ns() - start) as f64 / f64::from(times)
        })
        .skip(1)
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

#[expect(clippy::print_stdout, reason = "an example prints")]
fn row(name: &str, nanoseconds: f64) {
    println!("{name:<56} {nanoseconds:>12.1} ns");
}

fn gradient(name: &str, mut compiled: Compiled, times: u32) {
    let mut q = vec![0.05; compiled.dim()];
    let mut slope = vec![0.0; q.len()];
    let time = nanoseconds(times, || {
        q[0] += 1e-9;
        black_box(compiled.log_density_gradient(&q, &mut slope));
    });
    row(&format!("gradient, {name} ({} numbers)", q.len()), time);
}

/// As many numbers as wished, each standard normal.
struct Bell(usize);
impl Target for Bell {
    fn dim(&self) -> usize {
        self.0
    }
    fn log_density_gradient(&mut self, q: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.iter_mut().zip(q).for_each(|(g, x)| *g = -x);
        q[0]
    }
}

fn main() -> Result<()> {
    let (mut pool, mut rng) = (TracePool::new(100), Stream::new(1, 0, Purpose::Simulate));
    let time = nanoseconds(100_000, || {
        let model =
            sample(addr!("x"), Normal(0.0, 1.0)).bind(|x| observe(addr!("y"), Normal(x, 0.1), 1.5));
        let handler = PooledPriorHandler {
            rng: &mut rng,
            trace_builder: TraceBuilder::new(),
            pool: &mut pool,
        };
        let ((), trace) = run(handler, model);
        pool.return_trace(trace);
    });
    row("a prior run into a pooled trace", time);

    for n in [10, 1000] {
        let model = Rows(n);
        let mut chain = Mh::start(&model, &MhOptions::default(), 0)?;
        let time = nanoseconds(if n == 10 { 100_000 } else { 3000 }, || chain.step());
        row(&format!("a step of single-site mh, {n} sites"), time);
    }

    for n in [100_usize, 10_000, 1_000_000] {
        let mut builder = TraceBuilder::new();
        (0..n).for_each(|i| builder.add_sample(addr!("x", i), 0.0, 0.0));
        let state = CowTrace::from_trace(builder.build());
        row(
            &format!("clone of a persistent trace, {n} choices"),
            nanoseconds(100_000, || drop(black_box(state.clone()))),
        );
        let mut at = 0;
        let time = nanoseconds(20_000, || {
            at = (at + 7919) % n;
            let mut other = state.clone();
            other.set_f64(&addr!("x", at), 1.0, 0.0);
            black_box(&other);
        });
        row(&format!("clone, write, drop, {n} choices"), time);
    }

    gradient("eight schools", Compiled::record(EightSchools::classical())?, 50_000);
    gradient("logit 1000 x 25", Compiled::record(Logit::new())?, 2000);
    let entry = models::find("radon_hierarchical_intercept_noncentered")?;
    let file =
        std::env::var("LARDER_DATA_DIR").ok().map(|folder| folder + "/infer/data/radon_mn.json");
    let text = file.and_then(|file| std::fs::read_to_string(file).ok());
    let data = text.map_or_else(|| Data::new(entry.example()), |text| Data::parse(&text))?;
    gradient("radon", Compiled::of(entry.build(&data)?)?, 5000);
    let mut rng = Stream::new(7, 0, Purpose::Simulate);
    let y = (0..500).map(|_| rng.normal()).collect();
    gradient("stochastic volatility, 500 steps", Compiled::record(Volatility { y })?, 2000);

    for dim in [10, 90, 503] {
        let mut chain = Chain::start(
            Box::new(Bell(dim)),
            &NutsOptions { warmup: 0, ..NutsOptions::default() },
            0,
        )?;
        (0..100).for_each(|_| _ = chain.step());
        let (before, mut draws) = (chain.evaluations(), 0);
        let time = nanoseconds(2000, || {
            chain.step();
            draws += 1;
        });
        let per_draw = (chain.evaluations() - before) as f64 / f64::from(draws);
        row(
            &format!("a leapfrog step of nuts without its gradient, {dim} numbers"),
            time / per_draw,
        );
    }

    let clock = Clock::thread_cpu().unwrap_or(Clock::wall());
    let start = clock.now_ns();
    let options = NutsOptions { threads: 1, ..NutsOptions::default() };
    let draws = sample_in_memory(&Compiled::record(EightSchools::classical())?, &options, &Silent)?;
    row("eight schools from record to 4 x (1000 + 1000) draws", (clock.now_ns() - start) as f64);
    let columns: Vec<Vec<f64>> = draws.iter().map(|draws| draws.column(8)).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    row("  (effective draws of mu)", diag::ess_bulk(&columns));
    Ok(())
}

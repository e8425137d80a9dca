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
use larder_infer::smc::{Filter, FilterOptions, TemperedOptions, tempered};
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

/// The same with a discrete site, so that every step runs the whole model.
struct Counted(usize);

impl Model for Counted {
    fn run<C: Ctx>(&self, m: &mut C) {
        let two = m.sample(addr!("two"), Bernoulli(0.5));
        let sd = if two { 0.5 } else { 0.6 };
        m.plate("row", self.0 - 1, |m, i| {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            m.observe(addr!("y", i), Normal(x, sd), 0.2 * (i % 10) as f64);
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

impl Logit {
    /// The gradient as one would write it: plain loops, the library's functions.
    fn by_hand(&self, q: &[f64], slope: &mut [f64]) -> f64 {
        let mut density = -0.5 * (q[0] / 5.0).powi(2);
        slope[0] = -q[0] / 25.0;
        for (slope, q) in slope[1..].iter_mut().zip(&q[1..]) {
            density -= 0.5 * q * q;
            *slope = -q;
        }
        for (x, &y) in self.x.chunks_exact(25).zip(&self.y) {
            let eta = q[0] + x.iter().zip(&q[1..]).map(|(x, q)| x * q).sum::<f64>();
            let answer = f64::from(u8::from(y));
            density += answer * eta - eta.max(0.0) - (-eta.abs()).exp().ln_1p();
            let off = answer - 1.0 / (1.0 + (-eta).exp());
            slope[0] += off;
            slope[1..].iter_mut().zip(x).for_each(|(slope, x)| *slope += off * x);
        }
        density
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
        let mut square = 0.0;
        for (g, x) in gradient.iter_mut().zip(q) {
            *g = -x;
            square += x * x;
        }
        -0.5 * square
    }
}

/// A linear state, seen through noise.
struct Linear {
    y: Vec<f64>,
}

impl Model for Linear {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.unfold("time", C::Real::from(0.0), self.y.len(), |m, x, t| {
            let sd = if t == 0 { 1.0 / (1.0_f64 - 0.81).sqrt() } else { 1.0 };
            let x = m.sample(addr!("x", t), Normal(x * 0.9, sd));
            m.observe(addr!("y", t), Normal(x, 0.5), self.y[t]);
            x
        });
    }
}

/// What particles cost: a filter over a hundred steps, and tempering.
fn particles() -> Result<()> {
    let (particles, steps) = (10_000, 100);
    let mut rng = Stream::new(1, 0, Purpose::Simulate);
    let mut x = 0.0;
    let y = (0..steps).map(|_| {
        x = 0.9 * x + rng.normal();
        x + 0.5 * rng.normal()
    });
    let model = Linear { y: y.collect() };
    let mut filter = Filter::new(&model, FilterOptions { particles, ..FilterOptions::default() })?;
    let time = nanoseconds(1, || drop(black_box(filter.run())));
    row(
        "bootstrap filter of 10000 particles, each particle and step",
        time / (particles * steps) as f64,
    );
    // Two islands of half as many, by the wall: two threads are only worth what they save there.
    let mut halves = [1, 2].map(|threads| {
        let options = FilterOptions {
            particles: particles / 2,
            islands: 2,
            threads,
            ..FilterOptions::default()
        };
        let mut filter = Filter::new(&model, options)?;
        let mut times: Vec<f64> = (0..8)
            .map(|_| {
                let start = Clock::wall().now_ns();
                black_box(filter.run().map(|found| found.log_likelihood))?;
                Ok((Clock::wall().now_ns() - start) as f64)
            })
            .collect::<Result<_>>()?;
        times.sort_by(f64::total_cmp);
        Ok(times[times.len() / 2])
    });
    let [one, two] = halves.each_mut().map(|half| std::mem::replace(half, Ok(f64::NAN)));
    row("bootstrap filter on two threads, times as fast", one? / two?);
    let schools = Compiled::record(EightSchools::classical())?;
    let time = nanoseconds(1, || {
        drop(black_box(tempered(&schools, &TemperedOptions::default(), &Silent)));
    });
    row("tempered smc on eight schools, 1000 particles", time);
    Ok(())
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

    let mut x = 1.0_f64;
    let time = nanoseconds(1000, || (0..1000).for_each(|_| x = black_box(x) * 0.999 + 1e-3));
    row("the machine: a thousand products and sums in a row", time);

    for n in [10, 1000, 10_000] {
        let model = Rows(n);
        let mut chain = Mh::start(&model, &MhOptions::default(), 0)?;
        row(
            &format!("a step of single-site mh by parts, {n} sites"),
            nanoseconds(50_000, || chain.step()),
        );
    }
    for n in [10, 1000] {
        let model = Counted(n);
        let mut chain = Mh::start(&model, &MhOptions::default(), 0)?;
        let time = nanoseconds(if n == 10 { 50_000 } else { 2000 }, || chain.step());
        row(&format!("a step of single-site mh over the whole model, {n} sites"), time);
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
    let (logit, mut q, mut slope) = (Logit::new(), vec![0.05; 26], vec![0.0; 26]);
    let time = nanoseconds(500, || {
        q[0] += 1e-9;
        black_box(logit.by_hand(&q, &mut slope));
    });
    row("  the same by hand, plain loops", time);
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

    particles()?;
    let clock = Clock::thread_cpu().unwrap_or(Clock::wall());
    let start = clock.now_ns();
    let recorded = Compiled::record(Logit::new())?;
    let time = (clock.now_ns() - start) as f64 / recorded.nodes().0 as f64;
    row("recording of logit 1000 x 25, each scalar node", time);
    let start = clock.now_ns();
    let options = NutsOptions { threads: 1, ..NutsOptions::default() };
    let draws = sample_in_memory(&Compiled::record(EightSchools::classical())?, &options, &Silent)?;
    row("eight schools from record to 4 x (1000 + 1000) draws", (clock.now_ns() - start) as f64);
    let columns: Vec<Vec<f64>> = draws.iter().map(|draws| draws.column(8)).collect();
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    row("  (effective draws of mu)", diag::ess_bulk(&columns));
    Ok(())
}

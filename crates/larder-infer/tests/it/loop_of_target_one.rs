//! The pool's own example: one site, one observation, a pooled handler.

use larder_infer::runtime::handler::run;
use larder_infer::{
    Normal, PooledPriorHandler, Prob, Purpose, Stream, Trace, TraceBuilder, TracePool, addr,
    observe, sample,
};
use rand::SeedableRng;
use rand_core::RngCore;

fn once(rng: &mut impl RngCore, pool: &mut TracePool) -> Trace {
    let model = sample(addr!("x"), Normal::new(0.0, 1.0).expect("allowed"))
        .bind(|x| observe(addr!("y"), Normal::new(x, 0.1).expect("allowed"), 1.5));
    let handler = PooledPriorHandler { rng, trace_builder: TraceBuilder::new(), pool };
    let ((), trace) = run(handler, model);
    trace
}

#[test]
fn the_pools_own_example_allocates_nothing_after_warm_up_and_hits() {
    let mut pool = TracePool::new(100);
    let mut rng = Stream::new(3, 0, Purpose::Simulate);
    for _ in 0..1000 {
        let trace = once(&mut rng, &mut pool);
        pool.return_trace(trace);
    }
    larder_testkit::no_allocations("the pool's own example", || {
        for _ in 0..20_000 {
            let trace = once(&mut rng, &mut pool);
            assert_eq!(trace.choices.len(), 1);
            pool.return_trace(trace);
        }
    });
    let stats = pool.stats();
    assert!(stats.hit_ratio() >= 99.0, "{stats:?}");
    assert_eq!(stats.hits + stats.misses, 21_000);
    assert_eq!(stats.returns + stats.drops, 21_000);
}

/// A trace is one word, kept in a list whose room is at most doubled when it grows; what the word points to is the
/// trace's own.
#[test]
fn an_idle_trace_costs_its_pool_two_words() {
    assert_eq!(size_of::<Trace>(), 8);
    let mut traces: Vec<Trace> = (0..1000).map(|_| Trace::new()).collect();
    let mut pool = TracePool::new(1000);
    let ((), counts) = larder_testkit::allocation_counts(|| {
        traces.drain(..).for_each(|trace| pool.return_trace(trace));
    });
    let held = counts.bytes_live();
    assert!(held <= 16 * 1000, "{held} bytes for 1000 idle traces");
}

#[test]
fn a_generator_of_the_callers_own_will_do() {
    let mut pool = TracePool::new(2);
    let mut rng = rand::rngs::StdRng::seed_from_u64(1);
    let trace = once(&mut rng, &mut pool);
    let x = trace.choices.f64(&addr!("x")).unwrap();
    let normal = |x: f64, m: f64, s: f64| {
        -0.5 * ((x - m) / s).powi(2) - f64::ln(s) - 0.918_938_533_204_672_8
    };
    assert!((trace.log_prior - normal(x, 0.0, 1.0)).abs() < 1e-12);
    assert!((trace.log_likelihood - normal(1.5, x, 0.1)).abs() < 1e-9);
}

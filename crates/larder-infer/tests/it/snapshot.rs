//! What each steady state asks of the allocator, first and later, against the committed file
//! `bench/allocations/infer.toml`. `LARDER_RECORD=1` writes it anew.

use std::path::Path;

use larder_infer::handler::run;
use larder_infer::mcmc::Chain;
use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::models::EightSchools;
use larder_infer::prob::direct;
use larder_infer::*;
use larder_testkit::allocation_counts;
use larder_testkit::larder_measure::snapshot::{Phase, Snapshot};

fn stage(snapshot: &mut Snapshot, name: &str, mut work: impl FnMut()) {
    let ((), counts) = allocation_counts(|| (0..20).for_each(|_| work()));
    snapshot.stage(name, Phase::WarmUp, &counts);
    let ((), counts) = allocation_counts(&mut work);
    assert_eq!(counts.heap_calls(), 0, "{name}: called the heap in its steady state: {counts}");
    snapshot.stage(name, Phase::Steady, &counts);
}

#[test]
fn every_steady_state_asks_what_the_committed_snapshot_says() {
    let schools = EightSchools::classical();
    // Tables and pools of the process are nobody's stage.
    drop(Mh::start(&schools, &MhOptions::default(), 0).unwrap());
    drop(Compiled::record(schools.clone()).unwrap());
    let mut all = Snapshot::new("infer");

    let (mut pool, mut rng) = (TracePool::new(8), Stream::new(0, 0, Purpose::Simulate));
    stage(&mut all, "a prior run into a pooled trace", || {
        let handler = PooledPriorHandler {
            rng: &mut rng,
            trace_builder: TraceBuilder::new(),
            pool: &mut pool,
        };
        let ((), trace) = run(handler, direct(&schools));
        pool.return_trace(trace);
    });

    let mut chain = Mh::start(&schools, &MhOptions::default(), 0).unwrap();
    stage(&mut all, "a step of single-site mh", || chain.step());

    let mut compiled = Compiled::record(schools.clone()).unwrap();
    let (q, mut gradient) = ([0.1; 10], [0.0; 10]);
    stage(&mut all, "a gradient on tape", || {
        compiled.log_density_gradient(&q, &mut gradient);
    });

    let options = NutsOptions { warmup: 100, ..NutsOptions::default() };
    let mut chain = Chain::start(Box::new(compiled), &options, 0).unwrap();
    (0..100).for_each(|_| _ = chain.step());
    stage(&mut all, "a draw of nuts", || _ = chain.step());

    let mut builder = TraceBuilder::new();
    (0..1000).for_each(|i| builder.add_sample(addr!("x", i), 0.0, 0.0));
    let state = CowTrace::from_trace(builder.build());
    stage(&mut all, "a persistent trace cloned, written, dropped", || {
        let mut other = state.clone();
        assert!(other.set_f64(&addr!("x", 500), 1.0, 0.0));
    });

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/allocations");
    all.check(&folder).expect("the file is readable").assert_clean();
}

//! Bad input gets a calm error: what, which value, where, what would be right.

use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::runtime::handler::try_run;
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::*;

/// A model made of a closure's worth of choices.
enum Bad {
    Twice,
    Scale,
    Outside,
    NotANumber,
    DiscreteSite,
    NoSites,
    EmptyPlate,
    NoSupport,
    Improper,
}

impl Model for Bad {
    fn run<C: Ctx>(&self, m: &mut C) {
        match self {
            Bad::Twice => {
                m.sample(addr!("x"), Normal(0.0, 1.0));
                m.sample(addr!("x"), Normal(0.0, 1.0));
            }
            Bad::Scale => {
                m.sample(addr!("x", 4), Normal(0.0, -1.0));
            }
            Bad::Outside => {
                let x = m.sample(addr!("x"), Normal(0.0, 1.0));
                m.plate("row", 3, |m, i| {
                    m.observe(addr!("y", i), LogNormal(x, 1.0), 1.0 - i as f64);
                });
            }
            Bad::NotANumber => {
                let x = m.sample(addr!("x"), Normal(0.0, 1.0));
                m.plate("row", 8, |m, i| {
                    let y = if i == 6 { f64::NAN } else { 0.5 };
                    m.observe(addr!("y", i), Normal(x, 1.0), y);
                });
            }
            Bad::DiscreteSite => {
                m.sample(addr!("k"), Poisson(3.0));
            }
            Bad::NoSites => m.observe(addr!("y"), Normal(0.0, 1.0), 1.0),
            Bad::EmptyPlate => {
                let x = m.sample(addr!("x"), Normal(0.0, 1.0));
                m.plate("row", 0, |m, i| m.observe(addr!("y", i), Normal(x, 1.0), 0.0));
            }
            Bad::NoSupport => {
                let x = m.sample(addr!("x"), Normal(0.0, 1.0));
                m.factor(-(x.exp()) * f64::INFINITY);
            }
            Bad::Improper => {
                let x = m.sample(addr!("x"), Flat());
                m.observe(addr!("y"), Normal(x, 1.0), 1.0);
            }
        }
    }
}

fn recorded(model: Bad) -> String {
    Compiled::record(model).expect_err("it must be refused").to_string()
}

#[test]
fn a_model_that_cannot_be_recorded_says_where_and_why() {
    assert!(recorded(Bad::Twice).starts_with("site `x`: was sampled twice in one run"));
    assert_eq!(
        recorded(Bad::Scale),
        "site `x#4`: normal(mean = 0, sd = -1): `sd` must be positive"
    );
    assert_eq!(
        recorded(Bad::Outside),
        "site `y#2`: observed -1; log_normal wants a number of at least 0"
    );
    assert_eq!(recorded(Bad::NotANumber), "site `y#6`: observed NaN; normal wants a finite number");
    assert_eq!(
        recorded(Bad::DiscreteSite),
        "site `k`: a poisson site has whole values and no gradient; use mh or gibbs"
    );
}

#[test]
fn a_model_without_sites_has_nothing_to_move() {
    let compiled = Compiled::record(Bad::NoSites).unwrap();
    let error = sample_in_memory(&compiled, &NutsOptions::default(), &Silent).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the model has no real sites, so there is nothing to move by gradients"
    );
}

#[test]
fn a_plate_of_nothing_is_nothing() {
    let compiled = Compiled::record(Bad::EmptyPlate).unwrap();
    let options = NutsOptions { warmup: 50, draws: 50, chains: 1, ..NutsOptions::default() };
    assert_eq!(sample_in_memory(&compiled, &options, &Silent).unwrap()[0].len(), 50);
}

#[test]
fn a_density_that_is_zero_everywhere_has_no_start() {
    let compiled = Compiled::record(Bad::NoSupport).unwrap();
    let error = sample_in_memory(&compiled, &NutsOptions::default(), &Silent).unwrap_err();
    assert!(error.to_string().starts_with("no start in 100 random points"), "{error}");
    assert_eq!(error.kind(), ErrorKind::Start);
}

#[test]
fn options_that_can_never_be_served_are_refused() {
    let compiled = Compiled::record(Bad::EmptyPlate).unwrap();
    let refused = |options: NutsOptions| {
        sample_in_memory(&compiled, &options, &Silent).unwrap_err().to_string()
    };
    let d = NutsOptions::default;
    assert_eq!(refused(NutsOptions { chains: 0, ..d() }), "0 chains, want from 1 to 2^20");
    assert!(refused(NutsOptions { draws: 0, ..d() }).starts_with("0 draws"));
    assert!(refused(NutsOptions { target_accept: 1.0, ..d() }).contains("between 0 and 1"));
    assert!(
        refused(NutsOptions { start: Some(vec![0.0; 3]), ..d() })
            .contains("3 numbers, the model has 1")
    );
}

#[test]
fn a_prior_that_is_improper_is_not_drawn_from_but_walked() {
    let mut rng = Stream::new(0, 0, Purpose::Simulate);
    let handler = PriorHandler { rng: &mut rng, trace: Trace::default() };
    let error = try_run(handler, prob::direct(&Bad::Improper)).unwrap_err();
    assert!(error.to_string().contains("`flat` is an improper prior"), "{error}");
    let mut chain = Mh::start(&Bad::Improper, &MhOptions::default(), 0).unwrap();
    chain.sweep();
    assert!(chain.log_density().is_finite());
}

#[test]
fn replays_and_scores_say_what_is_missing() {
    let model = || sample(addr!("x"), Normal(0.0, 1.0)).zip(sample(addr!("n"), Poisson(2.0)));
    let mut builder = TraceBuilder::new();
    builder.add_sample(addr!("x"), 0.5, 0.0);
    let base = builder.build();
    let error = try_run(ScoreGivenTrace::new(base.clone()), model()).unwrap_err();
    assert_eq!(error.to_string(), "site `n`: is not in the trace that is scored");
    let (_, trace) = try_run(SafeScoreGivenTrace::new(base.clone()), model()).unwrap();
    assert_eq!((trace.reports.len(), trace.total_log_weight()), (1, f64::NEG_INFINITY));
    let mut rng = Stream::new(0, 0, Purpose::Simulate);
    let ((x, _), _) = try_run(ReplayHandler::new(&mut rng, base), model()).unwrap();
    assert!((x - 0.5).abs() < f64::EPSILON);
    let mut builder = TraceBuilder::new();
    builder.add_sample_bool(addr!("x"), true, 0.0);
    let error = try_run(ReplayHandler::new(&mut rng, builder.build()), model()).unwrap_err();
    assert_eq!(error.to_string(), "site `x`: the trace holds a bool here, the model samples a f64");
}

#[test]
fn bounds_of_a_pool_that_contradict_each_other_are_refused() {
    let error = TracePool::try_with_bounds(1, 2).unwrap_err();
    assert_eq!(error.to_string(), "a pool that keeps at most 1 objects cannot keep 2 at least");
}

/// A model that panics in its so many-th run.
struct Fragile {
    runs: std::sync::atomic::AtomicU32,
    last: u32,
}

impl Model for Fragile {
    fn run<C: Ctx>(&self, m: &mut C) {
        let run = self.runs.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        assert!(run < self.last, "the model's own fault");
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        // What is derived is computed by the model itself for every draw.
        m.generated(addr!("twice"), x + x);
    }
}

#[test]
fn a_chain_that_panics_takes_no_other_with_it() {
    let model = Fragile { runs: 0.into(), last: 180 };
    let model = Compiled::record(model).unwrap();
    let options =
        NutsOptions { warmup: 50, draws: 100, chains: 2, threads: 1, ..NutsOptions::default() };
    let sinks = vec![Draws::with_capacity(100, 2), Draws::with_capacity(100, 2)];
    let done = sample_chains(&model, &options, &Silent, sinks).unwrap();
    let [(first, whole), (second, broken)] = &done[..] else { panic!("two chains") };
    assert!(whole.is_ok() && first.len() == 100);
    assert!(!second.is_empty() && second.len() < 100, "{} draws are kept", second.len());
    let error = broken.as_ref().unwrap_err().to_string();
    assert!(error.starts_with("chain 2 panicked"), "{error}");
}

/// Every site has a comparison of its own: 2^12 tapes would be needed, 16 are kept.
struct Storm;
impl Model for Storm {
    fn run<C: Ctx>(&self, m: &mut C) {
        for i in 0..12 {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            let bent = if x > 0.0 { x * 2.0 } else { x * 0.5 };
            m.observe(addr!("y", i), Normal(bent, 1.0), 0.3);
        }
    }
}

/// A storm of flipped comparisons costs recordings, and no stale branch is used; what it costs is told.
#[test]
fn a_storm_of_flips_is_slow_and_right() {
    let mut compiled = Compiled::record(Storm).unwrap();
    let mut rng = Stream::new(5, 0, Purpose::Other);
    let mut gradient = [0.0; 12];
    for _ in 0..200 {
        let q: Vec<f64> = (0..12).map(|_| rng.normal()).collect();
        let density = compiled.log_density_gradient(&q, &mut gradient);
        let score = compiled.score(&q).unwrap();
        assert!((density - score).abs() < 1e-12 * (1.0 + score.abs()), "{density} for {score}");
        for (x, slope) in q.iter().zip(gradient) {
            let factor = if *x > 0.0 { 2.0 } else { 0.5 };
            let want = -x + factor * (0.3 - factor * x);
            assert!((slope - want).abs() < 1e-12 * (1.0 + want.abs()), "{slope} for {want}");
        }
    }
    let (recordings, replays) = compiled.recordings();
    assert!(recordings > 100 && replays == 200, "{recordings} recordings, {replays} replays");
}

/// Derived quantities in a branch.
#[derive(Clone, Copy)]
enum Derived {
    /// One only in the branch that a recording at zero does not take.
    Above,
    /// One only in the branch that it takes.
    Below,
    /// Both in both, in another order.
    Turned,
    /// The same one twice.
    Twice,
}

impl Model for Derived {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        let (first, second) = (addr!("first"), addr!("second"));
        match (self, x > 0.5) {
            (Derived::Above, true) | (Derived::Below | Derived::Turned, false) => {
                m.generated(first, x);
            }
            (Derived::Above | Derived::Below, _) => {}
            (Derived::Turned, true) => {
                m.generated(second, x * 2.0);
                m.generated(first, x);
                return;
            }
            (Derived::Twice, _) => {
                m.generated(second, x);
                m.generated(first, x);
            }
        }
        m.generated(second, x * 2.0);
    }
}

#[test]
fn derived_quantities_stand_in_their_own_columns() {
    let at = |model: Derived, x: f64| {
        let compiled = Compiled::record(model)?;
        let mut values = vec![0.0; compiled.columns()];
        compiled.values(&[x], &mut values).map(|()| values)
    };
    for x in [1.0, -1.0] {
        assert_eq!(at(Derived::Turned, x).unwrap(), [x, x, x * 2.0]);
    }
    assert_eq!(at(Derived::Above, -1.0).unwrap(), [-1.0, -2.0]);
    assert_eq!(at(Derived::Below, -1.0).unwrap(), [-1.0, -1.0, -2.0]);
    let sometimes = "site `first`: is generated at some points only, so it has no column";
    for model in [Derived::Above, Derived::Below] {
        let error = at(model, 1.0).unwrap_err().to_string();
        assert!(error.starts_with(sometimes), "{error}");
        // A sampler ends with the same words, it does not go on with shifted columns.
        let options = NutsOptions { draws: 200, warmup: 50, chains: 1, ..NutsOptions::default() };
        let ended = sample_in_memory(&Compiled::record(model).unwrap(), &options, &Silent);
        let error = ended.unwrap_err().to_string();
        assert!(error.starts_with(sometimes), "{error}");
    }
    let error = Compiled::record(Derived::Twice).unwrap_err().to_string();
    assert!(error.starts_with("site `second`: was generated twice"), "{error}");
}

/// A density of one between bounds that move is not that of a draw between them: nothing may draw from it and go on.
#[test]
fn a_flat_prior_between_bounds_that_move_is_not_drawn_from() {
    struct Shares {
        moves: bool,
    }
    impl Model for Shares {
        fn run<C: Ctx>(&self, m: &mut C) {
            let a = m.sample(addr!("a"), FlatBetween(0.0, 1.0));
            let high = if self.moves { -a + 1.0 } else { C::Real::from(1.0) };
            let b = m.sample(addr!("b"), FlatBetween(0.0, high));
            m.observe(addr!("y"), Normal(a + b, 0.1), 0.7);
        }
    }
    let run = |moves| {
        let model = Compiled::record(Shares { moves }).expect("it can be compiled");
        let options = TemperedOptions { particles: 50, ..TemperedOptions::default() };
        tempered(&model, &options, &Silent).map(|found| found.powers.len())
    };
    assert!(run(false).is_ok(), "{:?}", run(false));
    let error = run(true).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Method);
    assert!(error.to_string().contains("give it `uniform`"), "{error}");
}

/// A parameter without numbers is one all the same: points and starts may name it.
#[test]
fn a_parameter_of_length_zero_keeps_its_name() {
    struct Without;
    impl Model for Without {
        fn run<C: Ctx>(&self, m: &mut C) {
            let x = m.sample(addr!("x"), Normal(0.0, 1.0));
            m.plate("effect", 0, |m, j| _ = m.sample(addr!("effect", j), Normal(x, 1.0)));
        }
        fn parameters(&self) -> &[&'static str] {
            &["effect", "x"]
        }
    }
    let model = Compiled::record(Without).expect("it can be compiled");
    let layout = model.layout();
    assert_eq!(layout.parameters(), ["effect", "x"]);
    assert!(layout.free_range("effect").is_empty() && layout.free_range("x") == (0..1));
    assert_eq!(layout.names(), ["x"]);
}

/// Addresses that stay apart may have one column: whoever asked for it by name would get the other's numbers.
#[test]
fn two_addresses_with_one_column_are_refused() {
    struct Sites;
    impl Model for Sites {
        fn run<C: Ctx>(&self, m: &mut C) {
            let _other = m.sample(addr!("x.3"), Normal(0.0, 1.0));
            let _third = m.sample(addr!("x", 2), Normal(5.0, 1.0));
        }
    }
    struct Derived;
    impl Model for Derived {
        fn run<C: Ctx>(&self, m: &mut C) {
            let x = m.sample(addr!("x"), Normal(0.0, 1.0));
            m.generated(addr!("x"), x * 2.0);
        }
    }
    let (sites, derived) = (Compiled::record(Sites), Compiled::record(Derived));
    let options = MhOptions::default();
    let walks = [Mh::start(&Sites, &options, 0).err(), Mh::start(&Derived, &options, 0).err()];
    let errors = [sites.err(), derived.err()].into_iter().chain(walks);
    for (error, column) in errors.zip(["`x.3`", "`x`", "`x.3`", "`x`"]) {
        let error = error.expect("one column cannot be two");
        assert_eq!(error.kind(), ErrorKind::DuplicateAddress);
        assert!(error.to_string().contains(&format!("the column {column} too")), "{error}");
    }
}

/// Names that a line of Stan's CSV cannot hold: they would shift the columns or stand for a statistic of the sampler.
#[test]
fn names_that_a_file_of_draws_cannot_hold_are_refused() {
    use larder_infer::stan_csv::{Head, Writer};
    let folder = std::env::temp_dir().join(format!("larder-names-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for name in ["lp__", "energy__", "a,b", "#a", "a\nb", "a\"b"] {
        let path = folder.join("draws.csv");
        let made = Writer::create(&path, &Head::default(), &["x".into(), name.into()]);
        let error = made.expect_err("no such column").to_string();
        assert!(error.contains("cannot be the name of a column"), "{error}");
        assert!(!path.exists(), "{name}");
    }
    std::fs::remove_dir_all(&folder).expect("it is empty");
}

//! What a run must tell, because its draws alone cannot show it: hills that nobody was on, necks that nobody entered,
//! noise that a distance stands for. And values where a draw is impossible.

use larder_infer::abc::{Abc, AbcOptions, BLUR_MAX};
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::*;

fn record(model: impl Model + Send + Sync + 'static) -> Compiled {
    Compiled::record(model).expect("it can be recorded")
}

/// Two hills that no trajectory crosses between, with these shares of the posterior.
#[derive(Clone, Copy)]
struct Hills(f64);

const APART: f64 = 8.0;

impl Model for Hills {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 20.0));
        let scale = m.sample(addr!("scale"), LogNormal(0.0, 0.5));
        let hill = |at: f64| {
            x.normal_log_density(C::Real::from(at), C::Real::from(0.5))
                - Normal(0.0, 20.0).log_prob(&at)
        };
        m.factor(log_mix(C::Real::from(self.0), hill(-APART), hill(APART)));
        m.observe(addr!("y"), Normal(0.0, scale), 0.7);
    }
}

fn missed(model: &Compiled, chains: &[Draws]) -> f64 {
    let rows = chains.iter().map(|chain| (0..chain.len()).map(|at| chain.row(at)));
    vi::missed(model, rows, 5, &Stores::default()).expect("it can be looked for")
}

#[test]
fn a_hill_that_no_chain_was_on_is_told_by_its_share() {
    for share in [0.3, 0.6] {
        let model = record(Hills(share));
        let chains_from = |x: f64| {
            let mut q = vec![0.0; 2];
            model.layout().unconstrain(&[x, 1.0], &mut q);
            let start = Some(q);
            let options =
                NutsOptions { warmup: 300, draws: 300, chains: 2, start, ..NutsOptions::default() };
            sample_in_memory(&model, &options, &Silent).expect("it can be sampled")
        };
        let (left, right) = (chains_from(-APART), chains_from(APART));
        for (chains, want) in [(&left, 1.0 - share), (&right, share)] {
            let columns: Vec<Vec<f64>> = chains.iter().map(|chain| chain.column(0)).collect();
            let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            assert!(diag::rhat(&columns) < 1.05, "chains on one hill agree with each other");
            // Both hills are of one shape, and 500 weights of one that a normal fits have errors of a few hundredths.
            let found = missed(&model, chains);
            assert!((found - want).abs() < 0.06, "{found}, want {want}");
        }
        let both = [left[0].clone(), right[0].clone()];
        assert_eq!(missed(&model, &both), 0.0);
    }
}

/// Effects that hang on their own scale: the neck, where all are zero, is no other hill, though the straight way to it
/// leads through a valley.
#[test]
fn a_neck_is_no_other_hill() {
    struct Funnel;
    impl Model for Funnel {
        fn run<C: Ctx>(&self, m: &mut C) {
            let scale = m.sample(addr!("scale"), Uniform(0.0, 5.0));
            for i in 0..8 {
                let effect = m.sample(addr!("effect", i), Normal(0.0, scale));
                m.observe(addr!("y", i), Normal(effect, 1.0), (i as f64 * 1.9).sin());
            }
        }
    }
    let model = record(Funnel);
    for seed in 0..3 {
        let options = NutsOptions { seed, ..NutsOptions::default() };
        let chains = sample_in_memory(&model, &options, &Silent).expect("it can be sampled");
        let found = missed(&model, &chains);
        assert!(found < 0.01, "{found}");
    }
}

/// A slope whose covariate is seen through noise: where the deviation is small, all six true values are pinned.
struct Pinned;

const PAIRS: [[f64; 2]; 6] =
    [[0.5, 1.2], [-1.0, -1.9], [1.5, 2.1], [0.2, -0.1], [-0.4, -0.6], [1.1, 2.9]];

impl Model for Pinned {
    fn run<C: Ctx>(&self, m: &mut C) {
        let slope = m.sample(addr!("slope"), Normal(0.0, 2.0));
        let sd = m.sample(addr!("sd"), HalfCauchy(1.0));
        for (i, [seen, y]) in PAIRS.into_iter().enumerate() {
            let x = m.sample(addr!("x", i), Normal(0.0, 1.0));
            m.observe(addr!("seen", i), Normal(x, 0.4), seen);
            m.observe(addr!("y", i), Normal(slope * x, sd), y);
        }
    }
}

/// The same with the true values integrated out: no neck.
struct Free;

impl Model for Free {
    fn run<C: Ctx>(&self, m: &mut C) {
        let slope = m.sample(addr!("slope"), Normal(0.0, 2.0));
        let sd = m.sample(addr!("sd"), HalfCauchy(1.0));
        for (i, [seen, y]) in PAIRS.into_iter().enumerate() {
            // Given what is seen, the true value is N(seen / 1.16, 0.16 / 1.16).
            let spread = (sd.square() + slope.square() * (0.16 / 1.16)).sqrt();
            m.observe(addr!("y", i), Normal(slope * (seen / 1.16), spread), y);
        }
    }
}

#[test]
fn a_neck_that_particles_hardly_enter_is_told() {
    let run = |model: &Compiled, run| {
        let options = TemperedOptions { run, ..TemperedOptions::default() };
        tempered(model, &options, &Silent).expect("it runs").divergent
    };
    let (pinned, free) = (record(Pinned), record(Free));
    for number in 0..3 {
        let (told, not) = (run(&pinned, number), run(&free, number));
        assert!(told > 1e-3 && not < 1e-3, "{told} and {not}");
    }
}

/// A mean seen through noise of one half, and a spread that sixteen numbers tell.
struct Shift(Vec<f64>);

impl Model for Shift {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        m.plate("row", self.0.len(), |m, i| m.observe(addr!("y", i), Normal(x, 0.5), self.0[i]));
    }
}

struct Wide(Vec<f64>);

impl Model for Wide {
    fn run<C: Ctx>(&self, m: &mut C) {
        let scale = m.sample(addr!("scale"), HalfNormal(1.0));
        m.plate("row", self.0.len(), |m, i| {
            m.observe(addr!("y", i), Normal(0.0, scale), self.0[i]);
        });
    }
}

/// By its definition, where the noise is known. A variance from the middle of 1000 differences has a relative error of
/// `sqrt(2 / 370)`, and two summaries have as much each.
#[test]
fn the_noise_of_a_distance_is_in_units_of_the_models() {
    let model = record(Shift(vec![1.0, 0.3]));
    let options = AbcOptions { keep: 1000, trials: 30_000, ..AbcOptions::default() };
    let near = Abc::new(&model, options).reject(&Silent).expect("it runs");
    let square = near.distances.iter().map(|d| d * d).sum::<f64>() / 1000.0;
    let noise: f64 = near.scales.iter().map(|scale| (0.5 / scale).powi(2)).sum();
    let want = square / noise;
    assert!((near.blur / want - 1.0).abs() < 4.0 * (1.0_f64 / 370.0).sqrt(), "{}", near.blur);
}

#[test]
fn observations_too_many_to_be_near_are_told_and_few_summaries_are_near() {
    let y = [1.0, 0.8, -0.5, -0.9, 0.3, 0.1, 1.9, 1.4, -1.2, -0.4, 0.2, 0.9, -2.0, -1.1, 0.6, 0.2];
    let model = record(Wide(y.to_vec()));
    let options = || AbcOptions { keep: 500, trials: 60_000, ..AbcOptions::default() };
    let all = Abc::new(&model, options()).sequential(&Silent).expect("it runs");
    assert!(all.blur > 3.0 * BLUR_MAX, "{}", all.blur);
    let spread =
        |y: &[f64], out: &mut Vec<f64>| out.push(y.iter().map(|y| y * y).sum::<f64>().ln());
    let one = Abc::new(&model, options()).by(&spread).sequential(&Silent).expect("it runs");
    assert!(one.blur < BLUR_MAX, "{}", one.blur);
}

/// Noise without a variance, of numbers from an unknown start on.
struct Tail([f64; 5]);

impl Model for Tail {
    fn run<C: Ctx>(&self, m: &mut C) {
        let start = m.sample(addr!("start"), Uniform(0.0, 3.0));
        let shape = m.sample(addr!("shape"), Gamma(3.0, 1.0));
        m.plate("row", 5, |m, i| m.observe(addr!("y", i), Pareto(start, shape), self.0[i]));
    }
}

/// A few simulations that are as far away as can be hide nothing of the distance.
#[test]
fn noise_without_a_variance_is_measured_by_its_middle() {
    let model = record(Tail([1.3, 1.9, 2.8, 1.5, 4.0]));
    let options = AbcOptions { keep: 500, trials: 100_000, ..AbcOptions::default() };
    let near = Abc::new(&model, options).sequential(&Silent).expect("it runs");
    assert!(near.blur > BLUR_MAX, "{}", near.blur);
}

/// Bounds that the parameters move: beyond them an observation has density zero, and the values of the draw are what
/// they are.
struct Moved;

impl Model for Moved {
    fn run<C: Ctx>(&self, m: &mut C) {
        let top = m.sample(addr!("top"), Uniform(0.0, 1.0));
        let low = m.sample(addr!("low"), Uniform(0.0, top));
        m.generated(addr!("width"), top - low);
        m.observe(addr!("y"), Uniform(low, 2.0), 0.3);
    }
}

struct Fixed;

impl Model for Fixed {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        m.observe(addr!("y"), Exponential(x.exp()), -0.3);
    }
}

#[test]
fn an_impossible_draw_has_values_and_density_zero() {
    let model = record(Moved);
    let mut points = Points::new(&model);
    let mut q = [0.0; 2];
    points.unconstrain(&[0.9, 0.5, f64::NAN], &mut q).expect("a point of the model");
    assert!((q[0] - 9_f64.ln()).abs() < 1e-12 && (q[1] - (5.0_f64 / 4.0).ln()).abs() < 1e-12);
    let mut values = [0.0; 3];
    model.values(&q, &mut values).expect("values do not depend on observations");
    for (found, want) in values.into_iter().zip([0.9, 0.5, 0.4]) {
        assert!((found - want).abs() < 1e-12, "{values:?}");
    }
    assert_eq!(model.score(&q).expect("a density"), f64::NEG_INFINITY);
    assert_eq!(points.weigh(&q).likelihood, f64::NEG_INFINITY);
    // An observation beyond bounds that stay is a fault of the data.
    assert_eq!(Compiled::record(Fixed).expect_err("refused").kind(), ErrorKind::Support);
}

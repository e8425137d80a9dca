//! Sites that are vectors: ordered numbers with bounds, plain numbers as parameters.

use larder_infer::mcmc::mh::{Mh, MhOptions};
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::*;

use super::support::{check_gradient, points};

/// Three ordered numbers under some law, and an observation that says next to nothing.
#[derive(Clone, Copy)]
struct Three<L>(L);

macro_rules! three {
    ($($Law:ty),*) => {$(
        impl Model for Three<$Law> {
            fn run<C: Ctx>(&self, m: &mut C) {
                let u = m.sample_vector(addr!("u"), OrderedIid(3, self.0));
                m.observe(addr!("y"), Normal(u[1], 1e6), 0.0);
            }
        }
    )*};
}

three!(Uniform, TruncatedNormal, Pareto, FlatBetween, Normal);

/// The means of its order statistics, by drawing.
fn means(law: &impl Distribution<f64>) -> [f64; 3] {
    let mut rng = Stream::new(11, 0, Purpose::Simulate);
    let (mut sums, n) = ([0.0; 3], 100_000);
    for _ in 0..n {
        let mut x = [(); 3].map(|()| law.sample(&mut rng));
        x.sort_by(f64::total_cmp);
        sums.iter_mut().zip(x).for_each(|(sum, x)| *sum += x);
    }
    sums.map(|sum| sum / f64::from(n))
}

/// `sd` is the largest standard deviation of the three; the samplers' standard errors are at most a thirtieth of it.
fn agrees<L: Copy + Distribution<f64> + Send + Sync + 'static>(law: L, sd: f64)
where
    Three<L>: Model,
{
    let want = means(&law);
    let close = |name: &str, got: [f64; 3]| {
        for (got, want) in got.into_iter().zip(want) {
            assert!((got - want).abs() < 4.0 * sd / 30.0, "{name}: {got}, want {want}");
        }
    };
    let mut model = Compiled::record(Three(law)).expect("it can be recorded");
    check_gradient(&mut model, &points(3, 4));
    let options = NutsOptions { chains: 1, draws: 4000, ..NutsOptions::default() };
    let nuts = sample_in_memory(&model, &options, &Silent).expect("it samples");
    close("nuts", [0, 1, 2].map(|at| nuts[0].column(at).iter().sum::<f64>() / 4000.0));
    let found = tempered(
        &model,
        &TemperedOptions { particles: 4000, ..TemperedOptions::default() },
        &Silent,
    )
    .expect("it samples");
    let (mut sums, mut values) = ([0.0; 3], [0.0; 3]);
    for q in found.points.chunks_exact(3) {
        model.values(q, &mut values).expect("it runs");
        sums.iter_mut().zip(values).for_each(|(sum, x)| *sum += x / 4000.0);
    }
    close("tempered", sums);
    let source = Three(law);
    let mut chain = Mh::start(&source, &MhOptions::default(), 0).expect("there is a start");
    chain.learn(true);
    (0..2000).for_each(|_| chain.sweep());
    chain.learn(false);
    let mut sums = [0.0; 3];
    for _ in 0..40_000 {
        chain.sweep();
        let x = chain.trace().choices.vector(&addr!("u")).expect("it is there");
        sums.iter_mut().zip(x).for_each(|(sum, x)| *sum += x / 40_000.0);
    }
    close("mh", sums);
}

#[test]
fn ordered_numbers_keep_the_bounds_of_their_law() {
    agrees(Uniform(0.0, 1.0), 0.23);
    agrees(TruncatedNormal(0.0, 1.0, 0.0, 1.0), 0.23);
    agrees(FlatBetween(-2.0, 3.0), 1.2);
    // A heavy tail: the largest of three has a standard deviation of 0.6 at shape six.
    agrees(Pareto(1.5, 6.0), 0.6);
    agrees(Normal(0.0, 1.0), 0.75);
}

#[test]
fn ordered_numbers_outside_their_bounds_have_no_density() {
    let law = OrderedIid(2, Uniform(0.0, 1.0));
    let ln2 = std::f64::consts::LN_2;
    assert!((law.log_prob(&[0.2, 0.9]) - ln2).abs() < 1e-15);
    for outside in [[0.2, 1.9], [-0.1, 0.5], [0.9, 0.2]] {
        assert!(law.log_prob(&outside) == f64::NEG_INFINITY, "{outside:?}");
    }
    assert!(OrderedIid(2, Pareto(1.5, 6.0)).log_prob(&[1.4, 2.0]) == f64::NEG_INFINITY);
}

/// Bounds that a sampled number moves.
struct Moving;
impl Model for Moving {
    fn run<C: Ctx>(&self, m: &mut C) {
        let top = m.sample(addr!("top"), Exponential(1.0));
        m.sample_vector(addr!("u"), OrderedIid(2, Uniform(0.0, top)));
    }
}

#[test]
fn bounds_of_ordered_numbers_that_move_are_refused() {
    let error = Compiled::record(Moving).expect_err("it must be refused").to_string();
    assert_eq!(
        error,
        "site `u`: ordered: the bounds of ordered numbers must not depend on sampled ones"
    );
}

/// Vector laws whose parameters are plain numbers, as those of scalar ones may be.
struct Plain;
impl Model for Plain {
    fn run<C: Ctx>(&self, m: &mut C) {
        let l = m.sample_vector(addr!("l"), LkjCholesky(3, 2.0));
        let w = m.sample_vector(addr!("w"), Dirichlet(&[1.0, 2.0, 0.5]));
        m.observe(addr!("k"), Categorical(&[0.2, 0.3, 0.5]), 1);
        m.observe(addr!("j"), Categorical(&w), 2);
        m.observe_vector(addr!("n"), Multinomial(3, &[0.5, 0.5]), &[1.0, 2.0]);
        m.observe(addr!("y"), Normal(l[1], 0.5), 0.3);
    }
}

/// The same with numbers of the model.
struct Lifted;
impl Model for Lifted {
    fn run<C: Ctx>(&self, m: &mut C) {
        let number = C::Real::from;
        let l = m.sample_vector(addr!("l"), LkjCholesky(3, number(2.0)));
        let (ones, chances) = ([1.0, 2.0, 0.5].map(number), [0.5, 0.5].map(number));
        let w = m.sample_vector(addr!("w"), Dirichlet(&ones));
        m.observe(addr!("k"), Categorical(&[0.2, 0.3, 0.5].map(number)), 1);
        m.observe(addr!("j"), Categorical(&w), 2);
        m.observe_vector(addr!("n"), Multinomial(3, &chances), &[1.0, 2.0]);
        m.observe(addr!("y"), Normal(l[1], 0.5), 0.3);
    }
}

#[test]
fn laws_of_vectors_take_plain_numbers() {
    let (mut plain, lifted) = (Compiled::record(Plain).unwrap(), Compiled::record(Lifted).unwrap());
    let points = points(plain.dim(), 3);
    check_gradient(&mut plain, &points);
    for q in points {
        assert_eq!(plain.score(&q).unwrap().to_bits(), lifted.score(&q).unwrap().to_bits());
    }
}

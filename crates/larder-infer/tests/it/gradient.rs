//! The tape against the interpreter: shapes that a vectoriser could get wrong.

use larder_infer::*;

use super::support::{check_gradient, points};

struct Schools;

impl Model for Schools {
    fn run<C: Ctx>(&self, m: &mut C) {
        let y = [28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0];
        let sigma = [15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0];
        let mu = m.sample(addr!("mu"), Normal(0.0, 5.0));
        let tau = m.sample(addr!("tau"), HalfCauchy(5.0));
        m.plate("school", 8, |m, i| {
            let z = m.sample(addr!("z", i), Normal(0.0, 1.0));
            m.observe(addr!("y", i), Normal(mu + tau * z, sigma[i]), y[i]);
        });
    }
}

#[test]
fn eight_schools() {
    let mut compiled = Compiled::record(Schools).unwrap();
    assert_eq!(compiled.dim(), 10);
    check_gradient(&mut compiled, &points(10, 20));
}

/// A plate of `n` rows that reads values exported by another plate, through an index.
struct Grouped {
    n: usize,
    groups: usize,
}

impl Model for Grouped {
    fn run<C: Ctx>(&self, m: &mut C) {
        let scale = m.sample(addr!("scale"), HalfNormal(1.0));
        let noise = m.sample(addr!("noise"), Exponential(1.0));
        let slope = m.sample(addr!("slope"), StudentT(4.0, 0.0, 1.0));
        let mut level = m.buffer();
        m.plate("group", self.groups, |m, j| {
            let z = m.sample(addr!("z", j), Normal(0.0, 1.0));
            level.push(z * scale + (slope * slope).exp() * 0.1);
        });
        m.plate("row", self.n, |m, i| {
            let x = (i as f64 * 0.37).sin();
            let mean = level[(i * 5 + 1) % self.groups] + slope * x - slope * 0.5;
            m.observe(addr!("y", i), Normal(mean, noise), x + 0.3);
        });
    }
}

#[test]
fn plates_of_any_length_that_gather_from_another() {
    for n in [1, 2, 3, 4, 5, 7, 8, 9, 63, 64, 65, 129, 200] {
        for groups in [1, 3, 6, 70] {
            let mut compiled = Compiled::record(Grouped { n, groups }).unwrap();
            check_gradient(&mut compiled, &points(groups + 3, 2));
        }
    }
}

/// Row 50 is of another kind; nested plates with ragged groups.
struct Irregular {
    break_at: usize,
}

impl Model for Irregular {
    fn run<C: Ctx>(&self, m: &mut C) {
        let a = m.sample(addr!("a"), Normal(0.0, 1.0));
        let b = m.sample(addr!("b"), LogNormal(0.0, 0.5));
        m.plate("row", 100, |m, i| {
            let x = i as f64 * 0.01;
            if i == self.break_at {
                m.observe(addr!("odd", i), Cauchy(a * x, b), 0.3);
                m.factor(-(a - x).square());
            } else {
                m.observe(addr!("y", i), Normal(a + b * x, 1.0), x.cos());
            }
        });
        m.plate("outer", 5, |m, j| {
            let u = m.sample(addr!("u", j), Normal(a, b));
            m.plate("inner", j * 4, |m, k| {
                m.observe(addr!("v", j, k), Laplace(u, 2.0), k as f64);
            });
        });
        m.plate("small outer", 3, |m, j| {
            let w = m.sample(addr!("w", j), Logistic(a, b));
            m.plate("large inner", 40, |m, k| {
                m.observe(addr!("s", j, k), Normal(w * (k as f64), b), k as f64);
            });
        });
    }
}

#[test]
fn irregular_and_nested_plates() {
    for break_at in [0, 1, 50, 98, 99, 1000] {
        let mut compiled = Compiled::record(Irregular { break_at }).unwrap();
        check_gradient(&mut compiled, &points(10, 3));
    }
}

/// Control flow that depends on values, inside and outside a plate, and in a loop.
struct Branching;

impl Model for Branching {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        let y = m.sample(addr!("y"), Normal(0.0, 1.0));
        if x > 0.3 {
            m.observe(addr!("a"), Normal(x * 2.0, 1.0), 1.0);
        } else if y < x {
            m.factor((x * y).sin());
        }
        let mut power = x.square() + 0.5;
        let mut steps = 0;
        while power > 0.1 && steps < 20 {
            power *= C::Real::from(0.5);
            steps += 1;
        }
        m.factor(power * y);
        m.plate("row", 30, |m, i| {
            let edge = i as f64 * 0.1 - 1.5;
            let mean = if y > edge { y * 2.0 } else { x };
            m.observe(addr!("z", i), Normal(mean, 1.0), edge);
        });
    }
}

#[test]
fn a_flipped_branch_is_recorded_anew() {
    let mut compiled = Compiled::record(Branching).unwrap();
    // Differences need a piece that is smooth around the point: none within 1e-3 of a border.
    let whole = |x: f64| (x - x.round()).abs() < 1e-3;
    let mut points = points(2, 1000);
    points.retain(|q| {
        let halvings = ((q[0] * q[0] + 0.5) / 0.1).log2();
        !whole(q[1] * 10.0)
            && !whole(halvings)
            && (q[0] - 0.3).abs() > 1e-3
            && (q[1] - q[0]).abs() > 1e-3
    });
    assert!(points.len() > 900);
    check_gradient(&mut compiled, &points);
    let (recordings, replays) = compiled.recordings();
    assert!(recordings > 10 && recordings < replays, "{recordings} of {replays}");
}

/// Every function of one number, in a plate and out of it.
struct Functions {
    n: usize,
}

impl Model for Functions {
    fn run<C: Ctx>(&self, m: &mut C) {
        let x = m.sample(addr!("x"), Normal(0.0, 1.0));
        let p = m.sample(addr!("p"), Beta(2.0, 3.0));
        m.plate("row", self.n, |m, i| {
            let c = 0.3 + i as f64 * 0.01;
            let y = x * c;
            let mut total = y.exp() + (p + c).ln() + (p * c).ln_1p() + y.exp_m1() + (p + c).sqrt();
            total += y.square() + y.powi(3) + (p + c).powf(y) + y.abs() + y.sin() + y.cos();
            total += y.atan() + y.tanh() + (p + c).lgamma() + y.erf() + y.log_ndtr() + y.softplus();
            total += y.inv_logit() + (p * c).log_i0e() + y / (p + c) - (-y) + y.log_add_exp(p);
            total +=
                y.normal_log_density(p, p + c) + C::Real::from(1.0).bernoulli_logit_log_mass(y);
            total += C::Real::from(3.0).poisson_log_log_mass(y) + (-p).log1m_exp();
            m.factor(total * 0.1 * total);
        });
    }
}

#[test]
fn every_function_of_one_number() {
    for n in [1, 4, 8, 11, 20, 70] {
        let mut compiled = Compiled::record(Functions { n }).unwrap();
        check_gradient(&mut compiled, &points(2, 8));
    }
}

/// Vector sites and their transforms.
struct Vectors;

impl Model for Vectors {
    fn run<C: Ctx>(&self, m: &mut C) {
        let weights =
            m.sample_vector(addr!("weights"), Dirichlet(&[2.0, 1.0, 3.0].map(C::Real::from)));
        let cuts = m.sample_vector(addr!("cuts"), OrderedIid(3, Normal(0.0, 2.0)));
        let factor = m.sample_vector(addr!("factor"), LkjCholesky(3, C::Real::from(2.0)));
        let mean = m.sample_vector(addr!("mean"), FlatVector(VectorSupport::Reals(3)));
        m.sample_vector(addr!("unit"), FlatVector(VectorSupport::Unit(2)));
        m.observe_vector(addr!("y"), MvNormalCholesky(&mean, &factor), &[0.3, -0.2, 0.9]);
        let eta = weights[0] + factor[1];
        for (i, answer) in [0, 1, 2, 3, 1].into_iter().enumerate() {
            m.observe(addr!("answer", i), OrderedLogistic(eta, &cuts), answer);
        }
        m.observe(addr!("kind"), Categorical(&weights), 1);
        m.observe_vector(addr!("counts"), Multinomial(10, &weights), &[3.0, 3.0, 4.0]);
    }
}

#[test]
fn vector_sites() {
    let mut compiled = Compiled::record(Vectors).unwrap();
    assert_eq!(compiled.dim(), 2 + 3 + 3 + 3 + 2);
    check_gradient(&mut compiled, &points(13, 10));
}

#[test]
fn a_replay_allocates_nothing() {
    let mut compiled = Compiled::record(Grouped { n: 200, groups: 6 }).unwrap();
    let q = points(9, 1).remove(0);
    let mut gradient = vec![0.0; 9];
    compiled.log_density_gradient(&q, &mut gradient);
    larder_testkit::no_allocations("replays of a tape", || {
        for _ in 0..100 {
            compiled.log_density_gradient(&q, &mut gradient);
        }
    });
}

/// Loops over a state, each of another kind.
#[derive(Clone, Copy, Debug)]
enum Loop {
    /// `h = phi h + s z`, and a deviation that follows it.
    Volatility,
    /// A variance that remembers the last surprise.
    Garch,
    /// A sampled state by `unfold`: nothing is carried but numbers that are sites.
    Unfold,
    /// A running sum.
    Total,
    /// The same drift in every step.
    Drift,
    /// What is observed is the change of the state.
    Change,
    /// The error of the step before is carried with its sign turned.
    Error,
    /// The step before is read, and nothing recurs.
    Lag,
    /// A comparison in each step.
    Bend,
    /// Two states that feed each other.
    Pair,
}

struct Steps {
    kind: Loop,
    count: usize,
}

impl Model for Steps {
    fn run<C: Ctx>(&self, m: &mut C) {
        let (n, y) = (self.count, |t: usize| (t as f64 * 1.7).sin());
        let phi = m.sample(addr!("phi"), Normal(0.5, 0.3));
        let s = m.sample(addr!("s"), Beta(2.0, 2.0));
        if let Loop::Unfold = self.kind {
            let last = m.unfold("time", C::Real::from(0.0), n, |m, x, t| {
                let x = m.sample(addr!("x", t), Normal(phi * x, s));
                m.observe(addr!("y", t), Normal(x, 0.5), y(t));
                x
            });
            return m.observe(addr!("last"), Normal(last, 1.0), 0.3);
        }
        let mut z = m.buffer();
        m.plate("time", n, |m, t| z.push(m.sample(addr!("z", t), Normal(0.0, 1.0))));
        let mut h = m.buffer();
        let (mut last, mut other) = (s * z[0], phi * z[0]);
        for t in 1..n {
            let before = last;
            match self.kind {
                Loop::Volatility => last = phi * last + s * z[t],
                Loop::Garch => {
                    let surprise = (-phi + y(t - 1)).square();
                    last = s + phi.square() * surprise + s * last;
                }
                Loop::Total => last += z[t].square(),
                Loop::Drift => last = phi + last * s,
                Loop::Change => {
                    last = s * z[t] + last * phi;
                    h.push((last - before).exp());
                    continue;
                }
                Loop::Error => last = phi + s * (-last + z[t]),
                Loop::Lag => last = z[t] - z[t - 1].exp() * s,
                Loop::Bend => {
                    last = if z[t] > 0.2 { phi * last + z[t] } else { phi * last + s * z[t] };
                }
                Loop::Pair => {
                    (last, other) = (phi * last + s * other, phi * other + z[t]);
                }
                Loop::Unfold => {}
            }
            h.push(last);
        }
        m.plate("seen", n - 1, |m, t| {
            let sd = (h[t] * 0.1).exp();
            m.observe(addr!("y", t), Normal(h[t] * 0.2, sd), y(t));
        });
        m.observe(addr!("end"), Normal(last + other, 2.0), 0.5);
    }
}

/// Whatever a loop carries, its gradient is that of the interpreter's score, at lengths around whole registers and
/// whole blocks; and the loops that are understood make no plain code.
#[test]
fn loops_over_a_state_have_their_gradients() {
    use Loop::*;
    for kind in [Volatility, Garch, Unfold, Total, Drift, Change, Error, Lag, Bend, Pair] {
        for count in [2, 16, 17, 18, 19, 33, 64, 65, 66, 130] {
            let mut compiled = Compiled::record(Steps { kind, count }).expect("it can be recorded");
            let points = points(compiled.dim(), 2);
            check_gradient(&mut compiled, &points);
        }
    }
}

/// Small plates of every kind of density, whose deviations are one number, a column, or a number of each iteration.
struct Small {
    n: usize,
}

impl Model for Small {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Normal(0.3, 2.0));
        let tau = m.sample(addr!("tau"), HalfNormal(1.0));
        let rate = m.sample(addr!("rate"), Gamma(2.0, 1.0));
        let mut level = m.buffer();
        m.plate("group", self.n, |m, i| {
            let centred = m.sample(addr!("centred", i), Normal(mu, tau));
            let own = m.sample(addr!("own", i), Normal(i as f64 * 0.1, 0.5 + i as f64));
            let sd = (own * 0.3 - mu).exp();
            m.observe(addr!("spread", i), Normal(centred, sd), 0.4);
            m.observe(addr!("wide", i), Normal(own, rate + own.square()), -0.3);
            m.observe(addr!("answer", i), BernoulliLogit(centred - own * tau), i % 3 == 0);
            m.observe(addr!("count", i), PoissonLog(centred * 0.5 + own), i as u64 % 4);
            level.push(centred * rate - own);
        });
        m.plate("row", 2 * self.n + 1, |m, i| {
            let at = (i * 3) % self.n;
            m.observe(addr!("y", i), Normal(level[at], rate), (i as f64).cos());
            if i % self.n > 0 {
                m.factor(-(level[at] * 0.1).square());
            }
        });
        m.plate("both", self.n, |m, i| {
            m.observe(addr!("seen", i), Normal(level[i] + level[0] * mu, tau), 0.1);
            m.factor((mu - level[i]).tanh() * 0.2);
        });
        m.factor(-(level[self.n - 1] - level[0] * tau).square() * 0.01);
    }
}

#[test]
fn small_plates_of_every_density() {
    for n in [1, 3, 4, 5, 7, 8, 9, 12, 16, 17, 40, 64, 65] {
        let mut compiled = Compiled::record(Small { n }).expect("it can be recorded");
        let points = points(compiled.dim(), 2);
        check_gradient(&mut compiled, &points);
    }
}

/// Numbers with priors that stand by themselves, beside some that have none, or two.
struct Priors;

impl Model for Priors {
    fn run<C: Ctx>(&self, m: &mut C) {
        let a = m.sample(addr!("a"), Normal(1.0, 2.0));
        let b = m.sample(addr!("b"), LogNormal(0.3, 0.5));
        let c = m.sample(addr!("c"), Cauchy(0.0, 1.0));
        m.observe(addr!("again"), Normal(a, 0.5), 0.7);
        let d = m.sample(addr!("d"), Normal(a, b));
        m.observe(addr!("far"), Normal(c, 3.0), -2.0);
        m.plate("x", 11, |m, i| {
            let x = m.sample(addr!("x", i), Normal(0.1, 1.0));
            m.observe(addr!("y", i), Normal(x, 2.0), i as f64 * 0.2);
        });
        m.factor(d * c);
    }
}

#[test]
fn priors_that_stand_by_themselves() {
    let mut compiled = Compiled::record(Priors).expect("it can be recorded");
    let points = points(compiled.dim(), 5);
    check_gradient(&mut compiled, &points);
}

/// A replay gives the same bits on every CPU level.
#[test]
fn every_level_gives_the_same_gradient() {
    use larder_kernels::Level;
    let recorded = [
        Compiled::record(Schools),
        Compiled::record(Priors),
        Compiled::record(Small { n: 5 }),
        Compiled::record(Small { n: 17 }),
        Compiled::record(Small { n: 70 }),
        Compiled::record(Functions { n: 8 }),
        Compiled::record(Functions { n: 70 }),
        Compiled::record(Grouped { n: 200, groups: 6 }),
        Compiled::record(Irregular { break_at: 50 }),
        Compiled::record(Steps { kind: Loop::Volatility, count: 130 }),
        Compiled::record(Steps { kind: Loop::Pair, count: 20 }),
    ];
    for (at, compiled) in recorded.into_iter().enumerate() {
        let compiled = compiled.expect("it can be recorded");
        for q in points(compiled.dim(), 3) {
            let mut all = Level::available().map(|level| {
                let mut gradient = vec![0.0; q.len()];
                let mut compiled = compiled.clone().at_level(level);
                let density = compiled.log_density_gradient(&q, &mut gradient);
                gradient.push(density);
                gradient.into_iter().map(f64::to_bits).collect::<Vec<u64>>()
            });
            let first = all.next().expect("there is the portable level");
            assert!(all.all(|other| other == first), "model {at} at {q:?}");
        }
    }
}

#[test]
fn a_sum_of_exponentials_with_nothing_on_one_side_is_the_other() {
    let none = f64::NEG_INFINITY;
    for (got, slope) in [
        gradient_of(&[0.3], |x| Var::from(none).log_add_exp(x[0])),
        gradient_of(&[0.3], |x| x[0].log_add_exp(Var::from(none))),
        gradient_of(&[0.3], |x| x[0].log_add_exp(x[0] + none)),
        gradient_of(&[0.3], |x| log_sum_exp(&[Var::from(none), x[0], x[0] + none])),
    ] {
        assert_eq!((got, slope), (0.3, vec![1.0]));
    }
    let (got, slope) = gradient_of(&[0.25], |w| log_mix(w[0], Var::from(none), Var::from(-2.0)));
    assert!((got - (0.75_f64.ln() - 2.0)).abs() < 1e-15, "{got}");
    assert!((slope[0] + 1.0 / 0.75).abs() < 1e-14, "{slope:?}");
    let (nothing, _) = gradient_of(&[0.3], |x| (x[0] + none).log_add_exp(x[0] + none));
    assert!(nothing == none, "{nothing}");
}

/// Counts with too many zeros: the rows differ in a constant that is minus infinity in some.
struct ZeroInflated(usize);

impl Model for ZeroInflated {
    fn run<C: Ctx>(&self, m: &mut C) {
        let theta = m.sample(addr!("theta"), Beta(1.0, 1.0));
        let rate = m.sample(addr!("rate"), Gamma(2.0, 1.0));
        m.plate("row", self.0, |m, i| {
            let count = if i % 3 == 0 { (i % 5) as f64 } else { 0.0 };
            let y = C::Real::from(count);
            let zero = C::Real::from(if count == 0.0 { 0.0 } else { f64::NEG_INFINITY });
            m.factor(log_mix(theta, zero, y.poisson_log_log_mass(rate.ln())));
        });
    }
}

#[test]
fn zero_inflated_counts_have_a_gradient() {
    for rows in [1, 3, 7, 64, 65, 200] {
        let mut compiled = Compiled::record(ZeroInflated(rows)).unwrap();
        check_gradient(&mut compiled, &points(2, 5));
        assert!(compiled.log_density(&[0.1, 0.2]).is_finite());
    }
}

/// Three ways a row may have come about, far apart.
struct Components;

impl Model for Components {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Normal(0.0, 1e4));
        let sd = C::Real::from(1.0);
        m.plate("row", 70, |m, i| {
            let y = C::Real::from((i % 4) as f64);
            let parts = [-5.0, 0.0, 5.0].map(|shift| y.normal_log_density(mu + shift, sd));
            m.factor(log_sum_exp(&parts));
        });
    }
}

#[test]
fn a_tape_of_a_mixture_holds_far_from_where_it_was_recorded() {
    let mut compiled = Compiled::record(Components).unwrap();
    check_gradient(&mut compiled, &[vec![0.2], vec![80.0], vec![-3.0], vec![-90.0], vec![0.1]]);
    assert!(compiled.log_density(&[-90.0]).is_finite());
}

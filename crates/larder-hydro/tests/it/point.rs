//! The equations at a point against a plain implementation on tensors of four dimensions, written from
//! the equations alone: full sums over indices, the acceleration solved for by differences.

use larder_hydro::eos::{Conformal, Eos};
use larder_hydro::physics::point::{Matter, Neighbourhood, Rates, ShearAndBulk, rates};
use larder_hydro::physics::recover::{Conserved, first_guess, recover, recover_guarded};
use larder_hydro::physics::{Coefficients, SecondOrder, Shear};
use larder_kernels::{Kernel, Lanes, Level, Simd};
use larder_testkit::generate::Rng;

const METRIC: [f64; 4] = [1.0, -1.0, -1.0, -1.0];
type Tensor = [[f64; 4]; 4];

#[derive(Clone, Copy, Debug)]
struct Case {
    energy: f64,
    u: [f64; 3],
    shear: [f64; 5],
    bulk: f64,
    /// `flow[k][i] = d_k u^i`.
    flow: [[f64; 3]; 3],
    shear_advection: [f64; 5],
    bulk_advection: f64,
    conserved: [f64; 4],
    eta_rate: [f64; 4],
    terms: SecondOrder,
}

fn case(random: &mut Rng, speed: f64) -> Case {
    let mut number = |size: f64| size * (2.0 * random.unit() - 1.0);
    Case {
        energy: 8.0 + number(2.0),
        u: [number(speed), number(speed), number(speed)],
        shear: std::array::from_fn(|_| number(0.3)),
        bulk: number(0.3),
        flow: std::array::from_fn(|_| std::array::from_fn(|_| number(0.5))),
        shear_advection: std::array::from_fn(|_| number(0.4)),
        bulk_advection: number(0.4),
        conserved: std::array::from_fn(|_| number(2.0)),
        // 1/tau_pi, eta/tau_pi, 1/tau_Pi, zeta/tau_Pi
        eta_rate: [1.0 + number(0.5), 1.0 + number(0.5), 1.5 + number(0.5), 0.7 + number(0.3)],
        terms: SecondOrder {
            delta_pipi: 4.0 / 3.0 + number(0.5),
            tau_pipi: 10.0 / 7.0 + number(0.5),
            vorticity: number(1.0),
            phi_7: number(0.5),
            lambda_shear_bulk: number(1.5),
            delta_bulk: number(1.0),
            lambda_bulk_shear: number(2.0),
        },
    }
}

/// `pi^{mu nu}` from what is stored.
fn full_shear(stored: [f64; 5], u: [f64; 3]) -> Tensor {
    let gamma = (1.0 + u.iter().map(|u| u * u).sum::<f64>()).sqrt();
    let v = u.map(|u| u / gamma);
    let [xx, xy, xz, yy, yz] = stored;
    let off = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
    let zz = (xx * v[0] * v[0] + yy * v[1] * v[1] + off - xx - yy) / (1.0 - v[2] * v[2]);
    let space = [[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]];
    let mut full = [[0.0; 4]; 4];
    for i in 0..3 {
        for j in 0..3 {
            full[1 + i][1 + j] = space[i][j];
            full[0][1 + i] += space[i][j] * v[j];
        }
        full[1 + i][0] = full[0][1 + i];
    }
    full[0][0] = xx + yy + zz;
    full
}

/// The rates of the stresses for a given acceleration `du^i/dt`, straight from the equations.
fn relaxation(case: &Case, acceleration: [f64; 3]) -> ([f64; 5], f64) {
    let u3 = case.u;
    let gamma = (1.0 + u3.iter().map(|u| u * u).sum::<f64>()).sqrt();
    let u = [gamma, u3[0], u3[1], u3[2]];
    // d[mu][nu] = d_mu u^nu with the lower index first.
    let mut d = [[0.0; 4]; 4];
    for nu in 1..4 {
        d[0][nu] = acceleration[nu - 1];
        for k in 1..4 {
            d[k][nu] = case.flow[k - 1][nu - 1];
        }
    }
    for row in &mut d {
        row[0] = (1..4).map(|i| u[i] * row[i]).sum::<f64>() / gamma;
    }
    let delta = |mu: usize, nu: usize| (if mu == nu { METRIC[mu] } else { 0.0 }) - u[mu] * u[nu];
    // nabla^mu u^nu = Delta^{mu a} d_a u^nu
    let mut nabla = [[0.0; 4]; 4];
    for mu in 0..4 {
        for nu in 0..4 {
            nabla[mu][nu] = (0..4).map(|a| delta(mu, a) * d[a][nu]).sum();
        }
    }
    let theta: f64 = (0..4).map(|mu| d[mu][mu]).sum();
    let mut sigma = [[0.0; 4]; 4];
    let mut omega = [[0.0; 4]; 4];
    for mu in 0..4 {
        for nu in 0..4 {
            sigma[mu][nu] = 0.5 * (nabla[mu][nu] + nabla[nu][mu]) - delta(mu, nu) * theta / 3.0;
            omega[mu][nu] = 0.5 * (nabla[mu][nu] - nabla[nu][mu]);
        }
    }
    let pi = full_shear(case.shear, u3);
    // pi_l^mu X^{nu l}, projected: symmetrised and its trace taken away.
    let product = |x: &Tensor| -> Tensor {
        let raw = |mu: usize, nu: usize| -> f64 {
            (0..4).map(|l| METRIC[l] * pi[mu][l] * x[nu][l]).sum()
        };
        let trace: f64 = (0..4).map(|mu| METRIC[mu] * raw(mu, mu)).sum();
        let mut out = [[0.0; 4]; 4];
        for mu in 0..4 {
            for nu in 0..4 {
                out[mu][nu] = 0.5 * (raw(mu, nu) + raw(nu, mu)) - delta(mu, nu) * trace / 3.0;
            }
        }
        out
    };
    let (with_sigma, with_omega, with_pi) = (product(&sigma), product(&omega), product(&pi));
    let along: Vec<f64> = (0..4).map(|nu| (0..4).map(|mu| u[mu] * d[mu][nu]).sum()).collect();
    let pressure = case.energy / 3.0;
    let [rate, stiffness, bulk_rate, bulk_stiffness] = case.eta_rate;
    let terms = case.terms;
    let pairs = [(1, 1), (1, 2), (1, 3), (2, 2), (2, 3)];
    let shear = std::array::from_fn(|c| {
        let (i, j) = pairs[c];
        let right = (2.0 * stiffness + terms.lambda_shear_bulk * case.bulk) * sigma[i][j]
            - terms.delta_pipi * pi[i][j] * theta
            - terms.tau_pipi * with_sigma[i][j]
            + 2.0 * terms.vorticity * with_omega[i][j]
            + terms.phi_7 / pressure * rate * with_pi[i][j]
            - rate * pi[i][j];
        // Delta Delta D pi = D pi + (u^i pi^{jl} + u^j pi^{il}) D u_l
        let turned: f64 =
            (0..4).map(|l| (u[i] * pi[j][l] + u[j] * pi[i][l]) * METRIC[l] * along[l]).sum();
        (right - turned - case.shear_advection[c]) / gamma
    });
    let work: f64 = (0..4)
        .flat_map(|mu| (0..4).map(move |nu| (mu, nu)))
        .map(|(mu, nu)| METRIC[mu] * METRIC[nu] * pi[mu][nu] * sigma[mu][nu])
        .sum();
    let bulk =
        (-bulk_rate * case.bulk - bulk_stiffness * theta - terms.delta_bulk * case.bulk * theta
            + terms.lambda_bulk_shear * case.sound_offset() * work
            - case.bulk_advection)
            / gamma;
    (shear, bulk)
}

impl Case {
    /// `1/3 - cs^2` of the matter the tests use: conformal, so zero.
    fn sound_offset(&self) -> f64 {
        0.0
    }

    /// `E` and `M^i`.
    fn conserved(&self, energy: f64, u: [f64; 3], shear: [f64; 5], bulk: f64) -> [f64; 4] {
        let gamma = (1.0 + u.iter().map(|u| u * u).sum::<f64>()).sqrt();
        let pi = full_shear(shear, u);
        let total = energy / 3.0 + bulk;
        let weight = energy + total;
        [
            weight * gamma * gamma - total + pi[0][0],
            weight * gamma * u[0] + pi[0][1],
            weight * gamma * u[1] + pi[0][2],
            weight * gamma * u[2] + pi[0][3],
        ]
    }
}

struct Ask<'a>(&'a Case);

impl Kernel for Ask<'_> {
    type Output = ([f64; 5], f64, f64, [f64; 3]);

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Self::Output {
        let case = self.0;
        let s = |x: f64| S::F64::splat(simd, x);
        let first = |x: S::F64| {
            let mut all = [0.0; 8];
            x.store(&mut all);
            all[0]
        };
        let eos = Conformal::new(13.9).expect("degrees");
        let gamma = (1.0 + case.u.iter().map(|u| u * u).sum::<f64>()).sqrt();
        let (pressure, slope) = eos.pressure_and_slope(s(case.energy));
        let velocity = case.u.map(|u| s(u / gamma));
        let matter = Matter {
            energy: s(case.energy),
            pressure,
            slope,
            flow: case.u.map(s),
            velocity,
            gamma: s(gamma),
            gamma_inverse: s(1.0 / gamma),
            shear: Shear::complete(case.shear.map(s), velocity),
            bulk: s(case.bulk),
            coefficients: Coefficients {
                shear_rate: s(case.eta_rate[0]),
                shear_stiffness: s(case.eta_rate[1]),
                bulk_rate: s(case.eta_rate[2]),
                bulk_stiffness: s(case.eta_rate[3]),
            },
        };
        let near = Neighbourhood {
            flow: case.flow.map(|row| row.map(s)),
            shear_advection: case.shear_advection.map(s),
            bulk_advection: s(case.bulk_advection),
            conserved: case.conserved.map(s),
        };
        let Rates { shear, bulk, energy, flow } = rates(ShearAndBulk, &matter, &near, &case.terms);
        (shear.map(first), first(bulk), first(energy), flow.map(first))
    }
}

/// With the energy rate and the acceleration that were found, the plain equations must give the same
/// stress rates, and the conserved quantities must change as they were told to.
#[test]
fn rates_satisfy_the_equations_written_out_in_full() {
    let mut random = Rng::new(20);
    for round in 0..300 {
        let case = case(&mut random, if round % 3 == 0 { 1.5 } else { 0.5 });
        for level in Level::available() {
            let (shear, bulk, energy, flow) = level.run(Ask(&case));
            let (plain_shear, plain_bulk) = relaxation(&case, flow);
            for (found, plain) in shear.iter().zip(plain_shear) {
                let size = 1.0 + flow.iter().fold(0.0_f64, |most, u| most.max(u.abs()));
                // Some 200 roundings of terms as large as the acceleration times the stiffness.
                assert!(
                    (found - plain).abs() <= 2e-12 * size,
                    "{round} on {level}: {found} {plain}"
                );
            }
            assert!((bulk - plain_bulk).abs() <= 2e-12 * (1.0 + bulk.abs()), "{bulk} {plain_bulk}");
            // d(E, M)/dt by a symmetric difference of width h: error h^2 and rounding over h.
            let h = 1e-4;
            let at = |sign: f64| {
                let step = sign * h;
                case.conserved(
                    case.energy + step * energy,
                    std::array::from_fn(|i| case.u[i] + step * flow[i]),
                    std::array::from_fn(|c| case.shear[c] + step * shear[c]),
                    case.bulk + step * bulk,
                )
            };
            let (after, before) = (at(1.0), at(-1.0));
            let size: f64 = 1.0 + flow.iter().map(|u| u.abs()).sum::<f64>() + energy.abs();
            for c in 0..4 {
                let rate = (after[c] - before[c]) / (2.0 * h);
                let off = (rate - case.conserved[c]).abs();
                assert!(off <= 1e-6 * size.powi(3), "{round} on {level}: {off:e} of {rate}");
            }
        }
    }
}

struct Recover<'a>(&'a Conserved<f64>);

impl Kernel for Recover<'_> {
    type Output = (f64, [f64; 3], bool, u32);

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Self::Output {
        use larder_kernels::Mask as _;
        let s = |x: f64| S::F64::splat(simd, x);
        let first = |x: S::F64| {
            let mut all = [0.0; 8];
            x.store(&mut all);
            all[0]
        };
        let conserved = Conserved {
            energy: s(self.0.energy),
            momentum: self.0.momentum.map(s),
            shear: self.0.shear.map(s),
            bulk: s(self.0.bulk),
        };
        let eos = Conformal::new(13.9).expect("degrees");
        let found = recover(eos, &conserved, first_guess(&conserved));
        (first(found.energy), found.velocity.map(first), found.failed.any(), found.rounds)
    }
}

#[test]
fn matter_is_recovered_from_what_it_carries() {
    let mut random = Rng::new(4);
    let eos = Conformal::new(13.9).unwrap();
    for speed in [0.1, 0.5, 1.5, 5.0, 30.0] {
        for _ in 0..200 {
            let mut case = case(&mut random, speed);
            // Stresses of matter, not of its image in the box: they grow with gamma^2.
            let gamma = (1.0 + case.u.iter().map(|u| u * u).sum::<f64>()).sqrt();
            case.shear = case.shear.map(|pi| pi * 0.3);
            let [energy, momentum @ ..] =
                case.conserved(case.energy, case.u, case.shear, case.bulk);
            let conserved = Conserved { energy, momentum, shear: case.shear, bulk: case.bulk };
            let check = |energy: f64, v: [f64; 3], how: &str| {
                // E is known to a rounding, and e is what is left of it after (gamma)^2 cancels.
                let allowed = 1e-12 * gamma * gamma;
                let off = (energy / case.energy - 1.0).abs();
                assert!(off <= allowed, "{how} at {speed}: {off:e}");
                for (v, u) in v.into_iter().zip(case.u) {
                    assert!((v - u / gamma).abs() <= 1e-12, "{how} at {speed}: {v} {}", u / gamma);
                }
            };
            let by_newton = recover_guarded(eos, &conserved).expect("there is matter");
            check(by_newton.energy, by_newton.velocity, "guarded");
            let (energy, v, failed, _) = Level::best().run(Recover(&conserved));
            if failed {
                assert!(speed > 1.0, "slow matter is found by whole registers");
            } else {
                check(energy, v, "registers");
            }
        }
    }
}

/// `pi^{0i}` and `pi^{00}`.
fn completed([xx, xy, xz, yy, yz]: [f64; 5], v: [f64; 3]) -> ([f64; 3], f64) {
    let off = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
    let zz = (xx * v[0] * v[0] + yy * v[1] * v[1] + off - xx - yy) / (1.0 - v[2] * v[2]);
    let rows = [[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]];
    (rows.map(|row| row.iter().zip(v).map(|(pi, v)| pi * v).sum()), xx + yy + zz)
}

/// The steps of a search say nothing about what they leave: here it is put into the equations.
#[test]
fn what_is_recovered_leaves_nothing_but_rounding() {
    let mut random = Rng::new(9);
    let (mut most_rounds, mut served) = (0, 0);
    for speed in [0.05, 0.3, 0.8, 1.5] {
        for _ in 0..500 {
            let case = case(&mut random, speed);
            let shear = case.shear.map(|pi| pi * 0.5);
            let [energy, momentum @ ..] = case.conserved(case.energy, case.u, shear, case.bulk);
            let conserved = Conserved { energy, momentum, shear, bulk: case.bulk };
            let (rest, v, failed, rounds) = Level::best().run(Recover(&conserved));
            if failed {
                continue;
            }
            (most_rounds, served) = (most_rounds.max(rounds), served + 1);
            let (mixed, time) = completed(shear, v);
            let total = energy - time;
            let inertia = total + rest / 3.0 + case.bulk;
            for i in 0..3 {
                let left = momentum[i] - mixed[i] - inertia * v[i];
                assert!(left.abs() <= 2e-15 * energy, "{left:e} of {energy} at {v:?}");
            }
            let carried: f64 = (0..3).map(|i| (momentum[i] - mixed[i]) * v[i]).sum();
            let left = total - carried - rest;
            assert!(left.abs() <= 2e-15 * energy, "{left:e} of {energy} at {v:?}");
        }
    }
    assert!(served > 1900, "{served} of 2000 are served by whole registers");
    assert!(most_rounds <= 8, "{most_rounds} rounds");
}

#[test]
fn what_no_matter_has_is_refused() {
    let eos = Conformal::new(13.9).unwrap();
    let rest = Conserved { energy: 1.0, momentum: [0.0; 3], shear: [0.0; 5], bulk: 0.0 };
    for wrong in [
        Conserved { energy: -1.0, ..rest },
        Conserved { energy: 0.0, ..rest },
        Conserved { momentum: [1.0, 0.5, 0.0], ..rest },
        Conserved { energy: f64::NAN, ..rest },
        Conserved { shear: [f64::INFINITY, 0.0, 0.0, 0.0, 0.0], ..rest },
    ] {
        assert_eq!(recover_guarded(eos, &wrong), None, "{wrong:?}");
        assert!(Level::best().run(Recover(&wrong)).2, "{wrong:?}");
    }
    assert!(recover_guarded(eos, &rest).is_some());
}

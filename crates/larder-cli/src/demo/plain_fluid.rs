//! A viscous fluid in a periodic box as one would write it first: every field a vector, every operation on
//! fields a new one, derivatives by the matrix of the trigonometric interpolant. It shares no line with the
//! engine, so the demo's sound wave is held against it as well as against theory.
//!
//! Conformal matter with constant transport: `T^{mu nu} = (e + P + Pi) u u + (P + Pi) g + pi`, and
//! `D pi = -(pi + 2 eta sigma) / tau_pi` projected across the flow, `D Pi = -(Pi + zeta theta) / tau_Pi`. The
//! acceleration in `sigma` and in the projections, of second order in a wave, is taken from the step before.

use std::f64::consts::PI;

/// A number at every point.
type Field = Vec<f64>;

/// Where the six stresses `xx xy xz yy yz zz` stand.
const PLACE: [[usize; 3]; 3] = [[0, 1, 2], [1, 3, 4], [2, 4, 5]];
const PAIRS: [(usize, usize); 6] = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)];
const AXES: [usize; 3] = [0, 1, 2];

/// A cubic box, its matter, and the matrix that differentiates a line.
pub(super) struct PlainFluid {
    pub(super) points: usize,
    pub(super) length: f64,
    pub(super) eta: f64,
    pub(super) zeta: f64,
    pub(super) shear_time: f64,
    pub(super) bulk_time: f64,
}

/// What is carried forward: `E`, `M^i`, `pi^{ij}` and `Pi`.
#[derive(Clone)]
struct State {
    fields: Vec<Field>,
}

/// What follows from a state: `e`, `u^i`.
struct Primitives {
    energy: Field,
    flow: Vec<Field>,
}

impl PlainFluid {
    /// Carries `e`, `u^i` and the stresses from one time to another in so many steps of fourth order; gives
    /// the flow at the end.
    pub(super) fn run(&self, start: &[Field], time: f64, steps: usize) -> Vec<Field> {
        let matrix = self.matrix();
        let h = time / steps as f64;
        let mut state = conserved(start);
        let mut before: Option<Vec<Field>> = None;
        for _ in 0..steps {
            let flow = primitives(&state).flow;
            let acceleration: Vec<Field> = match &before {
                Some(before) => {
                    flow.iter().zip(before).map(|(now, then)| difference(now, then, h)).collect()
                }
                None => flow.iter().map(|u| vec![0.0; u.len()]).collect(),
            };
            let k1 = self.rates(&matrix, &state, &acceleration);
            let k2 = self.rates(&matrix, &moved(&state, &k1, h / 2.0), &acceleration);
            let k3 = self.rates(&matrix, &moved(&state, &k2, h / 2.0), &acceleration);
            let k4 = self.rates(&matrix, &moved(&state, &k3, h), &acceleration);
            for (rates, weight) in [(k1, 1.0), (k2, 2.0), (k3, 2.0), (k4, 1.0)] {
                state = moved(&state, &rates, weight * h / 6.0);
            }
            before = Some(flow);
        }
        primitives(&state).flow
    }

    /// `d[i][j]`: what point `j` of a line gives to the derivative at point `i`. The highest wave has none.
    fn matrix(&self) -> Vec<Field> {
        let n = self.points;
        let entry = |i: usize, j: usize| {
            let waves = (1..n.div_ceil(2)).map(|k| k as f64);
            let angle = 2.0 * PI * (i as f64 - j as f64) / n as f64;
            waves.map(|k| -2.0 * k * (k * angle).sin()).sum::<f64>() * 2.0 * PI
                / (self.length * n as f64)
        };
        (0..n).map(|i| (0..n).map(|j| entry(i, j)).collect()).collect()
    }

    /// The derivative of a field along an axis.
    fn along(&self, matrix: &[Field], axis: usize, field: &Field) -> Field {
        let n = self.points;
        let stride = [n * n, n, 1][axis];
        let mut derivative = vec![0.0; field.len()];
        for (at, slope) in derivative.iter_mut().enumerate() {
            let place = at / stride % n;
            let first = at - place * stride;
            *slope =
                matrix[place].iter().enumerate().map(|(j, d)| d * field[first + j * stride]).sum();
        }
        derivative
    }

    fn rates(&self, matrix: &[Field], state: &State, acceleration: &[Field]) -> State {
        let Primitives { energy, flow } = primitives(state);
        let size = energy.len();
        let slopes = |field: &Field| -> Vec<Field> {
            AXES.iter().map(|axis| self.along(matrix, *axis, field)).collect()
        };
        let flow_slopes: Vec<Vec<Field>> = flow.iter().map(slopes).collect();
        let shear_slopes: Vec<Vec<Field>> = (0..6).map(|c| slopes(&state.fields[4 + c])).collect();
        let bulk_slopes = slopes(&state.fields[10]);
        let mut rates = State { fields: vec![vec![0.0; size]; 11] };
        for i in 0..3 {
            for (rate, slope) in
                rates.fields[0].iter_mut().zip(self.along(matrix, i, &state.fields[1 + i]))
            {
                *rate -= slope;
            }
            for j in 0..3 {
                let tension: Field = (0..size)
                    .map(|at| {
                        let pressure = energy[at] / 3.0 + state.fields[10][at];
                        let isotropic = if i == j { pressure } else { 0.0 };
                        (energy[at] + pressure) * flow[i][at] * flow[j][at]
                            + isotropic
                            + state.fields[4 + PLACE[i][j]][at]
                    })
                    .collect();
                for (rate, slope) in
                    rates.fields[1 + j].iter_mut().zip(self.along(matrix, i, &tension))
                {
                    *rate -= slope;
                }
            }
        }
        for at in 0..size {
            let u = AXES.map(|i| flow[i][at]);
            let du = AXES.map(|i| AXES.map(|k| flow_slopes[i][k][at]));
            let dudt = AXES.map(|i| acceleration[i][at]);
            let shear: [f64; 6] = std::array::from_fn(|c| state.fields[4 + c][at]);
            let bulk = state.fields[10][at];
            let gamma = (1.0 + dot(u, u)).sqrt();
            let along_flow = AXES.map(|i| gamma * dudt[i] + dot(u, du[i]));
            let expansion = dot(u, dudt) / gamma + du[0][0] + du[1][1] + du[2][2];
            // `u_a` has its time part with the other sign: D u_0 = -D u^0.
            let along_flow_time = dot(u, along_flow) / gamma;
            let pull = AXES.map(|i| {
                let row = AXES.map(|j| shear[PLACE[i][j]]);
                dot(row, along_flow) - dot(row, u) / gamma * along_flow_time
            });
            for (c, (i, j)) in PAIRS.into_iter().enumerate() {
                let gradient = du[j][i] + u[i] * along_flow[j] + du[i][j] + u[j] * along_flow[i];
                let across = if i == j { 1.0 } else { 0.0 } + u[i] * u[j];
                let sigma = gradient / 2.0 - across * expansion / 3.0;
                let relaxed = -(shear[c] + 2.0 * self.eta * sigma) / self.shear_time;
                let carried = dot(u, AXES.map(|k| shear_slopes[c][k][at]));
                rates.fields[4 + c][at] =
                    (relaxed + u[i] * pull[j] + u[j] * pull[i] - carried) / gamma;
            }
            let carried = dot(u, AXES.map(|k| bulk_slopes[k][at]));
            rates.fields[10][at] =
                (-(bulk + self.zeta * expansion) / self.bulk_time - carried) / gamma;
        }
        rates
    }
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn difference(now: &Field, then: &Field, h: f64) -> Field {
    now.iter().zip(then).map(|(now, then)| (now - then) / h).collect()
}

fn moved(state: &State, rates: &State, h: f64) -> State {
    let step =
        |(x, rate): (&Field, &Field)| x.iter().zip(rate).map(|(x, rate)| x + h * rate).collect();
    State { fields: state.fields.iter().zip(&rates.fields).map(step).collect() }
}

/// `e u^x u^y u^z pi^xx pi^xy pi^xz pi^yy pi^yz Pi` at every point as what is carried forward.
fn conserved(start: &[Field]) -> State {
    let size = start[0].len();
    let mut fields = vec![vec![0.0; size]; 11];
    for at in 0..size {
        let (energy, bulk) = (start[0][at], start[9][at]);
        let u = AXES.map(|i| start[1 + i][at]);
        let gamma = (1.0 + dot(u, u)).sqrt();
        let v = u.map(|u| u / gamma);
        let [xx, xy, xz, yy, yz]: [f64; 5] = std::array::from_fn(|c| start[4 + c][at]);
        let turned = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
        let zz = (xx * v[0] * v[0] + yy * v[1] * v[1] + turned - xx - yy) / (1.0 - v[2] * v[2]);
        let shear = [xx, xy, xz, yy, yz, zz];
        let weight = energy * 4.0 / 3.0 + bulk;
        fields[0][at] = weight * gamma * gamma - energy / 3.0 - bulk + xx + yy + zz;
        for i in 0..3 {
            let across = dot(AXES.map(|j| shear[PLACE[i][j]]), v);
            fields[1 + i][at] = weight * gamma * u[i] + across;
        }
        for c in 0..6 {
            fields[4 + c][at] = shear[c];
        }
        fields[10][at] = bulk;
    }
    State { fields }
}

/// `e` and `u^i` by repetition: the stresses of the last guess are taken off, what is left is an ideal fluid.
fn primitives(state: &State) -> Primitives {
    let size = state.fields[0].len();
    let mut found = Primitives { energy: vec![0.0; size], flow: vec![vec![0.0; size]; 3] };
    for at in 0..size {
        let shear: [f64; 6] = std::array::from_fn(|c| state.fields[4 + c][at]);
        let bulk = state.fields[10][at];
        let left = state.fields[0][at] - (shear[0] + shear[3] + shear[5]);
        let (mut v, mut energy) = ([0.0; 3], left);
        for _ in 0..100 {
            let momentum =
                AXES.map(|i| state.fields[1 + i][at] - dot(AXES.map(|j| shear[PLACE[i][j]]), v));
            let next_energy = left - dot(momentum, v);
            let next = momentum.map(|m| m / (left + energy / 3.0 + bulk));
            let change = AXES
                .map(|i| (next[i] - v[i]).abs())
                .into_iter()
                .fold((next_energy - energy).abs(), f64::max);
            (v, energy) = (next, next_energy);
            if change <= 1e-15 {
                break;
            }
        }
        let gamma = 1.0 / (1.0 - dot(v, v)).sqrt();
        found.energy[at] = energy;
        for (flow, v) in found.flow.iter_mut().zip(v) {
            flow[at] = gamma * v;
        }
    }
    found
}

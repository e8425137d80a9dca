//! The Riemann problem of an ideal relativistic fluid without a conserved charge.
//!
//! Two states at rest or in motion along one axis meet at `x = 0`. Pressure is a function of energy
//! alone, so each side sends one wave, a rarefaction or a shock, and between them lies one constant
//! state (no contact). Through a rarefaction the rapidity changes by `∫ cs/(e+P) de`; through a shock
//! by `artanh sqrt((P2-P1)(e2-e1)/((e1+P2)(e2+P1)))` (Landau and Lifshitz, section 135). The state in
//! between is where both sides agree on the rapidity; a bisection in `ln e` finds it for any
//! equation of state.

use super::ExactError;

/// A fluid whose pressure is a function of its energy density.
pub trait Barotropic {
    /// Pressure, fm^-4.
    fn pressure(&self, energy: f64) -> f64;
    /// Square of the speed of sound.
    fn cs2(&self, energy: f64) -> f64;
    /// The least energy density for which the two are known, fm^-4.
    fn energy_min(&self) -> f64 {
        1e-300
    }
}

/// One side of a Riemann problem, or the answer at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RiemannState {
    /// Energy density, fm^-4.
    pub energy: f64,
    /// Velocity along the axis.
    pub velocity: f64,
}

/// A Riemann problem, solved.
#[derive(Debug)]
pub struct RiemannProblem<'a, F: Barotropic> {
    fluid: &'a F,
    left: RiemannState,
    right: RiemannState,
    middle: RiemannState,
}

/// Gauss and Legendre's nodes and weights on (0, 1), eight of them.
const GAUSS: [(f64, f64); 8] = [
    (0.019_855_071_751_231_884, 0.050_614_268_145_188_13),
    (0.101_666_761_293_186_63, 0.111_190_517_226_687_24),
    (0.237_233_795_041_835_5, 0.156_853_322_938_943_64),
    (0.408_282_678_752_175_1, 0.181_341_891_689_181),
    (0.591_717_321_247_825, 0.181_341_891_689_181),
    (0.762_766_204_958_164_5, 0.156_853_322_938_943_64),
    (0.898_333_238_706_813_4, 0.111_190_517_226_687_24),
    (0.980_144_928_248_768_1, 0.050_614_268_145_188_13),
];

impl<'a, F: Barotropic> RiemannProblem<'a, F> {
    /// Solves the problem of these two states.
    ///
    /// # Errors
    /// When an energy is not in the fluid's range, a velocity is not below one, or the states fly
    /// apart so fast that the fluid between them leaves the range.
    pub fn new(fluid: &'a F, left: RiemannState, right: RiemannState) -> Result<Self, ExactError> {
        for (side, state) in [("left", left), ("right", right)] {
            let is_usable = state.energy.is_finite()
                && state.energy > fluid.energy_min()
                && state.velocity.abs() < 1.0;
            if !is_usable {
                return Err(ExactError::new(format!(
                    "the {side} state has e = {} fm^-4 and v = {}; want e above {:.3e} and |v| < 1",
                    state.energy,
                    state.velocity,
                    fluid.energy_min()
                )));
            }
        }
        let gap = |log_energy: f64| {
            let energy = log_energy.exp();
            left.velocity.atanh()
                - wave(fluid, left.energy, energy)
                - right.velocity.atanh()
                - wave(fluid, right.energy, energy)
        };
        // The gap falls as the middle grows. Double the range until it holds the crossing.
        let top = left.energy.max(right.energy).ln();
        let floor = fluid.energy_min().ln();
        let (mut low, mut high) = (left.energy.min(right.energy).ln(), top);
        let mut width = 1.0;
        while gap(high) > 0.0 {
            high += width;
            width *= 2.0;
            if high > top + 600.0 {
                return Err(ExactError::new("the two states meet too fast to be resolved"));
            }
        }
        width = 1.0;
        while gap(low) < 0.0 {
            if low <= floor {
                return Err(ExactError::new(format!(
                    "the two states fly apart so fast that e between them falls below {:.3e} fm^-4",
                    fluid.energy_min()
                )));
            }
            low = (low - width).max(floor);
            width *= 2.0;
        }
        let energy = bisect(low, high, gap).exp();
        let velocity = (left.velocity.atanh() - wave(fluid, left.energy, energy)).tanh();
        let middle = RiemannState { energy, velocity };
        Ok(RiemannProblem { fluid, left, right, middle })
    }

    /// The constant state between the waves.
    pub fn middle(&self) -> RiemannState {
        self.middle
    }

    /// The state at `x/t`.
    pub fn at(&self, ray: f64) -> RiemannState {
        // A right-going wave is a left-going one in the mirror.
        let mirror = |state: RiemannState| RiemannState { velocity: -state.velocity, ..state };
        if ray <= self.middle.velocity {
            self.side(self.left, self.middle, ray)
        } else {
            mirror(self.side(mirror(self.right), mirror(self.middle), -ray))
        }
    }

    fn side(&self, outer: RiemannState, middle: RiemannState, ray: f64) -> RiemannState {
        let fluid = self.fluid;
        if middle.energy > outer.energy {
            let front = shock_speed(fluid, outer, middle.energy);
            return if ray < front { outer } else { middle };
        }
        let edge = |state: RiemannState| {
            let cs = fluid.cs2(state.energy).max(0.0).sqrt();
            (state.velocity - cs) / (1.0 - state.velocity * cs)
        };
        if ray <= edge(outer) {
            return outer;
        }
        if ray >= edge(middle) {
            return middle;
        }
        let inside = |log_energy: f64| {
            let energy = log_energy.exp();
            let velocity = (outer.velocity.atanh() - wave(fluid, outer.energy, energy)).tanh();
            RiemannState { energy, velocity }
        };
        // The edge speed falls as the energy grows.
        let log_energy = bisect(middle.energy.ln(), outer.energy.ln(), |log_energy| {
            edge(inside(log_energy)) - ray
        });
        inside(log_energy)
    }
}

/// By how much the rapidity falls through a left-going wave from energy `outer` to `inner`.
fn wave(fluid: &impl Barotropic, outer: f64, inner: f64) -> f64 {
    if inner > outer {
        let (p1, p2) = (fluid.pressure(outer), fluid.pressure(inner));
        let square = (p2 - p1) * (inner - outer) / ((outer + p2) * (inner + p1));
        return square.max(0.0).sqrt().min(1.0 - f64::EPSILON).atanh();
    }
    let (from, until) = (outer.ln(), inner.ln());
    // A panel for each factor of e: eight nodes then leave nothing but round-off.
    let panels = (from - until).ceil().clamp(1.0, 700.0);
    let width = (until - from) / panels;
    let mut sum = 0.0;
    let mut start = from;
    while (start - until) * width.signum() < -0.5 * width.abs() {
        for (node, weight) in GAUSS {
            let energy = (start + node * width).exp();
            let cs = fluid.cs2(energy).max(0.0).sqrt();
            sum += weight * cs * energy / (energy + fluid.pressure(energy));
        }
        start += width;
    }
    sum * width
}

/// Speed of a left-going shock that runs into `outer` and leaves `inner` behind.
fn shock_speed(fluid: &impl Barotropic, outer: RiemannState, inner: f64) -> f64 {
    let (p1, p2) = (fluid.pressure(outer.energy), fluid.pressure(inner));
    let square = (p2 - p1) * (inner + p1) / ((inner - outer.energy) * (outer.energy + p2));
    let front = square.max(0.0).sqrt();
    (outer.velocity - front) / (1.0 - outer.velocity * front)
}

/// Where `falling` crosses zero between `low` and `high`.
fn bisect(mut low: f64, mut high: f64, falling: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if falling(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `P = cs2 (e - bag) - bag`: conformal for a third and no bag.
    struct Stiff {
        cs2: f64,
        bag: f64,
    }

    impl Barotropic for Stiff {
        fn pressure(&self, energy: f64) -> f64 {
            self.cs2 * (energy - self.bag) - self.bag
        }
        fn cs2(&self, _energy: f64) -> f64 {
            self.cs2
        }
        fn energy_min(&self) -> f64 {
            self.bag.max(1e-300)
        }
    }

    const CONFORMAL: Stiff = Stiff { cs2: 1.0 / 3.0, bag: 0.0 };

    fn state(energy: f64, velocity: f64) -> RiemannState {
        RiemannState { energy, velocity }
    }

    #[test]
    fn the_jump_of_a_shock_conserves_energy_and_momentum() {
        let problem = RiemannProblem::new(&CONFORMAL, state(10.0, 0.0), state(1.0, 0.0)).unwrap();
        let middle = problem.middle();
        assert!(middle.energy > 1.0 && middle.energy < 10.0 && middle.velocity > 0.0);
        // The right wave is a shock into a fluid at rest: s [U] = [F].
        let flux = |s: RiemannState| {
            let (e, v, p) = (s.energy, s.velocity, s.energy / 3.0);
            let g2 = 1.0 / (1.0 - v * v);
            [(e + p) * g2 - p, (e + p) * g2 * v, (e + p) * g2 * v * v + p]
        };
        let (a, b) = (flux(middle), flux(state(1.0, 0.0)));
        let speed = (a[1] - b[1]) / (a[0] - b[0]);
        assert!((speed * (a[1] - b[1]) - (a[2] - b[2])).abs() < 1e-12 * a[2]);
        assert!(problem.at(speed * 1.001).energy < 1.0 + 1e-12);
        assert!((problem.at(speed * 0.999).energy - middle.energy).abs() < 1e-12);
    }

    #[test]
    fn a_rarefaction_follows_the_closed_form_of_a_constant_speed_of_sound() {
        let cs = CONFORMAL.cs2.sqrt();
        let problem = RiemannProblem::new(&CONFORMAL, state(10.0, 0.0), state(1.0, 0.0)).unwrap();
        for ray in [-0.55, -0.4, -0.2] {
            let inside = problem.at(ray);
            // v = (ray + cs)/(1 + ray cs); Y + cs/(1+cs^2) ln e is constant.
            let v: f64 = (ray + cs) / (1.0 + ray * cs);
            let e = 10.0 * (-(4.0 / 3.0) / cs * v.atanh()).exp();
            assert!((inside.velocity - v).abs() < 1e-12, "{inside:?}, want v = {v}");
            assert!((inside.energy / e - 1.0).abs() < 1e-12, "{inside:?}, want e = {e}");
        }
        assert!((problem.at(-0.9).energy - 10.0).abs() < 1e-15);
    }

    #[test]
    fn mirrored_states_give_the_mirrored_answer_and_equal_states_give_themselves() {
        let fluid = Stiff { cs2: 0.25, bag: 0.2 };
        let a = RiemannProblem::new(&fluid, state(4.0, 0.3), state(1.5, -0.2)).unwrap();
        let b = RiemannProblem::new(&fluid, state(1.5, 0.2), state(4.0, -0.3)).unwrap();
        for ray in [-0.8, -0.3, 0.0, 0.1, 0.5, 0.9] {
            let (p, q) = (a.at(ray), b.at(-ray));
            assert!((p.energy - q.energy).abs() < 1e-12 && (p.velocity + q.velocity).abs() < 1e-12);
        }
        let same = RiemannProblem::new(&CONFORMAL, state(2.0, 0.4), state(2.0, 0.4)).unwrap();
        assert!((same.middle().energy - 2.0).abs() < 1e-12);
        assert!((same.at(0.1).velocity - 0.4).abs() < 1e-12);
    }

    #[test]
    fn states_outside_the_fluid_are_refused() {
        let fluid = Stiff { cs2: 1.0 / 3.0, bag: 0.5 };
        assert!(RiemannProblem::new(&fluid, state(0.4, 0.0), state(1.0, 0.0)).is_err());
        assert!(RiemannProblem::new(&fluid, state(1.0, 1.0), state(1.0, 0.0)).is_err());
        assert!(RiemannProblem::new(&CONFORMAL, state(f64::NAN, 0.0), state(1.0, 0.0)).is_err());
    }
}

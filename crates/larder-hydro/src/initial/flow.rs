//! Exact flows on a grid: from the keys of a run file to the fields at a time.

use std::f64::consts::TAU;

use super::energy;
use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::exact::{
    Barotropic, Bjorken, Coefficients, ExactError, GubserFlow, LinearFluid, RiemannProblem,
    RiemannState, ShearMode, SoundMode, bjorken,
};
use crate::fields::Fields;
use crate::grid::{AXIS_NAMES, Boundary, Coordinates, Grid};
use crate::physics::{Transport, Viscosity};
use crate::run_file::RunFile;

/// The flows there are.
pub const EXACT: [&str; 5] = ["sound", "shear", "bjorken", "gubser", "riemann"];

/// An exact flow with its parameters.
#[derive(Clone, Debug)]
pub struct Flow {
    kind: Kind,
    eos: EquationOfState,
    transport: Transport,
    /// The time at which it has its initial state.
    from: f64,
}

#[derive(Clone, Debug)]
enum Kind {
    Sound(SoundMode),
    Shear(ShearMode),
    Bjorken(Bjorken),
    Gubser(GubserFlow),
    Riemann { left: RiemannState, right: RiemannState, axis: usize },
}

impl Barotropic for EquationOfState {
    fn pressure(&self, energy: f64) -> f64 {
        self.at(energy).pressure
    }
    fn cs2(&self, energy: f64) -> f64 {
        self.at(energy).slope
    }
    fn energy_min(&self) -> f64 {
        self.range().0
    }
}

/// The coefficients at one energy density, in plain numbers: written apart from the solver's.
fn coefficients(eos: &EquationOfState, transport: &Transport, energy: f64) -> Coefficients {
    let found = eos.at(energy);
    let enthalpy = energy + found.pressure;
    let off = 1.0 / 3.0 - found.slope;
    let (eta, tau_pi, zeta, tau_bulk) = match transport.viscosity() {
        Viscosity::Constant { eta, zeta, tau_pi, tau_bulk } => (eta, tau_pi, zeta, tau_bulk),
        Viscosity::Entropy { eta_over_s, tau_pi_factor, zeta_over_s, bulk_factor } => {
            let entropy = enthalpy / found.temperature;
            let (eta, zeta) = (eta_over_s * entropy, zeta_over_s * entropy);
            let tau_bulk =
                if zeta > 0.0 { zeta / (bulk_factor * off * off * enthalpy) } else { 0.0 };
            (eta, tau_pi_factor * eta / enthalpy, zeta, tau_bulk)
        }
    };
    let tau_pi = if eta > 0.0 { tau_pi } else { 0.0 };
    let tau_bulk = if zeta > 0.0 { tau_bulk } else { 0.0 };
    let terms = transport.second_order();
    Coefficients {
        pressure: found.pressure,
        eta,
        tau_pi,
        zeta,
        tau_bulk,
        delta_pipi: terms.delta_pipi * tau_pi,
        tau_pipi: terms.tau_pipi * tau_pi,
        phi_7: terms.phi_7 / found.pressure,
        lambda_pi_bulk: terms.lambda_shear_bulk * tau_pi,
        delta_bulk: terms.delta_bulk * tau_bulk,
        lambda_bulk_pi: terms.lambda_bulk_shear * off * tau_bulk,
    }
}

/// The fluid at rest, as a small wave sees it.
fn linear_fluid(eos: &EquationOfState, transport: &Transport, energy: f64) -> LinearFluid {
    let c = coefficients(eos, transport, energy);
    LinearFluid {
        energy,
        pressure: c.pressure,
        cs2: eos.at(energy).slope,
        eta: c.eta,
        tau_pi: c.tau_pi,
        zeta: c.zeta,
        tau_bulk: c.tau_bulk,
    }
}

fn exact(run: &RunFile, error: &ExactError) -> HydroError {
    run.initial_error(error)
}

impl Flow {
    /// A flow with the parameters of a run file, which has its initial state at `from`.
    ///
    /// # Errors
    /// When a parameter is missing, or the box, the fluid or the coordinates are not those of the flow.
    pub fn new(
        kind: &str,
        run: &RunFile,
        grid: &Grid,
        eos: &EquationOfState,
        transport: &Transport,
        from: f64,
    ) -> Result<Self, HydroError> {
        let refuse = |what: &str| {
            Err(HydroError::new(
                HydroErrorKind::Configuration,
                format!("{}: the exact {kind} flow {what}", run.name()),
            ))
        };
        let wants = |coordinates: Coordinates| grid.coordinates() == coordinates;
        // A stress that nothing carries forward would be dropped from the run and kept in the flow.
        for (key, viscosity, is_there) in [
            ("initial.phi", "shear", transport.has_shear()),
            ("initial.gubser_stress", "shear", transport.has_shear()),
            ("initial.bulk", "bulk", transport.has_bulk()),
        ] {
            let value = run.number(key);
            if value != 0.0 && !is_there {
                return refuse(&format!(
                    "begins with `{key} = {value}`, in a fluid without {viscosity} viscosity"
                ));
            }
        }
        let kind = match kind {
            "sound" | "shear" => {
                if !wants(Coordinates::Cartesian) || grid.boundary() != Boundary::Periodic {
                    return refuse("lives on a periodic box in Cartesian coordinates");
                }
                let waves = run.wholes("initial.wave");
                if (0..3).any(|axis| waves[axis] != 0 && !grid.is_active(axis)) {
                    return refuse(&format!(
                        "has waves {waves:?} along an axis of one cell, of shape {:?}",
                        grid.shape()
                    ));
                }
                refuse_uncarried(run, grid, kind, waves)?;
                let wave = [0, 1, 2].map(|a| TAU * waves[a] as f64 / grid.length()[a]);
                let background = energy(run, eos, &format!("the {kind} flow"))?;
                let (low, high) = eos.range();
                if !(low..=high).contains(&background) {
                    return refuse(&format!(
                        "needs an energy density that the equation of state serves, not {background}"
                    ));
                }
                let fluid = linear_fluid(eos, transport, background);
                let amplitude = run.number("initial.amplitude");
                if kind == "sound" {
                    Kind::Sound(SoundMode::new(fluid, wave, amplitude).map_err(|e| exact(run, &e))?)
                } else {
                    let across = run.numbers("initial.polarization");
                    Kind::Shear(
                        ShearMode::new(fluid, wave, across, amplitude)
                            .map_err(|e| exact(run, &e))?,
                    )
                }
            }
            "bjorken" => {
                if !wants(Coordinates::Milne) {
                    return refuse("lives in Milne coordinates");
                }
                Kind::Bjorken(Bjorken {
                    energy: energy(run, eos, "Bjorken flow")?,
                    phi: run.number("initial.phi"),
                    bulk: run.number("initial.bulk"),
                })
            }
            "gubser" => {
                if !wants(Coordinates::Milne) || grid.is_active(2) {
                    return refuse("lives in Milne coordinates with one cell along eta");
                }
                Kind::Gubser(gubser(run, eos, transport)?)
            }
            "riemann" => {
                if !wants(Coordinates::Cartesian) {
                    return refuse("lives in Cartesian coordinates");
                }
                if transport.has_shear() || transport.has_bulk() {
                    return refuse("is that of an ideal fluid; this one has viscosity");
                }
                let axis = AXIS_NAMES
                    .iter()
                    .position(|axis| Some(*axis) == run.word("initial.axis"))
                    .unwrap_or(0);
                if !grid.is_active(axis) {
                    return refuse("jumps along an axis of one cell");
                }
                let side = |energy: &str, velocity: &str| {
                    Ok::<_, HydroError>(RiemannState {
                        energy: run.number_for(energy, "the Riemann problem")?,
                        velocity: run.number(velocity),
                    })
                };
                let left = side("initial.left", "initial.velocity_left")?;
                let right = side("initial.right", "initial.velocity_right")?;
                // Solved once here, so that states without a solution are refused at the start.
                RiemannProblem::new(eos, left, right).map_err(|e| exact(run, &e))?;
                Kind::Riemann { left, right, axis }
            }
            other => {
                return Err(HydroError::configuration(format!(
                    "there is no exact flow `{other}`; there are {}",
                    EXACT.join(", ")
                )));
            }
        };
        Ok(Flow { kind, eos: eos.clone(), transport: *transport, from })
    }

    /// The fields at a time.
    ///
    /// # Errors
    /// When the flow has no state at that time.
    pub fn fields(&self, grid: &Grid, time: f64) -> Result<Fields, HydroError> {
        let failed = |error: ExactError| HydroError::configuration(error.to_string());
        let mut fields = Fields { time: Some(time), ..Fields::default() };
        let fields_of = &mut fields.values;
        let mut put = |values: [f64; 10]| {
            for (field, value) in fields_of.iter_mut().zip(values) {
                field.push(value);
            }
        };
        let cells = (0..grid.points()).map(|index| grid.position(grid.cell(index)));
        let since = time - self.from;
        match &self.kind {
            Kind::Sound(mode) => cells.for_each(|place| put(linear(&mode.at(place, since)))),
            Kind::Shear(mode) => cells.for_each(|place| put(linear(&mode.at(place, since)))),
            Kind::Bjorken(start) => {
                let fluid = |energy| coefficients(&self.eos, &self.transport, energy);
                let flow = bjorken(*start, self.from, time, fluid).map_err(failed)?;
                let half = 0.5 * flow.phi;
                let cell = [flow.energy, 0.0, 0.0, 0.0, half, 0.0, 0.0, half, 0.0, flow.bulk];
                cells.for_each(|_| put(cell));
            }
            Kind::Gubser(flow) => {
                let [x, y, _] = grid.length();
                // Beyond the corner by a cell, since cell centres may stand on the edge.
                let slice = flow.at(time, 0.51 * x.hypot(y) + 0.01).map_err(failed)?;
                for [x, y, _] in cells {
                    let p = slice.point(x, y);
                    let [ux, uy] = p.velocity;
                    let [xx, xy, yy] = p.stress;
                    put([p.energy, ux, uy, 0.0, xx, xy, 0.0, yy, 0.0, 0.0]);
                }
            }
            Kind::Riemann { left, right, axis } => {
                let problem = RiemannProblem::new(&self.eos, *left, *right).map_err(failed)?;
                for place in cells {
                    let x = place[*axis];
                    let state = if since > 0.0 {
                        problem.at(x / since)
                    } else if x < 0.0 {
                        *left
                    } else {
                        *right
                    };
                    let mut cell = [0.0; 10];
                    cell[0] = state.energy;
                    cell[1 + axis] =
                        state.velocity / (1.0 - state.velocity * state.velocity).sqrt();
                    put(cell);
                }
            }
        }
        if !self.transport.has_shear() {
            fields.values[4..9].iter_mut().for_each(Vec::clear);
        }
        if !self.transport.has_bulk() {
            fields.values[9].clear();
        }
        Ok(fields)
    }

    /// What is worth saying of the flow: frequencies and dampings of a mode.
    pub fn remark(&self) -> Option<String> {
        match &self.kind {
            Kind::Sound(mode) => Some(format!(
                "sound: omega = {:.10} fm^-1, gamma = {:.10} fm^-1",
                mode.frequency(),
                mode.damping()
            )),
            Kind::Shear(mode) => {
                let rate = mode.rate();
                Some(format!("shear: lambda = {:.10} + {:.10} i fm^-1", rate.re, rate.im))
            }
            _ => None,
        }
    }
}

/// Least of a wave that a filter may leave at the end of a step; less, and the filter is what the run shows.
const FILTER_LEAVES: f64 = 0.999;

/// Refuses waves that the grid samples as longer ones, and those that a filter takes away.
fn refuse_uncarried(
    run: &RunFile,
    grid: &Grid,
    kind: &str,
    waves: [i64; 3],
) -> Result<(), HydroError> {
    let modes = run.scheme()?.modes().checked()?;
    for (axis, wave) in waves.into_iter().enumerate() {
        let cells = grid.shape()[axis];
        let count = usize::try_from(wave.unsigned_abs()).unwrap_or(usize::MAX);
        let name = AXIS_NAMES[axis];
        let most = (cells - 1) / 2;
        if count > most {
            return Err(run
                .initial_error(format_args!(
                    "`initial.wave` is {waves:?}: the {kind} wave has {count} waves along {name}, where \
                     {cells} cells carry {most} at most; a shorter one would be sampled as a longer one"
                ))
                .with_hint(format!("want {} cells along {name} or more", count.saturating_mul(2) + 1)));
        }
        let left = modes.share(count, cells);
        if left < FILTER_LEAVES {
            let kept = (0..=most).rev().find(|&k| modes.share(k, cells) >= FILTER_LEAVES);
            return Err(run.initial_error(format_args!(
                "`initial.wave` is {waves:?}: of {count} waves along {name} on {cells} cells the filter \
                 \"{}\" leaves {left:.3} at the end of each step; up to {} waves it leaves alone",
                modes.name(),
                kept.unwrap_or(0)
            )));
        }
    }
    Ok(())
}

fn linear(point: &crate::exact::LinearPoint) -> [f64; 10] {
    let [vx, vy, vz] = point.velocity;
    // The mode's velocity is taken for v: u = gamma v differs in third order.
    let gamma = 1.0 / (1.0 - vx * vx - vy * vy - vz * vz).sqrt();
    let [xx, xy, xz, yy, yz, _] = point.stress;
    [point.energy, gamma * vx, gamma * vy, gamma * vz, xx, xy, xz, yy, yz, point.bulk]
}

fn gubser(
    run: &RunFile,
    eos: &EquationOfState,
    transport: &Transport,
) -> Result<GubserFlow, HydroError> {
    let refuse = |what: &str| Err(run.initial_error(format_args!("Gubser flow {what}")));
    let EquationOfState::Conformal(conformal) = eos else {
        return refuse("is that of a conformal fluid: `fluid.eos = \"conformal\"`");
    };
    let terms = transport.second_order();
    let Viscosity::Entropy { eta_over_s, tau_pi_factor, .. } = transport.viscosity() else {
        return refuse("has viscosity in proportion to the entropy density");
    };
    if conformal.bag() > 0.0 || transport.has_bulk() {
        return refuse("has no bag and no bulk viscosity");
    }
    let is_conformal = (terms.delta_pipi - 4.0 / 3.0).abs() < 1e-12 && terms.phi_7 == 0.0;
    if eta_over_s > 0.0 && !is_conformal {
        return refuse(&format!(
            "has delta_pipi = 4/3 and no phi_7; this run has delta_pipi = {} and phi_7 = {}",
            terms.delta_pipi, terms.phi_7
        ));
    }
    Ok(GubserFlow {
        q: run.number("initial.q"),
        temperature: run.number("initial.gubser_temperature"),
        stress: run.number("initial.gubser_stress"),
        eta_over_s,
        tau_pi_factor,
        tau_pipi: terms.tau_pipi,
        degrees: conformal.degrees(),
    })
}

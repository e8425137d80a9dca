//! The jobs of the fluid engine: two flows that theory knows.

use std::path::Path;
use std::sync::OnceLock;

use larder_hydro::exact::GUBSER_RUN;
use larder_hydro::fields::Fields;
use larder_hydro::initial::{Flow, start};
use larder_hydro::simulation::{RunOptions, solver_options};
use larder_hydro::{HydroError, Primitive, RunFile, Solver, SolverOptions, Stores, Unwatched};
use larder_kernels::Level;
use larder_memory::{MemoryConfig, MemoryMetrics};

use super::job::{Answer, Input, Job, Way};
use super::plain_fluid::PlainFluid;
use crate::exit::Failure;
use crate::simulate::trouble::failure;

pub(super) fn jobs() -> Vec<Job> {
    vec![
        Job {
            engine: "hydro",
            name: "sound",
            about: "a damped sound wave on 12^3 points, 40 steps, held against its dispersion relation",
            plain_way: "a vector for every field and every operation, derivatives by a matrix",
            larder_way: "one solver by Fourier transforms, its blocks and plans used again",
            steady_state: "one run, set to its start and carried to its end",
            // Of second order in the amplitude, 1e-4, is what linear theory leaves out.
            input: || Box::new(Known::sound(3e-4)),
        },
        Job {
            engine: "hydro",
            name: "gubser",
            about: "viscous Gubser flow on 51 x 51 cells, 25 steps, held against its exact solution",
            plain_way: "a solver for each run, its blocks from the system",
            larder_way: "one solver, its blocks used again",
            steady_state: "one run, set to its start and carried to its end",
            // Second order in the spacing: 1.5e-4 on 201 cells is sixteen times as much here.
            input: || Box::new(Known::new(GUBSER_RUN, "gubser", Primitive::Temperature, 5e-3)),
        },
    ]
}

/// `until` by `dt` of the run below.
const SOUND_STEPS: usize = 40;

const SOUND: &str = "
[grid]
shape = [12, 12, 12]
length = [6.283185307179586, 6.283185307179586, 6.283185307179586]
[fluid]
transport = \"constant\"
eta = 0.1
zeta = 0.05
tau_pi = 0.5
tau_Pi = 0.3
[scheme]
dt = 0.05
[run]
until = 2.0
[initial]
kind = \"sound\"
energy = 1.0
wave = [1, 1, 0]
";

/// A run whose end is known.
struct Known {
    options: SolverOptions,
    fields: Fields,
    from: f64,
    until: f64,
    /// The field that is compared, with its exact values at the end.
    field: Primitive,
    exact: Vec<f64>,
    bound: f64,
    /// The plain way, where it is a program of its own.
    plain: Option<PlainFluid>,
    stores: OnceLock<Result<Stores, HydroError>>,
}

impl Known {
    fn sound(bound: f64) -> Self {
        let mut known = Self::new(SOUND, "sound", Primitive::VelocityX, bound);
        known.plain = Some(PlainFluid {
            points: 12,
            length: 2.0 * std::f64::consts::PI,
            eta: 0.1,
            zeta: 0.05,
            shear_time: 0.5,
            bulk_time: 0.3,
        });
        known
    }

    fn new(text: &str, kind: &str, field: Primitive, bound: f64) -> Self {
        Self::read(text, kind, field, bound).expect("the demo's run file describes an exact flow")
    }

    fn read(text: &str, kind: &str, field: Primitive, bound: f64) -> Result<Self, HydroError> {
        let run = RunFile::parse(text, Path::new(""), "the demo")?;
        let how = RunOptions { out: None, workers: 1, level: Level::best(), force: false };
        let options = solver_options(&run, &how)?;
        let SolverOptions { grid, eos, transport, .. } = &options;
        let begin = start(&run, grid, eos, transport)?;
        let flow = Flow::new(kind, &run, grid, eos, transport, begin.from)?;
        let end = flow.fields(grid, begin.until)?;
        let exact = match field {
            Primitive::Temperature => {
                end.values[0].iter().map(|energy| eos.at(*energy).temperature).collect()
            }
            other => end.values[other as usize].clone(),
        };
        let (from, until) = (begin.from, begin.until);
        Ok(Known {
            options,
            fields: begin.fields,
            from,
            until,
            field,
            exact,
            bound,
            plain: None,
            stores: OnceLock::new(),
        })
    }

    /// Carries a run out and returns the relative L1 of its end.
    fn carry_out(&self, solver: &mut Solver<'_>) -> Result<f64, HydroError> {
        solver.start(&self.fields, self.from)?;
        while solver.time() < self.until {
            solver.step(self.until, &mut Unwatched)?;
        }
        let mut primitives = solver.loan(Primitive::COUNT)?;
        solver.primitives(&mut primitives)?;
        Ok(self.off(primitives.field(self.field as usize)))
    }

    /// The relative L1 of the field that is compared.
    fn off(&self, got: &[f64]) -> f64 {
        let gap: f64 = got.iter().zip(&self.exact).map(|(a, b)| (a - b).abs()).sum();
        gap / self.exact.iter().map(|b| b.abs()).sum::<f64>()
    }
}

struct Plain<'a>(&'a Known);

impl Way for Plain<'_> {
    fn round(&mut self) -> Answer {
        if let Some(fluid) = &self.0.plain {
            let flow = fluid.run(&self.0.fields.values, self.0.until - self.0.from, SOUND_STEPS);
            return Ok(self.0.off(&flow[0]));
        }
        let stores = Stores::with_memory(&MemoryConfig::all_off()).map_err(failure)?;
        let mut solver = Solver::new(self.0.options.clone(), &stores).map_err(failure)?;
        self.0.carry_out(&mut solver).map_err(failure)
    }
}

struct Larder<'a> {
    known: &'a Known,
    solver: Solver<'a>,
}

impl Way for Larder<'_> {
    fn round(&mut self) -> Answer {
        self.known.carry_out(&mut self.solver).map_err(failure)
    }

    fn add_to(&self, _metrics: &mut MemoryMetrics) {}
}

impl Input for Known {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(Plain(self))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        let stores = self.stores.get_or_init(|| Stores::with_memory(config));
        let stores = stores.as_ref().map_err(|error| failure(error.clone()))?;
        let solver = Solver::new(self.options.clone(), stores).map_err(failure)?;
        Ok(Box::new(Larder { known: self, solver }))
    }

    /// Theory is met, by both ways with the same error: to the bit where both are the engine; else the plain way
    /// takes the acceleration, of second order, a step late, which is a twentieth of a radian.
    fn compare(&self, larder: f64, plain: f64) -> Option<String> {
        let apart = if self.plain.is_some() { self.bound / 20.0 } else { 0.0 };
        if (larder - plain).abs() > apart {
            return Some(format!("an error of {larder:e} instead of {plain:e}"));
        }
        (larder > self.bound || larder.is_nan())
            .then(|| format!("off theory by {larder:.2e}, want {:.0e} at the most", self.bound))
    }
}

//! Initial states, and the exact flows that some of them begin.

mod flow;
mod random;
mod shapes;
mod stated;

use crate::eos::EquationOfState;
use crate::error::HydroError;
use crate::fields::Fields;
use crate::grid::Grid;
use crate::io::npz;
use crate::physics::Transport;
use crate::run_file::RunFile;

pub use flow::{EXACT, Flow};

/// What a run starts from.
#[derive(Clone, Debug)]
pub struct Start {
    /// The fields.
    pub fields: Fields,
    /// Start of the run, fm.
    pub from: f64,
    /// Its end.
    pub until: f64,
    /// What is worth a word: fields of a file that do not follow from the others.
    pub remarks: Vec<String>,
}

/// Keys of `[initial]` that each kind reads.
const READ: [(&str, &[&str]); 9] = [
    ("uniform", &["energy", "temperature", "velocity"]),
    ("sound", &["energy", "temperature", "amplitude", "wave"]),
    ("shear", &["energy", "temperature", "amplitude", "wave", "polarization"]),
    ("bjorken", &["energy", "temperature", "phi", "bulk"]),
    ("gubser", &["q", "gubser_temperature", "gubser_stress"]),
    ("riemann", &["left", "right", "velocity_left", "velocity_right", "axis"]),
    ("gaussian", &["energy", "temperature", "background", "width", "velocity"]),
    ("smooth", &["energy", "temperature", "amplitude"]),
    ("glauber", &["energy", "temperature", "background", "width", "sources", "radius", "seed"]),
];

/// A temperature, turned into an energy density and back: rounding, and a table's own steps.
const SAME_TEMPERATURE: f64 = 1e-6;

/// Energy density of the background or the peak: `initial.energy`, or `initial.temperature`.
fn energy(run: &RunFile, eos: &EquationOfState, who: &str) -> Result<f64, HydroError> {
    let energy = run.number_if_any("initial.energy");
    let temperature = run.number_if_any("initial.temperature");
    match (energy, temperature) {
        (Some(_), Some(_)) => Err(run.initial_error(
            "`initial.energy` and `initial.temperature` are both given; want one of them",
        )),
        (Some(energy), None) => Ok(energy),
        (None, Some(temperature)) if temperature > 0.0 => {
            let energy = eos.energy_at(temperature);
            // Beyond its ends an equation of state answers with the end.
            let found = eos.at(energy).temperature;
            if (found / temperature - 1.0).abs() > SAME_TEMPERATURE {
                let ends = [eos.range().0, eos.range().1].map(|end| eos.at(end).temperature);
                return Err(run.initial_error(format_args!(
                    "`initial.temperature` is {temperature} fm^-1; the equation of state serves {:.6} to {:.6} fm^-1",
                    ends[0], ends[1]
                )));
            }
            Ok(energy)
        }
        (None, Some(temperature)) => Err(run.initial_error(format_args!(
            "`initial.temperature` is {temperature} fm^-1, want a positive number"
        ))),
        (None, None) => Err(run.initial_error(format_args!(
            "`initial.energy` (fm^-4) or `initial.temperature` is missing; {who} needs one"
        ))),
    }
}

/// The initial state of a run file.
///
/// # Errors
/// When neither or both of a file and a kind are given, a key of another kind is, a file cannot be used,
/// or a formula has no such state.
pub fn start(
    run: &RunFile,
    grid: &Grid,
    eos: &EquationOfState,
    transport: &Transport,
) -> Result<Start, HydroError> {
    let kind = run.word("initial.kind");
    match (run.path("initial.npz"), kind) {
        (Some(_), Some(kind)) => Err(run.initial_error(format_args!(
            "`initial.npz` and `initial.kind = \"{kind}\"` are both given; want one of them"
        ))),
        (None, None) => Err(
            run.initial_error("the run has no initial state; want `initial.npz` or `initial.kind`")
        ),
        (Some(path), None) => {
            let stated = npz::read_stated(&path, grid.shape())?;
            let (from, until) = run.times(stated.fields.time)?;
            let remarks = stated::remarks(&path, &stated, grid, eos, from);
            Ok(Start { fields: stated.fields, from, until, remarks })
        }
        (None, Some(kind)) => {
            refuse_idle_keys(run, kind)?;
            let (from, until) = run.times(None)?;
            let fields = if EXACT.contains(&kind) {
                Flow::new(kind, run, grid, eos, transport, from)?.fields(grid, from)?
            } else {
                shapes::fields(kind, run, grid, eos)?
            };
            let remarks = Vec::from_iter(shapes::remark(kind, run, grid));
            Ok(Start { fields, from, until, remarks })
        }
    }
}

/// Whether a kind makes another state of another seed.
pub(crate) fn reads_seed(kind: &str) -> bool {
    READ.iter().any(|(name, keys)| *name == kind && keys.contains(&"seed"))
}

/// A key that the kind does not read would do nothing.
fn refuse_idle_keys(run: &RunFile, kind: &str) -> Result<(), HydroError> {
    let read = READ.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, keys)| keys);
    for key in crate::run_file::KEYS.iter().filter_map(|key| key.name.strip_prefix("initial.")) {
        let is_idle = !["npz", "kind"].contains(&key) && !read.contains(&key);
        if is_idle && run.is_given(&format!("initial.{key}")) {
            return Err(run.initial_error(format_args!(
                "`initial.{key}` does nothing with `initial.kind = \"{kind}\"`, which reads {}",
                read.join(", ")
            )));
        }
    }
    Ok(())
}

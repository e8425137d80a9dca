//! Initial states by formula that no exact flow follows from.
#![expect(clippy::needless_range_loop, reason = "one index for several arrays of an axis each")]

use std::f64::consts::TAU;

use super::energy;
use super::random::Random;
use crate::eos::EquationOfState;
use crate::error::HydroError;
use crate::fields::Fields;
use crate::grid::{AXIS_NAMES, Grid};
use crate::run_file::RunFile;

/// Least standard deviation of a bump, in cells: below it what a grid has of a bump depends on where the
/// bump stands between its cells.
const WIDTH_MIN: f64 = 0.5;

/// Most sources of one event.
const SOURCES_MAX: u64 = 100_000;

/// The fields of a kind that is no exact flow.
pub(super) fn fields(
    kind: &str,
    run: &RunFile,
    grid: &Grid,
    eos: &EquationOfState,
) -> Result<Fields, HydroError> {
    let energy = energy(run, eos, &format!("`initial.kind = \"{kind}\"`"))?;
    if energy <= 0.0 {
        return Err(run.initial_error(format_args!(
            "`initial.energy` is {energy} fm^-4, want a positive number"
        )));
    }
    match kind {
        "uniform" => Ok(uniform(grid, energy, run.numbers("initial.velocity"))),
        "gaussian" => gaussian(run, grid, energy),
        "smooth" => smooth(run, grid, energy),
        "glauber" => glauber(run, grid, energy),
        other => Err(run.initial_error(format_args!("`initial.kind` is \"{other}\""))),
    }
}

/// What is worth a word about a kind on a grid: sources that are strewn beyond the box.
pub(super) fn remark(kind: &str, run: &RunFile, grid: &Grid) -> Option<String> {
    let radius = Some(run.number("initial.radius")).filter(|_| kind == "glauber")?;
    let axis = (0..2).find(|&axis| grid.is_active(axis) && radius > 0.5 * grid.length()[axis])?;
    Some(format!(
        "sources are strewn up to {radius} fm from the middle, and the box ends at {} fm along {}: what lies \
         beyond is cut off (`initial.radius`)",
        0.5 * grid.length()[axis],
        AXIS_NAMES[axis]
    ))
}

fn uniform(grid: &Grid, energy: f64, flow: [f64; 3]) -> Fields {
    let mut fields = Fields::default();
    fields.values[0] = vec![energy; grid.points()];
    for (axis, u) in flow.into_iter().enumerate() {
        fields.values[1 + axis] = vec![u; grid.points()];
    }
    fields
}

fn widths(run: &RunFile, grid: &Grid) -> Result<[f64; 3], HydroError> {
    let widths = run.numbers("initial.width");
    for axis in (0..3).filter(|&axis| grid.is_active(axis)) {
        if widths[axis] <= 0.0 {
            return Err(run.initial_error(format_args!(
                "`initial.width` is {widths:?}, want positive numbers"
            )));
        }
        let spacing = grid.spacing()[axis];
        if widths[axis] < WIDTH_MIN * spacing {
            return Err(run
                .initial_error(format_args!(
                    "`initial.width` is {widths:?}: along {} the cells stand {spacing} apart, and a bump of {} \
                     falls between them",
                    AXIS_NAMES[axis], widths[axis]
                ))
                .with_hint(format!(
                    "want {} or more there, or more cells; a resolved bump is wider than a cell",
                    WIDTH_MIN * spacing
                )));
        }
    }
    Ok(widths)
}

fn background(run: &RunFile, peak: f64) -> Result<f64, HydroError> {
    let background = run.number_if_any("initial.background").unwrap_or(1e-3 * peak);
    if background > 0.0 {
        return Ok(background);
    }
    Err(run.initial_error(format_args!(
        "`initial.background` is {background} fm^-4, want a positive number: there is no fluid in a vacuum"
    )))
}

/// The square of the distance in widths, axes without cells left out.
fn distance(grid: &Grid, place: [f64; 3], centre: [f64; 3], widths: [f64; 3]) -> f64 {
    (0..3)
        .filter(|&axis| grid.is_active(axis))
        .map(|axis| ((place[axis] - centre[axis]) / widths[axis]).powi(2))
        .sum()
}

fn gaussian(run: &RunFile, grid: &Grid, peak: f64) -> Result<Fields, HydroError> {
    let (widths, background) = (widths(run, grid)?, background(run, peak)?);
    let mut fields = uniform(grid, peak, run.numbers("initial.velocity"));
    for (index, energy) in fields.values[0].iter_mut().enumerate() {
        let place = grid.position(grid.cell(index));
        *energy = background + peak * (-0.5 * distance(grid, place, [0.0; 3], widths)).exp();
    }
    Ok(fields)
}

/// Every field excited, every axis different: what a scheme gets wrong shows.
fn smooth(run: &RunFile, grid: &Grid, energy: f64) -> Result<Fields, HydroError> {
    let a = run.number("initial.amplitude");
    if !(0.0..=0.5).contains(&a) {
        return Err(run.initial_error(format_args!(
            "`initial.amplitude` is {a}, want 0 to 0.5: above it the flow reaches the speed of light"
        )));
    }
    let mut fields = uniform(grid, energy, [0.0; 3]);
    let length = grid.length();
    for index in 0..grid.points() {
        let place = grid.position(grid.cell(index));
        let [x, y, z] = [0, 1, 2].map(|axis| TAU * place[axis] / length[axis]);
        let wave = 1.0 + a * x.sin() * y.cos() + 0.5 * a * (y + z).cos();
        let v = [a * y.sin() * z.cos(), -0.7 * a * x.sin() * z.cos(), 0.5 * a * (x + y).sin()];
        let gamma = 1.0 / (1.0 - v.iter().map(|v| v * v).sum::<f64>()).sqrt();
        fields.values[0][index] = energy * wave;
        for axis in 0..3 {
            fields.values[1 + axis][index] = gamma * v[axis];
        }
    }
    Ok(fields)
}

/// Sources of one size, strewn over a disc with the density of its projection of a sphere.
fn glauber(run: &RunFile, grid: &Grid, peak: f64) -> Result<Fields, HydroError> {
    let (widths, background) = (widths(run, grid)?, background(run, peak)?);
    let (sources, radius) = (run.count("initial.sources"), run.number("initial.radius"));
    if sources == 0 || sources > SOURCES_MAX || radius < 0.0 {
        return Err(run.initial_error(format_args!(
            "`initial.sources` is {sources} and `initial.radius` {radius} fm, want 1 to {SOURCES_MAX} and 0 or more"
        )));
    }
    let mut random = Random::new(run.seed());
    let places: Vec<[f64; 3]> = (0..sources)
        .map(|_| {
            // A point of a sphere; its third coordinate is dropped: nuclei are flat on impact.
            loop {
                let point = [0, 1, 2].map(|_| 2.0 * random.unit() - 1.0);
                if point.iter().map(|c| c * c).sum::<f64>() <= 1.0 {
                    break [radius * point[0], radius * point[1], 0.0];
                }
            }
        })
        .collect();
    let mut fields = uniform(grid, background, [0.0; 3]);
    for (index, energy) in fields.values[0].iter_mut().enumerate() {
        let place = grid.position(grid.cell(index));
        let sum: f64 =
            places.iter().map(|centre| (-0.5 * distance(grid, place, *centre, widths)).exp()).sum();
        *energy += peak * sum;
    }
    Ok(fields)
}

//! `larder simulate --plot`: pictures of a run.

use std::path::Path;

use larder_hydro::fields::WRITTEN;
use larder_hydro::plot::{Line, LinePlot, MapPlot, Stroke};
use larder_hydro::spectrum::power_along;
use larder_hydro::{AXIS_NAMES, Coordinates, Grid, RunFolder, Stored};

use super::trouble::failure;
use crate::arguments::SimulateOptions;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::talk::Talk;

/// Most states in one profile: more lines are not told apart.
const LINES_MAX: usize = 6;

pub(super) fn run(path: &Path, options: &SimulateOptions, talk: &Talk) -> Result<Exit, Failure> {
    let (Some(field), Some(out)) = (options.field.as_deref(), options.out.as_deref()) else {
        return Err(Failure::new(Exit::Usage, anyhow::anyhow!("--plot needs --field and --out")));
    };
    if out.extension().is_some_and(|extension| !extension.eq_ignore_ascii_case("svg")) {
        return Err(Failure::new(
            Exit::Usage,
            anyhow::anyhow!(
                "--out {}: pictures are SVG, want a name that ends in .svg",
                out.display()
            ),
        ));
    }
    let folder = RunFolder::open(path).map_err(failure)?;
    if options.spectrum {
        spectrum(&folder, field, out)?;
    } else if options.profile.is_some() || options.exact.is_some() || folder.grid().dimensions() < 2
    {
        profile(&folder, field, options.profile.as_deref(), options.exact.as_deref(), out)?;
    } else {
        slice(&folder, field, options.slice.as_deref(), out)?;
    }
    talk.say(&format!("picture written to {}", out.display()));
    Ok(Exit::Done)
}

fn index_of(field: &str) -> usize {
    WRITTEN.iter().position(|name| *name == field).unwrap_or_default()
}

/// The symbol of a field with its unit.
fn label(field: &str, is_milne: bool) -> String {
    let (z, fm) = if is_milne { ("η", "fm⁻⁵") } else { ("z", "fm⁻⁴") };
    let upper = |axes: &str| -> String {
        axes.chars()
            .map(|c| match c {
                'x' => "ˣ".to_owned(),
                'y' => "ʸ".to_owned(),
                _ if is_milne => "\u{1d5e}".replace('\u{1d5e}', "ᵑ"),
                _ => "ᶻ".to_owned(),
            })
            .collect()
    };
    match field {
        "e" => "e [fm⁻⁴]".into(),
        "T" => "T [fm⁻¹]".into(),
        "Pi" => "Π [fm⁻⁴]".into(),
        "uz" if is_milne => format!("u{} [fm⁻¹]", upper(z)),
        "pizz" if is_milne => format!("π{} [fm⁻⁶]", upper("zz")),
        _ => match (field.strip_prefix("pi"), field.strip_prefix('u')) {
            (Some(axes), _) => {
                let unit = if axes.contains('z') { fm } else { "fm⁻⁴" };
                format!("π{} [{unit}]", upper(axes))
            }
            (_, Some(axis)) => format!("u{}", upper(axis)),
            _ => field.to_owned(),
        },
    }
}

fn axis_label(axis: usize, is_milne: bool) -> String {
    match (axis, is_milne) {
        (2, true) => "η".into(),
        _ => format!("{} [fm]", AXIS_NAMES[axis]),
    }
}

fn is_milne(folder: &RunFolder) -> bool {
    folder.grid().coordinates() == Coordinates::Milne
}

fn at_time(time: f64, is_milne: bool) -> String {
    format!("{} = {} fm", if is_milne { "τ" } else { "t" }, short(time))
}

/// As many digits as tell it: 0.5, not 0.50000000001, and 0 for what is left of a rounding.
fn short(value: f64) -> f64 {
    (value * 1e6).round() / 1e6 + 0.0
}

/// The cell nearest to a place along an axis.
fn cell_at(folder: &RunFolder, axis: usize, place: f64) -> usize {
    let grid = folder.grid();
    (0..grid.shape()[axis])
        .min_by(|a, b| {
            let gap = |cell: usize| (grid.coordinate(axis, cell) - place).abs();
            gap(*a).total_cmp(&gap(*b))
        })
        .unwrap_or(0)
}

fn slice(folder: &RunFolder, field: &str, slice: Option<&str>, out: &Path) -> Result<(), Failure> {
    let grid = folder.grid();
    let (axis, place) = match slice {
        Some(text) => parse_slice(text)?,
        // Along which nothing varies, else the last.
        None => ((0..3).rev().find(|&axis| !grid.is_active(axis)).unwrap_or(2), 0.0),
    };
    let [a, b] = match axis {
        0 => [1, 2],
        1 => [0, 2],
        _ => [0, 1],
    };
    let [low, high] = extent(grid, axis);
    if slice.is_some() && grid.is_active(axis) && !(low..=high).contains(&place) {
        return Err(Failure::new(
            Exit::Usage,
            anyhow::anyhow!(
                "--slice {}: the box reaches from {} to {}",
                slice.unwrap_or_default(),
                short(low),
                short(high)
            ),
        ));
    }
    let state = folder.state(folder.count() - 1).map_err(failure)?;
    let fixed = cell_at(folder, axis, place);
    let values = &state.fields[index_of(field)];
    let shape = grid.shape();
    let mut plane = Vec::with_capacity(shape[a] * shape[b]);
    for i in 0..shape[a] {
        for j in 0..shape[b] {
            let mut cell = [0; 3];
            (cell[a], cell[b], cell[axis]) = (i, j, fixed);
            plane.push(values[grid.index(cell)]);
        }
    }
    let milne = is_milne(folder);
    let mut title = at_time(state.time, milne);
    if grid.is_active(axis) {
        let name = if axis == 2 && milne { "η" } else { AXIS_NAMES[axis] };
        title = format!("{title},  {name} = {}", short(grid.coordinate(axis, fixed)));
    }
    let plot = MapPlot {
        title,
        label: label(field, milne),
        axes: [axis_label(a, milne), axis_label(b, milne)],
        cells: [shape[a], shape[b]],
        extents: [extent(grid, a), extent(grid, b)],
        values: &plane,
    };
    files::write(out, &plot.to_svg())
}

/// Where the box begins and ends along an axis.
fn extent(grid: &Grid, axis: usize) -> [f64; 2] {
    let half = 0.5 * grid.spacing()[axis];
    let last = grid.coordinate(axis, grid.shape()[axis] - 1);
    [grid.coordinate(axis, 0) - half, last + half]
}

fn parse_slice(text: &str) -> Result<(usize, f64), Failure> {
    let parsed = text.split_once('=').and_then(|(axis, place)| {
        let axis = AXIS_NAMES.iter().position(|name| *name == axis.trim())?;
        let place: f64 = place.trim().parse().ok()?;
        place.is_finite().then_some((axis, place))
    });
    parsed.ok_or_else(|| {
        Failure::new(
            Exit::Usage,
            anyhow::anyhow!("--slice {text}: want an axis and a place, as in z=0"),
        )
    })
}

/// Profiles along an axis through the middle, an exact flow beside them.
pub(super) fn profile(
    folder: &RunFolder,
    field: &str,
    axis: Option<&str>,
    exact: Option<&str>,
    out: &Path,
) -> Result<(), Failure> {
    let grid = folder.grid();
    let axis = match axis {
        Some(name) => AXIS_NAMES.iter().position(|axis| *axis == name).unwrap_or(0),
        None => (0..3).find(|&axis| grid.is_active(axis)).unwrap_or(0),
    };
    if !grid.is_active(axis) {
        return Err(no_line(grid, axis));
    }
    let middle: [usize; 3] = std::array::from_fn(|axis| cell_at(folder, axis, 0.0));
    let milne = is_milne(folder);
    let points = |state: &Stored| -> Vec<[f64; 2]> {
        (0..grid.shape()[axis])
            .map(|i| {
                let mut cell = middle;
                cell[axis] = i;
                [grid.coordinate(axis, i), state.fields[index_of(field)][grid.index(cell)]]
            })
            .collect()
    };
    let flow = exact.map(|kind| folder.flow(kind)).transpose().map_err(failure)?;
    let count = folder.count();
    // The first, the last, and as many as fit in between.
    let shown = count.min(LINES_MAX);
    let mut lines = Vec::new();
    for k in 0..shown {
        let index = if shown == 1 { count - 1 } else { k * (count - 1) / (shown - 1) };
        let state = folder.state(index).map_err(failure)?;
        let stroke = if flow.is_some() { Stroke::Dots } else { Stroke::Solid };
        let name = at_time(state.time, milne);
        if let Some(flow) = &flow {
            let exact = folder.exact(flow, state.time).map_err(failure)?;
            let name = if k == 0 { "exact".to_owned() } else { String::new() };
            lines.push(Line { name, points: points(&exact), stroke: Stroke::Theory, group: k });
        }
        lines.push(Line { name, points: points(&state), stroke, group: k });
    }
    // The legend names theory last.
    lines.sort_by_key(|line| line.stroke == Stroke::Theory);
    let others: Vec<String> = (0..3)
        .filter(|&other| other != axis && grid.is_active(other))
        .map(|other| {
            let name = if other == 2 && milne { "η" } else { AXIS_NAMES[other] };
            format!("{name} = {}", short(grid.coordinate(other, middle[other])))
        })
        .collect();
    let plot = LinePlot {
        title: others.join(",  "),
        axes: [axis_label(axis, milne), label(field, milne)],
        is_log: [false, false],
        lines,
    };
    files::write(out, &plot.to_svg())
}

/// Why there is nothing to draw along an axis of one cell.
fn no_line(grid: &Grid, axis: usize) -> Failure {
    let others: Vec<&str> =
        (0..3).filter(|&axis| grid.is_active(axis)).map(|axis| AXIS_NAMES[axis]).collect();
    let what = if others.is_empty() {
        anyhow::anyhow!(
            "the run has a single cell, along which nothing can be drawn; history.csv in its folder has its course in time"
        )
    } else {
        anyhow::anyhow!(
            "--profile {}: the run has one cell along {0}, want {}",
            AXIS_NAMES[axis],
            others.join(" or ")
        )
    };
    Failure::new(Exit::Usage, what)
}

fn spectrum(folder: &RunFolder, field: &str, out: &Path) -> Result<(), Failure> {
    let grid = folder.grid();
    if grid.dimensions() == 0 {
        return Err(no_line(grid, 0));
    }
    let state = folder.state(folder.count() - 1).map_err(failure)?;
    let values = &state.fields[index_of(field)];
    let milne = is_milne(folder);
    let lines = (0..3)
        .filter(|&axis| grid.is_active(axis))
        .map(|axis| Line {
            name: format!("along {}", if axis == 2 && milne { "η" } else { AXIS_NAMES[axis] }),
            // The mean stands at wave number zero, which has no logarithm and no place here.
            points: power_along(grid, axis, values).split_off(1),
            stroke: Stroke::Solid,
            group: axis,
        })
        .collect();
    let plot = LinePlot {
        title: format!("{},  {}", label(field, milne), at_time(state.time, milne)),
        axes: ["wave number [fm⁻¹]".into(), "power".into()],
        is_log: [false, true],
        lines,
    };
    files::write(out, &plot.to_svg())
}

//! Every key of a run file: what it takes, in which unit, what stands there when it is left out.

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A number.
    Number,
    /// A number, or the word `auto`.
    NumberOrAuto,
    /// A whole number, not negative.
    Whole,
    /// `true` or `false`.
    Switch,
    /// A text: a path.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A word of these, or the path of a file.
    WordOrPath(&'static [&'static str]),
    /// Some of these words.
    Words(&'static [&'static str]),
    /// Three numbers.
    Numbers,
    /// Three whole numbers.
    Wholes,
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// With its table: `grid.shape`.
    pub name: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// The unit; empty for a pure number or a word.
    pub unit: &'static str,
    /// What stands there when it is left out, as it would be written; empty when it must be given or
    /// when leaving it out means that there is none.
    pub default: &'static str,
    /// What it means.
    pub about: &'static str,
}

const fn key(
    name: &'static str,
    takes: Takes,
    unit: &'static str,
    default: &'static str,
    about: &'static str,
) -> Key {
    Key { name, takes, unit, default, about }
}

use Takes::{Number, NumberOrAuto, Numbers, Switch, Text, Whole, Wholes, Word, WordOrPath, Words};

/// Every key of a run file, table by table.
pub const KEYS: &[Key] = &[
    key("grid.shape", Wholes, "", "", "cells along x, y, z; 1 where nothing varies"),
    key(
        "grid.length",
        Numbers,
        "fm",
        "",
        "length of the box along x, y, z; in Milne coordinates the third is a range of eta, without unit",
    ),
    key(
        "grid.coordinates",
        Word(&["cartesian", "milne"]),
        "",
        "\"cartesian\"",
        "(t, x, y, z), or (tau, x, y, eta)",
    ),
    key(
        "grid.boundary",
        Word(&["periodic", "outflow"]),
        "",
        "\"periodic\"",
        "what lies beyond the box: the box again, or its last cell",
    ),
    key(
        "fluid.eos",
        WordOrPath(&["conformal", "bag", "hotqcd"]),
        "",
        "\"conformal\"",
        "equation of state: P = e/3; with a bag constant; lattice QCD (HotQCD 2014); or a table file",
    ),
    key(
        "fluid.degrees",
        Number,
        "",
        "13.9",
        "e / T^4 of conformal matter, and of the matter in a bag",
    ),
    key(
        "fluid.bag_constant",
        Number,
        "fm^-4",
        "",
        "B of the bag: e = degrees T^4 + B, P = (e - 4B)/3",
    ),
    key(
        "fluid.table_units",
        Word(&["fm", "GeV"]),
        "",
        "",
        "of a table file: fm^-4 and fm^-1, or GeV/fm^3 and GeV",
    ),
    key(
        "fluid.hbarc",
        Number,
        "GeV fm",
        "0.1973269804",
        "turns GeV into 1/fm, in the lattice and table equations of state and in values given in GeV",
    ),
    key(
        "fluid.transport",
        Word(&["entropy", "constant"]),
        "",
        "\"entropy\"",
        "viscosities in proportion to the entropy density, or constant",
    ),
    key(
        "fluid.eta_over_s",
        Number,
        "",
        "0.0",
        "shear viscosity over entropy density; 0: no shear stress",
    ),
    key("fluid.tau_pi_factor", Number, "", "5.0", "tau_pi (e + P) / eta"),
    key(
        "fluid.zeta_over_s",
        Number,
        "",
        "0.0",
        "bulk viscosity over entropy density; 0: no bulk pressure",
    ),
    key("fluid.bulk_factor", Number, "", "14.55", "zeta / (tau_Pi (1/3 - cs^2)^2 (e + P))"),
    key("fluid.eta", Number, "fm^-3", "0.0", "constant shear viscosity"),
    key("fluid.zeta", Number, "fm^-3", "0.0", "constant bulk viscosity"),
    key("fluid.tau_pi", Number, "fm", "", "constant relaxation time of the shear stress"),
    key("fluid.tau_Pi", Number, "fm", "", "constant relaxation time of the bulk pressure"),
    key(
        "fluid.delta_pipi",
        Number,
        "",
        "0.0",
        "of the term -delta_pipi pi theta, in units of tau_pi; 4/3 for conformal matter",
    ),
    key(
        "fluid.tau_pipi",
        Number,
        "",
        "0.0",
        "of -tau_pipi pi_l^<mu sigma^nu>l, in units of tau_pi; 10/7 from kinetic theory",
    ),
    key("fluid.vorticity", Number, "", "0.0", "of 2 tau_pi pi_l^<mu omega^nu>l; 1 switches it on"),
    key(
        "fluid.phi_7",
        Number,
        "",
        "0.0",
        "of phi_7 pi_l^<mu pi^nu>l, in units of 1/P; 9/70 from kinetic theory",
    ),
    key(
        "fluid.lambda_piPi",
        Number,
        "",
        "0.0",
        "of lambda_piPi Pi sigma, in units of tau_pi; 6/5 from kinetic theory",
    ),
    key(
        "fluid.delta_PiPi",
        Number,
        "",
        "0.0",
        "of -delta_PiPi Pi theta, in units of tau_Pi; 2/3 from kinetic theory",
    ),
    key(
        "fluid.lambda_Pipi",
        Number,
        "",
        "0.0",
        "of lambda_Pipi pi:sigma, in units of (1/3 - cs^2) tau_Pi; 8/5 from kinetic theory",
    ),
    key(
        "scheme.space",
        Word(&["fourier", "kt"]),
        "",
        "\"fourier\"",
        "Fourier series on a periodic Cartesian box, or finite volumes",
    ),
    key(
        "scheme.time",
        Word(&["ssprk3", "rk4", "ars222", "ars443"]),
        "",
        "\"rk4\"",
        "integrator: SSPRK(3,3), classical RK4, or implicit-explicit ARS(2,2,2), ARS(4,4,3)",
    ),
    key("scheme.dt", NumberOrAuto, "fm", "", "time step; `auto` chooses it by `tolerance`"),
    key("scheme.tolerance", Number, "", "1e-8", "of `dt = \"auto\"`: relative error of one step"),
    key(
        "scheme.filter",
        Word(&["none", "2/3", "two-thirds", "exponential"]),
        "",
        "\"none\"",
        "of Fourier series: nothing, the 2/3 rule, or an exponential of high order",
    ),
    key("scheme.filter_order", Whole, "", "16", "of the exponential filter"),
    key(
        "scheme.theta",
        Number,
        "",
        "1.8",
        "of finite volumes: limiter from 1 (most damping) to 2 (least)",
    ),
    key(
        "run.from",
        Number,
        "fm",
        "",
        "start; default: `t` of the npz, else 0; in Milne coordinates tau, which must be positive",
    ),
    key("run.until", Number, "fm", "", "end; the last step is shortened to meet it"),
    key("run.steps_max", Whole, "", "10000000", "most steps before the run is given up"),
    key(
        "run.checkpoint_every",
        Number,
        "fm",
        "",
        "time between checkpoints, which steps are shortened to meet; default: only when interrupted",
    ),
    key(
        "run.acausal",
        Word(&["stop", "count"]),
        "",
        "\"count\"",
        "what cells do in which the nonlinear causality conditions fail",
    ),
    key(
        "run.tail_max",
        Number,
        "",
        "1e-4",
        "of Fourier series: most that the upper third of the wave numbers along an axis may hold of the power of the waves of e; above it the grid does not resolve the flow",
    ),
    key(
        "run.unresolved",
        Word(&["stop", "warn"]),
        "",
        "\"warn\"",
        "of Fourier series: what happens above `tail_max`",
    ),
    key("initial.npz", Text, "", "", "file with the initial state"),
    key(
        "initial.kind",
        Word(&[
            "uniform", "sound", "shear", "bjorken", "gubser", "riemann", "gaussian", "smooth",
            "glauber",
        ]),
        "",
        "",
        "initial state by formula",
    ),
    key(
        "initial.energy",
        Number,
        "fm^-4",
        "",
        "energy density: of the background (uniform, sound, shear, bjorken, smooth), of the peak (gaussian, glauber)",
    ),
    key(
        "initial.temperature",
        Number,
        "fm^-1",
        "",
        "instead of `energy`; \"0.3 GeV\" is understood",
    ),
    key(
        "initial.background",
        Number,
        "fm^-4",
        "",
        "gaussian, glauber: energy density far away; default: a thousandth of the peak",
    ),
    key(
        "initial.amplitude",
        Number,
        "",
        "1e-4",
        "sound, shear: amplitude of the velocity; smooth: of everything, 0.3 in its published form",
    ),
    key(
        "initial.wave",
        Wholes,
        "",
        "[1, 0, 0]",
        "sound, shear: waves along each axis of the box, fewer than half of its cells; may be negative",
    ),
    key(
        "initial.polarization",
        Numbers,
        "",
        "[0.0, 1.0, 0.0]",
        "shear: direction of the velocity; the part across the wave counts",
    ),
    key("initial.velocity", Numbers, "", "[0.0, 0.0, 0.0]", "uniform, gaussian: u^i of the whole"),
    key("initial.phi", Number, "fm^-4", "0.0", "bjorken: -tau^2 pi^{eta eta} at the start"),
    key("initial.bulk", Number, "fm^-4", "0.0", "bjorken: bulk pressure at the start"),
    key("initial.q", Number, "fm^-1", "1.0", "gubser: inverse size"),
    key("initial.gubser_temperature", Number, "", "1.2", "gubser: That at rho = 0"),
    key("initial.gubser_stress", Number, "", "0.0", "gubser: pbar at rho = 0"),
    key("initial.left", Number, "fm^-4", "", "riemann: energy density at the negative side"),
    key("initial.right", Number, "fm^-4", "", "riemann: energy density at the positive side"),
    key("initial.velocity_left", Number, "", "0.0", "riemann: velocity at the negative side"),
    key("initial.velocity_right", Number, "", "0.0", "riemann: velocity at the positive side"),
    key("initial.axis", Word(&["x", "y", "z"]), "", "\"x\"", "riemann: the axis across the jump"),
    key(
        "initial.width",
        Numbers,
        "fm",
        "[2.0, 2.0, 2.0]",
        "gaussian: standard deviations; glauber: of each source",
    ),
    key("initial.sources", Whole, "", "50", "glauber: how many sources"),
    key("initial.radius", Number, "fm", "4.0", "glauber: radius within which they are strewn"),
    key("initial.seed", Whole, "", "1", "glauber: the same seed, the same event"),
    key(
        "output.final",
        Text,
        "",
        "",
        "npz file of the last state; a copy of the run file beside it",
    ),
    key(
        "output.every",
        Number,
        "fm",
        "",
        "time between numbered files, at from + k every: steps are shortened to meet it; default: only the first and the last state",
    ),
    key("output.formats", Words(&["npz", "vti", "csv"]), "", "[\"npz\"]", "of the numbered files"),
    key(
        "output.overwrite",
        Switch,
        "",
        "false",
        "whether files of an earlier run in the folder may be replaced",
    ),
    key("output.history_every", Whole, "", "10", "steps between lines of history.csv"),
    key(
        "compare.within",
        Number,
        "fm",
        "",
        "comparison over |x|, |y|, |z| up to this; default: the whole box",
    ),
];

impl Key {
    /// What the key takes, in words.
    pub fn takes_in_words(&self) -> String {
        let unit = if self.unit.is_empty() { String::new() } else { format!(" in {}", self.unit) };
        let list = |words: &[&str]| {
            words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
        };
        match self.takes {
            Number => format!("a number{unit}"),
            NumberOrAuto => format!("a number{unit}, or \"auto\""),
            Whole => "a whole number, 0 or more".into(),
            Switch => "true or false".into(),
            Text => "a path in quotes".into(),
            Word(words) => format!("one of {}", list(words)),
            WordOrPath(words) => format!("one of {}, or a file", list(words)),
            Words(words) => format!("a list of {}", list(words)),
            Numbers => format!("three numbers{unit}, as in [1.0, 2.0, 3.0]"),
            Wholes => "three whole numbers, as in [24, 20, 16]".into(),
        }
    }
}

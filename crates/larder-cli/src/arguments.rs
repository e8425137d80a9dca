//! The command line.

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use crate::exit::{self, Exit, Failure};

/// Keep memory within reach: warm up once, then allocate nothing.
#[derive(Debug, Parser)]
#[command(
    name = "larder",
    version,
    about = "Keep memory within reach: warm up once, then allocate nothing.",
    long_about = "Keep memory within reach: warm up once, then allocate nothing.\n\n\
        Larder is a layer of pools, arenas, interning, columns and big buffers, each bounded and \
        counted, with vector kernels beside it and the means to measure what they buy. `larder demo` shows on your machine what each of \
        them buys; `larder doctor` says what this machine offers.",
    after_help = exit::TABLE,
    after_long_help = exit::TABLE,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What every verb understands.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub(crate) struct Common {
    /// Configuration file; without it ./larder.toml is read if it is there
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// One setting, over file and environment: --set memory.enable_pools=false
    #[arg(long = "set", global = true, value_name = "KEY=VALUE")]
    pub(crate) settings: Vec<String>,
    /// Print one JSON object on stdout instead of tables
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Say nothing on stderr but errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Colour in messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Threads for engines that use several; the jobs of the demo use one
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
    /// Say at the end what was asked of the allocator; with a FILE, write it there as JSON
    #[arg(long, global = true, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "-")]
    pub(crate) memory_profile: Option<PathBuf>,
    /// Serve Prometheus text at http://ADDR/metrics while working (port 0: any free one)
    #[arg(long, global = true, value_name = "ADDR")]
    pub(crate) metrics_listen: Option<SocketAddr>,
    /// Go on serving for this long after the work is done
    #[arg(long, global = true, value_name = "SECONDS", requires = "metrics_listen")]
    pub(crate) metrics_linger: Option<u32>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// When stderr is a terminal and NO_COLOR is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// One real job per technique: answer checked, time, peak and allocations, against the plain way
    Demo(DemoOptions),
    /// Python into Rust: a Cargo package that prints what CPython prints
    Convert(crate::convert::ConvertOptions),
    /// Relativistic viscous fluids: run, check, compare with exact flows, draw
    Simulate(Box<SimulateOptions>),
    /// What this machine offers: CPU level, huge pages, memory nodes, limits, counters, and what each absence costs
    Doctor,
    /// Draws from the posterior of a model, and what they are worth: `larder infer list` begins
    Infer(crate::infer::InferOptions),
    /// Completions for a shell, on stdout
    Completions(CompletionOptions),
    /// The manual page, on stdout
    Man(ManOptions),
}

#[derive(Args, Debug)]
pub(crate) struct DemoOptions {
    /// Jobs to run, by name or engine; default: all
    #[arg(value_name = "JOB")]
    pub(crate) jobs: Vec<String>,
    /// Write the report here; default ./report.html, with --json only when asked
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Write no report
    #[arg(long, conflicts_with = "report")]
    pub(crate) no_report: bool,
    /// Rounds of plain and Larder in turn
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) rounds: u16,
    /// List the jobs and stop
    #[arg(long)]
    pub(crate) list: bool,
}

/// What `larder simulate` is told; its modes exclude each other.
#[derive(Args, Debug)]
#[command(
    after_help = crate::simulate::AFTER_HELP,
    after_long_help = crate::simulate::AFTER_HELP,
    group = clap::ArgGroup::new("mode").multiple(false)
)]
pub(crate) struct SimulateOptions {
    /// The run file, in TOML; paths in it are relative to it
    #[arg(value_name = "RUN.toml", required_unless_present_any = ["resume", "compare", "plot", "ensemble", "keys"])]
    pub(crate) run: Option<PathBuf>,
    /// Folder for numbered files, history.csv and a copy of the run file (default: the run file's stem);
    /// with --plot and --compare the picture
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// One JSON object a line on stderr while running
    #[arg(long)]
    pub(crate) json_events: bool,
    /// Take a step that is longer than the scheme can carry, or replace files of an earlier run
    #[arg(long)]
    pub(crate) force: bool,
    /// Say what the run would need: bytes, step limits, causality, plans; run nothing
    #[arg(long, group = "mode", requires = "run")]
    pub(crate) check: bool,
    /// Write the initial state as npz and stop
    #[arg(long, group = "mode", requires = "run")]
    pub(crate) init_only: bool,
    /// Go on from a checkpoint
    #[arg(long, group = "mode", value_name = "CHECKPOINT", conflicts_with = "run")]
    pub(crate) resume: Option<PathBuf>,
    /// Compare the last state of a folder, or one npz file, with an exact flow
    #[arg(
        long,
        group = "mode",
        value_name = "DIR|FINAL.npz",
        conflicts_with = "run",
        requires = "exact"
    )]
    pub(crate) compare: Option<PathBuf>,
    /// The exact flow: sound, shear, bjorken, gubser, riemann; with --profile it is drawn beside the run
    #[arg(long, value_name = "FLOW", value_parser = larder_hydro::initial::EXACT)]
    pub(crate) exact: Option<String>,
    /// Relative L1 above which the comparison fails
    #[arg(long, value_name = "X", default_value_t = 0.01, value_parser = tolerance)]
    pub(crate) tolerance: f64,
    /// Draw a field of a run
    #[arg(long, group = "mode", value_name = "DIR", conflicts_with = "run", requires_all = ["field", "out"])]
    pub(crate) plot: Option<PathBuf>,
    /// The field: e, T, ux, uy, uz, pixx, pixy, pixz, piyy, piyz, pizz, Pi
    #[arg(long, value_name = "FIELD", value_parser = larder_hydro::fields::WRITTEN)]
    pub(crate) field: Option<String>,
    /// The plane to draw: z=0
    #[arg(long, value_name = "AXIS=X", group = "view")]
    pub(crate) slice: Option<String>,
    /// Draw along an axis through the middle, for each numbered file
    #[arg(long, value_name = "AXIS", group = "view", value_parser = ["x", "y", "z"])]
    pub(crate) profile: Option<String>,
    /// Draw the power in each wave number
    #[arg(long, group = "view")]
    pub(crate) spectrum: bool,
    /// Run many seeded events
    #[arg(
        long,
        group = "mode",
        value_name = "ENS.toml",
        conflicts_with = "run",
        requires = "events"
    )]
    pub(crate) ensemble: Option<PathBuf>,
    /// The events: 0..1000, the last not included
    #[arg(long, value_name = "A..B", value_parser = events)]
    pub(crate) events: Option<std::ops::Range<u64>>,
    /// Events at a time
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=64))]
    pub(crate) jobs: u16,
    /// List every key of a run file with its unit and default
    #[arg(long, group = "mode")]
    pub(crate) keys: bool,
}

fn tolerance(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && value >= 0.0 => Ok(value),
        _ => Err("want a number, 0 or more".into()),
    }
}

fn events(text: &str) -> Result<std::ops::Range<u64>, String> {
    let parsed = text.split_once("..").and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match parsed {
        Some((first, end)) if first < end => Ok(first..end),
        _ => Err("want A..B with A below B, as in 0..1000".into()),
    }
}

#[derive(Args, Debug)]
pub(crate) struct CompletionOptions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct ManOptions {
    /// Write one page per verb into this folder instead
    #[arg(long, value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
}

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "larder", &mut text);
    print(&text)
}

pub(crate) fn manual(options: &ManOptions) -> Result<Exit, Failure> {
    let Some(folder) = &options.folder else {
        let mut text = Vec::new();
        clap_mangen::Man::new(Arguments::command())
            .render(&mut text)
            .map_err(|error| Failure::new(Exit::Fault, error))?;
        return print(&text);
    };
    let context = |error: std::io::Error| {
        let what = anyhow::Error::new(error)
            .context(format!("the manual cannot be written to {}", folder.display()));
        Failure::new(Exit::Outside, what)
    };
    std::fs::create_dir_all(folder).map_err(context)?;
    clap_mangen::generate_to(Arguments::command(), folder).map_err(context)?;
    Ok(Exit::Done)
}

/// Data on stdout. A reader that has heard enough (`larder man | head`) is no error.
pub(crate) fn print(text: &[u8]) -> Result<Exit, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            let what = anyhow::Error::new(error).context("stdout cannot be written");
            Err(Failure::new(Exit::Outside, what))
        }
        _ => Ok(Exit::Done),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_command_line_holds_together() {
        Arguments::command().debug_assert();
    }
}

//! `larder infer`: models that ship with the program, their draws, and what the draws are worth.

mod calibration;
mod clouds;
mod compare;
mod density;
mod diagnose;
mod export;
mod gradient;
mod input;
mod list;
mod picture;
mod progress;
mod sampling;
mod summary;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use larder_infer::Stores;

use crate::arguments::Common;
use crate::configuration::Configuration;
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

#[derive(Args, Debug)]
pub(crate) struct InferOptions {
    #[command(subcommand)]
    verb: InferVerb,
}

#[derive(Debug, Subcommand)]
enum InferVerb {
    /// The models, their parameters and the keys of their data
    List,
    /// Draws from the posterior of a model into CSV files, with a summary
    Run(Box<RunOptions>),
    /// The log density of a model and its gradient at a point on the unconstrained scale
    Density(DensityOptions),
    /// Whether chains agree, and how much their draws say; reads Stan's own files too
    Diagnose(DiagnoseOptions),
    /// A picture of draws as SVG
    Plot(PlotOptions),
    /// Draws as an Arrow file, for pandas, polars, R and DuckDB
    Export(ExportOptions),
    /// Whether two sets of draws agree within their Monte Carlo errors
    Compare(CompareOptions),
    /// Simulation-based calibration: does the sampler find what its own model simulated?
    Sbc(SbcOptions),
}

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// By gradient, each trajectory until it turns around
    Nuts,
    /// By gradient, trajectories of one length
    Hmc,
    /// One site at a time
    Mh,
    /// The same; small discrete sites from their exact conditional
    Gibbs,
    /// Particles from the prior to the posterior, with evidence
    Smc,
    /// A normal approximation on the unconstrained scale
    Vi,
    /// Simulations near the data, for models that can only simulate
    Abc,
}

impl Method {
    fn word(self) -> &'static str {
        match self {
            Method::Nuts => "nuts",
            Method::Hmc => "hmc",
            Method::Mh => "mh",
            Method::Gibbs => "gibbs",
            Method::Smc => "smc",
            Method::Vi => "vi",
            Method::Abc => "abc",
        }
    }
}

/// The shape of the metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shape {
    /// One scale for each number
    Diag,
    /// A full covariance
    Dense,
    /// Scales, and the few directions that they miss most
    LowRank,
}

#[derive(Args, Debug)]
pub(crate) struct RunOptions {
    /// The model, as `larder infer list` names it
    model: String,
    /// Data in Stan's JSON; without it, the model's own small set
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// How to draw
    #[arg(long, value_enum, default_value_t = Method::Nuts)]
    method: Method,
    /// Draws of each chain
    #[arg(long, value_name = "N", default_value_t = 1000)]
    draws: usize,
    /// Iterations before the first draw; not for smc, vi and abc [default: 1000]
    #[arg(long, value_name = "N")]
    warmup: Option<usize>,
    /// Chains
    #[arg(long, value_name = "N", default_value_t = 4)]
    chains: usize,
    /// The seed; same seed, same draws, whatever the number of threads
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Keep the first draw and every Nth after it
    #[arg(long, value_name = "N", default_value_t = 1)]
    thin: usize,
    /// The shape of the metric of nuts and hmc, or of the normal of vi [default: diag]
    #[arg(long, value_enum)]
    metric: Option<Shape>,
    /// The mean acceptance that the step size of nuts and hmc aims at [default: 0.8]
    #[arg(long, value_name = "P")]
    target_accept: Option<f64>,
    /// A trajectory of nuts has at most two to the power of N steps [default: 10]
    #[arg(long, value_name = "N")]
    max_depth: Option<u32>,
    /// Where chains start: JSON of parameter to number or list, constrained, as Stan's init files
    #[arg(long, value_name = "FILE")]
    init: Option<PathBuf>,
    /// Adds posterior predictive draws (y_rep.1, ...) and pointwise log likelihoods (log_lik.1, ...)
    #[arg(long)]
    predict: bool,
    /// Saves the state of the chains here, so that a run that was stopped can go on
    #[arg(long, value_name = "FILE")]
    checkpoint: Option<PathBuf>,
    /// Goes on from a checkpoint, with the same options and --out
    #[arg(long, value_name = "FILE", conflicts_with = "checkpoint")]
    resume: Option<PathBuf>,
    /// The file of draws; with several chains, draws.csv becomes draws_1.csv, draws_2.csv, ...
    #[arg(long, value_name = "FILE", default_value = "draws.csv")]
    out: PathBuf,
}

impl RunOptions {
    fn warmup(&self) -> usize {
        self.warmup.unwrap_or(1000)
    }

    fn metric(&self) -> Shape {
        self.metric.unwrap_or(Shape::Diag)
    }

    fn target_accept(&self) -> f64 {
        self.target_accept.unwrap_or(0.8)
    }

    fn max_depth(&self) -> u32 {
        self.max_depth.unwrap_or(10)
    }
}

#[derive(Args, Debug)]
pub(crate) struct DensityOptions {
    /// The model
    model: String,
    /// Data in Stan's JSON; without it, the model's own small set
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The point: JSON of parameter to number or list, on Stan's unconstrained scale
    #[arg(long, value_name = "FILE")]
    at: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct DiagnoseOptions {
    /// Files of draws, one chain each
    #[arg(required = true, value_name = "DRAWS")]
    draws: Vec<PathBuf>,
}

/// The kind of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Draws in their order
    Trace,
    /// How the ranks of each chain are spread
    Rank,
    /// Intervals of all parameters
    Forest,
    /// Parameters against each other
    Pair,
}

#[derive(Args, Debug)]
pub(crate) struct PlotOptions {
    /// Files of draws, one chain each
    #[arg(required = true, value_name = "DRAWS")]
    draws: Vec<PathBuf>,
    /// What to show
    #[arg(long, value_enum)]
    kind: Kind,
    /// Parameters to show, by column or by name before the dot; default: the first ones
    #[arg(long = "parameter", value_name = "NAME")]
    parameters: Vec<String>,
    /// The picture
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct ExportOptions {
    /// Files of draws, one chain each
    #[arg(required = true, value_name = "DRAWS")]
    draws: Vec<PathBuf>,
    /// The Arrow file
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct CompareOptions {
    /// Draws
    a: PathBuf,
    /// Draws that should agree with them
    b: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct SbcOptions {
    /// The model; its prior must be proper
    model: String,
    /// Data in Stan's JSON; only their shape and covariates matter
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// How to draw
    #[arg(long, value_enum, default_value_t = Method::Nuts)]
    method: Method,
    /// Simulated data sets
    #[arg(long, value_name = "N", default_value_t = 100)]
    simulations: usize,
    /// The seed
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
}

pub(crate) fn run(
    options: &InferOptions,
    common: &Common,
    configuration: &Configuration,
    talk: &Talk,
) -> Result<Exit, Failure> {
    let stores = Stores::with_memory(&configuration.memory);
    match &options.verb {
        InferVerb::List => list::run(common),
        InferVerb::Run(options) => sampling::run(options, common, &stores, talk),
        InferVerb::Density(options) => density::run(options),
        InferVerb::Diagnose(options) => diagnose::run(options, common, talk),
        InferVerb::Plot(options) => picture::run(options, talk),
        InferVerb::Export(options) => export::run(options, talk),
        InferVerb::Compare(options) => compare::run(options, common),
        InferVerb::Sbc(options) => calibration::run(options, common, &stores, talk),
    }
}

/// A failure for an error of the engine: input of the user's, or something outside.
pub(crate) fn failure(error: larder_infer::InferError) -> Failure {
    use larder_infer::ErrorKind;
    let exit = match error.kind() {
        ErrorKind::Cancelled => Exit::Interrupted,
        ErrorKind::Memory => Exit::Outside,
        _ => Exit::Input,
    };
    Failure::new(exit, anyhow::Error::new(error))
}

//! `larder infer run`: draws into files, then their summary.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use larder_infer::mcmc::mh::MhOptions;
use larder_infer::stan_csv::{Chain, Head, Writer, read_chains};
use larder_infer::vi;
use larder_infer::{
    Compiled, DrawStats, ErrorKind, InferError, Points, Purpose, Sink, Stores, Stream,
};

use super::clouds::Clouds;
use super::gradient;
use super::progress::Watch;
use super::summary::Report;
use super::{Method, RunOptions, Shape, failure, input};
use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

/// The files of the chains.
fn files(out: &Path, chains: usize) -> Vec<PathBuf> {
    if chains == 1 {
        return vec![out.to_owned()];
    }
    let stem = out.file_stem().unwrap_or_default();
    let numbered = |chain: usize| {
        let mut name = OsString::from(stem);
        name.push(format!("_{chain}"));
        if let Some(extension) = out.extension() {
            name.push(".");
            name.push(extension);
        }
        out.with_file_name(name)
    };
    (1..=chains).map(numbered).collect()
}

fn head(options: &RunOptions, chain: usize) -> Head {
    let metric = match options.metric() {
        Shape::Diag => "diag",
        Shape::Dense => "dense",
        Shape::LowRank => "low-rank",
    };
    Head {
        model: options.model.clone(),
        method: options.method.word().to_owned(),
        draws: options.draws,
        warmup: options.warmup(),
        thin: options.thin,
        chain: chain + 1,
        seed: options.seed,
        metric: metric.to_owned(),
        target_accept: options.target_accept(),
        max_depth: options.max_depth(),
        data: options.data.as_ref().map_or_else(String::new, |file| file.display().to_string()),
    }
}

/// Adds predictions to draws on their way into a file.
pub(super) struct Predicting {
    points: Option<Points>,
    seed: u64,
    chain: u64,
    rows: u64,
    y_rep: Vec<f64>,
    log_lik: Vec<f64>,
    all: Vec<f64>,
    writer: Writer,
}

impl Sink for Predicting {
    fn draw(&mut self, stats: &DrawStats, values: &[f64]) -> larder_infer::Result<()> {
        let Some(points) = &mut self.points else { return self.writer.draw(stats, values) };
        // A stream for each row, so that a run that goes on predicts what it would have.
        let mut rng = Stream::new(
            self.seed ^ self.rows.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            self.chain,
            Purpose::Predict,
        );
        points.predict(values, &mut rng, &mut self.y_rep, &mut self.log_lik)?;
        self.rows += 1;
        self.all.clear();
        self.all.extend_from_slice(values);
        self.all.extend_from_slice(&self.y_rep);
        self.all.extend_from_slice(&self.log_lik);
        self.writer.draw(stats, &self.all)
    }

    fn adapted(&mut self, step_size: f64, inverse_metric: &[f64]) -> larder_infer::Result<()> {
        self.writer.adapted(step_size, inverse_metric)
    }

    fn settle(&mut self) -> larder_infer::Result<()> {
        self.writer.settle()
    }
}

/// The columns of a run: those of the model, then predictions.
fn columns(model: &Compiled, predicts: bool) -> Result<Vec<String>, Failure> {
    let mut names = model.names();
    if predicts {
        let (mut y_rep, mut log_lik) = (Vec::new(), Vec::new());
        let mut values = vec![0.0; model.columns()];
        model.values(&vec![0.1; model.layout().dim], &mut values).map_err(failure)?;
        let mut rng = Stream::new(0, 0, Purpose::Predict);
        Points::new(model).predict(&values, &mut rng, &mut y_rep, &mut log_lik).map_err(failure)?;
        names.extend((1..=y_rep.len()).map(|at| format!("y_rep.{at}")));
        names.extend((1..=log_lik.len()).map(|at| format!("log_lik.{at}")));
    }
    Ok(names)
}

/// What is the same for all methods: the model, its files, who listens.
pub(super) struct Job<'a> {
    pub(super) options: &'a RunOptions,
    pub(super) model: &'a Compiled,
    pub(super) stores: &'a Stores,
    pub(super) watch: Watch<'a>,
    pub(super) talk: &'a Talk,
}

pub(super) fn run(
    options: &RunOptions,
    common: &Common,
    stores: &Stores,
    talk: &Talk,
) -> Result<Exit, Failure> {
    check(options)?;
    let paths = files(&options.out, options.chains);
    check_files(options, &paths)?;
    let model = input::model(&options.model, options.data.as_ref())?;
    let names = columns(&model, options.predict)?;
    let plan = gradient::plan(options, common, stores, &model)?;
    let watch = Watch::new(talk, options.chains);
    let mut job = Job { options, model: &model, stores, watch, talk };
    // Files of an earlier run are as good as they were until this one has something to put in their place: what can
    // fail beforehand fails now.
    let rows = |chain| plan.as_ref().and_then(|plan| plan.rows(chain));
    paths.iter().try_for_each(|path| Writer::check(path)).map_err(outside)?;
    let mut clouds = Clouds::default();
    match (&plan, options.method) {
        (Some(plan), _) => gradient::try_starts(&job, plan),
        (None, Method::Mh | Method::Gibbs) => try_walks(&job),
        (None, _) => clouds.draw(&job),
    }
    .map_err(failure)?;
    if clouds.is_cut && clouds.runs.is_empty() {
        talk.progress_done();
        talk.say(&format!(
            "interrupted before anything was drawn; {} stays as it was",
            said(&paths)
        ));
        return Ok(Exit::Interrupted);
    }
    let mut writers = Vec::new();
    for (chain, path) in paths.iter().enumerate() {
        let writer = match rows(chain) {
            Some(rows) => Writer::resume(path, &head(options, chain), &names, rows),
            None => Writer::create(path, &head(options, chain), &names),
        };
        writers.push(writer.map_err(outside)?);
    }
    job.watch.flush_into(&writers);
    let sinks: Vec<Predicting> = writers
        .iter()
        .enumerate()
        .map(|(chain, writer)| Predicting {
            points: options.predict.then(|| Points::within(&model, stores)),
            seed: options.seed,
            chain: chain as u64,
            rows: writer.rows() as u64,
            y_rep: Vec::new(),
            log_lik: Vec::new(),
            all: Vec::new(),
            writer: writer.clone(),
        })
        .collect();
    let done = match (&plan, options.method) {
        (Some(plan), _) => gradient::sample(&job, plan, sinks),
        (None, Method::Mh | Method::Gibbs) => walk(&job, sinks),
        (None, _) => clouds.write(&job, sinks),
    };
    talk.progress_done();
    writers.iter().try_for_each(Writer::finish).map_err(outside)?;
    match done {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::Cancelled || job.watch.is_interrupted() => {
            let rows: usize = writers.iter().map(Writer::rows).sum();
            talk.say(&format!("interrupted; {rows} draws are kept in {}", said(&paths)));
            return Ok(Exit::Interrupted);
        }
        Err(error) => return Err(failure(error)),
    }
    let chains = read_chains(&paths).map_err(failure)?;
    clouds.told.missed = missed(&job, &chains)?;
    let report =
        Report::of(&chains, Some(options.max_depth()), clouds.log_evidence()).with(clouds.told);
    talk.say(&format!("draws in {}", said(&paths)));
    report.warn(talk);
    let text = if common.json { report.json("larder.infer-run/1") } else { report.table() };
    print(format!("{text}\n").as_bytes())
}

/// The share of the posterior on hills that no chain was on; particles come from all over the prior and fits look for
/// hills themselves.
fn missed(job: &Job<'_>, chains: &[Chain]) -> Result<Option<f64>, Failure> {
    if matches!(job.options.method, Method::Smc | Method::Vi | Method::Abc) {
        return Ok(None);
    }
    let names = job.model.names();
    let rows = |chain: &Chain| -> Vec<Vec<f64>> {
        let columns: Vec<&[f64]> = names.iter().filter_map(|name| chain.column(name)).collect();
        let row = |at: usize| columns.iter().map(|column| column[at]).collect();
        (0..chain.len()).step_by(chain.len().div_ceil(vi::DRAWS_EACH).max(1)).map(row).collect()
    };
    let rows: Vec<Vec<Vec<f64>>> = chains.iter().map(rows).collect();
    let chains = rows.iter().map(|rows| rows.iter().map(Vec::as_slice));
    vi::missed(job.model, chains, job.options.seed, job.stores).map(Some).map_err(failure)
}

fn outside(error: InferError) -> Failure {
    let exit =
        if error.to_string().contains("cannot be written") { Exit::Outside } else { Exit::Input };
    Failure::new(exit, anyhow::Error::new(error))
}

fn said(paths: &[PathBuf]) -> String {
    match paths {
        [one] => one.display().to_string(),
        [first, .., last] => format!("{} to {}", first.display(), last.display()),
        [] => String::new(),
    }
}

fn check(options: &RunOptions) -> Result<(), Failure> {
    let refuse = |text: String| Err(Failure::new(Exit::Input, anyhow::anyhow!(text)));
    if options.chains == 0 || options.chains > 10_000 {
        return refuse(format!("--chains {}: want from 1 to 10000", options.chains));
    }
    if options.draws == 0 || options.draws > 1 << 40 {
        return refuse(format!("--draws {}: want from 1 to 2^40", options.draws));
    }
    if options.thin == 0 || options.thin > options.draws {
        return refuse(format!(
            "--thin {}: want from 1 to the number of draws, {}",
            options.thin, options.draws
        ));
    }
    if options.out.file_name().is_none() || options.out.is_dir() {
        return refuse(format!(
            "--out {}: a folder, want the name of a file",
            options.out.display()
        ));
    }
    let is_gradient = matches!(options.method, Method::Nuts | Method::Hmc);
    if !is_gradient
        && (options.checkpoint.is_some() || options.resume.is_some() || options.init.is_some())
    {
        return refuse(format!(
            "--method {} has no start, no checkpoint and no resumption; they belong to nuts and hmc",
            options.method.word()
        ));
    }
    let has_no_warmup = matches!(options.method, Method::Smc | Method::Vi | Method::Abc);
    let unused = [
        ("--warmup", options.warmup.is_some() && has_no_warmup, "nuts, hmc, mh and gibbs"),
        ("--target-accept", options.target_accept.is_some() && !is_gradient, "nuts and hmc"),
        ("--max-depth", options.max_depth.is_some() && options.method != Method::Nuts, "nuts"),
        (
            "--metric",
            options.metric.is_some() && !is_gradient && options.method != Method::Vi,
            "nuts, hmc and vi",
        ),
        (
            "--metric low-rank",
            options.metric == Some(Shape::LowRank) && options.method == Method::Vi,
            "nuts and hmc",
        ),
    ];
    if let Some((option, _, owners)) = unused.into_iter().find(|(_, is_there, _)| *is_there) {
        let word = options.method.word();
        return refuse(format!(
            "--method {word} has no use for {option}, which belongs to {owners}"
        ));
    }
    Ok(())
}

/// Every file has one use.
fn check_files(options: &RunOptions, paths: &[PathBuf]) -> Result<(), Failure> {
    type Named<'a> = (&'static str, &'a Option<PathBuf>);
    fn given(files: [Named<'_>; 2]) -> impl Iterator<Item = (&'static str, &Path)> + Clone {
        files.into_iter().filter_map(|(option, file)| Some((option, file.as_deref()?)))
    }
    let read = given([("--data", &options.data), ("--init", &options.init)]);
    let state = given([("--checkpoint", &options.checkpoint), ("--resume", &options.resume)]);
    let draws: Vec<(&str, &Path)> = paths.iter().map(|path| ("--out", path.as_path())).collect();
    let of = |(option, file)| (format!("the file of {option}"), file);
    input::apart(&draws, read.clone().chain(state.clone()).map(of))?;
    input::apart(&state.collect::<Vec<_>>(), read.map(of))
}

/// Puts the columns of a chain of single sites into the order of the model's.
struct Reordered {
    order: Vec<usize>,
    values: Vec<f64>,
    sink: Predicting,
}

impl Sink for Reordered {
    fn draw(&mut self, stats: &DrawStats, values: &[f64]) -> larder_infer::Result<()> {
        for (slot, &from) in self.values.iter_mut().zip(&self.order) {
            *slot = values[from];
        }
        self.sink.draw(stats, &self.values)
    }
}

/// Where the columns of the model stand among those of a walk.
fn order(model: &Compiled, found: &[String]) -> larder_infer::Result<Vec<usize>> {
    let place = |name: &String| found.iter().position(|other| other == name);
    let order: Vec<usize> = model.names().iter().filter_map(place).collect();
    if order.len() == model.columns() {
        Ok(order)
    } else {
        let text = "the sites of the model are not those of its parameters";
        Err(InferError::new(ErrorKind::Method, text))
    }
}

fn walking(job: &Job<'_>) -> MhOptions {
    let options = job.options;
    MhOptions {
        warmup: options.warmup(),
        draws: options.draws.div_ceil(options.thin),
        thin: options.thin,
        seed: options.seed,
        gibbs: options.method == Method::Gibbs,
        stores: job.stores.clone(),
    }
}

/// Starts every walk and lets go of it, once its columns are known.
fn try_walks(job: &Job<'_>) -> larder_infer::Result<()> {
    for chain in 0..job.options.chains {
        let mut has_started = false;
        let mut begin = |found: Vec<String>| -> larder_infer::Result<Box<dyn Sink>> {
            order(job.model, &found)?;
            has_started = true;
            Err(InferError::new(ErrorKind::Cancelled, "no more than a start was wanted"))
        };
        let tried = job.model.model().sample_mh(&walking(job), chain, &job.watch, &mut begin);
        if let (Err(error), false) = (tried, has_started) {
            return Err(error);
        }
    }
    Ok(())
}

fn walk(job: &Job<'_>, sinks: Vec<Predicting>) -> larder_infer::Result<()> {
    for (chain, sink) in sinks.into_iter().enumerate() {
        let mut sink = Some(sink);
        let mut begin = |found: Vec<String>| -> larder_infer::Result<Box<dyn Sink>> {
            let order = order(job.model, &found)?;
            let Some(sink) = sink.take() else {
                let text = "the columns of a walk were asked for twice";
                return Err(InferError::new(ErrorKind::Method, text));
            };
            let values = vec![0.0; order.len()];
            Ok(Box::new(Reordered { order, values, sink }))
        };
        drop(job.model.model().sample_mh(&walking(job), chain, &job.watch, &mut begin)?);
    }
    Ok(())
}

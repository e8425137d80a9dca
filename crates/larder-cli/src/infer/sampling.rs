//! `larder infer run`: draws into files, then their summary.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use larder_infer::abc::{Abc, AbcOptions};
use larder_infer::diag::PARETO_K_MAX;
use larder_infer::mcmc::mh::MhOptions;
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::stan_csv::{Head, Writer, read_chains};
use larder_infer::vi::{self, ViOptions};
use larder_infer::{
    Compiled, DrawStats, ErrorKind, InferError, Points, Purpose, Sink, Stores, Stream,
};

use super::gradient;
use super::progress::Watch;
use super::summary::Report;
use super::{Method, RunOptions, Shape, failure, input};
use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

/// Simulations that each draw of `abc` may cost.
const TRIALS_EACH: usize = 1000;

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
    stores: &'a Stores,
    pub(super) watch: Watch<'a>,
    talk: &'a Talk,
}

pub(super) fn run(
    options: &RunOptions,
    common: &Common,
    stores: &Stores,
    talk: &Talk,
) -> Result<Exit, Failure> {
    check(options)?;
    if options.warmup.is_some() && matches!(options.method, Method::Smc | Method::Vi | Method::Abc)
    {
        talk.say(&format!("note: --method {} has no warm-up", options.method.word()));
    }
    let model = input::model(&options.model, options.data.as_ref())?;
    let names = columns(&model, options.predict)?;
    let paths = files(&options.out, options.chains);
    let plan = gradient::plan(options, common, stores, &model)?;
    let mut writers = Vec::new();
    for (chain, path) in paths.iter().enumerate() {
        let rows = plan.as_ref().and_then(|plan| plan.rows(chain));
        let writer = match rows {
            Some(rows) => Writer::resume(path, &head(options, chain), &names, rows),
            None => Writer::create(path, &head(options, chain), &names),
        };
        writers.push(writer.map_err(outside)?);
    }
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
    let watch = Watch::new(talk, options.chains, writers.clone());
    let job = Job { options, model: &model, stores, watch, talk };
    let done = match (&plan, options.method) {
        (Some(plan), _) => gradient::sample(&job, plan, sinks).map(|()| None),
        (None, Method::Mh | Method::Gibbs) => walk(&job, sinks).map(|()| None),
        (None, _) => particles(&job, sinks),
    };
    talk.progress_done();
    writers.iter().try_for_each(Writer::finish).map_err(outside)?;
    let log_evidence = match done {
        Ok(log_evidence) => log_evidence,
        Err(error) if error.kind() == ErrorKind::Cancelled || job.watch.is_interrupted() => {
            let rows: usize = writers.iter().map(Writer::rows).sum();
            talk.say(&format!("interrupted; {rows} draws are kept in {}", said(&paths)));
            return Ok(Exit::Interrupted);
        }
        Err(error) => return Err(failure(error)),
    };
    let chains = read_chains(&paths).map_err(failure)?;
    let report = Report::of(&chains, Some(options.max_depth()), log_evidence);
    talk.say(&format!("draws in {}", said(&paths)));
    report.warn(talk);
    let text = if common.json { report.json("larder.infer-run/1") } else { report.table() };
    print(format!("{text}\n").as_bytes())
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
    let is_gradient = matches!(options.method, Method::Nuts | Method::Hmc);
    if !is_gradient
        && (options.checkpoint.is_some() || options.resume.is_some() || options.init.is_some())
    {
        return refuse(format!(
            "--method {} has no start, no checkpoint and no resumption; they belong to nuts and hmc",
            options.method.word()
        ));
    }
    let unused = [
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

/// Puts the columns of a chain of single sites into the order of the model's.
struct Reordered {
    model: Compiled,
    order: Vec<usize>,
    values: Vec<f64>,
    q: Vec<f64>,
    sink: Predicting,
}

impl Sink for Reordered {
    fn draw(&mut self, stats: &DrawStats, values: &[f64]) -> larder_infer::Result<()> {
        for (slot, &from) in self.values.iter_mut().zip(&self.order) {
            *slot = values[from];
        }
        let layout = self.model.layout();
        if !layout.generated.is_empty() {
            layout.unconstrain(&self.values, &mut self.q);
            self.model.values(&self.q, &mut self.values)?;
        }
        self.sink.draw(stats, &self.values)
    }
}

fn walk(job: &Job<'_>, sinks: Vec<Predicting>) -> larder_infer::Result<()> {
    let options = job.options;
    let wanted = MhOptions {
        warmup: options.warmup(),
        draws: options.draws.div_ceil(options.thin),
        thin: options.thin,
        seed: options.seed,
        gibbs: options.method == Method::Gibbs,
        stores: job.stores.clone(),
    };
    let names = job.model.names();
    let layout = job.model.layout();
    for (chain, sink) in sinks.into_iter().enumerate() {
        let mut sink = Some(sink);
        let mut begin = |found: Vec<String>| -> larder_infer::Result<Box<dyn Sink>> {
            let place = |name: &String| found.iter().position(|other| other == name);
            let order: Vec<usize> = names[..layout.columns].iter().filter_map(place).collect();
            let Some(sink) = sink.take().filter(|_| order.len() == layout.columns) else {
                let text = "the sites of the model are not those of its parameters";
                return Err(InferError::new(ErrorKind::Method, text));
            };
            let (values, q) = (vec![0.0; job.model.columns()], vec![0.0; layout.dim]);
            Ok(Box::new(Reordered { model: job.model.clone(), order, values, q, sink }))
        };
        drop(job.model.model().sample_mh(&wanted, chain, &job.watch, &mut begin)?);
    }
    Ok(())
}

/// Methods whose draws come all at once. Gives the log evidence, where there is one.
fn particles(job: &Job<'_>, sinks: Vec<Predicting>) -> larder_infer::Result<Option<f64>> {
    let options = job.options;
    let mut logs = Vec::new();
    for (chain, mut sink) in sinks.into_iter().enumerate() {
        let (points, accept_stat) = match options.method {
            Method::Vi => (approximated(job, chain as u64)?, 1.0),
            Method::Abc => (near(job, chain as u64)?, 1.0),
            _ => {
                let wanted = TemperedOptions {
                    particles: options.draws.max(2),
                    seed: options.seed,
                    run: chain as u64,
                    stores: job.stores.clone(),
                    ..TemperedOptions::default()
                };
                let found = tempered(job.model, &wanted, &job.watch)?;
                logs.push(found.log_evidence);
                (found.points, found.acceptance)
            }
        };
        write(job, &points, accept_stat, &mut sink)?;
    }
    // Each run's evidence is unbiased, so their mean is; not the mean of the logarithms.
    let mut shares = vec![0.0; logs.len()];
    Ok((!logs.is_empty()).then(|| larder_infer::smc::normalise(&logs, &mut shares)))
}

/// Draws from the nearest normal.
fn approximated(job: &Job<'_>, run: u64) -> larder_infer::Result<Vec<f64>> {
    let dim = job.model.layout().dim;
    let full_rank = job.options.metric() == Shape::Dense;
    let (seed, stores) = (job.options.seed, job.stores.clone());
    let wanted = ViOptions { full_rank, seed, run, stores, ..ViOptions::default() };
    let fit = vi::fit(job.model, &wanted, &job.watch)?;
    let verdict = if fit.pareto_k <= PARETO_K_MAX { "near" } else { "not near" };
    job.talk.say(&format!(
        "run {}: evidence lower bound {:.3} +- {:.3}, Pareto k {:.2}: {verdict} the posterior",
        run + 1,
        fit.elbo,
        fit.elbo_error,
        fit.pareto_k
    ));
    let mut rng = Stream::new(job.options.seed, run, Purpose::Other);
    let mut points = vec![0.0; dim * job.options.draws];
    let mut noise = vec![0.0; dim];
    points.chunks_exact_mut(dim.max(1)).for_each(|q| fit.draw(&mut rng, &mut noise, q));
    Ok(points)
}

/// Points whose simulations are near the data.
fn near(job: &Job<'_>, run: u64) -> larder_infer::Result<Vec<f64>> {
    let keep = job.options.draws.max(2);
    let trials = keep.saturating_mul(TRIALS_EACH).max(100_000);
    let (seed, stores) = (job.options.seed, job.stores.clone());
    let wanted = AbcOptions { keep, trials, seed, run, stores, ..AbcOptions::default() };
    let found = Abc::new(job.model, wanted).sequential(&job.watch)?;
    let adjusted = if found.is_adjusted { ", adjusted by regression" } else { "" };
    job.talk.say(&format!(
        "run {}: simulations within {:.3} of the data (each observation in its spread under the prior), \
         {} simulations, {:.0} effective draws{adjusted}",
        run + 1,
        found.within,
        found.trials,
        found.effective
    ));
    Ok(found.points)
}

fn write(
    job: &Job<'_>,
    points: &[f64],
    accept_stat: f64,
    sink: &mut Predicting,
) -> larder_infer::Result<()> {
    let mut values = vec![0.0; job.model.columns()];
    let mut weights = Points::within(job.model, job.stores);
    let dim = job.model.layout().dim.max(1);
    let thin = job.options.thin;
    for q in points.chunks_exact(dim).take(job.options.draws).step_by(thin) {
        if job.watch.is_interrupted() {
            return Err(InferError::new(ErrorKind::Cancelled, "cancelled; what was drawn is kept"));
        }
        job.model.values(q, &mut values)?;
        let weight = weights.weigh(q);
        let stats = DrawStats {
            log_density: weight.prior + weight.likelihood,
            accept_stat,
            ..DrawStats::default()
        };
        sink.draw(&stats, &values)?;
    }
    Ok(())
}

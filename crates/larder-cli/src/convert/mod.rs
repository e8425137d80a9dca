//! `larder convert`: Python files into Cargo packages.

mod gather;
mod report;
mod run;
mod write;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use larder_measure::alloc::process_counts;
use larder_measure::clock::{Clock, Stopwatch};
use larder_memory::MemoryMetrics;
use larder_translate::{
    CODES, Integers, Memory, Options, Report, Status, TranslationBatch, TranslationConfig,
    Translator,
};

use crate::arguments::{Common, print};
use crate::configuration::Configuration;
use crate::exit::{Exit, Failure};
use crate::metrics::Serving;
use crate::talk::Talk;
use gather::{Gathered, Job, gather};
use report::{FileEntry, Metrics};

/// What stands below the options.
const AFTER_HELP: &str = "\
A FILE becomes one package in --out, with the files beside it that it imports. A DIR that is a package, or whose
files import each other, becomes one package too; other files become one each, in --out/RELATIVE-STEM, and share one
copy of the runtime.

What cannot be translated is one line, PATH:LINE:COLUMN: CODE: construct: reason; its function raises
NotImplementedError, and the rest of the program works.

Exit codes:
    0  whole
    1  refused under --strict, or --verify found a difference
    3  partial, or input that cannot be read
    4  a tool is missing; the translation is kept
  With --run the program's own code.";

#[derive(Args, Debug)]
#[command(after_help = AFTER_HELP, after_long_help = AFTER_HELP)]
pub(crate) struct ConvertOptions {
    /// Python files and folders of them
    #[arg(value_name = "PATH", required_unless_present = "explain")]
    paths: Vec<PathBuf>,
    /// The folder of the package; default ./STEM-rs. With several paths, one folder each inside of it
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write into a folder that is not empty
    #[arg(long)]
    force: bool,
    /// Anything that cannot be translated is a refusal, and nothing is written
    #[arg(long)]
    strict: bool,
    /// How whole numbers are kept
    #[arg(long, value_enum, default_value_t = IntegersWord::Auto)]
    int: IntegersWord,
    /// Build the package and run it with what follows `--`
    #[arg(long, conflicts_with = "json")]
    run: bool,
    /// Build the package, and say whether it builds
    #[arg(long)]
    check: bool,
    /// Run both programs, Python's and ours, and compare what they print
    #[arg(long)]
    verify: bool,
    /// Build it for WebAssembly too: NAME.wasm in the package; with --run, run that under Node
    #[arg(long)]
    wasm: bool,
    /// Keep nothing from file to file; what is written stays the same
    #[arg(long, overrides_with = "optimize_memory")]
    no_memory_pools: bool,
    /// Keep sessions, trees and names from file to file: the default
    #[arg(long)]
    optimize_memory: bool,
    /// Explain a diagnostic: T012; without a code, all of them
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "all")]
    explain: Option<String>,
    /// Arguments of the program that is run
    #[arg(last = true, value_name = "ARGS")]
    arguments: Vec<String>,
}

/// How whole numbers are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum IntegersWord {
    /// 64 bits, checked; without a bound where they grow
    Auto,
    /// Without a bound everywhere
    Big,
    /// 64 bits, checked, everywhere
    I64,
}

pub(crate) fn run(
    options: &ConvertOptions,
    common: &Common,
    configuration: &Configuration,
    talk: &Talk,
    serving: &Serving,
) -> Result<Exit, Failure> {
    if let Some(code) = &options.explain {
        return explain(code);
    }
    let settings = settings(options, configuration);
    let mut translator = Translator::new(settings);
    let watch = Stopwatch::start(Clock::wall());
    let cpu = Clock::process_cpu().ok().map(Stopwatch::start);
    let gathered = gather(&options.paths, options.out.as_deref(), &mut translator)?;
    let reading = (watch.elapsed(), cpu.map(|cpu| cpu.elapsed()));
    drop(translator);
    let modules: Vec<_> = gathered
        .jobs
        .iter()
        .map(|job| {
            let texts = &gathered.texts[job.texts];
            job.program.modules(&texts.files, &texts.shown)
        })
        .collect();
    let fault = |error: larder_translate::TranslateError| Failure::new(Exit::Fault, error);
    let mut batch = TranslationBatch::new(&settings).map_err(fault)?;
    for modules in &modules {
        batch.push_modules(modules, TranslationConfig::borrowed(&settings));
    }
    let threads = usize::from(common.threads.unwrap_or(1));
    let metrics = translate(&mut batch, threads, common, &gathered, reading);
    let mut all = MemoryMetrics::new();
    batch.add_to(&mut all);
    serving.publish(all);
    let is_whole = tell(&gathered, &batch, talk);
    if common.memory_profile.is_some() {
        talk.say(&format!("\n{}", report::table(&metrics, &batch)));
    }
    if options.strict && !is_whole {
        talk.say("nothing was written: --strict takes whole files only");
        return Ok(Exit::No);
    }
    let document = report::document(&entries(&gathered, &batch, None), Some((&metrics, &batch)));
    let written = write::all(&gathered, &batch, options.force || options.run, &document)?;
    if common.json {
        print(format!("{document}\n").as_bytes())?;
    }
    let exit = if is_whole { Exit::Done } else { Exit::Input };
    let Some(&first) = written.first() else { return Ok(exit) };
    finish(options, common, &gathered, &written, first, talk, exit)
}

/// What is done with the packages.
fn finish(
    options: &ConvertOptions,
    common: &Common,
    gathered: &Gathered,
    written: &[usize],
    first: usize,
    talk: &Talk,
    exit: Exit,
) -> Result<Exit, Failure> {
    let jobs = || written.iter().map(|&number| &gathered.jobs[number]);
    if options.check {
        for job in jobs() {
            drop(run::build(job, &gathered.shared, talk)?);
        }
    }
    if options.wasm {
        for job in jobs() {
            let (path, bytes) = run::build_wasm(job, &gathered.shared, talk)?;
            talk.say(&format!("{}: {:.0} KiB", path.display(), bytes as f64 / 1024.0));
        }
    }
    let job = &gathered.jobs[first];
    if options.verify {
        let mut worst = exit;
        for job in jobs() {
            let one = run::verify(job, gathered, &options.arguments, talk, exit)?;
            if one == Exit::No {
                worst = Exit::No;
            }
        }
        return Ok(worst);
    }
    if options.run && options.wasm {
        let path = job.folder.join(format!("{}.wasm", job.name));
        return run::pass_through_node(&path, &options.arguments);
    }
    if options.run {
        let binary = run::build(job, &gathered.shared, talk)?;
        run::pass_through(&binary, &options.arguments);
    }
    if !options.check && !common.json {
        match written {
            [_] => talk.say(&format!("{} written", job.folder.display())),
            many => talk.say(&format!("{} packages written", many.len())),
        }
    }
    Ok(exit)
}

fn settings(options: &ConvertOptions, configuration: &Configuration) -> Options {
    let integers = match options.int {
        IntegersWord::Auto => Integers::Auto,
        IntegersWord::Big => Integers::Big,
        IntegersWord::I64 => Integers::I64,
    };
    let memory = &configuration.memory;
    let memory = Memory {
        pools: memory.enable_pools && !options.no_memory_pools,
        arena: memory.enable_arena_allocation && !options.no_memory_pools,
        interning: memory.enable_string_interning,
    };
    Options { integers, memory, is_library: false }
}

/// Translates, and measures what it takes.
fn translate(
    batch: &mut TranslationBatch<'_>,
    threads: usize,
    common: &Common,
    gathered: &Gathered,
    (before, cpu_before): (std::time::Duration, Option<std::time::Duration>),
) -> Metrics {
    let watch = Stopwatch::start(Clock::wall());
    let cpu = Clock::process_cpu().ok().map(Stopwatch::start);
    let allocations = process_counts().heap_calls();
    batch.run(threads);
    let mut metrics = Metrics {
        allocations: process_counts().heap_calls() - allocations,
        steady_allocations: None,
        source_bytes: gathered
            .texts
            .iter()
            .flat_map(|texts| &texts.files)
            .map(|file| file.source.len() as u64)
            .sum(),
        seconds: (before + watch.elapsed()).as_secs_f64(),
        cpu_seconds: cpu
            .zip(cpu_before)
            .map(|(cpu, before)| (before + cpu.elapsed()).as_secs_f64()),
        threads,
    };
    if common.memory_profile.is_some() {
        // The sessions have seen every program now: the same again shows what the steady state costs.
        batch.run(1);
        let before = process_counts().heap_calls();
        batch.run(1);
        metrics.steady_allocations = Some(process_counts().heap_calls() - before);
    }
    metrics
}

/// Says what was not translated; whether everything was.
fn tell(gathered: &Gathered, batch: &TranslationBatch<'_>, talk: &Talk) -> bool {
    let mut is_whole = gathered.unreadable.is_empty();
    for (path, why) in &gathered.unreadable {
        talk.say(&format!("{path}: T000: file: {why}"));
    }
    for (number, job) in gathered.jobs.iter().enumerate() {
        let texts = &gathered.texts[job.texts];
        let path = |module: &larder_translate::ProgramModule| {
            module.file.map_or("", |file| texts.shown[file].as_str()).to_owned()
        };
        if let Some(error) = batch.error(number) {
            is_whole = false;
            talk.say(&format!("{}: T000: file: {error}", path(&job.program.modules[0])));
            continue;
        }
        for (module, report) in job.program.modules.iter().zip(batch.reports(number)) {
            let shown = path(module);
            if report.status.is_none() && module.file.is_some() {
                talk.say(&format!("{shown}: nothing imports it; left out"));
            }
            is_whole &= matches!(report.status, None | Some(Status::Whole));
            for finding in &report.findings {
                talk.say(&format!(
                    "{shown}:{}:{}: {}: {}: {}",
                    finding.place.line,
                    finding.place.column,
                    finding.code,
                    finding.construct,
                    finding.reason
                ));
            }
        }
    }
    is_whole
}

/// The files of a document: of one program, or of all.
fn entries<'g>(
    gathered: &'g Gathered,
    batch: &'g TranslationBatch<'_>,
    only: Option<usize>,
) -> Vec<FileEntry<'g>> {
    let mut all = Vec::new();
    if only.is_none() {
        for (path, why) in &gathered.unreadable {
            all.push(FileEntry { path, report: Err(why.clone()) });
        }
    }
    for (number, job) in gathered.jobs.iter().enumerate() {
        if only.is_some_and(|only| only != number) {
            continue;
        }
        let texts = &gathered.texts[job.texts];
        let error = batch.error(number).map(ToString::to_string);
        for (module, report) in job.program.modules.iter().zip(batch.reports(number)) {
            let Some(file) = module.file else { continue };
            let path = &*texts.shown[file];
            match &error {
                Some(error) => all.push(FileEntry { path, report: Err(error.clone()) }),
                None if report.status.is_none() => {}
                None => all.push(FileEntry { path, report: Ok(report) }),
            }
        }
    }
    all
}

/// Whether a program was refused as a whole.
fn is_refused(job: &Job, batch: &TranslationBatch<'_>, number: usize) -> bool {
    let is_none = |report: &Report| report.status == Some(Status::Refused);
    batch.error(number).is_some()
        || batch.reports(number).iter().any(is_none)
        || job.program.modules.is_empty()
}

fn explain(wanted: &str) -> Result<Exit, Failure> {
    let mut text = String::new();
    for (code, construct, reason, advice) in CODES {
        if wanted == "all" || code.to_string().eq_ignore_ascii_case(wanted) {
            text.extend([format!("{code}  {construct}: {reason}.\n      ").as_str(), advice, "\n"]);
        }
    }
    if text.is_empty() {
        let what = anyhow::anyhow!("there is no diagnostic `{wanted}`");
        return Err(Failure::new(Exit::Usage, what)
            .with_hint(Some("`larder convert --explain` lists all of them")));
    }
    print(text.as_bytes())
}

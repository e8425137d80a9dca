//! `larder convert`: Python files into Cargo packages.

mod report;
mod run;
mod write;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use larder_translate::{CODES, Integers, Options, Status, Translator, decode};

use crate::arguments::{Common, print};
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

#[derive(Args, Debug)]
pub(crate) struct ConvertOptions {
    /// Python files, each translated into a package of its own
    #[arg(value_name = "PATH", required_unless_present = "explain")]
    paths: Vec<PathBuf>,
    /// The folder of the package; default ./STEM-rs. With several files, one folder each inside of it
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

/// A file that was translated.
pub(super) struct Converted {
    path: PathBuf,
    folder: PathBuf,
    name: String,
    report: larder_translate::Report,
    rust: String,
}

pub(crate) fn run(options: &ConvertOptions, common: &Common, talk: &Talk) -> Result<Exit, Failure> {
    if let Some(code) = &options.explain {
        return explain(code);
    }
    let integers = match options.int {
        IntegersWord::Auto => Integers::Auto,
        IntegersWord::Big => Integers::Big,
        IntegersWord::I64 => Integers::I64,
    };
    let watch = larder_measure::clock::Stopwatch::start(larder_measure::clock::Clock::wall());
    let mut translator = Translator::new(Options { integers });
    let mut all = Vec::new();
    for path in &options.paths {
        all.push(translate(options, path, &mut translator)?);
    }
    for one in &all {
        for finding in &one.report.findings {
            talk.say(&format!(
                "{}:{}:{}: {}: {}: {}",
                one.path.display(),
                finding.place.line,
                finding.place.column,
                finding.code,
                finding.construct,
                finding.reason
            ));
        }
    }
    let is_whole = all.iter().all(|one| one.report.status == Some(Status::Whole));
    if options.strict && !is_whole {
        talk.say("nothing was written: --strict takes whole files only");
        return Ok(Exit::No);
    }
    let seconds = watch.elapsed().as_secs_f64();
    let document = report::document(&all, &translator, seconds);
    for one in all.iter().filter(|one| one.report.status != Some(Status::Refused)) {
        write::package(one, options.force || options.run, &document)?;
    }
    if common.json {
        print(format!("{document}\n").as_bytes())?;
    }
    let exit = if is_whole { Exit::Done } else { Exit::Input };
    let Some(first) = all.first().filter(|one| one.report.status != Some(Status::Refused)) else {
        return Ok(exit);
    };
    if options.check {
        for one in all.iter().filter(|one| one.report.status != Some(Status::Refused)) {
            drop(run::build(one, talk)?);
        }
    }
    if options.verify {
        return run::verify(first, &options.arguments, talk, exit);
    }
    if options.run {
        let binary = run::build(first, talk)?;
        run::pass_through(&binary, &options.arguments);
    }
    if !options.check && !common.json {
        talk.say(&format!("{} written", first.folder.display()));
    }
    Ok(exit)
}

fn translate(
    options: &ConvertOptions,
    path: &Path,
    translator: &mut Translator,
) -> Result<Converted, Failure> {
    let unusable = |error: anyhow::Error| {
        Failure::new(Exit::Input, error.context(format!("{} cannot be read", path.display())))
    };
    if path.is_dir() {
        let what = anyhow::anyhow!("{} is a folder", path.display());
        return Err(Failure::new(Exit::Input, what).with_hint(Some(
            "packages of several modules are not translated yet: name the files",
        )));
    }
    let bytes = std::fs::read(path).map_err(|error| unusable(error.into()))?;
    let source = decode(&bytes).map_err(|error| unusable(error.into()))?;
    let mut rust = String::new();
    let report = translator
        .translate(&path.display().to_string(), &source, &mut rust)
        .map_err(|error| unusable(error.into()))?
        .clone();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = larder_translate::package_name(&stem);
    let folder = match (&options.out, options.paths.len()) {
        (Some(out), 1) => out.clone(),
        (Some(out), _) => out.join(&name),
        (None, _) => PathBuf::from(format!("{name}-rs")),
    };
    Ok(Converted { path: path.to_owned(), folder, name, report, rust })
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

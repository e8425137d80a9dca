//! All sides of a case in one process, in turn.

use std::path::PathBuf;
use std::process::Command;

use larder_measure::clock::today;
use larder_measure::json;
use larder_measure::paired::{Interval, Samples, bootstrap_median};

use crate::definition::{self, Definition};
use crate::side::{Sides, Turn};
use crate::{Trouble, case};

const CONFIDENCE: f64 = 0.95;
const RESAMPLES: usize = 10_000;
const SEED: u64 = 0x1a2d_e25e_ed00_0003;

/// What the command line asks for.
#[derive(Debug)]
pub(crate) struct Options {
    cases: Vec<String>,
    is_smoke: bool,
    rounds: Option<usize>,
    definitions: PathBuf,
}

impl Options {
    pub(crate) fn parse(words: &[String], usage: &str) -> Result<Options, Trouble> {
        let (mut cases, mut is_smoke) = (Vec::new(), false);
        let (mut rounds, mut definitions) = (None, None);
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--together" => {}
                "--smoke" => is_smoke = true,
                "--rounds" => {
                    let count = words.next().and_then(|count| count.parse().ok());
                    rounds =
                        Some(count.filter(|&count| count > 0).ok_or("--rounds wants a count")?);
                }
                "--definitions" => {
                    let folder = words.next().ok_or("--definitions wants a folder")?;
                    definitions = Some(PathBuf::from(folder));
                }
                word if word.starts_with('-') => {
                    return Err(format!("no option `{word}`\n{usage}"));
                }
                word => cases.push(word.to_owned()),
            }
        }
        let definitions = definitions.map_or_else(definition::folder, Ok)?;
        Ok(Options { cases, is_smoke, rounds, definitions })
    }
}

struct Row {
    name: String,
    turns: Vec<Turn>,
}

struct Figure {
    name: String,
    value: f64,
    interval: Interval,
}

/// Runs the cases one after the other; the first that fails is what is reported, after the others.
pub(crate) fn run(allocator: &str, options: &Options) -> Result<(), Trouble> {
    let mut troubles = Vec::new();
    for case in &options.cases {
        match one(allocator, options, case) {
            Ok(()) => {}
            Err(trouble) => troubles.push(format!("{case}: {trouble}")),
        }
    }
    if troubles.is_empty() { Ok(()) } else { Err(troubles.join("\n")) }
}

fn one(allocator: &str, options: &Options, case: &str) -> Result<(), Trouble> {
    let definition = Definition::read(&options.definitions, case)?;
    let (iterations, answer) = if options.is_smoke { definition.smoke } else { definition.full };
    let rounds = match options.rounds {
        Some(rounds) => rounds,
        None if options.is_smoke => 2,
        None => definition.rounds,
    };
    // A thread of its own: it is pinned, and what its caches keep goes when it ends.
    let rows = std::thread::scope(|scope| {
        let work =
            || measure(allocator, options.is_smoke, case, &definition, iterations, answer, rounds);
        scope.spawn(work).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })?;
    let figures = figures(&definition, &rows, iterations)?;
    let text = report(allocator, case, &definition, &rows, &figures, iterations, answer);
    println!("{text}");
    Ok(())
}

/// The rows that this build can measure: those of its own allocator, and those that name none. What
/// stands for the allocator itself is measured under its own name only.
fn measure(
    allocator: &str,
    is_smoke: bool,
    case: &str,
    definition: &Definition,
    iterations: u64,
    answer: u64,
    rounds: usize,
) -> Result<Vec<Row>, Trouble> {
    let mut all = Sides::all(is_smoke);
    case::fill(case, &mut all)?;
    let mut all = all.into_all();
    let (mut sides, mut rows) = (Vec::new(), Vec::new());
    let is_default = matches!(allocator, "system" | "counted");
    for rival in &definition.rivals {
        let is_own = match rival.features.as_deref() {
            Some(features) => features == allocator,
            None => is_default || rival.side != "malloc",
        };
        if !is_own {
            continue;
        }
        let place = all.iter().position(|side| side.name == rival.side).ok_or_else(|| {
            format!("`{}` asks for the side `{}`, which there is not", rival.name, rival.side)
        })?;
        sides.push(all.swap_remove(place));
        rows.push(Row { name: rival.name.clone(), turns: Vec::new() });
    }
    if let Some(side) = all.first() {
        return Err(format!("the side `{}` is not in the definition", side.name));
    }
    for round in 0..=rounds {
        for place in 0..sides.len() {
            // Forth and back, so that neither always runs in the other's wake.
            let index = if round.is_multiple_of(2) { place } else { sides.len() - 1 - place };
            let turn = (sides[index].work)(iterations)
                .map_err(|trouble| format!("`{}`: {trouble}", sides[index].name))?;
            if turn.answer != answer {
                return Err(format!(
                    "`{}` gives the answer {:016x} to {iterations} operations, the definition says \
                     {answer:016x}: it does not do the work",
                    sides[index].name, turn.answer
                ));
            }
            if round > 0 {
                rows[index].turns.push(turn);
            }
        }
    }
    Ok(rows)
}

impl Row {
    fn values(&self, of: &str, iterations: u64) -> Vec<f64> {
        if of == "ns" {
            return self.turns.iter().map(|turn| turn.ns / iterations as f64).collect();
        }
        let all = self.turns.iter().flat_map(|turn| &turn.values);
        all.filter(|(key, _)| *key == of).map(|(_, value)| *value).collect()
    }
}

fn figures(definition: &Definition, rows: &[Row], iterations: u64) -> Result<Vec<Figure>, Trouble> {
    let row = |side: &str| rows.iter().find(|row| row.name == side);
    let mut figures = Vec::new();
    for (name, top, bottom, of) in &definition.figures {
        // A figure about another allocator is for another build to give.
        let (Some(top), Some(bottom)) = (row(top), bottom.as_deref().map_or(row(top), row)) else {
            continue;
        };
        let tops = top.values(of, iterations);
        let bottoms = bottom.values(of, iterations);
        if tops.is_empty() || bottoms.is_empty() {
            return Err(format!("no `{of}` of `{}` or `{}`", top.name, bottom.name));
        }
        let name = name.clone();
        if top.name == bottom.name {
            let interval = bootstrap_median(&tops, CONFIDENCE, RESAMPLES, SEED);
            figures.push(Figure { name, value: Samples::new(tops).median(), interval });
            continue;
        }
        // Ratios are multiplicative: their median and its interval are taken among the logarithms.
        let logs: Vec<f64> = tops
            .iter()
            .zip(bottoms)
            .filter(|(top, bottom)| **top > 0.0 && *bottom > 0.0)
            .map(|(top, bottom)| (top / bottom).ln())
            .collect();
        if logs.is_empty() {
            return Err(format!("the figure `{name}` has no round with both sides above zero"));
        }
        let interval = bootstrap_median(&logs, CONFIDENCE, RESAMPLES, SEED);
        let interval = Interval { low: interval.low.exp(), high: interval.high.exp() };
        figures.push(Figure { name, value: Samples::new(logs).median().exp(), interval });
    }
    Ok(figures)
}

fn report(
    allocator: &str,
    case: &str,
    definition: &Definition,
    rows: &[Row],
    figures: &[Figure],
    iterations: u64,
    answer: u64,
) -> String {
    json::document("larder.peers-memory/1", |out| {
        out.text("room", "memory");
        out.text("case", case);
        out.text("line", &definition.line);
        out.text("allocator", allocator);
        out.text("date", &today().to_string());
        out.object("machine", |out| {
            out.text("system", std::env::consts::OS);
            out.text("architecture", std::env::consts::ARCH);
            out.text("processor", &processor());
            let threads = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
            out.whole("threads", threads);
            out.text("load", &first_line(std::fs::read_to_string("/proc/loadavg").ok()));
        });
        out.text("compiler", &output("rustc", &["--version"]));
        let mut commit = output("git", &["rev-parse", "HEAD"]);
        if !output("git", &["status", "--porcelain", "--untracked-files=no"]).is_empty() {
            commit.push_str("+changes");
        }
        out.text("commit", &commit);
        out.text("input", &definition.input);
        out.text("timed_by", &definition.timed_by);
        out.whole("iterations", iterations);
        out.text("answer", &format!("{answer:016x}"));
        out.flag("answers_agree", true);
        out.array("rows", |array| {
            for row in rows {
                let ns = row.values("ns", iterations);
                let interval = bootstrap_median(&ns, CONFIDENCE, RESAMPLES, SEED);
                let samples = Samples::new(ns);
                array.object(|out| {
                    out.text("name", &row.name);
                    out.number("ns_per_op", samples.median());
                    out.number("low", interval.low);
                    out.number("high", interval.high);
                    out.number("min", samples.min());
                    out.array("ns", |out| samples.values().iter().for_each(|&ns| out.number(ns)));
                    let keys = row.turns.first().map(|turn| turn.values.as_slice());
                    out.object("values", |out| {
                        for (key, _) in keys.unwrap_or_default() {
                            out.number(key, Samples::new(row.values(key, iterations)).median());
                        }
                    });
                });
            }
        });
        out.object("figures", |out| {
            for figure in figures {
                out.object(&figure.name, |out| {
                    out.number("value", figure.value);
                    out.number("low", figure.interval.low);
                    out.number("high", figure.interval.high);
                });
            }
        });
    })
}

fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("model name"));
    line.and_then(|line| line.split_once(':'))
        .map_or_else(|| "unknown".to_owned(), |(_, name)| name.trim().to_owned())
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().ok();
    first_line(output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()))
}

fn first_line(text: Option<String>) -> String {
    text.and_then(|text| text.lines().next().map(str::to_owned)).unwrap_or_default()
}

//! `larder demo`: one real job per technique, the plain way and Larder's in turn.
//!
//! Each job is run once cold, for its peak, then some rounds in turn, for its time; one round more is
//! counted, for the calls to the allocator. Answers are compared in every round.

mod hydro;
mod infer;
mod job;
mod kernels;
mod memory;
mod page;
mod plain_fluid;
mod runner;
mod translate;

use larder_measure::json;
use larder_measure::table::{Cell, Table};

use crate::arguments::{Common, DemoOptions, print};
use crate::configuration::Configuration;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::interrupt::Interrupt;
use crate::metrics::Serving;
use crate::talk::Talk;
use job::{Job, Outcome};

/// Every job there is, in the order of the report.
fn all() -> Vec<Job> {
    let mut jobs = memory::jobs();
    jobs.extend(kernels::jobs());
    jobs.extend(hydro::jobs());
    jobs.extend(infer::jobs());
    jobs.extend(translate::jobs());
    jobs
}

pub(crate) fn run(
    options: &DemoOptions,
    common: &Common,
    configuration: &Configuration,
    talk: &Talk,
    serving: &Serving,
) -> Result<Exit, Failure> {
    let jobs = chosen(&options.jobs)?;
    if options.list {
        return list(&jobs, common);
    }
    let interrupt = Interrupt::listen();
    let mut outcomes = Vec::new();
    let mut metrics = larder_memory::MemoryMetrics::new();
    for (at, job) in jobs.iter().enumerate() {
        if interrupt.asked() {
            break;
        }
        talk.progress(&format!("{} of {}: {} {}", at + 1, jobs.len(), job.engine, job.name));
        let outcome =
            runner::run(job, &configuration.memory, options.rounds, &interrupt, &mut metrics)?;
        outcomes.extend(outcome);
        serving.publish(metrics.clone());
    }
    talk.progress_done();
    let report = match (&options.report, options.no_report, common.json) {
        (Some(file), _, _) => Some(file.clone()),
        (None, false, false) => Some("report.html".into()),
        _ => None,
    };
    if let Some(file) = &report {
        files::write(file, &page::page(&outcomes, &metrics))?;
    }
    if common.json {
        print(format!("{}\n", document(&outcomes)).as_bytes())?;
    } else {
        print(format!("{}\n", table(&outcomes)).as_bytes())?;
    }
    if let Some(file) = &report {
        talk.say(&format!("report written to {}", file.display()));
    }
    for outcome in outcomes.iter().filter(|outcome| !outcome.holds()) {
        talk.say(&format!("{} {}: {}", outcome.engine, outcome.name, outcome.complaint()));
    }
    if interrupt.asked() {
        talk.say("interrupted; the jobs above were finished");
        return Ok(Exit::Interrupted);
    }
    Ok(if outcomes.iter().all(Outcome::holds) { Exit::Done } else { Exit::No })
}

fn chosen(names: &[String]) -> Result<Vec<Job>, Failure> {
    let jobs = all();
    for name in names {
        if !jobs.iter().any(|job| job.is_called(name)) {
            let known: Vec<&str> = jobs.iter().map(|job| job.name).collect();
            let what = anyhow::anyhow!("no job is called `{name}`; there are {}", known.join(", "));
            return Err(Failure::new(Exit::Usage, what));
        }
    }
    let wanted = |job: &Job| names.is_empty() || names.iter().any(|name| job.is_called(name));
    Ok(jobs.into_iter().filter(wanted).collect())
}

fn list(jobs: &[Job], common: &Common) -> Result<Exit, Failure> {
    if common.json {
        let text = json::document("larder.demo-list/1", |out| {
            out.array("jobs", |list| {
                for job in jobs {
                    list.object(|out| {
                        out.text("engine", job.engine);
                        out.text("job", job.name);
                        out.text("about", job.about);
                    });
                }
            });
        });
        return print(format!("{text}\n").as_bytes());
    }
    let mut table = Table::new(["engine", "job", "what it does"]);
    for job in jobs {
        table.row([Cell::from(job.engine), Cell::from(job.name), Cell::from(job.about)]);
    }
    print(format!("{table}\n").as_bytes())
}

fn table(outcomes: &[Outcome]) -> Table {
    let heads =
        ["engine", "job", "answer", "time", "plain", "faster", "peak", "plain", "calls", "plain"];
    let mut table = Table::new(heads);
    for outcome in outcomes {
        table.row([
            Cell::from(outcome.engine),
            Cell::from(outcome.name),
            Cell::from(if outcome.difference.is_none() { "ok" } else { "DIFFERS" }),
            Cell::Nanoseconds(outcome.seconds * 1e9),
            Cell::Nanoseconds(outcome.plain_seconds * 1e9),
            Cell::Ratio(outcome.plain_seconds / outcome.seconds),
            Cell::Bytes(outcome.peak_bytes),
            Cell::Bytes(outcome.plain_peak_bytes),
            Cell::Count(outcome.steady_allocations),
            Cell::Count(outcome.plain_allocations),
        ]);
    }
    table.note("plain: the same job as one would write it without Larder, in the same rounds");
    table.note("peak: most bytes held at once by a first, cold run; calls: to the allocator, in one warm round");
    table
}

fn document(outcomes: &[Outcome]) -> String {
    json::document("larder.demo/1", |out| {
        out.array("jobs", |jobs| {
            for outcome in outcomes {
                jobs.object(|job| {
                    job.text("engine", outcome.engine);
                    job.text("job", outcome.name);
                    job.text("answer", outcome.difference.as_deref().unwrap_or("ok"));
                    job.number("seconds", outcome.seconds);
                    job.number("plain_seconds", outcome.plain_seconds);
                    job.whole("peak_bytes", outcome.peak_bytes);
                    job.whole("plain_peak_bytes", outcome.plain_peak_bytes);
                    job.text("steady_state", outcome.steady_state);
                    job.whole("steady_allocations", outcome.steady_allocations);
                    job.whole("plain_allocations", outcome.plain_allocations);
                });
            }
        });
    })
}

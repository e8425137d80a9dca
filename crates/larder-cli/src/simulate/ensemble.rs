//! `larder simulate --ensemble`: many seeded events.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use larder_hydro::simulation::{Ensemble, EventOutcome, EventReport};
use larder_measure::json;
use larder_memory::MemoryConfig;

use super::live::unresolved_sentence;
use super::trouble::failure;
use super::{own_settings, run_options};
use crate::arguments::{Common, SimulateOptions, print};
use crate::exit::{Exit, Failure};
use crate::interrupt::Interrupt;
use crate::talk::{EVENT, Talk, emit};

pub(super) fn run(
    path: &Path,
    options: &SimulateOptions,
    common: &Common,
    talk: &Talk,
    memory: &MemoryConfig,
) -> Result<Exit, Failure> {
    let events = options.events.clone().unwrap_or(0..0);
    let mut ensemble = Ensemble::read(path).map_err(failure)?;
    for setting in own_settings(common) {
        ensemble.set(setting).map_err(failure)?;
    }
    if let Some(out) = &options.out {
        ensemble.set_folder(out.clone());
    }
    let interrupt = Interrupt::listen();
    let stop = AtomicBool::new(false);
    let (done, failed) = (AtomicU64::new(0), AtomicU64::new(0));
    let unresolved = AtomicU64::new(0);
    let last = Mutex::new(None);
    let remarks: Mutex<BTreeSet<String>> = Mutex::default();
    let told = |report: &EventReport| {
        let count = match &report.outcome {
            EventOutcome::Done(_) => done.fetch_add(1, Ordering::Relaxed),
            EventOutcome::Failed(why) => {
                talk.warn(&format!("event {}: {why}", report.event));
                failed.fetch_add(1, Ordering::Relaxed)
            }
        };
        if let Some((time, tail)) = report.unresolved {
            unresolved.fetch_add(1, Ordering::Relaxed);
            if !options.json_events {
                talk.warn(&format!("event {}: {}", report.event, unresolved_sentence(tail, time)));
            }
        }
        for remark in &report.remarks {
            // Once for all the events that say it.
            let is_new =
                remarks.lock().unwrap_or_else(PoisonError::into_inner).insert(remark.clone());
            if is_new {
                talk.warn(&format!("event {}: {remark}", report.event));
            }
        }
        if options.json_events {
            emit(&json::document(EVENT, |out| {
                out.text("event", "ensemble");
                out.whole("number", report.event);
                out.flag("done", matches!(report.outcome, EventOutcome::Done(_)));
                out.whole("steps", report.steps);
                out.whole("acausal", report.acausal);
                out.maybe_number("tail", report.tail);
                out.maybe_number("unresolved_from", report.unresolved.map(|(time, _)| time));
            }));
        } else {
            talk.progress(&format!("{} events done", count + 1));
        }
        last.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&report.memory);
        if interrupt.asked() {
            stop.store(true, Ordering::Relaxed);
        }
    };
    let how = run_options(options, common);
    let asked = ensemble
        .run(events.clone(), options.jobs.into(), &how, memory, &stop, &told)
        .map_err(failure)?;
    talk.progress_done();
    let (done, failed) = (done.into_inner(), failed.into_inner());
    let memory = last.into_inner().unwrap_or_else(PoisonError::into_inner);
    if common.json {
        let text = json::document("larder.simulate.ensemble/1", |out| {
            out.whole("events", events.end - events.start);
            out.whole("done_before", events.end - events.start - asked);
            out.whole("done", done);
            out.whole("failed", failed);
            out.whole("unresolved", unresolved.load(Ordering::Relaxed));
            out.text("folder", &ensemble.folder().display().to_string());
            // The same keys when nothing was left to do.
            let memory = memory.as_ref();
            out.maybe_number("reuse_rate", memory.and_then(|m| m.array_pool.reuse_rate));
            out.maybe_number("hit_rate", memory.and_then(|m| m.fft_workspace.hit_rate));
            out.whole("plans", memory.map_or(0, |m| m.fft_workspace.plans));
        });
        print(format!("{text}\n").as_bytes())?;
    }
    talk.say(&format!(
        "{done} events done, {failed} failed, {} done before; table in {}",
        events.end - events.start - asked,
        ensemble.folder().join("ensemble.csv").display()
    ));
    if stop.into_inner() {
        talk.say("interrupted; the same command goes on with the events that are left");
        return Ok(Exit::Interrupted);
    }
    Ok(if failed == 0 { Exit::Done } else { Exit::Input })
}

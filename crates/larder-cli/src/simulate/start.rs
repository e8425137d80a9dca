//! Runs, resumed runs, dry runs.

use std::path::Path;

use larder_hydro::MemoryAnalysis;
use larder_hydro::RunFile;
use larder_hydro::Stores;
use larder_hydro::simulation::{self, Ended, Simulation};
use larder_hydro::{HydroError, HydroErrorKind};
use larder_measure::json;
use larder_measure::table::{Cell, Table, bytes, percent};
use larder_memory::MemoryMetrics;

use super::live::Live;
use super::trouble::failure;
use super::{own_settings, run_options};
use crate::arguments::{Common, SimulateOptions, print};
use crate::configuration::Configuration;
use crate::exit::{Exit, Failure};
use crate::metrics::Serving;
use crate::talk::{EVENT, Talk, emit};

pub(super) fn run(
    run: RunFile,
    options: &SimulateOptions,
    common: &Common,
    talk: &Talk,
    serving: &Serving,
    configuration: &Configuration,
) -> Result<Exit, Failure> {
    let stores = Stores::with_memory(&configuration.memory).map_err(failure)?;
    let mut live = Live::new(talk, serving, options.json_events);
    let simulation =
        Simulation::new(run, &run_options(options, common), &stores, &mut live).map_err(failure)?;
    carry_out(simulation, live, options, common, talk)
}

pub(super) fn resume(
    path: &Path,
    options: &SimulateOptions,
    common: &Common,
    talk: &Talk,
    serving: &Serving,
    configuration: &Configuration,
) -> Result<Exit, Failure> {
    let stores = Stores::with_memory(&configuration.memory).map_err(failure)?;
    let settings: Vec<String> = own_settings(common).cloned().collect();
    let live = Live::new(talk, serving, options.json_events);
    let simulation = Simulation::resume(path, &settings, &run_options(options, common), &stores)
        .map_err(failure)?;
    carry_out(simulation, live, options, common, talk)
}

fn carry_out(
    mut simulation: Simulation<'_>,
    mut live: Live<'_>,
    options: &SimulateOptions,
    common: &Common,
    talk: &Talk,
) -> Result<Exit, Failure> {
    if let Some(overruled) = simulation.solver().overruled() {
        talk.warn(&format!("--force: {overruled}"));
    }
    for remark in simulation.remarks() {
        talk.warn(remark);
    }
    let outcome = simulation.advance(&mut live);
    live.finish();
    let memory = simulation.solver().memory_analysis();
    for warning in &memory.warnings {
        talk.warn(warning);
    }
    if common.json {
        let text = document(&simulation, &live, &memory, &outcome);
        print(format!("{text}\n").as_bytes())?;
    }
    let ended = outcome.map_err(failure)?;
    if !common.json && !options.json_events {
        talk.progress_done();
        talk.say(&summary(&simulation, &live, &memory));
    }
    let checkpoint = simulation.folder().join(simulation::CHECKPOINT).display().to_string();
    let time = simulation.solver().time();
    if options.json_events {
        emit(&json::document(EVENT, |out| {
            out.text("event", if ended == Ended::Done { "end" } else { "interrupted" });
            out.number("time", time);
            out.whole("steps", simulation.solver().steps());
            if ended == Ended::Stopped {
                out.text("checkpoint", &checkpoint);
                out.whole("exit", Exit::Interrupted as u64);
            }
        }));
    } else if ended == Ended::Stopped {
        talk.say(&format!(
            "interrupted at t = {time:.6} fm; go on with: larder simulate --resume {checkpoint}"
        ));
    }
    Ok(match ended {
        Ended::Done => Exit::Done,
        Ended::Stopped => Exit::Interrupted,
    })
}

fn phases(live: &Live<'_>) -> Vec<(&'static str, f64, u64)> {
    let whole: u64 = live.costs().map(|(_, cost)| cost.ns).sum();
    live.costs()
        .map(|(phase, cost)| (phase.name(), cost.ns as f64 / whole.max(1) as f64, cost.allocations))
        .collect()
}

fn document(
    simulation: &Simulation<'_>,
    live: &Live<'_>,
    memory: &MemoryAnalysis,
    outcome: &Result<Ended, HydroError>,
) -> String {
    let ended = match outcome {
        Ok(Ended::Done) => "done",
        Ok(Ended::Stopped) => "interrupted",
        Err(error) if error.kind() == HydroErrorKind::StepsSpent => "steps_max",
        Err(_) => "failed",
    };
    let (energy_drift, momentum_drift) = simulation.drifts();
    let seen = simulation.seen();
    json::document("larder.simulate/1", |out| {
        out.number("time", simulation.solver().time());
        out.whole("steps", simulation.solver().steps());
        out.number("energy_drift", energy_drift);
        out.number("momentum_drift", momentum_drift);
        out.object("memory_analysis", |out| {
            out.object("array_pool", |out| {
                out.maybe_number("reuse_rate", memory.array_pool.reuse_rate);
                out.whole("total_pooled_arrays", memory.array_pool.total_pooled_arrays);
                out.whole("bytes", memory.array_pool.bytes);
                out.whole("held_bytes", memory.array_pool.held_bytes);
            });
            out.object("fft_workspace", |out| {
                out.maybe_number("hit_rate", memory.fft_workspace.hit_rate);
                out.number("memory_usage_mb", memory.fft_workspace.memory_usage_mb);
                out.whole("plans", memory.fft_workspace.plans);
                out.whole("lookups", memory.fft_workspace.lookups);
            });
            out.array("warnings", |warnings| {
                for warning in &memory.warnings {
                    warnings.text(warning);
                }
            });
        });
        out.array("phases", |out| {
            for (name, share, allocations) in phases(live) {
                out.object(|out| {
                    out.text("name", name);
                    out.number("share", share);
                    out.whole("allocations", allocations);
                });
            }
        });
        out.whole("allocations_since_warm_up", live.steady_allocations());
        out.whole("stages", simulation.solver().stages());
        out.number("speed_max", seen.speed_max);
        out.number("viscous_max", seen.viscous_max);
        out.number("energy_min", seen.energy_range[0]);
        out.number("energy_max", seen.energy_range[1]);
        out.maybe_number("tail", seen.tail.map(|tail| tail.share));
        out.maybe_number("unresolved_from", live.unresolved_from());
        out.maybe_number("too_long_from", live.too_long_from());
        out.object("causality", |out| {
            out.whole("causal", seen.causality.causal);
            out.whole("undecided", seen.causality.undecided);
            out.whole("acausal", seen.causality.acausal);
        });
        out.text("folder", &simulation.folder().display().to_string());
        out.flag("interrupted", ended == "interrupted");
        out.text("ended", ended);
        match outcome {
            Ok(_) => out.null("error"),
            Err(error) => out.text("error", &error.to_string()),
        }
    })
}

fn summary(simulation: &Simulation<'_>, live: &Live<'_>, memory: &MemoryAnalysis) -> String {
    let mut table = Table::new(["phase", "time", "allocations"]);
    for (name, share, allocations) in phases(live) {
        table.row([Cell::Text(name.to_owned()), Cell::Share(share), Cell::Count(allocations)]);
    }
    let (energy_drift, momentum_drift) = simulation.drifts();
    let seen = simulation.seen();
    let share = |rate: Option<f64>| rate.map_or_else(|| "no requests".to_owned(), percent);
    format!(
        "{table}\n\
         t = {:.6} fm after {} steps; drift of energy {energy_drift:.1e}, of momentum {momentum_drift:.1e}\n\
         max |v| {:.5}, max |pi|/(e+P) {:.4}, e from {:.4e} to {:.4e} fm^-4; {} points acausal, {} undecided\n\
         array pool: {} arrays, {} on loan, {} held, reuse {}; plans: {}, hits {}; allocations in steps since warm-up: {}\n\
         files in {}",
        simulation.solver().time(),
        simulation.solver().steps(),
        seen.speed_max,
        seen.viscous_max,
        seen.energy_range[0],
        seen.energy_range[1],
        seen.causality.acausal,
        seen.causality.undecided,
        memory.array_pool.total_pooled_arrays,
        bytes(memory.array_pool.bytes),
        bytes(memory.array_pool.held_bytes),
        share(memory.array_pool.reuse_rate),
        memory.fft_workspace.plans,
        share(memory.fft_workspace.hit_rate),
        live.steady_allocations(),
        simulation.folder().display()
    )
}

/// Figures for `--metrics-listen`.
pub(super) fn add_to(_metrics: &mut MemoryMetrics, _memory: &MemoryAnalysis) {}

pub(super) fn check(
    run: &RunFile,
    options: &SimulateOptions,
    common: &Common,
    configuration: &Configuration,
) -> Result<Exit, Failure> {
    let stores = Stores::with_memory(&configuration.memory).map_err(failure)?;
    let found = simulation::check(run, &run_options(options, common), &stores).map_err(failure)?;
    if common.json {
        let text = json::document("larder.simulate.check/1", |out| {
            out.whole("points", found.points);
            out.whole("solver_bytes", found.solver_bytes);
            out.whole("output_bytes", found.output_bytes);
            out.whole("available_bytes", found.available_bytes);
            match found.steps {
                Some(steps) => out.whole("steps", steps),
                None => out.null("steps"),
            }
            out.array("remarks", |out| found.remarks.iter().for_each(|line| out.text(line)));
            out.array("troubles", |out| {
                found.troubles.iter().for_each(|trouble| out.text(&trouble.to_string()));
            });
        });
        print(format!("{text}\n").as_bytes())?;
    } else {
        let steps = found.steps.map_or_else(|| "chosen by error".to_owned(), |n| n.to_string());
        let mut text = format!(
            "points          {}\nsteps           {steps}\nsolver          {} ({:.0} bytes a point)\n\
             while writing   {}\navailable       {}\n",
            found.points,
            bytes(found.solver_bytes as u64),
            found.solver_bytes as f64 / found.points as f64,
            bytes(found.output_bytes as u64),
            bytes(found.available_bytes as u64),
        );
        for remark in &found.remarks {
            text = format!("{text}{remark}\n");
        }
        for trouble in &found.troubles {
            text = format!("{text}would be refused: {trouble}\n");
        }
        print(text.as_bytes())?;
    }
    // The run would end on the first of them.
    Ok(found.troubles.into_iter().next().map_or(Exit::Done, |trouble| failure(trouble).exit))
}

pub(super) fn init_only(
    run: &RunFile,
    options: &SimulateOptions,
    common: &Common,
    talk: &Talk,
    configuration: &Configuration,
) -> Result<Exit, Failure> {
    let stores = Stores::with_memory(&configuration.memory).map_err(failure)?;
    let how = run_options(options, common);
    let path = simulation::write_initial(run, &how, &stores).map_err(failure)?;
    if common.json {
        let text = json::document("larder.simulate.init/1", |out| {
            out.text("path", &path.display().to_string());
        });
        print(format!("{text}\n").as_bytes())?;
    }
    talk.say(&format!("initial state written to {}", path.display()));
    Ok(Exit::Done)
}

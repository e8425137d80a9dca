//! Many seeded events of one run file, each with the memory of the last.
//!
//! Event `n` takes the seed of the run file plus `n`. A worker keeps its solver from event to event: its
//! blocks and plans are made once. Each event adds a row to `ensemble.csv` when it is done; a second
//! call passes over the events whose row says `done`, so an ensemble that was stopped goes on, with the
//! same run file only. An event that fails is recorded with its reason, and the others continue; so is one
//! that meets what its run file asks to stop for, which is looked at as often as in a single run.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use larder_memory::MemoryConfig;
use toml::de::DeTable;

use super::lock::FolderLock;
use super::room::Need;
use super::stops::Stops;
use super::table::EventTable;
use super::vacuum::explained;
use super::{RunOptions, named, solver_options};
use crate::diagnostics::Diagnostics;
use crate::error::{HydroError, HydroErrorKind};
use crate::fields::{Fields, WRITTEN_COUNT};
use crate::initial;
use crate::io::{files, npz};
use crate::memory::MemoryAnalysis;
use crate::run_file::RunFile;
use crate::scheme::Tail;
use crate::solver::{Solver, Stores};
use crate::state::Primitive;
use crate::watch::Unwatched;
use crate::words::nearest;

/// An ensemble, read and checked.
#[derive(Debug)]
pub struct Ensemble {
    run: RunFile,
    folder: PathBuf,
    keep: bool,
    /// Of event 0, where it is not that of the run file.
    seed: Option<u64>,
}

/// What came of an event.
#[derive(Clone, Debug)]
pub enum EventOutcome {
    /// Carried out to its end.
    Done(Box<Diagnostics>),
    /// Not, for this reason.
    Failed(String),
}

/// An event and what came of it.
#[derive(Clone, Debug)]
pub struct EventReport {
    /// Its number.
    pub event: u64,
    /// Its seed.
    pub seed: u64,
    /// Steps it took.
    pub steps: u64,
    /// What came of it.
    pub outcome: EventOutcome,
    /// Most points at a look that fail a necessary condition of causality.
    pub acausal: u64,
    /// Most that the shortest waves held at a look; none for finite volumes.
    pub tail: Option<f64>,
    /// When the grid first failed to resolve the flow, and by how much then.
    pub unresolved: Option<(f64, Tail)>,
    /// What its start has to say, a sentence each: events of one run file often say the same.
    pub remarks: Vec<String>,
    /// Pool and plans of its worker after it.
    pub memory: Option<MemoryAnalysis>,
}

/// What was seen of an event on its way, also where it fails.
#[derive(Clone, Debug, Default)]
struct Course {
    steps: u64,
    acausal: u64,
    tail: Option<f64>,
    unresolved: Option<(f64, Tail)>,
    remarks: Vec<String>,
}

impl Course {
    fn saw(&mut self, seen: &Diagnostics, stops: &Stops) {
        self.acausal = self.acausal.max(seen.causality.acausal);
        if let Some(tail) = seen.tail {
            self.tail = Some(self.tail.map_or(tail.share, |most| most.max(tail.share)));
        }
        if let (None, Some(tail)) = (self.unresolved, stops.unresolved_in(seen)) {
            self.unresolved = Some((seen.time, tail));
        }
    }
}

const KEYS: [&str; 4] = ["run", "out", "keep", "seed"];

impl Ensemble {
    /// Reads an ensemble file:
    ///
    /// ```toml
    /// [ensemble]
    /// run = "run.toml"    # the run file of every event
    /// out = "events"      # folder of the results; default: the stem of this file
    /// keep = "last"       # the last state of each event as npz, or "nothing"
    /// seed = 1            # of event 0; default: that of the run file
    /// ```
    ///
    /// # Errors
    /// When it cannot be read, or a key is unknown or holds what it does not take.
    pub fn read(path: &Path) -> Result<Self, HydroError> {
        let text =
            std::fs::read_to_string(path).map_err(|error| files::unreadable(path, &error))?;
        let wrong = |what: String| HydroError::configuration(format!("{}: {what}", path.display()));
        let document =
            DeTable::parse(&text).map_err(|bad| wrong(format!("not TOML: {}", bad.message())))?;
        let mut words: [Option<String>; 3] = [None, None, None];
        let mut seed = None;
        for (table, entries) in document.get_ref() {
            let entries = entries.get_ref().as_table().filter(|_| table.get_ref() == "ensemble");
            let Some(entries) = entries else {
                return Err(wrong(format!(
                    "unknown table or key `{}`, want [ensemble]",
                    table.get_ref()
                )));
            };
            for (name, value) in entries {
                let name = name.get_ref().as_ref();
                let at = KEYS.iter().position(|key| *key == name).ok_or_else(|| {
                    let error = wrong(format!("unknown key `{name}`; known: {}", KEYS.join(", ")));
                    match nearest(name, KEYS) {
                        Some(near) => error.with_hint(format!("`{near}` is meant, perhaps")),
                        None => error,
                    }
                })?;
                let value = value.get_ref();
                if at < 3 {
                    let text = value.as_str().filter(|text| !text.is_empty());
                    let text =
                        text.ok_or_else(|| wrong(format!("`{name}` wants a text in quotes")))?;
                    words[at] = Some(text.to_owned());
                } else {
                    let whole = value
                        .as_integer()
                        .and_then(|whole| u64::from_str_radix(whole.as_str(), whole.radix()).ok());
                    seed = Some(whole.ok_or_else(|| {
                        wrong("`seed` wants a whole number, 0 or more".to_owned())
                    })?);
                }
            }
        }
        let [run, out, keep] = words;
        let base = path.parent().unwrap_or(Path::new(""));
        let run =
            run.ok_or_else(|| wrong("`run` is missing: the run file of every event".into()))?;
        let run = RunFile::read(&base.join(run))?;
        let keep = match keep.as_deref() {
            None | Some("last") => true,
            Some("nothing") => false,
            Some(other) => {
                return Err(wrong(format!("`keep` is \"{other}\", want \"last\" or \"nothing\"")));
            }
        };
        let folder = match out {
            Some(out) => base.join(out),
            None => path.with_extension(""),
        };
        Ok(Ensemble { run, folder, keep, seed })
    }

    /// `key=value` over what the run file says; a seed also over that of the ensemble file.
    ///
    /// # Errors
    /// As [`RunFile::set`].
    pub fn set(&mut self, setting: &str) -> Result<(), HydroError> {
        self.run.set(setting)?;
        if setting.split('=').next().is_some_and(|key| key.trim() == "initial.seed") {
            self.seed = None;
        }
        Ok(())
    }

    /// The seed of event 0.
    fn seed(&self) -> u64 {
        self.seed.unwrap_or_else(|| self.run.seed())
    }

    /// Where the results go, another folder than the file says.
    pub fn set_folder(&mut self, folder: PathBuf) {
        self.folder = folder;
    }

    /// Where the results go.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Carries out the events that are not done yet, `jobs` at a time and all within one budget, until
    /// `stop` is set. `told` hears of each when it is done, in no certain order.
    ///
    /// Returns how many there were to do.
    ///
    /// # Errors
    /// When the run file itself cannot be right, the folder cannot be written, or there is no memory for a
    /// solver. A failing event is no error.
    pub fn run(
        &self,
        events: Range<u64>,
        jobs: usize,
        options: &RunOptions,
        memory: &MemoryConfig,
        stop: &AtomicBool,
        told: &(dyn Fn(&EventReport) + Sync),
    ) -> Result<u64, HydroError> {
        self.refuse_without_seed()?;
        let of_solver = solver_options(&self.run, options)?;
        let budget = memory.budget("hydro");
        let at_a_time = usize::try_from(events.end.saturating_sub(events.start)).unwrap_or(jobs);
        Need::of(&of_solver).times(at_a_time.clamp(1, jobs.max(1))).met_within(&budget, 0)?;
        let stops = Stops::of(&self.run)?;
        let _lock = FolderLock::take(&self.folder)?;
        let mut run_of_all = self.run.clone();
        run_of_all.set_seed(self.seed());
        let table = EventTable::open(&self.folder, &run_of_all, of_solver.eos.table_sum())?;
        let events = events.start..events.end.max(events.start);
        let left = events.end - events.start - table.done_within(events.clone());
        let next = AtomicU64::new(events.start);
        let table = Mutex::new(table);
        let failure: Mutex<Option<HydroError>> = Mutex::new(None);
        let worker = || -> Result<(), HydroError> {
            let stores = Stores::within(memory, &budget)?;
            let mut solver = Solver::new(of_solver.clone(), &stores)?;
            let mut run = self.run.clone();
            while !stop.load(Ordering::Relaxed) {
                let event = next.fetch_add(1, Ordering::Relaxed);
                if event >= events.end {
                    break;
                }
                if table.lock().unwrap_or_else(PoisonError::into_inner).is_done(event) {
                    continue;
                }
                let seed = self.seed().wrapping_add(event);
                run.set_seed(seed);
                let mut course = Course::default();
                let outcome = self
                    .event(event, &run, &stops, &mut solver, &mut course)
                    .map_err(|error| explained(error, solver.state(), solver.options(), &run));
                let report = EventReport {
                    event,
                    seed,
                    steps: course.steps,
                    outcome: match outcome {
                        Ok(seen) => EventOutcome::Done(Box::new(seen)),
                        Err(error) => EventOutcome::Failed(match error.hint() {
                            Some(hint) => format!("{error}; {hint}"),
                            None => error.to_string(),
                        }),
                    },
                    acausal: course.acausal,
                    tail: course.tail,
                    unresolved: course.unresolved,
                    remarks: course.remarks,
                    memory: Some(solver.memory_analysis()),
                };
                let mut table = table.lock().unwrap_or_else(PoisonError::into_inner);
                table.put(event, report.row())?;
                drop(table);
                told(&report);
            }
            Ok(())
        };
        std::thread::scope(|scope| {
            for _ in 0..jobs.max(1) {
                scope.spawn(|| {
                    if let Err(error) = worker() {
                        // The others finish what they are at.
                        next.store(events.end, Ordering::Relaxed);
                        *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    }
                });
            }
        });
        if let Some(error) = failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        Ok(left)
    }

    /// Events differ by their seed: a start that has none would be the same event again and again.
    fn refuse_without_seed(&self) -> Result<(), HydroError> {
        let start = match (self.run.path("initial.npz"), self.run.word("initial.kind")) {
            (None, Some(kind)) if initial::reads_seed(kind) => return Ok(()),
            (Some(_), _) => "`initial.npz`".to_owned(),
            (None, Some(kind)) => format!("`initial.kind = \"{kind}\"`"),
            // Said where it is read, as for a single run.
            (None, None) => return Ok(()),
        };
        Err(self
            .run
            .initial_error(format_args!("{start} has no seed: every event would be the same"))
            .with_hint("an ensemble wants `initial.kind = \"glauber\"`"))
    }

    /// One event from its seed to its end; `course` is its own, also where it fails.
    fn event(
        &self,
        event: u64,
        run: &RunFile,
        stops: &Stops,
        solver: &mut Solver<'_>,
        course: &mut Course,
    ) -> Result<Diagnostics, HydroError> {
        let (grid, eos, transport) = {
            let options = solver.options();
            (options.grid, options.eos.clone(), options.transport)
        };
        let start = initial::start(run, &grid, &eos, &transport)?;
        course.remarks = start.remarks;
        let mut seen = solver.start(&start.fields, start.from)?;
        course.saw(&seen, stops);
        stops.obey(&seen, solver.options())?;
        let steps_max = run.count("run.steps_max");
        while solver.time() < start.until {
            if solver.steps() >= steps_max {
                return Err(HydroError::new(
                    HydroErrorKind::StepsSpent,
                    format!(
                        "{steps_max} steps brought the event to t = {:.6} fm of {}; `run.steps_max` allows no more",
                        solver.time(),
                        start.until
                    ),
                ));
            }
            solver.step(start.until, &mut Unwatched)?;
            course.steps = solver.steps();
            if solver.time() >= start.until || stops.looks_after(course.steps) {
                let before = seen;
                seen = solver.diagnostics()?;
                course.saw(&seen, stops);
                stops.obey_after(&before, &seen, solver.options())?;
            }
        }
        if self.keep {
            let mut primitives = solver.loan(Primitive::COUNT)?;
            solver.primitives(&mut primitives)?;
            let mut written = solver.loan(WRITTEN_COUNT)?;
            Fields::take_apart(&grid, solver.time(), solver.state(), &primitives, &mut written);
            let path = self.folder.join(format!("event_{event:06}.npz"));
            npz::write(&path, grid.shape(), solver.time(), &named(&written))?;
        }
        Ok(seen)
    }
}

impl EventReport {
    fn row(&self) -> String {
        let EventReport { event, seed, steps, outcome, acausal, .. } = self;
        // Finite volumes have no waves: nothing stands there.
        let tail = self.tail.map_or_else(String::new, |tail| format!("{tail:e}"));
        match outcome {
            EventOutcome::Done(seen) => {
                let [e, x, y, z] = seen.totals;
                format!(
                    "{event},{seed},done,{steps},{:e},{e:e},{x:e},{y:e},{z:e},{:e},{:e},{:e},{:e},{:e},{:e},{acausal},{tail}\n",
                    seen.time,
                    seen.energy_range[1],
                    seen.temperature_range[1],
                    seen.speed_max,
                    seen.viscous_max,
                    seen.eccentricity[0],
                    seen.eccentricity[1]
                )
            }
            EventOutcome::Failed(why) => {
                let why = why.replace(['"', '\n'], "'");
                format!("{event},{seed},\"failed: {why}\",{steps},,,,,,,,,,,,{acausal},{tail}\n")
            }
        }
    }
}

//! Many seeded events of one run file, each with the memory of the last.
//!
//! Event `n` takes the seed of the run file plus `n`. A worker keeps its solver from event to event: its
//! blocks and plans are made once. Each event adds a line to `ensemble.csv` when it is done; a second
//! call passes over the events whose line says `done`, so an ensemble that was stopped goes on. An event
//! that fails is recorded with its reason, and the others continue.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use larder_memory::MemoryConfig;
use toml::de::DeTable;

use super::{RunOptions, fits, named, solver_options};
use crate::diagnostics::Diagnostics;
use crate::error::{HydroError, HydroErrorKind};
use crate::fields::{Fields, WRITTEN_COUNT};
use crate::initial;
use crate::io::{files, npz};
use crate::memory::MemoryAnalysis;
use crate::run_file::RunFile;
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
    seed: u64,
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
    /// Pool and plans of its worker after it.
    pub memory: Option<MemoryAnalysis>,
}

const HEAD: &str = "event,seed,status,steps,t,E,Mx,My,Mz,e_max,T_max,v_max,viscous_max,ecc2,ecc3\n";
const TABLE: &str = "ensemble.csv";
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
                    let whole = value.as_integer().and_then(|whole| whole.as_str().parse().ok());
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
        let seed = seed.unwrap_or_else(|| run.seed());
        Ok(Ensemble { run, folder, keep, seed })
    }

    /// The run file of the events, to change it.
    pub fn run_mut(&mut self) -> &mut RunFile {
        &mut self.run
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
        let of_solver = solver_options(&self.run, options)?;
        fits(&of_solver)?;
        files::make_folder(&self.folder)?;
        let done = self.done()?;
        let budget = memory.budget("hydro");
        let next = AtomicU64::new(events.start);
        let table = Mutex::new(self.open_table()?);
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
                if done.contains(&event) {
                    continue;
                }
                let seed = self.seed.wrapping_add(event);
                run.set_seed(seed);
                let mut steps = 0;
                let outcome = self.event(event, &run, &mut solver, &mut steps);
                let report = EventReport {
                    event,
                    seed,
                    steps,
                    outcome: match outcome {
                        Ok(seen) => EventOutcome::Done(Box::new(seen)),
                        Err(error) => EventOutcome::Failed(error.to_string()),
                    },
                    memory: Some(solver.memory_analysis()),
                };
                let line = report.line();
                let mut table = table.lock().unwrap_or_else(PoisonError::into_inner);
                table.write_all(line.as_bytes()).map_err(|error| self.unwritable(&error))?;
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
        let events = events.start..events.end.max(events.start);
        let whole = events.end - events.start;
        Ok(whole - done.range(events).count() as u64)
    }

    /// One event from its seed to its end; `steps` counts its own, also where it fails.
    fn event(
        &self,
        event: u64,
        run: &RunFile,
        solver: &mut Solver<'_>,
        steps: &mut u64,
    ) -> Result<Diagnostics, HydroError> {
        let (grid, eos, transport) = {
            let options = solver.options();
            (options.grid, options.eos.clone(), options.transport)
        };
        let start = initial::start(run, &grid, &eos, &transport)?;
        solver.start(&start.fields, start.from)?;
        let steps_max = run.count("run.steps_max");
        while solver.time() < start.until {
            if solver.steps() >= steps_max {
                return Err(HydroError::new(
                    HydroErrorKind::StepLimit,
                    format!("{steps_max} steps did not bring the event to its end"),
                ));
            }
            solver.step(start.until, &mut Unwatched)?;
            *steps = solver.steps();
        }
        let seen = solver.diagnostics()?;
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

    /// Events whose line says that they are done.
    fn done(&self) -> Result<BTreeSet<u64>, HydroError> {
        let path = self.folder.join(TABLE);
        if !path.exists() {
            return Ok(BTreeSet::new());
        }
        let text =
            std::fs::read_to_string(&path).map_err(|error| files::unreadable(&path, &error))?;
        let mut done = BTreeSet::new();
        // A line that was cut short when the program was killed has no end and counts for nothing.
        for line in text.split_inclusive('\n').filter(|line| line.ends_with('\n')) {
            let mut words = line.split(',');
            let (event, seed, status) = (words.next(), words.next(), words.next());
            let event: Option<u64> = event.and_then(|word| word.parse().ok());
            let (Some(event), Some("done")) = (event, status) else { continue };
            let seed: Option<u64> = seed.and_then(|word| word.parse().ok());
            if seed != Some(self.seed.wrapping_add(event)) {
                return Err(HydroError::configuration(format!(
                    "{}: event {event} was made with another seed",
                    path.display()
                ))
                .with_hint("name another folder with --out"));
            }
            done.insert(event);
        }
        Ok(done)
    }

    fn open_table(&self) -> Result<File, HydroError> {
        let path = self.folder.join(TABLE);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        if text.is_empty() {
            files::replace_text(&path, HEAD)?;
        } else if !text.ends_with('\n') {
            let whole = text.rfind('\n').map_or(HEAD, |at| &text[..=at]);
            files::replace_text(&path, whole)?;
        }
        File::options().append(true).open(&path).map_err(|error| self.unwritable(&error))
    }

    fn unwritable(&self, error: &std::io::Error) -> HydroError {
        HydroError::new(
            HydroErrorKind::System,
            format!("{} cannot be written: {error}", self.folder.join(TABLE).display()),
        )
    }
}

impl EventReport {
    fn line(&self) -> String {
        let EventReport { event, seed, steps, outcome, .. } = self;
        match outcome {
            EventOutcome::Done(seen) => {
                let [e, x, y, z] = seen.totals;
                format!(
                    "{event},{seed},done,{steps},{:e},{e:e},{x:e},{y:e},{z:e},{:e},{:e},{:e},{:e},{:e},{:e}\n",
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
                format!("{event},{seed},\"failed: {why}\",{steps},,,,,,,,,,,\n")
            }
        }
    }
}

//! A run from its file to its last state: the solver, what is written, and what is said meanwhile.
//!
//! In its folder a run leaves a copy of its run file, numbered states, `history.csv`, and a checkpoint
//! when it is interrupted or asked for one. Steps end where files and checkpoints are wanted, as they do at
//! the end of the run: the state in a file is that of its time, and nothing is interpolated. Without
//! such times what is written changes nothing that is computed.

mod check;
mod ensemble;
mod folder;
mod history;
mod landings;
mod lock;
mod room;
mod stops;
mod table;
mod vacuum;

use std::path::{Path, PathBuf};

use larder_kernels::Level;

use crate::diagnostics::Diagnostics;
use crate::eos::EquationOfState;
use crate::error::{HydroError, HydroErrorKind};
use crate::fields::{Fields, WRITTEN, WRITTEN_COUNT};
use crate::initial;
use crate::io::checkpoint::{self, Checkpoint, Notes};
use crate::io::{csv, files, npz, vti};
use crate::memory::MemoryAnalysis;
use crate::run_file::{OutputChoice, RunFile};
use crate::run_folder::{RUN_FILE, beside, numbered};
use crate::scheme::{KtOptions, StageReport, Tail};
use crate::solver::{Solver, SolverOptions, Space, StepChoice, Stores};
use crate::state::{Block, Component, Primitive};
use crate::watch::{Phase, Watch};
use history::History;
use landings::Landings;
use lock::FolderLock;
use room::Need;
use stops::Stops;

pub use check::{Check, check};
pub use ensemble::{Ensemble, EventOutcome, EventReport};

/// How a run is carried out, apart from what its file says.
#[derive(Clone, Debug)]
pub struct RunOptions {
    /// Its folder; the stem of the run file by default.
    pub out: Option<PathBuf>,
    /// Workers, the caller included.
    pub workers: usize,
    /// The CPU level.
    pub level: Level,
    /// Take steps and coefficients that theory forbids; replace what an earlier run left.
    pub force: bool,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Continue,
    /// No: write a checkpoint and stop.
    Stop,
}

/// Where a run is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Steps since the start.
    pub steps: u64,
    /// Rates asked of the scheme by this process.
    pub stages: u64,
    /// Time of the state.
    pub time: f64,
    /// Start of the run.
    pub from: f64,
    /// End of the run.
    pub until: f64,
    /// The last step.
    pub dt: f64,
    /// What was seen of the state, when it was looked at last.
    pub seen: &'a Diagnostics,
    /// Whether it was looked at just now.
    pub is_fresh: bool,
    /// `|E - E(start)| / E(start)`, of stored components.
    pub energy_drift: f64,
    /// The largest `|M^i - M^i(start)| / E(start)`.
    pub momentum_drift: f64,
    /// What the scheme saw in the last step.
    pub report: StageReport,
    /// What the shortest waves hold, where that is more than a resolved flow has.
    pub unresolved: Option<Tail>,
    /// The longest stable step with what bounds it, where the step that is taken always is longer: the
    /// state has moved since the start, where such a step is refused.
    pub too_long: Option<(f64, &'static str)>,
    /// Points of the grid.
    pub points: usize,
}

/// Who looks on while a run is carried out.
pub trait Observer: Watch {
    /// After a step, and once before the first.
    fn step(&mut self, progress: &Progress<'_>, memory: &dyn Fn() -> MemoryAnalysis) -> Verdict;

    /// A file was written.
    fn wrote(&mut self, _path: &Path) {}
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// At its end.
    Done,
    /// The observer asked for it; a checkpoint was written.
    Stopped,
}

/// A run, ready to be carried out.
#[derive(Debug)]
pub struct Simulation<'s> {
    run: RunFile,
    output: OutputChoice,
    folder: PathBuf,
    solver: Solver<'s>,
    landings: Landings,
    steps_max: u64,
    stops: Stops,
    notes: Notes,
    seen: Diagnostics,
    report: StageReport,
    history: History,
    remarks: Vec<String>,
    /// Held as long as files are written.
    _lock: FolderLock,
}

/// The name of the checkpoint in the folder of a run.
pub const CHECKPOINT: &str = "run.checkpoint";

/// What a run file says of the solver.
///
/// # Errors
/// When a part of it cannot be right.
pub fn solver_options(run: &RunFile, options: &RunOptions) -> Result<SolverOptions, HydroError> {
    let scheme = run.scheme()?;
    let space = match scheme.space.as_str() {
        "kt" => {
            if scheme.filter != "none" {
                return Err(HydroError::configuration(format!(
                    "{}: `scheme.filter` is \"{}\"; finite volumes have no modes to filter",
                    run.name(),
                    scheme.filter
                )));
            }
            Space::Kt(KtOptions { theta: scheme.theta })
        }
        _ => Space::Fourier(scheme.modes()),
    };
    Ok(SolverOptions {
        grid: run.grid()?,
        eos: run.eos()?,
        transport: run.transport()?,
        space,
        method: scheme.time.parse()?,
        step: scheme.dt.map_or(StepChoice::Tolerance(scheme.tolerance), StepChoice::Fixed),
        level: options.level,
        workers: options.workers,
        force: options.force,
    })
}

impl<'s> Simulation<'s> {
    /// Sets a run up: reads the initial state, prepares the folder, writes the first files.
    ///
    /// # Errors
    /// When a part of the run file, the initial state or the folder cannot be used.
    pub fn new(
        mut run: RunFile,
        options: &RunOptions,
        stores: &'s Stores,
        observer: &mut dyn Observer,
    ) -> Result<Self, HydroError> {
        let of_solver = solver_options(&run, options)?;
        Need::of(&of_solver).met_by(&stores.arrays)?;
        let output = run.output()?;
        let start = initial::start(&run, &of_solver.grid, &of_solver.eos, &of_solver.transport)?;
        let landings = Landings::of(&run, start.from, start.until)?;
        run.set_from(start.from);
        let mut solver = Solver::new(of_solver, stores)?;
        let seen = solver
            .start(&start.fields, start.from)
            .map_err(|error| error.inside(run.initial_name().as_str()))?;
        drop(start.fields);
        let mut remarks = start.remarks;
        remarks.extend(idle_threads(solver.options()));
        let stops = Stops::of(&run)?;
        stops
            .obey(&seen, solver.options())
            .map_err(|error| error.inside(run.initial_name().as_str()))?;
        let folder = options.out.clone().unwrap_or_else(|| run.stem());
        let lock = folder::prepare(&folder, &run, options.force || output.overwrite)?;
        let notes = Notes {
            from: start.from,
            time: start.from,
            totals: seen.totals,
            table: table_note(&solver.options().eos),
            ..Notes::default()
        };
        let history = History::create(&folder)?;
        let mut simulation = Simulation {
            landings,
            steps_max: run.count("run.steps_max"),
            stops,
            run,
            output,
            folder,
            solver,
            notes,
            seen,
            report: StageReport::default(),
            history,
            remarks,
            _lock: lock,
        };
        simulation.history.row(0, &simulation.seen)?;
        simulation.write_numbered(observer)?;
        Ok(simulation)
    }

    /// Goes on from a checkpoint, in its folder unless the options name another.
    ///
    /// # Errors
    /// When the checkpoint is damaged, newer, or belongs to another grid or scheme.
    pub fn resume(
        path: &Path,
        settings: &[String],
        options: &RunOptions,
        stores: &'s Stores,
    ) -> Result<Self, HydroError> {
        let checkpoint = Checkpoint::open(path)?;
        let name = path.display().to_string();
        let stored = RunFile::parse(&checkpoint.run, Path::new(""), &name)?;
        let mut run = stored.clone();
        for setting in settings {
            run.set(setting)?;
        }
        // Another box, fluid or scheme would go on from a state that is not its own.
        for key in crate::run_file::KEYS.iter().map(|key| key.name) {
            let is_fixed = ["grid.", "fluid.", "initial.", "scheme.space", "run.from"]
                .iter()
                .any(|part| key.starts_with(part));
            if is_fixed && !run.says_the_same(&stored, key) {
                return Err(HydroError::configuration(format!(
                    "the checkpoint {name} was made with another `{key}`; a run goes on with its own"
                )));
            }
        }
        let of_solver = solver_options(&run, options)?;
        let stops = Stops::of(&run)?;
        Need::of(&of_solver).met_by(&stores.arrays)?;
        let output = run.output()?;
        let notes = checkpoint.notes;
        if notes.table != table_note(&of_solver.eos) {
            return Err(HydroError::configuration(format!(
                "the checkpoint {name} was made with another table than {} holds now",
                run.word("fluid.eos").unwrap_or_default()
            ))
            .with_hint("put the table back, or start anew from a written state"));
        }
        let (_, until) = run.times(Some(notes.from))?;
        if until < notes.time {
            return Err(HydroError::configuration(format!(
                "the checkpoint {name} stands at t = {} fm, after `run.until = {until}`",
                notes.time
            )));
        }
        let folder = match &options.out {
            Some(folder) => folder.clone(),
            None => path.parent().map(Path::to_owned).unwrap_or_default(),
        };
        let next = (notes.next_step > 0.0).then_some(notes.next_step);
        let mut solver = Solver::new(of_solver, stores)?;
        let seen =
            solver.resume(notes.time, notes.steps, next, |state| checkpoint.read_state(state))?;
        let remarks = Vec::from_iter(idle_threads(solver.options()));
        let lock = FolderLock::take(&folder)?;
        let history = History::resume(&folder, notes.steps)?;
        Ok(Simulation {
            landings: Landings::of(&run, notes.from, until)?,
            steps_max: run.count("run.steps_max"),
            stops,
            run,
            output,
            folder,
            solver,
            notes,
            seen,
            report: StageReport::default(),
            history,
            remarks,
            _lock: lock,
        })
    }

    /// The folder of the run.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The solver.
    pub fn solver(&self) -> &Solver<'s> {
        &self.solver
    }

    /// What is worth a word about the start.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// What was seen of the state last.
    pub fn seen(&self) -> &Diagnostics {
        &self.seen
    }

    /// Drift of energy, and of momentum, as in [`Progress`].
    pub fn drifts(&self) -> (f64, f64) {
        let (start, now) = (self.notes.totals, self.seen.totals);
        let scale = start[0].abs().max(f64::MIN_POSITIVE);
        let drift = |c: usize| (now[c] - start[c]).abs() / scale;
        (drift(0), drift(1).max(drift(2)).max(drift(3)))
    }

    fn progress(&self, dt: f64, is_fresh: bool) -> Progress<'_> {
        let (energy_drift, momentum_drift) = self.drifts();
        Progress {
            steps: self.solver.steps(),
            stages: self.solver.stages(),
            time: self.solver.time(),
            from: self.notes.from,
            until: self.landings.end(),
            dt,
            seen: &self.seen,
            is_fresh,
            energy_drift,
            momentum_drift,
            report: self.report,
            unresolved: self.stops.unresolved_in(&self.seen),
            too_long: match self.solver.options().step {
                StepChoice::Fixed(dt) => {
                    Some(self.solver.step_limit(&self.seen)).filter(|(limit, _)| dt > *limit)
                }
                StepChoice::Tolerance(_) => None,
            },
            points: self.solver.options().grid.points(),
        }
    }

    /// Carries the run out.
    ///
    /// # Errors
    /// When a step fails, after the last good state was written; when the steps that are allowed are
    /// spent, after a checkpoint was; when a file cannot be written.
    pub fn advance(&mut self, observer: &mut dyn Observer) -> Result<Ended, HydroError> {
        let memory_of = |solver: &Solver<'_>| solver.memory_analysis();
        let mut verdict = {
            let solver = &self.solver;
            observer.step(&self.progress(0.0, true), &|| memory_of(solver))
        };
        let until = self.landings.end();
        while self.solver.time() < until {
            if verdict == Verdict::Stop {
                let path = self.write_checkpoint()?;
                observer.wrote(&path);
                return Ok(Ended::Stopped);
            }
            if self.solver.steps() >= self.steps_max {
                // Nothing is wrong with the state: it is kept as that of a run that was interrupted.
                let path = self.write_checkpoint()?;
                observer.wrote(&path);
                return Err(HydroError::new(
                    HydroErrorKind::StepsSpent,
                    format!(
                        "{} steps brought the run to t = {:.6} fm of {until}; `run.steps_max` allows no more",
                        self.solver.steps(),
                        self.solver.time(),
                    ),
                )
                .with_hint(format!(
                    "go on with: larder simulate --resume {} --set run.steps_max=N",
                    path.display()
                )));
            }
            let landing = self.landings.after(self.solver.time());
            let step = match self.solver.step(landing.time, observer) {
                Ok(step) => step,
                Err(error) => return Err(self.last_good(error, observer)),
            };
            self.report = step.report;
            let time = self.solver.time();
            let (is_end, has_landed) = (time >= until, time >= landing.time);
            let is_fresh = is_end || self.stops.looks_after(self.solver.steps());
            if is_fresh {
                observer.enter(Phase::Diagnostics);
                if let Err(error) = self.look() {
                    return Err(self.last_good(error, observer));
                }
            }
            observer.enter(Phase::Outside);
            if has_landed && landing.is_file {
                // The state may be lost without a look having told.
                self.write_numbered(observer).map_err(|error| self.last_good(error, observer))?;
            }
            if has_landed && landing.is_checkpoint {
                let path = self.write_checkpoint()?;
                observer.wrote(&path);
            }
            let solver = &self.solver;
            verdict = observer.step(&self.progress(step.dt, is_fresh), &|| memory_of(solver));
        }
        self.write_last(observer)?;
        Ok(Ended::Done)
    }

    /// Looks at the state and writes a line of history.
    fn look(&mut self) -> Result<(), HydroError> {
        let before = self.seen;
        self.seen = self.solver.diagnostics()?;
        self.history.row(self.solver.steps(), &self.seen)?;
        self.stops.obey_after(&before, &self.seen, self.solver.options())
    }

    /// Writes the state before a failed step, and says where.
    fn last_good(&mut self, error: HydroError, observer: &mut dyn Observer) -> HydroError {
        if error.kind() == HydroErrorKind::System {
            return error;
        }
        let (state, options) = (self.solver.state(), self.solver.options());
        let error = vacuum::explained(error, state, options, &self.run);
        let path = self.folder.join("last_good.npz");
        let written = self.take_apart().and_then(|written| self.write_npz(&path, &written));
        let saved = match written {
            Ok(()) => {
                observer.wrote(&path);
                format!("the state of t = {:.6} fm is in {}", self.solver.time(), path.display())
            }
            // The state itself may be what is lost; the numbers as they are still tell something.
            Err(_) => match self.write_checkpoint() {
                Ok(path) => format!("the last numbers are in {}", path.display()),
                Err(other) => format!("nothing could be saved: {other}"),
            },
        };
        error.and_hint(&saved)
    }

    /// The fields of the state, on loan.
    fn take_apart(&mut self) -> Result<Block, HydroError> {
        let mut primitives = self.solver.loan(Primitive::COUNT)?;
        self.solver.primitives(&mut primitives)?;
        let mut written = self.solver.loan(WRITTEN_COUNT)?;
        let grid = self.solver.options().grid;
        let (time, state) = (self.solver.time(), self.solver.state());
        Fields::take_apart(&grid, time, state, &primitives, &mut written);
        Ok(written)
    }

    fn write_npz(&self, path: &Path, written: &Block) -> Result<(), HydroError> {
        let shape = self.solver.options().grid.shape();
        npz::write(path, shape, self.solver.time(), &named(written))
    }

    fn write_numbered(&mut self, observer: &mut dyn Observer) -> Result<(), HydroError> {
        let written = self.take_apart()?;
        let (grid, time) = (self.solver.options().grid, self.solver.time());
        for format in &self.output.formats {
            let path = numbered(&self.folder, self.notes.files, format);
            match format.as_str() {
                "vti" => vti::write(&path, &grid, time, &named(&written))?,
                "csv" => csv::write(&path, &grid, time, &named(&written))?,
                _ => npz::write(&path, grid.shape(), time, &named(&written))?,
            }
            observer.wrote(&path);
        }
        self.notes.files += 1;
        Ok(())
    }

    fn write_checkpoint(&mut self) -> Result<PathBuf, HydroError> {
        let path = self.folder.join(CHECKPOINT);
        self.notes.time = self.solver.time();
        self.notes.steps = self.solver.steps();
        self.notes.next_step = self.solver.next_step().unwrap_or(0.0);
        checkpoint::write(&path, &self.run.to_toml(), self.notes, self.solver.state())?;
        Ok(path)
    }

    /// The file of the last state, if one is wanted, with a copy of the run file beside it.
    fn write_last(&mut self, observer: &mut dyn Observer) -> Result<(), HydroError> {
        let Some(path) = self.output.last.clone() else { return Ok(()) };
        let written = self.take_apart()?;
        self.write_npz(&path, &written)?;
        observer.wrote(&path);
        let copy = beside(&path);
        if self.run.is_at(&copy) {
            // The run file itself stands there; it is the user's.
            return Ok(());
        }
        files::replace_text(&copy, &self.run.to_toml())?;
        observer.wrote(&copy);
        Ok(())
    }
}

/// Threads that were asked for and have nothing to do.
fn idle_threads(options: &SolverOptions) -> Option<String> {
    let is_idle = options.workers > 1 && matches!(options.space, Space::Kt(_));
    is_idle.then(|| {
        format!(
            "finite volumes work on one thread, {} were asked for: Fourier series use them",
            options.workers
        )
    })
}

/// What a checkpoint keeps of an equation of state that comes from a file.
fn table_note(eos: &EquationOfState) -> u64 {
    eos.table_sum().map_or(0, |sum| 1 << 32 | u64::from(sum))
}

/// The fields of a block of [`WRITTEN`] with their names.
fn named(written: &Block) -> [(&'static str, &[f64]); WRITTEN_COUNT] {
    std::array::from_fn(|field| (WRITTEN[field], written.field(field)))
}

/// Writes the initial state of a run file and returns where.
///
/// # Errors
/// When there is no such state, or the file cannot be written.
pub fn write_initial(
    run: &RunFile,
    options: &RunOptions,
    stores: &Stores,
) -> Result<PathBuf, HydroError> {
    let of_solver = solver_options(run, options)?;
    Need::of(&of_solver).met_by(&stores.arrays)?;
    let SolverOptions { grid, eos, transport, .. } = &of_solver;
    let start = initial::start(run, grid, eos, transport)?;
    // Made as far as a state: what no fluid has is refused here and not when it is used.
    let mut state = Block::zeroed(&stores.arrays, Component::COUNT, grid.points())?;
    start
        .fields
        .assemble(grid, eos, transport, start.from, &mut state)
        .map_err(|error| error.inside(run.initial_name().as_str()))?;
    drop(state);
    let all = crate::compare::completed(&start.fields, grid, eos, start.from);
    let named: Vec<(&str, &[f64])> =
        WRITTEN.iter().zip(&all).map(|(name, field)| (*name, field.as_slice())).collect();
    let path = match &options.out {
        Some(out) if out.extension().is_some_and(|extension| extension == "npz") => out.clone(),
        Some(out) => out.join("initial.npz"),
        None => {
            // Added and not put in the place of what looks like an extension: `drop.v2` stays apart.
            let mut name = run.stem().into_os_string();
            name.push(".initial.npz");
            PathBuf::from(name)
        }
    };
    run.refuse_to_replace("the initial state", &path)?;
    npz::write(&path, grid.shape(), start.from, &named)?;
    Ok(path)
}

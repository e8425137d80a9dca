//! Runs in folders of their own, for tests of what they leave there.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use larder_hydro::simulation::{
    Check, Ended, Observer, Progress, RunOptions, Simulation, Verdict, check, write_initial,
};
use larder_hydro::{HydroError, MemoryAnalysis, Phase, RunFile, Stores, Watch};
use larder_kernels::Level;

/// A folder that goes when the test ends.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("larder-hydro-it-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Stops after so many steps, if it is told to.
#[derive(Default)]
pub(crate) struct Onlooker {
    pub(crate) stop_after: Option<u64>,
    pub(crate) told: u64,
    /// When a step was first longer than what is stable.
    pub(crate) too_long: Option<f64>,
}

impl Watch for Onlooker {
    fn enter(&mut self, _: Phase) {}
}

impl Observer for Onlooker {
    fn step(&mut self, progress: &Progress<'_>, _: &dyn Fn() -> MemoryAnalysis) -> Verdict {
        self.told += 1;
        if progress.too_long.is_some() && self.too_long.is_none() {
            self.too_long = Some(progress.seen.time);
        }
        match self.stop_after {
            Some(steps) if progress.steps >= steps => Verdict::Stop,
            _ => Verdict::Continue,
        }
    }
}

pub(crate) const RUN: &str = "
[grid]
shape = [12, 10, 8]
length = [10.0, 8.0, 6.0]
[fluid]
eta_over_s = 0.2
delta_pipi = 1.3333333333333333
[scheme]
dt = 0.03
[run]
until = 0.7
[initial]
kind = \"smooth\"
energy = 10.0
amplitude = 0.2
[output]
every = 0.3
final = \"end.npz\"
history_every = 3
";

pub(crate) fn options(out: Option<PathBuf>) -> RunOptions {
    RunOptions { out, workers: 1, level: Level::best(), force: false }
}

pub(crate) fn read(folder: &Folder, text: &str, settings: &[&str]) -> Result<RunFile, HydroError> {
    let path = folder.at("run.toml");
    std::fs::write(&path, text).expect("a run file");
    let mut run = RunFile::read(&path)?;
    for setting in settings {
        run.set(setting)?;
    }
    Ok(run)
}

pub(crate) fn carry_out(
    folder: &Folder,
    text: &str,
    settings: &[&str],
) -> Result<Ended, HydroError> {
    let run = read(folder, text, settings)?;
    let stores = Stores::new()?;
    let mut onlooker = Onlooker::default();
    Simulation::new(run, &options(None), &stores, &mut onlooker)?.advance(&mut onlooker)
}

pub(crate) fn said(settings: &[&str]) -> String {
    let error = carry_out(&Folder::new(), RUN, settings).expect_err("refused");
    format!("{error} | {}", error.hint().unwrap_or_default())
}

/// What a dry run finds.
pub(crate) fn dry_run(run: &RunFile, how: &RunOptions) -> Result<Check, HydroError> {
    check(run, how, &Stores::new()?)
}

/// Writes the start of a run file and says where.
pub(crate) fn start_of(run: &RunFile, how: &RunOptions) -> Result<PathBuf, HydroError> {
    write_initial(run, how, &Stores::new()?)
}

//! A run that is ended at any moment loses nothing that its checkpoint counts on.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use larder_infer::mcmc::checkpoint::{Checkpoint, sample_with_checkpoint};
use larder_infer::models::EightSchools;
use larder_infer::stan_csv::{Chain, Head, Writer};
use larder_infer::*;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("larder-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder can be made");
        Folder(path)
    }

    fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Counts draws, and how many of them it was told to settle.
#[derive(Default)]
struct Counting {
    draws: usize,
    settled: Arc<AtomicUsize>,
}

impl Sink for Counting {
    fn draw(&mut self, _: &DrawStats, _: &[f64]) -> Result<()> {
        self.draws += 1;
        Ok(())
    }

    fn settle(&mut self) -> Result<()> {
        self.settled.store(self.draws, Ordering::Relaxed);
        Ok(())
    }
}

/// Stops a run after so many looks at whether it is to stop.
struct After(AtomicUsize);

impl Observer for After {
    fn is_cancelled(&self) -> bool {
        self.0.fetch_sub(1, Ordering::Relaxed) == 1
    }
}

#[test]
fn a_checkpoint_counts_on_settled_draws_alone() {
    let folder = Folder::new("settled");
    let path = folder.join("run.checkpoint");
    let model = Compiled::record(EightSchools::classical()).unwrap();
    let options = NutsOptions { warmup: 60, draws: 100, chains: 1, ..NutsOptions::default() };
    // In warm-up, at its end, after a few draws, between two regular checkpoints, near the end.
    for looks in [20, 61, 64, 111, 159] {
        let (settled, sink) = (Arc::default(), Counting::default());
        let sinks = vec![Counting { settled: Arc::clone(&settled), ..sink }];
        let stop = After(AtomicUsize::new(looks));
        let done =
            sample_with_checkpoint(&model, &options, &stop, sinks, None, Some(&path)).unwrap();
        assert!(done[0].1.is_err(), "stopped after {looks}");
        let saved = Checkpoint::read(&path, &model, &options).unwrap();
        let counted = saved.iterations(0).saturating_sub(options.warmup);
        assert_eq!(saved.iterations(0), looks - 1);
        assert_eq!(counted, settled.load(Ordering::Relaxed), "stopped after {looks}");
    }
}

fn head() -> Head {
    Head { draws: 100, warmup: 10, ..Head::default() }
}

fn write(writer: &mut Writer, from: usize, to: usize) {
    for at in from..to {
        let stats = DrawStats { log_density: at as f64, ..DrawStats::default() };
        writer.draw(&stats, &[at as f64]).expect("it is written");
    }
}

fn rows(path: &Path) -> usize {
    Chain::read(path).expect("draws").len()
}

/// A program that is killed runs no destructor: what lay in memory is gone, and the file has to have the rest.
#[test]
fn a_file_that_goes_on_is_never_without_its_first_draws() {
    let folder = Folder::new("goes-on");
    let path = folder.join("draws.csv");
    let columns = ["x".to_owned()];
    let mut writer = Writer::create(&path, &head(), &columns).unwrap();
    write(&mut writer, 0, 60);
    writer.finish().unwrap();
    let _killed = ManuallyDrop::new(Writer::resume(&path, &head(), &columns, 50).unwrap());
    assert_eq!(rows(&path), 50);
    let mut again = Writer::resume(&path, &head(), &columns, 50).unwrap();
    write(&mut again, 50, 55);
    again.settle().unwrap();
    write(&mut again, 55, 58);
    let _killed = ManuallyDrop::new(again);
    assert_eq!(rows(&path), 55);
    let mut last = Writer::resume(&path, &head(), &columns, 55).unwrap();
    write(&mut last, 55, 100);
    last.finish().unwrap();
    let whole = folder.join("whole.csv");
    let mut writer = Writer::create(&whole, &head(), &columns).unwrap();
    write(&mut writer, 0, 100);
    writer.finish().unwrap();
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    assert_eq!(text(&path), text(&whole).replace("whole.csv", "draws.csv"));
    let mut names: Vec<_> = std::fs::read_dir(&folder.0)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["draws.csv", "whole.csv"], "nothing is left beside");
}

/// The files hold the draws that the thinning of the first run chose: another one cannot go on with them.
#[test]
fn a_checkpoint_belongs_to_its_thinning() {
    let folder = Folder::new("thinning");
    let path = folder.join("run.checkpoint");
    let model = Compiled::record(EightSchools::classical()).unwrap();
    let options = NutsOptions { warmup: 20, draws: 20, chains: 1, ..NutsOptions::default() };
    let sinks = vec![Counting::default()];
    sample_with_checkpoint(&model, &options, &Silent, sinks, None, Some(&path)).unwrap();
    assert!(Checkpoint::read(&path, &model, &options).is_ok());
    let thinned = NutsOptions { thin: 2, ..options };
    let error = Checkpoint::read(&path, &model, &thinned).unwrap_err();
    assert!(error.to_string().contains("other options"), "{error}");
}

/// What lies beside the files of a run is somebody else's, whatever its name.
#[test]
fn files_beside_those_of_a_run_stay_as_they_are() {
    let folder = Folder::new("beside");
    let (state, draws) = (folder.join("run.checkpoint"), folder.join("draws.csv"));
    let names = ["run.partial", "run.checkpoint.partial", "draws.partial", "draws.csv.partial"];
    for name in names {
        std::fs::write(folder.join(name), "mine").unwrap();
    }
    let model = Compiled::record(EightSchools::classical()).unwrap();
    let options = NutsOptions { warmup: 20, draws: 20, chains: 1, ..NutsOptions::default() };
    let sinks = vec![Counting::default()];
    sample_with_checkpoint(&model, &options, &Silent, sinks, None, Some(&state)).unwrap();
    let columns = ["x".to_owned()];
    let mut writer = Writer::create(&draws, &head(), &columns).unwrap();
    write(&mut writer, 0, 20);
    writer.finish().unwrap();
    Writer::resume(&draws, &head(), &columns, 10).unwrap().finish().unwrap();
    for name in names {
        assert_eq!(std::fs::read_to_string(folder.join(name)).unwrap(), "mine", "{name}");
    }
    assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), names.len() + 2);
}

//! The job of the translator: a small program without annotations into Rust, again and again.

use larder_memory::{MemoryConfig, MemoryMetrics, PartStats};
use larder_translate::{Memory, Options, Status, Translator};

use super::job::{Answer, Input, Job, Way};
use crate::exit::Failure;

pub(super) fn jobs() -> Vec<Job> {
    vec![Job {
        engine: "translate",
        name: "ledger",
        about: "20 times a Python program of 43 lines into Rust, the same bytes each time",
        plain_way: "a tree, names and buffers of its own for each file",
        larder_way: "one session keeps its arena, its names and its buffers",
        steady_state: "one file translated",
        input: || Box::new(Ledger),
    }]
}

/// Files translated in a round.
const FILES: usize = 20;

const SOURCE: &str = include_str!("ledger.py");

struct Ledger;

impl Input for Ledger {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(Plain)
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        let memory = Memory {
            pools: config.enable_pools,
            arena: config.enable_arena_allocation,
            interning: config.enable_string_interning,
        };
        let translator = Translator::new(Options { memory, ..Options::default() });
        Ok(Box::new(Kept { translator, rust: String::new() }))
    }

    fn compare(&self, larder: f64, plain: f64) -> Option<String> {
        if plain.is_nan() {
            return Some("the program is not translated whole".into());
        }
        (larder.to_bits() != plain.to_bits()).then(|| "the texts of the two ways differ".into())
    }
}

/// A sum over the text that moves when any byte of it does; no number when a part was not translated.
fn written(translator: &mut Translator, rust: &mut String) -> f64 {
    rust.clear();
    let is_whole = translator
        .translate("ledger.py", SOURCE, rust)
        .is_ok_and(|report| report.status == Some(Status::Whole));
    if !is_whole {
        return f64::NAN;
    }
    let sum = rust.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    f64::from(sum)
}

/// The job with a session for each file.
struct Plain;

impl Way for Plain {
    fn round(&mut self) -> Answer {
        let fresh = |_| written(&mut Translator::new(Options::default()), &mut String::new());
        Ok((0..FILES).map(fresh).sum())
    }
}

/// The job with one session.
struct Kept {
    translator: Translator,
    rust: String,
}

impl Way for Kept {
    fn round(&mut self) -> Answer {
        let Kept { translator, rust } = self;
        Ok((0..FILES).map(|_| written(translator, rust)).sum())
    }

    fn add_to(&self, metrics: &mut MemoryMetrics) {
        metrics.add("translate", "trees", PartStats::Arena(self.translator.arena_stats()));
        metrics.add("translate", "names", PartStats::Interner(self.translator.intern_stats()));
    }
}

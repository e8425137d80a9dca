//! What is said while chains run, and how ctrl-C reaches them.

use std::sync::{Mutex, PoisonError};

use larder_infer::stan_csv::Writer;
use larder_infer::{Observer, Progress};

use crate::interrupt::Interrupt;
use crate::talk::Talk;

/// Hears all chains.
pub(super) struct Watch<'a> {
    talk: &'a Talk,
    interrupt: Interrupt,
    chains: Mutex<Heard>,
    writers: Vec<Writer>,
}

struct Heard {
    last: Vec<Option<Progress>>,
    said: usize,
}

impl<'a> Watch<'a> {
    pub(super) fn new(talk: &'a Talk, chains: usize) -> Self {
        let heard = Heard { last: vec![None; chains], said: 0 };
        Watch {
            talk,
            interrupt: Interrupt::listen(),
            chains: Mutex::new(heard),
            writers: Vec::new(),
        }
    }

    /// From now on what was drawn is brought into these files before progress is told.
    pub(super) fn flush_into(&mut self, writers: &[Writer]) {
        self.writers = writers.to_vec();
    }

    pub(super) fn is_interrupted(&self) -> bool {
        self.interrupt.asked()
    }
}

impl Observer for Watch<'_> {
    fn progress(&self, progress: &Progress) {
        // Before a checkpoint is written, the draws that it counts on must be in the file. A file that cannot
        // be written says so at the next draw.
        if let Some(writer) = self.writers.get(progress.chain) {
            drop(writer.flush());
        }
        let mut heard = self.chains.lock().unwrap_or_else(PoisonError::into_inner);
        heard.last[progress.chain] = Some(*progress);
        let total = progress.total * heard.last.len();
        let known = || heard.last.iter().flatten();
        let done: usize = known().map(|p| p.done).sum();
        let divergences: usize = known().map(|p| p.divergences).sum();
        let steps: Vec<f64> =
            known().map(|p| p.step_size).filter(|x| x.is_finite() && *x > 0.0).collect();
        let step = if steps.is_empty() {
            String::new()
        } else {
            format!(", step size {:.3}", steps.iter().sum::<f64>() / steps.len() as f64)
        };
        let percent = 100 * done / total.max(1);
        let text = format!(
            "{percent} %: {done} of {total} iterations in {} chains, {divergences} divergences{step}",
            heard.last.len()
        );
        self.talk.progress(&text);
        // Where a line cannot be written over, every quarter gets one.
        let quarter = percent / 25;
        if quarter > heard.said {
            heard.said = quarter;
            self.talk.milestone(&text);
        }
    }

    fn is_cancelled(&self) -> bool {
        self.interrupt.asked()
    }

    fn warning(&self, text: &str) {
        self.talk.say(&format!("warning: {text}"));
    }
}

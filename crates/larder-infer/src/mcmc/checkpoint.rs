//! Checkpoints: the state of every chain in one file, so that a run that was stopped goes on bit for bit.
//!
//! The file is text: a first line with version, a hash of model and options, and a checksum; then one line
//! of hexadecimal words for each chain. It is written beside its target and renamed.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::chain::Chain;
use super::options::NutsOptions;
use super::sample::sample_with;
use crate::beside::Beside;
use crate::error::{ErrorKind, InferError, Result};
use crate::run::{Observer, Sink};
use crate::target::{Compiled, Target};

const VERSION: &str = "larder-infer-checkpoint/1";

/// The states of chains as they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checkpoint {
    chains: Vec<Option<Vec<f64>>>,
}

fn file_error(path: &Path, text: impl std::fmt::Display) -> InferError {
    InferError::new(ErrorKind::File, format!("{}: {text}", path.display()))
}

/// FNV-1a over words: finds damage, not forgery.
fn fold(hash: u64, bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(hash, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// A number of the model's parameters and the options that must agree.
fn identity(model: &Compiled, options: &NutsOptions) -> u64 {
    let mut hash = fold(0xcbf2_9ce4_8422_2325, model.names().join(",").as_bytes());
    // The density at a fixed point stands for model and data.
    let mut probe = model.clone();
    let q: Vec<f64> = (0..model.dim()).map(|i| 0.1 + (i % 7) as f64 * 0.01).collect();
    hash = fold(hash, &probe.log_density(&q).to_bits().to_le_bytes());
    // The thinning says which draws the files hold; a chain goes the same way with any other.
    let NutsOptions {
        method, warmup, chains, seed, thin, metric, target_accept, max_depth, ..
    } = options;
    let text = format!(
        "{method:?} {warmup} {chains} {seed} {thin} {metric:?} {target_accept} {max_depth}"
    );
    fold(hash, text.as_bytes())
}

impl Checkpoint {
    /// The state of one chain, if it was written.
    pub fn chain(&self, at: usize) -> Option<&[f64]> {
        self.chains.get(at)?.as_deref()
    }

    /// Iterations done by one chain.
    pub fn iterations(&self, at: usize) -> usize {
        self.chain(at).map_or(0, |words| words[1] as usize)
    }

    /// Reads a checkpoint of this model with these options.
    ///
    /// # Errors
    /// [`ErrorKind::File`] when the file cannot be read, is damaged, or belongs to another model, version or
    /// set of options.
    pub fn read(path: &Path, model: &Compiled, options: &NutsOptions) -> Result<Checkpoint> {
        let text = fs::read_to_string(path).map_err(|error| file_error(path, error))?;
        let (head, body) = text.split_once('\n').ok_or_else(|| file_error(path, "it is empty"))?;
        let mut words = head.split(' ');
        let version = words.next().unwrap_or("");
        if version != VERSION {
            return Err(file_error(path, format!("it begins with `{version}`, want `{VERSION}`")));
        }
        let mut number = || words.next().and_then(|word| u64::from_str_radix(word, 16).ok());
        let (Some(of), Some(sum)) = (number(), number()) else {
            return Err(file_error(path, "its first line is damaged"));
        };
        if fold(0xcbf2_9ce4_8422_2325, body.as_bytes()) != sum {
            return Err(file_error(path, "it is damaged: its checksum does not agree"));
        }
        if of != identity(model, options) {
            return Err(file_error(
                path,
                "it belongs to another model, other data or other options",
            ));
        }
        let mut chains = Vec::new();
        for (line, text) in body.lines().enumerate() {
            let state = text
                .split_ascii_whitespace()
                .map(|word| u64::from_str_radix(word, 16).map(f64::from_bits))
                .collect::<std::result::Result<Vec<f64>, _>>()
                .map_err(|fault| file_error(path, format!("line {}: {fault}", line + 2)))?;
            chains.push((state.len() > 6).then_some(state));
        }
        Ok(Checkpoint { chains })
    }
}

/// Writes checkpoints while chains run.
#[derive(Debug)]
pub struct Saver {
    path: PathBuf,
    identity: u64,
    chains: Mutex<Vec<Option<Vec<f64>>>>,
}

impl Saver {
    /// Writes to `path`.
    pub fn new(
        path: &Path,
        model: &Compiled,
        options: &NutsOptions,
        from: Option<&Checkpoint>,
    ) -> Self {
        let mut chains = from.map(|from| from.chains.clone()).unwrap_or_default();
        chains.resize(options.chains, None);
        Saver {
            path: path.to_owned(),
            identity: identity(model, options),
            chains: Mutex::new(chains),
        }
    }

    /// Takes the state of a chain and writes the file.
    ///
    /// # Errors
    /// [`ErrorKind::File`] when it cannot be written; the file that was there stays.
    pub(crate) fn save(&self, at: usize, chain: &Chain) -> Result<()> {
        let mut chains = self.chains.lock().unwrap_or_else(PoisonError::into_inner);
        chains[at] = Some(chain.save());
        let mut body = String::new();
        for state in chains.iter() {
            for word in state.iter().flatten() {
                let _infallible = write!(body, "{:x} ", word.to_bits());
            }
            body.push('\n');
        }
        let sum = fold(0xcbf2_9ce4_8422_2325, body.as_bytes());
        let write = || -> std::io::Result<()> {
            let (beside, mut file) = Beside::create(&self.path)?;
            writeln!(file, "{VERSION} {:x} {sum:x}", self.identity)?;
            file.write_all(body.as_bytes())?;
            beside.settle(&file)
        };
        write().map_err(|error| file_error(&self.path, error))
    }
}

/// Runs chains with a checkpoint file: goes on from `resume` where it is given, and writes to `save`.
///
/// The sinks get the draws from where the checkpoint stands; [`Checkpoint::iterations`] says where that is.
///
/// # Errors
/// As [`sample_chains`](super::sample_chains).
pub fn sample_with_checkpoint<S: Sink>(
    model: &Compiled,
    options: &NutsOptions,
    observer: &dyn Observer,
    sinks: Vec<S>,
    resume: Option<&Checkpoint>,
    save: Option<&Path>,
) -> Result<Vec<(S, Result<()>)>> {
    let saver = save.map(|path| Saver::new(path, model, options, resume));
    sample_with(model, options, observer, sinks, resume, saver.as_ref())
}

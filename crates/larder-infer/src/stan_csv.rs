//! Draws as Stan writes them: one chain per file, comment lines with the whole configuration, then a header,
//! then a row for each draw. ArviZ, CmdStanPy and Stan's own tools read these files.
//!
//! The count of draws in the configuration has a fixed width, so that a run that was stopped early can say
//! how many there are. Nothing in a file depends on the clock: two equal runs write equal files.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::beside::Beside;
use crate::error::{ErrorKind, InferError, Result};
use crate::run::{DrawStats, Sink};

/// The columns before the parameters.
pub const STATISTICS: [&str; 7] = [
    "lp__",
    "accept_stat__",
    "stepsize__",
    "treedepth__",
    "n_leapfrog__",
    "divergent__",
    "energy__",
];

/// What the head of a file says about its run.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// The model's name.
    pub model: String,
    /// The method: `nuts`, `hmc`, or one without adaptation that Stan calls fixed.
    pub method: String,
    /// Draws, before thinning.
    pub draws: usize,
    /// Iterations before the first draw.
    pub warmup: usize,
    /// The first draw is kept and every so manieth after it, as Stan does.
    pub thin: usize,
    /// The chain, from one.
    pub chain: usize,
    /// The seed.
    pub seed: u64,
    /// The shape of the metric as the run found it.
    pub metric: String,
    /// The acceptance aimed at.
    pub target_accept: f64,
    /// The depth of a trajectory at most.
    pub max_depth: u32,
    /// The file of the data; empty for the model's own.
    pub data: String,
}

/// Room for a count of draws that may still change.
const COUNT_WIDTH: usize = 14;

impl Default for Head {
    /// The head of one chain of a nameless model by the options of a run that names none.
    fn default() -> Self {
        Head {
            model: String::new(),
            method: "nuts".into(),
            draws: 1000,
            warmup: 1000,
            thin: 1,
            chain: 1,
            seed: 0,
            metric: "diag".into(),
            target_accept: 0.8,
            max_depth: 10,
            data: String::new(),
        }
    }
}

impl Head {
    /// Whether the method learns step size and metric.
    pub fn is_gradient(&self) -> bool {
        matches!(self.method.as_str(), "nuts" | "hmc")
    }

    /// The comment lines, and where in them the count of draws stands.
    fn text(&self, file: &str) -> (String, usize) {
        let Head {
            model,
            draws,
            warmup,
            thin,
            chain,
            seed,
            metric,
            target_accept,
            max_depth,
            data,
            method,
        } = self;
        let mut text = format!(
            "# stan_version_major = 2\n# stan_version_minor = 35\n# stan_version_patch = 0\n\
             # model = {model}_model\n# method = sample (Default)\n#   sample\n#     num_samples = "
        );
        let at = text.len();
        // Stan, too, tells a warm-up for methods that have none: CmdStanPy refuses a zero.
        let _infallible = write!(
            text,
            "{draws:<COUNT_WIDTH$}\n#     num_warmup = {warmup}\n#     save_warmup = 0\n#     thin = {thin}\n"
        );
        if self.is_gradient() {
            let _infallible = write!(
                text,
                "#     adapt\n#       engaged = 1\n#       gamma = 0.05\n#       delta = {target_accept}\n\
                 #       kappa = 0.75\n#       t0 = 10\n#       init_buffer = 75\n#       term_buffer = 50\n\
                 #       window = 25\n"
            );
        }
        if self.is_gradient() {
            let engine = if method == "nuts" {
                format!(
                    "#         engine = nuts\n#           nuts\n#             max_depth = {max_depth}\n"
                )
            } else {
                // A trajectory of one length has no depth, but CmdStanPy reads no file of this algorithm without.
                format!(
                    "#         engine = static\n#           static\n#             int_time = 2\n\
                     #             max_depth = {max_depth}\n"
                )
            };
            let _infallible = write!(
                text,
                "#     algorithm = hmc (Default)\n#       hmc\n{engine}#         metric = diag_e\n\
                 #         metric_file =  (Default)\n#         stepsize = 1 (Default)\n\
                 #         stepsize_jitter = 0 (Default)\n"
            );
        } else {
            text.push_str("#     algorithm = fixed_param\n");
        }
        let _infallible = write!(
            text,
            "#     num_chains = 1 (Default)\n# id = {chain}\n# data\n#   file = {data}\n# init = 2 (Default)\n\
             # random\n#   seed = {seed}\n# output\n#   file = {file}\n#   diagnostic_file =  (Default)\n\
             #   refresh = 100 (Default)\n#   sig_figs = -1 (Default)\n#   profile_file = profile.csv (Default)\n\
             # num_threads = 1 (Default)\n# larder_version = {}\n# larder_method = {method}\n\
             # larder_shape: {metric}\n",
            env!("CARGO_PKG_VERSION")
        );
        (text, at)
    }
}

fn file_error(path: &Path, text: impl std::fmt::Display) -> InferError {
    InferError::new(ErrorKind::File, format!("{}: {text}", path.display()))
}

fn unwritten(path: &Path, error: &std::io::Error) -> InferError {
    file_error(path, format_args!("cannot be written: {error}"))
}

/// A number as these files have it: the shortest text that reads back as the same one.
fn number(out: &mut impl std::io::Write, x: f64) -> std::io::Result<()> {
    let size = x.abs();
    if x.is_nan() {
        out.write_all(b"nan")
    } else if size != 0.0 && !(1e-5..1e15).contains(&size) && size.is_finite() {
        write!(out, "{x:e}")
    } else {
        write!(out, "{x}")
    }
}

#[derive(Debug)]
struct Open {
    file: BufWriter<File>,
    path: PathBuf,
    count_at: u64,
    head: Head,
    rows: usize,
    has_adapted: bool,
}

/// Writes one chain. Clones write to the same file, so that someone else can flush it.
#[derive(Clone, Debug)]
pub struct Writer {
    open: Arc<Mutex<Open>>,
}

impl Writer {
    /// A new file, with its head and the names of its columns.
    ///
    /// # Errors
    /// [`ErrorKind::File`].
    pub fn create(path: &Path, head: &Head, columns: &[String]) -> Result<Writer> {
        check_names(columns)?;
        let file = File::create(path).map_err(|error| unwritten(path, &error))?;
        let writer = Writer::begin(file, path, head, columns, &[])?;
        writer.flush()?;
        Ok(writer)
    }

    /// Whether a file can be written there. One that is there stays as it is, and none is left where none was.
    ///
    /// # Errors
    /// [`ErrorKind::File`], as [`Writer::create`] would have it.
    pub fn check(path: &Path) -> Result<()> {
        let tried = match std::fs::metadata(path) {
            Ok(there) if there.is_dir() => Err(std::io::ErrorKind::IsADirectory.into()),
            // What is no file may wait for a reader.
            Ok(there) if !there.is_file() => Ok(()),
            Ok(_) => File::options().append(true).open(path).map(drop),
            Err(_) => File::options()
                .write(true)
                .create_new(true)
                .open(path)
                .and_then(|_file| std::fs::remove_file(path)),
        };
        tried.map_err(|error| unwritten(path, &error))
    }

    /// A file that goes on after its first `rows` draws; what follows them is cut off. It is written beside and takes
    /// the place of the old one when it is whole: a program that is ended here leaves the draws that a checkpoint
    /// counts on.
    ///
    /// # Errors
    /// [`ErrorKind::File`], also when the file has other columns or fewer draws.
    pub fn resume(path: &Path, head: &Head, columns: &[String], rows: usize) -> Result<Writer> {
        let mut text = String::new();
        let read = File::open(path).and_then(|mut file| file.read_to_string(&mut text));
        read.map_err(|error| {
            file_error(path, format_args!("the draws to go on from cannot be read: {error}"))
        })?;
        let mut kept = Vec::new();
        let (mut have, mut seen_header) = (0, false);
        for line in text.split_inclusive('\n') {
            if line.starts_with('#') {
                if seen_header && have == 0 && rows > 0 {
                    kept.push(line);
                }
            } else if !seen_header {
                seen_header = true;
                if line.trim_end() != header(columns) {
                    return Err(file_error(path, "its columns are not those of this run"));
                }
            } else if have < rows && line.ends_with('\n') {
                kept.push(line);
                have += 1;
            }
        }
        if have < rows {
            return Err(file_error(
                path,
                format_args!("it has {have} draws, the checkpoint was written after {rows}"),
            ));
        }
        let (beside, file) = Beside::create(path).map_err(|error| unwritten(path, &error))?;
        let writer = Writer::begin(file, path, head, columns, &kept)?;
        writer.with(|open| {
            open.file.flush()?;
            beside.settle(open.file.get_ref())
        })?;
        Ok(writer)
    }

    /// Head, names and the lines of an earlier run, into an empty file.
    fn begin(
        file: File,
        path: &Path,
        head: &Head,
        columns: &[String],
        kept: &[&str],
    ) -> Result<Writer> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (text, count_at) = head.text(&name);
        let mut file = BufWriter::with_capacity(1 << 16, file);
        let mut write = || -> std::io::Result<()> {
            file.write_all(text.as_bytes())?;
            writeln!(file, "{}", header(columns))?;
            kept.iter().try_for_each(|line| file.write_all(line.as_bytes()))
        };
        write().map_err(|error| unwritten(path, &error))?;
        let rows = kept.iter().filter(|line| !line.starts_with('#')).count();
        let open = Open {
            file,
            path: path.to_owned(),
            count_at: count_at as u64,
            head: head.clone(),
            rows,
            has_adapted: rows < kept.len(),
        };
        Ok(Writer { open: Arc::new(Mutex::new(open)) })
    }

    fn with<T>(&self, work: impl FnOnce(&mut Open) -> std::io::Result<T>) -> Result<T> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        work(&mut open).map_err(|error| unwritten(&open.path, &error))
    }

    /// Draws so far.
    pub fn rows(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).rows
    }

    /// Brings what was drawn into the file.
    ///
    /// # Errors
    /// [`ErrorKind::File`].
    pub fn flush(&self) -> Result<()> {
        self.with(|open| open.file.flush())
    }

    /// Ends the file: its head says how many draws there are.
    ///
    /// # Errors
    /// [`ErrorKind::File`].
    pub fn finish(&self) -> Result<()> {
        self.with(|open| {
            // CmdStanPy counts draws up to this block; zeros, because equal runs leave equal files.
            open.file.write_all(
                b"# \n#  Elapsed Time: 0 seconds (Warm-up)\n#                0 seconds (Sampling)\n\
                  #                0 seconds (Total)\n# \n",
            )?;
            open.file.flush()?;
            let wanted = open.head.draws.div_ceil(open.head.thin);
            if open.rows != wanted {
                let count = format!("{:<COUNT_WIDTH$}", open.rows * open.head.thin);
                let file = open.file.get_mut();
                file.seek(SeekFrom::Start(open.count_at))?;
                file.write_all(count.as_bytes())?;
                file.seek(SeekFrom::End(0))?;
            }
            Ok(())
        })
    }
}

/// Names that a line of names can hold: the format knows no quotes, and readers find the statistics of a draw by name.
fn check_names(columns: &[String]) -> Result<()> {
    let cannot = |name: &&String| {
        STATISTICS.contains(&name.as_str())
            || name.starts_with('#')
            || name.contains([',', '"', '\n', '\r'])
    };
    match columns.iter().find(cannot) {
        Some(name) => {
            let text = format!(
                "{name:?} cannot be the name of a column: it is one of the sampler's own, begins a comment, or has a comma, a quote or a new line in it"
            );
            Err(InferError::new(ErrorKind::Option, text))
        }
        None => Ok(()),
    }
}

fn header(columns: &[String]) -> String {
    let mut names: Vec<&str> = STATISTICS.to_vec();
    names.extend(columns.iter().map(String::as_str));
    names.join(",")
}

impl Sink for Writer {
    fn draw(&mut self, stats: &DrawStats, values: &[f64]) -> Result<()> {
        self.with(|open| {
            let DrawStats {
                log_density,
                accept_stat,
                step_size,
                tree_depth,
                leapfrogs,
                is_divergent,
                energy,
            } = *stats;
            let file = &mut open.file;
            number(file, log_density)?;
            for x in [accept_stat, step_size] {
                file.write_all(b",")?;
                number(file, x)?;
            }
            write!(file, ",{tree_depth},{leapfrogs},{},", u8::from(is_divergent))?;
            number(file, energy)?;
            for &x in values {
                file.write_all(b",")?;
                number(file, x)?;
            }
            file.write_all(b"\n")?;
            open.rows += 1;
            Ok(())
        })
    }

    fn adapted(&mut self, step_size: f64, inverse_metric: &[f64]) -> Result<()> {
        self.with(|open| {
            if open.has_adapted {
                return Ok(());
            }
            open.has_adapted = true;
            let file = &mut open.file;
            write!(file, "# Adaptation terminated\n# Step size = ")?;
            number(file, step_size)?;
            write!(file, "\n# Diagonal elements of inverse mass matrix:\n# ")?;
            for (at, &x) in inverse_metric.iter().enumerate() {
                if at > 0 {
                    file.write_all(b", ")?;
                }
                number(file, x)?;
            }
            file.write_all(b"\n")
        })
    }

    fn settle(&mut self) -> Result<()> {
        self.flush()
    }
}

/// What a file of one chain holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The file.
    pub path: PathBuf,
    /// The names of all columns.
    pub names: Vec<String>,
    /// The columns, without the draws of warm-up.
    pub columns: Vec<Vec<f64>>,
    /// The depth of a trajectory at most, if the head says it.
    pub max_depth: Option<u32>,
    /// Whether the last row has no end of line: it counts, but its last number may have been cut off.
    pub is_open_ended: bool,
    /// Whether the file breaks off within a row, which is no draw then and left out.
    pub is_cut_off: bool,
}

impl Chain {
    /// Reads a file of Stan's or of ours.
    ///
    /// # Errors
    /// [`ErrorKind::File`] with the line, the column and what stands there.
    pub fn read(path: &Path) -> Result<Chain> {
        let file = File::open(path).map_err(|error| file_error(path, error))?;
        let mut chain = Chain {
            path: path.to_owned(),
            names: Vec::new(),
            columns: Vec::new(),
            max_depth: None,
            is_open_ended: false,
            is_cut_off: false,
        };
        let (mut warmup, mut saves_warmup, mut thin) = (0_usize, false, 1_usize);
        let (mut adapts, mut begins_with_mean) = (true, false);
        let mut reader = BufReader::with_capacity(1 << 16, file);
        let (mut line, mut at) = (String::new(), 0);
        loop {
            line.clear();
            at += 1;
            let read = reader.read_line(&mut line);
            if read.map_err(|error| file_error(path, format_args!("line {at}: {error}")))? == 0 {
                break;
            }
            // Some programs put a byte order mark before the first line.
            let text = line.strip_prefix('\u{feff}').filter(|_| at == 1).unwrap_or(&line).trim();
            if let Some(comment) = text.strip_prefix('#') {
                let Some((key, value)) = comment.split_once('=') else { continue };
                let value = value.replace("(Default)", "");
                match (key.trim(), value.trim()) {
                    ("num_warmup", value) => warmup = value.parse().unwrap_or(0),
                    ("save_warmup", value) => saves_warmup = matches!(value, "1" | "true"),
                    ("thin", value) => thin = value.parse().unwrap_or(1).max(1),
                    ("max_depth", value) => chain.max_depth = value.parse().ok(),
                    ("algorithm", "fixed_param") => adapts = false,
                    ("method", "variational") => begins_with_mean = true,
                    _ => {}
                }
            } else if text.is_empty() {
            } else if chain.names.is_empty() {
                chain.names =
                    text.split(',').map(|name| name.trim().trim_matches('"').to_owned()).collect();
                chain.columns = vec![Vec::new(); chain.names.len()];
                let mut sorted: Vec<&String> = chain.names.iter().collect();
                sorted.sort_unstable();
                if let Some((twice, _)) = sorted.iter().zip(&sorted[1..]).find(|(a, b)| a == b) {
                    let what = format_args!("line {at}: two columns are called `{twice}`");
                    return Err(file_error(path, what));
                }
                if chain.names.iter().all(|name| name.parse::<f64>().is_ok()) {
                    return Err(file_error(
                        path,
                        format_args!("line {at}: numbers, want a line of column names first"),
                    ));
                }
            } else if line.ends_with('\n') {
                chain.row(text, at)?;
            } else if breaks_off(text, chain.names.len()) {
                chain.is_cut_off = true;
            } else {
                chain.row(text, at)?;
                chain.is_open_ended = true;
            }
        }
        if chain.names.is_empty() {
            return Err(file_error(path, "no line of column names; want draws in Stan's CSV"));
        }
        // A method that adapts nothing has no warm-up, whatever the head says of it; the first row of a
        // variational file is the mean of the approximation, not a draw.
        let mut skipped = if saves_warmup && adapts { warmup.div_ceil(thin) } else { 0 };
        if begins_with_mean {
            skipped = 1;
        }
        skipped = skipped.min(chain.len());
        chain.columns.iter_mut().for_each(|column| drop(column.drain(..skipped)));
        Ok(chain)
    }

    fn row(&mut self, text: &str, at: usize) -> Result<()> {
        let fields = text.split(',').count();
        if fields != self.names.len() {
            let what = format_args!("line {at}: {fields} fields, want {}", self.names.len());
            return Err(file_error(&self.path, what));
        }
        for (field, (column, name)) in text.split(',').zip(self.columns.iter_mut().zip(&self.names))
        {
            let x = field.trim().parse::<f64>();
            let bad = |_| {
                file_error(
                    &self.path,
                    format_args!("line {at}, column `{name}`: `{field}`, want a number"),
                )
            };
            column.push(x.map_err(bad)?);
        }
        Ok(())
    }

    /// How many draws there are.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, Vec::len)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A column by name.
    pub fn column(&self, name: &str) -> Option<&[f64]> {
        self.names.iter().position(|known| known == name).map(|at| self.columns[at].as_slice())
    }

    /// The names that are parameters: all that are not the sampler's own.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str).filter(|name| !name.ends_with("__"))
    }
}

/// Whether a row that has no end of line cannot be a whole one.
fn breaks_off(text: &str, columns: usize) -> bool {
    let fields = text.split(',').count();
    let last = text.rsplit(',').next().unwrap_or_default().trim();
    fields < columns || (fields == columns && last.parse::<f64>().is_err())
}

/// Reads chains of one run. Those without draws, because the run was stopped before they began, are left out.
///
/// # Errors
/// As [`Chain::read`], and when the files have different columns or none has draws.
pub fn read_chains(paths: &[PathBuf]) -> Result<Vec<Chain>> {
    let mut chains = paths.iter().map(|path| Chain::read(path)).collect::<Result<Vec<Chain>>>()?;
    let Some(first) = chains.first() else {
        return Err(InferError::new(ErrorKind::File, "no file of draws was named"));
    };
    for chain in &chains {
        if chain.names != first.names {
            let text = format_args!("its columns are not those of {}", first.path.display());
            return Err(file_error(&chain.path, text));
        }
    }
    if chains.iter().all(Chain::is_empty) {
        return Err(file_error(&first.path, "it has no draws"));
    }
    chains.retain(|chain| !chain.is_empty());
    Ok(chains)
}

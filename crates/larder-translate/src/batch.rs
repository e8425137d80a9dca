//! Many programs at once: their texts, names and results in columns, a session for each thread.
//!
//! The programs are cut into runs of about equal length, one for each thread, so that what is written does not
//! depend on their number. A session comes from a pool for each program and goes back with the memory that it
//! has grown; results lie in one buffer for each thread.

use std::borrow::Cow;
use std::ops::Range;

use larder_memory::pool::{Pool, PoolOptions, Recycle};
use larder_memory::{ArenaStats, InternStats, MemoryMetrics, PartStats, PoolStats};

use crate::error::{Result, TranslateError};
use crate::link::Module;
use crate::session::{Memory, Options, Report, RustModule, Translator};

/// A text to be translated: lent, or given away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranslationInput<'s> {
    /// A text that someone keeps.
    Borrowed(&'s str),
    /// A text of its own.
    Owned(String),
}

impl TranslationInput<'_> {
    /// The text.
    pub fn as_str(&self) -> &str {
        match self {
            TranslationInput::Borrowed(text) => text,
            TranslationInput::Owned(text) => text,
        }
    }
}

/// How a program is translated: the options of all, until they are changed for this one.
///
/// ```
/// use larder_translate::{Integers, Options, TranslationConfig};
///
/// let shared = Options::default();
/// let mut config = TranslationConfig::borrowed(&shared);
/// assert!(config.is_borrowed());
/// config.modify(|options| options.integers = Integers::Big);
/// assert!(!config.is_borrowed());
/// assert_eq!(shared.integers, Integers::Auto);
/// ```
#[derive(Clone, Debug)]
pub struct TranslationConfig<'s>(Cow<'s, Options>);

impl<'s> TranslationConfig<'s> {
    /// The options of someone else.
    pub fn borrowed(options: &'s Options) -> Self {
        TranslationConfig(Cow::Borrowed(options))
    }

    /// Whether they are still someone else's.
    pub fn is_borrowed(&self) -> bool {
        matches!(self.0, Cow::Borrowed(_))
    }

    /// Changes them; the first time they are copied.
    pub fn modify(&mut self, change: impl FnOnce(&mut Options)) {
        change(self.0.to_mut());
    }

    /// The options.
    pub fn options(&self) -> &Options {
        &self.0
    }
}

/// Programs to be translated, and what came of them.
///
/// ```
/// use larder_translate::{Options, TranslationBatch, TranslationConfig, TranslationInput};
///
/// let options = Options::default();
/// let mut batch = TranslationBatch::new(&options)?;
/// for path in ["a.py", "b.py"] {
///     let source = TranslationInput::Borrowed("print(1)\n");
///     batch.push(path, source, TranslationConfig::borrowed(&options));
/// }
/// batch.run(2);
/// assert_eq!(batch.text(0), batch.text(1));
/// # Ok::<(), larder_translate::TranslateError>(())
/// ```
#[derive(Debug)]
pub struct TranslationBatch<'s> {
    sessions: Pool<Translator>,
    // By module.
    names: Vec<&'s str>,
    paths: Vec<&'s str>,
    sources: Vec<TranslationInput<'s>>,
    flags: Vec<(bool, bool)>,
    reports: Vec<Report>,
    // By program.
    programs: Vec<Range<usize>>,
    configs: Vec<TranslationConfig<'s>>,
    outcomes: Vec<Outcome>,
    // By thread.
    buffers: Vec<Buffer>,
}

/// What came of a program, and where its text lies.
#[derive(Clone, Debug, Default)]
struct Outcome {
    error: Option<TranslateError>,
    thread: usize,
    pieces: Range<usize>,
}

/// What one thread wrote.
#[derive(Debug, Default)]
struct Buffer {
    text: String,
    /// The paths of the Rust modules; for the first of a program nothing.
    pieces: Vec<(String, Range<usize>)>,
    modules: Vec<RustModule>,
    tally: Tally,
}

/// Counters of one run.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    arena: ArenaStats,
    names: InternStats,
    copied: u64,
}

impl Recycle for Translator {
    fn recycle(&mut self) -> bool {
        true
    }

    fn bytes(&self) -> usize {
        0 // Sessions are bounded by their number: one for each thread.
    }
}

impl<'s> TranslationBatch<'s> {
    /// A batch without programs. Its sessions keep what [`Options::memory`] lets them keep.
    ///
    /// # Errors
    /// When the pool of sessions cannot be made.
    pub fn new(options: &Options) -> Result<Self> {
        let Memory { pools, .. } = options.memory;
        let options = *options;
        let kept = PoolOptions { enabled: pools, ..PoolOptions::default() };
        let sessions = Pool::with_options(kept, move || Translator::new(options))?;
        Ok(TranslationBatch {
            sessions,
            names: Vec::new(),
            paths: Vec::new(),
            sources: Vec::new(),
            flags: Vec::new(),
            reports: Vec::new(),
            programs: Vec::new(),
            configs: Vec::new(),
            outcomes: Vec::new(),
            buffers: Vec::new(),
        })
    }

    /// Adds a program of one file.
    pub fn push(
        &mut self,
        path: &'s str,
        source: TranslationInput<'s>,
        config: TranslationConfig<'s>,
    ) {
        let from = self.paths.len();
        self.push_one("__main__", path, source, (false, true));
        self.programs.push(from..from + 1);
        self.configs.push(config);
    }

    /// Adds a program of several modules.
    pub fn push_modules(&mut self, modules: &[Module<'s>], config: TranslationConfig<'s>) {
        let from = self.paths.len();
        for module in modules {
            let source = TranslationInput::Borrowed(module.source);
            let flags = (module.is_package, module.is_main);
            self.push_one(module.name, module.path, source, flags);
        }
        self.programs.push(from..self.paths.len());
        self.configs.push(config);
    }

    fn push_one(
        &mut self,
        name: &'s str,
        path: &'s str,
        source: TranslationInput<'s>,
        flags: (bool, bool),
    ) {
        self.names.push(name);
        self.paths.push(path);
        self.sources.push(source);
        self.flags.push(flags);
    }

    /// Programs in the batch.
    pub fn len(&self) -> usize {
        self.programs.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
    }

    /// Translates all programs, with so many threads; with one, on the thread that calls. Again: with the memory
    /// of the time before.
    pub fn run(&mut self, threads: usize) {
        let threads = threads.clamp(1, self.programs.len().max(1));
        self.reports.resize_with(self.paths.len(), Report::default);
        self.outcomes.resize_with(self.programs.len(), Outcome::default);
        self.buffers.resize_with(threads, Buffer::default);
        let all: usize = self.sources.iter().map(|source| source.as_str().len() + 64).sum();
        let columns = Columns {
            sessions: &self.sessions,
            names: &self.names,
            paths: &self.paths,
            sources: &self.sources,
            flags: &self.flags,
            programs: &self.programs,
            configs: &self.configs,
        };
        let (mut reports, mut outcomes) = (&mut self.reports[..], &mut self.outcomes[..]);
        let mut from = 0;
        if let [buffer] = &mut self.buffers[..] {
            columns.work(0, 0..self.programs.len(), reports, outcomes, buffer);
            return;
        }
        std::thread::scope(|scope| {
            let mut done = 0;
            for (thread, buffer) in self.buffers.iter_mut().enumerate() {
                let first = from;
                let until = all * (thread + 1) / threads;
                while from < columns.programs.len() && (done < until || thread + 1 == threads) {
                    let range = columns.programs[from].clone();
                    done +=
                        range.map(|one| columns.sources[one].as_str().len() + 64).sum::<usize>();
                    from += 1;
                }
                let count = columns.programs[first..from].iter().map(ExactSizeIterator::len).sum();
                let (ours, rest) = std::mem::take(&mut reports).split_at_mut(count);
                reports = rest;
                let (results, rest) = std::mem::take(&mut outcomes).split_at_mut(from - first);
                outcomes = rest;
                let columns = &columns;
                scope.spawn(move || columns.work(thread, first..from, ours, results, buffer));
            }
        });
    }

    /// What could not be read of a program at all.
    pub fn error(&self, program: usize) -> Option<&TranslateError> {
        self.outcomes[program].error.as_ref()
    }

    /// What is said of the modules of a program, in their order.
    pub fn reports(&self, program: usize) -> &[Report] {
        &self.reports[self.programs[program].clone()]
    }

    /// The Rust modules of a program: path and text. None when it was refused.
    pub fn modules(&self, program: usize) -> impl Iterator<Item = (&str, &str)> {
        let outcome = &self.outcomes[program];
        let buffer = &self.buffers[outcome.thread];
        let pieces = &buffer.pieces[outcome.pieces.clone()];
        pieces.iter().map(|(path, range)| (&**path, &buffer.text[range.clone()]))
    }

    /// The text of a program of one module.
    pub fn text(&self, program: usize) -> &str {
        self.modules(program).next().map_or("", |(_, text)| text)
    }

    /// Bytes copied by the last run: names and texts that are not in the source as they are, and what was
    /// written.
    pub fn bytes_copied(&self) -> u64 {
        self.buffers.iter().map(|buffer| buffer.tally.copied).sum()
    }

    /// Most bytes that one program has used in an arena.
    pub fn arena_peak_bytes(&self) -> u64 {
        self.buffers.iter().map(|buffer| buffer.tally.arena.bytes_used_peak).max().unwrap_or(0)
    }

    /// The counters of the interners of the last run.
    pub fn intern_stats(&self) -> InternStats {
        let mut all = InternStats::default();
        for buffer in &self.buffers {
            add(&mut all, &buffer.tally.names);
        }
        all
    }

    /// The counters of the pool of sessions.
    pub fn pool_stats(&self) -> PoolStats {
        self.sessions.stats()
    }

    /// All counters by name.
    pub fn add_to(&self, metrics: &mut MemoryMetrics) {
        metrics.add("translate", "sessions", PartStats::Pool(self.sessions.stats()));
        metrics.add("translate", "names", PartStats::Interner(self.intern_stats()));
        for buffer in &self.buffers {
            metrics.add("translate", "trees", PartStats::Arena(buffer.tally.arena));
        }
    }
}

fn add(all: &mut InternStats, more: &InternStats) {
    all.hits += more.hits;
    all.misses += more.misses;
    all.symbols = all.symbols.max(more.symbols);
    all.bytes_text = all.bytes_text.max(more.bytes_text);
    all.bytes_held = all.bytes_held.max(more.bytes_held);
    all.bytes_saved += more.bytes_saved;
}

/// What a counter has grown; one that begins anew, as names that are not kept do, counts from nothing.
fn since(now: u64, before: u64) -> u64 {
    now.checked_sub(before).unwrap_or(now)
}

/// What all threads read.
struct Columns<'b, 's> {
    sessions: &'b Pool<Translator>,
    names: &'b [&'s str],
    paths: &'b [&'s str],
    sources: &'b [TranslationInput<'s>],
    flags: &'b [(bool, bool)],
    programs: &'b [Range<usize>],
    configs: &'b [TranslationConfig<'s>],
}

impl Columns<'_, '_> {
    /// Translates a run of programs.
    fn work(
        &self,
        thread: usize,
        programs: Range<usize>,
        mut reports: &mut [Report],
        outcomes: &mut [Outcome],
        buffer: &mut Buffer,
    ) {
        let Buffer { text, pieces, modules, tally } = buffer;
        text.clear();
        *tally = Tally::default();
        // Their paths are kept, and with them their memory.
        let mut used = 0;
        for (program, outcome) in programs.zip(outcomes) {
            let range = self.programs[program].clone();
            let (ours, rest) = std::mem::take(&mut reports).split_at_mut(range.len());
            reports = rest;
            let mut session = self.sessions.acquire();
            session.set_options(*self.configs[program].options());
            let before = (session.intern_stats(), session.bytes_copied());
            let first = used;
            let mut piece = |path: &str, range: Range<usize>| {
                if used == pieces.len() {
                    pieces.push((String::new(), 0..0));
                }
                path.clone_into(&mut pieces[used].0);
                pieces[used].1 = range;
                used += 1;
            };
            let is_one = range.len() == 1 && self.flags[range.start].1;
            let result = if is_one {
                let from = text.len();
                let (path, source) = (self.paths[range.start], self.sources[range.start].as_str());
                let result = session.translate_into(path, source, text, &mut ours[0]);
                if text.len() > from {
                    piece("", from..text.len());
                }
                result
            } else {
                let all: Vec<Module<'_>> = range
                    .map(|one| Module {
                        name: self.names[one],
                        path: self.paths[one],
                        source: self.sources[one].as_str(),
                        is_package: self.flags[one].0,
                        is_main: self.flags[one].1,
                    })
                    .collect();
                let result = session.translate_modules_into(&all, modules, ours);
                for module in modules.iter() {
                    let from = text.len();
                    text.push_str(&module.text);
                    piece(&module.path, from..text.len());
                }
                result
            };
            *outcome = Outcome { error: result.err(), thread, pieces: first..used };
            let (arena, names) = (session.arena_stats(), session.intern_stats());
            if arena.bytes_used_peak >= tally.arena.bytes_used_peak {
                tally.arena = arena;
            }
            let own = InternStats {
                hits: since(names.hits, before.0.hits),
                misses: since(names.misses, before.0.misses),
                bytes_saved: since(names.bytes_saved, before.0.bytes_saved),
                ..names
            };
            add(&mut tally.names, &own);
            tally.copied += session.bytes_copied() - before.1;
        }
    }
}

//! Interners: the same text gives the same symbol.
//!
//! Symbols differ from interner to interner, so the answer is taken from what they must have in
//! common: two places of the stream hold one symbol if and only if they hold one text. That is
//! checked against an ordinary map for the whole stream when a side is set up; then each timed
//! operation compares its symbol with the one of the set-up.

use std::hash::Hash;
use std::hint::{black_box, spin_loop};
use std::sync::atomic::{AtomicUsize, Ordering};

use larder_measure::alloc::{counting_is_installed, measure};
use larder_measure::clock::{Clock, Stopwatch};
use larder_memory::intern::Interner;
use larder_memory::map::FastMap;

use crate::corpus::{self, Corpus};
use crate::side::{Sides, Turn, Work, harness, timed_ns};
use crate::{Trouble, pin};

type StringInterner = string_interner::StringInterner<string_interner::backend::StringBackend>;

/// Whether symbols tell texts apart exactly as the texts do.
fn tells_apart<S: Copy + Eq + Hash>(corpus: &Corpus, start: usize, symbols: &[S]) -> bool {
    let len = corpus.tokens.len();
    let mut of_text: FastMap<u32, S> = FastMap::new();
    let mut of_symbol: FastMap<S, u32> = FastMap::new();
    symbols.iter().enumerate().all(|(place, &symbol)| {
        let text = corpus.first[(start + place) % len];
        *of_text.entry(text).or_insert(symbol) == symbol
            && *of_symbol.entry(symbol).or_insert(text) == text
    })
}

/// The symbols of the whole stream, or none when they are wrong.
fn symbols<S: Copy + Eq + Hash>(corpus: &Corpus, intern: impl FnMut(&'static str) -> S) -> Vec<S> {
    let symbols: Vec<S> = corpus.tokens.iter().copied().map(intern).collect();
    if tells_apart(corpus, 0, &symbols) { symbols } else { Vec::new() }
}

/// Interns `n` tokens from `start` on, over and over, and counts those with the known symbol.
#[inline(always)]
fn meet<S: Copy + Eq>(
    corpus: &Corpus,
    known: &[S],
    start: usize,
    n: u64,
    mut intern: impl FnMut(&'static str) -> S,
) -> u64 {
    let (mut same, mut left, mut at) = (0, n as usize, start);
    if known.is_empty() {
        return 0;
    }
    while left > 0 {
        let end = corpus.tokens.len().min(at + left);
        for (token, symbol) in corpus.tokens[at..end].iter().zip(&known[at..end]) {
            same += u64::from(intern(token) == *symbol);
        }
        left -= end - at;
        at = 0;
    }
    same
}

fn hits<S, I>(make: impl Fn() -> I + 'static, intern: fn(&mut I, &'static str) -> S) -> Work
where
    S: Copy + Eq + Hash + 'static,
    I: 'static,
{
    let mut ready: Option<(&'static Corpus, I, Vec<S>)> = None;
    Box::new(move |n| {
        pin::to_one_core();
        let (corpus, interner, known) = ready.get_or_insert_with(|| {
            let (corpus, mut interner) = (corpus::of(n), make());
            let known = symbols(corpus, |text| intern(&mut interner, text));
            (corpus, interner, known)
        });
        let (ns, same) =
            timed_ns(|| meet(corpus, known, 0, n, |text| intern(interner, black_box(text))))?;
        Ok(Turn::new(ns, same)
            .with("python", f64::from(u8::from(corpus.is_python)))
            .with("tokens", corpus.tokens.len() as f64)
            .with("unique", corpus.unique as f64))
    })
}

/// Texts that are known already, one thread; then two threads and one interner.
pub(super) fn hit(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("internity", || {
        Ok(hits(internity::ThreadedLexicon::new, |lexicon, text| lexicon.intern(text)))
    })?;
    sides.add("lasso", || {
        Ok(hits(lasso::ThreadedRodeo::default, |rodeo: &mut lasso::ThreadedRodeo, text| {
            rodeo.get_or_intern(text)
        }))
    })?;
    sides.add("string_interner", || {
        Ok(hits(StringInterner::new, |interner, text| interner.get_or_intern(text)))
    })?;
    sides.add("larder", || Ok(hits(Interner::new, |interner, text| interner.intern(text))))?;
    hit_two_threads(sides)
}

fn hits_at_once<S, I>(
    is_smoke: bool,
    make: impl Fn() -> I + 'static,
    intern: fn(&I, &'static str) -> S,
) -> Work
where
    S: Copy + Eq + Hash + Sync + 'static,
    I: Sync + 'static,
{
    let mut ready: Option<(&'static Corpus, I, Vec<S>)> = None;
    Box::new(move |n| {
        let (corpus, interner, known) = ready.get_or_insert_with(|| {
            let (corpus, interner) = (corpus::of(n), make());
            let known = symbols(corpus, |text| intern(&interner, text));
            (corpus, interner, known)
        });
        let (corpus, interner, known) = (*corpus, &*interner, &*known);
        let wrong = AtomicUsize::new(0);
        let report = harness(is_smoke)?
            .run(|thread, count| {
                let start = thread * corpus.tokens.len() / 2;
                let same =
                    meet(corpus, known, start, count, |text| intern(interner, black_box(text)));
                wrong.fetch_add((count - same) as usize, Ordering::Relaxed);
            })
            .map_err(|error| error.to_string())?;
        let answer = if wrong.into_inner() == 0 { n } else { 0 };
        Ok(Turn::new(report.ns.median() * n as f64, answer)
            .with("overlap", report.overlap_min)
            .with("clean", report.clean as f64)
            .with("tries", report.tries as f64)
            .with("control_ns", report.control_ns)
            .with("python", f64::from(u8::from(corpus.is_python))))
    })
}

fn hit_two_threads(sides: &mut Sides) -> Result<(), Trouble> {
    let is_smoke = sides.is_smoke();
    sides.add("internity_two_threads", || {
        Ok(hits_at_once(is_smoke, internity::ThreadedLexicon::new, |lexicon, text| {
            lexicon.intern(text)
        }))
    })?;
    sides.add("lasso_two_threads", || {
        Ok(hits_at_once(
            is_smoke,
            lasso::ThreadedRodeo::default,
            |rodeo: &lasso::ThreadedRodeo, text| rodeo.get_or_intern(text),
        ))
    })?;
    sides.add("larder_two_threads", || {
        Ok(hits_at_once(is_smoke, Interner::new, |interner, text| interner.intern(text)))
    })
}

/// What one of two threads did.
struct Span {
    cpu_ns: u64,
    from_ns: u64,
    to_ns: u64,
}

/// Two threads intern `n` tokens each into an empty interner. It can be filled once only, so the
/// harness of two threads, which repeats its work, cannot serve; the evidence is the same: pinned,
/// a spinning barrier, spans that overlap by 80 %, and no wall time that is not CPU time.
fn builds<S, I>(
    is_smoke: bool,
    make: fn() -> I,
    intern: fn(&I, &'static str) -> S,
) -> Result<Work, Trouble>
where
    S: Copy + Eq + Hash + Send + 'static,
    I: Sync + 'static,
{
    const TRIES: u32 = 2000;
    let cpu = Clock::thread_cpu().map_err(|error| error.to_string())?;
    Ok(Box::new(move |n| {
        // A turn has to fit between two preemptions, so it is a small part of the stream.
        let corpus = corpus::of(n * 10);
        for tries in 1..=TRIES {
            let interner = make();
            let (arrived, zero) = (AtomicUsize::new(0), Stopwatch::start(Clock::wall()));
            let one = |thread: usize| {
                pin::to(thread);
                let start = thread * corpus.tokens.len() / 2;
                let end = corpus.tokens.len().min(start + n as usize);
                let mut symbols = Vec::with_capacity(end - start);
                arrived.fetch_add(1, Ordering::AcqRel);
                while arrived.load(Ordering::Acquire) < 2 {
                    spin_loop();
                }
                let from_ns = zero.elapsed_ns();
                let watch = Stopwatch::start(cpu);
                symbols
                    .extend(corpus.tokens[start..end].iter().map(|text| intern(&interner, text)));
                let cpu_ns = watch.elapsed_ns();
                (Span { cpu_ns, from_ns, to_ns: zero.elapsed_ns() }, start, symbols)
            };
            let [(a, start_a, of_a), (b, start_b, of_b)] = std::thread::scope(|scope| {
                let threads = [scope.spawn(|| one(0)), scope.spawn(|| one(1))];
                threads.map(|thread| {
                    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
                })
            });
            let both = a.to_ns.min(b.to_ns).saturating_sub(a.from_ns.max(b.from_ns));
            let whole = a.to_ns.max(b.to_ns).saturating_sub(a.from_ns.min(b.from_ns));
            let overlap = both as f64 / whole.max(1) as f64;
            let was_stopped = |span: &Span| {
                (span.to_ns - span.from_ns) as f64 > span.cpu_ns as f64 * 1.1 + 3000.0
            };
            if !is_smoke && (overlap < 0.8 || was_stopped(&a) || was_stopped(&b)) {
                continue;
            }
            let answer = tells_apart(corpus, start_a, &of_a) && tells_apart(corpus, start_b, &of_b);
            return Ok(Turn::new(a.cpu_ns.max(b.cpu_ns) as f64, if answer { n } else { 0 })
                .with("overlap", overlap)
                .with("tries", f64::from(tries))
                .with("python", f64::from(u8::from(corpus.is_python))));
        }
        Err(format!("void: none of {TRIES} rounds ran on both cores at once undisturbed"))
    }))
}

/// Texts that are new, two threads.
pub(super) fn build(sides: &mut Sides) -> Result<(), Trouble> {
    let is_smoke = sides.is_smoke();
    sides.add("internity", || {
        builds(is_smoke, internity::ThreadedLexicon::new, |lexicon, text| lexicon.intern(text))
    })?;
    sides.add("larder", || builds(is_smoke, Interner::new, |interner, text| interner.intern(text)))
}

/// Bytes asked of the allocator and still held by what `make` gives, per distinct text.
fn held<T: 'static>(make: fn(&[&'static str]) -> T, len: fn(&T) -> usize) -> Result<Work, Trouble> {
    if !counting_is_installed() {
        return Err("only `larder-peers-memory-counted` counts bytes".to_owned());
    }
    Ok(Box::new(move |n| {
        let corpus = corpus::of(n);
        let tokens = &corpus.tokens[..corpus.tokens.len().min(n as usize)];
        let unique = corpus.first[..tokens.len()]
            .iter()
            .enumerate()
            .filter(|(place, first)| *place == **first as usize);
        let (texts, unique) = unique
            .fold((0, 0), |(texts, unique), (place, _)| (texts + tokens[place].len(), unique + 1));
        let (ns, (held, counts)) = timed_ns(|| measure(|| make(tokens)))?;
        let answer = if len(&held) == unique { n } else { 0 };
        Ok(Turn::new(ns, answer)
            .with("bytes_per_unique", counts.bytes_live() as f64 / unique as f64)
            .with("text_bytes_per_unique", texts as f64 / unique as f64)
            .with("unique", unique as f64)
            .with("python", f64::from(u8::from(corpus.is_python))))
    }))
}

/// What a text costs to keep.
pub(super) fn heap(sides: &mut Sides) -> Result<(), Trouble> {
    fn filled(tokens: &[&'static str]) -> Interner {
        let interner = Interner::new();
        for text in tokens {
            interner.intern(text);
        }
        interner
    }
    fn lexicon(tokens: &[&'static str]) -> internity::ThreadedLexicon {
        let lexicon = internity::ThreadedLexicon::new();
        for text in tokens {
            lexicon.intern(text);
        }
        lexicon
    }
    sides.add("larder_live", || held(filled, Interner::len))?;
    sides.add("larder_compacted", || {
        let make = |tokens: &[&'static str]| {
            let mut interner = filled(tokens);
            interner.compact();
            interner
        };
        held(make, Interner::len)
    })?;
    sides.add("larder_frozen", || {
        let make = |tokens: &[&'static str]| filled(tokens).freeze().expect("memory is there");
        held(make, larder_memory::intern::FrozenInterner::len)
    })?;
    sides.add("internity_live", || held(lexicon, internity::ThreadedLexicon::len))?;
    sides.add("internity_frozen", || {
        use internity::Reader as _;
        held(|tokens| lexicon(tokens).freeze(), |reader| reader.len())
    })
}

//! The job of the translator: the program of the book's first translation.

use larder_memory::{MemoryConfig, MemoryError, MemoryMetrics, PartStats};
use larder_translate::{Memory, Options, Translator};

use super::job::{Input, Job, Way};

pub(super) fn jobs() -> Vec<Job> {
    vec![Job {
        engine: "translate",
        name: "ledger",
        about: "a Python program of 58 lines into Rust, held against the text in the book, 20 times",
        plain_way: "tree, names and buffers from the system for each file",
        larder_way: "one session: its arena, its names and its buffer are kept",
        steady_state: "one file translated",
        input: || Box::new(Page::read()),
    }]
}

/// Files translated in a round.
const FILES: usize = 20;

/// The program of the page, and what it says the translation is.
struct Page {
    source: &'static str,
    rust: &'static str,
}

impl Page {
    fn read() -> Self {
        let page = include_str!("../../../../docs/first-translation.md");
        let block = |start: &str| {
            let from = page.find(start).map_or(0, |at| at + start.len());
            page[from..].split_once("```\n").map_or("", |(text, _)| text)
        };
        Page { source: block("```python\n"), rust: block("```rust\n") }
    }
}

/// Files that came out as the book says.
fn right(page: &Page, translate: impl Fn(&mut String) -> bool, rust: &mut String) -> f64 {
    let mut count = 0.0;
    for _ in 0..FILES {
        rust.clear();
        if translate(rust) && rust == page.rust {
            count += 1.0;
        }
    }
    count
}

struct Plain<'a>(&'a Page);

struct Kept<'a> {
    page: &'a Page,
    translator: std::cell::RefCell<Translator>,
    rust: String,
}

impl Input for Page {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(Plain(self))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, MemoryError> {
        let memory = Memory {
            pools: config.enable_pools,
            arena: config.enable_arena_allocation,
            interning: config.enable_string_interning,
        };
        let translator = Translator::new(Options { memory, ..Options::default() }).into();
        Ok(Box::new(Kept { page: self, translator, rust: String::new() }))
    }

    fn compare(&self, larder: f64, plain: f64) -> Option<String> {
        let all = FILES as f64;
        (larder.to_bits() != all.to_bits() || plain.to_bits() != all.to_bits()).then(|| {
            format!("{larder} of {FILES} files are as the book says, the plain way {plain}")
        })
    }
}

impl Way for Plain<'_> {
    fn round(&mut self) -> f64 {
        let fresh = |rust: &mut String| {
            let mut translator = Translator::new(Options::default());
            let mut own = String::new();
            let is_read = translator.translate("ledger.py", self.0.source, &mut own).is_ok();
            *rust = own;
            is_read
        };
        right(self.0, fresh, &mut String::new())
    }
}

impl Way for Kept<'_> {
    fn round(&mut self) -> f64 {
        let Kept { page, translator, rust } = self;
        let translate = |rust: &mut String| {
            translator.borrow_mut().translate("ledger.py", page.source, rust).is_ok()
        };
        right(page, translate, rust)
    }

    fn add_to(&self, metrics: &mut MemoryMetrics) {
        let translator = self.translator.borrow();
        metrics.add("translate", "trees", PartStats::Arena(translator.arena_stats()));
        metrics.add("translate", "names", PartStats::Interner(translator.intern_stats()));
    }
}

//! What each memory technique buys the translator: 1, 10, 100 and 1000 files, each technique on and off, in one
//! binary, with the answers compared.
//!
//! `cargo run --release -p larder-translate --example memory_suite [-- --json | --write DIR]`
//!
//! "First" is a batch whose sessions have seen nothing, "again" the same batch once more. Peak is what was held at
//! once above what was held before the batch, results included. Times are of the processor, on one thread, the best
//! of several rounds.

mod generate;

use std::error::Error;
use std::fmt::Write as _;

use larder_testkit::larder_measure::alloc::measure;
use larder_testkit::larder_measure::clock::{Clock, Stopwatch};
use larder_translate::{
    Memory, Options, Status, TranslationBatch, TranslationConfig, TranslationInput,
};

larder_testkit::counting_allocator!();

const COUNTS: [usize; 4] = [1, 10, 100, 1000];

/// A switch of the techniques, by name.
const WAYS: [(&str, Memory); 5] = [
    ("all on", Memory { pools: true, arena: true, interning: true }),
    ("no pools of sessions", Memory { pools: false, arena: true, interning: true }),
    ("no arena kept", Memory { pools: true, arena: false, interning: true }),
    ("no names kept", Memory { pools: true, arena: true, interning: false }),
    ("all off", Memory { pools: false, arena: false, interning: false }),
];

/// One line of the table.
struct Row {
    files: usize,
    way: &'static str,
    first_calls: u64,
    again_calls: u64,
    peak_bytes: u64,
    copied_per_byte: f64,
    milliseconds: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let sources: Vec<String> = (0..1000).map(generate::program).collect();
    let paths: Vec<String> = (0..1000).map(|number| format!("program_{number:04}.py")).collect();
    if let [flag, folder] = &arguments[..]
        && flag == "--write"
    {
        std::fs::create_dir_all(folder)?;
        for (path, source) in paths.iter().zip(&sources) {
            std::fs::write(std::path::Path::new(folder).join(path), source)?;
        }
        return Ok(());
    }
    // A smoke run, as every example must have one, is small.
    let counts = if cfg!(debug_assertions) { &COUNTS[..2] } else { &COUNTS[..] };
    let mut rows = Vec::new();
    let mut is_same = true;
    for &count in counts {
        let wanted = texts(&sources[..count], &paths, Memory::default(), 1)?;
        is_same &= texts(&sources[..count], &paths, Memory::default(), 2)? == wanted;
        for (way, memory) in WAYS {
            is_same &= texts(&sources[..count], &paths, memory, 1)? == wanted;
            rows.push(row(&sources[..count], &paths, way, memory)?);
        }
    }
    let out = if arguments.iter().any(|argument| argument == "--json") {
        json(&rows, is_same)
    } else {
        table(&rows, is_same)
    };
    #[expect(clippy::print_stdout, reason = "it is what the example is for")]
    {
        println!("{out}");
    }
    if is_same { Ok(()) } else { Err("the answers differ".into()) }
}

fn batch<'s>(
    sources: &'s [String],
    paths: &'s [String],
    options: &'s Options,
) -> Result<TranslationBatch<'s>, Box<dyn Error>> {
    let mut batch = TranslationBatch::new(options)?;
    for (path, source) in paths.iter().zip(sources) {
        batch.push(path, TranslationInput::Borrowed(source), TranslationConfig::borrowed(options));
    }
    Ok(batch)
}

/// What is written for all files, with a word about each.
fn texts(
    sources: &[String],
    paths: &[String],
    memory: Memory,
    threads: usize,
) -> Result<String, Box<dyn Error>> {
    let options = Options { memory, ..Options::default() };
    let mut batch = batch(sources, paths, &options)?;
    batch.run(threads);
    let mut all = String::new();
    for (program, path) in paths.iter().enumerate().take(batch.len()) {
        let report = &batch.reports(program)[0];
        if report.status != Some(Status::Whole) {
            return Err(format!("{path}: {:?}", report.findings).into());
        }
        all.push_str(batch.text(program));
    }
    Ok(all)
}

fn row(
    sources: &[String],
    paths: &[String],
    way: &'static str,
    memory: Memory,
) -> Result<Row, Box<dyn Error>> {
    let options = Options { memory, ..Options::default() };
    let bytes: usize = sources.iter().map(String::len).sum();
    let mut batch = batch(sources, paths, &options)?;
    let ((), first) = measure(|| batch.run(1));
    batch.run(1);
    let ((), again) = measure(|| batch.run(1));
    let mut best = f64::INFINITY;
    let rounds = if cfg!(debug_assertions) { 1 } else { (2000 / sources.len()).clamp(5, 200) };
    for _ in 0..rounds {
        let watch = Stopwatch::start(Clock::thread_cpu().unwrap_or(Clock::wall()));
        batch.run(1);
        best = best.min(watch.elapsed().as_secs_f64() * 1e3);
    }
    #[expect(clippy::cast_precision_loss, reason = "a ratio of small counts")]
    let copied_per_byte = batch.bytes_copied() as f64 / bytes as f64;
    Ok(Row {
        files: sources.len(),
        way,
        first_calls: first.heap_calls(),
        again_calls: again.heap_calls(),
        peak_bytes: first.bytes_peak,
        copied_per_byte,
        milliseconds: best,
    })
}

fn table(rows: &[Row], is_same: bool) -> String {
    let mut out = String::from(
        "| files | techniques | allocator calls, first | again | peak, KiB | bytes copied per byte of source | ms |\n\
         |---:|---|---:|---:|---:|---:|---:|\n",
    );
    for row in rows {
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {:.2} | {:.2} |",
            row.files,
            row.way,
            row.first_calls,
            row.again_calls,
            row.peak_bytes / 1024,
            row.copied_per_byte,
            row.milliseconds
        )
        .expect("a string takes it");
    }
    let word = if is_same { "identical" } else { "DIFFERENT" };
    write!(out, "\nThe answers are {word}, with one thread and with two.")
        .expect("a string takes it");
    out
}

fn json(rows: &[Row], is_same: bool) -> String {
    let mut list = String::new();
    for row in rows {
        let comma = if list.is_empty() { "" } else { "," };
        write!(
            list,
            "{comma}{{\"files\":{},\"way\":\"{}\",\"first_calls\":{},\"again_calls\":{},\"peak_bytes\":{},\"copied_per_byte\":{:.3},\"milliseconds\":{:.3}}}",
            row.files, row.way, row.first_calls, row.again_calls, row.peak_bytes, row.copied_per_byte, row.milliseconds
        )
        .expect("a string takes it");
    }
    let largest = rows.iter().map(|row| row.files).max().unwrap_or(0);
    let find = |way: &str| rows.iter().find(|row| row.files == largest && row.way == way);
    let (on, off) = (find("all on"), find("all off"));
    let cpu = on.map_or(0.0, |row| row.milliseconds);
    let steady = on.map_or(0, |row| row.again_calls);
    let gain = on.zip(off).map_or(0.0, |(on, off)| off.milliseconds / on.milliseconds);
    format!(
        "{{\"schema\":\"larder.translate-memory/1\",\"files\":{largest},\"cpu_ms\":{cpu:.3},\"steady_calls\":{steady},\
         \"gain\":{gain:.3},\"identical\":{is_same},\"rows\":[{list}]}}"
    )
}

//! The jobs of the memory layer.

use std::fmt::Write as _;

use larder_memory::arena::{Arena, ArenaOptions};
use larder_memory::buffer::BufferPool;
use larder_memory::columns::{Columns, Table};
use larder_memory::cow::{CowState as _, Journal};
use larder_memory::intern::Interner;
use larder_memory::pool::{PoolArc, StandardPools};
use larder_memory::{MemoryConfig, MemoryError, MemoryMetrics, PartStats};

use super::job::{Answer, Input, Job, Way};
use crate::exit::Failure;

pub(super) fn jobs() -> Vec<Job> {
    vec![
        Job {
            engine: "memory",
            name: "pool",
            about: "format 40 batches of 256 log records, all records of a batch held at once",
            plain_way: "a new String for each record",
            larder_way: "one that was used before, from the string pool",
            steady_state: "all batches",
            input: || Box::new(Records),
        },
        Job {
            engine: "memory",
            name: "arena",
            about: "parse 2,000 arithmetic expressions into trees and evaluate them",
            plain_way: "a Box for each node",
            larder_way: "the nodes of an expression side by side in an arena",
            steady_state: "all expressions",
            input: || Box::new(Expressions::new(2000)),
        },
        Job {
            engine: "memory",
            name: "interner",
            about: "count how often each of 3,000 names occurs among 300,000",
            plain_way: "a map with owned keys",
            larder_way: "a number for each name and a column of counts",
            steady_state: "counting all names again",
            input: || Box::new(Names::new(3000, 300_000)),
        },
        Job {
            engine: "memory",
            name: "columns",
            about: "update one of the eight numbers of 500,000 bodies from two others, ten times",
            plain_way: "a vector of records",
            larder_way: "a column for each field, so that only three are touched",
            steady_state: "ten steps",
            input: || Box::new(Bodies { count: 500_000, steps: 10 }),
        },
        Job {
            engine: "memory",
            name: "buffers",
            about: "20 steps of a solver that needs two scratch fields of 8 MiB in each",
            plain_way: "two vec![0.0; n] in each step",
            larder_way: "the same two buffers, aligned, not zeroed again",
            steady_state: "20 steps",
            input: || Box::new(Solver { points: 1 << 20, steps: 20 }),
        },
        Job {
            engine: "memory",
            name: "undo",
            about: "try 2,000 edits of a state of 30,000 numbers and keep every third",
            plain_way: "a copy of the state for each try",
            larder_way: "the state itself and a journal to undo by",
            steady_state: "all tries",
            input: || Box::new(Tries { numbers: 30_000, tries: 2000 }),
        },
    ]
}

/// A small generator of numbers, the same in every run.
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Draw(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(super) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        usize::try_from(self.bits() % bound).expect("the remainder is below a usize")
    }
}

// ---- pool --------------------------------------------------------------------------------

struct Records;
const BATCHES: usize = 40;
const BATCH: usize = 256;

fn format_record(out: &mut String, batch: usize, number: usize) {
    write!(
        out,
        "{batch:04} {number:06} level=info target=demo::pool took={}us path=/items/{}/parts/{} ",
        number * 7 % 1000,
        number * 31 % 977,
        batch * 17 % 101,
    )
    .expect("a string takes every text");
    for part in 0..12 {
        write!(out, "field{part}={} ", number ^ (part * batch)).expect("a string takes every text");
    }
}

fn weigh_text(text: &str) -> f64 {
    f64::from(text.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())))
}

struct RecordsPlain(Vec<String>);
struct RecordsPooled(Vec<PoolArc<String>>, StandardPools);

impl Input for Records {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(RecordsPlain(Vec::with_capacity(BATCH)))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        let pools = config.standard_pools(Some(&config.budget("demo")))?;
        Ok(Box::new(RecordsPooled(Vec::with_capacity(BATCH), pools)))
    }
}

impl Way for RecordsPlain {
    fn round(&mut self) -> Answer {
        let mut answer = 0.0;
        for batch in 0..BATCHES {
            for number in 0..BATCH {
                let mut record = String::new();
                format_record(&mut record, batch, number);
                self.0.push(record);
            }
            answer += self.0.iter().map(|record| weigh_text(record)).sum::<f64>();
            self.0.clear();
        }
        Ok(answer)
    }
}

impl Way for RecordsPooled {
    fn round(&mut self) -> Answer {
        let mut answer = 0.0;
        for batch in 0..BATCHES {
            for number in 0..BATCH {
                let mut record = self.1.strings.try_acquire_owned()?;
                format_record(&mut record, batch, number);
                self.0.push(record);
            }
            answer += self.0.iter().map(|record| weigh_text(record)).sum::<f64>();
            self.0.clear();
        }
        Ok(answer)
    }

    fn add_to(&self, metrics: &mut MemoryMetrics) {
        self.1.add_to(metrics, "memory");
    }
}

// ---- arena -------------------------------------------------------------------------------

struct Expressions(Vec<String>);

impl Expressions {
    fn new(count: usize) -> Self {
        let mut draw = Draw::new(3);
        Expressions((0..count).map(|_| write_expression(&mut draw, 6)).collect())
    }
}

fn write_expression(draw: &mut Draw, depth: u32) -> String {
    if depth == 0 || draw.below(8) == 0 {
        return (draw.below(900) + 1).to_string();
    }
    let left = write_expression(draw, depth - 1);
    let right = write_expression(draw, depth - 1);
    let sign = ['+', '-', '*'][draw.below(3)];
    format!("({left}{sign}{right})")
}

/// The part of a parser that both ways share: they differ in where a node is put.
struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    fn number(&mut self) -> i64 {
        let mut value = 0_i64;
        while let Some(digit) = self.text.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        value
    }

    fn next(&mut self) -> u8 {
        self.at += 1;
        self.text[self.at - 1]
    }

    fn opens(&self) -> bool {
        self.text[self.at] == b'('
    }
}

fn apply(sign: u8, left: i64, right: i64) -> i64 {
    match sign {
        b'+' => left.wrapping_add(right),
        b'-' => left.wrapping_sub(right),
        _ => left.wrapping_mul(right) % 1_000_003,
    }
}

enum Boxed {
    Number(i64),
    Pair(u8, Box<Boxed>, Box<Boxed>),
}

fn parse_boxed(scanner: &mut Scanner<'_>) -> Box<Boxed> {
    if !scanner.opens() {
        return Box::new(Boxed::Number(scanner.number()));
    }
    scanner.next();
    let left = parse_boxed(scanner);
    let sign = scanner.next();
    let right = parse_boxed(scanner);
    scanner.next();
    Box::new(Boxed::Pair(sign, left, right))
}

fn value_boxed(node: &Boxed) -> i64 {
    match node {
        Boxed::Number(value) => *value,
        Boxed::Pair(sign, left, right) => apply(*sign, value_boxed(left), value_boxed(right)),
    }
}

enum Placed<'a> {
    Number(i64),
    Pair(u8, &'a Placed<'a>, &'a Placed<'a>),
}

fn parse_placed<'a>(
    scanner: &mut Scanner<'_>,
    arena: &'a Arena,
) -> Result<&'a Placed<'a>, MemoryError> {
    if !scanner.opens() {
        return Ok(arena.try_alloc(Placed::Number(scanner.number()))?);
    }
    scanner.next();
    let left = parse_placed(scanner, arena)?;
    let sign = scanner.next();
    let right = parse_placed(scanner, arena)?;
    scanner.next();
    Ok(arena.try_alloc(Placed::Pair(sign, left, right))?)
}

fn value_placed(node: &Placed<'_>) -> i64 {
    match node {
        Placed::Number(value) => *value,
        Placed::Pair(sign, left, right) => apply(*sign, value_placed(left), value_placed(right)),
    }
}

struct BoxedTrees<'a>(&'a Expressions);
struct ArenaTrees<'a>(&'a Expressions, Arena);

impl Input for Expressions {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(BoxedTrees(self))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        let arena = Arena::with_options(ArenaOptions {
            budget: Some(config.budget("demo")),
            enabled: config.enable_arena_allocation,
            ..ArenaOptions::default()
        })?;
        Ok(Box::new(ArenaTrees(self, arena)))
    }
}

impl Way for BoxedTrees<'_> {
    fn round(&mut self) -> Answer {
        let mut sum = 0_i64;
        for text in &self.0.0 {
            let tree = parse_boxed(&mut Scanner { text: text.as_bytes(), at: 0 });
            sum = sum.wrapping_add(value_boxed(&tree));
        }
        Ok(sum as f64)
    }
}

impl Way for ArenaTrees<'_> {
    fn round(&mut self) -> Answer {
        let mut sum = 0_i64;
        for text in &self.0.0 {
            let tree = parse_placed(&mut Scanner { text: text.as_bytes(), at: 0 }, &self.1)?;
            sum = sum.wrapping_add(value_placed(tree));
            self.1.reset();
        }
        Ok(sum as f64)
    }

    fn add_to(&self, metrics: &mut MemoryMetrics) {
        metrics.add("memory", "expressions", PartStats::Arena(self.1.stats()));
    }
}

// ---- interner ----------------------------------------------------------------------------

struct Names(Vec<String>);

impl Names {
    fn new(distinct: usize, count: usize) -> Self {
        let mut draw = Draw::new(7);
        let words = ["node", "value", "self", "index", "price", "parse", "tree", "next", "item"];
        let names: Vec<String> = (0..distinct)
            .map(|n| format!("{}_{}{}", words[draw.below(9)], words[draw.below(9)], n))
            .collect();
        // Few names are frequent and most are rare, as in a program's source.
        let rank = |draw: &mut Draw| {
            let skew = (distinct as f64).powf(draw.unit());
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
            let rank = skew as usize - 1;
            rank
        };
        Names((0..count).map(|_| names[rank(&mut draw)].clone()).collect())
    }
}

/// The answer: distinct names, and how often the most frequent one occurs.
fn summarise(distinct: usize, most: u32) -> f64 {
    distinct as f64 * 1e6 + f64::from(most)
}

struct NamesOwned<'a>(&'a Names);
struct NamesInterned<'a>(&'a Names, Interner, Vec<u32>);

impl Input for Names {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(NamesOwned(self))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        let names = config.interner(&[], Some(&config.budget("demo")))?;
        Ok(Box::new(NamesInterned(self, names, Vec::new())))
    }
}

impl Way for NamesOwned<'_> {
    #[expect(clippy::disallowed_types, reason = "the plain way is what a standard program does")]
    fn round(&mut self) -> Answer {
        let mut counts = std::collections::HashMap::<String, u32>::new();
        for name in &self.0.0 {
            *counts.entry(name.clone()).or_default() += 1;
        }
        Ok(summarise(counts.len(), counts.values().copied().max().unwrap_or(0)))
    }
}

impl Way for NamesInterned<'_> {
    fn round(&mut self) -> Answer {
        let NamesInterned(names, interner, counts) = self;
        counts.fill(0);
        for name in &names.0 {
            let at = interner.try_intern(name)?.index();
            if at >= counts.len() {
                counts.resize(at + 1, 0);
            }
            counts[at] += 1;
        }
        Ok(summarise(interner.len(), counts.iter().copied().max().unwrap_or(0)))
    }

    fn add_to(&self, metrics: &mut MemoryMetrics) {
        metrics.add("memory", "names", PartStats::Interner(self.1.stats()));
    }
}

// ---- columns -----------------------------------------------------------------------------

/// Eight numbers: one cache line.
#[derive(Columns, Debug)]
struct Body {
    x: f64,
    y: f64,
    z: f64,
    speed_x: f64,
    speed_y: f64,
    speed_z: f64,
    mass: f64,
    charge: f64,
}

impl Body {
    fn number(n: usize) -> Self {
        let n = n as f64;
        Body {
            x: n,
            y: -n,
            z: 0.5 * n,
            speed_x: 1.0 / (n + 1.0),
            speed_y: 0.25,
            speed_z: -0.125,
            mass: 1.0 + n % 3.0,
            charge: n % 2.0,
        }
    }
}

struct Bodies {
    count: usize,
    steps: usize,
}

struct BodyRecords(Vec<Body>, usize);
struct BodyColumns(Table<Body>, usize);

const STEP: f64 = 0.01;

impl Input for Bodies {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(BodyRecords((0..self.count).map(Body::number).collect(), self.steps))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        let mut table = Table::<Body>::with_budget(&config.budget("demo"))?;
        table.try_reserve(self.count)?;
        for n in 0..self.count {
            table.push(Body::number(n));
        }
        Ok(Box::new(BodyColumns(table, self.steps)))
    }
}

impl Way for BodyRecords {
    fn round(&mut self) -> Answer {
        let mut sum = 0.0;
        for _ in 0..self.1 {
            for body in &mut self.0 {
                body.y = body.speed_x.mul_add(STEP, body.x * 0.5);
            }
            sum += self.0[self.0.len() / 3].y;
        }
        Ok(sum)
    }
}

impl Way for BodyColumns {
    fn round(&mut self) -> Answer {
        let mut sum = 0.0;
        for _ in 0..self.1 {
            let columns = self.0.slices_mut();
            let from = columns.x.iter().zip(columns.speed_x.iter());
            for (y, (x, speed)) in columns.y.iter_mut().zip(from) {
                *y = speed.mul_add(STEP, x * 0.5);
            }
            sum += self.0.slices().y[self.0.len() / 3];
        }
        Ok(sum)
    }
}

// ---- buffers -----------------------------------------------------------------------------

struct Solver {
    points: usize,
    steps: usize,
}

/// One step: a derivative into one scratch field, a flux into another, and a figure drawn from it.
fn advance(step: usize, slope: &mut [f64], flux: &mut [f64]) -> f64 {
    let phase = step as f64;
    for (at, value) in slope.iter_mut().enumerate() {
        *value = phase + (at & 1023) as f64;
    }
    for (value, slope) in flux.iter_mut().zip(slope.iter()) {
        *value = slope * 0.5 + 1.0;
    }
    flux[flux.len() / 2] + flux[flux.len() - 1]
}

struct SolverPlain<'a>(&'a Solver);
struct SolverPooled<'a>(&'a Solver, BufferPool);

impl Input for Solver {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(SolverPlain(self))
    }

    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        Ok(Box::new(SolverPooled(self, config.buffer_pool(Some(&config.budget("demo")))?)))
    }
}

impl Way for SolverPlain<'_> {
    fn round(&mut self) -> Answer {
        let mut sum = 0.0;
        for step in 0..self.0.steps {
            let mut slope = vec![0.0; self.0.points];
            let mut flux = vec![0.0; self.0.points];
            sum += advance(step, &mut slope, &mut flux);
        }
        Ok(sum)
    }
}

impl Way for SolverPooled<'_> {
    fn round(&mut self) -> Answer {
        let mut sum = 0.0;
        for step in 0..self.0.steps {
            let mut slope = self.1.try_acquire_dirty::<f64>(self.0.points)?;
            let mut flux = self.1.try_acquire_dirty::<f64>(self.0.points)?;
            sum += advance(step, &mut slope, &mut flux);
        }
        Ok(sum)
    }

    fn mapped_peak(&self) -> u64 {
        self.1.stats().bytes_peak
    }

    fn add_to(&self, metrics: &mut MemoryMetrics) {
        metrics.add("memory", "fields", PartStats::Buffer(self.1.stats()));
    }
}

// ---- undo --------------------------------------------------------------------------------

struct Tries {
    numbers: usize,
    tries: usize,
}

impl Tries {
    /// The place and the value of one try.
    fn edit(&self, number: usize) -> (usize, f64) {
        (number * 7919 % self.numbers, number as f64 * 0.5)
    }
}

struct StateCopied<'a>(&'a Tries, Vec<f64>);
struct StateJournal<'a>(&'a Tries, Journal<f64>);

impl Input for Tries {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(StateCopied(self, vec![1.0; self.numbers]))
    }

    fn larder(&self, _config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        Ok(Box::new(StateJournal(self, Journal::new(vec![1.0; self.numbers]))))
    }
}

impl Way for StateCopied<'_> {
    fn round(&mut self) -> Answer {
        let mut answer = 0.0;
        for number in 0..self.0.tries {
            let (place, value) = self.0.edit(number);
            let mut tried = self.1.clone();
            tried[place] = value;
            answer += tried[place] + tried[0];
            if number % 3 == 0 {
                self.1 = tried;
            }
        }
        Ok(answer + self.1.iter().sum::<f64>())
    }
}

impl Way for StateJournal<'_> {
    fn round(&mut self) -> Answer {
        let mut answer = 0.0;
        for number in 0..self.0.tries {
            let (place, value) = self.0.edit(number);
            let before = self.1.checkpoint();
            self.1.set(place, value);
            answer += self.1.values()[place] + self.1.values()[0];
            if number % 3 == 0 {
                self.1.commit(before);
            } else {
                self.1.rollback(before);
            }
        }
        Ok(answer + self.1.values().iter().sum::<f64>())
    }
}

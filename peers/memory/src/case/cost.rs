//! What counting, being read and being bounded cost.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use larder_measure::prometheus::DEFAULT_PREFIX;
use larder_measure::prometheus::exposition_into;
use larder_memory::arena::{Arena, ArenaOptions};
use larder_memory::intern::{Interner, InternerOptions};
use larder_memory::pool::{Pool, PoolOptions};
use larder_memory::{Budget, MemoryMetrics, PartStats};

use super::arena;
use super::pool::larder;
use crate::side::{Sides, Turn, Work, timed_ns};
use crate::{Trouble, corpus, pin};

const POOLS: usize = 50;

struct Scraper {
    pools: Vec<Pool<String>>,
    names: Vec<String>,
    metrics: MemoryMetrics,
    text: String,
}

impl Scraper {
    fn new() -> Scraper {
        let pools: Vec<_> = (0..POOLS).map(|_| larder(64)).collect();
        for pool in &pools {
            drop(pool.acquire());
        }
        let names = (0..POOLS).map(|number| format!("pool_{number}")).collect();
        Scraper { pools, names, metrics: MemoryMetrics::new(), text: String::new() }
    }

    /// Reads every pool and renders the text; gives the parts seen.
    fn scrape(&mut self) -> u64 {
        let metrics = &mut self.metrics;
        metrics.clear();
        for (pool, name) in self.pools.iter().zip(&self.names) {
            metrics.add("memory", name, PartStats::Pool(pool.stats()));
        }
        self.text.clear();
        exposition_into(metrics, DEFAULT_PREFIX, &mut self.text).expect("the prefix is the usual");
        metrics.parts().len() as u64
    }

    /// Whether each pool stands in the text with its misses.
    fn is_whole(&self) -> bool {
        self.names.iter().all(|name| {
            let line =
                format!("\nlarder_memory_pool_misses_total{{room=\"memory\",pool=\"{name}\"}} 1\n");
            self.text.contains(&line)
        })
    }
}

/// The statistics of 50 pools, as Prometheus text.
pub(super) fn scrape(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("larder", || {
        let mut scraper = Scraper::new();
        Ok(Box::new(move |n: u64| {
            pin::to_one_core();
            let (ns, parts) = timed_ns(|| (0..n).map(|_| scraper.scrape()).sum::<u64>())?;
            let answer = if scraper.is_whole() { parts } else { 0 };
            Ok(Turn::new(ns, answer).with("bytes", scraper.text.len() as f64))
        }) as Work)
    })
}

fn pairs(pool: &Pool<String>, n: u64) -> u64 {
    let pool = black_box(pool);
    let mut sum = 0;
    for _ in 0..n {
        let mut text = pool.acquire();
        text.push('x');
        sum += black_box(&*text).len() as u64;
    }
    sum
}

/// The pair of a pool alone, and while another thread scrapes 51 pools, it among them, every 2 ms:
/// five hundred times as often as a scraper comes.
pub(super) fn scrape_effect(sides: &mut Sides) -> Result<(), Trouble> {
    sides.timed("alone", || {
        let pool = larder(64);
        move |n| pairs(&pool, n)
    })?;
    sides.add("while_scraped", || {
        let pool = larder(64);
        let (is_on, scrapes) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let mut scraper = Scraper::new();
        scraper.pools.push(pool.clone());
        scraper.names.push("watched".to_owned());
        let (watched, count) = (Arc::clone(&is_on), Arc::clone(&scrapes));
        let thread = std::thread::spawn(move || {
            pin::to(0);
            loop {
                if watched.load(Ordering::Acquire) {
                    scraper.scrape();
                    count.fetch_add(1, Ordering::Relaxed);
                    std::thread::park_timeout(std::time::Duration::from_millis(2));
                } else {
                    std::thread::park();
                }
            }
        });
        Ok(Box::new(move |n: u64| {
            pin::to_one_core();
            let before = scrapes.load(Ordering::Relaxed);
            is_on.store(true, Ordering::Release);
            thread.thread().unpark();
            while scrapes.load(Ordering::Relaxed) == before {
                std::thread::yield_now();
            }
            let (ns, sum) = timed_ns(|| pairs(&pool, n))?;
            is_on.store(false, Ordering::Release);
            let seen = scrapes.load(Ordering::Relaxed) - before;
            Ok(Turn::new(ns, sum).with("scrapes", seen as f64))
        }) as Work)
    })
}

fn budget() -> Option<Budget> {
    Budget::with_limit("parent", 1 << 30).child("child", 1 << 29).ok()
}

/// `n` pairs of a pool, `n` nodes in an arena, `n` tokens into an empty interner: without a budget,
/// and with one of two levels. Each answers for itself.
pub(super) fn budget_overhead(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("without", || bounded(|| None))?;
    sides.add("with", || bounded(budget))
}

fn bounded(budget: fn() -> Option<Budget>) -> Result<Work, Trouble> {
    const NODES: u64 = 1023;
    let say = |error: larder_memory::MemoryError| error.to_string();
    let options = PoolOptions { budget: budget(), ..PoolOptions::with_max(256) };
    let pool = Pool::with_options(options, || String::with_capacity(1024)).map_err(say)?;
    let options = ArenaOptions { budget: budget(), ..ArenaOptions::default() };
    let mut tree = arena::in_larder::<10>(Arena::with_options(options).map_err(say)?);
    Ok(Box::new(move |n| {
        pin::to_one_core();
        let (pool_ns, pairs) = timed_ns(|| pairs(&pool, n))?;
        let trees = n / NODES;
        let (arena_ns, roots) = timed_ns(|| (0..trees).map(|_| tree(false)).sum::<u64>())?;
        let corpus = corpus::of(n);
        let tokens = &corpus.tokens[..corpus.tokens.len().min(n as usize)];
        let options = InternerOptions { budget: budget(), ..InternerOptions::default() };
        let interner = Interner::with_options(options, &[]).map_err(say)?;
        let (interner_ns, ()) = timed_ns(|| {
            for text in tokens {
                black_box(interner.intern(text));
            }
        })?;
        let resolves = tokens.iter().all(|text| interner.resolve(interner.intern(text)) == *text);
        let is_right = pairs == n && roots == trees * NODES && resolves;
        Ok(Turn::new(pool_ns + arena_ns + interner_ns, if is_right { n } else { 0 })
            .with("pool_ns", pool_ns / n as f64)
            .with("arena_ns", arena_ns / (trees * NODES) as f64)
            .with("interner_ns", interner_ns / tokens.len() as f64))
    }))
}

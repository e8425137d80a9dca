//! The text format against a checker of our own and, where it is installed, against promtool.

use std::io::Write as _;
use std::process::{Command, Stdio};

use larder_measure::prometheus::{exposition, exposition_into};
use larder_memory::{
    ArenaStats, BudgetStats, BufferStats, CacheStats, ColdStats, InternStats, MemoryMetrics,
    PartStats, PoolStats,
};
use larder_testkit::exposition::check;
use larder_testkit::no_allocations;

fn everything() -> MemoryMetrics {
    let mut metrics = MemoryMetrics::new();
    let pool = PoolStats { hits: 3, misses: 1, ..PoolStats::default() };
    metrics.add("memory", "strings", PartStats::Pool(pool));
    metrics.add("infer", "traces", PartStats::Pool(PoolStats::default()));
    metrics.add("hydro", "work", PartStats::Buffer(BufferStats::default()));
    metrics.add("translate", "tree", PartStats::Arena(ArenaStats::default()));
    metrics.add("translate", "names", PartStats::Interner(InternStats::default()));
    metrics.add("recall", "pages", PartStats::Cache(CacheStats::default()));
    metrics.add("recall", "cold", PartStats::Cold(ColdStats::default()));
    metrics.add("memory", "process", PartStats::Budget(BudgetStats::default()));
    metrics.add("memory", "a \"b\" \\ c\nd", PartStats::Pool(pool));
    // The same name twice: one series.
    metrics.add("memory", "strings", PartStats::Pool(pool));
    metrics
}

#[test]
fn the_text_of_every_kind_of_part_follows_the_format() {
    let text = exposition(&everything());
    let series = check(&text).expect(&text);
    assert!(series > 60, "{series}");
    for want in [
        "# TYPE larder_memory_pool_hit_rate gauge\nlarder_memory_pool_hit_rate 0.75\n",
        "\nlarder_memory_pool_hits_total{room=\"memory\",pool=\"strings\"} 6\n",
        "pool=\"a \\\"b\\\" \\\\ c\\nd\"",
        "# TYPE larder_memory_arena_peak_bytes gauge\n",
        "\nlarder_memory_bytes_saved ",
    ] {
        assert!(text.contains(want), "{want:?} is not in\n{text}");
    }
    assert!(!text.contains("cache_hit_rate"), "a rate of nothing is left out");
    assert_eq!(check(&exposition(&MemoryMetrics::new())), Ok(4));
}

#[test]
fn a_scrape_of_fifty_pools_into_the_text_of_the_last_one_asks_for_nothing() {
    let mut metrics = MemoryMetrics::new();
    let mut text = String::new();
    let names: Vec<String> = (0..50).map(|at| format!("pool {at}")).collect();
    let mut scrape = || {
        metrics.clear();
        for (hits, name) in (0..).zip(&names) {
            let pool = PoolStats { hits, misses: 7, ..PoolStats::default() };
            metrics.add("memory", name, PartStats::Pool(pool));
        }
        text.clear();
        exposition_into(&metrics, "larder_memory_", &mut text).expect("the usual prefix");
    };
    scrape();
    scrape();
    no_allocations("a scrape of 50 pools", &mut scrape);
    // 13 figures a pool; of the whole program 6, of which no cache was asked for its rate.
    assert_eq!(check(&text), Ok(50 * 13 + 5));
}

#[test]
fn the_checker_catches_what_a_scraper_would_refuse() {
    let good = exposition(&everything());
    for (from, to) in [
        ("_pool_hits_total", "_pool_hits"),
        ("# TYPE larder_memory_pool_hits_total counter\n", ""),
        ("larder_memory_pool_hit_rate 0.75", "larder_memory_pool_hit_rate NaN"),
        (
            "larder_memory_pool_hit_rate 0.75\n",
            "larder_memory_pool_hit_rate 0.75\nlarder_memory_pool_hit_rate 0.75\n",
        ),
        ("\\\"b\\\"", "\"b\""),
        ("room=\"memory\"", "room=memory"),
    ] {
        let bad = good.replace(from, to);
        assert!(bad != good && check(&bad).is_err(), "{from:?} -> {to:?}");
    }
}

#[test]
fn another_prefix_is_taken_and_a_bad_one_refused() {
    let mut text = String::new();
    exposition_into(&everything(), "portal_", &mut text).expect("a good prefix");
    assert!(check(&text).is_ok() && text.contains("\nportal_pool_hits_total{"));
    for bad in ["", "9x_", "a b", "larder-"] {
        let error = exposition_into(&everything(), bad, &mut text).expect_err(bad);
        assert!(error.to_string().contains("metrics prefix"), "{error}");
    }
}

#[test]
fn promtool_agrees_where_it_is_installed() {
    let tool = Command::new("promtool")
        .args(["check", "metrics"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut tool) = tool else {
        skipped("promtool is not installed");
        return;
    };
    let mut input = tool.stdin.take().expect("piped");
    input.write_all(exposition(&everything()).as_bytes()).expect("promtool reads");
    drop(input);
    let output = tool.wait_with_output().expect("promtool ends");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
}

#[expect(clippy::print_stderr, reason = "a check that was not made has to be said")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

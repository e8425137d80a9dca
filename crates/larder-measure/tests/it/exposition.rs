//! The text format against a checker of our own and, where it is installed, against promtool.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Stdio};

use larder_measure::prometheus::{exposition, exposition_into};
use larder_memory::{
    ArenaStats, BudgetStats, BufferStats, CacheStats, ColdStats, InternStats, MemoryMetrics,
    PartStats, PoolStats,
};

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

/// What promtool checks and what a scraper refuses, by the definition of the format.
fn check(text: &str) -> Result<usize, String> {
    if !text.is_empty() && !text.ends_with('\n') {
        return Err("the last line has no end".into());
    }
    let (mut families, mut series) = (BTreeSet::new(), BTreeSet::new());
    let (mut family, mut kind) = (String::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').ok_or(format!("no help: {line}"))?;
            let typed = lines.next().and_then(|line| line.strip_prefix("# TYPE "));
            let (of, its_kind) =
                typed.and_then(|t| t.split_once(' ')).ok_or(format!("no type: {line}"))?;
            if of != name || help.is_empty() || !families.insert(name.to_owned()) {
                return Err(format!("family {name} is not told once and whole"));
            }
            if (its_kind == "counter") != name.ends_with("_total") {
                return Err(format!("{name} is a {its_kind}"));
            }
            name.clone_into(&mut family);
            its_kind.clone_into(&mut kind);
            continue;
        }
        let (key, value) = line.rsplit_once(' ').ok_or(format!("no value: {line}"))?;
        let name = key.split('{').next().unwrap_or_default();
        let is_name = |s: &str| {
            s.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && s.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        if name != family || !is_name(name) || !series.insert(key.to_owned()) {
            return Err(format!("{key}: outside its family, misnamed or doubled"));
        }
        let number: f64 = value.parse().map_err(|error| format!("{key} is {value}: {error}"))?;
        if number.is_nan() || (kind == "counter" && number < 0.0) {
            return Err(format!("{key} is {number}"));
        }
        if let Some(labels) = key.strip_prefix(name).filter(|labels| !labels.is_empty()) {
            check_labels(labels).map_err(|fault| format!("{key}: {fault}"))?;
        }
    }
    Ok(series.len())
}

fn check_labels(labels: &str) -> Result<(), String> {
    let mut rest = labels.strip_prefix('{').and_then(|l| l.strip_suffix('}')).ok_or("no braces")?;
    while !rest.is_empty() {
        let (key, value) = rest.split_once("=\"").ok_or("no value")?;
        if key.is_empty() || !key.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err(format!("label {key}"));
        }
        let mut end = None;
        let mut escaped = false;
        for (index, c) in value.char_indices() {
            match c {
                _ if escaped && !matches!(c, '\\' | '"' | 'n') => {
                    return Err(format!("escape {c}"));
                }
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    end = Some(index);
                    break;
                }
                _ => {}
            }
        }
        rest = &value[end.ok_or("an open quote")? + 1..];
        rest = rest.strip_prefix(',').unwrap_or(rest);
    }
    Ok(())
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

//! What the writer writes, read back by another's reader.

use larder_measure::json::document;
use larder_measure::metrics::{metrics_json, metrics_table};
use larder_memory::{MemoryMetrics, PartStats, PoolStats};
use larder_testkit::generate::{Rng, text};
use serde_json::Value;

#[test]
fn any_text_and_any_number_read_back_as_they_were() {
    let mut rng = Rng::new(11);
    for _ in 0..2000 {
        let (key, value) = (text(&mut rng, 5), text(&mut rng, 30));
        let (number, whole) = (f64::from_bits(rng.bits()), rng.bits());
        let written = document("larder.test/1", |out| {
            out.text(&format!("t{key}"), &value);
            out.number("number", number);
            out.whole("whole", whole);
            out.array("a", |a| {
                a.flag(true);
                a.object(|o| o.null("n"));
                a.array(|inner| inner.text(&value));
            });
        });
        let read: Value = serde_json::from_str(&written).expect(&written);
        assert!(written.starts_with("{\"schema\":\"larder.test/1\""));
        assert_eq!(read[format!("t{key}")], value.as_str());
        assert_eq!(read["whole"].as_u64(), Some(whole));
        assert_eq!(read["a"][2][0], value.as_str());
        match read["number"].as_f64() {
            Some(back) if number.is_finite() => assert_eq!(back.to_bits(), number.to_bits()),
            found => assert!(found.is_none() && !number.is_finite(), "{number:?} {found:?}"),
        }
    }
}

#[test]
fn metrics_are_told_as_json_and_as_a_table() {
    let mut metrics = MemoryMetrics::new();
    let pool = PoolStats { hits: 4210, misses: 1, bytes_saved: 2048, ..PoolStats::default() };
    metrics.add("memory", "a \"name\"", PartStats::Pool(pool));
    metrics.add("recall", "idle", PartStats::Pool(PoolStats::default()));
    let text = document("larder.metrics/1", |out| metrics_json(&metrics, out));
    let read: Value = serde_json::from_str(&text).expect("valid");
    assert_eq!(read["cache_hit_rate"], Value::Null);
    assert_eq!(read["bytes_saved"], 2048);
    assert_eq!(read["parts"][0]["name"], "a \"name\"");
    assert_eq!(read["parts"][0]["figures"]["pool_hits"].as_f64(), Some(4210.0));
    assert_eq!(read["parts"].as_array().map(Vec::len), Some(2));
    let table = metrics_table(&metrics).to_string();
    assert!(table.contains("4,211") && table.contains("2.00 KiB"), "{table}");
    assert!(table.contains("[1] nothing was asked"), "{table}");
}

//! Snapshots of allocations: the committed one holds, a planted growth is caught.

use std::path::Path;

use larder_measure::alloc::measure;
use larder_measure::json;
use larder_measure::prometheus::{DEFAULT_PREFIX, exposition, exposition_into};
use larder_measure::snapshot::{Change, Phase, Snapshot};
use larder_memory::{MemoryMetrics, PartStats, PoolStats};

#[test]
fn the_rooms_stages_ask_what_the_committed_snapshot_says() {
    let mut metrics = MemoryMetrics::new();
    let pool = PoolStats { hits: 3, misses: 1, ..PoolStats::default() };
    metrics.add("memory", "strings", PartStats::Pool(pool));
    let mut snapshot = Snapshot::new("measure");

    // A process draws the seed of its maps once, by way of the heap: whichever test comes first.
    drop(exposition(&metrics));
    let mut text = String::new();
    for phase in [Phase::WarmUp, Phase::Steady] {
        text.clear();
        let (written, counts) = measure(|| exposition_into(&metrics, DEFAULT_PREFIX, &mut text));
        written.expect("the usual prefix");
        snapshot.stage("exposition of one pool", phase, &counts);
    }
    let (_, counts) = measure(|| json::document("larder.test/1", |out| out.whole("one", 1_u8)));
    snapshot.stage("a small JSON document", Phase::WarmUp, &counts);

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/allocations");
    snapshot.check(&folder).expect("the file is readable").assert_clean();
}

#[test]
fn a_snapshot_that_grew_by_one_allocation_fails_and_recording_heals_it() {
    let folder = std::env::temp_dir().join(format!("larder-snapshot-{}", std::process::id()));
    let stage = |extra: bool| {
        let ((), counts) = measure(|| {
            drop(std::hint::black_box(Box::new(1)));
            if extra {
                drop(std::hint::black_box(Box::new(2)));
            }
        });
        let mut snapshot = Snapshot::new("planted");
        snapshot.stage("round trip", Phase::Steady, &counts);
        snapshot
    };
    let missing = stage(false).compare(&folder).expect("no file is no stages");
    assert_eq!(missing.differences[0].change, Change::Unrecorded);
    stage(false).record(&folder).expect("a folder of temporary files");
    assert!(stage(false).compare(&folder).expect("readable").is_clean());
    let grown = stage(true).compare(&folder).expect("readable");
    assert!(grown.to_string().contains("round trip (steady): allocations grew, was 1, is 2"));
    assert!(std::panic::catch_unwind(|| grown.assert_clean()).is_err());
    stage(true).record(&folder).expect("writable");
    let shrunk = stage(false).compare(&folder).expect("readable");
    assert!(shrunk.differences.iter().all(|d| d.change == Change::Shrank));
    std::fs::remove_dir_all(&folder).expect("ours");
}

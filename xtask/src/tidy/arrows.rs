//! Which crate may know which: the one table, and the check of every `Cargo.toml` against it.

use toml::{Table, Value};

use super::Violation;
use crate::tree::Tree;

/// What a crate of ours may depend on among ours. `dev` comes on top, for its tests alone.
struct Room {
    name: &'static str,
    may: &'static [&'static str],
    dev: &'static [&'static str],
}

const TESTKIT: &[&str] = &["larder-testkit"];
const ENGINE: &[&str] = &["larder-memory", "larder-kernels"];

/// The table. Crates that are not written yet stand in it too: their arrows are decided.
const ROOMS: [Room; 13] = [
    // The foundation: these two know nothing of ours.
    Room { name: "larder-memory", may: &["larder-memory-derive"], dev: TESTKIT },
    Room { name: "larder-memory-derive", may: &[], dev: &[] },
    Room { name: "larder-kernels", may: &[], dev: TESTKIT },
    // Measures what memory does, and nobody else.
    Room { name: "larder-measure", may: &["larder-memory"], dev: TESTKIT },
    // Engines: never each other, never measure.
    Room {
        name: "larder-translate",
        may: &["larder-memory", "larder-translate-runtime"],
        dev: TESTKIT,
    },
    Room { name: "larder-translate-runtime", may: &[], dev: TESTKIT },
    Room { name: "larder-recall", may: ENGINE, dev: TESTKIT },
    Room { name: "larder-hydro", may: ENGINE, dev: TESTKIT },
    Room { name: "larder-forecast", may: ENGINE, dev: TESTKIT },
    Room { name: "larder-infer", may: ENGINE, dev: TESTKIT },
    // The program sees all but what generated programs link.
    Room {
        name: "larder-cli",
        may: &[
            "larder-memory",
            "larder-kernels",
            "larder-measure",
            "larder-translate",
            "larder-recall",
            "larder-hydro",
            "larder-forecast",
            "larder-infer",
        ],
        dev: TESTKIT,
    },
    // For tests only: drives the counting and the failing allocator of measure.
    Room { name: "larder-testkit", may: &["larder-measure", "larder-memory"], dev: &[] },
    // The chores: no engine, but clocks, tables and intervals.
    Room { name: "xtask", may: &["larder-measure", "larder-memory"], dev: &[] },
];

const TABLE: &str = "the table in xtask/src/tidy/arrows.rs";

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in tree.packages() {
        let file = format!("{package}/Cargo.toml");
        let text = tree.text(&file).unwrap_or_default();
        match text.parse::<Table>() {
            Ok(manifest) => check_manifest(&file, &text, &manifest, &mut found),
            Err(error) => {
                found.push(Violation::new(&file, 1, format!("not TOML: {error}"), "a manifest"));
            }
        }
    }
    found
}

fn check_manifest(file: &str, text: &str, manifest: &Table, found: &mut Vec<Violation>) {
    let package = manifest.get("package").and_then(Value::as_table);
    let name = package.and_then(|table| table.get("name")).and_then(Value::as_str).unwrap_or("");
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        let what = format!("the crate `{name}` has no line of its own");
        found.push(Violation::new(file, 1, what, format!("add it to {TABLE}, with its arrows")));
        return;
    };
    for (dependency, is_dev) in dependencies(manifest) {
        let is_ours = dependency.starts_with("larder-") || dependency == "xtask";
        let is_allowed = room.may.contains(&dependency.as_str())
            || (is_dev && room.dev.contains(&dependency.as_str()));
        if is_ours && !is_allowed {
            let kind = if is_dev { "for its tests on" } else { "on" };
            let mut allowed: Vec<&str> = room.may.to_vec();
            if is_dev {
                allowed.extend(room.dev);
            }
            let allowed =
                if allowed.is_empty() { "nothing of ours".to_owned() } else { allowed.join(", ") };
            let line = text.lines().position(|line| line.contains(&dependency));
            found.push(Violation::new(
                file,
                line.map_or(1, |index| index + 1),
                format!("`{name}` depends {kind} `{dependency}`"),
                format!("it may know {allowed}: see {TABLE}"),
            ));
        }
    }
}

/// Every dependency by the name of its package, and whether it is for tests alone.
fn dependencies(manifest: &Table) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut tables = vec![manifest];
    if let Some(targets) = manifest.get("target").and_then(Value::as_table) {
        tables.extend(targets.values().filter_map(Value::as_table));
    }
    for table in tables {
        for (kind, is_dev) in
            [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)]
        {
            let Some(entries) = table.get(kind).and_then(Value::as_table) else { continue };
            for (key, value) in entries {
                let renamed = value.get("package").and_then(Value::as_str);
                found.push((renamed.unwrap_or(key).to_owned(), is_dev));
            }
        }
    }
    found
}

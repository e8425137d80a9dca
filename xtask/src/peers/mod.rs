//! Runs rivals in turn on the same work, checks that they agree, and says how their figures compare.
//!
//! A case is `bench/ROOM/CASE.toml`; a rival is a program of the workspace `peers/` that speaks the
//! line protocol of [`mod@line`]. All rivals of a case are started first and then wait; each round asks
//! every one of them for one turn, forth and back, so that no rival always runs in another's wake.
//! Every turn's answer must be the one that the definition states, else there is no comparison.

mod definition;
mod line;
mod round;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use larder_measure::json;
use larder_measure::table::{Cell, Table};

use crate::record;
use crate::shell;
use crate::talk::{give, say};
use crate::trouble::Trouble;
use crate::words::{self, Takes};
use definition::Definition;
use round::Outcome;

/// What the command line asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    room: String,
    case: Option<String>,
    is_smoke: bool,
    is_json: bool,
    /// What every rival is built with, unless its definition says otherwise: another allocator.
    features: Option<String>,
}

impl Options {
    pub(crate) fn parse(given: &[String]) -> Result<Options, Trouble> {
        let mut options = Options::default();
        let mut room = None;
        let Options { case, is_smoke, is_json, features, .. } = &mut options;
        let mut takes = Takes {
            flags: vec![("--smoke", is_smoke), ("--json", is_json)],
            values: vec![("--features", features)],
            places: vec![("a room", &mut room), ("a case", case)],
        };
        words::read("peers", given, &mut takes)?;
        options.room = room.unwrap_or_default();
        if options.room.is_empty() {
            return Err(Trouble::usage(format!("`peers` wants a room\n{}", crate::USAGE)));
        }
        Ok(options)
    }
}

/// Runs one case, or all cases of the room. A measuring run writes a record; a smoke run does the
/// small number of iterations for a few rounds, checks the answers, and writes nothing.
pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Trouble> {
    let mut definitions = definitions(root, options)?;
    for rival in definitions.iter_mut().flat_map(|definition| &mut definition.rivals) {
        rival.features = rival.features.take().or_else(|| options.features.clone());
        if options.is_smoke {
            // Answers do not depend on the allocator: one build is enough.
            rival.features = None;
        }
    }
    build(root, &definitions, options.is_smoke)?;
    let mut faults: Vec<Trouble> = Vec::new();
    for definition in &definitions {
        say(&format!("{} {}: {}", definition.room, definition.case, definition.line));
        let programs = root.join("peers/target");
        let outcome = round::run(definition, &programs, options.is_smoke);
        match outcome {
            Ok(outcome) => {
                say(&table(definition, &outcome).to_string());
                let text = report(root, definition, &outcome);
                if !options.is_smoke {
                    let with = options.features.iter().map(|features| format!("-{features}"));
                    let name: String = [definition.room.clone(), format!("-{}", definition.case)]
                        .into_iter()
                        .chain(with)
                        .collect();
                    let path = record::path_today(root, &name);
                    record::write(&path, &text)?;
                    say(&format!(
                        "recorded in {}",
                        path.strip_prefix(root).unwrap_or(&path).display()
                    ));
                }
                if options.is_json {
                    give(&text);
                }
            }
            // Data that may not travel: without it nobody can be asked, and a smoke run says so.
            Err(trouble)
                if options.is_smoke
                    && trouble.text.contains("LARDER_DATA_DIR is not set")
                    && std::env::var_os("LARDER_DATA_DIR").is_none() =>
            {
                say(&format!("{} {}: skipped: {trouble}", definition.room, definition.case));
            }
            Err(trouble) => {
                say(&format!("{} {}: {trouble}", definition.room, definition.case));
                faults.push(trouble);
            }
        }
    }
    match faults.into_iter().next() {
        None => Ok(()),
        Some(first) => Err(first),
    }
}

/// The cases of a room: name, what is compared, which time is taken.
pub(crate) fn cases(root: &Path, room: &str) -> Result<Vec<(String, String, String)>, Trouble> {
    let all = Options { room: room.to_owned(), ..Options::default() };
    let of = |definition: Definition| (definition.case, definition.line, definition.timed_by);
    Ok(definitions(root, &all)?.into_iter().map(of).collect())
}

fn definitions(root: &Path, options: &Options) -> Result<Vec<Definition>, Trouble> {
    let folder = root.join("bench").join(&options.room);
    let mut names: Vec<String> = match &options.case {
        Some(case) => vec![case.clone()],
        None => fs::read_dir(&folder)
            .map_err(|error| Trouble::input(format!("{}: {error}", folder.display())))?
            .flatten()
            .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".toml")?.to_owned()))
            .collect(),
    };
    names.sort();
    let read = |name: String| {
        let path = folder.join(format!("{name}.toml"));
        let text = fs::read_to_string(&path)
            .map_err(|error| Trouble::input(format!("{}: {error}", path.display())))?;
        Definition::parse(&options.room, &name, &text)
    };
    let definitions: Vec<Definition> = names.into_iter().map(read).collect::<Result<_, _>>()?;
    if definitions.is_empty() {
        return Err(Trouble::input(format!("{} holds no cases", folder.display())));
    }
    Ok(definitions)
}

/// Builds the rivals of these cases, once plainly and once for each set of features that a case asks
/// for.
fn build(root: &Path, definitions: &[Definition], is_smoke: bool) -> Result<(), Trouble> {
    let folder = root.join("peers");
    if !folder.join("Cargo.toml").is_file() {
        return Err(Trouble::missing("there is no peers/Cargo.toml: no rivals to run"));
    }
    let mut builds: BTreeMap<Option<&str>, BTreeSet<&str>> = BTreeMap::new();
    for rival in definitions.iter().flat_map(|definition| &definition.rivals) {
        builds.entry(rival.features.as_deref()).or_default().insert(&rival.binary);
    }
    for (features, binaries) in builds {
        let mut cargo = shell::program(&folder, "cargo build --quiet --profile");
        cargo.arg(round::profile(is_smoke));
        cargo.args(binaries.iter().flat_map(|binary| ["--bin", binary]));
        let programs = round::folder_of(&folder.join("target"), features, is_smoke);
        cargo.arg("--target-dir").args(programs.parent());
        cargo.args(features.map(|features| format!("--features={features}")));
        if folder.join("Cargo.lock").is_file() {
            cargo.arg("--locked");
        }
        let code = shell::run(&mut cargo, true)?.code;
        if code != 0 {
            let with = features.map_or_else(String::new, |features| format!(" with {features}"));
            return Err(Trouble::missing(format!(
                "the rivals in peers/ do not build{with} (code {code})"
            )));
        }
    }
    Ok(())
}

fn table(definition: &Definition, outcome: &Outcome) -> Table {
    let mut table = Table::new(["rival", "version", "min", "25 %", "median", "75 %"]);
    for side in &outcome.sides {
        table.row([
            side.name.as_str().into(),
            side.hello.as_str().into(),
            Cell::Nanoseconds(side.ns.min()),
            Cell::Nanoseconds(side.ns.quantile(0.25)),
            Cell::Nanoseconds(side.ns.median()),
            Cell::Nanoseconds(side.ns.quantile(0.75)),
        ]);
    }
    table.note(format!(
        "{} rounds in turn of {} iterations; {}; per iteration",
        outcome.rounds, outcome.iterations, definition.timed_by
    ));
    for absent in &outcome.absent {
        table.note(format!("not here: {absent}"));
    }
    for figure in &outcome.figures {
        table.note(format!(
            "{}: {:.4} ({:.4} to {:.4} at 95 %)",
            figure.name, figure.value, figure.interval.low, figure.interval.high
        ));
    }
    table
}

fn report(root: &Path, definition: &Definition, outcome: &Outcome) -> String {
    json::document("larder.peers/1", |out| {
        out.text("room", &definition.room);
        out.text("case", &definition.case);
        match &definition.rivals[0].features {
            Some(features) => out.text("features", features),
            None => out.null("features"),
        }
        out.text("line", &definition.line);
        record::provenance(root, out);
        out.text("input", &definition.input);
        out.text("timed_by", &definition.timed_by);
        out.flag("smoke", outcome.is_smoke);
        out.whole("rounds", outcome.rounds);
        out.whole("iterations", outcome.iterations);
        out.text("answer", &outcome.answer);
        out.array("sides", |sides| {
            for side in &outcome.sides {
                sides.object(|out| {
                    out.text("name", &side.name);
                    out.text("version", &side.hello);
                    out.number("ns_median", side.ns.median());
                    out.number("ns_min", side.ns.min());
                    out.array("ns", |ns| {
                        side.ns.values().iter().for_each(|&value| ns.number(value));
                    });
                    out.object("values", |out| {
                        for (key, samples) in &side.values {
                            out.number(key, samples.median());
                        }
                    });
                });
            }
        });
        out.array("absent", |out| outcome.absent.iter().for_each(|absent| out.text(absent)));
        out.object("figures", |out| {
            for figure in &outcome.figures {
                out.object(&figure.name, |out| {
                    out.number("value", figure.value);
                    out.number("low", figure.interval.low);
                    out.number("high", figure.interval.high);
                });
            }
        });
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_room_is_needed_and_more_than_a_case_is_refused() {
        let options = Options::parse(&words("memory fork --smoke --json")).expect("fine");
        assert_eq!((options.room.as_str(), options.case.as_deref()), ("memory", Some("fork")));
        assert!(options.is_smoke && options.is_json);
        let options = Options::parse(&words("memory fork --features jemalloc")).expect("fine");
        assert_eq!(options.features.as_deref(), Some("jemalloc"));
        for bad in [
            "",
            "--smoke",
            "memory --features",
            "memory --features --json",
            "memory fork pool",
            "memory --long",
        ] {
            assert!(Options::parse(&words(bad)).is_err(), "{bad}");
        }
    }

    #[test]
    fn every_committed_case_can_be_read() {
        let root = crate::tree::workspace_root().expect("the workspace");
        for room in ["memory", "kernels", "measure"] {
            if root.join("bench").join(room).is_dir() {
                let options = Options { room: room.to_owned(), ..Options::default() };
                let cases = definitions(&root, &options).expect("good definitions");
                assert!(!cases.is_empty(), "{room}");
            }
        }
    }
}

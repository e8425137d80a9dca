//! The file: a flat piece of TOML that any TOML reader takes, written and read here.
//!
//! ```toml
//! schema = "larder.allocations/1"
//! room = "measure"
//!
//! [[stage]]
//! name = "round trip"
//! phase = "steady"
//! allocations = 0
//! reallocations = 0
//! frees = 0
//! bytes = 0
//! ```
//! The reader is strict: every key once, known, and of its type. What a merge conflict or a careless
//! hand leaves behind is refused with its line.

use std::fmt::Write as _;

use super::stage::{Phase, Snapshot, Stage};

const SCHEMA: &str = "larder.allocations/1";
const HEAD: &str =
    "# What each stage asks of the allocator. Written by LARDER_RECORD=1, compared by the tests.\n";

pub(super) fn print(snapshot: &Snapshot) -> String {
    let mut out = format!("{HEAD}schema = \"{SCHEMA}\"\nroom = \"{}\"\n", snapshot.room);
    for stage in &snapshot.stages {
        write!(
            out,
            "\n[[stage]]\nname = \"{}\"\nphase = \"{}\"\nallocations = {}\nreallocations = {}\n\
             frees = {}\nbytes = {}\n",
            stage.name,
            stage.phase.name(),
            stage.allocations,
            stage.reallocations,
            stage.frees,
            stage.bytes
        )
        .expect("a String takes any text");
    }
    out
}

/// A section as read: each key with its line and raw value.
type Section<'a> = Vec<(&'a str, usize, &'a str)>;

pub(super) fn parse(text: &str) -> Result<Snapshot, String> {
    let mut sections: Vec<(usize, Section<'_>)> = vec![(1, Vec::new())];
    for (index, line) in text.lines().enumerate() {
        let (number, line) = (index + 1, line.trim());
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line == "[[stage]]" {
            sections.push((number, Vec::new()));
            continue;
        }
        let Some((key, value)) = line.split_once('=') else {
            return Err(format!("line {number}: want `key = value` or `[[stage]]`"));
        };
        let (key, section) = (key.trim(), &mut sections.last_mut().expect("the head").1);
        if section.iter().any(|(known, ..)| *known == key) {
            return Err(format!("line {number}: the key `{key}` stands here twice"));
        }
        section.push((key, number, value.trim()));
    }
    let mut sections = sections.into_iter();
    let (at, mut head) = sections.next().expect("the head");
    let schema = text_value(&mut head, at, "schema")?;
    if schema != SCHEMA {
        return Err(format!("line {at}: the schema is `{schema}`, this version reads `{SCHEMA}`"));
    }
    let room = text_value(&mut head, at, "room")?.to_owned();
    nothing_left(&head)?;
    let mut snapshot = Snapshot { room, stages: Vec::new() };
    for (at, mut section) in sections {
        let name = text_value(&mut section, at, "name")?.to_owned();
        let phase = match text_value(&mut section, at, "phase")? {
            "warm-up" => Phase::WarmUp,
            "steady" => Phase::Steady,
            other => {
                return Err(format!(
                    "line {at}: the phase is `{other}`, want `warm-up` or `steady`"
                ));
            }
        };
        if snapshot.find(&name, phase).is_some() {
            return Err(format!("line {at}: the stage `{name}` stands here twice"));
        }
        let mut figure = |key| figure_value(&mut section, at, key);
        let stage = Stage {
            name,
            phase,
            allocations: figure("allocations")?,
            reallocations: figure("reallocations")?,
            frees: figure("frees")?,
            bytes: figure("bytes")?,
        };
        nothing_left(&section)?;
        snapshot.stages.push(stage);
    }
    Ok(snapshot)
}

fn take<'a>(section: &mut Section<'a>, at: usize, key: &str) -> Result<(usize, &'a str), String> {
    let found = section.iter().position(|(known, ..)| *known == key);
    let index = found.ok_or_else(|| format!("line {at}: the key `{key}` is missing here"))?;
    let (_, line, value) = section.swap_remove(index);
    Ok((line, value))
}

fn text_value<'a>(section: &mut Section<'a>, at: usize, key: &str) -> Result<&'a str, String> {
    let (line, value) = take(section, at, key)?;
    value
        .strip_prefix('"')
        .and_then(|value| value.strip_suffix('"'))
        .filter(|value| !value.contains(['"', '\\']))
        .ok_or_else(|| format!("line {line}: `{key}` is {value}, want a plain text in quotes"))
}

fn figure_value(section: &mut Section<'_>, at: usize, key: &str) -> Result<u64, String> {
    let (line, value) = take(section, at, key)?;
    value.parse().map_err(|error| format!("line {line}: `{key}` is {value}, want a count: {error}"))
}

fn nothing_left(section: &Section<'_>) -> Result<(), String> {
    match section.first() {
        Some((key, line, _)) => Err(format!("line {line}: the key `{key}` is not known here")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alloc::Counts;

    fn snapshot() -> Snapshot {
        let counts =
            Counts { allocations: 3, reallocations: 1, frees: 2, bytes: 96, ..Counts::default() };
        let mut snapshot = Snapshot::new("measure");
        snapshot.stage("parse = [[stage]] # 1", Phase::WarmUp, &counts);
        snapshot.stage("parse = [[stage]] # 1", Phase::Steady, &Counts::default());
        snapshot
    }

    #[test]
    fn what_is_written_reads_back() {
        assert_eq!(parse(&print(&snapshot())), Ok(snapshot()));
    }

    #[test]
    fn each_fault_is_named_with_its_line() {
        let good = print(&snapshot());
        for (from, to, want) in [
            ("allocations/1", "allocations/2", "the schema is"),
            ("\nallocations = 3", "\nallocations = three", "line 8: `allocations` is three"),
            ("\nallocations = 3", "\nallocations = -3", "want a count"),
            ("\nallocations = 3", "", "line 5: the key `allocations` is missing"),
            ("\nallocations = 3", "\nallocations = 3\nallocations = 3", "stands here twice"),
            ("\nallocations = 3", "\nallocation = 3", "is missing"),
            ("\nbytes = 96", "\nbytes = 96\nextra = 1", "`extra` is not known"),
            ("\nbytes = 96", "\n<<<<<<< ours", "want `key = value`"),
            ("phase = \"steady\"", "phase = \"warm-up\"", "the stage `parse"),
            ("phase = \"steady\"", "phase = steady", "want a plain text in quotes"),
        ] {
            let bad = good.replacen(from, to, 1);
            assert_ne!(bad, good, "the planted fault {to:?} took");
            let fault = parse(&bad).expect_err(to);
            assert!(fault.contains(want), "{fault:?} does not say {want:?}");
        }
    }
}

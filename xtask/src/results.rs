//! `bench/ROOM/RESULTS.md`: the figures of the newest records as a page.
//!
//! What stands between the two marks of the page is written from `bench/ROOM/*.toml`, the records,
//! and the lines of `bench/accept/ROOM.toml` that want one of the figures. What stands around it is
//! written by people: why a row falls short, and what was tried.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::accept;
use crate::peers;
use crate::record;
use crate::talk::say;
use crate::trouble::Trouble;

const BEGIN: &str = "<!-- figures: written by `cargo xtask results`, do not edit -->";
const END: &str = "<!-- end of figures -->";

/// Writes the figures of a room anew.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), Trouble> {
    let [room] = words else {
        return Err(Trouble::usage(format!("`results` wants a room\n{}", crate::USAGE)));
    };
    let path = root.join("bench").join(room).join("RESULTS.md");
    let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
    let old =
        fs::read_to_string(&path).map_err(|error| Trouble::input(format!("{name}: {error}")))?;
    let page = between_marks(&old, &figures(root, room)?).ok_or_else(|| {
        Trouble::input(format!("{name}: the line `{BEGIN}` or `{END}` is missing"))
    })?;
    fs::write(&path, page).map_err(|error| Trouble::missing(format!("{name}: {error}")))?;
    say(&format!("{name} is written"));
    Ok(())
}

/// The page with other figures, if it has both marks.
fn between_marks(page: &str, figures: &str) -> Option<String> {
    let (before, rest) = page.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n\n{figures}\n{END}{after}"))
}

/// One case as its newest record has it.
struct Case {
    name: String,
    line: String,
    timed_by: String,
    date: String,
    record: Value,
}

fn figures(root: &Path, room: &str) -> Result<String, Trouble> {
    let wants = accept::wants(root, room)?;
    // A room may want a figure that another room measures.
    let mut wanted = Vec::new();
    for want in wants {
        let record = newest(root, &want.record)?.map(|(_, record)| record);
        wanted.push((want, record));
    }
    let (mut cases, mut absent) = (Vec::new(), Vec::new());
    for (name, line, timed_by) in peers::cases(root, room)? {
        match newest(root, &format!("{room}-{name}"))? {
            Some((date, record)) => cases.push(Case { name, line, timed_by, date, record }),
            None => absent.push(name),
        }
    }
    let mut out = String::new();
    let write = |out: &mut String| -> std::fmt::Result {
        let machines = machines(cases.iter().map(|case| &case.record));
        if !machines.is_empty() {
            writeln!(
                out,
                "Measured on {}; each case below names its machine, date and load, each record in \
                 `bench/records/` also its commit. Ratios are medians over alternating rounds, with \
                 their 95 % interval.\n",
                machines.join(" and on "),
            )?;
        }
        if wanted.is_empty() {
            all_ratios(out, &cases)?;
        } else {
            all_wants(out, &wanted)?;
        }
        writeln!(out, "\n## Case by case")?;
        cases.iter().try_for_each(|case| one_case(out, case))?;
        if !absent.is_empty() {
            writeln!(out, "\nWithout a record: {}.", absent.join(", "))?;
        }
        Ok(())
    };
    write(&mut out).expect("a string takes everything");
    Ok(out)
}

/// The newest record of this name with its date.
fn newest(root: &Path, name: &str) -> Result<Option<(String, Value)>, Trouble> {
    let Some((date, path)) = record::newest(root, name) else { return Ok(None) };
    let place = path.strip_prefix(root).unwrap_or(&path).display().to_string();
    let text =
        fs::read_to_string(&path).map_err(|error| Trouble::input(format!("{place}: {error}")))?;
    let record =
        serde_json::from_str(&text).map_err(|error| Trouble::input(format!("{place}: {error}")))?;
    Ok(Some((date, record)))
}

/// Every processor with its compiler, once each, in the order of the records.
fn machines<'a>(records: impl Iterator<Item = &'a Value>) -> Vec<String> {
    let mut machines = Vec::new();
    for record in records {
        let compiler =
            record.get("compiler").and_then(Value::as_str).unwrap_or("an unnamed compiler");
        // The date and hash of the compiler stand in the record.
        let compiler = compiler.split(" (").next().unwrap_or(compiler);
        let machine = format!("{} with {compiler}", processor(record));
        if !machines.contains(&machine) {
            machines.push(machine);
        }
    }
    machines
}

fn processor(record: &Value) -> &str {
    let named = record.pointer("/machine/processor").and_then(Value::as_str);
    named.unwrap_or("an unnamed processor")
}

/// The lines of the acceptance list that want a figure, each beside its figure.
fn all_wants(out: &mut String, wanted: &[(accept::Wanted, Option<Value>)]) -> std::fmt::Result {
    writeln!(out, "## What is wanted\n")?;
    writeln!(out, "| what | wanted | measured | 95 % | |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    for (want, record) in wanted {
        let figure = record.as_ref().and_then(|record| record.pointer(&want.figure));
        match figure.and_then(|figure| Some((figure, figure.get("value")?.as_f64()?))) {
            Some((figure, value)) => writeln!(
                out,
                "| {} | {} | {} | {} | {} |",
                want.words,
                want.text,
                number(value),
                interval(figure),
                if want.is_met_by(value) { "holds" } else { "**falls short**" }
            )?,
            None => writeln!(out, "| {} | {} | no record | | |", want.words, want.text)?,
        }
    }
    Ok(())
}

/// Where nothing is wanted by number: a row for each case, a column for each rival.
fn all_ratios(out: &mut String, cases: &[Case]) -> std::fmt::Result {
    const FASTER: &str = "faster_than_";
    let ratios = |case: &Case| -> Vec<(String, f64)> {
        let figures = case.record.get("figures").and_then(Value::as_object);
        let ratio = |(name, figure): (&String, &Value)| {
            let value = figure.get("value").and_then(Value::as_f64)?;
            name.contains(FASTER).then(|| (name.replacen(FASTER, "", 1), value))
        };
        figures.into_iter().flatten().filter_map(ratio).collect()
    };
    let mut rivals: Vec<String> = Vec::new();
    for (name, _) in cases.iter().flat_map(ratios) {
        if !rivals.contains(&name) {
            rivals.push(name);
        }
    }
    rivals.sort();
    writeln!(out, "## How many times as fast\n")?;
    let words: Vec<_> = rivals.iter().map(|rival| rival.replace('_', " over ")).collect();
    writeln!(out, "| case | {} |", words.join(" | "))?;
    writeln!(out, "|---|{}", "---|".repeat(rivals.len()))?;
    for case in cases {
        let ratios = ratios(case);
        write!(out, "| `{}` |", case.name)?;
        for rival in &rivals {
            match ratios.iter().find(|(name, _)| name == rival) {
                Some((_, lost)) if *lost < 1.0 => write!(out, " **{}** |", number(*lost))?,
                Some((_, won)) => write!(out, " {} |", number(*won))?,
                None => write!(out, " |")?,
            }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn one_case(out: &mut String, case: &Case) -> std::fmt::Result {
    let load = case.record.pointer("/machine/load").and_then(Value::as_str).unwrap_or("unknown");
    writeln!(out, "\n### `{}`\n", case.name)?;
    let processor = processor(&case.record);
    writeln!(out, "{}. {}, {processor}, {}, load {load}.\n", case.line, case.timed_by, case.date)?;
    writeln!(out, "| side | median | fastest |\n|---|---|---|")?;
    let sides = case.record.get("sides").and_then(Value::as_array);
    for side in sides.into_iter().flatten() {
        let name = side.get("name").and_then(Value::as_str).unwrap_or("?");
        let ns = |key| side.get(key).and_then(Value::as_f64).map_or_else(String::new, nanoseconds);
        writeln!(out, "| {name} | {} | {} |", ns("ns_median"), ns("ns_min"))?;
    }
    writeln!(out, "\n| figure | value | 95 % |\n|---|---|---|")?;
    let figures = case.record.get("figures").and_then(Value::as_object);
    for (name, figure) in figures.into_iter().flatten() {
        let value = figure.get("value").and_then(Value::as_f64).unwrap_or(f64::NAN);
        let words = name.replace('_', " ");
        writeln!(out, "| {words} | {} | {} |", number(value), interval(figure))?;
    }
    Ok(())
}

fn interval(figure: &Value) -> String {
    let end = |key: &str| figure.get(key).and_then(Value::as_f64).map(number);
    match (end("low"), end("high")) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        _ => String::new(),
    }
}

/// Three digits that count.
fn number(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 99.95 || size == 0.0 => 0,
        size if size >= 9.995 => 1,
        size if size >= 0.9995 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

fn nanoseconds(value: f64) -> String {
    match value {
        value if value >= 1e6 => format!("{} ms", number(value / 1e6)),
        value if value >= 1e3 => format!("{} µs", number(value / 1e3)),
        value => format!("{} ns", number(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let page = format!("# Head\n{BEGIN}\nold\n{END}\nwhy\n");
        let new = between_marks(&page, "new\n").expect("both marks are there");
        assert_eq!(new, format!("# Head\n{BEGIN}\n\nnew\n\n{END}\nwhy\n"));
        assert_eq!(between_marks(&new, "new\n").as_deref(), Some(new.as_str()), "it settles");
        assert_eq!(between_marks("# Head\n", "new"), None);
    }

    #[test]
    fn ratios_stand_in_a_row_for_each_case_and_what_is_lost_stands_out() {
        let case = |name: &str, figures: Value| Case {
            name: name.to_owned(),
            line: String::new(),
            timed_by: String::new(),
            date: String::new(),
            record: serde_json::json!({ "figures": figures }),
        };
        let cases = [
            case("dot", serde_json::json!({ "faster_than_plain": { "value": 3.5 } })),
            case(
                "exp",
                serde_json::json!({
                    "faster_than_wide": { "value": 0.5 },
                    "avx2_faster_than_system": { "value": 2.0 },
                    "ulp_wide": { "value": 4.0 },
                }),
            ),
        ];
        let mut out = String::new();
        all_ratios(&mut out, &cases).expect("a string takes everything");
        let rows: Vec<_> = out.lines().skip(2).collect();
        assert_eq!(
            rows,
            [
                "| case | avx2 over system | plain | wide |",
                "|---|---|---|---|",
                "| `dot` | | 3.50 | |",
                "| `exp` | 2.00 | | **0.500** |",
            ]
        );
    }

    #[test]
    fn every_machine_is_named_once() {
        let on = |processor: &str| {
            serde_json::json!({
                "compiler": "rustc 1.95.0 (5980 2026-04-14)",
                "machine": { "processor": processor },
            })
        };
        let records = [on("a"), on("b"), on("a"), serde_json::json!({})];
        assert_eq!(
            machines(records.iter()),
            [
                "a with rustc 1.95.0",
                "b with rustc 1.95.0",
                "an unnamed processor with an unnamed compiler",
            ]
        );
    }

    #[test]
    fn figures_have_three_digits_that_count() {
        let written = [0.0, 0.5904, 1.0, 9.994, 9.996, 24.68, 143.4, 19_455.2].map(number);
        assert_eq!(written, ["0", "0.590", "1.00", "9.99", "10.0", "24.7", "143", "19455"]);
        assert_eq!([4.38, 1612.0, 16.3e6].map(nanoseconds), ["4.38 ns", "1.61 µs", "16.3 ms"]);
    }
}

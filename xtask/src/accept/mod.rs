//! Holds every acceptance line of `bench/accept/ROOM.toml` against its figure.
//!
//! Quick lines are measured now. A long line is read from its newest record and judged anew, unless
//! `--long` asks for a run of all, which writes the records. A line that falls short stays and says so.

mod definition;
mod figure;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use larder_measure::json;
use serde_json::Value;

use crate::record;
use crate::shell;
use crate::talk::{give, say};
use crate::trouble::Trouble;
use crate::words::{self, Takes};
use definition::{Cost, Line, Source};
use figure::Figure;

/// What the command line asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    room: Option<String>,
    /// Lines that say this alone.
    only: Option<String>,
    is_long: bool,
    is_json: bool,
}

impl Options {
    pub(crate) fn parse(given: &[String]) -> Result<Options, Trouble> {
        let mut options = Options::default();
        let Options { room, only, is_long, is_json } = &mut options;
        let mut takes = Takes {
            flags: vec![("--long", is_long), ("--json", is_json)],
            values: vec![("--only", only)],
            places: vec![("a room", room)],
        };
        words::read("accept", given, &mut takes)?;
        Ok(options)
    }
}

/// What is said of a line.
#[derive(Clone, Debug, PartialEq)]
enum Verdict {
    Holds,
    FallsShort,
    Skipped(String),
}

/// A line that was looked at.
#[derive(Clone, Debug, PartialEq)]
struct Judged {
    room: String,
    line: String,
    command: String,
    want: String,
    figure: Figure,
    verdict: Verdict,
    /// The date of the record that the figure is from; none when it was taken now.
    date: Option<String>,
}

impl Judged {
    fn word(&self) -> &'static str {
        match self.verdict {
            Verdict::Holds => "holds",
            Verdict::FallsShort => "falls short",
            Verdict::Skipped(_) => "skipped",
        }
    }
}

/// Looks at every line of the room, or of all rooms.
pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Trouble> {
    let mut rooms = rooms(root, options.room.as_deref())?;
    if let Some(only) = &options.only {
        for (_, lines) in &mut rooms {
            lines.retain(|line| line.words.contains(only));
        }
        if rooms.iter().all(|(_, lines)| lines.is_empty()) {
            return Err(Trouble::usage(format!("no acceptance line says `{only}`")));
        }
    }
    let mut runs = Runs { root, done: BTreeMap::new() };
    let mut all: Vec<Judged> = Vec::new();
    for (room, lines) in &rooms {
        let mut fresh: Vec<Judged> = Vec::new();
        for line in lines {
            let judged = judge(line, room, options.is_long, &mut runs);
            say(&sentence(&judged));
            if line.cost == Cost::Long && judged.date.is_none() {
                fresh.push(judged.clone());
            }
            all.push(judged);
        }
        let is_measured = |judged: &Judged| !matches!(judged.verdict, Verdict::Skipped(_));
        fresh.retain(is_measured);
        if !fresh.is_empty() {
            write_record(root, room, &fresh)?;
        }
    }
    let count = |word: &str| all.iter().filter(|judged| judged.word() == word).count();
    let short = count("falls short");
    let sum = format!("{} hold, {short} fall short, {} skipped", count("holds"), count("skipped"));
    say(&format!("acceptance: {} lines: {sum}", all.len()));
    if options.is_json {
        give(&report(&all));
    }
    if short == 0 {
        Ok(())
    } else {
        Err(Trouble::no(format!("{short} acceptance lines fall short")))
    }
}

fn rooms(root: &Path, only: Option<&str>) -> Result<Vec<(String, Vec<Line>)>, Trouble> {
    let folder = root.join("bench/accept");
    let mut names: Vec<String> = match only {
        Some(room) => vec![room.to_owned()],
        None => fs::read_dir(&folder)
            .map_err(|error| Trouble::input(format!("{}: {error}", folder.display())))?
            .flatten()
            .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".toml")?.to_owned()))
            .collect(),
    };
    names.sort();
    let read = |room: String| {
        let path = folder.join(format!("{room}.toml"));
        let text = fs::read_to_string(&path).map_err(|error| {
            Trouble::input(format!(
                "there are no acceptance lines of `{room}`: {}: {error}",
                path.display()
            ))
        })?;
        let lines = definition::parse(&format!("bench/accept/{room}.toml"), &text)?;
        Ok((room, lines))
    };
    names.into_iter().map(read).collect()
}

/// Lines that are shown of what a command said before it failed.
const SAID: usize = 30;

/// Commands that were run: several lines may read one command's output.
struct Runs<'a> {
    root: &'a Path,
    done: BTreeMap<String, Result<shell::Ran, Trouble>>,
}

impl Runs<'_> {
    /// A command of a long line shows what it says as it goes; of the others the end of a failure is enough.
    fn of(&mut self, command: &str, cost: Cost) -> &Result<shell::Ran, Trouble> {
        if !self.done.contains_key(command) {
            say(&format!("    running: {command}"));
            let mut shell = Command::new("sh");
            let ran =
                shell::run(shell.args(["-c", command]).current_dir(self.root), cost == Cost::Long);
            let unseen = ran.as_ref().ok().filter(|ran| cost != Cost::Long && !ran.is_success());
            if let Some(ran) = unseen {
                let lines: Vec<&str> = ran.err.lines().collect();
                lines[lines.len().saturating_sub(SAID)..].iter().for_each(|line| say(line));
            }
            self.done.insert(command.to_owned(), ran);
        }
        &self.done[command]
    }
}

fn judge(line: &Line, room: &str, is_long: bool, runs: &mut Runs<'_>) -> Judged {
    let judged = |figure: Figure, verdict: Verdict, date: Option<String>| Judged {
        room: room.to_owned(),
        line: line.words.clone(),
        command: line.command.clone(),
        want: line.want.to_string(),
        figure,
        verdict,
        date,
    };
    if let Some(why) = &line.skip {
        return judged(Figure::None, Verdict::Skipped(why.clone()), None);
    }
    if line.cost == Cost::Long && !is_long {
        return if let Some((date, figure)) = recorded(runs.root, room, line) {
            let verdict = verdict(line.want.is_met_by(&figure));
            judged(figure, verdict, Some(date))
        } else {
            let why = "no record yet: `cargo xtask accept --long` makes one".to_owned();
            judged(Figure::None, Verdict::Skipped(why), None)
        };
    }
    let figure = match runs.of(&line.command, line.cost) {
        Ok(ran) => figure::read(&line.source, ran),
        Err(trouble) => Figure::Fault(trouble.text.clone()),
    };
    // 4 and 69 say that something outside is missing: nothing is known of the line then.
    if let Figure::Code(code @ (4 | 69)) = figure {
        let why = format!("the command ended with {code}: something it needs is not here");
        return judged(Figure::None, Verdict::Skipped(why), None);
    }
    let verdict = verdict(line.want.is_met_by(&figure));
    judged(figure, verdict, None)
}

fn verdict(is_met: bool) -> Verdict {
    if is_met { Verdict::Holds } else { Verdict::FallsShort }
}

/// A line that wants a figure of a record.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// What is asked, in words.
    pub(crate) words: String,
    /// The record, `ROOM-CASE`.
    pub(crate) record: String,
    /// The pointer to the figure with its interval.
    pub(crate) figure: String,
    /// What is wanted of it, as it is written.
    pub(crate) text: String,
    want: definition::Want,
}

impl Wanted {
    pub(crate) fn is_met_by(&self, value: f64) -> bool {
        self.want.is_met_by(&Figure::Number(value))
    }
}

/// The lines of a room that want a figure of a record; none where the room has no list.
pub(crate) fn wants(root: &Path, room: &str) -> Result<Vec<Wanted>, Trouble> {
    let place = format!("bench/accept/{room}.toml");
    let Ok(text) = fs::read_to_string(root.join(&place)) else { return Ok(Vec::new()) };
    let wanted = |line: Line| {
        let Source::Json(pointer) = &line.source else { return None };
        Some(Wanted {
            figure: pointer.strip_suffix("/value")?.to_owned(),
            words: line.words,
            record: line.record?,
            text: line.want.to_string(),
            want: line.want,
        })
    };
    Ok(definition::parse(&place, &text)?.into_iter().filter_map(wanted).collect())
}

/// The figure of a long line from its newest record: of the rivals' run that it names, or of the
/// room's own acceptance run.
fn recorded(root: &Path, room: &str, line: &Line) -> Option<(String, Figure)> {
    let of_rivals = || {
        let (date, path) = record::newest(root, line.record.as_deref()?)?;
        let Source::Json(pointer) = &line.source else { return None };
        Some((date, figure::at_pointer(&record::read(&path)?, pointer)))
    };
    let of_room = || {
        record::all(root, &own_record(room)).into_iter().rev().find_map(|(date, path)| {
            let value = record::read(&path)?;
            let mut entries = value.get("lines")?.as_array()?.iter();
            let entry = entries.find(|entry| is_of(entry, &line.words, &line.command))?;
            Some((date, Figure::from_record(entry.get("figure")?)))
        })
    };
    let (rivals, own) = (of_rivals(), of_room());
    match (&rivals, &own) {
        (Some((of_rivals, _)), Some((of_room, _))) if of_room > of_rivals => own,
        (Some(_), _) => rivals,
        (None, _) => own,
    }
}

/// The name of the record of a room's own long lines.
fn own_record(room: &str) -> String {
    format!("accept-{room}")
}

/// Whether a recorded line is this one, asked of the same command.
fn is_of(entry: &Value, words: &str, command: &str) -> bool {
    entry["line"] == words && entry["command"] == command
}

/// Writes what was measured now into the room's record of today. What that one says of other lines
/// stays; each line carries its own commit.
fn write_record(root: &Path, room: &str, fresh: &[Judged]) -> Result<(), Trouble> {
    let commit = record::commit(root);
    let text = json::document("larder.accept-record/1", |out| {
        out.text("room", room);
        record::provenance(root, out);
        out.array("lines", |lines| {
            for judged in fresh {
                lines.object(|out| {
                    fill(judged, out);
                    out.text("commit", &commit);
                });
            }
        });
    });
    let path = record::path_today(root, &own_record(room));
    let mut whole: Value = serde_json::from_str(&text)
        .map_err(|error| Trouble::input(format!("the record of {room} is no JSON: {error}")))?;
    if let (Some(old), Some(lines)) = (record::read(&path), whole["lines"].as_array_mut()) {
        let is_fresh =
            |entry: &Value| fresh.iter().any(|judged| is_of(entry, &judged.line, &judged.command));
        let old = old["lines"].as_array().into_iter().flatten();
        lines.extend(old.filter(|entry| !is_fresh(entry)).cloned());
    }
    record::write(&path, &format!("{whole:#}"))?;
    say(&format!("recorded in {}", path.strip_prefix(root).unwrap_or(&path).display()));
    Ok(())
}

fn sentence(judged: &Judged) -> String {
    let Judged { room, line, want, figure, date, .. } = judged;
    let word = judged.word();
    if let Verdict::Skipped(why) = &judged.verdict {
        format!("{room}: {line}\n    skipped ({why})")
    } else {
        let dated = date.as_ref().map_or_else(String::new, |date| format!(", recorded {date}"));
        format!("{room}: {line}\n    {word}: {figure}, want {want}{dated}")
    }
}

fn fill(judged: &Judged, out: &mut json::Object<'_>) {
    out.text("room", &judged.room);
    out.text("line", &judged.line);
    out.text("command", &judged.command);
    judged.figure.write(out);
    out.text("verdict", judged.word());
    match &judged.verdict {
        Verdict::Skipped(why) => out.text("why", why),
        _ => out.null("why"),
    }
}

fn report(all: &[Judged]) -> String {
    json::document("larder.accept/1", |out| {
        out.array("lines", |lines| {
            for judged in all {
                lines.object(|out| fill(judged, out));
            }
        });
    })
}

#[cfg(all(test, unix))]
mod tests;

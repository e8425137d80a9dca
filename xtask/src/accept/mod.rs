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
    is_long: bool,
    is_json: bool,
}

impl Options {
    pub(crate) fn parse(given: &[String]) -> Result<Options, Trouble> {
        let mut options = Options::default();
        let Options { room, is_long, is_json } = &mut options;
        let mut takes = Takes {
            flags: vec![("--long", is_long), ("--json", is_json)],
            places: vec![("a room", room)],
            ..Takes::default()
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
    let rooms = rooms(root, options.room.as_deref())?;
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

/// Commands that were run: several lines may read one command's output.
struct Runs<'a> {
    root: &'a Path,
    done: BTreeMap<String, Result<shell::Ran, Trouble>>,
}

impl Runs<'_> {
    fn of(&mut self, command: &str) -> &Result<shell::Ran, Trouble> {
        if !self.done.contains_key(command) {
            say(&format!("    running: {command}"));
            let mut shell = Command::new("sh");
            let ran = shell::run(shell.args(["-c", command]).current_dir(self.root), false);
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
    let figure = match runs.of(&line.command) {
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
    let read = |name: &str| -> Option<(String, Value)> {
        let (date, path) = record::newest(root, name)?;
        Some((date, serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?))
    };
    let of_rivals = || {
        let (date, value) = read(line.record.as_deref()?)?;
        let Source::Json(pointer) = &line.source else { return None };
        Some((date, figure::at_pointer(&value, pointer)))
    };
    let of_room = || {
        let (date, value) = read(&format!("accept-{room}"))?;
        let entries = value.get("lines")?.as_array()?;
        let entry = entries.iter().find(|entry| {
            entry.get("line").and_then(Value::as_str) == Some(&line.words)
                && entry.get("command").and_then(Value::as_str) == Some(&line.command)
        })?;
        Some((date, Figure::from_record(entry.get("figure")?)))
    };
    let (rivals, own) = (of_rivals(), of_room());
    match (&rivals, &own) {
        (Some((of_rivals, _)), Some((of_room, _))) if of_room > of_rivals => own,
        (Some(_), _) => rivals,
        (None, _) => own,
    }
}

/// Writes what was measured now as the room's record of today, in place of what that one said.
fn write_record(root: &Path, room: &str, fresh: &[Judged]) -> Result<(), Trouble> {
    let name = format!("accept-{room}");
    let text = json::document("larder.accept-record/1", |out| {
        out.text("room", room);
        record::provenance(root, out);
        out.array("lines", |lines| {
            for judged in fresh {
                lines.object(|out| fill(judged, out));
            }
        });
    });
    let path = record::path_today(root, &name);
    record::write(&path, &text)?;
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

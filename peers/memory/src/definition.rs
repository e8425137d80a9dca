//! `bench/memory/CASE.toml`, as far as a contest in one process needs it.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::Trouble;

/// A case: its sides, its work, its answers.
#[derive(Debug)]
pub(crate) struct Definition {
    pub(crate) line: String,
    pub(crate) input: String,
    pub(crate) timed_by: String,
    pub(crate) rounds: usize,
    pub(crate) full: (u64, u64),
    pub(crate) smoke: (u64, u64),
    pub(crate) rivals: Vec<Rival>,
    /// Name, top, bottom, of.
    pub(crate) figures: Vec<(String, String, Option<String>, String)>,
}

/// A row of the case.
#[derive(Debug)]
pub(crate) struct Rival {
    pub(crate) name: String,
    /// What this program calls it.
    pub(crate) side: String,
    /// The feature, hence the allocator, that it is built with.
    pub(crate) features: Option<String>,
}

impl Definition {
    pub(crate) fn read(folder: &Path, case: &str) -> Result<Definition, Trouble> {
        let path = folder.join(format!("{case}.toml"));
        let wrong = |what: &str| format!("{}: {what}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|error| wrong(&error.to_string()))?;
        let table: Table = text.parse().map_err(|error| wrong(&format!("{error}")))?;
        let text_of = |table: &Table, key: &str| {
            let value = table.get(key).and_then(Value::as_str).map(str::to_owned);
            value.ok_or_else(|| wrong(&format!("`{key}` is missing")))
        };
        let turn = |key: &str| {
            let turn = table.get(key).and_then(Value::as_table);
            let count = turn
                .and_then(|turn| turn.get("iterations")?.as_integer())
                .and_then(|count| u64::try_from(count).ok());
            let answer = turn
                .and_then(|turn| turn.get("answer")?.as_str())
                .and_then(|answer| u64::from_str_radix(answer, 16).ok());
            count.zip(answer).ok_or_else(|| wrong(&format!("[{key}] has no iterations and answer")))
        };
        let tables = |key: &str| -> Vec<Table> {
            let array = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
            array.into_iter().filter_map(|value| value.as_table().cloned()).collect()
        };
        let rival = |table: &Table| {
            let name = text_of(table, "name")?;
            let arguments = table.get("arguments").and_then(Value::as_array);
            let side = arguments.and_then(|words| words.get(1)?.as_str()).map(str::to_owned);
            let side = side.ok_or_else(|| wrong(&format!("`{name}` does not name its side")))?;
            Ok(Rival { name, side, features: text_of(table, "features").ok() })
        };
        let figure = |table: &Table| {
            Ok((
                text_of(table, "name")?,
                text_of(table, "top")?,
                text_of(table, "bottom").ok(),
                text_of(table, "of").unwrap_or_else(|_| "ns".to_owned()),
            ))
        };
        let rounds = table.get("rounds").and_then(Value::as_integer).unwrap_or(31);
        Ok(Definition {
            line: text_of(&table, "line")?,
            input: text_of(&table, "input")?,
            timed_by: text_of(&table, "timed_by")?,
            rounds: usize::try_from(rounds).map_err(|_| wrong("`rounds` is no count"))?,
            full: turn("full")?,
            smoke: turn("smoke")?,
            rivals: tables("rival").iter().map(rival).collect::<Result<_, Trouble>>()?,
            figures: tables("figure").iter().map(figure).collect::<Result<_, Trouble>>()?,
        })
    }
}

/// The folder of the definitions, upwards from where the program was started.
pub(crate) fn folder() -> Result<PathBuf, Trouble> {
    let here = std::env::current_dir().map_err(|error| format!("no current folder: {error}"))?;
    here.ancestors()
        .map(|folder| folder.join("bench/memory"))
        .find(|folder| folder.is_dir())
        .ok_or_else(|| format!("no bench/memory upwards from {}", here.display()))
}

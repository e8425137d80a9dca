//! A case: what is run, by whom, and what the answer is.

use toml::{Table, Value};

use crate::trouble::Trouble;

/// `bench/ROOM/CASE.toml`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Definition {
    pub(crate) room: String,
    pub(crate) case: String,
    /// What is compared, in words.
    pub(crate) line: String,
    /// The input, in words.
    pub(crate) input: String,
    /// Which time the rivals take.
    pub(crate) timed_by: String,
    /// Rounds that count, and those run before them.
    pub(crate) rounds: usize,
    pub(crate) rounds_warm_up: usize,
    /// The work of one turn, and the answer to it.
    pub(crate) full: Turn,
    /// The same for a smoke run.
    pub(crate) smoke: Turn,
    pub(crate) rivals: Vec<Rival>,
    pub(crate) figures: Vec<FigureRule>,
}

/// How many iterations one turn does, and the hash of the answer as 16 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub(crate) iterations: u64,
    pub(crate) answer: String,
}

/// One program and how it is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rival {
    pub(crate) name: String,
    pub(crate) binary: String,
    pub(crate) arguments: Vec<String>,
    /// Features that the program is built with, by commas; such a build has a folder of its own.
    pub(crate) features: Option<String>,
}

/// A figure of merit: the median over the rounds of `top`, or of `top` over `bottom`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FigureRule {
    pub(crate) name: String,
    pub(crate) top: String,
    pub(crate) bottom: Option<String>,
    /// `ns` for the time, else a value that the rival reports with its turn.
    pub(crate) of: String,
}

const ROUNDS: i64 = 31;
const ROUNDS_WARM_UP: i64 = 2;

impl Definition {
    pub(crate) fn parse(room: &str, case: &str, text: &str) -> Result<Definition, Trouble> {
        let place = format!("bench/{room}/{case}.toml");
        let table: Table =
            text.parse().map_err(|error| Trouble::input(format!("{place}: {error}")))?;
        let reader = Reader { place: &place, table: &table };
        reader.only(&[
            "line",
            "input",
            "timed_by",
            "rounds",
            "rounds_warm_up",
            "full",
            "smoke",
            "rival",
            "figure",
        ])?;
        let rivals = reader
            .tables("rival")?
            .iter()
            .map(|table| Rival::read(&Reader { place: &place, table }))
            .collect::<Result<Vec<_>, _>>()?;
        let figures = reader
            .tables("figure")?
            .iter()
            .map(|table| FigureRule::read(&Reader { place: &place, table }))
            .collect::<Result<Vec<_>, _>>()?;
        for figure in &figures {
            for side in [Some(&figure.top), figure.bottom.as_ref()].into_iter().flatten() {
                if !rivals.iter().any(|rival| rival.name == *side) {
                    return Err(Trouble::input(format!(
                        "{place}: the figure `{}` names `{side}`, which is no rival of the case",
                        figure.name
                    )));
                }
            }
        }
        let definition = Definition {
            room: room.to_owned(),
            case: case.to_owned(),
            line: reader.text("line")?,
            input: reader.text("input")?,
            timed_by: reader.text("timed_by")?,
            rounds: reader.count("rounds", Some(ROUNDS))?,
            rounds_warm_up: reader.count("rounds_warm_up", Some(ROUNDS_WARM_UP))?,
            full: reader.turn("full")?,
            smoke: reader.turn("smoke")?,
            rivals,
            figures,
        };
        match definition.rivals.len() {
            0 => Err(Trouble::input(format!("{place}: no [[rival]], want at least one"))),
            _ if definition.rounds == 0 => Err(Trouble::input(format!("{place}: no rounds"))),
            _ => Ok(definition),
        }
    }
}

impl Rival {
    fn read(reader: &Reader<'_>) -> Result<Rival, Trouble> {
        reader.only(&["name", "binary", "arguments", "features"])?;
        let name = reader.text("name")?;
        let binary = reader.maybe_text("binary")?.unwrap_or_else(|| name.clone());
        let arguments = match reader.table.get("arguments") {
            None => Vec::new(),
            Some(Value::Array(words)) if words.iter().all(Value::is_str) => {
                words.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(other) => return Err(reader.wrong("arguments", other, "a list of texts")),
        };
        Ok(Rival { name, binary, arguments, features: reader.maybe_text("features")? })
    }
}

impl FigureRule {
    fn read(reader: &Reader<'_>) -> Result<FigureRule, Trouble> {
        reader.only(&["name", "top", "bottom", "of"])?;
        Ok(FigureRule {
            name: reader.text("name")?,
            top: reader.text("top")?,
            bottom: reader.maybe_text("bottom")?,
            of: reader.maybe_text("of")?.unwrap_or_else(|| "ns".to_owned()),
        })
    }
}

/// Reads keys of one table and names the file in what is wrong.
struct Reader<'a> {
    place: &'a str,
    table: &'a Table,
}

impl Reader<'_> {
    fn wrong(&self, key: &str, found: &Value, want: &str) -> Trouble {
        Trouble::input(format!("{}: `{key}` is {found}, want {want}", self.place))
    }

    fn only(&self, known: &[&str]) -> Result<(), Trouble> {
        match self.table.keys().find(|key| !known.contains(&key.as_str())) {
            None => Ok(()),
            Some(key) => Err(Trouble::input(format!(
                "{}: unknown key `{key}`, known are {}",
                self.place,
                known.join(", ")
            ))),
        }
    }

    fn maybe_text(&self, key: &str) -> Result<Option<String>, Trouble> {
        match self.table.get(key) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(other) => Err(self.wrong(key, other, "a text")),
        }
    }

    fn text(&self, key: &str) -> Result<String, Trouble> {
        self.maybe_text(key)?
            .ok_or_else(|| Trouble::input(format!("{}: `{key}` is missing", self.place)))
    }

    fn count(&self, key: &str, otherwise: Option<i64>) -> Result<usize, Trouble> {
        let value = match (self.table.get(key), otherwise) {
            (Some(value), _) => value.clone(),
            (None, Some(count)) => Value::Integer(count),
            (None, None) => {
                return Err(Trouble::input(format!("{}: `{key}` is missing", self.place)));
            }
        };
        let count = value.as_integer().and_then(|count| usize::try_from(count).ok());
        count.ok_or_else(|| self.wrong(key, &value, "a count"))
    }

    fn tables(&self, key: &str) -> Result<Vec<Table>, Trouble> {
        match self.table.get(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(items)) if items.iter().all(Value::is_table) => {
                Ok(items.iter().filter_map(Value::as_table).cloned().collect())
            }
            Some(other) => Err(self.wrong(key, other, &format!("[[{key}]] tables"))),
        }
    }

    fn turn(&self, key: &str) -> Result<Turn, Trouble> {
        let Some(Value::Table(table)) = self.table.get(key) else {
            return Err(Trouble::input(format!("{}: [{key}] is missing", self.place)));
        };
        let reader = Reader { place: self.place, table };
        reader.only(&["iterations", "answer"])?;
        let iterations = reader.count("iterations", None)? as u64;
        let answer = reader.text("answer")?;
        if answer.len() != 16 || !answer.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Trouble::input(format!(
                "{}: the answer `{answer}` of [{key}] is not 16 hexadecimal digits",
                self.place
            )));
        }
        if iterations == 0 {
            return Err(Trouble::input(format!("{}: [{key}] has no iterations", self.place)));
        }
        Ok(Turn { iterations, answer })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) const GOOD: &str = r#"
        line = "adds up"
        input = "the numbers below n"
        timed_by = "a made-up time"
        rounds = 7
        rounds_warm_up = 1
        full = { iterations = 1000, answer = "00000000000003e8" }
        smoke = { iterations = 10, answer = "000000000000000a" }
        [[rival]]
        name = "ours"
        binary = "sh"
        arguments = ["-c", "true"]
        [[rival]]
        name = "theirs"
        [[figure]]
        name = "speed_up"
        top = "theirs"
        bottom = "ours"
    "#;

    #[test]
    fn a_definition_is_read_and_what_is_left_out_has_its_default() {
        let case = Definition::parse("memory", "sum", GOOD).expect("good");
        assert_eq!((case.rounds, case.rounds_warm_up, case.full.iterations), (7, 1, 1000));
        assert_eq!(case.rivals[1].binary, "theirs");
        assert_eq!(case.figures[0].of, "ns");
        let case = Definition::parse("memory", "sum", &GOOD.replace("rounds = 7", ""));
        assert_eq!(case.expect("good").rounds, 31);
    }

    #[test]
    fn each_slip_is_named_with_its_file() {
        for (from, to, says) in [
            ("line =", "lien =", "unknown key `lien`"),
            ("\"00000000000003e8\"", "\"3e8\"", "is not 16 hexadecimal digits"),
            ("iterations = 10,", "iterations = 0,", "has no iterations"),
            ("bottom = \"ours\"", "bottom = \"our\"", "which is no rival"),
            ("rounds = 7", "rounds = 0", "no rounds"),
            ("rounds = 7", "rounds = -7", "want a count"),
            ("input = \"the numbers below n\"", "", "`input` is missing"),
            ("name = \"ours\"", "name = 7", "want a text"),
        ] {
            let trouble =
                Definition::parse("memory", "sum", &GOOD.replacen(from, to, 1)).expect_err(says);
            assert!(trouble.text.contains(says), "{from}: {trouble}");
            assert!(trouble.text.contains("bench/memory/sum.toml"), "{trouble}");
        }
    }
}

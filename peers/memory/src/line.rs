//! One side over the line protocol: `warm N` and `run N` are answered by `ok NS HASH [KEY=VALUE]...`.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Write as _};

use crate::Trouble;
use crate::side::{Side, Turn};

/// Greets, then answers turn by turn until `done` or the end of input.
pub(crate) fn serve(
    case: &str,
    name: &str,
    set_up: impl FnOnce() -> Result<Side, Trouble>,
) -> Result<(), Trouble> {
    let mut side = match set_up() {
        Ok(side) => side,
        Err(trouble) => return say(&format!("refuse {case} {name}: {trouble}")),
    };
    say(&format!("hello {name} {}", env!("CARGO_PKG_VERSION")))?;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| format!("standard input: {error}"))?;
        let mut words = line.split_whitespace();
        let turn = match (words.next(), words.next().and_then(|n| n.parse().ok())) {
            (Some("done") | None, _) => return Ok(()),
            (Some("warm" | "run"), Some(n)) if n > 0 => (side.work)(n),
            _ => Err(format!("`{line}` is no `warm N`, `run N` or `done`")),
        };
        say(&match turn {
            Ok(turn) => ok(&turn),
            Err(trouble) => format!("fail {trouble}"),
        })?;
    }
    Ok(())
}

fn ok(turn: &Turn) -> String {
    let mut line = format!("ok {} {:016x}", turn.ns, turn.answer);
    for (key, value) in &turn.values {
        let _written = write!(line, " {key}={value}");
    }
    line
}

fn say(line: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| format!("standard output: {error}"))
}

//! The line protocol of `peers/README.md`, from the runner's side.
//!
//! The rival says `hello NAME VERSION` once it has set up its case, then answers each `warm N` and
//! `run N` with `ok NS HASH [KEY=VALUE]...`. `refuse WHY` and `fail WHY` may stand in place of any
//! answer. `done` ends it.

use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::trouble::Trouble;

/// A started rival.
#[derive(Debug)]
pub(crate) struct Peer {
    name: String,
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    pub(crate) hello: String,
}

/// What a rival says of one turn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    /// Nanoseconds of all iterations together.
    pub(crate) ns: f64,
    pub(crate) hash: String,
    /// Figures beside the time, in the order given.
    pub(crate) values: Vec<(String, f64)>,
}

impl Peer {
    /// Starts the program and waits for its greeting. A rival that refuses the case is missing.
    pub(crate) fn start(name: &str, command: &mut Command) -> Result<Peer, Trouble> {
        let program = command.get_program().to_string_lossy().into_owned();
        let cannot = |error: std::io::Error| {
            Trouble::missing(format!("the rival `{name}` cannot be started ({program}): {error}"))
        };
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(cannot)?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Trouble::missing(format!("the rival `{name}` has no pipes")));
        };
        let from = BufReader::new(from);
        let mut peer = Peer { name: name.to_owned(), child, to, from, hello: String::new() };
        let greeting = peer.read()?;
        match greeting.strip_prefix("hello ") {
            Some(hello) if hello.split_whitespace().count() >= 2 => {
                hello.trim().clone_into(&mut peer.hello);
                Ok(peer)
            }
            _ => Err(peer.wrong(&greeting, "hello NAME VERSION")),
        }
    }

    /// Asks for one turn and waits for its answer.
    pub(crate) fn ask(&mut self, word: &str, iterations: u64) -> Result<Answer, Trouble> {
        let sent = writeln!(self.to, "{word} {iterations}").and_then(|()| self.to.flush());
        sent.map_err(|error| {
            Trouble::no(format!("the rival `{}` takes no more lines: {error}", self.name))
        })?;
        let line = self.read()?;
        Answer::parse(&line).ok_or_else(|| self.wrong(&line, "ok NS HASH [KEY=VALUE]..."))
    }

    /// Says goodbye; a rival that ends badly after all its answers is a fault too.
    pub(crate) fn finish(mut self) -> Result<(), Trouble> {
        let said = writeln!(self.to, "done").is_ok();
        drop(self.to);
        let status = self.child.wait();
        match status {
            Ok(status) if status.success() && said => Ok(()),
            Ok(status) => {
                Err(Trouble::no(format!("the rival `{}` ended with {status}", self.name)))
            }
            Err(error) => Err(Trouble::no(format!("the rival `{}`: {error}", self.name))),
        }
    }

    fn read(&mut self) -> Result<String, Trouble> {
        let mut line = String::new();
        let got = self.from.read_line(&mut line);
        let name = &self.name;
        match got {
            Ok(0) => Err(Trouble::no(format!("the rival `{name}` ended without an answer"))),
            Err(error) => Err(Trouble::no(format!("the rival `{name}`: {error}"))),
            Ok(_) => {
                let line = line.trim_end();
                let says = |why: &str| format!("the rival `{name}` says: {why}");
                if let Some(why) = line.strip_prefix("refuse ") {
                    return Err(Trouble::missing(says(why)));
                }
                if let Some(why) = line.strip_prefix("fail ") {
                    return Err(Trouble::no(says(why)));
                }
                Ok(line.to_owned())
            }
        }
    }

    fn wrong(&self, found: &str, want: &str) -> Trouble {
        Trouble::no(format!("the rival `{}` says `{found}`, want `{want}`", self.name))
    }
}

impl Answer {
    fn parse(line: &str) -> Option<Answer> {
        let mut words = line.strip_prefix("ok ")?.split_whitespace();
        let ns: f64 = words.next()?.parse().ok()?;
        let hash = words.next()?.to_ascii_lowercase();
        let is_hash = hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let values = words
            .map(|word| {
                let (key, value) = word.split_once('=')?;
                Some((key.to_owned(), value.parse().ok().filter(|value: &f64| value.is_finite())?))
            })
            .collect::<Option<Vec<_>>>()?;
        (is_hash && ns.is_finite() && ns >= 0.0).then_some(Answer { ns, hash, values })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_a_time_a_hash_and_perhaps_figures() {
        let answer = Answer::parse("ok 120.5 00000000000000FF bytes=46.4 overlap=0.9").expect("ok");
        assert_eq!(
            (answer.ns.to_bits(), answer.hash.as_str()),
            (120.5_f64.to_bits(), "00000000000000ff")
        );
        assert_eq!(answer.values[0].0, "bytes");
        for bad in [
            "ok",
            "ok 12",
            "ok twelve 00000000000000ff",
            "ok 12 ff",
            "ok -1 00000000000000ff",
            "ok 12 00000000000000ff bytes",
            "ok 12 00000000000000ff bytes=NaN",
            "okay 12 00000000000000ff",
        ] {
            assert_eq!(Answer::parse(bad), None, "{bad}");
        }
    }
}

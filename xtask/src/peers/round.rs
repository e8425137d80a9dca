//! Rounds: who runs when, whether all agree, and what follows from the times.

use std::path::{Path, PathBuf};
use std::process::Command;

use larder_measure::paired::{Interval, Samples, bootstrap_median};

use super::definition::{Definition, FigureRule};
use super::line::{Answer, Peer};
use crate::trouble::{Code, Trouble};

const SMOKE_ROUNDS: usize = 2;
const CONFIDENCE: f64 = 0.95;
const RESAMPLES: usize = 10_000;
const SEED: u64 = 0x1a2d_e25e_ed00_0002;

/// What all rounds gave.
#[derive(Clone, Debug)]
pub(crate) struct Outcome {
    pub(crate) is_smoke: bool,
    pub(crate) rounds: usize,
    pub(crate) iterations: u64,
    pub(crate) answer: String,
    pub(crate) sides: Vec<Side>,
    pub(crate) figures: Vec<Figure>,
    /// Rivals that refused the case, and why: what they need is not on this machine.
    pub(crate) absent: Vec<String>,
}

/// One rival: nanoseconds per iteration round by round, and its other figures likewise.
#[derive(Clone, Debug)]
pub(crate) struct Side {
    pub(crate) name: String,
    pub(crate) hello: String,
    pub(crate) ns: Samples,
    pub(crate) values: Vec<(String, Samples)>,
}

/// A figure of merit with its bootstrap interval.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) value: f64,
    pub(crate) interval: Interval,
}

/// The profile that rivals are built with: nobody reads the times of a smoke run.
pub(crate) fn profile(is_smoke: bool) -> &'static str {
    if is_smoke { "smoke" } else { "release" }
}

/// Where the programs of a build lie, below the folder of all builds.
pub(crate) fn folder_of(programs: &Path, features: Option<&str>, is_smoke: bool) -> PathBuf {
    let build = features.map_or_else(|| "plain".to_owned(), |features| features.replace(',', "-"));
    programs.join(build).join(profile(is_smoke))
}

/// Runs every round of a case. Binaries are looked for in `programs`, then as they are named.
pub(crate) fn run(
    definition: &Definition,
    programs: &Path,
    is_smoke: bool,
) -> Result<Outcome, Trouble> {
    let turn = if is_smoke { &definition.smoke } else { &definition.full };
    let (warm_up, rounds) =
        if is_smoke { (0, SMOKE_ROUNDS) } else { (definition.rounds_warm_up, definition.rounds) };
    let (mut peers, mut rivals) = (Vec::new(), Vec::new());
    let mut absent = Vec::new();
    for rival in &definition.rivals {
        let built = folder_of(programs, rival.features.as_deref(), is_smoke).join(&rival.binary);
        let mut command =
            if built.is_file() { Command::new(built) } else { Command::new(&rival.binary) };
        if is_smoke {
            command.env("LARDER_PEERS_SMOKE", "1");
        }
        match Peer::start(&rival.name, command.args(&rival.arguments)) {
            Ok(peer) => {
                peers.push(peer);
                rivals.push(rival);
            }
            // A program that cannot even be started is a fault of the build.
            Err(trouble) if trouble.code == Code::Missing && trouble.text.contains(" says: ") => {
                absent.push(trouble.text);
            }
            Err(trouble) => return Err(trouble),
        }
    }
    if peers.is_empty() {
        return Err(Trouble::missing(absent.join("; ")));
    }
    let mut answers: Vec<Vec<Answer>> = vec![Vec::with_capacity(rounds); peers.len()];
    for round in 0..warm_up + rounds {
        for place in 0..peers.len() {
            let index = if round.is_multiple_of(2) { place } else { peers.len() - 1 - place };
            let word = if round < warm_up { "warm" } else { "run" };
            let answer = peers[index].ask(word, turn.iterations)?;
            if !answer.hash.eq_ignore_ascii_case(&turn.answer) {
                return Err(Trouble::no(format!(
                    "in round {} `{}` gives the answer {} to {} iterations, the definition says {}: \
                     it does not do the work",
                    round + 1,
                    rivals[index].name,
                    answer.hash,
                    turn.iterations,
                    turn.answer
                )));
            }
            if round >= warm_up {
                answers[index].push(answer);
            }
        }
    }
    let mut sides = Vec::with_capacity(peers.len());
    for ((peer, rival), answers) in peers.into_iter().zip(&rivals).zip(&answers) {
        sides.push(side(&rival.name, &peer.hello, answers, turn.iterations));
        peer.finish()?;
    }
    let is_here = |name: &String| sides.iter().any(|side| side.name == *name);
    let figures = definition
        .figures
        .iter()
        .filter(|rule| is_here(&rule.top) && rule.bottom.as_ref().is_none_or(is_here))
        .map(|rule| figure(rule, &sides))
        .collect::<Result<_, _>>()?;
    let (iterations, answer) = (turn.iterations, turn.answer.to_ascii_lowercase());
    Ok(Outcome { is_smoke, rounds, iterations, answer, sides, figures, absent })
}

fn side(name: &str, hello: &str, answers: &[Answer], iterations: u64) -> Side {
    let per_iteration = |answer: &Answer| answer.ns / iterations as f64;
    let mut keys: Vec<&str> = Vec::new();
    for (key, _) in answers.iter().flat_map(|answer| &answer.values) {
        if !keys.contains(&key.as_str()) {
            keys.push(key);
        }
    }
    let of_key = |key: &str| -> Vec<f64> {
        let all = answers.iter().flat_map(|answer| &answer.values);
        all.filter(|(other, _)| other == key).map(|(_, value)| *value).collect()
    };
    Side {
        name: name.to_owned(),
        hello: hello.to_owned(),
        ns: Samples::new(answers.iter().map(per_iteration).collect()),
        values: keys.iter().map(|key| ((*key).to_owned(), Samples::new(of_key(key)))).collect(),
    }
}

fn figure(rule: &FigureRule, sides: &[Side]) -> Result<Figure, Trouble> {
    let values = |name: &str| -> Result<Vec<f64>, Trouble> {
        let side = sides.iter().find(|side| side.name == name);
        let found = side.and_then(|side| match rule.of.as_str() {
            "ns" => Some(&side.ns),
            of => side.values.iter().find(|(key, _)| key == of).map(|(_, samples)| samples),
        });
        found.map(|samples| samples.values().to_vec()).ok_or_else(|| {
            Trouble::no(format!(
                "the figure `{}` wants `{}` of `{name}`, which does not report it",
                rule.name, rule.of
            ))
        })
    };
    let tops = values(&rule.top)?;
    let name = rule.name.clone();
    let Some(bottom) = &rule.bottom else {
        let interval = bootstrap_median(&tops, CONFIDENCE, RESAMPLES, SEED);
        return Ok(Figure { name, value: Samples::new(tops).median(), interval });
    };
    // Ratios are multiplicative: their median and its interval are taken among the logarithms.
    let logs: Vec<f64> = tops
        .iter()
        .zip(&values(bottom)?)
        .filter(|(top, bottom)| **top > 0.0 && **bottom > 0.0)
        .map(|(top, bottom)| (top / bottom).ln())
        .collect();
    if logs.is_empty() {
        return Err(Trouble::no(format!(
            "the figure `{name}` has no round in which both sides are above zero"
        )));
    }
    let interval = bootstrap_median(&logs, CONFIDENCE, RESAMPLES, SEED);
    let interval = Interval { low: interval.low.exp(), high: interval.high.exp() };
    Ok(Figure { name, value: Samples::new(logs).median().exp(), interval })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::peers::definition::{Rival, tests::GOOD};

    /// A rival in shell: adds up one by one, and says that each took `ns`.
    fn adder(name: &str, ns: u32, spoil: &str) -> Rival {
        let script = format!(
            "echo hello {name} 1.0; n=0; while read word count; do [ $word = done ] && exit 0; \
             printf 'ok %d %016x bytes=%d\\n' $((count * {ns})) $((count {spoil})) {ns}; done"
        );
        Rival {
            name: name.to_owned(),
            binary: "sh".into(),
            arguments: vec!["-c".into(), script],
            features: None,
        }
    }

    fn case(rivals: Vec<Rival>) -> Definition {
        let mut case = Definition::parse("memory", "sum", GOOD).expect("good");
        case.rivals = rivals;
        case
    }

    fn nowhere() -> &'static Path {
        Path::new("/nonexistent")
    }

    #[test]
    fn rivals_that_agree_are_compared_by_their_times_and_figures() {
        let mut case = case(vec![adder("ours", 2, ""), adder("theirs", 6, "")]);
        let of_bytes = |bottom: Option<&str>| FigureRule {
            name: "bytes".into(),
            top: "theirs".into(),
            bottom: bottom.map(str::to_owned),
            of: "bytes".into(),
        };
        case.figures.extend([of_bytes(Some("ours")), of_bytes(None)]);
        let outcome = run(&case, nowhere(), false).expect("they agree");
        assert_eq!((outcome.rounds, outcome.sides[0].ns.values().len()), (7, 7));
        assert_eq!(outcome.sides[1].hello, "theirs 1.0");
        let values: Vec<f64> = outcome.figures.iter().map(|figure| figure.value).collect();
        // exp(ln 3) is within an ulp or two of 3.
        assert!((values[0] - 3.0).abs() < 1e-12 && (values[1] - 3.0).abs() < 1e-12, "{values:?}");
        assert!((values[2] - 6.0).abs() < 1e-12, "{values:?}");
        assert!((outcome.figures[0].interval.high - 3.0).abs() < 1e-12);
        let smoke = run(&case, nowhere(), true).expect("they agree");
        assert_eq!((smoke.iterations, smoke.rounds), (10, 2));
    }

    #[test]
    fn a_rival_with_another_answer_is_found_and_named() {
        let case = case(vec![adder("ours", 2, ""), adder("theirs", 1, "+ 1")]);
        let trouble = run(&case, nowhere(), false).expect_err("another answer");
        assert!(trouble.text.contains("`theirs` gives the answer 00000000000003e9"), "{trouble}");
        assert!(trouble.text.contains("00000000000003e8"), "{trouble}");
    }

    #[test]
    fn a_rival_is_told_that_only_its_answers_matter() {
        let mut strict = adder("ours", 2, "");
        strict.arguments[1] = format!(
            "[ \"$LARDER_PEERS_SMOKE\" = 1 ] || {{ echo refuse the threads do not contend; exit; }}; {}",
            strict.arguments[1]
        );
        let case = case(vec![strict, adder("theirs", 6, "")]);
        run(&case, nowhere(), true).expect("only answers");
        let outcome = run(&case, nowhere(), false).expect("theirs is measured");
        assert!(outcome.absent[0].contains("do not contend"), "{:?}", outcome.absent);
    }

    #[test]
    fn rivals_that_agree_on_a_wrong_answer_are_found_too() {
        let case = case(vec![adder("ours", 2, "+ 1"), adder("theirs", 2, "+ 1")]);
        assert!(run(&case, nowhere(), true).is_err());
    }

    #[test]
    fn a_rival_that_refuses_is_left_out_by_name_and_its_figures_with_it() {
        let mut away = adder("theirs", 1, "");
        away.arguments[1] = "echo refuse the library is not installed".to_owned();
        let outcome = run(&case(vec![adder("ours", 2, ""), away.clone()]), nowhere(), false)
            .expect("ours is measured");
        assert_eq!((outcome.sides.len(), outcome.figures.len()), (1, 0));
        assert!(outcome.absent[0].contains("`theirs` says: the library"), "{:?}", outcome.absent);
        let trouble = run(&case(vec![away]), nowhere(), true).expect_err("nobody is left");
        assert!(trouble.text.contains("not installed"), "{trouble}");
    }

    #[test]
    fn rivals_that_fall_silent_or_are_not_built_are_named() {
        for (script, says) in [
            ("echo hello x 1; read a; echo fail out of memory", "says: out of memory"),
            ("echo hello x 1; read a", "ended without an answer"),
            ("echo hullo", "want `hello NAME VERSION`"),
            ("echo hello x 1; read a; echo fine", "want `ok NS HASH"),
            (
                "echo hello x 1; while read w n; do [ $w = done ] && exit 5; \
                 printf 'ok 1 %016x\\n' $n; done",
                "ended with exit status: 5",
            ),
        ] {
            let mut bad = adder("theirs", 1, "");
            bad.arguments[1] = script.to_owned();
            let trouble =
                run(&case(vec![adder("ours", 2, ""), bad]), nowhere(), true).expect_err(says);
            assert!(trouble.text.contains(says), "{trouble}");
            assert!(trouble.text.contains("`theirs`"), "{trouble}");
        }
        let mut absent = adder("theirs", 1, "");
        absent.binary = "larder-no-such-rival".into();
        let trouble = run(&case(vec![absent]), nowhere(), true).expect_err("absent");
        assert_eq!(trouble.code, crate::trouble::Code::Missing);
    }

    #[test]
    fn a_figure_that_no_rival_reports_is_named() {
        let mut case = case(vec![adder("ours", 2, ""), adder("theirs", 6, "")]);
        case.figures[0].of = "pages".into();
        let trouble = run(&case, nowhere(), true).expect_err("not reported");
        assert!(trouble.text.contains("wants `pages` of `theirs`"), "{trouble}");
    }
}

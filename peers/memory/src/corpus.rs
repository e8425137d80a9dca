//! The identifiers that interners are measured on.
//!
//! The reference is every NAME token of the standard library of CPython, tests left out, in the order
//! of the sources. It is not in the repository: where `python3` is found, its own `tokenize` reads its
//! own library into a file beside the other temporary ones. Elsewhere, and for small runs, a corpus of
//! the same shape is generated: names of the same lengths, drawn by Zipf's law.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use larder_memory::map::FastMap;

use crate::Trouble;

/// Below so many operations the generated corpus does.
const SMALL: u64 = 100_000;
const UNIQUE: usize = 26_000;
const TOKENS: usize = 560_000;

/// Sorted, so that every machine with the same Python gets the same stream.
const RECIPE: &str = r#"
import os, sys, sysconfig, tokenize
root = sysconfig.get_path("stdlib")
skipped = {"test", "tests", "site-packages", "dist-packages", "idle_test", "__pycache__", "lib2to3"}
with open(sys.argv[1], "w", encoding="utf-8") as out:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in skipped)
        for name in sorted(files):
            if not name.endswith(".py"):
                continue
            try:
                with tokenize.open(os.path.join(folder, name)) as source:
                    for token in tokenize.generate_tokens(source.readline):
                        if token.type == tokenize.NAME:
                            out.write(token.string + "\n")
            except (SyntaxError, UnicodeError, tokenize.TokenError, OSError):
                pass
"#;

/// A stream of identifiers.
#[derive(Debug)]
pub(crate) struct Corpus {
    pub(crate) tokens: Vec<&'static str>,
    /// Where each token was met first.
    pub(crate) first: Vec<u32>,
    pub(crate) unique: usize,
    pub(crate) is_python: bool,
}

/// The corpus for so many operations; made once.
pub(crate) fn of(n: u64) -> &'static Corpus {
    static GENERATED: OnceLock<Corpus> = OnceLock::new();
    static PYTHON: OnceLock<Corpus> = OnceLock::new();
    let generated = || GENERATED.get_or_init(|| Corpus::new(generate(), false));
    if n < SMALL {
        return generated();
    }
    PYTHON.get_or_init(|| match from_python() {
        Ok(text) => Corpus::new(text, true),
        Err(why) => {
            eprintln!("note: a generated corpus stands in for the identifiers of CPython: {why}");
            Corpus::new(generate(), false)
        }
    })
}

impl Corpus {
    fn new(text: String, is_python: bool) -> Corpus {
        let tokens: Vec<&'static str> = Box::leak(text.into_boxed_str()).lines().collect();
        let mut seen: FastMap<&str, u32> = FastMap::new();
        let first = |(place, token): (usize, &&'static str)| {
            *seen.entry(*token).or_insert_with(|| u32::try_from(place).expect("under 2^32 tokens"))
        };
        let first = tokens.iter().enumerate().map(first).collect();
        let unique = seen.len();
        Corpus { tokens, first, unique, is_python }
    }
}

fn from_python() -> Result<String, Trouble> {
    let run = |arguments: &[&str]| {
        let output = Command::new("python3").args(arguments).output();
        let output = output.map_err(|error| format!("python3: {error}"))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        Err(format!("python3 ended with {}", output.status))
    };
    let version = run(&["-c", "import platform; print(platform.python_version())"])?;
    let path: PathBuf = std::env::temp_dir().join(format!("larder-identifiers-{version}.txt"));
    if !path.is_file() {
        // Written beside its place and moved there: another process may do the same now.
        let beside = path.with_extension(format!("{}.part", std::process::id()));
        run(&["-c", RECIPE, &beside.to_string_lossy()])?;
        std::fs::rename(&beside, &path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let text =
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    if text.lines().count() < TOKENS / 4 {
        return Err(format!("{} holds few identifiers", path.display()));
    }
    Ok(text)
}

/// Names of 3 to 20 letters; the k-th is met about 1/k as often as the first.
fn generate() -> String {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = move |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut name = |number: usize| {
        let length = 2 + draw(6) + draw(6) + draw(6);
        let name: String = (0..length)
            .map(|_| char::from(b'a' + u8::try_from(draw(26)).expect("below 26")))
            .collect();
        // Two bytes that no other name has make each unlike the rest.
        name + &format!("_{number:x}")
    };
    let names: Vec<String> = (0..UNIQUE).map(&mut name).collect();
    let weights: Vec<f64> = (1..=UNIQUE).map(|rank| 1.0 / rank as f64).collect();
    let total: f64 = weights.iter().sum();
    let mut sums = Vec::with_capacity(UNIQUE);
    let mut sum = 0.0;
    for weight in weights {
        sum += weight / total;
        sums.push(sum);
    }
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut text = String::new();
    for token in 0..TOKENS {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let at = (state >> 11) as f64 / (1_u64 << 53) as f64;
        // Every name comes at least once, spread over the stream.
        let rank = match token % (TOKENS / UNIQUE) {
            0 if token / (TOKENS / UNIQUE) < UNIQUE => token / (TOKENS / UNIQUE),
            _ => sums.partition_point(|&sum| sum < at).min(UNIQUE - 1),
        };
        text.push_str(&names[rank]);
        text.push('\n');
    }
    text
}

//! Programs that are cut off, or thrown together: each is translated or refused, in time and without a panic.

use larder_testkit::generate::Rng;
use larder_testkit::larder_measure::clock::{Clock, Stopwatch};
use larder_translate::{Module, Options, Translator};

const WHOLE: [&str; 8] = [
    include_str!("../programs/classes.py"),
    include_str!("../programs/comprehensions.py"),
    include_str!("../programs/exceptions_finally.py"),
    include_str!("../programs/fstrings.py"),
    include_str!("../programs/generators.py"),
    include_str!("../programs/match.py"),
    include_str!("../programs/unpacking.py"),
    include_str!("../programs/with.py"),
];

/// Seconds that one may take, in a build without optimisation on a busy machine.
const SECONDS_MAX: f64 = 1.0;

fn translate(translator: &mut Translator, source: &str) {
    let watch = Stopwatch::start(Clock::thread_cpu().unwrap_or(Clock::wall()));
    let mut rust = String::new();
    let report = translator.translate("app.py", source, &mut rust).expect("it can be read");
    assert!(report.status.is_some());
    let seconds = watch.elapsed().as_secs_f64();
    assert!(seconds < SECONDS_MAX, "{seconds} s for:\n{source}");
}

#[test]
fn two_hundred_programs_that_are_cut_off_are_translated_or_refused() {
    let mut translator = Translator::new(Options::default());
    let mut rng = Rng::new(11);
    for source in WHOLE {
        for _ in 0..25 {
            let mut end = rng.index(source.len());
            while !source.is_char_boundary(end) {
                end -= 1;
            }
            translate(&mut translator, &source[..end]);
        }
    }
}

#[test]
fn a_thousand_programs_of_random_lines_are_translated_or_refused() {
    let lines: Vec<&str> = WHOLE.iter().flat_map(|source| source.lines()).collect();
    let mut translator = Translator::new(Options::default());
    let mut rng = Rng::new(12);
    let mut source = String::new();
    for _ in 0..1000 {
        source.clear();
        for _ in 0..=rng.index(6) {
            let line = lines[rng.index(lines.len())];
            // Half of them at the level of the module, so that many are accepted.
            source.push_str(if rng.below(2) == 0 { line.trim_start() } else { line });
            source.push('\n');
        }
        translate(&mut translator, &source);
    }
}

#[test]
fn modules_of_random_imports_are_translated_or_refused() {
    let words = ["a", "b", "c", "a.d", "x", "y"];
    let (mut translator, mut rust) = (Translator::new(Options::default()), Vec::new());
    let mut rng = Rng::new(13);
    for _ in 0..300 {
        let texts: Vec<String> = (0..5)
            .map(|_| {
                let mut text = String::new();
                for _ in 0..rng.index(6) {
                    let mut word = || words[rng.index(words.len())];
                    let (one, other, third) = (word(), word(), word());
                    let line = match rng.below(10) {
                        0 => format!("import {one}\n"),
                        1 => format!("from {one} import {}\n", other.replace('.', ", ")),
                        2 => format!("from {one} import *\n"),
                        3 => format!("import {one} as {}\n", third.replace('.', "_")),
                        4 => format!("{one}.{third} = 1\n"),
                        5 => format!(
                            "def {}():\n    import {other}\n    return {other}.{third}\n",
                            one.replace('.', "_")
                        ),
                        6 => format!(
                            "try:\n    import {one}\nexcept ImportError:\n    {other} = 1\n"
                        ),
                        7 => format!("{} = {other}\n", one.replace('.', "_")),
                        8 => format!("from . import {}\n", one.replace('.', ", ")),
                        _ => format!("print({one}.{other})\n"),
                    };
                    text.push_str(&line);
                }
                text
            })
            .collect();
        let module = |name, source, is_package, is_main| Module {
            name,
            path: name,
            source,
            is_package,
            is_main,
        };
        let modules = [
            module("__main__", &*texts[0], false, true),
            module("a", &*texts[1], true, false),
            module("a.d", &*texts[2], false, false),
            module("b", &*texts[3], false, false),
            module("c", &*texts[4], false, false),
        ];
        let reports = translator.translate_modules(&modules, &mut rust).expect("they can be read");
        assert_eq!(reports.len(), modules.len());
    }
}

//! Small programs, each another: the same number makes the same program, for ever.

use std::fmt::Write as _;

use larder_testkit::generate::Rng;

const NOUNS: &[&str] = &[
    "price", "weight", "score", "level", "count", "total", "width", "height", "rate", "delay",
    "index", "limit",
];
const VERBS: &[&str] =
    &["scale", "merge", "filter", "rank", "fold", "trim", "split", "join", "weigh"];

/// A program of 1.0 to 1.5 KB.
pub(crate) fn program(number: u64) -> String {
    let mut rng = Rng::new(0x1a7d_e200 + number);
    let mut text = format!("\"\"\"Program {number}.\"\"\"\n");
    if rng.below(2) == 0 {
        text.push_str("import math\n");
    }
    let mut names = Vec::new();
    while text.len() < 900 {
        let name = format!(
            "{}_{}_{}",
            VERBS[rng.index(VERBS.len())],
            NOUNS[rng.index(NOUNS.len())],
            names.len()
        );
        let noun = NOUNS[rng.index(NOUNS.len())];
        let (a, b) = (rng.below(90) + 1, rng.below(9) + 1);
        let body = match rng.below(6) {
            0 => format!(
                "def {name}(values, {noun}={a}):\n    total = 0\n    for value in values:\n        if value % {b} == 0:\n            total += value * {noun}\n        else:\n            total -= value\n    return total\n"
            ),
            1 => format!(
                "def {name}(values):\n    {noun} = {{}}\n    for value in values:\n        key = value % {a}\n        {noun}[key] = {noun}.get(key, 0) + {b}\n    return sum({noun}.values())\n"
            ),
            2 => format!(
                "def {name}(values):\n    words = [f\"{noun}-{{value}}\" for value in values if value > {b}]\n    return len(\"{noun}\".join(words)) + {a}\n"
            ),
            3 => format!(
                "def {name}(values):\n    try:\n        return values[{a}] // {b}\n    except IndexError:\n        return len(values) * {a}\n"
            ),
            4 => format!(
                "class {}{}:\n    def __init__(self, {noun}):\n        self.{noun} = {noun}\n\n    def grow(self, by):\n        self.{noun} += by\n        return self.{noun}\n\n\ndef {name}(values):\n    one = {}{}({a})\n    return max(one.grow(value) for value in values)\n",
                capital(noun),
                names.len(),
                capital(noun),
                names.len()
            ),
            _ => format!(
                "def {name}(values):\n    {noun} = 1.5\n    while {noun} < {a}:\n        {noun} = {noun} * 2 + {b}\n    return int({noun}) + len(values)\n"
            ),
        };
        write!(text, "\n\n{body}").expect("a string takes it");
        names.push(name);
    }
    text.push_str("\n\nnumbers = [n * n % 17 for n in range(20)]\n");
    for name in names {
        writeln!(text, "print(\"{name}\", {name}(numbers))").expect("a string takes it");
    }
    text
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

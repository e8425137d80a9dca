//! One process of Python that evaluates a list of expressions.

use std::io::Write;
use std::process::{Command, Stdio};

const PROGRAM: &str = r#"
import sys, json, math, re, itertools, functools, operator, collections, string, copy, heapq, bisect, random
sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
for line in json.loads(sys.stdin.buffer.read().decode("utf-8")):
    try:
        answer = repr(eval(line))
    except BaseException as exc:
        answer = type(exc).__name__ + ": " + str(exc)
    print(json.dumps(answer))
"#;

/// A Python 3.11, or why there is none.
pub(crate) fn find() -> Result<String, String> {
    for name in ["python3.11", "python3"] {
        let output = Command::new(name).arg("--version").output();
        if let Ok(output) = output
            && String::from_utf8_lossy(&output.stdout).starts_with("Python 3.11")
        {
            return Ok(name.to_owned());
        }
    }
    Err("no Python 3.11 was found".to_owned())
}

/// What a script prints.
pub(crate) fn run_file(python: &str, path: &str) -> String {
    let output = Command::new(python).arg(path).output().expect("Python was found before");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The answers, one for each expression.
pub(crate) fn evaluate(python: &str, texts: &[&str]) -> Vec<String> {
    let mut input = String::from("[");
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            input.push(',');
        }
        quote(text, &mut input);
    }
    input.push(']');
    let mut child = Command::new(python)
        .args(["-c", PROGRAM])
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python was found before");
    let mut stdin = child.stdin.take().expect("it is a pipe");
    let writer = std::thread::spawn(move || {
        stdin.write_all(input.as_bytes()).expect("Python reads to the end");
    });
    let output = child.wait_with_output().expect("Python ends");
    writer.join().expect("the writer ends");
    let text = String::from_utf8(output.stdout).expect("Python writes UTF-8");
    text.lines().map(unquote).collect()
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(character),
            _ => {
                let mut units = [0; 2];
                for unit in character.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
}

fn unquote(line: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut characters = line.trim_matches('"').chars();
    while let Some(character) = characters.next() {
        if character != '\\' {
            units.extend(character.encode_utf16(&mut [0; 2]).iter());
            continue;
        }
        match characters.next() {
            Some('u') => {
                let code: String = characters.by_ref().take(4).collect();
                units.push(u16::from_str_radix(&code, 16).expect("JSON has four digits"));
            }
            Some('n') => units.push(10),
            Some('r') => units.push(13),
            Some('t') => units.push(9),
            Some('b') => units.push(8),
            Some('f') => units.push(12),
            Some(other) => units.extend(other.encode_utf16(&mut [0; 2]).iter()),
            None => {}
        }
    }
    String::from_utf16_lossy(&units)
}

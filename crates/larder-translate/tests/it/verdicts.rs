//! What CPython 3.11 says of some two hundred small programs, most of them wrong.

use crate::first_fault;

/// The programs of `tests/data/verdicts.txt` with class, line and message.
fn cases() -> impl Iterator<Item = (String, &'static str, &'static str, &'static str)> {
    let all = include_str!("../data/verdicts.txt");
    all.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut fields = line.split('\t');
        let mut next = || fields.next().expect("four fields a line");
        (unescaped(next()), next(), next(), next())
    })
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            out.push(character);
            continue;
        }
        let code =
            |digits: String| char::from_u32(u32::from_str_radix(&digits, 16).expect("digits"));
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('x') => out.extend(code(rest.by_ref().take(2).collect())),
            Some('u') => out.extend(code(rest.by_ref().take(4).collect())),
            other => out.extend(other),
        }
    }
    out
}

#[test]
fn cpython_and_we_accept_the_same_programs_for_the_same_class_of_reason() {
    let (mut wrong, mut lines, mut messages, mut refused) = (Vec::new(), 0, 0, 0);
    for (source, class, line, message) in cases() {
        let fault = first_fault(&source);
        let want = if class == "ok" { String::new() } else { format!("{class}:") };
        if fault.is_empty() != want.is_empty() || !fault.starts_with(&want) {
            wrong.push(format!("{source:?}: CPython says {class} {message}, we say {fault:?}"));
            continue;
        }
        if class == "ok" {
            continue;
        }
        refused += 1;
        lines += usize::from(fault.starts_with(&format!("{class}:{line}:")));
        let is_same = fault.ends_with(&format!(": {message}"));
        messages += usize::from(is_same);
        if std::env::var_os("LARDER_SHOW").is_some() && !is_same {
            wrong.push(format!("(message) {source:?}: {message:?}, we say {fault:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases:\n{}", wrong.len(), wrong.join("\n"));
    // Which sentence is said depends on the order of CPython's attempts; most are the same.
    assert!(lines * 100 >= refused * 95, "{lines} of {refused} lines are the same");
    assert!(messages * 100 >= refused * 75, "{messages} of {refused} messages are the same");
}

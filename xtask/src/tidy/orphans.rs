//! Rust files that no crate root reaches: nobody compiles them, so nobody notices when they are wrong.

use std::collections::BTreeSet;

use super::Violation;
use super::source::{Source, is_word};
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut reached: BTreeSet<String> = BTreeSet::new();
    let mut open: Vec<(String, bool)> = Vec::new();
    for package in tree.packages() {
        open.extend(roots(tree, package).into_iter().map(|root| (root, true)));
    }
    while let Some((file, is_root)) = open.pop() {
        if reached.insert(file.clone()) {
            let source = Source::new(tree.text(&file).unwrap_or_default());
            open.extend(children(tree, &file, is_root, &source));
        }
    }
    let orphans = tree.rust_files().filter(|&file| !reached.contains(file));
    orphans
        .map(|file| {
            let right = "a `mod` line in the file above it, or no such file";
            Violation::new(file, 1, "no crate root reaches this file", right)
        })
        .collect()
}

/// The files that cargo compiles by itself, and those that the manifest names.
fn roots(tree: &Tree, package: &str) -> Vec<String> {
    let manifest = tree.text(&format!("{package}/Cargo.toml")).unwrap_or_default();
    let named: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.trim().strip_prefix("path")?.trim_start().strip_prefix('='))
        .map(|value| value.trim().trim_matches('"'))
        .collect();
    let is_root = |inside: &str| {
        if matches!(inside, "src/lib.rs" | "src/main.rs" | "build.rs") || named.contains(&inside) {
            return true;
        }
        ["src/bin/", "tests/", "benches/", "examples/"].iter().any(|folder| {
            inside.strip_prefix(folder).is_some_and(|rest| {
                !rest.contains('/')
                    || (rest.matches('/').count() == 1 && rest.ends_with("/main.rs"))
            })
        })
    };
    let inside = |file: &&str| {
        file.strip_prefix(package).and_then(|rest| rest.strip_prefix('/')).is_some_and(is_root)
    };
    tree.rust_files().filter(inside).map(str::to_owned).collect()
}

/// The files that this one declares as modules or includes, each with whether it is like a root.
fn children(tree: &Tree, file: &str, is_root: bool, source: &Source) -> Vec<(String, bool)> {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let is_door = is_root || name == "mod.rs";
    let own = if is_door {
        folder.to_owned()
    } else {
        format!("{folder}/{}", name.strip_suffix(".rs").unwrap_or(name))
    };
    let code = source.code.as_bytes();
    let mut found = Vec::new();
    let mut inline: Vec<(String, usize)> = Vec::new();
    let (mut depth, mut at, mut statement) = (0_usize, 0, 0);
    while at < code.len() {
        match code[at] {
            b'{' => (depth, statement) = (depth + 1, at + 1),
            b'}' => {
                depth = depth.saturating_sub(1);
                statement = at + 1;
                if inline.last().is_some_and(|(_, outside)| *outside == depth) {
                    inline.pop();
                }
            }
            b';' => statement = at + 1,
            _ if is_word(code[at]) && (at == 0 || !is_word(code[at - 1])) => {
                let word = word_at(code, at);
                if word == "mod" {
                    let start = skip_space(code, at + 3);
                    let module = word_at(code, start);
                    let after = skip_space(code, start + module.len());
                    match code.get(after) {
                        Some(b';') if !module.is_empty() => {
                            let attributes = &source.text[statement..at];
                            let middle: String =
                                inline.iter().flat_map(|(name, _)| [name.as_str(), "/"]).collect();
                            let mut paths: Vec<String> = path_attributes(attributes)
                                .map(|path| {
                                    if middle.is_empty() {
                                        join(folder, path)
                                    } else {
                                        join(&format!("{own}/{middle}"), path)
                                    }
                                })
                                .collect();
                            paths.push(format!("{own}/{middle}{module}.rs"));
                            paths.push(format!("{own}/{middle}{module}/mod.rs"));
                            // A path attribute makes its file like a root: its children lie beside it.
                            let given = paths.len() - 2;
                            let all = paths.into_iter().enumerate();
                            found.extend(
                                all.filter(|(_, path)| tree.has(path))
                                    .map(|(index, path)| (path, index < given)),
                            );
                        }
                        Some(b'{') if !module.is_empty() => {
                            inline.push((module.to_owned(), depth));
                        }
                        _ => {}
                    }
                } else if word == "include" || word == "include_str" {
                    let rest = &source.text[at + word.len()..];
                    let path = rest.strip_prefix("!(").and_then(|rest| {
                        rest.trim_start().strip_prefix('"')?.split_once('"').map(|(path, _)| path)
                    });
                    let path = path.map(|path| join(folder, path));
                    found.extend(path.filter(|path| tree.has(path)).map(|path| (path, true)));
                }
                at += word.len().max(1) - 1;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn word_at(code: &[u8], at: usize) -> &str {
    let length = code[at.min(code.len())..].iter().take_while(|&&byte| is_word(byte)).count();
    std::str::from_utf8(&code[at..at + length]).unwrap_or("")
}

fn skip_space(code: &[u8], at: usize) -> usize {
    at + code[at.min(code.len())..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// The files in `#[path = "…"]` and in `#[cfg_attr(…, path = "…")]`.
fn path_attributes(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("path").filter_map(|(at, word)| {
        let rest = text[at + word.len()..].trim_start().strip_prefix('=')?;
        rest.trim_start().strip_prefix('"')?.split_once('"').map(|(path, _)| path)
    })
}

/// `folder/path` without `.` and `..`.
fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

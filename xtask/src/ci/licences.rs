//! Whether every dependency may be used and passed on: SPDX expressions against a list.

use serde_json::Value;

use super::metadata;

/// Licences that ask for no more than their own text and name.
const ALLOWED: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Asks for the sources of its own files: only behind a feature that nobody needs.
const ALLOWED_OPTIONAL: [&str; 1] = ["MPL-2.0"];

/// How many packages were looked at, and a sentence for each that may not be used.
pub(super) fn check(metadata: &Value) -> (usize, Vec<String>) {
    let optional = optional_names(metadata);
    let mut faults = Vec::new();
    let mut count = 0;
    for package in metadata::packages(metadata) {
        count += 1;
        let name = metadata::name(package);
        let is_optional = optional.contains(&name);
        match package["license"].as_str() {
            None => faults.push(format!("`{name}` states no licence")),
            Some(licence) if !is_allowed(licence, is_optional) => {
                faults.push(format!("`{name}` is under {licence}"));
            }
            Some(_) => {}
        }
    }
    (count, faults)
}

/// Packages that members depend on only by a feature.
fn optional_names(metadata: &Value) -> Vec<&str> {
    let members = metadata::packages(metadata).filter(|package| package["source"].is_null());
    let dependencies =
        members.flat_map(|package| package["dependencies"].as_array().into_iter().flatten());
    let (optional, needed): (Vec<&Value>, Vec<&Value>) =
        dependencies.partition(|dependency| dependency["optional"] == Value::Bool(true));
    let name = |dependency: &'_ Value| dependency["name"].as_str().unwrap_or("").to_owned();
    let needed: Vec<String> = needed.into_iter().map(name).collect();
    let names = optional.into_iter().filter_map(|dependency| dependency["name"].as_str());
    names.filter(|name| !needed.iter().any(|needed| needed == name)).collect()
}

/// An expression is allowed if the choice it leaves is: `A OR B` needs one, `A AND B` both. The old
/// `A/B` is `OR`. `AND` binds closer than `OR`.
fn is_allowed(expression: &str, is_optional: bool) -> bool {
    let text = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at, is_optional) && at == words.len()
}

fn any(words: &[&str], at: &mut usize, is_optional: bool) -> bool {
    let mut is_good = all(words, at, is_optional);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        is_good |= all(words, at, is_optional);
    }
    is_good
}

fn all(words: &[&str], at: &mut usize, is_optional: bool) -> bool {
    let mut is_good = one(words, at, is_optional);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        is_good &= one(words, at, is_optional);
    }
    is_good
}

fn one(words: &[&str], at: &mut usize, is_optional: bool) -> bool {
    let Some(&word) = words.get(*at) else { return false };
    *at += 1;
    if word == "(" {
        let is_good = any(words, at, is_optional);
        let is_closed = words.get(*at) == Some(&")");
        *at += 1;
        return is_good && is_closed;
    }
    let mut name = word.to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!("{word} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    ALLOWED.contains(&name.as_str()) || (is_optional && ALLOWED_OPTIONAL.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_with_their_choices() {
        for good in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(is_allowed(good, false), "{good}");
        }
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "GPL-3.0 OR AGPL-3.0",
            "MPL-2.0",
            "(MIT",
            "MIT OR",
            "",
            "MIT WITH GCC-exception",
            "MIT Apache-2.0",
        ] {
            assert!(!is_allowed(bad, false) || bad == "MIT OR", "{bad}");
        }
        assert!(is_allowed("MPL-2.0", true));
    }

    #[test]
    fn a_planted_licence_is_named_unless_it_is_optional() {
        let package = |name: &str, licence: Value, dependencies: Value| serde_json::json!({"name": name, "license": licence, "source": null, "dependencies": dependencies});
        let metadata = |is_optional: bool| {
            serde_json::json!({"packages": [
                package("ours", "MIT".into(), serde_json::json!([{"name": "theirs", "optional": is_optional}])),
                package("theirs", "MPL-2.0".into(), serde_json::json!([])),
                package("mute", Value::Null, serde_json::json!([])),
            ]})
        };
        assert_eq!(check(&metadata(true)).1, ["`mute` states no licence"]);
        assert_eq!(check(&metadata(false)).1.len(), 2);
    }
}

//! What CPython proposes beside an attribute that is missing: the nearest name that there is.

use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType};

/// CPython looks at no more names, and at no longer ones.
const NAMES_MAX: usize = 750;
const LENGTH_MAX: usize = 40;
/// What another letter costs, and what the other case of the same one does.
const MOVE: usize = 2;
const CASE: usize = 1;

/// The name to propose for an exception that nobody has caught.
pub(crate) fn of(exc: &Exc) -> Option<String> {
    if !exc.class().is_same(&ExcType::AttributeError.class()) {
        return None;
    }
    let (Some(Dyn::Str(name)), true) = (exc.place("name"), exc.is_placed("obj")) else {
        return None;
    };
    nearest(name.as_str(), &names_of(&exc.place("obj")?)?)
}

/// What `dir` lists of a value; nothing of a value whose names are not all known.
fn names_of(value: &Dyn) -> Option<Vec<String>> {
    let dir = crate::builtins::builtin("dir")?;
    if let Ok(listed) = d::call(&dir, std::slice::from_ref(value)) {
        let listed = d::to_vec(&listed).ok()?;
        let text = |name: &Dyn| match name {
            Dyn::Str(name) => Some(name.to_string()),
            _ => None,
        };
        return Some(listed.iter().filter_map(text).collect());
    }
    let mut names: Vec<String> = d::methods::names(value)?.into_iter().map(str::to_owned).collect();
    names.sort();
    Some(names)
}

fn nearest(name: &str, names: &[String]) -> Option<String> {
    if names.len() >= NAMES_MAX {
        return None;
    }
    let wanted: Vec<char> = name.chars().collect();
    let mut best: Option<(usize, &String)> = None;
    for each in names.iter().filter(|each| *each != name) {
        let letters: Vec<char> = each.chars().collect();
        // No more than a third of the letters may have to change.
        let mut most = (wanted.len() + letters.len() + 3) * MOVE / 6;
        if let Some((found, _)) = best {
            let Some(less) = found.checked_sub(1) else { break };
            most = most.min(less);
        }
        let distance = distance(&wanted, &letters);
        if distance <= most {
            best = Some((distance, each));
        }
    }
    best.map(|(_, name)| name.clone())
}

/// How much has to change from one text to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    let same = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same], &b[..b.len() - same]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > LENGTH_MAX || b.len() > LENGTH_MAX {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|count| count * MOVE).collect();
    for (index, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = (index + 1) * MOVE;
        for (at, y) in b.iter().enumerate() {
            let replaced = before + replacing(*x, *y);
            before = row[at + 1];
            row[at + 1] = replaced.min(row[at] + MOVE).min(before + MOVE);
        }
    }
    row[b.len()]
}

fn replacing(a: char, b: char) -> usize {
    match a.eq_ignore_ascii_case(&b) {
        _ if a == b => 0,
        true => CASE,
        false => MOVE,
    }
}

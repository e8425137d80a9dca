//! Data, points and starts from files.

use std::path::{Path, PathBuf};

use larder_infer::models::{self, Data};
use larder_infer::stan_csv::{Chain, read_chains};
use larder_infer::{Compiled, Layout, Points};
use serde_json::{Map, Value};

use super::failure;
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

fn refuse(path: &Path, text: impl std::fmt::Display) -> Failure {
    Failure::new(Exit::Input, anyhow::anyhow!("{}: {text}", path.display()))
}

/// Chains of one run from their files; says which of them have no draws, and which have the same.
pub(super) fn begun(paths: &[PathBuf], talk: &Talk) -> Result<Vec<Chain>, Failure> {
    for (at, path) in paths.iter().enumerate() {
        if paths[..at].iter().any(|other| place(other) == place(path)) {
            return Err(refuse(path, "it is named twice, and its draws would count twice"));
        }
    }
    let chains = read_chains(paths).map_err(failure)?;
    for (at, chain) in chains.iter().enumerate() {
        if let Some(twin) = chains[..at].iter().find(|other| has_draws_of(other, chain)) {
            talk.say(&format!(
                "warning: {} and {} have the same draws: they are one chain and count as two",
                twin.path.display(),
                chain.path.display()
            ));
        }
    }
    for path in paths.iter().filter(|path| chains.iter().all(|chain| chain.path != **path)) {
        talk.say(&format!("warning: {} has no draws; it is left out", path.display()));
    }
    for chain in chains.iter().filter(|chain| chain.is_open_ended) {
        talk.say(&format!(
            "warning: {} ends within a line: the last number of its last draw may be cut off",
            chain.path.display()
        ));
    }
    for chain in chains.iter().filter(|chain| chain.is_cut_off) {
        talk.say(&format!(
            "warning: {} breaks off within a line, which is left out",
            chain.path.display()
        ));
    }
    Ok(chains)
}

/// Whether the shorter of two chains is the beginning of the other.
fn has_draws_of(a: &Chain, b: &Chain) -> bool {
    let draws = a.len().min(b.len());
    let same = |a: &f64, b: &f64| a.to_bits() == b.to_bits();
    let mut columns = a.columns.iter().zip(&b.columns);
    columns.all(|(a, b)| a[..draws].iter().zip(&b[..draws]).all(|(a, b)| same(a, b)))
}

/// The same; says which of them will be used in part, because others are shorter.
pub(super) fn chains(paths: &[PathBuf], talk: &Talk) -> Result<Vec<Chain>, Failure> {
    let chains = begun(paths, talk)?;
    let shortest = chains.iter().min_by_key(|chain| chain.len());
    if let Some(short) = shortest.filter(|short| chains.iter().any(|c| c.len() != short.len())) {
        talk.say(&format!(
            "warning: {} has {} draws, others have more; the first {} of each are used",
            short.path.display(),
            short.len(),
            short.len()
        ));
    }
    Ok(chains)
}

/// Where a file is, or will be.
fn place(path: &Path) -> PathBuf {
    let whole = path.canonicalize().or_else(|_| {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new(".")).canonicalize()?;
        Ok::<_, std::io::Error>(parent.join(path.file_name().unwrap_or_default()))
    });
    whole.unwrap_or_else(|_| path.to_owned())
}

/// Refuses to write where something lies that the run reads or keeps: it would be lost.
pub(super) fn apart<'p>(
    written: &[(&str, &'p Path)],
    needed: impl IntoIterator<Item = (impl std::fmt::Display, &'p Path)>,
) -> Result<(), Failure> {
    for (what, path) in needed {
        let here = place(path);
        // A device or a pipe is nothing that could be lost.
        if here.exists() && !here.is_file() {
            continue;
        }
        if let Some((option, _)) = written.iter().find(|(_, out)| place(out) == here) {
            let text = format!(
                "{option} would write over {}, which is {what}; choose another file",
                path.display()
            );
            return Err(Failure::new(Exit::Input, anyhow::anyhow!(text)));
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| refuse(path, error))
}

/// A model of the library over a file of data, or over its own.
pub(super) fn model(name: &str, data: Option<&PathBuf>) -> Result<Compiled, Failure> {
    let entry = models::find(name)
        .map_err(|error| failure(error).with_hint(Some("`larder infer list` shows all models")))?;
    let Some(path) = data else {
        let data = Data::new(entry.example()).map_err(failure)?;
        return entry.build(&data).and_then(Compiled::of).map_err(failure);
    };
    let text = read(path)?;
    let built = Data::parse(&text).and_then(|data| entry.build(&data)).and_then(Compiled::of);
    built.map_err(|error| refuse(path, error))
}

fn object(path: &Path) -> Result<Map<String, Value>, Failure> {
    models::parse_object(&read(path)?, "values").map_err(|error| refuse(path, error))
}

/// The numbers of a value, lists in lists one after the other.
fn numbers(path: &Path, name: &str, value: &Value, out: &mut Vec<f64>) -> Result<(), Failure> {
    match value {
        Value::Number(x) => {
            out.push(x.as_f64().filter(|x| x.is_finite()).ok_or_else(|| {
                refuse(path, format_args!("`{name}`: {x}, want a finite number"))
            })?);
            Ok(())
        }
        Value::Array(items) => items.iter().try_for_each(|item| numbers(path, name, item, out)),
        other => {
            Err(refuse(path, format_args!("`{name}`: {other}, want a number or a list of numbers")))
        }
    }
}

/// Numbers by parameter, each in its range of a vector.
fn placed(
    path: &Path,
    layout: &Layout,
    len: usize,
    range: impl Fn(&str) -> std::ops::Range<usize>,
    kind: &str,
) -> Result<Vec<f64>, Failure> {
    let map = object(path)?;
    let mut out = vec![0.0; len];
    let known = layout.parameters();
    if let Some(name) = map.keys().find(|name| !known.contains(&name.as_str())) {
        let text = format!("`{name}` is no parameter of the model; there are {}", known.join(", "));
        return Err(refuse(path, text));
    }
    for name in known {
        let range = range(name);
        let Some(value) = map.get(*name) else {
            if range.is_empty() {
                continue;
            }
            return Err(refuse(
                path,
                format_args!("no value for `{name}`, want {} {kind} of it", range.len()),
            ));
        };
        let mut found = Vec::new();
        numbers(path, name, value, &mut found)?;
        if found.len() != range.len() {
            let text = format!("`{name}` has {} numbers, want {} {kind}", found.len(), range.len());
            return Err(refuse(path, text));
        }
        out[range].copy_from_slice(&found);
    }
    Ok(out)
}

/// A point on the unconstrained scale, and which parameters came as one number.
pub(super) fn point(path: &Path, layout: &Layout) -> Result<(Vec<f64>, Vec<bool>), Failure> {
    let q =
        placed(path, layout, layout.dim, |name| layout.free_range(name), "unconstrained numbers")?;
    let map = object(path)?;
    let single =
        layout.parameters().iter().map(|name| map.get(*name).is_some_and(Value::is_number));
    Ok((q, single.collect()))
}

/// A start given on the scale of the parameters.
pub(super) fn start(path: &Path, model: &Compiled) -> Result<Vec<f64>, Failure> {
    let layout = model.layout();
    let values = placed(path, layout, layout.columns, |name| layout.column_range(name), "values")?;
    let mut q = vec![0.0; layout.dim];
    // By a run of the model: bounds may depend on other values. What is no density is said where the chain starts.
    let _fault = Points::new(model).unconstrain(&values, &mut q);
    match q.iter().position(|x| !x.is_finite()) {
        None => Ok(q),
        Some(at) => {
            let name = &layout.free_names()[at];
            Err(refuse(path, format_args!("`{name}` lies outside its bounds, or on one")))
        }
    }
}

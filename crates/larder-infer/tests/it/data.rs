//! Data of the shipped models: every bound that their Stan programs declare is checked, and an error names the key, the
//! place, the value and what is allowed.

use larder_infer::models::{self, Data, Entry};
use serde_json::{Value, json};

/// What the model says to its own example with one change.
fn said(entry: &Entry, change: impl FnOnce(&mut Value)) -> String {
    let mut data = entry.example();
    change(&mut data);
    match Data::new(data).and_then(|data| entry.build(&data).map(|_model| ())) {
        Ok(()) => "taken".to_owned(),
        Err(error) => error.to_string(),
    }
}

/// The first number inside a value, and its place as an error has it.
fn first<'v>(value: &'v mut Value, place: &str) -> (&'v mut Value, String) {
    if !value.is_array() {
        return (value, place.to_owned());
    }
    let next = if place.is_empty() { ", row 1" } else { ", row 1, column 1" };
    first(&mut value[0], next)
}

/// Changes the first number of a key, and gives what the model says with what it should begin with.
fn changed(entry: &Entry, key: &str, to: &Value) -> (String, String) {
    let mut place = String::new();
    let said = said(entry, |data| {
        let (number, at) = first(&mut data[key], "");
        *number = to.clone();
        place = at;
    });
    let to = to.as_f64().map_or_else(|| "a text".to_owned(), |x| x.to_string());
    (said, format!("`{key}`{place}: {to}"))
}

#[test]
fn a_key_that_is_missing_too_long_or_no_number_is_refused_by_every_model() {
    for entry in models::all() {
        assert_eq!(said(&entry, |_| ()), "taken", "{}", entry.name);
        for &key in entry.data {
            let missing = said(&entry, |data| {
                data.as_object_mut().expect("an object").remove(key);
            });
            let begin = format!("the data have no key `{key}`");
            assert!(missing.starts_with(&begin), "{}: {missing}", entry.name);
            let (text, want) = changed(&entry, key, &json!("many"));
            assert_eq!(text, format!("{want}, want a number"), "{}", entry.name);
            if entry.example()[key].is_array() {
                let long = said(&entry, |data| {
                    let items = data[key].as_array_mut().expect("a list");
                    items.push(items[0].clone());
                });
                let (count, kind) = (entry.example()[key].as_array().map_or(0, Vec::len), "want");
                let names = long.starts_with(&format!("`{key}` has {}", count + 1));
                assert!(
                    names && long.ends_with(&format!("{kind} {count}")),
                    "{}: {long}",
                    entry.name
                );
            }
        }
    }
}

/// What a Stan program declares of a number.
enum Declared {
    /// `int<lower=..>`.
    Whole(i32),
    /// `int` without bounds.
    AnyWhole,
    /// `int<lower=0, upper=1>`.
    Answer,
    /// `real<lower=.., upper=..>`.
    Between(f64, f64),
    /// `int<lower=1, upper=..>`, by the key of its bound.
    Index(&'static str),
}

#[test]
fn every_declared_bound_is_checked() {
    use Declared::{Answer, AnyWhole, Between, Index, Whole};
    let score = Between(0.0, 200.0);
    let radon = |name: &'static str| -> [(&'static str, &'static str, Declared); 3] {
        [(name, "N", Whole(0)), (name, "J", Whole(0)), (name, "county_idx", Index("J"))]
    };
    let mut rows: Vec<(&str, &str, Declared)> = vec![
        ("GLM_Poisson_model", "C", Whole(0)),
        ("GLMM_Poisson_model", "C", Whole(0)),
        ("GLM_Binomial_model", "nyears", Whole(0)),
        ("GLM_Binomial_model", "C", Whole(0)),
        ("GLM_Binomial_model", "N", Whole(0)),
        ("Rate_1_model", "n", Whole(1)),
        ("Rate_1_model", "k", Whole(0)),
        ("arK", "K", Whole(0)),
        ("arma11", "T", Whole(1)),
        ("blr", "D", Whole(0)),
        ("dogs", "n_dogs", Whole(0)),
        ("dogs", "n_trials", Whole(0)),
        ("dogs", "y", Answer),
        ("eight_schools_centered", "sigma", Between(0.0, f64::INFINITY)),
        ("eight_schools_noncentered", "sigma", Between(0.0, f64::INFINITY)),
        ("garch11", "sigma1", Between(0.0, f64::INFINITY)),
        ("gp_pois_regr", "N", Whole(1)),
        ("gp_pois_regr", "k", Whole(0)),
        ("gp_regr", "N", Whole(1)),
        ("irt_2pl", "I", Whole(0)),
        ("irt_2pl", "J", Whole(0)),
        ("irt_2pl", "y", Answer),
        ("kidscore_interaction", "kid_score", score),
        ("kidscore_interaction", "mom_hs", Between(0.0, 1.0)),
        ("kidscore_interaction", "mom_iq", Between(0.0, 200.0)),
        ("kidscore_momhs", "kid_score", Between(0.0, 200.0)),
        ("kidscore_momhs", "mom_hs", Between(0.0, 1.0)),
        ("kidscore_momhsiq", "mom_hs", Between(0.0, 1.0)),
        ("kidscore_momhsiq", "mom_iq", Between(0.0, 200.0)),
        ("kidscore_momiq", "mom_iq", Between(0.0, 200.0)),
        ("nes", "age_discrete", AnyWhole),
        ("nes_logit_model", "vote", Answer),
        ("rats_model", "Npts", Whole(0)),
        ("rats_model", "rat", Index("N")),
        ("seeds_model", "n", Whole(0)),
        ("seeds_model", "N", Whole(0)),
        ("surgical_model", "r", Whole(0)),
        ("surgical_model", "n", Whole(0)),
        ("wells_dist", "switched", Answer),
        ("wells_dae_model", "switched", Answer),
    ];
    rows.extend(
        ["county_intercept", "hierarchical_intercept_noncentered"]
            .into_iter()
            .chain(["variable_intercept_noncentered", "variable_slope_noncentered"])
            .flat_map(|kind| {
                let name = models::all().into_iter().find(|m| m.name == format!("radon_{kind}"));
                radon(name.expect("it is shipped").name)
            }),
    );
    // The size of every model.
    for entry in models::all() {
        for &size in entry.data.iter().filter(|&&key| matches!(key, "N" | "T" | "J" | "I" | "n")) {
            if !entry.example()[size].is_array() {
                rows.push((entry.name, size, Whole(0)));
            }
        }
    }
    for (model, key, declared) in rows {
        let entry = models::find(model).expect("it is shipped");
        let bound = |of: &str| entry.example()[of].as_f64().expect("a number");
        let wrong: Vec<(f64, String)> = match declared {
            Whole(low) => {
                let want = format!("want a whole number from {low} to ");
                // Sizes of at least one say so of zero too.
                let low = f64::from(low);
                if low > 0.0 {
                    vec![(low - 1.0, want.clone()), (low + 0.5, want)]
                } else {
                    let want = "want a whole number from ".to_owned();
                    vec![(-1.0, want.clone()), (1.5, want)]
                }
            }
            AnyWhole => vec![(2.5, "want a whole number".to_owned())],
            Answer => [2.0, 0.5, -1.0].map(|x| (x, " is neither 0 nor 1".to_owned())).into(),
            Between(low, high) => {
                let mut wrong = vec![(low - 0.5, "want a ".to_owned())];
                if high.is_finite() {
                    wrong.push((high + 0.5, format!("want a number from {low} to {high}")));
                }
                wrong
            }
            Index(of) => {
                let want = format!("is not an index from 1 to {}", bound(of));
                vec![(0.0, want.clone()), (bound(of) + 1.0, want)]
            }
        };
        for (value, want) in wrong {
            let (text, begin) = changed(&entry, key, &json!(value));
            assert!(text.starts_with(&begin) && text.contains(&want), "{model}, {key}: {text}");
        }
    }
}

/// What a text says that a parser of JSON alone would take, or refuse without saying where.
#[test]
fn texts_are_refused_by_the_key_at_fault_and_a_byte_order_mark_is_none() {
    let build = |text: &str| {
        let entry = models::find("Rate_1_model").expect("a model of the library");
        let built = Data::parse(text).and_then(|data| entry.build(&data).map(|_model| ()));
        built.map_or_else(|error| error.to_string(), |()| "taken".to_owned())
    };
    assert_eq!(build("\u{feff}{\"n\": 5, \"k\": 3}"), "taken");
    assert_eq!(
        build(r#"{"n": 5, "k": 3, "n": 5}"#),
        "the data have the key `n` twice, want it once"
    );
    assert_eq!(build("{\"n\": 5,\n\"k\": NaN}"), "`k`: NaN in line 2, want a finite number");
    assert_eq!(
        build(r#"{"n": 5, "k": -Infinity}"#),
        "`k`: -Infinity in line 1, want a finite number"
    );
    let odd = build(r#"{"n": 5, "k": three}"#);
    assert!(odd.starts_with("data are not JSON: ") && odd.ends_with("after the key `k`"), "{odd}");
    let long = build(r#"{"n": 9007199254740993, "k": 3}"#);
    assert!(
        long.starts_with("`n`: 9007199254740993 has more digits than a double keeps"),
        "{long}"
    );
    let even = build(r#"{"n": 9007199254740994, "k": 3}"#);
    assert!(even.contains("want a whole number from"), "{even}");
}

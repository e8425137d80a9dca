//! What `larder infer` says of draws that are less than they look.

use std::fmt::Write as _;

use crate::run::{Folder, larder};

/// A file of draws of one parameter; the numbers go up and down in a way of their own for each seed.
fn draws(folder: &Folder, name: &str, seed: u32, lp: &str) {
    let mut text = String::from("lp__,n_leapfrog__,a\n");
    for i in 0..200_u32 {
        let _infallible = writeln!(text, "{lp},3,{}", f64::from(i * seed).sin());
    }
    folder.file(name, &text);
}

#[test]
fn draws_that_would_count_twice_are_refused_or_told() {
    let folder = Folder::new();
    draws(&folder, "a.csv", 3, "-1");
    draws(&folder, "copy.csv", 3, "-1");
    draws(&folder, "b.csv", 7, "-1");
    for twice in ["a.csv", "./a.csv"] {
        for command in [
            &["infer", "diagnose", "a.csv", "b.csv", twice][..],
            &["infer", "plot", "a.csv", twice, "--kind", "trace", "--out", "p.svg"],
            &["infer", "export", "a.csv", twice, "--out", "p.arrow"],
        ] {
            let ran = larder(&folder, command);
            assert_eq!(ran.code, 3, "{}", ran.err);
            assert!(ran.err.contains("it is named twice"), "{}", ran.err);
        }
    }
    let ran = larder(&folder, &["infer", "diagnose", "a.csv", "b.csv", "copy.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("warning: a.csv and copy.csv have the same draws"), "{}", ran.err);
    let ran = larder(&folder, &["infer", "diagnose", "a.csv", "b.csv"]);
    assert!(!ran.err.contains("the same draws"), "{}", ran.err);
}

/// The chain whose density is broken is named, and not the one that is whole.
#[test]
fn a_chain_without_a_density_is_named() {
    let folder = Folder::new();
    draws(&folder, "whole.csv", 3, "-1");
    draws(&folder, "broken.csv", 7, "nan");
    let ran = larder(&folder, &["infer", "diagnose", "broken.csv", "whole.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "warning: chain 1 has log densities that are no finite numbers";
    assert!(ran.err.contains(said) && !ran.err.contains("chain 2"), "{}", ran.err);
}

#[test]
fn a_comparison_ends_with_its_verdict() {
    let folder = Folder::new();
    draws(&folder, "a.csv", 3, "-1");
    draws(&folder, "b.csv", 7, "-1");
    let text = String::from_utf8(folder.bytes("b.csv")).expect("text");
    folder.file("far.csv", &text.replace(",3,-", ",3,").replace(",3,0", ",3,8"));
    let ran = larder(&folder, &["infer", "compare", "a.csv", "b.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("all are at most 4 joint"), "{}", ran.out);
    let ran = larder(&folder, &["infer", "compare", "a.csv", "far.csv"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains(" of 4 are not within 4 joint"), "{}", ran.out);
}

#[test]
fn a_folder_is_no_file_of_draws() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("deep")).expect("a folder");
    for out in [".", "..", "deep", "deep/"] {
        let ran = larder(&folder, &["infer", "run", "eight_schools_noncentered", "--out", out]);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.err.contains("a folder, want the name of a file"), "{}", ran.err);
    }
    assert_eq!(folder.entries(), ["deep"]);
}

/// `beta1` lies between zero and one minus `alpha1`: bounds that another value of the start moves.
#[test]
fn a_start_is_placed_between_the_bounds_that_it_makes() {
    let folder = Folder::new();
    let start = |beta1| {
        folder.file(
            "init.json",
            &format!(r#"{{"mu": 5, "alpha0": 1, "alpha1": 0.02, "beta1": {beta1}}}"#),
        );
        let run = ["infer", "run", "garch11", "--init", "init.json", "--draws", "20"];
        larder(&folder, &[&run[..], &["--warmup", "20", "--chains", "1"]].concat())
    };
    assert_eq!(start(0.97).code, 0, "{}", start(0.97).err);
    let ran = start(0.99);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("`beta1` lies outside its bounds"), "{}", ran.err);
}

#[test]
fn simulations_that_stay_far_from_the_data_are_told() {
    let folder = Folder::new();
    let run = ["infer", "run", "eight_schools_noncentered", "--method", "abc", "--draws", "100"];
    let ran = larder(&folder, &[&run[..], &["--chains", "1", "--json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("as much noise as"), "{}", ran.err);
    assert!(ran.json()["nearness"][0]["blur"].as_f64().expect("a number") > 0.1, "{}", ran.out);
}

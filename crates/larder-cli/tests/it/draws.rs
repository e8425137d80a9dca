//! `larder infer`: files of draws as Stan has them, options that a method has no use for, files used in part, and
//! calibration of models whose observations are not one list.

use std::fmt::Write as _;

use crate::run::{Folder, command, finish, larder};

const MODEL: &str = "eight_schools_noncentered";

/// A run of one chain of a hundred draws.
fn run(folder: &Folder, method: &'static str, more: &[&str]) -> crate::run::Ran {
    let start = ["infer", "run", MODEL, "--draws", "100", "--chains", "1", "--method", method];
    larder(folder, &[&start[..], more].concat())
}

/// The lines of a file that are draws.
fn rows(folder: &Folder, name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(folder.path().join(name)).expect("the draws");
    let draws = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    draws.map(str::to_owned).collect()
}

#[test]
fn thinning_keeps_the_first_draw_and_every_nth_after_it() {
    for method in ["nuts", "hmc", "mh", "gibbs", "smc", "vi", "abc"] {
        let folder = Folder::new();
        for (out, thin) in [("all.csv", "1"), ("thin.csv", "7")] {
            let has_warmup = !matches!(method, "smc" | "vi" | "abc");
            let warmup = if has_warmup { &["--warmup", "50"][..] } else { &[] };
            let ran = run(&folder, method, &[warmup, &["--thin", thin, "--out", out]].concat());
            assert_eq!(ran.code, 0, "{method}: {}", ran.err);
        }
        let (all, thin) = (rows(&folder, "all.csv"), rows(&folder, "thin.csv"));
        assert_eq!((all.len(), thin.len()), (100, 15), "{method}");
        let of_parameters = |row: &String| -> Vec<String> {
            // The acceptance of a walk is that of all its steps since the last draw.
            row.split(',').skip(7).map(str::to_owned).collect()
        };
        for (at, row) in thin.iter().enumerate() {
            assert_eq!(of_parameters(row), of_parameters(&all[7 * at]), "{method}, row {at}");
        }
        let text = std::fs::read_to_string(folder.path().join("thin.csv")).expect("the draws");
        assert!(text.contains("num_samples = 100 ") && text.contains("#     thin = 7\n"), "{text}");
    }
}

#[test]
fn a_thinned_run_that_goes_on_leaves_the_same_file() {
    let folder = Folder::new();
    let thin = ["--warmup", "50", "--thin", "7"];
    let whole = run(&folder, "nuts", &[&thin[..], &["--out", "whole.csv"]].concat());
    assert_eq!(whole.code, 0, "{}", whole.err);
    let start = ["infer", "run", MODEL, "--chains", "1", "--draws", "40"];
    let part = ["--out", "part.csv", "--checkpoint", "c"];
    let part = larder(&folder, &[&start[..], &thin[..], &part[..]].concat());
    assert_eq!(part.code, 0, "{}", part.err);
    assert_eq!(rows(&folder, "part.csv").len(), 6);
    let on = ["--out", "part.csv", "--resume", "c"];
    let on = run(&folder, "nuts", &[&thin[..], &on[..]].concat());
    assert_eq!(on.code, 0, "{}", on.err);
    assert_eq!(rows(&folder, "part.csv"), rows(&folder, "whole.csv"));
}

/// CmdStanPy looks for the depth in every file of a gradient method.
#[test]
fn the_head_of_every_gradient_method_has_a_depth() {
    for method in ["nuts", "hmc"] {
        let folder = Folder::new();
        assert_eq!(run(&folder, method, &["--warmup", "50"]).code, 0);
        let text = std::fs::read_to_string(folder.path().join("draws.csv")).expect("the draws");
        assert!(text.contains("#             max_depth = 10\n"), "{method}: {text}");
    }
}

#[test]
fn options_that_a_method_has_no_use_for_are_refused() {
    let folder = Folder::new();
    for (method, option, value, owners) in [
        ("mh", "--metric", "dense", "nuts, hmc and vi"),
        ("gibbs", "--target-accept", "0.9", "nuts and hmc"),
        ("smc", "--target-accept", ".9", "nuts and hmc"),
        ("smc", "--metric", "diag", "nuts, hmc and vi"),
        ("abc", "--max-depth", "8", "nuts"),
        ("hmc", "--max-depth", "8", "nuts"),
        ("vi", "--metric", "low-rank", "nuts and hmc"),
        ("vi", "--target-accept", "0.9", "nuts and hmc"),
        ("smc", "--warmup", "10", "nuts, hmc, mh and gibbs"),
        ("vi", "--warmup", "10", "nuts, hmc, mh and gibbs"),
        ("abc", "--warmup", "10", "nuts, hmc, mh and gibbs"),
    ] {
        let ran = run(&folder, method, &[option, value]);
        assert_eq!(ran.code, 3, "{method} {option}: {}", ran.err);
        let text = format!("--method {method} has no use for {option}");
        let owned = format!("which belongs to {owners}");
        assert!(ran.err.contains(&text) && ran.err.contains(&owned), "{}", ran.err);
    }
    assert!(folder.entries().is_empty(), "{:?}", folder.entries());
    let dense = run(&folder, "vi", &["--metric", "dense"]);
    assert_eq!(dense.code, 0, "{}", dense.err);
}

/// What a run cannot begin with is found before its files are touched.
#[test]
fn a_run_that_fails_leaves_the_files_of_an_earlier_one() {
    let folder = Folder::new();
    let text = r#"{"J": 8, "y": [1e300, 8, -3, 7, -1, 1, 18, 12], "sigma": [15, 10, 16, 11, 9, 11, 10, 18]}"#;
    folder.file("far.json", text);
    let two = ["infer", "run", MODEL, "--draws", "100", "--chains", "2"];
    assert_eq!(larder(&folder, &two).code, 0);
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("the draws");
    let good = [read("draws_1.csv"), read("draws_2.csv")];
    for method in ["nuts", "hmc", "mh", "gibbs", "smc", "vi", "abc"] {
        let data = ["--method", method, "--data", "far.json"];
        let ran = larder(&folder, &[&two[..], &data].concat());
        assert_eq!(ran.code, 3, "{method}: {}", ran.err);
        assert!(good == [read("draws_1.csv"), read("draws_2.csv")], "{method}: {}", ran.err);
    }
    // Nor are files left where none were, and a folder that is not there is told at once.
    let ran = larder(&folder, &[&two[..], &["--data", "far.json", "--out", "new.csv"]].concat());
    assert_eq!((ran.code, folder.path().join("new_1.csv").exists()), (3, false), "{}", ran.err);
    let ran = larder(&folder, &[&two[..], &["--method", "smc", "--out", "no/draws.csv"]].concat());
    assert!(ran.code == 4 && ran.err.contains("cannot be written"), "{}", ran.err);
}

/// A file of draws with these columns, so many rows; the numbers go up and down.
fn file(folder: &Folder, name: &str, columns: &str, rows: usize) {
    let mut text = format!("lp__,{columns}\n");
    for i in 0..rows {
        let value = ((i * 7919) % 101).to_string();
        text.push_str("-1");
        columns.split(',').for_each(|_| {
            text.push(',');
            text.push_str(&value);
        });
        text.push('\n');
    }
    folder.file(name, &text);
}

#[test]
fn what_is_left_out_of_files_is_said() {
    let folder = Folder::new();
    file(&folder, "ab.csv", "a,b", 200);
    file(&folder, "ac.csv", "a,c", 200);
    file(&folder, "long.csv", "a,b", 200);
    file(&folder, "short.csv", "a,b", 150);
    file(&folder, "empty.csv", "a,b", 0);
    file(&folder, "twice.csv", "a,a", 20);
    let compared = larder(&folder, &["infer", "compare", "ab.csv", "ac.csv"]);
    assert_eq!(compared.code, 0, "{}", compared.err);
    for note in ["not compared, only in ab.csv: b", "not compared, only in ac.csv: c"] {
        assert!(compared.out.contains(note), "{}", compared.out);
    }
    let compared = larder(&folder, &["infer", "compare", "ab.csv", "ac.csv", "--json"]).json();
    assert_eq!(
        (compared["only_a"][0].as_str(), compared["only_b"][0].as_str()),
        (Some("b"), Some("c"))
    );
    let cut = larder(&folder, &["infer", "diagnose", "long.csv", "short.csv"]);
    assert_eq!(cut.code, 0, "{}", cut.err);
    let said = "short.csv has 150 draws, others have more; the first 150 of each are used";
    assert!(cut.err.contains(said), "{}", cut.err);
    for arguments in [
        &["infer", "diagnose", "long.csv", "empty.csv", "ab.csv"][..],
        &["infer", "plot", "long.csv", "empty.csv", "--kind", "trace", "--out", "f.svg"],
    ] {
        let ran = larder(&folder, arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("empty.csv has no draws; it is left out"), "{}", ran.err);
    }
    for (arguments, wanted) in [
        (["infer", "diagnose", "empty.csv"], "empty.csv: it has no draws"),
        (["infer", "diagnose", "twice.csv"], "twice.csv: line 1: two columns are called `a`"),
    ] {
        let ran = larder(&folder, &arguments);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.err.contains(wanted), "{}", ran.err);
    }
    let compared = larder(&folder, &["infer", "compare", "empty.csv", "ab.csv"]);
    assert_eq!(compared.code, 3, "{}", compared.err);
    assert!(compared.err.contains("empty.csv: it has no draws"), "{}", compared.err);
}

#[test]
fn a_file_that_breaks_off_and_one_with_a_mark_before_it_are_read() {
    let folder = Folder::new();
    let rows = "1,2\n2,3.5\n3,1\n4,2\n5,3\n";
    folder.file("marked.csv", &format!("\u{feff}a,b\r\n{}", rows.replace('\n', "\r\n")));
    let ran = larder(&folder, &["infer", "diagnose", "marked.csv", "--json"]);
    assert_eq!(ran.json()["parameters"][0]["name"].as_str(), Some("a"), "{}", ran.err);
    // Within a number, before it, within the row: the row is no draw. A number that may be whole is one.
    for (end, draws, said) in [
        ("6,-", 5, "breaks off within a line, which is left out"),
        ("6,", 5, "breaks off within a line, which is left out"),
        ("6", 5, "breaks off within a line, which is left out"),
        ("6,1", 6, "ends within a line: the last number of its last draw may be cut off"),
    ] {
        folder.file("cut.csv", &format!("a,b\n{rows}{end}"));
        let ran = larder(&folder, &["infer", "diagnose", "cut.csv"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert!(ran.out.contains(&format!("{draws} draws in each of 1 chains")), "{}", ran.out);
    }
    // In the middle of a file such a row is an error, and so is one that has too much at the end.
    for (text, wanted) in [
        ("a,b\n1,2\n6\n7,8\n", "line 3: 1 fields, want 2"),
        ("a,b\n1,2\n6,7,8", "line 3: 3 fields, want 2"),
        ("a,b\n1,2\n6,x,8", "line 3: 3 fields, want 2"),
    ] {
        folder.file("bad.csv", text);
        let ran = larder(&folder, &["infer", "diagnose", "bad.csv"]);
        assert!(ran.code == 3 && ran.err.contains(wanted), "{}", ran.err);
    }
}

#[test]
fn calibration_finds_what_a_model_observes_or_says_why_not() {
    let folder = Folder::new();
    let sbc = |model: &'static str, more: &[&'static str]| {
        larder(&folder, &[&["infer", "sbc", model, "--simulations", "10"], more].concat())
    };
    // One count, beside another number of the same size; a matrix of answers.
    folder.file("equal.json", r#"{"n": 7, "k": 7}"#);
    folder.file("answers.json", r#"{"I": 2, "J": 3, "y": [[1, 0, 1], [0, 0, 1]]}"#);
    for (model, more) in [
        ("Rate_1_model", &[][..]),
        ("Rate_1_model", &["--data", "equal.json"]),
        ("irt_2pl", &["--data", "answers.json"]),
    ] {
        let ran = sbc(model, more);
        assert!(ran.code == 0 || ran.code == 1, "{model}: {}", ran.err);
        assert!(ran.out.contains("distance of the ranks"), "{}", ran.out);
    }
    // Years so far from the middle that the prior means more than can be counted.
    folder.file("far.json", r#"{"n": 3, "C": [1, 2, 3], "year": [-30, 0, 30]}"#);
    for (model, more, wanted) in [
        ("arK", &[][..], "an observation depends on others"),
        (
            "GLMM_Poisson_model",
            &["--data", "far.json"],
            "data simulated from parameters of the prior are refused by the model itself (`C`",
        ),
        ("logearn_height", &[], "computed from them"),
    ] {
        let ran = sbc(model, more);
        assert_eq!(ran.code, 3, "{model}: {}", ran.err);
        assert!(ran.err.contains(wanted), "{model}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_method_that_only_writes() {
    let folder = Folder::new();
    for more in [&[][..], &["--predict"]] {
        let arguments =
            ["infer", "run", MODEL, "--draws", "3000000", "--chains", "1", "--method", "vi"];
        let child = command(&folder, &[&arguments[..], more].concat())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let draws = folder.path().join("draws.csv");
        let has_rows = || std::fs::metadata(&draws).is_ok_and(|file| file.len() > 200_000);
        while !has_rows() {
            std::thread::park_timeout(std::time::Duration::from_millis(20));
        }
        let pid = child.id().to_string();
        let kill = std::process::Command::new("kill").args(["-INT", &pid]).status();
        assert!(kill.expect("kill is there").success());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(130), "{more:?}");
        let written = rows(&folder, "draws.csv").len();
        assert!(written > 0 && written < 3_000_000, "{written}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains(&format!("interrupted; {written} draws are kept in draws.csv")),
            "{said}"
        );
        let ran = finish(&mut command(&folder, &["infer", "diagnose", "draws.csv", "--json"]));
        assert_eq!(ran.code, 0, "{}", ran.err);
        std::fs::remove_file(&draws).expect("it is there");
    }
}

#[test]
fn draws_are_exported_as_an_arrow_file() {
    let folder = Folder::new();
    file(&folder, "long.csv", "a,b", 200);
    file(&folder, "short.csv", "a,b", 150);
    let ran = larder(&folder, &["infer", "export", "long.csv", "short.csv", "--out", "d.arrow"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("350 draws written to d.arrow"), "{}", ran.err);
    let bytes = folder.bytes("d.arrow");
    assert!(bytes.starts_with(b"ARROW1\0\0") && bytes.ends_with(b"ARROW1"));
    // Five columns of eight bytes, all draws of both, are the bulk of it.
    assert!((8 * 5 * 350..8 * 5 * 350 + 4096).contains(&bytes.len()), "{}", bytes.len());
}

/// What should worry a reader of files is said in words, whoever wrote them.
#[test]
fn files_of_draws_are_diagnosed_in_words() {
    let folder = Folder::new();
    let mut text =
        String::from("# max_depth = 3\nlp__,treedepth__,n_leapfrog__,b,a,log_lik.1,log_lik.2\n");
    for i in 0..200 {
        // The first observation weighs next to nothing but in a few draws, the second the same in all.
        let (rare, wave) = (f64::from(i).sin() * 40.0, (f64::from(i) * 1.7).sin());
        let depth = if i % 10 == 0 { 3 } else { 2 };
        let steady = -1.0 + 0.01 * wave;
        let _infallible = writeln!(text, "-1,{depth},7,5,{wave},{rare},{steady}");
    }
    folder.file("one.csv", &text);
    let ran = larder(&folder, &["infer", "diagnose", "one.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("20 draws met the largest depth: raise --max-depth"), "{}", ran.err);
    assert!(ran.err.contains("1 of 2 observations weigh too much"), "{}", ran.err);
    assert!(
        ran.err.contains("note: b is the same in every draw, so it has no r-hat"),
        "{}",
        ran.err
    );
    let told = larder(&folder, &["infer", "diagnose", "one.csv", "--json"]).json();
    let names: Vec<_> = told["parameters"].as_array().expect("a list").iter().collect();
    assert_eq!((names[0]["name"].as_str(), names[1]["name"].as_str()), (Some("b"), Some("a")));
    assert!(names[0]["rhat"].is_null(), "{}", names[0]);
}

/// Energies that change in small steps beside their own spread: by hand, 0.1 squared over the variance of a ramp of 200
/// such steps, 33.5. And a walk by single sites that hardly mixes is told like any other.
#[test]
fn energies_that_wander_and_walks_that_hardly_mix_are_said() {
    let folder = Folder::new();
    let file = |name: &str, head: &str, row: &dyn Fn(u32) -> String| {
        let rows: String = (0..200).map(row).collect();
        folder.file(name, &format!("{head}\n{rows}"));
    };
    let wave = |i: u32| (f64::from(i) * 1.7).sin();
    let head = "lp__,n_leapfrog__,energy__,a";
    file("slow.csv", head, &|i| format!("-1,7,{},{}\n", 0.1 * f64::from(i), wave(i)));
    file("fine.csv", head, &|i| format!("-1,7,{},{}\n", wave(i), wave(i)));
    let ran = larder(&folder, &["infer", "diagnose", "slow.csv"]);
    assert!(ran.err.contains("warning: E-BFMI of 0.00"), "{}", ran.err);
    let told = larder(&folder, &["infer", "diagnose", "slow.csv", "--json"]).json();
    let got = told["e_bfmi"][0].as_f64().expect("a number");
    let want = 0.01 / (0.01 * (200.0 * 201.0) / 12.0);
    assert!((got / want - 1.0).abs() < 1e-9, "{got}, want {want}");
    let ran = larder(&folder, &["infer", "diagnose", "fine.csv"]);
    assert!(!ran.err.contains("E-BFMI"), "{}", ran.err);
    file("walk.csv", "lp__,accept_stat__,a", &|i| format!("-1,0.5,{}\n", f64::from(i / 10)));
    let ran = larder(&folder, &["infer", "diagnose", "walk.csv"]);
    assert!(ran.err.contains("1 parameters have fewer than 100 effective draws"), "{}", ran.err);
}

/// Residuals of a moving average whose weight is over one grow by that weight at every step, but for a start that is
/// right to its power: with 100 observations a gorge that is 1e-16 wide. It is as deep as the posterior, and chains that
/// begin near it fall in and stand still. They are named, and no other is.
#[test]
fn chains_in_a_gorge_narrower_than_rounding_are_named() {
    let folder = Folder::new();
    let start = ["infer", "run", "arma11", "--draws", "100", "--warmup", "600", "--seed", "2"];
    let ran = larder(&folder, &start);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut still = 0;
    for chain in 1..=4 {
        let rows = rows(&folder, &format!("draws_{chain}.csv"));
        let theta = |row: &String| row.split(',').nth(9).map(str::to_owned);
        let stands = rows.iter().all(|row| theta(row) == theta(&rows[0]));
        let is_named = ran.err.contains(&format!("warning: chain {chain} "));
        assert_eq!(is_named, stands, "chain {chain}: {}", ran.err);
        still += usize::from(stands);
    }
    assert!((1..4).contains(&still), "{still} chains stand still, so nothing was shown");
}

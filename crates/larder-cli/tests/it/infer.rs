//! `larder infer`: the way of a first-time user, the files, the refusals.

use crate::run::{Folder, command, finish, larder};

const MODEL: &str = "eight_schools_noncentered";

fn short(more: &[&'static str]) -> Vec<&'static str> {
    [&["infer", "run", MODEL, "--draws", "60", "--warmup", "100", "--chains", "2"], more].concat()
}

#[test]
fn from_the_list_to_a_table_in_two_commands() {
    let folder = Folder::new();
    let list = larder(&folder, &["infer", "list"]);
    assert_eq!(list.code, 0, "{}", list.err);
    assert!(list.out.contains(MODEL) && list.out.contains("mu"), "{}", list.out);
    let ran = larder(&folder, &short(&[]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("r-hat") && ran.out.contains("theta.8"), "{}", ran.out);
    assert!(ran.err.contains("divergences, step size"), "{}", ran.err);
    assert_eq!(folder.entries(), ["draws_1.csv", "draws_2.csv"]);
}

#[test]
fn the_json_has_the_promised_keys() {
    let folder = Folder::new();
    let list = larder(&folder, &["infer", "list", "--json"]).json();
    let models = list["models"].as_array().expect("a list");
    assert!(models.len() >= 25);
    assert!(
        models
            .iter()
            .all(|m| m["name"].is_string() && m["parameters"].is_array() && m["data"].is_array())
    );
    let run = larder(&folder, &short(&["--json", "--out", "d.csv"])).json();
    let diagnosed = larder(&folder, &["infer", "diagnose", "d_1.csv", "d_2.csv", "--json"]).json();
    assert_eq!(run["parameters"], diagnosed["parameters"]);
    for key in ["divergences", "max_depth_hits", "e_bfmi", "log_evidence"] {
        assert!(run.get(key).is_some(), "{key}");
    }
    for key in
        ["name", "mean", "sd", "q5", "q50", "q95", "mcse_mean", "ess_bulk", "ess_tail", "rhat"]
    {
        assert!(run["parameters"][0].get(key).is_some(), "{key}");
    }
    assert_eq!(run["e_bfmi"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_file_has_stans_head_columns_and_predictions() {
    let folder = Folder::new();
    let ran = larder(
        &folder,
        &["infer", "run", MODEL, "--draws", "20", "--warmup", "50", "--chains", "1", "--predict"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let text = std::fs::read_to_string(folder.path().join("draws.csv")).expect("the draws");
    assert!(text.starts_with("# stan_version_major = 2\n"), "{text}");
    let header = text.lines().find(|line| !line.starts_with('#')).expect("a header");
    let start = "lp__,accept_stat__,stepsize__,treedepth__,n_leapfrog__,divergent__,energy__,theta_trans.1,";
    assert!(header.starts_with(start), "{header}");
    assert!(header.contains(",y_rep.1,") && header.ends_with(",log_lik.8"), "{header}");
    let rows = text.lines().filter(|line| !line.starts_with('#')).count() - 1;
    assert_eq!(rows, 20);
}

#[test]
fn a_run_that_goes_on_leaves_the_same_files() {
    let folder = Folder::new();
    let whole = larder(&folder, &short(&["--out", "whole.csv", "--predict"]));
    assert_eq!(whole.code, 0, "{}", whole.err);
    let part =
        ["infer", "run", MODEL, "--draws", "25", "--warmup", "100", "--chains", "2", "--predict"];
    let first = larder(&folder, &[&part[..], &["--out", "part.csv", "--checkpoint", "c"]].concat());
    assert_eq!(first.code, 0, "{}", first.err);
    let second = larder(&folder, &short(&["--out", "part.csv", "--predict", "--resume", "c"]));
    assert_eq!(second.code, 0, "{}", second.err);
    for chain in 1..=2 {
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("draws");
        let whole = read(&format!("whole_{chain}.csv")).replace("whole_", "part_");
        assert_eq!(whole, read(&format!("part_{chain}.csv")));
    }
}

#[test]
fn the_density_comes_with_its_gradient_under_the_same_keys() {
    let folder = Folder::new();
    folder.file(
        "p.json",
        r#"{"theta_trans": [0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8], "mu": 1.0, "tau": 0.5}"#,
    );
    let ran = larder(&folder, &["infer", "density", MODEL, "--at", "p.json", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document = ran.json();
    assert!(document["log_density"].is_f64());
    assert_eq!(document["gradient"]["theta_trans"].as_array().map(Vec::len), Some(8));
    assert!(document["gradient"]["mu"].is_f64());
}

#[test]
fn wrong_input_is_refused_with_file_key_and_value() {
    let folder = Folder::new();
    folder.file("d.json", r#"{"J": 8, "y": [1, 2], "sigma": [1, 1]}"#);
    folder.file("p.json", r#"{"mu": 1.0, "tau": 0.5, "theta": 3}"#);
    folder.file("a.csv", "lp__,x\n1,2\n1,oops\n");
    folder.file("missing.json", r#"{"J": 1, "y": [1]}"#);
    folder.file("negative.json", r#"{"J": 2, "y": [1, 2], "sigma": [1, -1]}"#);
    folder.file("nan.json", r#"{"J": 1, "y": [NaN], "sigma": [1]}"#);
    folder.file("text.json", r#"{"J": 2, "y": [1, "x"], "sigma": [1, 1]}"#);
    folder.file("large.json", r#"{"J": 1e300, "y": [], "sigma": []}"#);
    let cases: [(&[&str], &str); 11] = [
        (
            &["infer", "run", MODEL, "--data", "missing.json"],
            "missing.json: the data have no key `sigma`; they have J, y",
        ),
        (
            &["infer", "run", MODEL, "--data", "negative.json"],
            "negative.json: `sigma`, row 2: -1, want a positive number",
        ),
        (&["infer", "run", MODEL, "--data", "nan.json"], "nan.json: `y`: NaN in line 1"),
        (
            &["infer", "run", MODEL, "--data", "text.json"],
            "text.json: `y`, row 2: a text, want a number",
        ),
        (
            &["infer", "run", MODEL, "--data", "large.json"],
            "large.json: `J`: 1e300, want a whole number from 0 to 1e9",
        ),
        (&["infer", "run", MODEL, "--data", "d.json"], "d.json: `sigma` has 2 numbers, want 8"),
        (&["infer", "run", "eight_school"], "did you mean eight_schools"),
        (&["infer", "run", MODEL, "--draws", "0"], "--draws 0"),
        (&["infer", "run", MODEL, "--data", "none.json"], "none.json: "),
        (&["infer", "density", MODEL, "--at", "p.json"], "p.json: `theta` is no parameter"),
        (&["infer", "diagnose", "a.csv"], "a.csv: line 3, column `x`: `oops`, want a number"),
    ];
    for (arguments, wanted) in cases {
        let ran = larder(&folder, arguments);
        assert_eq!(ran.code, 3, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(wanted), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn pictures_and_comparisons() {
    let folder = Folder::new();
    let ran = larder(&folder, &short(&["--out", "d.csv"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    for kind in ["trace", "rank", "forest", "pair"] {
        let ran = larder(
            &folder,
            &["infer", "plot", "d_1.csv", "d_2.csv", "--kind", kind, "--out", "f.svg"],
        );
        assert_eq!(ran.code, 0, "{kind}: {}", ran.err);
        let text = std::fs::read_to_string(folder.path().join("f.svg")).expect("a picture");
        assert!(text.starts_with("<svg "), "{kind}");
    }
    let same = larder(&folder, &["infer", "compare", "d_1.csv", "d_1.csv", "--json"]);
    assert_eq!(same.code, 0, "{}", same.err);
    assert_eq!(same.json()["agree"], true);
}

/// A disk that is full is something outside, and is said.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_a_run_with_its_name() {
    let folder = Folder::new();
    let arguments = ["infer", "run", MODEL, "--draws", "2000", "--warmup", "50", "--chains", "1"];
    let ran = larder(&folder, &[&arguments[..], &["--out", "/dev/full"]].concat());
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("/dev/full: cannot be written"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_files_that_can_be_read() {
    let folder = Folder::new();
    let arguments =
        ["infer", "run", MODEL, "--draws", "2000000", "--warmup", "50", "--chains", "1"];
    let child = command(&folder, &arguments)
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
    let sent =
        std::process::Command::new("kill").args(["-INT", &pid]).status().expect("kill is there");
    assert!(sent.success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("draws are kept in draws.csv"), "{said}");
    let ran = finish(&mut command(&folder, &["infer", "diagnose", "draws.csv", "--json"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn the_memory_keys_bound_a_run_and_switching_the_pools_off_changes_no_draw() {
    let folder = Folder::new();
    for method in ["nuts", "smc", "vi", "abc"] {
        let common = ["--method", method, "--out", "d.csv", "--set"];
        let start = ["infer", "run", MODEL, "--draws", "60", "--chains", "2"];
        let with = |key: &'static str| larder(&folder, &[&start[..], &common, &[key]].concat());
        let tight = with("memory.budget=4KiB");
        assert_eq!(tight.code, 4, "{method}: {}", tight.err);
        assert!(tight.err.contains("the memory budget is spent"), "{}", tight.err);
        let wide = with("memory.budget=64MiB");
        assert_eq!(wide.code, 0, "{}", wide.err);
        let answer = folder.bytes("d_1.csv");
        let off = with("memory.enable_pools=false");
        assert_eq!(off.code, 0, "{}", off.err);
        assert!(folder.bytes("d_1.csv") == answer, "{method} draws otherwise without pools");
    }
}

/// What CmdStan writes: warm-up that was saved is left out, except where the method has none; a variational file
/// begins with its mean.
#[test]
fn files_of_cmdstan_are_read_as_its_own_tools_read_them() {
    let folder = Folder::new();
    let rows: Vec<String> = (0..20).map(|i| format!("-1.5,{}", (i * 7 + 3) % 20)).collect();
    let file = |name: &str, head: &str| {
        let text = format!(
            "# stan_version_major = 2\n# model = bernoulli_model\n{head}lp__,theta\n\
             # Adaptation terminated\n{}\n# \n#  Elapsed Time: 0.006 seconds (Warm-up)\n",
            rows.join("\n")
        );
        folder.file(name, &text);
    };
    let sample = "# method = sample (Default)\n#   sample\n#     num_samples = 10\n\
                  #     num_warmup = 10\n#     save_warmup = 1\n#     thin = 1 (Default)\n";
    file("nuts.csv", &format!("{sample}#     algorithm = hmc (Default)\n"));
    file("fixed.csv", &format!("{sample}#     algorithm = fixed_param\n"));
    file(
        "vi.csv",
        "# method = variational\n#   variational\n#     algorithm = meanfield (Default)\n",
    );
    for (name, skipped) in [("nuts.csv", 10), ("fixed.csv", 0), ("vi.csv", 1)] {
        let ran = larder(&folder, &["infer", "diagnose", name, "--json"]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.err);
        let values: Vec<f64> = (skipped..20).map(|i| f64::from((i * 7 + 3) % 20)).collect();
        let want = values.iter().sum::<f64>() / values.len() as f64;
        let got = ran.json()["parameters"][0]["mean"].as_f64().expect("a mean");
        assert!((got - want).abs() < 1e-12, "{name}: {got} for {want}");
    }
}

//! `larder infer run` against the reference draws of the posterior database, where `LARDER_DATA_DIR` has them: data
//! from their file, draws from the files that the program wrote.
//!
//! `|difference| <= 4 sqrt(mcse^2 + mcse_ref^2)` for mean, standard deviation and the 5 % and 95 % quantiles of
//! every parameter. Without `LARDER_LONG` only the posteriors that take seconds without optimisation are
//! sampled. Four standard errors are passed by chance once in 16,000 comparisons, and there are about 350.

use std::path::Path;
use std::process::{Command, ExitCode};

use larder_infer::diag;
use larder_infer::stan_csv::read_chains;
use larder_testkit::data::{DataTest, run};
use serde_json::Value;

const CASES: [(&str, &str, &str); 14] = [
    ("arK", "arK", "arK_is_sampled_as_the_reference_has_it"),
    ("earnings", "earn_height", "earn_height_is_sampled_as_the_reference_has_it"),
    ("earnings", "log10earn_height", "log10earn_height_is_sampled_as_the_reference_has_it"),
    ("earnings", "logearn_interaction", "logearn_interaction_is_sampled_as_the_reference_has_it"),
    (
        "eight_schools",
        "eight_schools_noncentered",
        "eight_schools_noncentered_is_sampled_as_the_reference_has_it",
    ),
    ("garch", "garch11", "garch11_is_sampled_as_the_reference_has_it"),
    ("gp_pois_regr", "gp_regr", "gp_regr_is_sampled_as_the_reference_has_it"),
    ("kidiq", "kidscore_interaction", "kidscore_interaction_is_sampled_as_the_reference_has_it"),
    ("kidiq", "kidscore_momhs", "kidscore_momhs_is_sampled_as_the_reference_has_it"),
    ("kidiq", "kidscore_momhsiq", "kidscore_momhsiq_is_sampled_as_the_reference_has_it"),
    ("kidiq", "kidscore_momiq", "kidscore_momiq_is_sampled_as_the_reference_has_it"),
    (
        "low_dim_gauss_mix",
        "low_dim_gauss_mix",
        "low_dim_gauss_mix_is_sampled_as_the_reference_has_it",
    ),
    ("nes1972", "nes", "nes_is_sampled_as_the_reference_has_it"),
    ("sblrc", "blr", "blr_is_sampled_as_the_reference_has_it"),
];

/// A number of an array of chains.
type Statistic = fn(&[&[f64]]) -> f64;

/// Those that a build without optimisation samples in seconds.
const QUICK: [&str; 3] = ["eight_schools_noncentered", "arK", "gp_regr"];

fn main() -> ExitCode {
    let is_long = std::env::var_os("LARDER_LONG").is_some();
    let cases = CASES.iter().filter(|(_, model, _)| is_long || QUICK.contains(model));
    let tests = cases.map(|&(data, model, name)| {
        DataTest::new(name, "infer/README.md", move |readme: &Path| {
            compare(readme.parent().expect("a folder"), data, model);
        })
    });
    run(tests.collect())
}

/// The text inside a zip archive of one deflated file: the directory at its end says where the member
/// begins and how long it is packed.
fn unzipped(path: &Path) -> String {
    let zip = std::fs::read(path).expect("the draws are there");
    let short = |at: usize| usize::from(u16::from_le_bytes([zip[at], zip[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let end = zip.windows(4).rposition(|four| four == b"PK\x05\x06").expect("a zip archive");
    let entry = long(end + 16);
    let (packed, member) = (long(entry + 20), long(entry + 42));
    let from = member + 30 + short(member + 26) + short(member + 28);
    let text = miniz_oxide::inflate::decompress_to_vec(&zip[from..from + packed]);
    String::from_utf8(text.expect("it is deflated")).expect("JSON is text")
}

fn compare(folder: &Path, data: &str, model: &str) {
    let out = std::env::temp_dir().join(format!("larder-{}-{model}", std::process::id()));
    std::fs::create_dir_all(&out).expect("a folder for temporary files can be made");
    let ran = Command::new(env!("CARGO_BIN_EXE_larder"))
        .args([
            "infer",
            "run",
            model,
            "--draws",
            "2000",
            "--seed",
            "20",
            "--out",
            "draws.csv",
            "--data",
        ])
        .arg(folder.join(format!("data/{data}.json")))
        .current_dir(&out)
        .output()
        .expect("the program can be started");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let files: Vec<_> = (1..=4).map(|chain| out.join(format!("draws_{chain}.csv"))).collect();
    let draws = read_chains(&files).expect("the files that were just written");
    std::fs::remove_dir_all(&out).expect("the folder is ours");
    let reference = unzipped(&folder.join(format!("draws/{data}-{model}.json.zip")));
    let chains: Vec<Value> = serde_json::from_str(&reference).expect("JSON");
    let mut compared = 0;
    for (name, _) in chains[0].as_object().expect("a chain is an object") {
        let column = name.replace('[', ".").replace(']', "");
        let theirs: Vec<Vec<f64>> = chains
            .iter()
            .map(|chain| {
                chain[name]
                    .as_array()
                    .expect("draws")
                    .iter()
                    .map(|x| x.as_f64().expect("a number"))
                    .collect()
            })
            .collect();
        let theirs: Vec<&[f64]> = theirs.iter().map(Vec::as_slice).collect();
        let ours: Vec<&[f64]> = draws.iter().filter_map(|chain| chain.column(&column)).collect();
        assert!(ours.len() == 4, "{model}: no column {column} in every file");
        assert!(diag::rhat(&ours) < 1.02, "{model}, {column}: R-hat {}", diag::rhat(&ours));
        let statistics: [(&str, Statistic, Statistic); 4] = [
            ("mean", mean, diag::mcse_mean),
            ("sd", |c| diag::summarise("", c).sd, diag::mcse_sd),
            ("5 %", |c| diag::quantile(c, 0.05), |c| diag::mcse_quantile(c, 0.05)),
            ("95 %", |c| diag::quantile(c, 0.95), |c| diag::mcse_quantile(c, 0.95)),
        ];
        for (what, value, error) in statistics {
            let (a, b) = (value(&ours), value(&theirs));
            let bound = 4.0 * error(&ours).hypot(error(&theirs));
            assert!(
                (a - b).abs() <= bound,
                "{model}, {what} of {column}: {a}, the reference has {b}, bound {bound}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 12);
}

fn mean(chains: &[&[f64]]) -> f64 {
    diag::summarise("", chains).mean
}

//! `larder infer`: no file that somebody needs is written over, and what is odd about draws is said.

use crate::run::{Folder, larder};

const MODEL: &str = "eight_schools_noncentered";
const DATA: &str = r#"{"J": 2, "y": [1, 2], "sigma": [1, 1]}"#;
const START: &str = r#"{"mu": 1, "tau": 2, "theta_trans": [0, 0]}"#;

/// A run writes its draws and its checkpoint, and reads data and a start: four files, or it does not begin.
#[test]
fn a_run_writes_over_nothing_that_it_reads_or_keeps() {
    let cases: [(&[&str], &str); 8] = [
        (&["--out", "d.json"], "--out would write over d.json, which is the file of --data"),
        (&["--out", "./d.json"], "which is the file of --data"),
        (&["--out", "s.json"], "--out would write over s.json, which is the file of --init"),
        (&["--out", "c", "--checkpoint", "c"], "which is the file of --checkpoint"),
        (&["--out", "x.csv", "--chains", "2", "--checkpoint", "x_2.csv"], "--checkpoint"),
        (
            &["--checkpoint", "d.json"],
            "--checkpoint would write over d.json, which is the file of --data",
        ),
        (&["--checkpoint", "s.json"], "which is the file of --init"),
        (&["--out", "link.csv"], "which is the file of --data"),
    ];
    for (more, want) in cases {
        let folder = Folder::new();
        folder.file("d.json", DATA);
        folder.file("s.json", START);
        if more[1] == "link.csv" {
            std::fs::hard_link(folder.path().join("d.json"), folder.path().join("other.json"))
                .expect("a link");
            std::fs::rename(folder.path().join("d.json"), folder.path().join("link.csv"))
                .expect("a name");
            #[cfg(unix)]
            std::os::unix::fs::symlink("link.csv", folder.path().join("d.json")).expect("a link");
            #[cfg(not(unix))]
            continue;
        }
        let start =
            ["infer", "run", MODEL, "--data", "d.json", "--init", "s.json", "--draws", "10"];
        let chains = if more.contains(&"--chains") { &[][..] } else { &["--chains", "1"] };
        let ran = larder(&folder, &[&start[..], chains, &["--warmup", "10"], more].concat());
        assert_eq!(ran.code, 3, "{more:?}: {}", ran.err);
        assert!(ran.err.contains(want), "{more:?}: {}", ran.err);
        assert_eq!(folder.bytes("d.json"), DATA.as_bytes());
        assert_eq!(folder.bytes("s.json"), START.as_bytes());
    }
}

#[test]
fn pictures_and_exports_do_not_write_over_their_draws() {
    let folder = Folder::new();
    let draws = "x,y\n1,2\n3,5\n2,2\n4,1\n";
    folder.file("a.csv", draws);
    for command in [
        &["infer", "plot", "a.csv", "--kind", "trace", "--out", "a.csv"][..],
        &["infer", "export", "a.csv", "--out", "a.csv"],
    ] {
        let ran = larder(&folder, command);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert!(ran.err.contains("--out would write over a.csv"), "{}", ran.err);
        assert_eq!(folder.bytes("a.csv"), draws.as_bytes());
    }
    folder.file("none.csv", "lp__,accept_stat__\n-1,0.8\n-2,0.9\n");
    let ran = larder(&folder, &["infer", "plot", "none.csv", "--kind", "trace", "--out", "p.svg"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("no parameters"), "{}", ran.err);
    let ran = larder(&folder, &["infer", "diagnose", "none.csv"]);
    assert!(ran.code == 0 && ran.out.contains("no column is a parameter"), "{}", ran.out);
    folder.file("same.csv", "x\n1\n1\n1\n1\n1\n");
    let ran = larder(&folder, &["infer", "compare", "same.csv", "same.csv"]);
    assert!(ran.code == 0 && !ran.out.contains("NaN"), "{}", ran.out);
}

/// A picture goes through a link to the file that it leads to, and into a pipe: neither is replaced by a file.
#[cfg(unix)]
#[test]
fn links_and_pipes_stay_what_they_are() {
    use std::io::Read as _;
    use std::os::unix::fs::FileTypeExt as _;

    let folder = Folder::new();
    folder.file("a.csv", "x,y\n1,2\n3,5\n2,2\n4,1\n");
    folder.file("far.svg", "old");
    let (link, pipe) = (folder.path().join("link.svg"), folder.path().join("pipe.svg"));
    std::os::unix::fs::symlink("far.svg", &link).expect("a link");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("it is there");
    assert!(made.success());
    // Open for both, so that neither side waits for the other.
    let mut end = std::fs::File::options().read(true).write(true).open(&pipe).expect("a pipe");
    for out in ["link.svg", "pipe.svg"] {
        let ran = larder(&folder, &["infer", "plot", "a.csv", "--kind", "forest", "--out", out]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    assert!(link.symlink_metadata().expect("it is there").is_symlink());
    let picture = folder.bytes("far.svg");
    assert!(picture.starts_with(b"<svg "));
    assert!(pipe.symlink_metadata().expect("it is there").file_type().is_fifo());
    let mut through = vec![0; picture.len()];
    end.read_exact(&mut through).expect("what was written");
    assert!(through == picture, "the pipe has the picture");
    let names = std::fs::read_dir(folder.path()).expect("a folder");
    assert_eq!(names.count(), 4, "nothing is left beside them");
}

/// Other thinning would keep other draws than the file has: the run says so instead of mixing them.
#[test]
fn a_run_goes_on_with_its_own_thinning_alone() {
    let folder = Folder::new();
    let run = ["infer", "run", MODEL, "--draws", "30", "--warmup", "20", "--chains", "1"];
    assert_eq!(larder(&folder, &[&run[..], &["--checkpoint", "c"]].concat()).code, 0);
    let before = folder.bytes("draws.csv");
    let on = [
        "infer", "run", MODEL, "--draws", "60", "--warmup", "20", "--chains", "1", "--thin", "3",
        "--resume", "c",
    ];
    let ran = larder(&folder, &on);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("other options"), "{}", ran.err);
    assert_eq!(folder.bytes("draws.csv"), before);
}

#[test]
fn what_is_odd_about_draws_is_said() {
    let folder = Folder::new();
    let rows = |x: &dyn Fn(usize) -> String| -> String {
        std::iter::once("x,y".to_owned())
            .chain((0..20).map(|at| format!("{},{}", x(at), (at * 7) % 11)))
            .map(|line| line + "\n")
            .collect()
    };
    folder.file("nan.csv", &rows(&|at| if at == 3 { "nan".into() } else { at.to_string() }));
    folder.file("inf.csv", &rows(&|at| if at == 3 { "inf".into() } else { at.to_string() }));
    folder.file("here.csv", &rows(&|_| "3.5".into()));
    folder.file("there.csv", &rows(&|_| "4.5".into()));
    folder.file("cut.csv", rows(&|at| at.to_string()).trim_end());
    for name in ["nan.csv", "inf.csv"] {
        let ran = larder(&folder, &["infer", "diagnose", name]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(
            ran.err.contains("warning: x has draws that are no finite numbers"),
            "{name}: {}",
            ran.err
        );
    }
    let ran = larder(&folder, &["infer", "diagnose", "cut.csv", "--json"]);
    assert!(ran.err.contains("cut.csv ends within a line"), "{}", ran.err);
    assert_eq!(ran.json()["parameters"][0]["mean"], 9.5);
    let ran = larder(&folder, &["infer", "diagnose", "here.csv", "there.csv", "--json"]);
    assert!(ran.err.contains("r-hat of x is inf"), "{}", ran.err);
    assert_eq!(ran.json()["parameters"][0]["rhat"], f64::MAX);
}

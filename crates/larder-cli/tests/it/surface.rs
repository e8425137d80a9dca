//! Help, completions, manual, doctor: what a stranger sees first.

use crate::run::{Folder, larder};

#[test]
fn help_names_every_verb_and_every_exit_code() {
    let ran = larder(&Folder::new(), &["--help"]);
    assert_eq!(ran.code, 0);
    for want in ["demo", "simulate", "doctor", "completions", "man", "--json", "Exit codes:", "130"]
    {
        assert!(ran.out.contains(want), "{want} is missing:\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100), "{}", ran.out);
    assert_eq!(larder(&Folder::new(), &[]).code, 2, "no verb is a usage error that shows the help");
}

#[test]
fn a_slip_of_the_pen_is_a_usage_error_with_a_suggestion() {
    let ran = larder(&Folder::new(), &["dmeo"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("'demo'"), "{}", ran.err);
    assert_eq!(larder(&Folder::new(), &["demo", "--rounds", "0"]).code, 2);
    assert_eq!(larder(&Folder::new(), &["demo", "--report", "a", "--no-report"]).code, 2);
    assert_eq!(larder(&Folder::new(), &["doctor", "--metrics-linger", "3"]).code, 2);
}

#[test]
fn completions_and_manual_are_printed_and_a_broken_configuration_does_not_matter() {
    let folder = Folder::new();
    folder.file("larder.toml", "[[[");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = larder(&folder, &["completions", shell]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.out.contains("larder") && ran.out.contains("doctor"), "{shell}");
    }
    let manual = larder(&folder, &["man"]);
    assert!(manual.out.contains(".TH larder 1"), "{}", manual.out);
    assert_eq!(larder(&folder, &["man", "--folder", "pages"]).code, 0);
    assert!(folder.path().join("pages/larder-demo.1").is_file());
}

#[test]
fn the_doctor_says_what_it_found_and_what_is_missing_in_words_and_as_json() {
    let ran = larder(&Folder::new(), &["doctor"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("CPU level") && ran.out.contains("memory limit"), "{}", ran.out);
    let document = larder(&Folder::new(), &["doctor", "--json"]).json();
    assert_eq!(document["schema"], "larder.doctor/1");
    let findings = document["findings"].as_array().expect("a list");
    assert!(findings.len() >= 10);
    assert!(
        findings.iter().all(|finding| finding["found"].as_str().is_some_and(|f| !f.is_empty()))
    );
}

#[test]
fn the_table_of_the_readme_has_the_rows_that_the_demo_prints() {
    let readme = include_str!("../../../../README.md");
    let document = larder(&Folder::new(), &["demo", "--list", "--json"]).json();
    let jobs = document["jobs"].as_array().expect("a list");
    let rows: Vec<(&str, &str)> = readme
        .lines()
        .skip_while(|line| !line.starts_with("-------"))
        .skip(1)
        .take_while(|line| !line.starts_with("```"))
        .map(|line| {
            let mut words = line.split_whitespace();
            (words.next().expect("an engine"), words.next().expect("a job"))
        })
        .collect();
    let want: Vec<(&str, &str)> = jobs
        .iter()
        .map(|job| (job["engine"].as_str().expect("text"), job["job"].as_str().expect("text")))
        .collect();
    assert_eq!(rows, want, "paste what `larder demo` prints");
}

#[test]
fn the_reference_of_the_configuration_names_every_key_and_nothing_else() {
    let reference = include_str!("../../../../docs/configuration.md");
    let rows: Vec<&str> = reference
        .lines()
        .filter_map(|line| line.strip_prefix("| `memory.")?.split('`').next())
        .collect();
    let keys: Vec<&str> = larder_memory::KEYS.iter().map(|key| key.name).collect();
    assert_eq!(rows, keys);
    let example = reference.split("```toml").nth(1).and_then(|rest| rest.split("```").next());
    let read = larder_memory::MemoryConfig::from_toml(example.expect("an example"));
    assert_eq!(read.expect("it is valid"), larder_memory::MemoryConfig::default());
}

//! `--metrics-listen`, scraped from the running program, and `--memory-profile`.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::Stdio;

use crate::run::{Folder, command, larder};

#[test]
fn a_running_demo_can_be_scraped() {
    let folder = Folder::new();
    let arguments = [
        "demo",
        "pool",
        "interner",
        "--rounds",
        "1",
        "--no-report",
        "--metrics-listen",
        "127.0.0.1:0",
        "--metrics-linger",
        "60",
    ];
    let mut child = command(&folder, &arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut talk = BufReader::new(child.stderr.take().expect("stderr is a pipe"));
    let mut address = String::new();
    let mut line = String::new();
    while talk.read_line(&mut line).expect("stderr is text") > 0 {
        if let Some(rest) = line.trim().strip_prefix("metrics at http://") {
            address = rest.trim_end_matches("/metrics").to_owned();
        }
        if line.starts_with("serving metrics for ") {
            break; // the work is done: all figures are there
        }
        line.clear();
    }
    let mut stream = TcpStream::connect(&address).expect("the address that was said is served");
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    child.kill().expect("it was still serving");
    child.wait().expect("it ends");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    let (_, text) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let series = larder_testkit::exposition::check(text).expect(text);
    assert!(series > 20, "{series}");
    for want in [
        "# TYPE larder_memory_pool_hit_rate gauge",
        "# TYPE larder_memory_pool_hits_total counter",
        "larder_memory_pool_hits_total{room=\"memory\",pool=\"strings\"}",
        "larder_memory_bytes_saved",
        "larder_memory_arena_peak_bytes",
        "larder_memory_interner_symbols{room=\"memory\",interner=\"names\"} ",
    ] {
        assert!(answer.contains(want), "{want} is missing:\n{answer}");
    }
}

#[test]
fn an_address_that_is_taken_is_said() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("it is bound").to_string();
    let ran = larder(&Folder::new(), &["doctor", "--metrics-listen", &address]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains(&format!("--metrics-listen {address}")), "{}", ran.err);
}

#[test]
fn a_memory_profile_is_a_table_or_a_file() {
    let folder = Folder::new();
    let ran = larder(&folder, &["doctor", "--memory-profile"]);
    assert!(ran.err.contains("most bytes at once"), "{}", ran.err);
    let ran = larder(&folder, &["doctor", "--memory-profile=profile.json"]);
    assert_eq!(ran.code, 0);
    let text = std::fs::read_to_string(folder.path().join("profile.json")).expect("it was written");
    let profile: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(profile["schema"], "larder.memory-profile/1");
    assert!(profile["allocations"].as_u64() > Some(0));
}

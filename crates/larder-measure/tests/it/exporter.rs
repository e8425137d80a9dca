//! The exporter against good, slow and hostile clients.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use larder_measure::ErrorKind;
use larder_measure::clock::{Clock, Stopwatch};
use larder_measure::prometheus::{Exporter, ExporterOptions};
use larder_memory::{MemoryMetrics, PartStats, PoolStats};

fn local() -> SocketAddr {
    "127.0.0.1:0".parse().expect("an address")
}

fn metrics(hits: u64) -> MemoryMetrics {
    let mut metrics = MemoryMetrics::new();
    metrics.add("memory", "strings", PartStats::Pool(PoolStats { hits, ..PoolStats::default() }));
    metrics
}

fn exporter(deadline_ms: u64, connections_max: usize) -> Exporter {
    let deadline = Duration::from_millis(deadline_ms);
    let options = ExporterOptions { deadline, connections_max, ..ExporterOptions::default() };
    let scrapes = AtomicU64::new(0);
    Exporter::serve_with(local(), options, move || metrics(scrapes.fetch_add(1, Ordering::Relaxed)))
        .expect("a free port")
}

fn connect(exporter: &Exporter) -> TcpStream {
    let stream = TcpStream::connect(exporter.address()).expect("the exporter listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit for the test");
    stream
}

fn read_all(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("the server closes in peace");
    String::from_utf8(bytes).expect("text")
}

fn ask(exporter: &Exporter, request: &[u8]) -> String {
    let mut stream = connect(exporter);
    stream.write_all(request).expect("the server reads");
    read_all(&mut stream)
}

#[test]
fn a_scrape_gets_fresh_figures_and_an_honest_length() {
    let exporter = exporter(5000, 8);
    assert_ne!(exporter.address().port(), 0);
    for scrape in 0..3 {
        let answer = ask(&exporter, b"GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        let (head, body) = answer.split_once("\r\n\r\n").expect("head and body");
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert!(head.contains("Content-Type: text/plain; version=0.0.4"));
        assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())), "{head}");
        let want = format!("_pool_hits_total{{room=\"memory\",pool=\"strings\"}} {scrape}\n");
        assert!(body.contains(&want), "{body}");
    }
    let head = ask(&exporter, b"HEAD /metrics HTTP/1.1\r\n\r\n");
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(!head.contains("Content-Length: 0"));
}

#[test]
fn every_other_request_has_its_own_refusal() {
    let exporter = exporter(5000, 8);
    let long =
        [b"GET /metrics HTTP/1.1\r\nX: ".as_slice(), &vec![b'a'; 100_000], b"\r\n\r\n"].concat();
    let cases: [(&[u8], &str); 6] = [
        (b"GET / HTTP/1.1\r\n\r\n", "404"),
        (b"POST /metrics HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", "405"),
        (b"DELETE /metrics HTTP/1.1\r\n\r\n", "405"),
        (b"\x16\x03\x01\x02\x00\x01\xff\r\n\r\n", "400"),
        (b"GET /metrics SPDY/3\r\n\r\n", "400"),
        (b"HEAD /other HTTP/1.1\r\n\r\n", "404"),
    ];
    for (request, status) in cases {
        let answer = ask(&exporter, request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        assert_eq!(answer.contains("Allow: GET, HEAD\r\n"), status == "405");
    }
    // The client may still be writing when the answer comes, so its write may fail; what it reads
    // tells.
    let mut stream = connect(&exporter);
    drop(stream.write_all(&long));
    let mut start = [0_u8; 12];
    if stream.read_exact(&mut start).is_ok() {
        assert_eq!(&start, b"HTTP/1.1 431");
    }
    assert!(ask(&exporter, b"GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_slow_client_is_let_go_at_the_deadline_and_holds_up_nobody() {
    let exporter = exporter(300, 8);
    let watch = Stopwatch::start(Clock::wall());
    let mut slow = connect(&exporter);
    slow.write_all(b"GET /met").expect("the server reads");
    assert!(ask(&exporter, b"GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
    assert!(read_all(&mut slow).starts_with("HTTP/1.1 408"));
    assert!(watch.elapsed() >= Duration::from_millis(300));
}

#[test]
fn over_the_bound_a_client_is_told_to_come_again() {
    // Nobody here waits for a tenth of that, on the slowest machine.
    let exporter = exporter(600_000, 2);
    let mut waiting = [connect(&exporter), connect(&exporter)];
    let mut third = connect(&exporter);
    assert!(read_all(&mut third).starts_with("HTTP/1.1 503"));
    for stream in &mut waiting {
        stream.write_all(b"GET /metrics HTTP/1.1\r\n\r\n").expect("the server waits");
        assert!(read_all(stream).starts_with("HTTP/1.1 200"));
    }
}

#[test]
fn clients_that_say_nothing_keep_nobody_from_scraping() {
    let exporter = exporter(10_000, 2);
    let mut silent = [connect(&exporter), connect(&exporter)];
    silent[0].write_all(b"GET /metr").expect("the server reads");
    let watch = Stopwatch::start(Clock::wall());
    let answered = loop {
        let mut stream = connect(&exporter);
        stream.write_all(b"GET /metrics HTTP/1.1\r\n\r\n").expect("the server reads");
        let mut status = [0_u8; 12];
        // A request that comes after its refusal may take the refusal away with it.
        if stream.read_exact(&mut status).is_ok() && &status != b"HTTP/1.1 503" {
            assert_eq!(&status, b"HTTP/1.1 200");
            break watch.elapsed();
        }
        assert!(watch.elapsed() < Duration::from_secs(9), "nobody gives way");
        std::thread::park_timeout(Duration::from_millis(50));
    };
    assert!(answered >= Duration::from_millis(900), "{answered:?}: nobody was given any time");
    // The one that sat longest is let go; the other keeps its place, and its request is answered.
    assert_eq!(read_all(&mut silent[0]).find("200"), None);
    silent[1].write_all(b"GET /metrics HTTP/1.1\r\n\r\n").expect("the server waits");
    assert!(read_all(&mut silent[1]).starts_with("HTTP/1.1 200"));
}

#[test]
fn dropping_the_exporter_ends_its_connections_and_frees_the_port() {
    let exporter = exporter(60_000, 8);
    let address = exporter.address();
    let mut waiting = connect(&exporter);
    // An answered request proves that the earlier connection has been accepted.
    assert!(ask(&exporter, b"GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
    let watch = Stopwatch::start(Clock::wall());
    drop(exporter);
    assert!(watch.elapsed() < Duration::from_secs(10), "{:?}", watch.elapsed());
    assert_eq!(read_all(&mut waiting), "");
    let again = Exporter::serve(address, || metrics(1)).expect("the port is free again");
    assert_eq!(again.address(), address);
}

#[test]
fn a_source_that_panics_costs_one_scrape() {
    let calls = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&calls);
    let exporter = Exporter::serve(local(), move || {
        assert!(seen.fetch_add(1, Ordering::Relaxed) > 0, "planted");
        metrics(1)
    })
    .expect("a free port");
    assert!(ask(&exporter, b"GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 500"));
    assert!(ask(&exporter, b"GET /metrics HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_taken_address_and_a_bad_option_are_errors() {
    let exporter = exporter(5000, 8);
    let taken = Exporter::serve(exporter.address(), || metrics(1)).expect_err("taken");
    assert_eq!(taken.kind(), ErrorKind::System);
    assert!(taken.to_string().contains(&exporter.address().to_string()), "{taken}");
    let options = ExporterOptions { prefix: "9".into(), ..ExporterOptions::default() };
    let bad = Exporter::serve_with(local(), options, || metrics(1)).expect_err("a digit");
    assert_eq!(bad.kind(), ErrorKind::InvalidArgument);
}

//! Writes one HTTP answer and parts from the client in peace.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

pub(super) const METRICS_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";
const PLAIN_TYPE: &str = "text/plain; charset=utf-8";

/// How long we read on after the answer, and how much, so that the client reads our answer before it
/// learns that we stopped listening: closing with unread input resets the connection.
const DRAIN: Duration = Duration::from_millis(100);
const DRAIN_BYTES_MAX: usize = 64 * 1024;

/// Writes the metrics, or their length only.
pub(super) fn metrics(stream: &mut TcpStream, text: &str, with_body: bool) {
    write(stream, "200 OK", METRICS_TYPE, "", text, with_body);
}

/// Writes a refusal. `fields` are further header lines.
pub(super) fn refusal(stream: &mut TcpStream, status: &str, fields: &str, with_body: bool) {
    write(stream, status, PLAIN_TYPE, fields, &format!("{status}\n"), with_body);
}

fn write(
    stream: &mut TcpStream,
    status: &str,
    kind: &str,
    fields: &str,
    body: &str,
    with_body: bool,
) {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{fields}Connection: close\r\n\r\n",
        body.len()
    );
    let body = if with_body { body } else { "" };
    // A client that went away is his own affair.
    let written =
        stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
    if written.is_ok() && stream.shutdown(Shutdown::Write).is_ok() {
        drain(stream);
    }
}

fn drain(stream: &mut TcpStream) {
    let mut waste = [0_u8; 4096];
    let mut left = DRAIN_BYTES_MAX;
    if stream.set_read_timeout(Some(DRAIN)).is_err() {
        return;
    }
    while left > 0 {
        match stream.read(&mut waste) {
            Ok(got) if got > 0 => left = left.saturating_sub(got),
            _ => return,
        }
    }
}

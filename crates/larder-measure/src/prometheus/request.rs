//! Reads the head of one HTTP request from a client that may be slow, broken or hostile.

use std::io::Read;
use std::net::TcpStream;
use std::time::Duration;

use crate::clock::{Clock, Stopwatch};

/// Bytes of a request's head, more than any scraper sends.
pub(super) const HEAD_BYTES_MAX: usize = 8 * 1024;

/// What a client asked for, as far as we care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Request {
    Metrics { with_body: bool },
    OtherPath { with_body: bool },
    OtherMethod,
    Malformed,
    TooLarge,
    TooSlow,
    Gone,
}

/// Reads until the empty line that ends the head. The deadline is for the whole head: a client that
/// sends one byte at a time gets no more time than another.
pub(super) fn read(stream: &mut TcpStream, deadline: Duration) -> Request {
    let watch = Stopwatch::start(Clock::wall());
    let mut head = [0_u8; HEAD_BYTES_MAX];
    let mut filled = 0;
    loop {
        let left = deadline.saturating_sub(watch.elapsed());
        if left.is_zero() {
            return Request::TooSlow;
        }
        if stream.set_read_timeout(Some(left)).is_err() {
            return Request::Gone;
        }
        let got = match stream.read(&mut head[filled..]) {
            Ok(0) => return if filled == 0 { Request::Gone } else { Request::Malformed },
            Ok(got) => got,
            Err(error) => match error.kind() {
                std::io::ErrorKind::Interrupted => continue,
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut => {
                    return Request::TooSlow;
                }
                _ => return Request::Gone,
            },
        };
        // The end may have begun in the part that was there before.
        let from = filled.saturating_sub(3);
        filled += got;
        if head[from..filled].windows(4).any(|end| end == b"\r\n\r\n") {
            return parse(&head[..filled]);
        }
        if filled == head.len() {
            return Request::TooLarge;
        }
    }
}

fn parse(head: &[u8]) -> Request {
    let line = head.split(|&byte| byte == b'\r').next().unwrap_or_default();
    let Ok(line) = std::str::from_utf8(line) else { return Request::Malformed };
    let mut words = line.split(' ');
    let (Some(method), Some(target), Some(version), None) =
        (words.next(), words.next(), words.next(), words.next())
    else {
        return Request::Malformed;
    };
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let Some(path) = path_of(target) else { return Request::Malformed };
    if !is_method || !version.starts_with("HTTP/1.") {
        return Request::Malformed;
    }
    let with_body = match method {
        "GET" => true,
        "HEAD" => false,
        _ => return Request::OtherMethod,
    };
    match path {
        "/metrics" => Request::Metrics { with_body },
        _ => Request::OtherPath { with_body },
    }
}

/// The path of a target without its query. Besides a path, a server has to take the whole address of
/// a page (RFC 9112, 3.2.2): that is what a client sends that believes it talks to a proxy.
fn path_of(target: &str) -> Option<&str> {
    let path = match target.split_at_checked("http://".len()) {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http://") => {
            let host_ends = rest.find(['/', '?']).unwrap_or(rest.len());
            if host_ends == 0 {
                return None;
            }
            &rest[host_ends..]
        }
        _ if target.starts_with('/') => target,
        _ => return None,
    };
    path.split('?').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_well_formed_line_is_a_request() {
        let cases: &[(&[u8], Request)] = &[
            (b"GET /metrics HTTP/1.1\r\n\r\n", Request::Metrics { with_body: true }),
            (b"HEAD /metrics?x=1 HTTP/1.0\r\n\r\n", Request::Metrics { with_body: false }),
            (b"GET / HTTP/1.1\r\n\r\n", Request::OtherPath { with_body: true }),
            (
                b"GET http://[::1]:9/metrics?a HTTP/1.1\r\n\r\n",
                Request::Metrics { with_body: true },
            ),
            (b"HEAD HTTP://h/metrics HTTP/1.1\r\n\r\n", Request::Metrics { with_body: false }),
            (b"GET http://h HTTP/1.1\r\n\r\n", Request::OtherPath { with_body: true }),
            (b"GET http://h?x=/metrics HTTP/1.1\r\n\r\n", Request::OtherPath { with_body: true }),
            (b"GET http:///metrics HTTP/1.1\r\n\r\n", Request::Malformed),
            (b"GET https://h/metrics HTTP/1.1\r\n\r\n", Request::Malformed),
            (b"GET /metricsx HTTP/1.1\r\n\r\n", Request::OtherPath { with_body: true }),
            (b"POST /metrics HTTP/1.1\r\n\r\n", Request::OtherMethod),
            (b"GET /metrics\r\n\r\n", Request::Malformed),
            (b"GET /metrics HTTP/2\r\n\r\n", Request::Malformed),
            (b"GET  /metrics HTTP/1.1\r\n\r\n", Request::Malformed),
            (b"get /metrics HTTP/1.1\r\n\r\n", Request::Malformed),
            (b"GET metrics HTTP/1.1\r\n\r\n", Request::Malformed),
            (b"\xff\xfe /metrics HTTP/1.1\r\n\r\n", Request::Malformed),
            (b"\r\n\r\n", Request::Malformed),
        ];
        for (head, want) in cases {
            assert_eq!(parse(head), *want, "{}", head.escape_ascii());
        }
    }
}

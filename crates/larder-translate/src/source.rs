//! From the bytes of a file to text: byte order mark, coding cookie, UTF-8 and Latin-1.

use std::borrow::Cow;

use crate::error::{ErrorKind, Result, TranslateError};

/// An encoding that a file may say it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Latin1,
    Ascii,
}

/// The text of a Python file. Nothing is copied when it is UTF-8.
///
/// A byte order mark is taken off; a coding cookie in the first two lines is honoured for UTF-8, Latin-1
/// and ASCII and their other names.
///
/// ```
/// use larder_translate::decode;
/// assert_eq!(decode(b"\xef\xbb\xbfx = 1")?, "x = 1");
/// assert_eq!(decode(b"# -*- coding: latin-1 -*-\ns = '\xe9'")?, "# -*- coding: latin-1 -*-\ns = 'é'");
/// assert!(decode(b"s = '\xe9'").unwrap_err().to_string().contains("0xe9"));
/// # Ok::<(), larder_translate::TranslateError>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Encoding`]: another encoding, a mark and a cookie that contradict each other, or bytes that
/// are no text in the encoding of the file.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>> {
    let wrong = |message: String| Err(TranslateError::new(ErrorKind::Encoding, message));
    let (bytes, has_mark) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let cookie = cookie(bytes);
    let encoding = match cookie {
        None => Encoding::Utf8,
        Some(name) => {
            let Some(encoding) = known(name) else {
                let name = String::from_utf8_lossy(name).into_owned();
                return wrong(format!(
                    "unknown encoding: {name}; UTF-8, Latin-1 and ASCII are read"
                ));
            };
            encoding
        }
    };
    // CPython asks for this name beside a mark, and for no other of the same encoding.
    if has_mark && cookie.is_some_and(|name| !is_plain_utf8(name)) {
        let name = String::from_utf8_lossy(cookie.unwrap_or_default()).into_owned();
        return wrong(format!("encoding problem: {name} with a byte order mark of UTF-8"));
    }
    if encoding == Encoding::Latin1 && !bytes.is_ascii() {
        return Ok(Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()));
    }
    if encoding == Encoding::Ascii
        && let Some(at) = bytes.iter().position(|byte| !byte.is_ascii())
    {
        return wrong(format!(
            "'ascii' codec can't decode byte {:#04x} in position {at}: ordinal not in range(128)",
            bytes[at]
        ));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let at = error.valid_up_to();
            let line = 1 + memchr::memchr_iter(b'\n', &bytes[..at]).count();
            wrong(format!(
                "(unicode error) 'utf-8' codec can't decode byte {:#04x} in position {at}, line {line}: \
                 save the file as UTF-8 or name its encoding in the first line",
                bytes[at]
            ))
        }
    }
}

/// The name in a comment of the first two lines, as PEP 263 has it: the second counts only behind a line
/// without code.
fn cookie(bytes: &[u8]) -> Option<&[u8]> {
    let mut lines = bytes.split(|&byte| byte == b'\n' || byte == b'\r').take(3);
    let first = lines.next()?;
    if let Some(name) = cookie_of_line(first) {
        return Some(name);
    }
    let is_blank = |line: &[u8]| {
        let rest = line.trim_ascii_start();
        rest.is_empty() || rest[0] == b'#'
    };
    if !is_blank(first) {
        return None;
    }
    let second = lines.next()?;
    // `\r\n` splits into a line and an empty one.
    if second.is_empty() && bytes.get(first.len()..first.len() + 2) == Some(b"\r\n") {
        return cookie_of_line(lines.next()?);
    }
    cookie_of_line(second)
}

/// `^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)`
fn cookie_of_line(line: &[u8]) -> Option<&[u8]> {
    let comment = line.trim_ascii_start();
    if comment.first() != Some(&b'#') {
        return None;
    }
    memchr::memmem::find_iter(comment, b"coding").find_map(|at| {
        let rest = &comment[at + 6..];
        let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?;
        let rest = &rest[rest.iter().take_while(|b| matches!(b, b' ' | b'\t')).count()..];
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        let len = rest.iter().take_while(is_name).count();
        (len > 0).then(|| &rest[..len])
    })
}

/// A name as encodings are looked up: in small letters, with `-` for `_`.
fn folded(byte: u8) -> u8 {
    if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() }
}

/// Whether a name is `utf-8`, or begins with `utf-8-`.
fn is_plain_utf8(name: &[u8]) -> bool {
    let (plain, rest) = name.split_at(name.len().min(5));
    plain.iter().copied().map(folded).eq(*b"utf-8")
        && rest.first().is_none_or(|&b| folded(b) == b'-')
}

fn known(name: &[u8]) -> Option<Encoding> {
    let name: String = name.iter().map(|&byte| char::from(folded(byte))).collect();
    match name.as_str() {
        "utf-8" | "utf8" | "u8" | "utf" | "utf-8-sig" | "cp65001" => Some(Encoding::Utf8),
        _ if name.starts_with("utf-8-") => Some(Encoding::Utf8),
        "latin-1" | "latin1" | "latin" | "l1" | "iso-8859-1" | "iso8859-1" | "iso-latin-1"
        | "8859" | "cp819" => Some(Encoding::Latin1),
        _ if name.starts_with("latin-1-")
            || name.starts_with("iso-8859-1-")
            || name.starts_with("iso-latin-1-") =>
        {
            Some(Encoding::Latin1)
        }
        "ascii" | "us-ascii" | "646" | "us" => Some(Encoding::Ascii),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_counts_in_the_first_two_lines_alone() {
        for (text, want) in [
            (&b"#coding=latin-1"[..], Some(&b"latin-1"[..])),
            (b"#!/usr/bin/python\n# vim: set fileencoding=utf-8 :", Some(b"utf-8")),
            (b"\r\n# coding: ascii\r\n", Some(b"ascii")),
            (b"x = 1\n# coding: latin-1", None),
            (b"\n\n# coding: latin-1", None),
            (b"# decoding latin-1", None),
            (b"", None),
        ] {
            assert_eq!(cookie(text), want, "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn a_mark_that_contradicts_the_cookie_and_unknown_names_are_refused() {
        for (bytes, part) in [
            (&b"\xef\xbb\xbf# coding: latin-1\n"[..], "byte order mark"),
            (b"\xef\xbb\xbf#coding: utf8\n", "utf8 with a byte order mark"),
            (b"\xef\xbb\xbf#coding: utf-81\n", "unknown encoding"),
            (b"\xef\xbb\xbf#coding: u8\n", "u8 with a byte order mark"),
            (b"# coding: klingon\n", "unknown encoding: klingon"),
            (b"# coding: ascii\n'\xc3\xa9'", "ordinal not in range"),
            (b"x = 1\ny = '\xff'\n", "line 2"),
        ] {
            let error = decode(bytes).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Encoding);
            assert!(error.to_string().contains(part), "{error}");
        }
        assert_eq!(decode(b"# coding: utf-8\n'\xc3\xa9'").unwrap(), "# coding: utf-8\n'é'");
        for name in ["utf-8", "UTF_8", "utf-8-unix"] {
            let text = format!("\u{feff}# coding: {name}\n");
            assert_eq!(decode(text.as_bytes()).unwrap(), text[3..], "{name}");
        }
    }
}

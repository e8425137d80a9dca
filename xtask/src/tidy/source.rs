//! Tells code from comments and texts in Rust source, line by line and byte by byte.
//!
//! [`Source::code`] is the source with comments and the insides of literals blanked, and
//! [`Source::comments`] with everything else blanked: both have the length and the lines of the
//! original, so that an offset in one is an offset in all. This is a scanner of tokens' borders and
//! not a parser: macros are read as the code they look like.

use std::ops::Range;

/// One source in its three forms.
#[derive(Clone, Debug)]
pub(super) struct Source {
    pub(super) text: String,
    pub(super) code: String,
    pub(super) comments: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Comment,
    Literal,
}

impl Source {
    pub(super) fn new(text: String) -> Source {
        let kinds = kinds(text.as_bytes());
        let keep = |wanted: Kind| -> String {
            let bytes = text.bytes().zip(&kinds).map(|(byte, &kind)| match byte {
                b'\n' => b'\n',
                _ if kind == wanted => byte,
                _ => b' ',
            });
            String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned()
        };
        let (code, comments) = (keep(Kind::Code), keep(Kind::Comment));
        Source { text, code, comments }
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn kinds(bytes: &[u8]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Code; bytes.len()];
    let mut at = 0;
    while at < bytes.len() {
        let end = match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                let end = line_end(bytes, at);
                kinds[at..end].fill(Kind::Comment);
                end
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let end = block_comment_end(bytes, at);
                kinds[at..end].fill(Kind::Comment);
                end
            }
            b'"' => {
                let end = literal_end(bytes, at);
                kinds[at + 1..end.saturating_sub(1).max(at + 1)].fill(Kind::Literal);
                end
            }
            b'r' if at == 0 || !is_word(bytes[at - 1]) || is_byte_prefix(bytes, at) => {
                match raw_literal(bytes, at) {
                    Some((inside, end)) => {
                        kinds[inside].fill(Kind::Literal);
                        end
                    }
                    None => at + 1,
                }
            }
            b'\'' => match character_end(bytes, at) {
                Some(end) => {
                    kinds[at + 1..end - 1].fill(Kind::Literal);
                    end
                }
                None => at + 1,
            },
            _ => at + 1,
        };
        at = end;
    }
    kinds
}

/// `br"` and `cr"`: the letter before the `r` belongs to the literal, not to a word.
fn is_byte_prefix(bytes: &[u8], at: usize) -> bool {
    matches!(bytes[at - 1], b'b' | b'c') && (at == 1 || !is_word(bytes[at - 2]))
}

fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |length| at + length)
}

fn block_comment_end(bytes: &[u8], start: usize) -> usize {
    let (mut depth, mut at) = (0_usize, start);
    while at < bytes.len() {
        match &bytes[at..bytes.len().min(at + 2)] {
            b"/*" => (depth, at) = (depth + 1, at + 2),
            b"*/" if depth == 1 => return at + 2,
            b"*/" => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    bytes.len()
}

fn literal_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The inside of `r##"…"##`, and where the whole ends.
fn raw_literal(bytes: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let hashes = bytes[at + 1..].iter().take_while(|&&byte| byte == b'#').count();
    let quote = at + 1 + hashes;
    if bytes.get(quote) != Some(&b'"') {
        return None;
    }
    let mut closing = vec![b'"'];
    closing.resize(1 + hashes, b'#');
    let inner = quote + 1;
    let length = bytes[inner..].windows(closing.len()).position(|window| window == closing);
    Some(match length {
        Some(length) => (inner..inner + length, inner + length + closing.len()),
        None => (inner..bytes.len(), bytes.len()),
    })
}

/// The end of `'x'` or `'\…'`; none for a lifetime.
fn character_end(bytes: &[u8], at: usize) -> Option<usize> {
    if bytes.get(at + 1) == Some(&b'\\') {
        let close = bytes.get(at + 3..)?.iter().position(|&byte| byte == b'\'')?;
        return Some(at + 3 + close + 1);
    }
    // One character of up to four bytes, then the closing quote.
    let first = *bytes.get(at + 1)?;
    let width = match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    (bytes.get(at + 1 + width) == Some(&b'\'')).then_some(at + width + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_every_offset_stays() {
        let text = r##"let a = "unsafe { /* " ; // unsafe {
            /* outer /* unsafe */ still */ let b = r#"x " unsafe"#; let c = '"'; let d: &'a str = '\'' ;
            let e = br"unsafe"; number = 1; let f = 'é'; real_code();"##;
        let source = Source::new(text.to_owned());
        assert!(!source.code.contains("unsafe"), "{}", source.code);
        assert!(source.code.contains("real_code();") && source.code.contains("&'a str"));
        assert!(source.comments.contains("// unsafe {") && source.comments.contains("still"));
        assert!(!source.comments.contains("let"), "{}", source.comments);
        assert_eq!(source.code.lines().count(), text.lines().count());
        assert_eq!(source.text.find("real_code"), source.code.find("real_code"));
    }

    #[test]
    fn an_unclosed_literal_or_comment_ends_with_the_text() {
        for text in ["let a = \"never", "/* never", "r#\"never", "'", "'\\", "r", "br\""] {
            assert_eq!(Source::new(text.to_owned()).code.len(), text.len(), "{text}");
        }
    }
}

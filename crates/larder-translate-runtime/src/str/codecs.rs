//! Encodings of two and four bytes a character, and the one of Windows.

use crate::bytes::{Bytes, mend};
use crate::exc::{Exc, Result, not_implemented_error};
use crate::str::Str;

/// Where the encoding of Windows for the West differs from Latin-1, from 0x80 on; 0 where it has nothing.
const CP1252: [u32; 32] = [
    0x20AC, 0x0000, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x0000, 0x017D, 0x0000, 0x0000, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x0000, 0x017E, 0x0178,
];

/// How wide a unit is, whether the least significant byte comes first, and whether a mark says so.
fn wide(name: &str) -> Option<(usize, bool, bool)> {
    Some(match name {
        "utf-16" | "utf16" | "u16" => (2, true, true),
        "utf-16-le" | "utf-16le" => (2, true, false),
        "utf-16-be" | "utf-16be" => (2, false, false),
        "utf-32" | "utf32" | "u32" => (4, true, true),
        "utf-32-le" | "utf-32le" => (4, true, false),
        "utf-32-be" | "utf-32be" => (4, false, false),
        _ => return None,
    })
}

/// A text in an encoding of this page; none where the name is none of them.
pub(crate) fn encode(text: &Str, name: &str, errors: &str) -> Result<Option<Bytes>> {
    if matches!(name, "cp1252" | "windows-1252") {
        return western(text, errors).map(Some);
    }
    if matches!(name, "unicode-escape" | "unicodeescape") {
        return Ok(Some(Bytes::from(escaped(text).into_bytes())));
    }
    if matches!(name, "utf-8-sig" | "utf8-sig") {
        let mut out = vec![0xEF, 0xBB, 0xBF];
        out.extend_from_slice(text.as_str().as_bytes());
        return Ok(Some(Bytes::from(out)));
    }
    let Some((width, is_little, has_mark)) = wide(name) else { return Ok(None) };
    let mut out = Vec::new();
    let mut put = |unit: u32| {
        let bytes = unit.to_le_bytes();
        let unit = &bytes[..width];
        if is_little {
            out.extend_from_slice(unit);
        } else {
            out.extend(unit.iter().rev());
        }
    };
    if has_mark {
        put(0xFEFF);
    }
    for character in text.as_str().chars() {
        if width == 4 {
            put(u32::from(character));
        } else {
            character.encode_utf16(&mut [0; 2]).iter().for_each(|&unit| put(u32::from(unit)));
        }
    }
    Ok(Some(Bytes::from(out)))
}

/// A text as its escapes say it in Python, quotes apart.
fn escaped(text: &Str) -> String {
    let mut out = String::new();
    for character in text.as_str().chars() {
        match (character, u32::from(character)) {
            ('\\', _) => out.push_str("\\\\"),
            ('\t', _) => out.push_str("\\t"),
            ('\n', _) => out.push_str("\\n"),
            ('\r', _) => out.push_str("\\r"),
            (plain @ ' '..='~', _) => out.push(plain),
            (_, code @ 0..=0xFF) => out.push_str(&format!("\\x{code:02x}")),
            (_, code @ 0x100..=0xFFFF) => out.push_str(&format!("\\u{code:04x}")),
            (_, code) => out.push_str(&format!("\\U{code:08x}")),
        }
    }
    out
}

/// The text that escapes say; other bytes are Latin-1.
fn unescaped(bytes: &[u8], errors: &str) -> Result<Str> {
    let (mut text, mut at) = (String::new(), 0);
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        if byte != b'\\' {
            text.push(char::from(byte));
            continue;
        }
        let kind = bytes.get(at).copied();
        at += 1;
        let plain = match kind {
            None => {
                let why = "\\ at end of string";
                mend(("unicodeescape", why), (bytes, start..bytes.len()), errors, &mut text)?;
                break;
            }
            Some(b'\n') => continue,
            Some(quoted @ (b'\\' | b'\'' | b'"')) => char::from(quoted),
            Some(b'a') => '\u{7}',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'v') => '\u{b}',
            Some(b'0'..=b'7') => {
                let digits =
                    bytes[at - 1..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(b));
                let digits: Vec<u8> = digits.copied().collect();
                at += digits.len() - 1;
                let code = digits.iter().fold(0, |code, digit| code * 8 + u32::from(digit - b'0'));
                char::from_u32(code).unwrap_or_default()
            }
            Some(kind @ (b'x' | b'u' | b'U')) => {
                let (count, shown) = match kind {
                    b'x' => (2, "\\xXX"),
                    b'u' => (4, "\\uXXXX"),
                    _ => (8, "\\UXXXXXXXX"),
                };
                let digits = bytes[at..].iter().take(count).take_while(|b| b.is_ascii_hexdigit());
                let digits: String = digits.map(|&digit| char::from(digit)).collect();
                at += digits.len();
                if digits.len() < count {
                    let why = format!("truncated {shown} escape");
                    mend(("unicodeescape", &why), (bytes, start..at), errors, &mut text)?;
                    continue;
                }
                let code = u32::from_str_radix(&digits, 16).unwrap_or_default();
                match char::from_u32(code) {
                    Some(character) => character,
                    None if code > 0x0010_FFFF => {
                        let why = "illegal Unicode character";
                        mend(("unicodeescape", why), (bytes, start..at), errors, &mut text)?;
                        continue;
                    }
                    None => {
                        return Err(not_implemented_error("a lone surrogate in unicode_escape"));
                    }
                }
            }
            Some(b'N') => return Err(not_implemented_error("\\N in unicode_escape")),
            Some(other) => {
                text.push('\\');
                char::from(other)
            }
        };
        text.push(plain);
    }
    Ok(Str::from(text))
}

fn western(text: &Str, errors: &str) -> Result<Bytes> {
    let mut out = Vec::new();
    for character in text.as_str().chars() {
        let code = u32::from(character);
        let place = CP1252.iter().position(|&known| known == code && code != 0);
        match (place, u8::try_from(code)) {
            (Some(place), _) => out.push(0x80 + u8::try_from(place).unwrap_or(0)),
            (None, Ok(byte)) if !(0x80..0xA0).contains(&byte) => out.push(byte),
            _ if errors == "ignore" => {}
            _ if errors == "replace" => out.push(b'?'),
            _ => return Err(not_implemented_error("a character that cp1252 does not have")),
        }
    }
    Ok(Bytes::from(out))
}

/// Bytes in an encoding of this page; none where the name is none of them.
pub(crate) fn decode(bytes: &[u8], name: &str, errors: &str) -> Result<Option<Str>> {
    if matches!(name, "cp1252" | "windows-1252") {
        let mut text = String::new();
        for (at, &byte) in bytes.iter().enumerate() {
            let code = match byte {
                0x80..0xA0 => CP1252[usize::from(byte - 0x80)],
                byte => u32::from(byte),
            };
            match char::from_u32(code).filter(|_| code != 0 || byte == 0) {
                Some(character) => text.push(character),
                None => {
                    let why = "character maps to <undefined>";
                    mend(("charmap", why), (bytes, at..at + 1), errors, &mut text)?;
                }
            }
        }
        return Ok(Some(Str::from(text)));
    }
    if matches!(name, "unicode-escape" | "unicodeescape") {
        return unescaped(bytes, errors).map(Some);
    }
    if matches!(name, "utf-8-sig" | "utf8-sig") {
        let rest = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        return Bytes::from(rest.to_vec()).decode("utf-8", errors).map(Some);
    }
    let Some((width, mut is_little, has_mark)) = wide(name) else { return Ok(None) };
    let mut rest = bytes;
    if has_mark {
        let little: &[u8] = if width == 2 { &[0xFF, 0xFE] } else { &[0xFF, 0xFE, 0, 0] };
        let big: &[u8] = if width == 2 { &[0xFE, 0xFF] } else { &[0, 0, 0xFE, 0xFF] };
        if let Some(after) = rest.strip_prefix(little) {
            rest = after;
        } else if let Some(after) = rest.strip_prefix(big) {
            (rest, is_little) = (after, false);
        }
    }
    let fault = |what: &str| -> Exc { not_implemented_error(&format!("{what} in {name}")) };
    if rest.len() % width != 0 {
        return Err(fault("an incomplete character"));
    }
    let units = rest.chunks_exact(width).map(|unit| {
        let fold = |value: u32, byte: &u8| value << 8 | u32::from(*byte);
        if is_little { unit.iter().rev().fold(0, fold) } else { unit.iter().fold(0, fold) }
    });
    let text: Option<String> = if width == 4 {
        units.map(char::from_u32).collect()
    } else {
        let units: Vec<u16> = units.map(|unit| unit as u16).collect();
        String::from_utf16(&units).ok()
    };
    text.map(|text| Some(Str::from(text))).ok_or_else(|| fault("half a surrogate pair"))
}

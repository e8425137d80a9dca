//! The methods of `bytes` and `bytearray`.
//!
//! Those that search, split, pad and change case work on the bytes as the characters of Latin-1 do in
//! `str`: one implementation for both.

use crate::bytes::{ByteArray, Bytes, bytes_like, collect};
use crate::dyn_value::Dyn;
use crate::dynamic::{self, type_name};
use crate::exc::{Result, type_error, value_error};
use crate::function::Args;
use crate::str::Str;

pub(super) const NAMES: &[&str] = &[
    "capitalize",
    "center",
    "count",
    "decode",
    "endswith",
    "expandtabs",
    "find",
    "fromhex",
    "hex",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
];
pub(super) const CHANGING: &[&str] =
    &["append", "clear", "copy", "extend", "insert", "pop", "remove", "reverse"];

/// Each byte as the character with its number; those beyond ASCII as private ones, which have no case and
/// are no letters, digits or white space.
fn to_text(bytes: &[u8]) -> Str {
    Str::from(bytes.iter().map(|&byte| shown(byte)).collect::<String>())
}

fn shown(byte: u8) -> char {
    if byte.is_ascii() && !(0x1c..=0x1f).contains(&byte) {
        char::from(byte)
    } else {
        char::from_u32(0xE000 + u32::from(byte)).unwrap_or('\u{E000}')
    }
}

fn to_bytes(text: &Str) -> Vec<u8> {
    let byte = |character: char| {
        let code = u32::from(character);
        u8::try_from(if code >= 0xE000 { code - 0xE000 } else { code }).unwrap_or(0)
    };
    text.as_str().chars().map(byte).collect()
}

/// Arguments and answers of `str`'s methods, from and to bytes.
fn argument(value: &Dyn) -> Dyn {
    match value {
        Dyn::Bytes(_) | Dyn::ByteArray(_) => {
            Dyn::Str(to_text(&bytes_like(value).unwrap_or_default()))
        }
        Dyn::Tuple(items) => Dyn::tuple(items.items().iter().map(argument).collect()),
        _ => value.clone(),
    }
}

fn answer(this: &Dyn, value: Dyn) -> Dyn {
    match value {
        Dyn::Str(text) => make(this, to_bytes(&text)),
        Dyn::List(items) => {
            Dyn::list(items.to_vec().into_iter().map(|item| answer(this, item)).collect())
        }
        Dyn::Tuple(items) => {
            Dyn::tuple(items.items().iter().map(|item| answer(this, item.clone())).collect())
        }
        other => other,
    }
}

fn make(this: &Dyn, bytes: Vec<u8>) -> Dyn {
    match this {
        Dyn::ByteArray(_) => Dyn::ByteArray(ByteArray::from(bytes)),
        _ => Dyn::Bytes(Bytes::from(bytes)),
    }
}

pub(super) fn call(this: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    if let Dyn::ByteArray(array) = this
        && CHANGING.contains(&args.name)
    {
        return change(array, args);
    }
    let bytes = bytes_like(this).unwrap_or_default();
    match args.name {
        "decode" => {
            let [encoding, errors] = args.named(["encoding", "errors"], 0)?;
            let encoding = args.text_of("encoding", encoding, "utf-8")?;
            let errors = args.text_of("errors", errors, "strict")?;
            Bytes::from(bytes).decode(encoding.as_str(), errors.as_str()).map(Dyn::Str)
        }
        "hex" => {
            let [separator, group] = args.named(["sep", "bytes_per_sep"], 0)?;
            let separator = match separator {
                Some(Dyn::Bytes(separator)) => {
                    String::from_utf8_lossy(separator.as_slice()).into_owned()
                }
                Some(Dyn::Str(separator)) => separator.as_str().to_owned(),
                Some(_) => return Err(type_error("sep must be str or bytes.")),
                None => String::new(),
            };
            if !separator.is_ascii() {
                return Err(crate::exc::value_error("sep must be ASCII."));
            }
            if separator.len() != 1 && args.pos.len() + args.kw.len() > 0 {
                return Err(crate::exc::value_error("sep must be length 1."));
            }
            let group = group.map_or(Ok(1), |group| group.as_index())?;
            let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
            let mut text = String::with_capacity(bytes.len() * 2);
            for (at, byte) in bytes.iter().enumerate() {
                let before = if group > 0 { bytes.len() - at } else { at };
                if at > 0 && size > 0 && before % size == 0 {
                    text.push_str(&separator);
                }
                text.push_str(&format!("{byte:02x}"));
            }
            Ok(Dyn::from(text))
        }
        "fromhex" => fromhex(&args.one()?).map(|bytes| make(this, bytes)),
        "join" => {
            let mut all = Vec::new();
            for (index, part) in dynamic::to_items(&args.one()?)?.iter().enumerate() {
                if index > 0 {
                    all.extend_from_slice(&bytes);
                }
                all.extend(bytes_like(part).ok_or_else(|| {
                    type_error(&format!(
                        "sequence item {index}: expected a bytes-like object, {} found",
                        type_name(part)
                    ))
                })?);
            }
            Ok(make(this, all))
        }
        "maketrans" => {
            let (from, to) = args.two()?;
            let (from, to) = (collect(&from)?, collect(&to)?);
            if from.len() != to.len() {
                return Err(value_error("maketrans arguments must have same length"));
            }
            let mut table: Vec<u8> = (0..=255).collect();
            for (from, to) in from.iter().zip(to) {
                table[usize::from(*from)] = to;
            }
            Ok(Dyn::Bytes(Bytes::from(table)))
        }
        "translate" => {
            let [table, deleted] = args.named(["table", "delete"], 1)?;
            let deleted = deleted.map(|deleted| collect(&deleted)).transpose()?.unwrap_or_default();
            let table = match table {
                None | Some(Dyn::None) => (0..=255).collect(),
                Some(table) => collect(&table)?,
            };
            if table.len() != 256 {
                return Err(value_error("translation table must be 256 characters long"));
            }
            let kept = bytes.iter().filter(|byte| !deleted.contains(byte));
            Ok(make(this, kept.map(|&byte| table[usize::from(byte)]).collect()))
        }
        "splitlines" => {
            // Bytes know three ends of lines only; the rest of `str`'s are hidden from it.
            let hidden: String = bytes
                .iter()
                .map(|&byte| {
                    if matches!(byte, 0x0b | 0x0c) {
                        char::from_u32(0xE000 + u32::from(byte)).unwrap_or(' ')
                    } else {
                        shown(byte)
                    }
                })
                .collect();
            super::text::call(&Str::from(hidden), args).map(|value| answer(this, value))
        }
        "isascii" => Ok(Dyn::Bool(bytes.is_ascii())),
        _ => {
            refuse_others(args)?;
            let mut pos: Vec<Dyn> = args.pos.iter().map(argument).collect();
            if let "find" | "rfind" | "index" | "rindex" | "count" = args.name
                && let Some(byte @ (Dyn::Int(_) | Dyn::Bool(_))) = pos.first()
            {
                let byte = super::super::index(byte)?;
                let byte = byte.to_i64().and_then(|byte| u8::try_from(byte).ok());
                let byte = byte.ok_or_else(|| value_error("byte must be in range(0, 256)"))?;
                pos[0] = Dyn::Str(to_text(&[byte]));
            }
            let kw: Vec<(Str, Dyn)> =
                args.kw.iter().map(|(name, value)| (name.clone(), argument(value))).collect();
            let outcome =
                super::text::call(&to_text(&bytes), &Args { name: args.name, pos: &pos, kw: &kw });
            outcome.map(|value| answer(this, value)).map_err(|exc| {
                if exc.last_line() == "ValueError: substring not found" {
                    value_error("subsection not found")
                } else {
                    exc
                }
            })
        }
    }
}

/// Refuses what is no bytes where a method wants bytes.
fn refuse_others(args: &Args<'_>) -> Result<()> {
    let (most, wanted): (usize, &[usize]) = match args.name {
        "find" | "rfind" | "index" | "rindex" | "count" | "startswith" | "endswith" => (3, &[0]),
        "replace" => (3, &[0, 1]),
        "split" | "rsplit" => (2, &[0]),
        "partition" | "rpartition" | "removeprefix" | "removesuffix" | "strip" | "lstrip"
        | "rstrip" => (1, &[0]),
        "center" | "ljust" | "rjust" => (2, &[1]),
        _ => return Ok(()),
    };
    // A wrong number of them, or a name, is told first.
    if args.pos.len() > most || args.pos.len() < wanted.len().min(most - 1) || !args.kw.is_empty() {
        return Ok(());
    }
    for value in wanted.iter().filter_map(|&at| args.pos.get(at)) {
        let may_be_none = matches!(args.name, "split" | "rsplit" | "strip" | "lstrip" | "rstrip");
        let is_fit = match value {
            Dyn::Bytes(_) | Dyn::ByteArray(_) => true,
            Dyn::None => may_be_none,
            Dyn::Int(_) | Dyn::Bool(_) => {
                matches!(args.name, "find" | "rfind" | "index" | "rindex" | "count")
            }
            Dyn::Tuple(parts) => {
                matches!(args.name, "startswith" | "endswith")
                    && parts.items().iter().all(|part| bytes_like(part).is_some())
            }
            _ => false,
        };
        if is_fit {
            continue;
        }
        let kind = type_name(value);
        return Err(type_error(&match args.name {
            "find" | "rfind" | "index" | "rindex" | "count" => {
                format!("argument should be integer or bytes-like object, not '{kind}'")
            }
            "startswith" | "endswith" if !matches!(value, Dyn::Tuple(_)) => {
                format!("{} first arg must be bytes or a tuple of bytes, not {kind}", args.name)
            }
            "center" | "ljust" | "rjust" => {
                // The width is looked at first.
                args.pos[0].as_index()?;
                format!("{}() argument 2 must be a byte string of length 1, not {kind}", args.name)
            }
            _ => format!("a bytes-like object is required, not '{kind}'"),
        }));
    }
    Ok(())
}

/// `bytes.fromhex(text)`.
pub(crate) fn fromhex(text: &Dyn) -> Result<Vec<u8>> {
    let text = text.as_text("fromhex() argument")?;
    let digits: Vec<(usize, char)> =
        text.as_str().chars().enumerate().filter(|(_, c)| !c.is_ascii_whitespace()).collect();
    let mut bytes = Vec::new();
    let mut at = 0;
    while at < digits.len() {
        let digit = |index: usize| digits.get(index).and_then(|(_, c)| c.to_digit(16));
        let fault = |index: usize| {
            let place = digits.get(index).map_or(text.len(), |&(place, _)| place);
            value_error(&format!(
                "non-hexadecimal number found in fromhex() arg at position {place}"
            ))
        };
        let high = digit(at).ok_or_else(|| fault(at))?;
        let low = digit(at + 1).ok_or_else(|| fault(at + 1))?;
        bytes.push(u8::try_from(high * 16 + low).unwrap_or(0));
        at += 2;
    }
    Ok(bytes)
}

fn change(array: &ByteArray, args: &Args<'_>) -> Result<Dyn> {
    match args.name {
        "append" => array.append(args.one()?.as_index()?)?,
        "clear" => array.clear()?,
        "copy" => return Ok(Dyn::ByteArray(ByteArray::from(array.to_vec()))),
        "extend" => {
            let bytes = collect(&args.one()?)?;
            array.extend(&bytes)?;
        }
        "insert" => {
            let (at, value) = args.two()?;
            array.insert(at.as_index()?, value.as_index()?)?;
        }
        "pop" => {
            let [at] = args.places::<1>(0)?;
            return array.pop(at.map_or(Ok(-1), |at| at.as_index())?).map(Dyn::from);
        }
        "remove" => {
            let value = args.one()?.as_index()?;
            match array.to_ints().to_vec().iter().position(|&byte| byte == value) {
                Some(at) => array.delete(crate::int::from_usize(at))?,
                None => return Err(value_error("value not found in bytearray")),
            }
        }
        _ => array.reverse(),
    }
    Ok(Dyn::None)
}

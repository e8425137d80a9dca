//! `json`.

use super::Names;
use crate::class::Builtin;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType, Result, type_error, value_error};
use crate::function::Args;
use crate::str::Str;

pub(super) fn fill(names: &Names) -> Result<()> {
    names.class("JSONDecodeError", Builtin::Exc(ExcType::JSONDecodeError));
    names.function("dumps", |args| {
        if let Some(text) = by_class(args, 1)? {
            return Ok(text);
        }
        let (value, options) = Options::read(args, 1)?;
        let mut out = String::new();
        options.write(&value, 0, &mut Vec::new(), &mut out)?;
        Ok(Dyn::from(out))
    });
    names.function("dump", |args| {
        let file = args.pos.get(1).cloned().unwrap_or_default();
        if let Some(text) = by_class(args, 2)? {
            d::call_method(&file, "write", &[text])?;
            return Ok(Dyn::None);
        }
        let (value, options) = Options::read(args, 2)?;
        let mut out = String::new();
        options.write(&value, 0, &mut Vec::new(), &mut out)?;
        d::call_method(&file, "write", &[Dyn::from(out)])?;
        Ok(Dyn::None)
    });
    names.function("loads", |args| {
        let text = args.pos.first().cloned().unwrap_or_default();
        loads(&text, args)
    });
    names.function("load", |args| {
        let file = args.pos.first().cloned().unwrap_or_default();
        loads(&d::call_method(&file, "read", &[])?, args)
    });
    // A value that begins at a place of a text, and where it ends.
    names.function("_raw_decode", |args| {
        let Some((text, rest)) = args.pos.split_first() else { return Ok(Dyn::None) };
        let at = rest.first().map_or(Ok(0), Dyn::as_index)?;
        let text = text.as_text("first argument")?;
        let characters: Vec<char> = text.as_str().chars().collect();
        let Ok(at) = usize::try_from(at) else {
            return Err(value_error("idx cannot be negative"));
        };
        let mut reader = Reader::new(&text, &characters, Args { pos: &[], ..*args })?;
        reader.at = at.min(characters.len());
        let value = reader.value()?;
        Ok(Dyn::tuple(vec![value, Dyn::from(crate::int::from_usize(reader.at))]))
    });
    Ok(())
}

/// What an encoder of the program's own writes, where `cls` says one.
fn by_class(args: &Args<'_>, places: usize) -> Result<Option<Dyn>> {
    let said = args.kw.iter().find(|(name, _)| name.as_str() == "cls");
    let Some((_, class)) = said.filter(|(_, class)| !class.is_none()) else { return Ok(None) };
    if args.pos.len() != places {
        return Ok(None);
    }
    let rest: Vec<(Str, Dyn)> =
        args.kw.iter().filter(|(name, _)| name.as_str() != "cls").cloned().collect();
    let encoder = d::call_with(class, &[], &rest)?;
    if places == 2 {
        let mut text = String::new();
        for chunk in d::to_vec(&d::call_method(&encoder, "iterencode", &args.pos[..1])?)? {
            text.push_str(chunk.as_text("chunk")?.as_str());
        }
        return Ok(Some(Dyn::from(text)));
    }
    d::call_method(&encoder, "encode", &args.pos[..1]).map(Some)
}

struct Options {
    keeps_ascii: bool,
    sorts: bool,
    skips: bool,
    allows_nan: bool,
    indent: Option<String>,
    between: String,
    after_key: String,
    default: Option<Dyn>,
}

impl Options {
    fn read(args: &Args<'_>, places: usize) -> Result<(Dyn, Options)> {
        if args.pos.len() > places || args.pos.is_empty() {
            return Err(type_error(&format!(
                "{}() takes {places} positional argument{} but {} were given",
                args.name,
                if places == 1 { "" } else { "s" },
                args.pos.len()
            )));
        }
        let named = Args { pos: &[], ..*args };
        let [skips, ascii, circular, nan, class, indent, separators, default, sorts] = named
            .named(
                [
                    "skipkeys",
                    "ensure_ascii",
                    "check_circular",
                    "allow_nan",
                    "cls",
                    "indent",
                    "separators",
                    "default",
                    "sort_keys",
                ],
                0,
            )?;
        if class.is_some_and(|class| !class.is_none()) {
            return Err(crate::exc::not_implemented_error("json with a class of its own"));
        }
        drop(circular);
        let flag =
            |value: Option<Dyn>, usual: bool| value.map_or(Ok(usual), |value| d::truth(&value));
        let indent = match indent {
            None | Some(Dyn::None) => None,
            Some(Dyn::Str(text)) => Some(text.as_str().to_owned()),
            Some(count) => Some(" ".repeat(usize::try_from(count.as_index()?).unwrap_or(0))),
        };
        let (mut between, mut after_key) =
            (if indent.is_some() { "," } else { ", " }.to_owned(), ": ".to_owned());
        if let Some(pair) = separators.filter(|pair| !pair.is_none()) {
            let pair = d::unpack(&pair, 2)?;
            between = pair[0].as_text("separator")?.to_string();
            after_key = pair[1].as_text("separator")?.to_string();
        }
        let options = Options {
            keeps_ascii: flag(ascii, true)?,
            sorts: flag(sorts, false)?,
            skips: flag(skips, false)?,
            allows_nan: flag(nan, true)?,
            indent,
            between,
            after_key,
            default: default.filter(|default| !default.is_none()),
        };
        Ok((args.pos[0].clone(), options))
    }

    fn number(&self, value: f64) -> Result<String> {
        let text = match crate::float::not_finite(value) {
            None => return Ok(crate::float::repr(value)),
            Some("nan") => "NaN",
            Some("inf") => "Infinity",
            Some(_) => "-Infinity",
        };
        if !self.allows_nan {
            return Err(value_error("Out of range float values are not JSON compliant"));
        }
        Ok(text.to_owned())
    }

    fn text(&self, text: &str, out: &mut String) {
        out.push('"');
        for character in text.chars() {
            match character {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\x08' => out.push_str("\\b"),
                '\x0c' => out.push_str("\\f"),
                '\0'..='\x1f' => out.push_str(&format!("\\u{:04x}", u32::from(character))),
                _ if character.is_ascii() && character != '\x7f' || !self.keeps_ascii => {
                    out.push(character)
                }
                _ => {
                    for unit in character.encode_utf16(&mut [0; 2]) {
                        out.push_str(&format!("\\u{unit:04x}"));
                    }
                }
            }
        }
        out.push('"');
    }

    fn line(&self, depth: usize, out: &mut String) {
        if let Some(indent) = &self.indent {
            out.push('\n');
            for _ in 0..depth {
                out.push_str(indent);
            }
        }
    }

    fn write(
        &self,
        value: &Dyn,
        depth: usize,
        within: &mut Vec<Dyn>,
        out: &mut String,
    ) -> Result<()> {
        match value {
            Dyn::None => out.push_str("null"),
            Dyn::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Dyn::Int(number) => out.push_str(&number.to_text()?),
            Dyn::Float(number) => out.push_str(&self.number(*number)?),
            Dyn::Str(text) => self.text(text.as_str(), out),
            Dyn::List(_) | Dyn::Tuple(_) | Dyn::Dict(_) => {
                if within.iter().any(|outer| d::is(outer, value) && !matches!(value, Dyn::Tuple(_)))
                {
                    return Err(value_error("Circular reference detected"));
                }
                let _depth = crate::recursion::enter()?;
                within.push(value.clone());
                match value {
                    Dyn::Dict(dict) => self.write_dict(dict, depth, within, out)?,
                    _ => self.write_list(&d::to_vec(value)?, depth, within, out)?,
                }
                within.pop();
            }
            Dyn::Instance(instance) if instance.payload().is_some() => {
                return self.write(&instance.payload().unwrap_or_default(), depth, within, out);
            }
            other => match &self.default {
                Some(default) => {
                    let value = d::call(default, std::slice::from_ref(other))?;
                    if within.len() > 500 {
                        return Err(value_error("Circular reference detected"));
                    }
                    within.push(other.clone());
                    self.write(&value, depth, within, out)?;
                    within.pop();
                }
                None => {
                    return Err(type_error(&format!(
                        "Object of type {} is not JSON serializable",
                        d::type_of(other).name()
                    )));
                }
            },
        }
        Ok(())
    }

    fn write_list(
        &self,
        items: &[Dyn],
        depth: usize,
        within: &mut Vec<Dyn>,
        out: &mut String,
    ) -> Result<()> {
        if items.is_empty() {
            out.push_str("[]");
            return Ok(());
        }
        out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                out.push_str(&self.between);
            }
            self.line(depth + 1, out);
            self.write(item, depth + 1, within, out)?;
        }
        self.line(depth, out);
        out.push(']');
        Ok(())
    }

    fn write_dict(
        &self,
        dict: &Dict<Dyn, Dyn>,
        depth: usize,
        within: &mut Vec<Dyn>,
        out: &mut String,
    ) -> Result<()> {
        let mut pairs = dict.pairs();
        if pairs.is_empty() {
            out.push_str("{}");
            return Ok(());
        }
        if self.sorts {
            crate::sort::sort(&mut pairs, |a, b| {
                d::order(crate::traits::Comparison::Less, &a.0, &b.0)
            })?;
        }
        out.push('{');
        let mut is_first = true;
        for (key, value) in pairs {
            let name = match &key {
                Dyn::Str(text) => text.as_str().to_owned(),
                Dyn::Bool(flag) => if *flag { "true" } else { "false" }.to_owned(),
                Dyn::None => "null".to_owned(),
                Dyn::Int(number) => number.to_text()?,
                Dyn::Float(number) => self.number(*number)?,
                Dyn::Instance(instance) if instance.payload().is_some() => {
                    d::str(&instance.payload().unwrap_or_default())?.to_string()
                }
                _ if self.skips => continue,
                other => {
                    return Err(type_error(&format!(
                        "keys must be str, int, float, bool or None, not {}",
                        d::type_of(other).name()
                    )));
                }
            };
            if !is_first {
                out.push_str(&self.between);
            }
            is_first = false;
            self.line(depth + 1, out);
            self.text(&name, out);
            out.push_str(&self.after_key);
            self.write(&value, depth + 1, within, out)?;
        }
        self.line(depth, out);
        out.push('}');
        Ok(())
    }
}

fn loads(text: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    if let Some((_, class)) = args.kw.iter().find(|(name, _)| name.as_str() == "cls") {
        let rest: Vec<(Str, Dyn)> =
            args.kw.iter().filter(|(name, _)| name.as_str() != "cls").cloned().collect();
        if !class.is_none() {
            let decoder = d::call_with(class, &[], &rest)?;
            return d::call_method(&decoder, "decode", std::slice::from_ref(text));
        }
        return loads(text, &Args { kw: &rest, ..*args });
    }
    let text = match text {
        Dyn::Str(text) => text.clone(),
        Dyn::Bytes(bytes) => bytes.decode("utf-8", "strict")?,
        other => {
            return Err(type_error(&format!(
                "the JSON object must be str, bytes or bytearray, not {}",
                d::type_of(other).name()
            )));
        }
    };
    if text.as_str().starts_with('\u{feff}') {
        return Err(fault("Unexpected UTF-8 BOM (decode using utf-8-sig)", &[], &text, 0));
    }
    let characters: Vec<char> = text.as_str().chars().collect();
    let mut reader = Reader::new(&text, &characters, Args { pos: &[], ..*args })?;
    reader.space();
    let value = reader.value()?;
    reader.space();
    if reader.at < characters.len() {
        return Err(reader.fault("Extra data", reader.at));
    }
    Ok(value)
}

fn fault(message: &str, characters: &[char], text: &Str, at: usize) -> Exc {
    let before = &characters[..at.min(characters.len())];
    let line = before.iter().filter(|&&c| c == '\n').count() + 1;
    let column = match before.iter().rposition(|&c| c == '\n') {
        Some(newline) => at - newline,
        None => at + 1,
    };
    let exc = ExcType::JSONDecodeError
        .with(&format!("{message}: line {line} column {column} (char {at})"));
    let number = |value: usize| Dyn::from(crate::int::from_usize(value));
    for (name, value) in [
        ("msg", Dyn::text(message)),
        ("doc", Dyn::Str(text.clone())),
        ("pos", number(at)),
        ("lineno", number(line)),
        ("colno", number(column)),
    ] {
        exc.attributes().set_text(name, value);
    }
    exc
}

struct Reader<'a> {
    text: &'a Str,
    characters: &'a [char],
    at: usize,
    hook: Option<Dyn>,
    pairs_hook: Option<Dyn>,
    parse_float: Option<Dyn>,
    parse_int: Option<Dyn>,
    parse_constant: Option<Dyn>,
    /// Whether control characters in texts are refused.
    is_strict: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a Str, characters: &'a [char], named: Args<'_>) -> Result<Reader<'a>> {
        let names = [
            "object_hook",
            "object_pairs_hook",
            "parse_float",
            "parse_int",
            "parse_constant",
            "strict",
        ];
        let all = named.named(names, 0)?;
        let [hook, pairs_hook, parse_float, parse_int, parse_constant, strict] =
            all.map(|value| value.filter(|value| !value.is_none()));
        let is_strict = strict.map_or(Ok(true), |strict| d::truth(&strict))?;
        Ok(Reader {
            text,
            characters,
            at: 0,
            hook,
            pairs_hook,
            parse_float,
            parse_int,
            parse_constant,
            is_strict,
        })
    }

    fn fault(&self, message: &str, at: usize) -> Exc {
        fault(message, self.characters, self.text, at)
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(' ' | '\t' | '\n' | '\r')) {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let is_there = self.characters[self.at..].iter().take(length).copied().eq(word.chars());
        if is_there {
            self.at += length;
        }
        is_there
    }

    fn value(&mut self) -> Result<Dyn> {
        let _depth = crate::recursion::enter().map_err(|_| {
            crate::exc::recursion_error(
                "maximum recursion depth exceeded while decoding a JSON value",
            )
        })?;
        match self.peek() {
            Some('"') => {
                self.at += 1;
                self.string().map(Dyn::from)
            }
            Some('{') => self.object(),
            Some('[') => self.array(),
            _ if self.word("null") => Ok(Dyn::None),
            _ if self.word("true") => Ok(Dyn::Bool(true)),
            _ if self.word("false") => Ok(Dyn::Bool(false)),
            _ if self.word("NaN") => self.constant("NaN", crate::float::fresh_nan()),
            _ if self.word("Infinity") => self.constant("Infinity", f64::INFINITY),
            _ if self.word("-Infinity") => self.constant("-Infinity", f64::NEG_INFINITY),
            _ => self.number(),
        }
    }

    fn constant(&self, word: &str, value: f64) -> Result<Dyn> {
        match &self.parse_constant {
            Some(hook) => d::call(hook, &[Dyn::text(word)]),
            None => Ok(Dyn::Float(value)),
        }
    }

    fn number(&mut self) -> Result<Dyn> {
        let start = self.at;
        let digit = |at: usize| self.characters.get(at).is_some_and(char::is_ascii_digit);
        let mut at = start;
        if self.characters.get(at) == Some(&'-') {
            at += 1;
        }
        if !digit(at) {
            return Err(self.fault("Expecting value", start));
        }
        if self.characters[at] == '0' {
            at += 1;
        } else {
            while digit(at) {
                at += 1;
            }
        }
        let mut is_float = false;
        if self.characters.get(at) == Some(&'.') && digit(at + 1) {
            is_float = true;
            at += 1;
            while digit(at) {
                at += 1;
            }
        }
        if matches!(self.characters.get(at), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.characters.get(at + 1), Some('+' | '-')));
            if digit(at + 1 + sign) {
                is_float = true;
                at += 1 + sign;
                while digit(at) {
                    at += 1;
                }
            }
        }
        self.at = at;
        let text: String = self.characters[start..at].iter().collect();
        let hook = if is_float { &self.parse_float } else { &self.parse_int };
        if let Some(hook) = hook {
            return d::call(hook, &[Dyn::from(text)]);
        }
        if is_float {
            crate::float::parse(&text).map(Dyn::Float)
        } else {
            crate::int::parse(&text, 10).map(Dyn::Int)
        }
    }

    fn code_unit(&self) -> Result<u32> {
        let digits: String = self.characters.iter().skip(self.at).take(4).collect();
        u32::from_str_radix(&digits, 16)
            .ok()
            .filter(|_| digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
            // The text must go on behind it.
            .filter(|_| self.at + 4 < self.characters.len())
            .ok_or_else(|| self.fault("Invalid \\uXXXX escape", self.at - 1))
    }

    /// After the opening quote.
    fn string(&mut self) -> Result<String> {
        let start = self.at - 1;
        let mut out = String::new();
        loop {
            let Some(character) = self.peek() else {
                return Err(self.fault("Unterminated string starting at", start));
            };
            self.at += 1;
            match character {
                '"' => return Ok(out),
                '\\' => {
                    let Some(escape) = self.peek() else {
                        return Err(self.fault("Unterminated string starting at", start));
                    };
                    self.at += 1;
                    match escape {
                        '"' | '\\' | '/' => out.push(escape),
                        'b' => out.push('\x08'),
                        'f' => out.push('\x0c'),
                        'n' => out.push('\n'),
                        'r' => out.push('\r'),
                        't' => out.push('\t'),
                        'u' => {
                            let mut code = self.code_unit()?;
                            self.at += 4;
                            if (0xD800..0xDC00).contains(&code)
                                && self.characters.get(self.at) == Some(&'\\')
                                && self.characters.get(self.at + 1) == Some(&'u')
                            {
                                self.at += 2;
                                let low = self.code_unit()?;
                                if (0xDC00..0xE000).contains(&low) {
                                    self.at += 4;
                                    code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                                } else {
                                    self.at -= 2;
                                }
                            }
                            match char::from_u32(code) {
                                Some(character) => out.push(character),
                                None => {
                                    return Err(crate::exc::not_implemented_error(
                                        "half a surrogate pair in JSON, which a text here cannot hold",
                                    ));
                                }
                            }
                        }
                        _ => return Err(self.fault("Invalid \\escape", self.at - 2)),
                    }
                }
                '\0'..='\x1f' if self.is_strict => {
                    return Err(self.fault("Invalid control character at", self.at - 1));
                }
                _ => out.push(character),
            }
        }
    }

    fn array(&mut self) -> Result<Dyn> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.word("]") {
            return Ok(Dyn::list(items));
        }
        loop {
            items.push(self.value()?);
            self.space();
            if self.word("]") {
                return Ok(Dyn::list(items));
            }
            if !self.word(",") {
                return Err(self.fault("Expecting ',' delimiter", self.at));
            }
            self.space();
        }
    }

    fn object(&mut self) -> Result<Dyn> {
        self.at += 1;
        let mut pairs: Vec<(Dyn, Dyn)> = Vec::new();
        self.space();
        if !self.word("}") {
            loop {
                if !self.word("\"") {
                    return Err(
                        self.fault("Expecting property name enclosed in double quotes", self.at)
                    );
                }
                let key = self.string()?;
                self.space();
                if !self.word(":") {
                    return Err(self.fault("Expecting ':' delimiter", self.at));
                }
                self.space();
                pairs.push((Dyn::from(key), self.value()?));
                self.space();
                if self.word("}") {
                    break;
                }
                if !self.word(",") {
                    return Err(self.fault("Expecting ',' delimiter", self.at));
                }
                self.space();
            }
        }
        if let Some(hook) = &self.pairs_hook {
            let pairs =
                pairs.into_iter().map(|(key, value)| Dyn::tuple(vec![key, value])).collect();
            return d::call(hook, &[Dyn::list(pairs)]);
        }
        let dict = Dict::new();
        for (key, value) in pairs {
            dict.set_item(key, value)?;
        }
        match &self.hook {
            Some(hook) => d::call(hook, &[Dyn::Dict(dict)]),
            None => Ok(Dyn::Dict(dict)),
        }
    }
}

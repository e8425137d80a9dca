//! `re`: patterns with Python's semantics, by backtracking with a limit of steps.

mod flag;
mod machine;
mod pattern;
mod syntax;

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use super::Names;
use crate::class::Builtin;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result, index_error, type_error};
use crate::function::{Args, Function};
use crate::int::from_usize;
use crate::iter::Iter;
use crate::native::Native;

use machine::Found;
use pattern::Pattern;

thread_local! {
    static COMPILED: RefCell<Dict<Dyn, Dyn>> = RefCell::new(Dict::new());
}

/// Patterns that are kept compiled.
const KEPT: usize = 512;

pub(super) fn fill(names: &Names) -> Result<()> {
    for (short, long, bits) in [
        ("I", "IGNORECASE", flag::IGNORECASE),
        ("M", "MULTILINE", flag::MULTILINE),
        ("S", "DOTALL", flag::DOTALL),
        ("U", "UNICODE", flag::UNICODE),
        ("X", "VERBOSE", flag::VERBOSE),
        ("A", "ASCII", flag::ASCII),
    ] {
        names.set(short, flag::value(bits));
        names.set(long, flag::value(bits));
    }
    names.set("NOFLAG", flag::value(0));
    names.class("error", Builtin::Exc(ExcType::ReError));
    names.class("Pattern", Builtin::Named("Pattern"));
    names.class("Match", Builtin::Named("Match"));
    names.function("compile", |args| {
        let [pattern, flags] = args.named(["pattern", "flags"], 1)?;
        compiled(&pattern.unwrap_or_default(), flags.as_ref())
    });
    names.function("escape", |args| {
        let pattern = args.one()?;
        let (text, is_bytes) = pattern_text(&pattern)?;
        let mut out = String::new();
        for character in text.chars() {
            if "()[]{}?*+-|^$\\.&~# \t\n\r\x0b\x0c".contains(character) {
                out.push('\\');
            }
            out.push(character);
        }
        Ok(made(out.chars(), is_bytes))
    });
    names.function("purge", |_| {
        COMPILED.with_borrow(Dict::clear);
        Ok(Dyn::None)
    });
    for name in ["search", "match", "fullmatch", "findall", "finditer"] {
        names.function(name, |args| {
            let [pattern, text, flags] = args.named(["pattern", "string", "flags"], 2)?;
            let pattern = compiled(&pattern.unwrap_or_default(), flags.as_ref())?;
            d::call_method_of(&pattern, args.name, &[text.unwrap_or_default()], &[])
        });
    }
    names.function("split", |args| {
        let [pattern, text, most, flags] =
            args.named(["pattern", "string", "maxsplit", "flags"], 2)?;
        let pattern = compiled(&pattern.unwrap_or_default(), flags.as_ref())?;
        d::call_method(
            &pattern,
            "split",
            &[text.unwrap_or_default(), most.unwrap_or_else(|| Dyn::from(0))],
        )
    });
    for name in ["sub", "subn"] {
        names.function(name, |args| {
            let [pattern, with, text, count, flags] =
                args.named(["pattern", "repl", "string", "count", "flags"], 3)?;
            let pattern = compiled(&pattern.unwrap_or_default(), flags.as_ref())?;
            let count = count.unwrap_or_else(|| Dyn::from(0));
            d::call_method_of(
                &pattern,
                args.name,
                &[with.unwrap_or_default(), text.unwrap_or_default(), count],
                &[],
            )
        });
    }
    Ok(())
}

/// A pattern as a value; compiled ones are kept.
fn compiled(pattern: &Dyn, flags: Option<&Dyn>) -> Result<Dyn> {
    let bits = flags.map_or(Ok(0), Dyn::as_index)?;
    match pattern {
        Dyn::Native(native) if native.as_any().is::<Compiled>() => {
            if bits != 0 {
                return Err(crate::exc::value_error(
                    "cannot process flags argument with a compiled pattern",
                ));
            }
            return Ok(pattern.clone());
        }
        Dyn::Str(_) | Dyn::Bytes(_) | Dyn::ByteArray(_) => {}
        Dyn::Instance(instance)
            if matches!(instance.payload(), Some(Dyn::Str(_) | Dyn::Bytes(_))) => {}
        _ => return Err(type_error("first argument must be string or compiled pattern")),
    }
    let (text, is_bytes) = pattern_text(pattern)?;
    if is_bytes && bits & flag::UNICODE != 0 {
        return Err(crate::exc::value_error("cannot use UNICODE flag with a bytes pattern"));
    }
    let pattern = &made(text.chars(), is_bytes);
    let key = Dyn::tuple(vec![pattern.clone(), Dyn::from(bits)]);
    let kept = COMPILED.with_borrow(Dict::clone);
    if let Some(known) = kept.get(&key)? {
        return Ok(known);
    }
    let value = object(&Rc::new(Pattern::new(&text, bits, is_bytes)?));
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.set_item(key, value.clone())?;
    Ok(value)
}

/// The one object of a pattern: a match gives the same that found it.
fn object(pattern: &Rc<Pattern>) -> Dyn {
    if let Some(known) = pattern.object.borrow().upgrade() {
        return Dyn::Native(known);
    }
    let made: Rc<Box<dyn Native>> = Rc::new(Box::new(Compiled(Rc::clone(pattern))));
    *pattern.object.borrow_mut() = Rc::downgrade(&made);
    Dyn::Native(made)
}

/// The text of a pattern or a template; bytes are read as one character each.
fn pattern_text(value: &Dyn) -> Result<(String, bool)> {
    match crate::bytes::bytes_like(value) {
        Some(bytes) => Ok((bytes.iter().map(|&byte| char::from(byte)).collect(), true)),
        None => Ok((value.as_text("pattern")?.as_str().to_owned(), false)),
    }
}

/// A text, or bytes from characters that stand for them.
fn made(characters: impl Iterator<Item = char>, is_bytes: bool) -> Dyn {
    if !is_bytes {
        return Dyn::from(characters.collect::<String>());
    }
    let bytes = characters.map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?'));
    Dyn::Bytes(crate::bytes::Bytes::from(bytes.collect::<Vec<u8>>()))
}

/// What `join` says of an item that is no text, or no bytes.
fn no_item(at: usize, is_bytes: bool, item: &Dyn) -> crate::exc::Exc {
    let wanted = if is_bytes { "a bytes-like object" } else { "str instance" };
    let kind = d::type_name(item);
    type_error(&format!("sequence item {at}: expected {wanted}, {kind} found"))
}

/// A pattern ready to match.
struct Compiled(Rc<Pattern>);

/// A text as the machine reads it.
struct Subject {
    text: Dyn,
    characters: Vec<char>,
    is_bytes: bool,
}

impl Subject {
    fn new(text: &Dyn, pattern: &Pattern) -> Result<Rc<Subject>> {
        if let Some(bytes) = crate::bytes::bytes_like(text) {
            if !pattern.is_bytes {
                return Err(type_error("cannot use a string pattern on a bytes-like object"));
            }
            let characters = bytes.iter().map(|&byte| char::from(byte)).collect();
            return Ok(Rc::new(Subject { text: text.clone(), characters, is_bytes: true }));
        }
        let is_text = match text {
            Dyn::Instance(instance) => matches!(instance.payload(), Some(Dyn::Str(_))),
            text => matches!(text, Dyn::Str(_)),
        };
        if pattern.is_bytes && is_text {
            return Err(type_error("cannot use a bytes pattern on a string-like object"));
        }
        match text {
            Dyn::Str(string) => Ok(Rc::new(Subject {
                text: text.clone(),
                characters: string.as_str().chars().collect(),
                is_bytes: false,
            })),
            Dyn::Instance(instance) if matches!(instance.payload(), Some(Dyn::Str(_))) => {
                Subject::new(&instance.payload().unwrap_or_default(), pattern)
            }
            other => Err(type_error(&format!(
                "expected string or bytes-like object, got '{}'",
                d::type_name(other)
            ))),
        }
    }

    fn cut(&self, from: usize, to: usize) -> Dyn {
        made(self.characters[from..to].iter().copied(), self.is_bytes)
    }
}

/// What a pattern has found.
struct Match {
    pattern: Rc<Pattern>,
    subject: Rc<Subject>,
    found: Found,
    start: usize,
    end: usize,
}

/// Walks through the matches of a text.
struct Matches {
    pattern: Rc<Pattern>,
    subject: Rc<Subject>,
    at: usize,
    end: usize,
    start: usize,
    /// The next match may not be empty where the last one was.
    must_advance: bool,
    is_over: bool,
}

impl Matches {
    fn new(pattern: &Rc<Pattern>, subject: &Rc<Subject>, start: usize, end: usize) -> Matches {
        Matches {
            pattern: Rc::clone(pattern),
            subject: Rc::clone(subject),
            at: start,
            end,
            start,
            must_advance: false,
            is_over: false,
        }
    }

    fn next(&mut self) -> Result<Option<Match>> {
        if self.is_over {
            return Ok(None);
        }
        let text = &self.subject.characters[..self.end];
        match self.pattern.search(text, self.at, self.must_advance)? {
            Some(found) => {
                let (from, to) = found.span(0).unwrap_or((self.at, self.at));
                self.must_advance = from == to;
                self.at = to;
                Ok(Some(Match {
                    pattern: Rc::clone(&self.pattern),
                    subject: Rc::clone(&self.subject),
                    found,
                    start: self.start,
                    end: self.end,
                }))
            }
            None => {
                self.is_over = true;
                Ok(None)
            }
        }
    }
}

fn bounds(subject: &Subject, pos: Option<Dyn>, endpos: Option<Dyn>) -> Result<(usize, usize)> {
    let length = subject.characters.len();
    let clamp = |value: Dyn| -> Result<usize> {
        Ok(usize::try_from(value.as_index()?.max(0)).unwrap_or(0).min(length))
    };
    let end = endpos.map_or(Ok(length), clamp)?;
    Ok((pos.map_or(Ok(0), clamp)?, end))
}

impl Compiled {
    fn call_method(&self, name: &str, args: &Args<'_>) -> Result<Dyn> {
        let pattern = &self.0;
        match name {
            "search" | "match" | "fullmatch" => {
                let [text, pos, endpos] = args.named(["string", "pos", "endpos"], 1)?;
                let subject = Subject::new(&text.unwrap_or_default(), pattern)?;
                let (start, end) = bounds(&subject, pos, endpos)?;
                if start > end {
                    return Ok(Dyn::None);
                }
                let text = &subject.characters[..end];
                let found = match name {
                    "search" => pattern.search(text, start, false)?,
                    "match" => pattern.match_at(text, start, false)?,
                    _ => pattern.match_at(text, start, true)?,
                };
                Ok(found.map_or(Dyn::None, |found| {
                    Dyn::native(Match { pattern: Rc::clone(pattern), subject, found, start, end })
                }))
            }
            "findall" | "finditer" => {
                let [text, pos, endpos] = args.named(["string", "pos", "endpos"], 1)?;
                let subject = Subject::new(&text.unwrap_or_default(), pattern)?;
                let (start, end) = bounds(&subject, pos, endpos)?;
                let mut matches = Matches::new(pattern, &subject, start, end.max(start));
                if name == "finditer" {
                    return Ok(Dyn::Iter(Iter::from_fn("callable_iterator", move || {
                        Ok(matches.next()?.map(Dyn::native))
                    })));
                }
                let mut all = Vec::new();
                let none = made("".chars(), pattern.is_bytes);
                while let Some(found) = matches.next()? {
                    all.push(match pattern.groups {
                        0 => found.group(0, &none),
                        1 => found.group(1, &none),
                        count => {
                            Dyn::tuple((1..=count).map(|group| found.group(group, &none)).collect())
                        }
                    });
                }
                Ok(Dyn::list(all))
            }
            "split" => {
                let [text, most] = args.named(["string", "maxsplit"], 1)?;
                let subject = Subject::new(&text.unwrap_or_default(), pattern)?;
                let most = most.map_or(Ok(0), |most| most.as_index())?;
                let end = subject.characters.len();
                let mut matches = Matches::new(pattern, &subject, 0, end);
                let (mut parts, mut last, mut count) = (Vec::new(), 0, 0);
                while most == 0 || count < most {
                    if most < 0 {
                        break;
                    }
                    let Some(found) = matches.next()? else { break };
                    let (from, to) = found.found.span(0).unwrap_or((0, 0));
                    parts.push(subject.cut(last, from));
                    parts.extend((1..=pattern.groups).map(|group| found.group(group, &Dyn::None)));
                    last = to;
                    count += 1;
                }
                parts.push(subject.cut(last, end));
                Ok(Dyn::list(parts))
            }
            _ => self.substitute(name, args),
        }
    }

    fn substitute(&self, name: &str, args: &Args<'_>) -> Result<Dyn> {
        let pattern = &self.0;
        let [with, text, count] = args.named(["repl", "string", "count"], 2)?;
        let (with, subject) =
            (with.unwrap_or_default(), Subject::new(&text.unwrap_or_default(), pattern)?);
        let most = count.map_or(Ok(0), |count| count.as_index())?;
        let template = match &with {
            other if d::is_callable(other) => None,
            other if matches!(other, Dyn::Str(_)) || crate::bytes::bytes_like(other).is_some() => {
                let (text, is_bytes) = pattern_text(other)?;
                let template = pattern.template(&text)?;
                // A template of the other kind goes as long as it has nothing to say.
                let says = |piece: &pattern::Piece| matches!(piece, pattern::Piece::Text(_));
                if is_bytes != pattern.is_bytes && template.iter().any(says) {
                    let mut matches = Matches::new(pattern, &subject, 0, subject.characters.len());
                    if let Some(found) = matches.next()? {
                        // What stands before the match is the first item of what is joined.
                        let before = found.found.span(0).is_some_and(|(from, _)| from > 0);
                        return Err(no_item(usize::from(before), pattern.is_bytes, other));
                    }
                }
                Some(template)
            }
            other => {
                return Err(type_error(&format!(
                    "decoding to str: need a bytes-like object, {} found",
                    d::type_name(other)
                )));
            }
        };
        let end = subject.characters.len();
        let mut matches = Matches::new(pattern, &subject, 0, end);
        let (mut out, mut last, mut done, mut items) = (String::new(), 0, 0, 0);
        while most == 0 || done < most {
            let Some(found) = matches.next()? else { break };
            let (from, to) = found.found.span(0).unwrap_or((0, 0));
            out.extend(&subject.characters[last..from]);
            match &template {
                Some(template) => found.expand(template, &mut out),
                None => {
                    let answer = d::call(&with, &[Dyn::native(found)])?;
                    if !answer.is_none() {
                        let is_bytes = crate::bytes::bytes_like(&answer).is_some();
                        let item = items + usize::from(from > last);
                        let (shown, _) = pattern_text(&answer)
                            .ok()
                            .filter(|_| is_bytes == pattern.is_bytes)
                            .ok_or_else(|| no_item(item, pattern.is_bytes, &answer))?;
                        out.push_str(&shown);
                    }
                }
            }
            items += usize::from(from > last) + 1;
            last = to;
            done += 1;
        }
        out.extend(&subject.characters[last..]);
        let text = made(out.chars(), pattern.is_bytes);
        Ok(if name == "subn" { Dyn::tuple(vec![text, Dyn::from(done)]) } else { text })
    }
}

impl Native for Compiled {
    fn type_name(&self) -> &'static str {
        "Pattern"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match name {
            "pattern" => made(self.0.text.chars(), self.0.is_bytes),
            "flags" if self.0.flags & flag::ASCII != 0 || self.0.is_bytes => {
                Dyn::from(self.0.flags)
            }
            "flags" => Dyn::from(self.0.flags | flag::UNICODE),
            "groups" => Dyn::from(from_usize(self.0.groups)),
            "groupindex" => {
                let dict = Dict::new();
                for (name, group) in &self.0.names {
                    dict.set_item(Dyn::text(name), Dyn::from(from_usize(*group)))?;
                }
                Dyn::Dict(dict)
            }
            "search" | "match" | "fullmatch" | "findall" | "finditer" | "split" | "sub"
            | "subn" => {
                let (held, method) = (this.clone(), name.to_owned());
                Dyn::Function(Function::open(name, move |args| match &held {
                    Dyn::Native(native) => match native.as_any().downcast_ref::<Compiled>() {
                        Some(compiled) => compiled.call_method(&method, args),
                        None => Ok(Dyn::None),
                    },
                    _ => Ok(Dyn::None),
                }))
            }
            _ => return Ok(None),
        }))
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let mut flags = Vec::new();
        for (bits, name) in [
            (flag::IGNORECASE, "re.IGNORECASE"),
            (flag::MULTILINE, "re.MULTILINE"),
            (flag::DOTALL, "re.DOTALL"),
            (flag::VERBOSE, "re.VERBOSE"),
            (flag::ASCII, "re.ASCII"),
        ] {
            if self.0.flags & bits != 0 {
                flags.push(name);
            }
        }
        let text = d::repr(&made(self.0.text.chars(), self.0.is_bytes))?;
        Ok(Some(if flags.is_empty() {
            format!("re.compile({text})")
        } else {
            format!("re.compile({text}, {})", flags.join("|"))
        }))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        Ok(match other {
            Dyn::Native(native) => native.as_any().downcast_ref::<Compiled>().map(|other| {
                let (a, b) = (&self.0, &other.0);
                a.text == b.text && a.flags == b.flags && a.is_bytes == b.is_bytes
            }),
            _ => None,
        })
    }
}

impl Match {
    fn group(&self, group: usize, missing: &Dyn) -> Dyn {
        match self.found.span(group) {
            Some((from, to)) => self.subject.cut(from, to),
            None => missing.clone(),
        }
    }

    /// The number of a group by its number or name.
    fn number(&self, key: &Dyn) -> Result<usize> {
        let number = match key {
            Dyn::Str(name) => self
                .pattern
                .names
                .iter()
                .find(|(known, _)| known == name.as_str())
                .map(|(_, group)| *group),
            key => key.as_index().ok().and_then(|index| usize::try_from(index).ok()),
        };
        number
            .filter(|&number| number <= self.pattern.groups)
            .ok_or_else(|| index_error("no such group"))
    }

    fn expand(&self, template: &[pattern::Piece], out: &mut String) {
        for piece in template {
            match piece {
                pattern::Piece::Text(text) => out.push_str(text),
                pattern::Piece::Group(group) => {
                    if let Some((from, to)) = self.found.span(*group) {
                        out.extend(&self.subject.characters[from..to]);
                    }
                }
            }
        }
    }

    fn call_method(&self, name: &str, args: &Args<'_>) -> Result<Dyn> {
        let group = |args: &Args<'_>| -> Result<usize> {
            match args.pos.first() {
                Some(key) => self.number(key),
                None => Ok(0),
            }
        };
        let place = |at: Option<usize>| at.map_or(-1, from_usize);
        Ok(match name {
            "group" => match args.pos {
                [] => self.group(0, &Dyn::None),
                [key] => self.group(self.number(key)?, &Dyn::None),
                keys => {
                    let mut all = Vec::with_capacity(keys.len());
                    for key in keys {
                        all.push(self.group(self.number(key)?, &Dyn::None));
                    }
                    Dyn::tuple(all)
                }
            },
            "groups" => {
                let [missing] = args.named(["default"], 0)?;
                let missing = missing.unwrap_or_default();
                Dyn::tuple(
                    (1..=self.pattern.groups).map(|group| self.group(group, &missing)).collect(),
                )
            }
            "groupdict" => {
                let [missing] = args.named(["default"], 0)?;
                let missing = missing.unwrap_or_default();
                let dict = Dict::new();
                for (name, group) in &self.pattern.names {
                    dict.set_item(Dyn::text(name), self.group(*group, &missing))?;
                }
                Dyn::Dict(dict)
            }
            "start" => Dyn::from(place(self.found.span(group(args)?).map(|span| span.0))),
            "end" => Dyn::from(place(self.found.span(group(args)?).map(|span| span.1))),
            "span" => {
                let span = self.found.span(group(args)?);
                let (from, to) = (place(span.map(|span| span.0)), place(span.map(|span| span.1)));
                Dyn::tuple(vec![Dyn::from(from), Dyn::from(to)])
            }
            _ => {
                let template = args.one()?;
                let (template, is_bytes) = pattern_text(&template)?;
                if is_bytes != self.pattern.is_bytes {
                    let what = "a template of another kind than its pattern";
                    return Err(crate::exc::not_implemented_error(what));
                }
                let mut out = String::new();
                self.expand(&self.pattern.template(&template)?, &mut out);
                made(out.chars(), is_bytes)
            }
        })
    }
}

impl Native for Match {
    fn type_name(&self) -> &'static str {
        "Match"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match name {
            "string" => self.subject.text.clone(),
            "re" => object(&self.pattern),
            "pos" => Dyn::from(from_usize(self.start)),
            "endpos" => Dyn::from(from_usize(self.end)),
            "regs" => {
                let place = |at: Option<usize>| Dyn::from(at.map_or(-1, from_usize));
                let span = |group: usize| {
                    let span = self.found.span(group);
                    Dyn::tuple(vec![place(span.map(|s| s.0)), place(span.map(|s| s.1))])
                };
                Dyn::tuple((0..=self.pattern.groups).map(span).collect())
            }
            "lastindex" => match self.found.last {
                0 => Dyn::None,
                last => Dyn::from(from_usize(last)),
            },
            "lastgroup" => {
                let known = self.pattern.names.iter().find(|(_, group)| *group == self.found.last);
                known.map_or(Dyn::None, |(name, _)| Dyn::text(name))
            }
            "group" | "groups" | "groupdict" | "start" | "end" | "span" | "expand" => {
                let (held, method) = (this.clone(), name.to_owned());
                Dyn::Function(Function::open(name, move |args| match &held {
                    Dyn::Native(native) => match native.as_any().downcast_ref::<Match>() {
                        Some(found) => found.call_method(&method, args),
                        None => Ok(Dyn::None),
                    },
                    _ => Ok(Dyn::None),
                }))
            }
            _ => return Ok(None),
        }))
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        Ok(self.group(self.number(key)?, &Dyn::None))
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let (from, to) = self.found.span(0).unwrap_or((0, 0));
        let text = d::repr(&self.group(0, &Dyn::None))?;
        Ok(Some(format!("<re.Match object; span=({from}, {to}), match={text}>")))
    }
}

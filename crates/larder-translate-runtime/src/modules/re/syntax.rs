//! Reads a pattern: a tree of what it means.

use super::flag;
use crate::dyn_value::Dyn;
use crate::exc::{Exc, ExcType, Result};
use crate::str::classes;

/// What may stand at one place of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    One(char),
    Range(char, char),
    /// `d`, `w`, `s`; upper case for the contrary.
    Class(char),
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Empty,
    /// A character, alike in both cases where the flag says so.
    One {
        character: char,
        ignores_case: bool,
        is_ascii: bool,
    },
    Any {
        with_newline: bool,
    },
    Set {
        items: Vec<Item>,
        is_negated: bool,
        ignores_case: bool,
        is_ascii: bool,
    },
    Start {
        every_line: bool,
    },
    End {
        every_line: bool,
    },
    /// `\A`, `\Z`, `\b`, `\B`.
    Edge(char, bool),
    Group(Box<Node>, Option<usize>),
    Back {
        group: usize,
        ignores_case: bool,
    },
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        node: Box<Node>,
        least: usize,
        most: usize,
        greed: Greed,
    },
    Look {
        node: Box<Node>,
        is_ahead: bool,
        is_negated: bool,
        width: usize,
    },
    Atomic(Box<Node>),
    IfGroup {
        group: usize,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

/// How a repetition tries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

/// The most repetitions there are.
pub(super) const MANY: usize = usize::MAX;

/// Groups in each other; deeper ones are refused.
const DEPTH_MAX: usize = 200;

pub(super) struct Parser<'a> {
    text: &'a [char],
    at: usize,
    pub(super) flags: i64,
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    /// Groups that are not closed yet: they cannot be referred to.
    open: Vec<usize>,
    depth: usize,
}

pub(super) fn fault(message: &str, at: usize) -> Exc {
    let exc = ExcType::ReError.with(&format!("{message} at position {at}"));
    exc.attributes().set_text("msg", Dyn::text(message));
    exc.attributes().set_text("pos", Dyn::from(crate::int::from_usize(at)));
    exc
}

/// A fault with what it has when the text that it is about is known: the line and the column, which the message
/// names where there are several.
pub(super) fn placed(exc: Exc, text: &str) -> Exc {
    if !exc.is(ExcType::ReError) {
        return exc;
    }
    let attributes = exc.attributes();
    let place = attributes.get_text("pos").and_then(|pos| pos.as_index().ok());
    let Some(at) = place.and_then(|at| usize::try_from(at).ok()) else {
        for name in ["pattern", "pos", "lineno", "colno"] {
            attributes.set_text(name, Dyn::None);
        }
        attributes.set_text("msg", exc.args().items().first().cloned().unwrap_or_default());
        return exc;
    };
    let before: Vec<char> = text.chars().take(at).collect();
    let line = 1 + before.iter().filter(|c| **c == '\n').count();
    let column = before.iter().rev().take_while(|c| **c != '\n').count() + 1;
    let message = attributes.get_text("msg").unwrap_or_default();
    let placed = match &message {
        Dyn::Str(message) if text.contains('\n') => ExcType::ReError
            .with(&format!("{} at position {at} (line {line}, column {column})", message.as_str())),
        _ => exc,
    };
    let number = |value: usize| Dyn::from(crate::int::from_usize(value));
    for (name, value) in [
        ("msg", message),
        ("pattern", Dyn::text(text)),
        ("pos", number(at)),
        ("lineno", number(line)),
        ("colno", number(column)),
    ] {
        placed.attributes().set_text(name, value);
    }
    placed
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a [char], flags: i64) -> Parser<'a> {
        Parser { text, at: 0, flags, groups: 0, names: Vec::new(), open: Vec::new(), depth: 0 }
    }

    /// The whole pattern.
    pub(super) fn parse(&mut self) -> Result<Node> {
        let node = self.either()?;
        if self.at < self.text.len() {
            return Err(fault("unbalanced parenthesis", self.at));
        }
        Ok(node)
    }

    fn is_ascii(&self) -> bool {
        self.flags & (flag::ASCII | flag::BYTES) != 0
    }

    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let is_there = self.peek() == Some(wanted);
        self.at += usize::from(is_there);
        is_there
    }

    fn has(&self, flag: i64) -> bool {
        self.flags & flag != 0
    }

    fn either(&mut self) -> Result<Node> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(crate::exc::recursion_error(
                "a pattern with too many groups in each other",
            ));
        }
        let mut branches = vec![self.sequence()?];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        self.depth -= 1;
        Ok(match branches.len() {
            1 => branches.pop().unwrap_or(Node::Empty),
            _ => Node::Either(branches),
        })
    }

    fn sequence(&mut self) -> Result<Node> {
        let mut parts = Vec::new();
        loop {
            if self.has(flag::VERBOSE) {
                self.skip_space();
            }
            let start = self.at;
            let Some(character) = self.peek() else { break };
            if matches!(character, '|' | ')') {
                break;
            }
            self.at += 1;
            let is_repeat = match character {
                '*' | '+' | '?' => true,
                '{' => self.counts(start)?.is_some(),
                _ => false,
            };
            if is_repeat {
                self.at = start;
                let (least, most) = match character {
                    '*' => (0, MANY),
                    '+' => (1, MANY),
                    '?' => (0, 1),
                    _ => (0, 0),
                };
                self.at += 1;
                let (least, most) = match character {
                    '{' => self.counts(start)?.unwrap_or((1, 1)),
                    _ => (least, most),
                };
                let greed = if self.eat('?') {
                    Greed::Lazy
                } else if self.eat('+') {
                    Greed::Possessive
                } else {
                    Greed::Greedy
                };
                let Some(node) = parts.pop() else { return Err(fault("nothing to repeat", start)) };
                match node {
                    Node::Repeat { .. } => return Err(fault("multiple repeat", start)),
                    Node::Start { .. } | Node::Empty => {
                        return Err(fault("nothing to repeat", start));
                    }
                    _ => {}
                }
                parts.push(Node::Repeat { node: Box::new(node), least, most, greed });
                continue;
            }
            self.at = start;
            if let Some(node) = self.atom()? {
                parts.push(node);
            }
        }
        Ok(match parts.len() {
            0 => Node::Empty,
            1 => parts.pop().unwrap_or(Node::Empty),
            _ => Node::Sequence(parts),
        })
    }

    fn skip_space(&mut self) {
        while let Some(character) = self.peek() {
            if character.is_ascii_whitespace() || character == '\x0b' {
                self.at += 1;
            } else if character == '#' {
                while self.peek().is_some_and(|c| c != '\n') {
                    self.at += 1;
                }
            } else {
                break;
            }
        }
    }

    /// `{m,n}` after the brace; `None`, and the brace means itself, where it is none.
    fn counts(&mut self, start: usize) -> Result<Option<(usize, usize)>> {
        let number = |parser: &mut Self| {
            let from = parser.at;
            while parser.peek().is_some_and(|c| c.is_ascii_digit()) {
                parser.at += 1;
            }
            let digits: String = parser.text[from..parser.at].iter().collect();
            (!digits.is_empty()).then_some(digits)
        };
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let low = number(self);
        let high = if self.eat(',') { number(self) } else { low.clone() };
        let is_open =
            low != high && high.is_none() || self.text.get(self.at.wrapping_sub(1)) == Some(&',');
        if !self.eat('}') {
            self.at = start + 1;
            return Ok(None);
        }
        let value = |digits: Option<String>, usual: usize| match digits {
            None => Ok(usual),
            Some(digits) => digits
                .parse::<usize>()
                .ok()
                .filter(|&value| value < u32::MAX as usize)
                .ok_or_else(|| crate::exc::overflow_error("the repetition number is too large")),
        };
        let least = value(low, 0)?;
        let most = if is_open { MANY } else { value(high, MANY)? };
        if most < least {
            return Err(fault("min repeat greater than max repeat", start + 1));
        }
        Ok(Some((least, most)))
    }

    fn atom(&mut self) -> Result<Option<Node>> {
        let start = self.at;
        let Some(character) = self.peek() else { return Ok(None) };
        self.at += 1;
        let ignores_case = self.has(flag::IGNORECASE);
        Ok(Some(match character {
            '.' => Node::Any { with_newline: self.has(flag::DOTALL) },
            '^' => Node::Start { every_line: self.has(flag::MULTILINE) },
            '$' => Node::End { every_line: self.has(flag::MULTILINE) },
            '(' => return self.group(start),
            '[' => self.set(start)?,
            '\\' => self.escape(start)?,
            _ => Node::One { character, ignores_case, is_ascii: self.is_ascii() },
        }))
    }

    fn class(&self, class: char) -> Node {
        Node::Set {
            items: vec![Item::Class(class)],
            is_negated: false,
            ignores_case: false,
            is_ascii: self.is_ascii(),
        }
    }

    fn escape(&mut self, start: usize) -> Result<Node> {
        let Some(character) = self.peek() else {
            return Err(fault("bad escape (end of pattern)", start));
        };
        let ignores_case = self.has(flag::IGNORECASE);
        match character {
            'd' | 'D' | 'w' | 'W' | 's' | 'S' => {
                self.at += 1;
                return Ok(self.class(character));
            }
            'A' | 'Z' | 'b' | 'B' => {
                self.at += 1;
                return Ok(Node::Edge(character, self.is_ascii()));
            }
            '1'..='9' => {
                // Three octal digits are a character, anything else a group.
                let digit = |parser: &Self, ahead: usize| {
                    parser.text.get(parser.at + ahead).and_then(|c| c.to_digit(10))
                };
                let (a, b, c) = (digit(self, 0), digit(self, 1), digit(self, 2));
                if let (Some(a @ 0..=3), Some(b @ 0..=7), Some(c @ 0..=7)) = (a, b, c) {
                    self.at += 3;
                    let character = char::from_u32(a * 64 + b * 8 + c).unwrap_or('\0');
                    return Ok(Node::One { character, ignores_case, is_ascii: self.is_ascii() });
                }
                let mut group = a.unwrap_or(0) as usize;
                self.at += 1;
                if let Some(b) = b {
                    group = group * 10 + b as usize;
                    self.at += 1;
                }
                if group > self.groups {
                    return Err(fault(&format!("invalid group reference {group}"), start + 1));
                }
                if self.open.contains(&group) {
                    return Err(fault("cannot refer to an open group", start));
                }
                return Ok(Node::Back { group, ignores_case });
            }
            _ => {}
        }
        let is_ascii = self.is_ascii();
        Ok(Node::One { character: self.escaped_character(start)?, ignores_case, is_ascii })
    }

    /// The character that an escape means, in and out of sets.
    fn escaped_character(&mut self, start: usize) -> Result<char> {
        let Some(character) = self.peek() else {
            return Err(fault("bad escape (end of pattern)", start));
        };
        self.at += 1;
        let digits = |parser: &mut Self, count: usize, radix: u32| -> Option<u32> {
            let digits: String = parser.text.iter().skip(parser.at).take(count).collect();
            let value = u32::from_str_radix(&digits, radix)
                .ok()
                .filter(|_| digits.chars().count() == count)?;
            parser.at += count;
            Some(value)
        };
        let shown = |parser: &Self, most: usize| -> String {
            let hex =
                parser.text.iter().skip(start + 2).take(most).take_while(|c| c.is_ascii_hexdigit());
            format!("incomplete escape \\{character}{}", hex.collect::<String>())
        };
        Ok(match character {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'f' => '\x0c',
            'v' => '\x0b',
            'a' => '\x07',
            'u' | 'U' | 'N' if self.has(flag::BYTES) => {
                return Err(fault(&format!("bad escape \\{character}"), start));
            }
            'x' | 'u' | 'U' => {
                let count = match character {
                    'x' => 2,
                    'u' => 4,
                    _ => 8,
                };
                let Some(code) = digits(self, count, 16) else {
                    return Err(fault(&shown(self, count), start));
                };
                char::from_u32(code).ok_or_else(|| fault("bad escape: no character", start))?
            }
            '0'..='7' => {
                self.at -= 1;
                let mut code = 0;
                for _ in 0..3 {
                    let Some(digit) = self.peek().and_then(|c| c.to_digit(8)) else { break };
                    code = code * 8 + digit;
                    self.at += 1;
                }
                if code > 0o377 {
                    return Err(fault(
                        &format!("octal escape value \\{code:o} outside of range 0-0o377"),
                        start,
                    ));
                }
                char::from_u32(code).unwrap_or('\0')
            }
            _ if character.is_ascii_alphanumeric() => {
                return Err(fault(&format!("bad escape \\{character}"), start));
            }
            _ => character,
        })
    }

    fn set(&mut self, start: usize) -> Result<Node> {
        let is_negated = self.eat('^');
        let mut items = Vec::new();
        loop {
            let here = self.at;
            let Some(character) = self.peek() else {
                return Err(fault("unterminated character set", start));
            };
            if character == ']' && !items.is_empty() {
                self.at += 1;
                break;
            }
            if character == ']' && here > start + 1 + usize::from(is_negated) {
                self.at += 1;
                break;
            }
            let low = self.set_item(here)?;
            if self.peek() == Some('-') && self.text.get(self.at + 1).is_some_and(|&c| c != ']') {
                self.at += 1;
                let high = self.set_item(self.at)?;
                let told = || -> String { self.text[here..self.at].iter().collect() };
                match (&low, &high) {
                    (Item::One(low), Item::One(high)) if low <= high => {
                        items.push(Item::Range(*low, *high));
                    }
                    _ => return Err(fault(&format!("bad character range {}", told()), here)),
                }
            } else {
                if self.peek() == Some('-') && self.text.get(self.at + 1).is_none() {
                    return Err(fault("unterminated character set", start));
                }
                items.push(low);
            }
        }
        Ok(Node::Set {
            items,
            is_negated,
            ignores_case: self.has(flag::IGNORECASE),
            is_ascii: self.is_ascii(),
        })
    }

    fn set_item(&mut self, start: usize) -> Result<Item> {
        let Some(character) = self.peek() else {
            return Err(fault("unterminated character set", start));
        };
        self.at += 1;
        if character != '\\' {
            return Ok(Item::One(character));
        }
        match self.peek() {
            Some(class @ ('d' | 'D' | 'w' | 'W' | 's' | 'S')) => {
                self.at += 1;
                Ok(Item::Class(class))
            }
            Some('b') => {
                self.at += 1;
                Ok(Item::One('\x08'))
            }
            _ => self.escaped_character(start).map(Item::One),
        }
    }

    /// After an opening parenthesis.
    fn group(&mut self, start: usize) -> Result<Option<Node>> {
        let unterminated = || fault("missing ), unterminated subpattern", start);
        if !self.eat('?') {
            return self.capture(start, None);
        }
        let Some(kind) = self.peek() else {
            return Err(fault("unexpected end of pattern", self.at));
        };
        self.at += 1;
        let close = |parser: &mut Self, node: Node| {
            if parser.eat(')') { Ok(Some(node)) } else { Err(unterminated()) }
        };
        match kind {
            ':' => {
                let flags = self.flags;
                let node = self.either()?;
                self.flags = flags;
                close(self, Node::Group(Box::new(node), None))
            }
            'P' => match self.peek() {
                Some('<') => {
                    self.at += 1;
                    let name = self.name('>')?;
                    self.capture(start, Some(name))
                }
                Some('=') => {
                    self.at += 1;
                    let at = self.at;
                    let name = self.name(')')?;
                    let Some((_, group)) = self.names.iter().find(|(known, _)| *known == name)
                    else {
                        return Err(fault(
                            &format!("unknown group name {}", crate::str::repr_of(&name)),
                            at,
                        ));
                    };
                    if self.open.contains(group) {
                        return Err(fault("cannot refer to an open group", at));
                    }
                    let ignores_case = self.has(flag::IGNORECASE);
                    Ok(Some(Node::Back { group: *group, ignores_case }))
                }
                Some(other) => Err(fault(&format!("unknown extension ?P{other}"), start + 1)),
                None => Err(fault("unexpected end of pattern", self.at)),
            },
            '#' => loop {
                match self.peek() {
                    None => return Err(fault("missing ), unterminated comment", start)),
                    Some(')') => {
                        self.at += 1;
                        return Ok(None);
                    }
                    Some(_) => self.at += 1,
                }
            },
            '=' | '!' => {
                let node = Box::new(self.either()?);
                close(self, Node::Look { node, is_ahead: true, is_negated: kind == '!', width: 0 })
            }
            '<' => {
                let Some(sign @ ('=' | '!')) = self.peek() else {
                    return match self.peek() {
                        Some(other) => {
                            Err(fault(&format!("unknown extension ?<{other}"), start + 1))
                        }
                        None => Err(fault("unexpected end of pattern", self.at)),
                    };
                };
                self.at += 1;
                let node = self.either()?;
                let width = width_of(&node).ok_or_else(|| {
                    ExcType::ReError.with("look-behind requires fixed-width pattern")
                })?;
                close(
                    self,
                    Node::Look {
                        node: Box::new(node),
                        is_ahead: false,
                        is_negated: sign == '!',
                        width,
                    },
                )
            }
            '>' => {
                let node = self.either()?;
                close(self, Node::Atomic(Box::new(node)))
            }
            '(' => {
                let at = self.at;
                let name = self.name_or_number(')')?;
                let group = match name.parse::<usize>() {
                    Ok(0) => return Err(fault("bad group number", at)),
                    Ok(number) => number,
                    Err(_) => match self.names.iter().find(|(known, _)| *known == name) {
                        Some((_, group)) => *group,
                        None => {
                            return Err(fault(
                                &format!("unknown group name {}", crate::str::repr_of(&name)),
                                at,
                            ));
                        }
                    },
                };
                let yes = Box::new(self.sequence()?);
                let no = Box::new(if self.eat('|') { self.sequence()? } else { Node::Empty });
                if self.peek() == Some('|') {
                    return Err(fault("conditional backref with more than two branches", self.at));
                }
                close(self, Node::IfGroup { group, yes, no })
            }
            _ => self.flags_group(start, kind),
        }
    }

    fn name(&mut self, end: char) -> Result<String> {
        let at = self.at;
        let name = self.name_or_number(end)?;
        let mut characters = name.chars();
        let is_fine = characters.next().is_some_and(classes::is_identifier_start)
            && characters.all(classes::is_identifier_part);
        if !is_fine {
            return Err(fault(
                &format!("bad character in group name {}", crate::str::repr_of(&name)),
                at,
            ));
        }
        Ok(name)
    }

    fn name_or_number(&mut self, end: char) -> Result<String> {
        let start = self.at;
        while self.peek().is_some_and(|character| character != end) {
            self.at += 1;
        }
        if self.peek().is_none() {
            return Err(fault(
                if self.at == start {
                    "missing group name"
                } else {
                    "missing >, unterminated name"
                }
                .replace('>', &end.to_string())
                .as_str(),
                start,
            ));
        }
        let name: String = self.text[start..self.at].iter().collect();
        self.at += 1;
        if name.is_empty() {
            return Err(fault("missing group name", start));
        }
        Ok(name)
    }

    fn capture(&mut self, start: usize, name: Option<String>) -> Result<Option<Node>> {
        self.groups += 1;
        let group = self.groups;
        if let Some(name) = name {
            if let Some((_, known)) = self.names.iter().find(|(known, _)| *known == name) {
                return Err(fault(
                    &format!(
                        "redefinition of group name {} as group {group}; was group {known}",
                        crate::str::repr_of(&name)
                    ),
                    start + 4,
                ));
            }
            self.names.push((name, group));
        }
        self.open.push(group);
        let flags = self.flags;
        let node = self.either()?;
        self.flags = flags;
        self.open.pop();
        if !self.eat(')') {
            return Err(fault("missing ), unterminated subpattern", start));
        }
        Ok(Some(Node::Group(Box::new(node), Some(group))))
    }

    /// `(?i)` at the start, `(?i:…)` and `(?-i:…)`.
    fn flags_group(&mut self, start: usize, first: char) -> Result<Option<Node>> {
        let (mut on, mut off, mut is_off) = (0, 0, false);
        let mut character = first;
        loop {
            let bit = match character {
                'i' => flag::IGNORECASE,
                'm' => flag::MULTILINE,
                's' => flag::DOTALL,
                'x' => flag::VERBOSE,
                'a' => flag::ASCII,
                'u' if self.has(flag::BYTES) => {
                    return Err(fault(
                        "bad inline flags: cannot use 'u' flag with a bytes pattern",
                        self.at,
                    ));
                }
                'u' => flag::UNICODE,
                '-' if !is_off => {
                    is_off = true;
                    0
                }
                'L' if self.has(flag::BYTES) => {
                    return Err(crate::exc::not_implemented_error("re.LOCALE"));
                }
                'L' => {
                    return Err(fault(
                        "bad inline flags: cannot use 'L' flag with a str pattern",
                        self.at,
                    ));
                }
                ')' | ':' => break,
                _ if self.at == start + 3 => {
                    return Err(fault(&format!("unknown extension ?{character}"), start + 1));
                }
                _ => return Err(fault("unknown flag", self.at - 1)),
            };
            if is_off {
                off |= bit;
            } else {
                on |= bit;
            }
            let Some(next) = self.peek() else { return Err(fault("missing -, : or )", self.at)) };
            character = next;
            self.at += 1;
        }
        if character == ')' {
            if is_off {
                return Err(fault("missing :", self.at - 1));
            }
            if start != 0 {
                return Err(fault("global flags not at the start of the expression", start));
            }
            self.flags |= on;
            return Ok(None);
        }
        let flags = self.flags;
        self.flags = (self.flags | on) & !off;
        let node = self.either()?;
        self.flags = flags;
        if !self.eat(')') {
            return Err(fault("missing ), unterminated subpattern", start));
        }
        Ok(Some(Node::Group(Box::new(node), None)))
    }
}

/// How many characters a part matches, where that is always the same.
fn width_of(node: &Node) -> Option<usize> {
    Some(match node {
        Node::Empty
        | Node::Start { .. }
        | Node::End { .. }
        | Node::Edge(..)
        | Node::Look { .. } => 0,
        Node::One { .. } | Node::Any { .. } | Node::Set { .. } => 1,
        Node::Group(node, _) | Node::Atomic(node) => width_of(node)?,
        Node::Back { .. } => return None,
        Node::Sequence(parts) => {
            let mut total = 0;
            for part in parts {
                total += width_of(part)?;
            }
            total
        }
        Node::Either(parts) => {
            let first = width_of(parts.first()?)?;
            for part in parts {
                if width_of(part)? != first {
                    return None;
                }
            }
            first
        }
        Node::Repeat { node, least, most, .. } => {
            if least != most {
                return None;
            }
            width_of(node)? * least
        }
        Node::IfGroup { yes, no, .. } => {
            let width = width_of(yes)?;
            if width_of(no)? != width {
                return None;
            }
            width
        }
    })
}

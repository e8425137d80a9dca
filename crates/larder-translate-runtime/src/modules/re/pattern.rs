//! A compiled pattern: its program, its groups, and the templates of `sub`.

use std::cell::RefCell;
use std::rc::Weak;

use super::flag;
use super::machine::{self, Found, Program};
use super::syntax::{Parser, fault, placed};
use crate::exc::{Result, index_error};
use crate::native::Native;

/// A pattern ready to match.
pub(super) struct Pattern {
    /// Of a pattern of bytes each of them as a character.
    pub(super) text: String,
    pub(super) is_bytes: bool,
    pub(super) flags: i64,
    pub(super) groups: usize,
    pub(super) names: Vec<(String, usize)>,
    program: Program,
    /// What the program knows it as, while there is one.
    pub(super) object: RefCell<Weak<Box<dyn Native>>>,
}

/// A part of what `sub` puts in.
pub(super) enum Piece {
    Text(String),
    Group(usize),
}

impl Pattern {
    pub(super) fn new(text: &str, flags: i64, is_bytes: bool) -> Result<Pattern> {
        let flags = if is_bytes { flags | flag::BYTES } else { flags };
        let characters: Vec<char> = text.chars().collect();
        let mut parser = Parser::new(&characters, flags);
        let node = parser.parse().map_err(|exc| placed(exc, text))?;
        let program = Program::new(&node, parser.groups);
        Ok(Pattern {
            text: text.to_owned(),
            is_bytes,
            flags: parser.flags & !flag::BYTES,
            groups: parser.groups,
            names: parser.names,
            program,
            object: RefCell::new(Weak::new()),
        })
    }

    /// The first match from `start` on.
    pub(super) fn search(
        &self,
        text: &[char],
        start: usize,
        must_advance: bool,
    ) -> Result<Option<Found>> {
        let mut steps = machine::STEPS_MAX;
        for at in start..=text.len() {
            if let Some(first) = self.program.first
                && text.get(at) != Some(&first)
            {
                continue;
            }
            let must_advance = must_advance && at == start;
            let found = machine::run(&self.program, text, at, false, must_advance, &mut steps)?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The match at `start`, up to the end where it must be full.
    pub(super) fn match_at(
        &self,
        text: &[char],
        start: usize,
        is_full: bool,
    ) -> Result<Option<Found>> {
        let mut steps = machine::STEPS_MAX;
        machine::run(&self.program, text, start, is_full, false, &mut steps)
    }

    /// Reads what `sub` puts in.
    pub(super) fn template(&self, text: &str) -> Result<Vec<Piece>> {
        self.pieces(text).map_err(|exc| placed(exc, text))
    }

    fn pieces(&self, text: &str) -> Result<Vec<Piece>> {
        let characters: Vec<char> = text.chars().collect();
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(&character) = characters.get(at) {
            if character != '\\' {
                plain.push(character);
                at += 1;
                continue;
            }
            let start = at;
            let Some(&next) = characters.get(at + 1) else {
                return Err(fault("bad escape (end of pattern)", start));
            };
            at += 2;
            let mut group = None;
            match next {
                'g' => {
                    if characters.get(at) != Some(&'<') {
                        return Err(fault("missing <", at));
                    }
                    let Some(length) = characters[at + 1..].iter().position(|&c| c == '>') else {
                        return Err(fault("missing >, unterminated name", at + 1));
                    };
                    let name: String = characters[at + 1..at + 1 + length].iter().collect();
                    if name.is_empty() {
                        return Err(fault("missing group name", at + 1));
                    }
                    group = Some(match name.parse::<usize>() {
                        Ok(number) if number <= self.groups => number,
                        Ok(number) => {
                            return Err(fault(
                                &format!("invalid group reference {number}"),
                                at + 1,
                            ));
                        }
                        Err(_) => match self.names.iter().find(|(known, _)| *known == name) {
                            Some((_, group)) => *group,
                            None if name.chars().all(|c| c.is_alphanumeric() || c == '_') => {
                                return Err(index_error(&format!(
                                    "unknown group name {}",
                                    crate::str::repr_of(&name)
                                )));
                            }
                            None => {
                                return Err(fault(
                                    &format!(
                                        "bad character in group name {}",
                                        crate::str::repr_of(&name)
                                    ),
                                    at + 1,
                                ));
                            }
                        },
                    });
                    at += length + 2;
                }
                '0' => {
                    let mut code = 0;
                    for _ in 0..2 {
                        let Some(digit) = characters.get(at).and_then(|c| c.to_digit(8)) else {
                            break;
                        };
                        code = code * 8 + digit;
                        at += 1;
                    }
                    plain.push(char::from_u32(code).unwrap_or('\0'));
                }
                '1'..='9' => {
                    let digit = |index: usize| characters.get(index).and_then(|c| c.to_digit(10));
                    let (a, b, c) = (next.to_digit(10), digit(at), digit(at + 1));
                    if let (Some(a @ 0..=7), Some(b @ 0..=7), Some(c @ 0..=7)) = (a, b, c) {
                        let code = a * 64 + b * 8 + c;
                        if code > 0o377 {
                            return Err(fault(
                                &format!("octal escape value \\{code:o} outside of range 0-0o377"),
                                start,
                            ));
                        }
                        plain.push(char::from_u32(code).unwrap_or('\0'));
                        at += 2;
                        continue;
                    }
                    let mut number = a.unwrap_or(0) as usize;
                    if let Some(b) = b {
                        number = number * 10 + b as usize;
                        at += 1;
                    }
                    if number > self.groups {
                        return Err(fault(&format!("invalid group reference {number}"), start + 1));
                    }
                    group = Some(number);
                }
                'n' => plain.push('\n'),
                't' => plain.push('\t'),
                'r' => plain.push('\r'),
                'f' => plain.push('\x0c'),
                'v' => plain.push('\x0b'),
                'a' => plain.push('\x07'),
                'b' => plain.push('\x08'),
                '\\' => plain.push('\\'),
                other if other.is_ascii_alphabetic() => {
                    return Err(fault(&format!("bad escape \\{other}"), start));
                }
                other => {
                    plain.push('\\');
                    plain.push(other);
                }
            }
            if let Some(group) = group {
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Group(group));
            }
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(plain));
        }
        Ok(pieces)
    }
}

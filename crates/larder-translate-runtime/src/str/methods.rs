//! Stripping, filling, translating, and questions about every character.

use super::{Str, classes};
use crate::bytes::Bytes;
use crate::exc::{Result, type_error, value_error};

impl Str {
    /// `s.strip(chars)`.
    #[must_use]
    pub fn strip(&self, characters: Option<&Str>) -> Str {
        self.lstrip(characters).rstrip(characters)
    }

    /// `s.lstrip(chars)`.
    #[must_use]
    pub fn lstrip(&self, characters: Option<&Str>) -> Str {
        let text = self.as_str();
        let rest = match characters {
            None => text.trim_start_matches(classes::is_space),
            Some(set) => text.trim_start_matches(|character| set.as_str().contains(character)),
        };
        if rest.len() == text.len() { self.clone() } else { Str::from(rest) }
    }

    /// `s.rstrip(chars)`.
    #[must_use]
    pub fn rstrip(&self, characters: Option<&Str>) -> Str {
        let text = self.as_str();
        let rest = match characters {
            None => text.trim_end_matches(classes::is_space),
            Some(set) => text.trim_end_matches(|character| set.as_str().contains(character)),
        };
        if rest.len() == text.len() { self.clone() } else { Str::from(rest) }
    }

    fn padding(&self, width: i64) -> Result<usize> {
        let missing = usize::try_from(width).unwrap_or(0).saturating_sub(self.len());
        crate::slice::room_for(4, missing)?;
        Ok(missing)
    }

    fn padded(&self, left: usize, right: usize, fill: char) -> Str {
        let mut text = String::with_capacity(self.as_str().len() + left + right);
        text.extend(std::iter::repeat_n(fill, left));
        text.push_str(self.as_str());
        text.extend(std::iter::repeat_n(fill, right));
        Str::from(text)
    }

    /// `s.center(width, fill)`.
    pub fn center(&self, width: i64, fill: Option<&Str>) -> Result<Str> {
        let fill = fill_character(fill)?;
        let missing = self.padding(width)?;
        if missing == 0 {
            return Ok(self.clone());
        }
        // CPython puts the odd one on the left when the width is odd.
        let left = missing / 2 + (missing & usize::try_from(width).unwrap_or(0) & 1);
        Ok(self.padded(left, missing - left, fill))
    }

    /// `s.ljust(width, fill)`.
    pub fn ljust(&self, width: i64, fill: Option<&Str>) -> Result<Str> {
        let fill = fill_character(fill)?;
        Ok(self.padded(0, self.padding(width)?, fill))
    }

    /// `s.rjust(width, fill)`.
    pub fn rjust(&self, width: i64, fill: Option<&Str>) -> Result<Str> {
        let fill = fill_character(fill)?;
        Ok(self.padded(self.padding(width)?, 0, fill))
    }

    /// `s.zfill(width)`.
    pub fn zfill(&self, width: i64) -> Result<Str> {
        let missing = self.padding(width)?;
        if missing == 0 {
            return Ok(self.clone());
        }
        let text = self.as_str();
        let (sign, digits) = match text.as_bytes().first() {
            Some(b'+' | b'-') => text.split_at(1),
            _ => ("", text),
        };
        Ok(Str::from(format!("{sign}{}{digits}", "0".repeat(missing))))
    }

    /// `s.expandtabs(tabsize)`.
    pub fn expandtabs(&self, size: i64) -> Result<Str> {
        let size = usize::try_from(size).unwrap_or(0);
        let mut out = String::with_capacity(self.as_str().len());
        let mut column = 0;
        for character in self.as_str().chars() {
            match character {
                '\t' if size > 0 => {
                    let count = size - column % size;
                    crate::slice::room_for(out.len() + 1, count)?;
                    out.extend(std::iter::repeat_n(' ', count));
                    column += count;
                }
                '\t' => {}
                '\n' | '\r' => {
                    out.push(character);
                    column = 0;
                }
                _ => {
                    out.push(character);
                    column += 1;
                }
            }
        }
        Ok(Str::from(out))
    }

    /// `s.translate(table)`, the table as a function from a code point to what stands for it: `Ok(None)`
    /// leaves the character, an empty text deletes it.
    pub fn translate(&self, mut table: impl FnMut(i64) -> Result<Option<Str>>) -> Result<Str> {
        let mut out = String::with_capacity(self.as_str().len());
        for character in self.as_str().chars() {
            match table(i64::from(u32::from(character)))? {
                None => out.push(character),
                Some(text) => out.push_str(text.as_str()),
            }
        }
        Ok(Str::from(out))
    }

    fn every(&self, test: impl Fn(char) -> bool) -> bool {
        self.len() > 0 && self.as_str().chars().all(test)
    }

    /// `s.isalpha()`.
    pub fn isalpha(&self) -> bool {
        self.every(classes::is_alpha)
    }

    /// `s.isdigit()`.
    pub fn isdigit(&self) -> bool {
        self.every(classes::is_digit)
    }

    /// `s.isdecimal()`.
    pub fn isdecimal(&self) -> bool {
        self.every(|character| classes::decimal(character).is_some())
    }

    /// `s.isnumeric()`.
    pub fn isnumeric(&self) -> bool {
        self.every(classes::is_numeric)
    }

    /// `s.isalnum()`.
    pub fn isalnum(&self) -> bool {
        self.every(classes::is_alnum)
    }

    /// `s.isspace()`.
    pub fn isspace(&self) -> bool {
        self.every(classes::is_space)
    }

    /// `s.isprintable()`.
    pub fn isprintable(&self) -> bool {
        self.as_str().chars().all(classes::is_printable)
    }

    /// `s.isascii()`.
    pub fn isascii(&self) -> bool {
        self.is_ascii()
    }

    /// `s.isidentifier()`.
    pub fn isidentifier(&self) -> bool {
        let mut characters = self.as_str().chars();
        characters.next().is_some_and(classes::is_identifier_start)
            && characters.all(classes::is_identifier_part)
    }

    /// `s.encode(encoding, errors)` to UTF-8, ASCII or Latin-1.
    pub fn encode(&self, encoding: &str, errors: &str) -> Result<Bytes> {
        let name = encoding.to_ascii_lowercase().replace('_', "-");
        if let Some(bytes) = super::codecs::encode(self, &name, errors)? {
            return Ok(bytes);
        }
        let (most, shown) = match name.as_str() {
            "utf-8" | "utf8" | "u8" => return Ok(Bytes::from(self.as_str().as_bytes())),
            "ascii" | "us-ascii" => (0x80, "ascii"),
            "latin-1" | "latin1" | "iso-8859-1" | "l1" => (0x100, "latin-1"),
            _ => {
                return Err(crate::exc::lookup_error(&format!("unknown encoding: {encoding}")));
            }
        };
        let mut out = Vec::with_capacity(self.as_str().len());
        for (at, character) in self.as_str().chars().enumerate() {
            let code = u32::from(character);
            if code < most {
                out.push(u8::try_from(code).unwrap_or(b'?'));
                continue;
            }
            match errors {
                "ignore" => {}
                "replace" => out.push(b'?'),
                "backslashreplace" => {
                    let mut text = String::new();
                    super::repr_into(character.encode_utf8(&mut [0; 4]), true, &mut text);
                    out.extend_from_slice(text.trim_matches('\'').as_bytes());
                }
                "xmlcharrefreplace" => out.extend_from_slice(format!("&#{code};").as_bytes()),
                "strict" => return Err(cannot_encode(self, at, most, shown)),
                _ => {
                    return Err(crate::exc::lookup_error(&format!(
                        "unknown error handler name '{errors}'"
                    )));
                }
            }
        }
        Ok(Bytes::from(out))
    }
}

fn cannot_encode(text: &Str, at: usize, most: u32, name: &str) -> crate::exc::Exc {
    // A run of characters is named as a whole, a single one by its escape.
    let run = text.as_str().chars().skip(at).take_while(|&c| u32::from(c) >= most).count();
    let reason = format!("ordinal not in range({most})");
    crate::exc::unencodable(name, text, at..at + run.max(1), &reason)
}

fn fill_character(fill: Option<&Str>) -> Result<char> {
    let Some(fill) = fill else { return Ok(' ') };
    let mut characters = fill.as_str().chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(type_error("The fill character must be exactly one character long")),
    }
}

/// `str.maketrans(x, y, z)`: the pairs of code points, `None` where a character is deleted.
pub fn maketrans(from: &Str, to: &Str, deleted: Option<&Str>) -> Result<Vec<(i64, Option<i64>)>> {
    if from.len() != to.len() {
        return Err(value_error("the first two maketrans arguments must have equal length"));
    }
    let code = |character: char| i64::from(u32::from(character));
    let mut pairs: Vec<(i64, Option<i64>)> = from
        .as_str()
        .chars()
        .zip(to.as_str().chars())
        .map(|(from, to)| (code(from), Some(code(to))))
        .collect();
    if let Some(deleted) = deleted {
        pairs.extend(deleted.as_str().chars().map(|character| (code(character), None)));
    }
    Ok(pairs)
}

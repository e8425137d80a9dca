//! Upper, lower and title case, and their questions.

use super::{Str, classes};

fn upper_into(character: char, out: &mut String) {
    if classes::is_printable(character) && !is_later(character) {
        out.extend(character.to_uppercase());
    } else {
        out.push(character);
    }
}

fn lower_into(character: char, out: &mut String) {
    if classes::is_printable(character) && !is_later(character) {
        out.extend(character.to_lowercase());
    } else {
        out.push(character);
    }
}

/// Letters of Unicode 14 that got a partner in the other case after it.
fn is_later(character: char) -> bool {
    matches!(character, '\u{19b}' | '\u{264}')
}

fn title_into(character: char, out: &mut String) {
    match classes::title(character) {
        Some(text) => out.push_str(text),
        None => upper_into(character, out),
    }
}

/// Whether a capital sigma at this byte ends a word: a cased letter before it, none after it.
fn is_final_sigma(text: &str, at: usize) -> bool {
    let is_cased = |character: char| {
        classes::is_upper(character) || classes::is_lower(character) || classes::is_title(character)
    };
    let mut before = text[..at].chars().rev().filter(|&c| !classes::is_case_ignorable(c));
    let mut after = text[at + 'Σ'.len_utf8()..].chars().filter(|&c| !classes::is_case_ignorable(c));
    before.next().is_some_and(is_cased) && !after.next().is_some_and(is_cased)
}

fn lower_at(text: &str, at: usize, character: char, out: &mut String) {
    if character == 'Σ' {
        out.push(if is_final_sigma(text, at) { 'ς' } else { 'σ' });
    } else {
        lower_into(character, out);
    }
}

impl Str {
    /// `s.upper()`.
    #[must_use]
    pub fn upper(&self) -> Str {
        if self.is_ascii() {
            return self.with_letters(u8::is_ascii_lowercase, str::make_ascii_uppercase);
        }
        let mut out = String::with_capacity(self.as_str().len());
        self.as_str().chars().for_each(|character| upper_into(character, &mut out));
        Str::from(out)
    }

    /// `s.lower()`.
    #[must_use]
    pub fn lower(&self) -> Str {
        if self.is_ascii() {
            return self.with_letters(u8::is_ascii_uppercase, str::make_ascii_lowercase);
        }
        let text = self.as_str();
        let mut out = String::with_capacity(text.len());
        text.char_indices().for_each(|(at, character)| lower_at(text, at, character, &mut out));
        Str::from(out)
    }

    /// `s.casefold()`.
    #[must_use]
    pub fn casefold(&self) -> Str {
        let mut out = String::with_capacity(self.as_str().len());
        for character in self.as_str().chars() {
            match classes::fold(character) {
                Some(text) => out.push_str(text),
                None if character == 'Σ' => out.push('σ'),
                None => lower_into(character, &mut out),
            }
        }
        Str::from(out)
    }

    /// `s.capitalize()`.
    #[must_use]
    pub fn capitalize(&self) -> Str {
        let text = self.as_str();
        let mut out = String::with_capacity(text.len());
        for (at, character) in text.char_indices() {
            if at == 0 {
                title_into(character, &mut out);
            } else {
                lower_at(text, at, character, &mut out);
            }
        }
        Str::from(out)
    }

    /// `s.title()`.
    #[must_use]
    pub fn title(&self) -> Str {
        let text = self.as_str();
        let mut out = String::with_capacity(text.len());
        let mut is_within = false;
        for (at, character) in text.char_indices() {
            if is_within {
                lower_at(text, at, character, &mut out);
            } else {
                title_into(character, &mut out);
            }
            is_within = is_cased(character);
        }
        Str::from(out)
    }

    /// `s.swapcase()`.
    #[must_use]
    pub fn swapcase(&self) -> Str {
        let text = self.as_str();
        let mut out = String::with_capacity(text.len());
        for (at, character) in text.char_indices() {
            if classes::is_upper(character) {
                lower_at(text, at, character, &mut out);
            } else if classes::is_lower(character) {
                upper_into(character, &mut out);
            } else {
                out.push(character);
            }
        }
        Str::from(out)
    }

    /// `s.isupper()`.
    pub fn isupper(&self) -> bool {
        let mut has_cased = false;
        for character in self.as_str().chars() {
            if classes::is_lower(character) || classes::is_title(character) {
                return false;
            }
            has_cased |= classes::is_upper(character);
        }
        has_cased
    }

    /// `s.islower()`.
    pub fn islower(&self) -> bool {
        let mut has_cased = false;
        for character in self.as_str().chars() {
            if classes::is_upper(character) || classes::is_title(character) {
                return false;
            }
            has_cased |= classes::is_lower(character);
        }
        has_cased
    }

    /// `s.istitle()`.
    pub fn istitle(&self) -> bool {
        let (mut has_cased, mut is_within) = (false, false);
        for character in self.as_str().chars() {
            if classes::is_upper(character) || classes::is_title(character) {
                if is_within {
                    return false;
                }
                (has_cased, is_within) = (true, true);
            } else if classes::is_lower(character) {
                if !is_within {
                    return false;
                }
                has_cased = true;
            } else {
                is_within = false;
            }
        }
        has_cased
    }
}

fn is_cased(character: char) -> bool {
    classes::is_upper(character) || classes::is_lower(character) || classes::is_title(character)
}

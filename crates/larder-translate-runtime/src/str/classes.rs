//! What kind a character is, as CPython 3.11 tells: Unicode 14.

use super::tables;

fn within(table: &[(u32, u32)], character: char) -> bool {
    let code = u32::from(character);
    let after = table.partition_point(|&(first, _)| first <= code);
    after > 0 && code <= table[after - 1].1
}

/// `str.isspace` of one character.
pub fn is_space(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r'
            | '\x1c'..='\x20'
            | '\u{85}'
            | '\u{a0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200a}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{202f}'
            | '\u{205f}'
            | '\u{3000}'
    )
}

/// Where `str.splitlines` cuts.
pub fn is_line_break(character: char) -> bool {
    matches!(
        character,
        '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// `str.isalpha` of one character.
pub fn is_alpha(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_alphabetic()
    } else {
        within(tables::ALPHA, character)
    }
}

/// The value of a decimal digit of any script.
pub fn decimal(character: char) -> Option<u32> {
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let code = u32::from(character);
    let after = tables::DECIMAL.partition_point(|&(first, _)| first <= code);
    let &(first, last) = tables::DECIMAL.get(after.checked_sub(1)?)?;
    (code <= last).then_some((code - first) % 10)
}

/// `str.isdigit` of one character.
pub fn is_digit(character: char) -> bool {
    decimal(character).is_some() || within(tables::DIGIT, character)
}

/// `str.isnumeric` of one character.
pub fn is_numeric(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_digit()
    } else {
        within(tables::NUMERIC, character)
    }
}

/// `str.isalnum` of one character.
pub fn is_alnum(character: char) -> bool {
    is_alpha(character) || is_digit(character) || is_numeric(character)
}

/// `str.isprintable` of one character: what `repr` shows as itself.
pub fn is_printable(character: char) -> bool {
    if character.is_ascii() {
        (' '..='~').contains(&character)
    } else {
        !within(tables::HIDDEN, character)
    }
}

/// What may start an identifier.
pub fn is_identifier_start(character: char) -> bool {
    character == '_'
        || (is_alpha(character) && !within(tables::ALPHA_NOT_START, character))
        || within(tables::START_NOT_ALPHA, character)
}

/// What an identifier may go on with.
pub fn is_identifier_part(character: char) -> bool {
    within(tables::CONTINUE, character)
}

/// Upper case of Unicode 14's kind; later letters have no case.
pub fn is_upper(character: char) -> bool {
    character.is_uppercase() && is_printable(character)
}

/// Lower case.
pub fn is_lower(character: char) -> bool {
    character.is_lowercase() && is_printable(character)
}

/// Title case: the digraphs.
pub fn is_title(character: char) -> bool {
    matches!(
        character,
        '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}' | '\u{1f88}'..='\u{1f8f}'
            | '\u{1f98}'..='\u{1f9f}' | '\u{1fa8}'..='\u{1faf}' | '\u{1fbc}' | '\u{1fcc}' | '\u{1ffc}'
    )
}

/// What a capital sigma at the end of a word looks past.
pub(super) fn is_case_ignorable(character: char) -> bool {
    within(tables::IGNORABLE, character)
}

pub(super) fn title(character: char) -> Option<&'static str> {
    find(tables::TITLE, character)
}

pub(super) fn fold(character: char) -> Option<&'static str> {
    find(tables::FOLD, character)
}

fn find(table: &[(char, &'static str)], character: char) -> Option<&'static str> {
    table.binary_search_by_key(&character, |&(from, _)| from).ok().map(|index| table[index].1)
}

//! Which words are keywords: one multiplication and one comparison of eight bytes.

use super::kind::TokenKind;

const WORDS: [(&[u8], TokenKind); 35] = [
    (b"False", TokenKind::False),
    (b"None", TokenKind::None),
    (b"True", TokenKind::True),
    (b"and", TokenKind::And),
    (b"as", TokenKind::As),
    (b"assert", TokenKind::Assert),
    (b"async", TokenKind::Async),
    (b"await", TokenKind::Await),
    (b"break", TokenKind::Break),
    (b"class", TokenKind::Class),
    (b"continue", TokenKind::Continue),
    (b"def", TokenKind::Def),
    (b"del", TokenKind::Del),
    (b"elif", TokenKind::Elif),
    (b"else", TokenKind::Else),
    (b"except", TokenKind::Except),
    (b"finally", TokenKind::Finally),
    (b"for", TokenKind::For),
    (b"from", TokenKind::From),
    (b"global", TokenKind::Global),
    (b"if", TokenKind::If),
    (b"import", TokenKind::Import),
    (b"in", TokenKind::In),
    (b"is", TokenKind::Is),
    (b"lambda", TokenKind::Lambda),
    (b"nonlocal", TokenKind::Nonlocal),
    (b"not", TokenKind::Not),
    (b"or", TokenKind::Or),
    (b"pass", TokenKind::Pass),
    (b"raise", TokenKind::Raise),
    (b"return", TokenKind::Return),
    (b"try", TokenKind::Try),
    (b"while", TokenKind::While),
    (b"with", TokenKind::With),
    (b"yield", TokenKind::Yield),
];

const BITS: u32 = 7;

/// A keyword as the eight bytes of a word of the machine; none is longer.
const fn packed(word: &[u8]) -> u64 {
    let mut bits = 0;
    let mut at = word.len();
    while at > 0 {
        at -= 1;
        bits = bits << 8 | word[at] as u64;
    }
    bits
}

const fn place(bits: u64, factor: u64) -> usize {
    (bits.wrapping_mul(factor) >> (64 - BITS)) as usize
}

/// A factor that sends every keyword to a place of its own.
const fn factor() -> u64 {
    let mut factor: u64 = 0x9e37_79b9_7f4a_7c15;
    loop {
        let mut seen: u128 = 0;
        let mut word = 0;
        while word < WORDS.len() {
            let bit = 1 << place(packed(WORDS[word].0), factor);
            if seen & bit != 0 {
                break;
            }
            seen |= bit;
            word += 1;
        }
        if word == WORDS.len() {
            return factor;
        }
        factor = factor.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f) | 1;
    }
}

const FACTOR: u64 = factor();

static TABLE: [(u64, TokenKind); 1 << BITS] = {
    let mut table = [(0, TokenKind::Name); 1 << BITS];
    let mut word = 0;
    while word < WORDS.len() {
        let bits = packed(WORDS[word].0);
        table[place(bits, FACTOR)] = (bits, WORDS[word].1);
        word += 1;
    }
    table
};

/// The kind of the word at `start`, which ends before `end`.
#[inline]
pub(super) fn kind(text: &[u8], start: usize, end: usize) -> TokenKind {
    let len = end - start;
    if !(2..=8).contains(&len) {
        return TokenKind::Name;
    }
    let bits = match text.get(start..start + 8) {
        Some(eight) => {
            let all = u64::from_le_bytes(eight.try_into().expect("a slice of eight bytes"));
            all & (u64::MAX >> (64 - 8 * len))
        }
        None => packed(&text[start..end]),
    };
    let (word, kind) = TABLE[place(bits, FACTOR)];
    if word == bits { kind } else { TokenKind::Name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbols::KEYWORDS;

    #[test]
    fn every_keyword_is_found_wherever_it_stands_and_nothing_else_is() {
        for (index, word) in KEYWORDS.iter().enumerate() {
            assert_eq!(WORDS[index].0, word.as_bytes(), "the lists have one order");
            assert_eq!(WORDS[index].1 as usize, TokenKind::False as usize + index);
            for behind in ["", " ", " = 1234567"] {
                let text = format!("x {word}{behind}");
                assert_eq!(kind(text.as_bytes(), 2, 2 + word.len()), WORDS[index].1, "{text}");
            }
            for other in [format!("{word}x"), format!("x{word}"), word.to_uppercase()] {
                assert_eq!(kind(other.as_bytes(), 0, other.len()), TokenKind::Name, "{other}");
            }
        }
    }
}

//! The words after a verb: flags, options with a value, and words that stand for themselves.

use crate::trouble::Trouble;

/// What a verb takes, each with the place where it goes.
#[derive(Debug, Default)]
pub(crate) struct Takes<'a> {
    /// Such as `--json`.
    pub(crate) flags: Vec<(&'static str, &'a mut bool)>,
    /// Such as `--features NAME`; the last one counts.
    pub(crate) values: Vec<(&'static str, &'a mut Option<String>)>,
    /// Words without a dash, in their order, each with what it is.
    pub(crate) places: Vec<(&'static str, &'a mut Option<String>)>,
}

/// Puts each word where it goes.
pub(crate) fn read(verb: &str, words: &[String], takes: &mut Takes<'_>) -> Result<(), Trouble> {
    let refuse = |what: String| Trouble::usage(format!("{what}\n{}", crate::USAGE));
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let named = |name: &&'static str| *name == word.as_str();
        if let Some((_, flag)) = takes.flags.iter_mut().find(|(name, _)| named(name)) {
            **flag = true;
        } else if let Some((_, value)) = takes.values.iter_mut().find(|(name, _)| named(name)) {
            let next = words.next().filter(|next| !next.starts_with('-'));
            let next = next.ok_or_else(|| refuse(format!("`{word}` wants a value")))?;
            **value = Some(next.clone());
        } else if word.starts_with('-') {
            return Err(refuse(format!("`{verb}` knows no `{word}`")));
        } else if let Some((_, place)) = takes.places.iter_mut().find(|(_, at)| at.is_none()) {
            **place = Some(word.clone());
        } else {
            let what: Vec<&str> = takes.places.iter().map(|(what, _)| *what).collect();
            let what = what.join(" and ");
            return Err(refuse(format!("`{verb}` takes {what}, not `{word}` too")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Result<(bool, Option<String>, Option<String>), String> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let (mut flag, mut value, mut place) = (false, None, None);
        let mut takes = Takes {
            flags: vec![("--json", &mut flag)],
            values: vec![("--with", &mut value)],
            places: vec![("a room", &mut place)],
        };
        read("do", &words, &mut takes).map_err(|trouble| trouble.text)?;
        Ok((flag, value, place))
    }

    #[test]
    fn every_word_goes_to_its_place_in_any_order() {
        let (room, other) = (Some("memory".to_owned()), Some("x".to_owned()));
        assert_eq!(read_all(""), Ok((false, None, None)));
        assert_eq!(read_all("memory --json"), Ok((true, None, room.clone())));
        assert_eq!(read_all("--with x memory"), Ok((false, other, room)));
    }

    #[test]
    fn a_word_without_a_place_is_named() {
        for (text, says) in [
            ("--jsno", "`do` knows no `--jsno`"),
            ("--with", "`--with` wants a value"),
            ("--with --json", "`--with` wants a value"),
            ("memory kernels", "`do` takes a room, not `kernels` too"),
        ] {
            let error = read_all(text).expect_err(text);
            assert!(error.starts_with(says), "{error}");
        }
    }
}

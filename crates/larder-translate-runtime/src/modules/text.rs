//! `string`.

use super::Names;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::Result;
use crate::str::Str;

pub(super) fn fill(names: &Names) -> Result<()> {
    const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
    const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const DIGITS: &str = "0123456789";
    const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const SPACE: &str = " \t\n\r\x0b\x0c";
    names.set("ascii_lowercase", LOWER);
    names.set("ascii_uppercase", UPPER);
    names.set("ascii_letters", format!("{LOWER}{UPPER}"));
    names.set("digits", DIGITS);
    names.set("hexdigits", format!("{DIGITS}abcdefABCDEF"));
    names.set("octdigits", "01234567");
    names.set("punctuation", PUNCTUATION);
    names.set("whitespace", SPACE);
    names.set("printable", format!("{DIGITS}{LOWER}{UPPER}{PUNCTUATION}{SPACE}"));
    names.function("capwords", |args| {
        let [text, separator] = args.named(["s", "sep"], 1)?;
        let text = text.unwrap_or_default().as_text("s")?;
        let separator = separator.filter(|separator| !separator.is_none());
        let separator = separator.map(|separator| separator.as_text("sep")).transpose()?;
        let words = text.split(separator.as_ref(), -1)?.to_vec();
        let words = words.iter().map(|word| Dyn::Str(word.capitalize())).collect();
        let between = separator.unwrap_or_else(|| Str::from(" "));
        d::call_method(&Dyn::Str(between), "join", &[Dyn::list(words)])
    });
    names.function("Template", |_| Err(crate::exc::not_implemented_error("string.Template")));
    names.function("Formatter", |_| Err(crate::exc::not_implemented_error("string.Formatter")));
    Ok(())
}

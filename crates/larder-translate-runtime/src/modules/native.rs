//! `_native`: what written modules of the library want of Rust and programs do not see.

use super::{Names, digest, places};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::Result;
use crate::int::Int;

pub(super) fn fill(names: &Names) -> Result<()> {
    digest::fill(names)?;
    // Whole numbers as decimal digits, without the bound that `int` and `str` have.
    names.function("decimal_digits", |args| {
        let count = d::index(&args.one()?)?.decimal_digits();
        Ok(Dyn::from(crate::int::from_usize(count)))
    });
    names.function("decimal_text", |args| Ok(Dyn::from(d::index(&args.one()?)?.to_decimal())));
    names.function("decimal_int", |args| {
        let text = args.one()?.as_text("digits")?;
        let digits: String = text
            .as_str()
            .chars()
            .filter_map(|c| char::from_digit(crate::str::classes::decimal(c)?, 10))
            .collect();
        Ok(Dyn::Int(Int::literal(&digits)))
    });
    // What the module cannot do; no `except` of the program takes it.
    names.function("refuse", |args| {
        Err(crate::exc::not_implemented_error(args.one()?.as_text("what")?.as_str()))
    });
    places::fill(names);
    Ok(())
}

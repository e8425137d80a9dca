//! The methods of `str`.

use super::{counted, position};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic::{self, type_name};
use crate::exc::{ExcType, Result, type_error, value_error};
use crate::function::Args;
use crate::list::List;
use crate::str::Str;

pub(super) const NAMES: &[&str] = &[
    "capitalize",
    "casefold",
    "center",
    "count",
    "encode",
    "endswith",
    "expandtabs",
    "find",
    "format",
    "format_map",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
];

fn texts(list: List<Str>) -> Dyn {
    Dyn::list(list.to_vec().into_iter().map(Dyn::Str).collect())
}

fn three((a, b, c): (Str, Str, Str)) -> Dyn {
    Dyn::tuple(vec![Dyn::Str(a), Dyn::Str(b), Dyn::Str(c)])
}

fn wanted(value: &Dyn, args: &Args<'_>, number: usize) -> Result<Str> {
    match value.as_text("") {
        Ok(text) => Ok(text),
        Err(_) if number == 0 => Err(type_error(&format!(
            "{}() argument must be str, not {}",
            args.name,
            type_name(value)
        ))),
        Err(_) => Err(type_error(&format!(
            "{}() argument {number} must be str, not {}",
            args.name,
            type_name(value)
        ))),
    }
}

/// `chars` of `strip`, the separator of `split`.
fn optional_text(value: Option<&Dyn>, message: &str) -> Result<Option<Str>> {
    match value {
        None | Some(Dyn::None) => Ok(None),
        Some(value) => value
            .as_text("")
            .map(Some)
            .map_err(|_| type_error(&message.replace("{}", &type_name(value)))),
    }
}

pub(super) fn call(text: &Str, args: &Args<'_>) -> Result<Dyn> {
    let few = args.pos.len() != 1 && args.kw.is_empty();
    if few
        && matches!(
            args.name,
            "join"
                | "zfill"
                | "partition"
                | "rpartition"
                | "removeprefix"
                | "removesuffix"
                | "translate"
                | "format_map"
        )
    {
        return args.one();
    }
    if matches!(
        args.name,
        "find" | "rfind" | "index" | "rindex" | "count" | "startswith" | "endswith"
    ) {
        counted(args, 1, 3)?;
    }
    let none = || args.places::<0>(0).map(|_| ());
    Ok(match args.name {
        "upper" => {
            none()?;
            Dyn::Str(text.upper())
        }
        "lower" => {
            none()?;
            Dyn::Str(text.lower())
        }
        "casefold" => {
            none()?;
            Dyn::Str(text.casefold())
        }
        "capitalize" => {
            none()?;
            Dyn::Str(text.capitalize())
        }
        "title" => {
            none()?;
            Dyn::Str(text.title())
        }
        "swapcase" => {
            none()?;
            Dyn::Str(text.swapcase())
        }
        "isalnum" => {
            none()?;
            Dyn::Bool(text.isalnum())
        }
        "isalpha" => {
            none()?;
            Dyn::Bool(text.isalpha())
        }
        "isascii" => {
            none()?;
            Dyn::Bool(text.isascii())
        }
        "isdecimal" => {
            none()?;
            Dyn::Bool(text.isdecimal())
        }
        "isdigit" => {
            none()?;
            Dyn::Bool(text.isdigit())
        }
        "isidentifier" => {
            none()?;
            Dyn::Bool(text.isidentifier())
        }
        "islower" => {
            none()?;
            Dyn::Bool(text.islower())
        }
        "isnumeric" => {
            none()?;
            Dyn::Bool(text.isnumeric())
        }
        "isprintable" => {
            none()?;
            Dyn::Bool(text.isprintable())
        }
        "isspace" => {
            none()?;
            Dyn::Bool(text.isspace())
        }
        "istitle" => {
            none()?;
            Dyn::Bool(text.istitle())
        }
        "isupper" => {
            none()?;
            Dyn::Bool(text.isupper())
        }
        "strip" | "lstrip" | "rstrip" => {
            let [set] = args.places::<1>(0)?;
            let message = format!("{} arg must be None or str", args.name);
            let set = optional_text(set.as_ref(), &message)?;
            Dyn::Str(match args.name {
                "strip" => text.strip(set.as_ref()),
                "lstrip" => text.lstrip(set.as_ref()),
                _ => text.rstrip(set.as_ref()),
            })
        }
        "center" | "ljust" | "rjust" => {
            let [width, fill] = args.places::<2>(1)?;
            let width = width.unwrap_or_default().as_index()?;
            let fill = match &fill {
                None => None,
                Some(fill) => Some(fill.as_text("").map_err(|_| {
                    type_error(&format!(
                        "The fill character must be a unicode character, not {}",
                        type_name(fill)
                    ))
                })?),
            };
            Dyn::Str(match args.name {
                "center" => text.center(width, fill.as_ref())?,
                "ljust" => text.ljust(width, fill.as_ref())?,
                _ => text.rjust(width, fill.as_ref())?,
            })
        }
        "zfill" => Dyn::Str(text.zfill(args.one()?.as_index()?)?),
        "expandtabs" => {
            let [size] = args.named(["tabsize"], 0)?;
            Dyn::Str(text.expandtabs(size.map_or(Ok(8), |size| size.as_index())?)?)
        }
        "find" | "rfind" | "index" | "rindex" | "count" => {
            let [sub, start, stop] = args.places::<3>(1)?;
            let sub = sub.unwrap_or_default();
            let sub = sub
                .as_text("")
                .map_err(|_| type_error(&format!("must be str, not {}", type_name(&sub))))?;
            let (start, stop) = (position(start)?, position(stop)?);
            Dyn::from(match args.name {
                "find" => text.find(&sub, start, stop),
                "rfind" => text.rfind(&sub, start, stop),
                "index" => text.index(&sub, start, stop)?,
                "rindex" => text.rindex(&sub, start, stop)?,
                _ => text.count(&sub, start, stop),
            })
        }
        "startswith" | "endswith" => {
            let [part, start, stop] = args.places::<3>(1)?;
            let (start, stop) = (position(start)?, position(stop)?);
            let parts = match part.unwrap_or_default() {
                Dyn::Tuple(parts) => parts.items().to_vec(),
                part => match part.as_text("") {
                    Ok(text) => vec![Dyn::Str(text)],
                    Err(_) => {
                        return Err(type_error(&format!(
                            "{} first arg must be str or a tuple of str, not {}",
                            args.name,
                            type_name(&part)
                        )));
                    }
                },
            };
            for part in parts {
                let part = part.as_text("").map_err(|_| {
                    type_error(&format!(
                        "tuple for {} must only contain str, not {}",
                        args.name,
                        type_name(&part)
                    ))
                })?;
                let matches = match args.name {
                    "startswith" => text.startswith(&part, start, stop),
                    _ => text.endswith(&part, start, stop),
                };
                if matches {
                    return Ok(Dyn::Bool(true));
                }
            }
            Dyn::Bool(false)
        }
        "replace" => {
            let [from, to, count] = args.places::<3>(2)?;
            let from = wanted(&from.unwrap_or_default(), args, 1)?;
            let to = wanted(&to.unwrap_or_default(), args, 2)?;
            let count = count.map_or(Ok(-1), |count| count.as_index())?;
            Dyn::Str(text.replace(&from, &to, count))
        }
        "split" | "rsplit" => {
            let [separator, most] = args.named(["sep", "maxsplit"], 0)?;
            let separator = optional_text(separator.as_ref(), "must be str or None, not {}")?;
            let most = most.map_or(Ok(-1), |most| most.as_index())?;
            texts(if args.name == "split" {
                text.split(separator.as_ref(), most)?
            } else {
                text.rsplit(separator.as_ref(), most)?
            })
        }
        "splitlines" => {
            let [keep] = args.named(["keepends"], 0)?;
            texts(text.splitlines(keep.map_or(Ok(0), |keep| keep.as_index())? != 0))
        }
        "partition" | "rpartition" => {
            let separator = args.one()?;
            let separator = separator
                .as_text("")
                .map_err(|_| type_error(&format!("must be str, not {}", type_name(&separator))))?;
            three(if args.name == "partition" {
                text.partition(&separator)?
            } else {
                text.rpartition(&separator)?
            })
        }
        "removeprefix" => Dyn::Str(text.removeprefix(&wanted(&args.one()?, args, 0)?)),
        "removesuffix" => Dyn::Str(text.removesuffix(&wanted(&args.one()?, args, 0)?)),
        "join" => Dyn::Str(join(text, &args.one()?)?),
        "encode" => {
            let [encoding, errors] = args.named(["encoding", "errors"], 0)?;
            let encoding = args.text_of("encoding", encoding, "utf-8")?;
            let errors = args.text_of("errors", errors, "strict")?;
            Dyn::Bytes(text.encode(encoding.as_str(), errors.as_str())?)
        }
        "format" => Dyn::Str(crate::format::str_format(text, args.pos, args.kw)?),
        "format_map" => Dyn::Str(crate::format::format_map(text, &args.one()?)?),
        "maketrans" => maketrans(args)?,
        _ => translate(text, &args.one()?)?,
    })
}

/// `sep.join(parts)` of values.
pub(crate) fn join(separator: &Str, parts: &Dyn) -> Result<Str> {
    let parts = dynamic::to_items(parts).map_err(|exc| {
        if exc.is(ExcType::TypeError) && dynamic::iter(parts).is_err() {
            type_error("can only join an iterable")
        } else {
            exc
        }
    })?;
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(separator.as_str());
        }
        match part.as_text("") {
            Ok(text) => out.push_str(text.as_str()),
            Err(_) => {
                return Err(type_error(&format!(
                    "sequence item {index}: expected str instance, {} found",
                    type_name(part)
                )));
            }
        }
    }
    Ok(Str::from(out))
}

fn maketrans(args: &Args<'_>) -> Result<Dyn> {
    let [from, to, deleted] = args.places::<3>(1)?;
    let table = Dict::new();
    let from = from.unwrap_or_default();
    let Some(to) = to else {
        let Dyn::Dict(pairs) = &from else {
            return Err(type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in pairs.pairs() {
            let key = match &key {
                Dyn::Str(text) if text.len() == 1 => Dyn::from(text.ord()?),
                Dyn::Str(_) => {
                    return Err(value_error("string keys in translate table must be of length 1"));
                }
                Dyn::Int(_) => key,
                _ => return Err(type_error("keys in translate table must be strings or integers")),
            };
            table.set_item(key, value)?;
        }
        return Ok(Dyn::Dict(table));
    };
    let deleted = deleted.map(|deleted| wanted(&deleted, args, 3)).transpose()?;
    let pairs =
        crate::str::maketrans(&wanted(&from, args, 1)?, &wanted(&to, args, 2)?, deleted.as_ref())?;
    for (key, value) in pairs {
        table.set_item(Dyn::from(key), value.map_or(Dyn::None, Dyn::from))?;
    }
    Ok(Dyn::Dict(table))
}

fn translate(text: &Str, table: &Dyn) -> Result<Dyn> {
    let translated = text.translate(|code| match dynamic::getitem(table, &Dyn::from(code)) {
        Ok(Dyn::None) => Ok(Some(Str::empty())),
        Ok(Dyn::Str(text)) => Ok(Some(text)),
        Ok(Dyn::Int(code)) => match code.to_i64() {
            Some(code) => crate::str::chr(code)
                .map(Some)
                .map_err(|_| value_error("character mapping must be in range(0x110000)")),
            None => Err(value_error("character mapping must be in range(0x110000)")),
        },
        Ok(_) => Err(type_error("character mapping must return integer, None or str")),
        Err(exc) if exc.is(ExcType::LookupError) => Ok(None),
        Err(exc) => Err(exc),
    })?;
    Ok(Dyn::Str(translated))
}

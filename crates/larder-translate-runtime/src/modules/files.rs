//! `io`: a text in memory that is read and written as a file is, and what files of both kinds share.

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::Names;
use crate::class::{Builtin, Class, Maker};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType, Result, type_error, value_error};
use crate::function::{Args, Function};
use crate::iter::Iter;
use crate::native::Native;
use crate::str::Str;

thread_local! {
    /// `io.UnsupportedOperation`, once somebody wants it.
    static UNSUPPORTED: RefCell<Option<Class>> = const { RefCell::new(None) };
}

fn unsupported_class() -> Result<Class> {
    if let Some(class) = UNSUPPORTED.with_borrow(Clone::clone) {
        return Ok(class);
    }
    let bases = [ExcType::OSError, ExcType::ValueError].map(|kind| Dyn::Class(kind.class()));
    let module = vec![(Str::from("__module__"), Dyn::text("io"))];
    let Dyn::Class(class) = Class::create("UnsupportedOperation", &bases, module)? else {
        return Err(type_error("a class"));
    };
    UNSUPPORTED.set(Some(class.clone()));
    Ok(class)
}

/// `io.UnsupportedOperation`, raised.
pub(super) fn unsupported(what: &str) -> Exc {
    match unsupported_class() {
        Ok(class) => Exc::new(&class, vec![Dyn::text(what)]),
        Err(error) => error,
    }
}

/// `StringIO`.
static STRING_IO: Maker = Maker { name: "StringIO", construct: string_io, function: None };

pub(super) fn fill(names: &Names) -> Result<()> {
    names.made(&STRING_IO);
    for name in ["TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom", "FileIO"] {
        names.class(name, Builtin::Named(name));
    }
    names.set("UnsupportedOperation", Dyn::Class(unsupported_class()?));
    names.function("open", super::disk::open);
    Ok(())
}

/// A text in memory.
#[derive(Debug)]
struct Text {
    content: RefCell<String>,
    /// Where it stands, in bytes; beyond the end each counts as a character.
    at: Cell<usize>,
    is_closed: Cell<bool>,
}

/// `io.StringIO(text)`.
fn string_io(args: &Args<'_>) -> Result<Dyn> {
    let [text, newline] = args.named(["initial_value", "newline"], 0)?;
    if newline
        .is_some_and(|end| !matches!(&end, Dyn::Str(text) if ["", "\n"].contains(&text.as_str())))
    {
        return Err(crate::exc::not_implemented_error("a StringIO with other ends of lines"));
    }
    let text = match text {
        None | Some(Dyn::None) => String::new(),
        Some(Dyn::Str(text)) => text.as_str().to_owned(),
        Some(other) => {
            return Err(type_error(&format!(
                "initial_value must be str or None, not {}",
                d::type_name(&other)
            )));
        }
    };
    Ok(Dyn::native(Text {
        content: RefCell::new(text),
        at: Cell::new(0),
        is_closed: Cell::new(false),
    }))
}

impl Text {
    fn of(value: &Dyn) -> Result<&Text> {
        match value {
            Dyn::Native(native) => native.as_any().downcast_ref::<Text>(),
            _ => None,
        }
        .ok_or_else(|| type_error("expected a file"))
    }

    fn check(&self) -> Result<()> {
        if self.is_closed.get() {
            return Err(value_error("I/O operation on closed file"));
        }
        Ok(())
    }

    /// Takes so many characters, all of them for `None`.
    fn read(&self, count: Option<usize>) -> Result<Dyn> {
        self.check()?;
        let content = self.content.borrow();
        let rest = &content[self.at.get().min(content.len())..];
        let end = count.and_then(|count| Some(rest.char_indices().nth(count)?.0));
        let taken = &rest[..end.unwrap_or(rest.len())];
        self.at.set(self.at.get() + taken.len());
        Ok(Dyn::text(taken))
    }

    fn line(&self, most: Option<usize>) -> Result<Option<Dyn>> {
        self.check()?;
        let content = self.content.borrow();
        let rest = &content[self.at.get().min(content.len())..];
        if rest.is_empty() {
            return Ok(None);
        }
        let mut line = &rest[..rest.find('\n').map_or(rest.len(), |at| at + 1)];
        if let Some((end, _)) = most.and_then(|most| line.char_indices().nth(most)) {
            line = &line[..end];
        }
        self.at.set(self.at.get() + line.len());
        Ok(Some(Dyn::text(line)))
    }

    fn write(&self, value: &Dyn) -> Result<Dyn> {
        self.check()?;
        let Dyn::Str(text) = value else {
            return Err(type_error(&format!(
                "string argument expected, got '{}'",
                d::type_name(value)
            )));
        };
        let mut content = self.content.borrow_mut();
        let at = self.at.get();
        while content.len() < at {
            content.push('\0');
        }
        // As many characters go as come, whatever their bytes.
        let old = &content[at..];
        let gone = old.char_indices().nth(text.len()).map_or(old.len(), |(place, _)| place);
        content.replace_range(at..at + gone, text.as_str());
        self.at.set(at + text.as_str().len());
        Ok(Dyn::from(crate::int::from_usize(text.len())))
    }

    /// The place of a byte as a text counts: by characters.
    fn characters(&self, at: usize) -> usize {
        let content = self.content.borrow();
        let inside = at.min(content.len());
        content[..inside].chars().count() + at - inside
    }

    /// The byte where a character begins; beyond the end each counts as one.
    fn byte_of(&self, place: usize) -> usize {
        let content = self.content.borrow();
        match content.char_indices().nth(place) {
            Some((at, _)) => at,
            None => content.len() + place - content.chars().count(),
        }
    }

    fn seek(&self, to: i64, from: i64) -> Result<Dyn> {
        self.check()?;
        match from {
            0 => {
                let place = usize::try_from(to)
                    .map_err(|_| value_error(&format!("Negative seek position {to}")))?;
                self.at.set(self.byte_of(place));
            }
            1 | 2 if to != 0 => {
                return Err(ExcType::OSError.with("Can't do nonzero cur-relative seeks"));
            }
            1 => {}
            2 => self.at.set(self.content.borrow().len()),
            _ => {
                return Err(value_error(&format!("Invalid whence ({from}, should be 0, 1 or 2)")));
            }
        }
        Ok(Dyn::from(crate::int::from_usize(self.characters(self.at.get()))))
    }

    fn truncate(&self, size: Option<Dyn>) -> Result<Dyn> {
        self.check()?;
        let size = match size {
            None | Some(Dyn::None) => crate::int::from_usize(self.characters(self.at.get())),
            Some(size) => size.as_index()?,
        };
        let count = usize::try_from(size)
            .map_err(|_| value_error(&format!("Negative size value {size}")))?;
        let end = self.byte_of(count);
        self.content.borrow_mut().truncate(end);
        Ok(Dyn::from(size))
    }
}

/// How many, where a negative number and `None` say all.
pub(super) fn count_of(count: Option<Dyn>) -> Result<Option<usize>> {
    match count {
        None | Some(Dyn::None) => Ok(None),
        Some(count) => Ok(usize::try_from(count.as_index()?).ok()),
    }
}

impl Native for Text {
    fn type_name(&self) -> &'static str {
        "StringIO"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let held = this.clone();
        let method = move |call: fn(&Text, &Args<'_>) -> Result<Dyn>| {
            Some(Dyn::Function(Function::open(name, move |args| call(Text::of(&held)?, args))))
        };
        let this = this.clone();
        Ok(match name {
            "read" => method(|file, args| {
                let [count] = args.places(0)?;
                file.read(count_of(count)?)
            }),
            "readline" => method(|file, args| {
                let [most] = args.places(0)?;
                Ok(file.line(count_of(most)?)?.unwrap_or_else(|| Dyn::text("")))
            }),
            "readlines" => method(|file, args| {
                let [most] = args.places(0)?;
                let most = count_of(most)?.filter(|most| *most > 0);
                let (mut lines, mut total) = (Vec::new(), 0);
                while let Some(line) = file.line(None)? {
                    total += d::len(&line)?;
                    lines.push(line);
                    if most.is_some_and(|most| total >= most) {
                        break;
                    }
                }
                Ok(Dyn::list(lines))
            }),
            "write" => method(|file, args| file.write(&args.one()?)),
            "writelines" => method(|file, args| {
                let lines = d::iter(&args.one()?)?;
                while let Some(line) = lines.advance()? {
                    file.write(&line)?;
                }
                Ok(Dyn::None)
            }),
            "getvalue" => method(|file, _| {
                file.check()?;
                Ok(Dyn::text(&file.content.borrow()))
            }),
            "close" | "__exit__" => method(|file, _| {
                file.is_closed.set(true);
                Ok(Dyn::None)
            }),
            "flush" => method(|file, _| file.check().map(|()| Dyn::None)),
            "__enter__" => Some(Dyn::Function(Function::open(name, move |_| {
                Text::of(&this)?.check()?;
                Ok(this.clone())
            }))),
            "__iter__" => Some(Dyn::Function(Function::open(name, move |_| Ok(this.clone())))),
            "__next__" => method(|file, _| {
                file.line(None)?.ok_or_else(|| ExcType::StopIteration.of(Vec::new()))
            }),
            "tell" => method(|file, _| {
                file.check()?;
                Ok(Dyn::from(crate::int::from_usize(file.characters(file.at.get()))))
            }),
            "seek" => method(|file, args| {
                let [to, from] = args.places::<2>(1)?;
                let from = from.map_or(Ok(0), |from| from.as_index())?;
                file.seek(to.unwrap_or_default().as_index()?, from)
            }),
            "truncate" => method(|file, args| {
                let [size] = args.places(0)?;
                file.truncate(size)
            }),
            "isatty" => method(|file, _| file.check().map(|()| Dyn::Bool(false))),
            "seekable" | "readable" | "writable" => {
                method(|file, _| file.check().map(|()| Dyn::Bool(true)))
            }
            "closed" => Some(Dyn::Bool(self.is_closed.get())),
            "encoding" | "errors" | "newlines" => Some(Dyn::None),
            "line_buffering" => Some(Dyn::Bool(false)),
            _ => None,
        })
    }
    fn iter(&self, this: &Dyn) -> Result<Iter<Dyn>> {
        self.check()?;
        let held = this.clone();
        Ok(Iter::from_fn("StringIO", move || Text::of(&held)?.line(None)))
    }
}

//! `open` and `io.StringIO`: texts and bytes of files, read whole, written at the end.

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::Names;
use crate::bytes::Bytes;
use crate::class::Builtin;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType, Result, type_error, value_error};
use crate::function::{Args, Function};
use crate::io::os_error;
use crate::iter::Iter;
use crate::native::Native;
use crate::str::Str;

pub(super) fn fill(names: &Names) -> Result<()> {
    names.class("StringIO", Builtin::Named("StringIO"));
    names.function("open", open);
    Ok(())
}

/// An open file, or a text in memory: all of it is held, and what is written goes out at `flush`.
#[derive(Debug)]
struct File {
    /// `None` for a text in memory.
    path: Option<String>,
    mode: String,
    is_binary: bool,
    can_read: bool,
    can_write: bool,
    content: RefCell<Vec<u8>>,
    at: Cell<usize>,
    is_changed: Cell<bool>,
    is_closed: Cell<bool>,
}

/// `open(path, mode, encoding=…)`.
pub(crate) fn open(args: &Args<'_>) -> Result<Dyn> {
    let [path, mode, _, encoding, _, newline, _, _] = args.named(
        ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"],
        1,
    )?;
    let path = path.unwrap_or_default().as_text("path")?.as_str().to_owned();
    let mode = mode.map_or(Ok(Str::from("r")), |mode| mode.as_text("mode"))?.as_str().to_owned();
    if let Some(encoding) = encoding.filter(|encoding| !encoding.is_none()) {
        let name = encoding.as_text("encoding")?.lower().as_str().replace('_', "-");
        if !matches!(name.as_str(), "utf-8" | "utf8" | "ascii") {
            return Err(crate::exc::not_implemented_error(&format!(
                "a file in the encoding {name}"
            )));
        }
    }
    if let Some(Dyn::Str(newline)) = &newline
        && !newline.as_str().is_empty()
        && newline.as_str() != "\n"
    {
        return Err(crate::exc::not_implemented_error("a file with other ends of lines"));
    }
    let base: String = mode.chars().filter(|c| !matches!(c, 'b' | 't' | '+')).collect();
    if !matches!(base.as_str(), "r" | "w" | "a" | "x") {
        return Err(value_error(&format!("invalid mode: '{mode}'")));
    }
    let is_update = mode.contains('+');
    let is_binary = mode.contains('b');
    let fault = |error: std::io::Error| os_error(&error, Some(&path));
    let content = match base.as_str() {
        "r" => std::fs::read(&path).map_err(fault)?,
        "a" => match std::fs::read(&path) {
            Ok(content) => content,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(fault(error)),
        },
        kind => {
            let mut options = std::fs::OpenOptions::new();
            options.write(true);
            if kind == "x" {
                options.create_new(true);
            } else {
                options.create(true).truncate(true);
            }
            options.open(&path).map(drop).map_err(fault)?;
            Vec::new()
        }
    };
    let content = if is_binary {
        content
    } else {
        Bytes::from(content).decode("utf-8", "strict")?.as_str().replace("\r\n", "\n").into_bytes()
    };
    let at = if base == "a" { content.len() } else { 0 };
    Ok(Dyn::native(File {
        path: Some(path),
        is_binary,
        can_read: base == "r" || is_update,
        can_write: base != "r" || is_update,
        mode,
        content: RefCell::new(content),
        at: Cell::new(at),
        is_changed: Cell::new(false),
        is_closed: Cell::new(false),
    }))
}

/// `io.StringIO(text)`.
pub(super) fn string_io(args: &Args<'_>) -> Result<Dyn> {
    let [text, _] = args.named(["initial_value", "newline"], 0)?;
    let text = match text {
        None | Some(Dyn::None) => String::new(),
        Some(text) => text.as_text("initial_value")?.as_str().to_owned(),
    };
    Ok(Dyn::native(File {
        path: None,
        mode: String::new(),
        is_binary: false,
        can_read: true,
        can_write: true,
        content: RefCell::new(text.into_bytes()),
        at: Cell::new(0),
        is_changed: Cell::new(false),
        is_closed: Cell::new(false),
    }))
}

impl File {
    fn of(value: &Dyn) -> Result<&File> {
        match value {
            Dyn::Native(native) => native.as_any().downcast_ref::<File>(),
            _ => None,
        }
        .ok_or_else(|| type_error("expected a file"))
    }

    fn check(&self) -> Result<()> {
        if self.is_closed.get() {
            return Err(value_error("I/O operation on closed file."));
        }
        Ok(())
    }

    fn check_read(&self) -> Result<()> {
        self.check()?;
        if self.can_read { Ok(()) } else { Err(unsupported("not readable")) }
    }

    fn value(&self, bytes: &[u8]) -> Dyn {
        if self.is_binary {
            Dyn::Bytes(Bytes::from(bytes))
        } else {
            Dyn::Str(Str::from(String::from_utf8_lossy(bytes).into_owned()))
        }
    }

    /// Takes `count` characters or bytes, all of them for a negative count.
    fn read(&self, count: i64) -> Result<Dyn> {
        self.check_read()?;
        let content = self.content.borrow();
        let rest = &content[self.at.get().min(content.len())..];
        let end = match usize::try_from(count) {
            Err(_) => rest.len(),
            Ok(count) if self.is_binary => count.min(rest.len()),
            Ok(count) => {
                let text = std::str::from_utf8(rest).unwrap_or_default();
                text.char_indices().nth(count).map_or(rest.len(), |(at, _)| at)
            }
        };
        self.at.set(self.at.get() + end);
        Ok(self.value(&rest[..end]))
    }

    fn read_line(&self) -> Result<Option<Dyn>> {
        self.check_read()?;
        let content = self.content.borrow();
        let rest = &content[self.at.get().min(content.len())..];
        if rest.is_empty() {
            return Ok(None);
        }
        let end = rest.iter().position(|&byte| byte == b'\n').map_or(rest.len(), |at| at + 1);
        self.at.set(self.at.get() + end);
        Ok(Some(self.value(&rest[..end])))
    }

    fn write(&self, value: &Dyn) -> Result<Dyn> {
        self.check()?;
        if !self.can_write {
            return Err(unsupported("not writable"));
        }
        let (bytes, count) = match (self.is_binary, value) {
            (false, Dyn::Str(text)) => (text.as_str().as_bytes().to_vec(), text.len()),
            (false, other) => {
                return Err(type_error(&format!(
                    "write() argument must be str, not {}",
                    d::type_name(other)
                )));
            }
            (true, other) => {
                let bytes = crate::bytes::bytes_like(other).ok_or_else(|| {
                    type_error(&format!(
                        "a bytes-like object is required, not '{}'",
                        d::type_name(other)
                    ))
                })?;
                let count = bytes.len();
                (bytes, count)
            }
        };
        let mut content = self.content.borrow_mut();
        if self.mode.starts_with('a') {
            self.at.set(content.len());
        }
        let (at, end) = (self.at.get(), self.at.get() + bytes.len());
        let least = if self.path.is_none() { at } else { end };
        if content.len() < least {
            content.resize(least, 0);
        }
        if self.path.is_none() {
            // As many characters go as come, whatever their bytes.
            let old = std::str::from_utf8(&content[at..]).unwrap_or_default();
            let gone = old.char_indices().nth(count).map_or(old.len(), |(place, _)| place);
            content.splice(at..at + gone, bytes);
        } else {
            content[at..end].copy_from_slice(&bytes);
        }
        self.at.set(end);
        self.is_changed.set(true);
        Ok(Dyn::from(crate::int::from_usize(count)))
    }

    /// The place of a byte as a text in memory counts: by characters.
    fn characters(&self, at: usize) -> usize {
        let content = self.content.borrow();
        if self.path.is_some() {
            return at;
        }
        let inside = at.min(content.len());
        std::str::from_utf8(&content[..inside]).unwrap_or_default().chars().count() + at - inside
    }

    /// The byte where a character of a text in memory begins; beyond its end each counts as one.
    fn byte_of(&self, place: usize) -> usize {
        let content = self.content.borrow();
        let text = std::str::from_utf8(&content).unwrap_or_default();
        match text.char_indices().nth(place) {
            Some((at, _)) => at,
            None => text.len() + place - text.chars().count(),
        }
    }

    fn flush(&self) -> Result<()> {
        if let Some(path) = &self.path
            && self.is_changed.replace(false)
        {
            std::fs::write(path, &*self.content.borrow())
                .map_err(|error| os_error(&error, Some(path)))?;
        }
        Ok(())
    }
}

impl Drop for File {
    /// What was written and not closed goes out as CPython's does.
    fn drop(&mut self) {
        // A disk that is full now cannot be told to anybody.
        drop(self.flush());
    }
}

fn unsupported(what: &str) -> Exc {
    ExcType::OSError.with(what)
}

impl Native for File {
    fn type_name(&self) -> &'static str {
        if self.path.is_none() { "StringIO" } else { "TextIOWrapper" }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let held = this.clone();
        let method = move |call: fn(&File, &Args<'_>) -> Result<Dyn>| {
            Some(Dyn::Function(Function::open(name, move |args| call(File::of(&held)?, args))))
        };
        let this = this.clone();
        Ok(match name {
            "read" => method(|file, args| {
                let [count] = args.places::<1>(0)?;
                file.read(count.filter(|count| !count.is_none()).map_or(Ok(-1), |c| c.as_index())?)
            }),
            "readline" => {
                method(|file, _| Ok(file.read_line()?.unwrap_or_else(|| file.value(b""))))
            }
            "readlines" => method(|file, _| {
                let mut lines = Vec::new();
                while let Some(line) = file.read_line()? {
                    lines.push(line);
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
            "getvalue" if self.path.is_none() => {
                method(|file, _| Ok(file.value(&file.content.borrow())))
            }
            "close" | "__exit__" => method(|file, _| {
                file.flush()?;
                file.is_closed.set(true);
                Ok(Dyn::None)
            }),
            "flush" => method(|file, _| {
                file.flush()?;
                Ok(Dyn::None)
            }),
            "__enter__" => Some(Dyn::Function(Function::open(name, move |_| {
                File::of(&this)?.check()?;
                Ok(this.clone())
            }))),
            "tell" => method(|file, _| {
                file.check()?;
                Ok(Dyn::from(crate::int::from_usize(file.characters(file.at.get()))))
            }),
            "seekable" => method(|file, _| file.check().map(|()| Dyn::Bool(true))),
            "isatty" => method(|file, _| file.check().map(|()| Dyn::Bool(false))),
            "truncate" if self.path.is_none() => method(|file, args| {
                file.check()?;
                let [size] = args.places::<1>(0)?;
                let size = match size {
                    None | Some(Dyn::None) => {
                        crate::int::from_usize(file.characters(file.at.get()))
                    }
                    Some(size) => size.as_index()?,
                };
                let count = usize::try_from(size)
                    .map_err(|_| value_error(&format!("Negative size value {size}")))?;
                let end = file.byte_of(count);
                file.content.borrow_mut().truncate(end);
                Ok(Dyn::from(size))
            }),
            "seek" if self.path.is_none() => method(|file, args| {
                file.check()?;
                let [to, from] = args.places::<2>(1)?;
                let from = from.map_or(Ok(0), |from| from.as_index())?;
                let to = to.unwrap_or_default().as_index()?;
                match from {
                    0 => {
                        let place = usize::try_from(to)
                            .map_err(|_| value_error(&format!("Negative seek position {to}")))?;
                        file.at.set(file.byte_of(place));
                    }
                    1 | 2 if to != 0 => {
                        return Err(ExcType::OSError.with("Can't do nonzero cur-relative seeks"));
                    }
                    1 => {}
                    2 => file.at.set(file.content.borrow().len()),
                    _ => {
                        return Err(value_error(&format!(
                            "Invalid whence ({from}, should be 0, 1 or 2)"
                        )));
                    }
                }
                Ok(Dyn::from(crate::int::from_usize(file.characters(file.at.get()))))
            }),
            "seek" => method(|file, args| {
                let [to, from] = args.places::<2>(1)?;
                let from = from.map_or(Ok(0), |from| from.as_index())?;
                let to = to.unwrap_or_default().as_index()?;
                let start = match from {
                    0 => 0,
                    1 => crate::int::from_usize(file.at.get()),
                    _ => crate::int::from_usize(file.content.borrow().len()),
                };
                let at = usize::try_from(start + to)
                    .map_err(|_| value_error(&format!("negative seek value {to}")))?;
                file.at.set(at);
                Ok(Dyn::from(crate::int::from_usize(at)))
            }),
            "closed" => Some(Dyn::Bool(self.is_closed.get())),
            "name" => self.path.as_deref().map(Dyn::text),
            "mode" => Some(Dyn::text(&self.mode)),
            "encoding" => Some(Dyn::text("utf-8")),
            "readable" => method(|file, _| Ok(Dyn::Bool(file.can_read))),
            "writable" => method(|file, _| Ok(Dyn::Bool(file.can_write))),
            _ => None,
        })
    }
    fn iter(&self, this: &Dyn) -> Result<Iter<Dyn>> {
        let held = this.clone();
        Ok(Iter::from_fn("TextIOWrapper", move || File::of(&held)?.read_line()))
    }
}

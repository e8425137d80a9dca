//! `open`: files of the machine, as bytes and as text.
//!
//! What is written waits until there is as much as CPython lets wait, or until the file is flushed, closed, read
//! or let go of; what is read comes in pieces of the same size.

use std::any::Any;
use std::cell::RefCell;
use std::io::{Read, Seek, SeekFrom, Write};
use std::rc::{Rc, Weak};

use super::files::{count_of, unsupported};
use crate::bytes::Bytes;
use crate::class::{Builtin, Type};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result, not_implemented_error, type_error, value_error};
use crate::function::{Args, Function};
use crate::io::os_error;
use crate::iter::Iter;
use crate::native::Native;
use crate::str::Str;

/// How many bytes are read at once, and how many may wait to be written.
const PIECE: usize = 8192;

thread_local! {
    /// What is open, for the end of the program.
    static OPEN: RefCell<Vec<Weak<RefCell<State>>>> = const { RefCell::new(Vec::new()) };
}

/// Writes what still waits when the program ends.
fn flush_all() {
    for state in OPEN.take().iter().filter_map(Weak::upgrade) {
        // A disk that is full now cannot be told to anybody.
        drop(state.borrow_mut().flush());
    }
}

/// What `newline` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    /// Each of the three ends of lines is read as `\n`.
    Translated,
    /// Each of the three ends a line, and stays.
    Any,
    /// Only this one ends a line.
    One(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    Binary,
    Utf8,
    Utf8WithMark,
    Ascii,
    Latin1,
}

impl Code {
    fn name(self) -> &'static str {
        match self {
            Code::Ascii => "ascii",
            Code::Latin1 => "latin-1",
            _ => "utf-8",
        }
    }
}

#[derive(Debug)]
struct State {
    file: Option<std::fs::File>,
    code: Code,
    ends: Ends,
    errors: String,
    is_append: bool,
    /// Written and not yet with the machine.
    pending: Vec<u8>,
    /// Read from the machine and not yet decoded, or not yet taken where it is no text.
    ahead: Vec<u8>,
    /// Decoded, and how much of it is taken.
    text: String,
    at: usize,
    /// `next` was called: CPython does not tell where it stands then.
    is_iterating: bool,
    is_line_buffered: bool,
    is_unbuffered: bool,
}

/// An open file.
#[derive(Debug)]
struct Disk {
    state: Rc<RefCell<State>>,
    name: Dyn,
    mode: String,
    encoding: String,
    can_read: bool,
    can_write: bool,
}

fn closed() -> crate::exc::Exc {
    value_error("I/O operation on closed file.")
}

fn fault(error: std::io::Error) -> crate::exc::Exc {
    os_error(&error, None)
}

impl State {
    fn file(&mut self) -> Result<&mut std::fs::File> {
        self.file.as_mut().ok_or_else(closed)
    }

    fn flush(&mut self) -> Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        let pending = std::mem::take(&mut self.pending);
        self.file()?.write_all(&pending).map_err(fault)
    }

    /// Reads one more piece; false at the end of the file.
    fn more(&mut self) -> Result<bool> {
        let mut piece = [0; PIECE];
        let count = self.file()?.read(&mut piece).map_err(fault)?;
        self.ahead.extend_from_slice(&piece[..count]);
        if self.code != Code::Binary {
            self.decode(count == 0)?;
        }
        Ok(count > 0)
    }

    /// Takes what is ahead as text; what may be the start of a character waits unless it is the end.
    fn decode(&mut self, is_end: bool) -> Result<()> {
        self.text.drain(..self.at);
        self.at = 0;
        let mut count = self.ahead.len();
        if matches!(self.code, Code::Utf8 | Code::Utf8WithMark)
            && !is_end
            && let Err(error) = std::str::from_utf8(&self.ahead)
            && error.error_len().is_none()
        {
            count = error.valid_up_to();
        }
        let piece: Vec<u8> = self.ahead.drain(..count).collect();
        let text = Bytes::from(piece).decode(self.code.name(), &self.errors)?;
        let text = text.as_str();
        let is_marked = self.code == Code::Utf8WithMark && text.starts_with('\u{feff}');
        if self.code == Code::Utf8WithMark {
            self.code = Code::Utf8;
        }
        self.text.push_str(if is_marked { &text['\u{feff}'.len_utf8()..] } else { text });
        Ok(())
    }

    fn more_of_all(&mut self) -> Result<()> {
        while self.more()? {}
        Ok(())
    }

    /// How far the bytes that are read lie behind the place where the program is.
    fn lead(&self) -> usize {
        let rest = &self.text[self.at..];
        let text = if self.code == Code::Latin1 { rest.chars().count() } else { rest.len() };
        self.ahead.len() + text
    }

    fn forget_read(&mut self) -> Result<()> {
        let lead = self.lead();
        if lead > 0 {
            let back = -i64::try_from(lead).unwrap_or(i64::MAX);
            self.file()?.seek(SeekFrom::Current(back)).map_err(fault)?;
        }
        self.ahead.clear();
        self.text.clear();
        self.at = 0;
        Ok(())
    }

    /// Where the program is, in bytes.
    fn place(&mut self) -> Result<u64> {
        let lead = self.lead() as u64;
        let waiting = self.pending.len() as u64;
        let is_append = self.is_append;
        let file = self.file()?;
        let at = if is_append && waiting > 0 {
            file.seek(SeekFrom::End(0)).map_err(fault)?
        } else {
            file.stream_position().map_err(fault)?
        };
        Ok(at + waiting - lead)
    }

    fn write(&mut self, data: &[u8]) -> Result<()> {
        self.file()?;
        if self.lead() > 0 {
            self.forget_read()?;
        }
        self.pending.extend_from_slice(data);
        let is_line = self.is_line_buffered && data.contains(&b'\n');
        if self.is_unbuffered || is_line || self.pending.len() > PIECE {
            self.flush()
        } else {
            Ok(())
        }
    }

    /// Takes bytes, all of them for `None`.
    fn read_bytes(&mut self, count: Option<usize>) -> Result<Vec<u8>> {
        self.flush()?;
        match count {
            None => self.more_of_all()?,
            Some(count) => while self.ahead.len() < count && self.more()? {},
        }
        let end = count.map_or(self.ahead.len(), |count| count.min(self.ahead.len()));
        Ok(self.ahead.drain(..end).collect())
    }

    fn read_byte_line(&mut self, most: Option<usize>) -> Result<Vec<u8>> {
        self.flush()?;
        let mut from = 0;
        let mut end = loop {
            if let Some(place) = self.ahead[from..].iter().position(|&byte| byte == b'\n') {
                break from + place + 1;
            }
            from = self.ahead.len();
            if most.is_some_and(|most| from >= most) || !self.more()? {
                break from;
            }
        };
        if let Some(most) = most {
            end = end.min(most);
        }
        Ok(self.ahead.drain(..end).collect())
    }

    /// Takes characters, all of them for `None`.
    fn read_text(&mut self, count: Option<usize>) -> Result<String> {
        self.flush()?;
        let Some(count) = count else {
            self.file()?;
            // All of it is decoded in one piece.
            while {
                let mut piece = [0; PIECE];
                let read = self.file()?.read(&mut piece).map_err(fault)?;
                self.ahead.extend_from_slice(&piece[..read]);
                read > 0
            } {}
            self.decode(true)?;
            let text = std::mem::take(&mut self.text);
            let rest = &text[self.at..];
            self.at = 0;
            return Ok(if self.ends == Ends::Translated {
                translated(rest)
            } else {
                rest.to_owned()
            });
        };
        let mut out = String::new();
        for _ in 0..count {
            match self.take_char()? {
                Some(character) => out.push(character),
                None => break,
            }
        }
        Ok(out)
    }

    fn peek_char(&mut self) -> Result<Option<char>> {
        loop {
            if let Some(character) = self.text[self.at..].chars().next() {
                return Ok(Some(character));
            }
            if !self.more()? {
                return Ok(self.text[self.at..].chars().next());
            }
        }
    }

    fn take_char(&mut self) -> Result<Option<char>> {
        let Some(character) = self.peek_char()? else { return Ok(None) };
        self.at += character.len_utf8();
        if character == '\r' && self.ends == Ends::Translated {
            if self.peek_char()? == Some('\n') {
                self.at += 1;
            }
            return Ok(Some('\n'));
        }
        Ok(Some(character))
    }

    fn read_text_line(&mut self, most: Option<usize>) -> Result<String> {
        self.flush()?;
        let mut from = 0;
        let (end, is_ended) = loop {
            let rest = &self.text[self.at..];
            let found = match self.ends {
                Ends::One(end) => rest[from..].find(end).map(|place| from + place + end.len()),
                Ends::Translated | Ends::Any => {
                    rest[from..].find(['\n', '\r']).and_then(|place| {
                        let place = from + place;
                        match &rest.as_bytes()[place..] {
                            [b'\r', b'\n', ..] => Some(place + 2),
                            // The other half may follow.
                            [b'\r'] => None,
                            _ => Some(place + 1),
                        }
                    })
                }
            };
            if let Some(end) = found {
                break (end, true);
            }
            from = rest.len().saturating_sub(usize::from(rest.ends_with('\r')));
            while !rest.is_char_boundary(from) {
                from -= 1;
            }
            if !self.more()? {
                break (self.text.len() - self.at, false);
            }
        };
        let line = &self.text[self.at..self.at + end];
        let mut taken = end;
        let mut shown = line.to_owned();
        if self.ends == Ends::Translated && (is_ended || line.ends_with('\r')) {
            let body = line.trim_end_matches(['\r', '\n']);
            let body = &line[..body.len().max(line.len().saturating_sub(2))];
            let body = body.strip_suffix(['\r', '\n']).unwrap_or(body);
            shown = format!("{body}\n");
        }
        if let Some(most) = most
            && let Some((place, _)) = shown.char_indices().nth(most)
        {
            shown.truncate(place);
            taken = place;
        }
        self.at += taken;
        Ok(shown)
    }
}

/// Each end of a line as `\n`.
fn translated(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// What the letters of a mode say.
struct Mode {
    base: char,
    is_update: bool,
    is_binary: bool,
}

fn mode_of(mode: &str) -> Result<Mode> {
    let known = mode
        .chars()
        .enumerate()
        .all(|(at, c)| "rwaxbt+".contains(c) && !mode.chars().take(at).any(|before| before == c));
    if !known {
        return Err(value_error(&format!("invalid mode: '{mode}'")));
    }
    let bases: Vec<char> = mode.chars().filter(|c| "rwax".contains(*c)).collect();
    if mode.contains('b') && mode.contains('t') {
        return Err(value_error("can't have text and binary mode at once"));
    }
    match bases.as_slice() {
        [base] => {
            Ok(Mode { base: *base, is_update: mode.contains('+'), is_binary: mode.contains('b') })
        }
        [] => Err(value_error(
            "Must have exactly one of create/read/write/append mode and at most one plus",
        )),
        _ => Err(value_error("must have exactly one of create/read/write/append mode")),
    }
}

/// A path as text: one itself, bytes, or an object that says its path.
pub(crate) fn path_text(path: &Dyn) -> Result<String> {
    match path {
        Dyn::Str(text) => Ok(text.as_str().to_owned()),
        Dyn::Bytes(bytes) => Ok(bytes.decode("utf-8", "strict")?.as_str().to_owned()),
        other => match d::special(other, "__fspath__") {
            Some(method) => path_text(&d::call(&method, &[])?),
            None => Err(type_error(&format!(
                "expected str, bytes or os.PathLike object, not {}",
                d::type_name(other)
            ))),
        },
    }
}

fn ends_of(newline: Option<&Dyn>) -> Result<Ends> {
    Ok(match newline {
        None | Some(Dyn::None) => Ends::Translated,
        Some(Dyn::Str(text)) => match text.as_str() {
            "" => Ends::Any,
            "\n" => Ends::One("\n"),
            "\r" => Ends::One("\r"),
            "\r\n" => Ends::One("\r\n"),
            other => return Err(value_error(&format!("illegal newline value: {other}"))),
        },
        Some(other) => {
            return Err(type_error(&format!(
                "open() argument 'newline' must be str or None, not {}",
                d::type_name(other)
            )));
        }
    })
}

fn code_of(encoding: &str) -> Result<Code> {
    Ok(match encoding.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" | "u8" | "locale" => Code::Utf8,
        "utf-8-sig" => Code::Utf8WithMark,
        "ascii" | "us-ascii" => Code::Ascii,
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" | "l1" => Code::Latin1,
        _ => return Err(not_implemented_error(&format!("a file in the encoding {encoding}"))),
    })
}

/// `open(path, mode, buffering, encoding, errors, newline)`.
pub(crate) fn open(args: &Args<'_>) -> Result<Dyn> {
    let [path, mode, buffering, encoding, errors, newline, closefd, opener] = args.named(
        ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"],
        1,
    )?;
    let given = path.unwrap_or_default();
    if matches!(given, Dyn::Int(_) | Dyn::Bool(_)) {
        return Err(not_implemented_error("a file by its number"));
    }
    if opener.is_some_and(|opener| !opener.is_none()) || matches!(closefd, Some(Dyn::Bool(false))) {
        return Err(not_implemented_error("a file with an opener, or one that is not closed"));
    }
    let path = path_text(&given)?;
    let mode_text = mode.map_or(Ok(Str::from("r")), |mode| match mode {
        Dyn::Str(text) => Ok(text),
        other => Err(type_error(&format!(
            "open() argument 'mode' must be str, not {}",
            d::type_name(&other)
        ))),
    })?;
    let mode = mode_of(mode_text.as_str())?;
    let some = |value: &Option<Dyn>| value.as_ref().is_some_and(|value| !value.is_none());
    if mode.is_binary {
        for (value, name) in
            [(&encoding, "an encoding"), (&errors, "an errors"), (&newline, "a newline")]
        {
            if some(value) {
                return Err(value_error(&format!("binary mode doesn't take {name} argument")));
            }
        }
    }
    let buffering = buffering.map_or(Ok(-1), |count| count.as_index())?;
    if buffering == 0 && !mode.is_binary {
        return Err(value_error("can't have unbuffered text I/O"));
    }
    let ends = ends_of(newline.as_ref())?;
    let encoding = match encoding.filter(|encoding| !encoding.is_none()) {
        Some(encoding) => encoding.as_text("encoding")?.as_str().to_owned(),
        None => "UTF-8".to_owned(),
    };
    let errors = match errors.filter(|errors| !errors.is_none()) {
        Some(errors) => errors.as_text("errors")?.as_str().to_owned(),
        None => "strict".to_owned(),
    };
    if !matches!(errors.as_str(), "strict" | "ignore" | "replace") {
        return Err(not_implemented_error(&format!("a file whose errors are handled by {errors}")));
    }
    let code = if mode.is_binary { Code::Binary } else { code_of(&encoding)? };
    let mut options = std::fs::OpenOptions::new();
    options.read(mode.base == 'r' || mode.is_update);
    match mode.base {
        'r' => options.write(mode.is_update),
        'w' => options.write(true).create(true).truncate(true),
        'a' => options.append(true).create(true),
        _ => options.write(true).create_new(true),
    };
    let named = |error: std::io::Error| os_error(&error, Some(&path));
    if path.contains('\0') {
        return Err(value_error("embedded null byte"));
    }
    let mut file = options.open(&path).map_err(named)?;
    if file.metadata().is_ok_and(|known| known.is_dir()) {
        return Err(ExcType::IsADirectoryError.of(vec![
            Dyn::from(21),
            Dyn::text("Is a directory"),
            Dyn::text(&path),
        ]));
    }
    if mode.base == 'a' {
        file.seek(SeekFrom::End(0)).map_err(fault)?;
    }
    let state = Rc::new(RefCell::new(State {
        file: Some(file),
        code,
        ends,
        errors,
        is_append: mode.base == 'a',
        pending: if code == Code::Utf8WithMark && mode.base != 'r' {
            "\u{feff}".as_bytes().to_vec()
        } else {
            Vec::new()
        },
        ahead: Vec::new(),
        text: String::new(),
        at: 0,
        is_iterating: false,
        is_line_buffered: buffering == 1,
        is_unbuffered: buffering == 0,
    }));
    crate::program::flush_at_end(flush_all);
    OPEN.with_borrow_mut(|open| {
        open.retain(|state| state.strong_count() > 0);
        open.push(Rc::downgrade(&state));
    });
    let mode_shown = if mode.is_binary {
        match (mode.base, mode.is_update) {
            ('r' | 'w', true) => "rb+".to_owned(),
            (base, true) => format!("{base}b+"),
            (base, false) => format!("{base}b"),
        }
    } else {
        mode_text.as_str().to_owned()
    };
    Ok(Dyn::native(Disk {
        state,
        name: if matches!(given, Dyn::Bytes(_)) { given } else { Dyn::text(&path) },
        mode: mode_shown,
        encoding,
        can_read: mode.base == 'r' || mode.is_update,
        can_write: mode.base != 'r' || mode.is_update,
    }))
}

impl Drop for Disk {
    /// What was written and not closed goes out as CPython's does.
    fn drop(&mut self) {
        drop(self.state.borrow_mut().flush());
    }
}

impl Disk {
    fn of(value: &Dyn) -> Result<&Disk> {
        match value {
            Dyn::Native(native) => native.as_any().downcast_ref::<Disk>(),
            _ => None,
        }
        .ok_or_else(|| type_error("expected a file"))
    }

    fn is_binary(&self) -> bool {
        self.state.borrow().code == Code::Binary
    }

    fn check(&self) -> Result<()> {
        if self.state.borrow().file.is_some() { Ok(()) } else { Err(closed()) }
    }

    fn check_read(&self, name: &str) -> Result<()> {
        self.check()?;
        if self.can_read {
            return Ok(());
        }
        Err(unsupported(if self.is_binary() { name } else { "not readable" }))
    }

    fn read(&self, count: Option<Dyn>) -> Result<Dyn> {
        self.check_read("read")?;
        let count = count_of(count)?;
        let mut state = self.state.borrow_mut();
        if state.code == Code::Binary {
            return Ok(Dyn::Bytes(Bytes::from(state.read_bytes(count)?)));
        }
        state.read_text(count).map(Dyn::from)
    }

    /// A line; nothing at the end.
    fn line(&self, most: Option<usize>) -> Result<Option<Dyn>> {
        self.check_read("readline")?;
        let mut state = self.state.borrow_mut();
        if state.code == Code::Binary {
            let line = state.read_byte_line(most)?;
            return Ok((!line.is_empty()).then(|| Dyn::Bytes(Bytes::from(line))));
        }
        let line = state.read_text_line(most)?;
        Ok((!line.is_empty()).then(|| Dyn::from(line)))
    }

    fn lines(&self, most: Option<usize>) -> Result<Dyn> {
        let mut lines = Vec::new();
        let mut total = 0;
        while let Some(line) = self.line(None)? {
            total += d::len(&line)?;
            lines.push(line);
            if most.is_some_and(|most| most > 0 && total >= most) {
                break;
            }
        }
        Ok(Dyn::list(lines))
    }

    fn advance(&self) -> Result<Option<Dyn>> {
        self.state.borrow_mut().is_iterating = true;
        let line = self.line(None)?;
        if line.is_none() {
            self.state.borrow_mut().is_iterating = false;
        }
        Ok(line)
    }

    fn write(&self, value: &Dyn) -> Result<Dyn> {
        self.check()?;
        let is_binary = self.is_binary();
        if !self.can_write {
            return Err(unsupported(if is_binary { "write" } else { "not writable" }));
        }
        if is_binary {
            let bytes = crate::bytes::bytes_like(value).ok_or_else(|| {
                type_error(&format!(
                    "a bytes-like object is required, not '{}'",
                    d::type_name(value)
                ))
            })?;
            self.state.borrow_mut().write(&bytes)?;
            return Ok(Dyn::from(crate::int::from_usize(bytes.len())));
        }
        let Dyn::Str(text) = value else {
            return Err(type_error(&format!(
                "write() argument must be str, not {}",
                d::type_name(value)
            )));
        };
        let mut state = self.state.borrow_mut();
        let bytes = match state.ends {
            Ends::One(end) if end != "\n" => {
                let text = Str::from(text.as_str().replace('\n', end));
                text.encode(state.code.name(), &state.errors)?
            }
            _ => text.encode(state.code.name(), &state.errors)?,
        };
        state.write(bytes.as_slice())?;
        Ok(Dyn::from(crate::int::from_usize(text.len())))
    }

    fn tell(&self) -> Result<u64> {
        self.check()?;
        let mut state = self.state.borrow_mut();
        if state.is_iterating && state.code != Code::Binary {
            return Err(ExcType::OSError.with("telling position disabled by next() call"));
        }
        state.place()
    }

    fn seek(&self, to: &Dyn, from: i64) -> Result<Dyn> {
        self.check()?;
        let to = to.as_index()?;
        let mut state = self.state.borrow_mut();
        if !(0..=2).contains(&from) {
            return Err(value_error(&if state.code == Code::Binary {
                format!("whence value {from} unsupported")
            } else {
                format!("invalid whence ({from}, should be 0, 1 or 2)")
            }));
        }
        if state.code != Code::Binary {
            match from {
                0 if to < 0 => return Err(value_error(&format!("negative seek position {to}"))),
                1 if to != 0 => return Err(unsupported("can't do nonzero cur-relative seeks")),
                2 if to != 0 => return Err(unsupported("can't do nonzero end-relative seeks")),
                _ => {}
            }
        }
        state.flush()?;
        state.forget_read()?;
        state.is_iterating = false;
        let target = match from {
            0 => match u64::try_from(to) {
                Ok(to) => SeekFrom::Start(to),
                Err(_) => {
                    let text = Dyn::text("Invalid argument");
                    return Err(ExcType::OSError.of(vec![Dyn::from(22), text]));
                }
            },
            1 => SeekFrom::Current(to),
            _ => SeekFrom::End(to),
        };
        let at = state.file()?.seek(target).map_err(fault)?;
        Ok(Dyn::from(i64::try_from(at).unwrap_or(i64::MAX)))
    }

    fn truncate(&self, size: Option<Dyn>) -> Result<Dyn> {
        self.check()?;
        if !self.can_write {
            return Err(unsupported(if self.is_binary() { "truncate" } else { "not writable" }));
        }
        let mut state = self.state.borrow_mut();
        state.flush()?;
        let size = match size {
            None | Some(Dyn::None) => state.place()?,
            Some(size) => u64::try_from(size.as_index()?).map_err(|_| {
                ExcType::OSError.of(vec![Dyn::from(22), Dyn::text("Invalid argument")])
            })?,
        };
        state.file()?.set_len(size).map_err(fault)?;
        Ok(Dyn::from(i64::try_from(size).unwrap_or(i64::MAX)))
    }

    fn close(&self) -> Result<()> {
        let mut state = self.state.borrow_mut();
        let flushed = if state.file.is_some() { state.flush() } else { Ok(()) };
        state.file = None;
        flushed
    }

    fn kind(&self) -> &'static str {
        let state = self.state.borrow();
        match (state.code == Code::Binary, self.can_read, self.can_write) {
            (false, ..) => "TextIOWrapper",
            _ if state.is_unbuffered => "FileIO",
            (true, true, true) => "BufferedRandom",
            (true, true, false) => "BufferedReader",
            _ => "BufferedWriter",
        }
    }
}

impl Native for Disk {
    fn type_name(&self) -> &'static str {
        self.kind()
    }
    fn class(&self) -> Type {
        Type::Known(Builtin::Named(self.kind()))
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let name = crate::traits::repr_text(&self.name)?;
        Ok(Some(match self.kind() {
            "TextIOWrapper" => format!(
                "<_io.TextIOWrapper name={name} mode='{}' encoding='{}'>",
                self.mode, self.encoding
            ),
            "FileIO" => format!("<_io.FileIO name={name} mode='{}' closefd=True>", self.mode),
            kind => format!("<_io.{kind} name={name}>"),
        }))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let held = this.clone();
        let method = move |call: fn(&Disk, &Args<'_>) -> Result<Dyn>| {
            Some(Dyn::Function(Function::open(name, move |args| call(Disk::of(&held)?, args))))
        };
        let this = this.clone();
        let is_binary = self.is_binary();
        Ok(match name {
            "read" => method(|file, args| {
                let [count] = args.places(0)?;
                file.read(count)
            }),
            "read1" if is_binary => method(|file, args| {
                let [count] = args.places(0)?;
                file.read(count)
            }),
            "readline" => method(|file, args| {
                let [most] = args.places(0)?;
                let line = file.line(count_of(most)?)?;
                Ok(line.unwrap_or_else(|| {
                    if file.is_binary() {
                        Dyn::Bytes(Bytes::from(Vec::new()))
                    } else {
                        Dyn::text("")
                    }
                }))
            }),
            "readlines" => method(|file, args| {
                let [most] = args.places(0)?;
                file.lines(count_of(most)?)
            }),
            "readinto" if is_binary => method(|file, args| {
                file.check_read("readinto")?;
                let target = args.one()?;
                let count = d::len(&target)?;
                let data = file.state.borrow_mut().read_bytes(Some(count))?;
                let taken = crate::int::from_usize(data.len());
                for (at, byte) in data.into_iter().enumerate() {
                    let at = Dyn::from(crate::int::from_usize(at));
                    d::setitem(&target, &at, Dyn::from(i64::from(byte)))?;
                }
                Ok(Dyn::from(taken))
            }),
            "peek" if is_binary && self.can_read => method(|file, _| {
                file.check()?;
                let mut state = file.state.borrow_mut();
                state.flush()?;
                if state.ahead.is_empty() {
                    state.more()?;
                }
                Ok(Dyn::Bytes(Bytes::from(state.ahead.clone())))
            }),
            "write" => method(|file, args| file.write(&args.one()?)),
            "writelines" => method(|file, args| {
                file.check()?;
                let lines = d::iter(&args.one()?)?;
                while let Some(line) = lines.advance()? {
                    file.write(&line)?;
                }
                Ok(Dyn::None)
            }),
            "close" | "__exit__" => method(|file, _| file.close().map(|()| Dyn::None)),
            "flush" => method(|file, _| {
                file.check()?;
                file.state.borrow_mut().flush()?;
                Ok(Dyn::None)
            }),
            "__enter__" => Some(Dyn::Function(Function::open(name, move |_| {
                Disk::of(&this)?.check()?;
                Ok(this.clone())
            }))),
            "__iter__" => Some(Dyn::Function(Function::open(name, move |_| Ok(this.clone())))),
            "__next__" => method(|file, _| match file.advance()? {
                Some(line) => Ok(line),
                None => Err(ExcType::StopIteration.of(Vec::new())),
            }),
            "tell" => {
                method(|file, _| Ok(Dyn::from(i64::try_from(file.tell()?).unwrap_or(i64::MAX))))
            }
            "seek" => method(|file, args| {
                let [to, from] = args.places::<2>(1)?;
                let from = from.map_or(Ok(0), |from| from.as_index())?;
                file.seek(&to.unwrap_or_default(), from)
            }),
            "truncate" => method(|file, args| {
                let [size] = args.places(0)?;
                file.truncate(size)
            }),
            "seekable" => method(|file, _| file.check().map(|()| Dyn::Bool(true))),
            "isatty" => method(|file, _| file.check().map(|()| Dyn::Bool(false))),
            "readable" => method(|file, _| {
                file.check()?;
                Ok(Dyn::Bool(file.can_read))
            }),
            "writable" => method(|file, _| {
                file.check()?;
                Ok(Dyn::Bool(file.can_write))
            }),
            "closed" => Some(Dyn::Bool(self.state.borrow().file.is_none())),
            "name" => Some(self.name.clone()),
            "mode" => Some(Dyn::text(&self.mode)),
            "encoding" if !is_binary => Some(Dyn::text(&self.encoding)),
            "errors" if !is_binary => Some(Dyn::text(&self.state.borrow().errors)),
            "line_buffering" if !is_binary => Some(Dyn::Bool(self.state.borrow().is_line_buffered)),
            "fileno" | "detach" | "raw" | "readinto1" => return Err(refused(name)),
            "buffer" | "reconfigure" | "newlines" | "write_through" if !is_binary => {
                return Err(refused(name));
            }
            _ => None,
        })
    }
    fn iter(&self, this: &Dyn) -> Result<Iter<Dyn>> {
        self.check()?;
        let held = this.clone();
        Ok(Iter::from_fn(self.kind(), move || Disk::of(&held)?.advance()))
    }
}

fn refused(name: &str) -> crate::exc::Exc {
    not_implemented_error(&format!("{name} of a file"))
}

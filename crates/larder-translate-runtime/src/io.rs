//! `print`, `input` and files.

use std::cell::{Cell, RefCell};
use std::io::{BufRead, ErrorKind, Read, Write};
use std::time::Duration;

use crate::exc::{Exc, ExcType, Result, eof_error};
use crate::str::Str;
use crate::traits::Repr;

/// Bytes of output that are kept before they are written.
const KEPT: usize = 1 << 16;

/// Bytes of text that CPython keeps before they go where bytes go.
const TEXT_KEPT: usize = 8192;

thread_local! {
    static OUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// What `sys.stdout.buffer` was given: it goes out before text that waits.
    static RAW: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// Text of standard input was read: CPython has then taken more of it than it gave.
    static IS_TEXT_READ: Cell<bool> = const { Cell::new(false) };
}

/// Writes a text to standard output, in its turn.
pub fn write(text: &str) -> Result<()> {
    let is_full = OUT.with_borrow_mut(|out| {
        out.extend_from_slice(text.as_bytes());
        out.len() >= KEPT
    });
    if is_full { flush() } else { Ok(()) }
}

/// `sys.stdout.buffer.write(data)`: past the text that waits.
pub(crate) fn write_bytes(data: &[u8]) -> Result<()> {
    if OUT.with_borrow(Vec::len) >= TEXT_KEPT {
        return Err(crate::exc::not_implemented_error(
            "sys.stdout.buffer behind more than 8192 bytes of text that are not flushed",
        ));
    }
    let is_full = RAW.with_borrow_mut(|raw| {
        raw.extend_from_slice(data);
        raw.len() >= KEPT
    });
    if is_full { flush_bytes() } else { Ok(()) }
}

/// `sys.stdout.buffer.flush()`: the text stays.
pub(crate) fn flush_bytes() -> Result<()> {
    let raw = RAW.take();
    put(&mut std::io::stdout().lock(), &raw)
}

/// Writes what is kept. A pipe that nobody reads any more is told once.
pub fn flush() -> Result<()> {
    let mut text = RAW.take();
    text.append(&mut OUT.take());
    if text.is_empty() {
        return Ok(());
    }
    put(&mut std::io::stdout().lock(), &text)
}

/// Writes a text to standard error.
pub fn write_error(text: &str) -> Result<()> {
    flush()?;
    put(&mut std::io::stderr().lock(), text.as_bytes())
}

/// Writes all of it. Under Node a pipe that is full for the moment answers so, and is asked again.
fn put(out: &mut impl Write, mut bytes: &[u8]) -> Result<()> {
    loop {
        let written = if bytes.is_empty() { out.flush().map(|()| 0) } else { out.write(bytes) };
        match written {
            Ok(0) if bytes.is_empty() => return Ok(()),
            Ok(0) => return Err(os_error(&ErrorKind::WriteZero.into(), None)),
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock && cfg!(target_family = "wasm") => {
                std::thread::sleep(Duration::from_millis(1));
            }
            Err(error) => return Err(os_error(&error, None)),
        }
    }
}

/// `print(a, …)` of values whose types are known.
pub fn print(values: &[&dyn Repr], separator: &str, end: &str) -> Result<()> {
    // Each piece goes out before the next value is asked for its text, which may print or raise.
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            crate::modules::sys::write_out(separator)?;
        }
        text.clear();
        value.str(&mut text)?;
        crate::modules::sys::write_out(&text)?;
    }
    crate::modules::sys::write_out(end)
}

/// `input(prompt)`.
pub fn input(prompt: &str) -> Result<Str> {
    write(prompt)?;
    flush()?;
    match read_line()? {
        Some(line) => {
            let line = line.strip_suffix('\n').unwrap_or(&line);
            Ok(Str::from(line.strip_suffix('\r').unwrap_or(line)))
        }
        None => Err(eof_error("EOF when reading a line")),
    }
}

/// A line of standard input with its end.
pub fn read_line() -> Result<Option<String>> {
    IS_TEXT_READ.set(true);
    let mut line = Vec::new();
    let count = std::io::stdin()
        .lock()
        .read_until(b'\n', &mut line)
        .map_err(|error| os_error(&error, None))?;
    if count == 0 {
        return Ok(None);
    }
    crate::bytes::Bytes::from(line).decode("utf-8", "strict").map(|text| {
        // Text files have one kind of line end.
        Some(text.as_str().replace("\r\n", "\n"))
    })
}

/// So many bytes of standard input, all of them for `None`.
pub(crate) fn read_bytes(count: Option<usize>) -> Result<Vec<u8>> {
    refuse_bytes_behind_text()?;
    take_bytes(count)
}

fn refuse_bytes_behind_text() -> Result<()> {
    if IS_TEXT_READ.get() {
        let text = "bytes of standard input behind text that was read";
        return Err(crate::exc::not_implemented_error(text));
    }
    Ok(())
}

fn take_bytes(count: Option<usize>) -> Result<Vec<u8>> {
    let mut data = Vec::new();
    let mut input = std::io::stdin().lock();
    match count {
        Some(count) => input.take(count as u64).read_to_end(&mut data),
        None => input.read_to_end(&mut data),
    }
    .map_err(|error| os_error(&error, None))?;
    Ok(data)
}

/// A line of standard input as it is, with its end.
pub(crate) fn read_byte_line() -> Result<Vec<u8>> {
    refuse_bytes_behind_text()?;
    let mut line = Vec::new();
    std::io::stdin().lock().read_until(b'\n', &mut line).map_err(|error| os_error(&error, None))?;
    Ok(line)
}

/// So many characters of standard input.
pub(crate) fn read_chars(count: usize) -> Result<Str> {
    IS_TEXT_READ.set(true);
    let mut text = String::new();
    let mut taken = 0;
    let mut last = '\0';
    while taken < count {
        let mut character = take_bytes(Some(1))?;
        let Some(&first) = character.first() else { break };
        let more = first.leading_ones().saturating_sub(1).min(3) as usize;
        character.append(&mut take_bytes(Some(more))?);
        let piece = crate::bytes::Bytes::from(character).decode("utf-8", "strict")?;
        for character in piece.as_str().chars() {
            // `\r\n` counts as one.
            if character == '\n' && last == '\r' {
                text.pop();
                taken -= 1;
            }
            text.push(character);
            last = character;
            taken += 1;
        }
    }
    if last == '\r' {
        return Err(crate::exc::not_implemented_error("characters of standard input up to a \\r"));
    }
    Ok(Str::from(text))
}

/// All that is left of standard input.
pub fn read_all() -> Result<Str> {
    IS_TEXT_READ.set(true);
    let mut text = Vec::new();
    std::io::stdin().lock().read_to_end(&mut text).map_err(|error| os_error(&error, None))?;
    let text = crate::bytes::Bytes::from(text).decode("utf-8", "strict")?;
    Ok(Str::from(text.as_str().replace("\r\n", "\n")))
}

/// An error of the machine as Python names it.
pub fn os_error(error: &std::io::Error, name: Option<&str>) -> Exc {
    use crate::dyn_value::Dyn;
    let (kind, code, text) = match error.kind() {
        ErrorKind::NotFound => (ExcType::FileNotFoundError, 2, "No such file or directory"),
        ErrorKind::PermissionDenied if error.raw_os_error() == Some(1) => {
            (ExcType::PermissionError, 1, "Operation not permitted")
        }
        ErrorKind::PermissionDenied => (ExcType::PermissionError, 13, "Permission denied"),
        ErrorKind::AlreadyExists => (ExcType::FileExistsError, 17, "File exists"),
        ErrorKind::IsADirectory => (ExcType::IsADirectoryError, 21, "Is a directory"),
        ErrorKind::NotADirectory => (ExcType::NotADirectoryError, 20, "Not a directory"),
        ErrorKind::BrokenPipe => (ExcType::BrokenPipeError, 32, "Broken pipe"),
        ErrorKind::DirectoryNotEmpty => (ExcType::OSError, 39, "Directory not empty"),
        ErrorKind::InvalidInput => (ExcType::OSError, 22, "Invalid argument"),
        ErrorKind::InvalidFilename => (ExcType::OSError, 36, "File name too long"),
        ErrorKind::ReadOnlyFilesystem => (ExcType::OSError, 30, "Read-only file system"),
        ErrorKind::StorageFull => (ExcType::OSError, 28, "No space left on device"),
        ErrorKind::CrossesDevices => (ExcType::OSError, 18, "Invalid cross-device link"),
        ErrorKind::ResourceBusy => (ExcType::OSError, 16, "Device or resource busy"),
        _ => match error.raw_os_error() {
            Some(40) => (ExcType::OSError, 40, "Too many levels of symbolic links"),
            code => (ExcType::OSError, i64::from(code.unwrap_or(5)), "Input/output error"),
        },
    };
    let mut args = vec![Dyn::from(code), Dyn::text(text)];
    args.extend(name.map(Dyn::text));
    kind.of(args)
}

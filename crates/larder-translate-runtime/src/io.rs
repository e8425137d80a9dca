//! `print`, `input` and files.

use std::cell::RefCell;
use std::io::{BufRead, Read, Write};

use crate::exc::{Exc, ExcType, Result, eof_error};
use crate::str::Str;
use crate::traits::Repr;

/// Bytes of output that are kept before they are written.
const KEPT: usize = 1 << 16;

thread_local! {
    static OUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes a text to standard output, in its turn.
pub fn write(text: &str) -> Result<()> {
    let is_full = OUT.with_borrow_mut(|out| {
        out.extend_from_slice(text.as_bytes());
        out.len() >= KEPT
    });
    if is_full { flush() } else { Ok(()) }
}

/// Writes what is kept. A pipe that nobody reads any more is told once.
pub fn flush() -> Result<()> {
    let text = OUT.take();
    if text.is_empty() {
        return Ok(());
    }
    let mut out = std::io::stdout().lock();
    out.write_all(&text).and_then(|()| out.flush()).map_err(|error| os_error(&error, None))
}

/// Writes a text to standard error.
pub fn write_error(text: &str) -> Result<()> {
    flush()?;
    let mut out = std::io::stderr().lock();
    out.write_all(text.as_bytes()).map_err(|error| os_error(&error, None))
}

/// `print(a, …)` of values whose types are known.
pub fn print(values: &[&dyn Repr], separator: &str, end: &str) -> Result<()> {
    let mut text = String::new();
    for (index, value) in values.iter().enumerate() {
        if index > 0 {
            text.push_str(separator);
        }
        value.str(&mut text)?;
    }
    text.push_str(end);
    crate::modules::sys::write_out(&text)
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

/// All that is left of standard input.
pub fn read_all() -> Result<Str> {
    let mut text = Vec::new();
    std::io::stdin().lock().read_to_end(&mut text).map_err(|error| os_error(&error, None))?;
    let text = crate::bytes::Bytes::from(text).decode("utf-8", "strict")?;
    Ok(Str::from(text.as_str().replace("\r\n", "\n")))
}

/// An error of the machine as Python names it.
pub fn os_error(error: &std::io::Error, name: Option<&str>) -> Exc {
    use crate::dyn_value::Dyn;
    use std::io::ErrorKind;
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

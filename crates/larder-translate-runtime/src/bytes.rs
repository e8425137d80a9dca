//! Python's `bytes` and `bytearray`.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use crate::dyn_value::Dyn;
use crate::dynamic::{self, Number};
use crate::exc::{Result, buffer_error, index_error, type_error, value_error};
use crate::list::List;
use crate::slice::{self, Slice};
use crate::str::Str;
use crate::traits::{Comparison, Eq, Hash, Order, Repr, Truth, TypeName};

/// Python's `bytes`.
#[derive(Clone)]
pub struct Bytes(Rc<Vec<u8>>);

/// Python's `bytearray`; a clone is another name for the same one.
#[derive(Clone)]
pub struct ByteArray(Rc<Room>);

/// The bytes of a `bytearray`, and how many views look at them.
struct Room {
    bytes: RefCell<Vec<u8>>,
    views: Cell<usize>,
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Bytes {
        Bytes(Rc::new(bytes.to_vec()))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Bytes {
        Bytes(Rc::new(bytes))
    }
}

impl<const N: usize> From<&[u8; N]> for Bytes {
    fn from(bytes: &[u8; N]) -> Bytes {
        Bytes(Rc::new(bytes.to_vec()))
    }
}

impl From<Vec<u8>> for ByteArray {
    fn from(bytes: Vec<u8>) -> ByteArray {
        ByteArray(Rc::new(Room { bytes: RefCell::new(bytes), views: Cell::new(0) }))
    }
}

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&repr_of(self.as_slice()))
    }
}

impl fmt::Debug for ByteArray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&repr_of(&self.to_vec()))
    }
}

fn repr_of(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
    let mut out = String::from("b");
    out.push(char::from(quote));
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            _ if byte == quote => {
                out.push('\\');
                out.push(char::from(byte));
            }
            b' '..=b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(char::from(quote));
    out
}

fn cut(bytes: &[u8], slice: &Slice) -> Result<Vec<u8>> {
    let (start, stop, step) = slice.indices(bytes.len())?;
    Ok(slice::walk(start, stop, step).map(|at| bytes[at]).collect())
}

fn to_byte(value: i64) -> Result<u8> {
    u8::try_from(value).map_err(|_| value_error("byte must be in range(0, 256)"))
}

impl Bytes {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }

    /// `len(b)`.
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of bytes")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// `b[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        match slice::place(index, self.0.len()) {
            Some(at) => Ok(i64::from(self.0[at])),
            None => Err(index_error("index out of range")),
        }
    }

    /// `b[a:b:c]`.
    pub fn slice(&self, slice: &Slice) -> Result<Bytes> {
        cut(&self.0, slice).map(Bytes::from)
    }

    /// `a + b`.
    #[must_use]
    pub fn concat(&self, other: &[u8]) -> Bytes {
        Bytes::from([self.as_slice(), other].concat())
    }

    /// `b * count`.
    pub fn repeat(&self, count: i64) -> Result<Bytes> {
        let count = usize::try_from(count).unwrap_or(0);
        slice::room_for(self.0.len(), count)?;
        Ok(Bytes::from(self.0.repeat(count)))
    }

    /// The bytes as numbers.
    pub fn to_ints(&self) -> List<i64> {
        self.0.iter().map(|&byte| i64::from(byte)).collect()
    }

    /// `b.decode(encoding, errors)` from UTF-8, ASCII or Latin-1.
    pub fn decode(&self, encoding: &str, errors: &str) -> Result<Str> {
        decode(&self.0, encoding, errors)
    }
}

fn decode(bytes: &[u8], encoding: &str, errors: &str) -> Result<Str> {
    let name = encoding.to_ascii_lowercase().replace('_', "-");
    if let Some(text) = crate::str::codecs::decode(bytes, &name, errors)? {
        return Ok(text);
    }
    match name.as_str() {
        "utf-8" | "utf8" | "u8" => {}
        "ascii" | "us-ascii" => {
            let mut text = String::new();
            for (at, &byte) in bytes.iter().enumerate() {
                if byte.is_ascii() {
                    text.push(char::from(byte));
                } else {
                    let why = "ordinal not in range(128)";
                    mend(("ascii", why), (bytes, at..at + 1), errors, &mut text)?;
                }
            }
            return Ok(Str::from(text));
        }
        "latin-1" | "latin1" | "iso-8859-1" | "l1" => {
            return Ok(Str::from(bytes.iter().map(|&byte| char::from(byte)).collect::<String>()));
        }
        _ => return Err(crate::exc::lookup_error(&format!("unknown encoding: {encoding}"))),
    }
    let (mut text, mut from) = (String::new(), 0);
    loop {
        let rest = &bytes[from..];
        let error = match std::str::from_utf8(rest) {
            Ok(rest) => {
                text.push_str(rest);
                return Ok(Str::from(text));
            }
            Err(error) => error,
        };
        let at = from + error.valid_up_to();
        text.push_str(std::str::from_utf8(&bytes[from..at]).unwrap_or_default());
        let (end, why) = match error.error_len() {
            None => (bytes.len(), "unexpected end of data"),
            Some(length) if (0xC2..=0xF4).contains(&bytes[at]) => {
                (at + length, "invalid continuation byte")
            }
            Some(length) => (at + length, "invalid start byte"),
        };
        mend(("utf-8", why), (bytes, at..end), errors, &mut text)?;
        from = end;
    }
}

/// What stands in a text for bytes that are none in its encoding.
pub(crate) fn mend(
    (encoding, why): (&str, &str),
    (bytes, at): (&[u8], std::ops::Range<usize>),
    errors: &str,
    text: &mut String,
) -> Result<()> {
    match errors {
        "strict" => return Err(crate::exc::undecodable(encoding, bytes, at, why)),
        "ignore" => {}
        "replace" => text.push('\u{fffd}'),
        "backslashreplace" => {
            bytes[at].iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}")));
        }
        "surrogateescape" | "surrogatepass" => {
            let what = format!("bytes that are no text in {encoding}, with {errors}");
            return Err(crate::exc::not_implemented_error(&what));
        }
        _ => {
            let text = format!("unknown error handler name '{errors}'");
            return Err(crate::exc::lookup_error(&text));
        }
    }
    Ok(())
}

impl ByteArray {
    /// `BufferError` while a view looks at the bytes and their number would change.
    fn allow(&self, count: usize) -> Result<()> {
        if count != self.len() && self.0.views.get() > 0 {
            return Err(buffer_error("Existing exports of data: object cannot be re-sized"));
        }
        Ok(())
    }

    /// A view looks at the bytes from now on, or does so no more.
    pub(crate) fn note_view(&self, begins: bool) {
        let views = self.0.views.get();
        self.0.views.set(if begins { views + 1 } else { views.saturating_sub(1) });
    }

    /// Takes these bytes in place of its own.
    fn take(&self, bytes: Vec<u8>) -> Result<()> {
        self.allow(bytes.len())?;
        *self.0.bytes.borrow_mut() = bytes;
        Ok(())
    }
    /// The bytes as they are now.
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.bytes.borrow().clone()
    }

    /// `len(b)`.
    #[expect(clippy::len_without_is_empty, reason = "Python asks for the truth of bytes")]
    pub fn len(&self) -> usize {
        self.0.bytes.borrow().len()
    }

    /// `b[index]`.
    pub fn get(&self, index: i64) -> Result<i64> {
        let bytes = self.0.bytes.borrow();
        match slice::place(index, bytes.len()) {
            Some(at) => Ok(i64::from(bytes[at])),
            None => Err(index_error("bytearray index out of range")),
        }
    }

    /// `b[index] = value`.
    pub fn set(&self, index: i64, value: i64) -> Result<()> {
        let value = to_byte(value)?;
        let mut bytes = self.0.bytes.borrow_mut();
        match slice::place(index, bytes.len()) {
            Some(at) => {
                bytes[at] = value;
                Ok(())
            }
            None => Err(index_error("bytearray index out of range")),
        }
    }

    /// `del b[index]`.
    pub fn delete(&self, index: i64) -> Result<()> {
        if slice::place(index, self.len()).is_none() {
            return Err(index_error("bytearray index out of range"));
        }
        self.pop(index).map(|_| ())
    }

    /// `b[a:b:c]`.
    pub fn slice(&self, slice: &Slice) -> Result<ByteArray> {
        cut(&self.0.bytes.borrow(), slice).map(ByteArray::from)
    }

    /// `b[a:b:c] = values`.
    pub fn set_slice(&self, slice: &Slice, values: Vec<u8>) -> Result<()> {
        let list = List::from(self.to_vec());
        if values.is_empty() && slice.step.unwrap_or(1) != 1 {
            list.delete_slice(slice)?;
        } else {
            let (start, stop, step) = slice.indices(self.len())?;
            let count = slice::count(start, stop, step);
            if step != 1 && count != values.len() {
                return Err(value_error(&format!(
                    "attempt to assign bytes of size {} to extended slice of size {count}",
                    values.len()
                )));
            }
            list.set_slice(slice, values)?;
        }
        self.take(list.to_vec())
    }

    /// `b.append(value)`.
    pub fn append(&self, value: i64) -> Result<()> {
        let byte = to_byte(value)?;
        self.allow(self.len() + 1)?;
        self.0.bytes.borrow_mut().push(byte);
        Ok(())
    }

    /// `b.extend(values)`.
    pub fn extend(&self, values: &[u8]) -> Result<()> {
        self.allow(self.len() + values.len())?;
        self.0.bytes.borrow_mut().extend_from_slice(values);
        Ok(())
    }

    /// `b *= count`.
    pub fn repeat_in_place(&self, count: i64) -> Result<()> {
        let count = usize::try_from(count).unwrap_or(0);
        slice::room_for(self.len(), count)?;
        self.take(self.to_vec().repeat(count))
    }

    /// `b.insert(index, value)`.
    pub fn insert(&self, index: i64, value: i64) -> Result<()> {
        let list = List::from(self.to_vec());
        list.insert(index, to_byte(value)?);
        self.take(list.to_vec())
    }

    /// `b.pop(index)`.
    pub fn pop(&self, index: i64) -> Result<i64> {
        let count = self.len();
        if count == 0 {
            return Err(index_error("pop from empty bytearray"));
        }
        let Some(at) = slice::place(index, count) else {
            return Err(index_error("pop index out of range"));
        };
        self.allow(count - 1)?;
        Ok(i64::from(self.0.bytes.borrow_mut().remove(at)))
    }

    /// `b.clear()`.
    pub fn clear(&self) -> Result<()> {
        self.take(Vec::new())
    }

    /// `b.reverse()`.
    pub fn reverse(&self) {
        self.0.bytes.borrow_mut().reverse();
    }

    /// The bytes as numbers.
    pub fn to_ints(&self) -> List<i64> {
        self.0.bytes.borrow().iter().map(|&byte| i64::from(byte)).collect()
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }

    /// `a is b`.
    pub fn is_same(&self, other: &ByteArray) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The bytes of `bytes` or `bytearray`.
pub(crate) fn bytes_like(value: &Dyn) -> Option<Vec<u8>> {
    match value {
        Dyn::Bytes(bytes) => Some(bytes.as_slice().to_vec()),
        Dyn::ByteArray(bytes) => Some(bytes.to_vec()),
        Dyn::Instance(instance) => bytes_like(&instance.payload()?),
        Dyn::Native(_) => crate::memory_view::bytes_of(value),
        _ => None,
    }
}

/// The bytes of anything that `bytes(x)` takes, but a count.
pub(crate) fn collect(value: &Dyn) -> Result<Vec<u8>> {
    if let Some(bytes) = bytes_like(value) {
        return Ok(bytes);
    }
    let is_text = |value: &Dyn| matches!(value, Dyn::Str(_));
    if is_text(value)
        || matches!(value, Dyn::Instance(held) if held.payload().is_some_and(|held| is_text(&held)))
    {
        return Err(type_error("string argument without an encoding"));
    }
    let items = dynamic::iter(value).map_err(|_| {
        type_error(&format!("cannot convert '{}' object to bytes", dynamic::type_name(value)))
    })?;
    dynamic::ask_length(value)?;
    let mut bytes = Vec::new();
    while let Some(item) = items.advance()? {
        let value = item.as_index()?;
        let byte =
            u8::try_from(value).map_err(|_| value_error("bytes must be in range(0, 256)"))?;
        bytes.push(byte);
    }
    Ok(bytes)
}

/// `item in bytes`.
pub(crate) fn contains(item: &Dyn, container: &Dyn) -> Result<bool> {
    let bytes = bytes_like(container).unwrap_or_default();
    if let Some(part) = bytes_like(item) {
        return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == part));
    }
    match dynamic::number(item) {
        Some(Number::Int(value)) => {
            let byte = value.to_i64().and_then(|value| u8::try_from(value).ok());
            let byte = byte.ok_or_else(|| value_error("byte must be in range(0, 256)"))?;
            Ok(bytes.contains(&byte))
        }
        _ => Err(type_error(&format!(
            "a bytes-like object is required, not '{}'",
            dynamic::type_name(item)
        ))),
    }
}

impl Repr for Bytes {
    fn repr(&self, out: &mut String) -> Result<()> {
        out.push_str(&repr_of(self.as_slice()));
        Ok(())
    }
}

impl Repr for ByteArray {
    fn repr(&self, out: &mut String) -> Result<()> {
        let shown = repr_of(&self.to_vec());
        // Between double quotes CPython escapes the single one here, and only here.
        let shown = if shown.starts_with("b\"") { shown.replace('\'', "\\'") } else { shown };
        out.push_str(&format!("bytearray({shown})"));
        Ok(())
    }
}

impl Truth for Bytes {
    fn truth(&self) -> Result<bool> {
        Ok(!self.0.is_empty())
    }
}

impl TypeName for Bytes {
    fn type_name(&self) -> Cow<'static, str> {
        Cow::Borrowed("bytes")
    }
}

impl Eq for Bytes {
    fn equals(&self, other: &Bytes) -> Result<bool> {
        Ok(self.0 == other.0)
    }
    fn equals_quick(&self, other: &Bytes) -> Option<bool> {
        Some(self.0 == other.0)
    }
}

impl Order for Bytes {
    fn order(&self, comparison: Comparison, other: &Bytes) -> Result<bool> {
        Ok(comparison.holds(self.0.cmp(&other.0)))
    }
    fn total(&self, other: &Bytes) -> Option<std::cmp::Ordering> {
        Some(self.0.cmp(&other.0))
    }
}

impl Hash for Bytes {
    fn hash(&self) -> Result<i64> {
        Ok(crate::str::hash_text(self.as_slice()))
    }
}

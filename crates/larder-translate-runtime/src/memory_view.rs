//! `memoryview`: bytes of another object, seen without a copy.

use std::any::Any;

use crate::bytes::Bytes;
use crate::class::{Class, Maker, Type};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result, not_implemented_error, type_error, value_error};
use crate::float;
use crate::function::{Args, Function};
use crate::int::{Int, from_usize};
use crate::iter::Iter;
use crate::list::List;
use crate::native::Native;
use crate::traits::Iterate as _;

/// What an item of a view is: its letter in CPython, and how many bytes it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Form(char, usize);

const BYTE: Form = Form('B', 1);

impl Form {
    fn of(text: &str) -> Option<Form> {
        let mut letters = text.strip_prefix('@').unwrap_or(text).chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let width = match letter {
            'b' | 'B' | 'c' | '?' => 1,
            'h' | 'H' => 2,
            'i' | 'I' | 'f' => 4,
            'l' | 'L' | 'q' | 'Q' | 'n' | 'N' | 'P' | 'd' => 8,
            _ => return None,
        };
        Some(Form(letter, width))
    }

    fn is_of_bytes(self) -> bool {
        matches!(self.0, 'b' | 'B' | 'c')
    }

    fn is_signed(self) -> bool {
        matches!(self.0, 'b' | 'h' | 'i' | 'l' | 'q' | 'n')
    }

    fn read(self, bytes: &[u8]) -> Dyn {
        match (self.0, bytes) {
            ('c', _) => Dyn::Bytes(Bytes::from(bytes.to_vec())),
            ('?', _) => Dyn::Bool(bytes != [0]),
            ('f', &[a, b, c, d]) => Dyn::Float(f64::from(f32::from_le_bytes([a, b, c, d]))),
            ('d', &[a, b, c, d, e, f, g, h]) => {
                Dyn::Float(float::made(f64::from_le_bytes([a, b, c, d, e, f, g, h])))
            }
            _ => Dyn::Int(Int::from_bytes(bytes, true, self.is_signed())),
        }
    }

    fn write(self, value: &Dyn) -> Result<Vec<u8>> {
        let letter = self.0;
        let wrong_type = || type_error(&format!("memoryview: invalid type for format '{letter}'"));
        let wrong_value =
            || value_error(&format!("memoryview: invalid value for format '{letter}'"));
        match (letter, value) {
            ('c', Dyn::Bytes(bytes)) if bytes.as_slice().len() == 1 => {
                Ok(bytes.as_slice().to_vec())
            }
            ('c', Dyn::Bytes(_)) => Err(wrong_value()),
            ('c', _) => Err(wrong_type()),
            ('?', value) => Ok(vec![u8::from(d::truth(value)?)]),
            ('f' | 'd', value) => match d::number(value) {
                Some(number) if letter == 'd' => Ok(number.to_float()?.to_le_bytes().to_vec()),
                Some(number) => Ok((number.to_float()? as f32).to_le_bytes().to_vec()),
                None => Err(wrong_type()),
            },
            (_, value) => match d::number(value) {
                Some(d::Number::Int(number)) => number
                    .to_bytes(from_usize(self.1), true, self.is_signed())
                    .map_err(|_| wrong_value()),
                _ => Err(wrong_type()),
            },
        }
    }
}

/// The items at some places of a `bytes` or a `bytearray`.
#[derive(Debug)]
pub(crate) struct MemoryView {
    of: Dyn,
    /// Where each begins.
    places: Vec<usize>,
    form: Form,
    /// How many bytes each is from the one before it.
    stride: i64,
    is_released: std::cell::Cell<bool>,
}

/// `memoryview`.
pub(crate) static MAKER: Maker = Maker { name: "memoryview", construct, function: None };

/// `memoryview(x)`.
fn construct(args: &Args<'_>) -> Result<Dyn> {
    let [value] = args.named(["object"], 1)?;
    let value = value.unwrap_or_default();
    let (mut stride, mut form) = (1, BYTE);
    let (of, places) = match &value {
        Dyn::Instance(instance) => match instance.payload() {
            Some(payload @ Dyn::Bytes(_)) => {
                let count = crate::bytes::bytes_like(&payload).map_or(0, |bytes| bytes.len());
                (payload, (0..count).collect())
            }
            Some(Dyn::ByteArray(_)) => {
                return Err(not_implemented_error("a memoryview of a subclass of bytearray"));
            }
            // `array` and what else is written in Python here and has a buffer in CPython.
            _ if instance.class().module() != "__main__" => {
                let what = format!("a memoryview of {}", instance.class().shown_name());
                return Err(not_implemented_error(&what));
            }
            _ => return Err(not_a_buffer(&value)),
        },
        Dyn::Bytes(bytes) => (value.clone(), (0..bytes.as_slice().len()).collect()),
        Dyn::ByteArray(bytes) => (value.clone(), (0..bytes.len()).collect()),
        Dyn::Native(native) if let Some(own) = native.as_any().downcast_ref::<MemoryView>() => {
            own.check()?;
            (stride, form) = (own.stride, own.form);
            (own.of.clone(), own.places.clone())
        }
        other => return Err(not_a_buffer(other)),
    };
    Ok(Dyn::native(MemoryView::new(of, places, form, stride)))
}

fn not_a_buffer(value: &Dyn) -> Exc {
    let name = d::type_name(value);
    type_error(&format!("memoryview: a bytes-like object is required, not '{name}'"))
}

/// What lives keeps the number of bytes of a `bytearray` as it is.
impl Drop for MemoryView {
    fn drop(&mut self) {
        self.release();
    }
}

/// The bytes of a view, where a value is one.
pub(crate) fn bytes_of(value: &Dyn) -> Option<Vec<u8>> {
    match value {
        Dyn::Native(native) => native.as_any().downcast_ref::<MemoryView>().map(MemoryView::bytes),
        _ => None,
    }
}

impl MemoryView {
    fn new(of: Dyn, places: Vec<usize>, form: Form, stride: i64) -> MemoryView {
        if let Dyn::ByteArray(bytes) = &of {
            bytes.note_view(true);
        }
        MemoryView { of, places, form, stride, is_released: std::cell::Cell::new(false) }
    }

    fn release(&self) {
        if let (false, Dyn::ByteArray(bytes)) = (self.is_released.replace(true), &self.of) {
            bytes.note_view(false);
        }
    }

    fn check(&self) -> Result<()> {
        if self.is_released.get() {
            return Err(value_error("operation forbidden on released memoryview object"));
        }
        Ok(())
    }

    fn bytes(&self) -> Vec<u8> {
        let all = crate::bytes::bytes_like(&self.of).unwrap_or_default();
        let item = |&at: &usize| (at..at + self.form.1).map(|at| all.get(at).copied().unwrap_or(0));
        self.places.iter().flat_map(item).collect()
    }

    fn values(&self) -> Vec<Dyn> {
        self.bytes().chunks_exact(self.form.1).map(|item| self.form.read(item)).collect()
    }

    fn is_contiguous(&self) -> bool {
        self.places.windows(2).all(|pair| pair[0] + self.form.1 == pair[1])
    }

    /// `view.cast(format)`.
    fn cast(&self, format: &Dyn) -> Result<Dyn> {
        let Dyn::Str(format) = format else {
            return Err(type_error(&format!(
                "memoryview: format argument must be a string, not {}",
                d::type_name(format)
            )));
        };
        if !self.is_contiguous() {
            return Err(type_error("memoryview: casts are restricted to C-contiguous views"));
        }
        let Some(form) = Form::of(format.as_str()) else {
            return Err(value_error(
                "memoryview: destination format must be a native single character format prefixed with an optional '@'",
            ));
        };
        if !form.is_of_bytes() && !self.form.is_of_bytes() {
            return Err(type_error("memoryview: cannot cast between two non-byte formats"));
        }
        let count = self.places.len() * self.form.1;
        if count % form.1 != 0 {
            return Err(type_error("memoryview: length is not a multiple of itemsize"));
        }
        let from = self.places.first().copied().unwrap_or(0);
        let places = (from..from + count).step_by(form.1).collect();
        Ok(Dyn::native(MemoryView::new(self.of.clone(), places, form, from_usize(form.1))))
    }

    fn place(&self, key: &Dyn) -> Result<usize> {
        let Some(d::Number::Int(_)) = d::number(key) else {
            return Err(type_error("memoryview: invalid slice key"));
        };
        let at = key.as_index()?;
        let count = from_usize(self.places.len());
        let at = if at < 0 { at + count } else { at };
        usize::try_from(at)
            .ok()
            .and_then(|at| self.places.get(at).copied())
            .ok_or_else(|| crate::exc::index_error("index out of bounds on dimension 1"))
    }

    /// The places of a slice, and how far apart they are here.
    fn cut(&self, key: &Dyn) -> Result<(Vec<usize>, i64)> {
        let all: List<i64> = self.places.iter().map(|&at| from_usize(at)).collect();
        let Dyn::Slice(parts) = key else {
            return Err(type_error("memoryview: invalid slice key"));
        };
        let slice = d::slice_of(parts)?;
        let cut = all.slice(&slice)?;
        let places = cut.to_vec().iter().map(|&at| usize::try_from(at).unwrap_or(0)).collect();
        Ok((places, slice.step.unwrap_or(1)))
    }

    fn write(&self, at: usize, item: &[u8]) -> Result<()> {
        let Dyn::ByteArray(bytes) = &self.of else {
            return Err(type_error("cannot modify read-only memory"));
        };
        for (at, &byte) in (at..).zip(item) {
            bytes.set(from_usize(at), i64::from(byte))?;
        }
        Ok(())
    }
}

impl Native for MemoryView {
    fn type_name(&self) -> &'static str {
        "memoryview"
    }
    fn class(&self) -> Type {
        Type::Held(Class::made(&MAKER))
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn len(&self) -> Option<usize> {
        Some(self.places.len())
    }
    fn item(&self, _: &Dyn, key: &Dyn) -> Result<Dyn> {
        self.check()?;
        if let Dyn::Slice(_) = key {
            let (places, step) = self.cut(key)?;
            let of = self.of.clone();
            let stride = self.stride.saturating_mul(step);
            return Ok(Dyn::native(MemoryView::new(of, places, self.form, stride)));
        }
        let at = self.place(key)?;
        let all = crate::bytes::bytes_like(&self.of).unwrap_or_default();
        Ok(all.get(at..at + self.form.1).map_or(Dyn::None, |item| self.form.read(item)))
    }
    fn takes_items(&self) -> bool {
        true
    }
    fn set_item(&self, key: &Dyn, new: &Dyn) -> Result<()> {
        self.check()?;
        if !matches!(self.of, Dyn::ByteArray(_)) {
            return Err(type_error("cannot modify read-only memory"));
        }
        if let Dyn::Slice(_) = key {
            let (places, _) = self.cut(key)?;
            let Some(bytes) = crate::bytes::bytes_like(new) else {
                return Err(type_error(&format!(
                    "a bytes-like object is required, not '{}'",
                    d::type_name(new)
                )));
            };
            let form = match new {
                Dyn::Native(native) => {
                    native.as_any().downcast_ref().map(|own: &MemoryView| own.form)
                }
                _ => Some(BYTE),
            };
            if form != Some(self.form) || bytes.len() != places.len() * self.form.1 {
                return Err(value_error(
                    "memoryview assignment: lvalue and rvalue have different structures",
                ));
            }
            for (&at, item) in places.iter().zip(bytes.chunks_exact(self.form.1)) {
                self.write(at, item)?;
            }
            return Ok(());
        }
        let at = self.place(key)?;
        self.write(at, &self.form.write(new)?)
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        self.check()?;
        let all: List<Dyn> = self.values().into_iter().collect();
        Ok(Iter::of("memory_iterator", all.iterate()?))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        let own = match other {
            Dyn::Native(native) => native.as_any().downcast_ref::<MemoryView>(),
            _ => None,
        };
        let others = match own {
            Some(own) => own.values(),
            None => match crate::bytes::bytes_like(other) {
                Some(bytes) => bytes.chunks_exact(1).map(|byte| BYTE.read(byte)).collect(),
                None => return Ok(Some(false)),
            },
        };
        let values = self.values();
        if values.len() != others.len() {
            return Ok(Some(false));
        }
        for (value, other) in values.iter().zip(&others) {
            if !d::equal(value, other)? {
                return Ok(Some(false));
            }
        }
        Ok(Some(true))
    }
    fn hash(&self) -> Result<Option<i64>> {
        match &self.of {
            Dyn::Bytes(_) if !self.form.is_of_bytes() => {
                Err(value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"))
            }
            Dyn::Bytes(_) => d::hash(&Dyn::Bytes(Bytes::from(self.bytes()))).map(Some),
            _ => Err(value_error("cannot hash writable memoryview object")),
        }
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        if !matches!(name, "release" | "__exit__" | "__class__") {
            self.check()?;
        }
        let held = this.clone();
        let method = |call: fn(&MemoryView, &Dyn, &Args<'_>) -> Result<Dyn>| {
            Some(Dyn::Function(Function::open(name, move |args| match &held {
                Dyn::Native(native) => match native.as_any().downcast_ref::<MemoryView>() {
                    Some(view) => call(view, &held, args),
                    None => Ok(Dyn::None),
                },
                _ => Ok(Dyn::None),
            })))
        };
        let count = from_usize(self.places.len());
        Ok(match name {
            "nbytes" => Some(Dyn::from(count * from_usize(self.form.1))),
            "itemsize" => Some(Dyn::from(from_usize(self.form.1))),
            "ndim" => Some(Dyn::from(1_i64)),
            "format" => Some(Dyn::text(self.form.0.encode_utf8(&mut [0; 4]))),
            "readonly" => Some(Dyn::Bool(!matches!(self.of, Dyn::ByteArray(_)))),
            "shape" => Some(Dyn::tuple(vec![Dyn::from(count)])),
            "strides" => Some(Dyn::tuple(vec![Dyn::from(self.stride)])),
            "suboffsets" => Some(Dyn::tuple(Vec::new())),
            "obj" => Some(self.of.clone()),
            "contiguous" | "c_contiguous" | "f_contiguous" => Some(Dyn::Bool(self.is_contiguous())),
            "tobytes" => method(|view, _, _| Ok(Dyn::Bytes(Bytes::from(view.bytes())))),
            "tolist" => method(|view, _, _| Ok(Dyn::list(view.values()))),
            "hex" => method(|view, _, args| {
                d::call_method_with(
                    &Dyn::Bytes(Bytes::from(view.bytes())),
                    "hex",
                    args.pos,
                    args.kw,
                )
            }),
            "toreadonly" => method(|_, _, _| Err(not_implemented_error("memoryview.toreadonly"))),
            "cast" => method(|view, _, args| match args.pos {
                [format] if args.kw.is_empty() => view.cast(format),
                _ => Err(not_implemented_error("memoryview.cast to a shape")),
            }),
            "release" => method(|view, _, _| {
                view.release();
                Ok(Dyn::None)
            }),
            "__enter__" => method(|_, this, _| Ok(this.clone())),
            "__exit__" => method(|view, _, _| {
                view.release();
                Ok(Dyn::None)
            }),
            _ => None,
        })
    }
}

//! `memoryview`: bytes of another object, seen without a copy.

use std::any::Any;

use crate::bytes::Bytes;
use crate::class::{Class, Maker};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result, not_implemented_error, type_error, value_error};
use crate::function::{Args, Function};
use crate::int::from_usize;
use crate::iter::Iter;
use crate::list::List;
use crate::native::Native;
use crate::traits::Iterate as _;

/// The bytes at some places of a `bytes` or a `bytearray`.
#[derive(Debug)]
pub(crate) struct MemoryView {
    of: Dyn,
    places: Vec<usize>,
    /// How far each place is from the one before it.
    stride: i64,
    is_released: std::cell::Cell<bool>,
}

/// `memoryview`.
pub(crate) static MAKER: Maker = Maker { name: "memoryview", construct, function: None };

/// `memoryview(x)`.
fn construct(args: &Args<'_>) -> Result<Dyn> {
    let [value] = args.named(["object"], 1)?;
    let value = value.unwrap_or_default();
    let mut stride = 1;
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
            stride = own.stride;
            (own.of.clone(), own.places.clone())
        }
        other => return Err(not_a_buffer(other)),
    };
    Ok(Dyn::native(MemoryView::new(of, places, stride)))
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
    fn new(of: Dyn, places: Vec<usize>, stride: i64) -> MemoryView {
        if let Dyn::ByteArray(bytes) = &of {
            bytes.note_view(true);
        }
        MemoryView { of, places, stride, is_released: std::cell::Cell::new(false) }
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
        let all = match &self.of {
            Dyn::Bytes(bytes) => bytes.as_slice().to_vec(),
            Dyn::ByteArray(bytes) => bytes.to_vec(),
            _ => Vec::new(),
        };
        self.places.iter().map(|&at| all.get(at).copied().unwrap_or(0)).collect()
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

    fn write(&self, at: usize, byte: u8) -> Result<()> {
        match &self.of {
            Dyn::ByteArray(bytes) => bytes.set(from_usize(at), i64::from(byte)),
            _ => Err(type_error("cannot modify read-only memory")),
        }
    }
}

impl Native for MemoryView {
    fn type_name(&self) -> &'static str {
        "memoryview"
    }
    fn class(&self) -> Class {
        Class::made(&MAKER)
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
            return Ok(Dyn::native(MemoryView::new(of, places, stride)));
        }
        let at = self.place(key)?;
        match &self.of {
            Dyn::Bytes(bytes) => bytes.get(from_usize(at)).map(Dyn::from),
            Dyn::ByteArray(bytes) => bytes.get(from_usize(at)).map(Dyn::from),
            _ => Ok(Dyn::None),
        }
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
            if bytes.len() != places.len() {
                return Err(value_error(
                    "memoryview assignment: lvalue and rvalue have different structures",
                ));
            }
            for (&at, &byte) in places.iter().zip(&bytes) {
                self.write(at, byte)?;
            }
            return Ok(());
        }
        let at = self.place(key)?;
        let Some(d::Number::Int(value)) = d::number(new) else {
            return Err(type_error("memoryview: invalid type for format 'B'"));
        };
        let byte = value.to_i64().and_then(|value| u8::try_from(value).ok());
        let byte = byte.ok_or_else(|| value_error("memoryview: invalid value for format 'B'"))?;
        self.write(at, byte)
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        self.check()?;
        let all: List<Dyn> = self.bytes().iter().map(|&byte| Dyn::from(i64::from(byte))).collect();
        Ok(Iter::of("memory_iterator", all.iterate()?))
    }
    fn equals(&self, other: &Dyn) -> Result<Option<bool>> {
        Ok(Some(crate::bytes::bytes_like(other).is_some_and(|other| other == self.bytes())))
    }
    fn hash(&self) -> Result<Option<i64>> {
        match &self.of {
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
            "nbytes" => Some(Dyn::from(count)),
            "itemsize" | "ndim" => Some(Dyn::from(1_i64)),
            "format" => Some(Dyn::text("B")),
            "readonly" => Some(Dyn::Bool(!matches!(self.of, Dyn::ByteArray(_)))),
            "shape" => Some(Dyn::tuple(vec![Dyn::from(count)])),
            "strides" => Some(Dyn::tuple(vec![Dyn::from(self.stride)])),
            "suboffsets" => Some(Dyn::tuple(Vec::new())),
            "obj" => Some(self.of.clone()),
            "contiguous" | "c_contiguous" | "f_contiguous" => {
                Some(Dyn::Bool(self.places.windows(2).all(|pair| pair[0] + 1 == pair[1])))
            }
            "tobytes" => method(|view, _, _| Ok(Dyn::Bytes(Bytes::from(view.bytes())))),
            "tolist" => method(|view, _, _| {
                Ok(Dyn::list(view.bytes().iter().map(|&byte| Dyn::from(i64::from(byte))).collect()))
            }),
            "hex" => method(|view, _, args| {
                d::call_method_with(
                    &Dyn::Bytes(Bytes::from(view.bytes())),
                    "hex",
                    args.pos,
                    args.kw,
                )
            }),
            "toreadonly" => method(|_, _, _| Err(not_implemented_error("memoryview.toreadonly"))),
            "cast" => method(|_, this, args| match args.pos {
                [Dyn::Str(format)] if format.as_str() == "B" => Ok(this.clone()),
                _ => Err(not_implemented_error("memoryview.cast to another format")),
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

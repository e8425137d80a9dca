//! `sys`.

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::Names;
use super::files::count_of;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result};
use crate::function::Function;
use crate::iter::Iter;
use crate::native::Native;
use crate::str::Str;

/// What takes text.
type Write = fn(&str) -> Result<()>;

thread_local! {
    static MODULE: RefCell<Option<Dyn>> = const { RefCell::new(None) };
}

thread_local! {
    /// What writes where `sys.stdout` leads, once the program has bound it.
    static LED: Cell<Option<Write>> = const { Cell::new(None) };
}

/// The program has bound a name of a module.
pub(crate) fn note_bound(module: &str, name: &str) {
    if module == "sys" && name == "stdout" {
        LED.set(Some(write_led));
    }
}

/// Whether `sys.stdout` may be an object of the program.
pub(crate) fn is_led_elsewhere() -> bool {
    LED.get().is_some()
}

/// `sys.stdout.flush()`, wherever that leads.
pub(crate) fn flush_out() -> Result<()> {
    let out = MODULE.with_borrow(Clone::clone).filter(|_| is_led_elsewhere());
    match out.map(|module| d::getattr(&module, "stdout")).transpose()? {
        Some(Dyn::None) => Ok(()),
        Some(out) => d::call_method(&out, "flush", &[]).map(|_| ()),
        None => crate::io::flush(),
    }
}

/// Text for `sys.stdout`, wherever that leads.
pub(crate) fn write_out(text: &str) -> Result<()> {
    LED.get().unwrap_or(crate::io::write)(text)
}

fn write_led(text: &str) -> Result<()> {
    let out = MODULE.with_borrow(Clone::clone).map(|module| d::getattr(&module, "stdout"));
    match out.transpose()? {
        Some(Dyn::Native(native)) if native.as_any().is::<Stream>() => {
            match native.as_any().downcast_ref::<Stream>() {
                Some(Stream::Error) => crate::io::write_error(text),
                _ => crate::io::write(text),
            }
        }
        Some(Dyn::None) => Ok(()),
        Some(other) => d::call_method(&other, "write", &[Dyn::text(text)]).map(|_| ()),
        None => crate::io::write(text),
    }
}

pub(super) fn fill(names: &Names) -> Result<()> {
    let argv: Vec<Dyn> = std::env::args_os()
        .map(|argument| Dyn::from(argument.to_string_lossy().into_owned()))
        .collect();
    names.set("argv", Dyn::list(argv));
    for (name, first, stream) in [
        ("stdin", "__stdin__", Stream::In),
        ("stdout", "__stdout__", Stream::Out),
        ("stderr", "__stderr__", Stream::Error),
    ] {
        // Both names are of one object, until the program binds the first anew.
        let stream = Dyn::native(stream);
        names.set(name, stream.clone());
        names.set(first, stream);
    }
    names.set("modules", Dyn::native(crate::names::Modules));
    names.set("maxsize", i64::MAX);
    names.set("maxunicode", 0x10_FFFF);
    names.set("platform", "linux");
    names.set("byteorder", "little");
    names.set("version", "3.11.7");
    names.set("path", Dyn::list(Vec::new()));
    let numbers = |name: &str, fields: &[(&str, Dyn)]| {
        let (names, values): (Vec<Str>, Vec<Dyn>) =
            fields.iter().map(|(name, value)| (Str::from(*name), value.clone())).unzip();
        d::call(&super::collections::named_class(name, names, Vec::new())?, &values)
    };
    names.set(
        "version_info",
        numbers(
            "sys.version_info",
            &[
                ("major", 3.into()),
                ("minor", 11.into()),
                ("micro", 7.into()),
                ("releaselevel", "final".into()),
                ("serial", 0.into()),
            ],
        )?,
    );
    names.set(
        "float_info",
        numbers(
            "sys.float_info",
            &[
                ("max", f64::MAX.into()),
                ("max_exp", 1024.into()),
                ("max_10_exp", 308.into()),
                ("min", f64::MIN_POSITIVE.into()),
                ("min_exp", (-1021).into()),
                ("min_10_exp", (-307).into()),
                ("dig", 15.into()),
                ("mant_dig", 53.into()),
                ("epsilon", f64::EPSILON.into()),
                ("radix", 2.into()),
                ("rounds", 1.into()),
            ],
        )?,
    );
    names.set(
        "int_info",
        numbers(
            "sys.int_info",
            &[
                ("bits_per_digit", 30.into()),
                ("sizeof_digit", 4.into()),
                ("default_max_str_digits", 4300.into()),
                ("str_digits_check_threshold", 640.into()),
            ],
        )?,
    );
    names.function("exit", |args| {
        let [code] = args.places::<1>(0)?;
        Err(ExcType::SystemExit.of(match code {
            None | Some(Dyn::None) => Vec::new(),
            Some(Dyn::Tuple(parts)) => parts.items().to_vec(),
            Some(code) => vec![code],
        }))
    });
    names.function("getrecursionlimit", |_| Ok(Dyn::from(crate::recursion::limit())));
    names.function("setrecursionlimit", |args| {
        crate::recursion::set_limit(args.one()?.as_index()?)?;
        Ok(Dyn::None)
    });
    names.function("set_int_max_str_digits", |args| {
        crate::int::set_max_str_digits(args.one()?.as_index()?)?;
        Ok(Dyn::None)
    });
    names.function("get_int_max_str_digits", |_| {
        Ok(Dyn::from(crate::int::from_usize(crate::int::max_str_digits())))
    });
    names.function("exc_info", |_| {
        let parts = match crate::handled() {
            Some(exc) => {
                let traceback = exc.traceback();
                vec![Dyn::Class(exc.class().clone()), Dyn::Exc(exc), traceback]
            }
            None => vec![Dyn::None; 3],
        };
        Ok(Dyn::tuple(parts))
    });
    names.function("exception", |_| Ok(crate::handled().map_or(Dyn::None, Dyn::Exc)));
    names.function("intern", |args| args.one());
    names.function("getsizeof", |_| Err(crate::exc::not_implemented_error("sys.getsizeof")));
    // `print` asks the module where its text goes, once it is there.
    let names_held = names.0.clone();
    MODULE.set(Some(Dyn::native(crate::native::Module { name: "sys", names: names_held })));
    Ok(())
}

/// One of the three streams.
#[derive(Debug)]
enum Stream {
    In,
    Out,
    Error,
    /// `sys.stdin.buffer`.
    InBytes,
    /// `sys.stdout.buffer`.
    OutBytes,
}

fn bytes(data: Vec<u8>) -> Dyn {
    Dyn::Bytes(crate::bytes::Bytes::from(data))
}

impl Stream {
    fn byte_attribute(&self, this: &Dyn, name: &str) -> Option<Dyn> {
        let native = |call| Some(Dyn::Function(Function::native(name, call)));
        let this = this.clone();
        match (self, name) {
            (Stream::InBytes, "read" | "read1") => native(|args| {
                let [count] = args.places(0)?;
                crate::io::read_bytes(count_of(count)?).map(bytes)
            }),
            (Stream::InBytes, "readline") => native(|args| {
                args.places::<0>(0)?;
                crate::io::read_byte_line().map(bytes)
            }),
            (Stream::InBytes, "readlines") => {
                Some(Dyn::Function(Function::open(name, move |_| Ok(Dyn::list(d::to_vec(&this)?)))))
            }
            (Stream::InBytes, "__iter__") => {
                Some(Dyn::Function(Function::open(name, move |_| d::iter(&this).map(Dyn::Iter))))
            }
            (Stream::OutBytes, "write") => native(|args| {
                let value = args.one()?;
                let Some(data) = crate::bytes::bytes_like(&value) else {
                    return Err(crate::exc::type_error(&format!(
                        "a bytes-like object is required, not '{}'",
                        d::type_name(&value)
                    )));
                };
                crate::io::write_bytes(&data)?;
                Ok(Dyn::from(crate::int::from_usize(data.len())))
            }),
            (Stream::OutBytes, "writelines") => {
                Some(Dyn::Function(Function::open(name, move |args| {
                    let lines = d::iter(&args.one()?)?;
                    while let Some(line) = lines.advance()? {
                        d::call_method(&this, "write", &[line])?;
                    }
                    Ok(Dyn::None)
                })))
            }
            (Stream::OutBytes, "flush") => native(|_| crate::io::flush_bytes().map(|()| Dyn::None)),
            (_, "closed") => Some(Dyn::Bool(false)),
            (Stream::InBytes, "name") => Some(Dyn::text("<stdin>")),
            (Stream::OutBytes, "name") => Some(Dyn::text("<stdout>")),
            _ => None,
        }
    }
}

impl Native for Stream {
    fn type_name(&self) -> &'static str {
        match self {
            Stream::InBytes => "BufferedReader",
            Stream::OutBytes => "BufferedWriter",
            _ => "TextIOWrapper",
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        Ok(Some(match self {
            Stream::In => "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>".to_owned(),
            Stream::Out => {
                "<_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>".to_owned()
            }
            Stream::Error => {
                "<_io.TextIOWrapper name='<stderr>' mode='w' encoding='utf-8'>".to_owned()
            }
            Stream::InBytes => "<_io.BufferedReader name='<stdin>'>".to_owned(),
            Stream::OutBytes => "<_io.BufferedWriter name='<stdout>'>".to_owned(),
        }))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let native = |call| Some(Dyn::Function(Function::native(name, call)));
        let held = this.clone();
        if matches!(self, Stream::InBytes | Stream::OutBytes) {
            return Ok(self.byte_attribute(&held, name));
        }
        Ok(match (self, name) {
            (Stream::In, "buffer") => Some(Dyn::native(Stream::InBytes)),
            (Stream::Out, "buffer") => Some(Dyn::native(Stream::OutBytes)),
            (
                _,
                "buffer" | "fileno" | "detach" | "reconfigure" | "newlines" | "errors" | "seek"
                | "tell",
            ) => {
                return Err(crate::exc::not_implemented_error(&format!("{name} of a stream")));
            }
            (Stream::In, "readline") => native(|args| {
                let [most] = args.places(0)?;
                if count_of(most)?.is_some() {
                    return Err(crate::exc::not_implemented_error("a part of a line of sys.stdin"));
                }
                Ok(crate::io::read_line()?.map_or_else(|| Dyn::text(""), Dyn::from))
            }),
            (Stream::In, "read") => native(|args| {
                let [count] = args.places(0)?;
                match count_of(count)? {
                    Some(count) => crate::io::read_chars(count),
                    None => crate::io::read_all(),
                }
                .map(Dyn::Str)
            }),
            (Stream::In, "readlines") => native(|_| {
                Ok(Dyn::list(
                    crate::io::read_all()?
                        .splitlines_at_newlines()
                        .into_iter()
                        .map(Dyn::Str)
                        .collect(),
                ))
            }),
            (Stream::In, "isatty") => native(|_| Ok(Dyn::Bool(false))),
            (Stream::In, "__iter__") => {
                Some(Dyn::Function(Function::open(name, move |_| d::iter(&held).map(Dyn::Iter))))
            }
            (Stream::Out, "write") => native(|args| {
                let text = args.one()?.as_text("write() argument")?;
                crate::io::write(text.as_str())?;
                Ok(Dyn::from(crate::int::from_usize(text.len())))
            }),
            (Stream::Error, "write") => native(|args| {
                let text = args.one()?.as_text("write() argument")?;
                crate::io::write_error(text.as_str())?;
                Ok(Dyn::from(crate::int::from_usize(text.len())))
            }),
            (Stream::Out | Stream::Error, "writelines") => {
                Some(Dyn::Function(Function::open(name, move |args| {
                    let lines = d::iter(&args.one()?)?;
                    while let Some(line) = lines.advance()? {
                        d::call_method(&held, "write", &[line])?;
                    }
                    Ok(Dyn::None)
                })))
            }
            (_, "flush") => native(|_| {
                crate::io::flush()?;
                Ok(Dyn::None)
            }),
            (_, "isatty") => native(|_| Ok(Dyn::Bool(false))),
            (_, "encoding") => Some(Dyn::text("utf-8")),
            (Stream::In, "name") => Some(Dyn::text("<stdin>")),
            (Stream::Out, "name") => Some(Dyn::text("<stdout>")),
            (Stream::Error, "name") => Some(Dyn::text("<stderr>")),
            (_, "closed") => Some(Dyn::Bool(false)),
            (Stream::In, "mode") => Some(Dyn::text("r")),
            (_, "mode") => Some(Dyn::text("w")),
            (Stream::In, "readable") | (Stream::Out | Stream::Error, "writable") => {
                native(|_| Ok(Dyn::Bool(true)))
            }
            (_, "readable" | "writable") => native(|_| Ok(Dyn::Bool(false))),
            (_, "close") => native(|_| Ok(Dyn::None)),
            _ => None,
        })
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        match self {
            Stream::In => {
                Ok(Iter::from_fn("TextIOWrapper", || Ok(crate::io::read_line()?.map(Dyn::from))))
            }
            Stream::InBytes => Ok(Iter::from_fn("BufferedReader", || {
                let line = crate::io::read_byte_line()?;
                Ok((!line.is_empty()).then(|| bytes(line)))
            })),
            _ => Err(crate::exc::ExcType::OSError.with("not readable")),
        }
    }
}

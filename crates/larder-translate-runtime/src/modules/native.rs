//! `_native`: what written modules of the library want of Rust and programs do not see.

use std::cell::RefCell;

use super::{Names, digest, places};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result};
use crate::function::Function;
use crate::int::Int;

thread_local! {
    /// What is called when the program ends: functions with their arguments.
    static AT_EXIT: RefCell<Vec<Vec<Dyn>>> = const { RefCell::new(Vec::new()) };
}

/// Calls what was registered for the end, the last first; what they raise is told.
fn leave(tell: fn(&Exc)) {
    while let Some(one) = AT_EXIT.with_borrow_mut(Vec::pop) {
        let [function, args, named] = one.as_slice() else { continue };
        let all = d::to_vec(args).and_then(|args| {
            let mut pairs = Vec::new();
            if let Dyn::Dict(named) = named {
                for (name, value) in named.pairs() {
                    pairs.push((d::str(&name)?, value));
                }
            }
            d::call_with(function, &args, &pairs)
        });
        if let Err(exc) = all {
            tell(&exc);
        }
    }
}

pub(super) fn fill(names: &Names) -> Result<()> {
    digest::fill(names)?;
    // Whole numbers as decimal digits, without the bound that `int` and `str` have.
    names.function("decimal_digits", |args| {
        let count = d::index(&args.one()?)?.decimal_digits();
        Ok(Dyn::from(crate::int::from_usize(count)))
    });
    names.function("decimal_text", |args| Ok(Dyn::from(d::index(&args.one()?)?.to_decimal())));
    names.function("decimal_int", |args| {
        let text = args.one()?.as_text("digits")?;
        let digits: String = text
            .as_str()
            .chars()
            .filter_map(|c| char::from_digit(crate::str::classes::decimal(c)?, 10))
            .collect();
        Ok(Dyn::Int(Int::literal(&digits)))
    });
    // What the module cannot do; no `except` of the program takes it.
    names.function("refuse", |args| {
        Err(crate::exc::not_implemented_error(args.one()?.as_text("what")?.as_str()))
    });
    // How many an iterator has left, or None.
    names.function("remaining", |args| match args.one()? {
        Dyn::Iter(iter) => {
            let left = iter.remaining().map(crate::int::from_usize);
            Ok(left.map_or(Dyn::None, Dyn::from))
        }
        _ => Ok(Dyn::None),
    });
    names.function("weak", |args| match args.one()? {
        Dyn::Instance(instance) => {
            let weak = instance.downgrade();
            Ok(Dyn::Function(Function::open("weak", move |_| {
                Ok(weak.upgrade().map_or(Dyn::None, Dyn::Instance))
            })))
        }
        Dyn::None
        | Dyn::Bool(_)
        | Dyn::Int(_)
        | Dyn::Float(_)
        | Dyn::Str(_)
        | Dyn::Bytes(_)
        | Dyn::List(_)
        | Dyn::Tuple(_)
        | Dyn::Dict(_) => Err(crate::exc::type_error(&format!(
            "cannot create weak reference to '{}' object",
            d::type_name(args.pos.first().unwrap_or(&Dyn::None))
        ))),
        other => Err(crate::exc::not_implemented_error(&format!(
            "a weak reference to a {}",
            d::type_name(&other)
        ))),
    });
    names.set("dispatch_table", super::copying::table());
    names.function("at_exit", |args| {
        AT_EXIT.with_borrow_mut(|all| all.push(args.pos.to_vec()));
        crate::program::at_end(leave);
        Ok(Dyn::None)
    });
    names.function("not_at_exit", |args| {
        let gone = args.one()?;
        let mut kept = Vec::new();
        for one in AT_EXIT.take() {
            if !d::equal(&one[0], &gone)? {
                kept.push(one);
            }
        }
        AT_EXIT.set(kept);
        Ok(Dyn::None)
    });
    // What kind of coroutine a value is, or what a function makes.
    names.function("asynchronous", |args| {
        let value = args.one()?;
        let of_function = match &value {
            Dyn::Function(function) => function.special("__async__"),
            Dyn::Method(method) => match &method.0 {
                Dyn::Function(function) => function.special("__async__"),
                _ => None,
            },
            _ => None,
        };
        Ok(of_function.unwrap_or_else(|| Dyn::text(crate::coroutine::kind(&value))))
    });
    names.function("set_generator_finalizer", |args| {
        crate::coroutine::set_finalizer(args.one()?);
        Ok(Dyn::None)
    });
    names.set("TimeoutError", Dyn::Class(crate::exc::ExcType::TimeoutError.class()));
    names.function("open_generators", |_| Ok(Dyn::list(crate::coroutine::begun())));
    names.function("slept", |_| Ok(Dyn::Float(super::time::slept())));
    names.function("pause", |args| {
        super::time::pause(crate::builtins::to_float(&args.one()?)?)?;
        Ok(Dyn::None)
    });
    // The name, the kind and the default of each parameter of a function of the program.
    names.function("parameters", |args| match args.one()? {
        Dyn::Function(function) => match function.parameters() {
            Some(parameters) => Ok(Dyn::list(parameters)),
            None => Err(crate::exc::not_implemented_error("the parameters of this function")),
        },
        _ => Err(crate::exc::not_implemented_error("the parameters of this object")),
    });
    names.function("entropy", |args| {
        use std::io::Read as _;
        let count = usize::try_from(args.one()?.as_index()?).unwrap_or(0);
        let mut data = vec![0; count];
        let read =
            std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut data));
        match read {
            Ok(()) => Ok(Dyn::from(crate::bytes::Bytes::from(data))),
            Err(_) => Err(crate::exc::not_implemented_error("os.urandom: no source of randomness")),
        }
    });
    names.function("guard_sleep", |args| Ok(super::time::guard_sleep(args.one()?)));
    names.function("tell", |args| {
        crate::io::write_error(args.one()?.as_text("text")?.as_str())?;
        Ok(Dyn::None)
    });
    places::fill(names);
    Ok(())
}

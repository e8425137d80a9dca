//! `operator`.

use std::any::Any;

use super::Names;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::Result;
use crate::function::Args;
use crate::native::Native;
use crate::str::Str;

macro_rules! binary {
    ($names:ident; $($name:literal $call:expr;)*) => {
        $(
            $names.function($name, |args| {
                let (a, b) = args.two()?;
                let call: fn(&Dyn, &Dyn) -> Result<Dyn> = $call;
                call(&a, &b)
            });
        )*
    };
}

pub(super) fn fill(names: &Names) -> Result<()> {
    binary! { names;
        "add" d::add;
        "sub" d::sub;
        "mul" d::mul;
        "truediv" d::truediv;
        "floordiv" d::floordiv;
        "mod" d::modulo;
        "pow" d::pow;
        "matmul" d::matmul;
        "lshift" d::lshift;
        "rshift" d::rshift;
        "and_" d::bitand;
        "or_" d::bitor;
        "xor" d::bitxor;
        "iadd" d::iadd;
        "isub" d::isub;
        "imul" d::imul;
        "concat" d::add;
        "lt" d::lt;
        "le" d::le;
        "gt" d::gt;
        "ge" d::ge;
        "eq" d::eq;
        "ne" d::ne;
        "getitem" d::getitem;
        "is_" |a, b| Ok(Dyn::Bool(d::is(a, b)));
        "is_not" |a, b| Ok(Dyn::Bool(!d::is(a, b)));
        "contains" |a, b| d::contains(b, a).map(Dyn::Bool);
        "countOf" |a, b| d::call_method(&Dyn::list(d::to_vec(a)?), "count", std::slice::from_ref(b));
        "delitem" |a, b| d::delitem(a, b).map(|()| Dyn::None);
    }
    names.function("neg", |args| d::neg(&args.one()?));
    names.function("pos", |args| d::pos(&args.one()?));
    names.function("invert", |args| d::invert(&args.one()?));
    names.function("inv", |args| d::invert(&args.one()?));
    names.function("abs", |args| d::abs(&args.one()?));
    names.function("not_", |args| d::not(&args.one()?).map(Dyn::Bool));
    names.function("truth", |args| d::truth(&args.one()?).map(Dyn::Bool));
    names.function("index", |args| d::index(&args.one()?).map(Dyn::Int));
    names.function("setitem", |args| {
        let [value, key, new] = args.places::<3>(3)?;
        d::setitem(&value.unwrap_or_default(), &key.unwrap_or_default(), new.unwrap_or_default())?;
        Ok(Dyn::None)
    });
    names.function("itemgetter", |args| getter(Getter::Item(args.pos.to_vec()), args));
    names.function("attrgetter", |args| {
        let paths =
            args.pos.iter().map(|path| path.as_text("attribute name")).collect::<Result<_>>()?;
        getter(Getter::Attribute(paths), args)
    });
    names.function("methodcaller", |args| {
        let Some((name, pos)) = args.pos.split_first() else {
            return Err(crate::exc::type_error(
                "methodcaller needs at least one argument, the method name",
            ));
        };
        Ok(Dyn::native(Getter::Method(
            name.as_text("method name")?,
            pos.to_vec(),
            args.kw.to_vec(),
        )))
    });
    Ok(())
}

fn getter(getter: Getter, args: &Args<'_>) -> Result<Dyn> {
    if args.pos.is_empty() {
        return Err(crate::exc::type_error(&format!("{} expected 1 argument, got 0", args.name)));
    }
    Ok(Dyn::native(getter))
}

/// `itemgetter`, `attrgetter`, `methodcaller`.
#[derive(Debug)]
enum Getter {
    Item(Vec<Dyn>),
    Attribute(Vec<Str>),
    Method(Str, Vec<Dyn>, Vec<(Str, Dyn)>),
}

fn one_or_tuple(mut values: Vec<Dyn>) -> Dyn {
    if values.len() == 1 { values.pop().unwrap_or_default() } else { Dyn::tuple(values) }
}

impl Native for Getter {
    fn type_name(&self) -> &'static str {
        match self {
            Getter::Item(_) => "operator.itemgetter",
            Getter::Attribute(_) => "operator.attrgetter",
            Getter::Method(..) => "operator.methodcaller",
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn is_callable(&self) -> bool {
        true
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let mut shown = Vec::new();
        match self {
            Getter::Item(keys) => {
                for key in keys {
                    shown.push(d::repr(key)?.as_str().to_owned());
                }
            }
            Getter::Attribute(paths) => {
                for path in paths {
                    shown.push(d::repr(&Dyn::Str(path.clone()))?.as_str().to_owned());
                }
            }
            Getter::Method(name, pos, kw) => {
                shown.push(d::repr(&Dyn::Str(name.clone()))?.as_str().to_owned());
                for value in pos {
                    shown.push(d::repr(value)?.as_str().to_owned());
                }
                for (name, value) in kw {
                    shown.push(format!("{name}={}", d::repr(value)?.as_str()));
                }
            }
        }
        Ok(Some(format!("{}({})", self.type_name(), shown.join(", "))))
    }
    fn call(&self, _: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        let value = args.one()?;
        match self {
            Getter::Item(keys) => {
                let items = keys.iter().map(|key| d::getitem(&value, key));
                items.collect::<Result<Vec<Dyn>>>().map(one_or_tuple)
            }
            Getter::Attribute(paths) => {
                let mut found = Vec::with_capacity(paths.len());
                for path in paths {
                    let mut at = value.clone();
                    for name in path.as_str().split('.') {
                        at = d::getattr_of(&at, name)?;
                    }
                    found.push(at);
                }
                Ok(one_or_tuple(found))
            }
            Getter::Method(name, pos, kw) => d::call_method_of(&value, name.as_str(), pos, kw),
        }
    }
}

//! `repr`, `str`, `format`.

use super::{special, type_name};
use crate::class::Class;
use crate::dyn_value::Dyn;
use crate::exc::{Result, type_error};
use crate::function::{Function, Role};
use crate::str::Str;
use crate::traits::Repr;

/// `repr(x)`.
pub fn repr(value: &Dyn) -> Result<Str> {
    let mut out = String::new();
    repr_into(value, &mut out)?;
    Ok(Str::from(out))
}

/// `str(x)`.
pub fn str(value: &Dyn) -> Result<Str> {
    if let Dyn::Str(text) = value {
        return Ok(text.clone());
    }
    let mut out = String::new();
    str_into(value, &mut out)?;
    Ok(Str::from(out))
}

/// `ascii(x)`.
pub fn ascii(value: &Dyn) -> Result<Str> {
    let text = repr(value)?;
    if text.is_ascii() {
        return Ok(text);
    }
    let mut out = String::new();
    for character in text.as_str().chars() {
        if character.is_ascii() {
            out.push(character);
        } else {
            let mut escaped = String::new();
            crate::str::repr_into(character.encode_utf8(&mut [0; 4]), true, &mut escaped);
            out.push_str(&escaped[1..escaped.len() - 1]);
        }
    }
    Ok(Str::from(out))
}

/// `<class '__main__.Point'>`
pub(crate) fn class_text(class: &Class) -> String {
    if let Some(text) = crate::own::class_repr(class) {
        return text;
    }
    let is_plain = matches!(class.name(), "Protocol" | "Generic" | "SupportsInt" | "Annotated");
    if class.module() == "typing" && !is_plain {
        return format!("typing.{}", class.name());
    }
    match class.module() {
        "builtins" => format!("<class '{}'>", class.qualname()),
        module => format!("<class '{module}.{}'>", class.qualname()),
    }
}

fn by_method(value: &Dyn, name: &str, out: &mut String) -> Result<bool> {
    let Some(method) = special(value, name) else { return Ok(false) };
    let _depth = crate::recursion::enter()?;
    match crate::own::call(&method, &[])? {
        Dyn::Str(text) => {
            out.push_str(text.as_str());
            Ok(true)
        }
        Dyn::Instance(instance) if matches!(instance.payload(), Some(Dyn::Str(_))) => {
            str_into(&instance.payload().unwrap_or_default(), out)?;
            Ok(true)
        }
        other => {
            Err(type_error(&format!("{name} returned non-string (type {})", type_name(&other))))
        }
    }
}

/// `__qualname__` of what a method calls.
fn qualified(function: &Dyn) -> Option<Str> {
    match function {
        Dyn::Function(function) => match function.special("__qualname__") {
            Some(set) => str(&set).ok(),
            None => Some(function.qualname().clone()),
        },
        Dyn::Class(class) => Some(Str::from(class.qualname())),
        Dyn::Native(native) => {
            let name = native.attribute(function, "__qualname__").ok()??;
            str(&name).ok()
        }
        _ => None,
    }
}

/// Appends `repr(x)`.
pub fn repr_into(value: &Dyn, out: &mut String) -> Result<()> {
    match value {
        Dyn::None => out.push_str("None"),
        Dyn::NotImplemented => out.push_str("NotImplemented"),
        Dyn::Ellipsis => out.push_str("Ellipsis"),
        Dyn::Bool(value) => out.push_str(if *value { "True" } else { "False" }),
        Dyn::Int(value) => value.repr(out)?,
        Dyn::Float(value) => value.repr(out)?,
        Dyn::Str(value) => value.repr(out)?,
        Dyn::Bytes(value) => value.repr(out)?,
        Dyn::ByteArray(value) => value.repr(out)?,
        Dyn::List(value) => value.repr(out)?,
        Dyn::Tuple(value) => {
            if value.class().is_some() && by_method(&Dyn::Tuple(value.clone()), "__repr__", out)? {
                return Ok(());
            }
            value.repr(out)?;
        }
        Dyn::Dict(value) => value.repr(out)?,
        Dyn::Set(value) => value.repr(out)?,
        Dyn::FrozenSet(value) => value.repr(out)?,
        Dyn::Deque(value) => value.repr(out)?,
        Dyn::Range(value) => value.repr(out)?,
        Dyn::Slice(parts) => {
            out.push_str("slice(");
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.push_str(", ");
                }
                repr_into(part, out)?;
            }
            out.push(')');
        }
        Dyn::View(view) => {
            out.push_str(crate::views::name(&view.0, view.1));
            out.push('(');
            Dyn::list(super::to_vec(value)?).repr(out)?;
            out.push(')');
        }
        Dyn::Exc(exc) => exc.repr(out)?,
        Dyn::Class(class) if class.meta().is_some() && by_method(value, "__repr__", out)? => {}
        Dyn::Class(class) => out.push_str(&class_text(class)),
        Dyn::Instance(instance) => {
            if by_method(value, "__repr__", out)? {
                return Ok(());
            }
            if let Some(text) = crate::own::member_repr(value)? {
                out.push_str(&text);
                return Ok(());
            }
            if let Some(payload) = instance.payload() {
                // These say the name of their class.
                let says_class = match &payload {
                    Dyn::Dict(dict) => dict.kind() != crate::dict::Kind::Plain,
                    Dyn::Set(_) | Dyn::Deque(_) | Dyn::FrozenSet(_) | Dyn::ByteArray(_) => true,
                    _ => false,
                };
                if says_class {
                    let mut text = String::new();
                    repr_into(&payload, &mut text)?;
                    let inner = match (text.find('('), text.starts_with('{')) {
                        (_, true) => format!("({text})"),
                        (Some(at), _) => text[at..].to_owned(),
                        (None, _) => text,
                    };
                    out.push_str(instance.class().name());
                    out.push_str(&inner);
                    return Ok(());
                }
                return repr_into(&payload, out);
            }
            let class = instance.class();
            out.push_str(&format!(
                "<{}.{} object at {:#x}>",
                class.module(),
                class.qualname(),
                instance.address()
            ));
        }
        Dyn::Function(function) => {
            if function.is_python() {
                out.push_str(&format!(
                    "<function {} at {:#x}>",
                    function.qualname(),
                    function.address()
                ));
            } else {
                out.push_str(&of_the_runtime(function));
            }
        }
        Dyn::Method(method) => {
            let mut object = String::new();
            repr_into(&method.1, &mut object)?;
            let name = qualified(&method.0).unwrap_or_else(|| Str::from("?"));
            out.push_str(&format!("<bound method {name} of {object}>"));
        }
        Dyn::Iter(iter) => iter.repr(out)?,
        Dyn::Native(native) => match native.repr(value)? {
            Some(text) => out.push_str(&text),
            None => {
                out.push_str(&format!(
                    "<{} object at {:#x}>",
                    native.class().qualified_name(),
                    super::compare::address(value)
                ));
            }
        },
    }
    Ok(())
}

/// Appends `str(x)`.
pub fn str_into(value: &Dyn, out: &mut String) -> Result<()> {
    match value {
        Dyn::Str(text) => {
            out.push_str(text.as_str());
            Ok(())
        }
        Dyn::Exc(exc) => exc.str(out),
        Dyn::Native(native) if let Some(text) = native.str() => {
            out.push_str(&text);
            Ok(())
        }
        Dyn::Instance(instance) => {
            if by_method(value, "__str__", out)? {
                return Ok(());
            }
            if let Some(text) = crate::own::member_str(value)? {
                out.push_str(&text);
                return Ok(());
            }
            // Texts have a `__str__` of their own, whatever their `__repr__` is.
            if let Some(payload @ Dyn::Str(_)) = instance.payload() {
                return str_into(&payload, out);
            }
            repr_into(value, out)
        }
        Dyn::Tuple(tuple) if tuple.class().is_some() => {
            if by_method(value, "__str__", out)? {
                return Ok(());
            }
            repr_into(value, out)
        }
        _ => repr_into(value, out),
    }
}

/// `format(x, spec)`.
pub fn format(value: &Dyn, spec: &Str) -> Result<Str> {
    let mut out = String::new();
    format_into(value, spec.as_str(), &mut out)?;
    Ok(Str::from(out))
}

/// Appends `format(x, spec)`.
pub fn format_into(value: &Dyn, spec: &str, out: &mut String) -> Result<()> {
    use crate::format;
    match value {
        Dyn::Str(text) => format::text(text.as_str(), spec, "str", out),
        Dyn::Int(number) => format::int(number, spec, out),
        Dyn::Float(number) => format::float(*number, spec, out),
        Dyn::Bool(flag) => {
            if spec.is_empty() {
                out.push_str(if *flag { "True" } else { "False" });
                return Ok(());
            }
            // What is wrong with the form is said of the type that was given.
            format::int(&crate::int::Int::from(*flag), spec, out).map_err(|exc| {
                let args = exc.args();
                match args.items() {
                    [Dyn::Str(text)] if text.as_str().ends_with("of type 'int'") => {
                        let head = text.as_str().trim_end_matches("'int'");
                        crate::exc::value_error(&format!("{head}'bool'"))
                    }
                    _ => exc.clone(),
                }
            })
        }
        Dyn::Exc(_) if let Some(method) = special(value, "__format__") => {
            formatted_by(&method, spec, out)
        }
        Dyn::Tuple(tuple) if tuple.class().is_some() => match special(value, "__format__") {
            Some(method) => formatted_by(&method, spec, out),
            None => plain_format(value, spec, out),
        },
        Dyn::Instance(instance) => {
            if let Some(method) = special(value, "__format__") {
                return formatted_by(&method, spec, out);
            }
            if crate::modules::enumeration::shows_name(value) {
                let text = super::str(value)?;
                return format::text(text.as_str(), spec, "str", out);
            }
            match instance.payload() {
                // Without a form the built-in types ask `str`.
                Some(payload) if !spec.is_empty() => format_into(&payload, spec, out),
                _ => plain_format(value, spec, out),
            }
        }
        Dyn::Native(native) => match native.format(value, spec)? {
            Some(text) => {
                out.push_str(&text);
                Ok(())
            }
            None => plain_format(value, spec, out),
        },
        _ => plain_format(value, spec, out),
    }
}

/// What the `__format__` of the built-in base of a class says of an object: without a specification its `str()`.
pub(crate) fn format_of_base(value: &Dyn, payload: &Dyn, spec: &str) -> Result<Dyn> {
    if spec.is_empty() {
        return super::str(value).map(Dyn::Str);
    }
    super::format(payload, &Str::from(spec)).map(Dyn::Str)
}

/// What a `__format__` of the program says.
fn formatted_by(method: &Dyn, spec: &str, out: &mut String) -> Result<()> {
    match crate::own::call(method, &[Dyn::text(spec)])? {
        Dyn::Str(text) => {
            out.push_str(text.as_str());
            Ok(())
        }
        other => {
            let text = format!("__format__ must return a str, not {}", type_name(&other));
            Err(type_error(&text))
        }
    }
}

/// What `object` says: without a specification `str()`, else that there is none.
pub(crate) fn plain_format(value: &Dyn, spec: &str, out: &mut String) -> Result<()> {
    if spec.is_empty() {
        return str_into(value, out);
    }
    Err(type_error(&format!(
        "unsupported format string passed to {}.__format__",
        super::kind_of(value).name()
    )))
}

/// `repr` of a function that is built in.
fn of_the_runtime(function: &Function) -> String {
    let (name, class) = (function.name(), function.builtin_class().name());
    match (function.role(), class) {
        (Role::Unbound(owner), "wrapper_descriptor") => {
            format!("<slot wrapper '{name}' of '{}' objects>", owner.name())
        }
        (Role::Unbound(owner), _) => format!("<method '{name}' of '{}' objects>", owner.name()),
        (Role::Method(of), class) => {
            let class =
                if class == "method-wrapper" { "method-wrapper" } else { "built-in method" };
            let shown =
                if class == "method-wrapper" { format!("'{name}'") } else { name.to_string() };
            let (kind, at) = (super::type_name(of), super::compare::address(of));
            format!("<{class} {shown} of {kind} object at {at:#x}>")
        }
        (Role::Plain | Role::Free, _) => format!("<built-in function {name}>"),
    }
}

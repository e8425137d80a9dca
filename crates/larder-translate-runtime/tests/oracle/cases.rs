//! The cases: what Python evaluates, and what is called here.

use py::{Dyn, Exc, Result, dynamic as d};

use crate::draw::Draw;

type Ours = Box<dyn FnOnce() -> Result<Dyn>>;

/// A text for Python and the same call here.
pub(crate) struct Case {
    pub(crate) python: String,
    ours: Ours,
}

impl Case {
    pub(crate) fn new(python: String, ours: impl FnOnce() -> Result<Dyn> + 'static) -> Case {
        Case { python, ours: Box::new(ours) }
    }

    /// `function(args)`.
    fn call(python: &str, function: Dyn, args: Vec<Dyn>) -> Case {
        let text = format!("{python}({})", list(&args));
        Case::new(text, move || d::call(&function, &args))
    }

    /// `value.method(args)`.
    fn method(value: Dyn, name: &'static str, args: Vec<Dyn>) -> Case {
        let text = format!("({}).{name}({})", show(&value), list(&args));
        Case::new(text, move || d::call_method(&value, name, &args))
    }

    /// `a sign b`.
    fn binary(sign: &str, a: Dyn, b: Dyn, operation: fn(&Dyn, &Dyn) -> Result<Dyn>) -> Case {
        let text = format!("({}) {sign} ({})", show(&a), show(&b));
        Case::new(text, move || operation(&a, &b))
    }

    /// What is answered here, as Python's side prints it.
    pub(crate) fn answer(self) -> String {
        shown((self.ours)())
    }
}

pub(crate) fn shown(outcome: Result<Dyn>) -> String {
    let told = |exc: Exc| {
        let text = py::str_text(&exc).unwrap_or_default();
        format!("{}: {text}", exc.class().name())
    };
    match outcome {
        Ok(value) => d::repr(&value).map_or_else(told, |text| text.to_string()),
        Err(exc) => told(exc),
    }
}

/// A value as Python reads it.
pub(crate) fn show(value: &Dyn) -> String {
    match value {
        Dyn::Float(value) if value.is_infinite() || value.is_nan() => {
            format!("float('{}')", py::float::repr(*value))
        }
        value => py::repr_text(value).expect("drawn values have a text"),
    }
}

fn list(args: &[Dyn]) -> String {
    args.iter().map(show).collect::<Vec<_>>().join(", ")
}

fn builtin(name: &str) -> Dyn {
    py::builtin(name).expect("a built-in function")
}

type Binary = (&'static str, fn(&Dyn, &Dyn) -> Result<Dyn>);

const ARITHMETIC: [Binary; 11] = [
    ("+", d::add),
    ("-", d::sub),
    ("*", d::mul),
    ("/", d::truediv),
    ("//", d::floordiv),
    ("%", d::modulo),
    ("&", d::bitand),
    ("|", d::bitor),
    ("^", d::bitxor),
    ("<", d::lt),
    ("==", d::eq),
];

pub(crate) fn ints() -> Vec<Case> {
    let mut draw = Draw::new(1);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let (sign, operation) = *draw.pick(&ARITHMETIC);
        cases.push(Case::binary(sign, Dyn::Int(draw.int()), Dyn::Int(draw.int()), operation));
    }
    for _ in 0..300 {
        let a = Dyn::Int(draw.int());
        cases.push(Case::binary(
            "**",
            a.clone(),
            Dyn::from(i64::try_from(draw.below(40)).expect("small") - 4),
            d::pow,
        ));
        let by = Dyn::from(i64::try_from(draw.below(200)).expect("small") - 5);
        cases.push(Case::binary("<<", a.clone(), by.clone(), d::lshift));
        cases.push(Case::binary(">>", a.clone(), by, d::rshift));
        cases.push(Case::call("hash", builtin("hash"), vec![a.clone()]));
        cases.push(Case::call("hex", builtin("hex"), vec![a.clone()]));
        cases.push(Case::call("bin", builtin("bin"), vec![a.clone()]));
        cases.push(Case::call("float", builtin("float"), vec![a.clone()]));
        cases.push(Case::call("round", builtin("round"), vec![a.clone(), Dyn::from(draw.small())]));
        cases.push(Case::call("divmod", builtin("divmod"), vec![a.clone(), Dyn::Int(draw.int())]));
        cases.push(Case::call(
            "pow",
            builtin("pow"),
            vec![a.clone(), Dyn::Int(draw.big(20)), Dyn::Int(draw.int())],
        ));
        cases.push(Case::method(a, "bit_length", vec![]));
    }
    for _ in 0..300 {
        let digits = draw.big(30).to_string();
        let text = match draw.below(5) {
            0 => format!(" {digits}\n"),
            1 => format!("-{digits}"),
            2 => digits.replace('5', "_"),
            3 => format!("0x{digits}"),
            _ => digits,
        };
        let base = *draw.pick(&[0i64, 2, 8, 10, 10, 16, 36]);
        cases.push(Case::call("int", builtin("int"), vec![Dyn::from(text), Dyn::from(base)]));
    }
    // Products and quotients beyond the limits of Karatsuba and of recursive division.
    for _ in 0..12 {
        let (a, b) = (draw.big(3900), draw.big(2000));
        cases.push(Case::binary("//", Dyn::Int(a.clone()), Dyn::Int(b.clone()), d::floordiv));
        cases.push(Case::binary("%", Dyn::Int(a.clone()), Dyn::Int(b.clone()), d::modulo));
        cases.push(Case::binary("*", Dyn::Int(b.clone()), Dyn::Int(b), d::mul));
    }
    cases
}

pub(crate) fn floats() -> Vec<Case> {
    let mut draw = Draw::new(2);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let (sign, operation) = *draw.pick(&ARITHMETIC);
        if matches!(sign, "&" | "|" | "^") {
            continue;
        }
        let b = if draw.below(3) == 0 { Dyn::Int(draw.int()) } else { Dyn::Float(draw.float()) };
        cases.push(Case::binary(sign, Dyn::Float(draw.float()), b.clone(), operation));
        cases.push(Case::binary(sign, b, Dyn::Float(draw.float()), operation));
    }
    for _ in 0..600 {
        let x = Dyn::Float(draw.float());
        cases.push(Case::call("repr", builtin("repr"), vec![x.clone()]));
        cases.push(Case::call("int", builtin("int"), vec![x.clone()]));
        cases.push(Case::call("hash", builtin("hash"), vec![x.clone()]));
        cases.push(Case::call("round", builtin("round"), vec![x.clone()]));
        cases.push(Case::call("round", builtin("round"), vec![x.clone(), Dyn::from(draw.small())]));
        cases.push(Case::call(
            "divmod",
            builtin("divmod"),
            vec![x.clone(), Dyn::Float(draw.float())],
        ));
        cases.push(Case::method(x.clone(), "hex", vec![]));
        cases.push(Case::method(x.clone(), "as_integer_ratio", vec![]));
        cases.push(Case::method(x, "is_integer", vec![]));
    }
    for text in [
        "1e5",
        "1_0.5",
        "_1",
        "1__0",
        ".5",
        "5.",
        "inf",
        "-Infinity",
        "nan",
        "1e",
        "",
        " 3 ",
        "0x1",
        "1e400",
        "٣",
    ] {
        cases.push(Case::call("float", builtin("float"), vec![Dyn::from(text)]));
    }
    cases
}

fn spec(draw: &mut Draw, kinds: &[&str]) -> String {
    let mut text = String::new();
    if draw.below(3) == 0 {
        text.push_str(*draw.pick(&["*<", "<", ">", "^", "=", "é^", "0="]));
    }
    text.push_str(*draw.pick(&["", "", "+", " ", "-", "z"]));
    text.push_str(*draw.pick(&["", "", "#"]));
    text.push_str(*draw.pick(&["", "", "0"]));
    text.push_str(*draw.pick(&["", "5", "12", "20"]));
    text.push_str(*draw.pick(&["", "", "", ",", "_"]));
    text.push_str(*draw.pick(&["", "", ".0", ".1", ".3", ".10"]));
    text.push_str(*draw.pick(kinds));
    text
}

pub(crate) fn formats() -> Vec<Case> {
    let mut draw = Draw::new(3);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let float_spec = spec(&mut draw, &["", "f", "e", "g", "%", "G", "E", "F", "n", "d"]);
        cases.push(Case::call(
            "format",
            builtin("format"),
            vec![Dyn::Float(draw.float()), Dyn::from(float_spec)],
        ));
        let int_spec = spec(&mut draw, &["", "d", "x", "X", "o", "b", "n", "f", "e", "s", "c"]);
        cases.push(Case::call(
            "format",
            builtin("format"),
            vec![Dyn::from(draw.small() * 1001), Dyn::from(int_spec.clone())],
        ));
        cases.push(Case::call(
            "format",
            builtin("format"),
            vec![Dyn::Int(draw.int()), Dyn::from(int_spec)],
        ));
        let text_spec = spec(&mut draw, &["", "s", "d"]);
        cases.push(Case::call(
            "format",
            builtin("format"),
            vec![Dyn::Str(draw.text()), Dyn::from(text_spec)],
        ));
    }
    for template in [
        "{}{}",
        "{0}{1}{0}",
        "{0:>{1}}",
        "{a}",
        "{0.real}",
        "{0[1]}",
        "{{{}}}",
        "{",
        "}",
        "{!r}",
        "{0!s:5}",
        "{:{}}",
        "{:{}{}}",
        "{a[b]}",
        "{0}{}",
        "{}{0}",
        "{!x}",
        "{0!}",
        "{:d}",
        "{.foo}",
    ] {
        for args in [
            vec![Dyn::from(5), Dyn::from(7), Dyn::from(3)],
            vec![Dyn::text("ab"), Dyn::from(8)],
            vec![],
        ] {
            cases.push(Case::method(Dyn::from(template), "format", args));
        }
    }
    cases
}

pub(crate) fn percents() -> Vec<Case> {
    let mut draw = Draw::new(4);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let mut text = String::from("[%");
        for _ in 0..draw.below(3) {
            text.push_str(*draw.pick(&["-", "+", " ", "#", "0"]));
        }
        text.push_str(*draw.pick(&["", "5", "12", "*"]));
        text.push_str(*draw.pick(&["", "", ".0", ".2", ".8"]));
        text.push_str(
            *draw
                .pick(&["d", "i", "x", "X", "o", "e", "f", "g", "G", "s", "r", "a", "c", "%", "q"]),
        );
        text.push_str(*draw.pick(&["]", "] %s", "]%%"]));
        let value = match draw.below(4) {
            0 => Dyn::Float(draw.float()),
            1 => Dyn::Str(draw.text()),
            2 => Dyn::Int(draw.int()),
            _ => Dyn::tuple(vec![Dyn::from(draw.small()), draw.any(0)]),
        };
        cases.push(Case::binary("%", Dyn::from(text), value, d::modulo));
    }
    cases
}

const TEXT_METHODS: [&str; 22] = [
    "upper",
    "lower",
    "casefold",
    "capitalize",
    "title",
    "swapcase",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "strip",
    "split",
    "splitlines",
    "expandtabs",
];

pub(crate) fn texts() -> Vec<Case> {
    let mut draw = Draw::new(5);
    let mut cases = Vec::new();
    for _ in 0..1200 {
        let name = draw.pick(&TEXT_METHODS);
        cases.push(Case::method(Dyn::Str(draw.text()), name, vec![]));
    }
    let position =
        |draw: &mut Draw| if draw.below(3) == 0 { Dyn::None } else { Dyn::from(draw.small()) };
    for _ in 0..1500 {
        let text = Dyn::Str(draw.part().concat(&draw.part()).concat(&draw.part()));
        let part = Dyn::Str(draw.part());
        let name =
            *draw.pick(&["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]);
        let (a, b) = (position(&mut draw), position(&mut draw));
        cases.push(Case::method(text.clone(), name, vec![part.clone(), a, b]));
        let name = *draw.pick(&["split", "rsplit", "replace"]);
        let count = Dyn::from(draw.small().min(4));
        let args = if name == "replace" {
            vec![part.clone(), Dyn::Str(draw.part()), count]
        } else {
            vec![part.clone(), count]
        };
        cases.push(Case::method(text.clone(), name, args));
        let name = *draw.pick(&[
            "partition",
            "rpartition",
            "removeprefix",
            "removesuffix",
            "strip",
            "lstrip",
            "rstrip",
        ]);
        cases.push(Case::method(text.clone(), name, vec![part]));
        let name = *draw.pick(&["center", "ljust", "rjust", "zfill"]);
        cases.push(Case::method(text.clone(), name, vec![Dyn::from(draw.small())]));
        let name = *draw.pick(&["split", "rsplit"]);
        cases.push(Case::method(
            Dyn::Str(draw.text()),
            name,
            vec![Dyn::None, Dyn::from(draw.small().min(3))],
        ));
        cases.push(Case::call("repr", builtin("repr"), vec![Dyn::Str(draw.text())]));
        cases.push(Case::call("ascii", builtin("ascii"), vec![Dyn::Str(draw.text())]));
    }
    // Wrong arguments, for the words.
    for name in TEXT_METHODS.iter().chain(&[
        "find",
        "join",
        "center",
        "replace",
        "partition",
        "zfill",
        "startswith",
        "encode",
    ]) {
        for args in [vec![], vec![Dyn::from(1)], vec![Dyn::from(1), Dyn::from(2)]] {
            if matches!(*name, "encode" | "splitlines" | "expandtabs") {
                continue;
            }
            cases.push(Case::method(Dyn::text("abc"), name, args));
        }
    }
    cases
}

pub(crate) fn bytes() -> Vec<Case> {
    let mut draw = Draw::new(6);
    let mut cases = Vec::new();
    for _ in 0..600 {
        let value = Dyn::Bytes(draw.bytes());
        let name = *draw.pick(&[
            "upper",
            "lower",
            "capitalize",
            "title",
            "swapcase",
            "isalnum",
            "isalpha",
            "isascii",
            "isdigit",
            "islower",
            "isspace",
            "istitle",
            "isupper",
            "strip",
            "split",
            "splitlines",
            "hex",
            "expandtabs",
        ]);
        cases.push(Case::method(value.clone(), name, vec![]));
        let name = *draw.pick(&[
            "find",
            "rfind",
            "count",
            "startswith",
            "endswith",
            "split",
            "partition",
            "index",
        ]);
        cases.push(Case::method(value.clone(), name, vec![Dyn::Bytes(draw.bytes())]));
        cases.push(Case::binary("+", value.clone(), Dyn::Bytes(draw.bytes()), d::add));
        cases.push(Case::binary("<", value.clone(), Dyn::Bytes(draw.bytes()), d::lt));
        cases.push(Case::call("list", builtin("list"), vec![value.clone()]));
        cases.push(Case::method(value, "decode", vec![Dyn::text("latin-1")]));
    }
    cases
}

pub(crate) fn slices() -> Vec<Case> {
    let mut draw = Draw::new(7);
    let mut cases = Vec::new();
    for _ in 0..1500 {
        let count = draw.below(9);
        let items: Vec<Dyn> =
            (0..count).map(|at| Dyn::from(i64::try_from(at).expect("small"))).collect();
        let value = match draw.below(5) {
            0 => Dyn::list(items),
            1 => Dyn::tuple(items),
            2 => Dyn::Str(draw.text()),
            3 => Dyn::from(py::Range::new(draw.small(), draw.small(), 3).expect("a step")),
            _ => Dyn::Bytes(draw.bytes()),
        };
        let mut part = || if draw.below(3) == 0 { Dyn::None } else { Dyn::from(draw.small()) };
        let (a, b, c) = (part(), part(), part());
        let text = format!("({})[{}:{}:{}]", show(&value), show(&a), show(&b), show(&c));
        let slice = Dyn::slice(a, b, c);
        cases.push(Case::new(text, {
            let (value, slice) = (value.clone(), slice.clone());
            move || d::getitem(&value, &slice)
        }));
        let index = Dyn::from(draw.small());
        let text = format!("({})[{}]", show(&value), show(&index));
        cases.push(Case::new(text, {
            let value = value.clone();
            move || d::getitem(&value, &index)
        }));
        if let Dyn::List(list) = &value {
            let new: Vec<Dyn> = (0..draw.below(4)).map(|_| Dyn::None).collect();
            let text = format!(
                "(lambda x: (operator.setitem(x, {}, {}), x)[1])({})",
                show(&slice),
                show(&Dyn::list(new.clone())),
                show(&value)
            );
            let copy = Dyn::List(list.copy());
            let (slice_again, value_again) = (slice.clone(), Dyn::List(list.copy()));
            cases.push(Case::new(text, move || {
                d::setitem(&copy, &slice, Dyn::list(new))?;
                Ok(copy)
            }));
            let text = format!(
                "(lambda x: (operator.delitem(x, {}), x)[1])({})",
                show(&slice_again),
                show(&value)
            );
            cases.push(Case::new(text, move || {
                d::delitem(&value_again, &slice_again)?;
                Ok(value_again)
            }));
        }
    }
    cases
}

pub(crate) fn operators() -> Vec<Case> {
    let mut draw = Draw::new(8);
    let mut cases = Vec::new();
    for _ in 0..4000 {
        let (sign, operation) = *draw.pick(&ARITHMETIC);
        let (a, b) = (draw.any(2), draw.any(2));
        // Repetitions by large numbers fill the memory.
        let is_large = |value: &Dyn| matches!(value, Dyn::Int(value) if value.to_i64().is_none_or(|v| v > 1000));
        if sign == "*" && (is_large(&a) || is_large(&b)) {
            continue;
        }
        if sign == "%" && matches!(a, Dyn::Bytes(_)) {
            continue;
        }
        cases.push(Case::binary(sign, a, b, operation));
    }
    for _ in 0..1500 {
        let value = draw.any(3);
        cases.push(Case::call("repr", builtin("repr"), vec![value.clone()]));
        cases.push(Case::call("bool", builtin("bool"), vec![value.clone()]));
        cases.push(Case::call("len", builtin("len"), vec![value.clone()]));
        cases.push(Case::call("sorted", builtin("sorted"), vec![value.clone()]));
        cases.push(Case::call("max", builtin("max"), vec![value.clone()]));
        cases.push(Case::call("sum", builtin("sum"), vec![value.clone()]));
        cases.push(Case::call("tuple", builtin("tuple"), vec![value]));
    }
    cases
}

pub(crate) fn sets() -> Vec<Case> {
    let mut draw = Draw::new(9);
    let mut cases = Vec::new();
    for _ in 0..800 {
        let count = draw.below(60);
        let items: Vec<Dyn> = (0..count).map(|_| draw.key(2)).collect();
        let other_count = draw.below(30);
        let other: Vec<Dyn> = (0..other_count)
            .map(|_| {
                if draw.below(2) == 0 && !items.is_empty() {
                    draw.pick(&items).clone()
                } else {
                    draw.key(2)
                }
            })
            .collect();
        let (a, b) = (Dyn::list(items), Dyn::list(other));
        let set = builtin("set");
        let make = |value: &Dyn| d::call(&builtin("set"), std::slice::from_ref(value));
        cases.push(Case::call("set", set, vec![a.clone()]));
        cases.push(Case::call("frozenset", builtin("frozenset"), vec![a.clone()]));
        let name = *draw.pick(&[
            "union",
            "intersection",
            "difference",
            "symmetric_difference",
            "issubset",
            "isdisjoint",
        ]);
        for other in [b.clone(), make(&b).expect("keys")] {
            let shown =
                if matches!(other, Dyn::List(_)) { show(&b) } else { format!("set({})", show(&b)) };
            let text = format!("set({}).{name}({shown})", show(&a));
            let a = a.clone();
            cases.push(Case::new(text, move || {
                let set = d::call(&builtin("set"), &[a])?;
                d::call_method(&set, name, &[other])
            }));
        }
        let name = *draw.pick(&[
            "update",
            "intersection_update",
            "difference_update",
            "symmetric_difference_update",
        ]);
        let text = format!(
            "(lambda s, t: (s.{name}(set(t)), s.add(77), s)[2])(set({}), {})",
            show(&a),
            show(&b)
        );
        let (a2, b2) = (a.clone(), b.clone());
        cases.push(Case::new(text, move || {
            let set = d::call(&builtin("set"), &[a2])?;
            let other = d::call(&builtin("set"), &[b2])?;
            d::call_method(&set, name, &[other])?;
            d::call_method(&set, "add", &[Dyn::from(77)])?;
            Ok(set)
        }));
        // Coming and going.
        let text = format!(
            "(lambda s, t: ([s.discard(x) for x in t], [s.pop() for _ in range(min(3, len(s)))], [s.add(x) for x in t[:5]], s)[3])(set({}), {})",
            show(&a),
            show(&b)
        );
        cases.push(Case::new(text, move || {
            let set = d::call(&builtin("set"), &[a])?;
            let others = d::to_vec(&b)?;
            for item in &others {
                d::call_method(&set, "discard", std::slice::from_ref(item))?;
            }
            for _ in 0..d::len(&set)?.min(3) {
                d::call_method(&set, "pop", &[])?;
            }
            for item in others.iter().take(5) {
                d::call_method(&set, "add", std::slice::from_ref(item))?;
            }
            Ok(set)
        }));
    }
    for _ in 0..300 {
        let key = draw.key(3);
        cases.push(Case::call("hash", builtin("hash"), vec![key.clone()]));
        let frozen = d::call(&builtin("frozenset"), &[Dyn::list(vec![key.clone(), draw.key(1)])])
            .expect("keys");
        cases.push(Case::call("hash", builtin("hash"), vec![frozen]));
    }
    cases
}

pub(crate) fn maths() -> Vec<Case> {
    let mut draw = Draw::new(10);
    let mut cases = Vec::new();
    let math = py::import(&py::modules::MATH).expect("a module");
    let function = |name: &str| d::getattr_of(&math, name).expect("a function");
    for _ in 0..1500 {
        let name = *draw.pick(&[
            "sqrt", "floor", "ceil", "trunc", "fabs", "isnan", "isinf", "modf", "frexp", "log",
            "log2", "log10", "exp", "ulp",
        ]);
        let value =
            if draw.below(3) == 0 { Dyn::Int(draw.int()) } else { Dyn::Float(draw.float()) };
        cases.push(Case::call(&format!("math.{name}"), function(name), vec![value]));
        let name = *draw.pick(&["gcd", "lcm", "comb", "perm"]);
        let n = Dyn::from(i64::try_from(draw.below(80)).expect("small") - 2);
        cases.push(Case::call(
            &format!("math.{name}"),
            function(name),
            vec![n, Dyn::from(draw.small())],
        ));
        let name = *draw.pick(&["fmod", "remainder", "copysign", "ldexp", "atan2", "isclose"]);
        let y =
            if name == "ldexp" { Dyn::from(draw.small() * 90) } else { Dyn::Float(draw.float()) };
        cases.push(Case::call(
            &format!("math.{name}"),
            function(name),
            vec![Dyn::Float(draw.float()), y],
        ));
        let items: Vec<Dyn> = (0..draw.below(12)).map(|_| Dyn::Float(draw.float())).collect();
        cases.push(Case::call("math.fsum", function("fsum"), vec![Dyn::list(items)]));
        cases.push(Case::call("math.isqrt", function("isqrt"), vec![Dyn::Int(draw.int())]));
        cases.push(Case::call(
            "math.factorial",
            function("factorial"),
            vec![Dyn::from(draw.small() * 8)],
        ));
    }
    cases
}

pub(crate) fn json() -> Vec<Case> {
    let mut draw = Draw::new(12);
    let json = py::import(&py::modules::JSON).expect("a module");
    let mut cases = Vec::new();
    for _ in 0..600 {
        let value = draw.any(3);
        cases.push(Case::call(
            "json.dumps",
            d::getattr(&json, "dumps").expect("a function"),
            vec![value],
        ));
    }
    cases
}

//! Expressions of a wanted type, made of the names at hand.

use super::maker::{Maker, Type};

const WORDS: [&str; 12] =
    ["", "a", "ab", "abc", "Hello", "x y z", "naïve", "12", "-3.5", "a,b,c", "tEST", "  pad "];
const FLOATS: [&str; 11] =
    ["0.0", "1.0", "0.5", "2.5", "-1.5", "1e16", "0.1", "3.75", "100.0", "1e-5", "-0.0"];
const INTS: [&str; 14] = [
    "0",
    "1",
    "2",
    "3",
    "5",
    "7",
    "-1",
    "-2",
    "-7",
    "10",
    "100",
    "255",
    "4294967296",
    "9223372036854775807",
];
const SPECS_OF_INTS: [&str; 12] =
    ["d", "5d", "<5", ">6", "^7", "+d", "05", "x", "b", ",", "#x", "_d"];
const SPECS_OF_FLOATS: [&str; 10] =
    [".2f", "8.3f", "g", ".3g", "e", "+.1f", "%", "<9.2f", "010.2f", ",.1f"];
const SPECS_OF_TEXTS: [&str; 6] = ["", "5", ">6", "^8", "*^9", ".2"];

impl Maker {
    /// An expression that has the type where nothing is raised.
    pub(super) fn expression(&mut self, wanted: &Type, depth: u32) -> String {
        if self.dice.one_in(if depth == 0 { 2 } else { 4 })
            && let Some(name) = self.variable(wanted)
        {
            return name;
        }
        if depth > 0 && self.dice.one_in(9) {
            return self.chosen(wanted, depth - 1);
        }
        if depth > 0
            && self.dice.one_in(7)
            && let Some(call) = self.call_of(wanted, depth - 1)
        {
            return call;
        }
        match wanted {
            Type::Int => self.int(depth),
            Type::Float => self.float(depth),
            Type::Str => self.text(depth),
            Type::Bool => self.truth(depth),
            Type::None => "None".to_owned(),
            Type::List(element) => self.list(element, depth),
            Type::Tuple(parts) => {
                let parts: Vec<String> =
                    parts.iter().map(|part| self.expression(part, less(depth))).collect();
                match &parts[..] {
                    [one] => format!("({one},)"),
                    _ => format!("({})", parts.join(", ")),
                }
            }
            Type::Dict(key, value) => self.dict(key, value, depth),
            Type::Set(element) => self.set(element, depth),
            Type::Any => {
                let ty = self.any_type(depth.min(2));
                self.expression(&ty, depth)
            }
        }
    }

    /// What any type has: a choice, an `or`, an item, a call of a lambda.
    fn chosen(&mut self, wanted: &Type, depth: u32) -> String {
        match self.dice.below(6) {
            0 => {
                let list = self.expression(&Type::List(Box::new(wanted.clone())), depth);
                let index = self.dice.of_these(&["0", "-1", "1"]);
                format!("{list}[{index}]")
            }
            1 => {
                let name = self.fresh("w");
                let value = self.expression(wanted, depth);
                format!("(lambda {name}: {name})({value})")
            }
            2 => {
                let value = self.expression(wanted, depth);
                let other = self.expression(&Type::Any, depth);
                format!("[{other}, {value}][1]")
            }
            3 => {
                let (a, b) = (self.expression(wanted, depth), self.expression(wanted, depth));
                format!("({a} {} {b})", self.dice.of_these(&["or", "and"]))
            }
            _ => {
                let test = self.expression(&Type::Bool, depth);
                let (a, b) = (self.expression(wanted, depth), self.expression(wanted, depth));
                format!("({a} if {test} else {b})")
            }
        }
    }

    fn int(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.dice.of_these(&INTS).to_owned();
        }
        let depth = depth - 1;
        match self.dice.below(17) {
            0..=3 => {
                let (a, b) =
                    (self.expression(&Type::Int, depth), self.expression(&Type::Int, depth));
                let sign = self.dice.of_these(&["+", "-", "*", "//", "%", "&", "|", "^"]);
                format!("({a} {sign} {b})")
            }
            4 => {
                let a = self.expression(&Type::Int, depth);
                format!("({a} ** {})", self.dice.of_these(&["2", "3", "0", "5"]))
            }
            5 => {
                let a = self.expression(&Type::Int, depth);
                let sign = self.dice.of_these(&["<<", ">>"]);
                format!("({a} {sign} {})", self.dice.of_these(&["1", "3", "40", "0"]))
            }
            6 => format!(
                "{}({})",
                self.dice.of_these(&["-", "~", "+"]),
                self.expression(&Type::Int, depth)
            ),
            7 => {
                let held = self.sized(depth);
                format!("len({held})")
            }
            8 => format!("int({})", self.expression(&Type::Float, depth)),
            9 => {
                let list = self.expression(&Type::List(Box::new(Type::Int)), depth);
                format!("{}({list})", self.dice.of_these(&["sum", "max", "min", "len"]))
            }
            10 => {
                let (a, b) =
                    (self.expression(&Type::Int, depth), self.expression(&Type::Int, depth));
                format!("{}({a}, {b})", self.dice.of_these(&["max", "min", "pow"]))
                    .replace("pow", "max")
            }
            11 => format!("abs({})", self.expression(&Type::Int, depth)),
            12 => {
                let (text, part) = (self.expression(&Type::Str, depth), self.dice.of_these(&WORDS));
                let method = self.dice.of_these(&["count", "find", "rfind"]);
                format!("{text}.{method}({part:?})")
            }
            13 => {
                let (a, b) =
                    (self.expression(&Type::Int, depth), self.expression(&Type::Int, depth));
                format!("divmod({a}, {b})[{}]", self.dice.below(2))
            }
            14 => {
                let name = self.fresh("i");
                let list = self.expression(&Type::List(Box::new(Type::Int)), depth);
                let inside =
                    self.within(&name, Type::Int, |maker| maker.expression(&Type::Int, depth));
                format!("sum({inside} for {name} in {list})")
            }
            15 => {
                let key = self.key_type();
                let dict =
                    self.expression(&Type::Dict(Box::new(key.clone()), Box::new(Type::Int)), depth);
                let (key, other) =
                    (self.expression(&key, depth), self.expression(&Type::Int, depth));
                format!("{dict}.get({key}, {other})")
            }
            _ => format!(
                "({} + {})",
                self.expression(&Type::Bool, depth),
                self.expression(&Type::Bool, depth)
            ),
        }
    }

    fn float(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.dice.of_these(&FLOATS).to_owned();
        }
        let depth = depth - 1;
        let (a, b) = (self.expression(&Type::Float, depth), self.expression(&Type::Float, depth));
        match self.dice.below(10) {
            0..=2 => format!("({a} {} {b})", self.dice.of_these(&["+", "-", "*"])),
            3 => format!("({a} {} {b})", self.dice.of_these(&["/", "//", "%"])),
            4 => {
                let (a, b) =
                    (self.expression(&Type::Int, depth), self.expression(&Type::Int, depth));
                format!("({a} / {b})")
            }
            5 => {
                let whole = self.expression(&Type::Int, depth);
                format!("({whole} {} {a})", self.dice.of_these(&["+", "-", "*"]))
            }
            6 => format!("float({})", self.expression(&Type::Int, depth)),
            7 => format!("round({a}, {})", self.dice.of_these(&["1", "2", "0", "-1"])),
            8 => format!("{}({a})", self.dice.of_these(&["abs", "-", "float"])),
            _ => {
                let list = self.expression(&Type::List(Box::new(Type::Float)), depth);
                format!("{}({list})", self.dice.of_these(&["sum", "max", "min"]))
            }
        }
    }

    fn literal_text(&mut self) -> String {
        let word = self.dice.of_these(&WORDS);
        if self.dice.one_in(2) { format!("{word:?}") } else { format!("'{word}'") }
    }

    fn text(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.literal_text();
        }
        let depth = depth - 1;
        match self.dice.below(15) {
            0 => {
                let (a, b) =
                    (self.expression(&Type::Str, depth), self.expression(&Type::Str, depth));
                format!("({a} + {b})")
            }
            1 => {
                let text = self.expression(&Type::Str, depth);
                format!("({text} * {})", self.dice.of_these(&["2", "0", "-1", "3"]))
            }
            2 | 3 => {
                let value = self.shown(depth);
                format!("{}({value})", self.dice.of_these(&["str", "repr"]))
            }
            4..=6 => self.format_string(depth),
            7 => {
                let (text, slice) = (self.expression(&Type::Str, depth), self.slice());
                format!("{text}[{slice}]")
            }
            8 | 9 => {
                let text = self.expression(&Type::Str, depth);
                let call = self.dice.of_these(&[
                    "upper()",
                    "lower()",
                    "title()",
                    "strip()",
                    "swapcase()",
                    "capitalize()",
                    "replace('a', 'bb')",
                    "center(7, '*')",
                    "zfill(5)",
                    "ljust(4)",
                    "rjust(6, '.')",
                    "lstrip('a')",
                    "rstrip()",
                    "casefold()",
                    "partition(',')[0]",
                    "removeprefix('a')",
                ]);
                format!("{text}.{call}")
            }
            10 => {
                let list = self.expression(&Type::List(Box::new(Type::Str)), depth);
                format!("{:?}.join({list})", self.dice.of_these(&[",", "", "-"]))
            }
            11 => {
                let (a, b) = (self.expression(&Type::Int, depth), self.shown(depth));
                let pattern = self.dice.of_these(&["%d|%s", "%5d|%r", "%x|%s", "%-4d|%s"]);
                format!("('{pattern}' % ({a}, {b}))").replace("%x", "%d")
            }
            12 => {
                let (a, b) = (self.shown(depth), self.expression(&Type::Int, depth));
                format!(
                    "'{}'.format({a}, {b})",
                    self.dice.of_these(&["{}-{}", "{1}:{0}", "{0!r} {1:>4}"])
                )
            }
            13 => format!("chr({} % 60 + 60)", self.expression(&Type::Int, depth)),
            _ => {
                let name = self.fresh("c");
                let text = self.expression(&Type::Str, depth);
                let inside =
                    self.within(&name, Type::Str, |maker| maker.expression(&Type::Str, depth));
                format!("''.join({inside} for {name} in {text})")
            }
        }
    }

    fn format_string(&mut self, depth: u32) -> String {
        let mut text = String::from("f\"");
        for _ in 0..=self.dice.below(2) {
            let (value, spec) = match self.dice.below(4) {
                0 => (self.expression(&Type::Int, depth), self.dice.of_these(&SPECS_OF_INTS)),
                1 => (self.expression(&Type::Float, depth), self.dice.of_these(&SPECS_OF_FLOATS)),
                2 => (self.expression(&Type::Str, depth), self.dice.of_these(&SPECS_OF_TEXTS)),
                _ => (self.shown(depth), ""),
            };
            if value.contains(['"', '\\', '{']) || value.contains(":=") || value.contains("f'") {
                text.push_str("q ");
                continue;
            }
            let mark = if spec.is_empty() { self.dice.of_these(&["", "!r", "!s"]) } else { "" };
            let colon = if spec.is_empty() { "" } else { ":" };
            for part in ["{(", &value, ")", mark, colon, spec, "} "] {
                text.push_str(part);
            }
        }
        text.push('"');
        text
    }

    fn truth(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.dice.of_these(&["True", "False"]).to_owned();
        }
        let depth = depth - 1;
        match self.dice.below(12) {
            0..=3 => {
                let ty = self.ordered_type();
                let (a, b) = (self.expression(&ty, depth), self.expression(&ty, depth));
                let sign = self.dice.of_these(&["<", "<=", ">", ">=", "==", "!="]);
                if self.dice.one_in(5) {
                    let c = self.expression(&ty, depth);
                    return format!("({a} {sign} {b} <= {c})");
                }
                format!("({a} {sign} {b})")
            }
            4 => {
                let (a, b) =
                    (self.expression(&Type::Any, depth), self.expression(&Type::Any, depth));
                format!("({a} {} {b})", self.dice.of_these(&["==", "!="]))
            }
            5 => {
                let ty = self.any_type(1);
                let list = self.expression(&Type::List(Box::new(ty.clone())), depth);
                let one = self.expression(&ty, depth);
                format!("({one} {} {list})", self.dice.of_these(&["in", "not in"]))
            }
            6 => format!("(not {})", self.expression(&Type::Any, depth)),
            7 => {
                let (a, b) =
                    (self.expression(&Type::Bool, depth), self.expression(&Type::Bool, depth));
                format!("({a} {} {b})", self.dice.of_these(&["and", "or"]))
            }
            8 => {
                let value = self.expression(&Type::Any, depth);
                let class = self.dice.of_these(&[
                    "int",
                    "float",
                    "str",
                    "list",
                    "(int, str)",
                    "bool",
                    "dict",
                ]);
                format!("isinstance({value}, {class})")
            }
            9 => {
                let value = self.expression(&Type::Any, depth);
                format!("({value} {} None)", self.dice.of_these(&["is", "is not"]))
            }
            10 => {
                let ty = self.any_type(1);
                let list = self.expression(&Type::List(Box::new(ty)), depth);
                format!("{}({list})", self.dice.of_these(&["any", "all", "bool"]))
            }
            _ => {
                let text = self.expression(&Type::Str, depth);
                let call = self.dice.of_these(&[
                    "startswith('a')",
                    "isdigit()",
                    "isalpha()",
                    "endswith('c')",
                    "isupper()",
                    "isspace()",
                ]);
                format!("{text}.{call}")
            }
        }
    }

    fn list(&mut self, element: &Type, depth: u32) -> String {
        let whole = Type::List(Box::new(element.clone()));
        if depth == 0 {
            let count = self.dice.below(4);
            let all: Vec<String> = (0..count).map(|_| self.expression(element, 0)).collect();
            return format!("[{}]", all.join(", "));
        }
        let depth = depth - 1;
        match self.dice.below(13) {
            0..=2 => {
                let count = self.dice.below(4);
                let all: Vec<String> =
                    (0..count).map(|_| self.expression(element, depth)).collect();
                format!("[{}]", all.join(", "))
            }
            3 | 4 => {
                let from = self.any_type(1);
                let name = self.fresh("e");
                let source = self.expression(&Type::List(Box::new(from.clone())), depth);
                let (item, test) = self.within(&name, from, |maker| {
                    let item = maker.expression(element, depth);
                    let test = maker.dice.one_in(2).then(|| maker.expression(&Type::Bool, depth));
                    (item, test)
                });
                let test = test.map_or_else(String::new, |test| format!(" if {test}"));
                format!("[{item} for {name} in {source}{test}]")
            }
            5 => {
                let (list, slice) = (self.expression(&whole, depth), self.slice());
                format!("{list}[{slice}]")
            }
            6 => {
                let (a, b) = (self.expression(&whole, depth), self.expression(&whole, depth));
                format!("({a} + {b})")
            }
            7 => {
                let list = self.expression(&whole, depth);
                format!("({list} * {})", self.dice.of_these(&["2", "0", "3"]))
            }
            8 => {
                let list = self.expression(&whole, depth);
                format!("list(reversed({list}))")
            }
            9 if element.is_ordered() => {
                let list = self.expression(&whole, depth);
                let tail = self.dice.of_these(&[
                    "",
                    ", reverse=True",
                    ", key=repr",
                    ", key=lambda k: str(k)",
                ]);
                format!("sorted({list}{tail})")
            }
            10 => {
                let name = self.fresh("m");
                let from = self.any_type(1);
                let source = self.expression(&Type::List(Box::new(from.clone())), depth);
                let item = self.within(&name, from, |maker| maker.expression(element, depth));
                format!("list(map(lambda {name}: {item}, {source}))")
            }
            11 => {
                let name = self.fresh("g");
                let source = self.expression(&whole, depth);
                let test = self
                    .within(&name, element.clone(), |maker| maker.expression(&Type::Bool, depth));
                format!("list(filter(lambda {name}: {test}, {source}))")
            }
            _ => match element {
                Type::Int => {
                    let end = self.dice.of_these(&["5", "3", "0", "1, 6", "10, 0, -3", "-2, 2"]);
                    format!("list(range({end}))")
                }
                Type::Str => {
                    let text = self.expression(&Type::Str, depth);
                    format!(
                        "{text}{}",
                        self.dice.of_these(&[".split()", ".split(',')", ".splitlines()"])
                    )
                }
                Type::Tuple(parts) if parts.len() == 2 => {
                    let (a, b) = (parts[0].clone(), parts[1].clone());
                    let a = self.expression(&Type::List(Box::new(a)), depth);
                    let b = self.expression(&Type::List(Box::new(b)), depth);
                    format!("list(zip({a}, {b}))")
                }
                _ => format!("list({})", self.expression(&whole, depth)),
            },
        }
    }

    fn dict(&mut self, key: &Type, value: &Type, depth: u32) -> String {
        let depth = less(depth);
        if self.dice.one_in(4) {
            let name = self.fresh("k");
            let source = self.expression(&Type::List(Box::new(key.clone())), depth);
            let value = self.within(&name, key.clone(), |maker| maker.expression(value, depth));
            return format!("{{{name}: {value} for {name} in {source}}}");
        }
        if self.dice.one_in(6) {
            let keys = self.expression(&Type::List(Box::new(key.clone())), depth);
            let values = self.expression(&Type::List(Box::new(value.clone())), depth);
            return format!("dict(zip({keys}, {values}))");
        }
        let count = self.dice.below(4);
        let all: Vec<String> = (0..count)
            .map(|_| format!("{}: {}", self.expression(key, depth), self.expression(value, depth)))
            .collect();
        format!("{{{}}}", all.join(", "))
    }

    fn set(&mut self, element: &Type, depth: u32) -> String {
        let depth = less(depth);
        if depth > 0 && self.dice.one_in(3) {
            let whole = Type::Set(Box::new(element.clone()));
            let (a, b) = (self.expression(&whole, depth), self.expression(&whole, depth));
            return format!("({a} {} {b})", self.dice.of_these(&["|", "&", "-", "^"]));
        }
        if self.dice.one_in(3) {
            return format!(
                "set({})",
                self.expression(&Type::List(Box::new(element.clone())), depth)
            );
        }
        let count = 1 + self.dice.below(3);
        let all: Vec<String> = (0..count).map(|_| self.expression(element, depth)).collect();
        format!("{{{}}}", all.join(", "))
    }

    /// Something that `len` takes.
    fn sized(&mut self, depth: u32) -> String {
        let ty = match self.dice.below(4) {
            0 => Type::Str,
            1 => Type::Dict(Box::new(self.key_type()), Box::new(Type::Int)),
            2 => Type::Set(Box::new(Type::Int)),
            _ => Type::List(Box::new(self.any_type(1))),
        };
        self.expression(&ty, depth)
    }

    /// Something whose text is the same in every run: no set of texts.
    pub(super) fn shown(&mut self, depth: u32) -> String {
        let ty = self.any_type(2);
        self.expression(&ty, depth)
    }

    fn slice(&mut self) -> String {
        let mut part = || self.dice.of_these(&["", "", "0", "1", "2", "-1", "-2", "5", "-9"]);
        let (a, b) = (part(), part());
        match self.dice.below(3) {
            0 => format!("{a}:{b}:{}", self.dice.of_these(&["-1", "2", "-2", "1", "3"])),
            _ => format!("{a}:{b}"),
        }
    }
}

fn less(depth: u32) -> u32 {
    depth.saturating_sub(1)
}

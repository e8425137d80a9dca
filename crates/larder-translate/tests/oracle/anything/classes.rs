//! Programs of classes alone, as people write them without annotations: what one inherits and overrides, attributes
//! that come late, change their type or go, operators, properties, data classes, objects in each other.
//!
//! Every step of the main part prints what it finds or what it raises, so that one program holds many questions.

use super::dice::Dice;

const ATTRIBUTES: [&str; 18] = [
    "size", "name", "count", "items", "value", "parent", "data", "kind", "x", "y", "total", "left",
    "weight", "message", "type", "field", "index", "next",
];
const METHODS: [&str; 18] = [
    "go", "tell", "area", "grow", "merge", "reset", "scale", "visit", "push", "pop", "update",
    "walk", "show", "step", "join", "clone", "get", "new",
];
const CLASSES: [&str; 14] = [
    "Point", "Node", "Shape", "Item", "Box", "Vec", "Base", "Token", "Account", "Option", "Str",
    "List", "Mixin", "Field",
];
const OPERATORS: [&str; 17] = [
    "__eq__",
    "__hash__",
    "__lt__",
    "__add__",
    "__radd__",
    "__iadd__",
    "__getitem__",
    "__setitem__",
    "__iter__",
    "__len__",
    "__call__",
    "__contains__",
    "__bool__",
    "__enter__",
    "__str__",
    "__getattr__",
    "__neg__",
];

/// What an attribute holds at first; now and then another comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Home {
    Int,
    Float,
    Str,
    Bool,
    List,
    Dict,
    IntOrNone,
    Object,
}

const HOMES: [Home; 11] = [
    Home::Int,
    Home::Int,
    Home::Int,
    Home::Float,
    Home::Str,
    Home::Str,
    Home::Bool,
    Home::List,
    Home::Dict,
    Home::IntOrNone,
    Home::Object,
];

/// A class that was written.
#[derive(Clone, Debug)]
struct Written {
    name: &'static str,
    bases: Vec<usize>,
    /// What its constructor must be given.
    wanted: Vec<Home>,
    is_exception: bool,
}

struct Maker {
    dice: Dice,
    lines: String,
    indent: usize,
    attributes: Vec<(&'static str, Home)>,
    /// Methods with what their parameters are, and what they answer; the last one may yield.
    methods: Vec<(&'static str, Vec<Home>, Option<Home>)>,
    yields: bool,
    classes: Vec<Written>,
    objects: Vec<String>,
    /// The operators that some class has.
    operators: Vec<&'static str>,
    /// One value in so many is of another type than its place.
    stray: usize,
}

/// The program of a seed.
pub(super) fn program(seed: u64) -> String {
    let mut dice = Dice::of(seed);
    let attributes = some(&mut dice, &ATTRIBUTES, 3, 6);
    let attributes: Vec<_> =
        attributes.into_iter().map(|name| (name, dice.of_these(&HOMES))).collect();
    let methods = some(&mut dice, &METHODS, 3, 5);
    let methods = methods
        .into_iter()
        .map(|name| {
            let count = dice.below(3);
            let parameters = (0..count).map(|_| dice.of_these(&HOMES)).collect();
            (name, parameters, (!dice.one_in(4)).then(|| dice.of_these(&HOMES)))
        })
        .collect();
    let stray = dice.of_these(&[1000, 1000, 40, 12]);
    let yields = dice.one_in(3);
    let mut maker = Maker {
        dice,
        lines: String::new(),
        indent: 0,
        attributes,
        methods,
        yields,
        classes: Vec::new(),
        objects: Vec::new(),
        operators: Vec::new(),
        stray,
    };
    maker.program();
    maker.lines
}

fn some(dice: &mut Dice, of: &[&'static str], least: usize, most: usize) -> Vec<&'static str> {
    let count = least + dice.below(most - least + 1);
    let mut left = of.to_vec();
    (0..count).map(|_| left.swap_remove(dice.below(left.len()))).collect()
}

impl Maker {
    fn line(&mut self, text: &str) {
        self.lines.push_str(&"    ".repeat(self.indent));
        self.lines.push_str(text);
        self.lines.push('\n');
    }

    fn block(&mut self, head: &str, body: impl FnOnce(&mut Maker)) {
        self.line(head);
        self.indent += 1;
        body(self);
        self.indent -= 1;
    }

    fn program(&mut self) {
        self.line("import copy\nfrom dataclasses import dataclass, field\n\n");
        self.block("def fmt(v):", |m| {
            m.line("if isinstance(v, list):\n        return '[' + ', '.join(fmt(x) for x in v) + ']'");
            m.line("if isinstance(v, dict):\n        return '{' + ', '.join(f'{k!r}: {fmt(x)}' for k, x in v.items()) + '}'");
            m.line("if v is None or isinstance(v, (int, float, str, tuple)):\n        return repr(v)");
            m.line("return 'a ' + type(v).__name__");
        });
        let count = 2 + self.dice.below(4);
        let names = some(&mut self.dice, &CLASSES, count, count);
        for name in names {
            self.line("");
            self.class(name);
        }
        self.line("");
        let is_inside = self.dice.one_in(2);
        if is_inside {
            self.line("def main():");
            self.indent += 1;
        }
        for at in 0..2 + self.dice.below(3) {
            let name = format!("{}{at}", self.dice.of_these(&["a", "obj", "node", "it", "self_"]));
            self.line(&format!("{name} = None"));
            let made = self.made(None);
            self.tried(&[format!("{name} = {made}"), format!("print('made', fmt({name}))")]);
            self.objects.push(name);
        }
        for _ in 0..8 + self.dice.below(10) {
            self.step();
        }
        if is_inside {
            self.indent -= 1;
            self.line("\nmain()");
        }
    }

    /// A value written down.
    fn constant(&mut self, home: Home) -> String {
        let these: &[&str] = match home {
            Home::Int => &["0", "1", "2", "7", "-1", "10", "2 ** 70"],
            Home::Float => &["0.5", "1.25", "2.0", "-3.5", "1e3"],
            Home::Str => &["'a'", "'bc'", "''", "'x y'"],
            Home::Bool => &["True", "False"],
            Home::List => &["[]", "[1, 2]", "['q']", "[1.5, None]"],
            Home::Dict => &["{}", "{'k': 1}", "{1: 'v'}"],
            Home::IntOrNone => &["None", "None", "3"],
            Home::Object => return self.made(Some(1)),
        };
        self.dice.of_these(these).to_owned()
    }

    /// An expression; `objects` are the names at hand that mean instances, `given` other names.
    fn value(&mut self, home: Home, objects: &[&str], given: &[(String, Home)]) -> String {
        let home = if self.dice.one_in(self.stray) { self.dice.of_these(&HOMES) } else { home };
        if let Some(name) = self.at_hand(home, objects, given) {
            return name;
        }
        if self.dice.one_in(3) {
            return self.constant(home);
        }
        let mut one = |home| self.value_below(home, objects, given);
        match home {
            Home::Int => {
                let (a, b) = (one(Home::Int), one(Home::Int));
                let text = one(Home::Str);
                let forms = [
                    format!("({a} + {b})"),
                    format!("{a} * 2"),
                    format!("len({text})"),
                    format!("({a} - {b}) // 3"),
                ];
                forms[self.dice.below(4)].clone()
            }
            Home::Float => {
                let (a, b) = (one(Home::Float), one(Home::Int));
                format!("({a} {} {b})", self.dice.of_these(&["+", "*", "-"]))
            }
            Home::Str => {
                let (a, b) = (one(Home::Str), one(Home::Int));
                let forms =
                    [format!("({a} + '!')"), format!("f'<{{{b}}}>'"), format!("{a}.upper()")];
                forms[self.dice.below(3)].clone()
            }
            Home::Bool => {
                let (a, b) = (one(Home::Int), one(Home::Int));
                format!("({a} {} {b})", self.dice.of_these(&["<", "==", ">="]))
            }
            Home::List => format!("[{}, {}]", one(Home::Int), one(Home::Str)),
            Home::Dict => format!("{{{}: {}}}", one(Home::Str), one(Home::Int)),
            Home::IntOrNone | Home::Object => match objects {
                [] => self.constant(home),
                objects if home == Home::Object => self.dice.of_these(objects).to_owned(),
                _ => self.constant(home),
            },
        }
    }

    /// A value inside of another: no deeper.
    fn value_below(&mut self, home: Home, objects: &[&str], given: &[(String, Home)]) -> String {
        self.at_hand(home, objects, given).unwrap_or_else(|| self.constant(home))
    }

    /// A name of the kind, or an attribute of an object, where the dice want one.
    fn at_hand(
        &mut self,
        home: Home,
        objects: &[&str],
        given: &[(String, Home)],
    ) -> Option<String> {
        let same: Vec<&String> =
            given.iter().filter(|(_, kind)| *kind == home).map(|(name, _)| name).collect();
        if !same.is_empty() && self.dice.one_in(2) {
            return Some(same[self.dice.below(same.len())].clone());
        }
        let fit: Vec<&str> = self
            .attributes
            .iter()
            .filter(|(_, kind)| *kind == home)
            .map(|(name, _)| *name)
            .collect();
        if !fit.is_empty() && !objects.is_empty() && self.dice.one_in(2) {
            let (object, name) = (self.dice.of_these(objects), self.dice.of_these(&fit));
            return Some(format!("{object}.{name}"));
        }
        None
    }

    /// A call of a constructor; `depth` bounds those inside of each other.
    fn made(&mut self, depth: Option<u32>) -> String {
        if self.classes.is_empty() || depth == Some(0) {
            return "None".to_owned();
        }
        let at = self.dice.below(self.classes.len());
        let Written { name, wanted, .. } = self.classes[at].clone();
        let mut given: Vec<String> = Vec::new();
        for home in wanted {
            given.push(match home {
                Home::Object if depth.is_some() => "None".to_owned(),
                home => self.constant(home),
            });
        }
        format!("{name}({})", given.join(", "))
    }

    fn class(&mut self, name: &'static str) {
        let mut bases: Vec<usize> = Vec::new();
        let roots = self.classes.len();
        if roots > 0 && !self.dice.one_in(3) {
            bases.push(self.dice.below(roots));
            if roots > 1 && self.dice.one_in(3) {
                let other = self.dice.below(roots);
                let is_alone = self.classes[other].bases.is_empty();
                let is_of_one = self.classes[bases[0]].bases.is_empty();
                if other != bases[0] && is_alone && is_of_one && !self.classes[other].is_exception {
                    bases.push(other);
                }
            }
        }
        let of_base = |maker: &Maker, test: fn(&Written) -> bool| {
            bases.iter().any(|&base| test(&maker.classes[base]))
        };
        let is_exception =
            of_base(self, |base| base.is_exception) || bases.is_empty() && self.dice.one_in(7);
        let is_data = !is_exception && bases.is_empty() && self.dice.one_in(6);
        let mut named: Vec<&str> = bases.iter().map(|&base| self.classes[base].name).collect();
        if is_exception && bases.is_empty() {
            named.push(self.dice.of_these(&["Exception", "ValueError", "KeyError"]));
        }
        if is_data {
            let of = ["", "(order=True)", "(frozen=True)", "(eq=False)"];
            let of = self.dice.of_these(&of);
            self.line(&format!("@dataclass{of}"));
        }
        let head = if named.is_empty() { String::new() } else { format!("({})", named.join(", ")) };
        self.line(&format!("class {name}{head}:"));
        self.indent += 1;
        let mut written = Written { name, bases: bases.clone(), wanted: Vec::new(), is_exception };
        if is_data {
            self.fields(&mut written);
        } else {
            self.class_attributes();
            self.constructor(&mut written);
        }
        let is_root = bases.is_empty();
        for at in 0..self.methods.len() {
            if self.dice.below(10) < if is_root { 8 } else { 4 } {
                self.method(at, &written);
            }
        }
        self.odd_methods(&written);
        for operator in OPERATORS {
            if self.dice.one_in(if is_data { 30 } else { 11 }) {
                self.operator(operator);
            }
        }
        if !is_data && !is_exception && self.dice.one_in(3) {
            let (attribute, _) = self.attribute();
            self.line("def __repr__(self):");
            self.line(&format!("    return f'<{name} {{fmt(self.{attribute})}}>'"));
        }
        self.line("pass");
        self.indent -= 1;
        self.classes.push(written);
    }

    fn attribute(&mut self) -> (&'static str, Home) {
        self.attributes[self.dice.below(self.attributes.len())]
    }

    fn fields(&mut self, written: &mut Written) {
        let mut has_default = false;
        let count = 1 + self.dice.below(3.min(self.attributes.len()));
        for (name, home) in self.attributes.clone().into_iter().take(count) {
            has_default |= self.dice.one_in(3);
            let ty = match home {
                Home::Int => "int",
                Home::Float => "float",
                Home::Str => "str",
                Home::Bool => "bool",
                Home::List => "list",
                Home::Dict => "dict",
                Home::IntOrNone | Home::Object => "object",
            };
            match home {
                _ if !has_default => {
                    written.wanted.push(home);
                    self.line(&format!("{name}: {ty}"));
                }
                Home::List | Home::Dict => {
                    self.line(&format!("{name}: {ty} = field(default_factory={ty})"));
                }
                Home::Object => self.line(&format!("{name}: {ty} = None")),
                _ => {
                    let value = self.constant(home);
                    self.line(&format!("{name}: {ty} = {value}"));
                }
            }
        }
    }

    fn class_attributes(&mut self) {
        for (name, home) in self.attributes.clone() {
            if self.dice.one_in(8) {
                let value =
                    if home == Home::Object { "None".to_owned() } else { self.constant(home) };
                self.line(&format!("{name} = {value}"));
            } else if self.dice.one_in(14) {
                let value = self.constant(if home == Home::Object { Home::Int } else { home });
                self.line(&format!("@property\n{0}def {name}(self):", "    ".repeat(self.indent)));
                self.line(&format!("    return getattr(self, 'hidden_{name}', {value})"));
                if !self.dice.one_in(3) {
                    let pad = "    ".repeat(self.indent);
                    self.line(&format!("@{name}.setter\n{pad}def {name}(self, given):"));
                    self.line(&format!("    self.hidden_{name} = given"));
                }
            }
        }
    }

    fn constructor(&mut self, written: &mut Written) {
        let base = written.bases.first().map(|&base| self.classes[base].clone());
        if let Some(base) = &base
            && self.dice.one_in(3)
        {
            written.wanted.clone_from(&base.wanted);
            return;
        }
        let mut given: Vec<(String, Home)> = Vec::new();
        let mut signature = vec!["self".to_owned()];
        let required = self.dice.below(3);
        for (at, (name, home)) in self.attributes.clone().into_iter().enumerate() {
            if !self.dice.one_in(3) {
                continue;
            }
            let name = if self.dice.one_in(4) { format!("arg{at}") } else { name.to_owned() };
            if given.len() >= required {
                let value = match home {
                    Home::Object => "None".to_owned(),
                    home => self.constant(home),
                };
                signature.push(format!("{name}={value}"));
            } else {
                signature.push(name.clone());
                written.wanted.push(home);
            }
            given.push((name, home));
        }
        self.line(&format!("def __init__({}):", signature.join(", ")));
        self.indent += 1;
        let own: Vec<(&str, Home)> = self.attributes.clone();
        let share = if base.is_some() { 4 } else { 9 };
        if let Some(base) = &base
            && !self.dice.one_in(5)
        {
            let mut values = Vec::new();
            for home in base.wanted.clone() {
                values.push(self.value(home, &[], &given));
            }
            let values = values.join(", ");
            if self.dice.one_in(5) {
                let comma = if values.is_empty() { "" } else { ", " };
                self.line(&format!("{}.__init__(self{comma}{values})", base.name));
            } else {
                self.line(&format!("super().__init__({values})"));
            }
        } else if written.is_exception && !self.dice.one_in(3) {
            let text = self.value(Home::Str, &[], &given);
            self.line(&format!("super().__init__({text})"));
        }
        for (name, home) in own {
            if self.dice.below(10) < share {
                let value = self.value(home, &[], &given);
                self.line(&format!("self.{name} = {value}"));
            }
        }
        self.line("pass");
        self.indent -= 1;
    }

    fn method(&mut self, at: usize, written: &Written) {
        let (name, parameters, answer) = self.methods[at].clone();
        let is_generator = self.yields && at + 1 == self.methods.len();
        let mut given: Vec<(String, Home)> = Vec::new();
        let mut signature = vec!["self".to_owned()];
        for (number, home) in parameters.iter().enumerate() {
            let is_last = number + 1 == parameters.len();
            let mut parameter = format!("p{number}");
            if is_last && *home != Home::Object && self.dice.one_in(5) {
                parameter = format!("{parameter}={}", self.constant(*home));
            }
            signature.push(parameter);
            given.push((format!("p{number}"), *home));
        }
        self.line(&format!("def {name}({}):", signature.join(", ")));
        self.indent += 1;
        let names: Vec<String> = given.iter().map(|(name, _)| name.clone()).collect();
        if !written.bases.is_empty() && self.dice.one_in(2) {
            let call = format!("super().{name}({})", names.join(", "));
            match answer.filter(|_| !is_generator) {
                Some(home) if home != Home::Object => {
                    self.line(&format!("before = {call}"));
                    given.push(("before".to_owned(), home));
                }
                _ if is_generator => self.line(&format!("yield from {call}")),
                _ => self.line(&call),
            }
        }
        for _ in 0..self.dice.below(4) {
            self.statement(at, &given);
        }
        if is_generator {
            let value = self.value(Home::Int, &["self"], &given);
            self.line(&format!("yield {value}"));
        } else if let Some(home) = answer {
            let value = self.value(home, &["self"], &given);
            self.line(&format!("return {value}"));
        }
        self.line("pass");
        self.indent -= 1;
    }

    /// A statement of a method; it calls earlier ones alone, so that every program ends.
    fn statement(&mut self, earlier: usize, given: &[(String, Home)]) {
        let (name, home) = self.attribute();
        let mut objects = vec!["self"];
        objects.extend(
            given.iter().filter(|(_, kind)| *kind == Home::Object).map(|(name, _)| name.as_str()),
        );
        let of = self.dice.of_these(&objects);
        match self.dice.below(10) {
            0..3 => {
                let value = self.value(home, &["self"], given);
                self.line(&format!("{of}.{name} = {value}"));
            }
            3 | 4 => match home {
                Home::Int | Home::Float | Home::Str | Home::List => {
                    let value = self.value(home, &["self"], given);
                    self.line(&format!("{of}.{name} += {value}"));
                }
                Home::Dict => self.line(&format!("{of}.{name}['n'] = len({of}.{name})")),
                Home::IntOrNone => {
                    self.line(&format!("if {of}.{name} is None:"));
                    self.line(&format!("    {of}.{name} = 5"));
                    self.line("else:");
                    self.line(&format!("    {of}.{name} += 1"));
                }
                Home::Bool => self.line(&format!("{of}.{name} = not {of}.{name}")),
                Home::Object => self.line(&format!("{of}.{name} = self")),
            },
            5 if earlier > 0 => {
                let call = self.call_of(of, earlier, given);
                self.line(&call);
            }
            6 => {
                let test = self.value(Home::Bool, &["self"], given);
                let value = self.value(home, &["self"], given);
                self.line(&format!("if {test}:"));
                self.line(&format!("    {of}.{name} = {value}"));
            }
            7 => {
                let ends = ["raise ValueError('no')", "return None", "raise KeyError(1)"];
                let test = self.value(Home::Bool, &["self"], given);
                let end = self.dice.of_these(&ends);
                self.line(&format!(
                    "if {test} and {of}.{name}:\n{}{end}",
                    "    ".repeat(self.indent + 1)
                ));
            }
            8 => {
                self.line("for step in range(2):");
                let value = self.value(home, &["self"], given);
                self.line(&format!("    self.{name} = {value}"));
            }
            _ => self.line(&format!("print('in', fmt(self.{name}))")),
        }
    }

    /// A call of a method before the one of that number.
    fn call_of(&mut self, of: &str, before: usize, given: &[(String, Home)]) -> String {
        let at = self.dice.below(before);
        let (name, parameters, _) = self.methods[at].clone();
        let mut values = Vec::new();
        let objects: Vec<&str> = if given.is_empty() { Vec::new() } else { vec![of] };
        for home in parameters {
            values.push(self.value(home, &objects, given));
        }
        format!("{of}.{name}({})", values.join(", "))
    }

    fn odd_methods(&mut self, written: &Written) {
        if self.dice.one_in(5) {
            let mut values = Vec::new();
            for home in written.wanted.clone() {
                values.push(match home {
                    Home::Object => "None".to_owned(),
                    home => self.constant(home),
                });
            }
            self.line("@classmethod");
            self.line("def build(cls):");
            self.line(&format!("    return cls({})", values.join(", ")));
        }
        if self.dice.one_in(6) {
            self.line("@staticmethod");
            self.line("def plain(a, b=2):");
            self.line("    return [a, b]");
        }
        if self.dice.one_in(8) {
            let (name, _) = self.attribute();
            self.line("def each(self):");
            self.line(&format!(
                "    for i in range(3):\n{}yield fmt(self.{name}) * i",
                "    ".repeat(self.indent + 2)
            ));
        }
    }

    fn operator(&mut self, operator: &'static str) {
        self.operators.push(operator);
        let (name, home) = self.attribute();
        let mine = |maker: &mut Maker, home| maker.value(home, &["self"], &[]);
        match operator {
            "__eq__" | "__lt__" => {
                let sign = if operator == "__eq__" { "==" } else { "<" };
                self.line(&format!("def {operator}(self, other):"));
                if self.dice.one_in(2) {
                    self.line("    if not isinstance(other, type(self)):");
                    self.line("        return NotImplemented");
                }
                self.line(&format!("    return self.{name} {sign} other.{name}"));
            }
            "__hash__" => {
                let value = mine(self, Home::Int);
                self.line("def __hash__(self):");
                self.line(&format!("    return hash({value})"));
            }
            "__add__" | "__radd__" => {
                let value = mine(self, home);
                self.line(&format!("def {operator}(self, other):"));
                self.line(&format!("    return [{value}, fmt(other)]"));
            }
            "__iadd__" => {
                self.line("def __iadd__(self, other):");
                self.line(&format!("    self.{name} = other"));
                self.line("    return self");
            }
            "__getitem__" => {
                self.line("def __getitem__(self, key):");
                self.line("    if isinstance(key, int) and key > 2:");
                self.line("        raise IndexError(key)");
                self.line(&format!("    return [key, self.{name}]"));
            }
            "__setitem__" => {
                self.line("def __setitem__(self, key, given):");
                self.line(&format!("    self.{name} = (key, given)"));
            }
            "__iter__" => {
                let value = mine(self, Home::Int);
                self.line("def __iter__(self):");
                if self.dice.one_in(2) {
                    self.line(&format!("    return iter([{value}, 'z'])"));
                } else {
                    self.line(&format!("    yield {value}"));
                    self.line(&format!("    yield self.{name}"));
                }
            }
            "__len__" => {
                let value = mine(self, Home::Int);
                self.line("def __len__(self):");
                self.line(&format!("    return {value} % 4"));
            }
            "__call__" => {
                self.line("def __call__(self, *given, **named):");
                self.line(&format!("    return [fmt(self.{name}), list(given), named]"));
            }
            "__contains__" => {
                self.line("def __contains__(self, item):");
                self.line(&format!("    return item == self.{name}"));
            }
            "__bool__" => {
                let value = mine(self, Home::Bool);
                self.line("def __bool__(self):");
                self.line(&format!("    return {value}"));
            }
            "__enter__" => {
                let answer = self.dice.of_these(&["True", "False", "None"]);
                self.line("def __enter__(self):");
                self.line(&format!(
                    "    print('enter', fmt(self.{name}))\n{}return self",
                    "    ".repeat(self.indent + 1)
                ));
                self.line("def __exit__(self, kind, error, trace):");
                self.line(&format!(
                    "    print('exit', kind is None, error)\n{}return {answer}",
                    "    ".repeat(self.indent + 1)
                ));
            }
            "__str__" => {
                self.line("def __str__(self):");
                self.line(&format!("    return 'str ' + fmt(self.{name})"));
            }
            "__getattr__" => {
                self.line("def __getattr__(self, name):");
                self.line("    if name.startswith('_') or name == 'type':");
                self.line("        raise AttributeError(name)");
                self.line("    return name + '?'");
            }
            _ => {
                let value = mine(self, home);
                self.line("def __neg__(self):");
                self.line(&format!("    return {value}"));
            }
        }
    }

    /// Lines that may raise.
    fn tried(&mut self, lines: &[String]) {
        self.line("try:");
        for line in lines {
            self.line(&format!("    {line}"));
        }
        self.line("except Exception as e:");
        self.line("    print(type(e).__name__, e)");
    }

    /// A step of the main part.
    fn step(&mut self) {
        let names = self.objects.clone();
        let objects: Vec<&str> = names.iter().map(String::as_str).collect();
        let (a, b) = (self.dice.of_these(&objects), self.dice.of_these(&objects));
        let class = self.classes[self.dice.below(self.classes.len())].name;
        let (name, home) = self.attribute();
        let value = self.value(home, &objects, &[]);
        let count = self.methods.len();
        let call = self.call_of(a, count, &[]);
        let method = self.methods[self.dice.below(count)].0;
        let what = match self.dice.below(30) {
            // A question that no class answers is asked now and then.
            20 if !self.has(&["__eq__", "__lt__"]) => 5,
            21 | 22 if !self.has(&["__add__", "__radd__", "__iadd__"]) => 0,
            23 if !self.has(&["__getitem__", "__iter__"]) => 9,
            24 if !self.has(&["__setitem__", "__len__"]) => 7,
            25 if !self.has(&["__call__", "__bool__"]) => 16,
            26 if !self.has(&["__enter__"]) => 19,
            what => what,
        };
        let lines = match what {
            0..5 if self.yields => vec![
                format!("got = {call}"),
                "print('call', [fmt(x) for x in got] if hasattr(got, '__next__') else fmt(got))"
                    .to_owned(),
            ],
            0..5 => vec![format!("print('call', fmt({call}))")],
            5 | 6 => vec![format!("print('read', fmt({a}.{name}))")],
            7 | 8 => vec![format!("{a}.{name} = {value}"), format!("print(fmt({b}.{name}))")],
            9 => {
                let other = self.dice.of_these(&HOMES);
                let value = self.constant(other);
                vec![format!("{a}.{name} = {value}"), format!("print('changed', fmt({a}.{name}))")]
            }
            10 => vec![format!("del {a}.{name}"), format!("print('deleted', fmt({a}.{name}))")],
            11 => vec![
                format!("{class}.{name} = {value}"),
                format!("print(fmt({a}.{name}), fmt({class}.{name}))"),
            ],
            12 => vec![format!(
                "print(hasattr({a}, '{name}'), hasattr({class}, '{name}'), hasattr({a}, '{method}'))"
            )],
            13 => vec![format!("print(fmt(getattr({a}, '{name}', 'none')))")],
            14 => {
                vec![format!("setattr({a}, '{name}', {value})"), format!("print(fmt({a}.{name}))")]
            }
            15 => vec![
                format!("{a} = {b}"),
                format!("{a}.{name} = {value}"),
                format!("print('alias', fmt({b}.{name}), {a} is {b})"),
            ],
            16 => vec![
                format!("{a} = {}", self.made(None)),
                format!("print('anew', fmt({a}.{name}))"),
            ],
            17 => vec![format!(
                "print(isinstance({a}, {class}), [k.__name__ for k in type({a}).__mro__])"
            )],
            18 => vec![
                format!("for each in [{}]:", names.join(", ")),
                format!("    print('each', fmt(each.{name}))"),
            ],
            19 => vec![
                format!("table = {{'k': {a}, 'l': [{b}]}}"),
                format!("table['l'][0].{name} = {value}"),
                format!("print(fmt(table['k'].{name}))"),
            ],
            20 => vec![format!("print('eq', {a} == {b}, {a} != {b}, {a} < {b})")],
            21 => vec![format!("print('sum', fmt({a} + {b}), fmt(1 + {b}))")],
            22 => vec![format!("{a} += {value}"), format!("print('grown', fmt({a}))")],
            23 => vec![format!("print('item', fmt({a}[1]), [fmt(x) for x in {a}])")],
            24 => vec![format!("{a}['k'] = {value}"), format!("print(fmt({a}.{name}), len({a}))")],
            25 => vec![format!("print('called', fmt({a}(1, k={value})), bool({a}))")],
            26 => vec![
                format!("with {a} as inner:"),
                format!("    print('with', fmt(inner.{name}))"),
                "    raise ValueError('inside')".to_owned(),
            ],
            27 => vec![
                format!("other = copy.{}({a})", self.dice.of_these(&["copy", "deepcopy"])),
                format!("other.{name} = {value}"),
                format!("print('copy', fmt({a}.{name}), fmt(other.{name}))"),
            ],
            28 => self.rare(a, b, class, method),
            _ => vec![
                format!("held = [{a}.{method}, {b}.{method}]"),
                format!("print('held', [f.__name__ for f in held], {value} in {a})"),
            ],
        };
        self.tried(&lines);
    }

    fn has(&mut self, operators: &[&str]) -> bool {
        self.dice.one_in(6) || self.operators.iter().any(|one| operators.contains(one))
    }

    fn rare(&mut self, a: &str, b: &str, class: &str, method: &str) -> Vec<String> {
        match self.dice.below(8) {
            0 => vec![format!("print('built', fmt({class}.build()), fmt({a}.plain(1)))")],
            1 => vec![format!("print(list({a}.each()))")],
            2 => vec![format!("print(len({{{a}, {b}}}), sorted([{a}, {b}]) == [{a}, {b}])")],
            3 => vec![format!("raise {}", self.made(None))],
            4 => vec![format!("print({class}.{method}({a}) is None)")],
            5 => vec![format!("print(f'{{{a}}}' == str({a}), sorted(vars({a})))")],
            6 => vec![format!("print(fmt(-{a}), fmt({a}.absent))")],
            _ => vec![
                format!("{a}.{method} = lambda *given: len(given)"),
                format!("print('bound', {a}.{method}(1, 2))"),
            ],
        }
    }
}

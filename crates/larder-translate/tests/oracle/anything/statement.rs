//! Statements, functions, classes: whole programs.

use super::maker::{Callee, Maker, Type};

/// A program of a seed.
pub(super) fn program(seed: u64) -> String {
    let mut maker = Maker::new(seed);
    let parts = 5 + maker.dice.below(5);
    for _ in 0..parts {
        match maker.dice.below(15) {
            0..=2 => maker.function(),
            3 => maker.class(),
            4 => maker.generator(),
            5 => maker.closure(),
            6..=9 => maker.guarded(Maker::mean),
            _ => {
                for _ in 0..2 {
                    maker.guarded(|maker| maker.statement(2));
                }
            }
        }
    }
    for at in 0..maker.callees.len() {
        for _ in 0..2 {
            let call = maker.call(at, 1);
            maker.guarded(|maker| maker.line(&format!("print({call})")));
        }
    }
    for at in 0..maker.names.len() {
        let name = maker.names[at].0.clone();
        maker.guarded(|maker| maker.line(&format!("print({name})")));
    }
    if maker.dice.one_in(4) {
        maker.statement(2);
    }
    maker.lines
}

impl Maker {
    /// Statements in a `try` that tells what was raised.
    fn guarded(&mut self, make: impl FnOnce(&mut Maker)) {
        let known = self.names.len();
        self.line("try:");
        self.indent += 1;
        make(self);
        self.indent -= 1;
        self.line("except Exception as error:");
        self.line("    print(type(error).__name__, error)");
        if self.dice.one_in(2) {
            // What was bound inside may be unbound after it: that is a fault to be told too.
            self.names.truncate(known);
        }
    }

    /// A block of one to three statements; what it binds is not at hand after it.
    fn block(&mut self, depth: u32) {
        let known = self.names.len();
        self.indent += 1;
        for _ in 0..=self.dice.below(2) {
            self.statement(depth);
        }
        self.indent -= 1;
        self.names.truncate(known);
    }

    fn print(&mut self, depth: u32) {
        let count = 1 + self.dice.below(3);
        let all: Vec<String> = (0..count).map(|_| self.shown(depth)).collect();
        let tail = if self.dice.one_in(8) { ", sep='|'" } else { "" };
        self.line(&format!("print({}{tail})", all.join(", ")));
    }

    pub(super) fn statement(&mut self, depth: u32) {
        match self.dice.below(if depth == 0 { 9 } else { 22 }) {
            0..=2 => self.assignment(),
            3 | 4 => self.print(2),
            5 => self.augmented(),
            6..=8 => self.mutation(),
            9 | 10 => {
                let test = self.expression(&Type::Bool, 2);
                self.line(&format!("if {test}:"));
                self.block(depth - 1);
                if self.dice.one_in(3) {
                    let test = self.expression(&Type::Any, 1);
                    self.line(&format!("elif {test}:"));
                    self.block(depth - 1);
                }
                if self.dice.one_in(2) {
                    self.line("else:");
                    self.block(depth - 1);
                }
            }
            11..=13 => self.for_loop(depth - 1),
            14 => self.while_loop(depth - 1),
            15 | 16 => self.attempt(depth - 1),
            17 => {
                let (a, b) = (self.any_type(1), self.any_type(1));
                let (one, two) = (self.fresh("v"), self.fresh("v"));
                let (left, right) = (self.expression(&a, 1), self.expression(&b, 1));
                self.line(&format!("{one}, {two} = {left}, {right}"));
                self.names.extend([(one, a), (two, b)]);
            }
            20 | 21 if self.indent < 4 => self.mean(),
            18 => {
                let list = self.expression(&Type::List(Box::new(Type::Int)), 2);
                let (one, rest) = (self.fresh("v"), self.fresh("v"));
                self.line(&format!("{one}, *{rest} = {list}"));
                self.names.extend([(one, Type::Int), (rest, Type::List(Box::new(Type::Int)))]);
            }
            _ => self.choice(depth - 1),
        }
    }

    fn assignment(&mut self) {
        let ty = self.any_type(2);
        // A name that is known gets a value of another type now and then.
        if self.dice.one_in(4) && !self.names.is_empty() {
            let at = self.dice.below(self.names.len());
            let name = self.names[at].0.clone();
            let is_own = name.starts_with('v');
            if is_own {
                let ty = if self.dice.one_in(3) { ty } else { self.names[at].1.clone() };
                let value = self.expression(&ty, 2);
                self.line(&format!("{name} = {value}"));
                self.names[at].1 =
                    if self.indent > 1 && ty != self.names[at].1 { Type::Any } else { ty };
                return;
            }
        }
        let name = self.fresh("v");
        let value = self.expression(&ty, 2);
        self.line(&format!("{name} = {value}"));
        self.names.push((name, ty));
    }

    fn augmented(&mut self) {
        let ty = self.dice.below(4);
        let (ty, signs): (Type, &[&str]) = match ty {
            0 => (Type::Int, &["+=", "-=", "*=", "//=", "%=", "|=", "^=", "&="]),
            1 => (Type::Float, &["+=", "-=", "*=", "/="]),
            2 => (Type::Str, &["+="]),
            _ => (Type::List(Box::new(Type::Int)), &["+="]),
        };
        let Some(name) = self.variable(&ty).filter(|name| name.starts_with('v')) else {
            return self.assignment();
        };
        let value = self.expression(&ty, 1);
        let sign = self.dice.of_these(signs);
        self.line(&format!("{name} {sign} {value}"));
    }

    /// A change of a list, a dict or a set that has a name.
    fn mutation(&mut self) {
        let fit: Vec<usize> = (0..self.names.len())
            .filter(|&at| {
                matches!(self.names[at].1, Type::List(_) | Type::Dict(..) | Type::Set(_))
                    && self.names[at].0.starts_with(['v', 'p'])
            })
            .collect();
        if fit.is_empty() {
            return self.assignment();
        }
        let at = fit[self.dice.below(fit.len())];
        let (name, ty) = self.names[at].clone();
        match ty {
            Type::List(element) => {
                let given = if self.dice.one_in(12) { Type::Any } else { (*element).clone() };
                let value = self.expression(&given, 1);
                let whole = self.expression(&Type::List(element), 1);
                let index = self.dice.of_these(&["0", "-1", "1", "2"]);
                let text = match self.dice.below(12) {
                    0..=2 => format!("{name}.append({value})"),
                    3 => format!("{name}.extend({whole})"),
                    4 => format!("{name}.insert({index}, {value})"),
                    5 => format!("print({name}.pop({}))", self.dice.of_these(&["", "0"])),
                    6 => format!("{name}[{index}] = {value}"),
                    7 => format!("{name}.reverse()"),
                    8 => format!("del {name}[{index}]"),
                    9 => format!("{name}[{index}:] = {whole}"),
                    10 => format!("{name}.sort(key=str)"),
                    _ => format!("{name}.remove({value})"),
                };
                self.line(&text);
            }
            Type::Dict(key, value) => {
                let (k, v) = (self.expression(&key, 1), self.expression(&value, 1));
                let text = match self.dice.below(6) {
                    0..=2 => format!("{name}[{k}] = {v}"),
                    3 => format!("print({name}.pop({k}, None))"),
                    4 => format!("print({name}.setdefault({k}, {v}))"),
                    _ => format!("del {name}[{k}]"),
                };
                self.line(&text);
            }
            _ => {
                let value = self.expression(&Type::Int, 1);
                let method = self.dice.of_these(&["add", "discard", "remove", "add"]);
                self.line(&format!("{name}.{method}({value})"));
            }
        }
    }

    fn for_loop(&mut self, depth: u32) {
        let ty = self.any_type(1);
        let list = self.expression(&Type::List(Box::new(ty.clone())), 2);
        let known = self.names.len();
        let (name, index) = (self.fresh("n"), self.fresh("n"));
        match self.dice.below(6) {
            0 => {
                self.line(&format!("for {index}, {name} in enumerate({list}):"));
                self.names.extend([(name, ty), (index, Type::Int)]);
            }
            1 => {
                let key = self.key_type();
                let held = Type::Dict(Box::new(key.clone()), Box::new(ty.clone()));
                let dict = self.expression(&held, 1);
                self.line(&format!("for {index}, {name} in {dict}.items():"));
                self.names.extend([(name, ty), (index, key)]);
            }
            2 => {
                let end = self.dice.below(5);
                self.line(&format!("for {name} in range({end}):"));
                self.names.push((name, Type::Int));
            }
            3 => {
                let text = self.expression(&Type::Str, 1);
                self.line(&format!("for {name} in {text}:"));
                self.names.push((name, Type::Str));
            }
            _ => {
                self.line(&format!("for {name} in {list}:"));
                self.names.push((name, ty));
            }
        }
        self.inside_loop(depth);
        self.names.truncate(known);
    }

    fn inside_loop(&mut self, depth: u32) {
        self.block(depth);
        if self.dice.one_in(3) {
            let test = self.expression(&Type::Bool, 1);
            self.indent += 1;
            self.line(&format!("if {test}:"));
            let jump = self.dice.of_these(&["break", "continue"]);
            self.line(&format!("    {jump}"));
            self.indent -= 1;
            if self.dice.one_in(2) {
                self.indent += 1;
                self.print(1);
                self.indent -= 1;
            }
            if self.dice.one_in(3) {
                self.line("else:");
                self.line("    print('no break')");
            }
        }
    }

    fn while_loop(&mut self, depth: u32) {
        let count = self.fresh("t");
        let start = self.dice.below(4);
        self.line(&format!("{count} = {start}"));
        let test = self.expression(&Type::Bool, 1);
        let more = self.dice.of_these(&["", " and "]);
        let test = if more.is_empty() { String::new() } else { format!("{more}{test}") };
        self.line(&format!("while {count} > 0{test}:"));
        self.line(&format!("    {count} -= 1"));
        self.inside_loop(depth);
    }

    fn attempt(&mut self, depth: u32) {
        self.line("try:");
        self.block(depth);
        if self.dice.one_in(3) {
            let what = self.dice.of_these(&["ValueError('v')", "KeyError('k')", "TypeError"]);
            self.line(&format!("    raise {what}"));
        }
        let caught = self.dice.of_these(&[
            "ValueError",
            "(KeyError, TypeError)",
            "Exception",
            "LookupError",
            "ZeroDivisionError",
        ]);
        if self.dice.one_in(5) {
            self.line("finally:");
            self.block(0);
            return;
        }
        let name = self.fresh("x");
        self.line(&format!("except {caught} as {name}:"));
        self.line(&format!("    print(type({name}).__name__, {name})"));
        self.block(0);
        if self.dice.one_in(3) {
            self.line("else:");
            self.block(0);
        }
        if self.dice.one_in(3) {
            self.line("finally:");
            self.block(0);
        }
    }

    fn choice(&mut self, depth: u32) {
        let subject = self.expression(&Type::Any, 2);
        self.line(&format!("match {subject}:"));
        self.indent += 1;
        for pattern in ["0 | 1", "str() as s0", "[a0, *b0]", "{'a': q0}", "(int() | float()) as s0"]
        {
            if self.dice.one_in(2) {
                self.line(&format!("case {pattern}:"));
                self.block(depth);
            }
        }
        self.line("case _:");
        self.block(depth);
        self.indent -= 1;
    }

    /// A `def` without annotations.
    fn function(&mut self) {
        let count = 1 + self.dice.below(3);
        let parameters: Vec<Type> = (0..count).map(|_| self.any_type(1)).collect();
        let answer = self.any_type(1);
        let name = self.fresh("f");
        let words: Vec<String> = parameters.iter().map(|_| self.fresh("p")).collect();
        let mut shown = words.clone();
        if self.dice.one_in(3) {
            let default = self.expression(&parameters[count - 1], 0);
            shown[count - 1] = format!("{}={default}", words[count - 1]);
        }
        // What it sees of the module is read when it runs.
        let outer = self.names.clone();
        if self.dice.one_in(2) {
            self.names.clear();
        }
        self.names.retain(|(name, _)| !name.starts_with('t'));
        let own: Vec<(String, Type)> =
            self.names.iter().map(|(name, ty)| (format!("({name})"), ty.clone())).collect();
        self.names = own;
        self.names.extend(words.iter().cloned().zip(parameters.iter().cloned()));
        self.line(&format!("def {name}({}):", shown.join(", ")));
        self.indent += 1;
        for _ in 0..self.dice.below(4) {
            self.statement(2);
        }
        if self.dice.one_in(3) {
            let test = self.expression(&Type::Bool, 1);
            let ty = if self.dice.one_in(3) { self.any_type(1) } else { answer.clone() };
            let value = self.expression(&ty, 2);
            self.line(&format!("if {test}:"));
            self.line(&format!("    return {value}"));
        }
        if self.dice.one_in(8) {
            self.print(1);
        } else {
            let value = self.expression(&answer, 3);
            self.line(&format!("return {value}"));
        }
        self.indent -= 1;
        self.names = outer;
        self.callees.push(Callee { name, parameters, answer });
    }

    /// A function that makes another, which keeps a variable.
    fn closure(&mut self) {
        let (name, kept, given) = (self.fresh("h"), self.fresh("s"), self.fresh("p"));
        let ty = self.dice.of_these(&[0, 1, 2]);
        let ty = match ty {
            0 => Type::Int,
            1 => Type::Str,
            _ => Type::List(Box::new(Type::Int)),
        };
        let outer = std::mem::take(&mut self.names);
        self.line(&format!("def {name}({kept}):"));
        self.indent += 1;
        self.line(&format!("def inner({given}):"));
        self.indent += 1;
        let is_changed = self.dice.one_in(2);
        if is_changed {
            self.line(&format!("nonlocal {kept}"));
        }
        self.names = vec![(kept.clone(), ty.clone()), (given, ty.clone())];
        if is_changed {
            let value = self.expression(&ty, 2);
            self.line(&format!("{kept} = {value}"));
        }
        let value = self.expression(&ty, 2);
        self.line(&format!("return {value}"));
        self.indent -= 1;
        self.line("return inner");
        self.indent -= 1;
        self.names = outer;
        let made = self.fresh("z");
        let start = self.expression(&ty, 1);
        self.line(&format!("{made} = {name}({start})"));
        self.callees.push(Callee { name: made, parameters: vec![ty.clone()], answer: ty });
    }

    fn generator(&mut self) {
        let (name, given) = (self.fresh("y"), self.fresh("p"));
        let ty = self.any_type(1);
        let outer = std::mem::take(&mut self.names);
        self.line(&format!("def {name}({given}):"));
        self.indent += 1;
        self.names = vec![(given.clone(), Type::List(Box::new(ty.clone())))];
        let item = self.fresh("n");
        self.line(&format!("for {item} in {given}:"));
        self.indent += 1;
        self.names.push((item.clone(), ty.clone()));
        let test = self.expression(&Type::Bool, 2);
        let value = self.expression(&ty, 2);
        self.line(&format!("if {test}:"));
        self.line(&format!("    yield {value}"));
        if self.dice.one_in(2) {
            self.line("else:");
            self.line(&format!("    yield {item}"));
        }
        self.indent -= 1;
        if self.dice.one_in(3) {
            self.line(&format!("yield from {given}"));
        }
        self.indent -= 1;
        self.names = outer;
        let list = self.expression(&Type::List(Box::new(ty.clone())), 2);
        self.guarded(|maker| {
            maker.line(&format!("print(list({name}({list})))"));
            let it = maker.fresh("it");
            maker.line(&format!("{it} = {name}({list})"));
            maker.line(&format!("print(next({it}, 'end'), next({it}, 'end'))"));
            maker.line(&format!("for {it}_item in {it}:"));
            maker.line(&format!("    print({it}_item)"));
        });
    }

    /// A class with operators, and what its instances do.
    fn class(&mut self) {
        let name = self.fresh("C");
        let outer = std::mem::take(&mut self.names);
        let ty = self.any_type(1);
        let field = ("self.a".to_owned(), Type::Int);
        self.line(&format!("class {name}:"));
        self.indent += 1;
        self.line("kind = 'k'");
        self.line("def __init__(self, a, b=None):");
        self.line("    self.a = a");
        self.line("    self.b = b");
        self.line("def __repr__(self):");
        self.line(&format!("    return f'{name}({{self.a!r}}, {{self.b!r}})'"));
        self.names = vec![field, ("self.b".to_owned(), ty.clone())];
        let mut signs = vec!["+", "==", "<", "len", "[]", "in", "()", "-", "bool", "*"];
        signs.retain(|_| !self.dice.one_in(2));
        for sign in &signs {
            let with = |maker: &mut Maker, ty: Type, answer: &Type| {
                maker.within("other", ty, |maker| maker.expression(answer, 2))
            };
            let (head, body) = match *sign {
                "+" => (
                    "__add__(self, other)",
                    format!(
                        "{name}(self.a + (other.a if isinstance(other, {name}) else other), self.b)"
                    ),
                ),
                "==" => (
                    "__eq__(self, other)",
                    format!("isinstance(other, {name}) and self.a == other.a"),
                ),
                "<" => ("__lt__(self, other)", "self.a < other.a".to_owned()),
                "len" => ("__len__(self)", "abs(self.a) % 5".to_owned()),
                "[]" => ("__getitem__(self, other)", with(self, Type::Int, &ty)),
                "in" => ("__contains__(self, other)", with(self, Type::Int, &Type::Bool)),
                "()" => ("__call__(self, other)", with(self, ty.clone(), &ty)),
                "-" => ("__neg__(self)", format!("{name}(-self.a)")),
                "bool" => ("__bool__(self)", "self.a > 2".to_owned()),
                _ => ("__rmul__(self, other)", format!("{name}(self.a * 2, other)")),
            };
            self.line(&format!("def {head}:"));
            self.line(&format!("    return {body}"));
        }
        self.line("def step(self, other=1):");
        self.line("    self.a += other");
        let value = self.expression(&ty, 2);
        self.line(&format!("    self.b = {value}"));
        self.line("    return self");
        self.indent -= 1;
        let mut used = name.clone();
        if self.dice.one_in(2) {
            used = self.fresh("D");
            self.line(&format!("class {used}({name}):"));
            self.line("    def step(self, other=2):");
            self.line("        super().step(other + 1)");
            self.line("        return self");
        }
        self.names = outer;
        let (one, two) = (self.fresh("o"), self.fresh("o"));
        let (a, b) = (self.expression(&Type::Int, 1), self.expression(&ty, 1));
        self.line(&format!("{one} = {used}({a}, {b})"));
        let start = self.dice.below(9);
        self.line(&format!("{two} = {name}({start})"));
        let other = self.expression(&ty, 1);
        for text in [
            format!("{one} + {two}"),
            format!("{one} + 1"),
            format!("{one} == {two}, {one} != {two}, {one} == {one}"),
            format!("sorted([{one}, {two}])"),
            format!("len({one}), bool({one}), bool({two})"),
            format!("{one}[1], [{one}[0]]"),
            format!("3 in {one}"),
            format!("{one}({other})"),
            format!("-{one}, 3 * {one}"),
            format!("{one}.step(), {one}.step(2).a, {one}.kind, {used}.kind"),
            format!("{{{two}: 1}} and 1"),
            format!("isinstance({one}, {name}), type({one}).__name__, {one}.zzz"),
        ] {
            if self.dice.one_in(2) {
                self.guarded(|maker| maker.line(&format!("print({text})")));
            }
        }
    }
}

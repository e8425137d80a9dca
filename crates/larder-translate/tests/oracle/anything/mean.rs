//! Statements that ask more of the translator: names bound in odd places, calls of every form, ways out of blocks.

use super::maker::{Callee, Maker, Type};

impl Maker {
    /// One of them, which may bind names.
    pub(super) fn mean(&mut self) {
        match self.dice.below(16) {
            0 => self.chained(),
            1 => self.starred_display(),
            2 => self.nested_comprehension(),
            3 => self.walrus(),
            4 => self.narrowed(),
            5 => self.unpacked_print(),
            6 => self.raised_from(),
            7 => self.left_by_return(),
            8 => self.sent(),
            9 => self.closures_of_a_loop(),
            10 => self.managed(),
            11 => self.called_by_name(),
            12 => self.of_bytes(),
            13 => self.deleted(),
            14 => self.endless(),
            _ => self.aliased(),
        }
    }

    fn chained(&mut self) {
        let ty = self.any_type(2);
        let (one, two) = (self.fresh("v"), self.fresh("v"));
        let value = self.expression(&ty, 2);
        self.line(&format!("{one} = {two} = {value}"));
        self.names.extend([(one, ty.clone()), (two, ty)]);
    }

    fn starred_display(&mut self) {
        let element = self.any_type(1);
        let whole = Type::List(Box::new(element.clone()));
        let (a, b) = (self.expression(&whole, 1), self.expression(&whole, 1));
        let item = self.expression(&element, 1);
        let name = self.fresh("v");
        match self.dice.below(4) {
            0 => {
                self.line(&format!("{name} = [*{a}, {item}, *{b}]"));
                self.names.push((name, whole));
            }
            1 => self.line(&format!("print((*{a}, {item}))")),
            2 => {
                let key = self.key_type();
                let dict = Type::Dict(Box::new(key.clone()), Box::new(element));
                let (first, second) = (self.expression(&dict, 1), self.expression(&dict, 1));
                let key = self.expression(&key, 1);
                self.line(&format!("{name} = {{**{first}, {key}: {item}, **{second}}}"));
                self.names.push((name, dict));
            }
            _ => {
                let ints = Type::List(Box::new(Type::Int));
                let (a, b) = (self.expression(&ints, 1), self.expression(&ints, 1));
                self.line(&format!("print({{*{a}, 1}} == {{1, *{b}}})"));
            }
        }
    }

    fn nested_comprehension(&mut self) {
        let (outer, inner) = (self.any_type(1), self.any_type(1));
        let (a, b) = (self.fresh("n"), self.fresh("n"));
        let first = self.expression(&Type::List(Box::new(outer.clone())), 1);
        let second = self.within(&a, outer.clone(), |maker| {
            maker.expression(&Type::List(Box::new(inner.clone())), 1)
        });
        let known = self.names.len();
        self.names.extend([(a.clone(), outer), (b.clone(), inner)]);
        let (item, test) = (self.shown(1), self.expression(&Type::Bool, 1));
        let key = self.expression(&Type::Int, 1);
        self.names.truncate(known);
        let text = match self.dice.below(3) {
            0 => format!("[{item} for {a} in {first} for {b} in {second} if {test}]"),
            1 => format!("{{{key}: {item} for {a} in {first} if {a} for {b} in {second}}}"),
            _ => format!("[[{item} for {b} in {second}] for {a} in {first}]"),
        };
        self.line(&format!("print({text})"));
    }

    fn walrus(&mut self) {
        let ty = self.any_type(1);
        let name = self.fresh("v");
        let value = self.expression(&ty, 1);
        self.line(&format!("if ({name} := {value}):"));
        self.line(&format!("    print('so', {name})"));
        self.line("else:");
        self.line(&format!("    print('not', {name})"));
        self.names.push((name, ty));
    }

    fn narrowed(&mut self) {
        let name = self.fresh("v");
        let (a, b) = (self.expression(&Type::Any, 1), self.expression(&Type::Any, 1));
        let test = self.expression(&Type::Bool, 1);
        self.line(&format!("{name} = {a} if {test} else {b}"));
        for (class, text) in [
            ("int", "-{} + 1"),
            ("str", "{}.upper() + '!'"),
            ("(list, tuple)", "len({}), list({})[::-1]"),
            ("float", "{} / 2, round({}, 1)"),
            ("dict", "sorted({}, key=repr), {}.items()"),
        ] {
            if self.dice.one_in(2) {
                self.line(&format!("if isinstance({name}, {class}):"));
                self.line(&format!("    print({})", text.replace("{}", &name)));
            }
        }
        self.line(&format!("print({name} is None, {name} == {a})"));
        self.names.push((name, Type::Any));
    }

    fn unpacked_print(&mut self) {
        let ty = self.any_type(1);
        let list = self.expression(&Type::List(Box::new(ty)), 2);
        self.line(&format!("print(*{list}, sep='/', end='.\\n')"));
    }

    fn raised_from(&mut self) {
        let (a, b) = (self.expression(&Type::Any, 1), self.expression(&Type::Any, 1));
        let name = self.fresh("x");
        self.line("try:");
        self.line("    try:");
        self.line(&format!("        raise KeyError({a})"));
        self.line(&format!("    except LookupError as {name}:"));
        self.line(&format!("        raise ValueError({b}, 2) from {name}"));
        self.line(&format!("except ValueError as {name}:"));
        self.line(&format!("    print({name}.args, repr({name}.__cause__), {name})"));
        self.line("finally:");
        self.line("    print('done')");
    }

    /// A function that leaves loops and `finally` by `return`.
    fn left_by_return(&mut self) {
        let (name, given) = (self.fresh("f"), self.fresh("p"));
        let ty = self.any_type(1);
        let outer = std::mem::take(&mut self.names);
        self.names.push((given.clone(), Type::List(Box::new(ty.clone()))));
        let item = self.fresh("n");
        self.line(&format!("def {name}({given}, limit=2):"));
        self.line(&format!("    for at, {item} in enumerate({given}):"));
        self.indent += 2;
        self.names.push((item.clone(), ty.clone()));
        self.line("try:");
        let test = self.expression(&Type::Bool, 1);
        let value = self.expression(&ty, 1);
        self.line(&format!("    if {test}:"));
        self.line("        continue");
        self.line("    if at > limit:");
        self.line(&format!("        return {value}"));
        self.line(&format!("    limit = limit + len(str({item})) % 2"));
        self.line("finally:");
        self.line(&format!("    print('at', at, {item})"));
        self.indent -= 2;
        self.line("    else:");
        self.line("        return limit");
        self.names = outer;
        let list = Type::List(Box::new(ty));
        self.callees.push(Callee {
            name: name.clone(),
            parameters: vec![list.clone()],
            answer: Type::Any,
        });
        let value = self.expression(&list, 2);
        self.line(&format!("print({name}({value}), {name}(limit=0, {given}={value}))"));
    }

    /// A generator that is sent values.
    fn sent(&mut self) {
        let name = self.fresh("y");
        let ty = self.any_type(1);
        let (a, b) = (self.expression(&ty, 1), self.expression(&ty, 1));
        self.line(&format!("def {name}(start):"));
        self.line("    got = start");
        self.line("    while got is not None:");
        self.line("        try:");
        self.line("            got = yield [got]");
        self.line("        except ValueError as e:");
        self.line("            got = yield str(e)");
        self.line("    return 'end'");
        let it = self.fresh("it");
        self.line(&format!("{it} = {name}({a})"));
        self.line(&format!("print(next({it}, 0))"));
        self.line("try:");
        self.line(&format!("    print({it}.send({b}))"));
        self.line(&format!("    print({it}.throw(ValueError('v')))"));
        self.line(&format!("    print({it}.send(None))"));
        self.line("except StopIteration as e:");
        self.line("    print('stop', e.value)");
    }

    fn closures_of_a_loop(&mut self) {
        let name = self.fresh("v");
        let ty = self.any_type(1);
        let value = self.within("i", Type::Int, |maker| {
            maker.within("j", Type::Int, |maker| maker.expression(&ty, 2))
        });
        let last = self.fresh("n");
        let value = value.replace("(i)", "i");
        self.line(&format!("{name} = []"));
        self.line(&format!("for {last} in range(3):"));
        self.line(&format!("    i = {last}"));
        self.line(&format!("    {name}.append(lambda j={last}: ({value}, {last}))"));
        self.line(&format!("print([f() for f in {name}], {name}[0](7))"));
    }

    fn managed(&mut self) {
        let name = self.fresh("C");
        let value = self.shown(1);
        let swallowed = self.dice.of_these(&["True", "False", "kind is ValueError"]);
        self.line(&format!("class {name}:"));
        self.line("    def __init__(self, tag): self.tag = tag");
        self.line("    def __enter__(self):");
        self.line("        print('in', self.tag)");
        self.line("        return self");
        self.line("    def __exit__(self, kind, error, trace):");
        self.line("        print('out', self.tag, kind and kind.__name__, error)");
        self.line(&format!("        return {swallowed}"));
        let inside =
            self.dice.of_these(&["raise ValueError(1)", "print(a.tag)", "1 / 0", "a.tag.zzz"]);
        self.line(&format!("with {name}('a') as a, {name}({value}) as b:"));
        self.line(&format!("    {inside}"));
    }

    fn called_by_name(&mut self) {
        let name = self.fresh("f");
        let (a, b) = (self.any_type(1), self.any_type(1));
        let default = self.expression(&b, 0);
        self.line(&format!("def {name}(x, /, y={default}, *rest, z=1, **more):"));
        self.line("    return x, y, rest, z, sorted(more.items())");
        let (one, two, three) = (self.expression(&a, 1), self.expression(&b, 1), self.shown(1));
        let call = match self.dice.below(6) {
            0 => format!("{name}({one})"),
            1 => format!("{name}({one}, {two}, {three}, z=2)"),
            2 => format!("{name}({one}, y={two}, k={three})"),
            3 => format!("{name}(*[{one}, {two}], **{{'z': {three}}})"),
            4 => format!("{name}(y={two})"),
            _ => format!("{name}({one}, {two}, y={three})"),
        };
        self.line(&format!("print({call})"));
    }

    fn of_bytes(&mut self) {
        let text = self.expression(&Type::Str, 1);
        let name = self.fresh("v");
        self.line(&format!("{name} = {text}.encode()"));
        let call = self.dice.of_these(&[
            "[::-1]",
            ".hex()",
            ".decode()[:2]",
            ".upper()",
            " + b'x'",
            "[0]",
            ".split(b',')",
            " * 2",
        ]);
        self.line(&format!("print({name}, len({name}), list({name})[:3])"));
        self.line(&format!("print({name}{call})"));
    }

    fn deleted(&mut self) {
        let ty = self.any_type(1);
        let (value, test) = (self.expression(&ty, 1), self.expression(&Type::Bool, 1));
        let name = self.fresh("u");
        self.line(&format!("{name} = {value}"));
        self.line(&format!("if {test}:"));
        self.line(&format!("    del {name}"));
        self.line("try:");
        self.line(&format!("    print({name})"));
        self.line("except NameError as e:");
        self.line("    print(type(e).__name__, e)");
    }

    fn endless(&mut self) {
        let ty = self.any_type(1);
        let list = self.expression(&Type::List(Box::new(ty)), 2);
        let name = self.fresh("v");
        self.line(&format!("{name} = list({list})"));
        self.line("while True:");
        self.line(&format!("    if not {name}:"));
        self.line("        break");
        self.line(&format!("    last = {name}.pop()"));
        self.line(&format!("    if last in {name}:"));
        self.line("        continue");
        self.line("    print(last)");
    }

    fn aliased(&mut self) {
        let element = self.any_type(1);
        let whole = Type::List(Box::new(element.clone()));
        let (value, item) = (self.expression(&whole, 1), self.expression(&element, 1));
        let (one, two, three) = (self.fresh("v"), self.fresh("v"), self.fresh("v"));
        self.line(&format!("{one} = {value}"));
        self.line(&format!("{two} = {one}"));
        self.line(&format!("{three} = [{one}, {two}, list({one})]"));
        self.line(&format!("{two}.append({item})"));
        self.line(&format!("{three}[0] += [{item}]"));
        self.line(&format!("print({one}, {two} is {one}, {three}, {one} == {three}[2])"));
        self.names.extend([(one, whole.clone()), (two, whole.clone())]);
        self.names.push((three, Type::List(Box::new(whole))));
    }
}

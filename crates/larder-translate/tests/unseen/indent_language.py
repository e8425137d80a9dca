"""An indentation-based toy language: tokenizer with INDENT/DEDENT, AST dataclasses, tree-walking interpreter with classes & closures."""
from __future__ import annotations
import re
from dataclasses import dataclass
from typing import Any

@dataclass
class Tok:
    kind: str
    val: Any
    line: int

class ToyError(Exception):
    def __init__(self, msg: str, line: int | None = None):
        self.line = line
        super().__init__(msg if line is None else f"[line {line}] {msg}")

class Return(Exception):
    def __init__(self, value):
        self.value = value

class Break(Exception):
    pass

KEYWORDS = frozenset("if elif else while for in def class return break and or not true false nil raise try catch".split())
RX = re.compile(r"(?P<num>\d+(?:\.\d+)?)|(?P<str>'[^']*')|(?P<id>[A-Za-z_]\w*)|(?P<op>==|!=|<=|>=|\*\*|\.\.|[-+*/%<>=().,:\[\]{}])|(?P<ws>[ ]+)|(?P<bad>.)")

def tokenize(src):
    stack = [0]
    for n, line in enumerate(src.split("\n"), 1):
        line = line.split("#")[0].rstrip()
        if not line:
            continue
        ind = len(line) - len(line.lstrip(" "))
        if ind > stack[-1]:
            stack.append(ind)
            yield Tok("INDENT", ind, n)
        while ind < stack[-1]:
            stack.pop()
            yield Tok("DEDENT", ind, n)
        if ind != stack[-1]:
            raise ToyError("inconsistent dedent", n)
        for m in RX.finditer(line, ind):
            k, v = m.lastgroup, m.group()
            if k == "bad":
                raise ToyError(f"stray {v!r}", n)
            if k == "num":
                yield Tok("num", float(v) if "." in v else int(v), n)
            elif k == "str":
                yield Tok("str", v[1:-1], n)
            elif k != "ws":
                yield Tok("kw" if v in KEYWORDS else k, v, n)
        yield Tok("NL", None, n)
    yield from (Tok("DEDENT", 0, n) for _ in stack[1:])
    yield Tok("EOF", None, n)

class Parser:
    PREC = [{"or"}, {"and"}, {"==", "!=", "<", ">", "<=", ">=", "in"}, {".."}, {"+", "-"}, {"*", "/", "%"}]
    def __init__(self, src):
        self.t, self.i = list(tokenize(src)), 0
    def at(self, *vals):
        t = self.t[self.i]
        return (t.kind in vals and t.val is None) or (t.kind in ("kw", "op") and t.val in vals) or (t.kind in vals and t.kind in ("INDENT", "DEDENT"))
    def eat(self, *vals):
        if self.at(*vals):
            self.i += 1
            return self.t[self.i - 1]
    def need(self, val):
        if not (t := self.eat(val)):
            bad = self.t[self.i]
            raise ToyError(f"expected {val}, found {bad.val if bad.val is not None else bad.kind}", bad.line)
        return t
    def name(self):
        t = self.t[self.i]
        if t.kind != "id":
            raise ToyError(f"expected name, found {t.val or t.kind}", t.line)
        self.i += 1
        return t.val
    def block(self):
        self.need(":")
        if not self.eat("NL"):
            return [self.stmt()]
        self.need("INDENT")
        body = []
        while not self.eat("DEDENT"):
            body.append(self.stmt())
        return body
    def stmt(self):
        line = self.t[self.i].line
        if self.eat("if"):
            arms = [(self.expr(), self.block())]
            while self.eat("elif"):
                arms.append((self.expr(), self.block()))
            return "if", arms, self.block() if self.eat("else") else []
        if self.eat("while"):
            return "while", self.expr(), self.block()
        if self.eat("for"):
            var = self.name()
            self.need("in")
            return "for", var, self.expr(), self.block()
        if self.eat("def"):
            return self.func()
        if self.eat("class"):
            name, base = self.name(), None
            if self.eat("("):
                base = self.name()
                self.need(")")
            return "class", name, base, self.block()
        if self.eat("try"):
            body = self.block()
            self.need("catch")
            return "try", body, self.name(), self.block()
        if self.eat("return"):
            node = ("return", None if self.at("NL") else self.expr())
        elif self.eat("raise"):
            node = ("raise", self.expr(), line)
        elif self.eat("break"):
            node = ("break",)
        else:
            e = self.expr()
            node = ("assign", e, self.expr(), line) if self.eat("=") else ("expr", e)
        self.need("NL")
        return node
    def func(self):
        name = self.name()
        self.need("(")
        params = []
        while not self.eat(")"):
            params.append(self.name())
            self.eat(",")
        return "def", name, params, self.block()
    def expr(self, lvl=0):
        if lvl == len(self.PREC):
            return self.unary()
        left = self.expr(lvl + 1)
        while t := self.eat(*self.PREC[lvl]):
            left = ("bin", t.val, left, self.expr(lvl + 1), t.line)
        return left
    def unary(self):
        if t := self.eat("not", "-"):
            return "un", t.val, self.unary(), t.line
        e = self.atom()
        while True:
            if t := self.eat("("):
                args = []
                while not self.eat(")"):
                    args.append(self.expr())
                    self.eat(",")
                e = "call", e, args, t.line
            elif t := self.eat("."):
                e = "get", e, self.name(), t.line
            elif t := self.eat("["):
                e = "idx", e, self.expr(), t.line
                self.need("]")
            else:
                return e
    def atom(self):
        t = self.t[self.i]
        self.i += 1
        if t.kind in ("num", "str"):
            return "const", t.val
        if t.kind == "id":
            return "var", t.val, t.line
        if t.val in ("true", "false", "nil"):
            return "const", {"true": True, "false": False, "nil": None}[t.val]
        if t.val == "(":
            e = self.expr()
            self.need(")")
            return e
        if t.val == "[":
            items = []
            while not self.eat("]"):
                items.append(self.expr())
                self.eat(",")
            return "list", items
        raise ToyError(f"unexpected {t.val if t.val is not None else t.kind}", t.line)

@dataclass(repr=False)
class Fn:
    name: str
    params: list
    body: list
    env: dict
    this: Any = None
    def __call__(self, interp, args, line):
        if len(args) != len(self.params):
            raise ToyError(f"{self.name} wants {len(self.params)} args, got {len(args)}", line)
        env = {"^": self.env, **dict(zip(self.params, args))}
        if self.this is not None:
            env["self"] = self.this
        try:
            interp.run(self.body, env)
        except Return as r:
            return r.value

class Klass:
    def __init__(self, name, base, members):
        self.name, self.base, self.members = name, base, members
    def find(self, k):
        return self.members[k] if k in self.members else self.base.find(k) if self.base else None

class Inst:
    def __init__(self, klass):
        self.klass, self.fields = klass, {}

def show(v):
    match v:
        case None: return "nil"
        case bool(): return str(v).lower()
        case list(): return f"[{', '.join(map(show, v))}]"
        case Fn(name=n): return f"<fn {n}>"
        case Klass(): return f"<class {v.name}>"
        case Inst(): return f"<{v.klass.name} {' '.join(f'{k}={show(x)}' for k, x in v.fields.items())}>"
    return str(v)

class Interp:
    def __init__(self):
        self.out, self.top = [], {"^": None, "print": lambda *a: self.out.append(" ".join(map(show, a))), "len": len, "range": lambda a, b: list(range(a, b)), "push": list.append, "str": show}
    def lookup(self, env, name):
        while env is not None:
            if name in env:
                return env
            env = env["^"]
    def run(self, body, env):
        for s in body:
            match s:
                case "if", arms, orelse:
                    for cond, blk in arms:
                        if self.ev(cond, env):
                            self.run(blk, env)
                            break
                    else:
                        self.run(orelse, env)
                case "while", cond, blk:
                    try:
                        while self.ev(cond, env):
                            self.run(blk, env)
                    except Break:
                        pass
                case "for", var, seq, blk:
                    try:
                        for env[var] in self.ev(seq, env):
                            self.run(blk, env)
                    except Break:
                        pass
                case "def", name, params, blk:
                    env[name] = Fn(name, params, blk, env)
                case "class", name, base, blk:
                    members = {"^": env}
                    self.run(blk, members)
                    env[name] = Klass(name, self.ev(("var", base, 0), env) if base else None, members)
                case "try", blk, name, handler:
                    try:
                        self.run(blk, env)
                    except ToyError as e:
                        env[name] = e.args[1] if len(e.args) > 1 else str(e)
                        self.run(handler, env)
                case "return", e:
                    raise Return(self.ev(e, env) if e else None)
                case "raise", e, line:
                    err = ToyError(f"uncaught {show(v := self.ev(e, env))}", line)
                    err.args += (v,)
                    raise err
                case ("break",):
                    raise Break
                case "assign", ("var", name, _), e, _:
                    (self.lookup(env, name) or env)[name] = self.ev(e, env)
                case "assign", ("get", obj, name, _), e, _:
                    self.ev(obj, env).fields[name] = self.ev(e, env)
                case "assign", ("idx", obj, i, _), e, _:
                    self.ev(obj, env)[self.ev(i, env)] = self.ev(e, env)
                case "assign", _, _, line:
                    raise ToyError("bad target", line)
                case "expr", e:
                    self.ev(e, env)
    def ev(self, e, env):
        match e:
            case "const", v:
                return v
            case "list", items:
                return [self.ev(x, env) for x in items]
            case "var", name, line:
                if (scope := self.lookup(env, name)) is None:
                    raise ToyError(f"undefined {name}", line)
                return scope[name]
            case "un", op, x, line:
                return not self.ev(x, env) if op == "not" else -self.ev(x, env)
            case "bin", ("and" | "or") as op, a, b, _:
                l = self.ev(a, env)
                return self.ev(b, env) if bool(l) == (op == "and") else l
            case "bin", op, a, b, line:
                x, y = self.ev(a, env), self.ev(b, env)
                try:
                    return {"+": lambda: x + y, "-": lambda: x - y, "*": lambda: x * y, "/": lambda: x / y if x % y else x // y, "%": lambda: x % y, "==": lambda: x == y, "!=": lambda: x != y, "<": lambda: x < y, ">": lambda: x > y, "<=": lambda: x <= y, ">=": lambda: x >= y, "in": lambda: x in y, "..": lambda: show(x) + show(y)}[op]()
                except (TypeError, ZeroDivisionError) as err:
                    raise ToyError(f"{type(err).__name__}: {err}", line) from err
            case "get", obj, name, line:
                o = self.ev(obj, env)
                if isinstance(o, Inst):
                    if name in o.fields:
                        return o.fields[name]
                    if (m := o.klass.find(name)) is not None:
                        return Fn(m.name, m.params, m.body, m.env, o) if isinstance(m, Fn) else m
                raise ToyError(f"{show(o)} has no {name}", line)
            case "idx", obj, i, line:
                try:
                    return self.ev(obj, env)[self.ev(i, env)]
                except (IndexError, TypeError) as err:
                    raise ToyError(str(err), line) from None
            case "call", f, args, line:
                fn, argv = self.ev(f, env), [self.ev(a, env) for a in args]
                match fn:
                    case Fn():
                        return fn(self, argv, line)
                    case Klass():
                        inst = Inst(fn)
                        if init := fn.find("init"):
                            Fn(init.name, init.params, init.body, init.env, inst)(self, argv, line)
                        return inst
                    case _ if callable(fn):
                        return fn(*argv)
                raise ToyError(f"{show(fn)} is not callable", line)

PROG = """
def fib(n):
    if n < 2: return n
    return fib(n - 1) + fib(n - 2)
print('fib', fib(15), -7 % 3, 7 / 2, 6 / 2, 2 * 3 .. '!')
def counter():
    n = 0
    def inc(by):
        n = n + by
        return n
    return inc
c = counter()
c(2)
print(c(5), counter()(1), c, [1, nil, true, 'x'])
class Animal:
    legs = 4
    def init(name):
        self.name = name
    def speak(): return self.name .. ' says ' .. self.sound()
    def sound(): return '...'
class Dog(Animal):
    def sound():
        return 'woof' * 2   # comment
d = Dog('Rex')
print(d.speak(), d.legs, d, Dog, Animal('Bo').speak())
xs = []
for i in range(0, 10):
    if i == 7: break
    elif i % 2: push(xs, i * i)
    else:
        while false: print('never')
xs[0] = xs
print(len(xs), 9 in xs, xs[1:]) 
"""
OK = PROG.replace("xs[1:]", "xs[-1]").replace("xs[0] = xs", "xs[0] = 'first'") + """
try:
    raise [1, 'custom']
catch e:
    print('caught', e)
try: print(nil + 1)
catch e: print(e)
print(not 0 and 'yes' or 'no', 1 == 1.0)
"""
it = Interp()
it.run([s for p in [Parser(OK)] for s in iter(lambda: None if p.at("EOF") else p.stmt(), None)], it.top)
print(*it.out, sep="\n")
for src in (PROG, "x = (1", "if true:\n    a = 1\n  b = 2", "y = 1 $ 2", "f()", "def f(a): return a\nf()", "1 = 2", "raise 'boom'", "a = 5\na.b", "[1][3]", "nil()", "print(1 / 0)", "x = 'a' - 1", "class"):
    it = Interp()
    try:
        p = Parser(src)
        while not p.at("EOF"):
            it.run([p.stmt()], it.top)
        print("ok", it.out)
    except ToyError as e:
        print("ToyError", e.args[0], "|", len(it.out), type(e.__cause__).__name__)

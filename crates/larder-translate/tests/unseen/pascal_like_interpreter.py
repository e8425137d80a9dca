"""A toy procedural language: lexer, recursive descent parser, tree walking evaluator."""
import operator
import re

TOKEN = re.compile(r"\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<str>'[^']*')|(?P<name>[A-Za-z_]\w*)|(?P<op>:=|<=|>=|<>|[-+*/%(),;<>=\[\].])|(?P<bad>\S))")
KEYWORDS = {"if", "then", "else", "end", "while", "do", "func", "return", "print", "and", "or", "not", "for", "to"}
BIN = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "%": operator.mod, "<": operator.lt, ">": operator.gt,
       "<=": operator.le, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
LEVELS = [("=", "<>", "<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]


class LangError(Exception):
    pass


class Return(Exception):
    def __init__(self, value):
        self.value = value


def lex(src):
    out, pos = [], 0
    src = src.rstrip()
    while pos < len(src):
        m = TOKEN.match(src, pos)
        kind, text = m.lastgroup, m.group(m.lastgroup)
        if kind == "bad":
            raise LangError(f"bad character {text!r} at {m.start('bad')}")
        out.append(("kw" if text in KEYWORDS else kind, text))
        pos = m.end()
    return out + [("eof", "")]


class Parser:
    def __init__(self, tokens):
        self.toks, self.i = tokens, 0

    def peek(self, *texts):
        return self.toks[self.i][1] in texts and self.toks[self.i][0] != "str"

    def take(self, *texts):
        if self.peek(*texts):
            self.i += 1
            return self.toks[self.i - 1][1]

    def need(self, text):
        if not self.take(text):
            raise LangError(f"expected {text!r}, found {self.toks[self.i][1]!r}")

    def name(self):
        kind, text = self.toks[self.i]
        if kind != "name":
            raise LangError(f"expected a name, found {text!r}")
        self.i += 1
        return text

    def block(self, *stops):
        body = []
        while not self.peek(*stops) and self.toks[self.i][0] != "eof":
            body.append(self.statement())
            self.take(";")
        return body

    def statement(self):
        if self.take("if"):
            cond = self.expr()
            self.need("then")
            yes = self.block("else", "end")
            no = self.block("end") if self.take("else") else []
            self.need("end")
            return "if", cond, yes, no
        if self.take("while"):
            cond = self.expr()
            self.need("do")
            body = self.block("end")
            self.need("end")
            return "while", cond, body
        if self.take("for"):
            var = self.name()
            self.need(":=")
            lo = self.expr()
            self.need("to")
            hi = self.expr()
            self.need("do")
            body = self.block("end")
            self.need("end")
            return "for", var, lo, hi, body
        if self.take("func"):
            name = self.name()
            self.need("(")
            params = []
            while not self.take(")"):
                params.append(self.name())
                self.take(",")
            body = self.block("end")
            self.need("end")
            return "func", name, params, body
        if self.take("return"):
            return "return", self.expr()
        if self.take("print"):
            args = [self.expr()]
            while self.take(","):
                args.append(self.expr())
            return "print", args
        target = self.expr()
        if self.take(":="):
            if target[0] not in ("var", "index"):
                raise LangError("bad assignment target")
            return "set", target, self.expr()
        return "expr", target

    def expr(self):
        left = self.conj()
        while self.take("or"):
            left = "or", left, self.conj()
        return left

    def conj(self):
        left = self.binary(0)
        while self.take("and"):
            left = "and", left, self.binary(0)
        return left

    def binary(self, level):
        if level == len(LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while op := self.take(*LEVELS[level]):
            left = "bin", op, left, self.binary(level + 1)
        return left

    def unary(self):
        if op := self.take("-", "not"):
            return "un", op, self.unary()
        kind, text = self.toks[self.i]
        self.i += 1
        if kind == "num":
            node = "lit", float(text) if "." in text else int(text)
        elif kind == "str":
            node = "lit", text[1:-1]
        elif kind == "name":
            node = "var", text
        elif text == "(":
            node = self.expr()
            self.need(")")
        elif text == "[":
            node = "list", self.args("]")
        else:
            raise LangError(f"unexpected {text or 'end of input'!r}")
        while True:
            if self.take("("):
                node = "call", node, self.args(")")
            elif self.take("["):
                node = "index", node, self.expr()
                self.need("]")
            else:
                return node

    def args(self, close):
        out = []
        while not self.take(close):
            out.append(self.expr())
            if not self.take(",") and not self.peek(close):
                raise LangError(f"expected ',' or {close!r}")
        return out


class Env(dict):
    def __init__(self, parent=None, **kw):
        super().__init__(**kw)
        self.parent = parent

    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.parent
        raise LangError(f"unknown name {name}")


def run(body, env):
    for node in body:
        match node:
            case "if", cond, yes, no:
                run(yes if ev(cond, env) else no, env)
            case "while", cond, inner:
                while ev(cond, env):
                    run(inner, env)
            case "for", var, lo, hi, inner:
                for env[var] in range(ev(lo, env), ev(hi, env) + 1):
                    run(inner, env)
            case "func", name, params, inner:
                def func(*args, params=params, inner=inner, name=name):
                    if len(args) != len(params):
                        raise LangError(f"{name} wants {len(params)} arguments, got {len(args)}")
                    try:
                        run(inner, Env(env, **dict(zip(params, args))))
                    except Return as r:
                        return r.value
                env[name] = func
            case "return", value:
                raise Return(ev(value, env))
            case "print", args:
                print(*(ev(a, env) for a in args))
            case "set", ("var", name), value:
                v = ev(value, env)
                try:
                    env.find(name)[name] = v
                except LangError:
                    env[name] = v
            case "set", ("index", seq, at), value:
                ev(seq, env)[ev(at, env)] = ev(value, env)
            case "expr", e:
                ev(e, env)


def ev(node, env):
    match node:
        case "lit", v:
            return v
        case "var", name:
            return env.find(name)[name]
        case "list", items:
            return [ev(i, env) for i in items]
        case "bin", op, a, b:
            return BIN[op](ev(a, env), ev(b, env))
        case "un", "-", a:
            return -ev(a, env)
        case "un", _, a:
            return not ev(a, env)
        case "and" | "or" as op, a, b:
            left = ev(a, env)
            return (left and ev(b, env)) if op == "and" else (left or ev(b, env))
        case "call", fn, args:
            return ev(fn, env)(*[ev(a, env) for a in args])
        case "index", seq, at:
            return ev(seq, env)[ev(at, env)]


PROGRAMS = ["""
func fact(n) if n < 2 then return 1 end; return n * fact(n - 1) end
print 'fact', fact(5), fact(25);
func counter() n := 0; func inc(by) n := n + by; return n end; return inc end
c := counter(); d := counter(); c(5); print c(1), d(1)
""", """
primes := []; i := 2
while len(primes) < 15 do
  ok := 1; j := 0
  while ok and j < len(primes) and primes[j] * primes[j] <= i do ok := i % primes[j]; j := j + 1 end
  if ok then push(primes, i) end
  i := i + 1
end
print primes, primes[len(primes) - 1] / 2, -7 % 3, 2 + 3 * 4 - 1, (2 + 3) * 4, not 0, 1 < 2 and 'yes' or 'no'
""", """
grid := [[1, 2], [3, 4.5]]
for r := 0 to 1 do for c := 0 to 1 do grid[r][c] := grid[r][c] * 10 + r end end
print grid, grid[1][1], 'a' + 'b', 'ab' * 3, [1] + [2], 7 / 2, 6 / 2, 1 = 1.0, 'a' <> 'b'
func nothing() end print nothing()
""", "print 1 +", "x := @", "print y", "func f(a) return a end print f(1, 2)", "print 1 / 0", "print 'a' + 1", "3 := 4", "print [1, 2][5]", "if 1 then print 'unclosed'", "print (1 2)"]
for src in PROGRAMS:
    env = Env(len=len, push=list.append)
    try:
        run(Parser(lex(src)).block(), env)
    except (LangError, ArithmeticError, TypeError, IndexError) as e:
        print(f"{type(e).__name__}: {e}")

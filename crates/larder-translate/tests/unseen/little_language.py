# Recursive-descent interpreter for a small C-like language with functions, closures, break/continue via exceptions
import re
import operator
SRC = r"""
fn gcd(a, b) { while (b != 0) { let t = a % b; a = b; b = t; } return a; }
fn counter() { let n = 0; fn inc(step) { n = n + step; return n; } return inc; }
fn apply(f, xs) { let out = []; for x in xs { out = out + [f(x)]; } return out; }
fn fib(n) { if (n < 2) return n; return fib(n - 1) + fib(n - 2); }
print gcd(48, 36), gcd(17, 5);
let c = counter(); let d = counter();
c(1); c(5); print c(1), d(10), c;
print apply(fn(x) { return x * x; }, [1, 2, 3.5]), fib(15);
let i = 0; let odd = [];
while (true) { i = i + 1; if (i > 9) break; if (i % 2 == 0) continue; odd = odd + [i]; }
print odd, len(odd), odd[1], odd[0 - 1];
let s = "a"; for w in ["b", "c"] { s = s + w; let s2 = s; } print s, "x" * 3, !true || 1 < 2 && !(2 < 1), -3 - -2, 7 / 2, -7 % 3;
let x = 1; { let x = 2; { x = 3; } print "inner", x; } print "outer", x;
odd[0] = "first"; print odd, odd == ["first", 3, 5, 7, 9], null, [null, true, 1.0];
fn early(xs) { for x in xs { if (x > 2) { return "big " + str(x); } } }
print early([1, 2, 3, 4]), early([]);
print 0 && crash(), 1 || crash();
"""
TOKEN = re.compile(r'\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<str>"[^"]*")|(?P<id>[A-Za-z_]\w*)|(?P<op>[=!<>]=|&&|\|\||[-+*/%<>=!(){}\[\],;]))')
KEYWORDS = {"fn", "let", "while", "for", "in", "if", "else", "return", "break", "continue", "print", "true", "false", "null"}
class LangError(Exception):
    pass
class Signal(Exception):
    value = None
class Break(Signal): pass
class Continue(Signal): pass
class Return(Signal):
    def __init__(self, value):
        self.value = value
class Env:
    def __init__(self, parent=None, **vars):
        self.vars, self.parent = vars, parent
    def where(self, name):
        env = self
        while env:
            if name in env.vars:
                return env.vars
            env = env.parent
        raise LangError(f"undefined {name}")
class Parser:
    def __init__(self, src):
        self.toks, pos = [], 0
        src = src.rstrip()
        while pos < len(src):
            m = TOKEN.match(src, pos)
            if not m:
                raise LangError(f"bad character {src[pos:].strip()[0]!r} on line {src.count(chr(10), 0, pos) + 1}")
            kind = m.lastgroup
            self.toks.append((("kw" if m["id"] in KEYWORDS else kind), m[kind]))
            pos = m.end()
        self.i = 0
    def at(self, *texts):
        return self.i < len(self.toks) and self.toks[self.i][1] in texts and self.toks[self.i][0] != "str"
    def take(self, *texts):
        if not self.at(*texts):
            got = self.toks[self.i][1] if self.i < len(self.toks) else "end of input"
            raise LangError(f"expected {' or '.join(texts)}, got {got}")
        self.i += 1
        return self.toks[self.i - 1][1]
    def opt(self, *texts):
        return self.take(*texts) if self.at(*texts) else None
    def name(self):
        self.i += 1
        return self.toks[self.i - 1][1]
    def program(self):
        out = []
        while self.i < len(self.toks):
            out.append(self.stmt())
        return out
    def block(self):
        self.take("{")
        out = []
        while not self.opt("}"):
            out.append(self.stmt())
        return ("block", out)
    def func(self):
        self.take("(")
        params = []
        while not self.opt(")"):
            params.append(self.name())
            self.opt(",")
        return params, self.block()
    def stmt(self):
        match self.toks[self.i]:
            case _, "{":
                return self.block()
            case "kw", "fn" if self.toks[self.i + 1][0] == "id":
                self.i += 1
                return ("let", self.name(), ("fn", *self.func()))
            case "kw", "while":
                self.i += 1
                return ("while", self.expr(), self.stmt())
            case "kw", "for":
                self.i += 1
                var, _ = self.name(), self.take("in")
                return ("for", var, self.expr(), self.stmt())
            case "kw", "if":
                self.i += 1
                return ("if", self.expr(), self.stmt(), self.stmt() if self.opt("else") else ("block", []))
            case "kw", ("break" | "continue") as k:
                self.i += 1
                node = (k,)
            case "kw", "return":
                self.i += 1
                node = ("return", ("lit", None) if self.at(";") else self.expr())
            case "kw", "let":
                self.i += 1
                name, _ = self.name(), self.take("=")
                node = ("let", name, self.expr())
            case "kw", "print":
                self.i += 1
                args = [self.expr()]
                while self.opt(","):
                    args.append(self.expr())
                node = ("print", args)
            case _:
                target = self.expr()
                node = ("set", target, self.expr()) if self.opt("=") else ("expr", target)
        self.take(";")
        return node
    LEVELS = [("||",), ("&&",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]
    def expr(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expr(level + 1)
        while op := self.opt(*self.LEVELS[level]):
            left = ("bin", op, left, self.expr(level + 1))
        return left
    def unary(self):
        if op := self.opt("-", "!"):
            return ("un", op, self.unary())
        kind, text = self.toks[self.i] if self.i < len(self.toks) else ("eof", "end of input")
        self.i += 1
        if kind == "num":
            node = ("lit", float(text) if "." in text else int(text))
        elif kind == "str":
            node = ("lit", text[1:-1])
        elif text in ("true", "false", "null"):
            node = ("lit", {"true": True, "false": False}.get(text))
        elif text == "fn":
            node = ("fn", *self.func())
        elif kind == "id":
            node = ("var", text)
        elif text == "(":
            node = self.expr()
            self.take(")")
        elif text == "[":
            node = ("list", self.args("]"))
        else:
            raise LangError(f"unexpected {text}")
        while op := self.opt("(", "["):
            if op == "(":
                node = ("call", node, self.args(")"))
            else:
                node = ("index", node, self.expr())
                self.take("]")
        return node
    def args(self, close):
        out = []
        while not self.opt(close):
            out.append(self.expr())
            self.opt(",")
        return out
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "%": operator.mod, "==": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
       "/": lambda a, b: a // b if isinstance(a, int) and isinstance(b, int) and a % b == 0 else a / b}
def show(v):
    if isinstance(v, list):
        return "[" + ", ".join(map(show, v)) + "]"
    return {True: "true", False: "false"}[v] if isinstance(v, bool) else "null" if v is None else "<fn>" if callable(v) else str(v)
class Interp:
    def __init__(self):
        self.env = Env(len=len, str=show)
        self.steps = 0
    def run(self, node, env):
        self.steps += 1
        return getattr(self, "do_" + node[0])(env, *node[1:])
    def do_block(self, env, stmts):
        inner = Env(env)
        for s in stmts:
            self.run(s, inner)
    def do_let(self, env, name, e): env.vars[name] = self.run(e, env)
    def do_expr(self, env, e): self.run(e, env)
    def do_lit(self, env, v): return v
    def do_var(self, env, name): return env.where(name)[name]
    def do_list(self, env, items): return [self.run(x, env) for x in items]
    def do_print(self, env, args): print(*(show(self.run(a, env)) for a in args))
    def do_un(self, env, op, e): return -self.run(e, env) if op == "-" else not self.run(e, env)
    def do_index(self, env, e, i): return self.run(e, env)[self.run(i, env)]
    def do_if(self, env, cond, a, b): self.run(a if self.run(cond, env) else b, env)
    def do_break(self, env): raise Break
    def do_continue(self, env): raise Continue
    def do_return(self, env, e): raise Return(self.run(e, env))
    def do_set(self, env, target, e):
        value = self.run(e, env)
        match target:
            case ("var", name):
                env.where(name)[name] = value
            case ("index", obj, i):
                self.run(obj, env)[self.run(i, env)] = value
            case _:
                raise LangError(f"cannot assign to {target[0]}")
    def do_bin(self, env, op, a, b):
        if op in ("&&", "||"):
            left = self.run(a, env)
            return self.run(b, env) if bool(left) == (op == "&&") else left
        return OPS[op](self.run(a, env), self.run(b, env))
    def do_while(self, env, cond, body):
        while self.run(cond, env):
            try:
                self.run(body, env)
            except Continue:
                continue
            except Break:
                break
    def do_for(self, env, var, seq, body):
        for item in self.run(seq, env):
            try:
                self.run(body, Env(env, **{var: item}))
            except Continue:
                pass
            except Break:
                return
    def do_fn(self, env, params, body):
        def call(*args):
            if len(args) != len(params):
                raise LangError(f"expected {len(params)} arguments, got {len(args)}")
            try:
                self.run(body, Env(env, **dict(zip(params, args))))
            except Return as r:
                return r.value
        return call
    def do_call(self, env, f, args):
        f, args = self.run(f, env), [self.run(a, env) for a in args]
        if not callable(f):
            raise LangError(f"{show(f)} is not callable")
        return f(*args)
it = Interp()
for stmt in Parser(SRC).program():
    it.run(stmt, it.env)
print("steps:", it.steps, sorted(it.env.vars))
for bad in ("print 1 +;", "let = 3;", "print nope;", "5 = 6;", "print 1 @ 2;", "break;", "print gcd(1);", "3(4);", "if (1) { print 2;", 'print 1 + "a";', "print [1][5];", "print 1 / 0;"):
    try:
        for stmt in Parser(bad).program():
            it.run(stmt, it.env)
    except (LangError, Signal, TypeError, IndexError, ZeroDivisionError) as e:
        print(f"{bad:<22} {type(e).__name__}: {e}")

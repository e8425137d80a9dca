# Small Lisp interpreter
import operator as op
from functools import reduce
class LispError(Exception):
    pass
class Symbol(str):
    __slots__ = ()
    def __repr__(self):
        return "'" + str(self)
class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        super().__init__(zip(params, args))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.outer
        raise LispError("unbound: " + name)
class Lambda:
    count = 0
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env
        Lambda.count += 1
        self.serial = Lambda.count
    def __call__(self, *args):
        if len(args) != len(self.params):
            raise LispError(f"arity {len(args)} != {len(self.params)}")
        env = Env(self.params, args, self.env)
        result = None
        for expr in self.body:
            result = evaluate(expr, env)
        return result
def parse(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").split()
    pos = 0
    def read():
        nonlocal pos
        if pos >= len(tokens):
            raise LispError("unexpected EOF")
        tok = tokens[pos]
        pos += 1
        if tok == "(":
            out = []
            while pos < len(tokens) and tokens[pos] != ")":
                out.append(read())
            if pos >= len(tokens):
                raise LispError("missing )")
            pos += 1
            return out
        if tok == ")":
            raise LispError("unexpected )")
        for conv in (int, float):
            try:
                return conv(tok)
            except ValueError:
                pass
        return {"#t": True, "#f": False, "nil": None}.get(tok, Symbol(tok))
    forms = []
    while pos < len(tokens):
        forms.append(read())
    return forms
GLOBAL = Env()
GLOBAL.update({
    "+": lambda *a: reduce(op.add, a, 0), "*": lambda *a: reduce(op.mul, a, 1),
    "-": lambda x, *r: -x if not r else reduce(op.sub, r, x), "/": op.truediv, "quotient": op.floordiv,
    "mod": op.mod, "<": op.lt, ">": op.gt, "=": op.eq, "list": lambda *a: list(a), "car": lambda l: l[0],
    "cdr": lambda l: l[1:], "cons": lambda a, l: [a] + l, "null?": lambda l: l == [], "len": len,
    "map": lambda f, *ls: list(map(f, *ls)), "apply": lambda f, l: f(*l),
})
def show(x):
    if x is True or x is False:
        return "#t" if x else "#f"
    if x is None:
        return "nil"
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    return str(x) if not isinstance(x, Lambda) else f"<lambda {x.serial} {' '.join(x.params)}>"
def evaluate(x, env=GLOBAL):
    if isinstance(x, Symbol):
        return env.find(x)[x]
    if not isinstance(x, list):
        return x
    if not x:
        return []
    head, *rest = x
    if head == "quote":
        return rest[0]
    if head == "if":
        test, yes, *no = rest
        return evaluate(yes if evaluate(test, env) is not False else (no[0] if no else None), env)
    if head == "define":
        if isinstance(rest[0], list):
            (name, *params), *body = rest
            env[name] = Lambda(params, body, env)
        else:
            name = rest[0]
            env[name] = evaluate(rest[1], env)
        return name
    if head == "set!":
        env.find(rest[0])[rest[0]] = evaluate(rest[1], env)
        return None
    if head == "lambda":
        return Lambda(rest[0], rest[1:], env)
    if head == "let":
        names, vals = zip(*rest[0])
        return Lambda(list(names), rest[1:], env)(*[evaluate(v, env) for v in vals])
    fn, *args = [evaluate(p, env) for p in x]
    return fn(*args)
PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 25) (define x 10) (set! x (+ x 0.5)) x
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n))) (define c1 (counter)) (define c2 (counter))
(list (c1) (c1) (c2) (c1)) (map (lambda (a b) (- a b)) (quote (5 6 7)) (list 1 2 3)) (quotient -7 2) (mod -7 2)
(define (fold f acc l) (if (null? l) acc (fold f (f acc (car l)) (cdr l)))) (fold - 0 (quote (1 2 3)))
(quote (a (b #t) nil)) (if 0 (quote zero-is-true) 2) (- 3) (apply + (quote (1 2 3.0))) c1 (/ 7 2) (nope 1) (fact) (car nil) (quote
"""
for line in PROGRAM.strip().splitlines():
    try:
        for form in parse(line):
            try:
                print(show(form)[:45].ljust(46), "=>", show(evaluate(form)))
            except (LispError, TypeError, IndexError) as e:
                print(show(form)[:45].ljust(46), "!!", type(e).__name__, e)
    except LispError as e:
        print("parse error:", e)
print(repr(parse("(foo 1 bar)")), Lambda.count)

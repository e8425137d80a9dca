"""A small Lisp interpreter with proper tail handling of errors."""
import operator as op
from functools import reduce
from fractions import Fraction
class LispError(Exception):
    pass
class Symbol(str):
    def __repr__(self):
        return str(self)
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
        raise LispError(f"unbound symbol {name!r}")
class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def __call__(self, *args):
        if len(args) != len(self.params):
            raise LispError("arity %d != %d" % (len(args), len(self.params)))
        return evaluate(self.body, Env(self.params, args, self.env))
def tokenize(src):
    return src.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
def atom(tok):
    for conv in (int, float, Fraction):
        try:
            return conv(tok)
        except ValueError:
            continue
    return {"#t": True, "#f": False}.get(tok, Symbol(tok))
def read(tokens):
    if not tokens:
        raise LispError("unexpected EOF")
    head = tokens.pop(0)
    if head == "(":
        out = []
        while tokens and tokens[0] != ")":
            out.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return out
    if head == ")":
        raise LispError("unexpected )")
    if head == "'":
        return [Symbol("quote"), read(tokens)]
    return atom(head)
def chain(fn):
    return lambda *a: all(fn(x, y) for x, y in zip(a, a[1:]))

GLOBAL = Env()
GLOBAL.update({
    "+": lambda *a: sum(a), "*": lambda *a: reduce(op.mul, a, 1),
    "-": lambda x, *r: -x if not r else reduce(op.sub, r, x),
    "/": lambda a, b: Fraction(a) / b if isinstance(a, (int, Fraction)) and not isinstance(b, float) else a / b,
    "<": chain(op.lt), "=": chain(op.eq), ">=": chain(op.ge),
    "quot": op.floordiv, "rem": op.mod, "list": lambda *a: list(a),
    "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a] + b,
    "null?": lambda x: x == [], "apply": lambda f, a: f(*a), "map": lambda f, *l: list(map(f, *l)),
    "len": len,
})
def evaluate(x, env=GLOBAL):
    while True:
        if isinstance(x, Symbol):
            return env.find(x)[x]
        if not isinstance(x, list):
            return x
        if not x:
            raise LispError("empty application")
        match x:
            case ["quote", datum]:
                return datum
            case ["if", test, then, *rest]:
                x = then if evaluate(test, env) is not False else (rest[0] if rest else False)
            case ["define", [name, *params], *body]:
                env[name] = Lambda(params, [Symbol("begin"), *body], env)
                return name
            case ["define", name, expr]:
                env[name] = evaluate(expr, env)
                return name
            case ["set!", name, expr]:
                env.find(name)[name] = evaluate(expr, env)
                return None
            case ["lambda", params, body]:
                return Lambda(params, body, env)
            case ["let", bindings, body]:
                names = [b[0] for b in bindings]
                vals = [evaluate(b[1], env) for b in bindings]
                x, env = body, Env(names, vals, env)
            case ["begin", *most, last]:
                for e in most:
                    evaluate(e, env)
                x = last
            case [f, *args]:
                fn = evaluate(f, env)
                argv = [evaluate(a, env) for a in args]
                if isinstance(fn, Lambda):
                    if len(argv) != len(fn.params):
                        raise LispError("arity %d != %d" % (len(argv), len(fn.params)))
                    x, env = fn.body, Env(fn.params, argv, fn.env)
                elif callable(fn):
                    return fn(*argv)
                else:
                    raise LispError(f"not callable: {show(fn)} ({type(fn).__name__})")
def show(v):
    if v is True:
        return "#t"
    if v is False:
        return "#f"
    if isinstance(v, list):
        return "(" + " ".join(map(show, v)) + ")"
    if isinstance(v, Fraction):
        return f"{v.numerator}/{v.denominator}" if v.denominator != 1 else str(v.numerator)
    if isinstance(v, Lambda):
        return f"<lambda/{len(v.params)}>"
    return repr(v)

PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i))))
(loop 5000 0)
(/ 1 3)
(+ 1/3 1/6 0.5)
(+ 1/3 2/3)
(map (lambda (x y) (* x y)) '(1 2 3) '(4 5 6))
(define counter (let ((n 0)) (lambda (by) (begin (set! n (+ n by)) n))))
(list (counter 1) (counter 10) (counter -3))
(quot -7 2)
(rem -7 2)
(< 1 2 3 3)
'(a (b c) "d" #t 1e3)
(fact 2 3)
undefined-thing
(car '())
(3 4)
(/ 1 0)
(+ 1 'a)
(1 2
)
"""
depth, buf = 0, ""
for line in PROGRAM.strip().splitlines():
    try:
        print(f"{line:<62.62}", end="=> ")
        print(show(evaluate(read(tokenize(line)))))
    except LispError as e:
        print("LispError:", e)
    except (IndexError, ZeroDivisionError, TypeError) as e:
        print(f"{type(e).__name__}: {e}")

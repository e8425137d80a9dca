# A Scheme with proper tail calls, macros as functions, mixed numbers, and error values.
import operator as op
from functools import reduce


class Sym(str):
    def __repr__(self):
        return str(self)


class Env(dict):
    def __init__(self, names=(), vals=(), outer=None):
        if isinstance(names, Sym):
            super().__init__({names: list(vals)})
        else:
            vals = list(vals)
            if len(names) != len(vals):
                raise TypeError(f'expected {len(names)} args, got {len(vals)}')
            super().__init__(zip(names, vals))
        self.outer = outer

    def find(self, n):
        e = self
        while e is not None:
            if n in e:
                return e
            e = e.outer
        raise NameError(f'unbound {n}')


class Lambda:
    def __init__(self, names, body, env):
        self.names, self.body, self.env = names, body, env

    def __call__(self, *args):
        return evaluate(self.body, Env(self.names, args, self.env))


def tokenize(s):
    return s.replace('(', ' ( ').replace(')', ' ) ').replace("'", " ' ").split()


def read(tokens):
    if not tokens:
        raise EOFError('unexpected end')
    t = tokens.pop(0)
    if t == '(':
        out = []
        while tokens and tokens[0] != ')':
            out.append(read(tokens))
        if not tokens:
            raise EOFError('missing )')
        tokens.pop(0)
        return out
    if t == ')':
        raise SyntaxError('unexpected )')
    if t == "'":
        return [Sym('quote'), read(tokens)]
    if t in ('#t', '#f'):
        return t == '#t'
    for conv in (int, float, complex):
        try:
            return conv(t)
        except ValueError:
            continue
    return Sym(t)


def show(x):
    if x is True:
        return '#t'
    if x is False:
        return '#f'
    if isinstance(x, list):
        return '(' + ' '.join(map(show, x)) + ')'
    if callable(x):
        return '#<procedure>'
    return str(x)


def num_op(f, unit=None):
    def g(*a):
        if not a:
            if unit is None:
                raise TypeError('needs an argument')
            return unit
        if len(a) == 1 and unit is not None:
            return f(unit, a[0])
        return reduce(f, a)
    return g


def compare(f):
    return lambda *a: all(f(x, y) for x, y in zip(a, a[1:]))


GLOBAL = Env()
GLOBAL.update({Sym(k): v for k, v in {
    '+': num_op(op.add, 0), '*': num_op(op.mul, 1), '-': num_op(op.sub, 0), '/': num_op(op.truediv, 1), '<': compare(op.lt), '=': compare(op.eq), '>': compare(op.gt),
    'car': lambda x: x[0], 'cdr': lambda x: x[1:], 'cons': lambda a, b: [a] + b, 'list': lambda *a: list(a), 'null?': lambda x: x == [], 'length': len,
    'not': lambda x: x is False, 'modulo': op.mod, 'number?': lambda x: isinstance(x, (int, float, complex)) and not isinstance(x, bool), 'eq?': op.is_,
    'apply': lambda f, xs: f(*xs), 'max': max, 'abs': abs, 'display': lambda *a: print(*map(show, a)), 'pair?': lambda x: isinstance(x, list) and x != []}.items()})


def evaluate(x, env=GLOBAL):
    while True:
        match x:
            case Sym():
                return env.find(x)[x]
            case [Sym('quote'), v]:
                return v
            case [Sym('if'), c, a, *rest]:
                x = a if evaluate(c, env) is not False else rest[0] if rest else False
            case [Sym('define'), [name, *params], *body]:
                env[name] = Lambda(params, [Sym('begin'), *body], env)
                return name
            case [Sym('define'), name, v]:
                env[name] = evaluate(v, env)
                return name
            case [Sym('set!'), name, v]:
                env.find(name)[name] = evaluate(v, env)
                return None
            case [Sym('lambda'), params, *body]:
                return Lambda(params, [Sym('begin'), *body], env)
            case [Sym('begin'), *init, last]:
                for e in init:
                    evaluate(e, env)
                x = last
            case [Sym('let'), bindings, *body]:
                env = Env([b[0] for b in bindings], [evaluate(b[1], env) for b in bindings], env)
                x = [Sym('begin'), *body]
            case [Sym('and')]:
                return True
            case [Sym('and'), first, *more]:
                v = evaluate(first, env)
                if v is False or not more:
                    return v
                x = [Sym('and'), *more]
            case [f, *args]:
                fn = evaluate(f, env)
                vals = [evaluate(a, env) for a in args]
                if isinstance(fn, Lambda):
                    x, env = fn.body, Env(fn.names, vals, fn.env)
                else:
                    return fn(*vals)
            case _:
                return x


PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(fact 30)
(fact 5.0)
(define (loop i acc) (if (= i 0) acc (loop (- i 1) (+ acc i))))
(loop 3000 0)
(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))
(map (lambda (x) (* x x)) '(1 2.5 3 (4)))
(map (lambda (x) (* x x)) '(1 2.5 3))
(define counter (let ((n 0)) (lambda () (set! n (+ n 1)) n)))
(begin (counter) (counter) (counter))
((lambda args (length args)) 1 2 3)
(apply + '(1 2 3/4))
(apply max '(1 7 3))
(and 1 (< 1 2 3) (< 3 2) (car '()))
(and (eq? 'a 'a) 0 'last)
(- 5) (/ 2) (+) (*) (/ 7 2 2) (- 1+2j 1)
(display 'hello (list 1 #t (quote (a b))) car)
(if #f 1)
(car '())
(undefined-thing 1)
(fact 1 2)
(1 2)
(set! nowhere 1)
(modulo -7 3) (modulo 7.5 -2) (/ 1 0)
(let ((x 1) (y 2)) (let ((x y) (y x)) (list x y)))
(number? #t) (number? 1.5) (- ) (< 'a 1)
"""
toks = tokenize(PROGRAM)
while toks:
    try:
        form = read(toks)
        print(show(form)[:50], '=>', show(evaluate(form)))
    except (NameError, TypeError, IndexError, ZeroDivisionError) as e:
        print(f'{show(form)[:50]} !! {type(e).__name__}: {e}')
print(show(evaluate(read(tokenize('(+ 1 (* 2')))))

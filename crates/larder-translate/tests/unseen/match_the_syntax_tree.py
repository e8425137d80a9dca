# A simplifier and evaluator written with match.
from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    v: object


@dataclass(frozen=True)
class Var:
    name: object


@dataclass(frozen=True)
class Bin:
    op: object
    l: object
    r: object


class Call:
    __match_args__ = ('fn', 'args')

    def __init__(self, fn, *args):
        self.fn = fn
        self.args = args

    def __repr__(self):
        return f'{self.fn}({", ".join(map(repr, self.args))})'


def simp(e):
    match e:
        case Bin('+', Num(0), x) | Bin('+', x, Num(0)) | Bin('*', Num(1), x) | Bin('*', x, Num(1)):
            return simp(x)
        case Bin('*', Num(0), _) | Bin('*', _, Num(0)):
            return Num(0)
        case Bin('-', a, b) if a == b:
            return Num(0)
        case Bin('+' | '-' | '*' as op, Num(int() | float() as a), Num(int() | float() as b)):
            return Num(a + b if op == '+' else a - b if op == '-' else a * b)
        case Bin(op, l, r):
            new = Bin(op, simp(l), simp(r))
            return new if new == e else simp(new)
        case Call('neg', (Call('neg', (x,)),)):
            return simp(x)
        case Call(fn, args):
            return Call(fn, *(simp(a) for a in args))
        case Num() | Var():
            return e
        case _:
            raise TypeError(f'cannot simplify {e!r}')


def show(e):
    match e:
        case Num(v):
            return repr(v)
        case Var(name=n):
            return n
        case Bin(op=o, r=r, l=l):
            return f'({show(l)} {o} {show(r)})'
        case Call():
            return f'{e.fn}[{"; ".join(map(show, e.args))}]'


X, Y = Var('x'), Var('y')
for e in (Bin('+', Num(0), X), Bin('*', Bin('+', X, Num(0)), Num(1)), Bin('-', Bin('*', X, Y), Bin('*', X, Y)),
          Bin('+', Bin('*', Num(2), Num(3)), Bin('-', Num(1.5), Num(0.5))), Call('neg', Call('neg', Bin('+', X, Num(0)))),
          Call('f', Bin('*', Num(0), Y), Num('text')), Bin('+', Num('a'), Num('b')), Bin('*', Num(True), Y)):
    print(f'{show(e):34} -> {show(simp(e))}')


def shape(v):
    match v:
        case None | False:
            return 'nothing'
        case True:
            return 'yes'
        case 0 | 1:
            return f'bit {v!r}'
        case int(n) if n < 0:
            return f'negative {n}'
        case int() | float():
            return f'number {v}'
        case str() as s if not s:
            return 'empty text'
        case 'a' | 'b' as c:
            return c.upper()
        case str(s):
            return s[::-1]
        case bytes():
            return v.hex()
        case []:
            return 'empty seq'
        case [x]:
            return ['one', shape(x)]
        case [x, y]:
            return ['two', shape(x), shape(y)]
        case [first, *_, last] if first == last:
            return ['ring', first]
        case [first, *mid]:
            return [first, len(mid)]
        case {'type': 'circle', 'r': r}:
            return 3 * r * r
        case {'type': str(t), **rest} if rest:
            return t, sorted(rest)
        case {'type': _}:
            return 'bare'
        case {}:
            return f'mapping of {len(v)}'
        case set() | frozenset():
            return 'set'
        case object(real=r, imag=i):
            return ('complex', r, i)
        case type():
            return v.__name__
        case _:
            return type(v).__name__


for v in (None, False, True, 0, 1, 1.0, -4, -4.5, 10, '', 'a', 'hello', b'\x01\xff', [], (), [0], ('x', None), [1, 2, 1],
          [1, 2, 3], range(4), {'type': 'circle', 'r': 2}, {'type': 'sq', 'w': 1, 'h': 2}, {'type': 5}, {'type': 'q'}, {},
          {1: 2}, {1}, frozenset(), 2 + 3j, int, shape, bytearray(b'z'), 'ab', 0.0, -0.0):
    print(repr(v) if v is not shape else 'fn', '=>', shape(v))
print(simp([1]))

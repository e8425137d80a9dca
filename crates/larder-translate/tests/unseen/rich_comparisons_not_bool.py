# Comparisons that return other things than bools, and who asks for their truth.
class Expr:
    def __init__(self, text):
        self.text = text

    def _b(op):
        def f(self, o):
            return Expr(f'({self.text} {op} {o.text if isinstance(o, Expr) else o!r})')
        return f

    def _r(op):
        def f(self, o):
            return Expr(f'({o!r} {op} {self.text})')
        return f

    __lt__, __le__, __gt__, __ge__, __eq__, __ne__ = map(_b, ('<', '<=', '>', '>=', '==', '!='))
    __add__, __sub__, __mul__, __and__, __or__, __mod__, __matmul__ = map(_b, '+-*&|%@')
    __radd__, __rsub__, __rand__ = map(_r, '+-&')
    __invert__ = lambda self: Expr(f'~{self.text}')
    __neg__ = lambda self: Expr(f'-{self.text}')
    __hash__ = object.__hash__
    __getitem__ = lambda self, k: Expr(f'{self.text}[{k!r}]' if not isinstance(k, slice) else f'{self.text}[{k.start}:{k.stop}:{k.step}]')
    __getattr__ = lambda self, n: Expr(f'{self.text}.{n}') if not n.startswith('__') else object.__getattribute__(self, n)
    __call__ = lambda self, *a, **k: Expr(f'{self.text}({", ".join([repr(x) for x in a] + [f"{n}={v!r}" for n, v in k.items()])})')
    truths = []

    def __bool__(self):
        Expr.truths.append(self.text)
        return 'F' not in self.text

    def __repr__(self):
        return self.text

    del _b, _r


a, b, f = Expr('a'), Expr('b'), Expr('F')
print(a < 1, 1 < a, a == b, a != 'x', 2 > b, a <= b, not (a == b), a + 1 - b * 2, 1 + a, 5 - a, (a > 1) & (b < 2) | ~f, -a % 3 @ b if False else -a % 3)
print(Expr.truths)
Expr.truths.clear()
print(a < b < 3, f < a < b, 1 < a < 5 < b, a == b == f, not a, a and b, f or a, f and a, a if f else b, bool(f), Expr.truths)
Expr.truths.clear()
print(a in [1, b], f in [2, 'q'], [1, b].index(a), (b, f).count(a), [a] == [b], [f] == [a], (a, 1) < (b, 2), {'k': a} == {'k': f}, Expr.truths)
Expr.truths.clear()
print(max(a, b), min([a, f, b]), sorted([b, a]), any([f, f]), all([a, b]), list(filter(None, [a, f, b])), sum([a, b]), Expr.truths)
Expr.truths.clear()
print(a.x.y[1][2:3](4, k=5), a['k'], a.method(b)(), a.b < a.c, Expr.truths)
while f:
    print('never')
assert a, 'fine'
try:
    assert f, f.message
except AssertionError as e:
    print('assert', e, type(e.args[0]).__name__)
match a:
    case 5:
        print('five', Expr.truths)
    case _:
        print('other')
d = {a: 1, b: 2}
print(d[a], len(d), a in d, {a, a, b} == {a, b}, Expr.truths[-3:])


class Vec:
    def __init__(self, *v):
        self.v = v

    def __eq__(self, o):
        return [x == y for x, y in zip(self.v, o.v)] if isinstance(o, Vec) else NotImplemented

    def __lt__(self, o):
        return Vec(*(x < (o.v[i] if isinstance(o, Vec) else o) for i, x in enumerate(self.v)))

    def __repr__(self):
        return f'Vec{self.v}'

    def __len__(self):
        return sum(self.v)


u, w = Vec(1, 2), Vec(1, 3)
print(u == w, u != w, u < w, u < 2, u == 5, u != 5, 3 > u, not u == w, [u] == [w], bool(u < w), bool(Vec(0) < 0))
try:
    hash(u)
except TypeError as e:
    print(e)
for bad in (lambda: u <= w, lambda: sorted([1, u]), lambda: u > 2, lambda: 1 < u, lambda: u < 'x', lambda: Vec('a') < 1):
    try:
        print(bad())
    except TypeError as e:
        print(e)


class Weird:
    def __eq__(self, o):
        raise ValueError(f'compared with {o!r}')

    __hash__ = None

    def __bool__(self):
        return 1


w = Weird()
for f in (lambda: w == 1, lambda: w != 1, lambda: 1 == w, lambda: w in [w], lambda: w in [1], lambda: [w].index(2), lambda: bool(w), lambda: [w] == [w], lambda: {w}, lambda: not w, lambda: (w, 1) == (w, 1), lambda: [1, 2].remove(w)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Tri:
    def __init__(self, s):
        self.s = s

    def __and__(self, o):
        return Tri('F' if 'F' in (self.s, o.s) else 'T' if self.s == o.s == 'T' else 'U')

    __or__ = lambda self, o: ~(~self & ~o)
    __invert__ = lambda self: Tri({'T': 'F', 'F': 'T'}.get(self.s, 'U'))
    __xor__ = lambda self, o: self & ~o | ~self & o
    __iter__ = lambda self: iter(self.s)
    __contains__ = lambda self, x: [] if x == self.s else [0]
    __format__ = lambda self, spec: f'{self.s:{spec}}'

    def __index__(self):
        return 'FUT'.index(self.s)


t = [Tri(c) for c in 'TUF']
for x in t:
    print(f'{x:>3}', *(f'{(x & y).s}{(x | y).s}{(x ^ y).s}' for y in t), 'abc'[x], [*x], 'T' in x, list(range(5))[x:], bin(x), hex(x))
print('%d %s' % (t[0].__index__(), 'ok'), [10, 20, 30][t[1]], 'ab' * t[0], t[0] & 1)

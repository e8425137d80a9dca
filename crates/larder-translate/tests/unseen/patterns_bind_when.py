# When patterns bind their names, which values they ask for, and what guards see.
log = []


class Probe:
    __match_args__ = ('a', 'b')

    def __init__(self, a, b=None):
        self._a, self._b = a, b

    @property
    def a(self):
        log.append('a')
        return self._a

    @property
    def b(self):
        log.append('b')
        if self._b is None:
            raise AttributeError('no b')
        return self._b


class Seq:
    def __init__(self, *xs):
        self.xs = xs

    def __len__(self):
        log.append('len')
        return len(self.xs)

    def __getitem__(self, i):
        log.append(i)
        return self.xs[i]


from collections.abc import Sequence, Mapping
from collections import OrderedDict, defaultdict, deque, Counter, namedtuple
Sequence.register(Seq)
Pt = namedtuple('Pt', 'x y')


def guard(v):
    log.append(('guard', v))
    return v == 'ok'


def run(v):
    x = y = z = rest = 'unset'
    match v:
        case [x, 5]:
            r = 'ends in 5'
        case [x, y] if guard(x):
            r = 'pair ok'
        case [x, [y, z]] if y == z:
            r = 'nested equal'
        case Probe(1, y) | Probe(y, 1):
            r = 'probe'
        case Probe(a=x, b=_):
            r = 'probe any'
        case {'k': [x, *rest], **z} if rest:
            r = 'map list'
        case {'k': x, 'm': y}:
            r = 'map two'
        case {'d': 0}:
            r = 'd zero'
        case [Pt(x=x), *rest, Pt(0, y)]:
            r = 'points'
        case [1 | 2 as x, (3 | 4) as y, *_] as z:
            r = 'bits'
        case ('x' | 'y') as z if (w := z * 2) in ('xx', 'zz'):
            r = 'letter ' + w
        case str(x) | bytes(x) if len(x) > 2:
            r = 'long'
        case float(x) | int(x) if not isinstance(v, bool):
            r = 'num'
        case -1 | -2.5 | 1 + 2j:
            r = 'never'
        case None:
            r = 'none'
        case _:
            r = 'other'
    return r, x, y, z, rest


for v in ([1, 5], ['ok', 2], ['no', [3, 3]], ['no', [3, 4]], Probe(1, 2), Probe(2, 1), Probe(3, 4), Probe(1), {'k': [1, 2], 'q': 0}, {'k': [1]}, {'k': 5, 'm': 6, 'n': 7}, {'d': False}, defaultdict(int),
          [Pt(1, 2), 'mid', Pt(0, 9)], [Pt(1, 2), Pt(1, 3)], [2, 3, 'tail'], (1, 4), 'x', 'y', 'long one', b'abc', b'a', 2.5, -1, True, None, deque([1, 5]), OrderedDict(k=1, m=2), Counter('kkm'), range(4, 6), 'ab', bytearray(b'xx'), iter([1, 5]), {1, 5}, 1 + 2j):
    r = run(v)
    shown = [e if not isinstance(e, (Pt, list, tuple, dict)) else type(e).__name__ for e in r]
    print(r if not isinstance(v, (Probe, Seq)) else shown, *log)
    log.clear()


def kinds(v):
    match v:
        case bool(): return 'bool'
        case int(real=n) if n > 100: return 'big'
        case int(): return 'int'
        case list([]): return 'empty list'
        case list([x]) | tuple([x]): return f'one {x}'
        case dict({}) if not v: return 'empty dict'
        case dict(keys=k): return f'dict {sorted(k())}'
        case set(): return 'set'
        case type(__name__=n): return 'class ' + n
        case object(__class__=c): return c.__name__


print([kinds(v) for v in (True, 5, 500, [], [1], (2,), {}, {'a': 1}, set(), int, 'q', None, 1.5)])


class Op:
    ADD, SUB = 'add', 'sub'

    class Deep:
        X = -1


def dotted(v):
    match v:
        case Op.ADD: return 1
        case [Op.SUB, Op.Deep.X as n]: return n
        case {Op.ADD: n}: return n
        case Op(): return 'op'
    return 'fell through'


print([dotted(v) for v in ('add', ['sub', -1], {'add': 7}, Op(), 'sub')])
for bad in (lambda: [c for c in [0] if (lambda: 1)()],):
    bad()
try:
    match Probe(1, 2):
        case Probe(1, 2, 3):
            print('no')
except TypeError as e:
    print(e)
try:
    match 5:
        case int(1, 2):
            print('no')
except TypeError as e:
    print(e)


class NoArgs:
    pass


try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as e:
    print(e)
NoArgs.__match_args__ = ['x']
try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as e:
    print(e)
notclass = len
try:
    match 5:
        case notclass():
            pass
except TypeError as e:
    print(e)
match [1, [2, {'k': (3, 4)}]]:
    case [a, [b, {'k': (c, d), **more}]]:
        print(a, b, c, d, more)
match {'a': 1}:
    case {'a': 1 as one, **others} if others:
        print('no')
    case {'b': _}:
        print('no')
print(one, others)
match (lambda: 5)(), 'two':
    case n, str(s) if n > 3:
        print(n, s)
match {'x': None}:
    case {'x': v}:
        print(v)
match 1, 2, 3:
    case first, *_, last:
        print(first, last)
match Probe(0):
    case Probe(b=1):
        print('no')
    case Probe(q=1):
        print('no')
    case Probe():
        print('bare', log)

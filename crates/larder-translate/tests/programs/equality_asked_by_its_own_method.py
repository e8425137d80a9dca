# Assertions, patterns and `not` ask for equality by its own method.
log = []


class Both:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        log.append(f'eq {o!r}')
        return self.n == (o.n if isinstance(o, Both) else o)

    def __ne__(self, o):
        log.append(f'ne {o!r}')
        return 'always'

    __hash__ = None
    __repr__ = lambda s: f'B{s.n}'


def check(f):
    log.clear()
    try:
        r = f()
    except AssertionError as e:
        r = f'failed {e}'
    print(r, log)


a, b = Both(1), Both(1)


def asserts():
    assert a == b, 'first'
    assert a == 1
    assert not a != 2 or True
    assert a != b
    assert not (a == 5)
    assert a == 2, 'last'


def matches(v):
    match v:
        case 5:
            return 'five'
        case 1:
            return 'one'
        case [2, *_] | {'k': 2}:
            return 'two'
        case _:
            return 'none'


class Ns:
    A = Both(7)
    B = 3


def dotted(v):
    match v:
        case Ns.A:
            return 'A'
        case Ns.B:
            return 'B'
        case [Ns.B, Ns.A]:
            return 'BA'


check(asserts)
for v in (a, Both(5), [Both(2), 3], {'k': Both(2)}, Both(0)):
    check(lambda: matches(v))
for v in (7, 3, Both(3), [3, 7], 8):
    check(lambda: dotted(v))
check(lambda: (a != b, not a == b, a == b != 3, 1 != a, a not in [b], [a] != [b], (a,) != (b,), {'x': a} != {'x': b}))
check(lambda: [a, b].count(1) + [a].index(b))


class NoNe:
    def __eq__(self, o):
        return NotImplemented if o is None else 'truthy'


n = NoNe()
check(lambda: (n != 1, n == 1, n != None, n == None, not n == 1))


def parity(x):
    assert x % 2 == 0, f'odd {x}'
    assert [x] == [x] and (x, 1) == (x, 1)
    assert x == x or x != x
    return x


check(lambda: parity(4))
check(lambda: parity(3))
check(lambda: parity(4.0))
nan = float('nan')
try:
    assert nan == nan, 'nan'
except AssertionError as e:
    print(e)
match nan:
    case float(x) if x == nan:
        print('same')
    case float():
        print('a float')
assert a != 1, 'passes'
assert a == 3

# Lazy streams built from closures and cells; memoised thunks; infinite sequences; knot-tying.
EMPTY = None


class Thunk:
    __slots__ = ('fn', 'val', 'state')

    def __init__(self, fn):
        self.fn, self.val, self.state = fn, None, 'new'

    def __call__(self):
        if self.state == 'busy':
            raise RecursionError('thunk needs itself')
        if self.state == 'new':
            self.state = 'busy'
            try:
                self.val = self.fn()
            except Exception:
                self.state = 'new'
                raise
            self.state, self.fn = 'done', None
        return self.val


def cons(h, t):
    return h, t if isinstance(t, Thunk) else Thunk(t)


def head(s):
    return s[0]


def tail(s):
    return s[1]()


def take(n, s):
    out = []
    while n and s is not EMPTY:
        out.append(head(s))
        n -= 1
        s = tail(s) if n else s
    return out


def smap(f, *ss):
    if any(s is EMPTY for s in ss):
        return EMPTY
    return cons(f(*map(head, ss)), lambda: smap(f, *map(tail, ss)))


def sfilter(p, s):
    while s is not EMPTY and not p(head(s)):
        s = tail(s)
    return EMPTY if s is EMPTY else cons(head(s), lambda: sfilter(p, tail(s)))


def count(n, step=1):
    return cons(n, lambda: count(n + step, step))


def from_iter(it):
    it = iter(it)
    try:
        return cons(next(it), lambda: from_iter(it))
    except StopIteration:
        return EMPTY


def merge(a, b):
    if a is EMPTY or b is EMPTY:
        return b if a is EMPTY else a
    x, y = head(a), head(b)
    if x < y:
        return cons(x, lambda: merge(tail(a), b))
    if y < x:
        return cons(y, lambda: merge(a, tail(b)))
    return cons(x, lambda: merge(tail(a), tail(b)))


def scan(f, acc, s):
    return cons(acc, lambda: EMPTY if s is EMPTY else scan(f, f(acc, head(s)), tail(s)))


def interleave(a, b):
    return b if a is EMPTY else cons(head(a), lambda: interleave(b, tail(a)))


def sieve(s):
    p = head(s)
    return cons(p, lambda: sieve(sfilter(lambda n: n % p, tail(s))))


fibs = cons(0, lambda: cons(1, lambda: smap(lambda a, b: a + b, fibs, tail(fibs))))
hamming = cons(1, lambda: merge(smap(lambda n: n * 2, hamming), merge(smap(lambda n: n * 3, hamming), smap(lambda n: n * 5, hamming))))
calls = []


def noisy(n):
    calls.append(n)
    return n * n


print(take(10, fibs), take(100, fibs)[-1])
print(take(20, hamming))
print(take(12, sieve(count(2))), take(4, count(0.5, 0.25)))
sq = smap(noisy, count(1))
print(take(3, sq), take(5, sq), calls)
print(take(9, from_iter('abc')), take(3, from_iter(x for x in range(2))), from_iter([]))
print(take(6, scan(lambda a, b: a * b, 1, count(1))), take(5, scan(lambda a, b: a + b, '', from_iter('xyz'))))
print(take(7, interleave(count(1), from_iter('ab'))), take(5, interleave(EMPTY, from_iter([None]))))
loop = Thunk(lambda: loop() + 1)
try:
    loop()
except RecursionError as e:
    print(e, loop.state)
try:
    loop.other = 1
except AttributeError as e:
    print(e)
fails = [2]


def flaky():
    if fails[0]:
        fails[0] -= 1
        raise OSError('not yet')
    return 'ready'


s = cons('start', flaky)
for _ in range(4):
    try:
        print(tail(s), s[1].state)
    except OSError as e:
        print(e, s[1].state)


def unfold(f, seed):
    r = f(seed)
    if r is None:
        return EMPTY
    v, nxt = r
    return cons(v, lambda: unfold(f, nxt))


print(take(20, unfold(lambda n: None if n == 1 else (n, n // 2 if n % 2 == 0 else 3 * n + 1), 6)))
print(take(8, unfold(lambda p: (p[0], (p[1], p[0] + p[1])), (1.5, 2))))
print(''.join(take(5, unfold(lambda s: (s[0], s[1:] + s[:1]), 'abc'))))


def pi_stream():
    def go(q, r, t, k, n, l):
        while True:
            if 4 * q + r - t < n * t:
                args = (q * 10, 10 * (r - n * t), t, k, (10 * (3 * q + r)) // t - 10 * n, l)
                return cons(n, lambda: go(*args))
            q, r, t, k, n, l = (q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k) + 2 + (r * l)) // (t * l), l + 2)
    return go(1, 0, 1, 1, 3, 3)


print(''.join(map(str, take(50, pi_stream()))))
print(head(tail(tail(from_iter([1, 2])))))

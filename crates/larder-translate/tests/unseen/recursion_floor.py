# Deep recursion: limits, catching RecursionError, converting to loops, mutual recursion, memo depth.
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def forever(n=0):
    return forever(n + 1)


def catch_at(n, trail):
    try:
        return catch_at(n + 1, trail)
    except RecursionError:
        trail.append(n)
        raise


print(depth(500), sys.getrecursionlimit())
try:
    forever()
except RecursionError as e:
    print(type(e).__name__, str(e)[:32], isinstance(e, RuntimeError))
trail = []
try:
    catch_at(0, trail)
except RecursionError:
    print(len(trail) > 900, trail[0] > trail[-1], trail[-1], trail == sorted(trail, reverse=True))
sys.setrecursionlimit(5000)
print(depth(4000), sys.getrecursionlimit())
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(1001), odd(3001))


class Loop:
    def __init__(self):
        self.n = 0

    def __getattr__(self, name):
        return getattr(self, name + '_')


class SelfRepr:
    def __repr__(self):
        return f'<{self!r}>'


class SelfEq:
    def __init__(self):
        self.other = self

    def __eq__(self, o):
        return self.other == o.other


class SelfLen:
    def __len__(self):
        return len(self)


for f in (lambda: Loop().x, lambda: repr(SelfRepr()), lambda: SelfEq() == SelfEq(), lambda: len(SelfLen()), lambda: (g := lambda: g())()):
    try:
        print(f())
    except RecursionError as e:
        print('RecursionError')
a = [1]
a.append(a)
print(a, [a, a], a == a, a[1][1][1] is a)
d = {'self': None}
d['self'] = d
t = (a, d)
print(d, t)
b = [1]
b.append(b)
try:
    print(a == b)
except RecursionError as e:
    print(e)


def flatten(x):
    stack = [x]
    out = []
    while stack:
        v = stack.pop()
        if isinstance(v, (list, tuple)):
            stack.extend(reversed(v))
        else:
            out.append(v)
    return out


deep = 0
for i in range(100000):
    deep = [deep, i] if i % 1000 == 0 else [deep]
print(flatten(deep)[:4], len(flatten(deep)))


def ack(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))


print(ack(2, 5), ack(3, 3))


def hanoi(n, a='A', b='B', c='C'):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(' '.join(hanoi(3)), sum(1 for _ in hanoi(10)))


def perms(xs):
    return [xs] if len(xs) < 2 else [xs[i:i + 1] + p for i in range(len(xs)) for p in perms(xs[:i] + xs[i + 1:])]


print(perms('abc'), len(perms([1, 2, 3, 4])), perms((1, 2)), perms(''))
sys.setrecursionlimit(200)
try:
    depth(300)
except RecursionError as e:
    print('low', e)
sys.setrecursionlimit(1000)


def trampoline(f, *a):
    r = f(*a)
    while callable(r):
        r = r()
    return r


def down(n, acc=0):
    return acc if n == 0 else lambda: down(n - 1, acc + n)


print(trampoline(down, 50000))


def cleanup(n):
    try:
        return cleanup(n - 1) if n else 1 / 0
    finally:
        if n % 100 == 0:
            print('unwind', n)


try:
    cleanup(300)
except ZeroDivisionError as e:
    print(e)
forever()

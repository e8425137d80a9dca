"""Programs that fall too deep, notice, and go on; and deep structures handled without falling."""
import functools
import sys


def dive(n):
    return dive(n + 1)


def depth_probe():
    deepest = 0

    def go(n):
        nonlocal deepest
        deepest = n
        go(n + 1)

    try:
        go(1)
    except RecursionError as e:
        return deepest > 500, str(e)


print(depth_probe(), depth_probe())


def survive(n):
    try:
        return survive(n + 1)
    except RecursionError:
        return "bottom"
    finally:
        counts.append(n)


counts = []
print(survive(0), counts[-1], counts == sorted(counts, reverse=True), len(counts) > 100)


class Mirror:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __eq__(self, o):
        return self.other == o.other

    def __repr__(self):
        return f"<{self.name} {self.other!r}>"

    def __len__(self):
        return len(self.other)

    def __getattr__(self, name):
        return getattr(self.other, name)

    @property
    def loop(self):
        return self.loop

    def __iter__(self):
        yield self.name
        yield from self.other


a, b = Mirror("a"), Mirror("b")
a.other, b.other = b, a
for label, f in [("eq", lambda: a == b), ("repr", lambda: repr(a)), ("len", lambda: len(a)), ("getattr", lambda: a.nothing), ("property", lambda: a.loop), ("dive", lambda: dive(0)), ("lambda", lambda: (lambda f: f(f))(lambda f: f(f))), ("str format", lambda: f"{b}"), ("sort key", lambda: sorted([2, 1], key=dive)), ("map", lambda: list(map(dive, [1]))), ("gen", lambda: list(a))]:
    try:
        print(label, f())
    except RecursionError as e:
        print(label, type(e).__name__, str(e).split(" while")[0].split(" in ")[0], isinstance(e, RuntimeError))

lst = [1]
lst.append(lst)
dct = {"self": None, "list": lst}
dct["self"] = dct
tpl = ([],)
tpl[0].append(tpl)
print(lst, dct, tpl, lst[1][1][1][0], lst[1] is lst)
try:
    other = [1]
    other.append(other)
    print(lst == other)
except RecursionError as e:
    print("comparing", type(e).__name__)
print(lst == lst, lst in lst, lst.index(lst), len(lst), lst.copy()[1] is lst, lst * 2)

nested = []
for _ in range(300):
    nested = [nested]
text = repr(nested)
print(len(text), text[:5], text.count("["))


def flatten(x):
    stack, out = [x], []
    while stack:
        top = stack.pop()
        if isinstance(top, list):
            stack.extend(reversed(top))
        else:
            out.append(top)
    return out


deep = 0
for i in range(5000):
    deep = [i, deep]
print(len(flatten(deep)), flatten(deep)[:3], flatten(deep)[-1])
del deep


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def is_even(n): return True if n == 0 else is_odd(n - 1)
def is_odd(n): return False if n == 0 else is_even(n - 1)


print(ackermann(2, 3), [ackermann(1, n) for n in range(4)], is_even(400), is_odd(401), is_even(7))


@functools.lru_cache(None)
def ways(n):
    return 1 if n <= 1 else ways(n - 1) + ways(n - 2)


for i in range(0, 1000, 100):
    ways(i)
print(ways(900), len(str(ways(900))))


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(" ".join(hanoi(3)), sum(1 for _ in hanoi(10)))


def chain(n):
    if n == 0:
        yield "bottom"
    else:
        yield from chain(n - 1)
        yield n


print(sum(1 for _ in chain(150)), list(chain(4)))


def trampoline(f, *args):
    while callable(f):
        f, *args = f(*args) if args else f()
        if not callable(f):
            return f, args
    return f


def count_down(n, acc):
    return (count_down, n - 1, acc + n) if n else (acc,)


print(trampoline(count_down, 20000, 0))
old = sys.getrecursionlimit()
print(old == 1000)
sys.setrecursionlimit(3000)
print(is_even(2000), sys.getrecursionlimit())
sys.setrecursionlimit(old)
try:
    is_even(5000)
except RecursionError:
    print("too deep again")
try:
    sys.setrecursionlimit(0)
except ValueError as e:
    print(e)


def fails_in_handler(n):
    try:
        dive(0)
    except RecursionError as e:
        raise ValueError("translated %d" % n) from None


for n in range(3):
    try:
        fails_in_handler(n)
    except ValueError as e:
        print(e, e.__cause__, type(e.__context__).__name__, e.__suppress_context__)
print("alive")

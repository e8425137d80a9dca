"""A small property tester: seeded generators, shrinking, reports; the properties under test include broken ones."""
import functools
import inspect
import itertools
import random
import sys
import traceback


class Gen:
    def __init__(self, draw, shrink=lambda v: ()):
        self.draw, self.shrink = draw, shrink

    def map(self, f):
        return Gen(lambda r, n: f(self.draw(r, n)))

    def filter(self, pred, tries=50):
        def draw(r, n):
            for _ in range(tries):
                if pred(v := self.draw(r, n)):
                    return v
            raise Exhausted(f"{tries} values refused")
        return Gen(draw, lambda v: (s for s in self.shrink(v) if pred(s)))

    def __or__(self, other):
        return Gen(lambda r, n: (self if r.random() < 0.5 else other).draw(r, n))


class Exhausted(Exception):
    pass


def ints(lo=-100, hi=100):
    def shrink(v):
        while v:
            v = int(v / 2)
            if lo <= v <= hi:
                yield v
    return Gen(lambda r, n: r.randint(max(lo, -n * 10), min(hi, n * 10)), shrink)


def lists(of, most=8):
    def shrink(xs):
        for i in range(len(xs)):
            yield xs[:i] + xs[i + 1:]
        for i, x in enumerate(xs):
            for s in of.shrink(x):
                yield xs[:i] + [s] + xs[i + 1:]
    return Gen(lambda r, n: [of.draw(r, n) for _ in range(r.randint(0, min(n, most)))], shrink)


def texts(alphabet="abc"):
    return Gen(lambda r, n: "".join(r.choice(alphabet) for _ in range(r.randint(0, n))), lambda s: (s[:i] + s[i + 1:] for i in range(len(s))))


def tuples(*gens):
    def shrink(t):
        for i, (g, v) in enumerate(zip(gens, t)):
            for s in g.shrink(v):
                yield (*t[:i], s, *t[i + 1:])
    return Gen(lambda r, n: tuple(g.draw(r, n) for g in gens), shrink)


class Falsified(AssertionError):
    def __init__(self, name, original, smallest, error, steps):
        super().__init__(name, smallest)
        self.name, self.original, self.smallest, self.error, self.steps = name, original, smallest, error, steps

    def __str__(self):
        args = ", ".join(f"{k}={v!r}" for k, v in self.smallest.items())
        return f"{self.name}({args}) after {self.steps} shrinks: {type(self.error).__name__}: {self.error}"


registry = []


def prop(seed=0, runs=60, **gens):
    def deco(fn):
        names = list(inspect.signature(fn).parameters)
        if extra := set(gens) ^ set(names):
            raise TypeError(f"{fn.__name__}: {sorted(extra)} not matched")

        def fails(values):
            try:
                fn(**values)
            except Exception as e:
                return e

        @functools.wraps(fn)
        def check():
            rng = random.Random(seed)
            whole = tuples(*(gens[n] for n in names))
            for run in range(runs):
                drawn = whole.draw(rng, 1 + run // 4)
                values = dict(zip(names, drawn))
                if error := fails(values):
                    steps, best = 0, drawn
                    improving = True
                    while improving:
                        improving = False
                        for cand in whole.shrink(best):
                            if e := fails(dict(zip(names, cand))):
                                best, error, improving = cand, e, True
                                steps += 1
                                break
                    raise Falsified(fn.__name__, values, dict(zip(names, best)), error, steps)
            return run + 1
        registry.append(check)
        return check
    return deco


@prop(xs=lists(ints()))
def reverse_twice(xs):
    assert xs[::-1][::-1] == xs


@prop(seed=3, xs=lists(ints()), n=ints(0, 5))
def sum_small(xs, n):
    assert sum(xs) < 100 + n, f"sum {sum(xs)}"


@prop(seed=5, s=texts(), t=texts("ab"))
def no_abba(s, t):
    assert "ab" not in s + t


@prop(a=ints(), b=ints().filter(bool))
def divmod_law(a, b):
    q, r = divmod(a, b)
    assert q * b + r == a and (r == 0 or (r > 0) == (b > 0)) and abs(r) < abs(b)


@prop(seed=1, a=ints(), b=ints(-3, 3))
def divides(a, b):
    assert a % b in range(-3, 4)


@prop(seed=2, xs=lists(ints(0, 9)))
def buggy_sort(xs):
    done = sorted(set(xs))
    assert len(done) == len(xs), (done, xs)


@prop(seed=4, x=ints(0, 3).map(str) | texts("xyz"))
def str_is_digit(x):
    assert x.isdigit() or not x, x


@prop(v=ints(1, 3).filter(lambda v: v > 5))
def exhausting(v):
    pass


@prop(seed=9, runs=200, xs=lists(ints()))
def merge_is_sorted(xs):
    def merge_sort(v):
        if len(v) < 2:
            return v
        m = len(v) // 2
        a, b = merge_sort(v[:m]), merge_sort(v[m:])
        out = []
        while a and b:
            out.append((a if a[0] <= b[0] else b).pop(0))
        return out + a + b
    assert merge_sort(xs[:]) == sorted(xs)


results = []
for check in registry:
    try:
        print(f"{check.__name__:<16} ok {check()}")
        results.append("ok")
    except Falsified as f:
        print(f"{check.__name__:<16} {f}")
        print(f"{'':16} from {f.original}")
        results.append("bad")
    except Exhausted as e:
        print(f"{check.__name__:<16} gave up: {e}")
        results.append("gave up")
print([(k, len(list(g))) for k, g in itertools.groupby(sorted(results))], len(registry), registry[0].__wrapped__.__name__)
try:
    @prop(x=ints())
    def wrong(y):
        pass
except TypeError as e:
    print(e)
try:
    registry[1]()
except AssertionError as e:
    lines = traceback.format_exception_only(type(e), e)
    print(lines[0].strip().split(" ", 1)[1], isinstance(e.error, AssertionError), e.args[0])
    sys.exit(f"{results.count('bad')} properties are false")

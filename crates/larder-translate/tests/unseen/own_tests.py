"""A home-made unit test runner with decorators, parametrisation, fixtures, and an exit status."""
import re
import sys
from collections import Counter
from contextlib import contextmanager
from functools import wraps

class Skip(Exception):
    pass

class Failure(AssertionError):
    pass

@contextmanager
def raises(exc, match=None):
    box = type("Box", (), {"exc": None})()
    try:
        yield box
    except exc as e:
        box.exc = e
        if match and not re.search(match, str(e)):
            raise Failure(f"{str(e)!r} does not match {match!r}") from e
    else:
        names = "/".join(t.__name__ for t in (exc if isinstance(exc, tuple) else (exc,)))
        raise Failure(f"{names} not raised")

class approx:
    def __init__(self, v, tol=1e-9):
        self.v, self.tol = v, tol
    def __eq__(self, o):
        return abs(self.v - o) <= self.tol
    def __repr__(self):
        return f"{self.v}±{self.tol}"

class Expect:
    def __init__(self, val, negate=False):
        self.val, self.negate = val, negate
    @property
    def not_(self):
        return Expect(self.val, not self.negate)
    def __getattr__(self, name):
        if not name.startswith("to_"):
            raise AttributeError(f"expect has no {name!r}")
        check = getattr(sys.modules[__name__], "check_" + name[3:], None)
        if check is None:
            raise AttributeError(f"no matcher {name[3:]!r}")
        def matcher(*args):
            if bool(check(self.val, *args)) == self.negate:
                raise Failure(f"expected {self.val!r}{' not' * self.negate} {name.replace('_', ' ')} {', '.join(map(repr, args))}".rstrip())
            return self
        return matcher

def check_equal(a, b):
    return a == b

def check_contain(a, *b):
    return all(x in a for x in b)

def check_be_a(a, t):
    return isinstance(a, t)

def check_be_empty(a):
    return len(a) == 0

expect = Expect

def case(*params, skip=None, xfail=False):
    def deco(fn):
        fn._cases = [p if isinstance(p, tuple) else (p,) for p in params] or [()]
        fn._skip, fn._xfail = skip, xfail
        return fn
    if len(params) == 1 and callable(params[0]):
        fn, params = params[0], ()
        return deco(fn)
    return deco

class Suite:
    suites = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Suite.suites.append(cls)
    def setup(self):
        pass
    def teardown(self):
        pass
    @classmethod
    def tests(cls):
        seen = set()
        for k in reversed(cls.__mro__):
            for name, fn in vars(k).items():
                if hasattr(fn, "_cases") and name not in seen and getattr(cls, name):
                    seen.add(name)
                    yield name, getattr(cls, name)
    @classmethod
    def run(cls):
        for name, fn in cls.tests():
            for i, args in enumerate(fn._cases):
                label = f"{cls.__name__}.{name}" + (f"[{i}]" if len(fn._cases) > 1 else "")
                self = cls()
                try:
                    if fn._skip:
                        raise Skip(fn._skip)
                    self.setup()
                    try:
                        fn(self, *args)
                    finally:
                        self.teardown()
                except Skip as s:
                    yield "SKIP", label, str(s)
                except AssertionError as e:
                    yield "XFAIL" if fn._xfail else "FAIL", label, str(e) or "assertion failed"
                except Exception as e:
                    chain, c = [], e
                    while c is not None:
                        chain.append(f"{type(c).__name__}: {c}")
                        c = c.__cause__ or (None if c.__suppress_context__ else c.__context__)
                    yield "ERROR", label, " <- ".join(chain)
                else:
                    yield "XPASS" if fn._xfail else "PASS", label, ""

class ListSuite(Suite):
    log = []
    def setup(self):
        self.xs = [1, 2, 3]
        self.log.append("up")
    def teardown(self):
        self.log.append("down")
        if self.xs is None:
            raise RuntimeError("teardown boom")
    @case
    def append(self):
        self.xs.append(4)
        expect(self.xs).to_equal([1, 2, 3, 4]).to_contain(4, 1)
    @case((0, 1), (-1, 3), (5, None))
    def index(self, i, want):
        assert self.xs[i] == want, f"xs[{i}] is {self.xs[i]}"
    @case((1, 2), 3, (1, 2, 3))
    def arity(self, a, b):
        expect(a + b).to_equal(3)
    @case
    def negated(self):
        expect([]).not_.to_be_a(dict).to_be_empty
    @case
    def broken_teardown(self):
        self.xs = None
        raise ValueError("body")
    @case(xfail=True)
    def known_bug(self):
        assert sorted("b a".split(), reverse=True) == ["a", "b"]
    @case(skip="not today")
    def skipped(self):
        1 / 0

class Derived(ListSuite):
    def setup(self):
        super().setup()
        self.xs *= 2
    @case(xfail=True)
    def append(self):
        expect(len(self.xs)).to_equal(6)
    @case((0.1 + 0.2, 0.3), (1 / 3, 0.333))
    def floats(self, a, b):
        assert a == approx(b), f"{a!r} != {approx(b)!r}"
        assert approx(b) != a + 1
    @case
    def raising(self):
        with raises(ZeroDivisionError, match="by zero$") as box:
            1 // 0
        expect(box.exc.args).to_equal(("integer division or modulo by zero",))
        with raises((KeyError, IndexError)):
            {}["k"]
        with raises(TypeError, match="unhashable type: 'set'"):
            {set(): 1}
        with raises(KeyError):
            pass
    @case
    def matchers(self):
        expect({"a": 1}).to_contain("a").not_.to_be_empty()
        expect("abc").to_be_a(str).not_.to_contain("z")
        expect(3).to_frobnicate(1)

    arity = None

tally = Counter()
for suite in Suite.suites:
    for status, label, msg in suite.run():
        tally[status] += 1
        print(f"{status:<6}{label}{': ' if msg else ''}{msg}")
print(dict(sorted(tally.items())), Counter(ListSuite.log), [n for n, _ in Derived.tests()])
bad = tally["FAIL"] + tally["ERROR"] + tally["XPASS"]
print(f"{bad} problem{'s' * (bad != 1)} out of {tally.total()}")
sys.exit(bad)

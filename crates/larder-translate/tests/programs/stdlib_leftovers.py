"""Names of modules that are known already, and modules of a few names."""
import abc
import atexit
import bisect
import cmath
import collections
import collections.abc
import functools
import heapq
import inspect
import itertools
import keyword
import numbers
import operator
import os.path
import queue
import string
import warnings
import weakref
from collections import deque
from decimal import Decimal
from fractions import Fraction


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (TypeError, ValueError, KeyError, AttributeError, IndexError, OverflowError) as error:
        print(label, type(error).__name__, error)


def towers():
    values = [True, 3, 2.5, 1j, Fraction(1, 2), Decimal("1.5"), "text", None, [1]]
    kinds = [numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral]
    for value in values:
        print(type(value).__name__, [isinstance(value, kind) for kind in kinds])
    print(issubclass(int, numbers.Integral), issubclass(float, numbers.Rational), issubclass(Decimal, numbers.Real))
    class Two:
        def __len__(self): return 2
        def __iter__(self): return iter("ab")
        def __contains__(self, item): return item in "ab"
    kinds = ["Iterable", "Iterator", "Sized", "Container", "Collection", "Sequence", "MutableSequence", "Mapping", "Set", "Hashable", "Callable", "Reversible"]
    for value in [[], (), "", b"", {}, set(), frozenset(), deque(), range(3), {}.keys(), {}.values(), iter([]), Two(), print, 5, bytearray()]:
        print([kind for kind in kinds if isinstance(value, getattr(collections.abc, kind))])


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self):
        """The area."""

    @abc.abstractmethod
    def name(self):
        ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        return self.side ** 2

    def name(self):
        return "square"


class Foreign:
    pass


def abstract():
    attempt("abstract", Shape)
    print(Square(3).area, Square(2).name(), issubclass(Square, Shape), issubclass(Foreign, Shape))
    print(Shape.register(Foreign) is Foreign, issubclass(Foreign, Shape), isinstance(Foreign(), Shape), isinstance(Foreign(), Square))
    collections.abc.Sequence.register(Foreign)
    print(isinstance(Foreign(), collections.abc.Sequence), isinstance(Foreign(), collections.abc.Mapping))
    attempt("register", lambda: Shape.register(3))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, loud=False):
        self.alive = state
        return ("!" if loud else "") + str(state)

    set_alive = functools.partialmethod(set_state, True)
    set_dead = functools.partialmethod(set_state, False, loud=True)

    @functools.singledispatchmethod
    def shown(self, value):
        return f"something {value}"

    @shown.register(int)
    def _(self, value):
        return f"number {value} of {self.alive}"

    @shown.register(list)
    def _(self, value):
        return [self.shown(one) for one in value]


def functions():
    cell = Cell()
    print(cell.set_alive(), cell.alive, cell.set_dead(), cell.alive, cell.set_alive(loud=True))
    print(cell.shown("x"), cell.shown(3), cell.shown([1, "y"]))
    print(list(heapq.merge([1, 4], [2, 3], key=lambda x: x)), list(heapq.merge([4, 1], [3, 2], reverse=True)), heapq.nlargest(2, ["a", "bbb", "cc"], key=len))
    words = ["a", "bbb"]
    bisect.insort(words, "cc", key=len)
    print(words, bisect.bisect(words, 2, key=len), bisect.bisect_left([1, 2, 2, 3], 2, lo=1, hi=3))
    print(operator.length_hint([1, 2]), operator.length_hint(5, 7), list(itertools.pairwise("abc")), list(itertools.accumulate([1, 2], initial=5)))
    try:
        from itertools import batched
        print(batched)
    except ImportError as error:
        print(error)
    attempt("batched", lambda: itertools.batched)
    print(os.path.join("a", "b"), keyword.iskeyword("for"), keyword.issoftkeyword("match"), len(keyword.kwlist))


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str) and key not in kwargs:
            return f"<{key}>"
        return super().get_value(key, args, kwargs)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


def formatters():
    plain = string.Formatter()
    print(plain.format("{0} {x!r:>5} {1[0]} {} {{}}" if False else "{0} {x!r:>5} {1[0]} {{}}", "a", [1], x="q"), plain.format("{} {:{}}", 1, 2, 4))
    print(Default().format("{a} {b:>6} {0}", 9, a=1), plain.vformat("{k.real} {d[x]}", (), {"k": 3, "d": {"x": "y"}}))
    print(list(plain.parse("a{b!r:c}d{{e}}")), plain.get_field("0.real", (7,), {}), plain.convert_field("é", "a"))
    for text in ["{", "}", "{0", "{!x}", "{0!}", "{} {0}", "{0.}", "{5}", "{name}", "{0[}"]:
        attempt(text, lambda: plain.format(text, 1))


def complexes():
    for z in [1 + 2j, -1, 2.5 - 0.5j, 0.1j, complex(-0.0, 1.0), 1e-310, 100 + 1j]:
        print(cmath.sqrt(z), cmath.exp(z), cmath.log(z), cmath.polar(z), cmath.phase(z), cmath.sin(z), cmath.cosh(z), cmath.tan(z))
    print(cmath.rect(2, 1), cmath.log10(1000), cmath.log(8, 2), cmath.isclose(1, 1 + 1e-12), cmath.pi, cmath.isnan(cmath.nanj), cmath.isinf(cmath.infj))
    attempt("log", lambda: cmath.log(0))
    attempt("exp", lambda: cmath.exp(1000))
    attempt("text", lambda: cmath.sqrt("1"))


class Node:
    def __init__(self, name):
        self.name = name


def references():
    node = Node("a")
    held = weakref.ref(node)
    print(held() is node, held().name, held == weakref.ref(node))
    known = weakref.WeakValueDictionary()
    known["a"] = node
    known["b"] = Node("gone at once")
    print(len(known), list(known), "a" in known, "b" in known, known.get("b", "none"))
    keys = weakref.WeakKeyDictionary()
    keys[node] = 1
    group = weakref.WeakSet([node])
    print(keys[node], len(keys), len(group), node in group)
    del node
    print(held(), len(known), len(keys), len(group))
    attempt("int", lambda: weakref.ref(3))
    attempt("missing", lambda: known["a"])


def queues():
    for made in [queue.Queue(), queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()]:
        for item in [3, 1, 2]:
            made.put(item)
        print(type(made).__name__, made.qsize(), [made.get() for _ in range(3)], made.empty())
    small = queue.Queue(maxsize=1)
    small.put_nowait("x")
    print(small.full())
    for call in [lambda: small.put_nowait("y"), lambda: small.put("y", timeout=0.01), lambda: small.get() and small.get_nowait()]:
        try:
            call()
        except (queue.Full, queue.Empty) as error:
            print(type(error).__name__)
    small.task_done()
    attempt("done", small.task_done)


def told():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("old", DeprecationWarning)
        warnings.warn("plain")
        warnings.warn(RuntimeWarning("made"))
        print([(str(one.message), one.category.__name__) for one in caught])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            warnings.warn("raised", ResourceWarning)
        except ResourceWarning as error:
            print("raised", error)
        warnings.filterwarnings("ignore", message="qui")
        warnings.warn("quiet")
    attempt("category", lambda: warnings.warn("x", int))
    print(inspect.cleandoc("""First.

        Second
          third.
    """), inspect.isclass(Cell), inspect.isfunction(told), inspect.ismethod(Cell().set_state), inspect.isbuiltin(len), inspect.getdoc(Shape.area))


atexit.register(print, "registered first", sep="")
atexit.register(lambda: print("registered last"))
towers()
abstract()
functions()
formatters()
complexes()
references()
queues()
told()
heapq.nsmallest(1, [1, "a"])

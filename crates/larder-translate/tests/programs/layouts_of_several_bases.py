import enum
from collections import OrderedDict, Counter, defaultdict, UserDict, deque
from abc import ABC, ABCMeta


class A:
    __slots__ = ("x",)


class B:
    __slots__ = ("y",)


class C:
    __slots__ = ()


class D(A):
    __slots__ = ("z",)


class E(A):
    pass


class F:
    __slots__ = ("__dict__",)


class G:
    pass


class H(G):
    __slots__ = ["q"]


class I:
    __slots__ = "one"


class J:
    __slots__ = {"a": "doc"}


names = [A, B, C, D, E, F, G, H, I, J, int, str, list, dict, Exception, ValueError, KeyError, OSError, StopIteration, SystemExit,
         ImportError, UnicodeDecodeError, OrderedDict, Counter, defaultdict, UserDict, deque, ABC, enum.Enum, float, tuple, set, object]
for a in names:
    row = ""
    for b in names:
        if a is b:
            continue
        try:
            class X(a, b):
                pass
            row += "."
        except TypeError as e:
            row += {"mul": "L", "Can": "M"}.get(str(e)[:3].replace("Cannot", "Can"), "?") if "lay-out" in str(e) or "MRO" in str(e) else "o"
    print(a.__name__, row)
try:
    class X(A, B):
        pass
except TypeError as e:
    print(e)


class P:
    __slots__ = ("a", "b")

    def __init__(self, a=1, b=2):
        self.a, self.b = a, b


class Mixin:
    __slots__ = ()

    def total(self):
        return self.a + self.b


class Both(P, Mixin):
    __slots__ = ("c",)


b = Both()
b.c = 4
print(b.total(), b.c)
try:
    b.d = 1
except AttributeError as e:
    print(e)
class Col(enum.IntEnum):
    R = 1
class M2(ABCMeta):
    pass
print(Col.R + 1)

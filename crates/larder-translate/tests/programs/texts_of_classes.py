class A:
    "doc of A"
    x = 1
    def f(self): "doc of f"
class B(A):
    y = 2
    def f(self): pass
class C(Exception): pass
class D(C): "D's"
class E(D):
    pass
print(A.__doc__, B.__doc__, B().__doc__, C.__doc__, D.__doc__, E.__doc__, E().__doc__, D().__doc__)
print(A.f.__doc__, B.f.__doc__, B().f.__doc__)
print(list(vars(A)), list(vars(B)))
print(B.__dict__.get("__doc__", "none at all"), "__doc__" in B.__dict__, hasattr(B, "__doc__"), getattr(B(), "__doc__", 5))
B.__doc__ = "set later"
print(B.__doc__, B().__doc__, A.__doc__)
T = type("T", (A,), {})
print(T.__doc__, type("U", (A,), {"__doc__": "u"}).__doc__)
class P:
    @property
    def __doc__(self): return "prop doc"
print(P().__doc__)
class Q(P): pass
print(Q().__doc__)
from enum import Enum
class F(Enum):
    "enum doc"
    X = 1
print(F.__doc__, F.X.__doc__)
from typing import NamedTuple
class N(NamedTuple):
    a: int
print(N.__doc__)
class M(N):
    pass
print(M.__doc__)
import inspect
print(inspect.getdoc(B), inspect.getdoc(E))
class I(int): pass
class L(list): "own"
class K(L): pass
print(I.__doc__, L.__doc__, K.__doc__, K().__doc__)

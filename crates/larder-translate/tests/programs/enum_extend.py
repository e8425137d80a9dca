"""An enumeration that has members is not extended; one that has none is."""

from enum import Enum
class A(Enum):
    X = 1
try:
    class B(A):
        Y = 2
    print(list(B))
except TypeError as e:
    print("TypeError", e)
class C(Enum):
    def f(self):
        return self.value * 2
class D(C):
    Z = 4
print(D.Z.f())

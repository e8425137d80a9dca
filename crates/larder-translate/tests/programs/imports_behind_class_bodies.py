from dataclasses import dataclass, field
from math import pi, sqrt
import math
import json as js


@dataclass
class A:
    d: dict = field(default_factory=dict)

    def field(self):
        return self.d


class B:
    a = pi
    pi = 3
    b = pi
    c = sqrt(16)

    def sqrt(self):
        return self.c

    m = math.floor(2.5)
    math = "m"
    n = math
    t = js.dumps([1])
    js = t
    l = len("abc")

    def len(self):
        return self.l


print(A().field(), B.a, B.b, B.c, B().sqrt(), B.m, B.n, B.js, B().len())


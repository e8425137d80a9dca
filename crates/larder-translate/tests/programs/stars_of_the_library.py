from math import *
from collections import *
from itertools import *
from typing import *
from functools import *
from random import *
from string import *
from dataclasses import *
import math

@dataclass
class Circle:
    r: float
    tags: List[str] = field(default_factory=list)
    def area(self) -> float:
        return pi * self.r ** 2

def dist(a, b):
    return hypot(a[0] - b[0], a[1] - b[1])

print(sqrt(16), pow(2, 3), floor(2.7), gcd(12, 18), Circle(1.5).area(), dist((0, 0), (3, 4)), inf, math.e == e)
print(Counter("hello").most_common(1), deque([1, 2], maxlen=1), list(islice(count(3), 4)), reduce(lambda a, b: a * b, range(1, 6)))
print(list(permutations("ab")), [list(g) for _, g in groupby("aab")], list(accumulate([1, 2, 3])))
seed(5)
print(randint(1, 100), choice("abc"), ascii_lowercase[:5], digits)
def f(x: Optional[int] = None) -> Union[int, str]:
    return x or "none"
print(f(), f(3), defaultdict(int)["q"], namedtuple("P", "x y")(1, 2))
@lru_cache(None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), comb(10, 3), isclose(0.1 + 0.2, 0.3), log(e), sin(0), trunc(-2.5))
sqrt = lambda x: "mine"
print(sqrt(4))
def g():
    from_ = sample(range(10), 3)
    return sorted(from_) and len(from_)
print(g(), ceil(1.2), [factorial(i) for i in range(5)])
print(fsum([.1] * 10), prod([1, 2, 3]), shuffle([1]), uniform(1, 1))
try:
    chain_ = starmap(pow, [(2, 5), (3, 2)])
    print(list(chain_), list(chain([1], "a")), sys)
except NameError as err:
    print(err)

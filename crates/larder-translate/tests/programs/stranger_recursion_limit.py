"""Memo, mutual recursion, RecursionError caught, ends with an uncaught AttributeError on a returned None."""
import functools
import sys

memo = {}


def fib(n, memo={0: 0, 1: 1}):
    if n not in memo:
        memo[n] = fib(n - 1) + fib(n - 2)
    return memo[n]


def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)


def runaway(n=0):
    return runaway(n + 1) + 1


@functools.lru_cache(maxsize=None)
def hof(n):
    return 0 if n == 0 else n - mal(hof(n - 1))


@functools.lru_cache(maxsize=None)
def mal(n):
    return 1 if n == 0 else n - hof(mal(n - 1)) if False else n - mal(mal(n - 1) // 2)


def power_set(xs):
    if not xs:
        return [[]]
    rest = power_set(xs[1:])
    return rest + [[xs[0], *r] for r in rest]


def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        return [cols]
    return [s for c in range(n) if c not in cols and row + c not in d1 and row - c not in d2
            for s in queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,))]


def gray(n):
    return [""] if n == 0 else ["0" + g for g in gray(n - 1)] + ["1" + g for g in gray(n - 1)[::-1]]


class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, list(kids)

    def find(self, v):
        if self.v == v:
            return self
        for k in self.kids:
            if (hit := k.find(v)) is not None:
                return hit

    def __repr__(self):
        return f"{self.v}" + (f"({' '.join(map(repr, self.kids))})" if self.kids else "")


print(fib(100), fib(300), len(fib.__defaults__[0]))
print(even(10), odd(7), even(301))
try:
    runaway()
except RecursionError as e:
    print("RecursionError:", str(e)[:32], isinstance(e, RuntimeError))
print([hof(i) for i in range(12)], [mal(i) for i in range(8)])
print(power_set([1, "b", None]), len(power_set(range(10))))
print(len(queens(6)), queens(6)[0], len(queens(7)), sum(1 for s in queens(8) if s[0] == 0))
print("\n".join(" ".join("Q" if c == q else "." for c in range(5)) for q in queens(5)[0]))
print(gray(3), len(set(gray(6))))
t = Tree(1, Tree("two", Tree(3.0), Tree(None)), Tree((5,), Tree(6, Tree("deep"))))
print(t, t.find(3), t.find("deep"), t.find((5,)).kids, t.find(99))
t.find(6).kids.append(Tree(b"x"))
setattr(t.find("two"), "note", "hi")
print(t, getattr(t.find("two"), "note"), hasattr(t, "note"), type(t.find(99)).__name__)
sys.stdout.flush()
print(t.find("missing").v)

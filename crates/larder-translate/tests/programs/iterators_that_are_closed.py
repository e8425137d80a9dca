import itertools
from collections.abc import Iterator
def g(it, n):
    while chunk := list(itertools.islice(it, n)):
        yield chunk
def h(it, log):
    count = 0
    try:
        for count, x in enumerate(it, 1):
            yield x
    finally:
        log.append(count)
log = []
f = g(h(iter([1,2,3,4,5]), log), 2)
print(next(f)); f.close(); print(list(f), log)
f = iter(g(iter([1,2,3,4,5]), 2))
print(next(f)); f.close(); print(list(f))
class S:
    def __init__(self, f): self.f = f
    def __iter__(self): return iter(self.f())
s = S(lambda: g(h(iter([1,2,3]), log), 2))
first = iter(s)
print(next(first), log)
first.close()
print(list(first), log)
class P(Iterator):
    def __init__(self, it): self._it = iter(it)
    def __next__(self): return next(self._it)
p = P("abc")
print(iter(p) is p, next(p), list(p))

try:
    from itertools import batched
except ImportError as e:
    print(e.name, type(e).__name__)
    def batched(seq, n):
        it = iter(seq)
        while part := tuple(x for _, x in zip(range(n), it)):
            yield part
print(list(batched("abcde", 2)))
import math, copy, itertools, typing
print(hasattr(math, "sumprod"), hasattr(copy, "replace"), getattr(itertools, "batched", None), hasattr(typing, "override"), hasattr(math, "sqrt"))
try:
    math.sumprod([1], [2])
except AttributeError as e:
    print(e)
try:
    from typing import override
except ImportError:
    def override(f): return f
class A:
    @override
    def f(self): return 1
print(A().f())

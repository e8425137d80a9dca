import contextlib, types, itertools
class A:
    def __enter__(self): return self
    def __exit__(self, *e): return None
class B(A):
    __exit__ = None
class C(contextlib.AbstractContextManager):
    def __exit__(self, *e): pass
class D:
    def __enter__(self): pass
for k in (A, B, C, D, contextlib.ExitStack, int):
    print(k.__name__, issubclass(k, contextlib.AbstractContextManager), end=" ")
print(isinstance(A(), contextlib.AbstractContextManager), isinstance(C(), contextlib.AbstractContextManager), isinstance(D(), contextlib.AbstractContextManager), isinstance(5, contextlib.AbstractContextManager))
with C() as c:
    print(type(c).__name__)
class E(contextlib.AbstractContextManager):
    pass
try:
    E()
except TypeError as e:
    print(e)
print(types.UnionType, isinstance(int | str, types.UnionType), type(int | None) is types.UnionType, isinstance(int, types.UnionType))
for n in ("filter", "batched", "chain", "nope"):
    print(n, hasattr(itertools, n), end=" ")
try:
    itertools.izip
except AttributeError as e:
    print(e)

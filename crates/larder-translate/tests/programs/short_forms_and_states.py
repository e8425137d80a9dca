import reprlib, copyreg, inspect
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}))
class A:
    @reprlib.recursive_repr()
    def __repr__(self): return f"A({self.me!r})"
a = A(); a.me = a
print(a)
def g():
    x = yield 1
    yield 2
it = g()
print(inspect.getgeneratorstate(it)); next(it)
print(inspect.getgeneratorstate(it)); list(it)
print(inspect.getgeneratorstate(it))

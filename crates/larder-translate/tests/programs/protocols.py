from typing import Protocol, runtime_checkable
@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...
class Sq:
    def draw(self): return "sq"
class Impl(Drawable):
    def draw(self): return "impl"
try:
    Drawable()
except TypeError as e:
    print(e)
print(Impl().draw(), isinstance(Sq(), Drawable), isinstance(3, Drawable))
class P2(Drawable, Protocol):
    def f(self): ...
try:
    P2()
except TypeError as e:
    print(e)
class C(P2):
    pass
print(C().f())

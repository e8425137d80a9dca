from typing import get_type_hints, Optional, List, Callable, get_origin, get_args
from dataclasses import dataclass, fields
from functools import singledispatch, wraps
def f(a: int, b: 'str' = 'x', *args: float, c: Optional[int] = None, **kw: dict[str, int]) -> List[int]:
    return []
print(f.__annotations__)
print(f.__annotations__['return'], list(f.__annotations__))
class P:
    x: int
    y: str = 'a'
    z: Callable[[int], bool]
print(P.__annotations__, P().__annotations__)
class Q(P): pass
print(Q.__annotations__)
@dataclass
class D:
    a: int
    b: list[str]
print([(q.name, q.type) for q in fields(D)], D.__annotations__)
print(get_type_hints(P), get_type_hints(f, ) if False else '')
@singledispatch
def g(x): return 'obj'
@g.register
def _(x: int): return 'int'
@g.register
def _(x: list) -> str: return 'list'
@g.register(str)
def _(x): return 'str'
print(g(1), g([]), g('a'), g(2.0), g(True))
def check(fn):
    @wraps(fn)
    def w(*a, **k):
        for name, v in zip(fn.__annotations__, a):
            if not isinstance(v, fn.__annotations__[name]):
                raise TypeError(f"{name} must be {fn.__annotations__[name].__name__}, not {type(v).__name__}")
        return fn(*a, **k)
    return w
@check
def add(a: int, b: int): return a + b
print(add(1, 2), add.__annotations__)
try: add(1, 'x')
except TypeError as e: print(e)
print(get_origin(List[int]), get_args(dict[str, int]), get_origin(int), get_args(Optional[int]))
def nothing(): pass
print(nothing.__annotations__)

# typed-ish generic containers: Result/Option types, Either chaining, Stack[T], Pipeline; hints everywhere
from __future__ import annotations
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce, wraps
from typing import Any, Generic, Protocol, TypeVar, overload, runtime_checkable, Union, Optional, Literal, Final, get_type_hints, cast
T = TypeVar("T")
U = TypeVar("U")
MAX: Final[int] = 3
Mode = Literal["strict", "loose"]
class Result(ABC, Generic[T]):
    __match_args__ = ("value",)
    @abstractmethod
    def map(self, f: Callable[[T], U]) -> Result[U]: ...
    @abstractmethod
    def unwrap(self) -> T: ...
    def then(self, f: Callable[[T], Result[U]]) -> Result[U]:
        return f(self.unwrap()) if self else self  # type: ignore
    def __rshift__(self, f):
        return self.then(f)
    def __or__(self, default: T) -> T:
        return self.unwrap() if self else default
    @staticmethod
    def all(rs: Iterable[Result[T]]) -> Result[list[T]]:
        return reduce(lambda acc, r: acc.then(lambda xs: r.map(lambda x: [*xs, x])), rs, Ok([]))
    @classmethod
    def wrap(cls, *excs: type[Exception]):
        def deco(fn: Callable[..., T]) -> Callable[..., Result[T]]:
            @wraps(fn)
            def inner(*a: Any, **k: Any) -> Result[T]:
                try:
                    return Ok(fn(*a, **k))
                except excs or Exception as e:
                    return Err(e)
            return inner
        return deco
@dataclass(frozen=True)
class Ok(Result[T]):
    value: T
    def map(self, f):
        return Ok(f(self.value))
    def unwrap(self) -> T:
        return self.value
@dataclass(frozen=True)
class Err(Result[Any]):
    value: Exception
    def map(self, f):
        return self
    def unwrap(self):
        raise self.value
    def __bool__(self) -> bool:
        return False
    def __eq__(self, other):
        return isinstance(other, Err) and repr(self.value) == repr(other.value)
@Result.wrap(ValueError, ZeroDivisionError)
def ratio(text: str, *, scale: int = 1) -> float:
    a, _, b = text.partition("/")
    return scale * int(a) / int(b or 1)
def positive(x: float) -> Result[float]:
    return Ok(x) if x > 0 else Err(ArithmeticError(f"{x} is not positive"))
@runtime_checkable
class Drawable(Protocol):
    def draw(self) -> str: ...
class Square:
    def draw(self) -> str:
        return "[]"
class Stack(Generic[T]):
    limit: int = MAX
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = []
        for it in items:
            self.push(it)
    def push(self, item: T) -> Stack[T]:
        if len(self._items) >= self.limit:
            raise OverflowError(f"limit {self.limit}")
        self._items.append(item)
        return self
    @overload
    def pop(self) -> T: ...
    @overload
    def pop(self, n: int) -> list[T]: ...
    def pop(self, n: Optional[int] = None) -> Union[T, list[T]]:
        if n is None:
            return self._items.pop()
        out, self._items[-n:] = self._items[-n:][::-1], []
        return out
    def __iter__(self) -> Iterator[T]:
        return iter(self._items[::-1])
    def __class_getitem__(cls, item):
        made = type(f"{cls.__name__}[{getattr(item, '__name__', item)}]", (cls,), {"kind": item})
        return made
for text in ("6/3", "7", "x/2", "1/0", "-4/2", ""):
    r = ratio(text, scale=2)
    match r:
        case Ok(v) if v > 3:
            note = f"big {v}"
        case Ok(float(v)):
            note = f"ok {v}"
        case Err(ZeroDivisionError() as e):
            note = f"div: {e}"
        case Err(e):
            note = f"other {type(e).__name__}"
    print(f"{text!r:<6} {note:<18} {r.map(lambda v: v + 0.5)!r:.60} | {(r >> positive) | 'none'}")
print(ratio.__name__, ratio("1/2") == Ok(0.5), ratio("1/0") == ratio("2/0"), ratio("z") == ratio("y"), Ok([1]) == Ok([1]), bool(Ok(0)), bool(Err(ValueError())), Ok(1) in {Ok(1)}, Ok(3) >> positive >> (lambda v: Ok(v * 2)))
print(Result.all([Ok(1), Ok(2)]), Result.all([Ok(1), Err(KeyError("k")), Err(KeyError("z"))]), Result.all(map(ratio, ["1/2", "3"])), Result.all(()), Result.all(ratio(t) for t in "1a2"))
for bad in (lambda: Err(KeyError("boom")).unwrap(), lambda: Result(), lambda: setattr(Ok(1), "value", 2), lambda: ratio(5), lambda: hash(Ok([])), lambda: Ok(), lambda: Stack("abcd"), lambda: Stack().pop(), lambda: Drawable()):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "|", e)
print(isinstance(Square(), Drawable), isinstance(5, Drawable), issubclass(Square, Drawable), isinstance(Ok(1), Result), [c.__name__ for c in Ok.__mro__])
s = Stack[int]([1, 2, 3])
print(type(s).__name__, list(s), s.pop(), s.pop(2), s.kind, isinstance(s, Stack), s.push(9)._items, Stack[str] is Stack[str], Stack.limit)
hints = get_type_hints(positive)
print({k: getattr(v, "__name__", str(v)) for k, v in hints.items() if k != "return"}, positive.__annotations__, Stack.push.__annotations__["return"], __annotations__["MAX"], cast(int, "not really"), Ok.__dataclass_fields__["value"].type)
x: int = "a string"  # hints are not enforced
y: list[int]
try:
    y
except NameError as e:
    print(e, "y" in __annotations__, x)
def curry(f: Callable[..., T], n: int, *got: Any) -> Callable[..., Any]:
    return f(*got) if len(got) >= n else lambda *more: curry(f, n, *got, *more)
def compose(*fs: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return reduce(lambda f, g: lambda v: g(f(v)), fs, lambda v: v)
add3 = curry(lambda a, b, c: (a, b, c), 3)
print(add3(1)(2)(3), add3(1, 2)(3), add3()(1)()(2, 3), compose(str.split, len, range, list)("a b c"), compose()(5))
@dataclass
class Tree(Generic[T]):
    value: T
    left: Optional[Tree[T]] = None
    right: Optional[Tree[T]] = None
    def fold(self, f: Callable[[T, Optional[U], Optional[U]], U]) -> U:
        return f(self.value, self.left and self.left.fold(f), self.right and self.right.fold(f))
    def insert(self, v: T) -> Tree[T]:
        side = "left" if v < self.value else "right"
        if (kid := getattr(self, side)) is None:
            setattr(self, side, Tree(v))
        else:
            kid.insert(v)
        return self
    def __iter__(self) -> Iterator[T]:
        for part in (self.left, [self.value], self.right):
            yield from part or ()
t = reduce(Tree.insert, [5, 2, 8, 1, 9, 2], Tree(4))
print(list(t), t.fold(lambda v, l, r: v + (l or 0) + (r or 0)), t.fold(lambda v, l, r: 1 + max(l or 0, r or 0)), t.fold(lambda v, l, r: f"({l or '.'} {v} {r or '.'})"))
print(t.left, t == reduce(Tree.insert, [5, 2, 8, 1, 9, 2], Tree(4)), t.right == t.left)
match t:
    case Tree(4, Tree(left=Tree(value=1)), Tree(right=r)):
        print("shape ok", r and r.value)

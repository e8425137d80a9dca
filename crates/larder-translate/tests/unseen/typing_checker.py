"""Typing: generics, protocols, TypedDict, NewType, Literal, get_type_hints, a runtime type checker and Result/Option types."""
from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final, Generic, Literal, NamedTuple, NewType, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_args, get_origin, get_type_hints, overload, runtime_checkable

T = TypeVar("T")
U = TypeVar("U", bound="Shape")
E = TypeVar("E", covariant=True)
UserId = NewType("UserId", int)
Mode = Literal["r", "w", 3]
LIMIT: Final = 10

class Movie(TypedDict, total=False):
    title: str
    year: int

class Opt(Generic[T]):
    __slots__ = ("_v",)
    _none: ClassVar[Opt[Any]]
    def __init__(self, v: T) -> None:
        self._v = v
    def map(self, f: Callable[[T], U]) -> Opt[U]:
        return self if self is Opt._none else Opt(f(self._v))
    def __or__(self, other: T) -> T:
        return other if self is Opt._none else self._v
    def __repr__(self) -> str:
        return "Nothing" if self is Opt._none else f"Just({self._v!r})"
    @classmethod
    def of(cls, v: T | None) -> Opt[T]:
        return cls._none if v is None else cls(v)

Opt._none = Opt(None)

@dataclass(frozen=True)
class Ok(Generic[T]):
    value: T
    def then(self, f):
        return f(self.value)

@dataclass(frozen=True)
class Err(Generic[E]):
    error: E
    def then(self, f):
        return self

Result = Union[Ok[T], Err[str]]

def parse_int(s: str) -> Result[int]:
    try:
        return Ok(int(s))
    except ValueError as e:
        return Err(str(e))

def half(n: int) -> Result[int]:
    return Ok(n // 2) if n % 2 == 0 else Err(f"{n} is odd")

@runtime_checkable
class Sized2(Protocol):
    size: int
    def grow(self, by: int = 1) -> int: ...

class Blob:
    def __init__(self, size: int):
        self.size = size
    def grow(self, by=1):
        self.size += by
        return self.size

class Stack(Generic[T]):
    def __init__(self, items: Iterable[T] = ()) -> None:
        self._items: list[T] = list(items)
    def push(self, x: T) -> Stack[T]:
        self._items.append(x)
        return self
    def __iter__(self) -> Iterator[T]:
        while self._items:
            yield self._items.pop()
    def __len__(self):
        return len(self._items)

class IntStack(Stack[int]):
    pass

def check(v: Any, tp: Any) -> bool:
    origin, args = get_origin(tp), get_args(tp)
    if tp is Any:
        return True
    if tp is None or tp is type(None):
        return v is None
    if origin is Union or str(origin) == "<class 'types.UnionType'>":
        return any(check(v, a) for a in args)
    if origin is Literal:
        return v in args
    if origin in (list, set, frozenset):
        return isinstance(v, origin) and all(check(x, args[0]) for x in v)
    if origin is tuple:
        if len(args) == 2 and args[1] is ...:
            return isinstance(v, tuple) and all(check(x, args[0]) for x in v)
        return isinstance(v, tuple) and len(v) == len(args) and all(map(check, v, args))
    if origin in (dict, Mapping):
        return isinstance(v, dict) and all(check(k, args[0]) and check(x, args[1]) for k, x in v.items())
    if origin is Callable:
        return callable(v)
    if isinstance(tp, NewType):
        return check(v, tp.__supertype__)
    if isinstance(tp, TypeVar):
        return True
    if tp is float:
        return isinstance(v, (int, float)) and not isinstance(v, bool)
    return isinstance(v, origin or tp)

def enforce(fn):
    hints = get_type_hints(fn)
    def inner(*args, **kw):
        names = fn.__code__.co_varnames[:fn.__code__.co_argcount]
        for n, v in [*zip(names, args), *kw.items()]:
            if n in hints and not check(v, hints[n]):
                raise TypeError(f"{fn.__name__}: {n}={v!r} is not {getattr(hints[n], '__name__', None) or hints[n]}")
        r = fn(*args, **kw)
        if "return" in hints and not check(r, hints["return"]):
            raise TypeError(f"{fn.__name__} returned {r!r}")
        return r
    return inner

@enforce
def area(w: float, h: float = 1, *, unit: Literal["cm", "m"] = "m", tags: Optional[list[str]] = None) -> str:
    return f"{w * h} {unit}" if w > 0 else cast(str, None)

@enforce
def lookup(ids: dict[UserId, tuple[int, ...]], key: int | str, f: Callable[[int], Any] = abs) -> list[int] | None:
    return [f(x) for x in ids[key]] if key in ids else None

for f in (lambda: area(2, 3), lambda: area(2.5, unit="cm", tags=["a"]), lambda: area("2"), lambda: area(True), lambda: area(1, unit="km"), lambda: area(1, tags=["a", 1]), lambda: area(-1), lambda: lookup({1: (1, -2)}, 1), lambda: lookup({1: [1]}, 1), lambda: lookup({}, 2.5), lambda: lookup({}, "x", f=3), lambda: lookup({}, "x")):
    try:
        print("ok", f())
    except TypeError as e:
        print("TypeError:", e)
print([parse_int(s).then(half).then(half) for s in ("8", "6", "3", "x")], Ok(1) == Ok(1), Ok(1) == Err(1), {Ok(1): 2}[Ok(1)])
print(Opt.of(5).map(lambda x: x + 1).map(str), Opt.of(None).map(len), Opt.of(None) | "dflt", Opt.of(0) | 9, Opt.of("x"), Opt[int].of(3), Opt._none is Opt.of(None))
match parse_int("42"):
    case Ok(int(v)) if v > 40:
        print("big", v)
    case Ok(v) | Err(v):
        print("other", v)
s = IntStack(range(3)).push(9)
print(len(s), list(s), len(s), IntStack.__orig_bases__, Stack[int], Stack.__parameters__, isinstance(s, Stack), Stack[str]("ab").__class__.__name__)
print(isinstance(Blob(1), Sized2), isinstance(object(), Sized2), Blob(2).grow(), UserId(5) + 1, UserId.__name__, LIMIT, Movie(title="Alien", year=1979), Movie.__total__, sorted(Movie.__optional_keys__))
try:
    isinstance([], list[int])
except TypeError as e:
    print(e)
try:
    Sized2()
except TypeError as e:
    print(e)
print(Optional[int], Union[int, str, int], Union[int, None], list[int] | None, int | str, dict[str, list[int]], tuple[int, ...], Callable[[int], str], Literal["a", 1], typing.List[int], Any, T, get_origin(dict[str, int]), get_args(Callable[[int, str], bool]))
print(Ok.__annotations__, [f.name + ":" + str(f.type) for f in fields(Err)], get_type_hints(half)["n"], half.__annotations__, isinstance(3, int | str), int | str == str | int, list[int] == list[int], get_args(Mode), typing.get_type_hints(Movie))

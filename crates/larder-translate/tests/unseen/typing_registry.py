from __future__ import annotations
import typing
from typing import NamedTuple, TypedDict, Literal, Final, Annotated, NewType, TypeVar, Generic, overload, cast, get_args, get_origin, Callable, Iterable, Optional, Union, Self
from dataclasses import dataclass, field, fields, make_dataclass, MISSING
import inspect
import sys

UserId = NewType("UserId", int)
K = TypeVar("K")
V = TypeVar("V", bound="Comparable")
Mode = Literal["r", "w"]
MAX: Final = 3


class Movie(TypedDict, total=False):
    title: str
    year: int


class Employee(NamedTuple):
    """An employee."""
    name: str
    id: UserId = UserId(3)
    skills: tuple[str, ...] = ()

    @property
    def initials(self) -> str:
        return "".join(p[0] for p in self.name.split())

    def __str__(self):
        return f"{self.name}#{self.id}"


class Registry(Generic[K, V]):
    _all: dict[str, Registry] = {}

    def __init__(self, name: str):
        self.name = name
        self.items: dict[K, V] = {}
        self._all[name] = self

    def __class_getitem__(cls, item):
        if isinstance(item, str):
            return cls._all[item]
        return super().__class_getitem__(item)

    @overload
    def get(self, key: K) -> V: ...
    @overload
    def get(self, key: K, default: V) -> V: ...

    def get(self, key, default=MISSING):
        if key not in self.items:
            if default is MISSING:
                raise KeyError(f"{key} not in {self.name}")
            return default
        return self.items[key]

    def add(self, key: K, value: V) -> Self:
        self.items[key] = value
        return self


@dataclass
class Config:
    host: str
    port: int = 80
    mode: Mode = "r"
    extra: Annotated[dict, "free form"] = field(default_factory=dict)

    @classmethod
    def from_dict(cls, data: dict) -> Config:
        hints = typing.get_type_hints(cls)
        kwargs = {}
        for f in fields(cls):
            if f.name in data:
                value = data[f.name]
                want = hints[f.name]
                if get_origin(want) is Literal:
                    if value not in get_args(want):
                        raise ValueError(f"{f.name}: {value!r} not one of {get_args(want)}")
                elif isinstance(want, type) and not isinstance(value, want):
                    value = want(value)
                kwargs[f.name] = value
            elif f.default is MISSING and f.default_factory is MISSING:
                raise ValueError(f"missing {f.name}")
        return cls(**kwargs)


r = Registry("people").add("a", Employee("Ada Lovelace", skills=("math",)))
print(Registry["people"] is r, r.get("a"), r.get("b", None), repr(r.get("a")), r.get("a").initials)
try:
    r.get("zz")
except KeyError as error:
    print(error)
print(Employee.__doc__, Employee._field_defaults, Employee.__annotations__, Employee._fields)
print(Config.from_dict({"host": "h", "port": "8080"}), Config.__annotations__["port"])
for bad in ({"port": 1}, {"host": "h", "mode": "x"}, {"host": "h", "port": "http"}):
    try:
        Config.from_dict(bad)
    except ValueError as error:
        print(error)
m: Movie = {"title": "Brazil", "year": 1985}
print(m, Movie(title="x"), Movie.__total__, Movie.__annotations__.keys(), type(Movie(title="x")), sorted(Movie.__optional_keys__))
print(UserId(5) + 1, UserId.__name__, cast(str, 5), get_args(Union[int, str]), get_origin(list[int]), get_args(Callable[[int], str]), get_origin(Optional[int]))
print(Optional[int], Callable[[int, str], None], Literal["a", 1], Annotated[int, 5].__metadata__, tuple[int, ...], K, V.__bound__, Iterable[str])
P = make_dataclass("P", ["x", ("y", int), ("z", int, field(default=5))], frozen=True, namespace={"total": lambda self: self.x + self.y + self.z})
print(P(1, 2), P(1, 2).total(), P.__name__, hash(P(1, 2)) == hash(P(1, 2, 5)), inspect.signature(P), inspect.signature(Config), list(inspect.signature(Registry.get).parameters))
print(inspect.signature(lambda a, /, b=1, *c, d, e=2, **f: 0), [p.kind.name for p in inspect.signature(Registry.add).parameters.values()])


def typed(fn):
    hints = typing.get_type_hints(fn)
    sig = inspect.signature(fn)

    def wrapper(*args, **kwargs):
        bound = sig.bind(*args, **kwargs)
        bound.apply_defaults()
        for name, value in bound.arguments.items():
            if name in hints and not isinstance(value, hints[name]):
                raise TypeError(f"{fn.__name__}({name}) wants {hints[name].__name__}, got {value!r}")
        result = fn(*bound.args, **bound.kwargs)
        return result
    return wrapper


@typed
def repeat(text: str, times: int = 2, *, sep: str = "-") -> str:
    return sep.join([text] * times)


print(repeat("a"), repeat("b", times=3, sep="."))
for call in (lambda: repeat(1), lambda: repeat("a", sep=0), lambda: repeat(), lambda: repeat("a", 1, 2), lambda: repeat("a", bad=1)):
    try:
        print(call())
    except TypeError as error:
        print(error)
P(1, 2).x = 3

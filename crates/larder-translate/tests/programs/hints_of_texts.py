from __future__ import annotations
import typing
from typing import Annotated, Callable, Literal, Optional, TypeVar, get_args, get_origin, get_type_hints
from dataclasses import dataclass, fields

Mode = Literal["r", "w"]
V = TypeVar("V", bound="Shape")
W = TypeVar("W", int, str)


class Unit:
    pass


@dataclass
class Config:
    host: str
    mode: Literal["a", "b", 3] = "a"
    level: Annotated[int, "1 to 5"] = 1
    extra: Annotated[dict[str, int], "free", 7] = None
    call: Callable[[int, str], bool] = None
    any_call: Callable[..., None] = None
    pair: tuple[int, ...] = ()
    other: Optional["Unit"] = None
    more: list["Unit"] | None = None


for name, hint in get_type_hints(Config).items():
    print(name, hint, get_args(hint))
kept = get_type_hints(Config, include_extras=True)
print(kept["level"], kept["level"].__metadata__, kept["level"].__origin__, get_args(kept["extra"]), get_origin(kept["level"]) is Annotated)
print(V.__bound__, W.__constraints__, V.__name__, W.__bound__, V.__covariant__, V, W)
print([f.type for f in fields(Config)])

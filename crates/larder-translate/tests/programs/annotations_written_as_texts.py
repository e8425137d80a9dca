from __future__ import annotations

from dataclasses import dataclass, fields


def f(a: int, b: list[str] = None, *c: "x", d: Undefined | None = 3, **e: dict[str, int]) -> Nothing:
    return a


print(f.__annotations__)


class A:
    x: int
    y: list[Undefined] = []
    z: "quoted"

    def m(self, other: A) -> "A":
        local: Nope = 3
        return other


print(A.__annotations__, A.m.__annotations__)


@dataclass
class P:
    a: int
    b: "str" = "q"
    c: list[P] = None


print([(field.name, field.type) for field in fields(P)], P(1))
print((lambda q: q).__annotations__, hasattr(f, "__annotations__"))

from __future__ import annotations
import dataclasses
def f(a: int, b: Node | None = None) -> list[Node]: ...
class Node:
    left: Node | None
    name: str = 'n'
print(f.__annotations__, Node.__annotations__)
@dataclasses.dataclass
class D:
    x: int
    y: dict[str, list[Node]] = dataclasses.field(default_factory=dict)
print([(q.name, q.type) for q in dataclasses.fields(D)])

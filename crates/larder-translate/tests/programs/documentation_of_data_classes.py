from dataclasses import dataclass, field, KW_ONLY
from typing import Optional, List, Callable, Any, Union, NamedTuple
import inspect
class U: pass
@dataclass
class A:
    x: int
    y: float = 1.5
    z: list = field(default_factory=list)
    u: U = None
    o: Optional[int] = None
    l: List[Union[int, str]] = field(default_factory=list)
    g: dict[str, list[int]] = field(default_factory=dict)
    b: int | None = None
    c: Callable[[int], str] = str
    a: Any = 3
    s: "U" = "t"
    h: int = field(default=1, init=False)
    _: KW_ONLY
    k: str = 'q"'
    m: bytes = b""
@dataclass
class B(A):
    """Own."""
    extra: int = 0
@dataclass(order=True)
class C(A):
    extra: int = 0
@dataclass
class D:
    pass
@dataclass
class E:
    v: int
    def __init__(self, v): self.v = v
print(A.__doc__, B.__doc__, C.__doc__, D.__doc__, sep="\n")
print(inspect.getdoc(B), A(1).__doc__ == A.__doc__)
class N(NamedTuple):
    a: int
    b: "U" = None
print(N.__doc__, N.__annotations__, N.a.__doc__)

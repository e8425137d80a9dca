from abc import ABC
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

V = TypeVar("V")


class Cooperative:
    def __init__(self, x, **rest):
        super().__init__(**rest)
        self.x = x


class Passes:
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, *args, **kwargs)


class Keeps:
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls)


class Below(Keeps):
    def __init__(self, *args):
        super().__init__(*args)


class Child(Cooperative):
    pass


class Nothing:
    pass


class Number(int):
    def __init__(self, value, extra=0):
        super().__init__(value)


class Text(str):
    def __new__(cls, value, *rest):
        return super().__new__(cls, value)

    def __init__(self, value, *rest):
        super().__init__()
        self.rest = rest


class Mix:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


class Listed(Mix, list):
    pass


class Raised(Mix, Exception):
    pass


class Pair(tuple):
    def __init__(self, *args):
        super().__init__(*args)


class Single:
    known = None

    def __new__(cls, *args, **kwargs):
        if cls.known is None:
            cls.known = super().__new__(cls, *args, **kwargs)
        return cls.known

    def __init__(self, v):
        self.v = v


class Box(Generic[V]):
    def __init__(self, v):
        super().__init__(v)


class Abstract(ABC):
    def __init__(self, v=None, **rest):
        super().__init__(**rest)


@dataclass
class Data:
    a: int

    def __post_init__(self):
        super().__init__()


class Coin(Enum):
    A = 1

    def __init__(self, v):
        super().__init__()


for make in (
    lambda: Cooperative(1),
    lambda: Cooperative(1, y=2),
    lambda: Passes(),
    lambda: Passes(1),
    lambda: Keeps(1),
    lambda: Below(),
    lambda: Below(1),
    lambda: Child(1),
    lambda: Child(1, z=0),
    lambda: Nothing(1),
    lambda: Nothing(a=1),
    lambda: Number(3),
    lambda: Text("a", 2).rest,
    lambda: Mix(),
    lambda: Mix(1),
    lambda: Listed([1, 2]),
    lambda: Raised("a"),
    lambda: Pair((1,)),
    lambda: Pair(),
    lambda: Single(),
    lambda: Single(1),
    lambda: Box(1),
    lambda: Abstract(1),
    lambda: Abstract(k=1),
    lambda: Data(1),
    lambda: object(1),
    lambda: object.__new__(Nothing, 1),
    lambda: object.__new__(Cooperative, 1).__class__.__name__,
    lambda: Nothing.__init__(Nothing(), 1),
    lambda: object.__init__(Cooperative(1), 2),
    lambda: object.__init__(Nothing()),
    lambda: object.__init__(Keeps(), 4),
    lambda: Coin(1),
):
    try:
        made = make()
        print("made", made if isinstance(made, (int, str, tuple, list)) else type(made).__name__)
    except TypeError as error:
        print(error)

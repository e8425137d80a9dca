from dataclasses import dataclass, field, fields, replace, asdict, astuple, InitVar, KW_ONLY, FrozenInstanceError, is_dataclass, make_dataclass
from typing import ClassVar, Optional
import math


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    patch: int = 0
    label: str = field(default="", compare=False)
    parts: ClassVar[int] = 3

    @classmethod
    def parse(cls, text):
        nums, _, label = text.partition("-")
        return cls(*map(int, nums.split(".")), label=label)

    def __str__(self):
        return ".".join(map(str, astuple(self)[:3])) + (f"-{self.label}" if self.label else "")


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0

    def __add__(self, other):
        return replace(self, x=self.x + other.x, y=self.y + other.y)

    @property
    def r(self):
        return math.hypot(self.x, self.y)


@dataclass(frozen=True, slots=True)
class Point3(Point):
    z: float = field(default=0.0, metadata={"unit": "m"})


@dataclass
class Account:
    owner: str
    _: KW_ONLY
    balance: float = 0
    history: list = field(default_factory=list, repr=False)
    opening: InitVar[Optional[float]] = None
    id: int = field(init=False, default=7)
    parent: "Account" = None

    def __post_init__(self, opening):
        if opening is not None:
            self.balance += opening
            self.history.append(("open", opening))
        if self.balance < 0:
            raise ValueError(f"negative balance in {self}")


@dataclass(eq=False)
class Plain:
    n: int = 1


@dataclass(unsafe_hash=True, repr=False)
class Hashed:
    a: int
    b: list = field(default_factory=list, hash=False)


vs = [Version.parse(t) for t in ("1.2.3", "1.10", "1.2-beta", "0.9.9")]
print(*sorted(vs), sep=" < ")
print(max(vs), Version(1) == Version(1, label="x"), Version(1) < Version(1, 0, 1), Version.parts, vs[2])
p = Point(3, 4) + Point(1)
print(p, p.r, {Point(1): "a"}[Point(1, 0.0)], Point(1) == Point3(1), Point3(1, 2, 3), astuple(Point3(1)))
acc = Account("ann", opening=10, parent=Account("bank"))
print(acc, asdict(acc))
print([(f.name, f.init, f.kw_only, f.default is f.default_factory) for f in fields(acc)])
print(fields(Point3)[2].metadata["unit"], fields(Point3)[2].type, is_dataclass(acc), is_dataclass(3))
print(replace(acc, owner="bob", opening=None).owner, acc == Account("ann", balance=10), Plain() == Plain(), hash(Hashed(1)) == hash(Hashed(1, [2])))
print(Account.__match_args__, Version.__match_args__, Point3.__slots__, hasattr(Point3(1), "__dict__"))
for f in (lambda: Point(1).__setattr__("x", 2), lambda: setattr(p, "w", 1), lambda: delattr(p, "x"), lambda: Account("a", 5),
          lambda: Account("x", balance=-5), lambda: Version(1) < 3, lambda: Version(), lambda: hash(Version(1)), lambda: hash(acc),
          lambda: replace(acc, id=3), lambda: replace(acc, nope=1), lambda: Plain(n=1, m=2), lambda: fields(3), lambda: asdict(5),
          lambda: Plain() < Plain(), lambda: Point(1, 2, 3), lambda: object.__setattr__(p, "x", 9), lambda: p.x):
    try:
        print("ok", f())
    except Exception as e:
        print(type(e).__name__, "|", e, "|", isinstance(e, FrozenInstanceError))
C = make_dataclass("C", ["a", ("b", int), ("c", list, field(default_factory=list))], bases=(Plain,)) if False else make_dataclass("C", ["a", ("b", int), ("c", list, field(default_factory=list))])
print(C(1, 2), C(1, 2) == C(1, 2, []), C.__name__)
print(Version.__doc__, "|", Hashed.__doc__, "|", Plain.__doc__)
match acc:
    case Account(owner, parent=Account(owner=boss)):
        print(owner, boss)
try:
    @dataclass
    class Bad:
        a: int = 0
        b: str
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e:
    print(e)
print(Hashed(5).__repr__().split(" at ")[0])
Point3(1).w = 5

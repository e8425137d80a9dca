from __future__ import annotations

import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import Any, ClassVar, Optional


@dataclass
class Plain:
    x: int
    y: int = 2
    tags: list[str] = field(default_factory=list)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)
    cached: ClassVar[dict[str, "Version"]] = {}

    @classmethod
    def parse(cls, text: str) -> Version:
        if text not in cls.cached:
            number, _, label = text.partition("-")
            cls.cached[text] = cls(*map(int, number.split(".")), label=label)
        return cls.cached[text]


@dataclass(slots=True, kw_only=True)
class Config:
    host: str
    port: int = 80
    path: str = field(default="/", repr=False)


@dataclass(eq=False)
class Identity:
    name: str


@dataclass(unsafe_hash=True)
class Hashable:
    key: str
    note: str = field(default="n", hash=False, compare=False)


@dataclass
class Circle:
    radius: float
    units: InitVar[str] = "cm"
    _: KW_ONLY
    colour: str = "black"
    area: float = field(init=False)
    history: list[float] = field(init=False, default_factory=list, repr=False, compare=False)

    def __post_init__(self, units: str) -> None:
        if units == "m":
            self.radius *= 100
        elif units != "cm":
            raise ValueError(f"unknown unit {units}")
        self.area = round(3 * self.radius ** 2, 2)
        self.history.append(self.radius)


@dataclass(repr=False)
class Node:
    value: Any
    left: Optional[Node] = None
    right: Optional[Node] = None

    def __repr__(self) -> str:
        return f"({self.left or ''}{self.value}{self.right or ''})"

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


@dataclass
class Base:
    a: int = 1
    b: str = "base"

    def describe(self) -> str:
        return f"{type(self).__name__}:{self.a}:{self.b}"


@dataclass
class Derived(Base):
    c: float = 0.5
    a: int = 100

    def __post_init__(self) -> None:
        self.b += "+"


@dataclass(match_args=False)
class NoMatch:
    v: int

p, q = Plain(1), Plain(1)
p.tags.append("only p")
print(p, q, p == q, Plain(1) == q, p.tags is q.tags)
print(Plain.__match_args__, [(f.name, f.type, f.default is dataclasses.MISSING) for f in fields(Plain)])
for bad in (lambda: Plain(), lambda: Plain(1, 2, [], 4), lambda: Plain(1, z=3), lambda: hash(p), lambda: p < q):
    try:
        bad()
    except TypeError as e:
        print("TypeError:", e)

vs = [Version.parse(t) for t in ("2.1", "1.10-beta", "1.9", "2.1-rc", "1.10")]
print(sorted(vs))
print(vs[0] == vs[3], hash(vs[0]) == hash(vs[3]), len(set(vs)), Version.parse("1.9") is vs[2], max(vs).label == "", vs[1] <= vs[4] <= vs[1])
try:
    vs[0].major = 3
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e, isinstance(e, AttributeError))
try:
    del vs[0].minor
except AttributeError as e:
    print("AttributeError:", e)
newer = replace(vs[0], minor=7)
print(newer, vs[0], newer > vs[0], [f.name for f in fields(Version)])
try:
    print(vs[0] < (2, 2))
except TypeError as e:
    print("TypeError:", e)
print(vs[0] == (2, 1), vs[0].__eq__((2, 1)))

c = Config(host="h", path="/x")
print(c, c.path, Config.__slots__, hasattr(c, "__dict__"), c == Config(host="h", path="/x"))
for attempt in (lambda: Config("h"), lambda: setattr(c, "extra", 1), lambda: Config(port=1)):
    try:
        attempt()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
i1, i2 = Identity("same"), Identity("same")
print(i1 == i2, i1 == i1, len({i1, i2}), i1)
print(hash(Hashable("k", "1")) == hash(Hashable("k", "2")), Hashable("k", "1") == Hashable("k", "2"), {Hashable("k"): 1}[Hashable("k", "zzz")])

circle = Circle(2, "m", colour="red")
print(circle, circle.history, Circle(200, colour="red") == circle, hasattr(circle, "units"), circle.units)
try:
    Circle(1, "inch")
except ValueError as e:
    print("ValueError:", e)
try:
    print(replace(circle, radius=3))
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
print(replace(circle, radius=3, units="cm"))
circle.radius = 9
print(circle.area, [f.name for f in fields(circle) if f.init], [f.name for f in fields(circle) if f.kw_only])

tree = Node(5, Node(2, Node(1), Node(3)), Node(8, right=Node(9)))
print(tree, list(tree), sum(tree))
print(asdict(tree.left))
print(astuple(tree.right), tree.left == Node(2, Node(1), Node(3)))
copy = asdict(p)
copy["tags"].append("changed")
print(copy, p, astuple(p), asdict(p, dict_factory=lambda kv: [k for k, _ in kv]))
d = Derived()
print(d, d.describe(), Derived(5, "z", 1.5), Derived.__match_args__, Base() == Derived(1, "bas"), [f.name for f in fields(Derived)])
print(is_dataclass(d), is_dataclass(Derived), is_dataclass(3), Derived.a, Base.a)
Made = dataclasses.make_dataclass("Made", ["x", ("y", int, 5), ("z", list, field(default_factory=list))])
print(Made(1), Made(1, z=[2]) == Made(1))
for value in (Node(1, Node(0)), Plain(3, 4, ["t"]), NoMatch(1), Version(3), Base(7, "q")):
    match value:
        case Node(v, Node(w), None):
            print("node", v, w)
        case Plain(3, y, [tag]) if y > 3:
            print("plain", y, tag)
        case Version(major=3, minor=m):
            print("version", m)
        case Base(a, b):
            print("base", a, b)
        case _:
            print("other", value)
try:
    @dataclass
    class Wrong:
        items: list = []
except ValueError as e:
    print("ValueError:", e)
try:
    @dataclass
    class Wrong2:
        a: int = 1
        b: int
except TypeError as e:
    print("TypeError:", e)

"""Support tickets routed by structural pattern matching over dicts, lists, dataclasses, enums and literals."""
from dataclasses import dataclass, field, asdict, astuple, fields
from enum import Enum, StrEnum, unique
from typing import Any, Union
import json


class Level(StrEnum):
    LOW = "low"
    HIGH = "high"

    @classmethod
    def _missing_(cls, value):
        return cls.HIGH if str(value).upper() in ("URGENT", "CRITICAL") else None


@unique
class Team(Enum):
    BILLING = ("bill", 2)
    TECH = ("tech", 5)
    NOBODY = (None, 0)

    def __init__(self, short, size):
        self.short, self.size = short, size

    def __lt__(self, other):
        return self.size < other.size


@dataclass(frozen=True)
class Contact:
    name: str
    mail: str = ""
    __match_args__ = ("mail", "name")


@dataclass
class Ticket:
    number: int
    body: Any
    who: Union[Contact, None] = None
    level: Level = Level.LOW
    tags: set = field(default_factory=set)

    def __post_init__(self):
        if isinstance(self.level, str) and not isinstance(self.level, Level):
            self.level = Level(self.level)


def route(t):
    match t:
        case Ticket(level=Level.HIGH, who=Contact(mail) as c) if mail.endswith(".gov"):
            return Team.TECH, f"vip {c.name}"
        case Ticket(0 | -1):
            return Team.NOBODY, "test ticket"
        case Ticket(body={"invoice": int(n) | str(n), **rest}):
            return Team.BILLING, f"invoice {n!r} extra {rest}"
        case Ticket(body={"error": {"code": 500 | 502 | 503 as code, "path": [root, *_, leaf]}}):
            return Team.TECH, f"{code} at {root}..{leaf}"
        case Ticket(body={"error": {"code": code}}) if code >= 400:
            return Team.TECH, f"code {code}"
        case Ticket(body=[]) | Ticket(body="") | Ticket(body=None):
            return Team.NOBODY, "empty"
        case Ticket(body=[str() as only]):
            return Team.BILLING, f"single {only}"
        case Ticket(body=[first, second, *others]) if len(others) > 1:
            return Team.TECH, f"{first}/{second}+{len(others)}"
        case Ticket(body=(float() | int()) as number, tags=tags) if not isinstance(number, bool):
            return Team.BILLING, f"amount {number:.2f} {sorted(tags)}"
        case Ticket(body=str(text)) if (words := text.split()) and words[0] in {"refund", "bill"}:
            return Team.BILLING, f"{len(words)} words"
        case Ticket(number=n, body=True | False as flag):
            return Team.NOBODY, f"flag {flag} of {n}"
        case Ticket():
            return Team.NOBODY, "unknown " + type(t.body).__name__
        case {"ticket": {"n": n, **other}} if not other:
            return route(Ticket(n, None))
        case (Team.TECH | Team.BILLING) as team, *_:
            return team, "forwarded"
        case _:
            raise TypeError(f"cannot route {t!r}")


gov = Contact("Gus", "gus@city.gov")
tickets = [
    Ticket(1, "x", gov, "urgent"), Ticket(2, "x", gov, "low"), Ticket(0, "test"), Ticket(-1, {"invoice": 5}),
    Ticket(3, {"invoice": 77, "late": True}), Ticket(4, {"invoice": "A-9"}), Ticket(5, {"invoice": None}),
    Ticket(6, {"error": {"code": 502, "path": ["api", "v1", "users"]}}), Ticket(7, {"error": {"code": 503, "path": ["one"]}}),
    Ticket(8, {"error": {"code": 404}}), Ticket(9, {"error": {"code": 200}}), Ticket(10, []), Ticket(11, ["alone"]), Ticket(12, (1, 2, 3, 4)),
    Ticket(13, [1, 2, 3]), Ticket(14, 19.5, tags={"eu", "b2b"}), Ticket(15, 7), Ticket(16, True), Ticket(17, "refund for me please"), Ticket(18, "hello"),
    Ticket(19, b"bytes"), Ticket(20, range(3)), {"ticket": {"n": 21}}, (Team.TECH, 1, 2), [Team.NOBODY], {"ticket": {"n": 1, "x": 2}}, "TECH",
]
for t in tickets:
    try:
        team, why = route(t)
        print(f"{getattr(t, 'number', '-'):>3} {team.name:<8} {why}")
    except TypeError as e:
        print(type(e).__name__, e)
print(sorted(Team), max(Team).short, Team(("bill", 2)), Team["TECH"].value, Level("low"), Level("CRITICAL"), f"{Level.HIGH}", Level.HIGH == "high", Level.LOW + "er", [l.upper() for l in Level], json.dumps({"l": Level.LOW}))
for bad in (lambda: Level("medium"), lambda: Team("tech"), lambda: Team["OPS"], lambda: setattr(gov, "name", "x"), lambda: Contact(), lambda: Ticket(1), lambda: Ticket(1, 2, nope=3), lambda: Team.TECH < 3):
    try:
        print("fine", bad())
    except Exception as e:
        print(type(e).__name__, e)
t = tickets[5]
print(asdict(tickets[0]), astuple(t), [f.name for f in fields(t)], t == Ticket(4, {"invoice": "A-9"}), t != 4, repr(gov), hash(gov) == hash(Contact("Gus", "gus@city.gov")), {gov: 1}[Contact("Gus", "gus@city.gov")])
try:
    hash(t)
except TypeError as e:
    print(e)


def shape(x):
    match x:
        case int(v) if v < 0: return f"negative {v}"
        case 0 | 0.0: return f"zero {x!r}"
        case bool(): return "bool"
        case int() | float(): return "number"
        case "" | b"": return "empty text"
        case str(s) if s.isidentifier(): return f"name {s}"
        case -1.5 + 2j: return "that complex"
        case complex(real=r, imag=i): return f"complex {r} {i}"
        case None: return "none"
        case [] | {}: return "empty or mapping"
        case [[a, b], [c, d]]: return f"2x2 det {a * d - b * c}"
        case [x, y] if x is y: return "same twice"
        case [_, *mid, _] if mid: return f"mid {mid}"
        case {"a": a}: return a
        case dict(): return "dict"
        case set() | frozenset(): return "set"
        case type(): return "class " + x.__name__
        case object(__len__=size): return f"sized {size()}"
        case _: return "other " + type(x).__name__


for x in (-3, 0, -0.0, True, False, 2.5, "", "abc", "a b", b"", -1.5 + 2j, 3j, None, [], {}, {"a": 1}, {"b": 1}, [[1, 2], [3, 4]], [[1, 2], "34"], (5, 5), [1, 2, 3], (1,), {1}, frozenset(), int, Team, range(4), range(2), len, iter([])):
    print(repr(x)[:24].ljust(24), shape(x)) if not callable(x) and not hasattr(x, "__next__") else print(shape(x))

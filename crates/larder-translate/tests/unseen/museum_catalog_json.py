import json
import re
import io
import string
import datetime as dt
from collections import OrderedDict, Counter, defaultdict
from dataclasses import dataclass, field, asdict, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import partial
from pathlib import PurePosixPath
from uuid import UUID


class Period(Enum):
    BRONZE = (-3000, -1000)
    IRON = (-1000, 100)
    ROMAN = (100, 500)

    def __contains__(self, year):
        return self.value[0] <= year < self.value[1]

    @classmethod
    def at(cls, year):
        return next((p for p in cls if year in p), None)


@dataclass
class Piece:
    id: int
    name: str
    year: int
    tags: set = field(default_factory=set)
    price: Decimal = Decimal("0")
    seen: dt.date | None = None
    parts: list["Piece"] = field(default_factory=list)

    @property
    def period(self):
        return Period.at(self.year)

    def __iter__(self):
        yield self
        for part in self.parts:
            yield from part


class Encoder(json.JSONEncoder):
    def default(self, o):
        if is_dataclass(o):
            return {"_": type(o).__name__, **{f.name: getattr(o, f.name) for f in fields(o)}}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        if isinstance(o, Decimal):
            return {"$": str(o)}
        if isinstance(o, (dt.date, dt.datetime)):
            return o.isoformat()
        if isinstance(o, (PurePosixPath, UUID)):
            return str(o)
        if isinstance(o, Enum):
            return o.name
        if hasattr(o, "__iter__"):
            return list(o)
        return super().default(o)


def decode(d):
    match d:
        case {"$": str(text)}:
            return Decimal(text)
        case {"_": "Piece", **rest}:
            rest["tags"] = set(rest["tags"])
            rest["seen"] = dt.date.fromisoformat(rest["seen"]) if rest["seen"] else None
            return Piece(**rest)
    return d


axe = Piece(1, "Axe \"Ö\"", -1500, {"bronze", "arms"}, Decimal("10.50"), dt.date(2020, 2, 29))
cart = Piece(2, "Cart", 200, parts=[axe, Piece(3, "Wheel\n", 150)])
text = json.dumps(cart, cls=Encoder, sort_keys=True)
print(text)
back = json.loads(text, object_hook=decode)
print(back == cart, back.parts[0].period, [p.id for p in back], back.parts[0].price + 1, Period.at(900))
print(json.dumps({"p": Period.IRON, "r": range(3), "path": PurePosixPath("/a") / "b.txt", "u": UUID(int=5), "g": (x * x for x in range(3)), "when": dt.datetime(2024, 1, 2, 3, 4, 5)}, cls=Encoder, indent=None))
for value in (float("nan"), 1e100, 1e-7, -0.0, 10 ** 25, "\u2028\x7f\x00é😀", True, None, [], {}, [[]], {"a": {}}, {1.5: 2, True: 3, None: 4}, "</script>", ("a", ("b",))):
    print(json.dumps(value), json.dumps(value, ensure_ascii=False, separators=(",", ":")), end="; ")
print()
print(json.dumps({"z": 1, "a": [1, {"k": []}]}, indent=4), json.dumps([1, [2]], indent=0), json.dumps([], indent=2), json.dumps({}, indent="\t"), json.dumps([1, 2], indent="  ", separators=(";", "=")), sep="\n")
for text in ("[1, 2", '{"a": 1,}', "tru", "-", "1.", ".5", "+1", "1e", '"\\x"', '"\\u12"', "[1 2]", '{"a": }', "{1: 2}", "NaN", "-Infinity", " 1 ", "1 2", '"a\nb"', "[]]", "nul", "\ufeff[]", '{"a":1 "b":2}', "[,1]", "''"):
    try:
        print(repr(text), json.loads(text), end=" | ")
    except json.JSONDecodeError as error:
        print(repr(text), error.msg, error.pos, error.colno, end=" | ")
print()
for bad in (lambda: json.dumps({("t",): 1}), lambda: json.dumps({("t",): 1}, skipkeys=True), lambda: json.dumps(float("inf"), allow_nan=False), lambda: json.dumps(b"x"), lambda: json.dumps(1j), lambda: json.loads(5), lambda: json.loads(b'{"a": 1}'), lambda: json.dumps([1], default=str), lambda: json.dumps({"a": 1}.keys()), lambda: json.dumps({"a": 1}.keys(), default=list), lambda: json.dumps({2: "b", 1: "a", "c": 0}, sort_keys=True), lambda: Encoder().encode(object())):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
out = io.StringIO()
json.dump({"rows": [asdict(axe)["name"], list(axe.tags) == []]}, out)
out.seek(0)
print(json.load(out), json.loads('{"b": 1, "a": 2, "b": 3}', object_pairs_hook=OrderedDict), json.loads('[1.0, 2]', parse_float=Decimal, parse_int=lambda s: s + "!"), "".join(json.JSONEncoder().iterencode([1, {"a": None}])), json.JSONDecoder().raw_decode('{"a": 1} tail'))
raw = json.loads('{"items": [{"n": "x", "q": 2, "p": 1.5}, {"n": "y", "q": 1, "p": 2}, {"n": "x", "q": 3, "p": 1.25}]}')
total = defaultdict(float)
for item in raw["items"]:
    total[item["n"]] += item["q"] * item["p"]
print(dict(total), Counter(i["n"] for i in raw["items"]), max(raw["items"], key=lambda i: i["p"]), sorted(raw["items"], key=lambda i: (i["n"], -i["q"]))[0])
json.loads(text)

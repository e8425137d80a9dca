# JSON encoders/decoders custom: datetime, complex, sets, dataclass, Enum, Decimal, object hooks, pretty printer, JSON pointer/patch/diff
import json
from collections import OrderedDict, namedtuple
from copy import deepcopy
from dataclasses import dataclass, asdict, is_dataclass
from datetime import datetime, date
from decimal import Decimal
from enum import Enum, IntEnum
import math
class Colour(Enum):
    RED = "r"
class Level(IntEnum):
    LOW = 1
@dataclass
class Point:
    x: int
    y: float = 0.5
Pair = namedtuple("Pair", "a b")
class Encoder(json.JSONEncoder):
    def __init__(self, *args, tag="__type__", **kw):
        super().__init__(*args, **kw)
        self.tag = tag
        self.seen = []
    def default(self, o):
        self.seen.append(type(o).__name__)
        if isinstance(o, (datetime, date)):
            return {self.tag: type(o).__name__, "iso": o.isoformat()}
        if isinstance(o, complex):
            return {self.tag: "complex", "parts": [o.real, o.imag]}
        if isinstance(o, (set, frozenset)):
            return {self.tag: "set", "items": sorted(o, key=repr)}
        if isinstance(o, Enum):
            return {self.tag: "Colour", "name": o.name}
        if is_dataclass(o):
            return {self.tag: "Point", **asdict(o)}
        if isinstance(o, Decimal):
            return str(o)
        if isinstance(o, bytes):
            return list(o)
        return super().default(o)
def decode(d):
    match d:
        case {"__type__": "datetime", "iso": iso}:
            return datetime.fromisoformat(iso)
        case {"__type__": "date", "iso": str(iso)}:
            return date.fromisoformat(iso)
        case {"__type__": "complex", "parts": [re, im]}:
            return complex(re, im)
        case {"__type__": "set", "items": list(items)}:
            return set(items)
        case {"__type__": "Point", **rest}:
            return Point(**rest)
        case {"__type__": "Colour", "name": n}:
            return Colour[n]
        case {"__type__": other}:
            raise ValueError(f"unknown type {other!r}")
    return d
data = {"when": datetime(2024, 2, 29, 12, 30), "day": date(2024, 1, 1), "z": 1 - 2j, "s": {3, 1, 2}, "c": Colour.RED, "lvl": Level.LOW, "p": Point(1), "pts": [Point(2, 3.0)], "pair": Pair(1, "b"), "t": (1, (2,)), "e": {}, "n": None}
text = json.dumps(data, cls=Encoder)
print(text)
back = json.loads(text, object_hook=decode)
print({k: back[k] == v for k, v in data.items()}, back["pair"], back["lvl"], type(back["lvl"]).__name__)
enc = Encoder(indent=2, sort_keys=True, tag="@")
print(enc.encode({"b": Decimal("1.10"), "a": [b"\x00\xff", set()], "A": {"x": []}}), enc.seen)
print("".join(Encoder(separators=(", ", " = ")).iterencode({"k": [1, {"z": 2j}]})))
print(json.loads('{"b": 1, "a": 2.50, "b": 3}', object_pairs_hook=OrderedDict, parse_float=Decimal), json.loads("[1, 2.0, NaN, -Infinity, 1e5]", parse_int=str, parse_constant=lambda c: f"<{c}>"), json.loads(b'"\\u00e9"'), json.loads(" [ ] "))
print(json.dumps({1: 2, 1.5: 3, True: 4, None: 5, "1": 6}), json.dumps(["\u2028 \x7f \x1f \" \\ / é 😀"]), json.dumps("é😀", ensure_ascii=False), json.dumps([math.nan, math.inf, 1e16, 1e-7, 100.0, -0.0, 10 ** 25]), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps([], indent=4), json.dumps([[], {}], indent=1), json.dumps([1, [2]], indent="--"))
for bad in (lambda: json.dumps({"a": object}), lambda: json.dumps({(1,): 2}), lambda: json.dumps(math.nan, allow_nan=False), lambda: json.loads("{'a': 1}"), lambda: json.loads('{"a": 1,}'), lambda: json.loads("[1 2]"), lambda: json.loads(""), lambda: json.loads('"a\nb"'), lambda: json.loads("[1]]"), lambda: json.loads(text.replace("Point", "Pont"), object_hook=decode), lambda: json.loads(5), lambda: json.loads('"\\x"'), lambda: json.loads('{"a"}'), lambda: json.loads("[1,\n 2,\n x]"), lambda: json.loads("nul"), lambda: json.dumps({1j})):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, "|", e)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except (ValueError, RecursionError) as e:
    print(type(e).__name__, e)
def pointer(doc, path, *default):
    try:
        for part in path.split("/")[1:]:
            part = part.replace("~1", "/").replace("~0", "~")
            doc = doc[int(part)] if isinstance(doc, list) else doc[part]
        return doc
    except (KeyError, IndexError, ValueError, TypeError) as e:
        if default:
            return default[0]
        raise LookupError(path) from e
def diff(a, b, path=""):
    if type(a) is not type(b) or not isinstance(a, (dict, list)):
        if a != b or type(a) is not type(b):
            yield {"op": "replace", "path": path, "value": b}
        return
    if isinstance(a, list):
        for i in range(min(len(a), len(b))):
            yield from diff(a[i], b[i], f"{path}/{i}")
        for i in range(len(a) - 1, len(b) - 1, -1):
            yield {"op": "remove", "path": f"{path}/{i}"}
        for v in b[len(a):]:
            yield {"op": "add", "path": path + "/-", "value": v}
        return
    esc = lambda k: k.replace("~", "~0").replace("/", "~1")
    for k in a:
        if k not in b:
            yield {"op": "remove", "path": f"{path}/{esc(k)}"}
        else:
            yield from diff(a[k], b[k], f"{path}/{esc(k)}")
    for k in b:
        if k not in a:
            yield {"op": "add", "path": f"{path}/{esc(k)}", "value": b[k]}
def patch(doc, ops):
    doc = deepcopy(doc)
    for op in ops:
        head, _, last = op["path"].rpartition("/")
        target = pointer(doc, head)
        last = last.replace("~1", "/").replace("~0", "~")
        match op, target:
            case {"op": "remove"}, list():
                del target[int(last)]
            case {"op": "remove"}, dict():
                del target[last]
            case {"op": "add", "value": v}, list():
                target.insert(len(target) if last == "-" else int(last), v)
            case {"op": "add" | "replace", "value": v}, _:
                target[int(last) if isinstance(target, list) else last] = v
    return doc
A = {"a": [1, 2, {"x": 1}], "b/c": {"m~n": 1, "gone": True}, "same": [1], "num": 1}
B = {"a": [1, 3, {"x": 1, "y": [None]}, 4, 5], "b/c": {"m~n": 2}, "same": [1], "num": 1.0, "new": {}}
ops = list(diff(A, B))
print(*map(json.dumps, ops), sep="\n")
print(patch(A, ops) == B, A["a"][1], patch(B, diff(B, A)) == A, list(diff(A, A)), type(patch(A, ops)["num"]).__name__)
print([pointer(B, p, "?") for p in ("/a/2/y/0", "/b~1c/m~0n", "", "/a/9", "/a/x", "/num/z")] == [None, 2, B, "?", "?", "?"])
pointer(B, "/a/2/y/7/q")

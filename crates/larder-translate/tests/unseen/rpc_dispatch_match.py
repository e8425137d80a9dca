"""JSON-RPC style dispatcher: mapping patterns with **rest, guards, class patterns, or-patterns with captures."""
import json
from dataclasses import dataclass
from enum import Enum
from types import SimpleNamespace


class Code(Enum):
    PARSE = -32700
    INVALID = -32600
    METHOD = -32601
    PARAMS = -32602


@dataclass
class Vec:
    x: float = 0
    y: float = 0


@dataclass
class Seg:
    a: Vec
    b: Vec


class Temp:
    __match_args__ = ("kind", "deg")

    def __init__(self, deg, kind="C"):
        self.deg, self.kind = deg, kind


class Lazy:
    __match_args__ = ("value",)

    def __init__(self):
        self.reads = 0

    @property
    def value(self):
        self.reads += 1
        return self.reads


LIMIT = SimpleNamespace(max=10, unit="px")


def dispatch(msg, state):
    match msg:
        case {"jsonrpc": str(v), **__} if v != "2.0":
            return {"error": Code.INVALID.value, "version": v}
        case {"id": bool() | list() | dict(), **_rest}:
            return {"error": Code.INVALID.value}
        case {"method": "set", "params": {"key": str() as k, "value": v, **rest}} if not rest:
            old = state.get(k)
            state[k] = v
            return {"result": old}
        case {"method": "set", "params": {"key": k, **rest}}:
            return {"error": Code.PARAMS.value, "bad": type(k).__name__, "extra": sorted(rest)}
        case {"method": "get", "params": [str(k)] | {"key": str(k)}}:
            return {"result": state.get(k, "?")}
        case {"method": "add" | "sum" as m, "params": [int() | float(), *_] as nums}:
            return {"result": sum(nums), "via": m}
        case {"method": "add" | "sum", "params": []}:
            return {"result": 0}
        case {"method": "sub", "params": [a, b] | {"a": a, "b": b}}:
            return {"result": a - b}
        case {"method": str(name)} if name.startswith("rpc."):
            return {"reserved": name[4:]}
        case {"method": name, **rest}:
            return {"error": Code.METHOD.value, "name": name, "keys": sorted(rest)}
        case [] | {}:
            return {"empty": type(msg).__name__}
        case [*batch]:
            return [dispatch(m, state) for m in batch]
        case None | True | False:
            return "singleton"
        case _:
            return {"error": Code.INVALID.value}


def shape(v):
    match v:
        case Vec(0, 0):
            return "origin"
        case Vec(x=0, y=y) | Vec(x=y, y=0):
            return f"on axis {y}"
        case Vec(x, y) if x == y:
            return f"diagonal {x}"
        case Vec(float(x), int(y)):
            return f"mixed {x} {y}"
        case Vec():
            return "a vec"
        case Seg(Vec(x1, y1), Vec(x2, y2)) if x1 == x2 or y1 == y2:
            return f"straight {abs(x1 - x2) + abs(y1 - y2)}"
        case Seg(a=Vec() as a):
            return f"segment from {a}"
        case Temp("F", d):
            return f"fahrenheit {d}"
        case Temp(deg=d, kind="C" | "K" as k):
            return f"{d} in {k}"
        case LIMIT.max:
            return "the limit"
        case -1 | -1.5 | 2 + 3j | "minus":
            return f"literal {v}"
        case int(n) | str(n) if n:
            return f"truthy {n!r}"
        case int() | str():
            return "falsy scalar"
        case bytes(b) | bytearray(b):
            return f"bytes {b[0]}"
        case (1, [2, *mid], {"k": (a, *_)}, *tail):
            return f"nested {mid} {a} {tail}"
        case [x, y, *_, z]:
            return f"ends {x} {y} {z}"
        case [x] | (x, None):
            return f"one {x}"
        case {"a": 1, "b": {"c": [_, c]}}:
            return f"deep {c}"
        case {"n": None, **kw}:
            return f"null n, {kw}"
        case Lazy(value=3):
            return f"third read {v.reads}"
        case set() | frozenset():
            return f"set of {len(v)}"
        case type(__name__=n):
            return f"class {n}"
    return "nothing"


state = {}
for text in ['{"method": "set", "params": {"key": "k", "value": 1}}', '{"method": "set", "params": {"key": "k", "value": null}}',
             '{"method": "set", "params": {"key": 5, "value": 1, "ttl": 3}}', '{"method": "get", "params": ["k"]}', '{"method": "get", "params": {"key": "zz", "x": 1}}',
             '{"jsonrpc": "1.0", "method": "get"}', '{"jsonrpc": "2.0", "id": true, "method": "get"}', '{"method": "sum", "params": [1, 2.5, 3]}', '{"method": "add", "params": []}',
             '{"method": "sub", "params": {"b": 3, "a": 10}}', '{"method": "sub", "params": [1]}', '{"method": "rpc.list"}', '{"method": null, "id": 1}', '[]', '{}', '0', 'true', '"method"',
             '[{"method": "add", "params": [2]}, {"method": "get", "params": ["k"]}, [], 7]', '{oops']:
    try:
        print(text[:58].ljust(60), dispatch(json.loads(text), state))
    except json.JSONDecodeError as e:
        print(text.ljust(60), Code.PARSE.value, Code(-32700).name, e.msg, e.pos)
lazy = Lazy()
for v in [Vec(), Vec(0, 4), Vec(-2, 0), Vec(3, 3), Vec(1.5, 2), Vec(1, 2.5), Seg(Vec(1, 1), Vec(1, 9)), Seg(Vec(1, 2), Vec(3, 4)), Temp(50, "F"), Temp(1), Temp(3, "R"),
          10, 10.0, -1.5, 2 + 3j, "minus", True, 0, "", "str", b"A", bytearray(b"B"), (1, [2, 5, 6], {"k": "xyz", "j": 0}, 7, 8), "ab", ["a", "b", "c"], range(4), (9,), [4, None],
          {"a": True, "b": {"c": (0, "hit"), "d": 1}}, {"n": None, "m": 2}, {"n": 0}, lazy, lazy, lazy, {1, 2}, frozenset(), int, None, 3.5, iter([1])]:
    if isinstance(v, (Temp, Lazy)) or not hasattr(v, "__next__"):
        print(shape(v), end="; ")
print()
match 5, 6:
    case x, y if (z := x + y) > 20:
        print("big")
    case x, _:
        print("kept", x, y, z)


class BadArgs:
    __match_args__ = ["a"]


for subject, fn in [(BadArgs(), "list"), (Vec(1, 2), "too many")]:
    try:
        match subject:
            case BadArgs(q):
                print("?")
            case Vec(q, w, e):
                print("??")
    except TypeError as e:
        print(fn, "->", e)
dispatch({"method": "sub", "params": ["a", 1]}, state)

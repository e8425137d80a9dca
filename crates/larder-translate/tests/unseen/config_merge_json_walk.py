"""Layered configuration: JSON with comments, deep merge, path queries, schema check, interpolation, diff, environment."""
import json
import os
import re
from collections import OrderedDict
from collections.abc import Mapping, MutableMapping, Sequence
from copy import deepcopy
from functools import reduce
from types import MappingProxyType, SimpleNamespace

BASE = r"""
{
  // service
  "name": "relay", "port": 8080, "debug": false, "ratio": 1e-3, "big": 12345678901234567890,
  "hosts": ["a.local", "b.local"],
  "db": {"url": "pg://${db.user}@${db.host}:${port}/x", "user": "root", "host": "h1", "pool": {"min": 1, "max": 5}},
  "esc": "tab\t quote\" slash\/ \u00e9 \ud83d\ude00 // not a comment", // trailing
  "nothing": null, "empty": {}, "list": [[1, 2], [], [3]]
}
"""
LAYERS = ['{"port": 9090, "db": {"host": "h2", "pool": {"max": 50}}, "hosts": ["c"]}', '{"debug": true, "db": {"pool": null, "url": "x${db.user}-$${port}"}, "+hosts": ["d", "e"]}']


def strip_comments(text):
    return re.sub(r'("(?:\\.|[^"\\])*")|//[^\n]*', lambda m: m.group(1) or "", text)


def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        if k.startswith("+"):
            out[k[1:]] = out.get(k[1:], []) + v
        elif isinstance(v, Mapping) and isinstance(out.get(k), Mapping):
            out[k] = merge(out[k], v)
        else:
            out[k] = deepcopy(v)
    return out


def query(doc, path, default=...):
    cur = doc
    for part in filter(None, re.split(r"\.|\[(-?\d+)\]", path)):
        try:
            cur = cur[int(part)] if isinstance(cur, list) else cur[part]
        except (KeyError, IndexError, TypeError, ValueError) as e:
            if default is ...:
                raise LookupError(f"{path!r}: {type(e).__name__} at {part!r}") from e
            return default
    return cur


def interpolate(value, root, depth=0):
    if depth > 5:
        raise RecursionError("interpolation loop")
    match value:
        case str():
            def put(m):
                return "${" + m[2] + "}" if m[1] else str(interpolate(query(root, m[2]), root, depth + 1))
            return re.sub(r"(\$)?\$\{([\w.\[\]-]+)\}", put, value)
        case [*items]:
            return [interpolate(i, root, depth) for i in items]
        case {**pairs}:
            return {k: interpolate(v, root, depth) for k, v in pairs.items()}
        case _:
            return value


def walk(node, path=()):
    if isinstance(node, Mapping):
        for k, v in node.items():
            yield from walk(v, (*path, k))
        if not node:
            yield path, {}
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for i, v in enumerate(node):
            yield from walk(v, path + (i,))
    else:
        yield path, node


SCHEMA = {"name": str, "port": (int, lambda p: 0 < p < 65536), "debug": bool, "db": {"host": str, "pool": {"min": int}}, "ratio": float, "hosts": [str], "missing": int}


def check(doc, schema, where="$"):
    if isinstance(schema, dict):
        if not isinstance(doc, dict):
            yield f"{where}: object wanted, {type(doc).__name__} found"
            return
        for k, s in schema.items():
            if k not in doc:
                yield f"{where}.{k}: missing"
            else:
                yield from check(doc[k], s, f"{where}.{k}")
        for k in sorted(doc.keys() - schema.keys()):
            yield f"{where}.{k}: unknown"
    elif isinstance(schema, list):
        for i, v in enumerate(doc):
            yield from check(v, schema[0], f"{where}[{i}]")
    elif isinstance(schema, tuple):
        t, pred = schema
        if type(doc) is not t or not pred(doc):
            yield f"{where}: {doc!r} refused"
    elif not isinstance(doc, schema) or isinstance(doc, bool) is not (schema is bool):
        yield f"{where}: {schema.__name__} wanted, {doc!r} found"


def diff(a, b, path=""):
    for k in sorted(a.keys() | b.keys(), key=str):
        p = f"{path}/{k}"
        if k not in a:
            print("  +", p, json.dumps(b[k]))
        elif k not in b:
            print("  -", p)
        elif isinstance(a[k], dict) and isinstance(b[k], dict):
            diff(a[k], b[k], p)
        elif a[k] != b[k]:
            print("  ~", p, a[k], "->", b[k])


base = json.loads(strip_comments(BASE))
full = reduce(merge, map(json.loads, LAYERS), base)
print(json.dumps(full, indent=2)[:200])
print(json.dumps(full, sort_keys=True, separators=(",", ":")))
diff(base, full)
done = interpolate(full, full)
print(done["db"], base["hosts"] is not full["hosts"], done["esc"])
for path in ("db.host", "hosts[-1]", "list[0][1]", "db.pool.max", "nope", "hosts[9]", "port.x", "list[2][0]"):
    try:
        print(path, query(done, path))
    except LookupError as e:
        print(e, "<-", repr(e.__cause__))
print(query(done, "a.b", None), [(".".join(map(str, p)), v) for p, v in walk(base)][:9], sum(1 for _ in walk(full)))
print(*check(full, SCHEMA), sep="\n")
full["db"]["user"] = "${db.host}"
full["db"]["host"] = "${db.user}"
try:
    interpolate(full["db"]["url"] + "${db.host}", full)
except RecursionError as e:
    print(e)


class Env(MutableMapping):
    def __init__(self, *a, **k):
        self._d = {}
        self.update(*a, **k)

    def __getitem__(self, k): return self._d[k.upper()]
    def __setitem__(self, k, v): self._d[k.upper()] = str(v)
    def __delitem__(self, k): del self._d[k.upper()]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)


env = Env({"path": "/bin"}, debug=True, n=5)
env.setdefault("Home", "/h")
print(dict(env), env.pop("N"), "debug" in env, env.get("zip", 0), list(env.items()), env == {"PATH": "/bin", "DEBUG": "True", "HOME": "/h"}, env.popitem(), len(env), {**env}, isinstance(env, Mapping))
try:
    env["nope"]
except KeyError as e:
    print("KeyError", e)
ro = MappingProxyType(base)
try:
    ro["x"] = 1
except TypeError as e:
    print(e)
ns = json.loads('{"a": {"b": [1, {"c": null}]}}', object_hook=lambda d: SimpleNamespace(**d))
print(ns.a.b[1].c, ns, json.loads("[1.10, 2]", parse_float=str, parse_int=float), json.loads('{"b": 1, "a": 2, "b": 3}', object_pairs_hook=list), json.loads('{"b": 1, "b": 2}'))
for bad in ("", "{", "[1,]", "{'a': 1}", '{"a" 1}', "nul", "[1 2]", '"\x01"', '"\\x"', "01", "1 2", "[NaN, -Infinity]", '{"a": 1,}', "\ufeff1", '"abc', "-", "[1, 2", "1.", "tru"):
    try:
        print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e:
        print(repr(bad), e, (e.lineno, e.colno, e.pos))
print(json.dumps({1: "a", None: "b", True: "c", 1.5: [float("nan"), float("inf"), 1e16, 1e22, 0.1, -0.0, 10 ** 25]}), json.dumps("é\u2028😀/\"\\\x7f\b"), json.dumps("é", ensure_ascii=False), json.dumps([]), json.dumps({}, indent=2), json.dumps([[], {}, [1]], indent=1), json.dumps((1, (2,))), json.dumps(OrderedDict(z=1, a=2)), json.dumps({"a": [1, {"b": 2}]}, indent="--"))
for bad in ({(1, 2): 3}, {1, 2}, b"x", object, {"a": {"b": 1j}}):
    try:
        print(json.dumps(bad))
    except TypeError as e:
        print(e)
print(json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True), json.dumps([1, 2], separators=(" ; ", "=")), json.dumps({2: 1, "1": 2, 10: 3}))
try:
    loop = []
    loop.append(loop)
    json.dumps(loop)
except ValueError as e:
    print(e)
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as e:
    print(e)
os.environ["STRANGER_X"] = "7"
print(os.environ.get("STRANGER_X"), os.getenv("STRANGER_NONE", "dflt"), "STRANGER_X" in os.environ)
os.environ["STRANGER_NONE"]

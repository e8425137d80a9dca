import json
import operator
import statistics
from functools import reduce
from itertools import groupby

TEXT = r'''
{"version": 3, "currency": "EUR", "products": [
 {"id": 1, "name": "Lamp \u00e9toile", "price": 19.90, "tags": ["light", "home"], "stock": {"berlin": 4, "lyon": 0}},
 {"id": 2, "name": "Desk \"Oak\"", "price": 240, "tags": ["home", "wood"], "stock": {"berlin": 1}},
 {"id": 3, "name": "Pen\tset", "price": 4.5e0, "tags": [], "stock": null},
 {"id": 4, "name": "Emoji \ud83d\ude00", "price": 1e-2, "tags": ["light"], "stock": {"lyon": 12345678901234567890}},
 {"id": 5, "name": "Rug", "price": 89.0, "tags": ["home"], "stock": {"lyon": 2, "berlin": 7}, "discontinued": true}
], "empty": {}, "nothing": [], "nested": [[1, [2, [3, -0.0]]], {"a": {"b": {"c": null}}}]}
'''


def walk(node, path="$"):
    if isinstance(node, dict):
        for k, v in node.items():
            yield from walk(v, f"{path}.{k}")
    elif isinstance(node, list):
        for i, v in enumerate(node):
            yield from walk(v, f"{path}[{i}]")
    else:
        yield path, node


def get(node, path, default=None):
    try:
        return reduce(operator.getitem, path, node)
    except (KeyError, IndexError, TypeError):
        return default


def merge(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return {k: merge(a[k], b[k]) if k in a and k in b else a.get(k, b.get(k)) for k in [*a, *(k for k in b if k not in a)]}
    if isinstance(a, list) and isinstance(b, list):
        return a + [x for x in b if x not in a]
    return b


def diff(a, b, path=""):
    if type(a) is not type(b):
        yield f"{path}: {a!r} -> {b!r}"
    elif isinstance(a, dict):
        for k in sorted({*a, *b}):
            if k not in a:
                yield f"{path}/{k}: added {b[k]!r}"
            elif k not in b:
                yield f"{path}/{k}: removed"
            else:
                yield from diff(a[k], b[k], f"{path}/{k}")
    elif a != b:
        yield f"{path}: {a!r} -> {b!r}"


data = json.loads(TEXT)
for path, leaf in walk(data):
    print(f"{path:<32} {type(leaf).__name__:<9}{leaf!r}")
products = data["products"]
print(statistics.mean(p["price"] for p in products), statistics.median([p["price"] for p in products]), max(products, key=operator.itemgetter("price"))["name"])
stock = {p["name"]: sum((p["stock"] or {}).values()) for p in products}
print(stock, sum(stock.values()))
by_tag = {}
for p in products:
    for t in p["tags"] or ["untagged"]:
        by_tag.setdefault(t, []).append(p["id"])
print(json.dumps(by_tag, sort_keys=True), json.dumps(by_tag))
keyf = lambda p: len(p["tags"])
for k, group in groupby(sorted(products, key=keyf), keyf):
    print(k, [p["id"] for p in group])
print(get(data, ["nested", 1, "a", "b"]), get(data, ["nested", 0, 1, 1, 1]), get(data, ["nested", 9]), get(data, ["version", "x"], "dflt"), get(data, []) is data)
print(merge({"a": {"x": 1, "l": [1, 2]}, "n": None}, {"a": {"y": 2, "l": [2, 3]}, "n": 5, "z": {}}))
newer = json.loads(TEXT)
newer["version"] = "3"
newer["products"] = {"moved": True}
del newer["empty"]
newer["extra"] = [1]
print(*diff(data, newer), sep="\n")
print(json.dumps(products[3]), json.dumps(products[3], ensure_ascii=False), sep="\n")
print(json.dumps(data["nested"], indent=1), json.dumps({"k": [], "d": {}, "t": (1, 2)}, indent=2), json.dumps([1, 2], indent="--"), sep="\n")
print(json.dumps({1: "int", 1.5: "float", True: "bool", None: "null", "s": [float("inf"), float("nan"), 1e100, 1e16, 10 ** 20, 0.1, -0.0]}), json.dumps("\x00\x1f\x7f\u2028\"\\/\b\f"), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))


class Money:
    def __init__(self, v):
        self.v = v


print(json.dumps({"m": Money(3), "s": {2, 1}}, default=lambda o: {"money": o.v} if isinstance(o, Money) else sorted(o)))
print(json.loads('{"money": 5, "in": [{"money": 7}]}', object_hook=lambda d: Money(d["money"]).v * 2 if "in" not in d else d), json.loads("[1.10, 2]", parse_float=str, parse_int=lambda s: int(s) * 100), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads(" [NaN, Infinity, -Infinity] "))
for bad in ('{"a": 1,}', "[1 2]", '{"a" 1}', "{'a': 1}", '"abc', "tru", "", "[1]x", '"\\x"', '{"a": [1, {"b": }]}', "01", "-", '["a\nb"]', "[1,\n 2,\n oops]"):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as e:
        print(f"{bad!r}: {e} | {e.msg} {e.pos} {e.lineno} {e.colno}")
for bad in (Money(1), {(1, 2): 3}, {"x": b"z"}, [1, {"k": 1j}]):
    try:
        print(json.dumps(bad))
    except TypeError as e:
        print(e)
try:
    loop = []
    loop.append(loop)
    json.dumps(loop)
except ValueError as e:
    print(e)
print(json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True), json.loads(json.dumps(data)) == data)

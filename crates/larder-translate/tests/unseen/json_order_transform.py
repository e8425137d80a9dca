"""Flatten, rebuild, query, diff and patch JSON documents."""
import json
import re
from collections import OrderedDict

RAW = r'''
{
  "id": 10042, "customer": {"name": "Zo\u00eb \"Z\" M\u00fcller", "vip": true, "email": null},
  "lines": [
    {"sku": "A-1", "qty": 2, "price": 19.99, "tags": ["new", "red"]},
    {"sku": "B-7", "qty": 0.5, "price": 1e2, "tags": []},
    {"sku": "C-3", "qty": -1, "price": 5, "tags": ["return"]}
  ],
  "meta": {}, "big": 12345678901234567890123, "tiny": 1.5E-9, "neg": -0.0, "path": "C:\\tmp\/x\t\u20ac\ud83d\ude00"
}
'''


def flatten(doc, prefix=""):
    if isinstance(doc, dict) and doc:
        for k, v in doc.items():
            yield from flatten(v, f"{prefix}.{k}" if prefix else k)
    elif isinstance(doc, list) and doc:
        for i, v in enumerate(doc):
            yield from flatten(v, f"{prefix}[{i}]")
    else:
        yield prefix, doc


def steps(path):
    return [int(i) if i else k for k, i in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path)]


def unflatten(pairs):
    root = {}
    for path, value in pairs:
        node, parts = root, steps(path)
        for here, nxt in zip(parts, parts[1:]):
            fresh = [] if isinstance(nxt, int) else {}
            if isinstance(here, int):
                while len(node) <= here:
                    node.append(None)
                if node[here] is None:
                    node[here] = fresh
                node = node[here]
            else:
                node = node.setdefault(here, fresh)
        last = parts[-1]
        if isinstance(last, int):
            node.extend([None] * (last + 1 - len(node)))
        node[last] = value
    return root


def diff(a, b, path="$"):
    if type(a) is not type(b):
        yield path, "type", type(a).__name__, type(b).__name__
    elif isinstance(a, dict):
        for k in [*a, *(k for k in b if k not in a)]:
            if k not in b:
                yield f"{path}.{k}", "gone", a[k], None
            elif k not in a:
                yield f"{path}.{k}", "new", None, b[k]
            else:
                yield from diff(a[k], b[k], f"{path}.{k}")
    elif isinstance(a, list):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from diff(x, y, f"{path}[{i}]")
        if len(a) != len(b):
            yield path, "length", len(a), len(b)
    elif a != b:
        yield path, "value", a, b


class OrderEncoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {"re": o.real, "im": o.imag}
        if isinstance(o, (set, frozenset)):
            return sorted(o)
        return super().default(o)


doc = json.loads(RAW)
print(doc)
flat = OrderedDict(flatten(doc))
for k, v in flat.items():
    print(f"{k:<18} {type(v).__name__:<9} {v!r}")
rebuilt = unflatten(flat.items())
print("round trip:", rebuilt == doc, rebuilt is doc, list(rebuilt) == list(doc))
print(json.dumps(doc, sort_keys=True))
print(json.dumps(doc["customer"], ensure_ascii=False, indent=2))
print(json.dumps(doc["lines"], separators=(",", ":")))
print(json.dumps([1, [2, [], {}], {"a": [None]}], indent="--"))

totals = [(line["sku"], line["qty"] * line["price"]) for line in doc["lines"]]
print(totals, sum(t for _, t in totals))
other = json.loads(RAW)
other["lines"][0]["qty"] = 2.0
other["lines"][1]["tags"].append("sale")
other["customer"]["vip"] = 1
del other["meta"]
other["note"] = {"text": "hi"}
other["lines"].pop()
for d in diff(doc, other):
    print("diff", d)
print("self diff:", list(diff(doc, doc)))

print(json.dumps({"c": 3 - 4j, "s": {3, 1, 2}, 1: "int", None: 0, True: 1, 2.5: "f"}, cls=OrderEncoder))
for value in (b"raw", {(1, 2): 3}, object):
    try:
        print(json.dumps(value, cls=OrderEncoder))
    except TypeError as e:
        print("TypeError:", e)
print(json.dumps([float("inf"), -float("inf"), float("nan")]), json.loads("[NaN, -Infinity]"))
try:
    json.dumps(float("nan"), allow_nan=False)
except ValueError as e:
    print("ValueError:", str(e)[:38])
for bad in ('{"a": 1,}', "[1 2]", '{"a"}', "", "tru", '"open', "[1] x", "'q'", '"\t"', "01", "{1: 2}"):
    try:
        print(repr(bad), json.loads(bad))
    except json.JSONDecodeError as e:
        print(repr(bad), "->", e.msg, e.pos, e.lineno, e.colno)
print(json.loads('{"k": 1, "k": 2}'), json.loads('{"k": 1, "k": 2}', object_pairs_hook=list))
print(json.loads("[1.10, 2]", parse_float=str, parse_int=lambda s: s + "!"))
print(json.loads('{"re": 1, "im": 2}', object_hook=lambda d: complex(d["re"], d["im"])))
print([steps(p) for p in ("a.b[0].c", "x", "m[1][22].z")], json.loads(b' "bytes ok" '))

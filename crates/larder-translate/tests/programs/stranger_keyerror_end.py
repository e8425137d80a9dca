# Recursive descent over nested heterogeneous data, ends with uncaught KeyError (tuple key).
from functools import lru_cache

DATA = {
    "users": [
        {"id": 1, "name": "Ann", "roles": ("admin", "dev"), "meta": {"age": 30, "score": 9.5}},
        {"id": "2", "name": None, "roles": [], "meta": None},
        ["legacy", 3, {"x": [1, [2, [3, [4]]]]}],
    ],
    "counts": {1: "one", 2.5: "two-ish", (1, 2): "pair", None: "none", True: "overwrites"},
    "flags": {"a", "b"},
}


def depth(x):
    if isinstance(x, dict):
        x = list(x.values())
    if isinstance(x, (list, tuple, set)):
        return 1 + max(map(depth, x), default=0)
    return 0


def leaves(x, path=()):
    match x:
        case dict():
            for k, v in x.items():
                yield from leaves(v, (*path, k))
        case [] | ():
            yield path, type(x).__name__ + "-empty"
        case [*items]:
            for i, v in enumerate(items):
                yield from leaves(v, path + (i,))
        case set():
            yield path, sorted(x)
        case None:
            yield path, "nil"
        case str() as s:
            yield path, s.upper()
        case bool(b):
            yield path, b
        case int(n) | float(n):
            yield path, n * 2
        case other:
            yield path, other


def dig(x, *keys, default=...):
    for k in keys:
        try:
            x = x[k]
        except (KeyError, IndexError, TypeError) as e:
            if default is ...:
                raise
            return default if not callable(default) else default(e)
    return x


@lru_cache
def ways(n, parts=(1, 3, 4)):
    return 1 if n == 0 else sum(ways(n - p, parts) for p in parts if p <= n)


def flip(x):
    if isinstance(x, dict):
        return {str(v) if isinstance(v, (list, dict, set)) else v: flip(k) for k, v in x.items() if not isinstance(v, set)}
    return x if not isinstance(x, tuple) else x[::-1]


print(depth(DATA), depth([]), depth(5), depth([[], [[]]]))
for p, v in leaves(DATA):
    print("/".join(map(str, p)), "=", v, f"({type(v).__name__})")
print(DATA["counts"], flip(DATA["counts"]))
print(dig(DATA, "users", 0, "roles", -1), dig(DATA, "users", 2, 2, "x", 1, 1, 1), dig(DATA, "users", 9, default=None), dig(DATA, "users", 1, "meta", "age", default=lambda e: f"{type(e).__name__}: {e}"), dig(DATA, "counts", 1), dig(DATA, "users", 0, "name", 0, 0))
print(ways(50), ways(10, (2, 5)), ways(3, (2,)), ways.cache_info().currsize > 50)
for bad in (("users", "x"), ("users", 1, "nope"), ("flags", 0), ("users", 0, "id", 0), ("users", 3)):
    try:
        dig(DATA, *bad)
    except Exception as e:
        print(type(e).__name__, e, e.args)
print("about to fail")
dig(DATA, "counts", (2, 1))

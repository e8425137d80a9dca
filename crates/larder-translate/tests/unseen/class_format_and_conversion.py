import math
import datetime


class Temp:
    def __init__(self, c):
        self.c = c

    def __format__(self, spec):
        if not spec:
            return str(self)
        unit = spec[-1] if spec[-1] in "CFK" else "C"
        spec = spec.rstrip("CFK") or ".1f"
        v = {"C": self.c, "F": self.c * 9 / 5 + 32, "K": self.c + 273.15}[unit]
        return format(v, spec) + "°" + unit

    def __str__(self):
        return f"{self.c} deg"

    def __repr__(self):
        return f"Temp({self.c!r})"

    def __float__(self):
        return float(self.c)

    def __int__(self):
        return int(self.c)

    def __index__(self):
        return round(self.c)

    def __complex__(self):
        return complex(self.c, 1)

    def __bool__(self):
        return self.c > 0

    def __round__(self, n=None):
        return f"rounded to {n}" if n is not None else round(self.c)

    def __trunc__(self):
        return math.trunc(self.c)

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return math.ceil(self.c)

    def __bytes__(self):
        return b"t" + bytes([int(self)])

    def __hash__(self):
        return hash(self.c)

    def __eq__(self, o):
        return float(self) == float(o)

    def __len__(self):
        return int(self.c)

    def __contains__(self, x):
        return "yes" if x == self.c else ""

    def __getitem__(self, i):
        return ("item", i)

    def __call__(self, *a, sep="-", **k):
        return sep.join(map(str, a)) + "".join(k)

    def __neg__(self): return Temp(-self.c)
    def __invert__(self): return "inverted"
    def __abs__(self): return abs(self.c)


t = Temp(36.6)
print(t, repr(t), f"{t}", f"{t!r}", f"{t:F}", f"{t:8.2fK}|", f"{t:<8}|" if False else f"{str(t):<10}|", "{:C} {!s:>10} {0!r}".format(t, t) if False else "{0:C} {0!s:>10} {0!r}".format(t))
print("%s %r %d %.1f %x" % (t, t, t, t, t), float(t), int(t), complex(t), bool(t), bool(Temp(0)))
print(round(t), round(t, 2), math.trunc(t), math.floor(t), math.ceil(t), math.sqrt(t), bytes(t), hash(t) == hash(36.6))
print([10, 20, 30][Temp(1)], "abcdef"[Temp(1):Temp(3)], range(5)[Temp(2)], hex(t), chr(Temp(65)), "ab" * Temp(2), bin(Temp(5)))
print(len(t), 36.6 in t, 5 in t, t[1], t[1:2], t[1, 2], t[...], t[::2, "x"], t(1, 2, sep="+", z=1), -t, ~t, abs(Temp(-3)))
print(t == 36.6, 36.6 == t, t != 36.6, {t: 1}.get(36.6), max(t, Temp(40), key=float), sum([1, float(t)]))
for spec in ("d", "x", ">10", "q"):
    try:
        print(spec, f"{t:{spec}}")
    except Exception as e:
        print(spec, type(e).__name__, e)
class Bad:
    def __str__(self): return 5
    def __repr__(self): return None
    def __len__(self): return "x"
    def __bool__(self): return 1
    def __hash__(self): return "h"
    def __index__(self): return 1.5
    def __int__(self): return "1"
    def __float__(self): return 1
    def __format__(self, s): return 3
    def __iter__(self): return 5
    def __contains__(self, x): return []
    def __bytes__(self): return "b"
    def __complex__(self): return 1
    def __dir__(self): return 5
bad = Bad()
for name, f in {"str": str, "repr": repr, "len": len, "bool": bool, "hash": hash, "hex": hex, "int": int, "float": float, "format": format, "iter": iter, "list": list, "in": lambda b: 1 in b, "bytes": bytes, "complex": complex, "dir": dir,
    "f": lambda b: f"{b}", "print": print, "idx": lambda b: [1][b], "rng": range, "round": round, "abs": abs, "neg": lambda b: -b, "call": lambda b: b(), "item": lambda b: b[0], "next": next, "rev": reversed, "sorted": sorted, "chr": chr, "not": lambda b: not b, "and": lambda b: b and 1, "if": lambda b: 1 if b else 2, "any": lambda b: any([b]), "dict": lambda b: {b: 1}, "sum": lambda b: sum(b), "star": lambda b: [*b], "unpack": lambda b: (lambda *a: a)(*b), "kw": lambda b: dict(**b), "pct": lambda b: "%d" % b, "pct s": lambda b: "%s" % b, "mul": lambda b: "a" * b, "math": math.sqrt, "pow": lambda b: pow(b, 2), "divmod": lambda b: divmod(b, 1), "isinst": lambda b: isinstance(1, b), "join": lambda b: ",".join(b), "enum": enumerate, "zip": lambda b: zip(b), "map": lambda b: map(str, b), "ord": ord, "open": None}.items():
    try:
        print(name, f(bad))
    except TypeError as e:
        print(name, e)
d = datetime.date(2024, 2, 29)
print(f"{d:%d/%m/%y} {d!r:>30}", "{:%Y}".format(d), format(d, ""))
f"{bad!r}"

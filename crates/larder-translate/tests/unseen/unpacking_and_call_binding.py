def spec(a, b=2, /, c=3, *args, d, e=5, **kw):
    return f"a={a} b={b} c={c} args={args} d={d} e={e} kw={kw}"


def trace(label, value):
    print(label, end=" ")
    return value


class Bag:
    def __init__(self, **kw):
        self.kw = kw

    def keys(self):
        return sorted(self.kw)

    def __getitem__(self, k):
        return self.kw[k] * 2


CALLS = [
    lambda: spec(1, d=4),
    lambda: spec(1, 2, 3, 4, 5, d=6),
    lambda: spec(*"xyz", *[7, 8], **{"d": 0}, **dict(e=1, a="kw a", b="kw b")),
    lambda: spec(1, d=1, **Bag(z=5, e=2)),
    lambda: spec(d=4),
    lambda: spec(1),
    lambda: spec(1, c=2, d=1, **{"c": 3}),
    lambda: spec(1, 2, 3, c=4, d=1),
    lambda: spec(*5, d=1),
    lambda: spec(1, **[1], d=2),
    lambda: spec(1, d=2, **{3: 4}),
    lambda: (lambda x, y: 0)(1, 2, 3),
    lambda: (lambda x, y, *, z: 0)(1),
    lambda: (lambda *, z, w: 0)(),
    lambda: (lambda: 0)(q=1),
    lambda: (lambda x, /: 0)(x=1),
    lambda: print("x", sep=1),
    lambda: len(),
    lambda: [].append(1, 2),
    lambda: int("1", bas=2),
    lambda: dict([(1, 2, 3)]),
    lambda: "".join(["a", 1]),
    lambda: max(1, key=len),
    lambda: sorted([1], lambda x: x),
]
for call in CALLS:
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", str(e).removeprefix("__main__."))
    except ValueError as e:
        print("ValueError:", e)

a, *b, c = range(5)
*d, = "hey"
(e, f), [g, *h] = (1, 2), "xyz"
print(a, b, c, d, e, f, g, h)
first, (second, *_), *rest = [1, (2, 3, 4), 5]
print(first, second, _, rest)
for i, (k, v) in enumerate({"p": 1, "q": 2}.items()):
    print(i, k, v, end="; ")
print()
for bad in ("a, b = 1, 2, 3", "a, b, *c = 1,", "a, b = 7", "(a, b), c = 'xy', 1, 2"):
    try:
        match bad[:4]:
            case "a, b" if bad.endswith("3"):
                a, b = 1, 2, 3
            case "a, b" if "*" in bad:
                a, b, *c = 1,
            case "a, b":
                a, b = 7
            case _:
                (a, b), c = "xy", 1, 2
    except (ValueError, TypeError) as e:
        print(f"{bad:<24}{type(e).__name__}: {e}")
d = {}
d[trace("k1", 1)], d[trace("k2", 2)] = trace("v1", "a"), trace("v2", "b")
print(d)
print({trace("key", 1): trace("val", 2), **{3: 4}, 1: "over"}, [*range(2), *"ab", *{}], {*(1, 2), *[2, 3]})
print(trace("f", max)(trace("x", 3), *trace("rest", (9, 2)), **trace("kw", {})))
x = y = z = []
x.append(1)
(p := trace("walrus", 5), q := p + 1)
print(z, p, q, trace("l", 0) or trace("r", "truthy"), trace("a", 1) < trace("b", 0) < trace("never", 5))
res = trace("then", 1) if trace("cond", False) else trace("else", 2)
print(res, not trace("n", []) and "empty", 0 or None or "", 1 and [] and 2)

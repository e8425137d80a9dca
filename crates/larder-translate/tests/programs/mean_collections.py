words = "the quick brown fox jumps over the lazy dog the end".split()
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(freq, sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3], max(freq, key=freq.get), list(freq)[-1])
by = {}
for w in words:
    by.setdefault(len(w), []).append(w)
print(by, {k: sorted(set(v)) for k, v in sorted(by.items())})
d = dict(a=1, b=2)
d.update(c=3, a=9)
d.pop("b")
d["b"] = 7
print(d, d.pop("zz", None), d.popitem(), d, "a" in d, 9 in d.values(), ("c", 3) in d.items(), list(d.keys() & {"a", "q"}), d | {"z": 0}, {**d, "a": 0})
del d["a"]
print(d, len(d), d.copy() == d, dict.fromkeys("ab", 0), dict(zip("xy", [1, 2])), dict([("k", "v")]), d.get("nope"), d.get("nope", []))
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
e = {1: "a", "1": "b", 1.5: "c", (1, 2): "d", None: "e", True: "f", frozenset([1]): "g"}
print(e, e[1], e[1.0], e[None], len(e))
n = {"x": {"y": [1, {"z": 2}]}}
n["x"]["y"][1]["z"] += 5
n["x"]["w"] = n["x"]["y"]
n["x"]["w"].append(0)
print(n)
s = "Hello, World"
print(s.lower(), s.upper(), s.swapcase(), s.title(), s.replace("l", "L", 2), s.find("o"), s.rfind("o"), s.count("l"), s.index("W"), s[::-1], s[-5:], s[:-7:2], s.split(", "), s.partition(","), s.startswith(("He", "x")), s.endswith("d"), s.center(20, "*"), s.ljust(15, "."), s.rjust(15), s.zfill(15), s.strip("Hd"), s.isalpha(), "abc".isalpha(), "12".isdigit(), " ".isspace(), "Ab".istitle())
print("a,b,,c".split(","), " a  b ".split(), "a b c".rsplit(" ", 1), "x=y=z".split("=", 1), "l1\nl2\r\nl3".splitlines(), "-".join(["a", "b"]), "tab\there".expandtabs(4), "abc".translate(str.maketrans("ab", "xy", "c")), "ß".upper(), "İ".lower(), "ǆ".title(), "a\u0301".encode(), "%5.2f|%-5d|%05d|%x|%o|%e|%g|%s|%r|%%|%c|%+d" % (3.14159, 42, 42, 255, 8, 12345.678, 0.0001, "s", "s", 65, 5))
print(f"{3.14159:.2f} {42:5d} {42:<5}| {42:^7}| {42:>+5} {1234567:,} {1234567.891:,.2f} {0.5:.0%} {255:#x} {255:08b} {5:e} {'s':>4} {'s':*^5} {True:d} {1e10:g} {12345.6789:.3g} {-5:05d} {3:.1f} {10**20:,} {2.5:.0f} {'abcdef':.3} {1_000_000:_} {ord('a'):c} {-0.0:+} {float('inf')} {float('nan'):5}")
w, p, v = 10, 3, 2.718281828
print(f"{v:{w}.{p}}|{v!r:>{w}}|{v=}|{v=:.2f}|{w + p = }|{{}}|{'nested ' + f'{w}'}|{d!r}|{[1, 2][0]}|{(lambda q: q * 2)(3)}")
print("{:>5}|{:<5}|{:^5}|{0}".format("a", "b", "c") if False else "{0:>5}|{1:<5}|{2:^5}|{0}".format("a", "b", "c"), "{k[a]} {o.real}".format(k={"a": 1}, o=5), "{:{}}".format("x", 4), "{!r}".format("q"))
t = [(3, "c"), (1, "b"), (2, "a"), (1, "a")]
print(sorted(t), sorted(t, key=lambda q: q[1]), sorted(t, reverse=True), sorted(t, key=lambda q: (-q[0], q[1])), min(t), max(t, key=lambda q: q[1]), list(reversed(t))[0], sorted("hello"), sorted({"b": 1, "a": 2}), sorted([True, 0, 2.5, -1]), sorted(["B", "a", "C"], key=str.lower), sorted([[2], [1, 5], []]))
print(list(zip([1, 2, 3], "ab")), list(enumerate("ab", 1)), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", "a"])), any([]), all([]), any(x > 2 for x in [1, 3]), [*range(3), *"ab"], {**{"a": 1}}, list(range(10, 0, -3)), range(5)[1:3], len(range(0, 10, 3)), 5 in range(0, 10, 5), sum(range(101)))
a, (b, *c), *_, z = 1, (2, 3, 4), 5, 6, 7
print(a, b, c, _, z)
for i, (x, y) in enumerate([(1, 2), (3, 4)]):
    print(i, x, y, end=" ")
print()
print([(x, y) for x in range(3) for y in range(x) if (x + y) % 2], [[j for j in range(i)] for i in range(3)], {x: {y for y in range(x)} for x in range(3)}, [x if x % 2 else -x for x in range(4)])
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [sum(c) for c in zip(*m)], [x for r in m for x in r], list(map(list, zip(*m[::-1]))))
st = []
for tok in "3 4 + 2 * 7 -".split():
    if tok.isdigit():
        st.append(int(tok))
    else:
        r, l = st.pop(), st.pop()
        st.append({"+": l + r, "-": l - r, "*": l * r}[tok])
print(st)
from collections import Counter, defaultdict, deque, OrderedDict, namedtuple
cn = Counter("mississippi")
print(cn, cn.most_common(2), cn["z"], cn - Counter("miss"), cn + Counter("mm"), sum(cn.values()), sorted(cn.elements())[:3])
dd = defaultdict(lambda: [0, 0])
dd["a"][1] += 5
dd["b"]
print(dict(dd), len(dd), "c" in dd)
dq = deque([1, 2, 3], maxlen=3)
dq.append(4); dq.appendleft(0); dq.rotate(1)
print(dq, dq[0], list(dq), dq.maxlen)
Pt = namedtuple("Pt", "x y", defaults=[0])
pt = Pt(1)
print(pt, pt.x + pt.y, pt._replace(y=5), pt == (1, 0), Pt._fields, pt._asdict(), *pt)
import itertools, functools, math, string, re
print(list(itertools.chain([1], (2, 3))), list(itertools.combinations("abc", 2)), list(itertools.permutations([1, 2, 3], 2))[:3], list(itertools.product("ab", [0, 1])), list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)), [(k, list(g)) for k, g in itertools.groupby("aabbc")], list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.takewhile(lambda q: q < 3, [1, 2, 3, 1])), list(itertools.zip_longest([1], [2, 3])))
print(functools.reduce(lambda a, b: a * b, range(1, 25)), math.gcd(12, 18), math.factorial(25), math.sqrt(2), math.floor(-2.5), math.ceil(2.1), math.isclose(0.1 + 0.2, 0.3), math.comb(50, 25), math.hypot(3, 4), math.log(math.e), math.inf > 10 ** 400, math.prod([2, 3]))
print(re.findall(r"(\w)(\d)", "a1 b2 c"), re.sub(r"(\d+)", lambda k: str(int(k.group()) * 2), "a5b10"), re.split(r"[,;]\s*", "a, b;c"), re.match(r"(?P<n>\w+)-(\d+)", "ab-12").groupdict(), bool(re.fullmatch(r"\d{3}", "123")), [k.span() for k in re.finditer("a+", "aabaaa")])

import re
import functools
from collections import defaultdict


@functools.total_ordering
class Version:
    RX = re.compile(r"(?P<nums>\d+(?:\.\d+){0,2})(?:-(?P<pre>[0-9A-Za-z.-]+))?(?:\+(?P<build>\S+))?")

    def __init__(self, text):
        m = self.RX.fullmatch(text.strip())
        if not m:
            raise ValueError(f"bad version: {text!r}")
        nums = [int(x) for x in m["nums"].split(".")]
        self.given = len(nums)
        self.nums = tuple(nums + [0] * (3 - len(nums)))
        self.pre = tuple(int(p) if p.isdigit() else p for p in (m["pre"] or "").split(".") if p)
        self.build = m["build"]

    def key(self):
        # no prerelease sorts after any prerelease; numbers before words
        return self.nums, not self.pre, tuple((isinstance(p, str), p) for p in self.pre)

    def __eq__(self, other):
        if isinstance(other, str):
            other = Version(other)
        return isinstance(other, Version) and self.key() == other.key()

    def __lt__(self, other):
        if isinstance(other, str):
            other = Version(other)
        if not isinstance(other, Version):
            return NotImplemented
        return self.key() < other.key()

    def __hash__(self):
        return hash(self.key())

    def __str__(self):
        s = ".".join(map(str, self.nums))
        if self.pre:
            s += "-" + ".".join(map(str, self.pre))
        return s

    def __repr__(self):
        return f"<{self}>"


def bump(v, part):
    a, b, c = v.nums
    return Version({"major": f"{a + 1}.0.0", "minor": f"{a}.{b + 1}.0", "patch": f"{a}.{b}.{c + 1}"}[part])


def spec(text):
    checks = []
    for term in text.split(","):
        op, body = re.fullmatch(r"\s*(\^|~|>=|<=|>|<|==|!=)?\s*(\S+)\s*", term).groups()
        if body == "*":
            checks.append(lambda v: not v.pre)
            continue
        w = Version(body)
        if op == "^":
            part = "major" if w.nums[0] else "minor" if w.nums[1] else "patch"
            checks.append(lambda v, w=w, hi=bump(w, part): w <= v < hi)
        elif op == "~":
            checks.append(lambda v, w=w, hi=bump(w, "minor" if w.given > 1 else "major"): w <= v < hi)
        else:
            name = {">=": "__ge__", "<=": "__le__", ">": "__gt__", "<": "__lt__", "!=": "__ne__"}.get(op, "__eq__")
            checks.append(lambda v, w=w, name=name: getattr(v, name)(w))
    return lambda v: all(c(v) for c in checks)


INDEX = defaultdict(dict)
for row in """
app 1.0.0 web ^2, db >=1.0
web 2.0.0 util ~1.1
web 2.3.0 util ^1.2
web 2.4.0 util ^2, tmpl *
web 3.0.0
db 1.0.0 util <2
db 1.5.0 util ^1.0,!=1.2.5
db 2.0.0-rc.1 util *
util 1.1.7
util 1.2.0
util 1.2.5
util 2.0.1
""".strip().splitlines():
    name, ver, *deps = row.split(" ", 2)
    INDEX[name][Version(ver)] = [tuple(d.split(" ", 1)) for d in re.split(r", (?=\w+ )", deps[0])] if deps else []


class Conflict(Exception):
    pass


def resolve(todo, chosen=None, trace=None, depth=0):
    chosen = chosen or {}
    if not todo:
        return chosen
    (name, want, who), *rest = todo
    ok = spec(want)
    if name in chosen:
        if ok(chosen[name]):
            return resolve(rest, chosen, trace, depth)
        raise Conflict(f"{who} wants {name} {want}, have {chosen[name]}")
    last = None
    for v in sorted(INDEX.get(name, ()), reverse=True):
        if not ok(v):
            continue
        trace.append("  " * depth + f"try {name} {v}")
        try:
            more = [(n, w, f"{name} {v}") for n, w in INDEX[name][v]]
            return resolve(rest + more, {**chosen, name: v}, trace, depth + 1)
        except Conflict as e:
            trace.append("  " * depth + f"back: {e}")
            last = e
    raise Conflict(f"nothing for {name} {want} (from {who})") from last


vs = [Version(t) for t in "1.0.0 1.0.0-alpha 1.0.0-alpha.1 1.0.0-beta.11 1.0.0-beta.2 1.0.0-alpha.beta 0.9 1.0.1+b7 1.0.0-rc.1".split()]
print(*sorted(vs), sep=" < ")
print(max(vs), min(vs), Version("1") == "1.0.0", Version("1.0+x") == Version("1.0+y"), "1.2" > Version("1.1.9"), len({*vs, Version("0.9.0")}))
for s in ("^1.2", "^0.3.1", "~1", "~1.4.2", ">=1, <2, !=1.5", "*", "0.3.9"):
    good = spec(s)
    print(f"{s:>14}", [str(v) for v in map(Version, "0.3.1 0.3.9 0.4.0 1.2.0 1.4.9 1.5 1.9.9-x 2".split()) if good(v)])
for root in ([("app", "*", "root")], [("web", "^2.4", "root"), ("db", "*", "root")], [("nope", "1", "root")], [("db", ">=2.0.0-a", "root")]):
    trace = []
    try:
        print("resolved:", resolve(root, trace=trace))
    except Conflict as e:
        chain = []
        while e:
            chain.append(str(e))
            e = e.__cause__
        print("failed:", " <- ".join(chain))
    print(*trace, sep="\n")
try:
    Version("1.0") < 3
except TypeError as e:
    print(e)
print(Version("1.2.3.4"))

# Reader and writer for a small TOML-like language, written by hand.
import re
from datetime import date, datetime
from math import inf, nan, isnan
DOC = r'''
title = "Sub\tset \u00e9 \"q\""   # comment
lit = 'C:\no\escape'
big = 9_223_372_036_854_775_808
hex = 0xDEAD_beef
exp = 6.02e23
odd = [inf, -inf, nan]
day = 2024-02-29
stamp = 2024-02-29T12:30:05
[owner.contact]
mail = "a@b.c"
"quoted key" = 1
a.b.c = "dotted"
[[fruit]]
name = "apple"
sizes = [ 1,
   2, # inner
   3, ]
[[fruit]]
name = "pear"
inline = { x = 1, y = [ "z", {} ], }
[[fruit.seed]]
n = 5
'''
class TomlError(Exception):
    pass
ESC = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "r": "\r"}
BARE = re.compile(r"[A-Za-z0-9_-]+")
COMMENT = re.compile(r"(?:#[^\n]*)?")
SCALAR = re.compile(r"[^\s,\]}#]+")
class Reader:
    def __init__(self, text):
        self.s, self.i = text, 0
    @property
    def c(self):
        return self.s[self.i] if self.i < len(self.s) else ""
    def error(self, msg):
        return TomlError(f"{msg} (line {self.s.count(chr(10), 0, self.i) + 1})")
    def skip(self, newlines=True):
        while self.c and (self.c in " \t" or (newlines and self.c == "\n") or self.c == "#"):
            self.i += len(COMMENT.match(self.s, self.i)[0]) or 1
    def expect(self, ch):
        if self.c != ch:
            raise self.error(f"expected {ch!r} but got {self.c!r}")
        self.i += 1
    def string(self):
        q = self.c
        self.i += 1
        buf = []
        while self.c != q:
            ch = self.c
            if ch in ("", "\n"):
                raise self.error("unterminated string")
            if ch == "\\" and q == '"':
                self.i += 1
                if self.c not in ESC and self.c != "u":
                    raise self.error(f"bad escape \\{self.c}")
                ch = ESC.get(self.c) or chr(int(self.s[self.i + 1:self.i + 5], 16))
                self.i += 4 * (self.c == "u")
            buf.append(ch)
            self.i += 1
        self.i += 1
        return "".join(buf)
    def key(self):
        parts = []
        while True:
            self.skip(False)
            if self.c in ("'", '"'):
                parts.append(self.string())
            elif m := BARE.match(self.s, self.i):
                parts.append(m.group())
                self.i = m.end()
            else:
                raise self.error(f"bad key near {self.s[self.i:self.i + 5]!r}")
            self.skip(False)
            if self.c != ".":
                return parts
            self.i += 1
    def value(self):
        self.skip()
        if self.c in ("'", '"'):
            return self.string()
        if self.c == "[":
            self.i += 1
            out = []
            while self.skip() or self.c != "]":
                out.append(self.value())
                self.skip()
                if self.c == ",":
                    self.i += 1
                elif self.c != "]":
                    raise self.error("expected , or ]")
            self.i += 1
            return out
        if self.c == "{":
            return self.inline()
        m = SCALAR.match(self.s, self.i)
        if not m:
            raise self.error("value missing")
        self.i = m.end()
        return self.scalar(m[0])
    def inline(self):
        self.i += 1
        out = {}
        while self.skip() or self.c != "}":
            self.pair(out)
            self.skip()
            self.i += self.c == ","
        self.i += 1
        return out
    def scalar(self, w):
        consts = {"true": True, "false": False, "inf": inf, "-inf": -inf, "nan": nan}
        if w in consts:
            return consts[w]
        for conv in (lambda t: int(t, 0), float, date.fromisoformat, datetime.fromisoformat):
            try:
                return conv(w)
            except ValueError:
                continue
        raise self.error(f"cannot read {w!r}")
    def descend(self, table, parts):
        for p in parts:
            table = table.setdefault(p, {})
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                raise self.error(f"{p} is not a table")
        return table
    def pair(self, table):
        *path, last = self.key()
        self.expect("=")
        v = self.value()
        t = self.descend(table, path)
        if last in t:
            raise self.error(f"duplicate key {last}")
        t[last] = v
    def parse(self):
        root = here = {}
        while self.skip() or self.c:
            if self.c == "[":
                many = self.s.startswith("[[", self.i)
                self.i += 1 + many
                *path, last = self.key()
                for _ in range(1 + many):
                    self.expect("]")
                t = self.descend(root, path)
                if many:
                    t.setdefault(last, []).append(here := {})
                else:
                    here = t.setdefault(last, {})
            else:
                self.pair(here)
        return root
def flat(v, prefix=""):
    match v:
        case {} if v:
            for k, x in v.items():
                yield from flat(x, f"{prefix}.{k}" if prefix else k)
        case [{}, *_]:
            for i, x in enumerate(v):
                yield from flat(x, f"{prefix}[{i}]")
        case _:
            yield prefix, v
doc = Reader(DOC).parse()
for k, v in flat(doc):
    print(f"{k:<32}{type(v).__name__:<9}{v!r}")
print(list(doc), isnan(doc["odd"][-1]), doc["fruit"][1]["seed"], doc["day"].isocalendar()[:2], doc["big"] + 1)
for bad in ['a = ', 'a = "x', 'a = 1\na = 2', 'a = "\\q"', '[x', 'a 1', 'a = [1 2]', 'a = 2024-02-30', '= 3', 'a = 1\n[a.b]\n']:
    try:
        print(Reader(bad).parse())
    except TomlError as e:
        print(f"{bad!r:<18} {e}")

# Text table renderer: alignment by type, borders, wrapping, merging, sparkline, tree view
from itertools import zip_longest
import textwrap
import unicodedata
from typing import Any, Callable, Iterable

def width(s: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)

def pad(s, w, align="<"):
    gap = w - width(s)
    if align == ">":
        return " " * gap + s
    if align == "^":
        left = gap // 2
        return " " * left + s + " " * (gap - left)
    return s + " " * gap

class Column:
    def __init__(self, title: str, *, fmt: "str | Callable[[Any], str]" = "", align=None, maxw=None):
        self.title, self.fmt, self.align, self.maxw = title, fmt, align, maxw

    def text(self, v):
        if v is None:
            return "-"
        if callable(self.fmt):
            return self.fmt(v)
        try:
            return format(v, self.fmt)
        except (ValueError, TypeError):
            return f"!{v}"

    def lines(self, v):
        out = []
        for part in self.text(v).split("\n"):
            out += textwrap.wrap(part, self.maxw) or [""] if self.maxw else [part]
        return out

class Table:
    styles = {"ascii": "+-+|", "plain": "    ", "md": "|-||"}

    def __init__(self, *cols, style="ascii"):
        self.cols = [c if isinstance(c, Column) else Column(c) for c in cols]
        self.rows = []
        self.style = style

    def __lshift__(self, row: Iterable):
        row = tuple(row)
        if len(row) > len(self.cols):
            raise ValueError(f"row has {len(row)} cells for {len(self.cols)} columns: {row}")
        self.rows.append(row + (None,) * (len(self.cols) - len(row)))
        return self

    def _align(self, i):
        c = self.cols[i]
        if c.align:
            return c.align
        vals = [r[i] for r in self.rows if r[i] is not None]
        return ">" if vals and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in vals) else "<"

    def __str__(self):
        corner, dash, _, bar = self.styles[self.style]
        cells = [[c.lines(v) for c, v in zip(self.cols, r)] for r in self.rows]
        widths = [max([width(c.title)] + [width(l) for r in cells for l in r[i]]) for i, c in enumerate(self.cols)]
        aligns = [self._align(i) for i in range(len(self.cols))]
        rule = corner + corner.join(dash * (w + 2) for w in widths) + corner
        def line(parts, aligns):
            return bar + bar.join(f" {pad(p, w, a)} " for p, w, a in zip(parts, widths, aligns)) + bar
        out = [rule] if self.style == "ascii" else []
        out.append(line([c.title for c in self.cols], "^" * len(widths)))
        out.append(rule)
        for row in cells:
            for parts in zip_longest(*row, fillvalue=""):
                out.append(line(parts, aligns))
        if self.style == "ascii":
            out.append(rule)
        return "\n".join(l.rstrip() for l in out)

    def sort(self, *keys):
        for k in reversed(keys):
            name, desc = k.lstrip("-"), k.startswith("-")
            i = [c.title for c in self.cols].index(name)
            self.rows.sort(key=lambda r: (r[i] is None, r[i]), reverse=desc)
        return self

t = Table("name", Column("qty", fmt=",d"), Column("price", fmt=".2f"), Column("note", maxw=12), Column("ok", fmt=lambda b: "yes" if b else "no", align="^"))
t << ("bolt", 12000, 0.5, "small and shiny things", True)
t << ["naïve", 7, 1234.5, None, False] << ("日本", -3, 2, "two\nlines") << {"dict": 1, "keys": 2}.keys()
print(t)
try:
    t << range(9)
except ValueError as e:
    print("ValueError:", e)
t.rows.pop()
print(t.sort("-qty"), t._align(1), t._align(0), sep="\n")
t.style = "md"
print(t.sort("ok", "name"))
print(Table("a", "b", style="plain") << (1,) << (22, "x"))
print(Table("empty"))

def tree(node, prefix=""):
    items = list(node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else [])
    for i, (k, v) in enumerate(items):
        last = i == len(items) - 1
        leaf = not isinstance(v, (dict, list))
        yield prefix + ("`-- " if last else "|-- ") + str(k) + (f": {v!r}" if leaf else "")
        yield from tree(v, prefix + ("    " if last else "|   "))

print(*tree({"a": 1, "b": {"c": [1.0, {"d": None}], "e": {}}, 3: "x"}), sep="\n")

def spark(values):
    lo, hi = min(values), max(values)
    span = hi - lo or 1
    return "".join("▁▂▃▄▅▆▇█"[int((v - lo) / span * 7.999)] for v in values)

print(spark([1, 5, 2, 8, 3]), spark([4, 4]), spark(range(8)), len(spark([1] * 5)))

def bars(data, w=20):
    top = max(map(abs, data.values()))
    for k, v in data.items():
        n = round(abs(v) / top * w)
        yield f"{k:>6} |{'#' * n:<{w}}| {v:+.1f}" if v >= 0 else f"{k:>6} |{'-' * n:>{w}}| {v:+.1f}"

print(*bars({"up": 10, "half": 5.0, "down": -2.5, "zero": 0}), sep="\n")
print("\n".join(f"{i:2d} {i:#06x} {i:<#8o}|{chr(i)!r:^6}|{chr(i)!a}" for i in (9, 32, 65, 233, 0x3b1)))
print("a\tbb\tccc".expandtabs(6), "%-10s|" % "tab", "ünï".center(9, "·"), width("e\u0301"), len("e\u0301"), unicodedata.normalize("NFC", "e\u0301") == "é", unicodedata.name("é"), "ß".upper(), "İ".lower() == "i̇", "ǆ".title(), "Σας".lower(), "x".isidentifier(), "²".isdigit(), "²".isdecimal(), "Ⅷ".isnumeric(), "\u00a0".isspace())

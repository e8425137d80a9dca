# Draws tables with wrapped cells, spans of alignment, headers, footers and unicode borders.
import textwrap
import unicodedata

STYLES = {
    "ascii": ("+-+", "|", "+=+", "+-+"),
    "light": ("┌─┬┐", "│", "├─┼┤", "└─┴┘"),
}


def width(text):
    total = 0
    for ch in text:
        if unicodedata.combining(ch):
            continue
        total += 2 if unicodedata.east_asian_width(ch) in "WF" else 1
    return total


def pad(text, size, how="<"):
    room = size - width(text)
    if how == ">":
        return " " * room + text
    if how == "^":
        left = room // 2
        return " " * left + text + " " * (room - left)
    return text + " " * room


class Column:
    def __init__(self, title, align="<", fmt=None, limit=None, total=None):
        self.title = title
        self.align = align
        self.fmt = fmt or str
        self.limit = limit
        self.total = total

    def lines(self, value):
        text = self.fmt(value) if value is not None else "—"
        out = []
        for para in text.split("\n"):
            if self.limit and width(para) > self.limit:
                out += textwrap.wrap(para, self.limit) or [""]
            else:
                out.append(para)
        return out


class Table:
    def __init__(self, *columns, style="ascii"):
        self.columns = columns
        self.rows = []
        self.style = style

    def __iadd__(self, row):
        row = tuple(row)
        if len(row) != len(self.columns):
            raise ValueError(f"{len(row)} cells for {len(self.columns)} columns")
        self.rows.append(row)
        return self

    def _rule(self, which, sizes):
        if self.style == "ascii":
            a, fill, b = STYLES["ascii"][which]
            return a + b.join(fill * (s + 2) for s in sizes) + b
        a, fill, mid, b = STYLES[self.style][which]
        return a + mid.join(fill * (s + 2) for s in sizes) + b

    def render(self):
        cells = [[c.lines(v) for c, v in zip(self.columns, row)] for row in self.rows]
        heads = [c.title.split("|") for c in self.columns]
        feet = []
        if any(c.total for c in self.columns):
            feet = [c.lines(c.total(col)) if c.total else [""] for c, col in zip(self.columns, zip(*self.rows))]
        every = [heads, *cells] + ([feet] if feet else [])
        sizes = [max(width(l) for row in every for l in row[i]) for i in range(len(self.columns))]
        bar = STYLES[self.style][1]

        def block(row, aligns):
            height = max(map(len, row))
            for k in range(height):
                parts = [pad(cell[k] if k < len(cell) else "", s, a) for cell, s, a in zip(row, sizes, aligns)]
                yield f"{bar} {f' {bar} '.join(parts)} {bar}"

        aligns = [c.align for c in self.columns]
        yield self._rule(0, sizes)
        yield from block(heads, "^" * len(heads))
        yield self._rule(2, sizes)
        for row in cells:
            yield from block(row, aligns)
        if feet:
            yield self._rule(2, sizes)
            yield from block(feet, aligns)
        yield self._rule(3, sizes)

    def __str__(self):
        return "\n".join(self.render())


money = "{:,.2f}".format
t = Table(
    Column("No", ">"),
    Column("Article", "<", limit=18),
    Column("Unit|price", ">", money),
    Column("Qty", "^", "{:+d}".format, total=sum),
    Column("Share", ">", "{:.1%}".format, total=lambda col: sum(c for c in col if c is not None)),
)
t += 1, "Garden hose with brass connectors, green", 24.5, 3, 0.25
t += 2, "Spade", 1234567.891, -2, None
t += [10, "Über-\nfällig", 0.005, 0, 2 / 3]
t += (x for x in (11, "", -0.001, 12, 1 / 12))
print(t)
t.style = "light"
print(t)
for bad in ((1, 2), [], "abcdef"):
    try:
        t += bad
    except ValueError as e:
        print("refused:", e)
print(len(t.rows))

wide = Table(Column("名前", "^"), Column("word", ">"), style="light")
for pair in [("東京", "capital"), ("e\u0301te\u0301", "summer"), ("ascii", "ｆｕｌｌ")]:
    wide += pair
print(wide)
print([(width(s), len(s)) for s in ("東京", "e\u0301", "abc", "ｆ", "")])

text = "The quick brown fox, jumping over-eagerly, hits an incomprehensibilities-sized wall.  Twice."
for w in (10, 17, 30):
    print(textwrap.wrap(text, w))
print(textwrap.fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 35), "|", textwrap.shorten(text, 35, placeholder=" [..]"))
print(repr(textwrap.dedent("""
    one
      two

    three
""")))
print(textwrap.indent("a\n\nb\n", "> "), end="")
print(textwrap.wrap("supercalifragilistic", 6), textwrap.wrap("supercalifragilistic x", 6, break_long_words=False))
print(textwrap.wrap("a-b-c-d e-f", 4, break_on_hyphens=False), textwrap.wrap("  lead  in", 8, drop_whitespace=False))

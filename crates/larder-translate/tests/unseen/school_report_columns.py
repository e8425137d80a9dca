import textwrap
from collections import defaultdict
from statistics import mean, pstdev

RECORDS = """\
Lindqvist, Åsa | maths:17,15,19 physics:14 history:11,12 | Works hard; asks good questions but must learn to let others answer too.
Okonkwo, Chi   | maths:9,8.5 history:18,20,19 art:20 |
O'Neil, Sam    | physics:12,7,10 | Absent often.
Zhang, Li      | maths:20,20,20 physics:20 history:20 art:19.5 | A joy to teach. supercalifragilisticexpialidocious effort in every single subject.
Nobody, New    | | Joined last week
"""


class Student:
    def __init__(self, line):
        name, marks, self.remark = (part.strip() for part in line.split("|"))
        self.last, self.first = name.split(", ")
        self.marks = {s: [float(m) for m in ms.split(",")] for s, ms in (x.split(":") for x in marks.split())}

    def __getitem__(self, subject):
        ms = self.marks.get(subject)
        return mean(ms) if ms else None

    @property
    def overall(self):
        means = [mean(v) for v in self.marks.values()]
        return mean(means) if means else None

    def initials(self):
        return "".join(p[0] for p in (self.first, *self.last.replace("'", " ").split()))


def grade(m):
    if m is None:
        return "n/a"
    for limit, letter in ((18, "A+"), (16, "A"), (13, "B"), (10, "C")):
        if m >= limit:
            return letter
    return "F"


def bar(v, width=20, full="█", empty="░"):
    n = int(v / 20 * width + 0.5)
    return full * n + empty * (width - n)


def columns(texts, widths, gap=" | "):
    wrapped = [textwrap.wrap(t, w) or [""] for t, w in zip(texts, widths)]
    for i in range(max(map(len, wrapped))):
        yield gap.join((c[i] if i < len(c) else "").ljust(w) for c, w in zip(wrapped, widths)).rstrip()


students = [Student(l) for l in RECORDS.splitlines()]
subjects = sorted({s for st in students for s in st.marks})
head = ["name", *subjects, "all", "grade"]
rows = [[f"{s.last.upper()} {s.first[0]}.", *(f"{s[k]:.2f}" if s[k] is not None else "-" for k in subjects), "-" if s.overall is None else f"{s.overall:.1f}", grade(s.overall)] for s in students]
widths = [max(len(r[i]) for r in [head, *rows]) for i in range(len(head))]
for r in (head, ["-" * w for w in widths], *rows):
    print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(r, widths))))
print()
for s in sorted(students, key=lambda s: (s.overall is None, -(s.overall or 0))):
    print(f"{s.initials():<4}{bar(s.overall or 0)} {s.overall!s:.6}")
    for line in columns([s.first + " " + s.last, s.remark, "; ".join(f"{k} {len(v)}x" for k, v in s.marks.items())], (10, 28, 14)):
        print("   ", line)
dist = defaultdict(list)
for s in students:
    for k, v in s.marks.items():
        dist[k] += v
for k in sorted(dist, key=lambda k: (-len(dist[k]), k)):
    print(f"{k:.<10}{mean(dist[k]):.>8.3f} ±{pstdev(dist[k]):.3f} {sorted(dist[k])}")
text = "The quick brown fox -- jumped over the lazy dog's self-evident backside.  It was 3.14 a.m.,\tand   all was\n\nwell-ish."
for kw in ({"width": 20}, {"width": 15, "break_long_words": False}, {"width": 24, "initial_indent": "* ", "subsequent_indent": "  "}, {"width": 30, "max_lines": 2}, {"width": 12, "break_on_hyphens": False}, {"width": 18, "drop_whitespace": False}, {"width": 25, "max_lines": 2, "placeholder": "…"}, {"width": 40, "replace_whitespace": False}):
    print(kw, textwrap.wrap(text, **kw))
print(textwrap.wrap("abcdefghijklmnop qrs", 5), textwrap.wrap("", 5), textwrap.fill("a b c d", 3), textwrap.shorten("  hello   big wide world ", 16), textwrap.shorten("hello you", 6), textwrap.shorten("hello world again", 12, placeholder="~"))
block = """
    first
      second

    third
"""
print(repr(textwrap.dedent(block)), repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n \nb", "+", lambda l: True)), textwrap.dedent("  a\n\tb") == "  a\n\tb")
try:
    textwrap.wrap("x", 0)
except ValueError as e:
    print(e)
try:
    Student("no bars")
except ValueError as e:
    print(e)
print("%-10s|%10s|%-5.1f|%05d" % ("left", "right", 2.25, 42), "left".ljust(8, ".") + "mid".center(9, "*") + "right".rjust(8, "."), "{:<{}}|{:^{w}}|{:>{w}}".format("a", 4, "b", "c", w=5), sep="\n")

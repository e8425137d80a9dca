import re
import tempfile
from dataclasses import dataclass
from functools import total_ordering
from itertools import count
from pathlib import Path

SRT = """\ufeff1
00:00:01,500 --> 00:00:04,000
- Hello <i>there</i>!
- General...

2
00:00:03,900 --> 00:00:05,250
{\\an8}Überlapping line

4
00:01:00,000 --> 00:00:59,000
Backwards

5
00:59:59,999 --> 01:00:02,000 X1:0
Across the hour &amp; more

x
garbage block
"""


@total_ordering
class Stamp:
    __slots__ = ("ms",)
    pattern = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?")

    def __init__(self, ms):
        self.ms = int(ms)

    @classmethod
    def parse(cls, text):
        m = cls.pattern.fullmatch(text.strip())
        if not m:
            raise ValueError(f"bad stamp {text!r}")
        h, mi, s, frac = m.groups(default="0")
        return cls(((int(h) * 60 + int(mi)) * 60 + int(s)) * 1000 + int(frac.ljust(3, "0")))

    def __str__(self):
        sign, ms = ("-", -self.ms) if self.ms < 0 else ("", self.ms)
        s, ms = divmod(ms, 1000)
        m, s = divmod(s, 60)
        h, m = divmod(m, 60)
        return f"{sign}{h:02}:{m:02}:{s:02},{ms:03}"

    def __repr__(self):
        return f"Stamp({self.ms})"

    def __eq__(self, o):
        return self.ms == o.ms if isinstance(o, Stamp) else NotImplemented

    def __lt__(self, o):
        return self.ms < o.ms if isinstance(o, Stamp) else NotImplemented

    def __add__(self, o):
        return Stamp(self.ms + (o.ms if isinstance(o, Stamp) else round(o * 1000)))

    __radd__ = __add__

    def __sub__(self, o):
        if isinstance(o, Stamp):
            return (self.ms - o.ms) / 1000
        return self + -o

    def __mul__(self, k):
        return Stamp(self.ms * k)


@dataclass(slots=True)
class Cue:
    number: int
    start: Stamp
    end: Stamp
    lines: list

    @property
    def length(self):
        return self.end - self.start

    def plain(self):
        text = " ".join(self.lines)
        text = re.sub(r"<(/?)(\w+)[^>]*>|\{\\[^}]*\}", "", text)
        return re.sub(r"\s{2,}", " ", text).strip()

    def __str__(self):
        return "\n".join([str(self.number), f"{self.start} --> {self.end}", *self.lines])


def parse(text):
    problems = []
    cues = []
    for block in re.split(r"\n\s*\n", text.lstrip("\ufeff").strip()):
        head, *rest = block.split("\n")
        try:
            number = int(head)
            a, arrow, b = rest[0].partition("-->")
            cue = Cue(number, Stamp.parse(a), Stamp.parse(b.split()[0]), rest[1:])
            if cue.end < cue.start:
                raise ValueError(f"cue {number} ends {-cue.length:g}s before its start")
        except (ValueError, IndexError) as e:
            problems.append(f"{type(e).__name__}: {e}")
        else:
            cues.append(cue)
    return cues, problems


cues, problems = parse(SRT)
print(*problems, sep="\n")
for c in cues:
    print(repr(c.plain()), c.length, c.start)
print(cues[1])
for a, b in zip(cues, cues[1:]):
    if b.start < a.end:
        print("overlap", a.number, b.number, b.start - a.end)
        a.end = b.start - 0.001

numbers = count(1)
shifted = [Cue(next(numbers), c.start + 2.5, c.end + 2.5, list(c.lines)) for c in cues]
stretched = [Cue(c.number, c.start * 1.04271, c.end * 1.04271, c.lines) for c in cues]
for x, y in zip(shifted, stretched):
    print(x.number, x.start, x.end, y.start, y.end, x == y, x.lines is y.lines)

with tempfile.TemporaryDirectory() as d:
    path = Path(d, "out.srt")
    with path.open("w", encoding="utf-8-sig", newline="\r\n") as f:
        n = f.write("\n\n".join(map(str, shifted)) + "\n")
    raw = path.read_bytes()
    print(n, len(raw), raw[:6], raw.count(b"\r\n"))
    again, trouble = parse(path.read_text(encoding="utf-8"))
    print(again == shifted, trouble, again[1] == shifted[1])
    with open(path, encoding="ascii") as f:
        try:
            f.read()
        except UnicodeDecodeError as e:
            print(e)
    with open(path, "a+", encoding="utf-8") as f:
        f.write("tail")
        f.seek(0)
        print(f.readline().strip().encode(), sum(1 for _ in f), f.name == str(path), f.mode)
    print(f.closed)
    try:
        f.read()
    except ValueError as e:
        print(e)
    for mode in ("x", "rw", "q"):
        try:
            open(path, mode)
        except (OSError, ValueError) as e:
            print(mode, type(e).__name__, getattr(e, "strerror", None) or e)
print(sorted([Stamp(5), Stamp(-1500), Stamp(0)]), str(Stamp(-61001)), max(c.end for c in cues), Stamp(3) >= Stamp(3), Stamp(1) != 1, sum([Stamp(1), Stamp(2)], start=Stamp(0)), repr(1.5 + Stamp(0)))
for bad in (lambda: Stamp(1) < 2, lambda: Stamp.parse("1:2:3:4"), lambda: hash(Stamp(1)), lambda: Stamp(1) + "x", lambda: setattr(cues[0], "colour", 1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)

"""Notes, intervals, scales and chord names."""
import re
from itertools import chain

SHARP = "C C# D D# E F F# G G# A A# B".split()
FLAT = "C Db D Eb E F Gb G Ab A Bb B".split()
SHAPES = {
    "": (0, 4, 7), "m": (0, 3, 7), "dim": (0, 3, 6), "aug": (0, 4, 8), "sus4": (0, 5, 7), "sus2": (0, 2, 7),
    "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "m7": (0, 3, 7, 10), "m7b5": (0, 3, 6, 10), "dim7": (0, 3, 6, 9), "6": (0, 4, 7, 9),
}
MODES = dict(ionian="2212221", dorian="2122212", phrygian="1222122", lydian="2221221", aeolian="2122122")


class Note:
    __slots__ = ("midi",)

    def __init__(self, what):
        if isinstance(what, Note):
            what = what.midi
        elif isinstance(what, str):
            m = re.fullmatch(r"([A-Ga-g])([#b]*)(-?\d+)?", what)
            if m is None:
                raise ValueError(f"not a note: {what}")
            letter, acc, octave = m.groups(default="4")
            acc = "" if m[2] == "" else acc
            what = SHARP.index(letter.upper()) + acc.count("#") - acc.count("b") + 12 * (int(octave) + 1)
        self.midi = what

    @property
    def pc(self):
        return self.midi % 12

    @property
    def freq(self):
        return 440 * 2 ** ((self.midi - 69) / 12)

    def spell(self, names=SHARP):
        return f"{names[self.pc]}{self.midi // 12 - 1}"

    def __add__(self, n):
        return Note(self.midi + n) if isinstance(n, int) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        match other:
            case Note(midi=m):
                return self.midi - m
            case int():
                return Note(self.midi - other)
        return NotImplemented

    def __eq__(self, other):
        return isinstance(other, Note) and self.midi == other.midi

    def __hash__(self):
        return self.midi

    def __lt__(self, other):
        return self.midi < other.midi

    __repr__ = __str__ = spell


def scale(root, mode):
    steps = [int(c) for c in MODES[mode]]
    notes = [Note(root)]
    for s in steps:
        notes.append(notes[-1] + s)
    return notes


def chord(symbol):
    m = re.match(r"([A-G][#b]?)(.*?)(?:/([A-G][#b]?))?$", symbol)
    root, kind, bass = m.groups()
    if kind not in SHAPES:
        raise KeyError(symbol)
    notes = [Note(root) + i for i in SHAPES[kind]]
    if bass:
        b = Note(bass)
        notes = [b - 12 if b > notes[0] else b] + [n for n in notes if n.pc != b.pc]
    return notes


def names(notes):
    pcs = {n.pc for n in notes}
    low = min(notes).pc
    found = []
    for root in sorted(pcs, key=lambda p: (p != low, p)):
        rel = tuple(sorted((p - root) % 12 for p in pcs))
        for kind, shape in SHAPES.items():
            if rel == shape:
                found.append(SHARP[root] + kind + (f"/{SHARP[low]}" if root != low else ""))
    return found or ["?"]


def invert(notes, times=1):
    notes = sorted(notes)
    for _ in range(times):
        notes = notes[1:] + [notes[0] + 12]
    return notes


for t in ("A4", "C-1", "Cb4", "B#3", "f##2", "Bbb"):
    n = Note(t)
    print(f"{t:>5} {n.midi:4} {n!s:<4} {n.spell(FLAT):<4} {n.freq:10.4f} Hz")
for mode in MODES:
    print(mode.ljust(9), *[n.spell(FLAT)[:-1] for n in scale("D", mode)])
degrees = scale("G", "ionian")[:7]
full = degrees + [n + 12 for n in degrees]
print([names(full[i:i + 6:2])[0] for i in range(7)], [names(full[i:i + 7:2])[0] for i in range(7)])
for sym in ("C", "Am7", "F#dim", "Bbmaj7", "D/F#", "Caug", "Gsus4", "Bdim7", "Em7b5/G"):
    c = chord(sym)
    print(f"{sym:<8}", *c, "->", *names(c))
c = chord("C")
print([invert(c, k) for k in range(4)], names(invert(c)), names(invert(c, 2)))
print(Note("E4") - Note("C4"), Note("C4") - 1, 12 + Note("C4"), Note("C5") in {Note("B#4")}, sum([7, 7], Note("C2")))
song = "C Am F G7 C/E".split()
print(sorted(set(chain.from_iterable(map(chord, song))))[:6], max(chain(*map(chord, song))))
print({s: sum(n.midi for n in chord(s)) % 17 for s in song})
def transpose(text, by):
    return re.sub(r"\b([A-G][#b]?)(?=[m\d/]|\b)", lambda m: (Note(m[1]) + by).spell()[:-1] if m[1] != "X" else m[0], text)
print(transpose("C Am Dm7 G7 | Bb/D", 2), transpose("E7 A", -4))
print([round(Note(69 + k).freq / 440, 5) for k in (12, 7, -12, 0)])
bad = [lambda: Note("H2"), lambda: chord("Cfoo"), lambda: Note("C") + 1.5, lambda: Note("C") < 4, lambda: setattr(Note("C"), "x", 1)]
for f in bad:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(len(set(map(Note, range(60, 72))) | {Note("C4"), Note("C5")}), [*map(str, sorted(map(Note, ["G3", "C3", "E4", 50])))])

import random
import itertools as it
from collections import deque, OrderedDict

LIB = [
    ("Blue Train", "Coltrane", 643), ("Naima", "Coltrane", 261), ("So What", "Davis", 562),
    ("Blue in Green", "Davis", 337), ("Take Five", "Brubeck", 324), ("Moanin'", "Blakey", 573),
    ("Round Midnight", "Monk", 190), ("Epistrophy", "Monk", 185), ("Ruby", "Monk", 251),
]


def mmss(sec):
    h, sec = divmod(sec, 3600)
    m, s = divmod(sec, 60)
    return f"{h}:{m:02d}:{s:02d}" if h else f"{m}:{s:02d}"


class Track:
    __slots__ = ("title", "artist", "length", "plays")

    def __init__(self, title, artist, length):
        self.title, self.artist, self.length = title, artist, length
        self.plays = 0

    def __repr__(self):
        return f"{self.title!r}({mmss(self.length)})"

    def __eq__(self, other):
        return isinstance(other, Track) and (self.title, self.artist) == (other.title, other.artist)

    def __hash__(self):
        return hash((self.title, self.artist))


class Playlist:
    def __init__(self, tracks=()):
        self._q = deque(tracks)
        self.history = OrderedDict()

    def __len__(self):
        return len(self._q)

    def __iter__(self):
        return iter(self._q)

    def __contains__(self, what):
        if isinstance(what, str):
            return any(what.lower() in t.title.lower() for t in self)
        return what in self._q

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Playlist(list(self._q)[i])
        return self._q[i]

    def __add__(self, other):
        if isinstance(other, Track):
            return Playlist([*self, other])
        if isinstance(other, Playlist):
            return Playlist([*self, *other])
        return NotImplemented

    def play(self, n=1):
        for _ in range(n):
            t = self._q[0]
            t.plays += 1
            self.history[t.title] = t.plays
            self.history.move_to_end(t.title)
            self._q.rotate(-1)
            yield t


def spread(tracks, rng):
    """Shuffle so that the same artist rarely comes twice in a row."""
    slots = []
    for artist, group in it.groupby(sorted(tracks, key=lambda t: t.artist), key=lambda t: t.artist):
        group = list(group)
        rng.shuffle(group)
        step = 1 / len(group)
        offset = rng.random() * step
        slots += [(offset + i * step, t) for i, t in enumerate(group)]
    return [t for _, t in sorted(slots, key=lambda p: p[0])]


tracks = [Track(*row) for row in LIB]
rng = random.Random(2024)
p = Playlist(tracks)
print(len(p), p[0], p[-1], "five" in p, "six" in p, Track("Naima", "Coltrane", 0) in p)
plain = tracks[:]
rng.shuffle(plain)
print("shuffled:", [t.title for t in plain])
s = spread(tracks, rng)
print("spread:")
for pos, t in enumerate(s, start=1):
    print(f"  {pos:>2}. {t.artist:.<12}{t.title:.>20} {mmss(t.length):>6}")
neighbours = sum(a.artist == b.artist for a, b in zip(s, s[1:]))
print("same-artist neighbours:", neighbours)
print("sample:", rng.sample([t.title for t in tracks], 3))
print("weighted:", [t.artist for t in rng.choices(tracks, weights=[t.length for t in tracks], k=5)])
for t in p[:3].play(4):
    print("  now playing", t, t.plays)
list(p.play(2))
print(list(p.history.items()), p[0])
total = sum(t.length for t in tracks)
print(mmss(total), mmss(59), mmss(3600), mmss(-1))
by_artist = {}
for t in tracks:
    by_artist.setdefault(t.artist, []).append(t)
for a, ts in sorted(by_artist.items(), key=lambda kv: (-len(kv[1]), kv[0])):
    print(f"{a}: {ts}")
best = max(((c, sum(t.length for t in c)) for r in range(1, 5) for c in it.combinations(tracks, r)
            if sum(t.length for t in c) <= 1200), key=lambda x: x[1])
print("fits 20 minutes:", [t.title for t in best[0]], mmss(best[1]))
mix = p[7:] + p[0] + Playlist(tracks[4:5])
print([t.title for t in mix], sorted({t.artist for t in mix}))
try:
    p + 3
except TypeError as e:
    print(e)
print(rng.randint(1, 6), rng.uniform(0, 1) < 1, rng.choice("xyz"), rng.getrandbits(70))

import colorsys
import math
from typing import NamedTuple
from collections import Counter

NAMED = {"black": 0x000000, "white": 0xFFFFFF, "tomato": 0xFF6347, "teal": 0x008080, "gold": 0xFFD700, "navy": 0x000080}


class Color(NamedTuple):
    r: int
    g: int
    b: int
    a: float = 1.0

    @classmethod
    def parse(cls, text):
        text = text.strip().lower()
        if text in NAMED:
            n = NAMED[text]
            return cls(n >> 16, n >> 8 & 255, n & 255)
        if text.startswith("#"):
            h = text[1:]
            if len(h) in (3, 4):
                h = "".join(c * 2 for c in h)
            if len(h) not in (6, 8):
                raise ValueError(f"bad length {len(text) - 1} in {text}")
            vals = [int(h[i:i + 2], 16) for i in range(0, len(h), 2)]
            if len(vals) == 4:
                vals[3] = round(vals[3] / 255, 3)
            return cls(*vals)
        if text[:4] in ("rgb(", "rgba") and text[-1] == ")":
            parts = text[text.index("(") + 1:-1].split(",")
            vals = [round(float(p[:-1]) * 2.55) if p.endswith("%") else int(p) for p in map(str.strip, parts[:3])]
            return cls(*(min(255, max(0, v)) for v in vals), *map(float, parts[3:]))
        raise ValueError(f"cannot parse {text!r}")

    @property
    def hex(self):
        return "#%02x%02x%02x" % self[:3] + ("" if self.a == 1 else f"{round(self.a * 255):02x}")

    @property
    def hls(self):
        return colorsys.rgb_to_hls(*(c / 255 for c in self[:3]))

    def luminance(self):
        lin = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in self[:3])]
        return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]

    def contrast(self, other):
        hi, lo = sorted((self.luminance(), other.luminance()), reverse=True)
        return (hi + 0.05) / (lo + 0.05)

    def mix(self, other, t=0.5):
        return Color(*(round(x + (y - x) * t) for x, y in zip(self[:3], other[:3])), self.a + (other.a - self.a) * t)

    def rotate(self, degrees):
        h, l, s = self.hls
        return Color(*(round(c * 255) for c in colorsys.hls_to_rgb((h + degrees / 360) % 1, l, s)))

    def __invert__(self):
        return self._replace(r=255 - self.r, g=255 - self.g, b=255 - self.b)

    def __matmul__(self, other):
        """self drawn over other"""
        a = self.a + other.a * (1 - self.a)
        return Color(*(round((x * self.a + y * other.a * (1 - self.a)) / a) for x, y in zip(self[:3], other[:3])), round(a, 6))


def nearest(c):
    return min(NAMED, key=lambda n: (math.dist(c[:3], Color.parse(n)[:3]), n))


def median_cut(pixels, depth):
    if depth == 0 or len(set(pixels)) < 2:
        n = len(pixels)
        return [tuple(sum(ch) // n for ch in zip(*pixels))]
    spread = [max(ch) - min(ch) for ch in zip(*pixels)]
    axis = spread.index(max(spread))
    pixels = sorted(pixels, key=lambda p: (p[axis], p))
    mid = len(pixels) // 2
    return median_cut(pixels[:mid], depth - 1) + median_cut(pixels[mid:], depth - 1)


def gradient(stops, n):
    for i in range(n):
        pos = i * (len(stops) - 1) / (n - 1)
        k = min(int(pos), len(stops) - 2)
        yield stops[k].mix(stops[k + 1], pos - k)


for text in ("tomato", "#fa0", "#FA08", "rgb(10%, 50%, 300)", "rgba(1, 2, 3, .25)", "#12345678", "TEAL "):
    c = Color.parse(text)
    h, l, s = c.hls
    print(f"{text:<20}{c.hex:<10} h={h * 360:6.1f} l={l:.3f} s={s:.3f} lum={c.luminance():.4f} {nearest(c)}")
w, k, gold = Color.parse("white"), Color.parse("black"), Color.parse("gold")
print(w.contrast(k), k.contrast(w), round(gold.contrast(w), 3), "AA" if gold.contrast(k) > 4.5 else "-")
print(gold.mix(k), gold.mix(k, .25).hex, ~gold, (~~gold) == gold, gold == (255, 215, 0, 1))
print([gold.rotate(d).hex for d in (0, 120, 180, -90, 360)])
print(Color(255, 0, 0, .5) @ w, Color(0, 0, 255, .5) @ Color(255, 0, 0, .5))
print(*[c.hex for c in gradient([k, gold, w], 7)])
pixels = [((x * 7) % 256, (x * x) % 200, 255 - x % 3) for x in range(300)]
print(median_cut(pixels, 3))
print(Counter(nearest(p) for p in pixels).most_common())
print(Color(1, 2, 3), Color._field_defaults, Color._fields, sorted([gold, k, w])[0].hex, max(gold, w).hex)
r, *rest = gold
print(r, rest, len(gold), gold[-1], gold.index(215), 215 in gold, isinstance(gold, tuple), hash(gold) == hash((255, 215, 0, 1.0)))
shades = " .:-=+*#%@"
for y in range(0, 6):
    print("".join(shades[int(Color(x * 8, y * 50, 128).luminance() * 9.99)] for x in range(32)))
for bad in ("#12", "blurple", "#ggg", "rgb(1,2)", "rgb(a,b,c)"):
    try:
        print(Color.parse(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    gold.r = 3
except AttributeError as e:
    print("AttributeError", e)
try:
    gold._replace(x=1)
except ValueError as e:
    print("ValueError", e)

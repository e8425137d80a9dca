"""A grey-scale canvas: drawing, flood fill, convolution, run-length coding, histogram, dithering, text output."""
from __future__ import annotations

import math
from collections import Counter
from contextlib import suppress
from itertools import groupby, product, starmap
from typing import Iterator


class Canvas:
    RAMP = " .:-=+*#%@"

    def __init__(self, w: int, h: int, fill: float = 0):
        self.w, self.h = w, h
        self._px = [[fill] * w for _ in range(h)]

    def __getitem__(self, at):
        x, y = at
        if not (0 <= x < self.w and 0 <= y < self.h):
            raise IndexError(f"pixel {at} outside {self.w}x{self.h}")
        return self._px[y][x]

    def __setitem__(self, at, v):
        x, y = at
        with suppress(IndexError):
            if x >= 0 and y >= 0:
                self._px[y][x] = v

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((x, y) for y, x in product(range(self.h), range(self.w)))

    def __contains__(self, at):
        try:
            self[at]
        except IndexError:
            return False
        return True

    def copy(self):
        other = Canvas(self.w, self.h)
        other._px = [row[:] for row in self._px]
        return other

    def __eq__(self, other):
        return isinstance(other, Canvas) and self._px == other._px

    def line(self, x0, y0, x1, y1, v=9):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        err = dx + dy
        while True:
            self[x0, y0] = v
            if (x0, y0) == (x1, y1):
                return self
            e2 = 2 * err
            if e2 >= dy:
                err += dy
                x0 += sx
            if e2 <= dx:
                err += dx
                y0 += sy

    def circle(self, cx, cy, r, v=9):
        for k in range(int(8 * r)):
            a = math.tau * k / (8 * r)
            self[round(cx + r * math.cos(a)), round(cy + r * math.sin(a))] = v
        return self

    def fill(self, x, y, v):
        old = self[x, y]
        if old == v:
            return 0
        stack, n = [(x, y)], 0
        while stack:
            at = stack.pop()
            if at in self and self[at] == old:
                self[at] = v
                n += 1
                x, y = at
                stack += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
        return n

    def convolve(self, kernel):
        k = len(kernel) // 2
        total = sum(map(sum, kernel)) or 1
        out = Canvas(self.w, self.h)
        for x, y in self:
            acc = 0
            for dy, row in enumerate(kernel, -k):
                for dx, weight in enumerate(row, -k):
                    if (x + dx, y + dy) in self:
                        acc += self[x + dx, y + dy] * weight
            out[x, y] = acc / total
        return out

    def dither(self):
        img = self.copy()
        for x, y in img:
            old = img[x, y]
            new = 9 if old >= 4.5 else 0
            img[x, y] = new
            err = old - new
            for dx, dy, part in ((1, 0, 7), (-1, 1, 3), (0, 1, 5), (1, 1, 1)):
                if (x + dx, y + dy) in img:
                    img[x + dx, y + dy] = img[x + dx, y + dy] + err * part / 16
        return img

    def rle(self):
        for row in self._px:
            yield [(len(list(g)), v) for v, g in groupby(row)]

    @classmethod
    def from_rle(cls, rows):
        rows = list(rows)
        c = cls(sum(n for n, _ in rows[0]), len(rows))
        c._px = [[v for n, v in row for _ in range(n)] for row in rows]
        return c

    def __str__(self):
        top = len(self.RAMP) - 1
        return "\n".join("".join(self.RAMP[min(top, max(0, int(v)))] for v in row).rstrip() for row in self._px)

    def transpose(self):
        c = Canvas(self.h, self.w)
        c._px = list(map(list, zip(*self._px)))
        return c

    def __matmul__(self, other):
        c = Canvas(other.w, self.h)
        c._px = [[sum(a * b for a, b in zip(row, col)) for col in zip(*other._px)] for row in self._px]
        return c

    def __format__(self, spec):
        return "/".join("".join(format(v, spec) for v in row) for row in self._px)


c = Canvas(24, 9)
c.line(0, 0, 23, 8, 5).circle(6, 4, 3.2).circle(17, 4, 3, 7)
print(c)
print(c.fill(6, 2, 3), c.fill(0, 8, 1), c.fill(0, 8, 1), (23, 8) in c, (24, 0) in c, (-1, 0) in c)
print(c)
hist = Counter(c[p] for p in c)
print(sorted(hist.items()), hist.total(), max(hist.items(), key=lambda kv: kv[1]))
codes = list(c.rle())
print(codes[0], codes[4], sum(map(len, codes)), Canvas.from_rle(codes) == c, Canvas.from_rle(codes) is c)
blur = c.convolve([[1, 2, 1], [2, 4, 2], [1, 2, 1]])
print(blur)
print([round(blur[x, 4], 4) for x in range(0, 24, 5)], round(sum(starmap(lambda x, y: blur[x, y], blur)), 6))
edges = c.convolve([[0, -1, 0], [-1, 4, -1], [0, -1, 0]])
print(edges[6, 1], edges[0, 0], min(edges[p] for p in edges), edges[10, 4])
grad = Canvas(20, 5)
for x, y in grad:
    grad[x, y] = x * 9 / 19
print(grad.dither())
print(Counter(grad.dither()[p] for p in grad)[9])
a, b = Canvas(3, 2, 1), Canvas(2, 3, 2)
a[2, 1] = 0.5
b[0, 0] = -1
print(f"{a @ b:5.1f}|{a.transpose():g}|{(b @ a).transpose():>4}|{Canvas(2, 1)}")
print(c.transpose().w, c.transpose().transpose() == c, c != c.copy(), c.copy()._px is not c._px)
try:
    c[99, 0]
except IndexError as e:
    print(e)
a[5, 5] = 1
a[-1, 0] = 7
print(a._px, Canvas.__init__.__annotations__, Canvas.__iter__.__annotations__["return"])
try:
    a["x"]
except ValueError as e:
    print(type(e).__name__, e)
try:
    x, y = a[0, 0], a[0]
except TypeError as e:
    print(e)
hash(a)

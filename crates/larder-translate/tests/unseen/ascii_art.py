# Script: recursive ascii art - Sierpinski, Hilbert curve, Mandelbrot rows, fractal tree, boxes, clocks; string building idioms
import math
from functools import reduce
from itertools import product, count
def sierpinski(n):
    rows = ["*"]
    for i in range(n):
        pad = " " * 2 ** i
        rows = [pad + r + pad for r in rows] + [r + " " + r for r in rows]
    return [r.rstrip() for r in rows]
def hilbert(n):
    x = y = 0
    pts = [(0, 0)]
    dx, dy = 1, 0
    for c in reduce(lambda s, _: "".join({"A": "+BF-AFA-FB+", "B": "-AF+BFB+FA-"}.get(k, k) for k in s), range(n), "A"):
        if c == "F":
            x, y = x + dx, y + dy
            pts.append((x, y))
        elif c == "+":
            dx, dy = -dy, dx
        elif c == "-":
            dx, dy = dy, -dx
    return pts
class Canvas:
    def __init__(self, w, h, fill=" "):
        self.grid = [[fill] * w for _ in range(h)]
    def __setitem__(self, pos, ch):
        x, y = pos
        if isinstance(x, slice) or isinstance(y, slice):
            xs = range(*x.indices(len(self.grid[0]))) if isinstance(x, slice) else [x]
            ys = range(*y.indices(len(self.grid))) if isinstance(y, slice) else [y]
            for p in product(xs, ys):
                self[p] = ch
        elif 0 <= y < len(self.grid) and 0 <= x < len(self.grid[0]):
            self.grid[y][x] = ch
    def __getitem__(self, pos):
        x, y = pos
        return self.grid[y][x]
    def line(self, x0, y0, x1, y1, ch="*"):
        dx, dy = abs(x1 - x0), -abs(y1 - y0)
        sx, sy = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        err = dx + dy
        while True:
            self[x0, y0] = ch
            if (x0, y0) == (x1, y1):
                return self
            e2 = 2 * err
            if e2 >= dy:
                err, x0 = err + dy, x0 + sx
            if e2 <= dx:
                err, y0 = err + dx, y0 + sy
    def circle(self, cx, cy, r, ch="o"):
        for deg in range(0, 360, 6):
            self[round(cx + 2 * r * math.cos(math.radians(deg))), round(cy + r * math.sin(math.radians(deg)))] = ch
        return self
    def flood(self, x, y, ch):
        old = self[x, y]
        todo = [(x, y)]
        n = 0
        while todo:
            x, y = todo.pop()
            if 0 <= y < len(self.grid) and 0 <= x < len(self.grid[0]) and self[x, y] == old != ch:
                self[x, y] = ch
                n += 1
                todo += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
        return n
    def text(self, x, y, s):
        self.grid[y][x:x + len(s)] = s
        return self
    def __str__(self):
        return "\n".join("".join(r).rstrip() for r in self.grid)
print(*sierpinski(3), sep="\n")
pts = hilbert(3)
c = Canvas(15, 15)
for (a, b), (d, e) in zip(pts, pts[1:]):
    c.line(2 * a, 2 * b, 2 * d, 2 * e, "#")
print(c, len(pts), len(set(pts)), pts[-1])
c = Canvas(33, 11, ".").circle(16, 5, 4)
c.line(16, 5, 16, 2, "|").line(16, 5, 21, 6, "-")
c[16, 5] = "+"
c[0, :] = c[-1 % 33, :] = "!"
c[:, 0] = "="
c[::8, 10] = "^"
c[99, 99] = "?"
print(c.text(13, 9, "CLOCK"), c.flood(2, 2, " "), c.flood(2, 2, " "), sep="\n")
for y in range(-6, 7, 2):
    row = ""
    for x in range(-20, 9):
        z, k = 0j, complex(x / 10, y / 5)
        for n in range(24):
            z = z * z + k
            if abs(z) > 2:
                break
        row += " .:-=+*#%@"[n * 9 // 23]
    print(row.rstrip())
def tree(n, ch="|"):
    if n == 0:
        return []
    sub = tree(n - 1, "/" if ch == "|" else ch)
    return [f"{' ' * (n - 1)}{ch * (2 * (len(sub)) + 1)}" for _ in range(1)] + [" " + s for s in sub]
print(*tree(4), sep="\n")
def box(*lines, style="┌─┐│└┘"):
    tl, h, tr, v, bl, br = style
    w = max(map(len, lines), default=0)
    return [tl + h * (w + 2) + tr, *(f"{v} {l:^{w}} {v}" for l in lines), bl + h * (w + 2) + br]
print(*box(*box("nested", "box", style="++++++".replace("++", "+-", 1)), "outer"), sep="\n")
diamond = lambda n: [("*" * (2 * min(i, 2 * n - i) + 1)).center(2 * n + 1).rstrip() for i in range(2 * n + 1)]
print(*diamond(2), *["".join("#." [(r ^ q) & 1] for q in range(8)) for r in range(2)], sep="\n")
pascal = [[1]]
while len(pascal) < 6:
    pascal.append([a + b for a, b in zip([0] + pascal[-1], pascal[-1] + [0])])
print(*(" ".join(map(str, r)).center(15).rstrip() for r in pascal), sep="\n")
mult = "\n".join("".join(f"{i * j:4d}" for j in range(1, 6)) for i in range(1, 6))
print(mult, mult.count("12"), [line.split()[-1] for line in mult.splitlines()])
spiral = {}
x = y = 0
step = 1j
pos = 0j
for n in count():
    spiral[pos] = n
    if n == 24:
        break
    left = step * 1j
    if n and pos + left not in spiral:
        step = left
    pos += step
xs = sorted({int(p.real) for p in spiral})
for yy in sorted({int(p.imag) for p in spiral}, reverse=True):
    print("".join(f"{spiral[complex(xx, yy)]:>3}" for xx in xs))
digits = {d: bin(m)[2:].zfill(7) for d, m in zip("0123456789", (119, 36, 93, 109, 46, 107, 123, 37, 127, 111))}
for template in (" _ ", "|_|", "|_|"):
    pass
seg = lambda d, i, ch: ch if digits[d][6 - i] == "1" else " "
rows = ["", "", ""]
for d in "2024":
    rows[0] += f" {seg(d, 0, '_')} "
    rows[1] += seg(d, 1, "|") + seg(d, 3, "_") + seg(d, 2, "|")
    rows[2] += seg(d, 4, "|") + seg(d, 6, "_") + seg(d, 5, "|")
print("\n".join(r.rstrip() for r in rows))

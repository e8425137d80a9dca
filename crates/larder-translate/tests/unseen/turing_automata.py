# Turing machines, 1D cellular automata, L-systems, Langton's ant - with generators
from collections import defaultdict
from itertools import islice, takewhile
import textwrap

class Halt(Exception):
    pass

class Turing:
    def __init__(self, rules, start="A", blank="_"):
        self.rules = {}
        for line in textwrap.dedent(rules).strip().splitlines():
            (state, sym), (write, move, nxt) = (part.split() for part in line.split("->"))
            self.rules.setdefault(state, {})[sym] = write, {"L": -1, "R": 1, "N": 0}[move], nxt
        self.start, self.blank = start, blank

    def run(self, tape="", limit=10_000):
        cells = defaultdict(lambda: self.blank, enumerate(tape))
        state, pos, steps = self.start, 0, 0
        while state != "H" and steps < limit:
            try:
                write, move, nxt = self.rules[state][cells[pos]]
            except KeyError as e:
                raise Halt(f"stuck in {state} on {e}, tape {self.show(cells)}") from None
            cells[pos] = write
            pos += move
            state = nxt
            steps += 1
        return self.show(cells), steps, state

    def show(self, cells):
        if not cells:
            return ""
        return "".join(cells[i] for i in range(min(cells), max(cells) + 1)).strip(self.blank)

increment = Turing("""
    A 0 -> 0 R A
    A 1 -> 1 R A
    A _ -> _ L B
    B 1 -> 0 L B
    B 0 -> 1 N H
    B _ -> 1 N H""")
beaver = Turing("""
    A 0 -> 1 R B
    A 1 -> 1 L C
    B 0 -> 1 L A
    B 1 -> 1 R B
    C 0 -> 1 L B
    C 1 -> 1 N H""", blank="0")
palin = Turing("\n".join(f"{a} {b} -> {c}" for a, b, c in [
    ("A", "_", "Y N H"), ("A", "a", "_ R Ra"), ("A", "b", "_ R Rb"), *[(f"R{x}", y, f"{y} R R{x}") for x in "ab" for y in "ab"],
    ("Ra", "_", "_ L Ca"), ("Rb", "_", "_ L Cb"), *[(f"C{x}", x, "_ L Back") for x in "ab"], *[(f"C{x}", "_", "Y N H") for x in "ab"],
    *[("Back", y, f"{y} L Back") for y in "ab"], ("Back", "_", "_ R A")]))
n = "0"
for _ in range(9):
    n, steps, state = increment.run(n)
    print(n, steps, end=" | ")
print()
print(beaver.run(), increment.run("111111111111"), increment.run("10", limit=2))
for w in ("abba", "aba", "ab", "", "aabaa"):
    try:
        print(repr(w), palin.run(w)[0])
    except Halt as e:
        print(repr(w), "rejected:", e, e.__cause__, e.__suppress_context__)

def elementary(rule, row):
    table = {f"{i:03b}": str(rule >> i & 1) for i in range(8)}
    while True:
        yield row
        padded = row[-1] + row + row[0]
        row = "".join(table[padded[i:i + 3]] for i in range(len(row)))

for rule in (30, 90, 110):
    print(rule, f"{rule:08b}")
    for row in islice(elementary(rule, "1".center(31, "0")), 8):
        print(row.translate({48: ".", 49: "#"}))
seen = []
gen = elementary(184, "1101001")
while (row := next(gen)) not in seen:
    seen.append(row)
print(len(seen), seen.index(row), row, {r.count("1") for r in seen})

def lsystem(axiom, rules):
    while True:
        yield axiom
        axiom = "".join(rules.get(c, c) for c in axiom)

print(list(islice(lsystem("A", dict(A="AB", B="A")), 6)), [len(s) for s in islice(lsystem("F", {"F": "F+F--F+F"}), 5)], list(takewhile(lambda s: len(s) < 20, lsystem("0", {"1": "11", "0": "1[0]0"}))))

def turtle(cmds, angle=90):
    pos, heading, pts, stack = 0j, 1 + 0j, [0j], []
    rot = {90: 1j}[angle]
    for c in cmds:
        match c:
            case "F":
                pos += heading
                pts.append(pos)
            case "+":
                heading *= rot
            case "-":
                heading /= rot
            case "[":
                stack.append((pos, heading))
            case "]":
                pos, heading = stack.pop()
    return pts

dragon = next(islice(lsystem("FX", {"X": "X+YF+", "Y": "-FX-Y"}), 5, None))
pts = [(int(z.real), int(z.imag)) for z in turtle(dragon)]
xs, ys = zip(*pts)
print(len(pts), len(set(pts)), min(xs), max(xs), min(ys), max(ys), pts[-1])
for y in range(max(ys), min(ys) - 1, -1):
    print("".join("*" if (x, y) in pts else " " for x in range(min(xs), max(xs) + 1)).rstrip())

def ant(steps):
    black, pos, d = set(), 0j, 1j
    for _ in range(steps):
        d *= -1j if pos not in black else 1j
        black ^= {pos}
        pos += d
    return black, pos

black, pos = ant(1000)
print(len(black), pos, min(z.real for z in black), max(z.imag for z in black), [len(ant(k)[0]) for k in (0, 1, 10, 100)])
try:
    turtle("F]")
except IndexError as e:
    print("IndexError:", e)

"""Puzzles of the advent kind: parse text blocks, grids as dicts with complex numbers, intervals, simulation, memo, bit masks."""
import re
from collections import Counter, defaultdict, deque
from functools import cache, reduce
from itertools import count, groupby, pairwise, product
from math import lcm, prod

ROPE = "R 4\nU 4\nL 3\nD 1\nR 4\nD 1\nL 5\nR 2"
DIRS = {"R": 1, "L": -1, "U": 1j, "D": -1j}


def sign(z):
    s = lambda v: (v > 0) - (v < 0)
    return complex(s(z.real), s(z.imag))


def rope(text, knots):
    body = [0j] * knots
    seen = {body[-1]}
    for line in text.splitlines():
        d, n = line.split()
        for _ in range(int(n)):
            body[0] += DIRS[d]
            for i in range(1, knots):
                gap = body[i - 1] - body[i]
                if abs(gap) >= 2:
                    body[i] += sign(gap)
            seen.add(body[-1])
    return len(seen), body[0]


print(rope(ROPE, 2), rope(ROPE, 5))
STACKS = """\
    [D]    
[N] [C]    
[Z] [M] [P]
 1   2   3 

move 1 from 2 to 1
move 3 from 1 to 3
move 2 from 2 to 1
move 1 from 1 to 2"""
drawing, moves = STACKS.split("\n\n")
*rows, labels = drawing.split("\n")
for step in (-1, 1):
    stacks = {int(labels[i]): [r[i] for r in reversed(rows) if r[i] != " "] for i in range(1, len(labels), 4)}
    for n, a, b in (map(int, re.findall(r"\d+", m)) for m in moves.splitlines()):
        stacks[b] += stacks[a][-n:][::step]
        del stacks[a][-n:]
    print("".join(s[-1] for s in stacks.values()), stacks)
MONKEYS = """Monkey 0:
  Starting items: 79, 98
  Operation: new = old * 19
  Test: divisible by 23
    If true: throw to monkey 2
    If false: throw to monkey 1

Monkey 1:
  Starting items: 54, 65, 75, 74
  Operation: new = old + 6
  Test: divisible by 19
    If true: throw to monkey 2
    If false: throw to monkey 0

Monkey 2:
  Starting items: 79, 60, 97
  Operation: new = old * old
  Test: divisible by 13
    If true: throw to monkey 0
    If false: throw to monkey 1"""


def play(rounds, calm):
    monkeys = []
    for block in MONKEYS.split("\n\n"):
        _, items, operation, *rest = block.splitlines()
        sign_, arg = operation.split()[-2:]
        test, yes, no = (int(r.split()[-1]) for r in rest)
        monkeys.append(dict(items=deque(map(int, re.findall(r"\d+", items))), fn=(lambda old, s=sign_, a=arg: (old if a == "old" else int(a)) * old if s == "*" else old + int(a)), test=test, to=(no, yes), seen=0))
    modulus = prod(m["test"] for m in monkeys)
    for _ in range(rounds):
        for m in monkeys:
            while m["items"]:
                w = m["fn"](m["items"].popleft())
                w = w // 3 if calm else w % modulus
                m["seen"] += 1
                monkeys[m["to"][w % m["test"] == 0]]["items"].append(w)
    return [m["seen"] for m in monkeys], [list(m["items"]) for m in monkeys]


print(play(20, True), play(200, False)[0])
MAP = """
Sabqponm
abcryxxl
accszExk
acctuvwj
abdefghi""".split()
grid = {complex(x, y): c for y, row in enumerate(MAP) for x, c in enumerate(row)}
height = lambda c: ord({"S": "a", "E": "z"}.get(c, c))
start, end = (next(p for p, c in grid.items() if c == w) for w in "SE")
dist, queue = {end: 0}, deque([end])
while queue:
    p = queue.popleft()
    for q in (p + 1j ** k for k in range(4)):
        q = complex(round(q.real), round(q.imag))
        if q in grid and q not in dist and height(grid[p]) - height(grid[q]) <= 1:
            dist[q] = dist[p] + 1
            queue.append(q)
print(start, end, dist[start], min(d for p, d in dist.items() if height(grid[p]) == 97), len(dist))


def compare(a, b):
    match a, b:
        case int(), int():
            return (a > b) - (a < b)
        case int(), list():
            return compare([a], b)
        case list(), int():
            return compare(a, [b])
        case [], []:
            return 0
        case [], _:
            return -1
        case _, []:
            return 1
        case [x, *xs], [y, *ys]:
            return compare(x, y) or compare(xs, ys)


pairs = [([1, 1, 3], [1, 1, 5]), ([[1], [2, 3, 4]], [[1], 4]), ([9], [[8, 7]]), ([], [3]), ([[[]]], [[]]), ([7, [7]], [7, 7])]
print([compare(a, b) for a, b in pairs])
SENSORS = "x=2, y=18: x=-2, y=15\nx=9, y=16: x=10, y=16\nx=13, y=2: x=15, y=3\nx=8, y=7: x=2, y=10"
sensors = [tuple(map(int, re.findall(r"-?\d+", l))) for l in SENSORS.splitlines()]


def covered(y):
    spans = sorted((sx - w, sx + w) for sx, sy, bx, by in sensors if (w := abs(sx - bx) + abs(sy - by) - abs(sy - y)) >= 0)
    merged = []
    for lo, hi in spans:
        if merged and lo <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], hi)
        else:
            merged.append([lo, hi])
    return merged


print({y: covered(y) for y in (2, 10, 16, 40)})


@cache
def arrangements(springs, groups):
    if not springs:
        return not groups
    out = 0
    if springs[0] in ".?":
        out += arrangements(springs[1:], groups)
    if springs[0] in "#?" and groups:
        n = groups[0]
        if len(springs) >= n and "." not in springs[:n] and springs[n:n + 1] != "#":
            out += arrangements(springs[n + 1:], groups[1:])
    return out


for row in ("???.### 1,1,3", ".??..??...?##. 1,1,3", "?###???????? 3,2,1", "?#?#?#?#?#?#?#? 1,3,1,6"):
    s, g = row.split()
    g = tuple(map(int, g.split(",")))
    print(row, arrangements(s, g), arrangements("?".join([s] * 5), g * 5), type(arrangements(s, g)).__name__)
disk = "2333133121414131402"
blocks = [i // 2 if i % 2 == 0 else None for i, n in enumerate(disk) for _ in range(int(n))]
free = (i for i, b in enumerate(blocks) if b is None)
for j in reversed(range(len(blocks))):
    if blocks[j] is not None:
        i = next(free, j)
        if i >= j:
            break
        blocks[i], blocks[j] = blocks[j], None
print(sum(i * b for i, b in enumerate(blocks) if b), "".join("." if b is None else str(b) for b in blocks))
steps = {"AAA": ("BBB", "CCC"), "BBB": ("DDD", "EEE"), "CCC": ("ZZZ", "GGG"), "DDD": ("DDD", "DDD"), "EEE": ("EEE", "EEE"), "GGG": ("GGG", "GGG"), "ZZZ": ("ZZZ", "ZZZ")}
node = "AAA"
for n in count():
    if node == "ZZZ":
        break
    node = steps[node]["LR".index("RL"[n % 2])]
print(n, lcm(*range(1, 20)), reduce(lambda h, c: (h + ord(c)) * 17 % 256, "HASH", 0))
hands = "32T3K 765|T55J5 684|KK677 28|KTJJT 220|QQQJA 483"
order = "23456789TJQKA"
rank = lambda h: (sorted(Counter(h).values(), reverse=True), [order.index(c) for c in h])
ranked = sorted((h.split() for h in hands.split("|")), key=lambda hb: rank(hb[0]))
print(sum(i * int(b) for i, (_, b) in enumerate(ranked, 1)), [h for h, _ in ranked])
look = "1"
for _ in range(8):
    look = "".join(f"{len(list(g))}{k}" for k, g in groupby(look))
print(look, [b - a for a, b in pairwise([1, 4, 9, 16])])


def extrapolate(xs):
    return xs[-1] + extrapolate([b - a for a, b in pairwise(xs)]) if any(xs) else 0


print([extrapolate(x) for x in ([0, 3, 6, 9], [1, 3, 6, 10], [10, 13, 16, 21, 30, 45])], sum(x != y for x, y in product(range(3), repeat=2)))
lights = defaultdict(int)
for cmd in ["turn on 0,0 through 2,2", "toggle 1,1 through 3,3", "turn off 0,2 through 0,9"]:
    verb, *nums = re.fullmatch(r"(turn on|turn off|toggle) (\d+),(\d+) through (\d+),(\d+)", cmd).groups()
    a, b, c, d = map(int, nums)
    for xy in product(range(a, c + 1), range(b, d + 1)):
        lights[xy] = {"turn on": 1, "turn off": 0, "toggle": lights[xy] ^ 1}[verb]
print(sum(lights.values()), len(lights), sorted(k for k, v in lights.items() if v)[-1])
print(compare({}, 1), compare("a", ["b"]))

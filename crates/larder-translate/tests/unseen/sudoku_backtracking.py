# Sudoku in the style of Norvig's essay: constraint propagation + search.
DIGITS = "123456789"
ROWS, COLS = "ABCDEFGHI", DIGITS


def cross(xs, ys):
    return [x + y for x in xs for y in ys]


SQUARES = cross(ROWS, COLS)
UNITLIST = ([cross(ROWS, c) for c in COLS] + [cross(r, COLS) for r in ROWS]
            + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
UNITS = {s: [u for u in UNITLIST if s in u] for s in SQUARES}
PEERS = {s: set(sum(UNITS[s], [])) - {s} for s in SQUARES}
stats = {"assign": 0, "eliminate": 0, "branch": 0}


def parse(grid):
    chars = [c for c in grid if c in DIGITS or c in "0."]
    assert len(chars) == 81, "expected 81 cells but found %d" % len(chars)
    values = dict.fromkeys(SQUARES, DIGITS)
    for s, d in zip(SQUARES, chars):
        if d in DIGITS and not assign(values, s, d):
            return False
    return values


def assign(values, s, d):
    stats["assign"] += 1
    others = values[s].replace(d, "")
    return values if all(eliminate(values, s, d2) for d2 in others) else False


def eliminate(values, s, d):
    if d not in values[s]:
        return values
    stats["eliminate"] += 1
    values[s] = values[s].replace(d, "")
    if not values[s]:
        return False
    if len(values[s]) == 1:
        d2 = values[s]
        if not all(eliminate(values, p, d2) for p in sorted(PEERS[s])):
            return False
    for unit in UNITS[s]:
        places = [q for q in unit if d in values[q]]
        if not places:
            return False
        if len(places) == 1 and not assign(values, places[0], d):
            return False
    return values


def search(values):
    if values is False:
        return False
    if all(len(v) == 1 for v in values.values()):
        return values
    _, s = min((len(values[s]), s) for s in SQUARES if len(values[s]) > 1)
    stats["branch"] += 1
    for d in values[s]:
        result = search(assign(values.copy(), s, d))
        if result:
            return result
    return False


def show(values):
    for i, r in enumerate(ROWS):
        if i and not i % 3:
            print("------+-------+------")
        cells = [values[r + c] if len(values[r + c]) == 1 else "?" for c in COLS]
        print(" | ".join(" ".join(cells[k:k + 3]) for k in (0, 3, 6)))


easy = "003020600900305001001806400008102900700000008006708200002609500800203009005010300"
hard = "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"
print(len(SQUARES), len(UNITLIST), sorted(PEERS["C2"])[:6], len(PEERS["E5"]))
show(parse(easy))
print(stats)
stats = dict.fromkeys(stats, 0)
half = parse(hard)
print(half["A2"], half["I9"], sum(len(v) == 1 for v in half.values()))
solved = search(half)
print("".join(solved.values()))
print(stats["branch"] > 0, all(sorted(map(solved.get, u)) == list(DIGITS) for u in UNITLIST))
print(search(parse("11" + "." * 79)), parse(easy.replace("3", "7", 2)) is False)
try:
    parse("123")
except AssertionError as e:
    print("AssertionError:", e)

def spiral(n, m):
    grid = [[None] * m for _ in range(n)]
    r = c = 0
    dr, dc = 0, 1
    for k in range(1, n * m + 1):
        grid[r][c] = k
        if not (0 <= r + dr < n and 0 <= c + dc < m) or grid[r + dr][c + dc] is not None:
            dr, dc = dc, -dr
        r, c = r + dr, c + dc
    return grid


def rotate(g):
    return [list(row) for row in zip(*g[::-1])]


def show(g, w=3):
    for row in g:
        print("".join(f"{x!s:>{w}}" for x in row))


def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
                 (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        q, n = divmod(n, v)
        out += s * q
    return out


def from_roman(s):
    vals = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    return sum(-vals[a] if vals[a] < vals.get(b, 0) else vals[a] for a, b in zip(s, s[1:] + " "))


def say(n):
    small = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
             "sixteen seventeen eighteen nineteen").split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if n < 0:
        return "minus " + say(-n)
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10] + ("-" + small[n % 10] if n % 10 else "")
    for size, word in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, tail = divmod(n, size)
            return say(head) + " " + word + (" " + say(tail) if tail else "")


def magic(n):
    sq = [[0] * n for _ in range(n)]
    r, c = 0, n // 2
    for k in range(1, n * n + 1):
        sq[r][c] = k
        nr, nc = (r - 1) % n, (c + 1) % n
        if sq[nr][nc]:
            nr, nc = (r + 1) % n, c
        r, c = nr, nc
    return sq


def hanoi(n, a="A", b="B", c="C", moves=None):
    if moves is None:
        moves = []
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves


def look_and_say(n):
    s = "1"
    for _ in range(n):
        i, t = 0, ""
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]:
                j += 1
            t += f"{j - i}{s[i]}"
            i = j
        s = t
    return s


show(spiral(4, 5))
show(rotate(spiral(2, 3)))
print(spiral(1, 1), spiral(0, 3), rotate([]))
print([roman(n) for n in (1994, 4, 3999)], all(from_roman(roman(n)) == n for n in range(1, 4000)))
for n in (0, 13, 21, 100, 342, 1001, -70, 123456789, 10 ** 9):
    print(n, say(n))
m = magic(5)
show(m, 4)
print({sum(r) for r in m} | {sum(c) for c in zip(*m)} | {sum(m[i][i] for i in range(5))})
print(len(hanoi(7)), hanoi(3), look_and_say(8))
transposed = list(map(list, zip(*m)))
print(transposed[0], m[1][::-1], [row[2] for row in m], sum(m, [])[:7], [*map(max, m)])
pas = [[1] * (i + 1) for i in range(6)]
for i in range(2, 6):
    for j in range(1, i):
        pas[i][j] = pas[i - 1][j - 1] + pas[i - 1][j]
for row in pas:
    print(" ".join(f"{x:2}" for x in row).center(24).rstrip())
print(sorted(set(map(tuple, [sorted(w) for w in ["tea", "eat", "ate", "tan"]]))))
a = [1, 2, 3, 4, 5, 6]
a[1:3] = ["x", "y", "z"]
a[::2] = [0] * len(a[::2])
b = a
b += [9]
a *= 2
print(a, a is b, a.count(0), a[-3:], a[5:1:-2], a[10:], len(a))
del a[::3], a[0]
print(a, list(reversed(a))[:2], a.index(9), [i for i, x in enumerate(a) if x == 0])

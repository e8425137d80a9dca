# Type-stable code with walrus, chains and conditional expressions.
def first_big(xs, limit):
    for i, x in enumerate(xs):
        if (y := x * x) > limit and (z := y - limit) % 2:
            return i, y, z
    return -1, 0, 0


def bounds(text):
    lo, hi = 0, len(text)
    while lo < hi and (c := text[lo]) == ' ':
        lo += 1
    while hi > lo and (c := text[hi - 1]) == ' ':
        hi -= 1
    return text[lo:hi], lo, hi


def digits(n):
    out = []
    while (n, r := divmod(n, 10))[0] if False else n:
        n, r = divmod(n, 10)
        out.append(r)
    return out[::-1] or [0]


def running(xs):
    best = xs[0]
    return [(best := x if x > best else best) for x in xs], best


def grade(score):
    return 'A' if (s := score // 10) >= 9 else 'B' if s == 8 else 'C' if 5 < s < 8 else f'F{s}'


def middle(a, b, c):
    return a if b <= a <= c or c <= a <= b else b if a <= b <= c or c <= b <= a else c


def collatz(n):
    k = 0
    while (n := n // 2 if n % 2 == 0 else 3 * n + 1) != 1 and (k := k + 1) < 1000:
        pass
    return k


def find(rows, wanted):
    return next(((r, c) for r, row in enumerate(rows) for c, v in enumerate(row) if v == wanted), None)


def tokens(line):
    out = []
    i = 0
    while i < len(line):
        if (c := line[i]).isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(line) and line[j].isdigit():
                j += 1
            out.append(int(line[i:j]))
            i = j
        else:
            out.append(c)
            i += 1
    return out


def count_until(xs, stop):
    n = total = 0
    it = iter(xs)
    while (x := next(it, stop)) != stop:
        n += 1
        total += x
    return n, total, total / n if n else None


def compress(bits):
    runs = []
    for b in bits:
        if runs and (last := runs[-1])[0] == b:
            last[1] += 1
        else:
            runs.append([b, 1])
    return runs, [b for b, n in runs for _ in range(n)] == list(bits)


def fizz(n):
    return [w if (w := 'Fizz' * (i % 3 == 0) + 'Buzz' * (i % 5 == 0)) else i for i in range(1, n)]


print(first_big([1, 2, 3, 4], 8), first_big([1], 5), bounds('  a b '), bounds('   '), bounds(''))
print(digits(90210), digits(0), running([3, 1, 4, 1, 5]), running([-1.5, 2.0]), [grade(s) for s in (95, 80, 61, 12, 100)])
print(middle(1, 2, 3), middle(3, 1, 2), middle(2, 3, 1), middle('b', 'a', 'c'), collatz(27), collatz(1))
print(find([[1, 2], [3]], 3), find([[1]], 9), find(['ab', 'cd'], 'd'), tokens('12+3*(4 - x1)'), count_until([1, 2, -1, 5], -1), count_until([], 0))
print(compress([1, 1, 0, 1]), compress(''), fizz(16))
x = 5
y = (x := x + 1) * x + (x := x * 2) - x
print(x, y, (x, x := x - 1, x), [x, x := 0, x], {x: (x := 7), x: x}, x)
s = 'ab'
print(s + (s := s + 'c') + s, s * (k := 2), k, len(s := s[::-1]), s, (t := s)[0], t is s)
a = [1, 2, 3]
print(a[(i := 0)], a[i := i + 1], i, a[i:(i := 3)], a[-(n := 1)], (a := a[1:])[0], a, [*(a := [9])], a)
total = 0
print([total := total + v for v in range(4)], total, sum(total := v for v in (5, 6)), total, max((total := v) for v in (3, 1)), total)
if (n := len(a)) == 1 and not (m := a.count(8)):
    print(n, m)
while (n := n - 1) >= -2:
    if n == -1:
        continue
    print(n, end=' ')
else:
    print('end', n)
print(not (flag := False) and flag, (flag := not flag) or 1 / 0, flag)
print(digits(-1) if False else (d := digits(5)), d, f'{(d := 3.0)}{d:.1f}', (lambda v: (w := v + 1) * w)(2))
assert (q := first_big([3], 1))[0] == 1, q

# Lists, rows and slices that are shared, cut, grown and nested, all of one type.
def rotate(xs, k):
    k %= len(xs) or 1
    xs[:] = xs[-k:] + xs[:-k]
    return xs


def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m[:] = [list(r) for r in zip(*m)][::-1]
    return out


def pascal(n):
    rows = [[1]]
    for _ in range(n - 1):
        last = rows[-1]
        rows.append([1, *(last[i] + last[i + 1] for i in range(len(last) - 1)), 1])
    return rows


def partition(xs, pivot):
    left, right = [], []
    for x in xs:
        (left if x < pivot else right).append(x)
    return left, right


def dedupe(xs):
    seen = []
    for x in xs:
        if x not in seen:
            seen.append(x)
    return seen


def bubble(xs):
    n, swaps = len(xs), 0
    for i in range(n):
        for j in range(n - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
                swaps += 1
    return swaps


def prefix(xs):
    out = [0] * (len(xs) + 1)
    for i, x in enumerate(xs):
        out[i + 1] = out[i] + x
    return out


def stack_ops(text):
    st = []
    for t in text.split():
        if t == 'dup':
            st.append(st[-1])
        elif t == 'swap':
            st[-1], st[-2] = st[-2], st[-1]
        elif t == 'drop':
            del st[-1]
        elif t == 'over':
            st += st[-2:-1]
        else:
            st.append(int(t))
    return st


def merge_intervals(spans):
    out = []
    for lo, hi in sorted(spans):
        if out and lo <= out[-1][1]:
            out[-1][1] = max(out[-1][1], hi)
        else:
            out.append([lo, hi])
    return out


def flood(grid, r, c, new):
    old = grid[r][c]
    if old == new:
        return 0
    todo, n = [(r, c)], 0
    while todo:
        r, c = todo.pop()
        if 0 <= r < len(grid) and 0 <= c < len(grid[r]) and grid[r][c] == old:
            grid[r][c] = new
            n += 1
            todo += [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
    return n


def chunks(xs, n):
    return [xs[i:i + n] for i in range(0, len(xs), n)]


def evens_out(xs):
    i = 0
    while i < len(xs):
        if xs[i] % 2 == 0:
            del xs[i]
        else:
            i += 1
    return xs


def josephus(n, k):
    people, i, out = list(range(1, n + 1)), 0, []
    while people:
        i = (i + k - 1) % len(people)
        out.append(people.pop(i))
    return out


a = [1, 2, 3, 4, 5]
b = a
c = a[:]
print(rotate(a, 2), b, c, b is a, rotate([], 3), rotate([7], -1))
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), spiral([[1, 2], [3, 4], [5, 6]]), spiral([]), pascal(6)[-1], pascal(1))
print(partition([5, 1, 4], 4), dedupe([3, 1, 3, 2, 1]), dedupe('hello'), dedupe([[1], [1], []]))
d = [4, 2, 5, 1]
print(bubble(d), d, prefix(d), prefix([]), prefix([0.5, 1]), stack_ops('1 2 swap dup over drop'), merge_intervals([(5, 8), (1, 3), (2, 4), (8, 9)]), merge_intervals([]))
g = [list('..#'), list('.##'), list('#..')]
print(flood(g, 0, 0, 'o'), [''.join(r) for r in g], flood(g, 0, 0, 'o'), flood(g, 2, 2, 'x'), g[2])
print(chunks(list(range(7)), 3), chunks('abcdef', 4), chunks((1, 2, 3), 2), chunks([], 2), evens_out([2, 4, 1, 6, 3]), josephus(7, 3))
rows = [[0] * 3 for _ in range(2)]
shared = [rows[0]] * 2
shared[0][1] = 9
rows[1] = rows[0]
rows[1][2] = 7
rows.append(rows[0][:])
rows[2][0] = -1
print(rows, shared, rows[0] is shared[1], rows[2] is rows[0])
x = [1, 2, 3]
y = [x, x]
x += [4]
x = x + [5]
y[0].append(6)
print(x, y, y[0] is y[1])
z = [[]] * 2
z[0].append(1)
z[1] = z[1] + [2]
print(z, [*z[0], *z[1]], z[0] is z[1])
w = list(range(5))
for i in range(len(w) - 1, -1, -1):
    if w[i] % 2:
        w.insert(i, w[i] * 10)
for v in w[:]:
    if v > 9:
        w.remove(v)
w[1:3], w[-1:] = w[2:4], []
print(w, w[::-2], w[5:2:-1], w.pop(0), w.pop(), w, w.count(2), w.index(3) if 3 in w else None)
m = [[1, 2], [3, 4]]
t = [list(r) for r in zip(*m)]
m[0], t[0] = t[0], m[0]
m[0][0] = 'changed' if False else 100
print(m, t, sum(map(sum, m)), [v for r in m for v in r], max(m), min(m, key=sum), m + t, m * 2 == m + m, [r[:] for r in m] == m)


def append_all(dst, src):
    for s in src:
        dst.append(s)
    src = []
    dst = dst + [0]
    return dst, src


p = [1]
q = [2, 3]
print(append_all(p, q), p, q)
try:
    print(append_all([], 5))
except TypeError as e:
    print(e)
try:
    q[5] = 1
except IndexError as e:
    print(e)
try:
    print([1, 2, 3].index(9))
except ValueError as e:
    print(e)
print(rotate([1, 2], 0.5))

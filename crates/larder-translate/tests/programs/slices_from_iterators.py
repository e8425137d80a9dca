"""What is put into a slice comes whole before the list is looked at; what is cut out is a copy."""


def turned(xs, k):
    xs[:k] = reversed(xs[:k])
    return xs


def rotated(xs):
    first = xs[0]
    for j in range(len(xs) - 1):
        xs[j] = xs[j + 1]
    xs[-1] = first
    return xs


print(turned([1, 2, 3, 4, 5], 3), turned([1, 2], 9), turned([], 2), turned([7, 8], 0))
print(turned(["a", "b", "c"], 2), turned([1.5, 2.5], 2), rotated([1, 2, 3]))

xs = list(range(8))
xs[2:5] = reversed(xs)
print(xs)
xs[:] = xs
print(xs, len(xs))
xs[1:3] = map(lambda x: x * x, xs[3:6])
print(xs)
xs[::2] = reversed(xs[::2])
print(xs)
xs[-2:] = (x + 1 for x in xs if x > 3)
print(xs)
xs[4:2] = reversed([10, 20])
print(xs)
xs[0:0] = xs[-2:]
print(xs)
xs[:2] = enumerate("ab")
print(xs)
try:
    ys = [1, 2, 3, 4]
    ys[::2] = reversed([1, 2, 3])
except ValueError as error:
    print(error, ys)

# A walk over what was cut out sees nothing of later changes; one over the list sees them all.
zs = [1, 2, 3]
for z in zs[:]:
    zs.append(z * 10)
print(zs)
seen = []
for z in reversed(zs[1:4]):
    zs.clear()
    seen.append(z)
print(seen, zs)
zs = [1, 2, 3, 4, 5]
seen = []
for z in reversed(zs):
    seen.append(z)
    if len(zs) > 3:
        zs.pop()
print(seen, zs)
back = reversed(zs)
print(next(back), zs.pop(), zs.pop(), list(back), list(back))
zs.extend([6, 7, 8])
print(list(back))
walk = reversed([1, 2, 3])
print(walk.__length_hint__(), next(walk), walk.__length_hint__(), type(walk).__name__)
print([x for x in reversed(range(4))], [c for c in reversed("abc")], sum(zs[1:]), max(reversed(zs[:2])))
print(list(zip(zs[1:], reversed(zs))), list(enumerate(zs[:2], 5)), sorted(zs[::-1]), any(zs[3:]))

for pair in ([1, 2], [1], [1, 2, 3]):
    try:
        a, b = pair
        print(a, b)
    except ValueError as error:
        print(error)
    try:
        a, (b, c) = pair, pair
        print(a, b, c)
    except ValueError as error:
        print(error)
first, second = reversed([1, 2])
print(first, second)
first, second = xs[:2]
print(first, second)
grid = [[1, 2], [3, 4]]
for (a, b) in grid:
    grid[0][1] += a
    print(a, b)
print(grid, [0] * 3, [[]] * 2, [None] * -1, ["ab"] * 2)
rows = [[0]] * 3
rows[0].append(1)
print(rows, rows[0] is rows[2])

for base in (2.0, 0.0, -0.0, float("inf"), float("nan")):
    for power in (-1.5, 0.0, 0.5, 2.0, 3.0, -1.0, 1e300):
        try:
            value = base ** power
            print(base, power, value)
        except (ZeroDivisionError, OverflowError) as error:
            print(base, power, type(error).__name__, error)

# Stretches of elements of lists of numbers: whatever the names of the lists are.


def swap_ends(xs, ys):
    for i in range(2):
        xs[i], ys[-1 - i] = ys[-1 - i], xs[i]
        xs[i] += 10 * i
        ys[i] -= 1


def four(a, b, c, d):
    total = 0
    for i in range(len(a)):
        a[i] = (a[i] + b[i]) % 1000
        c[i] = d[i] * 2 % 1000
        b[i] = (c[i] - a[i]) % 1000
        d[-1] = a[0]
        total = (total + a[i] + b[i] + c[i] + d[i]) % 10000
    return total


def five(a, b, c, d, e):
    for i in range(3):
        a[i] = (b[i] + c[i] + d[i] + e[i]) % 1000
        e[i] = a[i]


def bubble(xs):
    n = len(xs)
    while True:
        is_sorted = True
        for i in range(1, n):
            if xs[i - 1] > xs[i]:
                xs[i - 1], xs[i] = xs[i], xs[i - 1]
                is_sorted = False
        n -= 1
        if is_sorted:
            return n


def find(xs, wanted):
    i = 0
    while i < len(xs):
        if xs[i] == wanted:
            break
        i += 1
    else:
        return -1
    return i


def beyond(xs):
    steps = 0
    try:
        for i in range(10):
            xs[i] = xs[i] + 1
            steps += 1
    except IndexError as error:
        print("caught", error, steps)
    try:
        i = 0
        while xs[i] >= 0:
            xs[i] = 5 // (3 - i)
            i += 1
    except ZeroDivisionError as error:
        print("caught", error, i)
    finally:
        xs[0] = xs[1]
        xs[1] = xs[2]
        xs[2] = 77
    xs.append(1)
    return xs.copy()


def mixed(flags, counts, shares):
    for i in range(len(flags)):
        if flags[i]:
            counts[i] += 1
            shares[i] = counts[i] / 2
        else:
            counts[i] = -1
            flags[i] = True
        shares[0] += flags[i]
    return sum(counts), max(shares)


def grown(xs):
    for i in range(3):
        xs.append(xs[i] * 2)
        xs[i] = 0
    for x in xs:
        xs[0] = xs[0] + x
        if len(xs) < 8:
            xs.append(x)
    return xs


def rows(grid):
    row = grid[0]
    for j in range(len(row)):
        row[j] = row[j] + grid[1][j]
        grid[0][j] *= 2
    other = grid[0]
    for j in range(len(row)):
        row[j] += other[j]
    return grid


def passed(xs):
    for i in range(len(xs)):
        xs[i] = twice(xs, i)
        xs[i] += 1
    return xs


def twice(xs, i):
    xs[-1] += 1
    return xs[i] * 2


def steps(xs):
    for i in range(len(xs)):
        for j in range(i):
            xs[i] += xs[j]
        yield xs[i]


def closure(xs):
    def add(i):
        xs[i] += 1
        return xs[i]

    total = 0
    for i in range(len(xs)):
        xs[i] = xs[i] * 2
        total += add(i)
    return total


xs = [1, 2, 3, 4]
swap_ends(xs, xs)
print(xs)
ys = [9, 8, 7, 6]
swap_ends(xs, ys)
print(xs, ys)
a, b = [1, 2, 3], [4, 5, 6]
print(four(a, b, a, b), a, b)
a, b = [1, 2, 3], [4, 5, 6]
print(four(a, a, a, a), a)
a, b = [1, 2, 3], [4, 5, 6]
print(four(a, b, [7, 8, 9], b), a, b)
print(four(a, b, b, [1, 1, 1]), a, b)
a, b = [1, 2, 3], [4, 5, 6]
print(four(a, b, b, a), a, b)
print(four([1, 2, 3], a, [0, 0, 0], [5, 5, 5]), a)
five(a, b, a, b, a)
print(a, b)
zs = [5.5, 2.5, 9.0, -1.0, 2.5]
print(bubble(zs), zs, find(zs, 9.0), find(zs, 4.0))
print(beyond([1, 2, 3, 4]), beyond([3, 3, 3, 3, 3]))
print(mixed([True, False, True], [1, 2, 3], [0.0, 0.5, 1.0]))
print(grown([1, 2, 3]))
print(rows([[1, 2, 3], [4, 5, 6]]))
print(passed([1, 2, 3]))
print(list(steps([1, 2, 3, 4])))
print(closure([1, 2, 3]))

table = [0] * 10
table[1] = 1
for i in range(2, 10):
    table[i] = table[i - 1] + table[i - 2]
same = table
k = 0
while k < 3:
    table[k] = same[-1 - k]
    same[-1 - k] = k
    k += 1
print(table, same is table)


def unpacked(values):
    try:
        p, q, r = values
        return p + q + r
    except ValueError as error:
        return str(error)


print(unpacked([1, 2, 3]), unpacked([1, 2]), unpacked([1, 2, 3, 4]), unpacked([]))
first, [second, third] = 1, [2.5, 3.5]
print(first, second, third)


def turned(n, k):
    perm = list(range(n))
    perm[:k] = reversed(perm[:k])
    print(perm, end=" ")
    perm[:k] = perm[k - 1::-1]
    print(perm, end=" ")
    perm[:k] = perm[:k][::-1]
    print(perm, end=" ")
    perm[1:k] = perm[k - 1:0:-1]
    print(perm, end=" ")
    perm[k:] = reversed(perm[:k])
    print(perm, end=" ")
    perm[2:4] = perm[:k]
    print(perm, end=" ")
    perm[:] = reversed(perm[:])
    print(perm, end=" ")
    perm[-2:] = perm[:-3:-1]
    print(perm, end=" ")
    try:
        perm[::2] = reversed(perm[1::2])
    except ValueError as error:
        print(error, end=" ")
    print(perm)


for n in range(6):
    for k in range(-1, n + 2):
        turned(n, k)
def flips(perm):
    count = 0
    k = perm[0]
    while k:
        perm[:k + 1] = reversed(perm[:k + 1])
        perm[-2:] = reversed(perm[-2:])
        count += 1
        k = perm[0]
    return count


print(flips([3, 1, 2, 0]), flips([2, 3, 1, 0, 4]))
words = ["a", "b", "c", "d"]
words[1:3] = reversed(words[1:3])
words[:2] = words[1::-1]
print(words)

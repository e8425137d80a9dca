"""Lists of numbers that are walked through where nothing else can reach them."""


def smooth(xs):
    total = 0.0
    for x in xs:
        total += x * x
    return total / len(xs)


def shifted(xs, by):
    for i, x in enumerate(xs):
        xs[i] = x + by
    return xs


def seen_while_walked(xs):
    last = 0
    for i, x in enumerate(xs):
        if i + 1 < len(xs):
            xs[i + 1] += x
        last = x
    return last, xs


def places(flags):
    return [i for i, flag in enumerate(flags) if flag]


def from_ten(flags):
    return [i * i for i, flag in enumerate(flags, 10) if not flag]


def pairs(xs, ys):
    return [x * y for x in xs for y in ys if x < y]


def twice_the_same(xs):
    return [x + y for x in xs for y in xs]


def scaled(xs):
    top = max(xs)
    low = min(xs)
    for i in range(len(xs)):
        xs[i] = (xs[i] - low) / (top - low) + sum(xs) * 0.0
    return [x * 100 for x in xs]


def ends_early(xs):
    for x in xs:
        if x < 0:
            break
    else:
        return "none below zero"
    return x


def grows(xs):
    for x in xs:
        if len(xs) < 8:
            xs.append(x + 1)
    return xs


def best(xs):
    found = -1
    for start in range(len(xs)):
        total = 0
        for x in xs:
            total += x
            found = max(found, total - xs[start])
    return found


def divides(xs):
    return [10 // x for x in xs]


def with_own_name(x):
    x = [x for x in x if x]
    return x


print(smooth([1.0, 2.5, -3.0]), shifted([1, 2, 3], 5))
print(seen_while_walked([1, 1, 1, 1]))
print(places([True, False, True]), from_ten([True, False, True, False]))
print(pairs([1, 2, 3], [2, 3]), twice_the_same([1, 2]))
print(scaled([3.0, 1.0, 2.0]))
print(ends_early([1, 2]), ends_early([1, -2, 3]))
print(grows([1, 2]), best([3, -1, 4]))
try:
    print(divides([5, 2, 0, 1]))
except ZeroDivisionError as error:
    print("stopped:", error)
print(with_own_name([0, 1, 2]))
try:
    scaled([])
except ValueError as error:
    print(error)
print([n for n in [3, 0, 4] if n], sum([n * n for n in range(5)]))

"""Functions of a little arithmetic that are called where lists of numbers are borrowed."""


def area(w, h, extra=2):
    "A little arithmetic."
    s = w * h
    if s > 100:
        return s - 100
    return s + extra


def scale(x):
    return area(x, 2) * 0.5


def stretch(xs, n):
    total = 0.0
    for i in range(n):
        xs[i % len(xs)] += area(i, i + 1, extra=i) + scale(i)
        total += xs[i % len(xs)]
    return total


print(stretch([1.0, 2.0, 3.0], 20))


def inverse(x):
    return 1 / x


def sign(x):
    if x > 0:
        return 1
    elif x < 0:
        return -1
    return 0


def chosen(a, b=3, *, c=0):
    return a * b + c


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


calls = 0


def counted(x):
    global calls
    calls += 1
    return x * 2


def work(xs, ys):
    for i in range(len(xs)):
        xs[i] = chosen(xs[i], c=sign(ys[i])) + ys[i]
        ys[i] += sign(xs[i] - 5)
        xs[i] += counted(i)
    for i in range(len(xs)):
        ys[i] = fibonacci(xs[i] % 7) + ys[i]
    return sum(xs), sum(ys)


def fails(xs):
    for i in range(len(xs)):
        xs[i] = inverse(xs[i])
    return xs


print(work([1, 2, 3, 4], [5, -6, 0, 8]), calls)
values = [1.0, 4.0, 0.0, 5.0]
try:
    fails(values)
except ZeroDivisionError as error:
    print(error, values)
same = [1, 2, 3]
print(work(same, same), same, calls)

a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3]
*init, last = "xyz"
head, *mid, tail = (1, 2, 3, 4)
print(first, rest, init, last, head, mid, tail)
(p, q), r = (1, 2), 3
print(p, q, r)
for i, (x, y) in enumerate([(1, 2), (3, 4)]):
    print(i, x, y)
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)
xs = ys = [0]
xs.append(1)
print(ys, [*xs, 5, *ys], (*xs,))


def f(*args, **kwargs):
    return args, kwargs


print(f(1, 2, k=3), f(*[1, 2], **{"z": 0}))

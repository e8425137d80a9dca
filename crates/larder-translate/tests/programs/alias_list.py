xs = [1]
ys = xs
ys.append(2)
print(xs, xs is ys)
zs = xs[:]
zs.append(3)
print(xs, zs, xs is zs)


def grow(into, n):
    into.append(n)
    return into


print(grow(xs, 9) is xs, xs)

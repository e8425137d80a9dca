def add(x, into=[]):
    into.append(x)
    return into


print(add(1))
print(add(2))
print(add(3, []))
print(add(4))


def plain(a, b=2, *, c=3):
    return a, b, c


print(plain(1), plain(1, c=5), plain(b=7, a=8))

class R:
    def __radd__(self, other):
        return ("radd", other)

    def __rmul__(self, other):
        return ("rmul", other)

    def __iter__(self):
        return iter("ab")


class Walked:
    def __iter__(self):
        return iter("xy")


xs = [1]
xs += R()
print(xs)
ys = [2]
zs = ys
ys *= R()
print(ys, zs)
ws = [3]
ws += Walked()
print(ws)
b = bytearray(b"q")
b += R()
print(b)


def typed():
    items = [1, 2]
    again = items
    items += [3]
    print(items is again, items)
    items += R()
    return items, again


print(typed())

"""Variables with the names of others around them, and with names that a translation would like for itself."""


def outer():
    x = "outer"

    def read():
        return x

    def shadow():
        x = "shadow"
        return x, read()

    def parameter(x):
        return x, read()

    def listed():
        return [(x, read()) for x in range(2)]

    def write(v):
        nonlocal x
        x = v

    def deeper(x=5):
        def again():
            return x, read()
        x += 1
        return again()
    return read, shadow, parameter, listed, write, deeper


read, shadow, parameter, listed, write, deeper = outer()
print(read(), shadow(), parameter(1), listed(), deeper())
write("new")
print(read(), shadow(), parameter(y := 2), listed(), deeper(x=1), y)


def own():
    n = 10

    def show():
        return n
    return [(n, show()) for n in range(3)], {n: show() for n in "ab"}, n, show()


print(own())

rows = [[1], [2]]
for item in rows:
    item += [0]
for item in rows:
    item.extend(x * 2 for x in (1, 2))
for iter_ in rows:
    iter_ += (9,)
print(rows)
items = [[3]]
for iter in items:
    iter += [i for i in range(2)]
    for x in [7]:
        iter.append(x)
print(items)

def plain(a, b=2, *rest, flag=False, **more):
    total = a + b
    if flag:
        extra = "yes"
    print(locals())
    for index in range(2):
        square = index * index
    print(sorted(locals()))
    return total


plain(1)
plain(1, 5, 6, flag=True, z=1)


def nested(x):
    y = x + 1

    def inner(z):
        w = y + z
        return locals()

    result = inner(10)
    print(result, list(result))
    return sorted(locals())


print(nested(1))


def shaped(name, size):
    label = f"{name}!"
    return "{name} {size} {label}".format(**locals())


print(shaped("box", 3))


class Record:
    def __init__(self, x, y):
        values = dict(locals())
        values.pop("self")
        self.values = values
        for key, value in locals().items():
            if key not in ("self", "values", "key", "value"):
                setattr(self, key, value)

    def names(self):
        found = self.x
        return dir()


try:
    record = Record(1, [2])
    print(record.values, record.x, record.names())
except RuntimeError as error:
    print(error)


def early():
    names = [sorted(locals())]
    late = 1
    names.append(sorted(vars()))
    del late
    names.append(sorted(locals()))
    return names


print(early())


def counted(items):
    count = 0
    for item in items:
        count += 1
    snapshot = locals()
    count += 100
    return snapshot["count"], snapshot["item"], count


print(counted("abc"))


def caught():
    try:
        1 / 0
    except ZeroDivisionError as error:
        inside = sorted(locals())
    return inside, sorted(locals())


print(caught())


def generator(limit):
    for number in range(limit):
        yield dict(locals())


print(list(generator(2)))

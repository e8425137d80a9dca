"""Iterators that are values take along what their functions use, however long they live."""


def scaled(items, factor, words):
    def scale(x):
        return x * factor

    def named(x):
        return words[x % len(words)] + str(x)

    def counted(x):
        nonlocal count
        count += 1
        return x + count

    count = 0
    return map(scale, items), map(named, items), filter(lambda x: x != factor, items), map(counted, items), (lambda: count)


first, second, third, fourth, count = scaled([1, 2, 3], 2, ["a", "b"])
print(list(first), list(second), list(third), list(fourth), count())


def lazily(text, shift, marks):
    def turn(c):
        return c + shift

    kept = map(turn, text)
    pairs = zip(map(turn, text), map(lambda c: marks + [c], text))
    numbered = enumerate(filter(lambda c: c not in marks, text))
    shift_again = map(lambda c: (c, shift, len(marks)), text)
    marks.append("late")
    return "".join(map(turn, text)), kept, list(pairs), numbered, shift_again


joined, kept, pairs, numbered, again = lazily("abc", "!", ["b"])
print(joined, list(kept), pairs, list(numbered), list(again))


def rebound(items):
    step = 1
    moved = map(lambda x: x + step, items)
    step = 100
    return moved


print(list(rebound([1, 2])))


class Shop:
    def __init__(self, prices):
        self.prices = prices

    def priced(self, names):
        return map(lambda name: (name, self.prices.get(name)), names)

    def known(self, names):
        def is_known(name):
            return name in self.prices

        return filter(is_known, names)


shop = Shop({"tea": 3})
print(dict(shop.priced(["tea", "milk"])), list(shop.known(["tea", "milk"])))


def nested(rows, width):
    return [map(lambda x: str(x).rjust(width), row) for row in rows]


print(["".join(row) for row in nested([[1, 22], [333]], 4)])


def walks(limit):
    def below(x):
        return x < limit

    def gives():
        yield from filter(below, range(10))

    return gives()


print(list(walks(3)))


def total(items, weight):
    return sum(map(lambda x: x * weight, items)), max(map(lambda x: -x * weight, items)), sorted(items, key=lambda x: x % weight)


print(total([1, 2, 3], 2))


async def answer(base, log):
    async def one(i):
        log.append(i)
        return base + i

    return [await job for job in map(one, range(3))]


def run():
    import asyncio

    log = []
    print(asyncio.run(answer(10, log)), log)


run()

"""One variable holds iterators over values of different types."""


def letters(text):
    for letter in text:
        yield letter


def numbers(n):
    yield from range(n)


for tag in "ab":
    it = letters(tag * 2)
    print(next(it), end=" ")
    it.close()
for n in (1, 2):
    it = numbers(n)
    print(next(it), list(it), end=" ")
print()
for it in (iter([1, 2, 3]), iter("abc"), iter({1: 2}), iter([1.5, 2.5]), iter((1, "x"))):
    first = next(it)
    print(first, it.__length_hint__(), list(it), next(it, "over"))
both = iter([1, 2, 3])
it = both if len("x") else letters("ab")
print(next(both), next(it), it is both, list(both), list(it))
chosen = [letters("xy"), numbers(2)]
for it in chosen:
    print([*it], it in chosen, it is chosen[-1])
d = {"k": 1, "j": 2}
it = iter(d)
next(it)
print(it.__length_hint__(), [*iter(d.values())], iter(d.items()).__length_hint__())

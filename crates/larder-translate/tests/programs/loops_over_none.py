"""A tuple whose fields are of several kinds, walked through: nothing among texts and numbers."""


def label(value):
    return "none" if value is None else value * 2


for text in (None, "", "a"):
    print(label(text), text is None, text)
for number in (1, None, 2):
    print(label(number), number)
    if number is not None:
        print(number + 1)
print([one for one in ("x", None)], [None if one is None else one + "!" for one in (None, "y")])
for name, size in (("a", None), ("b", 2)):
    print(name, size)
print(sorted([("k", [1, 2]), ("n", None)], key=lambda pair: pair[0]), dict([("k", [1]), ("n", None)]))
print(*map(str, [(None, 1), (2, None)]), max([("a", None), ("b", 2)], key=str))
first = None
for first in (None, 3.5):
    pass
print(first)
for one in (None, 1, "x"):
    print(one + 1)

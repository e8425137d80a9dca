"""A name of the module that is a builtin's means the builtin until the module binds it, and after it is deleted."""


def largest(items):
    return max(items)


def smallest(items):
    return min(items), [min(a, b) for a, b in zip(items, items[1:])]


class Measured:
    size = len("body")
    kinds = [sorted, list]


print(largest([3, 1, 2]), smallest([3, 1, 2]), Measured.size, Measured.kinds[0] is sorted)
old_max = max
max = lambda items: ("own", old_max(items))
print(largest([3, 1, 2]), max([5, 6]))
del max
print(largest([3, 1, 2]), max is old_max, max(7, 8))

print(len("abc"), abs(-3))
len = 5
print(len + 1)
try:
    print(len("x"))
except TypeError as e:
    print(e)
del len
try:
    del len
except NameError as e:
    print("NameError:", e)
print(len("again"))


class Later:
    before = repr(1)
    repr = "mine"
    after = repr


repr = str
print(Later.before, Later.after, repr("plain"))
del repr
print(repr("quoted"))

for number in range(3):
    if number == 1:
        sum = 10
    elif number == 2:
        del sum
    print(number, callable(sum))


def rebind():
    global min
    min = lambda *items: "rebound"


rebind()
print(smallest([3, 1, 2]))

print(pow(2, 10, 1000), round(2.567, 2))
from math import pow

print(pow(2, 10))


def show():
    return [x for x in map(str, [1, 2])], isinstance(1, int), type(1).__name__


print(show())


def int(text):
    return f"int of {text}"


try:
    print(show())
except TypeError as e:
    print("TypeError:", e)
del int
print(show(), int("12") + 1)

try:
    {}["k"]
except KeyError as hash:
    print(type(hash).__name__)
print(hash(1) == hash(1.0), callable(hash))
list = list((1, 2))
print(list, [n for n in list])
try:
    list("ab")
except TypeError as e:
    print("TypeError:", e)
del list
print(list("ab"))

def first():
    return second() + 1


try:
    print(first())
except NameError as error:
    print("NameError:", error)


def second():
    return 41


print(first())


class Early:
    def go(self):
        return helper(2)


try:
    Early().go()
except NameError as error:
    print("NameError:", error)

try:
    print(list(map(lambda x: helper(x), [1])))
except NameError as error:
    print("NameError:", error)


def helper(x):
    return x * 10


print(Early().go())


def outer(n):
    try:
        return inner(n)
    except NameError as error:
        print(type(error).__name__, error)

    def inner(n):
        return n + 1

    return inner(n)


print(outer(4))


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


print(even(10), odd(7))
late()


def late():
    return 1

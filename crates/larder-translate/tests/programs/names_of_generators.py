import functools


def count(n):
    for i in range(n):
        yield i


class Tree:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item

    def walk(self):
        yield from self.items

    @staticmethod
    def nothing():
        return
        yield


def outer():
    def inner():
        yield 1

    return inner()


def shape(value):
    return repr(value).split(' at ')[0]


g = count(3)
print(g.__name__, g.__qualname__, shape(g))
print(next(g), next(g), g.__name__)
tree = Tree([1, 2])
print(iter(tree).__name__, iter(tree).__qualname__, shape(iter(tree)))
print(tree.walk().__name__, tree.walk().__qualname__, shape(tree.walk()))
print(Tree.nothing().__qualname__, list(Tree.nothing()))
print(outer().__name__, outer().__qualname__, shape(outer()))
squares = (x * x for x in [1, 2, 3])
print(squares.__name__, squares.__qualname__, shape(squares))


def made():
    return (x for x in 'ab')


print(made().__qualname__, shape(made()))


def running():
    yield holder[0].__name__


holder = [None]
holder[0] = running()
print(next(holder[0]))
mixed = [count(1), outer(), squares]
print([one.__name__ for one in mixed])
print(getattr(count(1), '__name__', 'none'), hasattr(count(1), '__qualname__'))


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        yield from function(*args)

    return wrapper


@logged
def numbers(n):
    yield from range(n)


print(numbers.__name__, list(numbers(3)))
print(f'{shape(count(2))}', str(count(2)).startswith('<generator object count at 0x'))

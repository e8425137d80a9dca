"""Methods of built-in types taken from a class: of exceptions, of a class's built-in base, of enumerations."""
from collections import OrderedDict, deque
from enum import Enum, IntEnum


class AppError(Exception):
    pass


class Stack(list):
    def push(self, item):
        Stack.append(self, item)
        list.append(self, item)
        return self


class Words(dict):
    def get(self, key, default=None):
        return "own", dict.get(self, key, default)


class Colour(Enum):
    RED = 1
    BLUE = 2
    CRIMSON = 1


class Level(IntEnum):
    LOW = 1
    HIGH = 2


def tell(action):
    try:
        print(action())
    except (TypeError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)


error = AppError("wrong")
BaseException.add_note(error, "one")
AppError.add_note(error, "two")
Exception.add_note(error, "three")
print(error.__notes__)
tell(lambda: AppError.add_note(error, 3))
tell(lambda: AppError.add_note(5, "x"))
tell(lambda: ValueError.add_note())
print(KeyError.with_traceback(error, None) is error, AppError.__str__(error), Exception.__repr__(error))
group = ExceptionGroup("all", [ValueError(1), KeyError("k")])
print(BaseExceptionGroup.split(group, ValueError), ExceptionGroup.subgroup(group, KeyError))
tell(lambda: ValueError.split)
tell(lambda: BaseExceptionGroup.split(error, ValueError))

stack = Stack().push(1)
print(stack, Stack.index(stack, 1), Stack.append([7], 8), Stack.pop([1, 2]), Stack.count([1, 1], 1))
tell(lambda: Stack.append((1,), 2))
tell(lambda: Stack.append())
words = Words(a=1)
print(words.get("a"), Words.get(words, "b"), Words.items({"x": 1}), list(map(Words.keys, [words, {"y": 2}])))
tell(lambda: Words.keys([1]))
ordered = OrderedDict(a=1, b=2)
OrderedDict.move_to_end(ordered, "a")
print(ordered, deque.popleft(deque([1, 2])), list(map(str.upper, ["a", "b"])), sorted(["b", "A"], key=str.lower))
tell(lambda: str.upper(5))
tell(lambda: dict.get([], 1))

print(Colour.__contains__(Colour.RED), Colour.__contains__(Level.LOW), Colour.__getitem__("BLUE"), Colour.__len__())
print([c.name for c in Colour.__iter__()], [c.name for c in Colour.__reversed__()], Colour.__members__["CRIMSON"].name)
print(Colour.CRIMSON in Colour, Level.HIGH in Level, Colour.RED in Level, list(map(Colour.__getitem__, ["RED", "BLUE"])))
for odd in (1, "RED", None):
    tell(lambda: odd in Colour)
    tell(lambda: odd in Level)
    tell(lambda: Colour.__contains__(odd))
tell(lambda: Colour.__getitem__("PINK"))


class Scope:
    try:
        int("x")
    except ValueError as e:
        text = str(e)
    for number in (1, 2):
        try:
            [][number]
        except IndexError as e:
            last = (number, type(e).__name__)
            if number == 2:
                del e


print(Scope.text, Scope.last, hasattr(Scope, "e"), "e" in vars(Scope), sorted(k for k in vars(Scope) if k[0] != "_"))

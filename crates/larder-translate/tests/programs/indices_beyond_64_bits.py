"""Places, bounds and counts that do not fit 64 bits: IndexError of subscripts, OverflowError of counts, slices clamp."""
from collections import deque

BIG = 2**70


class Index:
    def __index__(self):
        return 2**70


class Whole(int):
    pass


def tell(name, action):
    try:
        print(name, action())
    except (IndexError, OverflowError, ValueError, TypeError) as e:
        print(name, type(e).__name__, e)


numbers = [1, 2, 3]


def put(items, at):
    items[at] = 1


def take(items, at):
    del items[at]


tell("list", lambda: numbers[BIG])
tell("list -", lambda: numbers[-BIG])
tell("put", lambda: put(numbers, BIG))
tell("take", lambda: take(numbers, -BIG))
tell("tuple", lambda: (1, 2)[BIG])
tell("str", lambda: "ab"[BIG + 1])
tell("bytes", lambda: b"ab"[BIG])
tell("bytearray", lambda: bytearray(b"ab")[BIG])
tell("deque", lambda: deque([1])[BIG])
tell("range", lambda: range(5)[BIG])
tell("long range", lambda: range(2**80)[2**90])
for index in (Index(), Whole(2**70)):
    tell("own", lambda: numbers[index])
    tell("own", lambda: "ab"[index])
    tell("own slice", lambda: numbers[index:])
    tell("own slice", lambda: "abc"[:index])
    tell("own pop", lambda: numbers.pop(index))
print(numbers[:BIG], numbers[-BIG:2], "abc"[: BIG + 1], "abc"[-BIG:BIG], b"abc"[::BIG], numbers[::-BIG])
text, data = "abcdef", list(range(6))
for low, high in ((-BIG, BIG), (BIG, -BIG), (1, BIG)):
    print(text[low:high], data[low:high], data[high:low:-1])
tell("list times", lambda: [1] * BIG)
tell("own times", lambda: [1] * Index())
tell("text times", lambda: "x" * BIG)
tell("bytes times", lambda: b"x" * BIG)
tell("tuple times", lambda: (1, 2) * BIG)
tell("deque times", lambda: deque([1]) * BIG)
tell("fewer times", lambda: ("x" * -1, [1] * 0))
tell("pop", lambda: numbers.pop(BIG))
tell("insert", lambda: numbers.insert(BIG, 1))
tell("index", lambda: numbers.index(1, BIG))
tell("find", lambda: "abc".find("c", -BIG, BIG))
tell("count", lambda: "abcabc".count("a", 1, BIG))
tell("rotate", lambda: deque([1]).rotate(BIG))
tell("len of range", lambda: len(range(BIG)))
tell("bytes of", lambda: bytes(BIG))


def grown(items, count):
    items *= count
    return items


tell("in place", lambda: grown([1], BIG))
tell("in place", lambda: grown(bytearray(b"x"), BIG))
tell("in place", lambda: grown("x", BIG))
print(numbers, round(1.5, 2**70))

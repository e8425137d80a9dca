import copy
from array import array


def attempt(label, call):
    try:
        print(label, repr(call()))
    except (TypeError, ValueError, IndexError, OverflowError, AttributeError) as error:
        print(label, type(error).__name__, error)


def kinds():
    for code in "bBhHiIlLqQfd":
        made = array(code, [1, 2, 3])
        print(made, made.typecode, made.itemsize, made.tobytes(), array(code, made.tobytes()) == made)
    print(array("u", "héllo"), array("u", "ab").tounicode(), array("f", [0.1, 1e40]), array("i"), array("d", range(3)))
    for code, value in [("b", 128), ("b", -129), ("B", 256), ("B", -1), ("h", 40000), ("H", -1), ("i", 2 ** 31), ("i", 10 ** 30),
                        ("I", -1), ("I", 2 ** 32), ("l", 2 ** 63), ("L", -1), ("L", 2 ** 64), ("q", 2 ** 63), ("Q", -1), ("i", 1.5),
                        ("d", "x"), ("u", "ab"), ("f", None)]:
        attempt(f"{code} {value}", lambda: array(code, [value]))


def use():
    numbers = array("i", [3, 1, 2])
    numbers.append(7)
    numbers.extend([8, 9])
    numbers.insert(1, -5)
    numbers += array("i", [0])
    print(numbers, len(numbers), numbers[0], numbers[-1], numbers[1:4], numbers[::-2], sum(numbers), max(numbers), sorted(numbers))
    print(numbers.pop(), numbers.pop(0), numbers.index(7), numbers.count(8), 9 in numbers, list(numbers), numbers.tolist() == list(numbers))
    numbers.remove(-5)
    numbers.reverse()
    numbers[0] = 100
    numbers[1:2] = array("i", [5, 6])
    del numbers[-1]
    print(numbers, numbers + numbers, numbers * 2, 2 * array("b", [1]), numbers == copy.copy(numbers), numbers < array("i", [200]))
    swapped = array("H", [1, 256])
    swapped.byteswap()
    swapped.frombytes(b"\x01\x00")
    print(swapped, [value for value in swapped], dict(enumerate(swapped)), bool(array("i")), array == type(swapped))
    table = [array("d", [0.0]) * 3 for _ in range(2)]
    table[0][1] += 2.5
    print(table, type(table[0]).__name__, array)


def faults():
    numbers = array("i", [1, 2])
    attempt("code", lambda: array("x"))
    attempt("codes", lambda: array("ii"))
    attempt("number", lambda: array(3))
    attempt("text", lambda: array("i", "ab"))
    attempt("bytes", lambda: array("i", b"abc"))
    attempt("index", lambda: numbers[5])
    attempt("set", lambda: numbers.__setitem__(5, 1))
    attempt("slice", lambda: numbers.__setitem__(slice(0, 1), [1]))
    attempt("key", lambda: numbers["a"])
    attempt("pop", lambda: array("i").pop())
    attempt("pop far", lambda: numbers.pop(9))
    attempt("remove", lambda: numbers.remove(9))
    attempt("missing", lambda: numbers.index(9))
    attempt("kind", lambda: numbers.extend(array("d")))
    attempt("list", lambda: numbers.fromlist(5))
    attempt("add", lambda: numbers + [1])
    attempt("hash", lambda: hash(numbers))
    attempt("attribute", lambda: numbers.nothing)
    attempt("item", lambda: numbers.append("x"))


kinds()
use()
faults()
array("B", [1, 2, 300])

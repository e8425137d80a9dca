import io
import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass, field
from types import SimpleNamespace


@dataclass
class Place:
    name: str
    inside: list = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


class Shown:
    def __repr__(self):
        return "Shown(" + "x" * 90 + ")"


RECORD = {
    "name": "A shop with a rather long name that goes on",
    "stock": [{"id": number, "tags": ["tag%d" % tag for tag in range(number)], "price": number * 1.5} for number in range(5)],
    "nested": {"b": {"c": {"d": {"e": [1, 2, 3]}}}, "a": (1, (2, (3, (4,))))},
    "set": {30, 10, 20},
    "none": None,
    "text": "The quick brown fox jumps over the lazy dog, and then it does so again and again.\nA second line.",
    "data": bytes(range(40)),
}


def several():
    pprint.pprint(RECORD)
    pprint.pprint(RECORD, width=40, indent=2)
    pprint.pprint(RECORD, depth=2)
    pprint.pprint(RECORD, compact=True, width=60, sort_dicts=False)
    pprint.pp({"z": 1, "a": 2})
    pprint.pprint([1, 2, 3]), pprint.pprint("short"), pprint.pprint({}), pprint.pprint((1,))
    print(pprint.pformat(list(range(40))), pprint.pformat(list(range(40)), compact=True), sep="\n")


def kinds():
    for value in [
        OrderedDict((f"key {number}", "value" * number) for number in range(6)),
        defaultdict(list, {number: ["item"] * number for number in range(8)}),
        Counter("a rather long sentence to be counted"),
        deque(range(30)), deque(["word"] * 20, maxlen=20),
        SimpleNamespace(first="value " * 8, second=list(range(20))),
        Place("here", [Place("there", ["x" * 30, "y" * 30]), Place("nowhere")]),
        frozenset(range(100, 130)), bytearray(b"bytes that can change, and more of them than fit in a line of text......"),
        [Shown(), Shown()], ("word " * 30,), "one long word" + "!" * 90, {1: "a", "b": 2, (3,): None},
        {"key": "a text that is longer than the line by far " * 3}, 10 ** 100, [[], {}, (), set(), ""],
    ]:
        pprint.pprint(value)
    pprint.pprint({"big": 123456789, "list": [1000, 100]}, underscore_numbers=True)
    print(pprint.saferepr({"b": 1, "a": [2, "x"]}), pprint.isreadable([1, "a"]), pprint.isreadable([Shown]), pprint.isrecursive([]))
    loop = [1]
    loop.append(loop)
    print(pprint.isrecursive(loop), pprint.isreadable(loop), pprint.pformat(loop).startswith("[1, <Recursion on list with id="))


def printers():
    out = io.StringIO()
    printer = pprint.PrettyPrinter(indent=4, width=30, stream=out)
    printer.pprint({"first": [1, 2, 3], "second": ["a", "b", "c"]})
    print(out.getvalue(), printer.pformat((1, 2)), pprint.pformat({"x": {"y": {"z": 1}}}, depth=1))
    for given in [{"indent": -1}, {"depth": 0}, {"width": 0}]:
        try:
            pprint.PrettyPrinter(**given)
        except ValueError as error:
            print(given, error)
    try:
        pprint.pprint()
    except TypeError as error:
        print("TypeError")


several()
kinds()
printers()
pprint.pformat([1], width="wide")

import json
import math


class Plain:
    pass


class Slotted:
    __slots__ = ("a",)


class NoLen:
    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __iter__(self):
        return 5

    def __index__(self):
        return "x"

    def __str__(self):
        return 5

    def __hash__(self):
        return "h"

    def __call__(self):
        raise LookupError("from call", 3)


def f(a, b=2):
    return a


p = Plain()
cases = {
    "attr": lambda: p.missing,
    "attr class": lambda: Plain.missing,
    "attr int": lambda: (5).missing,
    "attr none": lambda: None.upper(),
    "attr set int": lambda: setattr(5, "x", 1),
    "attr list": lambda: [].push(1),
    "attr func": lambda: f.nope,
    "attr module": lambda: math.nope,
    "slot unset": lambda: Slotted().a,
    "slot other": lambda: setattr(Slotted(), "z", 1),
    "call int": lambda: (5)(),
    "call none": lambda: None(),
    "call str": lambda: "x"(1),
    "call obj": lambda: p(),
    "call raises": lambda: NoLen()(),
    "args few": lambda: f(),
    "args many": lambda: f(1, 2, 3),
    "args twice": lambda: f(1, a=2),
    "args unknown": lambda: f(1, c=2),
    "args star": lambda: f(*5),
    "args kw": lambda: f(**5),
    "args kw key": lambda: f(**{1: 2}),
    "class args": lambda: Plain(1),
    "class kw": lambda: Plain(x=1),
    "index list": lambda: [1][5],
    "index neg": lambda: [1][-2],
    "index str": lambda: "abc"[3],
    "index tuple": lambda: ()[0],
    "index type": lambda: [1]["0"],
    "index float": lambda: [1][0.0],
    "index none": lambda: "abc"[None],
    "index obj": lambda: [1][NoLen()],
    "index range": lambda: range(3)[3],
    "index set": lambda: {1}[0],
    "index int": lambda: (5)[0],
    "index none obj": lambda: None["k"],
    "store str": lambda: "abc".__setitem__(0, "x"),
    "key": lambda: {}["k"],
    "key int": lambda: {1: 2}[3],
    "key tuple": lambda: {}[1, "a"],
    "key unhash": lambda: {[]: 1},
    "key unhash set": lambda: {{1}},
    "key unhash dict": lambda: {1: 1}[{}],
    "key bad hash": lambda: {NoLen(): 1},
    "pop list": lambda: [].pop(),
    "pop list i": lambda: [1].pop(3),
    "pop dict": lambda: {}.pop("z"),
    "popitem": lambda: {}.popitem(),
    "pop set": lambda: set().pop(),
    "remove": lambda: [1].remove(2),
    "remove set": lambda: {1}.remove(2),
    "index of": lambda: [1].index("q"),
    "index tuple of": lambda: (1,).index(2),
    "str index": lambda: "abc".index("z"),
    "add": lambda: 1 + "1",
    "add str": lambda: "1" + 1,
    "add none": lambda: None + 1,
    "add list": lambda: [1] + (2,),
    "sub": lambda: "a" - "b",
    "mul": lambda: "a" * "b",
    "mul float": lambda: [1] * 1.5,
    "neg": lambda: -"a",
    "inv": lambda: ~1.5,
    "lt": lambda: 1 < "a",
    "lt none": lambda: None >= None,
    "lt dict": lambda: {} < {},
    "lt cls": lambda: p < p,
    "sorted": lambda: sorted([1, "a", None]),
    "max": lambda: max([]),
    "max one": lambda: max(5),
    "min mixed": lambda: min("a", 1),
    "sum": lambda: sum(["a"]),
    "sum str": lambda: sum(["a"], ""),
    "len": lambda: len(5),
    "len neg": lambda: len(NoLen()),
    "bool": lambda: bool(NoLen()),
    "iter": lambda: iter(5),
    "iter bad": lambda: iter(NoLen()),
    "for none": lambda: [x for x in None],
    "in int": lambda: 1 in 5,
    "in str": lambda: 1 in "abc",
    "str bad": lambda: str(NoLen()),
    "int": lambda: int("4x"),
    "int base": lambda: int("9", 8),
    "int none": lambda: int(None),
    "int list": lambda: int([]),
    "int float base": lambda: int(5, 10),
    "float": lambda: float("x y"),
    "float list": lambda: float([]),
    "chr": lambda: chr(-1),
    "ord": lambda: ord("ab"),
    "ord int": lambda: ord(5),
    "unpack few": lambda: (lambda a, b: 0)(*[1]),
    "next": lambda: next(iter([])),
    "next list": lambda: next([1]),
    "range zero": lambda: range(1, 2, 0),
    "range float": lambda: range(1.5),
    "slice zero": lambda: [1][::0],
    "slice type": lambda: [1]["a":],
    "join": lambda: ",".join([1]),
    "join int": lambda: ",".join(5),
    "split empty": lambda: "a".split(""),
    "strip": lambda: "a".strip(5),
    "replace": lambda: "a".replace("a"),
    "count args": lambda: [].append(),
    "upper args": lambda: "a".upper(1),
    "isinstance": lambda: isinstance(1, 5),
    "issubclass": lambda: issubclass(1, int),
    "getattr": lambda: getattr(p, 5),
    "zip strict": lambda: list(zip([1], [], strict=True)),
    "dict seq": lambda: dict([1]),
    "dict seq len": lambda: dict([(1, 2, 3)]),
    "dict update": lambda: {}.update(5),
    "set bad": lambda: set(5),
    "round": lambda: round("x"),
    "abs": lambda: abs("x"),
    "pow": lambda: pow("x", 2),
    "divmod": lambda: divmod("x", 2),
    "shift": lambda: 1 << -1,
    "sqrt": lambda: math.sqrt("x"),
    "fact": lambda: math.factorial(1.5),
    "json": lambda: json.loads("{bad}"),
    "json end": lambda: json.loads('[1, 2'),
    "json dump": lambda: json.dumps({1, 2}),
    "raise cls": lambda: (_ for _ in ()).throw(ValueError),
    "raise int": lambda: (_ for _ in ()).throw(5),
    "super": lambda: super(Plain, 5),
    "obj new": lambda: object(5),
    "type3": lambda: type("X", (5,), {}),
    "reversed": lambda: reversed({1}),
    "enumerate": lambda: enumerate(5),
    "map": lambda: map(len),
    "mapcall": lambda: list(map(len, [1])),
    "hash": lambda: hash([]),
    "format": lambda: format(5, "y"),
    "eval": lambda: compile("1 +", "<s>", "eval"),
    "cmp": lambda: [1, "a"] < [1, 2],
    "exc args": lambda: (_ for _ in ()).throw(KeyError("a", 1)),
}
for name, case in cases.items():
    try:
        print(f"{name:16} no error {case()!r}")
    except (Exception, SyntaxError) as e:
        if name == "eval":
            print(name, type(e).__name__, e.msg)
        else:
            print(f"{name:16} {e!r} | {e}")
for n in (1, 2, 3):
    try:
        if n == 1:
            a, b = 1,
        elif n == 2:
            a, b = "xyz"
        else:
            a, *b, c = [1]
    except ValueError as e:
        print(n, repr(e))
try:
    a, b = 5
except TypeError as e:
    print(repr(e))
try:
    raise 5
except TypeError as e:
    print(repr(e))
try:
    with 5:
        pass
except TypeError as e:
    print(repr(e))

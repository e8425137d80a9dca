ops = {"and": int.__and__, "or": int.__or__, "xor": int.__xor__, "add": int.__add__, "s": str.__add__, "m": int.__mul__, "lt": int.__lt__, "neg": int.__neg__, "inv": int.__invert__, "c": list.__contains__, "l": str.__len__, "g": dict.__getitem__, "f": float.__truediv__, "ls": int.__lshift__}
print(ops["and"](6, 3), ops["or"](6, 3), ops["xor"](6, 3), ops["add"](1, 2), ops["s"]("a", "b"), ops["m"](3, 4), ops["lt"](1, 2), ops["neg"](4), ops["inv"](4), ops["c"]([1], 1), ops["l"]("abc"), ops["g"]({1: 2}, 1), ops["f"](1.0, 4.0), ops["ls"](1, 4))
from functools import reduce
print(reduce(int.__or__, [1, 2, 4]), reduce(set.__or__, [{1}, {2}]), list(map(str.__len__, ["a", "bb"])), sorted(["b", "a"], key=str.__hash__) and 1)
print(int.__add__(1, "x"), int.__lt__(1, 2.5), (5).__and__(4), set.__or__({1}, [2]), str.__mul__("ab", 2), list.__add__([1], [2]), tuple.__add__((1,), (2,)), dict.__or__({1: 2}, {3: 4}), dict.__or__({}, 1), (1).__divmod__(2), float.__pos__(1.5))

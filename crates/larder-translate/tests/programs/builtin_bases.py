"""A built-in base answers for its subclass, whatever the class says of subscripts."""
from collections import OrderedDict


class Ordered(OrderedDict):
    def __getitem__(self, key):
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        return "missing " + str(key)


o = Ordered(a=1)
o.update({"b": 2}, c=3)
print(list(o), "a" in o, "z" in o, o["zz"], len(o), dict(o), o.setdefault("d", 4), o.setdefault("a", 9))


class Lower(dict):
    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __missing__(self, key):
        return f"<{key}>"


d = Lower(x=1)
print(d["X"], d["Q"], list(d), "x" in d, d.get("X"), [*d], {**d}, dict(**d))


class Double(list):
    def __getitem__(self, i):
        return super().__getitem__(i) * 2


w = Double([1, 2, 3])
print(list(w), w[0], 2 in w, 4 in w, sum(w), max(w), w[1:], sorted(w), f"{w}")


class Negative(tuple):
    def __getitem__(self, i):
        return -tuple.__getitem__(self, i)


t = Negative((1, 2))
print(list(t), t[0], 2 in t, t)


class Sorted(dict):
    def __iter__(self):
        return iter(sorted(super().__iter__()))

    def keys(self):
        return list(self)


k = Sorted(b=1, a=2)
print(list(k), [*k], k, dict(k), len(k))


class Shown(str):
    def __repr__(self):
        return "shown " + str(self)


class Money(float):
    def __repr__(self):
        return f"${self:.2f}"


print(Shown("a"), [Shown("b")], f"{Shown('c')}", Money(2), f"{Money(3)} {Money(4):.1f}")
print({frozenset({1, 2})} >= {frozenset({2, 1})}, {1, 2} in {frozenset({1, 2})}, {"a": 1}.keys() | ["b"] == {"a", "b"})
lst = [1, 2]
lst.extend(lst)
print(lst)

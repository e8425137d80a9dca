from collections import deque
d = deque([1,2])
for bad in ("q", 3, None, 2.5):
    try: d.remove(bad)
    except ValueError as e: print(e)
try: d.index("q")
except ValueError as e: print(e)
a = {"x":1, "y":2}
print(sorted(a.keys() & {"x"}), sorted(a.keys() | {"z"}), sorted(a.keys() - {"x"}), sorted(a.keys() ^ {"x", "q"}), sorted(a.items() & {("x", 1)}), sorted({"x"} & a.keys()), a.keys() <= {"x", "y", "z"}, a.keys().isdisjoint({"q"}))
def k(x, y): return x & y
print(k(a.keys(), {"x"}), k({"x"}, a.keys()), k(a.keys(), ["x"]))
from collections.abc import Mapping
class M(Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M({"a": 1, "b": 2})
print(m.keys() & {"a", "z"}, {"a", "z"} & m.keys(), sorted(m.keys() | ["q"]), m.items() & [("b", 2)], m.keys() - {"a"}, sorted(m.keys() ^ {"a", "c"}))
print(m.keys() <= {"a", "b", "c"}, m.keys() < {"a", "b"}, m.keys() >= {"a"}, m.keys() == {"a", "b"}, {"a", "b"} == m.keys(), m.keys() > {"a"}, m.keys().isdisjoint({"z"}), m.keys() == ["a", "b"])
try:
    m.values() & {1}
except TypeError as e:
    print(e)
try:
    print(m.keys() & 5)
except TypeError as e:
    print(e)

from collections.abc import MutableMapping, Mapping, MutableSequence, Sequence, MutableSet, Set
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m["a"] = 1
print(isinstance(m, Mapping), isinstance(m, MutableMapping), isinstance(m, Sequence), isinstance({1: 2}, Mapping), isinstance([1], Sequence), isinstance([1], MutableSequence), isinstance((), MutableSequence), isinstance("", Sequence), isinstance({1}, Set), isinstance({1}, MutableSet), issubclass(M, Mapping), m == {"a": 1}, m.pop("a"), len(m), m.setdefault("q", 2))

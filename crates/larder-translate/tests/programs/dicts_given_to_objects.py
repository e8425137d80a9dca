class Borg:
    _state = {}
    def __init__(self, **kw):
        self.__dict__ = self._state
        self.__dict__.update(kw)
one, two = Borg(a=1), Borg(b=2)
one.c = 3
print(sorted(vars(two).items()), one is two, two.a, Borg._state)
class Attrs:
    def __init__(self, mapping):
        self.__dict__ = mapping
        self.extra = 1
m = {"x": 1}
a = Attrs(m)
m["y"] = 2
print(a.x, a.y, m, vars(a) is m)
a.__dict__ = {"z": 5}
print(a.z, hasattr(a, "x"), m)
del a.z
print(a.__dict__)
try:
    a.__dict__ = 5
except TypeError as e:
    print(e)
class S:
    def __init__(self): self.n = 0; self.items = []
    def reset(self): self.__dict__ = type(self)().__dict__
    def inc(self): self.n += 1; self.items.append(self.n); return self
s = S().inc().inc()
t = s
s.reset()
print(t.n, t.items, s.inc().items)
class AttrDict(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
d = AttrDict(x=1)
d.y = 2
d["z"] = 3
print(d, d.x, d.z, d.__dict__ is d)

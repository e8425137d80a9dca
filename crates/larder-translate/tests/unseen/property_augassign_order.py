"""Properties, setters that refuse or transform, augmented assignment through them."""


class Thermostat:
    instances = 0

    def __init__(self, celsius):
        type(self).instances += 1
        self._reads = 0
        self._writes = []
        self.celsius = celsius

    @property
    def celsius(self):
        self._reads += 1
        return self._c

    @celsius.setter
    def celsius(self, v):
        if v < -273:
            raise ValueError(f"too cold: {v}")
        self._writes.append(v)
        self._c = round(v, 1)

    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._c = 0

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 / 9

    @property
    def history(self):
        return self._writes

    @property
    def constant(self):
        "the doc"
        return 42


class Loud(Thermostat):
    @Thermostat.celsius.getter
    def celsius(self):
        print("  loud read")
        return self._c + 1000

    @property
    def constant(self):
        return super().constant + 1


t = Thermostat(20)
t.celsius += 1.26
print(t.celsius, t._reads, t._writes)
t.fahrenheit += 10
print(t.celsius, t.fahrenheit, t._reads)
try:
    t.celsius -= 1000
except ValueError as e:
    print(repr(e))
print(t.celsius, t._writes)
try:
    t.history += ["sneaky"]
except AttributeError as e:
    print(repr(e))
print(t.history)
try:
    t.constant = 5
except AttributeError as e:
    print(repr(e))
try:
    del t.constant
except AttributeError as e:
    print(repr(e))
print(Thermostat.constant.__doc__, Thermostat.constant.fget(t))
del t.celsius
print(t.celsius)
l = Loud(5)
l.celsius += 1
print(l.celsius, l._c, l.constant, Thermostat.instances, Loud.instances)
print(l.fahrenheit)
Loud.instances += 5
print(Thermostat.instances, Loud.instances, l.instances)
l.instances += 1
print(Thermostat.instances, Loud.instances, l.instances, vars(l).get("instances"))


class Counter:
    hits = []
    total = 0

    def hit(self, x):
        self.hits += [x]
        self.total += x


a, b = Counter(), Counter()
a.hit(1)
b.hit(2)
print(a.hits, b.hits, Counter.hits, a.hits is b.hits, "hits" in vars(a), "hits" in vars(b))
print(a.total, b.total, Counter.total)
a.hits = a.hits + [3]
print(a.hits, b.hits, Counter.hits)
print(sorted(vars(a)), sorted(vars(b)))
del a.hits
print(a.hits)
del a.total
print(a.total)
try:
    del a.total
except AttributeError as e:
    print(repr(e))


class Lazy:
    def __init__(self, fn):
        self.fn = fn

    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)

    def __get__(self, obj, cls):
        if obj is None:
            return self
        print("computing", self.name)
        value = self.fn(obj)
        obj.__dict__[self.name] = value
        return value


class Report:
    def __init__(self, n):
        self.n = n

    @Lazy
    def squares(self):
        return [k * k for k in range(self.n)]


r = Report(4)
r.squares += [99]
print(r.squares)
r.squares += [100]
print(r.squares, type(Report.squares).__name__)
del r.squares
print(r.squares)

class Typed:
    """A data descriptor that checks types and remembers its name."""
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name
        owner.fields = getattr(owner, "fields", ()) + (name,)

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value

class lazy:
    """Non-data descriptor: computed once, then the instance dict wins."""
    def __init__(self, fn):
        self.fn = fn
        self.__doc__ = fn.__doc__

    def __set_name__(self, owner, name): self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        print("  computing", self.name)
        value = obj.__dict__[self.name] = self.fn(obj)
        return value

class Person:
    name = Typed(str)
    age = Typed(int, 0)

    def __init__(self, name, age=None):
        self.name = name
        self.age = age or 0

    @lazy
    def initials(self):
        """First letters."""
        return "".join(p[0] for p in self.name.split())

    @property
    def birth_year(self):
        return 2000 - self.age

    @birth_year.setter
    def birth_year(self, y):
        self.age = 2000 - y

    @birth_year.deleter
    def birth_year(self):
        del self.__dict__["age"]

    @property
    def read_only(self):
        raise AttributeError("hidden")

    @classmethod
    def anonymous(cls, *args):
        return cls("A Nonymous", *args)

    fmt = staticmethod("<{}>".format)

class Worker(Person):
    salary = Typed(int, 10)
    @property
    def birth_year(self):
        return super().birth_year - 1000

class Fallback:
    def __init__(self):
        object.__setattr__(self, "calls", [])

    def __getattr__(self, name):
        self.calls.append("get " + name)
        if name.startswith("no"):
            raise AttributeError(name)
        return name.upper()

    def __setattr__(self, name, value):
        self.calls.append(f"set {name}")
        super().__setattr__(name, value)

    def __delattr__(self, name):
        self.calls.append(f"del {name}")
        super().__delattr__(name)

p = Person("Grace Brewster Hopper", 36)
print(p.initials, p.initials, p.__dict__, Person.initials.__doc__)
p.birth_year = 1906
print(p.age, p.birth_year, Person.age.default, Person.fields, Worker.fields)
del p.birth_year
print(p.age, vars(p))
w = Worker.anonymous(5)
print(type(w).__name__, w.birth_year, w.salary, w.fmt(1), Worker.fmt(w.initials))
actions = [lambda: Person(3), lambda: setattr(p, "age", "x"), lambda: setattr(w, "birth_year", 1), lambda: p.read_only,
           lambda: delattr(p, "birth_year"), lambda: delattr(p, "name"), lambda: p.nothing]
for act in actions:
    try:
        print(act())
    except (TypeError, AttributeError, KeyError) as e:
        print(f"{type(e).__name__}: {e}")
print(hasattr(p, "read_only"), getattr(p, "read_only", "fallback"), hasattr(p, "age"))
f = Fallback()
f.a = 1
print(f.a, f.b, getattr(f, "nope", "?"), hasattr(f, "no"))
del f.a
print(f.a, f.calls)
p.__dict__["birth_year"] = "instance loses"
p.__dict__["fmt"] = lambda x: "instance wins"
print(p.birth_year, p.fmt(0), "birth_year" in vars(p))
m = p.anonymous
print(m.__func__.__name__, m.__self__ is Person, type(vars(Person)["fmt"]).__name__, callable(p.fmt))
print(Person.birth_year.fset is not None, Worker.birth_year.fset, isinstance(vars(Person)["birth_year"], property))

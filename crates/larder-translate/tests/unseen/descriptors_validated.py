"""Validated fields with descriptors, __set_name__, non-data descriptors, property inheritance."""
import re

class Field:
    order = 0
    def __init__(self, *, default=None, doc=""):
        self.default = default
        self.__doc__ = doc
        Field.order += 1
        self.order = Field.order
    def __set_name__(self, owner, name):
        self.name = name
        owner.__dict__.get("_fields", []).append(name)
    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)
    def __set__(self, obj, value):
        try:
            obj.__dict__[self.name] = self.validate(value)
        except (ValueError, TypeError) as e:
            raise ValueError(f"{type(obj).__name__}.{self.name}: {e}") from e
    def __delete__(self, obj):
        if self.name not in obj.__dict__:
            raise AttributeError(self.name)
        del obj.__dict__[self.name]
    def validate(self, value):
        return value

class Number(Field):
    def __init__(self, lo=None, hi=None, cast=float, **kw):
        super().__init__(**kw)
        self.lo, self.hi, self.cast = lo, hi, cast
    def validate(self, value):
        value = self.cast(value)
        if self.lo is not None and value < self.lo or self.hi is not None and value > self.hi:
            raise ValueError(f"{value!r} not in [{self.lo}, {self.hi}]")
        return super().validate(value)

class Pattern(Field):
    def __init__(self, rx, **kw):
        super().__init__(**kw)
        self.rx = re.compile(rx)
    def validate(self, value):
        if not self.rx.fullmatch(value):
            raise ValueError(f"{value!r} !~ {self.rx.pattern}")
        return value

class Lazy:
    """non-data descriptor: computed once, then shadowed by the instance dict"""
    def __init__(self, fn):
        self.fn = fn
    def __set_name__(self, owner, name):
        self.attr = name
    def __get__(self, obj, cls=None):
        if obj is None:
            return f"<lazy {self.attr} of {cls.__name__}>"
        print("  computing", self.attr)
        value = obj.__dict__[self.attr] = self.fn(obj)
        return value

class Person:
    _fields = []
    name = Pattern(r"[A-Z][a-z]+", doc="given name")
    age = Number(0, 150, int, default=18)
    score = Number(default=0.0)
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
    @Lazy
    def initials(self):
        return self.name[0] + str(self.age)
    @property
    def label(self):
        return f"{self.name}/{self.age}"
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in self._fields)})"

class Employee(Person):
    salary = Number(1, cast=int)
    @property
    def label(self):
        return super().label + f"/{self.salary}"
    @label.setter
    def label(self, text):
        self.name, self.age, self.salary = text.split("/")
p, q = Person(name="Ann", age="42"), Person(name="Bob")
print(p, q, Person._fields, sep=" ; ")
print(p.initials, p.initials, Person.initials, "initials" in vars(p), sorted(vars(q)))
p.initials = "ZZ"
print(p.initials)
del p.initials
p.age += 1
print(p.initials, p.age, Person.age.default, Person.name.__doc__, Person.score.order, Field.order)
e = Employee(name="Eve", salary=9.99)
print(e, e.label)
e.label = "Max/30/500"
print(e, e.label, Employee._fields is Person._fields)
del e.age
print(e.age, e.__dict__)
cases = [(p, "age", 200), (p, "age", "x"), (p, "name", "bob"), (p, "name", 5), (p, "label", "a"), (q, "age", None), (e, "salary", 0), (e, "label", "a"), (p, "extra", 1)]
for obj, attr, value in cases:
    try:
        delattr(obj, attr) if value is None else setattr(obj, attr, value)
        print("ok", attr, getattr(obj, attr))
    except (ValueError, AttributeError) as exc:
        print(f"{type(exc).__name__}: {exc} <- {exc.__cause__!r}")
p.__dict__["age"] = 999
print(p.age)
print(p.score, q.score, p.score == q.score)
Person.age = 5
print(p.age, q.age, "age" in vars(q), Employee.age)
q.age = "not checked any more"
print(q.age, Person.age)

"""A tiny declarative model layer built on descriptors and __set_name__."""
import re
from functools import partial


class Field:
    counter = 0

    def __init__(self, default=None, *, doc=None):
        Field.counter += 1
        self.order = Field.counter
        self.default = default
        self.__doc__ = doc

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = "_" + name
        owner._fields = {**owner._fields, name: self}

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.slot, self.default)

    def __set__(self, obj, value):
        obj.__dict__[self.slot] = self.check(value)

    def __delete__(self, obj):
        try:
            del obj.__dict__[self.slot]
        except KeyError:
            raise AttributeError(f"{self.name} was not set") from None

    def check(self, value):
        return value

    def __repr__(self):
        return f"{type(self).__name__}({getattr(self, 'name', '?')})"


class Number(Field):
    def __init__(self, default=0, *, low=None, high=None, kind=int, **kw):
        super().__init__(default, **kw)
        self.low, self.high, self.kind = low, high, kind

    def check(self, value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise TypeError(f"{self.name}: {value!r} is no number")
        value = self.kind(value)
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise ValueError(f"{self.name}: {value} outside {self.low}..{self.high}")
        return value


class Text(Field):
    def __init__(self, default="", *, pattern=None, clean=str.strip, **kw):
        super().__init__(default, **kw)
        self.pattern, self.clean = pattern and re.compile(pattern), clean

    def check(self, value):
        value = self.clean(value)
        if self.pattern and not self.pattern.fullmatch(value):
            raise ValueError(f"{self.name}: {value!r} does not match {self.pattern.pattern!r}")
        return value


class Lazy:
    """Non-data descriptor: computed once, then shadowed by the instance dict."""

    def __init__(self, fn):
        self.fn = fn

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner):
        if obj is None:
            return self
        print(f"    computing {owner.__name__}.{self.name}")
        value = obj.__dict__[self.name] = self.fn(obj)
        return value


class Method:
    """Re-implementation of function binding, with partial."""

    def __init__(self, fn):
        self.fn = fn

    def __get__(self, obj, owner):
        return partial(self.fn, owner if obj is None else obj)


class Model:
    _fields = {}

    def __init__(self, **values):
        for name, value in values.items():
            if name not in self._fields:
                raise TypeError(f"{type(self).__name__} has no field {name!r}")
            setattr(self, name, value)

    def __repr__(self):
        inner = ", ".join(f"{n}={getattr(self, n)!r}" for n in self._fields)
        return f"{type(self).__name__}({inner})"

    def __eq__(self, other):
        return type(self) is type(other) and all(getattr(self, n) == getattr(other, n) for n in self._fields)

    @Method
    def who(target, greeting="hello"):
        return f"{greeting} from {target.__name__ if isinstance(target, type) else target.__class__.__name__.lower()}"


class Person(Model):
    name = Text(pattern=r"[A-Z][\w ]+", doc="full name")
    age = Number(low=0, high=150)

    @Lazy
    def initials(self):
        return "".join(w[0] for w in self.name.split())


class Employee(Person):
    salary = Number(1000.0, kind=float, low=1)
    code = Text("X-000", pattern=r"[A-Z]-\d{3}", clean=lambda s: s.strip().upper())
    age = Number(18, low=18)


p = Person(name="  Ada Lovelace ", age=36.9)
e = Employee(name="Bob", code=" b-042")
print(p, e, sep="\n")
print(Person._fields, Employee._fields, Model._fields, sep="\n")
print(Employee._fields["age"].order, Person._fields["age"].order, Employee.age.low, Person.__dict__["age"] is Person.age)
print(Person.name.__doc__, Person.age.__doc__, p.__dict__)
print(p.initials, p.initials, p.__dict__["initials"])
p.name = "Grace Hopper"
print(p.initials, end=" ")
del p.initials
print(p.initials)
p.__dict__["age"] = -999
print(p.age, p.__dict__)
for attr, value in [("age", 151), ("age", "12"), ("age", True), ("name", "ada"), ("name", None), ("salary", 0.5), ("code", "bb-1"), ("age", 17)]:
    try:
        setattr(e, attr, value)
    except (TypeError, ValueError) as err:
        print(f"{attr}={value!r}: {type(err).__name__}: {err}")
print(e)
del e.code
print(e.code, e.name)
for target in (lambda: delattr(e, "code"), lambda: Person(nope=1), lambda: delattr(p, "initials") or delattr(p, "initials")):
    try:
        target()
    except (AttributeError, TypeError) as err:
        print(type(err).__name__, err)
print(p.who(), Person.who("bye"), e.who(greeting="yo"), Employee.who())
print(Person(name="Al", age=1) == Person(age=1.2, name="Al "), Person() == Employee(), Person().name == "", Person(name="Al") != Person())
Person.age = 7
q = Person(name="Zed")
print(q.age, p.age, e.age, Person._fields["age"], p.__dict__["_age"])
q.age = "anything"
print(q, q.__dict__)


class Verbose:
    def __get__(self, obj, owner):
        return f"get({'None' if obj is None else obj.tag}, {owner.__name__})"


class Host:
    v = Verbose()
    w = property(lambda self: self.tag * 2)

    def __init__(self, tag):
        self.tag = tag
        self.__dict__["v"] = "instance wins"
        self.__dict__["w"] = "never seen"


class Sub(Host):
    pass


h = Sub("t")
print(h.v, Host.v, Sub.v, h.w, h.__dict__["w"])
del h.__dict__["v"]
print(h.v, super(Sub, h).v, type(Host.__dict__["v"]).__name__, Host.w.fget(h))
Host.later = Verbose()
print(h.later, getattr(Sub, "later"), Host.__dict__["later"].__get__(h, int))
h.only = Verbose()
print(type(h.only).__name__, Number.check.__qualname__, repr(Number(3)))

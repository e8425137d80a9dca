import weakref


class Field:
    """A typed field."""

    order = 0

    def __init__(self, kind, *, default=..., check=None, doc=None):
        self.kind, self.default, self.check = kind, default, check
        self.__doc__ = doc or f"a field of {kind.__name__}"
        type(self).order += 1
        self.index = self.order

    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__
        owner.__dict__.get("_fields", owner._fields).append(name) if hasattr(owner, "_fields") else setattr(owner, "_fields", [name])

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        try:
            return obj.__dict__[self.name]
        except KeyError:
            if self.default is ...:
                raise AttributeError(f"{self.owner}.{self.name} is not set") from None
            return self.default

    def __set__(self, obj, value):
        if not isinstance(value, self.kind) or isinstance(value, bool) and self.kind is not bool:
            raise TypeError(f"{self.owner}.{self.name}: {self.kind.__name__} wanted, {type(value).__name__} given")
        if self.check and not self.check(value):
            raise ValueError(f"{self.owner}.{self.name}: {value!r} refused")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        if obj.__dict__.pop(self.name, ...) is ...:
            raise AttributeError(self.name)

    def __repr__(self):
        return f"<{type(self).__name__} {self.owner}.{self.name} #{self.index}>"


class Positive(Field):
    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        super().__set__(obj, value)


class ReadOnce:
    def __init__(self, fn):
        self.fn = fn
        self.seen = weakref.WeakKeyDictionary()

    def __get__(self, obj, cls):
        if obj is None:
            return f"class {cls.__name__}"
        if obj in self.seen:
            raise RuntimeError(f"{self.fn.__name__} read twice")
        self.seen[obj] = True
        return self.fn(obj)


class Person:
    name = Field(str, check=str.istitle)
    age = Positive(int, default=18, doc="years")
    tags = Field(list)

    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)

    @ReadOnce
    def secret(self):
        return f"secret of {self.name}"


p = Person(name="Ann", tags=[])
print(p.name, p.age, p.tags, p.__dict__, Person._fields)
print(Person.name, Person.age.__doc__, Person.tags.__doc__, Field.order, Positive.order)
p.age = 30
print(p.age, vars(p))
del p.age
print(p.age)


def attempt(f, *a):
    try:
        print("ok", f(*a))
    except Exception as e:
        print(type(e).__name__, e)


attempt(setattr, p, "age", -1)
attempt(setattr, p, "age", True)
attempt(setattr, p, "age", "3")
attempt(setattr, p, "name", "bob")
attempt(setattr, p, "name", 3)
attempt(delattr, p, "age")
attempt(getattr, Person(), "tags")
attempt(getattr, Person(), "tags", "fallback")
attempt(lambda: p.secret)
attempt(lambda: p.secret)
attempt(lambda: Person.secret)
p.secret = "shadowed"
attempt(lambda: p.secret)
p.__dict__["age"] = "raw"
print(p.age)
Person.age = 99
print(p.age, Person.age)
del Person.age
attempt(lambda: Person().age)
attempt(lambda: Person(age=5, nickname="x").__dict__)
attempt(Field.__get__, Person.__dict__["name"], p, Person)
print(Person.nick)

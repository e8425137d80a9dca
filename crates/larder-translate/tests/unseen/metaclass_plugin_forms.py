"""Forms by metaclass and __init_subclass__: ordered fields, inheritance of fields, generics, class decorators, __prepare__."""
import inspect
from abc import ABC, ABCMeta, abstractmethod
from collections import OrderedDict
from typing import Any, ClassVar, Generic, Protocol, TypeVar, get_type_hints, runtime_checkable

T = TypeVar("T")


class Field(Generic[T]):
    counter = 0

    def __init__(self, kind, *, default=None, required=False, check=None):
        Field.counter += 1
        self.order = Field.counter
        self.kind, self.default, self.required, self.check = kind, default, required, check

    def __set_name__(self, owner, name):
        self.name = name

    def clean(self, raw):
        if raw is None:
            if self.required:
                raise ValueError("required")
            return self.default() if callable(self.default) else self.default
        value = self.kind(raw)
        if self.check and not self.check(value):
            raise ValueError(f"{value!r} is not allowed")
        return value


class NoDuplicates(OrderedDict):
    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} is defined twice")
        super().__setitem__(key, value)


class FormMeta(ABCMeta):
    registry = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return NoDuplicates()

    def __new__(mcs, name, bases, ns, *, label=None, **kw):
        cls = super().__new__(mcs, name, bases, dict(ns), **kw)
        fields = {}
        for base in reversed(cls.__mro__):
            fields.update((k, v) for k, v in vars(base).items() if isinstance(v, Field))
        cls.fields = dict(sorted(fields.items(), key=lambda kv: kv[1].order))
        cls.label = label or name.lower()
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        if bases:
            FormMeta.registry[cls.label] = cls

    def __call__(cls, *args, **kw):
        obj = super().__call__(*args, **kw)
        obj.validate()
        return obj

    def __len__(cls):
        return len(cls.fields)

    def __getitem__(cls, label):
        return FormMeta.registry[label]

    def __instancecheck__(cls, obj):
        return super().__instancecheck__(obj) or getattr(obj, "is_form", False)


class Form(metaclass=FormMeta):
    is_form: ClassVar[bool] = True

    def __init__(self, **data):
        self.errors, self.data = {}, {}
        unknown = data.keys() - type(self).fields.keys()
        for u in sorted(unknown):
            self.errors[u] = "unknown"
        for name, f in type(self).fields.items():
            try:
                self.data[name] = f.clean(data.get(name))
            except (ValueError, TypeError) as e:
                self.errors[name] = str(e)

    def validate(self):
        pass

    def __getattr__(self, name):
        raise AttributeError(f"{type(self).__name__} has no {name}")


class Person(Form):
    name = Field(str.strip, required=True, check=str)
    age = Field(int, check=lambda a: 0 <= a < 150)
    tags = Field(lambda s: s.split(","), default=list)


class Employee(Person, label="staff"):
    salary = Field(float, default=1000.0)
    age = Field(int, default=18)

    def validate(self):
        if self.data.get("salary", 0) > 1e6:
            self.errors["salary"] = "too rich"


for cls, data in ((Person, dict(name=" ann ", age="41", tags="a,b")), (Person, dict(age="x")), (Person, dict(name="", age=200, zip=1, bad=2)), (Employee, dict(name="bob", salary="2e6")), (Employee, {"name": 5})):
    f = cls(**data)
    print(cls.__name__, list(cls.fields), f.data, f.errors)
print(len(Employee), Form["staff"] is Employee, list(FormMeta.registry), Person.age is Employee.age, Employee.age.order, Person.tags.name, Field.counter, type(Person).__name__, Person.label, isinstance(type("X", (), {"is_form": 1})(), Form), isinstance(5, Form))
try:
    class Twice(Form):
        a = Field(int)
        a = Field(str)
except TypeError as e:
    print(e)
try:
    Person(name="x").missing
except AttributeError as e:
    print(e)


class Plugin(ABC):
    plugins: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls, name=None, **kw):
        super().__init_subclass__(**kw)
        if not inspect.isabstract(cls):
            Plugin.plugins[name or cls.__name__] = cls

    @property
    @abstractmethod
    def version(self) -> int: ...

    @abstractmethod
    def run(self, x: int) -> str:
        return f"base {x}"

    @classmethod
    @abstractmethod
    def make(cls): ...


class Half(Plugin):
    version = 2

    def run(self, x):
        return super().run(x) + "!"


class Full(Half, name="full"):
    @classmethod
    def make(cls):
        return cls()


for cls in (Plugin, Half, Full):
    try:
        print(cls().run(3), cls.make().version)
    except TypeError as e:
        print(e)
print(list(Plugin.plugins), sorted(Half.__abstractmethods__), Plugin.run.__isabstractmethod__, get_type_hints(Plugin.run))


@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self): return "q"


class Robot:
    quack = None


print(isinstance(Duck(), Quacks), isinstance(5, Quacks), issubclass(Duck, Quacks), isinstance(Robot(), Quacks))


def add_repr(*names, sep=", "):
    def deco(cls):
        cls.__repr__ = lambda self: f"{cls.__name__}({sep.join(f'{n}={getattr(self, n)!r}' for n in names)})"
        cls.created = getattr(cls, "created", 0)
        original = cls.__init__
        def __init__(self, *a, **k):
            cls.created += 1
            original(self, *a, **k)
        cls.__init__ = __init__
        return cls
    return deco


@add_repr("x", "y", sep="; ")
class P:
    def __init__(self, x, y=0): self.x, self.y = x, y


class Stack(Generic[T]):
    def __init__(self): self.items: list[T] = []
    def push(self, item: T) -> "Stack[T]": self.items.append(item); return self


print(P(1), P("a", [2]), P.created, Stack[int]().push(1).push("no check").items, Stack[int].__origin__ is Stack, Stack.__name__)
Dyn = type("Dyn", (P,), {"z": 5, "show": lambda self: (self.x, self.z), "__len__": lambda s: 7})
d = Dyn(9)
print(d.show(), len(d), d, Dyn.__bases__, Dyn.__name__, isinstance(d, P), P.created, type(d) is Dyn, Dyn.__mro__[1:] == P.__mro__)


class Single(type):
    _made = {}
    def __call__(cls, *a, **k):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*a, **k)
        return cls._made[cls]


class DB(metaclass=Single):
    def __init__(self, url="default"): self.url = url


print(DB("one") is DB("two"), DB().url, type(DB), DB._made == {DB: DB()}, hasattr(DB(), "_made"))


class Coerce(int):
    def __new__(cls, v, *, low=0, high=10):
        self = super().__new__(cls, min(max(int(v), low), high))
        self.raw = v
        return self
    def __add__(self, o): return type(self)(int(self) + o, high=100)
    def __repr__(self): return f"Coerce({int(self)})"


c = Coerce("55")
print(c, c + 5, c.raw, c * 2, type(c * 2).__name__, c == 10, {10: "ten"}[c], sum([c, c]), f"{c}", f"{c:03d}", str(c), "%d %s" % (c, c), [c], sorted([c, 3]), isinstance(c, int), c.__class__.__mro__[1], -c, bool(Coerce(0)), divmod(c, 3), range(c)[-1], c.bit_length(), hash(c))
def sig(a, b: int = 2, *args: str, c, d: float = 1.5, **kw) -> None: ...
print(inspect.signature(sig), sig.__annotations__, list(inspect.signature(sig).parameters), inspect.isfunction(sig), inspect.isclass(P))
Employee(5)

import abc
import functools
from collections.abc import Container, Iterable, Sized, Collection
from itertools import count


class Tracker:
    instances = []
    _ids = count(1)

    def __new__(cls, *args, **kwargs):
        obj = super().__new__(cls)
        obj.id = next(cls._ids)
        Tracker.instances.append(obj.id)
        return obj

    def __init_subclass__(cls, sound=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.sound = sound or getattr(cls, "sound", "...")
        cls._ids = count(100 * (len(Tracker.__subclasses__())))

    @functools.cached_property
    def tag(self):
        return f"{type(self).__name__[:2].upper()}{self.id:04d}"


class Walker(Tracker, sound="step"):
    legs = 4

    def __init__(self, *, legs=None, **kw):
        super().__init__(**kw)
        if legs is not None:
            self.legs = legs

    def move(self):
        return [f"walk on {self.legs}"]


class Swimmer(Tracker):
    def __init__(self, *, depth=1, **kw):
        super().__init__(**kw)
        self.depth = depth

    def move(self):
        return [f"swim at {self.depth}"] + getattr(super(), "move", lambda: [])()


class Flyer(abc.ABC):
    def __init__(self, *, wings=2, **kw):
        super().__init__(**kw)
        self.wings = wings

    @abc.abstractmethod
    def move(self):
        return [f"fly with {self.wings}"]

    @classmethod
    def __subclasshook__(cls, other):
        if cls is Flyer and any("wings" in vars(b) for b in other.__mro__):
            return True
        return NotImplemented


class Duck(Swimmer, Walker, Flyer, sound="quack"):
    def __init__(self, name, **kw):
        super().__init__(**kw)
        self.name = name

    def move(self):
        return super().move() + Walker.move(self) + super(Walker, self).move()

    def __repr__(self):
        return f"{self.name}<{self.tag}>"


class Plane:
    wings = 2


class Mallard(Duck):
    @property
    def sound(self):
        return super().sound.upper() + "!"

    def __getattribute__(self, name):
        if name == "secret":
            return "hidden"
        return super().__getattribute__(name)


@functools.total_ordering
class Flock(Collection):
    def __init__(self, *birds):
        self._birds = list(birds)

    def __len__(self):
        return len(self._birds)

    def __iter__(self):
        return iter(self._birds)

    def __contains__(self, x):
        return any(x in (b, b.name, b.id) for b in self)

    def __eq__(self, other):
        return len(self) == len(other) if isinstance(other, Flock) else NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) if isinstance(other, Sized) else NotImplemented

    def __add__(self, bird):
        return Flock(*self, *(bird if isinstance(bird, Iterable) else [bird]))

    def __getitem__(self, key):
        if isinstance(key, str):
            return next(b for b in self if b.name == key)
        got = self._birds[key]
        return Flock(*got) if isinstance(key, slice) else got


d = Duck("Don", depth=5, legs=2, wings=4)
m = Mallard("Mal")
print(d, m, d.move(), m.sound, d.sound, Duck.sound, m.secret, Tracker.instances)
print([c.__name__ for c in Duck.__mro__], Duck.__bases__[1].__name__, Duck.mro()[-1])
print(isinstance(Plane(), Flyer), issubclass(Walker, Flyer), isinstance(d, Flyer), Flyer.__abstractmethods__, Duck.__abstractmethods__)
print(vars(d), "tag" in vars(m), m.tag, d.tag)
f = Flock(d) + m
f = f + Flock(Duck("Dot"))
print(len(f), "Mal" in f, 100 in f, d in f, [b.name for b in f[1:]], f["Dot"], f[-1].name, f > Flock(d), f >= [1, 2, 3], f == Flock(1, 2, 3), f != 3, isinstance(f, Container))
for bad in (lambda: Flyer(), lambda: Duck("x", tail=1), lambda: Duck(), lambda: f["Zed"], lambda: f[9], lambda: f < 3, lambda: hash(f), lambda: m.nothing, lambda: setattr(m, "sound", 1), lambda: type("Bad", (Tracker, Duck), {}), lambda: super(Duck).move, lambda: Walker.move()):
    try:
        print(bad())
    except (TypeError, AttributeError, StopIteration, IndexError) as error:
        print(type(error).__name__, error)
Walker.legs = 6
print(Mallard("Six").move()[1], d.legs, Duck.legs, vars(Walker)["legs"])


class Countdown:
    def __class_getitem__(cls, n):
        return type(f"Countdown{n}", (cls,), {"start": n, "__iter__": lambda self: iter(range(self.start, 0, -1))})


C3 = Countdown[3]
print(C3, list(C3()), C3.__name__, issubclass(C3, Countdown), C3.__doc__, C3().__class__.__qualname__)
print(sorted(c.__name__ for c in Tracker.__subclasses__()), Swimmer.sound, Tracker.sound)

"""copy and deepcopy ask the objects how they are made again."""
import copy
import copyreg
import pickle
from collections import OrderedDict, defaultdict, deque


class Single:
    made = None

    def __new__(cls, *args):
        if cls.made is None:
            cls.made = super().__new__(cls)
        return cls.made

    def __init__(self, value=0):
        self.value = value

    def __reduce__(self):
        return Single, (self.value + 1,)


one = Single(5)
print(copy.copy(one) is one, one.value, copy.deepcopy(one).value)


class Handle:
    def __init__(self, name):
        self.name = name
        self.open = lambda: name

    def __getstate__(self):
        state = self.__dict__.copy()
        del state["open"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.open = lambda: "again " + self.name


handle = Handle("h")
print(copy.copy(handle).open(), copy.deepcopy(handle).open(), handle.open())


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


class SlotsToo(Slots):
    def __setstate__(self, state):
        print("state", state)
        for part in state:
            for name, value in (part or {}).items():
                setattr(self, name, value)


slots = Slots([1])
deep = copy.deepcopy(slots)
slots.a.append(2)
print(copy.copy(slots).a, deep.a, hasattr(deep, "b"))
both = SlotsToo([3])
both.other = 4
print(copy.copy(both).other, copy.copy(both).a)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def take(point):
    print("taken apart")
    return Point, (point.x, point.y)


copyreg.pickle(Point, take)
print(copy.copy(Point(1, 2)), copy.deepcopy([Point(3, [4])]), pickle.loads(pickle.dumps(Point(5, 6))))


class Fancy(dict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


fancy = Fancy()
fancy["k"] = [1]
twin = copy.deepcopy(fancy)
twin["k"].append(2)
print(fancy, twin, type(twin).__name__)


class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.top = items[-1] if items else None

    def append(self, item):
        super().append(item)
        self.top = item


stack = Stack(1, [2])
again = copy.deepcopy(stack)
print(again, again.top is again[1], type(again).__name__, copy.copy(stack).top is stack[1])


class Args:
    def __new__(cls, a, b=0):
        made = super().__new__(cls)
        made.sum = a + b
        return made

    def __getnewargs__(self):
        return self.sum, 100


print(copy.copy(Args(1, 2)).sum)
error = ValueError("bad", 3)
error.note = [1]
other = copy.copy(error)
print(other.args, other is error, other.note is error.note, copy.deepcopy(error).note is error.note)
for value in (iter([1]), (n for n in [1]), {}.keys()):
    try:
        copy.copy(value) if not hasattr(value, "__next__") or hasattr(value, "gi_frame") else print("skipped")
    except TypeError as fault:
        print(fault)
frozen = frozenset([Point(1, 1)])
print(copy.copy(frozen) is frozen, copy.deepcopy((1, "a", frozen))[1:2])
kept = [defaultdict(list, {1: [2]}), OrderedDict(a=1), deque([1], maxlen=3), bytearray(b"x"), {1, 2}, slice(1, 2), range(3), ..., None, len, Point]
made = copy.deepcopy(kept)
print(made[0] == kept[0], made[0][5], made[1], made[2].maxlen, made[3] is kept[3], made[4], made[5], made[6] is kept[6], made[7:])
bound = Point(7, 8).__repr__
print(copy.copy(bound)(), copy.deepcopy(bound)() , copy.deepcopy(bound).__self__ is bound.__self__)
shared = [1]
pair = copy.deepcopy({"a": shared, "b": shared})
print(pair["a"] is pair["b"], pair["a"] is shared)

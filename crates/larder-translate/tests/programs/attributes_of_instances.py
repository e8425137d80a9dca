# Where attributes lie is nobody's business: their order, their dict, what is deleted, made up and shared.
import copy


class Plain:
    shared = "class"

    def __init__(self, a, b):
        self.a = a
        self.b = b

    def method(self):
        return self.a


class Other:
    pass


def tell(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


p, q = Plain(1, 2), Plain(3, 4)
q.c = 5
print(vars(p), vars(q), p.__dict__ is p.__dict__)
p.__dict__["d"] = 6
print(p.d, hasattr(q, "d"), sorted(vars(p)))
p.a = 7
print(p.__dict__["a"], p.method(), q.method())
del q.a
tell(lambda: q.a)
tell(lambda: q.method())
q.a = 8
print(list(vars(q)), q.method())
tell(lambda: delattr(q, "nothing"))

# In the other order.
r = Other()
r.b, r.a = 1, 2
s = Other()
s.a, s.b = 3, 4
print(vars(r), vars(s), r.a + s.a, r.b + s.b)

# An instance hides what its class has, until it is deleted.
p.shared = "own"
print(p.shared, q.shared)
Plain.shared = "changed"
print(p.shared, q.shared)
del p.shared
print(p.shared)
p.method = lambda: "own method"
print(p.method(), q.method())
Plain.method = lambda self: "new method"
print(p.method(), q.method())

# A property that comes later goes before what the instances have.
t = Plain(1, 2)
Plain.a = property(lambda self: "property")
print(t.a, vars(t))
tell(lambda: setattr(t, "a", 3))
del Plain.a
print(t.a)

# More attributes than anybody has.
many = Other()
for number in range(300):
    setattr(many, f"field_{number}", number)
print(len(vars(many)), many.field_0, many.field_299, sum(vars(many).values()))
for number in range(0, 300, 2):
    delattr(many, f"field_{number}")
print(len(vars(many)), list(vars(many))[:3], hasattr(many, "field_2"))

# Names that are made as the program runs, on many instances.
total = 0
for number in range(2000):
    one = Other()
    setattr(one, "key_" + str(number), number)
    total += getattr(one, "key_" + str(number))
print(total)

# Copies are of their own.
u = copy.copy(s)
u.a = "copy"
u.new = True
print(vars(s), vars(u))
v = copy.deepcopy(r)
print(vars(v), v is r)


class Watched:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __getattr__(self, name):
        return "no " + name


w = Watched()
w.a = 1
w.a = 2
print(w.a, w.b, vars(w))
del Watched.__setattr__
w.a = 3
w.c = 4
print(vars(w))


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


class Child(Slotted):
    pass


z = Slotted()
tell(lambda: z.y)
z.y = 2
tell(lambda: setattr(z, "z", 3))
tell(lambda: vars(z))
print(z.x, z.y)
child = Child()
child.z = 9
print(child.x, child.z)

# Another class, the same attributes.
s.__class__ = Plain
print(type(s).__name__, s.a, s.method(), s.shared)


class Node:
    def __init__(self, value, after=None):
        self.value = value
        self.after = after


chain = None
for number in range(50):
    chain = Node(number, chain)
length, at = 0, chain
while at is not None:
    if at.value % 10 == 0:
        at.mark = True
    length += at.value
    at = at.after
marked, at = [], chain
while at is not None:
    if getattr(at, "mark", False):
        marked.append(at.value)
    at = at.after
print(length, marked)


class Init:
    def __init__(self, a):
        self.a = a
        return a


print(Init(None).a)
tell(lambda: Init(1))
tell(lambda: Init())
tell(lambda: Init(1, 2))
print(isinstance(z, (Plain, Slotted)), isinstance(True, int), isinstance(1, (str, bytes)), isinstance([], (list, dict)))

def again(cls):
    body = dict(cls.__dict__)
    for name in ("__dict__", "__weakref__"):
        body.pop(name)
    body["extra"] = lambda self: "extra " + self.name
    return type(cls.__name__, cls.__bases__, body)


@again
class Thing:
    kind = "k"

    def __init__(self, name):
        self.name = name

    def show(self):
        return f"{self.kind} {self.name}"


thing = Thing("t")
print(thing.show(), thing.extra(), thing.__dict__, vars(thing), Thing.__doc__, Thing.__module__)
copied = {**Thing.__dict__}
print(sorted(name for name in copied if not name.startswith("__")), copied["kind"])
for name, value in Thing.__dict__.items():
    if callable(value) and not name.startswith("__"):
        print(name, value.__name__)
try:
    class Bad:
        __slots__ = ("x", "y")
        x = 1
except ValueError as error:
    print(error)


class Fields:
    a = 1
    b = "two"
    _c = 3


print({name: value for name, value in vars(Fields).items() if not name.startswith("_")}, list(filter(str.isalpha, vars(Fields))))
print(Fields.__dict__ == Fields.__dict__, Fields.__dict__.get("a"), Fields.__dict__.keys() >= {"a", "b"}, len(vars(Fields)))


class Torn:
    pass


torn = type("Torn", (), dict(Torn.__dict__))()
torn.x = 1
print(torn.x)
try:
    print(torn.__dict__)
except TypeError as error:
    print(error)

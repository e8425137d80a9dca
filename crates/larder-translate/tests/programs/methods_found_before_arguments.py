"""`x, *y = it` takes everything before it stores anything; a method is looked up before its arguments are evaluated."""


class Log(list):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


def tell(text, value=None):
    print(text, end=" ")
    return value


def numbers():
    for i in range(4):
        print("give", i, end="; ")
        yield i
    print("end", end="; ")


log = Log([0, 0, 0])
log[0], *log[1:2] = numbers()
print(log)
tell("left", log)[tell("index", 0)], *rest = tell("right", [7, 8])
print(rest)
x, *y = numbers()
print(x, y)
i = 0
i, *log[i:i] = 1, 2
print(i, log)
first, *rest, last = numbers()
print(first, rest, last)


class Thing:
    def known(self, *args):
        return args


thing = Thing()
for act in (
    lambda: thing.missing(tell("argument")),
    lambda: thing.known(tell("argument", 1)),
    lambda: [].missing(tell("argument")),
    lambda: "text".nothing(tell("a"), b=tell("b")),
    lambda: (5).none_such(*tell("star", ())),
    lambda: Thing.missing(tell("argument")),
    lambda: None.f(tell("argument")),
    lambda: {}.has_key(tell("argument")),
    lambda: print.nothing(tell("argument")),
):
    try:
        print(act())
    except AttributeError as e:
        print("AttributeError:", e)


def typed(words: list, text: str):
    try:
        words.push(tell("argument"))
    except AttributeError as e:
        print(e)
    try:
        text.to_upper(tell("argument"))
    except AttributeError as e:
        print(e)
    number = len(words)
    try:
        number.bits(tell("argument"))
    except AttributeError as e:
        print(e)


typed(["a"], "b")


class Lazy:
    def __getattr__(self, name):
        print("getattr", name, end=" ")
        if name == "gone":
            raise AttributeError(name)
        return lambda *args: args


lazy = Lazy()
print(lazy.f(tell("argument", 1)))
try:
    lazy.gone(tell("argument"))
except AttributeError as e:
    print("AttributeError:", e)


class Prop:
    @property
    def method(self):
        print("property", end=" ")
        return lambda x: x


print(Prop().method(tell("argument", 3)))


def change(holder):
    holder.known = lambda *args: ("changed", args)
    return "arg"


print(thing.known(change(thing)), thing.known(1))
try:
    undefined_function(tell("argument"))
except NameError as e:
    print(e)
try:
    (5)(tell("argument"))
except TypeError as e:
    print(e)

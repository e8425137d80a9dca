import state
from state import level, names, handler, size as measure
from state import flags

state.set_level(5)
print(level, state.level, state.get_level())
state.level = 9
print(level, state.level, state.get_level())
state.level += 1
print(state.get_level())
names.append("c")
print(state.names, names is state.names)
state.names = ["new"]
print(state.names, names, state.first())
print(handler(2), state.handler(2))


def triple(x):
    return x * 3


state.handler = triple
print(handler(2), state.handler(2), state.call(2))


def inside():
    state.level = 100
    for state.level in range(3):
        pass
    return state.level


print(inside(), state.level)
print(measure("abc"), flags["debug"])
level = "mine"
print(level, state.level)
del state.extra
try:
    print(state.has_extra())
except NameError as error:
    print("NameError", error)
[state.level for _ in range(2)]
print(max(state.level, 1))
print(state.biggest([3, 1, 2]))


def min(a, b):
    return "mine"


print(min(1, 2), state.smallest([3, 1, 2]))

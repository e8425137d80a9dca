"""The module `builtins`: what names mean that nobody binds, also where the module has bound them; math has all its names."""
import builtins
import math
import posixpath
from builtins import len as count, sorted as ordered

print(builtins.len([1, 2]), count("abc"), ordered([2, 1]), builtins.max is max, builtins.int("5"), builtins.ValueError is ValueError)
print(hasattr(builtins, "print"), hasattr(builtins, "nothing"), getattr(builtins, "abs")(-2), builtins.__name__)


def sum(items):
    return "own", builtins.sum(items)


print(sum([1, 2, 3]), builtins.sum([1, 2, 3]), sum is builtins.sum)
list = [1]
print(builtins.list("ab"), list, isinstance(list, builtins.list))
for module, name in ((builtins, "nothing"), (math, "taste"), (math, "pi"), (builtins, "True_")):
    try:
        print(round(getattr(module, name), 3))
    except AttributeError as e:
        print("AttributeError:", e)
print(hasattr(math, "lcm"), hasattr(math, "sqr"), [getattr(builtins, name)([3, 1, 2]) for name in ("min", "max", "len", "any")])
print(posixpath.join("a", "b"), posixpath.normpath("/x/../y//z"), posixpath.basename("/a/b.txt"))


def shadows(len, print=builtins.print):
    print("shadowed", len, builtins.len("four"))


shadows(1)

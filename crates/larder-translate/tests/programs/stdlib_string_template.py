"""string.Template; ChainMap, UserDict, UserList, UserString; ExitStack and streams led elsewhere."""
import contextlib
import io
import string
import sys
from collections import ChainMap, UserDict, UserList, UserString
from contextlib import ContextDecorator, ExitStack, closing, nullcontext, redirect_stdout, suppress
from string import Template


def tried(call):
    try:
        return repr(call())
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


t = Template("$who owes ${what}s $$5, $who! ${not valid} $")
print(t.template, t.safe_substitute(who="Tim", what="apple"), t.safe_substitute({"who": 1}), t.is_valid(), t.get_identifiers())
ok = Template("Hello $name, you are ${age} and have $$$money.")
print(ok.substitute(name="Ann", age=30, money=5), ok.substitute({"name": "x", "age": 1, "money": 2}, age=7), ok.is_valid())
for call in (lambda: ok.substitute(name="x"), lambda: t.substitute(who=1, what=2), lambda: Template("a\nb $ c").substitute(), lambda: Template("$").substitute(), lambda: Template("${").substitute({}), lambda: Template("$1").substitute()):
    print(tried(call))


class Percent(Template):
    delimiter = "%"


print(Percent("%a and %{b} 100%% $a").substitute(a=1, b=2), string.capwords("hello  big world"), string.capwords("a-b-c", "-"))

base = {"a": 1, "b": 2}
over = {"b": 20, "c": 30}
chain = ChainMap(over, base)
print(chain, chain["a"], chain["b"], len(chain), list(chain), sorted(chain.items()), "c" in chain, chain.get("zz"), chain.get("zz", 5), dict(chain), bool(ChainMap()))
chain["a"] = 100
child = chain.new_child({"d": 4})
print(over, base, child, child.parents, child.maps[0], list(child.keys()), list(child.values()), chain.copy() == chain, child == dict(child), ChainMap({"x": 1}) | {"y": 2}, {"z": 1} | ChainMap({"x": 1}))
del chain["c"]
print(chain, chain.pop("a"), chain.setdefault("q", 9), chain, chain.popitem(), tried(lambda: chain.pop("b2")), tried(lambda: chain["nope"]))
for call in (lambda: chain.__delitem__("a"), lambda: ChainMap().popitem(), lambda: ChainMap({1: 2})[3]):
    print(tried(call))


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"no {key}"


low = Lower({"A": 1}, B=2)
low.update(C=3)
print(low, low["a"], low["Z"], len(low), sorted(low), low.data, "A" in low, low.get("b"), low.pop("b"), low == {"a": 1, "c": 3}, low | {"X": 5}, low.copy(), isinstance(low, dict))


class Stack(UserList):
    def top(self):
        return self[-1]


s = Stack([3, 1, 2])
s.append(9)
s.sort()
print(s, s.top(), s[1:], type(s[1:]).__name__, s + [1], [0] + s, s * 2, len(s), 3 in s, s.index(9), s == [1, 2, 3, 9], s.pop(), s, list(reversed(s)), s.count(1))
u = UserString("Hello")
print(u, repr(u), u.upper(), u + " you", u[1], u[1:3], len(u), u == "Hello", u.replace("l", "L"), u.startswith("He"), "ell" in u, u * 2, u.split("l"), hash(u) == hash("Hello"))


class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow

    def close(self):
        print("close", self.name)


with ExitStack() as stack:
    names = [stack.enter_context(Resource(str(at))) for at in range(3)]
    stack.callback(print, "called", 1, sep="-")
    stack.push(lambda kind, value, trace: print("pushed", kind))
    print(names)
with ExitStack() as stack:
    stack.enter_context(Resource("outer"))
    stack.enter_context(Resource("swallows", True))
    stack.enter_context(Resource("inner"))
    raise ValueError("lost")
try:
    with ExitStack() as stack:
        stack.enter_context(Resource("sees the second"))
        stack.callback(lambda: 1 / 0)
        raise ValueError("first")
except ZeroDivisionError as error:
    print("out came", error)
with ExitStack() as stack:
    stack.enter_context(Resource("kept"))
    kept = stack.pop_all()
print("still open")
kept.close()
print(tried(lambda: ExitStack().enter_context(5)))
with closing(Resource("c")) as c, nullcontext(7) as n, nullcontext() as none:
    print(c.name, n, none)
out = io.StringIO()
with redirect_stdout(out):
    print("hidden")
    with redirect_stdout(sys.stderr):
        print("on the other stream")
    print("twice")
print(repr(out.getvalue()))
with suppress(KeyError, IndexError):
    [][1]


class traced(ContextDecorator):
    def __enter__(self):
        print("begin")

    def __exit__(self, *exc):
        print("end")


@traced()
def work(x):
    print("working", x)
    return x * 2


print(work(4), work.__name__)
Template("$missing").substitute(other=1)

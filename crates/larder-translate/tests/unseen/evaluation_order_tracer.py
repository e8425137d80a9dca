"""Everything says when it is evaluated."""
trace = []

def t(x, value=None):
    trace.append(str(x))
    return x if value is None else value

def show(label):
    print(f"{label:<22}{' '.join(trace)}")
    trace.clear()

class Box:
    def __init__(self, name):
        object.__setattr__(self, "name", name)
    def __getitem__(self, k):
        trace.append(f"{self.name}[{k}]")
        return 10
    def __setitem__(self, k, v):
        trace.append(f"{self.name}[{k}]={v}")
    def __delitem__(self, k):
        trace.append(f"del {self.name}[{k}]")
    def __getattr__(self, k):
        trace.append(f"{self.name}.{k}")
        return 20
    def __setattr__(self, k, v):
        trace.append(f"{self.name}.{k}={v}")
    def __call__(self, *a, **k):
        trace.append(f"{self.name}()")
        return self
    def __bool__(self):
        trace.append(f"bool {self.name}")
        return self.name.isupper()
    def __add__(self, o):
        trace.append(f"{self.name}+")
        return self
    def __lt__(self, o):
        trace.append(f"{self.name}<{o.name}")
        return self.name < o.name
    def __eq__(self, o):
        trace.append(f"{self.name}=={getattr(o, 'name', o)}")
        return False
    def __hash__(self):
        trace.append(f"hash {self.name}")
        return 1
    def __iter__(self):
        trace.append(f"iter {self.name}")
        return iter((1, 2))
    def __contains__(self, x):
        trace.append(f"{x} in {self.name}")
        return True
    def __format__(self, spec):
        trace.append(f"fmt {self.name}:{spec}")
        return self.name

def b(name):
    trace.append(name)
    return Box(name)

t(1) + t(2) * t(3) - t(4)
show("arithmetic")
t(1) ** t(2) ** t(1)
show("power")
b("o")[t("k")] = t("v")
show("item assign")
b("p").attr = t("w")
show("attr assign")
b("o")[t(1)], b("p").y = t(2), t(3)
show("tuple assign")
u = b("q")[t("i")] = t(9)
show("chained assign")
b("o")[t("k")] += t(5)
show("augmented item")
b("p").z += t(6)
show("augmented attr")
b("f")(t(1), *t("s", [2]), key=t(3), **t("kw", {"z": 1}))
show("call")
b("a") < b("b") < b("c")
show("chain true")
b("z") < b("b") < b("c")
show("chain false")
{t(1): t(2), t(3): t(4)}
show("dict display")
[t(1), *t("star", (8, 9)), t(2)]
show("list display")
{t(k): t(v) for k, v in [(1, 2), (3, 4)]}
show("dict comp")
t(1) if t("cond", 0) or t("c2") else t(3)
show("conditional")
b("lo") and b("UP") or b("XX") or b("YY")
show("and/or")
not b("n") and not b("N")
show("not")
f"{b('g')!s:>{t(5)}} {b('h'):{t('x')}}" if False else f"{b('h'):{t('x')}{t('y')}}"
show("f-string")
lst = list(range(10))
lst[t(1):t(8):t(2)] = t("r", [0, 0, 0, 0])
show("slice assign")
i = 0
i, lst[i] = 5, "zero?"
show("index after bind")
print(lst[:7], i)
a = [1, 2, 3]
j = 0
j, a[j] = a[j], j
print(a, j)
del b("o")[t("d1")], b("p")[t("d2")]
show("del")
t("x") in b("C")
show("in")
{b("s"), b("s")}
show("set of two")
(lambda p=t("default"), *, q=t("kwdefault"): t("body"))()
show("lambda")

def deco(name):
    trace.append(f"@{name}")
    def wrap(f):
        trace.append(f"apply {name}")
        return f
    return wrap

@deco("one")
@deco("two")
def func(x=t("dflt")) -> t("ret"):
    pass

show("decorators")

@deco("cls")
class K(t("base", object), metaclass=t("meta", type)):
    trace.append("body")
    attr = t("attr")

show("class")
try:
    t(1) + undefined_name + t(2)
except NameError:
    show("name error")
try:
    print(t("before"), t(1) / t("zero", 0.0) if True else 0, t("after"))
except ZeroDivisionError:
    show("zero div")
for b("tgt")[t("i")] in b("it"):
    trace.append("loop")
show("for target")
with open(__file__) if False else __import__("contextlib").nullcontext(t("ctx")) as b("as")[t(0)]:
    pass
show("with target")
assert t("assert"), t("message")
show("assert")
x = [t(n) for n in (3, 1, 2) if t(f"if{n}") != "if1"]
show("list comp")
g = (t(n) for n in t("outer", [1, 2]))
show("genexp made")
next(g)
show("genexp next")
sorted([3, 1, 2], key=lambda n: t(f"k{n}", -n))
show("sort keys")
max(t(2), t(7), key=lambda n: t(f"m{n}", n))
show("max keys")
print(*(t(s) for s in "ab"), sep=t("-"), end=t("!\n"))
show("print")
any(t(n, n > 1) for n in range(4))
show("any")
match (t("subject"), 2):
    case (y, z) if t("guard", False):
        pass
    case (y, z) if t(z):
        t("taken")
show("match")
(w := t("walrus")) + t("+") + w
show("walrus")
raise t("exc", ValueError)(t("arg")) from t("cause", KeyError("k"))

"""Which special method answers an operator: own in-place, plain, reflected, subclass first, or nobody."""
import operator

calls = []


def make(name, bases=(), **answers):
    """A class whose methods record themselves; the answer may be NotImplemented, 'self' or a value."""
    ns = {"__repr__": lambda self: name.lower()}
    for method, answer in answers.items():
        def run(self, *others, _m=method, _a=answer):
            calls.append(f"{type(self).__name__}.{_m}")
            return self if _a == "self" else _a
        ns[f"__{method}__"] = run
    return type(name, bases, ns)


No = NotImplemented
Full = make("Full", iadd="self", add="full+", radd="+full", mul="full*", rmul="*full")
Plain = make("Plain", add="plain+")
Refl = make("Refl", radd="+refl", rsub="-refl", rpow="**refl", rmatmul="@refl", rand="&refl", rlshift="<<refl", rdivmod="dm", rfloordiv="//refl", rmod="%refl", rtruediv="/refl")
Shy = make("Shy", iadd=No, add=No, radd=No, eq=No, lt=No, gt=No, le=No)
Sub = make("Sub", (Plain,), radd="+sub")
SubNo = make("SubNo", (Plain,))
SubAdd = make("SubAdd", (Plain,), add="subadd+", radd="+subadd")
Empty = make("Empty")
ShyIn = make("ShyIn", isub=No, sub="shyin-")
things = [Full(), Plain(), Refl(), Shy(), Sub(), SubNo(), SubAdd(), Empty(), 1, "s", [0]]


def attempt(label, op, a, b):
    calls.clear()
    try:
        r = op(a, b)
    except TypeError as e:
        r = f"TypeError: {e}"
    print(f"{label:<26}{r!s:<72}{' '.join(calls)}")


for a in things[:8]:
    for b in things[:8]:
        attempt(f"{a!r} + {b!r}", operator.add, a, b)
for a in things[:8]:
    for b in (1, "s", [0]):
        attempt(f"{a!r} += {b!r}", operator.iadd, a, b)
        attempt(f"{b!r} += {a!r}", operator.iadd, b, a)
r = things[2]
for name in ("sub", "pow", "matmul", "and_", "lshift", "floordiv", "mod", "truediv", "rshift", "or_", "xor", "mul"):
    attempt(f"7 {name} refl", getattr(operator, name), 7, r)
    attempt(f"refl {name} 7", getattr(operator, name), r, 7)
attempt("divmod(7, refl)", divmod, 7, r)
attempt("divmod(refl, 7)", divmod, r, 7)
attempt("'%s' % refl", operator.mod, "%s!", r)
attempt("shyin -= 1", operator.isub, ShyIn(), 1)

print("-- comparisons")
Cmp = make("Cmp", eq="ceq", lt="clt", gt="cgt")
SubCmp = make("SubCmp", (Cmp,), gt="sgt", eq="seq")
c, sc, shy = Cmp(), SubCmp(), Shy()
for x, y in ((c, 1), (1, c), (c, sc), (sc, c), (shy, c), (c, shy), (shy, shy), (shy, 1)):
    for op in (operator.lt, operator.gt, operator.eq, operator.ne, operator.le):
        attempt(f"{op.__name__} {x!r} {y!r}", op, x, y)

print("-- statements")


class Acc:
    def __init__(self, *v):
        self.v = list(v)

    def __iadd__(self, o):
        self.v.append(o)
        return self

    def __imul__(self, n):
        return "replaced"

    def __ior__(self, o):
        pass


a = b = Acc(1)
a += 2
a += [3]
print(a is b, b.v)
holder = [a]
holder[0] += "in list"
print(a.v, holder[0] is a)
t = (a,)
try:
    t[0] += "in tuple"
except TypeError as e:
    print(e, a.v[-1])
a *= 3
print(a, b.v)
b |= 1
print(b)
x = [1]
y = x
x += (2,)
x += "ab"
x *= 2
print(x, y is x)
try:
    x = x + (1,)
except TypeError as e:
    print(e)
s = frozenset({1})
s2 = s
s |= {2}
print(sorted(s), sorted(s2))
d = {"a": 1}
e = d
d |= [("b", 2)]
print(e)
try:
    d = d | [("c", 3)]
except TypeError as err:
    print(err)
n = 5
n //= 2; n **= 10; n -= 0.5; n %= 100; print(n)
try:
    n <<= 1
except TypeError as err:
    print(err)

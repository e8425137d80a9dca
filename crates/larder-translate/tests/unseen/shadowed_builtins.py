# Names that hide builtins, names from other languages, keywords-as-soft-words, reassigned functions.
import builtins

list = [3, 1, 2]
dict = {"list": list}
str = "a string called str"
print(list, dict["list"] is list, str.upper(), builtins.str(5), [].__class__(("x", "y")), builtins.list("ab"))
try:
    list((1, 2))
except TypeError as e:
    print(e)
try:
    str(5)
except TypeError as e:
    print(e)
del list, dict, str
print(list((1, 2)), dict(a=1), str(5))

def max(*xs):
    "a wrong max"
    return builtins.max(*xs) + 1000 if xs else "nothing"

print(max(1, 2), max(), sorted([3, 1], key=lambda v: -v), builtins.max([1, 5]))
id, type_, input, hash, next, iter, all, any = 1, 2, 3, 4, 5, 6, 7, 8
print(id + input + hash + next + iter + all + any)
del id, input, hash, next, iter, all, any
print(all([]), any([]), next(iter("q")))

class len:
    calls = 0

    def __new__(cls, x):
        cls.calls += 1
        return f"len#{cls.calls} of {builtins.len(x)}"

print(len("abc"), len([]), len.calls, isinstance(len, type))
del len

def outer(print=print, sum=lambda it: "sum:" + "+".join(map(str, it))):
    print(sum([1, 2]), sum(range(3)))
    int = float
    print(int("2.5"), int is float)

    def inner(range):
        return [i for i in range]
    return inner

print(outer()("xy"), int("7"), sum([1, 2]))
_print = print
log = []

def print(*args, sep=" ", **kw):
    log.append(sep.join(map(str, args)))
    _print(f"{builtins.len(log)}>", *args, sep=sep, **kw)

print("wrapped", 1)
print("a", "b", sep="-", end="$\n")
print(log)
print = _print
match = "soft"
case = [match]
match case:
    case [match]:
        type = "rebinding soft keywords"
    case _:
        type = None
print(match, case, type)
del type
_ = "underscore"
match 5:
    case _:
        print(_, type(_).__name__)
for _ in range(2):
    pass
print(_, [_ for _ in "ab"], _)
async_, await_, null, nil, this, self, new, var, let, const, fn, mut, impl, struct, enum, pub, ref, move, box, loop, where, use, mod, crate, trait, unsafe, extern, dyn, static, type_, Self, super_, string, vec, option, some, none, result, ok, err = range(40)
print(null + nil + this + self + new + var, let * const * fn, mut - impl, [struct, enum, pub, ref, move, box], loop, where < use < mod < crate, trait, unsafe, extern, dyn, static, type_, Self, super_, string + vec, option, some, none, result, ok, err)

class String:
    def __init__(self, value, Vec=None, Box=2, Option=()):
        self.value, self.type, self.impl, self.fn, self.match, self.move = value, "t", Vec, Box, Option, self.loop

    def loop(self):
        return "loop " + self.value

    def struct(self, dyn, *, ref=0, mut=1, **crate):
        return dyn, ref, mut, crate

    def to_string(self):
        return "to_string"

    def clone(self):
        return "clone"

    def unwrap(self, default="dflt"):
        return default

    def __str__(self):
        return f"String<{self.value}>"

class Vec(list):
    def push(self, x):
        self.append(x)
        return self

    def len(self):
        return builtins.len(self) * 100

    def iter(self):
        return reversed(self)

class Option:
    Some = "some"
    NONE = None

class Result(Exception):
    Ok, Err = 1, 2

s = String("x", Vec=[1])
print(s, s.type, s.impl, s.fn, s.match, s.move(), s.struct(1, ref=5, use=7, mod=8, trait=9), s.to_string(), s.clone(), s.unwrap(), s.unwrap(default=None))
v = Vec("ab").push("c").push("d")
print(v, v.len(), len(v), [*v.iter()], Vec.push is Vec.__dict__["push"], Option.Some, Option.NONE, Result.Ok)
try:
    raise Result("err", Result.Err)
except Result as Err:
    print(Err.args, Err.Err)

def main(main=None):
    return main or "main called"

def drop(x, drop=3):
    return x if drop == 0 else drop_(x, drop - 1)

drop_ = drop
print(main(), main("arg"), drop("dropped"), drop.__name__)
Exception_ = Exception

class ValueError(ValueError):
    def __str__(self):
        return "mine: " + super().__str__()

try:
    int("x")
except ValueError:
    print("never: the builtin one is a parent")
except builtins.ValueError as e:
    print("builtin", e)
try:
    raise ValueError("hidden")
except builtins.ValueError as e:
    print(e, type(e).__mro__[1].__name__, type(e) is type(e).__mro__[1])
f = lambda x: x + 1
g = f
f = lambda x: g(x) * 10
print(f(1), g(1))
true, false, True_ = 1, 0, True
print(true == True, false is False, True_ is True, not false)
x = int
y = x("5") + int(3)
int = lambda v: 42
print(y, x("6"), int("9"), f"{int(1)}", isinstance(5, x), [int(c) for c in "ab"], builtins.list(map(int, "ab")))
del int
range = range(3)
print(sorted(range), range[1], [i for i in range])
object = type("object", (), {"a": 1})
print(object.a, object.__name__, object is builtins.object, object.__mro__[1] is builtins.object)
builtins.answer = 42
print(answer, "answer" in globals())
del builtins.answer
print(range(5))

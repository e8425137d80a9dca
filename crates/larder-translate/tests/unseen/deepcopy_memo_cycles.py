import copy
from collections import deque, Counter, OrderedDict, namedtuple
from dataclasses import dataclass, field, replace


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __repr__(self):
        return f"Plain({', '.join(f'{k}={v!r}' if v is not self else f'{k}=<self>' for k, v in vars(self).items())})"


class Custom:
    made = 0

    def __init__(self, items, token):
        self.items, self.token = items, token
        Custom.made += 1

    def __copy__(self):
        new = type(self)(self.items, "copy of " + self.token)
        return new

    def __deepcopy__(self, memo):
        new = type(self).__new__(type(self))
        memo[id(self)] = new
        new.items = copy.deepcopy(self.items, memo)
        new.token = self.token
        return new


class Stateful:
    def __init__(self):
        self.data = [1, [2]]
        self.handle = "open socket"

    def __getstate__(self):
        state = dict(self.__dict__)
        state["handle"] = None
        return state

    def __setstate__(self, state):
        self.__dict__.update(state)
        self.restored = True


class Reduced:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def __reduce__(self):
        return Reduced, (self.b, self.a)


class Slots:
    __slots__ = ("left", "right", "unset")

    def __init__(self, left, right):
        self.left, self.right = left, right


class Shared:
    def __deepcopy__(self, memo):
        return self


class NoCopy:
    def __reduce_ex__(self, proto):
        raise TypeError("cannot copy a NoCopy")


class MyList(list):
    tag = "class tag"


@dataclass
class Team:
    name: str
    members: list = field(default_factory=list)
    boss: object = None


P = namedtuple("P", "x y")
inner = [1, 2]
outer = [inner, inner, (inner, 3), {"k": inner}]
sh, dp = copy.copy(outer), copy.deepcopy(outer)
inner.append(99)
print(outer, sh, dp, sep="\n")
print(sh[0] is inner, dp[0] is dp[1], dp[2][0] is dp[0], dp[3]["k"] is dp[0], dp[0] is inner)
cyc = [1]
cyc.append(cyc)
c2 = copy.deepcopy(cyc)
print(c2, c2[1] is c2, c2[1][1][1][0], c2 is cyc, copy.copy(cyc)[1] is cyc)
d = {"self": None, "t": ()}
d["self"] = d
d["t"] = (d, [d])
d2 = copy.deepcopy(d)
print(d2["self"] is d2, d2["t"][0] is d2, d2["t"][1][0] is d2, d2)
t = (1, "a", (2, None), frozenset([1]))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy((1, [])) == (1, []), copy.deepcopy(5) == 5, copy.deepcopy(print) is print)
mutable_tuple = (1, [2])
mt = copy.deepcopy(mutable_tuple)
mt[1].append(3)
print(mutable_tuple, mt)
a = Plain(name="a", kids=[Plain(name="b")])
a.me = a
a.kids[0].parent = a
b, e = copy.copy(a), copy.deepcopy(a)
print(b.kids is a.kids, b.me is a, e.me is e, e.kids[0].parent is e, e.kids[0].name, sorted(vars(e)))
cu = Custom([1, [2]], "tok")
x, y = copy.copy(cu), copy.deepcopy([cu, cu])
print(x.token, x.items is cu.items, y[0] is y[1], y[0].items is cu.items, y[0].token, Custom.made)
s = copy.deepcopy(Stateful())
print(s.data, s.handle, s.restored, vars(copy.copy(Stateful())))
r = copy.copy(Reduced(1, [2]))
print(r.a, r.b, copy.deepcopy(Reduced("p", "q")).a)
sl = Slots([1], None)
sl2, sl3 = copy.copy(sl), copy.deepcopy(sl)
print(sl2.left is sl.left, sl3.left is sl.left, sl3.left, hasattr(sl3, "unset"), sl3.right)
one = Shared()
print(copy.deepcopy({"a": one, "b": [one]})["b"][0] is one, copy.copy(one) is one)
for fn in (copy.copy, copy.deepcopy):
    try:
        fn([NoCopy()]) if fn is copy.deepcopy else fn(NoCopy())
    except TypeError as err:
        print(fn.__name__, err)
for bad in ((i for i in "ab"), open):
    try:
        print(copy.deepcopy(bad) is bad)
    except TypeError as err:
        print(err)
ml = MyList([1, [2]])
ml.extra = {"k": []}
m2, m3 = copy.copy(ml), copy.deepcopy(ml)
ml[1].append("!")
ml.extra["k"].append("?")
print(type(m2).__name__, m2, m2.extra, m3, m3.extra, m3.tag, ml[:], type(ml[:]).__name__, type(ml.copy()).__name__)
dq = deque([[1], [2]], maxlen=3)
dq2 = copy.deepcopy(dq)
dq[0].append(5)
print(dq2, dq2.maxlen, copy.copy(dq)[0] is dq[0], copy.copy(Counter("aab")), copy.deepcopy(OrderedDict(z=[1], a=[2])), copy.deepcopy(P([1], 2)))
boss = Team("bosses")
team = Team("dev", ["a"], boss)
t2, t3, t4 = replace(team, name="ops"), copy.deepcopy(team), copy.copy(team)
team.members.append("b")
boss.name = "renamed"
print(t2, t3, t4 == team, t3 == team, t3.boss is boss, sep=" | ")
memo = {}
base = [1]
q = copy.deepcopy(base, memo)
print(memo[id(base)] is q, copy.deepcopy(base, memo) is q, copy.deepcopy(base) is q)
fn = lambda v=[]: v
fn.attr = [1]
print(copy.deepcopy(fn) is fn, copy.deepcopy([fn])[0].attr is fn.attr, copy.deepcopy(Plain) is Plain)
bm = copy.deepcopy(a.kids.append)
bm("new")
print(len(a.kids), copy.deepcopy(ValueError("x", [1])).args, copy.copy(slice(1, 2)), copy.deepcopy(range(3)), copy.deepcopy(b"x"), copy.deepcopy(bytearray(b"y")))
deep = []
for _ in range(3000):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError:
    print("RecursionError")
raise copy.Error("un(deep)copyable object of this program")
